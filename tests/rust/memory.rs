//! How much memory a photograph of twelve megapixels takes on its way out: a counting allocator holds what `docs/memory.md` says.
//!
//! Counted is what lives in the Rust allocator at once, beside the caller's own bytes. `SQLite` allocates by itself and is not
//! counted. One test at a time: the others wait, since all of them share the counter.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    reason = "helpers of tests: a panic is how they fail; clippy.toml reaches only the test functions"
)]

use image::codecs::{jpeg::JpegEncoder, png, webp::WebPEncoder};
use image::{ExtendedColorType, ImageEncoder as _};
use peak_alloc::PeakAlloc;
use privet::command::{OsState, Reply, Until};
use privet::gate::minimise::{Declared, MediaType, NotCleanable, Removed, minimise};
use privet::manifest::OsPermission;
use privet::prompt::Asked;
use privet_tests::world::{World, done, id, reader};
use privet_wire::ids::RecipientId;
use privet_wire::key::UserVerification::Bio;
use std::sync::{Mutex, MutexGuard, PoisonError};

#[global_allocator]
static ALLOCATED: PeakAlloc = PeakAlloc;
static ALONE: Mutex<()> = Mutex::new(());

/// The bound, in multiples of the photograph's size.
const BOUND: f64 = 2.5;
const WIDTH: u16 = 4_000;
const HEIGHT: u16 = 3_000;
/// Has the metadata of a phone, and a hidden thumbnail.
const PHOTO: &[u8] = include_bytes!("../photos/gps.jpg");

fn alone() -> MutexGuard<'static, ()> {
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The most that lived at once while `work` ran, beside what lived before, in multiples of `payload`.
fn times<T>(payload: &[u8], work: impl FnOnce() -> T) -> (f64, T) {
    let before = ALLOCATED.current_usage();
    ALLOCATED.reset_peak_usage();
    let done = work();
    ((ALLOCATED.peak_usage() - before) as f64 / payload.len() as f64, done)
}

/// Soft shapes with the grain of a sensor, `bytes` a pixel. A fixed start makes every run the same.
fn scene(bytes: usize, grain: u32) -> Vec<u8> {
    let mut drawn = 0x2545_F491_u32;
    let mut pixels = Vec::with_capacity(usize::from(WIDTH) * usize::from(HEIGHT) * bytes);
    for y in 0..u32::from(HEIGHT) {
        for x in 0..u32::from(WIDTH) {
            for _ in 0..bytes {
                drawn ^= drawn << 13;
                drawn ^= drawn >> 17;
                drawn ^= drawn << 5;
                let soft = (x / 23 + y / 31) % 160 + 40;
                pixels.push(u8::try_from(soft + drawn % grain).unwrap_or(u8::MAX));
            }
        }
    }
    pixels
}

/// A JPEG as a phone leaves it: the metadata of one behind the first marker, a second picture behind the end.
fn as_a_phone(jpeg: &[u8]) -> Vec<u8> {
    let from = PHOTO.windows(6).position(|w| w == b"Exif\0\0").unwrap() - 4;
    let length = usize::from(u16::from_be_bytes([PHOTO[from + 2], PHOTO[from + 3]]));
    let (start, rest) = jpeg.split_at(2);
    [start, &PHOTO[from..from + 2 + length], rest, &PHOTO[..100_000]].concat()
}

fn baseline() -> Vec<u8> {
    let mut jpeg = Vec::new();
    let pixels = scene(3, 24);
    let encoder = JpegEncoder::new_with_quality(&mut jpeg, 90);
    encoder.write_image(&pixels, WIDTH.into(), HEIGHT.into(), ExtendedColorType::Rgb8).unwrap();
    as_a_phone(&jpeg)
}

fn progressive() -> Vec<u8> {
    let mut jpeg = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut jpeg, 90);
    encoder.set_progressive_scans(10);
    encoder.encode(&scene(1, 24), WIDTH, HEIGHT, jpeg_encoder::ColorType::Luma).unwrap();
    as_a_phone(&jpeg)
}

/// Cleans a photograph of several megabytes and holds the bound.
fn cleans_within_the_bound(photo: &[u8], media_type: MediaType) {
    assert!(photo.len() > 2_000_000, "{} bytes are no photograph", photo.len());
    let (times, cleaned) = times(photo, || minimise(photo, media_type, Declared::default()).unwrap());
    println!("{media_type:?}, {} bytes: {times:.3} times", photo.len());
    assert!(times <= BOUND, "{times:.3} times its size");
    assert!(cleaned.bytes().len() > photo.len() * 9 / 10, "the pixels stay");
}

#[test]
fn a_photograph_is_cleaned_in_two_and_a_half_times_its_size() {
    let _alone = alone();
    let photo = baseline();
    cleans_within_the_bound(&photo, MediaType::Jpeg);
    let removed: Vec<_> = minimise(&photo, MediaType::Jpeg, Declared::default()).unwrap().removed().collect();
    assert!(removed.contains(&Removed::Place) && removed.contains(&Removed::Thumbnail), "{removed:?}");
    assert!(removed.contains(&Removed::TrailingData), "{removed:?}");
}

