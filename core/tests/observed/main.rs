//! A phone's log from outside: what is read of it, what is said of what cannot be read, and what the comparison shows.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests: a panic is how they fail; clippy.toml reaches only the test functions"
)]

mod comparing;
mod hostile;
mod reading;

use privet::host::WallMs;
use privet::manifest::Manifest;
use privet::observed::{Compared, FindingCode, PhoneLog, Read, Recorded, compare, read};
use privet::tally::Counts;
use privet::text::{Language, Reader};
use privet_wire::ids::{ActivityId, RecipientId};
use std::sync::LazyLock;

const OURS: &str = "com.lanternpay.demo";
/// 2026-03-03T06:31:07Z, which is 14:31:07 in Shanghai.
const AFTERNOON: WallMs = 1_772_519_467_000;
/// The day before (whole days since 1970).
const MONDAY: u32 = 20_514;

const WEEK: &[u8] = include_bytes!("../../../tests/observed/ios_week.ndjson");
const NOTES: &[u8] = include_bytes!("../../../tests/observed/android_notes.jsonl");

fn demo() -> &'static Manifest {
    static PARSED: LazyLock<Manifest> = LazyLock::new(|| {
        Manifest::parse(include_bytes!("../../../cli/assets/demo.json")).unwrap().into_manifest()
    });
    &PARSED
}

fn reader(language: Language) -> Reader {
    Reader::new(language, 480, true).unwrap()
}

fn id(name: &str) -> ActivityId {
    name.try_into().unwrap()
}

fn recipient(name: &str) -> RecipientId {
    name.try_into().unwrap()
}

fn ios(bytes: &[u8]) -> Read {
    read(PhoneLog::IosReport, bytes, OURS, AFTERNOON)
}

fn android(bytes: &[u8]) -> Read {
    read(PhoneLog::AndroidNotes, bytes, OURS, AFTERNOON)
}

fn count(read: &Read, code: FindingCode) -> u64 {
    read.totals.iter().find(|total| total.code == code).map_or(0, |total| total.count)
}

/// Uses by activity and day, and sends by activity and recipient.
fn recorded(read: &Read, uses: &[(&str, u32, u32)], sends: &[(&str, &str, u32)]) -> Recorded {
    let mut recorded = Recorded::default();
    for day in read.noted_days() {
        recorded.by_day.entry(day).or_default();
    }
    for (activity, day, n) in uses {
        let counts = Counts { used: *n, ..Counts::default() };
        *recorded.whole.by_activity.entry(id(activity)).or_default() += counts;
        *recorded.by_day.entry(*day).or_default().by_activity.entry(id(activity)).or_default() += counts;
    }
    for (activity, to, n) in sends {
        recorded.whole.sent.insert((id(activity), recipient(to)), *n);
        *recorded.whole.by_activity.entry(id(activity)).or_default() +=
            Counts { left: *n, ..Counts::default() };
    }
    recorded
}

fn compared(read: &Read, recorded: Option<&Recorded>) -> Compared {
    compare(demo(), recorded, read, &reader(Language::En)).expect("drawn")
}
