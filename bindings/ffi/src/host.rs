//! What the device provides: traits that Kotlin and Swift implement, and the adapters that make core's of them.
//!
//! Every method answers a record, an enum or bytes, never nothing, a truth value or a number: generated Kotlin lets a Java
//! `Error` pass for success with a zero value, which for those would read as an answer.

use privet::host::{self, KeyFault, KeyGuard};
pub use privet::host::{AnchorAdvance, AnchorRead, KeyDeleted, KeyMade, KeyPolicy, KeyState, ScreenLock};
use std::sync::Arc;
use zeroize::Zeroizing;

/// What a key is for; a platform maps each to its own flags.
#[uniffi::remote(Enum)]
pub enum KeyPolicy {
    /// Wraps the master of one epoch. Usable when the device has been unlocked.
    Master,
    /// Wraps one biometric template; deleting it is the shred.
    Template,
    /// Seals the anchor record.
    Anchor,
    /// `Invalidated` or `Missing` from the moment on that a face or finger is enrolled on the device; read only by `state`. Where none is
    /// enrolled when it is made, the first one counts.
    Sentinel,
    /// P-256, no prompt; signs withdrawal notices and nothing else.
    Notice,
}

/// Where a key came to live.
#[uniffi::remote(Enum)]
pub enum KeyMade {
    /// In hardware, as far as the platform says.
    Hardware,
    /// In software.
    Software,
}

/// How a key stands.
#[uniffi::remote(Enum)]
pub enum KeyState {
    /// There, and usable now.
    Present,
    /// Not there.
    Missing,
    /// There, but the platform ended it (for instance after a new enrolment).
    Invalidated,
    /// There, and not usable until the device is unlocked.
    Locked,
}

/// The key is gone, or was never there.
#[uniffi::remote(Enum)]
pub enum KeyDeleted {
    /// It was there.
    Deleted,
    /// There was nothing to delete.
    WasMissing,
}

/// Whether the device asks for something before it can be used.
#[uniffi::remote(Enum)]
pub enum ScreenLock {
    /// A PIN, a pattern, a password, a face or a finger.
    Set,
    /// Nothing: whoever picks it up can use it.
    NotSet,
}

/// What the anchor store holds.
#[uniffi::remote(Enum)]
pub enum AnchorRead {
    /// Nothing was ever written here.
    Absent,
    /// The last bytes that were written.
    Present(Vec<u8>),
}

/// What became of an advance.
#[uniffi::remote(Enum)]
pub enum AnchorAdvance {
    /// The new bytes are durable.
    Advanced,
    /// Somebody else was first; these are theirs.
    Stale(AnchorRead),
}

/// What a host throws when it can't. Each has its own way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum HostFault {
    /// No key of that name. Never answered by making one.
    #[error("the key is missing")]
    KeyMissing,
    /// The platform ended the key.
    #[error("the key was invalidated")]
    KeyInvalidated,
    /// The device is locked: unlock, then repeat.
    #[error("the key store is locked")]
    Locked,
    /// Worth repeating.
    #[error("the key store failed for now")]
    Transient,
    /// What was handed in was not made by this key, or was altered.
    #[error("the sealed bytes are corrupt")]
    Corrupt,
    /// The platform's limit is reached.
    #[error("too many keys")]
    TooManyKeys,
    /// Anything else. What a host throws without declaring it arrives as this, too.
    #[error("the host failed unexpectedly")]
    Unexpected,
}

impl From<uniffi::UnexpectedUniFFICallbackError> for HostFault {
    fn from(_: uniffi::UnexpectedUniFFICallbackError) -> Self {
        Self::Unexpected // its reason holds a stack trace, so it goes no further
    }
}

impl From<HostFault> for KeyFault {
    fn from(fault: HostFault) -> Self {
        match fault {
            HostFault::KeyMissing => Self::KeyMissing,
            HostFault::KeyInvalidated => Self::KeyInvalidated,
            HostFault::Locked => Self::Locked,
            HostFault::Transient => Self::Transient,
            HostFault::Corrupt => Self::Corrupt,
            HostFault::TooManyKeys => Self::TooManyKeys,
            HostFault::Unexpected => Self::Host,
        }
    }
}

