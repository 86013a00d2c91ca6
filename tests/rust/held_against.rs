//! What an outside reading tried against taking back, what rests on it, notices, records and pages. Each test states what the documents
//! promise.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends where it fails"
)]

use privet::command::{Answer, From, OsState, Party, Reply, Until};
use privet::engine::Status;
use privet::event::{Event, Recorded};
use privet::gate::minimise::MediaType;
use privet::host::Clock as _;
use privet::manifest::{Manifest, MaskRule, OsPermission};
use privet::owner::OwnerPurpose;
use privet::prompt::Asked;
use privet::refusal::Refusal;
use privet::rules::UNDO_FOR;
use privet::text::Language;
use privet_softkeys::{RecipientBox, SeededRandom};
use privet_tests::world::{MANIFEST, START, World, done, id, manner, reader, with_keys};
use privet_wire::ids::{BatchId, RecipientId};
use privet_wire::key::UserVerification::Bio;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::time::{Duration, Instant};

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

// --- grants without a prompt -------------------------------------------------------------------------------------------------

/// ADR 0019: "Turning the base on again would turn the dependent on without a question" is the option that was rejected.
#[test]
fn undone_in_one_batch_it_does_not_come_back_with_what_it_rests_on() {
    let world = World::new(901);
    located(&world);
    world.allow("nearby", Until::Withdrawn);
    world.allow("queue_times", Until::Withdrawn);
    let first = batch(&turn_off(&world, &["queue_times"]));
    turn_off(&world, &["nearby"]);
    done(world.engine.undo_withdrawal(world.request(), first));
    world.clock.advance(UNDO_FOR + 1);
    done(world.engine.tick());
    assert_eq!(world.engine.check(&id("nearby")), Err(Refusal::Withdrawn));
    world.allow("nearby", Until::Withdrawn);
    assert!(used(&world, "queue_times").is_err(), "its base was withdrawn; nobody was asked about it again");
}

/// "What rests on something that is off is not asked for": a yes to a question that was open when the base went is a yes for later.
#[test]
fn a_question_open_when_its_base_goes_is_not_answered_with_a_yes_for_later() {
    let world = World::new(902);
    located(&world);
    world.allow("nearby", Until::Withdrawn);
    let prompt = world.ask("queue_times");
    let digest = world.look(Asked::Consent(prompt));
    done(world.engine.withdraw(world.request(), &id("nearby")));
    let yes = Answer::Allow { until: Until::Withdrawn };
    let answered =
        world.engine.answer(world.request(), prompt, digest, Party::Person, yes, manner()).unwrap();
    assert!(answered.is_err(), "{answered:?}");
}

/// docs/manifest.md: "it is off while one of them is". A one-time yes that is spent is off, and never ends by itself.
#[test]
fn a_spent_one_time_base_keeps_nothing_on() {
    let world = World::new(903);
    located(&world);
    world.allow("nearby", Until::Once);
    world.allow("queue_times", Until::Withdrawn);
    let Ok(Reply::Began { use_id }) = used(&world, "nearby") else { panic!("on") };
    done(world.engine.end_use(world.request(), use_id));
    assert_eq!(world.engine.check(&id("nearby")), Err(Refusal::Spent));
    world.clock.advance(60 * 86_400_000);
    assert!(used(&world, "queue_times").is_err(), "its base is off for sixty days");
}

/// The same, asked anew: may one be asked for what rests on a spent yes?
#[test]
fn what_rests_on_a_spent_yes_is_not_asked_for() {
    let world = World::new(904);
    located(&world);
    world.allow("nearby", Until::Once);
    let Ok(Reply::Began { use_id }) = used(&world, "nearby") else { panic!("on") };
    done(world.engine.end_use(world.request(), use_id));
    let asked = world.engine.ask(world.request(), &id("queue_times"), From::Feature).unwrap();
    assert_eq!(asked, Err(Refusal::NeedsOther));
}

