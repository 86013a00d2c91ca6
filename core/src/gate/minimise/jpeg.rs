//! JPEG (ITU-T T.81): keeps the one frame, its scans and the tables that they are decoded with, and writes the two segments that only
//! steer colour (JFIF, Adobe) anew from what they mean; a profile that was asked for is written anew in one piece.

mod frame;
mod tables;

use super::exif::Findings;
use super::profile::Pieces;
use super::{Cleaned, MAX_PARTS, NotCleanable, Removed, fault, join};
use frame::Frame;
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::{Bytes, ImageEXIF};
use std::collections::BTreeMap;
use tables::{Slot, split};
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
/// What EXIF begins with (CIPA DC-008 §4.5.4).
const EXIF: &[u8] = b"Exif\0\0";

pub(super) fn clean(bytes: &Bytes, keep_profile: bool) -> Result<Cleaned, NotCleanable> {
    let stray = survey(bytes.get(SOI.len()..).unwrap_or_default())?;
    let mut jpeg = Jpeg::from_bytes(bytes.clone()).map_err(|error| fault(&error))?;
    let (width, height) = jpeg.dimensions().ok_or(NotCleanable::Malformed)?;
    let mut walk = Walk::default();
    let mut part = Part { segments: jpeg.segments().clone(), coded: coded(&jpeg), stray };
    while let Some(rest) = walk.part(&part)? {
        if walk.scans >= MAX_SCANS {
            return Err(NotCleanable::Malformed);
        }
        part = Part::after_a_scan(&rest)?;
    }
    if !walk.frame.as_ref().is_some_and(Frame::whole) {
        return Err(NotCleanable::Malformed);
    }
    *jpeg.segments_mut() = walk.segments(keep_profile);
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
    /// Bytes stand between or behind its segments that belong to none.
    stray: bool,
}

