use super::*;

mod formats;
mod hidden;
mod profiles;

use proptest::prelude::*;

const GPS: &[u8] = include_bytes!("../../../../tests/photos/gps.jpg");
const ROTATED: &[u8] = include_bytes!("../../../../tests/photos/rotated.jpg");
const PROGRESSIVE: &[u8] = include_bytes!("../../../../tests/photos/progressive.jpg");
const TRAILING: &[u8] = include_bytes!("../../../../tests/photos/trailing.jpg");
const TRUNCATED: &[u8] = include_bytes!("../../../../tests/photos/truncated.jpg");
const HEIC: &[u8] = include_bytes!("../../../../tests/photos/not_a_jpeg.heic");
const PNG: &[u8] = include_bytes!("../../../../tests/photos/gps.png");
const WEBP: &[u8] = include_bytes!("../../../../tests/photos/gps.webp");
const CANARY: &[u8] = b"canary-7f31";

fn clean(bytes: &[u8], media_type: MediaType) -> Minimised {
    minimise(bytes, media_type, Declared::default()).expect("cleanable")
}

fn refused(bytes: &[u8], media_type: MediaType) -> NotCleanable {
    minimise(bytes, media_type, Declared::default()).expect_err("refused")
}

fn removed(minimised: &Minimised) -> Vec<Removed> {
    minimised.removed().collect()
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

/// The pixels as stored, before any orientation is applied.
fn pixels(bytes: &[u8]) -> image::DynamicImage {
    image::load_from_memory(bytes).expect("decodes")
}

/// A JPEG segment.
fn segment(marker: u8, contents: &[u8]) -> Vec<u8> {
    let length = u16::try_from(contents.len() + 2).expect("fits").to_be_bytes();
    [&[0xFF, marker], &length[..], contents].concat()
}

/// A JPEG with `extra` right after its first two bytes.
fn with(extra: &[u8]) -> Vec<u8> {
    let (start, rest) = TRAILING.split_at(2);
    [start, extra, rest].concat()
}

/// The markers of every segment of a cleaned file, by a reader of its own: a second opinion about the walk in jpeg.rs.
fn markers(bytes: &[u8]) -> Vec<u8> {
    let (mut at, mut found) = (2, Vec::new());
    while at < bytes.len() {
        assert_eq!(bytes[at], 0xFF, "a marker was expected at {at}");
        let marker = bytes[at + 1];
        found.push(marker);
        if marker == 0xD9 {
            assert_eq!(at + 2, bytes.len(), "nothing follows the end");
            return found;
        }
        at += 2 + usize::from(u16::from_be_bytes([bytes[at + 2], bytes[at + 3]]));
        while marker == 0xDA && (bytes[at] != 0xFF || matches!(bytes[at + 1], 0 | 0xD0..=0xD7)) {
            at += 1;
        }
    }
    panic!("no end");
}

#[test]
fn a_photograph_loses_place_time_phone_and_thumbnail_and_keeps_its_pixels() {
    let before = pixels(GPS);
    let sent = clean(GPS, MediaType::Jpeg);
    assert_eq!(
        removed(&sent),
        [Removed::Place, Removed::Time, Removed::PhoneDetails, Removed::Thumbnail, Removed::Comment]
    );
    assert!(before == pixels(sent.bytes()));
    assert_eq!(sent.size(), Some(PictureSize { width: 1280, height: 960 }));
    for trace in [&b"Exif"[..], b"Lantern", b"LP7-00418862", b"2026:03:03", b"kitchen", b"maker note"] {
        assert!(!holds(sent.bytes(), trace));
    }
    for marker in markers(sent.bytes()) {
        assert!(matches!(marker, 0xE0 | 0xDB | 0xC0 | 0xC4 | 0xDA | 0xD9), "{marker:x}");
    }
}

#[test]
fn a_turned_photograph_keeps_one_number_and_its_upright_size() {
    let sent = clean(ROTATED, MediaType::Jpeg);
    let exif = exif_reader(sent.bytes());
    let fields: Vec<_> = exif.fields().map(|field| (field.tag, field.value.get_uint(0))).collect();
    assert_eq!(fields, [(::exif::Tag::Orientation, Some(6))]);
    assert_eq!(sent.size(), Some(PictureSize { width: 320, height: 240 }));
    assert!(pixels(ROTATED) == pixels(sent.bytes()));
    assert!(!holds(sent.bytes(), b"Lantern"));
}

fn exif_reader(bytes: &[u8]) -> ::exif::Exif {
    ::exif::Reader::new().read_from_container(&mut std::io::Cursor::new(bytes)).expect("has EXIF")
}

#[test]
fn what_stands_between_scans_is_dropped_too() {
    let base = clean(PROGRESSIVE, MediaType::Jpeg);
    let base = base.bytes();
    let end_of_first_scan = {
        let scan = base.windows(2).position(|w| w == [0xFF, 0xDA]).expect("a scan") + 2;
        let next = |w: &[u8]| w[0] == 0xFF && !matches!(w[1], 0 | 0xD0..=0xD7);
        scan + base[scan..].windows(2).position(next).expect("another marker")
    };
    let (first, rest) = base.split_at(end_of_first_scan);
    let planted = [first, &segment(0xFE, CANARY), &segment(0xE1, CANARY), rest].concat();
    let sent = clean(&planted, MediaType::Jpeg);
    assert!(!holds(sent.bytes(), b"canary"));
    assert!(pixels(PROGRESSIVE) == pixels(sent.bytes()));
    let scans: Vec<u8> = markers(sent.bytes()).into_iter().filter(|marker| *marker == 0xDA).collect();
    assert!(scans.len() > 3);
}

#[test]
fn bytes_after_the_end_do_not_leave() {
    let sent = clean(TRAILING, MediaType::Jpeg);
    assert_eq!(removed(&sent), [Removed::TrailingData]);
    assert!(!holds(sent.bytes(), b"canary"));
    assert!(pixels(TRAILING) == pixels(sent.bytes()));
}

#[test]
fn a_canary_in_any_metadata_segment_does_not_leave() {
    let prefixes: [&[u8]; 10] = [
        b"",
        b"Exif\0\0",
        b"Exif\0\0MM\0*",
        b"http://ns.adobe.com/xap/1.0/\0",
        b"http://ns.adobe.com/xmp/extension/\0",
        b"ICC_PROFILE\0\x01\x01",
        b"MPF\0",
        b"Photoshop 3.0\0",
        b"JFXX\0",
        b"Adobe Photoshop ",
    ];
    let untouched = pixels(TRAILING);
    let mut passed = 0;
    for marker in (0xE0..=0xEF).chain(0xF0..=0xFE) {
        for prefix in prefixes {
            let planted = with(&segment(marker, &[prefix, CANARY].concat()));
            if let Ok(sent) = minimise(&planted, MediaType::Jpeg, Declared::default()) {
                assert!(!holds(sent.bytes(), CANARY), "{marker:x} {prefix:?}");
                assert!(removed(&sent).len() >= 2, "{marker:x} {prefix:?} is named");
                assert!(untouched == pixels(sent.bytes()));
                passed += 1;
            }
        }
    }
    assert!(passed > 250, "only what would steer colour is refused, yet {passed} passed");
}

#[test]
fn a_canary_in_the_steering_segments_does_not_leave() {
    let start = TRAILING.windows(5).position(|w| w == b"JFIF\0").expect("JFIF") - 4;
    let jfif = segment(0xE0, &[&b"JFIF\0\x01\x01\x00\x00\x01\x00\x01\x01\x01abc"[..], CANARY].concat());
    let adobe = segment(0xEE, &[&b"Adobe\x00\x64\x00\x00\x00\x00\x01"[..], CANARY].concat());
    let planted = [&TRAILING[..start], &jfif, &adobe, &TRAILING[start + 18..]].concat();
    let sent = clean(&planted, MediaType::Jpeg);
    assert_eq!(removed(&sent), [Removed::Thumbnail, Removed::TrailingData]);
    assert!(!holds(sent.bytes(), CANARY));
    assert!(pixels(&planted) == pixels(sent.bytes()));
}

#[test]
fn garbage_between_segments_does_not_leave() {
    let between = [&segment(0xFE, b"a note")[..], CANARY].concat();
    let sent = clean(&with(&between), MediaType::Jpeg);
    assert!(!holds(sent.bytes(), CANARY));
    assert!(pixels(TRAILING) == pixels(sent.bytes()));
}

#[test]
fn exif_that_cannot_be_read_is_dropped_and_named() {
    let sent = clean(&with(&segment(0xE1, b"Exif\0\0no TIFF header here")), MediaType::Jpeg);
    assert!(removed(&sent).contains(&Removed::OtherMetadata));
}

#[test]
fn cleaning_twice_changes_nothing_more() {
    for (bytes, media_type) in [
        (GPS, MediaType::Jpeg),
        (ROTATED, MediaType::Jpeg),
        (PROGRESSIVE, MediaType::Jpeg),
        (PNG, MediaType::Png),
        (WEBP, MediaType::Webp),
        (&b"{\"b\": 1, \"a\": [true, 2]}"[..], MediaType::Json),
    ] {
        let once = clean(bytes, media_type);
        let twice = clean(once.bytes(), media_type);
        assert_eq!(once.bytes(), twice.bytes());
        assert_eq!(once.size(), twice.size());
        assert_eq!(removed(&twice), []);
    }
}

#[test]
fn each_refusal_says_what_to_do_instead() {
    assert_eq!(refused(TRUNCATED, MediaType::Jpeg), NotCleanable::Truncated);
    assert_eq!(refused(HEIC, MediaType::Jpeg), NotCleanable::Heif);
    assert_eq!(refused(PNG, MediaType::Jpeg), NotCleanable::OtherType);
    assert_eq!(refused(GPS, MediaType::Png), NotCleanable::OtherType);
    assert_eq!(refused(b"", MediaType::Jpeg), NotCleanable::Unknown);
    assert_eq!(refused(b"GIF89a", MediaType::Png), NotCleanable::Gif);
    assert_eq!(refused(b"II*\0\x08\0\0\0", MediaType::Jpeg), NotCleanable::Tiff);
    assert_eq!(refused(b"\0\0\0\x1cftypavif\0\0\0\0", MediaType::Jpeg), NotCleanable::Avif);
    assert_eq!(refused(&[0xFF, 0xD8, 0xFF, 0xD9], MediaType::Jpeg), NotCleanable::Malformed);
    assert_eq!(refused(&vec![0; MAX_PICTURE_BYTES + 1], MediaType::Jpeg), NotCleanable::TooLarge);
}

#[test]
fn a_picture_that_decoders_may_read_differently_is_refused() {
    let frame = TRAILING.windows(2).position(|w| w == [0xFF, 0xC0]).expect("a frame");
    let mut two_frames = TRAILING.to_vec();
    two_frames.splice(frame..frame, TRAILING[frame..frame + 19].to_vec());
    assert_eq!(refused(&two_frames, MediaType::Jpeg), NotCleanable::Malformed);
    let mut lossless = TRAILING.to_vec();
    lossless[frame + 1] = 0xC3;
    assert_eq!(refused(&lossless, MediaType::Jpeg), NotCleanable::UnusualCoding);
    let mut stray = TRAILING.to_vec();
    let scan = TRAILING.windows(2).position(|w| w == [0xFF, 0xDA]).expect("a scan");
    stray[scan + 200..scan + 202].copy_from_slice(&[0xFF, 0x01]);
    assert_eq!(refused(&stray, MediaType::Jpeg), NotCleanable::Malformed);
    let mut no_height = TRAILING.to_vec();
    no_height[frame + 5..frame + 7].fill(0);
    assert_eq!(refused(&no_height, MediaType::Jpeg), NotCleanable::Malformed);
    let mut vast = TRAILING.to_vec();
    vast[frame + 5..frame + 9].fill(0xFF);
    assert_eq!(refused(&vast, MediaType::Jpeg), NotCleanable::TooLarge);
}

#[test]
fn png_and_webp_lose_the_same_and_keep_their_pixels() {
    for (bytes, media_type) in [(PNG, MediaType::Png), (WEBP, MediaType::Webp)] {
        let sent = clean(&[bytes, CANARY].concat(), media_type);
        for gone in [Removed::Place, Removed::PhoneDetails, Removed::Thumbnail, Removed::TrailingData] {
            assert!(removed(&sent).contains(&gone), "{media_type:?} {gone:?}");
        }
        assert!(pixels(bytes) == pixels(sent.bytes()));
        assert!(!holds(sent.bytes(), b"Lantern") && !holds(sent.bytes(), CANARY));
    }
    assert_eq!(refused(&PNG[..PNG.len() - 12], MediaType::Png), NotCleanable::Truncated);
    assert_eq!(refused(&WEBP[..WEBP.len() / 2], MediaType::Webp), NotCleanable::Truncated);
}

#[test]
fn a_canary_in_any_other_chunk_does_not_leave() {
    use img_parts::png::{Png, PngChunk};
    use img_parts::riff::{RiffChunk, RiffContent};
    let canary = Bytes::from_static(CANARY);
    for (kind, named) in [
        (*b"tEXt", Removed::Comment),
        (*b"iTXt", Removed::Comment),
        (*b"tIME", Removed::Time),
        (*b"iCCP", Removed::ColourProfile),
        (*b"eXIf", Removed::OtherMetadata),
        (*b"prVt", Removed::OtherMetadata),
    ] {
        let mut png =
            Png::from_bytes(Bytes::copy_from_slice(clean(PNG, MediaType::Png).bytes())).expect("a PNG");
        png.chunks_mut().insert(1, PngChunk::new(kind, canary.clone()));
        let sent = clean(&png.encoder().bytes(), MediaType::Png);
        assert_eq!(removed(&sent), [named]);
        assert!(!holds(sent.bytes(), CANARY));
    }
    for (id, named) in [
        (*b"XMP ", Removed::OtherMetadata),
        (*b"EXIF", Removed::OtherMetadata),
        (*b"ICCP", Removed::ColourProfile),
        (*b"prvt", Removed::OtherMetadata),
    ] {
        let webp = Bytes::copy_from_slice(clean(WEBP, MediaType::Webp).bytes());
        let mut webp = img_parts::webp::WebP::from_bytes(webp).expect("a WebP");
        webp.chunks_mut().push(RiffChunk::new(id, RiffContent::Data(canary.clone())));
        let sent = clean(&webp.encoder().bytes(), MediaType::Webp);
        assert_eq!(removed(&sent), [named]);
        assert!(!holds(sent.bytes(), CANARY));
    }
}

#[test]
fn animations_and_unknown_critical_chunks_are_refused() {
    use img_parts::png::{Png, PngChunk};
    use img_parts::riff::{RiffChunk, RiffContent};
    for (kind, fault) in [(*b"acTL", NotCleanable::Animated), (*b"PrVT", NotCleanable::Malformed)] {
        let mut png = Png::from_bytes(Bytes::from_static(PNG)).expect("a PNG");
        png.chunks_mut().insert(1, PngChunk::new(kind, Bytes::from_static(&[0; 8])));
        assert_eq!(refused(&png.encoder().bytes(), MediaType::Png), fault);
    }
    let mut webp = img_parts::webp::WebP::from_bytes(Bytes::from_static(WEBP)).expect("a WebP");
    webp.chunks_mut().push(RiffChunk::new(*b"ANMF", RiffContent::Data(Bytes::from_static(&[0; 16]))));
    assert_eq!(refused(&webp.encoder().bytes(), MediaType::Webp), NotCleanable::Animated);
}

#[test]
fn a_document_leaves_in_one_spelling() {
    let sent = clean(b" { \"b\" : 2.0, \"a\" : \"\\u0041\" } ", MediaType::Json);
    assert_eq!(sent.bytes(), br#"{"a":"A","b":2}"#);
    for bad in [&b""[..], b"{", b"{} {}", b"\xFF", b"{\"a\":NaN}"] {
        assert_eq!(refused(bad, MediaType::Json), NotCleanable::NotJson);
    }
    assert_eq!(refused(&[b'['; 5000], MediaType::Json), NotCleanable::NotJson);
    assert_eq!(refused(&vec![b' '; MAX_JSON_BYTES + 1], MediaType::Json), NotCleanable::TooLarge);
}

#[test]
fn everything_that_is_removed_has_words_of_its_own() {
    let all: BTreeSet<Word> = [
        Removed::Place,
        Removed::Time,
        Removed::PhoneDetails,
        Removed::Thumbnail,
        Removed::Comment,
        Removed::OtherMetadata,
        Removed::TrailingData,
        Removed::ColourProfile,
    ]
    .map(Removed::word)
    .into();
    assert_eq!(all.len(), 8);
}

#[test]
fn the_debug_text_tells_nothing_of_the_picture() {
    let text = format!("{:?}", clean(GPS, MediaType::Jpeg));
    assert_eq!(text, "Minimised { media_type: Jpeg, .. }");
}

const SAMPLES: [(&[u8], MediaType); 5] = [
    (ROTATED, MediaType::Jpeg),
    (PROGRESSIVE, MediaType::Jpeg),
    (TRAILING, MediaType::Jpeg),
    (PNG, MediaType::Png),
    (WEBP, MediaType::Webp),
];

/// A decoder that accepts `before` must see the same picture in what was made of it.
fn same_picture(before: &[u8], media_type: MediaType) {
    let Ok(sent) = minimise(before, media_type, Declared::default()) else { return };
    let Ok(seen) = image::load_from_memory(before) else { return };
    assert!(image::load_from_memory(sent.bytes()).is_ok_and(|after| after == seen), "the picture changed");
}

/// What must hold of anything that was accepted, however strange the input.
fn stays_clean(bytes: &[u8], media_type: MediaType) {
    let Ok(sent) = minimise(bytes, media_type, Declared::default()) else { return };
    let again = clean(sent.bytes(), media_type);
    assert!(sent.bytes() == again.bytes(), "cleaning is done after one pass");
    assert!(removed(&again).is_empty(), "{:?}", removed(&again));
    if media_type == MediaType::Jpeg {
        for marker in markers(sent.bytes()) {
            let kept = matches!(marker, 0xE0 | 0xE1 | 0xEE | 0xDB | 0xC0..=0xC2 | 0xC4 | 0xDD | 0xDA | 0xD9);
            assert!(kept, "{marker:x} was let through");
        }
    }
}

proptest! {
    #[test]
    fn mutated_pictures_never_panic_and_what_passes_is_clean(
        which in 0..SAMPLES.len(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        near_the_start in any::<bool>(),
    ) {
        let (bytes, media_type) = SAMPLES[which];
        let mut bytes = bytes.to_vec();
        let reach = if near_the_start { 700 } else { bytes.len() };
        for (at, value) in changes {
            let at = at.index(reach);
            bytes[at] = value;
        }
        stays_clean(&bytes, media_type);
    }

    #[test]
    fn no_accepted_picture_changes_for_a_decoder(
        which in 0..SAMPLES.len(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        near_the_start in any::<bool>(),
    ) {
        let (bytes, media_type) = SAMPLES[which];
        let mut bytes = clean(bytes, media_type).bytes().to_vec();
        let reach = if near_the_start { 700 } else { bytes.len() };
        for (at, value) in changes {
            let at = at.index(reach);
            bytes[at] = value;
        }
        same_picture(&bytes, media_type);
    }

    #[test]
    fn a_picture_cut_anywhere_before_its_end_is_refused(which in 0..SAMPLES.len(), at in any::<prop::sample::Index>()) {
        let (bytes, media_type) = SAMPLES[which];
        let whole = clean(bytes, media_type);
        let cut = &whole.bytes()[..at.index(whole.bytes().len())];
        prop_assert!(minimise(cut, media_type, Declared::default()).is_err());
    }

    #[test]
    fn spliced_pictures_never_panic(
        first in 0..SAMPLES.len(), second in 0..SAMPLES.len(), a in any::<prop::sample::Index>(), b in any::<prop::sample::Index>(),
    ) {
        let ((one, media_type), (other, _)) = (SAMPLES[first], SAMPLES[second]);
        let spliced = [&one[..a.index(one.len())], &other[b.index(other.len())..]].concat();
        stays_clean(&spliced, media_type);
    }

    #[test]
    fn hostile_bytes_behind_any_signature_never_panic(
        start in prop::sample::select(vec![
            (&b"\xFF\xD8\xFF"[..], MediaType::Jpeg), (b"\x89PNG\r\n\x1a\n", MediaType::Png), (b"RIFF\x40\0\0\0WEBP", MediaType::Webp),
            (b"", MediaType::Json), (b"{\"a\":", MediaType::Json),
        ]),
        rest in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        stays_clean(&[start.0, &rest].concat(), start.1);
    }

    #[test]
    fn hostile_exif_never_panics_nor_leaves(block in prop::collection::vec(any::<u8>(), 0..600), endian in any::<bool>()) {
        let header: &[u8] = if endian { b"Exif\0\0MM\0*\0\0\0\x08\0\x05" } else { b"Exif\0\0II*\0\x08\0\0\0\x05\0" };
        let planted = with(&segment(0xE1, &[header, &block, CANARY].concat()));
        let sent = clean(&planted, MediaType::Jpeg);
        prop_assert!(!holds(sent.bytes(), CANARY));
        stays_clean(&planted, MediaType::Jpeg);
    }
}
