//! Digests that nobody can guess or compare without the salt, each under its own label.
//!
//! `SHA-256(label ‖ 0x00 ‖ 32-byte salt ‖ bytes)`. No label holds a zero byte and the salt's length is fixed, so the parts
//! cannot be cut in two ways. A fresh salt for every digest keeps equal things from looking equal to two recipients.

use crate::b64;
use crate::merkle::{Hash, sha256};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a digest is of. A digest under one label says nothing under another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Label {
    /// The exact payload bytes that leave.
    Payload,
    /// The canonical bytes of [`crate::shown::Shown`].
    Shown,
    /// The body of the checkpoint that came before the approval.
    Commitment,
}

impl Label {
    /// The text that is hashed.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Payload => "privet/payload/v1",
            Self::Shown => "privet/shown/v1",
            Self::Commitment => "privet/commitment/v1",
        }
    }
}

/// 32 random bytes; whoever knows them can test a guess at what was digested, so they are shown to nobody by accident.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Salt(#[serde(with = "b64::array")] [u8; 32]);

impl Salt {
    /// From 32 bytes that the caller drew at random for this one digest.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Salt(..)")
    }
}

/// `SHA-256(label ‖ 0x00 ‖ salt ‖ bytes)`.
#[must_use]
pub fn salted(label: Label, salt: &Salt, bytes: &[u8]) -> Hash {
    let label = label.as_str().as_bytes();
    let mut input = zeroize::Zeroizing::new(Vec::with_capacity(label.len() + 33 + bytes.len()));
    input.extend_from_slice(label);
    input.push(0);
    input.extend_from_slice(&salt.0);
    input.extend_from_slice(bytes);
    sha256(&input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn label_salt_and_bytes_each_change_the_digest() {
        let base = salted(Label::Payload, &Salt::new([1; 32]), b"x");
        assert_ne!(base, salted(Label::Shown, &Salt::new([1; 32]), b"x"));
        assert_ne!(base, salted(Label::Payload, &Salt::new([2; 32]), b"x"));
        assert_ne!(base, salted(Label::Payload, &Salt::new([1; 32]), b"y"));
        let mut spelled_out = b"privet/payload/v1\0".to_vec();
        spelled_out.extend_from_slice(&[1; 32]);
        spelled_out.push(b'x');
        assert_eq!(base, sha256(&spelled_out));
    }

    #[test]
    fn a_salt_is_not_printed() {
        assert_eq!(format!("{:?}", Salt::new([0xab; 32])), "Salt(..)");
    }
}
