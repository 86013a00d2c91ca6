//! The manifest from outside: what is refused and where, which rules are held, what a change of terms is. Every bad
//! manifest is the demo app's with one thing altered.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests: a panic is how they fail; clippy.toml reaches only the test functions"
)]

mod demo;
mod faults;
mod hostile;
mod lints;
mod page;
mod terms;

use privet::manifest::Manifest;
use serde_json::Value;

/// The demo app's manifest.
const DEMO: &str = include_str!("../../../cli/assets/demo.json");

fn demo() -> Manifest {
    Manifest::parse(DEMO.as_bytes()).unwrap().into_manifest()
}

/// The demo app's manifest with one change.
fn with(change: impl Fn(&mut Value)) -> Vec<u8> {
    let mut json: Value = serde_json::from_str(DEMO).unwrap();
    let before = json.clone();
    change(&mut json);
    assert_ne!(json, before, "the change has to change something");
    serde_json::to_vec(&json).unwrap()
}

/// Where in its list the entry with that id stands.
fn place(json: &Value, list: &str, id: &str) -> usize {
    json[list].as_array().unwrap().iter().position(|entry| entry["id"] == id).unwrap()
}

/// The entry of `list` with that id.
fn entry<'a>(json: &'a mut Value, list: &str, id: &str) -> &'a mut Value {
    let at = place(json, list, id);
    &mut json[list][at]
}

fn activity<'a>(json: &'a mut Value, id: &str) -> &'a mut Value {
    entry(json, "activities", id)
}

fn remove(object: &mut Value, member: &str) {
    object.as_object_mut().unwrap().remove(member);
}
