//! The record of a face template's destruction, for a screen: what was recorded, what that shows, and what it does not show.
//!
//! The two lists stand in every page: a record that is shown without its limits claims more than it can.

use crate::export::destruction::DestructionRecord;
use crate::manifest::Manifest;
use crate::text::{self, Reader, Word, fill, say};
use privet_wire::ids::{ActivityId, TemplateId};
use serde::{Deserialize, Serialize};

/// The whole page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DestructionPage {
    /// The activity that the template belonged to.
    pub activity: ActivityId,
    /// Which template.
    pub template: TemplateId,
    /// The screen's name.
    pub title: String,
    /// What was recorded, and when.
    pub lines: Vec<String>,
    /// Heading of what this shows.
    pub shows_title: String,
    /// What this shows, a sentence each.
    pub shows: Vec<String>,
    /// Heading of what this does not show.
    pub not_shown_title: String,
    /// What this does not show, a sentence each.
    pub not_shown: Vec<String>,
    /// The label of the button that hands out the record as a file.
    pub export: String,
}

/// The page of a record. An activity that is no longer declared is named by its id. None if a word does not fit its placeholders,
/// which a test holds.
#[must_use]
pub fn destruction_page(
    record: &DestructionRecord,
    manifest: &Manifest,
    reader: &Reader,
) -> Option<DestructionPage> {
    let language = reader.language();
    let said = |words: &[Word]| words.iter().map(|word| say(*word, language).to_owned()).collect::<Vec<_>>();
    let with = |word, name, value: &str| fill(word, language, &[(name, value)]).ok();
    let declared = manifest.activity(&record.activity);
    let purpose = declared.map_or(record.activity.as_str(), |activity| activity.texts.title.get(language));
    let company = manifest.controller.name.get(language);
    let mut not_shown = said(&[Word::DsNotCopies, Word::DsNotFlash]);
    not_shown.push(with(Word::FbLimit, "company", company)?);
    Some(DestructionPage {
        activity: record.activity.clone(),
        template: record.template,
        title: say(Word::DsTitle, language).to_owned(),
        lines: vec![
            with(Word::DsWhich, "purpose", purpose)?,
            with(Word::DsDenied, "time", &text::date_time(record.denied, reader))?,
            with(Word::DsMissing, "time", &text::date_time(record.missing, reader))?,
        ],
        shows_title: say(Word::DsShows, language).to_owned(),
        shows: said(&[Word::DsShowsRecords, Word::DsShowsWhen, Word::DsShowsKey]),
        not_shown_title: say(Word::DsNot, language).to_owned(),
        not_shown,
        export: say(Word::CExport, language).to_owned(),
    })
}
