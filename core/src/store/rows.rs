//! The tables, row by row. Each method is one statement; what a body holds, and under which key, is the caller's.
//!
//! A value that this app could not have written (a negative index, a hash of 31 bytes) is [`StoreFault::Hostile`].

use super::{ReadTx, StoreFault, Tx};
use crate::seal::Tag;
use privet_wire::merkle::Hash;
use rusqlite::{OptionalExtension, Params, Row, params};
use std::ops::{ControlFlow, Range, RangeInclusive};

/// A wrapped master.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EpochRow {
    /// The epoch's number.
    pub epoch: u32,
    /// The alias of the device key that wraps it.
    pub alias: String,
    /// The master, wrapped.
    pub wrapped: Vec<u8>,
}

/// A row of the ledger as it lies in the file; verified only by `ledger`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRow {
    /// Its place in the ledger, from 0.
    pub index: u64,
    /// RFC 6962 leaf hash.
    pub leaf: Hash,
    /// Version of the body's format.
    pub version: u16,
    /// Whole hours since 1970.
    pub hour: u32,
    /// Sealed salt and body; nothing once erased.
    pub body: Option<Vec<u8>>,
}

/// The outcome of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestRow {
    /// Tag of what the command asked, to tell a repetition from another command under the same id.
    pub args: Tag,
    /// Sealed outcome.
    pub outcome: Vec<u8>,
}

/// Something to be delivered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxRow {
    /// Order of arrival.
    pub seq: u64,
    /// Opaque name.
    pub tag: Tag,
    /// Sealed content.
    pub body: Vec<u8>,
}

/// A cached state as it lies in the file; judged only by `ledger::snapshot`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotRow {
    /// How many entries it covers.
    pub size: u64,
    /// The ledger's root at that size.
    pub root: Hash,
    /// Sealed state.
    pub body: Vec<u8>,
}

/// One line of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UseRow {
    /// The entry.
    pub index: u64,
    /// Whole hours since 1970.
    pub hour: u32,
}

/// `SQLite`'s integers are signed; an index beyond them can't be in the file.
fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn unsigned(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    let value: i64 = row.get(column)?;
    u64::try_from(value).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(column, value))
}

fn entry_row(row: &Row<'_>) -> rusqlite::Result<EntryRow> {
    Ok(EntryRow {
        index: unsigned(row, 0)?,
        leaf: row.get(1)?,
        version: row.get(2)?,
        hour: row.get(3)?,
        body: row.get(4)?,
    })
}

fn outbox_row(row: &Row<'_>) -> rusqlite::Result<OutboxRow> {
    Ok(OutboxRow { seq: unsigned(row, 0)?, tag: row.get(1)?, body: row.get(2)? })
}

