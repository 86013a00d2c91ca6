//! What is asked of the engine, and what it answers. A command carries no moment, no random number and no claim that
//! something was checked: those are facts (see [`crate::facts`]).

use crate::host::WallMs;
use crate::manifest::{Manifest, OsPermission};
use crate::refusal::{CancelReason, Refusal};
use privet_wire::ids::{
    ActivityId, BatchId, Digest, Jti, LibraryId, MatchToken, PromptId, RecipientId, ReleaseId, TemplateId,
    UseId,
};
use privet_wire::key::UserVerification;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

/// From where the person is asked. A refusal's cool-down binds `Feature` only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum From {
    /// The permission center's own "Turn on".
    Center,
    /// A tap on the feature itself.
    Feature,
}

/// Who answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Party {
    /// The person whose data it is.
    Person,
    /// A guardian. Recorded as said; authenticated only where a guardian's key signs.
    Guardian,
}

/// How long a yes lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Until {
    /// One use or one send.
    Once,
    /// A date.
    At {
        /// Milliseconds since 1970.
        wall: WallMs,
    },
    /// Until the person turns it off.
    Withdrawn,
}

/// A person's answer. There is no third value and no default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Answer {
    /// Yes.
    Allow {
        /// How long.
        until: Until,
    },
    /// No.
    Refuse,
}

/// What a template is made of, and what becomes of those that are there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Making {
    /// Of a fresh sample: the first of its activity.
    #[default]
    First,
    /// Of a fresh sample, beside those that are there (another look of the same person). Needs the owner key's word.
    Beside,
    /// Of a fresh sample, in place of all that are there. Needs the owner key's word.
    Instead,
    /// Of the content of one that is there, under a new key, in its place.
    Again {
        /// Which.
        template: TemplateId,
    },
}

impl Making {
    /// Does it begin a set of its own?
    #[must_use]
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
    pub const fn is_first(&self) -> bool {
        matches!(self, Self::First)
    }
}

/// How the answer was given. Stays on the device: it can reveal a disability.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manner {
    /// What the person used.
    pub gesture: Gesture,
    /// Touches that were ignored because another window covered the sheet.
    pub covered_touches: u32,
    /// The text size in percent of the platform's normal size.
    pub text_percent: u16,
    /// The smallest text of the sheet as it was rendered, in tenths of the platform's unit (sp, pt).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub smallest_text: Option<u16>,
    /// Whether the sheet was light or dark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<Theme>,
    /// Whether the screen was recorded or mirrored while the sheet was open.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub captured: bool,
    /// How often the sheet was laid out anew: the screen turned or folded, the language or text size changed.
    #[serde(default, skip_serializing_if = "zero")]
    pub relaid: u16,
    /// The lines, counted from 0, that were never fully on the screen; at most [`Manner::MAX_LINES`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unseen: Vec<u16>,
}

impl Manner {
    /// No prompt has more lines.
    pub const MAX_LINES: usize = 64;

    /// An answer at normal text size, with nothing in its way and no more told about it.
    #[must_use]
    pub const fn plain(gesture: Gesture) -> Self {
        Self {
            gesture,
            covered_touches: 0,
            text_percent: 100,
            smallest_text: None,
            theme: None,
            captured: false,
            relaid: 0,
            unseen: Vec::new(),
        }
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn zero(n: &u16) -> bool {
    *n == 0
}

/// How a sheet looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// What the person used to answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Gesture {
    /// A touch.
    Touch,
    /// A key of a keyboard.
    Keyboard,
    /// A screen reader, switch or voice control.
    Assistive,
}

/// What the phone itself allows, in this run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum OsState {
    /// Allowed while the app is used.
    Granted,
    /// Allowed this time.
    Once,
    /// Allowed in a coarser form (approximate location).
    Coarse,
    /// Denied.
    Denied,
    /// The phone forbids even asking (parental control, policy).
    Restricted,
    /// Not asked yet.
    NotAsked,
}

/// What was looked at and stayed on the phone: frames of a camera of which only a result is used, and what was cut from a picture.
/// What the app says of its frames is its word; what was cut is counted here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withheld {
    /// Pictures that were looked at.
    pub frames: u32,
    /// Bytes that stayed.
    pub bytes: u64,
}

impl Withheld {
    /// Nothing.
    pub const NONE: Self = Self { frames: 0, bytes: 0 };
    /// The most bytes that one use or send can say: 2⁵³ − 1, which every JSON reader keeps.
    pub const MAX_BYTES: u64 = (1 << 53) - 1;

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
    pub(crate) const fn is_none(&self) -> bool {
        self.frames == 0 && self.bytes == 0
    }
}

/// What is to leave.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Content {
    /// Bytes that were cleaned by the core; named by their digest, the bytes themselves never enter a command.
    Data {
        /// SHA-256 of the exact bytes that would leave.
        sha256: Digest,
        /// Their number.
        size: u64,
    },
    /// A payment: no bytes, the lines are all there is.
    Payment(Payment),
}

