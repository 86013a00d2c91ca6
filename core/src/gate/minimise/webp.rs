//! WebP (RFC 9649): keeps the one bitstream and its transparency, and a profile that was asked for; the extended header is written
//! anew, and only where it is needed.

use super::exif::Findings;
use super::profile::may_stay;
use super::{Cleaned, NotCleanable, Removed, crowded, fault, join};
use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::webp::WebP;
use img_parts::{Bytes, ImageEXIF};

/// A chunk's name and length.
const HEAD: usize = 8;
/// `RIFF` or `LIST`, a length, and of what kind it is.
const RIFF: usize = HEAD + 4;
/// RFC 9649 §2.7.1: the bits of the extended header that say there is a profile, and transparency.
const PROFILE: u8 = 0b0010_0000;
const ALPHA: u8 = 0b0001_0000;

pub(super) fn clean(bytes: Bytes, keep_profile: bool) -> Result<Cleaned, NotCleanable> {
    let size = bytes.len();
    // Nothing is read behind the end that the file itself says it has.
    let own = length(&bytes).and_then(|length| bytes.get(..length.checked_add(HEAD)?));
    if crowded(own.unwrap_or(&bytes), chunk_length) {
        return Err(NotCleanable::Malformed);
    }
    let mut webp = WebP::from_bytes(bytes).map_err(|error| fault(&error))?;
    let mut findings = Findings::default();
    if u32::try_from(size).map_or(true, |size| size > webp.len()) {
        findings.removed(Removed::TrailingData);
    }
    let (mut header, mut alpha, mut picture, mut profiles) = (None, None, None, Vec::new());
    for chunk in webp.chunks() {
        // §2.7: the extended header in front, transparency in front of the picture. Decoders disagree about other orders.
        let (slot, late) = match &chunk.id() {
            b"VP8X" => (&mut header, alpha.is_some() || picture.is_some()),
            b"ALPH" => (&mut alpha, picture.is_some()),
            b"VP8 " | b"VP8L" => (&mut picture, false),
            b"ANIM" | b"ANMF" => return Err(NotCleanable::Animated),
            b"ICCP" => {
                profiles.push((chunk.clone(), header.is_some() && alpha.is_none() && picture.is_none()));
                continue;
            }
            // Without the extended header nobody looks for it.
            b"EXIF" if header.is_some() => {
                findings.read(chunk.content().data().map(|data| &data[..]).unwrap_or_default());
                continue;
            }
            _ => {
                findings.removed(Removed::OtherMetadata);
                continue;
            }
        };
        if late || slot.replace(chunk.clone()).is_some() {
            return Err(NotCleanable::Malformed);
        }
    }
    let picture = picture.ok_or(NotCleanable::Truncated)?;
    if alpha.is_some() && (header.is_none() || picture.id() == *b"VP8L") {
        return Err(NotCleanable::Malformed);
    }
    let profile = match profiles.as_slice() {
        [(chunk, true)] if keep_profile && chunk.content().data().is_some_and(|p| may_stay(p)) => {
            findings.kept_profile = true;
            Some(chunk.clone())
        }
        [] => None,
        _ => {
            findings.removed(Removed::ColourProfile);
            None
        }
    };
    *webp.chunks_mut() = vec![picture.clone()];
    let (width, height) = webp.dimensions().ok_or(NotCleanable::Malformed)?;
    let see_through = alpha.is_some() || lossless_alpha(&picture);
    let declared = header.as_ref().and_then(|chunk| chunk.content().data()).and_then(|data| data.first());
    if see_through && declared.is_some_and(|flags| flags & ALPHA == 0) {
        return Err(NotCleanable::Malformed);
    }
    let header = if alpha.is_some() || profile.is_some() {
        let flags = if profile.is_some() { PROFILE } else { 0 } | if see_through { ALPHA } else { 0 };
        Some(anew(header.as_ref(), flags, (width, height))?)
    } else {
        None
    };
    *webp.chunks_mut() = header.into_iter().chain(profile).chain(alpha).chain([picture]).collect();
    if let Some(block) = findings.upright_block() {
        webp.set_exif(Some(block));
    }
    Ok(Cleaned { bytes: join(webp.encoder(), &[]), width, height, findings })
}

/// How many bytes the chunk at the beginning takes; of a list those before its own first chunk, which are read one by one too.
fn chunk_length(rest: &[u8]) -> Option<usize> {
    match rest.get(..4)? {
        b"RIFF" | b"LIST" => Some(RIFF),
        b"seqt" => Some(HEAD),
        _ => {
            let length = length(rest)?;
            length.checked_add(HEAD + length % 2)
        }
    }
}

/// The length that a chunk says it has.
fn length(chunk: &[u8]) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(*chunk.get(4..)?.first_chunk()?)).ok()
}

/// The extended header with these bits set, and the picture's own size as that of the canvas. One that names another canvas than
/// the picture fills is read in two ways.
fn anew(header: Option<&RiffChunk>, flags: u8, size: (u32, u32)) -> Result<RiffChunk, NotCleanable> {
    let mut data = vec![flags, 0, 0, 0];
    for side in [size.0, size.1] {
        let [low, middle, high, _] = side.saturating_sub(1).to_le_bytes();
        data.extend_from_slice(&[low, middle, high]);
    }
    let named = header.and_then(|chunk| chunk.content().data()).and_then(|old| old.get(4..10));
    if named != data.get(4..10) {
        return Err(NotCleanable::Malformed);
    }
    Ok(RiffChunk::new(*b"VP8X", RiffContent::Data(Bytes::from(data))))
}

/// A lossless bitstream says by itself whether it is see-through (RFC 9649 §3.4: the bit after its two sides of 14 bits).
fn lossless_alpha(picture: &RiffChunk) -> bool {
    picture.id() == *b"VP8L"
        && picture.content().data().and_then(|data| data.get(4)).is_some_and(|last| last & 0x10 != 0)
}
