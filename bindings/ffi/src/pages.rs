//! The two lists, the interactive policy and the year: repeated from the core.

use crate::ids::{ActivityId, DataId, RecipientId};
use crate::views::{ActivityStatus, Language, Topic};
pub use privet::tally::Period;
pub use privet::views::footprint::{Footprint, FootprintCounts};
pub use privet::views::lists::{CollectedGroup, CollectedRow, ListGroup, ListPeriod, Lists, SharedRow};
pub use privet::views::policy::{
    ChapterKind, Policy, PolicyChapter, PolicyLine, PolicySection, PolicySwitch,
};

/// A value that the app holds, to be shown masked in the first list. It crosses as it is and is dropped with the call.
#[derive(uniffi::Record)]
pub struct Held {
    /// Of which kind.
    pub data: DataId,
    /// As the app has it.
    pub value: String,
}

/// Both lists as a person takes them along.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct ListFiles {
    /// Everything in them, as JSON.
    pub json: String,
    /// The first list as a table that a spreadsheet opens (UTF-8; no cell is a formula).
    pub collected_csv: String,
    /// The second list, likewise.
    pub shared_csv: String,
}

/// How far back counts go, today included. Days are those of the ledger (UTC).
#[uniffi::remote(Enum)]
pub enum Period {
    /// Today.
    Day,
    /// 7 days.
    Week,
    /// 30 days.
    Month,
    /// 365 days.
    Year,
}

/// Under which head a row of the first list stands: the groups that published lists have in common.
#[uniffi::remote(Enum)]
pub enum ListGroup {
    /// 用户基本信息
    Basic,
    /// 用户身份证明
    Identity,
    /// 设备信息
    Device,
    /// 用户使用过程信息
    Use,
    /// 社交与内容信息
    Content,
}

/// Both lists.
#[uniffi::remote(Record)]
pub struct Lists {
    /// The screen's name.
    pub title: String,
    /// The language of every text.
    pub language: Language,
    /// What the counts are of; none where nothing was counted, as in a declaration.
    pub period: Option<ListPeriod>,
    /// The official name of the first list.
    pub collected_title: String,
    /// The first list; a group without rows is left out.
    pub collected: Vec<CollectedGroup>,
    /// The official name of the second list.
    pub shared_title: String,
    /// The second list, in the manifest's order.
    pub shared: Vec<SharedRow>,
    /// Sends of the period to which no row belongs: their purpose or recipient is no longer declared.
    pub undeclared: u32,
    /// The same in words, if there are any.
    pub undeclared_text: Option<String>,
}

/// The time that was counted.
#[uniffi::remote(Record)]
pub struct ListPeriod {
    /// Which.
    pub period: Period,
    /// The same in words.
    pub text: String,
    /// Its first day (ISO 8601, UTC).
    pub from: String,
    /// Its last day (ISO 8601, UTC).
    pub to: String,
    /// Both as the reader writes dates.
    pub range_text: String,
    /// When a day begins for the reader: days are those of the ledger (UTC).
    pub day_text: String,
    /// That the counts are of real use.
    pub note: String,
    /// Said when the counts can't be read or trusted now.
    pub caution: Option<String>,
}

/// A group of the first list.
#[uniffi::remote(Record)]
pub struct CollectedGroup {
    /// Which.
    pub group: ListGroup,
    /// The same in words.
    pub title: String,
    /// Its rows, in the manifest's order.
    pub rows: Vec<CollectedRow>,
}

/// One kind of data, used by one activity.
#[uniffi::remote(Record)]
pub struct CollectedRow {
    /// The activity that governs it.
    pub activity: ActivityId,
    /// The activity's name.
    pub activity_title: String,
    /// The kind.
    pub data: DataId,
    /// What people call the kind.
    pub kind: String,
    /// What data the row is about.
    pub topic: Topic,
    /// What it is used for.
    pub purpose: String,
    /// When that happens.
    pub scenario: String,
    /// Uses and sends of the activity; none if not counted, or not known now.
    pub times: Option<u32>,
    /// The same in words.
    pub times_text: Option<String>,
    /// What the app holds of it, masked; none if it handed in nothing.
    pub content: Option<String>,
}

