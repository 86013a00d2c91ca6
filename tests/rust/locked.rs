//! An engine that the app locked while it rests: nothing is allowed and nothing read, nothing that waits for the person is lost, and
//! the next command opens the records again. What of them stays in memory is looked for in `left_in_memory.rs`.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test ends where it fails")]

use privet::command::{OsState, Reply, Until};
use privet::engine::Status;
use privet::event::Cause;
use privet::gate::minimise::MediaType;
use privet::host::KeyFault;
use privet::manifest::OsPermission;
use privet::prompt::Asked;
use privet::refusal::Refusal;
use privet_tests::robust::phone::{BANK, Phone, SHARE, request};
use privet_tests::world::{World, done, id, reader};
use privet_wire::ids::{RecipientId, ReleaseId};
use privet_wire::key::UserVerification::Bio;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

const PLACE: (i32, i32) = (312_304_000, 1_214_737_000);

/// A phone with [`SHARE`] on, and its bank.
fn sharing(seed: u64) -> World {
    let world = World::new(seed);
    world.register(BANK, Bio);
    world.allow(SHARE, Until::Withdrawn);
    world
}

fn proposed(world: &World) -> ReleaseId {
    let bank = RecipientId::try_from(BANK).unwrap();
    let proposed =
        world.engine.propose_data(world.request(), &id(SHARE), &bank, b"{\"n\":1}", MediaType::Json);
    let Reply::Pending { release, .. } = done(proposed.map(Result::unwrap)) else { panic!("not pending") };
    release
}

/// The coarse place that would leave.
fn coarse(world: &World) -> Vec<u8> {
    let (recipient, (lat, lon)) = (RecipientId::try_from("lantern_pay").unwrap(), PLACE);
    let proposed = world.engine.propose_location(world.request(), &id("nearby"), &recipient, lat, lon);
    let Reply::Pending { release, .. } = done(proposed) else { panic!("not pending") };
    world.engine.preview(release).unwrap().bytes().to_vec()
}

#[test]
fn locked_it_denies_and_shows_names_alone_until_the_next_command_opens_the_records() {
    let world = sharing(41);
    let before = world.engine.state();
    world.engine.lock().unwrap();
    assert_eq!(world.engine.status(), Status::Locked);
    assert_eq!(world.engine.check(&id(SHARE)), Err(Refusal::Locked));
    let state = world.engine.state();
    assert_eq!(
        (state.size, state.consents.len(), state.registered.len()),
        (0, 0, 0),
        "nothing that was read"
    );
    let center = world.engine.center(&reader()).unwrap().unwrap();
    assert!(center.activities.iter().any(|row| row.activity == id(SHARE)), "drawn from the manifest");
    assert_eq!(world.engine.entry(0).unwrap(), None);
    assert_eq!(world.engine.checkpoint().unwrap(), None);
    assert_eq!(world.engine.status(), Status::Locked, "looking opens nothing");
    world.engine.lock().unwrap();
    done(world.engine.tick());
    assert_eq!(world.engine.status(), Status::Ready);
    assert_eq!(world.engine.check(&id(SHARE)), Ok(()));
    assert_eq!(*world.engine.state(), *before);
}

#[test]
fn a_send_that_waits_for_the_person_survives_every_pause_on_its_way() {
    let world = sharing(42);
    let pause = || world.engine.lock().unwrap();
    let release = proposed(&world);
    pause();
    assert!(world.engine.preview(release).is_some(), "its bytes are on the desk");
    let view = world.engine.prompt(Asked::Release(release), &reader()).unwrap().unwrap();
    pause();
    done(world.engine.shown(Asked::Release(release), view.digest));
    world.clock.advance(700);
    pause();
    let digest = view.digest;
    let approved = world.engine.approve(world.request(), release, digest, Bio, privet_tests::world::manner());
    let Reply::Approved { signing_input, .. } = done(approved) else { panic!("not approved") };
    let signature = world.sign(BANK, Bio, &signing_input);
    pause();
    let confirmed = world.request();
    let reply = done(world.engine.confirm(confirmed, release, &signature));
    assert!(matches!(reply, Reply::Confirmed { .. }), "{reply:?}");
    pause();
    assert_eq!(world.engine.outcome(confirmed).unwrap(), Some(Ok(reply)), "what became of it can be asked");
    pause();
    let item = world.engine.outbox_next().unwrap().expect("delivering goes on");
    pause();
    assert_eq!(
        world.engine.delivered(world.request(), item.jti, Some(b"no acknowledgement")).unwrap(),
        Err(Refusal::WrongAcknowledgement),
        "held against the bytes also when the records were closed"
    );
}

