//! The owner key: made once on the device, guarded by the device credential, known to no recipient. It signs challenges of
//! the core and nothing else, each bound to one purpose. The only maker of [`OwnerChecked`].

use crate::refusal::Refusal;
use privet_wire::b64;
use privet_wire::ids::{ActivityId, Digest};
use privet_wire::key::{PublicKey, Signature};
use privet_wire::merkle::sha256;

/// What the owner's signature is for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum OwnerPurpose {
    /// Prove that the key is held, to make it the owner key.
    BecomeOwner,
    /// Allow new attempts against a template.
    ResetAttempts {
        /// Of which activity.
        activity: ActivityId,
    },
    /// Make another template beside or instead of those that are there.
    MakeTemplate {
        /// Of which activity.
        activity: ActivityId,
    },
    /// Leave lock-down by a new origin.
    LeaveLockDown,
}

impl OwnerPurpose {
    fn text(&self) -> String {
        match self {
            Self::BecomeOwner => "become-owner".to_owned(),
            Self::ResetAttempts { activity } => format!("reset-attempts/{activity}"),
            Self::MakeTemplate { activity } => format!("make-template/{activity}"),
            Self::LeaveLockDown => "leave-lock-down".to_owned(),
        }
    }
}

/// A challenge of this run, good for one signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnerChallenge {
    purpose: OwnerPurpose,
    random: [u8; 32],
}

impl OwnerChallenge {
    /// From 32 random bytes.
    #[must_use]
    pub const fn new(purpose: OwnerPurpose, random: [u8; 32]) -> Self {
        Self { purpose, random }
    }

    /// What it is for.
    #[must_use]
    pub const fn purpose(&self) -> &OwnerPurpose {
        &self.purpose
    }

    /// The bytes to sign: `privet/owner/v1 ‖ 0x00 ‖ purpose ‖ 0x00 ‖ 32 random bytes`.
    #[must_use]
    pub fn input(&self) -> Vec<u8> {
        [b"privet/owner/v1\0", self.purpose.text().as_bytes(), &[0], &self.random].concat()
    }

    /// Checks a signature by the key with this `SubjectPublicKeyInfo`.
    ///
    /// # Errors
    /// [`Refusal::BadSignature`]
    pub fn check(&self, spki: &[u8], signature: &[u8]) -> Result<OwnerChecked, Refusal> {
        let key = PublicKey::from_spki(spki).map_err(|_| Refusal::BadSignature)?;
        let signature = Signature::from_key_store(signature).map_err(|_| Refusal::BadSignature)?;
        key.verify(&self.input(), &signature).map_err(|_| Refusal::BadSignature)?;
        Ok(OwnerChecked {
            purpose: self.purpose.clone(),
            spki: b64::encode_url(spki),
            digest: Digest::new(sha256(spki)),
        })
    }
}

/// Evidence: the holder of this key signed a challenge of this run, for this purpose.
#[derive(Clone, Debug)]
pub struct OwnerChecked {
    purpose: OwnerPurpose,
    spki: String,
    digest: Digest,
}

impl OwnerChecked {
    /// What it was for.
    #[must_use]
    pub const fn purpose(&self) -> &OwnerPurpose {
        &self.purpose
    }
    /// The key, DER, base64url.
    #[must_use]
    pub fn spki(&self) -> &str {
        &self.spki
    }
    /// SHA-256 of the key's DER.
    #[must_use]
    pub const fn digest(&self) -> Digest {
        self.digest
    }
}
