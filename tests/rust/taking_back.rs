//! Taking back at its edges: all or nothing, whatever crashes in between, and never a grant that nobody gave.

#![allow(clippy::expect_used, clippy::panic, reason = "a device that fails here fails the test")]

use privet::command::{Command, OsState, Reply, Until};
use privet::engine::Status;
use privet::event::{Cause, Event, Recorded};
use privet::fault::Fault;
use privet::gate::minimise::MediaType;
use privet::host::DeviceKeys as _;
use privet::manifest::OsPermission;
use privet::prompt::Asked;
use privet::refusal::{CancelReason, Refusal};
use privet::rules::{MAX_AT_ONCE, UNDO_FOR};
use privet::state::TellingStage;
use privet_tests::world::{World, done, id, reader};
use privet_wire::ack::Ack;
use privet_wire::ids::{ActivityId, BatchId, LibraryId, RecipientId};
use privet_wire::key::UserVerification::Bio;

fn events(world: &World, from: u64) -> Vec<Event> {
    let all = (from..world.engine.state().size).filter_map(|at| world.engine.entry(at).expect("no fault"));
    all.map(|Recorded { event, .. }| event).collect()
}

fn turn_off(world: &World, activities: &[&str]) -> Reply {
    let activities: Vec<_> = activities.iter().map(|a| id(a)).collect();
    done(world.engine.withdraw_many(world.request(), &activities))
}

fn batch(reply: &Reply) -> BatchId {
    match reply {
        Reply::TurnedOff { batch: Some(batch), .. } => *batch,
        other => panic!("nothing can be undone: {other:?}"),
    }
}

fn located(world: &World) {
    done(world.engine.report_os(OsPermission::LocationCoarse, OsState::Coarse));
}

#[test]
fn one_unknown_name_among_many_turns_nothing_off() {
    let world = World::new(51);
    located(&world);
    world.allow("nearby", Until::Withdrawn);
    let size = world.engine.state().size;
    let named = [id("nearby"), id("never_declared")];
    let answered = world.engine.withdraw_many(world.request(), &named).expect("no fault");
    assert_eq!(answered, Err(Refusal::UnknownActivity));
    assert_eq!(world.engine.state().size, size);
    assert_eq!(world.engine.check(&id("nearby")), Ok(()));
}

#[test]
fn none_and_more_than_any_app_declares_are_bad_arguments() {
    let world = World::new(52);
    let size = world.engine.state().size;
    assert_eq!(world.engine.withdraw_many(world.request(), &[]), Err(Fault::BadArgument));
    let many: Vec<ActivityId> = (0..=MAX_AT_ONCE).map(|n| id(&format!("a{n}"))).collect();
    assert_eq!(world.engine.withdraw_many(world.request(), &many), Err(Fault::BadArgument));
    assert_eq!(world.engine.state().size, size);
}

#[test]
fn a_repeated_request_is_answered_the_same_and_turns_off_once() {
    let world = World::new(53);
    world.allow("analytics", Until::Withdrawn);
    let request = world.request();
    let first = done(world.engine.withdraw_many(request, &[id("analytics")]));
    let size = world.engine.state().size;
    assert_eq!(done(world.engine.withdraw_many(request, &[id("analytics")])), first);
    assert_eq!(world.engine.state().size, size);
    assert_eq!(world.engine.withdraw_many(request, &[id("nearby")]), Err(Fault::Conflict));
}

#[test]
fn a_second_batch_does_not_prolong_the_first() {
    let world = World::new(54);
    world.allow("analytics", Until::Withdrawn);
    world.allow("footprint", Until::At { wall: privet_tests::world::START + 86_400_000 });
    let first = batch(&turn_off(&world, &["analytics"]));
    world.clock.advance(UNDO_FOR - 1_000);
    let second = batch(&turn_off(&world, &["analytics", "footprint"]));
    world.clock.advance(2_000);
    let undone = world.engine.undo_withdrawal(world.request(), first).expect("no fault");
    assert_eq!(undone, Err(Refusal::UndoOver));
    assert_eq!(done(world.engine.undo_withdrawal(world.request(), second)), Reply::Undone { count: 1 });
    assert_eq!(world.engine.check(&id("analytics")), Err(Refusal::Withdrawn));
    assert_eq!(world.engine.check(&id("footprint")), Ok(()));
}

