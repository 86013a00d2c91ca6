//! What the documents say is held against the code: each promise names a symbol and a test that exist, each link leads
//! somewhere, each rule of the screens has its test, README's code is cut from tests, each dependency and each decision is
//! listed, the pure modules stay pure and the screens' layers apart.
//!
//! `PRIVET_CUT=1 cargo test -p privet-tests --test promises` writes the parts that are cut from elsewhere anew.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests: a panic is how they fail; clippy.toml reaches only the test functions"
)]

#[path = "papers/cut.rs"]
mod cut;
#[path = "papers/gradle.rs"]
mod gradle;
#[path = "papers/layers.rs"]
mod layers;
#[path = "papers/listed.rs"]
mod listed;
#[path = "papers/names.rs"]
mod names;
#[path = "papers/project.rs"]
mod project;
#[path = "papers/pure.rs"]
mod pure;
#[path = "papers/refusals.rs"]
mod refusals;
#[path = "papers/ux.rs"]
mod ux;
