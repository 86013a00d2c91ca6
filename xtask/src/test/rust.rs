//! Rust's own tests, in the profile that the libraries and the demo share.

use super::{Outcome, number_after, with_scenarios};
use crate::process;
use crate::project::Project;
use anyhow::Result;

/// The generator has no tests, and its features would reach the libraries.
const TESTS: [&str; 5] = ["test", "--release", "--workspace", "--exclude", "uniffi-bindgen"];

/// Compiles, with cargo's progress on the screen.
pub fn build(project: &Project) -> Result<()> {
    process::show(project.cargo(TESTS).arg("--no-run"))
}

/// Runs; shows what each test binary came to.
///
/// Properties are tried with the cases that follow from `seed`.
pub fn test(project: &Project, seed: u64) -> Result<Outcome> {
    let log = project.scratch("logs")?.join("rust.log");
    let mut tests = project.cargo(TESTS);
    tests.env("PROPTEST_RNG_SEED", seed.to_string());
    with_scenarios(project, &mut tests).args(["--no-fail-fast", "--", "--show-output"]);
    let lines = process::keep(&mut tests, &log, |line| worth(line.trim_start()))?;
    let tests = lines.iter().filter_map(|line| number_after(line, "test result: ok. ")).sum();
    Ok(Outcome { tests, lines })
}

fn worth(line: &str) -> bool {
    ["Running ", "Doc-tests ", "test result: "].iter().any(|start| line.starts_with(start))
        || (line.starts_with("test ") && line.ends_with("FAILED"))
}
