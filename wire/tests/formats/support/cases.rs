//! Vectors of receipts and envelopes. A bad one differs from a good one by the one thing its name says.

use super::outcome::{run, to_hex};
use super::{
    NOW, Release, bytes, data, description, half, other_s, payment, payment_with_system_prompt, public,
    seal_raw, secret, sign, unconfirmed,
};
use privet_wire::b64;
use privet_wire::ids::Jti;
use privet_wire::recipient_key::RecipientSecret;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Every file of tests/vectors but the seed: path below that folder, and bytes.
pub fn files() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let cases = [receipts(), envelopes(), plaintexts(), super::more_cases::all()].concat();
    for (name, fault, mut vector) in cases {
        let folder = match (run(&vector), fault) {
            (Ok(result), None) => {
                vector["result"] = result;
                "good"
            }
            (Err(code), Some(fault)) => {
                assert_eq!(code, fault, "{name}");
                vector["fault"] = fault.into();
                "bad"
            }
            (outcome, fault) => panic!("{name}: {outcome:?} instead of {fault:?}"),
        };
        // Sorted first, so that the order of members does not hang on a feature of serde_json.
        let sorted = privet_wire::canonical::encode(&vector).unwrap();
        let sorted: Value = serde_json::from_slice(&sorted).unwrap();
        let text = serde_json::to_string_pretty(&sorted).unwrap() + "\n";
        let twice = files.insert(format!("{folder}/{name}.json"), text);
        assert!(twice.is_none(), "{name} twice");
    }
    files
}

pub type Case = (&'static str, Option<&'static str>, Value);

fn expectations(release: &Release) -> Value {
    let claims = &release.claims;
    let mut vector = json!({
        "iss": "lantern", "aud": "lantern_pay", "sub": claims.sub, "uv": claims.uv, "now": NOW + 5,
        "key": public(release.key),
    });
    if let Some(nonce) = &claims.nonce {
        vector["nonce"] = json!(nonce);
    }
    vector
}

fn receipt(release: &Release) -> Value {
    let mut vector = expectations(release);
    vector["format"] = "receipt".into();
    vector["receipt"] = release.receipt().as_str().into();
    vector
}

fn envelope(release: &Release) -> Value {
    let mut vector = expectations(release);
    vector["format"] = "envelope".into();
    vector["envelope"] = to_hex(&release.envelope()).into();
    vector["secret"] = jwk(&secret());
    vector
}

fn jwk(secret: &RecipientSecret) -> Value {
    serde_json::from_slice(&secret.to_jwk().unwrap()).unwrap()
}

fn with(mut vector: Value, member: &str, value: impl Into<Value>) -> Value {
    vector[member] = value.into();
    vector
}

fn without(mut vector: Value, member: &str) -> Value {
    vector.as_object_mut().unwrap().remove(member);
    vector
}

/// The payment receipt with another header or other claims, signed properly all the same.
fn resigned(header: Option<&str>, claims: impl Fn(String) -> String) -> Value {
    let vector = receipt(&payment());
    let text = vector["receipt"].as_str().unwrap().to_owned();
    let mut parts = text.split('.');
    let (old_header, old_claims) = (parts.next().unwrap(), parts.next().unwrap());
    let header = header.map_or(old_header.to_owned(), |json| b64::encode_url(json.as_bytes()));
    let claims = claims(String::from_utf8(b64::decode_url(old_claims).unwrap()).unwrap());
    let signed = format!("{header}.{}", b64::encode_url(claims.as_bytes()));
    let signature = b64::encode_url(sign("bio", signed.as_bytes()).as_bytes());
    with(vector, "receipt", format!("{signed}.{signature}"))
}

/// The payment receipt with its text changed after signing.
fn retyped(change: impl Fn(&str) -> String) -> Value {
    let vector = receipt(&payment());
    let text = change(vector["receipt"].as_str().unwrap());
    with(vector, "receipt", text)
}

fn replaced(from: &'static str, to: &'static str) -> Value {
    resigned(None, |claims| {
        assert!(claims.contains(from), "{from}");
        claims.replacen(from, to, 1)
    })
}

