//! Privet's host traits in software, for the command line demo, the test kit and tests. Never shipped: keys that lie in a file
//! protect nothing against somebody who reads the file.
//!
//! | what | plays |
//! |---|---|
//! | [`SoftKeys`] | the key store (`DeviceKeys`), in memory or a directory |
//! | [`SoftAnchor`] | the anchor store (`AnchorStore`), in memory or a file |
//! | [`SoftSigner`] | the person's confirmation keys and owner key |
//! | [`RecipientBox`] | the recipients' private envelope keys |
//! | [`ManualClock`] | a clock that moves when told |
//! | [`SeededRandom`] | randomness that repeats |
//! | [`Script`], [`ScriptedKeys`], [`ScriptedAnchor`] | failures on demand, and a locked device |
//!
//! Directories may be shared by threads and processes: every change is read, altered and replaced under a file lock. Wiping of
//! secrets is best effort here: the JSON text of keys passes through buffers that are not wiped.
#![forbid(unsafe_code)]

mod anchor;
mod clock;
mod files;
mod keys;
mod p256;
mod place;
mod random;
mod recipient;
mod records;
mod script;
mod signer;

pub use anchor::SoftAnchor;
pub use clock::ManualClock;
pub use keys::SoftKeys;
pub use random::SeededRandom;
pub use recipient::RecipientBox;
pub use script::{Script, ScriptedAnchor, ScriptedKeys, Unfired, UnknownCall};
pub use signer::SoftSigner;
