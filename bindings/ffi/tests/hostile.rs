//! Whatever text or bytes come through the boundary: a typed answer, never a panic, and never the text itself in the answer.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "helpers of tests: a panic is how they fail; clippy.toml reaches only the test functions"
)]

use privet::engine::Device;
use privet_ffi::{
    Answer, Asked, ConfirmingKey, Digest, EngineStatus, Expectations, Fault, Gesture, Jti, Language, Manner,
    MediaType, Outcome, OwnerInput, OwnerPurpose, OwnerSigned, Party, Payment, PrivetEngine, ProbeNonce,
    PromptId, ProposeOutcome, Reader, ReceiptCheck, Refusal, ReleaseId, RequestId, UniFfiTag, UseId,
    UserVerification, Withheld, verify_receipt,
};
use privet_softkeys::{ManualClock, SeededRandom, SoftAnchor, SoftKeys};
use proptest::prelude::*;
use std::sync::Arc;
use uniffi::{Lift, Lower};

const MANIFEST: &[u8] = include_bytes!("../../../cli/assets/demo.json");

fn engine(manifest: &[u8]) -> (tempfile::TempDir, Arc<PrivetEngine>) {
    let dir = tempfile::tempdir().expect("a directory");
    let device = Device {
        keys: SoftKeys::memory(),
        anchor: SoftAnchor::memory(),
        clock: ManualClock::new(1_772_519_400_000),
        random: SeededRandom::new(7),
    };
    let engine = PrivetEngine::on(dir.path(), manifest, device).expect("opens");
    (dir, engine)
}

fn request(byte: u8) -> RequestId {
    RequestId::new([byte; 16])
}

fn reader() -> Reader {
    Reader { language: Language::En, utc_offset: 480, hour24: true }
}

/// What a call answers if an argument does not lift.
fn lift<T: Lift<UniFfiTag, FfiType = <String as Lower<UniFfiTag>>::FfiType>>(
    text: &str,
) -> Result<T, Option<Fault>> {
    T::try_lift(<String as Lower<UniFfiTag>>::lower(text.to_owned()))
        .map_err(|error| error.downcast::<Fault>().ok())
}

macro_rules! lifts {
    ($text:expr, $($id:ident)*) => {$(
        match lift::<privet_ffi::$id>($text) {
            Ok(id) => prop_assert_eq!(String::from(id), $text),
            Err(fault) => prop_assert_eq!(fault, Some(Fault::BadArgument)),
        }
    )*};
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[0-9a-fA-F]{31,33}", "[0-9a-f]{64}", "[a-z0-9_.-]{0,66}"]
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..600),
        proptest::collection::vec(any::<u8>(), 512..=512),
        (any::<Vec<u8>>()).prop_map(|tail| [b"\xff\xd8\xff\xe1".as_slice(), &tail].concat()),
        (any::<Vec<u8>>()).prop_map(|tail| [b"\x89PNG\r\n\x1a\n".as_slice(), &tail].concat()),
        (any::<Vec<u8>>()).prop_map(|tail| [b"RIFF\0\0\0\0WEBP".as_slice(), &tail].concat()),
    ]
}

#[test]
fn an_id_that_is_one_lifts() {
    assert!(lift::<privet_ffi::ActivityId>("bill_scan").is_ok());
    assert!(lift::<privet_ffi::RequestId>(&"ab".repeat(16)).is_ok());
    assert_eq!(lift::<privet_ffi::ActivityId>("Bill scan").unwrap_err(), Some(Fault::BadArgument));
}

