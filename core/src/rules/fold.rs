//! Applies one event to State. Total: what an event speaks of and State does not hold is left as it is, because an event is a
//! fact and never refused.

use crate::command::Until;
use crate::event::{Event, Recorded};
use crate::host::{DAY, WallMs};
use crate::refusal::CancelReason;
use crate::state::{
    Approved, Consent, ConsentStatus, Declared, Faces, Grant, LivePrompt, OpenUse, Owed, OwnerKey,
    PendingWithdrawal, Queued, QueuedKind, Registration, Release, Spent, State, Teller, Telling,
    TellingStage, Template, TemplateStatus, Token,
};
use privet_wire::ids::{ActivityId, Jti, RecipientId, TemplateId};
use std::sync::Arc;

/// A jump forward of more than this many milliseconds does not raise the ledger's highest time: one wrong clock must not make
/// every later expiry come early for ever.
pub const WILD_JUMP: i64 = 366 * DAY;

/// The highest time that the ledger knows, after an entry at `at`; `high` is that of before, none before the first entry.
#[must_use]
pub fn raised(high: Option<WallMs>, at: WallMs) -> WallMs {
    match high {
        Some(high) if at <= high || at.saturating_sub(high) > WILD_JUMP => high,
        Some(_) => at,
        // As a State begins.
        None => at.max(0),
    }
}

/// State after this entry. `index` is the entry's place in the ledger.
pub fn fold(state: &mut State, index: u64, recorded: &Recorded) {
    let at = recorded.at;
    state.high = raised((state.size > 0).then_some(state.high), at);
    state.size = index.saturating_add(1);
    if turns_off(state, &recorded.event) {
        state.last_off = state.size;
    }
    match &recorded.event {
        Event::OriginStarted { database, cites } => {
            state.database = Some(*database);
            state.cites.clone_from(cites);
        }
        Event::ManifestAccepted { manifest, .. } => {
            state.manifest = Some(Declared::new(Arc::new(*manifest.clone())));
        }
        Event::ConsentRequested { .. }
        | Event::ConsentGiven { .. }
        | Event::ConsentRefused { .. }
        | Event::ConsentLeft { .. }
        | Event::ConsentWithdrawn { .. }
        | Event::ConsentExpired { .. }
        | Event::ConsentInvalidated { .. }
        | Event::ConsentNarrowed { .. }
        | Event::WithdrawalPending { .. }
        | Event::WithdrawalUndone { .. }
        | Event::Objected { .. }
        | Event::ObjectionLifted { .. } => consent(state, at, &recorded.event),
        Event::UseBegan { use_id, activity, began, .. } => {
            touch(state, activity, Some(Spent::Use { use_id: *use_id }));
            state.uses.insert(*use_id, OpenUse { activity: activity.clone(), began: *began });
        }
        Event::UseEnded { use_id, .. } => {
            state.uses.remove(use_id);
        }
        Event::ReleaseProposed { .. }
        | Event::ReleaseApproved { .. }
        | Event::Released { .. }
        | Event::ReleaseEnded { .. } => release(state, at, &recorded.event),
        Event::Delivered { .. }
        | Event::DeliveryDropped { .. }
        | Event::NoticeOwed { .. }
        | Event::NoticeQueued { .. }
        | Event::NoticeLost { .. } => delivery(state, index, at, &recorded.event),
        Event::DeliveryFailed { jti, .. } => {
            if let Some(queued) = state.outbox.get_mut(jti) {
                queued.failed = queued.failed.saturating_add(1);
            }
        }
        Event::RecipientRegistered { recipient, sub, keys, notice_alias } => {
            let registration =
                Registration { sub: *sub, keys: keys.clone(), notice_alias: notice_alias.clone() };
            if let Some(old) = state.registered.insert(recipient.clone(), registration) {
                replaced(state, index, recipient, old);
            }
        }
        Event::ConfirmKeyLost { recipient, key, .. } => {
            if let Some(known) = state.registered.get_mut(recipient) {
                known.keys.retain(|held| held.thumbprint != *key);
            }
            state.former.entry(recipient.clone()).or_default().insert(*key);
        }
        Event::NoticeKeyDropped { work, .. } => drop(state.owed.remove(work)),
        Event::OwnerKeySet { spki, digest } => {
            state.owner = Some(OwnerKey { spki: spki.clone(), digest: *digest });
        }
        Event::TemplateReserved { .. }
        | Event::TemplateEnrolled { .. }
        | Event::AttemptBegun { .. }
        | Event::AttemptEnded { .. }
        | Event::AttemptsReset { .. }
        | Event::TemplateDestroying { .. }
        | Event::TemplateDestroyed { .. } => template(state, index, &recorded.event),
        // History only: what the phone allows counts for the run that was told.
        Event::OsPermissionChanged { .. }
        | Event::AccessBlocked { .. }
        | Event::AnswerGiven { .. }
        | Event::SendAnswered { .. } => {}
    }
}

