//! The offset that places are moved by before they are snapped to the grid: one for each install, moving slowly.
//!
//! On each axis it is normally distributed with a standard deviation of 500 m (a quarter of the grid), and every hour it becomes
//! √(1 − 0.03²) of what it was and 0.03 of a new draw, as in Android's `LocationFudger`. There it is drawn anew at each start
//! of the system, so that restarts can be averaged away; here it is a function of a secret seed and the hour, and nothing else:
//! no restart moves it, nothing is stored, and integers make it the same on every machine. The draws are sums of uniform numbers
//! (Irwin–Hall) out of HMAC-SHA256 under the seed.
//!
//! The chain for an hour begins one to two eras of 8,192 hours before it, so that the walk has an end. Where a new era begins, the
//! beginning moves on by an era; what is left of a beginning by then is a fortieth, so that step is about one hour's (ADR 0026).

use super::location::{GRID_M, div};
use ring::hmac;
use std::fmt;
use zeroize::Zeroizing;

/// The standard deviation on each axis, in micrometres.
const SIGMA: i64 = GRID_M as i64 / 4 * 1_000_000;
/// The furthest on each axis: four standard deviations, 2 km.
const BOUND: i64 = 4 * SIGMA;
/// √(1 − 0.03²) in parts of 10⁹.
const KEPT: i64 = 999_549_899;
/// What a new draw counts, in percent.
const DRAWN: i64 = 3;
const ERA_HOURS: i64 = 8_192;
/// The standard deviation of twice the sum of eight uniform numbers of 16 bits: √(4 · 8 · (2³² − 1) / 12).
const SUM_DEVIATION: i64 = 107_020;

/// How far a place is moved before it is snapped: at most 2 km on each axis.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Offset {
    north: i64,
    east: i64,
}

impl Offset {
    /// Northwards, in micrometres.
    #[must_use]
    pub const fn north_um(self) -> i64 {
        self.north
    }
    /// Eastwards, in micrometres.
    #[must_use]
    pub const fn east_um(self) -> i64 {
        self.east
    }

    fn each(self, other: Self, with: impl Fn(i64, i64) -> i64) -> Self {
        let bounded = |a, b| with(a, b).clamp(-BOUND, BOUND);
        Self { north: bounded(self.north, other.north), east: bounded(self.east, other.east) }
    }

    fn next(self, drawn: Self) -> Self {
        self.each(drawn, |old, new| div(old * KEPT, 1_000_000_000) + div(new * DRAWN, 100))
    }
}

impl fmt::Debug for Offset {
    /// Who knows it knows where the grid lies.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Offset(..)")
    }
}

/// The offset of one install at one hour, from which the next hours are a step away.
#[derive(Clone)]
pub struct Drift {
    seed: Zeroizing<[u8; 32]>,
    hour: i64,
    offset: Offset,
}

impl Drift {
    /// The offset under `seed` at `hour` (whole hours since 1970). Walks up to 16,384 hours.
    #[must_use]
    pub fn at(seed: &Zeroizing<[u8; 32]>, hour: i64) -> Self {
        let hour = hour.clamp(-LAST_HOUR, LAST_HOUR);
        let (key, begin) = (key(seed), beginning(hour));
        let offset = walked(&key, begin, draw(&key, *b"begin", begin), hour);
        Self { seed: seed.clone(), hour, offset }
    }

    /// The same as [`Drift::at`], by a few steps where this one lies shortly before that hour.
    #[must_use]
    pub fn moved(&self, seed: &Zeroizing<[u8; 32]>, hour: i64) -> Self {
        let hour = hour.clamp(-LAST_HOUR, LAST_HOUR);
        if !self.is_of(seed) || hour < self.hour || beginning(hour) != beginning(self.hour) {
            return Self::at(seed, hour);
        }
        Self { offset: walked(&key(seed), self.hour, self.offset, hour), hour, seed: seed.clone() }
    }

    /// Is it that of this seed?
    fn is_of(&self, seed: &Zeroizing<[u8; 32]>) -> bool {
        self.seed == *seed
    }

    /// The offset.
    #[must_use]
    pub const fn offset(&self) -> Offset {
        self.offset
    }
}

impl fmt::Debug for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Drift(..)")
    }
}

/// No clock in milliseconds reaches further, and no sum of hours overflows before.
const LAST_HOUR: i64 = i64::MAX / 3_600_000;

/// The hour at which the chain for this hour begins.
const fn beginning(hour: i64) -> i64 {
    (hour.div_euclid(ERA_HOURS) - 1) * ERA_HOURS
}

fn key(seed: &[u8; 32]) -> hmac::Key {
    hmac::Key::new(hmac::HMAC_SHA256, seed)
}

fn walked(key: &hmac::Key, from: i64, offset: Offset, to: i64) -> Offset {
    (from.saturating_add(1)..=to).fold(offset, |offset, hour| offset.next(draw(key, *b"moved", hour)))
}

/// Two normal numbers: the first half of the code is for the north, the second for the east.
fn draw(key: &hmac::Key, what: [u8; 5], hour: i64) -> Offset {
    let mut context = hmac::Context::with_key(key);
    context.update(&what);
    context.update(&hour.to_be_bytes());
    let code = context.sign();
    let (north, east) = code.as_ref().split_at(code.as_ref().len() / 2);
    Offset::default().each(Offset { north: normal(north), east: normal(east) }, |_, drawn| drawn)
}

/// A normal number with [`SIGMA`] from 16 uniform bytes.
fn normal(bytes: &[u8]) -> i64 {
    let (pairs, _) = bytes.as_chunks::<2>();
    let centred: i64 = pairs.iter().map(|pair| 2 * i64::from(u16::from_be_bytes(*pair)) - 0xFFFF).sum();
    div(centred * SIGMA, SUM_DEVIATION)
}

#[cfg(test)]
mod tests;
