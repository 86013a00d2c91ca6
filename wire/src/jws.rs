//! A JWS in compact form (RFC 7515 §7.1): `base64url(header) . base64url(payload) . base64url(signature)`, ES256 only.
//!
//! The header is canonical JSON with exactly alg, kid and typ. Nothing in a header chooses an algorithm or brings a key: `alg`
//! other than ES256 is refused and `kid` only names a key the verifier already holds (RFC 8725 §3.1, §3.11).

use crate::b64;
use crate::canonical::{self, JsonFault};
use crate::key::{KeyId, Signature};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

const MAX_HEADER: usize = 256;

/// Why a text is not a JWS of the expected type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JwsFault {
    /// Longer than the format allows.
    #[error("the text is too long")]
    TooLong,
    /// Not three parts, not base64, not JSON of this format, or a value out of range.
    #[error("not of this format")]
    Malformed,
    /// Readable, but in another spelling than the one that is accepted.
    #[error("not the canonical spelling")]
    NotCanonical,
    /// A JWS of another type or algorithm.
    #[error("of another type")]
    WrongType,
}

impl From<JsonFault> for JwsFault {
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
struct Header {
    alg: String,
    kid: KeyId,
    typ: String,
}

/// A JWS that was read and not verified.
pub(crate) struct Parsed<T> {
    pub(crate) kid: KeyId,
    pub(crate) payload: T,
    /// What was signed: the text before the second dot.
    pub(crate) signed: String,
    pub(crate) signature: Signature,
}

/// The header's base64url text (RFC 7515 §4.1.1, §4.1.4, §4.1.9).
pub(crate) fn header(typ: &str, kid: &KeyId) -> String {
    b64::encode_url(format!(r#"{{"alg":"ES256","kid":"{kid}","typ":"{typ}"}}"#).as_bytes())
}

/// The key a header names.
pub(crate) fn read_header(text: &str, typ: &str) -> Result<KeyId, JwsFault> {
    let header: Header = canonical::parse_strict(&decode(text)?, MAX_HEADER)?;
    if header.alg == "ES256" && header.typ == typ { Ok(header.kid) } else { Err(JwsFault::WrongType) }
}

/// What a key signs (RFC 7515 §5.1 step 5).
pub(crate) fn signing_input<T: Serialize>(typ: &str, kid: &KeyId, payload: &T) -> Result<String, JwsFault> {
    Ok(format!("{}.{}", header(typ, kid), b64::encode_url(&canonical::encode(payload)?)))
}

/// The finished text.
pub(crate) fn join(signed: &str, signature: &Signature) -> String {
    format!("{signed}.{}", b64::encode_url(signature.as_bytes()))
}

/// Reads a text of at most `max` bytes. Nothing is verified.
pub(crate) fn parse<T: DeserializeOwned + Serialize>(
    text: &str,
    typ: &str,
    max: usize,
) -> Result<Parsed<T>, JwsFault> {
    if text.len() > max {
        return Err(JwsFault::TooLong);
    }
    let (signed, signature) = text.rsplit_once('.').ok_or(JwsFault::Malformed)?;
    let (header, payload) = signed.split_once('.').ok_or(JwsFault::Malformed)?;
    let kid = read_header(header, typ)?;
    let payload = canonical::parse_strict(&decode(payload)?, max)?;
    let signature = Signature::from_jws(&decode(signature)?).map_err(|_| JwsFault::Malformed)?;
    Ok(Parsed { kid, payload, signed: signed.to_owned(), signature })
}

fn decode(text: &str) -> Result<Vec<u8>, JwsFault> {
    b64::decode_url(text).map_err(|_| JwsFault::Malformed)
}
