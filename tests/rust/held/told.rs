//! What exports, proofs and pages would tell, or leave out.

use super::{DAY, activity, batch, changed, turn_off};
use privet::command::{Answer, Party, Until};
use privet::host::Clock as _;
use privet::manifest::MaskRule;
use privet::prompt::Asked;
use privet::text::Language;
use privet_tests::world::{World, done, id, manner};
use serde_json::{Value, json};

/// DESIGN §5: "manner (times, gesture; never leaves the device: it can reveal a disability)".
#[test]
fn how_fast_a_person_answered_is_in_no_export() {
    let world = World::new(951);
    let prompt = world.ask("analytics");
    let digest = world.look(Asked::Consent(prompt));
    world.clock.advance(41_237);
    let yes = Answer::Allow { until: Until::Withdrawn };
    done(world.engine.answer(world.request(), prompt, digest, Party::Person, yes, manner()));
    let mut out = Vec::new();
    world.engine.export_json(false, &mut out).unwrap().unwrap();
    let json: Value = serde_json::from_slice(&out).unwrap();
    let entries = json["entries"].as_array().unwrap();
    let given = entries.iter().find(|e| e["event"]["type"] == "ConsentGiven").unwrap();
    let drawn = given["event"]["shown"]["drawn"]["wall"].as_i64();
    let took = drawn.map(|drawn| given["at"].as_i64().unwrap() - drawn);
    assert_eq!(took, None, "the person took so many milliseconds");
}

#[test]
fn how_fast_a_person_answered_is_in_no_proof() {
    let world = World::new(952);
    world.refuse("analytics");
    for index in 0..world.engine.state().size {
        let Some((entry, _)) = world.engine.proof(index).unwrap() else { continue };
        let text = String::from_utf8_lossy(&entry).into_owned();
        assert!(!(text.contains("\"drawn\"") && text.contains("\"refused\"")), "{text}");
    }
}

/// docs/export.md: "Turned off: `ConsentWithdrawn`, at the time the person did it."
#[test]
fn a_record_says_when_the_person_turned_it_off_and_not_when_the_app_next_ran() {
    let mut world = World::new(953);
    world.allow("analytics", Until::Withdrawn);
    turn_off(&world, &["analytics"]);
    let when = world.clock.now().wall;
    world.clock.advance(20 * 86_400_000);
    world.reopen();
    let record = world.engine.consent_record(&id("analytics"), Language::En).unwrap().unwrap();
    let record: Value = serde_json::from_str(&record).unwrap();
    let last = record["dpv:hasConsentStatus"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(last["@type"][0], "dpv:ConsentWithdrawn");
    let told = last["dpv:isIndicatedAtTime"]["@value"].as_str().unwrap().to_owned();
    let told = chrono::DateTime::parse_from_rfc3339(&told).unwrap().timestamp_millis();
    assert!(told - when <= 600_000, "told {} days later", (told - when) / DAY);
}

/// Undone after the terms changed under it: the record must not say that it was withdrawn.
#[test]
fn a_record_of_what_was_undone_says_no_withdrawal() {
    let mut world = World::new(954);
    world.allow("analytics", Until::Withdrawn);
    let waiting = batch(&turn_off(&world, &["analytics"]));
    let manifest = changed(&world.manifest, |json| {
        activity(json, "analytics")["retention"]["recipient"] = json!({"days": 365});
    });
    world.reopen_with(&manifest);
    done(world.engine.undo_withdrawal(world.request(), waiting));
    let record = world.engine.consent_record(&id("analytics"), Language::En).unwrap().unwrap();
    assert!(!record.contains("dpv:ConsentWithdrawn"), "{record}");
}

/// A record of consent of what rests on no consent.
#[test]
fn no_consent_record_says_refused_of_what_runs_without_one() {
    let world = World::new(955);
    done(world.engine.withdraw(world.request(), &id("public_reviews")));
    world.refuse("public_reviews");
    let prompt = world.ask("public_reviews");
    let digest = world.look(Asked::Consent(prompt));
    let yes = Answer::Allow { until: Until::Withdrawn };
    done(world.engine.answer(world.request(), prompt, digest, Party::Person, yes, manner()));
    assert_eq!(world.engine.check(&id("public_reviews")), Ok(()));
    let record = world.engine.consent_record(&id("public_reviews"), Language::En).unwrap();
    let record: Value = record.map(|r| serde_json::from_str(&r).unwrap()).unwrap_or_default();
    let last = record["dpv:hasConsentStatus"].as_array().and_then(|all| all.last().cloned());
    assert_eq!(last, None, "it runs, and rests on no consent");
}

/// The objection itself is told in what the person takes along.
#[test]
fn an_objection_stands_in_the_export_beside_the_consents() {
    let world = World::new(956);
    done(world.engine.withdraw(world.request(), &id("public_reviews")));
    let mut out = Vec::new();
    world.engine.export_json(false, &mut out).unwrap().unwrap();
    let json: Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(json["objections"][0]["activity"], "public_reviews", "not only the raw entry says so");
}

/// docs/manifest.md: "marks that join other characters don't come through".
#[test]
fn marks_do_not_come_through_a_plain_mask() {
    let shown = privet::text::mask(MaskRule::Plain, "\u{301}\u{20dd}a\u{0489}");
    assert!(!shown.contains(['\u{301}', '\u{20dd}', '\u{489}']), "{shown:?}");
}
