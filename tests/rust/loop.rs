//! The whole loop: declared, asked, used, confirmed, left, provable.

use privet::command::{OsState, Payment, Reply, Until};
use privet::engine::Status;
use privet::gate::minimise::MediaType;
use privet::manifest::OsPermission;
use privet::refusal::Refusal;
use privet_tests::world::{World, done, id, manner, reader};
use privet_wire::checkpoint::LogKey;
use privet_wire::envelope;
use privet_wire::ids::RecipientId;
use privet_wire::key::UserVerification::{Bio, Pin};
use privet_wire::proof::Proof;

const PHOTO: &[u8] = include_bytes!("../photos/gps.jpg");
const ALICE: &[u8] = include_bytes!("../probes/alice-1.f32");
const ALICE_AGAIN: &[u8] = include_bytes!("../probes/alice-2.f32");
const BOB: &[u8] = include_bytes!("../probes/bob-1.f32");

#[test]
fn a_confirmed_picture_leaves_once_and_its_recipient_can_check_it() {
    let world = World::new(1);
    assert_eq!(world.engine.status(), Status::Ready);
    done(world.engine.report_os(OsPermission::Camera, OsState::Granted));
    world.register("cloudlane", Bio);
    world.allow("bill_scan", Until::Withdrawn);
    assert_eq!(world.engine.check(&id("bill_scan")), Ok(()));
    let cloudlane = RecipientId::try_from("cloudlane").unwrap();
    let proposed = world
        .engine
        .propose_data(world.request(), &id("bill_scan"), &cloudlane, PHOTO, MediaType::Jpeg)
        .unwrap()
        .unwrap();
    let Ok(Reply::Pending { release, confirm: true }) = proposed else { panic!("{proposed:?}") };
    let preview = world.engine.preview(release).unwrap().bytes().to_vec();
    let input = world.approve(release, Bio);
    let signature = world.sign("cloudlane", Bio, &input);
    let request = world.request();
    let confirmed = done(world.engine.confirm(request, release, &signature));
    let Reply::Confirmed { jti, .. } = &confirmed else { panic!("{confirmed:?}") };
    assert_eq!(done(world.engine.confirm(request, release, &signature)), confirmed, "the same request");
    assert_eq!(
        world.engine.confirm(world.request(), release, &signature).unwrap(),
        Err(Refusal::AlreadyUsed)
    );
    let item = world.engine.outbox_next().unwrap().unwrap();
    assert_eq!((item.jti, item.hosts.len()), (*jti, 1));
    let secret = world.recipients.secret(&cloudlane).unwrap();
    let opened = envelope::open(&secret, &cloudlane, &item.bytes).unwrap();
    let key = world.signer.public("cloudlane/bio").unwrap();
    let state = world.engine.state();
    let expect = privet_wire::receipt::Expect {
        iss: &state.declared().unwrap().id,
        aud: &cloudlane,
        sub: &state.registered[&cloudlane].sub,
        key: &key,
        uv: Bio,
        nonce: None,
    };
    let now = privet_tests::world::START / 1000 + 2;
    let verified = opened.receipt().unwrap().verify(&expect, now).unwrap();
    let received = opened.require_match(&verified).unwrap();
    assert_eq!(received.payload.as_slice(), preview);
    done(world.engine.delivered(world.request(), *jti, None));
    assert!(world.engine.outbox_next().unwrap().is_none());
    let key = LogKey::from_vkey(&world.engine.log_key().unwrap().unwrap()).unwrap();
    for index in 0..world.engine.state().size {
        let manner = world.engine.entry(index).unwrap().unwrap().event.is_manner();
        let proof = world.engine.proof(index).unwrap();
        assert_eq!(proof.is_none(), manner, "every entry but how a person answered");
        let Some((entry, proof)) = proof else { continue };
        Proof::parse(&proof).unwrap().verify(&key, &entry).unwrap();
    }
    let center = world.engine.center(&reader()).unwrap().unwrap();
    let row = center.activities.iter().find(|row| row.activity == id("bill_scan")).unwrap();
    assert!(row.state_text.contains("On"), "{row:?}");
}

