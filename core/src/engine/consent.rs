//! Consent and recorded uses: the calls an app makes.

use super::Engine;
use super::cycle::{Done, Job};
use super::guard::not_from_host;
use crate::command::{Answer, Command, From, Manner, Outcome, Party, Reply, Withheld};
use crate::fault::Fault;
use crate::prompt::{Asked, Drawn};
use crate::random::draw;
use crate::refusal::{CancelReason, Refusal};
use crate::rules::MAX_AT_ONCE;
use crate::text::Reader;
use crate::views::lines::{draw_consent, draw_release};
use crate::views::prompt::{PromptView, prompt_view};
use privet_wire::ids::{ActivityId, BatchId, Digest, LibraryId, PromptId, RequestId, UseId};
use std::collections::BTreeSet;

impl Engine {
    /// Raises a prompt. There is no other way to a grant.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn ask(&self, request: RequestId, activity: &ActivityId, from: From) -> Result<Outcome, Fault> {
        self.command(request, &Command::Ask { activity: activity.clone(), from })
    }

    /// Draws the lines of a prompt or a release for this reader, and digests them. Drawing again, in another language for
    /// instance, replaces them: an answer speaks of the lines last drawn.
    ///
    /// # Errors
    /// [`Fault`]; a refusal if it is over, or was raised by another run.
    pub fn prompt(&self, asked: Asked, reader: &Reader) -> Result<Result<PromptView, Refusal>, Fault> {
        self.wake()?;
        let salt = draw(self.random.as_ref()).map_err(|_| Fault::Random)?;
        let live = self.live.load();
        if let Some(lock) = live.lock {
            return Ok(Err(lock.refusal()));
        }
        let mut desk = self.desk();
        let shown = match asked {
            Asked::Consent(id) => match live.state.prompts.get(&id) {
                None => return Ok(Err(Refusal::UnknownId)),
                Some(prompt) if prompt.run != self.run => return Ok(Err(Refusal::OtherRun)),
                Some(prompt) => draw_consent(&live.state, prompt, reader),
            },
            Asked::Release(id) => match live.state.releases.get(&id) {
                None => return Ok(Err(Refusal::UnknownId)),
                Some(release) if release.proposal.run != self.run => return Ok(Err(Refusal::OtherRun)),
                Some(release) => {
                    let staged = desk.staged.get(&id).cloned();
                    draw_release(&live.state, release, staged.as_deref(), reader)
                }
            },
        };
        let Some(shown) = shown else { return Ok(Err(Refusal::Stale)) };
        let salt = *desk.salts.entry(asked).or_insert(salt);
        let Ok(drawn) = Drawn::new(asked, shown, salt) else { return Ok(Err(Refusal::Stale)) };
        // Other lines than were on screen: the person has to see these first.
        if desk.shown.get(&asked).is_some_and(|seen| seen.record().digest != drawn.digest()) {
            desk.shown.remove(&asked);
        }
        let staged = match asked {
            Asked::Consent(_) => None,
            Asked::Release(id) => desk.staged.get(&id).map(|staged| staged.bytes()),
        };
        let Some(view) = live.state.declared().and_then(|m| prompt_view(&drawn, staged, m, reader)) else {
            return Ok(Err(Refusal::Stale));
        };
        desk.drawn.insert(asked, drawn);
        Ok(Ok(view))
    }

    /// The lines with this digest are laid out and drawn for the first time, none of them held back; those further down are reached by
    /// scrolling. Starts the 600 ms guard; call it again after anything that redraws.
    ///
    /// # Errors
    /// [`Fault`]; [`Refusal::Stale`] if other lines were drawn last, [`Refusal::UnknownId`] if none were.
    pub fn shown(&self, asked: Asked, digest: Digest) -> Result<Outcome, Fault> {
        not_from_host()?;
        let now = self.clock.now();
        let mut desk = self.desk();
        let Some(drawn) = desk.drawn.get(&asked).cloned() else { return Ok(Err(Refusal::UnknownId)) };
        if drawn.digest() != digest {
            return Ok(Err(Refusal::Stale));
        }
        desk.shown.insert(asked, drawn.on_screen(now));
        Ok(Ok(Reply::Recorded))
    }

    /// The person's answer to a prompt, once.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] if the manner names more lines than any prompt has.
    pub fn answer(
        &self,
        request: RequestId,
        prompt: PromptId,
        digest: Digest,
        party: Party,
        answer: Answer,
        manner: Manner,
    ) -> Result<Outcome, Fault> {
        of_a_prompt(&manner)?;
        let evidence = self.desk().seen(Asked::Consent(prompt));
        let command = Command::Answer { prompt, digest, party, answer, manner };
        let job = Job { request: Some(request), evidence, ..Job::default() };
        Ok(self.run(&command, job)?.outcome)
    }

    /// Leaves a prompt: neither yes nor no, and no penalty.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] for a reason that only the engine gives.
    pub fn leave(&self, request: RequestId, prompt: PromptId, why: CancelReason) -> Result<Outcome, Fault> {
        super::of_the_screen(why)?;
        self.command(request, &Command::Leave { prompt, why })
    }

    /// Takes a consent back, and those that rest on it. Where nothing was asked and the law lets a person refuse, it is their
    /// objection. Works in every state of the app: where the ledger cannot be written it is kept as a tombstone, synced
    /// before this returns, and becomes the first event once the ledger opens.
    ///
    /// # Errors
    /// [`Fault`] if not even the tombstone could be written; the withdrawal is then not kept and has to be repeated.
    pub fn withdraw(&self, request: RequestId, activity: &ActivityId) -> Result<Outcome, Fault> {
        let command = Command::Withdraw { activity: activity.clone() };
        let done = self.run(&command, Job { request: Some(request), ..Job::default() });
        if !unwritten(&done) {
            return Ok(done?.outcome);
        }
        match self.bury(activity) {
            Ok(()) => {
                self.changed();
                Ok(Ok(Reply::Withdrawn))
            }
            Err(trouble) => self.told(trouble),
        }
    }

    /// Takes several back at once: all are denied from this call on. Those without sensitive data can be undone for ten minutes, then
    /// the withdrawal is in force, whether the app runs or not; sensitive ones, and what rests on them, are withdrawn at once. Where
    /// the ledger cannot be written, each is kept as by [`Engine::withdraw`], and nothing can be undone.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] for none at all, or more than [`MAX_AT_ONCE`]. If not even a tombstone could be written, some may
    /// be kept and others not: repeat the call.
    pub fn withdraw_many(&self, request: RequestId, activities: &[ActivityId]) -> Result<Outcome, Fault> {
        let named: BTreeSet<_> = activities.iter().cloned().collect();
        if named.is_empty() || named.len() > MAX_AT_ONCE {
            return Err(Fault::BadArgument);
        }
        let command = Command::WithdrawMany { activities: named.iter().cloned().collect() };
        let done = self.run(&command, Job { request: Some(request), ..Job::default() });
        if !unwritten(&done) {
            return Ok(done?.outcome);
        }
        for activity in &named {
            if let Err(trouble) = self.bury(activity) {
                return self.told(trouble);
            }
        }
        self.changed();
        let at_once = u32::try_from(named.len()).unwrap_or(u32::MAX);
        Ok(Ok(Reply::TurnedOff { batch: None, until: None, undoable: 0, at_once }))
    }

    /// Lifts withdrawals that are not in force yet. It makes no grant: what was allowed before is allowed again.
    ///
    /// # Errors
    /// [`Fault`]; [`Refusal::UndoOver`] once they are in force.
    pub fn undo_withdrawal(&self, request: RequestId, batch: BatchId) -> Result<Outcome, Fault> {
        self.command(request, &Command::UndoWithdrawal { batch })
    }

    /// Begins a use that is recorded, blocked ones included; `by` names the library on whose account, none the app itself.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn access(
        &self,
        request: RequestId,
        activity: &ActivityId,
        by: Option<&LibraryId>,
    ) -> Result<Outcome, Fault> {
        self.command(request, &Command::Access { activity: activity.clone(), by: by.cloned() })
    }

    /// Ends a use. `withheld` is what was looked at in it and stayed on the phone: the frames of which a code was read, for
    /// instance. It is counted in the year's page and is the app's word; [`Withheld::NONE`] where nothing was looked at.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] for more than [`Withheld::MAX_BYTES`].
    pub fn end_use(&self, request: RequestId, use_id: UseId, withheld: Withheld) -> Result<Outcome, Fault> {
        in_range(withheld)?;
        self.command(request, &Command::EndUse { use_id, withheld })
    }

    /// A command without evidence.
    pub(super) fn command(&self, request: RequestId, command: &Command) -> Result<Outcome, Fault> {
        Ok(self.run(command, Job { request: Some(request), ..Job::default() })?.outcome)
    }
}

/// JSON keeps these numbers exactly.
pub(super) const fn in_range(withheld: Withheld) -> Result<(), Fault> {
    if withheld.bytes <= Withheld::MAX_BYTES { Ok(()) } else { Err(Fault::BadArgument) }
}

/// No prompt has more lines than a manner may name.
pub(super) fn of_a_prompt(manner: &Manner) -> Result<(), Fault> {
    if manner.unseen.len() <= Manner::MAX_LINES { Ok(()) } else { Err(Fault::BadArgument) }
}

/// Could the ledger not be written: a locked engine, or a busy, full or failing disk or key store? The person's no is kept all the
/// same.
const fn unwritten(done: &Result<Done, Fault>) -> bool {
    match done {
        Ok(Done { outcome: Err(Refusal::Locked | Refusal::LockedDown | Refusal::BadManifest), .. })
        | Err(Fault::Key(_) | Fault::Store(_) | Fault::Random | Fault::Damaged | Fault::Internal) => true,
        Ok(_) | Err(Fault::Reentrant | Fault::Conflict | Fault::BadArgument) => false,
    }
}
