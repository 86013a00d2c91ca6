//! Proposing a place: exact for the activity that declares it so, coarse for every other.

use super::Engine;
use super::proposing::{content_of, proposing};
use crate::command::{Outcome, Withheld};
use crate::fault::Fault;
use crate::gate::cells::Cells;
use crate::gate::drift::Drift;
use crate::gate::location::{CoarseLocation, Location};
use crate::gate::minimise::{minimise_location, write_exact_location};
use crate::host::KeyFault;
use crate::refusal::Refusal;
use privet_wire::ids::{ActivityId, RecipientId, RequestId};

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
        let place = Location::new(lat_e7, lon_e7).map_err(|_| Fault::BadArgument)?;
        let exact = write_exact_location(place).map_err(|_| Fault::Internal)?;
        let asked = proposing(activity, recipient, content_of(exact.bytes()), Withheld::NONE);
        // No place is coarsened, and remembered, for an activity that may not run.
        self.propose_cleaned(request, &asked, || {
            let made = if self.sends_exact(activity) {
                exact
            } else {
                minimise_location(self.coarse(place)?).map_err(|_| Fault::Internal)?
            };
            Ok((made, Withheld::NONE))
        })?
    }

    fn sends_exact(&self, activity: &ActivityId) -> bool {
        let live = self.live.load();
        live.state.declared().is_some_and(|manifest| {
            manifest.activity(activity).is_some_and(|declared| manifest.sends_exact_place(declared))
        })
    }

    /// By the ledger's clock, so that setting the phone's back shows no second offset for one hour.
    fn coarse(&self, place: Location) -> Result<CoarseLocation, Fault> {
        // The ruling would have refused: only another thread, this very moment, can have taken it away.
        let ledger = self.ready()?.map_err(|refusal| match refusal {
            Refusal::Locked => Fault::Key(KeyFault::Locked),
            _ => Fault::Damaged,
        })?;
        let seed = ledger.secrets.place_seed();
        let hour = self.live.load().state.wall(&self.clock.now()).div_euclid(HOUR);
        let before = self.desk().drift.clone();
        // Outside the desk's lock: the first walk of a run takes milliseconds.
        let drift = before.map_or_else(|| Drift::at(&seed, hour), |drift| drift.moved(&seed, hour));
        let mut desk = self.desk();
        if desk.cells_of != Some(ledger.database) {
            // New records began in this run: what was given under the old ones is not given again.
            (desk.cells_of, desk.cells) = (Some(ledger.database), Cells::default());
        }
        let answer = desk.cells.coarse(place, drift.offset());
        desk.drift = Some(drift);
        Ok(answer)
    }
}
