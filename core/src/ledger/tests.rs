//! The ledger against a naive tree, and against whoever edits the file.

use super::*;
use crate::random::OsRandom;
use crate::seal::EpochMaster;
use crate::store::{Durability, FILE, Store};
use privet_wire::merkle::{empty_root, node_hash};
use proptest::prelude::*;
use std::path::Path;
use tempfile::{TempDir, tempdir};

fn masters() -> Masters {
    Masters::new(EpochMaster::new(1, &[3; 32]))
}

fn entry(body: &[u8]) -> NewEntry<'_> {
    NewEntry { version: 1, hour: 480_000, body }
}

fn grow(store: &Store, bodies: &[&[u8]]) -> Head {
    let tx = store.write(Durability::Normal).unwrap();
    let entries: Vec<_> = bodies.iter().map(|body| entry(body)).collect();
    let head = append(&tx, &masters(), &OsRandom, &entries).unwrap();
    tx.commit().unwrap();
    head
}

/// A ledger of `size` entries in one closed file.
fn ledger(size: u8) -> (TempDir, Head) {
    let dir = tempdir().unwrap();
    let store = Store::open(dir.path()).unwrap();
    let bodies: Vec<[u8; 1]> = (0..size).map(|i| [i]).collect();
    let head = grow(&store, &bodies.iter().map(<[u8; 1]>::as_slice).collect::<Vec<_>>());
    store.truncate_wal().unwrap();
    (dir, head)
}

/// Edits the file as somebody with nothing but `SQLite` would.
fn tamper(dir: &Path, sql: &str) {
    rusqlite::Connection::open(dir.join(FILE)).unwrap().execute_batch(sql).unwrap();
}

fn whole(tx: &ReadTx<'_>) -> Outcome {
    verify_all(tx, &masters(), |_, _| ControlFlow::Continue(())).unwrap()
}

// RFC 6962 §2.1 read literally; knows nothing of stored nodes.
fn naive_root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => empty_root(),
        [one] => *one,
        many => {
            let k = many.len().next_power_of_two() / 2;
            node_hash(&naive_root(&many[..k]), &naive_root(&many[k..]))
        }
    }
}
fn naive_path(m: usize, leaves: &[Hash]) -> Vec<Hash> {
    if leaves.len() <= 1 {
        return vec![];
    }
    let k = leaves.len().next_power_of_two() / 2;
    let (mut path, other) = if m < k {
        (naive_path(m, &leaves[..k]), naive_root(&leaves[k..]))
    } else {
        (naive_path(m - k, &leaves[k..]), naive_root(&leaves[..k]))
    };
    path.push(other);
    path
}
fn naive_consistency(m: usize, leaves: &[Hash], known: bool) -> Vec<Hash> {
    if m == leaves.len() {
        return if known { vec![] } else { vec![naive_root(leaves)] };
    }
    let k = leaves.len().next_power_of_two() / 2;
    let (mut path, other) = if m <= k {
        (naive_consistency(m, &leaves[..k], known), naive_root(&leaves[k..]))
    } else {
        (naive_consistency(m - k, &leaves[k..], false), naive_root(&leaves[..k]))
    };
    path.push(other);
    path
}

#[test]
fn every_root_and_proof_up_to_64_entries_equals_the_naive_trees() {
    let dir = tempdir().unwrap();
    let store = Store::open(dir.path()).unwrap();
    let mut roots = vec![empty_root()];
    for size in 1..=64u8 {
        roots.push(grow(&store, &[&[size]]).root);
    }
    let tx = store.read().unwrap();
    let leaves: Vec<Hash> = read(&tx, &masters(), 0..64).unwrap().iter().map(|entry| entry.leaf).collect();
    for size in 0..=64usize {
        assert_eq!(roots[size], naive_root(&leaves[..size]), "{size}");
        assert_eq!(root_at(&tx, size as u64), Ok(roots[size]));
        for index in 0..size {
            let proof = inclusion(&tx, index as u64, size as u64).unwrap();
            assert_eq!(proof.hashes, naive_path(index, &leaves[..size]), "{index} of {size}");
            assert_eq!((proof.leaf, proof.root), (leaves[index], roots[size]));
        }
        for old in 0..=size {
            let proof = consistency(&tx, old as u64, size as u64).unwrap();
            let naive = if old == 0 { vec![] } else { naive_consistency(old, &leaves[..size], true) };
            assert_eq!(proof.hashes, naive, "{old} in {size}");
            assert_eq!((proof.old_root, proof.root), (roots[old], roots[size]));
        }
    }
    assert_eq!(whole(&tx), Outcome::Whole { head: Head { size: 64, root: roots[64] }, erased: 0 });
    for (index, size) in [(64, 64), (0, 65), (u64::MAX, u64::MAX)] {
        assert_eq!(inclusion(&tx, index, size), Err(LedgerFault::NoSuchSize));
    }
    assert_eq!(consistency(&tx, 3, 65), Err(LedgerFault::NoSuchSize));
    assert_eq!(consistency(&tx, 5, 4), Err(LedgerFault::NoSuchSize));
}

