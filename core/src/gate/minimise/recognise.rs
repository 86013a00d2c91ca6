//! Tells picture formats apart by their first bytes.

use super::{MediaType, NotCleanable};

/// What the bytes are, whatever their sender calls them.
pub(super) fn recognise(bytes: &[u8]) -> Result<MediaType, NotCleanable> {
    let at = |from: usize, to: usize| bytes.get(from..to).unwrap_or_default();
    match (at(0, 4), at(4, 8), at(8, 12)) {
        ([0xFF, 0xD8, 0xFF, _], ..) => Ok(MediaType::Jpeg),
        (b"\x89PNG", b"\r\n\x1a\n", _) => Ok(MediaType::Png),
        (b"RIFF", _, b"WEBP") => Ok(MediaType::Webp),
        // The brands of ISO/IEC 23008-12 and of AV1 in it; each has a still and a sequence.
        (_, b"ftyp", b"avif" | b"avis") => Err(NotCleanable::Avif),
        (
            _,
            b"ftyp",
            b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"hevm" | b"hevs" | b"mif1" | b"mif2"
            | b"msf1",
        ) => Err(NotCleanable::Heif),
        // The last two are BigTIFF.
        (b"II*\0" | b"MM\0*" | b"II+\0" | b"MM\0+", ..) => Err(NotCleanable::Tiff),
        (b"GIF8", ..) => Err(NotCleanable::Gif),
        _ => Err(NotCleanable::Unknown),
    }
}
