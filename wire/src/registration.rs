//! The keys of one person at one recipient, presented together and signed by each of them, so that nobody registers a key they
//! do not hold. A JWS in general JSON form (RFC 7515 §7.2.1), canonical, one signature for each key in the order of the keys.

use crate::b64;
use crate::canonical;
use crate::ids::{AppId, RecipientId, Subject};
use crate::jws::{self, JwsFault};
use crate::key::{PublicKey, Signature, UserVerification};
use crate::merkle::{Hash, sha256};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// How many bytes a recipient's challenge has.
pub const CHALLENGE: std::ops::RangeInclusive<usize> = 16..=64;

/// `typ` of each signature's header.
pub const TYP: &str = "privet-registration+jwt";
/// Begins what [`attestation_challenge`] hashes.
pub const ATTESTATION_LABEL: &str = "privet/attestation/v1";
/// The longest registration, in bytes: room for two keys with the largest attestation, in base64 twice.
pub const MAX_REGISTRATION: usize = 64 * 1024;
/// Of so many byte strings an attestation may consist: a chain of certificates has three to six.
pub const MAX_ATTESTATION_PARTS: usize = 8;
/// So many bytes an attestation may have, all parts together.
pub const MAX_ATTESTATION: usize = 16 * 1024;

/// Why a registration is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RegistrationFault {
    /// Longer than [`MAX_REGISTRATION`].
    #[error("the registration is too long")]
    TooLong,
    /// Not a registration, or a value out of range.
    #[error("not a registration")]
    Malformed,
    /// In another spelling than the canonical one.
    #[error("not the canonical spelling")]
    NotCanonical,
    /// A JWS of another type or algorithm.
    #[error("a JWS of another type")]
    WrongType,
    /// The keys are not in order, one stands twice, none confirms, or a signature names another key.
    #[error("the keys are not acceptable")]
    BadKeys,
    /// An attestation has an empty part, more than [`MAX_ATTESTATION_PARTS`], or more than [`MAX_ATTESTATION`] bytes.
    #[error("an attestation is not acceptable")]
    BadAttestation,
    /// A key did not sign this.
    #[error("a signature does not hold")]
    BadSignature,
    /// For another recipient.
    #[error("for another recipient")]
    WrongAudience,
    /// From another app.
    #[error("from another app")]
    WrongIssuer,
    /// It repeats another challenge than the one given.
    #[error("another challenge than the one given")]
    WrongChallenge,
}

impl From<JwsFault> for RegistrationFault {
    fn from(fault: JwsFault) -> Self {
        match fault {
            JwsFault::TooLong => Self::TooLong,
            JwsFault::Malformed => Self::Malformed,
            JwsFault::NotCanonical => Self::NotCanonical,
            JwsFault::WrongType => Self::WrongType,
        }
    }
}

/// What a registered key is good for; the member `uv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KeyUse {
    /// Signs receipts after face or finger.
    Bio,
    /// Signs receipts after the device's PIN.
    Pin,
    /// Signs withdrawal notices, without any prompt; never receipts.
    None,
}

impl KeyUse {
    /// The user verification of a receipt by this key; nothing for the notice key.
    #[must_use]
    pub const fn user_verification(self) -> Option<UserVerification> {
        match self {
            Self::Bio => Some(UserVerification::Bio),
            Self::Pin => Some(UserVerification::Pin),
            Self::None => None,
        }
    }
}

/// One key, its use, and what its platform says of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisteredKey {
    /// The platform's attestation of the key: on Android the certificate chain (X.509, DER), the key's own first; on Apple's systems
    /// one App Attest object. Nothing if there is none.
    ///
    /// Carried and bounded here, never parsed: whether it holds, and for [`attestation_challenge`], is for the recipient to judge.
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "parts")]
    pub attestation: Vec<Vec<u8>>,
    /// The key.
    pub jwk: PublicKey,
    /// Its use.
    pub uv: KeyUse,
}

/// Byte strings as a list of base64url texts.
mod parts {
    use crate::b64;
    use serde::{Deserialize, Deserializer, Serializer, de::Error as _};

    pub(super) fn serialize<S: Serializer>(parts: &[Vec<u8>], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(parts.iter().map(|part| b64::encode_url(part)))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Vec<u8>>, D::Error> {
        let texts = Vec::<String>::deserialize(from)?;
        texts.iter().map(|text| b64::decode_url(text).map_err(D::Error::custom)).collect()
    }
}

/// What a registration says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registration {
    /// The app.
    pub iss: AppId,
    /// The recipient.
    pub aud: RecipientId,
    /// The person as this recipient shall know them.
    pub sub: Subject,
    /// The recipient's own random bytes, 16 to 64.
    #[serde(with = "b64::vec")]
    pub challenge: Vec<u8>,
    /// At most one key for each use, in the order bio, pin, none; at least one of them bio or pin; no key twice.
    pub keys: Vec<RegisteredKey>,
}

