use super::*;
use privet::refusal::{Next, Refusal};
use privet::views::way_on::{WayOn, way_on};

fn way(world: &World, refusal: Refusal, activity: &str) -> WayOn {
    way_on(&world.state, refusal, &id(activity), &world.now, Language::En)
}

#[test]
fn a_tap_may_ask_again_when_the_core_would_let_it() {
    let mut world = World::new();
    assert_eq!(way(&world, Refusal::NoConsent, "bill_scan").next, Next::Ask);
    world.answer("bill_scan", Answer::Refuse);
    let refused = way(&world, Refusal::Refused, "bill_scan");
    assert_eq!(refused.next, Next::UseFallback);
    assert_eq!(refused.fallback.as_deref(), Some("You can type the bill in by hand."));
    world.pass(7 * DAY);
    assert_eq!(way(&world, Refusal::Refused, "bill_scan").next, Next::Ask);
    world.allow("bill_scan");
    world.withdraw("bill_scan");
    assert_eq!(way(&world, Refusal::Withdrawn, "bill_scan").next, Next::Ask, "taken back is not refused");
}

#[test]
fn what_rests_on_another_purpose_names_it() {
    let world = World::new();
    let way = way(&world, Refusal::NeedsOther, "queue_times");
    assert_eq!((way.next, way.needs), (Next::AskOther, vec![id("nearby")]));
    assert_eq!(way.other, Some(id("nearby")));
}

#[test]
fn a_refusal_that_no_question_mends_says_the_same_in_every_state() {
    let mut world = World::new();
    for on in [false, true] {
        for refusal in
            [Refusal::PhoneBlocks, Refusal::NotRegistered, Refusal::AlreadyUsed, Refusal::LockedDown]
        {
            let way = way(&world, refusal, "bill_scan");
            assert_eq!((way.next, way.needs), (refusal.next(), vec![]));
        }
        if !on {
            world.allow("bill_scan");
        }
    }
    let nobody = way(&world, Refusal::UnknownActivity, "nobody_declared");
    assert_eq!((nobody.next, nobody.other, nobody.fallback), (Next::FixTheApp, None, None));
}
