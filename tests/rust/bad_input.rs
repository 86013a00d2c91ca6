//! What a host can hand in and should not: a manifest that is far too long, dates without end, texts that nobody can see. Each is
//! refused with a code; nothing panics, nothing is lost, and the ledger is whole afterwards. Clocks are in `wrong_clocks.rs`, damaged
//! files in `hostile.rs`, manifests member by member in the core's own tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test ends where it fails")]

use privet::command::{Answer, From, Outcome, Party, Payment, Reply, Until};
use privet::engine::{Engine, Status, Verified};
use privet::event::Cause;
use privet::fault::Fault;
use privet::gate::minimise::MediaType;
use privet::gate::registration::ConfirmingKey;
use privet::host::{Clock as _, WallMs};
use privet::manifest::{FaultCode, MAX_GRANT_DAYS, Manifest};
use privet::prompt::Asked;
use privet::refusal::{Next, Refusal};
use privet::views::prompt::PromptKind;
use privet_tests::account;
use privet_tests::world::{MANIFEST, START, World, device, done, id, manner, reader};
use privet_wire::ids::{ActivityId, Digest, PromptId, RecipientId};
use privet_wire::key::UserVerification::Bio;
use privet_wire::registration::CHALLENGE;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const DAY: i64 = 86_400_000;
const YEAR: i64 = 365 * DAY;
/// Its yes is capped by nothing; it lapses after a year.
const UNCAPPED: &str = "bill_scan";

/// Every entry is as it was written, and so many they are.
fn whole(engine: &Engine) -> u64 {
    let entries = engine.state().size;
    assert_eq!(engine.verify_ledger(|_, _| true), Ok(Some(Verified::Whole { entries })));
    entries
}

fn refused(outcome: Result<Outcome, Fault>) -> Refusal {
    outcome.expect("no fault").expect_err("refused")
}

// A manifest of ten thousand purposes.

#[test]
fn a_manifest_of_ten_thousand_activities_is_refused_with_a_code() {
    let fault = Manifest::parse(&account::manifest(10_000)).unwrap_err();
    assert_eq!((fault.code, fault.pointer.as_str()), (FaultCode::TooLarge, ""));
    // As short as an activity can be written, so many fit: the first that is none ends the reading.
    let mut manifest: Value = serde_json::from_slice(MANIFEST).unwrap();
    manifest["activities"] = vec![json!({}); 10_000].into();
    let fault = Manifest::parse(&serde_json::to_vec(&manifest).unwrap()).unwrap_err();
    assert_eq!((fault.code, fault.pointer.as_str()), (FaultCode::MissingField, "/activities/0"));
    // Ten thousand times the same one is too long as well, whatever its ids.
    let one = manifest["activities"][0].clone();
    manifest["activities"] = vec![one; 200_000].into();
    assert_eq!(
        Manifest::parse(&serde_json::to_vec(&manifest).unwrap()).unwrap_err().code,
        FaultCode::TooLarge
    );
}

#[test]
fn an_engine_that_gets_such_a_manifest_keeps_its_records_and_the_last_accepted_one() {
    let mut world = World::new(1);
    world.allow("analytics", Until::Withdrawn);
    world.allow("nearby", Until::Withdrawn);
    let (size, good) = (world.engine.state().size, world.manifest.clone());
    world.reopen_with(&account::manifest(10_000));
    assert_eq!(world.engine.status(), Status::LockedDown { cause: Cause::BadManifest });
    assert_eq!(world.engine.manifest_fault().unwrap().code, FaultCode::TooLarge);
    // What helps is another app. No way out of here leads there, and none is named.
    let refused = world.engine.check(&id("analytics")).unwrap_err();
    assert_eq!((refused, refused.next()), (Refusal::BadManifest, Next::FixTheApp));
    let asked = world.engine.ask(world.request(), &id("photo_check"), From::Center).unwrap();
    assert_eq!(asked, Err(Refusal::BadManifest));
    // All of it can still be looked at, under the names that were accepted.
    assert_eq!(whole(&world.engine), size);
    assert!(world.engine.state().grant(&id("analytics")).is_some());
    let center = world.engine.center(&reader()).unwrap().unwrap();
    assert_eq!(center.activities.len(), 11);
    let (rows, _) = world.engine.timeline(Some(&id("analytics")), None, 50, &reader()).unwrap();
    assert!(!rows.is_empty());
    // A no counts now, and stays when a right version of the app comes.
    assert_eq!(done(world.engine.withdraw(world.request(), &id("analytics"))), Reply::Withdrawn);
    world.reopen_with(&good);
    assert_eq!(world.engine.status(), Status::Ready);
    assert_eq!(world.engine.check(&id("analytics")), Err(Refusal::Withdrawn));
    assert!(world.engine.state().grant(&id("nearby")).is_some());
    assert!(whole(&world.engine) > size);
}

