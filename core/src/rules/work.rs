//! Work that the host owed and has done, and the two kinds of keys that the person's device makes.

use super::{Ruling, refuse};
use crate::command::Reply;
use crate::event::Event;
use crate::facts::Facts;
use crate::owner::OwnerPurpose;
use crate::refusal::Refusal;
use crate::state::{Owed, State};
use privet_wire::ids::RecipientId;

/// How long a withdrawal notice is offered for delivery.
pub const NOTICE_FOR: i64 = 30 * super::decision::DAY;

pub(super) fn done(state: &State, work: u64, facts: &Facts) -> Ruling {
    let event = match (state.owed.get(&work), &facts.evidence.gone, &facts.evidence.notice) {
        (Some(Owed::DeleteAlias { template, activity, alias }), Some(gone), _) if gone.alias() == alias => {
            Event::TemplateDestroyed { template: *template, activity: activity.clone() }
        }
        (Some(Owed::Notify { recipient, activity, .. }), _, Some(notice)) if notice.work() == work => {
            Event::NoticeQueued {
                work,
                activity: activity.clone(),
                jti: notice.jti(),
                recipient: recipient.clone(),
                exp: facts.now.wall.saturating_add(NOTICE_FOR),
            }
        }
        // Another process was first.
        (None, _, _) => return Ruling::done(vec![], Reply::Recorded),
        (Some(_), _, _) => return refuse(Refusal::Stale),
    };
    Ruling::done(vec![event], Reply::Recorded)
}

pub(super) fn register(state: &State, recipient: &RecipientId, facts: &Facts) -> Ruling {
    let Some(declared) = state.declared().and_then(|m| m.recipient(recipient)) else {
        return refuse(Refusal::UnknownRecipient);
    };
    if state.owner.is_none() {
        return refuse(Refusal::NeedsOwnerKey);
    }
    let Some(checked) = facts.evidence.registration.as_ref().filter(|r| r.recipient() == recipient) else {
        return refuse(Refusal::BadSignature);
    };
    if !checked.keys().iter().all(|key| super::gate::accepts(declared, key.uv)) {
        return refuse(Refusal::VerificationNotAccepted);
    }
    Ruling::done(
        vec![Event::RecipientRegistered {
            recipient: recipient.clone(),
            sub: checked.sub(),
            keys: checked.keys().to_vec(),
            notice_alias: checked.notice_alias().to_owned(),
        }],
        Reply::Registered { registration: checked.jws().to_owned() },
    )
}

pub(super) fn set_owner(state: &State, facts: &Facts) -> Ruling {
    let checked = facts.evidence.owner.as_ref().filter(|c| *c.purpose() == OwnerPurpose::BecomeOwner);
    match (&state.owner, checked) {
        (Some(owner), Some(checked)) if owner.digest == checked.digest() => {
            Ruling::done(vec![], Reply::OwnerSet)
        }
        (Some(_), _) => refuse(Refusal::OwnerKeyExists),
        (None, Some(checked)) => Ruling::done(
            vec![Event::OwnerKeySet { spki: checked.spki().to_owned(), digest: checked.digest() }],
            Reply::OwnerSet,
        ),
        (None, None) => refuse(Refusal::BadSignature),
    }
}
