//! What the phone itself tells of: a new face or finger, a screen lock that is taken away, and keys that are there or gone and should not
//! be.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends where it fails"
)]

use privet::command::{Outcome, Reply};
use privet::engine::{Device, Found, Status};
use privet::event::{Changed, Event, TemplateEnd};
use privet::fault::Fault;
use privet::host::{KeyFault, KeyPolicy, ScreenLock};
use privet::prompt::Asked;
use privet::refusal::Refusal;
use privet::text::{Language, Reader};
use privet_softkeys::{Script, ScriptedKeys, SoftKeys};
use privet_tests::robust::ALICE;
use privet_tests::robust::phone::{FACE, Phone, SHARE, request};
use privet_tests::world::{done, id, reader};
use std::path::Path;
use std::sync::Arc;

fn on(dir: &Path) -> Phone {
    let phone = Phone::new(dir);
    phone.camera();
    phone.allow(FACE).unwrap();
    done(phone.engine.enrol(request(), &id(FACE), ALICE));
    phone
}

/// The key store that the phone at `dir` uses, as the system's settings reach it.
fn keys(dir: &Path) -> Arc<SoftKeys> {
    SoftKeys::directory(&dir.join("device"))
}

fn verify(phone: &Phone) -> Result<Outcome, Fault> {
    let nonce = phone.engine.probe_nonce().unwrap();
    phone.engine.verify(request(), &id(FACE), ALICE, nonce)
}

fn scripted(dir: &Path) -> (Phone, Arc<Script>) {
    let script = Script::new();
    let manifest = std::fs::read(dir.join("manifest.json")).unwrap();
    let phone = Phone::open_with(dir, &manifest, |device| Device {
        keys: ScriptedKeys::new(device.keys, Arc::clone(&script)),
        ..device
    });
    phone.camera();
    (phone, script)
}

fn notes(phone: &Phone, language: Language) -> Vec<String> {
    let center = phone.engine.center(&Reader::new(language, 480, true).unwrap()).unwrap();
    let rows = center.unwrap().activities;
    rows.into_iter().find(|row| row.activity == id(FACE)).unwrap().notes
}

#[test]
fn a_new_face_or_finger_on_the_phone_turns_faces_off_and_asks_again() {
    let dir = tempfile::tempdir().unwrap();
    let phone = on(dir.path());
    assert!(matches!(verify(&phone).unwrap(), Ok(Reply::Matched { .. })));
    keys(dir.path()).new_enrolment().unwrap();
    assert_eq!(verify(&phone).unwrap(), Err(Refusal::BiometricsChanged));
    assert_eq!(phone.template_keys(), Vec::<String>::new(), "the key went with it");
    let events: Vec<_> = phone.entries(0).into_iter().map(|entry| entry.event).collect();
    let why = |event: &Event| matches!(event, Event::ConsentInvalidated { activity, why: Changed::Biometrics } if *activity == id(FACE));
    assert_eq!(events.iter().filter(|event| why(event)).count(), 1);
    assert!(
        events.iter().any(|event| matches!(event, Event::TemplateDestroyed { why: TemplateEnd::Off, .. }))
    );
    assert_eq!(phone.engine.check(&id(FACE)), Err(Refusal::BiometricsChanged));
    assert!(
        notes(&phone, Language::En)
            .iter()
            .any(|n| n.starts_with("Your phone's fingerprints or faces changed."))
    );
    assert!(notes(&phone, Language::ZhHans).iter().any(|note| note.starts_with("手机的指纹或面容有变动。")));
    phone.allow(FACE).unwrap();
    done(phone.engine.enrol(request(), &id(FACE), ALICE));
    assert!(matches!(verify(&phone).unwrap(), Ok(Reply::Matched { .. })), "with a sentinel of its own");
    keys(dir.path()).new_enrolment().unwrap();
    drop(phone);
    let phone = Phone::open(dir.path());
    assert_eq!(phone.template_keys(), Vec::<String>::new(), "noticed at open, too");
}

#[test]
fn a_sentinel_that_is_missing_counts_as_one_that_ended() {
    let dir = tempfile::tempdir().unwrap();
    let phone = on(dir.path());
    let sentinels = phone.device.keys.list("privet/sentinel/").unwrap();
    assert_eq!(sentinels.len(), 1);
    phone.device.keys.delete(&sentinels[0]).unwrap();
    done(phone.engine.tick());
    assert_eq!(phone.template_keys(), Vec::<String>::new());
    assert_eq!(phone.engine.check(&id(FACE)), Err(Refusal::BiometricsChanged));
}

