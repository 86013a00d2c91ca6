//! The command line tool, run as a shell user runs it.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests stop at the first surprise; clippy exempts only the test functions themselves"
)]

mod checks;
mod export;
mod kills;
mod story;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use tempfile::TempDir;

/// A run of the tool.
fn privet(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_privet")).args(arguments).output().unwrap()
}

/// Its exit code.
fn code(arguments: &[&str]) -> Option<i32> {
    privet(arguments).status.code()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// A path as an argument.
fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Runs the demo to its end and answers what it said.
fn demo(dir: &Path) -> String {
    let output = privet(&["demo", "--out", text(dir)]);
    let faults = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{faults}\n{}", said(&output));
    said(&output)
}

/// One finished demo for all tests that only look.
fn finished() -> &'static Path {
    static DEMO: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let (_, dir) = DEMO.get_or_init(|| {
        let temp = tempfile::tempdir().unwrap();
        let dir = temp.path().join("demo");
        demo(&dir);
        (temp, dir)
    });
    dir
}

/// The files of `dir/part` whose name ends so, in order.
fn files(dir: &Path, part: &str, ending: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(dir.join(part)).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<_> = entries.filter(|path| text(path).ends_with(ending)).collect();
    found.sort();
    found
}

/// The only file of `dir/part` whose name begins so.
fn one(dir: &Path, part: &str, beginning: &str) -> PathBuf {
    let named = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().starts_with(beginning);
    let found: Vec<_> = files(dir, part, "").into_iter().filter(named).collect();
    assert_eq!(found.len(), 1, "{part}/{beginning}: {found:?}");
    found[0].clone()
}

/// What a person typed or reads stands in none of these files in the clear.
fn no_canary(files: &[PathBuf]) {
    let canaries = [
        "Blue Kettle Tea",
        "Lantern Pay",
        "灯笼付",
        "Cloudlane",
        "cloudlane",
        "bill_scan",
        "face_payment",
        "38.00",
        "Reads the amount",
    ];
    for file in files {
        let bytes = std::fs::read(file).unwrap();
        for canary in canaries {
            let found = bytes.windows(canary.len()).any(|window| window == canary.as_bytes());
            assert!(!found, "{canary} in {}", file.display());
        }
    }
}
