//! What lives in this run's memory only and dies with it: lines as drawn, when they were on screen, staged payloads, approvals
//! that wait for a signature, challenges, coarse places given. Nothing here is ever written.
//!
//! It outlives [`Engine::lock`](super::Engine::lock): the system's own prompt may pause an app, and what a person is just about to
//! confirm must not be lost by it. Each thing ends by its own limit, and at the latest with the run.

use crate::facts::Evidence;
use crate::gate::cells::Cells;
use crate::gate::drift::Drift;
use crate::gate::minimise::Minimised;
use crate::gate::registration::Draft;
use crate::gate::signature::Approval;
use crate::host::Moment;
use crate::owner::OwnerChallenge;
use crate::prompt::{Asked, Drawn, PromptShown};
use crate::state::State;
use privet_wire::ids::{DatabaseId, ProbeNonce, RecipientId, ReleaseId};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A nonce for a probe is good for this many milliseconds.
pub(super) const NONCE_FOR: u64 = 60_000;
/// Nonces and challenges that may wait at once; the oldest go first.
const MAX_WAITING: usize = 16;

#[derive(Default)]
pub(super) struct Desk {
    pub salts: BTreeMap<Asked, [u8; 32]>,
    pub drawn: BTreeMap<Asked, Drawn>,
    pub shown: BTreeMap<Asked, PromptShown>,
    pub staged: BTreeMap<ReleaseId, Arc<Minimised>>,
    pub approvals: BTreeMap<ReleaseId, Approval>,
    pub drafts: BTreeMap<RecipientId, Draft>,
    pub drift: Option<Drift>,
    pub cells: Cells,
    /// The records under which these coarse places were given.
    pub cells_of: Option<DatabaseId>,
    challenges: Vec<OwnerChallenge>,
    nonces: Vec<(ProbeNonce, Moment)>,
}

impl Desk {
    /// Drops what belongs to prompts and releases that are over, and bytes that are not those proposed: a payload is wiped as it goes.
    pub fn tidy(&mut self, state: &State) {
        let live = |asked: &Asked| match asked {
            Asked::Consent(prompt) => state.prompts.contains_key(prompt),
            Asked::Release(release) => state.releases.contains_key(release),
        };
        self.salts.retain(|asked, _| live(asked));
        self.drawn.retain(|asked, _| live(asked));
        self.shown.retain(|asked, _| live(asked));
        self.staged.retain(|release, bytes| {
            state.releases.get(release).is_some_and(|waiting| waiting.proposal.content.is_of(bytes))
        });
        self.approvals.retain(|release, _| state.releases.contains_key(release));
    }

    /// What this run drew and had on screen.
    pub fn seen(&self, asked: Asked) -> Evidence {
        Evidence {
            drawn: self.drawn.get(&asked).map(Drawn::digest),
            shown: self.shown.get(&asked).cloned(),
            ..Evidence::default()
        }
    }

    pub fn challenge(&mut self, challenge: OwnerChallenge) {
        self.challenges.push(challenge);
        let over = self.challenges.len().saturating_sub(MAX_WAITING);
        self.challenges.drain(..over);
    }

    /// Takes the challenge with this input off the desk: it is good for one signature.
    pub fn take_challenge(&mut self, input: &[u8]) -> Option<OwnerChallenge> {
        let at = self.challenges.iter().position(|c| c.input() == input)?;
        Some(self.challenges.swap_remove(at))
    }

    pub fn nonce(&mut self, nonce: ProbeNonce, now: Moment) {
        self.nonces.push((nonce, now));
        let over = self.nonces.len().saturating_sub(MAX_WAITING);
        self.nonces.drain(..over);
    }

    /// Takes a nonce off the desk, if it was issued by this run and is young enough.
    pub fn take_nonce(&mut self, nonce: ProbeNonce, now: &Moment) -> bool {
        let Some(at) = self.nonces.iter().position(|(n, _)| *n == nonce) else { return false };
        let (_, issued) = self.nonces.swap_remove(at);
        issued.boot == now.boot && now.elapsed.checked_sub(issued.elapsed).is_some_and(|t| t < NONCE_FOR)
    }
}
