//! The rules: `decide` rules on a command, `due` tells what came due, `fold` applies what happened. Pure: no SQLite, no
//! clock, no randomness, no crypto but `privet-wire`'s digests (a test reads the imports of this folder).

mod access;
mod chain;
mod consent;
pub mod decision;
mod due;
mod ending;
mod fold;
mod gate;
mod leaving;
mod manifest;
mod owner;
mod registering;
pub(crate) mod rehearsal;
mod vault;
mod withdraw;
mod work;

pub use consent::{COOL_DOWN_DAYS, GUARD, next, offers};
pub(crate) use due::undoable_for;
pub use due::{CONFIRM_WITHIN, TOKEN_FOR, due, next_due};
pub(crate) use ending::to_tell;
pub use fold::{fold, raised};
pub use gate::{DATA_LIMIT, MAX_NONCE, PAYMENT_LIMIT};
pub use leaving::{OutboxCheck, destined, offered};
pub use vault::{MAX_ATTEMPTS, MAX_TEMPLATES, may_compare};
pub(crate) use withdraw::can_be_taken_back;
pub use withdraw::{MAX_AT_ONCE, UNDO_FOR};
pub use work::{NOTICE_AGAIN, NOTICE_ENDS};

use crate::command::{Command, Outcome, Reply};
use crate::event::Event;
use crate::facts::Facts;
use crate::refusal::Refusal;
use crate::state::State;

/// What a command leads to. A refusal may carry events too: what was blocked is part of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "append the events, then hand out the reply"]
pub struct Ruling {
    /// What happened, in order.
    pub events: Vec<Event>,
    /// The answer.
    pub reply: Outcome,
}

impl Ruling {
    fn done(events: Vec<Event>, reply: Reply) -> Self {
        Self { events, reply: Ok(reply) }
    }
}

fn refuse(refusal: Refusal) -> Ruling {
    Ruling { events: Vec::new(), reply: Err(refusal) }
}

/// Rules on one command. State has everything folded that happened before, what came due included.
pub fn decide(state: &State, command: &Command, facts: &Facts) -> Ruling {
    match command {
        Command::ReportOs { permission, state } => access::report_os(*permission, *state, facts),
        Command::Ask { activity, from } => consent::ask(state, activity, *from, facts),
        Command::Answer { prompt, digest, party, answer, manner } => consent::answer(
            state,
            &consent::Answered { prompt: *prompt, digest: *digest, party: *party, answer: *answer, manner },
            facts,
        ),
        Command::Leave { prompt, why } => consent::leave(state, *prompt, *why, facts),
        Command::Withdraw { activity } => withdraw::one(state, activity, None, facts),
        Command::Bury { activity, wall } => withdraw::one(state, activity, Some(*wall), facts),
        Command::WithdrawMany { activities } => withdraw::many(state, activities, facts),
        Command::UndoWithdrawal { batch } => withdraw::undo(state, *batch, facts),
        Command::Access { activity, by } => access::access(state, activity, by.as_ref(), facts),
        Command::EndUse { use_id, withheld } => access::end_use(state, *use_id, *withheld),
        Command::Propose { activity, recipient, content, token, withheld } => gate::propose(
            state,
            &gate::Proposing {
                activity,
                recipient,
                content,
                token: *token,
                withheld: *withheld,
                replaces: None,
            },
            facts,
        ),
        Command::Replace { release, content, withheld } => {
            gate::replace(state, *release, content, *withheld, facts)
        }
        Command::Approve { release, digest, uv, manner } => {
            gate::approve(state, &gate::Approving { id: *release, digest: *digest, uv: *uv, manner }, facts)
        }
        Command::Confirm { release, .. } => gate::confirm(state, *release, facts),
        Command::Release { release } => gate::release(state, *release, facts),
        Command::Refuse { release, manner } => gate::no(state, *release, manner, facts),
        Command::Cancel { release, why } => gate::cancel(state, *release, *why, facts),
        Command::Delivered { jti, ack } => gate::delivered(state, *jti, ack.as_deref()),
        Command::DeliveryFailed { jti } => gate::failed(state, *jti),
        Command::Register { recipient } => registering::register(state, recipient, facts),
        Command::KeyLost { recipient, uv, cause } => registering::lost(state, recipient, *uv, *cause, facts),
        Command::SetOwner => owner::set(state, facts),
        Command::BeginEnrol { activity, making } => vault::begin_enrol(state, activity, *making, facts),
        Command::FinishEnrol { template } => vault::finish_enrol(state, *template, facts),
        Command::PrepareTemplates { activity } => vault::prepare(state, activity, facts),
        Command::TemplateLost { template } => vault::template_lost(state, *template, facts),
        Command::BiometricsChanged => vault::biometrics_changed(state, facts),
        Command::BeginAttempt { activity } => vault::begin_attempt(state, activity, facts),
        Command::EndAttempt { activity } => vault::end_attempt(state, activity, facts),
        Command::ResetAttempts { activity } => vault::reset_attempts(state, activity, facts),
        Command::WorkDone { work } => work::done(state, *work, facts),
        Command::Declare { manifest } => manifest::declare(state, manifest),
    }
}
