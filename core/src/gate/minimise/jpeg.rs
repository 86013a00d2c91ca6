//! JPEG (ITU-T T.81): keeps the segments without which the same pixels cannot be decoded, and writes the two that only steer
//! colour (JFIF, Adobe) anew from what they mean.

use super::exif::Findings;
use super::{Cleaned, NotCleanable, Removed, fault, join};
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::{Bytes, ImageEXIF};
use zeroize::Zeroizing;

/// Encoders write about ten scans. Each further one costs a copy of the rest of the file, so their number is bounded.
const MAX_SCANS: usize = 64;
const END: [u8; 2] = [markers::P, markers::EOI];

/// JFIF 1.01, density unspecified, no thumbnail (ITU-T T.871 §10.1).
const JFIF: &[u8] = b"JFIF\0\x01\x01\x00\x00\x01\x00\x01\x00\x00";
/// The last byte of Adobe's APP14 says how colour is coded: 0 as it is, 1 YCbCr, 2 YCCK.
const ADOBE_LENGTH: usize = 12;

pub(super) fn clean(bytes: &Bytes) -> Result<Cleaned, NotCleanable> {
    let mut jpeg = Jpeg::from_bytes(bytes.clone()).map_err(|error| fault(&error))?;
    let (width, height) = jpeg.dimensions().ok_or(NotCleanable::Malformed)?;
    let mut walk = Walk::default();
    let mut part = jpeg.clone();
    let mut length = bytes.len();
    loop {
        let rest = walk.part(&part, length)?;
        let Some(rest) = rest else { break };
        if walk.scans >= MAX_SCANS {
            return Err(NotCleanable::Malformed);
        }
        length = rest.len();
        part = Jpeg::from_bytes(rest).map_err(|error| fault(&error))?;
    }
    if walk.frames != 1 || walk.scans == 0 {
        return Err(NotCleanable::Malformed);
    }
    *jpeg.segments_mut() = walk.kept;
    jpeg.set_exif(walk.findings.upright_block());
    Ok(Cleaned {
        bytes: join(jpeg.encoder(), &END),
        width: width.into(),
        height: height.into(),
        findings: walk.findings,
    })
}

#[derive(Default)]
struct Walk {
    kept: Vec<JpegSegment>,
    findings: Findings,
    frames: usize,
    scans: usize,
    jfif: bool,
    adobe: bool,
}

impl Walk {
    /// Takes the segments up to and with the next scan. What follows that scan comes back as a file of its own, behind a
    /// new SOI, because `img-parts` leaves everything after the first scan in one piece; none when the picture has ended.
    /// `length` is that of the part as it was read.
    fn part(&mut self, part: &Jpeg, length: usize) -> Result<Option<Bytes>, NotCleanable> {
        for segment in part.segments() {
            if segment.marker() == markers::SOS {
                return self.scan(segment);
            }
            self.segment(segment)?;
        }
        if length > part.len() {
            self.findings.removed(Removed::TrailingData);
        }
        Ok(None)
    }

    fn scan(&mut self, segment: &JpegSegment) -> Result<Option<Bytes>, NotCleanable> {
        if self.frames != 1 || !segment.has_entropy() {
            return Err(NotCleanable::Malformed);
        }
        let header = segment.contents().clone();
        // `img-parts` does not hand out the bytes of a scan by themselves; encoding the segment yields them last.
        let coded = segment.clone().encoder().last().ok_or(NotCleanable::Malformed)?;
        let end = scan_end(&coded).ok_or(NotCleanable::Truncated)?;
        let rest = coded.slice(end..);
        if !rest.get(1).copied().is_some_and(may_follow_a_scan) {
            return Err(NotCleanable::Malformed);
        }
        let padding = coded.slice(..end).iter().rev().take_while(|b| **b == markers::P).count();
        let pixels = coded.slice(..end.saturating_sub(padding));
        if pixels.is_empty() {
            return Err(NotCleanable::Malformed);
        }
        self.kept.push(JpegSegment::new_with_entropy(markers::SOS, header, pixels));
        self.scans += 1;
        if rest.starts_with(&END) {
            if rest.len() > END.len() {
                self.findings.removed(Removed::TrailingData);
            }
            return Ok(None);
        }
        let mut file = Zeroizing::new(Vec::with_capacity(2 + rest.len()));
        file.extend_from_slice(&[markers::P, markers::SOI]);
        file.extend_from_slice(&rest);
        Ok(Some(Bytes::from_owner(file)))
    }

