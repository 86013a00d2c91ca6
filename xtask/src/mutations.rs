//! Takes each defence away that `tests/mutations` has a patch for, in a copy of what was committed last, and expects the named test
//! to fail. A patch that does not compile shows nothing, and one that no test notices is a hole: both are errors.

use crate::process;
use crate::project::Project;
use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::{Command, Stdio};

#[allow(dead_code, reason = "what the other reader needs is read here as well")]
#[path = "../../tests/rust/robust/mutation.rs"]
mod mutation;

use mutation::Mutation;

/// The one test that plays all scenarios.
const SCENARIOS: &str = "every_scenario_goes_as_it_says";
const SCENARIO: &str = ".json";

/// A copy of the project that may be changed, with a target directory of its own.
struct Copy<'p> {
    project: &'p Project,
    root: PathBuf,
    target: PathBuf,
}

/// How a test ended.
enum Ran {
    NotCompiled(String),
    Passed,
    Failed,
    /// Neither: no such test, or the process ended otherwise.
    Otherwise(String),
}

/// Runs the mutations whose name has `only` in it, all of them if it is empty. Answers how many were noticed.
pub fn run(project: &Project, only: &str) -> Result<usize> {
    let copy = Copy::make(project)?;
    let mutations = Mutation::all(&copy.root)?;
    let chosen: Vec<_> = mutations.iter().filter(|mutation| mutation.name.contains(only)).collect();
    let mut wrong = Vec::new();
    let mut targets: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    for mutation in &chosen {
        let target = targets.entry((&mutation.package, &mutation.target)).or_default();
        target.insert(mutation.test_function());
    }
    for ((package, target), tests) in &targets {
        copy.all_pass(package, target, tests)?;
    }
    for mutation in &chosen {
        let file = copy.root.join(&mutation.file);
        let source = std::fs::read_to_string(&file).with_context(|| mutation.name.clone())?;
        let ran = match mutation.apply(&source) {
            Err(why) => Ran::NotCompiled(format!("does not apply: {why:#}")),
            Ok(changed) => {
                std::fs::write(&file, changed)?;
                let ran = copy.ran(mutation);
                std::fs::write(&file, &source)?;
                ran?
            }
        };
        let said = match ran {
            Ran::Failed => {
                println!("mutation {}: noticed by {}", mutation.name, mutation.test);
                continue;
            }
            Ran::Passed => format!("{} passes without this: {}", mutation.test, mutation.removes),
            Ran::NotCompiled(why) => format!("does not compile\n{why}"),
            Ran::Otherwise(said) => format!("{} neither passed nor failed\n{said}", mutation.test),
        };
        println!("mutation {}: {said}", mutation.name);
        wrong.push(mutation.name.clone());
    }
    if !wrong.is_empty() {
        bail!("{} of {} mutations: {}", wrong.len(), chosen.len(), wrong.join(", "));
    }
    Ok(chosen.len())
}

impl Mutation {
    fn test_function(&self) -> &str {
        if self.test.ends_with(SCENARIO) { SCENARIOS } else { &self.test }
    }
}

impl<'p> Copy<'p> {
    /// What was committed last and nothing else: a run says something about a commit.
    fn make(project: &'p Project) -> Result<Self> {
        let root = project.scratch("mutations/tree")?;
        std::fs::remove_dir_all(&root)?;
        std::fs::create_dir_all(&root)?;
        let archive = project.scratch("mutations")?.join("tree.tar");
        let mut git = Command::new("git");
        git.current_dir(project.at("")).args(["archive", "--format=tar", "HEAD", "-o"]).arg(&archive);
        process::show(&mut git)?;
        // As if written now: what an earlier run built from a changed source would pass for newer than the commit.
        process::show(Command::new("tar").arg("-xmf").arg(&archive).arg("-C").arg(&root))?;
        Ok(Self { project, root, target: project.scratch("mutations/target")? })
    }

    /// Runs these tests of one target.
    fn output(&self, package: &str, target: &str, tests: &BTreeSet<&str>) -> Result<(bool, String)> {
        let mut cargo = self.project.cargo(["test", "-p", package]);
        cargo.current_dir(&self.root).env("CARGO_TARGET_DIR", &self.target).env("RUST_BACKTRACE", "0");
        // A defence that is gone shows in a few tries.
        cargo.env("PRIVET_TRIES", "20").env("PRIVET_KILLS", "50");
        if target == "lib" {
            cargo.arg("--lib");
        } else {
            cargo.args(["--test", target]);
        }
        let output =
            cargo.arg("--").args(tests).stdin(Stdio::null()).output().context("cargo did not start")?;
        let said = String::from_utf8_lossy(&[&output.stderr[..], &output.stdout[..]].concat()).into_owned();
        Ok((output.status.success(), said))
    }

    /// With nothing taken away, each of these tests is there and passes.
    fn all_pass(&self, package: &str, target: &str, tests: &BTreeSet<&str>) -> Result<()> {
        let (success, said) = self.output(package, target, tests)?;
        if !success || !said.contains(&format!("test result: ok. {} passed", tests.len())) {
            bail!("{package} {target}: with nothing taken away not all of {tests:?} pass\n{}", end(&said));
        }
        Ok(())
    }

    fn ran(&self, mutation: &Mutation) -> Result<Ran> {
        let tests = BTreeSet::from([mutation.test_function()]);
        let (success, said) = self.output(&mutation.package, &mutation.target, &tests)?;
        let here = mutation.test.strip_suffix(SCENARIO).is_none_or(|name| said.contains(name));
        Ok(if said.contains("error: could not compile") {
            Ran::NotCompiled(end(&said))
        } else if success && said.contains("1 passed; 0 failed") {
            Ran::Passed
        } else if said.contains("0 passed; 1 failed") && here {
            Ran::Failed
        } else {
            Ran::Otherwise(end(&said))
        })
    }
}

/// The last lines of what a command said.
fn end(said: &str) -> String {
    let lines: Vec<_> = said.lines().collect();
    lines.get(lines.len().saturating_sub(40)..).unwrap_or_default().join("\n")
}