#[test]
fn a_face_payment_takes_a_match_and_off_takes_the_template() {
    let mut world = World::new(2);
    done(world.engine.report_os(OsPermission::Camera, OsState::Granted));
    world.register("lantern_pay", Bio);
    world.allow("face_payment", Until::Withdrawn);
    assert_eq!(done(world.engine.enrol(world.request(), &id("face_payment"), ALICE)), Reply::Enrolled);
    let nonce = world.engine.probe_nonce().unwrap();
    let stranger = world.engine.verify(world.request(), &id("face_payment"), BOB, nonce).unwrap();
    assert_eq!(stranger, Ok(Reply::NotMatched { left: 4 }));
    let nonce = world.engine.probe_nonce().unwrap();
    let matched = done(world.engine.verify(world.request(), &id("face_payment"), ALICE_AGAIN, nonce));
    let Reply::Matched { token } = matched else { panic!("{matched:?}") };
    let payment = Payment {
        amount: "38.00".into(),
        currency: "CNY".into(),
        payee: "Blue Kettle Tea".into(),
        nonce: Some("n-1234567890".into()),
        until: None,
    };
    let lantern = RecipientId::try_from("lantern_pay").unwrap();
    let pending =
        done(world.engine.propose_payment(world.request(), &id("pay"), &lantern, payment, Some(token)));
    let Reply::Pending { release, .. } = pending else { panic!("{pending:?}") };
    let input = world.approve(release, Bio);
    let signature = world.sign("lantern_pay", Bio, &input);
    assert!(matches!(
        done(world.engine.confirm(world.request(), release, &signature)),
        Reply::Confirmed { .. }
    ));
    assert_eq!(done(world.engine.withdraw(world.request(), &id("face_payment"))), Reply::Withdrawn);
    let nonce = world.engine.probe_nonce().unwrap();
    let gone = world.engine.verify(world.request(), &id("face_payment"), ALICE, nonce).unwrap();
    assert_eq!(gone, Err(Refusal::NothingToCompare));
    assert!(world.engine.state().templates.is_empty());
    assert!(world.engine.state().owed.is_empty());
    world.reopen();
    assert_eq!(world.engine.status(), Status::Ready);
    assert_eq!(world.engine.check(&id("face_payment")), Err(Refusal::Withdrawn));
    let _ = Pin;
}

#[test]
fn a_picture_does_not_leave_as_something_that_needs_no_confirmation() {
    let world = World::new(3);
    world.register("meridian", Bio);
    world.allow("analytics", Until::Withdrawn);
    let meridian = RecipientId::try_from("meridian").unwrap();
    let size = world.engine.state().size;
    let propose = |payload, media_type| {
        world
            .engine
            .propose_data(world.request(), &id("analytics"), &meridian, payload, media_type)
            .unwrap()
            .unwrap()
    };
    assert_eq!(propose(PHOTO, MediaType::Jpeg), Err(Refusal::NotMinimised));
    assert_eq!(world.engine.state().size, size, "nothing was proposed");
    assert!(matches!(propose(b"{\"opened\":3}", MediaType::Json), Ok(Reply::Pending { .. })));
}

#[test]
fn an_envelope_whose_time_is_over_is_not_offered_even_before_that_is_recorded() {
    let world = World::new(4);
    world.register("harbour_credit", Bio);
    world.allow("score_share", Until::Withdrawn);
    let bank = RecipientId::try_from("harbour_credit").unwrap();
    let proposed =
        world.engine.propose_data(world.request(), &id("score_share"), &bank, b"{\"n\":1}", MediaType::Json);
    let Ok(Reply::Pending { release, .. }) = proposed.unwrap().unwrap() else { panic!() };
    let input = world.approve(release, Bio);
    let signature = world.sign("harbour_credit", Bio, &input);
    done(world.engine.confirm(world.request(), release, &signature));
    assert!(world.engine.outbox_next().unwrap().is_some());
    let size = world.engine.state().size;
    world.clock.advance(24 * 3_600_000);
    assert_eq!(world.engine.outbox_next().unwrap(), None);
    assert_eq!(world.engine.state().size, size, "nothing was recorded yet");
    done(world.engine.tick());
    assert!(world.engine.state().outbox.is_empty());
}

