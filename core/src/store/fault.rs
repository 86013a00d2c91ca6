//! What can go wrong with the file, as codes. `SQLite`'s own texts stay behind: they can quote a path or a value.

use rusqlite::ErrorCode;

/// Why the file did not do what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum StoreFault {
    /// Somebody else is writing, or still reading. Way out: repeat.
    #[error("the database is busy")]
    Busy,
    /// The disk is full. Way out: the person makes room.
    #[error("the disk is full")]
    Full,
    /// `SQLite` can't make sense of the file. Way out: lock-down, then a new origin.
    #[error("the database is corrupt")]
    Corrupt,
    /// The file is well formed but holds what this app never writes. Way out: lock-down, then a new origin.
    #[error("the database is not one this app wrote")]
    Hostile,
    /// A newer app wrote the file. Way out: update the app.
    #[error("a newer app wrote the database")]
    Newer,
    /// The system refused to read or write. Way out: repeat; if it stays, the device or the directory's rights.
    #[error("the database could not be read or written")]
    Io,
}

impl From<rusqlite::Error> for StoreFault {
    fn from(error: rusqlite::Error) -> Self {
        match &error {
            rusqlite::Error::SqliteFailure(failure, _) => match failure.code {
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
                ErrorCode::DiskFull => Self::Full,
                ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::Corrupt,
                // A row stands where this app would have put none, or a value is of a kind the schema rules out.
                ErrorCode::ConstraintViolation
                | ErrorCode::TypeMismatch
                | ErrorCode::AuthorizationForStatementDenied => Self::Hostile,
                _ => Self::Io,
            },
            rusqlite::Error::SqlInputError { .. }
            | rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::Utf8Error(..)
            | rusqlite::Error::QueryReturnedNoRows => Self::Hostile,
            _ => Self::Io,
        }
    }
}

impl From<std::io::Error> for StoreFault {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::StorageFull { Self::Full } else { Self::Io }
    }
}
