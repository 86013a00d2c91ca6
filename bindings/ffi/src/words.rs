//! What is asked, answered and refused: repeated from the core, so that a difference does not compile.

use crate::ids::{ActivityId, BatchId, Digest, Jti, MatchToken, PromptId, ReleaseId, UseId};
pub use privet::command::{
    Answer, From as AskedFrom, Gesture, KeyLoss, Manner, OsState, Party, Payment, Reply, Theme, Until,
    Withheld,
};
pub use privet::gate::minimise::MediaType;
pub use privet::manifest::OsPermission;
pub use privet::owner::OwnerPurpose;
pub use privet::prompt::Asked;
pub use privet_wire::key::UserVerification;

/// From where the person is asked. A refusal's cool-down binds `Feature` only.
#[uniffi::remote(Enum)]
pub enum AskedFrom {
    /// The permission center's own "Turn on".
    Center,
    /// A tap on the feature itself.
    Feature,
}

/// Who answers.
#[uniffi::remote(Enum)]
pub enum Party {
    /// The person whose data it is.
    Person,
    /// A guardian. Recorded as said; authenticated only where a guardian's key signs.
    Guardian,
}

/// How long a yes lasts.
#[uniffi::remote(Enum)]
pub enum Until {
    /// One use or one send.
    Once,
    /// A date.
    At {
        /// Milliseconds since 1970.
        wall: i64,
    },
    /// Until the person turns it off.
    Withdrawn,
}

/// A person's answer. There is no third value and no default.
#[uniffi::remote(Enum)]
pub enum Answer {
    /// Yes.
    Allow {
        /// How long.
        until: Until,
    },
    /// No.
    Refuse,
}

/// What was looked at and stayed on the phone: frames of a camera of which only a result is used, and what was cut from a picture.
/// What the app says of its frames is its word; what was cut is counted here.
#[uniffi::remote(Record)]
pub struct Withheld {
    /// Pictures that were looked at.
    pub frames: u32,
    /// Bytes that stayed, at most 2⁵³ − 1.
    pub bytes: u64,
}

/// How the answer was given. Stays on the device: it can reveal a disability.
#[uniffi::remote(Record)]
pub struct Manner {
    /// What the person used.
    pub gesture: Gesture,
    /// Touches that were ignored because another window covered the sheet.
    pub covered_touches: u32,
    /// The text size in percent of the platform's normal size.
    pub text_percent: u16,
    /// The smallest text of the sheet as it was rendered, in tenths of the platform's unit (sp, pt).
    pub smallest_text: Option<u16>,
    /// Whether the sheet was light or dark.
    pub theme: Option<Theme>,
    /// Whether the screen was recorded or mirrored while the sheet was open.
    pub captured: bool,
    /// How often the sheet was laid out anew: the screen turned or folded, the language or text size changed.
    pub relaid: u16,
    /// The lines, counted from 0, that were never fully on the screen; at most `Manner::MAX_LINES`.
    pub unseen: Vec<u16>,
}

/// How a sheet looked.
#[uniffi::remote(Enum)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// What the person used to answer.
#[uniffi::remote(Enum)]
pub enum Gesture {
    /// A touch.
    Touch,
    /// A key of a keyboard.
    Keyboard,
    /// A screen reader, switch or voice control.
    Assistive,
}

/// What the phone itself allows, in this run.
#[uniffi::remote(Enum)]
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

/// One payment, as the recipient asks for it.
#[uniffi::remote(Record)]
pub struct Payment {
    /// Decimal text with exactly the currency's minor digits, like `38.00`.
    pub amount: String,
    /// ISO 4217 code.
    pub currency: String,
    /// Who gets the money, as shown.
    pub payee: String,
    /// The recipient's nonce, if it gave one (16 to 64 bytes, base64url).
    pub nonce: Option<String>,
    /// Until when the recipient waits (milliseconds since 1970); at most 120 s count.
    pub until: Option<i64>,
}

/// What became of a command that was not refused. `Debug` shows what kind it is and its ids, never what was signed.
#[uniffi::remote(Enum)]
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
        until: Option<i64>,
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

/// What the person is asked.
#[uniffi::remote(Enum)]
pub enum Asked {
    /// A consent.
    Consent(PromptId),
    /// A release.
    Release(ReleaseId),
}

/// What the owner's signature is for.
#[uniffi::remote(Enum)]
pub enum OwnerPurpose {
    /// Prove that the key is held, to make it the owner key.
    BecomeOwner,
    /// Allow new attempts against a template.
    ResetAttempts {
        /// Of which activity.
        activity: ActivityId,
    },
    /// Make another template beside or instead of those that are there.
    MakeTemplate {
        /// Of which activity.
        activity: ActivityId,
    },
    /// Leave lock-down by a new origin.
    LeaveLockDown,
}

/// A permission that the phone's system grants.
#[uniffi::remote(Enum)]
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

/// What kind of bytes a payload is.
#[uniffi::remote(Enum)]
pub enum MediaType {
    /// A JPEG picture (ITU-T T.81), baseline, extended or progressive.
    Jpeg,
    /// A still PNG picture.
    Png,
    /// A still WebP picture (RFC 9649).
    Webp,
    /// Counts, a score, a coarse place: anything that is not a picture.
    Json,
}

/// How the person proved to the device that it is they, for one signature.
#[uniffi::remote(Enum)]
pub enum UserVerification {
    /// Face or finger.
    Bio,
    /// The device's PIN, pattern or password.
    Pin,
}

/// How a confirming key was lost.
#[uniffi::remote(Enum)]
pub enum KeyLoss {
    /// The key store has none under its name.
    Missing,
    /// A face or finger was added since it was made, or the device's own lock was taken off.
    Invalidated,
}
