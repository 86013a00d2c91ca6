//! Mutated and made-up bytes at every door, on a phone that has something to lose. Each gets a typed refusal or fault; nothing
//! is lost; nothing panics. `PRIVET_CASES` says how many cases each property tries.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends where it fails"
)]

use privet::command::Reply;
use privet::engine::{Engine, OwnerSigned, Status};
use privet::event::Cause;
use privet::fault::Fault;
use privet::gate::minimise::MediaType;
use privet::gate::registration::ConfirmingKey;
use privet::owner::OwnerPurpose;
use privet::refusal::Refusal;
use privet_tests::robust::phone::{FACE, Phone, SHARE, device, request};
use privet_tests::robust::{ALICE, count};
use privet_tests::world::{done, id, manner, reader};
use privet_wire::ids::RecipientId;
use privet_wire::key::UserVerification::Bio;
use proptest::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

const CASES: u32 = 24;
const PHOTO: &[u8] = include_bytes!("../photos/progressive.jpg");

/// What is done to bytes. Places are fractions of the length, so that one strategy fits all.
#[derive(Clone, Debug)]
enum Harm {
    Flip(Vec<(u32, u8)>),
    Cut(u32),
    Repeat(u32),
    Zero(u32, u16),
    Replace(Vec<u8>),
}

fn harm() -> impl Strategy<Value = Harm> {
    prop_oneof![
        4 => prop::collection::vec((any::<u32>(), 1_u8..), 1..6).prop_map(Harm::Flip),
        1 => any::<u32>().prop_map(Harm::Cut),
        1 => any::<u32>().prop_map(Harm::Repeat),
        2 => (any::<u32>(), 1_u16..5000).prop_map(|(at, count)| Harm::Zero(at, count)),
        1 => prop::collection::vec(any::<u8>(), 0..300).prop_map(Harm::Replace),
    ]
}

impl Harm {
    fn to(&self, bytes: &[u8]) -> Vec<u8> {
        let length = bytes.len() as u64;
        let at = |place: u32| usize::try_from((u64::from(place) * length) >> 32).unwrap();
        let mut bytes = bytes.to_vec();
        match self {
            Self::Flip(places) => {
                for (place, by) in places {
                    if let Some(byte) = bytes.get_mut(at(*place)) {
                        *byte ^= by;
                    }
                }
            }
            Self::Cut(place) => bytes.truncate(at(*place)),
            Self::Repeat(place) => bytes.extend_from_within(at(*place)..),
            Self::Zero(place, count) => {
                bytes.iter_mut().skip(at(*place)).take(usize::from(*count)).for_each(|b| *b = 0);
            }
            Self::Replace(with) => bytes.clone_from(with),
        }
        bytes
    }
}

/// Two phones with something to lose, opened by nobody: one closed properly, one killed, its last commits in the log.
fn good(killed: bool) -> &'static Path {
    static PHONES: OnceLock<[(tempfile::TempDir, PathBuf); 2]> = OnceLock::new();
    let make = |kill: bool| {
        let dir = tempfile::tempdir().unwrap();
        let phone = Phone::new(dir.path());
        phone.live();
        phone.touch(SHARE);
        if kill {
            phone.kill();
        } else {
            drop(phone);
        }
        let root = dir.path().to_owned();
        (dir, root)
    };
    &PHONES.get_or_init(|| [make(false), make(true)])[usize::from(killed)].1
}

/// A copy with one file harmed.
fn harmed(killed: bool, file: &str, harm: &Harm) -> (tempfile::TempDir, Vec<u8>) {
    let dir = tempfile::tempdir().unwrap();
    Phone::copy(good(killed), dir.path());
    let path = dir.path().join(file);
    let after = harm.to(&std::fs::read(&path).unwrap_or_default());
    std::fs::write(&path, &after).unwrap();
    (dir, after)
}

fn open(root: &Path, manifest: &[u8]) -> Result<Engine, Fault> {
    Engine::open(&root.join("data"), manifest, device(root).0)
}

fn manifest(root: &Path) -> Vec<u8> {
    std::fs::read(root.join("manifest.json")).unwrap()
}