// A yes for a hundred years.

#[test]
fn a_date_further_than_a_manifest_can_say_is_not_offered() {
    let world = World::new(2);
    let (prompt, digest) = looked_at(&world, UNCAPPED);
    let size = world.engine.state().size;
    let now = world.clock.now().wall;
    let longest = now + i64::from(MAX_GRANT_DAYS) * DAY;
    let answer = |end: WallMs| {
        let answer = Answer::Allow { until: Until::At { wall: end } };
        world.engine.answer(world.request(), prompt, digest, Party::Person, answer, manner())
    };
    for end in [now + 100 * YEAR, longest + 1, WallMs::MAX, now, now - 1, 0, WallMs::MIN] {
        assert_eq!(refused(answer(end)), Refusal::DurationNotOffered, "{end}");
    }
    assert_eq!(world.engine.state().size, size, "what is not offered is not an answer");
    assert_eq!(done(answer(longest)), Reply::Given { until: Until::At { wall: longest } });
    assert_eq!(world.engine.state().size, size + 2);
}

#[test]
fn until_withdrawn_has_no_date_to_be_too_far() {
    let world = World::new(3);
    let (prompt, digest) = looked_at(&world, UNCAPPED);
    let answer = Answer::Allow { until: Until::Withdrawn };
    let given = world.engine.answer(world.request(), prompt, digest, Party::Person, answer, manner());
    assert_eq!(done(given), Reply::Given { until: Until::Withdrawn });
}

#[test]
fn the_durations_that_a_prompt_offers_are_the_ones_that_count() {
    let mut seen = BTreeSet::new();
    let ids: Vec<_> =
        World::new(4).engine.state().declared().unwrap().activities.iter().map(|a| a.id.clone()).collect();
    for activity in &ids {
        for until in [Until::Once, Until::Withdrawn] {
            let world = World::new(4);
            world.allow("nearby", Until::Once);
            // What nobody is asked for is asked about once they objected.
            let _ = world.engine.withdraw(world.request(), activity);
            let Ok(Reply::Prompt { prompt }) =
                world.engine.ask(world.request(), activity, From::Center).unwrap()
            else {
                continue;
            };
            let kind = world.engine.prompt(Asked::Consent(prompt), &reader()).unwrap().unwrap().kind;
            let PromptKind::Consent { offers } = kind else { panic!("{kind:?}") };
            let digest = world.look(Asked::Consent(prompt));
            let answer = Answer::Allow { until };
            let given = world
                .engine
                .answer(world.request(), prompt, digest, Party::Person, answer, manner())
                .unwrap();
            let offered = offers.contains(&until);
            assert_eq!(
                given != Err(Refusal::DurationNotOffered),
                offered,
                "{activity:?} {until:?}: {given:?}"
            );
            assert_eq!(given.is_ok(), offered, "{activity:?} {until:?}");
            seen.insert(format!("{offers:?}"));
        }
    }
    // As the manifest caps it; for a face and for an objection that is lifted without an end; for one send.
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["[Once]", "[Withdrawn, Once]", "[Withdrawn]"]);
}

