//! What came due by itself: expiries, lapses, and what a dead run or boot left behind. In force from its time on (every rule
//! looks at the time itself), recorded at the start of the next cycle and at open.

use super::chain::Chain;
use super::decision::{TimeEnd, ended, lapses_at};
use super::ending::{Why, end_dependents, end_one};
use super::withdraw::UNDO_FOR;
use crate::command::{Until, Withheld};
use crate::event::{Event, UseEnd};
use crate::host::{Moment, WallMs};
use crate::refusal::{CancelReason, EndReason};
use crate::state::{ConsentStatus, PendingWithdrawal, Queued, Release, State};

/// A confirmation has to follow its approval within this many milliseconds.
pub const CONFIRM_WITHIN: u64 = 60_000;
/// A match token is good for this many milliseconds.
pub const TOKEN_FOR: u64 = 60_000;

/// Events that are due at `now`, in the order of their kind and id. Folding them and asking again gives none.
#[must_use]
pub fn due(state: &State, now: &Moment) -> Vec<Event> {
    let wall = state.wall(now);
    let mut chain = Chain::new(state, now.wall);
    for (id, pending) in &state.pending {
        // A grant whose time is over meanwhile was taken back before: that is what happened, and what is told.
        let over = chain.state().grant(id).zip(state.declared().and_then(|m| m.activity(id)));
        let over = over.is_some_and(|(grant, activity)| ended(grant, activity, wall).is_some());
        if over || undoable_for(pending, wall, now).is_none() {
            let why = Why::Withdrawn(pending.began.wall);
            end_one(&mut chain, id, None, why);
            end_dependents(&mut chain, id, why);
        }
    }
    for (id, consent) in &state.consents {
        let ConsentStatus::Given(grant) = &consent.status else { continue };
        let Some(activity) = state.declared().and_then(|m| m.activity(id)) else { continue };
        if let Some(how) = ended(grant, activity, wall) {
            let why = Why::Expired { unused: how == TimeEnd::Unused };
            // Unless it ended a moment ago, with what it rested on.
            if end_one(&mut chain, id, None, why) {
                end_dependents(&mut chain, id, why);
            }
        }
    }
    for (id, prompt) in &state.prompts {
        if prompt.asked.boot != now.boot {
            let why = CancelReason::RunEnded;
            chain.push(Event::ConsentLeft { prompt: *id, activity: prompt.activity.clone(), why });
        }
    }
    for (id, open) in &state.uses {
        if open.began.boot != now.boot && chain.state().uses.contains_key(id) {
            let (activity, end) = (open.activity.clone(), UseEnd::Lost);
            chain.push(Event::UseEnded { use_id: *id, activity, end, withheld: Withheld::NONE });
        }
    }
    for (id, release) in &state.releases {
        if over(release, now) && chain.state().releases.contains_key(id) {
            chain.push(Event::ReleaseEnded {
                release: *id,
                activity: release.proposal.activity.clone(),
                recipient: release.proposal.recipient.clone(),
                reason: EndReason::Expired,
            });
        }
    }
    for (jti, queued) in &state.outbox {
        // `exp` was counted from the clock as it shows, and is judged by it: a ledger that once saw a later time ends nothing early.
        // A notice is offered until it is acknowledged.
        let over = queued.ends().is_some_and(|end| end <= now.wall);
        if over && chain.state().outbox.contains_key(jti) {
            let (activity, recipient) = (queued.activity.clone(), queued.recipient.clone());
            chain.push(Event::DeliveryDropped { jti: *jti, activity, recipient });
        }
    }
    chain.into_events()
}

/// Milliseconds until a withdrawal that waits is in force, and for which it can be undone; none if it is in force. By either clock:
/// setting one back does not hold it up. After a restart of the device the time since then is not known, so the time since the restart
/// counts, which is less.
pub(crate) fn undoable_for(pending: &PendingWithdrawal, wall: WallMs, now: &Moment) -> Option<u64> {
    let waited = since(&pending.began, now).unwrap_or(now.elapsed);
    let by_wall = u64::try_from(pending.due.saturating_sub(wall)).unwrap_or(0);
    let left = UNDO_FOR.saturating_sub(waited).min(by_wall);
    (left > 0).then_some(left)
}

/// Is a release's time over? Elapsed time decides; another boot ends it at once.
pub(crate) fn over(release: &Release, now: &Moment) -> bool {
    let proposal = &release.proposal;
    let waited = since(&proposal.proposed, now);
    let confirmable =
        release.approved.as_ref().is_none_or(|a| since(&a.at, now).is_some_and(|t| t < CONFIRM_WITHIN));
    !confirmable || waited.is_none_or(|t| t >= proposal.limit)
}

/// Elapsed milliseconds from `then` to `now`; `None` if the device was restarted in between or the clock ran backwards.
pub(crate) fn since(then: &Moment, now: &Moment) -> Option<u64> {
    if then.boot == now.boot { now.elapsed.checked_sub(then.elapsed) } else { None }
}

/// The wall time at which `due` will next have something to say, as far as it can be told now.
#[must_use]
pub fn next_due(state: &State, now: &Moment) -> Option<WallMs> {
    let grants = state.consents.iter().flat_map(|(id, consent)| {
        let ConsentStatus::Given(grant) = &consent.status else { return [None, None] };
        let date = if let Until::At { wall } = grant.until { Some(wall) } else { None };
        let lapse =
            state.declared().and_then(|m| m.activity(id)).and_then(|activity| lapses_at(grant, activity));
        [date, lapse]
    });
    let releases = state.releases.values().map(|release| {
        let waited = since(&release.proposal.proposed, now)?;
        let limit = release.proposal.limit.saturating_sub(waited);
        let confirm = release
            .approved
            .as_ref()
            .map_or(limit, |a| CONFIRM_WITHIN.saturating_sub(since(&a.at, now).unwrap_or(CONFIRM_WITHIN)));
        Some(now.wall.saturating_add(i64::try_from(limit.min(confirm)).unwrap_or(i64::MAX)))
    });
    let queued = state.outbox.values().map(Queued::ends);
    let pending = state.pending.values().map(|p| {
        let left = undoable_for(p, state.wall(now), now).unwrap_or(0);
        Some(now.wall.saturating_add(i64::try_from(left).unwrap_or(i64::MAX)))
    });
    grants.chain(releases).chain(queued).chain(pending).flatten().min()
}
