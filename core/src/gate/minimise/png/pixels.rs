//! Holds a PNG's pixels against its header (W3C PNG, third edition, §7, §8 and §11.2): how many bytes they have to unpack to, and
//! where in the chunks they end.
//!
//! Promises: what stands in a picture's data behind its last pixel is found; data that unpacks to more or fewer bytes than the
//! header asks for is refused. Unpacks into a small buffer that is wiped, and never more than the header asks for.

use super::super::{MAX_PIXELS, NotCleanable};
use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZFlush, MZStatus};
use zeroize::Zeroizing;

/// What is unpacked at once.
const BUFFER: usize = 32 * 1024;

/// What each pixel says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Colour {
    Grey,
    Rgb,
    Palette,
    GreyAlpha,
    RgbAlpha,
}

/// A header that can be drawn.
pub(super) struct Header {
    pub colour: Colour,
    /// Bits of one sample: 1, 2, 4, 8 or 16.
    pub depth: u8,
    width: u32,
    height: u32,
    interlaced: bool,
}

impl Header {
    /// Reads the contents of IHDR.
    pub fn read(contents: &[u8]) -> Result<Self, NotCleanable> {
        let malformed = NotCleanable::Malformed;
        let (width, rest) = contents.split_first_chunk().ok_or(malformed)?;
        let (height, rest) = rest.split_first_chunk().ok_or(malformed)?;
        let &[depth, colour, 0, 0, interlace @ (0 | 1)] = rest else { return Err(malformed) };
        let (width, height) = (u32::from_be_bytes(*width), u32::from_be_bytes(*height));
        let colour = match (colour, depth) {
            (0, 1 | 2 | 4 | 8 | 16) => Colour::Grey,
            (2, 8 | 16) => Colour::Rgb,
            (3, 1 | 2 | 4 | 8) => Colour::Palette,
            (4, 8 | 16) => Colour::GreyAlpha,
            (6, 8 | 16) => Colour::RgbAlpha,
            _ => return Err(malformed),
        };
        match u64::from(width) * u64::from(height) {
            0 => Err(malformed),
            pixels if pixels > MAX_PIXELS => Err(NotCleanable::TooLarge),
            _ => Ok(Self { colour, depth, width, height, interlaced: interlace == 1 }),
        }
    }

    /// Width and height, in pixels.
    pub const fn sides(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// The bytes that all rows have together, each with the one that names its filter.
    fn unpacked(&self) -> u64 {
        let samples = match self.colour {
            Colour::Grey | Colour::Palette => 1,
            Colour::GreyAlpha => 2,
            Colour::Rgb => 3,
            Colour::RgbAlpha => 4,
        };
        let rows = |width: u64, height: u64| {
            if width == 0 { 0 } else { height * (1 + (width * samples * u64::from(self.depth)).div_ceil(8)) }
        };
        let (width, height) = (u64::from(self.width), u64::from(self.height));
        if !self.interlaced {
            return rows(width, height);
        }
        // Adam7: where each of the seven passes starts, and how far its pixels are apart.
        [(0, 8, 0, 8), (4, 8, 0, 8), (0, 4, 4, 8), (2, 4, 0, 4), (0, 2, 2, 4), (1, 2, 0, 2), (0, 1, 1, 2)]
            .into_iter()
            .map(|(x, across, y, down)| {
                let reach = |side: u64, from: u64, step| side.saturating_sub(from).div_ceil(step);
                rows(reach(width, x, across), reach(height, y, down))
            })
            .sum()
    }

    /// How many bytes of these pieces, one after the other, are pixels. Whatever follows is not.
    pub fn end<'p>(&self, pieces: impl Iterator<Item = &'p [u8]>) -> Result<usize, NotCleanable> {
        let expected = self.unpacked();
        let mut state = InflateState::new_boxed(DataFormat::Zlib);
        let mut buffer = Zeroizing::new(vec![0; BUFFER]);
        let (mut read, mut unpacked) = (0_usize, 0_u64);
        for piece in pieces {
            let mut rest = piece;
            loop {
                let step = inflate(&mut state, rest, &mut buffer, MZFlush::None);
                rest = rest.get(step.bytes_consumed..).unwrap_or_default();
                read = read.saturating_add(step.bytes_consumed);
                unpacked = unpacked.saturating_add(step.bytes_written as u64);
                match step.status {
                    Ok(MZStatus::StreamEnd) if unpacked == expected => return Ok(read),
                    Ok(MZStatus::Ok) if unpacked <= expected => {}
                    // It had nothing left to read.
                    Err(miniz_oxide::MZError::Buf) if rest.is_empty() => break,
                    Ok(_) | Err(_) => return Err(NotCleanable::Malformed),
                }
                if rest.is_empty() && step.bytes_written < BUFFER {
                    break;
                }
            }
        }
        Err(NotCleanable::Truncated)
    }
}
