//! The interactive privacy policy and the two lists of personal information, from the same manifest that the engine rules by,
//! so that what is said and what is done cannot drift.
//!
//! Owns: which sentence stands where. Every sentence comes from the manifest or from the engine's catalogue of words; none is
//! written here. Promises: each activity, each kind of data it uses and each recipient other than the controller appears, in
//! each language the manifest declares.
//!
//! For now it yields the policy and the two lists (collected, shared) as one [`Policy`] per language, which is JSON by serde
//! and Markdown by [`Policy::markdown`]. The lists have no counts: those are a person's own and come from the engine on the
//! phone. Not here yet: Apple's and Google's store declarations, records of processing, typed ids for Kotlin and Swift. Their
//! issue follows. Build time only; the engine does not depend on this crate.
#![forbid(unsafe_code)]

mod markdown;
mod phrase;

use privet::manifest::{Activity, DataKind, Manifest, Recipient, Role};
use privet::text::{Language, Word, place, say};
use serde::Serialize;

/// A label and what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// What the line is about, like "Kept for".
    pub label: String,
    /// What it says.
    pub text: String,
}

/// One activity, as a section of the policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Section {
    /// The activity's id, so that a screen can put its switch beside the text.
    pub activity: String,
    /// Its title.
    pub title: String,
    /// What is used, why, where it is kept and for how long, who receives it, what a refusal costs.
    pub lines: Vec<Line>,
}

/// A table: the heads of its columns and its rows, each as long as the heads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct List {
    /// What the list is of.
    pub title: String,
    /// The heads.
    pub heads: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// The whole text in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Policy {
    /// Its language.
    pub language: Language,
    /// The policy's version, as the app numbers it.
    pub version: String,
    /// Who answers for it: name, address, contact.
    pub controller: Vec<String>,
    /// Each activity.
    pub sections: Vec<Section>,
    /// What is collected, by whichever activity.
    pub collected: List,
    /// What others receive.
    pub shared: List,
}

/// The text in each language that the manifest declares, the app's own first.
#[must_use]
pub fn policies(manifest: &Manifest) -> Vec<Policy> {
    manifest.languages.iter().map(|language| policy(manifest, *language)).collect()
}

fn policy(manifest: &Manifest, language: Language) -> Policy {
    let controller = &manifest.controller;
    Policy {
        language,
        version: manifest.policy_version.clone(),
        controller: vec![
            controller.name.get(language).to_owned(),
            controller.address.get(language).to_owned(),
            controller.contact.clone(),
        ],
        sections: manifest.activities.iter().map(|a| phrase::section(manifest, a, language)).collect(),
        collected: collected(manifest, language),
        shared: shared(manifest, language),
    }
}

fn heads(words: &[Word], language: Language) -> Vec<String> {
    words.iter().map(|word| say(*word, language).to_owned()).collect()
}

/// Each kind of data with each activity that uses it.
fn uses(manifest: &Manifest) -> impl Iterator<Item = (&Activity, &DataKind)> {
    manifest.activities.iter().flat_map(|a| manifest.data_of(a).map(move |kind| (a, kind)))
}

fn collected(manifest: &Manifest, language: Language) -> List {
    let rows = uses(manifest).map(|(activity, kind)| {
        let texts = &activity.texts;
        [&kind.name, &texts.purpose, &texts.scenario].map(|text| text.get(language).to_owned()).to_vec()
    });
    List {
        title: say(Word::L2Collected, language).to_owned(),
        heads: heads(&[Word::L2Kind, Word::L2Purpose, Word::L2Scene], language),
        rows: rows.collect(),
    }
}

fn shared(manifest: &Manifest, language: Language) -> List {
    let sent = uses(manifest).flat_map(|(activity, kind)| {
        let others = manifest.recipients_of(activity).filter(|recipient| recipient.role != Role::Controller);
        others.map(move |recipient| (activity, kind, recipient))
    });
    let rows = sent.map(|(activity, kind, recipient)| {
        vec![
            kind.name.get(language).to_owned(),
            activity.texts.purpose.get(language).to_owned(),
            activity.texts.scenario.get(language).to_owned(),
            named(recipient, language),
            recipient.policy_url.as_str().to_owned(),
        ]
    });
    List {
        title: say(Word::L2Shared, language).to_owned(),
        heads: heads(&[Word::L2Kind, Word::L2Purpose, Word::L2Scene, Word::L2To, Word::L2Rules], language),
        rows: rows.collect(),
    }
}

/// A recipient with its country, as a list names it.
fn named(recipient: &Recipient, language: Language) -> String {
    let (open, close) = match language {
        Language::En => (" (", ")"),
        Language::ZhHans => ("（", "）"),
    };
    format!("{}{open}{}{close}", recipient.name.get(language), place(recipient.country, language))
}
