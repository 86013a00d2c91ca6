//! What is left of a face template: the record of its destruction, made by the engine from its ledger. Holds nothing of a face.

use crate::host::WallMs;
use privet_wire::destruction::ProvedEntry;
use privet_wire::ids::{ActivityId, TemplateId};

/// What this app recorded of a template's end, and when it says so. It does not show that no copy was made before, nor that flash,
/// backups or other devices hold none (docs/vault.md).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DestructionRecord {
    /// The activity that the template belonged to.
    pub activity: ActivityId,
    /// Which template.
    pub template: TemplateId,
    /// When the ledger says that it was denied for good (milliseconds since 1970). Where the no came while the ledger could not be
    /// written, or could still be undone, checks denied earlier.
    pub denied: WallMs,
    /// When the key store, asked for the key, answered that it is missing (milliseconds since 1970).
    pub missing: WallMs,
    /// Where the ledger says so, from 0.
    pub index: u64,
    /// How many entries the ledger had when the record was made.
    pub size: u64,
    /// The entry that denies, with its proof.
    pub destroying: ProvedEntry,
    /// The entry that says that the key is missing, with its proof under the same checkpoint.
    pub destroyed: ProvedEntry,
    /// The key that verifies the checkpoint, as a C2SP verifier key.
    pub log_key: String,
    /// All of it as one text to share, `privet/destruction/1` (docs/formats.md).
    pub text: String,
}
