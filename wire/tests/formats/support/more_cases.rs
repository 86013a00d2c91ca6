//! Vectors of every format but receipts and envelopes.

use super::cases::Case;
use super::outcome::to_hex;
use super::{
    NOW, bytes, destruction, entry, half, head, log_key, of_template, origin, payment, proof, proved, public,
    recorded, sign, signed_head, template_entries,
};
use privet_wire::ack::Ack;
use privet_wire::b64;
use privet_wire::checkpoint::{Checkpoint, LogKey, Origin, UnverifiedCheckpoint};
use privet_wire::destruction::ProvedEntry;
use privet_wire::digest::{Label, Salt, salted};
use privet_wire::ids::{Jti, Subject};
use privet_wire::merkle::{leaf_hash, node_hash};
use privet_wire::notice::Notice;
use privet_wire::proof::Proof;
use privet_wire::registration::{KeyUse, RegisteredKey, Registration};
use privet_wire::slip::Slip;
use serde_json::{Value, json};

pub fn all() -> Vec<Case> {
    [checkpoints(), proofs(), destructions(), slips(), registrations(), notices(), acks(), digests()].concat()
}

fn with(mut vector: Value, member: &str, value: impl Into<Value>) -> Value {
    vector[member] = value.into();
    vector
}

fn once(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

/// A second signature line, by a witness whose key nobody here knows.
fn witnessed(note: &str) -> String {
    let line = b64::encode_std(&[bytes("witness id")[..4].to_vec(), vec![7; 72]].concat());
    format!("{note}\u{2014} witness.example/w1 {line}\n")
}

fn checkpoints() -> Vec<Case> {
    let note = signed_head();
    let good = json!({ "format": "checkpoint", "vkey": log_key().to_vkey(), "checkpoint": note });
    let text = |text: String| with(good.clone(), "checkpoint", text);
    let key = |key: String| with(good.clone(), "vkey", key);
    let vkey = log_key().to_vkey();
    let (body, lines) = note.split_once("\n\n").unwrap();
    let root = body.lines().last().unwrap();
    let elsewhere = Origin::new("lantern.example/ledger/0000").unwrap();
    let renamed = LogKey::from_seed(elsewhere.clone(), &bytes("log")).unwrap().to_vkey();
    let stranger = LogKey::from_seed(origin(), &bytes("another log")).unwrap().to_vkey();
    let resigned = Checkpoint { origin: elsewhere, ..head().0 }.sign(&bytes("log")).unwrap();
    let one_more = Checkpoint { size: 8, ..head().0 }.sign(&bytes("log")).unwrap();
    let (_, foreign_lines) = one_more.split_once("\n\n").unwrap();
    let many = (0..16).fold(note.clone(), |note, _| witnessed(&note));
    vec![
        ("checkpoint", None, good.clone()),
        ("checkpoint_with_a_witness", None, text(witnessed(&note))),
        ("checkpoint_size_altered", Some("BadSignature"), text(once(&note, "\n7\n", "\n8\n"))),
        (
            "checkpoint_signature_of_another_head",
            Some("BadSignature"),
            text(format!("{body}\n\n{foreign_lines}")),
        ),
        ("checkpoint_other_origin", Some("WrongOrigin"), text(resigned)),
        ("checkpoint_other_key_name", Some("WrongOrigin"), key(renamed)),
        ("checkpoint_by_a_stranger", Some("NoSignature"), key(stranger)),
        ("checkpoint_signed_twice", Some("Malformed"), text(format!("{note}{lines}"))),
        ("checkpoint_seventeen_signatures", Some("TooLong"), text(many)),
        ("checkpoint_size_with_leading_zero", Some("Malformed"), text(once(&note, "\n7\n", "\n07\n"))),
        ("checkpoint_size_with_plus", Some("Malformed"), text(once(&note, "\n7\n", "\n+7\n"))),
        ("checkpoint_root_unpadded", Some("Malformed"), text(once(&note, root, root.trim_end_matches('=')))),
        ("checkpoint_extension_line", Some("Malformed"), text(once(&note, "\n\n", "\nmore\n\n"))),
        ("checkpoint_carriage_returns", Some("Malformed"), text(note.replace('\n', "\r\n"))),
        ("checkpoint_without_signature", Some("Malformed"), text(format!("{body}\n\n"))),
        ("checkpoint_without_last_line_feed", Some("Malformed"), text(note.trim_end().to_owned())),
        ("checkpoint_hyphen_for_dash", Some("Malformed"), text(once(&note, "\u{2014}", "-"))),
        ("vkey_key_id_of_another", Some("Malformed"), key(once(&vkey, "+", "+0"))),
        ("vkey_other_algorithm", Some("Malformed"), key(once(&vkey, "+A", "+B"))),
    ]
}

fn proofs() -> Vec<Case> {
    let good = json!({
        "format": "proof", "vkey": log_key().to_vkey(), "proof": proof(true), "entry": to_hex(&entry(4)),
    });
    let text = |text: String| with(good.clone(), "proof", text);
    let proof_text = proof(true);
    let hash = b64::encode_std(&leaf_hash(&entry(5)));
    let salt = b64::encode_std(&entry(4)[..32]);
    let other_salt = b64::encode_std(&bytes("entry/5"));
    let alone = Checkpoint { origin: origin(), size: 1, root: leaf_hash(&entry(0)) };
    let note = UnverifiedCheckpoint::parse(&alone.sign(&bytes("log")).unwrap()).unwrap();
    let single = Proof::new(None, 0, vec![], note).encode();
    vec![
        ("proof", None, good.clone()),
        ("proof_without_salt", None, text(proof(false))),
        ("proof_single_entry", None, with(text(single), "entry", to_hex(&entry(0)))),
        ("proof_of_another_entry", Some("WrongSalt"), with(good.clone(), "entry", to_hex(&entry(5)))),
        (
            "proof_without_salt_of_another_entry",
            Some("NotIncluded"),
            with(text(proof(false)), "entry", to_hex(&entry(5))),
        ),
        ("proof_entry_cut_to_nothing", Some("WrongSalt"), with(good.clone(), "entry", "")),
        ("proof_other_salt", Some("WrongSalt"), text(once(&proof_text, &salt, &other_salt))),
        ("proof_other_index", Some("NotIncluded"), text(once(&proof_text, "index 4", "index 5"))),
        ("proof_index_beyond_size", Some("NotIncluded"), text(once(&proof_text, "index 4", "index 7"))),
        ("proof_hash_left_out", Some("NotIncluded"), text(once(&proof_text, &format!("{hash}\n"), ""))),
        ("proof_hash_twice", Some("NotIncluded"), text(once(&proof_text, &hash, &format!("{hash}\n{hash}")))),
        ("proof_checkpoint_altered", Some("BadSignature"), text(once(&proof_text, "\n7\n", "\n6\n"))),
        ("proof_index_with_leading_zero", Some("Malformed"), text(once(&proof_text, "index 4", "index 04"))),
        ("proof_other_version", Some("Malformed"), text(once(&proof_text, "proof@v1", "proof@v2"))),
        ("proof_extra_after_index", Some("Malformed"), {
            let moved = once(&proof(false), "index 4\n", &format!("index 4\nextra {salt}\n"));
            text(moved)
        }),
        (
            "proof_hash_unpadded",
            Some("Malformed"),
            text(once(&proof_text, &hash, hash.trim_end_matches('='))),
        ),
        ("proof_sixty_five_hashes", Some("TooLong"), {
            text(once(&proof_text, &hash, &[hash.as_str(); 63].join("\n")))
        }),
    ]
}

fn destructions() -> Vec<Case> {
    let vkey = log_key().to_vkey();
    let good = json!({ "format": "destruction", "vkey": vkey, "destruction": destruction() });
    let text = |text: String| with(good.clone(), "destruction", text);
    let template = to_hex(&half("template"));
    let ended = |kind, template: &str, activity| {
        let [first, _] = template_entries();
        text(recorded(proved([first, of_template(2, kind, template, activity, NOW * 1000)])))
    };
    let moved = {
        let [first, second] = template_entries();
        let said = String::from_utf8(second[32..].to_vec()).unwrap();
        let by = format!(
            r#""activity":"face_payment","why":{{"Moved":{{"to":"{}"}}}}"#,
            to_hex(&half("another template"))
        );
        let body = once(&said, r#""activity":"face_payment""#, &by);
        let entry = [&second[..32], body.as_bytes()].concat();
        text(recorded(proved([first, entry])))
    };
    let [first, second] = template_entries();
    let swapped = proved([second.clone(), first.clone()]);
    let [late, early] = swapped.clone();
    let earlier =
        Checkpoint { origin: origin(), size: 2, root: node_hash(&leaf_hash(&entry(0)), &leaf_hash(&first)) };
    let note = UnverifiedCheckpoint::parse(&earlier.sign(&bytes("log")).unwrap()).unwrap();
    let under_earlier = Proof::new(None, 1, vec![leaf_hash(&entry(0))], note).encode();
    let [held, missing] = proved([first.clone(), second]);
    let two_heads = [ProvedEntry { entry: first, proof: under_earlier }, missing.clone()];
    let other_entry = [held.clone(), ProvedEntry { entry: held.entry.clone(), ..missing }];
    let stranger = LogKey::from_seed(origin(), &bytes("another log")).unwrap().to_vkey();
    let genuine = destruction();
    vec![
        ("destruction", None, good.clone()),
        (
            "destruction_of_another_ledgers_key",
            Some("OtherKey"),
            with(good.clone(), "vkey", stranger.clone()),
        ),
        ("destruction_key_of_a_stranger_inside", Some("OtherKey"), text(once(&genuine, &vkey, &stranger))),
        ("destruction_entries_swapped", Some("OtherEvent"), text(recorded(swapped))),
        ("destruction_missing_before_denied", Some("OutOfOrder"), text(recorded([early, late]))),
        ("destruction_two_checkpoints", Some("OtherCheckpoint"), text(recorded(two_heads))),
        ("destruction_entry_of_the_other_proof", Some("NotIncluded"), text(recorded(other_entry))),
        ("destruction_size_altered", Some("BadSignature"), text(once(&genuine, r"\n3\n", r"\n4\n"))),
        (
            "destruction_of_an_enrolled_template",
            Some("OtherEvent"),
            ended("TemplateEnrolled", &template, "face_payment"),
        ),
        (
            "destruction_of_two_templates",
            Some("OtherTemplate"),
            ended("TemplateDestroyed", &to_hex(&half("another template")), "face_payment"),
        ),
        (
            "destruction_of_two_activities",
            Some("OtherTemplate"),
            ended("TemplateDestroyed", &template, "face_check"),
        ),
        ("destruction_of_a_key_that_was_moved_away_from", Some("OtherEvent"), moved),
        (
            "destruction_other_version",
            Some("Malformed"),
            text(once(&genuine, "destruction/1", "destruction/2")),
        ),
        ("destruction_unknown_member", Some("Malformed"), text(once(&genuine, "{", r#"{"app":"lantern","#))),
        ("destruction_space", Some("NotCanonical"), text(once(&genuine, ":", ": "))),
        ("destruction_line_feed_at_end", Some("NotCanonical"), text(format!("{genuine}\n"))),
    ]
}

fn registration(keys: &[(&'static str, KeyUse)]) -> Registration {
    Registration {
        iss: "lantern".try_into().unwrap(),
        aud: "lantern_pay".try_into().unwrap(),
        sub: Subject::new(half("subject")),
        challenge: bytes("challenge").to_vec(),
        keys: keys
            .iter()
            .map(|(name, uv)| RegisteredKey { attestation: vec![], jwk: public(name), uv: *uv })
            .collect(),
    }
}

fn slips() -> Vec<Case> {
    let vkey = log_key().to_vkey();
    let made = |with_salt| Proof::parse(&proof(with_salt)).unwrap();
    let genuine = Slip::new(&log_key(), &entry(4), made(false)).unwrap().encode().unwrap();
    let other = Slip::new(&log_key(), &entry(5), made(true)).unwrap().encode().unwrap();
    let good = json!({ "format": "slip", "vkey": vkey, "slip": genuine });
    let text = |text: String| with(good.clone(), "slip", text);
    let stranger = LogKey::from_seed(origin(), &bytes("another log")).unwrap().to_vkey();
    let salt = format!(r"extra {}\n", b64::encode_std(&entry(4)[..32]));
    vec![
        ("slip", None, good.clone()),
        ("slip_of_another_ledgers_key", Some("OtherKey"), with(good.clone(), "vkey", stranger.clone())),
        ("slip_key_of_a_stranger_inside", Some("OtherKey"), text(once(&genuine, &vkey, &stranger))),
        ("slip_of_another_entry", Some("NotIncluded"), text(other)),
        ("slip_body_altered", Some("NotIncluded"), text(once(&genuine, "ConsentGiven", "ConsentTaken"))),
        ("slip_index_altered", Some("NotIncluded"), text(once(&genuine, "index 4", "index 5"))),
        ("slip_size_altered", Some("BadSignature"), text(once(&genuine, r"\n7\n", r"\n8\n"))),
        ("slip_without_salt", Some("Malformed"), text(once(&genuine, &salt, ""))),
        ("slip_other_version", Some("Malformed"), text(once(&genuine, "slip/1", "slip/2"))),
        ("slip_unknown_member", Some("Malformed"), text(once(&genuine, "{", r#"{"app":"lantern","#))),
        ("slip_line_feed_at_end", Some("NotCanonical"), text(format!("{genuine}\n"))),
    ]
}

fn registrations() -> Vec<Case> {
    let names = [("bio", KeyUse::Bio), ("pin", KeyUse::Pin), ("notice", KeyUse::None)];
    let made = |names: &[(&'static str, KeyUse)], signers: &[&str]| {
        let registration = registration(names);
        let inputs = registration.signing_inputs().unwrap();
        let signatures: Vec<_> =
            inputs.iter().zip(signers).map(|(input, name)| sign(name, input.as_bytes())).collect();
        registration.assemble(&signatures).unwrap()
    };
    let good_text = made(&names, &["bio", "pin", "notice"]);
    let good = json!({
        "format": "registration", "iss": "lantern", "aud": "lantern_pay",
        "challenge": to_hex(&bytes("challenge")), "registration": good_text,
    });
    let text = |text: String| with(good.clone(), "registration", text);
    // What the library refuses to write is written here by changing the claims and signing again.
    let forged = |change: &dyn Fn(&mut Value)| {
        let mut general: Value = serde_json::from_str(&good_text).unwrap();
        let claims = b64::decode_url(general["payload"].as_str().unwrap()).unwrap();
        let mut claims: Value = serde_json::from_slice(&claims).unwrap();
        change(&mut claims);
        let claims = b64::encode_url(&privet_wire::canonical::encode(&claims).unwrap());
        general["payload"] = claims.clone().into();
        for (made, name) in
            general["signatures"].as_array_mut().unwrap().iter_mut().zip(["bio", "pin", "notice"])
        {
            let signed = format!("{}.{claims}", made["protected"].as_str().unwrap());
            made["signature"] = b64::encode_url(sign(name, signed.as_bytes()).as_bytes()).into();
        }
        text(String::from_utf8(privet_wire::canonical::encode(&general).unwrap()).unwrap())
    };
    let drop_signature = {
        let mut general: Value = serde_json::from_str(&good_text).unwrap();
        general["signatures"].as_array_mut().unwrap().pop();
        text(general.to_string())
    };
    let attested = |parts: Vec<String>| {
        forged(&move |claims| {
            claims["keys"][0]["attestation"] = parts.clone().into();
            claims["keys"][1]["attestation"] = json!([b64::encode_url(&[7; 40])]);
        })
    };
    let part = |len: usize| b64::encode_url(&vec![0x30; len]);
    vec![
        ("registration_three_keys", None, good.clone()),
        ("registration_attested", None, attested(vec![part(300), part(200), part(100)])),
        ("registration_attested_to_the_limit", None, attested(vec![part(2048); 8])),
        ("registration_attestation_too_many_parts", Some("BadAttestation"), attested(vec![part(1); 9])),
        ("registration_attestation_too_long", Some("BadAttestation"), attested(vec![part(16_385)])),
        ("registration_attestation_empty_part", Some("BadAttestation"), attested(vec![part(3), part(0)])),
        ("registration_attestation_empty_list", Some("NotCanonical"), attested(vec![])),
        ("registration_attestation_padded", Some("Malformed"), attested(vec![format!("{}=", part(4))])),
        ("registration_pin_only", None, text(made(&names[1..2], &["pin"]))),
        (
            "registration_wrong_challenge",
            Some("WrongChallenge"),
            with(good.clone(), "challenge", "00".repeat(32)),
        ),
        ("registration_wrong_audience", Some("WrongAudience"), with(good.clone(), "aud", "cloudlane")),
        ("registration_wrong_issuer", Some("WrongIssuer"), with(good.clone(), "iss", "other_app")),
        (
            "registration_signed_by_another_key",
            Some("BadSignature"),
            text(made(&names, &["bio", "bio", "notice"])),
        ),
        ("registration_signature_missing", Some("BadKeys"), drop_signature),
        (
            "registration_notice_key_only",
            Some("BadKeys"),
            forged(&|claims| {
                claims["keys"].as_array_mut().unwrap().drain(..2);
            }),
        ),
        (
            "registration_keys_out_of_order",
            Some("BadKeys"),
            forged(&|claims| claims["keys"].as_array_mut().unwrap().swap(0, 1)),
        ),
        (
            "registration_key_twice",
            Some("BadKeys"),
            forged(&|claims| claims["keys"][1]["jwk"] = claims["keys"][0]["jwk"].clone()),
        ),
        (
            "registration_key_off_the_curve",
            Some("Malformed"),
            forged(&|claims| claims["keys"][1]["jwk"]["x"] = claims["keys"][0]["jwk"]["x"].clone()),
        ),
        (
            "registration_short_challenge",
            Some("Malformed"),
            forged(&|claims| claims["challenge"] = b64::encode_url(&[1; 15]).into()),
        ),
        ("registration_space", Some("NotCanonical"), text(good_text.replacen(',', ", ", 1))),
    ]
}

fn notices() -> Vec<Case> {
    let notice = Notice {
        iss: "lantern".try_into().unwrap(),
        aud: "lantern_pay".try_into().unwrap(),
        sub: Subject::new(half("subject")),
        activity: "face_payment".try_into().unwrap(),
        withdrawn_at: NOW,
        jti: Jti::new(half("notice jti")),
    };
    let input = notice.signing_input(&public("notice").id()).unwrap();
    let signature = sign("notice", input.as_bytes());
    let stranger = sign("bio", input.as_bytes());
    let good = json!({
        "format": "notice", "iss": "lantern", "aud": "lantern_pay", "sub": notice.sub, "key": public("notice"),
        "notice": input.clone().assemble(&signature),
    });
    let receipt = payment().receipt();
    vec![
        ("notice", None, good.clone()),
        (
            "notice_signed_by_another_key",
            Some("BadSignature"),
            with(good.clone(), "notice", input.assemble(&stranger)),
        ),
        ("notice_wrong_key", Some("WrongKey"), with(good.clone(), "key", json!(public("bio")))),
        ("notice_wrong_audience", Some("WrongAudience"), with(good.clone(), "aud", "cloudlane")),
        ("notice_wrong_issuer", Some("WrongIssuer"), with(good.clone(), "iss", "other_app")),
        ("notice_wrong_subject", Some("WrongSubject"), with(good.clone(), "sub", "00".repeat(16))),
        ("notice_of_a_receipt", Some("WrongType"), with(good, "notice", receipt.as_str())),
    ]
}

fn acks() -> Vec<Case> {
    let release = payment();
    let envelope = release.envelope();
    let ack = Ack::of(&envelope, release.claims.jti, NOW + 7).encode().unwrap();
    let ack = String::from_utf8(ack).unwrap();
    let good = json!({
        "format": "ack", "envelope": to_hex(&envelope), "jti": release.claims.jti, "ack": ack,
    });
    let text = |text: String| with(good.clone(), "ack", text);
    vec![
        ("ack", None, good.clone()),
        ("ack_of_another_envelope", Some("OtherEnvelope"), with(good.clone(), "envelope", "00")),
        ("ack_of_another_jti", Some("OtherEnvelope"), with(good.clone(), "jti", "00".repeat(16))),
        ("ack_space", Some("Malformed"), text(ack.replace(':', ": "))),
        ("ack_before_1970", Some("Malformed"), text(once(&ack, r#""received":"#, r#""received":-"#))),
    ]
}

fn digests() -> Vec<Case> {
    let vector = |label: Label, salt: [u8; 32], bytes: &[u8]| {
        assert_ne!(salted(label, &Salt::new(salt), bytes), [0; 32]);
        json!({ "format": "digest", "label": label.as_str(), "salt": to_hex(&salt), "bytes": to_hex(bytes) })
    };
    let shown = payment().openings;
    let shown_bytes = shown.shown.canonical().unwrap();
    let body = head().0.body();
    vec![
        ("digest_payload", None, vector(Label::Payload, bytes("data/payload_salt"), super::PHOTO)),
        ("digest_shown", None, vector(Label::Shown, *shown.shown_salt.as_bytes(), &shown_bytes)),
        ("digest_commitment", None, vector(Label::Commitment, bytes("payment/commitment"), body.as_bytes())),
    ]
}
