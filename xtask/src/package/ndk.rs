//! Android's NDK: where it is, and how cargo is told of its tools.

use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A kind of processor that Android knows.
pub struct Abi {
    /// Its name in an archive.
    pub name: &'static str,
    /// Rust's.
    pub target: &'static str,
    /// How the NDK's compiler for it begins.
    clang: &'static str,
}

/// Those that apps are published for, and the emulator's.
pub const ABIS: [Abi; 3] = [
    Abi { name: "arm64-v8a", target: "aarch64-linux-android", clang: "aarch64-linux-android" },
    Abi { name: "armeabi-v7a", target: "armv7-linux-androideabi", clang: "armv7a-linux-androideabi" },
    Abi { name: "x86_64", target: "x86_64-linux-android", clang: "x86_64-linux-android" },
];

/// The tools of one NDK.
pub struct Ndk {
    tools: PathBuf,
}

impl Ndk {
    /// The one that `ANDROID_NDK_HOME` names.
    pub fn find() -> Result<Self> {
        Self::at(std::env::var_os("ANDROID_NDK_HOME").map(PathBuf::from).as_deref())
    }

    fn at(home: Option<&Path>) -> Result<Self> {
        let Some(home) = home else {
            bail!("Android's NDK is missing: set ANDROID_NDK_HOME to its folder (r27 or later)");
        };
        let tag = if cfg!(target_os = "macos") { "darwin-x86_64" } else { "linux-x86_64" };
        let tools = home.join("toolchains/llvm/prebuilt").join(tag).join("bin");
        if !tools.join("llvm-ar").exists() {
            bail!(
                "ANDROID_NDK_HOME is {}, and there is no {}",
                home.display(),
                tools.join("llvm-ar").display()
            );
        }
        Ok(Self { tools })
    }

    /// Tells cargo to build for one kind of processor, for Android from `level` on, with segments of `page` bytes.
    pub fn build_for(&self, cargo: &mut Command, abi: &Abi, level: u32, page: u64) {
        let clang = self.tools.join(format!("{}{level}-clang", abi.clang));
        let (lower, upper) = (abi.target.replace('-', "_"), abi.target.replace('-', "_").to_uppercase());
        cargo.args(["--target", abi.target]).env(format!("CC_{lower}"), &clang);
        cargo.env(format!("AR_{lower}"), self.tools.join("llvm-ar"));
        cargo.env(format!("CARGO_TARGET_{upper}_LINKER"), &clang);
        let flags = format!("-C link-arg=-Wl,-z,max-page-size={page}");
        cargo.env(format!("CARGO_TARGET_{upper}_RUSTFLAGS"), flags);
    }
}

/// Fails, with what to do, unless the compiled standard library of every kind is installed.
pub fn targets() -> Result<()> {
    let lacking: Vec<_> = ABIS.iter().map(|abi| abi.target).filter(|target| !installed(target)).collect();
    if lacking.is_empty() {
        Ok(())
    } else {
        bail!("Rust's library is missing: rustup target add {}", lacking.join(" "))
    }
}

fn installed(target: &str) -> bool {
    let said =
        crate::process::ask(Command::new("rustc").args(["--print", "target-libdir", "--target", target]));
    said.is_some_and(|folder| Path::new(folder.trim()).is_dir())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_said_in_one_line() {
        let temp = tempfile::tempdir().unwrap();
        for (home, names) in [(None, "ANDROID_NDK_HOME"), (Some(temp.path()), "llvm-ar")] {
            let Err(fault) = Ndk::at(home) else { panic!("there is no NDK") };
            let fault = fault.to_string();
            assert!(fault.contains(names) && fault.lines().count() == 1, "{fault}");
        }
    }

    #[test]
    fn cargo_is_told_compiler_archiver_linker_and_page_size_of_each_kind() {
        let ndk = Ndk { tools: PathBuf::from("/ndk") };
        let mut cargo = Command::new("cargo");
        ndk.build_for(&mut cargo, &ABIS[1], 30, 16_384);
        let told: Vec<_> = cargo
            .get_envs()
            .map(|(name, value)| format!("{}={}", name.display(), value.unwrap().display()))
            .collect();
        let expected = [
            "AR_armv7_linux_androideabi=/ndk/llvm-ar",
            "CARGO_TARGET_ARMV7_LINUX_ANDROIDEABI_LINKER=/ndk/armv7a-linux-androideabi30-clang",
            "CARGO_TARGET_ARMV7_LINUX_ANDROIDEABI_RUSTFLAGS=-C link-arg=-Wl,-z,max-page-size=16384",
            "CC_armv7_linux_androideabi=/ndk/armv7a-linux-androideabi30-clang",
        ];
        assert_eq!(told, expected);
    }
}
