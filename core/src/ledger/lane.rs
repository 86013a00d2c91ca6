//! The anchor's lane: among all threads and processes that use one directory, only one at a time moves its anchor, opens the ledger,
//! or replaces the key that wraps its masters.
//!
//! It is the one lock that is held while a host is called. Never wait for it inside a transaction.
//!
//! The lock file is opened once and kept: whoever moves the directory away between a commit and its anchor must not keep the
//! anchor from being moved, or an older copy put in its place would open as if nothing were.

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
    file: Mutex<Option<File>>,
}

/// The right to do so; ends when dropped, and with the process.
#[must_use = "the lane is free again once this is dropped"]
#[derive(Debug)]
pub struct LaneGuard<'a> {
    held: MutexGuard<'a, Option<File>>,
}

impl Drop for LaneGuard<'_> {
    fn drop(&mut self) {
        // Other processes first, threads after: the mutex opens once this is over.
        if let Some(Err(error)) = self.held.as_ref().map(File::unlock) {
            log::warn!("lane: not left, its file is closed: {:?}", error.kind());
            *self.held = None;
        }
    }
}

impl Lane {
    /// The lane of `dir`. Nothing is touched yet.
    #[must_use]
    pub fn new(dir: &Path) -> Self {
        Self { path: dir.join(FILE), file: Mutex::new(None) }
    }

    /// Waits for the lane. A thread that holds it must not ask again.
    ///
    /// # Errors
    /// [`StoreFault::Io`] or [`StoreFault::Full`] if the lock file can't be made or locked.
    pub fn enter(&self) -> Result<LaneGuard<'_>, StoreFault> {
        // A thread that panicked in the lane left nothing half done: the anchor store replaces its bytes at once.
        let mut held = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let file = match held.take() {
            Some(file) => file,
            None => private(OpenOptions::new().create(true).truncate(false).write(true)).open(&self.path)?,
        };
        file.lock()?;
        *held = Some(file);
        Ok(LaneGuard { held })
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
    fn a_directory_that_was_moved_away_does_not_close_the_lane() {
        let dir = tempfile::tempdir().unwrap();
        let (here, away) = (dir.path().join("here"), dir.path().join("away"));
        std::fs::create_dir(&here).unwrap();
        let lane = Lane::new(&here);
        drop(lane.enter().unwrap());
        std::fs::rename(&here, &away).unwrap();
        let held = lane.enter().unwrap();
        // And it is still the same lane for whoever uses the directory where it is now.
        let file = File::open(away.join(FILE)).unwrap();
        assert!(file.try_lock().is_err());
        drop(held);
        assert!(file.try_lock().is_ok());
    }

    #[test]
    fn a_directory_that_is_not_there_is_an_error() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(Lane::new(&dir.path().join("none")).enter().map(drop), Err(StoreFault::Io));
    }
}
