//! One release, sealed to one recipient: HPKE base mode (RFC 9180), DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM.
//!
//! ```text
//! envelope  = version 0x01 ‖ suite 0x01 ‖ key id (32) ‖ jti (16) ‖ enc (32) ‖ ciphertext and tag
//! plaintext = u32 length ‖ receipt ‖ u32 length ‖ openings ‖ payload        (big-endian; length 0 = no receipt)
//! info      = u32 length ‖ part, for each of: label, suite, key id, aud, jti      aad = empty
//! ```
//! Nothing of the clear header can be changed unnoticed: version and suite have one value, key id and jti stand in `info`, and
//! another `enc` is another secret. HPKE base mode says nothing about who sealed: that is the receipt's part.
//!
//! [`Opened`] gives no payload by itself: [`Opened::require_match`] does after it was held against a verified receipt, and
//! [`Opened::unconfirmed_payload`] says in its name what its caller gets.

mod draft;

use crate::claims::Content;
use crate::digest::{Label, salted};
use crate::ids::{Jti, RecipientId};
use crate::key::KeyId;
use crate::merkle::sha256;
use crate::openings::{Description, MAX_OPENINGS, Middle, Openings};
use crate::receipt::{MAX_RECEIPT, Receipt, UnverifiedReceipt, VerifiedReceipt};
use crate::recipient_key::{RecipientKey, RecipientSecret};
use crate::shown::Shown;
use hpke::{Deserializable as _, OpModeR};
use hpke::{aead::AesGcm256, kdf::HkdfSha256, kem::X25519HkdfSha256};
use std::fmt;
use zeroize::Zeroizing;

pub use draft::Draft;

/// First label of `info`.
pub const LABEL: &str = "privet/envelope/v1";
/// The largest payload, in bytes.
pub const MAX_PAYLOAD: usize = 32 * 1024 * 1024;

const VERSION: u8 = 1;
const SUITE: u8 = 1;
const HEADER: usize = 1 + 1 + 32 + 16 + 32;
const TAG: usize = 16;
const MAX_ENVELOPE: usize = HEADER + 4 + MAX_RECEIPT + 4 + MAX_OPENINGS + MAX_PAYLOAD + TAG;

/// Why an envelope is not made or not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EnvelopeFault {
    /// Receipt, openings or payload is longer than its limit.
    #[error("a part is too long")]
    TooLong,
    /// Too short, or what was sealed is not of this format (the sender's fault).
    #[error("not an envelope")]
    Malformed,
    /// Of a version or suite that this code does not know.
    #[error("an unknown version or suite")]
    UnknownSuite,
    /// Sealed to another key.
    #[error("sealed to another key")]
    WrongKey,
    /// Altered, for another recipient, or the recipient's public key is not usable.
    #[error("it does not open")]
    DoesNotOpen,
}

/// Why an opened envelope's payload is not given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MatchFault {
    /// The envelope holds no receipt.
    #[error("the envelope holds no receipt")]
    NoReceipt,
    /// The envelope holds a receipt; what is in it is not unconfirmed.
    #[error("the envelope holds a receipt")]
    HasReceipt,
    /// The verified receipt is not the one in the envelope.
    #[error("another receipt than the one in the envelope")]
    OtherReceipt,
    /// The header's jti or the audience is not the receipt's.
    #[error("the receipt is for another envelope")]
    OtherRelease,
    /// The payload is not the one that was confirmed.
    #[error("another payload than the one confirmed")]
    PayloadDiffers,
    /// What was shown is not what the receipt digests, or contradicts what it claims.
    #[error("what was shown is not what was confirmed")]
    ShownDiffers,
}

/// What is sealed.
#[derive(Clone, Copy, Debug)]
pub enum Contents<'a> {
    /// A confirmed release; the payload is empty for a payment.
    Confirmed {
        /// The person's receipt.
        receipt: &'a Receipt,
        /// What opens its digests.
        openings: &'a Openings,
        /// The exact bytes that were confirmed.
        payload: &'a [u8],
    },
    /// A release that the manifest lets go without confirmation.
    Unconfirmed {
        /// What the sender says about it.
        description: &'a Description,
        /// The bytes.
        payload: &'a [u8],
    },
}

/// Seals to `recipient`, whose id is `aud`: [`Draft::seal_into`] a buffer of its own.
///
/// # Errors
/// [`EnvelopeFault`], as [`Draft::new`] and [`Draft::seal_into`] say.
pub fn seal(
    recipient: &RecipientKey,
    aud: &RecipientId,
    jti: &Jti,
    contents: &Contents<'_>,
    ephemeral: &Zeroizing<[u8; 32]>,
) -> Result<Vec<u8>, EnvelopeFault> {
    let draft = Draft::new(contents)?;
    let mut room = Zeroizing::new(vec![0; draft.sealed_len()]);
    draft.seal_into(recipient, aud, jti, ephemeral, &mut room)?;
    Ok(std::mem::take(&mut *room))
}

