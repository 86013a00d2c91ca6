//! The operations, by name; those about asking, answering and using are here. Each answers what the engine answered, and what
//! `as` binds.

use super::device::{Phone, fault_text, status};
use super::format::duration;
use super::{pages, records, sending, vault};
use crate::world::manner;
use anyhow::{Context as _, Result, bail};
use privet::command::{Answer, From, Outcome, Party, Reply, Until, Withheld};
use privet::fault::Fault;
use privet::prompt::Asked;
use privet::refusal::{CancelReason, Refusal};
use privet::text::{Language, Reader};
use privet_wire::ids::{ActivityId, BatchId, Digest, LibraryId, PromptId, ReleaseId, UseId};
use serde::Deserialize;
use serde_json::{Value, json};

/// What came back.
pub(super) struct Answered {
    pub reply: Value,
    pub bound: Option<Value>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Choice {
    Allow,
    Refuse,
}

/// How long a yes lasts.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Lasting {
    Once,
    Withdrawn,
    In(String),
}

#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
enum Op {
    Status {},
    Check {
        activity: ActivityId,
    },
    Ask {
        activity: ActivityId,
        from: Option<From>,
    },
    Shown {
        prompt: Option<PromptId>,
        release: Option<ReleaseId>,
        language: Option<String>,
    },
    Answer {
        prompt: PromptId,
        outcome: Choice,
        until: Option<Lasting>,
        party: Option<Party>,
        digest: Option<Digest>,
    },
    Leave {
        prompt: PromptId,
        reason: CancelReason,
    },
    Withdraw {
        activity: ActivityId,
    },
    WithdrawMany {
        activities: Vec<ActivityId>,
    },
    Undo {
        batch: BatchId,
    },
    Access {
        activity: ActivityId,
        by: Option<LibraryId>,
    },
    EndUse {
        #[serde(rename = "use")]
        use_id: UseId,
        withheld: Option<Withheld>,
    },
    Tick {},
    Background {},
    Outcome {
        of: String,
    },
}

/// Does what a step says.
pub(super) fn operate(phone: &mut Phone, op: Value, request: Option<&str>) -> Result<Answered> {
    let name = op["do"].as_str().context("do names an operation")?;
    if sending::NAMES.contains(&name) {
        return sending::operate(phone, serde_json::from_value(op)?, request);
    }
    if vault::NAMES.contains(&name) {
        return vault::operate(phone, serde_json::from_value(op)?, request);
    }
    if records::NAMES.contains(&name) {
        return records::operate(phone, serde_json::from_value(op)?, request);
    }
    if pages::NAMES.contains(&name) {
        return pages::operate(phone, serde_json::from_value(op)?);
    }
    match serde_json::from_value(op)? {
        Op::Status {} => Ok(told(status(phone.engine()?.status()))),
        Op::Check { activity } => Ok(match phone.engine()?.check(&activity) {
            Ok(()) => told(json!("Allowed")),
            Err(why) => refused(why),
        }),
        Op::Ask { activity, from } => {
            let id = phone.request(request);
            outcome(phone.engine()?.ask(id, &activity, from.unwrap_or(From::Center)))
        }
        Op::Shown { prompt, release, language } => shown(phone, asked(prompt, release)?, language.as_deref()),
        Op::Answer { prompt, outcome: choice, until, party, digest } => {
            let answer = answer(phone, choice, until)?;
            let digest = digest.unwrap_or_else(|| phone.digest(Asked::Consent(prompt)));
            let (id, party) = (phone.request(request), party.unwrap_or(Party::Person));
            outcome(phone.engine()?.answer(id, prompt, digest, party, answer, manner()))
        }
        Op::Leave { prompt, reason } => {
            let id = phone.request(request);
            outcome(phone.engine()?.leave(id, prompt, reason))
        }
        Op::Withdraw { activity } => {
            let id = phone.request(request);
            outcome(phone.engine()?.withdraw(id, &activity))
        }
        Op::WithdrawMany { activities } => {
            let id = phone.request(request);
            outcome(phone.engine()?.withdraw_many(id, &activities))
        }
        Op::Undo { batch } => {
            let id = phone.request(request);
            outcome(phone.engine()?.undo_withdrawal(id, batch))
        }
        Op::Access { activity, by } => {
            let id = phone.request(request);
            outcome(phone.engine()?.access(id, &activity, by.as_ref()))
        }
        Op::EndUse { use_id, withheld } => {
            let id = phone.request(request);
            outcome(phone.engine()?.end_use(id, use_id, withheld.unwrap_or_default()))
        }
        Op::Tick {} => outcome(phone.engine()?.tick()),
        Op::Background {} => match phone.engine()?.lock() {
            Ok(()) => Ok(told(status(phone.engine()?.status()))),
            Err(fault) => outcome(Err(fault)),
        },
        Op::Outcome { of } => {
            let id = *phone.requests.get(&of).with_context(|| format!("no request is named {of}"))?;
            match phone.engine()?.outcome(id) {
                Ok(None) => Ok(told(json!("Unknown"))),
                Ok(Some(found)) => outcome(Ok(found)),
                Err(fault) => outcome(Err(fault)),
            }
        }
    }
}

