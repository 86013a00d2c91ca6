//! Privet for Kotlin and Swift: declarations that the compiler checks against the core, and thin adapters. No rule lives here.
//!
//! Every function that takes something answers a `Result`: an argument that does not lift is then a typed error, where
//! without one it ends a Swift app.

mod ids;

pub use ids::*;

uniffi::setup_scaffolding!("privet");

/// The version of the core inside this library, as `major.minor.patch`.
#[uniffi::export]
#[must_use]
pub fn privet_version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