/// Whether files from before this event must stay closed: the person took a yes back or objected, or a template ended, for whatever
/// reason. Not where time or the app ended a yes, for it ends in an older file as well; not while a withdrawal can be undone.
fn turns_off(state: &State, event: &Event) -> bool {
    match event {
        Event::ConsentWithdrawn { .. } | Event::Objected { .. } => true,
        // A face that only moved, or was never there, is no secret that an older file gives away.
        Event::TemplateDestroying { why, .. } => why.ends_a_face(),
        // A first no takes nothing back.
        Event::ConsentRefused { activity, .. } => state.can_withdraw(activity),
        _ => false,
    }
}

/// What stays of a registration that another one took the place of.
fn replaced(state: &mut State, index: u64, recipient: &RecipientId, old: Registration) {
    let former = old.keys.iter().map(|key| key.thumbprint);
    state.former.entry(recipient.clone()).or_default().extend(former);
    // Withdrawn while they knew the person by the old number, so told under that one.
    for owed in state.owed.values_mut() {
        if let Owed::Notify { recipient: to, under, .. } = owed
            && to == recipient
            && under.is_none()
        {
            *under = Some(Teller { sub: old.sub, notice_alias: old.notice_alias.clone() });
        }
    }
    let owed = Owed::DropNoticeKey { recipient: recipient.clone(), alias: old.notice_alias };
    state.owed.insert(index, owed);
}

/// What is on its way to a recipient, and what they were told.
fn delivery(state: &mut State, index: u64, at: WallMs, event: &Event) {
    match event {
        Event::Delivered { jti, activity, ack } => {
            let notice = state.outbox.get_mut(jti).filter(|queued| queued.kind == QueuedKind::Notice);
            match (notice, ack) {
                // Until it is acknowledged, a notice is offered again.
                (Some(notice), None) => {
                    notice.told = Some(at);
                    stage(state, activity, *jti, Some(TellingStage::Delivered));
                }
                (Some(_), Some(_)) => {
                    state.outbox.remove(jti);
                    stage(state, activity, *jti, None);
                }
                (None, _) => drop(state.outbox.remove(jti)),
            }
        }
        Event::DeliveryDropped { jti, .. } => drop(state.outbox.remove(jti)),
        Event::NoticeOwed { recipient, activity, withdrawn } => {
            let owed = Owed::Notify {
                recipient: recipient.clone(),
                activity: activity.clone(),
                withdrawn: *withdrawn,
                under: None,
            };
            state.owed.insert(index, owed);
            if let Some(covered) = state.covered.get_mut(activity) {
                covered.remove(recipient);
            }
            let telling = Telling { withdrawn: *withdrawn, notice: None, stage: TellingStage::Waiting };
            state.unconfirmed.entry(activity.clone()).or_default().insert(recipient.clone(), telling);
        }
        Event::NoticeQueued { work, activity, jti, recipient, exp } => {
            state.owed.remove(work);
            if let Some(telling) = telling(state, activity, recipient) {
                telling.notice = Some(*jti);
            }
            let queued = Queued {
                recipient: recipient.clone(),
                activity: activity.clone(),
                exp: *exp,
                failed: 0,
                since: at,
                kind: QueuedKind::Notice,
                told: None,
            };
            state.outbox.insert(*jti, queued);
        }
        Event::NoticeLost { work, activity, recipient } => {
            state.owed.remove(work);
            if let Some(telling) = telling(state, activity, recipient) {
                telling.stage = TellingStage::Impossible;
            }
        }
        _ => {}
    }
}

fn telling<'s>(
    state: &'s mut State,
    activity: &ActivityId,
    recipient: &RecipientId,
) -> Option<&'s mut Telling> {
    state.unconfirmed.get_mut(activity)?.get_mut(recipient)
}

/// Where the telling by this notice stands from now on; none: it is confirmed. A notice of an earlier withdrawal confirms no
/// later one.
fn stage(state: &mut State, activity: &ActivityId, jti: Jti, to: Option<TellingStage>) {
    let Some(told) = state.unconfirmed.get_mut(activity) else { return };
    match to {
        Some(to) => {
            for telling in told.values_mut().filter(|t| t.notice == Some(jti)) {
                telling.stage = to;
            }
        }
        None => told.retain(|_, telling| telling.notice != Some(jti)),
    }
    if told.is_empty() {
        state.unconfirmed.remove(activity);
    }
}

