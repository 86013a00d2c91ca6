//! Where a process can be killed by itself: at every call of its host, at every ruling, and wherever a test says so. The engine
//! reads its clock inside each transaction and draws a salt for each row that it seals, so that these points lie before, in and
//! after every commit.

use super::count;
use privet::command::Command as Asked;
use privet::engine::{Device, Trace};
use privet::facts::Facts;
use privet::host::{
    AnchorAdvance, AnchorRead, AnchorStore, Clock, DeviceKeys, KeyDeleted, KeyFault, KeyMade, KeyPolicy,
    KeyState, Moment, ScreenLock,
};
use privet::random::{Random, RandomFault};
use privet::rules::Ruling;
use rustix::process::{Signal, getpid, kill_process};
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use zeroize::Zeroizing;

/// Set in a process that dies: where the phone is, and at which point.
const ROOT: &str = "PRIVET_TEST_ROOT";
const POINT: &str = "PRIVET_TEST_POINT";

/// Whether a process that runs this test alone on this phone died at that point; otherwise it was done before it came there.
///
/// # Panics
/// If it ended in another way.
#[must_use]
pub fn died(test: &str, root: &Path, point: usize) -> bool {
    let output = Command::new(std::env::current_exe().expect("this test"))
        .args(["--ignored", "--exact", test, "--nocapture"])
        .env(ROOT, root)
        .env(POINT, point.to_string())
        .stdin(Stdio::null())
        .output()
        .expect("started");
    let killed = output.status.signal() == Some(9);
    assert!(killed || output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    killed
}

/// In a process that [`died`] started: its phone, and the points of which one is the last.
///
/// # Panics
/// In any other process.
#[must_use]
pub fn to_die() -> (PathBuf, Arc<Points>) {
    let root = std::env::var_os(ROOT).expect("started by the other test");
    (root.into(), Points::new(Some(count(POINT, 0))))
}

/// Counts the points that this process passes, and kills it (`kill -9`) at one of them.
pub struct Points {
    last: Option<usize>,
    passed: Mutex<Vec<&'static str>>,
}

impl Points {
    /// `last` is the number of the point at which the process dies, from 1 on; none if it lives.
    #[must_use]
    pub fn new(last: Option<usize>) -> Arc<Self> {
        Arc::new(Self { last, passed: Mutex::default() })
    }

    /// This point is reached.
    ///
    /// # Panics
    /// If the process can't be killed.
    pub fn pass(&self, name: &'static str) {
        let passed = {
            let mut passed = self.passed.lock().unwrap_or_else(PoisonError::into_inner);
            passed.push(name);
            passed.len()
        };
        if self.last == Some(passed) {
            kill_process(getpid(), Signal::KILL).expect("killed");
            unreachable!("killed");
        }
    }

    /// The names of all points that were passed, in order.
    #[must_use]
    pub fn passed(&self) -> Vec<&'static str> {
        self.passed.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The same device, with a point before each of its calls, and one after each call that changes something.
    #[must_use]
    pub fn on(self: &Arc<Self>, device: Device) -> Device {
        Device {
            keys: Arc::new(Marked(device.keys, Arc::clone(self))),
            anchor: Arc::new(Marked(device.anchor, Arc::clone(self))),
            clock: Arc::new(Marked(device.clock, Arc::clone(self))),
            random: Arc::new(Marked(device.random, Arc::clone(self))),
        }
    }
}

impl Trace for Points {
    fn ruled(&self, _: &Asked, _: &Facts<'_>, _: &Ruling) {
        self.pass("ruled");
    }
}

struct Marked<H: ?Sized>(Arc<H>, Arc<Points>);

impl<H: ?Sized> Marked<H> {
    fn call<T>(&self, before: &'static str, after: &'static str, act: impl FnOnce(&H) -> T) -> T {
        self.1.pass(before);
        let answer = act(&self.0);
        self.1.pass(after);
        answer
    }
}

impl DeviceKeys for Marked<dyn DeviceKeys> {
    fn create(&self, alias: &str, policy: KeyPolicy) -> Result<KeyMade, KeyFault> {
        self.call("before keys.create", "after keys.create", |keys| keys.create(alias, policy))
    }
    fn state(&self, alias: &str) -> Result<KeyState, KeyFault> {
        self.1.pass("before keys.state");
        self.0.state(alias)
    }
    fn list(&self, prefix: &str) -> Result<Vec<String>, KeyFault> {
        self.1.pass("before keys.list");
        self.0.list(prefix)
    }
    fn seal(&self, alias: &str, aad: &[u8], plaintext: &[u8]) -> Result<Vec<u8>, KeyFault> {
        self.1.pass("before keys.seal");
        self.0.seal(alias, aad, plaintext)
    }
    fn open(&self, alias: &str, aad: &[u8], ciphertext: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeyFault> {
        self.1.pass("before keys.open");
        self.0.open(alias, aad, ciphertext)
    }
    fn delete(&self, alias: &str) -> Result<KeyDeleted, KeyFault> {
        self.call("before keys.delete", "after keys.delete", |keys| keys.delete(alias))
    }
    fn public_key(&self, alias: &str) -> Result<Vec<u8>, KeyFault> {
        self.1.pass("before keys.public_key");
        self.0.public_key(alias)
    }
    fn sign(&self, alias: &str, bytes: &[u8]) -> Result<Vec<u8>, KeyFault> {
        self.1.pass("before keys.sign");
        self.0.sign(alias, bytes)
    }
    fn screen_lock(&self) -> Result<ScreenLock, KeyFault> {
        self.1.pass("before keys.screen_lock");
        self.0.screen_lock()
    }
}

impl AnchorStore for Marked<dyn AnchorStore> {
    fn read(&self) -> Result<AnchorRead, KeyFault> {
        self.1.pass("before anchor.read");
        self.0.read()
    }
    fn advance(&self, expected: &AnchorRead, new: &[u8]) -> Result<AnchorAdvance, KeyFault> {
        self.call("before anchor.advance", "after anchor.advance", |anchor| anchor.advance(expected, new))
    }
}

impl Clock for Marked<dyn Clock> {
    fn now(&self) -> Moment {
        self.1.pass("before clock.now");
        self.0.now()
    }
}

impl Random for Marked<dyn Random> {
    fn fill(&self, into: &mut [u8]) -> Result<(), RandomFault> {
        self.1.pass("before random.fill");
        self.0.fill(into)
    }
}
