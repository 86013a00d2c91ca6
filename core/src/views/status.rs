//! How an activity stands, for the permission center and for the app's own features. One function rules on both, and it asks
//! the same `decision` that every use is ruled by, so that what is shown and what is allowed cannot differ.

use crate::event::Cause;
use crate::facts::Phone;
use crate::host::WallMs;
use crate::manifest::{Activity, LegalBasis};
use crate::refusal::Refusal;
use crate::rules::decision::{decision, declared};
use crate::state::State;
use privet_wire::ids::ActivityId;
use serde::{Deserialize, Serialize};

/// Why nothing is allowed now, whatever the person answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LockView {
    /// The keys are not available until the device is unlocked.
    Locked,
    /// The records cannot be trusted.
    Down {
        /// Why.
        cause: Cause,
    },
}

/// How an activity stands, as the permission center says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Status {
    /// Allowed by the person, and it may run.
    On,
    /// Never allowed, refused, left undecided, or turned off.
    Off,
    /// It was on; its terms changed, or the phone's faces or fingers did, and it stopped until the person answers.
    NeedsAnswer,
    /// It was on; its time is over, it lapsed unused, or its one use was spent.
    Ended,
    /// It rests on another legal basis than consent; there is nothing to turn off.
    AlwaysOn {
        /// The basis.
        basis: LegalBasis,
    },
    /// On here, but the phone does not allow it, has not said yet, or can be opened by anybody.
    BlockedByPhone,
    /// The person is turning it off: denied already, and it can still be undone.
    TurningOff,
    /// It rests on another legal basis than consent, and the person objected to it.
    Objected,
    /// It cannot run without another activity, and that one is off.
    NeedsOther,
    /// Not known while the records are locked.
    Locked,
}

/// How an activity stands for the feature that needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ActivityState {
    /// It may run now.
    On,
    /// It may not, and the person has not allowed it.
    Off,
    /// Its terms changed, or the phone's faces or fingers did; ask again.
    NeedsAnswer,
    /// Allowed here, but not by the phone.
    BlockedByPhone,
    /// The records are locked until the device is unlocked.
    Locked,
    /// The records cannot be trusted; nothing runs.
    LockedDown,
}

/// How `activity` stands, whatever the lock; `wall` is the wall clock, which never counts as earlier than the ledger.
#[must_use]
pub fn status(state: &State, phone: &Phone, wall: WallMs, activity: &Activity) -> Status {
    if state.pending.contains_key(&activity.id) {
        return Status::TurningOff;
    }
    match decision(state, phone, wall.max(state.high), &activity.id, None) {
        Ok(_) if activity.asks_consent() => Status::On,
        Ok(_) => Status::AlwaysOn { basis: activity.basis },
        Err(Refusal::PhoneBlocks | Refusal::PhoneUnknown | Refusal::NoScreenLock) => Status::BlockedByPhone,
        Err(Refusal::TermsChanged | Refusal::BiometricsChanged) => Status::NeedsAnswer,
        Err(Refusal::Expired | Refusal::Spent) => Status::Ended,
        Err(Refusal::Objected) => Status::Objected,
        Err(Refusal::NeedsOther) => Status::NeedsOther,
        Err(_) => Status::Off,
    }
}

/// How the activity of that id stands for the feature that needs it; none if the manifest does not declare it.
#[must_use]
pub fn activity_state(
    state: &State,
    phone: &Phone,
    lock: Option<LockView>,
    wall: WallMs,
    id: &ActivityId,
) -> Option<ActivityState> {
    let (_, activity) = declared(state, id).ok()?;
    Some(match (lock, status(state, phone, wall, activity)) {
        (Some(LockView::Locked), _) | (None, Status::Locked) => ActivityState::Locked,
        (Some(LockView::Down { .. }), _) => ActivityState::LockedDown,
        (None, Status::On | Status::AlwaysOn { .. }) => ActivityState::On,
        (None, Status::Off | Status::Ended | Status::TurningOff | Status::Objected | Status::NeedsOther) => {
            ActivityState::Off
        }
        (None, Status::NeedsAnswer) => ActivityState::NeedsAnswer,
        (None, Status::BlockedByPhone) => ActivityState::BlockedByPhone,
    })
}
