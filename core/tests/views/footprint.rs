use super::history::{TODAY, history, recount, released, summed};
use super::*;
use privet::event::Cause;
use privet::gate::minimise::{Declared, MediaType, minimise, minimise_year};
use privet::gate::year::YearCounts;
use privet::tally::Tallies;
use privet::text::iso_day;
use privet::views::footprint::{ENOUGH_DAYS, Footprint, YearSeen, footprint, year_days};
use privet::views::status::LockView;
use proptest::prelude::*;

const BEGAN: u32 = TODAY - 400;

fn drawn(tallies: &Tallies, records: std::ops::RangeInclusive<u32>, language: Language) -> Footprint {
    let seen = YearSeen { year: 2026, tallies: Some(tallies), records, lock: None };
    footprint(&seen, &reader(language)).expect("words fit")
}

fn counted(counts: Counts, sent: &[(&str, &str, u32)]) -> Tallies {
    let sent = sent.iter().map(|(activity, to, n)| ((id(activity), recipient(to)), *n));
    Tallies { all: counts, by_activity: BTreeMap::new(), sent: sent.collect() }
}

#[test]
fn a_year_is_told_in_counts_alone() {
    let counts = Counts { used: 214, left: 31, refused: 19, blocked: 1, cancelled: 5, withdrawn: 12 };
    let tallies = counted(
        counts,
        &[("pay", "lantern_pay", 30), ("bill_scan", "cloudlane", 1), ("nearby", "lantern_pay", 0)],
    );
    let page = drawn(&tallies, BEGAN..=TODAY, Language::En);
    assert_eq!((page.title.as_str(), page.year), ("Year in privacy", 2026));
    assert_eq!(page.local, "Worked out on this phone. Nobody else sees it.");
    assert_eq!(
        page.lines,
        [
            "Used 214 times",
            "Left this phone 31 times, to 2 recipients",
            "You refused 19 times",
            "Turned off: 12",
            "Blocked: 1"
        ]
    );
    assert_eq!(page.no_agreement, "Viewing this agrees to nothing.");
    assert_eq!((page.since, page.empty, page.unavailable), (None, None, None));
    let chinese = drawn(&tallies, BEGAN..=TODAY, Language::ZhHans);
    assert_eq!(chinese.lines[1], "离开手机 31 次，发给 2 个接收方");
    assert_eq!(chinese.counts, page.counts);
}

#[test]
fn one_is_said_as_one_and_what_is_no_longer_declared_is_named() {
    let once = Counts { used: 1, left: 1, refused: 1, ..Counts::default() };
    let page = drawn(&counted(once, &[("pay", "lantern_pay", 1)]), BEGAN..=TODAY, Language::En);
    assert_eq!(page.lines[..3], ["Used once", "Left this phone once, to 1 recipient", "You refused once"]);
    let more = Counts { left: 5, ..Counts::default() };
    let page = drawn(&counted(more, &[("pay", "lantern_pay", 3)]), BEGAN..=TODAY, Language::En);
    assert_eq!(
        page.lines[1..3],
        ["Left this phone 5 times, to 1 recipient", "2 of these were for purposes no longer declared."]
    );
    assert_eq!(page.counts.unwrap().gone, 2);
}

#[test]
fn too_few_days_and_a_late_start_are_said() {
    let none = Tallies::default();
    let first = year_days(2026, &en()).unwrap();
    let page = drawn(&none, TODAY - ENOUGH_DAYS + 1..=TODAY, Language::En);
    assert_eq!((page.empty.as_deref(), page.since.as_deref()), (None, Some("Counted since 25 Feb 2026.")));
    let page = drawn(&none, TODAY - ENOUGH_DAYS + 2..=TODAY, Language::En);
    assert_eq!(page.empty.as_deref(), Some("Not enough days yet."));
    assert_eq!(page.lines.len(), 5, "what there is shows all the same");
    let page = drawn(&none, *first.start()..=TODAY, Language::En);
    assert_eq!((page.empty, page.since), (None, None), "the whole year was counted");
    let page = drawn(&none, BEGAN - 1000..=BEGAN, Language::En);
    assert_eq!(page.empty.as_deref(), Some("Not enough days yet."), "no day of that year has come");
}

#[test]
fn records_in_doubt_give_no_numbers_and_a_reason() {
    let tallies = counted(Counts { used: 3, ..Counts::default() }, &[]);
    for (lock, why) in [
        (LockView::Locked, "Unlock to see them. Nothing can leave until then."),
        (LockView::Down { cause: Cause::Behind }, "Paused, because the records may have been changed."),
    ] {
        let seen = YearSeen { year: 2026, tallies: Some(&tallies), records: BEGAN..=TODAY, lock: Some(lock) };
        let page = footprint(&seen, &en()).unwrap();
        assert_eq!((page.counts, page.lines.len(), page.unavailable.as_deref()), (None, 0, Some(why)));
        assert_eq!((page.empty, page.since), (None, None));
    }
}

