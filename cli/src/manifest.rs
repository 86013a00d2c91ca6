//! `privet manifest check`: faults and broken rules, each with its place.

use crate::out;
use anyhow::bail;
use privet::manifest::{Level, MAX_BYTES, Manifest, lint};
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
