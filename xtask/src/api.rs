//! `api`: what the published Kotlin modules offer, as committed text.

use crate::bindings;
use crate::process;
use crate::project::Project;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Writes what each published Kotlin module offers into its folder `api`; commit what changes.
///
/// The Kotlin tests hold the files against the classes (`bindings/kotlin/checks`).
#[derive(clap::Args)]
pub struct Args {}

/// Runs the task.
pub fn run(_: &Args) -> Result<()> {
    let project = Project::find()?;
    bindings::build_libraries(&project)?;
    forget_classes(&project.at("bindings/kotlin"))?;
    let log = project.scratch("logs")?.join("api.log");
    let mut write = project.maven(["test", "-Dtest=ApiTest", "-Dprivet.api=write"])?;
    write.args(["-Dmust.test=false", "-Dsurefire.failIfNoSpecifiedTests=false"]);
    process::keep(&mut write, &log, |line| line.contains("[ERROR]"))?;
    Ok(())
}

/// The compiler leaves the classes of a source that is gone, and they would be listed as offered. What it keeps to compile less goes, too:
/// by that it would take the classes for there.
fn forget_classes(modules: &Path) -> Result<()> {
    for module in fs::read_dir(modules).with_context(|| format!("cannot read {}", modules.display()))? {
        let target = module?.path().join("target");
        for made in ["classes", "kotlin-ic"].map(|made| target.join(made)) {
            if made.is_dir() {
                fs::remove_dir_all(&made).with_context(|| format!("cannot remove {}", made.display()))?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_of_sources_that_are_gone_are_forgotten_and_nothing_else() {
        let modules = tempfile::tempdir().unwrap();
        let target = modules.path().join("sdk/target");
        let (classes, known, kept) =
            (target.join("classes"), target.join("kotlin-ic"), target.join("sources"));
        for made in [&classes, &known, &kept] {
            fs::create_dir_all(made).unwrap();
        }
        fs::write(classes.join("Gone.class"), "").unwrap();
        fs::write(modules.path().join("pom.xml"), "").unwrap();
        forget_classes(modules.path()).unwrap();
        assert!(!classes.exists() && !known.exists() && kept.exists());
    }
}
