//! Two at once: threads that confirm the same release, and a process that confirms while another withdraws. However they fall,
//! nothing leaves twice, nothing leaves after a withdrawal, and no withdrawal is lost.
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
use privet::fault::Fault;
use privet::gate::minimise::MediaType;
use privet::refusal::Refusal;
use privet::state::ConsentStatus;
use privet_tests::robust::count;
use privet_tests::robust::detector::wrongs;
use privet_tests::robust::phone::{BANK, Phone, SHARE};
use privet_tests::world::{World, done, id};
use privet_wire::ids::{RecipientId, ReleaseId};
use privet_wire::key::UserVerification::Bio;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

const TRIES: u32 = 1000;
/// Set in the process that withdraws: where the phone is.
const WITHDRAWER: &str = "PRIVET_TEST_WITHDRAWER";

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
}

/// The other process of the next test: withdraws whenever it is told to, and says so once it is done.
#[test]
#[ignore = "started as a process by the other test"]
fn the_process_that_withdraws() {
    let root = std::env::var_os(WITHDRAWER).expect("started by the other test");
    let phone = Phone::open(root.as_ref());
    println!("\nopen");
    for line in std::io::stdin().lines() {
        assert_eq!(line.unwrap(), "withdraw");
        assert_eq!(phone.withdraw(SHARE), Ok(Ok(Reply::Withdrawn)));
        assert_eq!(phone.engine.check(&id(SHARE)), Err(Refusal::Withdrawn));
        println!("withdrawn");
    }
}

struct Withdrawer {
    child: Child,
    say: ChildStdin,
    hear: std::io::Lines<BufReader<std::process::ChildStdout>>,
}

impl Withdrawer {
    fn start(root: &std::path::Path) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "the_process_that_withdraws", "--nocapture"])
            .env(WITHDRAWER, root)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (say, out) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let mut other = Self { child, say, hear: BufReader::new(out).lines() };
        other.wait_for("open");
        other
    }
    fn withdraw(&mut self) {
        self.say.write_all(b"withdraw\n").unwrap();
    }
    fn wait_for(&mut self, word: &str) {
        let heard = self.hear.find(|line| line.as_ref().is_ok_and(|line| line == word));
        assert!(heard.is_some(), "the other process ended without saying {word}");
    }
}

#[test]
fn a_withdrawal_in_one_process_and_a_confirmation_in_another_fall_in_one_order() {
    let dir = tempfile::tempdir().unwrap();
    let phone = Phone::new(dir.path());
    let mut other = Withdrawer::start(dir.path());
    let tries = count("PRIVET_TRIES", TRIES);
    let (mut left, mut stopped) = (0, 0);
    // How long a withdrawal takes here is not known beforehand; the confirmation begins anywhere in that time.
    let mut took = Duration::from_millis(4);
    for attempt in 0..tries {
        phone.allow(SHARE).expect("nobody withdraws now");
        let release = phone.propose().expect("allowed");
        let signature = phone.signed(release).expect("approved");
        let before = phone.engine.state().size;
        let began = Instant::now();
        other.withdraw();
        // Every tenth time it is known that the withdrawal came first.
        let late = attempt % 10 == 0;
        if late {
            other.wait_for("withdrawn");
            took = (took * 3 + began.elapsed()) / 4;
        } else {
            jitter(attempt, took);
        }
        let confirmed = phone.confirm(release, &signature).expect("no fault");
        if !late {
            other.wait_for("withdrawn");
        }
        match &confirmed {
            Ok(Reply::Confirmed { jti, .. }) => {
                assert!(!late, "the withdrawal had returned before the confirmation began");
                left += 1;
                done(phone.engine.delivered(privet_tests::robust::phone::request(), *jti, None));
            }
            Err(Refusal::Withdrawn | Refusal::Ended { .. }) => stopped += 1,
            other => panic!("{other:?}"),
        }
        done(phone.engine.tick());
        let state = phone.engine.state();
        assert!(matches!(state.consents[&id(SHARE)].status, ConsentStatus::Withdrawn), "lost");
        assert_eq!(phone.engine.check(&id(SHARE)), Err(Refusal::Withdrawn));
        assert!(state.size > before);
    }
    drop(other.say);
    assert!(other.child.wait().unwrap().success());
    assert_eq!(phone.wrongs(), []);
    println!("{left} left before the withdrawal, {stopped} were stopped by it");
    assert!(tries < 100 || (left > 0 && stopped > tries / 10), "one order only was tried: {left}, {stopped}");
}
