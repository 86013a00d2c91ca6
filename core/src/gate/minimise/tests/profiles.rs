//! Colour profiles: dropped unless asked for, and what stays is a profile and nothing else.

use super::*;
use crate::gate::minimise::profile::{MAX_PROFILE, may_stay};
use img_parts::ImageICC;
use img_parts::jpeg::Jpeg;
use img_parts::png::{Png, PngChunk};
use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::webp::WebP;

const KEEP: Declared = Declared { max_bytes: None, keep_colour_profile: true };

/// A profile as phones have it: a matrix, and one curve that three elements share.
fn profile() -> Vec<u8> {
    let text = |said: &str| [&b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0CenUS\0\0\0"[..], said.as_bytes()].concat();
    let curve = [&b"para\0\0\0\0\0\0\0\0"[..], &0x2_3333_u32.to_be_bytes()].concat();
    let point = |x: u32| [&b"XYZ \0\0\0\0"[..], &x.to_be_bytes(), &[0, 1, 0, 0], &[0; 4]].concat();
    let elements = [
        (vec![b"desc"], text("\x10\0\0\0\x1CLantern P")),
        (vec![b"cprt"], text("\x10\0\0\0\x1CNobody, 2026")),
        (vec![b"wtpt"], point(0xF351)),
        (vec![b"rXYZ"], point(0x83DF)),
        (vec![b"gXYZ"], point(0x4ABF)),
        (vec![b"bXYZ"], point(0x2838)),
        (vec![b"rTRC", b"gTRC", b"bTRC"], curve),
    ];
    made(&elements)
}

/// A profile of these elements, each under its names.
fn made(elements: &[(Vec<&[u8; 4]>, Vec<u8>)]) -> Vec<u8> {
    let count: usize = elements.iter().map(|(names, _)| names.len()).sum();
    let mut table = u32::try_from(count).unwrap().to_be_bytes().to_vec();
    let mut body = Vec::new();
    for (names, element) in elements {
        let from = u32::try_from(132 + 12 * count + body.len()).unwrap().to_be_bytes();
        for name in names {
            table.extend([&name[..], &from, &u32::try_from(element.len()).unwrap().to_be_bytes()].concat());
        }
        body.extend_from_slice(element);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    let mut header = vec![0; 128];
    header[8..12].copy_from_slice(&[4, 0x20, 0, 0]);
    header[12..24].copy_from_slice(b"mntrRGB XYZ ");
    header[36..40].copy_from_slice(b"acsp");
    let mut whole = [header, table, body].concat();
    let length = u32::try_from(whole.len()).unwrap().to_be_bytes();
    whole[..4].copy_from_slice(&length);
    whole
}

/// One piece of a profile in a JPEG.
fn piece(number: u8, count: u8, part: &[u8]) -> Vec<u8> {
    segment(0xE2, &[b"ICC_PROFILE\0", &[number, count][..], part].concat())
}

fn jpeg(profile: &[u8]) -> Vec<u8> {
    with(&piece(1, 1, profile))
}

fn png_with(at: usize, chunks: &[PngChunk]) -> Vec<u8> {
    let mut png = Png::from_bytes(Bytes::copy_from_slice(clean(PNG, MediaType::Png).bytes())).expect("a PNG");
    png.chunks_mut().splice(at..at, chunks.iter().cloned());
    png.encoder().bytes().to_vec()
}

fn packed(profile: &[u8]) -> PngChunk {
    let zlib = miniz_oxide::deflate::compress_to_vec_zlib(profile, 1);
    PngChunk::new(*b"iCCP", Bytes::from([b"Lantern canary-7f31\0\0", &zlib[..], CANARY].concat()))
}

fn png(profile: &[u8]) -> Vec<u8> {
    png_with(1, &[packed(profile)])
}

fn webp(profile: &[u8]) -> Vec<u8> {
    let mut webp =
        WebP::from_bytes(Bytes::copy_from_slice(clean(WEBP, MediaType::Webp).bytes())).expect("a WebP");
    webp.set_icc_profile(Some(Bytes::copy_from_slice(profile)));
    webp.encoder().bytes().to_vec()
}

/// A picture of each kind with these bytes as its profile.
fn each(profile: &[u8]) -> [(Vec<u8>, MediaType); 3] {
    [(jpeg(profile), MediaType::Jpeg), (png(profile), MediaType::Png), (webp(profile), MediaType::Webp)]
}

fn kept(bytes: &[u8], media_type: MediaType) -> Minimised {
    minimise(bytes, media_type, KEEP).expect("cleanable")
}

/// The profile in a picture, by the readers of `img-parts` and of `image`, which have to agree.
fn read(bytes: &[u8], media_type: MediaType) -> Option<Vec<u8>> {
    use image::ImageDecoder as _;
    let own = Bytes::copy_from_slice(bytes);
    let parts = match media_type {
        MediaType::Jpeg => Jpeg::from_bytes(own).unwrap().icc_profile(),
        MediaType::Png => Png::from_bytes(own).unwrap().icc_profile(),
        _ => WebP::from_bytes(own).unwrap().icc_profile(),
    };
    let reader = image::ImageReader::new(std::io::Cursor::new(bytes)).with_guessed_format().unwrap();
    let decoded = reader.into_decoder().unwrap().icc_profile().unwrap();
    assert_eq!(parts.as_deref(), decoded.as_deref(), "{media_type:?}");
    decoded
}

fn names_it_as_gone(bytes: &[u8], media_type: MediaType, what: &str) {
    let sent = kept(bytes, media_type);
    assert!(removed(&sent).contains(&Removed::ColourProfile), "{media_type:?}: {what}");
    assert!(!sent.keeps_colour_profile(), "{media_type:?}: {what}");
    assert_eq!(read(sent.bytes(), media_type), None, "{media_type:?}: {what}");
    assert!(!holds(sent.bytes(), CANARY), "{media_type:?}: {what}");
}

#[test]
fn a_profile_leaves_only_where_it_was_asked_for_and_then_as_it_was() {
    let profile = profile();
    for (bytes, media_type) in each(&profile) {
        let sent = clean(&bytes, media_type);
        assert!(removed(&sent).contains(&Removed::ColourProfile) && !sent.keeps_colour_profile());
        assert_eq!(read(sent.bytes(), media_type), None);
        let sent = kept(&bytes, media_type);
        assert!(!removed(&sent).contains(&Removed::ColourProfile) && sent.keeps_colour_profile());
        assert_eq!(read(sent.bytes(), media_type).as_deref(), Some(&profile[..]), "{media_type:?}");
        assert!(pixels(&bytes) == pixels(sent.bytes()), "{media_type:?}");
        assert!(!holds(sent.bytes(), CANARY), "{media_type:?}: neither its name nor what stood behind it");
        let again = kept(sent.bytes(), media_type);
        assert_eq!((again.bytes(), removed(&again)), (sent.bytes(), vec![]), "{media_type:?}");
    }
}

#[test]
fn asking_for_a_profile_keeps_nothing_else() {
    for (bytes, media_type) in SAMPLES {
        let (sent, plain) = (kept(bytes, media_type), clean(bytes, media_type));
        assert!(sent.bytes() == plain.bytes() && !sent.keeps_colour_profile());
    }
}

#[test]
fn a_profile_in_pieces_leaves_in_one_and_only_if_they_fit_together() {
    let profile = profile();
    let (one, rest) = profile.split_at(100);
    let (two, three) = rest.split_at(57);
    let three_pieces = [piece(1, 3, one), segment(0xFE, b"between"), piece(2, 3, two), piece(3, 3, three)];
    let sent = kept(&with(&three_pieces.concat()), MediaType::Jpeg);
    assert_eq!(sent.bytes(), kept(&jpeg(&profile), MediaType::Jpeg).bytes());
    for (what, pieces) in [
        ("out of order", vec![piece(2, 3, two), piece(1, 3, one), piece(3, 3, three)]),
        ("the last missing", vec![piece(1, 3, one), piece(2, 3, two)]),
        ("the first missing", vec![piece(2, 3, two), piece(3, 3, three)]),
        ("one twice", vec![piece(1, 1, &profile), piece(1, 1, &profile)]),
        ("of two minds", vec![piece(1, 3, one), piece(2, 2, two), piece(3, 3, three)]),
        ("one too many", vec![piece(1, 1, &profile), piece(2, 1, CANARY)]),
        ("counted from nothing", vec![piece(0, 1, &profile)]),
        ("no number", vec![piece(1, 1, &profile), segment(0xE2, b"ICC_PROFILE\0\x02")]),
        ("too long together", vec![piece(1, 2, &profile), piece(2, 2, &[7; MAX_PROFILE])]),
    ] {
        names_it_as_gone(&with(&pieces.concat()), MediaType::Jpeg, what);
    }
    let end = TRAILING.windows(2).rposition(|w| w == [0xFF, 0xD9]).unwrap();
    let end = TRAILING[..end].windows(2).rposition(|w| w == [0xFF, 0xD9]).unwrap_or(end);
    let behind = [&TRAILING[..end], &piece(1, 1, &profile), &TRAILING[end..]].concat();
    names_it_as_gone(&behind, MediaType::Jpeg, "behind the pixels");
}

#[test]
fn what_is_no_plain_profile_is_dropped_and_named() {
    let good = profile();
    let changed = |at: usize, bytes: &[u8]| {
        let mut bad = good.clone();
        bad[at..at + bytes.len()].copy_from_slice(bytes);
        bad
    };
    let sized = |mut bad: Vec<u8>| {
        let length = u32::try_from(bad.len()).unwrap().to_be_bytes();
        bad[..4].copy_from_slice(&length);
        bad
    };
    let entry = 132;
    let large = vec![(vec![b"desc"], vec![0; MAX_PROFILE])];
    let hidden = [&good[..], CANARY].concat();
    for (what, bad) in [
        ("nothing", vec![]),
        ("not a profile", CANARY.to_vec()),
        ("half of one", good[..good.len() / 2].to_vec()),
        ("another length than it says", changed(3, &[good[3] ^ 4])),
        ("bytes behind the end", hidden.clone()),
        ("bytes behind the last element", sized(hidden)),
        ("no signature", changed(36, b"ascp")),
        ("a link of devices", changed(12, b"link")),
        ("for printing", changed(16, b"CMYK")),
        ("another space between", changed(20, b"RGB ")),
        ("something in what is reserved", changed(100, CANARY)),
        ("no element", changed(128, &0_u32.to_be_bytes())),
        ("more elements than there is room for", changed(128, &u32::MAX.to_be_bytes())),
        ("an element of its maker's", changed(entry, b"mmod")),
        ("one element twice", changed(entry + 12, b"desc")),
        ("an element in the header", changed(entry + 4, &4_u32.to_be_bytes())),
        ("an element beyond the end", changed(entry + 4, &u32::MAX.to_be_bytes())),
        ("an element longer than the rest", changed(entry + 8, &0x7FFF_FFFF_u32.to_be_bytes())),
        ("an empty element", changed(entry + 8, &0_u32.to_be_bytes())),
        ("an element over its neighbour", changed(entry + 8, &90_u32.to_be_bytes())),
        ("a gap", changed(entry + 8, &20_u32.to_be_bytes())),
        ("too large", made(&large)),
    ] {
        assert!(!may_stay(&bad), "{what}");
        for (bytes, media_type) in each(&bad) {
            names_it_as_gone(&bytes, media_type, what);
        }
    }
}

#[test]
fn a_profile_that_unpacks_to_gigabytes_is_not_unpacked() {
    names_it_as_gone(&png(&vec![0; 40_000_000]), MediaType::Png, "forty megabytes of nothing");
    let unnamed = PngChunk::new(*b"iCCP", Bytes::from_static(CANARY));
    names_it_as_gone(&png_with(1, &[unnamed]), MediaType::Png, "no name");
    let other = PngChunk::new(*b"iCCP", Bytes::from([b"a\0\x01", CANARY].concat()));
    names_it_as_gone(&png_with(1, &[other]), MediaType::Png, "packed some other way");
}

#[test]
fn numbers_that_say_how_colours_are_meant_stay_with_the_profile_or_go_with_it() {
    let chunk = |kind: &[u8; 4], bytes: &[u8]| PngChunk::new(*kind, Bytes::copy_from_slice(bytes));
    let plain = [chunk(b"cICP", &[9, 16, 0, 1]), chunk(b"sRGB", &[0]), chunk(b"gAMA", &[0, 0, 0xB1, 0x8F])];
    let all = [&plain[..], &[chunk(b"cHRM", &[1; 32])]].concat();
    let bytes = png_with(1, &all);
    let sent = kept(&bytes, MediaType::Png);
    assert!(sent.bytes() == bytes && sent.keeps_colour_profile());
    assert_eq!(removed(&sent), []);
    assert_eq!(removed(&clean(&bytes, MediaType::Png)), [Removed::ColourProfile]);
    let base = clean(PNG, MediaType::Png);
    for (what, at, chunks) in [
        ("no such intent", 1, vec![chunk(b"sRGB", &[4])]),
        ("a longer gamma", 1, vec![chunk(b"gAMA", &[[0, 0, 0xB1, 0x8F].as_slice(), CANARY].concat())]),
        ("other primaries", 1, vec![chunk(b"cHRM", CANARY)]),
        ("behind the pixels", 2, vec![chunk(b"gAMA", &[0, 0, 0xB1, 0x8F])]),
    ] {
        let sent = kept(&png_with(at, &chunks), MediaType::Png);
        assert_eq!(removed(&sent), [Removed::ColourProfile], "{what}");
        assert!(sent.bytes() == base.bytes(), "{what}");
    }
    let twice = png_with(1, &[chunk(b"sRGB", &[0]), chunk(b"sRGB", &[1])]);
    let sent = kept(&twice, MediaType::Png);
    assert!(sent.bytes() == png_with(1, &[chunk(b"sRGB", &[0])]), "the first counts");
    assert_eq!(removed(&sent), [Removed::ColourProfile]);
}

#[test]
fn a_webp_profile_stays_only_where_decoders_look_for_it() {
    let good = RiffChunk::new(*b"ICCP", RiffContent::Data(Bytes::from(profile())));
    let whole = webp(&profile());
    let rearranged = |change: &dyn Fn(&mut Vec<RiffChunk>)| {
        let mut webp = WebP::from_bytes(Bytes::copy_from_slice(&whole)).unwrap();
        change(webp.chunks_mut());
        webp.encoder().bytes().to_vec()
    };
    let twice = rearranged(&|chunks| chunks.insert(1, good.clone()));
    names_it_as_gone(&twice, MediaType::Webp, "two");
    let late = rearranged(&|chunks| chunks.swap(1, 2));
    let sent = kept(&late, MediaType::Webp);
    assert!(removed(&sent) == [Removed::ColourProfile] && !sent.keeps_colour_profile());
    let headless = rearranged(&|chunks| drop(chunks.remove(0)));
    assert_eq!(removed(&kept(&headless, MediaType::Webp)), [Removed::ColourProfile]);
    let other_canvas = rearranged(&|chunks| {
        chunks[0] = RiffChunk::new(
            *b"VP8X",
            RiffContent::Data(Bytes::from_static(&[0x20, 0, 0, 0, 9, 0, 0, 9, 0, 0])),
        );
    });
    assert_eq!(minimise(&other_canvas, MediaType::Webp, KEEP).err(), Some(NotCleanable::Malformed));
}

#[test]
fn a_see_through_webp_stays_see_through_with_its_profile() {
    let picture =
        image::RgbaImage::from_fn(40, 30, |x, y| image::Rgba([9, 8, 7, (x * y % 256).to_le_bytes()[0]]));
    let mut bytes = Vec::new();
    let encoder = image::codecs::webp::WebPEncoder::new_lossless(&mut bytes);
    encoder.encode(&picture, 40, 30, image::ExtendedColorType::Rgba8).unwrap();
    let mut webp = WebP::from_bytes(Bytes::from(bytes)).unwrap();
    webp.set_icc_profile(Some(Bytes::from(profile())));
    let before = webp.encoder().bytes();
    let sent = kept(&before, MediaType::Webp);
    assert!(sent.keeps_colour_profile());
    assert!(pixels(sent.bytes()) == picture.into() && pixels(&before) == pixels(sent.bytes()));
}

proptest! {
    #[test]
    fn a_mutated_profile_never_panics_and_what_stays_is_one(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut bytes = profile();
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        for (picture, media_type) in each(&bytes) {
            let sent = kept(&picture, media_type);
            prop_assert_eq!(sent.keeps_colour_profile(), may_stay(&bytes));
            let left = read(sent.bytes(), media_type);
            prop_assert_eq!(left.as_deref(), may_stay(&bytes).then_some(&bytes[..]));
            prop_assert!(kept(sent.bytes(), media_type).bytes() == sent.bytes());
        }
    }
}
