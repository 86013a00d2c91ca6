//! What only tests may have is not in what ships: seen in the dependency tree and in the library's own symbols.

use crate::bindings;
use crate::process;
use crate::project::Project;
use anyhow::{Context, Result, bail};
use std::fs;

/// Packages that only tests and tools may link.
const TEST_ONLY: [&str; 2] = ["privet-testkit", "privet-softkeys"];

/// Fails if the engine or the shipped library depends on a test-only package, or if its binary names one.
pub fn test(project: &Project) -> Result<()> {
    for package in ["privet", "privet-ffi"] {
        let mut tree =
            project.cargo(["tree", "--quiet", "--edges", "normal,build", "--prefix", "none", "-p", package]);
        let tree = process::ask(&mut tree).with_context(|| format!("cargo tree failed for {package}"))?;
        if let Some(found) = TEST_ONLY.iter().find(|name| depends(&tree, name)) {
            bail!("{package} depends on {found}");
        }
    }
    let read = |name| {
        let path = project.built(name);
        fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
    };
    let (shipped, testkit) = (read(bindings::SHIPPED)?, read(bindings::DYNAMIC)?);
    let [name, _] = TEST_ONLY;
    if !names(&testkit, name) {
        bail!("{name} is not found in its own library: this search would find it nowhere");
    }
    if let Some(found) = TEST_ONLY.iter().find(|name| names(&shipped, name)) {
        bail!("{} names {found}", bindings::SHIPPED);
    }
    println!("neither the engine nor {} holds {}", bindings::SHIPPED, TEST_ONLY.join(" or "));
    Ok(())
}

fn depends(tree: &str, package: &str) -> bool {
    tree.lines().any(|line| line.split(' ').next() == Some(package))
}

/// Whether a binary holds a symbol or path of a package.
fn names(binary: &[u8], package: &str) -> bool {
    let symbol = package.replace('-', "_");
    [package, &symbol].iter().any(|name| binary.windows(name.len()).any(|window| window == name.as_bytes()))
}
