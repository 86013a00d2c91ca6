//! Taking back: one activity at once; several with ten minutes in which they can be undone, denied from the first moment; and the
//! objection, where nothing was asked and the law lets a person refuse. Works for whatever there is to take back.

use super::chain::Chain;
use super::decision::declared;
use super::due::undoable_for;
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
/// At most so many activities are named in one withdrawal: no manifest that can be read has more.
pub const MAX_AT_ONCE: usize = 1_000;

/// Is there anything to take back, or to object to? A no that could change nothing is not offered, and not answered as if it had.
pub(crate) fn can_be_taken_back(state: &State, id: &ActivityId) -> Result<(), Refusal> {
    match state.declared().and_then(|manifest| manifest.activity(id)) {
        _ if state.consents.contains_key(id) => Ok(()),
        None => Err(Refusal::UnknownActivity),
        Some(declared) if declared.asks_consent() || declared.may_object() => Ok(()),
        Some(_) => Err(Refusal::NothingToAsk),
    }
}

/// Takes one back, with all that rests on it. Saying it twice changes nothing.
pub(super) fn one(state: &State, id: &ActivityId, tombstone: Option<WallMs>, facts: &Facts) -> Ruling {
    let activity = declared(state, id).ok().map(|(_, activity)| activity);
    let answered = state.consents.get(id).map(|c| &c.status);
    let wall = tombstone.unwrap_or(facts.now.wall);
    if let Err(refusal) = can_be_taken_back(state, id) {
        return refuse(refusal);
    }
    if activity.is_some_and(Activity::may_object) {
        return object(state, id, tombstone, facts);
    }
    let mut chain = Chain::new(state, facts.now.wall);
    // A tombstone is recorded also where there is no grant left to end: a new origin carries none over, and the person's no,
    // which was answered as kept, must not vanish with the file.
    let kept = tombstone.is_some() && !matches!(answered, Some(ConsentStatus::Withdrawn));
    if kept || state.can_withdraw(id) {
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
    objected(&mut chain, id, tombstone);
    Ruling::done(chain.into_events(), Reply::Withdrawn)
}

fn objected(chain: &mut Chain<'_>, id: &ActivityId, tombstone: Option<WallMs>) {
    if chain.state().objected.contains_key(id) {
        return;
    }
    let why = Why::Withdrawn(tombstone.unwrap_or(chain.at()));
    chain.push(Event::Objected { activity: id.clone(), tombstone });
    let ends = end_of_consent(chain.state(), id, why);
    chain.extend(ends);
    end_dependents(chain, id, why);
}

/// Takes several back. All or none: one name that is unknown, or that there is no no to, and nothing happens.
pub(super) fn many(state: &State, ids: &[ActivityId], facts: &Facts) -> Ruling {
    let Some(manifest) = state.declared() else { return refuse(Refusal::UnknownActivity) };
    if let Some(refusal) = ids.iter().find_map(|id| can_be_taken_back(state, id).err()) {
        return refuse(refusal);
    }
    let batch = BatchId::new(facts.fresh.id);
    let due = state.wall(&facts.now).saturating_add(UNDO_FOR.cast_signed());
    let mut chain = Chain::new(state, facts.now.wall);
    let (mut at_once, mut undoable) = (0u32, 0u32);
    // What rests on something that goes at once goes with it: undone, it would stand on nothing.
    let at_once_ids = ids.iter().filter(|id| {
        manifest.activity(id).is_none_or(|activity| manifest.is_sensitive(activity) || activity.may_object())
    });
    let all = manifest.with_dependents(ids);
    let sensitive = all
        .iter()
        .copied()
        .filter(|id| manifest.activity(id).is_some_and(|activity| manifest.is_sensitive(activity)));
    let gone = manifest.with_dependents(at_once_ids.chain(sensitive));
    let why = Why::Withdrawn(facts.now.wall);
    for id in all.iter().copied() {
        let objects = ids.contains(id) && manifest.activity(id).is_some_and(Activity::may_object);
        if objects && !state.objected.contains_key(id) {
            objected(&mut chain, id, None);
            at_once = at_once.saturating_add(1);
            continue;
        }
        let given = chain.state().can_withdraw(id);
        if given && gone.contains(id) {
            end_one(&mut chain, id, rests_with(manifest, id, &all), why);
            at_once = at_once.saturating_add(1);
            continue;
        }
        if given && !chain.state().pending.contains_key(id) {
            chain.push(Event::WithdrawalPending { activity: id.clone(), batch, began: facts.now, due });
            undoable = undoable.saturating_add(1);
        }
        // Denied from now on, also where it has no consent of its own and only rests on one.
        let ends = end_in_use(chain.state(), id);
        chain.extend(ends);
    }
    let waits = undoable > 0;
    let until = undoable_until(chain.state(), batch, facts);
    let reply = Reply::TurnedOff { batch: waits.then_some(batch), until, undoable, at_once };
    Ruling::done(chain.into_events(), reply)
}

/// Until when a batch can be undone, on the clock as it shows now.
fn undoable_until(state: &State, batch: BatchId, facts: &Facts) -> Option<WallMs> {
    let wall = state.wall(&facts.now);
    let left = state
        .pending
        .values()
        .filter(|p| p.batch == batch)
        .find_map(|p| undoable_for(p, wall, &facts.now))?;
    Some(facts.now.wall.saturating_add(i64::try_from(left).unwrap_or(i64::MAX)))
}

/// The first of the named ones that this one rests on.
fn rests_with<'m>(
    manifest: &'m Manifest,
    id: &ActivityId,
    named: &BTreeSet<&ActivityId>,
) -> Option<&'m ActivityId> {
    let needs = manifest.activity(id).map(|Activity { needs, .. }| needs.as_slice()).unwrap_or_default();
    needs.iter().find(|need| named.contains(need))
}

/// Lifts what is not in force yet. It makes no grant: one that ended meanwhile stays ended, and what was asked anew is not touched.
pub(super) fn undo(state: &State, batch: BatchId, facts: &Facts) -> Ruling {
    let wall = state.wall(&facts.now);
    let waiting =
        state.pending.iter().filter(|(_, p)| p.batch == batch && undoable_for(p, wall, &facts.now).is_some());
    let events: Vec<_> =
        waiting.map(|(id, _)| Event::WithdrawalUndone { activity: id.clone(), batch }).collect();
    if events.is_empty() {
        return refuse(Refusal::UndoOver);
    }
    let count = u32::try_from(events.len()).unwrap_or(u32::MAX);
    Ruling::done(events, Reply::Undone { count })
}