#[test]
fn a_new_yes_while_it_waits_is_not_withdrawn_by_the_old_no() {
    let world = World::new(55);
    world.allow("analytics", Until::Withdrawn);
    let waiting = batch(&turn_off(&world, &["analytics"]));
    world.allow("analytics", Until::Withdrawn);
    assert_eq!(world.engine.check(&id("analytics")), Ok(()));
    let undone = world.engine.undo_withdrawal(world.request(), waiting).expect("no fault");
    assert_eq!(undone, Err(Refusal::UndoOver), "there is nothing left to undo");
    world.clock.advance(UNDO_FOR);
    done(world.engine.tick());
    assert_eq!(world.engine.check(&id("analytics")), Ok(()));
}

#[test]
fn turning_off_for_good_while_it_waits_cannot_be_undone() {
    let world = World::new(56);
    world.allow("analytics", Until::Withdrawn);
    let waiting = batch(&turn_off(&world, &["analytics"]));
    done(world.engine.withdraw(world.request(), &id("analytics")));
    let undone = world.engine.undo_withdrawal(world.request(), waiting).expect("no fault");
    assert_eq!(undone, Err(Refusal::UndoOver));
    assert_eq!(world.engine.check(&id("analytics")), Err(Refusal::Withdrawn));
}

#[test]
fn undoing_brings_no_grant_back_that_ended_meanwhile() {
    let world = World::new(57);
    world.allow("analytics", Until::At { wall: privet_tests::world::START + 60_000 });
    let waiting = batch(&turn_off(&world, &["analytics"]));
    world.clock.advance(61_000);
    let undone = world.engine.undo_withdrawal(world.request(), waiting).expect("no fault");
    assert_eq!(undone, Err(Refusal::UndoOver));
    assert_eq!(
        world.engine.check(&id("analytics")),
        Err(Refusal::Withdrawn),
        "it was taken back before it ended"
    );
}

#[test]
fn what_waits_for_delivery_on_the_consent_alone_is_held_back_while_it_can_be_undone() {
    let world = World::new(58);
    world.register("lantern_pay", Bio);
    located(&world);
    world.allow("nearby", Until::Withdrawn);
    let to = RecipientId::try_from("lantern_pay").expect("an id");
    let send = || {
        let proposed =
            world.engine.propose_location(world.request(), &id("nearby"), &to, 312_304_000, 1_214_737_000);
        let Reply::Pending { release, confirm } = done(proposed) else { panic!("no release") };
        if confirm {
            let input = world.approve(release, Bio);
            let signature = world.sign("lantern_pay", Bio, &input);
            done(world.engine.confirm(world.request(), release, &signature));
        } else {
            done(world.engine.release(world.request(), release));
        }
    };
    send();
    let first = world.engine.outbox_next().expect("no fault").expect("confirmed");
    done(world.engine.delivered(world.request(), first.jti, None));
    send();
    let waiting = batch(&turn_off(&world, &["nearby"]));
    assert_eq!(world.engine.outbox_next().expect("no fault"), None, "denied already");
    done(world.engine.undo_withdrawal(world.request(), waiting));
    assert!(world.engine.outbox_next().expect("no fault").is_some());
    turn_off(&world, &["nearby"]);
    world.clock.advance(UNDO_FOR);
    done(world.engine.tick());
    let next = world.engine.outbox_next().expect("no fault").expect("the notice");
    assert!(next.notice, "what rested on the consent was dropped with it");
}

