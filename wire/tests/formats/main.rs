//! The wire formats from outside: frozen vectors, and hostile bytes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests stop at the first surprise; clippy exempts only the test functions themselves"
)]

mod hostile;
mod support;
mod vectors;
