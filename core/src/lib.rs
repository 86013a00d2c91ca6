//! Privet's engine.
#![forbid(unsafe_code)]

pub mod host;
pub mod manifest;
