//! PNG (W3C PNG, third edition): keeps the header, the palette and transparency that the header's kind of colour has, the pixels as
//! far as they reach, and the end; and what says how colours are meant if that was asked for.

mod pixels;

use super::exif::Findings;
use super::profile::{MAX_PROFILE, may_stay};
use super::{Cleaned, NotCleanable, Removed, crowded, fault, join};
use img_parts::png::{Png, PngChunk};
use img_parts::{Bytes, ImageEXIF};
use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;
use pixels::{Colour, Header};
use std::collections::BTreeSet;

const SIGNATURE: usize = 8;
/// A chunk's length, kind and checksum.
const AROUND: usize = 12;
/// What a kept profile is called, in place of the name that somebody gave it, and how it is packed: by deflate.
const PROFILE: &[u8] = b"icc\0\0";
/// How hard it is packed anew: the usual level.
const LEVEL: u8 = 6;

pub(super) fn clean(bytes: Bytes, keep_profile: bool) -> Result<Cleaned, NotCleanable> {
    let length = bytes.len();
    if crowded(bytes.get(SIGNATURE..).unwrap_or_default(), chunk_length) {
        return Err(NotCleanable::Malformed);
    }
    let mut png = Png::from_bytes(bytes).map_err(|error| fault(&error))?;
    let mut findings = Findings::default();
    if length > png.len() {
        findings.removed(Removed::TrailingData);
    }
    let (mut header, mut kept): (Option<Header>, Vec<PngChunk>) = (None, Vec::new());
    let (mut last, mut colours) = (*b"IHDR", BTreeSet::new());
    for chunk in png.chunks() {
        let (contents, kind) = (chunk.contents(), chunk.kind());
        let before = std::mem::replace(&mut last, kind);
        let Some(header) = &header else {
            if kind != *b"IHDR" {
                return Err(NotCleanable::Malformed);
            }
            header = Some(Header::read(contents)?);
            kept.push(chunk.clone());
            continue;
        };
        match &kind {
            b"IHDR" => return Err(NotCleanable::Malformed),
            b"PLTE" | b"tRNS" => {
                if has(&kept, kind) || has(&kept, *b"IDAT") {
                    return Err(NotCleanable::Malformed);
                }
                if table(header, chunk, &kept)? {
                    kept.push(chunk.clone());
                } else {
                    findings.removed(Removed::OtherMetadata);
                }
            }
            // One piece after the other (§5.6): some decoders stop where another chunk stands between.
            b"IDAT" if has(&kept, kind) && before != kind => return Err(NotCleanable::Malformed),
            b"IDAT" => kept.push(chunk.clone()),
            b"IEND" => {
                if !contents.is_empty() {
                    findings.removed(Removed::TrailingData);
                }
                kept.push(PngChunk::new(*b"IEND", Bytes::new()));
            }
            b"acTL" | b"fcTL" | b"fdAT" => return Err(NotCleanable::Animated),
            // Behind the pixels nobody looks for it.
            b"eXIf" if !has(&kept, *b"IDAT") => findings.read(contents),
            b"iCCP" | b"sRGB" | b"gAMA" | b"cHRM" | b"cICP" => {
                // Decoders look for them before palette and pixels, and for one of each.
                let fresh = [*b"PLTE", *b"tRNS", *b"IDAT"].iter().all(|kind| !has(&kept, *kind));
                let fresh = colours.insert(kind) && fresh;
                if let Some(colour) = if keep_profile && fresh { colour(chunk) } else { None } {
                    findings.kept_profile = true;
                    kept.push(colour);
                } else {
                    findings.removed(Removed::ColourProfile);
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
    let header = header.ok_or(NotCleanable::Malformed)?;
    if !has(&kept, *b"IDAT") || (header.colour == Colour::Palette && !has(&kept, *b"PLTE")) {
        return Err(NotCleanable::Malformed);
    }
    let pieces = kept.iter().filter(|chunk| chunk.kind() == *b"IDAT").map(|chunk| &chunk.contents()[..]);
    let end = header.end(pieces)?;
    let kept = up_to(kept, end, &mut findings);
    *png.chunks_mut() = kept;
    png.set_exif(findings.upright_block());
    let (width, height) = header.sides();
    Ok(Cleaned { bytes: join(png.encoder(), &[]), width, height, findings })
}

/// How many bytes the chunk at the beginning takes; none for the last one, behind which nothing is read.
fn chunk_length(rest: &[u8]) -> Option<usize> {
    if rest.get(4..8)? == b"IEND" {
        return None;
    }
    usize::try_from(u32::from_be_bytes(*rest.first_chunk()?)).ok()?.checked_add(AROUND)
}

fn has(kept: &[PngChunk], kind: [u8; 4]) -> bool {
    kept.iter().any(|chunk| chunk.kind() == kind)
}

/// Whether this palette or transparency is one that pixels of the header's kind are drawn with (§11.2.2, §11.3.1.1). A palette that
/// only suggests colours is not, nor is transparency beside an alpha channel. Of one that is, each byte has to count: decoders
/// disagree about the others.
fn table(header: &Header, chunk: &PngChunk, kept: &[PngChunk]) -> Result<bool, NotCleanable> {
    let length = chunk.contents().len();
    let right = match (&chunk.kind(), header.colour) {
        (b"PLTE", Colour::Rgb | Colour::RgbAlpha) | (b"tRNS", Colour::GreyAlpha | Colour::RgbAlpha) => {
            return Ok(false);
        }
        (b"PLTE", Colour::Palette) => {
            length > 0 && length.is_multiple_of(3) && length / 3 <= 1 << header.depth
        }
        (b"tRNS", Colour::Grey) => length == 2,
        (b"tRNS", Colour::Rgb) => length == 6,
        (b"tRNS", Colour::Palette) => {
            let palette = kept.iter().find(|chunk| chunk.kind() == *b"PLTE");
            length > 0 && palette.is_some_and(|palette| length <= palette.contents().len() / 3)
        }
        _ => false,
    };
    if right { Ok(true) } else { Err(NotCleanable::Malformed) }
}

/// The chunks with so many bytes of pixels, and what stood behind them cut off.
fn up_to(kept: Vec<PngChunk>, end: usize, findings: &mut Findings) -> Vec<PngChunk> {
    let mut left = end;
    let cut = |chunk: PngChunk| {
        if chunk.kind() != *b"IDAT" {
            return Some(chunk);
        }
        let contents = chunk.contents();
        let take = left.min(contents.len());
        left -= take;
        if take == contents.len() {
            return Some(chunk);
        }
        findings.removed(Removed::TrailingData);
        (take > 0).then(|| PngChunk::new(*b"IDAT", contents.slice(..take)))
    };
    kept.into_iter().filter_map(cut).collect()
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
            if !may_stay(&profile) {
                return None;
            }
            let anew = [PROFILE, &compress_to_vec_zlib(&profile, LEVEL)].concat();
            return Some(PngChunk::new(*b"iCCP", Bytes::from(anew)));
        }
        _ => return None,
    };
    (contents.len() == length).then(|| chunk.clone())
}
