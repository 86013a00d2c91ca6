//! `bench`: what a call costs in what ships, beside the floor under it.

use crate::process;
use crate::project::Project;
use anyhow::Result;

/// Measures check, access, confirm and opening, each beside its floor in the same run.
///
/// Runs in the profile that ships. Fails if opening after 100,000 events takes more than 1.5 times as long as after 1,000.
/// What a call from Kotlin costs over an empty one is measured in Kotlin: it takes a foreign caller.
#[derive(clap::Args)]
pub struct Args {
    /// How many events the long history has.
    #[arg(long, default_value_t = 100_000)]
    events: u64,
}

/// Runs the task.
pub fn run(args: &Args) -> Result<()> {
    let project = Project::find()?;
    let events = args.events.to_string();
    let bench = ["run", "--profile", "ship", "-p", "privet-tests", "--example", "bench", "--", &events];
    process::show(&mut project.cargo(bench))
}
