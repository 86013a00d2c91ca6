//! What turning one purpose off would do (UX M4, M5): what stops, what still works, what else ends, who is told.
//!
//! Promises: what is said to end also is what the rules end ([`Manifest::resting_on`] is what they go by), and nothing here changes
//! anything. The same view says before a question what a no would cost.

use super::phrase;
use crate::manifest::{Activity, ActivityKind, Manifest};
use crate::rules::to_tell;
use crate::state::State;
use crate::text::{Language, Word, fill, fill_count, say};
use privet_wire::ids::{ActivityId, RecipientId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The whole sheet.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct WhatIf {
    /// Which purpose.
    pub activity: ActivityId,
    /// The question.
    pub title: String,
    /// Heading of what stops.
    pub stops_title: String,
    /// What stops, in words.
    pub stops: Vec<String>,
    /// Heading of what still works.
    pub works_title: String,
    /// What still works, in words.
    pub works: Vec<String>,
    /// The purpose to use instead, if the app declares one.
    pub fallback: Option<ActivityId>,
    /// Heading of what is turned off with it.
    pub also_title: String,
    /// What is on and would be turned off with it.
    pub also: Vec<AlsoOff>,
    /// How many recipients are told to delete; none where none is.
    pub tells: Option<String>,
    /// Who they are.
    pub told: Vec<Told>,
    /// What is destroyed and can't be brought back, in words; empty where nothing is.
    pub destroys: Vec<String>,
    /// Said where it can't be undone.
    pub undo: Option<String>,
    /// The label of the button that keeps it on.
    pub keep: String,
    /// The label of the button that turns it off.
    pub turn_off: String,
}

/// Another purpose that would end too.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AlsoOff {
    /// Which.
    pub activity: ActivityId,
    /// Its name.
    pub title: String,
}

impl AlsoOff {
    pub(super) fn of(activity: &Activity, language: Language) -> Self {
        Self { activity: activity.id.clone(), title: activity.texts.title.get(language).to_owned() }
    }
}

/// A recipient that would be told.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Told {
    /// Who.
    pub recipient: RecipientId,
    /// Their name.
    pub name: String,
}

/// What turning this off would do. None if the manifest does not declare it.
#[must_use]
pub fn what_if(state: &State, id: &ActivityId, language: Language) -> Option<WhatIf> {
    let manifest = state.declared()?;
    let activity = manifest.activity(id)?;
    let text = |word: Word| say(word, language).to_owned();
    let title = activity.texts.title.get(language);
    let face = activity.kind == ActivityKind::Template;
    let also = taken_along(state, manifest, &[id]);
    let ending = std::iter::once(id).chain(also.iter().filter(|a| a.asks_consent()).map(|a| &a.id));
    let told = told(state, manifest, ending, language);
    let has_pattern = state.templates_of(id).next().is_some();
    let destroys =
        if face && has_pattern { vec![text(Word::FbOffFinal), text(Word::FbOffKeeps)] } else { Vec::new() };
    Some(WhatIf {
        activity: id.clone(),
        title: if face && has_pattern {
            text(Word::FbOffTitle)
        } else {
            fill(Word::WdTitle, language, &[("purpose", title)]).ok()?
        },
        stops_title: text(Word::WdStops),
        stops: vec![title.to_owned()],
        works_title: text(Word::WdWorks),
        works: phrase::fallback(manifest, activity, language).into_iter().collect(),
        fallback: activity.fallback.clone(),
        also_title: text(Word::WdAlso),
        also: also.into_iter().map(|other| AlsoOff::of(other, language)).collect(),
        tells: fill_count(told.len() as u64, (Word::WdTellOne, Word::WdTell), language).ok()?,
        told,
        undo: destroys.is_empty().then(|| text(Word::WdUndoNone)),
        destroys,
        keep: text(Word::CKeepOn),
        turn_off: text(if activity.may_object() { Word::CObject } else { Word::CTurnOff }),
    })
}

/// What is on and goes off with these, they themselves left out, in the manifest's order.
pub(super) fn taken_along<'m>(
    state: &State,
    manifest: &'m Manifest,
    ids: &[&ActivityId],
) -> Vec<&'m Activity> {
    let all = manifest.with_dependents(ids.iter().copied());
    let on = |other: &Activity| {
        state.can_withdraw(&other.id)
            || !(other.asks_consent() || other.may_object() && state.objects(&other.id))
    };
    let taken = |other: &&Activity| all.contains(&other.id) && !ids.contains(&&other.id) && on(other);
    manifest.activities.iter().filter(taken).collect()
}

/// Who knows the person and would be told, each once.
fn told<'a>(
    state: &State,
    manifest: &Manifest,
    ending: impl Iterator<Item = &'a ActivityId>,
    language: Language,
) -> Vec<Told> {
    let recipients: BTreeSet<RecipientId> = ending.flat_map(|id| to_tell(state, id)).collect();
    let name = |id: &RecipientId| {
        let known = manifest.recipient(id).map(|recipient| recipient.name.get(language).to_owned());
        known.unwrap_or_else(|| id.as_str().to_owned())
    };
    recipients.into_iter().map(|recipient| Told { name: name(&recipient), recipient }).collect()
}
