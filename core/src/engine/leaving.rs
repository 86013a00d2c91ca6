//! Whether a request is something of the outbox that may leave now: asked by whatever makes the request, just before it sets off.

use super::Engine;
use super::live::{Ledger, Live, Lock};
use super::records::queued_bytes;
use super::trouble::Trouble;
use crate::fault::Fault;
use crate::rules::{OutboxCheck, destined, offered};
use crate::state::{Queued, State};
use crate::store::tombstones::{self, Tombstones};
use privet_wire::ids::{ActivityId, Jti};

/// The outbox as it is on the disk now: what another process wrote counts, and so does a no that is kept beside the ledger.
pub(super) struct Fresh<'l> {
    pub state: State,
    live: &'l Live,
    beside: Tombstones,
}

impl<'l> Fresh<'l> {
    pub fn read(engine: &Engine, live: &'l Live, ledger: &Ledger) -> Result<Self, Trouble> {
        let mut state = State::clone(&live.state);
        ledger.catch_up(&ledger.store.read()?, &mut state)?;
        Ok(Self { state, live, beside: tombstones::read(&engine.dir)? })
    }

    /// Whether this may leave now.
    pub fn offered(&self, queued: &Queued, now: i64) -> OutboxCheck {
        offered(queued, self.denied(&queued.activity), now)
    }

    fn denied(&self, activity: &ActivityId) -> bool {
        self.state.pending.contains_key(activity)
            || self.live.buried.contains(activity)
            || self.beside.good.iter().any(|line| line.activity == *activity)
    }
}

impl Engine {
    /// May a request with exactly these bytes as its body go to this host, as the delivery of what waits under `jti`? Ask before
    /// each try, and for each hop of a redirect. `scheme` and `host` are those of the URL, the host without port. Changes nothing.
    ///
    /// # Errors
    /// [`Fault`]: then it may not.
    pub fn outbox_check(
        &self,
        jti: Jti,
        scheme: &str,
        host: &str,
        body: &[u8],
    ) -> Result<OutboxCheck, Fault> {
        self.wake()?;
        let live = self.live.load_full();
        match live.lock {
            Some(Lock::Locked) => return Ok(OutboxCheck::Locked),
            Some(Lock::Down(_)) => return Ok(OutboxCheck::LockedDown),
            None => {}
        }
        let now = self.clock.now().wall;
        let checked = self.reading(|ledger| {
            self.still_here(ledger)?;
            let fresh = Fresh::read(self, &live, ledger)?;
            let Some(queued) = fresh.state.outbox.get(&jti) else { return Ok(OutboxCheck::NotQueued) };
            let may = [fresh.offered(queued, now), destined(queued, fresh.state.declared(), scheme, host)];
            if let Some(not) = may.into_iter().find(|check| *check != OutboxCheck::Allowed) {
                return Ok(not);
            }
            // A row that somebody took out of the file waits no more.
            Ok(match queued_bytes(ledger, jti)? {
                None => OutboxCheck::NotQueued,
                Some(bytes) if bytes == body => OutboxCheck::Allowed,
                Some(_) => OutboxCheck::OtherBytes,
            })
        })?;
        Ok(checked.unwrap_or(OutboxCheck::Locked))
    }
}
