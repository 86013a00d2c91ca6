//! Operations on what the person and the recipients hold: envelopes, receipts, notices, the ledger and its proofs.

use super::device::{Phone, fault_text};
use super::operation::{Answered, told};
use super::{recipient, sending::Item};
use anyhow::{Context as _, Result, bail};
use privet::engine::Verified;
use privet_wire::checkpoint::LogKey;
use privet_wire::destruction::Destruction;
use privet_wire::ids::{ActivityId, RecipientId, TemplateId};
use privet_wire::proof::Proof;
use serde::Deserialize;
use serde_json::json;

/// Names of these operations.
pub(super) const NAMES: [&str; 6] =
    ["open_envelope", "verify_receipt", "verify_notice", "verify_ledger", "proof", "destruction"];

#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Op {
    OpenEnvelope {
        item: Item,
        by: Option<RecipientId>,
        nonce: Option<String>,
        #[serde(default)]
        lacks: Vec<String>,
    },
    VerifyReceipt {
        receipt: String,
        nonce: Option<String>,
    },
    VerifyNotice {
        item: Item,
    },
    VerifyLedger {},
    Proof {
        event: String,
        #[serde(default)]
        hides: Vec<String>,
    },
    Destruction {
        activity: ActivityId,
        template: Option<TemplateId>,
        #[serde(default)]
        hides: Vec<String>,
    },
}

pub(super) fn operate(phone: &mut Phone, op: Op, request: Option<&str>) -> Result<Answered> {
    if request.is_some() {
        bail!("what only reads takes no request");
    }
    match op {
        Op::OpenEnvelope { item, by, nonce, lacks } => {
            let by = by.unwrap_or_else(|| item.recipient.clone());
            recipient::open(phone, &item, &by, nonce.as_deref(), &lacks)
        }
        Op::VerifyReceipt { receipt, nonce } => recipient::verify(phone, &receipt, nonce.as_deref()),
        Op::VerifyNotice { item } => recipient::verify_notice(phone, &item),
        Op::VerifyLedger {} => Ok(match phone.engine()?.verify_ledger(|_, _| true) {
            Ok(Some(Verified::Whole { .. })) => told(json!("Whole")),
            Ok(Some(Verified::Broken { .. })) => told(json!("Broken")),
            Ok(Some(Verified::Cancelled) | None) => told(json!("Unknown")),
            Err(fault) => told(fault_text(fault)),
        }),
        Op::Proof { event, hides } => proof(phone, &event, &hides),
        Op::Destruction { activity, template, hides } => destruction(phone, &activity, template, &hides),
    }
}

/// The record of a destruction, checked as an auditor checks it: with the log's public key and the record's text alone.
fn destruction(
    phone: &Phone,
    activity: &ActivityId,
    template: Option<TemplateId>,
    hides: &[String],
) -> Result<Answered> {
    let engine = phone.engine()?;
    let record = match engine.destruction(activity, template) {
        Ok(Some(record)) => record,
        Ok(None) => return Ok(told(json!("Nothing"))),
        Err(fault) => return Ok(told(fault_text(fault))),
    };
    let vkey = engine.log_key().map_err(super::device::fault)?.context("no log key")?;
    let said = Destruction::parse(record.text.as_bytes())?.verify(&LogKey::from_vkey(&vkey)?)?;
    let held = [record.text.as_bytes(), &record.destroying.entry, &record.destroyed.entry].concat();
    super::sending::without(&held, hides)?;
    let reply = json!({"activity": said.activity, "denied": said.denied, "missing": said.missing});
    Ok(Answered { reply: json!({ "Destroyed": reply }), bound: Some(json!(said.template)) })
}

/// The proof of the newest event of this name, checked as an auditor checks it: with the log's public key, the entry and the
/// proof text alone. What the auditor holds has none of the texts in `hides`.
fn proof(phone: &Phone, event: &str, hides: &[String]) -> Result<Answered> {
    let engine = phone.engine()?;
    let found = phone.events(0)?.iter().rposition(|e| e.get(event).is_some());
    let index = u64::try_from(found.with_context(|| format!("no {event} in the ledger"))?)?;
    let (entry, text) = match engine.proof(index) {
        Ok(Some(proof)) => proof,
        Ok(None) => return Ok(told(json!("Unknown"))),
        Err(fault) => return Ok(told(fault_text(fault))),
    };
    let vkey = engine.log_key().map_err(super::device::fault)?.context("no log key")?;
    Proof::parse(&text)?.verify(&LogKey::from_vkey(&vkey)?, &entry)?;
    let held = [entry.as_slice(), text.as_bytes()].concat();
    super::sending::without(&held, hides)?;
    Ok(told(json!("Proved")))
}
