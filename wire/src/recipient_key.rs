//! The X25519 keys that envelopes are sealed to: public on the phone (from the manifest), private at the recipient.

use crate::b64;
use crate::canonical;
use crate::key::{KeyError, KeyId};
use hpke::{Deserializable as _, Kem as _, Serializable as _, kem::X25519HkdfSha256};
use serde::{Deserialize, Serialize};
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

const MAX_JWK: usize = 512;

/// A recipient's public key. As JSON it is its JWK (RFC 8037 §2).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Jwk", into = "Jwk")]
pub struct RecipientKey([u8; 32]);

/// RFC 8037 §2, with exactly the members that its Appendix A.3 puts into a thumbprint.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Jwk {
    crv: String,
    kty: String,
    #[serde(with = "b64::array")]
    x: [u8; 32],
}

impl TryFrom<Jwk> for RecipientKey {
    type Error = KeyError;
    fn try_from(jwk: Jwk) -> Result<Self, KeyError> {
        if jwk.crv == "X25519" && jwk.kty == "OKP" { Ok(Self(jwk.x)) } else { Err(KeyError::BadKey) }
    }
}

impl From<RecipientKey> for Jwk {
    fn from(key: RecipientKey) -> Self {
        Self { crv: "X25519".into(), kty: "OKP".into(), x: key.0 }
    }
}

impl RecipientKey {
    /// From the 32 bytes of RFC 7748.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// From a canonical JWK with the members crv, kty and x, no more.
    ///
    /// # Errors
    /// [`KeyError::BadKey`] for anything else.
    pub fn from_jwk(json: &[u8]) -> Result<Self, KeyError> {
        canonical::parse_strict(json, MAX_JWK).map_err(|_| KeyError::BadKey)
    }

    /// The canonical JWK, for instance
    /// `{"crv":"X25519","kty":"OKP","x":"3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08"}`
    #[must_use]
    pub fn to_jwk(&self) -> Vec<u8> {
        format!(r#"{{"crv":"X25519","kty":"OKP","x":"{}"}}"#, b64::encode_url(&self.0)).into_bytes()
    }

    /// The RFC 7638 thumbprint.
    #[must_use]
    pub fn id(&self) -> KeyId {
        KeyId::of_canonical_jwk(&self.to_jwk())
    }

    /// The bytes of the u-coordinate (RFC 7748 §5).
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for RecipientKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RecipientKey({})", self.id())
    }
}

/// A recipient's private key; wiped when dropped, never printed.
#[derive(Clone)]
pub struct RecipientSecret(Zeroizing<[u8; 32]>);

/// RFC 8037 §2 with `d`.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
struct PrivateJwk {
    crv: String,
    #[serde(with = "b64::array")]
    d: [u8; 32],
    kty: String,
    #[serde(with = "b64::array")]
    x: [u8; 32],
}

impl RecipientSecret {
    /// From 32 bytes that the caller drew at random or keeps. They are clamped (RFC 7748 §5), so that a key has one spelling.
    #[must_use]
    pub fn new(mut bytes: [u8; 32]) -> Self {
        let [first, .., last] = &mut bytes;
        *first &= 0xf8;
        *last = (*last & 0x7f) | 0x40;
        let secret = Self(Zeroizing::new(bytes));
        bytes.zeroize();
        secret
    }

    /// From a canonical private JWK with the members crv, d, kty and x, no more.
    ///
    /// # Errors
    /// [`KeyError::BadKey`] for anything else, and if x is not the public half of d.
    pub fn from_jwk(json: &[u8]) -> Result<Self, KeyError> {
        let jwk: PrivateJwk = canonical::parse_strict(json, MAX_JWK).map_err(|_| KeyError::BadKey)?;
        let secret = Self::new(jwk.d);
        let same =
            jwk.crv == "X25519" && jwk.kty == "OKP" && *secret.0 == jwk.d && secret.public()?.0 == jwk.x;
        if same { Ok(secret) } else { Err(KeyError::BadKey) }
    }

    /// The canonical private JWK.
    ///
    /// # Errors
    /// [`KeyError::BadKey`] never in practice; kept so that no step can panic.
    pub fn to_jwk(&self) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        let jwk = PrivateJwk { crv: "X25519".into(), d: *self.0, kty: "OKP".into(), x: self.public()?.0 };
        canonical::encode(&jwk).map(Zeroizing::new).map_err(|_| KeyError::BadKey)
    }

    /// The public half.
    ///
    /// # Errors
    /// [`KeyError::BadKey`] never in practice; kept so that no step can panic.
    pub fn public(&self) -> Result<RecipientKey, KeyError> {
        Ok(RecipientKey(X25519HkdfSha256::sk_to_pk(&self.hpke()?).to_bytes().into()))
    }

    pub(crate) fn hpke(&self) -> Result<<X25519HkdfSha256 as hpke::Kem>::PrivateKey, KeyError> {
        <X25519HkdfSha256 as hpke::Kem>::PrivateKey::from_bytes(self.0.as_slice())
            .map_err(|_| KeyError::BadKey)
    }
}

impl fmt::Debug for RecipientSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecipientSecret(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_private_key_reads_back_and_is_not_printed() {
        let secret = RecipientSecret::new([0xff; 32]);
        let jwk = secret.to_jwk().unwrap();
        let read = RecipientSecret::from_jwk(&jwk).unwrap();
        assert_eq!(read.public(), secret.public());
        assert_eq!(format!("{secret:?}"), "RecipientSecret(..)");
        let public = secret.public().unwrap();
        assert_eq!(RecipientKey::from_jwk(&public.to_jwk()), Ok(public));
        assert_eq!(RecipientKey::from_jwk(&jwk), Err(KeyError::BadKey), "a private key is not a public one");
    }

    #[test]
    fn the_thumbprint_is_the_one_of_rfc_8037_style_members() {
        let public = RecipientSecret::new([1; 32]).public().unwrap();
        assert_eq!(public.to_jwk(), canonical::encode(&public).unwrap());
    }

    proptest! {
        #[test]
        fn hostile_or_altered_keys_never_panic_and_never_pass_for_the_key(
            noise in proptest::collection::vec(any::<u8>(), 0..200), at in any::<proptest::sample::Index>(), bit in 0u8..8,
        ) {
            let _ = RecipientKey::from_jwk(&noise);
            let _ = RecipientSecret::from_jwk(&noise);
            let mut jwk = RecipientSecret::new([3; 32]).to_jwk().unwrap();
            let at = at.index(jwk.len());
            jwk[at] ^= 1 << bit;
            prop_assert!(RecipientSecret::from_jwk(&jwk).is_err());
        }
    }
}
