//! Where the app's requests went, as its interceptors told: kept beside the ledger, by day and host, and read for the comparison.
//!
//! Not events: a request for each picture of a list would flood the ledger (ADR 0029). Sealed as the tallies are, and written without
//! waiting for the disk.

use super::Engine;
use super::guard::not_from_host;
use super::live::{Ledger, Live, Lock};
use super::observed::recorded;
use super::trouble::Trouble;
use crate::event::Cause;
use crate::fault::Fault;
use crate::host::{WallMs, day_of};
use crate::observed::{
    self, Compared, Contacted, KEPT_DAYS, Kept, MAX_HOSTS_A_DAY, OfHost, Read, Recorded, Unnamed,
};
use crate::seal::Tag;
use crate::state::State;
use crate::store::{Durability, Tx};
use crate::tally::Period;
use crate::text::Reader;
use std::ops::RangeInclusive;
use std::sync::atomic::Ordering::SeqCst;

/// Rows by day.
pub(super) type Days = Vec<(u32, Kept)>;

impl Engine {
    /// Tells that a request went out to `host` (a name or an address, without port) with `bytes` bytes of body, as far as they were
    /// written. Call it after the request, whatever came of it. Writes one row and waits for no disk; it may wait for another write.
    ///
    /// # Errors
    /// [`Fault`]: the request is counted in memory, and written without a name with the next one. Never a reason not to send.
    pub fn contacted(&self, host: &str, bytes: u64) -> Result<Contacted, Fault> {
        let noted = self.note(host, bytes);
        if !matches!(noted, Ok(Contacted::Kept | Contacted::NoHost | Contacted::TooMany)) {
            self.missed.fetch_add(1, SeqCst);
        }
        noted
    }

    fn note(&self, host: &str, bytes: u64) -> Result<Contacted, Fault> {
        not_from_host()?;
        let live = self.live.load_full();
        match live.lock {
            Some(Lock::Locked) => return Ok(Contacted::Locked),
            Some(Lock::Down(_)) => return Ok(Contacted::LockedDown),
            None => {}
        }
        let at = live.state.wall(&self.clock.now());
        let missed = self.missed.swap(0, SeqCst);
        let written = self.reading(|ledger| {
            self.still_here(ledger)?;
            let noting = Noting { engine: self, ledger, tx: ledger.store.write(Durability::Normal)?, at };
            noting.write(host, bytes, missed, &live)
        });
        if !matches!(written, Ok(Some(_))) {
            self.missed.fetch_add(missed, SeqCst);
        }
        Ok(written?.unwrap_or(Contacted::Locked))
    }

    /// Holds what the app's interceptors told in these days against what is declared and recorded, as [`Engine::compare`] does with
    /// a log of the phone: hosts that nobody declares, and declared ones without a send. Works in every state; none if no manifest
    /// was ever read.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn compare_contacts(&self, period: Period, reader: &Reader) -> Result<Option<Compared>, Fault> {
        not_from_host()?;
        let state = self.live.load_full().shown_state();
        let Some(manifest) = state.declared() else { return Ok(None) };
        let now = state.wall(&self.clock.now());
        let missed = self.missed.load(SeqCst);
        let read = self.reading(|ledger| {
            let rows = kept(ledger, period.days(day_of(now)))?;
            let read = observed::contacts(rows.into_iter().map(|(_, row)| row).collect(), missed, now);
            let recorded = recorded(ledger, &read)?;
            Ok((read, recorded))
        });
        let (read, recorded): (Read, Option<Recorded>) = match read {
            Ok(Some((read, recorded))) => (read, Some(recorded)),
            // Damage met here locks down; what is declared can still be shown.
            Ok(None) | Err(Fault::Damaged) => (observed::contacts(Vec::new(), missed, now), None),
            Err(fault) => return Err(fault),
        };
        Ok(observed::compare(manifest, recorded.as_ref(), &read, reader))
    }
}

/// All that is kept and can be read, and what is wrong with the rest.
pub(super) fn readable(ledger: &Ledger) -> Result<(Days, Option<Cause>), Trouble> {
    let (mut rows, mut damage) = (Vec::new(), None);
    for (day, tag, sealed) in ledger.store.read()?.contacts(0..=u32::MAX)? {
        match open(ledger, day, &tag, &sealed) {
            Ok(row) => rows.push((day, row)),
            Err(Trouble::Down(cause)) => damage = Some(cause),
            Err(trouble) => return Err(trouble),
        }
    }
    Ok((rows, damage))
}

