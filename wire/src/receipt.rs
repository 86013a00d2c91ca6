//! The receipt: what the person's key signed, once, for one recipient.
//!
//! [`SigningInput`] is what the phone's key signs; a signature makes it a [`Receipt`]. What comes from outside is an
//! [`UnverifiedReceipt`] until [`UnverifiedReceipt::verify`] turns it into a [`VerifiedReceipt`]; only that one says anything.
//! It shows that the device's user authenticated for one signature over the digest of what the core asked the app to show.

use crate::b64;
use crate::claims::Claims;
use crate::ids::{AppId, RecipientId, Subject};
use crate::jws::{self, JwsFault};
use crate::key::{KeyId, PublicKey, Signature, UserVerification};
use crate::merkle::{Hash, sha256};
use std::fmt;

/// `typ` of the header (RFC 8725 §3.11).
pub const TYP: &str = "privet-receipt+jwt";
/// The longest receipt, in bytes.
pub const MAX_RECEIPT: usize = 16 * 1024;
/// How far `iat` may lie ahead of the verifier's clock, in seconds. `exp` has no such grace (RFC 7519 §4.1.4).
pub const MAX_SKEW: i64 = 60;

/// Why a receipt is not accepted. Who can act: the sender for all but `WrongKey` and `WrongIssuer`, which may also mean that the
/// verifier looked up the wrong registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptFault {
    /// Longer than [`MAX_RECEIPT`].
    #[error("the receipt is too long")]
    TooLong,
    /// Not a receipt, or a claim is missing, unknown or out of range.
    #[error("not a receipt")]
    Malformed,
    /// In another spelling than the canonical one.
    #[error("not the canonical spelling")]
    NotCanonical,
    /// A JWS of another type or algorithm.
    #[error("a JWS of another type")]
    WrongType,
    /// It names another key than the registered one.
    #[error("signed by another key")]
    WrongKey,
    /// The registered key did not sign this.
    #[error("the signature does not hold")]
    BadSignature,
    /// From another app.
    #[error("from another app")]
    WrongIssuer,
    /// For another recipient.
    #[error("for another recipient")]
    WrongAudience,
    /// About another person than the one who registered this key.
    #[error("about another person")]
    WrongSubject,
    /// It claims another user verification than the key was registered for.
    #[error("another user verification than registered")]
    WrongUv,
    /// It does not repeat the nonce that was given, or repeats one that was not.
    #[error("another nonce than the one given")]
    WrongNonce,
    /// Issued later than now.
    #[error("issued in the future")]
    NotYet,
    /// Over.
    #[error("expired")]
    Expired,
}

impl From<JwsFault> for ReceiptFault {
    fn from(fault: JwsFault) -> Self {
        match fault {
            JwsFault::TooLong => Self::TooLong,
            JwsFault::Malformed => Self::Malformed,
            JwsFault::NotCanonical => Self::NotCanonical,
            JwsFault::WrongType => Self::WrongType,
        }
    }
}

/// The exact bytes a key signs for one receipt (RFC 7515 §5.1).
#[derive(Clone, PartialEq, Eq)]
#[must_use = "hand the bytes to the person's key, then assemble the receipt"]
pub struct SigningInput(String);

impl SigningInput {
    /// Fixes what is to be signed by the key named `kid`.
    ///
    /// # Errors
    /// [`ReceiptFault::Malformed`] if [`Claims::check`] refuses, [`ReceiptFault::TooLong`] if the receipt would be.
    pub fn new(claims: &Claims, kid: &KeyId) -> Result<Self, ReceiptFault> {
        claims.check().map_err(|_| ReceiptFault::Malformed)?;
        let text = jws::signing_input(TYP, kid, claims)?;
        // 87: the last dot and the signature's base64url.
        if text.len() + 87 > MAX_RECEIPT { Err(ReceiptFault::TooLong) } else { Ok(Self(text)) }
    }

    /// Reads one back from its text, as strictly as a whole receipt is read.
    ///
    /// # Errors
    /// As [`UnverifiedReceipt::parse`].
    pub fn parse(text: &str) -> Result<Self, ReceiptFault> {
        UnverifiedReceipt::parse(&format!("{text}.{}", b64::encode_url(&[1; 64])))
            .map(|_| Self(text.to_owned()))
    }

    /// What the key signs (ECDSA over SHA-256 of these bytes).
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// SHA-256 of the bytes; the ledger keeps it with the approval.
    #[must_use]
    pub fn digest(&self) -> Hash {
        sha256(self.as_bytes())
    }

