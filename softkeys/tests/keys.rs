//! The obligations that `DeviceKeys` puts on an implementation, held to both places; and what altered files do.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests: a failure here is the test's own")]

use privet::host::{DeviceKeys, KeyDeleted, KeyFault, KeyMade, KeyPolicy, KeyState};
use privet_softkeys::{SoftKeys, SoftSigner};
use privet_wire::key::{PublicKey, Signature, UserVerification};
use proptest::prelude::*;

const MASTER: &str = "privet/master/1";
const TEMPLATE: &str = "privet/template/face_payment/1";
const NOTICE: &str = "privet/notice/cloudlane/1";
const SENTINEL: &str = "privet/sentinel/1";

fn both(check: impl Fn(&SoftKeys)) {
    let dir = tempfile::tempdir().unwrap();
    check(&SoftKeys::memory());
    check(&SoftKeys::directory(&dir.path().join("device")));
}

fn make(keys: &SoftKeys, alias: &str, policy: KeyPolicy) {
    assert_eq!(keys.create(alias, policy), Ok(KeyMade::Software));
}

#[test]
fn an_existing_key_is_never_overwritten() {
    both(|keys| {
        make(keys, MASTER, KeyPolicy::Master);
        let sealed = keys.seal(MASTER, b"aad", b"text").unwrap();
        assert_eq!(keys.create(MASTER, KeyPolicy::Master), Err(KeyFault::Corrupt));
        assert_eq!(keys.open(MASTER, b"aad", &sealed).unwrap().as_slice(), b"text");
    });
}

#[test]
fn a_missing_key_is_reported_and_never_made() {
    both(|keys| {
        assert_eq!(keys.seal(MASTER, b"", b""), Err(KeyFault::KeyMissing));
        assert_eq!(keys.open(MASTER, b"", &[0; 40]), Err(KeyFault::KeyMissing));
        assert_eq!(keys.sign(NOTICE, b""), Err(KeyFault::KeyMissing));
        assert_eq!(keys.public_key(NOTICE), Err(KeyFault::KeyMissing));
        assert_eq!(keys.state(MASTER), Ok(KeyState::Missing));
        assert_eq!(keys.delete(MASTER), Ok(KeyDeleted::WasMissing));
        assert_eq!(keys.list(""), Ok(vec![]));
    });
}

#[test]
fn sealed_bytes_open_only_unaltered_under_their_own_alias_and_aad() {
    both(|keys| {
        make(keys, MASTER, KeyPolicy::Master);
        make(keys, "privet/master/2", KeyPolicy::Master);
        for text in [b"".as_slice(), b"text"] {
            let sealed = keys.seal(MASTER, b"aad", text).unwrap();
            assert_ne!(sealed, keys.seal(MASTER, b"aad", text).unwrap(), "nonces differ");
            assert_eq!(keys.open(MASTER, b"aad", &sealed).unwrap().as_slice(), text);
            assert_eq!(keys.open(MASTER, b"other", &sealed), Err(KeyFault::Corrupt));
            assert_eq!(keys.open("privet/master/2", b"aad", &sealed), Err(KeyFault::Corrupt));
            for cut in 0..sealed.len() {
                assert_eq!(keys.open(MASTER, b"aad", &sealed[..cut]), Err(KeyFault::Corrupt));
                let mut altered = sealed.clone();
                altered[cut] ^= 1;
                assert_eq!(keys.open(MASTER, b"aad", &altered), Err(KeyFault::Corrupt));
            }
        }
    });
}

#[test]
fn a_key_copied_to_another_alias_does_not_open_what_the_first_sealed() {
    let dir = tempfile::tempdir().unwrap();
    let keys = SoftKeys::directory(dir.path());
    make(&keys, MASTER, KeyPolicy::Master);
    let sealed = keys.seal(MASTER, b"", b"text").unwrap();
    let file = dir.path().join("keys.json");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace(MASTER, "privet/master/2")).unwrap();
    assert_eq!(keys.state("privet/master/2"), Ok(KeyState::Present));
    assert_eq!(keys.open("privet/master/2", b"", &sealed), Err(KeyFault::Corrupt));
    std::fs::write(&file, text.replace("\"master\"", "\"template\"")).unwrap();
    assert_eq!(keys.open(MASTER, b"", &sealed), Err(KeyFault::Corrupt), "the policy is bound too");
    std::fs::write(&file, text).unwrap();
    assert_eq!(keys.open(MASTER, b"", &sealed).unwrap().as_slice(), b"text");
}

