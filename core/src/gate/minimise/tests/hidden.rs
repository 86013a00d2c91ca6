//! What a reading found that tried to hide bytes in a picture, to turn it, or to make its reader take memory without end.

use super::*;
use img_parts::ImageEXIF as _;
use img_parts::png::{Png, PngChunk};
use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::webp::WebP;

/// A fixture without what stands behind its end.
fn whole() -> Vec<u8> {
    clean(TRAILING, MediaType::Jpeg).bytes().to_vec()
}

fn find(bytes: &[u8], marker: u8) -> usize {
    bytes.windows(2).position(|pair| pair == [0xFF, marker]).expect("a segment")
}

fn before(bytes: &[u8], marker: u8, extra: &[u8]) -> Vec<u8> {
    let at = find(bytes, marker);
    [&bytes[..at], extra, &bytes[at..]].concat()
}

fn behind_scan(bytes: &[u8], extra: &[u8]) -> Vec<u8> {
    let end = bytes.len() - 2;
    [&bytes[..end], extra, &bytes[end..]].concat()
}

fn secret(length: usize) -> Vec<u8> {
    CANARY.iter().copied().cycle().take(length).collect()
}

#[test]
fn a_table_that_no_scan_is_decoded_with_does_not_leave() {
    let base = whole();
    let quantisation = |number: u8| segment(0xDB, &[&[number][..], &secret(64)].concat());
    let huffman = segment(
        0xC4,
        &[&[0x13][..], &[0, 0, 0, 0, 0, 0, 0, 100, 0, 0, 0, 0, 0, 0, 0, 0], &secret(100)].concat(),
    );
    for (what, bytes) in [
        ("of an unused number", before(&base, 0xC0, &quantisation(3))),
        ("redefined 2,000 times", before(&base, 0xC0, &quantisation(3).repeat(2_000))),
        ("redefined before it is used", before(&base, 0xDB, &quantisation(0))),
        ("behind the last scan", behind_scan(&base, &quantisation(0))),
        ("of an unused number, for coding", before(&base, 0xDA, &huffman)),
        ("behind the last scan, for coding", behind_scan(&base, &huffman)),
    ] {
        let sent = clean(&bytes, MediaType::Jpeg);
        assert_eq!(removed(&sent), [Removed::OtherMetadata], "{what}");
        assert!(!holds(sent.bytes(), CANARY), "{what}");
        assert!(pixels(&base) == pixels(sent.bytes()), "{what}");
    }
    for bytes in [
        behind_scan(&base, &segment(0xC4, &secret(60_000))),
        behind_scan(&base, &segment(0xDB, &secret(60_000))),
        behind_scan(&base, &segment(0xDD, &secret(60_000))),
    ] {
        assert_eq!(refused(&bytes, MediaType::Jpeg), NotCleanable::Malformed);
    }
}

#[test]
fn a_second_picture_inside_a_jpeg_is_refused() {
    let at = |side: u32| u8::try_from(side * 3).unwrap();
    let jpeg = |shade: u8| {
        let mut bytes = Vec::new();
        let picture = image::RgbImage::from_fn(64, 64, |x, y| image::Rgb([shade, at(x), at(y)]));
        image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 80).encode_image(&picture).unwrap();
        clean(&bytes, MediaType::Jpeg).bytes().to_vec()
    };
    let (first, second) = (jpeg(250), jpeg(5));
    let scan = find(&second, 0xDA);
    let planted = [&first[..first.len() - 2], &second[scan..]].concat();
    assert!(pixels(&planted) == pixels(&first), "a decoder shows the first alone");
    assert_eq!(refused(&planted, MediaType::Jpeg), NotCleanable::Malformed);
    let sequence = clean(PROGRESSIVE, MediaType::Jpeg).bytes().to_vec();
    let scan = find(&sequence, 0xDA);
    let twice = [&sequence[..sequence.len() - 2], &sequence[scan..]].concat();
    assert_eq!(refused(&twice, MediaType::Jpeg), NotCleanable::Malformed);
    let unseen = {
        let mut bytes = whole();
        let frame = find(&bytes, 0xC0);
        bytes[frame + 10] = 77;
        bytes
    };
    assert_eq!(
        refused(&unseen, MediaType::Jpeg),
        NotCleanable::Malformed,
        "a scan of a component that is not there"
    );
}

#[test]
fn restarts_without_an_interval_and_fill_bytes_inside_a_scan_are_refused() {
    let base = whole();
    let middle = find(&base, 0xDA) + 600;
    for inside in [&[0xFF, 0xD0][..], &[0xFF, 0xFF, 0x00]] {
        let bytes = [&base[..middle], inside, &base[middle..]].concat();
        assert_eq!(refused(&bytes, MediaType::Jpeg), NotCleanable::Malformed);
    }
}

