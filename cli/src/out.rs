//! Where the command line tool says things. A reader that goes away (`privet … | head`) ends the saying, not the work.

use std::io::Write as _;

/// One line to standard output.
pub fn line(text: &str) {
    let mut out = std::io::stdout().lock();
    let _gone = writeln!(out, "{text}").and_then(|()| out.flush());
}

/// One line to standard error, where progress and faults go.
pub fn note(text: &str) {
    let _gone = writeln!(std::io::stderr().lock(), "{text}");
}

/// The command was called wrongly, or a file it names cannot be read: exit code 2.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Usage(pub String);

/// Reads a file that the user named. More than `limit` bytes are none of ours.
pub fn read(path: &std::path::Path, limit: u64) -> anyhow::Result<Vec<u8>> {
    use std::io::Read as _;
    let name = path.display();
    let file = std::fs::File::open(path).map_err(|e| Usage(format!("cannot read {name}: {e}")))?;
    let mut bytes = Vec::new();
    file.take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|e| Usage(format!("cannot read {name}: {e}")))?;
    if u64::try_from(bytes.len()).is_ok_and(|n| n <= limit) {
        Ok(bytes)
    } else {
        Err(anyhow::anyhow!("{name} is longer than {limit} bytes"))
    }
}

/// The same as text.
pub fn read_text(path: &std::path::Path, limit: u64) -> anyhow::Result<String> {
    String::from_utf8(read(path, limit)?).map_err(|_| anyhow::anyhow!("{} is not text", path.display()))
}

/// Replaces a file whole: a reader sees the old bytes or the new ones.
pub fn write(path: &std::path::Path, bytes: &[u8]) -> anyhow::Result<()> {
    replace(path, |file| Ok(file.write_all(bytes)?))
}

/// The same with bytes that are made while they are written; if that fails, the old file stays.
pub fn replace<T>(
    path: &std::path::Path,
    write_to: impl FnOnce(&mut dyn std::io::Write) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    use anyhow::Context as _;
    let write = || -> anyhow::Result<T> {
        let parent = path.parent().context("no directory")?;
        std::fs::create_dir_all(parent)?;
        let mut file = tempfile::NamedTempFile::new_in(parent)?;
        let done = write_to(&mut file)?;
        file.as_file().sync_all()?;
        file.persist(path)?;
        Ok(done)
    };
    write().with_context(|| format!("cannot write {}", path.display()))
}
