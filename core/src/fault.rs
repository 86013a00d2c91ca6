//! Where the engine could not rule. Grouped by who can act: the caller, the device's owner, or nobody but us. Codes only.

use crate::host::KeyFault;
use crate::store::StoreFault;

/// Why there is no ruling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Caller: a host method called back into the engine.
    #[error("called from within a host call")]
    Reentrant,
    /// Caller: this request id was used with other arguments.
    #[error("the request id was used for something else")]
    Conflict,
    /// Caller: an argument is not one that can be read (an id, a key, a reader's offset).
    #[error("an argument is malformed")]
    BadArgument,
    /// Device: the key store did not answer; [`KeyFault`] names the way out.
    #[error("key store: {0}")]
    Key(KeyFault),
    /// Device: the file could not be read or written; nothing was committed.
    #[error("store: {0:?}")]
    Store(StoreFault),
    /// Device: no randomness.
    #[error("no randomness")]
    Random,
    /// Tampering or damage was met while reading: the engine is locked down from here on.
    #[error("the records are damaged")]
    Damaged,
    /// Ours: a state that should not exist. Nothing was committed.
    #[error("internal")]
    Internal,
}
