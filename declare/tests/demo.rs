//! The demo app's policy says what its manifest declares.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "helpers of tests: a panic is how they fail; clippy.toml reaches only the test functions"
)]

use privet::manifest::{Manifest, Role};
use privet::text::Language;
use privet_declare::{Declaration, declarations};
use serde_json::Value;

const DEMO: &str = include_str!("../../cli/assets/demo.json");

fn demo() -> Manifest {
    Manifest::parse(DEMO.as_bytes()).expect("sound").into_manifest()
}

fn everything(declared: &Declaration) -> String {
    serde_json::to_string(declared).expect("JSON")
}

#[test]
fn every_activity_kind_of_data_and_recipient_is_named_in_each_language() {
    let manifest = demo();
    let all = declarations(&manifest);
    assert_eq!(all.iter().map(|d| d.policy.language).collect::<Vec<_>>(), [Language::En, Language::ZhHans]);
    for declared in &all {
        let text = everything(declared);
        let l = declared.policy.language;
        assert_eq!(declared.policy.full.len(), manifest.activities.len());
        for activity in &manifest.activities {
            for part in [&activity.texts.title, &activity.texts.purpose, &activity.texts.scenario] {
                assert!(text.contains(part.get(l)), "{}", activity.id);
            }
        }
        for kind in &manifest.data {
            assert!(text.contains(kind.name.get(l)), "{}", kind.id);
        }
        for recipient in &manifest.recipients {
            assert!(text.contains(recipient.name.get(l)), "{}", recipient.id);
        }
    }
}

#[test]
fn what_others_receive_is_in_the_second_list_and_what_nobody_else_receives_is_not() {
    let manifest = demo();
    for declared in declarations(&manifest) {
        let l = declared.policy.language;
        for activity in &manifest.activities {
            for kind in manifest.data_of(activity) {
                let row = |list: &[Vec<String>], to: Option<&str>| {
                    // The first list begins with the group, and the second has the recipient after the scenario.
                    let at = usize::from(to.is_none());
                    list.iter().any(|row| {
                        row[at] == kind.name.get(l)
                            && row[at + 1] == activity.texts.purpose.get(l)
                            && to.is_none_or(|to| row[3] == to)
                    })
                };
                assert!(row(&declared.collected.rows, None));
                for recipient in manifest.recipients_of(activity) {
                    let other = recipient.role != Role::Controller;
                    assert_eq!(
                        row(&declared.shared.rows, Some(recipient.name.get(l))),
                        other,
                        "{}",
                        recipient.id
                    );
                }
            }
        }
    }
}

#[test]
fn both_languages_have_the_same_lines() {
    let all = declarations(&demo());
    let shape = |declared: &Declaration| {
        let sections = declared.policy.full.iter().map(|s| (s.activity.clone(), s.lines.len()));
        (sections.collect::<Vec<_>>(), declared.collected.rows.len(), declared.shared.rows.len())
    };
    assert_eq!(shape(&all[0]), shape(&all[1]));
    for line in all.iter().flat_map(|d| &d.policy.full).flat_map(|s| &s.lines) {
        assert!(
            !line.label.is_empty() && !line.text.is_empty() && !line.label.contains(['{', ':']),
            "{line:?}"
        );
    }
}

#[test]
fn nothing_a_manifest_says_acts_as_markdown() {
    let mut json: Value = serde_json::from_str(DEMO).expect("JSON");
    json["data"][0]["name"]["en"] = Value::from("a | b <script> [x](y) `z`");
    let bytes = serde_json::to_vec(&json).expect("JSON");
    let manifest = Manifest::parse(&bytes).expect("sound").into_manifest();
    let declared = &declarations(&manifest)[0];
    let text = declared.markdown();
    assert!(text.contains(r"a \| b \<script\> \[x\]\(y\) \`z\`"));
    assert!(text.match_indices('<').all(|(at, _)| text[..at].ends_with('\\')));
    let rows = text.lines().filter(|line| line.starts_with("| ")).count();
    assert_eq!(rows, 2 + declared.collected.rows.len() + declared.shared.rows.len());
}

#[test]
fn a_declaration_has_no_switch_and_no_count() {
    for declared in declarations(&demo()) {
        let policy = &declared.policy;
        let chapters = policy.chapters.iter().flat_map(|chapter| &chapter.sections);
        assert!(chapters.chain(&policy.full).all(|section| section.switch.is_none()));
        for list in [&declared.collected, &declared.shared] {
            assert!(list.rows.iter().all(|row| row.len() == list.heads.len()));
            assert!(!list.heads.iter().any(|head| head.contains("Times") || head.contains("次数")));
        }
    }
}
