//! The person's keys at a recipient: lost, replaced, on two phones, with what their platform says of them; and everything that is
//! handed in as a signature and is none by the right key.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests stop at the first surprise; clippy exempts only the test functions themselves"
)]

use privet::command::{KeyLoss, Outcome, Payment, Reply, Until};
use privet::event::Event;
use privet::fault::Fault;
use privet::gate::minimise::MediaType;
use privet::gate::registration::ConfirmingKey;
use privet::host::{DeviceKeys as _, KeyFault};
use privet::prompt::Asked;
use privet::refusal::{EndReason, Next, Refusal};
use privet_tests::world::{START, World, done, id, manner, reader};
use privet_wire::ids::{AppId, RecipientId, ReleaseId, Subject};
use privet_wire::key::UserVerification::{self, Bio, Pin};
use privet_wire::notice::Notice;
use privet_wire::receipt::{Expect, ReceiptFault, UnverifiedReceipt};
use privet_wire::registration::{KeyUse, Registration};

const CHALLENGE: &[u8] = b"a challenge of the recipient";
const LANTERN: &str = "lantern_pay";

fn to(recipient: &str) -> RecipientId {
    RecipientId::try_from(recipient).unwrap()
}

/// Registers these keys of the signer, each under its name and with an attestation; makes those that are not there.
fn begin(world: &World, recipient: &str, keys: &[(&str, UserVerification)]) -> Outcome {
    world.own();
    let offered: Vec<_> = keys
        .iter()
        .map(|(name, uv)| {
            if world.signer.spki(name).is_err() {
                world.signer.make(name, *uv).unwrap();
            }
            let attestation = vec![format!("{name} leaf").into_bytes(), b"an issuer's certificate".to_vec()];
            ConfirmingKey { uv: *uv, spki: world.signer.spki(name).unwrap(), attestation }
        })
        .collect();
    let draft = world.engine.begin_registration(&to(recipient), CHALLENGE, &offered).unwrap()?;
    let signed: Vec<_> = draft
        .inputs
        .iter()
        .zip(keys)
        .map(|(input, (name, _))| world.signer.sign(name, input.as_bytes()).unwrap())
        .collect();
    world.engine.finish_registration(world.request(), &to(recipient), &signed).unwrap()
}

fn register(world: &World, recipient: &str, keys: &[(&str, UserVerification)]) -> Registration {
    let Ok(Reply::Registered { registration }) = begin(world, recipient, keys) else { panic!("refused") };
    let iss = AppId::try_from(LANTERN).unwrap();
    Registration::verify(&registration, &iss, &to(recipient), CHALLENGE).unwrap()
}

fn pay(world: &World) -> Result<ReleaseId, Refusal> {
    let payment = Payment {
        amount: "38.00".into(),
        currency: "CNY".into(),
        payee: "Blue Kettle Tea".into(),
        nonce: None,
        until: None,
    };
    match world.engine.propose_payment(world.request(), &id("pay"), &to(LANTERN), payment, None).unwrap() {
        Ok(Reply::Pending { release, .. }) => Ok(release),
        Ok(other) => panic!("{other:?}"),
        Err(refusal) => Err(refusal),
    }
}

fn approve(world: &World, release: ReleaseId, uv: UserVerification) -> Outcome {
    let digest = world.look(Asked::Release(release));
    world.engine.approve(world.request(), release, digest, uv, manner()).unwrap()
}

fn lose(world: &World, uv: UserVerification, cause: KeyLoss) -> Outcome {
    world.engine.key_lost(world.request(), &to(LANTERN), uv, cause).unwrap()
}

fn confirm(world: &World, release: ReleaseId, signature: &[u8]) -> Outcome {
    world.engine.confirm(world.request(), release, signature).unwrap()
}

const OVER: Refusal = Refusal::Ended { reason: EndReason::Invalidated };

