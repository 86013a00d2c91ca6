//! `lint`: what needs no test to be seen.

use crate::generate;
use crate::process;
use crate::project::Project;
use crate::stages::Stages;
use crate::swift_toolchain;
use anyhow::Result;

/// Checks format and lints of hand-written code in all three languages, and that the generated code is current.
#[derive(clap::Args)]
pub struct Args {}

/// Runs the task.
pub fn run(_: &Args) -> Result<()> {
    let project = Project::find()?;
    let stages = Stages::new();
    stages.run("cargo fmt", || process::show(&mut project.cargo(["fmt", "--all", "--check"])));
    stages.run("generated code", || generate::check(&project));
    stages.run("clippy", || {
        let clippy = ["clippy", "--release", "--workspace", "--all-targets", "--", "-D", "warnings"];
        process::show(&mut project.cargo(clippy))
    });
    stages.run("ktlint", || ktlint(&project));
    stages.run("swift-format", || swift_format(&project));
    stages.close()
}

/// ktlint, fetched by Maven and run once over all modules.
fn ktlint(project: &Project) -> Result<()> {
    let log = project.scratch("logs")?.join("ktlint.log");
    let mut maven = project.maven(["-Plint", "-N", "validate"])?;
    process::keep(&mut maven, &log, |line| line.contains("[java]"))?;
    Ok(())
}

fn swift_format(project: &Project) -> Result<()> {
    let swift = swift_toolchain::ready(project)?;
    let mut lint =
        swift.command(["format", "lint", "--strict", "--recursive", "--parallel", "--configuration"])?;
    lint.current_dir(project.at("bindings/swift"));
    lint.args([".swift-format", "Package.swift", "Sources/Privet", "Tests"]);
    let hand_written = ["Sources/PrivetFFI/Ids.swift"]; // in a generated target, as the generated code names these types
    process::show(lint.args(hand_written))
}
