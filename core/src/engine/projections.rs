//! The two projections of the ledger: the index for paging and for late commands, and the daily tallies. Written in the event's own
//! transaction, and rebuilt from the entries when a database has none of this version.

use super::Engine;
use super::live::Ledger;
use super::tallies::{day, tag};
use super::trouble::Trouble;
use crate::event::{Cause, Event, Recorded};
use crate::fault::Fault;
use crate::host::{WallMs, day_of};
use crate::ledger;
use crate::rules::raised;
use crate::store::{Durability, PROJECTIONS, PROJECTIONS_VERSION, Tx};
use std::sync::Arc;

/// Entries that are read at once.
const PAGE: u64 = 256;

impl Engine {
    /// Indexes and counts one entry. `wall` is never behind the ledger: counts and coarse times do not hide behind a clock set back.
    pub(super) fn project(
        &self,
        ledger: &Ledger,
        tx: &Tx<'_>,
        (index, wall): (u64, WallMs),
        event: &Event,
    ) -> Result<(), Trouble> {
        let hour = super::hours(wall);
        tx.put_use(&ledger.secrets.tag("all", &[]), index, hour)?;
        if let Some(activity) = event.activity() {
            tx.put_use(&ledger.secrets.tag("activity", &[activity.as_str().as_bytes()]), index, hour)?;
        }
        if let Event::Released { jti, .. } = event {
            tx.put_use(&ledger.secrets.tag("jti", &[jti.as_bytes()]), index, hour)?;
        }
        if let Some(id) = event.ends() {
            tx.put_use(&ledger.secrets.tag("ended", &[&id]), index, hour)?;
        }
        super::destruction::index(ledger, tx, (index, hour), event)?;
        self.count(ledger, tx, day_of(wall), event)
    }

    fn count(&self, ledger: &Ledger, tx: &Tx<'_>, of: u32, event: &Event) -> Result<(), Trouble> {
        let mut tally = day(ledger, tx, of)?;
        if !tally.add(event) {
            return Ok(());
        }
        let tag = tag(ledger);
        let plain = serde_json::to_vec(&tally).map_err(|_| Fault::Internal)?;
        let place = Ledger::place("tally", "body", &tag);
        let sealed = ledger.masters.seal(self.random.as_ref(), &place, &of.to_be_bytes(), &plain)?;
        Ok(tx.put_tally(&tag, of, &sealed)?)
    }

    /// Makes both projections anew from the entries, if they are not there in this version's form.
    pub(super) fn rebuild_projections(&self, ledger: &Arc<Ledger>) -> Result<(), Trouble> {
        let current = ledger.store.read()?.meta(PROJECTIONS)?;
        if current.as_deref() == Some(PROJECTIONS_VERSION) {
            return Ok(());
        }
        let tx = ledger.store.write(Durability::Normal)?;
        tx.clear_projections()?;
        let head = ledger::head(&tx)?;
        let (mut start, mut high) = (0, None);
        while start < head.size {
            let end = start.saturating_add(PAGE).min(head.size);
            for entry in ledger::read(&tx, &ledger.masters, start..end)? {
                let opened = entry.opened.ok_or(Trouble::Down(Cause::AlteredRow))?;
                let Recorded { at, event, .. } = Recorded::decode(entry.version, &opened.body)?;
                let wall = high.map_or(at, |high: WallMs| high.max(at));
                self.project(ledger, &tx, (entry.index, wall), &event)?;
                high = Some(raised(high, at));
            }
            start = end;
        }
        tx.put_meta(PROJECTIONS, PROJECTIONS_VERSION)?;
        tx.commit()?;
        log::info!("projections: made anew from {} entries", head.size);
        Ok(())
    }
}
