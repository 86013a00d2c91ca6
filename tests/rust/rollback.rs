//! Older, cut and altered files. What was never promised to be on the disk may be missing; what the anchor names may not. And
//! in each of these states the person can take back what they gave.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends where it fails"
)]

use privet::command::{Reply, Until};
use privet::engine::{Status, Trace, Verified};
use privet::event::{Cause, Event};
use privet::fault::Fault;
use privet::refusal::Refusal;
use privet::state::{ConsentStatus, State};
use privet::text::Language;
use privet::views::inspector::Tried;
use privet::views::status::LockView;
use privet_tests::robust::phone::{FACE, Phone, SHARE};
use privet_tests::world::{World, done, id, reader};
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

const HEADER: u64 = 32;
const FRAME: u64 = 24 + 4096;

fn wal(root: &Path) -> std::path::PathBuf {
    root.join("data/privet.db-wal")
}

fn length(root: &Path) -> u64 {
    fs::metadata(wal(root)).map_or(0, |found| found.len())
}

/// What a power cut leaves of the log: its first `keep` bytes. The shared index is memory and is gone.
fn cut(root: &Path, keep: u64) {
    fs::OpenOptions::new().write(true).open(wal(root)).unwrap().set_len(keep).unwrap();
    fs::remove_file(root.join("data/privet.db-shm")).unwrap();
}

/// A copy of a phone that was killed, damaged by `damage`, and opened.
fn opened(from: &Path, damage: impl FnOnce(&Path)) -> (tempfile::TempDir, Phone) {
    let dir = tempfile::tempdir().unwrap();
    Phone::copy(from, dir.path());
    damage(dir.path());
    let phone = Phone::open(dir.path());
    (dir, phone)
}

/// A phone with everything on, its database closed properly once, so that the file itself holds a ledger.
fn good(root: &Path) -> Phone {
    let phone = Phone::new(root);
    phone.live();
    drop(phone);
    let phone = Phone::open(root);
    assert!(phone.ready());
    phone.camera();
    phone
}

fn sql(root: &Path, statements: &str) {
    let database = rusqlite::Connection::open(root.join("data/privet.db")).unwrap();
    database.execute_batch(statements).unwrap();
}

/// Locked down: nothing is asked, used or sent; what was given can be taken back, now and for good.
fn withdrawing_works(phone: &Phone) {
    let Status::LockedDown { .. } = phone.engine.status() else { panic!("{:?}", phone.engine.status()) };
    assert_eq!(phone.engine.check(&id(SHARE)), Err(Refusal::LockedDown));
    assert_eq!(phone.ask(SHARE), Err(Refusal::LockedDown));
    assert_eq!(phone.withdraw(FACE), Ok(Ok(Reply::Withdrawn)));
    assert_eq!(phone.template_keys(), [""; 0], "the key of the face is gone at once");
    let kept = phone.root.join("data/privet.tombstones");
    assert_eq!(fs::read_to_string(&kept).unwrap().lines().count(), 1);
    // The next run finds it again. An altered row is found only once it is read: then that ledger takes the withdrawal.
    let again = Phone::open(&phone.root);
    if matches!(again.engine.status(), Status::LockedDown { .. }) {
        again.way_out();
        assert!(matches!(again.engine.status(), Status::Reinstalled { .. }), "{:?}", again.engine.status());
        assert!(matches!(again.engine.verify_ledger(|_, _| true), Ok(Some(Verified::Whole { .. }))));
        assert!(again.engine.check(&id(SHARE)).is_err(), "asked anew");
    }
    assert_eq!(again.engine.check(&id(FACE)), Err(Refusal::Withdrawn));
    assert_eq!(fs::read(&kept).unwrap(), b"", "what is in the ledger need not wait any more");
    let newest =
        (0..again.engine.state().size).rev().map_while(|index| again.engine.entry(index).ok().flatten());
    let kept = |event: &Event| matches!(event, Event::ConsentWithdrawn { activity, tombstone: Some(_), .. } if *activity == id(FACE));
    assert!(newest.into_iter().any(|recorded| kept(&recorded.event)), "the withdrawal is in the ledger");
    if again.ready() {
        let _broken = again.engine.verify_ledger(|_, _| true);
        again.way_out();
        assert!(again.engine.check(&id(FACE)).is_err());
    }
    let aside = fs::read_dir(phone.root.join("data")).unwrap();
    assert!(
        aside.flatten().any(|file| file.file_name().to_string_lossy().starts_with("privet.evidence-1.db"))
    );
}

