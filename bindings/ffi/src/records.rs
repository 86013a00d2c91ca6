//! What the person holds and what is to be delivered: repeated from the core.

use crate::ids::{Jti, RecipientId};
pub use privet::engine::{Found, OutboxItem, OwnerInput, RegistrationDraft, Verified};

/// Something to deliver. The same bytes come again until it is delivered or its time is over.
#[uniffi::remote(Record)]
pub struct OutboxItem {
    /// Its number; the same on every retry.
    pub jti: Jti,
    /// To whom.
    pub recipient: RecipientId,
    /// Where the manifest says they listen.
    pub hosts: Vec<String>,
    /// The envelope, or the notice's text.
    pub bytes: Vec<u8>,
    /// When it is dropped (milliseconds since 1970); none for a notice, which is offered until it is acknowledged.
    pub exp: Option<i64>,
    /// Whether it is a withdrawal notice.
    pub notice: bool,
}

/// What a check of the whole ledger found.
#[uniffi::remote(Enum)]
pub enum Verified {
    /// Every entry is as it was written.
    Whole {
        /// How many.
        entries: u64,
    },
    /// Something is not; the engine is locked down.
    Broken {
        /// The first bad entry.
        first_bad: u64,
        /// The last good one.
        last_good: Option<u64>,
    },
    /// The caller stopped it.
    Cancelled,
}

/// What a recipient's registration asks of the person's keys.
#[uniffi::remote(Record)]
pub struct RegistrationDraft {
    /// What each key has to sign, as ASCII text, in the order in which the keys were given.
    pub inputs: Vec<String>,
}

/// What the owner key has to sign.
#[uniffi::remote(Record)]
pub struct OwnerInput {
    /// The bytes.
    pub input: Vec<u8>,
}

/// What the latest open found that belongs to nothing.
#[uniffi::remote(Record)]
pub struct Found {
    /// Template keys that no record names; deleted.
    pub keys: u32,
    /// Sealed templates that no record names; deleted.
    pub rows: u32,
    /// Templates whose key the key store no longer has; recorded as destroyed. The activity is on, and a face can be enrolled anew.
    pub lost: u32,
    /// Keys of older records and registrations that nothing here names. Left alone: records that were set aside may need them.
    pub others: u32,
}
