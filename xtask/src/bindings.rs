//! The libraries that the other languages load, and the code that UniFFI writes for them.

use crate::process;
use crate::project::Project;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The library that ships.
pub const SHIPPED: &str = if cfg!(target_os = "macos") { "libprivet_ffi.dylib" } else { "libprivet_ffi.so" };
/// The testkit's, as the dynamic linker takes it.
pub const DYNAMIC: &str =
    if cfg!(target_os = "macos") { "libprivet_testkit.dylib" } else { "libprivet_testkit.so" };
/// The testkit's, as Swift links it.
const STATIC: &str = "libprivet_testkit.a";

/// Where committed Kotlin lies, with its package folders.
const KOTLIN: &str = "bindings/generated/kotlin";
/// Where the Swift targets lie; each generated file goes into its own target.
const SWIFT: &str = "bindings/swift/Sources";

/// The Swift targets that hold one generated file each, of the target's name.
pub const SWIFT_TARGETS: [&str; 2] = ["PrivetFFI", "PrivetTestkit"];

/// One generated file: where it belongs in the checkout, and its text.
pub struct Generated {
    /// Relative to the checkout.
    pub path: PathBuf,
    text: String,
}

/// How a written file stands to the committed one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// Equal.
    Same,
    /// It was different, or was not there.
    Changed,
}

impl Generated {
    /// Whether the checkout holds the same text.
    pub fn is_current(&self, project: &Project) -> bool {
        fs::read_to_string(project.at(&self.path)).is_ok_and(|text| text == self.text)
    }

    /// Writes the file. Swift even when it is equal: SwiftPM does not look at the library, and would test the old core.
    pub fn write(&self, project: &Project) -> Result<Written> {
        let current = self.is_current(project);
        if !current || self.path.starts_with(SWIFT) {
            let path = project.at(&self.path);
            fs::create_dir_all(path.parent().context("a generated file has a folder")?)?;
            fs::write(&path, &self.text).with_context(|| format!("cannot write {}", path.display()))?;
        }
        Ok(if current { Written::Same } else { Written::Changed })
    }
}

/// Builds both libraries, and our own generator with them: by itself it would ask for the engine with other features of one dependency,
/// and compile it once more. Puts the testkit's where the Kotlin and Swift tests look, each alone in its folder: with the dynamic one
/// beside it, Swift's linker would take that.
pub fn build_libraries(project: &Project) -> Result<()> {
    let packages = ["-p", "privet-ffi", "-p", "privet-testkit", "-p", "privet-cli"];
    process::show(project.cargo(["build", "--release"]).args(packages))?;
    for (folder, library) in [("kotlin-lib", DYNAMIC), ("swift-lib", STATIC)] {
        let to = project.scratch(folder)?.join(library);
        let _ = fs::remove_file(&to); // a copy over a mapped library would change it under a running test
        fs::copy(project.built(library), &to).with_context(|| format!("cannot copy {library}"))?;
    }
    Ok(())
}

/// The manifests that are committed as Kotlin too, each with its package and the folder of its sources: two for tests, and the
/// demo app's beside its own code.
const TYPED: [(&str, &str, &str); 3] = [
    ("cli/assets/demo.json", "com.example.lanternpay", KOTLIN),
    ("declare/tests/manifests/corner.json", "com.example.corner", KOTLIN),
    (
        "android-demo/shared/src/main/resources/privet.json",
        "dev.lanternpay",
        "android-demo/shared/src/main/kotlin",
    ),
];

/// Builds UniFFI's generator. Apart from the libraries, or its features would reach them.
pub fn build_generator(project: &Project) -> Result<()> {
    process::show(&mut project.cargo(["build", "--release", "-p", "uniffi-bindgen"]))
}

/// Generates the code of both components from the one library that holds both.
pub fn generate(project: &Project) -> Result<Vec<Generated>> {
    let folder = tempfile::tempdir_in(project.scratch("generate")?)?;
    let (kotlin, swift) = (folder.path().join("kotlin"), folder.path().join("swift"));
    let library = project.built(DYNAMIC);
    let tool = |name: &str| {
        let mut command = Command::new(project.built(name));
        command.current_dir(project.at("")); // it asks cargo for each crate's uniffi.toml
        command
    };
    let mut for_kotlin = tool("uniffi-bindgen");
    for_kotlin.args(["generate", "--no-format", "-l", "kotlin", "-o"]).arg(&kotlin).arg(&library);
    process::show(&mut for_kotlin)?;
    let mut for_swift = tool("uniffi-bindgen-swift");
    process::show(for_swift.args(["--swift-sources", "--headers"]).arg(&library).arg(&swift))?;

    let mut generated = Vec::new();
    for (component, file) in [("ffi", "privet.kt"), ("testkit", "privettestkit.kt")] {
        let name = Path::new("dev/privet").join(component).join(file);
        // UniFFI's variants without members are plain objects, which print as an address instead of the name.
        let text = read(&kotlin.join(&name))?.replace("\n    object ", "\n    data object ");
        generated.push(Generated { text, path: Path::new(KOTLIN).join(name) });
    }
    for (ours, c) in SWIFT_TARGETS.into_iter().zip(["CPrivet", "CPrivetTestkit"]) {
        let sources = Path::new(SWIFT);
        let mut text = read(&swift.join(ours).with_extension("swift"))?;
        if ours == "PrivetTestkit" {
            // UniFFI leaves out the import of the other component's module.
            text = text.replacen("import Foundation\n", "import Foundation\nimport PrivetFFI\n", 1);
        }
        generated.push(Generated { path: sources.join(ours).join(ours).with_extension("swift"), text });
        let header = format!("{c}.h");
        generated.push(Generated { text: read(&swift.join(&header))?, path: sources.join(c).join(header) });
        let map = format!("module {c} {{\n    header \"{c}.h\"\n    export *\n}}\n");
        generated.push(Generated { text: map, path: sources.join(c).join("module.modulemap") });
    }
    for (manifest, package, to) in TYPED {
        let made = typed(project, folder.path(), manifest, package)?;
        generated.push(Generated { path: Path::new(to).join(made.path), ..made });
    }
    Ok(generated)
}

/// A manifest as Kotlin, by the tool that apps use; its path as the tool chose it.
fn typed(project: &Project, folder: &Path, manifest: &str, package: &str) -> Result<Generated> {
    let sources = folder.join(package);
    let mut build = Command::new(project.built("privet"));
    build.args(["manifest", "build"]).arg(project.at(manifest));
    build.arg("--kotlin").arg(&sources).args(["--package", package]);
    let said = process::ask(&mut build).with_context(|| format!("{manifest} cannot be built as Kotlin"))?;
    let written = Path::new(said.trim());
    let name = written.strip_prefix(&sources).context("the tool writes into the folder it is given")?;
    Ok(Generated { text: read(written)?, path: name.to_owned() })
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("the generator did not write {}", path.display()))
}