#[test]
fn a_lost_key_confirms_nothing_from_then_on_and_the_other_one_goes_on() {
    let world = World::new(1);
    register(&world, LANTERN, &[("face", Bio), ("pin", Pin)]);
    let (approved, waiting) = (pay(&world).unwrap(), pay(&world).unwrap());
    let by_pin = pay(&world).unwrap();
    let input = world.approve(approved, Bio);
    let other = world.approve(by_pin, Pin);
    assert_eq!(lose(&world, Bio, KeyLoss::Invalidated), Ok(Reply::Recorded));
    let late = world.signer.sign("face", input.as_bytes()).unwrap();
    assert_eq!(confirm(&world, approved, &late), Err(OVER), "ended in the same commit");
    assert_eq!(approve(&world, waiting, Bio), Err(Refusal::NotRegistered));
    assert_eq!(Refusal::NotRegistered.next(), Next::RegisterKey);
    // The same payment by the other key, and one that it had approved before.
    let input = world.approve(waiting, Pin);
    for (release, input) in [(waiting, input), (by_pin, other)] {
        let signature = world.signer.sign("pin", input.as_bytes()).unwrap();
        assert!(matches!(confirm(&world, release, &signature), Ok(Reply::Confirmed { .. })));
    }
    assert_eq!(lose(&world, Bio, KeyLoss::Missing), Err(Refusal::NotRegistered), "it was lost already");
    let rows = world.engine.timeline(None, None, 50, &reader()).unwrap();
    let told = format!("{rows:?}");
    assert!(told.contains("no longer works") && told.contains("face or fingerprint setup changed"), "{told}");
}

#[test]
fn with_no_confirming_key_left_nothing_is_proposed_and_notices_are_still_told() {
    let world = World::new(2);
    register(&world, "harbour_credit", &[("face", Bio)]);
    world.allow("score_share", Until::Withdrawn);
    let bank = to("harbour_credit");
    let lost = world.engine.key_lost(world.request(), &bank, Bio, KeyLoss::Missing);
    assert_eq!(done(lost), Reply::Recorded);
    let propose = |world: &World| {
        world
            .engine
            .propose_data(world.request(), &id("score_share"), &bank, b"{\"n\":1}", MediaType::Json)
            .unwrap()
            .unwrap()
    };
    assert_eq!(propose(&world), Err(Refusal::NotRegistered));
    done(world.engine.withdraw(world.request(), &id("score_share")));
    let item = world.engine.outbox_next().unwrap().unwrap();
    assert!(item.notice && item.recipient == bank);
    // Registering again, even with the key that was said to be lost, makes everything possible again.
    register(&world, "harbour_credit", &[("face", Bio)]);
    world.allow("score_share", Until::Withdrawn);
    assert!(matches!(propose(&world), Ok(Reply::Pending { confirm: true, .. })));
}

#[test]
fn registering_anew_gives_a_new_number_ends_what_was_approved_and_leaves_no_old_key_behind() {
    let world = World::new(3);
    let old = register(&world, LANTERN, &[("face", Bio), ("pin", Pin)]);
    let (approved, waiting) = (pay(&world).unwrap(), pay(&world).unwrap());
    let input = world.approve(approved, Bio);
    let signature = world.signer.sign("face", input.as_bytes()).unwrap();
    let size = world.engine.state().size;
    let new = register(&world, LANTERN, &[("new face", Bio)]);
    assert_ne!(old.sub, new.sub);
    assert_eq!(confirm(&world, approved, &signature), Err(OVER));
    let events: Vec<_> = (size..size + 2).map(|at| world.engine.entry(at).unwrap().unwrap().event).collect();
    assert!(matches!(events[0], Event::RecipientRegistered { .. }), "{events:?}");
    assert!(matches!(events[1], Event::ReleaseEnded { reason: EndReason::Invalidated, .. }), "{events:?}");
    assert_eq!(approve(&world, waiting, Pin), Err(Refusal::NotRegistered), "the old PIN key is replaced too");
    let input = world.approve(waiting, Bio);
    let by_old = world.signer.sign("face", input.as_bytes()).unwrap();
    assert_eq!(confirm(&world, waiting, &by_old), Err(Refusal::BadSignature));
    let by_new = world.signer.sign("new face", input.as_bytes()).unwrap();
    assert!(matches!(confirm(&world, waiting, &by_new), Ok(Reply::Confirmed { .. })));
    let state = world.engine.state();
    let there = world.keys.list("privet/notice/").unwrap();
    assert_eq!(there, [state.registered[&to(LANTERN)].notice_alias.clone()], "the old notice key is deleted");
    assert!(state.owed.is_empty());
}

