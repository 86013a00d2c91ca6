//! The page that an app's author writes a manifest from names every member and every word that the types take.

use privet::manifest::{
    Accepts, Activity, ActivityKind, ActivityTexts, Category, Confirm, Controller, DataKind, EnvelopeKey,
    GrantCap, Keep, LegalBasis, Library, Manifest, MaskRule, MinimiseStep, MinorsRule, Necessity,
    OsPermission, Recipient, Retention, Role, Sensitivity, Storage, Verb,
};
use privet::text::Language;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

const PAGE: &str = include_str!("../../../docs/manifest.md");

/// The type's own list: what it says it expected instead.
fn words<T: DeserializeOwned>(instead: Value) -> Vec<String> {
    let said = serde_json::from_value::<T>(instead).err().unwrap().to_string();
    let (_, list) = said.split_once("expected").unwrap();
    list.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn every_member_and_every_word_of_a_manifest_is_on_its_page() {
    let none = || json!({"?": 0});
    let members = [
        words::<Manifest>(none()),
        words::<Controller>(none()),
        words::<DataKind>(none()),
        words::<Recipient>(none()),
        words::<EnvelopeKey>(none()),
        words::<Library>(none()),
        words::<Activity>(none()),
        words::<ActivityTexts>(none()),
        words::<Retention>(none()),
    ];
    let none = || json!("?");
    let fixed = [
        words::<Accepts>(none()),
        words::<ActivityKind>(none()),
        words::<Category>(none()),
        words::<Confirm>(none()),
        words::<GrantCap>(none()),
        words::<Keep>(none()),
        words::<Language>(none()),
        words::<LegalBasis>(none()),
        words::<MaskRule>(none()),
        words::<MinimiseStep>(none()),
        words::<MinorsRule>(none()),
        words::<Necessity>(none()),
        words::<OsPermission>(none()),
        words::<Role>(none()),
        words::<Sensitivity>(none()),
        words::<Storage>(none()),
        words::<Verb>(none()),
    ];
    let all: Vec<String> = members.into_iter().chain(fixed).flatten().collect();
    assert!(all.len() > 100, "{all:?}");
    let missing: Vec<_> = all.iter().filter(|word| !on_page(word)).collect();
    assert!(missing.is_empty(), "not in docs/manifest.md: {missing:?}");
}

/// As code, alone or as the one member of an object.
fn on_page(word: &str) -> bool {
    PAGE.contains(&format!("`{word}`")) || PAGE.contains(&format!("`{{\"{word}\":"))
}
