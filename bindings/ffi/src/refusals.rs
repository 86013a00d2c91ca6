//! Why not, and who can act: refusals are values, faults are errors. Codes and ids only.

use crate::ids::ActivityId;
use crate::views::Language;
pub use privet::fault::Fault;
pub use privet::gate::minimise::NotCleanable;
pub use privet::host::KeyFault;
pub use privet::refusal::{CancelReason, EndReason, Next, Refusal};
pub use privet::store::StoreFault;
pub use privet::views::fault::FaultView;
pub use privet::views::way_on::WayOn;
pub use privet_wire::receipt::ReceiptFault;

/// Why not. Codes only: nothing here was typed by a person.
#[uniffi::remote(Enum)]
pub enum Refusal {
    /// The manifest has no such activity.
    UnknownActivity,
    /// The manifest has no such recipient for this activity.
    UnknownRecipient,
    /// No live prompt, use or release has this id.
    UnknownId,
    /// Nobody was asked yet.
    NoConsent,
    /// The person said no.
    Refused,
    /// The person took it back.
    Withdrawn,
    /// The time allowed is over, or the grant lapsed unused.
    Expired,
    /// The terms changed since the answer.
    TermsChanged,
    /// A face or finger was set up on the phone since the answer.
    BiometricsChanged,
    /// A one-time grant was used.
    Spent,
    /// The person objected to it, or the records that would know are gone.
    Objected,
    /// It rests on another activity, and that one is off.
    NeedsOther,
    /// The manifest has no such library.
    UnknownLibrary,
    /// There is nothing to undo under this id: its time is over, or it was undone.
    UndoOver,
    /// The phone's own permission is denied.
    PhoneBlocks,
    /// What the phone itself allows, or whether it has a screen lock, was not told in this run, which denies.
    PhoneUnknown,
    /// The phone can be opened by anybody: nothing leaves it and no face is compared until a screen lock is set.
    NoScreenLock,
    /// The records cannot be trusted or used; see the status for the cause.
    LockedDown,
    /// The manifest of this app can't be accepted, and only an app with another one helps; what is wrong with it the engine says
    /// (`manifest_fault`, `manifest_problem`). A no is taken all the same. Only calls are answered so: no event holds it.
    BadManifest,
    /// The keys are not available until the device is unlocked.
    Locked,
    /// The activity rests on another legal basis than consent: there is nothing to ask, and nothing to take back.
    NothingToAsk,
    /// It is on already.
    AlreadyOn,
    /// Refused lately; a feature may not ask again before this time. The permission center may.
    CoolDown {
        /// Milliseconds since 1970.
        until: i64,
    },
    /// The party may not answer for this activity.
    WrongParty,
    /// The duration is longer than the manifest offers, or than 3,650 days (24 hours where the exact place is sent), or not in the
    /// future.
    DurationNotOffered,
    /// Answered sooner than 600 ms after the lines were first fully shown, or they never were.
    TooFast,
    /// The lines, terms, key or head that this speaks of are no longer the current ones.
    Stale,
    /// This prompt has its answer.
    AlreadyAnswered,
    /// This release was confirmed; it cannot be used again.
    AlreadyUsed,
    /// The release ended without being sent.
    Ended {
        /// How.
        reason: EndReason,
    },
    /// Proposed by another run of the app; only that run may go on with it.
    OtherRun,
    /// The person has to confirm this send.
    NeedsConfirmation,
    /// This send needs no confirmation; release it directly.
    NothingToConfirm,
    /// A confirmation is only possible after `approve`.
    NotApproved,
    /// The activity does not send what was handed in (data, or a payment).
    WrongKind,
    /// The activity sends nothing, or makes no template.
    NotOffered,
    /// Amount, currency, payee or nonce is not one that can be shown and signed.
    BadPayment,
    /// The payload was not cleaned, is of a kind that this activity does not declare, or is no result of a look where nothing else
    /// leaves.
    NotMinimised,
    /// The recipient has no usable key in the manifest.
    NoRecipientKey,
    /// The person's confirming key is not registered with this recipient.
    NotRegistered,
    /// The recipient does not accept this kind of user verification.
    VerificationNotAccepted,
    /// A key is not an ECDSA P-256 key, was another recipient's, or the set of keys and attestations is not one that can be registered.
    BadKey,
    /// What was handed in is no signature: neither DER nor `r ‖ s`, or a number out of range.
    MalformedSignature,
    /// The signature is not one by the registered key over this input.
    BadSignature,
    /// The owner key has to be made first.
    NeedsOwnerKey,
    /// The owner key exists; only lock-down with a lost key replaces it.
    OwnerKeyExists,
    /// The match token is unknown, used, too old, or of another activity.
    TokenUnknown,
    /// There is no template to compare with.
    NothingToCompare,
    /// A template exists; a further one needs the owner key's word.
    AlreadyEnrolled,
    /// As many templates as can be of one activity are there; one in place of them can be made.
    TooManyTemplates,
    /// Too many failed attempts; the owner key unlocks.
    AttemptsSpent,
    /// The nonce was not issued by this run, is too old, or was used.
    NonceUnknown,
    /// The anchor could not be written, so the attempt was not made.
    AnchorUnavailable,
    /// Nothing waits in the outbox under this id.
    NothingQueued,
    /// The acknowledgement does not speak of this envelope.
    WrongAcknowledgement,
    /// There is nothing to leave: the engine is not locked down.
    NotLockedDown,
}

