//! The file itself: whose it is, who may read it, what each table keeps, and how two users of it get along.

use super::*;
use rusqlite::Connection;
use tempfile::tempdir;

const TAG: [u8; 16] = [7; 16];

fn edited(sql: &str) -> Result<(), StoreFault> {
    let dir = tempdir().unwrap();
    drop(Store::open(dir.path()).unwrap());
    Connection::open(dir.path().join(FILE)).unwrap().execute_batch(sql).unwrap();
    Store::open(dir.path()).map(drop)
}

#[test]
fn a_file_with_any_other_schema_or_owner_is_hostile() {
    for sql in [
        "CREATE TABLE more (a)",
        "CREATE INDEX more ON entry (hour)",
        "CREATE VIEW more AS SELECT 1",
        "CREATE TRIGGER more AFTER INSERT ON entry BEGIN DELETE FROM node; END",
        "DROP TABLE tally",
        "ALTER TABLE tally ADD COLUMN more TEXT",
        "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = replace(sql, 'hour', 'houp') WHERE name = 'entry'",
        "PRAGMA application_id=1",
        "PRAGMA user_version=0",
        "PRAGMA user_version=-1",
    ] {
        assert_eq!(edited(sql), Err(StoreFault::Hostile), "{sql}");
    }
    assert_eq!(edited("PRAGMA user_version=3"), Err(StoreFault::Newer));
    // The tables of the second version in a file that says it is of the first.
    assert_eq!(edited("PRAGMA user_version=1"), Err(StoreFault::Hostile));
    assert_eq!(edited("PRAGMA user_version=2"), Ok(()));
}

#[test]
fn a_file_of_the_first_version_gets_the_table_of_the_second_and_keeps_its_rows() {
    let dir = tempdir().unwrap();
    let old = Connection::open(dir.path().join(FILE)).unwrap();
    old.execute_batch(include_str!("0001_origin.sql")).unwrap();
    old.execute_batch("PRAGMA application_id=0x50727674; PRAGMA user_version=1").unwrap();
    old.execute_batch("INSERT INTO meta (name, body) VALUES ('kept', x'07')").unwrap();
    drop(old);
    let store = Store::open(dir.path()).unwrap();
    let tx = store.write(Durability::Normal).unwrap();
    tx.put_contact(3, &[1; 16], b"sealed").unwrap();
    tx.commit().unwrap();
    let store = Store::open(dir.path()).unwrap();
    let tx = store.read().unwrap();
    assert_eq!(tx.meta("kept").unwrap().as_deref(), Some(&[7][..]));
    assert_eq!(tx.contacts(0..=9).unwrap(), [(3, [1; 16], b"sealed".to_vec())]);
}

#[test]
fn a_file_that_is_no_database_is_corrupt_and_is_left_as_it_is() {
    let dir = tempdir().unwrap();
    let path = dir.path().join(FILE);
    let bytes = vec![b'x'; 5000];
    std::fs::write(&path, &bytes).unwrap();
    assert_eq!(Store::open(dir.path()).map(drop), Err(StoreFault::Corrupt));
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
}

#[test]
fn a_missing_directory_is_an_io_fault() {
    let dir = tempdir().unwrap();
    assert_eq!(Store::open(&dir.path().join("none")).map(drop), Err(StoreFault::Io));
}

#[test]
fn a_directory_in_the_place_of_the_file_is_hostile() {
    let dir = tempdir().unwrap();
    std::fs::create_dir(dir.path().join(FILE)).unwrap();
    assert_eq!(Store::open(dir.path()).map(drop), Err(StoreFault::Hostile));
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_the_files() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let dir = tempdir().unwrap();
    let path = dir.path().join(FILE);
    drop(Store::open(dir.path()).unwrap());
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
    let store = Store::open(dir.path()).unwrap();
    let tx = store.write(Durability::Full).unwrap();
    tx.put_meta("a", b"b").unwrap();
    tx.commit().unwrap();
    let files: Vec<_> = std::fs::read_dir(dir.path()).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files.len(), 3);
    assert!(files.iter().all(|path| mode(path) == 0o600), "{files:?}");
}

