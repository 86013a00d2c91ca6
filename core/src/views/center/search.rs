//! Searching the permission center: which rows a person's words are in.

use super::{ActivityRow, Center};
use crate::text::{Language, Word, say};
use std::collections::BTreeSet;

impl Center {
    /// The same screen with the purposes only whose title, kinds of data or recipients have every word of `query`, in the language they
    /// are drawn in. Upper and lower case are one, and so are full and half width. What the phone allows, and what is to be known
    /// first, stays. A query without words leaves everything.
    #[must_use]
    pub fn matching(mut self, query: &str, language: Language) -> Self {
        let query = folded(query);
        let words: Vec<&str> = query.split_whitespace().collect();
        if words.is_empty() {
            return self;
        }
        self.activities.retain(|row| has(row, &words));
        let left: BTreeSet<_> = self.activities.iter().map(|row| &row.activity).collect();
        for group in &mut self.groups {
            group.activities.retain(|id| left.contains(id));
        }
        self.groups.retain(|group| !group.activities.is_empty());
        if self.activities.is_empty() {
            self.empty_text = Some(say(Word::PermNone, language).to_owned());
        }
        self
    }
}

fn has(row: &ActivityRow, words: &[&str]) -> bool {
    let said = [&row.title].into_iter().chain(&row.data).chain(&row.recipients);
    let said: Vec<String> = said.map(|text| folded(text)).collect();
    words.iter().all(|word| said.iter().any(|text| text.contains(word)))
}

/// In lower case, and ASCII where it was typed in full width (U+FF01 to U+FF5E, U+3000).
fn folded(text: &str) -> String {
    let half = |c: char| match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        other => other,
    };
    text.chars().map(half).flat_map(char::to_lowercase).collect()
}
