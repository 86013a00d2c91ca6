//! `doctor`: what this machine lacks.

use crate::process::{answers, ask, which};
use crate::project::Project;
use crate::swift_toolchain;
use anyhow::{Result, bail};
use std::path::Path;
use std::process::Command;

/// Says what is missing, one line and Debian package each; fails if anything is.
#[derive(clap::Args)]
pub struct Args {}

/// What the Kotlin modules are compiled for.
const JAVA: u32 = 17;

/// A face that the pictures of the screens are drawn with, and the Debian package that brings it.
const FACES: [(&str, &str); 4] = [
    ("opentype/noto/NotoSansCJK-Regular.ttc", "fonts-noto-cjk"),
    ("opentype/noto/NotoSansCJK-Medium.ttc", "fonts-noto-cjk-extra"),
    ("truetype/roboto/unhinted/RobotoTTF/Roboto-Medium.ttf", "fonts-roboto-unhinted"),
    ("truetype/jetbrains-mono/JetBrainsMono-Regular.ttf", "fonts-jetbrains-mono"),
];

/// Runs the task.
pub fn run(_: &Args) -> Result<()> {
    let lacks = lacks(&Project::find()?)?;
    for lack in &lacks {
        println!("{lack}");
    }
    match lacks.len() {
        0 => {
            println!("nothing is missing");
            Ok(())
        }
        1 => bail!("1 thing is missing"),
        many => bail!("{many} things are missing"),
    }
}

fn lacks(project: &Project) -> Result<Vec<String>> {
    let mut lacks = Vec::new();
    let mut need = |there: bool, what: &str, purpose: &str, way: &str| {
        if !there {
            lacks.push(format!("{what} is missing (for {purpose}): {way}"));
        }
    };
    let cargo = |task: &str| answers(Command::new("cargo").args([task, "--version"]));
    need(which("cc").is_some(), "a C compiler", "SQLite and ring", "apt-get install -y gcc libc6-dev");
    need(cargo("fmt"), "rustfmt", "lint", "rustup component add rustfmt, or apt-get install -y rustfmt");
    need(cargo("clippy"), "clippy", "lint", "rustup component add clippy, or apt-get install -y rust-clippy");
    need(
        java().is_some_and(|java| java >= JAVA),
        "Java 17",
        "the Kotlin tests",
        "apt-get install -y openjdk-17-jdk-headless",
    );
    need(which("mvn").is_some(), "Maven", "the Kotlin tests", "apt-get install -y maven");
    need(which("python3").is_some(), "Python 3", "the stranger's verifier", "apt-get install -y python3");
    let venv = answers(Command::new("python3").args(["-c", "import ensurepip, venv"]));
    need(venv, "Python's venv", "the stranger's verifier", "apt-get install -y python3-venv");
    need(
        which("fc-match").is_some(),
        "fontconfig",
        "pictures of the screens",
        "apt-get install -y fontconfig",
    );
    for (face, package) in FACES {
        let there = Path::new("/usr/share/fonts").join(face).exists();
        need(there, package, "pictures of the screens", &format!("apt-get install -y {package}"));
    }
    if swift_toolchain::found(project)?.is_none() {
        if swift_toolchain::can_unpack() {
            for package in swift_toolchain::missing() {
                need(false, package, "unpacking Swift", &format!("apt-get install -y {package}"));
            }
        } else {
            need(false, "Swift 6", "the Swift tests", swift_toolchain::CANNOT_UNPACK);
        }
    }
    Ok(lacks)
}

fn java() -> Option<u32> {
    let said = ask(Command::new("java").arg("-version"))?;
    let version = said.split('"').nth(1)?;
    version.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}
