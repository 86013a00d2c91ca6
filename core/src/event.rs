//! What happened, as the ledger keeps it. Every event carries its version and the wall time the engine ruled at; a version
//! stays readable for ever (fixtures in `tests/events/`), and an event from a newer app is refused, never dropped.

use crate::command::{From, KeyLoss, Making, Manner, OsState, Party, Payment, Until, Withheld};
use crate::gate::minimise::{MediaType, Minimised};
use crate::host::{Moment, WallMs};
use crate::manifest::{Manifest, OsPermission};
use crate::refusal::{CancelReason, EndReason, Refusal};
use privet_wire::ids::{
    ActivityId, BatchId, DatabaseId, Digest, Jti, LibraryId, MatchToken, PromptId, RecipientId, ReleaseId,
    RunId, Subject, TemplateId, UseId,
};
use privet_wire::key::UserVerification;
use privet_wire::shown::Shown;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// The version that this build writes.
///
/// 2 added: withdrawals that wait and are undone, objections, notices that cannot be told, who used, what an end rests on, when
/// and how a prompt was answered in full, and how long a narrowed consent lasts.
///
/// 3 added: payloads that take another one's place, keys that were lost, notice keys that were dropped, how a send was answered, and
/// what stayed on the phone.
///
/// 4 added: several templates of one activity, renewed and replaced ones, attempts by their number, and why a consent became invalid.
pub const VERSION: u16 = 4;

/// One ledger entry's body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recorded {
    /// Version of the event's shape.
    pub v: u16,
    /// Wall time of the ruling (milliseconds since 1970).
    pub at: WallMs,
    /// What happened.
    pub event: Event,
}

/// A body that this build cannot read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Written by a newer app: lock-down, never a drop.
    Newer,
    /// Not one of ours.
    Malformed,
}

impl Recorded {
    /// The bytes that the ledger seals.
    ///
    /// # Errors
    /// [`Unreadable::Malformed`] if the event cannot be written, which no event made by `decide` does.
    pub fn encode(&self) -> Result<Vec<u8>, Unreadable> {
        serde_json::to_vec(self).map_err(|_| Unreadable::Malformed)
    }

    /// Reads a body whose version stands in the clear beside it.
    ///
    /// # Errors
    /// [`Unreadable`]
    pub fn decode(version: u16, body: &[u8]) -> Result<Self, Unreadable> {
        if version > VERSION {
            return Err(Unreadable::Newer);
        }
        let recorded: Self = serde_json::from_slice(body).map_err(|_| Unreadable::Malformed)?;
        if recorded.v == version { Ok(recorded) } else { Err(Unreadable::Malformed) }
    }
}

/// What a person was shown before an answer, with the salt that lets them prove it later.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShownRecord {
    /// The lines, exactly as digested.
    pub shown: Shown,
    /// The salt of the digest.
    pub salt: Digest,
    /// The digest that the answer carried.
    pub digest: Digest,
    /// When they were first fully drawn, with focus. Written by version 1 only: beside the time of the answer it tells how long a person
    /// took to read, which is part of the manner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drawn: Option<Moment>,
}

/// What changed under a consent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Changed {
    /// The terms, or what the app declares.
    #[default]
    Terms,
    /// The app no longer declares the activity.
    Undeclared,
    /// A face or finger was set up on the phone: whoever can unlock it now may be somebody else.
    Biometrics,
}

/// Why a template ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TemplateEnd {
    /// What it was made for ended: turned off, over, changed, or no longer declared.
    #[default]
    Off,
    /// A fresh one took its place, on the owner key's word.
    Replaced,
    /// Its content moved to another key: only a key ends, and no face.
    Moved {
        /// The template that has it now.
        to: TemplateId,
    },
    /// The key store no longer had its key.
    KeyLost,
    /// It was never put in place: the run that made it stopped, or was denied.
    Unfinished,
}

impl TemplateEnd {
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
    const fn is_off(&self) -> bool {
        matches!(self, Self::Off)
    }

