//! The demo app keeps the rules it shows.

use super::{DEMO, demo};
use privet::manifest::{Category, Confirm, Language, Manifest, lint};
use privet_wire::ids::{ActivityId, DataId, RecipientId};
use serde_json::Value;

#[test]
fn the_demo_breaks_no_rule_at_all() {
    assert_eq!(lint(&demo()), []);
}

#[test]
fn every_sentence_is_short_in_both_languages() {
    fn texts(json: &Value, out: &mut Vec<(String, String)>) {
        match json {
            Value::Object(members) => match (members.get("en"), members.get("zh-Hans")) {
                (Some(Value::String(en)), Some(Value::String(zh))) => out.push((en.clone(), zh.clone())),
                _ => members.values().for_each(|v| texts(v, out)),
            },
            Value::Array(items) => items.iter().for_each(|v| texts(v, out)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    texts(&serde_json::from_str(DEMO).unwrap(), &mut found);
    assert!(found.len() > 40, "only {} texts found", found.len());
    for (en, zh) in found {
        for sentence in en.split(['.', '?', '!']) {
            assert!(sentence.split_whitespace().count() <= 20, "{sentence}");
        }
        for sentence in zh.split(['。', '？', '！']) {
            assert!(sentence.chars().count() <= 30, "{sentence}");
        }
        assert!(zh.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "not Chinese: {zh}");
        assert!(en.is_ascii(), "not plain English: {en}");
    }
}

#[test]
fn camera_and_face_data_leaves_only_when_confirmed_each_time() {
    let manifest = demo();
    let bound: Vec<_> = manifest
        .activities
        .iter()
        .filter(|a| a.sends() && manifest.data_of(a).any(privet::manifest::DataKind::must_confirm))
        .map(|a| (a.id.as_str(), a.confirm))
        .collect();
    let every = Confirm::EveryUse;
    assert_eq!(bound, [("pay", every), ("bill_scan", every), ("photo_check", every)]);
}

#[test]
fn lookups_answer_what_is_declared_and_nothing_else() {
    let manifest = demo();
    let analytics = manifest.activity(&ActivityId::try_from("analytics").unwrap()).unwrap();
    let pay = manifest.activity(&ActivityId::try_from("pay").unwrap()).unwrap();
    let meridian = manifest.recipient(&RecipientId::try_from("meridian").unwrap()).unwrap();
    let cloudlane = manifest.recipient(&RecipientId::try_from("cloudlane").unwrap()).unwrap();
    assert!(manifest.leaves_country(meridian) && !manifest.leaves_country(cloudlane));
    assert!(analytics.asks_consent() && !pay.asks_consent());
    assert!(manifest.is_sensitive(pay) && !manifest.is_sensitive(analytics));
    assert_eq!(manifest.data(&DataId::try_from("area").unwrap()).unwrap().category, Category::CoarseLocation);
    assert_eq!(meridian.name.get(Language::ZhHans), "子午分析");
    assert!(manifest.activity(&ActivityId::try_from("nothing").unwrap()).is_none());
}

#[test]
fn only_the_named_recipients_key_is_replaced() {
    let (before, ours) = (demo(), privet::manifest::EnvelopeKey::new([9; 32]));
    let cloudlane = RecipientId::try_from("cloudlane").unwrap();
    let after = before.clone().with_envelope_key(&cloudlane, ours.clone());
    for (old, new) in before.recipients.iter().zip(&after.recipients) {
        let expected = if old.id == cloudlane { vec![ours.clone()] } else { old.envelope_keys.clone() };
        assert_eq!(new.envelope_keys, expected);
    }
    assert_ne!(after.accept().unwrap().digest(), before.digest());
}

fn drop_chinese(json: &mut Value) {
    match json {
        Value::Object(members) => {
            members.remove("zh-Hans");
            members.values_mut().for_each(drop_chinese);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_chinese),
        _ => {}
    }
}

#[test]
fn a_text_has_an_answer_for_a_language_it_lacks() {
    let json = DEMO.replace("\"languages\": [\"en\", \"zh-Hans\"]", "\"languages\": [\"en\"]");
    let mut json: Value = serde_json::from_str(&json).unwrap();
    drop_chinese(&mut json);
    let manifest = Manifest::parse(&serde_json::to_vec(&json).unwrap()).unwrap().into_manifest();
    assert_eq!(manifest.controller.name.get(Language::ZhHans), "Lantern Pay");
}

#[test]
fn each_category_has_a_name_in_every_vocabulary() {
    for category in Category::ALL {
        assert!(category.play().starts_with("PSL_"), "{category:?}");
        assert!(!category.apple().starts_with("NSPrivacy") && !category.dpv().contains(':'), "{category:?}");
    }
    assert_eq!(Category::CameraFrame.apple(), "PhotosorVideos");
    assert_eq!(Category::FaceTemplate.dpv(), "FacialPrint");
    assert_eq!(Category::CoarseLocation.play(), "PSL_APPROX_LOCATION");
}
