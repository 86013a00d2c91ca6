//! What a recipient and an auditor answer, as the replies of a scenario name it (tests/README.md), in JSON.

use crate::phone::{TestPhone, recipient_id};
use privet::host::Clock as _;
use privet_ffi::Fault;
use privet_wire::b64;
use privet_wire::checkpoint::LogKey;
use privet_wire::claims::{Claims, Content};
use privet_wire::destruction::Destruction;
use privet_wire::envelope;
use privet_wire::ids::RecipientId;
use privet_wire::merkle::sha256;
use privet_wire::notice::Notice;
use privet_wire::proof::Proof;
use privet_wire::receipt::{Expect, ReceiptFault, UnverifiedReceipt, VerifiedReceipt};
use privet_wire::registration::{KeyUse, Registration};
use serde_json::{Map, Value, json};
use std::fmt::Debug;

/// What a test's recipient was told when the person registered. It knows one app.
struct Known(Registration);

impl Known {
    fn of(registration: &str, recipient: &RecipientId, challenge: &[u8]) -> Result<Self, Fault> {
        let iss = "lantern_pay".try_into().map_err(|_| Fault::Internal)?;
        let verified = Registration::verify(registration, &iss, recipient, challenge);
        verified.map(Self).map_err(|_| Fault::BadArgument)
    }

    fn verified(
        &self,
        receipt: UnverifiedReceipt,
        nonce: Option<&str>,
        now: i64,
    ) -> Result<VerifiedReceipt, ReceiptFault> {
        let Self(Registration { iss, aud, sub, keys, .. }) = self;
        let named = keys.iter().find(|known| known.jwk.id() == *receipt.kid());
        let signed = named.and_then(|known| Some((&known.jwk, known.uv.user_verification()?)));
        let (key, uv) = signed.ok_or(ReceiptFault::WrongKey)?;
        receipt.verify(&Expect { iss, aud, sub, key, uv, nonce }, now)
    }
}

/// SHA-256 of the bytes, base64url without padding: Swift on Linux has none of its own.
#[uniffi::export]
#[must_use]
pub fn sha256_of(bytes: Vec<u8>) -> String {
    b64::encode_url(&sha256(&bytes))
}

#[uniffi::export]
impl TestPhone {
    /// `open_envelope`: opens as `recipient`, and checks all that is in it by what it knows from the registration.
    ///
    /// # Errors
    /// [`Fault::BadArgument`] for a registration that is not one of this recipient and challenge; [`Fault::Key`] if the
    /// recipient has no key here. Whatever is wrong with the envelope is an answer.
    pub fn open_reply(
        &self,
        recipient: String,
        envelope: Vec<u8>,
        registration: Option<String>,
        challenge: Vec<u8>,
        nonce: Option<String>,
    ) -> Result<String, Fault> {
        let recipient = recipient_id(&recipient)?;
        let secret = self.recipients.secret(&recipient).map_err(Fault::Key)?;
        let opened = match envelope::open(&secret, &recipient, &envelope) {
            Ok(opened) => opened,
            Err(why) => return Ok(fault(why)),
        };
        let Some(receipt) = opened.receipt() else {
            let (said, payload) = opened.unconfirmed_payload().map_err(|_| Fault::Internal)?;
            let mut reply = of_payload(&payload);
            reply.insert("activity".to_owned(), json!(said.activity));
            reply.insert("media_type".to_owned(), json!(said.media_type));
            return Ok(json!({ "Unconfirmed": reply }).to_string());
        };
        let registration = registration.ok_or(Fault::BadArgument)?;
        let known = Known::of(&registration, &recipient, &challenge)?;
        let verified = match known.verified(receipt, nonce.as_deref(), self.seconds()) {
            Ok(verified) => verified,
            Err(why) => return Ok(fault(why)),
        };
        let mut reply = of_claims(verified.claims());
        Ok(match opened.require_match(&verified) {
            Err(why) => fault(why),
            Ok(confirmed) => {
                reply.extend(of_payload(&confirmed.payload));
                json!({ "Confirmed": reply }).to_string()
            }
        })
    }

