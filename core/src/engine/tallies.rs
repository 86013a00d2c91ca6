//! Reading the daily tallies. Each day is one sealed row, so that neither the number of rows nor their size by name tells how many
//! purposes ran; writing and rebuilding them is `projections`.

use super::live::Ledger;
use super::trouble::Trouble;
use crate::fault::Fault;
use crate::store::ReadTx;
use crate::tally::{Day, Tallies};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// The sums over these days.
pub(super) fn tallies(ledger: &Ledger, days: &RangeInclusive<u32>) -> Result<Tallies, Trouble> {
    Ok(sum(by_day(ledger, days)?.values()))
}

/// Each of these days on which something was counted.
pub(super) fn by_day(ledger: &Ledger, days: &RangeInclusive<u32>) -> Result<BTreeMap<u32, Day>, Trouble> {
    let tx = ledger.store.read()?;
    let tag = tag(ledger);
    let kept = tx.tallies(&tag, days.clone())?.into_iter();
    kept.map(|(day, sealed)| Ok((day, open(ledger, &tag, day, &sealed)?))).collect()
}

pub(super) fn sum<'d>(days: impl Iterator<Item = &'d Day>) -> Tallies {
    let mut tallies = Tallies::default();
    days.for_each(|day| tallies.add(day));
    tallies
}

/// One day as it is kept; an empty one where nothing was counted yet.
pub(super) fn day(ledger: &Ledger, tx: &ReadTx<'_>, day: u32) -> Result<Day, Trouble> {
    let tag = tag(ledger);
    match tx.tally(&tag, day)? {
        Some(sealed) => open(ledger, &tag, day, &sealed),
        None => Ok(Day::default()),
    }
}

pub(super) fn tag(ledger: &Ledger) -> crate::seal::Tag {
    ledger.secrets.tag("tally", &[])
}

fn open(ledger: &Ledger, tag: &crate::seal::Tag, day: u32, sealed: &[u8]) -> Result<Day, Trouble> {
    let plain = ledger.masters.open(&Ledger::place("tally", "body", tag), &day.to_be_bytes(), sealed)?;
    // It opened, so nobody altered it: a shape that cannot be read is our fault and no reason to lock down.
    serde_json::from_slice(&plain).map_err(|_| Fault::Internal.into())
}
