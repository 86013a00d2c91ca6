//! Letting go of the records while nobody looks, and what a locked engine still knows.
//!
//! Masters, tag key, seed of the log and State go; they are gone from memory once the last command that was under way is done with
//! them. What waits for the person stays on the desk (`desk`). Commands, and what a send on its way needs (its lines, the outbox, what
//! became of a request), open the records again. Views do not: each change makes a screen draw anew, this one too.

use super::Engine;
use super::guard::not_from_host;
use super::live::{Ledger, Live, Lock};
use super::trouble::Trouble;
use crate::fault::Fault;
use crate::manifest::Manifest;
use crate::state::{Declared, State};
use std::sync::Arc;

impl Engine {
    /// The app went to the background, or the device was locked: lets go of what opens the records, and of what was read of them. Until a
    /// command opens them again, which unwraps the master once more, the engine is [`Status::Locked`](super::Status::Locked): `check`
    /// denies, and views are drawn from the compiled-in manifest. Waits for an opening that is under way; a command in another thread
    /// that finds the records closed right behind its own opening is refused as locked. A locked engine stays as it is; and so does
    /// one in lock-down, which has no second way to what it shows, and must not forget why it is.
    ///
    /// Nothing has to call this. It takes keys out of the reach of whoever reads this process's memory while the app rests.
    ///
    /// # Errors
    /// [`Fault::Reentrant`]
    pub fn lock(&self) -> Result<(), Fault> {
        not_from_host()?;
        let _not_while_it_opens = super::lock(&self.opening);
        let shown = Arc::new(without_records(self.compiled.as_ref().ok()));
        let before = self.live.rcu(|live| {
            if rests(live) {
                return Arc::clone(live);
            }
            let state = Arc::clone(&shown);
            Arc::new(Live { state, lock: Some(Lock::Locked), ledger: None, ..Live::clone(live) })
        });
        if rests(&before) {
            return Ok(());
        }
        if let Some(ledger) = &before.ledger {
            self.know_own_key(ledger);
        }
        drop(before);
        // It holds a seed that follows from the tag key, and is walked to again.
        self.desk().drift = None;
        log::info!("locked: the records are let go of");
        self.changed();
        Ok(())
    }

    /// Opens the records again, if they are locked and can be opened now.
    pub(super) fn wake(&self) -> Result<(), Fault> {
        not_from_host()?;
        if self.live.load().lock == Some(Lock::Locked) { self.reopen() } else { Ok(()) }
    }

    /// State of this ledger. A command that the engine was locked under goes on with what is on the disk.
    pub(super) fn state_of(&self, ledger: &Ledger) -> Result<Arc<State>, Trouble> {
        let live = self.live.load();
        if live.holds(ledger) {
            return Ok(Arc::clone(&live.state));
        }
        Ok(Arc::new(ledger.load(&ledger.store.read()?)?))
    }
}

/// Is there nothing to let go of, or no way back to it?
const fn rests(live: &Live) -> bool {
    matches!((live.lock, &live.ledger), (Some(Lock::Down(_)), _) | (Some(Lock::Locked), None))
}

/// What can be shown without any record: the names in the compiled-in manifest.
pub(super) fn without_records(manifest: Option<&Arc<Manifest>>) -> State {
    let mut state = State::default();
    if let Some(manifest) = manifest {
        state.manifest = Some(Declared::new(Arc::clone(manifest)));
    }
    state
}