/// A no to consent stays a no when an update moves the purpose to a basis that is not asked but can be objected to.
#[test]
fn a_no_is_not_lost_when_an_update_calls_the_data_public() {
    let mut world = World::new(905);
    world.refuse("analytics");
    let manifest = changed(&world.manifest, |json| {
        let a = activity(json, "analytics");
        a["basis"] = json!("already_public");
        a["separate_consent"] = json!(false);
        a["recipients"] = json!([]);
        a["retention"] = json!({"device": {"days": 1}});
        a["storage"] = json!("device");
    });
    world.reopen_with(&manifest);
    assert_eq!(world.engine.status(), Status::Ready, "{:?}", world.engine.manifest_fault());
    assert!(used(&world, "analytics").is_err(), "the person said no, and was not asked since");
}

// --- time ---------------------------------------------------------------------------------------------------------------------

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

// --- notices ------------------------------------------------------------------------------------------------------------------

/// A withdrawal that waits, then a no to the question in between: the recipient has to hear of it either way.
#[test]
fn a_no_within_the_ten_minutes_does_not_cost_the_recipient_its_notice() {
    let world = World::new(921);
    world.register("cloudlane", Bio);
    camera(&world);
    world.allow("bill_scan", Until::Withdrawn);
    turn_off(&world, &["bill_scan"]);
    world.refuse("bill_scan");
    world.clock.advance(UNDO_FOR + 1);
    done(world.engine.tick());
    assert_eq!(notices(&world), 1);
}

/// No feature asks again in the ten minutes after the person turned it off.
#[test]
fn a_feature_does_not_ask_at_once_for_what_was_just_turned_off() {
    let world = World::new(922);
    world.allow("analytics", Until::Withdrawn);
    turn_off(&world, &["analytics"]);
    let asked = world.engine.ask(world.request(), &id("analytics"), From::Feature).unwrap();
    assert!(asked.is_err(), "{asked:?}");
}

/// The grant ends by its date while the withdrawal waits: withdrawn all the same.
#[test]
fn an_end_within_the_ten_minutes_does_not_cost_the_recipient_its_notice() {
    let world = World::new(923);
    world.register("cloudlane", Bio);
    camera(&world);
    world.allow("bill_scan", Until::At { wall: START + 60_000 });
    turn_off(&world, &["bill_scan"]);
    world.clock.advance(61_000);
    done(world.engine.tick());
    world.clock.advance(UNDO_FOR);
    done(world.engine.tick());
    assert_eq!(notices(&world), 1);
}

/// A no to changed terms is a no to the old ones too, which `withdraw` in the same place does tell.
#[test]
fn a_no_to_changed_terms_is_told_to_who_had_the_old_yes() {
    let mut world = World::new(924);
    world.register("meridian", Bio);
    world.allow("analytics", Until::Withdrawn);
    let manifest = changed(&world.manifest, |json| {
        activity(json, "analytics")["retention"]["recipient"] = json!({"days": 365});
    });
    world.reopen_with(&manifest);
    world.refuse("analytics");
    assert_eq!(notices(&world), 1);
}

/// A recipient that an update takes out of the activity still holds what it got.
#[test]
fn a_recipient_taken_out_by_an_update_is_told_of_the_withdrawal() {
    let mut world = World::new(925);
    world.register("cloudlane", Bio);
    camera(&world);
    world.allow("bill_scan", Until::Withdrawn);
    let manifest = changed(&world.manifest, |json| {
        let a = activity(json, "bill_scan");
        a["recipients"] = json!([]);
        a["retention"].as_object_mut().unwrap().remove("recipient");
    });
    world.reopen_with(&manifest);
    assert_eq!(world.engine.status(), Status::Ready, "{:?}", world.engine.manifest_fault());
    done(world.engine.withdraw(world.request(), &id("bill_scan")));
    assert_eq!(notices(&world), 1);
}

/// An update that drops the purpose, and the person who then turns it off.
#[test]
fn a_withdrawal_of_what_is_no_longer_declared_is_told() {
    let mut world = World::new(926);
    world.register("meridian", Bio);
    world.allow("analytics", Until::Withdrawn);
    let manifest = changed(&world.manifest, |json| {
        json["activities"].as_array_mut().unwrap().retain(|a| a["id"] != "analytics");
    });
    world.reopen_with(&manifest);
    assert_eq!(world.engine.status(), Status::Ready, "{:?}", world.engine.manifest_fault());
    done(world.engine.withdraw(world.request(), &id("analytics")));
    assert_eq!(notices(&world), 1);
}

