//! What phones and programs write into a picture and behind it, the kinds that are refused, and bad bytes.

use super::*;
use image::ImageDecoder as _;
use image::metadata::Orientation;
use img_parts::ImageEXIF as _;
use img_parts::png::{Png, PngChunk};

/// A fixture without what stands behind its end.
fn whole() -> Vec<u8> {
    clean(TRAILING, MediaType::Jpeg).bytes().to_vec()
}

/// A second, complete picture with a canary in it.
fn second() -> Vec<u8> {
    let whole = whole();
    [&whole[..2], &segment(0xFE, CANARY), &whole[2..]].concat()
}

/// An ISO media file's first box and a canary as its data.
fn video() -> Vec<u8> {
    [b"\0\0\0\x14ftypmp42\0\0\0\0isom\0\0\0\x13mdat", CANARY].concat()
}

/// The index of a multi-picture file (CIPA DC-007): two pictures, the second behind the first.
fn index(second: usize) -> Vec<u8> {
    let size = u32::try_from(second).unwrap().to_be_bytes();
    let entry =
        |kind: u32, size: &[u8], at: u32| [&kind.to_be_bytes(), size, &at.to_be_bytes(), &[0; 4]].concat();
    let head = b"MPF\0MM\0*\0\0\0\x08\0\x01\xB0\x02\0\x07\0\0\0\x20\0\0\0\x1A\0\0\0\0";
    [&head[..], &entry(0x2003_0000, &[0; 4], 0), &entry(0, &size, 4_000)].concat()
}

#[test]
fn whatever_stands_behind_the_picture_does_not_leave() {
    let untouched = pixels(&whole());
    let motion =
        b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta GCamera:MotionPhoto=\"1\" Container:Length=\"99\"/>";
    let samsung = [
        &[0, 0, 0x30, 0x0A, 16, 0, 0, 0][..],
        b"MotionPhoto_Data",
        &video(),
        b"SEFH\x6B\0\0\0\x01\0\0\0SEFT",
    ];
    let depth = [b"http://ns.adobe.com/xap/1.0/\0<GDepth canary-7f31/>", &second()[..]].concat();
    for (what, inside, behind) in [
        ("a multi-picture's second picture", segment(0xE2, &index(second().len())), second()),
        ("a motion photo's video", segment(0xE1, motion), video()),
        ("a gallery's trailer", segment(0xE5, b"samsung"), samsung.concat()),
        ("a gain map", segment(0xE1, &depth[..52]), second()),
        ("padding, then a picture", Vec::new(), [vec![0; 4_096], second()].concat()),
        ("half a picture", Vec::new(), second()[..300].to_vec()),
        ("an archive", Vec::new(), [b"PK\x03\x04", CANARY].concat()),
        ("another end", Vec::new(), [CANARY, &[0xFF, 0xD9]].concat()),
    ] {
        let base = whole();
        let bytes = [&base[..2], &inside, &base[2..], &behind].concat();
        let sent = clean(&bytes, MediaType::Jpeg);
        assert!(removed(&sent).contains(&Removed::TrailingData), "{what}");
        assert_eq!(removed(&sent).contains(&Removed::OtherMetadata), !inside.is_empty(), "{what}");
        assert!(sent.bytes() == base, "{what}");
        assert!(untouched == pixels(sent.bytes()), "{what}");
    }
    for (bytes, media_type) in [(PNG, MediaType::Png), (WEBP, MediaType::Webp)] {
        let base = clean(bytes, media_type);
        for behind in [second(), video(), base.bytes().to_vec(), vec![0]] {
            let sent = clean(&[base.bytes(), &behind].concat(), media_type);
            assert_eq!(removed(&sent), [Removed::TrailingData]);
            assert!(sent.bytes() == base.bytes());
        }
    }
}

