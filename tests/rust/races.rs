//! Two at once: threads that confirm the same release, and a process that confirms while another withdraws, brings other terms or
//! another recipient key, lets the time run out, or puts an older database in place. However they fall, it is one order: nothing
//! leaves twice, nothing leaves after what stops it, and no withdrawal is lost.
//!
//! `PRIVET_TRIES` says how often each is tried. That these detectors can find a double is shown in the engine's own unit tests
//! (`core/src/engine/single_use.rs`), where the clause that makes a release single-use can be switched off.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends where it fails"
)]

use privet::command::{Outcome, Reply, Until};
use privet::engine::Status;
use privet::event::{Cause, Event};
use privet::fault::Fault;
use privet::gate::minimise::MediaType;
use privet::refusal::{EndReason, Refusal};
use privet::rules::{CONFIRM_WITHIN, DATA_LIMIT};
use privet::state::ConsentStatus;
use privet_softkeys::{RecipientBox, SeededRandom};
use privet_tests::robust::detector::wrongs;
use privet_tests::robust::phone::{BANK, Phone, SHARE, request};
use privet_tests::robust::{count, directory};
use privet_tests::world::{MANIFEST, World, done, id, with_keys};
use privet_wire::ids::{RecipientId, ReleaseId};
use privet_wire::key::UserVerification::Bio;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

const TRIES: u32 = 1000;
/// A phone that was tried so often is put away.
const TRIES_PER_PHONE: u32 = 1000;
/// Set in the other process: where the phone is.
const OTHER: &str = "PRIVET_TEST_OTHER";

/// Waits a while that differs from try to try, so that the two meet at every point of each other's way.
fn jitter(attempt: u32, most: Duration) {
    let until = Instant::now() + most.mul_f64(f64::from(attempt.wrapping_mul(7919) % 97) / 97.0);
    while Instant::now() < until {
        std::hint::spin_loop();
    }
}

#[test]
fn of_two_threads_that_confirm_one_release_exactly_one_succeeds() {
    let world = World::new(11);
    world.register(BANK, Bio);
    world.allow(SHARE, Until::Withdrawn);
    let bank = RecipientId::try_from(BANK).unwrap();
    let tries = count("PRIVET_TRIES", TRIES);
    std::thread::scope(|scope| {
        let (give, given) = channel::<(ReleaseId, Vec<u8>)>();
        let (tell, told) = channel();
        let engine = &world.engine;
        let world = &world;
        scope.spawn(move || {
            for (release, signature) in given {
                tell.send(engine.confirm(world.request(), release, &signature)).unwrap();
            }
        });
        for attempt in 0..tries {
            let proposed =
                engine.propose_data(world.request(), &id(SHARE), &bank, b"{\"n\":1}", MediaType::Json);
            let Reply::Pending { release, .. } = done(Ok(proposed.unwrap().unwrap())) else { panic!() };
            let input = world.approve(release, Bio);
            let signature = world.sign(BANK, Bio, &input);
            give.send((release, signature.clone())).unwrap();
            jitter(attempt, Duration::from_micros(300));
            let both = [engine.confirm(world.request(), release, &signature), told.recv().unwrap()];
            let left = |outcome: &&Result<Outcome, Fault>| matches!(outcome, Ok(Ok(Reply::Confirmed { .. })));
            assert_eq!(both.iter().filter(left).count(), 1, "{both:?}");
            assert!(both.contains(&Ok(Err(Refusal::AlreadyUsed))), "{both:?}");
            let Some(Ok(Ok(Reply::Confirmed { jti, .. }))) = both.iter().find(left) else { panic!() };
            done(engine.delivered(world.request(), *jti, None));
        }
        drop(give);
    });
    let events: Vec<_> = (0..world.engine.state().size)
        .map(|index| serde_json::to_value(world.engine.entry(index).unwrap().unwrap().event).unwrap())
        .collect();
    assert_eq!(wrongs(&events), []);
    let released = events.iter().filter(|event| event["type"] == "Released").count();
    assert_eq!(released, tries as usize);
    println!("{tries} races with another thread: one left each time");
}

