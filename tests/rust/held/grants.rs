//! Grants without a prompt: what comes back by itself, or is answered for later.

use super::{activity, batch, changed, located, turn_off, used};
use privet::command::{Answer, From, Party, Reply, Until, Withheld};
use privet::engine::Status;
use privet::prompt::Asked;
use privet::refusal::Refusal;
use privet::rules::UNDO_FOR;
use privet_tests::world::{World, done, id, manner};
use serde_json::json;

/// ADR 0019: "Turning the base on again would turn the dependent on without a question" is the option that was rejected.
#[test]
fn undone_in_one_batch_it_does_not_come_back_with_what_it_rests_on() {
    let world = World::new(901);
    located(&world);
    world.allow("nearby", Until::Withdrawn);
    world.allow("queue_times", Until::Withdrawn);
    let first = batch(&turn_off(&world, &["queue_times"]));
    turn_off(&world, &["nearby"]);
    done(world.engine.undo_withdrawal(world.request(), first));
    world.clock.advance(UNDO_FOR + 1);
    done(world.engine.tick());
    assert_eq!(world.engine.check(&id("nearby")), Err(Refusal::Withdrawn));
    world.allow("nearby", Until::Withdrawn);
    assert!(used(&world, "queue_times").is_err(), "its base was withdrawn; nobody was asked about it again");
}

/// "What rests on something that is off is not asked for": a yes to a question that was open when the base went is a yes for later.
#[test]
fn a_question_open_when_its_base_goes_is_not_answered_with_a_yes_for_later() {
    let world = World::new(902);
    located(&world);
    world.allow("nearby", Until::Withdrawn);
    let prompt = world.ask("queue_times");
    let digest = world.look(Asked::Consent(prompt));
    done(world.engine.withdraw(world.request(), &id("nearby")));
    let yes = Answer::Allow { until: Until::Withdrawn };
    let answered =
        world.engine.answer(world.request(), prompt, digest, Party::Person, yes, manner()).unwrap();
    assert!(answered.is_err(), "{answered:?}");
}

/// docs/manifest.md: "it is off while one of them is". A one-time yes that is spent is off, and never ends by itself.
#[test]
fn a_spent_one_time_base_keeps_nothing_on() {
    let world = World::new(903);
    located(&world);
    world.allow("nearby", Until::Once);
    world.allow("queue_times", Until::Withdrawn);
    let Ok(Reply::Began { use_id }) = used(&world, "nearby") else { panic!("on") };
    done(world.engine.end_use(world.request(), use_id, Withheld::NONE));
    assert_eq!(world.engine.check(&id("nearby")), Err(Refusal::Spent));
    world.clock.advance(60 * 86_400_000);
    assert!(used(&world, "queue_times").is_err(), "its base is off for sixty days");
}

/// The same, asked anew: may one be asked for what rests on a spent yes?
#[test]
fn what_rests_on_a_spent_yes_is_not_asked_for() {
    let world = World::new(904);
    located(&world);
    world.allow("nearby", Until::Once);
    let Ok(Reply::Began { use_id }) = used(&world, "nearby") else { panic!("on") };
    done(world.engine.end_use(world.request(), use_id, Withheld::NONE));
    let asked = world.engine.ask(world.request(), &id("queue_times"), From::Feature).unwrap();
    assert_eq!(asked, Err(Refusal::NeedsOther));
}

/// A no to consent stays a no when an update moves the purpose to a basis that is not asked but can be objected to.
#[test]
fn a_no_is_not_lost_when_an_update_calls_the_data_public() {
    let mut world = World::new(905);
    world.refuse("analytics");
    let manifest = changed(&world.manifest, |json| {
        let a = activity(json, "analytics");
        a["basis"] = json!("already_public");
        a["separate_consent"] = json!(false);
        a["recipients"] = json!([]);
        a["retention"] = json!({"device": {"days": 1}});
        a["storage"] = json!("device");
    });
    world.reopen_with(&manifest);
    assert_eq!(world.engine.status(), Status::Ready, "{:?}", world.engine.manifest_fault());
    assert!(used(&world, "analytics").is_err(), "the person said no, and was not asked since");
}
