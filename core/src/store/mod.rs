//! The file `privet.db`: bundled `SQLite`, opened so that a hostile file can neither run code nor pass for ours.
//!
//! This module knows rows of bytes. It knows nothing of events, commands or state: what the sealed columns hold is the
//! caller's. One writer at a time, across threads and processes; readers never wait for the writer. Nothing is ever wiped on
//! an error.

mod contacts;
mod fault;
mod open;
mod rows;
#[cfg(test)]
mod tests;
pub mod tombstones;

/// The name under which the database says in which form its projections are.
pub const PROJECTIONS: &str = "projections";
/// The form that this build writes: 2 is one tally a day.
pub const PROJECTIONS_VERSION: &[u8] = &[3];

pub use contacts::ContactRow;
pub use fault::StoreFault;
pub use rows::{EntryRow, EpochRow, OutboxRow, RequestRow, SnapshotRow, UseRow};

use rusqlite::Connection;
use std::fmt;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError, TryLockError};

/// The name of the database's file inside its directory.
pub const FILE: &str = "privet.db";

/// How much of a commit must survive a power cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Durability {
    /// This commit and all before it are on the disk before `commit` returns (`synchronous=FULL`). A write that changed
    /// nothing makes nothing durable: `SQLite` then has nothing to sync.
    Full,
    /// The file stays whole, but the last commits may be lost in a power cut (`synchronous=NORMAL`).
    Normal,
}

/// How many reads can go on at once; each has a connection of its own, opened when first needed.
const READERS: usize = 4;

/// An open database: one connection that writes, a few that read.
pub struct Store {
    path: PathBuf,
    writer: Mutex<Connection>,
    readers: [OnceLock<Mutex<Connection>>; READERS],
}

impl Store {
    /// Opens `privet.db` in `dir`, which must exist; makes the file (mode 0600) if it is absent, and brings an older schema
    /// up to date. Takes the same time however much the file holds.
    ///
    /// # Errors
    /// [`StoreFault::Newer`] if a newer app wrote the file, [`StoreFault::Hostile`] if its schema or application id is not
    /// ours, [`StoreFault::Corrupt`] if `SQLite` can't read it; [`StoreFault::Busy`], [`StoreFault::Full`], [`StoreFault::Io`].
    pub fn open(dir: &Path) -> Result<Self, StoreFault> {
        let path = dir.join(FILE);
        let writer = open::writer(&path)?;
        Ok(Self { path, writer: Mutex::new(writer), readers: Default::default() })
    }

    /// Begins a write (`BEGIN IMMEDIATE`): from here on nobody else can write until it ends. Waits up to five seconds for
    /// another writer of the file, and as long as it takes for one of this store. A thread that holds a [`Tx`] must not ask
    /// for a second one.
    ///
    /// # Errors
    /// [`StoreFault::Busy`] after the wait; [`StoreFault`] otherwise.
    pub fn write(&self, durability: Durability) -> Result<Tx<'_>, StoreFault> {
        let connection = lock(&self.writer);
        connection.execute_batch(match durability {
            Durability::Full => "PRAGMA synchronous=FULL",
            Durability::Normal => "PRAGMA synchronous=NORMAL",
        })?;
        connection.execute_batch("BEGIN IMMEDIATE")?;
        Ok(Tx { view: ReadTx { connection } })
    }

    /// Begins a read of one unchanging state of the file. It does not wait for the writer, nor for other readers unless four
    /// are at work; drop it soon, since the log grows as long as an older state is being read.
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn read(&self) -> Result<ReadTx<'_>, StoreFault> {
        let connection = self.reader()?;
        connection.execute_batch("BEGIN DEFERRED")?;
        Ok(ReadTx { connection })
    }

    fn reader(&self) -> Result<MutexGuard<'_, Connection>, StoreFault> {
        let mut free = None;
        for slot in &self.readers {
            match slot.get().map(Mutex::try_lock) {
                Some(Ok(connection)) => return Ok(connection),
                Some(Err(TryLockError::Poisoned(poisoned))) => return Ok(poisoned.into_inner()),
                Some(Err(TryLockError::WouldBlock)) => {}
                None => free = free.or(Some(slot)),
            }
        }
        let [first, ..] = &self.readers;
        let slot = free.unwrap_or(first);
        if slot.get().is_none() {
            // Two threads may open at once for one slot; the second's connection is then dropped unused.
            let connection = open::reader(&self.path)?;
            return Ok(lock(slot.get_or_init(|| Mutex::new(connection))));
        }
        slot.get().map(lock).ok_or(StoreFault::Busy)
    }

    /// Empties the write-ahead log, so that bytes deleted before are in no file any more. Call it after deleting secrets,
    /// with no transaction open in this thread.
    ///
    /// # Errors
    /// [`StoreFault::Busy`] while somebody still reads an older state: the bytes are still there, call again.
    pub fn truncate_wal(&self) -> Result<(), StoreFault> {
        let connection = lock(&self.writer);
        connection.execute_batch("PRAGMA synchronous=FULL")?;
        let busy: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if busy == 0 { Ok(()) } else { Err(StoreFault::Busy) }
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").finish_non_exhaustive()
    }
}

/// A thread that panicked has left no open transaction behind: unwinding dropped it, which rolled it back.
fn lock(connection: &Mutex<Connection>) -> MutexGuard<'_, Connection> {
    connection.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One unchanging state of the file. Its methods are in `rows.rs`, one or two per table.
pub struct ReadTx<'s> {
    connection: MutexGuard<'s, Connection>,
}

impl Drop for ReadTx<'_> {
    fn drop(&mut self) {
        // After a commit there is nothing to roll back. If the rollback itself fails, SQLite has already done it.
        if !self.connection.is_autocommit() {
            let _ = self.connection.execute_batch("ROLLBACK");
        }
    }
}

impl fmt::Debug for ReadTx<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReadTx").finish_non_exhaustive()
    }
}

/// A write that nobody else sees until [`Tx::commit`], and that never was if it is dropped before. Reads through
/// its [`ReadTx`] see what it wrote.
#[must_use = "a Tx that is dropped without commit() is rolled back"]
pub struct Tx<'s> {
    view: ReadTx<'s>,
}

impl Tx<'_> {
    /// Makes the write visible, and durable as far as its [`Durability`] says.
    ///
    /// # Errors
    /// [`StoreFault`]; the write is then rolled back.
    pub fn commit(self) -> Result<(), StoreFault> {
        Ok(self.view.connection.execute_batch("COMMIT")?)
    }
}

impl<'s> Deref for Tx<'s> {
    type Target = ReadTx<'s>;
    fn deref(&self) -> &ReadTx<'s> {
        &self.view
    }
}

impl fmt::Debug for Tx<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tx").finish_non_exhaustive()
    }
}