#[test]
fn bytes_between_the_parts_of_a_picture_are_named() {
    let base = whole();
    for bytes in [
        [&base[..20], &secret(20_000)[..], &base[20..]].concat(),
        before(&base, 0xDA, &[&segment(0xFE, b"")[..], &[0xFF, 0x01], CANARY].concat()),
    ] {
        let sent = clean(&bytes, MediaType::Jpeg);
        assert!(removed(&sent).contains(&Removed::TrailingData));
        assert!(sent.bytes() == base);
    }
    let filled = before(&base, 0xDA, &[0xFF; 9]);
    assert_eq!(removed(&clean(&filled, MediaType::Jpeg)), [], "fill bytes are the format's own");
    let sequence = clean(PROGRESSIVE, MediaType::Jpeg).bytes().to_vec();
    let scan = find(&sequence, 0xDA) + 2;
    let next = scan
        + sequence[scan..].windows(2).position(|p| p[0] == 0xFF && !matches!(p[1], 0 | 0xD0..=0xD7)).unwrap();
    let bytes = [&sequence[..next], &segment(0xFE, b""), &secret(5_000)[..], &sequence[next..]].concat();
    assert_eq!(removed(&clean(&bytes, MediaType::Jpeg)), [Removed::Comment, Removed::TrailingData]);
}

#[test]
fn a_jfif_that_is_too_short_to_be_one_steers_no_colours() {
    let base = whole();
    let rest = &base[2 + 18..];
    let plain = [&base[..2], rest].concat();
    for contents in [&b"JFIF\0"[..], b"JFIF\0\x01\x01\0\0\x01\0\x01\0"] {
        let short = [&base[..2], &segment(0xE0, contents), rest].concat();
        let sent = clean(&short, MediaType::Jpeg);
        assert!(sent.bytes() == plain);
        assert_eq!(removed(&sent), [Removed::OtherMetadata]);
    }
}

/// An EXIF block that names one orientation, as a field of this type.
fn block(kind: u8, value: [u8; 4]) -> Vec<u8> {
    [&b"MM\0*\0\0\0\x08\0\x01\x01\x12\0"[..], &[kind, 0, 0, 0, 1], &value, &[0; 4]].concat()
}

fn upright(orientation: u8) -> Vec<u8> {
    block(3, [0, orientation, 0, 0])
}

#[test]
fn only_what_viewers_look_at_turns_a_picture() {
    let app1 = |block: &[u8]| segment(0xE1, &[b"Exif\0\0", block].concat());
    let field = |value: u8| [1, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0];
    let both = |a, b| [&b"MM\0*\0\0\0\x08\0\x02"[..], &field(a), &field(b), &[0; 4]].concat();
    let base = whole();
    for (what, bytes, turned) in [
        ("the usual", with(&app1(&upright(6))), true),
        ("two blocks, upright first", with(&[app1(&upright(1)), app1(&upright(6))].concat()), false),
        ("two blocks, no number first", with(&[app1(&upright(9)), app1(&upright(6))].concat()), false),
        ("behind the scan", behind_scan(&base, &app1(&upright(6))), false),
        ("two fields, upright first", with(&app1(&both(1, 6))), false),
        ("two fields, turned first", with(&app1(&both(6, 1))), true),
        ("as a byte", with(&app1(&block(1, [6, 0, 0, 0]))), false),
        ("as a long", with(&app1(&block(4, [0, 0, 0, 6]))), false),
        ("behind another marker", with(&segment(0xE1, &[b"Exif\0A", &upright(6)[..]].concat())), false),
    ] {
        let size = clean(&bytes, MediaType::Jpeg).size().unwrap();
        assert_eq!(size.width < size.height, turned, "{what}");
    }
    for (at, turned) in [(1, true), (usize::MAX, false)] {
        let mut png = Png::from_bytes(Bytes::copy_from_slice(clean(PNG, MediaType::Png).bytes())).unwrap();
        let at = at.min(png.chunks().len() - 1);
        png.chunks_mut().insert(at, PngChunk::new(*b"eXIf", Bytes::from(upright(6))));
        let size = clean(&png.encoder().bytes(), MediaType::Png).size().unwrap();
        assert_eq!(size.width < size.height, turned);
    }
    for turned in [true, false] {
        let mut webp =
            WebP::from_bytes(Bytes::copy_from_slice(clean(WEBP, MediaType::Webp).bytes())).unwrap();
        if turned {
            webp.set_exif(Some(Bytes::from(upright(6))));
        } else {
            webp.chunks_mut().push(RiffChunk::new(*b"EXIF", RiffContent::Data(Bytes::from(upright(6)))));
        }
        let sent = clean(&webp.encoder().bytes(), MediaType::Webp);
        assert_eq!(sent.size().unwrap().width < sent.size().unwrap().height, turned);
        assert_eq!(removed(&sent).is_empty(), turned);
    }
}

