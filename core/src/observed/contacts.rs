//! What the app's own interceptors told: where its requests went and how much went with them, added up by day and host.
//!
//! Owns what is kept of it ([`Kept`], one sealed row each) and how that is read for a comparison. Promises: a host is kept in the one
//! spelling that logs have too, or not by name at all; what has no name is still counted; numbers stop at the largest instead of wrapping.

use super::finding::FindingCode;
use super::gather::Gathered;
use super::{Contact, ObservedBy, Read};
use crate::host::WallMs;
use serde::{Deserialize, Serialize};

/// Hosts that are told apart on one day; requests to more are counted without a name.
pub const MAX_HOSTS_A_DAY: u32 = 2_000;
/// Days that are kept, the present one included.
pub const KEPT_DAYS: u32 = 366;

/// What became of telling a request. It is never a reason not to make it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Contacted {
    /// Added to its host's row.
    Kept,
    /// Counted without a name: the host is neither a name nor an address, or has characters that can't be seen.
    NoHost,
    /// Counted without a name: this day has [`MAX_HOSTS_A_DAY`] hosts already.
    TooMany,
    /// The device is locked. Counted in memory, and written without a name with the next request that can be.
    Locked,
    /// The records cannot be trusted, so nothing is written. Counted in memory, for as long as this run lasts.
    LockedDown,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Kept {
    /// One host on one day.
    Host(OfHost),
    /// What has no name on that day.
    Unnamed(Unnamed),
}

/// Requests to one host on one day.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfHost {
    /// Its name in lower case, or its address.
    pub host: String,
    /// How many requests.
    pub hits: u64,
    /// Bytes of their bodies, as far as they were written.
    pub bytes: u64,
    /// When the first was told (milliseconds since 1970).
    pub first: WallMs,
    /// When the last was told (milliseconds since 1970).
    pub last: WallMs,
}

/// Requests of one day without a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unnamed {
    /// Whose host was none.
    pub no_host: u64,
    /// Beyond [`MAX_HOSTS_A_DAY`] hosts.
    pub too_many: u64,
    /// That could not be written when they were made. They may be of an earlier day.
    pub missed: u64,
}

/// Names of hosts tell what a person does: they do not belong in a debug text.
impl std::fmt::Debug for OfHost {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OfHost").finish_non_exhaustive()
    }
}

impl OfHost {
    /// The first request to a host on a day.
    #[must_use]
    pub const fn new(host: String, at: WallMs) -> Self {
        Self { host, hits: 0, bytes: 0, first: at, last: at }
    }

    /// One more, at a time that is not before the first.
    pub const fn add(&mut self, bytes: u64, at: WallMs) {
        self.hits = self.hits.saturating_add(1);
        self.bytes = self.bytes.saturating_add(bytes);
        self.last = if at > self.last { at } else { self.last };
    }
}

impl Unnamed {
    /// Whether there is nothing to tell.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.no_host == 0 && self.too_many == 0 && self.missed == 0
    }
}

/// The rows of some days as a log that can be compared; `missed` are requests that wait in memory to be counted. A host that differs from
/// day to day in nothing is one; more than [`super::MAX_NAMES`] in all are a finding.
#[must_use]
pub fn contacts(rows: Vec<Kept>, missed: u64, now: WallMs) -> Read {
    let mut gathered = Gathered::new("", now);
    gathered.findings.add_many(FindingCode::Missed, missed);
    for row in rows {
        match row {
            Kept::Host(OfHost { host, hits, bytes, first, last }) => {
                gathered.reaches(first);
                gathered.reaches(last);
                let bytes = Some(bytes);
                gathered.contact(0, Contact { host, by_person: false, hits, bytes, first, last });
            }
            Kept::Unnamed(Unnamed { no_host, too_many, missed }) => {
                gathered.findings.add_many(FindingCode::BadHost, no_host);
                gathered.findings.add_many(FindingCode::TooManyNames, too_many);
                gathered.findings.add_many(FindingCode::Missed, missed);
            }
        }
    }
    gathered.finish(ObservedBy::OwnRequests)
}
