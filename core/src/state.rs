//! What `decide` needs to know, folded from the ledger, and nothing more. `Clone + Eq + Hash`, ordered maps, no floats: a
//! model checker can drive the very same functions.

use crate::command::{Making, Party, Until};
use crate::event::{Changed, ConfirmKey, Event, OldHead, Proposal, TemplateEnd};
use crate::host::{Moment, WallMs};
use crate::manifest::{Manifest, terms_digest};
use privet_wire::ids::{
    ActivityId, BatchId, DatabaseId, Digest, Jti, MatchToken, PromptId, RecipientId, ReleaseId, RunId,
    Subject, TemplateId, UseId,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Version of the fold: a snapshot of another version is ignored.
pub const FOLD_VERSION: u16 = 5;

/// Everything the rules look at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct State {
    /// The ledger's id.
    pub database: Option<DatabaseId>,
    /// What this ledger follows.
    pub cites: Option<OldHead>,
    /// What the app declares.
    pub manifest: Option<Declared>,
    /// Highest wall time in the ledger; a wild jump forward does not raise it.
    pub high: WallMs,
    /// Number of events folded.
    pub size: u64,
    /// Number of events up to the latest one that turned something off: a file from before it must not open again.
    pub last_off: u64,
    /// The answer of each activity that was ever asked.
    pub consents: BTreeMap<ActivityId, Consent>,
    /// Withdrawals that are not in force yet: denied already.
    pub pending: BTreeMap<ActivityId, PendingWithdrawal>,
    /// What the person objected to, and when (milliseconds since 1970).
    pub objected: BTreeMap<ActivityId, WallMs>,
    /// Where the person said that it may go on: asked for after an objection, or after records whose objections nobody knows any more.
    pub lifted: BTreeSet<ActivityId>,
    /// Whom each activity's consents covered since they were last told of a withdrawal, also those that the app no longer names.
    pub covered: BTreeMap<ActivityId, BTreeSet<RecipientId>>,
    /// Recipients that did not confirm a withdrawal, by the activity withdrawn.
    pub unconfirmed: BTreeMap<ActivityId, BTreeMap<RecipientId, Telling>>,
    /// Prompts that wait, at most one an activity.
    pub prompts: BTreeMap<PromptId, LivePrompt>,
    /// Uses that are going on.
    pub uses: BTreeMap<UseId, OpenUse>,
    /// Releases that wait.
    pub releases: BTreeMap<ReleaseId, Release>,
    /// To whom each activity had a confirmed send since its latest yes, and under which terms (for the rule `first_use`).
    pub confirmed_once: BTreeMap<ActivityId, BTreeMap<RecipientId, Digest>>,
    /// What waits for delivery.
    pub outbox: BTreeMap<Jti, Queued>,
    /// Registrations.
    pub registered: BTreeMap<RecipientId, Registration>,
    /// Thumbprints of keys that recipients knew the person by and that were replaced or lost. Never forgotten: each cost the person a
    /// prompt of their phone, so they are few, and one shown to another recipient would link the two.
    pub former: BTreeMap<RecipientId, BTreeSet<Digest>>,
    /// The owner key.
    pub owner: Option<OwnerKey>,
    /// Templates, until the key store answered that their key is missing.
    pub templates: BTreeMap<TemplateId, Template>,
    /// Which templates of an activity count as one, and how often faces were compared with them.
    pub faces: BTreeMap<ActivityId, Faces>,
    /// Alias of the key that tells if a face or finger is set up on the phone.
    pub sentinel: Option<String>,
    /// Matched faces that wait, or are carried by a release that waits.
    pub tokens: BTreeMap<MatchToken, Token>,
    /// Work that the host still owes, by the index of the event that owes it.
    pub owed: BTreeMap<u64, Owed>,
}

/// The manifest in force.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Declared {
    /// Its digest.
    pub digest: Digest,
    /// All of it.
    pub manifest: Arc<Manifest>,
    /// Digest of each activity's terms.
    pub terms: BTreeMap<ActivityId, Digest>,
}

/// How the last answer stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Consent {
    /// The status.
    pub status: ConsentStatus,
    /// When it came to be so (milliseconds since 1970).
    pub since: WallMs,
    /// The last refusal, for the cool-down.
    pub refused: Option<Moment>,
}

/// DPV consent status, less the two that need no record (Unknown, Requested).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ConsentStatus {
    /// Asked, and left undecided.
    Undecided,
    /// Yes.
    Given(Grant),
    /// No.
    Refused,
    /// Taken back.
    Withdrawn,
    /// Over, or lapsed.
    Expired,
    /// What it was given for changed.
    Invalidated(Changed),
}

/// A yes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Grant {
    /// Who gave it.
    pub party: Party,
    /// How long.
    pub until: Until,
    /// The terms it was given for.
    pub terms: Digest,
    /// When (milliseconds since 1970).
    pub given: WallMs,
    /// Last use or send by the ledger's time (milliseconds since 1970); when given, before the first.
    pub used: WallMs,
    /// The use or send that spent a one-time grant.
    pub spent: Option<Spent>,
}

