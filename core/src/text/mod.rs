//! Words and numbers as people read them: the catalogue that is true for any app, and the formatters that fill it.
//!
//! An activity's own words come from the manifest. Everything here is a function of its arguments; there is no clock.

mod bidi;
mod catalogue;
mod format;
mod mask;
mod place;
mod plain;
mod word;

pub use bidi::{ISOLATE, POP, isolated};
pub use catalogue::{FillFault, fill, fill_count, say};
pub use format::{
    BadOffset, MAX_UTC_OFFSET, Reader, count, date, date_time, days, grouped, iso_day, list, size, time,
    time_to_the_second, times,
};
pub use mask::mask;
pub use place::place;
pub use plain::{MAX_NAME_BYTES, MAX_NAME_CHARS, is_plain, is_short, legible};
pub use word::Word;

use serde::{Deserialize, Serialize};

/// The languages every word exists in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Language {
    /// English.
    #[serde(rename = "en")]
    En,
    /// Chinese, simplified characters.
    #[serde(rename = "zh-Hans")]
    ZhHans,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::En, Self::ZhHans];

    /// The BCP 47 tag, as manifests and `shown.lang` of a receipt carry it.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::ZhHans => "zh-Hans",
        }
    }

    /// The language of a tag, if it is one of ours.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }
}

#[cfg(test)]
mod tests;
