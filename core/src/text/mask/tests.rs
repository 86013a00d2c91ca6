use super::*;
use crate::text::is_plain;
use proptest::prelude::*;

const RULES: [MaskRule; 7] = [
    MaskRule::Plain,
    MaskRule::Name,
    MaskRule::LastFour,
    MaskRule::Phone,
    MaskRule::Email,
    MaskRule::Id,
    MaskRule::Hidden,
];

#[test]
fn values_are_shown_as_people_know_them_from_forms() {
    for (rule, value, shown) in [
        (MaskRule::Plain, "Hangzhou, 3 times", "Hangzhou, 3 times"),
        (MaskRule::Name, "张三", "张*"),
        (MaskRule::Name, "欧阳娜娜", "欧***"),
        (MaskRule::Name, "Li Wei", "L*****"),
        (MaskRule::Name, " Élodie ", "É*****"),
        (MaskRule::Name, "Wolfeschlegelsteinhausen", "W********"),
        (MaskRule::Phone, "13812341234", "138****1234"),
        (MaskRule::Phone, "138-1234 1234", "138****1234"),
        (MaskRule::Phone, "+86 138 1234 1234", "861****1234"),
        (MaskRule::Phone, "１３８１２３４１２３４", "138****1234"),
        (MaskRule::Phone, "87654321", "****21"),
        (MaskRule::LastFour, "6222 0212 3456 4821", "•••• 4821"),
        (MaskRule::LastFour, "ＡＢ１２３４５６", "•••• 3456"),
        (MaskRule::Email, "li.wei@example.com", "l***@example.com"),
        (MaskRule::Email, "l@example.com", "***@example.com"),
        (MaskRule::Id, "11010519491231002X", "1****************X"),
        (MaskRule::Id, "E12345678", "E*******8"),
        (MaskRule::Hidden, "anything", "••••"),
        (MaskRule::Hidden, "", "••••"),
    ] {
        assert_eq!(mask(rule, value), shown, "{rule:?}");
    }
}

#[test]
fn a_value_too_short_for_its_rule_shows_nothing_not_even_its_length() {
    for (rule, values) in [
        (MaskRule::Name, ["", " ", "张", "e\u{301}"]),
        (MaskRule::LastFour, ["", "4821", "1234567", "12 34 56 7"]),
        (MaskRule::Phone, ["", "110", "123456", "12-34-56"]),
        (MaskRule::Email, ["", "@example.com", "li@", "li@localhost"]),
        (MaskRule::Id, ["", "12", "12345", "1-2-3-4-5"]),
    ] {
        for value in values {
            assert_eq!(mask(rule, value), NOTHING, "{rule:?} {value:?}");
        }
    }
}

#[test]
fn what_cannot_be_seen_or_joins_its_neighbour_does_not_come_through() {
    let hostile = [
        "\u{202e}", "\u{2066}", "\u{200b}", "\u{200d}", "\u{feff}", "\0", "\n", "\u{1b}", "\u{301}",
        "\u{5b0}", "\u{93f}",
    ];
    for bad in hostile {
        for rule in RULES.into_iter().filter(|rule| *rule != MaskRule::Plain) {
            for value in [
                format!("{bad}张三丰"),
                format!("张{bad}三"),
                format!("{bad}13812341234{bad}"),
                format!("l{bad}i@exa{bad}mple.com"),
                format!("{bad}li@example.com"),
                format!("1101051949{bad}1231002X"),
            ] {
                let shown = mask(rule, &value);
                assert!(!shown.contains(bad), "{rule:?} {value:?}: {shown:?}");
            }
        }
    }
    assert_eq!(mask(MaskRule::Plain, "a\u{202e}b\u{200b}c\n"), "a\u{fffd}b\u{fffd}c\u{fffd}");
    assert_eq!(mask(MaskRule::Name, "\u{301}lodie"), NOTHING, "a mark would join what stands before it");
    assert_eq!(mask(MaskRule::Name, "E\u{301}\u{302}\u{303}lodie"), "E*****", "the letter alone");
    assert_eq!(mask(MaskRule::LastFour, "١٢٣٤٥٦٧٨٩"), NOTHING, "digits of another script");
    assert_eq!(mask(MaskRule::Email, "li@еxample.com"), NOTHING, "a domain with one Cyrillic letter");
}