#[test]
fn a_kill_between_turning_off_and_its_time_loses_neither() {
    let mut world = World::new(59);
    world.allow("analytics", Until::Withdrawn);
    let waiting = batch(&turn_off(&world, &["analytics"]));
    world.reopen();
    assert_eq!(world.engine.check(&id("analytics")), Err(Refusal::Withdrawn));
    assert_eq!(done(world.engine.undo_withdrawal(world.request(), waiting)), Reply::Undone { count: 1 });
    turn_off(&world, &["analytics"]);
    world.clock.reboot();
    world.reopen();
    assert_eq!(world.engine.check(&id("analytics")), Err(Refusal::Withdrawn));
    world.clock.advance(UNDO_FOR + 1_000);
    world.reopen();
    let last = events(&world, 0).into_iter().rev().find(|e| e.activity() == Some(&id("analytics")));
    assert!(matches!(last, Some(Event::ConsentWithdrawn { .. })), "{last:?}");
}

#[test]
fn what_rests_on_something_sensitive_goes_with_it_at_once() {
    let world = World::new(60);
    let mut json: serde_json::Value = serde_json::from_slice(&world.manifest).expect("JSON");
    let activities = json["activities"].as_array_mut().expect("activities");
    let footprint = activities.iter_mut().find(|a| a["id"] == "footprint").expect("declared");
    footprint["needs"] = serde_json::json!(["score_share"]);
    let manifest = serde_json::to_vec(&json).expect("JSON");
    let world = World::with_manifest(60, manifest, std::sync::Arc::clone(&world.recipients));
    let soon = Until::At { wall: privet_tests::world::START + 86_400_000 };
    world.allow("score_share", soon);
    world.allow("footprint", soon);
    let reply = turn_off(&world, &["score_share", "footprint"]);
    let gone = Reply::TurnedOff { batch: None, until: None, undoable: 0, at_once: 2 };
    assert_eq!(reply, gone, "undone, it would stand on nothing");
    assert_eq!(world.engine.check(&id("footprint")), Err(Refusal::Withdrawn));
}

#[test]
fn a_recipient_that_can_no_longer_be_told_is_named_and_not_tried_for_ever() {
    let world = World::new(61);
    world.register("cloudlane", Bio);
    done(world.engine.report_os(OsPermission::Camera, OsState::Granted));
    world.allow("bill_scan", Until::Withdrawn);
    for alias in world.keys.list("privet/notice/").expect("listed") {
        let _was_there = world.keys.delete(&alias).expect("deleted");
    }
    done(world.engine.withdraw(world.request(), &id("bill_scan")));
    let state = world.engine.state();
    assert!(state.owed.is_empty(), "what nobody can do is owed by nobody");
    let told: Vec<_> = state.unconfirmed[&id("bill_scan")].values().map(|t| t.stage).collect();
    assert_eq!(told, [TellingStage::Impossible]);
    let center = world.engine.center(&reader()).expect("no fault").expect("a center");
    let row = center.activities.into_iter().find(|row| row.activity == id("bill_scan")).expect("declared");
    assert!(row.waiting[0].text.contains("Cloudlane"), "{:?}", row.waiting);
    let size = world.engine.state().size;
    done(world.engine.tick());
    assert_eq!(world.engine.state().size, size);
}

#[test]
fn a_notice_whose_key_is_only_out_of_reach_stays_owed() {
    let world = World::new(62);
    world.register("cloudlane", Bio);
    done(world.engine.report_os(OsPermission::Camera, OsState::Granted));
    world.allow("bill_scan", Until::Withdrawn);
    // The store says "missing" once and "present" when asked for the state: nobody's word is taken for a loss.
    world.script.fail("keys.public_key", privet::host::KeyFault::KeyMissing, 1).expect("scripted");
    done(world.engine.withdraw(world.request(), &id("bill_scan")));
    assert_eq!(world.engine.state().owed.len(), 1);
    done(world.engine.tick());
    assert!(world.engine.outbox_next().expect("no fault").expect("told now").notice);
}

