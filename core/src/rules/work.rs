//! Work that the host owed and has done.

use super::{Ruling, refuse};
use crate::command::Reply;
use crate::event::Event;
use crate::facts::Facts;
use crate::host::{DAY, WallMs};
use crate::refusal::Refusal;
use crate::state::{Owed, State};

/// A notice that was delivered and not acknowledged is offered again after this many milliseconds of wall time.
pub const NOTICE_AGAIN: i64 = DAY;
/// The last millisecond of the year 9999: a notice is offered until it is acknowledged.
pub const NOTICE_ENDS: WallMs = 253_402_300_799_999;

pub(super) fn done(state: &State, work: u64, facts: &Facts) -> Ruling {
    let event = match (state.owed.get(&work), &facts.evidence.gone, &facts.evidence.notice) {
        (Some(Owed::DeleteAlias { template, activity, alias, why }), Some(gone), _)
            if gone.alias() == alias =>
        {
            Event::TemplateDestroyed { template: *template, activity: activity.clone(), why: *why }
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
