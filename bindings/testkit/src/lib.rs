//! What only tests may have, beside the whole of `privet-ffi`. Never in the shipped library.
#![allow(
    clippy::needless_pass_by_value,
    reason = "what crosses the boundary is made on this side and owned by the call"
)]
#![allow(clippy::unnecessary_wraps, reason = "the Result is for arguments that do not lift")]

mod hosts;
mod phone;
mod recipient;
mod replies;
#[cfg(test)]
mod tests;

pub use phone::{TestPhone, Unfired};
pub use recipient::{EnvelopeCheck, OpenedEnvelope};
pub use replies::sha256_of;

use privet_ffi::{Fault, KeyFault, ScreenLock, UserVerification};

// Repeated by privet-ffi already; here they cross under the same names.
uniffi::use_remote_type!(privet_ffi::Fault);
uniffi::use_remote_type!(privet_ffi::KeyFault);
uniffi::use_remote_type!(privet_ffi::ScreenLock);
uniffi::use_remote_type!(privet_ffi::UserVerification);

uniffi::setup_scaffolding!("privettestkit");

/// Engines that are open in this process: opened, and not freed yet.
#[uniffi::export]
#[must_use]
pub fn engines_alive() -> u64 {
    privet_ffi::engines_alive()
}