    /// Does a face end with it, and not only a key?
    #[must_use]
    pub const fn ends_a_face(self) -> bool {
        match self {
            Self::Off | Self::Replaced | Self::KeyLost => true,
            Self::Moved { .. } | Self::Unfinished => false,
        }
    }
}

impl Changed {
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
    const fn is_terms(&self) -> bool {
        matches!(self, Self::Terms)
    }
}

/// When a prompt could be answered, and when it was, on both clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerTimes {
    /// From when on an answer counted: the lines had been on screen for 600 ms.
    pub enabled: Moment,
    /// When the answer came.
    pub decided: Moment,
}

/// What was attempted when an access was blocked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Attempted {
    /// A use.
    Use,
    /// A send.
    Release,
    /// Making a template.
    Enrol,
    /// Comparing a face.
    Verify,
}

/// How a use ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum UseEnd {
    /// The app ended it.
    Finished,
    /// The consent was withdrawn meanwhile.
    Withdrawn,
    /// The app or the phone stopped without ending it.
    Lost,
}

/// What a confirmed release leaves behind for the person: all that is needed to prove it, and nothing of the payload.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proven {
    /// The receipt.
    pub receipt: String,
    /// Salt of the payload's digest; absent for a payment.
    pub payload_salt: Option<Digest>,
    /// Salt of the ledger commitment; opened only to an auditor the person chooses.
    pub commitment_salt: Digest,
    /// The size of the ledger before `Approved`, whose checkpoint body the commitment covers.
    pub commitment_size: u64,
    /// What was shown.
    pub shown: ShownRecord,
}

impl fmt::Debug for Proven {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Proven(..)")
    }
}

/// A key of the person that a recipient knows.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfirmKey {
    /// How the platform guards it.
    pub uv: UserVerification,
    /// `SubjectPublicKeyInfo`, DER, base64url.
    pub spki: String,
    /// RFC 7638 thumbprint.
    pub thumbprint: Digest,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", deny_unknown_fields)]
