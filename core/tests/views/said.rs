//! What views say, to an eye and to a screen reader: nothing is empty, nothing is left to fill, and all of it is in one language.

use super::prompts::{GPS, data, draw, drawn, every_prompt, payment, tea};
use super::*;
use privet::command::Payment;
use privet::gate::minimise::MediaType;
use privet::views::center::center;
use privet::views::fact::Fact;
use privet::views::phone_prompt::phone_prompt;
use privet::views::prompt::{PromptKind, PromptView, ReleaseContent, ReleasePrompt, prompt_view};
use privet::views::requests::{RequestRow, request_row};
use privet::views::tidy::{TidySort, tidy};
use privet::views::what_if::what_if;
use privet_wire::shown::Shown;
use serde_json::Value;
use std::collections::BTreeSet;

fn view(shown: Shown, language: Language) -> PromptView {
    prompt_view(&drawn(shown), Some(b"[1]"), &demo(), &reader(language)).expect("a view")
}

fn asked(until: Option<i64>, at: i64, language: Language) -> RequestRow {
    let manifest = demo();
    let to = manifest.recipient(&recipient("lantern_pay")).unwrap();
    request_row(&Payment { until, ..tea() }, to, at, &reader(language)).expect("a row")
}

/// Every string of a view with its path.
fn strings(value: &Value, at: &str, into: &mut Vec<(String, String)>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, inner)| strings(inner, &format!("{at}.{name}"), into));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(n, inner)| strings(inner, &format!("{at}.{n}"), into));
        }
        Value::String(text) => into.push((at.to_owned(), text.clone())),
        _ => {}
    }
}

fn every_view(language: Language) -> Vec<(String, String)> {
    let mut world = World::new();
    for activity in demo().activities.iter().filter(|activity| activity.asks_consent()) {
        if world.state.grant(&activity.id).is_none() {
            world.allow(activity.id.as_str());
        }
    }
    let (reader, manifest) = (reader(language), demo());
    let drawn = center(&world.state, &world.phone, None, &BTreeMap::new(), &world.now, &reader).unwrap();
    let chosen: BTreeSet<_> = manifest.activities.iter().map(|activity| activity.id.clone()).collect();
    let order = (TidySort::Unused, &chosen);
    let tidied = tidy(&world.state, &world.phone, order, &world.now, &reader).unwrap();
    let mut all = vec![serde_json::to_value(drawn), serde_json::to_value(tidied)];
    for activity in &manifest.activities {
        all.push(serde_json::to_value(what_if(&world.state, &activity.id, language).unwrap()));
        all.push(serde_json::to_value(phone_prompt(&manifest, &activity.id, language)));
    }
    all.extend(every_prompt(language).into_iter().map(|shown| serde_json::to_value(view(shown, language))));
    for until in [None, Some(AFTERNOON - 1), Some(AFTERNOON + 1)] {
        all.push(serde_json::to_value(asked(until, AFTERNOON, language)));
    }
    let mut found = Vec::new();
    for (n, value) in all.into_iter().enumerate() {
        strings(&value.unwrap(), &n.to_string(), &mut found);
    }
    found
}

