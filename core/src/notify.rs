//! Telling a recipient that a consent was withdrawn: a notice signed by the key that this recipient knows, without a prompt.
//! The only maker of [`NoticeSigned`].

use crate::host::{DeviceKeys, KeyFault, WallMs};
use privet_wire::ids::{ActivityId, AppId, Jti, RecipientId, Subject};
use privet_wire::key::{PublicKey, Signature};
use privet_wire::notice::Notice;

/// Evidence: this notice is signed by the notice key.
#[derive(Clone, Debug)]
pub struct NoticeSigned {
    work: u64,
    jti: Jti,
    jws: String,
}

impl NoticeSigned {
    /// The owed work that it does.
    #[must_use]
    pub const fn work(&self) -> u64 {
        self.work
    }
    /// Its number.
    #[must_use]
    pub const fn jti(&self) -> Jti {
        self.jti
    }
    /// What the recipient gets.
    #[must_use]
    pub fn jws(&self) -> &str {
        &self.jws
    }
}

/// The last second of the year 9999: a tombstone may say any time, and a notice has to be one that can be written.
const LATEST: i64 = 253_402_300_799;

/// Who tells whom.
#[derive(Clone, Debug)]
pub struct Parties {
    /// The app.
    pub iss: AppId,
    /// The recipient.
    pub aud: RecipientId,
    /// The person as the recipient knows them.
    pub sub: Subject,
}

/// Signs the notice of one withdrawal.
///
/// # Errors
/// [`KeyFault`]; [`KeyFault::Corrupt`] if the key store's answers are no P-256 key or signature.
pub fn sign(
    keys: &dyn DeviceKeys,
    alias: &str,
    parties: Parties,
    (activity, withdrawn): (&ActivityId, WallMs),
    (work, jti): (u64, Jti),
) -> Result<NoticeSigned, KeyFault> {
    let key = PublicKey::from_spki(&keys.public_key(alias)?).map_err(|_| KeyFault::Corrupt)?;
    let Parties { iss, aud, sub } = parties;
    let notice = Notice {
        iss,
        aud,
        sub,
        activity: activity.clone(),
        withdrawn_at: withdrawn.div_euclid(1000).clamp(0, LATEST),
        jti,
    };
    let input = notice.signing_input(&key.id()).map_err(|_| KeyFault::Corrupt)?;
    let signature =
        Signature::from_key_store(&keys.sign(alias, input.as_bytes())?).map_err(|_| KeyFault::Corrupt)?;
    key.verify(input.as_bytes(), &signature).map_err(|_| KeyFault::Corrupt)?;
    Ok(NoticeSigned { work, jti, jws: input.assemble(&signature) })
}
