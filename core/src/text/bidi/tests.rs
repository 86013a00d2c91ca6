#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::*;
use crate::text::{Language, Word, fill, list};
use proptest::prelude::*;
use unicode_bidi::{BidiInfo, Level};

const HEBREW: &str = "בית קפה";

/// What a reader sees from left to right: UAX #9 over one paragraph that runs from left to right, as both languages do. Isolates
/// themselves are not seen.
fn seen(text: &str) -> String {
    let info = BidiInfo::new(text, Some(Level::ltr()));
    let paragraph = &info.paragraphs[0];
    let line = info.reorder_line(paragraph, paragraph.range.clone());
    line.chars().filter(|c| ![ISOLATE, POP].contains(c)).collect()
}

/// The words around one value, as they are seen when a left-to-right name stands there.
fn around(fill_in: impl Fn(&str) -> String) -> (String, String) {
    let plain = seen(&fill_in("Ж"));
    let (before, after) = plain.split_once('Ж').unwrap();
    (before.to_owned(), after.to_owned())
}

/// Whether a name moves nothing: what stands before it and after it is seen where it is seen around one that runs from left to right.
fn keeps_its_place(name: &str, fill_in: impl Fn(&str) -> String) -> bool {
    let (before, after) = around(&fill_in);
    let line = seen(&fill_in(name));
    line.chars().count() == before.chars().count() + name.chars().count() + after.chars().count()
        && line.starts_with(&before)
        && line.ends_with(&after)
}

/// A line with a name and an amount, filled by the catalogue.
fn pay(name: &str) -> String {
    fill(Word::BpIosPay, Language::ZhHans, &[("payee", name), ("amount", "¥38.00")]).unwrap()
}

#[test]
fn a_value_that_runs_from_right_to_left_is_set_apart_and_no_other() {
    for turns in [HEBREW, "مقهى", "٣٨", "Blue \u{5d0}", "\u{10800}"] {
        assert_eq!(isolated(turns), format!("{ISOLATE}{turns}{POP}"));
    }
    for stays in
        ["", "Blue Kettle Tea", "蓝壶茶铺（一店）", "7-Eleven, 2nd floor", "Ωμέγα", "¥1,038.00", "चाय"]
    {
        assert!(matches!(isolated(stays), Cow::Borrowed(same) if same == stays), "{stays}");
    }
}

#[test]
fn a_list_keeps_the_order_of_its_names_and_is_not_set_apart_twice() {
    let names = [HEBREW, "Blue Kettle Tea", "مقهى"];
    let listed = list(&names, Language::En);
    assert_eq!(isolated(&listed), listed);
    let line = fill(Word::FpLeavesList, Language::En, &[("list", &listed)]).unwrap();
    assert_eq!(line, format!("Leaves this phone: {listed}"));
    let turned: Vec<String> = names.map(seen).to_vec();
    assert_eq!(seen(&line), format!("Leaves this phone: {}", turned.join(", ")));
}

fn names() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[א-ת]{1,6}",
        "[ا-ي]{1,6}",
        "[٠-٩]{1,4}",
        "[0-9]{1,4}",
        "[A-Za-z]{1,6}",
        "[一-龥]{1,4}",
        "[ ,.()+%¥-]{1,3}",
    ];
    prop::collection::vec(part, 1..6).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn no_name_moves_what_stands_outside_of_it(name in names()) {
        prop_assert!(keeps_its_place(&name, pay), "{:?}", pay(&name));
        for language in Language::ALL {
            for word in [Word::FpPayee, Word::FpReceiver, Word::BpCamSub, Word::BpIosCam] {
                let place = if word == Word::FpPayee { "payee" } else { "recipient" };
                let line = |name: &str| fill(word, language, &[(place, name)]).unwrap();
                prop_assert!(keeps_its_place(&name, line), "{:?}", line(&name));
            }
            let row = |name: &str| {
                let values =
                    [("time", "14:31"), ("purpose", "Pay"), ("result", "Left phone"), ("recipient", name)];
                fill(Word::A11yRow, language, &values).unwrap()
            };
            prop_assert!(keeps_its_place(&name, row), "{:?}", row(&name));
        }
    }

    #[test]
    fn two_names_never_change_places(one in names(), other in names()) {
        let values = |one: &str, other: &str| {
            let values = [("time", "14:31"), ("purpose", other), ("result", "38.00"), ("recipient", one)];
            fill(Word::A11yRow, Language::En, &values).unwrap()
        };
        prop_assert!(keeps_its_place(&one, |name| values(name, &other)));
        prop_assert!(keeps_its_place(&other, |name| values(&one, name)));
    }
}

#[test]
fn without_isolates_the_amount_would_change_places_with_the_name() {
    // The number joins the name, which runs the other way: "To 38.00 NAME" is seen, and the property above would fail.
    let line = |name: &str| format!("To {name} 38.00, CNY");
    assert!(!keeps_its_place(HEBREW, line));
    assert!(keeps_its_place(HEBREW, |name| line(&isolated(name))));
    let row = |name: &str| format!("14:31, Pay, {name}, 38.00");
    assert!(!keeps_its_place(HEBREW, row));
    assert!(keeps_its_place(HEBREW, |name| row(&isolated(name))));
}
