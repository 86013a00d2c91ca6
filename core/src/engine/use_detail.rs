//! One row of the timeline in full. Reads only.

use super::Engine;
use super::live::Ledger;
use super::receipts::opened;
use super::trouble::Trouble;
use crate::event::Event;
use crate::fault::Fault;
use crate::ledger;
use crate::store::ReadTx;
use crate::text::Reader;
use crate::views::timeline::row;
use crate::views::use_detail::{DeliveryStage, Gathered, UseDetail, use_detail};
use privet_wire::ids::{ActivityId, Jti};
use privet_wire::receipt::UnverifiedReceipt;

/// Entries of one activity that are looked through for what became of a send.
const LOOKED: u32 = 2_000;
const PAGE: u32 = 200;

impl Engine {
    /// The detail behind the timeline's row of this entry: what it was, what was shown before it and whether that still gives the
    /// recorded digest, what became of it, and its receipt. None if the entry has no row, and while the records are locked. Of entries
    /// after the last good one nothing is said in lock-down but what still verifies.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn use_detail(&self, index: u64, reader: &Reader) -> Result<Option<UseDetail>, Fault> {
        let state = self.live.load_full().shown_state();
        let Some(manifest) = state.declared() else { return Ok(None) };
        let receipt = self.receipt_sheet(index, reader)?;
        self.reading(|ledger| {
            let tx = ledger.store.read()?;
            let entries = ledger::read(&tx, &ledger.masters, index..index.saturating_add(1))?;
            let Some(entry) = entries.into_iter().next() else { return Ok(None) };
            let recorded = opened(&entry)?;
            let Some(row) = row(index, &recorded, manifest, reader) else { return Ok(None) };
            let (mut sent, mut signed, mut delivery) = (None, None, None);
            if let Event::Released { jti, size, proven, activity, .. } = &recorded.event {
                sent = Some(*size);
                let claims =
                    proven.as_ref().and_then(|proven| UnverifiedReceipt::parse(&proven.receipt).ok());
                signed = claims.map(|receipt| receipt.unverified_claims().iat.saturating_mul(1_000));
                delivery = if state.outbox.contains_key(jti) {
                    Some(DeliveryStage::Waiting)
                } else {
                    became(ledger, &tx, (activity, *jti), index)?
                };
            }
            let activity = row.activity.as_ref().and_then(|id| manifest.activity(id));
            let can_turn_off = activity.is_some_and(|activity| {
                let objects = activity.may_object() && !state.objects(&activity.id);
                state.can_withdraw(&activity.id) || objects
            });
            let gathered = Gathered {
                shown: recorded.event.shown(),
                sent,
                signed,
                size: ledger::head(&tx)?.size,
                stage: delivery,
                receipt,
                can_turn_off,
                row,
            };
            Ok(Some(use_detail(gathered, manifest, reader)))
        })
        .map(Option::flatten)
    }
}

/// What became of a send that left the outbox; none if nothing nearby says so.
fn became(
    ledger: &Ledger,
    tx: &ReadTx<'_>,
    (activity, jti): (&ActivityId, Jti),
    after: u64,
) -> Result<Option<DeliveryStage>, Trouble> {
    let tag = ledger.secrets.tag("activity", &[activity.as_str().as_bytes()]);
    let (mut before, mut looked) = (None, 0);
    while looked < LOOKED {
        let found = tx.uses(&tag, before, PAGE)?;
        let later: Vec<_> = found.iter().map(|row| row.index).filter(|index| *index > after).collect();
        for entry in ledger::read_at(tx, &ledger.masters, later.iter().copied())? {
            match opened(&entry)?.event {
                Event::Delivered { jti: of, .. } if of == jti => return Ok(Some(DeliveryStage::Delivered)),
                Event::DeliveryDropped { jti: of, .. } if of == jti => {
                    return Ok(Some(DeliveryStage::Undelivered));
                }
                _ => {}
            }
        }
        match found.last() {
            Some(last) if last.index > after && found.len() == PAGE as usize => before = Some(last.index),
            _ => return Ok(None),
        }
        looked = looked.saturating_add(PAGE);
    }
    Ok(None)
}
