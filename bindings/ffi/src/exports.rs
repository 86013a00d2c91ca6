//! Exports, written to files: a record of years does not have to fit in memory, nor to cross as one text.

use crate::refusals::Fault;
pub use privet::export::Exported;
use privet::store::StoreFault;
use std::fs::{File, OpenOptions};
use std::path::Path;

/// What became of an export.
#[uniffi::remote(Record)]
pub struct Exported {
    /// Entries that the ledger had when it was made.
    pub entries: u64,
    /// Entries that say how an answer was given, and were left out.
    pub manner_left_out: u64,
    /// Entries that could not be read: altered, taken out, or written by a newer app.
    pub unreadable: u64,
}

/// Writes a new file that only the app's user can read, synced before this returns. A file that is there already is left as it is; one
/// that could not be finished, or to which there was nothing to write, is taken away again. Killed in between, half a file stays: it
/// was never reported as written.
pub(crate) fn to_new_file<T>(
    path: &str,
    write: impl FnOnce(&mut File) -> Result<Option<T>, Fault>,
) -> Result<Option<T>, Fault> {
    let path = Path::new(path);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(|fault| Fault::Store(StoreFault::from(fault)))?;
    let written = write(&mut file).and_then(|written| {
        file.sync_all().map_err(|fault| Fault::Store(StoreFault::from(fault)))?;
        Ok(written)
    });
    if !matches!(written, Ok(Some(_))) {
        drop(file);
        let _what_cannot_be_taken_away_stays = std::fs::remove_file(path);
    }
    written
}
