//! The use history as a screen draws it (UX S4): rows under the days on which they happened, what can be chosen, and what to say where
//! there is nothing.

use super::center::phone_text;
use super::status::LockView;
use super::timeline::{Filter, TimelineRow};
use crate::facts::Phone;
use crate::host::{DAY, WallMs};
use crate::manifest::{Manifest, OsPermission};
use crate::tally::Period;
use crate::text::{self, Reader, Word, say};
use privet_wire::ids::ActivityId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Of what a person wants to see the uses.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Wanted {
    /// Of what; none is all.
    pub of: Option<HistoryOf>,
    /// Under which filter; none is all.
    pub filter: Option<Filter>,
    /// How far back, to the millisecond and not by days as lists count; none is all.
    pub period: Option<Period>,
}

impl Wanted {
    /// The activities whose rows are wanted; none is every row, those of no activity too.
    #[must_use]
    pub fn activities(&self, manifest: Option<&Manifest>) -> Option<BTreeSet<ActivityId>> {
        let opened_by = |permission: OsPermission| {
            let declared = manifest.into_iter().flat_map(|manifest| &manifest.activities);
            let opened =
                declared.filter(move |asked| asked.os_permission.is_some_and(|p| p.same_group(permission)));
            opened.map(|asked| asked.id.clone()).collect()
        };
        match self.of.as_ref()? {
            HistoryOf::Activity { activity } => Some(BTreeSet::from([activity.clone()])),
            HistoryOf::Permission { permission } => Some(opened_by(*permission)),
        }
    }

    /// The earliest moment it takes in (milliseconds since 1970).
    #[must_use]
    pub fn since(&self, wall: WallMs) -> WallMs {
        self.period
            .map_or(WallMs::MIN, |period| wall.saturating_sub(DAY.saturating_mul(i64::from(period.length()))))
    }
}

/// A page, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FilterChoice {
    /// Which; none is all.
    pub filter: Option<Filter>,
    /// Its name.
    pub text: String,
    /// Whether the rows are under it.
    pub chosen: bool,
}

/// One period.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PeriodChoice {
    /// Which; none is all.
    pub period: Option<Period>,
    /// Its name.
    pub text: String,
    /// Whether the rows are of it.
    pub chosen: bool,
}

/// The rows of one day, for the reader.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct HistoryDay {
    /// The day as a date. A day that goes on from the page before has the same one.
    pub date: String,
    /// What stands over it: today, yesterday, or the date.
    pub head: String,
    /// Its rows, newest first.
    pub rows: Vec<TimelineRow>,
}

/// What was read.
#[derive(Clone, Debug)]
pub struct Page {
    /// The rows, newest first.
    pub rows: Vec<TimelineRow>,
    /// Whether newer rows were on a page before.
    pub goes_on: bool,
    /// Where the next page begins.
    pub next: Option<u64>,
}

/// The page of what was read. While locked it says so and holds no row.
#[must_use]
pub fn history(
    wanted: &Wanted,
    page: Page,
    (manifest, phone): (Option<&Manifest>, &Phone),
    lock: Option<LockView>,
    wall: WallMs,
    reader: &Reader,
) -> History {
    let language = reader.language();
    let text = |word: Word| say(word, language).to_owned();
    let of = wanted.of.as_ref().and_then(|of| match of {
        HistoryOf::Activity { activity: id } => {
            let known = manifest.and_then(|manifest| manifest.activity(id));
            Some(known.map_or_else(|| id.to_string(), |known| known.texts.title.get(language).to_owned()))
        }
        HistoryOf::Permission { permission } => {
            // A phone that did not tell of this one may have told of another of its group.
            let told = phone.os.get(permission).or_else(|| {
                phone.os.iter().find_map(|(told, state)| told.same_group(*permission).then_some(state))
            });
            phone_text(*permission, told.copied(), language)
        }
    });
    let filters = [
        (None, Word::TlFAll),
        (Some(Filter::Used), Word::TlUsed),
        (Some(Filter::Left), Word::TlLeft),
        (Some(Filter::Refused), Word::TlRefused),
        (Some(Filter::Blocked), Word::TlBlocked),
    ];
    let periods = [
        (None, Word::TlFAll),
        (Some(Period::Day), Word::TlFDay),
        (Some(Period::Week), Word::TlFWeek),
        (Some(Period::Month), Word::TlFMonth),
        (Some(Period::Year), Word::TlFYear),
    ];
    let caution = match lock {
        None => None,
        Some(LockView::Locked) => Some(Word::StLockedBody),
        Some(LockView::Down { .. }) => Some(Word::StUnverified),
    };
    // Of records that are locked or in doubt nobody can say that nothing was used.
    let empty = page.rows.is_empty() && !page.goes_on && lock.is_none();
    History {
        title: text(Word::TlTitle),
        of,
        filters: filters
            .map(|(filter, word)| FilterChoice { filter, text: text(word), chosen: filter == wanted.filter })
            .into(),
        periods: periods
            .map(|(period, word)| PeriodChoice { period, text: text(word), chosen: period == wanted.period })
            .into(),
        caution: caution.map(text),
        days: days(page.rows, wall, *reader),
        empty_text: empty.then(|| text(Word::TlEmpty)),
        next: page.next,
    }
}

fn days(rows: Vec<TimelineRow>, wall: WallMs, reader: Reader) -> Vec<HistoryDay> {
    let [today, yesterday] = [wall, wall.saturating_sub(DAY)].map(|at| text::date(at, &reader));
    let mut days: Vec<HistoryDay> = Vec::new();
    for row in rows {
        if let Some(day) = days.last_mut().filter(|day| day.date == row.day) {
            day.rows.push(row);
            continue;
        }
        let word = if row.day == today {
            Some(Word::CToday)
        } else if row.day == yesterday {
            Some(Word::CYesterday)
        } else {
            None
        };
        let head = word.map_or_else(|| row.day.clone(), |word| say(word, reader.language()).to_owned());
        days.push(HistoryDay { date: row.day.clone(), head, rows: vec![row] });
    }
    days
}
