//! Base64 (RFC 4648) with one spelling: what is decoded is encoded again and must give the same text.
//!
//! Common decoders (Java's, Python's) take a last character whose unused bits are set; then two texts mean the same bytes and
//! a flipped bit goes unnoticed. Here it is refused.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

/// The text is not the one spelling of some bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not canonical base64")]
pub struct BadBase64;

/// The URL-safe alphabet without padding (RFC 4648 §5, RFC 7515 §2), as JWS and JWK use it.
#[must_use]
pub fn encode_url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Reads what [`encode_url`] wrote.
///
/// # Errors
/// [`BadBase64`] for any other text.
pub fn decode_url(text: &str) -> Result<Vec<u8>, BadBase64> {
    let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| BadBase64)?;
    if encode_url(&bytes) == text { Ok(bytes) } else { Err(BadBase64) }
}

/// The standard alphabet with padding (RFC 4648 §4), as signed notes use it.
#[must_use]
pub fn encode_std(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// Reads what [`encode_std`] wrote.
///
/// # Errors
/// [`BadBase64`] for any other text.
pub fn decode_std(text: &str) -> Result<Vec<u8>, BadBase64> {
    let bytes = STANDARD.decode(text).map_err(|_| BadBase64)?;
    if encode_std(&bytes) == text { Ok(bytes) } else { Err(BadBase64) }
}

/// Reads exactly `N` bytes that [`encode_url`] wrote.
///
/// # Errors
/// [`BadBase64`] for any other text or length.
pub fn decode_url_array<const N: usize>(text: &str) -> Result<[u8; N], BadBase64> {
    decode_url(text)?.try_into().map_err(|_| BadBase64)
}

/// Reads exactly `N` bytes that [`encode_std`] wrote.
///
/// # Errors
/// [`BadBase64`] for any other text or length.
pub fn decode_std_array<const N: usize>(text: &str) -> Result<[u8; N], BadBase64> {
    decode_std(text)?.try_into().map_err(|_| BadBase64)
}

/// For `#[serde(with = "b64::array")]`: a fixed number of bytes as [`encode_url`] text.
pub mod array {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    /// Writes the bytes as text.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer, const N: usize>(bytes: &[u8; N], out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(&super::encode_url(bytes))
    }

    /// Reads the text as bytes.
    ///
    /// # Errors
    /// Those of the deserializer, and for text that is not canonical or of another length.
    pub fn deserialize<'de, D: Deserializer<'de>, const N: usize>(from: D) -> Result<[u8; N], D::Error> {
        let text = String::deserialize(from)?;
        super::decode_url_array(&text).map_err(D::Error::custom)
    }
}

/// For `#[serde(with = "b64::vec")]`: any number of bytes as [`encode_url`] text.
pub mod vec {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    /// Writes the bytes as text.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(bytes: &[u8], out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(&super::encode_url(bytes))
    }

    /// Reads the text as bytes.
    ///
    /// # Errors
    /// Those of the deserializer, and for text that is not canonical.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(from)?;
        super::decode_url(&text).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn set_unused_bits_padding_and_the_other_alphabet_are_refused() {
        assert_eq!(decode_url("AA"), Ok(vec![0]));
        for bad in ["AB", "AA==", "A", "+A", "AA\n", " AA"] {
            assert_eq!(decode_url(bad), Err(BadBase64), "{bad:?}");
        }
        assert_eq!(decode_std("AA=="), Ok(vec![0]));
        for bad in ["AB==", "AA", "AA=", "-A=="] {
            assert_eq!(decode_std(bad), Err(BadBase64), "{bad:?}");
        }
    }

    proptest! {
        #[test]
        fn every_text_that_decodes_is_its_own_encoding(text in "[A-Za-z0-9+/=_-]{0,12}") {
            if let Ok(bytes) = decode_url(&text) { prop_assert_eq!(encode_url(&bytes), text.clone()); }
            if let Ok(bytes) = decode_std(&text) { prop_assert_eq!(encode_std(&bytes), text); }
        }
    }
}
