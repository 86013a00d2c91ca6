//! Registering the person's keys with a recipient: the draft that all of them sign, and the check that they did. The only
//! maker of [`RegistrationChecked`].

use crate::event::ConfirmKey;
use crate::refusal::Refusal;
use privet_wire::b64;
use privet_wire::ids::{AppId, Digest, RecipientId, Subject};
use privet_wire::key::{PublicKey, Signature, UserVerification};
use privet_wire::registration::{KeyUse, RegisteredKey, Registration};

/// One of the person's own keys, to be registered with a recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfirmingKey {
    /// What unlocks it.
    pub uv: UserVerification,
    /// Its public half as a DER `SubjectPublicKeyInfo` (RFC 5280), P-256.
    pub spki: Vec<u8>,
    /// What the platform attests of it, for [`crate::engine::Engine::attestation_challenge`]: on Android the certificate chain (X.509,
    /// DER), the key's own first; on Apple's systems one App Attest object; empty if there is none. At most 8 byte strings of together
    /// 16 KiB. Handed on as it is: the recipient judges it.
    pub attestation: Vec<Vec<u8>>,
}

/// A registration that waits for its signatures.
#[derive(Clone, Debug)]
pub struct Draft {
    registration: Registration,
    keys: Vec<ConfirmKey>,
    notice_alias: String,
}

/// Evidence: every key of this registration signed it.
#[derive(Clone, Debug)]
pub struct RegistrationChecked {
    recipient: RecipientId,
    sub: Subject,
    keys: Vec<ConfirmKey>,
    notice_alias: String,
    jws: String,
}

impl RegistrationChecked {
    /// With whom.
    #[must_use]
    pub const fn recipient(&self) -> &RecipientId {
        &self.recipient
    }
    /// The person as this recipient knows them.
    #[must_use]
    pub const fn sub(&self) -> Subject {
        self.sub
    }
    /// The person's keys.
    #[must_use]
    pub fn keys(&self) -> &[ConfirmKey] {
        &self.keys
    }
    /// Alias of the key that signs withdrawal notices.
    #[must_use]
    pub fn notice_alias(&self) -> &str {
        &self.notice_alias
    }
    /// What the recipient gets.
    #[must_use]
    pub fn jws(&self) -> &str {
        &self.jws
    }
}

impl Draft {
    /// Fixes what is to be signed. `keys` are the person's own, at least one, no two of one kind; `notice` signs withdrawal
    /// notices.
    ///
    /// # Errors
    /// [`Refusal::BadKey`] if a key is not a P-256 key, an attestation is out of bounds, or the set is not one that can be registered.
    pub fn new(
        (iss, aud, sub): (AppId, RecipientId, Subject),
        challenge: &[u8],
        keys: &[ConfirmingKey],
        (notice_alias, notice_spki): (String, &[u8]),
    ) -> Result<Self, Refusal> {
        let mut registered = Vec::with_capacity(keys.len() + 1);
        let mut own = Vec::with_capacity(keys.len());
        for ConfirmingKey { uv, spki, attestation } in keys {
            let jwk = PublicKey::from_spki(spki).map_err(|_| Refusal::BadKey)?;
            if own.iter().any(|key: &ConfirmKey| key.uv == *uv) {
                return Err(Refusal::BadKey);
            }
            let used = match uv {
                UserVerification::Bio => KeyUse::Bio,
                UserVerification::Pin => KeyUse::Pin,
            };
            own.push(ConfirmKey {
                uv: *uv,
                spki: b64::encode_url(spki),
                thumbprint: Digest::new(*jwk.id().as_bytes()),
            });
            registered.push(RegisteredKey { attestation: attestation.clone(), jwk, uv: used });
        }
        let jwk = PublicKey::from_spki(notice_spki).map_err(|_| Refusal::BadKey)?;
        registered.push(RegisteredKey { attestation: Vec::new(), jwk, uv: KeyUse::None });
        let registration = Registration { iss, aud, sub, challenge: challenge.to_vec(), keys: registered };
        if own.is_empty() || registration.signing_inputs().is_err() {
            return Err(Refusal::BadKey);
        }
        Ok(Self { registration, keys: own, notice_alias })
    }

    /// What each key has to sign, the person's keys first, the notice key last.
    ///
    /// # Errors
    /// [`Refusal::BadKey`] is not expected: `new` tried it.
    pub fn inputs(&self) -> Result<Vec<String>, Refusal> {
        self.registration.signing_inputs().map_err(|_| Refusal::BadKey)
    }

    /// Alias of the notice key.
    #[must_use]
    pub fn notice_alias(&self) -> &str {
        &self.notice_alias
    }

    /// Checks the key stores' signatures (DER or `r ‖ s`), in the order of [`Draft::inputs`].
    ///
    /// # Errors
    /// [`Refusal::MalformedSignature`] if one is no signature or one is missing, [`Refusal::BadSignature`] if one is not by its key.
    pub fn check(&self, signatures: &[Vec<u8>]) -> Result<RegistrationChecked, Refusal> {
        let signatures: Result<Vec<_>, _> =
            signatures.iter().map(|bytes| Signature::from_key_store(bytes)).collect();
        let said = &self.registration;
        let jws = said
            .assemble(&signatures.map_err(|_| Refusal::MalformedSignature)?)
            .map_err(|_| Refusal::MalformedSignature)?;
        // The very check that the recipient makes.
        Registration::verify(&jws, &said.iss, &said.aud, &said.challenge)
            .map_err(|_| Refusal::BadSignature)?;
        Ok(RegistrationChecked {
            recipient: said.aud.clone(),
            sub: said.sub,
            keys: self.keys.clone(),
            notice_alias: self.notice_alias.clone(),
            jws,
        })
    }
}
