//! The use history: repeated from the core, so that a difference does not compile.

use crate::ids::ActivityId;
use crate::pages::Period;
use crate::views::{Filter, TimelineRow};
use crate::words::OsPermission;
pub use privet::views::history::{FilterChoice, History, HistoryDay, HistoryOf, PeriodChoice, Wanted};

/// Of what a person wants to see the uses.
#[uniffi::remote(Enum)]
pub enum HistoryOf {
    /// Of one activity.
    Activity {
        /// Which.
        activity: ActivityId,
    },
    /// Of every activity that this permission of the phone opens something to: where the phone's own privacy screens lead to. The place is
    /// one, however exact, as it is there.
    Permission {
        /// Which.
        permission: OsPermission,
    },
}

/// What a person wants to see.
#[uniffi::remote(Record)]
pub struct Wanted {
    /// Of what; none is all.
    pub of: Option<HistoryOf>,
    /// Under which filter; none is all.
    pub filter: Option<Filter>,
    /// How far back, to the millisecond and not by days as lists count; none is all.
    pub period: Option<Period>,
}

/// A page, newest first.
#[uniffi::remote(Record)]
pub struct History {
    /// The screen's name.
    pub title: String,
    /// Where it is of one activity, its name; where it is of one permission of the phone, that with its state.
    pub of: Option<String>,
    /// The filters to choose from.
    pub filters: Vec<FilterChoice>,
    /// The periods to choose from.
    pub periods: Vec<PeriodChoice>,
    /// Said while the records are locked or in doubt.
    pub caution: Option<String>,
    /// The rows by days.
    pub days: Vec<HistoryDay>,
    /// Said instead of rows, where the first page has none.
    pub empty_text: Option<String>,
    /// Where the next page begins; none if this is the last.
    pub next: Option<u64>,
}

/// One filter.
#[uniffi::remote(Record)]
pub struct FilterChoice {
    /// Which; none is all.
    pub filter: Option<Filter>,
    /// Its name.
    pub text: String,
    /// Whether the rows are under it.
    pub chosen: bool,
}

/// One period.
#[uniffi::remote(Record)]
pub struct PeriodChoice {
    /// Which; none is all.
    pub period: Option<Period>,
    /// Its name.
    pub text: String,
    /// Whether the rows are of it.
    pub chosen: bool,
}

/// The rows of one day, for the reader.
#[uniffi::remote(Record)]
pub struct HistoryDay {
    /// The day as a date. A day that goes on from the page before has the same one.
    pub date: String,
    /// What stands over it: today, yesterday, or the date.
    pub head: String,
    /// Its rows, newest first.
    pub rows: Vec<TimelineRow>,
}
