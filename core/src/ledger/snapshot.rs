//! One cached state per fold version, so that opening does not depend on history. A cache: one that doesn't fit is ignored.

use super::{Head, LedgerFault, continues};
use crate::random::Random;
use crate::seal::{Masters, Place, Row};
use crate::store::{ReadTx, SnapshotRow, StoreFault, Tx};
use privet_wire::merkle::Hash;
use zeroize::Zeroizing;

/// A cached state that belongs to this ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// How many entries it covers; the tail begins here.
    pub size: u64,
    /// The state, as the caller wrote it.
    pub state: Zeroizing<Vec<u8>>,
}

fn place(fold: u16) -> Place<'static> {
    Place { table: "snapshot", column: "body", row: Row::Number(u64::from(fold)), version: fold }
}

/// Both parts have a fixed length.
fn aad(size: u64, root: &Hash) -> Vec<u8> {
    [size.to_be_bytes().as_slice(), root.as_slice()].concat()
}

/// Keeps `state` as what fold version `fold` makes of the entries up to `head`, in place of an earlier one.
///
/// # Errors
/// [`LedgerFault::Random`], [`LedgerFault::Store`]; [`LedgerFault::TooLong`] beyond 4 GiB.
pub fn put(
    tx: &Tx<'_>,
    masters: &Masters,
    random: &dyn Random,
    fold: u16,
    head: &Head,
    state: &[u8],
) -> Result<(), LedgerFault> {
    let sealed = masters.seal(random, &place(fold), &aad(head.size, &head.root), state);
    let body = sealed.map_err(|fault| LedgerFault::sealing(fault, head.size))?;
    Ok(tx.put_snapshot(fold, &SnapshotRow { size: head.size, root: head.root, body })?)
}

/// The cached state for `fold`, if there is one that opens and whose size and root the ledger's own nodes confirm and
/// continue up to its head. Anything else is no snapshot.
///
/// # Errors
/// [`StoreFault`] if the file can't be read.
pub fn get(tx: &ReadTx<'_>, masters: &Masters, fold: u16) -> Result<Option<Snapshot>, StoreFault> {
    let row = match tx.snapshot(fold) {
        Ok(Some(row)) => row,
        Ok(None) | Err(StoreFault::Hostile) => return Ok(None),
        Err(fault) => return Err(fault),
    };
    if !continues(tx, &Head { size: row.size, root: row.root })? {
        return Ok(None);
    }
    let state = masters.open(&place(fold), &aad(row.size, &row.root), &row.body);
    Ok(state.ok().map(|state| Snapshot { size: row.size, state }))
}