#[test]
fn a_very_long_value_is_cut() {
    let long = "一".repeat(100_000);
    for rule in RULES {
        assert!(mask(rule, &long).chars().count() <= PLAIN_MOST + 1, "{rule:?}");
    }
}

/// Letters of both scripts, digits, signs, and what should never be shown.
fn text() -> impl Strategy<Value = String> {
    let chars = prop_oneof![
        6 => prop::char::range('a', 'z'),
        6 => prop::char::range('\u{4e00}', '\u{9fa5}'),
        6 => prop::char::range('0', '9'),
        2 => prop::char::range('\u{ff10}', '\u{ff19}'),
        1 => prop::sample::select(vec!['\u{202e}', '\u{200b}', '\u{301}', '\u{64b}', '\0', ' ', '-', '@', '.']),
        1 => any::<char>(),
    ];
    prop::collection::vec(chars, 0..40).prop_map(|chars| chars.into_iter().collect())
}

fn digits(count: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::char::range('0', '9'), count).prop_map(|d| d.into_iter().collect())
}

fn letters(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<char>> {
    let letter = prop_oneof![prop::char::range('a', 'z'), prop::char::range('\u{4e00}', '\u{9fa5}')];
    prop::collection::vec(letter, count)
}

/// What is left when stars and signs of the rule itself are taken away.
fn revealed(shown: &str) -> String {
    shown.chars().filter(|c| !"*•@ ….".contains(*c)).collect()
}

proptest! {
    #[test]
    fn no_value_makes_a_mask_show_more_than_its_rule(value in text()) {
        for rule in RULES {
            let shown = mask(rule, &value);
            prop_assert!(is_plain(&shown.replace(char::REPLACEMENT_CHARACTER, "?")), "{:?}: {:?}", rule, shown);
            let most = match rule {
                MaskRule::Plain | MaskRule::Email => usize::MAX,
                MaskRule::Name => 1,
                MaskRule::LastFour => 4,
                MaskRule::Phone => 7,
                MaskRule::Id => 2,
                MaskRule::Hidden => 0,
            };
            let revealed = revealed(&shown);
            prop_assert!(revealed.chars().count() <= most, "{:?}: {:?}", rule, shown);
            if matches!(rule, MaskRule::LastFour | MaskRule::Phone | MaskRule::Id) {
                let signs = value.chars().filter(|c| c.is_alphanumeric()).count();
                prop_assert!(revealed.is_empty() || revealed.chars().count() + 4 <= signs, "{:?}: {:?}", rule, shown);
            }
        }
    }

    #[test]
    fn what_the_rule_hides_does_not_change_what_is_shown(
        first in letters(1..2), (rest, other) in letters(1..20).prop_flat_map(|r| {
            let count = r.len();
            (Just(r), letters(count..count + 1))
        }),
    ) {
        let name = |rest: &[char]| first.iter().chain(rest).collect::<String>();
        prop_assert_eq!(mask(MaskRule::Name, &name(&rest)), mask(MaskRule::Name, &name(&other)));
        let mail = |rest: &[char]| format!("{}@example.com", name(rest));
        prop_assert_eq!(mask(MaskRule::Email, &mail(&rest)), mask(MaskRule::Email, &mail(&other)));
        prop_assert_eq!(mask(MaskRule::Hidden, &name(&rest)), mask(MaskRule::Hidden, ""));
    }

    #[test]
    fn the_middle_of_a_number_does_not_change_what_is_shown(
        head in digits(3..4), middle in digits(4..12), other in digits(4..12), tail in digits(4..5),
    ) {
        let of = |middle: &str| format!("{head}{middle}{tail}");
        for rule in [MaskRule::Phone, MaskRule::LastFour] {
            prop_assert_eq!(mask(rule, &of(&middle)), mask(rule, &of(&other)));
        }
        let shorter = other.len().min(middle.len());
        prop_assert_eq!(mask(MaskRule::Id, &of(&middle[..shorter])), mask(MaskRule::Id, &of(&other[..shorter])));
    }
}
