//! What a running engine holds: the open ledger, and the state that `check` reads without a lock.

use crate::event::{Cause, Recorded};
use crate::facts::Phone;
use crate::ledger::{self, Head, snapshot};
use crate::manifest::Activity;
use crate::refusal::Refusal;
use crate::rules::fold;
use crate::seal::{Masters, Row, Secrets};
use crate::state::{Consent, ConsentStatus, FOLD_VERSION, State};
use crate::store::{ReadTx, Store, Tx};
use privet_wire::checkpoint::{Checkpoint, Origin};
use privet_wire::ids::{ActivityId, DatabaseId};
use std::collections::BTreeSet;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex};

use super::trouble::Trouble;

/// A snapshot is written when this many entries came since the last, so that opening does not depend on history.
const SNAPSHOT_EVERY: u64 = 64;

/// An open ledger.
pub(super) struct Ledger {
    pub store: Store,
    pub masters: Masters,
    pub secrets: Secrets,
    pub database: DatabaseId,
    /// The origin line of its checkpoints.
    pub origin: Origin,
    /// Which file this is, where the system tells: another process may have begun a new origin in its place.
    pub file: Option<u64>,
    /// The present wrapping of the masters is good for files that hold the first so many entries.
    pub covered: AtomicU64,
    /// Copies from before the latest no in the first so many entries open no more, as far as this run knows.
    pub closed: AtomicU64,
    /// The furthest head that a command found or made: a file that does not hold it was put back.
    pub seen: Mutex<Option<Head>>,
}

/// Why nothing is allowed now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lock {
    /// Nothing is read: the key is not available, or the app let go of it.
    Locked,
    /// The records cannot be trusted.
    Down(Cause),
}

impl Lock {
    pub const fn refusal(self) -> Refusal {
        match self {
            Self::Locked => Refusal::Locked,
            // Its way out is another app, not the owner's key.
            Self::Down(Cause::BadManifest) => Refusal::BadManifest,
            Self::Down(_) => Refusal::LockedDown,
        }
    }
}

/// What `check` and the views read: replaced whole, never changed.
#[derive(Clone)]
pub(super) struct Live {
    pub state: Arc<State>,
    pub phone: Arc<Phone>,
    pub lock: Option<Lock>,
    /// Withdrawn, and kept in a tombstone that is not in the ledger yet: denied whatever State says.
    pub buried: Arc<BTreeSet<ActivityId>>,
    /// The ledger; in lock-down, as far as it could be opened.
    pub ledger: Option<Arc<Ledger>>,
}

impl Live {
    /// Is State that of this ledger? Not once the engine let go of it.
    pub fn holds(&self, ledger: &Ledger) -> bool {
        self.ledger.as_ref().is_some_and(|held| held.database == ledger.database)
    }

    /// State as it is shown: what was withdrawn beside the ledger is off.
    pub fn shown_state(&self) -> Arc<State> {
        if self.buried.is_empty() {
            return Arc::clone(&self.state);
        }
        let mut state = State::clone(&self.state);
        for activity in self.buried.iter() {
            if state.declared().and_then(|m| m.activity(activity)).is_some_and(Activity::may_object) {
                state.objected.insert(activity.clone(), state.high);
                state.lifted.remove(activity);
                continue;
            }
            state.pending.remove(activity);
            let refused = state.consents.get(activity).and_then(|c| c.refused);
            let gone = Consent { status: ConsentStatus::Withdrawn, since: state.high, refused };
            state.consents.insert(activity.clone(), gone);
        }
        Arc::new(state)
    }
}

impl Ledger {
    /// The tree's head as a checkpoint.
    pub fn checkpoint(&self, head: &Head) -> Checkpoint {
        Checkpoint { origin: self.origin.clone(), size: head.size, root: head.root }
    }

    /// Inside a transaction that writes, so that nobody else moves the head: is this file the one that was ruled on before, or a
    /// continuation of it? Also for a command that the engine was locked under, and that knows no State any more.
    pub fn goes_on(&self, tx: &Tx<'_>, head: &Head) -> Result<(), Trouble> {
        let seen = *super::lock(&self.seen);
        match seen {
            Some(before) if head.size < before.size => return Err(Trouble::Down(Cause::Behind)),
            Some(before) if *head == before => return Ok(()),
            Some(before) if ledger::root_at(tx, before.size)? != before.root => {
                return Err(Trouble::Down(Cause::Forked));
            }
            Some(_) | None => {}
        }
        self.saw(head);
        Ok(())
    }

    /// This head was found or made.
    pub fn saw(&self, head: &Head) {
        let mut seen = super::lock(&self.seen);
        if seen.is_none_or(|before| before.size < head.size) {
            *seen = Some(*head);
        }
    }

    /// Brings `state` up to the end of the file: what other processes wrote counts.
    pub fn catch_up(&self, tx: &ReadTx<'_>, state: &mut State) -> Result<Head, Trouble> {
        let head = ledger::head(tx)?;
        if head.size < state.size {
            return Err(Trouble::Down(Cause::Behind));
        }
        for entry in ledger::read(tx, &self.masters, state.size..head.size)? {
            // This build erases nothing, so a missing body was taken out by somebody else.
            let opened = entry.opened.ok_or(Trouble::Down(Cause::AlteredRow))?;
            fold(state, entry.index, &Recorded::decode(entry.version, &opened.body)?);
        }
        Ok(head)
    }

    /// State from the latest snapshot, if there is a good one, and the tail after it.
    pub fn load(&self, tx: &ReadTx<'_>) -> Result<State, Trouble> {
        let mut state = snapshot::get(tx, &self.masters, FOLD_VERSION)?
            .and_then(|cached| {
                serde_json::from_slice::<State>(&cached.state).ok().filter(|s| s.size == cached.size)
            })
            .unwrap_or_default();
        self.catch_up(tx, &mut state)?;
        Ok(state)
    }

    /// Writes a snapshot if enough entries came since the last.
    pub fn snapshot(
        &self,
        tx: &Tx<'_>,
        random: &dyn crate::random::Random,
        (before, head): (u64, &Head),
        state: &State,
    ) -> Result<(), Trouble> {
        if before / SNAPSHOT_EVERY == head.size / SNAPSHOT_EVERY {
            return Ok(());
        }
        let bytes = serde_json::to_vec(state).map_err(|_| crate::fault::Fault::Internal)?;
        snapshot::put(tx, &self.masters, random, FOLD_VERSION, head, &bytes)?;
        Ok(())
    }

    /// The place of a sealed column that is found by a tag.
    pub fn place<'a>(table: &'static str, column: &'static str, tag: &'a [u8]) -> crate::seal::Place<'a> {
        crate::seal::Place { table, column, row: Row::Bytes(tag), version: 1 }
    }
}
