//! The App Privacy Report of iOS, as Apple's article "Inspecting app activity data" describes it.
//!
//! One object a line. An access is a pair of lines, `intervalBegin` and `intervalEnd`, with the same `identifier`; here it
//! counts once, in whatever order the two come and even if one is missing. Members that are not read are passed over, since
//! Apple adds some without notice.

use super::finding::FindingCode;
use super::gather::Gathered;
use super::{Access, Contact, Resource, line};
use crate::host::WallMs;
use crate::text::is_plain;
use chrono::DateTime;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// A UUID has 36 characters.
const MAX_IDENTIFIER_BYTES: usize = 64;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Line {
    #[serde(rename = "type")]
    of: Option<String>,
    time_stamp: Option<String>,
    // An access.
    accessor: Option<Accessor>,
    category: Option<String>,
    identifier: Option<String>,
    kind: Option<String>,
    access_count: Option<Value>,
    // A connection.
    #[serde(rename = "bundleID")]
    bundle_id: Option<String>,
    domain: Option<String>,
    first_time_stamp: Option<String>,
    initiated_type: Option<String>,
    hits: Option<Value>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Accessor {
    identifier: Option<String>,
    identifier_type: Option<String>,
}

/// The two ends of one access.
struct Pair {
    access: usize,
    line: u64,
    begun: bool,
    ended: bool,
}

struct Report<'r, 'a> {
    to: &'r mut Gathered<'a>,
    pairs: BTreeMap<(Resource, String), Pair>,
}

impl AsMut<super::Findings> for Report<'_, '_> {
    fn as_mut(&mut self) -> &mut super::Findings {
        &mut self.to.findings
    }
}

pub(super) fn read(bytes: &[u8], to: &mut Gathered<'_>) {
    let mut report = Report { to, pairs: BTreeMap::new() };
    line::each(bytes, &mut report, |report, number, line: Line| {
        if let Err(code) = report.line(number, line) {
            report.to.findings.add(number, code);
        }
    });
    for pair in report.pairs.values().filter(|pair| !pair.begun) {
        report.to.findings.add(pair.line, FindingCode::EndWithoutBegin);
    }
}

impl Report<'_, '_> {
    fn line(&mut self, number: u64, line: Line) -> Result<(), FindingCode> {
        match line.of.as_deref() {
            Some("access") => self.access(number, line),
            Some("networkActivity") => self.network(number, &line),
            Some(_) => Err(FindingCode::UnknownType),
            None => Err(FindingCode::MissingMember),
        }
    }

    /// The time of a line; the report reaches to it whatever app the line is about.
    fn time(&mut self, text: Option<&str>) -> Result<WallMs, FindingCode> {
        let text = text.ok_or(FindingCode::MissingMember)?;
        let at = DateTime::parse_from_rfc3339(text).map_err(|_| FindingCode::BadTime)?.timestamp_millis();
        if !self.to.in_range(at) {
            return Err(FindingCode::BadTime);
        }
        self.to.reaches(at);
        Ok(at)
    }

    fn access(&mut self, number: u64, line: Line) -> Result<(), FindingCode> {
        self.to.recognised = true;
        let at = self.time(line.time_stamp.as_deref());
        let accessor = line.accessor.ok_or(FindingCode::MissingMember)?;
        let who = accessor.identifier.ok_or(FindingCode::MissingMember)?;
        if who != self.to.app || accessor.identifier_type.is_some_and(|kind| kind != "bundleID") {
            return Err(FindingCode::OtherApp);
        }
        let category = line.category.ok_or(FindingCode::MissingMember)?;
        let resource = Resource::of_ios(&category).ok_or(FindingCode::UnknownCategory)?;
        let at = at?;
        let end = match line.kind.as_deref() {
            Some("intervalBegin") => false,
            Some("intervalEnd") => true,
            // A kind that a later system may add is an access all the same; a pair stays one by its identifier.
            Some(_) => self.noted(number, FindingCode::UnknownType),
            None => self.noted(number, FindingCode::MissingMember),
        };
        let (count, fault) = line::count(line.access_count.as_ref());
        if let Some(code) = fault {
            self.to.findings.add(number, code);
        }
        let access = Access { resource, at, count, tag: None };
        let identifier = match line.identifier {
            Some(text) if is_plain(&text) && (1..=MAX_IDENTIFIER_BYTES).contains(&text.len()) => text,
            // Without one, nobody knows what an end belongs to: only beginnings count.
            missing => {
                if !end {
                    self.to.accesses.push(access);
                }
                return Err(missing.map_or(FindingCode::MissingMember, |_| FindingCode::HostileText));
            }
        };
        self.pair(number, end, access, identifier)
    }

    fn noted(&mut self, number: u64, code: FindingCode) -> bool {
        self.to.findings.add(number, code);
        false
    }

    fn pair(
        &mut self,
        number: u64,
        end: bool,
        access: Access,
        identifier: String,
    ) -> Result<(), FindingCode> {
        let new = self.to.accesses.len();
        let pair = self.pairs.entry((access.resource, identifier)).or_insert(Pair {
            access: new,
            line: number,
            begun: false,
            ended: false,
        });
        let seen = if end { &mut pair.ended } else { &mut pair.begun };
        let again = std::mem::replace(seen, true);
        match self.to.accesses.get_mut(pair.access) {
            None => self.to.accesses.push(access),
            Some(known) => {
                known.at = known.at.min(access.at);
                known.count = known.count.max(access.count);
            }
        }
        if again { Err(FindingCode::Repeated) } else { Ok(()) }
    }

    fn network(&mut self, number: u64, line: &Line) -> Result<(), FindingCode> {
        self.to.recognised = true;
        let last = self.time(line.time_stamp.as_deref());
        let first = match &line.first_time_stamp {
            None => last,
            Some(text) => self.time(Some(text)),
        };
        if line.bundle_id.as_ref().ok_or(FindingCode::MissingMember)? != self.to.app {
            return Err(FindingCode::OtherApp);
        }
        let host = line.domain.clone().ok_or(FindingCode::MissingMember)?;
        let (first, last) = (first?, last?);
        let (hits, fault) = line::count(line.hits.as_ref());
        if let Some(code) = fault {
            self.to.findings.add(number, code);
        }
        let contact = Contact {
            host,
            by_person: line.initiated_type.as_deref() == Some("NonAppInitiated"),
            hits: hits.into(),
            bytes: None,
            first: first.min(last),
            last: first.max(last),
        };
        self.to.contact(number, contact);
        Ok(())
    }
}
