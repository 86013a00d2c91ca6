//! Ids as they cross: each a type of its own in Kotlin and Swift too, checked by the core when it enters.

pub use privet_wire::ids::ActivityId;
use privet_wire::ids::BadId;

uniffi::custom_type!(
    /// One purpose declared in the manifest.
    ActivityId, String, { remote }
);

/// Why a text is not an id. Holds no part of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum IdFault {
    /// It breaks the rule for names. The app's developer can act.
    #[error("not a legal id")]
    Illegal,
}

impl From<BadId> for IdFault {
    fn from(BadId: BadId) -> Self {
        Self::Illegal
    }
}

/// The id that a text names: 1 to 64 bytes of `a-z 0-9 _ . -`, beginning with a letter.
///
/// # Errors
/// [`IdFault::Illegal`] for any other text.
#[uniffi::export]
pub fn parse_activity_id(text: String) -> Result<ActivityId, IdFault> {
    Ok(ActivityId::try_from(text)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_id_keeps_its_text() {
        assert_eq!(parse_activity_id("bill_scan".to_owned()).map(String::from), Ok("bill_scan".to_owned()));
    }

    proptest! {
        #[test]
        fn hostile_text_is_refused_or_kept_byte_for_byte(text in any::<String>()) {
            match parse_activity_id(text.clone()) {
                Ok(id) => prop_assert_eq!(id.as_str(), text),
                Err(fault) => prop_assert_eq!(fault, IdFault::Illegal),
            }
        }
    }
}
