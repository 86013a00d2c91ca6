//! Looks into EXIF (CIPA DC-008) to say what is being dropped and which way is up. Nothing of it is copied but that one number.

use super::Removed;
use exif::{Context, Exif, In, Reader, Tag};
use img_parts::Bytes;
use std::collections::BTreeSet;

/// A block larger than this is dropped unread: a JPEG segment cannot hold more, and no camera writes more elsewhere.
const MAX_BLOCK: usize = 65_535;

/// What was found on the way through a file.
#[derive(Default)]
pub(super) struct Findings {
    pub(super) removed: BTreeSet<Removed>,
    /// 2 to 8, when the picture has to be turned or mirrored to be seen as it was taken.
    orientation: Option<u8>,
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
        if block.len() > MAX_BLOCK {
            return self.removed(Removed::OtherMetadata);
        }
        let parsed = Reader::new()
            .continue_on_error(true)
            .read_raw(block.to_vec())
            .or_else(|error| error.distill_partial_result(|_| ()));
        match parsed {
            Ok(exif) => self.note(&exif),
            Err(_) => self.removed(Removed::OtherMetadata),
        }
    }

    fn note(&mut self, exif: &Exif) {
        if exif.fields().len() == 0 {
            self.removed(Removed::OtherMetadata);
        }
        for field in exif.fields() {
            if field.ifd_num != In::PRIMARY {
                self.removed(Removed::Thumbnail);
                continue;
            }
            match field.tag {
                Tag::Orientation => self.turn(field.value.get_uint(0)),
                tag => self.removed.extend(category(tag)),
            }
        }
    }

    /// The first block that names an orientation counts, as it does for viewers; 1 is upright, other numbers mean nothing.
    fn turn(&mut self, value: Option<u32>) {
        if self.orientation.is_none() {
            self.orientation = value.and_then(|v| u8::try_from(v).ok()).filter(|v| (2..=8).contains(v));
        }
    }
}

/// What a field tells of the person or the phone; none for those that only repeat how the picture itself is coded.
fn category(tag: Tag) -> Option<Removed> {
    Some(match tag {
        Tag::ExifVersion
        | Tag::FlashpixVersion
        | Tag::ColorSpace
        | Tag::ComponentsConfiguration
        | Tag::PixelXDimension
        | Tag::PixelYDimension
        | Tag::XResolution
        | Tag::YResolution
        | Tag::ResolutionUnit
        | Tag::YCbCrPositioning => return None,
        Tag::DateTime
        | Tag::DateTimeOriginal
        | Tag::DateTimeDigitized
        | Tag::OffsetTime
        | Tag::OffsetTimeOriginal
        | Tag::OffsetTimeDigitized
        | Tag::SubSecTime
        | Tag::SubSecTimeOriginal
        | Tag::SubSecTimeDigitized => Removed::Time,
        Tag::Make
        | Tag::Model
        | Tag::Software
        | Tag::MakerNote
        | Tag::BodySerialNumber
        | Tag::LensMake
        | Tag::LensModel
        | Tag::LensSerialNumber
        | Tag::LensSpecification
        | Tag::CameraOwnerName => Removed::PhoneDetails,
        Tag::ImageDescription | Tag::UserComment | Tag::Artist | Tag::Copyright => Removed::Comment,
        Tag(Context::Gps, _) => Removed::Place,
        _ => Removed::OtherMetadata,
    })
}
