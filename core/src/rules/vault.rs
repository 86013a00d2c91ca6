//! Templates: made under their own consent, an attempt spent before it is made, gone when the consent goes.

use super::chain::Chain;
use super::consent::gatekeep;
use super::decision::{decision, declared};
use super::ending::{Why, end_in_use, end_one};
use super::{Ruling, owner, refuse};
use crate::alias;
use crate::command::{Making, Reply};
use crate::event::{Attempted, Changed, Event, TemplateEnd};
use crate::facts::{Facts, Phone};
use crate::host::WallMs;
use crate::manifest::{Activity, ActivityKind};
use crate::owner::OwnerPurpose;
use crate::refusal::Refusal;
use crate::state::{ConsentStatus, Faces, State, TemplateStatus};
use privet_wire::ids::{ActivityId, MatchToken, TemplateId};
use std::collections::BTreeSet;

/// Failed attempts in a row before only the owner key opens the way again (RTS SCA Art. 4(3)(b): at most five).
pub const MAX_ATTEMPTS: u32 = 5;
/// At most so many templates of one activity: a probe is compared with each, so each makes a false match a little likelier.
pub const MAX_TEMPLATES: usize = 5;

/// Consent first, then whether faces are compared at all for this activity.
fn may_make<'s>(state: &'s State, id: &ActivityId, facts: &Facts) -> Result<&'s Activity, Box<Ruling>> {
    let activity = gatekeep(state, id, Attempted::Enrol, facts)?;
    if activity.kind != ActivityKind::Template || activity.matching.is_none() {
        return Err(Box::new(refuse(Refusal::NotOffered)));
    }
    Ok(activity)
}

/// May templates be made, or moved, for this activity now? Nothing of a person is parsed before.
pub(super) fn prepare(state: &State, id: &ActivityId, facts: &Facts) -> Ruling {
    match may_make(state, id, facts) {
        Err(blocked) => *blocked,
        // Before any key is made for it.
        Ok(_) if state.owner.is_none() => refuse(Refusal::NeedsOwnerKey),
        Ok(_) => Ruling::done(vec![], Reply::Recorded),
    }
}

pub(super) fn begin_enrol(state: &State, id: &ActivityId, making: Making, facts: &Facts) -> Ruling {
    if let Err(blocked) = may_make(state, id, facts) {
        return *blocked;
    }
    let allowed = has_room(state, id, making).and_then(|()| allowed_by_owner(state, id, making, facts));
    let sentinel = match allowed.and_then(|()| watched(state, making, facts)) {
        Err(refusal) => return refuse(refusal),
        Ok(sentinel) => sentinel,
    };
    // Left behind by a run that stopped half-way: its key goes first.
    let left = state.templates_of(id).filter(|(_, template)| template.status == TemplateStatus::Reserved);
    let mut events: Vec<_> =
        left.map(|(template, held)| held.ending(template, TemplateEnd::Unfinished)).collect();
    let template = TemplateId::new(facts.fresh.id);
    let alias = alias::template(id, template);
    events.push(Event::TemplateReserved { template, activity: id.clone(), alias, making, sentinel });
    Ruling::done(events, Reply::Recorded)
}

fn has_room(state: &State, id: &ActivityId, making: Making) -> Result<(), Refusal> {
    let there = state.live_templates(id).count();
    match making {
        Making::First if there > 0 => Err(Refusal::AlreadyEnrolled),
        Making::Beside if there >= MAX_TEMPLATES => Err(Refusal::TooManyTemplates),
        Making::Beside | Making::Instead if there == 0 => Err(Refusal::NothingToCompare),
        Making::Again { template } if state.live_templates(id).all(|(live, _)| live != template) => {
            Err(Refusal::NothingToCompare)
        }
        Making::First | Making::Beside | Making::Instead | Making::Again { .. } => Ok(()),
    }
}

/// Whoever holds the phone unlocked must not add a face of their own to those that are there: a further one needs the owner key's word.
/// What only moves to another key needs none, as nobody new is let in.
fn allowed_by_owner(state: &State, id: &ActivityId, making: Making, facts: &Facts) -> Result<(), Refusal> {
    match making {
        Making::First | Making::Again { .. } if state.owner.is_some() => Ok(()),
        Making::First | Making::Again { .. } => Err(Refusal::NeedsOwnerKey),
        Making::Beside | Making::Instead => {
            owner::says(state, &OwnerPurpose::MakeTemplate { activity: id.clone() }, facts)
        }
    }
}

