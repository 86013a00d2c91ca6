//! Why something may not happen. A refusal is a value: it is part of the ruling, the timeline can show it, and it says what
//! to do next. Faults, where the engine could not rule at all, are in [`crate::fault`].

use crate::host::WallMs;
use serde::{Deserialize, Serialize};

/// Why not. Codes only: nothing here was typed by a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Refusal {
    /// The manifest has no such activity.
    UnknownActivity,
    /// The manifest has no such recipient for this activity.
    UnknownRecipient,
    /// No live prompt, use or release has this id.
    UnknownId,
    /// Nobody was asked yet.
    NoConsent,
    /// The person said no.
    Refused,
    /// The person took it back.
    Withdrawn,
    /// The time allowed is over, or the grant lapsed unused.
    Expired,
    /// The terms changed since the answer.
    TermsChanged,
    /// A face or finger was set up on the phone since the answer.
    BiometricsChanged,
    /// A one-time grant was used.
    Spent,
    /// The person objected to it, or the records that would know are gone.
    Objected,
    /// It rests on another activity, and that one is off.
    NeedsOther,
    /// The manifest has no such library.
    UnknownLibrary,
    /// There is nothing to undo under this id: its time is over, or it was undone.
    UndoOver,
    /// The phone's own permission is denied.
    PhoneBlocks,
    /// What the phone itself allows, or whether it has a screen lock, was not told in this run, which denies.
    PhoneUnknown,
    /// The phone can be opened by anybody: nothing leaves it and no face is compared until a screen lock is set. So it is for all that an
    /// activity with recipients, or one of faces, does.
    NoScreenLock,
    /// The records cannot be trusted or used; see the status for the cause.
    LockedDown,
    /// The manifest of this app can't be accepted, and only an app with another one helps; what is wrong with it the engine says
    /// (`manifest_fault`, `manifest_problem`). A no is taken all the same. Only calls are answered so: no event holds it.
    BadManifest,
    /// The keys are not available until the device is unlocked.
    Locked,
    /// The activity rests on another legal basis than consent: there is nothing to ask, and nothing to take back.
    NothingToAsk,
    /// It is on already.
    AlreadyOn,
    /// Refused lately; a feature may not ask again before this time. The permission center may.
    CoolDown {
        /// Milliseconds since 1970.
        until: WallMs,
    },
    /// The party may not answer for this activity.
    WrongParty,
    /// The duration is longer than the manifest offers, or than 3,650 days (24 hours where the exact place is sent), or not in the
    /// future.
    DurationNotOffered,
    /// Answered sooner than 600 ms after the lines were first fully shown, or they never were.
    TooFast,
    /// The lines, terms, key or head that this speaks of are no longer the current ones.
    Stale,
    /// This prompt has its answer.
    AlreadyAnswered,
    /// This release was confirmed; it cannot be used again.
    AlreadyUsed,
    /// The release ended without being sent.
    Ended {
        /// How.
        reason: EndReason,
    },
    /// Proposed by another run of the app; only that run may go on with it.
    OtherRun,
    /// The person has to confirm this send.
    NeedsConfirmation,
    /// This send needs no confirmation; release it directly.
    NothingToConfirm,
    /// A confirmation is only possible after `approve`.
    NotApproved,
    /// The activity does not send what was handed in (data, or a payment).
    WrongKind,
    /// The activity sends nothing, or makes no template.
    NotOffered,
    /// Amount, currency, payee or nonce is not one that can be shown and signed.
    BadPayment,
    /// The payload was not cleaned, is of a kind that this activity does not declare, or is no result of a look where nothing else
    /// leaves.
    NotMinimised,
    /// The recipient has no usable key in the manifest.
    NoRecipientKey,
    /// The person's confirming key is not registered with this recipient.
    NotRegistered,
    /// The recipient does not accept this kind of user verification.
    VerificationNotAccepted,
    /// A key is not an ECDSA P-256 key, was another recipient's, or the set of keys and attestations is not one that can be registered.
    BadKey,
    /// What was handed in is no signature: neither DER nor `r ‖ s`, or a number out of range.
    MalformedSignature,
    /// The signature is not one by the registered key over this input.
    BadSignature,
    /// The owner key has to be made first.
    NeedsOwnerKey,
    /// The owner key exists; only lock-down with a lost key replaces it.
    OwnerKeyExists,
    /// The match token is unknown, used, too old, or of another activity.
    TokenUnknown,
    /// There is no template to compare with.
    NothingToCompare,
    /// A template exists; a further one needs the owner key's word.
    AlreadyEnrolled,
    /// As many templates as can be of one activity are there; one in place of them can be made.
    TooManyTemplates,
    /// Too many failed attempts; the owner key unlocks.
    AttemptsSpent,
    /// The nonce was not issued by this run, is too old, or was used.
    NonceUnknown,
    /// The anchor could not be written, so the attempt was not made.
    AnchorUnavailable,
    /// Nothing waits in the outbox under this id.
    NothingQueued,
    /// The acknowledgement does not speak of this envelope.
    WrongAcknowledgement,
    /// There is nothing to leave: the engine is not locked down.
    NotLockedDown,
}

