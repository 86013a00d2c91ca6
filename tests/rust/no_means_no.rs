//! A withdrawal is in force and kept whatever else goes wrong, and what guards a face cannot be talked round.

#![allow(clippy::expect_used, reason = "a device that fails here fails the test")]

use privet::command::{Answer, From, OsState, Outcome, Party, Reply, Until};
use privet::engine::{Device, Engine, OwnerSigned, Status};
use privet::event::Event;
use privet::gate::registration::ConfirmingKey;
use privet::host::{AnchorAdvance, AnchorRead, AnchorStore, DeviceKeys, KeyFault};
use privet::manifest::OsPermission;
use privet::owner::OwnerPurpose;
use privet::prompt::Asked;
use privet::refusal::Refusal;
use privet_softkeys::SoftAnchor;
use privet_tests::world::{World, done, id, manner, reader};
use privet_wire::ids::RecipientId;
use privet_wire::key::UserVerification::{Bio, Pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::SeqCst};

const ALICE: &[u8] = include_bytes!("../probes/alice-1.f32");
const BOB: &[u8] = include_bytes!("../probes/bob-1.f32");

fn withdrawals(engine: &Engine, activity: &str) -> usize {
    let entries = (0..engine.state().size).filter_map(|index| engine.entry(index).expect("no fault"));
    entries
        .filter(|e| matches!(&e.event, Event::ConsentWithdrawn { activity: a, .. } if *a == id(activity)))
        .count()
}

#[test]
fn a_no_said_while_the_phone_is_being_unlocked_is_kept() {
    for _ in 0..40 {
        let mut world = World::new(31);
        world.allow("nearby", Until::Withdrawn);
        world.script.lock();
        world.reopen();
        assert_eq!(world.engine.status(), Status::Locked);
        let (said, stop) = (world.request(), AtomicBool::new(false));
        std::thread::scope(|threads| {
            threads.spawn(|| {
                world.script.unlock();
                while !stop.load(SeqCst) {
                    done(world.engine.tick());
                }
            });
            assert_eq!(done(world.engine.withdraw(said, &id("nearby"))), Reply::Withdrawn);
            assert!(world.engine.check(&id("nearby")).is_err(), "denied from the reply on");
            stop.store(true, SeqCst);
        });
        done(world.engine.tick());
        world.reopen();
        assert_eq!(world.engine.check(&id("nearby")), Err(Refusal::Withdrawn));
        assert_eq!(withdrawals(&world.engine, "nearby"), 1);
    }
}

#[test]
fn a_no_said_while_the_database_is_busy_is_kept_and_in_force() {
    let mut world = World::new(32);
    world.allow("nearby", Until::Withdrawn);
    done(world.engine.report_os(OsPermission::LocationCoarse, OsState::Coarse));
    assert_eq!(world.engine.check(&id("nearby")), Ok(()));
    let other = rusqlite::Connection::open(world.dir.path().join("privet.db")).expect("opened");
    other.execute_batch("BEGIN IMMEDIATE").expect("held");
    assert_eq!(done(world.engine.withdraw(world.request(), &id("nearby"))), Reply::Withdrawn);
    assert_eq!(world.engine.check(&id("nearby")), Err(Refusal::Withdrawn));
    let denied: Result<Outcome, _> = world.engine.report_os(OsPermission::LocationCoarse, OsState::Denied);
    assert!(denied.is_err(), "it could not be recorded");
    other.execute_batch("ROLLBACK").expect("let go");
    let blocked = world.engine.access(world.request(), &id("nearby"), None).expect("no fault");
    assert_eq!(blocked, Err(Refusal::Withdrawn));
    world.reopen();
    assert_eq!(world.engine.check(&id("nearby")), Err(Refusal::Withdrawn));
    assert_eq!(withdrawals(&world.engine, "nearby"), 1);
}

#[test]
fn a_wrong_clock_does_not_cost_a_recipient_its_notice() {
    let world = World::new(33);
    world.register("lantern_pay", Bio);
    world.allow("nearby", Until::Withdrawn);
    world.clock.shift_wall(300 * 86_400_000);
    done(world.engine.report_os(OsPermission::Camera, OsState::Granted));
    world.clock.shift_wall(-300 * 86_400_000);
    world.allow("nearby", Until::Withdrawn);
    assert_eq!(done(world.engine.withdraw(world.request(), &id("nearby"))), Reply::Withdrawn);
    let item = world.engine.outbox_next().expect("no fault").expect("a notice waits");
    assert!(item.notice);
}

