//! The anchor: what is kept outside the database so that an old copy of the database shows, and the judgement at open.
//!
//! This module only encodes and judges. Sealing the bytes and keeping them is the host's (`DeviceKeys`, `AnchorStore`); the
//! order (commit, then anchor, then reply; attempts anchor first) is the engine's.

use super::Head;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use privet_wire::ids::DatabaseId;
use privet_wire::merkle::{Hash, empty_root};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const VERSION: u32 = 1;

/// A ledger as it was known at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Known {
    /// Which ledger.
    pub database: DatabaseId,
    /// How far it reached.
    pub head: Head,
}

/// What the anchor remembers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnchorRecord {
    /// The ledger, at a size that a FULL commit made durable. Size 0 before its first commit.
    pub known: Known,
    /// The ledger that this one follows after a new origin, so that a crash before the first commit does not lose
    /// what has to be cited.
    pub cites: Option<Known>,
    /// Attempts begun, by the tag of what they were begun on. They survive a new origin.
    pub attempts: BTreeMap<[u8; 16], u32>,
    /// SHA-256 of the owner key's `SubjectPublicKeyInfo`, once there is one.
    pub owner_key: Option<Hash>,
}

/// Why bytes are not an anchor record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum AnchorFault {
    /// Not the one spelling that this app writes.
    #[error("the anchor is malformed")]
    Malformed,
    /// A newer app wrote it. Way out: update the app.
    #[error("a newer app wrote the anchor")]
    Newer,
}

/// The written form: JSON with this order of members. Hashes are base64url without padding.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    version: u32,
    known: WrittenKnown,
    cites: Option<WrittenKnown>,
    attempts: BTreeMap<String, u32>,
    owner_key: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenKnown {
    database: DatabaseId,
    size: u64,
    root: String,
}

#[derive(Deserialize)]
struct OnlyVersion {
    version: u32,
}

impl From<&Known> for WrittenKnown {
    fn from(known: &Known) -> Self {
        Self { database: known.database, size: known.head.size, root: text(&known.head.root) }
    }
}

impl TryFrom<WrittenKnown> for Known {
    type Error = AnchorFault;
    fn try_from(written: WrittenKnown) -> Result<Self, AnchorFault> {
        let head = Head { size: written.size, root: bytes(&written.root)? };
        if head.size == 0 && head.root != empty_root() {
            return Err(AnchorFault::Malformed);
        }
        Ok(Self { database: written.database, head })
    }
}

fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn bytes<const N: usize>(text: &str) -> Result<[u8; N], AnchorFault> {
    let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| AnchorFault::Malformed)?;
    bytes.try_into().map_err(|_| AnchorFault::Malformed)
}

impl AnchorRecord {
    /// What is written before the first commit of a new database.
    #[must_use]
    pub fn fresh(database: DatabaseId) -> Self {
        let known = Known { database, head: Head { size: 0, root: empty_root() } };
        Self { known, cites: None, attempts: BTreeMap::new(), owner_key: None }
    }

    /// The same person's record for a new origin: another database at size 0, citing the old one; counters and owner kept.
    #[must_use]
    pub fn new_origin(self, database: DatabaseId) -> Self {
        let known = Known { database, head: Head { size: 0, root: empty_root() } };
        // A new origin that never came to its first commit has nothing to be cited; what it was to cite stays.
        let cites = if self.known.head.size == 0 { self.cites } else { Some(self.known) };
        Self { known, cites, ..self }
    }

    /// The bytes to be sealed and kept. Equal records give equal bytes.
    ///
    /// # Errors
    /// [`AnchorFault::Malformed`] is not expected of any record; it stands for a failure of the JSON writer.
    pub fn encode(&self) -> Result<Vec<u8>, AnchorFault> {
        let written = Written {
            version: VERSION,
            known: (&self.known).into(),
            cites: self.cites.as_ref().map(WrittenKnown::from),
            attempts: self.attempts.iter().map(|(tag, count)| (text(tag), *count)).collect(),
            owner_key: self.owner_key.as_ref().map(|hash| text(hash)),
        };
        serde_json::to_vec(&written).map_err(|_| AnchorFault::Malformed)
    }

