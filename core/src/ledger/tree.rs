//! The stored RFC 6962 tree: growing it, its roots at any size, and proofs that are verified before they leave.
//!
//! A node is stored once its subtree is full and is never changed afterwards, so every root that the ledger ever had can
//! be recomputed from O(log n) nodes.

use super::{Head, LedgerFault};
use crate::store::{ReadTx, StoreFault, Tx};
use privet_wire::merkle::{Hash, node_hash, root_of_edge, verify_consistency, verify_inclusion};
use std::ops::Range;

/// A proof that an entry is in the ledger of a certain size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inclusion {
    /// The entry's leaf hash.
    pub leaf: Hash,
    /// The root that the proof leads to.
    pub root: Hash,
    /// Sibling hashes, from the leaf up (RFC 6962 §2.1.1).
    pub hashes: Vec<Hash>,
}

/// A proof that the ledger of one size is a prefix of the ledger of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consistency {
    /// Root at the older size.
    pub old_root: Hash,
    /// Root at the newer size.
    pub root: Hash,
    /// The proof (RFC 6962 §2.1.2).
    pub hashes: Vec<Hash>,
}

/// Stores every node that the leaf at `index` completes.
pub(super) fn grow(tx: &Tx<'_>, index: u64, leaf: Hash) -> Result<(), LedgerFault> {
    let (mut level, mut at, mut hash) = (0, index, leaf);
    while at & 1 == 1 {
        hash = node_hash(&node(tx, level, at - 1)?, &hash);
        level += 1;
        at >>= 1;
        tx.insert_node(level, at, &hash)?;
    }
    Ok(())
}

fn node(tx: &ReadTx<'_>, level: u8, index: u64) -> Result<Hash, LedgerFault> {
    match tx.node(level, index)? {
        Some(hash) => Ok(hash),
        None if level == 0 => Err(LedgerFault::Missing { index }),
        None => Err(LedgerFault::Node { level, index }),
    }
}

/// How far the ledger reaches, recomputed from the right edge of the tree.
///
/// # Errors
/// [`LedgerFault::Node`], [`LedgerFault::Missing`], [`LedgerFault::Store`]
pub fn head(tx: &ReadTx<'_>) -> Result<Head, LedgerFault> {
    let size = tx.entry_end()?;
    Ok(Head { size, root: edge_root(tx, size)? })
}

/// The root that the ledger had at `size`, from stored nodes. Nothing is said of whether the current head continues it:
/// [`consistency`] shows that.
///
/// # Errors
/// [`LedgerFault::NoSuchSize`] beyond the end; [`LedgerFault`]
pub fn root_at(tx: &ReadTx<'_>, size: u64) -> Result<Hash, LedgerFault> {
    if size > tx.entry_end()? { Err(LedgerFault::NoSuchSize) } else { edge_root(tx, size) }
}

fn edge_root(tx: &ReadTx<'_>, size: u64) -> Result<Hash, LedgerFault> {
    let mut edge = Vec::new();
    let mut start = 0;
    for level in (0..64u8).rev() {
        if size >> level & 1 == 1 {
            edge.push(node(tx, level, start >> level)?);
            start += 1 << level;
        }
    }
    Ok(root_of_edge(&edge))
}

/// The largest power of two below `n`, for `n` of at least 2 (the `k` of RFC 6962 §2.1).
const fn split(n: u64) -> u64 {
    1 << (n - 1).ilog2()
}

/// The hash of the subtree over `range`, which must be one that RFC 6962 splitting arrives at, and not empty.
fn subtree(tx: &ReadTx<'_>, range: Range<u64>) -> Result<Hash, LedgerFault> {
    let n = range.end - range.start;
    if n.is_power_of_two() {
        // ilog2 of a u64 is below 64.
        let level = u8::try_from(n.ilog2()).unwrap_or(u8::MAX);
        return node(tx, level, range.start >> level);
    }
    let middle = range.start + split(n);
    Ok(node_hash(&subtree(tx, range.start..middle)?, &subtree(tx, middle..range.end)?))
}