    fn segment(&mut self, segment: &JpegSegment) -> Result<(), NotCleanable> {
        let contents = segment.contents();
        match segment.marker() {
            markers::SOF0 | markers::SOF1 | markers::SOF2 => {
                self.frames += 1;
                if self.frames > 1 || self.scans > 0 {
                    return Err(NotCleanable::Malformed);
                }
                self.kept.push(segment.clone());
            }
            markers::DQT | markers::DHT | markers::DRI => self.kept.push(segment.clone()),
            markers::SOF3..=markers::SOF15 | markers::DHP | markers::EXP => {
                return Err(NotCleanable::UnusualCoding);
            }
            markers::DNL => return Err(NotCleanable::UnusualCoding),
            markers::APP0 if contents.starts_with(b"JFIF\0") => self.jfif(contents)?,
            markers::APP0 if contents.starts_with(b"JFXX\0") => self.findings.removed(Removed::Thumbnail),
            markers::APP1 if contents.starts_with(b"Exif\0") => {
                // The marker is "Exif", a zero and one byte of padding, which some writers leave unset.
                self.findings.read(contents.get(6..).unwrap_or_default());
            }
            markers::APP2 if contents.starts_with(b"ICC_PROFILE\0") => {
                self.findings.removed(Removed::ColourProfile);
            }
            markers::APP14 if contents.starts_with(b"Adobe") => self.adobe(contents)?,
            markers::COM => self.findings.removed(Removed::Comment),
            _ => self.findings.removed(Removed::OtherMetadata),
        }
        Ok(())
    }

    fn jfif(&mut self, contents: &Bytes) -> Result<(), NotCleanable> {
        if contents.len() > JFIF.len() {
            self.findings.removed(Removed::Thumbnail);
        }
        if std::mem::replace(&mut self.jfif, true) || self.scans > 0 {
            return Err(NotCleanable::Malformed);
        }
        self.kept.insert(0, JpegSegment::new_with_contents(markers::APP0, Bytes::from_static(JFIF)));
        Ok(())
    }

    /// Decoders disagree about two of these, or one after a scan, so such a file is refused.
    fn adobe(&mut self, contents: &Bytes) -> Result<(), NotCleanable> {
        let transform = contents.get(ADOBE_LENGTH - 1).copied().ok_or(NotCleanable::Malformed)?;
        if std::mem::replace(&mut self.adobe, true) || self.scans > 0 || transform > 2 {
            return Err(NotCleanable::Malformed);
        }
        let anew = [b'A', b'd', b'o', b'b', b'e', 0, 100, 0, 0, 0, 0, transform];
        self.kept.push(JpegSegment::new_with_contents(markers::APP14, Bytes::copy_from_slice(&anew)));
        Ok(())
    }
}

/// Some decoders read on over any other marker inside a scan and some stop there, so a file that has one shows two pictures.
fn may_follow_a_scan(marker: u8) -> bool {
    matches!(
        marker,
        markers::EOI | markers::SOS | markers::DHT | markers::DQT | markers::DRI | markers::APP0
            ..=markers::APP15 | markers::COM
    )
}

/// Where a scan's coded data ends: at the first marker other than a restart; 0xFF 0x00 is a stuffed byte (T.81 §B.1.1.5).
fn scan_end(coded: &[u8]) -> Option<usize> {
    coded.windows(2).position(|pair| {
        matches!(pair, [markers::P, next]
            if !matches!(*next, markers::Z | markers::P | markers::RST0..=markers::RST7))
    })
}
