//! The structure a person was shown before they decided, digested so that a recipient can recompute it.
//!
//! Whether a screen really drew it is the app's promise, not this digest's. Every part of a line, its order, both buttons, the
//! amount, the payee, the language and the policy enter the digest: a change of any of them is another digest.

use crate::b64;
use crate::canonical::{self, JsonFault};
use crate::digest::{Label, Salt, salted};
use crate::ids::{ActivityId, DataId, RecipientId};
use crate::merkle::Hash;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The longest canonical form, in bytes.
pub const MAX_SHOWN: usize = 64 * 1024;

/// One line of text on a screen or a button.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShownLine {
    /// Which text of the catalogue or the manifest.
    pub key: String,
    /// The text as resolved in the person's language, placeholders filled.
    pub text: String,
}

/// To whom, as shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShownRecipient {
    /// The recipient's id in the manifest; `aud` of the receipt.
    pub id: RecipientId,
    /// How to reach them.
    pub contact: String,
}

/// What is paid, as shown.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShownPayment {
    /// A decimal number in the currency's unit, as in the receipt.
    pub amount: String,
    /// ISO 4217 code.
    pub currency: String,
    /// Who is paid.
    pub payee: String,
}

/// Which bytes leave, as previewed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShownPayload {
    /// Plain SHA-256 of the bytes; not guessable from outside because the whole is salted.
    #[serde(with = "b64::array")]
    pub sha256: Hash,
    /// Their number.
    pub size: u64,
    /// Their media type, `image/jpeg` for instance.
    pub media_type: String,
}

/// What the phone's own prompt was given to show over the screen while the key signs: Android's biometric prompt, or the reason
/// that iOS shows. A phone shows the part that its system knows; both are digested, so that this does not tell which phone it was.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShownSystem {
    /// Android: title.
    pub title: ShownLine,
    /// Android: subtitle.
    pub subtitle: ShownLine,
    /// Android: description; shown where there are no rows.
    pub description: ShownLine,
    /// Android 15 (API 35) and later: the list in place of the description, lines of the screen itself. Empty where they are too
    /// many or too long for it.
    pub rows: Vec<ShownLine>,
    /// The button that cancels: Android's negative button, the cancel title of iOS.
    pub refuse: ShownLine,
    /// iOS: why the key is asked for.
    pub reason: ShownLine,
    /// iOS: the other way; absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fallback: Option<ShownLine>,
}

/// Everything a person was shown in one prompt. Its `Debug` names screen and language only.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shown {
    /// Version of this structure; now 1.
    pub version: u16,
    /// Which screen drew it.
    pub screen: String,
    /// Language of the texts (BCP 47).
    pub language: String,
    /// Every visible line, top to bottom.
    pub lines: Vec<ShownLine>,
    /// The labels of the buttons, in order.
    pub buttons: Vec<ShownLine>,
    /// The strings of the phone's own prompt; absent where nothing is signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system: Option<ShownSystem>,
    /// The activity asked about.
    pub activity: ActivityId,
    /// The kinds of data, in the order shown.
    pub data: Vec<DataId>,
    /// To whom; absent when nothing leaves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipient: Option<ShownRecipient>,
    /// What is paid; present in a payment only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment: Option<ShownPayment>,
    /// Which bytes leave; absent in a payment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payload: Option<ShownPayload>,
    /// What was taken out before the bytes were shown.
    pub removed: Vec<String>,
    /// What still works if the person refuses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fallback: Option<String>,
    /// When the offer ends, in milliseconds since 1970 by the phone's clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<i64>,
    /// SHA-256 of the manifest in force.
    #[serde(with = "b64::array")]
    pub policy: Hash,
}

impl fmt::Debug for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Shown({:?}, {:?})", self.screen, self.language)
    }
}

impl fmt::Debug for ShownLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ShownLine({:?})", self.key)
    }
}

impl fmt::Debug for ShownPayment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ShownPayment(..)")
    }
}

impl Shown {
    /// The version this crate writes.
    pub const VERSION: u16 = 1;

    /// The canonical bytes that are digested and travel in an envelope.
    ///
    /// # Errors
    /// [`JsonFault::Malformed`] if the version is not [`Self::VERSION`] or a number is not exact in JSON,
    /// [`JsonFault::TooLong`] beyond [`MAX_SHOWN`].
    pub fn canonical(&self) -> Result<Vec<u8>, JsonFault> {
        self.check()?;
        let bytes = canonical::encode(self)?;
        if bytes.len() > MAX_SHOWN { Err(JsonFault::TooLong) } else { Ok(bytes) }
    }

    /// The digest under [`Label::Shown`].
    ///
    /// # Errors
    /// Those of [`Self::canonical`].
    pub fn digest(&self, salt: &Salt) -> Result<Hash, JsonFault> {
        Ok(salted(Label::Shown, salt, &self.canonical()?))
    }

