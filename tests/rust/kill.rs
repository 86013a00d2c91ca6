//! A process that asks, sends and withdraws is killed (`kill -9`) at any moment, and the phone opened again. Nothing leaves
//! twice, and what was told as withdrawn is.
//!
//! One of 25 of the kills that `PRIVET_KILLS` asks for are these; the others, at every point of the way, are in
//! `tests/rust/kill_points.rs`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends where it fails"
)]

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use privet::refusal::Refusal;
use privet::state::ConsentStatus;
use privet_tests::robust::phone::{Phone, SHARE};
use privet_tests::robust::{directory, kills_at_any_time};
use privet_tests::world::id;
use privet_wire::ids::ReleaseId;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// A phone that was killed so often is put away: its ledger is then long enough.
const KILLS_PER_PHONE: u32 = 20;
/// Set in the process that is killed: where the phone is.
const VICTIM: &str = "PRIVET_TEST_VICTIM";

/// The process that is killed. It says what it is about to do and, once the engine replied, what is done.
#[test]
#[ignore = "started as a process by the other test"]
fn the_process_that_is_killed() {
    let root = std::env::var_os(VICTIM).expect("started by the other test");
    println!("\nopening");
    let phone = Phone::open(root.as_ref());
    assert!(phone.ready());
    loop {
        println!("allowing");
        match phone.allow(SHARE) {
            // The process before was killed while it was allowed.
            Ok(()) | Err(Refusal::AlreadyOn) => {}
            Err(other) => panic!("{other:?}"),
        }
        println!("allowed");
        for _ in 0..2 {
            let release = phone.propose().expect("proposed");
            let signature = phone.signed(release).expect("approved");
            println!("confirming {release} {}", URL_SAFE_NO_PAD.encode(&signature));
            phone.confirm(release, &signature).expect("no fault").expect("confirmed");
            println!("confirmed {release}");
        }
        println!("withdrawing");
        phone.withdraw(SHARE).expect("no fault").expect("withdrawn");
        println!("withdrawn");
        // A moment in which the reply was the last thing that happened.
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Lets the process run for a while after it said `word`, kills it, and answers what it said from there on.
fn run_and_kill(root: &Path, word: &str, after: Duration) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "the_process_that_is_killed", "--nocapture"])
        .env(VICTIM, root)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap() == word));
    std::thread::sleep(after);
    assert!(child.try_wait().unwrap().is_none(), "it ended by itself");
    child.kill().unwrap();
    child.wait().unwrap();
    std::iter::once(word.to_owned()).chain(lines.map(Result::unwrap)).collect()
}

#[test]
fn after_a_kill_nothing_leaves_twice_and_no_withdrawal_is_lost() {
    let kills = u32::try_from(kills_at_any_time()).unwrap();
    let (mut confirmed, mut withdrawn, mut ended_withdrawn) = (0, 0, 0);
    let mut dir = directory();
    for kill in 0..kills {
        if kill % KILLS_PER_PHONE == 0 {
            dir = directory();
            drop(Phone::new(dir.path()));
        }
        // Every fourth time right after a withdrawal was told, else at any moment from the opening on.
        let (word, most) = if kill % 4 == 0 { ("withdrawn", 3_000) } else { ("opening", 211_000) };
        let after = Duration::from_micros(u64::from(kill.wrapping_mul(7919) % 211) * most / 211);
        let said = run_and_kill(dir.path(), word, after);
        let phone = Phone::open(dir.path());
        assert!(phone.ready(), "{:?} after {said:?}", phone.engine.status());
        // What was said last was said after the reply: it stands, unless the next step had begun.
        let status = phone.engine.state().consents.get(&id(SHARE)).map(|consent| consent.status.clone());
        match said.last().map(String::as_str) {
            Some("withdrawn") => {
                ended_withdrawn += 1;
                assert!(matches!(status, Some(ConsentStatus::Withdrawn)), "lost: {status:?}");
                assert_eq!(phone.engine.check(&id(SHARE)), Err(Refusal::Withdrawn));
            }
            Some("allowed") => assert!(matches!(status, Some(ConsentStatus::Given(_))), "{status:?}"),
            _ => {}
        }
        // Each signature that was ever made is tried again by the next run. None leaves twice; none leaves late either.
        for line in said.iter().filter_map(|line| line.strip_prefix("confirming ")) {
            let (release, signature) = line.split_once(' ').unwrap();
            let release: ReleaseId = serde_json::from_value(release.into()).unwrap();
            let again =
                phone.confirm(release, &URL_SAFE_NO_PAD.decode(signature).unwrap()).expect("no fault");
            let told = said.contains(&format!("confirmed {release}"));
            match again {
                Err(Refusal::AlreadyUsed) => {}
                Err(Refusal::OtherRun | Refusal::Ended { .. } | Refusal::Withdrawn) => assert!(!told, "lost"),
                other => panic!("{other:?}"),
            }
        }
        confirmed += said.iter().filter(|line| line.starts_with("confirmed ")).count();
        withdrawn += said.iter().filter(|line| *line == "withdrawn").count();
        if kill % KILLS_PER_PHONE == KILLS_PER_PHONE - 1 || kill + 1 == kills {
            assert_eq!(phone.wrongs(), []);
            let whole = phone.engine.verify_ledger(|_, _| true).unwrap().unwrap();
            assert!(matches!(whole, privet::engine::Verified::Whole { .. }), "{whole:?}");
        }
    }
    println!(
        "{kills} kills; {confirmed} confirmed, {withdrawn} withdrawn, {ended_withdrawn} killed right after"
    );
    let done = confirmed > 0 && withdrawn > 0 && ended_withdrawn > 0;
    assert!(kills < 20 || done, "nothing was ever done before a kill");
}
