//! The person's keys at a recipient: registered, replaced by others, lost. What was approved with a key ends with it.

use super::chain::Chain;
use super::{Ruling, refuse};
use crate::command::{KeyLoss, Reply};
use crate::event::{ConfirmKey, Event};
use crate::facts::Facts;
use crate::refusal::{EndReason, Refusal};
use crate::state::{Release, State};
use privet_wire::ids::RecipientId;
use privet_wire::key::UserVerification;

pub(super) fn register(state: &State, recipient: &RecipientId, facts: &Facts) -> Ruling {
    let Some(declared) = state.declared().and_then(|m| m.recipient(recipient)) else {
        return refuse(Refusal::UnknownRecipient);
    };
    if state.owner.is_none() {
        return refuse(Refusal::NeedsOwnerKey);
    }
    let Some(checked) = facts.evidence.registration.as_ref().filter(|r| r.recipient() == recipient) else {
        return refuse(unsigned(facts));
    };
    if !checked.keys().iter().all(|key| declared.takes(key.uv)) {
        return refuse(Refusal::VerificationNotAccepted);
    }
    if checked.keys().iter().any(|key| known_elsewhere(state, recipient, key)) {
        return refuse(Refusal::BadKey);
    }
    // A draft serves once: recorded again it would owe the deletion of the notice key it rests on.
    if state.registered.get(recipient).is_some_and(|known| known.notice_alias == checked.notice_alias()) {
        return refuse(Refusal::Stale);
    }
    let mut chain = Chain::new(state, facts.now.wall);
    chain.push(Event::RecipientRegistered {
        recipient: recipient.clone(),
        sub: checked.sub(),
        keys: checked.keys().to_vec(),
        notice_alias: checked.notice_alias().to_owned(),
    });
    // What was approved names the person's old number there, whichever key signs.
    end_approved(&mut chain, |release| release.proposal.recipient == *recipient);
    Ruling::done(chain.into_events(), Reply::Registered { registration: checked.jws().to_owned() })
}

/// Two recipients that know the person by one key could compare notes, also by one that was replaced or lost since; the owner key is
/// known to none.
fn known_elsewhere(state: &State, recipient: &RecipientId, key: &ConfirmKey) -> bool {
    let others = state.registered.iter().filter(|(other, _)| *other != recipient);
    others.flat_map(|(_, known)| &known.keys).any(|known| known.thumbprint == key.thumbprint)
        || state.former.iter().any(|(other, keys)| other != recipient && keys.contains(&key.thumbprint))
        || state.owner.as_ref().is_some_and(|owner| owner.spki == key.spki)
}

pub(super) fn lost(
    state: &State,
    recipient: &RecipientId,
    uv: UserVerification,
    cause: KeyLoss,
    facts: &Facts,
) -> Ruling {
    let known = state.registered.get(recipient);
    let Some(key) = known.and_then(|known| known.keys.iter().find(|key| key.uv == uv)) else {
        return refuse(Refusal::NotRegistered);
    };
    let key = key.thumbprint;
    let mut chain = Chain::new(state, facts.now.wall);
    chain.push(Event::ConfirmKeyLost { recipient: recipient.clone(), uv, key, cause });
    end_approved(&mut chain, |release| release.approved.as_ref().is_some_and(|approved| approved.key == key));
    Ruling::done(chain.into_events(), Reply::Recorded)
}

/// Ends the releases that were approved and are meant. What waits unapproved can still be approved with another key.
fn end_approved(chain: &mut Chain<'_>, meant: impl Fn(&Release) -> bool) {
    let releases = chain.state().releases.iter();
    let over = releases.filter(|(_, release)| release.approved.is_some() && meant(release));
    let ends: Vec<_> = over
        .map(|(id, release)| Event::ReleaseEnded {
            release: *id,
            activity: release.proposal.activity.clone(),
            recipient: release.proposal.recipient.clone(),
            reason: EndReason::Invalidated,
        })
        .collect();
    chain.extend(ends);
}

/// Why there is no evidence of a good signature.
pub(super) const fn unsigned(facts: &Facts) -> Refusal {
    if facts.evidence.malformed { Refusal::MalformedSignature } else { Refusal::BadSignature }
}
