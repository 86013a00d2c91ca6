//! Where records live: in memory, or in `keys.json` of a directory that other threads and processes may use too.
//!
//! Every look reads the file again and parses it only if its bytes changed; every change is made under the file's lock, on what
//! the file says then.

use crate::files;
use crate::records::{MAX_FILE, Records};
use privet::host::KeyFault;
use privet_wire::merkle::{Hash, sha256};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The place of one store.
pub(crate) enum Place {
    /// Gone with the process.
    Memory(Mutex<Arc<Records>>),
    /// The path of `keys.json`, and what was last read there with the digest of its bytes.
    File(PathBuf, Mutex<Option<(Hash, Arc<Records>)>>),
}

impl Place {
    pub(crate) fn memory() -> Arc<Self> {
        Arc::new(Self::Memory(Mutex::default()))
    }

    pub(crate) fn directory(path: &Path) -> Arc<Self> {
        Arc::new(Self::File(path.join("keys.json"), Mutex::default()))
    }

    /// The records as they stand now.
    pub(crate) fn look(&self) -> Result<Arc<Records>, KeyFault> {
        match self {
            Self::Memory(records) => Ok(Arc::clone(&held(records))),
            Self::File(path, seen) => read(path, seen),
        }
    }

    /// Alters the records in one step; on an error nothing is altered.
    pub(crate) fn change<T>(
        &self,
        alter: impl FnOnce(&mut Records) -> Result<T, KeyFault>,
    ) -> Result<T, KeyFault> {
        match self {
            Self::Memory(records) => {
                let mut now = held(records);
                let mut next = Records::clone(&now);
                let answer = alter(&mut next)?;
                *now = Arc::new(next);
                Ok(answer)
            }
            Self::File(path, seen) => {
                let lock = files::lock(path)?;
                let now = read(path, seen)?;
                let mut next = Records::clone(&now);
                let answer = alter(&mut next)?;
                let bytes = next.encode()?;
                if bytes != now.encode()? {
                    lock.replace(&bytes)?;
                    *held(seen) = Some((sha256(&bytes), Arc::new(next)));
                }
                Ok(answer)
            }
        }
    }
}

fn read(path: &Path, seen: &Mutex<Option<(Hash, Arc<Records>)>>) -> Result<Arc<Records>, KeyFault> {
    let Some(bytes) = files::read(path, MAX_FILE)? else { return Ok(Arc::default()) };
    let digest = sha256(&bytes);
    if let Some((known, records)) = held(seen).as_ref()
        && *known == digest
    {
        return Ok(Arc::clone(records));
    }
    let records = Arc::new(Records::parse(&bytes)?);
    *held(seen) = Some((digest, Arc::clone(&records)));
    Ok(records)
}

/// What the mutexes guard is replaced in one assignment, so a thread that panicked left nothing half done.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
