//! Where randomness comes from: a parameter everywhere, so that a test can repeat a run and a phone uses its system's source.

/// The source gave nothing. Nothing may be sealed or named without it; the way out is to try again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("no randomness available")]
pub struct RandomFault;

/// A source of unpredictable bytes. Salts, keys and ids rest on it; only tests may give one that repeats.
pub trait Random: Send + Sync {
    /// Fills all of `into`.
    ///
    /// # Errors
    /// [`RandomFault`]; `into` then holds nothing of use.
    fn fill(&self, into: &mut [u8]) -> Result<(), RandomFault>;
}

/// The operating system's source (`getrandom(2)`, `SecRandomCopyBytes` and their kin).
#[derive(Clone, Copy, Debug, Default)]
pub struct OsRandom;

impl Random for OsRandom {
    fn fill(&self, into: &mut [u8]) -> Result<(), RandomFault> {
        getrandom::fill(into).map_err(|_| RandomFault)
    }
}

/// `N` fresh bytes, for a salt or an id.
///
/// # Errors
/// [`RandomFault`]
pub fn draw<const N: usize>(random: &dyn Random) -> Result<[u8; N], RandomFault> {
    let mut bytes = [0; N];
    random.fill(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_systems_source_does_not_repeat_itself() {
        assert_ne!(draw::<32>(&OsRandom), draw::<32>(&OsRandom));
    }
}
