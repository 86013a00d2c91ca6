//! The engine and its host: while a host is called, nothing of the engine's keeps the database from others.
//!
//! The detector is a host that, in each of its methods, writes by a connection of its own and empties the write-ahead log.
//! `SQLite` can't while anybody in any process writes or reads: a host call made inside a transaction, of either kind, shows.
#![allow(
    clippy::unwrap_used,
    reason = "helpers of tests: a panic is how they fail; clippy.toml reaches only the test functions"
)]

use privet::command::{OsState, Reply, Until};
use privet::engine::{Device, Engine};
use privet::gate::minimise::MediaType;
use privet::host::{
    AnchorAdvance, AnchorRead, AnchorStore, DeviceKeys, Heard, KeyDeleted, KeyFault, KeyMade, KeyPolicy,
    KeyState, Observer, ScreenLock,
};
use privet::manifest::OsPermission;
use privet::store::{Durability, FILE, Store, StoreFault};
use privet_tests::world::{World, done, id};
use privet_wire::ids::RecipientId;
use privet_wire::key::UserVerification::Bio;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use zeroize::Zeroizing;

const ALICE: &[u8] = include_bytes!("../probes/alice-1.f32");

/// Looks, at each call, whether the file is free.
struct Detector {
    dir: PathBuf,
    calls: AtomicU32,
    held: Mutex<Vec<&'static str>>,
}

impl Detector {
    fn look(&self, call: &'static str) {
        let nth = self.calls.fetch_add(1, SeqCst);
        if self.dir.join(FILE).exists() && self.empty_the_log(nth).is_err() {
            self.held.lock().unwrap().push(call);
        }
    }

    /// Writes something of no meaning first: a reader of a file with an empty log would otherwise be in nobody's way.
    fn empty_the_log(&self, nth: u32) -> Result<(), StoreFault> {
        let store = Store::open(&self.dir)?;
        let write = store.write(Durability::Normal)?;
        write.put_meta("seam", &nth.to_be_bytes())?;
        write.commit()?;
        store.truncate_wal()
    }
}

struct Watched<T: ?Sized> {
    inner: Arc<T>,
    detector: Arc<Detector>,
}

impl DeviceKeys for Watched<dyn DeviceKeys> {
    fn create(&self, alias: &str, policy: KeyPolicy) -> Result<KeyMade, KeyFault> {
        self.detector.look("create");
        self.inner.create(alias, policy)
    }
    fn state(&self, alias: &str) -> Result<KeyState, KeyFault> {
        self.detector.look("state");
        self.inner.state(alias)
    }
    fn list(&self, prefix: &str) -> Result<Vec<String>, KeyFault> {
        self.detector.look("list");
        self.inner.list(prefix)
    }
    fn seal(&self, alias: &str, aad: &[u8], plaintext: &[u8]) -> Result<Vec<u8>, KeyFault> {
        self.detector.look("seal");
        self.inner.seal(alias, aad, plaintext)
    }
    fn open(&self, alias: &str, aad: &[u8], ciphertext: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeyFault> {
        self.detector.look("open");
        self.inner.open(alias, aad, ciphertext)
    }
    fn delete(&self, alias: &str) -> Result<KeyDeleted, KeyFault> {
        self.detector.look("delete");
        self.inner.delete(alias)
    }
    fn public_key(&self, alias: &str) -> Result<Vec<u8>, KeyFault> {
        self.detector.look("public_key");
        self.inner.public_key(alias)
    }
    fn sign(&self, alias: &str, bytes: &[u8]) -> Result<Vec<u8>, KeyFault> {
        self.detector.look("sign");
        self.inner.sign(alias, bytes)
    }
    fn screen_lock(&self) -> Result<ScreenLock, KeyFault> {
        self.detector.look("screen_lock");
        self.inner.screen_lock()
    }
}

impl AnchorStore for Watched<dyn AnchorStore> {
    fn read(&self) -> Result<AnchorRead, KeyFault> {
        self.detector.look("anchor read");
        self.inner.read()
    }
    fn advance(&self, expected: &AnchorRead, new: &[u8]) -> Result<AnchorAdvance, KeyFault> {
        self.detector.look("anchor advance");
        self.inner.advance(expected, new)
    }
}

impl Observer for Detector {
    fn changed(&self, _revision: u64) -> Heard {
        self.look("changed");
        Heard
    }
}

fn watch(world: &World, detector: &Arc<Detector>) -> Engine {
    let device = Device {
        keys: Arc::new(Watched {
            inner: Arc::clone(&world.keys) as Arc<dyn DeviceKeys>,
            detector: Arc::clone(detector),
        }),
        anchor: Arc::new(Watched {
            inner: Arc::clone(&world.anchor) as Arc<dyn AnchorStore>,
            detector: Arc::clone(detector),
        }),
        clock: Arc::clone(&world.clock) as _,
        random: Arc::clone(&world.random) as _,
    };
    let engine = Engine::open(world.dir.path(), &world.manifest, device).unwrap();
    engine.observe(Some(Arc::clone(detector) as _));
    engine
}

#[test]
fn no_host_is_called_inside_a_transaction() {
    let mut world = World::new(31);
    let detector = Arc::new(Detector {
        dir: world.dir.path().to_owned(),
        calls: AtomicU32::new(0),
        held: Mutex::default(),
    });
    world.engine = watch(&world, &detector);
    done(world.engine.report_os(OsPermission::Camera, OsState::Granted));
    world.register("cloudlane", Bio);
    world.allow("bill_scan", Until::Withdrawn);
    let cloudlane = RecipientId::try_from("cloudlane").unwrap();
    let photo = include_bytes!("../photos/gps.jpg");
    let proposed =
        world.engine.propose_data(world.request(), &id("bill_scan"), &cloudlane, photo, MediaType::Jpeg);
    let Reply::Pending { release, .. } = done(Ok(proposed.unwrap().unwrap())) else { panic!() };
    let input = world.approve(release, Bio);
    done(world.engine.confirm(world.request(), release, &world.sign("cloudlane", Bio, &input)));
    world.allow("face_payment", Until::Withdrawn);
    done(world.engine.enrol(world.request(), &id("face_payment"), ALICE));
    let nonce = world.engine.probe_nonce().unwrap();
    done(world.engine.verify(world.request(), &id("face_payment"), ALICE, nonce));
    done(world.engine.withdraw(world.request(), &id("face_payment")));
    done(world.engine.withdraw(world.request(), &id("bill_scan")));
    world.engine = watch(&world, &detector);
    assert!(detector.calls.load(SeqCst) > 40, "the loop asks its host often");
    assert_eq!(*detector.held.lock().unwrap(), Vec::<&str>::new());
}

#[test]
fn the_detector_sees_an_open_read_and_an_open_write() {
    let world = World::new(32);
    let detector =
        Detector { dir: world.dir.path().to_owned(), calls: AtomicU32::new(0), held: Mutex::default() };
    detector.look("free");
    let store = Store::open(world.dir.path()).unwrap();
    done(world.engine.report_os(OsPermission::Camera, OsState::Granted));
    let read = store.read().unwrap();
    let _begun = read.epochs().unwrap();
    detector.look("read");
    drop(read);
    let write = store.write(Durability::Normal).unwrap();
    detector.look("write");
    drop(write);
    assert_eq!(*detector.held.lock().unwrap(), ["read", "write"]);
}
