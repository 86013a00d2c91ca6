//! `privet inspect`: how a demo's records stand.

use crate::demo::reader;
use crate::home::Copy;
use crate::out;
use anyhow::bail;
use privet::engine::Status;
use privet::text::Language;
use std::path::Path;

/// Prints status, permission center and counts, from a copy.
pub fn inspect(dir: &Path, language: Language) -> anyhow::Result<()> {
    let copy = Copy::of(dir)?;
    let (engine, reader) = (&copy.home.engine, reader(language)?);
    let status = engine.status();
    let state = engine.state();
    out::line(&format!("status      {status:?}"));
    out::line(&format!("entries     {}", state.size));
    out::line(&format!("recipients  {} registered", state.registered.len()));
    out::line(&format!("templates   {}", state.templates.len()));
    out::line(&format!("outbox      {} waiting", state.outbox.len()));
    if let Some(center) = engine.center(&reader)? {
        out::line(&format!("\n{}", center.title));
        for row in center.activities {
            out::line(&format!("  {}: {}", row.title, row.uses_text));
            for note in row.notes.into_iter().chain(row.waiting.into_iter().map(|waiting| waiting.text)) {
                out::line(&format!("    {note}"));
            }
        }
    }
    match status {
        Status::Ready | Status::Reinstalled { .. } => Ok(()),
        Status::Locked => bail!("the records are locked"),
        Status::LockedDown { cause } => bail!("the records cannot be trusted: {cause:?}"),
    }
}
