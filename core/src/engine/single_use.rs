//! Shows that the search for a second release can fail. It exists in unit tests only: there is no switch in what ships.
//!
//! A release leaves once because the ruling is made on what was loaded inside the transaction, where a release that left is no
//! longer waiting; its bytes are wiped then, and the outbox holds one row for each single-use number. With all three switched off on a thread, the race
//! that `tests/rust/races.rs` runs puts one release twice into the ledger, and the very detector used there has to find it.

use crate::state::{Release, State};
use privet_wire::ids::ReleaseId;
use std::cell::RefCell;

thread_local!(static WAITING: RefCell<Option<(ReleaseId, Release)>> = const { RefCell::new(None) });

/// Whether this thread's outbox takes a single-use number twice.
pub(super) fn is_off() -> bool {
    WAITING.with_borrow(Option::is_some)
}

/// Whatever was loaded: the release that this thread confirms is still waiting.
pub(super) fn forget(state: &mut State) {
    WAITING.with_borrow(|kept| {
        if let Some((id, release)) = kept {
            state.releases.entry(*id).or_insert_with(|| release.clone());
        }
    });
}

/// On this thread from now on: whatever was loaded, this release is waiting.
pub(super) fn switch(waiting: Option<(ReleaseId, Release)>) {
    WAITING.set(waiting);
}
