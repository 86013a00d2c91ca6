//! The daily tallies: written in an event's own transaction, sealed, rebuildable from the ledger. One row a day for each
//! activity, for each recipient of it that something left to, and for all of it together, so that a sum over a period never
//! forgets an activity that the app no longer declares.

use super::Engine;
use super::live::Ledger;
use super::trouble::Trouble;
use crate::event::Event;
use crate::fault::Fault;
use crate::manifest::Manifest;
use crate::seal::Tag;
use crate::store::{ReadTx, Tx};
use crate::views::tally::{Counts, Tallies, tally_of};
use privet_wire::ids::{ActivityId, RecipientId};
use std::ops::RangeInclusive;

/// What is counted by itself.
enum Of<'a> {
    All,
    Activity(&'a ActivityId),
    Sent(&'a ActivityId, &'a RecipientId),
}

impl Of<'_> {
    fn tag(&self, ledger: &Ledger) -> Tag {
        let secrets = &ledger.secrets;
        match self {
            Of::All => secrets.tag("tally_all", &[]),
            Of::Activity(activity) => secrets.tag("tally", &[activity.as_str().as_bytes()]),
            Of::Sent(activity, to) => {
                secrets.tag("tally_to", &[activity.as_str().as_bytes(), to.as_str().as_bytes()])
            }
        }
    }
}

impl Engine {
    /// Adds an event to its day's tallies.
    pub(super) fn count(&self, ledger: &Ledger, tx: &Tx<'_>, day: u32, event: &Event) -> Result<(), Trouble> {
        let Some((activity, counts)) = tally_of(event) else { return Ok(()) };
        self.add(ledger, tx, (&Of::All, day), counts)?;
        self.add(ledger, tx, (&Of::Activity(&activity), day), counts)?;
        if let Event::Released { recipient, .. } = event {
            self.add(ledger, tx, (&Of::Sent(&activity, recipient), day), counts)?;
        }
        Ok(())
    }

    fn add(
        &self,
        ledger: &Ledger,
        tx: &Tx<'_>,
        (of, day): (&Of<'_>, u32),
        counts: Counts,
    ) -> Result<(), Trouble> {
        let tag = of.tag(ledger);
        let place = Ledger::place("tally", "body", &tag);
        let aad = day.to_be_bytes();
        let before = match tx.tally(&tag, day)? {
            Some(sealed) => read(&ledger.masters.open(&place, &aad, &sealed)?)?,
            None => Counts::default(),
        };
        let plain = serde_json::to_vec(&(before + counts)).map_err(|_| Fault::Internal)?;
        let sealed = ledger.masters.seal(self.random.as_ref(), &place, &aad, &plain)?;
        Ok(tx.put_tally(&tag, day, &sealed)?)
    }
}

/// The sums over these days, for what the manifest declares and for all there is.
pub(super) fn tallies(
    ledger: &Ledger,
    manifest: Option<&Manifest>,
    days: &RangeInclusive<u32>,
) -> Result<Tallies, Trouble> {
    let tx = ledger.store.read()?;
    let mut tallies = Tallies { all: sum(ledger, &tx, &Of::All, days)?, ..Tallies::default() };
    for activity in manifest.map(|m| m.activities.as_slice()).unwrap_or_default() {
        let counts = sum(ledger, &tx, &Of::Activity(&activity.id), days)?;
        tallies.by_activity.insert(activity.id.clone(), counts);
        for recipient in &activity.recipients {
            let sent = sum(ledger, &tx, &Of::Sent(&activity.id, recipient), days)?.left;
            tallies.sent.insert((activity.id.clone(), recipient.clone()), sent);
        }
    }
    Ok(tallies)
}

fn sum(ledger: &Ledger, tx: &ReadTx<'_>, of: &Of<'_>, days: &RangeInclusive<u32>) -> Result<Counts, Trouble> {
    let tag = of.tag(ledger);
    let place = Ledger::place("tally", "body", &tag);
    let mut sum = Counts::default();
    for (day, sealed) in tx.tallies(&tag, days.clone())? {
        sum += read(&ledger.masters.open(&place, &day.to_be_bytes(), &sealed)?)?;
    }
    Ok(sum)
}

fn read(plain: &[u8]) -> Result<Counts, Trouble> {
    // It opened, so nobody altered it: a shape that cannot be read is our fault and no reason to lock down.
    serde_json::from_slice(plain).map_err(|_| Fault::Internal.into())
}
