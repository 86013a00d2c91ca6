//! Opening the file: safe settings before the first read, then whose file it is, then its schema, then migration.

use super::StoreFault;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use std::path::Path;
use std::time::Duration;

/// `"Prvt"`, at byte 68 of the file.
const APPLICATION_ID: i64 = 0x5072_7674;
/// Each file brings the schema from the version before it to its own; versions begin at 1.
const MIGRATIONS: [&str; 2] = [include_str!("0001_origin.sql"), include_str!("0002_contacts.sql")];
const WAIT: Duration = Duration::from_secs(5);
/// How long until what does not wait by itself is tried again.
const AGAIN: Duration = Duration::from_millis(20);
const SETTINGS: &str = "
    PRAGMA cell_size_check=ON;
    PRAGMA temp_store=MEMORY;
    PRAGMA mmap_size=0;
    PRAGMA secure_delete=ON;
";
/// On Apple's systems fsync alone does not reach the disk.
#[cfg(target_vendor = "apple")]
const APPLE: &str = "PRAGMA fullfsync=ON; PRAGMA checkpoint_fullfsync=ON;";

type SchemaRow = (String, String, String, Option<String>);

/// The connection that writes to the file at `path`, which is made if it is absent.
pub(super) fn writer(path: &Path) -> Result<Connection, StoreFault> {
    private_file(path)?;
    let mut writer = connect(path)?;
    admit(&mut writer)?;
    Ok(writer)
}

/// A connection that reads the file at `path`; the file is looked at again, since the path may have got another.
pub(super) fn reader(path: &Path) -> Result<Connection, StoreFault> {
    let reader = connect(path)?;
    reader.execute_batch("PRAGMA query_only=ON")?;
    if look(&reader)? == MIGRATIONS.len() { Ok(reader) } else { Err(StoreFault::Hostile) }
}

/// Makes the file before `SQLite` does, so that nobody else can read it from its first byte; `SQLite` gives its log the same
/// mode. An existing file is never opened here: closing a second handle would drop the locks that `SQLite` holds on the
/// first (POSIX advisory locks belong to the process).
fn private_file(path: &Path) -> Result<(), StoreFault> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => return Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(error.into()),
    }
    let found = std::fs::metadata(path)?;
    if !found.is_file() {
        return Err(StoreFault::Hostile);
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if found.permissions().mode() & 0o077 != 0 {
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600))?;
        }
    }
    Ok(())
}

fn connect(path: &Path) -> Result<Connection, StoreFault> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(WAIT)?;
    connection.set_prepared_statement_cache_capacity(64);
    // Before anything is read: a schema in the file can then neither run functions, nor triggers, nor views.
    for (setting, value) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
    ] {
        connection.set_db_config(setting, value)?;
    }
    connection.execute_batch(SETTINGS)?;
    #[cfg(target_vendor = "apple")]
    connection.execute_batch(APPLE)?;
    Ok(connection)
}

/// Lets in an empty file (and gives it the schema), or one of ours.
fn admit(connection: &mut Connection) -> Result<(), StoreFault> {
    if look(connection)? < MIGRATIONS.len() {
        migrate(connection)?;
    }
    // Remembered in the file; the first switch needs the file alone, so it may have to wait for another opener. Waiting is done here:
    // SQLite waits for some of what is in its way, and not for all of it.
    connection.busy_timeout(Duration::ZERO)?;
    for _ in 0..WAIT.as_millis() / AGAIN.as_millis() {
        match connection.query_row("PRAGMA journal_mode=WAL", [], |row| row.get::<_, String>(0)) {
            Ok(mode) if mode == "wal" => return Ok(connection.busy_timeout(WAIT)?),
            Ok(_) => return Err(StoreFault::Io),
            Err(error) => match StoreFault::from(error) {
                StoreFault::Busy => std::thread::sleep(AGAIN),
                other => return Err(other),
            },
        }
    }
    Err(StoreFault::Busy)
}

/// [`compare`] on one unchanging state: another process may be migrating just now.
fn look(connection: &Connection) -> Result<usize, StoreFault> {
    let tx = connection.unchecked_transaction()?;
    let have = compare(&tx)?;
    tx.commit()?;
    Ok(have)
}

/// How many migrations the file has had, if it is ours at all. To be called within a transaction.
fn compare(connection: &Connection) -> Result<usize, StoreFault> {
    let application: i64 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let version = usize::try_from(version).map_err(|_| StoreFault::Hostile)?;
    let found = schema(connection)?;
    if version == 0 && application == 0 && found.is_empty() {
        return Ok(0);
    }
    if application != APPLICATION_ID || version == 0 {
        return Err(StoreFault::Hostile);
    }
    let migrations = MIGRATIONS.get(..version).ok_or(StoreFault::Newer)?;
    let model = Connection::open_in_memory()?;
    for sql in migrations {
        model.execute_batch(sql)?;
    }
    if schema(&model)? == found { Ok(version) } else { Err(StoreFault::Hostile) }
}

fn migrate(connection: &mut Connection) -> Result<(), StoreFault> {
    connection.execute_batch("PRAGMA synchronous=FULL")?;
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Looked at again under the lock: another process may have been first.
    let have = compare(&tx)?;
    for sql in MIGRATIONS.iter().skip(have) {
        tx.execute_batch(sql)?;
    }
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", i64::try_from(MIGRATIONS.len()).map_err(|_| StoreFault::Io)?)?;
    Ok(tx.commit()?)
}

fn schema(connection: &Connection) -> Result<Vec<SchemaRow>, StoreFault> {
    let mut rows =
        connection.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name")?;
    let rows = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    rows.map(|row| row.map_err(StoreFault::from)).collect()
}
