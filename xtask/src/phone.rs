//! The engine and its border, type-checked as a phone's: `cargo check` for Android without its NDK.
//!
//! Only the Rust is checked. For the C of SQLite and ring a stand-in answers ([`STAND_INS`]), since nothing is linked; a real build
//! is `cargo xtask package android`. Where the target's compiled standard library is not installed, its source is checked along:
//! the toolchain's, or else Debian's of the same version.

use crate::process;
use crate::project::Project;
use crate::swift_toolchain::cache;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The phone: most of Android's.
const TARGET: &str = "aarch64-linux-android";
/// What answers build scripts instead of a C compiler and an archiver.
const STAND_INS: [(&str, &str); 2] = [("CC", "xtask/toolchain/no-cc"), ("AR", "xtask/toolchain/no-ar")];

/// Checks; or says in one line why it was not, which CI does not let pass.
pub fn check(project: &Project) -> Result<()> {
    let std = match standard_library(project) {
        Err(fault) if std::env::var_os("CI").is_none() => {
            println!("skipped, {TARGET} was not checked: {fault:#}");
            return Ok(());
        }
        std => std?,
    };
    let mut check = project.cargo(["check", "-p", "privet", "-p", "privet-ffi", "--target", TARGET]);
    check.arg("--target-dir").arg(project.scratch("phone")?);
    let variable = TARGET.replace('-', "_");
    for (tool, script) in STAND_INS {
        check.env(format!("{tool}_{variable}"), project.at(script));
    }
    match std {
        Std::Compiled => {}
        Std::Source(source) => {
            check.arg("-Zbuild-std=std,panic_abort").env("RUSTC_BOOTSTRAP", "1");
            check.env("__CARGO_TESTS_ONLY_SRC_ROOT", source);
        }
    }
    process::show(&mut check)
}

/// The target's standard library.
enum Std {
    /// Installed.
    Compiled,
    /// The folder `library` of its source.
    Source(PathBuf),
}

fn standard_library(project: &Project) -> Result<Std> {
    let asked = |args: &[&str]| -> Result<PathBuf> {
        let said = process::ask(Command::new("rustc").args(args)).context("rustc does not answer")?;
        Ok(PathBuf::from(said.trim()))
    };
    if asked(&["--print", "target-libdir", "--target", TARGET])?.is_dir() {
        return Ok(Std::Compiled);
    }
    let component = asked(&["--print", "sysroot"])?.join("lib/rustlib/src/rust/library");
    if component.is_dir() { Ok(Std::Source(component)) } else { Ok(Std::Source(unpacked(project)?)) }
}

/// Debian's source of this compiler's version, unpacked once a user.
fn unpacked(project: &Project) -> Result<PathBuf> {
    let said = process::ask(Command::new("rustc").arg("-vV")).context("rustc does not answer")?;
    let version = release(&said).context("rustc does not say its version")?;
    let folder = cache()?.join(format!("rust-src-{version}"));
    let library = folder.join("library");
    if library.join("std").is_dir() {
        return Ok(library);
    }
    if process::which("apt-get").is_none() {
        bail!("neither {TARGET} nor rust-src is installed (rustup target add {TARGET})");
    }
    // Beside the place first: what is there is always whole.
    let new = folder.with_extension(std::process::id().to_string());
    let log = project.scratch("logs")?.join("rust-src.log");
    let mut unpack = Command::new("bash");
    unpack.arg(project.at("xtask/toolchain/unpack-rust-src.sh")).arg(&new).arg(version);
    process::keep(&mut unpack, &log, |_| false).context("Debian's rust-src was not to be had")?;
    put(&new, &folder)?;
    Ok(library)
}

/// Moves a folder to where it belongs; another run may have been first, with the same.
fn put(new: &Path, folder: &Path) -> Result<()> {
    if fs::rename(new, folder).is_err() {
        fs::remove_dir_all(new).with_context(|| format!("cannot remove {}", new.display()))?;
    }
    if folder.join("library/std").is_dir() { Ok(()) } else { bail!("{} is not whole", folder.display()) }
}

fn release(said: &str) -> Option<&str> {
    said.lines().find_map(|line| line.strip_prefix("release: "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_compilers_own() {
        assert_eq!(
            release("rustc 1.95.0 (59807616e 2026-04-14)\nhost: x\nrelease: 1.95.0\n"),
            Some("1.95.0")
        );
        assert_eq!(release("rustc"), None);
    }

    #[test]
    fn what_was_not_unpacked_whole_is_not_taken() {
        let temp = tempfile::tempdir().unwrap();
        let (new, folder) = (temp.path().join("new"), temp.path().join("there"));
        fs::create_dir_all(new.join("library")).unwrap();
        assert!(put(&new, &folder).is_err());
        fs::create_dir_all(folder.join("library/std")).unwrap();
        fs::create_dir_all(&new).unwrap();
        put(&new, &folder).unwrap();
        assert!(!new.exists());
    }
}
