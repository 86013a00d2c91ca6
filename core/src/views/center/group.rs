//! Under which head a purpose stands in the permission center.
//!
//! Each purpose stands in one group: the first of these whose rule holds. Sharing: somebody receives data who decides for themselves what
//! becomes of it. Payments: it sends payments, is a way to allow one, or uses what pays. Otherwise what its data is about
//! ([`Topic`]).

use super::super::topic::Topic;
use crate::manifest::{Activity, ActivityKind, Manifest, Role};
use crate::text::{Language, Word, say};
use privet_wire::ids::ActivityId;
use serde::{Deserialize, Serialize};

/// A head, in the order of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CenterHead {
    /// Paying, and what allows it.
    Payments,
    /// Faces and documents.
    Identity,
    /// Pictures, and looks of the camera.
    Camera,
    /// Where the phone is.
    Location,
    /// Somebody who decides for themselves receives it.
    Sharing,
    /// Anything else.
    Other,
}

/// A head with the purposes under it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CenterGroup {
    /// Which.
    pub head: CenterHead,
    /// The same in words.
    pub title: String,
    /// The purposes, in the manifest's order; each has a row among `activities`.
    pub activities: Vec<ActivityId>,
}

impl CenterHead {
    /// Every head, in the order of the screen.
    pub const ALL: [Self; 6] =
        [Self::Payments, Self::Identity, Self::Camera, Self::Location, Self::Sharing, Self::Other];

    /// Where a purpose stands.
    #[must_use]
    pub fn of(manifest: &Manifest, activity: &Activity) -> Self {
        if manifest.recipients_of(activity).any(|to| to.role == Role::ThirdParty) {
            return Self::Sharing;
        }
        let other = activity.fallback.as_ref().and_then(|id| manifest.activity(id));
        let allows_payment = activity.kind == ActivityKind::Template
            && other.is_some_and(|other| other.kind == ActivityKind::Payment);
        if activity.kind == ActivityKind::Payment || allows_payment {
            return Self::Payments;
        }
        match Topic::of(manifest, activity) {
            Topic::Payment => Self::Payments,
            Topic::Face | Topic::Identity => Self::Identity,
            Topic::Picture | Topic::Camera => Self::Camera,
            Topic::Place => Self::Location,
            Topic::Score | Topic::Contact | Topic::Usage | Topic::Device | Topic::Other => Self::Other,
        }
    }

    const fn word(self) -> Word {
        match self {
            Self::Payments => Word::GrPayments,
            Self::Identity => Word::GrIdentity,
            Self::Camera => Word::GrCamera,
            Self::Location => Word::ObLocation,
            Self::Sharing => Word::GrSharing,
            Self::Other => Word::GrOther,
        }
    }
}

/// Every purpose under its head; a head without purposes is left out.
pub(super) fn groups(manifest: &Manifest, language: Language) -> Vec<CenterGroup> {
    let of = |head: CenterHead| CenterGroup {
        head,
        title: say(head.word(), language).to_owned(),
        activities: manifest
            .activities
            .iter()
            .filter(|activity| CenterHead::of(manifest, activity) == head)
            .map(|activity| activity.id.clone())
            .collect(),
    };
    CenterHead::ALL.into_iter().map(of).filter(|group| !group.activities.is_empty()).collect()
}