// --- a no that is lost, or answered as if it were kept -------------------------------------------------------------------------

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
    done(world.engine.leave_lock_down(&input, &spki, &signature));
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
        let out = world.engine.leave_lock_down(&input, &spki, &signature).unwrap();
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

// --- what is told -------------------------------------------------------------------------------------------------------------

/// DESIGN §5: "manner (times, gesture; never leaves the device: it can reveal a disability)".
#[test]
fn how_fast_a_person_answered_is_in_no_export() {
    let world = World::new(951);
    let prompt = world.ask("analytics");
    let digest = world.look(Asked::Consent(prompt));
    world.clock.advance(41_237);
    let yes = Answer::Allow { until: Until::Withdrawn };
    done(world.engine.answer(world.request(), prompt, digest, Party::Person, yes, manner()));
    let mut out = Vec::new();
    world.engine.export_json(false, &mut out).unwrap().unwrap();
    let json: Value = serde_json::from_slice(&out).unwrap();
    let entries = json["entries"].as_array().unwrap();
    let given = entries.iter().find(|e| e["event"]["type"] == "ConsentGiven").unwrap();
    let drawn = given["event"]["shown"]["drawn"]["wall"].as_i64();
    let took = drawn.map(|drawn| given["at"].as_i64().unwrap() - drawn);
    assert_eq!(took, None, "the person took so many milliseconds");
}

#[test]
fn how_fast_a_person_answered_is_in_no_proof() {
    let world = World::new(952);
    world.refuse("analytics");
    for index in 0..world.engine.state().size {
        let Some((entry, _)) = world.engine.proof(index).unwrap() else { continue };
        let text = String::from_utf8_lossy(&entry).into_owned();
        assert!(!(text.contains("\"drawn\"") && text.contains("\"refused\"")), "{text}");
    }
}

