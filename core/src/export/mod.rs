//! What the person takes along: everything about them as JSON ([`json`]) and as a page to read ([`html`]), and consent records and
//! receipts in the terms of ISO/IEC TS 27560 ([`record`]). Beside these three, [`destruction`]: two entries, proved, with their salts;
//! and [`slip`]: one choice to take along, as text and as a QR code.
//!
//! Pure: what was read from the ledger comes in, texts and values go out; the engine reads and writes. Promises: how an answer was
//! given stays out unless the person asked for it; no key alias, match token, template or salt of an entry is in any of the three;
//! every entry has its place, also one that is left out or could not be read.

pub mod destruction;
pub mod history;
pub mod html;
pub mod icon;
pub mod json;
pub mod record;
pub mod slip;

use crate::host::WallMs;
use chrono::{DateTime, SecondsFormat};

/// What became of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exported {
    /// Entries that the ledger had when it was made.
    pub entries: u64,
    /// Entries that say how an answer was given, and were left out.
    pub manner_left_out: u64,
    /// Entries that could not be read: altered, taken out, or written by a newer app.
    pub unreadable: u64,
}

/// A moment as RFC 3339 says it, in UTC to the millisecond: `2026-03-03T06:30:00.000Z`. A wall clock outside the years 1970 to 9999 is
/// told as the nearest of them; the number beside it is the clock's own.
#[must_use]
pub fn utc(at: WallMs) -> String {
    let at = DateTime::from_timestamp_millis(at.clamp(0, 253_402_300_799_999)).unwrap_or_default();
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_clock_has_a_time_of_four_digits_of_year() {
        assert_eq!(utc(1_772_519_400_000), "2026-03-03T06:30:00.000Z");
        assert_eq!(utc(i64::MIN), "1970-01-01T00:00:00.000Z");
        assert_eq!(utc(i64::MAX), "9999-12-31T23:59:59.999Z");
    }
}
