//! What the center says first while records are locked or in doubt.

use super::super::status::LockView;
use super::{Banner, Center};
use crate::event::Cause;
use crate::text::{Language, Word, say};

impl Center {
    /// The same where nothing of the records could be opened: nobody is told that they can look at them or save them.
    #[must_use]
    pub fn unreadable(mut self, language: Language) -> Self {
        self.banner = self.banner.map(|known| banner(known.lock, false, language));
        self
    }
}

pub(super) fn banner(lock: LockView, readable: bool, language: Language) -> Banner {
    let (title, words, action): (Word, &[Word], Option<Word>) = match lock {
        LockView::Locked => (Word::StLockedTitle, &[Word::StLockedBody], Some(Word::CUnlock)),
        LockView::Down { cause } => down(cause),
    };
    let text = |word: Word| say(word, language).to_owned();
    let still = |word: Word| if word == Word::LdWorks && !readable { Word::StBrokenBody } else { word };
    let lines = words.iter().map(|word| text(still(*word))).collect();
    let evidence = (readable && title == Word::StBrokenTitle).then(|| text(Word::StBrokenExport));
    Banner { lock, title: text(title), lines, evidence, action: action.map(text) }
}

/// Why, what still works, and the way out. A faulty manifest or a newer app's records are not healed by new records, so no way
/// out is named there but a right version of the app.
const fn down(cause: Cause) -> (Word, &'static [Word], Option<Word>) {
    use Word::{
        CPaused, CUnlock, LdAltered, LdBehind, LdForked, LdKeyLost, LdManifest, LdNewOrigin, LdNewer,
        LdNoAnchor, LdWayOut, LdWorks, StBrokenTitle,
    };
    match cause {
        Cause::Behind => (StBrokenTitle, &[LdBehind, LdWorks, LdWayOut], Some(CUnlock)),
        Cause::Forked | Cause::OtherDatabase => {
            (StBrokenTitle, &[LdForked, LdWorks, LdWayOut], Some(CUnlock))
        }
        Cause::AnchorMissing | Cause::AnchorUnreadable => {
            (StBrokenTitle, &[LdNoAnchor, LdWorks, LdWayOut], Some(CUnlock))
        }
        Cause::HostileFile | Cause::AlteredRow => {
            (StBrokenTitle, &[LdAltered, LdWorks, LdWayOut], Some(CUnlock))
        }
        Cause::LostKey => (CPaused, &[LdKeyLost, LdWorks, LdWayOut], Some(CUnlock)),
        Cause::Reinstalled => (CPaused, &[LdNewOrigin, LdWorks], None),
        Cause::NewerEvents => (CPaused, &[LdNewer, LdWorks], None),
        Cause::BadManifest => (CPaused, &[LdManifest, LdWorks], None),
    }
}
