//! Faces (UX S8): each activity that compares faces, what is here of it, and what off left behind.
//!
//! Promises: a proof of destruction is never shown without what it does not cover; while locked nothing but names is told.

use super::center::{ActivityRow, is_on};
use super::status::{LockView, Status};
use super::topic::Topic;
use crate::host::WallMs;
use crate::manifest::{Activity, ActivityKind, GrantCap, Manifest, Sensitivity};
use crate::refusal::Refusal;
use crate::rules::MAX_ATTEMPTS;
use crate::state::State;
use crate::text::{self, Language, Reader, Word, fill, say};
use privet_wire::ids::{ActivityId, TemplateId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The whole screen.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FaceRow {
    /// Which.
    pub activity: ActivityId,
    /// Its name.
    pub title: String,
    /// How it stands.
    pub state: Status,
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
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FaceProof {
    /// Of which template.
    pub template: TemplateId,
    /// When its key was gone, and which record of how many says so.
    pub text: String,
    /// What that does not cover.
    pub limit: String,
}

/// A destruction, as the ledger has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Destroyed {
    /// Which template.
    pub template: TemplateId,
    /// When the key store answered that the key is missing (milliseconds since 1970).
    pub missing: WallMs,
    /// Where the ledger says so, from 0.
    pub index: u64,
    /// How many entries the ledger has.
    pub size: u64,
}

/// What came of a try to recognise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// The screen, from the rows of the permission center. None if a word does not fit its placeholders, which a test holds.
#[must_use]
pub fn face_screen(
    (state, manifest): (&State, &Manifest),
    rows: &[ActivityRow],
    destroyed: &BTreeMap<ActivityId, Destroyed>,
    lock: Option<LockView>,
    reader: &Reader,
) -> Option<FaceScreen> {
    let language = reader.language();
    let text = |word: Word| say(word, language).to_owned();
    let compares = manifest.activities.iter().filter(|activity| activity.kind == ActivityKind::Template);
    let faces = compares
        .filter_map(|activity| rows.iter().find(|row| row.activity == activity.id))
        .map(|row| face_row((state, manifest), row, destroyed.get(&row.activity), lock, *reader))
        .collect::<Option<_>>()?;
    let photo = manifest.activities.iter().any(|activity| is_photo_check(manifest, activity));
    Some(FaceScreen {
        title: text(Word::FbTitle),
        faces,
        photo: photo.then(|| text(Word::FbPhoto)),
        phone: text(Word::FbPhone),
    })
}

fn face_row(
    (state, manifest): (&State, &Manifest),
    row: &ActivityRow,
    destroyed: Option<&Destroyed>,
    lock: Option<LockView>,
    reader: Reader,
) -> Option<FaceRow> {
    let language = reader.language();
    let text = |word: Word| say(word, language).to_owned();
    let known = lock != Some(LockView::Locked);
    let patterns = u32::try_from(state.live_templates(&row.activity).count()).unwrap_or(u32::MAX);
    let spent = state
        .faces
        .get(&row.activity)
        .is_some_and(|tries| tries.begun.saturating_sub(tries.forgiven) >= MAX_ATTEMPTS);
    let proof = match destroyed.filter(|_| known) {
        None => None,
        Some(end) => Some(FaceProof {
            template: end.template,
            text: fill(
                Word::FbProof,
                language,
                &[
                    ("time", &text::date_time(end.missing, &reader)),
                    // People count from one.
                    ("index", &text::count(end.index.saturating_add(1))),
                    ("size", &text::count(end.size)),
                ],
            )
            .ok()?,
            limit: fill(Word::FbLimit, language, &[("company", manifest.controller.name.get(language))])
                .ok()?,
        }),
    };
    let here = known && patterns > 0;
    Some(FaceRow {
        activity: row.activity.clone(),
        title: row.title.clone(),
        state: row.state,
        state_text: row.state_text.clone(),
        patterns: known.then_some(patterns),
        pattern_text: known.then(|| text(if here { Word::FbOn } else { Word::FbOff })),
        spent: (known && spent).then(|| text(Word::FbSpent)),
        set_up: (lock.is_none() && !here && (row.turn_on.is_some() || is_on(row.state)))
            .then(|| text(Word::CSetUp)),
        try_it: lock.is_none().then(|| text(Word::FbTry)),
        renew: (lock.is_none() && here && is_on(row.state)).then(|| text(Word::FbRenew)),
        turn_off: row.turn_off.clone(),
        proof,
    })
}

/// A sensitive picture that is sent under a yes to one use, by what compares no faces here.
fn is_photo_check(manifest: &Manifest, activity: &Activity) -> bool {
    activity.kind == ActivityKind::Data
        && activity.max_grant == GrantCap::Once
        && Topic::of(manifest, activity) == Topic::Picture
        && manifest.leaving(activity).any(|kind| kind.sensitivity == Sensitivity::Sensitive)
}

/// What to say of a try.
#[must_use]
pub fn tried(tried: FaceTry, language: Language) -> String {
    let word = match tried {
        FaceTry::Matched => Word::TlRecognised,
        FaceTry::NotMatched { left: 0 } | FaceTry::Refused { refusal: Refusal::AttemptsSpent } => {
            Word::FpLockout
        }
        FaceTry::NotMatched { .. } => Word::FpNomatch,
        // A face activity that is off has nothing to compare with: its pattern went with the yes.
        FaceTry::Refused {
            refusal:
                Refusal::NothingToCompare
                | Refusal::NoConsent
                | Refusal::Refused
                | Refusal::Withdrawn
                | Refusal::Expired,
        } => Word::FbTryNone,
        FaceTry::Refused { refusal: Refusal::Locked } => Word::StLockedBody,
        FaceTry::Refused { refusal: Refusal::LockedDown } => Word::DnPaused,
        FaceTry::Refused { refusal: Refusal::BiometricsChanged } => Word::DnBiometrics,
        FaceTry::Refused { refusal: Refusal::NoScreenLock } => Word::DnNoLock,
        FaceTry::Refused { refusal: Refusal::TermsChanged } => Word::PdTerms,
        FaceTry::Refused { refusal: Refusal::PhoneBlocks } => Word::DnPhone,
        FaceTry::Refused { refusal: Refusal::PhoneUnknown } => Word::DnPhoneUnknown,
        FaceTry::Refused { refusal: Refusal::NeedsOther } => Word::DnNeedsOther,
        FaceTry::Refused { .. } => Word::StError,
    };
    say(word, language).to_owned()
}
