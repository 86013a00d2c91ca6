//! `swift-toolchain`: gets Swift where there is none. A prefix holds its own path in many files, so it is made where it
//! stays; one that was not finished has no mark and is made anew.

use crate::process;
use crate::project::Project;
use crate::swift::Swift;
use anyhow::{Context, Result, bail};
use std::fs::{self, File};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The Debian release whose Swift is unpacked.
const SUITE: &str = "trixie";

/// The prefix's folder in the cache.
const PREFIX: &str = "swift-trixie";

/// Written last. Its text is the script that made the prefix: another script makes another prefix.
const MARK: &str = "made-by";

/// What the script calls beside a shell, each with the Debian package that holds it.
const NEEDS: [(&str, &str); 4] =
    [("apt-get", "apt"), ("dpkg-deb", "dpkg"), ("patchelf", "patchelf"), ("tar", "tar")];

/// What to say where Swift is not on the path and cannot be unpacked either.
pub const CANNOT_UNPACK: &str =
    "install Swift 6 and put it on the path (only Debian and Ubuntu on x86-64 get it by themselves)";

/// The keys that the script's downloads are checked against, and their package.
const KEYRING: (&str, &str) = ("/usr/share/keyrings/debian-archive-keyring.gpg", "debian-archive-keyring");

/// Finds Swift on the path, or unpacks Debian's for this user (about a minute, 1.6 GB), and prints what a shell needs to use it.
///
/// `PRIVET_SWIFT_PREFIX` names a prefix made earlier, to be used instead.
#[derive(clap::Args)]
pub struct Args {}

/// Runs the task.
pub fn run(_: &Args) -> Result<()> {
    let swift = ready(&Project::find()?)?;
    for (name, value) in swift.environment()? {
        println!("export {name}='{}'", value.to_string_lossy());
    }
    Ok(())
}

/// The Swift to use: one that is there, or one unpacked now.
pub fn ready(project: &Project) -> Result<Swift> {
    match found(project)? {
        Some(swift) => Ok(swift),
        None => provision(project),
    }
}

/// `PRIVET_SWIFT_PREFIX`, the path, or a prefix finished earlier.
pub fn found(project: &Project) -> Result<Option<Swift>> {
    if let Some(prefix) = std::env::var_os("PRIVET_SWIFT_PREFIX") {
        let prefix = PathBuf::from(prefix);
        let swift = Swift::in_prefix(&prefix);
        return swift
            .map(Some)
            .with_context(|| format!("PRIVET_SWIFT_PREFIX: no Swift 6 in {}", prefix.display()));
    }
    if let Some(swift) = Swift::on_path() {
        return Ok(Some(swift));
    }
    finished(&cache()?.join(PREFIX), &read_script(project)?)
}

/// Whether this machine is one that [`ready`] can unpack a Swift for.
pub fn can_unpack() -> bool {
    std::env::consts::ARCH == "x86_64" && process::which("apt-get").is_some()
}

fn script(project: &Project) -> PathBuf {
    project.at("xtask/toolchain/make-swift-prefix.sh")
}

fn read_script(project: &Project) -> Result<String> {
    let script = script(project);
    fs::read_to_string(&script).with_context(|| format!("cannot read {}", script.display()))
}

/// The Swift of a prefix that this very script brought to its end.
fn finished(prefix: &Path, script: &str) -> Result<Option<Swift>> {
    match fs::read_to_string(prefix.join(MARK)) {
        Ok(mark) if mark == script => Ok(Swift::in_prefix(prefix)),
        Ok(_) => Ok(None),
        Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(fault) => Err(fault).with_context(|| format!("cannot read {}", prefix.display())),
    }
}

fn provision(project: &Project) -> Result<Swift> {
    let cache = cache()?;
    fs::create_dir_all(&cache).with_context(|| format!("cannot make {}", cache.display()))?;
    let prefix = cache.join(PREFIX);
    let made_by = read_script(project)?;

    // Two runs at once: the second waits, then finds a finished prefix.
    let lock = File::create(prefix.with_extension("lock"))?;
    lock.lock().context("cannot lock the toolchain's folder")?;
    if let Some(swift) = finished(&prefix, &made_by)? {
        return Ok(swift);
    }
    install_needs(project)?;
    clear(&prefix)?;
    clear(&prefix.with_extension("work"))?;
    let log = project.scratch("logs")?.join("swift-toolchain.log");
    let mut make = Command::new("bash");
    process::keep(make.arg(script(project)).arg(&prefix).arg(SUITE), &log, |_| false)?;
    let swift = Swift::in_prefix(&prefix).context("the unpacked Swift does not run")?;
    fs::write(prefix.join(MARK), made_by)?;
    Ok(swift)
}

/// Per user, as what is unpacked serves every checkout.
pub fn cache() -> Result<PathBuf> {
    let base = match std::env::var_os("XDG_CACHE_HOME").filter(|folder| Path::new(folder).is_absolute()) {
        Some(folder) => PathBuf::from(folder),
        None => {
            std::env::home_dir().context("no home directory to keep the Swift toolchain in")?.join(".cache")
        }
    };
    Ok(base.join("privet"))
}

fn clear(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(fault) if fault.kind() != std::io::ErrorKind::NotFound => {
            Err(fault).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// The packages the script still lacks.
pub fn missing() -> Vec<&'static str> {
    let tools = NEEDS.iter().filter(|(tool, _)| process::which(tool).is_none()).map(|(_, package)| *package);
    let keyring = (!Path::new(KEYRING.0).exists()).then_some(KEYRING.1);
    tools.chain(keyring).collect()
}

/// Installs what is missing where this user may; says what to install where not.
fn install_needs(project: &Project) -> Result<()> {
    if !can_unpack() {
        bail!("{CANNOT_UNPACK}");
    }
    let missing = missing();
    if missing.is_empty() {
        return Ok(());
    }
    let packages = missing.join(" ");
    if fs::metadata("/proc/self")?.uid() != 0 {
        bail!("no Swift 6 on the path; to unpack one: apt-get install -y {packages}");
    }
    let log = project.scratch("logs")?.join("apt-get.log");
    for args in [vec!["update"], [vec!["install", "-y", "--no-install-recommends"], missing].concat()] {
        let mut apt = Command::new("apt-get");
        process::keep(apt.arg("-qq").args(args).env("DEBIAN_FRONTEND", "noninteractive"), &log, |_| false)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A prefix whose `swift` answers like a whole one.
    fn prefix() -> tempfile::TempDir {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let bin = folder.path().join("usr/libexec/swift/bin");
        fs::create_dir_all(&bin).unwrap();
        let swift = bin.join("swift");
        fs::write(&swift, "#!/bin/sh\necho 'Swift version 6.0.3 (swift-6.0.3-RELEASE)'\n").unwrap();
        fs::set_permissions(&swift, fs::Permissions::from_mode(0o755)).unwrap();
        folder
    }

    #[test]
    fn a_prefix_that_was_not_brought_to_its_end_is_never_taken() {
        let prefix = prefix();
        assert!(finished(prefix.path(), "script").unwrap().is_none());
        fs::write(prefix.path().join(MARK), "script").unwrap();
        assert!(finished(prefix.path(), "script").unwrap().is_some());
    }

    #[test]
    fn a_prefix_made_by_another_script_is_made_anew() {
        let prefix = prefix();
        fs::write(prefix.path().join(MARK), "an older script").unwrap();
        assert!(finished(prefix.path(), "script").unwrap().is_none());
    }
}
