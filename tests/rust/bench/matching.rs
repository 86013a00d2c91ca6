//! The comparison of a face that is the same beside one that is not: a difference between the two would tell how alike they are.

use super::{line, short};
use privet::manifest::Matching;
use privet::vault::matching::{Probe, Template, matches};

pub fn matching() {
    for dimensions in [128, 512, 4_096] {
        let matching = Matching { dimensions, threshold: 800 };
        let sample = |number: &dyn Fn(u16) -> f32| {
            let bytes: Vec<u8> = (0..dimensions).flat_map(|at| number(at).to_le_bytes()).collect();
            Probe::from_le_bytes(&bytes, matching).expect("a sample")
        };
        let wave = |at: u16| (f32::from(at) * 0.37).sin();
        let template = Template::from_probe(&sample(&wave));
        let near = sample(&|at| wave(at) + 0.01);
        let far = sample(&|at| -wave(at));
        let hit = short(|| matches(&template, &near, matching));
        let miss = short(|| matches(&template, &far, matching));
        line(&format!("compare {dimensions} numbers, the same face"), hit, ("the opposite one", miss));
    }
}
