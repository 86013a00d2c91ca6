//! Who can do what about a refusal, in the person's language: what a feature's own screen says in place of what it can't do.

use super::phrase;
use super::refusal::refusal_text;
use crate::host::Moment;
use crate::refusal::{Next, Refusal};
use crate::rules;
use crate::rules::decision::lacks;
use crate::state::State;
use crate::text::Language;
use privet_wire::ids::ActivityId;

/// What comes after a refusal.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WayOn {
    /// Why not, in words.
    pub text: String,
    /// Who can do what now. Other than [`Refusal::next`] this knows whether a tap may ask again.
    pub next: Next,
    /// The activity that the manifest declares as the other way.
    pub other: Option<ActivityId>,
    /// What still works: the manifest's own words, or else the name of the other way.
    pub fallback: Option<String>,
    /// What it cannot run without and is off: one of these has to be turned on first. Empty unless `next` is [`Next::AskOther`].
    pub needs: Vec<ActivityId>,
}

/// What comes after `refusal` of something for `activity`. Of an activity that nobody declared, only what the refusal itself says.
#[must_use]
pub fn way_on(
    state: &State,
    refusal: Refusal,
    activity: &ActivityId,
    now: &Moment,
    language: Language,
) -> WayOn {
    let declared = state.declared().and_then(|manifest| Some((manifest, manifest.activity(activity)?)));
    let text = refusal_text(refusal, language).to_owned();
    let Some((manifest, activity)) = declared else {
        return WayOn { text, next: refusal.next(), other: None, fallback: None, needs: Vec::new() };
    };
    let next = rules::next(state, refusal, &activity.id, now);
    let asks = next == Next::AskOther;
    WayOn {
        text,
        next,
        other: activity.fallback.clone(),
        fallback: phrase::fallback(manifest, activity, language),
        needs: if asks { lacks(state, manifest, activity, state.wall(now)) } else { Vec::new() },
    }
}
