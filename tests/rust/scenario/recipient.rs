//! What a recipient knows and does: it opens its envelopes, and checks receipts and notices, with wire formats alone.

use super::device::Phone;
use super::operation::{Answered, told};
use super::sending::{Item, without};
use anyhow::{Context as _, Result};
use privet_wire::b64;
use privet_wire::claims::{Claims, Content};
use privet_wire::envelope;
use privet_wire::ids::{AppId, RecipientId, Subject};
use privet_wire::key::{PublicKey, UserVerification};
use privet_wire::merkle::sha256;
use privet_wire::notice::Notice;
use privet_wire::receipt::{Expect, ReceiptFault, UnverifiedReceipt, VerifiedReceipt};
use serde_json::{Value, json};
use std::fmt::Debug;

/// What a recipient was told when the person registered.
pub(super) struct Known {
    pub sub: Subject,
    pub keys: Vec<(UserVerification, PublicKey)>,
    pub notice: PublicKey,
}

/// Opens an item with the key of `by` and checks all that is in it.
pub(super) fn open(
    phone: &Phone,
    item: &Item,
    by: &RecipientId,
    nonce: Option<&str>,
    lacks: &[String],
) -> Result<Answered> {
    let bytes = b64::decode_url(&item.bytes).ok().context("outbox_next binds items")?;
    let secret = phone.recipients.secret(by)?;
    let opened = match envelope::open(&secret, by, &bytes) {
        Ok(opened) => opened,
        Err(why) => return Ok(fault(&why)),
    };
    let Some(receipt) = opened.receipt() else {
        let (description, payload) = opened.unconfirmed_payload()?;
        without(&payload, lacks)?;
        return Ok(told(json!({"Unconfirmed": {
            "activity": description.activity,
            "media_type": description.media_type,
            "size": payload.len(),
            "sha256": b64::encode_url(&sha256(&payload)),
        }})));
    };
    let verified = match verified(phone, receipt, by, nonce)? {
        Ok(verified) => verified,
        Err(why) => return Ok(fault(&why)),
    };
    let said = said(verified.claims());
    match opened.require_match(&verified) {
        Err(why) => Ok(fault(&why)),
        Ok(confirmed) => {
            without(&confirmed.payload, lacks)?;
            let mut reply = said;
            reply["size"] = json!(confirmed.payload.len());
            reply["sha256"] = json!(b64::encode_url(&sha256(&confirmed.payload)));
            Ok(told(json!({ "Confirmed": reply })))
        }
    }
}

/// Checks a receipt as the recipient that it names.
pub(super) fn verify(phone: &Phone, receipt: &str, nonce: Option<&str>) -> Result<Answered> {
    let parsed = match UnverifiedReceipt::parse(receipt) {
        Ok(parsed) => parsed,
        Err(why) => return Ok(fault(&why)),
    };
    let by = parsed.unverified_claims().aud.clone();
    Ok(match verified(phone, parsed, &by, nonce)? {
        Ok(verified) => told(json!({ "Genuine": said(verified.claims()) })),
        Err(why) => fault(&why),
    })
}

/// Checks a withdrawal notice as the recipient it went to.
pub(super) fn verify_notice(phone: &Phone, item: &Item) -> Result<Answered> {
    let known = phone.known.get(&item.recipient).context("nobody registered with this recipient")?;
    let text = String::from_utf8(b64::decode_url(&item.bytes).ok().context("outbox_next binds items")?)?;
    let iss = AppId::try_from("lantern_pay")?;
    Ok(match Notice::verify(&text, &iss, &item.recipient, &known.sub, &known.notice) {
        Ok(notice) => {
            told(json!({"Genuine": {"activity": notice.activity, "withdrawn_at": notice.withdrawn_at}}))
        }
        Err(why) => fault(&why),
    })
}

fn verified(
    phone: &Phone,
    receipt: UnverifiedReceipt,
    by: &RecipientId,
    nonce: Option<&str>,
) -> Result<Result<VerifiedReceipt, ReceiptFault>> {
    let known = phone.known.get(by).context("nobody registered with this recipient")?;
    let Some((uv, key)) = known.keys.iter().find(|(_, key)| key.id() == *receipt.kid()) else {
        return Ok(Err(ReceiptFault::WrongKey));
    };
    let iss = AppId::try_from("lantern_pay")?;
    let expect = Expect { iss: &iss, aud: by, sub: &known.sub, key, uv: *uv, nonce };
    Ok(receipt.verify(&expect, phone.now().wall.div_euclid(1000)))
}

/// What a receipt says, as far as scenarios look at it.
fn said(claims: &Claims) -> Value {
    let mut said = json!({
        "recipient": claims.aud,
        "activity": claims.activity,
        "uv": claims.uv,
        "language": claims.shown.lang,
        "purpose": claims.purpose,
        "data": claims.data,
        "seconds": claims.exp - claims.iat,
    });
    if let Content::Payment { amount, currency, payee, face_matched } = &claims.content {
        said["payment"] =
            json!({"amount": amount, "currency": currency, "payee": payee, "face_matched": face_matched});
    }
    said
}

fn fault(why: &impl Debug) -> Answered {
    told(json!({ "fault": format!("{why:?}") }))
}
