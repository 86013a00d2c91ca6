//! The table `contact`: where the app's requests went, by day. What a body holds, and under which key, is the caller's.

use super::{ReadTx, StoreFault, Tx};
use crate::seal::Tag;
use rusqlite::params;
use std::ops::RangeInclusive;

/// A day (days since 1970), the tag of what the row stands for, and what is sealed in it.
pub type ContactRow = (u32, Tag, Vec<u8>);

impl ReadTx<'_> {
    /// One sealed row.
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn contact(&self, day: u32, tag: &Tag) -> Result<Option<Vec<u8>>, StoreFault> {
        let sql = "SELECT body FROM contact WHERE day = ?1 AND tag = ?2";
        self.one(sql, params![day, tag], |row| row.get(0))
    }

    /// The sealed rows of these days, oldest day first.
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn contacts(&self, days: RangeInclusive<u32>) -> Result<Vec<ContactRow>, StoreFault> {
        let sql = "SELECT day, tag, body FROM contact WHERE day BETWEEN ?1 AND ?2 ORDER BY day, tag";
        self.many(sql, params![days.start(), days.end()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
    }

    /// How many rows a day has, but for the one of this tag.
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn contacts_of(&self, day: u32, but: &Tag) -> Result<u32, StoreFault> {
        let sql = "SELECT count(*) FROM contact WHERE day = ?1 AND tag <> ?2";
        Ok(self.one(sql, params![day, but], |row| row.get(0))?.unwrap_or(0))
    }

    /// Whether a day has any row.
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn has_contacts(&self, day: u32) -> Result<bool, StoreFault> {
        let sql = "SELECT EXISTS (SELECT 1 FROM contact WHERE day = ?1)";
        Ok(self.one(sql, [day], |row| row.get(0))?.unwrap_or(false))
    }
}

impl Tx<'_> {
    /// Writes a sealed row, over an older one.
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn put_contact(&self, day: u32, tag: &Tag, body: &[u8]) -> Result<(), StoreFault> {
        let sql = "INSERT OR REPLACE INTO contact (day, tag, body) VALUES (?1, ?2, ?3)";
        self.run(sql, params![day, tag, body]).map(drop)
    }

    /// Deletes what is of a day before `oldest`, and of all days but the newest `days` that have a row: a wild clock makes neither
    /// the table grow for ever nor the past go.
    ///
    /// # Errors
    /// [`StoreFault`]
    pub fn drop_contacts(&self, oldest: u32, days: u32) -> Result<(), StoreFault> {
        self.run("DELETE FROM contact WHERE day < ?1", [oldest])?;
        let sql = "DELETE FROM contact WHERE day <= \
                   (SELECT DISTINCT day FROM contact ORDER BY day DESC LIMIT 1 OFFSET ?1)";
        self.run(sql, [days]).map(drop)
    }
}
