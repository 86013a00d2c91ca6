//! The pages that a person reads about what the app does: the policy, the two lists, the year, and values masked. Reads only.

use super::Engine;
use super::center::lock_view;
use super::tallies::tallies;
use crate::fault::Fault;
use crate::gate::year::YearCounts;
use crate::host::day_of;
use crate::manifest::MaskRule;
use crate::tally::{Period, Tallies};
use crate::text::{Reader, mask};
use crate::views::footprint::{Footprint, YearSeen, footprint, year_days};
use crate::views::lists::{Counted, Held, Lists, lists};
use crate::views::policy::{Policy, policy};
use crate::views::status::LockView;
use privet_wire::ids::DataId;
use std::ops::RangeInclusive;

impl Engine {
    /// A value of the person's own as it is shown by default: by the manifest's rule for its kind. A kind that is not declared is
    /// shown as a hidden one.
    #[must_use]
    pub fn masked(&self, data: &DataId, value: &str) -> String {
        let live = self.live.load();
        let state = live.shown_state();
        let kind = state.declared().and_then(|manifest| manifest.data(data));
        mask(kind.map_or(MaskRule::Hidden, |kind| kind.mask), value)
    }

    /// The two lists, counted over a period up to today, with the values that the app holds, masked. While the records are
    /// locked, or where they can't be read, without counts. None if no manifest was ever read.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn lists(&self, period: Period, held: &[Held], reader: &Reader) -> Result<Option<Lists>, Fault> {
        let days = period.days(self.today());
        let (tallies, lock) = self.counted(&days)?;
        let live = self.live.load_full();
        let state = live.shown_state();
        let counted = Counted { tallies: tallies.as_ref(), period, days, lock };
        Ok(state.declared().and_then(|manifest| lists(manifest, &counted, held, reader)))
    }

    /// The interactive policy, with the switches of the permission center. None if no manifest was ever read.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn policy(&self, reader: &Reader) -> Result<Option<Policy>, Fault> {
        let rows = self.center(reader)?.map(|center| center.activities).unwrap_or_default();
        let state = self.live.load_full().shown_state();
        Ok(state.declared().and_then(|manifest| policy(manifest, &rows, reader.language())))
    }

    /// The year in privacy. While the records are locked or in doubt it says so and has no counts.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] for a year outside 1970 to 9999.
    pub fn footprint(&self, year: u16, reader: &Reader) -> Result<Footprint, Fault> {
        let days = year_days(year, reader).ok_or(Fault::BadArgument)?;
        let today = self.today();
        let (tallies, lock) = self.counted(&days)?;
        let began = if lock.is_none() { self.entry(0)?.map(|first| day_of(first.at)) } else { None };
        let seen =
            YearSeen { year, tallies: tallies.as_ref(), records: began.unwrap_or(today)..=today, lock };
        footprint(&seen, reader).ok_or(Fault::Internal)
    }

    /// What a year's page comes to as it may leave; none while the records are locked or in doubt.
    pub(super) fn year_counts(&self, year: u16, reader: Reader) -> Result<Option<YearCounts>, Fault> {
        let days = year_days(year, &reader).ok_or(Fault::BadArgument)?;
        let (tallies, lock) = self.counted(&days)?;
        Ok(tallies.filter(|_| lock.is_none()).map(|tallies| YearCounts::of(year, &tallies)))
    }

    fn today(&self) -> u32 {
        day_of(self.live.load().state.wall(&self.clock.now()))
    }

    /// The sums over these days, and why they can't be read or trusted. In lock-down a page with counts that can't be read is
    /// still a page.
    pub(super) fn counted(
        &self,
        days: &RangeInclusive<u32>,
    ) -> Result<(Option<Tallies>, Option<LockView>), Fault> {
        let state = self.live.load_full().shown_state();
        let read = self.reading(|ledger| {
            let tallies = tallies(ledger, days)?;
            Ok(match state.declared() {
                Some(manifest) => tallies.of_declared(manifest),
                None => tallies,
            })
        });
        // Reading may have found damage and locked the engine down.
        let lock = self.live.load().lock.map(lock_view);
        match (read, lock) {
            (Ok(tallies), _) => Ok((tallies, lock)),
            (Err(Fault::Damaged), Some(LockView::Down { .. })) => Ok((None, lock)),
            (Err(fault), _) => Err(fault),
        }
    }
}
