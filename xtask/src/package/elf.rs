//! Where a library's segments may be loaded. Android 15 has phones with pages of 16 KiB; a library that was linked for 4 KiB does
//! not load there, and nothing says so before.

use anyhow::{Context, Result, bail};
use object::{Object as _, ObjectSegment as _};
use std::fs;
use std::path::Path;

/// The largest page of an Android phone, in bytes.
pub const PAGE: u64 = 16_384;

/// Fails unless every segment that is loaded is aligned to [`PAGE`].
pub fn check(library: &Path) -> Result<()> {
    let name = library.display();
    let bytes = fs::read(library).with_context(|| format!("cannot read {name}"))?;
    let file = object::File::parse(bytes.as_slice()).with_context(|| format!("{name} is no library"))?;
    let mut segments = 0;
    for segment in file.segments() {
        let align = segment.align();
        if align % PAGE != 0 {
            bail!(
                "{name}: a segment is aligned to {align} bytes; it has to be linked with max-page-size={PAGE}"
            );
        }
        segments += 1;
    }
    if segments == 0 {
        bail!("{name} has no segment to load");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    /// A library of one function, linked for pages of so many bytes.
    fn library(folder: &Path, page: u64) -> std::path::PathBuf {
        let source = folder.join("one.c");
        fs::write(&source, "int one(void) { return 1; }\n").unwrap();
        let library = folder.join(format!("libone_{page}.so"));
        let mut cc = Command::new("cc");
        cc.arg("-shared").arg(format!("-Wl,-z,max-page-size={page}")).arg("-o").arg(&library).arg(&source);
        assert!(cc.status().unwrap().success());
        library
    }

    #[test]
    fn only_what_was_linked_for_16_kib_pages_passes() {
        let temp = tempfile::tempdir().unwrap();
        check(&library(temp.path(), PAGE)).unwrap();
        check(&library(temp.path(), 65_536)).unwrap();
        let refused = check(&library(temp.path(), 4_096)).unwrap_err().to_string();
        assert!(refused.contains("aligned to 4096"), "{refused}");
        let text = temp.path().join("one.c");
        assert!(check(&text).is_err());
    }
}
