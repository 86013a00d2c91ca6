//! Privet for Kotlin and Swift: declarations that the compiler checks against the core, and thin adapters. No rule lives here.
//!
//! Every function that takes something answers a `Result`: an argument that does not lift is then a typed error, where
//! without one it ends a Swift app.
#![allow(
    clippy::needless_pass_by_value,
    reason = "what crosses the boundary is made on this side and owned by the call"
)]
#![allow(clippy::unnecessary_wraps, reason = "the Result is for arguments that do not lift")]

mod answers;
mod chrome;
mod contacts;
mod engine;
mod exports;
mod faces;
mod history;
mod holding;
mod host;
mod ids;
mod observed;
mod pages;
mod receipt;
mod records;
mod refusals;
mod tidying;
mod views;
mod words;

pub use answers::*;
pub use chrome::*;
pub use contacts::*;
pub use engine::*;
pub use exports::*;
pub use faces::*;
pub use history::*;
pub use holding::*;
pub use host::*;
pub use ids::*;
pub use observed::*;
pub use pages::*;
pub use receipt::*;
pub use records::*;
pub use refusals::*;
pub use tidying::*;
pub use views::*;
pub use words::*;

uniffi::setup_scaffolding!("privet");

/// The version of the core inside this library, as `major.minor.patch`.
#[uniffi::export]
#[must_use]
pub fn privet_version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
