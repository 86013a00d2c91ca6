//! docs/dependencies.md lists what is depended on, as cargo sees it.

use crate::project::{between, code, read, root, rows};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

const SHIPPED: [&str; 3] = ["privet-wire", "privet", "privet-ffi"];

/// Direct dependencies of the workspace's packages: what ships with its exact version, and the names of the rest.
fn dependencies() -> (BTreeMap<String, String>, BTreeSet<String>) {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let asked = Command::new(cargo)
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(asked.status.success(), "{}", String::from_utf8_lossy(&asked.stderr));
    let metadata: Value = serde_json::from_slice(&asked.stdout).unwrap();
    let (mut shipped, mut rest) = (BTreeMap::new(), BTreeSet::new());
    for package in metadata["packages"].as_array().unwrap() {
        for dependency in package["dependencies"].as_array().unwrap() {
            let name = dependency["name"].as_str().unwrap().to_owned();
            if !dependency["path"].is_null() {
                continue;
            }
            let ships = SHIPPED.contains(&package["name"].as_str().unwrap()) && dependency["kind"] != "dev";
            if ships {
                let exact = dependency["req"].as_str().unwrap().strip_prefix('=');
                shipped.insert(name, exact.expect("pinned").trim().to_owned());
            } else {
                rest.insert(name);
            }
        }
    }
    (shipped, rest)
}

#[test]
fn every_direct_dependency_is_listed_with_its_version() {
    let text = read("docs/dependencies.md");
    let (shipped, rest) = dependencies();
    let table = rows(between(&text, "<!-- shipped:begin -->", "<!-- shipped:end -->"));
    let listed: BTreeMap<String, String> =
        table.iter().map(|row| (code(row[0])[0].to_owned(), row[1].to_owned())).collect();
    assert_eq!(listed, shipped, "what ships");
    let tools = between(&text, "<!-- tools:begin -->", "<!-- tools:end -->");
    let named: BTreeSet<&str> = code(tools).into_iter().chain(shipped.keys().map(String::as_str)).collect();
    let missing: Vec<&String> = rest.iter().filter(|name| !named.contains(name.as_str())).collect();
    assert_eq!(missing, Vec::<&String>::new(), "tools and tests");
}
