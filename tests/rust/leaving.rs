//! A request leaves as an item of the outbox only if it is one: this number, these bytes, over https, to a host of its recipient, and
//! now. Asked of the file, not of memory, and nothing is changed by asking.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends where it fails"
)]

use privet::command::{OsState, Reply, Until};
use privet::engine::{Engine, OutboxCheck, OutboxItem};
use privet::gate::minimise::MediaType;
use privet::host::DAY;
use privet::manifest::OsPermission;
use privet::rules::UNDO_FOR;
use privet_softkeys::{RecipientBox, SeededRandom};
use privet_tests::world::{MANIFEST, World, done, id, with_keys};
use privet_wire::ids::{Jti, RecipientId};
use privet_wire::key::UserVerification::Bio;

const PHOTO: &[u8] = include_bytes!("../photos/gps.jpg");
const CLOUDLANE: &str = "read.cloudlane.example";

/// A picture for Cloudlane, confirmed and waiting.
fn picture(world: &World) -> OutboxItem {
    done(world.engine.report_os(OsPermission::Camera, OsState::Granted));
    world.register("cloudlane", Bio);
    world.allow("bill_scan", Until::Withdrawn);
    let to = RecipientId::try_from("cloudlane").unwrap();
    let proposed =
        world.engine.propose_data(world.request(), &id("bill_scan"), &to, PHOTO, MediaType::Jpeg).unwrap();
    let Ok(Ok(Reply::Pending { release, .. })) = proposed else { panic!("{proposed:?}") };
    let input = world.approve(release, Bio);
    let signature = world.sign("cloudlane", Bio, &input);
    done(world.engine.confirm(world.request(), release, &signature));
    world.engine.outbox_next().unwrap().unwrap()
}

/// A place that leaves without a confirmation, waiting.
fn place() -> (World, OutboxItem) {
    let recipients = RecipientBox::memory();
    let keyed = with_keys(MANIFEST, &recipients, &SeededRandom::new(5));
    let mut json: serde_json::Value = serde_json::from_slice(&keyed).unwrap();
    for activity in json["activities"].as_array_mut().unwrap() {
        if activity["id"] == "nearby" {
            activity["confirm"] = "never".into();
        }
    }
    let world = World::with_manifest(5, serde_json::to_vec(&json).unwrap(), recipients);
    done(world.engine.report_os(OsPermission::LocationCoarse, OsState::Coarse));
    world.allow("nearby", Until::Withdrawn);
    let to = RecipientId::try_from("lantern_pay").unwrap();
    let pending =
        done(world.engine.propose_location(world.request(), &id("nearby"), &to, 302_612_345, 1_201_612_345));
    let Reply::Pending { release, .. } = pending else { panic!("{pending:?}") };
    done(world.engine.release(world.request(), release));
    let item = world.engine.outbox_next().unwrap().unwrap();
    (world, item)
}

fn check(engine: &Engine, item: &OutboxItem, scheme: &str, host: &str) -> OutboxCheck {
    engine.outbox_check(item.jti, scheme, host, &item.bytes).unwrap()
}

fn home(engine: &Engine, item: &OutboxItem) -> OutboxCheck {
    check(engine, item, "https", &item.hosts[0])
}

#[test]
fn it_goes_to_its_recipients_hosts_and_the_names_under_them_and_nowhere_else() {
    let world = World::new(1);
    let item = picture(&world);
    let before = world.engine.state().size;
    for host in [CLOUDLANE, "READ.cloudlane.example.", "eu.read.cloudlane.example"] {
        assert_eq!(check(&world.engine, &item, "https", host), OutboxCheck::Allowed, "{host}");
    }
    for host in [
        "api.lanternpay.example",
        "cloudlane.example",
        "evil-read.cloudlane.example",
        "read.cloudlane.example.evil.example",
        "read.cloudlane.example:443",
        "a@read.cloudlane.example",
        "203.0.113.9",
        "",
        "read.cloudlane\u{200b}.example",
    ] {
        assert_eq!(check(&world.engine, &item, "https", host), OutboxCheck::OtherHost, "{host}");
    }
    for scheme in ["http", "ws", "", "https:", "ftp"] {
        assert_eq!(check(&world.engine, &item, scheme, CLOUDLANE), OutboxCheck::NotHttps, "{scheme}");
    }
    assert_eq!(check(&world.engine, &item, "HTTPS", CLOUDLANE), OutboxCheck::Allowed);
    assert_eq!(world.engine.state().size, before, "asking records nothing");
}

