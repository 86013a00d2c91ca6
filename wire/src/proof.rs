//! That one entry stands in a ledger: a C2SP tlog-proof (c2sp.org/tlog-proof), the file `*.tlog-proof`.
//!
//! ```text
//! c2sp.org/tlog-proof@v1
//! extra <base64 of the entry's salt>
//! index 17
//! <base64 hash>                          one line for each hash of the RFC 6962 inclusion proof, leaf's neighbour first
//!
//! <checkpoint>
//! ```
//! The specification leaves `extra` to the application and nothing in it signs that line. Here it is absent or the salt of the entry,
//! and a verifier requires that it is the very salt the entry begins with, so that no part of the file can be changed unnoticed.

use crate::b64;
use crate::checkpoint::{Checkpoint, CheckpointFault, LogKey, MAX_CHECKPOINT, UnverifiedCheckpoint, decimal};
use crate::digest::Salt;
use crate::leaf;
use crate::merkle::{self, Hash};

/// The longest proof, in bytes.
pub const MAX_PROOF: usize = MAX_CHECKPOINT + 4 * 1024;
/// An inclusion proof in a tree of at most 2^64 leaves has no more hashes.
pub const MAX_HASHES: usize = 64;
const FIRST_LINE: &str = "c2sp.org/tlog-proof@v1";

/// Why a proof is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofFault {
    /// Longer than [`MAX_PROOF`], or more than [`MAX_HASHES`] hashes.
    #[error("the proof is too long")]
    TooLong,
    /// Not a proof in its one spelling.
    #[error("not a proof")]
    Malformed,
    /// Its checkpoint is not accepted.
    #[error("the proof's checkpoint: {0}")]
    Checkpoint(#[from] CheckpointFault),
    /// `extra` is not the salt the entry begins with.
    #[error("the salt is not the entry's")]
    WrongSalt,
    /// The entry does not stand at that index in that tree.
    #[error("the entry is not in the ledger at that place")]
    NotIncluded,
}

/// Where an entry stands, by a checkpoint that its log signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Included {
    /// The entry's index, from 0.
    pub index: u64,
    /// The head it was proved against.
    pub checkpoint: Checkpoint,
}

/// A proof that was read; it says nothing until it was held against an entry and the log's key.
#[derive(Debug)]
#[must_use = "verify it; until then it says nothing"]
pub struct Proof {
    extra: Option<Salt>,
    index: u64,
    hashes: Vec<Hash>,
    checkpoint: UnverifiedCheckpoint,
}

impl Proof {
    /// Puts a proof together. Whether it holds is for [`Self::verify`] to say; a ledger asks before it hands one out.
    pub fn new(extra: Option<Salt>, index: u64, hashes: Vec<Hash>, checkpoint: UnverifiedCheckpoint) -> Self {
        Self { extra, index, hashes, checkpoint }
    }

    /// The same with the entry's salt in it.
    pub fn with_salt(self, salt: Salt) -> Self {
        Self { extra: Some(salt), ..self }
    }

    /// The entry's salt, if it stands in the proof.
    #[must_use]
    pub fn salt(&self) -> Option<&Salt> {
        self.extra.as_ref()
    }

    /// The text of the file.
    #[must_use]
    pub fn encode(&self) -> String {
        let extra = self
            .extra
            .as_ref()
            .map(|salt| format!("extra {}\n", b64::encode_std(salt.as_bytes())))
            .unwrap_or_default();
        let hashes: String = self.hashes.iter().map(|hash| b64::encode_std(hash) + "\n").collect();
        format!("{FIRST_LINE}\n{extra}index {}\n{hashes}\n{}", self.index, self.checkpoint.as_str())
    }

    /// Reads a file.
    ///
    /// # Errors
    /// [`ProofFault::TooLong`], [`ProofFault::Malformed`], [`ProofFault::Checkpoint`]
    pub fn parse(text: &str) -> Result<Self, ProofFault> {
        if text.len() > MAX_PROOF {
            return Err(ProofFault::TooLong);
        }
        let (head, checkpoint) = text.split_once("\n\n").ok_or(ProofFault::Malformed)?;
        let mut lines = head.split('\n').peekable();
        if lines.next() != Some(FIRST_LINE) {
            return Err(ProofFault::Malformed);
        }
        let extra = lines.next_if(|line| line.starts_with("extra "));
        let extra = extra.and_then(|line| line.strip_prefix("extra ")).map(b64::decode_std_array::<32>);
        let extra = extra.transpose().map_err(|_| ProofFault::Malformed)?.map(Salt::new);
        let index = lines.next().and_then(|line| line.strip_prefix("index ")).and_then(decimal);
        let index = index.ok_or(ProofFault::Malformed)?;
        let hashes: Result<Vec<Hash>, _> = lines.map(b64::decode_std_array).collect();
        let hashes = hashes.map_err(|_| ProofFault::Malformed)?;
        if hashes.len() > MAX_HASHES {
            return Err(ProofFault::TooLong);
        }
        let read = Self { extra, index, hashes, checkpoint: UnverifiedCheckpoint::parse(checkpoint)? };
        if read.encode() == text { Ok(read) } else { Err(ProofFault::Malformed) }
    }

    /// Does `entry` (salt ‖ body) stand in the ledger whose key this is?
    ///
    /// # Errors
    /// [`ProofFault::Checkpoint`], [`ProofFault::WrongSalt`], [`ProofFault::NotIncluded`]
    pub fn verify(&self, key: &LogKey, entry: &[u8]) -> Result<Included, ProofFault> {
        let checkpoint = self.checkpoint.verify(key)?;
        if self.extra.is_some() && self.extra != leaf::split(entry).map(|(salt, _)| salt) {
            return Err(ProofFault::WrongSalt);
        }
        let leaf = merkle::leaf_hash(entry);
        merkle::verify_inclusion(self.index, checkpoint.size, &leaf, &self.hashes, &checkpoint.root)
            .map_err(|_| ProofFault::NotIncluded)?;
        Ok(Included { index: self.index, checkpoint })
    }
}
