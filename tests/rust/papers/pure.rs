//! What rules on a person's data looks at nothing but what it is given.

use crate::project::{files, read};

/// Pure files and folders of the engine.
const PURE: [&str; 14] = [
    "export",
    "rules",
    "manifest",
    "observed",
    "views",
    "text",
    "alias.rs",
    "command.rs",
    "event.rs",
    "facts.rs",
    "prompt.rs",
    "refusal.rs",
    "state.rs",
    "tally.rs",
];
/// What they may name: each other, evidence types, codes of faults, words, and libraries that only compute.
const ALLOWED: [&str; 39] = [
    "super",
    "proptest",
    "TimelineResult",
    "Word",
    "chrono",
    "maud",
    "crate::alias",
    "crate::owner::OwnerPurpose",
    "crate::views",
    "base64",
    "csv",
    "iso_currency",
    "miniz_oxide",
    "qrcodegen",
    "privet_wire",
    "serde",
    "serde_json",
    "serde_json_canonicalizer",
    "serde_path_to_error",
    "thiserror",
    "unicode_bidi",
    "unicode_segmentation",
    "std",
    "crate::command",
    "crate::event",
    "crate::export",
    "crate::facts",
    "crate::fault::Fault",
    "crate::gate",
    "crate::host",
    "crate::manifest",
    "crate::observed",
    "crate::prompt",
    "crate::refusal",
    "crate::rules",
    "crate::state",
    "crate::store::StoreFault",
    "crate::tally",
    "crate::text",
];
/// Modules whose evidence types facts carry, and nothing else of them.
const EVIDENCE: [&str; 4] =
    ["crate::notify::NoticeSigned", "crate::owner::OwnerChecked", "crate::vault::", "crate::fault"];
/// What would make a ruling depend on when and where it is made.
const NEVER: [&str; 14] = [
    "std::fs",
    "std::env",
    "std::net",
    "std::thread",
    "std::time",
    "std::process",
    "std::io",
    "SystemTime",
    "Instant::",
    "rusqlite",
    "ring::",
    "hpke",
    "getrandom",
    "rustix",
];

/// Whether `word` stands in the line and is not the end of a longer name.
fn names(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
}

#[test]
fn the_pure_modules_touch_no_clock_file_randomness_or_key() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    let all = files("core/src", ".rs");
    let pure = all.iter().filter(|path| {
        let inner = path.strip_prefix("core/src/").unwrap();
        PURE.iter().any(|pure| inner == *pure || inner.starts_with(&format!("{pure}/")))
    });
    for path in pure {
        seen += 1;
        for (number, line) in (1..).zip(read(path).lines().map(str::trim)) {
            if line.starts_with("//") {
                continue;
            }
            if let Some(never) = NEVER.iter().find(|never| names(line, never)) {
                wrong.push(format!("{path}:{number}: {never}"));
            }
            let used = line.strip_prefix("pub ").unwrap_or(line).strip_prefix("use ");
            let Some(used) = used else { continue };
            let own = used.chars().next().is_some_and(char::is_lowercase)
                && all.iter().any(|file| {
                    let module = used.split("::").next().unwrap();
                    let folder = path.rsplit_once('/').unwrap().0;
                    [format!("{folder}/{module}.rs"), format!("{folder}/{module}/mod.rs")].contains(file)
                });
            let allowed = ALLOWED
                .iter()
                .any(|root| used.strip_prefix(root).is_some_and(|rest| rest.starts_with([':', ';', ' '])));
            let evidence = path.ends_with("/facts.rs") && EVIDENCE.iter().any(|root| used.starts_with(root));
            if !own && !allowed && !evidence {
                wrong.push(format!("{path}:{number}: {line}"));
            }
        }
    }
    assert!(seen >= 25, "only {seen} files were read");
    assert_eq!(wrong, Vec::<String>::new());
}
