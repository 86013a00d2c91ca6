use super::*;
use proptest::prelude::*;

const ALICE_1: &[u8] = include_bytes!("../../../../tests/probes/alice-1.f32");
const ALICE_2: &[u8] = include_bytes!("../../../../tests/probes/alice-2.f32");
const BOB_1: &[u8] = include_bytes!("../../../../tests/probes/bob-1.f32");

/// As many numbers as the samples in tests/probes have.
const DIMENSIONS: usize = 128;

fn of(dimensions: usize, threshold: u16) -> Matching {
    Matching { dimensions: u16::try_from(dimensions).expect("fits"), threshold }
}

fn probe(bytes: &[u8]) -> Probe {
    Probe::from_le_bytes(bytes, of(bytes.len() / 4, 800)).expect("a sample")
}

fn stored(bytes: &[u8], dimensions: usize) -> Result<Template, ProbeFault> {
    Template::from_bytes(bytes, of(dimensions, 800))
}

fn bytes(numbers: &[f32]) -> Vec<u8> {
    numbers.iter().flat_map(|n| n.to_le_bytes()).collect()
}

fn yes(template: &Template, probe: &Probe, thousandths: u16) -> bool {
    matches(template, probe, of(template.0.0.len(), thousandths)).into()
}

#[test]
fn the_same_person_matches_and_another_does_not() {
    let alice = Template::from_probe(&probe(ALICE_1));
    assert!(yes(&alice, &probe(ALICE_1), 990));
    assert!(yes(&alice, &probe(ALICE_2), 800));
    assert!(!yes(&alice, &probe(BOB_1), 500));
}

#[test]
fn the_threshold_itself_counts_as_alike() {
    let mut along = [0_f32; DIMENSIONS];
    along[0] = 1.0;
    let mut tilted = [0_f32; DIMENSIONS];
    (tilted[0], tilted[1]) = (0.75, 0.4375_f32.sqrt());
    let template = Template::from_probe(&probe(&bytes(&along)));
    assert!(yes(&template, &probe(&bytes(&tilted)), 750));
    assert!(!yes(&template, &probe(&bytes(&tilted)), 751));
}

#[test]
fn scale_does_not_count_only_direction_does() {
    let large: Vec<f32> = (1..=128_u8).map(|n| f32::from(n) * 1e36).collect();
    let small: Vec<f32> = (1..=128_u8).map(|n| f32::from(n) * 1e-36).collect();
    assert!(yes(&Template::from_probe(&probe(&bytes(&large))), &probe(&bytes(&small)), 990));
}

#[test]
fn samples_that_say_nothing_are_refused() {
    let refused = |b: &[u8]| Probe::from_le_bytes(b, of(DIMENSIONS, 800)).map(|_| ()).unwrap_err();
    assert_eq!(refused(&[]), ProbeFault::WrongLength);
    assert_eq!(refused(&ALICE_1[1..]), ProbeFault::WrongLength);
    assert_eq!(refused(&[ALICE_1, &[0; 4]].concat()), ProbeFault::WrongLength);
    assert_eq!(refused(&bytes(&[0.0; DIMENSIONS])), ProbeFault::Empty);
    for bad in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
        let mut numbers = [1.0; DIMENSIONS];
        numbers[127] = bad;
        assert_eq!(refused(&bytes(&numbers)), ProbeFault::NotFinite);
    }
}

#[test]
fn a_template_of_no_or_too_great_length_is_corrupt() {
    let corrupt = |b: &[u8]| stored(b, DIMENSIONS).map(|_| ()).unwrap_err();
    let mut zero = vec![0; 1 + 2 * DIMENSIONS];
    zero[0] = 1;
    assert_eq!(corrupt(&zero), ProbeFault::Corrupt);
    let mut huge = vec![0x7F; 1 + 2 * DIMENSIONS];
    huge[0] = 1;
    assert_eq!(corrupt(&huge), ProbeFault::Corrupt);
    let mut newer = Template::from_probe(&probe(ALICE_1)).to_bytes().to_vec();
    newer[0] = 2;
    assert_eq!(corrupt(&newer), ProbeFault::Corrupt);
}

