use super::history::{TODAY, history, recount, released, summed};
use super::*;
use privet::event::Cause;
use privet::manifest::{Category, MaskRule, MinimiseStep};
use privet::tally::{Period, Tallies};
use privet::text::is_plain;
use privet::views::lists::{CollectedRow, Counted, Held, ListGroup, Lists, Table, declared, lists};
use privet::views::status::LockView;
use privet_wire::ids::DataId;
use proptest::prelude::*;
use std::collections::BTreeSet;

const PERIODS: [Period; 4] = [Period::Day, Period::Week, Period::Month, Period::Year];

fn drawn(manifest: &Manifest, tallies: Option<&Tallies>, held: &[Held], language: Language) -> Lists {
    let period = Period::Month;
    let counted = Counted { tallies, period, days: period.days(TODAY), lock: None };
    lists(manifest, &counted, held, &reader(language)).expect("words fit")
}

fn rows(lists: &Lists) -> Vec<&CollectedRow> {
    lists.collected.iter().flat_map(|group| &group.rows).collect()
}

fn held(data: &str, value: &str) -> Held {
    Held { data: DataId::try_from(data).unwrap(), value: value.to_owned() }
}

#[test]
fn nothing_that_is_declared_is_missing_though_it_never_ran() {
    let manifest = demo();
    let never = summed(&[], &manifest, &Period::Month.days(TODAY));
    for language in Language::ALL {
        let lists = drawn(&manifest, Some(&never), &[], language);
        for activity in &manifest.activities {
            for kind in manifest.data_of(activity) {
                let of = |row: &&CollectedRow| row.activity == activity.id && row.data == kind.id;
                let row = rows(&lists).into_iter().find(of).expect("a row");
                assert_eq!(row.times, Some(0));
                assert!(row.times_text.as_ref().unwrap().contains('0'));
                for to in manifest.recipients_of(activity) {
                    let shared = lists
                        .shared
                        .iter()
                        .any(|r| r.activity == activity.id && r.data == kind.id && r.recipient == to.id);
                    assert_eq!(shared, to.role != privet::manifest::Role::Controller, "{}", to.id);
                }
            }
        }
        let all: usize = manifest.activities.iter().map(|a| a.data.len()).sum();
        assert_eq!(rows(&lists).len(), all);
        assert_eq!((lists.undeclared, &lists.undeclared_text), (0, &None));
    }
}

#[test]
fn the_lists_say_what_was_counted_and_when() {
    let manifest = demo();
    let history =
        [(TODAY, released("analytics", "meridian")), (TODAY - 29, released("analytics", "meridian"))];
    let tallies = summed(&history, &manifest, &Period::Month.days(TODAY));
    let english = drawn(&manifest, Some(&tallies), &[], Language::En);
    let period = english.period.as_ref().unwrap();
    assert_eq!(
        (period.text.as_str(), period.note.as_str()),
        ("Period: 30 days", "Counted on this phone from real use.")
    );
    assert_eq!((period.from.as_str(), period.to.as_str()), ("2026-02-02", "2026-03-03"));
    assert_eq!(period.range_text, "2 Feb 2026 to 3 Mar 2026");
    assert_eq!(period.day_text, "A day here begins at 08:00.");
    assert_eq!(period.caution, None);
    let row = english.shared.iter().find(|row| row.activity == id("analytics")).unwrap();
    assert_eq!((row.times, row.times_text.as_deref()), (Some(2), Some("2 times")));
    assert_eq!((row.recipient_name.as_str(), row.country.as_str()), ("Meridian Insights", "Singapore"));
    assert_eq!(row.contact, "privacy@meridian.example");
    assert_eq!(row.how, "Sent from this phone, encrypted. You confirm the first time");
    assert_eq!(row.policy_url, "https://meridian.example/privacy");
    let chinese = drawn(&manifest, Some(&tallies), &[], Language::ZhHans);
    assert_eq!(chinese.collected_title, "已收集个人信息清单");
    assert_eq!(chinese.shared_title, "与第三方共享个人信息清单");
    assert_eq!(chinese.period.unwrap().range_text, "2026年2月2日至2026年3月3日");
}