/// docs/export.md: "Turned off: `ConsentWithdrawn`, at the time the person did it."
#[test]
fn a_record_says_when_the_person_turned_it_off_and_not_when_the_app_next_ran() {
    let mut world = World::new(953);
    world.allow("analytics", Until::Withdrawn);
    turn_off(&world, &["analytics"]);
    let when = world.clock.now().wall;
    world.clock.advance(20 * 86_400_000);
    world.reopen();
    let record = world.engine.consent_record(&id("analytics"), Language::En).unwrap().unwrap();
    let record: Value = serde_json::from_str(&record).unwrap();
    let last = record["dpv:hasConsentStatus"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(last["@type"][0], "dpv:ConsentWithdrawn");
    let told = last["dpv:isIndicatedAtTime"]["@value"].as_str().unwrap().to_owned();
    let told = chrono::DateTime::parse_from_rfc3339(&told).unwrap().timestamp_millis();
    assert!(told - when <= 600_000, "told {} days later", (told - when) / DAY);
}

/// Undone after the terms changed under it: the record must not say that it was withdrawn.
#[test]
fn a_record_of_what_was_undone_says_no_withdrawal() {
    let mut world = World::new(954);
    world.allow("analytics", Until::Withdrawn);
    let waiting = batch(&turn_off(&world, &["analytics"]));
    let manifest = changed(&world.manifest, |json| {
        activity(json, "analytics")["retention"]["recipient"] = json!({"days": 365});
    });
    world.reopen_with(&manifest);
    done(world.engine.undo_withdrawal(world.request(), waiting));
    let record = world.engine.consent_record(&id("analytics"), Language::En).unwrap().unwrap();
    assert!(!record.contains("dpv:ConsentWithdrawn"), "{record}");
}

/// A record of consent of what rests on no consent.
#[test]
fn no_consent_record_says_refused_of_what_runs_without_one() {
    let world = World::new(955);
    done(world.engine.withdraw(world.request(), &id("public_reviews")));
    world.refuse("public_reviews");
    let prompt = world.ask("public_reviews");
    let digest = world.look(Asked::Consent(prompt));
    let yes = Answer::Allow { until: Until::Withdrawn };
    done(world.engine.answer(world.request(), prompt, digest, Party::Person, yes, manner()));
    assert_eq!(world.engine.check(&id("public_reviews")), Ok(()));
    let record = world.engine.consent_record(&id("public_reviews"), Language::En).unwrap();
    let record: Value = record.map(|r| serde_json::from_str(&r).unwrap()).unwrap_or_default();
    let last = record["dpv:hasConsentStatus"].as_array().and_then(|all| all.last().cloned());
    assert_eq!(last, None, "it runs, and rests on no consent");
}

/// The objection itself is told in what the person takes along.
#[test]
fn an_objection_stands_in_the_export_beside_the_consents() {
    let world = World::new(956);
    done(world.engine.withdraw(world.request(), &id("public_reviews")));
    let mut out = Vec::new();
    world.engine.export_json(false, &mut out).unwrap().unwrap();
    let json: Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(json["objections"][0]["activity"], "public_reviews", "not only the raw entry says so");
}

/// docs/manifest.md: "marks that join other characters don't come through".
#[test]
fn marks_do_not_come_through_a_plain_mask() {
    let shown = privet::text::mask(MaskRule::Plain, "\u{301}\u{20dd}a\u{0489}");
    assert!(!shown.contains(['\u{301}', '\u{20dd}', '\u{489}']), "{shown:?}");
}

// --- cost ---------------------------------------------------------------------------------------------------------------------

/// Layers of two activities, each needing both of the layer above. Nothing is asked, so all of them stand.
fn layered(layers: usize) -> Vec<u8> {
    changed(MANIFEST, |json| {
        let text = |s: &str| json!({"en": s, "zh-Hans": s});
        json["activities"] = json!([]);
        for layer in 0..layers {
            for side in ["a", "b"] {
                let needs: Vec<String> = if layer == 0 {
                    vec![]
                } else {
                    vec![format!("a{}", layer - 1), format!("b{}", layer - 1)]
                };
                let one = json!({
                    "id": format!("{side}{layer}"), "kind": "data",
                    "texts": {"title": text("t"), "purpose": text("p"), "scenario": text("s")},
                    "data": ["app_use"], "recipients": [], "processing": ["use"],
                    "basis": "legal_duty", "separate_consent": false, "necessity": "required",
                    "needs": needs, "retention": {"device": "not_kept"}, "storage": "none",
                    "confirm": "never", "minimise": [], "minors": "same", "max_grant": "until_withdrawn"
                });
                json["activities"].as_array_mut().unwrap().push(one);
            }
        }
    })
}

/// A manifest that parses must not make `check` take for ever: SECURITY.md does not trust the manifest's bytes.
#[test]
fn needs_in_layers_cost_no_more_than_their_number() {
    let mut took = Vec::new();
    for layers in [12, 15, 18] {
        let manifest = layered(layers);
        let accepted = Manifest::parse(&manifest).expect("accepted");
        assert!(accepted.into_manifest().activities.len() == 2 * layers);
        let world = World::with_manifest(961, manifest, RecipientBox::memory());
        assert_eq!(world.engine.status(), Status::Ready);
        let began = Instant::now();
        assert_eq!(world.engine.check(&id(&format!("a{}", layers - 1))), Ok(()));
        took.push(began.elapsed());
    }
    println!("{took:?}; 256 KiB have room for some 150 layers");
    assert!(took[2] < took[0] * 8 + Duration::from_millis(20), "eightfold with every three layers: {took:?}");
}

/// As many as the file has room for, in one chain, all turned off at once (cubic: 9 s unoptimised, while others wait 5 s for the writer).
#[test]
fn turning_off_a_long_chain_ends() {
    let many = 300;
    let manifest = changed(MANIFEST, |json| {
        let text = |s: &str| json!({"en": s, "zh-Hans": s});
        json["activities"] = json!([]);
        for n in 0..many {
            let needs: Vec<String> = if n + 1 < many { vec![format!("a{}", n + 1)] } else { vec![] };
            json["activities"].as_array_mut().unwrap().push(json!({
                "id": format!("a{n}"), "kind": "data",
                "texts": {"title": text("t"), "purpose": text("p"), "scenario": text("s"), "if_refused": text("i")},
                "data": ["app_use"], "recipients": [], "processing": ["use"],
                "basis": "consent", "separate_consent": false, "necessity": "optional",
                "needs": needs, "retention": {"device": "not_kept"}, "storage": "none",
                "confirm": "never", "minimise": [], "minors": "not_offered", "max_grant": "until_withdrawn"
            }));
        }
    });
    let world = World::with_manifest(962, manifest, RecipientBox::memory());
    assert_eq!(world.engine.status(), Status::Ready, "{:?}", world.engine.manifest_fault());
    for n in (0..many).rev() {
        world.allow(&format!("a{n}"), Until::Withdrawn);
    }
    let names: Vec<_> = (0..many).map(|n| id(&format!("a{n}"))).collect();
    let began = Instant::now();
    done(world.engine.withdraw_many(world.request(), &names));
    let many_took = began.elapsed();
    world.clock.advance(UNDO_FOR + 1);
    let began = Instant::now();
    done(world.engine.tick());
    println!("withdraw_many {many_took:?}, in force {:?}", began.elapsed());
    assert!(many_took < Duration::from_mins(1), "{many_took:?}");
}

/// A log of the largest kind.
#[test]
fn a_hostile_log_of_the_largest_kind_is_read_in_seconds() {
    let world = World::new(963);
    let mut log = String::new();
    for n in 0..120_000_i64 {
        let at = START - (n % 366) * DAY;
        writeln!(
            log,
            "{{\"type\":\"op\",\"package\":\"p\",\"at\":{at},\"op\":\"android:camera\",\"tag\":\"t{}\"}}",
            n % 3_000
        )
        .unwrap();
    }
    println!("{} bytes", log.len());
    let began = Instant::now();
    let kind = privet::observed::PhoneLog::AndroidNotes;
    world.engine.compare(kind, log.as_bytes(), "p", &reader()).unwrap().unwrap();
    println!("compare {:?}", began.elapsed());
    assert!(began.elapsed() < Duration::from_secs(30));
}

// --- tried, and held -----------------------------------------------------------------------------------------------------------

#[test]
fn a_replayed_undo_undoes_no_later_batch() {
    let world = World::new(971);
    world.allow("analytics", Until::Withdrawn);
    let first = batch(&turn_off(&world, &["analytics"]));
    let request = world.request();
    done(world.engine.undo_withdrawal(request, first));
    turn_off(&world, &["analytics"]);
    done(world.engine.undo_withdrawal(request, first));
    assert_eq!(world.engine.check(&id("analytics")), Err(Refusal::Withdrawn));
    let other = world.engine.undo_withdrawal(world.request(), BatchId::new([7; 16])).unwrap();
    assert_eq!(other, Err(Refusal::UndoOver));
}

#[test]
fn a_second_process_neither_uses_nor_sends_while_it_waits() {
    let world = World::new(972);
    camera(&world);
    world.register("cloudlane", Bio);
    world.allow("bill_scan", Until::Withdrawn);
    let other = world.another(world.dir.path());
    done(other.report_os(OsPermission::Camera, OsState::Granted));
    turn_off(&world, &["bill_scan"]);
    assert_eq!(other.access(world.request(), &id("bill_scan"), None).unwrap(), Err(Refusal::Withdrawn));
    let to = RecipientId::try_from("cloudlane").unwrap();
    let photo = include_bytes!("../photos/gps.jpg");
    let sent = other.propose_data(world.request(), &id("bill_scan"), &to, photo, MediaType::Jpeg).unwrap();
    assert_eq!(sent.unwrap(), Err(Refusal::Withdrawn));
}

#[test]
fn threads_that_race_an_undo_and_its_time_agree_in_the_end() {
    for seed in 0..20 {
        let world = World::new(2_000 + seed);
        world.allow("analytics", Until::Withdrawn);
        let waiting = batch(&turn_off(&world, &["analytics"]));
        let (a, b) = (world.request(), world.request());
        std::thread::scope(|scope| {
            scope.spawn(|| drop(world.engine.undo_withdrawal(a, waiting)));
            scope.spawn(|| drop(world.engine.withdraw(b, &id("analytics"))));
        });
        assert_eq!(world.engine.check(&id("analytics")), Err(Refusal::Withdrawn));
    }
}

#[test]
fn no_secret_of_the_device_is_in_an_export_whatever_is_asked_for() {
    let world = World::new(973);
    world.register("cloudlane", Bio);
    camera(&world);
    world.allow("face_payment", Until::Withdrawn);
    let template = b"a face that is somebody's, of a few bytes more".as_slice();
    drop(world.engine.enrol(world.request(), &id("face_payment"), template));
    let mut out = Vec::new();
    world.engine.export_json(true, &mut out).unwrap().unwrap();
    let text = String::from_utf8(out).unwrap();
    assert!(!text.contains("privet/template/") && !text.contains("privet/notice/"), "aliases");
    assert!(!text.contains("privet/master/"));
}

#[test]
fn cells_of_a_manifest_are_no_formula_and_no_markup() {
    let world = world_with(974, |json| {
        let a = activity(json, "analytics");
        a["texts"]["title"]["en"] = json!("=HYPERLINK(1)<script>x</script>");
        a["texts"]["purpose"]["en"] = json!("＝cmd|' /C calc'!A0");
    });
    world.allow("analytics", Until::Withdrawn);
    let lists = world.engine.lists(privet::tally::Period::Day, &[], &reader()).unwrap().unwrap();
    let csv = lists.collected_table().csv().unwrap();
    for cell in csv.split(['\n', ',']) {
        let cell = cell.trim_start_matches('"').trim_start();
        assert!(!cell.starts_with(['=', '+', '@', '＝']), "{cell}");
    }
    let mut page = Vec::new();
    world.engine.export_html(&reader(), &mut page).unwrap().unwrap();
    assert!(!String::from_utf8(page).unwrap().contains("<script>x"));
}

#[test]
fn tombstones_of_any_time_panic_no_view() {
    for wall in [i64::MIN, -1, i64::MAX] {
        let mut world = World::new(975);
        world.register("cloudlane", Bio);
        camera(&world);
        world.allow("bill_scan", Until::Withdrawn);
        let line = |a: &str| {
            format!("{{\"kind\":\"withdrawal\",\"activity\":\"{a}\",\"wall\":{wall},\"aliases\":[]}}\n")
        };
        let lines = line("bill_scan") + &line("public_reviews") + &line("pay") + &line("nobody");
        std::fs::write(world.dir.path().join("privet.tombstones"), lines).unwrap();
        world.reopen();
        assert_eq!(world.engine.check(&id("bill_scan")), Err(Refusal::Withdrawn));
        assert_eq!(world.engine.check(&id("public_reviews")), Err(Refusal::Objected));
        world.engine.center(&reader()).unwrap().unwrap();
        world.engine.timeline(None, None, 200, &reader()).unwrap();
        world.engine.export_json(true, &mut Vec::new()).unwrap().unwrap();
        world.engine.export_html(&reader(), &mut Vec::new()).unwrap().unwrap();
        world.engine.consent_record(&id("bill_scan"), Language::En).unwrap().unwrap();
        world.engine.consent_receipt(None, Language::En).unwrap().unwrap();
    }
}

#[test]
fn no_clock_panics_a_page() {
    for wall in [i64::MIN, 0, i64::MAX] {
        let (random, recipients) = (SeededRandom::new(9), RecipientBox::memory());
        let manifest = with_keys(MANIFEST, &recipients, random.as_ref());
        let world = World::starting(976, manifest, recipients, wall);
        for year in [0, 1970, 2026, 9999, u16::MAX] {
            let _shown = world.engine.footprint(year, &reader());
        }
        world.engine.lists(privet::tally::Period::Year, &[], &reader()).unwrap();
        world.engine.center(&reader()).unwrap();
        world.engine.export_html(&reader(), &mut Vec::new()).unwrap();
        let kind = privet::observed::PhoneLog::IosReport;
        world.engine.compare(kind, b"{}\n[]", "p", &reader()).unwrap();
    }
}
