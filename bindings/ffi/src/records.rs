//! What the person holds and what is to be delivered: repeated from the core.

use crate::answers::EntryProof;
use crate::ids::{ActivityId, Jti, RecipientId, TemplateId};
pub use privet::engine::{Found, OutboxItem, OwnerInput, OwnerSigned, RegistrationDraft, Verified};
use privet::export::destruction as core;
pub use privet::views::destruction::DestructionPage;
use privet_wire::destruction::ProvedEntry;

/// Something to deliver. The same bytes come again until it is delivered or its time is over.
#[uniffi::remote(Record)]
pub struct OutboxItem {
    /// Its number; the same on every retry.
    pub jti: Jti,
    /// To whom.
    pub recipient: RecipientId,
    /// Where the manifest says they listen.
    pub hosts: Vec<String>,
    /// The envelope, or the notice's text.
    pub bytes: Vec<u8>,
    /// When it is dropped (milliseconds since 1970); none for a notice, which is offered until it is acknowledged.
    pub exp: Option<i64>,
    /// Whether it is a withdrawal notice.
    pub notice: bool,
}

/// What a check of the whole ledger found.
#[uniffi::remote(Enum)]
pub enum Verified {
    /// Every entry is as it was written.
    Whole {
        /// How many.
        entries: u64,
    },
    /// Something is not; the engine is locked down.
    Broken {
        /// The first bad entry.
        first_bad: u64,
        /// The last good one.
        last_good: Option<u64>,
    },
    /// The caller stopped it.
    Cancelled,
}

/// What this app recorded of a face template's end, and when it says so. It does not show that no copy was made before, nor that flash,
/// backups or other devices hold none.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct DestructionRecord {
    /// The activity that the template belonged to.
    pub activity: ActivityId,
    /// Which template.
    pub template: TemplateId,
    /// When the ledger says that it was denied for good (milliseconds since 1970). Where the no came while the ledger could not be
    /// written, or could still be undone, checks denied earlier.
    pub denied: i64,
    /// When the key store, asked for the key, answered that it is missing (milliseconds since 1970).
    pub missing: i64,
    /// Where the ledger says so, from 0.
    pub index: u64,
    /// How many entries the ledger had when the record was made.
    pub size: u64,
    /// The entry that denies, with its proof.
    pub destroying: EntryProof,
    /// The entry that says that the key is missing, with its proof under the same checkpoint.
    pub destroyed: EntryProof,
    /// The key that verifies the checkpoint, as a C2SP verifier key.
    pub log_key: String,
    /// All of it as one text to share, `privet/destruction/1` (docs/formats.md).
    pub text: String,
}

impl From<core::DestructionRecord> for DestructionRecord {
    fn from(record: core::DestructionRecord) -> Self {
        let held = |ProvedEntry { entry, proof }| EntryProof { entry, proof };
        Self {
            activity: record.activity,
            template: record.template,
            denied: record.denied,
            missing: record.missing,
            index: record.index,
            size: record.size,
            destroying: held(record.destroying),
            destroyed: held(record.destroyed),
            log_key: record.log_key,
            text: record.text,
        }
    }
}

/// The record of a destruction for a screen.
#[uniffi::remote(Record)]
pub struct DestructionPage {
    /// The activity that the template belonged to.
    pub activity: ActivityId,
    /// Which template.
    pub template: TemplateId,
    /// The screen's name.
    pub title: String,
    /// What was recorded, and when.
    pub lines: Vec<String>,
    /// Heading of what this shows.
    pub shows_title: String,
    /// What this shows, a sentence each.
    pub shows: Vec<String>,
    /// Heading of what this does not show.
    pub not_shown_title: String,
    /// What this does not show, a sentence each.
    pub not_shown: Vec<String>,
    /// The label of the button that hands out the record as a file.
    pub export: String,
}

/// What a recipient's registration asks of the person's keys.
#[uniffi::remote(Record)]
pub struct RegistrationDraft {
    /// What each key has to sign, as ASCII text, in the order in which the keys were given.
    pub inputs: Vec<String>,
}

/// What the owner key has to sign.
#[uniffi::remote(Record)]
pub struct OwnerInput {
    /// The bytes.
    pub input: Vec<u8>,
}

/// That, signed by the owner key: one challenge, good for one command.
#[uniffi::remote(Record)]
pub struct OwnerSigned {
    /// What `owner_challenge` gave for this.
    pub input: OwnerInput,
    /// The key's public half as a DER `SubjectPublicKeyInfo` (RFC 5280), P-256.
    pub spki: Vec<u8>,
    /// ECDSA P-256 over SHA-256 of the input, as DER or `r ‖ s`.
    pub signature: Vec<u8>,
}

/// What the latest open found that belongs to nothing.
#[uniffi::remote(Record)]
pub struct Found {
    /// Template keys that no record names; deleted.
    pub keys: u32,
    /// Sealed templates that no record names; deleted.
    pub rows: u32,
    /// Templates whose key the key store no longer has; recorded as destroyed. The activity is on, and a face can be enrolled anew.
    pub lost: u32,
    /// Keys of older records and registrations that nothing here names. Left alone: records that were set aside may need them.
    pub others: u32,
}