/// The sentinel that stands for a first template, if it is another one than before. It takes no one's place that still stands for
/// others: what that one would tell must not be missed.
fn watched(state: &State, making: Making, facts: &Facts) -> Result<Option<String>, Refusal> {
    if !making.is_first() {
        return Ok(None);
    }
    let ready = facts.evidence.sentinel.as_ref().ok_or(Refusal::Stale)?;
    match state.sentinel.as_deref() {
        Some(known) if known == ready.alias() => Ok(None),
        _ if state.faces.is_empty() => Ok(Some(ready.alias().to_owned())),
        _ => Err(Refusal::Stale),
    }
}

pub(super) fn finish_enrol(state: &State, id: TemplateId, facts: &Facts) -> Ruling {
    let Some(reserved) = state.templates.get(&id).filter(|t| t.status == TemplateStatus::Reserved) else {
        return refuse(Refusal::Stale);
    };
    let activity = &reserved.activity;
    if let Err(blocked) = gatekeep(state, activity, Attempted::Enrol, facts) {
        return *blocked;
    }
    let renews = match reserved.making {
        Making::Again { template } => Some(template),
        Making::First | Making::Beside | Making::Instead => None,
    };
    match &facts.evidence.sealed {
        // What was reserved for another's content takes no fresh sample, which the owner did not allow.
        Some(sealed) if sealed.template() == id && sealed.of() == renews => {}
        _ => return refuse(Refusal::Stale),
    }
    if renews.is_some_and(|old| state.live_templates(activity).all(|(live, _)| live != old)) {
        return refuse(Refusal::Stale);
    }
    let mut events = vec![Event::TemplateEnrolled { template: id, activity: activity.clone(), renews }];
    events.extend(state.live_templates(activity).filter_map(|(live, held)| match reserved.making {
        Making::Instead => Some(held.ending(live, TemplateEnd::Replaced)),
        Making::Again { template } if template == live => {
            Some(held.ending(live, TemplateEnd::Moved { to: id }))
        }
        Making::First | Making::Beside | Making::Again { .. } => None,
    }));
    Ruling::done(events, Reply::Enrolled)
}

/// May a face be compared for this activity now? The hint before the camera runs; [`begin_attempt`] asks the same, and of the anchor too.
///
/// # Errors
/// Why not.
pub fn may_compare(state: &State, phone: &Phone, wall: WallMs, id: &ActivityId) -> Result<(), Refusal> {
    let there = comparable(state, id)?;
    decision(state, phone, wall, id, None)?;
    if spent(there, there.begun.saturating_add(1)) { Err(Refusal::AttemptsSpent) } else { Ok(()) }
}

/// The faces to compare with.
fn comparable<'s>(state: &'s State, id: &ActivityId) -> Result<&'s Faces, Refusal> {
    // "Off" has one answer, whatever else is wrong: there is nothing to compare with.
    // Nor is there where the manifest does not say how.
    let said = declared(state, id).and_then(|(_, a)| a.matching.ok_or(Refusal::NothingToCompare));
    live(state, id).and_then(|there| said.map(|_| there)).map_err(|refusal| {
        // But where the phone's own faces ended it, the person did not, and is asked anew.
        let answered = state.consents.get(id).map(|consent| &consent.status);
        let biometrics = answered == Some(&ConsentStatus::Invalidated(Changed::Biometrics));
        if biometrics { Refusal::BiometricsChanged } else { refusal }
    })
}

/// Would this attempt be one too many?
const fn spent(there: &Faces, number: u32) -> bool {
    number.saturating_sub(there.forgiven) > MAX_ATTEMPTS
}

