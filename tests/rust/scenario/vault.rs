//! Operations of the vault and of the person's own keys.

use super::device::{Phone, fault, fault_text};
use super::operation::{Answered, outcome, refused, told};
use super::recipient::Known;
use super::step::Yes;
use crate::world::key_name;
use anyhow::{Result, bail};
use privet::command::KeyLoss;
use privet::engine::OwnerSigned;
use privet::gate::registration::ConfirmingKey;
use privet::host::DeviceKeys as _;
use privet::owner::OwnerPurpose;
use privet_wire::ids::{ActivityId, ProbeNonce, RecipientId};
use privet_wire::key::{PublicKey, UserVerification};
use serde::Deserialize;
use serde_json::json;

/// Names of these operations.
pub(super) const NAMES: [&str; 9] = [
    "make_owner",
    "register_key",
    "key_lost",
    "enrol",
    "nonce",
    "verify",
    "reset_attempts",
    "renew",
    "leave_lock_down",
];
/// What the recipient sends when a person registers; 16 to 64 bytes.
const CHALLENGE: &[u8] = b"a challenge of the recipient";

#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Op {
    MakeOwner {
        key: Option<String>,
    },
    RegisterKey {
        recipient: RecipientId,
        uv: Vec<UserVerification>,
        truncated: Option<Yes>,
    },
    KeyLost {
        recipient: RecipientId,
        uv: UserVerification,
        cause: KeyLoss,
    },
    Enrol {
        activity: ActivityId,
        probe: String,
        beside: Option<Yes>,
        instead: Option<Yes>,
        key: Option<String>,
    },
    Nonce {},
    Verify {
        activity: ActivityId,
        probe: String,
        nonce: ProbeNonce,
    },
    Renew {
        activity: ActivityId,
    },
    ResetAttempts {
        activity: ActivityId,
        key: Option<String>,
    },
    LeaveLockDown {
        key: Option<String>,
    },
}

pub(super) fn operate(phone: &mut Phone, op: Op, request: Option<&str>) -> Result<Answered> {
    let id = phone.request(request);
    match op {
        Op::MakeOwner { key } => {
            let key = key.unwrap_or_else(owner);
            phone.own(&key)?;
            let signed = phone.owner_signs(&key, OwnerPurpose::BecomeOwner)?;
            outcome(phone.engine()?.set_owner(id, &signed))
        }
        Op::RegisterKey { recipient, uv, truncated } => {
            register(phone, id, &recipient, &uv, truncated.is_some())
        }
        Op::KeyLost { recipient, uv, cause } => outcome(phone.engine()?.key_lost(id, &recipient, uv, cause)),
        Op::Enrol { activity, probe, beside: None, instead: None, key: None } => {
            let probe = phone.read(&probe)?;
            outcome(phone.engine()?.enrol(id, &activity, &probe))
        }
        Op::Enrol { activity, probe, beside, instead, key } => {
            let probe = phone.read(&probe)?;
            let key = key.unwrap_or_else(owner);
            phone.own(&key)?;
            let purpose = OwnerPurpose::MakeTemplate { activity: activity.clone() };
            let signed = phone.owner_signs(&key, purpose)?;
            match (beside, instead) {
                (Some(Yes), None) => outcome(phone.engine()?.enrol_beside(id, &activity, &probe, &signed)),
                (None, Some(Yes)) => outcome(phone.engine()?.enrol_instead(id, &activity, &probe, &signed)),
                _ => bail!("beside or instead"),
            }
        }
        Op::Renew { activity } => outcome(phone.engine()?.renew(id, &activity)),
        Op::Nonce {} => {
            let nonce = phone.engine()?.probe_nonce().map_err(fault)?;
            Ok(Answered { reply: json!("Nonce"), bound: Some(json!(nonce)) })
        }
        Op::Verify { activity, probe, nonce } => {
            let probe = phone.read(&probe)?;
            outcome(phone.engine()?.verify(id, &activity, &probe, nonce))
        }
        Op::ResetAttempts { activity, key } => {
            let key = key.unwrap_or_else(owner);
            phone.own(&key)?;
            let purpose = OwnerPurpose::ResetAttempts { activity: activity.clone() };
            let signed = phone.owner_signs(&key, purpose)?;
            outcome(phone.engine()?.reset_attempts(id, &activity, &signed))
        }
        Op::LeaveLockDown { key } => {
            let key = key.unwrap_or_else(owner);
            phone.own(&key)?;
            let signed = phone.owner_signs(&key, OwnerPurpose::LeaveLockDown)?;
            outcome(phone.engine()?.leave_lock_down(&signed))
        }
    }
}

fn owner() -> String {
    "owner".to_owned()
}

impl Phone {
    /// Makes a key for the owner under this name, unless there is one.
    fn own(&self, name: &str) -> Result<()> {
        if self.signer.spki(name).is_err() {
            self.signer.make(name, UserVerification::Pin)?;
        }
        Ok(())
    }

    fn owner_signs(&self, key: &str, purpose: OwnerPurpose) -> Result<OwnerSigned> {
        let input = self.engine()?.owner_challenge(purpose).map_err(fault)?;
        let signature = self.signer.sign(key, &input.input)?;
        Ok(OwnerSigned { input, spki: self.signer.spki(key)?, signature })
    }
}

/// Makes the keys, has them sign, and records the registration; the recipient then knows them.
fn register(
    phone: &mut Phone,
    id: privet_wire::ids::RequestId,
    recipient: &RecipientId,
    kinds: &[UserVerification],
    truncated: bool,
) -> Result<Answered> {
    let mut keys = Vec::new();
    for uv in kinds {
        let name = key_name(recipient.as_str(), *uv);
        phone.signer.make(&name, *uv)?;
        let mut spki = phone.signer.spki(&name)?;
        if truncated {
            spki.pop();
        }
        keys.push(ConfirmingKey { uv: *uv, spki, attestation: Vec::new() });
    }
    let draft = match phone.engine()?.begin_registration(recipient, CHALLENGE, &keys) {
        Ok(Ok(draft)) => draft,
        Ok(Err(why)) => return Ok(refused(why)),
        Err(fault) => return Ok(told(fault_text(fault))),
    };
    let mut signatures = Vec::new();
    for (input, uv) in draft.inputs.iter().zip(kinds) {
        signatures.push(phone.signer.sign(&key_name(recipient.as_str(), *uv), input.as_bytes())?);
    }
    let answered = outcome(phone.engine()?.finish_registration(id, recipient, &signatures))?;
    let state = phone.engine()?.state();
    if let Some(registration) = state.registered.get(recipient) {
        let notice = phone.keys.public_key(&registration.notice_alias)?;
        let mut own = Vec::new();
        for uv in kinds {
            own.push((*uv, phone.signer.public(&key_name(recipient.as_str(), *uv))?));
        }
        let known = Known { sub: registration.sub, keys: own, notice: PublicKey::from_spki(&notice)? };
        phone.known.insert(recipient.clone(), known);
    }
    Ok(answered)
}