#[test]
fn a_progressive_photograph_costs_no_more_for_its_scans() {
    let _alone = alone();
    let photo = progressive();
    let scans = photo.windows(2).filter(|pair| *pair == [0xFF, 0xDA]).count();
    assert!(scans >= 10, "{scans} scans");
    cleans_within_the_bound(&photo, MediaType::Jpeg);
}

/// Between every two of its scans stands as much as a file may hold there, and a table that is kept.
fn expensive() -> Vec<u8> {
    let small = include_bytes!("../photos/progressive.jpg");
    let small = minimise(small, MediaType::Jpeg, Declared::default()).unwrap();
    let small = small.bytes();
    let scans: Vec<_> =
        small.windows(2).enumerate().filter(|(_, pair)| *pair == [0xFF, 0xDA]).map(|(at, _)| at).collect();
    let filler = [vec![0xFF, 0xE9, 0xFF, 0xFF], vec![7; 65_533]].concat().repeat(12);
    let table = [0xFF, 0xDD, 0, 4, 0, 0];
    let mut file = Vec::new();
    let mut from = 0;
    for scan in &scans {
        file.extend([&small[from..*scan], &filler, &table].concat());
        from = *scan;
    }
    assert!(scans.len() >= 6, "{} scans", scans.len());
    [&file, &small[from..]].concat()
}

#[test]
fn a_file_made_to_be_expensive_costs_little_more() {
    let _alone = alone();
    let photo = expensive();
    let (whole, cleaned) = times(&photo, || minimise(&photo, MediaType::Jpeg, Declared::default()));
    println!("{} bytes: {whole:.3} times", photo.len());
    assert!(cleaned.unwrap().bytes().len() < 100_000);
    // Cut off in the last gap: all that follows the last scan is looked through for another one.
    let endless = [&photo[..photo.len() - 2], &[0xFF, 0xE9, 0xFF, 0xFF][..], &vec![0; 5_000_000]].concat();
    let (cut, refused) = times(&endless, || minimise(&endless, MediaType::Jpeg, Declared::default()).err());
    println!("{} bytes: {cut:.3} times", endless.len());
    assert_eq!(refused, Some(NotCleanable::Truncated));
    assert!(whole <= BOUND && cut <= BOUND, "{whole:.3} and {cut:.3} times its size");
}

#[test]
fn png_and_webp_are_cleaned_in_two_and_a_half_times_their_size() {
    let _alone = alone();
    let (width, height) = (u32::from(WIDTH), u32::from(HEIGHT));
    let (mut png, mut webp) = (Vec::new(), Vec::new());
    let encoder =
        png::PngEncoder::new_with_quality(&mut png, png::CompressionType::Fast, png::FilterType::Sub);
    encoder.write_image(&scene(1, 8), width, height, ExtendedColorType::L8).unwrap();
    cleans_within_the_bound(&png, MediaType::Png);
    drop(png);
    WebPEncoder::new_lossless(&mut webp).encode(&scene(1, 8), width, height, ExtendedColorType::L8).unwrap();
    cleans_within_the_bound(&webp, MediaType::Webp);
}

#[test]
fn a_photograph_leaves_in_two_and_a_half_times_its_size() {
    let _alone = alone();
    let photo = baseline();
    let world = World::new(1);
    done(world.engine.report_os(OsPermission::Camera, OsState::Granted));
    world.register("cloudlane", Bio);
    world.allow("bill_scan", Until::Withdrawn);
    let cloudlane = RecipientId::try_from("cloudlane").unwrap();
    let mut costs = Vec::new();
    let (whole, item) = times(&photo, || {
        let before = ALLOCATED.current_usage();
        let mut cost = |step: &'static str| {
            costs.push((step, (ALLOCATED.peak_usage() - before) as f64 / photo.len() as f64));
        };
        let (activity, request) = (id("bill_scan"), world.request());
        let proposed = world.engine.propose_data(request, &activity, &cloudlane, &photo, MediaType::Jpeg);
        let Ok(Ok(Reply::Pending { release, .. })) = proposed.unwrap() else { panic!("not proposed") };
        cost("proposed");
        let lines = world.engine.prompt(Asked::Release(release), &reader()).unwrap().unwrap();
        assert!(!lines.lines.is_empty());
        let preview = world.engine.preview(release).unwrap();
        assert!(preview.bytes().len() > photo.len() * 9 / 10);
        let input = world.approve(release, Bio);
        cost("approved, the preview still held");
        drop(preview);
        let signature = world.sign("cloudlane", Bio, &input);
        let confirmed = world.engine.confirm(world.request(), release, &signature);
        assert!(matches!(done(confirmed), Reply::Confirmed { .. }));
        cost("confirmed");
        let item = world.engine.outbox_next().unwrap().unwrap();
        cost("taken from the outbox");
        item
    });
    println!("{} bytes: {whole:.3} times; highest until {costs:.3?}", photo.len());
    assert!(whole <= BOUND, "{whole:.3} times its size; highest until {costs:.3?}");
    assert!(item.bytes.len() > photo.len() * 9 / 10);
}
