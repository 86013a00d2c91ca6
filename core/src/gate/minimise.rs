//! Makes a payload smaller before it may leave: a picture without its metadata, a JSON document in one spelling.
//!
//! Promises: the pixels stay the same; what is kept comes from a short list of parts that a decoder needs, so a part nobody has
//! heard of is dropped, not passed on; what cannot be cleaned is refused with a code that says what to do instead. Input and
//! output live in memory that is wiped when dropped.
//!
//! Not promised: bytes hidden inside the compressed pixels themselves survive, since removing them would change the picture; so
//! does what an encoder left behind the last pixel within a scan of a JPEG or the bitstream of a WebP, where only a decoder could
//! tell. A PNG's data is unpacked and cut where its pixels end.
//! The colour profile is dropped with the rest unless the manifest asks for it, because profiles name the device that made them; a
//! wide-gamut picture may look a little paler without, and the preview, drawn from these very bytes, shows it so. A copy of a
//! colour profile and the last 32 KiB of a PNG's rows are freed but not wiped.

mod declared;
mod exif;
mod jpeg;
mod png;
mod profile;
mod recognise;
mod webp;

use super::location::{CoarseLocation, Location};
use super::year::YearCounts;
use crate::text::Word;
use img_parts::Bytes;
use privet_wire::ids::Digest;
use privet_wire::merkle::sha256;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;
use zeroize::Zeroizing;

pub use declared::Declared;

/// The largest picture that is taken in, in bytes.
pub const MAX_PICTURE_BYTES: usize = 16 * 1024 * 1024;
/// The most pixels a picture may declare: a few bytes must not make the preview's decoder ask for gigabytes.
pub const MAX_PIXELS: u64 = 64 * 1024 * 1024;
/// The largest JSON document, in bytes, before and after it is written anew.
pub const MAX_JSON_BYTES: usize = 64 * 1024;

/// The most segments or chunks of a file: each costs a reader memory, however small it is. Encoders write a chunk every few thousand
/// bytes.
const MAX_PARTS: usize = 16 * 1024;

/// What kind of bytes a payload is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MediaType {
    /// A JPEG picture (ITU-T T.81), baseline, extended or progressive.
    #[serde(rename = "image/jpeg")]
    Jpeg,
    /// A still PNG picture.
    #[serde(rename = "image/png")]
    Png,
    /// A still WebP picture (RFC 9649).
    #[serde(rename = "image/webp")]
    Webp,
    /// Counts, a score, a coarse place: anything that is not a picture.
    #[serde(rename = "application/json")]
    Json,
}

impl MediaType {
    /// The registered name, as `payload.media_type` of a receipt carries it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Json => "application/json",
        }
    }
}

/// What was taken out, in the words a person is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Removed {
    /// Where the picture was taken (the GPS directory of EXIF).
    Place,
    /// When it was taken.
    Time,
    /// Make, model, lens, serial number, software, maker notes.
    PhoneDetails,
    /// A second, small picture that may show what was cropped away.
    Thumbnail,
    /// Text that somebody or some program wrote into the file.
    Comment,
    /// XMP, IPTC, further images' index, unknown parts, EXIF that could not be read.
    OtherMetadata,
    /// Bytes outside the picture's own structure, for instance after its end: a second image, a video, an uncropped rest.
    TrailingData,
    /// How colours are meant; it often names the device.
    ColourProfile,
    /// Where exactly somebody is, within its cell of the two-kilometre grid.
    ExactPlace,
}

impl Removed {
    /// What a person reads after "Removed:".
    #[must_use]
    pub const fn word(self) -> Word {
        match self {
            Self::Place => Word::CamRmGps,
            Self::Time => Word::CamRmTime,
            Self::PhoneDetails => Word::CamRmModel,
            Self::Thumbnail => Word::CamRmThumb,
            Self::Comment => Word::CamRmComment,
            Self::OtherMetadata => Word::CamRmOther,
            Self::TrailingData => Word::CamRmTrailing,
            Self::ColourProfile => Word::CamRmProfile,
            Self::ExactPlace => Word::CamRmCoarse,
        }
    }
}

