//! Compares a fresh sample with a stored one, and answers yes or no.
//!
//! A host's recognition model yields a vector of [`DIMENSIONS`] numbers. On entry it is scaled to length one and rounded to
//! fixed point, so that what is kept has no floats and what is compared is the cosine of the angle between two faces. The
//! comparison runs over all numbers always, in integers, and its outcome is one constant-time comparison; no score leaves.

use std::fmt;
use subtle::{Choice, ConstantTimeGreater};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// How many numbers a sample has.
pub const DIMENSIONS: usize = 128;
/// Bytes of a probe: each number a little-endian IEEE 754 binary32.
pub const PROBE_BYTES: usize = DIMENSIONS * 4;
/// Bytes of a template as it is sealed: one of version, then each number as a little-endian 16-bit integer.
pub const TEMPLATE_BYTES: usize = 1 + DIMENSIONS * 2;

const VERSION: u8 = 1;
/// Fixed point: this stands for 1.
const ONE: i64 = 1 << 14;
/// A vector of length one has this product with itself, up to rounding.
const ONE_SQUARED: i64 = ONE * ONE;
/// Rounding moves each of 128 numbers by half a unit: the product with itself stays within this of [`ONE_SQUARED`].
const ROUNDING: i64 = ONE_SQUARED / 500;

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

/// How alike two samples have to be: the cosine in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Threshold(u16);

impl Threshold {
    /// 500 to 990. Lower ones would let strangers in, higher ones would turn away the same sample after rounding.
    #[must_use]
    pub fn from_thousandths(thousandths: u16) -> Option<Self> {
        (500..=990).contains(&thousandths).then_some(Self(thousandths))
    }
}

#[derive(Clone, Zeroize, ZeroizeOnDrop)]
struct Direction([i16; DIMENSIONS]);

impl Direction {
    fn dot(&self, other: &Self) -> i64 {
        self.0.iter().zip(&other.0).map(|(a, b)| i64::from(*a) * i64::from(*b)).sum()
    }
}

/// A fresh sample, wiped when dropped.
#[derive(Clone)]
pub struct Probe(Direction);

/// The stored sample that probes are compared with, wiped when dropped.
#[derive(Clone)]
pub struct Template(Direction);

impl Probe {
    /// Reads a sample as the recognition model gives it.
    ///
    /// # Errors
    /// [`ProbeFault::WrongLength`], [`ProbeFault::NotFinite`], [`ProbeFault::Empty`].
    pub fn from_le_bytes(bytes: &[u8]) -> Result<Self, ProbeFault> {
        if bytes.len() != PROBE_BYTES {
            return Err(ProbeFault::WrongLength);
        }
        let mut numbers = Zeroizing::new([0_f64; DIMENSIONS]);
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
        let mut direction = Direction([0; DIMENSIONS]);
        for (fixed, number) in direction.0.iter_mut().zip(numbers.iter()) {
            *fixed = to_fixed(number / length);
        }
        Ok(Self(direction))
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

    /// The bytes to seal; wiped when dropped.
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(TEMPLATE_BYTES));
        bytes.push(VERSION);
        for number in &self.0.0 {
            bytes.extend_from_slice(&number.to_le_bytes());
        }
        bytes
    }

    /// Reads what [`Template::to_bytes`] wrote and nothing else: a template of no length would match anybody or nobody.
    ///
    /// # Errors
    /// [`ProbeFault::WrongLength`], [`ProbeFault::Corrupt`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ProbeFault> {
        if bytes.len() != TEMPLATE_BYTES {
            return Err(ProbeFault::WrongLength);
        }
        let (version, numbers) = bytes.split_first().ok_or(ProbeFault::WrongLength)?;
        let mut direction = Direction([0; DIMENSIONS]);
        for (fixed, two) in direction.0.iter_mut().zip(numbers.chunks_exact(2)) {
            *fixed = i16::from_le_bytes(two.try_into().map_err(|_| ProbeFault::WrongLength)?);
        }
        if *version != VERSION || (direction.dot(&direction) - ONE_SQUARED).abs() > ROUNDING {
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

/// Whether the probe is at least as alike as the threshold asks. Turn it into a `bool` only where it is acted on.
#[must_use]
pub fn matches(template: &Template, probe: &Probe, threshold: Threshold) -> Choice {
    let least = i64::from(threshold.0) * ONE_SQUARED / 1000;
    // Both sides move up by the same amount to be compared as unsigned numbers; a product is never below −128·2³⁰.
    let unsigned = |n: i64| u64::try_from(n + (1 << 40)).unwrap_or_default();
    unsigned(template.0.dot(&probe.0)).ct_gt(&unsigned(least - 1))
}

#[cfg(test)]
mod tests;