pub enum Event {
    /// A ledger began.
    OriginStarted {
        /// Its id.
        database: DatabaseId,
        /// What it follows, if it is not the first.
        cites: Option<OldHead>,
    },
    /// The app declares this from now on.
    ManifestAccepted {
        /// SHA-256 of its canonical form.
        digest: Digest,
        /// All of it, so that the last accepted one is at hand in lock-down.
        manifest: Box<Manifest>,
    },
    /// What the phone itself allows changed.
    OsPermissionChanged {
        /// Which.
        permission: OsPermission,
        /// To what.
        state: OsState,
    },
    /// A prompt was raised.
    ConsentRequested {
        /// Its id.
        prompt: PromptId,
        /// For what.
        activity: ActivityId,
        /// From where.
        from: From,
        /// Digest of the terms it asks for.
        terms: Digest,
        /// When.
        asked: Moment,
        /// Which run; a prompt of another boot is gone.
        run: RunId,
    },
    /// The person said yes.
    ConsentGiven {
        /// To which prompt.
        prompt: PromptId,
        /// For what.
        activity: ActivityId,
        /// Who.
        party: Party,
        /// How long, after the manifest's cap.
        until: Until,
        /// Digest of the terms.
        terms: Digest,
        /// What they saw.
        shown: Box<ShownRecord>,
    },
    /// The person said no.
    ConsentRefused {
        /// To which prompt.
        prompt: PromptId,
        /// For what.
        activity: ActivityId,
        /// Who.
        party: Party,
        /// When, on both clocks, for the cool-down.
        refused: Moment,
        /// What they saw.
        shown: Box<ShownRecord>,
    },
    /// How an answer was given, apart from the answer itself: no proof of this entry is ever handed out.
    AnswerGiven {
        /// To which prompt.
        prompt: PromptId,
        /// For what.
        activity: ActivityId,
        /// How.
        manner: Manner,
        /// When; absent in version 1.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        times: Option<AnswerTimes>,
    },
    /// A prompt was left: neither yes nor no.
    ConsentLeft {
        /// Which.
        prompt: PromptId,
        /// For what.
        activity: ActivityId,
        /// Why.
        why: CancelReason,
    },
    /// A consent was taken back.
    ConsentWithdrawn {
        /// For what.
        activity: ActivityId,
        /// When the person did so, where that was before this entry: the ledger could not be written then, or it could be undone
        /// until now.
        tombstone: Option<WallMs>,
        /// The activity it rested on, if it ended because that one did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        with: Option<ActivityId>,
    },
    /// A consent is being taken back: denied from now on, in force at its time, until then it can be undone.
    WithdrawalPending {
        /// For what.
        activity: ActivityId,
        /// With which others.
        batch: BatchId,
        /// Since when, on both clocks.
        began: Moment,
        /// When it is in force (milliseconds since 1970).
        due: WallMs,
    },
    /// A withdrawal that was not in force yet is lifted.
    WithdrawalUndone {
        /// For what.
        activity: ActivityId,
        /// With which others.
        batch: BatchId,
    },
    /// The person objected to what rests on another basis than consent.
    Objected {
        /// For what.
        activity: ActivityId,
        /// When the person did so, where that was before this entry: the ledger could not be written then, or it could be undone
        /// until now.
        tombstone: Option<WallMs>,
    },
    /// The person lifted an objection, in answer to a prompt.
    ObjectionLifted {
        /// To which prompt.
        prompt: PromptId,
        /// For what.
        activity: ActivityId,
        /// Who.
        party: Party,
        /// Digest of the terms.
        terms: Digest,
        /// What they saw.
        shown: Box<ShownRecord>,
    },
    /// A consent's time is over.
    ConsentExpired {
        /// For what.
        activity: ActivityId,
        /// True if it lapsed because it was not used.
        unused: bool,
        /// The activity it rested on, if it ended because that one did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        with: Option<ActivityId>,
    },
    /// What a consent was given for is no longer so: it denies until the person is asked again.
    ConsentInvalidated {
        /// For what.
        activity: ActivityId,
        /// What changed.
        #[serde(default, skip_serializing_if = "Changed::is_terms")]
        why: Changed,
    },
    /// The terms only became narrower: the consent stands, for the new terms.
    ConsentNarrowed {
        /// For what.
        activity: ActivityId,
        /// Digest of the new terms.
        terms: Digest,
        /// How long it lasts from now on, where the new terms allow less than was granted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Until>,
    },
    /// A use began.
    UseBegan {
        /// Its id.
        use_id: UseId,
        /// For what.
        activity: ActivityId,
        /// When.
        began: Moment,
        /// The library on whose account; absent for the app itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<LibraryId>,
    },
    /// A use ended.
    UseEnded {
        /// Which.
        use_id: UseId,
        /// For what.
        activity: ActivityId,
        /// How.
        end: UseEnd,
        /// What was looked at and stayed on the phone.
        #[serde(default, skip_serializing_if = "Withheld::is_none")]
        withheld: Withheld,
    },
    /// Something was attempted and not allowed.
    AccessBlocked {
        /// For what.
        activity: ActivityId,
        /// What.
        attempted: Attempted,
        /// Why not.
        why: Refusal,
        /// The library on whose account; absent for the app itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<LibraryId>,
    },
    /// A release waits for the person.
    ReleaseProposed {
        /// Its id.
        release: ReleaseId,
        /// All that was fixed.
        proposal: Box<Proposal>,
    },
    /// The receipt's content is fixed.
    ReleaseApproved {
        /// Which.
        release: ReleaseId,
        /// Its single-use number.
        jti: Jti,
        /// SHA-256 of the signing input.
        input: Digest,
        /// Which key has to sign.
        key: Digest,
        /// When the receipt ends (milliseconds since 1970).
        exp: WallMs,
        /// When, on both clocks.
        approved: Moment,
    },
    /// How a send was answered, yes or no. An entry of its own, so that a proof of the answer says nothing of it.
    SendAnswered {
        /// Which.
        release: ReleaseId,
        /// For what.
        activity: ActivityId,
        /// How.
        manner: Manner,
        /// When; absent for a no to lines that were never fully on screen.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        times: Option<AnswerTimes>,
    },
    /// It left: an envelope is in the outbox.
    Released {
        /// Which.
        release: ReleaseId,
        /// For what.
        activity: ActivityId,
        /// To whom.
        recipient: RecipientId,
        /// Its single-use number.
        jti: Jti,
        /// When delivery ends (milliseconds since 1970).
        exp: WallMs,
        /// Bytes of payload that left; 0 for a payment.
        size: u64,
        /// The person's proof; absent where no confirmation was needed.
        proven: Option<Box<Proven>>,
    },
    /// A release ended without leaving.
    ReleaseEnded {
        /// Which.
        release: ReleaseId,
        /// For what.
        activity: ActivityId,
        /// To whom.
        recipient: RecipientId,
        /// How.
        reason: EndReason,
    },
    /// The recipient has it.
    Delivered {
        /// Which.
        jti: Jti,
        /// For what.
        activity: ActivityId,
        /// The recipient's acknowledgement, if it gave one.
        ack: Option<String>,
    },
    /// An attempt to deliver failed; it stays queued.
    DeliveryFailed {
        /// Which.
        jti: Jti,
        /// For what.
        activity: ActivityId,
    },
    /// Its time ran out before delivery; it was dropped.
    DeliveryDropped {
        /// Which.
        jti: Jti,
        /// For what.
        activity: ActivityId,
        /// To whom.
        recipient: RecipientId,
    },
    /// The person's keys are registered with a recipient.
    RecipientRegistered {
        /// With whom.
        recipient: RecipientId,
        /// The person as this recipient knows them.
        sub: Subject,
        /// The keys.
        keys: Vec<ConfirmKey>,
        /// Alias of the key that signs withdrawal notices for this recipient.
        notice_alias: String,
    },
    /// The platform says that a confirming key of the person is gone: it confirms nothing from now on. The recipient's other key
    /// and its notices go on.
    ConfirmKeyLost {
        /// With whom it was registered.
        recipient: RecipientId,
        /// How it was guarded.
        uv: UserVerification,
        /// Its RFC 7638 thumbprint.
        key: Digest,
        /// What the platform says.
        cause: KeyLoss,
    },
    /// The notice key of a registration that another one took the place of was deleted: nothing needs it any more.
    NoticeKeyDropped {
        /// The work it was.
        work: u64,
        /// With whom it was registered.
        recipient: RecipientId,
    },
    /// The owner key is known.
    OwnerKeySet {
        /// `SubjectPublicKeyInfo`, DER, base64url.
        spki: String,
        /// SHA-256 of that DER, as the anchor holds it.
        digest: Digest,
    },
    /// A template's alias is fixed; its key may be made now.
    TemplateReserved {
        /// The template.
        template: TemplateId,
        /// For what.
        activity: ActivityId,
        /// The alias.
        alias: String,
        /// What it is made of, and what becomes of those that are there.
        #[serde(default, skip_serializing_if = "Making::is_first")]
        making: Making,
        /// The key that tells from here on if a face or finger is set up on the phone, where it is another one than before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sentinel: Option<String>,
    },
    /// A template is in place.
    TemplateEnrolled {
        /// The template.
        template: TemplateId,
        /// For what.
        activity: ActivityId,
        /// The template whose content it took over, under a key of its own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        renews: Option<TemplateId>,
    },
    /// An attempt is spent.
    AttemptBegun {
        /// Against which set of templates: the first that was made of it.
        template: TemplateId,
        /// For what.
        activity: ActivityId,
        /// Which attempt on that set it is, as the anchor counts them; the next one where nothing is said, as before version 4.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        number: Option<u32>,
    },
    /// What the comparison said.
    AttemptEnded {
        /// Against which set of templates.
        template: TemplateId,
        /// For what.
        activity: ActivityId,
        /// The token, if it was the same face.
        token: Option<MatchToken>,
        /// When, on both clocks, for the token's age.
        ended: Moment,
        /// Which attempt it was; the latest where nothing is said, as before version 4.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        number: Option<u32>,
    },
    /// The owner key allowed new attempts.
    AttemptsReset {
        /// For which set of templates.
        template: TemplateId,
        /// For what.
        activity: ActivityId,
        /// Up to which attempt they count no longer; those in this ledger where nothing is said, as before version 4.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        up_to: Option<u32>,
    },
    /// The template is denied from now on; its key is about to be deleted.
    TemplateDestroying {
        /// The template.
        template: TemplateId,
        /// For what.
        activity: ActivityId,
        /// Why it ends.
        #[serde(default, skip_serializing_if = "TemplateEnd::is_off")]
        why: TemplateEnd,
    },
    /// The key store answered that the template's key is missing.
    TemplateDestroyed {
        /// The template.
        template: TemplateId,
        /// For what.
        activity: ActivityId,
        /// Why it ended.
        #[serde(default, skip_serializing_if = "TemplateEnd::is_off")]
        why: TemplateEnd,
    },
    /// A recipient is owed a notice of a withdrawal.
    NoticeOwed {
        /// Who.
        recipient: RecipientId,
        /// Of what.
        activity: ActivityId,
        /// When it was withdrawn (milliseconds since 1970).
        withdrawn: WallMs,
    },
    /// The notice is signed and queued.
    NoticeQueued {
        /// The work it was.
        work: u64,
        /// Of what.
        activity: ActivityId,
        /// Its number.
        jti: Jti,
        /// To whom.
        recipient: RecipientId,
        /// When delivery ends (milliseconds since 1970); a notice is offered until it is acknowledged, whatever this says.
        exp: WallMs,
    },
    /// The key that signs notices for this recipient is gone: this phone can't tell them any more.
    NoticeLost {
        /// The work it was.
        work: u64,
        /// Of what.
        activity: ActivityId,
        /// To whom.
        recipient: RecipientId,
    },
}

