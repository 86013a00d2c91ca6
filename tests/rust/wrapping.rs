//! After something was turned off, copies of the file from before open no more: the key that wraps the masters is another one, and
//! the old one is gone. Whatever the key store answers and wherever the process dies, what was turned off is off, the phone opens,
//! and one wrapping key is left.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends where it fails"
)]

use privet::command::{Answer, Party, Reply, Until};
use privet::engine::{Device, Status};
use privet::event::{Cause, Event};
use privet::host::{DeviceKeys, KeyDeleted, KeyFault, KeyMade, KeyPolicy, KeyState, ScreenLock};
use privet::prompt::Asked;
use privet::refusal::Refusal;
use privet::rules::UNDO_FOR;
use privet_tests::robust::canary::is_in;
use privet_tests::robust::phone::{FACE, Phone, SHARE, request};
use privet_tests::robust::points::{Points, died, to_die};
use privet_tests::robust::{ALICE, count, directory};
use privet_tests::world::{done, id, manner};
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use tempfile::TempDir;
use zeroize::Zeroizing;

/// The test that is run by the process that dies.
const DIES: &str = "the_process_that_dies_with_a_no";
/// So many processes die at a time.
const WORKERS: usize = 4;
const MASTERS: &str = "privet/master/";
/// A new phone with nothing turned off makes these calls of a wrapping key once something is.
const STEPS: [&str; 7] = ["open", "state", "create", "seal", "open", "delete", "state"];

/// A key store that writes down what is asked of wrapping keys, and fails where a test says so.
struct Watched {
    inner: Arc<dyn DeviceKeys>,
    calls: Mutex<Vec<&'static str>>,
    fails: Mutex<Option<(usize, KeyFault)>>,
    /// It answers that a wrapping key is deleted, and keeps it.
    keeps: AtomicBool,
    /// What it seals with a wrapping key opens no more.
    spoils: AtomicBool,
    /// Happens when it is asked for the next wrapping key.
    at_create: Mutex<Option<Box<dyn FnOnce() + Send>>>,
}

impl Watched {
    /// The call of this number from now on, from 0, answers this.
    fn fail(&self, number: usize, fault: KeyFault) {
        let already = self.calls.lock().unwrap().len();
        *self.fails.lock().unwrap() = Some((already + number, fault));
    }

    fn asked(&self, call: &'static str, alias: &str) -> Result<(), KeyFault> {
        if !alias.starts_with(MASTERS) {
            return Ok(());
        }
        let mut calls = self.calls.lock().unwrap();
        calls.push(call);
        match *self.fails.lock().unwrap() {
            Some((number, fault)) if number + 1 == calls.len() => Err(fault),
            _ => Ok(()),
        }
    }

    fn times(&self, call: &str) -> usize {
        self.calls.lock().unwrap().iter().filter(|made| **made == call).count()
    }
}

