//! The cycle: one transaction in which everything that happened is loaded, what came due is added, the command is ruled on,
//! and its events are kept. There is no second way to write the ledger but its first entry, which `open` makes with the keys.

use super::Engine;
use super::live::{Ledger, Live, Lock};
use super::phone::Looked;
use super::trouble::Trouble;
use crate::command::{Command, Outcome, Reply};
use crate::event::{Event, Recorded, ShownRecord, VERSION};
use crate::facts::{Evidence, Facts, Fresh, Head, Past, Phone};
use crate::fault::Fault;
use crate::host::Moment;
use crate::ledger::{self, NewEntry};
use crate::random::draw;
use crate::refusal::Refusal;
use crate::rules::{Ruling, decide, due, fold};
use crate::state::State;
use crate::store::{Durability, ReadTx, StoreFault, Tx};
use privet_wire::ids::RequestId;
use std::sync::Arc;

/// One command on its way.
#[derive(Default)]
pub(super) struct Job<'c> {
    pub request: Option<RequestId>,
    /// What the caller asked, if the command is only the last part of it: a repeat is known by this.
    pub asked: Option<&'c Command>,
    /// None: only what came due.
    pub command: Option<&'c Command>,
    pub evidence: Evidence,
    /// What the phone said of itself in this very call, where it was asked.
    pub looked: Option<Looked>,
}

/// What a cycle leaves for the rest of the call. Secrets of the ruling stay in this run's memory.
pub(super) struct Done {
    pub outcome: Outcome,
    pub fresh: Fresh,
    pub shown: Option<ShownRecord>,
    /// The ledger's size as the command was ruled on: what came due in the same cycle is not in it.
    pub before: u64,
}

impl Engine {
    pub(super) fn cycle(&self, ledger: &Arc<Ledger>, job: Job<'_>) -> Result<Done, Trouble> {
        let Job { request, asked, command, evidence, looked } = job;
        let fresh = self.fresh()?;
        let durability = command.map_or(Durability::Normal, durability);
        let tx = ledger.store.write(durability)?;
        // Read once nobody else can commit: with an earlier moment, what another thread proposed while this one waited would
        // lie in the future, and count as over.
        let now = self.clock.now();
        self.still_here(ledger)?;
        // What a locked process was answered meanwhile comes first: the call is repeated, and brings it in.
        if looked.is_some() && self.no_waits()? {
            return Err(Fault::Store(StoreFault::Busy).into());
        }
        let live = self.live.load_full();
        // Another thread may have found damage while this one waited for its turn.
        if let Some(Lock::Down(cause)) = live.lock {
            return Err(Trouble::Down(cause));
        }
        let known = live.holds(ledger);
        let mut state = if known { State::clone(&live.state) } else { ledger.load(&tx)? };
        let head = ledger.catch_up(&tx, &mut state)?;
        ledger.goes_on(&tx, &head)?;
        if known && head.size > live.state.size {
            // Whatever the ruling: what another process withdrew is denied by the next check here.
            self.publish(ledger, &Arc::new(state.clone()));
        }
        let mut events = due(&state, &now);
        apply(&mut state, &events, now);
        #[cfg(test)]
        super::single_use::forget(&mut state);
        let before = head.size;
        let request = request
            .zip(asked.or(command))
            .map(|(id, asked)| RequestKey::new(ledger, id, asked))
            .transpose()?;
        if let Some(key) = &request
            && let Some(outcome) = key.recorded(ledger, &tx)?
        {
            return Ok(Done { outcome, fresh, shown: None, before });
        }
        // By this call's own answer, not by that of another one that came in later and was asked for before.
        let phone = match &looked {
            Some(looked) => Phone { screen_lock: looked.screen_lock, ..Phone::clone(&live.phone) },
            None => Phone::clone(&live.phone),
        };
        let mut facts = Facts {
            now,
            run: self.run,
            phone: &phone,
            faces_looked: looked.is_some_and(|looked| looked.faces),
            fresh,
            head: Head { size: head.size, body: ledger.checkpoint(&head).body() },
            past: match command.and_then(named) {
                None => None,
                // What came due a moment ago is not in the index yet.
                Some(id) => match events.iter().find(|event| event.ends() == Some(id)) {
                    Some(event) => how_it_ended(event),
                    None => past(ledger, &tx, &id)?,
                },
            },
            evidence,
        };
        let ruling = command.map_or_else(
            || Ruling { events: vec![], reply: Ok(Reply::Recorded) },
            |c| decide(&state, c, &facts),
        );
        if let Some(command) = command {
            self.traced(command, &facts, &ruling);
        }
        let Ruling { events: own, reply } = ruling;
        if own.is_empty() && events.is_empty() {
            return Ok(Done { outcome: reply, fresh, shown: None, before });
        }
        let ruled_on = state.clone();
        apply(&mut state, &own, now);
        let owned = !own.is_empty();
        events.extend(own);
        let new_head = append(ledger, &tx, self, &events, now)?;
        // Counts and coarse times never hide behind a clock that was set back.
        let wall = ruled_on.wall(&facts.now);
        for (offset, event) in events.iter().enumerate() {
            let index = head.size.saturating_add(offset as u64);
            self.effect(ledger, &tx, &ruled_on, &facts, event)?;
            self.project(ledger, &tx, (index, wall), event)?;
        }
        if let Some(key) = request.filter(|_| owned) {
            key.record(ledger, &tx, self, &reply)?;
        }
        ledger.snapshot(&tx, self.random.as_ref(), (head.size, &new_head), &state)?;
        tx.commit()?;
        ledger.saw(&new_head);
        log::debug!("ledger: {} new entries", events.len());
        self.publish(ledger, &Arc::new(state));
        if durability == Durability::Full {
            let destroyed = events.iter().any(|event| matches!(event, Event::TemplateDestroyed { .. }));
            self.anchor_or_owe(ledger, &new_head, destroyed)?;
        }
        let shown = facts.evidence.shown.take().map(|s| s.record());
        Ok(Done { outcome: reply, fresh, shown, before })
    }

