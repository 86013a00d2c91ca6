//! Texts in several languages, and addresses.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use crate::text::Language;

/// One text in every language the manifest declares.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Texts(BTreeMap<Language, String>);

impl Texts {
    /// The text in `language`. Total: a parsed manifest has every declared language, and any other is answered with the
    /// first one there is.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        self.0.get(&language).or_else(|| self.0.values().next()).map_or("", String::as_str)
    }

    /// Every language with its text, in order of language.
    pub fn iter(&self) -> impl Iterator<Item = (Language, &str)> {
        self.0.iter().map(|(language, text)| (*language, text.as_str()))
    }
}

impl FromIterator<(Language, String)> for Texts {
    fn from_iter<I: IntoIterator<Item = (Language, String)>>(texts: I) -> Self {
        Self(texts.into_iter().collect())
    }
}

/// Why a text is not an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an address")]
pub struct BadAddress;

/// A host name: lower-case letters, digits, hyphens, at least one dot, at most 253 bytes (RFC 1123 §2.1).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HostName(String);

/// An `https` address without user, port or fragment, in ASCII, at most 500 bytes. Narrower than RFC 3986 on purpose:
/// what a person is sent to should have one reading.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HttpsUrl(String);

fn is_host(text: &str) -> bool {
    text.len() <= 253
        && text.contains('.')
        && text.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
        })
}

impl HostName {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl HttpsUrl {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for HostName {
    type Error = BadAddress;
    fn try_from(text: String) -> Result<Self, BadAddress> {
        if is_host(&text) { Ok(Self(text)) } else { Err(BadAddress) }
    }
}

impl TryFrom<String> for HttpsUrl {
    type Error = BadAddress;
    fn try_from(text: String) -> Result<Self, BadAddress> {
        let rest = text.strip_prefix("https://").ok_or(BadAddress)?;
        let host = rest.split(['/', '?']).next().unwrap_or_default();
        let legal = |b: u8| b.is_ascii_alphanumeric() || b"-._~/?=&%+,:@".contains(&b);
        if text.len() <= 500 && is_host(host) && rest.bytes().all(legal) {
            Ok(Self(text))
        } else {
            Err(BadAddress)
        }
    }
}

impl From<HostName> for String {
    fn from(host: HostName) -> Self {
        host.0
    }
}

impl From<HttpsUrl> for String {
    fn from(url: HttpsUrl) -> Self {
        url.0
    }
}
