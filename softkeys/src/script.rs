//! Failures on demand: a script says which host calls fail, how, and how often; wrappers around real hosts follow it.

use privet::host::{
    AnchorAdvance, AnchorRead, AnchorStore, DeviceKeys, KeyDeleted, KeyFault, KeyGuard, KeyMade, KeyPolicy,
    KeyState, ScreenLock,
};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use zeroize::Zeroizing;

const CALLS: [&str; 11] = [
    "keys.create",
    "keys.state",
    "keys.list",
    "keys.seal",
    "keys.open",
    "keys.delete",
    "keys.public_key",
    "keys.sign",
    "keys.screen_lock",
    "anchor.read",
    "anchor.advance",
];

/// No host call has that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such host call")]
pub struct UnknownCall;

/// A scripted failure that has not happened (often enough).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unfired {
    /// The call, for instance `anchor.advance`.
    pub call: &'static str,
    /// What it would have answered.
    pub fault: KeyFault,
    /// How many times more.
    pub times: u32,
}

/// What is to fail next. A call that fails does not reach the real host: nothing was changed by it.
#[derive(Debug, Default)]
pub struct Script(Mutex<Lines>);

#[derive(Debug, Default)]
struct Lines {
    failures: Vec<Unfired>,
    locked: bool,
}

impl Script {
    /// Nothing fails, nothing is locked.
    #[must_use]
    pub fn new() -> Arc<Self> {
        Arc::default()
    }

    /// The next `times` calls of `call` answer `fault`, after those scripted before. Calls are `keys.` and create, state, list,
    /// seal, open, delete, `public_key`, sign or `screen_lock`; `anchor.` and read or advance.
    ///
    /// # Errors
    /// [`UnknownCall`]
    pub fn fail(&self, call: &str, fault: KeyFault, times: u32) -> Result<(), UnknownCall> {
        let call = CALLS.into_iter().find(|known| *known == call).ok_or(UnknownCall)?;
        if times > 0 {
            self.lines().failures.push(Unfired { call, fault, times });
        }
        Ok(())
    }

    /// Locks the key store: every key call answers [`KeyFault::Locked`], `state` too, and uses up no scripted failure.
    pub fn lock(&self) {
        self.lines().locked = true;
    }

    /// Unlocks the key store.
    pub fn unlock(&self) {
        self.lines().locked = false;
    }

    /// What was scripted and did not happen, in order.
    #[must_use]
    pub fn unfired(&self) -> Vec<Unfired> {
        self.lines().failures.clone()
    }

    fn key_call(&self, call: &str) -> Result<(), KeyFault> {
        if self.lines().locked { Err(KeyFault::Locked) } else { self.call(call) }
    }

    fn call(&self, call: &str) -> Result<(), KeyFault> {
        let failures = &mut self.lines().failures;
        let Some(next) = failures.iter_mut().find(|f| f.call == call) else { return Ok(()) };
        let fault = next.fault;
        next.times = next.times.saturating_sub(1);
        failures.retain(|f| f.times > 0);
        Err(fault)
    }

    fn lines(&self) -> MutexGuard<'_, Lines> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A key store that follows a script.
pub struct ScriptedKeys {
    inner: Arc<dyn DeviceKeys>,
    script: Arc<Script>,
}

impl ScriptedKeys {
    /// `inner`, but for what `script` says.
    #[must_use]
    pub fn new(inner: Arc<dyn DeviceKeys>, script: Arc<Script>) -> Arc<Self> {
        Arc::new(Self { inner, script })
    }
}

impl DeviceKeys for ScriptedKeys {
    fn create(&self, alias: &str, policy: KeyPolicy) -> Result<KeyMade, KeyFault> {
        self.script.key_call("keys.create")?;
        self.inner.create(alias, policy)
    }
    fn state(&self, alias: &str) -> Result<KeyState, KeyFault> {
        self.script.key_call("keys.state")?;
        self.inner.state(alias)
    }
    fn guard(&self, alias: &str) -> Result<KeyGuard, KeyFault> {
        self.inner.guard(alias)
    }
    fn list(&self, prefix: &str) -> Result<Vec<String>, KeyFault> {
        self.script.key_call("keys.list")?;
        self.inner.list(prefix)
    }
    fn seal(&self, alias: &str, aad: &[u8], plaintext: &[u8]) -> Result<Vec<u8>, KeyFault> {
        self.script.key_call("keys.seal")?;
        self.inner.seal(alias, aad, plaintext)
    }
    fn open(&self, alias: &str, aad: &[u8], ciphertext: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeyFault> {
        self.script.key_call("keys.open")?;
        self.inner.open(alias, aad, ciphertext)
    }
    fn delete(&self, alias: &str) -> Result<KeyDeleted, KeyFault> {
        self.script.key_call("keys.delete")?;
        self.inner.delete(alias)
    }
    fn public_key(&self, alias: &str) -> Result<Vec<u8>, KeyFault> {
        self.script.key_call("keys.public_key")?;
        self.inner.public_key(alias)
    }
    fn sign(&self, alias: &str, bytes: &[u8]) -> Result<Vec<u8>, KeyFault> {
        self.script.key_call("keys.sign")?;
        self.inner.sign(alias, bytes)
    }
    /// A device that is locked tells all the same that it has a lock.
    fn screen_lock(&self) -> Result<ScreenLock, KeyFault> {
        self.script.call("keys.screen_lock")?;
        self.inner.screen_lock()
    }
}

/// An anchor store that follows a script.
pub struct ScriptedAnchor {
    inner: Arc<dyn AnchorStore>,
    script: Arc<Script>,
}

impl ScriptedAnchor {
    /// `inner`, but for what `script` says.
    #[must_use]
    pub fn new(inner: Arc<dyn AnchorStore>, script: Arc<Script>) -> Arc<Self> {
        Arc::new(Self { inner, script })
    }
}

impl AnchorStore for ScriptedAnchor {
    fn read(&self) -> Result<AnchorRead, KeyFault> {
        self.script.call("anchor.read")?;
        self.inner.read()
    }
    fn advance(&self, expected: &AnchorRead, new: &[u8]) -> Result<AnchorAdvance, KeyFault> {
        self.script.call("anchor.advance")?;
        self.inner.advance(expected, new)
    }
}