/// A proof that the entry at `index` is in the ledger of `size` entries.
///
/// # Errors
/// [`LedgerFault::NoSuchSize`] unless `index < size <=` the ledger's size; [`LedgerFault::Altered`] if the stored tree does
/// not prove it; [`LedgerFault`]
pub fn inclusion(tx: &ReadTx<'_>, index: u64, size: u64) -> Result<Inclusion, LedgerFault> {
    if index >= size {
        return Err(LedgerFault::NoSuchSize);
    }
    let root = root_at(tx, size)?;
    let leaf = node(tx, 0, index)?;
    let mut hashes = Vec::new();
    let mut range = 0..size;
    while range.end - range.start > 1 {
        let middle = range.start + split(range.end - range.start);
        if index < middle {
            hashes.push(subtree(tx, middle..range.end)?);
            range.end = middle;
        } else {
            hashes.push(subtree(tx, range.start..middle)?);
            range.start = middle;
        }
    }
    hashes.reverse();
    verify_inclusion(index, size, &leaf, &hashes, &root).map_err(|_| LedgerFault::Altered { index })?;
    Ok(Inclusion { leaf, root, hashes })
}

/// A proof that the ledger of `old` entries is a prefix of the ledger of `size` entries.
///
/// # Errors
/// [`LedgerFault::NoSuchSize`] unless `old <= size <=` the ledger's size; [`LedgerFault::Node`] if the stored tree does not
/// prove it; [`LedgerFault`]
pub fn consistency(tx: &ReadTx<'_>, old: u64, size: u64) -> Result<Consistency, LedgerFault> {
    if old > size {
        return Err(LedgerFault::NoSuchSize);
    }
    let (root, old_root) = (root_at(tx, size)?, root_at(tx, old)?);
    let mut hashes = Vec::new();
    if old > 0 {
        // SUBPROOF of RFC 6962 §2.1.2; `whole` says that the old tree's root is what the verifier already has.
        let (mut range, mut whole) = (0..size, true);
        while range.end != old {
            let middle = range.start + split(range.end - range.start);
            if old <= middle {
                hashes.push(subtree(tx, middle..range.end)?);
                range.end = middle;
            } else {
                hashes.push(subtree(tx, range.start..middle)?);
                range.start = middle;
                whole = false;
            }
        }
        if !whole {
            hashes.push(subtree(tx, range)?);
        }
        hashes.reverse();
    }
    verify_consistency(old, &old_root, size, &root, &hashes)
        .map_err(|_| LedgerFault::Node { level: 1, index: old / 2 })?;
    Ok(Consistency { old_root, root, hashes })
}

/// Does the ledger as it stands continue `then`? True of its own head too, and of any head at size 0 with the empty root.
///
/// # Errors
/// [`StoreFault`] if the file can't be read: that says nothing either way. Damaged or missing nodes are no proof: `false`.
pub fn continues(tx: &ReadTx<'_>, then: &Head) -> Result<bool, StoreFault> {
    match consistency(tx, then.size, tx.entry_end()?) {
        Ok(proof) => Ok(proof.old_root == then.root),
        Err(LedgerFault::Store(fault)) => Err(fault),
        Err(_) => Ok(false),
    }
}

/// Do these leaves, which ascend by index and lie below the head's size, hash up to the head's root together with the stored nodes
/// around them?
pub(super) fn check_leaves(tx: &ReadTx<'_>, head: &Head, leaves: &[(u64, Hash)]) -> Result<(), LedgerFault> {
    let Some((first, _)) = leaves.first() else { return Ok(()) };
    if root_with(tx, 0..head.size, leaves)? == head.root {
        return Ok(());
    }
    // One of them or something around them does not fit: name the first entry that its own proof does not reach.
    for leaf in leaves {
        if root_with(tx, 0..head.size, std::slice::from_ref(leaf))? != head.root {
            return Err(LedgerFault::Altered { index: leaf.0 });
        }
    }
    Err(LedgerFault::Altered { index: *first })
}

/// The root over `range`, taking `leaves`, all of them inside it, from the caller and all else from stored nodes.
fn root_with(tx: &ReadTx<'_>, range: Range<u64>, leaves: &[(u64, Hash)]) -> Result<Hash, LedgerFault> {
    let Some((_, leaf)) = leaves.first() else { return subtree(tx, range) };
    if range.end - range.start == 1 {
        return Ok(*leaf);
    }
    let middle = range.start + split(range.end - range.start);
    let (left, right) = leaves.split_at(leaves.partition_point(|(index, _)| *index < middle));
    Ok(node_hash(&root_with(tx, range.start..middle, left)?, &root_with(tx, middle..range.end, right)?))
}
