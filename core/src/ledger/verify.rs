//! The whole check: every row opened, every leaf and every stored node recomputed, from the first to the last.

use super::{Head, LedgerFault, open_row};
use crate::seal::Masters;
use crate::store::ReadTx;
use privet_wire::merkle::{Hash, node_hash, root_of_edge};
use std::ops::ControlFlow;

/// What a whole check found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Every row and node is as it was written, up to this head. `erased` of its entries keep only their leaf.
    Whole {
        /// Recomputed from the rows.
        head: Head,
        /// How many entries are erased.
        erased: u64,
    },
    /// Something is not. Everything up to and including `last_good` is.
    Broken {
        /// The first entry that is bad, missing, or under a bad node.
        first_bad: u64,
        /// The entry before it, if there is one.
        last_good: Option<u64>,
        /// What is wrong with it.
        damage: Damage,
    },
    /// The caller broke off after this many entries.
    Cancelled {
        /// Entries checked, all good.
        checked: u64,
    },
}

/// What is wrong with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Damage {
    /// The row does not open, or its content does not hash to its leaf.
    Altered,
    /// There is no row.
    Missing,
    /// The row is sealed under an epoch whose master is not at hand: nothing can be said about it.
    OtherEpoch,
    /// A newer app wrote the row: nothing can be said about it.
    Newer,
    /// The rows under this node open, but do not hash up to it: one of them or the node was exchanged.
    Node {
        /// 1 and up.
        level: u8,
        /// The node's place in its level.
        index: u64,
    },
    /// There are nodes that no entry accounts for: entries were cut off the end.
    Surplus,
}

/// Checks everything. Calls `progress(checked, size)` after each entry; `ControlFlow::Break` from it ends the check.
///
/// # Errors
/// [`LedgerFault::Store`] if the file can't be read; damage to the ledger is an [`Outcome`].
pub fn verify_all(
    tx: &ReadTx<'_>,
    masters: &Masters,
    mut progress: impl FnMut(u64, u64) -> ControlFlow<()>,
) -> Result<Outcome, LedgerFault> {
    let size = tx.entry_end()?;
    let mut walk = Walk { next: 0, erased: 0, stored: 0, edge: Vec::new() };
    let stopped = tx.entries(0..size, |row| {
        let step = if row.index == walk.next {
            open_row(masters, row).and_then(|entry| walk.take(tx, &entry.leaf, entry.opened.is_none()))
        } else {
            Err(LedgerFault::Missing { index: walk.next })
        };
        match step {
            Err(fault) => ControlFlow::Break(Err(fault)),
            Ok(()) if progress(walk.next, size).is_break() => ControlFlow::Break(Ok(())),
            Ok(()) => ControlFlow::Continue(()),
        }
    })?;
    match stopped {
        ControlFlow::Break(Ok(())) if walk.next < size => {
            return Ok(Outcome::Cancelled { checked: walk.next });
        }
        ControlFlow::Break(Err(fault)) => return broken(fault),
        ControlFlow::Break(Ok(())) | ControlFlow::Continue(()) => {}
    }
    if tx.node_count()? != walk.stored {
        return Ok(broken_from(walk.next, Damage::Surplus));
    }
    let edge: Vec<Hash> = walk.edge.iter().map(|(_, hash)| *hash).collect();
    Ok(Outcome::Whole { head: Head { size, root: root_of_edge(&edge) }, erased: walk.erased })
}

fn broken_from(first_bad: u64, damage: Damage) -> Outcome {
    Outcome::Broken { first_bad, last_good: first_bad.checked_sub(1), damage }
}

/// The tree so far: `edge` holds the full subtrees on its right edge, largest first, each with its level.
struct Walk {
    next: u64,
    erased: u64,
    stored: u64,
    edge: Vec<(u8, Hash)>,
}

impl Walk {
    fn take(&mut self, tx: &ReadTx<'_>, leaf: &Hash, erased: bool) -> Result<(), LedgerFault> {
        let (mut level, mut at, mut hash) = (0, self.next, *leaf);
        while let Some((_, left)) = self.edge.pop_if(|(of, _)| *of == level) {
            hash = node_hash(&left, &hash);
            level += 1;
            at >>= 1;
            if tx.node(level, at)? != Some(hash) {
                return Err(LedgerFault::Node { level, index: at });
            }
            self.stored += 1;
        }
        self.edge.push((level, hash));
        self.next += 1;
        self.erased += u64::from(erased);
        Ok(())
    }
}

fn broken(fault: LedgerFault) -> Result<Outcome, LedgerFault> {
    Ok(match fault {
        LedgerFault::Altered { index } => broken_from(index, Damage::Altered),
        LedgerFault::Missing { index } => broken_from(index, Damage::Missing),
        LedgerFault::OtherEpoch { index, .. } => broken_from(index, Damage::OtherEpoch),
        LedgerFault::Newer { index } => broken_from(index, Damage::Newer),
        // Which of the entries under the node was exchanged can't be told: none of them counts as good.
        LedgerFault::Node { level, index } => broken_from(index << level, Damage::Node { level, index }),
        other => return Err(other),
    })
}
