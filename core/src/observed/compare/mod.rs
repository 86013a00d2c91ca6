//! The comparison: a screen of what the phone noted, what is recorded here, and what neither declares nor explains.
//!
//! Owns what is said and in which order; the types are in `view.rs`. Promises: what no activity explains comes first and is in `extra`; a count of the
//! phone is never taken for one of the records; nothing is called unused while the phone saw something that could be it.

mod accesses;
mod hosts;
mod unused;
mod view;
mod words;

pub use view::{
    AccessRow, AccessStanding, Compared, FindingRow, HostRow, HostStanding, TagRow, Unused, UnusedRow,
};

use super::{ObservedBy, Read};
use crate::manifest::Manifest;
use crate::tally::Tallies;
use crate::text::{self, Language, Reader, Word, fill_count, say};
use std::collections::BTreeMap;
use words::filled;

/// What this app recorded in the days that a log covers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recorded {
    /// All of [`Read::days`].
    pub whole: Tallies,
    /// Each of [`Read::noted_days`], so that a use on one day does not stand for an access on another.
    pub by_day: BTreeMap<u32, Tallies>,
}

/// What a comparison is drawn from.
struct Drawing<'a> {
    manifest: &'a Manifest,
    recorded: Option<&'a Recorded>,
    read: &'a Read,
    language: Language,
}

/// Holds a log against what is declared and recorded. None only if the catalogue and this code disagree, which a test rules out.
///
/// `recorded` is of the days of [`Read::days`]; none if the records could not be read: then no gap and nothing unused is
/// claimed, and the notes say so.
#[must_use]
pub fn compare(
    manifest: &Manifest,
    recorded: Option<&Recorded>,
    read: &Read,
    reader: &Reader,
) -> Option<Compared> {
    let language = reader.language();
    let drawing = Drawing { manifest, recorded, read, language };
    let accesses = drawing.accesses()?;
    let hosts = drawing.hosts()?;
    let unexplained = accesses.iter().filter(|row| row.standing == AccessStanding::Unexplained).count();
    let strange: Vec<&HostRow> =
        hosts.iter().filter(|row| row.standing == HostStanding::Undeclared).collect();
    let extra = u32::try_from(unexplained.saturating_add(strange.len())).unwrap_or(u32::MAX);
    let undeclared = strange.iter().fold(0_u64, |sum, row| sum.saturating_add(row.hits));
    let gap = accesses.iter().fold(0_u32, |sum, row| sum.saturating_add(row.gap));
    let unused = drawing.unused(&accesses, &hosts);
    let title = |word| say(word, language).to_owned();
    Some(Compared {
        log: read.log,
        title: title(Word::InDiff),
        notes: drawing.notes(),
        period: period(read, *reader)?,
        first: read.first,
        last: read.last,
        extra,
        extra_text: fill_count(extra.into(), (Word::InExtra, Word::InExtra), language).ok()?,
        gap,
        gap_text: fill_count(gap.into(), (Word::TlGapOne, Word::TlGap), language).ok()?,
        undeclared,
        undeclared_text: fill_count(undeclared, (Word::ObUndeclaredOne, Word::ObUndeclaredN), language)
            .ok()?,
        access_title: title(Word::ObHAccess),
        accesses,
        host_title: title(Word::ObHHosts),
        hosts,
        unused_title: title(Word::ObHUnused),
        unused,
        tag_title: title(Word::ObHTags),
        tags: drawing.tags()?,
        finding_title: title(Word::ObHFindings),
        findings: words::findings(read, language)?,
        whole: read.whole,
    })
}

impl Drawing<'_> {
    fn notes(&self) -> Vec<String> {
        let read = self.read;
        let (whose, blind, nothing) = match read.log {
            ObservedBy::IosReport => (Word::TlOwn, Word::ObBlind, Word::ObNothing),
            ObservedBy::AndroidNotes => (Word::ObOwnWord, Word::ObBlind, Word::ObNothing),
            ObservedBy::OwnRequests => (Word::ObOwnRequests, Word::ObOwnBlind, Word::ObOwnNothing),
        };
        let mut notes = vec![whose, blind];
        if read.accesses.is_empty() && read.contacts.is_empty() {
            notes.push(nothing);
        }
        if !read.whole {
            notes.push(Word::ObPartOnly);
        }
        if self.recorded.is_none() {
            notes.push(Word::ObUncounted);
        }
        notes.into_iter().map(|word| say(word, self.language).to_owned()).collect()
    }
}

/// The outer none is the catalogue's fault, the inner one says that nothing was read.
#[allow(clippy::option_option, reason = "only here, between two places that treat them apart at once")]
fn period(read: &Read, reader: Reader) -> Option<Option<String>> {
    let (Some(first), Some(last)) = (read.first, read.last) else { return Some(None) };
    let (first, last) = (text::date(first, &reader), text::date(last, &reader));
    let language = reader.language();
    let range = if first == last {
        first
    } else {
        filled(Word::ObRange, language, &[("from", &first), ("to", &last)])?
    };
    Some(Some(filled(Word::L2Period, language, &[("range", &range)])?))
}
