//! One purpose: what is done with which data, for whom, on which basis, and what the person can say to it.

use super::data::{Category, DataKind};
use super::text::Texts;
use privet_wire::ids::{ActivityId, DataId, RecipientId};
use serde::{Deserialize, Serialize};

/// One purpose (ISO/IEC TS 27560 "processing").
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// Its id.
    pub id: ActivityId,
    /// How the engine treats it.
    pub kind: ActivityKind,
    /// What people read.
    pub texts: ActivityTexts,
    /// The kinds of data it uses; at least one.
    pub data: Vec<DataId>,
    /// Who receives them; empty if nothing leaves the device.
    pub recipients: Vec<RecipientId>,
    /// What is done with the data.
    pub processing: Vec<Verb>,
    /// Why it is lawful.
    pub basis: LegalBasis,
    /// It has a prompt of its own, shared with no other purpose (PIPL 14, 23, 29, 39).
    pub separate_consent: bool,
    /// Can the service do without it (PIPL 16)?
    pub necessity: Necessity,
    /// The activities without which this one cannot run: it is off while one of them is, and ends with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<ActivityId>,
    /// What a person who refuses can use instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fallback: Option<ActivityId>,
    /// How long the data is kept (PIPL 17(2), 19).
    pub retention: Retention,
    /// Where the data is kept.
    pub storage: Storage,
    /// The phone permission it needs, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub os_permission: Option<OsPermission>,
    /// When a send must be confirmed by the person.
    pub confirm: Confirm,
    /// What is taken away before data leaves.
    pub minimise: Vec<MinimiseStep>,
    /// The most bytes that one send may hand in, and that may leave, 1,024 to 16,777,216; what the core takes at most if not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_payload_bytes: Option<u32>,
    /// How faces are compared; a template activity has it, no other does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matching: Option<Matching>,
    /// Hours an undelivered send is kept for, 1 to 168; 24 if not given.
    #[serde(default = "a_day")]
    pub delivery_hours: u32,
    /// Where the impact assessment can be found (PIPL 55, 56): its number or title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub impact_assessment: Option<String>,
    /// What holds for people under 14 (PIPL 31).
    pub minors: MinorsRule,
    /// The longest grant a person can be asked for.
    pub max_grant: GrantCap,
    /// Days without a use after which a grant lapses, 1 to 3650; never if not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unused_lapse_days: Option<u32>,
}

const fn a_day() -> u32 {
    24
}

impl Activity {
    /// Does it need a grant: because consent is its basis, or because the law wants a separate consent beside another one?
    #[must_use]
    pub const fn asks_consent(&self) -> bool {
        matches!(self.basis, LegalBasis::Consent) || self.separate_consent
    }

    /// May the person object although nothing was asked: what the law lets them refuse in so many words?
    #[must_use]
    pub const fn may_object(&self) -> bool {
        !self.asks_consent() && self.basis.gives_objection()
    }

    /// Does anything leave the device to somebody?
    #[must_use]
    pub const fn sends(&self) -> bool {
        !self.recipients.is_empty()
    }

    /// Does only a result of a look leave, and no picture?
    #[must_use]
    pub fn sends_result_only(&self) -> bool {
        self.minimise.contains(&MinimiseStep::ResultOnly)
    }

    /// Is this kind only looked at: a picture of which a result is used?
    pub(super) fn only_looks_at(&self, kind: &DataKind) -> bool {
        self.sends_result_only() && kind.category == Category::CameraFrame
    }
}

/// What people read about an activity. Title at most 40 characters, purpose at most 128,
/// every other text at most 300.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActivityTexts {
    /// Its name in lists.
    pub title: Texts,
    /// What the data is used for (PIPL 17(2)).
    pub purpose: Texts,
    /// When that happens (list column "scenario" of the MIIT lists).
    pub scenario: Texts,
    /// What stops, and what goes on, after a refusal. Required where consent is asked (PIPL 16).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub if_refused: Option<Texts>,
}

/// How the engine treats an activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActivityKind {
    /// Uses data, and may send a payload.
    Data,
    /// Sends payments: amount and payee, no payload.
    Payment,
    /// Makes and matches a biometric template; nothing leaves the device.
    Template,
}

/// How faces are compared: what the app's recognition model yields, and how alike two of its samples have to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matching {
    /// How many numbers a sample has, 64 to 4,096.
    pub dimensions: u16,
    /// The least cosine of two samples of one person, in thousandths, 500 to 990. A lower one would let strangers in, a higher one
    /// would turn away the same sample after rounding. The right one is the model's own.
    pub threshold: u16,
}

impl Matching {
    /// How many numbers a sample has.
    #[must_use]
    pub fn numbers(self) -> usize {
        usize::from(self.dimensions)
    }
}