#[test]
fn identity_is_called_removed_only_as_far_as_the_manifest_says() {
    let mut manifest = demo();
    let said = |manifest: &Manifest, activity: &str, data: &str| {
        let lists = declared(manifest, Language::En);
        let row = lists.shared.into_iter().find(|r| r.activity == id(activity) && r.data.as_str() == data);
        row.unwrap().identity_removed
    };
    assert_eq!(
        said(&manifest, "bill_scan", "bill_picture"),
        "In part: place, time and phone details are cut from pictures"
    );
    assert_eq!(said(&manifest, "score_share", "score_range"), "In part: only a range leaves");
    assert_eq!(said(&manifest, "analytics", "app_use"), "In part: only counts leave");
    let scan = manifest.activities.iter_mut().find(|a| a.id == id("bill_scan")).unwrap();
    scan.minimise.push(MinimiseStep::KeepColourProfile);
    assert_eq!(
        said(&manifest, "bill_scan", "bill_picture"),
        "In part: place and time are cut from pictures; the colour profile can name your phone"
    );
    let analytics = manifest.activities.iter_mut().find(|a| a.id == id("analytics")).unwrap();
    analytics.minimise = vec![MinimiseStep::CountsOnly, MinimiseStep::StripMetadata];
    analytics.data.extend(["payment_order", "area"].map(|name| DataId::try_from(name).unwrap()));
    for data in ["app_use", "payment_order", "area"] {
        assert_eq!(said(&manifest, "analytics", data), "No", "it is not said which of two kinds is counted");
    }
}

#[test]
fn sends_of_what_is_no_longer_declared_are_not_lost() {
    let manifest = demo();
    let mut history = vec![(TODAY, released("gone", "lantern_pay"))];
    let undeclared = |history: &[_]| {
        let tallies = summed(history, &manifest, &Period::Month.days(TODAY));
        let lists = drawn(&manifest, Some(&tallies), &[], Language::En);
        (lists.undeclared, lists.undeclared_text.unwrap())
    };
    assert_eq!(undeclared(&history), (1, "1 send is not in the declared list.".into()));
    history.push((TODAY, released("analytics", "gone_recipient")));
    assert_eq!(undeclared(&history), (2, "2 sends are not in the declared list.".into()));
}

#[test]
fn counts_that_are_not_known_are_not_called_none() {
    for (lock, text, caution) in [
        (LockView::Locked, "Records are locked.", "Unlock to see them. Nothing can leave until then."),
        (LockView::Down { cause: Cause::AlteredRow }, "Unverified", "Unverified"),
    ] {
        let period = Period::Week;
        let counted = Counted { tallies: None, period, days: period.days(TODAY), lock: Some(lock) };
        let lists = lists(&demo(), &counted, &[], &en()).unwrap();
        for row in rows(&lists) {
            assert_eq!((row.times, row.times_text.as_deref()), (None, Some(text)));
        }
        assert!(lists.shared.iter().all(|row| row.times.is_none()));
        assert_eq!(lists.period.unwrap().caution.as_deref(), Some(caution));
    }
}

#[test]
fn every_category_has_a_group_and_groups_without_rows_are_left_out() {
    let used: BTreeSet<ListGroup> = Category::ALL.into_iter().map(ListGroup::of).collect();
    assert_eq!(used.into_iter().collect::<Vec<_>>(), ListGroup::ALL);
    let lists = declared(&demo(), Language::ZhHans);
    let titles: Vec<_> = lists.collected.iter().map(|group| group.title.as_str()).collect();
    assert_eq!(titles, ["用户基本信息", "用户身份证明", "用户使用过程信息", "社交与内容信息"]);
}

fn with_rule(rule: MaskRule) -> Manifest {
    let mut manifest = demo();
    for kind in &mut manifest.data {
        kind.mask = rule;
    }
    manifest
}

#[test]
fn held_values_are_shown_masked_and_hostile_ones_change_nothing_else() {
    let hostile = "\u{202e}13812341234\u{200b}\n=cmd";
    let values = [held("area", "13812341234"), held("area", hostile), held("never_declared", "secret")];
    let lists = drawn(&with_rule(MaskRule::Phone), None, &values, Language::En);
    let shown: Vec<_> = rows(&lists).into_iter().filter_map(|row| row.content.clone()).collect();
    assert_eq!(shown, ["138****1234, 138****1234"; 2], "two purposes use it, and each row shows it");
    let hidden = drawn(&with_rule(MaskRule::Hidden), None, &values, Language::En);
    assert!(!hidden.json().unwrap().contains("1234"));
    let plain = drawn(&with_rule(MaskRule::Plain), None, &values, Language::En);
    let area = rows(&plain).into_iter().find(|row| row.data.as_str() == "area").unwrap();
    assert!(is_plain(&area.content.as_ref().unwrap().replace('\u{fffd}', "?")));
    assert!(!plain.json().unwrap().contains("secret"));
    assert!(!format!("{values:?}").contains("1381"), "a value is not in the debug text");
}