/// An anchor store that stops working after so many writes.
struct Short {
    inner: Arc<SoftAnchor>,
    left: AtomicU64,
}

impl AnchorStore for Short {
    fn read(&self) -> Result<AnchorRead, KeyFault> {
        self.inner.read()
    }
    fn advance(&self, expected: &AnchorRead, new: &[u8]) -> Result<AnchorAdvance, KeyFault> {
        let left = self.left.fetch_update(SeqCst, SeqCst, |left| left.checked_sub(1));
        left.map_err(|_| KeyFault::Transient).and_then(|_| self.inner.advance(expected, new))
    }
}

/// Somebody who holds the files and can make anchor writes fail lets an attempt be counted, sees the answer, fails what follows,
/// puts the files back and goes on, with a commit of something else in between.
#[test]
fn attempts_that_the_anchor_counted_do_not_come_back_with_an_older_database() {
    let world = World::new(34);
    let anchor = Arc::new(Short { inner: Arc::clone(&world.anchor), left: AtomicU64::new(u64::MAX) });
    let open = |dir: &std::path::Path| {
        let device = Device {
            keys: Arc::clone(&world.keys) as _,
            anchor: Arc::clone(&anchor) as _,
            clock: Arc::clone(&world.clock) as _,
            random: Arc::clone(&world.random) as _,
        };
        Engine::open(dir, &world.manifest, device).expect("opens")
    };
    done(world.engine.report_os(OsPermission::Camera, OsState::Granted));
    world.own();
    world.allow("face_payment", Until::Withdrawn);
    assert_eq!(done(world.engine.enrol(world.request(), &id("face_payment"), ALICE)), Reply::Enrolled);
    let copy = |from: &std::path::Path| {
        let to = tempfile::tempdir().expect("a directory");
        for file in ["privet.db", "privet.db-wal"] {
            if let Ok(bytes) = std::fs::read(from.join(file)) {
                std::fs::write(to.path().join(file), bytes).expect("copied");
            }
        }
        to
    };
    let (mut kept, mut wrong) = (copy(world.dir.path()), 0);
    for _ in 0..12 {
        let tried = copy(kept.path());
        anchor.left.store(u64::MAX, SeqCst);
        let engine = open(tried.path());
        assert_eq!(engine.status(), Status::Ready);
        done(engine.report_os(OsPermission::Camera, OsState::Granted));
        anchor.left.store(1, SeqCst);
        let nonce = engine.probe_nonce().expect("no fault");
        match engine.verify(world.request(), &id("face_payment"), BOB, nonce).expect("no fault") {
            Ok(Reply::NotMatched { .. }) => wrong += 1,
            Err(Refusal::AttemptsSpent) => break,
            other => panic!("{other:?}"),
        }
        drop(engine);
        anchor.left.store(u64::MAX, SeqCst);
        let put_back = copy(kept.path());
        let engine = open(put_back.path());
        assert_eq!(engine.status(), Status::Ready, "the anchor's head did not move");
        // Something else, synced and anchored.
        let Ok(Reply::Prompt { prompt }) = engine.ask(world.request(), &id("nearby"), From::Center).unwrap()
        else {
            panic!("asked");
        };
        let view = engine.prompt(Asked::Consent(prompt), &reader()).unwrap().unwrap();
        done(engine.shown(Asked::Consent(prompt), view.digest));
        world.clock.advance(700);
        let (party, no) = (Party::Person, Answer::Refuse);
        done(engine.answer(world.request(), prompt, view.digest, party, no, manner()));
        drop(engine);
        kept = copy(put_back.path());
    }
    assert!(wrong <= 5, "{wrong} guesses");
}

