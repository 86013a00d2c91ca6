//! The phone's log beside real records: counts come from the ledger, in every state of the engine, and nothing is written.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends where it fails"
)]

use privet::command::{OsState, Until};
use privet::engine::Status;
use privet::event::Cause;
use privet::fault::Fault;
use privet::host::Clock as _;
use privet::manifest::OsPermission;
use privet::observed::{AccessStanding, Compared, PhoneLog, Resource};
use privet_tests::world::{START, World, done, id, reader};

const OURS: &str = "com.lanternpay.demo";

fn note(op: &str, at: i64) -> String {
    format!(r#"{{"type":"op","package":"{OURS}","op":"{op}","at":{at}}}"#)
}

fn now(world: &World) -> i64 {
    world.clock.now().wall
}

fn compared(world: &World, log: &str) -> Compared {
    let shown = world.engine.compare(PhoneLog::AndroidNotes, log.as_bytes(), OURS, &reader());
    shown.expect("no fault").expect("a manifest")
}

fn used(world: &World, activity: &str) {
    done(world.engine.access(world.request(), &id(activity), None));
}

#[test]
fn an_access_that_no_activity_explains_shows_beside_those_that_are_recorded() {
    let world = World::new(1);
    done(world.engine.report_os(OsPermission::LocationCoarse, OsState::Granted));
    world.allow("nearby", Until::Withdrawn);
    used(&world, "nearby");
    let at = now(&world);
    let log = [
        note("android:coarse_location", at),
        note("android:coarse_location", at + 600_000),
        note("android:read_contacts", at + 1_000),
    ];
    let before = world.engine.state().size;
    let shown = compared(&world, &log.join("\n"));
    let rows: Vec<(Resource, AccessStanding, Option<u32>, u32)> =
        shown.accesses.iter().map(|row| (row.resource, row.standing, row.recorded, row.gap)).collect();
    assert_eq!(
        rows,
        [
            (Resource::Contacts, AccessStanding::Unexplained, Some(0), 0),
            (Resource::LocationCoarse, AccessStanding::Missing, Some(1), 1),
        ]
    );
    assert_eq!((shown.extra, shown.gap), (1, 1));
    assert_eq!(world.engine.state().size, before, "nothing was recorded");
}

#[test]
fn uses_of_another_day_are_not_counted() {
    let world = World::new(2);
    done(world.engine.report_os(OsPermission::LocationCoarse, OsState::Granted));
    world.allow("nearby", Until::Withdrawn);
    used(&world, "nearby");
    world.clock.advance(3 * 86_400_000);
    let shown = compared(&world, &note("android:coarse_location", now(&world)));
    assert_eq!((shown.accesses[0].recorded, shown.gap), (Some(0), 1));
}

#[test]
fn a_locked_phone_compares_with_what_is_declared_and_says_that_nothing_was_counted() {
    let mut world = World::new(3);
    world.script.lock();
    world.reopen();
    assert_eq!(world.engine.status(), Status::Locked);
    let log = [note("android:camera", START), note("android:read_contacts", START)];
    let shown = compared(&world, &log.join("\n"));
    assert_eq!((shown.extra, shown.gap, shown.unused.len()), (1, 0, 0));
    assert_eq!(shown.accesses[1].standing, AccessStanding::NotCompared);
}

#[test]
fn in_lock_down_the_records_that_can_be_read_still_count() {
    let mut world = World::new(5);
    done(world.engine.report_os(OsPermission::LocationCoarse, OsState::Granted));
    world.allow("nearby", Until::Withdrawn);
    used(&world, "nearby");
    world.reopen_with(b"{}");
    assert_eq!(world.engine.status(), Status::LockedDown { cause: Cause::BadManifest });
    let shown = compared(&world, &note("android:coarse_location", now(&world)));
    assert_eq!((shown.accesses[0].recorded, shown.gap), (Some(1), 0));
}

#[test]
fn a_name_that_no_app_can_have_is_a_bad_argument_and_a_bad_file_is_not() {
    let world = World::new(4);
    for app in [String::new(), "a".repeat(256)] {
        let answer = world.engine.compare(PhoneLog::IosReport, b"", &app, &reader());
        assert_eq!(answer.err(), Some(Fault::BadArgument));
    }
    assert_eq!(compared(&world, "<html>").findings.len(), 2);
}
