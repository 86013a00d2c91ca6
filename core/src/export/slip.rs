//! A slip ([`privet_wire::slip`]) as a QR code, and back: the same bytes, packed.
//!
//! `PRIVET:` and, in base45 (RFC 9285), four bytes of the SHA-256 of what follows them, then the slip under zlib (RFC 1950). Base45 stands in
//! a code's alphanumeric mode, three per cent longer than bytes would be; every scanner hands it over as the text that it is, while iOS
//! hands over no bytes that are no text. The four bytes bind what zlib leaves open, so that no changed code reads as the same slip.
//! Promises: a code holds the whole slip or there is none; unpacking makes no more than [`MAX_SLIP`] bytes, whatever it is given.

use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;
use privet_wire::merkle::sha256;
use privet_wire::slip::MAX_SLIP;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
use serde::{Deserialize, Serialize};

/// What the text of every code begins with.
pub const PREFIX: &str = "PRIVET:";
/// The most alphanumeric characters of a QR code (ISO/IEC 18004, version 40, level L).
pub const MAX_CHARACTERS: usize = 4_296;
/// zlib's slowest: a code is made once, and each version smaller is easier to scan.
const LEVEL: u8 = 10;
const BOUND: usize = 4;

/// A slip as a code, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SlipCode {
    /// Draw it with a margin of four modules, dark on light.
    Qr {
        /// Modules on a side: 21 to 177.
        size: u32,
        /// Row by row from the top left, a bit for each module, the highest bit of a byte first; 1 is dark. Rows follow each other
        /// without padding: `size * size` bits, the last byte filled up with 0.
        modules: Vec<u8>,
    },
    /// Longer than a code can be: there is the file only.
    FileOnly {
        /// How many characters it would take; a code takes [`MAX_CHARACTERS`].
        characters: u32,
    },
}

/// A text that no packed slip is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unpackable {
    /// Longer than a code can be, or more than a slip can be once unpacked.
    #[error("too long")]
    TooLong,
    /// Not what a code of ours says, or changed.
    #[error("not a packed slip")]
    Malformed,
}

/// The text of a slip's code.
#[must_use]
pub fn pack(slip: &str) -> String {
    let packed = compress_to_vec_zlib(slip.as_bytes(), LEVEL);
    let bound = [bound(&packed).as_slice(), &packed].concat();
    format!("{PREFIX}{}", base45::encode(bound))
}

/// The slip in the text of a code.
///
/// # Errors
/// [`Unpackable`]
pub fn unpack(text: &str) -> Result<Vec<u8>, Unpackable> {
    if text.len() > MAX_CHARACTERS {
        return Err(Unpackable::TooLong);
    }
    let encoded = text.strip_prefix(PREFIX).ok_or(Unpackable::Malformed)?;
    let bytes = base45::decode(encoded).map_err(|_| Unpackable::Malformed)?;
    let (said, packed) = bytes.split_first_chunk::<BOUND>().ok_or(Unpackable::Malformed)?;
    if base45::encode(&bytes) != encoded || bound(packed) != *said {
        return Err(Unpackable::Malformed);
    }
    decompress_to_vec_zlib_with_limit(packed, MAX_SLIP).map_err(|fault| match fault.status {
        miniz_oxide::inflate::TINFLStatus::HasMoreOutput => Unpackable::TooLong,
        _ => Unpackable::Malformed,
    })
}

fn bound(packed: &[u8]) -> [u8; BOUND] {
    let [a, b, c, d, ..] = sha256(packed);
    [a, b, c, d]
}

/// The code of a slip.
#[must_use]
pub fn code(slip: &str) -> SlipCode {
    let text = pack(slip);
    let too_long = SlipCode::FileOnly { characters: u32::try_from(text.len()).unwrap_or(u32::MAX) };
    // The library asserts this of what it is given.
    if !QrSegment::is_alphanumeric(&text) {
        return too_long;
    }
    let segment = [QrSegment::make_alphanumeric(&text)];
    let (least, most) = (Version::MIN, Version::MAX);
    QrCode::encode_segments_advanced(&segment, QrCodeEcc::Low, least, most, None, true)
        .map_or(too_long, |code| drawn(&code))
}

fn drawn(code: &QrCode) -> SlipCode {
    let size = code.size();
    let dark = (0..size).flat_map(|y| (0..size).map(move |x| (x, y))).map(|(x, y)| code.get_module(x, y));
    let bits: Vec<bool> = dark.collect();
    let modules = bits.chunks(8).map(|byte| {
        byte.iter().zip((0..8).rev()).fold(0, |sum: u8, (dark, place)| sum | (u8::from(*dark) << place))
    });
    SlipCode::Qr { size: u32::try_from(size).unwrap_or(0), modules: modules.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_packed_unpacks_and_no_changed_character_does() {
        let slip = r#"{"body":"{\"v\":4}","format":"privet/slip/1"}"#;
        let text = pack(slip);
        assert_eq!(unpack(&text), Ok(slip.as_bytes().to_vec()));
        for bit in 0..text.len() * 8 {
            let mut bytes = text.clone().into_bytes();
            bytes[bit / 8] ^= 1 << (bit % 8);
            if let Ok(changed) = String::from_utf8(bytes) {
                assert!(unpack(&changed).is_err(), "bit {bit}");
            }
        }
    }

    #[test]
    fn a_bomb_is_refused_before_it_is_unpacked() {
        let bomb = compress_to_vec_zlib(&vec![b'a'; MAX_SLIP + 1], LEVEL);
        assert!(bomb.len() < 1_000);
        let text = format!("{PREFIX}{}", base45::encode([bound(&bomb).as_slice(), &bomb].concat()));
        assert_eq!(unpack(&text), Err(Unpackable::TooLong));
        assert_eq!(unpack(&format!("{PREFIX}{}", "A".repeat(MAX_CHARACTERS))), Err(Unpackable::TooLong));
    }

    #[test]
    fn what_fits_no_code_is_said_and_not_cut() {
        // Nothing that can be packed smaller.
        let noise =
            (0_u32..200).map(|n| format!("{:?}", sha256(&n.to_be_bytes()))).collect::<Vec<_>>().concat();
        let SlipCode::FileOnly { characters } = code(&noise) else { panic!("does not fit") };
        assert_eq!(characters as usize, pack(&noise).len());
        assert!(matches!(code("short"), SlipCode::Qr { size: 21..=57, .. }));
    }

    proptest! {
        #[test]
        fn any_text_is_an_answer_and_no_panic(text in "(PRIVET:)?[0-9A-Z $%*+./:-]{0,300}", any in ".{0,64}") {
            prop_assert!(unpack(&text).is_err());
            let _no_panic = unpack(&any);
        }
    }
}