#[test]
fn a_directory_that_is_not_there_is_a_fault_of_the_store() {
    let device = Device {
        keys: SoftKeys::memory(),
        anchor: SoftAnchor::memory(),
        clock: ManualClock::new(0),
        random: SeededRandom::new(7),
    };
    let (dir, _engine) = engine(MANIFEST);
    let missing = dir.path().join("not/there");
    assert!(matches!(PrivetEngine::on(&missing, MANIFEST, device), Err(Fault::Store(_))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_hostile_id_is_a_bad_argument_or_kept_letter_for_letter(text in text()) {
        lifts!(text.as_str(), AppId ActivityId RecipientId RequestId PromptId UseId ReleaseId Jti Subject MatchToken
            TemplateId ProbeNonce Digest);
    }

    #[test]
    fn a_hostile_manifest_locks_the_engine_down(noise in bytes(), at in any::<prop::sample::Index>(), byte: u8) {
        let (_dir, locked) = engine(&noise);
        prop_assert!(matches!(locked.status(), Ok(EngineStatus::LockedDown { .. })), "{:?}", locked.status());
        prop_assert!(locked.manifest_problem().unwrap().is_some());
        let mut mutated = MANIFEST.to_vec();
        let at = at.index(mutated.len());
        if let Some(found) = mutated.get_mut(at) {
            *found = byte;
        }
        let (_dir, either) = engine(&mutated);
        let locked = matches!(either.status(), Ok(EngineStatus::LockedDown { .. }));
        prop_assert_eq!(either.manifest_problem().unwrap().is_some(), locked);
    }

    #[test]
    fn a_hostile_reader_is_a_bad_argument(utc_offset: i32) {
        let (_dir, engine) = engine(MANIFEST);
        let reader = Reader { utc_offset, ..reader() };
        let good = (-840..=840).contains(&utc_offset);
        prop_assert_eq!(engine.center(reader).is_ok(), good);
        prop_assert_eq!(engine.timeline(None, None, u32::MAX, reader).is_ok(), good);
        prop_assert_eq!(engine.prompt(Asked::Consent(PromptId::new([0; 16])), reader).is_ok(), good);
    }

    #[test]
    fn hostile_payloads_probes_keys_and_signatures_are_refused_or_a_bad_argument(
        noise in bytes(), more in bytes(), number: [u8; 16], words in any::<[String; 4]>(), index: u64,
    ) {
        let (_dir, engine) = engine(MANIFEST);
        let activity = |name: &str| privet_ffi::ActivityId::try_from(name).unwrap();
        let lantern = || privet_ffi::RecipientId::try_from("lantern_pay").unwrap();
        let refused = |answer: Result<Outcome, Fault>| matches!(answer, Ok(Outcome::Refused { .. }));

        for media_type in [MediaType::Jpeg, MediaType::Png, MediaType::Webp, MediaType::Json] {
            let kind = request(media_type as u8);
            let proposed = engine.propose_data(kind, activity("photo_check"), lantern(), &noise, media_type);
            let blocked = matches!(proposed, Ok(ProposeOutcome::Refused { refusal: Refusal::NoConsent }));
            prop_assert!(blocked, "consent comes before parsing");
        }
        let [amount, currency, payee, nonce] = words.clone();
        let payment = Payment { amount, currency, payee, nonce: Some(nonce), until: Some(i64::MIN) };
        prop_assert!(refused(engine.propose_payment(request(10), activity("pay"), lantern(), payment, None)));

        let enrolled = engine.enrol(request(11), activity("face_payment"), &noise);
        prop_assert!(refused(enrolled));
        let nonce = engine.probe_nonce().unwrap();
        let verified = engine.verify(request(12), activity("face_payment"), &noise, nonce);
        prop_assert!(matches!(verified, Ok(Outcome::Refused { .. }) | Err(Fault::BadArgument)), "{:?}", verified);
        let stale = engine.verify(request(13), activity("face_payment"), &[0; 512], ProbeNonce::new(number));
        prop_assert!(matches!(stale, Ok(Outcome::Refused { .. }) | Err(Fault::BadArgument)), "{:?}", stale);

        let input = engine.owner_challenge(OwnerPurpose::BecomeOwner).unwrap();
        let made_up = |input| OwnerSigned { input, spki: noise.clone(), signature: more.clone() };
        prop_assert!(refused(engine.set_owner(request(14), made_up(input))));
        let noisy = OwnerInput { input: noise.clone() };
        prop_assert!(refused(engine.set_owner(request(15), made_up(noisy.clone()))));
        prop_assert!(refused(engine.reset_attempts(request(16), activity("face_payment"), made_up(noisy.clone()))));
        prop_assert!(refused(engine.leave_lock_down(made_up(noisy))));

        let release = ReleaseId::new(number);
        prop_assert!(refused(engine.confirm(request(17), release, noise.clone())));
        prop_assert!(refused(engine.approve(request(18), release, Digest::new([1; 32]), UserVerification::Bio, Manner::plain(Gesture::Touch))));
        prop_assert!(refused(engine.release(request(19), release)));
        prop_assert!(engine.preview(release).unwrap().is_none());
        let manner = Manner { covered_touches: u32::MAX, text_percent: u16::MAX, ..Manner::plain(Gesture::Touch) };
        let answered = engine.answer(
            request(20), PromptId::new(number), Digest::new([2; 32]), Party::Person, Answer::Refuse, manner,
        );
        prop_assert!(refused(answered));
        let withheld = Withheld { frames: u32::MAX, bytes: 0 };
        prop_assert!(refused(engine.end_use(request(21), UseId::new(number), withheld)));

        let keys = vec![ConfirmingKey { uv: UserVerification::Pin, spki: noise.clone(), attestation: vec![noise.clone()] }];
        let begun = engine.begin_registration(lantern(), more.clone(), keys);
        if (16..=64).contains(&more.len()) {
            prop_assert!(matches!(begun, Ok(privet_ffi::RegistrationOutcome::Refused { .. })), "{begun:?}");
        } else {
            prop_assert!(matches!(begun, Err(Fault::BadArgument)), "{begun:?}");
        }
        let signatures = vec![noise.clone(), more];
        prop_assert!(refused(engine.finish_registration(request(22), lantern(), signatures)));
        prop_assert!(refused(engine.delivered(request(23), Jti::new(number), Some(noise))));
        prop_assert_eq!(engine.receipt(Jti::new(number)), Ok(None));
        prop_assert!(engine.proof(index.saturating_add(1_000)).unwrap().is_none());
        prop_assert_eq!(engine.status(), Ok(EngineStatus::Ready));
    }

    #[test]
    fn a_hostile_receipt_is_not_genuine_and_a_hostile_key_is_a_bad_argument(receipt in text(), jwk in text()) {
        let expected = || Expectations {
            app: "lantern".try_into().unwrap(),
            recipient: "lantern_pay".try_into().unwrap(),
            subject: privet_ffi::Subject::new([0; 16]),
            uv: UserVerification::Bio,
            nonce: Some(receipt.clone()),
            now: Some(i64::MAX),
        };
        prop_assert_eq!(verify_receipt(receipt.clone(), jwk, expected()), Err(Fault::BadArgument));
        let signer = SoftKeys::memory().signer();
        signer.make("k", UserVerification::Bio).unwrap();
        let jwk = String::from_utf8(signer.jwk("k").unwrap()).unwrap();
        let checked = verify_receipt(receipt.clone(), jwk, expected());
        prop_assert!(matches!(checked, Ok(ReceiptCheck::Not { .. })), "{:?}", checked);
    }
}
