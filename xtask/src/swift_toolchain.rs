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

/// Written last. Its text is the script that made the prefix: another script makes another prefix.
const MARK: &str = "made-by";

/// What the script calls beside a shell, each with the Debian package that holds it.
pub const NEEDS: [(&str, &str); 4] =
    [("apt-get", "apt"), ("dpkg-deb", "dpkg"), ("patchelf", "patchelf"), ("tar", "tar")];

/// The keys that the script's downloads are checked against, and their package.
pub const KEYRING: (&str, &str) =
    ("/usr/share/keyrings/debian-archive-keyring.gpg", "debian-archive-keyring");

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

/// The Swift to use: `PRIVET_SWIFT_PREFIX`, the path, a prefix made earlier, or one made now.
pub fn ready(project: &Project) -> Result<Swift> {
    if let Some(prefix) = std::env::var_os("PRIVET_SWIFT_PREFIX") {
        let prefix = PathBuf::from(prefix);
        return Swift::in_prefix(&prefix)
            .with_context(|| format!("PRIVET_SWIFT_PREFIX: no Swift 6 in {}", prefix.display()));
    }
    match Swift::on_path() {
        Some(swift) => Ok(swift),
        None => provision(project),
    }
}

fn provision(project: &Project) -> Result<Swift> {
    let cache = cache()?;
    fs::create_dir_all(&cache).with_context(|| format!("cannot make {}", cache.display()))?;
    let prefix = cache.join(format!("swift-{SUITE}"));
    let script = project.at("xtask/toolchain/make-swift-prefix.sh");
    let made_by = fs::read_to_string(&script).with_context(|| format!("cannot read {}", script.display()))?;

    // Two runs at once: the second waits, then finds a finished prefix.
    let lock = File::create(cache.join(format!("swift-{SUITE}.lock")))?;
    lock.lock().context("cannot lock the toolchain's folder")?;
    if fs::read_to_string(prefix.join(MARK)).is_ok_and(|mark| mark == made_by)
        && let Some(swift) = Swift::in_prefix(&prefix)
    {
        return Ok(swift);
    }
    install_needs(project)?;
    clear(&prefix)?;
    clear(&prefix.with_extension("work"))?;
    let log = project.scratch("logs")?.join("swift-toolchain.log");
    process::keep(Command::new("bash").arg(&script).arg(&prefix).arg(SUITE), &log, |_| false)?;
    let swift = Swift::in_prefix(&prefix).context("the unpacked Swift does not run")?;
    fs::write(prefix.join(MARK), made_by)?;
    Ok(swift)
}

/// Per user, as the prefix serves every checkout.
fn cache() -> Result<PathBuf> {
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
    if std::env::consts::ARCH != "x86_64" {
        bail!("Debian's Swift is unpacked for x86-64 only: install Swift 6 and put it on the path");
    }
    let missing = missing();
    if missing.is_empty() {
        return Ok(());
    }
    let packages = missing.join(" ");
    if process::which("apt-get").is_none() {
        bail!("no Swift 6 on the path, and this is no Debian or Ubuntu to unpack one from");
    }
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