#[test]
fn a_withdrawal_owed_under_a_replaced_registration_is_told_under_its_number_before_the_key_goes() {
    let mut world = World::new(4);
    let old = register(&world, "harbour_credit", &[("face", Bio)]);
    world.allow("score_share", Until::Withdrawn);
    world.script.fail("keys.sign", KeyFault::Transient, 1).unwrap();
    done(world.engine.withdraw(world.request(), &id("score_share")));
    assert!(world.engine.outbox_next().unwrap().is_none(), "nobody could sign it");
    register(&world, "harbour_credit", &[("new face", Bio)]);
    world.reopen();
    let item = world.engine.outbox_next().unwrap().unwrap();
    assert!(item.notice);
    let iss = AppId::try_from(LANTERN).unwrap();
    let key = old.keys.iter().find(|key| key.uv == KeyUse::None).unwrap().jwk;
    let text = std::str::from_utf8(&item.bytes).unwrap();
    let notice = Notice::verify(text, &iss, &to("harbour_credit"), &old.sub, &key).unwrap();
    assert_eq!(notice.activity, id("score_share"));
    let state = world.engine.state();
    assert!(state.owed.is_empty(), "{:?}", state.owed);
    let there = world.keys.list("privet/notice/").unwrap();
    assert_eq!(there, [state.registered[&to("harbour_credit")].notice_alias.clone()]);
}

#[test]
fn a_key_once_known_to_one_recipient_is_never_registered_with_another() {
    let world = World::new(5);
    register(&world, LANTERN, &[("replaced", Bio), ("lost", Pin)]);
    lose(&world, Pin, KeyLoss::Missing).unwrap();
    register(&world, LANTERN, &[("present", Bio)]);
    for name in ["replaced", "lost", "present", "owner"] {
        assert_eq!(begin(&world, "harbour_credit", &[(name, Bio)]), Err(Refusal::BadKey), "{name}");
    }
    register(&world, "harbour_credit", &[("its own", Bio)]);
    // With its own recipient a key may come back.
    register(&world, LANTERN, &[("replaced", Bio)]);
}

#[test]
fn two_phones_of_one_person_are_two_numbers_and_neither_confirms_for_the_other() {
    let phones = [World::new(6), World::new(7)];
    let known = phones.each_ref().map(|phone| register(phone, LANTERN, &[("face", Bio), ("pin", Pin)]));
    assert_ne!(known[0].sub, known[1].sub);
    let receipts = phones.each_ref().map(|phone| {
        let release = pay(phone).unwrap();
        let input = phone.approve(release, Bio);
        let signature = phone.signer.sign("face", input.as_bytes()).unwrap();
        match confirm(phone, release, &signature).unwrap() {
            Reply::Confirmed { receipt, .. } => receipt,
            other => panic!("{other:?}"),
        }
    });
    let (iss, aud) = (AppId::try_from(LANTERN).unwrap(), to(LANTERN));
    let check = |receipt: &str, sub: &Subject, registered: &Registration, uv| {
        let kind = if uv == Bio { KeyUse::Bio } else { KeyUse::Pin };
        let key = &registered.keys.iter().find(|key| key.uv == kind).unwrap().jwk;
        let expect = Expect { iss: &iss, aud: &aud, sub, key, uv, nonce: None };
        UnverifiedReceipt::parse(receipt).unwrap().verify(&expect, START / 1000 + 1).map(|_| ())
    };
    for (mine, other) in [(0, 1), (1, 0)] {
        assert_eq!(check(&receipts[mine], &known[mine].sub, &known[mine], Bio), Ok(()));
        let wrong = Err(ReceiptFault::WrongKey);
        assert_eq!(check(&receipts[mine], &known[mine].sub, &known[mine], Pin), wrong);
        assert_eq!(check(&receipts[mine], &known[other].sub, &known[other], Bio), wrong);
        // Also to a recipient that mixes them up: the right key under the other number.
        let mixed = check(&receipts[mine], &known[other].sub, &known[mine], Bio);
        assert_eq!(mixed, Err(ReceiptFault::WrongSubject));
    }
    // A signature made on one phone confirms nothing on the other.
    let release = pay(&phones[0]).unwrap();
    let input = phones[0].approve(release, Bio);
    let foreign = phones[1].signer.sign("face", input.as_bytes()).unwrap();
    assert_eq!(confirm(&phones[0], release, &foreign), Err(Refusal::BadSignature));
}

#[test]
fn what_the_platform_says_of_a_key_reaches_the_recipient_as_it_is() {
    let world = World::new(8);
    let known = register(&world, LANTERN, &[("face", Bio), ("pin", Pin)]);
    assert_eq!(known.keys[0].attestation, [b"face leaf".to_vec(), b"an issuer's certificate".to_vec()]);
    assert_eq!(known.keys[1].attestation[0], b"pin leaf");
    assert!(known.keys[2].attestation.is_empty(), "the notice key is the core's own");
    let spki = world.signer.make("another", Bio).unwrap().to_spki();
    let offer = |attestation: Vec<Vec<u8>>| {
        let keys = [ConfirmingKey { uv: Bio, spki: spki.clone(), attestation }];
        world.engine.begin_registration(&to(LANTERN), CHALLENGE, &keys).unwrap().map(|_| ())
    };
    for bad in [vec![vec![]], vec![vec![1]; 9], vec![vec![1; 16 * 1024 + 1]], vec![vec![1; 8193]; 2]] {
        assert_eq!(offer(bad), Err(Refusal::BadKey));
    }
    assert_eq!(offer(vec![vec![1; 2048]; 8]), Ok(()));
}

