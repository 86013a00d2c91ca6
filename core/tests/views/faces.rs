//! The screen of faces, and what a try is answered with.

use super::*;
use privet::refusal::Refusal;
use privet::state::Faces;
use privet::views::center::center;
use privet::views::faces::{Destroyed, FaceScreen, FaceTry, face_screen, tried};
use privet::views::status::LockView;
use privet_wire::ids::TemplateId;

const GONE: Destroyed =
    Destroyed { template: TemplateId::new([4; 16]), missing: AFTERNOON, index: 401, size: 420 };

fn drawn(world: &World, gone: bool, lock: Option<LockView>, language: Language) -> FaceScreen {
    let reader = reader(language);
    let rows = center(&world.state, &world.phone, lock, &BTreeMap::new(), &world.now, &reader).unwrap();
    let destroyed = gone.then(|| (id("face_payment"), GONE)).into_iter().collect();
    let manifest = world.state.declared().unwrap();
    face_screen((&world.state, manifest), &rows.activities, &destroyed, lock, &reader).unwrap()
}

#[test]
fn only_what_compares_faces_is_a_face_and_a_photo_check_is_said_to_be_none() {
    let screen = drawn(&World::new(), false, None, Language::En);
    assert_eq!(screen.faces.iter().map(|row| row.activity.as_str()).collect::<Vec<_>>(), ["face_payment"]);
    assert_eq!(screen.photo.as_deref(), Some("Photo check: one time only, never used for face pay."));
    let mut manifest = demo();
    manifest.activities.retain(|activity| activity.id != id("photo_check"));
    assert_eq!(drawn(&World::of(manifest), false, None, Language::En).photo, None);
}

#[test]
fn a_proof_is_never_shown_without_its_limit() {
    let world = World::new();
    assert_eq!(drawn(&world, false, None, Language::En).faces[0].proof, None);
    let proof = drawn(&world, true, None, Language::En).faces[0].proof.clone().unwrap();
    assert_eq!(proof.text, "Key destroyed 3 Mar 2026, 14:31. Record 402 of 420.");
    assert!(proof.limit.starts_with("This covers this phone only."), "{}", proof.limit);
}

#[test]
fn a_face_that_is_off_can_be_set_up_and_tried_and_one_without_a_pattern_is_not_renewed() {
    let mut world = World::new();
    let row = |world: &World| drawn(world, false, None, Language::En).faces[0].clone();
    let off = row(&world);
    assert_eq!((off.set_up.as_deref(), off.renew, off.patterns), (Some("Set up"), None, Some(0)));
    assert_eq!(off.try_it.as_deref(), Some("Try to recognise me"));
    assert_eq!(off.pattern_text.as_deref(), Some("No face pattern on this phone."));
    assert_eq!(off.turn_off, None);
    world.allow("face_payment");
    assert!(row(&world).turn_off.is_some());
    let spent = Faces { set: TemplateId::new([3; 16]), begun: 5, forgiven: 0 };
    world.state.faces.insert(id("face_payment"), spent);
    assert_eq!(row(&world).spent.as_deref(), Some("Too many tries."));
}

#[test]
fn a_locked_phone_tells_nothing_of_a_pattern_and_lets_it_be_turned_off() {
    let screen = drawn(&World::new(), true, Some(LockView::Locked), Language::En);
    let row = &screen.faces[0];
    assert_eq!((&row.patterns, &row.pattern_text, &row.proof), (&None, &None, &None));
    assert_eq!((&row.set_up, &row.try_it, &row.renew), (&None, &None, &None));
    assert!(row.turn_off.is_some());
}

#[test]
fn a_try_is_answered_with_what_came_of_it_and_after_off_with_nothing_to_compare() {
    for (came, said) in [
        (FaceTry::Matched, "Recognised on this phone"),
        (FaceTry::NotMatched { left: 3 }, "Not recognised."),
        (FaceTry::NotMatched { left: 0 }, "Too many tries. Pay by PIN."),
        (FaceTry::Refused { refusal: Refusal::AttemptsSpent }, "Too many tries. Pay by PIN."),
        (FaceTry::Refused { refusal: Refusal::Withdrawn }, "Nothing to compare with. Face pay can't work."),
        (
            FaceTry::Refused { refusal: Refusal::NothingToCompare },
            "Nothing to compare with. Face pay can't work.",
        ),
    ] {
        assert_eq!(tried(came, Language::En), said);
    }
}
