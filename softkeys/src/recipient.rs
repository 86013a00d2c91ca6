//! The other side's private keys, so that a demo can open what it sent.

use crate::files;
use privet::host::KeyFault;
use privet::random::{Random, draw};
use privet_wire::ids::RecipientId;
use privet_wire::recipient_key::{RecipientKey, RecipientSecret};
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use zeroize::Zeroizing;

const MAX_JWK: u64 = 512;

/// X25519 secrets by recipient, in memory or as one private JWK (RFC 8037) each: `recipient-<id>.jwk` in a directory.
pub struct RecipientBox(Place);

enum Place {
    Memory(Mutex<BTreeMap<RecipientId, RecipientSecret>>),
    Directory(PathBuf),
}

impl RecipientBox {
    /// Secrets that are gone with the process.
    #[must_use]
    pub fn memory() -> Arc<Self> {
        Arc::new(Self(Place::Memory(Mutex::default())))
    }

    /// Secrets in files of this directory, which is made with the first.
    #[must_use]
    pub fn directory(path: &Path) -> Arc<Self> {
        Arc::new(Self(Place::Directory(path.to_owned())))
    }

    /// Makes a secret and answers its public half.
    ///
    /// # Errors
    /// [`KeyFault::Corrupt`] if the recipient has one; [`KeyFault::Transient`] without randomness; [`KeyFault`]
    pub fn make(&self, recipient: &RecipientId, random: &dyn Random) -> Result<RecipientKey, KeyFault> {
        self.put(recipient, &RecipientSecret::new(draw(random).map_err(|_| KeyFault::Transient)?))
    }

    /// Takes in a canonical private JWK and answers its public half.
    ///
    /// # Errors
    /// [`KeyFault::Corrupt`] if it is not one, or the recipient has a secret; [`KeyFault`]
    pub fn import(&self, recipient: &RecipientId, jwk: &[u8]) -> Result<RecipientKey, KeyFault> {
        self.put(recipient, &RecipientSecret::from_jwk(jwk).map_err(|_| KeyFault::Corrupt)?)
    }

    /// The canonical private JWK. The caller answers for where it goes.
    ///
    /// # Errors
    /// [`KeyFault::KeyMissing`]; [`KeyFault`]
    pub fn export(&self, recipient: &RecipientId) -> Result<Zeroizing<Vec<u8>>, KeyFault> {
        self.secret(recipient)?.to_jwk().map_err(|_| KeyFault::Corrupt)
    }

    /// The public half, as a manifest declares it.
    ///
    /// # Errors
    /// [`KeyFault::KeyMissing`]; [`KeyFault`]
    pub fn public(&self, recipient: &RecipientId) -> Result<RecipientKey, KeyFault> {
        self.secret(recipient)?.public().map_err(|_| KeyFault::Corrupt)
    }

    /// The secret, for opening an envelope.
    ///
    /// # Errors
    /// [`KeyFault::KeyMissing`]; [`KeyFault::Corrupt`] if the file was altered; [`KeyFault`]
    pub fn secret(&self, recipient: &RecipientId) -> Result<RecipientSecret, KeyFault> {
        match &self.0 {
            Place::Memory(held) => {
                let held = held.lock().unwrap_or_else(PoisonError::into_inner);
                held.get(recipient).cloned().ok_or(KeyFault::KeyMissing)
            }
            Place::Directory(path) => {
                let jwk = files::read(&file_of(path, recipient), MAX_JWK)?.ok_or(KeyFault::KeyMissing)?;
                RecipientSecret::from_jwk(&jwk).map_err(|_| KeyFault::Corrupt)
            }
        }
    }

    fn put(&self, recipient: &RecipientId, secret: &RecipientSecret) -> Result<RecipientKey, KeyFault> {
        let public = secret.public().map_err(|_| KeyFault::Corrupt)?;
        match &self.0 {
            Place::Memory(held) => {
                let mut held = held.lock().unwrap_or_else(PoisonError::into_inner);
                if held.contains_key(recipient) {
                    return Err(KeyFault::Corrupt);
                }
                held.insert(recipient.clone(), secret.clone());
            }
            Place::Directory(path) => {
                let file = file_of(path, recipient);
                let lock = files::lock(&file)?;
                if files::read(&file, MAX_JWK)?.is_some() {
                    return Err(KeyFault::Corrupt);
                }
                lock.replace(&secret.to_jwk().map_err(|_| KeyFault::Corrupt)?)?;
            }
        }
        Ok(public)
    }
}

/// An id has no character that means something in a path (`RecipientId`: `a-z 0-9 _ . -`, a letter first).
fn file_of(directory: &Path, recipient: &RecipientId) -> PathBuf {
    directory.join(format!("recipient-{recipient}.jwk"))
}

impl fmt::Debug for RecipientBox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecipientBox(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SeededRandom;

    #[test]
    fn a_secret_is_made_once_and_moves_only_as_its_private_jwk() {
        let dir = tempfile::tempdir().unwrap();
        let (lane, other) = ("cloudlane".try_into().unwrap(), "other".try_into().unwrap());
        for (one, two) in [
            (RecipientBox::memory(), RecipientBox::memory()),
            (RecipientBox::directory(dir.path()), RecipientBox::directory(&dir.path().join("two"))),
        ] {
            assert_eq!(one.public(&lane), Err(KeyFault::KeyMissing));
            let public = one.make(&lane, &*SeededRandom::new(1)).unwrap();
            assert_eq!(one.make(&lane, &*SeededRandom::new(2)), Err(KeyFault::Corrupt));
            assert_eq!(one.public(&lane), Ok(public));
            let jwk = one.export(&lane).unwrap();
            assert_eq!(two.import(&lane, &jwk), Ok(public));
            assert_eq!(two.import(&other, b"{}"), Err(KeyFault::Corrupt));
            assert_eq!(format!("{one:?}"), "RecipientBox(..)");
        }
        std::fs::write(dir.path().join("recipient-cloudlane.jwk"), b"altered").unwrap();
        assert_eq!(RecipientBox::directory(dir.path()).public(&lane), Err(KeyFault::Corrupt));
    }
}
