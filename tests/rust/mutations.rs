//! Every patch in `tests/mutations` applies to the sources as they are and names a test that is there. That the test then fails is
//! for `cargo xtask soak`, which builds each of them.

#![allow(clippy::unwrap_used, reason = "a test ends where it fails")]

use privet_tests::robust::mutation::Mutation;
use std::path::PathBuf;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Where a package keeps the tests of a target.
fn target(package: &str, target: &str) -> Option<PathBuf> {
    let folder = match package {
        "privet" => "core",
        "privet-wire" => "wire",
        "privet-tests" => "tests",
        _ => return None,
    };
    let below = match (package, target) {
        (_, "lib") => "src".into(),
        ("privet-tests", target) => format!("rust/{target}.rs"),
        (_, target) => format!("tests/{target}"),
    };
    let place = root().join(folder).join(below);
    Some(if place.exists() { place } else { place.with_extension("rs") })
}

fn sources(place: &std::path::Path) -> Vec<String> {
    if place.is_file() {
        return vec![std::fs::read_to_string(place).unwrap()];
    }
    let inside = std::fs::read_dir(place).into_iter().flatten();
    inside.flat_map(|entry| sources(&entry.unwrap().path())).collect()
}

#[test]
fn every_mutation_applies_and_names_a_test_that_exists() {
    let mutations = Mutation::all(&root()).unwrap();
    assert!(mutations.len() > 40, "{}", mutations.len());
    let mut wrong = Vec::new();
    for mutation in &mutations {
        let source = std::fs::read_to_string(root().join(&mutation.file)).unwrap_or_default();
        if let Err(why) = mutation.apply(&source) {
            wrong.push(format!("{}: {} {why:#}", mutation.name, mutation.file.display()));
        }
        let there = if mutation.target == "scenarios" {
            root().join("tests/scenarios").join(&mutation.test).exists()
        } else {
            let place = target(&mutation.package, &mutation.target);
            let texts = place.map(|place| sources(&place)).unwrap_or_default();
            texts.iter().any(|text| text.contains(&format!("#[test]\nfn {}()", mutation.test)))
        };
        if !there {
            wrong.push(format!("{}: no test {}", mutation.name, mutation.test));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