#[test]
fn a_template_of_another_model_is_told_from_a_corrupt_one() {
    let alice = Template::from_probe(&probe(ALICE_1));
    assert_eq!(stored(&alice.to_bytes(), 127).map(|_| ()), Err(ProbeFault::WrongLength));
    assert_eq!(stored(&alice.to_bytes(), 512).map(|_| ()), Err(ProbeFault::WrongLength));
}

#[test]
fn samples_of_two_lengths_are_not_alike() {
    let ones = |dimensions: usize| probe(&bytes(&vec![1.0; dimensions]));
    for (a, b) in [(64, 128), (128, 64)] {
        assert!(!yes(&Template::from_probe(&ones(a)), &ones(b), 500), "{a} and {b}");
    }
}

#[test]
fn rounding_tells_nobody_apart_whatever_the_model() {
    for dimensions in [64, 128, 512, 1_024, 4_096] {
        // All in one number, all spread evenly, and each number half a unit of rounding away.
        let mut one = vec![0.0; dimensions];
        one[dimensions - 1] = 1.0;
        let spread = vec![1.0; dimensions];
        let uneven: Vec<f32> = (0..dimensions).map(|n| if n % 2 == 0 { 1.0 } else { 0.25 }).collect();
        for numbers in [one, spread, uneven] {
            let probe = probe(&bytes(&numbers));
            let kept = stored(&Template::from_probe(&probe).to_bytes(), dimensions).expect("read back");
            assert!(yes(&kept, &probe, 990), "{dimensions}");
        }
    }
}

#[test]
fn no_number_of_a_face_is_in_the_debug_text() {
    let probe = probe(ALICE_1);
    assert_eq!(format!("{probe:?} {:?}", Template::from_probe(&probe)), "Probe(..) Template(..)");
}

proptest! {
    #[test]
    fn any_sample_matches_itself_and_survives_storage(numbers in prop::collection::vec(-1e30_f32..1e30, 64..=4_096)) {
        let probe = probe(&bytes(&numbers));
        let kept = stored(&Template::from_probe(&probe).to_bytes(), numbers.len()).expect("read back");
        prop_assert!(yes(&kept, &probe, 990));
    }

    #[test]
    fn who_is_the_template_makes_no_difference(
        a in prop::collection::vec(-1_f32..1.0, DIMENSIONS), b in prop::collection::vec(-1_f32..1.0, DIMENSIONS),
        mix in 0_f32..1.0, thousandths in 500_u16..=990,
    ) {
        let b: Vec<f32> = a.iter().zip(&b).map(|(a, b)| a * mix + b * (1.0 - mix)).collect();
        let (a, b) = (probe(&bytes(&a)), probe(&bytes(&b)));
        let there = yes(&Template::from_probe(&a), &b, thousandths);
        prop_assert_eq!(there, yes(&Template::from_probe(&b), &a, thousandths));
    }

    #[test]
    fn hostile_bytes_are_refused_or_read_and_never_panic(
        sample in prop::collection::vec(any::<u8>(), 4 * DIMENSIONS), kept in prop::collection::vec(any::<u8>(), 1 + 2 * DIMENSIONS),
        other in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        let _ = Probe::from_le_bytes(&other, of(other.len() / 4, 800));
        let _ = stored(&other, other.len().saturating_sub(1) / 2);
        let alice = Template::from_probe(&probe(ALICE_1));
        if let Ok(probe) = Probe::from_le_bytes(&sample, of(DIMENSIONS, 800)) {
            prop_assert!(!yes(&alice, &probe, 500), "random bytes are not Alice");
        }
        prop_assert!(stored(&kept, DIMENSIONS).is_err());
    }
}
