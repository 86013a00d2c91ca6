//! An Android library archive as Gradle reads it (developer.android.com, "Anatomy of an AAR file"): a ZIP whose names are fixed.
//!
//! Promises: the same parts give the same bytes (names sorted, no times of day).

use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// A ZIP's files by name, `/` between folders.
#[derive(Default)]
pub struct Files(BTreeMap<String, Vec<u8>>);

impl Files {
    /// Adds one; a name that is there already is a fault.
    pub fn add(&mut self, name: &str, bytes: Vec<u8>) -> Result<()> {
        if self.0.insert(name.to_owned(), bytes).is_some() {
            bail!("{name} would be there twice");
        }
        Ok(())
    }

    /// Adds every file below a folder that `takes` its name, under `prefix`.
    pub fn add_folder(&mut self, folder: &Path, prefix: &str, takes: fn(&str) -> bool) -> Result<()> {
        let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            let file = path.file_name().and_then(|name| name.to_str());
            let name = format!("{prefix}{}", file.context("a name that is no text")?);
            if path.is_dir() {
                self.add_folder(&path, &format!("{name}/"), takes)?;
            } else if takes(&name) {
                self.add(&name, fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?)?;
            }
        }
        Ok(())
    }

    /// Adds the classes of a jar.
    pub fn add_classes(&mut self, jar: &Path) -> Result<()> {
        let file = fs::File::open(jar).with_context(|| format!("cannot read {}", jar.display()))?;
        let mut jar = ZipArchive::new(file)?;
        for at in 0..jar.len() {
            let mut entry = jar.by_index(at)?;
            let name = entry.name()?.into_owned();
            // Kotlin's own list of a module's top-level functions goes along: without it they cannot be called.
            let end = Path::new(&name).extension();
            if end.is_some_and(|end| end == "class" || end == "kotlin_module") {
                let mut bytes = Vec::new();
                entry.read_to_end(&mut bytes)?;
                self.add(&name, bytes)?;
            }
        }
        Ok(())
    }

    /// The ZIP.
    pub fn zip(&self) -> Result<Vec<u8>> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(zip::DateTime::default())
            .unix_permissions(0o644);
        for (name, bytes) in &self.0 {
            zip.start_file(name.as_str(), options)?;
            zip.write_all(bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    }
}

/// What goes into an archive.
pub struct Parts<'p> {
    /// `AndroidManifest.xml` of the module, as written by hand: without a package.
    pub manifest: &'p str,
    /// The library's namespace, its R class's package.
    pub namespace: &'p str,
    /// The oldest Android, as an API level.
    pub min_sdk: u32,
    /// Jars whose classes it holds.
    pub jars: &'p [&'p Path],
    /// The shared libraries, each with its ABI.
    pub libraries: &'p [(&'p str, &'p Path)],
    /// The folder of resources, if it has some.
    pub resources: Option<&'p Path>,
    /// What R8 must keep in an app that uses it.
    pub keep: &'p str,
}

/// The archive.
pub fn aar(parts: &Parts) -> Result<Vec<u8>> {
    let mut classes = Files::default();
    for jar in parts.jars {
        classes.add_classes(jar)?;
    }
    let mut aar = Files::default();
    aar.add("AndroidManifest.xml", manifest(parts)?.into_bytes())?;
    aar.add("classes.jar", classes.zip()?)?;
    aar.add("proguard.txt", parts.keep.as_bytes().to_vec())?;
    for (abi, library) in parts.libraries {
        let name = library.file_name().and_then(|name| name.to_str()).context("a library has a name")?;
        let bytes = fs::read(library).with_context(|| format!("cannot read {}", library.display()))?;
        aar.add(&format!("jni/{abi}/{name}"), bytes)?;
    }
    let mut symbols = String::new();
    if let Some(folder) = parts.resources {
        aar.add_folder(folder, "res/", |_| true)?;
        for symbol in super::resources::symbols(folder)? {
            symbols.push_str(&symbol);
            symbols.push('\n');
        }
    }
    aar.add("R.txt", symbols.into_bytes())?;
    aar.zip()
}

