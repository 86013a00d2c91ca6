//! Several face patterns of one activity, patterns that move to another key, and attempts that are counted once and for all.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends where it fails"
)]

use privet::command::{Outcome, Reply};
use privet::engine::{Device, OwnerSigned};
use privet::event::Event;
use privet::host::KeyFault;
use privet::owner::OwnerPurpose;
use privet::refusal::Refusal;
use privet_softkeys::{Script, ScriptedKeys};
use privet_tests::robust::ALICE;
use privet_tests::robust::phone::{FACE, Phone, SHARE, request};
use privet_tests::world::{done, id};
use std::collections::BTreeSet;
use std::sync::Arc;

const BOB: &[u8] = include_bytes!("../probes/bob-1.f32");

fn on() -> (tempfile::TempDir, Phone) {
    let dir = tempfile::tempdir().unwrap();
    let phone = Phone::new(dir.path());
    phone.camera();
    phone.allow(FACE).unwrap();
    done(phone.engine.enrol(request(), &id(FACE), ALICE));
    (dir, phone)
}

fn signed(phone: &Phone, purpose: OwnerPurpose) -> OwnerSigned {
    let input = phone.engine.owner_challenge(purpose).unwrap();
    let signature = phone.signer.sign("owner", &input.input).unwrap();
    OwnerSigned { input, spki: phone.signer.spki("owner").unwrap(), signature }
}

fn to_make(phone: &Phone) -> OwnerSigned {
    signed(phone, OwnerPurpose::MakeTemplate { activity: id(FACE) })
}

fn verify(phone: &Phone, probe: &[u8]) -> Outcome {
    let nonce = phone.engine.probe_nonce().unwrap();
    phone.engine.verify(request(), &id(FACE), probe, nonce).unwrap()
}

