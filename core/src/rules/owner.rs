//! The owner key: becomes known once, and says what nobody else may.

use super::{Ruling, refuse};
use crate::command::Reply;
use crate::event::Event;
use crate::facts::Facts;
use crate::owner::OwnerPurpose;
use crate::refusal::Refusal;
use crate::state::State;

/// Did the owner key sign for this purpose?
pub(super) fn says(state: &State, purpose: &OwnerPurpose, facts: &Facts) -> Result<(), Refusal> {
    let owner = state.owner.as_ref().ok_or(Refusal::NeedsOwnerKey)?;
    match &facts.evidence.owner {
        Some(checked) if checked.digest() == owner.digest && checked.purpose() == purpose => Ok(()),
        _ => Err(Refusal::BadSignature),
    }
}

pub(super) fn set(state: &State, facts: &Facts) -> Ruling {
    // A ledger that follows another keeps its owner. The signature that led out of lock-down counts here too.
    let before = state.cites.as_ref().and_then(|old| old.owner);
    let checked = facts.evidence.owner.as_ref().filter(|checked| match checked.purpose() {
        OwnerPurpose::BecomeOwner => before.is_none_or(|owner| owner == checked.digest()),
        OwnerPurpose::LeaveLockDown => before == Some(checked.digest()),
        OwnerPurpose::ResetAttempts { .. } | OwnerPurpose::MakeTemplate { .. } => false,
    });
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