#[test]
fn other_bytes_do_not_leave_under_its_number() {
    let world = World::new(2);
    let item = picture(&world);
    let ask = |bytes: &[u8]| world.engine.outbox_check(item.jti, "https", CLOUDLANE, bytes).unwrap();
    let (mut flipped, mut longer) = (item.bytes.clone(), item.bytes.clone());
    flipped[100] ^= 1;
    longer.push(0);
    for bytes in [&flipped[..], &longer, &item.bytes[1..], b"", PHOTO] {
        assert_eq!(ask(bytes), OutboxCheck::OtherBytes);
    }
    assert_eq!(ask(&item.bytes), OutboxCheck::Allowed);
    let other = Jti::new([7; 16]);
    assert_eq!(
        world.engine.outbox_check(other, "https", CLOUDLANE, &item.bytes).unwrap(),
        OutboxCheck::NotQueued
    );
}

#[test]
fn what_is_delivered_or_over_leaves_no_more() {
    let world = World::new(3);
    let item = picture(&world);
    world.clock.advance(30 * DAY as u64);
    assert_eq!(home(&world.engine, &item), OutboxCheck::Expired);
    let world = World::new(4);
    let item = picture(&world);
    let other = world.another(world.dir.path());
    done(other.delivered(world.request(), item.jti, None));
    assert_eq!(home(&world.engine, &item), OutboxCheck::NotQueued, "another process delivered it");
}

#[test]
fn what_rests_on_a_yes_stops_with_it_and_goes_on_if_that_is_undone() {
    let (world, item) = place();
    assert_eq!(home(&world.engine, &item), OutboxCheck::Allowed);
    let other = world.another(world.dir.path());
    let turned = done(other.withdraw_many(world.request(), &[id("nearby")]));
    let Reply::TurnedOff { batch: Some(batch), .. } = turned else { panic!("{turned:?}") };
    assert_eq!(home(&world.engine, &item), OutboxCheck::Denied, "another process turned it off");
    done(other.undo_withdrawal(world.request(), batch));
    assert_eq!(home(&world.engine, &item), OutboxCheck::Allowed);
    done(other.withdraw_many(world.request(), &[id("nearby")]));
    world.clock.advance(UNDO_FOR + 1);
    done(other.tick());
    assert_eq!(home(&world.engine, &item), OutboxCheck::NotQueued, "it was dropped");
}

#[test]
fn a_locked_phone_and_records_that_cannot_be_trusted_let_nothing_out() {
    let mut world = World::new(6);
    let item = picture(&world);
    world.script.lock();
    world.reopen();
    assert_eq!(home(&world.engine, &item), OutboxCheck::Locked);
    world.script.unlock();
    world.reopen_with(b"{}");
    assert_eq!(home(&world.engine, &item), OutboxCheck::LockedDown);
}

#[test]
fn a_recipient_that_moved_gets_it_at_its_new_host_only() {
    let mut world = World::new(7);
    let item = picture(&world);
    let moved = String::from_utf8(world.manifest.clone()).unwrap().replace(CLOUDLANE, "in.cloudlane.example");
    world.reopen_with(moved.as_bytes());
    assert_eq!(check(&world.engine, &item, "https", CLOUDLANE), OutboxCheck::OtherHost);
    assert_eq!(check(&world.engine, &item, "https", "in.cloudlane.example"), OutboxCheck::Allowed);
}

#[test]
fn a_notice_is_due_again_a_day_after_it_was_delivered_without_an_acknowledgement() {
    let world = World::new(8);
    let item = picture(&world);
    done(world.engine.delivered(world.request(), item.jti, None));
    done(world.engine.withdraw(world.request(), &id("bill_scan")));
    let notice = world.engine.outbox_next().unwrap().unwrap();
    assert!(notice.notice);
    assert_eq!(home(&world.engine, &notice), OutboxCheck::Allowed);
    done(world.engine.delivered(world.request(), notice.jti, None));
    assert_eq!(home(&world.engine, &notice), OutboxCheck::NotNow);
    world.clock.advance(DAY as u64);
    assert_eq!(home(&world.engine, &notice), OutboxCheck::Allowed);
}
