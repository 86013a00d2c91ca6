//! `privet manifest check`: faults and broken rules, each with its place. `privet manifest build`: the manifest as source.

use crate::out;
use anyhow::{Context as _, bail};
use privet::manifest::{Level, MAX_BYTES, Manifest, lint};
use privet_declare::typed;
use std::path::Path;

/// Prints every finding; fails if a phone would refuse the manifest.
pub fn check(file: &Path) -> anyhow::Result<()> {
    let limit = u64::try_from(MAX_BYTES)?.saturating_add(1);
    let manifest = match Manifest::read(&out::read(file, limit)?) {
        Ok(manifest) => manifest,
        Err(fault) => {
            out::line(&format!("{}: fault: {fault}", file.display()));
            bail!("the manifest cannot be read");
        }
    };
    let lints = lint(&manifest);
    for lint in &lints {
        let level = match lint.code.level() {
            Level::Warning => "warning",
            Level::Error => "error",
        };
        let (name, rule) = (file.display(), lint.code.rule());
        out::line(&format!("{name}: {level}: {:?} at \"{}\" ({rule})", lint.code, lint.pointer));
    }
    let errors = lints.iter().filter(|lint| lint.code.level() == Level::Error).count();
    out::line(&format!("{errors} errors, {} warnings", lints.len().saturating_sub(errors)));
    if errors > 0 {
        bail!("a phone would refuse this manifest");
    }
    Ok(())
}

/// Writes the manifest as Kotlin below a folder of sources, and prints where.
pub fn build(file: &Path, folder: &Path, package: &str) -> anyhow::Result<()> {
    let limit = u64::try_from(MAX_BYTES)?.saturating_add(1);
    let source = typed::kotlin(&out::read_text(file, limit)?, package)?;
    let path = folder.join(&source.path);
    let parent = path.parent().context("a source has a folder")?;
    std::fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
    out::write(&path, source.text.as_bytes())?;
    out::line(&path.display().to_string());
    Ok(())
}