#[test]
fn the_largest_attestation_of_two_keys_still_registers() {
    let world = World::new(9);
    world.own();
    let keys = [("face", Bio), ("pin", Pin)].map(|(name, uv)| ConfirmingKey {
        uv,
        spki: world.signer.make(name, uv).unwrap().to_spki(),
        attestation: vec![vec![0xa5; 2048]; 8],
    });
    let draft = world.engine.begin_registration(&to(LANTERN), CHALLENGE, &keys).unwrap().unwrap();
    let signed = ["face", "pin"].iter().zip(&draft.inputs);
    let signed: Vec<_> =
        signed.map(|(name, input)| world.signer.sign(name, input.as_bytes()).unwrap()).collect();
    let reply = done(world.engine.finish_registration(world.request(), &to(LANTERN), &signed));
    assert!(matches!(reply, Reply::Registered { .. }));
}

/// `r` and `s` of a DER signature.
fn numbers(der: &[u8]) -> ([u8; 32], [u8; 32]) {
    let plain = privet_wire::key::Signature::from_key_store(der).unwrap();
    let (r, s) = plain.as_bytes().split_at(32);
    (r.try_into().unwrap(), s.try_into().unwrap())
}

#[test]
fn what_is_no_signature_by_the_right_key_is_refused_by_code_and_costs_nothing() {
    let world = World::new(10);
    register(&world, LANTERN, &[("face", Bio), ("pin", Pin)]);
    world.signer.make("stranger", Bio).unwrap();
    let (first, second) = (pay(&world).unwrap(), pay(&world).unwrap());
    let (input, other_input) = (world.approve(first, Bio), world.approve(second, Pin));
    let good = world.signer.sign("face", input.as_bytes()).unwrap();
    let (r, s) = numbers(&good);
    let by = |name: &str, text: &str| world.signer.sign(name, text.as_bytes()).unwrap();
    let malformed: [(&str, Vec<u8>); 8] = [
        ("nothing", vec![]),
        ("half of it", good[..good.len() / 2].to_vec()),
        ("a byte behind it", [good.as_slice(), &[0]].concat()),
        ("a long length", [&[0x30, 0x81], &good[1..]].concat()),
        ("zeros", vec![0; 64]),
        ("r is zero", [[0; 32], s].concat()),
        ("s is too large", [r, [0xff; 32]].concat()),
        ("text", b"-----BEGIN SIGNATURE-----".to_vec()),
    ];
    let strange: [(&str, Vec<u8>); 6] = [
        ("another key", by("stranger", &input)),
        ("the PIN key", by("pin", &input)),
        ("another text", by("face", "another text")),
        ("the other release's text", by("face", &other_input)),
        ("the other release's signature", by("pin", &other_input)),
        ("r and s turned", [s, r].concat()),
    ];
    let size = world.engine.state().size;
    for (what, bytes) in &malformed {
        assert_eq!(confirm(&world, first, bytes), Err(Refusal::MalformedSignature), "{what}");
    }
    for (what, bytes) in &strange {
        assert_eq!(confirm(&world, first, bytes), Err(Refusal::BadSignature), "{what}");
    }
    // A signature after face or finger does not stand for one after the PIN.
    assert_eq!(confirm(&world, second, &by("face", &other_input)), Err(Refusal::BadSignature));
    assert_eq!(world.engine.state().size, size, "nothing happened");
    assert!(world.engine.outbox_next().unwrap().is_none(), "nothing left");
    assert_eq!(Refusal::MalformedSignature.next(), Next::FixTheApp);
    assert_eq!(Refusal::BadSignature.next(), Next::StartOver);
    world.clock.advance(58_000);
    assert!(matches!(confirm(&world, first, &good), Ok(Reply::Confirmed { .. })), "within its 60 s");
}

#[test]
fn either_s_and_either_form_confirms() {
    let order = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
    for (seed, turn, der) in [(11, false, false), (12, true, false), (13, false, true)] {
        let world = World::new(seed);
        register(&world, LANTERN, &[("face", Bio)]);
        let release = pay(&world).unwrap();
        let made = world.signer.sign("face", world.approve(release, Bio).as_bytes()).unwrap();
        let (r, s) = numbers(&made);
        let plain = [r, if turn { difference(order, s) } else { s }].concat();
        let reply = confirm(&world, release, if der { &made } else { &plain });
        assert!(matches!(reply, Ok(Reply::Confirmed { .. })), "{reply:?}");
    }
}

