//! Sealing of single records: AES-256-GCM (NIST SP 800-38D) under a key that HKDF-SHA256 (RFC 5869) derives for that record.
//!
//! A sealed record is `epoch u32 BE ‖ suite u8 ‖ salt 32 ‖ ciphertext ‖ tag 16`. It opens only at the place (table, column,
//! row, version) it was sealed for, with the same associated data, under the master of its epoch. Its length tells the
//! length of the content to 256 bytes, not closer.
//!
//! The plaintext is `length u32 BE ‖ content ‖ zeros` to a multiple of 256. The key is HKDF(master, salt, info), info the
//! concatenation of the label `privet/record`, table, column, `number` or `bytes`, row (a number as u64 BE) and version
//! (u16 BE), each after its length as u64 BE. The associated data are `epoch ‖ suite` and then the caller's.
//!
//! The nonce is all zero, which is sound because no key is used twice: each record draws a fresh 32-byte salt, and
//! the key is derived from that salt. Two records share a key only if two random 256-bit salts are equal.

mod room;

use crate::random::{Random, RandomFault, draw};
use ring::{aead, hkdf, hmac};
use std::collections::BTreeMap;
use std::fmt;
use zeroize::Zeroizing;

pub use room::Room;

/// An opaque name for a lookup column: HMAC-SHA256 cut to 128 bits. Without the tag key it can't be linked to what it names.
pub type Tag = [u8; 16];

const SUITE: u8 = 1;
const HEADER: usize = 4 + 1 + 32;
const TAG: usize = 16;
const STEP: usize = 256;

/// Why a record was not sealed or opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum SealFault {
    /// The bytes, their place or their associated data are not those that were sealed. Nobody can repair it.
    #[error("the sealed record was altered")]
    Altered,
    /// Sealed under an epoch whose master is not at hand.
    #[error("the master of epoch {0} is not at hand")]
    OtherEpoch(u32),
    /// Sealed by a newer app, with a suite this one does not know. Way out: update the app.
    #[error("suite {0} is not known")]
    UnknownSuite(u8),
    /// The content is longer than a record can hold (just under 4 GiB).
    #[error("too long to seal")]
    TooLong,
    /// No salt could be drawn.
    #[error(transparent)]
    Random(#[from] RandomFault),
}

/// 32 secret bytes that lie in one place from first to last, so that no move leaves a copy behind; wiped when dropped.
struct Key(Box<Zeroizing<[u8; 32]>>);

impl Key {
    fn zero() -> Self {
        Self(Box::new(Zeroizing::new([0; 32])))
    }
    fn drawn(random: &dyn Random) -> Result<Self, RandomFault> {
        let mut key = Self::zero();
        random.fill(key.0.as_mut_slice())?;
        Ok(key)
    }
    fn of(bytes: &[u8; 32]) -> Self {
        let mut key = Self::zero();
        key.0.copy_from_slice(bytes);
        key
    }
}

/// The key of one epoch, unwrapped. It lives in zeroizing memory and its `Debug` shows the number only.
pub struct EpochMaster {
    epoch: u32,
    key: Key,
}

impl EpochMaster {
    /// From the number of the epoch and 32 bytes that were drawn at random once and have been wrapped by the device since. They are
    /// copied; what was handed in is the caller's to wipe.
    #[must_use]
    pub fn new(epoch: u32, key: &[u8; 32]) -> Self {
        Self { epoch, key: Key::of(key) }
    }
    /// A new master for this epoch.
    ///
    /// # Errors
    /// [`RandomFault`]
    pub fn generate(epoch: u32, random: &dyn Random) -> Result<Self, RandomFault> {
        Ok(Self { epoch, key: Key::drawn(random)? })
    }
    /// Which epoch this is the master of.
    #[must_use]
    pub const fn epoch(&self) -> u32 {
        self.epoch
    }
    /// The key itself, to be wrapped by the device and for nothing else.
    #[must_use]
    pub fn expose(&self) -> &[u8; 32] {
        &self.key.0
    }
}

impl fmt::Debug for EpochMaster {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EpochMaster").field("epoch", &self.epoch).finish_non_exhaustive()
    }
}

