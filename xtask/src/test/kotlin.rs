//! Kotlin's tests: the whole Maven reactor, on the JVM, over the testkit's library.

use super::{Outcome, number_after, with_scenarios};
use crate::process;
use crate::project::Project;
use anyhow::Result;

/// Fetches what the reactor needs, so that the tests find it there. The modules themselves need not be built.
pub fn download(project: &Project) -> Result<()> {
    if !process::answers(&mut project.maven(["dependency:go-offline"])?) {
        println!("Maven could not fetch everything ahead: the tests fetch the rest");
    }
    Ok(())
}

/// Runs; shows what Surefire counted.
pub fn test(project: &Project) -> Result<Outcome> {
    let log = project.scratch("logs")?.join("kotlin.log");
    let mut verify = project.maven(["verify"])?;
    let lines = process::keep(with_scenarios(project, &mut verify), &log, worth)?;
    // Surefire counts each class ("-- in") and then each module.
    let totals = lines.iter().filter(|line| !line.contains(" -- in "));
    let tests = totals.filter_map(|line| number_after(line, "Tests run: ")).sum();
    Ok(Outcome { tests, lines })
}

fn worth(line: &str) -> bool {
    ["Tests run: ", "[ERROR]", "BUILD ", "Building privet"].iter().any(|part| line.contains(part))
}
