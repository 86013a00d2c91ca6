//! One entry of the ledger: `salt ‖ body`, hashed as an RFC 6962 leaf.
//!
//! The salt keeps a leaf hash from being tested against guessed bodies after the entry was erased.

use crate::digest::Salt;
use crate::merkle::{self, Hash};

/// The bytes of an entry: 32 bytes of salt, then the body.
#[must_use]
pub fn entry(salt: &Salt, body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(32 + body.len());
    bytes.extend_from_slice(salt.as_bytes());
    bytes.extend_from_slice(body);
    bytes
}

/// `SHA-256(0x00 ‖ salt ‖ body)` (RFC 6962 §2.1).
#[must_use]
pub fn hash(salt: &Salt, body: &[u8]) -> Hash {
    merkle::leaf_hash(&entry(salt, body))
}

/// The salt and the body of an entry; nothing if it is shorter than a salt.
#[must_use]
pub fn split(entry: &[u8]) -> Option<(Salt, &[u8])> {
    entry.split_first_chunk::<32>().map(|(salt, body)| (Salt::new(*salt), body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_splits_into_what_it_was_made_of() {
        let salt = Salt::new([9; 32]);
        assert_eq!(split(&entry(&salt, b"body")), Some((salt, b"body".as_slice())));
        assert_eq!(split(&[0; 31]), None);
        assert_eq!(hash(&salt, b"body"), merkle::leaf_hash(&entry(&salt, b"body")));
        assert_ne!(hash(&salt, b"body"), hash(&Salt::new([8; 32]), b"body"));
    }
}
