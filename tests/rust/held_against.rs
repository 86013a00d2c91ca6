//! What an outside reading tried against taking back, what rests on it, notices, records and pages. Each test states what the documents
//! promise.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends where it fails"
)]

#[path = "held/cost.rs"]
mod cost;
#[path = "held/grants.rs"]
mod grants;
#[path = "held/held.rs"]
mod held;
#[path = "held/lost.rs"]
mod lost;
#[path = "held/notices.rs"]
mod notices;
#[path = "held/time.rs"]
mod time;
#[path = "held/told.rs"]
mod told;

use privet::command::{OsState, Reply};
use privet::event::{Event, Recorded};
use privet::manifest::OsPermission;
use privet::refusal::Refusal;
use privet_softkeys::{RecipientBox, SeededRandom};
use privet_tests::world::{MANIFEST, World, done, id, with_keys};
use privet_wire::ids::BatchId;
use serde_json::Value;

const DAY: i64 = 86_400_000;

fn changed(manifest: &[u8], change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut json: Value = serde_json::from_slice(manifest).unwrap();
    change(&mut json);
    serde_json::to_vec(&json).unwrap()
}

fn activity<'a>(json: &'a mut Value, name: &str) -> &'a mut Value {
    json["activities"].as_array_mut().unwrap().iter_mut().find(|a| a["id"] == name).unwrap()
}

fn world_with(seed: u64, change: impl FnOnce(&mut Value)) -> World {
    let (random, recipients) = (SeededRandom::new(seed), RecipientBox::memory());
    let manifest = with_keys(MANIFEST, &recipients, random.as_ref());
    World::with_manifest(seed, changed(&manifest, change), recipients)
}

fn located(world: &World) {
    done(world.engine.report_os(OsPermission::LocationCoarse, OsState::Coarse));
}

fn camera(world: &World) {
    done(world.engine.report_os(OsPermission::Camera, OsState::Granted));
}

fn turn_off(world: &World, activities: &[&str]) -> Reply {
    let activities: Vec<_> = activities.iter().map(|a| id(a)).collect();
    done(world.engine.withdraw_many(world.request(), &activities))
}

fn batch(reply: &Reply) -> BatchId {
    match reply {
        Reply::TurnedOff { batch: Some(batch), .. } => *batch,
        other => panic!("nothing can be undone: {other:?}"),
    }
}

fn events(world: &World) -> Vec<Event> {
    let all = (0..world.engine.state().size).filter_map(|at| world.engine.entry(at).unwrap());
    all.map(|Recorded { event, .. }| event).collect()
}

fn used(world: &World, name: &str) -> Result<Reply, Refusal> {
    world.engine.access(world.request(), &id(name), None).unwrap()
}

fn notices(world: &World) -> usize {
    let queued = events(world);
    queued.iter().filter(|e| matches!(e, Event::NoticeOwed { .. })).count()
}
