//! Recorded uses and the phone's own permissions.

use super::consent::gatekeep_for;
use super::{Ruling, refuse};
use crate::command::{OsState, Reply, Withheld};
use crate::event::{Attempted, Event, UseEnd};
use crate::facts::Facts;
use crate::manifest::OsPermission;
use crate::refusal::Refusal;
use crate::state::State;
use privet_wire::ids::{ActivityId, LibraryId, UseId};

pub(super) fn report_os(permission: OsPermission, os: OsState, facts: &Facts) -> Ruling {
    if facts.phone.os.get(&permission) == Some(&os) {
        return Ruling::done(vec![], Reply::Recorded);
    }
    Ruling::done(vec![Event::OsPermissionChanged { permission, state: os }], Reply::Recorded)
}

pub(super) fn access(state: &State, id: &ActivityId, by: Option<&LibraryId>, facts: &Facts) -> Ruling {
    // Nothing is recorded of what the manifest does not name: a hostile caller could fill the ledger with names.
    if by.is_some_and(|by| state.declared().is_none_or(|m| m.library(by).is_none())) {
        return refuse(Refusal::UnknownLibrary);
    }
    if let Err(blocked) = gatekeep_for(state, id, Attempted::Use, by, facts) {
        return *blocked;
    }
    let use_id = UseId::new(facts.fresh.id);
    Ruling::done(
        vec![Event::UseBegan { use_id, activity: id.clone(), began: facts.now, by: by.cloned() }],
        Reply::Began { use_id },
    )
}

pub(super) fn end_use(state: &State, use_id: UseId, withheld: Withheld) -> Ruling {
    match state.uses.get(&use_id) {
        None => refuse(Refusal::UnknownId),
        Some(open) => Ruling::done(
            vec![Event::UseEnded {
                use_id,
                activity: open.activity.clone(),
                end: UseEnd::Finished,
                withheld,
            }],
            Reply::Ended,
        ),
    }
}