/// What spent a one-time grant; only that one may go on under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Spent {
    /// A use.
    Use {
        /// Which.
        use_id: UseId,
    },
    /// A release.
    Release {
        /// Which.
        release: ReleaseId,
    },
}

/// A withdrawal that waits for its time.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PendingWithdrawal {
    /// With which others it was asked for.
    pub batch: BatchId,
    /// Since when.
    pub began: Moment,
    /// When it is in force (milliseconds since 1970).
    pub due: WallMs,
}

/// How far a recipient was told of a withdrawal.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Telling {
    /// When it was withdrawn (milliseconds since 1970).
    pub withdrawn: WallMs,
    /// The notice, once it is signed.
    pub notice: Option<Jti>,
    /// Where it stands.
    pub stage: TellingStage,
}

/// Where a notice of withdrawal stands, short of an acknowledgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TellingStage {
    /// Not delivered yet.
    Waiting,
    /// Delivered, and not acknowledged.
    Delivered,
    /// The key that could sign it is gone: this phone can't tell them.
    Impossible,
}

/// A prompt that waits.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LivePrompt {
    /// For what.
    pub activity: ActivityId,
    /// The terms it asks for.
    pub terms: Digest,
    /// When.
    pub asked: Moment,
    /// Which run raised it.
    pub run: RunId,
}

/// A use that is going on.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OpenUse {
    /// For what.
    pub activity: ActivityId,
    /// When.
    pub began: Moment,
}

/// A release that waits.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Release {
    /// What was fixed.
    pub proposal: Proposal,
    /// Set by approve.
    pub approved: Option<Approved>,
}

/// What approve fixed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Approved {
    /// The single-use number.
    pub jti: Jti,
    /// SHA-256 of the signing input.
    pub input: Digest,
    /// The key that has to sign.
    pub key: Digest,
    /// When the receipt ends (milliseconds since 1970).
    pub exp: WallMs,
    /// When.
    pub at: Moment,
}

/// What waits for delivery.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Queued {
    /// To whom.
    pub recipient: RecipientId,
    /// For what.
    pub activity: ActivityId,
    /// When it is dropped (milliseconds since 1970), as its event says; [`Queued::ends`] is what counts.
    pub exp: WallMs,
    /// Failed tries.
    pub failed: u32,
    /// Since when (milliseconds since 1970).
    pub since: WallMs,
    /// What it is.
    pub kind: QueuedKind,
    /// When a notice was delivered that nobody acknowledged (milliseconds since 1970); it is offered again a day later.
    pub told: Option<WallMs>,
}

impl Queued {
    /// When it is dropped (milliseconds since 1970); a notice is offered until it is acknowledged.
    #[must_use]
    pub fn ends(&self) -> Option<WallMs> {
        (self.kind != QueuedKind::Notice).then_some(self.exp)
    }
}

/// What waits for delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum QueuedKind {
    /// A send that the person confirmed for this one use.
    Confirmed,
    /// A send that rests on the consent alone, and ends with it.
    Unconfirmed,
    /// A withdrawal notice.
    Notice,
}

/// As whom, and by which key, a recipient is told of a withdrawal.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Teller {
    /// The person's number there.
    pub sub: Subject,
    /// Alias of the notice key.
    pub notice_alias: String,
}

/// The person as one recipient knows them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Registration {
    /// Their number there.
    pub sub: Subject,
    /// Their keys, less those that were lost.
    pub keys: Vec<ConfirmKey>,
    /// Alias of the notice key.
    pub notice_alias: String,
}

/// The owner key.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OwnerKey {
    /// `SubjectPublicKeyInfo`, DER, base64url.
    pub spki: String,
    /// SHA-256 of that DER.
    pub digest: Digest,
}

/// A template.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Template {
    /// The one activity whose it is.
    pub activity: ActivityId,
    /// The set that it belongs to.
    pub set: TemplateId,
    /// Its key's alias.
    pub alias: String,
    /// How it stands.
    pub status: TemplateStatus,
    /// What it is made of.
    pub making: Making,
}

impl Template {
    /// The event that ends it. One that was never put in place has no face to end.
    pub(crate) fn ending(&self, id: TemplateId, why: TemplateEnd) -> Event {
        let why = if self.status == TemplateStatus::Reserved { TemplateEnd::Unfinished } else { why };
        Event::TemplateDestroying { template: id, activity: self.activity.clone(), why }
    }
}

/// The templates of an activity that are compared with as one, from the first until the last is turned off, and the attempts on them.
/// Both numbers only grow: that an older one comes back makes attempts fewer, never more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Faces {
    /// The id of the first.
    pub set: TemplateId,
    /// The number of the latest attempt.
    pub begun: u32,
    /// The attempts up to this one count no longer: one matched, or the owner key allowed new ones.
    pub forgiven: u32,
}

