//! Each scenario has a reason of its own: no two differ in nothing but data. The rule, and how to write a scenario that
//! keeps it, are in tests/README.md, "No copies".
#![allow(clippy::unwrap_used, reason = "a test ends where it fails")]

use privet_tests::scenario::shape::{Shape, copies, same};
use privet_tests::scenario::{Scenario, files, read};
use serde_json::{Value, json};

#[test]
fn two_scenarios_differ_in_more_than_their_data() {
    let shapes: Vec<_> = files().unwrap().iter().map(|file| Shape::of(&read(file).unwrap())).collect();
    let copies = copies(&shapes);
    assert!(copies.is_empty(), "{}", copies.join("\n"));
}

fn story(name: &str, event: &str, steps: &[Value]) -> Shape {
    let scenario = json!({
        "name": name,
        "event": event,
        "manifest": "lantern_pay",
        "start": "2026-03-03T14:30:00+08:00",
        "reader": {"language": "en", "utc_offset": 480},
        "steps": steps,
    });
    Shape::of(&serde_json::from_value::<Scenario>(scenario).unwrap())
}

/// A person says no, and what they do instead still goes.
fn no(activity: &str, after: &[Value]) -> Vec<Value> {
    let mut steps = vec![
        json!({"do": "ask", "activity": activity, "as": "q"}),
        json!({"do": "shown", "prompt": "$q"}),
        json!({"wait": "700ms"}),
        json!({"do": "answer", "prompt": "$q", "outcome": "refuse", "reply": "Refused"}),
        json!({"do": "access", "activity": activity, "reply": {"refused": "Refused"}}),
    ];
    steps.extend_from_slice(after);
    steps
}

fn are_the_same(one: &[Value], other: &[Value]) -> bool {
    let (a, b) = (story("a", "pipl_16", one), story("b", "pipl_16", other));
    let found = same(&a, &b);
    assert_eq!(found.is_some(), same(&b, &a).is_some(), "in either order");
    if let Some(why) = &found {
        assert!(why.contains("a ") && why.contains('b'), "both are named: {why}");
    }
    found.is_some()
}

#[test]
fn other_data_makes_no_other_scenario() {
    let one = no("bill_scan", &[json!({"do": "access", "activity": "nearby", "as": "u", "reply": "Began"})]);
    let text = serde_json::to_string(&one).unwrap();
    for (from, to) in [
        ("bill_scan", "analytics"),
        ("nearby", "footprint"),
        ("700ms", "2h"),
        ("\"q\"", "\"other\""),
        ("\"as\":\"u\"", "\"as\":\"u\",\"why\":\"the same, told otherwise\""),
    ] {
        let changed = text.replace(from, to).replace("$q", if from == "\"q\"" { "$other" } else { "$q" });
        assert_ne!(changed, text, "{from}");
        assert!(
            are_the_same(&one, &serde_json::from_str::<Vec<Value>>(&changed).unwrap()),
            "{from} for {to}"
        );
    }
}

#[test]
fn other_amounts_files_texts_and_numbers_make_no_other_scenario() {
    let pay = |amount: &str, payee: &str, uses: u32, says: &[&str]| {
        [
            json!({"do": "propose", "activity": "pay", "recipient": "lantern_pay", "payment": {"amount": amount, "currency": "CNY", "payee": payee}, "as": "p"}),
            json!({"view": "prompt", "release": "$p", "says": says}),
            json!({"do": "verify", "activity": "face_payment", "probe": format!("probes/{payee}-1.f32"), "nonce": "$n", "reply": {"NotMatched": {"left": uses}}}),
            json!({"view": "center", "has": [{"activity": "pay", "uses": uses}, {"activity": "nearby", "state": "Off"}]}),
        ]
    };
    let (one, mut other) = (pay("38.00", "alice", 1, &["38.00"]), pay("7.50", "Bob", 3, &["7.50", "Bob"]));
    assert!(are_the_same(&one, &other));
    // What a view has to show is a set of rows.
    other[3] = json!({"view": "center", "language": "zh-Hans", "has": [{"activity": "bill_scan", "state": "Off"}, {"activity": "pay", "uses": 2}]});
    assert!(are_the_same(&one, &other));
}

#[test]
fn a_scenario_that_another_goes_through_on_its_way_is_one_too_many() {
    let whole = no(
        "bill_scan",
        &[
            json!({"kill": true}),
            json!({"open": {"reply": "Ready"}}),
            json!({"do": "check", "activity": "pay", "reply": "Allowed"}),
        ],
    );
    assert!(are_the_same(&whole[..5], &whole), "a beginning");
    let skipping = no("nearby", &[json!({"do": "check", "activity": "pay", "reply": "Allowed"})]);
    assert!(are_the_same(&skipping, &whole), "the same steps with others between them");
    let (a, b) = (story("a", "pipl_16", &skipping), story("b", "clock", &whole));
    assert!(same(&a, &b).is_some(), "whatever reason they give");
}

