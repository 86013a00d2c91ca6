//! `lint`: what needs no test to be seen.

use crate::bindings;
use crate::generate;
use crate::phone;
use crate::process;
use crate::project::Project;
use crate::stages::Stages;
use crate::swift_toolchain;
use anyhow::{Context, Result};

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
    stages.run("check for Android", || phone::check(&project));
    stages.run("ktlint", || ktlint(&project));
    stages.run("swift-format", || swift_format(&project));
    stages.close()
}

/// ktlint, fetched by Maven and run once over all modules.
fn ktlint(project: &Project) -> Result<()> {
    let log = project.scratch("logs")?.join("ktlint.log");
    let mut maven = project.maven(["-Plint", "-N", "validate"])?;
    process::keep(&mut maven, &log, |line| line.contains("[ktlint] "))?;
    Ok(())
}

/// swift-format over every Swift file but the generated ones, which bear the name of their target.
fn swift_format(project: &Project) -> Result<()> {
    let swift = swift_toolchain::ready(project)?;
    let package = project.at("bindings/swift");
    let mut files = ["Package.swift", "Sources/Privet", "Tests"].map(|path| package.join(path)).to_vec();
    for target in bindings::SWIFT_TARGETS {
        let folder = package.join("Sources").join(target);
        for entry in folder.read_dir().with_context(|| format!("cannot read {}", folder.display()))? {
            let path = entry?.path();
            if path.file_stem().is_some_and(|stem| stem != target) {
                files.push(path);
            }
        }
    }
    let mut lint =
        swift.command(["format", "lint", "--strict", "--recursive", "--parallel", "--configuration"])?;
    process::show(lint.arg(package.join(".swift-format")).args(files))
}
