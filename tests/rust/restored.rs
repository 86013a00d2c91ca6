//! After a send, the files of before it come back: the database, its log, the log's index, in every combination, from every step.
//! The same signature is tried again, by the run that made it, which may have the files open, and by a new one. It never leaves twice.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends where it fails"
)]

use privet::command::{Outcome, Reply};
use privet::engine::Status;
use privet::fault::Fault;
use privet::refusal::Refusal;
use privet_softkeys::{RecipientBox, SeededRandom};
use privet_tests::robust::detector::wrongs;
use privet_tests::robust::directory;
use privet_tests::robust::phone::{Phone, SHARE, request};
use privet_tests::world::{MANIFEST, done, with_keys};
use privet_wire::ids::{Jti, ReleaseId, RequestId};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

const FILES: [&str; 3] = ["privet.db", "privet.db-wal", "privet.db-shm"];
/// After each of them the files are copied, but for the last: that is when the others come back.
const STEPS: [&str; 4] = ["proposed", "approved", "confirmed", "delivered"];

/// How the old files come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// Over the bytes of the present ones, which a run has open.
    Over,
    /// As other files of the same names, while a run has the present ones open.
    Instead,
    /// After that run was killed.
    AfterKill,
}

/// One send up to a step, with what was copied on the way.
struct Send {
    _dir: tempfile::TempDir,
    phone: Phone,
    release: ReleaseId,
    signature: Vec<u8>,
    request: RequestId,
    jti: Jti,
}

/// Copies by another process: closing a file of the database here would drop the locks that `SQLite` holds on it.
fn run(command: &mut Command) {
    assert!(command.status().unwrap().success());
}

impl Send {
    /// `emptied`: the log is brought into the database after each step, so that the old database differs and not only the old log.
    fn up_to(manifest: &[u8], last: usize, emptied: bool) -> Self {
        let dir = directory();
        let phone = Phone::with_manifest(dir.path(), manifest);
        phone.allow(SHARE).unwrap();
        let keep = |step: usize| {
            if emptied {
                let database = rusqlite::Connection::open(phone.root.join("data/privet.db")).unwrap();
                database.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
            }
            if step < last {
                Phone::copy(&phone.root.join("data"), &phone.root.join(STEPS[step]));
            }
        };
        let release = phone.propose().unwrap();
        keep(0);
        let signature = phone.signed(release).unwrap();
        keep(1);
        let request = request();
        let Reply::Confirmed { jti, .. } = done(phone.engine.confirm(request, release, &signature)) else {
            panic!()
        };
        keep(2);
        if last > 2 {
            assert!(phone.engine.outbox_next().unwrap().is_some());
            done(phone.engine.delivered(privet_tests::robust::phone::request(), jti, None));
            keep(3);
        }
        Self { _dir: dir, phone, release, signature, request, jti }
    }

    /// Puts those of the three files back whose bit is set.
    fn restore(root: &Path, step: &str, which: usize, way: Way) {
        for (_, file) in FILES.iter().enumerate().filter(|(bit, _)| which & (1 << bit) != 0) {
            let (from, to) = (root.join(step).join(file), root.join("data").join(file));
            if way == Way::Over {
                run(Command::new("cp").arg(from).arg(to));
            } else {
                run(Command::new("mv").arg("-f").arg(from).arg(to));
            }
        }
    }
}

/// Another run on what lies there after a kill. On a copy: of the files that the dead run had open, this process still holds locks.
fn next_run(phone: Phone, why: &str) -> (tempfile::TempDir, Phone) {
    let (root, dir) = (phone.kill(), directory());
    Phone::copy(&root, dir.path());
    let phone = Phone::open(dir.path());
    assert!(matches!(phone.engine.status(), Status::Ready | Status::LockedDown { .. }), "{why}");
    (dir, phone)
}

/// The same signature once more, under its own request id and under another. Answers how the second was refused.
fn again(phone: &Phone, send: (ReleaseId, &[u8], RequestId), told: &Outcome, why: &str) -> String {
    let (release, signature, request) = send;
    match phone.engine.confirm(request, release, signature) {
        Ok(Ok(reply)) => assert_eq!(Ok(reply), *told, "{why}: another answer to the same request"),
        Ok(Err(_)) | Err(Fault::Damaged | Fault::Store(_)) => {}
        Err(other) => panic!("{why}: {other:?}"),
    }
    match phone.confirm(release, signature) {
        Ok(Err(
            refused
            @ (Refusal::AlreadyUsed | Refusal::LockedDown | Refusal::OtherRun | Refusal::Ended { .. }),
        )) => format!("{refused:?}"),
        Err(fault @ (Fault::Damaged | Fault::Store(_))) => format!("{fault:?}"),
        other => panic!("{why}: {other:?}"),
    }
}

/// What can be read of the ledger holds this send at most once.
fn at_most_once(phone: &Phone, why: &str) {
    let readable =
        (0..phone.engine.state().size).filter_map(|index| phone.engine.entry(index).ok().flatten());
    let events: Vec<_> = readable.map(|recorded| serde_json::to_value(&recorded.event).unwrap()).collect();
    assert_eq!(wrongs(&events), [], "{why}");
    let left = events.iter().filter(|event| event["type"] == "Released").count();
    assert!(left <= 1, "{why}: {left}");
}

#[test]
fn a_confirmed_send_does_not_leave_again_whichever_older_files_come_back() {
    let manifest = with_keys(MANIFEST, &RecipientBox::memory(), &SeededRandom::new(7));
    let mut ends: BTreeMap<String, u32> = BTreeMap::new();
    for emptied in [false, true] {
        for (last, step) in [(2, 0), (2, 1), (3, 0), (3, 1), (3, 2)] {
            for (which, way) in
                (1..8).flat_map(|w| [Way::Over, Way::Instead, Way::AfterKill].map(|way| (w, way)))
            {
                let Send { _dir, mut phone, release, signature, request, jti } =
                    Send::up_to(&manifest, last, emptied);
                let why = format!(
                    "{}, then files {which:03b} of {} {way:?}, emptied: {emptied}",
                    STEPS[last], STEPS[step]
                );
                let told = phone.engine.outcome(request).unwrap().unwrap();
                let delivered = last > 2;
                Send::restore(&phone.root, STEPS[step], which, way);
                let runs: &[_] =
                    if way == Way::AfterKill { &["the next run"] } else { &["this run", "the next run"] };
                for run in runs {
                    let _files;
                    if *run == "the next run" {
                        (_files, phone) = next_run(phone, &why);
                    }
                    let end = again(&phone, (release, &signature, request), &told, &why);
                    *ends.entry(format!("{way:?}, {run}: {end}")).or_default() += 1;
                    let offered = phone.engine.outbox_next().ok().flatten().map(|item| item.jti);
                    assert!(offered.is_none() || (!delivered && offered == Some(jti)), "{why}: {offered:?}");
                    at_most_once(&phone, &why);
                }
            }
        }
    }
    for (end, times) in &ends {
        println!("{times:4} {end}");
    }
}
