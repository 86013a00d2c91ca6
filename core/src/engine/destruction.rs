//! What a person takes along after a face template was destroyed: the two entries that say so, each with its proof. Reads only.
//!
//! Found by the index, whatever else the ledger holds, and in the ledger alone. A template that was never in place (a run ended while
//! it was made) has no record: there was no face in it. Nor has a key that a face moved away from: the face is still there.

use super::Engine;
use super::live::Ledger;
use super::records::{TAKEN_OUT, log_key, proved};
use super::trouble::Trouble;
use crate::event::{Event, Recorded};
use crate::export::destruction::DestructionRecord;
use crate::fault::Fault;
use crate::ledger::{self, Entry};
use crate::store::{ReadTx, Tx};
use crate::text::Reader;
use crate::views::destruction::{DestructionPage, destruction_page};
use privet_wire::destruction::Destruction;
use privet_wire::ids::{ActivityId, TemplateId};

/// Denied, its key answered missing: a template has one entry of each.
const ENTRIES: u32 = 2;
/// So many templates are listed at most.
const LISTED: u32 = 200;

impl Engine {
    /// The record of a template's destruction: of this template, or else of the one of this activity that was destroyed last. None if
    /// there is none yet (nothing was destroyed, or the key store did not answer that the key is missing), and while the records cannot
    /// be read. No record leaves that does not verify.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn destruction(
        &self,
        activity: &ActivityId,
        template: Option<TemplateId>,
    ) -> Result<Option<DestructionRecord>, Fault> {
        self.reading(|ledger| {
            let tx = ledger.store.read()?;
            match find(ledger, &tx, activity, template)? {
                Some(end) => Ok(Some(record(ledger, &tx, &end)?)),
                None => Ok(None),
            }
        })
        .map(Option::flatten)
    }

    /// The templates of this activity that were destroyed, the last one first, at most 200: of each there is a record. None that only
    /// moved to another key. None while the records cannot be read.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn destroyed(&self, activity: &ActivityId) -> Result<Option<Vec<TemplateId>>, Fault> {
        self.reading(|ledger| {
            let tx = ledger.store.read()?;
            let rows = tx.uses(&of_activity(ledger, activity), None, LISTED)?;
            let mut templates = Vec::new();
            for entry in ledger::read_at(&tx, &ledger.masters, rows.iter().map(|row| row.index))?.iter().rev()
            {
                if let Event::TemplateDestroyed { template, activity: of, why } = event(entry)?
                    && of == *activity
                    && why.ends_a_face()
                {
                    templates.push(template);
                }
            }
            Ok(templates)
        })
    }

    /// The same for a screen, with what the record shows and what it does not show.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn destruction_page(
        &self,
        activity: &ActivityId,
        template: Option<TemplateId>,
        reader: &Reader,
    ) -> Result<Option<DestructionPage>, Fault> {
        let Some(record) = self.destruction(activity, template)? else { return Ok(None) };
        let state = self.live.load_full().shown_state();
        Ok(state.declared().and_then(|manifest| destruction_page(&record, manifest, reader)))
    }
}

/// The entries of one template's end.
struct End {
    destroying: Entry,
    destroyed: Entry,
}

/// Lists an entry where [`Engine::destruction`] finds it.
pub(super) fn index(
    ledger: &Ledger,
    tx: &Tx<'_>,
    (index, hour): (u64, u32),
    event: &Event,
) -> Result<(), Trouble> {
    let (Event::TemplateDestroying { template, activity, why }
    | Event::TemplateDestroyed { template, activity, why }) = event
    else {
        return Ok(());
    };
    if !why.ends_a_face() {
        return Ok(());
    }
    tx.put_use(&of_template(ledger, *template), index, hour)?;
    if matches!(event, Event::TemplateDestroyed { .. }) {
        tx.put_use(&of_activity(ledger, activity), index, hour)?;
    }
    Ok(())
}

fn of_template(ledger: &Ledger, template: TemplateId) -> crate::seal::Tag {
    ledger.secrets.tag("life", &[template.as_bytes()])
}

fn of_activity(ledger: &Ledger, activity: &ActivityId) -> crate::seal::Tag {
    ledger.secrets.tag("destroyed", &[activity.as_str().as_bytes()])
}

fn find(
    ledger: &Ledger,
    tx: &ReadTx<'_>,
    activity: &ActivityId,
    template: Option<TemplateId>,
) -> Result<Option<End>, Trouble> {
    if let Some(template) = template {
        return end_of(ledger, tx, activity, template);
    }
    let mut before = None;
    while let Some(row) = tx.uses(&of_activity(ledger, activity), before, 1)?.first() {
        for entry in ledger::read_at(tx, &ledger.masters, [row.index])? {
            if let Event::TemplateDestroyed { template, .. } = event(&entry)?
                && let Some(end) = end_of(ledger, tx, activity, template)?
            {
                return Ok(Some(end));
            }
        }
        before = Some(row.index);
    }
    Ok(None)
}

/// None unless a face ended with the template, of this activity, and its key is gone. The index is bound to nothing: what it names is read
/// and looked at.
fn end_of(
    ledger: &Ledger,
    tx: &ReadTx<'_>,
    activity: &ActivityId,
    template: TemplateId,
) -> Result<Option<End>, Trouble> {
    let rows = tx.uses(&of_template(ledger, template), None, ENTRIES)?;
    let (mut destroying, mut destroyed) = (None, None);
    for entry in ledger::read_at(tx, &ledger.masters, rows.iter().map(|row| row.index))? {
        let (of, missing) = match event(&entry)? {
            Event::TemplateDestroying { template, activity, why } => ((template, activity, why), false),
            Event::TemplateDestroyed { template, activity, why } => ((template, activity, why), true),
            _ => continue,
        };
        if of.0 == template && of.1 == *activity && of.2.ends_a_face() {
            if missing { destroyed = Some(entry) } else { destroying = Some(entry) }
        }
    }
    let end = destroying.zip(destroyed);
    Ok(end.map(|(destroying, destroyed)| End { destroying, destroyed }))
}

fn event(entry: &Entry) -> Result<Event, Trouble> {
    let opened = entry.opened.as_ref().ok_or(TAKEN_OUT)?;
    Ok(Recorded::decode(entry.version, &opened.body)?.event)
}

fn record(ledger: &Ledger, tx: &ReadTx<'_>, end: &End) -> Result<DestructionRecord, Trouble> {
    let head = ledger::head(tx)?;
    let proved = |entry| proved(ledger, (tx, &head), entry)?.ok_or(Trouble::Fault(Fault::Internal));
    let (destroying, destroyed) = (proved(&end.destroying)?, proved(&end.destroyed)?);
    let key = log_key(ledger)?;
    let made = Destruction::new(&key, destroying.clone(), destroyed.clone());
    let said = made.verify(&key).map_err(|_| Fault::Internal)?;
    Ok(DestructionRecord {
        activity: said.activity,
        template: said.template,
        denied: said.denied,
        missing: said.missing,
        index: end.destroyed.index,
        size: said.checkpoint.size,
        destroying,
        destroyed,
        log_key: key.to_vkey(),
        text: made.encode().map_err(|_| Fault::Internal)?,
    })
}