/// `n − s`, byte by byte.
fn difference(order: &str, s: [u8; 32]) -> [u8; 32] {
    let mut out = [0; 32];
    let mut borrow = 0;
    for at in (0..32).rev() {
        let n = i16::from(u8::from_str_radix(&order[2 * at..2 * at + 2], 16).unwrap());
        let rest = n - i16::from(s[at]) - borrow;
        borrow = i16::from(rest < 0);
        out[at] = u8::try_from(rest.rem_euclid(256)).unwrap();
    }
    out
}

#[test]
fn a_registration_with_a_wrong_signature_or_key_records_nothing_and_says_which() {
    let world = World::new(14);
    world.own();
    let spki = world.signer.make("face", Bio).unwrap().to_spki();
    world.signer.make("stranger", Bio).unwrap();
    let size = world.engine.state().size;
    let attempt = |sign: &dyn Fn(&str) -> Vec<Vec<u8>>| {
        let keys = [ConfirmingKey { uv: Bio, spki: spki.clone(), attestation: vec![] }];
        let draft = world.engine.begin_registration(&to(LANTERN), CHALLENGE, &keys).unwrap().unwrap();
        world.engine.finish_registration(world.request(), &to(LANTERN), &sign(&draft.inputs[0])).unwrap()
    };
    let by = |name: &str, text: &str| world.signer.sign(name, text.as_bytes()).unwrap();
    assert_eq!(attempt(&|input| vec![by("stranger", input)]), Err(Refusal::BadSignature));
    assert_eq!(attempt(&|_| vec![by("face", "another text")]), Err(Refusal::BadSignature));
    assert_eq!(attempt(&|input| vec![by("face", input)[1..].to_vec()]), Err(Refusal::MalformedSignature));
    assert_eq!(attempt(&|_| vec![]), Err(Refusal::MalformedSignature), "one is missing");
    assert_eq!(world.engine.state().size, size);
    assert_eq!(
        world.keys.list("privet/notice/").unwrap().len(),
        1,
        "each begins by deleting what the one before left behind"
    );
    assert!(matches!(attempt(&|input| vec![by("face", input)]), Ok(Reply::Registered { .. })));
    let again = world.engine.finish_registration(world.request(), &to(LANTERN), &[]).unwrap();
    assert_eq!(again, Err(Refusal::BadSignature), "a draft serves once");
}

#[test]
fn a_registration_that_met_a_busy_key_store_can_be_finished_again() {
    let world = World::new(15);
    world.own();
    let spki = world.signer.make("face", Bio).unwrap().to_spki();
    let keys = [ConfirmingKey { uv: Bio, spki, attestation: vec![] }];
    let draft = world.engine.begin_registration(&to(LANTERN), CHALLENGE, &keys).unwrap().unwrap();
    let signed = [world.signer.sign("face", draft.inputs[0].as_bytes()).unwrap()];
    world.script.fail("keys.sign", KeyFault::Transient, 1).unwrap();
    let request = world.request();
    let failed = world.engine.finish_registration(request, &to(LANTERN), &signed);
    assert_eq!(failed, Err(Fault::Key(KeyFault::Transient)));
    let reply = done(world.engine.finish_registration(request, &to(LANTERN), &signed));
    assert!(matches!(reply, Reply::Registered { .. }));
    assert_eq!(done(world.engine.finish_registration(request, &to(LANTERN), &signed)), reply, "asked again");
}

#[test]
fn which_keys_a_recipient_takes_is_said_before_any_is_made() {
    let mut world = World::new(40);
    assert_eq!(world.engine.accepted(&to(LANTERN)), [Bio, Pin]);
    assert_eq!(world.engine.accepted(&to("nobody")), []);
    let mut json: serde_json::Value = serde_json::from_slice(&world.manifest).unwrap();
    json["recipients"][0]["accepts"] = serde_json::json!(["pin"]);
    world.reopen_with(&serde_json::to_vec(&json).unwrap());
    assert_eq!(world.engine.accepted(&to(LANTERN)), [Pin]);
    assert_eq!(begin(&world, LANTERN, &[("both", Bio), ("pin", Pin)]), Err(Refusal::VerificationNotAccepted));
    assert!(begin(&world, LANTERN, &[("pin", Pin)]).is_ok());
}