impl From<KeyFault> for HostFault {
    fn from(fault: KeyFault) -> Self {
        match fault {
            KeyFault::KeyMissing => Self::KeyMissing,
            KeyFault::KeyInvalidated => Self::KeyInvalidated,
            KeyFault::Locked => Self::Locked,
            KeyFault::Transient => Self::Transient,
            KeyFault::Corrupt => Self::Corrupt,
            KeyFault::TooManyKeys => Self::TooManyKeys,
            KeyFault::Host => Self::Unexpected,
        }
    }
}

/// Keys that the device holds. Every alias begins with `privet/<policy>/`.
///
/// An implementation authenticates: `unseal` of anything but the unaltered output of `seal` under the same alias and the same
/// `aad` is `Corrupt`. No method shows a prompt, and none calls the engine: the engine refuses it.
#[uniffi::export(rust, foreign)]
pub trait DeviceKeys: Send + Sync {
    /// Makes a key. An alias that exists is `Corrupt`, never overwritten.
    ///
    /// # Errors
    /// [`HostFault`]
    fn create(&self, alias: String, policy: KeyPolicy) -> Result<KeyMade, HostFault>;
    /// How a key stands, without using it.
    ///
    /// # Errors
    /// [`HostFault`]
    fn state(&self, alias: String) -> Result<KeyState, HostFault>;
    /// What guards a key, for the inspector; nothing is ruled by it. Without using it. A store that cannot tell says `Unknown`.
    ///
    /// # Errors
    /// [`HostFault`]
    // Core calls it guard, which is a keyword of Swift.
    fn protection(&self, alias: String) -> Result<KeyGuard, HostFault>;
    /// Every alias that begins with `prefix`.
    ///
    /// # Errors
    /// [`HostFault`]
    fn list(&self, prefix: String) -> Result<Vec<String>, HostFault>;
    /// Encrypts and authenticates. A missing alias is `KeyMissing`, never a create. Wipe `plaintext` before returning.
    ///
    /// # Errors
    /// [`HostFault`]
    fn seal(&self, alias: String, aad: Vec<u8>, plaintext: Vec<u8>) -> Result<Vec<u8>, HostFault>;
    /// The reverse of `seal`. Keep no reference to what is returned.
    ///
    /// # Errors
    /// [`HostFault`]
    // Core calls it open, which Swift escapes as a keyword: the generated C header would not compile.
    fn unseal(&self, alias: String, aad: Vec<u8>, ciphertext: Vec<u8>) -> Result<Vec<u8>, HostFault>;
    /// Destroys a key so that nothing sealed under it can be opened again by this key store.
    ///
    /// # Errors
    /// [`HostFault`]
    fn delete(&self, alias: String) -> Result<KeyDeleted, HostFault>;
    /// The public half as a DER `SubjectPublicKeyInfo` (policy Notice only).
    ///
    /// # Errors
    /// [`HostFault`]
    fn public_key(&self, alias: String) -> Result<Vec<u8>, HostFault>;
    /// ECDSA P-256 over SHA-256 of `bytes`, DER or `r ‖ s` (policy Notice only).
    ///
    /// # Errors
    /// [`HostFault`]
    fn sign(&self, alias: String, bytes: Vec<u8>) -> Result<Vec<u8>, HostFault>;
    /// Whether the device itself can be opened by anybody, as it stands now (Android: `KeyguardManager.isDeviceSecure`; Apple:
    /// `LAContext.canEvaluatePolicy(.deviceOwnerAuthentication)`). While it can, nothing is sent and no face is compared.
    ///
    /// # Errors
    /// [`HostFault`]
    fn screen_lock(&self) -> Result<ScreenLock, HostFault>;
}

