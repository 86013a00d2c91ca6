//! Running other tools: what they say goes to a log whole and to the screen as far as it is worth reading.

use anyhow::{Context, Result, bail};
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// How many lines of a failed tool's log are shown.
const TAIL: usize = 120;

/// Runs a tool with its output on the screen; fails if it fails.
pub fn show(command: &mut Command) -> Result<()> {
    let name = name(command);
    let status = command.status().with_context(|| format!("{name} did not start"))?;
    if !status.success() {
        bail!("{name} failed ({status})");
    }
    Ok(())
}

/// Runs a tool and keeps what it says in `log`. Lines that `worth` picks are shown at once; if the tool fails, the end of the
/// log is shown. Answers every line.
pub fn keep(command: &mut Command, log: &Path, worth: fn(&str) -> bool) -> Result<Vec<String>> {
    let name = name(command);
    // One pipe for both streams keeps their lines in order.
    let (reader, writer) = std::io::pipe()?;
    command.stdin(Stdio::null()).stdout(writer.try_clone()?).stderr(writer);
    let mut child = command.spawn().with_context(|| format!("{name} did not start"))?;
    // The command holds the write ends; while it does, the reader below would wait for ever.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut file = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
    let mut lines = Vec::new();
    for line in BufReader::new(reader).split(b'\n') {
        let line = String::from_utf8_lossy(&line?).trim_end().to_owned();
        writeln!(file, "{line}")?;
        if worth(&line) {
            println!("{line}");
        }
        lines.push(line);
    }
    let status = child.wait()?;
    if !status.success() {
        for line in lines.get(lines.len().saturating_sub(TAIL)..).unwrap_or_default() {
            println!("{line}");
        }
        bail!("{name} failed ({status}); all it said is in {}", log.display());
    }
    Ok(lines)
}

/// Whether a tool starts and answers success, saying nothing either way.
pub fn answers(command: &mut Command) -> bool {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// What a tool says when asked, or nothing if it does not start or fails.
pub fn ask(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    let both = [output.stdout, output.stderr].concat();
    output.status.success().then(|| String::from_utf8_lossy(&both).into_owned())
}

/// Where the path variable leads for a tool's name.
pub fn which(tool: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(tool)).find(|file| file.is_file())
}

fn name(command: &Command) -> String {
    let program =
        Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy().into_owned();
    match command.get_args().find(|arg| !arg.to_string_lossy().starts_with('-')) {
        Some(arg) => format!("{program} {}", arg.to_string_lossy()),
        None => program,
    }
}
