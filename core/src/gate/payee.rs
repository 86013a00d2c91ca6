//! Who is paid, as it is shown and signed.

use crate::text::{is_plain, is_short};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a text is not a payee's name. The caller can act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum PayeeFault {
    /// No characters.
    #[error("the payee has no name")]
    Empty,
    /// Longer than a name may be ([`is_short`]): more than 40 characters, or 256 bytes.
    #[error("the payee's name is too long")]
    TooLong,
    /// A control, invisible, blank or direction-changing character, piled-up marks, or a space at either end.
    #[error("the payee's name has characters that can't be seen")]
    NotPlain,
}

/// A name of 1 to 40 characters, each of which can be seen.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Payee(String);

impl Payee {
    /// Takes the name as it is; nothing is trimmed or replaced, so what is shown is what was proposed.
    ///
    /// # Errors
    /// [`PayeeFault`]
    pub fn parse(name: &str) -> Result<Self, PayeeFault> {
        if name.is_empty() {
            return Err(PayeeFault::Empty);
        }
        if !is_short(name) {
            return Err(PayeeFault::TooLong);
        }
        if !is_plain(name) || name.trim() != name {
            return Err(PayeeFault::NotPlain);
        }
        Ok(Self(name.to_owned()))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Payee {
    type Error = PayeeFault;
    fn try_from(name: String) -> Result<Self, PayeeFault> {
        Self::parse(&name)
    }
}

impl From<Payee> for String {
    fn from(payee: Payee) -> Self {
        payee.0
    }
}

impl fmt::Debug for Payee {
    /// Where somebody pays is personal: logs get the fact, not the name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Payee(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_reads_otherwise_than_it_is_stored_is_refused() {
        for bad in [
            "Tea\u{202e}eeffoC",
            "Tea\u{200b}",
            "Tea\n",
            " Tea",
            "Tea ",
            "\u{3000}Tea",
            "T\u{ad}ea",
            "\u{301}Tea",
            "Te\u{301}\u{301}a",
            "\u{2800}",
            "\u{1d159}",
            "\u{13441}\u{13442}",
            "\u{13430}",
            "T\u{16fe4}ea",
        ] {
            assert_eq!(Payee::parse(bad), Err(PayeeFault::NotPlain), "{bad:?}");
        }
        assert_eq!(Payee::parse(""), Err(PayeeFault::Empty));
    }

    #[test]
    fn length_counts_what_a_reader_counts() {
        assert!(Payee::parse(&"茶".repeat(40)).is_ok());
        assert!(Payee::parse(&"e\u{301}".repeat(40)).is_ok());
        assert_eq!(Payee::parse(&"茶".repeat(41)), Err(PayeeFault::TooLong));
        let piled_up = format!("e{}", "\u{306}\u{307}".repeat(500));
        assert_eq!(Payee::parse(&piled_up), Err(PayeeFault::TooLong));
        assert_eq!(Payee::parse(&piled_up[..201]), Err(PayeeFault::NotPlain));
    }

    #[test]
    fn the_name_is_not_in_the_debug_text() {
        let payee = Payee::parse("Blue Kettle Tea").expect("plain");
        assert!(!format!("{payee:?}").contains("Kettle"));
    }
}
