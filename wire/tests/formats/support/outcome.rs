//! Runs one vector: what it yields, or the code of the fault that refused it.

use privet_wire::ack::Ack;
use privet_wire::b64;
use privet_wire::checkpoint::{LogKey, UnverifiedCheckpoint};
use privet_wire::destruction::{Destruction, DestructionFault};
use privet_wire::digest::{Label, Salt, salted};
use privet_wire::envelope;
use privet_wire::ids::{AppId, Jti, RecipientId, Subject};
use privet_wire::key::{PublicKey, UserVerification};
use privet_wire::notice::Notice;
use privet_wire::proof::{Proof, ProofFault};
use privet_wire::receipt::{Expect, UnverifiedReceipt, VerifiedReceipt};
use privet_wire::recipient_key::RecipientSecret;
use privet_wire::registration::{RegisteredKey, Registration, attestation_challenge};
use privet_wire::slip::{Slip, SlipFault};
use serde_json::{Value, json};
use std::fmt::Debug;

fn code(fault: impl Debug) -> String {
    format!("{fault:?}")
}

fn text<'a>(vector: &'a Value, member: &str) -> &'a str {
    vector[member].as_str().unwrap_or_else(|| panic!("the vector has no text {member}"))
}

pub fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |hex, b| hex + &format!("{b:02x}"))
}

