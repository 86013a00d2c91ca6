//! Proposing a place: exact for the activity that declares it so, coarse for every other.

use super::Engine;
use super::cycle::Job;
use super::guard::not_from_host;
use crate::command::{Command, Content, Outcome, Withheld};
use crate::facts::Evidence;
use crate::fault::Fault;
use crate::gate::cells::Cells;
use crate::gate::drift::Drift;
use crate::gate::location::{CoarseLocation, Location};
use crate::gate::minimise::{Minimised, minimise_location, write_exact_location};
use crate::refusal::Refusal;
use privet_wire::ids::{ActivityId, RecipientId, RequestId};
use std::sync::Arc;

/// Milliseconds after which the offset of coarse places moves.
const HOUR: i64 = 3_600_000;

impl Engine {
    /// Proposes that a place leaves. Latitude and longitude in units of 10⁻⁷ degree. An activity that declares precise location
    /// and does not coarsen it sends the place as it is; for any other the place is made coarse.
    ///
    /// A repeat is known by the place that was handed in: the same request with the same place has the recorded outcome, whatever
    /// the place would be coarsened to by now.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] if it is no place on the earth.
    pub fn propose_location(
        &self,
        request: RequestId,
        activity: &ActivityId,
        recipient: &RecipientId,
        lat_e7: i32,
        lon_e7: i32,
    ) -> Result<Outcome, Fault> {
        not_from_host()?;
        let place = Location::new(lat_e7, lon_e7).map_err(|_| Fault::BadArgument)?;
        let exact = write_exact_location(place).map_err(|_| Fault::Internal)?;
        let propose = |minimised: &Minimised| Command::Propose {
            activity: activity.clone(),
            recipient: recipient.clone(),
            content: Content::Data { sha256: minimised.sha256(), size: minimised.bytes().len() as u64 },
            token: None,
            withheld: Withheld::NONE,
        };
        let asked = propose(&exact);
        // Consent first: no place is coarsened, and remembered, for an activity that may not run. The ruling decides again.
        if self.check(activity).is_err() {
            let blocked = self.run(&asked, Job { request: Some(request), ..Job::default() })?.outcome;
            // That bytes are missing is all there is to say where the engine was merely locked until now.
            if blocked != Err(Refusal::NotMinimised) {
                return Ok(blocked);
            }
        }
        let minimised = if self.sends_exact(activity) {
            exact
        } else {
            minimise_location(self.coarse(place)?).map_err(|_| Fault::Internal)?
        };
        let (command, minimised) = (propose(&minimised), Arc::new(minimised));
        let evidence = Evidence { minimised: Some(Arc::clone(&minimised)), ..Evidence::default() };
        let job = Job { request: Some(request), asked: Some(&asked), evidence, ..Job::default() };
        let outcome = self.run(&command, job)?.outcome;
        self.keep(&outcome, minimised);
        Ok(outcome)
    }

    fn sends_exact(&self, activity: &ActivityId) -> bool {
        let live = self.live.load();
        live.state.declared().is_some_and(|manifest| {
            manifest.activity(activity).is_some_and(|declared| manifest.sends_exact_place(declared))
        })
    }

    /// By the ledger's clock, so that setting the phone's back shows no second offset for one hour.
    fn coarse(&self, place: Location) -> Result<CoarseLocation, Fault> {
        let live = self.live.load_full();
        // The ruling would have refused: only another thread's lock-down, this very moment, can have taken it away.
        let ledger = live.ledger.as_ref().ok_or(Fault::Damaged)?;
        let seed = ledger.secrets.place_seed();
        let hour = live.state.wall(&self.clock.now()).div_euclid(HOUR);
        let before = self.desk().drift.clone();
        // Outside the desk's lock: the first walk of a run takes milliseconds.
        let drift = before.map_or_else(|| Drift::at(&seed, hour), |drift| drift.moved(&seed, hour));
        let mut desk = self.desk();
        if desk.drift.as_ref().is_some_and(|known| !known.is_of(&seed)) {
            // New records began in this run: what was given under the old ones is not given again.
            desk.cells = Cells::default();
        }
        let answer = desk.cells.coarse(place, drift.offset());
        desk.drift = Some(drift);
        Ok(answer)
    }
}