#[test]
fn a_notice_of_an_earlier_withdrawal_confirms_no_later_one() {
    let world = World::new(63);
    world.register("cloudlane", Bio);
    done(world.engine.report_os(OsPermission::Camera, OsState::Granted));
    world.allow("bill_scan", Until::Withdrawn);
    done(world.engine.withdraw(world.request(), &id("bill_scan")));
    let earlier = world.engine.outbox_next().expect("no fault").expect("a notice");
    world.allow("bill_scan", Until::Withdrawn);
    world.clock.advance(86_400_000);
    done(world.engine.withdraw(world.request(), &id("bill_scan")));
    let ack = Ack::of(&earlier.bytes, earlier.jti, 1_772_700_000).encode().expect("written");
    done(world.engine.delivered(world.request(), earlier.jti, Some(&ack)));
    assert_eq!(world.engine.state().unconfirmed[&id("bill_scan")].len(), 1, "the later one still waits");
}

#[test]
fn an_objection_ends_with_a_prompt_and_with_nothing_else() {
    let mut world = World::new(64);
    let reviews = id("public_reviews");
    done(world.engine.withdraw(world.request(), &reviews));
    world.reopen();
    assert_eq!(world.engine.check(&reviews), Err(Refusal::Objected));
    // The same manifest with other terms does not lift it either.
    let mut json: serde_json::Value = serde_json::from_slice(&world.manifest).expect("JSON");
    let activities = json["activities"].as_array_mut().expect("activities");
    let activity = activities.iter_mut().find(|a| a["id"] == "public_reviews").expect("declared");
    activity["retention"]["device"] = serde_json::json!({"days": 7});
    world.reopen_with(&serde_json::to_vec(&json).expect("JSON"));
    assert_eq!(world.engine.check(&reviews), Err(Refusal::Objected));
    let prompt = world.ask("public_reviews");
    let lines =
        world.engine.prompt(Asked::Consent(prompt), &reader()).expect("no fault").expect("drawn").lines;
    assert!(lines.iter().any(|line| line.key == "cs_lift"), "{lines:?}");
}

#[test]
fn a_library_that_is_not_declared_can_do_nothing_and_fill_nothing() {
    let world = World::new(65);
    located(&world);
    world.allow("nearby", Until::Withdrawn);
    let size = world.engine.state().size;
    for name in ["adlight", "z", "maplight2"] {
        let by = LibraryId::try_from(name).expect("an id");
        let answered = world.engine.access(world.request(), &id("nearby"), Some(&by)).expect("no fault");
        assert_eq!(answered, Err(Refusal::UnknownLibrary));
    }
    assert_eq!(world.engine.state().size, size);
}

#[test]
fn a_command_of_before_this_version_keeps_its_request() {
    // The text that a request id is bound to must not change for commands that said the same before.
    let before = r#"{"Access":{"activity":"nearby"}}"#;
    let now = Command::Access { activity: id("nearby"), by: None };
    assert_eq!(serde_json::to_string(&now).expect("JSON"), before);
}

#[test]
fn a_picture_proposed_before_turning_off_does_not_leave_after_it() {
    let world = World::new(66);
    world.register("cloudlane", Bio);
    done(world.engine.report_os(OsPermission::Camera, OsState::Granted));
    world.allow("bill_scan", Until::Withdrawn);
    let to = RecipientId::try_from("cloudlane").expect("an id");
    let photo = include_bytes!("../photos/gps.jpg");
    let proposed = world.engine.propose_data(world.request(), &id("bill_scan"), &to, photo, MediaType::Jpeg);
    let Reply::Pending { release, .. } = done(proposed.map(|cleaned| cleaned.expect("a JPEG"))) else {
        panic!("no release")
    };
    let input = world.approve(release, Bio);
    let waiting = batch(&turn_off(&world, &["bill_scan"]));
    done(world.engine.undo_withdrawal(world.request(), waiting));
    let signature = world.sign("cloudlane", Bio, &input);
    let confirmed = world.engine.confirm(world.request(), release, &signature).expect("no fault");
    assert!(matches!(confirmed, Err(Refusal::Ended { .. })), "undone is not proposed again: {confirmed:?}");
    assert_eq!(world.engine.outbox_next().expect("no fault"), None);
}

