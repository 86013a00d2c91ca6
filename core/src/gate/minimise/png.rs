//! PNG (W3C PNG, third edition): keeps the header, the palette with its transparency, the pixels and the end.

use super::exif::Findings;
use super::{Cleaned, NotCleanable, Removed, fault, join};
use img_parts::png::{Png, PngChunk};
use img_parts::{Bytes, ImageEXIF};

pub(super) fn clean(bytes: Bytes) -> Result<Cleaned, NotCleanable> {
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
            b"iCCP" | b"sRGB" | b"gAMA" | b"cHRM" | b"cICP" => findings.removed(Removed::ColourProfile),
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
