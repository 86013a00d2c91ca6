//! Privet's engine.
#![forbid(unsafe_code)]

pub mod gate;
pub mod host;
pub mod text;
pub mod vault;
