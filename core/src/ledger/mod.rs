//! The ledger: entries that are only ever added, each sealed, all under one RFC 6962 tree whose nodes are stored.
//!
//! Adding and proving cost O(log n), reading costs what is read, opening costs the right edge. A row is checked whenever it is
//! read: it opens only at its own index with its own leaf, and the rows read must hash up to the ledger's root. What an
//! entry says is the caller's; this module knows bytes.

pub mod anchor;
mod fault;
pub mod lane;
pub mod snapshot;
#[cfg(test)]
mod tests;
mod tree;
mod verify;

pub use fault::LedgerFault;
pub use tree::{Consistency, Inclusion, consistency, continues, head, inclusion, root_at};
pub use verify::{Damage, Outcome, verify_all};

use crate::random::{Random, draw};
use crate::seal::{Masters, Place, Row};
use crate::store::{EntryRow, ReadTx, StoreFault, Tx};
use privet_wire::ids::DatabaseId;
use privet_wire::merkle::{Hash, leaf_hash};
use std::collections::BTreeSet;
use std::ops::{ControlFlow, Range};
use zeroize::Zeroizing;

/// How far the ledger reaches: the checkpoint body's two facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Head {
    /// Number of entries.
    pub size: u64,
    /// RFC 6962 root over them.
    pub root: Hash,
}

/// An entry to be added.
#[derive(Clone, Copy, Debug)]
pub struct NewEntry<'a> {
    /// Version of the body's format.
    pub version: u16,
    /// Whole hours since 1970; stored in the clear.
    pub hour: u32,
    /// The content.
    pub body: &'a [u8],
}

/// An entry that was read and verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its place in the ledger, from 0.
    pub index: u64,
    /// Its leaf hash, `SHA-256(0x00 ‖ salt ‖ body)`.
    pub leaf: Hash,
    /// Version of the body's format. For an erased entry nothing vouches for it.
    pub version: u16,
    /// Whole hours since 1970. For an erased entry nothing vouches for it.
    pub hour: u32,
    /// What it says; nothing once erased.
    pub opened: Option<Opened>,
}

/// What an entry says, and the salt that hides it behind its leaf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// 32 random bytes; a proof of this entry has to show them.
    pub salt: Hash,
    /// The content, as it was appended.
    pub body: Zeroizing<Vec<u8>>,
}

const SALT: usize = 32;

fn place(index: u64, version: u16) -> Place<'static> {
    Place { table: "entry", column: "body", row: Row::Number(index), version }
}

/// Each part has a fixed length.
fn aad(index: u64, leaf: &Hash, hour: u32) -> [u8; 44] {
    let mut aad = [0; 44];
    let parts = index.to_be_bytes().into_iter().chain(*leaf).chain(hour.to_be_bytes());
    for (to, from) in aad.iter_mut().zip(parts) {
        *to = from;
    }
    aad
}

