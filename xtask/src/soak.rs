//! `soak`: the proofs of robustness for as long as one likes: races, kills, hostile bytes. SECURITY.md quotes its last run.

use crate::process;
use crate::project::Project;
use anyhow::Result;
use std::time::{Duration, Instant};

/// Runs races between threads and processes, kills, and hostile bytes, over and over, and says how many of each.
///
/// Stops at the first failure and shows it.
#[derive(clap::Args)]
pub struct Args {
    /// Begins no new round after so many minutes.
    #[arg(long, default_value_t = 5, conflicts_with = "rounds")]
    minutes: u64,
    /// Exactly so many rounds instead.
    #[arg(long)]
    rounds: Option<u64>,
    /// Races of each kind in a round.
    #[arg(long, default_value_t = 2000)]
    tries: u64,
    /// Kills in a round.
    #[arg(long, default_value_t = 200)]
    kills: u64,
    /// Cases of each hostile property in a round.
    #[arg(long, default_value_t = 200)]
    cases: u64,
}

/// Runs the task.
pub fn run(args: &Args) -> Result<()> {
    let project = Project::find()?;
    let tests =
        ["test", "--release", "-p", "privet-tests", "--test", "races", "--test", "kill", "--test", "hostile"];
    process::show(project.cargo(tests).arg("--no-run"))?;
    let log = project.scratch("logs")?.join("soak.log");
    let (began, limit) = (Instant::now(), Duration::from_secs(args.minutes.saturating_mul(60)));
    let mut rounds: u64 = 0;
    let mut hostile: u64 = 0;
    while args.rounds.map_or_else(|| began.elapsed() < limit, |wanted| rounds < wanted) {
        let mut round = project.cargo(tests);
        round.env("PRIVET_TRIES", args.tries.to_string());
        round.env("PRIVET_KILLS", args.kills.to_string());
        round.env("PRIVET_CASES", args.cases.to_string());
        let lines = process::keep(round.args(["--", "--nocapture"]), &log, |line| {
            ["kills; ", "were stopped by it"].iter().any(|part| line.contains(part))
                || line.ends_with("FAILED")
        })?;
        rounds = rounds.saturating_add(1);
        let properties = lines.iter().filter(|line| line.starts_with("test ") && line.ends_with("... ok"));
        let properties =
            properties.filter(|line| line.contains("harmed") || line.contains("made_up")).count();
        hostile = hostile.saturating_add(args.cases.saturating_mul(properties as u64));
        println!("round {rounds}: {} seconds", began.elapsed().as_secs());
    }
    println!(
        "soak: {} races of threads, {} races of processes, {} kills, {hostile} hostile cases in {} seconds; no failure",
        args.tries.saturating_mul(rounds),
        args.tries.saturating_mul(rounds),
        args.kills.saturating_mul(rounds),
        began.elapsed().as_secs(),
    );
    Ok(())
}
