//! Operations of the gate: propose, look, approve, sign, confirm, and what becomes of it in the outbox.

use super::device::{Phone, fault_text};
use super::format::duration;
use super::operation::{Answered, outcome, told};
use super::step::Yes;
use crate::world::manner;
use anyhow::{Context as _, Result, bail};
use privet::command;
use privet::command::Withheld;
use privet::fault::Fault;
use privet::gate::minimise::{MediaType, NotCleanable};
use privet::prompt::Asked;
use privet::refusal::CancelReason;
use privet_wire::ack::Ack;
use privet_wire::b64;
use privet_wire::ids::{ActivityId, Digest, Jti, MatchToken, RecipientId, ReleaseId, RequestId};
use privet_wire::key::UserVerification;
use privet_wire::merkle::sha256;
use serde::Deserialize;
use serde_json::json;

/// Names of these operations.
pub(super) const NAMES: [&str; 14] = [
    "propose",
    "replace",
    "preview",
    "approve",
    "sign",
    "confirm",
    "release",
    "refuse",
    "cancel",
    "outbox_next",
    "outbox_check",
    "delivered",
    "failed",
    "receipt",
];

#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Op {
    Propose(Proposing),
    Replace {
        release: ReleaseId,
        payload: String,
        media_type: Option<MediaType>,
    },
    Preview {
        release: ReleaseId,
        #[serde(default)]
        lacks: Vec<String>,
    },
    Approve {
        release: ReleaseId,
        uv: Option<UserVerification>,
        digest: Option<Digest>,
    },
    Sign {
        input: String,
        key: String,
        truncated: Option<Yes>,
    },
    Confirm {
        release: ReleaseId,
        signature: String,
        cancelled: Option<Yes>,
    },
    Release {
        release: ReleaseId,
    },
    Refuse {
        release: ReleaseId,
    },
    Cancel {
        release: ReleaseId,
        reason: CancelReason,
    },
    OutboxNext {},
    OutboxCheck {
        item: Item,
        scheme: Option<String>,
        to: String,
        altered: Option<bool>,
    },
    Delivered {
        item: Item,
        acknowledges: Option<Item>,
    },
    Failed {
        item: Item,
    },
    Receipt {
        jti: Jti,
    },
}

/// What is proposed: one of a payload, a place, a footprint or a payment.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Proposing {
    activity: ActivityId,
    recipient: RecipientId,
    payload: Option<String>,
    media_type: Option<MediaType>,
    place: Option<Place>,
    footprint: Option<u16>,
    payment: Option<Payment>,
    token: Option<MatchToken>,
    withheld: Option<Withheld>,
}

/// In units of 10⁻⁷ degree.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Place {
    lat_e7: i32,
    lon_e7: i32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Payment {
    amount: String,
    currency: String,
    payee: String,
    nonce: Option<String>,
    within: Option<String>,
}

/// What `outbox_next` bound, as far as an operation needs it.
#[derive(Deserialize)]
pub(super) struct Item {
    pub jti: Jti,
    pub recipient: RecipientId,
    pub bytes: String,
}

pub(super) fn operate(phone: &mut Phone, op: Op, request: Option<&str>) -> Result<Answered> {
    let id = phone.request(request);
    match op {
        Op::Propose(asked) => propose(phone, id, asked),
        Op::Replace { release, payload, media_type } => {
            let media_type = media_type.map_or_else(|| by_ending(&payload), Ok)?;
            let bytes = phone.read(&payload)?;
            cleaned(phone.engine()?.replace(id, release, &bytes, media_type))
        }
        Op::Preview { release, lacks } => preview(phone, release, &lacks),
        Op::Approve { release, uv, digest } => {
            let digest = digest.unwrap_or_else(|| phone.digest(Asked::Release(release)));
            let uv = uv.unwrap_or(UserVerification::Bio);
            outcome(phone.engine()?.approve(id, release, digest, uv, manner()))
        }
        Op::Sign { input, key, truncated } => Ok(match phone.signer.sign(&key, input.as_bytes()) {
            Ok(mut signature) => {
                if truncated.is_some() {
                    signature.pop();
                }
                Answered { reply: json!("Signed"), bound: Some(json!(b64::encode_url(&signature))) }
            }
            Err(why) => told(json!({ "fault": format!("{why:?}") })),
        }),
        Op::Confirm { release, signature, cancelled } => {
            let signature = b64::decode_url(&signature).ok().context("sign binds signatures")?;
            let confirmed = phone.engine()?.confirm(id, release, &signature);
            // Here a call can't be cancelled; whoever made it can only be gone before the answer comes.
            if cancelled.is_some() { Ok(told(json!("Gone"))) } else { outcome(confirmed) }
        }
        Op::Release { release } => outcome(phone.engine()?.release(id, release)),
        Op::Refuse { release } => outcome(phone.engine()?.refuse(id, release, manner())),
        Op::Cancel { release, reason } => outcome(phone.engine()?.cancel(id, release, reason)),
        Op::OutboxNext {} => next(phone),
        Op::OutboxCheck { item, scheme, to, altered } => {
            check(phone, &item, scheme.as_deref(), &to, altered == Some(true))
        }
        Op::Delivered { item, acknowledges } => {
            let ack = acknowledges.map(|of| acknowledge(phone, &of)).transpose()?;
            outcome(phone.engine()?.delivered(id, item.jti, ack.as_deref()))
        }
        Op::Failed { item } => outcome(phone.engine()?.failed(id, item.jti)),
        Op::Receipt { jti } => Ok(match phone.engine()?.receipt(jti) {
            Ok(Some(receipt)) => Answered { reply: json!("Found"), bound: Some(json!(receipt)) },
            Ok(None) => told(json!("Unknown")),
            Err(fault) => told(fault_text(fault)),
        }),
    }
}

