//! The stranger's verifier: Python that knows only docs/formats.md, in an environment of its own below the target directory.

use crate::process;
use crate::project::Project;
use anyhow::Result;
use std::process::Command;

const FOLDER: &str = "tests/stranger";

/// Whether this checkout has one.
pub fn exists(project: &Project) -> bool {
    project.at(FOLDER).join("run.py").exists()
}

/// Makes the environment, installs what requirements.txt pins, and runs; everything it says is shown.
pub fn test(project: &Project) -> Result<()> {
    let folder = project.at(FOLDER);
    let home = project.scratch("python")?;
    let logs = project.scratch("logs")?;
    let mut venv = Command::new("python3");
    process::keep(venv.args(["-m", "venv"]).arg(&home), &logs.join("python-venv.log"), |_| false)?;
    let python = home.join("bin/python3");
    let mut pip = Command::new(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"]);
    process::keep(pip.arg(folder.join("requirements.txt")), &logs.join("pip.log"), |_| false)?;
    let mut run = Command::new(&python);
    process::keep(
        run.arg(folder.join("run.py")).current_dir(project.at("")),
        &logs.join("stranger.log"),
        |_| true,
    )?;
    Ok(())
}
