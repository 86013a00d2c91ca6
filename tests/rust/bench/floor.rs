//! The floors: the same work done by what the engine stands on, without the engine.

use super::{each, median};
use privet_softkeys::{RecipientBox, SeededRandom, SoftSigner};
use privet_tests::robust::phone::BANK;
use privet_tests::world::id;
use privet_wire::envelope::{self, Contents};
use privet_wire::ids::{Jti, RecipientId};
use privet_wire::key::{Signature, UserVerification};
use privet_wire::openings::Description;
use rusqlite::{Connection, params};
use std::path::Path;
use std::time::{Duration, Instant};
use zeroize::Zeroizing;

/// A table of rows as long as an event, in a file with the engine's settings.
pub struct Rows {
    _dir: tempfile::TempDir,
    database: Connection,
}

impl Rows {
    /// Commits synced (FULL), or not (NORMAL).
    pub fn new(full: bool) -> Self {
        let dir = tempfile::tempdir().expect("a directory");
        let database = Connection::open(dir.path().join("rows.db")).expect("opens");
        let synced = if full { "FULL" } else { "NORMAL" };
        let settings = format!(
            "PRAGMA journal_mode=WAL; PRAGMA secure_delete=ON; PRAGMA synchronous={synced}; CREATE TABLE rows (body BLOB)"
        );
        database.execute_batch(&settings).expect("set");
        Self { _dir: dir, database }
    }

    /// One row, committed.
    pub fn commit(&self, runs: usize) -> Duration {
        let body = [7_u8; 512];
        each(runs, || {
            self.database.execute_batch("BEGIN IMMEDIATE").expect("begun");
            let mut insert = self.database.prepare_cached("INSERT INTO rows VALUES (?1)").expect("prepared");
            insert.execute(params![body]).expect("inserted");
            self.database.execute_batch("COMMIT").expect("committed");
        })
    }
}

/// One P-256 signature checked.
pub fn verify() -> Duration {
    let signer = SoftSigner::memory();
    let key = signer.make("key", UserVerification::Bio).expect("made");
    let signature =
        Signature::from_key_store(&signer.sign("key", b"message").expect("signed")).expect("a signature");
    each(300, || key.verify(b"message", &signature).expect("holds"))
}

/// One envelope sealed.
pub fn seal() -> Duration {
    let bank = RecipientId::try_from(BANK).expect("an id");
    let key = RecipientBox::memory().make(&bank, &*SeededRandom::new(1)).expect("made");
    let description = Description {
        iss: id("app").as_str().try_into().expect("an id"),
        activity: id("share"),
        data: vec![],
        media_type: "application/json".into(),
    };
    let contents = Contents::Unconfirmed { description: &description, payload: &[7; 24] };
    let mut times = Vec::new();
    for run in 0..300_u32 {
        let mut ephemeral = Zeroizing::new([9; 32]);
        ephemeral[..4].copy_from_slice(&run.to_be_bytes());
        let began = Instant::now();
        envelope::seal(&key, &bank, &Jti::new([1; 16]), &contents, &ephemeral).expect("sealed");
        times.push(began.elapsed());
    }
    median(times)
}

/// The file opened by `SQLite` alone, and its schema read.
pub fn open(path: &Path) -> Duration {
    let began = Instant::now();
    let database = Connection::open(path).expect("opens");
    let tables: i64 =
        database.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).expect("read");
    assert!(tables > 5);
    began.elapsed()
}
