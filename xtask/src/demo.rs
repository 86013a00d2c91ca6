//! `demo`: Lantern Pay in a window on this computer, or its screens as pictures.

use crate::bindings;
use crate::process;
use crate::project::Project;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Opens Lantern Pay in a window, over the real core with the test kit's keys; or writes its screens as pictures.
///
/// The window's app is the phone's: the same screens, words and flows. Keys, camera, recipients and the system's prompts are stand-ins,
/// and the app says so. Nothing of a run is kept.
#[derive(clap::Args)]
pub struct Args {
    /// Writes every screen to this folder instead, in both languages, by day and by night, at both text sizes. Needs no display.
    #[arg(long, value_name = "DIR")]
    pictures: Option<PathBuf>,
}

/// Modules that the window is made of, besides what they need.
const WINDOW: &str = "../../android-demo/desktop";

/// Runs the task.
pub fn run(args: &Args) -> Result<()> {
    let project = Project::find()?;
    match &args.pictures {
        Some(folder) => {
            ready(&project)?;
            pictures(&project, folder)
        }
        None if !display() => {
            bail!("there is no display here: `cargo xtask demo --pictures DIR` draws the screens without one")
        }
        None => {
            ready(&project)?;
            window(&project)
        }
    }
}

fn ready(project: &Project) -> Result<()> {
    bindings::build_libraries(project)
}

fn pictures(project: &Project, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let folder = folder.canonicalize().with_context(|| format!("cannot find {}", folder.display()))?;
    let log = project.scratch("logs")?.join("pictures.log");
    let mut maven = project.maven(["test", "-pl", "ui", "-am", "-Dtest=PicturesTest"])?;
    // The modules before it have no such test.
    maven.args(["-Dmust.test=false", "-Dsurefire.failIfNoSpecifiedTests=false"]);
    maven.env("PRIVET_PICTURES", "all").env("PRIVET_PICTURES_TO", &folder);
    process::keep(&mut maven, &log, |line| line.contains("[ERROR]"))?;
    let written = fs::read_dir(&folder)?.filter_map(Result::ok).filter(|file| is_png(&file.path())).count();
    println!("{written} pictures in {}", folder.display());
    Ok(())
}

fn window(project: &Project) -> Result<()> {
    let log = project.scratch("logs")?.join("demo.log");
    let mut maven = project.maven(["package", "-pl", WINDOW, "-am", "-Dmaven.test.skip=true"])?;
    process::keep(&mut maven, &log, |line| line.contains("[ERROR]") || line.contains("Building "))?;
    let built = project.at("android-demo/desktop/target");
    let class_path = fs::read_to_string(built.join("classpath")).context("Maven wrote no class path")?;
    let mut java = Command::new("java");
    let libraries = project.scratch("kotlin-lib")?;
    java.arg(format!("-Djna.library.path={}", libraries.display())).arg("-Djna.nosys=true");
    java.arg("-Duniffi.component.privet.libraryOverride=privet_testkit");
    java.env("FONTCONFIG_FILE", project.at("bindings/kotlin/ui/src/test/resources/fonts.conf"));
    let jar = built.join("classes");
    java.arg("-cp").arg(format!("{}:{}", jar.display(), class_path.trim()));
    process::show(java.arg("dev.lanternpay.desktop.MainKt"))
}

/// Whether a window can be opened: on Linux only where there is a display server.
fn display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

fn is_png(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "png")
}