#[test]
fn a_png_keeps_none_of_the_chunks_that_are_not_pixels() {
    let base = clean(PNG, MediaType::Png);
    for (kind, named) in [
        (b"tEXt", Removed::Comment),
        (b"zTXt", Removed::Comment),
        (b"iTXt", Removed::Comment),
        (b"tIME", Removed::Time),
        (b"eXIf", Removed::OtherMetadata),
        (b"bKGD", Removed::OtherMetadata),
        (b"hIST", Removed::OtherMetadata),
        (b"pHYs", Removed::OtherMetadata),
        (b"sBIT", Removed::OtherMetadata),
        (b"sPLT", Removed::OtherMetadata),
        (b"caNv", Removed::OtherMetadata),
        (b"iDOT", Removed::OtherMetadata),
        (b"mkBT", Removed::OtherMetadata),
    ] {
        for at in [1, 2] {
            let mut png = Png::from_bytes(Bytes::copy_from_slice(base.bytes())).unwrap();
            png.chunks_mut().insert(at, PngChunk::new(*kind, Bytes::from_static(CANARY)));
            let sent = clean(&png.encoder().bytes(), MediaType::Png);
            assert_eq!(removed(&sent), [named], "{kind:?}");
            assert!(sent.bytes() == base.bytes(), "{kind:?}");
        }
    }
}

#[test]
fn each_kind_that_is_not_cleaned_is_named_or_unknown() {
    for brand in ["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "mif2", "msf1"] {
        let bytes = ["\0\0\0\x18ftyp", brand, "\0\0\0\0mif1heic"].concat();
        assert_eq!(refused(bytes.as_bytes(), MediaType::Jpeg), NotCleanable::Heif, "{brand}");
    }
    let each: [(&str, &[u8], NotCleanable); 17] = [
        ("AVIF", b"\0\0\0\x1cftypavif\0\0\0\0", NotCleanable::Avif),
        ("AVIF in motion", b"\0\0\0\x1cftypavis\0\0\0\0", NotCleanable::Avif),
        ("TIFF", b"II*\0\x08\0\0\0", NotCleanable::Tiff),
        ("TIFF", b"MM\0*\0\0\0\x08", NotCleanable::Tiff),
        ("BigTIFF", b"II+\0\x08\0\0\0", NotCleanable::Tiff),
        ("BigTIFF", b"MM\0+\0\x08\0\0", NotCleanable::Tiff),
        ("GIF", b"GIF87a", NotCleanable::Gif),
        ("GIF", b"GIF89a", NotCleanable::Gif),
        ("JPEG XL", b"\xFF\x0A\xFA\x1F", NotCleanable::Unknown),
        ("JPEG XL in boxes", b"\0\0\0\x0CJXL \r\n\x87\n", NotCleanable::Unknown),
        ("JPEG 2000", b"\0\0\0\x0CjP  \r\n\x87\n", NotCleanable::Unknown),
        ("BMP", b"BM\x36\0\0\0\0\0\0\0", NotCleanable::Unknown),
        ("PDF", b"%PDF-1.7\n", NotCleanable::Unknown),
        ("SVG", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", NotCleanable::Unknown),
        ("a video", b"\0\0\0\x14ftypmp42\0\0\0\0", NotCleanable::Unknown),
        ("a sound", b"RIFF\x24\0\0\0WAVE", NotCleanable::Unknown),
        ("a text", b"not a picture at all", NotCleanable::Unknown),
    ];
    for (what, bytes, fault) in each {
        for media_type in [MediaType::Jpeg, MediaType::Png, MediaType::Webp] {
            assert_eq!(refused(bytes, media_type), fault, "{what}");
        }
        assert_eq!(refused(bytes, MediaType::Json), NotCleanable::NotJson, "{what}");
    }
    for (bytes, own) in SAMPLES {
        for named in [MediaType::Jpeg, MediaType::Png, MediaType::Webp] {
            if named != own {
                assert_eq!(refused(bytes, named), NotCleanable::OtherType);
            }
        }
        assert_eq!(refused(bytes, MediaType::Json), NotCleanable::NotJson);
    }
}

/// An EXIF block of a phone with this orientation, in either order of bytes.
fn block(orientation: u8, little: bool) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        let (tag, kind, count) = if little {
            (tag.to_le_bytes(), kind.to_le_bytes(), count.to_le_bytes())
        } else {
            (tag.to_be_bytes(), kind.to_be_bytes(), count.to_be_bytes())
        };
        [&tag[..], &kind, &count, &value].concat()
    };
    let value = if little { [orientation, 0, 0, 0] } else { [0, orientation, 0, 0] };
    let head: &[u8] = if little { b"II*\0\x08\0\0\0\x02\0" } else { b"MM\0*\0\0\0\x08\0\x02" };
    [head, &entry(0x0110, 2, 4, *b"LP7\0"), &entry(0x0112, 3, 1, value), &[0; 4]].concat()
}

