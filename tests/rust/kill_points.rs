//! A process that does a whole errand dies (`kill -9`) between every two steps: before and after each call, at each call of the
//! host, at each ruling, inside and after each transaction. Whoever opens the phone then finds what was told, and brings the errand to
//! its end: everything in it happened once.
//!
//! `PRIVET_KILLS` says how many kills there are; a few of them are those of `tests/rust/kill.rs`. All points are tried in turn;
//! beyond that, any two of them, the second in the process that goes on after the first.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends where it fails"
)]

use privet::engine::Verified;
use privet::state::ConsentStatus;
use privet_softkeys::{RecipientBox, SeededRandom};
use privet_tests::robust::errand::{Errand, examine};
use privet_tests::robust::phone::{Phone, SHARE};
use privet_tests::robust::points::{Points, died, to_die};
use privet_tests::robust::{directory, kills_at_points};
use privet_tests::world::{MANIFEST, id, with_keys};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

/// The test that is run by the process that dies.
const DIES: &str = "the_process_that_dies_at_a_point";
/// So many processes die at a time.
const WORKERS: usize = 4;

fn manifest() -> Vec<u8> {
    with_keys(MANIFEST, &RecipientBox::memory(), &SeededRandom::new(7))
}

/// Opens the phone and goes on with the errand, past the points.
fn live(root: &Path, points: &std::sync::Arc<Points>) -> Phone {
    let manifest = std::fs::read(root.join("manifest.json")).unwrap();
    let phone = Phone::open_with(root, &manifest, |device| points.on(device));
    phone.engine.trace(Some(std::sync::Arc::clone(points) as _));
    assert!(phone.ready(), "{:?}", phone.engine.status());
    Errand::on(&phone, points).go_on();
    phone
}

/// The process that dies.
#[test]
#[ignore = "started as a process by the other test"]
fn the_process_that_dies_at_a_point() {
    let (root, points) = to_die();
    drop(live(&root, &points));
}

/// What the whole errand leaves in the ledger however often it was interrupted, and how often: a send and a notice are delivered.
const ONCE: [(&str, u32); 9] = [
    ("OriginStarted", 1),
    ("ManifestAccepted", 1),
    ("OwnerKeySet", 1),
    ("RecipientRegistered", 1),
    ("ConsentGiven", 1),
    ("Released", 1),
    ("ConsentWithdrawn", 1),
    ("NoticeQueued", 1),
    ("Delivered", 2),
];

/// Opens the phone after kills, examines it, brings the errand to its end and counts what is in the ledger.
fn ends_well(root: &Path) {
    let phone = Phone::open(root);
    assert!(phone.ready(), "{:?}", phone.engine.status());
    examine(&phone);
    Errand::on(&phone, &Points::new(None)).go_on();
    let mut found = BTreeMap::new();
    for recorded in phone.entries(0) {
        let event = serde_json::to_value(&recorded.event).unwrap();
        *found.entry(event["type"].as_str().unwrap().to_owned()).or_insert(0) += 1;
    }
    for (kind, times) in ONCE {
        assert_eq!(found.get(kind), Some(&times), "{kind} in {found:?}");
    }
    assert_eq!(phone.wrongs(), []);
    let status = phone.engine.state().consents[&id(SHARE)].status.clone();
    assert!(matches!(status, ConsentStatus::Withdrawn), "{status:?}");
    assert_eq!(phone.engine.outbox_next(), Ok(None));
    let whole = phone.engine.verify_ledger(|_, _| true);
    assert!(matches!(whole, Ok(Some(Verified::Whole { .. }))), "{whole:?}");
}

/// A number below `below` that differs from kill to kill.
fn any(kill: usize, below: usize) -> usize {
    kill.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(17) % below
}

#[test]
fn killed_between_any_two_steps_everything_in_the_errand_happens_once() {
    let manifest = manifest();
    let dir = directory();
    Phone::bought(dir.path(), &manifest);
    let alive = Points::new(None);
    drop(live(dir.path(), &alive));
    let names = alive.passed();
    ends_well(dir.path());
    for name in
        ["ruled", "between two calls", "before clock.now", "before random.fill", "after anchor.advance"]
    {
        assert!(names.contains(&name), "no point {name}");
    }
    let kills = kills_at_points();
    let (next, killed, twice) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
    let work = || {
        loop {
            let number = next.fetch_add(1, SeqCst);
            if killed.load(SeqCst) >= kills {
                return;
            }
            let dir = directory();
            Phone::bought(dir.path(), &manifest);
            // The point's place in the errand, from 1 on. With fewer kills than points, spread over all of them.
            let (first, second) = if number < names.len().min(kills) {
                (1 + number * names.len() / names.len().min(kills), None)
            } else {
                (1 + any(number, names.len()), Some(1 + any(!number, names.len())))
            };
            killed.fetch_add(usize::from(died(DIES, dir.path(), first)), SeqCst);
            if let Some(second) = second
                && died(DIES, dir.path(), second)
            {
                killed.fetch_add(1, SeqCst);
                twice.fetch_add(1, SeqCst);
            }
            ends_well(dir.path());
        }
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..WORKERS).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            worker.join().expect("a worker's phone ended well");
        }
    });
    let (killed, twice) = (killed.into_inner(), twice.into_inner());
    println!("{killed} kills; {} points, {twice} phones killed twice", names.len());
}
