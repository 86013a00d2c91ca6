//! The whole loop through the calls that Kotlin and Swift make.

use crate::{EnvelopeCheck, TestPhone, engines_alive};
use privet_ffi::{
    Answer, Asked, AskedFrom, ConfirmingKey, EngineStatus, Fault, Gesture, KeyFault, Language, Manner,
    Outcome, OwnerPurpose, OwnerSigned, Party, Payment, PrivetEngine, PromptOutcome, Reader,
    RegistrationOutcome, Reply, RequestId, Until, UserVerification,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering::SeqCst};

const MANIFEST: &str = include_str!("../../../cli/assets/demo.json");
const START: i64 = 1_772_519_400_000;
const CHALLENGE: &[u8] = b"a challenge of the recipient";

fn request() -> RequestId {
    static NEXT: AtomicU8 = AtomicU8::new(0);
    RequestId::new([NEXT.fetch_add(1, SeqCst); 16])
}

fn done(outcome: Result<Outcome, Fault>) -> Reply {
    match outcome {
        Ok(Outcome::Done { reply }) => reply,
        other => panic!("{other:?}"),
    }
}

fn phone() -> (tempfile::TempDir, Arc<TestPhone>, String) {
    let dir = tempfile::tempdir().unwrap();
    let phone = TestPhone::new(dir.path().to_str().unwrap().to_owned(), 1, START).unwrap();
    let manifest = phone.manifest(MANIFEST.to_owned()).unwrap();
    (dir, phone, manifest)
}

/// Draws the lines, has them on screen, and waits until a tap counts.
fn look(phone: &TestPhone, engine: &PrivetEngine, asked: Asked) -> privet_ffi::Digest {
    let reader = Reader { language: Language::En, utc_offset: 480, hour24: true };
    let PromptOutcome::Drawn { view } = engine.prompt(asked, reader).unwrap() else { panic!("not drawn") };
    done(engine.shown(asked, view.digest));
    phone.advance(700).unwrap();
    view.digest
}

fn register(phone: &TestPhone, engine: &PrivetEngine) -> String {
    let owner = phone.make_key("owner".to_owned(), UserVerification::Pin).unwrap();
    let input = engine.owner_challenge(OwnerPurpose::BecomeOwner).unwrap();
    let signature = phone.sign("owner".to_owned(), input.input.clone()).unwrap();
    let signed = OwnerSigned { input, spki: owner, signature };
    assert_eq!(done(engine.set_owner(request(), signed)), Reply::OwnerSet);
    let spki = phone.make_key("pin".to_owned(), UserVerification::Pin).unwrap();
    let lantern = "lantern_pay".try_into().unwrap();
    let keys = vec![ConfirmingKey { uv: UserVerification::Pin, spki, attestation: vec![] }];
    let begun = engine.begin_registration(lantern, CHALLENGE.to_vec(), keys).unwrap();
    let RegistrationOutcome::Drafted { draft } = begun else { panic!("{begun:?}") };
    let sign = |input: String| phone.sign("pin".to_owned(), input.into_bytes()).unwrap();
    let signatures = draft.inputs.into_iter().map(sign).collect();
    match done(engine.finish_registration(request(), "lantern_pay".try_into().unwrap(), signatures)) {
        Reply::Registered { registration } => registration,
        other => panic!("{other:?}"),
    }
}

fn manner() -> Manner {
    Manner::plain(Gesture::Touch)
}

fn allow(phone: &TestPhone, engine: &PrivetEngine, activity: &str) {
    let asked = engine.ask(request(), activity.try_into().unwrap(), AskedFrom::Center);
    let Reply::Prompt { prompt } = done(asked) else { panic!("no prompt") };
    let digest = look(phone, engine, Asked::Consent(prompt));
    let answer = Answer::Allow { until: Until::Withdrawn };
    done(engine.answer(request(), prompt, digest, Party::Person, answer, manner()));
}

#[test]
fn a_payment_confirmed_through_the_boundary_opens_at_its_recipient_only_by_the_right_registration() {
    let (_dir, phone, manifest) = phone();
    let engine = phone.open(manifest, None, None).unwrap();
    let registration = register(&phone, &engine);
    let payment = Payment {
        amount: "38.00".to_owned(),
        currency: "CNY".to_owned(),
        payee: "Noodle House".to_owned(),
        nonce: None,
        until: None,
    };
    let (pay, lantern) = ("pay".try_into().unwrap(), "lantern_pay".try_into().unwrap());
    let proposed = engine.propose_payment(request(), pay, lantern, payment, None);
    let Reply::Pending { release, confirm: true } = done(proposed) else { panic!("not pending") };
    let digest = look(&phone, &engine, Asked::Release(release));
    let approved = done(engine.approve(request(), release, digest, UserVerification::Pin, manner()));
    let Reply::Approved { signing_input, .. } = approved else { panic!("{approved:?}") };
    let signature = phone.sign("pin".to_owned(), signing_input.into_bytes()).unwrap();
    let confirmed = done(engine.confirm(request(), release, signature));
    let Reply::Confirmed { jti, receipt } = confirmed else { panic!("{confirmed:?}") };

    let sent = engine.outbox_next().unwrap().unwrap();
    let open = |registration: Option<String>, challenge: &[u8]| {
        let (to, bytes) = (sent.recipient.as_str().to_owned(), sent.bytes.clone());
        phone.open_envelope(to, bytes, registration, challenge.to_vec(), None).unwrap()
    };
    let opened = open(Some(registration.clone()), CHALLENGE);
    assert_eq!(opened.verified, EnvelopeCheck::Confirmed);
    assert_eq!((opened.receipt.as_deref(), opened.jti), (Some(receipt.as_str()), jti.to_string()));
    assert_eq!(open(None, CHALLENGE).verified, EnvelopeCheck::Unchecked);
    assert_eq!(open(Some(registration), b"another challenge").verified, EnvelopeCheck::NotRegistered);
    let ack = phone.acknowledge(sent.bytes.clone()).unwrap();
    assert_eq!(done(engine.delivered(request(), jti, Some(ack))), Reply::Delivered);
    assert_eq!(engine.receipt(jti), Ok(Some(receipt)));
}

#[test]
fn a_reopened_phone_still_has_its_consent_and_a_locked_one_says_so() {
    let (_dir, phone, manifest) = phone();
    let engine = phone.open(manifest.clone(), None, None).unwrap();
    allow(&phone, &engine, "score_share");
    assert!(engines_alive() > 0);
    drop(engine);
    phone.lock();
    let engine = phone.open(manifest, None, None).unwrap();
    assert_eq!(engine.status(), Ok(EngineStatus::Locked));
    phone.unlock();
    done(engine.tick());
    assert_eq!(engine.check("score_share".try_into().unwrap()), Ok(privet_ffi::Decision::Allowed));
}

#[test]
fn hosts_handed_out_and_back_in_follow_the_script_once() {
    let (_dir, phone, manifest) = phone();
    phone.fail("keys.create".to_owned(), KeyFault::TooManyKeys, 1).unwrap();
    let opened = phone.open(manifest.clone(), Some(phone.keys()), Some(phone.anchor()));
    assert!(matches!(opened, Err(Fault::Key(KeyFault::TooManyKeys))));
    assert_eq!(phone.unfired(), []);
    assert!(phone.open(manifest, Some(phone.keys()), Some(phone.anchor())).is_ok());
    assert_eq!(phone.fail("keys.nothing".to_owned(), KeyFault::Host, 1), Err(Fault::BadArgument));
}