fn propose(phone: &mut Phone, id: RequestId, asked: Proposing) -> Result<Answered> {
    let Proposing {
        activity,
        recipient,
        payload,
        media_type,
        place,
        footprint,
        payment: paid,
        token,
        withheld,
    } = asked;
    match (payload, place, footprint, paid) {
        (Some(file), None, None, None) if token.is_none() => {
            let bytes = phone.read(&file)?;
            let engine = phone.engine()?;
            cleaned(match (withheld, media_type) {
                (Some(withheld), None) => engine.propose_result(id, &activity, &recipient, &bytes, withheld),
                (None, media_type) => {
                    let media_type = media_type.map_or_else(|| by_ending(&file), Ok)?;
                    engine.propose_data(id, &activity, &recipient, &bytes, media_type)
                }
                (Some(_), Some(_)) => bail!("a result is JSON"),
            })
        }
        (None, Some(Place { lat_e7, lon_e7 }), None, None) if alone(media_type, token, withheld) => {
            outcome(phone.engine()?.propose_location(id, &activity, &recipient, lat_e7, lon_e7))
        }
        (None, None, Some(year), None) if alone(media_type, token, withheld) => {
            let reader = phone.reader_of(None)?;
            outcome(phone.engine()?.propose_footprint(id, &activity, &recipient, year, &reader))
        }
        (None, None, None, Some(paid)) if alone(media_type, None, withheld) => {
            let payment = payment(phone, paid)?;
            outcome(phone.engine()?.propose_payment(id, &activity, &recipient, payment, token))
        }
        _ => bail!(
            "one of: a payload with its media type or what was withheld, a place, a footprint, a payment with its token"
        ),
    }
}

/// Nothing is said that belongs to another kind of proposal.
const fn alone(media_type: Option<MediaType>, token: Option<MatchToken>, withheld: Option<Withheld>) -> bool {
    media_type.is_none() && token.is_none() && withheld.is_none()
}

/// What a proposal of bytes came to.
fn cleaned(proposed: Result<Result<command::Outcome, NotCleanable>, Fault>) -> Result<Answered> {
    match proposed {
        Ok(Err(why)) => Ok(told(json!({ "not_cleanable": format!("{why:?}") }))),
        Ok(Ok(proposed)) => outcome(Ok(proposed)),
        Err(fault) => outcome(Err(fault)),
    }
}

fn by_ending(file: &str) -> Result<MediaType> {
    Ok(match file.rsplit_once('.').map(|(_, end)| end) {
        Some("jpg") => MediaType::Jpeg,
        Some("png") => MediaType::Png,
        Some("webp") => MediaType::Webp,
        Some("json") => MediaType::Json,
        _ => bail!("{file}: say its media type"),
    })
}

fn payment(phone: &Phone, asked: Payment) -> Result<command::Payment> {
    let Payment { amount, currency, payee, nonce, within } = asked;
    let within = within.map(|time| duration(&time)).transpose()?;
    let until = within.map(|time| phone.now().wall.saturating_add(time));
    Ok(command::Payment { amount, currency, payee, nonce, until })
}

fn preview(phone: &Phone, release: ReleaseId, lacks: &[String]) -> Result<Answered> {
    let Some(preview) = phone.engine()?.preview(release) else { return Ok(told(json!("Nothing"))) };
    without(preview.bytes(), lacks)?;
    let seen = json!({
        "sha256": b64::encode_url(&sha256(preview.bytes())),
        "size": preview.bytes().len(),
        "media_type": preview.media_type(),
    });
    Ok(Answered { reply: json!({ "Preview": seen }), bound: Some(seen) })
}

/// Fails if the bytes hold one of these texts.
pub(super) fn without(bytes: &[u8], texts: &[String]) -> Result<()> {
    let held = |text: &&String| bytes.windows(text.len().max(1)).any(|window| window == text.as_bytes());
    texts.iter().find(held).map_or(Ok(()), |text| bail!("the bytes hold {text}"))
}

fn next(phone: &Phone) -> Result<Answered> {
    Ok(match phone.engine()?.outbox_next() {
        Ok(None) => told(json!("Nothing")),
        Ok(Some(item)) => {
            let item = json!({
                "jti": item.jti,
                "recipient": item.recipient,
                "hosts": item.hosts,
                "notice": item.notice,
                "bytes": b64::encode_url(&item.bytes),
            });
            Answered { reply: json!({ "Item": item }), bound: Some(item) }
        }
        Err(fault) => told(fault_text(fault)),
    })
}

/// May these bytes, or others, go there under the item's number?
fn check(phone: &Phone, item: &Item, scheme: Option<&str>, to: &str, altered: bool) -> Result<Answered> {
    let mut bytes = b64::decode_url(&item.bytes).ok().context("outbox_next binds items")?;
    if altered {
        bytes.push(0);
    }
    Ok(match phone.engine()?.outbox_check(item.jti, scheme.unwrap_or("https"), to, &bytes) {
        Ok(check) => told(json!(check)),
        Err(fault) => told(fault_text(fault)),
    })
}

/// What the recipient of these bytes answers.
fn acknowledge(phone: &Phone, item: &Item) -> Result<Vec<u8>> {
    let bytes = b64::decode_url(&item.bytes).ok().context("outbox_next binds items")?;
    Ok(Ack::of(&bytes, item.jti, phone.now().wall.div_euclid(1000)).encode()?)
}
