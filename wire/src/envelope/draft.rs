//! Sealing in place: what an envelope holds is laid down where it will lie, and encrypted there.

use super::{Contents, EnvelopeFault, HEADER, MAX_PAYLOAD, SUITE, TAG, VERSION, info};
use crate::ids::{Jti, RecipientId};
use crate::openings::{MAX_OPENINGS, Middle};
use crate::receipt::MAX_RECEIPT;
use crate::recipient_key::RecipientKey;
use hpke::rand_core::{Infallible, TryCryptoRng, TryRng};
use hpke::{Deserializable as _, OpModeS, Serializable as _};
use hpke::{aead::AesGcm256, kdf::HkdfSha256, kem::X25519HkdfSha256};
use std::fmt;
use zeroize::Zeroizing;

/// Contents whose length is known, so that the room they are sealed in can be made once: a payload of megabytes is laid down where
/// it is encrypted, and there is no second copy of it.
pub struct Draft<'a> {
    receipt: &'a str,
    middle: Zeroizing<Vec<u8>>,
    payload: &'a [u8],
}

impl<'a> Draft<'a> {
    /// Writes the small parts and measures all of them.
    ///
    /// # Errors
    /// [`EnvelopeFault::TooLong`]; [`EnvelopeFault::Malformed`] if the openings cannot be written.
    pub fn new(contents: &Contents<'a>) -> Result<Self, EnvelopeFault> {
        let (receipt, middle, payload) = match contents {
            Contents::Confirmed { receipt, openings, payload } => {
                (receipt.as_str(), Middle::encode_confirmed(openings), *payload)
            }
            Contents::Unconfirmed { description, payload } => {
                ("", Middle::encode_unconfirmed(description), *payload)
            }
        };
        let middle = Zeroizing::new(middle.map_err(|_| EnvelopeFault::Malformed)?);
        if receipt.len() > MAX_RECEIPT || middle.len() > MAX_OPENINGS || payload.len() > MAX_PAYLOAD {
            return Err(EnvelopeFault::TooLong);
        }
        Ok(Self { receipt, middle, payload })
    }

    /// How many bytes the envelope will have.
    #[must_use]
    pub fn sealed_len(&self) -> usize {
        HEADER + 4 + self.receipt.len() + 4 + self.middle.len() + self.payload.len() + TAG
    }

    /// Seals to `recipient`, whose id is `aud`, into `room`, which has [`Draft::sealed_len`] bytes. `ephemeral` is 32 bytes drawn at
    /// random for this envelope alone (RFC 9180 §4.1 makes the ephemeral key of them); two envelopes with the same ones would share
    /// a key. After an error `room` may hold what was to be sealed: its owner wipes it.
    ///
    /// # Errors
    /// [`EnvelopeFault::TooLong`] if `room` has another length; [`EnvelopeFault::DoesNotOpen`] if nobody could open it because
    /// `recipient` is a point of low order.
    pub fn seal_into(
        &self,
        recipient: &RecipientKey,
        aud: &RecipientId,
        jti: &Jti,
        ephemeral: &Zeroizing<[u8; 32]>,
        room: &mut [u8],
    ) -> Result<(), EnvelopeFault> {
        if room.len() != self.sealed_len() {
            return Err(EnvelopeFault::TooLong);
        }
        let kid = recipient.id();
        let public = <X25519HkdfSha256 as hpke::Kem>::PublicKey::from_bytes(recipient.as_bytes())
            .map_err(|_| EnvelopeFault::DoesNotOpen)?;
        let (header, rest) = room.split_at_mut_checked(HEADER).ok_or(EnvelopeFault::TooLong)?;
        let (content, tag) = rest.split_last_chunk_mut::<TAG>().ok_or(EnvelopeFault::TooLong)?;
        let lengths = [length_of(self.receipt.as_bytes())?, length_of(&self.middle)?];
        let [receipt, middle] = &lengths;
        lay(content, &[receipt, self.receipt.as_bytes(), middle, &self.middle, self.payload]);
        let mut drawn = OneDraw { bytes: ephemeral, draws: 0 };
        let (enc, sealed) = hpke::single_shot_seal_inout_detached_with_rng::<
            AesGcm256,
            HkdfSha256,
            X25519HkdfSha256,
        >(
            &OpModeS::Base, &public, &info(&kid, aud, jti), content.into(), &[], &mut drawn
        )
        .map_err(|_| EnvelopeFault::DoesNotOpen)?;
        if drawn.draws != 1 {
            return Err(EnvelopeFault::DoesNotOpen);
        }
        sealed.write_exact(tag);
        lay(header, &[&[VERSION, SUITE], kid.as_bytes(), jti.as_bytes(), &enc.to_bytes()]);
        Ok(())
    }
}

impl fmt::Debug for Draft<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Draft(..)")
    }
}

fn length_of(part: &[u8]) -> Result<[u8; 4], EnvelopeFault> {
    u32::try_from(part.len()).map(u32::to_be_bytes).map_err(|_| EnvelopeFault::TooLong)
}

/// Writes the parts one after the other; `into` has room for exactly them.
fn lay(mut into: &mut [u8], parts: &[&[u8]]) {
    for part in parts {
        let Some((to, rest)) = into.split_at_mut_checked(part.len()) else { return };
        to.copy_from_slice(part);
        into = rest;
    }
}

/// Hands the caller's 32 bytes to HPKE, which draws once for the ephemeral key. A second or another draw is counted and makes the
/// sealing fail, so that no byte of a key is ever one that nobody drew.
struct OneDraw<'a> {
    bytes: &'a Zeroizing<[u8; 32]>,
    draws: usize,
}

impl TryRng for OneDraw<'_> {
    type Error = Infallible;
    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        self.draws += 2;
        Ok(0)
    }
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        self.draws += 2;
        Ok(0)
    }
    fn try_fill_bytes(&mut self, into: &mut [u8]) -> Result<(), Infallible> {
        self.draws += if into.len() == 32 { 1 } else { 2 };
        for (into, byte) in into.iter_mut().zip(self.bytes.iter()) {
            *into = *byte;
        }
        Ok(())
    }
}

impl TryCryptoRng for OneDraw<'_> {}
