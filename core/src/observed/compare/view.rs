//! What a screen draws of a comparison: plain data that crosses to Kotlin and Swift as it is.

use super::super::ObservedBy;
use super::super::finding::FindingCode;
use super::super::resource::Resource;
use crate::manifest::OsPermission;
use privet_wire::ids::{ActivityId, RecipientId};
use serde::{Deserialize, Serialize};

/// How an access stands to the manifest and the records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AccessStanding {
    /// No activity declares it, or a part of the app used it that belongs to an activity which does not.
    Unexplained,
    /// Declared; the phone noted more uses than are recorded here.
    Missing,
    /// Declared, and no use is missing.
    Accounted,
    /// Declared; the records could not be read.
    NotCompared,
}

/// One kind of thing that was accessed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AccessRow {
    /// What.
    pub resource: Resource,
    /// Its name.
    pub title: String,
    /// How it stands.
    pub standing: AccessStanding,
    /// Accesses that the phone noted, each entry as often as it says.
    pub noted: u64,
    /// Uses that they make: accesses by one part of the app that begin less than a minute apart are one.
    pub uses: u32,
    /// Uses among them that no activity explains.
    pub unexplained: u32,
    /// Uses and sends recorded here, in the days of the log, of the activities that declare it; none if they could not be read.
    pub recorded: Option<u32>,
    /// Uses that were noted and explained, and are not recorded, day by day.
    pub gap: u32,
    /// The activities that declare it.
    pub activities: Vec<ActivityId>,
    /// The names of these activities.
    pub activity_names: Vec<String>,
    /// What there is to say, first the counts.
    pub lines: Vec<String>,
}

/// How a host stands to the manifest and the records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum HostStanding {
    /// No recipient declares it.
    Undeclared,
    /// A recipient's, and no send to it is recorded in the days of the log.
    NoSend,
    /// A recipient's, with sends recorded.
    Accounted,
    /// A recipient's; the records could not be read.
    NotCompared,
    /// No recipient's; opened by the person as a web page, as the app told the system.
    WebPage,
}

/// One host.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct HostRow {
    /// Its name or address.
    pub host: String,
    /// How it stands.
    pub standing: HostStanding,
    /// Whose it is; more than one if several declare it.
    pub recipients: Vec<RecipientId>,
    /// Their names.
    pub recipient_names: Vec<String>,
    /// How often the app connected. One send may need several connections.
    pub hits: u64,
    /// Bytes sent, where the log has them.
    pub bytes: Option<u64>,
    /// Sends recorded here to these recipients, in the days of the log; none if there are no such or they could not be read.
    pub sends: Option<u32>,
    /// What there is to say, first the counts.
    pub lines: Vec<String>,
}

/// Something declared.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unused {
    /// A purpose.
    Activity {
        /// Which.
        activity: ActivityId,
    },
    /// A permission of the phone.
    Permission {
        /// Which.
        permission: OsPermission,
    },
    /// Somebody who may receive data.
    Recipient {
        /// Who.
        recipient: RecipientId,
    },
}

/// Something declared that neither the phone nor the records saw.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct UnusedRow {
    /// What.
    pub what: Unused,
    /// Its name.
    pub title: String,
    /// That it was not seen.
    pub text: String,
}

/// One part of the app, by its attribution tag (Android).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TagRow {
    /// The tag; none for what was accessed without one.
    pub tag: Option<String>,
    /// The activity it belongs to: that of the tag `privet.<activity id>`.
    pub activity: Option<ActivityId>,
    /// What it accessed.
    pub resource: Resource,
    /// The activity's name, or else the tag.
    pub title: String,
    /// What it accessed, in words.
    pub resource_name: String,
    /// Accesses that the phone noted.
    pub noted: u64,
    /// Uses that they make.
    pub uses: u32,
    /// Uses and sends of that activity recorded here; none for a tag that belongs to no activity or to one
    /// that does not declare it.
    pub recorded: Option<u32>,
    /// Whether the activity declares it; for a tag that belongs to no activity, whether any does.
    pub explained: bool,
    /// What there is to say, first the counts.
    pub lines: Vec<String>,
}

/// What could not be read, of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FindingRow {
    /// Why.
    pub code: FindingCode,
    /// How many lines.
    pub count: u64,
    /// The first of them; 0 for the file as a whole.
    pub first_line: u64,
    /// Both in words.
    pub text: String,
}

/// The whole screen.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Compared {
    /// Which log.
    pub log: ObservedBy,
    /// The screen's name.
    pub title: String,
    /// What the log is, what it cannot show, and what could not be compared.
    pub notes: Vec<String>,
    /// The days that the log covers, in words; none if nothing was read.
    pub period: Option<String>,
    /// The first time in the log (milliseconds since 1970).
    pub first: Option<i64>,
    /// The last time in the log.
    pub last: Option<i64>,
    /// Kinds of access and hosts that nothing declares.
    pub extra: u32,
    /// The same in words, if there are any.
    pub extra_text: Option<String>,
    /// Uses in the phone's log that are missing here.
    pub gap: u32,
    /// The same in words, if there are any.
    pub gap_text: Option<String>,
    /// Connections to hosts that no recipient declares.
    pub undeclared: u64,
    /// The same in words, if there are any.
    pub undeclared_text: Option<String>,
    /// Heading of the accesses.
    pub access_title: String,
    /// What was accessed; what nothing explains first.
    pub accesses: Vec<AccessRow>,
    /// Heading of the hosts.
    pub host_title: String,
    /// Where the app connected; what nobody declares first, then the most often.
    pub hosts: Vec<HostRow>,
    /// Heading of what was not used.
    pub unused_title: String,
    /// What was declared and not seen: activities, permissions, recipients, in the manifest's order.
    pub unused: Vec<UnusedRow>,
    /// Heading of the parts.
    pub tag_title: String,
    /// Which part of the app accessed what; empty for a log without tags.
    pub tags: Vec<TagRow>,
    /// Heading of the findings.
    pub finding_title: String,
    /// What could not be read, one row a kind.
    pub findings: Vec<FindingRow>,
    /// Whether the file was read to its end.
    pub whole: bool,
}
