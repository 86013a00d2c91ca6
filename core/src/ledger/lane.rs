//! The anchor's lane: among all threads and processes that use one directory, only one at a time moves its anchor.
//!
//! It is the one lock that is held while a host is called. Never wait for it inside a transaction.

use crate::store::StoreFault;
use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The name of the lock file inside the directory. It stays empty and may stay behind.
pub const FILE: &str = "privet.lane";

/// The lane of one directory.
#[derive(Debug)]
pub struct Lane {
    path: PathBuf,
    threads: Mutex<()>,
}

/// The right to move the anchor; ends when dropped, and with the process.
#[must_use = "the lane is free again once this is dropped"]
#[derive(Debug)]
pub struct LaneGuard<'a> {
    // Closing the file frees the lock for other processes; declared first, so that it closes before the mutex opens.
    _file: File,
    _threads: MutexGuard<'a, ()>,
}

impl Lane {
    /// The lane of `dir`. Nothing is touched yet.
    #[must_use]
    pub fn new(dir: &Path) -> Self {
        Self { path: dir.join(FILE), threads: Mutex::new(()) }
    }

    /// Waits for the lane. A thread that holds it must not ask again.
    ///
    /// # Errors
    /// [`StoreFault::Io`] or [`StoreFault::Full`] if the lock file can't be made or locked.
    pub fn enter(&self) -> Result<LaneGuard<'_>, StoreFault> {
        // A thread that panicked in the lane left nothing half done: the anchor store replaces its bytes at once.
        let threads = self.threads.lock().unwrap_or_else(PoisonError::into_inner);
        let file = private(OpenOptions::new().create(true).truncate(false).write(true)).open(&self.path)?;
        file.lock()?;
        Ok(LaneGuard { _file: file, _threads: threads })
    }
}

fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_lane_of_the_same_directory_waits_until_the_first_is_left() {
        let dir = tempfile::tempdir().unwrap();
        let (one, two) = (Lane::new(dir.path()), Lane::new(dir.path()));
        let held = one.enter().unwrap();
        let (tell, told) = std::sync::mpsc::channel();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let _guard = two.enter().unwrap();
                tell.send(()).unwrap();
            });
            assert!(told.recv_timeout(std::time::Duration::from_millis(100)).is_err());
            drop(held);
            assert!(told.recv_timeout(std::time::Duration::from_secs(10)).is_ok());
        });
    }

    #[test]
    fn a_directory_that_is_not_there_is_an_error() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(Lane::new(&dir.path().join("none")).enter().map(drop), Err(StoreFault::Io));
    }
}
