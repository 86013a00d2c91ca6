//! One step: what it is, what it has to answer, and which events it has to leave in the ledger.

use super::device::Phone;
use super::format::{duration, os_state};
use super::matching::expect;
use super::operation::{Answered, operate};
use super::view;
use anyhow::{Context as _, Result, bail};
use privet::host::KeyFault;
use privet::manifest::OsPermission;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// What every step may carry beside its own arguments.
#[derive(Default)]
struct Common {
    bind: Option<String>,
    reply: Option<Value>,
    events: Option<Value>,
    request: Option<String>,
}

/// Steps that are no operation of the engine.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
struct Host {
    #[serde(rename = "host")]
    call: String,
    fails: String,
    #[serde(default = "once")]
    times: u32,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Clock {
    Wall(String),
    Reboot(Yes),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Open {
    reopen_with: Option<String>,
    reply: Value,
}

/// `true`, and nothing else.
#[derive(Deserialize)]
#[serde(try_from = "bool")]
pub(super) struct Yes;

impl TryFrom<bool> for Yes {
    type Error = &'static str;
    fn try_from(yes: bool) -> Result<Self, Self::Error> {
        if yes { Ok(Self) } else { Err("only true says something") }
    }
}

const fn once() -> u32 {
    1
}

/// Takes one step.
pub(super) fn take(phone: &mut Phone, text: &Value) -> Result<()> {
    let filled = phone.names.fill(text.clone())?;
    let Value::Object(mut members) = filled else { bail!("a step is an object") };
    members.remove("why");
    let common = common(&mut members)?;
    let before = phone.mark();
    let answered = if members.contains_key("do") {
        operate(phone, Value::Object(members), common.request.as_deref())?
    } else {
        if common.bind.is_some() || common.request.is_some() || common.reply.is_some() {
            bail!("as, request and reply belong to operations");
        }
        Answered { reply: other(phone, members)?, bound: None }
    };
    let refused = ["refused", "fault", "not_cleanable"].iter().any(|no| answered.reply.get(no).is_some());
    match &common.reply {
        Some(wanted) => expect("answered", &answered.reply, wanted)?,
        None if refused => bail!("answered {}", answered.reply),
        None => {}
    }
    if let Some(wanted) = &common.events {
        let (ledger, size) = phone.mark();
        let since = if ledger == before.0 { before.1.min(size) } else { 0 };
        expect("recorded", &Value::Array(phone.events(since)?), wanted)?;
    }
    if let Some(name) = &common.bind {
        phone.names.bind(name, answered.bound.context("nothing to bind")?);
    }
    Ok(())
}

fn common(members: &mut Map<String, Value>) -> Result<Common> {
    let text = |value: Option<Value>| -> Result<Option<String>> {
        Ok(value.map(serde_json::from_value).transpose()?)
    };
    let events = members.remove("events");
    if events.as_ref().is_some_and(|e| !e.is_array()) {
        bail!("events is a list");
    }
    Ok(Common {
        bind: text(members.remove("as"))?,
        reply: members.remove("reply"),
        events,
        request: text(members.remove("request"))?,
    })
}

fn other(phone: &mut Phone, members: Map<String, Value>) -> Result<Value> {
    if members.contains_key("view") {
        view::look(phone, Value::Object(members))?;
        return Ok(json!("Seen"));
    }
    if members.contains_key("host") {
        let Host { call, fails, times } = serde_json::from_value(Value::Object(members))?;
        phone.script.fail(&call, key_fault(&fails)?, times)?;
        return Ok(json!("Scripted"));
    }
    let mut members = members.into_iter();
    let (Some((kind, value)), None) = (members.next(), members.next()) else { bail!("not a step") };
    match kind.as_str() {
        "wait" => phone.clock.advance(u64::try_from(duration(&text(value)?)?)?),
        "clock" => match serde_json::from_value(value)? {
            Clock::Wall(by) => phone.clock.shift_wall(duration(&by)?),
            Clock::Reboot(Yes) => phone.clock.reboot(),
        },
        "os" => {
            let told: BTreeMap<OsPermission, String> = serde_json::from_value(value)?;
            for (permission, state) in told {
                let done = phone.engine()?.report_os(permission, os_state(&state)?);
                done.map_err(super::device::fault)?.map_err(|why| anyhow::anyhow!("refused: {why:?}"))?;
            }
        }
        "lock" => yes(value).map(|()| phone.script.lock())?,
        "unlock" => yes(value).map(|()| phone.script.unlock())?,
        "new_enrolment" => yes(value).and_then(|()| Ok(phone.keys.new_enrolment()?))?,
        "screen_lock" => phone.keys.set_screen_lock(serde_json::from_value(value)?)?,
        "kill" => yes(value).and_then(|()| phone.kill())?,
        "delete" => yes(value).and_then(|()| phone.delete())?,
        "copy" => phone.copy(&text(value)?)?,
        "restore" => phone.restore(&text(value)?)?,
        "open" => {
            let Open { reopen_with, reply } = serde_json::from_value(value)?;
            if let Some(file) = reopen_with {
                phone.change_manifest(&file)?;
            }
            let opened = phone.open()?;
            expect("opened", &opened, &reply)?;
        }
        _ => bail!("unknown step {kind}"),
    }
    Ok(json!("Done"))
}

fn text(value: Value) -> Result<String> {
    Ok(serde_json::from_value(value)?)
}

fn yes(value: Value) -> Result<()> {
    let Yes = serde_json::from_value(value)?;
    Ok(())
}

fn key_fault(name: &str) -> Result<KeyFault> {
    Ok(match name {
        "KeyMissing" => KeyFault::KeyMissing,
        "KeyInvalidated" => KeyFault::KeyInvalidated,
        "Locked" => KeyFault::Locked,
        "Transient" => KeyFault::Transient,
        "Corrupt" => KeyFault::Corrupt,
        "TooManyKeys" => KeyFault::TooManyKeys,
        "Host" => KeyFault::Host,
        _ => bail!("unknown failure {name}"),
    })
}
