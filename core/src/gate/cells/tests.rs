use super::*;
use crate::gate::drift::Drift;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::LazyLock;
use zeroize::Zeroizing;

/// 2026-03-03T06:00:00Z.
const HOUR: i64 = 492_366;
const SEED: [u8; 32] = [7; 32];
/// The phone at that hour. The walk to it is the slow part.
static PHONE: LazyLock<Drift> = LazyLock::new(|| Drift::at(&Zeroizing::new(SEED), HOUR));

fn place(lat_e7: i32, lon_e7: i32) -> Location {
    Location::new(lat_e7, lon_e7).expect("a place")
}

fn numbers(cell: CoarseLocation) -> (i32, i32) {
    (cell.lat_e7(), cell.lon_e7())
}

#[test]
fn who_sits_still_on_a_line_of_the_grid_is_given_one_place_for_weeks() {
    let seed = Zeroizing::new(SEED);
    let mut drift = PHONE.clone();
    // The last spot on the way north that is still in the first cell: the line runs a metre beside it.
    let start = place(312_304_000, 1_214_737_000);
    let same = |step: &i32| place(312_304_000 + step * 100, 1_214_737_000).coarsened(drift.offset());
    let edge =
        (0..2_000).take_while(|step| same(step) == start.coarsened(drift.offset())).last().expect("itself");
    let edge = place(312_304_000 + edge * 100, 1_214_737_000);

    let (mut cells, mut kept, mut forgetful) = (Cells::default(), BTreeSet::new(), BTreeSet::new());
    for hour in HOUR..HOUR + 24 * 21 {
        drift = drift.moved(&seed, hour);
        kept.insert(numbers(cells.coarse(edge, drift.offset())));
        forgetful.insert(numbers(edge.coarsened(drift.offset())));
    }
    assert_eq!(kept.len(), 1);
    assert!(forgetful.len() > 1, "without memory the line moves over them");
}

#[test]
fn who_comes_back_is_given_the_place_of_before() {
    let seed = Zeroizing::new(SEED);
    let (home, work) = (place(312_304_000, 1_214_737_000), place(312_904_000, 1_215_737_000));
    let mut cells = Cells::default();
    let mut drift = PHONE.clone();
    let first = [cells.coarse(home, drift.offset()), cells.coarse(work, drift.offset())];
    assert_ne!(first[0], first[1]);
    for hour in HOUR..HOUR + 24 * 60 {
        drift = drift.moved(&seed, hour);
        assert_eq!([home, work].map(|spot| cells.coarse(spot, drift.offset())), first);
    }
}

#[test]
fn twenty_places_are_remembered_and_the_one_not_given_for_longest_is_forgotten() {
    let offset = PHONE.offset();
    let other = Drift::at(&Zeroizing::new([8; 32]), HOUR).offset();
    let spot = |n: i32| place(100_000_000 + n * 1_000_000, 0);
    let mut cells = Cells::default();
    for n in 0..=20 {
        cells.coarse(spot(n), offset);
        cells.coarse(spot(0), offset);
    }
    assert_eq!(cells.0.len(), KEPT);
    let known = |cells: &Cells, n| cells.0.iter().any(|(at, cell)| spot(n).coarsened(*at) == *cell);
    assert!(known(&cells, 0) && known(&cells, 20) && !known(&cells, 1));
    assert_eq!(cells.coarse(spot(20), other), spot(20).coarsened(offset), "with the offset it was made with");
    assert_eq!(cells.coarse(spot(1), other), spot(1).coarsened(other));
}

proptest! {
    #[test]
    fn what_is_given_is_always_the_cell_of_an_offset_of_this_phone(
        spots in proptest::collection::vec((-900_000_000..=900_000_000_i32, -1_800_000_000..=1_800_000_000_i32), 1..40),
    ) {
        let seed = Zeroizing::new(SEED);
        let mut drift = PHONE.clone();
        let (mut cells, mut offsets) = (Cells::default(), Vec::new());
        for (hour, (lat, lon)) in (HOUR..).zip(spots) {
            drift = drift.moved(&seed, hour);
            offsets.push(drift.offset());
            let given = cells.coarse(place(lat, lon), drift.offset());
            prop_assert!(offsets.iter().any(|offset| place(lat, lon).coarsened(*offset) == given));
        }
    }
}
