//! The privacy policy, the two lists of personal information and the types of an app's code, from the same manifest that the engine
//! rules by, so that what is said and what is done cannot drift.
//!
//! Owns: the static text, for a web page or a store's form. What it says is said by the engine's own views
//! ([`privet::views::policy`], [`privet::views::lists`]), drawn without a person: no state, no switch, no count. Promises: each
//! activity, each kind of data it uses and each recipient other than the controller appears, in each language the manifest
//! declares.
//!
//! It yields one [`Declaration`] per language, which is JSON by serde and Markdown by [`Declaration::markdown`], and in [`typed`] the
//! manifest as source of an app's own. Not here yet: Apple's and Google's store declarations, records of processing. Their issue follows. Build time only; the engine does not
//! depend on this crate.
#![forbid(unsafe_code)]

mod markdown;
pub mod typed;

use privet::manifest::Manifest;
use privet::text::Language;
use privet::views::lists::{Table, declared};
use privet::views::policy::{Policy, policy};
use serde::Serialize;

/// What the app declares, in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Declaration {
    /// The policy.
    pub policy: Policy,
    /// What is collected, by whichever activity.
    pub collected: Table,
    /// What others receive.
    pub shared: Table,
}

/// The text in each language that the manifest declares, the app's own first. A language whose text could not be drawn would be
/// missing; a test holds that none is.
#[must_use]
pub fn declarations(manifest: &Manifest) -> Vec<Declaration> {
    manifest.languages.iter().filter_map(|language| declaration(manifest, *language)).collect()
}

fn declaration(manifest: &Manifest, language: Language) -> Option<Declaration> {
    let lists = declared(manifest, language);
    Some(Declaration {
        policy: policy(manifest, &[], language)?,
        collected: lists.collected_table(),
        shared: lists.shared_table(),
    })
}
