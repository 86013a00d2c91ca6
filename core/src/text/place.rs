//! What people call a country or region: the border that data crosses is named, not coded.

use super::Language;
use crate::manifest::Country;

/// A row for each code of ISO 3166-1: code, English, Chinese.
const PLACES: &str = include_str!("places.tsv");

/// `Singapore`, `新加坡`. A code without a row would be shown as it is; a test holds that there is none.
#[must_use]
pub fn place(country: Country, language: Language) -> &'static str {
    let code = country.as_str();
    let row = PLACES.lines().map(|line| line.split('\t')).find_map(|mut cells| {
        let found = cells.next() == Some(code);
        found.then_some(cells)
    });
    let name = row.and_then(|mut names| match language {
        Language::En => names.next(),
        Language::ZhHans => names.nth(1),
    });
    name.unwrap_or(code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::is_plain;

    #[test]
    fn every_country_has_a_short_name_in_both_languages() {
        let rows: Vec<&str> = PLACES.lines().filter(|line| !line.starts_with('#')).collect();
        assert_eq!(rows.len(), 249);
        for row in rows {
            let (code, _) = row.split_once('\t').expect("cells");
            let country = Country::try_from(code).expect("assigned");
            let [english, chinese] = Language::ALL.map(|language| place(country, language));
            assert!(english.len() > 3 && english.chars().count() <= 40 && is_plain(english), "{english}");
            assert!(!chinese.is_ascii() && chinese.chars().count() <= 20 && is_plain(chinese), "{chinese}");
        }
    }

    #[test]
    fn a_country_is_called_by_its_name() {
        let singapore = Country::try_from("SG").expect("assigned");
        assert_eq!(place(singapore, Language::En), "Singapore");
        assert_eq!(place(singapore, Language::ZhHans), "新加坡");
    }
}