/// Why a payload was not taken. The app that proposed it can act; the doc of each code says how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum NotCleanable {
    /// More bytes than the manifest allows this activity, or more bytes or pixels than the limits above. Scale the picture down.
    #[error("too large: scale it down first")]
    TooLarge,
    /// The bytes are of another type than was said. Name the right type.
    #[error("the bytes are not of the type that was named")]
    OtherType,
    /// HEIC or another HEIF still. Convert it to JPEG.
    #[error("HEIF can't be cleaned here: convert it to JPEG first")]
    Heif,
    /// AVIF. Convert it to JPEG.
    #[error("AVIF can't be cleaned here: convert it to JPEG first")]
    Avif,
    /// TIFF or a raw format built on it. Convert it to JPEG.
    #[error("TIFF can't be cleaned here: convert it to JPEG first")]
    Tiff,
    /// GIF. Convert it to PNG.
    #[error("GIF can't be cleaned here: convert it to PNG first")]
    Gif,
    /// None of the known types. Convert it to JPEG.
    #[error("unknown kind of file: convert it to JPEG first")]
    Unknown,
    /// The file ends before the picture does. Take or load it again.
    #[error("the file is cut off: take or load it again")]
    Truncated,
    /// The file contradicts its format, so decoders may disagree about what it shows. Save it anew as JPEG.
    #[error("the file is malformed: save it anew as JPEG")]
    Malformed,
    /// More than one frame. Save one frame as JPEG or PNG.
    #[error("animations can't be cleaned here: save one frame as JPEG or PNG")]
    Animated,
    /// A way of coding that common decoders do not read (lossless, hierarchical or arithmetic JPEG). Save it as baseline JPEG.
    #[error("unusual coding: save it as baseline JPEG")]
    UnusualCoding,
    /// Not one JSON document in UTF-8, or one with a whole number beyond ±(2⁵³ − 1), which not every reader of JSON can hold (RFC 7493
    /// §2.2). Send such a number as a string.
    #[error("not a JSON document, or one with a number too large for JSON: send that as a string")]
    NotJson,
}

/// Width and height in pixels, as the picture is meant to be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PictureSize {
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
}

/// A payload that went through [`minimise`], [`minimise_location`], [`write_exact_location`] or [`minimise_year`]: there is no other
/// way to one, so holding it is the evidence.
#[derive(Clone)]
pub struct Minimised {
    bytes: Zeroizing<Vec<u8>>,
    /// Of the bytes, taken once: every ruling and the envelope ask for it.
    sha256: Digest,
    media_type: MediaType,
    size: Option<PictureSize>,
    removed: BTreeSet<Removed>,
    made: Made,
    profile: bool,
}

/// Who made the content.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Made {
    /// The app; this module took away from it.
    App,
    /// The core, from a place: the middle of its cell.
    CoarsePlace,
    /// The core, from a place, as it is.
    ExactPlace,
    /// The core, from its own records.
    Year,
}

impl Minimised {
    /// The exact bytes to preview and to send.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
    /// SHA-256 of those bytes.
    #[must_use]
    pub const fn sha256(&self) -> Digest {
        self.sha256
    }
    /// What kind of bytes they are.
    #[must_use]
    pub const fn media_type(&self) -> MediaType {
        self.media_type
    }
    /// The picture's size; none for JSON.
    #[must_use]
    pub const fn size(&self) -> Option<PictureSize> {
        self.size
    }
    /// Was it a place, made coarse by this module?
    #[must_use]
    pub const fn is_coarse_place(&self) -> bool {
        matches!(self.made, Made::CoarsePlace)
    }
    /// Is it a place as exact as the phone gave it, written by this module?
    #[must_use]
    pub const fn is_exact_place(&self) -> bool {
        matches!(self.made, Made::ExactPlace)
    }
    /// Are they the counts of a year, taken by the core from its own records?
    #[must_use]
    pub const fn is_year_counts(&self) -> bool {
        matches!(self.made, Made::Year)
    }
    /// Does a colour profile go along, or another statement of how colours are meant? Only where the manifest asked for it.
    #[must_use]
    pub const fn keeps_colour_profile(&self) -> bool {
        self.profile
    }
    /// What was taken out, each named once, in the order of [`Removed`].
    #[must_use]
    pub fn removed(&self) -> impl ExactSizeIterator<Item = Removed> + '_ {
        self.removed.iter().copied()
    }
}