    /// `verify_receipt`: checks a receipt as the recipient that it names.
    ///
    /// # Errors
    /// [`Fault::BadArgument`] for a registration that is not one of that recipient and challenge. Whatever is wrong with the
    /// receipt is an answer.
    pub fn receipt_reply(
        &self,
        receipt: String,
        registration: String,
        challenge: Vec<u8>,
        nonce: Option<String>,
    ) -> Result<String, Fault> {
        let parsed = match UnverifiedReceipt::parse(&receipt) {
            Ok(parsed) => parsed,
            Err(why) => return Ok(fault(why)),
        };
        let by = parsed.unverified_claims().aud.clone();
        let known = Known::of(&registration, &by, &challenge)?;
        Ok(match known.verified(parsed, nonce.as_deref(), self.seconds()) {
            Ok(verified) => json!({ "Genuine": of_claims(verified.claims()) }).to_string(),
            Err(why) => fault(why),
        })
    }

    /// `verify_notice`: checks a withdrawal notice as the recipient it went to.
    ///
    /// # Errors
    /// [`Fault::BadArgument`] for a registration that is not one of this recipient and challenge, or that has no key for notices.
    pub fn notice_reply(
        &self,
        recipient: String,
        notice: String,
        registration: String,
        challenge: Vec<u8>,
    ) -> Result<String, Fault> {
        let Known(known) = Known::of(&registration, &recipient_id(&recipient)?, &challenge)?;
        let key = known.keys.iter().find(|key| key.uv == KeyUse::None).ok_or(Fault::BadArgument)?;
        Ok(match Notice::verify(&notice, &known.iss, &known.aud, &known.sub, &key.jwk) {
            Ok(notice) => json!({
                "Genuine": {"activity": notice.activity, "withdrawn_at": notice.withdrawn_at}
            })
            .to_string(),
            Err(why) => fault(why),
        })
    }

    /// `proof`: checks that an entry is in the ledger whose key is `log_key`, as an auditor does.
    ///
    /// # Errors
    /// [`Fault::BadArgument`] for a key that is none. Whatever is wrong with the proof is an answer.
    pub fn proof_reply(&self, log_key: String, entry: Vec<u8>, proof: String) -> Result<String, Fault> {
        let key = LogKey::from_vkey(&log_key).map_err(|_| Fault::BadArgument)?;
        Ok(match Proof::parse(&proof).and_then(|proof| proof.verify(&key, &entry)) {
            Ok(_) => json!("Proved").to_string(),
            Err(why) => fault(why),
        })
    }

    /// `destruction`: checks what the ledger whose key is `log_key` says of a template's end, as an auditor does.
    ///
    /// # Errors
    /// [`Fault::BadArgument`] for a key that is none. Whatever is wrong with the record is an answer.
    pub fn destruction_reply(&self, log_key: String, record: String) -> Result<String, Fault> {
        let key = LogKey::from_vkey(&log_key).map_err(|_| Fault::BadArgument)?;
        Ok(match Destruction::parse(record.as_bytes()).and_then(|record| record.verify(&key)) {
            Ok(said) => json!({
                "Destroyed": {"activity": said.activity, "denied": said.denied, "missing": said.missing}
            })
            .to_string(),
            Err(why) => fault(why),
        })
    }
}

impl TestPhone {
    fn seconds(&self) -> i64 {
        self.clock.now().wall.div_euclid(1000)
    }
}

fn of_claims(claims: &Claims) -> Map<String, Value> {
    let mut said = Map::from_iter([
        ("recipient".to_owned(), json!(claims.aud)),
        ("activity".to_owned(), json!(claims.activity)),
        ("uv".to_owned(), json!(claims.uv)),
        ("language".to_owned(), json!(claims.shown.lang)),
        ("purpose".to_owned(), json!(claims.purpose)),
        ("data".to_owned(), json!(claims.data)),
        ("seconds".to_owned(), json!(claims.exp.saturating_sub(claims.iat))),
    ]);
    if let Content::Payment { amount, currency, payee, face_matched } = &claims.content {
        let payment =
            json!({"amount": amount, "currency": currency, "payee": payee, "face_matched": face_matched});
        said.insert("payment".to_owned(), payment);
    }
    said
}

fn of_payload(payload: &[u8]) -> Map<String, Value> {
    Map::from_iter([
        ("size".to_owned(), json!(payload.len())),
        ("sha256".to_owned(), json!(b64::encode_url(&sha256(payload)))),
    ])
}

fn fault(why: impl Debug) -> String {
    json!({ "fault": format!("{why:?}") }).to_string()
}
