//! Which calls wait for what: `check` waits for nothing and asks nobody; a host that calls back is refused instead of locking
//! up.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends where it fails"
)]

use privet::command::{OsState, Outcome, Reply, Until};
use privet::engine::{Device, Engine, Status};
use privet::fault::Fault;
use privet::host::{
    AnchorAdvance, AnchorRead, AnchorStore, DeviceKeys, Heard, KeyDeleted, KeyFault, KeyMade, KeyPolicy,
    KeyState, Observer, ScreenLock,
};
use privet::manifest::OsPermission;
use privet::refusal::Refusal;
use privet_tests::robust::ALICE;
use privet_tests::robust::phone::{FACE, SHARE, request};
use privet_tests::world::{World, device, done, id};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::SeqCst};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, Instant};
use zeroize::Zeroizing;

/// Which host call called back, and what it was answered.
type Answer = (&'static str, Result<Outcome, Fault>);

/// A host that counts its calls, and does something else first: waits, or calls back.
struct Watched {
    keys: Arc<dyn DeviceKeys>,
    anchor: Arc<dyn AnchorStore>,
    calls: AtomicU64,
    first: Box<dyn Fn(&'static str) + Send + Sync>,
}

impl Watched {
    fn before(&self, call: &'static str) {
        self.calls.fetch_add(1, SeqCst);
        (self.first)(call);
    }
}

impl DeviceKeys for Watched {
    fn create(&self, alias: &str, policy: KeyPolicy) -> Result<KeyMade, KeyFault> {
        self.before("create");
        self.keys.create(alias, policy)
    }
    fn state(&self, alias: &str) -> Result<KeyState, KeyFault> {
        self.before("state");
        self.keys.state(alias)
    }
    fn list(&self, prefix: &str) -> Result<Vec<String>, KeyFault> {
        self.before("list");
        self.keys.list(prefix)
    }
    fn seal(&self, alias: &str, aad: &[u8], plaintext: &[u8]) -> Result<Vec<u8>, KeyFault> {
        self.before("seal");
        self.keys.seal(alias, aad, plaintext)
    }
    fn open(&self, alias: &str, aad: &[u8], ciphertext: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeyFault> {
        self.before("open");
        self.keys.open(alias, aad, ciphertext)
    }
    fn delete(&self, alias: &str) -> Result<KeyDeleted, KeyFault> {
        self.before("delete");
        self.keys.delete(alias)
    }
    fn public_key(&self, alias: &str) -> Result<Vec<u8>, KeyFault> {
        self.before("public_key");
        self.keys.public_key(alias)
    }
    fn sign(&self, alias: &str, bytes: &[u8]) -> Result<Vec<u8>, KeyFault> {
        self.before("sign");
        self.keys.sign(alias, bytes)
    }
    fn screen_lock(&self) -> Result<ScreenLock, KeyFault> {
        self.before("screen_lock");
        self.keys.screen_lock()
    }
}

impl AnchorStore for Watched {
    fn read(&self) -> Result<AnchorRead, KeyFault> {
        self.before("anchor.read");
        self.anchor.read()
    }
    fn advance(&self, expected: &AnchorRead, new: &[u8]) -> Result<AnchorAdvance, KeyFault> {
        self.before("anchor.advance");
        self.anchor.advance(expected, new)
    }
}

/// A second engine on a world's files and keys, through a host that does `first` before each call.
fn watched(world: &World, first: Box<dyn Fn(&'static str) + Send + Sync>) -> (Arc<Watched>, Engine) {
    let Device { keys, anchor, clock, random } =
        device(&world.keys, &world.anchor, &world.script, &world.clock, &world.random);
    let host = Arc::new(Watched { keys, anchor, calls: AtomicU64::new(0), first });
    let device = Device { keys: Arc::clone(&host) as _, anchor: Arc::clone(&host) as _, clock, random };
    let engine = Engine::open(world.dir.path(), &world.manifest, device).unwrap();
    (host, engine)
}

/// An engine whose host tells when it seals next, and then waits until it may go on.
struct Parked {
    host: Arc<Watched>,
    engine: Engine,
    arrival: Receiver<()>,
    go: Sender<()>,
}

fn parked(world: &World) -> Parked {
    let (arrived, arrival) = channel();
    let (go, gone) = channel();
    let (arrived, gone, park) = (Mutex::new(arrived), Mutex::new(gone), Arc::new(AtomicBool::new(false)));
    let parks = Arc::clone(&park);
    let (host, engine) = watched(
        world,
        Box::new(move |call| {
            if call == "seal" && parks.swap(false, SeqCst) {
                arrived.lock().unwrap().send(()).unwrap();
                gone.lock().unwrap().recv().unwrap();
            }
        }),
    );
    park.store(true, SeqCst);
    Parked { host, engine, arrival, go }
}

#[test]
fn while_a_writer_waits_for_its_host_checks_go_on_and_then_see_the_withdrawal() {
    let world = World::new(31);
    world.allow(SHARE, Until::Withdrawn);
    let Parked { host, engine, arrival, go } = parked(&world);
    std::thread::scope(|scope| {
        // The anchor is sealed after the commit: the withdrawal is in force, its reply is not there yet.
        let writer = scope.spawn(|| engine.withdraw(request(), &id(SHARE)));
        arrival.recv_timeout(Duration::from_secs(10)).expect("the writer reaches its host");
        let calls = host.calls.load(SeqCst);
        let checks: u64 = std::thread::scope(|readers| {
            let check = || {
                let until = Instant::now() + Duration::from_millis(100);
                let mut checks = 0_u64;
                while Instant::now() < until {
                    assert_eq!(engine.check(&id(SHARE)), Err(Refusal::Withdrawn));
                    assert!(engine.check(&id("pay")).is_ok());
                    checks += 1;
                }
                checks
            };
            [readers.spawn(check), readers.spawn(check)].map(|reader| reader.join().unwrap()).iter().sum()
        });
        assert!(checks > 1000, "{checks} checks in 100 ms");
        assert_eq!(host.calls.load(SeqCst), calls, "a check calls no host");
        go.send(()).unwrap();
        assert_eq!(writer.join().unwrap(), Ok(Ok(Reply::Withdrawn)));
    });
    assert_eq!(engine.check(&id(SHARE)), Err(Refusal::Withdrawn));
}

#[test]
fn a_command_that_the_engine_is_locked_under_is_done_to_its_end() {
    let world = World::new(36);
    world.own();
    world.allow(FACE, Until::Withdrawn);
    done(world.engine.report_os(OsPermission::Camera, OsState::Granted));
    done(world.engine.enrol(request(), &id(FACE), ALICE));
    assert_eq!(world.keys.list("privet/template/").unwrap().len(), 1);
    let Parked { engine, arrival, go, .. } = parked(&world);
    std::thread::scope(|scope| {
        // The withdrawal is committed, and its anchor is being written: the template's key is still there.
        let writer = scope.spawn(|| engine.withdraw(request(), &id(FACE)));
        arrival.recv_timeout(Duration::from_secs(10)).expect("the writer reaches its host");
        engine.lock().unwrap();
        assert_eq!(engine.status(), Status::Locked);
        go.send(()).unwrap();
        assert_eq!(writer.join().unwrap(), Ok(Ok(Reply::Withdrawn)));
    });
    assert_eq!(engine.status(), Status::Locked, "it opened nothing again");
    assert_eq!(world.keys.list("privet/template/").unwrap(), Vec::<String>::new(), "what it owed is done");
    done(engine.tick());
    assert_eq!(engine.check(&id(FACE)), Err(Refusal::Withdrawn));
    assert!(engine.state().owed.is_empty() && engine.state().templates.is_empty());
}

#[test]
fn a_check_needs_neither_the_database_nor_its_directory() {
    let world = World::new(32);
    world.allow(SHARE, Until::Withdrawn);
    std::fs::remove_dir_all(world.dir.path()).unwrap();
    assert_eq!(world.engine.check(&id(SHARE)), Ok(()));
}

#[test]
fn between_a_reply_and_the_next_check_no_withdrawal_is_overlooked() {
    let world = World::new(33);
    for _ in 0..50 {
        world.allow(SHARE, Until::Withdrawn);
        assert_eq!(world.engine.check(&id(SHARE)), Ok(()));
        let engine = &world.engine;
        std::thread::scope(|scope| {
            let used = scope.spawn(|| engine.access(request(), &id(SHARE), None));
            assert_eq!(engine.withdraw(request(), &id(SHARE)), Ok(Ok(Reply::Withdrawn)));
            assert_eq!(engine.check(&id(SHARE)), Err(Refusal::Withdrawn));
            let used: Outcome = used.join().unwrap().unwrap();
            assert!(matches!(used, Ok(Reply::Began { .. }) | Err(Refusal::Withdrawn)), "{used:?}");
        });
        assert!(engine.state().uses.is_empty(), "a use that had begun is over");
    }
}

#[test]
fn a_host_that_calls_back_is_refused_and_the_command_goes_on() {
    let world = World::new(34);
    world.allow(SHARE, Until::Withdrawn);
    let engine: Arc<OnceLock<Engine>> = Arc::default();
    let answers: Arc<Mutex<Vec<Answer>>> = Arc::default();
    let (back, heard) = (Arc::clone(&engine), Arc::clone(&answers));
    let (_host, opened) = watched(
        &world,
        Box::new(move |call| {
            let Some(engine) = back.get() else { return };
            let answer = engine.withdraw(request(), &id(SHARE));
            heard.lock().unwrap().push((call, answer));
            assert_eq!(engine.tick(), Err(Fault::Reentrant));
            assert_eq!(engine.lock(), Err(Fault::Reentrant));
            assert_eq!(engine.proof(0).unwrap_err(), Fault::Reentrant);
            assert!(engine.probe_nonce().is_ok(), "what asks no host and no file may be asked from anywhere");
            assert_eq!(engine.check(&id("pay")), Ok(()));
        }),
    );
    assert!(engine.set(opened).is_ok());
    let engine = engine.get().unwrap();
    assert_eq!(engine.withdraw(request(), &id(SHARE)), Ok(Ok(Reply::Withdrawn)));
    let answers = answers.lock().unwrap();
    assert!(answers.iter().any(|(call, _)| *call == "anchor.advance"), "{answers:?}");
    assert!(answers.iter().all(|(_, answer)| *answer == Err(Fault::Reentrant)), "{answers:?}");
}

#[test]
fn an_observer_that_calls_back_is_refused_too() {
    struct Calls(OnceLock<std::sync::Weak<World>>, Mutex<Vec<Result<Outcome, Fault>>>);
    impl Observer for Calls {
        fn changed(&self, _: u64) -> Heard {
            if let Some(world) = self.0.get().and_then(std::sync::Weak::upgrade) {
                self.1.lock().unwrap().push(world.engine.withdraw(request(), &id(SHARE)));
            }
            Heard
        }
    }
    let world = Arc::new(World::new(35));
    let observer = Arc::new(Calls(OnceLock::new(), Mutex::default()));
    observer.0.set(Arc::downgrade(&world)).unwrap();
    world.engine.observe(Some(Arc::clone(&observer) as _));
    world.allow(SHARE, Until::Withdrawn);
    let answers = observer.1.lock().unwrap().clone();
    assert!(
        !answers.is_empty() && answers.iter().all(|answer| *answer == Err(Fault::Reentrant)),
        "{answers:?}"
    );
}
