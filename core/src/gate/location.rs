//! Where somebody is: exact, or made coarse before it is used.
//!
//! A place is made coarse as Android's `LocationFudger` does it (2000 m, 111,000 m per degree, longitude by the cosine of the
//! snapped latitude): an offset is added, then the place is snapped to a grid, latitude first. The offset is a parameter
//! ([`super::drift`] makes it): it lies the same way for hours, so that walking over a line of the grid does not tell where
//! somebody is, because nobody outside knows where the line lies. All in integers, so that a replayed scenario gives the same
//! place on every machine.

use super::drift::Offset;
use serde::Serialize;
use std::fmt;

/// The grid's width in metres.
pub const GRID_M: u32 = 2_000;
const M_PER_DEGREE: i64 = 111_000;
const UM_PER_M: i64 = 1_000_000;
const E7: i64 = 10_000_000;
/// The highest latitude that is snapped, one metre short of the pole, where a degree of longitude still has a width.
const MAX_LAT: i64 = 90 * E7 - E7 / M_PER_DEGREE;
const HALF_TURN: i64 = 180 * E7;

/// Why two numbers are not a place. The caller can act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("not a place on the earth")]
pub struct NotAPlace;

/// A place as the phone reports it, in units of 10⁻⁷ degree. Height, speed and bearing have no room here.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Location {
    lat_e7: i32,
    lon_e7: i32,
}

/// The middle of a grid cell; made only by [`Location::coarsened`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct CoarseLocation {
    lat_e7: i32,
    lon_e7: i32,
}

impl Location {
    /// Latitude −90° to 90°, longitude −180° to 180°, each times 10⁷.
    ///
    /// # Errors
    /// [`NotAPlace`] outside these ranges.
    pub fn new(lat_e7: i32, lon_e7: i32) -> Result<Self, NotAPlace> {
        let on_earth = i64::from(lat_e7).abs() <= 90 * E7 && i64::from(lon_e7).abs() <= HALF_TURN;
        if on_earth { Ok(Self { lat_e7, lon_e7 }) } else { Err(NotAPlace) }
    }

    /// The middle of the grid cell that this place lies in once it is moved by `offset`: on each axis at most half a cell (1 km;
    /// near the poles, where the circle is short, the whole of it) and the offset away.
    #[must_use]
    pub fn coarsened(self, offset: Offset) -> CoarseLocation {
        let lat = i64::from(self.lat_e7).clamp(-MAX_LAT, MAX_LAT);
        // A metre to the east is measured where the person is, before anything is moved.
        let (numerator, denominator) = cosine(lat);
        let east = degrees(offset.east_um()).saturating_mul(denominator) / numerator.max(1);
        let lon = turned(i64::from(self.lon_e7).saturating_add(east));
        let cell = i64::from(GRID_M) * E7;
        let lat = (lat + degrees(offset.north_um())).clamp(-MAX_LAT, MAX_LAT);
        let lat = snap(lat, cell, M_PER_DEGREE).clamp(-MAX_LAT, MAX_LAT);
        // By the snapped latitude: a longitude snapped by the exact one would tell it.
        let (numerator, denominator) = cosine(lat);
        // A cell spans cell / (111,000 · cos) units of longitude; near the poles one cell is the whole circle.
        let step = div(cell, M_PER_DEGREE).saturating_mul(denominator) / numerator.max(1);
        // Whole cells alone go round: what is left over at the date line would be one of a few metres.
        let cells = (2 * HALF_TURN / step.max(1)).max(1);
        let lon = turned(snap(lon + HALF_TURN, 2 * HALF_TURN, cells) - HALF_TURN);
        // Both are within ±180·10⁷ by the clamp and the remainder, which an i32 holds.
        CoarseLocation {
            lat_e7: i32::try_from(lat).unwrap_or_default(),
            lon_e7: i32::try_from(lon).unwrap_or_default(),
        }
    }

    /// Latitude in 10⁻⁷ degree.
    #[must_use]
    pub const fn lat_e7(self) -> i32 {
        self.lat_e7
    }
    /// Longitude in 10⁻⁷ degree.
    #[must_use]
    pub const fn lon_e7(self) -> i32 {
        self.lon_e7
    }
}

impl CoarseLocation {
    /// Latitude in 10⁻⁷ degree.
    #[must_use]
    pub const fn lat_e7(self) -> i32 {
        self.lat_e7
    }
    /// Longitude in 10⁻⁷ degree, from −180° up to but not including 180°.
    #[must_use]
    pub const fn lon_e7(self) -> i32 {
        self.lon_e7
    }
}

impl fmt::Debug for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Location(..)")
    }
}

impl fmt::Debug for CoarseLocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CoarseLocation(..)")
    }
}

/// Micrometres on the ground, northwards, in 10⁻⁷ degree.
fn degrees(um: i64) -> i64 {
    div(um.saturating_mul(E7), M_PER_DEGREE * UM_PER_M)
}

/// A longitude brought into −180° up to but not including 180°.
const fn turned(lon: i64) -> i64 {
    (lon + HALF_TURN).rem_euclid(2 * HALF_TURN) - HALF_TURN
}

/// The multiple of `cell / per` that is nearest to `value`.
fn snap(value: i64, cell: i64, per: i64) -> i64 {
    let index = div(value.saturating_mul(per), cell);
    div(index.saturating_mul(cell), per)
}

/// Division to the nearest whole number; `by` is positive.
pub(super) const fn div(value: i64, by: i64) -> i64 {
    (value + by / 2).div_euclid(by)
}

/// cos of a latitude as a fraction, by Bhaskara's formula (32400 − 4x²) / (32400 + x²), x in degrees: within 0.002 of the cosine
/// everywhere, never negative up to the pole, and the same on every machine. It only sets how wide a cell is.
fn cosine(lat_e7: i64) -> (i64, i64) {
    let x = lat_e7 / 100; // 10⁻⁵ degree, so that the square fits
    let whole = 32_400 * 100_000 * 100_000;
    // Scaled down so that the product with a cell's width fits in 64 bits.
    ((whole - 4 * x * x) / 1_000_000, (whole + x * x) / 1_000_000)
}

#[cfg(test)]
mod tests;