/// How a release ended without leaving.
#[uniffi::remote(Enum)]
pub enum EndReason {
    /// The person refused.
    Refused,
    /// Its time ran out.
    Expired,
    /// The app or the person left it.
    Cancelled {
        /// Why.
        why: CancelReason,
    },
    /// Consent, terms, a key or the match it carried came to an end.
    Invalidated,
}

/// Why a prompt or a release was left.
#[uniffi::remote(Enum)]
pub enum CancelReason {
    /// Back, swipe, or the screen's own way out.
    Back,
    /// The app went to the background.
    Background,
    /// The system's prompt was cancelled or failed.
    SystemPrompt,
    /// Something that was shown changed.
    Changed,
    /// A newer ask for the same activity took its place, or other bytes of the same send (a crop), which may have left.
    Replaced,
    /// The run or the boot it belonged to ended.
    RunEnded,
}

/// Who can do what about a refusal.
#[uniffi::remote(Enum)]
pub enum Next {
    /// Ask the person, when they tap this feature.
    Ask,
    /// Ask for the activity that this one rests on; its row in the permission center names it.
    AskOther,
    /// Only the permission center may ask; offer the fallback.
    UseFallback,
    /// Lead to the phone's settings, or report what the phone allows.
    PhonePermission,
    /// Lead to the phone's settings, where a screen lock is set.
    SetScreenLock,
    /// Unlock the device and repeat; where it is unlocked, repeat: the app had let go of the records.
    Unlock,
    /// Show the recovery screen: export, withdraw and the way out work.
    Recover,
    /// Begin this one again.
    StartOver,
    /// Draw the current lines and let the person look.
    ShowAgain,
    /// Register the confirming key with the recipient.
    RegisterKey,
    /// Make the owner key.
    MakeOwnerKey,
    /// Sign with the owner key.
    ProveOwner,
    /// Repeat later.
    Retry,
    /// It is done already; read the outcome.
    Nothing,
    /// The app calls something that its manifest does not declare, or calls it wrongly.
    FixTheApp,
}

/// What comes after a refusal.
#[uniffi::remote(Record)]
pub struct WayOn {
    /// Why not, in words.
    pub text: String,
    /// Who can do what now. Other than `next_step` this knows whether a tap may ask again.
    pub next: Next,
    /// The activity that the manifest declares as the other way.
    pub other: Option<ActivityId>,
    /// What still works: the manifest's own words, or else the name of the other way.
    pub fallback: Option<String>,
    /// What it cannot run without and is off: one of these has to be turned on first. Empty unless `next` is `AskOther`.
    pub needs: Vec<ActivityId>,
}

/// What a person is told where the engine could not rule. No way out of it loses a record.
#[uniffi::remote(Record)]
pub struct FaultView {
    /// What happened, and what to do.
    pub text: String,
    /// Who can do what.
    pub next: Next,
}

/// What to show of a fault.
#[uniffi::export]
#[must_use]
pub fn fault_view(fault: Fault, language: Language) -> FaultView {
    privet::views::fault::fault(fault, language)
}

