//! What can be wrong with the ledger, as codes that name an index and nothing else.

use crate::random::RandomFault;
use crate::seal::SealFault;
use crate::store::StoreFault;

/// Why the ledger did not do what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum LedgerFault {
    /// The row was altered or swapped, or its neighbour in the tree was. Way out: lock-down, then a new origin citing what still verifies.
    #[error("entry {index} was altered")]
    Altered {
        /// The entry.
        index: u64,
    },
    /// There is no such row, though the ledger reaches beyond it; or it was asked for beyond the end.
    #[error("entry {index} is missing")]
    Missing {
        /// The entry.
        index: u64,
    },
    /// A stored node is missing or does not fit. The entries may be whole: `verify_all` tells.
    #[error("node {index} of level {level} is damaged")]
    Node {
        /// 1 and up; 0 is a leaf.
        level: u8,
        /// The node's place in its level.
        index: u64,
    },
    /// The row was sealed under an epoch whose master is not at hand.
    #[error("entry {index} belongs to epoch {epoch}")]
    OtherEpoch {
        /// The entry.
        index: u64,
        /// The epoch it names.
        epoch: u32,
    },
    /// A newer app sealed the row. Way out: update the app.
    #[error("entry {index} was written by a newer app")]
    Newer {
        /// The entry.
        index: u64,
    },
    /// The body is too long to be sealed. The caller's mistake.
    #[error("entry {index} is too long")]
    TooLong {
        /// The entry.
        index: u64,
    },
    /// A proof between sizes that are no sizes of this ledger. The caller's mistake.
    #[error("no such size")]
    NoSuchSize,
    /// No salt could be drawn.
    #[error(transparent)]
    Random(#[from] RandomFault),
    /// The file.
    #[error(transparent)]
    Store(#[from] StoreFault),
}

impl LedgerFault {
    pub(super) const fn sealing(fault: SealFault, index: u64) -> Self {
        match fault {
            SealFault::Altered => Self::Altered { index },
            SealFault::OtherEpoch(epoch) => Self::OtherEpoch { index, epoch },
            SealFault::UnknownSuite(_) => Self::Newer { index },
            SealFault::TooLong => Self::TooLong { index },
            SealFault::Random(fault) => Self::Random(fault),
        }
    }
}
