//! Compares a fresh sample with a stored one, and answers yes or no.
//!
//! A host's recognition model yields a vector of numbers, as many as the manifest says. On entry it is scaled to length one and
//! rounded to fixed point, so that what is kept has no floats and what is compared is the cosine of the angle between two faces.
//! The comparison runs over all numbers always, in integers, and its outcome is one constant-time comparison; no score leaves.

use crate::manifest::Matching;
use std::fmt;
use subtle::{Choice, ConstantTimeGreater};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

const VERSION: u8 = 1;
/// Fixed point: this stands for 1.
const ONE: i64 = 1 << 14;
/// A vector of length one has this product with itself, up to rounding.
const ONE_SQUARED: i64 = ONE * ONE;

/// Why bytes are not a sample. The host can act on the first three; [`ProbeFault::Corrupt`] means altered storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum ProbeFault {
    /// Not exactly as many bytes as a sample has.
    #[error("wrong length")]
    WrongLength,
    /// A number is not a number, or infinite.
    #[error("a number is not finite")]
    NotFinite,
    /// All numbers are zero, or so small that they have no direction: no face was seen.
    #[error("no direction")]
    Empty,
    /// A stored template of another version, or one that was never made here.
    #[error("not a template")]
    Corrupt,
}

#[derive(Clone, Zeroize, ZeroizeOnDrop)]
struct Direction(Vec<i16>);

impl Direction {
    fn dot(&self, other: &Self) -> i64 {
        self.0.iter().zip(&other.0).map(|(a, b)| i64::from(*a) * i64::from(*b)).sum()
    }

    /// How far rounding may move the product of a vector of length one with itself: each number by half a unit, and the numbers add
    /// up to at most the root of how many there are.
    fn rounding(&self) -> i64 {
        let count = i64::try_from(self.0.len()).unwrap_or(i64::MAX);
        (count.isqrt() + 1) * ONE + count / 4
    }
}

/// A fresh sample, wiped when dropped.
#[derive(Clone)]
pub struct Probe(Direction);

/// The stored sample that probes are compared with, wiped when dropped.
#[derive(Clone)]
pub struct Template(Direction);

impl Probe {
    /// Reads a sample as the recognition model gives it: as many little-endian IEEE 754 binary32 numbers as the manifest says.
    ///
    /// # Errors
    /// [`ProbeFault::WrongLength`], [`ProbeFault::NotFinite`], [`ProbeFault::Empty`].
    pub fn from_le_bytes(bytes: &[u8], matching: Matching) -> Result<Self, ProbeFault> {
        if bytes.len() != matching.numbers() * 4 {
            return Err(ProbeFault::WrongLength);
        }
        let mut numbers = Zeroizing::new(vec![0_f64; matching.numbers()]);
        for (number, four) in numbers.iter_mut().zip(bytes.chunks_exact(4)) {
            let four: [u8; 4] = four.try_into().map_err(|_| ProbeFault::WrongLength)?;
            *number = f32::from_le_bytes(four).into();
        }
        if !numbers.iter().all(|n| n.is_finite()) {
            return Err(ProbeFault::NotFinite);
        }
        // Squares of binary32 numbers neither overflow nor vanish in binary64, so only a true zero has no length.
        let length = numbers.iter().map(|n| n * n).sum::<f64>().sqrt();
        if length <= 0.0 {
            return Err(ProbeFault::Empty);
        }
        Ok(Self(Direction(numbers.iter().map(|number| to_fixed(number / length)).collect())))
    }
}

/// `unit` is within −1 to 1, so the product fits an i16 with room to spare; the cast saturates all the same.
#[allow(clippy::cast_possible_truncation)] // see above; `as` from float saturates (Rust reference)
fn to_fixed(unit: f64) -> i16 {
    (unit * 16_384.0).round() as i16
}

impl Template {
    /// Keeps a sample as the reference.
    #[must_use]
    pub fn from_probe(probe: &Probe) -> Self {
        Self(probe.0.clone())
    }

    /// The bytes to seal: one of version, then each number as a little-endian 16-bit integer. Wiped when dropped.
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(1 + 2 * self.0.0.len()));
        bytes.push(VERSION);
        for number in &self.0.0 {
            bytes.extend_from_slice(&number.to_le_bytes());
        }
        bytes
    }

    /// Reads what [`Template::to_bytes`] wrote and nothing else: a template of no length would match anybody or nobody.
    ///
    /// # Errors
    /// [`ProbeFault::WrongLength`] for a template of another model than the manifest now speaks of, [`ProbeFault::Corrupt`].
    pub fn from_bytes(bytes: &[u8], matching: Matching) -> Result<Self, ProbeFault> {
        if bytes.len() != 1 + 2 * matching.numbers() {
            return Err(ProbeFault::WrongLength);
        }
        let (version, numbers) = bytes.split_first().ok_or(ProbeFault::WrongLength)?;
        let two = |pair: &[u8]| pair.first_chunk().map_or(0, |pair| i16::from_le_bytes(*pair));
        let direction = Direction(numbers.chunks_exact(2).map(two).collect());
        if *version != VERSION || (direction.dot(&direction) - ONE_SQUARED).abs() > direction.rounding() {
            return Err(ProbeFault::Corrupt);
        }
        Ok(Self(direction))
    }
}

impl fmt::Debug for Probe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Probe(..)")
    }
}

impl fmt::Debug for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Template(..)")
    }
}

/// Whether the probe is at least as alike as the manifest asks. Turn it into a `bool` only where it is acted on. Samples of two
/// lengths are not alike.
#[must_use]
pub fn matches(template: &Template, probe: &Probe, matching: Matching) -> Choice {
    let same = Choice::from(u8::from(template.0.0.len() == probe.0.0.len()));
    let least = i64::from(matching.threshold) * ONE_SQUARED / 1000;
    // Both sides move up by the same amount to be compared as unsigned numbers; a product of two directions is never below −2⁴⁰.
    let unsigned = |n: i64| u64::try_from(n + (1 << 40)).unwrap_or_default();
    unsigned(template.0.dot(&probe.0)).ct_gt(&unsigned(least - 1)) & same
}

#[cfg(test)]
mod tests;
