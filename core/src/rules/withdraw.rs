//! Taking back: one activity at once; several with ten minutes in which they can be undone, denied from the first moment; and the
//! objection, where nothing was asked and the law lets a person refuse. Works for whatever there is to take back.

use super::chain::Chain;
use super::decision::declared;
use super::due::undoable;
use super::ending::{Why, end_dependents, end_in_use, end_of_consent, end_one};
use super::{Ruling, refuse};
use crate::command::Reply;
use crate::event::Event;
use crate::facts::Facts;
use crate::host::WallMs;
use crate::manifest::{Activity, Manifest};
use crate::refusal::Refusal;
use crate::state::{ConsentStatus, State};
use privet_wire::ids::{ActivityId, BatchId};
use std::collections::BTreeSet;

/// A withdrawal of several can be undone for this many milliseconds; then it is in force (UX S7).
pub const UNDO_FOR: u64 = 600_000;
/// The same as a wall time.
const UNDO_FOR_WALL: WallMs = 600_000;
/// At most so many activities are named in one withdrawal: no manifest that can be read has more.
pub const MAX_AT_ONCE: usize = 1_000;

/// Takes one back, with all that rests on it. Saying it twice changes nothing.
pub(super) fn one(state: &State, id: &ActivityId, tombstone: Option<WallMs>, facts: &Facts) -> Ruling {
    let activity = declared(state, id).ok().map(|(_, activity)| activity);
    let answered = state.consents.get(id).map(|c| &c.status);
    let wall = tombstone.unwrap_or(facts.now.wall);
    match activity {
        None if answered.is_none() => return refuse(Refusal::UnknownActivity),
        Some(activity) if activity.may_object() => return object(state, id, tombstone, facts),
        // A no that could change nothing is not offered, and not answered as if it had.
        Some(activity) if !activity.asks_consent() && answered.is_none() => {
            return refuse(Refusal::NothingToAsk);
        }
        _ => {}
    }
    let mut chain = Chain::new(state, facts.now.wall);
    // A tombstone is recorded also where there is no grant left to end: a new origin carries none over, and the person's no,
    // which was answered as kept, must not vanish with the file.
    let kept = tombstone.is_some() && !matches!(answered, Some(ConsentStatus::Withdrawn));
    if kept || matches!(answered, Some(ConsentStatus::Given(_) | ConsentStatus::Invalidated)) {
        chain.push(Event::ConsentWithdrawn { activity: id.clone(), tombstone, with: None });
        let ends = end_of_consent(chain.state(), id, Why::Withdrawn(wall));
        chain.extend(ends);
    }
    end_dependents(&mut chain, id, Why::Withdrawn(wall));
    Ruling::done(chain.into_events(), Reply::Withdrawn)
}

/// PIPL 27: what is public already may be used, unless the person clearly refuses.
fn object(state: &State, id: &ActivityId, tombstone: Option<WallMs>, facts: &Facts) -> Ruling {
    let mut chain = Chain::new(state, facts.now.wall);
    if !state.objected.contains_key(id) {
        let wall = tombstone.unwrap_or(facts.now.wall);
        chain.push(Event::Objected { activity: id.clone(), tombstone });
        let ends = end_of_consent(chain.state(), id, Why::Withdrawn(wall));
        chain.extend(ends);
        end_dependents(&mut chain, id, Why::Withdrawn(wall));
    }
    Ruling::done(chain.into_events(), Reply::Withdrawn)
}

/// Takes several back. All or none: one unknown name, and nothing happens.
pub(super) fn many(state: &State, ids: &[ActivityId], facts: &Facts) -> Ruling {
    let Some(manifest) = state.declared() else { return refuse(Refusal::UnknownActivity) };
    if ids.iter().any(|id| manifest.activity(id).is_none() && !state.consents.contains_key(id)) {
        return refuse(Refusal::UnknownActivity);
    }
    let batch = BatchId::new(facts.fresh.id);
    let due = facts.wall(state.high).saturating_add(UNDO_FOR_WALL);
    let mut chain = Chain::new(state, facts.now.wall);
    let (mut at_once, mut undoable) = (0u32, 0u32);
    let named = with_dependents(manifest, ids.iter());
    // What rests on something sensitive goes with it: undone, it would stand on nothing.
    let sensitive = named.iter().filter(|id| manifest.activity(id).is_none_or(|a| manifest.is_sensitive(a)));
    let gone = with_dependents(manifest, sensitive);
    for id in &named {
        let Some(ConsentStatus::Given(_) | ConsentStatus::Invalidated) =
            chain.state().consents.get(id).map(|c| &c.status)
        else {
            continue;
        };
        if gone.contains(id) {
            end_one(&mut chain, id, rests_with(manifest, id, &named), Why::Withdrawn(facts.now.wall));
            at_once = at_once.saturating_add(1);
        } else if !chain.state().pending.contains_key(id) {
            chain.push(Event::WithdrawalPending { activity: id.clone(), batch, began: facts.now, due });
            let ends = end_in_use(chain.state(), id);
            chain.extend(ends);
            undoable = undoable.saturating_add(1);
        }
    }
    let waits = undoable > 0;
    let reply =
        Reply::TurnedOff { batch: waits.then_some(batch), until: waits.then_some(due), undoable, at_once };
    Ruling::done(chain.into_events(), reply)
}

/// These, and all that rests on them.
fn with_dependents<'a>(
    manifest: &'a Manifest,
    ids: impl Iterator<Item = &'a ActivityId>,
) -> BTreeSet<ActivityId> {
    ids.flat_map(|id| {
        std::iter::once(id).chain(manifest.resting_on(id).into_iter().map(|activity| &activity.id))
    })
    .cloned()
    .collect()
}

/// The first of the named ones that this one rests on.
fn rests_with<'m>(
    manifest: &'m Manifest,
    id: &ActivityId,
    named: &BTreeSet<ActivityId>,
) -> Option<&'m ActivityId> {
    let needs = manifest.activity(id).map(|Activity { needs, .. }| needs.as_slice()).unwrap_or_default();
    needs.iter().find(|need| named.contains(need))
}

/// Lifts what is not in force yet. It makes no grant: one that ended meanwhile stays ended, and what was asked anew is not touched.
pub(super) fn undo(state: &State, batch: BatchId, facts: &Facts) -> Ruling {
    let wall = facts.wall(state.high);
    let waiting = state.pending.iter().filter(|(_, p)| p.batch == batch && undoable(p, wall, &facts.now));
    let events: Vec<_> =
        waiting.map(|(id, _)| Event::WithdrawalUndone { activity: id.clone(), batch }).collect();
    if events.is_empty() {
        return refuse(Refusal::UndoOver);
    }
    let count = u32::try_from(events.len()).unwrap_or(u32::MAX);
    Ruling::done(events, Reply::Undone { count })
}