fn matches(phone: &Phone, probe: &[u8]) -> bool {
    match verify(phone, probe) {
        Ok(Reply::Matched { .. }) => true,
        Ok(Reply::NotMatched { .. }) => false,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_further_face_is_made_only_on_the_owners_word_and_each_of_them_matches() {
    let (_dir, phone) = on();
    assert_eq!(phone.engine.enrol(request(), &id(FACE), BOB).unwrap(), Err(Refusal::AlreadyEnrolled));
    assert!(!matches(&phone, BOB), "nobody said that this face belongs here");
    let other = signed(&phone, OwnerPurpose::ResetAttempts { activity: id(FACE) });
    let refused = phone.engine.enrol_beside(request(), &id(FACE), BOB, &other).unwrap();
    assert_eq!(refused, Err(Refusal::NonceUnknown), "signed for something else");
    let mut forged = to_make(&phone);
    forged.signature[10] ^= 1;
    let refused = phone.engine.enrol_beside(request(), &id(FACE), BOB, &forged).unwrap();
    assert!(refused.is_err(), "{refused:?}");
    assert_eq!(phone.template_keys().len(), 1);
    let word = to_make(&phone);
    done(phone.engine.enrol_beside(request(), &id(FACE), BOB, &word));
    assert_eq!(phone.template_keys().len(), 2, "each under a key of its own");
    assert!(matches(&phone, BOB) && matches(&phone, ALICE));
    let again = phone.engine.enrol_beside(request(), &id(FACE), BOB, &word).unwrap();
    assert_eq!(again, Err(Refusal::NonceUnknown), "a word is good once");
}

#[test]
fn at_most_five_are_kept_and_off_destroys_the_key_of_each() {
    let (_dir, phone) = on();
    for _ in 1..5 {
        done(phone.engine.enrol_beside(request(), &id(FACE), ALICE, &to_make(&phone)));
    }
    let sixth = phone.engine.enrol_beside(request(), &id(FACE), ALICE, &to_make(&phone)).unwrap();
    assert_eq!(sixth, Err(Refusal::TooManyTemplates));
    assert_eq!(phone.template_keys().len(), 5);
    done(phone.withdraw(FACE));
    assert_eq!(phone.template_keys(), Vec::<String>::new());
    let ended = phone.entries(0).into_iter().filter(|e| matches!(e.event, Event::TemplateDestroyed { .. }));
    assert_eq!(ended.count(), 5, "each is recorded as destroyed");
    assert_eq!(verify(&phone, ALICE), Err(Refusal::NothingToCompare));
}

#[test]
fn a_new_capture_takes_the_place_of_all_and_the_old_face_is_nobody() {
    let (_dir, phone) = on();
    let before = phone.template_keys();
    done(phone.engine.enrol_instead(request(), &id(FACE), BOB, &to_make(&phone)));
    let after = phone.template_keys();
    assert_eq!(after.len(), 1);
    assert_ne!(before, after);
    assert!(matches(&phone, BOB) && !matches(&phone, ALICE));
    let none = tempfile::tempdir().unwrap();
    let empty = Phone::new(none.path());
    empty.camera();
    empty.allow(FACE).unwrap();
    let refused = empty.engine.enrol_instead(request(), &id(FACE), BOB, &to_make(&empty)).unwrap();
    assert_eq!(refused, Err(Refusal::NothingToCompare), "there is none to take the place of");
}

#[test]
fn renewing_moves_each_face_to_a_new_key_and_gives_no_attempt_back() {
    let (_dir, phone) = on();
    done(phone.engine.enrol_beside(request(), &id(FACE), ALICE, &to_make(&phone)));
    for _ in 0..3 {
        assert!(!matches(&phone, BOB));
    }
    let keys = |phone: &Phone| phone.template_keys().into_iter().collect::<BTreeSet<_>>();
    let before = keys(&phone);
    let asked = request();
    done(phone.engine.renew(asked, &id(FACE)));
    let after = keys(&phone);
    assert_eq!((before.len(), after.len()), (2, 2));
    assert!(before.is_disjoint(&after), "no old key is left");
    done(phone.engine.renew(asked, &id(FACE)));
    assert_eq!(keys(&phone), after, "the same request again does nothing again");
    assert_eq!(verify(&phone, BOB), Ok(Reply::NotMatched { left: 1 }), "three were spent before");
    assert!(matches(&phone, ALICE));
    let used = phone.engine.state().grant(&id(FACE)).unwrap().used;
    phone.clock.advance(60_000);
    done(phone.engine.renew(request(), &id(FACE)));
    assert_eq!(phone.engine.state().grant(&id(FACE)).unwrap().used, used, "it was not used by that");
    assert_eq!(phone.engine.destroyed(&id(FACE)).unwrap(), Some(vec![]), "keys were destroyed, and no face");
    assert_eq!(phone.engine.destruction(&id(FACE), None).unwrap(), None);
    done(phone.withdraw(FACE));
    assert_eq!(phone.template_keys(), Vec::<String>::new());
    let destroyed = phone.engine.destroyed(&id(FACE)).unwrap().unwrap();
    assert_eq!(destroyed.len(), 2, "of each there is a record");
    for template in destroyed {
        let record = phone.engine.destruction(&id(FACE), Some(template)).unwrap().unwrap();
        assert_eq!(record.template, template);
    }
    assert_eq!(phone.engine.renew(request(), &id(FACE)).unwrap(), Err(Refusal::Withdrawn));
}

#[test]
fn tries_that_only_the_anchor_counted_are_forgiven_with_the_others() {
    let (_dir, phone) = on();
    for left in (0..5).rev() {
        assert_eq!(verify(&phone, BOB), Ok(Reply::NotMatched { left }));
    }
    // Each of these is anchored before it is refused, and no entry knows of it.
    for _ in 0..3 {
        assert_eq!(verify(&phone, ALICE), Err(Refusal::AttemptsSpent));
    }
    let word = signed(&phone, OwnerPurpose::ResetAttempts { activity: id(FACE) });
    done(phone.engine.reset_attempts(request(), &id(FACE), &word));
    assert_eq!(verify(&phone, BOB), Ok(Reply::NotMatched { left: 4 }));
}

#[test]
fn turned_off_and_on_again_attempts_begin_anew_and_the_anchor_keeps_none_of_the_old() {
    let (dir, phone) = on();
    for _ in 0..4 {
        assert!(!matches(&phone, BOB));
    }
    done(phone.withdraw(FACE));
    phone.allow(FACE).unwrap();
    done(phone.engine.enrol(request(), &id(FACE), ALICE));
    drop(phone);
    let phone = Phone::open(dir.path());
    phone.camera();
    assert_eq!(verify(&phone, BOB), Ok(Reply::NotMatched { left: 4 }));
}

#[test]
fn faces_are_compared_only_for_what_declares_how() {
    let (_dir, phone) = on();
    assert!(phone.engine.compares_faces(&id(FACE)));
    for other in [SHARE, "nobody_declared"] {
        assert!(!phone.engine.compares_faces(&id(other)), "{other}");
    }
}

#[test]
fn a_key_that_a_face_moved_away_from_is_never_recorded_as_the_end_of_a_face() {
    let (dir, phone) = on();
    drop(phone);
    let script = Script::new();
    let manifest = std::fs::read(dir.path().join("manifest.json")).unwrap();
    let phone = Phone::open_with(dir.path(), &manifest, |device| Device {
        keys: ScriptedKeys::new(device.keys, Arc::clone(&script)),
        ..device
    });
    phone.camera();
    // The old key can't go until after the face itself was turned off.
    script.fail("keys.delete", KeyFault::Transient, 3).unwrap();
    done(phone.engine.renew(request(), &id(FACE)));
    assert_eq!(phone.template_keys().len(), 2);
    done(phone.withdraw(FACE));
    done(phone.engine.tick());
    assert_eq!(phone.template_keys(), Vec::<String>::new());
    let ends: Vec<_> = phone
        .entries(0)
        .into_iter()
        .filter_map(|entry| match entry.event {
            Event::TemplateDestroyed { why, .. } => Some(why.ends_a_face()),
            _ => None,
        })
        .collect();
    assert_eq!(ends.iter().filter(|face| **face).count(), 1, "{ends:?}");
    assert_eq!(phone.engine.destroyed(&id(FACE)).unwrap().unwrap().len(), 1);
}

#[test]
fn an_older_anchor_gives_no_try_back_that_was_forgiven() {
    let (dir, phone) = on();
    let anchor = dir.path().join("device/anchor");
    let before = std::fs::read(&anchor).unwrap();
    for left in (0..5).rev() {
        assert_eq!(verify(&phone, BOB), Ok(Reply::NotMatched { left }));
    }
    for _ in 0..20 {
        assert_eq!(verify(&phone, BOB), Err(Refusal::AttemptsSpent), "counted all the same");
    }
    let word = signed(&phone, OwnerPurpose::ResetAttempts { activity: id(FACE) });
    done(phone.engine.reset_attempts(request(), &id(FACE), &word));
    drop(phone);
    std::fs::write(&anchor, before).unwrap();
    let phone = Phone::open(dir.path());
    phone.camera();
    let wrong = (0..10).filter(|_| matches!(verify(&phone, BOB), Ok(Reply::NotMatched { .. }))).count();
    assert_eq!(wrong, 5, "those that the owner allowed, and no more");
}

#[test]
fn a_repeated_reset_is_answered_as_the_first_one_was() {
    let (_dir, phone) = on();
    let word = signed(&phone, OwnerPurpose::ResetAttempts { activity: id(FACE) });
    let asked = request();
    let reset = |asked| phone.engine.reset_attempts(asked, &id(FACE), &word).unwrap();
    done(Ok(reset(asked)));
    done(Ok(reset(asked)));
    assert_eq!(reset(request()), Err(Refusal::NonceUnknown), "the word itself is used up");
}

#[test]
fn the_hint_before_the_camera_says_what_the_ruling_says() {
    let (_dir, phone) = on();
    let (face, hint) = (id(FACE), |phone: &Phone| phone.engine.may_compare(&id(FACE)));
    assert_eq!(hint(&phone), Ok(()));
    for _ in 0..5 {
        assert_eq!(hint(&phone), Ok(()));
        assert!(matches!(verify(&phone, BOB), Ok(Reply::NotMatched { .. })));
    }
    assert_eq!(hint(&phone), Err(Refusal::AttemptsSpent));
    assert_eq!(phone.engine.before_verify(request(), &face).unwrap(), Err(Refusal::AttemptsSpent));
    assert_eq!(verify(&phone, ALICE), Err(Refusal::AttemptsSpent));
    let word = signed(&phone, OwnerPurpose::ResetAttempts { activity: id(FACE) });
    done(phone.engine.reset_attempts(request(), &face, &word));
    assert_eq!(hint(&phone), Ok(()));

    let begun = phone.engine.state().faces[&face].begun;
    assert_eq!(phone.engine.before_verify(request(), &face).unwrap(), Ok(Reply::Recorded));
    assert_eq!(phone.engine.state().faces[&face].begun, begun, "asking spends nothing");

    done(phone.engine.withdraw(request(), &face));
    assert_eq!(hint(&phone), Err(Refusal::NothingToCompare), "off has one answer");
    let rows = phone.engine.state().size;
    assert_eq!(phone.engine.before_verify(request(), &face).unwrap(), Err(Refusal::NothingToCompare));
    assert_eq!(phone.engine.state().size, rows + 1, "what was blocked is recorded, without a probe");
    assert_eq!(phone.engine.may_compare(&id("bill_scan")), Err(Refusal::NothingToCompare));
}
