//! What a person holds of their choices: the list, one of them as a slip and a sheet, and the check of one that somebody shows.
//! Reads only.

use super::Engine;
use super::center::lock_view;
use super::live::{Ledger, Lock};
use super::records::{TAKEN_OUT, log_key, proved};
use super::trouble::Trouble;
use crate::event::{Event, Recorded};
use crate::fault::Fault;
use crate::ledger::{self, Entry};
use crate::store::ReadTx;
use crate::text::Reader;
use crate::views::check::{Checked, Known, KnownPersonKey, check};
use crate::views::receipt::{ReceiptSheet, Receipts, receipt_row, receipt_sheet, receipts, word};
use crate::views::status::LockView;
use crate::views::timeline::{TimelineRow, row};
use privet_wire::b64;
use privet_wire::checkpoint::LogKey;
use privet_wire::ids::ActivityId;
use privet_wire::key::PublicKey;
use privet_wire::proof::Proof;
use privet_wire::slip::{Slip, Slipped};

/// Entries that are looked through for one page at most.
const LOOKED: u64 = 2_000;
const PAGE: u32 = 200;

/// A slip, what it says, and by which key.
pub(super) struct Held {
    pub text: String,
    pub said: Slipped,
    pub key: LogKey,
}

impl Engine {
    /// The receipts of what the person chose, newest first: at most `limit` (1 to 200) of the entries below `before`. So many entries
    /// are looked through and no more, so a page may be shorter; it is the last when `next` is none. None while the records are locked,
    /// and if no manifest was ever read.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn receipts(
        &self,
        before: Option<u64>,
        limit: u32,
        reader: &Reader,
    ) -> Result<Option<Receipts>, Fault> {
        let limit = usize::try_from(limit.clamp(1, PAGE)).unwrap_or(1);
        let state = self.live.load_full().shown_state();
        let Some(manifest) = state.declared() else { return Ok(None) };
        self.reading(|ledger| {
            let tx = ledger.store.read()?;
            let tag = ledger.secrets.tag("all", &[]);
            let (mut rows, mut from, mut looked) = (Vec::new(), before, 0);
            loop {
                let found = tx.uses(&tag, from, PAGE)?;
                let entries = ledger::read_at(&tx, &ledger.masters, found.iter().map(|at| at.index))?;
                for entry in entries.into_iter().rev() {
                    let recorded = opened(&entry)?;
                    looked += 1;
                    from = Some(entry.index);
                    let shown =
                        row(entry.index, &recorded, manifest, reader).filter(|_| may_leave(&recorded));
                    rows.extend(shown.and_then(|row| receipt_row(row, reader)));
                    if rows.len() == limit {
                        break;
                    }
                }
                let more = from.is_some_and(|from| from > 0);
                if rows.len() == limit || looked >= LOOKED || found.len() < PAGE as usize || !more {
                    let last = rows.len() < limit && (found.len() < PAGE as usize || !more);
                    let next = if last || !more { None } else { from };
                    return Ok(receipts(rows, next, before.is_none(), reader.language()));
                }
            }
        })
    }

    /// One receipt to take along, `privet/slip/1` (docs/formats.md): the entry, its proof under the ledger's signed head, and the
    /// ledger's key. None if there is no such entry, if it is nothing a person chose, or if it says how they answered; and while the
    /// records are locked. No slip leaves that does not verify.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn slip(&self, index: u64) -> Result<Option<String>, Fault> {
        let reader = Reader::new(crate::text::Language::En, 0, true).map_err(|_| Fault::Internal)?;
        Ok(self.held(index, reader)?.map(|(held, ..)| held.text))
    }

    /// The same as a sheet: lines, code, and what it discloses.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn receipt_sheet(&self, index: u64, reader: &Reader) -> Result<Option<ReceiptSheet>, Fault> {
        let Some((Held { text, said, key }, row, asked)) = self.held(index, *reader)? else {
            return Ok(None);
        };
        let doubted = matches!(self.live.load().lock.map(lock_view), Some(LockView::Down { .. }));
        Ok(Some(receipt_sheet((&row, asked.as_deref()), (text, &said, &key), doubted, reader)))
    }

    /// The receipt of the last word on one purpose: a yes, a no, or that it was turned off, by itself or with another; what became of one
    /// send is none. None if nothing was said, while it is off and that can still be undone or is not in the ledger yet,
    /// while the records are locked, and where
    /// [`Engine::receipt_sheet`] has none. Costs as much as what was recorded of that purpose since then.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn answer_receipt_sheet(
        &self,
        activity: &ActivityId,
        reader: &Reader,
    ) -> Result<Option<ReceiptSheet>, Fault> {
        let live = self.live.load_full();
        if live.buried.contains(activity) || live.state.pending.contains_key(activity) {
            return Ok(None);
        }
        let index = self.reading(|ledger| {
            let tx = ledger.store.read()?;
            let tag = ledger.secrets.tag("activity", &[activity.as_str().as_bytes()]);
            let mut from = None;
            loop {
                let found = tx.uses(&tag, from, PAGE)?;
                let entries = ledger::read_at(&tx, &ledger.masters, found.iter().map(|at| at.index))?;
                for entry in entries.iter().rev() {
                    let recorded = opened(entry)?;
                    // The index is beside the ledger and bound to nothing: a row of it may lead to another purpose's entry.
                    if recorded.event.activity() == Some(activity) && is_answer(&recorded.event) {
                        return Ok(may_leave(&recorded).then_some(entry.index));
                    }
                }
                from = found.last().map(|at| at.index);
                if found.len() < PAGE as usize {
                    return Ok(None);
                }
            }
        })?;
        match index.flatten() {
            Some(index) => self.receipt_sheet(index, reader),
            None => Ok(None),
        }
    }

    /// Checks a receipt that somebody shows: a slip's file, the text of its code, or the receipt of a send; or the record of a
    /// destruction. `known` are keys that
    /// the app got elsewhere; this phone's own are known besides. Works in every state of the app: while locked, this phone's keys are
    /// known from the first time on that this run had the records open. Asks no network.
    ///
    /// # Errors
    /// [`Fault::Reentrant`]
    pub fn check_receipt(&self, bytes: &[u8], mut known: Known, reader: &Reader) -> Result<Checked, Fault> {
        super::guard::not_from_host()?;
        let live = self.live.load_full();
        if let Some(ledger) = &live.ledger {
            self.know_own_key(ledger);
        }
        known.own.extend(super::lock(&self.own_keys).iter().cloned());
        let state = live.shown_state();
        if let Some(manifest) = state.declared()
            && live.lock != Some(Lock::Locked)
        {
            for (recipient, registration) in &state.registered {
                known.registered.extend(registration.keys.iter().filter_map(|key| {
                    let der = b64::decode_url(&key.spki).ok()?;
                    Some(KnownPersonKey {
                        app: manifest.id.clone(),
                        recipient: recipient.clone(),
                        subject: registration.sub,
                        uv: key.uv,
                        key: PublicKey::from_spki(&der).ok()?,
                    })
                }));
            }
        }
        Ok(check(bytes, &known, state.declared(), reader))
    }

    /// Keeps the public key of an open ledger for as long as this run goes on.
    pub(super) fn know_own_key(&self, ledger: &Ledger) {
        let Ok(key) = log_key(ledger) else { return };
        let mut own = super::lock(&self.own_keys);
        if !own.contains(&key) {
            own.push(key);
        }
    }

    /// With its row, and the first line that the person was shown before it.
    pub(super) fn held(
        &self,
        index: u64,
        reader: Reader,
    ) -> Result<Option<(Held, TimelineRow, Option<String>)>, Fault> {
        let state = self.live.load_full().shown_state();
        let Some(manifest) = state.declared() else { return Ok(None) };
        self.reading(|ledger| {
            let tx = ledger.store.read()?;
            let entries = ledger::read(&tx, &ledger.masters, index..index.saturating_add(1))?;
            let Some(entry) = entries.into_iter().next() else { return Ok(None) };
            let recorded = opened(&entry)?;
            let row = row(index, &recorded, manifest, &reader);
            let Some(row) = row.filter(|row| word(row.result).is_some() && may_leave(&recorded)) else {
                return Ok(None);
            };
            let asked = recorded.event.asked().map(str::to_owned);
            Ok(made(ledger, &tx, &entry)?.map(|held| (held, row, asked)))
        })
        .map(Option::flatten)
    }
}

