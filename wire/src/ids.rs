//! Names and numbers that cross a boundary, each its own type so that one cannot stand in for another.
//!
//! A **name** is chosen by the app's developer: 1 to 64 bytes of `a-z 0-9 _ . -`, beginning with a letter. A **number** is
//! 16 random bytes (a [`Digest`] 32 computed ones), written as lower-case hex digits.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a text is not an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a legal id")]
pub struct BadId;

const MAX_NAME: usize = 64;

fn is_name(text: &str) -> bool {
    text.len() <= MAX_NAME
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'.' | b'-'))
}

macro_rules! name {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The text of the id.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl TryFrom<String> for $name {
            type Error = BadId;
            fn try_from(text: String) -> Result<Self, BadId> {
                if is_name(&text) { Ok(Self(text)) } else { Err(BadId) }
            }
        }
        impl TryFrom<&str> for $name {
            type Error = BadId;
            fn try_from(text: &str) -> Result<Self, BadId> {
                Self::try_from(text.to_owned())
            }
        }
        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

macro_rules! number {
    ($(#[$doc:meta])* $name:ident, $length:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name([u8; $length]);

        impl $name {
            /// From bytes that the caller drew at random or computed.
            #[must_use]
            pub const fn new(bytes: [u8; $length]) -> Self {
                Self(bytes)
            }
            /// The bytes.
            #[must_use]
            pub const fn as_bytes(&self) -> &[u8; $length] {
                &self.0
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|b| write!(f, "{b:02x}"))
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }
        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.to_string()
            }
        }
        impl TryFrom<String> for $name {
            type Error = BadId;
            fn try_from(text: String) -> Result<Self, BadId> {
                Self::try_from(text.as_str())
            }
        }
        impl TryFrom<&str> for $name {
            type Error = BadId;
            fn try_from(text: &str) -> Result<Self, BadId> {
                let digits = text.as_bytes();
                if digits.len() != 2 * $length || !digits.iter().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
                    return Err(BadId);
                }
                let mut bytes = [0; $length];
                for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
                    let pair = std::str::from_utf8(pair).map_err(|_| BadId)?;
                    *byte = u8::from_str_radix(pair, 16).map_err(|_| BadId)?;
                }
                Ok(Self(bytes))
            }
        }
    };
}

name!(
    /// The app, as its manifest names it; `iss` of a receipt.
    AppId
);
name!(
    /// One purpose declared in the manifest (an "activity" in ISO/IEC TS 27560's sense of processing).
    ActivityId
);
name!(
    /// Somebody who may receive data; `aud` of a receipt.
    RecipientId
);
name!(
    /// One kind of data declared in the manifest.
    DataId
);
name!(
    /// Code by somebody else that is built into the app, as the manifest names it.
    LibraryId
);
number!(
    /// Withdrawals that were asked for together, and can be undone together.
    BatchId,
    16
);
number!(
    /// Made by the caller of a committing command, so that its outcome can be asked again.
    RequestId,
    16
);
number!(
    /// One prompt, live until answered or left.
    PromptId,
    16
);
number!(
    /// One recorded access.
    UseId,
    16
);
number!(
    /// One release, from proposal to its end.
    ReleaseId,
    16
);
number!(
    /// The single-use number of a receipt (`jti`, RFC 7519 §4.1.7).
    Jti,
    16
);
number!(
    /// The person as one recipient knows them; made at registration, never shared between recipients (`sub`).
    Subject,
    16
);
number!(
    /// One matched face, consumed by at most one payment proposal.
    MatchToken,
    16
);
number!(
    /// One sealed biometric template.
    TemplateId,
    16
);
number!(
    /// A number that the host has to bring back once with a probe.
    ProbeNonce,
    16
);
number!(
    /// One run of the engine; a release belongs to the run that proposed it.
    RunId,
    16
);
number!(
    /// The ledger file; changes when a new origin is started.
    DatabaseId,
    16
);

number!(
    /// A SHA-256 value, written as hex.
    Digest,
    32
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_capitals_spaces_or_bidi_marks_are_refused() {
        for bad in ["", "Pay", "pay now", "1pay", "pay\u{202e}", "päy", &"a".repeat(65)] {
            assert_eq!(ActivityId::try_from(bad), Err(BadId), "{bad:?}");
        }
        assert!(ActivityId::try_from("face_payment").is_ok());
    }

    #[test]
    fn a_number_has_one_spelling() {
        let id = Jti::new([0xab; 16]);
        assert_eq!(Jti::try_from(id.to_string()), Ok(id));
        assert_eq!(Jti::try_from(id.to_string().to_uppercase()), Err(BadId));
        assert_eq!(Jti::try_from("ab"), Err(BadId));
    }
}
