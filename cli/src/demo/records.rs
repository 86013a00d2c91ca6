//! What the person takes along: the views as JSON, the checkpoint, and proofs of chosen entries, each verified before it is written.

use super::phone::Phone;
use super::tell;
use crate::{out, words};
use anyhow::{Context as _, bail};
use privet::engine::Verified;
use privet::event::Event;
use privet::text::Reader;
use privet::views::timeline::TimelineRow;
use privet_wire::checkpoint::{LogKey, UnverifiedCheckpoint};
use privet_wire::proof::Proof;

/// Entries on one page of the timeline.
const PAGE: u32 = 200;

/// The whole use history, newest first.
pub fn history(phone: &Phone, reader: Reader) -> anyhow::Result<Vec<TimelineRow>> {
    let (mut rows, mut before) = (Vec::new(), None);
    loop {
        let (page, next) = phone.home.engine.timeline(None, before, PAGE, &reader)?;
        rows.extend(page);
        if next.is_none() {
            return Ok(rows);
        }
        before = next;
    }
}

/// Which entries get a proof, and under which name.
fn chosen(event: &Event) -> Option<&'static str> {
    Some(match event {
        Event::ConsentGiven { .. } => "consent-given",
        Event::ConsentRefused { .. } => "consent-refused",
        Event::ConsentWithdrawn { .. } => "consent-withdrawn",
        Event::Released { .. } => "released",
        Event::TemplateDestroyed { .. } => "template-destroyed",
        _ => return None,
    })
}

impl Phone {
    /// Writes the views, the checkpoint and the proofs, and tells what holds.
    pub fn provable(&self) -> anyhow::Result<()> {
        let language = self.reader.language();
        tell::head(&words::provable(language));
        let (engine, dir) = (&self.home.engine, &self.home.dir);
        let center = engine.center(&self.reader)?.context("no permission center")?;
        out::write(&dir.join("center.json"), &pretty(&center)?)?;
        out::write(&dir.join("timeline.json"), &pretty(&history(self, self.reader)?)?)?;
        let entries = match engine.verify_ledger(|_, _| true)? {
            Some(Verified::Whole { entries }) => entries,
            other => bail!("the records are not whole: {other:?}"),
        };
        tell::line(&words::whole(language, &entries.to_string()));
        let vkey = engine.log_key()?.context("no log key")?;
        let key = LogKey::from_vkey(&vkey)?;
        let checkpoint = engine.checkpoint()?.context("no checkpoint")?;
        UnverifiedCheckpoint::parse(&checkpoint)?.verify(&key)?;
        let ledger = dir.join("ledger");
        out::write(&ledger.join("log.vkey"), format!("{vkey}\n").as_bytes())?;
        out::write(&ledger.join("checkpoint"), checkpoint.as_bytes())?;
        let mut proofs = 0_u32;
        for index in 0..entries {
            let Some(name) = engine.entry(index)?.and_then(|recorded| chosen(&recorded.event)) else {
                continue;
            };
            let (entry, proof) = engine.proof(index)?.context("no proof")?;
            Proof::parse(&proof)?.verify(&key, &entry)?;
            let name = format!("{index:04}-{name}");
            out::write(&ledger.join(format!("{name}.entry")), &entry)?;
            out::write(&ledger.join(format!("{name}.tlog-proof")), proof.as_bytes())?;
            proofs = proofs.saturating_add(1);
        }
        tell::line(&words::proofs(language, &proofs.to_string()));
        Ok(())
    }
}

fn pretty<T: serde::Serialize>(view: &T) -> anyhow::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(view)?;
    bytes.push(b'\n');
    Ok(bytes)
}