impl Part {
    /// Reads on behind a scan: a new SOI and then `rest`, of which only as much is copied as stands before the next scan. What is
    /// found is handed out as pieces of `rest`, so that the copy ends here.
    fn after_a_scan(rest: &Bytes) -> Result<Self, NotCleanable> {
        let stray = survey(rest)?;
        let mut reach = BETWEEN_SCANS.min(rest.len());
        loop {
            let mut file = Zeroizing::new(Vec::with_capacity(SOI.len() + reach));
            file.extend_from_slice(&SOI);
            file.extend_from_slice(rest.get(..reach).unwrap_or_default());
            let file = Bytes::from_owner(file);
            match Jpeg::from_bytes(file.clone()) {
                Ok(jpeg) => {
                    let seen = coded(&jpeg).map(|seen| reach.saturating_sub(seen.len()));
                    let own = |segment| in_place(segment, &file, rest);
                    let segments = jpeg.segments().iter().map(own).collect::<Option<_>>();
                    let segments = segments.ok_or(NotCleanable::Malformed)?;
                    return Ok(Self { segments, coded: seen.map(|at| rest.slice(at..)), stray });
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

/// What stands before the next scan, as `img-parts` reads it: whether there are bytes that belong to no segment, also behind the end
/// of a picture. So many segments that reading them would take far more memory than the file are refused.
fn survey(bytes: &[u8]) -> Result<bool, NotCleanable> {
    let (mut rest, mut stray, mut parts) = (bytes, false, 0);
    while let Some(at) = rest.iter().position(|byte| *byte == markers::P) {
        stray |= at > 0;
        let filled = rest.get(at..).unwrap_or_default();
        let Some(fill) = filled.iter().position(|byte| *byte != markers::P) else { break };
        let Some((marker, contents)) = filled.get(fill..).and_then(<[u8]>::split_first) else { break };
        match *marker {
            markers::EOI => return Ok(stray || !contents.is_empty()),
            marker @ (markers::SOF0..=markers::SOF15
            | markers::SOS..=markers::EXP
            | markers::APP0..=markers::COM) => {
                parts += 1;
                if parts > MAX_PARTS {
                    return Err(NotCleanable::Malformed);
                }
                let length = contents.first_chunk().map_or(0, |length| u16::from_be_bytes(*length));
                let Some(behind) = contents.get(usize::from(length.max(2))..) else { break };
                if marker == markers::SOS {
                    break;
                }
                rest = behind;
            }
            // The others have no length, so what follows is no part of them.
            _ => {
                stray = true;
                rest = contents;
            }
        }
    }
    Ok(stray)
}

/// A segment that stays, unless it is a table that no scan needs.
struct Kept {
    segment: JpegSegment,
    needed: bool,
}

#[derive(Default)]
struct Walk {
    kept: Vec<Kept>,
    /// Where the table of each slot stands that the next scan would use.
    tables: BTreeMap<Slot, usize>,
    findings: Findings,
    profile: Pieces,
    frame: Option<Frame>,
    scans: usize,
    restarts: bool,
    jfif: bool,
    adobe: bool,
}

impl Walk {
    /// Takes the segments up to and with the next scan, and answers what follows it; none when the picture has ended.
    fn part(&mut self, part: &Part) -> Result<Option<Bytes>, NotCleanable> {
        if part.stray {
            self.findings.removed(Removed::TrailingData);
        }
        for segment in &part.segments {
            if segment.marker() == markers::SOS {
                return self.scan(segment, part.coded.as_ref());
            }
            self.segment(segment)?;
        }
        Ok(None)
    }

    fn scan(&mut self, segment: &JpegSegment, coded: Option<&Bytes>) -> Result<Option<Bytes>, NotCleanable> {
        let malformed = NotCleanable::Malformed;
        let frame = self.frame.as_mut().ok_or(malformed)?;
        let tables = frame.scan(segment.contents()).ok_or(malformed)?;
        let coded = coded.ok_or(malformed)?;
        let end = scan_end(coded).ok_or(NotCleanable::Truncated)?;
        let rest = coded.slice(end..);
        if !rest.get(1).copied().is_some_and(may_follow_a_scan) {
            return Err(malformed);
        }
        let padding = coded.slice(..end).iter().rev().take_while(|b| **b == markers::P).count();
        let pixels = coded.slice(..end.saturating_sub(padding));
        if pixels.is_empty() || !one_way(&pixels, self.restarts) {
            return Err(malformed);
        }
        for slot in tables {
            if let Some(kept) = self.tables.get(&slot).and_then(|at| self.kept.get_mut(*at)) {
                kept.needed = true;
            }
        }
        self.keep(JpegSegment::new_with_entropy(markers::SOS, segment.contents().clone(), pixels));
        self.scans += 1;
        if rest.starts_with(&END) {
            if rest.len() > END.len() {
                self.findings.removed(Removed::TrailingData);
            }
            return Ok(None);
        }
        Ok(Some(rest))
    }

    /// What stays, in its order: JFIF and the profile, if it is to stay and may, in front, where decoders look for them.
    fn segments(&mut self, keep_profile: bool) -> Vec<JpegSegment> {
        let jfif = self.jfif.then(|| JpegSegment::new_with_contents(markers::APP0, Bytes::from_static(JFIF)));
        let profile = self.profile(keep_profile);
        if self.kept.iter().any(|kept| !kept.needed) {
            self.findings.removed(Removed::OtherMetadata);
        }
        let kept = std::mem::take(&mut self.kept).into_iter().filter(|kept| kept.needed);
        jfif.into_iter().chain(profile).chain(kept.map(|kept| kept.segment)).collect()
    }

    fn profile(&mut self, keep: bool) -> Option<JpegSegment> {
        let pieces = std::mem::take(&mut self.profile);
        if !pieces.any() {
            return None;
        }
        let Some(profile) = pieces.whole().filter(|_| keep) else {
            self.findings.removed(Removed::ColourProfile);
            return None;
        };
        self.findings.kept_profile = true;
        let contents = Bytes::from([PROFILE, &[1, 1], &profile].concat());
        Some(JpegSegment::new_with_contents(markers::APP2, contents))
    }

    fn segment(&mut self, segment: &JpegSegment) -> Result<(), NotCleanable> {
        let contents = segment.contents();
        match segment.marker() {
            marker @ (markers::SOF0 | markers::SOF1 | markers::SOF2) => {
                if self.frame.is_some() {
                    return Err(NotCleanable::Malformed);
                }
                self.frame = Some(Frame::read(marker, contents).ok_or(NotCleanable::Malformed)?);
                self.keep(segment.clone());
            }
            marker @ (markers::DQT | markers::DHT | markers::DRI) => {
                for (slot, table) in split(marker, contents).ok_or(NotCleanable::Malformed)? {
                    if marker == markers::DRI {
                        self.restarts = table.iter().any(|byte| *byte != 0);
                    }
                    self.tables.insert(slot, self.kept.len());
                    let segment = JpegSegment::new_with_contents(marker, table);
                    self.kept.push(Kept { segment, needed: false });
                }
            }
            markers::SOF3..=markers::SOF15 | markers::DHP | markers::EXP => {
                return Err(NotCleanable::UnusualCoding);
            }
            markers::DNL => return Err(NotCleanable::UnusualCoding),
            // A shorter one is none to common decoders.
            markers::APP0 if contents.starts_with(b"JFIF\0") && contents.len() >= JFIF.len() => {
                self.jfif(contents)?;
            }
            markers::APP0 if contents.starts_with(b"JFXX\0") => self.findings.removed(Removed::Thumbnail),
            // Behind a scan nobody looks for it.
            markers::APP1 if contents.starts_with(EXIF) && self.scans == 0 => {
                self.findings.read(contents.get(EXIF.len()..).unwrap_or_default());
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

    fn keep(&mut self, segment: JpegSegment) {
        self.kept.push(Kept { segment, needed: true });
    }

    fn jfif(&mut self, contents: &Bytes) -> Result<(), NotCleanable> {
        if contents.len() > JFIF.len() {
            self.findings.removed(Removed::Thumbnail);
        }
        if std::mem::replace(&mut self.jfif, true) || self.scans > 0 {
            return Err(NotCleanable::Malformed);
        }
        Ok(())
    }

    /// Decoders disagree about two of these, or one after a scan, so such a file is refused.
    fn adobe(&mut self, contents: &Bytes) -> Result<(), NotCleanable> {
        let transform = contents.get(ADOBE_LENGTH - 1).copied().ok_or(NotCleanable::Malformed)?;
        if std::mem::replace(&mut self.adobe, true) || self.scans > 0 || transform > 2 {
            return Err(NotCleanable::Malformed);
        }
        let anew = [b'A', b'd', b'o', b'b', b'e', 0, 100, 0, 0, 0, 0, transform];
        self.keep(JpegSegment::new_with_contents(markers::APP14, Bytes::copy_from_slice(&anew)));
        Ok(())
    }
}

/// Whether coded data is read in one way: restart markers only where an interval says that there are some, and no fill byte, which
/// some decoders take for the beginning of a stuffed one.
fn one_way(coded: &[u8], restarts: bool) -> bool {
    !coded.windows(2).any(|pair| match pair {
        [markers::P, markers::RST0..=markers::RST7] => !restarts,
        [markers::P, next] => *next == markers::P,
        _ => false,
    })
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