    /// The receipt with this signature. Whether the signature holds is for a verifier to say.
    #[must_use]
    pub fn assemble(self, signature: &Signature) -> Receipt {
        Receipt(jws::join(&self.0, signature))
    }
}

impl fmt::Debug for SigningInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningInput(..)")
    }
}

/// A receipt as text, ready to be sealed or kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Receipt(String);

impl Receipt {
    /// The compact JWS.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Receipt(..)")
    }
}

/// What a verifier knows beforehand, from the registration and from its own request.
#[derive(Clone, Copy, Debug)]
pub struct Expect<'a> {
    /// The app that registered the key.
    pub iss: &'a AppId,
    /// The verifier itself.
    pub aud: &'a RecipientId,
    /// The person who registered the key.
    pub sub: &'a Subject,
    /// The registered key.
    pub key: &'a PublicKey,
    /// What the key was registered for.
    pub uv: UserVerification,
    /// The nonce the verifier gave for this request, if it gave one.
    pub nonce: Option<&'a str>,
}

/// A receipt that was read; nothing it says is to be believed yet.
#[derive(Clone)]
#[must_use = "verify it; until then it says nothing"]
pub struct UnverifiedReceipt {
    kid: KeyId,
    claims: Claims,
    signed: String,
    signature: Signature,
}

impl UnverifiedReceipt {
    /// Reads a receipt in its one spelling.
    ///
    /// # Errors
    /// [`ReceiptFault::TooLong`], [`ReceiptFault::Malformed`], [`ReceiptFault::NotCanonical`], [`ReceiptFault::WrongType`]
    pub fn parse(text: &str) -> Result<Self, ReceiptFault> {
        let jws::Parsed { kid, payload: claims, signed, signature } = jws::parse(text, TYP, MAX_RECEIPT)?;
        Ok(Self { kid, claims, signed, signature })
    }

    /// The key it names, to look up the registration.
    #[must_use]
    pub fn kid(&self) -> &KeyId {
        &self.kid
    }

    /// What it says, believed by nobody yet.
    #[must_use]
    pub fn unverified_claims(&self) -> &Claims {
        &self.claims
    }

    /// Is it genuine and in force at `now` (seconds since 1970)? The caller then burns the jti: a second receipt with the same
    /// jti is a replay, whatever its signature bytes.
    ///
    /// # Errors
    /// [`ReceiptFault`], one for each reason.
    pub fn verify(self, expect: &Expect<'_>, now: i64) -> Result<VerifiedReceipt, ReceiptFault> {
        let verified = self.verify_without_time(expect)?;
        if verified.claims.iat > now.saturating_add(MAX_SKEW) {
            return Err(ReceiptFault::NotYet);
        }
        if now >= verified.claims.exp { Err(ReceiptFault::Expired) } else { Ok(verified) }
    }

    /// Is it genuine, in force or not? For looking at an old receipt again; never for acting on a new one.
    ///
    /// # Errors
    /// [`ReceiptFault`], all but `NotYet` and `Expired`.
    pub fn verify_without_time(self, expect: &Expect<'_>) -> Result<VerifiedReceipt, ReceiptFault> {
        if self.kid != expect.key.id() {
            return Err(ReceiptFault::WrongKey);
        }
        expect.key.verify(self.signed.as_bytes(), &self.signature).map_err(|_| ReceiptFault::BadSignature)?;
        let claims = &self.claims;
        if claims.iss != *expect.iss {
            return Err(ReceiptFault::WrongIssuer);
        }
        if claims.aud != *expect.aud {
            return Err(ReceiptFault::WrongAudience);
        }
        if claims.sub != *expect.sub {
            return Err(ReceiptFault::WrongSubject);
        }
        if claims.uv != expect.uv {
            return Err(ReceiptFault::WrongUv);
        }
        if claims.nonce.as_deref() != expect.nonce {
            return Err(ReceiptFault::WrongNonce);
        }
        Ok(VerifiedReceipt { claims: self.claims, compact: jws::join(&self.signed, &self.signature) })
    }
}

impl fmt::Debug for UnverifiedReceipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "UnverifiedReceipt({:?})", self.claims.jti)
    }
}

/// A receipt whose signature and addressee were checked.
#[derive(Clone)]
pub struct VerifiedReceipt {
    claims: Claims,
    compact: String,
}

impl VerifiedReceipt {
    /// What the person confirmed.
    #[must_use]
    pub fn claims(&self) -> &Claims {
        &self.claims
    }

    /// The text that was verified.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.compact
    }
}

impl fmt::Debug for VerifiedReceipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifiedReceipt({:?})", self.claims.jti)
    }
}