/// How a template stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TemplateStatus {
    /// Its key may exist; nothing can be matched.
    Reserved,
    /// In place.
    Live,
    /// Denied; its key is about to be deleted.
    Destroying,
}

/// A matched face.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Token {
    /// The activity whose template matched.
    pub activity: ActivityId,
    /// When.
    pub at: Moment,
    /// Whether a proposal carries it; kept until that release ends, so that a withdrawal finds it.
    pub carried: bool,
}

/// Work that the host still owes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Owed {
    /// Delete this alias, and read back that it is missing.
    DeleteAlias {
        /// The template.
        template: TemplateId,
        /// For what.
        activity: ActivityId,
        /// The alias.
        alias: String,
        /// Why it ends.
        why: TemplateEnd,
    },
    /// Sign and queue a withdrawal notice.
    Notify {
        /// To whom.
        recipient: RecipientId,
        /// Of what.
        activity: ActivityId,
        /// When it was withdrawn.
        withdrawn: WallMs,
        /// The registration it is owed under, where another one took its place since; none: the present one.
        under: Option<Teller>,
    },
    /// Delete the notice key of a registration that another one took the place of, once nothing is owed under it.
    DropNoticeKey {
        /// With whom it was registered.
        recipient: RecipientId,
        /// The alias.
        alias: String,
    },
}

impl Declared {
    /// Digests a manifest and the terms of each of its activities.
    #[must_use]
    pub fn new(manifest: Arc<Manifest>) -> Self {
        let terms = manifest
            .activities
            .iter()
            .map(|activity| (activity.id.clone(), Digest::new(terms_digest(activity, &manifest))))
            .collect();
        Self { digest: Digest::new(manifest.digest()), manifest, terms }
    }
}

impl State {
    /// The declared manifest, if any was ever accepted.
    #[must_use]
    pub fn declared(&self) -> Option<&Manifest> {
        self.manifest.as_ref().map(|d| d.manifest.as_ref())
    }

    /// The wall time that rules and screens go by: never behind the ledger.
    #[must_use]
    pub fn wall(&self, now: &Moment) -> WallMs {
        now.wall.max(self.high)
    }

    /// The grant of an activity, whether or not it is still in force.
    #[must_use]
    pub fn grant(&self, activity: &ActivityId) -> Option<&Grant> {
        match self.consents.get(activity).map(|c| &c.status) {
            Some(ConsentStatus::Given(grant)) => Some(grant),
            _ => None,
        }
    }

    /// Is there a consent to take back: given, or given and waiting for an answer to changed terms?
    #[must_use]
    pub fn can_withdraw(&self, activity: &ActivityId) -> bool {
        let answered = self.consents.get(activity).map(|c| &c.status);
        matches!(answered, Some(ConsentStatus::Given(_) | ConsentStatus::Invalidated(_)))
    }

    /// As whom and by which key a notice to this recipient is signed, if anybody can sign one.
    #[must_use]
    pub fn teller(&self, recipient: &RecipientId, under: Option<&Teller>) -> Option<Teller> {
        let now = || {
            let known = self.registered.get(recipient)?;
            Some(Teller { sub: known.sub, notice_alias: known.notice_alias.clone() })
        };
        under.cloned().or_else(now)
    }

    /// Is a notice still owed that only this replaced notice key can sign?
    #[must_use]
    pub fn needs_notice_key(&self, alias: &str) -> bool {
        self.owed.values().any(
            |owed| matches!(owed, Owed::Notify { under: Some(under), .. } if under.notice_alias == alias),
        )
    }

    /// Is an objection in the way, of those activities where the law gives one? A ledger that follows another does not know what was
    /// objected to in that one: what nobody knows denies, until the person was asked.
    #[must_use]
    pub fn objects(&self, activity: &ActivityId) -> bool {
        self.objected.contains_key(activity) || (self.cites.is_some() && !self.lifted.contains(activity))
    }

    /// The templates that faces of this activity are compared with.
    pub fn live_templates(&self, activity: &ActivityId) -> impl Iterator<Item = (TemplateId, &Template)> {
        self.templates_of(activity).filter(|(_, template)| template.status == TemplateStatus::Live)
    }

    /// The templates of an activity that are there or about to be: all but those that are being destroyed.
    pub fn templates_of(&self, activity: &ActivityId) -> impl Iterator<Item = (TemplateId, &Template)> {
        let of = self.templates.iter().filter(move |(_, template)| template.activity == *activity);
        of.filter(|(_, template)| template.status != TemplateStatus::Destroying).map(|(id, t)| (*id, t))
    }

    pub(crate) fn grant_mut(&mut self, activity: &ActivityId) -> Option<&mut Grant> {
        match self.consents.get_mut(activity).map(|c| &mut c.status) {
            Some(ConsentStatus::Given(grant)) => Some(grant),
            _ => None,
        }
    }
}
