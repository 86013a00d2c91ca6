//! Host calls: each is marked on its thread, so that a host that calls back into the engine is refused instead of locking up.

use crate::fault::Fault;
use crate::host::{
    AnchorAdvance, AnchorRead, AnchorStore, DeviceKeys, Heard, KeyDeleted, KeyFault, KeyGuard, KeyMade,
    KeyPolicy, KeyState, Observer, ScreenLock,
};
use std::cell::Cell;
use std::sync::Arc;
use zeroize::Zeroizing;

thread_local!(static IN_HOST: Cell<bool> = const { Cell::new(false) });

/// Refuses if this thread is inside a host call.
pub(super) fn not_from_host() -> Result<(), Fault> {
    if IN_HOST.get() { Err(Fault::Reentrant) } else { Ok(()) }
}

fn host<T>(call: impl FnOnce() -> T) -> T {
    struct Reset(bool);
    impl Drop for Reset {
        fn drop(&mut self) {
            IN_HOST.set(self.0);
        }
    }
    let _reset = Reset(IN_HOST.replace(true));
    call()
}

/// The device's keys, marked.
pub(super) struct GuardedKeys(pub Arc<dyn DeviceKeys>);

impl DeviceKeys for GuardedKeys {
    fn create(&self, alias: &str, policy: KeyPolicy) -> Result<KeyMade, KeyFault> {
        host(|| self.0.create(alias, policy))
    }
    fn state(&self, alias: &str) -> Result<KeyState, KeyFault> {
        host(|| self.0.state(alias))
    }
    fn guard(&self, alias: &str) -> Result<KeyGuard, KeyFault> {
        host(|| self.0.guard(alias))
    }
    fn list(&self, prefix: &str) -> Result<Vec<String>, KeyFault> {
        // What a host lists beyond the prefix is not ours to touch.
        host(|| self.0.list(prefix)).map(|all| all.into_iter().filter(|a| a.starts_with(prefix)).collect())
    }
    fn seal(&self, alias: &str, aad: &[u8], plaintext: &[u8]) -> Result<Vec<u8>, KeyFault> {
        host(|| self.0.seal(alias, aad, plaintext))
    }
    fn open(&self, alias: &str, aad: &[u8], ciphertext: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeyFault> {
        host(|| self.0.open(alias, aad, ciphertext))
    }
    fn delete(&self, alias: &str) -> Result<KeyDeleted, KeyFault> {
        host(|| self.0.delete(alias))
    }
    fn public_key(&self, alias: &str) -> Result<Vec<u8>, KeyFault> {
        host(|| self.0.public_key(alias))
    }
    fn sign(&self, alias: &str, bytes: &[u8]) -> Result<Vec<u8>, KeyFault> {
        host(|| self.0.sign(alias, bytes))
    }
    fn screen_lock(&self) -> Result<ScreenLock, KeyFault> {
        host(|| self.0.screen_lock())
    }
}

/// The anchor store, marked.
pub(super) struct GuardedAnchor(pub Arc<dyn AnchorStore>);

impl AnchorStore for GuardedAnchor {
    fn read(&self) -> Result<AnchorRead, KeyFault> {
        host(|| self.0.read())
    }
    fn advance(&self, expected: &AnchorRead, new: &[u8]) -> Result<AnchorAdvance, KeyFault> {
        host(|| self.0.advance(expected, new))
    }
}

/// Tells an observer.
pub(super) fn tell(observer: &dyn Observer, revision: u64) -> Heard {
    host(|| observer.changed(revision))
}