#[test]
fn a_sentinel_that_stands_for_nothing_any_more_ends_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let phone = on(dir.path());
    done(phone.withdraw(FACE));
    keys(dir.path()).new_enrolment().unwrap();
    // Enrolled when the phone's faces were these already.
    phone.allow(FACE).unwrap();
    done(phone.engine.enrol(request(), &id(FACE), ALICE));
    assert!(matches!(verify(&phone).unwrap(), Ok(Reply::Matched { .. })));
    // Locked in the midst, the retry begins as if nothing had been.
    phone.engine.lock().unwrap();
    assert_eq!(phone.engine.enrol(request(), &id(FACE), ALICE).unwrap(), Err(Refusal::AlreadyEnrolled));
    phone.camera();
    assert!(matches!(verify(&phone).unwrap(), Ok(Reply::Matched { .. })));
}

#[test]
fn enrolling_that_is_refused_leaves_no_key_behind() {
    let dir = tempfile::tempdir().unwrap();
    let phone = on(dir.path());
    let keys = |phone: &Phone| phone.device.keys.list("privet/").unwrap();
    let before = keys(&phone);
    for _ in 0..3 {
        assert_eq!(phone.engine.enrol(request(), &id(FACE), ALICE).unwrap(), Err(Refusal::AlreadyEnrolled));
    }
    assert_eq!(keys(&phone), before);
}

#[test]
fn while_nobody_can_tell_whether_faces_changed_none_is_compared_and_all_else_goes_on() {
    let dir = tempfile::tempdir().unwrap();
    drop(on(dir.path()));
    let (phone, script) = scripted(dir.path());
    script.fail("keys.state", KeyFault::Transient, 1).unwrap();
    assert_eq!(verify(&phone), Err(Fault::Key(KeyFault::Transient)));
    script.fail("keys.list", KeyFault::Locked, 1).unwrap();
    assert_eq!(verify(&phone).unwrap(), Err(Refusal::Locked));
    script.fail("keys.list", KeyFault::Transient, 1).unwrap();
    phone.allow(SHARE).unwrap();
    phone.propose().unwrap();
    assert!(script.unfired().is_empty());
    assert!(matches!(verify(&phone).unwrap(), Ok(Reply::Matched { .. })), "nothing was lost by it");
    drop(phone);
    let script = Script::new();
    script.fail("keys.state", KeyFault::Transient, 2).unwrap();
    let manifest = std::fs::read(dir.path().join("manifest.json")).unwrap();
    let phone = Phone::open_with(dir.path(), &manifest, |device| Device {
        keys: ScriptedKeys::new(device.keys, Arc::clone(&script)),
        ..device
    });
    assert_eq!(
        (phone.engine.status(), script.unfired()),
        (Status::Ready, vec![]),
        "opening does not wait for it"
    );
    phone.camera();
    assert!(matches!(verify(&phone).unwrap(), Ok(Reply::Matched { .. })));
}

#[test]
fn a_phone_that_anybody_can_open_sends_nothing_and_compares_no_face_and_still_takes_every_no() {
    let dir = tempfile::tempdir().unwrap();
    let phone = on(dir.path());
    phone.allow(SHARE).unwrap();
    let waiting = phone.propose().unwrap();
    let digest = phone.look(Asked::Release(waiting)).unwrap();
    keys(dir.path()).set_screen_lock(ScreenLock::NotSet).unwrap();
    let approved = phone.engine.approve(
        request(),
        waiting,
        digest,
        privet_wire::key::UserVerification::Bio,
        privet_tests::world::manner(),
    );
    assert_eq!(approved.unwrap(), Err(Refusal::NoScreenLock), "what waits goes no further");
    assert_eq!(phone.propose(), Err(Refusal::NoScreenLock));
    assert_eq!(verify(&phone).unwrap(), Err(Refusal::NoScreenLock));
    assert_eq!(phone.engine.check(&id(FACE)), Err(Refusal::NoScreenLock));
    let center = phone.engine.center(&reader()).unwrap().unwrap();
    let row = center.activities.into_iter().find(|row| row.activity == id(SHARE)).unwrap();
    assert_eq!(row.state_text, "This phone has no screen lock. Set one first.");
    assert!(row.turn_off.is_some(), "turning off is offered");
    done(phone.withdraw(FACE));
    assert_eq!(phone.template_keys(), Vec::<String>::new(), "off works");
    let asked = phone.ask(FACE).unwrap();
    let digest = phone.look(Asked::Consent(asked)).unwrap();
    let (party, no) = (privet::command::Party::Person, privet::command::Answer::Refuse);
    done(phone.engine.answer(request(), asked, digest, party, no, privet_tests::world::manner()));
    keys(dir.path()).set_screen_lock(ScreenLock::Set).unwrap();
    phone.propose().unwrap();
}

