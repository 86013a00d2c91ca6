//! Clocks and restarts that would prolong an undo.

use super::{DAY, batch, notices, turn_off};
use privet::command::{OsState, Until};
use privet::host::Clock as _;
use privet::manifest::OsPermission;
use privet::refusal::Refusal;
use privet_tests::world::{World, done, reader};
use privet_wire::key::UserVerification::Bio;

/// SECURITY.md: "undoing within ten minutes makes no grant, and no clock or kill prolongs it".
#[test]
fn a_restart_and_a_clock_set_back_prolong_no_undo() {
    let mut world = World::new(911);
    world.register("meridian", Bio);
    world.allow("analytics", Until::Withdrawn);
    let waiting = batch(&turn_off(&world, &["analytics"]));
    world.clock.reboot();
    world.clock.shift_wall(-30 * DAY);
    world.reopen();
    world.clock.advance(29 * 86_400_000);
    done(world.engine.tick());
    let undone = world.engine.undo_withdrawal(world.request(), waiting).unwrap();
    assert_eq!(undone, Err(Refusal::UndoOver), "29 days of this boot have passed");
}

/// The same with a clock that was wrong when it was turned off and was then set right.
#[test]
fn a_wrong_clock_set_right_and_a_restart_prolong_no_undo() {
    let mut world = World::new(912);
    world.register("meridian", Bio);
    world.allow("analytics", Until::Withdrawn);
    world.clock.shift_wall(90 * DAY);
    let waiting = batch(&turn_off(&world, &["analytics"]));
    world.clock.shift_wall(-90 * DAY);
    world.clock.reboot();
    world.reopen();
    world.clock.advance(60 * 86_400_000);
    done(world.engine.tick());
    assert_eq!(notices(&world), 1, "in force after ten minutes, so meridian is owed a notice");
    let undone = world.engine.undo_withdrawal(world.request(), waiting).unwrap();
    assert_eq!(undone, Err(Refusal::UndoOver));
}

/// The banner says until when: not a day when it is ten minutes.
#[test]
fn the_banner_promises_no_more_than_ten_minutes() {
    let world = World::new(913);
    world.clock.shift_wall(200 * DAY);
    done(world.engine.report_os(OsPermission::Camera, OsState::Granted));
    world.clock.shift_wall(-200 * DAY);
    world.allow("analytics", Until::Withdrawn);
    turn_off(&world, &["analytics"]);
    let center = world.engine.center(&reader()).unwrap().unwrap();
    let ten = world.clock.now().wall + 600_000;
    assert!(center.undo[0].until <= ten, "{} in {} ms", center.undo[0].text, center.undo[0].until - ten);
}