#[test]
fn the_exports_hold_what_the_lists_say() {
    let manifest = demo();
    let tallies = summed(&[(TODAY, released("pay", "lantern_pay"))], &manifest, &Period::Month.days(TODAY));
    for language in Language::ALL {
        let lists = drawn(&manifest, Some(&tallies), &[held("area", "Hangzhou")], language);
        let back: Lists = serde_json::from_str(&lists.json().unwrap()).unwrap();
        assert_eq!(back, lists);
        let (collected, shared) = (lists.collected_table(), lists.shared_table());
        for table in [&collected, &shared] {
            assert_eq!(read(&table.csv().unwrap()), [vec![table.heads.clone()], table.rows.clone()].concat());
        }
        let pay = collected.rows.iter().find(|row| row[1] == manifest.data[0].name.get(language)).unwrap();
        assert_eq!((pay.len(), pay[4].as_str()), (collected.heads.len(), "1"));
        let range = &lists.period.as_ref().unwrap().range_text;
        assert!(collected.heads[4].contains(range) && shared.heads.last().unwrap().contains(range));
        assert!(collected.rows.iter().any(|row| row[5] == "Hangzhou"));
        let without = declared(&manifest, language);
        assert_eq!(without.collected_table().heads.len() + 2, collected.heads.len());
        assert_eq!(without.shared_table().heads.len() + 1, shared.heads.len());
    }
}

/// The cells of a file, read by the library and not by us.
fn read(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("the mark at the start");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

proptest! {
    #[test]
    fn counts_of_a_period_are_those_of_a_naive_recount(history in history()) {
        let manifest = demo();
        for period in PERIODS {
            let days = period.days(TODAY);
            let tallies = summed(&history, &manifest, &days);
            let counted = Counted { tallies: Some(&tallies), period, days: days.clone(), lock: None };
            let lists = lists(&manifest, &counted, &[], &en()).unwrap();
            let runs = ["UseBegan", "AttemptBegun", "TemplateEnrolled", "Released"];
            for row in rows(&lists) {
                let of = |body: &serde_json::Value| body["activity"] == row.activity.as_str();
                prop_assert_eq!(row.times, Some(recount(&history, &days, &runs, of)));
            }
            for row in &lists.shared {
                let of = |body: &serde_json::Value| {
                    body["activity"] == row.activity.as_str() && body["recipient"] == row.recipient.as_str()
                };
                prop_assert_eq!(row.times, Some(recount(&history, &days, &["Released"], of)));
            }
            let gone = |body: &serde_json::Value| body["activity"] == "gone" || body["recipient"] == "gone_recipient";
            prop_assert_eq!(lists.undeclared, recount(&history, &days, &["Released"], gone));
        }
    }

    #[test]
    fn both_languages_have_the_same_rows(history in history()) {
        let manifest = demo();
        let tallies = summed(&history, &manifest, &Period::Month.days(TODAY));
        let [english, chinese] = Language::ALL.map(|language| drawn(&manifest, Some(&tallies), &[], language));
        let shape = |lists: &Lists| {
            let collected = rows(lists).into_iter().map(|row| (row.activity.clone(), row.data.clone(), row.times));
            let shared = lists.shared.iter().map(|row| (row.activity.clone(), row.recipient.clone(), row.times));
            (collected.collect::<Vec<_>>(), shared.collect::<Vec<_>>(), lists.undeclared)
        };
        prop_assert_eq!(shape(&english), shape(&chinese));
    }

    #[test]
    fn no_cell_is_a_formula_and_no_cell_moves(cells in prop::collection::vec("\\PC{0,8}|[=+@\\-＝\t\r\n,;\"' a]{0,6}", 1..6)) {
        let table = Table { title: String::new(), heads: cells.clone(), rows: vec![cells.clone(), cells.clone()] };
        let back = read(&table.csv().unwrap());
        prop_assert_eq!(back.len(), 3);
        for row in back {
            prop_assert_eq!(row.len(), cells.len());
            for (cell, meant) in row.iter().zip(&cells) {
                prop_assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{:?}", cell);
                let led = cell.strip_prefix('\'').is_some_and(|rest| rest == meant);
                prop_assert!(cell == meant || led);
            }
        }
    }
}
