//! What can go wrong inside a cycle: a fault for the caller, or something that locks the engine down. One table.

use crate::event::{Cause, Unreadable};
use crate::fault::Fault;
use crate::host::KeyFault;
use crate::ledger::LedgerFault;
use crate::random::RandomFault;
use crate::refusal::Refusal;
use crate::seal::SealFault;
use crate::store::StoreFault;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The caller is told; nothing was committed.
    Fault(Fault),
    /// Not lock-down, and not a ruling either: this refusal (for instance the key is locked now).
    Refused(Refusal),
    /// The records cannot be trusted: lock-down.
    Down(Cause),
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}
impl From<RandomFault> for Trouble {
    fn from(_: RandomFault) -> Self {
        Self::Fault(Fault::Random)
    }
}
impl From<KeyFault> for Trouble {
    fn from(fault: KeyFault) -> Self {
        match fault {
            KeyFault::Locked => Self::Refused(Refusal::Locked),
            fault => Self::Fault(Fault::Key(fault)),
        }
    }
}
impl From<StoreFault> for Trouble {
    fn from(fault: StoreFault) -> Self {
        match fault {
            StoreFault::Corrupt | StoreFault::Hostile => Self::Down(Cause::HostileFile),
            StoreFault::Newer => Self::Down(Cause::NewerEvents),
            fault => Self::Fault(Fault::Store(fault)),
        }
    }
}
impl From<LedgerFault> for Trouble {
    fn from(fault: LedgerFault) -> Self {
        match fault {
            LedgerFault::Store(fault) => fault.into(),
            LedgerFault::Random(_) => Self::Fault(Fault::Random),
            LedgerFault::TooLong { .. } | LedgerFault::NoSuchSize => Self::Fault(Fault::BadArgument),
            LedgerFault::Newer { .. } => Self::Down(Cause::NewerEvents),
            LedgerFault::Altered { .. }
            | LedgerFault::Missing { .. }
            | LedgerFault::Node { .. }
            | LedgerFault::OtherEpoch { .. } => Self::Down(Cause::AlteredRow),
        }
    }
}
impl From<SealFault> for Trouble {
    fn from(fault: SealFault) -> Self {
        match fault {
            SealFault::Random(_) => Self::Fault(Fault::Random),
            SealFault::TooLong => Self::Fault(Fault::BadArgument),
            SealFault::UnknownSuite(_) => Self::Down(Cause::NewerEvents),
            SealFault::Altered | SealFault::OtherEpoch(_) => Self::Down(Cause::AlteredRow),
        }
    }
}
impl From<Unreadable> for Trouble {
    fn from(unreadable: Unreadable) -> Self {
        match unreadable {
            Unreadable::Newer => Self::Down(Cause::NewerEvents),
            Unreadable::Malformed => Self::Down(Cause::AlteredRow),
        }
    }
}
