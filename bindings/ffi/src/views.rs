//! What screens draw, word for word: repeated from the core, so that a difference does not compile.

use crate::ids::{ActivityId, BatchId, Digest, RecipientId};
use crate::words::{OsPermission, OsState, Payment, Until};
pub use privet::engine::Status as EngineStatus;
pub use privet::event::Cause;
pub use privet::manifest::LegalBasis;
pub use privet::state::TellingStage;
pub use privet::text::Language;
pub use privet::views::center::{
    ActivityRow, Banner, Center, CenterGroup, CenterHead, PhoneRow, UndoBanner, WaitingNotice,
};
pub use privet::views::fact::Fact;
pub use privet::views::phone_prompt::PhonePrompt;
pub use privet::views::prompt::{
    AfterSend, PromptKind, PromptLine, PromptView, ReleaseContent, ReleasePrompt, SystemPrompt,
};
pub use privet::views::requests::RequestRow;
pub use privet::views::status::{ActivityState, LockView, Status as ActivityStatus};
pub use privet::views::timeline::{Filter, TimelineResult, TimelineRow};
pub use privet::views::topic::Topic;

/// The languages every word exists in.
#[uniffi::remote(Enum)]
pub enum Language {
    /// English.
    En,
    /// Chinese, simplified characters.
    ZhHans,
}

/// Why the engine is locked down, or why a new origin began.
#[uniffi::remote(Enum)]
pub enum Cause {
    /// The database is older than its anchor.
    Behind,
    /// The database is not a continuation of its anchor.
    Forked,
    /// The anchor names another database.
    OtherDatabase,
    /// There is a database, and no anchor.
    AnchorMissing,
    /// The anchor cannot be opened.
    AnchorUnreadable,
    /// The file is not ours, or was altered.
    HostileFile,
    /// A row was altered or is missing.
    AlteredRow,
    /// Written by a newer app.
    NewerEvents,
    /// The key of the records is gone.
    LostKey,
    /// The manifest does not parse, or breaks a rule.
    BadManifest,
    /// There is an anchor, and no database: the app was installed again.
    Reinstalled,
}

/// What data a purpose is about. Only a sign: what is used is said in words.
#[uniffi::remote(Enum)]
pub enum Topic {
    /// A face pattern, or that a face was matched.
    Face,
    /// A picture that leaves.
    Picture,
    /// What the camera sees, looked at and not sent.
    Camera,
    /// Where the phone is.
    Place,
    /// A score.
    Score,
    /// A payment, or what pays.
    Payment,
    /// Who the person is: name, document.
    Identity,
    /// How the person is reached.
    Contact,
    /// What the app is used for.
    Usage,
    /// The phone itself.
    Device,
    /// No data that is declared now.
    Other,
}

/// A kind of fact.
#[uniffi::remote(Enum)]
pub enum Fact {
    /// The question, or the screen's name.
    Title,
    /// What is used here.
    Uses,
    /// What it is for.
    Why,
    /// Where on the phone it is kept, and how long.
    Kept,
    /// What leaves, or to whom.
    Leaves,
    /// What does not leave.
    StaysHere,
    /// That the exact place leaves.
    ExactPlace,
    /// That it crosses a border.
    Abroad,
    /// How to reach who receives it.
    Contact,
    /// What it cannot run without.
    Needs,
    /// The legal basis.
    Basis,
    /// Until when.
    Until,
    /// What ends it without a tap.
    Ends,
    /// What is sensitive about it.
    Sensitive,
    /// Who answers for a child.
    Guardian,
    /// What a no costs.
    IfRefused,
    /// That it is for nothing else.
    Only,
    /// That it can be changed later.
    Later,
    /// How much.
    Amount,
    /// Who is paid.
    Payee,
    /// Who receives the approval.
    Receiver,
    /// That a face was matched.
    Matched,
    /// That this is all that leaves.
    Exact,
    /// How large it is.
    Size,
    /// The check code.
    Code,
    /// What was taken out.
    Removed,
    /// What goes along with it.
    GoesAlong,
    /// To whom it goes, and what for.
    Destination,
    /// How long it is kept there.
    KeptThere,
    /// What an older version of the core drew, and this one does not know.
    Other,
}

