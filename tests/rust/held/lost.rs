//! A no that is lost, or answered as if it were kept.

use super::{activity, located, turn_off, used, world_with};
use privet::command::{Reply, Until};
use privet::engine::{OwnerSigned, Status};
use privet::owner::OwnerPurpose;
use privet::refusal::Refusal;
use privet_tests::world::{World, done, id};
use privet_wire::ids::RecipientId;
use privet_wire::key::UserVerification::Bio;
use serde_json::json;

/// `withdraw_many`: "Takes several back at once: all are denied from this call on."
#[test]
fn an_objection_among_several_is_not_passed_over() {
    let world = World::new(931);
    world.allow("analytics", Until::Withdrawn);
    turn_off(&world, &["analytics", "public_reviews"]);
    assert_eq!(world.engine.check(&id("public_reviews")), Err(Refusal::Objected));
}

/// "What is not asked is no choice: it can't be turned on or off": also in lock-down nothing pretends that it can.
#[test]
fn in_lock_down_a_contract_is_not_answered_as_turned_off() {
    let mut world = World::new(932);
    let good = world.manifest.clone();
    world.reopen_with(b"{}");
    let told = world.engine.withdraw(world.request(), &id("pay")).unwrap();
    world.reopen_with(&good);
    let runs = world.engine.check(&id("pay")).is_ok();
    assert!(!(told == Ok(Reply::Withdrawn) && runs), "answered as withdrawn, and runs");
}

/// An unknown name, in lock-down.
#[test]
fn in_lock_down_an_unknown_name_is_not_kept_as_a_tombstone() {
    let mut world = World::new(933);
    world.reopen_with(b"{}");
    let told = world.engine.withdraw(world.request(), &id("never_declared")).unwrap();
    let kept = std::fs::read_to_string(world.dir.path().join("privet.tombstones")).unwrap_or_default();
    assert!(told.is_err() && kept.is_empty(), "{told:?}: {kept}");
}

/// SECURITY.md: an objection is something "which a new ledger keeps". Here the lock-down is a restored older copy.
#[test]
fn an_objection_outlives_an_older_copy_and_the_way_out() {
    let mut world = World::new(934);
    world.own();
    world.allow("analytics", Until::Withdrawn);
    let files = ["privet.db", "privet.db-wal", "privet.db-shm"];
    let at = |name: &str| world.dir.path().join(name);
    let old: Vec<_> = files.iter().map(|name| std::fs::read(at(name)).ok()).collect();
    done(world.engine.withdraw(world.request(), &id("public_reviews")));
    for (name, bytes) in files.iter().zip(old) {
        match bytes {
            Some(bytes) => std::fs::write(at(name), bytes).unwrap(),
            None => drop(std::fs::remove_file(at(name))),
        }
    }
    world.reopen();
    assert!(matches!(world.engine.status(), Status::LockedDown { .. }), "{:?}", world.engine.status());
    let input = world.engine.owner_challenge(OwnerPurpose::LeaveLockDown).unwrap();
    let (spki, signature) =
        (world.signer.spki("owner").unwrap(), world.signer.sign("owner", &input.input).unwrap());
    done(world.engine.leave_lock_down(&OwnerSigned { input, spki, signature }));
    assert_eq!(world.engine.check(&id("public_reviews")), Err(Refusal::Objected));
}

/// Somebody else's key does not lead out, and leaves no lines behind however often it tries.
#[test]
fn a_way_out_that_is_refused_writes_nothing() {
    let mut world = World::new(935);
    world.own();
    done(world.engine.withdraw(world.request(), &id("public_reviews")));
    let tombstones = world.dir.path().join("privet.tombstones");
    world.signer.make("thief", Bio).unwrap();
    lock_down_by_alteration(&mut world);
    for _ in 0..3 {
        let input = world.engine.owner_challenge(OwnerPurpose::LeaveLockDown).unwrap();
        let (spki, signature) =
            (world.signer.spki("thief").unwrap(), world.signer.sign("thief", &input.input).unwrap());
        let out = world.engine.leave_lock_down(&OwnerSigned { input, spki, signature }).unwrap();
        assert!(out.is_err(), "{out:?}");
    }
    let lines = std::fs::read_to_string(&tombstones).unwrap_or_default();
    assert_eq!(lines.lines().count(), 0, "{lines}");
}

/// Flips a byte of entry 1 and reads it.
fn lock_down_by_alteration(world: &mut World) {
    let db = rusqlite::Connection::open(world.dir.path().join("privet.db")).unwrap();
    let sealed: Vec<u8> = db.query_row("SELECT body FROM entry WHERE idx = 1", [], |r| r.get(0)).unwrap();
    let mut bad = sealed;
    if let Some(byte) = bad.last_mut() {
        *byte ^= 1;
    }
    db.execute("UPDATE entry SET body = ?1 WHERE idx = 1", [bad]).unwrap();
    drop(db);
    let _damaged = world.engine.verify_ledger(|_, _| true);
    assert!(matches!(world.engine.status(), Status::LockedDown { .. }), "{:?}", world.engine.status());
}

