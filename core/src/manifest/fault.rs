//! Why a manifest is refused: a code and a place, never the text that was there.

use super::lint::LintCode;
use std::fmt;

/// What is wrong. The developer of the app can act; on a phone nobody can, so the engine keeps the last good manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaultCode {
    /// More than [`super::MAX_BYTES`].
    TooLarge,
    /// Not one JSON value in UTF-8 (RFC 8259), or nested more than 128 deep.
    NotJson,
    /// An object names a member twice.
    DuplicateKey,
    /// A text or a member's name holds a control, zero-width or direction character.
    HiddenCharacter,
    /// A member that does not exist.
    UnknownField,
    /// A member that has to be there is not.
    MissingField,
    /// A word that is not one of the fixed list.
    UnknownValue,
    /// Another JSON type than asked for, or a number the type can't hold.
    WrongType,
    /// Not an id: 1 to 64 of `a-z 0-9 _ . -`, beginning with a letter.
    BadId,
    /// Not a code of ISO 3166-1 alpha-2.
    BadCountry,
    /// Not a plain `https` address or host name.
    BadAddress,
    /// Not a public X25519 key in canonical base64url.
    BadKey,
    /// A text that does not have exactly the declared languages.
    WrongLanguages,
    /// A text without a letter, or with space at an end.
    EmptyText,
    /// A text over its limit.
    TextTooLong,
    /// A list that needs an entry has none.
    EmptyList,
    /// Two entries have the same id.
    DuplicateId,
    /// A list says the same twice.
    DuplicateEntry,
    /// An id that names nothing.
    DanglingReference,
    /// Following `fallback` comes back to where it began.
    FallbackLoop,
    /// An activity needs itself, directly or by way of others.
    NeedsLoop,
    /// A number outside its range.
    OutOfRange,
    /// It parses, and breaks a rule of law or of a store.
    Lint(LintCode),
}

/// Why a manifest is refused, and where.
#[derive(Clone, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{code:?} at \"{pointer}\"")]
pub struct ManifestFault {
    /// What is wrong.
    pub code: FaultCode,
    /// Where.
    pub pointer: Pointer,
}

impl ManifestFault {
    pub(super) const fn new(code: FaultCode, pointer: Pointer) -> Self {
        Self { code, pointer }
    }
}

/// A place in a JSON text (RFC 6901); the empty one is the whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(String);

impl Pointer {
    /// The text, for instance `/activities/2/confirm`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// One step down, escaped as RFC 6901 §3 says.
    #[must_use]
    pub(super) fn at(&self, step: impl fmt::Display) -> Self {
        let step = step.to_string().replace('~', "~0").replace('/', "~1");
        Self(format!("{}/{step}", self.0))
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
