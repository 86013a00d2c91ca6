//! Templates: made under their own consent, an attempt spent before it is made, gone when the consent goes.

use super::consent::gatekeep;
use super::decision::declared;
use super::{Ruling, refuse};
use crate::alias;
use crate::command::Reply;
use crate::event::{Attempted, Event};
use crate::facts::Facts;
use crate::manifest::ActivityKind;
use crate::owner::OwnerPurpose;
use crate::refusal::Refusal;
use crate::state::{State, Template, TemplateStatus};
use privet_wire::ids::{ActivityId, MatchToken, TemplateId};

/// Failed attempts in a row before only the owner key opens the way again (RTS SCA Art. 4(3)(b): at most five).
pub const MAX_ATTEMPTS: u32 = 5;

pub(super) fn begin_enrol(state: &State, id: &ActivityId, facts: &Facts) -> Ruling {
    let activity = match gatekeep(state, id, Attempted::Enrol, facts) {
        Err(blocked) => return *blocked,
        Ok(activity) => activity,
    };
    if activity.kind != ActivityKind::Template || activity.matching.is_none() {
        return refuse(Refusal::NotOffered);
    }
    if state.owner.is_none() {
        return refuse(Refusal::NeedsOwnerKey);
    }
    let mut events = Vec::new();
    match state.templates.get(id).map(|t| (t.id, t.status)) {
        Some((_, TemplateStatus::Live)) => return refuse(Refusal::AlreadyEnrolled),
        // Left behind by a run that stopped half-way: its key goes first.
        Some((template, TemplateStatus::Reserved)) => {
            events.push(Event::TemplateDestroying { template, activity: id.clone() });
        }
        Some((_, TemplateStatus::Destroying)) | None => {}
    }
    let template = TemplateId::new(facts.fresh.id);
    let alias = alias::template(id, template);
    events.push(Event::TemplateReserved { template, activity: id.clone(), alias });
    Ruling::done(events, Reply::Recorded)
}

pub(super) fn finish_enrol(state: &State, id: TemplateId, facts: &Facts) -> Ruling {
    let Some((activity, _)) =
        state.templates.iter().find(|(_, t)| t.id == id && t.status == TemplateStatus::Reserved)
    else {
        return refuse(Refusal::Stale);
    };
    if let Err(blocked) = gatekeep(state, activity, Attempted::Enrol, facts) {
        return *blocked;
    }
    match &facts.evidence.sealed {
        Some(sealed) if sealed.template() == id => Ruling::done(
            vec![Event::TemplateEnrolled { template: id, activity: activity.clone() }],
            Reply::Enrolled,
        ),
        _ => refuse(Refusal::Stale),
    }
}

pub(super) fn begin_attempt(state: &State, id: &ActivityId, facts: &Facts) -> Ruling {
    // "Off" has one answer, whatever else is wrong: there is nothing to compare with.
    // Nor is there where the manifest does not say how.
    let said = declared(state, id).and_then(|(_, a)| a.matching.ok_or(Refusal::NothingToCompare));
    let template = match live(state, id).and_then(|template| said.map(|_| template)) {
        Ok(template) => template,
        Err(refusal) => {
            let events = match declared(state, id) {
                Ok(_) => {
                    vec![Event::AccessBlocked {
                        activity: id.clone(),
                        attempted: Attempted::Verify,
                        why: refusal,
                        by: None,
                    }]
                }
                Err(_) => vec![],
            };
            return Ruling { events, reply: Err(refusal) };
        }
    };
    if let Err(blocked) = gatekeep(state, id, Attempted::Verify, facts) {
        return *blocked;
    }
    if template.attempts.max(facts.anchored_attempts) >= MAX_ATTEMPTS {
        return refuse(Refusal::AttemptsSpent);
    }
    Ruling::done(vec![Event::AttemptBegun { template: template.id, activity: id.clone() }], Reply::Recorded)
}

pub(super) fn end_attempt(state: &State, id: &ActivityId, facts: &Facts) -> Ruling {
    let template = match live(state, id) {
        Ok(template) => template,
        Err(refusal) => return refuse(refusal),
    };
    // A withdrawal between the two halves of an attempt wins.
    if let Err(blocked) = gatekeep(state, id, Attempted::Verify, facts) {
        return *blocked;
    }
    let matched = match &facts.evidence.compared {
        Some(compared) if compared.template() == template.id => compared.matched(),
        _ => return refuse(Refusal::Stale),
    };
    let token = matched.then(|| MatchToken::new(facts.fresh.id));
    let ended = Event::AttemptEnded { template: template.id, activity: id.clone(), token, ended: facts.now };
    let reply = match token {
        Some(token) => Reply::Matched { token },
        None => Reply::NotMatched { left: MAX_ATTEMPTS.saturating_sub(template.attempts) },
    };
    Ruling::done(vec![ended], reply)
}

pub(super) fn reset_attempts(state: &State, id: &ActivityId, facts: &Facts) -> Ruling {
    let template = match live(state, id) {
        Ok(template) => template,
        Err(refusal) => return refuse(refusal),
    };
    match (&state.owner, &facts.evidence.owner) {
        (None, _) => refuse(Refusal::NeedsOwnerKey),
        (Some(owner), Some(checked))
            if checked.digest() == owner.digest
                && *checked.purpose() == (OwnerPurpose::ResetAttempts { activity: id.clone() }) =>
        {
            let reset = Event::AttemptsReset { template: template.id, activity: id.clone() };
            Ruling::done(vec![reset], Reply::Recorded)
        }
        (Some(_), _) => refuse(Refusal::BadSignature),
    }
}

fn live<'s>(state: &'s State, id: &ActivityId) -> Result<&'s Template, Refusal> {
    state.templates.get(id).filter(|t| t.status == TemplateStatus::Live).ok_or(Refusal::NothingToCompare)
}
