//! The lists as a person takes them along: JSON with everything a screen draws, and a table for each list that a spreadsheet
//! opens.

use super::{CollectedRow, Lists, SharedRow};
use crate::text::{Language, Word, say};
use serde::Serialize;

/// The heads of the columns and the rows, each as long as the heads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Table {
    /// What the list is of.
    pub title: String,
    /// The heads.
    pub heads: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

impl Lists {
    /// Everything in it, as JSON. None if it could not be written, which plain texts and numbers always can.
    #[must_use]
    pub fn json(&self) -> Option<String> {
        serde_json::to_string_pretty(self).ok()
    }

    /// The first list as a table: group, kind, purpose, scenario, and where it was counted, times and masked content.
    #[must_use]
    pub fn collected_table(&self) -> Table {
        let heads = [Word::L2Group, Word::L2Kind, Word::L2Purpose, Word::L2Scene];
        let mut heads = self.heads(&heads);
        if let Some(times) = self.times_head(Word::L2Count) {
            heads.extend([times, say(Word::L2Content, self.language).to_owned()]);
        }
        let row = |group: &str, row: &CollectedRow| {
            let mut cells =
                vec![group.to_owned(), row.kind.clone(), row.purpose.clone(), row.scenario.clone()];
            if self.period.is_some() {
                cells.push(times(row.times, row.times_text.as_ref()));
                cells.push(row.content.clone().unwrap_or_default());
            }
            cells
        };
        let groups = self.collected.iter();
        let rows = groups.flat_map(|group| group.rows.iter().map(|found| row(&group.title, found)));
        Table { title: self.collected_title.clone(), heads, rows: rows.collect() }
    }

    /// The second list as a table: kind, purpose, scenario, recipient, contact, country, how it is shared, whether identity is
    /// removed, the recipient's rules, and where it was counted, times.
    #[must_use]
    pub fn shared_table(&self) -> Table {
        let mut heads = self.heads(&[
            Word::L2Kind,
            Word::L2Purpose,
            Word::L2Scene,
            Word::L2To,
            Word::PdContact,
            Word::L2Country,
            Word::L2How,
            Word::L2Deid,
            Word::L2Rules,
        ]);
        heads.extend(self.times_head(Word::L2Sent));
        let row = |row: &SharedRow| {
            let known = [
                &row.kind,
                &row.purpose,
                &row.scenario,
                &row.recipient_name,
                &row.contact,
                &row.country,
                &row.how,
                &row.identity_removed,
                &row.policy_url,
            ];
            let mut cells: Vec<String> = known.into_iter().cloned().collect();
            if self.period.is_some() {
                cells.push(times(row.times, row.times_text.as_ref()));
            }
            cells
        };
        Table { title: self.shared_title.clone(), heads, rows: self.shared.iter().map(row).collect() }
    }

    fn heads(&self, words: &[Word]) -> Vec<String> {
        words.iter().map(|word| say(*word, self.language).to_owned()).collect()
    }

    /// A count says of which days it is, also where it stands in a file alone.
    fn times_head(&self, word: Word) -> Option<String> {
        let (open, close) = match self.language {
            Language::En => (" (", ")"),
            Language::ZhHans => ("（", "）"),
        };
        let range = &self.period.as_ref()?.range_text;
        Some(format!("{}{open}{range}{close}", say(word, self.language)))
    }
}

/// A bare number, so that a spreadsheet can add it up; in words where there is none.
fn times(times: Option<u32>, text: Option<&String>) -> String {
    times.map_or_else(|| text.cloned().unwrap_or_default(), |n| n.to_string())
}

impl Table {
    /// Comma-separated (RFC 4180), UTF-8 with the mark at its start by which spreadsheets know that, no title. A cell that a
    /// spreadsheet would take for a formula begins with an apostrophe instead. None if it could not be written, which rows as
    /// long as the heads always can.
    #[must_use]
    pub fn csv(&self) -> Option<String> {
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer("\u{feff}".to_owned().into_bytes());
        for row in std::iter::once(&self.heads).chain(&self.rows) {
            writer.write_record(row.iter().map(|cell| harmless(cell))).ok()?;
        }
        String::from_utf8(writer.into_inner().ok()?).ok()
    }
}

/// Spreadsheets run what begins with one of these, some after blanks or in full width.
fn harmless(cell: &str) -> String {
    const STARTS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let blank = cell.starts_with(['\t', '\r', '\n']);
    if blank || cell.trim_start().starts_with(STARTS) { format!("'{cell}") } else { cell.to_owned() }
}
