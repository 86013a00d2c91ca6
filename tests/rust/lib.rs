//! A device in software with an engine on it, the few steps that every test of the whole loop takes, an account that ran for ten
//! years, and the runner of the scenarios. This crate is tests only: a step that does not go as the test says ends the test.
#![forbid(unsafe_code)]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    reason = "a test ends where it fails"
)]

pub mod account;
pub mod robust;
pub mod scenario;
pub mod world;