#[test]
fn any_range_is_read_as_it_was_written() {
    let (dir, head) = ledger(21);
    let store = Store::open(dir.path()).unwrap();
    let tx = store.read().unwrap();
    assert_eq!(super::head(&tx), Ok(head));
    for (start, end) in (0..23u64).flat_map(|start| (0..24).map(move |end| (start, end))) {
        let bodies: Vec<u8> = read(&tx, &masters(), start..end)
            .unwrap()
            .iter()
            .map(|entry| entry.opened.as_ref().unwrap().body[0])
            .collect();
        let expected: Vec<u8> = (start..end.min(21)).map(|i| u8::try_from(i).unwrap()).collect();
        assert_eq!(bodies, expected, "{start}..{end}");
    }
}

proptest! {
    #[test]
    fn any_places_are_read_as_a_range_reads_them(size in 1_u8..40, asked in prop::collection::vec(0_u64..50, 0..30)) {
        let (dir, _) = ledger(size);
        let store = Store::open(dir.path()).unwrap();
        let tx = store.read().unwrap();
        let mut expected = read(&tx, &masters(), 0..u64::MAX).unwrap();
        expected.retain(|entry| asked.contains(&entry.index));
        prop_assert_eq!(read_at(&tx, &masters(), asked), Ok(expected));
    }
}

#[test]
fn a_ledger_is_begun_once_and_in_a_blank_file_only() {
    let dir = tempdir().unwrap();
    let store = Store::open(dir.path()).unwrap();
    let id = DatabaseId::new([4; 16]);
    assert_eq!(known(&store.read().unwrap()), Ok(None));
    let tx = store.write(Durability::Full).unwrap();
    begin(&tx, id).unwrap();
    assert_eq!(begin(&tx, id), Err(StoreFault::Hostile));
    tx.commit().unwrap();
    let head = grow(&store, &[b"first"]);
    assert_eq!(known(&store.read().unwrap()), Ok(Some(anchor::Known { database: id, head })));
    for sql in ["UPDATE meta SET body = x'00'", "DELETE FROM meta"] {
        tamper(dir.path(), sql);
        assert_eq!(known(&store.read().unwrap()), Err(LedgerFault::Store(StoreFault::Hostile)), "{sql}");
    }
}

#[test]
fn a_ledger_continues_its_own_past_and_no_others() {
    let (dir, past) = ledger(13);
    let (_fork, other) = ledger(13);
    let store = Store::open(dir.path()).unwrap();
    let now = grow(&store, &[b"more"]);
    let tx = store.read().unwrap();
    assert_eq!((continues(&tx, &past), continues(&tx, &now)), (Ok(true), Ok(true)));
    assert_eq!(continues(&tx, &Head { size: 0, root: empty_root() }), Ok(true));
    for head in [other, Head { size: 12, ..past }, Head { size: 15, ..now }, Head { size: 0, root: [0; 32] }]
    {
        assert_eq!(continues(&tx, &head), Ok(false), "{head:?}");
    }
}

#[test]
fn an_append_that_is_not_committed_never_was() {
    let (dir, head) = ledger(5);
    let store = Store::open(dir.path()).unwrap();
    let tx = store.write(Durability::Full).unwrap();
    assert_eq!(append(&tx, &masters(), &OsRandom, &[entry(b"gone")]).unwrap().size, 6);
    drop(tx);
    assert_eq!(super::head(&store.read().unwrap()), Ok(head));
    assert_eq!(grow(&store, &[b"kept"]).size, 6);
}

