//! Public keys that envelopes are sealed to: X25519 as a JSON Web Key (RFC 7517, RFC 8037 §2).

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as B64;
use serde::{Deserialize, Serialize};

/// A public X25519 key as a JWK. A private member (`d`) is an unknown field and refused.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnvelopeKey {
    /// The key type.
    pub kty: KeyType,
    /// The curve.
    pub crv: Curve,
    /// A name for the key, if the recipient gives it one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kid: Option<String>,
    /// The public key.
    pub x: X25519Public,
}

impl EnvelopeKey {
    /// A key without a name.
    #[must_use]
    pub const fn new(public: [u8; 32]) -> Self {
        Self { kty: KeyType::Okp, crv: Curve::X25519, kid: None, x: X25519Public(public) }
    }
}

/// The only key type there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum KeyType {
    /// Octet key pair (RFC 8037).
    #[serde(rename = "OKP")]
    Okp,
}

/// The only curve there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Curve {
    /// RFC 7748 §5.
    X25519,
}

/// 32 bytes, written as canonical base64url without padding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct X25519Public([u8; 32]);

/// Why a text is not a public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a public key")]
pub struct BadKey;

impl X25519Public {
    /// The u-coordinate, little-endian (RFC 7748 §5).
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl TryFrom<String> for X25519Public {
    type Error = BadKey;
    fn try_from(text: String) -> Result<Self, BadKey> {
        let bytes: [u8; 32] = B64.decode(&text).map_err(|_| BadKey)?.try_into().map_err(|_| BadKey)?;
        // One spelling per key: what re-encodes otherwise is refused. The zero point would make every secret zero.
        if B64.encode(bytes) == text && bytes != [0; 32] { Ok(Self(bytes)) } else { Err(BadKey) }
    }
}

impl From<X25519Public> for String {
    fn from(key: X25519Public) -> Self {
        B64.encode(key.0)
    }
}
