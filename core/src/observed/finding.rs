//! What could not be read, or not as it stands: a line number and a code, never a word of the file.

use super::MAX_FINDINGS;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FindingCode {
    /// The file is larger than [`super::MAX_BYTES`]; nothing of it was read.
    TooLarge,
    /// No line of the file is of this format.
    NotAReport,
    /// The file has more than [`super::MAX_LINES`] lines; the rest was not read.
    TooManyLines,
    /// The last line ends in the middle of its object; it was skipped.
    Truncated,
    /// More than [`super::MAX_NAMES`] different hosts or tags; the host was not listed, the access counted without its tag.
    TooManyNames,
    /// The line is longer than [`super::MAX_LINE_BYTES`]; it was skipped.
    LineTooLong,
    /// The line is not UTF-8; it was skipped.
    NotUtf8,
    /// The line is not one JSON object; it was skipped.
    NotJson,
    /// A member that is read stands there twice; the line was skipped.
    DuplicateMember,
    /// A member that is read is not of its type; the line was skipped.
    WrongType,
    /// A member that is needed is missing. The line was skipped, except for a beginning without `identifier` or `kind`, which
    /// counts once.
    MissingMember,
    /// `type` is none of the format's; the line was skipped. Or `kind` or `how` is none; then it counts once.
    UnknownType,
    /// An access to something that this build has no name for; not counted.
    UnknownCategory,
    /// A time that cannot be read, or is not of the last year; the line was skipped.
    BadTime,
    /// A count that is no whole number of at least one; it counts once.
    BadCount,
    /// A host that is neither a name nor an address; the line was skipped.
    BadHost,
    /// An attribution tag that is empty or longer than Android allows; counted without it.
    BadTag,
    /// A host, tag or identifier with characters that can't be seen. A host's line was skipped, the others count without it.
    HostileText,
    /// An access ends that did not begin in this file; counted once, at its end.
    EndWithoutBegin,
    /// The same end of the same access again; counted once.
    Repeated,
    /// A request of which no more than that it was made is known: the records could not be written then.
    Missed,
    /// About another app: counted, never kept, and not listed by line.
    OtherApp,
}

/// One finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Finding {
    /// The line, from 1; 0 for the file as a whole.
    pub line: u64,
    /// Why.
    pub code: FindingCode,
}

/// How many findings there are of one code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FindingTotal {
    /// Why.
    pub code: FindingCode,
    /// How many.
    pub count: u64,
    /// The first line; 0 for the file as a whole.
    pub first_line: u64,
}

/// Findings as they are made. However many there are, it stays small.
#[derive(Default)]
pub(super) struct Findings {
    listed: Vec<Finding>,
    totals: BTreeMap<FindingCode, (u64, u64)>,
}

impl Findings {
    pub fn add(&mut self, line: u64, code: FindingCode) {
        let total = self.totals.entry(code).or_insert((0, line));
        *total = (total.0.saturating_add(1), total.1.min(line));
        if code != FindingCode::OtherApp && self.listed.len() < MAX_FINDINGS {
            self.listed.push(Finding { line, code });
        }
    }

    /// `n` of them that have no line.
    pub fn add_many(&mut self, code: FindingCode, n: u64) {
        if n > 0 {
            let total = self.totals.entry(code).or_insert((0, 0));
            total.0 = total.0.saturating_add(n);
        }
    }

    pub fn has(&self, code: FindingCode) -> bool {
        self.totals.contains_key(&code)
    }

    pub fn finish(mut self) -> (Vec<Finding>, Vec<FindingTotal>) {
        self.listed.sort_unstable();
        let totals = self.totals.into_iter();
        let totals = totals.map(|(code, (count, first_line))| FindingTotal { code, count, first_line });
        (self.listed, totals.collect())
    }
}