pub(super) fn begin_attempt(state: &State, id: &ActivityId, facts: &Facts) -> Ruling {
    let there = match comparable(state, id) {
        Ok(there) => there,
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
    let number = match &facts.evidence.anchored {
        Some(anchored) if anchored.set() == there.set && anchored.number() > there.forgiven => {
            anchored.number()
        }
        _ => return refuse(Refusal::Stale),
    };
    // Another process may have begun later ones meanwhile.
    if spent(there, number.max(there.begun)) {
        return refuse(Refusal::AttemptsSpent);
    }
    let begun = Event::AttemptBegun { template: there.set, activity: id.clone(), number: Some(number) };
    Ruling::done(vec![begun], Reply::Recorded)
}

pub(super) fn end_attempt(state: &State, id: &ActivityId, facts: &Facts) -> Ruling {
    let there = match live(state, id) {
        Ok(there) => there,
        Err(refusal) => return refuse(refusal),
    };
    // A withdrawal between the two halves of an attempt wins.
    if let Err(blocked) = gatekeep(state, id, Attempted::Verify, facts) {
        return *blocked;
    }
    let live: BTreeSet<_> = state.live_templates(id).map(|(template, _)| template).collect();
    let begun = there.forgiven.saturating_add(1)..=there.begun;
    let (matched, number) = match &facts.evidence.compared {
        // An attempt that was begun, with nothing but what is still there, and belongs to this purpose.
        Some(compared)
            if compared.attempt().set() == there.set
                && begun.contains(&compared.attempt().number())
                && compared.templates().is_subset(&live) =>
        {
            (compared.matched(), Some(compared.attempt().number()))
        }
        _ => return refuse(Refusal::Stale),
    };
    let token = matched.then(|| MatchToken::new(facts.fresh.id));
    let (template, activity) = (there.set, id.clone());
    let ended = Event::AttemptEnded { template, activity, token, ended: facts.now, number };
    let reply = match token {
        Some(token) => Reply::Matched { token },
        None => Reply::NotMatched {
            left: MAX_ATTEMPTS.saturating_sub(there.begun.saturating_sub(there.forgiven)),
        },
    };
    Ruling::done(vec![ended], reply)
}

pub(super) fn reset_attempts(state: &State, id: &ActivityId, facts: &Facts) -> Ruling {
    let there = match live(state, id) {
        Ok(there) => there,
        Err(refusal) => return refuse(refusal),
    };
    if let Err(refusal) = owner::says(state, &OwnerPurpose::ResetAttempts { activity: id.clone() }, facts) {
        return refuse(refusal);
    }
    let up_to = match &facts.evidence.counted {
        Some(counted) if counted.set() == there.set => Some(counted.number().max(there.begun)),
        _ => return refuse(Refusal::Stale),
    };
    Ruling::done(
        vec![Event::AttemptsReset { template: there.set, activity: id.clone(), up_to }],
        Reply::Recorded,
    )
}

/// A face or finger was set up on the phone since the sentinel was made: whoever can unlock it may be somebody else, so what faces do
/// here stops, and the person is asked again.
pub(super) fn biometrics_changed(state: &State, facts: &Facts) -> Ruling {
    match &facts.evidence.biometrics {
        Some(changed) if changed.sentinel() == state.sentinel.as_deref() => {}
        // Of another sentinel: what it stood for ended, or was allowed anew.
        _ => return refuse(Refusal::Stale),
    }
    let mut chain = Chain::new(state, facts.now.wall);
    for id in state.faces.keys() {
        end_one(&mut chain, id, None, Why::Biometrics);
        // What rests on it keeps its own answer, and cannot go on until the person was asked.
        for resting in state.declared().map(|manifest| manifest.resting_on(id)).unwrap_or_default() {
            let ends = end_in_use(chain.state(), &resting.id);
            chain.extend(ends);
        }
    }
    Ruling::done(chain.into_events(), Reply::Recorded)
}

/// The key store answered that the key of a template is missing, though nobody turned it off: there is nothing left to compare with.
pub(super) fn template_lost(state: &State, id: TemplateId, facts: &Facts) -> Ruling {
    match (state.templates.get(&id), &facts.evidence.gone) {
        (Some(held), Some(gone))
            if held.status != TemplateStatus::Destroying && gone.alias() == held.alias =>
        {
            let mut events = vec![held.ending(id, TemplateEnd::KeyLost)];
            events.extend(end_in_use(state, &held.activity));
            Ruling::done(events, Reply::Recorded)
        }
        _ => refuse(Refusal::Stale),
    }
}

fn live<'s>(state: &'s State, id: &ActivityId) -> Result<&'s Faces, Refusal> {
    let there = state.live_templates(id).next().and_then(|_| state.faces.get(id));
    there.ok_or(Refusal::NothingToCompare)
}