#[test]
fn the_settings_that_keep_a_file_safe_are_on_for_both_connections() {
    let dir = tempdir().unwrap();
    let store = Store::open(dir.path()).unwrap();
    for connection in [lock(&store.writer), store.reader().unwrap()] {
        let pragma =
            |name: &str| -> i64 { connection.pragma_query_value(None, name, |row| row.get(0)).unwrap() };
        for (name, value) in [
            ("secure_delete", 1),
            ("trusted_schema", 0),
            ("cell_size_check", 1),
            ("temp_store", 2),
            ("mmap_size", 0),
            ("busy_timeout", 5000),
        ] {
            assert_eq!(pragma(name), value, "{name}");
        }
        let mode: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
        assert_eq!(mode, "wal");
        let defensive = rusqlite::config::DbConfig::SQLITE_DBCONFIG_DEFENSIVE;
        assert!(connection.db_config(defensive).unwrap());
    }
    for (durability, value) in [(Durability::Full, 2), (Durability::Normal, 1)] {
        let tx = store.write(durability).unwrap();
        let set: i64 = tx.view.connection.pragma_query_value(None, "synchronous", |row| row.get(0)).unwrap();
        assert_eq!(set, value);
    }
}

#[test]
fn many_openers_of_a_new_directory_all_get_in() {
    for _ in 0..20 {
        let dir = tempdir().unwrap();
        std::thread::scope(|scope| {
            let openers: Vec<_> = (0..6).map(|_| scope.spawn(|| Store::open(dir.path()).map(drop))).collect();
            for opener in openers {
                assert_eq!(opener.join().unwrap(), Ok(()));
            }
        });
    }
}

#[test]
fn a_reader_neither_waits_for_the_writer_nor_sees_what_is_not_committed() {
    let dir = tempdir().unwrap();
    let store = Store::open(dir.path()).unwrap();
    assert_eq!(store.read().unwrap().is_blank(), Ok(true));
    let tx = store.write(Durability::Full).unwrap();
    tx.put_meta("name", b"body").unwrap();
    assert_eq!(tx.meta("name"), Ok(Some(b"body".to_vec())));
    let reading = store.read().unwrap();
    assert_eq!(reading.meta("name"), Ok(None));
    tx.commit().unwrap();
    assert_eq!(reading.meta("name"), Ok(None), "one state for the whole read");
    assert_eq!(store.truncate_wal(), Err(StoreFault::Busy), "an older state is still being read");
    drop(reading);
    assert_eq!(store.read().unwrap().is_blank(), Ok(false));
    assert_eq!(store.truncate_wal(), Ok(()));
}

#[test]
fn reads_go_on_beside_each_other_and_beside_a_write_of_the_same_thread() {
    let dir = tempdir().unwrap();
    let store = Store::open(dir.path()).unwrap();
    let tx = store.write(Durability::Normal).unwrap();
    let reads: Vec<_> = (0..READERS).map(|_| store.read().unwrap()).collect();
    assert!(reads.iter().all(|read| read.is_blank() == Ok(true)));
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::scope(|scope| {
        scope.spawn(|| tell.send(store.read().unwrap().is_blank()).unwrap());
        assert!(told.recv_timeout(std::time::Duration::from_millis(100)).is_err(), "the fifth waits");
        drop(reads);
        assert_eq!(told.recv_timeout(std::time::Duration::from_secs(10)), Ok(Ok(true)));
    });
    drop(tx);
}

#[test]
fn a_writer_that_panics_leaves_nothing_behind_and_does_not_stop_the_next() {
    let dir = tempdir().unwrap();
    let store = Store::open(dir.path()).unwrap();
    let panicked = std::thread::scope(|scope| {
        let worker = scope.spawn(|| {
            let tx = store.write(Durability::Full).unwrap();
            tx.put_meta("name", b"body").unwrap();
            panic!("on purpose");
        });
        worker.join().is_err()
    });
    assert!(panicked);
    let tx = store.write(Durability::Full).unwrap();
    assert_eq!(tx.meta("name"), Ok(None));
}

#[test]
fn a_number_is_put_into_the_outbox_once() {
    let dir = tempdir().unwrap();
    let store = Store::open(dir.path()).unwrap();
    let tx = store.write(Durability::Full).unwrap();
    tx.put_outbox(&TAG, b"envelope").unwrap();
    assert_eq!(tx.put_outbox(&TAG, b"another"), Err(StoreFault::Hostile));
    assert_eq!(tx.outbox(&TAG).unwrap().unwrap().body, b"envelope");
}

