//! What is inside, as `CycloneDX` 1.5: every crate that is linked into the library, with its licence, and what an app's build adds.

use super::pom::Dependency;
use crate::process;
use crate::project::Project;
use anyhow::{Context, Result};
use cyclonedx_bom::models::bom::Bom;
use cyclonedx_bom::models::component::{Classification, Component, Components};
use cyclonedx_bom::models::license::{LicenseChoice, Licenses};
use cyclonedx_bom::models::metadata::Metadata;
use cyclonedx_bom::prelude::{NormalizedString, Purl, SpdxExpression};
use std::collections::BTreeSet;

/// A crate, as cargo tells it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Crate {
    name: String,
    version: String,
    licence: String,
}

/// Every crate that the shipped library is linked from for this target; build scripts and macros are none of them.
pub fn crates(project: &Project, target: &str) -> Result<BTreeSet<Crate>> {
    let mut tree =
        project.cargo(["tree", "--quiet", "-p", "privet-ffi", "--edges", "no-build,no-dev,no-proc-macro"]);
    tree.args(["--prefix", "none", "--no-dedupe", "--target", target, "--format", "{p}\t{l}"]);
    read(&process::ask(&mut tree).context("cargo tree failed")?)
}

fn read(tree: &str) -> Result<BTreeSet<Crate>> {
    let mut crates = BTreeSet::new();
    for line in tree.lines().filter(|line| !line.is_empty()) {
        let (package, licence) = line.split_once('\t').with_context(|| format!("cargo tree: {line}"))?;
        let mut words = package.split(' ');
        let name = words.next().unwrap_or_default().to_owned();
        let version =
            words.next().and_then(|word| word.strip_prefix('v')).context("cargo tree: no version")?;
        crates.insert(Crate { name, version: version.to_owned(), licence: licence.replace('/', " OR ") });
    }
    Ok(crates)
}

/// The document for one artifact. The same every time: no number and no date of its own.
pub fn document(
    artifact: &str,
    version: &str,
    crates: &BTreeSet<Crate>,
    dependencies: &[Dependency],
) -> Result<Vec<u8>> {
    let mut components = Vec::new();
    for linked in crates {
        let mut component =
            library(&linked.name, &linked.version, Purl::new("cargo", &linked.name, &linked.version)?);
        component.licenses =
            Some(Licenses(vec![LicenseChoice::Expression(SpdxExpression::new(&linked.licence))]));
        components.push(component);
    }
    for dependency in dependencies {
        let purl = format!("pkg:maven/{}/{}@{}", dependency.group, dependency.artifact, dependency.version);
        components.push(library(dependency.artifact, &dependency.version, address(&purl)?));
    }
    let purl = format!("pkg:maven/dev.privet/{artifact}@{version}");
    let metadata =
        Metadata { component: Some(library(artifact, version, address(&purl)?)), ..Metadata::default() };
    let bom = Bom {
        serial_number: None,
        metadata: Some(metadata),
        components: Some(Components(components)),
        ..Bom::default()
    };
    let mut json = Vec::new();
    bom.output_as_json_v1_5(&mut json).context("the SBOM could not be written")?;
    Ok(json)
}

fn address(purl: &str) -> Result<Purl> {
    purl.parse().map_err(|()| anyhow::anyhow!("{purl} is no package URL"))
}

fn library(name: &str, version: &str, purl: Purl) -> Component {
    let reference = purl.to_string();
    let mut component = Component::new(Classification::Library, name, version, Some(reference));
    component.purl = Some(purl);
    component.version = Some(NormalizedString::new(version));
    component
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn every_linked_crate_is_named_with_version_licence_and_address() {
        let crates = read("privet-ffi v0.1.0 (/somewhere)\tMIT OR Apache-2.0\nring v0.17.14\tApache-2.0 AND ISC\nring v0.17.14\tApache-2.0 AND ISC\n").unwrap();
        assert_eq!(crates.len(), 2);
        let jna = Dependency::new("net.java.dev.jna", "jna", "5.19.1", Some("aar"));
        let bytes = document("privet-android", "0.1.0", &crates, &[jna]).unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains("/somewhere"), "no path of this machine");
        let json: Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(json["bomFormat"], "CycloneDX");
        assert_eq!(json["metadata"]["component"]["purl"], "pkg:maven/dev.privet/privet-android@0.1.0");
        let purls: Vec<_> =
            json["components"].as_array().unwrap().iter().map(|c| c["purl"].clone()).collect();
        let expected =
            ["pkg:cargo/privet-ffi@0.1.0", "pkg:cargo/ring@0.17.14", "pkg:maven/net.java.dev.jna/jna@5.19.1"];
        assert_eq!(purls, expected);
        assert_eq!(json["components"][1]["licenses"][0]["expression"], "Apache-2.0 AND ISC");
        assert!(json.get("serialNumber").is_none());
    }

    #[test]
    fn what_ships_is_listed_and_what_only_tests_have_is_not() {
        let project = Project::find().unwrap();
        let crates = crates(&project, "aarch64-linux-android").unwrap();
        let names: BTreeSet<_> = crates.iter().map(|linked| linked.name.as_str()).collect();
        for name in ["privet", "privet-wire", "ring", "rusqlite", "libsqlite3-sys", "uniffi_core"] {
            assert!(names.contains(name), "{name}");
        }
        for name in ["privet-testkit", "privet-softkeys", "proptest", "cc", "serde_derive"] {
            assert!(!names.contains(name), "{name}");
        }
        assert!(crates.iter().all(|linked| !linked.licence.is_empty()), "each says its licence");
    }
}