#[test]
fn a_face_template_for_once_is_no_manifest() {
    let mut manifest: Value = serde_json::from_slice(MANIFEST).unwrap();
    let activities = manifest["activities"].as_array_mut().unwrap();
    let face = activities.iter().position(|activity| activity["kind"] == "template").unwrap();
    activities[face]["max_grant"] = "once".into();
    let fault = Manifest::parse(&serde_json::to_vec(&manifest).unwrap()).unwrap_err();
    assert_eq!(fault.code, FaultCode::OutOfRange);
    assert_eq!(fault.pointer.as_str(), format!("/activities/{face}/max_grant"));
}

fn looked_at(world: &World, activity: &str) -> (PromptId, Digest) {
    let prompt = world.ask(activity);
    (prompt, world.look(Asked::Consent(prompt)))
}

// Texts.

/// Each is no name, no amount, no currency, no nonce and no id, for a reason of its own.
fn hostile() -> Vec<String> {
    let mut texts: Vec<String> = [
        "",
        " ",
        "\0",
        "Tea\0House",
        "Tea\nHouse",
        "\u{202e}esuoH aeT",
        "Tea \u{2066}House\u{2069}",
        "Tea\u{200b}House",
        "\u{200d}",
        "\u{feff}Tea",
        "Tea\u{ad}House",
        "Tea\u{2028}House",
        "Tea\u{e0041}",
        "\u{3164}",
        " Tea",
        "Tea\u{3000}",
    ]
    .map(str::to_owned)
    .into();
    for one in ["x", "茶", "\u{202e}", "\0"] {
        texts.push(one.repeat(1_000_000));
    }
    texts
}

#[test]
fn a_payment_of_which_a_text_cannot_be_shown_is_refused_and_leaves_no_trace() {
    let world = World::new(9);
    world.register("lantern_pay", Bio);
    let (pay, shop) = (id("pay"), RecipientId::try_from("lantern_pay").unwrap());
    let good = Payment {
        amount: "38.00".into(),
        currency: "CNY".into(),
        payee: "Blue Kettle Tea".into(),
        nonce: Some("Zm9y".into()),
        until: None,
    };
    let size = world.engine.state().size;
    let propose =
        |payment: Payment| world.engine.propose_payment(world.request(), &pay, &shop, payment, None);
    for text in hostile() {
        let start: String = text.chars().take(12).collect();
        for payment in [
            Payment { payee: text.clone(), ..good.clone() },
            Payment { amount: text.clone(), ..good.clone() },
            Payment { currency: text.clone(), ..good.clone() },
            Payment { nonce: Some(text.clone()), ..good.clone() },
        ] {
            let nonce = payment.nonce.as_ref() == Some(&text);
            // A long nonce is one of visible letters, only too many.
            assert_eq!(refused(propose(payment)), Refusal::BadPayment, "{start:?}, {nonce}");
        }
    }
    for until in [WallMs::MIN, 0, START] {
        assert!(
            propose(Payment { until: Some(until), ..good.clone() }).expect("no fault").is_err(),
            "{until}"
        );
    }
    assert_eq!(whole(&world.engine), size);
    assert!(matches!(done(propose(Payment { until: Some(WallMs::MAX), ..good })), Reply::Pending { .. }));
}

#[test]
fn no_such_text_is_an_id() {
    for text in hostile() {
        assert!(
            ActivityId::try_from(text.as_str()).is_err() && RecipientId::try_from(text.as_str()).is_err()
        );
    }
    // An id that nobody declared is one; the engine knows it not, and keeps nothing of it.
    let world = World::new(10);
    let (nobody, size) = (id("nobody_declared_this"), world.engine.state().size);
    assert_eq!(world.engine.check(&nobody), Err(Refusal::UnknownActivity));
    for outcome in [
        world.engine.ask(world.request(), &nobody, From::Center),
        world.engine.access(world.request(), &nobody, None),
        world.engine.withdraw(world.request(), &nobody),
        world.engine.enrol(world.request(), &nobody, &[]),
    ] {
        assert_eq!(refused(outcome), Refusal::UnknownActivity);
    }
    assert_eq!(whole(&world.engine), size);
}