/// Every door is tried; then the person takes everything back, and it stays so.
fn exercised(root: &Path, engine: Engine) {
    let (share, face) = (id(SHARE), id(FACE));
    let _ = engine.check(&share);
    let _ = engine.center(&reader());
    let mut before = None;
    for _ in 0..5 {
        match engine.timeline(None, before, 50, &reader()) {
            Ok((_, Some(next))) => before = Some(next),
            _ => break,
        }
    }
    for index in 0..engine.state().size.min(60) {
        let _ = engine.proof(index);
    }
    let _ = (engine.outbox_next(), engine.checkpoint(), engine.log_key(), engine.tick());
    let _ = engine.access(request(), &share, None);
    let nonce = engine.probe_nonce().unwrap();
    let _ = engine.verify(request(), &face, ALICE, nonce);
    let _ = engine.verify_ledger(|_, _| true);
    for activity in [&share, &face] {
        assert_eq!(engine.withdraw(request(), activity), Ok(Ok(Reply::Withdrawn)), "{:?}", engine.status());
        assert!(engine.check(activity).is_err());
    }
    drop(engine);
    if let Ok(again) = open(root, &manifest(root)) {
        assert!(
            again.check(&share).is_err()
                && again.access(request(), &share, None).map_or(true, |used| used.is_err())
        );
        assert!(again.check(&face).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(count("PRIVET_CASES", CASES)) })]

    #[test]
    fn a_harmed_database_is_refused_or_read_and_withdrawing_works(harm in harm()) {
        let (dir, after) = harmed(false, "data/privet.db", &harm);
        let engine = open(dir.path(), &manifest(dir.path())).expect("opens, whatever the file");
        if let Status::LockedDown { .. } = engine.status() {
            let now = std::fs::read(dir.path().join("data/privet.db")).unwrap();
            prop_assert!(now == after, "evidence is not written to");
        }
        exercised(dir.path(), engine);
    }

    #[test]
    fn a_harmed_log_is_refused_or_read_and_withdrawing_works(harm in harm()) {
        let (dir, _) = harmed(true, "data/privet.db-wal", &harm);
        exercised(dir.path(), open(dir.path(), &manifest(dir.path())).expect("opens, whatever the log"));
    }

    #[test]
    fn a_harmed_anchor_is_never_believed(harm in harm()) {
        let (dir, after) = harmed(true, "device/anchor", &harm);
        let before = std::fs::read(good(true).join("device/anchor")).unwrap();
        let engine = open(dir.path(), &manifest(dir.path())).expect("opens, whatever the anchor");
        if after != before {
            prop_assert_eq!(engine.status(), Status::LockedDown { cause: Cause::AnchorUnreadable });
        }
        exercised(dir.path(), engine);
    }

    #[test]
    fn harmed_tombstones_can_only_deny(lines in prop::collection::vec(harm(), 1..4)) {
        let dir = tempfile::tempdir().unwrap();
        Phone::copy(good(false), dir.path());
        let line = format!(r#"{{"kind":"withdrawal","activity":"{SHARE}","wall":1772519400000,"aliases":[]}}"#);
        let file: Vec<u8> = lines.iter().flat_map(|harm| [harm.to(line.as_bytes()), b"\n".to_vec()].concat()).collect();
        std::fs::write(dir.path().join("data/privet.tombstones"), &file).unwrap();
        let engine = open(dir.path(), &manifest(dir.path())).expect("opens");
        prop_assert_eq!(engine.status(), Status::Ready);
        prop_assert!(engine.check(&id("nearby")).is_err(), "nothing is allowed that was not");
        exercised(dir.path(), engine);
    }

    #[test]
    fn a_harmed_manifest_is_refused_or_read_and_loses_nothing(harm in harm()) {
        let dir = tempfile::tempdir().unwrap();
        Phone::copy(good(false), dir.path());
        let good = manifest(dir.path());
        let engine = open(dir.path(), &harm.to(&good)).expect("opens");
        match engine.status() {
            Status::Ready => prop_assert!(engine.manifest_fault().is_none()),
            status => {
                prop_assert_eq!(status, Status::LockedDown { cause: Cause::BadManifest });
                prop_assert!(engine.manifest_fault().is_some());
                // The last accepted one is still there, and with it what the person said.
                prop_assert!(engine.state().grant(&id(SHARE)).is_some());
                drop(engine);
                let engine = open(dir.path(), &good).expect("opens");
                prop_assert_eq!(engine.status(), Status::Ready);
                prop_assert_eq!(engine.check(&id(SHARE)), Ok(()));
                exercised(dir.path(), engine);
                return Ok(());
            }
        }
        exercised(dir.path(), engine);
    }

    #[test]
    fn a_harmed_picture_is_refused_or_cleaned(harm in harm(), kind in 0_usize..3) {
        let phone = shared();
        let cloudlane = RecipientId::try_from("cloudlane").unwrap();
        let kind = [MediaType::Jpeg, MediaType::Png, MediaType::Webp][kind];
        let proposed = phone.engine.propose_data(request(), &id("bill_scan"), &cloudlane, &harm.to(PHOTO), kind);
        if let Ok(Ok(Reply::Pending { release, .. })) = proposed.unwrap() {
            let preview = phone.engine.preview(release).unwrap();
            prop_assert!(!preview.bytes().windows(4).any(|four| four == b"Exif"));
            done(phone.engine.refuse(request(), release, manner()));
        }
        prop_assert!(phone.ready());
    }

    #[test]
    fn a_harmed_signature_confirms_nothing_and_the_right_one_still_does(harm in harm()) {
        let phone = shared();
        let release = phone.propose().unwrap();
        let Ok(right) = phone.signed(release) else { return Ok(()) };
        let wrong = harm.to(&right);
        if wrong != right {
            let refused = phone.confirm(release, &wrong).unwrap();
            let no = matches!(
                refused,
                Err(Refusal::MalformedSignature | Refusal::BadSignature | Refusal::Ended { .. })
            );
            prop_assert!(no, "{refused:?}");
        }
        let confirmed = phone.confirm(release, &right).unwrap();
        prop_assert!(matches!(confirmed, Ok(Reply::Confirmed { .. }) | Err(Refusal::Ended { .. })), "{confirmed:?}");
    }

    #[test]
    fn a_harmed_public_key_is_not_registered(harm in harm()) {
        let phone = shared();
        let right = phone.signer.spki("owner").unwrap();
        let wrong = harm.to(&right);
        prop_assume!(wrong != right);
        let meridian = RecipientId::try_from("meridian").unwrap();
        let drafted = phone.engine.begin_registration(&meridian, b"a challenge of the recipient", &[ConfirmingKey { uv: Bio, spki: wrong.clone(), attestation: vec![wrong.clone()] }]);
        prop_assert_eq!(drafted.unwrap().unwrap_err(), Refusal::BadKey);
        let input = phone.engine.owner_challenge(OwnerPurpose::ResetAttempts { activity: id(FACE) }).unwrap();
        let signature = phone.signer.sign("owner", &input.input).unwrap();
        let reset = phone.engine.reset_attempts(request(), &id(FACE), &OwnerSigned { input, spki: wrong, signature }).unwrap();
        prop_assert!(reset.is_err(), "{reset:?}");
    }

    #[test]
    fn a_harmed_probe_spends_an_attempt_at_most(harm in harm()) {
        let phone = shared();
        let probe = harm.to(ALICE);
        let before = phone.engine.state().faces[&id(FACE)].begun;
        let nonce = phone.engine.probe_nonce().unwrap();
        match phone.engine.verify(request(), &id(FACE), &probe, nonce) {
            Err(fault) => {
                prop_assert_eq!(fault, Fault::BadArgument);
                prop_assert_eq!(phone.engine.state().faces[&id(FACE)].begun, before);
            }
            Ok(outcome) => {
                let expected = matches!(outcome, Ok(Reply::Matched { .. } | Reply::NotMatched { .. }) | Err(Refusal::AttemptsSpent));
                prop_assert!(expected, "{outcome:?}");
            }
        }
        let input = phone.engine.owner_challenge(OwnerPurpose::ResetAttempts { activity: id(FACE) }).unwrap();
        let signature = phone.signer.sign("owner", &input.input).unwrap();
        let spki = phone.signer.spki("owner").unwrap();
        let _ = phone.engine.reset_attempts(request(), &id(FACE), &OwnerSigned { input, spki, signature }).unwrap();
    }

    #[test]
    fn a_made_up_acknowledgement_delivers_nothing(ack in prop_oneof![
        prop::collection::vec(any::<u8>(), 0..200),
        "[A-Za-z0-9_-]{10,60}\\.[A-Za-z0-9_-]{10,60}\\.[A-Za-z0-9_-]{86}".prop_map(String::into_bytes),
    ]) {
        let phone = shared();
        if phone.engine.outbox_next().unwrap().is_none() {
            let release = phone.propose().unwrap();
            let Ok(signature) = phone.signed(release) else { return Ok(()) };
            let _ = phone.confirm(release, &signature).unwrap();
        }
        let Some(item) = phone.engine.outbox_next().unwrap() else { return Ok(()) };
        let delivered = phone.engine.delivered(request(), item.jti, Some(&ack)).unwrap();
        prop_assert_eq!(delivered, Err(Refusal::WrongAcknowledgement));
        prop_assert!(phone.engine.state().outbox.contains_key(&item.jti));
    }
}

/// A phone for what harms no file.
fn shared() -> &'static Phone {
    static PHONE: OnceLock<(tempfile::TempDir, Phone)> = OnceLock::new();
    &PHONE
        .get_or_init(|| {
            let dir = tempfile::tempdir().unwrap();
            let phone = Phone::new(dir.path());
            phone.live();
            phone.register("cloudlane");
            phone.allow("bill_scan").unwrap();
            (dir, phone)
        })
        .1
}