#[test]
fn a_log_cut_anywhere_after_the_last_synced_commit_opens_as_if_nothing_were() {
    let dir = tempfile::tempdir().unwrap();
    let phone = good(dir.path());
    phone.allow("nearby").unwrap();
    let (synced, anchored) = (length(dir.path()), phone.engine.state().size);
    for _ in 0..3 {
        phone.touch(SHARE);
    }
    let last = phone.engine.state().size;
    let root = phone.kill();
    let end = length(&root);
    assert!(end >= synced + 6 * FRAME && (synced - HEADER).is_multiple_of(FRAME), "{synced} {end}");
    let mut kept = Vec::new();
    let mut keep = synced;
    while keep <= end {
        for keep in [keep, keep + 1, keep + 24, keep + FRAME - 1].into_iter().filter(|keep| *keep <= end) {
            let (_dir, phone) = opened(&root, |root| cut(root, keep));
            assert!(phone.ready(), "{:?}, cut at {keep} of {end}", phone.engine.status());
            let size = phone.engine.state().size;
            assert!((anchored..=last).contains(&size));
            kept.push(size);
            assert_eq!(phone.engine.check(&id(SHARE)), Ok(()));
            assert!(phone.engine.state().grant(&id("nearby")).is_some(), "what was synced is there");
        }
        keep += FRAME;
    }
    assert!(kept.contains(&anchored) && kept.contains(&last), "{kept:?}");
}

#[test]
fn an_unsynced_log_whose_last_pages_are_garbage_opens_as_if_they_were_cut() {
    let dir = tempfile::tempdir().unwrap();
    let phone = good(dir.path());
    phone.allow("nearby").unwrap();
    let synced = length(dir.path());
    phone.touch(SHARE);
    let root = phone.kill();
    let frames = (length(&root) - synced) / FRAME;
    for frame in 0..frames {
        let (_dir, phone) = opened(&root, |root| {
            let mut bytes = fs::read(wal(root)).unwrap();
            let at = usize::try_from(synced + frame * FRAME + 100).unwrap();
            bytes[at..at + 8].copy_from_slice(b"garbage!");
            fs::write(wal(root), bytes).unwrap();
        });
        assert!(phone.ready(), "{:?}", phone.engine.status());
    }
}

#[test]
fn a_log_cut_below_the_anchor_locks_down_and_withdrawing_works() {
    let dir = tempfile::tempdir().unwrap();
    let phone = good(dir.path());
    phone.allow("nearby").unwrap();
    let synced = length(dir.path());
    let root = phone.kill();
    let mut keep = 0;
    while keep < synced {
        let (_dir, phone) = opened(&root, |root| cut(root, keep));
        assert_eq!(
            phone.engine.status(),
            Status::LockedDown { cause: Cause::Behind },
            "cut at {keep} of {synced}"
        );
        if keep == 0 || keep + FRAME >= synced {
            withdrawing_works(&phone);
        }
        keep = if keep == 0 { HEADER } else { keep + FRAME };
    }
}

#[test]
fn a_restored_older_database_locks_down_and_withdrawing_works() {
    let (dir, old) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let phone = good(dir.path());
    Phone::copy(dir.path(), old.path());
    phone.withdraw(SHARE).unwrap().unwrap();
    let root = phone.kill();
    fs::remove_dir_all(root.join("data")).unwrap();
    fs::rename(old.path().join("data"), root.join("data")).unwrap();
    let phone = Phone::open(&root);
    assert_eq!(phone.engine.status(), Status::LockedDown { cause: Cause::Behind });
    withdrawing_works(&phone);
}