fn receipts() -> Vec<Case> {
    let pay = || receipt(&payment());
    let kid = public("bio").id();
    let none = format!(r#"{{"alg":"none","kid":"{kid}","typ":"privet-receipt+jwt"}}"#);
    let notice = format!(r#"{{"alg":"ES256","kid":"{kid}","typ":"privet-notice+jwt"}}"#);
    let spaced = format!(r#"{{"alg":"ES256", "kid":"{kid}","typ":"privet-receipt+jwt"}}"#);
    let embedded = format!(r#"{{"alg":"ES256","jwk":{{}},"kid":"{kid}","typ":"privet-receipt+jwt"}}"#);
    let high = {
        let text = pay()["receipt"].as_str().unwrap().to_owned();
        let (signed, _) = text.rsplit_once('.').unwrap();
        let signature = other_s(&sign("bio", signed.as_bytes()));
        format!("{signed}.{}", b64::encode_url(signature.as_bytes()))
    };
    let der = {
        let text = pay()["receipt"].as_str().unwrap().to_owned();
        let (signed, _) = text.rsplit_once('.').unwrap();
        let made = p256::ecdsa::Signature::from_slice(sign("bio", signed.as_bytes()).as_bytes()).unwrap();
        format!("{signed}.{}", b64::encode_url(made.to_der().as_bytes()))
    };
    vec![
        ("receipt_payment", None, pay()),
        ("receipt_data", None, receipt(&data())),
        ("receipt_other_s", None, with(pay(), "receipt", high)),
        ("receipt_last_second", None, with(pay(), "now", NOW + 119)),
        ("receipt_clock_a_minute_behind", None, with(pay(), "now", NOW - 60)),
        ("receipt_expired", Some("Expired"), with(pay(), "now", NOW + 120)),
        ("receipt_not_yet", Some("NotYet"), with(pay(), "now", NOW - 61)),
        ("receipt_wrong_audience", Some("WrongAudience"), with(pay(), "aud", "cloudlane")),
        ("receipt_wrong_issuer", Some("WrongIssuer"), with(pay(), "iss", "other_app")),
        ("receipt_wrong_subject", Some("WrongSubject"), with(pay(), "sub", "00".repeat(16))),
        ("receipt_wrong_uv", Some("WrongUv"), with(pay(), "uv", "pin")),
        ("receipt_wrong_nonce", Some("WrongNonce"), with(pay(), "nonce", "terminal-7-000232")),
        ("receipt_nonce_nobody_gave", Some("WrongNonce"), without(pay(), "nonce")),
        ("receipt_nonce_left_out", Some("WrongNonce"), with(receipt(&data()), "nonce", "n-1")),
        ("receipt_wrong_key", Some("WrongKey"), with(pay(), "key", json!(public("pin")))),
        (
            "receipt_claim_altered",
            Some("BadSignature"),
            retyped(|text| {
                let mut parts: Vec<_> = text.split('.').collect();
                let claims = String::from_utf8(b64::decode_url(parts[1]).unwrap()).unwrap();
                let altered = b64::encode_url(claims.replace("12.50", "92.50").as_bytes());
                parts[1] = &altered;
                parts.join(".")
            }),
        ),
        (
            "receipt_signature_bit_flipped",
            Some("BadSignature"),
            retyped(|text| {
                let (signed, signature) = text.rsplit_once('.').unwrap();
                let mut bytes = b64::decode_url(signature).unwrap();
                bytes[40] ^= 1;
                format!("{signed}.{}", b64::encode_url(&bytes))
            }),
        ),
        ("receipt_alg_none", Some("WrongType"), resigned(Some(&none), |claims| claims)),
        ("receipt_of_a_notice", Some("WrongType"), resigned(Some(&notice), |claims| claims)),
        ("receipt_key_in_header", Some("Malformed"), resigned(Some(&embedded), |claims| claims)),
        ("receipt_space_in_header", Some("NotCanonical"), resigned(Some(&spaced), |claims| claims)),
        ("receipt_space_in_claims", Some("NotCanonical"), replaced(r#""exp":"#, r#""exp": "#)),
        ("receipt_escaped_letter", Some("NotCanonical"), replaced(r#""pay""#, r#""\u0070ay""#)),
        (
            "receipt_null_member",
            Some("NotCanonical"),
            replaced(r#","purpose":"#, r#","payload":null,"purpose":"#),
        ),
        ("receipt_doubled_member", Some("Malformed"), replaced(r#""exp":"#, r#""exp":1,"exp":"#)),
        ("receipt_unknown_member", Some("Malformed"), replaced(r#""exp":"#, r#""eyp":1,"exp":"#)),
        ("receipt_fractional_time", Some("Malformed"), replaced(r#""iat":"#, r#""iat":1.5e0,"iot":"#)),
        ("receipt_amount_with_leading_zero", Some("Malformed"), replaced("12.50", "012.50")),
        ("receipt_payee_turned_around", Some("Malformed"), replaced("面馆", "\u{202e}面馆")),
        ("receipt_payment_without_payee", Some("Malformed"), replaced(r#","payee":"面馆""#, "")),
        ("receipt_ends_before_it_begins", Some("Malformed"), replaced("1772519520", "1772519400")),
        (
            "receipt_base64_tail_bits",
            Some("Malformed"),
            retyped(|text| {
                // 64 bytes leave four unused bits in the last character; the next letter of the alphabet sets one of them.
                let last = text.chars().last().unwrap();
                let next = char::from_u32(u32::from(last) + 1).unwrap();
                format!("{}{next}", &text[..text.len() - 1])
            }),
        ),
        ("receipt_base64_padded", Some("Malformed"), retyped(|text| format!("{text}=="))),
        ("receipt_four_parts", Some("Malformed"), retyped(|text| format!("{text}.AA"))),
        ("receipt_line_feed_at_end", Some("Malformed"), retyped(|text| format!("{text}\n"))),
        ("receipt_der_signature", Some("Malformed"), with(pay(), "receipt", der)),
        ("receipt_too_long", Some("TooLong"), retyped(|text| text.to_owned() + &"A".repeat(16 * 1024))),
    ]
}

fn envelopes() -> Vec<Case> {
    let pay = || envelope(&payment());
    let flipped = |at: usize| {
        let mut bytes = payment().envelope();
        bytes[at] ^= 1;
        with(pay(), "envelope", to_hex(&bytes))
    };
    let changed = |change: fn(&mut Release)| {
        let mut release = payment();
        change(&mut release);
        with(pay(), "envelope", to_hex(&release.envelope()))
    };
    let changed_data = |change: fn(&mut Release)| {
        let mut release = data();
        change(&mut release);
        with(envelope(&data()), "envelope", to_hex(&release.envelope()))
    };
    let bare = json!({
        "format": "envelope", "aud": "lantern_pay", "secret": jwk(&secret()), "envelope": to_hex(&unconfirmed()),
    });
    let other_jti = to_hex(&payment().envelope_as(&Jti::new(half("another"))));
    let confirmed_as_bare = ["iss", "sub", "uv", "now", "nonce", "key"].into_iter().fold(pay(), without);
    let with_expectations = with(pay(), "envelope", to_hex(&unconfirmed()));
    let stranger = jwk(&RecipientSecret::new(bytes("somebody else")));
    let short = to_hex(&payment().envelope()[..81]);
    vec![
        ("envelope_payment", None, pay()),
        ("envelope_payment_with_system_prompt", None, envelope(&payment_with_system_prompt())),
        (
            "envelope_system_prompt_other_amount",
            Some("ShownDiffers"),
            with(envelope(&payment_with_system_prompt()), "envelope", {
                let mut release = payment_with_system_prompt();
                release.openings.shown.system.as_mut().unwrap().title.text = "付款 ¥92.50".into();
                to_hex(&release.envelope())
            }),
        ),
        ("envelope_data", None, envelope(&data())),
        ("envelope_unconfirmed", None, bare),
        ("envelope_version_2", Some("UnknownSuite"), flipped(0)),
        ("envelope_suite_0", Some("UnknownSuite"), flipped(1)),
        ("envelope_key_id_altered", Some("WrongKey"), flipped(2)),
        ("envelope_jti_altered", Some("DoesNotOpen"), flipped(34)),
        ("envelope_enc_altered", Some("DoesNotOpen"), flipped(50)),
        ("envelope_ciphertext_altered", Some("DoesNotOpen"), flipped(90)),
        ("envelope_cut_in_header", Some("Malformed"), with(pay(), "envelope", short)),
        ("envelope_wrong_key", Some("WrongKey"), with(pay(), "secret", stranger)),
        ("envelope_wrong_audience", Some("DoesNotOpen"), with(pay(), "aud", "cloudlane")),
        ("envelope_expired", Some("Expired"), with(pay(), "now", NOW + 120)),
        ("envelope_jti_of_another_release", Some("OtherRelease"), with(pay(), "envelope", other_jti)),
        ("envelope_without_receipt_taken_as_confirmed", Some("NoReceipt"), with_expectations),
        ("envelope_with_receipt_taken_as_unconfirmed", Some("HasReceipt"), confirmed_as_bare),
        ("envelope_payload_swapped", Some("PayloadDiffers"), changed_data(|release| release.payload[5] ^= 1)),
        (
            "envelope_payload_beside_a_payment",
            Some("PayloadDiffers"),
            changed(|release| release.payload = b"x".to_vec()),
        ),
        (
            "envelope_shown_swapped",
            Some("ShownDiffers"),
            changed(|release| release.openings.shown.lines[0].text = "支付 1.00 元".into()),
        ),
        (
            "envelope_shown_other_amount",
            Some("ShownDiffers"),
            changed(|release| {
                release.openings.shown.payment.as_mut().unwrap().amount = "1.00".into();
                release.redigest();
            }),
        ),
        (
            "envelope_shown_other_recipient",
            Some("ShownDiffers"),
            changed(|release| {
                release.openings.shown.recipient.as_mut().unwrap().id = "cloudlane".try_into().unwrap();
                release.redigest();
            }),
        ),
        (
            "envelope_shown_other_picture",
            Some("ShownDiffers"),
            changed_data(|release| {
                release.openings.shown.payload.as_mut().unwrap().sha256[0] ^= 1;
                release.redigest();
            }),
        ),
    ]
}

/// Plaintexts that the library would not seal, and one that it would.
fn plaintexts() -> Vec<Case> {
    let raw = |parts: &[&[u8]]| {
        let sealed = seal_raw(&payment().claims.jti, parts);
        with(envelope(&payment()), "envelope", to_hex(&sealed))
    };
    let part = |bytes: &[u8]| [&u32::try_from(bytes.len()).unwrap().to_be_bytes(), bytes].concat();
    let text = payment().receipt().as_str().to_owned();
    let middle = String::from_utf8(privet_wire::canonical::encode(&payment().openings).unwrap()).unwrap();
    let middle_with = |from: &str, to: &str| {
        assert!(middle.contains(from), "{from}");
        raw(&[&part(text.as_bytes()), &part(middle.replacen(from, to, 1).as_bytes())])
    };
    let described = privet_wire::canonical::encode(&json!({ "unconfirmed": description() })).unwrap();
    vec![
        ("envelope_sealed_by_other_code", None, raw(&[&part(text.as_bytes()), &part(middle.as_bytes())])),
        ("envelope_empty_inside", Some("Malformed"), raw(&[])),
        ("envelope_length_beyond_the_end", Some("Malformed"), raw(&[&[0, 0, 255, 255], text.as_bytes()])),
        ("envelope_openings_missing", Some("Malformed"), raw(&[&part(text.as_bytes())])),
        ("envelope_openings_with_space", Some("Malformed"), middle_with(",", ", ")),
        ("envelope_openings_unknown_member", Some("Malformed"), middle_with("{", r#"{"more":1,"#)),
        ("envelope_shown_version_2", Some("Malformed"), middle_with(r#""version":1"#, r#""version":2"#)),
        (
            "envelope_description_beside_a_receipt",
            Some("Malformed"),
            raw(&[&part(text.as_bytes()), &part(&described)]),
        ),
        (
            "envelope_openings_without_a_receipt",
            Some("Malformed"),
            raw(&[&part(b""), &part(middle.as_bytes())]),
        ),
        (
            "envelope_receipt_with_line_feed",
            Some("Malformed"),
            raw(&[&part(format!("{text}\n").as_bytes()), &part(middle.as_bytes())]),
        ),
    ]
}
