//! A clock that stands until it is told to move.

use privet::host::{Clock, Moment};
use std::sync::{Arc, Mutex, PoisonError};

/// Tells the moment it was given. Starts in boot zero, at zero milliseconds since that boot.
#[derive(Debug, uniffi::Object)]
pub struct ManualClock(Mutex<Moment>);

impl ManualClock {
    fn change(&self, change: impl FnOnce(&mut Moment)) {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

#[uniffi::export]
impl ManualClock {
    /// A clock whose wall shows `wall` milliseconds since 1970-01-01T00:00:00Z.
    #[uniffi::constructor]
    #[must_use]
    pub fn new(wall: i64) -> Arc<Self> {
        Arc::new(Self(Mutex::new(Moment { wall, boot: [0; 16], elapsed: 0 })))
    }

    /// Lets `by` milliseconds pass: the wall and the time since boot move alike, and stop at the end of their range.
    pub fn advance(&self, by: u64) {
        self.change(|m| {
            m.wall = m.wall.saturating_add_unsigned(by);
            m.elapsed = m.elapsed.saturating_add(by);
        });
    }

    /// What the wall shows, in milliseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn wall(&self) -> i64 {
        self.now().wall
    }

    /// Milliseconds since boot.
    #[must_use]
    pub fn elapsed(&self) -> u64 {
        self.now().elapsed
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Moment {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_passes_only_when_told_and_never_wraps() {
        let clock = ManualClock::new(i64::MAX - 1);
        assert_eq!((clock.wall(), clock.elapsed()), (i64::MAX - 1, 0));
        clock.advance(5);
        assert_eq!((clock.wall(), clock.elapsed()), (i64::MAX, 5));
    }
}
