//! WebP (RFC 9649): keeps the one bitstream and its transparency; the extended header is written anew only where it is needed.

use super::exif::Findings;
use super::{Cleaned, NotCleanable, Removed, fault, join};
use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::webp::WebP;
use img_parts::{Bytes, ImageEXIF};

/// RFC 9649 §2.7.1: the bit of the extended header that says there is transparency.
const ALPHA: u8 = 0b0001_0000;

pub(super) fn clean(bytes: Bytes) -> Result<Cleaned, NotCleanable> {
    let length = bytes.len();
    let mut webp = WebP::from_bytes(bytes).map_err(|error| fault(&error))?;
    let mut findings = Findings::default();
    if u32::try_from(length).map_or(true, |length| length > webp.len()) {
        findings.removed(Removed::TrailingData);
    }
    if let Some(block) = webp.exif() {
        findings.read(&block);
    }
    let unread_exif = webp.exif().is_none();
    let (mut header, mut alpha, mut picture) = (None, None, None);
    for chunk in webp.chunks() {
        let slot = match &chunk.id() {
            b"VP8X" => &mut header,
            b"ALPH" => &mut alpha,
            b"VP8 " | b"VP8L" => &mut picture,
            b"ANIM" | b"ANMF" => return Err(NotCleanable::Animated),
            b"ICCP" => {
                findings.removed(Removed::ColourProfile);
                continue;
            }
            b"EXIF" if !unread_exif => continue,
            _ => {
                findings.removed(Removed::OtherMetadata);
                continue;
            }
        };
        if slot.replace(chunk.clone()).is_some() {
            return Err(NotCleanable::Malformed);
        }
    }
    let picture = picture.ok_or(NotCleanable::Truncated)?;
    let header = header.filter(|_| alpha.is_some()).map(|chunk| anew(&chunk)).transpose()?;
    if alpha.is_some() != header.is_some() || (alpha.is_some() && picture.id() == *b"VP8L") {
        return Err(NotCleanable::Malformed);
    }
    *webp.chunks_mut() = header.into_iter().chain(alpha).chain([picture]).collect();
    let (width, height) = webp.dimensions().ok_or(NotCleanable::Malformed)?;
    if let Some(block) = findings.upright_block() {
        webp.set_exif(Some(block));
    }
    Ok(Cleaned { bytes: join(webp.encoder(), &[]), width, height, findings })
}

/// The extended header with nothing set but transparency and the canvas size.
fn anew(chunk: &RiffChunk) -> Result<RiffChunk, NotCleanable> {
    let canvas = chunk.content().data().and_then(|data| data.get(4..10)).ok_or(NotCleanable::Malformed)?;
    let mut data = vec![ALPHA, 0, 0, 0];
    data.extend_from_slice(canvas);
    Ok(RiffChunk::new(*b"VP8X", RiffContent::Data(Bytes::from(data))))
}
