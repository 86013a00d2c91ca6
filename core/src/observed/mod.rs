//! Declared against observed: what the phone's own log says this app did, held against its manifest and its records.
//!
//! Owns the readers of two logs ([`PhoneLog`]), what is kept of the app's own requests ([`Kept`]), and the comparison ([`compare`]). Promises: nothing here opens a file, a
//! connection or a clock; every input gets an answer and none a panic; a line about another app is counted and never kept; a
//! [`Finding`] holds a line number and a code and never repeats what was in the file. docs/observed.md has the formats, what is
//! matched how, and what a log cannot show.

mod android;
mod compare;
mod contacts;
mod finding;
mod gather;
mod host;
mod ios;
mod line;
mod resource;

pub use compare::{
    AccessRow, AccessStanding, Compared, FindingRow, HostRow, HostStanding, Recorded, TagRow, Unused,
    UnusedRow, compare,
};
pub use contacts::{Contacted, KEPT_DAYS, Kept, MAX_HOSTS_A_DAY, OfHost, Unnamed, contacts};
pub use finding::{Finding, FindingCode, FindingTotal};
pub(crate) use host::{holders, observed as host_name};
pub use resource::Resource;

use crate::host::{WallMs, day_of};
use finding::Findings;
use gather::Gathered;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;
use std::ops::RangeInclusive;

/// The largest file that is read: 16 MiB. A larger one is refused whole, because counts of a part would pass for all of it.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;
/// The longest line that is read, in bytes; a longer one is skipped.
pub const MAX_LINE_BYTES: usize = 16 * 1024;
/// Lines that are read, blank ones included; what follows is not.
pub const MAX_LINES: u64 = 200_000;
/// Findings that are listed one by one; all of them are in the totals.
pub const MAX_FINDINGS: usize = 100;
/// Different hosts that are listed, and different attribution tags that are told apart.
pub const MAX_NAMES: usize = 2_000;
/// Days before now that an entry may be of. No log keeps longer, and one broken time must not stretch the period.
pub const MAX_AGE_DAYS: i64 = 366;

/// Which log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PhoneLog {
    /// The App Privacy Report that a person exports in the settings of iOS or iPadOS 15.2 or later: about every app, kept by
    /// the system.
    IosReport,
    /// Access notes that the app itself wrote from Android's `OnOpNotedCallback` and, where it has one, its network
    /// interceptor: about this app only, and no better than the app that wrote them.
    AndroidNotes,
}

/// Whose word a comparison rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ObservedBy {
    /// [`PhoneLog::IosReport`]
    IosReport,
    /// [`PhoneLog::AndroidNotes`]
    AndroidNotes,
    /// The interceptors of the app's own HTTP client ([`Contacted`]): hosts and sizes alone, and no accesses.
    OwnRequests,
}

impl From<PhoneLog> for ObservedBy {
    fn from(log: PhoneLog) -> Self {
        match log {
            PhoneLog::IosReport => Self::IosReport,
            PhoneLog::AndroidNotes => Self::AndroidNotes,
        }
    }
}

/// One access that the phone noted.
#[derive(Clone, PartialEq, Eq)]
pub struct Access {
    /// To what.
    pub resource: Resource,
    /// When it began, or when it ended if the log has no beginning (milliseconds since 1970).
    pub at: WallMs,
    /// How many accesses the entry stands for; at least one.
    pub count: u32,
    /// The attribution tag, if the log has one: 1 to 50 characters that can be seen.
    pub tag: Option<String>,
}

/// One host that the app connected to.
#[derive(Clone, PartialEq, Eq)]
pub struct Contact {
    /// Its name in lower case, or its address.
    pub host: String,
    /// Whether it was opened as a web page by the person, as the app told the system.
    pub by_person: bool,
    /// How often.
    pub hits: u64,
    /// Bytes that were sent, where the log has them.
    pub bytes: Option<u64>,
    /// The first time (milliseconds since 1970).
    pub first: WallMs,
    /// The last time (milliseconds since 1970).
    pub last: WallMs,
}

/// What a log says about one app.
#[derive(Clone, PartialEq, Eq)]
pub struct Read {
    /// Which log it was read as.
    pub log: ObservedBy,
    /// Every access, in order of time.
    pub accesses: Vec<Access>,
    /// Every host, in order of name.
    pub contacts: Vec<Contact>,
    /// The first [`MAX_FINDINGS`] findings, in order of line.
    pub findings: Vec<Finding>,
    /// How many there are of each code.
    pub totals: Vec<FindingTotal>,
    /// The first and last time in the log (milliseconds since 1970); none if nothing was read. An iOS report covers all apps,
    /// so what it says of others shows how far it reaches.
    pub first: Option<WallMs>,
    /// See `first`.
    pub last: Option<WallMs>,
    /// Whether the file was read to its end and ends where a line does.
    pub whole: bool,
}

/// Names of hosts tell which pages a person opened, times when: neither belongs in a debug text.
impl fmt::Debug for Access {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Access").field("resource", &self.resource).finish_non_exhaustive()
    }
}

impl fmt::Debug for Contact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Contact").field("by_person", &self.by_person).finish_non_exhaustive()
    }
}

impl fmt::Debug for Read {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Read")
            .field("log", &self.log)
            .field("accesses", &self.accesses.len())
            .field("contacts", &self.contacts.len())
            .field("totals", &self.totals)
            .field("whole", &self.whole)
            .finish_non_exhaustive()
    }
}

impl Read {
    /// The days that the log covers (whole days since 1970, UTC as the ledger's are); none if nothing was read.
    #[must_use]
    pub fn days(&self) -> Option<RangeInclusive<u32>> {
        Some(day_of(self.first?)..=day_of(self.last?))
    }

    /// The days on which an access was noted.
    #[must_use]
    pub fn noted_days(&self) -> BTreeSet<u32> {
        self.accesses.iter().map(|access| day_of(access.at)).collect()
    }
}

/// Reads a log: what it says about `app` (bundle id or package name), and what could not be read.
///
/// `now` is the wall clock: an entry of later than a day from now, or of more than [`MAX_AGE_DAYS`] days ago, is a finding.
#[must_use]
pub fn read(log: PhoneLog, bytes: &[u8], app: &str, now: WallMs) -> Read {
    let mut gathered = Gathered::new(app, now);
    if bytes.len() > MAX_BYTES {
        gathered.findings.add(0, FindingCode::TooLarge);
    } else {
        match log {
            PhoneLog::IosReport => ios::read(bytes, &mut gathered),
            PhoneLog::AndroidNotes => android::read(bytes, &mut gathered),
        }
        if !gathered.recognised {
            gathered.findings.add(0, FindingCode::NotAReport);
        }
    }
    gathered.finish(log.into())
}
