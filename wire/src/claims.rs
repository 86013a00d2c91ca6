//! What a receipt says (RFC 7519 claims and our own). A [`Claims`] value may be made by anyone; [`Claims::check`] says whether it
//! may be signed, and nothing that fails it is ever written or read.

use crate::b64;
use crate::canonical::exact;
use crate::ids::{ActivityId, AppId, DataId, Jti, RecipientId, Subject};
use crate::key::UserVerification;
use crate::merkle::Hash;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A claim that is missing, doubled, out of range, or does not go with the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a claim is missing, out of range or does not go with the others")]
pub struct BadClaims;

/// The bytes that leave, as the receipt names them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PayloadClaim {
    /// Digest under [`crate::digest::Label::Payload`].
    #[serde(with = "b64::array")]
    pub digest: Hash,
    /// Their number.
    pub size: u64,
    /// Their media type, lower case, without parameters.
    pub media_type: String,
}

/// What was confirmed: data that leaves, or a payment.
#[derive(Clone, PartialEq, Eq)]
pub enum Content {
    /// Data leaves; claim `payload`.
    Payload(PayloadClaim),
    /// Money; claims `amount`, `currency`, `payee`. There is no payload.
    Payment {
        /// Decimal number in the currency's unit, no sign, no leading zeros: `12.50`.
        amount: String,
        /// ISO 4217 code.
        currency: String,
        /// Who is paid, as shown.
        payee: String,
        /// True when a matched face was consumed for this payment.
        face_matched: bool,
    },
}

/// The digest of what was shown, and its language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShownClaim {
    /// Digest under [`crate::digest::Label::Shown`].
    #[serde(with = "b64::array")]
    pub digest: Hash,
    /// BCP 47 tag.
    pub lang: String,
}

/// Everything a receipt says. Its `Debug` names the release only: a payee or an amount is nobody's log line.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Wire", into = "Wire")]
pub struct Claims {
    /// The app (RFC 7519 §4.1.1).
    pub iss: AppId,
    /// The one recipient (§4.1.3).
    pub aud: RecipientId,
    /// The person as this recipient knows them (§4.1.2).
    pub sub: Subject,
    /// Single-use number (§4.1.7).
    pub jti: Jti,
    /// When approved, in seconds since 1970 by the phone's clock (§4.1.6).
    pub iat: i64,
    /// From when on it is void, in seconds since 1970 (§4.1.4).
    pub exp: i64,
    /// What the recipient asked to be repeated: 1 to 128 visible ASCII characters.
    pub nonce: Option<String>,
    /// How the person authenticated; a verifier believes the registered key instead, and refuses another value here.
    pub uv: UserVerification,
    /// The declared purpose.
    pub activity: ActivityId,
    /// SHA-256 of the activity's terms; the same for everybody who uses this version of the app, so it is not salted.
    pub terms: Hash,
    /// The purpose in words, as declared: 1 to 512 bytes.
    pub purpose: String,
    /// The kinds of data, at most 32, none twice.
    pub data: Vec<DataId>,
    /// What was confirmed.
    pub content: Content,
    /// What was shown.
    pub shown: ShownClaim,
    /// Digest under [`crate::digest::Label::Commitment`] of the body of the checkpoint before the approval.
    pub ledger: Hash,
}

impl Claims {
    /// May this be signed?
    ///
    /// # Errors
    /// [`BadClaims`] if a text is empty, too long or holds control or direction characters; if a number is negative or not exact
    /// in JSON; if `exp` is not after `iat`; if an amount, currency or media type has another spelling.
    pub fn check(&self) -> Result<(), BadClaims> {
        let content = match &self.content {
            Content::Payload(payload) => {
                is_media_type(&payload.media_type) && i64::try_from(payload.size).is_ok_and(exact)
            }
            Content::Payment { amount, currency, payee, .. } => {
                is_amount(amount) && is_currency(currency) && is_line(payee, 256)
            }
        };
        let times = 0 <= self.iat && self.iat < self.exp && exact(self.exp);
        let nonce = self.nonce.as_ref().is_none_or(|nonce| {
            (1..=128).contains(&nonce.len()) && nonce.bytes().all(|b| b.is_ascii_graphic())
        });
        let mut kinds: Vec<_> = self.data.iter().collect();
        kinds.sort_unstable();
        kinds.dedup();
        let data = self.data.len() <= 32 && kinds.len() == self.data.len();
        let sound = content && times && nonce && data;
        if sound && is_language(&self.shown.lang) && is_line(&self.purpose, 512) {
            Ok(())
        } else {
            Err(BadClaims)
        }
    }
}

impl fmt::Debug for Claims {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Claims({:?})", self.jti)
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Payload(_) => "Payload(..)",
            Self::Payment { .. } => "Payment(..)",
        })
    }
}

