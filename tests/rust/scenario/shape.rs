//! What is left of a scenario when its data is taken away, and when two of them are then the same. The rule is told in
//! tests/README.md, "No copies".

use super::format::Scenario;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// What a step does and what has to come of it, without data.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Step {
    text: String,
    /// Whether the step says what has to come of it.
    claims: bool,
}

/// A scenario without its data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The scenario's name.
    pub name: String,
    event: String,
    steps: Vec<Step>,
}

/// Members whose texts are data, whatever they say.
const DATA: &[&str] = &[
    "activity",
    "amount",
    "currency",
    "data",
    "hides",
    "jti",
    "key",
    "lacks",
    "media_type",
    "never_says",
    "nonce",
    "payee",
    "permission",
    "purpose",
    "recipient",
    "says",
    "sha256",
    "size",
    "to",
    "waiting",
];
/// Members that only name something, or speak to people.
const NAMES: &[&str] = &["why", "as", "language"];
/// Members whose texts are a choice: another one is another step.
const CHOICES: &[&str] =
    &["do", "view", "outcome", "party", "from", "reason", "uv", "host", "fails", "until"];
/// Members that say what has to come of a step.
const CLAIMS: &[&str] = &["reply", "events", "has", "lacks", "says", "never_says", "hides", "open"];

impl Shape {
    /// The shape of a scenario.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        let mut requests = BTreeSet::new();
        let mut steps: Vec<Step> = Vec::new();
        for step in scenario.steps.iter().filter_map(Value::as_object) {
            let shape = step_of(step, &mut requests);
            // How often something is repeated, and in how many pieces time passes, is a number like any other.
            if steps.last() != Some(&shape) {
                steps.push(shape);
            }
        }
        Self { name: scenario.name.clone(), event: scenario.event.clone(), steps }
    }

    /// What this scenario says has to come of what, in no order.
    fn claims(&self) -> BTreeSet<&str> {
        self.steps.iter().filter(|step| step.claims).map(|step| step.text.as_str()).collect()
    }

    /// Are all its steps in the other, in this order? The other then says all that this one says, and gets there on the way.
    fn is_within(&self, other: &Self) -> bool {
        let mut others = other.steps.iter();
        self.steps.iter().all(|step| others.any(|theirs| theirs == step))
    }
}

/// Why two scenarios are one too many; none if each has a reason of its own.
#[must_use]
pub fn same(one: &Shape, other: &Shape) -> Option<String> {
    let (short, long) = if one.steps.len() <= other.steps.len() { (one, other) } else { (other, one) };
    if short.is_within(long) {
        return Some(format!("{} takes no step and gets no answer that {} does not", short.name, long.name));
    }
    for (this, that) in [(one, other), (other, one)] {
        if this.event == that.event && this.claims().is_subset(&that.claims()) {
            return Some(format!(
                "{} says nothing of {} that {} does not say",
                this.name, this.event, that.name
            ));
        }
    }
    None
}

/// Every pair that is one too many.
#[must_use]
pub fn copies(shapes: &[Shape]) -> Vec<String> {
    let pairs = shapes
        .iter()
        .enumerate()
        .flat_map(|(at, one)| shapes.iter().skip(at + 1).map(move |other| (one, other)));
    pairs.filter_map(|(one, other)| same(one, other)).collect()
}

fn step_of(step: &Map<String, Value>, requests: &mut BTreeSet<String>) -> Step {
    let mut members = Vec::new();
    for (name, value) in step.iter().filter(|(name, _)| !NAMES.contains(&name.as_str())) {
        let text = match (name.as_str(), value) {
            // Which request it is says nothing; that it is one from before says all.
            ("request", Value::String(id)) => {
                if requests.insert(id.clone()) {
                    continue;
                }
                "again".to_owned()
            }
            ("wait", _) => String::new(),
            ("clock", value) => clock(value),
            ("os", Value::Object(told)) => set(told.values().map(ToString::to_string)),
            // Each pattern has to be matched by some row: their order is none.
            ("has" | "lacks", Value::Array(rows)) => set(rows.iter().map(|row| without_data(name, row))),
            ("has" | "lacks", row) => set([without_data(name, row)].into_iter()),
            ("until", Value::Object(_)) => "a date".to_owned(),
            (_, value) => without_data(name, value),
        };
        members.push(format!("{name}: {text}"));
    }
    let claims = step.keys().any(|name| CLAIMS.contains(&name.as_str()));
    Step { text: members.join(", "), claims }
}

/// A clock's distance is data, its direction is not.
fn clock(value: &Value) -> String {
    match value.get("wall").and_then(Value::as_str) {
        Some(by) if by.starts_with('-') => "back".to_owned(),
        Some(_) => "forward".to_owned(),
        None => "reboot".to_owned(),
    }
}

fn set(items: impl Iterator<Item = String>) -> String {
    items.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(" ")
}

/// Member names, codes (words that begin with a capital letter), choices and truths stay; the rest becomes a placeholder.
fn without_data(name: &str, value: &Value) -> String {
    match value {
        Value::Null | Value::Bool(_) => value.to_string(),
        Value::String(text) if CHOICES.contains(&name) => text.clone(),
        Value::String(text) if !DATA.contains(&name) && is_code(text) => text.clone(),
        Value::String(_) => "_".to_owned(),
        Value::Number(_) => "0".to_owned(),
        // Texts and names are looked for one by one: how many there are is no difference.
        Value::Array(list) if matches!(name, "says" | "never_says" | "hides" | "data") => {
            set(list.iter().map(|_| "_".to_owned()))
        }
        Value::Array(list) => {
            let items: Vec<_> = list.iter().map(|item| without_data(name, item)).collect();
            format!("[{}]", items.join(" "))
        }
        Value::Object(members) => {
            let members: Vec<_> = members
                .iter()
                .map(|(name, value)| format!("{name}: {}", without_data(name, value)))
                .collect();
            format!("{{{}}}", members.join(", "))
        }
    }
}

fn is_code(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_uppercase()) && text.chars().all(|c| c.is_ascii_alphanumeric())
}
