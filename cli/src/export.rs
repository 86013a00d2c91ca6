//! `privet export`: what a person can take along, from a copy of a demo's records.

use crate::demo::reader;
use crate::home::Copy;
use crate::out;
use anyhow::{Context as _, bail};
use privet::engine::Status;
use privet::text::Language;
use std::path::Path;

/// Writes export.json, export.html, receipt.jsonld and records/*.jsonld into `folder`.
pub fn export(dir: &Path, folder: &Path, language: Language, with_manner: bool) -> anyhow::Result<()> {
    let copy = Copy::of(dir)?;
    let (engine, reader) = (&copy.home.engine, reader(language)?);
    let status = engine.status();
    let exported = out::replace(&folder.join("export.json"), |file| {
        engine.export_json(with_manner, file)?.context("the records are locked")
    })?;
    out::replace(&folder.join("export.html"), |file| {
        engine.export_html(&reader, file)?.context("no manifest was ever read")
    })?;
    let mut records = engine.consent_records(language)?.unwrap_or_default();
    records.retain(|id, _| copy.home.manifest.activity(id).is_some());
    for (id, record) in &records {
        out::write(&folder.join(format!("records/{id}.jsonld")), record.as_bytes())?;
    }
    let records = records.len();
    let receipt = engine.consent_receipt(None, language)?;
    if let Some(receipt) = &receipt {
        out::write(&folder.join("receipt.jsonld"), receipt.as_bytes())?;
    }
    let receipts = u32::from(receipt.is_some());
    out::line(&format!("entries   {}", exported.entries));
    out::line(&format!("left out  {} that say how an answer was given", exported.manner_left_out));
    out::line(&format!("consents  {records} records, {receipts} receipt"));
    out::line(&format!("written   {}", folder.display()));
    if exported.unreadable > 0 {
        bail!("{} entries could not be read", exported.unreadable);
    }
    match status {
        Status::Ready | Status::Reinstalled { .. } => Ok(()),
        Status::Locked => bail!("the records are locked"),
        Status::LockedDown { cause } => bail!("the records cannot be trusted: {cause:?}"),
    }
}
