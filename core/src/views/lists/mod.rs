//! The two lists of personal information (MIIT, November 2021): what is collected, and what others receive, with counts of real
//! use.
//!
//! Promises: each kind of data an activity uses has a row in the first list, and one in the second for each recipient other than
//! the controller; a row with 0 stays; a count is the one that [`crate::tally`] gives, so that lists and timeline agree; a value
//! is shown only as its mask rule allows; every row names the activity that governs it. One activity counts for each of its
//! kinds: no count is kept by kind. Days are those of the ledger, and none is before the latest that it knew: a clock set back moves
//! no count.

mod export;
mod rows;

pub use export::Table;

use super::status::LockView;
use super::topic::Topic;
use crate::host::day_begins;
use crate::manifest::{Category, Manifest};
use crate::tally::{Period, Tallies};
use crate::text::{self, Language, Reader, Word, fill, fill_count, iso_day, say};
use privet_wire::ids::{ActivityId, DataId, RecipientId};
use rows::Drawing;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::RangeInclusive;

/// A value that the app holds, to be shown masked in the first list.
#[derive(Clone, PartialEq, Eq)]
pub struct Held {
    /// Of which kind.
    pub data: DataId,
    /// As the app has it.
    pub value: String,
}

impl fmt::Debug for Held {
    /// Says the kind only: the value is the person's.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Held").field("data", &self.data).finish_non_exhaustive()
    }
}

/// What was counted, and over which days.
#[derive(Clone, Debug)]
pub struct Counted<'a> {
    /// The sums over the days; none if they can't be read now.
    pub tallies: Option<&'a Tallies>,
    /// The period that was asked for.
    pub period: Period,
    /// Its days (whole days since 1970, UTC).
    pub days: RangeInclusive<u32>,
    /// Why counts can't be read or trusted.
    pub lock: Option<LockView>,
}

/// Under which head a row of the first list stands: the groups that published lists have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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

impl ListGroup {
    /// Every group, in the order of the list.
    pub const ALL: [Self; 5] = [Self::Basic, Self::Identity, Self::Device, Self::Use, Self::Content];

    /// Where a category stands.
    #[must_use]
    pub const fn of(category: Category) -> Self {
        match category {
            Category::Name
            | Category::Email
            | Category::Phone
            | Category::Address
            | Category::PaymentAccount
            | Category::CreditScore => Self::Basic,
            Category::IdentityDocument | Category::FaceTemplate | Category::FaceMatch => Self::Identity,
            Category::DeviceId | Category::CrashData => Self::Device,
            Category::PaymentOrder
            | Category::CoarseLocation
            | Category::PreciseLocation
            | Category::AppUsage => Self::Use,
            Category::CameraFrame => Self::Content,
        }
    }

    const fn word(self) -> Word {
        match self {
            Self::Basic => Word::L2GBasic,
            Self::Identity => Word::L2GIdentity,
            Self::Device => Word::L2GDevice,
            Self::Use => Word::L2GUse,
            Self::Content => Word::L2GContent,
        }
    }
}

/// Both lists.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CollectedGroup {
    /// Which.
    pub group: ListGroup,
    /// The same in words.
    pub title: String,
    /// Its rows, in the manifest's order.
    pub rows: Vec<CollectedRow>,
}

/// One kind of data, used by one activity.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

/// Both lists with what was counted. A value of `held` whose kind is not declared is not shown. None only if a word does not
/// fit its placeholders, which a test holds.
#[must_use]
pub fn lists(manifest: &Manifest, counted: &Counted<'_>, held: &[Held], reader: &Reader) -> Option<Lists> {
    let language = reader.language();
    let drawing = Drawing { manifest, counted: Some(counted), held, language };
    let period = Some(period(counted, *reader)?);
    let undeclared = drawing.undeclared();
    let words = (Word::L2UndeclaredOne, Word::L2Undeclared);
    let undeclared_text = fill_count(undeclared.into(), words, language).ok()?;
    Some(Lists { period, undeclared, undeclared_text, ..drawing.lists() })
}

/// Both lists as the manifest declares them, without counts and without anything of a person.
#[must_use]
pub fn declared(manifest: &Manifest, language: Language) -> Lists {
    Drawing { manifest, counted: None, held: &[], language }.lists()
}

fn period(counted: &Counted<'_>, reader: Reader) -> Option<ListPeriod> {
    let language = reader.language();
    let name = say(
        match counted.period {
            Period::Day => Word::CToday,
            Period::Week => Word::TlFWeek,
            Period::Month => Word::TlFMonth,
            Period::Year => Word::TlFYear,
        },
        language,
    );
    let (from, to) = (*counted.days.start(), *counted.days.end());
    let range = [from, to].map(|day| text::date(day_begins(day), &reader));
    let [first, last] = &range;
    let day = text::time(day_begins(to), &reader);
    let caution = match counted.lock {
        None => None,
        Some(LockView::Locked) => Some(Word::StLockedBody),
        Some(LockView::Down { .. }) => Some(Word::StUnverified),
    };
    Some(ListPeriod {
        period: counted.period,
        text: fill(Word::L2Period, language, &[("range", name)]).ok()?,
        from: iso_day(from),
        to: iso_day(to),
        range_text: fill(Word::L2Range, language, &[("from", first), ("to", last)]).ok()?,
        day_text: fill(Word::L2DayBegins, language, &[("time", &day)]).ok()?,
        note: say(Word::L2Real, language).to_owned(),
        caution: caution.map(|word| say(word, language).to_owned()),
    })
}
