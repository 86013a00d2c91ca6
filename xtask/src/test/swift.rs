//! Swift's tests, linked with the testkit's static library.

use super::{Outcome, number_after, with_scenarios};
use crate::process;
use crate::project::Project;
use crate::swift::Swift;
use anyhow::Result;

/// Runs; shows what Swift Testing counted.
pub fn test(project: &Project, swift: &Swift) -> Result<Outcome> {
    let log = project.scratch("logs")?.join("swift.log");
    let mut tests = swift.command(["test", "--disable-xctest", "-Xswiftc", "-warnings-as-errors"])?;
    tests.current_dir(project.at("bindings/swift")).env("PRIVET_SWIFT_LIB", project.scratch("swift-lib")?);
    let lines = process::keep(with_scenarios(project, &mut tests), &log, worth)?;
    let tests = lines.iter().filter_map(|line| number_after(line, "Test run with ")).sum();
    Ok(Outcome { tests, lines })
}

fn worth(line: &str) -> bool {
    ["Build complete", "Test run with", "error:", "recorded an issue"].iter().any(|part| line.contains(part))
}
