//! Attempts on the vault by somebody who has files and anchor in hand, several processes, or a key store that fails when it matters. Each
//! of them once succeeded.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends where it fails"
)]

use privet::command::{Outcome, Payment, Reply};
use privet::engine::{Device, OwnerSigned, Status};
use privet::fault::Fault;
use privet::host::*;
use privet::owner::OwnerPurpose;
use privet::prompt::Asked;
use privet::refusal::Refusal;
use privet::store::StoreFault;
use privet_softkeys::{Script, ScriptedKeys, SoftKeys};
use privet_tests::robust::phone::{FACE, Phone, SHARE, request};
use privet_tests::robust::{ALICE, directory};
use privet_tests::world::{done, id, manner};
use privet_wire::ids::{MatchToken, RecipientId, ReleaseId};
use privet_wire::key::UserVerification::Bio;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use tempfile::TempDir;
use zeroize::Zeroizing;

const BOB: &[u8] = include_bytes!("../probes/bob-1.f32");

type Hook = Box<dyn Fn(&str, &str) -> Result<(), KeyFault> + Send + Sync>;

/// Asks the hook before each call, which fails as it says. With `keeps` it answers that a key is deleted, and keeps those with this prefix.
struct Hooked {
    inner: Arc<dyn DeviceKeys>,
    hook: Mutex<Option<Arc<Hook>>>,
    keeps: AtomicBool,
    prefix: Mutex<&'static str>,
}

impl Hooked {
    fn on(&self, f: impl Fn(&str, &str) -> Result<(), KeyFault> + Send + Sync + 'static) {
        *self.hook.lock().unwrap() = Some(Arc::new(Box::new(f)));
    }
    fn off(&self) {
        *self.hook.lock().unwrap() = None;
    }
    fn before(&self, call: &str, alias: &str) -> Result<(), KeyFault> {
        let hook = self.hook.lock().unwrap().clone();
        hook.map_or(Ok(()), |hook| hook(call, alias))
    }
}

