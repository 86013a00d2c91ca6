use super::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

const DATA: &str = include_str!("words.tsv");
/// 2026-03-03T06:31:07Z, which is 14:31:07 in Shanghai.
const AFTERNOON: i64 = 1_772_519_467_000;

fn rows() -> Vec<[&'static str; 3]> {
    let data = DATA.lines().filter(|line| !line.starts_with('#'));
    data.map(|line| line.split('\t').collect::<Vec<_>>().try_into().expect("three cells")).collect()
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).map(|rest| rest.split_once('}').expect("closed").0).collect()
}

fn reader(language: Language, hour24: bool) -> Reader {
    Reader::new(language, 480, hour24).expect("Shanghai")
}

#[test]
fn the_compiled_words_are_those_of_the_data_file() {
    let rows = rows();
    assert_eq!(rows.len(), Word::ALL.len());
    for ([key, english, chinese], word) in rows.into_iter().zip(Word::ALL) {
        assert_eq!(word.key(), key);
        assert_eq!(say(*word, Language::En), english);
        assert_eq!(say(*word, Language::ZhHans), chinese);
    }
}

#[test]
fn keys_are_distinct_resource_names() {
    let keys: BTreeSet<&str> = Word::ALL.iter().map(|word| word.key()).collect();
    assert_eq!(keys.len(), Word::ALL.len());
    let legal = |key: &&&str| key.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_'));
    assert_eq!(keys.iter().filter(legal).count(), keys.len());
}

#[test]
fn both_languages_fill_the_same_placeholders() {
    for word in Word::ALL {
        let [english, chinese] = Language::ALL.map(|language| placeholders(say(*word, language)));
        assert_eq!(english, chinese, "{}", word.key());
    }
}

/// Characters of a sentence, each placeholder counted as a name of two.
fn shown(sentence: &str) -> usize {
    let names: usize = placeholders(sentence).iter().map(|name| name.chars().count() + 2).sum();
    sentence.chars().count() + 2 * placeholders(sentence).len() - names
}

#[test]
fn no_sentence_is_longer_than_a_person_reads_at_once() {
    for word in Word::ALL {
        for sentence in say(*word, Language::En).split_inclusive(['.', '?', '!']) {
            assert!(sentence.split_whitespace().count() <= 20, "{}: {sentence}", word.key());
        }
        for sentence in say(*word, Language::ZhHans).split_inclusive(['。', '？', '！']) {
            assert!(shown(sentence) <= 30, "{}: {sentence}", word.key());
        }
    }
}

#[test]
fn no_word_shames_hurries_or_overclaims() {
    let never = [
        "everywhere",
        "forever",
        "only today",
        "hurry",
        "last chance",
        "don't miss",
        "unsafe",
        "are you sure",
        "sorry",
        "100%",
        "guarantee",
        "best experience",
        "hereby",
        "pursuant",
        "!",
        "彻底",
        "永久",
        "仅限今天",
        "立即领取",
        "最后机会",
        "错过",
        "不安全",
        "确定要",
        "遗憾",
        "特此",
        "依照",
        "甲方",
        "！",
    ];
    for word in Word::ALL {
        for language in Language::ALL {
            let text = say(*word, language).to_lowercase();
            let found: Vec<_> = never.iter().filter(|bad| text.contains(**bad)).collect();
            assert!(found.is_empty(), "{}: {found:?}", word.key());
        }
    }
}

#[test]
fn refusing_is_said_plainly() {
    for word in [Word::CRefuse, Word::FpDont, Word::CamDont, Word::CKeepOn] {
        let [english, chinese] = Language::ALL.map(|language| say(word, language));
        assert!(english.starts_with("Don't") || english.starts_with("Keep"), "{english}");
        assert!(chinese.starts_with('不') || chinese.starts_with("保持"), "{chinese}");
    }
}

#[test]
fn a_language_is_stored_as_its_tag() {
    for language in Language::ALL {
        let stored = serde_json::to_string(&language).expect("json");
        assert_eq!(stored, format!("\"{}\"", language.tag()));
        assert_eq!(serde_json::from_str::<Language>(&stored).expect("back"), language);
    }
}

