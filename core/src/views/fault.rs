//! What a person is told where the engine could not rule, and who can do what. No way out here loses a record.

use crate::fault::Fault;
use crate::host::KeyFault;
use crate::refusal::Next;
use crate::store::StoreFault;
use crate::text::{Language, Word, say};

/// A fault, on a screen.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FaultView {
    /// What happened, and what to do.
    pub text: String,
    /// Who can do what.
    pub next: Next,
}

/// What to show of a fault.
#[must_use]
pub fn fault(fault: Fault, language: Language) -> FaultView {
    let (word, next) = match fault {
        Fault::Reentrant
        | Fault::Conflict
        | Fault::BadArgument
        | Fault::Internal
        | Fault::Key(KeyFault::Host) => (Word::FltApp, Next::FixTheApp),
        Fault::Key(KeyFault::KeyMissing | KeyFault::KeyInvalidated) => (Word::FltKeyGone, Next::StartOver),
        Fault::Key(KeyFault::Corrupt) => (Word::FltCorrupt, Next::StartOver),
        Fault::Key(KeyFault::Locked) => (Word::StLockedBody, Next::Unlock),
        Fault::Key(KeyFault::TooManyKeys) => (Word::FltTooMany, Next::Retry),
        Fault::Key(KeyFault::Transient) | Fault::Random | Fault::Store(StoreFault::Busy | StoreFault::Io) => {
            (Word::FltAgain, Next::Retry)
        }
        Fault::Store(StoreFault::Full) => (Word::FltFull, Next::Retry),
        Fault::Store(StoreFault::Corrupt | StoreFault::Hostile) | Fault::Damaged => {
            (Word::StBrokenBody, Next::Recover)
        }
        Fault::Store(StoreFault::Newer) => (Word::FltNewer, Next::FixTheApp),
    };
    FaultView { text: say(word, language).to_owned(), next }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_error_says_what_to_do_in_both_languages_and_none_throws_records_away() {
        for (key, next) in [
            (KeyFault::KeyMissing, Next::StartOver),
            (KeyFault::KeyInvalidated, Next::StartOver),
            (KeyFault::Locked, Next::Unlock),
            (KeyFault::Transient, Next::Retry),
            (KeyFault::Corrupt, Next::StartOver),
            (KeyFault::TooManyKeys, Next::Retry),
            (KeyFault::Host, Next::FixTheApp),
        ] {
            let (en, zh) = (fault(Fault::Key(key), Language::En), fault(Fault::Key(key), Language::ZhHans));
            assert_eq!((en.next, zh.next), (next, next), "{key:?}");
            assert_ne!(en.text, zh.text, "{key:?}");
        }
        let gone = fault(Fault::Key(KeyFault::KeyMissing), Language::En).text;
        assert!(gone.contains("Your records stay"), "{gone}");
    }
}