#[test]
fn each_table_gives_back_what_it_was_given_and_forgets_what_was_deleted() {
    let dir = tempdir().unwrap();
    let store = Store::open(dir.path()).unwrap();
    let tx = store.write(Durability::Normal).unwrap();

    let epoch = EpochRow { epoch: 3, alias: "privet/master/x".into(), wrapped: vec![1] };
    tx.put_epoch(&epoch).unwrap();
    assert_eq!(tx.epochs(), Ok(vec![epoch]));
    assert_eq!((tx.delete_epoch(3), tx.delete_epoch(3)), (Ok(true), Ok(false)));

    tx.put_request(&TAG, &[8; 16], b"outcome").unwrap();
    let request = RequestRow { args: [8; 16], outcome: b"outcome".to_vec() };
    assert_eq!(tx.request(&TAG), Ok(Some(request)));
    assert_eq!(tx.put_request(&TAG, &[9; 16], b"other"), Err(StoreFault::Hostile));
    assert_eq!(tx.delete_request(&TAG), Ok(true));
    assert_eq!(tx.request(&TAG), Ok(None));

    for tag in [[1; 16], [2; 16], [3; 16]] {
        tx.put_outbox(&tag, b"envelope").unwrap();
    }
    assert_eq!((tx.delete_outbox(&[2; 16]), tx.outbox_len()), (Ok(true), Ok(2)));
    assert_eq!(tx.outbox(&[2; 16]), Ok(None));
    assert_eq!(tx.outbox(&[1; 16]).unwrap().unwrap().body, b"envelope");

    tx.put_tally(&TAG, 4, b"one").unwrap();
    tx.put_tally(&TAG, 4, b"two").unwrap();
    tx.put_tally(&TAG, 9, b"nine").unwrap();
    assert_eq!(tx.tally(&TAG, 4), Ok(Some(b"two".to_vec())));
    assert_eq!(tx.tallies(&TAG, 4..=8), Ok(vec![(4, b"two".to_vec())]));

    tx.put_template(&TAG, b"template").unwrap();
    assert_eq!((tx.templates(), tx.template(&TAG)), (Ok(vec![TAG]), Ok(Some(b"template".to_vec()))));
    assert_eq!((tx.delete_template(&TAG), tx.template(&TAG)), (Ok(true), Ok(None)));

    tx.put_meta("name", b"body").unwrap();
    assert_eq!(tx.meta("name"), Ok(Some(b"body".to_vec())));

    tx.put_use(&TAG, 1, 5).unwrap();
    tx.clear_projections().unwrap();
    assert_eq!((tx.uses(&TAG, None, 9), tx.tallies(&TAG, 0..=99)), (Ok(vec![]), Ok(vec![])));
}

#[test]
fn pages_come_newest_first_and_do_not_mix_tags() {
    let dir = tempdir().unwrap();
    let store = Store::open(dir.path()).unwrap();
    let tx = store.write(Durability::Normal).unwrap();
    for index in 0..10 {
        tx.put_use(&[u8::from(index % 2 == 0); 16], index, 100).unwrap();
    }
    let page = |before, limit| -> Vec<u64> {
        tx.uses(&[1; 16], before, limit).unwrap().iter().map(|row| row.index).collect()
    };
    assert_eq!(page(None, 3), [8, 6, 4]);
    assert_eq!(page(Some(4), 3), [2, 0]);
    assert_eq!(tx.delete_use(&[1; 16], 6), Ok(true));
    assert_eq!(page(None, 2), [8, 4]);
    let plan: String = tx
        .view
        .connection
        .query_row(
            "EXPLAIN QUERY PLAN SELECT idx, hour FROM use_index WHERE tag = ?1 AND idx < ?2 ORDER BY idx DESC LIMIT ?3",
            rusqlite::params![TAG, 5, 5],
            |row| row.get(3),
        )
        .unwrap();
    assert!(plan.starts_with("SEARCH") && plan.contains("tag=? AND idx<?"), "{plan}");
}

#[test]
fn a_full_disk_is_said_to_be_full_and_the_write_never_was() {
    let dir = tempdir().unwrap();
    let store = Store::open(dir.path()).unwrap();
    lock(&store.writer).execute_batch("PRAGMA max_page_count=40").unwrap();
    let tx = store.write(Durability::Full).unwrap();
    assert_eq!(tx.put_meta("name", &vec![1; 1_000_000]), Err(StoreFault::Full));
    drop(tx);
    assert_eq!(store.read().unwrap().is_blank(), Ok(true));
}
