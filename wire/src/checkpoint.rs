//! The signed head of a ledger: a C2SP signed note (c2sp.org/signed-note) whose text is a C2SP checkpoint (c2sp.org/tlog-checkpoint),
//! signed with Ed25519 (RFC 8032).
//!
//! ```text
//! lantern.example/ledger/4f1c
//! 42
//! 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
//!
//! — lantern.example/ledger/4f1c AbCdEf…
//! ```
//! Of what the specification leaves open this takes the narrow way: three body lines (extension lines are refused), one spelling of the
//! number, exactly one signature by the log's own key. Signatures by others, at most 16 in all, are carried and not believed.

use crate::b64;
use crate::merkle::{Hash, sha256};
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair as _, UnparsedPublicKey};
use std::fmt;

/// The longest checkpoint, in bytes.
pub const MAX_CHECKPOINT: usize = 8 * 1024;
/// The most signatures of a note.
pub const MAX_SIGNATURES: usize = 16;
const MAX_ORIGIN: usize = 200;
const ED25519_TYPE: u8 = 1;

/// Why a checkpoint, an origin or a key is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointFault {
    /// Longer than [`MAX_CHECKPOINT`], or more than [`MAX_SIGNATURES`] signatures.
    #[error("too long")]
    TooLong,
    /// Not of this format in its one spelling.
    #[error("not a checkpoint")]
    Malformed,
    /// Of another log.
    #[error("of another log")]
    WrongOrigin,
    /// Not signed by the log's key.
    #[error("not signed by the log's key")]
    NoSignature,
    /// The signature by the log's key does not hold.
    #[error("the signature does not hold")]
    BadSignature,
}

/// Name of one ledger: 1 to 200 visible ASCII characters but `+`; first line of its checkpoints and name of its key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin(String);

impl Origin {
    /// From its text.
    ///
    /// # Errors
    /// [`CheckpointFault::Malformed`] for another length or alphabet.
    pub fn new(text: &str) -> Result<Self, CheckpointFault> {
        if is_key_name(text) { Ok(Self(text.to_owned())) } else { Err(CheckpointFault::Malformed) }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Narrower than the specification (which only bars spaces and plus) so that two names that look alike are alike.
fn is_key_name(text: &str) -> bool {
    (1..=MAX_ORIGIN).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic() && b != b'+')
}

/// The public key of a ledger and its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogKey {
    origin: Origin,
    public: [u8; 32],
}

impl LogKey {
    /// The public half of the seed.
    ///
    /// # Errors
    /// [`CheckpointFault::Malformed`] never in practice; kept so that no step can panic.
    pub fn from_seed(origin: Origin, seed: &[u8; 32]) -> Result<Self, CheckpointFault> {
        let pair = Ed25519KeyPair::from_seed_unchecked(seed).map_err(|_| CheckpointFault::Malformed)?;
        let public = pair.public_key().as_ref().try_into().map_err(|_| CheckpointFault::Malformed)?;
        Ok(Self { origin, public })
    }

    /// The ledger's name.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The first four bytes of `SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key)` (signed-note, "Signatures").
    #[must_use]
    pub fn key_id(&self) -> [u8; 4] {
        let hash = sha256(&[self.origin.0.as_bytes(), b"\n", &[ED25519_TYPE], &self.public].concat());
        let [a, b, c, d, ..] = hash;
        [a, b, c, d]
    }

    /// `<name>+<key id, 8 hex digits>+<base64 of 0x01 ‖ public key>` (signed-note, "Verifier keys").
    #[must_use]
    pub fn to_vkey(&self) -> String {
        let id = u32::from_be_bytes(self.key_id());
        let key = b64::encode_std(&[[ED25519_TYPE].as_slice(), &self.public].concat());
        format!("{}+{id:08x}+{key}", self.origin.0)
    }

    /// Reads what [`Self::to_vkey`] wrote.
    ///
    /// # Errors
    /// [`CheckpointFault::Malformed`] for anything else, another key type or a key id that is not the key's.
    pub fn from_vkey(text: &str) -> Result<Self, CheckpointFault> {
        if text.len() > MAX_ORIGIN + 64 {
            return Err(CheckpointFault::TooLong);
        }
        let mut parts = text.splitn(3, '+');
        let (origin, key) = match (parts.next(), parts.next(), parts.next()) {
            (Some(origin), Some(_), Some(key)) => (Origin::new(origin)?, key),
            _ => return Err(CheckpointFault::Malformed),
        };
        let [kind, public @ ..] = b64::decode_std_array::<33>(key).map_err(|_| CheckpointFault::Malformed)?;
        let read = Self { origin, public };
        if kind == ED25519_TYPE && read.to_vkey() == text {
            Ok(read)
        } else {
            Err(CheckpointFault::Malformed)
        }
    }
}

/// The head of a ledger: its name, how many entries, and the root over them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The ledger's name.
    pub origin: Origin,
    /// Number of entries.
    pub size: u64,
    /// RFC 6962 root of the tree of that size.
    pub root: Hash,
}

