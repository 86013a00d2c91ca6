//! JPEG (ITU-T T.81): keeps the segments without which the same pixels cannot be decoded, and writes the two that only steer
//! colour (JFIF, Adobe) anew from what they mean; a profile that was asked for is written anew in one piece.

mod tables;

use super::exif::Findings;
use super::profile::Pieces;
use super::{Cleaned, NotCleanable, Removed, fault, join};
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::{Bytes, ImageEXIF};
use tables::exact;
use zeroize::Zeroizing;

/// Encoders write about ten scans. Each one is work for every decoder, so their number is bounded.
const MAX_SCANS: usize = 64;
/// What stands between two scans is a few tables: so many bytes are copied first to read it, and more only if it goes on.
const BETWEEN_SCANS: usize = 1_024;
const SOI: [u8; 2] = [markers::P, markers::SOI];
const END: [u8; 2] = [markers::P, markers::EOI];

/// JFIF 1.01, density unspecified, no thumbnail (ITU-T T.871 §10.1).
const JFIF: &[u8] = b"JFIF\0\x01\x01\x00\x00\x01\x00\x01\x00\x00";
/// The last byte of Adobe's APP14 says how colour is coded: 0 as it is, 1 YCbCr, 2 YCCK.
const ADOBE_LENGTH: usize = 12;
/// What a piece of a profile begins with (ICC.1 annex B.4); its number and the number of pieces follow.
const PROFILE: &[u8] = b"ICC_PROFILE\0";

pub(super) fn clean(bytes: &Bytes, keep_profile: bool) -> Result<Cleaned, NotCleanable> {
    let mut jpeg = Jpeg::from_bytes(bytes.clone()).map_err(|error| fault(&error))?;
    let (width, height) = jpeg.dimensions().ok_or(NotCleanable::Malformed)?;
    let mut walk = Walk::default();
    let mut part =
        Part { segments: jpeg.segments().clone(), coded: coded(&jpeg), more: bytes.len() > jpeg.len() };
    while let Some(rest) = walk.part(&part)? {
        if walk.scans >= MAX_SCANS {
            return Err(NotCleanable::Malformed);
        }
        part = Part::after_a_scan(&rest)?;
    }
    if walk.frames != 1 || walk.scans == 0 {
        return Err(NotCleanable::Malformed);
    }
    walk.profile(keep_profile);
    *jpeg.segments_mut() = walk.kept;
    jpeg.set_exif(walk.findings.upright_block());
    Ok(Cleaned {
        bytes: join(jpeg.encoder(), &END),
        width: width.into(),
        height: height.into(),
        findings: walk.findings,
    })
}

/// Segments up to and with a scan, and everything behind that scan's header. `img-parts` leaves what follows a scan in one piece,
/// so each further scan is read as a file of its own.
struct Part {
    segments: Vec<JpegSegment>,
    /// From the scan's first coded byte to the end of the file; none where the picture ends without another scan.
    coded: Option<Bytes>,
    /// More was read than its segments hold.
    more: bool,
}

impl Part {
    /// Reads on behind a scan: a new SOI and then `rest`, of which only as much is copied as stands before the next scan. What is
    /// found is handed out as pieces of `rest`, so that the copy ends here.
    fn after_a_scan(rest: &Bytes) -> Result<Self, NotCleanable> {
        let mut reach = BETWEEN_SCANS.min(rest.len());
        loop {
            let mut file = Zeroizing::new(Vec::with_capacity(SOI.len() + reach));
            file.extend_from_slice(&SOI);
            file.extend_from_slice(rest.get(..reach).unwrap_or_default());
            let file = Bytes::from_owner(file);
            match Jpeg::from_bytes(file.clone()) {
                Ok(jpeg) => {
                    let seen = coded(&jpeg).map(|seen| reach.saturating_sub(seen.len()));
                    let more = SOI.len() + rest.len() > jpeg.len();
                    let own = |segment| in_place(segment, &file, rest);
                    let segments = jpeg.segments().iter().map(own).collect::<Option<_>>();
                    let segments = segments.ok_or(NotCleanable::Malformed)?;
                    return Ok(Self { segments, coded: seen.map(|at| rest.slice(at..)), more });
                }
                Err(img_parts::Error::Truncated) if reach < rest.len() => {
                    reach = reach.saturating_mul(2).min(rest.len());
                }
                Err(error) => return Err(fault(&error)),
            }
        }
    }
}

