//! Privet's engine.
#![forbid(unsafe_code)]

pub mod host;
#[doc(hidden)]
pub mod ledger;
#[doc(hidden)]
pub mod random;
#[doc(hidden)]
pub mod seal;
#[doc(hidden)]
pub mod store;