/// Gradle's plugin puts package and levels into what is written by hand without them; so is it done here.
fn manifest(parts: &Parts) -> Result<String> {
    let (before, after) =
        parts.manifest.split_once("<manifest").context("AndroidManifest.xml has no <manifest")?;
    let (attributes, body) = after.split_once('>').context("AndroidManifest.xml does not go on")?;
    if attributes.contains("package=") || body.contains("<uses-sdk") {
        bail!("AndroidManifest.xml names a package or level, which are put in here");
    }
    let (namespace, min) = (parts.namespace, parts.min_sdk);
    let sdk = format!("\n    <uses-sdk android:minSdkVersion=\"{min}\" />");
    match attributes.strip_suffix('/') {
        Some(attributes) => {
            Ok(format!("{before}<manifest{attributes} package=\"{namespace}\">{sdk}\n</manifest>{body}"))
        }
        None => Ok(format!("{before}<manifest{attributes} package=\"{namespace}\">{sdk}{body}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST: &str = "<?xml version=\"1.0\"?>\n<manifest xmlns:android=\"http://schemas.android.com/apk/res/android\">\n    \
                            <uses-permission android:name=\"p\" />\n</manifest>\n";

    fn jar(folder: &Path, name: &str, entries: &[&str]) -> std::path::PathBuf {
        let mut files = Files::default();
        for entry in entries {
            files.add(entry, entry.as_bytes().to_vec()).unwrap();
        }
        let path = folder.join(name);
        fs::write(&path, files.zip().unwrap()).unwrap();
        path
    }

    fn names(zip: &[u8]) -> Vec<String> {
        let archive = ZipArchive::new(Cursor::new(zip)).unwrap();
        archive.file_names().map(|name| name.unwrap().into_owned()).collect()
    }

    fn entry(zip: &[u8], name: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        ZipArchive::new(Cursor::new(zip)).unwrap().by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    }

    #[test]
    fn an_archive_has_the_names_that_gradle_looks_for_and_the_same_bytes_again() {
        let temp = tempfile::tempdir().unwrap();
        let one = jar(
            temp.path(),
            "one.jar",
            &["dev/One.class", "META-INF/MANIFEST.MF", "META-INF/one.kotlin_module"],
        );
        let two = jar(
            temp.path(),
            "two.jar",
            &["dev/Two.class", "META-INF/MANIFEST.MF", "META-INF/two.kotlin_module"],
        );
        let library = temp.path().join("libprivet_ffi.so");
        fs::write(&library, b"elf").unwrap();
        let res = temp.path().join("res");
        fs::create_dir_all(res.join("xml")).unwrap();
        fs::write(res.join("xml/rules.xml"), "<rules/>").unwrap();
        let parts = Parts {
            manifest: MANIFEST,
            namespace: "dev.privet.android",
            min_sdk: 30,
            jars: &[&one, &two],
            libraries: &[("arm64-v8a", &library), ("x86_64", &library)],
            resources: Some(&res),
            keep: "-keep class a\n",
        };
        let zip = aar(&parts).unwrap();
        let expected = [
            "AndroidManifest.xml",
            "R.txt",
            "classes.jar",
            "jni/arm64-v8a/libprivet_ffi.so",
            "jni/x86_64/libprivet_ffi.so",
            "proguard.txt",
            "res/xml/rules.xml",
        ];
        assert_eq!(names(&zip), expected);
        let classes =
            ["META-INF/one.kotlin_module", "META-INF/two.kotlin_module", "dev/One.class", "dev/Two.class"];
        assert_eq!(names(&entry(&zip, "classes.jar")), classes);
        assert_eq!(entry(&zip, "R.txt"), b"int xml rules 0x0\n");
        assert_eq!(entry(&zip, "proguard.txt"), b"-keep class a\n");
        let manifest = String::from_utf8(entry(&zip, "AndroidManifest.xml")).unwrap();
        assert!(
            manifest
                .contains("package=\"dev.privet.android\">\n    <uses-sdk android:minSdkVersion=\"30\" />")
        );
        assert!(manifest.contains("<uses-permission android:name=\"p\" />"));
        assert_eq!(zip, aar(&parts).unwrap());
        let twice = Parts { jars: &[&one, &one], ..parts };
        assert!(aar(&twice).unwrap_err().to_string().contains("twice"));
    }

    #[test]
    fn a_manifest_that_names_its_own_package_is_refused() {
        let named = MANIFEST.replace("<manifest", "<manifest package=\"other\"");
        for (text, sound) in
            [(MANIFEST, true), (&named, false), ("<application/>", false), ("<manifest/>", true)]
        {
            let parts = Parts {
                manifest: text,
                namespace: "a.b",
                min_sdk: 30,
                jars: &[],
                libraries: &[],
                resources: None,
                keep: "",
            };
            assert_eq!(aar(&parts).is_ok(), sound, "{text}");
        }
    }
}