/// Why a payload was not taken. The app that proposed it can act; the doc of each code says how.
#[uniffi::remote(Enum)]
pub enum NotCleanable {
    /// More bytes than the manifest allows this activity, or more bytes or pixels than the core takes. Scale the picture down.
    TooLarge,
    /// The bytes are of another type than was said. Name the right type.
    OtherType,
    /// HEIC or another HEIF still. Convert it to JPEG.
    Heif,
    /// AVIF. Convert it to JPEG.
    Avif,
    /// TIFF or a raw format built on it. Convert it to JPEG.
    Tiff,
    /// GIF. Convert it to PNG.
    Gif,
    /// None of the known types. Convert it to JPEG.
    Unknown,
    /// The file ends before the picture does. Take or load it again.
    Truncated,
    /// The file contradicts its format, so decoders may disagree about what it shows. Save it anew as JPEG.
    Malformed,
    /// More than one frame. Save one frame as JPEG or PNG.
    Animated,
    /// A way of coding that common decoders do not read (lossless, hierarchical or arithmetic JPEG). Save it as baseline JPEG.
    UnusualCoding,
    /// Not one JSON document in UTF-8.
    NotJson,
}

/// Why there is no ruling.
#[uniffi::remote(Error)]
pub enum Fault {
    /// Caller: a host method called back into the engine.
    Reentrant,
    /// Caller: this request id was used with other arguments.
    Conflict,
    /// Caller: an argument is not one that can be read (an id, a key, a reader's offset).
    BadArgument,
    /// Device: the key store did not answer; `KeyFault` names the way out.
    Key(KeyFault),
    /// Device: the file could not be read or written; nothing was committed.
    Store(StoreFault),
    /// Device: no randomness.
    Random,
    /// Tampering or damage was met while reading: the engine is locked down from here on.
    Damaged,
    /// Ours: a state that should not exist. Nothing was committed.
    Internal,
}

/// What a key store answers when it can't. Each has its own way out.
#[uniffi::remote(Enum)]
pub enum KeyFault {
    /// No key of that name. Never answered by making one. Way out: set up again.
    KeyMissing,
    /// The platform ended the key. Way out: set up again.
    KeyInvalidated,
    /// The device is locked. Way out: unlock, then repeat.
    Locked,
    /// Worth repeating.
    Transient,
    /// What was handed in was not made by this key, or was altered.
    Corrupt,
    /// The platform's limit is reached. Way out: delete keys.
    TooManyKeys,
    /// The host threw something it had not declared.
    Host,
}

/// Why the file did not do what was asked.
#[uniffi::remote(Enum)]
pub enum StoreFault {
    /// Somebody else is writing, or still reading. Way out: repeat.
    Busy,
    /// The disk is full. Way out: the person makes room.
    Full,
    /// `SQLite` can't make sense of the file. Way out: lock-down, then a new origin.
    Corrupt,
    /// The file is well formed but holds what this app never writes. Way out: lock-down, then a new origin.
    Hostile,
    /// A newer app wrote the file. Way out: update the app.
    Newer,
    /// The system refused to read or write. Way out: repeat; if it stays, the device or the directory's rights.
    Io,
}

/// Why a receipt is not accepted. Who can act: the sender for all but `WrongKey` and `WrongIssuer`, which may also mean that the
/// verifier looked up the wrong registration.
#[uniffi::remote(Enum)]
pub enum ReceiptFault {
    /// Longer than `MAX_RECEIPT`.
    TooLong,
    /// Not a receipt, or a claim is missing, unknown or out of range.
    Malformed,
    /// In another spelling than the canonical one.
    NotCanonical,
    /// A JWS of another type or algorithm.
    WrongType,
    /// It names another key than the registered one.
    WrongKey,
    /// The registered key did not sign this.
    BadSignature,
    /// From another app.
    WrongIssuer,
    /// For another recipient.
    WrongAudience,
    /// About another person than the one who registered this key.
    WrongSubject,
    /// It claims another user verification than the key was registered for.
    WrongUv,
    /// It does not repeat the nonce that was given, or repeats one that was not.
    WrongNonce,
    /// Issued later than now.
    NotYet,
    /// Over.
    Expired,
}
