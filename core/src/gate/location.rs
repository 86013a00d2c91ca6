//! Where somebody is, made coarse before it is used: snapped to a grid of two kilometres.
//!
//! The grid is that of Android's `LocationFudger` (2000 m, 111,000 m per degree, longitude by the cosine of the snapped
//! latitude), in integers, so that a replayed scenario gives the same place on every machine. Android also adds a slowly moving
//! offset, so that walking over a grid line does not tell where the line was crossed; that needs state kept between calls, and
//! is not here: who sees many snapped places of one person in motion can place each crossing on a grid line.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The grid's width in metres.
pub const GRID_M: u32 = 2_000;
const M_PER_DEGREE: i64 = 111_000;
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
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

    /// The middle of the grid cell this place is in, at most about 1.5 km away.
    #[must_use]
    pub fn coarsened(self) -> CoarseLocation {
        let cell = i64::from(GRID_M) * E7;
        let lat = snap(i64::from(self.lat_e7).clamp(-MAX_LAT, MAX_LAT), cell, M_PER_DEGREE)
            .clamp(-MAX_LAT, MAX_LAT);
        let (numerator, denominator) = cosine(lat);
        // A cell spans cell / (111,000 · cos) units of longitude; near the poles one cell is the whole circle.
        let step = div(cell, M_PER_DEGREE).saturating_mul(denominator) / numerator.max(1);
        let lon = if step >= 2 * HALF_TURN { 0 } else { snap(i64::from(self.lon_e7), step, 1) };
        let lon = (lon + HALF_TURN).rem_euclid(2 * HALF_TURN) - HALF_TURN;
        // Both are within ±180·10⁷ by the clamp and the remainder, which an i32 holds.
        CoarseLocation {
            lat_e7: i32::try_from(lat).unwrap_or_default(),
            lon_e7: i32::try_from(lon).unwrap_or_default(),
        }
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

/// The multiple of `cell / per` that is nearest to `value`.
fn snap(value: i64, cell: i64, per: i64) -> i64 {
    let index = div(value.saturating_mul(per), cell);
    div(index.saturating_mul(cell), per)
}

/// Division to the nearest whole number; `by` is positive.
fn div(value: i64, by: i64) -> i64 {
    (value + by.signum() * by / 2).div_euclid(by)
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
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn metres(a: Location, b: CoarseLocation) -> (f64, f64) {
        let lat = f64::from(a.lat_e7 - b.lat_e7) / 1e7 * 111_000.0;
        let turn = (i64::from(a.lon_e7) - i64::from(b.lon_e7)).rem_euclid(2 * HALF_TURN);
        let turn = turn.min(2 * HALF_TURN - turn);
        #[allow(clippy::cast_precision_loss)] // a test's yardstick
        let lon = turn as f64 / 1e7 * 111_000.0 * (f64::from(b.lat_e7) / 1e7).to_radians().cos();
        (lat.abs(), lon)
    }

    #[test]
    fn neighbours_in_one_cell_become_the_same_place() {
        let here = Location::new(399_042_000, 1_164_074_000).expect("a place").coarsened();
        let near = Location::new(399_042_000 + 900, 1_164_074_000 - 900).expect("a place").coarsened();
        assert_eq!(here, near);
    }

    #[test]
    fn numbers_off_the_earth_are_refused() {
        assert_eq!(Location::new(900_000_001, 0), Err(NotAPlace));
        assert_eq!(Location::new(0, -1_800_000_001), Err(NotAPlace));
        assert_eq!(Location::new(i32::MIN, i32::MIN), Err(NotAPlace));
    }

    #[test]
    fn the_pole_has_one_cell() {
        let (a, b) = (Location::new(900_000_000, 0), Location::new(900_000_000, 1_234_567_890));
        assert_eq!(a.expect("pole").coarsened(), b.expect("pole").coarsened());
    }

    proptest! {
        #[test]
        fn a_coarse_place_is_within_half_a_cell_and_stays_where_it_is(
            lat in -850_000_000..=850_000_000_i32, lon in -1_800_000_000..=1_800_000_000_i32,
        ) {
            let exact = Location::new(lat, lon).expect("in range");
            let coarse = exact.coarsened();
            let (north, east) = metres(exact, coarse);
            prop_assert!(north <= 1001.0 && east <= 1060.0, "{north} {east}");
            let again = Location::new(coarse.lat_e7, coarse.lon_e7).expect("in range").coarsened();
            prop_assert_eq!(again.lat_e7, coarse.lat_e7);
        }

        #[test]
        fn every_place_has_a_coarse_one(lat in -900_000_000..=900_000_000_i32, lon in -1_800_000_000..=1_800_000_000_i32) {
            let coarse = Location::new(lat, lon).expect("in range").coarsened();
            prop_assert!(Location::new(coarse.lat_e7, coarse.lon_e7).is_ok());
        }
    }
}