/// The other process of the tests below: does what it is told, and says so once it is done.
#[test]
#[ignore = "started as a process by the other tests"]
fn the_other_process() {
    let root = PathBuf::from(std::env::var_os(OTHER).expect("started by the other tests"));
    let mut open = None;
    println!("\nthere");
    for line in std::io::stdin().lines() {
        let line = line.unwrap();
        let (command, what) = line.split_once(' ').unwrap_or((&line, ""));
        match command {
            "copy" => copy_files(&root.join("data"), &root.join("old")),
            "swap" => {
                fs::rename(root.join("data"), root.join("aside")).unwrap();
                fs::rename(root.join("old"), root.join("data")).unwrap();
            }
            "declare" => {
                let phone = Phone::open_with(&root, &fs::read(root.join(what)).unwrap(), |device| device);
                assert!(phone.ready());
            }
            command => {
                let phone = open.get_or_insert_with(|| Phone::open(&root));
                match command {
                    "withdraw" => {
                        assert_eq!(phone.withdraw(SHARE), Ok(Ok(Reply::Withdrawn)));
                        assert_eq!(phone.engine.check(&id(SHARE)), Err(Refusal::Withdrawn));
                    }
                    "wait" => {
                        phone.clock.advance(what.parse().unwrap());
                        done(phone.engine.tick());
                    }
                    other => panic!("{other}"),
                }
            }
        }
        println!("done");
    }
}

/// This process never had these files open, so nobody loses a lock by it.
fn copy_files(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for file in fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}

struct Other {
    child: Child,
    say: ChildStdin,
    hear: std::io::Lines<BufReader<std::process::ChildStdout>>,
    /// How long its last commands took. A confirmation begins anywhere in that time.
    took: Duration,
}

impl Other {
    fn start(root: &Path) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "the_other_process", "--nocapture"])
            .env(OTHER, root)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (say, out) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let hear = BufReader::new(out).lines();
        let mut other = Self { child, say, hear, took: Duration::from_millis(4) };
        other.wait_for("there");
        other
    }
    fn begin(&mut self, command: &str) {
        self.say.write_all(format!("{command}\n").as_bytes()).unwrap();
    }
    fn wait_for(&mut self, word: &str) {
        let heard = self.hear.find(|line| line.as_ref().is_ok_and(|line| line == word));
        assert!(heard.is_some(), "the other process ended without saying {word}");
    }

    /// Has it do this while this process confirms. Every tenth time it is known which of them came first.
    fn against(
        &mut self,
        phone: &Phone,
        attempt: u32,
        command: &str,
        signed: &(ReleaseId, Vec<u8>),
    ) -> Outcome {
        let confirm = || phone.confirm(signed.0, &signed.1).expect("no fault");
        match attempt % 10 {
            0 => {
                let began = Instant::now();
                self.begin(command);
                self.wait_for("done");
                self.took = (self.took * 3 + began.elapsed()) / 4;
                let confirmed = confirm();
                assert!(confirmed.is_err(), "{command} had returned before the confirmation began");
                confirmed
            }
            5 => {
                let confirmed = confirm();
                assert!(confirmed.is_ok(), "nobody said {command} yet: {confirmed:?}");
                self.begin(command);
                self.wait_for("done");
                confirmed
            }
            _ => {
                self.begin(command);
                jitter(attempt, self.took);
                let confirmed = confirm();
                self.wait_for("done");
                confirmed
            }
        }
    }

    fn end(mut self) {
        drop(self.say);
        assert!(self.child.wait().unwrap().success());
    }
}

/// As many tries as are asked for, in turns of one phone each: its ledger does not grow without end. A turn answers how often
/// something left.
fn in_turns(what: &str, turn: impl Fn(u32) -> u32) {
    let tries = count("PRIVET_TRIES", TRIES);
    let (mut rest, mut left) = (tries, 0);
    while rest > 0 {
        let now = rest.min(TRIES_PER_PHONE);
        left += turn(now);
        rest -= now;
    }
    println!("{tries} races with {what}: {left} left before it, {} were stopped by it", tries - left);
}

/// Approved and signed: only the confirmation is missing.
fn approved(phone: &Phone) -> (ReleaseId, Vec<u8>) {
    let release = phone.propose().expect("allowed");
    (release, phone.signed(release).expect("approved"))
}

/// The outbox is emptied, whatever is in it.
fn deliver(phone: &Phone) {
    while let Some(item) = phone.engine.outbox_next().unwrap() {
        done(phone.engine.delivered(request(), item.jti, None));
    }
}

/// How often `release` left and ended, by the entries from `first` on.
fn left_and_ended(phone: &Phone, first: u64, release: ReleaseId) -> (usize, usize) {
    let entries = phone.entries(first);
    let left = |event: &Event| matches!(event, Event::Released { release: of, .. } if *of == release);
    let ended = |event: &Event| matches!(event, Event::ReleaseEnded { release: of, .. } if *of == release);
    let count = |is: &dyn Fn(&Event) -> bool| entries.iter().filter(|recorded| is(&recorded.event)).count();
    (count(&left), count(&ended))
}

