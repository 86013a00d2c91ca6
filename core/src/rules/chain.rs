//! Several things that happen at once, each ruled on State as the ones before left it, so that none is ended twice.

use super::fold;
use crate::event::{Event, Recorded, VERSION};
use crate::host::WallMs;
use crate::state::State;
use std::borrow::Cow;

/// Events in order, and State after them. State is copied with the first event, not before.
pub(super) struct Chain<'s> {
    state: Cow<'s, State>,
    at: WallMs,
    events: Vec<Event>,
}

impl<'s> Chain<'s> {
    pub fn new(state: &'s State, at: WallMs) -> Self {
        Self { state: Cow::Borrowed(state), at, events: Vec::new() }
    }

    /// State as it is after what happened so far.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The wall time that the events will carry.
    pub const fn at(&self) -> WallMs {
        self.at
    }

    pub fn push(&mut self, event: Event) {
        let state = self.state.to_mut();
        let recorded = Recorded { v: VERSION, at: self.at, event };
        fold(state, state.size, &recorded);
        self.events.push(recorded.event);
    }

    pub fn extend(&mut self, events: Vec<Event>) {
        for event in events {
            self.push(event);
        }
    }

    pub fn into_events(self) -> Vec<Event> {
        self.events
    }
}