fn consent(state: &mut State, at: WallMs, event: &Event) {
    let set = |state: &mut State, activity: &ActivityId, status: ConsentStatus| {
        let refused = state.consents.get(activity).and_then(|c| c.refused);
        state.consents.insert(activity.clone(), Consent { status, since: at, refused });
    };
    match event {
        Event::ConsentRequested { prompt, activity, terms, asked, run, .. } => {
            let live = LivePrompt { activity: activity.clone(), terms: *terms, asked: *asked, run: *run };
            state.prompts.insert(*prompt, live);
        }
        Event::ConsentGiven { prompt, activity, party, until, terms, .. } => {
            state.prompts.remove(prompt);
            // A new yes to a prompt, not the old one come back: there is nothing left to withdraw or to undo.
            state.pending.remove(activity);
            let recipients =
                state.declared().and_then(|m| m.activity(activity)).map(|a| a.recipients.clone());
            state.covered.entry(activity.clone()).or_default().extend(recipients.unwrap_or_default());
            // A new yes has its own first use.
            state.confirmed_once.remove(activity);
            let grant = Grant {
                party: *party,
                until: *until,
                terms: *terms,
                given: at,
                used: at.max(state.high),
                spent: None,
            };
            state.consents.insert(
                activity.clone(),
                Consent { status: ConsentStatus::Given(grant), since: at, refused: None },
            );
        }
        Event::ConsentRefused { prompt, activity, refused, .. } => {
            state.prompts.remove(prompt);
            state.pending.remove(activity);
            let refused = Some(*refused);
            state
                .consents
                .insert(activity.clone(), Consent { status: ConsentStatus::Refused, since: at, refused });
        }
        Event::ConsentLeft { prompt, activity, why } => {
            state.prompts.remove(prompt);
            // Undecided is neither yes nor no: an earlier answer stands.
            if *why != CancelReason::Replaced && !state.consents.contains_key(activity) {
                set(state, activity, ConsentStatus::Undecided);
            }
        }
        Event::ConsentWithdrawn { activity, .. } => {
            state.pending.remove(activity);
            set(state, activity, ConsentStatus::Withdrawn);
        }
        Event::ConsentExpired { activity, .. } => {
            state.pending.remove(activity);
            set(state, activity, ConsentStatus::Expired);
        }
        Event::WithdrawalPending { activity, batch, began, due } => {
            let pending = PendingWithdrawal { batch: *batch, began: *began, due: *due };
            state.pending.insert(activity.clone(), pending);
        }
        Event::WithdrawalUndone { activity, .. } => drop(state.pending.remove(activity)),
        Event::Objected { activity, tombstone } => {
            state.lifted.remove(activity);
            state.objected.insert(activity.clone(), tombstone.unwrap_or(at));
        }
        Event::ObjectionLifted { prompt, activity, .. } => {
            state.prompts.remove(prompt);
            state.objected.remove(activity);
            state.lifted.insert(activity.clone());
        }
        Event::ConsentInvalidated { activity, why } => {
            set(state, activity, ConsentStatus::Invalidated(*why));
        }
        Event::ConsentNarrowed { activity, terms, until } => {
            if let Some(grant) = state.grant_mut(activity) {
                grant.terms = *terms;
                grant.until = until.unwrap_or(grant.until);
            }
        }
        _ => {}
    }
}

/// A use or a send: the grant was used, and a one-time grant is spent.
///
/// By the ledger's own time, as lapses are judged by it: a clock that was once wrong does not make a use of today look old.
///
/// What it rests on was used with it: a base must not lapse as unused under something that is used every day.
fn touch(state: &mut State, activity: &ActivityId, by: Option<Spent>) {
    let at = state.high;
    if let Some(grant) = state.grant_mut(activity)
        && grant.until == Until::Once
        && grant.spent.is_none()
    {
        grant.spent = by;
    }
    let used: Vec<ActivityId> = match state.declared() {
        Some(manifest) => manifest.with_needs(activity).into_iter().cloned().collect(),
        None => vec![activity.clone()],
    };
    for id in used {
        if let Some(grant) = state.grant_mut(&id) {
            grant.used = grant.used.max(at);
        }
    }
}