/// As a viewer shows it: decoded, then turned as the file says.
fn seen(bytes: &[u8]) -> image::DynamicImage {
    let reader = image::ImageReader::new(std::io::Cursor::new(bytes)).with_guessed_format().unwrap();
    let mut decoder = reader.into_decoder().unwrap();
    let orientation = decoder.orientation().unwrap();
    let mut picture = image::DynamicImage::from_decoder(decoder).unwrap();
    picture.apply_orientation(orientation);
    picture
}

/// What has to be stored so that turning it by `orientation` shows `upright`.
fn stored(upright: &image::DynamicImage, orientation: u8) -> image::DynamicImage {
    let mut stored = upright.clone();
    // A quarter turn one way is undone by one the other way; every other turn or mirroring undoes itself.
    let back = match orientation {
        6 => 8,
        8 => 6,
        other => other,
    };
    stored.apply_orientation(Orientation::from_exif(back).unwrap());
    stored
}

fn encoded(picture: &image::DynamicImage, format: image::ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

#[test]
fn a_picture_turned_in_any_of_the_eight_ways_is_seen_as_it_was() {
    let shade = |n: u32| n.to_le_bytes()[0];
    let upright: image::DynamicImage =
        image::RgbImage::from_fn(24, 40, |x, y| image::Rgb([shade(x * 9), shade(y * 6), shade(x * y)]))
            .into();
    for orientation in 1..=8 {
        for little in [false, true] {
            let turned = stored(&upright, orientation);
            let block = block(orientation, little);
            let jpeg = encoded(&turned, image::ImageFormat::Jpeg);
            let exif = segment(0xE1, &[b"Exif\0\0", &block[..]].concat());
            let jpeg = [&jpeg[..2], &exif, &jpeg[2..]].concat();
            let mut png = Png::from_bytes(Bytes::from(encoded(&turned, image::ImageFormat::Png))).unwrap();
            png.set_exif(Some(Bytes::from(block.clone())));
            let mut webp =
                img_parts::webp::WebP::from_bytes(Bytes::from(encoded(&turned, image::ImageFormat::WebP)));
            let webp = webp.as_mut().unwrap();
            webp.set_exif(Some(Bytes::from(block)));
            for (bytes, media_type) in [
                (jpeg, MediaType::Jpeg),
                (png.encoder().bytes().to_vec(), MediaType::Png),
                (webp.clone().encoder().bytes().to_vec(), MediaType::Webp),
            ] {
                let sent = clean(&bytes, media_type);
                let what = format!("{media_type:?}, {orientation}, little-endian {little}");
                assert!(seen(&bytes) == seen(sent.bytes()), "{what}");
                assert!(pixels(&bytes) == pixels(sent.bytes()), "{what}");
                assert_eq!(sent.size(), Some(PictureSize { width: 24, height: 40 }), "{what}");
                if media_type != MediaType::Jpeg {
                    assert!(seen(sent.bytes()) == upright, "{what}: without loss it is the very picture");
                }
                assert_eq!(removed(&sent), [Removed::PhoneDetails], "{what}");
                assert!(!holds(sent.bytes(), b"LP7"), "{what}");
                assert_eq!(holds(sent.bytes(), b"MM\0*"), orientation != 1, "{what}: no block for nothing");
            }
        }
    }
}

#[test]
fn an_orientation_that_means_nothing_is_dropped() {
    for orientation in [0, 9, 255] {
        let exif = segment(0xE1, &[b"Exif\0\0", &block(orientation, true)[..]].concat());
        let sent = clean(&with(&exif), MediaType::Jpeg);
        assert!(!holds(sent.bytes(), b"Exif"), "{orientation}");
    }
}

#[test]
fn a_file_cut_off_anywhere_is_refused_or_holds_the_whole_picture() {
    for (bytes, media_type) in SAMPLES {
        let whole = clean(bytes, media_type);
        let (mut refusals, mut at) = (0, 0);
        while at < bytes.len() {
            match minimise(&bytes[..at], media_type, Declared::default()) {
                Ok(sent) => assert!(sent.bytes() == whole.bytes(), "{media_type:?} cut at {at}"),
                Err(NotCleanable::Truncated | NotCleanable::Malformed | NotCleanable::Unknown) => {
                    refusals += 1;
                }
                Err(other) => panic!("{media_type:?} cut at {at}: {other:?}"),
            }
            // Every length of the headers, then a sample.
            at += if at < 800 { 1 } else { 97 };
        }
        assert!(refusals > 400, "{media_type:?}: {refusals}");
    }
}

#[test]
fn a_picture_that_claims_to_be_vast_is_refused_before_anybody_decodes_it() {
    let mut png = Png::from_bytes(Bytes::copy_from_slice(PNG)).unwrap();
    for (width, height, fault) in [
        (u32::MAX, u32::MAX, NotCleanable::TooLarge),
        (1, u32::MAX, NotCleanable::TooLarge),
        (8_193, 8_192, NotCleanable::TooLarge),
        (0, 10, NotCleanable::Malformed),
    ] {
        let mut header = png.chunks()[0].contents().to_vec();
        header[..4].copy_from_slice(&width.to_be_bytes());
        header[4..8].copy_from_slice(&height.to_be_bytes());
        png.chunks_mut()[0] = PngChunk::new(*b"IHDR", Bytes::from(header));
        assert_eq!(refused(&png.clone().encoder().bytes(), MediaType::Png), fault, "{width} x {height}");
    }
    // A lossless WebP of 16384 by 16384 in a few bytes.
    let picture = b"\x2F\xFF\xFF\xFF\x0F\0\0\0\0\0";
    let vast = [b"RIFF\x16\0\0\0WEBPVP8L\x0A\0\0\0", &picture[..]].concat();
    assert_eq!(refused(&vast, MediaType::Webp), NotCleanable::TooLarge);
}

#[test]
fn a_declared_limit_is_held_before_anything_is_read_and_again_after() {
    let limited = |max: usize| Declared { max_bytes: u32::try_from(max).ok(), keep_colour_profile: false };
    let largest = limited(GPS.len());
    assert!(minimise(GPS, MediaType::Jpeg, largest).is_ok());
    let smaller = limited(GPS.len() - 1);
    assert_eq!(minimise(GPS, MediaType::Jpeg, smaller).err(), Some(NotCleanable::TooLarge));
    // Whatever it is: nothing of it was looked at.
    for media_type in [MediaType::Jpeg, MediaType::Png, MediaType::Webp, MediaType::Json] {
        assert_eq!(minimise(&[0; 2_000], media_type, limited(1_999)).err(), Some(NotCleanable::TooLarge));
    }
    // A number written short is written out in its one spelling.
    let short = [b"[", "1e20,".repeat(200).as_bytes(), b"1]"].concat();
    let long = minimise(&short, MediaType::Json, Declared::default()).unwrap();
    assert!(long.bytes().len() > short.len());
    assert_eq!(minimise(&short, MediaType::Json, limited(short.len())).err(), Some(NotCleanable::TooLarge));
    // A larger one than the core takes changes nothing.
    let vast = vec![b' '; MAX_JSON_BYTES + 1];
    assert_eq!(minimise(&vast, MediaType::Json, limited(vast.len())).err(), Some(NotCleanable::TooLarge));
}

/// A PNG of these chunks, with its end.
fn png(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let base = clean(PNG, MediaType::Png);
    let mut png = Png::from_bytes(Bytes::copy_from_slice(base.bytes())).unwrap();
    let chunk =
        |(kind, contents): &(&[u8; 4], &[u8])| PngChunk::new(**kind, Bytes::copy_from_slice(contents));
    *png.chunks_mut() = chunks.iter().map(chunk).chain([PngChunk::new(*b"IEND", Bytes::new())]).collect();
    png.encoder().bytes().to_vec()
}

/// The contents of IHDR.
fn header(width: u32, height: u32, depth: u8, colour: u8, interlace: u8) -> Vec<u8> {
    [&width.to_be_bytes()[..], &height.to_be_bytes(), &[depth, colour, 0, 0, interlace]].concat()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec_zlib(bytes, 6)
}

#[test]
fn bytes_behind_the_last_pixel_of_a_png_do_not_leave() {
    let head = header(2, 2, 8, 0, 0);
    let data = packed(&[0, 1, 2, 0, 3, 4]);
    let base = png(&[(b"IHDR", &head), (b"IDAT", &data)]);
    assert_eq!(removed(&clean(&base, MediaType::Png)), []);
    let longer = [&data[..], CANARY].concat();
    let (first, second) = data.split_at(5);
    for bytes in [
        png(&[(b"IHDR", &head), (b"IDAT", &longer)]),
        png(&[(b"IHDR", &head), (b"IDAT", &data), (b"IDAT", CANARY)]),
        png(&[
            (b"IHDR", &head),
            (b"IDAT", first),
            (b"IDAT", &[]),
            (b"IDAT", &[second, CANARY].concat()),
            (b"IDAT", CANARY),
        ]),
    ] {
        let sent = clean(&bytes, MediaType::Png);
        assert_eq!(removed(&sent), [Removed::TrailingData]);
        assert!(!holds(sent.bytes(), CANARY));
        assert!(pixels(&base) == pixels(sent.bytes()));
    }
    // More rows than the header has: decoders stop at the last one, and leave the others unread.
    let rows = [&[0, 1, 2, 0, 3, 4][..], CANARY].concat();
    for (data, code) in [
        (packed(&rows), NotCleanable::Malformed),
        (packed(&[0, 1, 2, 0, 3]), NotCleanable::Malformed),
        (packed(&vec![0; 1 << 22]), NotCleanable::Malformed),
        (data[..data.len() - 1].to_vec(), NotCleanable::Truncated),
        ([&data[..data.len() - 1], &[7]].concat(), NotCleanable::Malformed),
        (Vec::new(), NotCleanable::Truncated),
    ] {
        assert_eq!(refused(&png(&[(b"IHDR", &head), (b"IDAT", &data)]), MediaType::Png), code);
    }
}

#[test]
fn the_rows_of_every_kind_of_png_are_counted_as_a_decoder_counts_them() {
    for (depth, colour, samples) in [
        (1, 0, 1),
        (2, 0, 1),
        (4, 0, 1),
        (8, 0, 1),
        (16, 0, 1),
        (8, 2, 3),
        (16, 2, 3),
        (1, 3, 1),
        (2, 3, 1),
        (4, 3, 1),
        (8, 3, 1),
        (8, 4, 2),
        (16, 4, 2),
        (8, 6, 4),
        (16, 6, 4),
    ] {
        for interlace in [0, 1] {
            for (width, height) in [(1, 1), (3, 2), (5, 1), (1, 7), (9, 9), (16, 5)] {
                let passes: &[[u32; 4]] = if interlace == 0 {
                    &[[0, 1, 0, 1]]
                } else {
                    &[
                        [0, 8, 0, 8],
                        [4, 8, 0, 8],
                        [0, 4, 4, 8],
                        [2, 4, 0, 4],
                        [0, 2, 2, 4],
                        [1, 2, 0, 2],
                        [0, 1, 1, 2],
                    ]
                };
                // Counted pixel by pixel: another way than the one that is tested.
                let rows: u32 = passes
                    .iter()
                    .map(|[x, across, y, down]| {
                        let along = (0..width).filter(|at| at >= x && (at - x) % across == 0).count();
                        let rows = (0..height).filter(|at| at >= y && (at - y) % down == 0).count();
                        let bits = u32::try_from(along).unwrap() * samples * u32::from(depth);
                        if along == 0 { 0 } else { u32::try_from(rows).unwrap() * (1 + bits.div_ceil(8)) }
                    })
                    .sum();
                let head = header(width, height, depth, colour, interlace);
                let data = packed(&vec![0; rows as usize]);
                let more = packed(&vec![0; rows as usize + 1]);
                let palette: &[(&[u8; 4], &[u8])] = if colour == 3 { &[(b"PLTE", &[1, 2, 3])] } else { &[] };
                let with = |data| png(&[&[(b"IHDR", &head[..])], palette, &[(b"IDAT", data)]].concat());
                let what = format!("{depth} {colour} {interlace} {width} {height}");
                let sent = clean(&with(&data), MediaType::Png);
                assert!(pixels(&with(&data)) == pixels(sent.bytes()), "{what}");
                assert_eq!(refused(&with(&more), MediaType::Png), NotCleanable::Malformed, "{what}");
            }
        }
    }
}

#[test]
fn a_palette_or_transparency_has_no_room_for_anything_else() {
    let long = [CANARY; 30].concat();
    let of = |colour: u8, row: &[u8], chunks: &[(&[u8; 4], &[u8])]| {
        let (head, data) = (header(1, 1, 8, colour, 0), packed(row));
        png(&[&[(b"IHDR", &head[..])], chunks, &[(b"IDAT", &data)]].concat())
    };
    let (grey, rgb, indexed, clear) = (&[0, 9][..], &[0, 9, 9, 9][..], &[0, 0][..], &[0, 9, 9, 9, 9][..]);
    for (bytes, gone) in [
        (of(0, grey, &[(b"tRNS", &[0, 9])]), false),
        (of(2, rgb, &[(b"tRNS", &[0, 9, 0, 9, 0, 9])]), false),
        (of(3, indexed, &[(b"PLTE", &[1, 2, 3]), (b"tRNS", &[7])]), false),
        (of(2, rgb, &[(b"PLTE", &long)]), true),
        (of(6, clear, &[(b"PLTE", &long)]), true),
        (of(6, clear, &[(b"tRNS", &long)]), true),
    ] {
        let sent = clean(&bytes, MediaType::Png);
        assert_eq!(removed(&sent).contains(&Removed::OtherMetadata), gone);
        assert!(!holds(sent.bytes(), CANARY));
        assert!(pixels(&bytes) == pixels(sent.bytes()));
    }
    for bytes in [
        of(0, grey, &[(b"tRNS", &long)]),
        of(0, grey, &[(b"PLTE", &[1, 2, 3])]),
        of(2, rgb, &[(b"tRNS", &long)]),
        of(3, indexed, &[]),
        of(3, indexed, &[(b"PLTE", &[1, 2, 3, 4])]),
        of(3, indexed, &[(b"PLTE", &[7; 257 * 3])]),
        of(3, indexed, &[(b"PLTE", &[1, 2, 3]), (b"PLTE", &[1, 2, 3])]),
        of(3, indexed, &[(b"PLTE", &[1, 2, 3]), (b"tRNS", &[7, 7])]),
        of(3, indexed, &[(b"tRNS", &[7]), (b"PLTE", &[1, 2, 3])]),
    ] {
        assert_eq!(refused(&bytes, MediaType::Png), NotCleanable::Malformed);
    }
}

#[test]
fn a_png_that_decoders_may_read_differently_is_refused() {
    let (head, data) = (header(2, 2, 8, 0, 0), packed(&[0, 1, 2, 0, 3, 4]));
    let (first, second) = data.split_at(5);
    for bytes in [
        png(&[(b"IHDR", &head), (b"IDAT", first), (b"tEXt", CANARY), (b"IDAT", second)]),
        png(&[(b"IHDR", &head), (b"IDAT", &data), (b"tRNS", &[0, 1])]),
        png(&[(b"IHDR", &head), (b"IHDR", &head), (b"IDAT", &data)]),
        png(&[(b"IHDR", &header(2, 2, 3, 0, 0)), (b"IDAT", &data)]),
        png(&[(b"IHDR", &header(2, 2, 8, 5, 0)), (b"IDAT", &data)]),
        png(&[(b"IHDR", &header(2, 2, 8, 0, 2)), (b"IDAT", &data)]),
        png(&[(b"IHDR", &header(0, 2, 8, 0, 0)), (b"IDAT", &data)]),
        png(&[(b"IHDR", &[&head[..], CANARY].concat()), (b"IDAT", &data)]),
        png(&[(b"IHDR", &head)]),
        png(&[]),
    ] {
        assert_eq!(refused(&bytes, MediaType::Png), NotCleanable::Malformed);
    }
    let vast = png(&[(b"IHDR", &header(u32::MAX, u32::MAX, 16, 6, 0)), (b"IDAT", &data)]);
    assert_eq!(refused(&vast, MediaType::Png), NotCleanable::TooLarge);
}

#[test]
fn the_tables_of_a_jpeg_have_no_room_for_anything_else() {
    let base = whole();
    for marker in [0xDB, 0xC4, 0xC0, 0xDA] {
        let at = base.windows(2).position(|pair| pair == [0xFF, marker]).expect("a segment");
        let length = usize::from(u16::from_be_bytes([base[at + 2], base[at + 3]]));
        let longer = u16::try_from(length + CANARY.len()).unwrap().to_be_bytes();
        let (upto, rest) = (&base[..at + 2], &base[at + 2 + length..]);
        let bytes = [upto, &longer, &base[at + 4..at + 2 + length], CANARY, rest].concat();
        assert_eq!(refused(&bytes, MediaType::Jpeg), NotCleanable::Malformed, "{marker:x}");
    }
    for contents in [&b"\0"[..], b"", &[CANARY, CANARY].concat()] {
        assert_eq!(refused(&with(&segment(0xDD, contents)), MediaType::Jpeg), NotCleanable::Malformed);
    }
    for marker in [0xDB, 0xC4] {
        assert_eq!(refused(&with(&segment(marker, b"")), MediaType::Jpeg), NotCleanable::Malformed);
    }
}
