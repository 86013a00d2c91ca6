//! Money as it is shown, signed and compared: whole minor units of one ISO 4217 currency, with one spelling and no floats.

use crate::text::{Language, grouped};
use iso_currency::Currency;
use serde::{Deserialize, Serialize};

/// The largest amount, in minor units: fifteen digits, exact in every language an app is written in.
pub const MAX_MINOR: u64 = 999_999_999_999_999;

/// Why a text is not an amount. The caller can act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum AmountFault {
    /// Not the code of a currency that people pay with today (funds, metals, test codes and superseded ones are not).
    #[error("not a currency in use")]
    UnknownCurrency,
    /// Not the one spelling: digits, and where the currency has minor units a point and exactly that many digits; no sign, no
    /// grouping, no needless leading zero.
    #[error("not a canonical decimal of that currency")]
    NotCanonical,
    /// Nothing to pay.
    #[error("the amount is zero")]
    Zero,
    /// More than [`MAX_MINOR`].
    #[error("the amount is too large")]
    TooLarge,
}

/// More than nothing, in a currency that is in use.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Spelled", into = "Spelled")]
pub struct Amount {
    minor: u64,
    currency: Currency,
    digits: usize,
}

/// How an amount is written down: both parts as text.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Spelled {
    decimal: String,
    currency: String,
}

impl TryFrom<Spelled> for Amount {
    type Error = AmountFault;
    fn try_from(spelled: Spelled) -> Result<Self, AmountFault> {
        Self::parse(&spelled.decimal, &spelled.currency)
    }
}

impl From<Amount> for Spelled {
    fn from(amount: Amount) -> Self {
        Self { decimal: amount.decimal(), currency: amount.currency().to_owned() }
    }
}

impl Amount {
    /// Reads for instance `38.00` and `CNY`, `3800` and `JPY`, `1.500` and `KWD`.
    ///
    /// # Errors
    /// [`AmountFault`]; what [`Amount::decimal`] gives back is always the text that was accepted.
    pub fn parse(decimal: &str, currency: &str) -> Result<Self, AmountFault> {
        let known = Currency::from_code(currency).ok_or(AmountFault::UnknownCurrency)?;
        if known.is_fund() || known.is_special() || known.is_superseded().is_some() {
            return Err(AmountFault::UnknownCurrency);
        }
        let digits = known.exponent().map(usize::from).ok_or(AmountFault::UnknownCurrency)?;
        let (whole, fraction) = match decimal.split_once('.') {
            Some((whole, fraction)) if digits > 0 => (whole, fraction),
            None if digits == 0 => (decimal, ""),
            _ => return Err(AmountFault::NotCanonical),
        };
        let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        let needless_zero = whole.len() > 1 && whole.starts_with('0');
        if whole.is_empty() || needless_zero || fraction.len() != digits {
            return Err(AmountFault::NotCanonical);
        }
        if !all_digits(whole) || !all_digits(fraction) {
            return Err(AmountFault::NotCanonical);
        }
        match format!("{whole}{fraction}").parse::<u64>() {
            Ok(0) => Err(AmountFault::Zero),
            Ok(minor) if minor <= MAX_MINOR => Ok(Self { minor, currency: known, digits }),
            _ => Err(AmountFault::TooLarge),
        }
    }

    /// The amount in minor units (cents, fen), 1 to [`MAX_MINOR`].
    #[must_use]
    pub const fn minor(&self) -> u64 {
        self.minor
    }