fn asked(prompt: Option<PromptId>, release: Option<ReleaseId>) -> Result<Asked> {
    match (prompt, release) {
        (Some(prompt), None) => Ok(Asked::Consent(prompt)),
        (None, Some(release)) => Ok(Asked::Release(release)),
        _ => bail!("either a prompt or a release"),
    }
}

/// Draws the lines and tells that they are on screen.
fn shown(phone: &mut Phone, asked: Asked, language: Option<&str>) -> Result<Answered> {
    let reader = phone.reader_of(language)?;
    let view = match phone.engine()?.prompt(asked, &reader) {
        Ok(Ok(view)) => view,
        Ok(Err(why)) => return Ok(refused(why)),
        Err(fault) => return Ok(told(fault_text(fault))),
    };
    phone.drawn.insert(asked, view.digest);
    let mut answered = outcome(phone.engine()?.shown(asked, view.digest))?;
    answered.bound = Some(json!(view.digest));
    Ok(answered)
}

fn answer(phone: &Phone, choice: Choice, until: Option<Lasting>) -> Result<Answer> {
    Ok(match (choice, until) {
        (Choice::Refuse, None) => Answer::Refuse,
        (Choice::Allow, Some(until)) => Answer::Allow {
            until: match until {
                Lasting::Once => Until::Once,
                Lasting::Withdrawn => Until::Withdrawn,
                Lasting::In(time) => Until::At { wall: phone.now().wall.saturating_add(duration(&time)?) },
            },
        },
        _ => bail!("a yes says how long, a no does not"),
    })
}

impl Phone {
    /// Digest of the lines last drawn; without any, one that no lines have.
    pub(super) fn digest(&self, asked: Asked) -> Digest {
        self.drawn.get(&asked).copied().unwrap_or(Digest::new([0; 32]))
    }

    /// The scenario's reader, or the same one reading another language.
    pub(super) fn reader_of(&self, language: Option<&str>) -> Result<Reader> {
        let Some(tag) = language else { return Ok(self.reader) };
        let language = Language::from_tag(tag).context("unknown language")?;
        Reader::new(language, self.reader.utc_offset(), true).context("no such offset")
    }
}

/// An answer that binds nothing.
pub(super) const fn told(reply: Value) -> Answered {
    Answered { reply, bound: None }
}

/// A refusal.
pub(super) fn refused(why: Refusal) -> Answered {
    told(json!({ "refused": why }))
}

/// What a command of the engine answered.
pub(super) fn outcome(outcome: Result<Outcome, Fault>) -> Result<Answered> {
    Ok(match outcome {
        Ok(Ok(reply)) => Answered { reply: serde_json::to_value(&reply)?, bound: bound(&reply) },
        Ok(Err(why)) => refused(why),
        Err(fault) => told(fault_text(fault)),
    })
}

fn bound(reply: &Reply) -> Option<Value> {
    Some(match reply {
        Reply::Prompt { prompt } => json!(prompt),
        Reply::TurnedOff { batch: Some(batch), .. } => json!(batch),
        Reply::Began { use_id } => json!(use_id),
        Reply::Pending { release, .. } => json!(release),
        Reply::Approved { signing_input, .. } => json!(signing_input),
        Reply::Confirmed { jti, receipt } => json!({"jti": jti, "receipt": receipt}),
        Reply::Released { jti } => json!({ "jti": jti }),
        Reply::Matched { token } => json!(token),
        _ => return None,
    })
}