impl DeviceKeys for Watched {
    fn create(&self, alias: &str, policy: KeyPolicy) -> Result<KeyMade, KeyFault> {
        self.asked("create", alias)?;
        if let Some(act) = self.at_create.lock().unwrap().take() {
            act();
        }
        self.inner.create(alias, policy)
    }
    fn state(&self, alias: &str) -> Result<KeyState, KeyFault> {
        self.asked("state", alias)?;
        self.inner.state(alias)
    }
    fn list(&self, prefix: &str) -> Result<Vec<String>, KeyFault> {
        self.inner.list(prefix)
    }
    fn seal(&self, alias: &str, aad: &[u8], plaintext: &[u8]) -> Result<Vec<u8>, KeyFault> {
        self.asked("seal", alias)?;
        let mut sealed = self.inner.seal(alias, aad, plaintext)?;
        if self.spoils.load(SeqCst) && alias.starts_with(MASTERS) {
            sealed.reverse();
        }
        Ok(sealed)
    }
    fn open(&self, alias: &str, aad: &[u8], ciphertext: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeyFault> {
        self.asked("open", alias)?;
        self.inner.open(alias, aad, ciphertext)
    }
    fn delete(&self, alias: &str) -> Result<KeyDeleted, KeyFault> {
        self.asked("delete", alias)?;
        if self.keeps.load(SeqCst) && alias.starts_with(MASTERS) {
            return Ok(KeyDeleted::Deleted);
        }
        self.inner.delete(alias)
    }
    fn public_key(&self, alias: &str) -> Result<Vec<u8>, KeyFault> {
        self.inner.public_key(alias)
    }
    fn sign(&self, alias: &str, bytes: &[u8]) -> Result<Vec<u8>, KeyFault> {
        self.inner.sign(alias, bytes)
    }
    fn screen_lock(&self) -> Result<ScreenLock, KeyFault> {
        self.inner.screen_lock()
    }
}

fn watched(root: &Path) -> (Phone, Arc<Watched>) {
    let manifest = std::fs::read(root.join("manifest.json")).unwrap();
    let mut watch = None;
    let phone = Phone::open_with(root, &manifest, |device| {
        let keys = Watched {
            inner: Arc::clone(&device.keys),
            calls: Mutex::default(),
            fails: Mutex::default(),
            keeps: AtomicBool::new(false),
            spoils: AtomicBool::new(false),
            at_create: Mutex::default(),
        };
        let keys = Arc::new(keys);
        watch = Some(Arc::clone(&keys));
        Device { keys, ..device }
    });
    (phone, watch.unwrap())
}

/// A phone with a yes to [`SHARE`] and a face, closed.
fn with_a_yes() -> TempDir {
    let dir = directory();
    let phone = Phone::new(dir.path());
    phone.camera();
    phone.allow(SHARE).unwrap();
    phone.allow(FACE).unwrap();
    done(phone.engine.enrol(request(), &id(FACE), ALICE));
    dir
}

fn copy_of(root: &Path) -> TempDir {
    let dir = directory();
    Phone::copy(root, dir.path());
    dir
}

/// The database of `from`, on the phone `to`, whose key store and anchor stay.
fn restore(from: &Path, to: &Path) {
    std::fs::remove_dir_all(to.join("data")).unwrap();
    assert!(Command::new("cp").arg("-R").arg(from.join("data")).arg(to).status().unwrap().success());
}

/// Alias and wrapped master, as they lie in the file. Read on a copy: closing a file of the database here would drop the locks that
/// `SQLite` holds on it.
fn row(root: &Path) -> (String, Vec<u8>) {
    let copy = copy_of(root);
    let database = rusqlite::Connection::open(copy.path().join("data/privet.db")).unwrap();
    let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    database.query_row("SELECT alias, wrapped FROM epoch", [], row).unwrap()
}

fn lies_in_a_file(root: &Path, bytes: &[u8]) -> bool {
    let copy = copy_of(root);
    let files = std::fs::read_dir(copy.path().join("data")).unwrap();
    files.flatten().any(|file| is_in(bytes, &std::fs::read(file.path()).unwrap()))
}

fn wrapping_keys(phone: &Phone) -> Vec<String> {
    phone.device.keys.list(MASTERS).unwrap()
}

/// One key is left, it is another than `before`, and everything is readable.
fn done_well(phone: &Phone, before: &str, why: &str) {
    assert!(phone.ready(), "{why}: {:?}", phone.engine.status());
    let (alias, _) = row(&phone.root);
    assert_eq!(wrapping_keys(phone), std::slice::from_ref(&alias), "{why}");
    assert_ne!(alias, before, "{why}");
    let again = copy_of(&phone.root);
    let again = Phone::open(again.path());
    assert!(again.ready(), "{why}: {:?}", again.engine.status());
    let noes =
        |event: &Event| matches!(event, Event::ConsentWithdrawn { activity, .. } if *activity == id(SHARE));
    assert_eq!(again.entries(0).iter().filter(|entry| noes(&entry.event)).count(), 1, "{why}");
    assert_eq!(again.engine.check(&id(SHARE)), Err(Refusal::Withdrawn), "{why}");
}

/// Nothing but names is shown, and what a person needs then works.
fn shows_nothing(phone: &Phone) {
    let state = phone.engine.state();
    assert!(state.size == 0 && state.consents.is_empty() && state.templates.is_empty(), "{state:?}");
    assert_eq!(phone.engine.entry(0), Ok(None));
    assert_eq!(phone.engine.export_json(true, &mut Vec::new()), Ok(None));
    assert_eq!(phone.withdraw(FACE), Ok(Ok(Reply::Withdrawn)));
    assert_eq!(phone.template_keys(), [""; 0]);
}

#[test]
fn an_older_copy_stays_closed_after_a_no_and_a_later_one_opens() {
    let before = with_a_yes();
    let now = copy_of(before.path());
    let (alias, wrapped) = row(before.path());
    let phone = Phone::open(now.path());
    phone.allow("nearby").unwrap();
    // Without a no, the older file is shown as the older file it is: that it stays closed below is the no's doing.
    let other = copy_of(now.path());
    restore(before.path(), other.path());
    let older = Phone::open(other.path());
    assert_eq!(older.engine.status(), Status::LockedDown { cause: Cause::Behind });
    assert!(older.engine.state().grant(&id(SHARE)).is_some());
    drop(older);

    done(phone.withdraw(SHARE));
    assert_eq!(phone.device.keys.open(&alias, b"", &wrapped).err(), Some(KeyFault::KeyMissing));
    assert!(!lies_in_a_file(now.path(), &wrapped), "nor does what it wrapped lie in any file");
    done_well(&phone, &alias, "after a no");
    let after = copy_of(now.path());
    let now = phone.kill();
    restore(before.path(), &now);
    let older = Phone::open(&now);
    assert_eq!(
        older.engine.status(),
        Status::LockedDown { cause: Cause::Behind },
        "that it is older is said first"
    );
    shows_nothing(&older);
    older.way_out();
    assert_eq!(older.engine.status(), Status::Reinstalled { cause: Cause::Behind });

    // Who brings the anchor back along with it finds it closed all the same.
    let with_anchor = copy_of(after.path());
    restore(before.path(), with_anchor.path());
    std::fs::copy(before.path().join("device/anchor"), with_anchor.path().join("device/anchor")).unwrap();
    let older = Phone::open(with_anchor.path());
    assert_eq!(older.engine.status(), Status::LockedDown { cause: Cause::LostKey });
    shows_nothing(&older);

    let later = Phone::open(after.path());
    assert!(later.ready());
    assert_eq!(later.engine.check(&id(SHARE)), Err(Refusal::Withdrawn));
}

#[test]
fn several_noes_at_once_replace_the_key_once() {
    let dir = with_a_yes();
    let (phone, watch) = watched(dir.path());
    let watched = |creates, deletes| {
        assert_eq!((watch.times("create"), watch.times("delete")), (creates, deletes));
    };
    let off = |activities: &[&str]| {
        let activities: Vec<_> = activities.iter().map(|a| id(a)).collect();
        done(phone.engine.withdraw_many(request(), &activities))
    };
    done(phone.engine.tick());
    assert!(matches!(off(&[SHARE, FACE]), Reply::TurnedOff { at_once: 2, .. }));
    watched(1, 1);
    // Said again, it changes nothing.
    done(phone.withdraw(SHARE));
    watched(1, 1);
    phone.allow("analytics").unwrap();
    phone.allow("nearby").unwrap();
    assert!(matches!(off(&["analytics", "nearby"]), Reply::TurnedOff { undoable: 2, .. }));
    watched(1, 1);
    phone.clock.advance(UNDO_FOR + 1);
    done(phone.engine.tick());
    watched(2, 2);
    assert_eq!(wrapping_keys(&phone).len(), 1);
}

#[test]
fn noes_said_while_locked_replace_the_key_once_it_opens() {
    let dir = with_a_yes();
    let phone = Phone::open(dir.path());
    phone.allow("analytics").unwrap();
    drop(phone);
    let (alias, _) = row(dir.path());
    let script = privet_softkeys::Script::new();
    script.lock();
    let manifest = std::fs::read(dir.path().join("manifest.json")).unwrap();
    let phone = Phone::open_with(dir.path(), &manifest, |device| Device {
        keys: privet_softkeys::ScriptedKeys::new(device.keys, Arc::clone(&script)),
        ..device
    });
    assert_eq!(phone.engine.status(), Status::Locked);
    done(phone.withdraw(SHARE));
    done(phone.withdraw("analytics"));
    script.unlock();
    assert_eq!(wrapping_keys(&phone), std::slice::from_ref(&alias));
    done(phone.engine.tick());
    done_well(&phone, &alias, "unlocked");
}

/// The app keeps what it counts for longer: other terms, to be answered anew.
fn kept_longer(manifest: &[u8]) -> Vec<u8> {
    let mut json: serde_json::Value = serde_json::from_slice(manifest).unwrap();
    let activities = json["activities"].as_array_mut().unwrap();
    let analytics = activities.iter_mut().find(|activity| activity["id"] == "analytics").unwrap();
    analytics["retention"]["recipient"]["days"] = 120.into();
    serde_json::to_vec(&json).unwrap()
}

#[test]
fn only_what_takes_something_back_closes_older_copies() {
    let dir = directory();
    let phone = Phone::new(dir.path());
    let size = |phone: &Phone| phone.engine.state().size;
    let off = |phone: &Phone| phone.engine.state().last_off;
    let answer = |phone: &Phone, activity: &str, answer: Answer| {
        let prompt = phone.ask(activity).unwrap();
        let digest = phone.look(Asked::Consent(prompt)).unwrap();
        done(phone.engine.answer(request(), prompt, digest, Party::Person, answer, manner()));
    };
    answer(&phone, SHARE, Answer::Refuse);
    answer(&phone, SHARE, Answer::Allow { until: Until::Withdrawn });
    phone.touch(SHARE);
    let wall = phone.device.clock.now().wall;
    answer(&phone, "footprint", Answer::Allow { until: Until::At { wall: wall + 60_000 } });
    phone.clock.advance(120_000);
    done(phone.engine.tick());
    assert_eq!(phone.engine.check(&id("footprint")), Err(Refusal::Expired));
    answer(&phone, "analytics", Answer::Allow { until: Until::Withdrawn });
    let manifest = kept_longer(&phone.manifest);
    drop(phone);
    let phone = Phone::open_with(dir.path(), &manifest, |device| device);
    assert_eq!(phone.engine.check(&id("analytics")), Err(Refusal::TermsChanged));
    assert_eq!(
        off(&phone),
        0,
        "a first no, a use, a yes that ends by its date or by new terms: nothing was taken back"
    );
    let before = size(&phone);
    answer(&phone, "analytics", Answer::Refuse);
    assert!(off(&phone) > before, "a no to new terms takes the yes to the old ones back");
    let before = size(&phone);
    done(phone.withdraw("public_reviews"));
    assert!(off(&phone) > before, "an objection counts as well");
    phone.camera();
    phone.allow(FACE).unwrap();
    done(phone.engine.enrol(request(), &id(FACE), ALICE));
    let before = size(&phone);
    done(phone.withdraw(FACE));
    assert!(off(&phone) > before, "and the end of a face");
}

#[test]
fn a_key_store_that_fails_at_any_step_leaves_the_no_and_the_key_is_replaced_later() {
    let yes = with_a_yes();
    let (alias, _) = row(yes.path());
    let faults = [
        KeyFault::Locked,
        KeyFault::Transient,
        KeyFault::TooManyKeys,
        KeyFault::KeyMissing,
        KeyFault::KeyInvalidated,
        KeyFault::Corrupt,
        KeyFault::Host,
    ];
    for (number, step) in STEPS.into_iter().enumerate() {
        for (nth, fault) in faults.into_iter().enumerate() {
            let why = format!("{fault:?} of step {number}, {step}");
            let dir = copy_of(yes.path());
            let (phone, watch) = watched(dir.path());
            let before = watch.calls.lock().unwrap().len();
            watch.fail(number, fault);
            assert_eq!(phone.withdraw(SHARE), Ok(Ok(Reply::Withdrawn)), "{why}");
            let mut calls = STEPS[..=number].to_vec();
            // A new key that can't be used, and that no row names, goes again.
            let unusable = [KeyFault::KeyMissing, KeyFault::KeyInvalidated, KeyFault::Corrupt];
            if (3..5).contains(&number) && unusable.contains(&fault) {
                calls.push("delete");
            }
            assert_eq!(watch.calls.lock().unwrap()[before..], calls, "{why}");
            assert!(phone.ready(), "{why}: {:?}", phone.engine.status());
            assert_eq!(phone.engine.check(&id(SHARE)), Err(Refusal::Withdrawn), "{why}");
            // By the next command, or by the next start.
            if nth % 2 == 0 {
                done(phone.engine.tick());
                done_well(&phone, &alias, &why);
            } else {
                drop(phone);
                done_well(&Phone::open(dir.path()), &alias, &why);
            }
        }
    }
}

#[test]
fn a_wrapping_key_that_was_said_to_be_deleted_and_is_there_stays_owed() {
    let dir = with_a_yes();
    let (first, _) = row(dir.path());
    let (phone, watch) = watched(dir.path());
    watch.keeps.store(true, SeqCst);
    done(phone.withdraw(SHARE));
    let (second, _) = row(dir.path());
    done(phone.withdraw(FACE));
    let (third, _) = row(dir.path());
    let mut all = [first.clone(), second, third.clone()];
    all.sort();
    assert_eq!(wrapping_keys(&phone), all, "the store keeps them");
    watch.keeps.store(false, SeqCst);
    done(phone.engine.tick());
    assert_eq!(wrapping_keys(&phone), [third]);
    done_well(&phone, &first, "once it can be");
}

#[test]
fn a_new_key_that_does_not_open_what_it_sealed_replaces_nothing() {
    let dir = with_a_yes();
    let (alias, wrapped) = row(dir.path());
    let (phone, watch) = watched(dir.path());
    watch.spoils.store(true, SeqCst);
    done(phone.withdraw(SHARE));
    assert_eq!(row(dir.path()), (alias.clone(), wrapped));
    assert_eq!(
        wrapping_keys(&phone),
        std::slice::from_ref(&alias),
        "the present one stays, the new one goes"
    );
    watch.spoils.store(false, SeqCst);
    done(phone.engine.tick());
    done_well(&phone, &alias, "once it can be");
}

#[test]
fn a_database_that_takes_no_row_then_leaves_the_no_and_the_key_is_replaced_later() {
    let dir = with_a_yes();
    let (alias, wrapped) = row(dir.path());
    let (phone, watch) = watched(dir.path());
    let file = dir.path().join("data/privet.db");
    let writer = Arc::new(Mutex::new(None));
    let held = Arc::clone(&writer);
    *watch.at_create.lock().unwrap() = Some(Box::new(move || {
        let connection = rusqlite::Connection::open(file).unwrap();
        connection.execute_batch("BEGIN IMMEDIATE").unwrap();
        *held.lock().unwrap() = Some(connection);
    }));
    assert_eq!(phone.withdraw(SHARE), Ok(Ok(Reply::Withdrawn)));
    assert!(writer.lock().unwrap().is_some());
    assert_eq!((row(dir.path()), watch.times("delete")), ((alias.clone(), wrapped), 0));
    *writer.lock().unwrap() = None;
    done(phone.engine.tick());
    assert_eq!(watch.times("create"), 1, "the key that was made is found again");
    done_well(&phone, &alias, "once somebody else wrote");
}

#[test]
fn while_somebody_reads_the_log_keeps_the_old_row_until_the_next_start() {
    let dir = with_a_yes();
    let (alias, wrapped) = row(dir.path());
    let phone = Phone::open(dir.path());
    let reader = privet::store::Store::open(&dir.path().join("data")).unwrap();
    let read = reader.read().unwrap();
    let _older = read.epochs().unwrap();
    done(phone.withdraw(SHARE));
    assert!(lies_in_a_file(dir.path(), &wrapped));
    drop(read);
    drop(phone);
    let phone = Phone::open(dir.path());
    assert!(!lies_in_a_file(dir.path(), &wrapped));
    done_well(&phone, &alias, "once nobody reads");
}

#[test]
fn two_processes_replace_the_key_in_turn_and_both_go_on() {
    let dir = with_a_yes();
    let (alias, _) = row(dir.path());
    let (one, two) = (Phone::open(dir.path()), Phone::open(dir.path()));
    for _ in 0..6 {
        let given = ["nearby", "analytics", "footprint", "scan"];
        for activity in given {
            one.allow(activity).unwrap();
        }
        let off = |phone: &Phone, activities: &[&str]| {
            for activity in activities {
                done(phone.withdraw(activity));
                assert_eq!(phone.engine.check(&id(activity)), Err(Refusal::Withdrawn));
            }
        };
        std::thread::scope(|scope| {
            scope.spawn(|| off(&one, &given[..2]));
            scope.spawn(|| off(&two, &given[2..]));
        });
        assert_eq!(wrapping_keys(&one), [row(dir.path()).0]);
    }
    // The one is behind by what the other replaced.
    done(one.withdraw(SHARE));
    done(two.withdraw(FACE));
    one.allow("nearby").unwrap();
    assert_eq!(wrapping_keys(&two), [row(dir.path()).0]);
    done_well(&two, &alias, "after two processes");
}

#[test]
fn who_writes_in_the_file_does_not_choose_which_keys_are_deleted() {
    let dir = with_a_yes();
    let (first, wrapped) = row(dir.path());
    let (phone, watch) = watched(dir.path());
    watch.keeps.store(true, SeqCst);
    done(phone.withdraw(SHARE));
    drop(phone);
    let list = |body: &[u8]| {
        let copy = copy_of(dir.path());
        let database = rusqlite::Connection::open(copy.path().join("data/privet.db")).unwrap();
        let put = "UPDATE meta SET body = ?1 WHERE name = 'wrapping'";
        assert_eq!(database.execute(put, [body]).unwrap(), 1);
        drop(database);
        let phone = Phone::open(copy.path());
        (phone.engine.status(), wrapping_keys(&phone).len())
    };
    let altered = Status::LockedDown { cause: Cause::AlteredRow };
    assert_eq!(list(br#"{"covers":0,"replaced":["privet/anchor/main/0"]}"#), (altered, 2));

    // The row of before is put back, and its key is on the list of those to be deleted.
    let database = rusqlite::Connection::open(dir.path().join("data/privet.db")).unwrap();
    let put = "UPDATE epoch SET alias = ?1, wrapped = ?2";
    assert_eq!(database.execute(put, (&first, &wrapped)).unwrap(), 1);
    drop(database);
    for _ in 0..2 {
        let phone = Phone::open(dir.path());
        assert!(phone.ready(), "a key in use is not deleted: {:?}", phone.engine.status());
        assert!(wrapping_keys(&phone).contains(&first));
    }
    let phone = Phone::open(dir.path());
    done(phone.withdraw(FACE));
    done_well(&phone, &first, "by the next no");
}

#[test]
fn files_that_were_set_aside_keep_their_key() {
    let before = with_a_yes();
    let (first, _) = row(before.path());
    let phone = Phone::open(before.path());
    let old = copy_of(before.path());
    phone.allow("nearby").unwrap();
    drop(phone);
    restore(old.path(), before.path());
    let phone = Phone::open(before.path());
    assert_eq!(phone.engine.status(), Status::LockedDown { cause: Cause::Behind });
    done(phone.withdraw(SHARE));
    assert_eq!(wrapping_keys(&phone), std::slice::from_ref(&first), "in lock-down no key is replaced");
    phone.way_out();
    let (second, _) = row(before.path());
    phone.allow(SHARE).unwrap();
    done(phone.withdraw(SHARE));
    let (third, _) = row(before.path());
    assert_ne!(second, third);
    let keys = wrapping_keys(&phone);
    assert!(keys.len() == 2 && keys.contains(&first) && keys.contains(&third), "{keys:?}");
}

/// Opens the phone and withdraws, past the points.
fn live(root: &Path, points: &Arc<Points>) -> Phone {
    let manifest = std::fs::read(root.join("manifest.json")).unwrap();
    let phone = Phone::open_with(root, &manifest, |device| points.on(device));
    assert!(phone.ready(), "{:?}", phone.engine.status());
    points.pass("open");
    done(phone.withdraw(SHARE));
    phone
}

/// The process that dies.
#[test]
#[ignore = "started as a process by the other test"]
fn the_process_that_dies_with_a_no() {
    let (root, points) = to_die();
    drop(live(&root, &points));
}

#[test]
fn killed_between_any_two_steps_one_key_is_left_and_all_is_readable() {
    let yes = with_a_yes();
    let (alias, _) = row(yes.path());
    let whole = copy_of(yes.path());
    let alive = Points::new(None);
    drop(live(whole.path(), &alive));
    let passed = alive.passed();
    let open = passed.iter().position(|point| *point == "open").unwrap();
    // From the commit of the no on: the anchor follows it, then the key.
    let first = open + passed[open..].iter().position(|point| *point == "before anchor.advance").unwrap();
    let points: Vec<_> = (first + 1..=passed.len()).collect();
    for (call, times) in [("before keys.create", 1), ("before keys.delete", 1), ("before random.fill", 2)] {
        let found = passed[first..].iter().filter(|point| **point == call).count();
        assert!(found >= times, "{call}: {found}");
    }
    let tries = count("PRIVET_KILLS", points.len()).min(points.len());
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, SeqCst);
                    if number >= tries {
                        return;
                    }
                    let point = points[number * points.len() / tries];
                    let dir = copy_of(yes.path());
                    let _ = died(DIES, dir.path(), point);
                    let phone = Phone::open(dir.path());
                    done_well(&phone, &alias, &format!("killed at {point}, {}", passed[point - 1]));
                }
            });
        }
    });
    println!("{tries} kills at {} points", points.len());
}