#[test]
fn an_altered_or_moved_part_of_a_row_shows_when_read_and_in_the_whole_check() {
    let swap = |column: &str| {
        format!(
            "CREATE TEMP TABLE t AS SELECT idx, {column} AS c FROM entry WHERE idx IN (4, 9);
             UPDATE entry SET {column} = (SELECT c FROM t WHERE t.idx = 13 - entry.idx) WHERE idx IN (4, 9)"
        )
    };
    let edits = [
        swap("body"),
        swap("leaf"),
        "UPDATE entry SET version = 2 WHERE idx = 4".into(),
        "UPDATE entry SET hour = hour + 1 WHERE idx = 4".into(),
        "UPDATE entry SET body = zeroblob(length(body)) WHERE idx = 4".into(),
        "UPDATE entry SET body = substr(body, 1, 40) WHERE idx = 4".into(),
    ];
    for sql in edits {
        let (dir, _) = ledger(13);
        tamper(dir.path(), &sql);
        let store = Store::open(dir.path()).unwrap();
        let tx = store.read().unwrap();
        let fault = read(&tx, &masters(), 3..7).unwrap_err();
        assert!(
            matches!(
                fault,
                LedgerFault::Altered { index: 4 } | LedgerFault::OtherEpoch { index: 4, epoch: 0 }
            ),
            "{sql}: {fault:?}"
        );
        let found = whole(&tx);
        assert!(
            matches!(found, Outcome::Broken { first_bad: 4, last_good: Some(3), .. }),
            "{sql}: {found:?}"
        );
        assert_eq!(read(&tx, &masters(), 0..3).map(|entries| entries.len()), Ok(3), "{sql}");
    }
}

#[test]
fn a_row_of_a_forked_ledger_under_the_same_master_shows() {
    let (dir, _) = ledger(13);
    let (fork, _) = ledger(13); // Other salts, hence other leaves; every row opens under the same master.
    let path = fork.path().join(FILE);
    tamper(
        dir.path(),
        &format!(
            "ATTACH '{}' AS fork; INSERT OR REPLACE INTO entry SELECT * FROM fork.entry WHERE idx = 4",
            path.display()
        ),
    );
    let store = Store::open(dir.path()).unwrap();
    let tx = store.read().unwrap();
    assert_eq!(read(&tx, &masters(), 2..8), Err(LedgerFault::Altered { index: 4 }));
    assert_eq!(read(&tx, &masters(), 4..5), Err(LedgerFault::Altered { index: 4 }));
    for places in [vec![4], vec![0, 4, 12], vec![12, 11, 4, 4], vec![3, 4, 5]] {
        assert_eq!(read_at(&tx, &masters(), places), Err(LedgerFault::Altered { index: 4 }));
    }
    // Its neighbour's proof goes through the leaf that is not the ledger's.
    assert_eq!(read_at(&tx, &masters(), [5]), Err(LedgerFault::Altered { index: 5 }));
    assert_eq!(read_at(&tx, &masters(), [0, 9]).map(|entries| entries.len()), Ok(2));
    let damage = Damage::Node { level: 1, index: 2 };
    assert_eq!(whole(&tx), Outcome::Broken { first_bad: 4, last_good: Some(3), damage });
    assert_eq!(inclusion(&tx, 4, 13), Err(LedgerFault::Altered { index: 4 }));
}

#[test]
fn a_removed_row_and_removed_or_altered_nodes_are_named() {
    let check = |sql: &str| {
        let (dir, _) = ledger(13);
        tamper(dir.path(), sql);
        let store = Store::open(dir.path()).unwrap();
        let tx = store.read().unwrap();
        (read(&tx, &masters(), 0..13), whole(&tx))
    };
    let broken =
        |first_bad: u64, damage| Outcome::Broken { first_bad, last_good: first_bad.checked_sub(1), damage };

    let (read, found) = check("DELETE FROM entry WHERE idx = 6");
    assert_eq!(read, Err(LedgerFault::Missing { index: 6 }));
    assert_eq!(found, broken(6, Damage::Missing));

    let (read, found) = check("DELETE FROM node WHERE level = 3");
    assert_eq!(read, Err(LedgerFault::Node { level: 3, index: 0 }));
    assert_eq!(found, broken(0, Damage::Node { level: 3, index: 0 }));

    let (_, found) = check("UPDATE node SET hash = zeroblob(32) WHERE level = 1 AND idx = 5");
    assert_eq!(found, broken(10, Damage::Node { level: 1, index: 5 }));

    let (read, found) = check("DELETE FROM entry WHERE idx = 11 OR idx = 12");
    assert_eq!(read.map(|entries| entries.len()), Ok(11)); // A shorter ledger: the anchor's matter.
    assert_eq!(found, broken(11, Damage::Surplus));
}

