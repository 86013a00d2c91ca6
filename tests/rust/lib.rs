//! A device in software with an engine on it, and the few steps that every test of the whole loop takes.
#![forbid(unsafe_code)]

pub mod robust;
pub mod world;
