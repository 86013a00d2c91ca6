//! P-256 public keys that confirm or notify, their names, and the signatures they make.
//!
//! A [`PublicKey`] is a point on the curve: every way in checks that. A [`Signature`] is two numbers in range. Whether one fits
//! the other is [`PublicKey::verify`].

use crate::b64;
use crate::canonical::{self, JsonFault};
use crate::merkle::sha256;
use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use serde::{Deserialize, Serialize};
use std::fmt;

/// DER of a `SubjectPublicKeyInfo` up to the point: id-ecPublicKey, prime256v1, BIT STRING of 66 bytes with no unused bits
/// (RFC 5480 §2). One spelling: compressed points and other parameters are refused.
const SPKI_PREFIX: [u8; 26] = [
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86,
    0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
];
const MAX_JWK: usize = 512;

/// Why bytes are not a key or a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Not a key of the expected kind in its one spelling.
    #[error("not a key of the expected kind")]
    BadKey,
    /// Neither DER nor `r ‖ s`, or a number out of range.
    #[error("not a signature")]
    BadSignature,
    /// A well-formed signature that this key did not make over these bytes.
    #[error("the signature does not hold")]
    DoesNotHold,
}

/// RFC 7638 SHA-256 thumbprint of a key: `kid` of a JWS, key id of an envelope.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct KeyId(#[serde(with = "b64::array")] [u8; 32]);

impl KeyId {
    /// From the 32 bytes of a thumbprint.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The thumbprint of a key whose canonical JWK has exactly the members that RFC 7638 §3.2 requires: then the canonical
    /// JWK is the hash input.
    pub(crate) fn of_canonical_jwk(jwk: &[u8]) -> Self {
        Self(sha256(jwk))
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&b64::encode_url(&self.0))
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({self})")
    }
}

/// How the person proved to the device that it is they, for one signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum UserVerification {
    /// Face or finger.
    Bio,
    /// The device's PIN, pattern or password.
    Pin,
}

/// A point on P-256. As JSON it is its JWK.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Jwk", into = "Jwk")]
pub struct PublicKey {
    x: [u8; 32],
    y: [u8; 32],
}

/// RFC 7518 §6.2.1, with exactly the members that RFC 7638 §3.2 names.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Jwk {
    crv: String,
    kty: String,
    #[serde(with = "b64::array")]
    x: [u8; 32],
    #[serde(with = "b64::array")]
    y: [u8; 32],
}

impl TryFrom<Jwk> for PublicKey {
    type Error = KeyError;
    fn try_from(jwk: Jwk) -> Result<Self, KeyError> {
        if jwk.crv != "P-256" || jwk.kty != "EC" {
            return Err(KeyError::BadKey);
        }
        Self { x: jwk.x, y: jwk.y }.on_curve()
    }
}

impl From<PublicKey> for Jwk {
    fn from(key: PublicKey) -> Self {
        Self { crv: "P-256".into(), kty: "EC".into(), x: key.x, y: key.y }
    }
}

impl PublicKey {
    /// From an uncompressed point: `0x04 ‖ x ‖ y` (SEC 1 §2.3.3).
    ///
    /// # Errors
    /// [`KeyError::BadKey`] if it has another form or is not on the curve.
    pub fn from_point(bytes: &[u8]) -> Result<Self, KeyError> {
        let rest = bytes.strip_prefix(&[4]).ok_or(KeyError::BadKey)?;
        let (x, y) = rest.split_first_chunk::<32>().ok_or(KeyError::BadKey)?;
        Self { x: *x, y: y.try_into().map_err(|_| KeyError::BadKey)? }.on_curve()
    }

    /// From a DER `SubjectPublicKeyInfo` (RFC 5480), as Android's and Apple's key stores export it.
    ///
    /// # Errors
    /// [`KeyError::BadKey`] unless it is exactly the 26-byte prefix of P-256 and an uncompressed point on the curve.
    pub fn from_spki(der: &[u8]) -> Result<Self, KeyError> {
        Self::from_point(der.strip_prefix(&SPKI_PREFIX).ok_or(KeyError::BadKey)?)
    }

    /// The DER `SubjectPublicKeyInfo`, 91 bytes.
    #[must_use]
    pub fn to_spki(&self) -> Vec<u8> {
        [SPKI_PREFIX.as_slice(), &self.to_point()].concat()
    }

    /// `0x04 ‖ x ‖ y`, 65 bytes.
    #[must_use]
    pub fn to_point(&self) -> Vec<u8> {
        [[4].as_slice(), &self.x, &self.y].concat()
    }

    /// From a canonical JWK with the members crv, kty, x and y, no more.
    ///
    /// # Errors
    /// [`KeyError::BadKey`] for anything else, and for a point that is not on the curve.
    pub fn from_jwk(json: &[u8]) -> Result<Self, KeyError> {
        canonical::parse_strict(json, MAX_JWK).map_err(|_: JsonFault| KeyError::BadKey)
    }

    /// The canonical JWK (RFC 7517, RFC 7518 §6.2.1), for instance
    /// `{"crv":"P-256","kty":"EC","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}`
    #[must_use]
    pub fn to_jwk(&self) -> Vec<u8> {
        let (x, y) = (b64::encode_url(&self.x), b64::encode_url(&self.y));
        format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#).into_bytes()
    }

    /// The RFC 7638 thumbprint.
    #[must_use]
    pub fn id(&self) -> KeyId {
        KeyId::of_canonical_jwk(&self.to_jwk())
    }

