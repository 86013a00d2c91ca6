//! The strings of the phone's own prompt for one release: what stands over the screen while the person's key signs.
//!
//! Owns which of the values of a screen they say, and Android's limits. Promises: they are made of the same values as the
//! screen's lines, in the same language, and are digested with them; rows are lines of the screen, word for word; nothing is cut
//! to fit. Whether a face or a PIN unlocks the key, the strings are the same (UX rule 8).

use super::phrase::line;
use crate::gate::minimise::Removed;
use crate::text::{self, Language, Word};
use privet_wire::shown::{ShownLine, ShownSystem};

/// The most rows of Android's list (API 35, `PromptVerticalListContentView.getMaxItemCount`).
pub const MAX_ROWS: usize = 20;
/// The longest row, in UTF-16 units (`getMaxEachItemCharacterNumber`).
pub const MAX_ROW: usize = 640;
/// The longest description, in UTF-16 units.
pub const MAX_DESCRIPTION: usize = 225;

/// Which lines of a screen say what leaves and goes along, what stays and what was taken out.
const ROWS: &[Word] = &[
    Word::SnWhat,
    Word::SnSize,
    Word::SnExactPlace,
    Word::CamSize,
    Word::CamCode,
    Word::CamRemoved,
    Word::CamRmNone,
    Word::CamProfile,
    Word::FpLeavesList,
    Word::CsAbroad,
    Word::CsAbroadOther,
    Word::CsKeptThere,
    Word::FpStaysList,
    Word::CsLookedAt,
    Word::SnFrame,
    Word::SnFrames,
];

/// A screen whose prompt is made.
pub(super) struct Screen<'a> {
    pub language: Language,
    /// Its lines, top to bottom.
    pub lines: &'a [ShownLine],
    /// Its button that refuses.
    pub refuse: &'a ShownLine,
    /// The recipient's name.
    pub recipient: &'a str,
}

impl Screen<'_> {
    fn say(&self, word: Word, values: &[(&str, &str)]) -> Option<ShownLine> {
        line(word, self.language, values)
    }

    /// Of a payment. `face`: a match is carried, so that a face pattern is what stays. `pin`: a PIN could sign instead.
    pub fn payment(&self, amount: &str, payee: &str, face: bool, pin: bool) -> Option<ShownSystem> {
        self.prompt(
            [
                self.say(Word::BpPayTitle, &[("amount", amount)])?,
                self.say(Word::BpPaySub, &[("payee", payee)])?,
                self.say(if face { Word::BpPayDesc } else { Word::BpPayDescPlain }, &[])?,
                self.say(Word::BpIosPay, &[("amount", amount), ("payee", payee)])?,
            ],
            if pin { Some(self.say(Word::FpPin, &[])?) } else { None },
        )
    }

    /// Of a picture. Says of what was taken out no more than is true, and that a colour profile goes along if one does: an older
    /// Android shows the description and no rows.
    pub fn picture(&self, size: &str, removed: &[Removed], profile: bool) -> Option<ShownSystem> {
        let gone = |what| removed.contains(&what);
        let description = match (removed.is_empty(), profile) {
            (true, false) => self.say(Word::BpCamDescNone, &[("size", size)])?,
            (true, true) => self.say(Word::BpCamDescProfile, &[("size", size)])?,
            (false, false) if gone(Removed::Place) && gone(Removed::PhoneDetails) => {
                self.say(Word::BpCamDesc, &[("size", size)])?
            }
            (false, _) => {
                let words: Vec<&str> =
                    removed.iter().map(|what| text::say(what.word(), self.language)).collect();
                let list = text::list(&words, self.language);
                let word = if profile { Word::BpCamDescListProfile } else { Word::BpCamDescList };
                self.say(word, &[("size", size), ("list", &list)])?
            }
        };
        self.sending(Word::BpCamTitle, description, Word::BpIosCam)
    }

    /// Of other data. `exact`: it is a place, as exact as the phone gave it.
    pub fn data(&self, size: &str, exact: bool) -> Option<ShownSystem> {
        let word = if exact { Word::BpSnDescExact } else { Word::BpSnDesc };
        self.sending(Word::BpSnTitle, self.say(word, &[("size", size)])?, Word::BpIosSn)
    }

    fn sending(&self, title: Word, description: ShownLine, reason: Word) -> Option<ShownSystem> {
        let to = [("recipient", self.recipient)];
        let strings =
            [self.say(title, &[])?, self.say(Word::BpCamSub, &to)?, description, self.say(reason, &to)?];
        // No other way to unlock is offered by the system: a PIN is a button of the screen.
        self.prompt(strings, None)
    }

    fn prompt(&self, four: [ShownLine; 4], fallback: Option<ShownLine>) -> Option<ShownSystem> {
        strings(four, rows(self.lines), self.refuse.clone(), fallback)
    }
}

/// Title, subtitle, description and reason, with the rest. None if Android would refuse the description, which the catalogue's words
/// never reach: nothing is drawn then, and what is not drawn can't be confirmed.
pub(super) fn strings(
    [title, subtitle, description, reason]: [ShownLine; 4],
    rows: Vec<ShownLine>,
    refuse: ShownLine,
    fallback: Option<ShownLine>,
) -> Option<ShownSystem> {
    let fits = units(&description) <= MAX_DESCRIPTION;
    fits.then_some(ShownSystem { title, subtitle, description, rows, refuse, reason, fallback })
}

/// Those of the lines that belong in the list. All or none: a list that leaves one out would say that there is no more, and the
/// description stands in its place.
fn rows(lines: &[ShownLine]) -> Vec<ShownLine> {
    let rows: Vec<ShownLine> =
        lines.iter().filter(|line| ROWS.iter().any(|word| word.key() == line.key)).cloned().collect();
    let fit = rows.len() <= MAX_ROWS && rows.iter().all(|row| units(row) <= MAX_ROW);
    if fit { rows } else { Vec::new() }
}

fn units(line: &ShownLine) -> usize {
    line.text.encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_that_android_would_refuse_is_not_drawn() {
        let refuse = ShownLine { key: "cam_dont".to_owned(), text: "Don't send".to_owned() };
        for language in Language::ALL {
            let screen = Screen { language, lines: &[], refuse: &refuse, recipient: "Cloudlane" };
            let gone = [Removed::Comment];
            let drawn = |length: usize| screen.picture(&"8".repeat(length), &gone, true);
            let rest = units(&drawn(0).expect("short").description);
            let longest = drawn(MAX_DESCRIPTION - rest).expect("as long as it may be");
            assert_eq!(units(&longest.description), MAX_DESCRIPTION);
            assert_eq!(drawn(MAX_DESCRIPTION - rest + 1), None);
        }
    }
}