/// How the engine stands.
#[uniffi::remote(Enum)]
pub enum EngineStatus {
    /// All works.
    Ready,
    /// The key is not available until the device is unlocked; nothing is lost, any later command tries again.
    Locked,
    /// The records cannot be trusted. Looking, exporting, withdrawing and the way out work.
    LockedDown {
        /// Why.
        cause: Cause,
    },
    /// All works; a new ledger follows one that is gone.
    Reinstalled {
        /// Why.
        cause: Cause,
    },
}

/// Why nothing is allowed now, whatever the person answered.
#[uniffi::remote(Enum)]
pub enum LockView {
    /// The keys are not available until the device is unlocked.
    Locked,
    /// The records cannot be trusted.
    Down {
        /// Why.
        cause: Cause,
    },
}

/// How an activity stands, as the permission center says it.
#[uniffi::remote(Enum)]
pub enum ActivityStatus {
    /// Allowed by the person, and it may run.
    On,
    /// Never allowed, refused, left undecided, or turned off.
    Off,
    /// It was on; its terms changed, and it stopped until the person answers.
    NeedsAnswer,
    /// It was on; its time is over, it lapsed unused, or its one use was spent.
    Ended,
    /// It rests on another legal basis than consent; there is nothing to turn off.
    AlwaysOn {
        /// The basis.
        basis: LegalBasis,
    },
    /// On here, but the phone does not allow it, or has not said yet.
    BlockedByPhone,
    /// The person is turning it off: denied already, and it can still be undone.
    TurningOff,
    /// It rests on another legal basis than consent, and the person objected to it.
    Objected,
    /// It cannot run without another activity, and that one is off.
    NeedsOther,
    /// Not known while the records are locked.
    Locked,
}

/// How an activity stands for the feature that needs it.
#[uniffi::remote(Enum)]
pub enum ActivityState {
    /// It may run now.
    On,
    /// It may not, and the person has not allowed it.
    Off,
    /// Its terms changed; ask again.
    NeedsAnswer,
    /// Allowed here, but not by the phone.
    BlockedByPhone,
    /// The records are locked until the device is unlocked.
    Locked,
    /// The records cannot be trusted; nothing runs.
    LockedDown,
}

/// The seven bases of PIPL 13, in its order.
#[uniffi::remote(Enum)]
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

/// The whole screen.
#[uniffi::remote(Record)]
pub struct Center {
    /// The screen's name.
    pub title: String,
    /// What it is for.
    pub intro: String,
    /// What the person has to know before the rest.
    pub banner: Option<Banner>,
    /// Heading of the phone's own settings.
    pub phone_title: String,
    /// The phone's own settings, one for each permission that the app declares.
    pub phone: Vec<PhoneRow>,
    /// Grants that were not used for 90 days.
    pub stale: u32,
    /// The same in words, if there are any.
    pub stale_text: Option<String>,
    /// Said when nothing is on, as far as anybody can say.
    pub empty_text: Option<String>,
    /// What was turned off together and can still be undone, the latest first.
    pub undo: Vec<UndoBanner>,
    /// Recipients that did not confirm a withdrawal of what the app no longer declares.
    pub waiting: Vec<WaitingNotice>,
    /// The heads, and which purposes stand under each: every purpose under one.
    pub groups: Vec<CenterGroup>,
    /// Every purpose, in the manifest's order.
    pub activities: Vec<ActivityRow>,
}

/// A head, in the order of the screen.
#[uniffi::remote(Enum)]
pub enum CenterHead {
    /// Paying, and what allows it.
    Payments,
    /// Faces and documents.
    Identity,
    /// Pictures, and looks of the camera.
    Camera,
    /// Where the phone is.
    Location,
    /// Somebody who decides for themselves receives it.
    Sharing,
    /// Anything else.
    Other,
}

/// A head with the purposes under it.
#[uniffi::remote(Record)]
pub struct CenterGroup {
    /// Which.
    pub head: CenterHead,
    /// The same in words.
    pub title: String,
    /// The purposes, in the manifest's order; each has a row among `activities`.
    pub activities: Vec<ActivityId>,
}

