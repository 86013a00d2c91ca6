//! Plays one scenario file against the engine, as tests/README.md says it has to be played. Kotlin and Swift have runners of
//! their own for the same files; what they print is compared.

mod device;
mod format;
mod matching;
mod operation;
mod pages;
mod recipient;
mod records;
mod sending;
pub mod shape;
mod step;
mod vault;
mod view;

pub use format::Scenario;

use anyhow::{Context as _, Result, bail};
use device::Phone;
use std::path::{Path, PathBuf};

/// Where the scenario files are: `PRIVET_SCENARIOS`, or the folder beside this crate.
#[must_use]
pub fn folder() -> PathBuf {
    std::env::var_os("PRIVET_SCENARIOS")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios"), PathBuf::from)
}

/// Every scenario file, in the order of their names.
///
/// # Errors
/// If the folder cannot be read.
pub fn files() -> Result<Vec<PathBuf>> {
    let mut files: Vec<_> = folder()
        .read_dir()
        .with_context(|| format!("cannot read {}", folder().display()))?
        .map(|entry| entry.map(|e| e.path()))
        .collect::<Result<_, _>>()?;
    files.retain(|path| path.extension().is_some_and(|end| end == "json"));
    files.sort();
    Ok(files)
}

/// Reads a scenario; its name has to be that of its file.
///
/// # Errors
/// What is wrong with the file.
pub fn read(file: &Path) -> Result<Scenario> {
    let text = std::fs::read(file)?;
    let scenario: Scenario = serde_json::from_slice(&text).with_context(|| file.display().to_string())?;
    if file.file_stem().and_then(|stem| stem.to_str()) != Some(scenario.name.as_str()) {
        bail!("{}: is named {} inside", file.display(), scenario.name);
    }
    Ok(scenario)
}

/// Plays a scenario and answers how many steps it had.
///
/// # Errors
/// The number of the step that did not go as the file says, and why. Also if a scripted failure never happened.
pub fn play(scenario: &Scenario) -> Result<usize> {
    let base = folder().parent().map(Path::to_owned).unwrap_or_default();
    let mut phone = Phone::new(scenario, base)?;
    for (at, text) in scenario.steps.iter().enumerate() {
        step::take(&mut phone, text)
            .with_context(|| format!("{}, step {}: {text}", scenario.name, at + 1))?;
    }
    let unfired = phone.script.unfired();
    if !unfired.is_empty() {
        bail!("{}: did not happen: {unfired:?}", scenario.name);
    }
    Ok(scenario.steps.len())
}
