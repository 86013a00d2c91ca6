//! The Swift in use: the one on the path, or an unpacked prefix.

use crate::process;
use anyhow::{Context, Result};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The language mode of the package needs this major version.
const MAJOR: u32 = 6;

/// A Swift that answered when asked for its version.
pub struct Swift {
    prefix: Option<PathBuf>,
}

impl Swift {
    /// The one on the path, if it is new enough.
    pub fn on_path() -> Option<Self> {
        Self { prefix: None }.checked()
    }

    /// The one in an unpacked prefix, if it runs and is new enough.
    pub fn in_prefix(prefix: &Path) -> Option<Self> {
        Self { prefix: Some(prefix.to_owned()) }.checked()
    }

    fn checked(self) -> Option<Self> {
        let said = process::ask(self.command(["--version"]).ok()?.current_dir("/"))?;
        let version = said.split("Swift version ").nth(1)?;
        let major: u32 = version.split('.').next()?.parse().ok()?;
        (major >= MAJOR).then_some(self)
    }

    /// What a shell needs to use this Swift; nothing if it is on the path already.
    pub fn environment(&self) -> Result<Vec<(&'static str, OsString)>> {
        let Some(prefix) = &self.prefix else { return Ok(Vec::new()) };
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders = std::iter::once(bin(prefix)).chain(std::env::split_paths(&path));
        let path = std::env::join_paths(folders).context("the prefix cannot stand in PATH")?;
        Ok(vec![("PATH", path), ("SDKROOT", prefix.clone().into_os_string())])
    }

    /// `swift` with these arguments.
    pub fn command<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Result<Command> {
        let program = self.prefix.as_ref().map_or_else(|| "swift".into(), |prefix| bin(prefix).join("swift"));
        let mut command = Command::new(program);
        command.envs(self.environment()?).args(args);
        Ok(command)
    }
}

fn bin(prefix: &Path) -> PathBuf {
    prefix.join("usr/libexec/swift/bin")
}