fn release(state: &mut State, at: WallMs, event: &Event) {
    match event {
        Event::ReleaseProposed { release, proposal } => {
            let by = Spent::Release { release: *release };
            if let Some(old) = proposal.replaces
                && let Some(grant) = state.grant_mut(&proposal.activity)
                && grant.spent == Some(Spent::Release { release: old })
            {
                // The same one send, of other bytes.
                grant.spent = Some(by);
            }
            touch(state, &proposal.activity, Some(by));
            if let Some(token) = proposal.token.as_ref().and_then(|token| state.tokens.get_mut(token)) {
                token.carried = true;
            }
            state.releases.insert(*release, Release { proposal: *proposal.clone(), approved: None });
        }
        Event::ReleaseApproved { release, jti, input, key, exp, approved } => {
            if let Some(release) = state.releases.get_mut(release) {
                release.approved =
                    Some(Approved { jti: *jti, input: *input, key: *key, exp: *exp, at: *approved });
            }
        }
        Event::Released { release, activity, recipient, jti, exp, proven, .. } => {
            let ended = state.releases.remove(release).map(|release| release.proposal);
            if let Some(token) = ended.as_ref().and_then(|proposal| proposal.token) {
                state.tokens.remove(&token);
            }
            touch(state, activity, None);
            if let Some(proposal) = ended.filter(|_| proven.is_some()) {
                let known = state.confirmed_once.entry(activity.clone()).or_default();
                known.insert(recipient.clone(), proposal.terms);
            }
            let queued = Queued {
                recipient: recipient.clone(),
                activity: activity.clone(),
                exp: *exp,
                failed: 0,
                since: at,
                kind: if proven.is_some() { QueuedKind::Confirmed } else { QueuedKind::Unconfirmed },
                told: None,
            };
            state.outbox.insert(*jti, queued);
        }
        Event::ReleaseEnded { release, .. } => {
            let ended = state.releases.remove(release);
            if let Some(token) = ended.and_then(|r| r.proposal.token) {
                state.tokens.remove(&token);
            }
        }
        _ => {}
    }
}

fn template(state: &mut State, index: u64, event: &Event) {
    match event {
        Event::TemplateReserved { template, activity, alias, making, sentinel } => {
            state.sentinel = sentinel.clone().or(state.sentinel.take());
            // The first of a set, or one that joins the set that is there.
            let set = state.faces.get(activity).filter(|_| !making.is_first()).map_or(*template, |f| f.set);
            let reserved = Template {
                activity: activity.clone(),
                set,
                alias: alias.clone(),
                status: TemplateStatus::Reserved,
                making: *making,
            };
            state.templates.insert(*template, reserved);
            if making.is_first() {
                state.faces.insert(activity.clone(), Faces { set, begun: 0, forgiven: 0 });
            }
        }
        Event::TemplateEnrolled { template, activity, renews } => {
            // What only moves to another key was not used.
            if renews.is_none() {
                touch(state, activity, None);
            }
            if let Some(held) = state.templates.get_mut(template) {
                held.status = TemplateStatus::Live;
            }
        }
        Event::AttemptBegun { template, activity, number } => {
            touch(state, activity, None);
            if let Some(faces) = faces(state, activity, *template) {
                faces.begun = number.unwrap_or(faces.begun.saturating_add(1)).max(faces.begun);
            }
        }
        Event::AttemptEnded { template, activity, token: Some(token), ended, number } => {
            if let Some(faces) = faces(state, activity, *template) {
                faces.forgiven = number.unwrap_or(faces.begun).max(faces.forgiven);
            }
            state.tokens.retain(|_, old| old.carried || old.activity != *activity);
            state.tokens.insert(*token, Token { activity: activity.clone(), at: *ended, carried: false });
        }
        Event::AttemptsReset { template, activity, up_to } => {
            if let Some(faces) = faces(state, activity, *template) {
                // What only the anchor had counted was begun, too: no older anchor may count it as new.
                faces.begun = up_to.unwrap_or(0).max(faces.begun);
                faces.forgiven = faces.begun;
            }
        }
        Event::TemplateDestroying { template, activity, why } => {
            let Some(held) = state.templates.get_mut(template) else { return };
            held.status = TemplateStatus::Destroying;
            let owed = Owed::DeleteAlias {
                template: *template,
                activity: activity.clone(),
                alias: held.alias.clone(),
                why: *why,
            };
            state.owed.insert(index, owed);
            let last = state.templates_of(activity).next().is_none();
            if last {
                state.faces.remove(activity);
            }
            // A match does not outlive the face that it was with.
            if last || why.ends_a_face() {
                state.tokens.retain(|_, token| token.carried || token.activity != *activity);
            }
        }
        Event::TemplateDestroyed { template, .. } => {
            state
                .owed
                .retain(|_, owed| !matches!(owed, Owed::DeleteAlias { template: t, .. } if t == template));
            state.templates.remove(template);
        }
        _ => {}
    }
}

/// The set of an activity that an attempt was made on, if it is still the one.
fn faces<'s>(state: &'s mut State, activity: &ActivityId, set: TemplateId) -> Option<&'s mut Faces> {
    state.faces.get_mut(activity).filter(|faces| faces.set == set)
}