#[test]
fn bytes_beside_the_directories_of_exif_are_named() {
    let hidden = segment(0xE1, &[b"Exif\0\0", &upright(1)[..], &secret(9_000)].concat());
    let bytes = [&whole()[..2], &hidden, &whole()[2..]].concat();
    assert_eq!(removed(&clean(&bytes, MediaType::Jpeg)), [Removed::OtherMetadata]);
    // A resolution of eight bytes is as every camera writes it; one of nine thousand is not.
    for (length, gone) in [(1_u32, false), (1_125, true)] {
        let value = secret(8 * length as usize);
        let exif = [
            &b"MM\0*\0\0\0\x08\0\x01\x01\x1A\0\x05"[..],
            &length.to_be_bytes(),
            &26_u32.to_be_bytes(),
            &[0; 4],
            &value,
        ];
        let bytes =
            [&whole()[..2], &segment(0xE1, &[b"Exif\0\0", &exif.concat()[..]].concat()), &whole()[2..]]
                .concat();
        assert_eq!(removed(&clean(&bytes, MediaType::Jpeg)).is_empty(), !gone);
    }
}

/// Directories of `fields` fields that overlap, each field with the same `zeros` bytes of text.
fn overlapping(directories: usize, fields: usize, zeros: usize) -> Vec<u8> {
    let long = |n: usize| u32::try_from(n).unwrap().to_be_bytes();
    let base = 8 + fields + zeros;
    let mut block =
        [&b"MM\0*"[..], &long(base + 12 * (directories + fields) + 6), &vec![0; fields + zeros]].concat();
    let count = |n: usize| u16::try_from(n).unwrap().to_be_bytes();
    for _ in 0..directories + fields {
        block.extend([&count(fields)[..], &[0x01, 0x0E, 0, 2], &long(zeros), &[0; 2]].concat());
    }
    block.extend([&count(fields)[..], &[0; 4], &count(directories)].concat());
    for n in 0..directories {
        block.extend([&[0x87, 0x69, 0, 4, 0, 0, 0, 1][..], &long(base + 12 * n)].concat());
    }
    block.extend([0; 4]);
    block
}

#[test]
fn directories_that_overlap_are_read_once() {
    // A reader that loads what these fields name takes half a gigabyte for 5,630 bytes.
    let block = overlapping(110, 110, 1_540);
    let planted = with(&segment(0xE1, &[b"Exif\0\0", &block[..]].concat()));
    let sent = clean(&planted, MediaType::Jpeg);
    assert!(removed(&sent).contains(&Removed::Comment));
}

#[test]
fn a_file_of_tiny_parts_is_refused_before_it_is_taken_apart() {
    let tiny = |length: usize| [0xFF, 0xDB, 0, 2].repeat(length / 4);
    assert_eq!(refused(&with(&tiny(1 << 20)), MediaType::Jpeg), NotCleanable::Malformed);
    assert_eq!(refused(&with(&[0xFF, 0xE5, 0, 2].repeat(1 << 18)), MediaType::Jpeg), NotCleanable::Malformed);
    assert_eq!(
        refused(&behind_scan(&whole(), &[0xFF, 0xE5, 0, 2].repeat(1 << 18)), MediaType::Jpeg),
        NotCleanable::Malformed
    );
    let png = clean(PNG, MediaType::Png);
    let empty = PngChunk::new(*b"IDAT", Bytes::new()).encoder().bytes();
    let planted = [&png.bytes()[..33], &empty.repeat(1 << 16), &png.bytes()[33..]].concat();
    assert_eq!(refused(&planted, MediaType::Png), NotCleanable::Malformed);
    let small = || b"abcd\0\0\0\0".repeat(1 << 16);
    let list =
        [&b"LIST"[..], &u32::try_from(4 + small().len()).unwrap().to_le_bytes(), b"kind", &small()].concat();
    for parts in [small(), list] {
        let mut webp = [clean(WEBP, MediaType::Webp).bytes(), &parts].concat();
        let length = u32::try_from(webp.len() - 8).unwrap().to_le_bytes();
        webp[4..8].copy_from_slice(&length);
        assert_eq!(refused(&webp, MediaType::Webp), NotCleanable::Malformed);
    }
}

#[test]
fn padding_behind_a_picture_is_cut_however_long_it_is() {
    for (bytes, media_type) in [(PNG, MediaType::Png), (WEBP, MediaType::Webp), (TRAILING, MediaType::Jpeg)] {
        let base = clean(bytes, media_type);
        let sent = clean(&[base.bytes(), &vec![0; 1 << 20]].concat(), media_type);
        assert_eq!(removed(&sent), [Removed::TrailingData]);
        assert!(sent.bytes() == base.bytes());
    }
}

