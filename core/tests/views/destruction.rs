//! The record of a destroyed face template, as a screen shows it.

use super::*;
use privet::export::destruction::DestructionRecord;
use privet::views::destruction::{DestructionPage, destruction_page};
use privet_wire::destruction::ProvedEntry;
use privet_wire::ids::TemplateId;

fn record(activity: &str) -> DestructionRecord {
    let held = || ProvedEntry { entry: vec![], proof: String::new() };
    DestructionRecord {
        activity: id(activity),
        template: TemplateId::new([3; 16]),
        denied: AFTERNOON,
        missing: AFTERNOON + 60_000,
        index: 57,
        size: 60,
        destroying: held(),
        destroyed: held(),
        log_key: String::new(),
        text: String::new(),
    }
}

fn page(activity: &str, language: Language) -> DestructionPage {
    destruction_page(&record(activity), &demo(), &reader(language)).unwrap()
}

#[test]
fn the_page_says_what_was_recorded_and_when_with_what_that_shows_and_what_not() {
    let page = page("face_payment", Language::En);
    assert_eq!(page.title, "Record of destruction");
    assert_eq!(
        page.lines,
        [
            "Face pattern for: Pay by face",
            "No longer used since 3 Mar 2026, 14:31.",
            "3 Mar 2026, 14:32: its key is gone. The phone's key store was asked for it and has none.",
        ]
    );
    assert_eq!(page.shows_title, "What this shows");
    assert_eq!(
        page.shows,
        [
            "That this app's records say so.",
            "When they say it was.",
            "What the phone's key store answered when asked for the key afterwards.",
        ]
    );
    assert_eq!(page.not_shown_title, "What this does not show");
    assert_eq!(
        page.not_shown,
        [
            "That nobody copied the key or the picture before.",
            "That nothing of it is left in the phone's storage or in backups.",
            "This covers this phone only. Ask Lantern Pay about other copies.",
        ]
    );
    assert_eq!(page.export, "Export file");
}

#[test]
fn the_page_is_as_long_in_chinese_and_has_no_english_in_it() {
    let (english, chinese) = (page("face_payment", Language::En), page("face_payment", Language::ZhHans));
    for (en, zh) in [
        (&english.lines, &chinese.lines),
        (&english.shows, &chinese.shows),
        (&english.not_shown, &chinese.not_shown),
    ] {
        assert_eq!(en.len(), zh.len());
        assert!(zh.iter().flat_map(|text| text.chars()).all(|c| !c.is_ascii_alphabetic()), "{zh:?}");
    }
    assert_eq!(chinese.lines[2], "2026年3月3日 14:32：密钥已不存在。已向手机密钥库查询，其中没有该密钥。");
}

#[test]
fn an_activity_that_is_no_longer_declared_is_named_by_its_id() {
    assert_eq!(page("face_at_the_door", Language::En).lines[0], "Face pattern for: face_at_the_door");
}
