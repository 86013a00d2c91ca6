//! A mutation: a patch that takes one defence away, and the test that then has to fail. `xtask` reads this very file, so that the fast
//! check in `tests/rust/mutations.rs` and the long one in `cargo xtask soak` cannot differ. The format is in tests/mutations/README.md.

use anyhow::{Context, Result, bail};
use diffy::Patch;
use std::path::{Path, PathBuf};

/// Where the patches are, below the project's root.
pub const FOLDER: &str = "tests/mutations";

/// One patch with what its head says.
pub struct Mutation {
    /// Folder and name, without `.patch`.
    pub name: String,
    /// What the patch takes away: what holds without it.
    pub removes: String,
    /// The package of the test that has to fail.
    pub package: String,
    /// Its target: the name of an integration test, or `lib`.
    pub target: String,
    /// The test's own name, or a scenario's file.
    pub test: String,
    /// The one file that is changed, below the project's root.
    pub file: PathBuf,
    patch: String,
}

impl Mutation {
    /// Every patch of the project at `root`, by name.
    ///
    /// # Errors
    /// What is wrong with which of them.
    pub fn all(root: &Path) -> Result<Vec<Self>> {
        let mut found = Vec::new();
        for group in std::fs::read_dir(root.join(FOLDER)).context(FOLDER)? {
            let group = group?.path();
            if !group.is_dir() {
                continue;
            }
            for file in std::fs::read_dir(&group)? {
                let file = file?.path();
                let named = file.strip_prefix(root.join(FOLDER)).unwrap_or(&file).with_extension("");
                let name = named.to_string_lossy().replace('\\', "/");
                let whole = std::fs::read_to_string(&file)?;
                found.push(Self::parse(name.clone(), &whole).with_context(|| name)?);
            }
        }
        found.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(found)
    }

    fn parse(name: String, whole: &str) -> Result<Self> {
        let (head, patch) = whole.split_once("\n\n").context("no empty line after the head")?;
        let mut lines = head.lines();
        let removes = lines.next().and_then(|line| line.strip_prefix("Removes: ")).context("no Removes:")?;
        let fails = lines.next().and_then(|line| line.strip_prefix("Fails: ")).context("no Fails:")?;
        let words: Vec<_> = fails.split(' ').collect();
        let ([package, target, test], None) = (words.as_slice(), lines.next()) else {
            bail!("Fails: takes a package, a target and a test, and is the last line of the head");
        };
        let diff = Patch::from_str(patch)?;
        let file = diff.modified().and_then(|file| file.strip_prefix("b/")).context("no file of b/")?;
        Ok(Self {
            name,
            removes: removes.to_owned(),
            package: (*package).to_owned(),
            target: (*target).to_owned(),
            test: (*test).to_owned(),
            file: file.into(),
            patch: patch.to_owned(),
        })
    }

    /// The changed source.
    ///
    /// # Errors
    /// The patch does not apply, or changes nothing.
    pub fn apply(&self, source: &str) -> Result<String> {
        let changed = diffy::apply(source, &Patch::from_str(&self.patch)?)?;
        if changed == source {
            bail!("nothing is changed");
        }
        Ok(changed)
    }
}