pub(super) fn opened(entry: &Entry) -> Result<Recorded, Trouble> {
    let opened = entry.opened.as_ref().ok_or(TAKEN_OUT)?;
    Ok(Recorded::decode(entry.version, &opened.body)?)
}

/// What holds of a purpose for as long as nothing else is said.
const fn is_answer(event: &Event) -> bool {
    matches!(
        event,
        Event::ConsentGiven { .. }
            | Event::ConsentRefused { .. }
            | Event::ConsentWithdrawn { .. }
            | Event::Objected { .. }
            | Event::ObjectionLifted { .. }
    )
}

/// A send that was not confirmed is nothing the person chose. How a person answered never leaves: entries of version 1 tell in `drawn`
/// how long they read.
fn may_leave(recorded: &Recorded) -> bool {
    if matches!(recorded.event, Event::Released { proven: None, .. }) {
        return false;
    }
    !recorded.event.is_manner() && recorded.event.shown().is_none_or(|shown| shown.drawn.is_none())
}

fn made(ledger: &Ledger, tx: &ReadTx<'_>, entry: &Entry) -> Result<Option<Held>, Trouble> {
    let head = ledger::head(tx)?;
    let Some(proved_entry) = proved(ledger, (tx, &head), entry)? else { return Ok(None) };
    let key = log_key(ledger)?;
    let proof = Proof::parse(&proved_entry.proof).map_err(|_| Fault::Internal)?;
    let slip = Slip::new(&key, &proved_entry.entry, proof).map_err(|_| Fault::Internal)?;
    let said = slip.verify(&key).map_err(|_| Fault::Internal)?;
    // One whose lines are longer than any screen is: a receipt that nobody could check is none.
    Ok(slip.encode().ok().map(|text| Held { text, said, key }))
}
