//! What the device provides: keys, an anchor, a clock, somebody who wants to hear of changes.
//!
//! Every method is synchronous and answers a record or an enum. The engine holds no lock while it calls a host (except the
//! anchor's own lane), and a host that calls back into the engine gets a refusal. What an implementation has to guarantee is
//! written on each method; docs/rollback.md says what each platform really gives.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// Milliseconds since 1970-01-01T00:00:00Z, as the phone's own clock shows them.
pub type WallMs = i64;

/// Milliseconds in a day.
pub const DAY: WallMs = 86_400_000;

/// The day of UTC that this is in, counted from 1970-01-01; the first for what is before.
#[must_use]
pub fn day_of(wall: WallMs) -> u32 {
    u32::try_from(wall.div_euclid(DAY)).unwrap_or(0)
}

/// When that day of UTC begins.
#[must_use]
pub const fn day_begins(day: u32) -> WallMs {
    (day as WallMs).saturating_mul(DAY)
}

/// When: the wall clock for what people read, the boot and the time since it for what must not be set back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Moment {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub wall: WallMs,
    /// Differs after every restart of the device.
    pub boot: [u8; 16],
    /// Milliseconds since that restart, sleep included (`CLOCK_BOOTTIME`; `CLOCK_MONOTONIC` on Apple).
    pub elapsed: u64,
}

/// Tells the moment. A Rust trait, native or manual, never a foreign callback, so that `check` makes no foreign call.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Moment;
}

/// What a key is for; a platform maps each to its own flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyPolicy {
    /// Wraps the master of one epoch. Usable when the device has been unlocked.
    Master,
    /// Wraps one biometric template; deleting it is the shred.
    Template,
    /// Seals the anchor record.
    Anchor,
    /// [`KeyState::Invalidated`] or [`KeyState::Missing`] from the moment on that a face or finger is enrolled on the device; read only by
    /// [`DeviceKeys::state`]. Where none is enrolled when it is made, the first one counts.
    Sentinel,
    /// P-256, no prompt; signs withdrawal notices and nothing else.
    Notice,
}

/// Where a key came to live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyMade {
    /// In hardware, as far as the platform says.
    Hardware,
    /// In software.
    Software,
}

/// How a key stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// Where a key is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum KeyPlace {
    /// In a chip of its own (Android `StrongBox`).
    Chip,
    /// In the hardware of the main processor (Android TEE, Secure Enclave).
    Hardware,
    /// In software.
    Software,
    /// The platform does not say.
    Unknown,
}

/// When a key can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum KeyUsable {
    /// While the device is unlocked (Android `setUnlockedDeviceRequired`, API 35 and later without its faults; Apple
    /// `WhenUnlockedThisDeviceOnly`).
    Unlocked,
    /// Also while it is locked.
    Always,
    /// The platform does not say.
    Unknown,
}

/// What guards a key, as far as the platform says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct KeyGuard {
    /// Where it is kept.
    pub place: KeyPlace,
    /// When it can be used.
    pub usable: KeyUsable,
}

impl KeyGuard {
    /// Nobody says.
    pub const UNKNOWN: Self = Self { place: KeyPlace::Unknown, usable: KeyUsable::Unknown };
}

/// Whether the device asks for something before it can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ScreenLock {
    /// A PIN, a pattern, a password, a face or a finger.
    Set,
    /// Nothing: whoever picks it up can use it.
    NotSet,
}

/// The key is gone, or was never there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyDeleted {
    /// It was there.
    Deleted,
    /// There was nothing to delete.
    WasMissing,
}

/// What a key store answers when it can't. Each has its own way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum KeyFault {
    /// No key of that name. Never answered by making one. Way out: set up again.
    #[error("the key is missing")]
    KeyMissing,
    /// The platform ended the key. Way out: set up again.
    #[error("the key was invalidated")]
    KeyInvalidated,
    /// The device is locked. Way out: unlock, then repeat.
    #[error("the key store is locked")]
    Locked,
    /// Worth repeating.
    #[error("the key store failed for now")]
    Transient,
    /// What was handed in was not made by this key, or was altered.
    #[error("the sealed bytes are corrupt")]
    Corrupt,
    /// The platform's limit is reached. Way out: delete keys.
    #[error("too many keys")]
    TooManyKeys,
    /// The host threw something it had not declared.
    #[error("the host failed unexpectedly")]
    Host,
}