/// `SHA-256("privet/attestation/v1" ‖ 0x00 ‖ aud ‖ 0x00 ‖ challenge)`: the challenge a key is made with, where the platform can
/// attest keys. No recipient id holds a zero byte, so aud and challenge cannot be cut in two ways.
#[must_use]
pub fn attestation_challenge(aud: &RecipientId, challenge: &[u8]) -> Hash {
    let parts = [ATTESTATION_LABEL.as_bytes(), &[0], aud.as_str().as_bytes(), &[0], challenge];
    sha256(&Zeroizing::new(parts.concat()))
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct General {
    payload: String,
    signatures: Vec<OneSignature>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OneSignature {
    protected: String,
    #[serde(with = "b64::array")]
    signature: [u8; 64],
}

impl Registration {
    /// What each key signs, in the order of the keys (RFC 7515 §5.1; the headers differ in `kid`).
    ///
    /// # Errors
    /// [`RegistrationFault::BadKeys`], [`RegistrationFault::BadAttestation`], or [`RegistrationFault::Malformed`] for a challenge of
    /// another length than 16 to 64 bytes.
    pub fn signing_inputs(&self) -> Result<Vec<String>, RegistrationFault> {
        self.check()?;
        self.keys.iter().map(|key| Ok(jws::signing_input(TYP, &key.jwk.id(), self)?)).collect()
    }

    /// The finished text. Whether the signatures hold is for a verifier to say.
    ///
    /// # Errors
    /// As [`Self::signing_inputs`], and [`RegistrationFault::BadKeys`] unless there is one signature for each key.
    pub fn assemble(&self, signatures: &[Signature]) -> Result<String, RegistrationFault> {
        self.check()?;
        if signatures.len() != self.keys.len() {
            return Err(RegistrationFault::BadKeys);
        }
        let payload = canonical::encode(self).map_err(JwsFault::from)?;
        let signatures = self.keys.iter().zip(signatures).map(|(key, signature)| OneSignature {
            protected: jws::header(TYP, &key.jwk.id()),
            signature: *signature.as_bytes(),
        });
        let general = General { payload: b64::encode_url(&payload), signatures: signatures.collect() };
        let bytes = canonical::encode(&general).map_err(JwsFault::from)?;
        String::from_utf8(bytes).map_err(|_| RegistrationFault::Malformed)
    }

    /// Reads a registration and requires that every key in it signed it, for this app, recipient and challenge. The caller then
    /// forgets the challenge, so that it serves once.
    ///
    /// # Errors
    /// [`RegistrationFault`]
    pub fn verify(
        text: &str,
        iss: &AppId,
        aud: &RecipientId,
        challenge: &[u8],
    ) -> Result<Self, RegistrationFault> {
        let general: General =
            canonical::parse_strict(text.as_bytes(), MAX_REGISTRATION).map_err(JwsFault::from)?;
        let payload = b64::decode_url(&general.payload).map_err(|_| RegistrationFault::Malformed)?;
        let said: Self = canonical::parse_strict(&payload, MAX_REGISTRATION).map_err(JwsFault::from)?;
        said.check()?;
        if general.signatures.len() != said.keys.len() {
            return Err(RegistrationFault::BadKeys);
        }
        for (key, made) in said.keys.iter().zip(&general.signatures) {
            if jws::read_header(&made.protected, TYP)? != key.jwk.id() {
                return Err(RegistrationFault::BadKeys);
            }
            let signature = Signature::from_jws(&made.signature).map_err(|_| RegistrationFault::Malformed)?;
            let signed = format!("{}.{}", made.protected, general.payload);
            key.jwk.verify(signed.as_bytes(), &signature).map_err(|_| RegistrationFault::BadSignature)?;
        }
        if said.iss != *iss {
            return Err(RegistrationFault::WrongIssuer);
        }
        if said.aud != *aud {
            return Err(RegistrationFault::WrongAudience);
        }
        if said.challenge == challenge { Ok(said) } else { Err(RegistrationFault::WrongChallenge) }
    }

    fn check(&self) -> Result<(), RegistrationFault> {
        if !CHALLENGE.contains(&self.challenge.len()) {
            return Err(RegistrationFault::Malformed);
        }
        let in_order = self.keys.is_sorted_by(|a, b| a.uv < b.uv);
        let confirms = self.keys.iter().any(|key| key.uv.user_verification().is_some());
        let mut distinct: Vec<_> = self.keys.iter().map(|key| key.jwk).collect();
        distinct.sort_unstable();
        distinct.dedup();
        if !in_order || !confirms || distinct.len() != self.keys.len() {
            return Err(RegistrationFault::BadKeys);
        }
        let carried = |key: &RegisteredKey| {
            let parts = &key.attestation;
            parts.len() <= MAX_ATTESTATION_PARTS
                && parts.iter().all(|part| !part.is_empty())
                && parts.iter().map(Vec::len).sum::<usize>() <= MAX_ATTESTATION
        };
        if self.keys.iter().all(carried) { Ok(()) } else { Err(RegistrationFault::BadAttestation) }
    }
}