/// Every master at hand. New records are sealed under the current one, older records open under their own.
#[derive(Debug)]
pub struct Masters {
    current: EpochMaster,
    older: BTreeMap<u32, EpochMaster>,
}

impl Masters {
    /// With one master, under which new records are sealed.
    #[must_use]
    pub const fn new(current: EpochMaster) -> Self {
        Self { current, older: BTreeMap::new() }
    }
    /// Adds a master that records are no longer sealed under.
    #[must_use]
    pub fn with_older(mut self, master: EpochMaster) -> Self {
        self.older.insert(master.epoch, master);
        self
    }
    /// The master that new records are sealed under.
    #[must_use]
    pub const fn current(&self) -> &EpochMaster {
        &self.current
    }
    /// [`seal_record`] under the current master with a fresh salt.
    ///
    /// # Errors
    /// [`SealFault::Random`], [`SealFault::TooLong`]
    pub fn seal(
        &self,
        random: &dyn Random,
        place: &Place<'_>,
        aad: &[u8],
        plaintext: &[u8],
    ) -> Result<Vec<u8>, SealFault> {
        self.seal_room(random, place, aad, Room::of(plaintext)?)
    }
    /// Seals content where it lies, under the current master with a fresh salt.
    ///
    /// # Errors
    /// [`SealFault::Random`], [`SealFault::TooLong`]
    pub fn seal_room(
        &self,
        random: &dyn Random,
        place: &Place<'_>,
        aad: &[u8],
        room: Room,
    ) -> Result<Vec<u8>, SealFault> {
        room.seal(&self.current, place, draw(random)?, aad)
    }
    /// [`open_record`] under the master of the record's own epoch.
    ///
    /// # Errors
    /// [`SealFault`]
    pub fn open(
        &self,
        place: &Place<'_>,
        aad: &[u8],
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, SealFault> {
        let epoch = epoch_of(sealed)?;
        let master = if epoch == self.current.epoch { Some(&self.current) } else { self.older.get(&epoch) };
        open_record(master.ok_or(SealFault::OtherEpoch(epoch))?, place, aad, sealed)
    }
}

/// The row part of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row<'a> {
    /// A row known by its number.
    Number(u64),
    /// A row known by its tag or name.
    Bytes(&'a [u8]),
}

/// Where a record belongs. A record moved to another place does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// The table's name.
    pub table: &'static str,
    /// The column's name.
    pub column: &'static str,
    /// The row.
    pub row: Row<'a>,
    /// The version of the content's own format.
    pub version: u16,
}

impl Place<'_> {
    /// Injective: every part carries its length, and the two kinds of row differ in their first byte.
    fn info(&self) -> Vec<u8> {
        let mut info = Vec::with_capacity(96);
        let mut part = |bytes: &[u8]| {
            info.extend_from_slice(&(bytes.len() as u64).to_be_bytes());
            info.extend_from_slice(bytes);
        };
        part(b"privet/record");
        part(self.table.as_bytes());
        part(self.column.as_bytes());
        match self.row {
            Row::Number(number) => {
                part(b"number");
                part(&number.to_be_bytes());
            }
            Row::Bytes(bytes) => {
                part(b"bytes");
                part(bytes);
            }
        }
        part(&self.version.to_be_bytes());
        info
    }
}

fn record_key(
    master: &EpochMaster,
    place: &Place<'_>,
    salt: &[u8; 32],
) -> Result<aead::LessSafeKey, SealFault> {
    let info = place.info();
    let parts = [info.as_slice()];
    let secret = hkdf::Salt::new(hkdf::HKDF_SHA256, salt).extract(master.expose());
    let okm = secret.expand(&parts, &aead::AES_256_GCM).map_err(|_| SealFault::Altered)?;
    Ok(aead::LessSafeKey::new(aead::UnboundKey::from(okm)))
}

