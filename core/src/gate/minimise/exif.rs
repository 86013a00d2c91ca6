//! Looks into EXIF (CIPA DC-008) to say what is being dropped and which way is up. Nothing of it is copied but that one number.
//!
//! Reads the numbers of fields in at most three directories of a TIFF 6.0 block, and no values but one: a reader that loads values
//! takes memory without bound where directories overlap (ADR 0032).

use super::Removed;
use img_parts::Bytes;
use std::collections::BTreeSet;

const HEADER: usize = 8;
const FIELD: usize = 12;
/// A field that only repeats how the picture is coded needs no more room than this beside its directory.
const SHORT_VALUE: usize = 64;

const ORIENTATION: u16 = 0x0112;
const EXIF_DIRECTORY: u16 = 0x8769;
const GPS_DIRECTORY: u16 = 0x8825;

/// What was found on the way through a file.
#[derive(Default)]
pub(super) struct Findings {
    pub(super) removed: BTreeSet<Removed>,
    /// 2 to 8, when the picture has to be turned or mirrored to be seen as it was taken.
    orientation: Option<u8>,
    /// A block was read: viewers look at the first one only.
    read: bool,
    /// The colour profile stayed.
    pub(super) kept_profile: bool,
}

impl Findings {
    pub(super) fn removed(&mut self, what: Removed) {
        self.removed.insert(what);
    }

    /// Whether width and height change places when the picture is shown (orientations 5 to 8).
    pub(super) fn swaps_sides(&self) -> bool {
        self.orientation.is_some_and(|o| o >= 5)
    }

    /// The block that keeps the picture upright and says nothing else; none for a picture stored upright.
    pub(super) fn upright_block(&self) -> Option<Bytes> {
        let turned = self.orientation?;
        // TIFF 6.0 header, big-endian; one directory at offset 8 with one entry: Orientation (0x0112), SHORT, 1 value; no next.
        Some(Bytes::copy_from_slice(&[
            b'M', b'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0, 0, 0, 0, 0,
        ]))
    }

    /// Notes what one EXIF block (from its TIFF header on) tells. One that cannot be read is metadata all the same.
    pub(super) fn read(&mut self, block: &[u8]) {
        let first = !std::mem::replace(&mut self.read, true);
        if self.note(block, first).is_none() {
            self.removed(Removed::OtherMetadata);
        }
    }

    /// None where the block breaks off, or holds more than its directories say.
    fn note(&mut self, block: &[u8], first: bool) -> Option<()> {
        let tiff = Tiff::new(block)?;
        let image = tiff.directory(tiff.long(4)?)?;
        let mut told = HEADER + image.told();
        let alone = image.next()? == 0;
        if !alone {
            self.removed(Removed::Thumbnail);
        }
        let mut turned = None;
        for field in image.fields() {
            match field.tag {
                ORIENTATION => turned = turned.or(Some(field.short())),
                EXIF_DIRECTORY | GPS_DIRECTORY => {}
                _ => self.field(&field, category(field.tag)),
            }
            told = told.saturating_add(field.beside());
        }
        // The first field that names one counts; 1 is upright, other numbers mean nothing.
        if let Some(turned) = turned.filter(|_| first) {
            self.orientation = turned.and_then(|n| u8::try_from(n).ok()).filter(|n| (2..=8).contains(n));
        }
        for pointer in [EXIF_DIRECTORY, GPS_DIRECTORY] {
            let Some(at) = image.fields().find(|field| field.tag == pointer) else { continue };
            let directory = tiff.directory(at.long()?)?;
            told = told.saturating_add(directory.told());
            for field in directory.fields() {
                let named = if pointer == GPS_DIRECTORY { Some(Removed::Place) } else { category(field.tag) };
                self.field(&field, named);
                told = told.saturating_add(field.beside());
            }
        }
        // A thumbnail lies beside them too, and is named already.
        (!alone || told >= block.len()).then_some(())
    }

    fn field(&mut self, field: &Field<'_>, named: Option<Removed>) {
        match named {
            Some(what) => self.removed(what),
            None if field.beside() > SHORT_VALUE => self.removed(Removed::OtherMetadata),
            None => {}
        }
    }
}

