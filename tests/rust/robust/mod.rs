//! What the proofs of robustness share: a phone whose every byte is in a directory, and a reader of its ledger.

pub mod canary;
pub mod clock;
pub mod detector;
pub mod errand;
pub mod mutation;
pub mod phone;
pub mod points;

use std::str::FromStr;

/// A number that the environment may raise or lower, for instance `PRIVET_TRIES`.
///
/// # Panics
/// If what it is set to is not a number: a run that counts something else than it says proves nothing.
#[must_use]
pub fn count<N: FromStr>(name: &str, usual: N) -> N {
    match std::env::var(name) {
        Err(_) => usual,
        Ok(set) => set.parse().unwrap_or_else(|_| panic!("{name} is not a number: {set}")),
    }
}

/// Alice's face, as the app's model describes it.
pub const ALICE: &[u8] = include_bytes!("../../probes/alice-1.f32");

/// How many kills a run makes: `PRIVET_KILLS`.
#[must_use]
pub fn kills() -> usize {
    count("PRIVET_KILLS", 1000)
}

/// Those at a time that nobody chose: one of 25.
#[must_use]
pub fn kills_at_any_time() -> usize {
    kills().div_ceil(25)
}

/// Those at a chosen point: the rest.
#[must_use]
pub fn kills_at_points() -> usize {
    kills() - kills_at_any_time()
}

/// A directory in memory where the system has one, else an ordinary one. A kill costs neither anything, and a thousand tries do
/// not wait for a disk.
///
/// # Panics
/// If neither can be made.
#[must_use]
pub fn directory() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("a directory")
}