/// Withdrawals that can still be undone. A banner, not a message that vanishes.
#[uniffi::remote(Record)]
pub struct UndoBanner {
    /// Names them to the engine.
    pub batch: BatchId,
    /// How many, and until when.
    pub text: String,
    /// Until when (milliseconds since 1970).
    pub until: i64,
    /// The label of the button.
    pub undo: String,
}

/// Where a notice of withdrawal stands, short of an acknowledgement.
#[uniffi::remote(Enum)]
pub enum TellingStage {
    /// Not delivered yet.
    Waiting,
    /// Delivered, and not acknowledged.
    Delivered,
    /// The key that could sign it is gone: this phone can't tell them.
    Impossible,
}

/// Why the records are not as usual.
#[uniffi::remote(Record)]
pub struct Banner {
    /// The lock it speaks of.
    pub lock: LockView,
    /// In a few words.
    pub title: String,
    /// Why, what still works, and the way out, in that order.
    pub lines: Vec<String>,
    /// The label of the button that saves all that can be read, where records may have been changed and can be read.
    pub evidence: Option<String>,
    /// The label of the button that leads out, where there is one.
    pub action: Option<String>,
}

/// What the phone itself allows.
#[uniffi::remote(Record)]
pub struct PhoneRow {
    /// Which permission.
    pub permission: OsPermission,
    /// How it stands; none until the host has reported it in this run.
    pub state: Option<OsState>,
    /// Name and state in words.
    pub text: String,
    /// Said when the phone allows what nothing here uses.
    pub idle: Option<String>,
}

/// A recipient that has not confirmed a withdrawal. Shown until it does.
#[uniffi::remote(Record)]
pub struct WaitingNotice {
    /// Who.
    pub recipient: RecipientId,
    /// How far they were told.
    pub stage: TellingStage,
    /// The same in words, with the days since the withdrawal if it is more than one.
    pub text: String,
}

/// One purpose.
#[uniffi::remote(Record)]
pub struct ActivityRow {
    /// Its id.
    pub activity: ActivityId,
    /// Its name.
    pub title: String,
    /// What data it is about.
    pub topic: Topic,
    /// How it stands.
    pub state: ActivityStatus,
    /// The same in words.
    pub state_text: String,
    /// Uses and sends in the last 30 days.
    pub uses: u32,
    /// State and uses in one line.
    pub uses_text: String,
    /// What else there is to know about its state.
    pub notes: Vec<String>,
    /// What the data is used for.
    pub purpose: String,
    /// When that happens.
    pub scenario: String,
    /// Names of the data it uses.
    pub data: Vec<String>,
    /// Names of those who receive it.
    pub recipients: Vec<String>,
    /// The same in one line; says so if it is nobody.
    pub recipients_text: String,
    /// Which borders it crosses.
    pub abroad: Vec<String>,
    /// Where it is kept and how long.
    pub kept: Vec<String>,
    /// Until when a yes lasts; none where nothing is asked.
    pub until: Option<String>,
    /// Whether sensitive data is concerned (PIPL 28).
    pub sensitive: bool,
    /// The name of what can be used instead.
    pub fallback: Option<String>,
    /// What it cannot run without and is off now: to be turned on first.
    pub needs: Vec<ActivityId>,
    /// What stops when it is off.
    pub stops: String,
    /// What still works when it is off.
    pub works: Option<String>,
    /// Whether the service can do without it.
    pub necessity: String,
    /// When the person last answered.
    pub answered: Option<String>,
    /// Recipients that have not confirmed a withdrawal.
    pub waiting: Vec<WaitingNotice>,
    /// The label of "turn on"; none where it is not offered.
    pub turn_on: Option<String>,
    /// The label of "turn off"; none where there is nothing to turn off.
    pub turn_off: Option<String>,
}

/// One line.
#[uniffi::remote(Record)]
pub struct PromptLine {
    /// Which text it is: a key of the catalogue, or `manifest.<field>`.
    pub key: String,
    /// What it says.
    pub text: String,
    /// What kind of fact that is.
    pub fact: Fact,
    /// The same as a screen reader says it.
    pub spoken: String,
}