    fn fresh(&self) -> Result<Fresh, Trouble> {
        let random = self.random.as_ref();
        Ok(Fresh {
            id: draw(random)?,
            jti: draw(random)?,
            payload_salt: draw(random)?,
            commitment_salt: draw(random)?,
        })
    }

    /// Puts a newer state in place of an older one, never the other way round. Not in a locked engine: it lets go of what it knew, and
    /// reads it again.
    fn publish(&self, ledger: &Ledger, state: &Arc<State>) {
        self.live.rcu(|live| {
            if !live.holds(ledger) || state.size < live.state.size {
                return Arc::clone(live);
            }
            Arc::new(Live { state: Arc::clone(state), ..Live::clone(live) })
        });
        self.tidy_desk();
    }

    /// By what is in force now: a thread that was put to sleep before it must not clear away what came after it. A locked engine does
    /// not know what is over, and clears nothing away.
    pub(super) fn tidy_desk(&self) {
        let mut desk = self.desk();
        let live = self.live.load();
        if live.ledger.is_some() {
            desk.tidy(&live.state);
        }
    }
}

/// Durability belongs to the command: FULL for what a person decided and what cannot be taken back.
const fn durability(command: &Command) -> Durability {
    match command {
        Command::ReportOs { .. }
        | Command::Ask { .. }
        | Command::Leave { .. }
        | Command::Access { .. }
        | Command::EndUse { .. }
        | Command::Propose { .. }
        | Command::Replace { .. }
        | Command::Refuse { .. }
        | Command::Cancel { .. }
        | Command::DeliveryFailed { .. } => Durability::Normal,
        Command::Answer { .. }
        | Command::Withdraw { .. }
        | Command::WithdrawMany { .. }
        | Command::UndoWithdrawal { .. }
        | Command::Bury { .. }
        | Command::Approve { .. }
        | Command::Confirm { .. }
        | Command::Release { .. }
        | Command::Delivered { .. }
        | Command::Register { .. }
        | Command::KeyLost { .. }
        | Command::SetOwner
        | Command::BeginEnrol { .. }
        | Command::FinishEnrol { .. }
        | Command::PrepareTemplates { .. }
        | Command::TemplateLost { .. }
        | Command::BiometricsChanged
        | Command::BeginAttempt { .. }
        | Command::EndAttempt { .. }
        | Command::ResetAttempts { .. }
        | Command::WorkDone { .. }
        | Command::Declare { .. } => Durability::Full,
    }
}

/// The prompt or release that a command names.
fn named(command: &Command) -> Option<[u8; 16]> {
    match command {
        Command::Answer { prompt, .. } | Command::Leave { prompt, .. } => Some(*prompt.as_bytes()),
        Command::Approve { release, .. }
        | Command::Replace { release, .. }
        | Command::Confirm { release, .. }
        | Command::Release { release }
        | Command::Refuse { release, .. }
        | Command::Cancel { release, .. } => Some(*release.as_bytes()),
        _ => None,
    }
}

fn apply(state: &mut State, events: &[Event], now: Moment) {
    for event in events {
        let recorded = Recorded { v: VERSION, at: now.wall, event: event.clone() };
        let index = state.size;
        fold(state, index, &recorded);
    }
}

