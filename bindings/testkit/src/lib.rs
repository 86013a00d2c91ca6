//! What only tests may have, beside the whole of `privet-ffi`. Never in the shipped library.

mod clock;

pub use clock::ManualClock;

// Linked for its exported symbols: one library then serves both components.
use privet_ffi as _;

uniffi::setup_scaffolding!("privettestkit");
