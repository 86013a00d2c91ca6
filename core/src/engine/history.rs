//! The use history: pages of the timeline, filtered here, so that a page is full or the last.

use super::Engine;
use super::center::lock_view;
use crate::fault::Fault;
use crate::text::Reader;
use crate::views::history::{History, Page, Wanted, history};
use crate::views::timeline::{TimelineResult, TimelineRow};
use privet_wire::ids::ActivityId;
use std::collections::BTreeSet;

/// How many entries are read at once while looking for rows.
const STEP: u32 = 200;

impl Engine {
    /// A page of the use history, newest first: `limit` (1 to 200) rows below `before` that are wanted, or fewer on the last page. While
    /// locked it says so and holds no row. Without a filter it costs as much as the page, for each activity that is wanted; with one, as
    /// much as what was recorded of them since the page's last row.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn history(
        &self,
        wanted: &Wanted,
        before: Option<u64>,
        limit: u32,
        reader: &Reader,
    ) -> Result<History, Fault> {
        let live = self.live.load_full();
        let wall = live.state.wall(&self.clock.now());
        let limit = limit.clamp(1, STEP) as usize;
        let since = wanted.since(wall);
        let state = live.shown_state();
        let of = wanted.activities(state.declared());
        let wants = |row: &TimelineRow| {
            // The index beside the ledger is not bound to it: what it leads to is looked at.
            let of_it = |of: &BTreeSet<ActivityId>| row.activity.as_ref().is_some_and(|id| of.contains(id));
            row.at >= since
                && wanted.filter.is_none_or(|filter| filter == row.filter)
                && of.as_ref().is_none_or(of_it)
        };
        // Entries stand in the order of their time, but for what was kept beside the ledger while it was locked.
        let too_old = |row: &TimelineRow| {
            let kept_beside = matches!(row.result, TimelineResult::Withdrawn | TimelineResult::Objected);
            row.at < since && !kept_beside
        };
        let mut rows = Vec::new();
        let mut at = before;
        // One row more than the page has tells whether there is another page.
        while rows.len() <= limit {
            let (found, next) = self.timeline_of(of.as_ref(), at, STEP, *reader)?;
            let over = found.iter().any(too_old);
            rows.extend(found.into_iter().filter(wants));
            at = next;
            if over || at.is_none() {
                break;
            }
        }
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = if more { rows.last().map(|row| row.index) } else { None };
        let page = Page { rows, goes_on: before.is_some(), next };
        Ok(history(wanted, page, (state.declared(), &live.phone), live.lock.map(lock_view), wall, reader))
    }
}
