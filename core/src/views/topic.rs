//! What a row is about, for the sign that a screen draws beside it: one value, derived from the declared data and nothing else.

use crate::manifest::{Activity, Category, Manifest};
use serde::{Deserialize, Serialize};

/// What data a purpose is about. Only a sign: what is used is said in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// A face pattern, or that a face was matched.
    Face,
    /// A picture that leaves.
    Picture,
    /// What the camera sees, looked at and not sent.
    Camera,
    /// Where the phone is.
    Place,
    /// A score.
    Score,
    /// A payment, or what pays.
    Payment,
    /// Who the person is: name, document.
    Identity,
    /// How the person is reached.
    Contact,
    /// What the app is used for.
    Usage,
    /// The phone itself.
    Device,
    /// No data that is declared now.
    Other,
}

impl Topic {
    /// Of one kind of data.
    #[must_use]
    pub const fn of_kind(category: Category) -> Self {
        match category {
            Category::FaceTemplate | Category::FaceMatch => Self::Face,
            Category::CameraFrame => Self::Picture,
            Category::CoarseLocation | Category::PreciseLocation => Self::Place,
            Category::CreditScore => Self::Score,
            Category::PaymentOrder | Category::PaymentAccount => Self::Payment,
            Category::Name | Category::IdentityDocument => Self::Identity,
            Category::Email | Category::Phone | Category::Address => Self::Contact,
            Category::AppUsage => Self::Usage,
            Category::DeviceId | Category::CrashData => Self::Device,
        }
    }

    /// Of a purpose: of its kinds of data, the one that stands first in this enum, which puts what is felt as closest first. That a
    /// face was matched goes along with what it was matched for, and a picture that does not leave is a look of the camera.
    #[must_use]
    pub fn of(manifest: &Manifest, activity: &Activity) -> Self {
        let kinds = || manifest.data_of(activity).map(|kind| kind.category);
        let matched = |category: &Category| *category == Category::FaceMatch;
        let first = kinds().filter(|category| !matched(category)).map(Self::of_kind).min();
        let leaves = || manifest.leaving(activity).any(|kind| kind.category == Category::CameraFrame);
        match first {
            Some(Self::Picture) if !leaves() => Self::Camera,
            Some(topic) => topic,
            None if kinds().any(|category| matched(&category)) => Self::Face,
            None => Self::Other,
        }
    }
}