/// Keys that the device holds. Every alias begins with `privet/<policy>/`.
///
/// An implementation authenticates: `open` of anything but the unaltered output of `seal` under the same alias and the same
/// `aad` is [`KeyFault::Corrupt`]. No method shows a prompt.
pub trait DeviceKeys: Send + Sync {
    /// Makes a key. An alias that exists is an error, never overwritten ([`KeyFault::Corrupt`]).
    ///
    /// # Errors
    /// [`KeyFault`]
    fn create(&self, alias: &str, policy: KeyPolicy) -> Result<KeyMade, KeyFault>;
    /// How a key stands, without using it and without a prompt.
    ///
    /// # Errors
    /// [`KeyFault`]
    fn state(&self, alias: &str) -> Result<KeyState, KeyFault>;
    /// What guards a key, for the inspector; nothing is ruled by it. Without using it and without a prompt. A store that cannot tell
    /// says so, which is what stands here.
    ///
    /// # Errors
    /// [`KeyFault`]
    fn guard(&self, _alias: &str) -> Result<KeyGuard, KeyFault> {
        Ok(KeyGuard::UNKNOWN)
    }
    /// Every alias that begins with `prefix`.
    ///
    /// # Errors
    /// [`KeyFault`]
    fn list(&self, prefix: &str) -> Result<Vec<String>, KeyFault>;
    /// Encrypts and authenticates. On a missing alias: [`KeyFault::KeyMissing`], never a create.
    ///
    /// # Errors
    /// [`KeyFault`]
    fn seal(&self, alias: &str, aad: &[u8], plaintext: &[u8]) -> Result<Vec<u8>, KeyFault>;
    /// The reverse of `seal`.
    ///
    /// # Errors
    /// [`KeyFault`]
    fn open(&self, alias: &str, aad: &[u8], ciphertext: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeyFault>;
    /// Destroys a key so that nothing sealed under it can be opened again by this key store.
    ///
    /// # Errors
    /// [`KeyFault`]
    fn delete(&self, alias: &str) -> Result<KeyDeleted, KeyFault>;
    /// The public half as a DER `SubjectPublicKeyInfo` (policy Notice only).
    ///
    /// # Errors
    /// [`KeyFault`]
    fn public_key(&self, alias: &str) -> Result<Vec<u8>, KeyFault>;
    /// ECDSA P-256 over SHA-256 of `bytes`, DER or `r ‖ s` (policy Notice only).
    ///
    /// # Errors
    /// [`KeyFault`]
    fn sign(&self, alias: &str, bytes: &[u8]) -> Result<Vec<u8>, KeyFault>;
    /// Whether the device itself can be opened by anybody, as it stands now (Android: `KeyguardManager.isDeviceSecure`; Apple:
    /// `LAContext.canEvaluatePolicy(.deviceOwnerAuthentication)`).
    ///
    /// # Errors
    /// [`KeyFault`]
    fn screen_lock(&self) -> Result<ScreenLock, KeyFault>;
}

/// What the anchor store holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnchorRead {
    /// Nothing was ever written here.
    Absent,
    /// The last bytes that were written.
    Present(Vec<u8>),
}

/// What became of an advance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnchorAdvance {
    /// The new bytes are durable.
    Advanced,
    /// Somebody else was first; these are theirs.
    Stale(AnchorRead),
}

/// A few hundred bytes kept outside the database, where a restored copy of the database does not bring them back.
pub trait AnchorStore: Send + Sync {
    /// What was last written.
    ///
    /// # Errors
    /// [`KeyFault`]
    fn read(&self) -> Result<AnchorRead, KeyFault>;
    /// Replaces `expected` by `new`, durably and atomically; otherwise changes nothing.
    ///
    /// # Errors
    /// [`KeyFault`]
    fn advance(&self, expected: &AnchorRead, new: &[u8]) -> Result<AnchorAdvance, KeyFault>;
}

/// That an observer heard. A host method answers something, so that a foreign failure cannot pass for success.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heard;

/// Somebody who re-reads after a change. It never holds the engine.
pub trait Observer: Send + Sync {
    /// State changed; `revision` grows. Its failure is not the engine's.
    fn changed(&self, revision: u64) -> Heard;
}
