//! Holding the phone's own log against the manifest and the records. Records nothing and sends nothing.

use super::Engine;
use super::guard::not_from_host;
use super::live::Ledger;
use super::tallies::{by_day, sum};
use super::trouble::Trouble;
use crate::fault::Fault;
use crate::observed::{self, Compared, PhoneLog, Read, Recorded};
use crate::text::Reader;

/// The longest bundle id or package name that is looked for, in bytes.
const MAX_APP_BYTES: usize = 255;

impl Engine {
    /// Compares a log that the person chose with what is declared and recorded; `app` is this app's own bundle id or package
    /// name. Works in every state: where the records cannot be read, what is declared is still compared and the view says so.
    /// None if no manifest was ever read.
    ///
    /// # Errors
    /// [`Fault::BadArgument`] for an `app` of no or more than 255 bytes; else [`Fault`]. A file that cannot be read is no
    /// fault: its findings are in the view.
    pub fn compare(
        &self,
        log: PhoneLog,
        bytes: &[u8],
        app: &str,
        reader: &Reader,
    ) -> Result<Option<Compared>, Fault> {
        not_from_host()?;
        if !(1..=MAX_APP_BYTES).contains(&app.len()) {
            return Err(Fault::BadArgument);
        }
        let state = self.live.load_full().shown_state();
        let Some(manifest) = state.declared() else { return Ok(None) };
        let now = state.wall(&self.clock.now());
        let read = observed::read(log, bytes, app, now);
        let recorded = match self.reading(|ledger| recorded(ledger, &read)) {
            // Damage met here locks down; the log itself is still worth looking at.
            Err(Fault::Damaged) => None,
            other => other?,
        };
        Ok(observed::compare(manifest, recorded.as_ref(), &read, reader))
    }
}

pub(super) fn recorded(ledger: &Ledger, read: &Read) -> Result<Recorded, Trouble> {
    let Some(days) = read.days() else { return Ok(Recorded::default()) };
    let kept = by_day(ledger, &days)?;
    let noted = read.noted_days().into_iter();
    Ok(Recorded {
        whole: sum(kept.values()),
        by_day: noted.map(|day| (day, sum(kept.get(&day).into_iter()))).collect(),
    })
}