/// One kind of data that one activity sends to one recipient.
#[uniffi::remote(Record)]
pub struct SharedRow {
    /// The activity that governs it.
    pub activity: ActivityId,
    /// The activity's name.
    pub activity_title: String,
    /// The kind.
    pub data: DataId,
    /// What people call the kind.
    pub kind: String,
    /// What data the row is about.
    pub topic: Topic,
    /// What it is used for.
    pub purpose: String,
    /// When that happens.
    pub scenario: String,
    /// Who receives it.
    pub recipient: RecipientId,
    /// The name people know.
    pub recipient_name: String,
    /// How to reach them.
    pub contact: String,
    /// Where they keep it.
    pub country: String,
    /// How it is shared.
    pub how: String,
    /// Whether what tells the person is taken away before: no, or what is. Only what the manifest says is told.
    pub identity_removed: String,
    /// Sends of the activity to this recipient; none if not counted, or not known now.
    pub times: Option<u32>,
    /// The same in words.
    pub times_text: Option<String>,
    /// The recipient's own rules.
    pub policy_url: String,
}

/// The whole policy.
#[uniffi::remote(Record)]
pub struct Policy {
    /// The screen's name.
    pub title: String,
    /// The language of every text.
    pub language: Language,
    /// The policy's version, as the app numbers it.
    pub version: String,
    /// The same in words.
    pub version_text: String,
    /// Who answers for it: name, address, contact.
    pub controller: Vec<PolicyLine>,
    /// Collect, store, share, in this order.
    pub chapters: Vec<PolicyChapter>,
    /// The name of the full text.
    pub full_title: String,
    /// Each purpose with all there is to say about it.
    pub full: Vec<PolicySection>,
    /// The heading of what a person can do.
    pub rights_title: String,
    /// What a person can do, a sentence each.
    pub rights: Vec<String>,
}

/// What a chapter speaks of.
#[uniffi::remote(Enum)]
pub enum ChapterKind {
    /// What is collected, and why.
    Collect,
    /// Where it is kept, and how long.
    Store,
    /// Who receives it, and how.
    Share,
}

/// One chapter.
#[uniffi::remote(Record)]
pub struct PolicyChapter {
    /// Which.
    pub kind: ChapterKind,
    /// The same in words.
    pub title: String,
    /// Every purpose, in the manifest's order.
    pub sections: Vec<PolicySection>,
}

/// One purpose in one chapter, or in the full text.
#[uniffi::remote(Record)]
pub struct PolicySection {
    /// Its id.
    pub activity: ActivityId,
    /// Its name.
    pub title: String,
    /// What is said, each under its label.
    pub lines: Vec<PolicyLine>,
    /// Sentences that need no label.
    pub notes: Vec<String>,
    /// How it stands and what can be done; none in a declaration.
    pub switch: Option<PolicySwitch>,
}

/// A label and what it says.
#[uniffi::remote(Record)]
pub struct PolicyLine {
    /// What the line is about, like "How long".
    pub label: String,
    /// What it says.
    pub text: String,
}

/// The switch beside a section, as the permission center's row has it.
#[uniffi::remote(Record)]
pub struct PolicySwitch {
    /// How the purpose stands.
    pub state: ActivityStatus,
    /// The same in words.
    pub state_text: String,
    /// The label of "turn on"; none where it is not offered.
    pub turn_on: Option<String>,
    /// The label of "turn off"; none where there is nothing to turn off.
    pub turn_off: Option<String>,
}

/// The whole page.
#[uniffi::remote(Record)]
pub struct Footprint {
    /// The screen's name.
    pub title: String,
    /// The year.
    pub year: u16,
    /// That it was worked out here.
    pub local: String,
    /// The counts; none if the records can't be read or trusted now.
    pub counts: Option<FootprintCounts>,
    /// The same in words, a line each.
    pub lines: Vec<String>,
    /// From when on it was counted, where the records began within the year.
    pub since: Option<String>,
    /// Said while there are not enough days to tell much.
    pub empty: Option<String>,
    /// Why there are no counts now.
    pub unavailable: Option<String>,
    /// That viewing it agrees to nothing.
    pub no_agreement: String,
}

/// The numbers. They add up to what the lists and the timeline count for the same days.
#[uniffi::remote(Record)]
pub struct FootprintCounts {
    /// Uses that stayed on the phone.
    pub used: u32,
    /// Sends that left it.
    pub left: u32,
    /// Recipients that they went to, among those the app declares.
    pub recipients: u32,
    /// Sends whose purpose or recipient the app no longer declares; `left` holds them, `recipients` does not.
    pub gone: u32,
    /// Times the person said no.
    pub refused: u32,
    /// Times something was turned off.
    pub turned_off: u32,
    /// Attempts that were not allowed.
    pub blocked: u32,
    /// Bytes that were looked at and stayed on the phone. They are shown and do not leave with the page.
    pub withheld: u64,
}
