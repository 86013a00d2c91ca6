//! A device in software with an engine on it, and the few steps that every test of the whole loop takes.
#![forbid(unsafe_code)]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    reason = "a test ends where it fails"
)]

pub mod robust;
pub mod world;
