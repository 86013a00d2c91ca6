//! The rules are pure: what they know comes in as State, Command and Facts. This reads the source of the pure modules and fails
//! at anything that could reach a clock, a file, a random number, a key or the engine.
#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a test ends where it fails")]

use std::path::{Path, PathBuf};

/// The pure part of the core, as ARCHITECTURE.md draws it.
const PURE: [&str; 10] = [
    "manifest",
    "rules",
    "event.rs",
    "state.rs",
    "command.rs",
    "refusal.rs",
    "facts.rs",
    "prompt.rs",
    "views",
    "text",
];
/// Facts and prompts name the types that other modules' checks make; nothing else of those modules may be used.
const EVIDENCE: [&str; 2] = ["facts.rs", "prompt.rs"];
/// Never, anywhere in the pure part.
const FORBIDDEN: [&str; 29] = [
    "rusqlite",
    "std::fs",
    "std::io",
    "std::net",
    "std::time",
    "std::thread",
    "std::process",
    "std::env",
    "std::sync::Mutex",
    "std::sync::atomic",
    "SystemTime",
    "Instant::now",
    "getrandom",
    "ring::",
    "hpke",
    "p256",
    "rustix",
    "arc_swap",
    "crate::{",
    "crate::clock",
    "crate::engine",
    "crate::ledger",
    "crate::random",
    "crate::seal",
    "crate::store",
    "DeviceKeys",
    "AnchorStore",
    "dyn Clock",
    "unsafe",
];
/// Only where evidence is named.
const CHECKERS: [&str; 4] = ["crate::notify", "crate::owner", "crate::vault", "crate::gate::signature"];

fn sources() -> Vec<(String, String)> {
    fn walk(at: &Path, found: &mut Vec<PathBuf>) {
        if at.is_file() {
            found.push(at.to_owned());
            return;
        }
        for entry in at.read_dir().unwrap() {
            walk(&entry.unwrap().path(), found);
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/src");
    let mut found = Vec::new();
    for module in PURE {
        walk(&root.join(module), &mut found);
    }
    found.retain(|path| path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs"));
    found
        .iter()
        .map(|path| {
            let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
            (name, code(&std::fs::read_to_string(path).unwrap()))
        })
        .collect()
}

/// The code without its comments and without what only tests compile.
fn code(source: &str) -> String {
    let shipped = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = shipped.lines().map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

fn offences(name: &str, code: &str) -> Vec<String> {
    let checkers = if EVIDENCE.contains(&name) { &[][..] } else { &CHECKERS[..] };
    let used = FORBIDDEN.iter().chain(checkers).filter(|word| names(code, word));
    used.map(|word| format!("{name} uses {word}")).collect()
}

/// Does the code hold this, and not as the end of a longer word?
fn names(code: &str, word: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).any(|(at, _)| !code[..at].ends_with(inside))
}

#[test]
fn the_pure_modules_reach_no_clock_file_key_or_engine() {
    let sources = sources();
    assert!(sources.len() > 30, "only {} files found", sources.len());
    let offences: Vec<_> = sources.iter().flat_map(|(name, code)| offences(name, code)).collect();
    assert!(offences.is_empty(), "{offences:#?}");
}

#[test]
fn an_offence_is_found_and_a_comment_is_none() {
    let found = |source: &str| offences("rules/gate.rs", &code(source)).len();
    assert_eq!(found("use crate::store::Store;"), 1);
    assert_eq!(found("let now = std::time::SystemTime::now();"), 2);
    assert_eq!(found("use crate::vault::shred::AliasGone;"), 1);
    assert_eq!(offences("facts.rs", "use crate::vault::shred::AliasGone;").len(), 0);
    assert_eq!(found("String::new(); ring::hmac::sign();"), 1);
    assert_eq!(found("// never crate::store\nuse crate::state::State;"), 0);
}
