//! What an activity's declaration means for the bytes it may send.

use super::NotCleanable;
use crate::manifest::{Activity, MinimiseStep};

/// What the manifest says about the payloads of one activity. By default no more may leave than the limits above allow, and no
/// colour profile.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Declared {
    /// The most bytes, both before and after cleaning; the limits above hold beside it.
    pub max_bytes: Option<u32>,
    /// A picture's colour profile stays, where it is a plain and small one.
    pub keep_colour_profile: bool,
}

impl From<&Activity> for Declared {
    fn from(activity: &Activity) -> Self {
        Self {
            max_bytes: activity.max_payload_bytes,
            keep_colour_profile: activity.minimise.contains(&MinimiseStep::KeepColourProfile),
        }
    }
}

impl Declared {
    /// # Errors
    /// [`NotCleanable::TooLarge`]
    pub(super) fn holds(self, bytes: &[u8], limit: usize) -> Result<(), NotCleanable> {
        let declared = self.max_bytes.and_then(|max| usize::try_from(max).ok()).unwrap_or(limit);
        if bytes.len() > limit.min(declared) { Err(NotCleanable::TooLarge) } else { Ok(()) }
    }
}