#[test]
fn a_deleted_key_opens_nothing_again_even_if_its_alias_is_made_anew() {
    both(|keys| {
        make(keys, TEMPLATE, KeyPolicy::Template);
        let sealed = keys.seal(TEMPLATE, b"", b"face").unwrap();
        assert_eq!(keys.delete(TEMPLATE), Ok(KeyDeleted::Deleted));
        assert_eq!(keys.state(TEMPLATE), Ok(KeyState::Missing));
        assert_eq!(keys.open(TEMPLATE, b"", &sealed), Err(KeyFault::KeyMissing));
        make(keys, TEMPLATE, KeyPolicy::Template);
        assert_eq!(keys.open(TEMPLATE, b"", &sealed), Err(KeyFault::Corrupt));
    });
}

#[test]
fn a_notice_key_signs_what_its_public_half_verifies_and_does_nothing_else() {
    both(|keys| {
        make(keys, NOTICE, KeyPolicy::Notice);
        let public = PublicKey::from_spki(&keys.public_key(NOTICE).unwrap()).unwrap();
        let signature = Signature::from_key_store(&keys.sign(NOTICE, b"notice").unwrap()).unwrap();
        assert_eq!(public.verify(b"notice", &signature), Ok(()));
        assert!(public.verify(b"other", &signature).is_err());
        assert_eq!(keys.seal(NOTICE, b"", b""), Err(KeyFault::Corrupt));
        make(keys, MASTER, KeyPolicy::Master);
        make(keys, SENTINEL, KeyPolicy::Sentinel);
        for alias in [MASTER, SENTINEL] {
            assert_eq!(keys.sign(alias, b""), Err(KeyFault::Corrupt));
            assert_eq!(keys.public_key(alias), Err(KeyFault::Corrupt));
        }
        assert_eq!(keys.seal(SENTINEL, b"", b""), Err(KeyFault::Corrupt));
    });
}

#[test]
fn an_alias_has_to_name_its_policy() {
    both(|keys| {
        for alias in ["", "master/1", "privet/master", "privet/masters/1", TEMPLATE, "privet/master/\0"] {
            assert_eq!(keys.create(alias, KeyPolicy::Master), Err(KeyFault::Corrupt), "{alias:?}");
        }
        assert_eq!(keys.list(""), Ok(vec![]));
    });
}

#[test]
fn a_new_face_ends_the_sentinel_and_the_persons_bio_keys_and_nothing_else() {
    both(|keys| {
        let signer = keys.signer();
        make(keys, SENTINEL, KeyPolicy::Sentinel);
        make(keys, MASTER, KeyPolicy::Master);
        let _ = signer.make("cloudlane/bio", UserVerification::Bio).unwrap();
        let _ = signer.make("owner", UserVerification::Pin).unwrap();
        assert_eq!(keys.state(SENTINEL), Ok(KeyState::Present));
        keys.new_enrolment().unwrap();
        assert_eq!(keys.state(SENTINEL), Ok(KeyState::Invalidated));
        assert_eq!(keys.state(MASTER), Ok(KeyState::Present));
        assert_eq!(signer.sign("cloudlane/bio", b""), Err(KeyFault::KeyInvalidated));
        assert!(signer.sign("owner", b"").is_ok());
        assert_eq!(
            keys.list("privet/sentinel/"),
            Ok(vec![SENTINEL.to_owned()]),
            "still listed, to be deleted"
        );
        assert_eq!(keys.delete(SENTINEL), Ok(KeyDeleted::Deleted));
    });
}

