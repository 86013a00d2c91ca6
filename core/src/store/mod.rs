//! The file `privet.db`: bundled `SQLite`, opened so that a hostile file can neither run code nor pass for ours.
//!
//! This module knows rows of bytes. It knows nothing of events, commands or state: what the sealed columns hold is the
//! caller's. One writer at a time, across threads and processes; readers never wait for the writer. Nothing is ever wiped on
//! an error.

mod fault;
mod open;
mod rows;
#[cfg(test)]
mod tests;
pub mod tombstones;

pub use fault::StoreFault;
pub use rows::{EntryRow, EpochRow, OutboxRow, RequestRow, SnapshotRow, UseRow};

use rusqlite::Connection;
use std::fmt;
use std::ops::Deref;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The name of the database's file inside its directory.
pub const FILE: &str = "privet.db";

/// How much of a commit must survive a power cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Durability {
    /// This commit and all before it are on the disk before `commit` returns (`synchronous=FULL`).
    Full,
    /// The file stays whole, but the last commits may be lost in a power cut (`synchronous=NORMAL`).
    Normal,
}

/// An open database: one connection that writes, one that reads.
pub struct Store {
    writer: Mutex<Connection>,
    reader: Mutex<Connection>,
}

impl Store {
    /// Opens `privet.db` in `dir`, which must exist; makes the file (mode 0600) if it is absent, and brings an older schema
    /// up to date. Takes the same time however much the file holds.
    ///
    /// # Errors
    /// [`StoreFault::Newer`] if a newer app wrote the file, [`StoreFault::Hostile`] if its schema or application id is not
    /// ours, [`StoreFault::Corrupt`] if `SQLite` can't read it; [`StoreFault::Busy`], [`StoreFault::Full`], [`StoreFault::Io`].
    pub fn open(dir: &Path) -> Result<Self, StoreFault> {
        let (writer, reader) = open::connections(&dir.join(FILE))?;
        Ok(Self { writer: Mutex::new(writer), reader: Mutex::new(reader) })
    }

    /// Begins a write (`BEGIN IMMEDIATE`): from here on nobody else can write until it ends. Waits up to five seconds for
    /// another writer. A thread that holds a [`Tx`] must not ask for a second one.
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

    /// Begins a read of one unchanging state of the file, on its own connection. Other readers of this store wait for it;
    /// the writer does not.
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn read(&self) -> Result<ReadTx<'_>, StoreFault> {
        let connection = lock(&self.reader);
        connection.execute_batch("BEGIN DEFERRED")?;
        Ok(ReadTx { connection })
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
