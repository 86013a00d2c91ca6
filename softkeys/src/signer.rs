//! The person's own keys: those that confirm (`bio`, `pin`) and the owner key. On a phone the platform asks for the person
//! before each signature; here nobody is asked.

use crate::p256;
use crate::place::Place;
use crate::records::{PersonKey, add};
use privet::host::{KeyDeleted, KeyFault};
use privet_wire::key::{PublicKey, UserVerification};
use std::fmt;
use std::path::Path;
use std::sync::Arc;

/// P-256 keys by name, in memory or in the same `keys.json` as [`SoftKeys`](crate::SoftKeys), in a room that
/// `DeviceKeys::list` does not see.
///
/// Names are the caller's (1 to 512 bytes, no control characters), for instance `cloudlane/bio` or `owner`. Every method
/// answers [`KeyFault::KeyMissing`] for a name that was never made and [`KeyFault::KeyInvalidated`] for a `bio` key after
/// [`SoftKeys::new_enrolment`](crate::SoftKeys::new_enrolment).
pub struct SoftSigner {
    place: Arc<Place>,
}

impl SoftSigner {
    /// Keys that are gone with the process.
    #[must_use]
    pub fn memory() -> Arc<Self> {
        Self::at(Place::memory())
    }

    /// Keys in `keys.json` of this directory.
    #[must_use]
    pub fn directory(path: &Path) -> Arc<Self> {
        Self::at(Place::directory(path))
    }

    pub(crate) fn at(place: Arc<Place>) -> Arc<Self> {
        Arc::new(Self { place })
    }

    /// Makes a key that is unlocked by `uv`; the owner key is made with [`UserVerification::Pin`] (device credential).
    ///
    /// # Errors
    /// [`KeyFault::Corrupt`] for a name that is taken, empty or overlong; [`KeyFault`]
    pub fn make(&self, name: &str, uv: UserVerification) -> Result<PublicKey, KeyFault> {
        let secret = p256::make()?;
        let public = p256::public(&secret)?;
        self.place.change(|records| {
            add(&mut records.signers, name, PersonKey { uv, invalidated: false, secret })
        })?;
        Ok(public)
    }

    /// ECDSA P-256 over SHA-256 of `bytes`, DER, as a phone's key store signs.
    ///
    /// # Errors
    /// [`KeyFault`]
    pub fn sign(&self, name: &str, bytes: &[u8]) -> Result<Vec<u8>, KeyFault> {
        self.use_key(name, |key| p256::sign(&key.secret, bytes))
    }

    /// The public half.
    ///
    /// # Errors
    /// [`KeyFault`]
    pub fn public(&self, name: &str) -> Result<PublicKey, KeyFault> {
        self.use_key(name, |key| p256::public(&key.secret))
    }

    /// The public half as a DER `SubjectPublicKeyInfo` (RFC 5480).
    ///
    /// # Errors
    /// [`KeyFault`]
    pub fn spki(&self, name: &str) -> Result<Vec<u8>, KeyFault> {
        Ok(self.public(name)?.to_spki())
    }

    /// The public half as a canonical JWK (RFC 7517).
    ///
    /// # Errors
    /// [`KeyFault`]
    pub fn jwk(&self, name: &str) -> Result<Vec<u8>, KeyFault> {
        Ok(self.public(name)?.to_jwk())
    }

    /// What unlocks the key.
    ///
    /// # Errors
    /// [`KeyFault`]
    pub fn uv(&self, name: &str) -> Result<UserVerification, KeyFault> {
        self.use_key(name, |key| Ok(key.uv))
    }

    /// Every name, in order.
    ///
    /// # Errors
    /// [`KeyFault`]
    pub fn names(&self) -> Result<Vec<String>, KeyFault> {
        Ok(self.place.look()?.signers.keys().cloned().collect())
    }

    /// Destroys a key, also an invalidated one.
    ///
    /// # Errors
    /// [`KeyFault`]
    pub fn delete(&self, name: &str) -> Result<KeyDeleted, KeyFault> {
        self.place.change(|records| {
            let was = records.signers.remove(name);
            Ok(if was.is_some() { KeyDeleted::Deleted } else { KeyDeleted::WasMissing })
        })
    }

    fn use_key<T>(
        &self,
        name: &str,
        act: impl FnOnce(&PersonKey) -> Result<T, KeyFault>,
    ) -> Result<T, KeyFault> {
        let records = self.place.look()?;
        let key = records.signers.get(name).ok_or(KeyFault::KeyMissing)?;
        if key.invalidated { Err(KeyFault::KeyInvalidated) } else { act(key) }
    }
}

impl fmt::Debug for SoftSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SoftSigner(..)")
    }
}