/// The segment that was read from `file`, a new SOI and the beginning of `rest`, as a piece of `rest`.
fn in_place(segment: &JpegSegment, file: &Bytes, rest: &Bytes) -> Option<JpegSegment> {
    let read = segment.contents();
    let contents = if read.is_empty() {
        Bytes::new()
    } else {
        let from = read.as_ptr().addr().checked_sub(file.as_ptr().addr() + SOI.len())?;
        let to = from.checked_add(read.len()).filter(|to| *to <= rest.len())?;
        rest.slice(from..to)
    };
    Some(JpegSegment::new_with_contents(segment.marker(), contents))
}

/// What follows the scan's header. `img-parts` does not hand it out by itself; encoding the segment yields it last.
fn coded(jpeg: &Jpeg) -> Option<Bytes> {
    let scan = jpeg.segments().last().filter(|segment| segment.has_entropy())?;
    scan.clone().encoder().last()
}

#[derive(Default)]
struct Walk {
    kept: Vec<JpegSegment>,
    findings: Findings,
    profile: Pieces,
    frames: usize,
    scans: usize,
    jfif: bool,
    adobe: bool,
}

impl Walk {
    /// Takes the segments up to and with the next scan, and answers what follows it; none when the picture has ended.
    fn part(&mut self, part: &Part) -> Result<Option<Bytes>, NotCleanable> {
        for segment in &part.segments {
            if segment.marker() == markers::SOS {
                return self.scan(segment, part.coded.as_ref());
            }
            self.segment(segment)?;
        }
        if part.more {
            self.findings.removed(Removed::TrailingData);
        }
        Ok(None)
    }

    fn scan(&mut self, segment: &JpegSegment, coded: Option<&Bytes>) -> Result<Option<Bytes>, NotCleanable> {
        let coded = coded.filter(|_| self.frames == 1).ok_or(NotCleanable::Malformed)?;
        let end = scan_end(coded).ok_or(NotCleanable::Truncated)?;
        let rest = coded.slice(end..);
        if !rest.get(1).copied().is_some_and(may_follow_a_scan) {
            return Err(NotCleanable::Malformed);
        }
        let padding = coded.slice(..end).iter().rev().take_while(|b| **b == markers::P).count();
        let pixels = coded.slice(..end.saturating_sub(padding));
        if pixels.is_empty() || !exact(markers::SOS, segment.contents()) {
            return Err(NotCleanable::Malformed);
        }
        self.kept.push(JpegSegment::new_with_entropy(markers::SOS, segment.contents().clone(), pixels));
        self.scans += 1;
        if rest.starts_with(&END) {
            if rest.len() > END.len() {
                self.findings.removed(Removed::TrailingData);
            }
            return Ok(None);
        }
        Ok(Some(rest))
    }

    /// The profile, if it is to stay and may: in one segment, behind JFIF, where decoders look for it.
    fn profile(&mut self, keep: bool) {
        let pieces = std::mem::take(&mut self.profile);
        if !pieces.any() {
            return;
        }
        let Some(profile) = pieces.whole().filter(|_| keep) else {
            return self.findings.removed(Removed::ColourProfile);
        };
        let contents = Bytes::from([PROFILE, &[1, 1], &profile].concat());
        let anew = JpegSegment::new_with_contents(markers::APP2, contents);
        self.kept.insert(usize::from(self.jfif), anew);
        self.findings.kept_profile = true;
    }

    fn segment(&mut self, segment: &JpegSegment) -> Result<(), NotCleanable> {
        let contents = segment.contents();
        match segment.marker() {
            markers::SOF0 | markers::SOF1 | markers::SOF2 => {
                self.frames += 1;
                if self.frames > 1 || self.scans > 0 {
                    return Err(NotCleanable::Malformed);
                }
                self.keep(segment)?;
            }
            markers::DQT | markers::DHT | markers::DRI => self.keep(segment)?,
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
            markers::APP2 if contents.starts_with(PROFILE) => {
                let piece = contents.get(PROFILE.len()..).and_then(<[u8]>::split_first_chunk::<2>);
                // Behind a scan no decoder looks for one.
                let piece = piece.filter(|_| self.scans == 0);
                self.profile.take(piece.map(|([number, count], part)| (*number, *count, part)));
            }
            markers::APP14 if contents.starts_with(b"Adobe") => self.adobe(contents)?,
            markers::COM => self.findings.removed(Removed::Comment),
            _ => self.findings.removed(Removed::OtherMetadata),
        }
        Ok(())
    }

    fn keep(&mut self, segment: &JpegSegment) -> Result<(), NotCleanable> {
        if !exact(segment.marker(), segment.contents()) {
            return Err(NotCleanable::Malformed);
        }
        self.kept.push(segment.clone());
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