#[test]
fn an_acknowledgement_signature_or_key_that_is_such_a_text_delivers_and_registers_nothing() {
    let world = World::new(11);
    world.register("harbour_credit", Bio);
    world.allow("score_share", Until::Withdrawn);
    let bank = RecipientId::try_from("harbour_credit").unwrap();
    let proposed =
        world.engine.propose_data(world.request(), &id("score_share"), &bank, b"{\"a\":1}", MediaType::Json);
    let Ok(Ok(Ok(Reply::Pending { release, .. }))) = proposed else { panic!("{proposed:?}") };
    let input = world.approve(release, Bio);
    let size = world.engine.state().size;
    for text in hostile() {
        assert_eq!(
            refused(world.engine.confirm(world.request(), release, text.as_bytes())),
            Refusal::MalformedSignature
        );
        let keys = [ConfirmingKey {
            uv: Bio,
            spki: text.clone().into_bytes(),
            attestation: vec![text.clone().into_bytes()],
        }];
        let meridian = RecipientId::try_from("meridian").unwrap();
        let challenge = text.as_bytes();
        if CHALLENGE.contains(&challenge.len()) {
            let drafted = world.engine.begin_registration(&meridian, challenge, &keys).expect("no fault");
            assert_eq!(drafted.expect_err("refused"), Refusal::BadKey);
        } else {
            let asked = world.engine.attestation_challenge(&meridian, challenge);
            assert_eq!(asked, Err(Fault::BadArgument), "before a key is made");
            let drafted = world.engine.begin_registration(&meridian, challenge, &keys);
            assert_eq!(drafted.expect_err("a fault"), Fault::BadArgument);
        }
    }
    assert_eq!(world.engine.state().size, size);
    let signature = world.sign("harbour_credit", Bio, &input);
    done(world.engine.confirm(world.request(), release, &signature));
    let (item, size) = (world.engine.outbox_next().unwrap().unwrap(), world.engine.state().size);
    for text in hostile() {
        let delivered = world.engine.delivered(world.request(), item.jti, Some(text.as_bytes()));
        assert_eq!(refused(delivered), Refusal::WrongAcknowledgement);
    }
    assert_eq!(whole(&world.engine), size);
    assert_eq!(world.engine.outbox_next().unwrap(), Some(item), "it still waits");
}

#[test]
fn tombstones_with_such_texts_deny_nothing_and_lose_nothing() {
    let World { dir, keys, anchor, script, clock, random, manifest, engine, .. } = {
        let world = World::new(12);
        world.allow("analytics", Until::Withdrawn);
        world
    };
    let size = engine.state().size;
    drop(engine);
    let lines: Vec<String> = hostile()
        .iter()
        .flat_map(|text| {
            let line = |activity: &str, kind: &str| {
                json!({"kind": kind, "activity": activity, "wall": START, "aliases": []}).to_string()
            };
            // As an activity, as a kind, and as a line.
            [line(text, "withdrawal"), line("analytics", text), text.replace('\n', " ")]
        })
        .collect();
    std::fs::write(dir.path().join("privet.tombstones"), lines.join("\n")).unwrap();
    let device = device(&keys, &anchor, &script, &clock, &random);
    let engine = Engine::open(dir.path(), &manifest, device.clone()).expect("opens");
    assert_eq!((engine.status(), engine.check(&id("analytics"))), (Status::Ready, Ok(())));
    assert_eq!(whole(&engine), size);
    drop(engine);
    // A right line among them is still found, also one with a name of a key as long as all of them; it can only deny.
    let right = json!({
        "kind": "withdrawal", "activity": "analytics", "wall": WallMs::MIN,
        "aliases": [{"alias": "\u{202e}".repeat(1_000_000), "result": "failed"}],
    });
    std::fs::write(dir.path().join("privet.tombstones"), format!("{}\n{right}\n", lines.join("\n"))).unwrap();
    let engine = Engine::open(dir.path(), &manifest, device).expect("opens");
    assert_eq!((engine.status(), engine.check(&id("analytics"))), (Status::Ready, Err(Refusal::Withdrawn)));
    assert!(whole(&engine) > size);
}