#[test]
fn what_ended_while_it_was_locked_leaves_the_desk_when_the_records_open() {
    let world = sharing(43);
    let release = proposed(&world);
    world.engine.lock().unwrap();
    world.clock.advance(3_600_000);
    done(world.engine.tick());
    assert!(world.engine.preview(release).is_none());
}

#[test]
fn on_a_locked_phone_it_stays_locked_and_a_no_is_kept() {
    let world = sharing(44);
    world.engine.lock().unwrap();
    world.script.lock();
    assert_eq!(world.engine.tick().unwrap(), Err(Refusal::Locked));
    assert_eq!(world.engine.status(), Status::Locked);
    assert_eq!(done(world.engine.withdraw(world.request(), &id(SHARE))), Reply::Withdrawn);
    assert_eq!(world.engine.check(&id(SHARE)), Err(Refusal::Locked));
    world.script.unlock();
    done(world.engine.tick());
    assert_eq!(world.engine.check(&id(SHARE)), Err(Refusal::Withdrawn));
}

#[test]
fn a_key_store_that_fails_at_the_reopening_is_a_fault_and_the_next_command_opens() {
    let world = sharing(45);
    world.engine.lock().unwrap();
    world.script.fail("keys.open", KeyFault::Transient, 1).unwrap();
    assert!(world.engine.tick().is_err());
    assert_eq!(world.engine.check(&id(SHARE)), Err(Refusal::Locked));
    done(world.engine.tick());
    assert_eq!(world.engine.check(&id(SHARE)), Ok(()));
}

#[test]
fn in_lock_down_locking_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let phone = Phone::new(dir.path());
    phone.allow(SHARE).unwrap();
    let root = phone.kill();
    std::fs::remove_file(root.join("device/anchor")).unwrap();
    let phone = Phone::open(&root);
    let why = Status::LockedDown { cause: Cause::AnchorMissing };
    assert_eq!(phone.engine.status(), why);
    phone.engine.lock().unwrap();
    assert_eq!(phone.engine.status(), why, "it does not forget why");
    assert!(phone.engine.entry(0).unwrap().is_some(), "what can be read is shown");
    assert_eq!(phone.engine.check(&id(SHARE)), Err(Refusal::LockedDown));
    done(phone.withdraw(SHARE));
    phone.way_out();
    phone.engine.lock().unwrap();
    done(phone.engine.tick());
    assert_eq!(
        phone.engine.status(),
        Status::Reinstalled { cause: Cause::AnchorMissing },
        "said for the whole run"
    );
}

#[test]
fn a_pause_does_not_show_another_rough_place_for_the_same_spot() {
    let world = World::new(47);
    world.register("lantern_pay", Bio);
    done(world.engine.report_os(OsPermission::LocationCoarse, OsState::Coarse));
    world.allow("nearby", Until::Withdrawn);
    let place = coarse(&world);
    for hours in 1..40 {
        world.engine.lock().unwrap();
        world.clock.advance(hours * 3_600_000);
        assert_eq!(coarse(&world), place, "after {hours} hours");
    }
}

#[test]
fn locked_again_and_again_no_check_overlooks_a_withdrawal_and_no_command_is_lost() {
    let world = sharing(48);
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let engine = &world.engine;
        let locking = || {
            while !stop.load(SeqCst) {
                engine.lock().unwrap();
                std::thread::yield_now();
            }
        };
        let waking = || {
            while !stop.load(SeqCst) {
                let _opened_or_locked_at_this_very_moment = engine.tick().unwrap();
            }
        };
        scope.spawn(locking);
        scope.spawn(waking);
        for _ in 0..100 {
            assert_eq!(engine.withdraw(request(), &id(SHARE)), Ok(Ok(Reply::Withdrawn)));
            for _ in 0..20 {
                assert!(engine.check(&id(SHARE)).is_err());
            }
        }
        stop.store(true, SeqCst);
    });
    done(world.engine.tick());
    assert_eq!(world.engine.check(&id(SHARE)), Err(Refusal::Withdrawn));
}