/// What to hand to the phone's own prompt, word for word, while the person's key signs. It says the same whether a face, a finger
/// or a PIN unlocks the key.
///
/// Android: `BiometricPrompt` with `title`, `subtitle`, and `description`, or from API 35 on, if there are `rows`, a vertical list
/// of them in its place; `refuse` is the negative button, which a prompt for the device's PIN has itself. iOS: `reason` as
/// `localizedReason`, `refuse` as `localizedCancelTitle`, `fallback` or else the empty text as `localizedFallbackTitle`.
#[uniffi::remote(Record)]
pub struct SystemPrompt {
    /// Android: title.
    pub title: String,
    /// Android: subtitle.
    pub subtitle: String,
    /// Android: description, at most 225 UTF-16 units.
    pub description: String,
    /// Android: the list's rows, at most 20 of at most 640 UTF-16 units each; empty where they would not fit.
    pub rows: Vec<String>,
    /// The label of the button that cancels.
    pub refuse: String,
    /// iOS: why the key is asked for.
    pub reason: String,
    /// iOS: the label of the other way, which leads to your own screen for it; none where there is no other way.
    pub fallback: Option<String>,
}

/// What a screen says of a send that was confirmed.
#[uniffi::remote(Record)]
pub struct AfterSend {
    /// That it waits to be delivered.
    pub waiting: String,
    /// That it was delivered.
    pub delivered: String,
    /// That it was not delivered in time.
    pub undelivered: String,
}

/// What is asked, with what only that question has.
#[uniffi::remote(Enum)]
pub enum PromptKind {
    /// Whether a purpose may be served (UX M1). Nothing is signed, and nothing is sent.
    Consent {
        /// The durations that count as a yes, besides a date within the manifest's cap; the first is the one that the lines state.
        offers: Vec<Until>,
    },
    /// Whether this leaves, this once.
    Release {
        /// What is asked of it.
        release: ReleasePrompt,
    },
}

/// What only the question about a release has.
#[uniffi::remote(Record)]
pub struct ReleasePrompt {
    /// What would leave.
    pub content: ReleaseContent,
    /// What the phone's own prompt says when this is confirmed; none where nothing is signed. The digest holds it too.
    pub system: Option<SystemPrompt>,
    /// What to say once it was confirmed.
    pub after: AfterSend,
    /// When the offer ends (milliseconds since 1970).
    pub expires: i64,
    /// The same as a clock time.
    pub expires_text: String,
}

/// What a release would send.
#[uniffi::remote(Enum)]
pub enum ReleaseContent {
    /// A payment (UX M2).
    Payment {
        /// That this one payment was approved: what to say once it was confirmed.
        approved: String,
    },
    /// A picture (UX M3).
    Picture {
        /// The picture as a screen reader says it.
        spoken: String,
    },
    /// A document (UX M3 without a picture).
    Data {
        /// All of it as it leaves, but for characters that nobody sees, that turn the direction of others or are drawn over them: these
        /// stand in JSON's own escape (RFC 8259 §7), which is the same document.
        text: String,
    },
}

/// What a screen draws, top to bottom, then the two buttons, refusing first.
#[uniffi::remote(Record)]
pub struct PromptView {
    /// What is asked.
    pub kind: PromptKind,
    /// The language of every text (BCP 47).
    pub language: String,
    /// For what.
    pub activity: ActivityId,
    /// What data it is about.
    pub topic: Topic,
    /// Every line, in order.
    pub lines: Vec<PromptLine>,
    /// The label of the button that refuses.
    pub refuse: String,
    /// The label of the button that allows.
    pub allow: String,
    /// The digest that the answer has to carry.
    pub digest: Digest,
    /// Whether sensitive data is concerned (PIPL 28).
    pub sensitive: bool,
}

