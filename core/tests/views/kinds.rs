//! What a row is about, and what kind of fact a line states: for signs and groups, never for words.

use super::prompts::every_prompt;
use super::*;
use privet::manifest::Category;
use privet::views::fact::Fact;
use privet::views::topic::Topic;
use privet_wire::shown::Shown;

#[test]
fn each_purpose_of_the_demo_is_about_what_it_declares() {
    let manifest = demo();
    let of = |name: &str| Topic::of(&manifest, manifest.activity(&id(name)).unwrap());
    assert_eq!(of("face_payment"), Topic::Face);
    assert_eq!(of("pay"), Topic::Payment);
    assert_eq!(of("bill_scan"), Topic::Picture);
    assert_eq!(of("nearby"), Topic::Place);
    assert_eq!(of("score_share"), Topic::Score);
    assert_eq!(of("analytics"), Topic::Usage);
}

#[test]
fn a_picture_that_stays_is_a_look_of_the_camera() {
    let manifest = demo();
    let looks = manifest.activities.iter().filter(|activity| {
        let sees = manifest.data_of(activity).any(|kind| kind.category == Category::CameraFrame);
        sees && !manifest.leaving(activity).any(|kind| kind.category == Category::CameraFrame)
    });
    let topics: Vec<_> = looks.map(|activity| Topic::of(&manifest, activity)).collect();
    assert!(topics.contains(&Topic::Camera), "{topics:?}");
    assert!(!topics.contains(&Topic::Picture), "{topics:?}");
}

#[test]
fn every_line_of_every_prompt_states_a_known_kind_of_fact_the_title_first() {
    for shown in every_prompt(Language::En) {
        let facts: Vec<_> = shown.lines.iter().map(|line| (Fact::of(&line.key), &line.key)).collect();
        assert_eq!(facts.first().map(|(fact, _)| *fact), Some(Fact::Title), "{facts:?}");
        assert!(facts.iter().all(|(fact, _)| *fact != Fact::Other), "{facts:?}");
    }
}

#[test]
fn the_kind_of_a_fact_is_in_no_digested_line() {
    for Shown { lines, .. } in every_prompt(Language::En) {
        for line in lines {
            let Ok(serde_json::Value::Object(fields)) = serde_json::to_value(&line) else {
                panic!("{line:?}")
            };
            assert_eq!(fields.keys().collect::<Vec<_>>(), ["key", "text"]);
        }
    }
}
