//! JSON with one spelling (RFC 8785): members sorted, no white space, one way to write each string and number.
//!
//! Numbers are whole and lie within ±(2^53 − 1): RFC 8785 §3.2.2.3 writes numbers as IEEE doubles, and beyond that range two
//! implementations may disagree. Types that hold numbers check this with [`exact`].

use serde::{Serialize, de::DeserializeOwned};

/// The largest whole number that every JSON implementation keeps exactly (RFC 7493 §2.2).
pub const MAX_EXACT: i64 = (1 << 53) - 1;

/// Why a value or a text was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JsonFault {
    /// Longer than the format allows.
    #[error("the text is too long")]
    TooLong,
    /// Not JSON, or not a value of this type: an unknown, missing or doubled member, a wrong kind, a value out of range.
    #[error("not a value of this format")]
    Malformed,
    /// A value of this format in another spelling than the canonical one.
    #[error("not the canonical spelling")]
    NotCanonical,
}

/// The canonical bytes of `value`.
///
/// # Errors
/// [`JsonFault::Malformed`] if the value has no JSON form (a map whose keys are not texts, a number that is not finite).
pub fn encode<T: Serialize>(value: &T) -> Result<Vec<u8>, JsonFault> {
    serde_json_canonicalizer::to_vec(value).map_err(|_| JsonFault::Malformed)
}

/// Reads a value of at most `max` bytes and requires that it was written canonically, by writing it again.
///
/// # Errors
/// [`JsonFault`]
pub fn parse_strict<T: DeserializeOwned + Serialize>(bytes: &[u8], max: usize) -> Result<T, JsonFault> {
    if bytes.len() > max {
        return Err(JsonFault::TooLong);
    }
    let value: T = serde_json::from_slice(bytes).map_err(|_| JsonFault::Malformed)?;
    if encode(&value)? == bytes { Ok(value) } else { Err(JsonFault::NotCanonical) }
}

/// Is `number` one that every JSON implementation keeps exactly?
#[must_use]
pub const fn exact(number: i64) -> bool {
    -MAX_EXACT <= number && number <= MAX_EXACT
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde::Deserialize;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Pair {
        b: String,
        a: i64,
        #[serde(skip_serializing_if = "Option::is_none")]
        c: Option<u8>,
    }

    #[test]
    fn any_second_spelling_of_a_value_is_refused() {
        assert!(parse_strict::<Pair>(br#"{"a":1,"b":"x"}"#, 99).is_ok());
        let cases: [(&[u8], JsonFault); 9] = [
            (br#"{"b":"x","a":1}"#, JsonFault::NotCanonical),
            (br#"{"a":1, "b":"x"}"#, JsonFault::NotCanonical),
            (br#"{"a":1,"b":"\u0078"}"#, JsonFault::NotCanonical),
            (br#"{"a":1,"b":"x","c":null}"#, JsonFault::NotCanonical),
            (br#"{"a":1,"a":1,"b":"x"}"#, JsonFault::Malformed),
            (br#"{"a":1,"b":"x","d":1}"#, JsonFault::Malformed),
            (br#"{"a":1.0,"b":"x"}"#, JsonFault::Malformed),
            (b"{\"a\":1,\"b\":\"x\"} ", JsonFault::NotCanonical),
            (b"\xff", JsonFault::Malformed),
        ];
        for (text, fault) in cases {
            assert_eq!(parse_strict::<Pair>(text, 99), Err(fault), "{}", String::from_utf8_lossy(text));
        }
        assert_eq!(parse_strict::<Pair>(br#"{"a":1,"b":"x"}"#, 14), Err(JsonFault::TooLong));
    }

    proptest! {
        #[test]
        fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
            let _ = parse_strict::<Pair>(&bytes, 64);
        }

        #[test]
        fn every_value_reads_back(b in ".*", a in -MAX_EXACT..=MAX_EXACT, c in any::<Option<u8>>()) {
            let value = Pair { b, a, c };
            let bytes = encode(&value).unwrap();
            prop_assert_eq!(parse_strict::<Pair>(&bytes, usize::MAX).unwrap(), value);
        }
    }
}