/// One payment, as the recipient asks for it. `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payment {
    /// Decimal text with exactly the currency's minor digits, like `38.00`.
    pub amount: String,
    /// ISO 4217 code.
    pub currency: String,
    /// Who gets the money, as shown.
    pub payee: String,
    /// The recipient's nonce, if it gave one: 1 to 128 visible ASCII characters.
    pub nonce: Option<String>,
    /// Until when the recipient waits (milliseconds since 1970); at most 120 s count.
    pub until: Option<WallMs>,
}

impl fmt::Debug for Payment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Payment(..)")
    }
}

/// One thing asked of the engine.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Command {
    /// The phone's own permission as the platform tells it now.
    ReportOs {
        /// Which.
        permission: OsPermission,
        /// How it stands.
        state: OsState,
    },
    /// Raise a prompt.
    Ask {
        /// For what.
        activity: ActivityId,
        /// From where.
        from: From,
    },
    /// Answer a prompt.
    Answer {
        /// Which.
        prompt: PromptId,
        /// Digest of the lines the person saw.
        digest: Digest,
        /// Who.
        party: Party,
        /// What.
        answer: Answer,
        /// How.
        manner: Manner,
    },
    /// Leave a prompt undecided.
    Leave {
        /// Which.
        prompt: PromptId,
        /// Why.
        why: CancelReason,
    },
    /// Take a consent back. Works in every state of the app.
    Withdraw {
        /// Which.
        activity: ActivityId,
    },
    /// Take several back at once: denied from now on, in force after ten minutes, sensitive ones at once.
    WithdrawMany {
        /// Which.
        activities: Vec<ActivityId>,
    },
    /// Lift withdrawals that are not in force yet. Makes no grant: what was allowed before is allowed again.
    UndoWithdrawal {
        /// Which.
        batch: BatchId,
    },
    /// Begin a recorded use.
    Access {
        /// For what.
        activity: ActivityId,
        /// The library on whose account; none for the app itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<LibraryId>,
    },
    /// End a recorded use.
    EndUse {
        /// Which.
        use_id: UseId,
        /// What was looked at and stayed.
        #[serde(default, skip_serializing_if = "Withheld::is_none")]
        withheld: Withheld,
    },
    /// Propose that something leaves.
    Propose {
        /// For what.
        activity: ActivityId,
        /// To whom.
        recipient: RecipientId,
        /// What.
        content: Content,
        /// A face that was matched for this payment.
        token: Option<MatchToken>,
        /// What was looked at and stayed.
        #[serde(default, skip_serializing_if = "Withheld::is_none")]
        withheld: Withheld,
    },
    /// Other bytes take the place of those that wait: the person cropped or covered the picture. Ends the old proposal and makes
    /// a new one, under the same grant.
    Replace {
        /// Which ends.
        release: ReleaseId,
        /// What takes its place.
        content: Content,
        /// What was looked at and stayed.
        #[serde(default, skip_serializing_if = "Withheld::is_none")]
        withheld: Withheld,
    },
    /// The person tapped the confirming button: fix the receipt's content.
    Approve {
        /// Which.
        release: ReleaseId,
        /// Digest of the lines the person saw.
        digest: Digest,
        /// Which of the two keys will sign.
        uv: UserVerification,
        /// How the person answered.
        manner: Manner,
    },
    /// The signature is here: let it leave, once.
    Confirm {
        /// Which.
        release: ReleaseId,
        /// SHA-256 of the signature, so that a repeat with another one is a conflict.
        signature: Digest,
    },
    /// Let a send that needs no confirmation leave.
    Release {
        /// Which.
        release: ReleaseId,
    },
    /// The person said no to a release.
    Refuse {
        /// Which.
        release: ReleaseId,
        /// How the person answered.
        manner: Manner,
    },
    /// A release is left.
    Cancel {
        /// Which.
        release: ReleaseId,
        /// Why.
        why: CancelReason,
    },
    /// The recipient has it.
    Delivered {
        /// Which envelope or notice.
        jti: Jti,
        /// What it said, checked against the envelope.
        ack: Option<String>,
    },
    /// An attempt to deliver failed.
    DeliveryFailed {
        /// Which envelope or notice.
        jti: Jti,
    },
    /// Record a registration whose signatures were checked.
    Register {
        /// With whom.
        recipient: RecipientId,
    },
    /// The platform says that a confirming key is gone.
    KeyLost {
        /// With whom it is registered.
        recipient: RecipientId,
        /// Which of the two.
        uv: UserVerification,
        /// What the platform says.
        cause: KeyLoss,
    },
    /// Record the owner key, whose proof of possession was checked.
    SetOwner,
    /// Reserve a template: its key may now be made.
    BeginEnrol {
        /// For what.
        activity: ActivityId,
        /// What it is made of, and what becomes of those that are there.
        making: Making,
    },
    /// The template is sealed under its key.
    FinishEnrol {
        /// Which.
        template: TemplateId,
    },
    /// May templates be made for this activity now?
    PrepareTemplates {
        /// For what.
        activity: ActivityId,
    },
    /// The key store answered that the key of a template is missing.
    TemplateLost {
        /// Which.
        template: TemplateId,
    },
    /// The phone's faces or fingers are not those that they were.
    BiometricsChanged,
    /// Spend an attempt.
    BeginAttempt {
        /// For what.
        activity: ActivityId,
    },
    /// Record what the comparison said.
    EndAttempt {
        /// For what.
        activity: ActivityId,
    },
    /// The owner key signed: attempts may be made again.
    ResetAttempts {
        /// For what.
        activity: ActivityId,
    },
    /// Host work that State lists was done.
    WorkDone {
        /// Its number.
        work: u64,
    },
    /// The app declares this manifest from now on.
    Declare {
        /// The manifest, parsed and without error-level findings.
        manifest: Arc<Manifest>,
    },
    /// A withdrawal that was kept as a tombstone while the ledger could not be written.
    Bury {
        /// Which.
        activity: ActivityId,
        /// When the person did so (milliseconds since 1970).
        wall: WallMs,
    },
}