#[test]
fn repeating_a_step_is_a_number_and_no_other_scenario() {
    let wrong = json!({"do": "verify", "activity": "face_payment", "probe": "probes/bob-1.f32", "nonce": "$n", "reply": "NotMatched"});
    let (three, five) = (no("nearby", &vec![wrong.clone(); 3]), no("nearby", &vec![wrong; 5]));
    assert!(are_the_same(&three, &five));
}

#[test]
fn another_outcome_is_another_scenario() {
    let check = |reply: Value| no("nearby", &[json!({"do": "check", "activity": "nearby", "reply": reply})]);
    assert!(!are_the_same(&check(json!("Allowed")), &check(json!({"refused": "CoolDown"}))));
    assert!(!are_the_same(&check(json!({"refused": "Expired"})), &check(json!({"refused": "CoolDown"}))));
    let row = |state: &str| {
        no("nearby", &[json!({"view": "center", "has": {"activity": "nearby", "state": state}})])
    };
    assert!(!are_the_same(&row("Off"), &row("Ended")));
    let events = |events: Value| no("nearby", &[json!({"do": "tick", "events": events})]);
    assert!(!are_the_same(&events(json!([])), &events(json!(["ConsentExpired"]))));
}

#[test]
fn another_order_or_another_way_there_is_another_scenario() {
    let (lock, clock) = (json!({"lock": true}), json!({"clock": {"wall": "-1d"}}));
    let check = json!({"do": "check", "activity": "nearby", "reply": {"refused": "Locked"}});
    let access = json!({"do": "access", "activity": "nearby", "reply": {"refused": "Locked"}});
    let reasons = |one: &[Value], other: &[Value]| {
        same(&story("a", "clock", &no("nearby", one)), &story("b", "locked_device", &no("nearby", other)))
    };
    let steps = [lock.clone(), check.clone(), access.clone()];
    assert_eq!(reasons(&steps, &[lock.clone(), access.clone(), clock.clone(), check.clone()]), None);
    assert_eq!(reasons(&steps, &[clock.clone(), check.clone(), access.clone()]), None);
    let forward = json!({"clock": {"wall": "1d"}});
    assert_eq!(reasons(&[clock, check.clone()], &[forward, check]), None, "back is not forward");
    let again = |second: &str| {
        let asked =
            |request: &str| json!({"do": "access", "activity": "pay", "request": request, "reply": "Began"});
        [asked("one"), lock.clone(), asked(second), access.clone()]
    };
    assert_eq!(reasons(&again("one"), &again("two")), None, "the same request twice is not two requests");
}

#[test]
fn one_event_needs_a_new_outcome_from_each_of_its_scenarios() {
    let check = |activity: &str| json!({"do": "check", "activity": activity, "reply": "Allowed"});
    let leave = json!({"do": "leave", "prompt": "$q", "reason": "Back"});
    let (one, other) = (
        no("nearby", &[leave, check("pay")]),
        no("analytics", &[json!({"kill": true}), json!({"open": {"reply": "Ready"}}), check("footprint")]),
    );
    let (a, b) = (story("a", "pipl_16", &one), story("b", "pipl_16", &other));
    assert_eq!(same(&a, &b).unwrap(), "a says nothing of pipl_16 that b does not say");
    assert_eq!(same(&a, &story("b", "clock", &other)), None, "for another event it is an outcome");
}

/// Refusals share their first steps; what can be done instead is what each is about.
#[test]
fn a_scenario_for_each_way_that_a_no_leaves_open_is_no_copy() {
    let pin = [
        json!({"do": "check", "activity": "pay", "reply": "Allowed"}),
        json!({"do": "propose", "activity": "pay", "recipient": "lantern_pay", "payment": {"amount": "38.00", "currency": "CNY", "payee": "Blue Kettle Tea"}, "as": "p"}),
        json!({"do": "approve", "release": "$p", "uv": "pin", "as": "i"}),
        json!({"do": "confirm", "release": "$p", "signature": "$s", "reply": "Confirmed"}),
    ];
    // Typing is the app's own: what counts is that nothing is asked, kept or blocked for it.
    let typing = [
        json!({"do": "check", "activity": "pay", "reply": "Allowed"}),
        json!({"view": "timeline", "has": {"activity": "bill_scan", "result": "Refused"}, "lacks": {"result": "Left"}}),
    ];
    let town = [
        json!({"do": "propose", "activity": "town_search", "recipient": "lantern_pay", "payload": "scenarios/payloads/area.json", "reply": {"Pending": {"confirm": false}}, "as": "p"}),
        json!({"do": "release", "release": "$p", "reply": "Released"}),
    ];
    let ways = [no("face_payment", &pin), no("bill_scan", &typing), no("nearby", &town)];
    let shapes: Vec<_> = ["pin", "typing", "town"]
        .iter()
        .zip(&ways)
        .map(|(name, steps)| story(name, "pipl_16", steps))
        .collect();
    assert_eq!(copies(&shapes), Vec::<String>::new());
    // The same way taken for another activity is a copy.
    let copy = story("copy", "pipl_16", &no("analytics", &town));
    assert!(shapes.iter().any(|way| same(way, &copy).is_some()));
}
