//! A clock that several processes share: it stands in a file, and moves when one of them says so.

use privet::host::{Clock, Moment};
use std::fs::File;
use std::io::ErrorKind;
use std::os::unix::fs::FileExt as _;
use std::path::Path;

/// Elapsed milliseconds, eight bytes of a file. The wall moves along; nobody restarts the device.
pub struct SharedClock(File);

impl SharedClock {
    /// The clock in this file, which is made if it is missing.
    ///
    /// # Panics
    /// If the file can't be opened.
    #[must_use]
    pub fn in_file(path: &Path) -> Self {
        let open = File::options().read(true).write(true).create(true).truncate(false).open(path);
        Self(open.expect("a clock's file"))
    }

    /// Time passes. One process at a time may call this.
    ///
    /// # Panics
    /// If the file can't be written.
    pub fn advance(&self, by: u64) {
        let now = self.elapsed().saturating_add(by);
        self.0.write_all_at(&now.to_le_bytes(), 0).expect("written");
    }

    fn elapsed(&self) -> u64 {
        let mut bytes = [0; 8];
        match self.0.read_exact_at(&mut bytes, 0) {
            Ok(()) => u64::from_le_bytes(bytes),
            Err(fault) if fault.kind() == ErrorKind::UnexpectedEof => 0,
            Err(fault) => panic!("{fault}"),
        }
    }
}

impl Clock for SharedClock {
    fn now(&self) -> Moment {
        let elapsed = self.elapsed();
        Moment { wall: crate::world::START.saturating_add_unsigned(elapsed), boot: [1; 16], elapsed }
    }
}
