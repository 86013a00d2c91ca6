//! Views: each becomes a list of plain rows with the members that tests/README.md names, and `has`, `lacks`, `says` look there.

use super::device::{Phone, fault};
use super::matching::holds;
use super::pages::{self, HeldSpec, LogSpec};
use anyhow::{Context as _, Result, bail};
use privet::prompt::Asked;
use privet::tally::Period;
use privet::text::Reader;
use privet::views::prompt::{PromptKind, ReleaseContent};
use privet::views::tidy::TidySort;
use privet_wire::ids::{ActivityId, PromptId, ReleaseId};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
struct View {
    #[serde(rename = "view")]
    which: Which,
    activity: Option<ActivityId>,
    prompt: Option<PromptId>,
    release: Option<ReleaseId>,
    sort: Option<TidySort>,
    selected: Option<Vec<ActivityId>>,
    period: Option<Period>,
    held: Option<Vec<HeldSpec>>,
    year: Option<u16>,
    log: Option<LogSpec>,
    language: Option<String>,
    has: Option<Value>,
    lacks: Option<Value>,
    #[serde(default)]
    says: Vec<String>,
    #[serde(default)]
    never_says: Vec<String>,
}

#[derive(PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Which {
    Center,
    Timeline,
    Prompt,
    Activity,
    WhatIf,
    Tidy,
    Lists,
    Policy,
    Footprint,
    Compare,
}

/// Looks at a view.
pub(super) fn look(phone: &mut Phone, step: Value) -> Result<()> {
    let mut view: View = serde_json::from_value(step)?;
    let reader = phone.reader_of(view.language.as_deref())?;
    let (rows, texts) = seen(phone, &mut view, reader)?;
    view.nothing_left()?;
    let View { has, lacks, says, never_says, .. } = view;
    for wanted in several(has) {
        if !rows.iter().any(|row| holds(row, &wanted)) {
            bail!("no row has {wanted}; rows are {}", Value::Array(rows));
        }
    }
    for unwanted in several(lacks) {
        if let Some(row) = rows.iter().find(|row| holds(row, &unwanted)) {
            bail!("a row has {unwanted}: {row}");
        }
    }
    if let Some(missing) = says.iter().find(|text| !texts.contains(text.as_str())) {
        bail!("it does not say {missing}; it says {texts}");
    }
    match never_says.iter().find(|text| texts.contains(text.as_str())) {
        Some(said) => bail!("it says {said}"),
        None => Ok(()),
    }
}

impl View {
    /// Whatever a view did not take would go untested.
    fn nothing_left(&self) -> Result<()> {
        let left = self.activity.is_some()
            || self.prompt.is_some()
            || self.release.is_some()
            || self.sort.is_some()
            || self.selected.is_some()
            || self.period.is_some()
            || self.held.is_some()
            || self.year.is_some()
            || self.log.is_some();
        if left {
            bail!("not what this view takes");
        }
        Ok(())
    }
}

/// Takes from the step what its view needs.
fn seen(phone: &mut Phone, view: &mut View, reader: Reader) -> Result<Seen> {
    match view.which {
        Which::Center => center(phone, reader),
        Which::Timeline => timeline(phone, view.activity.take().as_ref(), reader),
        Which::Activity => {
            let id = view.activity.take().context("this view takes an activity")?;
            let state = phone.engine()?.activity_state(&id).context("not declared")?;
            Ok((vec![json!({ "state": state })], String::new()))
        }
        Which::WhatIf => {
            let id = view.activity.take().context("this view takes an activity")?;
            what_if(phone, &id, reader)
        }
        Which::Tidy => {
            let sort = view.sort.take().unwrap_or(TidySort::Unused);
            tidy(phone, sort, &view.selected.take().unwrap_or_default(), reader)
        }
        Which::Prompt => match (view.prompt.take(), view.release.take()) {
            (Some(id), None) => drawn(phone, Asked::Consent(id), reader),
            (None, Some(id)) => drawn(phone, Asked::Release(id), reader),
            _ => bail!("either a prompt or a release"),
        },
        Which::Lists => {
            let period = view.period.take().context("this view takes a period")?;
            pages::lists(phone, period, view.held.take().unwrap_or_default(), reader)
        }
        Which::Policy => pages::policy(phone, reader),
        Which::Footprint => {
            pages::footprint(phone, view.year.take().context("this view takes a year")?, reader)
        }
        Which::Compare => pages::compared(phone, view.log.take().as_ref(), view.period.take(), reader),
    }
}

fn several(patterns: Option<Value>) -> Vec<Value> {
    match patterns {
        None => Vec::new(),
        Some(Value::Array(list)) => list,
        Some(one) => vec![one],
    }
}

