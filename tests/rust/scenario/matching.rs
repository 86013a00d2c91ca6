//! Names that a scenario bound, and partial matching of what came back.

use anyhow::{Context as _, Result, bail};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What `as` bound.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeMap<String, Value>);

impl Names {
    /// Binds a name once more or for the first time.
    pub(super) fn bind(&mut self, name: &str, value: Value) {
        self.0.insert(name.to_owned(), value);
    }

    /// The same value with every text `$name` or `$name.member` replaced by what was bound.
    pub(super) fn fill(&self, value: Value) -> Result<Value> {
        Ok(match value {
            Value::String(text) => match text.strip_prefix('$') {
                Some(name) => self.find(name)?.clone(),
                None => Value::String(text),
            },
            Value::Array(list) => {
                Value::Array(list.into_iter().map(|v| self.fill(v)).collect::<Result<_>>()?)
            }
            Value::Object(members) => Value::Object(
                members.into_iter().map(|(k, v)| Ok((k, self.fill(v)?))).collect::<Result<Map<_, _>>>()?,
            ),
            other => other,
        })
    }

    fn find(&self, name: &str) -> Result<&Value> {
        let (name, member) = name.split_once('.').map_or((name, None), |(n, m)| (n, Some(m)));
        let bound = self.0.get(name).with_context(|| format!("nothing is bound to ${name}"))?;
        match member {
            None => Ok(bound),
            Some(member) => bound.get(member).with_context(|| format!("${name} has no {member}")),
        }
    }
}

/// Does the value hold what is asked of it? A text is also held by an object whose only member has that name (a variant and
/// what it carries); an object by one with at least these members; a list by one of the same length.
pub(super) fn holds(value: &Value, wanted: &Value) -> bool {
    match (wanted, value) {
        (Value::String(name), Value::Object(members)) => members.len() == 1 && members.contains_key(name),
        (Value::Object(wanted), Value::Object(members)) => {
            wanted.iter().all(|(name, wanted)| members.get(name).is_some_and(|value| holds(value, wanted)))
        }
        (Value::Array(wanted), Value::Array(list)) => {
            wanted.len() == list.len() && list.iter().zip(wanted).all(|(v, w)| holds(v, w))
        }
        (wanted, value) => wanted == value,
    }
}

/// Fails if the value does not hold what is asked.
pub(super) fn expect(what: &str, value: &Value, wanted: &Value) -> Result<()> {
    if holds(value, wanted) { Ok(()) } else { bail!("{what} {}\n  instead of {wanted}", short(value)) }
}

/// A manifest inside an event would fill the screen.
fn short(value: &Value) -> String {
    match value {
        Value::Array(list) => list.iter().map(short).collect::<Vec<_>>().join(" "),
        other => other.to_string().chars().take(300).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_part_is_held_and_another_part_is_not() {
        let value = json!({"Given": {"until": "Once", "by": "Person"}});
        assert!(holds(&value, &json!("Given")));
        assert!(holds(&value, &json!({"Given": {"until": "Once"}})));
        assert!(!holds(&value, &json!({"Given": {"until": "Withdrawn"}})));
        assert!(!holds(&value, &json!({"Given": {"from": "Center"}})));
        assert!(!holds(&json!(["A", "B"]), &json!(["A"])), "a list is compared whole");
        assert!(!holds(&json!({"refused": "NoConsent"}), &json!("NoConsent")));
    }

    #[test]
    fn an_unbound_name_is_a_fault() {
        let mut names = Names::default();
        names.bind("r", json!({"jti": "07"}));
        assert_eq!(names.fill(json!({"a": ["$r.jti"]})).unwrap(), json!({"a": ["07"]}));
        assert!(names.fill(json!("$r.receipt")).is_err());
        assert!(names.fill(json!("$s")).is_err());
    }
}
