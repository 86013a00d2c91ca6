//! The device's own clock, read in one step without a foreign call.
//!
//! | target | `elapsed` | boot id, unless the host tells one |
//! |---|---|---|
//! | Linux, Android | `CLOCK_BOOTTIME`, sleep included | `/proc/sys/kernel/random/boot_id` |
//! | Apple | `CLOCK_MONOTONIC`, sleep included there | none can be read without unsafe code |
//!
//! Where no boot id can be read, the process stands in for the boot: each gets a random one. Limits on elapsed time then end
//! early (a new process ends what an older one left open), never late. A boot id is never derived from the wall clock: setting
//! the clock would forge a restart. Hosts should tell one: `kern.bootsessionuuid` on Apple, `Settings.Global.BOOT_COUNT`
//! together with an id of the installation on Android.

use crate::host::{Clock, Moment};
use crate::random::{Random, RandomFault, draw};
use privet_wire::merkle::sha256;
use rustix::time::{ClockId, Timespec, clock_gettime};

#[cfg(any(target_os = "linux", target_os = "android"))]
const SINCE_BOOT: ClockId = ClockId::Boottime;
#[cfg(not(any(target_os = "linux", target_os = "android")))]
const SINCE_BOOT: ClockId = ClockId::Monotonic;

/// The system's clocks. Make one per process and copy it, so that all engines of the process agree on the boot.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock {
    boot: [u8; 16],
}

impl SystemClock {
    /// With the boot id that the system tells, or else one drawn for this process.
    ///
    /// # Errors
    /// [`RandomFault`] if an id has to be drawn and cannot be.
    pub fn new(random: &dyn Random) -> Result<Self, RandomFault> {
        match told_by_the_system() {
            Some(told) => Ok(Self::with_boot(&told)),
            None => Ok(Self { boot: draw(random)? }),
        }
    }

    /// With what the host says about this boot: any bytes that are the same until the device restarts and differ after it.
    /// They are hashed, so that the id itself is kept nowhere.
    #[must_use]
    pub fn with_boot(told: &[u8]) -> Self {
        let [boot @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] =
            sha256(&[b"privet/boot/v1\0", told].concat());
        Self { boot }
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        Moment {
            wall: millis(clock_gettime(ClockId::Realtime)),
            boot: self.boot,
            elapsed: u64::try_from(millis(clock_gettime(SINCE_BOOT))).unwrap_or(0),
        }
    }
}

/// Whole milliseconds, rounded towards the past.
fn millis(time: Timespec) -> i64 {
    #[allow(clippy::useless_conversion, reason = "the field is 32 bits wide on 32-bit phones")]
    let nanos = i64::from(time.tv_nsec);
    time.tv_sec.saturating_mul(1000).saturating_add(nanos / 1_000_000)
}

#[cfg(any(target_os = "linux", target_os = "android"))]
fn told_by_the_system() -> Option<Vec<u8>> {
    std::fs::read("/proc/sys/kernel/random/boot_id").ok().filter(|id| !id.is_empty())
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn told_by_the_system() -> Option<Vec<u8>> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::OsRandom;
    use std::time::{Duration, SystemTime, UNIX_EPOCH};

    #[test]
    fn the_wall_is_the_systems_and_elapsed_grows_with_it() {
        let clock = SystemClock::new(&OsRandom).unwrap();
        let before = clock.now();
        std::thread::sleep(Duration::from_millis(20));
        let after = clock.now();
        assert!(after.elapsed >= before.elapsed + 20);
        assert!(after.elapsed < before.elapsed + 10_000, "milliseconds, not a finer unit");
        let system = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis();
        assert!(system.abs_diff(u128::try_from(after.wall).unwrap()) < 10_000);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn two_clocks_of_one_boot_agree_and_another_boot_differs() {
        let one = SystemClock::new(&OsRandom).unwrap().now().boot;
        assert_eq!(one, SystemClock::new(&OsRandom).unwrap().now().boot);
        assert_ne!(one, SystemClock::with_boot(b"another").now().boot);
        assert_eq!(SystemClock::with_boot(b"x").now().boot, SystemClock::with_boot(b"x").now().boot);
    }

    #[test]
    fn a_time_before_1970_rounds_towards_the_past() {
        assert_eq!(millis(Timespec { tv_sec: -1, tv_nsec: 999_999_999 }), -1);
        assert_eq!(millis(Timespec { tv_sec: 2, tv_nsec: 1_999_999 }), 2001);
    }
}
