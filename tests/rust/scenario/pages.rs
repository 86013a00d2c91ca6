//! Pages that a person reads about everything at once: lists, policy, year, the phone's own log; and what they take along.

use super::device::{Phone, fault};
use super::operation::{Answered, told};
use super::view::{Seen, texts};
use anyhow::{Context as _, Result, bail};
use privet::export::Exported;
use privet::observed::PhoneLog;
use privet::tally::Period;
use privet::text::Reader;
use privet::views::lists::Held;
use privet_wire::ids::{ActivityId, DataId};
use serde::Deserialize;
use serde_json::json;

/// Names of these operations.
pub(super) const NAMES: [&str; 5] = ["contacted", "masked", "export", "consent_record", "consent_receipt"];

#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Op {
    Contacted {
        to: String,
        bytes: u64,
    },
    Masked {
        data: DataId,
        value: String,
    },
    Export {
        format: Format,
        #[serde(default)]
        with_manner: bool,
        #[serde(default)]
        holds: Vec<String>,
        #[serde(default)]
        lacks: Vec<String>,
    },
    ConsentRecord {
        activity: ActivityId,
        #[serde(default)]
        holds: Vec<String>,
        #[serde(default)]
        lacks: Vec<String>,
    },
    ConsentReceipt {
        activity: Option<ActivityId>,
        #[serde(default)]
        holds: Vec<String>,
        #[serde(default)]
        lacks: Vec<String>,
    },
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Format {
    Json,
    Html,
}

/// A value that the app holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HeldSpec {
    data: DataId,
    value: String,
}

/// Does what a step says.
pub(super) fn operate(phone: &mut Phone, op: Op) -> Result<Answered> {
    match op {
        Op::Contacted { to, bytes } => {
            let contacted = phone.engine()?.contacted(&to, bytes).map_err(fault)?;
            Ok(told(json!(contacted)))
        }
        Op::Masked { data, value } => {
            let text = phone.engine()?.masked(&data, &value);
            Ok(told(json!({"Masked": {"text": text}})))
        }
        Op::Export { format, with_manner, holds, lacks } => {
            let mut bytes = Vec::new();
            let engine = phone.engine()?;
            let exported = match (format, with_manner) {
                (Format::Json, with_manner) => engine.export_json(with_manner, &mut bytes),
                (Format::Html, false) => engine.export_html(&phone.reader, &mut bytes),
                (Format::Html, true) => bail!("the page never tells the manner"),
            };
            let exported = exported.map_err(fault)?;
            held(&String::from_utf8(bytes)?, &holds, &lacks)?;
            Ok(told(match exported {
                None => json!("Nothing"),
                Some(Exported { entries, manner_left_out, unreadable }) => json!({
                    "Exported": {"entries": entries, "manner_left_out": manner_left_out, "unreadable": unreadable}
                }),
            }))
        }
        Op::ConsentRecord { activity, holds, lacks } => {
            let language = phone.reader.language();
            let record = phone.engine()?.consent_record(&activity, language).map_err(fault)?;
            found(record.as_deref(), &holds, &lacks)
        }
        Op::ConsentReceipt { activity, holds, lacks } => {
            let language = phone.reader.language();
            let receipt = phone.engine()?.consent_receipt(activity.as_ref(), language).map_err(fault)?;
            found(receipt.as_deref(), &holds, &lacks)
        }
    }
}

fn found(text: Option<&str>, holds: &[String], lacks: &[String]) -> Result<Answered> {
    held(text.unwrap_or_default(), holds, lacks)?;
    Ok(told(json!(if text.is_some() { "Found" } else { "Nothing" })))
}

fn held(text: &str, holds: &[String], lacks: &[String]) -> Result<()> {
    if let Some(missing) = holds.iter().find(|part| !text.contains(part.as_str())) {
        bail!("it does not hold {missing}");
    }
    match lacks.iter().find(|part| text.contains(part.as_str())) {
        Some(there) => bail!("it holds {there}"),
        None => Ok(()),
    }
}

pub(super) fn lists(phone: &Phone, period: Period, held: Vec<HeldSpec>, reader: Reader) -> Result<Seen> {
    let held: Vec<_> = held.into_iter().map(|HeldSpec { data, value }| Held { data, value }).collect();
    let lists = phone.engine()?.lists(period, &held, &reader).map_err(fault)?.context("no manifest")?;
    let said = texts(&serde_json::to_value(&lists)?);
    let mut rows = vec![json!({"undeclared": lists.undeclared})];
    rows.extend(lists.collected.into_iter().flat_map(|group| group.rows).map(|row| {
        json!({
            "collected": row.data,
            "activity": row.activity,
            "times": row.times,
            "content": row.content,
        })
    }));
    rows.extend(lists.shared.into_iter().map(|row| {
        json!({
            "shared": row.data,
            "activity": row.activity,
            "recipient": row.recipient,
            "times": row.times,
        })
    }));
    Ok((rows, said))
}

pub(super) fn policy(phone: &Phone, reader: Reader) -> Result<Seen> {
    let policy = phone.engine()?.policy(&reader).map_err(fault)?.context("no manifest")?;
    let said = texts(&serde_json::to_value(&policy)?);
    let mut rows = vec![json!({"version": policy.version})];
    for chapter in policy.chapters {
        for section in chapter.sections {
            let switch = section.switch.context("a section without a switch")?;
            rows.push(json!({
                "chapter": chapter.kind,
                "activity": section.activity,
                "state": switch.state,
                "turn_on": switch.turn_on.is_some(),
                "turn_off": switch.turn_off.is_some(),
            }));
        }
    }
    Ok((rows, said))
}

pub(super) fn footprint(phone: &Phone, year: u16, reader: Reader) -> Result<Seen> {
    let page = phone.engine()?.footprint(year, &reader).map_err(fault)?;
    let said = texts(&serde_json::to_value(&page)?);
    Ok((vec![json!({"year": page.year, "counts": page.counts})], said))
}

/// A log of the phone, or what the interceptors told.
pub(super) fn compared(
    phone: &Phone,
    log: Option<&LogSpec>,
    period: Option<Period>,
    reader: Reader,
) -> Result<Seen> {
    let engine = phone.engine()?;
    let compared = match (log, period) {
        (Some(log), None) => engine.compare(log.kind, &phone.read(&log.file)?, &log.app, &reader),
        (None, Some(period)) => engine.compare_contacts(period, &reader),
        _ => bail!("either a log or a period"),
    };
    let compared = compared.map_err(fault)?;
    let compared = compared.context("no manifest")?;
    let said = texts(&serde_json::to_value(&compared)?);
    let mut rows = vec![json!({
        "extra": compared.extra,
        "gap": compared.gap,
        "undeclared": compared.undeclared,
        "whole": compared.whole,
    })];
    rows.extend(
        compared
            .accesses
            .into_iter()
            .map(|row| json!({"access": row.resource, "standing": row.standing, "noted": row.noted})),
    );
    rows.extend(compared.hosts.into_iter().map(
        |row| json!({"host": row.host, "standing": row.standing, "hits": row.hits, "bytes": row.bytes}),
    ));
    rows.extend(compared.unused.into_iter().map(|row| json!({"unused": row.what})));
    rows.extend(compared.tags.into_iter().map(|row| {
        json!({"tag": row.tag, "activity": row.activity, "access": row.resource, "explained": row.explained})
    }));
    rows.extend(compared.findings.into_iter().map(|row| json!({"finding": row.code, "count": row.count})));
    Ok((rows, said))
}

/// What the view `compare` takes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LogSpec {
    kind: PhoneLog,
    file: String,
    app: String,
}