#[test]
fn the_persons_keys_sign_and_are_never_listed_among_the_devices() {
    both(|keys| {
        let signer = keys.signer();
        let public = signer.make("cloudlane/bio", UserVerification::Bio).unwrap();
        assert_eq!(signer.make("cloudlane/bio", UserVerification::Pin), Err(KeyFault::Corrupt));
        assert_eq!(signer.uv("cloudlane/bio"), Ok(UserVerification::Bio));
        assert_eq!(PublicKey::from_spki(&signer.spki("cloudlane/bio").unwrap()), Ok(public));
        assert_eq!(PublicKey::from_jwk(&signer.jwk("cloudlane/bio").unwrap()), Ok(public));
        let der = signer.sign("cloudlane/bio", b"input").unwrap();
        assert_eq!(der[0], 0x30, "DER, as phones give it");
        assert_eq!(public.verify(b"input", &Signature::from_key_store(&der).unwrap()), Ok(()));
        assert_eq!(keys.list(""), Ok(vec![]));
        assert_eq!(keys.state("cloudlane/bio"), Ok(KeyState::Missing));
        assert_eq!(keys.delete("cloudlane/bio"), Ok(KeyDeleted::WasMissing));
        assert_eq!(signer.names(), Ok(vec!["cloudlane/bio".to_owned()]));
        assert_eq!(signer.delete("cloudlane/bio"), Ok(KeyDeleted::Deleted));
        assert_eq!(signer.sign("cloudlane/bio", b""), Err(KeyFault::KeyMissing));
    });
}

#[test]
fn keys_outlive_their_handle_and_each_handle_sees_the_others_changes() {
    let dir = tempfile::tempdir().unwrap();
    let (one, two) = (SoftKeys::directory(dir.path()), SoftKeys::directory(dir.path()));
    make(&one, MASTER, KeyPolicy::Master);
    let sealed = two.seal(MASTER, b"", b"text").unwrap();
    drop(one);
    let again = SoftKeys::directory(dir.path());
    assert_eq!(again.open(MASTER, b"", &sealed).unwrap().as_slice(), b"text");
    assert_eq!(again.delete(MASTER), Ok(KeyDeleted::Deleted));
    assert_eq!(two.seal(MASTER, b"", b""), Err(KeyFault::KeyMissing), "what was read before is not trusted");
    let _ = SoftSigner::directory(dir.path()).make("owner", UserVerification::Pin).unwrap();
    assert_eq!(again.signer().names(), Ok(vec!["owner".to_owned()]));
}

#[test]
fn an_unreadable_file_is_corrupt_for_every_call_and_stays_as_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("keys.json");
    let keys = SoftKeys::directory(dir.path());
    make(&keys, MASTER, KeyPolicy::Master);
    std::fs::write(&file, b"{}").unwrap();
    assert_eq!(keys.state(MASTER), Err(KeyFault::Corrupt));
    assert_eq!(keys.create("privet/master/2", KeyPolicy::Master), Err(KeyFault::Corrupt));
    assert_eq!(keys.delete(MASTER), Err(KeyFault::Corrupt));
    assert_eq!(keys.new_enrolment(), Err(KeyFault::Corrupt));
    assert_eq!(std::fs::read(&file).unwrap(), b"{}");
}

#[test]
fn no_handle_prints_a_secret() {
    let dir = tempfile::tempdir().unwrap();
    let keys = SoftKeys::directory(dir.path());
    make(&keys, MASTER, KeyPolicy::Master);
    assert_eq!(format!("{keys:?} {:?}", keys.signer()), "SoftKeys(..) SoftSigner(..)");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn an_altered_file_gives_a_typed_answer_and_never_a_wrong_text_or_signature(
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..4), cut in any::<Option<proptest::sample::Index>>(),
    ) {
        let dir = tempfile::tempdir().unwrap();
        let keys = SoftKeys::directory(dir.path());
        make(&keys, MASTER, KeyPolicy::Master);
        make(&keys, NOTICE, KeyPolicy::Notice);
        let sealed = keys.seal(MASTER, b"", b"text").unwrap();
        let public = PublicKey::from_spki(&keys.public_key(NOTICE).unwrap()).unwrap();
        let file = dir.path().join("keys.json");
        let mut bytes = std::fs::read(&file).unwrap();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        std::fs::write(&file, &bytes).unwrap();
        let odd = |fault| !matches!(
            fault, KeyFault::Corrupt | KeyFault::KeyMissing | KeyFault::KeyInvalidated
        );
        match keys.open(MASTER, b"", &sealed) {
            Ok(text) => prop_assert_eq!(text.as_slice(), b"text"),
            Err(fault) => prop_assert!(!odd(fault), "{:?}", fault),
        }
        match keys.sign(NOTICE, b"notice") {
            Ok(der) => {
                let signature = Signature::from_key_store(&der).unwrap();
                prop_assert!(public.verify(b"notice", &signature).is_ok());
            }
            Err(fault) => prop_assert!(!odd(fault), "{:?}", fault),
        }
    }
}
