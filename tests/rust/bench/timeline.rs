//! What a page of the timeline costs in a long history beside a short one: it must not depend on how much there is.

use super::history::{History, OFTEN, SELDOM, USED};
use super::{line, median};
use privet::command::Until;
use privet_tests::world::{World, id, reader};
use privet_wire::ids::ActivityId;
use std::time::{Duration, Instant};

/// The promise: a page costs the same however long the history. Deeper pages lie colder in the file.
const MOST_FIRST: f64 = 1.5;
const MOST_DEEP: f64 = 2.0;
const SHORT: u64 = 1_000;
/// Entries a page.
const PAGE: u32 = 20;
const RUNS: u64 = 301;

/// Where in the history a page begins.
#[derive(Clone, Copy)]
enum Page {
    First,
    Middle,
    Last,
}

/// Whether the promise holds for a history of this length.
pub fn timeline(long: u64) -> bool {
    let [few, many] = [(6, SHORT), (7, long)].map(|(seed, size)| History::of(used(seed), size));
    println!(
        "a page of {PAGE} entries of the timeline; {} entries written in {} s",
        many.size,
        many.took.as_secs()
    );
    let (often, seldom) = (id(OFTEN), id(SELDOM));
    let mut holds = true;
    for (of, activity) in
        [("all", None), ("one used often", Some(&often)), ("one used seldom", Some(&seldom))]
    {
        for (which, page, most) in [
            ("first", Page::First, MOST_FIRST),
            ("middle", Page::Middle, MOST_DEEP),
            ("last", Page::Last, MOST_DEEP),
        ] {
            let (mut short, mut other) = (Vec::new(), Vec::new());
            // Alternating, so that whatever else this machine does falls on both alike.
            for run in 0..RUNS {
                short.push(timed(&few, activity, page, run));
                other.push(timed(&many, activity, page, run));
            }
            let (short, other) = (median(short), median(other));
            line(
                &format!("{which} page, {of}, {} entries", many.size),
                other,
                ("the same of the short one", short),
            );
            let ratio = other.as_secs_f64() / short.as_secs_f64();
            if ratio > most {
                println!(
                    "  {ratio:.2} times as long as with {} entries; at most {most} is promised",
                    few.size
                );
                holds = false;
            }
        }
    }
    holds
}

fn used(seed: u64) -> World {
    let world = World::new(seed);
    for activity in USED {
        world.allow(activity, Until::Withdrawn);
    }
    world
}

/// One page. Every run asks for another place, so that no page is warm from the run before.
fn timed(history: &History, activity: Option<&ActivityId>, page: Page, run: u64) -> Duration {
    let before = match page {
        Page::First => None,
        Page::Middle => Some((history.size / 2).saturating_add_signed(place(run, history.size / 8))),
        // The oldest full page of one activity ends within the first few hundred entries.
        Page::Last => Some(400 + run % 16),
    };
    let began = Instant::now();
    let drawn = history.engine.timeline(activity, before, PAGE, &reader());
    let took = began.elapsed();
    let (rows, next) = drawn.expect("drawn");
    assert!(
        rows.len() * 3 >= PAGE as usize && next.is_some(),
        "a full page is measured, not {} rows",
        rows.len()
    );
    took
}

/// Anywhere up to `around` on either side, without two runs in the same place.
fn place(run: u64, around: u64) -> i64 {
    let at = run.wrapping_mul(0x9e37_79b9_7f4a_7c15) % (2 * around);
    i64::try_from(at).unwrap_or_default() - i64::try_from(around).unwrap_or_default()
}
