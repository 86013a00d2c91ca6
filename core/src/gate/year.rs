//! The counts of one year as they may leave: seven numbers that the core takes from its own records. No name of a purpose, a
//! recipient or a day has room here, and nothing compares or judges.

use crate::tally::Tallies;
use serde::Serialize;

/// What the person's year comes to. Made only by [`YearCounts::of`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct YearCounts {
    pub(crate) year: u16,
    /// Uses that stayed on the phone.
    pub(crate) used: u32,
    /// Sends that left it.
    pub(crate) left: u32,
    /// Recipients that they went to, among those the app declares.
    pub(crate) recipients: u32,
    pub(crate) refused: u32,
    /// Times something was turned off.
    pub(crate) turned_off: u32,
    pub(crate) blocked: u32,
}

impl YearCounts {
    /// `tallies` are the sums over the year's days.
    #[must_use]
    pub fn of(year: u16, tallies: &Tallies) -> Self {
        let to: std::collections::BTreeSet<_> =
            tallies.sent.iter().filter(|(_, sent)| **sent > 0).map(|((_, to), _)| to).collect();
        let all = tallies.all;
        Self {
            year,
            used: all.used,
            left: all.left,
            recipients: u32::try_from(to.len()).unwrap_or(u32::MAX),
            refused: all.refused,
            turned_off: all.withdrawn,
            blocked: all.blocked,
        }
    }
}

impl std::fmt::Debug for YearCounts {
    /// The counts are the person's.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("YearCounts").field("year", &self.year).finish_non_exhaustive()
    }
}
