//! Sealing in place: a record's content is laid down where it will lie, and encrypted there.

use super::{EpochMaster, HEADER, Place, STEP, SUITE, SealFault, TAG, bound_aad, record_key, zero_nonce};
use std::fmt;
use zeroize::Zeroizing;

/// The buffer that a record is sealed in, made once at the record's own length: content of megabytes is written where it will be
/// encrypted, and there is no second copy of it. Wiped if it is dropped unsealed.
pub struct Room {
    record: Zeroizing<Vec<u8>>,
    length: usize,
}

impl Room {
    /// Room for content of `length` bytes, all zero.
    ///
    /// # Errors
    /// [`SealFault::TooLong`]
    pub fn new(length: usize) -> Result<Self, SealFault> {
        let prefix = u32::try_from(length).map_err(|_| SealFault::TooLong)?.to_be_bytes();
        let padded = length.checked_add(4).and_then(|n| n.checked_next_multiple_of(STEP));
        let whole = padded.and_then(|n| n.checked_add(HEADER + TAG)).ok_or(SealFault::TooLong)?;
        let mut record = Zeroizing::new(vec![0; whole]);
        for (to, from) in record.iter_mut().skip(HEADER).zip(prefix) {
            *to = from;
        }
        Ok(Self { record, length })
    }
    /// Room with this content in it.
    ///
    /// # Errors
    /// [`SealFault::TooLong`]
    pub fn of(content: &[u8]) -> Result<Self, SealFault> {
        let mut room = Self::new(content.len())?;
        for (to, from) in room.content().iter_mut().zip(content) {
            *to = *from;
        }
        Ok(room)
    }
    /// Where the content goes.
    pub fn content(&mut self) -> &mut [u8] {
        let from = HEADER + 4;
        self.record.get_mut(from..from.saturating_add(self.length)).unwrap_or_default()
    }
    pub(super) fn seal(
        mut self,
        master: &EpochMaster,
        place: &Place<'_>,
        salt: [u8; 32],
        aad: &[u8],
    ) -> Result<Vec<u8>, SealFault> {
        let key = record_key(master, place, &salt)?;
        let (header, rest) = self.record.split_at_mut_checked(HEADER).ok_or(SealFault::TooLong)?;
        let (content, tag) = rest.split_last_chunk_mut::<TAG>().ok_or(SealFault::TooLong)?;
        let made = key
            .seal_in_place_separate_tag(zero_nonce(), bound_aad(master.epoch, aad), content)
            .map_err(|_| SealFault::TooLong)?;
        for (to, from) in tag.iter_mut().zip(made.as_ref()) {
            *to = *from;
        }
        let before = master.epoch.to_be_bytes().into_iter().chain([SUITE]).chain(salt);
        for (to, from) in header.iter_mut().zip(before) {
            *to = from;
        }
        Ok(std::mem::take(&mut *self.record))
    }
}

impl fmt::Debug for Room {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Room(..)")
    }
}