#[test]
fn a_withdrawal_in_one_process_and_a_confirmation_in_another_fall_in_one_order() {
    in_turns("a withdrawal", |tries| {
        let dir = directory();
        let phone = Phone::new(dir.path());
        let mut other = Other::start(dir.path());
        let mut left = 0;
        for attempt in 0..tries {
            phone.allow(SHARE).expect("nobody withdraws now");
            let signed = approved(&phone);
            let before = phone.engine.state().size;
            match other.against(&phone, attempt, "withdraw", &signed) {
                Ok(Reply::Confirmed { jti, .. }) => {
                    left += 1;
                    done(phone.engine.delivered(request(), jti, None));
                }
                Err(Refusal::Withdrawn | Refusal::Ended { .. }) => {}
                other => panic!("{other:?}"),
            }
            done(phone.engine.tick());
            let state = phone.engine.state();
            assert!(matches!(state.consents[&id(SHARE)].status, ConsentStatus::Withdrawn), "lost");
            assert_eq!(phone.engine.check(&id(SHARE)), Err(Refusal::Withdrawn));
            assert!(state.size > before);
        }
        other.end();
        assert_eq!(phone.wrongs(), []);
        left
    });
}

/// The manifest as it is, and with one other thing changed in it.
fn versions(root: &Path, change: impl Fn(&mut serde_json::Value)) {
    let manifest = fs::read(root.join("manifest.json")).unwrap();
    let mut changed: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
    change(&mut changed);
    fs::write(root.join("version-0"), manifest).unwrap();
    fs::write(root.join("version-1"), serde_json::to_vec(&changed).unwrap()).unwrap();
}

/// The other process is an update of the app, there and back again, each time while a send waits for its signature.
fn against_updates(what: &str, change: impl Fn(&mut serde_json::Value)) {
    in_turns(what, |tries| {
        let dir = directory();
        let phone = Phone::new(dir.path());
        versions(dir.path(), &change);
        let mut other = Other::start(dir.path());
        let mut left = 0;
        for attempt in 0..tries {
            match phone.allow(SHARE) {
                // A changed key ends what waits and no consent.
                Ok(()) | Err(Refusal::AlreadyOn) => {}
                Err(other) => panic!("{other:?}"),
            }
            let before = phone.engine.state().size;
            let signed = approved(&phone);
            let update = format!("declare version-{}", (attempt + 1) % 2);
            let confirmed = other.against(&phone, attempt, &update, &signed);
            match &confirmed {
                Ok(Reply::Confirmed { .. }) => left += 1,
                Err(Refusal::Ended { reason: EndReason::Invalidated } | Refusal::TermsChanged) => {}
                other => panic!("{other:?}"),
            }
            let fell = left_and_ended(&phone, before, signed.0);
            assert_eq!(fell, if confirmed.is_ok() { (1, 0) } else { (0, 1) });
            let entries = phone.entries(before);
            let place = |is: &dyn Fn(&Event) -> bool| entries.iter().position(|recorded| is(&recorded.event));
            let accepted =
                place(&|event| matches!(event, Event::ManifestAccepted { .. })).expect("the update");
            let released = place(&|event| matches!(event, Event::Released { .. }));
            assert!(
                released.is_none_or(|released| released < accepted),
                "it left under what was no longer shown"
            );
            assert!(phone.confirm(signed.0, &signed.1).unwrap().is_err());
            deliver(&phone);
        }
        other.end();
        assert_eq!(phone.wrongs(), []);
        left
    });
}

#[test]
fn changed_terms_in_one_process_and_a_confirmation_in_another_fall_in_one_order() {
    against_updates("changed terms", |manifest| {
        let activities = manifest["activities"].as_array_mut().unwrap();
        let share = activities.iter_mut().find(|activity| activity["id"] == SHARE).unwrap();
        share["delivery_hours"] = 23.into();
        share["texts"]["purpose"]["en"] = "Another purpose than before".into();
    });
}

#[test]
fn a_changed_recipient_key_in_one_process_and_a_confirmation_in_another_fall_in_one_order() {
    let keys = with_keys(MANIFEST, &RecipientBox::memory(), &SeededRandom::new(8));
    let keys: serde_json::Value = serde_json::from_slice(&keys).unwrap();
    against_updates("a changed key", |manifest| {
        for (mine, theirs) in manifest["recipients"]
            .as_array_mut()
            .unwrap()
            .iter_mut()
            .zip(keys["recipients"].as_array().unwrap())
        {
            mine["envelope_keys"] = theirs["envelope_keys"].clone();
        }
    });
}

