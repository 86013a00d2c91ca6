//! The device's key store in software: AES-256-GCM for what wraps, P-256 for what signs.

use crate::p256;
use crate::place::Place;
use crate::records::{DeviceKey, Secret, add, word};
use crate::signer::SoftSigner;
use privet::host::{
    DeviceKeys, KeyDeleted, KeyFault, KeyGuard, KeyMade, KeyPlace, KeyPolicy, KeyState, KeyUsable, ScreenLock,
};
use privet_wire::key::UserVerification;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::rand::{SecureRandom as _, SystemRandom};
use std::fmt;
use std::path::Path;
use std::sync::Arc;
use zeroize::Zeroizing;

/// `DeviceKeys` over memory or over `keys.json` in a directory. Threads and processes may share the directory.
///
/// Where the trait leaves the fault open: an alias that does not begin with `privet/<policy>/`, and a key asked for what its
/// policy does not do (sealing under Notice or Sentinel, signing under any but Notice), is [`KeyFault::Corrupt`]. A file that
/// was altered beyond reading is [`KeyFault::Corrupt`] for every call and is never overwritten; a disk that fails is
/// [`KeyFault::Transient`], a path that cannot be used [`KeyFault::Host`]. Nonces are random, so a key should seal fewer than 2^32 times (NIST SP 800-38D §8.3).
pub struct SoftKeys {
    place: Arc<Place>,
}

impl SoftKeys {
    /// Keys that are gone with the process.
    #[must_use]
    pub fn memory() -> Arc<Self> {
        Arc::new(Self { place: Place::memory() })
    }

    /// Keys in `keys.json` of this directory, which is made with the first change (mode 0700; the file 0600).
    #[must_use]
    pub fn directory(path: &Path) -> Arc<Self> {
        Arc::new(Self { place: Place::directory(path) })
    }

    /// The person's keys in the same place.
    #[must_use]
    pub fn signer(&self) -> Arc<SoftSigner> {
        SoftSigner::at(Arc::clone(&self.place))
    }

    /// Plays the enrolment of a new face or finger: every Sentinel key and every `bio` key of the person in the same place is
    /// [`KeyState::Invalidated`] from here on.
    ///
    /// # Errors
    /// [`KeyFault`]
    pub fn new_enrolment(&self) -> Result<(), KeyFault> {
        self.place.change(|records| {
            for key in records.keys.values_mut().filter(|k| k.policy == KeyPolicy::Sentinel) {
                key.invalidated = true;
            }
            for key in records.signers.values_mut().filter(|k| k.uv == UserVerification::Bio) {
                key.invalidated = true;
            }
            Ok(())
        })
    }

    /// Plays the person setting a screen lock, or taking it away. A new place has one.
    ///
    /// # Errors
    /// [`KeyFault`]
    pub fn set_screen_lock(&self, lock: ScreenLock) -> Result<(), KeyFault> {
        self.place.change(|records| {
            records.open_to_anybody = lock == ScreenLock::NotSet;
            Ok(())
        })
    }

    fn use_key<T>(
        &self,
        alias: &str,
        policies: &[KeyPolicy],
        act: impl FnOnce(&DeviceKey) -> Result<T, KeyFault>,
    ) -> Result<T, KeyFault> {
        let records = self.place.look()?;
        let key = records.keys.get(alias).ok_or(KeyFault::KeyMissing)?;
        if key.invalidated {
            Err(KeyFault::KeyInvalidated)
        } else if policies.contains(&key.policy) {
            act(key)
        } else {
            Err(KeyFault::Corrupt)
        }
    }
}

const WRAPPING: &[KeyPolicy] = &[KeyPolicy::Master, KeyPolicy::Template, KeyPolicy::Anchor];
const SIGNING: &[KeyPolicy] = &[KeyPolicy::Notice];

impl DeviceKeys for SoftKeys {
    fn create(&self, alias: &str, policy: KeyPolicy) -> Result<KeyMade, KeyFault> {
        let name = alias.strip_prefix("privet/").and_then(|rest| rest.strip_prefix(word(policy)));
        if !name.is_some_and(|rest| rest.starts_with('/')) {
            return Err(KeyFault::Corrupt);
        }
        let secret = if SIGNING.contains(&policy) { p256::make()? } else { fresh_aes()? };
        self.place.change(|records| {
            add(&mut records.keys, alias, DeviceKey { policy, invalidated: false, secret })
        })?;
        Ok(KeyMade::Software)
    }

