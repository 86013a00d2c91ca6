//! The whole export as JSON, format `privet/export/1` (docs/export.md): serde types, so that what is written can be read back.
//!
//! Entries come last and may be made while they are written ([`Streamed`]), so a long ledger need not fit in memory. What is withheld
//! keeps its member and says so; what is left out keeps its index and leaf, so the list still adds up to the checkpoint's root.

mod around;
mod entry;

pub use around::Around;
pub use entry::{Entry, Source, Streamed, WITHHELD, Why};

use super::history::Step;
use crate::event::{Cause, ConfirmKey};
use crate::host::WallMs;
use crate::manifest::{Controller, Manifest};
use crate::observed::{OfHost, Unnamed};
use crate::state::{Consent, QueuedKind, TemplateStatus};
use crate::tally::Counts;
use privet_wire::ids::{ActivityId, AppId, DatabaseId, Digest, Jti, RecipientId, Subject};
use serde::{Deserialize, Serialize};

/// Name and version of the format.
pub const FORMAT: &str = "privet/export/1";

/// Everything about the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Export<E> {
    /// [`FORMAT`].
    pub format: String,
    /// When it was made (milliseconds since 1970).
    pub made: WallMs,
    /// The same, RFC 3339.
    pub made_text: String,
    /// The app; none if no manifest was ever accepted.
    pub app: Option<App>,
    /// How the records stand.
    pub records: Records,
    /// What the app declares.
    pub manifest: Option<InForce>,
    /// Each activity that was ever asked for, with its history.
    pub consents: Vec<Consents>,
    /// What the person objects to, where nothing was asked.
    pub objections: Vec<Objection>,
    /// Counts by day, recounted from the entries.
    pub counts: Vec<DayCounts>,
    /// Where the app's requests went, by day, as its interceptors told. Not from the entries: kept beside them, and in no proof.
    #[serde(default)]
    pub requests: Vec<Requests>,
    /// What waits for delivery; the sealed bytes are not in it.
    pub outbox: Vec<Waiting>,
    /// Notices that recipients are owed and that are not signed yet.
    pub owed_notices: Vec<OwedNotice>,
    /// As whom each recipient knows the person.
    pub registrations: Vec<Registered>,
    /// That there are face patterns, never what is in them.
    pub templates: Vec<TemplateThere>,
    /// What is not in it.
    pub left_out: LeftOut,
    /// Every entry of the ledger, in order.
    pub entries: E,
}

/// The app and who answers for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct App {
    /// Its id.
    pub id: AppId,
    /// Who answers for it.
    pub controller: Controller,
    /// The version of its policy.
    pub policy_version: String,
}

/// The ledger's head and whether it can be trusted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Records {
    /// Why they cannot be trusted; none if all is well.
    pub locked_down: Option<Cause>,
    /// The ledger's id.
    pub ledger: DatabaseId,
    /// Number of entries.
    pub size: u64,
    /// RFC 6962 root over them.
    pub root: Digest,
    /// The same, signed (C2SP checkpoint).
    pub checkpoint: String,
    /// The key that verifies it (C2SP verifier key).
    pub log_key: String,
}

/// The manifest in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InForce {
    /// Its digest.
    pub digest: Digest,
    /// All of it.
    pub manifest: Manifest,
}

/// The consents of one activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consents {
    /// Which.
    pub activity: ActivityId,
    /// How it stands; none if it was asked and the question is still open.
    pub now: Option<Consent>,
    /// Turned off while the ledger could not be written; not in it yet.
    pub withdrawn_beside_the_ledger: bool,
    /// What happened, oldest first.
    pub history: Vec<Step>,
}

/// One activity's counts of one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayCounts {
    /// The day (UTC), `2026-03-03`.
    pub day: String,
    /// The activity.
    pub activity: ActivityId,
    /// The counts.
    pub counts: Counts,
}

/// Where requests went on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requests {
    /// The day (UTC), `2026-03-03`.
    pub day: String,
    /// By host.
    pub hosts: Vec<OfHost>,
    /// Without a name.
    pub unnamed: Unnamed,
}

/// An objection in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objection {
    /// The activity.
    pub activity: ActivityId,
    /// Since when (milliseconds since 1970).
    pub since: WallMs,
}

/// Something that waits for delivery.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// Its single-use number.
    pub jti: Jti,
    /// For what.
    pub activity: ActivityId,
    /// To whom.
    pub recipient: RecipientId,
    /// What it is.
    pub kind: QueuedKind,
    /// Since when (milliseconds since 1970).
    pub since: WallMs,
    /// When it is dropped (milliseconds since 1970); none for a notice, which is offered until it is acknowledged.
    pub exp: Option<WallMs>,
    /// Failed tries.
    pub failed: u32,
}

/// A notice that is owed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwedNotice {
    /// To whom.
    pub recipient: RecipientId,
    /// Of what.
    pub activity: ActivityId,
    /// When it was withdrawn (milliseconds since 1970).
    pub withdrawn: WallMs,
}

/// The person as one recipient knows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registered {
    /// Which recipient.
    pub recipient: RecipientId,
    /// The person's number there.
    pub sub: Subject,
    /// The public keys.
    pub keys: Vec<ConfirmKey>,
}

/// That there is a face pattern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateThere {
    /// For what.
    pub activity: ActivityId,
    /// How it stands.
    pub status: TemplateStatus,
    /// Attempts spent since the last match or reset.
    pub attempts: u32,
}

/// What is not in an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Entries that say how an answer was given.
    pub manner: u64,
    /// Entries that could not be read.
    pub unreadable: Vec<u64>,
    /// Members of events whose values are withheld.
    pub withheld: Vec<String>,
}
