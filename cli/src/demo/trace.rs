//! `--trace`: what each step asked, what was known, what was ruled, what happened, and what changed on screen.
//!
//! What differs from run to run (ids, digests, salts, signatures, moments) is written as a placeholder named after its member,
//! like `<release>` or `<moment>`, so that two runs of the same story print the same trace and a document can quote it. Keys,
//! signatures and receipts are never printed, nor is what a person was shown: that is `<shown>`.

use privet::command::{Command, Outcome};
use privet::engine::Trace;
use privet::event::Event;
use privet::facts::{Evidence, Facts};
use privet::rules::Ruling;
use serde::Serialize;
use serde_json::Value;
use std::sync::{Mutex, PoisonError};

/// Collects rulings until the step that caused them is told.
#[derive(Default)]
pub struct Tracer(Mutex<Vec<String>>);

impl Tracer {
    /// The lines since the last call.
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Trace for Tracer {
    fn ruled(&self, command: &Command, facts: &Facts<'_>, ruling: &Ruling) {
        let mut lines = vec![format!("command  {}", told(command)), format!("facts    {}", known(facts))];
        lines.push(match &ruling.reply {
            Ok(reply) => format!("ruling   {}", told(reply)),
            Err(refusal) => format!("ruling   refused: {}, next: {:?}", told(refusal), refusal.next()),
        });
        lines.extend(ruling.events.iter().map(happened));
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(lines);
    }
}

/// An outcome in one line, for a step that was ruled on without a command of its own.
pub fn outcome(outcome: &Outcome) -> String {
    match outcome {
        Ok(reply) => told(reply),
        Err(refusal) => format!("refused: {}", told(refusal)),
    }
}

fn known(facts: &Facts<'_>) -> String {
    let Evidence {
        drawn,
        shown,
        minimised,
        signature,
        malformed,
        registration,
        owner,
        sealed,
        anchored,
        counted,
        compared,
        sentinel,
        biometrics,
        gone,
        notice,
    } = &facts.evidence;
    let mut known = vec!["now <moment>".to_owned(), "run <run>".to_owned()];
    known.extend(facts.phone.os.iter().map(|(permission, state)| format!("phone {permission:?} {state:?}")));
    known.extend(facts.phone.screen_lock.map(|lock| format!("screen lock {lock:?}")));
    known.extend(facts.past.map(|past| format!("past {past:?}")));
    known.extend(drawn.map(|_| "last drawn <digest>".to_owned()));
    known.extend(shown.as_ref().map(|_| "evidence PromptShown <digest>".to_owned()));
    known.extend(
        minimised
            .as_ref()
            .map(|m| format!("evidence Minimised {}, {} bytes", m.media_type().as_str(), m.bytes().len())),
    );
    known.extend(malformed.then(|| "what was handed in is no signature".to_owned()));
    let made = [
        (signature.is_some(), "SignatureChecked <key> <input>"),
        (registration.is_some(), "RegistrationChecked"),
        (owner.is_some(), "OwnerChecked"),
        (sealed.is_some(), "TemplateSealed <template>"),
        (anchored.is_some(), "AttemptAnchored <templates> <number>"),
        (compared.is_some(), "ProbeCompared <templates>"),
        (counted.is_some(), "AttemptsCounted <templates> <number>"),
        (sentinel.is_some(), "SentinelReady <alias>"),
        (biometrics.is_some(), "BiometricsChanged"),
        (gone.is_some(), "AliasGone <alias>"),
        (notice.is_some(), "NoticeSigned"),
    ];
    known.extend(made.iter().filter(|(there, _)| *there).map(|(_, name)| format!("evidence {name}")));
    known.join("; ")
}

fn happened(event: &Event) -> String {
    let mut value = serde_json::to_value(event).unwrap_or(Value::Null);
    let name = value.as_object_mut().and_then(|members| members.remove("type"));
    steady(&mut value);
    format!("event    {} {value}", name.as_ref().and_then(Value::as_str).unwrap_or_default())
}

fn told<T: Serialize>(value: &T) -> String {
    let mut value = serde_json::to_value(value).unwrap_or(Value::Null);
    steady(&mut value);
    value.to_string()
}

/// Members whose value differs in every run, or is no line of a trace.
const VARYING: &[&str] = &[
    "ack",
    "alias",
    "at",
    "boot",
    "commitment_salt",
    "commitment_size",
    "database",
    "digest",
    "elapsed",
    "exp",
    "input",
    "jti",
    "key",
    "nonce",
    "notice_alias",
    "payload_salt",
    "policy",
    "prompt",
    "receipt",
    "recipient_key",
    "registration",
    "release",
    "renews",
    "run",
    "salt",
    "sha256",
    "shown",
    "signature",
    "signing_input",
    "spki",
    "sub",
    "template",
    "terms",
    "thumbprint",
    "token",
    "use_id",
    "wall",
    "withdrawn",
    "work",
];

fn steady(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (name, member) in members.iter_mut() {
                let moment = member.get("boot").is_some() && member.get("elapsed").is_some();
                if moment {
                    *member = Value::String("<moment>".to_owned());
                } else if (VARYING.contains(&name.as_str()) || (name == "until" && member.is_number()))
                    && !member.is_null()
                {
                    *member = Value::String(format!("<{name}>"));
                } else {
                    steady(member);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(steady),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_varies_becomes_its_members_name_and_the_rest_stays() {
        let mut value = serde_json::json!({
            "Approved": {"key": "ab", "size": 3, "at": {"wall": 1, "boot": [], "elapsed": 2}, "token": null}
        });
        steady(&mut value);
        assert_eq!(
            value.to_string(),
            r#"{"Approved":{"at":"<moment>","key":"<key>","size":3,"token":null}}"#
        );
    }
}
