//! What only tests may have, beside the whole of `privet-ffi`. Never in the shipped library.

mod hosts;
mod phone;
mod recipient;

pub use phone::{TestPhone, Unfired};
pub use recipient::{EnvelopeCheck, OpenedEnvelope};

use privet_ffi::{Fault, KeyFault, UserVerification};

// Repeated by privet-ffi already; here they cross under the same names.
uniffi::use_remote_type!(privet_ffi::Fault);
uniffi::use_remote_type!(privet_ffi::KeyFault);
uniffi::use_remote_type!(privet_ffi::UserVerification);

uniffi::setup_scaffolding!("privettestkit");

/// Engines that are open in this process: opened, and not freed yet.
#[uniffi::export]
#[must_use]
pub fn engines_alive() -> u64 {
    privet_ffi::engines_alive()
}
