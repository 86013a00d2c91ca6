//! What a person takes along after a face template was destroyed: two entries of the ledger, each with its proof, and the key that the
//! ledger signs with. Canonical JSON, `privet/destruction/1`:
//!
//! ```json
//! {"destroyed":{"entry":"…","proof":"c2sp.org/tlog-proof@v1\n…"},"destroying":{"entry":"…","proof":"…"},"format":"privet/destruction/1","key":"…"}
//! ```
//! It shows that this ledger says that the template was denied, and that later the key store, asked for its key, answered that it is
//! missing. It does not show that no copy was made before. The key stands inside so that one file is enough; whose key that is, nobody
//! learns from it: whoever checks compares it with one from elsewhere.

use crate::b64;
use crate::canonical::{self, JsonFault, exact};
use crate::checkpoint::{Checkpoint, LogKey};
use crate::ids::{ActivityId, TemplateId};
use crate::leaf;
use crate::proof::{Included, Proof, ProofFault};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The longest record, in bytes.
pub const MAX_DESTRUCTION: usize = 64 * 1024;
const FORMAT: &str = "privet/destruction/1";

/// Why a record of a destruction is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DestructionFault {
    /// Longer than [`MAX_DESTRUCTION`].
    #[error("the record is too long")]
    TooLong,
    /// Not such a record.
    #[error("not a destruction record")]
    Malformed,
    /// Such a record in another spelling than its one.
    #[error("not the canonical spelling")]
    NotCanonical,
    /// Of another ledger than the one whose key was given.
    #[error("of another ledger's key")]
    OtherKey,
    /// One of its two entries is not proved.
    #[error("an entry is not proved: {0}")]
    Proof(#[from] ProofFault),
    /// The two proofs do not speak of one head.
    #[error("its two proofs have different checkpoints")]
    OtherCheckpoint,
    /// An entry says something else than that a template was denied, or that its key was answered missing; or it says that only a
    /// key ended, and no face.
    #[error("an entry says something else")]
    OtherEvent,
    /// The two entries speak of different templates.
    #[error("its two entries speak of different templates")]
    OtherTemplate,
    /// The key was answered missing before the template was denied.
    #[error("its two entries are out of order")]
    OutOfOrder,
}

impl From<JsonFault> for DestructionFault {
    fn from(fault: JsonFault) -> Self {
        match fault {
            JsonFault::TooLong => Self::TooLong,
            JsonFault::Malformed => Self::Malformed,
            JsonFault::NotCanonical => Self::NotCanonical,
        }
    }
}

/// An entry (salt ‖ body) and the text of its `.tlog-proof`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProvedEntry {
    /// The entry's bytes.
    #[serde(with = "b64::vec")]
    pub entry: Vec<u8>,
    /// That it is in the ledger.
    pub proof: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    destroyed: ProvedEntry,
    destroying: ProvedEntry,
    format: String,
    key: String,
}

/// A record that was read; it says nothing until it was verified.
#[derive(Debug)]
#[must_use = "verify it; until then it says nothing"]
pub struct Destruction(Document);

/// What a verified record says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destroyed {
    /// The activity that the template belonged to.
    pub activity: ActivityId,
    /// Which template.
    pub template: TemplateId,
    /// When the ledger says that it was denied (milliseconds since 1970).
    pub denied: i64,
    /// When the ledger says that the key store answered that the key is missing (milliseconds since 1970).
    pub missing: i64,
    /// Where these two stand.
    pub entries: [u64; 2],
    /// The head that both were proved against.
    pub checkpoint: Checkpoint,
}

/// The members that are read of an entry's body; the ledger's own version may have more.
#[derive(Deserialize)]
struct Body {
    at: i64,
    event: Event,
}

#[derive(Deserialize)]
struct Event {
    #[serde(rename = "type")]
    kind: String,
    template: TemplateId,
    activity: ActivityId,
    /// Why it ended; `Off` where nothing is said.
    #[serde(default)]
    why: Option<Value>,
}

impl Destruction {
    /// Puts a record together. Whether it holds is for [`Self::verify`] to say; a ledger asks before it hands one out.
    pub fn new(key: &LogKey, destroying: ProvedEntry, destroyed: ProvedEntry) -> Self {
        Self(Document { destroyed, destroying, format: FORMAT.to_owned(), key: key.to_vkey() })
    }

    /// The text of the file.
    ///
    /// # Errors
    /// [`DestructionFault::TooLong`]
    pub fn encode(&self) -> Result<String, DestructionFault> {
        let text = canonical::encode(&self.0)?;
        if text.len() > MAX_DESTRUCTION {
            return Err(DestructionFault::TooLong);
        }
        String::from_utf8(text).map_err(|_| DestructionFault::Malformed)
    }

    /// Reads a file.
    ///
    /// # Errors
    /// [`DestructionFault::TooLong`], [`DestructionFault::Malformed`], [`DestructionFault::NotCanonical`]
    pub fn parse(text: &[u8]) -> Result<Self, DestructionFault> {
        let read: Document = canonical::parse_strict(text, MAX_DESTRUCTION)?;
        if read.format == FORMAT { Ok(Self(read)) } else { Err(DestructionFault::Malformed) }
    }

    /// The key that stands in it. Anybody can write a record with a key of their own.
    ///
    /// # Errors
    /// [`DestructionFault::Malformed`]
    pub fn unverified_key(&self) -> Result<LogKey, DestructionFault> {
        LogKey::from_vkey(&self.0.key).map_err(|_| DestructionFault::Malformed)
    }

    /// Does the ledger whose key this is say so?
    ///
    /// # Errors
    /// [`DestructionFault`]
    pub fn verify(&self, key: &LogKey) -> Result<Destroyed, DestructionFault> {
        if self.unverified_key()? != *key {
            return Err(DestructionFault::OtherKey);
        }
        let (first, denied) = said(&self.0.destroying, "TemplateDestroying", key)?;
        let (second, missing) = said(&self.0.destroyed, "TemplateDestroyed", key)?;
        if first.checkpoint != second.checkpoint {
            return Err(DestructionFault::OtherCheckpoint);
        }
        let Event { template, activity, .. } = denied.event;
        if missing.event.template != template || missing.event.activity != activity {
            return Err(DestructionFault::OtherTemplate);
        }
        if first.index >= second.index {
            return Err(DestructionFault::OutOfOrder);
        }
        Ok(Destroyed {
            activity,
            template,
            denied: denied.at,
            missing: missing.at,
            entries: [first.index, second.index],
            checkpoint: second.checkpoint,
        })
    }
}

/// Ended a face with it? Where its content moved to another key, or it was never in place, only a key did.
fn ends_a_face(why: Option<&Value>) -> bool {
    why.is_none_or(|why| matches!(why.as_str(), Some("Off" | "Replaced" | "KeyLost")))
}

/// Where a proved entry stands and what its body says, which has to be an event of this kind.
fn said(held: &ProvedEntry, kind: &str, key: &LogKey) -> Result<(Included, Body), DestructionFault> {
    let included = Proof::parse(&held.proof)?.verify(key, &held.entry)?;
    let (_, body) = leaf::split(&held.entry).ok_or(DestructionFault::OtherEvent)?;
    let body: Body = serde_json::from_slice(body).map_err(|_| DestructionFault::OtherEvent)?;
    let as_expected = body.event.kind == kind && ends_a_face(body.event.why.as_ref()) && exact(body.at);
    if as_expected { Ok((included, body)) } else { Err(DestructionFault::OtherEvent) }
}
