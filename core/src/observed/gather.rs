//! What a reader gathers line by line, within bounds whatever the file holds.

use super::finding::{FindingCode, Findings};
use super::{Access, Contact, MAX_AGE_DAYS, MAX_NAMES, ObservedBy, Read, host};
use crate::host::{DAY, WallMs};
use crate::text::is_plain;
use std::collections::{BTreeMap, BTreeSet};

/// The longest attribution tag that Android takes (`ParsedAttribution.MAX_ATTRIBUTION_TAG_LEN`), in characters.
const MAX_TAG_CHARS: usize = 50;

pub(super) struct Gathered<'a> {
    /// Whom the log is read for.
    pub app: &'a str,
    now: WallMs,
    pub accesses: Vec<Access>,
    contacts: BTreeMap<(String, bool), Contact>,
    tags: BTreeSet<String>,
    pub findings: Findings,
    times: Option<(WallMs, WallMs)>,
    /// A line of the format was seen, about whatever app.
    pub recognised: bool,
}

impl AsMut<Findings> for Gathered<'_> {
    fn as_mut(&mut self) -> &mut Findings {
        &mut self.findings
    }
}

impl<'a> Gathered<'a> {
    pub fn new(app: &'a str, now: WallMs) -> Self {
        Self {
            app,
            now,
            accesses: Vec::new(),
            contacts: BTreeMap::new(),
            tags: BTreeSet::new(),
            findings: Findings::default(),
            times: None,
            recognised: false,
        }
    }

    /// Within the last [`MAX_AGE_DAYS`] days, or a day ahead: clocks differ, but not by more.
    pub fn in_range(&self, at: WallMs) -> bool {
        let oldest = self.now.saturating_sub(MAX_AGE_DAYS.saturating_mul(DAY));
        (oldest.max(0)..=self.now.saturating_add(DAY)).contains(&at)
    }

    /// The log reaches to this time, which is in range.
    pub fn reaches(&mut self, at: WallMs) {
        let (first, last) = self.times.unwrap_or((at, at));
        self.times = Some((first.min(at), last.max(at)));
    }

    /// The tag, if it is one that can be told apart and shown.
    pub fn tag(&mut self, line: u64, tag: String) -> Option<String> {
        let fault = if !is_plain(&tag) {
            FindingCode::HostileText
        } else if tag.trim().is_empty() || tag.chars().nth(MAX_TAG_CHARS).is_some() {
            FindingCode::BadTag
        } else if !self.tags.contains(&tag) && self.tags.len() >= MAX_NAMES {
            FindingCode::TooManyNames
        } else {
            self.tags.insert(tag.clone());
            return Some(tag);
        };
        self.findings.add(line, fault);
        None
    }

    /// A connection, its host as the log spells it; `first` is not after `last`, and both are in range.
    pub fn contact(&mut self, line: u64, mut found: Contact) {
        match host::observed(&found.host) {
            Ok(host) => found.host = host,
            Err(code) => return self.findings.add(line, code),
        }
        let key = (found.host.clone(), found.by_person);
        if let Some(known) = self.contacts.get_mut(&key) {
            known.hits = known.hits.saturating_add(found.hits);
            known.bytes = match (known.bytes, found.bytes) {
                (Some(a), Some(b)) => Some(a.saturating_add(b)),
                (a, b) => a.or(b),
            };
            known.first = known.first.min(found.first);
            known.last = known.last.max(found.last);
        } else if self.contacts.len() >= MAX_NAMES {
            self.findings.add(line, FindingCode::TooManyNames);
        } else {
            self.contacts.insert(key, found);
        }
    }

    pub fn finish(mut self, log: ObservedBy) -> Read {
        let cut = [FindingCode::TooLarge, FindingCode::TooManyLines, FindingCode::Truncated];
        let whole = !cut.iter().any(|code| self.findings.has(*code));
        self.accesses.sort_by(|a, b| (a.at, a.resource, &a.tag).cmp(&(b.at, b.resource, &b.tag)));
        let (findings, totals) = self.findings.finish();
        Read {
            log,
            accesses: self.accesses,
            contacts: self.contacts.into_values().collect(),
            findings,
            totals,
            first: self.times.map(|times| times.0),
            last: self.times.map(|times| times.1),
            whole,
        }
    }
}
