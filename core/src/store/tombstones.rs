//! The file `privet.tombstones`: withdrawals and shreds made while the ledger could not be written, one JSON line each.
//!
//! A line is on the disk before [`append`] returns. The file is in the clear and not authenticated: whoever can write it can
//! only make the engine deny more, and whoever can delete a line or read it is an Exposed row of the threat model. A bad line
//! never costs a good one.

use super::StoreFault;
use crate::host::WallMs;
use privet_wire::ids::ActivityId;
use privet_wire::merkle::{Hash, sha256};
use serde::{Deserialize, Serialize};
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// The name of the file inside the directory.
pub const FILE: &str = "privet.tombstones";

/// What was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TombstoneKind {
    /// A withdrawal.
    Withdrawal,
}

/// What the key store answered for one alias.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AliasResult {
    /// It was there and is gone.
    Deleted,
    /// It could not be deleted: still owed.
    Failed,
}

/// One alias and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AliasOutcome {
    /// The alias, `privet/<policy>/<activity or recipient>/<random>`.
    pub alias: String,
    /// What the key store answered.
    pub result: AliasResult,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tombstone {
    /// What was asked.
    pub kind: TombstoneKind,
    /// For which activity.
    pub activity: ActivityId,
    /// When, by the phone's clock.
    pub wall: WallMs,
    /// What became of the keys.
    pub aliases: Vec<AliasOutcome>,
}

/// What the file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tombstones {
    /// The good lines, in order.
    pub good: Vec<Tombstone>,
    /// The numbers of the bad lines, from 1. Show them; they deny nothing and lose nothing.
    pub bad_lines: Vec<u64>,
    /// SHA-256 of all that was read, for [`clear`].
    pub content: Hash,
}

/// What became of a [`clear`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cleared {
    /// The file is empty.
    Cleared,
    /// Another process added a line since [`read`]. Nothing was removed: read again. Ledgering a line twice only
    /// denies twice.
    MoreArrived,
}

/// Adds a line. It is on the disk, and so is the file's name, when this returns.
///
/// # Errors
/// [`StoreFault::Full`], [`StoreFault::Io`]; the withdrawal must then not be reported as kept.
pub fn append(dir: &Path, tombstone: &Tombstone) -> Result<(), StoreFault> {
    let mut line = serde_json::to_vec(tombstone).map_err(|_| StoreFault::Io)?;
    line.push(b'\n');
    let mut options = OpenOptions::new();
    options.create(true).append(true).read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(dir.join(FILE))?;
    file.lock()?;
    if ends_within_a_line(&mut file)? {
        // A process died while writing: its half line stays a bad line of its own.
        line.insert(0, b'\n');
    }
    file.write_all(&line)?;
    file.sync_all()?;
    sync_dir(dir)
}

/// Whether there is anything to [`read`]: one look at the file's length. What cannot be told is taken for yes.
#[must_use]
pub fn waiting(dir: &Path) -> bool {
    match std::fs::metadata(dir.join(FILE)) {
        Ok(found) => found.len() > 0,
        Err(error) => error.kind() != ErrorKind::NotFound,
    }
}

/// Reads every line that is one; a file that is not there holds none.
///
/// # Errors
/// [`StoreFault::Io`]
pub fn read(dir: &Path) -> Result<Tombstones, StoreFault> {
    let mut content = Vec::new();
    match File::open(dir.join(FILE)) {
        Ok(mut file) => {
            file.lock_shared()?;
            file.read_to_end(&mut content)?;
        }
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Tombstones::default()),
        Err(error) => return Err(error.into()),
    }
    let mut found = Tombstones { content: sha256(&content), ..Tombstones::default() };
    for (number, line) in (1..).zip(content.split(|byte| *byte == b'\n')) {
        if line.is_empty() {
            continue;
        }
        match serde_json::from_slice(line) {
            Ok(tombstone) => found.good.push(tombstone),
            Err(_) => found.bad_lines.push(number),
        }
    }
    Ok(found)
}