impl ReadTx<'_> {
    pub(super) fn one<T>(
        &self,
        sql: &str,
        params: impl Params,
        map: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, StoreFault> {
        Ok(self.connection.prepare_cached(sql)?.query_row(params, map).optional()?)
    }

    pub(super) fn many<T>(
        &self,
        sql: &str,
        params: impl Params,
        map: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreFault> {
        let mut statement = self.connection.prepare_cached(sql)?;
        statement.query_map(params, map)?.map(|row| row.map_err(StoreFault::from)).collect()
    }

    fn count(&self, sql: &str) -> Result<u64, StoreFault> {
        Ok(self.one(sql, [], |row| unsigned(row, 0))?.unwrap_or(0))
    }

    /// Is there nothing in the file but its schema? Then no ledger was ever begun in it.
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn is_blank(&self) -> Result<bool, StoreFault> {
        let sql = "SELECT EXISTS (SELECT 1 FROM meta) OR EXISTS (SELECT 1 FROM epoch) OR EXISTS (SELECT 1 FROM entry)";
        Ok(self.count(sql)? == 0)
    }

    /// A named record of the database itself.
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn meta(&self, name: &str) -> Result<Option<Vec<u8>>, StoreFault> {
        self.one("SELECT body FROM meta WHERE name = ?1", [name], |row| row.get(0))
    }

    /// The wrapped masters, oldest first.
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn epochs(&self) -> Result<Vec<EpochRow>, StoreFault> {
        self.many("SELECT epoch, alias, wrapped FROM epoch ORDER BY epoch", [], |row| {
            Ok(EpochRow { epoch: row.get(0)?, alias: row.get(1)?, wrapped: row.get(2)? })
        })
    }

    /// One more than the highest index in the file.
    pub(crate) fn entry_end(&self) -> Result<u64, StoreFault> {
        let highest =
            self.one("SELECT idx FROM entry ORDER BY idx DESC LIMIT 1", [], |row| unsigned(row, 0))?;
        Ok(highest.map_or(0, |index| index + 1))
    }

    pub(crate) fn entry(&self, index: u64) -> Result<Option<EntryRow>, StoreFault> {
        self.one(
            "SELECT idx, leaf, version, hour, body FROM entry WHERE idx = ?1",
            [signed(index)],
            entry_row,
        )
    }

    /// Visits rows in order until there is no more or the visitor breaks.
    pub(crate) fn entries<B>(
        &self,
        range: Range<u64>,
        mut visit: impl FnMut(EntryRow) -> ControlFlow<B>,
    ) -> Result<ControlFlow<B>, StoreFault> {
        let sql =
            "SELECT idx, leaf, version, hour, body FROM entry WHERE idx >= ?1 AND idx < ?2 ORDER BY idx";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([signed(range.start), signed(range.end)])?;
        while let Some(row) = rows.next()? {
            if let ControlFlow::Break(value) = visit(entry_row(row)?) {
                return Ok(ControlFlow::Break(value));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    pub(crate) fn erased(&self) -> Result<u64, StoreFault> {
        self.count("SELECT count(*) FROM entry WHERE body IS NULL")
    }

    /// The root of the full subtree over leaves `index << level .. (index + 1) << level`; level 0 is the leaf itself.
    pub(crate) fn node(&self, level: u8, index: u64) -> Result<Option<Hash>, StoreFault> {
        if level == 0 {
            return self.one("SELECT leaf FROM entry WHERE idx = ?1", [signed(index)], |row| row.get(0));
        }
        let sql = "SELECT hash FROM node WHERE level = ?1 AND idx = ?2";
        self.one(sql, params![level, signed(index)], |row| row.get(0))
    }

    pub(crate) fn node_count(&self) -> Result<u64, StoreFault> {
        self.count("SELECT count(*) FROM node")
    }

    /// The outcome recorded for a request.
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn request(&self, tag: &Tag) -> Result<Option<RequestRow>, StoreFault> {
        self.one("SELECT args, outcome FROM request WHERE tag = ?1", [tag], |row| {
            Ok(RequestRow { args: row.get(0)?, outcome: row.get(1)? })
        })
    }

    /// One row of the outbox.
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn outbox(&self, tag: &Tag) -> Result<Option<OutboxRow>, StoreFault> {
        self.one("SELECT seq, tag, body FROM outbox WHERE tag = ?1", [tag], outbox_row)
    }

    /// How many rows the outbox has.
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn outbox_len(&self) -> Result<u64, StoreFault> {
        self.count("SELECT count(*) FROM outbox")
    }

    pub(crate) fn snapshot(&self, fold: u16) -> Result<Option<SnapshotRow>, StoreFault> {
        self.one("SELECT size, root, body FROM snapshot WHERE fold = ?1", [fold], |row| {
            Ok(SnapshotRow { size: unsigned(row, 0)?, root: row.get(1)?, body: row.get(2)? })
        })
    }

    /// A page of the entries under `tag`, newest first, at most `limit`, all below `before` if given. Costs as much as the
    /// page, not as the history.
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn uses(&self, tag: &Tag, before: Option<u64>, limit: u32) -> Result<Vec<UseRow>, StoreFault> {
        let sql = "SELECT idx, hour FROM use_index WHERE tag = ?1 AND idx < ?2 ORDER BY idx DESC LIMIT ?3";
        let before = before.map_or(i64::MAX, signed);
        self.many(sql, params![tag, before, limit], |row| {
            Ok(UseRow { index: unsigned(row, 0)?, hour: row.get(1)? })
        })
    }

    /// The sealed tally of one day (days since 1970).
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn tally(&self, tag: &Tag, day: u32) -> Result<Option<Vec<u8>>, StoreFault> {
        self.one("SELECT body FROM tally WHERE tag = ?1 AND day = ?2", params![tag, day], |row| row.get(0))
    }

    /// The sealed tallies of these days, oldest first.
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn tallies(&self, tag: &Tag, days: RangeInclusive<u32>) -> Result<Vec<(u32, Vec<u8>)>, StoreFault> {
        let sql = "SELECT day, body FROM tally WHERE tag = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY day";
        self.many(sql, params![tag, days.start(), days.end()], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// One sealed template.
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn template(&self, tag: &Tag) -> Result<Option<Vec<u8>>, StoreFault> {
        self.one("SELECT body FROM template WHERE tag = ?1", [tag], |row| row.get(0))
    }

    /// The tags of all templates.
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn templates(&self) -> Result<Vec<Tag>, StoreFault> {
        self.many("SELECT tag FROM template ORDER BY tag", [], |row| row.get(0))
    }
}

impl Tx<'_> {
    pub(super) fn run(&self, sql: &str, params: impl Params) -> Result<bool, StoreFault> {
        Ok(self.view.connection.prepare_cached(sql)?.execute(params)? > 0)
    }

    /// Writes a named record of the database itself, over an older one.
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn put_meta(&self, name: &str, body: &[u8]) -> Result<(), StoreFault> {
        self.run("INSERT OR REPLACE INTO meta (name, body) VALUES (?1, ?2)", params![name, body]).map(drop)
    }

    /// Writes a wrapped master, over an older wrapping of the same epoch.
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn put_epoch(&self, row: &EpochRow) -> Result<(), StoreFault> {
        let sql = "INSERT OR REPLACE INTO epoch (epoch, alias, wrapped) VALUES (?1, ?2, ?3)";
        self.run(sql, params![row.epoch, row.alias, row.wrapped]).map(drop)
    }

    /// Deletes a wrapped master; says whether it was there. What it sealed can't be opened afterwards.
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn delete_epoch(&self, epoch: u32) -> Result<bool, StoreFault> {
        self.run("DELETE FROM epoch WHERE epoch = ?1", [epoch])
    }

    /// Never over an existing row.
    pub(crate) fn insert_entry(&self, row: &EntryRow) -> Result<(), StoreFault> {
        let sql = "INSERT INTO entry (idx, leaf, version, hour, body) VALUES (?1, ?2, ?3, ?4, ?5)";
        self.run(sql, params![signed(row.index), row.leaf, row.version, row.hour, row.body]).map(drop)
    }

    pub(crate) fn erase_entry(&self, index: u64) -> Result<bool, StoreFault> {
        self.run("UPDATE entry SET body = NULL WHERE idx = ?1 AND body IS NOT NULL", [signed(index)])
    }

    /// Never over an existing node.
    pub(crate) fn insert_node(&self, level: u8, index: u64, hash: &Hash) -> Result<(), StoreFault> {
        let sql = "INSERT INTO node (level, idx, hash) VALUES (?1, ?2, ?3)";
        self.run(sql, params![level, signed(index), hash]).map(drop)
    }

    /// Records the outcome of a request. Never over an existing one: a second one is [`StoreFault::Hostile`].
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn put_request(&self, tag: &Tag, args: &Tag, outcome: &[u8]) -> Result<(), StoreFault> {
        let sql = "INSERT INTO request (tag, args, outcome) VALUES (?1, ?2, ?3)";
        self.run(sql, params![tag, args, outcome]).map(drop)
    }

    /// Forgets a request; says whether it was there.
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn delete_request(&self, tag: &Tag) -> Result<bool, StoreFault> {
        self.run("DELETE FROM request WHERE tag = ?1", [tag])
    }

    /// Adds to the end of the outbox. A tag that is there already is [`StoreFault::Hostile`].
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn put_outbox(&self, tag: &Tag, body: &[u8]) -> Result<(), StoreFault> {
        self.run("INSERT INTO outbox (tag, due, body) VALUES (?1, 0, ?2)", params![tag, body]).map(drop)
    }

    /// Deletes from the outbox; says whether it was there.
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn delete_outbox(&self, tag: &Tag) -> Result<bool, StoreFault> {
        self.run("DELETE FROM outbox WHERE tag = ?1", [tag])
    }

    /// Keeps one row per fold version, and drops those of older versions.
    pub(crate) fn put_snapshot(&self, fold: u16, row: &SnapshotRow) -> Result<(), StoreFault> {
        self.run("DELETE FROM snapshot WHERE fold < ?1", [fold])?;
        let sql = "INSERT OR REPLACE INTO snapshot (fold, size, root, body) VALUES (?1, ?2, ?3, ?4)";
        self.run(sql, params![fold, signed(row.size), row.root, row.body]).map(drop)
    }

    /// Deletes every snapshot; the next open folds the whole ledger.
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn clear_snapshots(&self) -> Result<(), StoreFault> {
        self.run("DELETE FROM snapshot", []).map(drop)
    }

    /// Lists an entry under a tag; listing it twice is listing it once.
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn put_use(&self, tag: &Tag, index: u64, hour: u32) -> Result<(), StoreFault> {
        let sql = "INSERT OR REPLACE INTO use_index (tag, idx, hour) VALUES (?1, ?2, ?3)";
        self.run(sql, params![tag, signed(index), hour]).map(drop)
    }

    /// Takes an entry off a tag's list; says whether it was there.
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn delete_use(&self, tag: &Tag, index: u64) -> Result<bool, StoreFault> {
        self.run("DELETE FROM use_index WHERE tag = ?1 AND idx = ?2", params![tag, signed(index)])
    }

    /// Writes the sealed tally of one day (days since 1970), over an older one.
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn put_tally(&self, tag: &Tag, day: u32, body: &[u8]) -> Result<(), StoreFault> {
        let sql = "INSERT OR REPLACE INTO tally (tag, day, body) VALUES (?1, ?2, ?3)";
        self.run(sql, params![tag, day, body]).map(drop)
    }

    /// Deletes both projections (`use_index` and `tally`), to be rebuilt from the ledger.
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn clear_projections(&self) -> Result<(), StoreFault> {
        self.run("DELETE FROM use_index", [])?;
        self.run("DELETE FROM tally", []).map(drop)
    }

    /// Writes a sealed template, over an older one.
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn put_template(&self, tag: &Tag, body: &[u8]) -> Result<(), StoreFault> {
        self.run("INSERT OR REPLACE INTO template (tag, body) VALUES (?1, ?2)", params![tag, body]).map(drop)
    }

    /// Deletes a sealed template; says whether it was there. Deleting its key alias is the shred, not this.
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn delete_template(&self, tag: &Tag) -> Result<bool, StoreFault> {
        self.run("DELETE FROM template WHERE tag = ?1", [tag])
    }
}