#[test]
fn profiles_that_nobody_asked_for_are_not_unpacked() {
    let bomb = miniz_oxide::deflate::compress_to_vec_zlib(&[0; 4_096], 9);
    let chunk = PngChunk::new(*b"iCCP", Bytes::from([&b"a\0\0"[..], &bomb].concat()));
    let mut png = Png::from_bytes(Bytes::copy_from_slice(clean(PNG, MediaType::Png).bytes())).unwrap();
    png.chunks_mut().splice(1..1, std::iter::repeat_n(chunk, 10_000));
    let planted = png.encoder().bytes();
    for keep_colour_profile in [false, true] {
        let declared = Declared { keep_colour_profile, ..Declared::default() };
        let started = std::time::Instant::now();
        let sent = minimise(&planted, MediaType::Png, declared).unwrap();
        assert_eq!(removed(&sent), [Removed::ColourProfile]);
        // Unpacking all of them takes minutes in this build; the bound is far from both.
        assert!(started.elapsed().as_secs() < 20);
    }
}

#[test]
fn a_webp_stays_as_see_through_as_it_was() {
    let base = WebP::from_bytes(Bytes::copy_from_slice(clean(WEBP, MediaType::Webp).bytes())).unwrap();
    let (width, height) = base.dimensions().unwrap();
    let picture = base.chunks()[0].clone();
    let data = |id: &[u8; 4], data: Vec<u8>| RiffChunk::new(*id, RiffContent::Data(Bytes::from(data)));
    let clear = data(b"ALPH", vec![0; 1 + (width * height) as usize]);
    let header = |flags: u8| {
        let sides = [width, height].map(|side| (side - 1).to_le_bytes());
        data(b"VP8X", [&[flags, 0, 0, 0][..], &sides[0][..3], &sides[1][..3]].concat())
    };
    let file = |chunks: &[&RiffChunk]| {
        let mut webp = base.clone();
        *webp.chunks_mut() = chunks.iter().map(|chunk| (*chunk).clone()).collect();
        webp.encoder().bytes().to_vec()
    };
    let usual = file(&[&header(0x10), &clear, &picture]);
    assert!(pixels(&usual) == pixels(clean(&usual, MediaType::Webp).bytes()));
    for bytes in [
        file(&[&header(0), &clear, &picture]),
        file(&[&header(0x10), &picture, &clear]),
        file(&[&picture, &header(0x10), &clear]),
        file(&[&clear, &header(0x10), &picture]),
        file(&[&picture, &header(0x10)]),
    ] {
        assert_eq!(refused(&bytes, MediaType::Webp), NotCleanable::Malformed);
    }
    let mut second = base.clone();
    second.set_exif(Some(Bytes::from(upright(1))));
    second.chunks_mut().push(data(b"EXIF", secret(9_000)));
    assert_eq!(removed(&clean(&second.encoder().bytes(), MediaType::Webp)), [Removed::OtherMetadata]);
}

#[test]
fn an_element_of_a_profile_has_room_for_its_own_kind_alone() {
    let mut header = [0; 128];
    header[8..12].copy_from_slice(&[4, 0x20, 0, 0]);
    header[12..24].copy_from_slice(b"mntrRGB XYZ ");
    header[36..40].copy_from_slice(b"acsp");
    let body = secret(3_900);
    let long = |n: usize| u32::try_from(n).unwrap().to_be_bytes();
    let mut profile = [&header[..], &long(1), b"view", &long(144), &long(body.len()), &body].concat();
    let length = long(profile.len());
    profile[..4].copy_from_slice(&length);
    let planted = with(&segment(0xE2, &[b"ICC_PROFILE\0\x01\x01", &profile[..]].concat()));
    let declared = Declared { keep_colour_profile: true, ..Declared::default() };
    let sent = minimise(&planted, MediaType::Jpeg, declared).unwrap();
    assert!(!holds(sent.bytes(), CANARY) && !sent.keeps_colour_profile());
}

#[test]
fn a_number_that_json_cannot_hold_is_refused_and_not_changed() {
    for bad in ["9007199254740993", "18446744073709551615", "-9007199254740992", "{\"a\":[9007199254740992]}"]
    {
        assert_eq!(refused(bad.as_bytes(), MediaType::Json), NotCleanable::NotJson, "{bad}");
    }
    for good in ["9007199254740991", "-9007199254740991", "1e300", "0.1"] {
        let _ = clean(good.as_bytes(), MediaType::Json);
    }
}