/// Empties the file, once everything that [`read`] found is in the ledger. Content and not length is compared: another process
/// may have emptied the file meanwhile and a third have added a line as long as the first.
///
/// # Errors
/// [`StoreFault::Io`]
pub fn clear(dir: &Path, read: &Tombstones) -> Result<Cleared, StoreFault> {
    let mut file = match OpenOptions::new().read(true).write(true).open(dir.join(FILE)) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Cleared::Cleared),
        Err(error) => return Err(error.into()),
    };
    file.lock()?;
    let mut content = Vec::new();
    file.read_to_end(&mut content)?;
    if sha256(&content) != read.content {
        return Ok(Cleared::MoreArrived);
    }
    // Emptied in place, not removed or renamed: the lock of a waiting process stays a lock on this file.
    file.set_len(0)?;
    file.sync_all()?;
    Ok(Cleared::Cleared)
}

fn ends_within_a_line(file: &mut File) -> Result<bool, StoreFault> {
    if file.metadata()?.len() == 0 {
        return Ok(false);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut last = [0];
    file.read_exact(&mut last)?;
    Ok(last != *b"\n")
}

/// A new file's name is durable only once its directory is synced; where directories can't be opened, the system does it.
fn sync_dir(dir: &Path) -> Result<(), StoreFault> {
    #[cfg(unix)]
    File::open(dir)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = dir;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tombstone(activity: &str) -> Tombstone {
        Tombstone {
            kind: TombstoneKind::Withdrawal,
            activity: ActivityId::try_from(activity).unwrap(),
            wall: 1_700_000_000_000,
            aliases: vec![AliasOutcome { alias: "privet/template/a/1".into(), result: AliasResult::Deleted }],
        }
    }

    #[test]
    fn lines_come_back_in_order_and_are_gone_after_clear() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(read(dir.path()), Ok(Tombstones::default()));
        append(dir.path(), &tombstone("one")).unwrap();
        append(dir.path(), &tombstone("two")).unwrap();
        let found = read(dir.path()).unwrap();
        assert_eq!(found.good, [tombstone("one"), tombstone("two")]);
        assert_eq!(clear(dir.path(), &found), Ok(Cleared::Cleared));
        assert_eq!(read(dir.path()).unwrap().good, []);
    }

    #[test]
    fn a_line_that_arrives_between_read_and_clear_is_not_lost() {
        let dir = tempfile::tempdir().unwrap();
        append(dir.path(), &tombstone("one")).unwrap();
        let found = read(dir.path()).unwrap();
        append(dir.path(), &tombstone("two")).unwrap();
        assert_eq!(clear(dir.path(), &found), Ok(Cleared::MoreArrived));
        assert_eq!(read(dir.path()).unwrap().good.len(), 2);
    }

    #[test]
    fn a_half_written_line_costs_only_itself() {
        let dir = tempfile::tempdir().unwrap();
        append(dir.path(), &tombstone("one")).unwrap();
        let path = dir.path().join(FILE);
        let whole = std::fs::read(&path).unwrap();
        for cut in 1..whole.len() - 1 {
            std::fs::write(&path, [&whole[..], &whole[..cut]].concat()).unwrap();
            append(dir.path(), &tombstone("two")).unwrap();
            let found = read(dir.path()).unwrap();
            assert_eq!(found.good, [tombstone("one"), tombstone("two")], "cut at {cut}");
            assert_eq!(found.bad_lines, [2]);
        }
    }

    #[test]
    fn a_line_with_an_unknown_member_kind_or_activity_is_bad() {
        let dir = tempfile::tempdir().unwrap();
        let good = serde_json::to_string(&tombstone("one")).unwrap();
        for (from, to) in [
            ("\"kind\"", "\"more\":1,\"kind\""),
            ("withdrawal", "grant"),
            ("\"one\"", "\"One\""),
            ("\"wall\":1700000000000,", ""),
        ] {
            let bad = good.replace(from, to);
            assert_ne!(bad, good);
            std::fs::write(dir.path().join(FILE), format!("{bad}\n{good}\n")).unwrap();
            let found = read(dir.path()).unwrap();
            assert_eq!((found.good, found.bad_lines), (vec![tombstone("one")], vec![1]), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn hostile_bytes_before_a_good_line_never_lose_it(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let dir = tempfile::tempdir().unwrap();
            std::fs::write(dir.path().join(FILE), &bytes).unwrap();
            append(dir.path(), &tombstone("one")).unwrap();
            let found = read(dir.path()).unwrap();
            prop_assert_eq!(found.good.last(), Some(&tombstone("one")));
        }
    }
}