/// A block with its byte order.
#[derive(Clone, Copy)]
struct Tiff<'b> {
    block: &'b [u8],
    big: bool,
}

impl<'b> Tiff<'b> {
    fn new(block: &'b [u8]) -> Option<Self> {
        let big = match block.get(..4)? {
            b"MM\0*" => true,
            b"II*\0" => false,
            _ => return None,
        };
        Some(Self { block, big })
    }

    fn short(self, at: usize) -> Option<u16> {
        let bytes = *self.block.get(at..)?.first_chunk()?;
        Some(if self.big { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    }

    fn long(self, at: usize) -> Option<usize> {
        let bytes = *self.block.get(at..)?.first_chunk()?;
        usize::try_from(if self.big { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) }).ok()
    }

    /// The directory at this place, if all of it is there.
    fn directory(self, at: usize) -> Option<Directory<'b>> {
        let count = usize::from(self.short(at)?);
        let first = at.checked_add(2)?;
        let end = first.checked_add(count.checked_mul(FIELD)?)?;
        (end <= self.block.len()).then_some(Directory { tiff: self, first, count })
    }
}

struct Directory<'b> {
    tiff: Tiff<'b>,
    first: usize,
    count: usize,
}

impl<'b> Directory<'b> {
    fn fields(&self) -> impl Iterator<Item = Field<'b>> {
        let (tiff, first) = (self.tiff, self.first);
        (0..self.count).filter_map(move |n| {
            let at = first + n * FIELD;
            Some(Field { tiff, at, tag: tiff.short(at)? })
        })
    }

    /// Where the next directory is; 0 if there is none.
    fn next(&self) -> Option<usize> {
        self.tiff.long(self.first + self.count * FIELD)
    }

    /// The bytes that it takes itself.
    fn told(&self) -> usize {
        2 + self.count * FIELD + 4
    }
}

struct Field<'b> {
    tiff: Tiff<'b>,
    at: usize,
    tag: u16,
}

impl Field<'_> {
    /// Its value, if that is one SHORT.
    fn short(&self) -> Option<u16> {
        let one = self.tiff.short(self.at + 2)? == 3 && self.tiff.long(self.at + 4)? == 1;
        self.tiff.short(self.at + 8).filter(|_| one)
    }

    fn long(&self) -> Option<usize> {
        self.tiff.long(self.at + 8)
    }

    /// The bytes that its value takes outside the directory.
    fn beside(&self) -> usize {
        let unit = match self.tiff.short(self.at + 2) {
            Some(3 | 8) => 2,
            Some(4 | 9 | 11 | 13) => 4,
            Some(5 | 10 | 12) => 8,
            _ => 1,
        };
        let length = self.tiff.long(self.at + 4).unwrap_or_default().saturating_mul(unit);
        if length > 4 { length } else { 0 }
    }
}

/// What a field tells of the person or the phone; none for those that only repeat how the picture itself is coded.
fn category(tag: u16) -> Option<Removed> {
    Some(match tag {
        // XResolution, YResolution, ResolutionUnit, YCbCrPositioning; ExifVersion, ComponentsConfiguration, FlashpixVersion, ColorSpace,
        // PixelXDimension, PixelYDimension.
        0x011A | 0x011B | 0x0128 | 0x0213 | 0x9000 | 0x9101 | 0xA000..=0xA003 => return None,
        // DateTime; DateTimeOriginal, DateTimeDigitized, the offsets and fractions of the three.
        0x0132 | 0x9003 | 0x9004 | 0x9010..=0x9012 | 0x9290..=0x9292 => Removed::Time,
        // Make, Model, Software; MakerNote; CameraOwnerName, BodySerialNumber, LensSpecification, LensMake, LensModel, LensSerialNumber.
        0x010F | 0x0110 | 0x0131 | 0x927C | 0xA430..=0xA435 => Removed::PhoneDetails,
        // ImageDescription, Artist, Copyright, UserComment.
        0x010E | 0x013B | 0x8298 | 0x9286 => Removed::Comment,
        _ => Removed::OtherMetadata,
    })
}
