//! Dates, times, sizes and counts for one reader. Every function answers for every input: nothing here can fail on a screen.

use super::{Language, Word, isolated, say};
use crate::host::{WallMs, day_begins};
use chrono::{DateTime, Datelike, TimeDelta, Timelike};

/// The farthest a local clock is from UTC either way, in minutes.
pub const MAX_UTC_OFFSET: i32 = 840;

/// The offset is not between −840 and 840 minutes. The host can act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("the offset from UTC is out of range")]
pub struct BadOffset;

/// For whom a view is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reader {
    language: Language,
    utc_offset: i32,
    hour24: bool,
}

impl Reader {
    /// `utc_offset` is in minutes east of UTC, −840 to 840; `hour24` as the phone's setting says.
    ///
    /// # Errors
    /// [`BadOffset`]
    pub fn new(language: Language, utc_offset: i32, hour24: bool) -> Result<Self, BadOffset> {
        if (-MAX_UTC_OFFSET..=MAX_UTC_OFFSET).contains(&utc_offset) {
            Ok(Self { language, utc_offset, hour24 })
        } else {
            Err(BadOffset)
        }
    }
    /// The reader's language.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }
    /// Minutes east of UTC.
    #[must_use]
    pub const fn utc_offset(&self) -> i32 {
        self.utc_offset
    }
    /// Whether hours run to 24.
    #[must_use]
    pub const fn hour24(&self) -> bool {
        self.hour24
    }
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/// 1970-01-02 and 9999-12-30, a day inside what four digits of year show in any zone.
const WALL: (WallMs, WallMs) = (86_400_000, 253_402_214_400_000);

/// The reader's local time. A wall clock outside the years 1970 to 9999 is shown as the nearest of them: it is a broken clock,
/// and the screen is not the place to find that out.
fn local(wall: WallMs, reader: Reader) -> DateTime<chrono::Utc> {
    let moved = DateTime::from_timestamp_millis(wall.clamp(WALL.0, WALL.1)).unwrap_or_default();
    moved + TimeDelta::minutes(reader.utc_offset.into())
}

/// `3 Mar 2026`, `2026年3月3日`.
#[must_use]
pub fn date(wall: WallMs, reader: &Reader) -> String {
    let at = local(wall, *reader);
    match reader.language {
        Language::En => {
            let month =
                usize::try_from(at.month0()).ok().and_then(|m| MONTHS.get(m)).copied().unwrap_or_default();
            format!("{} {month} {}", at.day(), at.year())
        }
        Language::ZhHans => format!("{}年{}月{}日", at.year(), at.month(), at.day()),
    }
}

/// `2026-03-03`, a whole day since 1970 as machines read it (ISO 8601).
#[must_use]
pub fn iso_day(day: u32) -> String {
    let wall = day_begins(day).clamp(0, WALL.1);
    DateTime::from_timestamp_millis(wall).unwrap_or_default().date_naive().to_string()
}

/// `14:31` or `2:31 pm`, `14:31` or `下午2:31`.
#[must_use]
pub fn time(wall: WallMs, reader: &Reader) -> String {
    let at = local(wall, *reader);
    clock(at, *reader, &format!("{:02}", at.minute()))
}

/// `14:31:07` or `2:31:07 pm`, for the inspector.
#[must_use]
pub fn time_to_the_second(wall: WallMs, reader: &Reader) -> String {
    let at = local(wall, *reader);
    clock(at, *reader, &format!("{:02}:{:02}", at.minute(), at.second()))
}

fn clock(at: DateTime<chrono::Utc>, reader: Reader, rest: &str) -> String {
    if reader.hour24 {
        return format!("{:02}:{rest}", at.hour());
    }
    let (afternoon, hour) = at.hour12();
    match (reader.language, afternoon) {
        (Language::En, false) => format!("{hour}:{rest} am"),
        (Language::En, true) => format!("{hour}:{rest} pm"),
        (Language::ZhHans, false) => format!("上午{hour}:{rest}"),
        (Language::ZhHans, true) => format!("下午{hour}:{rest}"),
    }
}

/// `3 Mar 2026, 14:31`, `2026年3月3日 14:31`.
#[must_use]
pub fn date_time(wall: WallMs, reader: &Reader) -> String {
    let between = match reader.language {
        Language::En => ", ",
        Language::ZhHans => " ",
    };
    format!("{}{between}{}", date(wall, reader), time(wall, reader))
}

/// `612 bytes`, `412 KB`, `1.8 GB`; a thousand of one unit is one of the next, as phones count. One decimal below ten.
#[must_use]
pub fn size(bytes: u64, language: Language) -> String {
    if bytes < 1000 {
        return counted(bytes, language, Word::CByteOne, Word::CBytes);
    }
    let mut unit: u128 = 1000;
    let bytes = u128::from(bytes);
    for name in ["KB", "MB", "GB", "TB", "PB"] {
        let tenths = (bytes * 10 + unit / 2) / unit;
        if tenths < 100 {
            return format!("{}.{} {name}", tenths / 10, tenths % 10);
        }
        let whole = (bytes + unit / 2) / unit;
        if whole < 1000 {
            return format!("{whole} {name}");
        }
        unit *= 1000;
    }
    let tenths = (bytes * 10 + unit / 2) / unit;
    format!("{}.{} EB", tenths / 10, tenths % 10)
}

/// `171`, `1,024`: the same in both languages.
#[must_use]
pub fn count(n: u64) -> String {
    grouped(&n.to_string())
}

/// `1 time`, `12 times`, `12 次`.
#[must_use]
pub fn times(n: u64, language: Language) -> String {
    counted(n, language, Word::CTimeOne, Word::CTimes)
}

/// `1 day`, `180 days`, `180 天`.
#[must_use]
pub fn days(n: u64, language: Language) -> String {
    counted(n, language, Word::CDayOne, Word::CDays)
}

/// `place, time taken`, `拍摄地点、拍摄时间`. An item that runs from right to left is [`isolated`], so that the items keep their order.
#[must_use]
pub fn list<T: AsRef<str>>(items: &[T], language: Language) -> String {
    let between = match language {
        Language::En => ", ",
        Language::ZhHans => "、",
    };
    items.iter().map(|item| isolated(item.as_ref())).collect::<Vec<_>>().join(between)
}

/// A whole number in ASCII digits with a comma before every third digit from the end.
#[must_use]
pub fn grouped(digits: &str) -> String {
    let first = digits.len() % 3;
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && at % 3 == first {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// English tells one from many; both words exist in both languages, and each has `{n}` or nothing to fill.
fn counted(n: u64, language: Language, one: Word, many: Word) -> String {
    if n == 1 { say(one, language).to_owned() } else { say(many, language).replace("{n}", &count(n)) }
}