/// In lock-down the inspector says so, shows what can be read, and its self-test is denied.
fn the_inspector_still_shows(phone: &Phone) {
    let before = phone.engine.status();
    let shown = phone.engine.inspector(&reader()).expect("an inspector");
    assert!(matches!(shown.lock, Some(LockView::Down { .. })), "{:?}", shown.lock);
    assert_eq!(shown.extra, None, "what can't be trusted is not counted");
    assert!(shown.rows.iter().all(|row| !row.value.is_empty() && !row.spoken.is_empty()));
    assert!(shown.rows.iter().any(|row| row.label == "Key state"), "{:?}", shown.rows);
    let tried = phone.engine.try_to_send(Language::En).expect("tried");
    assert_ne!(tried.tried, Tried::NotDenied);
    assert_eq!(phone.engine.status(), before, "looking changes nothing");
}

#[test]
fn a_database_of_another_phone_locks_down_and_withdrawing_works() {
    let (dir, strange) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (root, strange) = (good(dir.path()).kill(), good(strange.path()).kill());
    let (_dir, phone) = opened(&root, |root| {
        fs::remove_dir_all(root.join("data")).unwrap();
        Phone::copy(&strange.join("data"), &root.join("data"));
    });
    assert_eq!(phone.engine.status(), Status::LockedDown { cause: Cause::OtherDatabase });
    the_inspector_still_shows(&phone);
    withdrawing_works(&phone);
}

#[test]
fn without_its_anchor_or_with_another_the_phone_locks_down_and_withdrawing_works() {
    let dir = tempfile::tempdir().unwrap();
    let root = good(dir.path()).kill();
    let (_dir, phone) = opened(&root, |root| fs::remove_file(root.join("device/anchor")).unwrap());
    assert_eq!(phone.engine.status(), Status::LockedDown { cause: Cause::AnchorMissing });
    the_inspector_still_shows(&phone);
    withdrawing_works(&phone);
    let (_dir, phone) = opened(&root, |root| fs::write(root.join("device/anchor"), b"another").unwrap());
    assert_eq!(phone.engine.status(), Status::LockedDown { cause: Cause::AnchorUnreadable });
    withdrawing_works(&phone);
}

#[test]
fn an_altered_or_swapped_row_locks_down_when_it_is_read_and_withdrawing_works() {
    let dir = tempfile::tempdir().unwrap();
    let phone = good(dir.path());
    for _ in 0..40 {
        phone.touch(SHARE);
    }
    drop(phone);
    let alterations = [
        ("a body that was altered", "UPDATE entry SET body = zeroblob(length(body)) WHERE idx = 5".into()),
        ("a body that was taken out", "UPDATE entry SET body = NULL WHERE idx = 5".into()),
        ("a body that was shortened", "UPDATE entry SET body = substr(body, 1, 7) WHERE idx = 5".into()),
        (
            "two bodies that were swapped",
            "CREATE TEMP TABLE two AS SELECT idx AS at, body AS was FROM entry WHERE idx IN (5, 6);
             UPDATE entry SET body = (SELECT was FROM two WHERE at = 11 - idx) WHERE idx IN (5, 6)"
                .into(),
        ),
        (
            "two rows that were swapped",
            "UPDATE entry SET idx = -1 - idx WHERE idx IN (5, 6); UPDATE entry SET idx = 12 + idx WHERE idx < 0".into(),
        ),
        ("a leaf that was altered", "UPDATE entry SET leaf = zeroblob(32) WHERE idx = 5".into()),
        ("an hour that was altered", "UPDATE entry SET hour = hour + 1 WHERE idx = 5".into()),
        ("a row that is missing", "DELETE FROM entry WHERE idx = 5".into()),
        ("a node that was altered", "UPDATE node SET hash = zeroblob(32) WHERE level = 1 AND idx = 2".to_owned()),
    ];
    for (what, statement) in alterations {
        // CHECK constraints would refuse some of it; a thief's tool does not ask them.
        let damage = |root: &Path| sql(root, &format!("PRAGMA ignore_check_constraints=ON; {statement}"));
        let (copy, phone) = opened(dir.path(), damage);
        if phone.ready() {
            let whole = phone.engine.verify_ledger(|_, _| true);
            assert!(
                matches!(whole, Ok(Some(Verified::Broken { .. })) | Err(Fault::Damaged)),
                "{what}: {whole:?}"
            );
        }
        assert!(matches!(phone.engine.status(), Status::LockedDown { .. }), "{what}");
        the_inspector_still_shows(&phone);
        drop((copy, phone));
        let (_copy, phone) = opened(dir.path(), damage);
        if phone.ready() {
            let read = (4..8).map(|index| phone.engine.entry(index)).find(Result::is_err);
            assert_eq!(read, Some(Err(Fault::Damaged)), "{what}");
        }
        withdrawing_works(&phone);
    }
}

