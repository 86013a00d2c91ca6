//! The shape of a scenario file and the small spellings inside it: durations, permissions, changes of the manifest.

use anyhow::{Context as _, Result, bail};
use privet::command::OsState;
use serde::Deserialize;
use serde_json::Value;

/// One scenario file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// The file's name without its ending: an outcome and its reason.
    pub name: String,
    /// A key of the table of reasons in tests/README.md.
    pub event: String,
    /// The manifest at the start; `lantern_pay` is the only one.
    pub manifest: String,
    /// When it begins (RFC 3339).
    pub start: String,
    /// Who reads the screens.
    pub reader: ReaderSpec,
    /// What happens.
    pub steps: Vec<Value>,
}

/// A reader.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReaderSpec {
    /// `en` or `zh-Hans`.
    pub language: String,
    /// Minutes east of UTC.
    pub utc_offset: i32,
}

/// A change of the manifest: one value replaced, or taken away where there is none.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    path: String,
    value: Option<Value>,
}

/// Milliseconds of a duration like `700ms`, `61s`, `5m`, `2h` or `31d`, with an optional minus.
pub(super) fn duration(text: &str) -> Result<i64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let split = digits.find(|c: char| !c.is_ascii_digit()).context("a duration has a unit")?;
    let (number, unit) = digits.split_at(split);
    let unit: i64 = match unit {
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        "h" => 3_600_000,
        "d" => 86_400_000,
        _ => bail!("unknown unit {unit}"),
    };
    Ok(number.parse::<i64>()?.saturating_mul(unit).saturating_mul(sign))
}

/// What the phone allows, in the spelling of a scenario.
pub(super) fn os_state(text: &str) -> Result<OsState> {
    Ok(match text {
        "granted" => OsState::Granted,
        "once" => OsState::Once,
        "coarse" => OsState::Coarse,
        "denied" => OsState::Denied,
        "restricted" => OsState::Restricted,
        "not_asked" => OsState::NotAsked,
        _ => bail!("unknown state {text}"),
    })
}

/// A manifest with the changes that a file lists. A path like `/activities/bill_scan/retention/device` steps into lists by
/// the member's `id`.
pub(super) fn changed(manifest: &[u8], changes: &[u8]) -> Result<Vec<u8>> {
    let mut manifest: Value = serde_json::from_slice(manifest)?;
    let changes: Vec<Change> = serde_json::from_slice(changes)?;
    for Change { path, value } in changes {
        let mut steps: Vec<&str> = path.trim_start_matches('/').split('/').collect();
        let name = steps.pop().context("an empty path")?;
        let place = steps.iter().try_fold(&mut manifest, |at, step| inside(at, step));
        let place = place.with_context(|| format!("no such place: {path}"))?;
        match (place, value) {
            (Value::Object(members), Some(value)) => {
                members.insert(name.to_owned(), value);
            }
            (Value::Object(members), None) => {
                members.remove(name).with_context(|| format!("nothing to take away: {path}"))?;
            }
            (Value::Array(list), None) => list.retain(|member| member["id"] != name),
            _ => bail!("not a place to change: {path}"),
        }
    }
    Ok(serde_json::to_vec(&manifest)?)
}

fn inside<'v>(value: &'v mut Value, name: &str) -> Option<&'v mut Value> {
    match value {
        Value::Object(members) => members.get_mut(name),
        Value::Array(list) => list.iter_mut().find(|member| member["id"] == name),
        _ => None,
    }
}