/// Epoch and suite are authenticated too, in front of the caller's data; both have a fixed length.
fn bound_aad(epoch: u32, aad: &[u8]) -> aead::Aad<Vec<u8>> {
    let mut bytes = Vec::with_capacity(5 + aad.len());
    bytes.extend_from_slice(&epoch.to_be_bytes());
    bytes.push(SUITE);
    bytes.extend_from_slice(aad);
    aead::Aad::from(bytes)
}

fn zero_nonce() -> aead::Nonce {
    aead::Nonce::assume_unique_for_key([0; aead::NONCE_LEN])
}

/// Seals `plaintext` for `place`. `salt` must be fresh from a random source: the whole construction rests on it.
///
/// # Errors
/// [`SealFault::TooLong`]
pub fn seal_record(
    master: &EpochMaster,
    place: &Place<'_>,
    salt: [u8; 32],
    aad: &[u8],
    plaintext: &[u8],
) -> Result<Vec<u8>, SealFault> {
    Room::of(plaintext)?.seal(master, place, salt, aad)
}

/// Which epoch a sealed record says it belongs to; proven only once it opens.
///
/// # Errors
/// [`SealFault::Altered`] if it is too short to say.
pub fn epoch_of(sealed: &[u8]) -> Result<u32, SealFault> {
    Ok(u32::from_be_bytes(*sealed.first_chunk().ok_or(SealFault::Altered)?))
}

/// Opens what [`seal_record`] made for the same master, place and `aad`.
///
/// # Errors
/// [`SealFault::OtherEpoch`] before anything is tried; [`SealFault::UnknownSuite`]; [`SealFault::Altered`] for all else.
pub fn open_record(
    master: &EpochMaster,
    place: &Place<'_>,
    aad: &[u8],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, SealFault> {
    let epoch = epoch_of(sealed)?;
    let (header, ciphertext) = sealed.split_at_checked(HEADER).ok_or(SealFault::Altered)?;
    if epoch != master.epoch {
        return Err(SealFault::OtherEpoch(epoch));
    }
    match header.get(4) {
        Some(&SUITE) => {}
        Some(&other) => return Err(SealFault::UnknownSuite(other)),
        None => return Err(SealFault::Altered),
    }
    let salt: &[u8; 32] = header.last_chunk().ok_or(SealFault::Altered)?;
    let mut content = Zeroizing::new(ciphertext.to_vec());
    let opened = record_key(master, place, salt)?
        .open_in_place(zero_nonce(), bound_aad(epoch, aad), &mut content)
        .map_err(|_| SealFault::Altered)?;
    let (length, rest) = opened.split_first_chunk::<4>().ok_or(SealFault::Altered)?;
    let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| SealFault::Altered)?;
    if length > rest.len() {
        return Err(SealFault::Altered);
    }
    content.drain(..4);
    content.truncate(length);
    Ok(content)
}

/// What a database draws once and keeps through every rotation of its epoch: the key behind its tags and its offset, and the seed of the
/// Ed25519 key (RFC 8032) that signs its checkpoints. Kept as one sealed record in the table `meta`.
pub struct Secrets {
    tag_key: Key,
    log_seed: Key,
}

impl Secrets {
    /// The name of the row in `meta`.
    pub const NAME: &'static str = "secrets";
    const PLACE: Place<'static> =
        Place { table: "meta", column: "body", row: Row::Bytes(Self::NAME.as_bytes()), version: 1 };

