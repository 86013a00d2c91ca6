//! What a person holds of their choices: the list, and one of them as a sheet with its lines, its code and its file.
//!
//! Promises: a row is a choice of the person or what came of it, in the words of [`super::timeline`]'s row; the sheet says what the
//! file discloses; how an answer was given is in neither.

use super::timeline::{TimelineResult, TimelineRow};
use crate::export::slip::{SlipCode, code};
use crate::text::{self, Language, Reader, Word, fill, say};
use privet_wire::checkpoint::LogKey;
use privet_wire::ids::ActivityId;
use privet_wire::slip::Slipped;
use serde::{Deserialize, Serialize};

/// One receipt of the list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ReceiptRow {
    /// Place of the entry in the ledger.
    pub index: u64,
    /// What it is a receipt of; chooses the icon.
    pub result: TimelineResult,
    /// The same in words.
    pub result_text: String,
    /// For what.
    pub activity: Option<ActivityId>,
    /// Its name.
    pub title: String,
    /// When, as a date.
    pub date: String,
    /// The whole row as a screen reader says it.
    pub spoken: String,
}

/// A page of the list, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Receipts {
    /// The screen's name.
    pub title: String,
    /// The label of the button that checks a receipt.
    pub check: String,
    /// What stands in place of rows if there are none at all.
    pub empty: Option<String>,
    /// The rows.
    pub rows: Vec<ReceiptRow>,
    /// Where the next page begins; none if this is the last.
    pub next: Option<u64>,
}

/// A line with its label.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Labelled {
    /// The label.
    pub label: String,
    /// The text.
    pub text: String,
}

/// One receipt.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ReceiptSheet {
    /// Place of the entry in the ledger.
    pub index: u64,
    /// How many entries the ledger had when the sheet was made.
    pub size: u64,
    /// The activity's name.
    pub title: String,
    /// What it is a receipt of, when, and where it stands.
    pub lines: Vec<Labelled>,
    /// What the file and the code disclose, a sentence each; `rc_private` first.
    pub discloses: Vec<String>,
    /// The code.
    pub code: SlipCode,
    /// What a screen reader says of the code, or why there is none.
    pub code_spoken: String,
    /// The file's bytes, UTF-8: `privet/slip/1` (docs/formats.md).
    pub file: String,
    /// A name for the file.
    pub file_name: String,
    /// The label of the button that hands out the file.
    pub export: String,
    /// That the records may have been changed, where they may.
    pub warning: Option<String>,
}

/// The word of a receipt; none where the row is nothing a person chose.
#[must_use]
pub const fn word(result: TimelineResult) -> Option<Word> {
    use TimelineResult as R;
    Some(match result {
        R::Allowed => Word::RcAllowed,
        R::Refused => Word::RcRefused,
        R::Withdrawn => Word::RcOff,
        R::Left => Word::TlLeft,
        R::Objected => Word::TlObjected,
        R::ObjectionLifted => Word::TlObjectionLifted,
        R::Destroyed => Word::TlDestroyed,
        _ => return None,
    })
}

/// A timeline's row as one of the list; none where it is nothing a person chose.
#[must_use]
pub fn receipt_row(row: TimelineRow, reader: &Reader) -> Option<ReceiptRow> {
    let language = reader.language();
    let result_text = say(word(row.result)?, language).to_owned();
    let spoken = text::list(&[result_text.as_str(), &row.title, &row.day], language);
    Some(ReceiptRow {
        index: row.index,
        result: row.result,
        result_text,
        activity: row.activity,
        title: row.title,
        date: row.day,
        spoken,
    })
}

/// The page of these rows.
#[must_use]
pub fn receipts(rows: Vec<ReceiptRow>, next: Option<u64>, first: bool, language: Language) -> Receipts {
    let none = first && rows.is_empty() && next.is_none();
    Receipts {
        title: say(Word::RcTitle, language).to_owned(),
        check: say(Word::RcCheck, language).to_owned(),
        empty: none.then(|| say(Word::RcEmpty, language).to_owned()),
        rows,
        next,
    }
}

/// What a slip says, as lines: what, how it was asked, to whom, when, how much, and where it stands. `asked` is the question in the words
/// of that time: the name of an activity is the one that the app gives it now.
#[must_use]
pub fn lines(row: &TimelineRow, asked: Option<&str>, at: (u64, u64), reader: &Reader) -> Vec<Labelled> {
    let language = reader.language();
    let line = |label, text: String| Labelled { label: say(label, language).to_owned(), text };
    let result = word(row.result).map_or(row.result_text.as_str(), |word| say(word, language));
    let mut lines = vec![
        line(Word::UdResult, result.to_owned()),
        line(
            Word::UdWhat,
            text::list(
                &[Some(&row.title), row.detail.as_ref()].into_iter().flatten().collect::<Vec<_>>(),
                language,
            ),
        ),
    ];
    lines.extend(asked.map(|asked| line(Word::UdShown, asked.to_owned())));
    lines.extend(row.recipient_name.clone().map(|name| line(Word::UdTo, name)));
    lines.push(line(Word::UdWhen, text::date_time(row.at, reader)));
    lines.push(line(Word::RcPlace, place(at, language)));
    lines
}

/// Where an entry stands. People count from 1.
#[must_use]
pub fn place((index, size): (u64, u64), language: Language) -> String {
    let values = [("index", text::count(index.saturating_add(1))), ("size", text::count(size))];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    fill(Word::UdRecord, language, &values).unwrap_or_default()
}

/// The four digits by which people tell keys apart, as in `7F2A`.
#[must_use]
pub fn short_id(key: &LogKey) -> String {
    let [a, b, ..] = key.key_id();
    format!("{a:02X}{b:02X}")
}

/// The sheet of a slip.
#[must_use]
pub fn receipt_sheet(
    (row, asked): (&TimelineRow, Option<&str>),
    (slip, said, key): (String, &Slipped, &LogKey),
    doubted: bool,
    reader: &Reader,
) -> ReceiptSheet {
    let language = reader.language();
    let say = |word| say(word, language).to_owned();
    let (index, size) = (said.index, said.checkpoint.size);
    let mut lines = lines(row, asked, (index, size), reader);
    let signer = fill(Word::RcThisPhone, language, &[("id", &short_id(key))]);
    lines.push(Labelled { label: say(Word::RcSignedBy), text: signer.unwrap_or_default() });
    let code = code(&slip);
    ReceiptSheet {
        index,
        size,
        title: row.title.clone(),
        lines,
        discloses: [Word::RcPrivate, Word::RcSays, Word::RcSaysWhen, Word::RcSaysNot].map(say).to_vec(),
        code_spoken: match code {
            SlipCode::Qr { .. } => say(Word::A11yQr),
            SlipCode::FileOnly { .. } => say(Word::RcFileOnly),
        },
        code,
        file: slip,
        file_name: format!("receipt-{}.json", index.saturating_add(1)),
        export: say(Word::CExport),
        warning: doubted.then(|| say(Word::StBrokenBody)),
    }
}