/// How a confirming key was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum KeyLoss {
    /// The key store has none under its name.
    Missing,
    /// A face or finger was added since it was made, or the device's own lock was taken off.
    Invalidated,
}

/// What became of a command that was not refused. `Debug` shows what kind it is and its ids, never what was signed.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Reply {
    /// Recorded; nothing to hand back.
    Recorded,
    /// A prompt waits for the person.
    Prompt {
        /// Its id.
        prompt: PromptId,
    },
    /// The person said yes.
    Given {
        /// How long, after the manifest's cap.
        until: Until,
    },
    /// The person said no.
    Refused,
    /// Neither yes nor no.
    Undecided,
    /// It is off, from now on.
    Withdrawn,
    /// All of them are off, from now on.
    TurnedOff {
        /// Names those that can be undone; none if there are none.
        batch: Option<BatchId>,
        /// Until when (milliseconds since 1970).
        until: Option<WallMs>,
        /// How many can be undone, those that rest on the named ones included.
        undoable: u32,
        /// How many are withdrawn for good, because they are sensitive.
        at_once: u32,
    },
    /// So many are as they were before.
    Undone {
        /// How many.
        count: u32,
    },
    /// A use began.
    Began {
        /// Its id; end it.
        use_id: UseId,
    },
    /// The use ended.
    Ended,
    /// A release waits.
    Pending {
        /// Its id.
        release: ReleaseId,
        /// Whether the person has to confirm it.
        confirm: bool,
    },
    /// The content of the receipt is fixed.
    Approved {
        /// What the person's key has to sign, as ASCII text.
        signing_input: String,
        /// Thumbprint of the key that has to sign.
        key: Digest,
    },
    /// It is in the outbox, confirmed by the person.
    Confirmed {
        /// Its single-use number.
        jti: Jti,
        /// The signed receipt.
        receipt: String,
    },
    /// It is in the outbox, without a receipt.
    Released {
        /// Its single-use number.
        jti: Jti,
    },
    /// The release ended.
    Cancelled,
    /// The recipient has it.
    Delivered,
    /// It stays in the outbox.
    Waiting,
    /// The confirming keys are registered.
    Registered {
        /// What the recipient gets: its keys, its challenge, and a signature by each key (docs/formats.md, registration).
        registration: String,
    },
    /// The owner key is known.
    OwnerSet,
    /// The template is in place.
    Enrolled,
    /// It was the same face.
    Matched {
        /// Good for one payment proposal, within 60 s.
        token: MatchToken,
    },
    /// It was not.
    NotMatched {
        /// Attempts left.
        left: u32,
    },
}

impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Prompt { prompt } => write!(f, "Prompt({prompt})"),
            Self::Given { until } => write!(f, "Given({until:?})"),
            Self::Began { use_id } => write!(f, "Began({use_id})"),
            Self::Pending { release, confirm } => write!(f, "Pending({release}, confirm: {confirm})"),
            Self::Approved { key, .. } => write!(f, "Approved(key {key})"),
            Self::Confirmed { jti, .. } => write!(f, "Confirmed({jti})"),
            Self::Released { jti } => write!(f, "Released({jti})"),
            Self::NotMatched { left } => write!(f, "NotMatched(left {left})"),
            Self::Recorded => f.write_str("Recorded"),
            Self::Refused => f.write_str("Refused"),
            Self::Undecided => f.write_str("Undecided"),
            Self::Withdrawn => f.write_str("Withdrawn"),
            Self::TurnedOff { undoable, at_once, .. } => {
                write!(f, "TurnedOff(undoable {undoable}, at once {at_once})")
            }
            Self::Undone { count } => write!(f, "Undone({count})"),
            Self::Ended => f.write_str("Ended"),
            Self::Cancelled => f.write_str("Cancelled"),
            Self::Delivered => f.write_str("Delivered"),
            Self::Waiting => f.write_str("Waiting"),
            Self::Registered { .. } => f.write_str("Registered"),
            Self::OwnerSet => f.write_str("OwnerSet"),
            Self::Enrolled => f.write_str("Enrolled"),
            Self::Matched { .. } => f.write_str("Matched"),
        }
    }
}

/// A ruling's answer: done, or why not.
pub type Outcome = Result<Reply, Refusal>;