/// A few hundred bytes kept outside the database, where a restored copy of the database does not bring them back.
#[uniffi::export(rust, foreign)]
pub trait AnchorStore: Send + Sync {
    /// What was last written.
    ///
    /// # Errors
    /// [`HostFault`]
    fn read(&self) -> Result<AnchorRead, HostFault>;
    /// Replaces `expected` by `new`, durably and atomically; otherwise changes nothing and answers what is there.
    ///
    /// # Errors
    /// [`HostFault`]
    fn advance(&self, expected: AnchorRead, new: Vec<u8>) -> Result<AnchorAdvance, HostFault>;
}

/// That an observer heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Heard {
    /// It did.
    Heard,
}

/// Somebody who re-reads after a change. It never holds the engine.
#[uniffi::export(foreign)]
pub trait Observer: Send + Sync {
    /// State changed; `revision` grows. Called on the thread that caused it, so hand over and return.
    ///
    /// # Errors
    /// [`HostFault`], which is dropped: an observer's failure is not the engine's.
    fn changed(&self, revision: u64) -> Result<Heard, HostFault>;
}

/// Core's key store over a host's.
pub struct KeysOfHost(pub Arc<dyn DeviceKeys>);

impl host::DeviceKeys for KeysOfHost {
    fn create(&self, alias: &str, policy: KeyPolicy) -> Result<KeyMade, KeyFault> {
        Ok(self.0.create(alias.to_owned(), policy)?)
    }
    fn state(&self, alias: &str) -> Result<KeyState, KeyFault> {
        Ok(self.0.state(alias.to_owned())?)
    }
    fn guard(&self, alias: &str) -> Result<KeyGuard, KeyFault> {
        Ok(self.0.protection(alias.to_owned())?)
    }
    fn list(&self, prefix: &str) -> Result<Vec<String>, KeyFault> {
        Ok(self.0.list(prefix.to_owned())?)
    }
    /// The one place where a secret leaves Rust: a platform's key store takes bytes, so the epoch's master or a template is
    /// copied into a buffer of UniFFI's, which is freed and not wiped.
    fn seal(&self, alias: &str, aad: &[u8], plaintext: &[u8]) -> Result<Vec<u8>, KeyFault> {
        Ok(self.0.seal(alias.to_owned(), aad.to_vec(), plaintext.to_vec())?)
    }
    /// The one place where a secret enters: the host's own array and UniFFI's buffer are not ours to wipe; what is made of
    /// them here is wiped.
    fn open(&self, alias: &str, aad: &[u8], ciphertext: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeyFault> {
        Ok(Zeroizing::new(self.0.unseal(alias.to_owned(), aad.to_vec(), ciphertext.to_vec())?))
    }
    fn delete(&self, alias: &str) -> Result<KeyDeleted, KeyFault> {
        Ok(self.0.delete(alias.to_owned())?)
    }
    fn public_key(&self, alias: &str) -> Result<Vec<u8>, KeyFault> {
        Ok(self.0.public_key(alias.to_owned())?)
    }
    fn sign(&self, alias: &str, bytes: &[u8]) -> Result<Vec<u8>, KeyFault> {
        Ok(self.0.sign(alias.to_owned(), bytes.to_vec())?)
    }
    fn screen_lock(&self) -> Result<ScreenLock, KeyFault> {
        Ok(self.0.screen_lock()?)
    }
}

/// Core's anchor store over a host's.
pub struct AnchorOfHost(pub Arc<dyn AnchorStore>);

impl host::AnchorStore for AnchorOfHost {
    fn read(&self) -> Result<AnchorRead, KeyFault> {
        Ok(self.0.read()?)
    }
    fn advance(&self, expected: &AnchorRead, new: &[u8]) -> Result<AnchorAdvance, KeyFault> {
        Ok(self.0.advance(expected.clone(), new.to_vec())?)
    }
}

/// Core's observer over a host's.
pub(crate) struct ObserverOfHost(pub Arc<dyn Observer>);

impl host::Observer for ObserverOfHost {
    fn changed(&self, revision: u64) -> host::Heard {
        let _its_failure_is_not_ours = self.0.changed(revision);
        host::Heard
    }
}
