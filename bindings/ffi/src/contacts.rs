//! What interceptors ask and tell: repeated from the core.

pub use privet::engine::{Contacted, OutboxCheck};

/// What became of telling a request. It is never a reason not to make it.
#[uniffi::remote(Enum)]
pub enum Contacted {
    /// Added to its host's row.
    Kept,
    /// Counted without a name: the host is neither a name nor an address, or has characters that can't be seen.
    NoHost,
    /// Counted without a name: this day has 2,000 hosts already.
    TooMany,
    /// The device is locked. Counted in memory, and written without a name with the next request that can be.
    Locked,
    /// The records cannot be trusted, so nothing is written. Counted in memory, for as long as this run lasts.
    LockedDown,
}

/// Whether a request is exactly something of the outbox that may leave now, to where it goes.
#[uniffi::remote(Enum)]
pub enum OutboxCheck {
    /// It may go.
    Allowed,
    /// Nothing of this number waits: it was delivered or dropped, or never was.
    NotQueued,
    /// Its time is over.
    Expired,
    /// What it rests on is turned off.
    Denied,
    /// A notice that was delivered within the last day and is not acknowledged.
    NotNow,
    /// Not over https.
    NotHttps,
    /// The recipient declares neither this host nor a name above it that is nobody else's.
    OtherHost,
    /// The bytes are not those that wait.
    OtherBytes,
    /// The device is locked.
    Locked,
    /// The records cannot be trusted.
    LockedDown,
}
