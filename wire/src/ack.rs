//! A recipient's acknowledgement of one envelope: canonical JSON, not signed, because a recipient declares only the X25519 keys that
//! envelopes are sealed to.
//!
//! It tells the phone that whoever answered had those very bytes, so that the outbox may drop them. It proves nothing to a third
//! party: anyone who saw the envelope can write one. It does not say that the envelope was opened or its receipt accepted.

use crate::b64;
use crate::canonical::{self, JsonFault, exact};
use crate::ids::Jti;
use crate::merkle::{Hash, sha256};
use serde::{Deserialize, Serialize};

/// The longest acknowledgement, in bytes.
pub const MAX_ACK: usize = 512;

/// Why an acknowledgement is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AckFault {
    /// Not an acknowledgement in its one spelling.
    #[error("not an acknowledgement")]
    Malformed,
    /// Of another envelope.
    #[error("of another envelope")]
    OtherEnvelope,
}

impl From<JsonFault> for AckFault {
    fn from(_: JsonFault) -> Self {
        Self::Malformed
    }
}

/// That an envelope arrived, for instance
/// `{"envelope":"…43 characters…","jti":"…32 hex digits…","received":1772519460}`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ack {
    /// SHA-256 of the envelope's bytes.
    #[serde(with = "b64::array")]
    pub envelope: Hash,
    /// The single-use number of the envelope's header.
    pub jti: Jti,
    /// When, in seconds since 1970 by the recipient's clock.
    pub received: i64,
}

impl Ack {
    /// Acknowledges these bytes.
    #[must_use]
    pub fn of(envelope: &[u8], jti: Jti, received: i64) -> Self {
        Self { envelope: sha256(envelope), jti, received }
    }

    /// The canonical bytes.
    ///
    /// # Errors
    /// [`AckFault::Malformed`] for a time before 1970 or beyond what JSON keeps exactly.
    pub fn encode(&self) -> Result<Vec<u8>, AckFault> {
        self.check()?;
        Ok(canonical::encode(self)?)
    }

    /// Reads an acknowledgement and requires that it is of these bytes.
    ///
    /// # Errors
    /// [`AckFault`]
    pub fn verify(bytes: &[u8], envelope: &[u8], jti: &Jti) -> Result<Self, AckFault> {
        let ack: Self = canonical::parse_strict(bytes, MAX_ACK)?;
        ack.check()?;
        if ack.jti == *jti && ack.envelope == sha256(envelope) {
            Ok(ack)
        } else {
            Err(AckFault::OtherEnvelope)
        }
    }

    fn check(&self) -> Result<(), AckFault> {
        if self.received >= 0 && exact(self.received) { Ok(()) } else { Err(AckFault::Malformed) }
    }
}