impl fmt::Debug for Minimised {
    /// Says the type only: bytes, sizes and findings are the person's.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Minimised").field("media_type", &self.media_type).finish_non_exhaustive()
    }
}

/// What a cleaner of one format hands back.
struct Cleaned {
    bytes: Zeroizing<Vec<u8>>,
    width: u32,
    height: u32,
    findings: exif::Findings,
}

/// Cleans a payload: `bytes` are of the type the caller says, and are checked to be. What is too long is refused before any of it
/// is read.
///
/// A picture that has to be turned to be seen upright (EXIF orientation 2 to 8) keeps exactly that one number, in a new EXIF
/// block of 26 fixed bytes: phones store nearly every upright photograph turned, so refusing them would make people convert
/// each picture first, and dropping the number would turn it. Turning the pixels instead would mean coding them anew.
///
/// At most two and a half times the payload's size is allocated at once for a photograph, the result included.
///
/// # Errors
/// [`NotCleanable`], each code with its way out; nothing is ever passed on uncleaned.
pub fn minimise(bytes: &[u8], media_type: MediaType, declared: Declared) -> Result<Minimised, NotCleanable> {
    if media_type == MediaType::Json {
        return json(bytes, declared);
    }
    declared.holds(bytes, MAX_PICTURE_BYTES)?;
    if recognise::recognise(bytes)? != media_type {
        return Err(NotCleanable::OtherType);
    }
    let own = Bytes::from_owner(Zeroizing::new(bytes.to_vec()));
    let keep = declared.keep_colour_profile;
    let cleaned = match media_type {
        MediaType::Jpeg => jpeg::clean(&own, keep)?,
        MediaType::Png => png::clean(own, keep)?,
        MediaType::Webp => webp::clean(own, keep)?,
        MediaType::Json => return Err(NotCleanable::OtherType),
    };
    if u64::from(cleaned.width) * u64::from(cleaned.height) > MAX_PIXELS {
        return Err(NotCleanable::TooLarge);
    }
    declared.holds(&cleaned.bytes, MAX_PICTURE_BYTES)?;
    let (width, height) = if cleaned.findings.swaps_sides() {
        (cleaned.height, cleaned.width)
    } else {
        (cleaned.width, cleaned.height)
    };
    Ok(Minimised {
        sha256: Digest::new(sha256(&cleaned.bytes)),
        bytes: cleaned.bytes,
        media_type,
        size: Some(PictureSize { width, height }),
        removed: cleaned.findings.removed,
        profile: cleaned.findings.kept_profile,
        made: Made::App,
    })
}

/// Whether each whole number of a document is one that a double holds exactly.
fn exact(value: &serde_json::Value) -> bool {
    use serde_json::Value;
    const MOST: u64 = (1 << 53) - 1;
    match value {
        Value::Number(number) if number.is_f64() => true,
        Value::Number(number) => {
            number.as_i64().map(i64::unsigned_abs).or(number.as_u64()).is_some_and(|n| n <= MOST)
        }
        Value::Array(values) => values.iter().all(exact),
        Value::Object(members) => members.values().all(exact),
        Value::Null | Value::Bool(_) | Value::String(_) => true,
    }
}

/// One spelling for one document (RFC 8785), so that whitespace, key order and escapes cannot carry anything. Of a key given
/// twice the last value stays; the person sees and sends what stayed. A whole number that would come out as another one is refused.
/// The document's parsed form is freed but not wiped.
fn json(bytes: &[u8], declared: Declared) -> Result<Minimised, NotCleanable> {
    declared.holds(bytes, MAX_JSON_BYTES)?;
    let value: serde_json::Value = serde_json::from_slice(bytes).map_err(|_| NotCleanable::NotJson)?;
    if !exact(&value) {
        return Err(NotCleanable::NotJson);
    }
    let canonical =
        Zeroizing::new(serde_json_canonicalizer::to_vec(&value).map_err(|_| NotCleanable::NotJson)?);
    declared.holds(&canonical, MAX_JSON_BYTES)?;
    Ok(written(canonical, Made::App, BTreeSet::new()))
}

