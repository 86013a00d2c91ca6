use super::*;
use crate::gate::drift::Drift;
use proptest::prelude::*;
use std::sync::LazyLock;
use zeroize::Zeroizing;

/// Half a cell, and what integers and the formula for the cosine add to it: a longitude's cell is up to 6 percent wider.
const HALF: f64 = 1_060.0;

/// The offsets of thirty phones at the hour 2026-03-03T06:00:00Z.
static PHONES: LazyLock<Vec<Offset>> =
    LazyLock::new(|| (0..30).map(|n| Drift::at(&Zeroizing::new([n; 32]), 492_366).offset()).collect());

fn place(lat_e7: i32, lon_e7: i32) -> Location {
    Location::new(lat_e7, lon_e7).expect("a place")
}

#[allow(clippy::cast_precision_loss)] // a test's yardstick
fn metres(a: Location, b: CoarseLocation) -> (f64, f64) {
    let lat = f64::from(a.lat_e7 - b.lat_e7) / 1e7 * 111_000.0;
    let turn = (i64::from(a.lon_e7) - i64::from(b.lon_e7)).rem_euclid(2 * HALF_TURN);
    let turn = turn.min(2 * HALF_TURN - turn);
    let lon = turn as f64 / 1e7 * 111_000.0 * (f64::from(b.lat_e7) / 1e7).to_radians().cos();
    (lat.abs(), lon)
}

#[test]
fn neighbours_in_one_cell_become_the_same_place() {
    let here = place(399_042_000, 1_164_074_000).coarsened(Offset::default());
    let near = place(399_042_000 + 900, 1_164_074_000 - 900).coarsened(Offset::default());
    assert_eq!(here, near);
}

#[test]
fn the_answer_does_not_change_where_the_grid_of_everybody_has_its_line() {
    // Half-way between the rows 1,733 and 1,734 of the plain grid; a row is 2,000 / 111,000 degree.
    let line = 312_342_342;
    let sides = |offset| [line - 500, line + 500].map(|lat| place(lat, 1_214_737_000).coarsened(offset));
    let [south, north] = sides(Offset::default());
    assert_ne!(south, north, "without an offset everybody knows the line");
    let crossed = PHONES.iter().filter(|offset| {
        let [south, north] = sides(**offset);
        south != north
    });
    assert_eq!(crossed.count(), 0, "thirty phones, and none has its line there");
    // The line is still somewhere: from one row to the next the answer changes exactly once.
    for offset in PHONES.iter() {
        let walk = (0..=1802).map(|step| place(line - 90_090 + step * 100, 1_214_737_000));
        let mut rows: Vec<i32> = walk.map(|p| p.coarsened(*offset).lat_e7()).collect();
        rows.dedup();
        assert_eq!(rows.len(), 2);
    }
}

#[test]
fn two_phones_in_one_spot_have_their_lines_in_different_places() {
    let first_row = |offset: &Offset| {
        let offset = *offset;
        let start = place(312_304_000, 1_214_737_000).coarsened(offset);
        (0..2_000).position(|step| place(312_304_000 + step * 100, 1_214_737_000).coarsened(offset) != start)
    };
    let mut lines: Vec<_> = PHONES.iter().map(first_row).collect();
    lines.sort_unstable();
    lines.dedup();
    assert!(lines.len() >= 28, "{lines:?}");
}

#[test]
fn numbers_off_the_earth_are_refused() {
    assert_eq!(Location::new(900_000_001, 0), Err(NotAPlace));
    assert_eq!(Location::new(0, -1_800_000_001), Err(NotAPlace));
    assert_eq!(Location::new(i32::MIN, i32::MIN), Err(NotAPlace));
}

#[test]
fn the_pole_has_one_cell_under_every_offset() {
    for offset in PHONES.iter().copied() {
        for lat in [900_000_000, -900_000_000] {
            let (a, b) = (place(lat, 0).coarsened(offset), place(lat, 1_234_567_890).coarsened(offset));
            assert!((a.lat_e7 - lat).abs() < 360_360, "at most the offset and half a cell from the pole");
            assert_eq!(a.lat_e7, b.lat_e7);
        }
    }
    let at = |lon| place(900_000_000, lon).coarsened(Offset::default());
    assert_eq!(at(0), at(1_234_567_890));
}

