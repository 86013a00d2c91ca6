//! Nothing that is kept for a test goes unread, and every reason that tests/README.md lists has a scenario that answers it. That no
//! scenario is another one in other clothes is held by `copies.rs`.
#![allow(clippy::unwrap_used, reason = "a test ends where it fails")]

use privet_tests::scenario::{Scenario, files, read};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn tests() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn scenarios() -> Vec<Scenario> {
    files().unwrap().iter().map(|file| read(file).unwrap()).collect()
}

/// Every file below a folder, as a path from `tests/`.
fn below(folder: &str) -> BTreeSet<String> {
    fn walk(at: &Path, found: &mut Vec<PathBuf>) {
        for entry in at.read_dir().unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { walk(&path, found) } else { found.push(path) }
        }
    }
    let mut found = Vec::new();
    walk(&tests().join(folder), &mut found);
    found.iter().map(|path| path.strip_prefix(tests()).unwrap().to_str().unwrap().to_owned()).collect()
}

/// Every text inside a value.
fn texts(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            into.insert(text.clone());
        }
        Value::Array(list) => list.iter().for_each(|v| texts(v, into)),
        Value::Object(members) => members.values().for_each(|v| texts(v, into)),
        _ => {}
    }
}

/// The keys of the table "Reasons".
fn reasons() -> BTreeSet<String> {
    let readme = std::fs::read_to_string(tests().join("README.md")).unwrap();
    let (_, table) = readme.split_once("## Reasons").unwrap();
    let rows = table.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    rows.map(|(key, _)| key.to_owned()).collect()
}

#[test]
fn every_reason_is_answered_and_every_scenario_answers_a_listed_one() {
    let answered: BTreeSet<_> = scenarios().into_iter().map(|scenario| scenario.event).collect();
    assert_eq!(answered, reasons());
}

#[test]
fn no_picture_probe_payload_or_manifest_goes_unread() {
    let mut named = BTreeSet::new();
    for scenario in scenarios() {
        scenario.steps.iter().for_each(|step| texts(step, &mut named));
    }
    let kept = ["photos", "probes", "scenarios/manifests", "scenarios/payloads"];
    for file in kept.into_iter().flat_map(below) {
        let about = file.ends_with("README.md") || file.ends_with("make.py");
        assert!(about || named.contains(&file), "no scenario reads {file}");
    }
}

#[test]
fn no_vector_lies_where_no_test_looks() {
    // `privet-wire`'s own tests play every file of these two folders and fail at one that they cannot name.
    for file in below("vectors") {
        let played =
            is_json(&file) && (file.starts_with("vectors/good/") || file.starts_with("vectors/bad/"));
        assert!(played || file == "vectors/README.md" || file == "vectors/seed.txt", "nobody plays {file}");
    }
}

#[test]
fn no_file_among_the_scenarios_is_of_another_kind() {
    for file in below("scenarios") {
        assert!(is_json(&file), "{file}");
        let folder = Path::new(&file).parent().unwrap();
        let known = ["scenarios", "scenarios/manifests", "scenarios/payloads"];
        assert!(known.contains(&folder.to_str().unwrap()), "{file}");
    }
}

fn is_json(file: &str) -> bool {
    std::path::Path::new(file).extension().is_some_and(|extension| extension == "json")
}

/// Refusals that no scenario can come to, each with the reason.
const UNREACHED: [(&str, &str); 1] = [(
    "NoRecipientKey",
    "a manifest with a recipient that has no key is refused before anything is proposed; the rule stands behind it",
)];

#[test]
fn every_refusal_has_a_scenario() {
    // The names that events keep, which a test of the engine holds against the type.
    let words =
        std::fs::read_to_string(tests().join(format!("events/v{}-words.json", privet::event::VERSION)));
    let words: Value = serde_json::from_str(&words.unwrap()).unwrap();
    let name = |word: &Value| match word {
        Value::String(name) => name.clone(),
        other => other.as_object().unwrap().keys().next().unwrap().clone(),
    };
    let mut all: BTreeSet<String> = words["Refusal"].as_array().unwrap().iter().map(name).collect();
    // Answered to calls, and kept by no event.
    all.insert("BadManifest".to_owned());
    let replies = scenarios().into_iter().flat_map(|scenario| scenario.steps);
    let mut met: BTreeSet<String> =
        replies.filter_map(|step| step.get("reply")?.get("refused").map(name)).collect();
    for (refusal, why) in UNREACHED {
        assert!(met.insert(refusal.to_owned()), "a scenario meets {refusal}: {why}");
    }
    assert_eq!(all.difference(&met).collect::<Vec<_>>(), Vec::<&String>::new());
}