pub(super) type Seen = (Vec<Value>, String);

fn center(phone: &Phone, reader: Reader) -> Result<Seen> {
    let center = phone.engine()?.center(&reader).map_err(fault)?.context("no center")?;
    let texts = texts(&serde_json::to_value(&center)?);
    let lock = center.banner.as_ref().map(|banner| banner.lock);
    let mut rows = vec![json!({"locked": lock, "stale": center.stale, "undo": center.undo.len()})];
    rows.extend(center.activities.into_iter().map(|row| {
        let waiting: Vec<_> = row.waiting.into_iter().map(|w| w.recipient).collect();
        json!({
            "activity": row.activity,
            "state": row.state,
            "uses": row.uses,
            "sensitive": row.sensitive,
            "turn_on": row.turn_on.is_some(),
            "turn_off": row.turn_off.is_some(),
            "waiting": waiting,
            "needs": row.needs,
        })
    }));
    rows.extend(
        center.phone.into_iter().map(|row| json!({"permission": row.permission, "phone": row.state})),
    );
    Ok((rows, texts))
}

fn timeline(phone: &Phone, activity: Option<&ActivityId>, reader: Reader) -> Result<Seen> {
    let (mut rows, mut said, mut before) = (Vec::new(), String::new(), None);
    loop {
        let (page, next) = phone.engine()?.timeline(activity, before, 50, &reader).map_err(fault)?;
        for row in page {
            said.push_str(&texts(&serde_json::to_value(&row)?));
            rows.push(json!({
                "activity": row.activity,
                "result": row.result,
                "recipient": row.recipient,
                "filter": row.filter,
                "at": row.at,
                "by": row.by,
            }));
        }
        match next {
            Some(_) => before = next,
            None => return Ok((rows, said)),
        }
    }
}

fn what_if(phone: &Phone, id: &ActivityId, reader: Reader) -> Result<Seen> {
    let sheet = phone.engine()?.what_if(id, &reader).context("not declared")?;
    let texts = texts(&serde_json::to_value(&sheet)?);
    let mut rows = vec![json!({
        "activity": sheet.activity,
        "fallback": sheet.fallback,
        "destroys": !sheet.destroys.is_empty(),
    })];
    rows.extend(sheet.also.into_iter().map(|also| json!({"also": also.activity})));
    rows.extend(sheet.told.into_iter().map(|told| json!({"told": told.recipient})));
    Ok((rows, texts))
}

fn tidy(phone: &Phone, sort: TidySort, selected: &[ActivityId], reader: Reader) -> Result<Seen> {
    let tidy = phone.engine()?.tidy(sort, selected, &reader).context("nobody knows what is on")?;
    let texts = texts(&serde_json::to_value(&tidy)?);
    let mut rows = vec![json!({
        "on": tidy.on,
        "stale": tidy.stale,
        "can_turn_off": tidy.can_turn_off,
        "undo": tidy.undo.len(),
    })];
    rows.extend(tidy.rows.into_iter().enumerate().map(|(place, row)| {
        json!({
            "place": place,
            "activity": row.activity,
            "sensitive": row.sensitive,
            "stale": row.stale,
            "used": row.used.is_some(),
            "selected": row.selected,
        })
    }));
    rows.extend(tidy.also.into_iter().map(|also| json!({"also": also.activity})));
    Ok((rows, texts))
}

/// Drawing counts as drawing: an answer to other lines is refused until these were on screen.
fn drawn(phone: &mut Phone, asked: Asked, reader: Reader) -> Result<Seen> {
    let view = phone.engine()?.prompt(asked, &reader).map_err(fault)?;
    let view = view.map_err(|why| anyhow::anyhow!("refused: {why:?}"))?;
    phone.drawn.insert(asked, view.digest);
    let said = texts(&serde_json::to_value(&view)?);
    let asks = match &view.kind {
        PromptKind::Consent { .. } => "consent",
        PromptKind::Release { release } => match release.content {
            ReleaseContent::Payment { .. } => "payment",
            ReleaseContent::Picture { .. } => "picture",
            ReleaseContent::Data { .. } => "data",
        },
    };
    let mut rows = vec![json!({
        "asks": asks,
        "language": view.language,
        "activity": view.activity,
        "sensitive": view.sensitive,
    })];
    rows.extend(view.lines.into_iter().map(|line| json!({"key": line.key})));
    Ok((rows, said))
}

/// Every text of a view, one to a line.
pub(super) fn texts(view: &Value) -> String {
    match view {
        Value::String(text) => format!("{text}\n"),
        Value::Array(list) => list.iter().map(texts).collect(),
        Value::Object(members) => members.values().map(texts).collect(),
        _ => String::new(),
    }
}
