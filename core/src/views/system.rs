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

/// Which lines of a screen say what leaves, what stays and what was taken out.
const ROWS: &[Word] = &[
    Word::SnWhat,
    Word::SnSize,
    Word::CamSize,
    Word::CamCode,
    Word::CamRemoved,
    Word::FpLeavesList,
    Word::CsAbroad,
    Word::CsAbroadOther,
    Word::CsKeptThere,
    Word::FpStaysList,
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

    /// Of a payment. `face`: a match is carried, so that a face pattern is what stays. `pin`: the recipient takes a PIN as well.
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

    /// Of a picture. Says of what was taken out no more than is true.
    pub fn picture(&self, size: &str, removed: &[Removed]) -> Option<ShownSystem> {
        let gone = |what| removed.contains(&what);
        let description = if removed.is_empty() {
            self.say(Word::BpCamDescNone, &[("size", size)])?
        } else if gone(Removed::Place) && gone(Removed::PhoneDetails) {
            self.say(Word::BpCamDesc, &[("size", size)])?
        } else {
            let words: Vec<&str> = removed.iter().map(|what| text::say(what.word(), self.language)).collect();
            let list = text::list(&words, self.language);
            self.say(Word::BpCamDescList, &[("size", size), ("list", &list)])?
        };
        self.sending(Word::BpCamTitle, description, Word::BpIosCam)
    }

    /// Of other data.
    pub fn data(&self, size: &str) -> Option<ShownSystem> {
        self.sending(Word::BpSnTitle, self.say(Word::BpSnDesc, &[("size", size)])?, Word::BpIosSn)
    }

    fn sending(&self, title: Word, description: ShownLine, reason: Word) -> Option<ShownSystem> {
        let to = [("recipient", self.recipient)];
        let strings =
            [self.say(title, &[])?, self.say(Word::BpCamSub, &to)?, description, self.say(reason, &to)?];
        // No other way to unlock is offered by the system: a PIN is a button of the screen.
        self.prompt(strings, None)
    }

    /// None if Android would refuse the description, which the catalogue's words never reach.
    fn prompt(&self, strings: [ShownLine; 4], fallback: Option<ShownLine>) -> Option<ShownSystem> {
        let [title, subtitle, description, reason] = strings;
        if units(&description) > MAX_DESCRIPTION {
            return None;
        }
        let refuse = self.refuse.clone();
        Some(ShownSystem { title, subtitle, description, rows: rows(self.lines), refuse, reason, fallback })
    }
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
