//! Looks for what must never be in a ledger. It knows events only as the JSON they are kept as, so that the engine's own unit
//! tests can run this very file against an engine whose single-use clause is switched off.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What must not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// A release, or a single-use number, left twice.
    Twice(String),
    /// Something left after its consent was withdrawn and before another was given.
    AfterWithdrawal(String),
    /// A release left and ended, in whichever order.
    LeftAndEnded(String),
}

/// Everything wrong in a ledger's events, oldest first.
pub fn wrongs<'e>(events: impl IntoIterator<Item = &'e Value>) -> Vec<Wrong> {
    let mut seen = BTreeSet::new();
    let mut withdrawn: BTreeMap<String, bool> = BTreeMap::new();
    let mut ended = BTreeSet::new();
    let mut found = Vec::new();
    for event in events {
        let text = |name: &str| event.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        match text("type").as_str() {
            "ConsentGiven" => drop(withdrawn.insert(text("activity"), false)),
            "ConsentWithdrawn" => drop(withdrawn.insert(text("activity"), true)),
            "Released" => {
                for id in ["release", "jti"] {
                    if !seen.insert((id, text(id))) {
                        found.push(Wrong::Twice(text(id)));
                    }
                }
                if withdrawn.get(&text("activity")) == Some(&true) {
                    found.push(Wrong::AfterWithdrawal(text("release")));
                }
                if ended.contains(&text("release")) {
                    found.push(Wrong::LeftAndEnded(text("release")));
                }
            }
            "ReleaseEnded" => {
                if seen.contains(&("release", text("release"))) {
                    found.push(Wrong::LeftAndEnded(text("release")));
                }
                ended.insert(text("release"));
            }
            _ => {}
        }
    }
    found
}