#[test]
fn both_sides_of_the_date_line_are_one_neighbourhood() {
    for offset in PHONES.iter().copied() {
        for lon in [1_800_000_000, -1_800_000_000, 1_799_999_999, -1_799_999_999] {
            let here = place(0, lon);
            let (north, east) = metres(here, here.coarsened(offset));
            assert!(north <= 3_001.0 && east <= 3_001.0, "{north} {east}");
        }
        assert_eq!(
            place(0, 1_800_000_000).coarsened(offset),
            place(0, -1_800_000_000).coarsened(offset),
            "one meridian, written in two ways"
        );
    }
}

#[test]
fn neither_place_is_in_a_debug_text() {
    let here = place(312_304_000, 1_214_737_000);
    assert_eq!(format!("{here:?} {:?}", here.coarsened(PHONES[1])), "Location(..) CoarseLocation(..)");
}

proptest! {
    #[test]
    fn a_coarse_place_is_within_half_a_cell_and_the_offset(
        lat in -850_000_000..=850_000_000_i32, lon in -1_800_000_000..=1_800_000_000_i32, phone in 0usize..30,
    ) {
        let exact = place(lat, lon);
        let (north, east) = metres(exact, exact.coarsened(Offset::default()));
        prop_assert!(north <= 1_001.0 && east <= HALF, "{north} {east}");
        let offset = PHONES[phone];
        #[allow(clippy::cast_precision_loss)] // a test's yardstick
        let moved = |um: i64| um.abs() as f64 / 1e6;
        let (north, east) = metres(exact, exact.coarsened(offset));
        prop_assert!(north <= 1_001.0 + moved(offset.north_um()), "{north}");
        // A metre east is longer in degrees where the person is than in the snapped row, up to 4 km away.
        prop_assert!(east <= HALF + 1.06 * moved(offset.east_um()), "{east}");
    }

    #[test]
    fn the_middle_of_a_cell_stays_where_it_is(
        lat in -850_000_000..=850_000_000_i32, lon in -1_800_000_000..=1_800_000_000_i32,
    ) {
        let coarse = place(lat, lon).coarsened(Offset::default());
        let again = place(coarse.lat_e7, coarse.lon_e7).coarsened(Offset::default());
        prop_assert_eq!(again.lat_e7, coarse.lat_e7);
    }

    #[test]
    fn every_place_has_a_coarse_one(
        lat in -900_000_000..=900_000_000_i32, lon in -1_800_000_000..=1_800_000_000_i32, phone in 0usize..30,
    ) {
        let coarse = place(lat, lon).coarsened(PHONES[phone]);
        prop_assert!(Location::new(coarse.lat_e7, coarse.lon_e7).is_ok());
    }
}

#[test]
fn no_cell_is_cut_at_the_date_line() {
    for lat in (-85..=85).map(|degrees| degrees * 10_000_000) {
        let row = place(lat, 0).coarsened(Offset::default()).lat_e7();
        let (numerator, denominator) = cosine(i64::from(row));
        let width = div(i64::from(GRID_M) * E7, M_PER_DEGREE) * denominator / numerator;
        // Eight hundred steps of a hundredth of a cell, across the line.
        let walk = (-400..400).map(|step| turned(HALF_TURN + step * width / 100));
        let answers: Vec<_> = walk
            .map(|lon| place(lat, i32::try_from(lon).unwrap()).coarsened(Offset::default()).lon_e7())
            .collect();
        let runs: Vec<_> = answers.chunk_by(|a, b| a == b).map(<[_]>::len).collect();
        let inner = runs.get(1..runs.len() - 1).unwrap();
        assert!(inner.len() >= 6 && inner.iter().all(|run| (99..=110).contains(run)), "{lat}: {runs:?}");
    }
}