#[test]
fn every_word_can_be_seen() {
    for word in Word::ALL {
        assert!(Language::ALL.iter().all(|language| is_plain(say(*word, *language))), "{}", word.key());
    }
}

#[test]
fn the_size_of_a_picture_never_breaks_around_the_cross() {
    let text = fill(Word::CamSize, Language::En, &[("size", "412 KB"), ("w", "1280"), ("h", "960")]);
    assert_eq!(text.as_deref(), Ok("412 KB, 1280\u{a0}×\u{a0}960"));
}

#[test]
fn a_missing_or_needless_value_is_noticed() {
    let word = Word::CamKept;
    assert_eq!(fill(word, Language::En, &[]), Err(FillFault::Missing(word)));
    assert_eq!(fill(word, Language::En, &[("days", "3")]), Err(FillFault::Missing(word)));
    let twice = [("period", "30 days"), ("period", "1 day")];
    assert_eq!(fill(word, Language::En, &twice), Err(FillFault::Extra(word)));
}

#[test]
fn braces_in_a_value_are_shown_not_filled() {
    let shown = fill(
        Word::A11yRow,
        Language::En,
        &[("time", "{purpose}"), ("purpose", "p"), ("result", "r"), ("recipient", "x")],
    );
    assert_eq!(shown.as_deref(), Ok("{purpose}, p, r, x"));
}

#[test]
fn a_moment_reads_as_the_reader_expects() {
    let (english, chinese) = (reader(Language::En, true), reader(Language::ZhHans, true));
    assert_eq!(date_time(AFTERNOON, &english), "3 Mar 2026, 14:31");
    assert_eq!(date_time(AFTERNOON, &chinese), "2026年3月3日 14:31");
    assert_eq!(time_to_the_second(AFTERNOON, &english), "14:31:07");
    assert_eq!(time(AFTERNOON, &reader(Language::En, false)), "2:31 pm");
    assert_eq!(time(AFTERNOON, &reader(Language::ZhHans, false)), "下午2:31");
    let midnight = AFTERNOON + (9 * 60 + 29) * 60_000;
    assert_eq!(time(midnight, &reader(Language::En, false)), "12:00 am");
    assert_eq!(date(midnight, &english), "4 Mar 2026");
}

#[test]
fn offsets_no_clock_has_are_refused() {
    for bad in [841, -841, i32::MIN, i32::MAX] {
        assert_eq!(Reader::new(Language::En, bad, true), Err(BadOffset));
    }
    assert!(Reader::new(Language::En, -840, true).is_ok());
}

#[test]
fn sizes_and_counts_are_short() {
    let english = |bytes| size(bytes, Language::En);
    assert_eq!(english(0), "0 bytes");
    assert_eq!(english(1), "1 byte");
    assert_eq!(english(612), "612 bytes");
    assert_eq!(english(1_000), "1.0 KB");
    assert_eq!(english(9_949), "9.9 KB");
    assert_eq!(english(9_950), "10 KB");
    assert_eq!(english(412_345), "412 KB");
    assert_eq!(english(999_500), "1.0 MB");
    assert_eq!(english(1_800_000_000), "1.8 GB");
    assert_eq!(english(u64::MAX), "18.4 EB");
    assert_eq!(size(612, Language::ZhHans), "612 字节");
    assert_eq!(count(171), "171");
    assert_eq!(count(1_234_567), "1,234,567");
    assert_eq!(times(1, Language::En), "1 time");
    assert_eq!(times(12, Language::ZhHans), "12 次");
    assert_eq!(days(180, Language::En), "180 days");
    assert_eq!(list(&["a", "b"], Language::ZhHans), "a、b");
}

proptest! {
    #[test]
    fn any_clock_and_any_zone_have_words(wall in any::<i64>(), offset in -840..=840_i32, hour24 in any::<bool>()) {
        for language in Language::ALL {
            let reader = Reader::new(language, offset, hour24).expect("in range");
            prop_assert!(date_time(wall, &reader).chars().count() <= 24);
        }
    }

    #[test]
    fn any_size_is_at_most_three_digits_and_a_unit(bytes in any::<u64>()) {
        prop_assert!(size(bytes, Language::En).chars().count() <= 9);
    }
}
