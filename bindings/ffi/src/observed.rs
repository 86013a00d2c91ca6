//! Declared against observed: repeated from the core.

use crate::ids::{ActivityId, RecipientId};
use crate::words::OsPermission;
pub use privet::observed::{
    AccessRow, AccessStanding, Compared, FindingCode, FindingRow, HostRow, HostStanding, ObservedBy,
    PhoneLog, Resource, TagRow, Unused, UnusedRow,
};

/// Which log.
#[uniffi::remote(Enum)]
pub enum PhoneLog {
    /// The App Privacy Report that a person exports in the settings of iOS or iPadOS 15.2 or later: about every app, kept by
    /// the system.
    IosReport,
    /// Access notes that the app itself wrote from Android's `OnOpNotedCallback` and, where it has one, its network
    /// interceptor: about this app only, and no better than the app that wrote them.
    AndroidNotes,
}

/// Whose word a comparison rests on.
#[uniffi::remote(Enum)]
pub enum ObservedBy {
    /// The App Privacy Report of iOS.
    IosReport,
    /// Access notes that the app itself wrote on Android.
    AndroidNotes,
    /// The interceptors of the app's own HTTP client (`contacted`): hosts and sizes alone, and no accesses.
    OwnRequests,
}

/// What was accessed. Wider than `OsPermission`: what no manifest can declare is never explained.
#[uniffi::remote(Enum)]
pub enum Resource {
    /// The camera.
    Camera,
    /// A place; iOS does not say how precise.
    Location,
    /// A place to a few metres.
    LocationPrecise,
    /// A place to a town or district.
    LocationCoarse,
    /// Pictures and videos.
    Photos,
    /// The microphone.
    Microphone,
    /// The address book.
    Contacts,
    /// Music and other media.
    MediaLibrary,
    /// What is on the screen.
    ScreenRecording,
    /// The calendar.
    Calendar,
    /// Text messages.
    Messages,
    /// Whom the person called.
    CallLog,
    /// The telephone, its numbers and identifiers.
    Phone,
    /// Body sensors and motion.
    Body,
    /// Devices around: Bluetooth, Wi-Fi, ultra-wideband.
    Nearby,
    /// What was copied.
    Clipboard,
    /// Every file on the phone.
    Files,
}

/// Why.
#[uniffi::remote(Enum)]
pub enum FindingCode {
    /// The file is larger than `super::MAX_BYTES`; nothing of it was read.
    TooLarge,
    /// No line of the file is of this format.
    NotAReport,
    /// The file has more than `super::MAX_LINES` lines; the rest was not read.
    TooManyLines,
    /// The last line ends in the middle of its object; it was skipped.
    Truncated,
    /// More than `super::MAX_NAMES` different hosts or tags; the host was not listed, the access counted without its tag.
    TooManyNames,
    /// The line is longer than `super::MAX_LINE_BYTES`; it was skipped.
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

/// How an access stands to the manifest and the records.
#[uniffi::remote(Enum)]
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
#[uniffi::remote(Record)]
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
#[uniffi::remote(Enum)]
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
#[uniffi::remote(Record)]
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
#[uniffi::remote(Enum)]
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
#[uniffi::remote(Record)]
pub struct UnusedRow {
    /// What.
    pub what: Unused,
    /// Its name.
    pub title: String,
    /// That it was not seen.
    pub text: String,
}

/// One part of the app, by its attribution tag (Android).
#[uniffi::remote(Record)]
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
#[uniffi::remote(Record)]
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
#[uniffi::remote(Record)]
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
