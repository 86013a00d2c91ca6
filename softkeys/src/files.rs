//! Small private files that are replaced whole, and the lock that makes a change of one a single step.
//!
//! A reader sees the old bytes or the new ones, never a mixture, also after a crash: the new bytes are synced under another
//! name and then renamed. The lock is a file of its own, because the rename would take the lock away with the old file.

use privet::host::KeyFault;
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Holds the lock of one file until dropped; the system frees it with the process.
#[must_use = "the lock is free again once this is dropped"]
pub(crate) struct Lock<'a> {
    path: &'a Path,
    _file: File,
}

/// All of a file, or nothing if there is none. More than `limit` bytes are not ours: [`KeyFault::Corrupt`].
pub(crate) fn read(path: &Path, limit: u64) -> Result<Option<Zeroizing<Vec<u8>>>, KeyFault> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(fault(&error)),
    };
    let length = file.metadata().map_err(|e| fault(&e))?.len().min(limit);
    // Room for all of it at once, so that growing leaves no copies behind.
    let room = usize::try_from(length).unwrap_or(0).saturating_add(1);
    let mut bytes = Zeroizing::new(Vec::with_capacity(room));
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(|e| fault(&e))?;
    if u64::try_from(bytes.len()).is_ok_and(|n| n <= limit) {
        Ok(Some(bytes))
    } else {
        Err(KeyFault::Corrupt)
    }
}

/// Waits for the lock of the file at `path`, making its directory (for this user only) if there is none.
pub(crate) fn lock(path: &Path) -> Result<Lock<'_>, KeyFault> {
    if let Some(directory) = path.parent() {
        private_directory(DirBuilder::new().recursive(true)).create(directory).map_err(|e| fault(&e))?;
    }
    let file = private(OpenOptions::new().create(true).truncate(false).write(true))
        .open(beside(path, ".lock"))
        .map_err(|e| fault(&e))?;
    file.lock().map_err(|e| fault(&e))?;
    Ok(Lock { path, _file: file })
}

impl Lock<'_> {
    /// Replaces the locked file's bytes, durably. On an error the old bytes stand, or the new ones do: read again.
    pub(crate) fn replace(&self, bytes: &[u8]) -> Result<(), KeyFault> {
        self.try_replace(bytes).map_err(|e| fault(&e))
    }

    fn try_replace(&self, bytes: &[u8]) -> std::io::Result<()> {
        let new = beside(self.path, ".new");
        // A process that was killed may have left one; it is ours alone, since we hold the lock.
        match std::fs::remove_file(&new) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut file = private(OpenOptions::new().create_new(true).write(true)).open(&new)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(&new, self.path)?;
        sync_directory_of(self.path)
    }
}

/// Repeating helps against most of what a disk does, but not against a path that is not ours to use.
fn fault(error: &std::io::Error) -> KeyFault {
    match error.kind() {
        ErrorKind::PermissionDenied
        | ErrorKind::NotADirectory
        | ErrorKind::IsADirectory
        | ErrorKind::ReadOnlyFilesystem
        | ErrorKind::InvalidFilename
        | ErrorKind::Unsupported => KeyFault::Host,
        _ => KeyFault::Transient,
    }
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Without this a rename may be forgotten by a crash (`rename(2)` orders nothing by itself).
#[cfg(unix)]
fn sync_directory_of(path: &Path) -> std::io::Result<()> {
    let directory = path.parent().filter(|d| !d.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(directory)?.sync_all()
}

/// A directory can't be opened for syncing elsewhere.
#[cfg(not(unix))]
fn sync_directory_of(_: &Path) -> std::io::Result<()> {
    Ok(())
}

fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

fn private_directory(builder: &mut DirBuilder) -> &mut DirBuilder {
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(builder, 0o700);
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_replaces_a_file_is_private_whole_and_leaves_nothing_beside() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("deep/er/file");
        assert!(read(&path, 9).unwrap().is_none());
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(beside(&path, ".new"), b"left by a killed process").unwrap();
        lock(&path).unwrap().replace(b"one").unwrap();
        lock(&path).unwrap().replace(b"two").unwrap();
        assert_eq!(read(&path, 9).unwrap().unwrap().as_slice(), b"two");
        assert!(!beside(&path, ".new").exists());
        #[cfg(unix)]
        for name in ["file", "file.lock"] {
            let meta = std::fs::metadata(path.with_file_name(name)).unwrap();
            assert_eq!(std::os::unix::fs::PermissionsExt::mode(&meta.permissions()) & 0o777, 0o600);
        }
    }

    #[test]
    fn a_file_over_the_limit_is_corrupt_and_one_at_the_limit_is_read() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("file");
        std::fs::write(&path, b"12345").unwrap();
        assert_eq!(read(&path, 4).unwrap_err(), KeyFault::Corrupt);
        assert_eq!(read(&path, 5).unwrap().unwrap().len(), 5);
    }

    #[test]
    fn a_path_that_cannot_be_used_is_not_worth_repeating() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("file"), b"").unwrap();
        assert_eq!(read(&dir.path().join("file/in"), 9).unwrap_err(), KeyFault::Host);
        assert_eq!(read(dir.path(), 9).unwrap_err(), KeyFault::Host);
    }
}
