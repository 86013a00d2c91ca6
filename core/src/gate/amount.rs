//! Money as it is shown, signed and compared: whole minor units of one ISO 4217 currency, with one spelling and no floats.

use crate::text::{Language, Word, grouped, say};
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

    /// As a screen reader says it: `38 yuan`, `38 元`. A fraction of nothing but zeros is not said. A currency without a name in the
    /// catalogue keeps its letters.
    #[must_use]
    pub fn spoken(&self, language: Language) -> String {
        let (one, many) = match self.currency {
            Currency::CNY => (Word::CuCnyOne, Word::CuCny),
            Currency::HKD => (Word::CuHkdOne, Word::CuHkd),
            Currency::USD => (Word::CuUsdOne, Word::CuUsd),
            Currency::EUR => (Word::CuEurOne, Word::CuEur),
            Currency::GBP => (Word::CuGbpOne, Word::CuGbp),
            Currency::JPY => (Word::CuJpyOne, Word::CuJpy),
            _ => return self.display(language),
        };
        let (whole, fraction) = self.parts();
        let n = if fraction.bytes().all(|digit| digit == b'0') {
            grouped(&whole)
        } else {
            format!("{}.{fraction}", grouped(&whole))
        };
        say(if n == "1" { one } else { many }, language).replace("{n}", &n)
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
    fn an_amount_is_said_in_the_words_of_its_currency() {
        let said =
            |decimal, currency, language| Amount::parse(decimal, currency).expect(decimal).spoken(language);
        for (decimal, currency, english, chinese) in [
            ("38.00", "CNY", "38 yuan", "38 元"),
            ("1038.50", "CNY", "1,038.50 yuan", "1,038.50 元"),
            ("1.00", "USD", "1 US dollar", "1 美元"),
            ("1.01", "USD", "1.01 US dollars", "1.01 美元"),
            ("2.00", "EUR", "2 euros", "2 欧元"),
            ("3800", "JPY", "3,800 Japanese yen", "3,800 日元"),
            ("1.500", "KWD", "KWD 1.500", "KWD 1.500"),
        ] {
            assert_eq!(said(decimal, currency, Language::En), english);
            assert_eq!(said(decimal, currency, Language::ZhHans), chinese);
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

    /// Every code of ISO 4217 that an amount can be in, with its number of minor digits.
    fn in_use() -> Vec<(String, usize)> {
        let letters = || 'A'..='Z';
        let codes = letters().flat_map(|a| letters().map(move |b| (a, b)));
        let codes = codes.flat_map(|(a, b)| letters().map(move |c| String::from_iter([a, b, c])));
        let digits = |code: &str| Currency::from_code(code)?.exponent().map(usize::from);
        let spelled = |digits: usize| if digits == 0 { "1".to_owned() } else { format!("1.{:0>digits$}", 5) };
        let usable = |code: &String, digits: usize| Amount::parse(&spelled(digits), code).is_ok();
        codes.filter_map(|code| digits(&code).filter(|n| usable(&code, *n)).map(|n| (code, n))).collect()
    }

    #[test]
    fn every_currency_in_use_is_read_and_shown_with_its_own_minor_units() {
        let all = in_use();
        assert!(all.len() > 150, "only {}", all.len());
        for (code, digits) in &all {
            let fraction = format!("{:0>digits$}", 7);
            let end = if *digits == 0 { String::new() } else { format!(".{fraction}") };
            let amount = Amount::parse(&format!("1234567{end}"), code).expect(code);
            let rest = if *digits == 0 { 0 } else { 7 };
            assert_eq!(amount.minor(), 1_234_567 * 10_u64.pow(u32::try_from(*digits).expect("small")) + rest);
            assert_eq!(amount.decimal(), format!("1234567{end}"));
            assert_eq!(amount.display(Language::En), format!("{code} 1,234,567{end}"));
            let sign = if code == "CNY" { "¥".to_owned() } else { format!("{code} ") };
            assert_eq!(amount.display(Language::ZhHans), format!("{sign}1,234,567{end}"));
            for wrong in (0..=4).filter(|n| n != digits) {
                let spelled = if wrong == 0 { "1".to_owned() } else { format!("1.{:0>wrong$}", 5) };
                assert_eq!(Amount::parse(&spelled, code), Err(AmountFault::NotCanonical), "{spelled} {code}");
            }
        }
        let of = |n: usize| all.iter().filter(move |(_, digits)| *digits == n).map(|(code, _)| code.as_str());
        assert!(
            of(0).collect::<Vec<_>>().starts_with(&["BIF", "CLP", "DJF"]) && of(0).any(|code| code == "JPY")
        );
        assert_eq!(of(3).collect::<Vec<_>>(), ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]);
        // Four digits have only funds, which nobody pays in.
        assert_eq!(of(4).count() + of(1).count(), 0);
        assert_eq!(Amount::parse("1.0000", "CLF"), Err(AmountFault::UnknownCurrency));
    }

    #[test]
    fn one_sign_never_stands_for_two_currencies() {
        for language in Language::ALL {
            let shown: Vec<String> = in_use()
                .iter()
                .map(
                    |(code, n)| {
                        if *n == 0 { ("38".to_owned(), code) } else { (format!("38.{:0>n$}", 0), code) }
                    },
                )
                .map(|(decimal, code)| Amount::parse(&decimal, code).expect(code).display(language))
                .collect();
            let once: std::collections::BTreeSet<_> = shown.iter().collect();
            assert_eq!(once.len(), shown.len());
            assert!(shown.iter().filter(|text| text.contains('¥')).count() <= 1);
        }
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