#[test]
fn a_phone_that_does_not_tell_whether_it_has_a_screen_lock_is_denied_what_needs_one() {
    let dir = tempfile::tempdir().unwrap();
    drop(on(dir.path()));
    let (phone, script) = scripted(dir.path());
    script.fail("keys.screen_lock", KeyFault::Host, 1).unwrap();
    assert_eq!(verify(&phone).unwrap(), Err(Refusal::PhoneUnknown));
    assert!(matches!(verify(&phone).unwrap(), Ok(Reply::Matched { .. })), "asked again");
}

#[test]
fn keys_and_rows_of_nobody_are_found_at_open_deleted_and_reported() {
    let dir = tempfile::tempdir().unwrap();
    let phone = on(dir.path());
    assert_eq!(phone.engine.found(), Found::default());
    let kept = phone.template_keys();
    phone.device.keys.create("privet/template/face_payment/of_nobody", KeyPolicy::Template).unwrap();
    phone.device.keys.create("privet/notice/harbour_credit/of_nobody", KeyPolicy::Notice).unwrap();
    drop(phone);
    let rows = rusqlite::Connection::open(dir.path().join("data/privet.db")).unwrap();
    let added = rows.execute("INSERT INTO template (tag, body) VALUES (randomblob(16), randomblob(300))", []);
    assert_eq!(added.unwrap(), 1);
    drop(rows);
    let phone = Phone::open(dir.path());
    assert_eq!(phone.engine.found(), Found { keys: 1, rows: 1, lost: 0, others: 1 });
    assert_eq!(phone.template_keys(), kept, "the one that belongs here stays");
    phone.camera();
    assert!(matches!(verify(&phone).unwrap(), Ok(Reply::Matched { .. })));
    drop(phone);
    assert_eq!(Phone::open(dir.path()).engine.found(), Found { others: 1, ..Found::default() });
}

#[test]
fn a_face_whose_key_is_gone_is_recorded_as_destroyed_and_can_be_made_anew() {
    let dir = tempfile::tempdir().unwrap();
    let phone = on(dir.path());
    phone.device.keys.delete(&phone.template_keys()[0]).unwrap();
    assert_eq!(verify(&phone).unwrap(), Err(Refusal::NothingToCompare));
    drop(phone);
    let phone = Phone::open(dir.path());
    assert_eq!((phone.engine.status(), phone.engine.found().lost), (Status::Ready, 1));
    assert!(phone.entries(0).iter().any(|entry| matches!(entry.event, Event::TemplateDestroyed { .. })));
    assert!(phone.engine.state().templates.is_empty(), "and no row is left");
    phone.camera();
    done(phone.engine.enrol(request(), &id(FACE), ALICE));
    assert!(matches!(verify(&phone).unwrap(), Ok(Reply::Matched { .. })), "the yes still stands");
}

#[test]
fn without_an_owner_key_nothing_is_made_however_often_it_is_asked_for() {
    let dir = tempfile::tempdir().unwrap();
    let other = tempfile::tempdir().unwrap();
    Phone::bought(dir.path(), &Phone::new(other.path()).manifest);
    let phone = Phone::open(dir.path());
    phone.camera();
    phone.allow(FACE).unwrap();
    let before = phone.device.keys.list("privet/").unwrap();
    for _ in 0..3 {
        assert_eq!(phone.engine.enrol(request(), &id(FACE), ALICE).unwrap(), Err(Refusal::NeedsOwnerKey));
    }
    assert_eq!(phone.device.keys.list("privet/").unwrap(), before);
}