    /// Draws both, for a new database.
    ///
    /// # Errors
    /// [`RandomFault`]
    pub fn generate(random: &dyn Random) -> Result<Self, RandomFault> {
        Ok(Self { tag_key: Key::drawn(random)?, log_seed: Key::drawn(random)? })
    }
    /// The sealed record. `database` is the id of the database, so that another database's secrets don't open here.
    ///
    /// # Errors
    /// [`SealFault::Random`]
    pub fn seal(
        &self,
        masters: &Masters,
        random: &dyn Random,
        database: &[u8; 16],
    ) -> Result<Vec<u8>, SealFault> {
        let mut plain = Zeroizing::new(Vec::with_capacity(64));
        plain.extend_from_slice(self.tag_key.0.as_slice());
        plain.extend_from_slice(self.log_seed.0.as_slice());
        masters.seal(random, &Self::PLACE, database, &plain)
    }
    /// The reverse of [`Secrets::seal`].
    ///
    /// # Errors
    /// [`SealFault`]
    pub fn open(masters: &Masters, database: &[u8; 16], sealed: &[u8]) -> Result<Self, SealFault> {
        let plain = masters.open(&Self::PLACE, database, sealed)?;
        let (tag_key, log_seed) = plain.split_first_chunk::<32>().ok_or(SealFault::Altered)?;
        let log_seed: &[u8; 32] = log_seed.try_into().map_err(|_| SealFault::Altered)?;
        Ok(Self { tag_key: Key::of(tag_key), log_seed: Key::of(log_seed) })
    }
    /// The opaque tag of `parts` for one use, which `label` names. Parts are length-prefixed: no two lists collide.
    #[must_use]
    pub fn tag(&self, label: &'static str, parts: &[&[u8]]) -> Tag {
        let mut tag = Tag::default();
        for (to, from) in tag.iter_mut().zip(self.mac(label, parts).as_ref()) {
            *to = *from;
        }
        tag
    }
    fn mac(&self, label: &'static str, parts: &[&[u8]]) -> hmac::Tag {
        let key = hmac::Key::new(hmac::HMAC_SHA256, self.tag_key.0.as_slice());
        let mut mac = hmac::Context::with_key(&key);
        for part in std::iter::once(label.as_bytes()).chain(parts.iter().copied()) {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac.sign()
    }
    /// The seed of the offset that places are made coarse with: the same as long as the database lives. It never leaves the phone.
    #[must_use]
    pub fn place_seed(&self) -> Zeroizing<[u8; 32]> {
        let mut seed = Zeroizing::new([0; 32]);
        for (to, from) in seed.iter_mut().zip(self.mac("place", &[]).as_ref()) {
            *to = *from;
        }
        seed
    }
    /// The seed of the key that signs checkpoints.
    #[must_use]
    pub fn log_seed(&self) -> &[u8; 32] {
        &self.log_seed.0
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secrets(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::OsRandom;
    use proptest::prelude::*;

    fn master(epoch: u32) -> EpochMaster {
        EpochMaster::new(epoch, &[7; 32])
    }
    const PLACE: Place<'static> = Place { table: "entry", column: "body", row: Row::Number(3), version: 1 };

    #[test]
    fn a_record_opens_at_its_own_place_and_at_no_other() {
        let sealed = seal_record(&master(1), &PLACE, [9; 32], b"aad", b"content").unwrap();
        assert_eq!(open_record(&master(1), &PLACE, b"aad", &sealed).unwrap().as_slice(), b"content");
        let eight = 3u64.to_be_bytes();
        for other in [
            Place { table: "node", ..PLACE },
            Place { column: "leaf", ..PLACE },
            Place { row: Row::Number(4), ..PLACE },
            Place { row: Row::Bytes(&eight), ..PLACE },
            Place { version: 2, ..PLACE },
        ] {
            assert_eq!(
                open_record(&master(1), &other, b"aad", &sealed),
                Err(SealFault::Altered),
                "{other:?}"
            );
        }
        assert_eq!(open_record(&master(1), &PLACE, b"other", &sealed), Err(SealFault::Altered));
        assert_eq!(open_record(&master(2), &PLACE, b"aad", &sealed), Err(SealFault::OtherEpoch(1)));
    }

    /// The expected values come from HKDF, AES-GCM and HMAC of Python's `hmac` and `cryptography`, written from the text at
    /// the top of this file. If they move, no file written before opens any more.
    #[test]
    fn the_bytes_of_suite_1_and_of_a_tag_are_frozen() {
        let sealed = seal_record(&master(1), &PLACE, [9; 32], b"aad", b"content").unwrap();
        let digest = privet_wire::merkle::sha256(&sealed);
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
        assert_eq!(sealed.len(), 309);
        assert_eq!(hex(&digest), "a1c3c455122bf5bb6cfacaed83c83a233651c245b6a5d9be4070ff06ffe1ef04");
        let secrets = Secrets { tag_key: Key::of(&[11; 32]), log_seed: Key::zero() };
        assert_eq!(hex(&secrets.tag("request", &[b"ab", b"c"])), "e8dfb7cc7cdf07c1978d603e35c74b9c");
    }

    #[test]
    fn relabelling_the_epoch_of_a_record_does_not_open_it_under_an_equal_key() {
        let mut sealed = seal_record(&master(1), &PLACE, [9; 32], b"", b"content").unwrap();
        sealed[3] = 2;
        assert_eq!(open_record(&master(2), &PLACE, b"", &sealed), Err(SealFault::Altered));
    }

    #[test]
    fn contents_of_0_and_of_252_bytes_are_sealed_to_the_same_length() {
        let length = |n: usize| seal_record(&master(1), &PLACE, [9; 32], b"", &vec![1; n]).unwrap().len();
        assert_eq!(length(0), length(252));
        assert_eq!(length(253), length(252) + 256);
    }

    #[test]
    fn older_records_stay_readable_after_the_epoch_moves_on() {
        let first = Masters::new(EpochMaster::new(1, &[1; 32]));
        let sealed = first.seal(&OsRandom, &PLACE, b"", b"old").unwrap();
        let next = Masters::new(EpochMaster::new(2, &[2; 32]));
        assert_eq!(next.open(&PLACE, b"", &sealed), Err(SealFault::OtherEpoch(1)));
        let both = next.with_older(EpochMaster::new(1, &[1; 32]));
        assert_eq!(both.open(&PLACE, b"", &sealed).unwrap().as_slice(), b"old");
    }

    #[test]
    fn tags_survive_a_new_epoch_and_do_not_mix_labels_or_boundaries() {
        let (one, two) = (Masters::new(master(1)), Masters::new(master(2)));
        let secrets = Secrets::generate(&OsRandom).unwrap();
        let tag = secrets.tag("request", &[b"ab", b"c"]);
        let resealed = {
            let sealed = secrets.seal(&one, &OsRandom, &[5; 16]).unwrap();
            let opened = Secrets::open(&one, &[5; 16], &sealed).unwrap();
            assert_eq!(Secrets::open(&one, &[6; 16], &sealed).map(|_| ()), Err(SealFault::Altered));
            opened.seal(&two, &OsRandom, &[5; 16]).unwrap()
        };
        let later = Secrets::open(&two, &[5; 16], &resealed).unwrap();
        assert_eq!(later.tag("request", &[b"ab", b"c"]), tag);
        assert_eq!(later.log_seed(), secrets.log_seed());
        assert_eq!(later.place_seed(), secrets.place_seed());
        assert_ne!(later.place_seed().as_slice(), later.log_seed());
        assert_ne!(Secrets::generate(&OsRandom).unwrap().place_seed(), secrets.place_seed());
        assert_ne!(later.tag("request", &[b"a", b"bc"]), tag);
        assert_ne!(later.tag("use", &[b"ab", b"c"]), tag);
    }

    #[test]
    fn debug_output_shows_no_key() {
        let shown = format!("{:?} {:?}", Masters::new(master(1)), Secrets::generate(&OsRandom).unwrap());
        assert!(!shown.contains("7, 7") && shown.contains("redacted"), "{shown}");
    }

    proptest! {
        #[test]
        fn no_flipped_bit_and_no_cut_of_a_record_opens(at in 0usize..500, bit in 0u8..8, cut in 0usize..500) {
            let sealed = seal_record(&master(1), &PLACE, [9; 32], b"aad", &[4; 300]).unwrap();
            let mut flipped = sealed.clone();
            let at = at % flipped.len();
            flipped[at] ^= 1 << bit;
            prop_assert!(open_record(&master(1), &PLACE, b"aad", &flipped).is_err());
            let cut = cut % sealed.len();
            prop_assert!(open_record(&master(1), &PLACE, b"aad", &sealed[..cut]).is_err());
        }

        #[test]
        fn hostile_bytes_never_open(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
            prop_assert!(open_record(&master(1), &PLACE, b"", &bytes).is_err());
        }
    }
}