/// The head that a new origin follows.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OldHead {
    /// The old ledger's id, if it was known.
    pub database: Option<DatabaseId>,
    /// Its size, as last anchored.
    pub size: u64,
    /// Its root; none where the anchor could not be read, and then the size is what this phone could still show.
    pub root: Option<Digest>,
    /// Why a new one began.
    pub cause: Cause,
    /// Attempts that the anchor remembers, by the set of templates they were made on: before version 4 the failed ones, then all.
    pub attempts: BTreeMap<TemplateId, u32>,
    /// Digest of the owner key that allowed it; a newly made one if the old could not be read.
    pub owner: Option<Digest>,
}

/// Why the engine is locked down, or why a new origin began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

/// All that is fixed when a release is proposed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    /// For what.
    pub activity: ActivityId,
    /// To whom.
    pub recipient: RecipientId,
    /// Thumbprint of the recipient's key at that time.
    pub recipient_key: Digest,
    /// What.
    pub content: Proposed,
    /// The face match it carries.
    pub token: Option<MatchToken>,
    /// Digest of the activity's terms.
    pub terms: Digest,
    /// Whether the person has to confirm.
    pub confirm: bool,
    /// Which run; only that one may go on.
    pub run: RunId,
    /// When.
    pub proposed: Moment,
    /// How long it may wait, in milliseconds of elapsed time.
    pub limit: u64,
    /// What was looked at for it and stayed on the phone.
    #[serde(default, skip_serializing_if = "Withheld::is_none")]
    pub withheld: Withheld,
    /// The proposal whose place it took, and whose one-time grant it goes on under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<ReleaseId>,
}