/// "A no is kept whatever else goes wrong … while the disk is busy": what rests on it too, and what waits in the outbox.
#[test]
fn a_no_said_while_the_database_is_busy_also_stops_what_rests_on_it() {
    let world = World::new(936);
    located(&world);
    world.allow("nearby", Until::Withdrawn);
    world.allow("queue_times", Until::Withdrawn);
    let other = rusqlite::Connection::open(world.dir.path().join("privet.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(done(world.engine.withdraw(world.request(), &id("nearby"))), Reply::Withdrawn);
    let check = world.engine.check(&id("queue_times"));
    other.execute_batch("ROLLBACK").unwrap();
    assert!(check.is_err(), "its base was withdrawn in this process");
}

#[test]
fn a_no_said_while_the_database_is_busy_holds_back_the_outbox() {
    let world = World::new(937);
    unconfirmed(&world);
    let other = rusqlite::Connection::open(world.dir.path().join("privet.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(done(world.engine.withdraw(world.request(), &id("nearby"))), Reply::Withdrawn);
    let next = world.engine.outbox_next().unwrap();
    other.execute_batch("ROLLBACK").unwrap();
    assert!(next.is_none(), "it rests on a consent that is withdrawn");
}

/// One unconfirmed place of `nearby` waits in the outbox.
fn unconfirmed(world: &World) {
    world.register("lantern_pay", Bio);
    located(world);
    world.allow("nearby", Until::Withdrawn);
    let to = RecipientId::try_from("lantern_pay").unwrap();
    for _ in 0..2 {
        let proposed =
            world.engine.propose_location(world.request(), &id("nearby"), &to, 312_304_000, 1_214_737_000);
        let Reply::Pending { release, confirm } = done(proposed) else { panic!("no release") };
        if confirm {
            let input = world.approve(release, Bio);
            let signature = world.sign("lantern_pay", Bio, &input);
            done(world.engine.confirm(world.request(), release, &signature));
            let first = world.engine.outbox_next().unwrap().unwrap();
            done(world.engine.delivered(world.request(), first.jti, None));
        } else {
            done(world.engine.release(world.request(), release));
        }
    }
}

/// "What waits for delivery on the consent alone is held back meanwhile": in the process that delivers as well.
#[test]
fn another_process_holds_back_what_waits_for_delivery_too() {
    let world = World::new(938);
    unconfirmed(&world);
    let other = world.another(world.dir.path());
    turn_off(&world, &["nearby"]);
    assert_eq!(other.outbox_next().unwrap(), None);
}

/// What waits while its base is pending.
#[test]
fn what_waits_for_delivery_is_held_back_while_its_consent_is_off_by_its_base() {
    let world = world_with(939, |json| {
        let a = activity(json, "nearby");
        a["needs"] = json!(["public_reviews"]);
    });
    unconfirmed(&world);
    done(world.engine.withdraw(world.request(), &id("public_reviews")));
    let next = world.engine.outbox_next().unwrap();
    assert!(next.is_none_or(|item| item.notice));
}

/// "Turning one off ends what rests on it": also a use that goes on without a consent of its own.
#[test]
fn a_use_that_rests_on_what_was_turned_off_ends_whatever_its_basis() {
    let world = world_with(940, |json| {
        activity(json, "public_reviews")["needs"] = json!(["analytics"]);
    });
    world.allow("analytics", Until::Withdrawn);
    used(&world, "public_reviews").unwrap();
    done(world.engine.withdraw(world.request(), &id("analytics")));
    assert_eq!(world.engine.check(&id("public_reviews")), Err(Refusal::NeedsOther));
    assert_eq!(world.engine.state().uses.len(), 0, "denied, and still going on");
}

/// A picture that was proposed under a purpose that now rests on nothing.
#[test]
fn a_send_that_rests_on_what_was_turned_off_does_not_wait_on() {
    let world = world_with(941, |json| {
        activity(json, "pay")["needs"] = json!(["analytics"]);
    });
    world.register("lantern_pay", Bio);
    world.allow("analytics", Until::Withdrawn);
    let payment = privet::command::Payment {
        amount: "12.00".into(),
        currency: "CNY".into(),
        payee: "Blue Kettle Tea".into(),
        nonce: None,
        until: None,
    };
    let to = RecipientId::try_from("lantern_pay").unwrap();
    let Reply::Pending { release, .. } =
        done(world.engine.propose_payment(world.request(), &id("pay"), &to, payment, None))
    else {
        panic!("no release")
    };
    let input = world.approve(release, Bio);
    turn_off(&world, &["analytics"]);
    let signature = world.sign("lantern_pay", Bio, &input);
    let confirmed = world.engine.confirm(world.request(), release, &signature).unwrap();
    assert!(confirmed.is_err(), "{confirmed:?}");
    let waiting = world.engine.state().releases.contains_key(&release);
    assert!(!waiting, "denied, and still waiting for the person");
}
