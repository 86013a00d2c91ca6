//! `api`: what the published Kotlin modules offer, as committed text.

use crate::bindings;
use crate::process;
use crate::project::Project;
use anyhow::Result;

/// Writes what each published Kotlin module offers into its folder `api`; commit what changes.
///
/// The Kotlin tests hold the files against the classes (`bindings/kotlin/checks`).
#[derive(clap::Args)]
pub struct Args {}

/// Runs the task.
pub fn run(_: &Args) -> Result<()> {
    let project = Project::find()?;
    bindings::build_libraries(&project)?;
    let log = project.scratch("logs")?.join("api.log");
    let mut write = project.maven(["test", "-Dtest=ApiTest", "-Dprivet.api=write"])?;
    write.args(["-Dmust.test=false", "-Dsurefire.failIfNoSpecifiedTests=false"]);
    process::keep(&mut write, &log, |line| line.contains("[ERROR]"))?;
    Ok(())
}