    /// The reverse of [`AnchorRecord::encode`]; accepts only what it writes.
    ///
    /// # Errors
    /// [`AnchorFault`]
    pub fn decode(encoded: &[u8]) -> Result<Self, AnchorFault> {
        let only: OnlyVersion = serde_json::from_slice(encoded).map_err(|_| AnchorFault::Malformed)?;
        if only.version > VERSION {
            return Err(AnchorFault::Newer);
        }
        let written: Written = serde_json::from_slice(encoded).map_err(|_| AnchorFault::Malformed)?;
        let attempts = written.attempts.iter().map(|(tag, count)| Ok((bytes(tag)?, *count)));
        let record = Self {
            known: written.known.try_into()?,
            cites: written.cites.map(Known::try_from).transpose()?,
            attempts: attempts.collect::<Result<_, AnchorFault>>()?,
            owner_key: written.owner_key.as_deref().map(bytes).transpose()?,
        };
        if record.encode()? == encoded { Ok(record) } else { Err(AnchorFault::Malformed) }
    }
}

/// What was found where the anchor is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnchorFound {
    /// Nothing was ever kept there.
    Absent,
    /// Something that does not open or does not decode. A key store that is only locked is not this: the engine is Locked.
    Unreadable,
    /// Something that a newer app wrote.
    Newer,
    /// A record.
    Record(AnchorRecord),
}

/// How anchor and database stand to each other at open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Neither is there: the first start. Write an anchor of size 0, then begin.
    Fresh,
    /// An anchor of size 0, and no database: a start that did not get to its first commit. Begin with this anchor's database
    /// id, keeping what it remembers.
    PlainStart(AnchorRecord),
    /// An anchor of a ledger that is gone: the app was reinstalled or its data cleared. A new origin cites the old head.
    Reinstalled(AnchorRecord),
    /// Both agree.
    Same(AnchorRecord),
    /// The database reaches further, and its nodes prove the anchor a prefix of it: a write of the anchor is owed.
    DatabaseAhead(AnchorRecord),
    /// Lock-down: a database without its anchor.
    AnchorMissing,
    /// Lock-down: there is an anchor, but it does not say anything.
    AnchorUnreadable,
    /// Lock-down until the app is updated.
    AnchorNewer,
    /// Lock-down: the database is older than its anchor.
    Behind(AnchorRecord),
    /// Lock-down: the database does not continue what its anchor remembers.
    Forked(AnchorRecord),
    /// Lock-down: the database is not the one that the anchor belongs to.
    OtherDatabase(AnchorRecord),
}