#[test]
fn without_its_snapshots_the_state_is_the_same() {
    let dir = tempfile::tempdir().unwrap();
    let phone = good(dir.path());
    for _ in 0..70 {
        phone.touch(SHARE);
    }
    let before = State::clone(&phone.engine.state());
    drop(phone);
    let (_copy, phone) = opened(dir.path(), |root| {
        let database = rusqlite::Connection::open(root.join("data/privet.db")).unwrap();
        assert_eq!(database.execute("DELETE FROM snapshot", []).unwrap(), 1);
    });
    assert!(phone.ready());
    assert_eq!(*phone.engine.state(), before);
}

#[test]
fn a_withdrawal_while_locked_holds_from_the_unlock_on() {
    struct Looks(Mutex<Vec<Result<(), Refusal>>>, std::sync::Weak<World>);
    impl Trace for Looks {
        fn ruled(
            &self,
            _: &privet::command::Command,
            _: &privet::facts::Facts<'_>,
            _: &privet::rules::Ruling,
        ) {
            let world = self.1.upgrade().unwrap();
            self.0.lock().unwrap().push(world.engine.check(&id(SHARE)));
        }
    }
    let mut world = World::new(21);
    world.allow(SHARE, Until::Withdrawn);
    world.script.lock();
    world.reopen();
    assert_eq!(world.engine.status(), Status::Locked);
    assert_eq!(world.engine.withdraw(world.request(), &id(SHARE)), Ok(Ok(Reply::Withdrawn)));
    let world = Arc::new(world);
    let looks = Arc::new(Looks(Mutex::default(), Arc::downgrade(&world)));
    world.engine.trace(Some(Arc::clone(&looks) as _));
    world.script.unlock();
    done(world.engine.tick());
    world.engine.trace(None);
    let seen = looks.0.lock().unwrap().clone();
    assert!(!seen.is_empty() && !seen.contains(&Ok(())), "never allowed in between: {seen:?}");
    assert_eq!(world.engine.check(&id(SHARE)), Err(Refusal::Withdrawn));
}

#[test]
fn what_was_withdrawn_in_a_locked_process_counts_in_one_that_is_open() {
    let world = World::new(22);
    world.allow(SHARE, Until::Withdrawn);
    world.script.lock();
    let locked = world.another(world.dir.path());
    assert_eq!(locked.status(), Status::Locked);
    assert_eq!(locked.withdraw(world.request(), &id(SHARE)), Ok(Ok(Reply::Withdrawn)));
    world.script.unlock();
    let used = world.engine.access(world.request(), &id(SHARE), None).unwrap();
    assert_eq!(used, Err(Refusal::Withdrawn));
    assert!(matches!(world.engine.state().consents[&id(SHARE)].status, ConsentStatus::Withdrawn));
}

#[test]
fn what_a_killed_way_out_had_moved_is_not_overwritten_by_the_next() {
    let dir = tempfile::tempdir().unwrap();
    let root = good(dir.path()).kill();
    let (_copy, phone) = opened(&root, |root| {
        fs::remove_file(root.join("device/anchor")).unwrap();
        fs::write(root.join("data/privet.evidence-1.db-wal"), b"moved before the kill").unwrap();
    });
    phone.way_out();
    let kept = fs::read(phone.root.join("data/privet.evidence-1.db-wal")).unwrap();
    assert_eq!(kept, b"moved before the kill");
    assert!(phone.root.join("data/privet.evidence-2.db").exists());
}
