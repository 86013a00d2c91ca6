//! The anchor store in software: a few bytes in memory, or in one file.

use crate::files;
use privet::host::{AnchorAdvance, AnchorRead, AnchorStore, KeyFault};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// An anchor has a few hundred bytes; what is far longer is not one.
const MAX_ANCHOR: usize = 64 << 10;

/// `AnchorStore` over memory or a file. Threads and processes may share the file: compare and replace are one step under its
/// lock. More than 64 KiB are [`KeyFault::Corrupt`]. A file lies beside the database and is restored with it, so it shows a
/// restored database only when the file itself is kept elsewhere.
pub struct SoftAnchor(Place);

enum Place {
    Memory(Mutex<AnchorRead>),
    File(PathBuf),
}

impl SoftAnchor {
    /// An anchor that is gone with the process.
    #[must_use]
    pub fn memory() -> Arc<Self> {
        Arc::new(Self(Place::Memory(Mutex::new(AnchorRead::Absent))))
    }

    /// The anchor in this file; it and its directory are made with the first advance.
    #[must_use]
    pub fn file(path: &Path) -> Arc<Self> {
        Arc::new(Self(Place::File(path.to_owned())))
    }
}

impl AnchorStore for SoftAnchor {
    fn read(&self) -> Result<AnchorRead, KeyFault> {
        match &self.0 {
            Place::Memory(held) => Ok(held.lock().unwrap_or_else(PoisonError::into_inner).clone()),
            Place::File(path) => read(path),
        }
    }

    fn advance(&self, expected: &AnchorRead, new: &[u8]) -> Result<AnchorAdvance, KeyFault> {
        if new.len() > MAX_ANCHOR {
            return Err(KeyFault::Corrupt);
        }
        match &self.0 {
            Place::Memory(held) => {
                let mut now = held.lock().unwrap_or_else(PoisonError::into_inner);
                if *now != *expected {
                    return Ok(AnchorAdvance::Stale(now.clone()));
                }
                *now = AnchorRead::Present(new.to_vec());
            }
            Place::File(path) => {
                let lock = files::lock(path)?;
                let now = read(path)?;
                if now != *expected {
                    return Ok(AnchorAdvance::Stale(now));
                }
                lock.replace(new)?;
            }
        }
        Ok(AnchorAdvance::Advanced)
    }
}

fn read(path: &Path) -> Result<AnchorRead, KeyFault> {
    Ok(match files::read(path, u64::try_from(MAX_ANCHOR).unwrap_or(u64::MAX))? {
        None => AnchorRead::Absent,
        Some(bytes) => AnchorRead::Present(bytes.to_vec()),
    })
}

impl fmt::Debug for SoftAnchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SoftAnchor(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(check: impl Fn(&SoftAnchor)) {
        let dir = tempfile::tempdir().unwrap();
        check(&SoftAnchor::memory());
        check(&SoftAnchor::file(&dir.path().join("device/anchor")));
    }

    #[test]
    fn a_stale_expectation_changes_nothing_and_is_told_what_is_there() {
        both(|anchor| {
            assert_eq!(anchor.read(), Ok(AnchorRead::Absent));
            assert_eq!(anchor.advance(&AnchorRead::Absent, b"1"), Ok(AnchorAdvance::Advanced));
            let one = AnchorRead::Present(b"1".to_vec());
            assert_eq!(anchor.advance(&AnchorRead::Absent, b"2"), Ok(AnchorAdvance::Stale(one.clone())));
            assert_eq!(anchor.read(), Ok(one.clone()));
            assert_eq!(anchor.advance(&one, b""), Ok(AnchorAdvance::Advanced));
            assert_eq!(anchor.read(), Ok(AnchorRead::Present(vec![])), "empty is not absent");
        });
    }

    #[test]
    fn too_many_bytes_are_refused_and_nothing_is_written() {
        both(|anchor| {
            let long = vec![0; MAX_ANCHOR + 1];
            assert_eq!(anchor.advance(&AnchorRead::Absent, &long), Err(KeyFault::Corrupt));
            assert_eq!(anchor.read(), Ok(AnchorRead::Absent));
        });
    }
}
