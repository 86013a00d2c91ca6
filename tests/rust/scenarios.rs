//! Plays every scenario in Rust. The lines it prints are compared with those of the Kotlin and Swift runners.

use privet_tests::scenario::{files, play, read};

#[test]
fn every_scenario_goes_as_it_says() {
    let files = files().unwrap();
    assert!(!files.is_empty(), "no scenarios");
    let mut broken = Vec::new();
    for file in files {
        match read(&file).and_then(|scenario| Ok((play(&scenario)?, scenario))) {
            Ok((steps, scenario)) => println!("scenario {}: {steps}", scenario.name),
            Err(why) => broken.push(format!("{why:#}")),
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n\n"));
}
