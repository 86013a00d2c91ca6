//! What the engine costs beside what it stands on, in one run: `cargo xtask bench`. The device is in memory, so that its price is
//! not counted; the database is a real file, synced as on a phone.
#![forbid(unsafe_code)]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a measurement ends where it fails")]

mod floor;
mod history;
mod matching;
mod timeline;

use privet::command::{Reply, Until, Withheld};
use privet::engine::{Device, Engine, Status};
use privet::gate::minimise::MediaType;
use privet::host::Clock as _;
use privet_tests::robust::phone::{BANK, SHARE};
use privet_tests::world::{World, device, done, id};
use privet_wire::ids::{ActivityId, RecipientId};
use privet_wire::key::UserVerification::Bio;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// The promise: opening does not depend on history.
const MOST: f64 = 1.5;
const SHORT: u64 = 1_000;

fn main() -> ExitCode {
    let number =
        |at: usize, usual: u64| std::env::args().nth(at).and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (long, entries) = (number(1, 100_000), number(2, 1_000_000));
    println!("medians; a device in memory, the database in {}", std::env::temp_dir().display());
    println!("{:<46} {:>12} {:>12} {:>7}", "what", "ns", "floor, ns", "times");
    check();
    access();
    confirm();
    matching::matching();
    let ratio = opening(long);
    let pages = timeline::timeline(entries);
    println!(
        "a call over FFI beside an empty one: printed by CallCostTest of the Kotlin tests, since it takes a foreign caller"
    );
    if ratio > MOST {
        println!(
            "opening after {long} events takes {ratio:.2} times as long as after {SHORT}; at most {MOST} is promised"
        );
    }
    if ratio > MOST || !pages { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn line(what: &str, took: Duration, floor: (&str, Duration)) {
    let times = took.as_secs_f64() / floor.1.as_secs_f64().max(1e-9);
    println!("{what:<46} {:>12} {:>12} {times:>6.1}x  {}", took.as_nanos(), floor.1.as_nanos(), floor.0);
}

/// The middle one.
fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// Of so many runs of `step`, each timed by itself.
fn each<T>(runs: usize, mut step: impl FnMut() -> T) -> Duration {
    let timed = |step: &mut dyn FnMut() -> T| {
        let began = Instant::now();
        black_box(step());
        began.elapsed()
    };
    median((0..runs).map(|_| timed(&mut step)).collect())
}

/// Of steps too short for the clock: a thousand at a time.
fn short<T>(mut step: impl FnMut() -> T) -> Duration {
    each(200, || (0..1000).for_each(|_| drop(black_box(step())))) / 1000
}

fn world(seed: u64) -> World {
    let world = World::new(seed);
    world.register(BANK, Bio);
    world.allow(SHARE, Until::Withdrawn);
    world
}

fn check() {
    let (world, share) = (world(1), id(SHARE));
    let took = short(|| world.engine.check(&share));
    line("check", took, ("the clock read once", short(|| world.clock.now())));
}

fn access() {
    let (world, share) = (world(2), id(SHARE));
    let mut open = None;
    let took = each(2000, || open = Some(world.engine.access(world.request(), &share, None)));
    drop(open);
    line("access (recorded)", took, ("one row, NORMAL", floor::Rows::new(false).commit(2000)));
}

fn confirm() {
    let world = world(3);
    let Ok(bank) = RecipientId::try_from(BANK) else { return };
    let times = (0..300).filter_map(|_| {
        let proposed = world.engine.propose_data(
            world.request(),
            &id(SHARE),
            &bank,
            b"{\"score_range\":1}",
            MediaType::Json,
        );
        let Ok(Ok(Ok(Reply::Pending { release, .. }))) = proposed else { return None };
        let input = world.approve(release, Bio);
        let signature = world.sign(BANK, Bio, &input);
        let request = world.request();
        let began = Instant::now();
        let confirmed = world.engine.confirm(request, release, &signature);
        let took = began.elapsed();
        let Reply::Confirmed { jti, .. } = done(confirmed) else { return None };
        done(world.engine.delivered(world.request(), jti, None));
        Some(took)
    });
    let took = median(times.collect());
    let commit = floor::Rows::new(true).commit(300);
    let (verify, seal) = (floor::verify(), floor::seal());
    line("confirm", took, ("one row FULL + P-256 verify + HPKE seal", commit + verify + seal));
    println!(
        "  of the floor: {} commit, {} verify, {} seal",
        commit.as_nanos(),
        verify.as_nanos(),
        seal.as_nanos()
    );
}

/// Answers how many times longer opening takes after the long history.
fn opening(long: u64) -> f64 {
    let share = id(SHARE);
    let [few, many] = [(4, SHORT), (5, long)].map(|(seed, events)| with_history(seed, events, &share));
    let (mut short, mut other, mut bare) = (Vec::new(), Vec::new(), Vec::new());
    // Alternating, so that whatever else this machine does falls on all alike.
    for _ in 0..41 {
        short.push(open(&few));
        other.push(open(&many));
        bare.push(floor::open(&many.dir.path().join("privet.db")));
    }
    let (short, other, bare) = (median(short), median(other), median(bare));
    line(&format!("open after {SHORT} events"), short, ("a bare SQLite open", bare));
    line(&format!("open after {long} events"), other, ("a bare SQLite open", bare));
    let ratio = other.as_secs_f64() / short.as_secs_f64();
    println!("  ratio {ratio:.2}, at most {MOST}");
    ratio
}

/// A phone that nobody has open.
struct Closed {
    dir: tempfile::TempDir,
    device: Device,
    manifest: Vec<u8>,
}

/// Its ledger has at least so many events, and as many after its last snapshot as any other here: half of the most.
fn with_history(seed: u64, events: u64, share: &ActivityId) -> Closed {
    let world = world(seed);
    let size = || world.engine.state().size;
    while size() < events || size() % 64 != 32 {
        if let Reply::Began { use_id } = done(world.engine.access(world.request(), share, None))
            && (size() < events || size() % 64 != 32)
        {
            done(world.engine.end_use(world.request(), use_id, Withheld::NONE));
        }
    }
    let device = device(&world.keys, &world.anchor, &world.script, &world.clock, &world.random);
    let World { dir, manifest, engine, .. } = world;
    // Closing moves the log into the database.
    drop(engine);
    Closed { dir, device, manifest }
}

fn open(phone: &Closed) -> Duration {
    let device = phone.device.clone();
    let began = Instant::now();
    let engine = Engine::open(phone.dir.path(), &phone.manifest, device);
    let took = began.elapsed();
    assert_eq!(
        engine.map(|engine| engine.status()),
        Ok(Status::Ready),
        "an opening that succeeds is measured"
    );
    took
}
