//! What both sides must compute alike, and nothing else: no clock, no files, no network; randomness is a parameter.
#![forbid(unsafe_code)]

pub mod ids;
pub mod merkle;
