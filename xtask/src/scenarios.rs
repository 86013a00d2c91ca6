//! Holds the three languages to the same scenarios. Each runner prints `scenario <name>: <steps>` for every file it played.

use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What one language played: scenario name to steps run.
pub type Played = BTreeMap<String, usize>;

/// The scenarios that a runner reported. A test runner may put its own marks before them on the line.
pub fn played(lines: &[String]) -> Result<Played> {
    let mut played = Played::new();
    for line in lines {
        let Some((_, report)) = line.split_once("scenario ") else { continue };
        let Some((name, steps)) = report.split_once(": ") else { continue };
        let Ok(steps) = steps.parse() else { continue };
        if played.insert(name.to_owned(), steps).is_some() {
            bail!("scenario {name} was reported twice");
        }
    }
    Ok(played)
}

/// Fails if a file in `folder` was not played by a language, or played with another number of steps than elsewhere.
/// A folder that does not exist asks for nothing.
pub fn compare(folder: &Path, languages: &[(&str, Played)]) -> Result<()> {
    if !folder.exists() {
        return check(&BTreeSet::new(), languages);
    }
    let files = files(folder)?;
    if files.is_empty() {
        bail!("{} holds no scenario", folder.display());
    }
    println!("{} scenarios", files.len());
    check(&files, languages)
}

fn files(folder: &Path) -> Result<BTreeSet<String>> {
    let entries = folder.read_dir().with_context(|| format!("cannot read {}", folder.display()))?;
    let mut names = BTreeSet::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let stem = path.file_stem().and_then(|stem| stem.to_str());
            names.insert(stem.with_context(|| format!("{}: not a name", path.display()))?.to_owned());
        }
    }
    Ok(names)
}

fn check(files: &BTreeSet<String>, languages: &[(&str, Played)]) -> Result<()> {
    let mut faults = Vec::new();
    for (language, played) in languages {
        faults.extend(
            files
                .iter()
                .filter(|name| !played.contains_key(*name))
                .map(|name| format!("{language} did not play {name}")),
        );
        faults.extend(
            played
                .keys()
                .filter(|name| !files.contains(*name))
                .map(|name| format!("{language} played {name}, which is no file")),
        );
    }
    if let Some(((first, expected), others)) = languages.split_first() {
        for (language, played) in others {
            for (name, steps) in played {
                match expected.get(name) {
                    Some(same) if same == steps => {}
                    Some(other) => {
                        faults.push(format!("{name}: {other} steps in {first}, {steps} in {language}"));
                    }
                    None => {} // said above: a file that `first` did not play, or no file
                }
            }
        }
    }
    if !faults.is_empty() {
        bail!("{}", faults.join("; "));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(pairs: &[(&str, usize)]) -> Played {
        pairs.iter().map(|(name, steps)| ((*name).to_owned(), *steps)).collect()
    }

    fn folder(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            std::fs::write(folder.path().join(name), "{}").unwrap();
        }
        folder
    }

    #[test]
    fn a_report_is_found_behind_a_runners_own_marks() {
        let lines = ["[INFO] scenario off_is_off: 12", "scenario without steps", "a scenario x: many"]
            .map(str::to_owned);
        assert_eq!(played(&lines).unwrap(), list(&[("off_is_off", 12)]));
    }

    #[test]
    fn a_scenario_reported_twice_is_a_fault() {
        let lines = ["scenario a: 1", "scenario a: 1"].map(str::to_owned);
        assert!(played(&lines).is_err());
    }

    #[test]
    fn equal_lists_pass() {
        let folder = folder(&["a.json", "b.json", "README.md"]);
        let all = list(&[("a", 3), ("b", 1)]);
        compare(folder.path(), &[("Rust", all.clone()), ("Kotlin", all.clone()), ("Swift", all)]).unwrap();
    }

    #[test]
    fn a_language_that_falls_behind_is_named() {
        let folder = folder(&["a.json", "b.json"]);
        let faults =
            compare(folder.path(), &[("Rust", list(&[("a", 3), ("b", 1)])), ("Swift", list(&[("a", 3)]))]);
        assert_eq!(faults.unwrap_err().to_string(), "Swift did not play b");
    }

    #[test]
    fn a_step_left_out_is_seen() {
        let folder = folder(&["a.json"]);
        let faults = compare(folder.path(), &[("Rust", list(&[("a", 3)])), ("Kotlin", list(&[("a", 2)]))]);
        assert_eq!(faults.unwrap_err().to_string(), "a: 3 steps in Rust, 2 in Kotlin");
    }

    #[test]
    fn a_folder_without_scenarios_is_a_fault_and_a_missing_one_is_not() {
        let empty = folder(&[]);
        assert!(compare(empty.path(), &[("Rust", Played::new())]).is_err());
        compare(&empty.path().join("missing"), &[("Rust", Played::new())]).unwrap();
    }
}
