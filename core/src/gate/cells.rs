//! Coarse places that were given before, each with the offset it was made with: who stays in a cell, or comes back to it, is
//! given the same place again.
//!
//! Without it the offset, moving on, would carry a line of the grid over somebody who sits still, and each flip would tell
//! where they sit. Kept in memory only, at most [`KEPT`] of them.

use super::drift::Offset;
use super::location::{CoarseLocation, Location};

/// Answers that are remembered; the one not given for longest goes first.
pub const KEPT: usize = 20;

/// What was answered, the latest first.
#[derive(Default)]
pub struct Cells(Vec<(Offset, CoarseLocation)>);

impl Cells {
    /// The coarse place for `place`: one given before, if with its own offset this place lies in that cell too; else the one
    /// that `now`, the offset of this hour, makes.
    pub fn coarse(&mut self, place: Location, now: Offset) -> CoarseLocation {
        let known = self.0.iter().position(|(offset, cell)| place.coarsened(*offset) == *cell);
        let answer = match known {
            Some(at) => self.0.remove(at),
            None => (now, place.coarsened(now)),
        };
        self.0.insert(0, answer);
        self.0.truncate(KEPT);
        answer.1
    }
}

#[cfg(test)]
mod tests;
