//! `test`: the same core, tried from Rust, Kotlin and Swift.

mod kotlin;
mod rust;
mod shipped;
mod stranger;
mod swift;

use crate::bindings;
use crate::generate;
use crate::project::Project;
use crate::scenarios;
use crate::stages::Stages;
use crate::swift_toolchain;
use anyhow::{Result, bail};
use std::process::Command;
use std::thread;

/// In each run the properties are tried with the same cases; `xtask soak` tries others.
const SEED: u64 = 1;

/// Runs every test in Rust, Kotlin and Swift, and says how many seconds each stage took.
///
/// The generated bindings are refreshed first. Downloads (Maven, Swift where there is none) go on while cargo compiles.
/// Whatever the tools say is kept whole in target/xtask/logs.
#[derive(clap::Args)]
pub struct Args {
    /// Only this language.
    #[arg(long)]
    only: Option<Language>,
}

/// A language that drives the core.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Language {
    Rust,
    Kotlin,
    Swift,
}

impl Language {
    const fn name(self) -> &'static str {
        match self {
            Self::Rust => "Rust",
            Self::Kotlin => "Kotlin",
            Self::Swift => "Swift",
        }
    }
}

/// Rust's tests with cases of the properties that follow from `seed`; answers how many there are.
pub fn properties(project: &Project, seed: u64) -> Result<u64> {
    rust::build(project)?;
    Ok(rust::test(project, seed)?.tests)
}

/// What one language's tests came to.
struct Outcome {
    tests: u64,
    lines: Vec<String>,
}

/// Runs the task.
pub fn run(args: &Args) -> Result<()> {
    let project = Project::find()?;
    let stages = Stages::new();
    let wanted = |language| args.only.is_none_or(|only| only == language);
    let mut outcomes = Vec::new();

    thread::scope(|scope| {
        let maven = wanted(Language::Kotlin)
            .then(|| scope.spawn(|| stages.beside("Maven downloads", || kotlin::download(&project))));
        let swift = wanted(Language::Swift)
            .then(|| scope.spawn(|| stages.beside("Swift toolchain", || swift_toolchain::ready(&project))));

        if wanted(Language::Rust) {
            let built = stages.run("Rust tests: build", || rust::build(&project));
            let ran = built.and_then(|()| stages.run("Rust tests", || rust::test(&project, SEED)));
            outcomes.push((Language::Rust, ran));
        }
        let ready = stages.run("libraries", || bindings::build_libraries(&project)).and_then(|()| {
            stages.run("shipped library", || shipped::test(&project));
            let foreign = wanted(Language::Kotlin) || wanted(Language::Swift);
            foreign.then(|| stages.run("bindings", || generate::refresh(&project))).flatten()
        });
        if let Some(maven) = maven {
            let _ = maven.join(); // it only saves time
            let ran = ready.and_then(|()| stages.run("Kotlin tests", || kotlin::test(&project)));
            outcomes.push((Language::Kotlin, ran));
        }
        if let Some(swift) = swift {
            let swift = swift.join().ok().flatten();
            let ran = ready
                .and(swift)
                .and_then(|swift| stages.run("Swift tests", || swift::test(&project, &swift)));
            outcomes.push((Language::Swift, ran));
        }
    });
    if args.only.is_none() && stranger::exists(&project) {
        stages.run("stranger's verifier", || stranger::test(&project));
    }
    stages.run("three lists compared", || compare(&project, &outcomes));
    stages.close()
}

/// Every language ran tests, and all ran the same scenarios.
fn compare(project: &Project, outcomes: &[(Language, Option<Outcome>)]) -> Result<()> {
    let mut lists = Vec::new();
    for (language, outcome) in outcomes {
        let name = language.name();
        let Some(outcome) = outcome else { bail!("{name} did not finish") };
        if outcome.tests == 0 {
            bail!("{name} ran no test");
        }
        println!("{name}: {} tests", outcome.tests);
        lists.push((name, scenarios::played(&outcome.lines)?));
    }
    scenarios::compare(&project.scenarios(), &lists)
}

/// The command, told where the scenarios are.
fn with_scenarios<'a>(project: &Project, command: &'a mut Command) -> &'a mut Command {
    command.env("PRIVET_SCENARIOS", project.scenarios())
}

/// The number that stands right after `before` in a line, if there is one.
fn number_after(line: &str, before: &str) -> Option<u64> {
    let (_, rest) = line.split_once(before)?;
    rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}