/// Adds entries and says how far the ledger then reaches. Nothing is durable before the [`Tx`] is committed.
///
/// # Errors
/// [`LedgerFault::Random`], [`LedgerFault::Store`]; [`LedgerFault::Node`] if a node needed to grow the tree is missing.
pub fn append(
    tx: &Tx<'_>,
    masters: &Masters,
    random: &dyn Random,
    entries: &[NewEntry<'_>],
) -> Result<Head, LedgerFault> {
    for (index, entry) in (tx.entry_end()?..).zip(entries) {
        let salt: Hash = draw(random)?;
        let mut content = Zeroizing::new(Vec::with_capacity(SALT + entry.body.len()));
        content.extend_from_slice(&salt);
        content.extend_from_slice(entry.body);
        let leaf = leaf_hash(&content);
        let aad = aad(index, &leaf, entry.hour);
        let sealed = masters.seal(random, &place(index, entry.version), &aad, &content);
        let body = Some(sealed.map_err(|fault| LedgerFault::sealing(fault, index))?);
        tx.insert_entry(&EntryRow { index, leaf, version: entry.version, hour: entry.hour, body })?;
        tree::grow(tx, index, leaf)?;
    }
    head(tx)
}

/// The entries of `range` (cut at the ledger's end), each opened and all of them checked against the ledger's root.
///
/// # Errors
/// [`LedgerFault::Altered`] or [`LedgerFault::Missing`] naming the first bad index; [`LedgerFault::OtherEpoch`],
/// [`LedgerFault::Newer`], [`LedgerFault::Node`], [`LedgerFault::Store`].
pub fn read(tx: &ReadTx<'_>, masters: &Masters, range: Range<u64>) -> Result<Vec<Entry>, LedgerFault> {
    let head = head(tx)?;
    let range = range.start..range.end.min(head.size);
    let mut entries = Vec::new();
    let mut expected = range.start;
    let stopped = tx.entries(range.clone(), |row| {
        if row.index != expected {
            return ControlFlow::Break(LedgerFault::Missing { index: expected });
        }
        expected += 1;
        match open_row(masters, row) {
            Ok(entry) => {
                entries.push(entry);
                ControlFlow::Continue(())
            }
            Err(fault) => ControlFlow::Break(fault),
        }
    })?;
    if let ControlFlow::Break(fault) = stopped {
        return Err(fault);
    }
    if expected < range.end {
        return Err(LedgerFault::Missing { index: expected });
    }
    tree::check_leaves(tx, &head, &leaves(&entries))?;
    Ok(entries)
}

/// The entries at these places (those beyond the ledger's end left out), oldest first, each opened and all of them checked against
/// the ledger's root. Places near each other share most of their way through the tree, so a page costs little more than its rows.
///
/// # Errors
/// As [`read`].
pub fn read_at(
    tx: &ReadTx<'_>,
    masters: &Masters,
    places: impl IntoIterator<Item = u64>,
) -> Result<Vec<Entry>, LedgerFault> {
    let head = head(tx)?;
    let places: BTreeSet<u64> = places.into_iter().filter(|index| *index < head.size).collect();
    let mut entries = Vec::with_capacity(places.len());
    for index in places {
        entries.push(open_row(masters, tx.entry(index)?.ok_or(LedgerFault::Missing { index })?)?);
    }
    tree::check_leaves(tx, &head, &leaves(&entries))?;
    Ok(entries)
}

fn leaves(entries: &[Entry]) -> Vec<(u64, Hash)> {
    entries.iter().map(|entry| (entry.index, entry.leaf)).collect()
}

/// Opens a row and holds its content against its leaf. That the leaf is the ledger's own is the caller's to check.
fn open_row(masters: &Masters, row: EntryRow) -> Result<Entry, LedgerFault> {
    let EntryRow { index, leaf, version, hour, body } = row;
    let Some(sealed) = body else {
        return Ok(Entry { index, leaf, version, hour, opened: None });
    };
    let content = masters
        .open(&place(index, version), &aad(index, &leaf, hour), &sealed)
        .map_err(|fault| LedgerFault::sealing(fault, index))?;
    let (salt, body) = content.split_first_chunk::<SALT>().ok_or(LedgerFault::Altered { index })?;
    if leaf_hash(&content) != leaf {
        return Err(LedgerFault::Altered { index });
    }
    let opened = Some(Opened { salt: *salt, body: Zeroizing::new(body.to_vec()) });
    Ok(Entry { index, leaf, version, hour, opened })
}

/// The name of the row in `meta` that holds the ledger's id, 16 random bytes in the clear.
const DATABASE: &str = "database";

/// Begins a ledger in a blank file. Its anchor, at size 0, is written before this is committed.
///
/// # Errors
/// [`StoreFault::Hostile`] if the file is not blank; [`StoreFault`]
pub fn begin(tx: &Tx<'_>, database: DatabaseId) -> Result<(), StoreFault> {
    if tx.is_blank()? { tx.put_meta(DATABASE, database.as_bytes()) } else { Err(StoreFault::Hostile) }
}

/// Which ledger the file holds and how far it reaches, for [`anchor::judge`]; nothing if none was begun in it.
///
/// # Errors
/// [`StoreFault::Hostile`] if there are rows but no id; [`LedgerFault`] as [`head`].
pub fn known(tx: &ReadTx<'_>) -> Result<Option<anchor::Known>, LedgerFault> {
    if tx.is_blank()? {
        return Ok(None);
    }
    let id = tx.meta(DATABASE)?.and_then(|id| <[u8; 16]>::try_from(id).ok()).ok_or(StoreFault::Hostile)?;
    Ok(Some(anchor::Known { database: DatabaseId::new(id), head: head(tx)? }))
}

/// What became of an erasure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erased {
    /// Salt and body are gone from the row; call [`crate::store::Store::truncate_wal`] after the commit.
    Erased,
    /// They had been gone before.
    Already,
}

/// Removes the salt and body of an entry and keeps its leaf, so that every proof still verifies.
///
/// Whoever can write the file can do the same, and nothing in the row tells the difference: the caller ledgers each erasure
/// and holds [`erased`] against that.
///
/// # Errors
/// [`LedgerFault::Missing`] if there is no such entry; [`LedgerFault::Store`].
pub fn erase(tx: &Tx<'_>, index: u64) -> Result<Erased, LedgerFault> {
    if tx.erase_entry(index)? {
        return Ok(Erased::Erased);
    }
    if tx.entry(index)?.is_some() { Ok(Erased::Already) } else { Err(LedgerFault::Missing { index }) }
}

/// How many entries are erased. Costs what is erased, not the history.
///
/// # Errors
/// [`StoreFault`]
pub fn erased(tx: &ReadTx<'_>) -> Result<u64, StoreFault> {
    tx.erased()
}