/// Appends to the ledger, sealed.
fn append(
    ledger: &Ledger,
    tx: &Tx<'_>,
    engine: &Engine,
    events: &[Event],
    now: Moment,
) -> Result<ledger::Head, Trouble> {
    let bodies: Result<Vec<_>, _> = events
        .iter()
        .map(|event| Recorded { v: VERSION, at: now.wall, event: event.clone() }.encode())
        .collect();
    let bodies = bodies?;
    let hour = super::hours(now.wall);
    let entries: Vec<_> =
        bodies.iter().map(|body| NewEntry { version: VERSION, hour, body: body.as_slice() }).collect();
    Ok(ledger::append(tx, &ledger.masters, engine.random.as_ref(), &entries)?)
}

/// How the prompt or release with this id ended, from the ledger.
fn past(ledger: &Ledger, tx: &ReadTx<'_>, id: &[u8; 16]) -> Result<Option<Past>, Trouble> {
    let found = tx.uses(&ledger.secrets.tag("ended", &[id]), None, 1)?;
    let Some(row) = found.first() else { return Ok(None) };
    let entries = ledger::read(tx, &ledger.masters, row.index..row.index.saturating_add(1))?;
    let Some((version, opened)) = entries.into_iter().next().and_then(|e| e.opened.map(|o| (e.version, o)))
    else {
        return Ok(None);
    };
    Ok(how_it_ended(&Recorded::decode(version, &opened.body)?.event))
}

const fn how_it_ended(event: &Event) -> Option<Past> {
    match event {
        Event::ConsentGiven { .. } | Event::ConsentRefused { .. } => Some(Past::Answered),
        Event::Released { .. } => Some(Past::Used),
        Event::ReleaseEnded { reason, .. } => Some(Past::Ended(*reason)),
        _ => None,
    }
}

/// Where the outcome of a request is kept.
struct RequestKey {
    tag: crate::seal::Tag,
    args: crate::seal::Tag,
}

impl RequestKey {
    fn new(ledger: &Ledger, id: RequestId, command: &Command) -> Result<Self, Trouble> {
        let asked = serde_json::to_vec(command).map_err(|_| Fault::Internal)?;
        Ok(Self { tag: request_tag(ledger, id), args: ledger.secrets.tag("args", &[&asked]) })
    }

    /// The outcome recorded under this id; with other arguments, a conflict.
    fn recorded(&self, ledger: &Ledger, tx: &ReadTx<'_>) -> Result<Option<Outcome>, Trouble> {
        let Some(row) = tx.request(&self.tag)? else { return Ok(None) };
        if row.args != self.args {
            return Err(Fault::Conflict.into());
        }
        open_outcome(ledger, &self.tag, &row).map(Some)
    }

    fn record(
        &self,
        ledger: &Ledger,
        tx: &Tx<'_>,
        engine: &Engine,
        outcome: &Outcome,
    ) -> Result<(), Trouble> {
        let plain = zeroize::Zeroizing::new(serde_json::to_vec(outcome).map_err(|_| Fault::Internal)?);
        let place = Ledger::place("request", "outcome", &self.tag);
        let sealed = ledger.masters.seal(engine.random.as_ref(), &place, &self.args, &plain)?;
        Ok(tx.put_request(&self.tag, &self.args, &sealed)?)
    }
}

fn request_tag(ledger: &Ledger, id: RequestId) -> crate::seal::Tag {
    ledger.secrets.tag("request", &[id.as_bytes()])
}

fn open_outcome(
    ledger: &Ledger,
    tag: &crate::seal::Tag,
    row: &crate::store::RequestRow,
) -> Result<Outcome, Trouble> {
    let place = Ledger::place("request", "outcome", tag);
    let plain = ledger.masters.open(&place, &row.args, &row.outcome)?;
    // It opened, so nobody altered it: a shape that cannot be read is our fault and no reason to lock down.
    serde_json::from_slice(&plain).map_err(|_| Fault::Internal.into())
}

impl Engine {
    /// The outcome recorded under a request id for this very command.
    pub(super) fn recorded(&self, id: RequestId, asked: &Command) -> Result<Option<Outcome>, Fault> {
        self.wake()?;
        self.reading(|ledger| RequestKey::new(ledger, id, asked)?.recorded(ledger, &ledger.store.read()?))
            .map(Option::flatten)
    }
}

/// The outcome recorded under a request id, if that command committed.
pub(super) fn outcome_of(
    ledger: &Ledger,
    tx: &ReadTx<'_>,
    id: RequestId,
) -> Result<Option<Outcome>, Trouble> {
    let tag = request_tag(ledger, id);
    tx.request(&tag)?.map(|row| open_outcome(ledger, &tag, &row)).transpose()
}

/// A cycle that never was: refused before it began.
pub(super) fn refused(refusal: Refusal) -> Done {
    Done { outcome: Err(refusal), fresh: Fresh::default(), shown: None, before: 0 }
}