/// Under which filter a row shows. Every row also shows under "all".
#[uniffi::remote(Enum)]
pub enum Filter {
    /// Used, and stayed on the phone.
    Used,
    /// Left the phone.
    Left,
    /// The person said no.
    Refused,
    /// Attempted and not allowed.
    Blocked,
    /// Anything else.
    Other,
}

/// What came of it.
#[uniffi::remote(Enum)]
pub enum TimelineResult {
    /// Used; it stayed on the phone.
    Used,
    /// It left the phone.
    Left,
    /// The person said no.
    Refused,
    /// It was not allowed.
    Blocked,
    /// A send was left before it left.
    Cancelled,
    /// A send's time ran out.
    Expired,
    /// What a send rested on ended.
    Invalidated,
    /// The person said yes.
    Allowed,
    /// A question was left open.
    Undecided,
    /// The person turned it off.
    Withdrawn,
    /// The person turned it off, and can still undo that.
    TurningOff,
    /// The person undid turning it off.
    Undone,
    /// The person objected to it.
    Objected,
    /// The person lifted their objection.
    ObjectionLifted,
    /// A recipient can't be told of a withdrawal any more.
    NotTold,
    /// The time of a yes is over.
    Ended,
    /// A yes lapsed, because it was not used.
    Lapsed,
    /// A yes stopped, because the terms changed.
    TermsChanged,
    /// A yes stopped, because a face or finger was set up on the phone.
    BiometricsChanged,
    /// A face pattern was made.
    Enrolled,
    /// A face pattern moved to another key.
    Renewed,
    /// A face pattern was destroyed.
    Destroyed,
    /// The key that a face pattern moved away from was destroyed.
    OldKeyDestroyed,
    /// The face was recognised.
    Recognised,
    /// The face was not recognised.
    NotRecognised,
    /// The owner key allowed new tries after failed ones.
    TriesAllowed,
    /// A send did not arrive in time and was dropped.
    Undelivered,
    /// A key was registered with a recipient.
    Registered,
    /// A key that confirmed for a recipient is lost.
    KeyLost,
    /// The app's terms were read.
    TermsRead,
    /// These records began.
    Started,
}

/// One row.
#[uniffi::remote(Record)]
pub struct TimelineRow {
    /// Place of the entry in the ledger.
    pub index: u64,
    /// When (milliseconds since 1970).
    pub at: i64,
    /// The same as a clock time.
    pub time: String,
    /// The same as a date.
    pub day: String,
    /// For what; none where the row is about the app or its records as a whole.
    pub activity: Option<ActivityId>,
    /// The activity's name, or the app's where there is no activity.
    pub title: String,
    /// What data it is about.
    pub topic: Topic,
    /// What came of it.
    pub result: TimelineResult,
    /// The same in words.
    pub result_text: String,
    /// To whom, by id.
    pub recipient: Option<RecipientId>,
    /// To whom, by name.
    pub recipient_name: Option<String>,
    /// Payee and amount, the size, or why it was blocked.
    pub detail: Option<String>,
    /// Which library used it or tried to; none for the app itself.
    pub by: Option<String>,
    /// Under which filter it shows.
    pub filter: Filter,
    /// The whole row as a screen reader says it.
    pub spoken: String,
}

/// One request.
#[uniffi::remote(Record)]
pub struct RequestRow {
    /// What is asked for: which of several equal rows it is, and what a tap pays.
    pub payment: Payment,
    /// Who gets the money. A payee is shown as it is.
    pub payee: String,
    /// Who receives the approval.
    pub recipient_name: String,
    /// How much.
    pub amount: String,
    /// Until when it waits, or that it is over; none where it waits for as long as the person takes.
    pub until_text: Option<String>,
    /// Whether it is over.
    pub expired: bool,
    /// The whole row as a screen reader says it.
    pub spoken: String,
}

/// The whole sheet.
#[uniffi::remote(Record)]
pub struct PhonePrompt {
    /// For what.
    pub activity: ActivityId,
    /// Which permission the phone asks about.
    pub permission: OsPermission,
    /// The permission and what it is for.
    pub title: String,
    /// That the phone asks next, and what for, in that order.
    pub lines: Vec<String>,
    /// The label of the one button.
    pub proceed: String,
}