impl Checkpoint {
    /// The three lines that are signed, each ended by a line feed.
    #[must_use]
    pub fn body(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin.0, self.size, b64::encode_std(&self.root))
    }

    /// Reads a body on its own (the ledger commits to it).
    ///
    /// # Errors
    /// [`CheckpointFault::Malformed`] for anything but what [`Self::body`] writes.
    pub fn parse_body(body: &str) -> Result<Self, CheckpointFault> {
        let mut lines = body.split('\n');
        let (Some(origin), Some(size), Some(root)) = (lines.next(), lines.next(), lines.next()) else {
            return Err(CheckpointFault::Malformed);
        };
        let read = Self {
            origin: Origin::new(origin)?,
            size: decimal(size).ok_or(CheckpointFault::Malformed)?,
            root: b64::decode_std_array(root).map_err(|_| CheckpointFault::Malformed)?,
        };
        if read.body() == body { Ok(read) } else { Err(CheckpointFault::Malformed) }
    }

    /// The signed note, by the key whose seed this is. The key's name is the origin.
    ///
    /// # Errors
    /// As [`LogKey::from_seed`].
    pub fn sign(&self, seed: &[u8; 32]) -> Result<String, CheckpointFault> {
        let pair = Ed25519KeyPair::from_seed_unchecked(seed).map_err(|_| CheckpointFault::Malformed)?;
        let id = LogKey::from_seed(self.origin.clone(), seed)?.key_id();
        let body = self.body();
        let signature = pair.sign(body.as_bytes());
        let line = b64::encode_std(&[id.as_slice(), signature.as_ref()].concat());
        Ok(format!("{body}\n\u{2014} {} {line}\n", self.origin.0))
    }
}

/// A decimal number without sign, spaces or leading zeros.
pub(crate) fn decimal(text: &str) -> Option<u64> {
    let number: u64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

struct NoteSignature {
    name: String,
    key_id: [u8; 4],
    bytes: Vec<u8>,
}

/// A checkpoint that was read; who signed it is not known yet.
#[must_use = "verify it; until then it says nothing"]
pub struct UnverifiedCheckpoint {
    text: String,
    checkpoint: Checkpoint,
    signatures: Vec<NoteSignature>,
}

impl UnverifiedCheckpoint {
    /// Reads a signed note.
    ///
    /// # Errors
    /// [`CheckpointFault::TooLong`], [`CheckpointFault::Malformed`]
    pub fn parse(text: &str) -> Result<Self, CheckpointFault> {
        if text.len() > MAX_CHECKPOINT {
            return Err(CheckpointFault::TooLong);
        }
        let (before, lines) = text.split_once("\n\n").ok_or(CheckpointFault::Malformed)?;
        let checkpoint = Checkpoint::parse_body(&format!("{before}\n"))?;
        let lines = lines.strip_suffix('\n').ok_or(CheckpointFault::Malformed)?;
        let signatures = lines.split('\n').map(signature_line).collect::<Option<Vec<_>>>();
        let signatures = signatures.ok_or(CheckpointFault::Malformed)?;
        if signatures.len() > MAX_SIGNATURES {
            return Err(CheckpointFault::TooLong);
        }
        Ok(Self { text: text.to_owned(), checkpoint, signatures })
    }

    /// The text that was read.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Requires that this is the log's checkpoint and bears exactly one signature by its key.
    ///
    /// # Errors
    /// [`CheckpointFault::WrongOrigin`], [`CheckpointFault::NoSignature`], [`CheckpointFault::BadSignature`];
    /// [`CheckpointFault::Malformed`] if the key signed twice.
    pub fn verify(&self, key: &LogKey) -> Result<Checkpoint, CheckpointFault> {
        if self.checkpoint.origin != key.origin {
            return Err(CheckpointFault::WrongOrigin);
        }
        let mut own =
            self.signatures.iter().filter(|made| made.name == key.origin.0 && made.key_id == key.key_id());
        let signature = own.next().ok_or(CheckpointFault::NoSignature)?;
        if own.next().is_some() {
            return Err(CheckpointFault::Malformed);
        }
        UnparsedPublicKey::new(&ED25519, &key.public)
            .verify(self.checkpoint.body().as_bytes(), &signature.bytes)
            .map_err(|_| CheckpointFault::BadSignature)?;
        Ok(self.checkpoint.clone())
    }
}

impl fmt::Debug for UnverifiedCheckpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "UnverifiedCheckpoint(size {})", self.checkpoint.size)
    }
}

/// `— <name> <base64 of key id ‖ signature>`
fn signature_line(line: &str) -> Option<NoteSignature> {
    let (name, encoded) = line.strip_prefix("\u{2014} ")?.split_once(' ')?;
    let bytes = b64::decode_std(encoded).ok()?;
    let (key_id, signature) = bytes.split_first_chunk::<4>()?;
    let sound = is_key_name(name) && !signature.is_empty();
    sound.then(|| NoteSignature { name: name.to_owned(), key_id: *key_id, bytes: signature.to_vec() })
}
