//! What a person takes along of one choice: one entry of the ledger, that it is in it, and the key the ledger signs with. Canonical JSON,
//! `privet/slip/1`:
//!
//! ```json
//! {"body":"{\"v\":4,\"at\":…,\"event\":{…}}","format":"privet/slip/1","key":"…","proof":"c2sp.org/tlog-proof@v1\nextra …\nindex 17\n…"}
//! ```
//! The proof is the file of [`crate::proof`] and holds the entry's salt, so that salt and `body` are the whole entry. `body` stands as text:
//! in base64 it would not fit a QR code once packed. The key stands inside so that one file is enough; whose key that is, nobody learns
//! from it: whoever checks compares it with one from elsewhere.

use crate::canonical::{self, JsonFault};
use crate::checkpoint::{Checkpoint, LogKey};
use crate::leaf;
use crate::proof::{Proof, ProofFault};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The longest slip, in bytes: a confirmed send has its receipt and its lines in it.
pub const MAX_SLIP: usize = 128 * 1024;
const FORMAT: &str = "privet/slip/1";

/// Why a slip is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SlipFault {
    /// Longer than [`MAX_SLIP`].
    #[error("the slip is too long")]
    TooLong,
    /// Not a slip.
    #[error("not a slip")]
    Malformed,
    /// A slip in another spelling than its one.
    #[error("not the canonical spelling")]
    NotCanonical,
    /// Of another ledger than the one whose key was given.
    #[error("of another ledger's key")]
    OtherKey,
    /// Its entry is not proved.
    #[error("its entry is not proved: {0}")]
    Proof(#[from] ProofFault),
}

impl From<JsonFault> for SlipFault {
    fn from(fault: JsonFault) -> Self {
        match fault {
            JsonFault::TooLong => Self::TooLong,
            JsonFault::Malformed => Self::Malformed,
            JsonFault::NotCanonical => Self::NotCanonical,
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    body: String,
    format: String,
    key: String,
    proof: String,
}

/// A slip that was read; it says nothing until it was verified. Its `Debug` names nothing of it.
#[must_use = "verify it; until then it says nothing"]
pub struct Slip(Document);

/// What a verified slip says.
#[derive(Clone, PartialEq, Eq)]
pub struct Slipped {
    /// Where the entry stands, from 0.
    pub index: u64,
    /// The head it was proved against.
    pub checkpoint: Checkpoint,
    /// The entry's body, JSON of the ledger's own version.
    pub body: String,
}

impl Slip {
    /// Puts a slip together of an entry (salt ‖ body) and its proof, which gets the salt. Whether it holds is for [`Self::verify`] to
    /// say; a ledger asks before it hands one out.
    ///
    /// # Errors
    /// [`SlipFault::Malformed`] if the entry is shorter than a salt or its body no text.
    pub fn new(key: &LogKey, entry: &[u8], proof: Proof) -> Result<Self, SlipFault> {
        let (salt, body) = leaf::split(entry).ok_or(SlipFault::Malformed)?;
        let body = std::str::from_utf8(body).map_err(|_| SlipFault::Malformed)?.to_owned();
        let proof = proof.with_salt(salt).encode();
        Ok(Self(Document { body, format: FORMAT.to_owned(), key: key.to_vkey(), proof }))
    }

    /// The text of the file.
    ///
    /// # Errors
    /// [`SlipFault::TooLong`]
    pub fn encode(&self) -> Result<String, SlipFault> {
        let text = canonical::encode(&self.0)?;
        if text.len() > MAX_SLIP {
            return Err(SlipFault::TooLong);
        }
        String::from_utf8(text).map_err(|_| SlipFault::Malformed)
    }

    /// Reads a file.
    ///
    /// # Errors
    /// [`SlipFault::TooLong`], [`SlipFault::Malformed`], [`SlipFault::NotCanonical`]
    pub fn parse(text: &[u8]) -> Result<Self, SlipFault> {
        let read: Document = canonical::parse_strict(text, MAX_SLIP)?;
        if read.format == FORMAT { Ok(Self(read)) } else { Err(SlipFault::Malformed) }
    }

    /// The key that stands in it. Anybody can write a slip with a key of their own.
    ///
    /// # Errors
    /// [`SlipFault::Malformed`]
    pub fn unverified_key(&self) -> Result<LogKey, SlipFault> {
        LogKey::from_vkey(&self.0.key).map_err(|_| SlipFault::Malformed)
    }

    /// Does the ledger whose key this is hold this entry?
    ///
    /// # Errors
    /// [`SlipFault`]
    pub fn verify(&self, key: &LogKey) -> Result<Slipped, SlipFault> {
        if self.unverified_key()? != *key {
            return Err(SlipFault::OtherKey);
        }
        let proof = Proof::parse(&self.0.proof)?;
        let salt = proof.salt().ok_or(SlipFault::Malformed)?;
        let included = proof.verify(key, &leaf::entry(salt, self.0.body.as_bytes()))?;
        Ok(Slipped { index: included.index, checkpoint: included.checkpoint, body: self.0.body.clone() })
    }
}

impl fmt::Debug for Slip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Slip(..)")
    }
}

