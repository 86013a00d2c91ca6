//! Keys and signatures from outside: what is no P-256 key, what is no signature, and what is one by another key. The vectors of
//! C2SP's Wycheproof are what other libraries tripped over.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests stop at the first surprise; clippy exempts only the test functions themselves"
)]

mod encodings;
mod known;
mod wycheproof_vectors;
