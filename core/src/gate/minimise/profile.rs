//! Colour profiles (ICC.1:2022) that an activity asked to keep: read as far as it takes to know that one is a profile and no
//! hiding place.
//!
//! Promises: what stays is at most [`MAX_PROFILE`] bytes, says its own length, and consists of the header, the table and the
//! elements that the table names, each on the short list below; there is no byte beside them. Not promised: that a profile says
//! nothing of the device. Its description is text, so the person is told that it goes along.

use std::collections::BTreeSet;
use std::ops::Range;

/// The largest profile that stays, in bytes. A phone's picture is described by a matrix and curves, which fit; profiles with tables
/// for printing are far larger, and the larger one is, the more can be hidden in it.
pub(super) const MAX_PROFILE: usize = 4_096;

const HEADER: usize = 128;
const ENTRY: usize = 12;
/// The elements of a display, input or colour-space profile by matrix or curve, with the texts and measurements that common ones
/// carry. Of makers' own elements none is here.
const ELEMENTS: [&[u8; 4]; 21] = [
    b"desc", b"cprt", b"dmnd", b"dmdd", b"wtpt", b"bkpt", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC",
    b"bTRC", b"kTRC", b"chad", b"chrm", b"lumi", b"meas", b"tech", b"view", b"vued", b"cicp",
];

/// May these bytes stay with a picture as its profile?
pub(super) fn may_stay(profile: &[u8]) -> bool {
    profile.len() <= MAX_PROFILE && header(profile) == Some(true) && elements(profile) == Some(true)
}

/// ICC.1 §7.2: size, class, colour spaces, signature; what is reserved is zero.
fn header(profile: &[u8]) -> Option<bool> {
    let class = matches!(profile.get(12..16)?, b"mntr" | b"scnr" | b"spac");
    let space = matches!(profile.get(16..20)?, b"RGB " | b"GRAY");
    let between = matches!(profile.get(20..24)?, b"XYZ " | b"Lab ");
    let signed = profile.get(36..40)? == b"acsp";
    let reserved = profile.get(100..HEADER)?.iter().all(|byte| *byte == 0);
    Some(number(profile, 0)? == profile.len() && class && space && between && signed && reserved)
}

/// ICC.1 §7.3: each element known, named once and within the file; all of them together, with at most three bytes of zero to round
/// one up, are all there is behind the table.
fn elements(profile: &[u8]) -> Option<bool> {
    let count = number(profile, HEADER)?;
    if !(1..=ELEMENTS.len()).contains(&count) {
        return Some(false);
    }
    let table = HEADER + 4;
    let mut named = BTreeSet::new();
    let mut ranges = BTreeSet::new();
    for entry in 0..count {
        let at = table + ENTRY * entry;
        let signature = profile.get(at..at + 4)?;
        let (from, length) = (number(profile, at + 4)?, number(profile, at + 8)?);
        if !ELEMENTS.iter().any(|known| known.as_slice() == signature) || !named.insert(signature) {
            return Some(false);
        }
        if length > room(signature) {
            return Some(false);
        }
        ranges.insert((from, from.checked_add(length)?));
    }
    let mut reached = table + ENTRY * count;
    // Two elements may share one range, as equal curves do, but not a part of it.
    for (from, to) in ranges {
        if from < reached || to <= from || !is_padding(profile, reached..from)? {
            return Some(false);
        }
        reached = to;
    }
    is_padding(profile, reached..profile.len())
}

/// The most bytes that an element of this kind takes (ICC.1 §9.2, §10): a point, three numbers, or a curve of 1,024 steps. A text may be
/// as long as the profile.
fn room(signature: &[u8]) -> usize {
    match signature {
        b"wtpt" | b"bkpt" | b"rXYZ" | b"gXYZ" | b"bXYZ" | b"lumi" => 20,
        b"rTRC" | b"gTRC" | b"bTRC" | b"kTRC" => 12 + 2 * 1_024,
        b"chad" => 44,
        b"chrm" | b"meas" | b"view" => 36,
        b"tech" | b"cicp" => 12,
        _ => MAX_PROFILE,
    }
}

fn is_padding(profile: &[u8], between: Range<usize>) -> Option<bool> {
    let bytes = profile.get(between)?;
    Some(bytes.len() < 4 && bytes.iter().all(|byte| *byte == 0))
}

fn number(profile: &[u8], at: usize) -> Option<usize> {
    let bytes = profile.get(at..)?.first_chunk::<4>()?;
    usize::try_from(u32::from_be_bytes(*bytes)).ok()
}

/// A profile that comes in numbered pieces, as JPEG has it (ICC.1 annex B.4). Pieces out of order, doubled, missing or of two
/// minds about how many there are make none: decoders disagree about those.
#[derive(Default)]
pub(super) struct Pieces {
    joined: Vec<u8>,
    seen: u8,
    count: u8,
    broken: bool,
}

impl Pieces {
    /// Takes one piece: its number, how many there are, and its part of the profile. None is a piece too short to say so.
    pub(super) fn take(&mut self, piece: Option<(u8, u8, &[u8])>) {
        let Some((number, count, part)) = piece else {
            self.broken = true;
            return;
        };
        let next = self.seen.checked_add(1) == Some(number) && number <= count;
        let fits = self.joined.len() + part.len() <= MAX_PROFILE;
        if !next || !fits || (self.seen > 0 && count != self.count) {
            self.broken = true;
            return;
        }
        self.joined.extend_from_slice(part);
        (self.seen, self.count) = (number, count);
    }

    /// Was there any piece?
    pub(super) fn any(&self) -> bool {
        self.broken || self.seen > 0
    }

    /// The whole profile, if it may stay.
    pub(super) fn whole(self) -> Option<Vec<u8>> {
        (!self.broken && self.seen == self.count && may_stay(&self.joined)).then_some(self.joined)
    }
}
