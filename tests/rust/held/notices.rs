//! Recipients that would not be told.

use super::{activity, camera, changed, notices, turn_off};
use privet::command::{From, Until};
use privet::engine::Status;
use privet::rules::UNDO_FOR;
use privet_tests::world::{START, World, done, id};
use privet_wire::key::UserVerification::Bio;
use serde_json::json;

/// A withdrawal that waits, then a no to the question in between: the recipient has to hear of it either way.
#[test]
fn a_no_within_the_ten_minutes_does_not_cost_the_recipient_its_notice() {
    let world = World::new(921);
    world.register("cloudlane", Bio);
    camera(&world);
    world.allow("bill_scan", Until::Withdrawn);
    turn_off(&world, &["bill_scan"]);
    world.refuse("bill_scan");
    world.clock.advance(UNDO_FOR + 1);
    done(world.engine.tick());
    assert_eq!(notices(&world), 1);
}

/// No feature asks again in the ten minutes after the person turned it off.
#[test]
fn a_feature_does_not_ask_at_once_for_what_was_just_turned_off() {
    let world = World::new(922);
    world.allow("analytics", Until::Withdrawn);
    turn_off(&world, &["analytics"]);
    let asked = world.engine.ask(world.request(), &id("analytics"), From::Feature).unwrap();
    assert!(asked.is_err(), "{asked:?}");
}

/// The grant ends by its date while the withdrawal waits: withdrawn all the same.
#[test]
fn an_end_within_the_ten_minutes_does_not_cost_the_recipient_its_notice() {
    let world = World::new(923);
    world.register("cloudlane", Bio);
    camera(&world);
    world.allow("bill_scan", Until::At { wall: START + 60_000 });
    turn_off(&world, &["bill_scan"]);
    world.clock.advance(61_000);
    done(world.engine.tick());
    world.clock.advance(UNDO_FOR);
    done(world.engine.tick());
    assert_eq!(notices(&world), 1);
}

/// A no to changed terms is a no to the old ones too, which `withdraw` in the same place does tell.
#[test]
fn a_no_to_changed_terms_is_told_to_who_had_the_old_yes() {
    let mut world = World::new(924);
    world.register("meridian", Bio);
    world.allow("analytics", Until::Withdrawn);
    let manifest = changed(&world.manifest, |json| {
        activity(json, "analytics")["retention"]["recipient"] = json!({"days": 365});
    });
    world.reopen_with(&manifest);
    world.refuse("analytics");
    assert_eq!(notices(&world), 1);
}

/// A recipient that an update takes out of the activity still holds what it got.
#[test]
fn a_recipient_taken_out_by_an_update_is_told_of_the_withdrawal() {
    let mut world = World::new(925);
    world.register("cloudlane", Bio);
    camera(&world);
    world.allow("bill_scan", Until::Withdrawn);
    let manifest = changed(&world.manifest, |json| {
        let a = activity(json, "bill_scan");
        a["recipients"] = json!([]);
        a["retention"].as_object_mut().unwrap().remove("recipient");
    });
    world.reopen_with(&manifest);
    assert_eq!(world.engine.status(), Status::Ready, "{:?}", world.engine.manifest_fault());
    done(world.engine.withdraw(world.request(), &id("bill_scan")));
    assert_eq!(notices(&world), 1);
}

/// An update that drops the purpose, and the person who then turns it off.
#[test]
fn a_withdrawal_of_what_is_no_longer_declared_is_told() {
    let mut world = World::new(926);
    world.register("meridian", Bio);
    world.allow("analytics", Until::Withdrawn);
    let manifest = changed(&world.manifest, |json| {
        json["activities"].as_array_mut().unwrap().retain(|a| a["id"] != "analytics");
    });
    world.reopen_with(&manifest);
    assert_eq!(world.engine.status(), Status::Ready, "{:?}", world.engine.manifest_fault());
    done(world.engine.withdraw(world.request(), &id("analytics")));
    assert_eq!(notices(&world), 1);
}