    /// Did this key sign `message` (ECDSA over SHA-256)?
    ///
    /// # Errors
    /// [`KeyError::DoesNotHold`] if it did not.
    pub fn verify(&self, message: &[u8], signature: &Signature) -> Result<(), KeyError> {
        UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, self.to_point())
            .verify(message, &signature.0)
            .map_err(|_| KeyError::DoesNotHold)
    }

    fn on_curve(self) -> Result<Self, KeyError> {
        p256::PublicKey::from_sec1_bytes(&self.to_point()).map_err(|_| KeyError::BadKey)?;
        Ok(self)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.id())
    }
}

/// An ECDSA signature as JWS wants it: `r ‖ s`, 64 bytes (RFC 7518 §3.4).
///
/// Both `s` and `n − s` are accepted: hardware signs either way and single use hangs on `jti`, never on the signature's bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Signature([u8; 64]);

impl Signature {
    /// From what a key store gives: `r ‖ s` if it is 64 bytes long, else DER `Ecdsa-Sig-Value` (RFC 3279 §2.2.3). A DER form of
    /// exactly 64 bytes needs numbers 40 bits shorter than usual; the rule by length keeps the reading unambiguous.
    ///
    /// # Errors
    /// [`KeyError::BadSignature`] if it is neither, or a number is zero or not below the group's order.
    pub fn from_key_store(bytes: &[u8]) -> Result<Self, KeyError> {
        let signature = if bytes.len() == 64 {
            p256::ecdsa::Signature::from_slice(bytes)
        } else {
            p256::ecdsa::Signature::from_der(bytes)
        };
        let signature = signature.map_err(|_| KeyError::BadSignature)?;
        Ok(Self(signature.to_bytes().into()))
    }

    /// From `r ‖ s` only, as it stands in a JWS.
    ///
    /// # Errors
    /// [`KeyError::BadSignature`] for another length or a number out of range.
    pub fn from_jws(bytes: &[u8]) -> Result<Self, KeyError> {
        if bytes.len() == 64 { Self::from_key_store(bytes) } else { Err(KeyError::BadSignature) }
    }

    /// `r ‖ s`.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 64] {
        &self.0
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signature(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use p256::ecdsa::{SigningKey, signature::Signer};
    use proptest::prelude::*;

    fn signer() -> (SigningKey, PublicKey) {
        let key = SigningKey::from_slice(&[5; 32]).unwrap();
        let public = PublicKey::from_point(key.verifying_key().to_sec1_point(false).as_bytes()).unwrap();
        (key, public)
    }

    #[test]
    fn the_thumbprint_of_rfc_7638_style_members_is_that_of_the_canonical_jwk() {
        let (_, key) = signer();
        assert_eq!(key.id().as_bytes(), &sha256(&canonical::encode(&key).unwrap()));
        assert_eq!(PublicKey::from_jwk(&key.to_jwk()), Ok(key));
        assert_eq!(PublicKey::from_spki(&key.to_spki()), Ok(key));
    }

    #[test]
    fn a_point_off_the_curve_and_a_compressed_point_are_refused() {
        let (signer, key) = signer();
        let mut off = key.to_point();
        off[64] ^= 1;
        assert_eq!(PublicKey::from_point(&off), Err(KeyError::BadKey));
        let compressed = signer.verifying_key().to_sec1_point(true);
        assert_eq!(PublicKey::from_point(compressed.as_bytes()), Err(KeyError::BadKey));
        assert_eq!(PublicKey::from_spki(&key.to_point()), Err(KeyError::BadKey));
        let with_alg = br#"{"alg":"ES256","crv":"P-256","kty":"EC","x":"","y":""}"#;
        assert_eq!(PublicKey::from_jwk(with_alg), Err(KeyError::BadKey));
    }

    #[test]
    fn der_and_plain_signatures_with_either_s_hold_for_their_message_only() {
        let (signer, key) = signer();
        let made: p256::ecdsa::Signature = signer.sign(b"message");
        let (r, s) = made.split_scalars();
        let other = p256::ecdsa::Signature::from_scalars(r, -s).unwrap();
        for signature in [made, other] {
            let plain = Signature::from_key_store(&signature.to_bytes()).unwrap();
            let der = Signature::from_key_store(signature.to_der().as_bytes()).unwrap();
            assert_eq!(plain, der);
            assert_eq!(key.verify(b"message", &plain), Ok(()));
            assert_eq!(key.verify(b"massage", &plain), Err(KeyError::DoesNotHold));
        }
        assert_eq!(Signature::from_jws(made.to_der().as_bytes()), Err(KeyError::BadSignature));
        assert_eq!(Signature::from_jws(&[0; 64]), Err(KeyError::BadSignature));
        assert_eq!(Signature::from_jws(&[255; 64]), Err(KeyError::BadSignature));
    }

    proptest! {
        #[test]
        fn hostile_keys_and_signatures_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..100)) {
            let _ = PublicKey::from_point(&bytes);
            let _ = PublicKey::from_jwk(&bytes);
            let _ = PublicKey::from_spki(&[SPKI_PREFIX.as_slice(), &bytes].concat());
            let _ = Signature::from_key_store(&bytes);
        }

        #[test]
        fn one_flipped_bit_in_a_key_is_another_key_or_none(at in 0usize..91, bit in 0u8..8) {
            let (_, key) = signer();
            let mut der = key.to_spki();
            der[at] ^= 1 << bit;
            prop_assert_ne!(PublicKey::from_spki(&der), Ok(key));
        }
    }
}
