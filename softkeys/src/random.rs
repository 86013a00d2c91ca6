//! Randomness that repeats, so that a test can be run again and give the same bytes.

use privet::random::{Random, RandomFault};
use privet_wire::merkle::sha256;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// `Random` from a seed, for tests only: whoever knows the seed knows every byte.
///
/// The stream is SHA-256(`privet/test-random/v1` ‖ 0x00 ‖ seed, 8 bytes big-endian ‖ counter, 8 bytes big-endian); each call
/// starts a new block.
pub struct SeededRandom {
    seed: u64,
    counter: Mutex<u64>,
}

impl SeededRandom {
    /// The stream of this seed, from its beginning.
    #[must_use]
    pub fn new(seed: u64) -> Arc<Self> {
        Arc::new(Self { seed, counter: Mutex::new(0) })
    }
}

impl Random for SeededRandom {
    fn fill(&self, into: &mut [u8]) -> Result<(), RandomFault> {
        let mut counter = self.counter.lock().unwrap_or_else(PoisonError::into_inner);
        for chunk in into.chunks_mut(32) {
            let block = sha256(
                &[b"privet/test-random/v1\0".as_slice(), &self.seed.to_be_bytes(), &counter.to_be_bytes()]
                    .concat(),
            );
            *counter = counter.checked_add(1).ok_or(RandomFault)?;
            for (byte, fresh) in chunk.iter_mut().zip(block) {
                *byte = fresh;
            }
        }
        Ok(())
    }
}

impl fmt::Debug for SeededRandom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SeededRandom(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use privet::random::draw;

    #[test]
    fn a_seed_repeats_its_stream_and_another_differs() {
        let (one, again, other) = (SeededRandom::new(1), SeededRandom::new(1), SeededRandom::new(2));
        let first = draw::<40>(&*one).unwrap();
        assert_eq!(first, draw::<40>(&*again).unwrap());
        assert_ne!(first, draw::<40>(&*other).unwrap());
        assert_ne!(first, draw::<40>(&*one).unwrap(), "the stream goes on");
        assert_ne!(first[..8], first[32..], "blocks differ");
    }
}
