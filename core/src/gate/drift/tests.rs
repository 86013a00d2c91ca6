use super::*;

/// 2026-03-03T06:00:00Z.
const HOUR: i64 = 492_366;

fn seed(n: u16) -> Zeroizing<[u8; 32]> {
    let mut seed = Zeroizing::new([0; 32]);
    seed[..2].copy_from_slice(&n.to_be_bytes());
    seed
}

#[allow(clippy::cast_precision_loss)] // a test's yardstick
fn metres(um: i64) -> f64 {
    um as f64 / 1e6
}

/// Mean and standard deviation.
fn spread(of: &[f64]) -> (f64, f64) {
    #[allow(clippy::cast_precision_loss)] // a few thousand
    let n = of.len() as f64;
    let mean = of.iter().sum::<f64>() / n;
    (mean, (of.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / n).sqrt())
}

/// The chain of a phone, begun only 200 hours ago: the draws are the same, the walk is short enough for hundreds of phones.
fn short(n: u16) -> Offset {
    let (key, begin) = (key(&seed(n)), HOUR - 200);
    walked(&key, begin, draw(&key, *b"begin", begin), HOUR)
}

#[test]
fn over_many_phones_the_offsets_spread_by_a_quarter_of_the_grid() {
    let offsets: Vec<Offset> = (0..400).map(short).collect();
    for axis in [Offset::north_um, Offset::east_um] {
        let values: Vec<f64> = offsets.iter().map(|offset| metres(axis(*offset))).collect();
        let (mean, deviation) = spread(&values);
        // Three standard errors of 400 phones: 75 m of the mean, 53 m of the deviation.
        assert!(mean.abs() < 75.0 && (447.0..553.0).contains(&deviation), "{mean} {deviation}");
        assert!(
            values.iter().filter(|v| v.abs() < 500.0).count() > 230,
            "about two thirds are within one deviation"
        );
    }
    let both = offsets.iter().map(|o| metres(o.north_um()) * metres(o.east_um())).sum::<f64>() / 400.0;
    assert!((both / 250_000.0).abs() < 0.15, "north tells nothing of east: {both}");
}

#[test]
fn in_an_hour_the_offset_moves_by_about_fifteen_metres_and_in_a_year_it_forgets() {
    let mut drift = Drift::at(&seed(1), HOUR);
    let (mut steps, mut path) = (Vec::new(), vec![metres(drift.offset().north_um())]);
    for hour in HOUR + 1..HOUR + 1_000 {
        let next = drift.moved(&seed(1), hour);
        steps.push(metres(next.offset().north_um() - drift.offset().north_um()));
        path.push(metres(next.offset().north_um()));
        drift = next;
    }
    let (mean, deviation) = spread(&steps);
    assert!(mean.abs() < 2.0 && (14.0..16.0).contains(&deviation), "{mean} {deviation}");
    assert!(steps.iter().all(|step| step.abs() < 80.0), "no jump");

    let far = Offset { north: BOUND, east: -BOUND };
    let year = (0..8_760).fold(far, |offset, _| offset.next(Offset::default()));
    assert!(year.north.abs() < BOUND / 50 && year.east.abs() < BOUND / 50, "what is left of a year ago");
}

#[test]
fn where_an_era_begins_the_offset_moves_no_further_than_in_two_hours() {
    let era = (HOUR / ERA_HOURS + 1) * ERA_HOURS;
    let steps: Vec<f64> = (0..20)
        .map(|n| {
            let (before, after) = (Drift::at(&seed(n), era - 1), Drift::at(&seed(n), era));
            metres(after.offset().north_um() - before.offset().north_um())
        })
        .collect();
    let (_, deviation) = spread(&steps);
    assert!(deviation < 35.0 && steps.iter().all(|step| step.abs() < 90.0), "{deviation}");
}

#[test]
fn the_offset_is_that_of_the_hour_whichever_way_it_was_reached() {
    let at = |hour| Drift::at(&seed(3), hour).offset();
    let early = Drift::at(&seed(3), HOUR);
    for hour in [HOUR, HOUR + 1, HOUR + 40, HOUR + ERA_HOURS, HOUR - 1] {
        assert!(early.moved(&seed(3), hour).offset() == at(hour), "{hour}");
    }
    assert!(early.moved(&seed(4), HOUR + 1).offset() == Drift::at(&seed(4), HOUR + 1).offset());
}

#[test]
fn two_phones_do_not_share_an_offset_and_one_phone_keeps_its_own() {
    assert!(Drift::at(&seed(5), HOUR).offset() == Drift::at(&seed(5), HOUR).offset());
    let all: Vec<Offset> = (0..20).map(|n| Drift::at(&seed(n), HOUR).offset()).collect();
    for (i, one) in all.iter().enumerate() {
        assert!(all[..i].iter().all(|other| other != one));
    }
}

/// The numbers come from Python's `hmac` and integers, written from the text of this module (ADR 0026).
#[test]
fn the_offset_of_a_known_seed_and_hour_is_this_on_every_machine() {
    let offset = Drift::at(&seed(7), HOUR).offset();
    assert_eq!((offset.north_um(), offset.east_um()), (205_084_493, 528_632_461));
}

#[test]
fn any_hour_has_an_offset_and_it_is_bounded() {
    for hour in [i64::MIN, -1, 0, 1, i64::MAX] {
        let offset = Drift::at(&seed(1), hour).offset();
        assert!(offset.north_um().abs() <= BOUND && offset.east_um().abs() <= BOUND);
    }
    let extreme = Offset { north: BOUND, east: -BOUND };
    let next = extreme.next(extreme);
    assert!((next.north, next.east) == (BOUND, -BOUND));
    assert!(normal(&[0xFF; 16]) == -normal(&[0; 16]) && normal(&[0xFF; 16]) > BOUND);
}

#[test]
fn nobody_reads_the_offset_in_a_debug_text() {
    let drift = Drift::at(&seed(1), HOUR);
    assert_eq!(format!("{:?} {drift:?}", drift.offset()), "Offset(..) Drift(..)");
}