/// The claims as they are spelled; RFC 8785 sorts them.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    activity: ActivityId,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<String>,
    aud: RecipientId,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<String>,
    data: Vec<DataId>,
    exp: i64,
    face_matched: bool,
    iat: i64,
    iss: AppId,
    jti: Jti,
    #[serde(with = "b64::array")]
    ledger: Hash,
    #[serde(skip_serializing_if = "Option::is_none")]
    nonce: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payee: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payload: Option<PayloadClaim>,
    purpose: String,
    shown: ShownClaim,
    sub: Subject,
    #[serde(with = "b64::array")]
    terms: Hash,
    uv: UserVerification,
}

impl From<Claims> for Wire {
    fn from(claims: Claims) -> Self {
        let (mut amount, mut currency, mut payee, mut payload, mut face_matched) =
            (None, None, None, None, false);
        match claims.content {
            Content::Payload(claim) => payload = Some(claim),
            Content::Payment { amount: a, currency: c, payee: p, face_matched: f } => {
                (amount, currency, payee, face_matched) = (Some(a), Some(c), Some(p), f);
            }
        }
        Self {
            activity: claims.activity,
            amount,
            aud: claims.aud,
            currency,
            data: claims.data,
            exp: claims.exp,
            face_matched,
            iat: claims.iat,
            iss: claims.iss,
            jti: claims.jti,
            ledger: claims.ledger,
            nonce: claims.nonce,
            payee,
            payload,
            purpose: claims.purpose,
            shown: claims.shown,
            sub: claims.sub,
            terms: claims.terms,
            uv: claims.uv,
        }
    }
}

impl TryFrom<Wire> for Claims {
    type Error = BadClaims;
    fn try_from(wire: Wire) -> Result<Self, BadClaims> {
        let content = match (wire.payload, wire.amount, wire.currency, wire.payee, wire.face_matched) {
            (Some(payload), None, None, None, false) => Content::Payload(payload),
            (None, Some(amount), Some(currency), Some(payee), face_matched) => {
                Content::Payment { amount, currency, payee, face_matched }
            }
            _ => return Err(BadClaims),
        };
        let claims = Self {
            iss: wire.iss,
            aud: wire.aud,
            sub: wire.sub,
            jti: wire.jti,
            iat: wire.iat,
            exp: wire.exp,
            nonce: wire.nonce,
            uv: wire.uv,
            activity: wire.activity,
            terms: wire.terms,
            purpose: wire.purpose,
            data: wire.data,
            content,
            shown: wire.shown,
            ledger: wire.ledger,
        };
        claims.check()?;
        Ok(claims)
    }
}

/// Some text on one line: no control characters, and none that turn the direction of reading (they can disguise a payee).
pub(crate) fn is_line(text: &str, max: usize) -> bool {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    !text.is_empty() && text.len() <= max && !text.chars().any(hidden)
}

/// `image/jpeg`: lower case, no parameters (RFC 6838 §4.2).
pub(crate) fn is_media_type(text: &str) -> bool {
    let part = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
            && part.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'+' | b'-'))
    };
    text.len() <= 128 && text.split_once('/').is_some_and(|(kind, sub)| part(kind) && part(sub))
}

/// `12.50`: at most 15 digits before the point and 4 after it; how many a currency has is the sender's rule.
fn is_amount(text: &str) -> bool {
    let digits =
        |part: &str, max: usize| (1..=max).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let (whole, part) = text.split_once('.').map_or((text, None), |(whole, part)| (whole, Some(part)));
    digits(whole, 15) && (whole == "0" || !whole.starts_with('0')) && part.is_none_or(|part| digits(part, 4))
}

fn is_currency(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase())
}

/// A BCP 47 tag by its alphabet and length only.
fn is_language(text: &str) -> bool {
    (2..=35).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_one_spelling() {
        for good in ["0", "0.01", "12.50", "999999999999999.9999"] {
            assert!(is_amount(good), "{good}");
        }
        for bad in ["", ".5", "5.", "00", "01", "-1", "+1", "1e3", "1,5", "1.00000", "1 ", "１"] {
            assert!(!is_amount(bad), "{bad}");
        }
    }

    #[test]
    fn texts_that_hide_something_are_refused() {
        for bad in ["", "a\nb", "a\u{202e}b", "\u{feff}a", "a\u{2066}"] {
            assert!(!is_line(bad, 64), "{bad:?}");
        }
        assert!(is_line("面馆 Noodle House", 64));
        assert!(!is_line("long", 3));
    }

    #[test]
    fn media_types_with_parameters_or_capitals_are_refused() {
        assert!(is_media_type("image/svg+xml"));
        for bad in ["image", "Image/jpeg", "image/jpeg; q=1", "/x", "x/", "a/b/c"] {
            assert!(!is_media_type(bad), "{bad}");
        }
    }
}