#[test]
fn the_end_of_its_time_in_one_process_and_a_confirmation_in_another_fall_in_one_order() {
    in_turns("the end of its time", |tries| {
        let dir = directory();
        let phone = Phone::new(dir.path());
        phone.allow(SHARE).expect("given");
        let mut other = Other::start(dir.path());
        let mut left = 0;
        for attempt in 0..tries {
            let before = phone.engine.state().size;
            let release = phone.propose().expect("allowed");
            let proposed = phone.device.clock.now();
            // One end is a minute after the approval, the other five minutes after the proposal.
            let by_approval = attempt % 2 == 0;
            if !by_approval {
                phone.clock.advance(DATA_LIMIT - CONFIRM_WITHIN + 1000);
            }
            let signed = (release, phone.signed(release).expect("approved"));
            let now = phone.device.clock.now();
            let end = if by_approval { now.elapsed + CONFIRM_WITHIN } else { proposed.elapsed + DATA_LIMIT };
            phone.clock.advance(end - 1 - now.elapsed);
            let confirmed = other.against(&phone, attempt, "wait 1", &signed);
            match &confirmed {
                Ok(Reply::Confirmed { .. }) => left += 1,
                Err(Refusal::Ended { reason: EndReason::Expired }) => {}
                other => panic!("{other:?}"),
            }
            let fell = left_and_ended(&phone, before, release);
            assert_eq!(fell, if confirmed.is_ok() { (1, 0) } else { (0, 1) });
            let late = phone.entries(before).into_iter().find(|recorded| {
                matches!(recorded.event, Event::Released { .. })
                    && recorded.at - proposed.wall >= i64::try_from(end - proposed.elapsed).unwrap()
            });
            assert_eq!(late, None, "it left after its time");
            deliver(&phone);
        }
        other.end();
        assert_eq!(phone.wrongs(), []);
        left
    });
}

/// While the sheet is open somebody puts the database of a moment ago in place of the one in use. What this process commits goes
/// into the true one or nowhere; beside the older one nothing is allowed.
#[test]
fn an_older_database_put_in_place_and_a_confirmation_fall_in_one_order() {
    in_turns("an older database", |tries| {
        let dir = directory();
        let mut phone = Phone::new(dir.path());
        phone.allow(SHARE).expect("given");
        let mut other = Other::start(dir.path());
        let mut left = 0;
        for attempt in 0..tries {
            let before = phone.engine.state().size;
            let signed = approved(&phone);
            other.begin("copy");
            other.wait_for("done");
            let confirmed = other.against(&phone, attempt, "swap", &signed);
            match &confirmed {
                Ok(Reply::Confirmed { .. }) => left += 1,
                Err(Refusal::LockedDown) => {}
                other => panic!("{other:?}"),
            }
            // From now on this process is locked down, whichever came first.
            assert_eq!(phone.confirm(signed.0, &signed.1), Ok(Err(Refusal::LockedDown)));
            assert_eq!(phone.engine.status(), Status::LockedDown { cause: Cause::OtherDatabase });
            assert_eq!(phone.engine.outbox_next(), Ok(None));
            drop(phone);
            let older = Phone::open(dir.path());
            if confirmed.is_ok() {
                assert_eq!(older.engine.status(), Status::LockedDown { cause: Cause::Behind });
            }
            let again = older.confirm(signed.0, &signed.1).unwrap();
            assert!(matches!(again, Err(Refusal::LockedDown | Refusal::OtherRun)), "{again:?}");
            drop(older);
            fs::remove_dir_all(dir.path().join("data")).unwrap();
            fs::rename(dir.path().join("aside"), dir.path().join("data")).unwrap();
            phone = Phone::open(dir.path());
            assert!(phone.ready(), "{:?}", phone.engine.status());
            let fell = left_and_ended(&phone, before, signed.0);
            assert_eq!(fell, (usize::from(confirmed.is_ok()), 0));
            assert_eq!(phone.engine.outbox_next().unwrap().is_some(), confirmed.is_ok());
            deliver(&phone);
            if confirmed.is_err() {
                // It waits for its end.
                phone.clock.advance(CONFIRM_WITHIN);
            }
        }
        other.end();
        assert_eq!(phone.wrongs(), []);
        left
    });
}
