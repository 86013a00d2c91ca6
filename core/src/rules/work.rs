//! Work that the host owed and has done, and the owner key.

use super::{Ruling, refuse};
use crate::command::{Making, Reply};
use crate::event::Event;
use crate::facts::Facts;
use crate::host::{DAY, WallMs};
use crate::owner::OwnerPurpose;
use crate::refusal::Refusal;
use crate::state::{Owed, State};

/// A notice that was delivered and not acknowledged is offered again after this many milliseconds of wall time.
pub const NOTICE_AGAIN: i64 = DAY;
/// The last millisecond of the year 9999: a notice is offered until it is acknowledged.
pub const NOTICE_ENDS: WallMs = 253_402_300_799_999;

pub(super) fn done(state: &State, work: u64, facts: &Facts) -> Ruling {
    let event = match (state.owed.get(&work), &facts.evidence.gone, &facts.evidence.notice) {
        (Some(Owed::DeleteAlias { template, activity, alias }), Some(gone), _) if gone.alias() == alias => {
            let again = Making::Again { template: *template };
            let by = state.live_templates(activity).find(|(_, held)| held.making == again);
            let (template, by) = (*template, by.map(|(id, _)| id));
            Event::TemplateDestroyed { template, activity: activity.clone(), by }
        }
        (Some(Owed::Notify { recipient, activity, .. }), _, Some(notice)) if notice.work() == work => {
            Event::NoticeQueued {
                work,
                activity: activity.clone(),
                jti: notice.jti(),
                recipient: recipient.clone(),
                exp: NOTICE_ENDS,
            }
        }
        (Some(Owed::Notify { recipient, activity, under, .. }), Some(gone), _)
            if state.teller(recipient, under.as_ref()).is_some_and(|by| by.notice_alias == gone.alias()) =>
        {
            Event::NoticeLost { work, activity: activity.clone(), recipient: recipient.clone() }
        }
        (Some(Owed::DropNoticeKey { recipient, alias }), Some(gone), _)
            if gone.alias() == alias && !state.needs_notice_key(alias) =>
        {
            Event::NoticeKeyDropped { work, recipient: recipient.clone() }
        }
        // Another process was first.
        (None, _, _) => return Ruling::done(vec![], Reply::Recorded),
        (Some(_), _, _) => return refuse(Refusal::Stale),
    };
    Ruling::done(vec![event], Reply::Recorded)
}

pub(super) fn set_owner(state: &State, facts: &Facts) -> Ruling {
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