#[test]
fn after_a_reinstall_another_owner_key_is_not_taken_and_no_template_key_is_left() {
    let mut world = World::new(35);
    done(world.engine.report_os(OsPermission::Camera, OsState::Granted));
    world.own();
    world.allow("face_payment", Until::Withdrawn);
    assert_eq!(done(world.engine.enrol(world.request(), &id("face_payment"), ALICE)), Reply::Enrolled);
    for file in ["privet.db", "privet.db-wal", "privet.db-shm"] {
        let _gone = std::fs::remove_file(world.dir.path().join(file));
    }
    world.reopen();
    assert!(matches!(world.engine.status(), Status::Reinstalled { .. }));
    assert_eq!(world.keys.list("privet/template/"), Ok(vec![]));
    world.signer.make("thief", Pin).expect("made");
    let spki = world.signer.spki("thief").expect("made");
    let input = world.engine.owner_challenge(OwnerPurpose::BecomeOwner).expect("no fault");
    let signature = world.signer.sign("thief", &input.input).expect("signed");
    let taken =
        world.engine.set_owner(world.request(), &OwnerSigned { input, spki, signature }).expect("no fault");
    assert!(taken.is_err(), "{taken:?}");
    world.own();
}

#[test]
fn the_way_out_of_lock_down_leaves_its_owner_in_place() {
    let mut world = World::new(36);
    world.own();
    std::fs::write(world.dir.path().join("privet.db"), b"not a database at all, nor anything else").unwrap();
    let _gone = std::fs::remove_file(world.dir.path().join("privet.db-wal"));
    let _gone = std::fs::remove_file(world.dir.path().join("privet.db-shm"));
    world.reopen();
    assert!(matches!(world.engine.status(), Status::LockedDown { .. }));
    let input = world.engine.owner_challenge(OwnerPurpose::LeaveLockDown).expect("no fault");
    let (spki, signature) =
        (world.signer.spki("owner").unwrap(), world.signer.sign("owner", &input.input).unwrap());
    done(world.engine.leave_lock_down(&OwnerSigned { input, spki, signature }));
    assert!(world.engine.state().owner.is_some());
}

#[test]
fn one_key_is_not_registered_with_two_recipients() {
    let world = World::new(37);
    world.register("lantern_pay", Bio);
    let recipient = RecipientId::try_from("cloudlane").expect("an id");
    let keys = [ConfirmingKey {
        uv: Bio,
        spki: world.signer.spki("lantern_pay/bio").expect("made"),
        attestation: vec![],
    }];
    let draft =
        world.engine.begin_registration(&recipient, b"a challenge of another", &keys).unwrap().unwrap();
    let sign = |input: &String| world.signer.sign("lantern_pay/bio", input.as_bytes()).expect("signed");
    let signatures: Vec<_> = draft.inputs.iter().map(sign).collect();
    let registered = world.engine.finish_registration(world.request(), &recipient, &signatures);
    assert_eq!(registered.unwrap(), Err(Refusal::BadKey));
}

#[test]
fn no_proof_of_how_a_person_answered_is_handed_out() {
    let world = World::new(38);
    world.allow("nearby", Until::Withdrawn);
    let mut seen = 0;
    for index in 0..world.engine.state().size {
        let event = world.engine.entry(index).unwrap().unwrap().event;
        let proof = world.engine.proof(index).unwrap();
        if event.is_manner() {
            seen += 1;
            assert!(proof.is_none());
        } else {
            let (entry, _) = proof.expect("any other entry can be proven");
            assert!(!String::from_utf8_lossy(&entry).contains("text_percent"));
        }
    }
    assert_eq!(seen, 1);
}

#[test]
fn debug_texts_show_neither_payee_nor_receipt() {
    let payment = privet::command::Payment {
        amount: "38.00".into(),
        currency: "CNY".into(),
        payee: "Blue Kettle Tea".into(),
        nonce: Some("n-0123456789".into()),
        until: None,
    };
    let content = privet::command::Content::Payment(payment);
    let text = format!("{content:?}");
    assert!(!text.contains("Blue Kettle") && !text.contains("38.00") && !text.contains("n-012"));
    let jti = privet_wire::ids::Jti::new([1; 16]);
    let text = format!("{:?}", Reply::Confirmed { jti, receipt: "secret.receipt.text".into() });
    assert!(!text.contains("secret"));
}