const fn is_chinese(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// Every text of the manifest in that language, the longest first.
fn declared(language: Language) -> Vec<String> {
    fn walk(value: &Value, tag: &str, into: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                for (name, inner) in fields {
                    match inner {
                        Value::String(text) if name == tag || name == "contact" => into.push(text.clone()),
                        _ => walk(inner, tag, into),
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|inner| walk(inner, tag, into)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(&serde_json::from_str(DEMO).unwrap(), language.tag(), &mut found);
    found.sort_by_key(|text| std::cmp::Reverse(text.len()));
    found
}

#[test]
fn no_text_of_a_view_is_empty_or_half_filled_or_in_two_languages() {
    let [english, chinese] = Language::ALL.map(every_view);
    assert!(english.len() > 500, "{}", english.len());
    for (at, text) in english.iter().chain(&chinese) {
        assert!(!text.trim().is_empty(), "{at}");
        assert!(!text.contains(['{', '}']), "{at}: {text}");
    }
    for (at, text) in &english {
        assert!(!text.chars().any(is_chinese), "{at}: {text}");
    }
    let names = declared(Language::ZhHans);
    for (at, text) in chinese.iter().filter(|(_, text)| text.chars().any(is_chinese)) {
        let rest = names.iter().fold(text.clone(), |rest, name| rest.replace(name.as_str(), ""));
        let rest = ["Blue Kettle Tea", "KB"].iter().fold(rest, |rest, name| rest.replace(name, ""));
        // A check code is four signs of any kind.
        let word = |word: &str| word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase());
        assert!(!rest.split(|c: char| !c.is_ascii_alphabetic()).any(word), "{at}: {text}");
    }
    // What reads as a sentence in English is another one in Chinese.
    let chinese: BTreeMap<_, _> = chinese.into_iter().collect();
    for (at, text) in english.iter().filter(|(_, text)| text.contains(' ') && text != "Blue Kettle Tea") {
        assert_ne!(chinese.get(at), Some(text), "{at}");
    }
}

#[test]
fn a_payment_is_said_with_its_amount_in_words_and_its_payee() {
    let (world, release) = payment(tea(), true);
    for (language, amount, payee, approved) in [
        (Language::En, "Amount 38 yuan", "Payee Blue Kettle Tea", "Approved once: CNY 38.00."),
        (Language::ZhHans, "金额 38 元", "收款方 Blue Kettle Tea", "已批准一次：¥38.00。"),
    ] {
        let view = view(draw(&world, release, None, language), language);
        let said = |fact| view.lines.iter().find(|line| line.fact == fact).map(|line| line.spoken.as_str());
        assert_eq!(said(Fact::Amount), Some(amount));
        assert_eq!(said(Fact::Payee), Some(payee));
        let PromptKind::Release { release } = &view.kind else { panic!("{view:?}") };
        assert_eq!(release.content, ReleaseContent::Payment { approved: approved.into() });
        let plain = view.lines.iter().filter(|line| !matches!(line.fact, Fact::Amount | Fact::Payee));
        assert!(plain.into_iter().all(|line| line.spoken == line.text));
    }
}

#[test]
fn a_picture_is_said_with_its_size_and_what_was_removed_and_a_consent_with_what_counts_as_a_yes() {
    let (world, release, bytes) = data("bill_scan", "cloudlane", GPS, MediaType::Jpeg);
    let picture = view(draw(&world, release, Some(&bytes), Language::En), Language::En);
    let PromptKind::Release { release } = picture.kind else { panic!("{picture:?}") };
    let ReleasePrompt { content: ReleaseContent::Picture { spoken: said }, after, .. } = release else {
        panic!("{release:?}")
    };
    assert!(said.starts_with("Picture to send, ") && said.contains("Removed: place"), "{said}");
    assert_eq!(after.waiting, "Confirmed. Waiting to reach Cloudlane.");
    let mut world = World::new();
    let prompt = world.ask("nearby");
    let shown = draw_consent(&world.state, &world.state.prompts[&prompt], &en()).unwrap();
    let consent = view(shown, Language::En);
    assert!(matches!(consent.kind, PromptKind::Consent { offers } if !offers.is_empty()));
}

#[test]
fn a_request_says_until_when_it_waits_and_then_that_it_is_over() {
    let until = AFTERNOON + 60_000;
    let row = asked(Some(until), AFTERNOON, Language::En);
    assert_eq!(
        (row.amount.as_str(), row.until_text.as_deref(), row.expired),
        ("CNY 38.00", Some("Waits until 14:32"), false)
    );
    assert_eq!(row.spoken, "Blue Kettle Tea, 38 yuan, Waits until 14:32");
    let over = asked(Some(until), until, Language::En);
    assert_eq!((over.until_text.as_deref(), over.expired), (Some("This request is over."), true));
    let open = asked(None, AFTERNOON, Language::ZhHans);
    assert_eq!(
        (open.until_text, open.expired, open.spoken.as_str()),
        (None, false, "Blue Kettle Tea、38 元")
    );
}

#[test]
fn before_the_phone_asks_one_button_is_offered_and_nothing_is_asked() {
    let manifest = demo();
    let camera = phone_prompt(&manifest, &id("bill_scan"), Language::En).unwrap();
    assert_eq!(camera.permission, OsPermission::Camera);
    assert!(camera.title.starts_with("Camera for "), "{}", camera.title);
    assert!(camera.lines[0].contains("Your phone will ask next."), "{:?}", camera.lines);
    assert_eq!(camera.proceed, "Continue");
    let place = phone_prompt(&manifest, &id("nearby"), Language::En).unwrap();
    assert!(!place.lines[0].contains("Pictures"), "{:?}", place.lines);
    assert_eq!(phone_prompt(&manifest, &id("pay"), Language::En), None);
}