#[test]
fn a_repeated_request_never_swaps_the_bytes_that_were_proposed() {
    let world = World::new(81);
    world.register("lantern_pay", Bio);
    done(world.engine.report_os(OsPermission::LocationCoarse, OsState::Granted));
    world.allow("nearby", Until::Withdrawn);
    let (nearby, to) = (id("nearby"), RecipientId::try_from("lantern_pay").unwrap());
    let request = world.request();
    let proposed = world.engine.propose_location(request, &nearby, &to, 312_304_567, 1_214_737_891);
    let Reply::Pending { release, .. } = done(proposed) else { panic!() };
    let rough = world.engine.preview(release).unwrap().bytes().to_vec();
    let exact = br#"{"exact":true,"lat_e7":312304567,"lon_e7":1214737891}"#;
    let again = world.engine.propose_data(request, &nearby, &to, exact, MediaType::Json);
    assert!(
        matches!(again, Ok(Ok(Ok(Reply::Pending { release: same, .. }))) if same == release),
        "{again:?}"
    );
    assert_eq!(world.engine.preview(release).unwrap().bytes(), rough);
}

#[test]
fn what_takes_the_place_of_a_send_to_be_confirmed_is_confirmed_too_and_a_no_to_the_old_lines_ends_it() {
    let world = World::new(82);
    world.register("meridian", Bio);
    world.allow("analytics", Until::Withdrawn);
    let (analytics, to) = (id("analytics"), RecipientId::try_from("meridian").unwrap());
    let propose = |bytes: &[u8]| {
        let proposed = world.engine.propose_data(world.request(), &analytics, &to, bytes, MediaType::Json);
        let Reply::Pending { release, .. } = done(Ok(proposed.unwrap().unwrap())) else { panic!() };
        release
    };
    let (first, second) = (propose(b"{\"n\":1}"), propose(b"{\"n\":2}"));
    let input = world.approve(second, Bio);
    done(world.engine.confirm(world.request(), second, &world.sign("meridian", Bio, &input)));
    let replaced = world.engine.replace(world.request(), first, b"{\"n\":3}", MediaType::Json);
    let replaced = done(Ok(replaced.unwrap().unwrap()));
    assert!(matches!(replaced, Reply::Pending { confirm: true, .. }), "{replaced:?}");
    done(world.engine.refuse(world.request(), first, manner()));
    assert!(world.engine.state().releases.is_empty());
}

/// Each consent of the demo alone: what it was given for goes, and nothing else does.
#[test]
fn a_yes_to_one_purpose_is_a_yes_to_no_other() {
    const HOUR: i64 = 3_600_000;
    let purposes = [
        "face_payment",
        "bill_scan",
        "photo_check",
        "nearby",
        "score_share",
        "analytics",
        "footprint",
        "scan",
    ];
    for (seed, given) in (60..).zip(purposes) {
        let world = World::new(seed);
        done(world.engine.report_os(OsPermission::Camera, OsState::Granted));
        done(world.engine.report_os(OsPermission::LocationCoarse, OsState::Coarse));
        let until = match given {
            "photo_check" => Until::Once,
            _ => Until::At { wall: privet_tests::world::START + HOUR },
        };
        world.allow(given, until);
        assert_eq!(world.engine.check(&id(given)), Ok(()), "{given}");
        for other in purposes.into_iter().chain(["queue_times"]).filter(|other| *other != given) {
            assert_eq!(world.engine.check(&id(other)), Err(Refusal::NoConsent), "{given} let {other} in");
        }
    }
}