impl DeviceKeys for Hooked {
    fn create(&self, alias: &str, policy: KeyPolicy) -> Result<KeyMade, KeyFault> {
        self.before("create", alias)?;
        self.inner.create(alias, policy)
    }
    fn state(&self, alias: &str) -> Result<KeyState, KeyFault> {
        self.before("state", alias)?;
        self.inner.state(alias)
    }
    fn list(&self, prefix: &str) -> Result<Vec<String>, KeyFault> {
        self.before("list", prefix)?;
        self.inner.list(prefix)
    }
    fn seal(&self, alias: &str, aad: &[u8], p: &[u8]) -> Result<Vec<u8>, KeyFault> {
        self.before("seal", alias)?;
        self.inner.seal(alias, aad, p)
    }
    fn open(&self, alias: &str, aad: &[u8], c: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeyFault> {
        self.before("open", alias)?;
        self.inner.open(alias, aad, c)
    }
    fn delete(&self, alias: &str) -> Result<KeyDeleted, KeyFault> {
        self.before("delete", alias)?;
        if self.keeps.load(SeqCst) && alias.starts_with(*self.prefix.lock().unwrap()) {
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
        self.before("screen_lock", "")?;
        self.inner.screen_lock()
    }
}

fn hooked(root: &Path) -> (Phone, Arc<Hooked>) {
    let manifest = std::fs::read(root.join("manifest.json")).unwrap();
    let mut h = None;
    let phone = Phone::open_with(root, &manifest, |device| {
        let k = Arc::new(Hooked {
            inner: Arc::clone(&device.keys),
            hook: Mutex::default(),
            keeps: AtomicBool::new(false),
            prefix: Mutex::new("privet/template/"),
        });
        h = Some(Arc::clone(&k));
        Device { keys: k, ..device }
    });
    (phone, h.unwrap())
}

fn keys(dir: &Path) -> Arc<SoftKeys> {
    SoftKeys::directory(&dir.join("device"))
}

fn copy_of(root: &Path) -> TempDir {
    let d = directory();
    Phone::copy(root, d.path());
    d
}

fn restore(from: &Path, to: &Path) {
    std::fs::remove_dir_all(to.join("data")).unwrap();
    assert!(Command::new("cp").arg("-R").arg(from.join("data")).arg(to).status().unwrap().success());
}

fn on() -> (TempDir, Phone) {
    let dir = directory();
    let phone = Phone::new(dir.path());
    phone.camera();
    phone.allow(FACE).unwrap();
    done(phone.engine.enrol(request(), &id(FACE), ALICE));
    (dir, phone)
}

fn again(dir: &Path) -> Phone {
    let p = Phone::open(dir);
    p.camera();
    p
}

fn signed(phone: &Phone, purpose: OwnerPurpose) -> OwnerSigned {
    let input = phone.engine.owner_challenge(purpose).unwrap();
    let signature = phone.signer.sign("owner", &input.input).unwrap();
    OwnerSigned { input, spki: phone.signer.spki("owner").unwrap(), signature }
}

fn verify(phone: &Phone, probe: &[u8]) -> Outcome {
    let nonce = phone.engine.probe_nonce().unwrap();
    phone.engine.verify(request(), &id(FACE), probe, nonce).unwrap()
}

fn guesses(phone: &Phone, max: usize) -> usize {
    (0..max).filter(|_| matches!(verify(phone, BOB), Ok(Reply::NotMatched { .. }))).count()
}

fn reset(phone: &Phone) -> Outcome {
    let w = signed(phone, OwnerPurpose::ResetAttempts { activity: id(FACE) });
    phone.engine.reset_attempts(request(), &id(FACE), &w).unwrap()
}

fn row(root: &Path) -> (String, Vec<u8>) {
    let copy = copy_of(root);
    let db = rusqlite::Connection::open(copy.path().join("data/privet.db")).unwrap();
    db.query_row("SELECT alias, wrapped FROM epoch", [], |r| Ok((r.get(0)?, r.get(1)?))).unwrap()
}

fn payment() -> Payment {
    Payment {
        amount: "38.00".into(),
        currency: "CNY".into(),
        payee: "Xin Fruit".into(),
        nonce: Some("n-1".into()),
        until: None,
    }
}

fn pay(phone: &Phone, token: Option<MatchToken>) -> Outcome {
    let to = RecipientId::try_from("lantern_pay").unwrap();
    phone.engine.propose_payment(request(), &id("pay"), &to, payment(), token).unwrap()
}

fn token(phone: &Phone) -> MatchToken {
    match done(Ok(verify(phone, ALICE))) {
        Reply::Matched { token } => token,
        o => panic!("{o:?}"),
    }
}

fn confirm_pay(phone: &Phone, release: ReleaseId) -> Outcome {
    let digest = phone.look(Asked::Release(release))?;
    match phone.engine.approve(request(), release, digest, Bio, manner()).unwrap()? {
        Reply::Approved { signing_input, .. } => {
            let s = phone.signer.sign("lantern_pay/bio", signing_input.as_bytes()).unwrap();
            phone.engine.confirm(request(), release, &s).unwrap()
        }
        o => panic!("{o:?}"),
    }
}

fn pending(o: Outcome) -> ReleaseId {
    match o.unwrap() {
        Reply::Pending { release, .. } => release,
        o => panic!("{o:?}"),
    }
}

fn before_and_after() -> (TempDir, TempDir, (String, Vec<u8>)) {
    let dir = directory();
    let phone = Phone::new(dir.path());
    phone.camera();
    phone.allow(SHARE).unwrap();
    drop(phone);
    let before = copy_of(dir.path());
    let phone = Phone::open(dir.path());
    done(phone.withdraw(SHARE));
    drop(phone);
    let present = row(dir.path());
    (before, dir, present)
}

fn transplant(root: &Path, present: &(String, Vec<u8>)) {
    let db = rusqlite::Connection::open(root.join("data/privet.db")).unwrap();
    assert_eq!(db.execute("UPDATE epoch SET alias = ?1, wrapped = ?2", (&present.0, &present.1)).unwrap(), 1);
}

fn two_faces() -> Vec<u8> {
    let mut m: serde_json::Value = serde_json::from_slice(&privet_tests::world::with_keys(
        privet_tests::world::MANIFEST,
        &privet_softkeys::RecipientBox::memory(),
        &privet_softkeys::SeededRandom::new(7),
    ))
    .unwrap();
    let mut other = m["activities"].as_array().unwrap().iter().find(|a| a["id"] == FACE).unwrap().clone();
    other["id"] = "face_other".into();
    other["texts"]["title"]["en"] = "Pay by face elsewhere".into();
    other["texts"]["title"]["zh-Hans"] = "刷脸付款二".into();
    m["activities"].as_array_mut().unwrap().push(other);
    serde_json::to_vec(&m).unwrap()
}

/// Randomness that does one thing more when it is next drawn: inside a command, before its transaction begins.
struct Draws(Arc<dyn privet::random::Random>, Mutex<Option<Box<dyn FnOnce() + Send>>>);

fn drawing(root: &Path) -> (Phone, Arc<Draws>) {
    let mut draws = None;
    let manifest = std::fs::read(root.join("manifest.json")).unwrap();
    let phone = Phone::open_with(root, &manifest, |device| {
        let random = Arc::new(Draws(Arc::clone(&device.random), Mutex::default()));
        draws = Some(Arc::clone(&random));
        Device { random, ..device }
    });
    (phone, draws.unwrap())
}

/// Puts the rows of an older database in place of the present ones, in one transaction.
fn put_back(root: &Path, old: &Path) {
    let db = rusqlite::Connection::open(root.join("data/privet.db")).unwrap();
    db.busy_timeout(std::time::Duration::from_secs(5)).unwrap();
    db.execute("ATTACH ?1 AS old", [old.join("data/privet.db").to_str().unwrap()]).unwrap();
    let tables: Vec<String> = db
        .prepare("SELECT name FROM old.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        .unwrap()
        .query_map([], |r| r.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    db.execute_batch("PRAGMA ignore_check_constraints=ON; BEGIN IMMEDIATE").unwrap();
    for t in tables {
        db.execute_batch(&format!(
            "DELETE FROM main.\"{t}\"; INSERT INTO main.\"{t}\" SELECT * FROM old.\"{t}\";"
        ))
        .unwrap();
    }
    db.execute_batch("COMMIT").unwrap();
}

/// A use of what was turned off, while the engine is locked under it and an older database is put back.
fn under_a_command() -> Outcome {
    let dir = directory();
    let phone = Phone::new(dir.path());
    phone.allow(SHARE).unwrap();
    drop(phone);
    let old = copy_of(dir.path());
    let (phone, draws) = drawing(dir.path());
    let phone = Arc::new(phone);
    done(phone.withdraw(SHARE));
    done(phone.engine.tick());
    assert_eq!(phone.engine.access(request(), &id(SHARE), None).unwrap(), Err(Refusal::Withdrawn));
    let (p, root, oldp) = (Arc::clone(&phone), dir.path().to_owned(), old.path().to_owned());
    *draws.1.lock().unwrap() = Some(Box::new(move || {
        std::thread::spawn(move || {
            p.engine.lock().unwrap();
            put_back(&root, &oldp);
        })
        .join()
        .unwrap();
    }));
    phone.engine.access(request(), &id(SHARE), None).unwrap()
}

impl privet::random::Random for Draws {
    fn fill(&self, into: &mut [u8]) -> Result<(), privet::random::RandomFault> {
        let act = self.1.lock().unwrap().take();
        if let Some(act) = act {
            act();
        }
        self.0.fill(into)
    }
}

/// The sentinel is gone, and nothing else.
fn without_sentinel(dir: &Path) {
    let keys = keys(dir);
    for alias in keys.list("privet/sentinel/").unwrap() {
        keys.delete(&alias).unwrap();
    }
}

/// The owner of before becomes known to records that began anew.
fn own_again(phone: &Phone) {
    let w = signed(phone, OwnerPurpose::BecomeOwner);
    done(phone.engine.set_owner(request(), &w));
}

#[test]
fn a_copy_from_before_a_no_stays_closed_with_the_present_wrapping_and_its_own_anchor() {
    let (before, now, present) = before_and_after();
    restore(before.path(), now.path());
    std::fs::copy(before.path().join("device/anchor"), now.path().join("device/anchor")).unwrap();
    transplant(now.path(), &present);
    let older = Phone::open(now.path());
    assert_ne!(older.engine.check(&id(SHARE)), Ok(()), "what was taken back is allowed again");
    assert!(!older.ready());
}

#[test]
fn a_copy_from_before_a_no_shows_nothing_with_the_present_wrapping() {
    let (before, now, present) = before_and_after();
    restore(before.path(), now.path());
    transplant(now.path(), &present);
    let older = Phone::open(now.path());
    assert!(older.engine.state().grant(&id(SHARE)).is_none(), "it shows what was allowed before the no");
}

#[test]
fn a_reset_by_a_process_that_is_behind_forgives_no_more_than_was_tried() {
    let (dir, phone) = on();
    drop(phone);
    let (one, keep) = hooked(dir.path());
    one.camera();
    let two = again(dir.path());
    guesses(&one, 5);
    for _ in 0..20 {
        let _ = verify(&one, BOB);
    }
    done(two.engine.tick());
    keep.keeps.store(true, SeqCst);
    done(one.withdraw(FACE));
    one.allow(FACE).unwrap();
    done(one.engine.enrol(request(), &id(FACE), ALICE));
    let _refused_or_not = reset(&two);
    let n = guesses(&one, 60);
    assert!(n <= 5, "{n} guesses");
}

#[test]
fn a_process_that_is_behind_takes_no_sentinel_from_another_activity() {
    let dir = directory();
    let one = Phone::with_manifest(dir.path(), &two_faces());
    assert!(one.ready(), "{:?} {:?}", one.engine.status(), one.engine.manifest_fault());
    one.camera();
    one.allow(FACE).unwrap();
    one.allow("face_other").unwrap();
    let two = again(dir.path());
    done(one.engine.enrol(request(), &id(FACE), ALICE));
    keys(dir.path()).new_enrolment().unwrap();
    let _refused_or_not = two.engine.enrol(request(), &id("face_other"), BOB).unwrap();
    assert_eq!(
        verify(&one, ALICE),
        Err(Refusal::BiometricsChanged),
        "a new face on the phone went unnoticed"
    );
}

#[test]
fn while_nobody_can_tell_whether_faces_changed_no_match_goes_with_a_payment() {
    let (dir, phone) = on();
    phone.register("lantern_pay");
    drop(phone);
    let (phone, h) = hooked(dir.path());
    phone.camera();
    let token = token(&phone);
    without_sentinel(dir.path());
    h.on(|_, alias| if alias.starts_with("privet/sentinel/") { Err(KeyFault::Transient) } else { Ok(()) });
    let p = pay(&phone, Some(token));
    let Ok(_) = p else { return };
    let c = confirm_pay(&phone, pending(p));
    assert!(c.is_err(), "paid by a face while nobody can tell: {c:?}");
}

#[test]
fn off_while_another_process_is_enrolling_leaves_no_key() {
    let dir = directory();
    let phone = Phone::new(dir.path());
    phone.camera();
    phone.allow(FACE).unwrap();
    drop(phone);
    let (one, h) = hooked(dir.path());
    one.camera();
    let two = Arc::new(again(dir.path()));
    let t = Arc::clone(&two);
    h.on(move |call, alias| {
        if call == "create" && alias.starts_with("privet/template/") {
            let t = Arc::clone(&t);
            std::thread::spawn(move || done(t.withdraw(FACE))).join().unwrap();
        }
        Ok(())
    });
    let _refused = one.engine.enrol(request(), &id(FACE), ALICE).unwrap();
    h.off();
    for _ in 0..3 {
        done(one.engine.tick());
        done(two.engine.tick());
    }
    assert_eq!(
        one.template_keys(),
        Vec::<String>::new(),
        "off, and recorded as destroyed, and a key is there"
    );
}

#[test]
fn a_match_of_a_face_that_was_replaced_pays_nothing() {
    let (_dir, phone) = on();
    phone.register("lantern_pay");
    let token = token(&phone);
    let w = signed(&phone, OwnerPurpose::MakeTemplate { activity: id(FACE) });
    done(phone.engine.enrol_instead(request(), &id(FACE), BOB, &w));
    let p = pay(&phone, Some(token));
    assert!(p.is_err(), "{p:?}");
}

#[test]
fn a_next_wrapping_key_that_cannot_be_used_keeps_no_older_copy_open_for_ever() {
    let dir = directory();
    let phone = Phone::new(dir.path());
    phone.allow(SHARE).unwrap();
    drop(phone);
    let (first, _) = row(dir.path());
    let (phone, h) = hooked(dir.path());
    let bad = Arc::new(Mutex::new(None::<String>));
    let b = Arc::clone(&bad);
    // The first key made for wrapping is one that the store can't use again (StrongBox reset, half-written by a kill).
    h.on(move |call, alias| {
        if !alias.starts_with("privet/master/") {
            return Ok(());
        }
        let mut bad = b.lock().unwrap();
        if call == "create" && bad.is_none() {
            *bad = Some(alias.to_owned());
        }
        if call == "delete" && bad.as_deref() == Some(alias) {
            *bad = Some(String::new());
        }
        if call == "seal" && bad.as_deref() == Some(alias) {
            return Err(KeyFault::KeyInvalidated);
        }
        Ok(())
    });
    done(phone.withdraw(SHARE));
    for _ in 0..5 {
        done(phone.engine.tick());
    }
    assert_ne!(row(dir.path()).0, first, "stuck on the name of a key that does not work");
}

#[test]
fn a_no_said_after_a_reinstall_closes_older_copies() {
    let dir = directory();
    let phone = Phone::new(dir.path());
    phone.allow(SHARE).unwrap();
    drop(phone);
    let before = copy_of(dir.path());
    for f in std::fs::read_dir(dir.path().join("data")).unwrap().flatten() {
        std::fs::remove_file(f.path()).unwrap();
    }
    let phone = Phone::open(dir.path());
    own_again(&phone);
    phone.allow(SHARE).unwrap();
    done(phone.withdraw(SHARE));
    drop(phone);
    restore(before.path(), dir.path());
    std::fs::copy(before.path().join("device/anchor"), dir.path().join("device/anchor")).unwrap();
    let phone = Phone::open(dir.path());
    assert_ne!(phone.engine.check(&id(SHARE)), Ok(()), "turned off, and on again");
}

#[test]
fn a_match_whose_face_is_lost_pays_nothing() {
    let (_dir, phone) = on();
    phone.register("lantern_pay");
    let t = token(&phone);
    let r = pending(pay(&phone, Some(t)));
    for k in phone.template_keys() {
        phone.device.keys.delete(&k).unwrap();
    }
    phone.engine.lock().unwrap();
    done(phone.engine.tick());
    let c = confirm_pay(&phone, r);
    assert!(c.is_err(), "{c:?}");
}

#[test]
fn an_older_database_under_a_command_that_the_engine_is_locked_under_is_seen() {
    let r = under_a_command();
    assert!(r.is_err(), "what was turned off was allowed: {r:?}");
}

#[test]
fn a_payment_that_left_does_not_leave_again_under_a_lock() {
    let dir = directory();
    let phone = Phone::new(dir.path());
    phone.register("lantern_pay");
    drop(phone);
    let (phone, draws) = drawing(dir.path());
    let phone = Arc::new(phone);
    let release = pending(pay(&phone, None));
    let digest = phone.look(Asked::Release(release)).unwrap();
    let Reply::Approved { signing_input, .. } =
        done(phone.engine.approve(request(), release, digest, Bio, manner()))
    else {
        panic!()
    };
    let s = phone.signer.sign("lantern_pay/bio", signing_input.as_bytes()).unwrap();
    let old = copy_of(dir.path());
    let first = Arc::new(Mutex::new(None));
    let (p, root, oldp, f, s2) =
        (Arc::clone(&phone), dir.path().to_owned(), old.path().to_owned(), Arc::clone(&first), s.clone());
    *draws.1.lock().unwrap() = Some(Box::new(move || {
        std::thread::spawn(move || {
            let c = p.engine.confirm(request(), release, &s2).unwrap();
            let item = p.engine.outbox_next().unwrap().map(|i| i.jti);
            *f.lock().unwrap() = Some((c, item));
            p.engine.lock().unwrap();
            put_back(&root, &oldp);
        })
        .join()
        .unwrap();
    }));
    let second = phone.engine.confirm(request(), release, &s).unwrap();
    let (one, item) = first.lock().unwrap().take().unwrap();
    assert!(one.is_ok() && item.is_some());
    assert!(second.is_err(), "confirmed twice: {second:?}");
}

#[test]
fn a_no_kept_beside_the_ledger_comes_before_a_send_that_commits_after_it() {
    let dir = directory();
    let phone = Phone::new(dir.path());
    phone.allow(SHARE).unwrap();
    drop(phone);
    let (phone, draws) = drawing(dir.path());
    let release = phone.propose().unwrap();
    let signature = phone.signed(release).unwrap();
    let script = Script::new();
    script.lock();
    let locked = Phone::open_with(dir.path(), &phone.manifest, |d| Device {
        keys: ScriptedKeys::new(d.keys, Arc::clone(&script)),
        ..d
    });
    assert_eq!(locked.engine.status(), Status::Locked);
    *draws.1.lock().unwrap() = Some(Box::new(move || {
        std::thread::spawn(move || {
            assert_eq!(locked.withdraw(SHARE), Ok(Ok(Reply::Withdrawn)));
        })
        .join()
        .unwrap();
    }));
    assert_eq!(phone.confirm(release, &signature), Err(Fault::Store(StoreFault::Busy)), "the no comes first");
    let sent = phone.confirm(release, &signature).unwrap();
    assert!(sent.is_err(), "sent after the no was answered");
}