    /// The three letters of the currency.
    #[must_use]
    pub fn currency(&self) -> &'static str {
        self.currency.code()
    }

    /// The one spelling, without the currency: `38.00`.
    #[must_use]
    pub fn decimal(&self) -> String {
        let (whole, fraction) = self.parts();
        if fraction.is_empty() { whole } else { format!("{whole}.{fraction}") }
    }

    /// As a person reads it: `CNY 1,038.00`; yuan in Chinese as `¥1,038.00`. Every other currency keeps its letters in both
    /// languages, because a sign such as $ or ¥ stands for several.
    #[must_use]
    pub fn display(&self, language: Language) -> String {
        let (whole, fraction) = self.parts();
        let point = if fraction.is_empty() { "" } else { "." };
        let sign = match (language, self.currency) {
            (Language::ZhHans, Currency::CNY) => "¥".to_owned(),
            _ => format!("{} ", self.currency()),
        };
        format!("{sign}{}{point}{fraction}", grouped(&whole))
    }

    fn parts(&self) -> (String, String) {
        let text = format!("{:0>width$}", self.minor, width = self.digits + 1);
        let (whole, fraction) = text.split_at(text.len() - self.digits);
        (whole.to_owned(), fraction.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_currency_has_its_own_number_of_digits() {
        for (decimal, currency, minor) in
            [("38.00", "CNY", 3800), ("3800", "JPY", 3800), ("1.500", "KWD", 1500)]
        {
            let amount = Amount::parse(decimal, currency).expect(decimal);
            assert_eq!(amount.minor(), minor);
            assert_eq!(amount.decimal(), decimal);
        }
    }

    #[test]
    fn a_second_spelling_is_refused() {
        for bad in [
            "",
            ".",
            "38",
            "38.0",
            "38.000",
            "038.00",
            "+38.00",
            "-38.00",
            "38,00",
            " 38.00",
            "38.00 ",
            ".50",
            "3e1",
            "３８.00",
            "1.2.3",
            "1_0.00",
        ] {
            assert_eq!(Amount::parse(bad, "CNY"), Err(AmountFault::NotCanonical), "{bad:?}");
        }
        assert_eq!(Amount::parse("38.00", "JPY"), Err(AmountFault::NotCanonical));
    }

    #[test]
    fn nothing_and_too_much_are_refused() {
        assert_eq!(Amount::parse("0.00", "CNY"), Err(AmountFault::Zero));
        assert!(Amount::parse("9999999999999.99", "CNY").is_ok());
        for big in ["10000000000000.00", &format!("{}.00", "9".repeat(400))] {
            assert_eq!(Amount::parse(big, "CNY"), Err(AmountFault::TooLarge));
        }
    }

    #[test]
    fn only_currencies_in_use_count() {
        for bad in ["", "cny", "RMB", "XAU", "XTS", "XXX", "CHW", "HRK", "CNYY"] {
            assert_eq!(Amount::parse("1.00", bad), Err(AmountFault::UnknownCurrency), "{bad:?}");
        }
    }

    #[test]
    fn people_read_the_amount_in_their_language() {
        let tea = Amount::parse("38.00", "CNY").expect("tea");
        assert_eq!(tea.display(Language::En), "CNY 38.00");
        assert_eq!(tea.display(Language::ZhHans), "¥38.00");
        let yen = Amount::parse("1234567", "JPY").expect("yen");
        assert_eq!(yen.display(Language::ZhHans), "JPY 1,234,567");
        assert_eq!(Amount::parse("0.05", "EUR").expect("cents").display(Language::En), "EUR 0.05");
    }

    #[test]
    fn stored_amounts_are_checked_when_read_back() {
        let tea = Amount::parse("38.00", "CNY").expect("tea");
        let text = serde_json::to_string(&tea).expect("json");
        assert_eq!(text, r#"{"decimal":"38.00","currency":"CNY"}"#);
        assert_eq!(serde_json::from_str::<Amount>(&text).expect("back"), tea);
        assert!(serde_json::from_str::<Amount>(r#"{"decimal":"038.00","currency":"CNY"}"#).is_err());
    }

    proptest! {
        #[test]
        fn whatever_is_accepted_is_its_own_spelling(text in "[0-9.,+ -]{0,24}|\\PC{0,12}", currency in "CNY|JPY|KWD|[A-Z]{3}") {
            if let Ok(amount) = Amount::parse(&text, &currency) {
                prop_assert_eq!(amount.decimal(), text);
                prop_assert_eq!(amount.currency(), currency);
                prop_assert!((1..=MAX_MINOR).contains(&amount.minor()));
            }
        }
    }
}
