//! `bench`: what a call costs in what ships, beside the floor under it.

use crate::process;
use crate::project::Project;
use anyhow::Result;

/// Measures check, access, confirm, comparing a face, opening and pages of the timeline, each beside its floor or a short history in the same run.
///
/// Runs in the profile that ships. Fails if opening after 100,000 events takes more than 1.5 times as long as after 1,000, or if in
/// a history of a million entries the first page takes more than 1.5 times as long as in one of 1,000, or a deeper one more than twice.
/// What a call from Kotlin costs over an empty one is measured in Kotlin: it takes a foreign caller.
#[derive(clap::Args)]
pub struct Args {
    /// How many events the long history has.
    #[arg(long, default_value_t = 100_000)]
    events: u64,
    /// How many entries the timeline is paged over.
    #[arg(long, default_value_t = 1_000_000)]
    entries: u64,
}

/// Runs the task.
pub fn run(args: &Args) -> Result<()> {
    let project = Project::find()?;
    let (events, entries) = (args.events.to_string(), args.entries.to_string());
    let bench =
        ["run", "--profile", "ship", "-p", "privet-tests", "--example", "bench", "--", &events, &entries];
    process::show(&mut project.cargo(bench))
}
