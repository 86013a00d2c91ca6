//! A process that makes a face pattern, compares it, moves it to another key and turns it off dies (`kill -9`) between every two steps. Whoever opens the
//! phone then finds no byte of the face in any file, and after "off" no key, no row and no pattern that is not recorded as
//! destroyed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends where it fails"
)]

use privet::command::Reply;
use privet::event::Event;
use privet::manifest::Matching;
use privet::refusal::Refusal;
use privet::state::ConsentStatus;
use privet::vault::matching::{Probe, Template};
use privet_tests::robust::canary::is_in;
use privet_tests::robust::phone::{FACE, Phone, request};
use privet_tests::robust::points::{Points, died, to_die};
use privet_tests::robust::{ALICE, count, directory};
use privet_tests::world::{done, id};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

/// The test that is run by the process that dies.
const DIES: &str = "the_process_that_dies_with_a_face";
/// So many processes die at a time.
const WORKERS: usize = 4;

/// On, enrolled, matched, moved to another key, off; past the points.
fn live(root: &Path, points: &Arc<Points>) -> Phone {
    let manifest = std::fs::read(root.join("manifest.json")).unwrap();
    let phone = Phone::open_with(root, &manifest, |device| points.on(device));
    phone.engine.trace(Some(Arc::clone(points) as _));
    assert!(phone.ready(), "{:?}", phone.engine.status());
    phone.camera();
    phone.allow(FACE).unwrap();
    done(phone.engine.enrol(request(), &id(FACE), ALICE));
    let nonce = phone.engine.probe_nonce().unwrap();
    let compared = done(phone.engine.verify(request(), &id(FACE), ALICE, nonce));
    assert!(matches!(compared, Reply::Matched { .. }));
    done(phone.engine.renew(request(), &id(FACE)));
    done(phone.withdraw(FACE));
    phone
}

/// The process that dies.
#[test]
#[ignore = "started as a process by the other test"]
fn the_process_that_dies_with_a_face() {
    let (root, points) = to_die();
    drop(live(&root, &points));
}

/// 16 bytes from each quarter of the face, as the host gave it and as it is kept.
fn pieces() -> Vec<Vec<u8>> {
    let matching = Matching { dimensions: 128, threshold: 800 };
    let kept = Template::from_probe(&Probe::from_le_bytes(ALICE, matching).unwrap()).to_bytes();
    let quarters =
        |bytes: &[u8]| (1..5).map(|n| bytes[bytes.len() * n / 5..][..16].to_vec()).collect::<Vec<_>>();
    [quarters(ALICE), quarters(&kept)].concat()
}

fn files(dir: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn no_face_in_any_file(root: &Path, pieces: &[Vec<u8>], when: &str) {
    for path in files(root) {
        let bytes = std::fs::read(&path).unwrap();
        for piece in pieces {
            assert!(!is_in(piece, &bytes), "a piece of the face in {} {when}", path.display());
        }
    }
}

fn ends_well(root: &Path, pieces: &[Vec<u8>], point: usize) {
    no_face_in_any_file(root, pieces, &format!("after point {point}"));
    let phone = Phone::open(root);
    assert!(phone.ready(), "{:?}", phone.engine.status());
    done(phone.engine.tick());
    phone.camera();
    let given = |phone: &Phone| {
        let state = phone.engine.state();
        matches!(state.consents.get(&id(FACE)).map(|c| &c.status), Some(ConsentStatus::Given(_)))
    };
    if given(&phone) {
        // A face that was enrolled is there, and one that was not can be made.
        let enrolled = phone.engine.enrol(request(), &id(FACE), ALICE).unwrap();
        assert!(
            matches!(enrolled, Ok(Reply::Enrolled) | Err(Refusal::AlreadyEnrolled)),
            "{enrolled:?}, point {point}"
        );
        let nonce = phone.engine.probe_nonce().unwrap();
        let compared = done(phone.engine.verify(request(), &id(FACE), ALICE, nonce));
        assert!(matches!(compared, Reply::Matched { .. }), "{compared:?}, point {point}");
        done(phone.withdraw(FACE));
    }
    let nonce = phone.engine.probe_nonce().unwrap();
    let off = phone.engine.verify(request(), &id(FACE), ALICE, nonce).unwrap();
    assert_eq!(off, Err(Refusal::NothingToCompare), "point {point}");
    assert_eq!(phone.template_keys(), Vec::<String>::new(), "point {point}");
    assert!(phone.engine.state().templates.is_empty(), "point {point}");
    let (mut made, mut gone) = (BTreeSet::new(), BTreeSet::new());
    for entry in phone.entries(0) {
        match entry.event {
            Event::TemplateReserved { template, .. } => drop(made.insert(template)),
            Event::TemplateDestroyed { template, .. } => drop(gone.insert(template)),
            _ => {}
        }
    }
    assert_eq!(made, gone, "what was made is recorded as destroyed, point {point}");
    no_face_in_any_file(root, pieces, &format!("when off, after point {point}"));
}

#[test]
fn killed_between_any_two_steps_a_face_is_in_no_file_and_off_is_off() {
    let pieces = pieces();
    let bought = directory();
    drop(Phone::new(bought.path()));
    let whole = directory();
    Phone::copy(bought.path(), whole.path());
    let alive = Points::new(None);
    drop(live(whole.path(), &alive));
    let points = alive.passed().len();
    ends_well(whole.path(), &pieces, points + 1);
    // All of them in a soak; here so many, spread over the whole.
    let tries = count("PRIVET_KILLS", points).min(points);
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, SeqCst);
                    if number >= tries {
                        return;
                    }
                    let point = 1 + number * points / tries;
                    let dir = directory();
                    Phone::copy(bought.path(), dir.path());
                    // The last points may lie behind what this run needs.
                    let _ = died(DIES, dir.path(), point);
                    ends_well(dir.path(), &pieces, point);
                }
            });
        }
    });
    println!("{tries} kills at {points} points");
}