/// A coarse place as canonical JSON: `{"lat_e7":312345678,"lon_e7":1214567890}`, in units of 10⁻⁷ degree.
///
/// # Errors
/// [`NotCleanable::NotJson`] is not expected of two numbers; it stands for a failure of the JSON writer.
pub fn minimise_location(place: CoarseLocation) -> Result<Minimised, NotCleanable> {
    let bytes = serde_json_canonicalizer::to_vec(&place).map_err(|_| NotCleanable::NotJson)?;
    Ok(written(Zeroizing::new(bytes), Made::CoarsePlace, BTreeSet::from([Removed::ExactPlace])))
}

/// A place as it is, in canonical JSON: `{"exact":true,"lat_e7":312304567,"lon_e7":1214737891}`, in units of 10⁻⁷ degree. The first
/// member tells it from a coarse one.
///
/// # Errors
/// As [`minimise_location`].
pub fn write_exact_location(place: Location) -> Result<Minimised, NotCleanable> {
    let place = Precise { exact: true, lat_e7: place.lat_e7(), lon_e7: place.lon_e7() };
    let bytes = serde_json_canonicalizer::to_vec(&place).map_err(|_| NotCleanable::NotJson)?;
    Ok(written(Zeroizing::new(bytes), Made::ExactPlace, BTreeSet::new()))
}

/// What [`write_exact_location`] writes. [`Location`] itself has no written form.
#[derive(Serialize)]
struct Precise {
    exact: bool,
    lat_e7: i32,
    lon_e7: i32,
}

/// The counts of a year as canonical JSON:
/// `{"blocked":2,"left":31,"recipients":4,"refused":19,"turned_off":12,"used":214,"year":2026}`.
///
/// # Errors
/// [`NotCleanable::NotJson`] is not expected of seven numbers; it stands for a failure of the JSON writer.
pub fn minimise_year(counts: YearCounts) -> Result<Minimised, NotCleanable> {
    let bytes = serde_json_canonicalizer::to_vec(&counts).map_err(|_| NotCleanable::NotJson)?;
    Ok(written(Zeroizing::new(bytes), Made::Year, BTreeSet::new()))
}

/// A JSON document in its one spelling.
fn written(bytes: Zeroizing<Vec<u8>>, made: Made, removed: BTreeSet<Removed>) -> Minimised {
    let sha256 = Digest::new(sha256(&bytes));
    Minimised { bytes, sha256, media_type: MediaType::Json, size: None, removed, profile: false, made }
}

/// What `img-parts` says about a file it cannot take apart.
fn fault(error: &img_parts::Error) -> NotCleanable {
    match error {
        img_parts::Error::Truncated => NotCleanable::Truncated,
        img_parts::Error::WrongSignature | img_parts::Error::BadCRC => NotCleanable::Malformed,
    }
}

/// Whether a file has so many parts that reading them would take far more memory than the file. `length` tells how many bytes the
/// first of them takes, at least one.
fn crowded(bytes: &[u8], length: fn(&[u8]) -> Option<usize>) -> bool {
    let mut rest = bytes;
    for _ in 0..=MAX_PARTS {
        match length(rest).and_then(|length| rest.get(length..)) {
            Some(behind) => rest = behind,
            None => return false,
        }
    }
    true
}

/// Joins what an encoder yields in memory that never moves while it grows, so that no unwiped copy is left behind.
fn join(pieces: impl IntoIterator<Item = Bytes>, end: &[u8]) -> Zeroizing<Vec<u8>> {
    let pieces: Vec<Bytes> = pieces.into_iter().collect();
    let length = pieces.iter().map(Bytes::len).sum::<usize>() + end.len();
    let mut joined = Zeroizing::new(Vec::with_capacity(length));
    for piece in &pieces {
        joined.extend_from_slice(piece);
    }
    joined.extend_from_slice(end);
    joined
}

#[cfg(test)]
mod tests;
