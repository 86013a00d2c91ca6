//! `package`: what an app adds to its build.
//!
//! The parts that only put bytes together are tested here on libraries and jars that a test makes; the whole takes Android's NDK.
//! docs/android.md says what is in the archive and why it is one.

mod aar;
mod elf;
mod ndk;
mod pom;
mod resources;
mod sbom;

use crate::process;
use crate::project::Project;
use aar::{Files, Parts};
use anyhow::{Context, Result, bail};
use ndk::{ABIS, Ndk};
use pom::{Dependency, Parent};
use std::fs;
use std::path::{Path, PathBuf};

/// Builds what an app adds to its build, into target/xtask/package/maven: the repository that android-demo's Gradle build reads.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// The Android archive with its POM, sources and SBOM, laid out as a Maven repository. Needs Android's NDK
    /// (`ANDROID_NDK_HOME`), Rust's targets for Android, and Maven.
    Android,
}

/// The artifact's name.
const ARTIFACT: &str = "privet-android";
/// Its namespace.
const NAMESPACE: &str = "dev.privet.android";
/// The oldest Android, as an API level: the lowest that its module is tested on.
const MIN_SDK: u32 = 30;
/// The modules whose classes are in it, each with its artifact: none is of use on a phone without the others.
const MODULES: [(&str, &str); 3] = [("ffi", "privet-ffi"), ("sdk", "privet"), ("android", ARTIFACT)];
/// What R8 must keep of them.
const KEEP: &str = "bindings/kotlin/ffi/consumer-rules.pro";
/// The library, as every Android names it.
const LIBRARY: &str = "libprivet_ffi.so";

/// Runs the task.
pub fn run(args: &Args) -> Result<()> {
    match args.what {
        What::Android => android(&Project::find()?),
    }
}

fn android(project: &Project) -> Result<()> {
    let module = project.at("bindings/kotlin/android");
    if !module.is_dir() {
        bail!("there is no module {}", module.display());
    }
    let ndk = Ndk::find()?;
    ndk::targets()?;
    let mut libraries = Vec::new();
    for abi in &ABIS {
        libraries.push((abi.name, library(project, &ndk, abi)?));
    }
    let log = project.scratch("logs")?.join("package.log");
    let mut jars = project.maven(["package", "-Dmaven.test.skip=true"])?;
    process::keep(&mut jars, &log, |line| line.contains("[ERROR]"))?;

    let text = read(&project.at("bindings/kotlin/pom.xml"))?;
    let parent = Parent::read(&text)?;
    let version = parent.version()?;
    let jars = MODULES.map(|(module, artifact)| {
        project.at(format!("bindings/kotlin/{module}/target/{artifact}-{version}.jar"))
    });
    let libraries: Vec<_> = libraries.iter().map(|(abi, path)| (*abi, path.as_path())).collect();
    let resources = module.join("src/main/res");
    let archive = aar::aar(&Parts {
        manifest: &read(&module.join("src/main/AndroidManifest.xml"))?,
        namespace: NAMESPACE,
        min_sdk: MIN_SDK,
        jars: &jars.each_ref().map(PathBuf::as_path),
        libraries: &libraries,
        resources: resources.is_dir().then_some(resources.as_path()),
        keep: &read(&project.at(KEEP))?,
    })?;
    let dependencies = dependencies(&parent)?;
    let crates = sbom::crates(project, ABIS[0].target)?;

    let folder = project.scratch("package")?.join(format!("maven/dev/privet/{ARTIFACT}/{version}"));
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for (end, bytes) in [
        (".aar", archive),
        (".pom", pom::pom(ARTIFACT, version, DESCRIPTION, &dependencies).into_bytes()),
        ("-sources.jar", sources(project)?.zip()?),
        ("-cyclonedx.json", sbom::document(ARTIFACT, version, &crates, &dependencies)?),
    ] {
        let path = folder.join(format!("{ARTIFACT}-{version}{end}"));
        fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
        println!("{}", path.display());
    }
    Ok(())
}

const DESCRIPTION: &str = "Permission state that stays on the phone, and sends that are confirmed once.";

/// Builds the library for one kind of processor, in the profile that ships, and looks at its segments.
fn library(project: &Project, ndk: &Ndk, abi: &ndk::Abi) -> Result<PathBuf> {
    let mut build = project.cargo(["build", "--profile", "ship", "-p", "privet-ffi", "--lib"]);
    ndk.build_for(&mut build, abi, MIN_SDK, elf::PAGE);
    process::show(&mut build)?;
    let library = project.target().join(abi.target).join("ship").join(LIBRARY);
    elf::check(&library)?;
    Ok(library)
}

/// What an app's build fetches along. JNA as an AAR: that one holds its own library for each ABI.
fn dependencies(parent: &Parent) -> Result<Vec<Dependency>> {
    let of = |group, artifact, property, kind| {
        anyhow::Ok(Dependency::new(group, artifact, parent.property(property)?, kind))
    };
    Ok(vec![
        of("net.java.dev.jna", "jna", "jna.version", Some("aar"))?,
        of("org.jetbrains.kotlin", "kotlin-stdlib", "kotlin.version", None)?,
        of("org.jetbrains.kotlinx", "kotlinx-coroutines-android", "coroutines.version", None)?,
    ])
}

/// The sources of the classes, for an editor.
fn sources(project: &Project) -> Result<Files> {
    let mut sources = Files::default();
    let kotlin = |name: &str| Path::new(name).extension().is_some_and(|end| end == "kt");
    for (module, _) in MODULES {
        sources.add_folder(&project.at(format!("bindings/kotlin/{module}/src/main/kotlin")), "", kotlin)?;
    }
    sources.add_folder(&project.at("bindings/generated/kotlin/dev/privet/ffi"), "dev/privet/ffi/", kotlin)?;
    Ok(sources)
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jna_comes_as_an_archive_and_everything_in_the_version_of_the_tests() {
        let text = include_str!("../../../bindings/kotlin/pom.xml");
        let parent = Parent::read(text).unwrap();
        let dependencies = dependencies(&parent).unwrap();
        let kinds: Vec<_> = dependencies.iter().map(|d| (d.artifact, d.kind)).collect();
        let expected = [("jna", Some("aar")), ("kotlin-stdlib", None), ("kotlinx-coroutines-android", None)];
        assert_eq!(kinds, expected);
        assert!(dependencies.iter().all(|d| text.contains(&format!(".version>{}<", d.version))));
    }
}
