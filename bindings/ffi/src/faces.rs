//! The screen of faces: repeated from the core, so that a difference does not compile.

use crate::ids::{ActivityId, TemplateId};
use crate::refusals::{Fault, Refusal};
use crate::views::{ActivityStatus, Language};
pub use privet::views::faces::{FaceProof, FaceRow, FaceScreen, FaceTry};

/// The whole screen.
#[uniffi::remote(Record)]
pub struct FaceScreen {
    /// Its name.
    pub title: String,
    /// Each activity that compares faces, in the manifest's order.
    pub faces: Vec<FaceRow>,
    /// That a photo check is for one time; none where the app has none.
    pub photo: Option<String>,
    /// That the phone's own unlock is another thing.
    pub phone: String,
}

/// One activity that compares faces.
#[uniffi::remote(Record)]
pub struct FaceRow {
    /// Which.
    pub activity: ActivityId,
    /// Its name.
    pub title: String,
    /// How it stands.
    pub state: ActivityStatus,
    /// The same in words.
    pub state_text: String,
    /// How many patterns are here; none while locked.
    pub patterns: Option<u32>,
    /// Whether one is here, in words; none while locked.
    pub pattern_text: Option<String>,
    /// Said when the tries are used up.
    pub spent: Option<String>,
    /// The label of "set up", where it is off or has no pattern; none where it is not offered.
    pub set_up: Option<String>,
    /// The label of "try": offered with and without a pattern, so that a person can see that off is off.
    pub try_it: Option<String>,
    /// The label of "make a new one"; none where there is none.
    pub renew: Option<String>,
    /// The label of "turn off"; none where there is nothing to turn off.
    pub turn_off: Option<String>,
    /// What the last destruction left; none where nothing was destroyed, or it can't be read now.
    pub proof: Option<FaceProof>,
}

/// The record of a destruction in short.
#[uniffi::remote(Record)]
pub struct FaceProof {
    /// Of which template.
    pub template: TemplateId,
    /// When its key was gone, and which record of how many says so.
    pub text: String,
    /// What that does not cover.
    pub limit: String,
}

/// What came of a try to recognise.
#[uniffi::remote(Enum)]
pub enum FaceTry {
    /// The same face.
    Matched,
    /// Another one.
    NotMatched {
        /// Attempts left.
        left: u32,
    },
    /// No attempt was made.
    Refused {
        /// Why not.
        refusal: Refusal,
    },
}

/// What to say of a try to recognise.
///
/// # Errors
/// [`Fault::BadArgument`]
#[uniffi::export]
pub fn tried_text(tried: FaceTry, language: Language) -> Result<String, Fault> {
    Ok(privet::views::faces::tried(tried, language))
}