#[test]
fn erasing_keeps_every_proof_and_is_counted() {
    let (dir, head) = ledger(13);
    let store = Store::open(dir.path()).unwrap();
    let tx = store.write(Durability::Full).unwrap();
    assert_eq!(erase(&tx, 4), Ok(Erased::Erased));
    assert_eq!(erase(&tx, 4), Ok(Erased::Already));
    assert_eq!(erase(&tx, 13), Err(LedgerFault::Missing { index: 13 }));
    tx.commit().unwrap();
    let tx = store.read().unwrap();
    let entries = read(&tx, &masters(), 0..13).unwrap();
    assert_eq!(
        entries.iter().filter(|entry| entry.opened.is_none()).map(|e| e.index).collect::<Vec<_>>(),
        [4]
    );
    assert_eq!(erased(&tx), Ok(1));
    assert_eq!(whole(&tx), Outcome::Whole { head, erased: 1 });
    assert!(inclusion(&tx, 4, 13).is_ok());
}

#[test]
fn erased_bytes_are_in_no_file_after_the_log_is_truncated() {
    let dir = tempdir().unwrap();
    let store = Store::open(dir.path()).unwrap();
    let canary = b"canary-plaintext-0123456789";
    let tx = store.write(Durability::Full).unwrap();
    append(&tx, &masters(), &OsRandom, &[entry(b"before"), entry(canary), entry(&[5; 9000])]).unwrap();
    tx.commit().unwrap();
    let row = |index| store.read().unwrap().entry(index).unwrap().unwrap().body.unwrap();
    let sealed = [row(1), row(2)];
    let found = |needle: &[u8]| {
        std::fs::read_dir(dir.path()).unwrap().any(|file| {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            bytes.windows(needle.len()).any(|window| window == needle)
        })
    };
    assert!(!found(canary));
    // A row of 9000 bytes goes over several pages: look for pieces from its start, middle and end.
    let pieces: Vec<&[u8]> =
        sealed.iter().flat_map(|s| [&s[..24], &s[s.len() / 2..][..24], &s[s.len() - 24..]]).collect();
    assert!(pieces.iter().all(|piece| found(piece)));
    let tx = store.write(Durability::Full).unwrap();
    erase(&tx, 1).unwrap();
    erase(&tx, 2).unwrap();
    tx.commit().unwrap();
    assert!(pieces.iter().any(|piece| found(piece)), "without truncating, the log still holds them");
    store.truncate_wal().unwrap();
    assert!(!pieces.iter().any(|piece| found(piece)));
}

#[test]
fn a_snapshot_is_used_only_where_the_ledger_confirms_it() {
    let (dir, head) = ledger(13);
    let store = Store::open(dir.path()).unwrap();
    let keep = |fold: u16, head: &Head, state: &[u8]| {
        let tx = store.write(Durability::Normal).unwrap();
        snapshot::put(&tx, &masters(), &OsRandom, fold, head, state).unwrap();
        tx.commit().unwrap();
    };
    let load = |fold: u16| {
        let found = snapshot::get(&store.read().unwrap(), &masters(), fold).unwrap();
        found.map(|snapshot| (snapshot.size, snapshot.state.to_vec()))
    };
    keep(1, &head, b"state");
    grow(&store, &[b"tail"]);
    assert_eq!(load(1), Some((13, b"state".to_vec())));
    assert_eq!(load(2), None);
    for wrong in [Head { size: 12, ..head }, Head { root: [1; 32], ..head }, Head { size: 99, ..head }] {
        keep(1, &wrong, b"state");
        assert_eq!(load(1), None, "{wrong:?}");
    }
    keep(2, &head, b"newer fold");
    assert_eq!(load(1), None);
    assert_eq!(load(2), Some((13, b"newer fold".to_vec())));
    for sql in [
        "UPDATE snapshot SET body = zeroblob(length(body))",
        "UPDATE snapshot SET size = -1",
        "UPDATE snapshot SET root = x'00'",
    ] {
        tamper(dir.path(), sql);
        assert_eq!(load(2), None, "{sql}");
    }
}