    fn state(&self, alias: &str) -> Result<KeyState, KeyFault> {
        Ok(match self.place.look()?.keys.get(alias) {
            None => KeyState::Missing,
            Some(key) if key.invalidated => KeyState::Invalidated,
            Some(_) => KeyState::Present,
        })
    }

    fn guard(&self, _alias: &str) -> Result<KeyGuard, KeyFault> {
        Ok(KeyGuard { place: KeyPlace::Software, usable: KeyUsable::Always })
    }

    fn list(&self, prefix: &str) -> Result<Vec<String>, KeyFault> {
        Ok(self.place.look()?.keys.keys().filter(|alias| alias.starts_with(prefix)).cloned().collect())
    }

    fn seal(&self, alias: &str, aad: &[u8], plaintext: &[u8]) -> Result<Vec<u8>, KeyFault> {
        self.use_key(alias, WRAPPING, |key| {
            let mut nonce = [0; NONCE_LEN];
            SystemRandom::new().fill(&mut nonce).map_err(|_| KeyFault::Transient)?;
            // Room for the tag, so that growing leaves no copy of the plaintext behind.
            let mut text = Zeroizing::new(Vec::with_capacity(plaintext.len() + AES_256_GCM.tag_len()));
            text.extend_from_slice(plaintext);
            aes(&key.secret)?
                .seal_in_place_append_tag(
                    Nonce::assume_unique_for_key(nonce),
                    Aad::from(bound(alias, key.policy, aad)),
                    &mut *text,
                )
                .map_err(|_| KeyFault::Corrupt)?;
            Ok([nonce.as_slice(), &text].concat())
        })
    }

    fn open(&self, alias: &str, aad: &[u8], ciphertext: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeyFault> {
        self.use_key(alias, WRAPPING, |key| {
            let (nonce, sealed) = ciphertext.split_first_chunk::<NONCE_LEN>().ok_or(KeyFault::Corrupt)?;
            let mut text = Zeroizing::new(sealed.to_vec());
            let length = aes(&key.secret)?
                .open_in_place(
                    Nonce::assume_unique_for_key(*nonce),
                    Aad::from(bound(alias, key.policy, aad)),
                    &mut text,
                )
                .map_err(|_| KeyFault::Corrupt)?
                .len();
            text.truncate(length);
            Ok(text)
        })
    }

    fn delete(&self, alias: &str) -> Result<KeyDeleted, KeyFault> {
        self.place.change(|records| {
            let was = records.keys.remove(alias);
            Ok(if was.is_some() { KeyDeleted::Deleted } else { KeyDeleted::WasMissing })
        })
    }

    fn public_key(&self, alias: &str) -> Result<Vec<u8>, KeyFault> {
        self.use_key(alias, SIGNING, |key| Ok(p256::public(&key.secret)?.to_spki()))
    }

    fn sign(&self, alias: &str, bytes: &[u8]) -> Result<Vec<u8>, KeyFault> {
        self.use_key(alias, SIGNING, |key| p256::sign(&key.secret, bytes))
    }

    fn screen_lock(&self) -> Result<ScreenLock, KeyFault> {
        Ok(if self.place.look()?.open_to_anybody { ScreenLock::NotSet } else { ScreenLock::Set })
    }
}

impl fmt::Debug for SoftKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SoftKeys(..)")
    }
}

/// Name and policy are authenticated with the caller's aad. Neither holds a zero byte, so the parts cannot run together.
fn bound(alias: &str, policy: KeyPolicy, aad: &[u8]) -> Vec<u8> {
    [b"privet/softkeys/v1\0", alias.as_bytes(), &[0], word(policy).as_bytes(), &[0], aad].concat()
}

fn fresh_aes() -> Result<Secret, KeyFault> {
    let mut bytes = vec![0; AES_256_GCM.key_len()];
    SystemRandom::new().fill(&mut bytes).map_err(|_| KeyFault::Transient)?;
    Ok(Secret::new(bytes))
}

fn aes(secret: &Secret) -> Result<LessSafeKey, KeyFault> {
    let key = UnboundKey::new(&AES_256_GCM, secret.as_bytes()).map_err(|_| KeyFault::Corrupt)?;
    Ok(LessSafeKey::new(key))
}