#[test]
fn every_day_belongs_to_one_year_at_every_offset() {
    for offset in [-840, -480, 0, 60, 345, 480, 720, 721, 840] {
        let reader = Reader::new(Language::En, offset, true).unwrap();
        for year in [1971, 2023, 2024, 2026, 9998] {
            let (this, next) = (year_days(year, &reader).unwrap(), year_days(year + 1, &reader).unwrap());
            assert_eq!(this.end() + 1, *next.start(), "{offset} {year}");
            assert!((365..=366).contains(&this.count()));
        }
    }
    let shanghai = year_days(2026, &en()).unwrap();
    assert_eq!([shanghai.start(), shanghai.end()].map(|day| iso_day(*day)), ["2026-01-01", "2026-12-31"]);
    for year in [0, 1969, 10_000, u16::MAX] {
        assert_eq!(year_days(year, &en()), None);
    }
    assert!(year_days(1970, &en()).is_some() && year_days(9999, &en()).is_some());
}

#[test]
fn what_leaves_is_seven_numbers_and_only_the_core_makes_them() {
    let counts = Counts { used: 214, left: 31, refused: 19, blocked: 2, cancelled: 5, withdrawn: 12 };
    let tallies = counted(counts, &[("pay", "lantern_pay", 30), ("bill_scan", "cloudlane", 1)]);
    let made = minimise_year(YearCounts::of(2026, &tallies)).unwrap();
    let text =
        r#"{"blocked":2,"left":31,"recipients":2,"refused":19,"turned_off":12,"used":214,"year":2026}"#;
    assert_eq!(String::from_utf8_lossy(made.bytes()), text);
    assert!(made.is_year_counts() && !made.is_coarse_place());
    assert_eq!(made.media_type(), MediaType::Json);
    let copied = minimise(text.as_bytes(), MediaType::Json, Declared::default()).unwrap();
    assert_eq!(copied.bytes(), made.bytes());
    assert!(!copied.is_year_counts(), "the same bytes from an app are not the core's");
    assert_eq!(format!("{:?}", YearCounts::of(2026, &tallies)), "YearCounts { year: 2026, .. }");
}

proptest! {
    #[test]
    fn totals_are_the_sums_of_the_year(history in history()) {
        let manifest = demo();
        for year in [2024, 2025, 2026] {
            let days = year_days(year, &en()).unwrap();
            let tallies = summed(&history, &manifest, &days);
            let seen = YearSeen { year, tallies: Some(&tallies), records: BEGAN..=TODAY, lock: None };
            let counts = footprint(&seen, &en()).unwrap().counts.unwrap();
            let count = |kinds: &[&str]| recount(&history, &days, kinds, |_| true);
            prop_assert_eq!(counts.used, count(&["UseBegan", "AttemptBegun", "TemplateEnrolled"]));
            prop_assert_eq!(counts.left, count(&["Released"]));
            let refused = recount(&history, &days, &["ReleaseEnded"], |body| body["reason"] == "Refused");
            prop_assert_eq!(counts.refused, count(&["ConsentRefused"]) + refused);
            prop_assert_eq!(counts.turned_off, count(&["ConsentWithdrawn"]));
            prop_assert_eq!(counts.blocked, count(&["AccessBlocked"]));
            let gone = |body: &serde_json::Value| body["activity"] == "gone" || body["recipient"] == "gone_recipient";
            prop_assert_eq!(counts.gone, recount(&history, &days, &["Released"], gone));
        }
    }

    #[test]
    fn both_languages_have_the_same_lines_and_no_name_is_in_what_leaves(history in history()) {
        let manifest = demo();
        let tallies = summed(&history, &manifest, &year_days(2026, &en()).unwrap());
        let [english, chinese] = Language::ALL.map(|language| drawn(&tallies, BEGAN..=TODAY, language));
        prop_assert_eq!(english.lines.len(), chinese.lines.len());
        prop_assert_eq!(english.counts, chinese.counts);
        let made = minimise_year(YearCounts::of(2026, &tallies)).unwrap();
        let text = String::from_utf8_lossy(made.bytes()).into_owned();
        let names = manifest.activities.iter().map(|a| a.id.as_str()).chain(manifest.recipients.iter().map(|r| r.id.as_str()));
        for name in names {
            prop_assert!(!text.contains(name));
        }
    }
}

#[test]
fn sends_of_the_page_itself_count_like_any_other() {
    let manifest = demo();
    let days = year_days(2026, &en()).unwrap();
    let tallies = summed(&[(TODAY, released("footprint", "lantern_pay"))], &manifest, &days);
    assert_eq!(drawn(&tallies, BEGAN..=TODAY, Language::En).counts.unwrap().left, 1);
}