#[test]
fn the_whole_check_can_be_broken_off_and_tells_how_far_it_came() {
    let (dir, _) = ledger(13);
    let store = Store::open(dir.path()).unwrap();
    let tx = store.read().unwrap();
    let mut seen = Vec::new();
    let found = verify_all(&tx, &masters(), |checked, size| {
        seen.push((checked, size));
        if checked == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!(found, Ok(Outcome::Cancelled { checked: 3 }));
    assert_eq!(seen, [(1, 13), (2, 13), (3, 13)]);
}

/// Whoever starts this test with the variable set is a worker of the run below it.
#[test]
fn threads_and_processes_that_append_at_once_serialize() {
    const VARIABLE: &str = "PRIVET_TEST_LEDGER_DIR";
    const EACH: u8 = 40;
    let work = |dir: &Path, worker: u8| {
        let store = Store::open(dir).unwrap();
        for turn in 0..EACH {
            grow(&store, &[&[worker, turn]]);
        }
    };
    if let Ok(dir) = std::env::var(VARIABLE) {
        return work(Path::new(&dir), 2);
    }
    let dir = tempdir().unwrap();
    let mut child = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "ledger::tests::threads_and_processes_that_append_at_once_serialize"])
        .env(VARIABLE, dir.path())
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    std::thread::scope(|scope| {
        scope.spawn(|| work(dir.path(), 0));
        scope.spawn(|| work(dir.path(), 1));
    });
    assert!(child.wait().unwrap().success());
    let store = Store::open(dir.path()).unwrap();
    let tx = store.read().unwrap();
    let entries = read(&tx, &masters(), 0..1000).unwrap();
    for worker in 0..3u8 {
        let turns: Vec<u8> = entries
            .iter()
            .map(|entry| entry.opened.as_ref().unwrap().body.clone())
            .filter(|body| body[0] == worker)
            .map(|body| body[1])
            .collect();
        assert_eq!(turns, (0..EACH).collect::<Vec<_>>(), "worker {worker}");
    }
    assert!(matches!(whole(&tx), Outcome::Whole { head: Head { size: 120, .. }, .. }));
}

/// What a power cut leaves of a log that was not synced: any prefix of it, its end torn or blank.
#[test]
fn cutting_the_log_anywhere_leaves_a_head_that_the_ledger_once_had() {
    const FRAME: usize = 24 + 4096;
    let dir = tempdir().unwrap();
    let store = Store::open(dir.path()).unwrap();
    let mut heads = vec![super::head(&store.read().unwrap()).unwrap()];
    for turn in 0..9u8 {
        heads.push(grow(&store, &[&[turn], &[turn; 700]]));
    }
    let database = std::fs::read(dir.path().join(FILE)).unwrap();
    let log = std::fs::read(dir.path().join("privet.db-wal")).unwrap();
    assert!(log.len() > 9 * FRAME);
    let frames = (log.len() - 32) / FRAME;
    let cuts = (0..=frames).flat_map(|n| [32 + n * FRAME, 32 + n * FRAME + 11, 32 + n * FRAME + 2000]);
    let mut reached = std::collections::BTreeSet::new();
    for cut in [0, 5, 31].into_iter().chain(cuts).filter(|cut| *cut <= log.len()) {
        for torn in 0..3 {
            let copy = tempdir().unwrap();
            let mut log = log.clone();
            match (torn, log.get_mut(cut)) {
                (0, _) => log.truncate(cut),
                (1, _) => log[cut..].fill(0),
                (_, Some(byte)) => *byte ^= 0x10,
                (_, None) => continue,
            }
            std::fs::write(copy.path().join(FILE), &database).unwrap();
            std::fs::write(copy.path().join("privet.db-wal"), log).unwrap();
            let store = Store::open(copy.path()).unwrap();
            let tx = store.read().unwrap();
            let head = super::head(&tx).unwrap();
            assert!(heads.contains(&head), "cut at {cut}: {head:?}");
            assert_eq!(whole(&tx), Outcome::Whole { head, erased: 0 });
            reached.insert(head.size);
        }
    }
    assert_eq!(reached.len(), heads.len(), "the cuts pass every head");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// A file with bytes changed either does not open, or is found broken, or the change was of no consequence.
    #[test]
    fn a_mutated_file_never_passes_for_another_ledger(
        edits in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in proptest::option::of(any::<prop::sample::Index>()),
    ) {
        thread_local!(static ORIGINAL: (Vec<u8>, Head) = {
            let (dir, head) = ledger(40);
            (std::fs::read(dir.path().join(FILE)).unwrap(), head)
        });
        let (mut bytes, head) = ORIGINAL.with(Clone::clone);
        for (at, byte) in edits {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let dir = tempdir().unwrap();
        std::fs::write(dir.path().join(FILE), bytes).unwrap();
        if let Ok(store) = Store::open(dir.path()) {
            let tx = store.read().unwrap();
            if let Ok(entries) = read(&tx, &masters(), 0..u64::MAX) {
                for (i, entry) in entries.iter().enumerate() {
                    let opened = entry.opened.as_ref().map(|opened| opened.body.to_vec());
                    prop_assert!(opened.is_none() || opened == Some(vec![u8::try_from(i).unwrap()]));
                }
            }
            let found = verify_all(&tx, &masters(), |_, _| ControlFlow::Continue(()));
            if let Ok(Outcome::Whole { head: found, .. }) = found {
                prop_assert!(found == head || found.size < head.size, "{:?}", found);
            }
        }
    }
}