/// The clear header of an envelope that was not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// The key it is sealed to.
    pub kid: KeyId,
    /// The single-use number; the same bytes come again on a retry.
    pub jti: Jti,
}

/// Reads the clear header, to choose the key. Until the envelope was opened it says nothing.
///
/// # Errors
/// [`EnvelopeFault::TooLong`], [`EnvelopeFault::Malformed`], [`EnvelopeFault::UnknownSuite`]
pub fn header(envelope: &[u8]) -> Result<Header, EnvelopeFault> {
    split(envelope).map(|parts| parts.header)
}

/// Opens an envelope as the recipient whose id is `aud`. The receipt in it is not verified yet.
///
/// # Errors
/// [`EnvelopeFault`]
pub fn open(key: &RecipientSecret, aud: &RecipientId, envelope: &[u8]) -> Result<Opened, EnvelopeFault> {
    let Parts { header: Header { kid, jti }, enc, ciphertext } = split(envelope)?;
    if key.public().map_err(|_| EnvelopeFault::WrongKey)?.id() != kid {
        return Err(EnvelopeFault::WrongKey);
    }
    let enc = <X25519HkdfSha256 as hpke::Kem>::EncappedKey::from_bytes(enc)
        .map_err(|_| EnvelopeFault::DoesNotOpen)?;
    let plaintext = hpke::single_shot_open::<AesGcm256, HkdfSha256, X25519HkdfSha256>(
        &OpModeR::Base,
        &key.hpke().map_err(|_| EnvelopeFault::WrongKey)?,
        &enc,
        &info(&kid, aud, &jti),
        ciphertext,
        &[],
    )
    .map(Zeroizing::new)
    .map_err(|_| EnvelopeFault::DoesNotOpen)?;
    let (receipt, rest) = take(&plaintext)?;
    let (middle, payload) = take(rest)?;
    if receipt.len() > MAX_RECEIPT || payload.len() > MAX_PAYLOAD {
        return Err(EnvelopeFault::TooLong);
    }
    let middle = Middle::parse(middle, !receipt.is_empty()).map_err(|_| EnvelopeFault::Malformed)?;
    let receipt = if receipt.is_empty() {
        None
    } else {
        let text = std::str::from_utf8(receipt).map_err(|_| EnvelopeFault::Malformed)?;
        let parsed = UnverifiedReceipt::parse(text).map_err(|_| EnvelopeFault::Malformed)?;
        Some((text.to_owned(), parsed))
    };
    Ok(Opened { jti, aud: aud.clone(), receipt, middle, payload: Zeroizing::new(payload.to_vec()) })
}

/// An envelope that was opened. Who filled it is not known until its receipt was verified.
#[must_use = "verify the receipt, then require_match; or unconfirmed_payload"]
pub struct Opened {
    jti: Jti,
    aud: RecipientId,
    receipt: Option<(String, UnverifiedReceipt)>,
    middle: Middle,
    payload: Zeroizing<Vec<u8>>,
}

impl Opened {
    /// The single-use number of the header.
    #[must_use]
    pub fn jti(&self) -> &Jti {
        &self.jti
    }

    /// The receipt in it, to be verified; none in an unconfirmed send.
    #[must_use]
    pub fn receipt(&self) -> Option<UnverifiedReceipt> {
        self.receipt.as_ref().map(|(_, receipt)| receipt.clone())
    }

    /// The text of the receipt in it.
    #[must_use]
    pub fn receipt_text(&self) -> Option<&str> {
        self.receipt.as_ref().map(|(text, _)| text.as_str())
    }