    /// Reads canonical bytes.
    ///
    /// # Errors
    /// [`JsonFault`]
    pub fn parse(bytes: &[u8]) -> Result<Self, JsonFault> {
        let shown: Self = canonical::parse_strict(bytes, MAX_SHOWN)?;
        shown.check()?;
        Ok(shown)
    }

    /// Numbers that two JSON implementations would read alike, and a version that this crate knows.
    pub(crate) fn check(&self) -> Result<(), JsonFault> {
        let size = self.payload.as_ref().map_or(0, |payload| payload.size);
        let sound = self.version == Self::VERSION
            && self.expires.is_none_or(canonical::exact)
            && i64::try_from(size).is_ok_and(canonical::exact);
        if sound { Ok(()) } else { Err(JsonFault::Malformed) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn payment() -> Shown {
        let line = |key: &str, text: &str| ShownLine { key: key.into(), text: text.into() };
        Shown {
            version: 1,
            screen: "m2".into(),
            language: "en".into(),
            lines: vec![line("fp_title", "Pay 12.50 CNY"), line("fp_to", "Noodle House")],
            buttons: vec![line("fp_dont", "Don't pay"), line("fp_pay", "Pay")],
            system: Some(ShownSystem {
                title: line("bp_pay_title", "Pay 12.50 CNY"),
                subtitle: line("bp_pay_sub", "To Noodle House"),
                description: line("bp_pay_desc_plain", "One payment only."),
                rows: vec![line("fp_leaves_list", "Leaves this phone: amount and payee")],
                refuse: line("fp_dont", "Don't pay"),
                reason: line("bp_ios_pay", "Pay 12.50 CNY to Noodle House"),
                fallback: Some(line("fp_pin", "Pay by PIN instead")),
            }),
            activity: "pay".try_into().unwrap(),
            data: vec!["payment_account".try_into().unwrap()],
            recipient: Some(ShownRecipient { id: "lantern_pay".try_into().unwrap(), contact: "help".into() }),
            payment: Some(ShownPayment {
                amount: "12.50".into(),
                currency: "CNY".into(),
                payee: "Noodle House".into(),
            }),
            payload: None,
            removed: vec![],
            fallback: Some("Pay with PIN".into()),
            expires: Some(1_772_519_460_000),
            policy: [7; 32],
        }
    }

    #[test]
    fn a_change_of_any_part_changes_the_digest() {
        fn system(shown: &mut Shown) -> &mut ShownSystem {
            shown.system.as_mut().unwrap()
        }
        let changes: [fn(&mut Shown); 23] = [
            |s| s.screen = "m3".into(),
            |s| s.language = "zh-Hans".into(),
            |s| s.lines.reverse(),
            |s| s.lines[0].text.push(' '),
            |s| s.lines[0].key.push('x'),
            |s| s.buttons.reverse(),
            |s| s.activity = "other".try_into().unwrap(),
            |s| s.data.clear(),
            |s| s.recipient = None,
            |s| s.payment.as_mut().unwrap().amount = "12.51".into(),
            |s| s.removed.push("gps".into()),
            |s| s.fallback = None,
            |s| s.expires = None,
            |s| s.policy[31] ^= 1,
            |s| s.system = None,
            |s| system(s).title.text = "Pay 12.51 CNY".into(),
            |s| system(s).subtitle.text.push('s'),
            |s| system(s).description.key.push('x'),
            |s| system(s).rows.clear(),
            |s| system(s).rows[0].text.push('.'),
            |s| system(s).refuse.text.push('.'),
            |s| system(s).reason.text.push('.'),
            |s| system(s).fallback = None,
        ];
        let salt = Salt::new([3; 32]);
        let digest = payment().digest(&salt).unwrap();
        for (number, change) in changes.iter().enumerate() {
            let mut altered = payment();
            change(&mut altered);
            assert_ne!(altered.digest(&salt).unwrap(), digest, "change {number}");
        }
    }

    #[test]
    fn a_number_that_json_cannot_keep_and_another_version_are_refused() {
        let mut shown = payment();
        shown.expires = Some(i64::MAX);
        assert_eq!(shown.canonical(), Err(JsonFault::Malformed));
        shown.expires = None;
        shown.version = 2;
        assert_eq!(shown.canonical(), Err(JsonFault::Malformed));
        shown.version = 1;
        shown.screen = "x".repeat(MAX_SHOWN);
        assert_eq!(shown.canonical(), Err(JsonFault::TooLong));
    }

    proptest! {
        #[test]
        fn hostile_bytes_never_panic_and_a_changed_byte_is_refused_or_another_value(
            at in any::<proptest::sample::Index>(), flip in 1u8..=255, noise in proptest::collection::vec(any::<u8>(), 0..200),
        ) {
            let _ = Shown::parse(&noise);
            let good = payment().canonical().unwrap();
            let mut bad = good.clone();
            bad[at.index(good.len())] ^= flip;
            prop_assert_ne!(Shown::parse(&bad).ok(), Some(payment()));
            prop_assert_eq!(Shown::parse(&good).ok(), Some(payment()));
        }
    }
}
