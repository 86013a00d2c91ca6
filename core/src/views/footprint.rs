//! The year in privacy: counts alone, worked out on the phone. Viewing it agrees to nothing, and nothing here ranks, compares
//! or asks.
//!
//! A year is the calendar year of the reader. Counts are kept by days of the ledger (UTC), and a day belongs to the year in
//! which its noon falls for the reader; so each day counts in one year, and what happened within hours of New Year may be
//! counted on its other side. What leaves is [`crate::gate::year::YearCounts`], the same numbers without a word.

use super::status::LockView;
use crate::gate::year::YearCounts;
use crate::host::{DAY, day_begins};
use crate::tally::Tallies;
use crate::text::{self, Language, Reader, Word, fill, say};
use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// A page made of fewer days with records than these says that there are not enough yet: a week, so that it shows more than
/// one day's habit.
pub const ENOUGH_DAYS: u32 = 7;

/// The whole page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Footprint {
    /// The screen's name.
    pub title: String,
    /// The year.
    pub year: u16,
    /// That it was worked out here.
    pub local: String,
    /// The counts; none if the records can't be read or trusted now.
    pub counts: Option<FootprintCounts>,
    /// The same in words, a line each.
    pub lines: Vec<String>,
    /// From when on it was counted, where the records began within the year.
    pub since: Option<String>,
    /// Said while there are not enough days to tell much.
    pub empty: Option<String>,
    /// Why there are no counts now.
    pub unavailable: Option<String>,
    /// That viewing it agrees to nothing.
    pub no_agreement: String,
}

/// The numbers. They add up to what the lists and the timeline count for the same days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FootprintCounts {
    /// Uses that stayed on the phone.
    pub used: u32,
    /// Sends that left it.
    pub left: u32,
    /// Recipients that they went to, among those the app declares.
    pub recipients: u32,
    /// Sends whose purpose or recipient the app no longer declares; `left` holds them, `recipients` does not.
    pub gone: u32,
    /// Times the person said no.
    pub refused: u32,
    /// Times something was turned off.
    pub turned_off: u32,
    /// Attempts that were not allowed.
    pub blocked: u32,
    /// Bytes that were looked at and stayed on the phone. They are shown and do not leave with the page.
    pub withheld: u64,
}

/// What a page is made of.
#[derive(Clone, Debug)]
pub struct YearSeen<'a> {
    /// The year, 1970 to 9999.
    pub year: u16,
    /// The sums over its days; none if they can't be read or trusted now.
    pub tallies: Option<&'a Tallies>,
    /// The first day with records, and today (whole days since 1970, UTC).
    pub records: RangeInclusive<u32>,
    /// Why there are none.
    pub lock: Option<LockView>,
}

/// The days of a year for somebody at that offset; none outside the years 1970 to 9999.
#[must_use]
pub fn year_days(year: u16, reader: &Reader) -> Option<RangeInclusive<u32>> {
    if !(1970..=9999).contains(&year) {
        return None;
    }
    let first = |year: u16| {
        let start = NaiveDate::from_ymd_opt(year.into(), 1, 1)?.and_hms_opt(0, 0, 0)?;
        let utc = start.checked_sub_signed(TimeDelta::minutes(reader.utc_offset().into()))?;
        // The first day whose noon is not before the year begins.
        let noon = utc.and_utc().timestamp_millis().checked_sub(DAY / 2)?;
        let whole = noon.div_euclid(DAY) + i64::from(noon.rem_euclid(DAY) > 0);
        u32::try_from(whole.max(0)).ok()
    };
    Some(first(year)?..=first(year + 1)?.checked_sub(1)?)
}

/// The page. None if there is no such year, or if a word does not fit its placeholders, which a test holds.
#[must_use]
pub fn footprint(seen: &YearSeen<'_>, reader: &Reader) -> Option<Footprint> {
    let language = reader.language();
    let days = year_days(seen.year, reader)?;
    let text = |word: Word| say(word, language).to_owned();
    let counts = seen.tallies.filter(|_| seen.lock.is_none()).map(|tallies| counts(seen.year, tallies));
    let unavailable = match seen.lock {
        None if counts.is_some() => None,
        None => Some(Word::StError),
        Some(LockView::Locked) => Some(Word::StLockedBody),
        Some(LockView::Down { .. }) => Some(Word::DnPaused),
    };
    let (first, today) = (*seen.records.start(), *seen.records.end());
    let (from, to) = (first.max(*days.start()), today.min(*days.end()));
    let covered = if from > to { 0 } else { to - from + 1 };
    let since = counts.is_some() && days.contains(&first) && first > *days.start();
    let date = text::date(day_begins(first), reader);
    Some(Footprint {
        title: text(Word::FtTitle),
        year: seen.year,
        local: text(Word::FtLocal),
        counts,
        lines: match &counts {
            None => Vec::new(),
            Some(counts) => lines(counts, language)?,
        },
        since: if since { Some(fill(Word::FtSince, language, &[("date", &date)]).ok()?) } else { None },
        empty: (counts.is_some() && covered < ENOUGH_DAYS).then(|| text(Word::FtEmpty)),
        unavailable: unavailable.map(text),
        no_agreement: text(Word::FtNoagree),
    })
}

/// The page and what leaves are the same numbers.
fn counts(year: u16, tallies: &Tallies) -> FootprintCounts {
    let made = YearCounts::of(year, tallies);
    let declared = tallies.sent.values().fold(0_u32, |sum, sent| sum.saturating_add(*sent));
    FootprintCounts {
        used: made.used,
        left: made.left,
        recipients: made.recipients,
        gone: made.left.saturating_sub(declared),
        refused: made.refused,
        turned_off: made.turned_off,
        blocked: made.blocked,
        withheld: tallies.all.withheld,
    }
}

fn lines(counts: &FootprintCounts, language: Language) -> Option<Vec<String>> {
    let n = |word: Word, n: u32| fill(word, language, &[("n", &text::count(n.into()))]).ok();
    let one = |word: Word| Some(say(word, language).to_owned());
    let left = match (counts.left, counts.recipients) {
        (1, 1) => one(Word::FtLeftOnce),
        (left, 1) => n(Word::FtLeftToOne, left),
        (left, to) => {
            let values = [("n", text::count(left.into())), ("m", text::count(to.into()))];
            fill(Word::FtLeft, language, &values.each_ref().map(|(name, value)| (*name, value.as_str()))).ok()
        }
    };
    let mut lines =
        vec![if counts.used == 1 { one(Word::FtUsedOne) } else { n(Word::FtUsed, counts.used) }?, left?];
    if counts.gone > 0 {
        lines.push(n(Word::FtLeftGone, counts.gone)?);
    }
    lines.extend([
        if counts.refused == 1 { one(Word::FtRefusedOne) } else { n(Word::FtRefused, counts.refused) }?,
        n(Word::FtTurnedOff, counts.turned_off)?,
        n(Word::FtBlocked, counts.blocked)?,
    ]);
    if counts.withheld > 0 {
        let size = text::size(counts.withheld, language);
        lines.push(fill(Word::FtWithheld, language, &[("size", &size)]).ok()?);
    }
    Some(lines)
}