impl fmt::Debug for Slipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Slipped(entry {} of {})", self.index, self.checkpoint.size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checkpoint::{Origin, UnverifiedCheckpoint};
    use crate::digest::Salt;
    use crate::merkle::leaf_hash;
    use proptest::prelude::*;

    fn slip() -> (LogKey, String) {
        let origin = Origin::new("lantern.example/ledger/4f1c").unwrap();
        let key = LogKey::from_seed(origin.clone(), &[7; 32]).unwrap();
        let entry = leaf::entry(&Salt::new([9; 32]), br#"{"v":4,"at":1}"#);
        let head = Checkpoint { origin, size: 1, root: leaf_hash(&entry) };
        let head = UnverifiedCheckpoint::parse(&head.sign(&[7; 32]).unwrap()).unwrap();
        let made = Slip::new(&key, &entry, Proof::new(None, 0, vec![], head)).unwrap();
        (key, made.encode().unwrap())
    }

    #[test]
    fn a_slip_reads_back_and_no_flipped_bit_of_it_is_accepted() {
        let (key, text) = slip();
        let said = Slip::parse(text.as_bytes()).unwrap().verify(&key).unwrap();
        assert_eq!((said.index, said.checkpoint.size, said.body.as_str()), (0, 1, r#"{"v":4,"at":1}"#));
        for bit in 0..text.len() * 8 {
            let mut bytes = text.clone().into_bytes();
            bytes[bit / 8] ^= 1 << (bit % 8);
            let read = Slip::parse(&bytes);
            // Under its own key neither: a changed key does not fit its id.
            let own = read.and_then(|slip| slip.verify(&slip.unverified_key()?));
            assert!(own.is_err(), "bit {bit}");
        }
    }

    #[test]
    fn a_slip_of_another_ledger_is_told_apart_from_a_changed_one() {
        let (key, text) = slip();
        let other = LogKey::from_seed(key.origin().clone(), &[8; 32]).unwrap();
        assert_eq!(Slip::parse(text.as_bytes()).unwrap().verify(&other), Err(SlipFault::OtherKey));
    }

    #[test]
    fn a_proof_without_the_salt_is_no_slip() {
        let (key, text) = slip();
        let at = text.find("extra ").unwrap();
        let bare = format!("{}{}", &text[..at], &text[at + "extra ".len() + 44 + 2..]);
        assert_eq!(Slip::parse(bare.as_bytes()).unwrap().verify(&key), Err(SlipFault::Malformed));
    }

    proptest! {
        #[test]
        fn arbitrary_bytes_are_no_slip_and_no_panic(bytes in proptest::collection::vec(any::<u8>(), 0..512)) {
            prop_assert!(Slip::parse(&bytes).is_err());
        }
    }
}