/// What is done with data: the eight verbs of PIPL 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verb {
    /// 收集
    Collect,
    /// 存储
    Store,
    /// 使用
    Use,
    /// 加工
    Process,
    /// 传输
    Transmit,
    /// 提供, to another controller
    Provide,
    /// 公开
    Disclose,
    /// 删除
    Delete,
}

/// The seven bases of PIPL 13, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LegalBasis {
    /// (1) The person's consent.
    Consent,
    /// (2) Needed for a contract with the person.
    Contract,
    /// (3) A duty set by law.
    LegalDuty,
    /// (4) A public health emergency, or danger to life, health or property.
    Emergency,
    /// (5) News reporting and public oversight, within reason.
    PublicInterest,
    /// (6) The person or the law made the data public already.
    AlreadyPublic,
    /// (7) Another law or regulation.
    OtherLaw,
}

impl LegalBasis {
    /// Does the law let the person refuse what rests on this basis? PIPL 27 does for what is public already; withdrawing is the
    /// way for consent (PIPL 15); for the others it names no refusal, and none is offered that would change nothing.
    #[must_use]
    pub const fn gives_objection(self) -> bool {
        matches!(self, Self::AlreadyPublic)
    }
}

/// Can the service do without the activity?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Necessity {
    /// The service can't be given without it.
    Required,
    /// Refusing it changes nothing else.
    Optional,
}

/// How long data is kept, on the phone and by whoever receives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    /// On the phone.
    pub device: Keep,
    /// By the recipients; none where nothing leaves the phone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipient: Option<Keep>,
}

/// How long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Keep {
    /// Gone when the use ends.
    NotKept,
    /// That many days, 1 to 36500.
    Days(u32),
    /// Until the person turns the activity off.
    UntilOff,
}

/// Where data is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Storage {
    /// Nowhere, once the use ended.
    None,
    /// Only on the phone.
    Device,
    /// Only with the recipients.
    Recipient,
    /// On the phone and with the recipients.
    Both,
}

/// A permission that the phone's system grants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OsPermission {
    /// The camera.
    Camera,
    /// Approximate location.
    LocationCoarse,
    /// Precise location.
    LocationPrecise,
    /// The photo library.
    Photos,
    /// The microphone.
    Microphone,
    /// The address book.
    Contacts,
}

impl OsPermission {
    /// Whether both are one permission group to the phone, whose screens tell of the place once, however exact.
    #[must_use]
    pub const fn same_group(self, other: Self) -> bool {
        const fn place(permission: OsPermission) -> bool {
            matches!(permission, OsPermission::LocationCoarse | OsPermission::LocationPrecise)
        }
        self as u8 == other as u8 || (place(self) && place(other))
    }
}

/// When a send must be confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confirm {
    /// The grant is enough.
    Never,
    /// The first send to each recipient.
    FirstUse,
    /// Every send.
    EveryUse,
}

/// Something taken away before data leaves, or left in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MinimiseStep {
    /// Place, time, phone details and thumbnail are cut from a picture. Done by the core.
    StripMetadata,
    /// A place is moved to the middle of its cell of a two-kilometre grid that lies differently on every phone. Done by the core.
    CoarsenLocation,
    /// A number leaves as a range. The app's undertaking; the preview shows it.
    RangeOnly,
    /// Counts leave, the things counted stay. The app's undertaking; the preview shows it.
    CountsOnly,
    /// Only the result of looking leaves or is used: a code that was read, that somebody is alive. The pictures looked at are never
    /// a payload. Done by the core: no picture is taken.
    ResultOnly,
    /// The counts of a year leave, as the core made them from its own records. Done by the core: nothing else is taken.
    YearCounts,
    /// A picture's colour profile is left in it, where it is a plain and small one: the others are taken away. Done by the core.
    KeepColourProfile,
}

/// What holds for people under 14 (PIPL 31).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MinorsRule {
    /// Not offered to them.
    NotOffered,
    /// A parent or guardian has to agree.
    Guardian,
    /// The same as for anybody.
    Same,
}

/// The most days that a grant can be dated ahead, or stay unused before it lapses. Where a manifest caps nothing this still
/// holds: a date further away than a manifest can say is no offer of the app's, whatever a caller asks for.
pub const MAX_GRANT_DAYS: u32 = 3_650;

/// The most days that sending the exact place can be allowed for.
pub const EXACT_PLACE_DAYS: u32 = 1;

/// The longest grant a person can give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GrantCap {
    /// One use.
    Once,
    /// That many days, 1 to 3650.
    Days(u32),
    /// Until the person withdraws it.
    UntilWithdrawn,
}
