//! From bytes to a manifest that can be relied on: three readings, each refusing with a code and a place.
//!
//! `walk` sees members and characters, serde the types, `check` what types can't say; the lints come last.

use super::fault::{FaultCode, ManifestFault, Pointer};
use super::lint::{Level, Lint, lint};
use super::{Manifest, check, walk};
use privet_wire::merkle::Hash;
use serde_path_to_error::Segment;

/// The largest manifest that is read: 256 KiB.
pub const MAX_BYTES: usize = 256 * 1024;

/// A manifest without a fault and without a lint of level error. Made only by [`Manifest::parse`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Accepted {
    manifest: Manifest,
    digest: Hash,
    warnings: Vec<Lint>,
}

impl Accepted {
    /// The manifest.
    #[must_use]
    pub const fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Its [`Manifest::digest`].
    #[must_use]
    pub const fn digest(&self) -> Hash {
        self.digest
    }

    /// What is worth a look, and no reason to refuse.
    #[must_use]
    pub fn warnings(&self) -> &[Lint] {
        &self.warnings
    }

    /// The manifest, given away.
    #[must_use]
    pub fn into_manifest(self) -> Manifest {
        self.manifest
    }
}

impl Manifest {
    /// Reads and lints. What a phone does.
    ///
    /// # Errors
    /// [`ManifestFault`]: the first fault, or else the first lint of level error.
    pub fn parse(bytes: &[u8]) -> Result<Accepted, ManifestFault> {
        let manifest = Self::read(bytes)?;
        let lints = lint(&manifest);
        if let Some(broken) = lints.iter().find(|l| l.code.level() == Level::Error) {
            return Err(ManifestFault::new(FaultCode::Lint(broken.code), broken.pointer.clone()));
        }
        let digest = manifest.digest();
        Ok(Accepted { manifest, digest, warnings: lints })
    }

    /// Reads without linting, for a tool that wants to show every lint there is.
    ///
    /// # Errors
    /// [`ManifestFault`]: the first fault, never a lint.
    pub fn read(bytes: &[u8]) -> Result<Self, ManifestFault> {
        let whole = |code| ManifestFault::new(code, Pointer::default());
        if bytes.len() > MAX_BYTES {
            return Err(whole(FaultCode::TooLarge));
        }
        let text = std::str::from_utf8(bytes).map_err(|_| whole(FaultCode::NotJson))?;
        walk::walk(text)?;
        let mut input = serde_json::Deserializer::from_str(text);
        let manifest = serde_path_to_error::deserialize(&mut input).map_err(|e| typed(&e))?;
        check::check(&manifest)?;
        Ok(manifest)
    }

    /// Parses what this manifest is written as: for a manifest that was put together or altered in code.
    ///
    /// # Errors
    /// As [`Manifest::parse`].
    pub fn accept(&self) -> Result<Accepted, ManifestFault> {
        Self::parse(&self.canonical())
    }
}

/// serde tells the kind of a data error only in words. The four of its own are those of `serde::de::Error`'s default
/// methods, the rest are the `Display` texts of this crate's types; a test holds each of them.
fn typed(error: &serde_path_to_error::Error<serde_json::Error>) -> ManifestFault {
    const WORDS: [(&str, FaultCode); 8] = [
        ("unknown field", FaultCode::UnknownField),
        ("missing field", FaultCode::MissingField),
        ("unknown variant", FaultCode::UnknownValue),
        ("duplicate field", FaultCode::DuplicateKey),
        ("not a legal id", FaultCode::BadId),
        ("not a country code", FaultCode::BadCountry),
        ("not an address", FaultCode::BadAddress),
        ("not a public key", FaultCode::BadKey),
    ];
    let words = error.inner().to_string();
    let code = WORDS.iter().find(|(start, _)| words.starts_with(start)).map_or(FaultCode::WrongType, |w| w.1);
    let pointer = error.path().iter().fold(Pointer::default(), |at, segment| match segment {
        Segment::Seq { index } => at.at(index),
        Segment::Map { key } => at.at(key),
        Segment::Enum { variant } => at.at(variant),
        Segment::Unknown => at,
    });
    ManifestFault::new(code, pointer)
}
