//! `generate`: the committed Kotlin and Swift, made anew from the library.

use crate::bindings::{self, Generated, Written};
use crate::project::Project;
use anyhow::{Result, bail};

/// Writes the Kotlin and Swift that call the library; commit what changes.
#[derive(clap::Args)]
pub struct Args {
    /// Write nothing; fail if what is committed differs from what would be written.
    #[arg(long)]
    check: bool,
}

/// Runs the task.
pub fn run(args: &Args) -> Result<()> {
    let project = Project::find()?;
    if args.check {
        return check(&project);
    }
    bindings::build_libraries(&project)?;
    refresh(&project)
}

/// Generates from the built libraries and writes; says which files changed.
pub fn refresh(project: &Project) -> Result<()> {
    bindings::build_generator(project)?;
    for file in bindings::generate(project)? {
        if file.write(project)? == Written::Changed {
            println!("{} changed: commit it", file.path.display());
        }
    }
    Ok(())
}

/// Fails if a committed file is not what the library asks for.
pub fn check(project: &Project) -> Result<()> {
    bindings::build_libraries(project)?;
    bindings::build_generator(project)?;
    let generated = bindings::generate(project)?;
    let stale: Vec<_> = generated.iter().filter(|file| !file.is_current(project)).map(path).collect();
    if !stale.is_empty() {
        bail!("out of date (run `cargo xtask generate` and commit): {}", stale.join(", "));
    }
    println!("{} generated files are current", generated.len());
    Ok(())
}

fn path(file: &Generated) -> String {
    file.path.display().to_string()
}