/// What is kept of these days, oldest first.
fn kept(ledger: &Ledger, days: RangeInclusive<u32>) -> Result<Days, Trouble> {
    let rows = ledger.store.read()?.contacts(days)?.into_iter();
    rows.map(|(day, tag, sealed)| Ok((day, open(ledger, day, &tag, &sealed)?))).collect()
}

/// One row.
fn open(ledger: &Ledger, day: u32, tag: &Tag, sealed: &[u8]) -> Result<Kept, Trouble> {
    let plain = ledger.masters.open(&Ledger::place("contact", "body", tag), &day.to_be_bytes(), sealed)?;
    // It opened, so nobody altered it: a shape that cannot be read is our fault and no reason to lock down.
    serde_json::from_slice(&plain).map_err(|_| Fault::Internal.into())
}

/// One write.
struct Noting<'a> {
    engine: &'a Engine,
    ledger: &'a Ledger,
    tx: Tx<'a>,
    at: WallMs,
}

impl Noting<'_> {
    fn write(self, host: &str, bytes: u64, missed: u64, live: &Live) -> Result<Contacted, Trouble> {
        let day = day_of(self.at);
        if !self.tx.has_contacts(day)? {
            self.tx.drop_contacts(oldest(&live.state, day), KEPT_DAYS.saturating_sub(1))?;
        }
        let unnamed_tag = self.ledger.secrets.tag("contact", &[&day.to_be_bytes()]);
        let mut unnamed = Unnamed { missed, ..Unnamed::default() };
        let contacted = self.named(day, &unnamed_tag, host, bytes)?;
        match contacted {
            Contacted::NoHost => unnamed.no_host = 1,
            Contacted::TooMany => unnamed.too_many = 1,
            Contacted::Kept | Contacted::Locked | Contacted::LockedDown => {}
        }
        if !unnamed.is_empty() {
            if let Some(Kept::Unnamed(before)) = self.row(day, &unnamed_tag)? {
                unnamed.no_host = unnamed.no_host.saturating_add(before.no_host);
                unnamed.too_many = unnamed.too_many.saturating_add(before.too_many);
                unnamed.missed = unnamed.missed.saturating_add(before.missed);
            }
            self.put(day, &unnamed_tag, &Kept::Unnamed(unnamed))?;
        }
        self.tx.commit()?;
        Ok(contacted)
    }

    /// Adds to the host's own row, if it can have one.
    fn named(&self, day: u32, unnamed: &Tag, host: &str, bytes: u64) -> Result<Contacted, Trouble> {
        let Ok(host) = observed::host_name(host) else { return Ok(Contacted::NoHost) };
        let tag = self.ledger.secrets.tag("contact", &[&day.to_be_bytes(), host.as_bytes()]);
        let mut of = match self.row(day, &tag)? {
            Some(Kept::Host(of)) => of,
            Some(Kept::Unnamed(_)) => return Err(Fault::Internal.into()),
            None if self.tx.contacts_of(day, unnamed)? >= MAX_HOSTS_A_DAY => return Ok(Contacted::TooMany),
            None => OfHost::new(host, self.at),
        };
        of.add(bytes, self.at);
        self.put(day, &tag, &Kept::Host(of))?;
        Ok(Contacted::Kept)
    }

    fn row(&self, day: u32, tag: &Tag) -> Result<Option<Kept>, Trouble> {
        let sealed = self.tx.contact(day, tag)?;
        sealed.map(|sealed| open(self.ledger, day, tag, &sealed)).transpose()
    }

    fn put(&self, day: u32, tag: &Tag, row: &Kept) -> Result<(), Trouble> {
        let plain = serde_json::to_vec(row).map_err(|_| Fault::Internal)?;
        let place = Ledger::place("contact", "body", tag);
        let random = self.engine.random.as_ref();
        let sealed = self.ledger.masters.seal(random, &place, &day.to_be_bytes(), &plain)?;
        Ok(self.tx.put_contact(day, tag, &sealed)?)
    }
}

/// The oldest day that stays. By the ledger's own time where that is behind: a clock that jumped ahead takes no past along.
fn oldest(state: &State, day: u32) -> u32 {
    day.min(day_of(state.high)).saturating_sub(KEPT_DAYS.saturating_sub(1))
}
