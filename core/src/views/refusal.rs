//! Why something was not done, in words that say what the person did, what the phone says, or that the app is at fault.
//!
//! Promises: every refusal has words, in both languages; a feature's screen and the timeline say the same of the same refusal.

use crate::refusal::{EndReason, Refusal};
use crate::text::{Language, Word, say};

/// What to say of a refusal.
#[must_use]
pub fn refusal_text(refusal: Refusal, language: Language) -> &'static str {
    say(word(refusal), language)
}

const fn word(refusal: Refusal) -> Word {
    match refusal {
        Refusal::NoConsent => Word::DnNotAsked,
        Refusal::Refused | Refusal::Ended { reason: EndReason::Refused } => Word::DnRefused,
        Refusal::Withdrawn => Word::DnWithdrawn,
        Refusal::Objected => Word::DnObjected,
        Refusal::NeedsOther => Word::DnNeedsOther,
        Refusal::Expired => Word::DnEnded,
        Refusal::TermsChanged => Word::PdTerms,
        Refusal::BiometricsChanged => Word::DnBiometrics,
        Refusal::Spent => Word::DnSpent,
        Refusal::CoolDown { .. } => Word::DnCoolDown,
        Refusal::PhoneBlocks => Word::DnPhone,
        Refusal::PhoneUnknown => Word::DnPhoneUnknown,
        Refusal::NoScreenLock => Word::DnNoLock,
        Refusal::Locked => Word::DnLocked,
        Refusal::LockedDown => Word::DnPaused,
        Refusal::BadManifest => Word::LdManifest,
        Refusal::UnknownActivity | Refusal::UnknownRecipient | Refusal::UnknownLibrary => Word::DnNotDeclared,
        Refusal::NotOffered => Word::TlBlockedWhy,
        Refusal::UndoOver => Word::DnUndoOver,
        Refusal::NothingToAsk => Word::DnNothingToAsk,
        Refusal::AlreadyOn => Word::DnAlreadyOn,
        Refusal::WrongParty => Word::DnWrongParty,
        Refusal::DurationNotOffered => Word::DnNotOffered,
        Refusal::TooFast => Word::DnTooFast,
        Refusal::Stale => Word::DnChanged,
        Refusal::AlreadyAnswered => Word::DnAnswered,
        Refusal::AlreadyUsed => Word::FpUsed,
        Refusal::Ended { reason: EndReason::Expired } => Word::FpExpired,
        Refusal::Ended { reason: EndReason::Cancelled { .. } } => Word::FpCancelled,
        Refusal::Ended { reason: EndReason::Invalidated } => Word::DnStopped,
        Refusal::OtherRun | Refusal::UnknownId => Word::DnGone,
        Refusal::NotRegistered => Word::DnRegister,
        Refusal::BadSignature => Word::DnSignature,
        Refusal::NeedsOwnerKey => Word::DnOwner,
        Refusal::OwnerKeyExists => Word::DnOwned,
        Refusal::TokenUnknown | Refusal::NonceUnknown => Word::DnLookAgain,
        Refusal::NothingToCompare => Word::FbTryNone,
        Refusal::AlreadyEnrolled => Word::DnEnrolled,
        Refusal::TooManyTemplates => Word::DnNoRoom,
        Refusal::AttemptsSpent => Word::DnTries,
        Refusal::AnchorUnavailable => Word::FltAgain,
        Refusal::NothingQueued | Refusal::NotLockedDown => Word::DnNothingToDo,
        Refusal::NeedsConfirmation
        | Refusal::NothingToConfirm
        | Refusal::NotApproved
        | Refusal::WrongKind
        | Refusal::BadPayment
        | Refusal::NotMinimised
        | Refusal::NoRecipientKey
        | Refusal::VerificationNotAccepted
        | Refusal::BadKey
        | Refusal::MalformedSignature
        | Refusal::WrongAcknowledgement => Word::DnApp,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::{CancelReason, Next};

    /// A refusal that was added later does not compile before it has words; here each is read in both languages.
    const ALL: &[Refusal] = &[
        Refusal::UnknownActivity,
        Refusal::UnknownRecipient,
        Refusal::UnknownId,
        Refusal::NoConsent,
        Refusal::Refused,
        Refusal::Withdrawn,
        Refusal::Expired,
        Refusal::TermsChanged,
        Refusal::BiometricsChanged,
        Refusal::Spent,
        Refusal::Objected,
        Refusal::NeedsOther,
        Refusal::UnknownLibrary,
        Refusal::UndoOver,
        Refusal::PhoneBlocks,
        Refusal::PhoneUnknown,
        Refusal::NoScreenLock,
        Refusal::LockedDown,
        Refusal::BadManifest,
        Refusal::Locked,
        Refusal::NothingToAsk,
        Refusal::AlreadyOn,
        Refusal::CoolDown { until: 0 },
        Refusal::WrongParty,
        Refusal::DurationNotOffered,
        Refusal::TooFast,
        Refusal::Stale,
        Refusal::AlreadyAnswered,
        Refusal::AlreadyUsed,
        Refusal::Ended { reason: EndReason::Refused },
        Refusal::Ended { reason: EndReason::Expired },
        Refusal::Ended { reason: EndReason::Cancelled { why: CancelReason::Back } },
        Refusal::Ended { reason: EndReason::Invalidated },
        Refusal::OtherRun,
        Refusal::NeedsConfirmation,
        Refusal::NothingToConfirm,
        Refusal::NotApproved,
        Refusal::WrongKind,
        Refusal::NotOffered,
        Refusal::BadPayment,
        Refusal::NotMinimised,
        Refusal::NoRecipientKey,
        Refusal::NotRegistered,
        Refusal::VerificationNotAccepted,
        Refusal::BadKey,
        Refusal::MalformedSignature,
        Refusal::BadSignature,
        Refusal::NeedsOwnerKey,
        Refusal::OwnerKeyExists,
        Refusal::TokenUnknown,
        Refusal::NothingToCompare,
        Refusal::AlreadyEnrolled,
        Refusal::TooManyTemplates,
        Refusal::AttemptsSpent,
        Refusal::NonceUnknown,
        Refusal::AnchorUnavailable,
        Refusal::NothingQueued,
        Refusal::WrongAcknowledgement,
        Refusal::NotLockedDown,
    ];

    #[test]
    fn every_refusal_has_words_of_its_own_in_both_languages() {
        for refusal in ALL {
            let [english, chinese] = Language::ALL.map(|language| refusal_text(*refusal, language));
            assert!(!english.contains('{') && !chinese.contains('{'), "{refusal:?}: {english}");
            assert!(english.is_ascii() && chinese.chars().any(|c| c > '\u{4e00}'), "{refusal:?}: {chinese}");
        }
    }

    #[test]
    fn what_a_person_can_act_on_is_not_blamed_on_the_app() {
        for refusal in ALL.iter().filter(|refusal| refusal.next() != Next::FixTheApp) {
            assert_ne!(word(*refusal), Word::DnApp, "{refusal:?}");
        }
    }
}