/// What a proposal fixes of its content.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Proposed {
    /// Cleaned bytes.
    Data {
        /// SHA-256 of the exact bytes.
        sha256: Digest,
        /// Their number.
        size: u64,
        /// Their media type.
        media_type: MediaType,
    },
    /// A payment.
    Payment(Payment),
}

impl Proposed {
    /// Are these the bytes that were proposed?
    #[must_use]
    pub fn is_of(&self, bytes: &Minimised) -> bool {
        match self {
            Self::Data { sha256, size, media_type } => {
                bytes.sha256() == *sha256
                    && bytes.bytes().len() as u64 == *size
                    && bytes.media_type() == *media_type
            }
            Self::Payment(_) => false,
        }
    }
}

impl Event {
    /// Does it say how a person answered? That can reveal a disability: it is in no proof, and in an export only if asked for.
    #[must_use]
    pub const fn is_manner(&self) -> bool {
        matches!(self, Self::AnswerGiven { .. } | Self::SendAnswered { .. })
    }

    /// What was shown before an answer, where the entry has it.
    #[must_use]
    pub fn shown(&self) -> Option<&ShownRecord> {
        match self {
            Self::ConsentGiven { shown, .. }
            | Self::ConsentRefused { shown, .. }
            | Self::ObjectionLifted { shown, .. } => Some(shown),
            Self::Released { proven: Some(proven), .. } => Some(&proven.shown),
            _ => None,
        }
    }

