//! PNG (W3C PNG, third edition): keeps the header, the palette with its transparency, the pixels and the end, and what says how
//! colours are meant if that was asked for.

use super::exif::Findings;
use super::profile::{MAX_PROFILE, may_stay};
use super::{Cleaned, NotCleanable, Removed, fault, join};
use img_parts::png::{Png, PngChunk};
use img_parts::{Bytes, ImageEXIF};
use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

/// What a kept profile is called, in place of the name that somebody gave it, and how it is packed: by deflate.
const PROFILE: &[u8] = b"icc\0\0";
/// How hard it is packed anew: the usual level.
const LEVEL: u8 = 6;

pub(super) fn clean(bytes: Bytes, keep_profile: bool) -> Result<Cleaned, NotCleanable> {
    let length = bytes.len();
    let mut png = Png::from_bytes(bytes).map_err(|error| fault(&error))?;
    let (width, height) = png.dimensions().ok_or(NotCleanable::Malformed)?;
    let mut findings = Findings::default();
    if length > png.len() {
        findings.removed(Removed::TrailingData);
    }
    let mut kept: Vec<PngChunk> = Vec::new();
    let mut pixels = false;
    for chunk in png.chunks() {
        let contents = chunk.contents();
        match &chunk.kind() {
            b"IHDR" if kept.is_empty() && contents.len() == 13 => kept.push(chunk.clone()),
            _ if kept.is_empty() => return Err(NotCleanable::Malformed),
            b"IHDR" => return Err(NotCleanable::Malformed),
            b"PLTE" | b"tRNS" => kept.push(chunk.clone()),
            b"IDAT" => {
                pixels = true;
                kept.push(chunk.clone());
            }
            b"IEND" => {
                if !contents.is_empty() {
                    findings.removed(Removed::TrailingData);
                }
                kept.push(PngChunk::new(*b"IEND", Bytes::new()));
            }
            b"acTL" | b"fcTL" | b"fdAT" => return Err(NotCleanable::Animated),
            b"eXIf" => findings.read(contents),
            b"iCCP" | b"sRGB" | b"gAMA" | b"cHRM" | b"cICP" => {
                // Decoders look for them before palette and pixels, and for one of each.
                let fresh = !kept
                    .iter()
                    .any(|c| matches!(&c.kind(), b"PLTE" | b"tRNS" | b"IDAT") || c.kind() == chunk.kind());
                match colour(chunk).filter(|_| keep_profile && fresh) {
                    Some(colour) => {
                        findings.kept_profile = true;
                        kept.push(colour);
                    }
                    None => findings.removed(Removed::ColourProfile),
                }
            }
            b"tEXt" | b"zTXt" | b"iTXt" => findings.removed(Removed::Comment),
            b"tIME" => findings.removed(Removed::Time),
            // An upper-case first letter marks a chunk without which the picture can't be shown.
            [first, ..] if first.is_ascii_uppercase() => return Err(NotCleanable::Malformed),
            _ => findings.removed(Removed::OtherMetadata),
        }
    }
    if kept.last().is_none_or(|chunk| chunk.kind() != *b"IEND") {
        return Err(NotCleanable::Truncated);
    }
    if !pixels {
        return Err(NotCleanable::Malformed);
    }
    *png.chunks_mut() = kept;
    png.set_exif(findings.upright_block());
    Ok(Cleaned { bytes: join(png.encoder(), &[]), width, height, findings })
}

/// The chunk that says the same about colour and nothing else: a profile is unpacked, looked at, and packed anew without its name;
/// of the others there is one length and no room beside it.
fn colour(chunk: &PngChunk) -> Option<PngChunk> {
    let contents = chunk.contents();
    let length = match &chunk.kind() {
        b"sRGB" if contents.first().is_some_and(|intent| *intent <= 3) => 1,
        b"gAMA" | b"cICP" => 4,
        b"cHRM" => 32,
        b"iCCP" => {
            let name = contents.iter().position(|byte| *byte == 0)?;
            let packed = contents.get(name + 1..)?.strip_prefix(&[0])?;
            let profile = decompress_to_vec_zlib_with_limit(packed, MAX_PROFILE).ok()?;
            let anew = [PROFILE, &compress_to_vec_zlib(&profile, LEVEL)].concat();
            return may_stay(&profile).then(|| PngChunk::new(*b"iCCP", Bytes::from(anew)));
        }
        _ => return None,
    };
    (contents.len() == length).then(|| chunk.clone())
}
