//! Where things are. Asked of cargo once, so that a moved target directory is followed.

use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folders of one checkout.
#[derive(Clone)]
pub struct Project {
    root: PathBuf,
    target: PathBuf,
}

impl Project {
    /// Asks cargo where the workspace and its target directory are.
    pub fn find() -> Result<Self> {
        let output = Command::new(cargo())
            .args(["metadata", "--no-deps", "--format-version", "1"])
            .stderr(std::process::Stdio::inherit())
            .output()
            .context("cargo metadata did not start")?;
        if !output.status.success() {
            bail!("cargo metadata failed");
        }
        let metadata: Value = serde_json::from_slice(&output.stdout).context("cargo metadata: not JSON")?;
        let folder = |key: &str| {
            let text = metadata.get(key).and_then(Value::as_str);
            text.map(PathBuf::from).with_context(|| format!("cargo metadata: no {key}"))
        };
        Ok(Self { root: folder("workspace_root")?, target: folder("target_directory")? })
    }

    /// A path inside the checkout.
    pub fn at(&self, path: impl AsRef<Path>) -> PathBuf {
        self.root.join(path)
    }

    /// A file that cargo's release profile built.
    pub fn built(&self, name: impl AsRef<Path>) -> PathBuf {
        self.target.join("release").join(name)
    }

    /// Where cargo builds.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// A folder of xtask's own below the target directory, made if it is missing.
    pub fn scratch(&self, name: impl AsRef<Path>) -> Result<PathBuf> {
        let folder = self.target.join("xtask").join(name);
        std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(folder)
    }

    /// Where the scenario files are, whether or not there are any.
    pub fn scenarios(&self) -> PathBuf {
        self.at("tests/scenarios")
    }

    /// Cargo, in the workspace, without what the cargo that runs us says of xtask itself: some build scripts read it, and
    /// their crates would be compiled again whenever a task and a plain cargo command take turns.
    pub fn cargo<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new(cargo());
        command.current_dir(&self.root).args(args);
        for (name, _) in std::env::vars_os() {
            let text = name.to_string_lossy();
            if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
                command.env_remove(&name);
            }
        }
        command
    }

    /// Maven over the whole Kotlin reactor, its output without colours and download bars. No compiler daemon is left behind.
    pub fn maven<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Result<Command> {
        let mut command = Command::new("mvn");
        let mut libraries = std::ffi::OsString::from("-Drust.lib.dir=");
        libraries.push(self.scratch("kotlin-lib")?);
        command.current_dir(self.at("bindings/kotlin")).args(["-B", "-ntp", "-Dstyle.color=never"]);
        command.arg("-Dkotlin.compiler.daemon=false").arg(libraries).args(args);
        Ok(command)
    }
}

/// The cargo that runs us, or else the one on the path.
fn cargo() -> std::ffi::OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}
