//! `soak`: the proofs of robustness for as long as one likes: properties, races, kills, hostile bytes; every picture of the screens; then
//! each defence taken away once, to see that a test notices. SECURITY.md quotes its last run.

use crate::bindings;
use crate::mutations;
use crate::process;
use crate::project::Project;
use crate::test;
use anyhow::Result;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// Tries every property once with other cases than the tests do. Runs races between threads and processes, kills, and hostile bytes, over
/// and over, and says how many of each; holds every picture of the screens against the one that is kept; then takes each defence away that
/// tests/mutations has a patch for, and expects a test to fail.
///
/// Stops at the first failure of a round and shows it. Mutations are those of the last commit, and all of them are tried.
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
    #[arg(long, default_value_t = 1000)]
    kills: u64,
    /// Cases of each hostile property in a round.
    #[arg(long, default_value_t = 200)]
    cases: u64,
    /// No pictures.
    #[arg(long)]
    no_pictures: bool,
    /// No mutations.
    #[arg(long, conflicts_with = "mutations")]
    no_mutations: bool,
    /// Mutations alone, those with this in their name; "" for all.
    #[arg(long, value_name = "NAME")]
    mutations: Option<String>,
}

/// What a round prints of what it counted, after its number.
const COUNTED: [&str; 2] = [" races with ", " kills; "];

/// Runs the task.
pub fn run(args: &Args) -> Result<()> {
    let project = Project::find()?;
    let began = Instant::now();
    if args.mutations.is_none() {
        properties(&project)?;
        rounds(&project, args)?;
        if !args.no_pictures {
            pictures(&project)?;
        }
    }
    if !args.no_mutations {
        let noticed = mutations::run(&project, args.mutations.as_deref().unwrap_or_default())?;
        println!(
            "soak: {noticed} mutations, each noticed by its test, after {} seconds",
            began.elapsed().as_secs()
        );
    }
    Ok(())
}

/// Every property of the workspace, with other cases each time.
fn properties(project: &Project) -> Result<()> {
    let seed = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    println!("soak: properties with PROPTEST_RNG_SEED={seed}");
    let tests = test::properties(project, seed)?;
    println!("soak: {tests} tests of Rust passed");
    Ok(())
}

fn rounds(project: &Project, args: &Args) -> Result<()> {
    let began = Instant::now();
    let mut tests = vec!["test", "--release", "-p", "privet-tests"];
    for target in ["races", "kill", "kill_points", "restored", "hostile"] {
        tests.extend(["--test", target]);
    }
    process::show(project.cargo(&tests).arg("--no-run"))?;
    let log = project.scratch("logs")?.join("soak.log");
    let limit = Duration::from_secs(args.minutes.saturating_mul(60));
    let (mut rounds, mut hostile, mut races, mut kills) = (0_u64, 0_u64, 0_u64, 0_u64);
    while args.rounds.map_or_else(|| began.elapsed() < limit, |wanted| rounds < wanted) {
        let mut round = project.cargo(&tests);
        round.env("PRIVET_TRIES", args.tries.to_string());
        round.env("PRIVET_KILLS", args.kills.to_string());
        round.env("PRIVET_CASES", args.cases.to_string());
        let lines = process::keep(round.args(["--", "--nocapture"]), &log, |line| {
            COUNTED.iter().any(|part| line.contains(part)) || line.ends_with("FAILED")
        })?;
        rounds = rounds.saturating_add(1);
        let counted = |part: &str| lines.iter().filter_map(|line| number_before(line, part)).sum::<u64>();
        races = races.saturating_add(counted(" races with "));
        kills = kills.saturating_add(counted(" kills; "));
        let properties = lines.iter().filter(|line| line.starts_with("test ") && line.ends_with("... ok"));
        let properties =
            properties.filter(|line| line.contains("harmed") || line.contains("made_up")).count();
        hostile = hostile.saturating_add(args.cases.saturating_mul(properties as u64));
        println!("round {rounds}: {} seconds", began.elapsed().as_secs());
    }
    println!(
        "soak: {races} races, {kills} kills, {hostile} hostile cases in {} seconds; no failure",
        began.elapsed().as_secs(),
    );
    Ok(())
}

/// All of them, where an ordinary run holds half.
fn pictures(project: &Project) -> Result<()> {
    bindings::build_libraries(project)?;
    let log = project.scratch("logs")?.join("pictures.log");
    let mut maven = project.maven(["test", "-pl", "ui", "-am", "-Dtest=PicturesTest"])?;
    maven.arg("-Dsurefire.failIfNoSpecifiedTests=false").env("PRIVET_PICTURES", "all");
    process::keep(&mut maven, &log, |line| line.contains("[ERROR]") || line.contains("Tests run: "))?;
    println!("soak: every picture of the screens is the one that is kept");
    Ok(())
}

/// The number that a line begins with, right before `part`.
fn number_before(line: &str, part: &str) -> Option<u64> {
    line.split_once(part)?.0.parse().ok()
}
