//! Hostile bytes: no parser panics on anything, and no single changed bit of a genuine thing is accepted.

use crate::support::{self, NOW, Release, bytes, data, entry, log_key, payment, public, secret, sign};
use privet_wire::ack::Ack;
use privet_wire::checkpoint::{Checkpoint, LogKey, UnverifiedCheckpoint};
use privet_wire::claims::Claims;
use privet_wire::destruction::Destruction;
use privet_wire::envelope;
use privet_wire::ids::{AppId, Jti, RecipientId};
use privet_wire::notice::Notice;
use privet_wire::proof::Proof;
use privet_wire::receipt::{Expect, UnverifiedReceipt, VerifiedReceipt};
use privet_wire::registration::{KeyUse, RegisteredKey, Registration};
use proptest::prelude::*;

fn verify(text: &str, release: &Release) -> Option<VerifiedReceipt> {
    let (iss, aud): (AppId, RecipientId) = ("lantern".try_into().unwrap(), "lantern_pay".try_into().unwrap());
    let Claims { sub, uv, nonce, .. } = &release.claims;
    let key = public(release.key);
    let expect = Expect { iss: &iss, aud: &aud, sub, key: &key, uv: *uv, nonce: nonce.as_deref() };
    UnverifiedReceipt::parse(text).ok()?.verify(&expect, NOW).ok()
}

/// The way a recipient goes: open, verify, require a match.
fn accept(envelope: &[u8], release: &Release) -> bool {
    let aud = "lantern_pay".try_into().unwrap();
    let Ok(opened) = envelope::open(&secret(), &aud, envelope) else { return false };
    let Some(verified) = opened.receipt_text().and_then(|text| verify(text, release)) else { return false };
    opened.require_match(&verified).is_ok()
}

/// Calls `judge` with every text that differs from `text` in one bit and is still UTF-8.
fn each_flipped_bit(text: &str, judge: impl Fn(&str) -> bool) {
    assert!(judge(text), "the genuine one is accepted");
    for at in 0..text.len() {
        for bit in 0..8 {
            let mut altered = text.as_bytes().to_vec();
            altered[at] ^= 1 << bit;
            if let Ok(altered) = String::from_utf8(altered) {
                assert!(!judge(&altered), "byte {at} bit {bit}");
            }
        }
    }
}

fn registration() -> (Registration, String) {
    let registration = Registration {
        iss: "lantern".try_into().unwrap(),
        aud: "lantern_pay".try_into().unwrap(),
        sub: payment().claims.sub,
        challenge: bytes("challenge").to_vec(),
        keys: vec![RegisteredKey { attestation: vec![vec![1; 20]], jwk: public("pin"), uv: KeyUse::Pin }],
    };
    let inputs = registration.signing_inputs().unwrap();
    let text = registration.assemble(&[sign("pin", inputs[0].as_bytes())]).unwrap();
    (registration, text)
}

fn notice() -> (Notice, String) {
    let Claims { iss, aud, sub, jti, .. } = payment().claims;
    let notice = Notice { iss, aud, sub, activity: "pay".try_into().unwrap(), withdrawn_at: NOW, jti };
    let input = notice.signing_input(&public("notice").id()).unwrap();
    let signature = sign("notice", input.as_bytes());
    (notice, input.assemble(&signature))
}

#[test]
fn no_flipped_bit_of_a_receipt_is_accepted() {
    let release = payment();
    each_flipped_bit(release.receipt().as_str(), |text| verify(text, &release).is_some());
}

#[test]
fn no_flipped_bit_of_an_envelope_is_accepted() {
    let release = data();
    let genuine = release.envelope();
    assert!(accept(&genuine, &release));
    // Every byte of the clear header and of the tag; of the ciphertext, whose authentication is one and the same, every 23rd.
    let (header, tag) = (82, genuine.len() - 16);
    for at in (0..header).chain((header..tag).step_by(23)).chain(tag..genuine.len()) {
        let mut altered = genuine.clone();
        altered[at] ^= 1 << (at % 8);
        assert!(!accept(&altered, &release), "byte {at}");
    }
}

#[test]
fn no_flipped_bit_of_a_checkpoint_is_accepted() {
    each_flipped_bit(&support::signed_head(), |text| {
        UnverifiedCheckpoint::parse(text).is_ok_and(|read| read.verify(&log_key()).is_ok())
    });
}

#[test]
fn no_flipped_bit_of_a_proof_is_accepted() {
    for with_salt in [true, false] {
        each_flipped_bit(&support::proof(with_salt), |text| {
            Proof::parse(text).is_ok_and(|proof| proof.verify(&log_key(), &entry(4)).is_ok())
        });
    }
    let proof = Proof::parse(&support::proof(false)).unwrap();
    for at in 0..entry(4).len() {
        let mut altered = entry(4);
        altered[at] ^= 1;
        assert!(proof.verify(&log_key(), &altered).is_err(), "entry byte {at}");
    }
}

#[test]
fn no_flipped_bit_of_a_destruction_record_is_accepted() {
    each_flipped_bit(&support::destruction(), |text| {
        Destruction::parse(text.as_bytes()).is_ok_and(|read| read.verify(&log_key()).is_ok())
    });
}

#[test]
fn no_flipped_bit_of_a_verifier_key_is_the_same_key() {
    each_flipped_bit(&log_key().to_vkey(), |text| LogKey::from_vkey(text).is_ok_and(|key| key == log_key()));
}