    /// Holds everything in the envelope against the receipt that came out of it and was verified, and only then gives the payload.
    ///
    /// Required: the very text of the receipt; header jti and audience as in the receipt; digest and size of the payload; digest of
    /// what was shown; and that what was shown names the same activity, data, recipient, language and payment or payload as the
    /// claims, so that nobody confirmed one thing while looking at another.
    ///
    /// A receipt that was only read is of another type and does not do:
    /// ```compile_fail,E0308
    /// # fn taken_too_early(opened: privet_wire::envelope::Opened) -> Option<()> {
    /// let receipt = opened.receipt()?;
    /// opened.require_match(&receipt).ok()?;
    /// # Some(()) }
    /// ```
    ///
    /// # Errors
    /// [`MatchFault`]
    pub fn require_match(self, verified: &VerifiedReceipt) -> Result<Confirmed, MatchFault> {
        let (Some((text, _)), Middle::Confirmed(openings)) = (self.receipt, self.middle) else {
            return Err(MatchFault::NoReceipt);
        };
        let claims = verified.claims();
        if text != verified.as_str() {
            return Err(MatchFault::OtherReceipt);
        }
        if claims.jti != self.jti || claims.aud != self.aud {
            return Err(MatchFault::OtherRelease);
        }
        let shown = openings.shown;
        match (&claims.content, &openings.payload_salt) {
            (Content::Payload(claim), Some(salt)) => {
                let same = salted(Label::Payload, salt, &self.payload) == claim.digest
                    && u64::try_from(self.payload.len()) == Ok(claim.size);
                if !same {
                    return Err(MatchFault::PayloadDiffers);
                }
            }
            (Content::Payment { .. }, None) if self.payload.is_empty() => {}
            _ => return Err(MatchFault::PayloadDiffers),
        }
        let digest = shown.digest(&openings.shown_salt).map_err(|_| MatchFault::ShownDiffers)?;
        let named = shown.activity == claims.activity
            && shown.data == claims.data
            && shown.language == claims.shown.lang
            && shown.recipient.as_ref().is_some_and(|recipient| recipient.id == claims.aud);
        if digest != claims.shown.digest || !named || !same_content(&shown, &claims.content, &self.payload) {
            return Err(MatchFault::ShownDiffers);
        }
        Ok(Confirmed { payload: self.payload, shown })
    }

    /// Bytes that no person confirmed and no key stands behind, with what their sender says about them. A recipient takes them only
    /// for kinds of data that need no receipt.
    ///
    /// # Errors
    /// [`MatchFault::HasReceipt`] if there is a receipt: then [`Self::require_match`] is the only way to the payload.
    pub fn unconfirmed_payload(self) -> Result<(Description, Zeroizing<Vec<u8>>), MatchFault> {
        match (self.receipt, self.middle) {
            (None, Middle::Unconfirmed(description)) => Ok((description, self.payload)),
            _ => Err(MatchFault::HasReceipt),
        }
    }
}

impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Opened({:?})", self.jti)
    }
}

/// What a person confirmed, held against the receipt that says so.
pub struct Confirmed {
    /// The bytes; empty for a payment.
    pub payload: Zeroizing<Vec<u8>>,
    /// What the person was shown.
    pub shown: Shown,
}

impl fmt::Debug for Confirmed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Confirmed(..)")
    }
}

fn same_content(shown: &Shown, content: &Content, payload: &[u8]) -> bool {
    match (content, &shown.payment, &shown.payload) {
        (Content::Payment { amount, currency, payee, .. }, Some(seen), None) => {
            seen.amount == *amount && seen.currency == *currency && seen.payee == *payee
        }
        (Content::Payload(claim), None, Some(seen)) => {
            seen.sha256 == sha256(payload) && seen.size == claim.size && seen.media_type == claim.media_type
        }
        _ => false,
    }
}

/// RFC 9180 §5.1 `info`: every part after its length, so that no two lists of parts give the same bytes.
fn info(kid: &KeyId, aud: &RecipientId, jti: &Jti) -> Vec<u8> {
    let parts: [&[u8]; 5] =
        [LABEL.as_bytes(), &[SUITE], kid.as_bytes(), aud.as_str().as_bytes(), jti.as_bytes()];
    let mut bytes = Vec::with_capacity(256);
    for part in parts {
        // A part is at most 64 bytes long: its length fits.
        let length = u32::try_from(part.len()).unwrap_or(u32::MAX);
        bytes.extend_from_slice(&length.to_be_bytes());
        bytes.extend_from_slice(part);
    }
    bytes
}

fn take(bytes: &[u8]) -> Result<(&[u8], &[u8]), EnvelopeFault> {
    let (length, rest) = bytes.split_first_chunk::<4>().ok_or(EnvelopeFault::Malformed)?;
    let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| EnvelopeFault::Malformed)?;
    rest.split_at_checked(length).ok_or(EnvelopeFault::Malformed)
}

struct Parts<'a> {
    header: Header,
    enc: &'a [u8],
    ciphertext: &'a [u8],
}

fn split(envelope: &[u8]) -> Result<Parts<'_>, EnvelopeFault> {
    if envelope.len() > MAX_ENVELOPE {
        return Err(EnvelopeFault::TooLong);
    }
    let (&[version, suite], rest) = envelope.split_first_chunk::<2>().ok_or(EnvelopeFault::Malformed)?;
    if (version, suite) != (VERSION, SUITE) {
        return Err(EnvelopeFault::UnknownSuite);
    }
    let (kid, rest) = rest.split_first_chunk::<32>().ok_or(EnvelopeFault::Malformed)?;
    let (jti, rest) = rest.split_first_chunk::<16>().ok_or(EnvelopeFault::Malformed)?;
    let (enc, ciphertext) = rest.split_at_checked(32).ok_or(EnvelopeFault::Malformed)?;
    Ok(Parts { header: Header { kid: KeyId::new(*kid), jti: Jti::new(*jti) }, enc, ciphertext })
}