    /// The first line of it: the question, in the words of that time.
    #[must_use]
    pub fn asked(&self) -> Option<&str> {
        self.shown()?.shown.lines.first().map(|line| line.text.as_str())
    }

    /// The activity it belongs to, if it belongs to one.
    #[must_use]
    pub fn activity(&self) -> Option<&ActivityId> {
        match self {
            Self::OriginStarted { .. }
            | Self::ManifestAccepted { .. }
            | Self::OsPermissionChanged { .. }
            | Self::ReleaseApproved { .. }
            | Self::RecipientRegistered { .. }
            | Self::ConfirmKeyLost { .. }
            | Self::NoticeKeyDropped { .. }
            | Self::OwnerKeySet { .. } => None,
            Self::ReleaseProposed { proposal, .. } => Some(&proposal.activity),
            Self::ConsentRequested { activity, .. }
            | Self::ConsentGiven { activity, .. }
            | Self::ConsentRefused { activity, .. }
            | Self::AnswerGiven { activity, .. }
            | Self::SendAnswered { activity, .. }
            | Self::ConsentLeft { activity, .. }
            | Self::ConsentWithdrawn { activity, .. }
            | Self::ConsentExpired { activity, .. }
            | Self::ConsentInvalidated { activity, .. }
            | Self::WithdrawalPending { activity, .. }
            | Self::WithdrawalUndone { activity, .. }
            | Self::Objected { activity, .. }
            | Self::ObjectionLifted { activity, .. }
            | Self::NoticeLost { activity, .. }
            | Self::ConsentNarrowed { activity, .. }
            | Self::UseBegan { activity, .. }
            | Self::UseEnded { activity, .. }
            | Self::AccessBlocked { activity, .. }
            | Self::Released { activity, .. }
            | Self::ReleaseEnded { activity, .. }
            | Self::TemplateReserved { activity, .. }
            | Self::TemplateEnrolled { activity, .. }
            | Self::AttemptBegun { activity, .. }
            | Self::AttemptEnded { activity, .. }
            | Self::AttemptsReset { activity, .. }
            | Self::TemplateDestroying { activity, .. }
            | Self::TemplateDestroyed { activity, .. }
            | Self::Delivered { activity, .. }
            | Self::DeliveryFailed { activity, .. }
            | Self::DeliveryDropped { activity, .. }
            | Self::NoticeQueued { activity, .. }
            | Self::NoticeOwed { activity, .. } => Some(activity),
        }
    }

    /// The prompt or release whose story this event ends, so that a late command about it can be told how it ended.
    #[must_use]
    pub fn ends(&self) -> Option<[u8; 16]> {
        match self {
            Self::ConsentGiven { prompt, .. }
            | Self::ObjectionLifted { prompt, .. }
            | Self::ConsentRefused { prompt, .. }
            | Self::ConsentLeft { prompt, .. } => Some(*prompt.as_bytes()),
            Self::Released { release, .. } | Self::ReleaseEnded { release, .. } => Some(*release.as_bytes()),
            _ => None,
        }
    }
}
