//! The notice that a consent was withdrawn, from the phone to a recipient: a compact JWS by the person's notice key, which needs no
//! prompt. It asks the recipient to stop; it cannot allow anything, so a stolen notice key can only deny.

use crate::canonical::exact;
use crate::ids::{ActivityId, AppId, Jti, RecipientId, Subject};
use crate::jws::{self, JwsFault};
use crate::key::{KeyId, PublicKey, Signature};
use serde::{Deserialize, Serialize};
use std::fmt;

/// `typ` of the header.
pub const TYP: &str = "privet-notice+jwt";
/// The longest notice, in bytes.
pub const MAX_NOTICE: usize = 4 * 1024;

/// Why a notice is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoticeFault {
    /// Longer than [`MAX_NOTICE`].
    #[error("the notice is too long")]
    TooLong,
    /// Not a notice, or a claim out of range.
    #[error("not a notice")]
    Malformed,
    /// In another spelling than the canonical one.
    #[error("not the canonical spelling")]
    NotCanonical,
    /// A JWS of another type or algorithm.
    #[error("a JWS of another type")]
    WrongType,
    /// It names another key than the registered notice key.
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
}

impl From<JwsFault> for NoticeFault {
    fn from(fault: JwsFault) -> Self {
        match fault {
            JwsFault::TooLong => Self::TooLong,
            JwsFault::Malformed => Self::Malformed,
            JwsFault::NotCanonical => Self::NotCanonical,
            JwsFault::WrongType => Self::WrongType,
        }
    }
}

/// What a notice says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// The app.
    pub iss: AppId,
    /// The recipient.
    pub aud: RecipientId,
    /// The person as this recipient knows them.
    pub sub: Subject,
    /// The purpose that ends.
    pub activity: ActivityId,
    /// When the consent was withdrawn, in seconds since 1970 by the phone's clock.
    pub withdrawn_at: i64,
    /// Single-use number; the same notice comes again on a retry.
    pub jti: Jti,
}

/// The exact bytes the notice key signs.
#[derive(Clone, PartialEq, Eq)]
#[must_use = "hand the bytes to the notice key, then assemble the notice"]
pub struct NoticeInput(String);

impl NoticeInput {
    /// What the key signs (ECDSA over SHA-256 of these bytes).
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// The finished compact JWS.
    #[must_use]
    pub fn assemble(self, signature: &Signature) -> String {
        jws::join(&self.0, signature)
    }
}

impl fmt::Debug for NoticeInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NoticeInput(..)")
    }
}

impl Notice {
    /// Fixes what is to be signed by the notice key named `kid`.
    ///
    /// # Errors
    /// [`NoticeFault::Malformed`] for a time before 1970 or beyond what JSON keeps exactly.
    pub fn signing_input(&self, kid: &KeyId) -> Result<NoticeInput, NoticeFault> {
        self.check()?;
        Ok(NoticeInput(jws::signing_input(TYP, kid, self)?))
    }

    /// Reads a notice and requires that it is by the registered notice key, from this app, for this recipient, about this person.
    /// A notice has no end: an old one is still a withdrawal. Which of a withdrawal and a later consent counts is told by
    /// `withdrawn_at` and the `iat` of receipts.
    ///
    /// # Errors
    /// [`NoticeFault`]
    pub fn verify(
        text: &str,
        iss: &AppId,
        aud: &RecipientId,
        sub: &Subject,
        key: &PublicKey,
    ) -> Result<Self, NoticeFault> {
        let parsed: jws::Parsed<Self> = jws::parse(text, TYP, MAX_NOTICE)?;
        let notice = parsed.payload;
        notice.check()?;
        if parsed.kid != key.id() {
            return Err(NoticeFault::WrongKey);
        }
        key.verify(parsed.signed.as_bytes(), &parsed.signature).map_err(|_| NoticeFault::BadSignature)?;
        if notice.iss != *iss {
            return Err(NoticeFault::WrongIssuer);
        }
        if notice.aud != *aud {
            return Err(NoticeFault::WrongAudience);
        }
        if notice.sub == *sub { Ok(notice) } else { Err(NoticeFault::WrongSubject) }
    }

    fn check(&self) -> Result<(), NoticeFault> {
        if self.withdrawn_at >= 0 && exact(self.withdrawn_at) { Ok(()) } else { Err(NoticeFault::Malformed) }
    }
}
