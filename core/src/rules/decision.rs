//! Decision = consent ∧ phone permission ∧ terms current ∧ not locked down, and a screen lock where something leaves or faces are compared. One function for the hint (`check`) and for every
//! ruling, so that the two cannot differ.

use crate::command::{OsState, Until};
use crate::event::Changed;
use crate::facts::Phone;
use crate::host::{DAY, ScreenLock, WallMs};
use crate::manifest::{Activity, ActivityKind, Manifest, OsPermission};
use crate::refusal::Refusal;
use crate::state::{ConsentStatus, Grant, Spent, State};
use privet_wire::ids::{ActivityId, Digest};
use std::collections::BTreeMap;

/// May this activity run now?
///
/// Whatever leaves the device or compares a face needs a phone that somebody else can't open.
///
/// `wall` is never behind the ledger. `under` names the use or release that a one-time grant was spent on.
///
/// # Errors
/// The refusal, with what to do next.
pub fn decision<'s>(
    state: &'s State,
    phone: &Phone,
    wall: WallMs,
    id: &ActivityId,
    under: Option<Spent>,
) -> Result<&'s Activity, Refusal> {
    let (manifest, activity) = declared(state, id)?;
    stands(state, activity, wall, under)?;
    rests_on(state, manifest, activity, wall)?;
    if let Some(permission) = activity.os_permission {
        phone_allows(&phone.os, permission, manifest.sends_exact_place(activity))?;
    }
    if activity.kind == ActivityKind::Template || !activity.recipients.is_empty() {
        match phone.screen_lock {
            Some(ScreenLock::Set) => {}
            Some(ScreenLock::NotSet) => return Err(Refusal::NoScreenLock),
            None => return Err(Refusal::PhoneUnknown),
        }
    }
    Ok(activity)
}

/// What the person said to this activity alone: a grant in force where one is asked for, no objection where none is.
fn stands(state: &State, activity: &Activity, wall: WallMs, under: Option<Spent>) -> Result<(), Refusal> {
    if activity.asks_consent() {
        grant_in_force(state, activity, wall, under)
    } else if activity.may_object() && state.objects(&activity.id) {
        Err(Refusal::Objected)
    } else {
        Ok(())
    }
}

/// Are all activities on that this one cannot run without, at whatever distance? A one-time grant of theirs counts until the use or
/// send that spent it is over.
///
/// # Errors
/// [`Refusal::NeedsOther`]
pub fn rests_on(
    state: &State,
    manifest: &Manifest,
    activity: &Activity,
    wall: WallMs,
) -> Result<(), Refusal> {
    if lacks(state, manifest, activity, wall).is_empty() { Ok(()) } else { Err(Refusal::NeedsOther) }
}

/// Which of the activities that it cannot run without do not stand, those that they rest on included.
#[must_use]
pub fn lacks(state: &State, manifest: &Manifest, activity: &Activity, wall: WallMs) -> Vec<ActivityId> {
    if activity.needs.is_empty() {
        return Vec::new();
    }
    let off = |id: &&ActivityId| {
        let Some(need) = manifest.activity(id) else { return false };
        let spent = state.grant(id).and_then(|grant| grant.spent);
        let going_on = spent.filter(|spent| match spent {
            Spent::Use { use_id } => state.uses.contains_key(use_id),
            Spent::Release { release } => state.releases.contains_key(release),
        });
        stands(state, need, wall, going_on).is_err()
    };
    manifest
        .with_needs(&activity.id)
        .into_iter()
        .filter(|id| **id != activity.id)
        .filter(off)
        .cloned()
        .collect()
}

/// The manifest in force, and one activity of it.
///
/// # Errors
/// [`Refusal::UnknownActivity`]
pub fn declared<'s>(state: &'s State, id: &ActivityId) -> Result<(&'s Manifest, &'s Activity), Refusal> {
    let manifest = state.declared().ok_or(Refusal::UnknownActivity)?;
    Ok((manifest, manifest.activity(id).ok_or(Refusal::UnknownActivity)?))
}

/// Digest of an activity's terms in force.
///
/// # Errors
/// [`Refusal::UnknownActivity`]
pub fn terms_of(state: &State, id: &ActivityId) -> Result<Digest, Refusal> {
    let declared = state.manifest.as_ref().ok_or(Refusal::UnknownActivity)?;
    declared.terms.get(id).copied().ok_or(Refusal::UnknownActivity)
}

/// Is there a consent in force, whatever the phone itself allows?
///
/// # Errors
/// Why not.
pub fn grant_in_force(
    state: &State,
    activity: &Activity,
    wall: WallMs,
    under: Option<Spent>,
) -> Result<(), Refusal> {
    if state.pending.contains_key(&activity.id) {
        return Err(Refusal::Withdrawn);
    }
    let grant = match state.consents.get(&activity.id).map(|c| &c.status) {
        None | Some(ConsentStatus::Undecided) => return Err(Refusal::NoConsent),
        Some(ConsentStatus::Refused) => return Err(Refusal::Refused),
        Some(ConsentStatus::Withdrawn) => return Err(Refusal::Withdrawn),
        Some(ConsentStatus::Expired) => return Err(Refusal::Expired),
        Some(ConsentStatus::Invalidated(Changed::Terms | Changed::Undeclared)) => {
            return Err(Refusal::TermsChanged);
        }
        Some(ConsentStatus::Invalidated(Changed::Biometrics)) => return Err(Refusal::BiometricsChanged),
        Some(ConsentStatus::Given(grant)) => grant,
    };
    if grant.terms != terms_of(state, &activity.id)? {
        return Err(Refusal::TermsChanged);
    }
    if ended(grant, activity, wall).is_some() {
        return Err(Refusal::Expired);
    }
    match (grant.until, grant.spent) {
        (Until::Once, Some(spent)) if under != Some(spent) => Err(Refusal::Spent),
        _ => Ok(()),
    }
}

/// How a grant ended by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TimeEnd {
    /// Its date is past.
    Date,
    /// It was not used for as long as the manifest allows.
    Unused,
}

/// Did this grant end by time?
pub(crate) fn ended(grant: &Grant, activity: &Activity, wall: WallMs) -> Option<TimeEnd> {
    if let Until::At { wall: end } = grant.until
        && end <= wall
    {
        return Some(TimeEnd::Date);
    }
    lapses_at(grant, activity).filter(|end| *end <= wall).map(|_| TimeEnd::Unused)
}

/// When a grant lapses if it stays unused (milliseconds since 1970).
pub(crate) fn lapses_at(grant: &Grant, activity: &Activity) -> Option<WallMs> {
    let days = activity.unused_lapse_days?;
    Some(grant.used.saturating_add(i64::from(days).saturating_mul(DAY)))
}

/// A phone that gives the approximate place only allows what was declared as approximate. What sends the exact place is denied
/// then, not made coarse: the person agreed to lines that say exact, and the rough place may be of no use for that purpose.
fn phone_allows(
    os: &BTreeMap<OsPermission, OsState>,
    permission: OsPermission,
    exact_place: bool,
) -> Result<(), Refusal> {
    match (os.get(&permission), permission) {
        (None, _) => Err(Refusal::PhoneUnknown),
        (Some(OsState::Granted | OsState::Once), _) => Ok(()),
        (Some(OsState::Coarse), OsPermission::LocationCoarse) if !exact_place => Ok(()),
        (Some(OsState::Coarse | OsState::Denied | OsState::Restricted | OsState::NotAsked), _) => {
            Err(Refusal::PhoneBlocks)
        }
    }
}
