//! A clock that stands still until it is told to move.

use privet::host::{Clock, Moment, WallMs};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// `Clock` for tests and demos. All units are milliseconds; every step saturates.
#[derive(Debug)]
pub struct ManualClock(Mutex<Moment>);

impl ManualClock {
    /// Begins at `wall`, in the first boot, just restarted.
    #[must_use]
    pub fn new(wall: WallMs) -> Arc<Self> {
        Arc::new(Self(Mutex::new(Moment { wall, boot: 1u128.to_be_bytes(), elapsed: 0 })))
    }

    /// Time passes: wall and elapsed move together.
    pub fn advance(&self, by: u64) {
        let mut now = self.moment();
        now.wall = now.wall.saturating_add_unsigned(by);
        now.elapsed = now.elapsed.saturating_add(by);
    }

    /// Somebody sets the clock by so much, forwards or back; no time passes.
    pub fn shift_wall(&self, by: i64) {
        let mut now = self.moment();
        now.wall = now.wall.saturating_add(by);
    }

    /// The device restarts: another boot id, elapsed at 0, the wall as it was.
    pub fn reboot(&self) {
        let mut now = self.moment();
        now.boot = u128::from_be_bytes(now.boot).wrapping_add(1).to_be_bytes();
        now.elapsed = 0;
    }

    fn moment(&self) -> MutexGuard<'_, Moment> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Moment {
        *self.moment()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn setting_the_wall_moves_neither_elapsed_nor_boot() {
        let clock = ManualClock::new(1_000);
        clock.advance(500);
        let before = clock.now();
        assert_eq!((before.wall, before.elapsed), (1_500, 500));
        clock.shift_wall(-86_400_000);
        assert_eq!(clock.now(), Moment { wall: 1_500 - 86_400_000, ..before });
    }

    #[test]
    fn a_reboot_changes_the_boot_and_starts_elapsed_again() {
        let clock = ManualClock::new(7);
        clock.advance(3);
        let before = clock.now();
        clock.reboot();
        let after = clock.now();
        assert_ne!(after.boot, before.boot);
        assert_eq!((after.wall, after.elapsed), (10, 0));
    }
}