/// How a release ended without leaving.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum EndReason {
    /// The person refused.
    Refused,
    /// Its time ran out.
    Expired,
    /// The app or the person left it.
    Cancelled {
        /// Why.
        why: CancelReason,
    },
    /// Consent, terms, a key or the match it carried came to an end.
    Invalidated,
}

/// Why a prompt or a release was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CancelReason {
    /// Back, swipe, or the screen's own way out.
    Back,
    /// The app went to the background.
    Background,
    /// The system's prompt was cancelled or failed.
    SystemPrompt,
    /// Something that was shown changed.
    Changed,
    /// A newer ask for the same activity took its place, or other bytes of the same send (a crop), which may have left.
    Replaced,
    /// The run or the boot it belonged to ended.
    RunEnded,
}

/// Who can do what about a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Next {
    /// Ask the person, when they tap this feature.
    Ask,
    /// Ask for the activity that this one rests on; its row in the permission center names it.
    AskOther,
    /// Only the permission center may ask; offer the fallback.
    UseFallback,
    /// Lead to the phone's settings, or report what the phone allows.
    PhonePermission,
    /// Lead to the phone's settings, where a screen lock is set.
    SetScreenLock,
    /// Unlock the device and repeat; where it is unlocked, repeat: the app had let go of the records.
    Unlock,
    /// Show the recovery screen: export, withdraw and the way out work.
    Recover,
    /// Begin this one again.
    StartOver,
    /// Draw the current lines and let the person look.
    ShowAgain,
    /// Register the confirming key with the recipient.
    RegisterKey,
    /// Make the owner key.
    MakeOwnerKey,
    /// Sign with the owner key.
    ProveOwner,
    /// Repeat later.
    Retry,
    /// It is done already; read the outcome.
    Nothing,
    /// The app calls something that its manifest does not declare, or calls it wrongly.
    FixTheApp,
}

impl Refusal {
    /// What to do next.
    #[must_use]
    pub const fn next(self) -> Next {
        match self {
            Self::NoConsent | Self::Expired | Self::TermsChanged | Self::BiometricsChanged | Self::Spent => {
                Next::Ask
            }
            Self::NeedsOther => Next::AskOther,
            Self::Refused | Self::Withdrawn | Self::Objected | Self::CoolDown { .. } => Next::UseFallback,
            Self::PhoneBlocks | Self::PhoneUnknown => Next::PhonePermission,
            Self::NoScreenLock => Next::SetScreenLock,
            Self::Locked => Next::Unlock,
            Self::LockedDown => Next::Recover,
            Self::TooFast | Self::Stale => Next::ShowAgain,
            Self::Ended { .. }
            | Self::OtherRun
            | Self::TokenUnknown
            | Self::NonceUnknown
            | Self::NothingToCompare
            | Self::BadSignature => Next::StartOver,
            Self::NotRegistered => Next::RegisterKey,
            Self::NeedsOwnerKey => Next::MakeOwnerKey,
            Self::AttemptsSpent => Next::ProveOwner,
            Self::AnchorUnavailable => Next::Retry,
            Self::AlreadyOn
            | Self::AlreadyAnswered
            | Self::AlreadyUsed
            | Self::AlreadyEnrolled
            | Self::TooManyTemplates
            | Self::NothingQueued
            | Self::NotLockedDown
            | Self::UndoOver
            | Self::NothingToAsk
            | Self::OwnerKeyExists => Next::Nothing,
            Self::UnknownActivity
            | Self::UnknownRecipient
            | Self::UnknownLibrary
            | Self::UnknownId
            | Self::WrongParty
            | Self::DurationNotOffered
            | Self::NeedsConfirmation
            | Self::NothingToConfirm
            | Self::NotApproved
            | Self::WrongKind
            | Self::NotOffered
            | Self::BadPayment
            | Self::BadKey
            | Self::MalformedSignature
            | Self::NotMinimised
            | Self::NoRecipientKey
            | Self::VerificationNotAccepted
            | Self::WrongAcknowledgement
            | Self::BadManifest => Next::FixTheApp,
        }
    }
}