#[test]
fn several_turned_off_in_lock_down_are_kept_one_by_one_and_for_good() {
    let mut world = World::new(67);
    world.allow("analytics", Until::Withdrawn);
    let good = world.manifest.clone();
    world.reopen_with(b"{}");
    assert_eq!(world.engine.status(), Status::LockedDown { cause: Cause::BadManifest });
    let named = [id("analytics"), id("nearby")];
    let reply = done(world.engine.withdraw_many(world.request(), &named));
    assert_eq!(reply, Reply::TurnedOff { batch: None, until: None, undoable: 0, at_once: 2 });
    let batch = BatchId::new([9; 16]);
    let undone = world.engine.undo_withdrawal(world.request(), batch).expect("no fault");
    assert_eq!(undone, Err(Refusal::BadManifest));
    world.reopen_with(&good);
    assert_eq!(world.engine.check(&id("analytics")), Err(Refusal::Withdrawn));
}

#[test]
fn a_question_about_terms_that_changed_is_told_as_changed() {
    let mut world = World::new(68);
    let prompt = world.ask("analytics");
    let mut json: serde_json::Value = serde_json::from_slice(&world.manifest).expect("JSON");
    let activities = json["activities"].as_array_mut().expect("activities");
    let activity = activities.iter_mut().find(|a| a["id"] == "analytics").expect("declared");
    activity["retention"]["recipient"] = serde_json::json!({"days": 365});
    world.reopen_with(&serde_json::to_vec(&json).expect("JSON"));
    let left = |event: &Event| matches!(event, Event::ConsentLeft { prompt: p, why: CancelReason::Changed, .. } if *p == prompt);
    assert!(events(&world, 0).iter().any(left));
    assert_eq!(world.engine.check(&id("analytics")), Err(Refusal::NoConsent), "no answer, and no penalty");
    world.allow("analytics", Until::Withdrawn);
}

/// Two in each of forty layers, each needing both of the next: counted by ways and not by activities, this would never end.
#[test]
fn needs_that_meet_again_are_looked_at_once() {
    const LAYERS: usize = 40;
    let world = World::new(69);
    let mut json: serde_json::Value = serde_json::from_slice(&world.manifest).expect("JSON");
    let activities = json["activities"].as_array_mut().expect("activities");
    let model = activities.iter().find(|a| a["id"] == "analytics").expect("declared").clone();
    for layer in 0..LAYERS {
        for side in ["a", "b"] {
            let mut activity = model.clone();
            activity["id"] = serde_json::json!(format!("layer_{layer}{side}"));
            let below = layer + 1;
            if below < LAYERS {
                activity["needs"] = serde_json::json!([format!("layer_{below}a"), format!("layer_{below}b")]);
            }
            activities.push(activity);
        }
    }
    let manifest = serde_json::to_vec(&json).expect("JSON");
    let world = World::with_manifest(69, manifest, std::sync::Arc::clone(&world.recipients));
    for layer in (0..LAYERS).rev() {
        for side in ["a", "b"] {
            world.allow(&format!("layer_{layer}{side}"), Until::Withdrawn);
        }
    }
    assert_eq!(world.engine.check(&id("layer_0a")), Ok(()));
    let sheet = world.engine.what_if(&id("layer_39a"), &reader()).expect("declared");
    assert_eq!(sheet.also.len(), 2 * (LAYERS - 1), "everything above rests on it");
    done(world.engine.withdraw(world.request(), &id("layer_39a")));
    assert_eq!(world.engine.check(&id("layer_0b")), Err(Refusal::Withdrawn));
    assert_eq!(world.engine.check(&id("layer_39b")), Ok(()));
}
