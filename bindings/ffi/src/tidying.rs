//! The sheets about turning off: what it would do, and tidying up many at once. Repeated from the core.

use crate::ids::{ActivityId, RecipientId};
use crate::views::{Topic, UndoBanner};
pub use privet::views::tidy::{SortChoice, Tidy, TidyRow, TidySort};
pub use privet::views::what_if::{AlsoOff, Told, WhatIf};

/// The whole sheet.
#[uniffi::remote(Record)]
pub struct WhatIf {
    /// Which purpose.
    pub activity: ActivityId,
    /// The question.
    pub title: String,
    /// Heading of what stops.
    pub stops_title: String,
    /// What stops, in words.
    pub stops: Vec<String>,
    /// Heading of what still works.
    pub works_title: String,
    /// What still works, in words.
    pub works: Vec<String>,
    /// The purpose to use instead, if the app declares one.
    pub fallback: Option<ActivityId>,
    /// Heading of what is turned off with it.
    pub also_title: String,
    /// What is on and would be turned off with it.
    pub also: Vec<AlsoOff>,
    /// How many recipients are told to delete; none where none is.
    pub tells: Option<String>,
    /// Who they are.
    pub told: Vec<Told>,
    /// What is destroyed and can't be brought back, in words; empty where nothing is.
    pub destroys: Vec<String>,
    /// Said where it can't be undone.
    pub undo: Option<String>,
    /// The label of the button that keeps it on.
    pub keep: String,
    /// The label of the button that turns it off.
    pub turn_off: String,
}

/// Another purpose that would end too.
#[uniffi::remote(Record)]
pub struct AlsoOff {
    /// Which.
    pub activity: ActivityId,
    /// Its name.
    pub title: String,
}

/// A recipient that would be told.
#[uniffi::remote(Record)]
pub struct Told {
    /// Who.
    pub recipient: RecipientId,
    /// Their name.
    pub name: String,
}

/// In which order the rows stand.
#[uniffi::remote(Enum)]
pub enum TidySort {
    /// The longest unused first.
    Unused,
    /// The longest allowed first.
    Oldest,
    /// Sensitive ones first, of these the ones that most others receive.
    Sensitive,
}

/// The whole screen.
#[uniffi::remote(Record)]
pub struct Tidy {
    /// Its name.
    pub title: String,
    /// How many are on, and how many of them were not used for a long time.
    pub summary: String,
    /// Said instead of rows where nothing is on.
    pub empty_text: Option<String>,
    /// How many are on.
    pub on: u32,
    /// How many of them were not used for 90 days.
    pub stale: u32,
    /// The orders to choose from.
    pub sorts: Vec<SortChoice>,
    /// Every grant in force, in the order asked for.
    pub rows: Vec<TidyRow>,
    /// The label of the button that selects what was not used; none where there is nothing to select.
    pub select_unused: Option<String>,
    /// Heading of what is turned off with the selected ones.
    pub also_title: String,
    /// What is on, not selected, and rests on something that is: it would be turned off too.
    pub also: Vec<AlsoOff>,
    /// The question before the selected ones are turned off, and with them what rests on them: the number is that of both, and
    /// a single one is named. None where nothing is selected.
    pub question: Option<String>,
    /// The label of the button that turns them off, with the same number.
    pub turn_off: String,
    /// Whether anything is selected.
    pub can_turn_off: bool,
    /// Said where something selected can't be undone.
    pub not_undoable: Option<String>,
    /// What was turned off together and can still be undone, the latest first.
    pub undo: Vec<UndoBanner>,
}

/// One order.
#[uniffi::remote(Record)]
pub struct SortChoice {
    /// Which.
    pub sort: TidySort,
    /// Its name.
    pub text: String,
    /// Whether the rows stand in it.
    pub chosen: bool,
}

/// One grant in force.
#[uniffi::remote(Record)]
pub struct TidyRow {
    /// For what.
    pub activity: ActivityId,
    /// Its name.
    pub title: String,
    /// What data it is about.
    pub topic: Topic,
    /// When it was last used and when allowed, in words.
    pub detail: String,
    /// Names of the data it uses.
    pub data: Vec<String>,
    /// Names of those who receive it.
    pub recipients: Vec<String>,
    /// Whether sensitive data is concerned: turned off at once, and not undone.
    pub sensitive: bool,
    /// Whether it was not used for 90 days.
    pub stale: bool,
    /// When it was allowed (milliseconds since 1970).
    pub given: i64,
    /// When it was last used (milliseconds since 1970); none if never.
    pub used: Option<i64>,
    /// Whether the caller selected it.
    pub selected: bool,
}