fn hex(vector: &Value, member: &str) -> Vec<u8> {
    let text = text(vector, member);
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

fn from<T: serde::de::DeserializeOwned>(vector: &Value, member: &str) -> T {
    serde_json::from_value(vector[member].clone()).unwrap_or_else(|e| panic!("{member}: {e}"))
}

/// The result of a good vector, or the code of the fault.
pub fn run(vector: &Value) -> Result<Value, String> {
    match text(vector, "format") {
        "receipt" => {
            let receipt = UnverifiedReceipt::parse(text(vector, "receipt")).map_err(code)?;
            let verified = verify(receipt, vector)?;
            Ok(json!({ "claims": verified.claims() }))
        }
        "envelope" => run_envelope(vector),
        "checkpoint" => {
            let key = LogKey::from_vkey(text(vector, "vkey")).map_err(code)?;
            let checkpoint = UnverifiedCheckpoint::parse(text(vector, "checkpoint")).map_err(code)?;
            let checkpoint = checkpoint.verify(&key).map_err(code)?;
            Ok(json!({ "size": checkpoint.size, "root": to_hex(&checkpoint.root) }))
        }
        "proof" => {
            let key = LogKey::from_vkey(text(vector, "vkey")).map_err(code)?;
            let included = Proof::parse(text(vector, "proof"))
                .and_then(|proof| proof.verify(&key, &hex(vector, "entry")))
                .map_err(|fault| match fault {
                    ProofFault::Checkpoint(inner) => code(inner),
                    own => code(own),
                })?;
            Ok(json!({ "index": included.index, "size": included.checkpoint.size }))
        }
        "destruction" => {
            let key = LogKey::from_vkey(text(vector, "vkey")).map_err(code)?;
            let said = Destruction::parse(text(vector, "destruction").as_bytes())
                .and_then(|record| record.verify(&key))
                .map_err(|fault| match fault {
                    DestructionFault::Proof(ProofFault::Checkpoint(inner)) => code(inner),
                    DestructionFault::Proof(inner) => code(inner),
                    own => code(own),
                })?;
            Ok(json!({
                "activity": said.activity, "template": said.template, "denied": said.denied,
                "missing": said.missing, "entries": said.entries, "size": said.checkpoint.size,
            }))
        }
        "slip" => {
            let key = LogKey::from_vkey(text(vector, "vkey")).map_err(code)?;
            let said = Slip::parse(text(vector, "slip").as_bytes())
                .and_then(|slip| slip.verify(&key))
                .map_err(|fault| match fault {
                    SlipFault::Proof(ProofFault::Checkpoint(inner)) => code(inner),
                    SlipFault::Proof(inner) => code(inner),
                    own => code(own),
                })?;
            Ok(json!({ "index": said.index, "size": said.checkpoint.size, "body": said.body }))
        }
        "registration" => run_registration(vector),
        "notice" => {
            let (iss, aud): (AppId, RecipientId) = (from(vector, "iss"), from(vector, "aud"));
            let (sub, key): (Subject, PublicKey) = (from(vector, "sub"), from(vector, "key"));
            let notice = Notice::verify(text(vector, "notice"), &iss, &aud, &sub, &key).map_err(code)?;
            Ok(json!({ "notice": notice }))
        }
        "ack" => {
            let jti: Jti = from(vector, "jti");
            let ack = Ack::verify(text(vector, "ack").as_bytes(), &hex(vector, "envelope"), &jti);
            Ok(json!({ "received": ack.map_err(code)?.received }))
        }
        "digest" => {
            let labels = [Label::Payload, Label::Shown, Label::Commitment];
            let label = labels.into_iter().find(|label| label.as_str() == text(vector, "label"));
            let salt = Salt::new(hex(vector, "salt").try_into().unwrap());
            let digest = salted(label.ok_or("UnknownLabel")?, &salt, &hex(vector, "bytes"));
            Ok(json!({ "digest": b64::encode_url(&digest) }))
        }
        other => panic!("nobody reads vectors of format {other}"),
    }
}

fn verify(receipt: UnverifiedReceipt, vector: &Value) -> Result<VerifiedReceipt, String> {
    let (iss, aud): (AppId, RecipientId) = (from(vector, "iss"), from(vector, "aud"));
    let (sub, key): (Subject, PublicKey) = (from(vector, "sub"), from(vector, "key"));
    let uv: UserVerification = from(vector, "uv");
    let nonce = vector.get("nonce").and_then(Value::as_str);
    let expect = Expect { iss: &iss, aud: &aud, sub: &sub, key: &key, uv, nonce };
    receipt.verify(&expect, vector["now"].as_i64().unwrap()).map_err(code)
}

fn run_envelope(vector: &Value) -> Result<Value, String> {
    let jwk = privet_wire::canonical::encode(&vector["secret"]).unwrap();
    let secret = RecipientSecret::from_jwk(&jwk).map_err(code)?;
    let aud: RecipientId = from(vector, "aud");
    let opened = envelope::open(&secret, &aud, &hex(vector, "envelope")).map_err(code)?;
    if vector.get("key").is_none() {
        let (description, payload) = opened.unconfirmed_payload().map_err(code)?;
        return Ok(json!({ "description": description, "payload": to_hex(&payload) }));
    }
    let Some(receipt) = opened.receipt() else { return Err("NoReceipt".into()) };
    let confirmed = opened.require_match(&verify(receipt, vector)?).map_err(code)?;
    Ok(json!({ "shown": confirmed.shown, "payload": to_hex(&confirmed.payload) }))
}

fn run_registration(vector: &Value) -> Result<Value, String> {
    let (iss, aud): (AppId, RecipientId) = (from(vector, "iss"), from(vector, "aud"));
    let challenge = hex(vector, "challenge");
    let said = Registration::verify(text(vector, "registration"), &iss, &aud, &challenge).map_err(code)?;
    let known = |key: &RegisteredKey| {
        let mut known = json!({ "kid": key.jwk.id(), "uv": key.uv });
        if !key.attestation.is_empty() {
            known["attestation"] = key.attestation.iter().map(|part| to_hex(part)).collect();
        }
        known
    };
    let keys: Vec<_> = said.keys.iter().map(known).collect();
    let attestation = to_hex(&attestation_challenge(&said.aud, &said.challenge));
    Ok(json!({ "sub": said.sub, "keys": keys, "attestation_challenge": attestation }))
}