#[test]
fn no_flipped_bit_of_a_registration_is_accepted() {
    let (said, text) = registration();
    each_flipped_bit(&text, |text| Registration::verify(text, &said.iss, &said.aud, &said.challenge).is_ok());
}

#[test]
fn no_flipped_bit_of_a_notice_is_accepted() {
    let (said, text) = notice();
    each_flipped_bit(&text, |text| {
        Notice::verify(text, &said.iss, &said.aud, &said.sub, &public("notice")).is_ok()
    });
}

#[test]
fn a_receipt_verified_for_another_envelope_opens_nothing() {
    let (first, mut second) = (payment(), payment());
    second.claims.jti = Jti::new([1; 16]);
    let verified = verify(second.receipt().as_str(), &second).unwrap();
    let aud = "lantern_pay".try_into().unwrap();
    let opened = envelope::open(&secret(), &aud, &first.envelope()).unwrap();
    assert!(opened.require_match(&verified).is_err());
}

#[test]
fn a_second_receipt_over_the_same_send_opens_nothing() {
    let (first, mut second) = (payment(), payment());
    second.claims.exp -= 1;
    let verified = verify(second.receipt().as_str(), &second).unwrap();
    let aud = "lantern_pay".try_into().unwrap();
    let opened = envelope::open(&secret(), &aud, &first.envelope()).unwrap();
    assert_eq!(opened.require_match(&verified).err(), Some(envelope::MatchFault::OtherReceipt));
}

#[test]
fn an_old_receipt_can_be_checked_again_but_not_accepted() {
    let release = payment();
    let key = public(release.key);
    let Claims { iss, aud, sub, uv, nonce, exp, .. } = &release.claims;
    let expect = Expect { iss, aud, sub, key: &key, uv: *uv, nonce: nonce.as_deref() };
    let read = || UnverifiedReceipt::parse(release.receipt().as_str()).unwrap();
    assert!(read().verify_without_time(&expect).is_ok());
    assert!(read().verify(&expect, *exp).is_err());
    assert!(read().verify(&expect, i64::MAX).is_err());
    assert!(read().verify(&expect, i64::MIN).is_err());
}

#[test]
fn nothing_private_is_printed() {
    let release = payment();
    let printed = format!("{:?} {:?} {:?}", release.claims, release.openings, release.receipt());
    assert!(!printed.contains("面馆") && !printed.contains("12.50"), "{printed}");
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(noise in proptest::collection::vec(any::<u8>(), 0..300)) {
        every_parser(&noise);
    }

    #[test]
    fn genuine_things_cut_spliced_and_overwritten_never_panic(
        which in 0usize..8,
        at in any::<proptest::sample::Index>(),
        len in 0usize..40,
        noise in proptest::collection::vec(any::<u8>(), 0..40),
    ) {
        let genuine: Vec<u8> = match which {
            0 => payment().receipt().as_str().into(),
            1 => payment().envelope(),
            2 => support::signed_head().into(),
            3 => support::proof(true).into(),
            4 => registration().1.into(),
            5 => notice().1.into(),
            6 => support::destruction().into(),
            _ => payment().openings.shown.canonical().unwrap(),
        };
        let start = at.index(genuine.len());
        let end = (start + len).min(genuine.len());
        let altered = [&genuine[..start], &noise, &genuine[end..]].concat();
        every_parser(&altered);
        if altered != genuine {
            prop_assert!(!accept(&altered, &payment()));
        }
    }

    #[test]
    fn heads_of_any_size_and_root_read_back(size in any::<u64>(), root in any::<[u8; 32]>()) {
        let head = Checkpoint { origin: support::origin(), size, root };
        let note = head.sign(&bytes("log")).unwrap();
        prop_assert_eq!(UnverifiedCheckpoint::parse(&note).unwrap().verify(&log_key()), Ok(head));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))] // each seals and opens, slow without optimisation

    #[test]
    fn payloads_of_any_bytes_come_out_as_they_went_in(payload in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let jti = Jti::new([4; 16]);
        let described = support::description();
        let contents = envelope::Contents::Unconfirmed { description: &described, payload: &payload };
        let sealed = support::seal_to_recipient(&jti, &contents);
        let opened = envelope::open(&secret(), &"lantern_pay".try_into().unwrap(), &sealed).unwrap();
        let (description, out) = opened.unconfirmed_payload().unwrap();
        prop_assert_eq!(description, described);
        prop_assert_eq!(out.as_slice(), payload.as_slice());
    }
}

fn every_parser(noise: &[u8]) {
    let aud: RecipientId = "lantern_pay".try_into().unwrap();
    let release = payment();
    assert!(
        !matches!(envelope::header(noise), Ok(header) if noise.len() < 82 && header.jti == release.claims.jti)
    );
    let _ = envelope::open(&secret(), &aud, noise);
    assert!(Ack::verify(noise, b"envelope", &release.claims.jti).is_err());
    let text = String::from_utf8_lossy(noise);
    let _ = UnverifiedReceipt::parse(&text);
    let _ = UnverifiedCheckpoint::parse(&text).map(|read| read.verify(&log_key()));
    let _ = Checkpoint::parse_body(&text);
    let _ = LogKey::from_vkey(&text);
    let _ = Proof::parse(&text).map(|proof| proof.verify(&log_key(), noise));
    let _ = Destruction::parse(noise).map(|read| read.verify(&log_key()));
    let _ = Registration::verify(&text, &release.claims.iss, &aud, noise);
    let _ = Notice::verify(&text, &release.claims.iss, &aud, &release.claims.sub, &public("notice"));
}