/// Judges what was found at open. `database` is nothing when there is no file or none that a ledger was begun in;
/// `proves_prefix` is asked only when the database reaches further than the anchor, and answers whether the database's own
/// nodes prove the given head a prefix of it ([`super::continues`]; a file that can't be read is a fault before this).
pub fn judge(
    anchor: AnchorFound,
    database: Option<&Known>,
    proves_prefix: impl FnOnce(&Head) -> bool,
) -> Verdict {
    let (record, database) = match (anchor, database) {
        (AnchorFound::Absent, None) => return Verdict::Fresh,
        (AnchorFound::Absent, Some(_)) => return Verdict::AnchorMissing,
        (AnchorFound::Unreadable, _) => return Verdict::AnchorUnreadable,
        (AnchorFound::Newer, _) => return Verdict::AnchorNewer,
        (AnchorFound::Record(record), None) if record.known.head.size == 0 => {
            return Verdict::PlainStart(record);
        }
        (AnchorFound::Record(record), None) => return Verdict::Reinstalled(record),
        (AnchorFound::Record(record), Some(database)) => (record, database),
    };
    let (then, now) = (record.known.head, database.head);
    if record.known.database != database.database {
        Verdict::OtherDatabase(record)
    } else if now.size < then.size {
        Verdict::Behind(record)
    } else if now == then {
        Verdict::Same(record)
    } else if now.size > then.size && proves_prefix(&then) {
        Verdict::DatabaseAhead(record)
    } else {
        Verdict::Forked(record)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const OURS: DatabaseId = DatabaseId::new([1; 16]);
    const OTHER: DatabaseId = DatabaseId::new([2; 16]);

    fn known(database: DatabaseId, size: u64, root: u8) -> Known {
        let root = if size == 0 { empty_root() } else { [root; 32] };
        Known { database, head: Head { size, root } }
    }
    fn record(size: u64, root: u8) -> AnchorRecord {
        AnchorRecord {
            known: known(OURS, size, root),
            cites: Some(known(OTHER, 9, 3)),
            attempts: BTreeMap::from([([4; 16], 2), ([5; 16], 1)]),
            owner_key: Some([6; 32]),
        }
    }

    #[test]
    fn an_anchor_without_a_database_is_a_plain_start_only_at_size_0() {
        let judged = |found| judge(found, None, |_| true);
        assert_eq!(judged(AnchorFound::Absent), Verdict::Fresh);
        assert_eq!(judged(AnchorFound::Unreadable), Verdict::AnchorUnreadable);
        assert_eq!(judged(AnchorFound::Newer), Verdict::AnchorNewer);
        assert_eq!(judged(AnchorFound::Record(record(0, 0))), Verdict::PlainStart(record(0, 0)));
        assert_eq!(judged(AnchorFound::Record(record(1, 0))), Verdict::Reinstalled(record(1, 0)));
    }

    #[test]
    fn a_database_without_a_readable_anchor_is_never_accepted() {
        for size in [0, 1, 5] {
            let database = known(OURS, size, 1);
            let judged = |found| judge(found, Some(&database), |_| true);
            assert_eq!(judged(AnchorFound::Absent), Verdict::AnchorMissing);
            assert_eq!(judged(AnchorFound::Unreadable), Verdict::AnchorUnreadable);
            assert_eq!(judged(AnchorFound::Newer), Verdict::AnchorNewer);
        }
    }

    #[test]
    fn every_pair_of_sizes_roots_and_ids_is_judged_as_the_design_says() {
        for (then, now) in (0..4u64).flat_map(|then| (0..4u64).map(move |now| (then, now))) {
            for (same_id, same_root, proves) in
                (0..8).map(|bits| (bits & 1 == 0, bits & 2 == 0, bits & 4 == 0))
            {
                let found = record(then, 7);
                let id = if same_id { OURS } else { OTHER };
                let database = known(id, now, if same_root { 7 } else { 8 });
                let same_root = same_root || now == 0;
                let mut asked = false;
                let verdict = judge(AnchorFound::Record(found.clone()), Some(&database), |head| {
                    asked = true;
                    assert_eq!(*head, found.known.head);
                    proves
                });
                let expected = match (same_id, now.cmp(&then)) {
                    (false, _) => Verdict::OtherDatabase(found.clone()),
                    (true, std::cmp::Ordering::Less) => Verdict::Behind(found.clone()),
                    (true, std::cmp::Ordering::Equal) if same_root => Verdict::Same(found.clone()),
                    (true, std::cmp::Ordering::Greater) if proves => Verdict::DatabaseAhead(found.clone()),
                    (true, _) => Verdict::Forked(found.clone()),
                };
                assert_eq!(verdict, expected, "{then} {now} {same_id} {same_root} {proves}");
                assert_eq!(asked, same_id && now > then);
            }
        }
    }

    #[test]
    fn a_new_origin_keeps_counters_and_owner_and_cites_the_last_ledger_that_had_entries() {
        let old = record(5, 7);
        let next = old.clone().new_origin(OTHER);
        assert_eq!((next.known, next.cites), (known(OTHER, 0, 0), Some(old.known)));
        assert_eq!((&next.attempts, next.owner_key), (&old.attempts, old.owner_key));
        let third = next.new_origin(DatabaseId::new([3; 16]));
        assert_eq!(third.cites, Some(old.known));
    }

    #[test]
    fn a_record_has_one_spelling() {
        let encoded = record(5, 7).encode().unwrap();
        assert_eq!(AnchorRecord::decode(&encoded), Ok(record(5, 7)));
        let text = String::from_utf8(encoded).unwrap();
        for other in [
            text.replace(':', ": "),
            text.replace("\"size\":5", "\"size\":5,\"size\":5"),
            text.replace("\"owner_key\"", "\"more\":1,\"owner_key\""),
            text.replace("\"size\":5", "\"size\":0"),
            format!("{text}\n"),
        ] {
            assert_ne!(other, text);
            assert_eq!(AnchorRecord::decode(other.as_bytes()), Err(AnchorFault::Malformed), "{other}");
        }
        let newer = text.replace("\"version\":1", "\"version\":2,\"news\":true");
        assert_eq!(AnchorRecord::decode(newer.as_bytes()), Err(AnchorFault::Newer));
    }

    proptest! {
        #[test]
        fn mutated_records_are_refused_or_mean_what_they_spell(at in 0usize..1000, byte in any::<u8>()) {
            let mut encoded = record(5, 7).encode().unwrap();
            let at = at % encoded.len();
            encoded[at] = byte;
            if let Ok(decoded) = AnchorRecord::decode(&encoded) {
                prop_assert_eq!(decoded.encode().unwrap(), encoded);
            }
        }

        #[test]
        fn hostile_bytes_are_no_record(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            prop_assert!(AnchorRecord::decode(&bytes).is_err());
        }
    }
}
