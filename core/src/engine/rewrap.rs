//! The key that wraps the masters is replaced once something was turned off, so that a copy of the file from before opens no more.
//! The masters stay: their few rows are wrapped anew. Owed from the commit of the no on, done after it, resumed at every start.
//!
//! The next key's name follows from the present one's, so that a run that died right behind making it finds it again: no key is
//! left without a name. Only what was replaced here is ever deleted; files that were set aside as evidence keep theirs.

use super::Engine;
use super::live::{Ledger, Lock};
use super::open::epoch_aad;
use super::trouble::Trouble;
use crate::alias;
use crate::event::Cause;
use crate::fault::Fault;
use crate::host::{DeviceKeys as _, KeyFault, KeyPolicy, KeyState};
use crate::ledger;
use crate::seal::{Place, Row};
use crate::store::{Durability, EpochRow, ReadTx, Store, Tx};
use crate::vault::shred::shred;
use privet_wire::merkle::{Hash, empty_root};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::atomic::Ordering::SeqCst;
use zeroize::Zeroizing;

/// What is wrapped: a master, and which files it is good for. So the present wrapping, written into a copy from before a no, opens
/// nothing there.
pub(super) struct Wrapped<'b> {
    pub master: &'b [u8; 32],
    /// The file holds the first so many entries, 0 for any.
    pub covers: u64,
    /// Their root.
    pub root: Hash,
}

impl<'b> Wrapped<'b> {
    /// Reads the master alone, as a database begins, or `master ‖ covers ‖ root`.
    pub fn decode(bytes: &'b [u8]) -> Option<Self> {
        let (master, rest) = bytes.split_first_chunk::<32>()?;
        if rest.is_empty() {
            return Some(Self { master, covers: 0, root: empty_root() });
        }
        let (covers, root) = rest.split_first_chunk::<8>()?;
        Some(Self { master, covers: u64::from_be_bytes(*covers), root: root.try_into().ok()? })
    }

    fn encode(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(32 + 8 + 32));
        bytes.extend_from_slice(self.master);
        bytes.extend_from_slice(&self.covers.to_be_bytes());
        bytes.extend_from_slice(&self.root);
        bytes
    }

    /// Does this file hold what it covers?
    pub fn is_of(&self, store: &Store) -> Result<bool, Trouble> {
        if self.covers == 0 {
            return Ok(true);
        }
        let tx = store.read()?;
        Ok(tx.entry_end()? >= self.covers && ledger::root_at(&tx, self.covers)? == self.root)
    }
}

/// What the file says of its wrapping, sealed: whoever writes in the file must not choose which keys are deleted.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wrapping {
    /// The rows were wrapped anew after everything that was turned off in the first so many entries.
    covers: u64,
    /// Aliases that wrapped them before, and that nobody read as missing yet.
    replaced: BTreeSet<String>,
}

impl Wrapping {
    /// The name of the row in `meta`.
    const NAME: &'static str = "wrapping";
    const PLACE: Place<'static> =
        Place { table: "meta", column: "body", row: Row::Bytes(Self::NAME.as_bytes()), version: 1 };

    fn get(ledger: &Ledger, tx: &ReadTx<'_>) -> Result<Self, Trouble> {
        let Some(sealed) = tx.meta(Self::NAME)? else {
            // Somebody took it out, and with it which keys have to go.
            let taken_out = ledger.covered.load(SeqCst) > 0;
            return if taken_out { Err(Trouble::Down(Cause::AlteredRow)) } else { Ok(Self::default()) };
        };
        let plain = ledger.masters.open(&Self::PLACE, ledger.database.as_bytes(), &sealed)?;
        serde_json::from_slice(&plain).map_err(|_| Fault::Internal.into())
    }

    fn put(&self, engine: &Engine, ledger: &Ledger, tx: &Tx<'_>) -> Result<(), Trouble> {
        let plain = serde_json::to_vec(self).map_err(|_| Fault::Internal)?;
        let database = ledger.database.as_bytes();
        let sealed = ledger.masters.seal(engine.random.as_ref(), &Self::PLACE, database, &plain)?;
        Ok(tx.put_meta(Self::NAME, &sealed)?)
    }
}

impl Engine {
    /// Closes older copies of the file, if something was turned off since that was last done. What the device can't do now stays
    /// owed, and what was turned off is off all the same.
    pub(super) fn rewrap(&self, ledger: &Ledger) -> Result<(), Trouble> {
        let off = self.state_of(ledger)?.last_off;
        if off <= ledger.closed.load(SeqCst) {
            return Ok(());
        }
        match self.close_older(ledger, off) {
            Ok(()) => {
                ledger.closed.fetch_max(off, SeqCst);
                Ok(())
            }
            Err(Trouble::Down(cause)) => Err(Trouble::Down(cause)),
            Err(Trouble::Fault(_) | Trouble::Refused(_)) => {
                log::warn!("wrapping key: not replaced now, owed");
                Ok(())
            }
        }
    }

    /// In the lane: nobody unwraps a master, sets the file aside or does the same in the middle of it.
    fn close_older(&self, ledger: &Ledger, off: u64) -> Result<(), Trouble> {
        let _lane = self.lane.enter()?;
        self.still_here(ledger)?;
        if let Some(Lock::Down(cause)) = self.live.load().lock {
            return Err(Trouble::Down(cause));
        }
        let tx = ledger.store.read()?;
        let (mut wrapping, mut rows) = (Wrapping::get(ledger, &tx)?, tx.epochs()?);
        drop(tx);
        if wrapping.covers < off {
            let root = ledger::root_at(&ledger.store.read()?, off)?;
            let anew = self.wrapped_anew(ledger, &rows, (off, root))?;
            wrapping.covers = off;
            wrapping.replaced.extend(rows.into_iter().map(|row| row.alias));
            let tx = ledger.store.write(Durability::Full)?;
            for row in &anew {
                tx.put_epoch(row)?;
            }
            wrapping.put(self, ledger, &tx)?;
            tx.commit()?;
            ledger.covered.fetch_max(off, SeqCst);
            rows = anew;
            log::info!("wrapping key: replaced");
        }
        self.delete_replaced(ledger, wrapping, &rows)
    }

    /// The same masters under the next key, each with what it covers.
    fn wrapped_anew(
        &self,
        ledger: &Ledger,
        rows: &[EpochRow],
        (covers, root): (u64, Hash),
    ) -> Result<Vec<EpochRow>, Trouble> {
        let aad = |row: &EpochRow| epoch_aad(ledger.database, row.epoch);
        // What opens for this database and epoch was wrapped by this alias: so it is ours to replace. And no key is made for nothing.
        let masters = rows.iter().map(|row| {
            let opened = self.keys.open(&row.alias, &aad(row), &row.wrapped)?;
            let wrapped = Wrapped::decode(&opened).ok_or(KeyFault::Corrupt)?;
            Ok::<_, KeyFault>(Wrapped { covers, root, ..wrapped }.encode())
        });
        let masters = masters.collect::<Result<Vec<_>, _>>()?;
        let present = rows.last().ok_or(Trouble::Down(Cause::HostileFile))?;
        let alias = alias::master(ledger.secrets.tag("wrapping", &[present.alias.as_bytes()]));
        match self.keys.state(&alias)? {
            KeyState::Missing => drop(self.keys.create(&alias, KeyPolicy::Master)?),
            // A run died behind making it.
            KeyState::Present => {}
            KeyState::Locked => return Err(KeyFault::Locked.into()),
            // No row names it: it wraps nothing, and is made anew.
            KeyState::Invalidated => {
                let _gone = shred(&self.keys, &alias)?;
                let _made = self.keys.create(&alias, KeyPolicy::Master)?;
            }
        }
        let wrapped = rows.iter().zip(&masters).map(|(row, master)| {
            let wrapped = self.keys.seal(&alias, &aad(row), master)?;
            // Once the old key is gone everything rests on this one, so it is tried before.
            if self.keys.open(&alias, &aad(row), &wrapped)? != *master {
                return Err(KeyFault::Corrupt);
            }
            Ok(EpochRow { epoch: row.epoch, alias: alias.clone(), wrapped })
        });
        let wrapped = wrapped.collect::<Result<Vec<_>, _>>();
        if let Err(KeyFault::Corrupt | KeyFault::KeyInvalidated | KeyFault::KeyMissing) = wrapped {
            // It can't be used, and still wraps nothing: the next try makes it anew.
            let _as_far_as_it_goes = self.keys.delete(&alias);
        }
        Ok(wrapped?)
    }

    fn delete_replaced(
        &self,
        ledger: &Ledger,
        mut wrapping: Wrapping,
        rows: &[EpochRow],
    ) -> Result<(), Trouble> {
        let listed = wrapping.replaced.len();
        if listed == 0 {
            return Ok(());
        }
        // One that can't go now does not keep the others. One that a row names is in use, whatever the list says: somebody put an
        // older list back.
        wrapping.replaced.retain(|alias| {
            let in_use = rows.iter().any(|row| row.alias == *alias);
            !in_use && shred(&self.keys, alias).is_err()
        });
        let left = wrapping.replaced.len();
        // The rows that they wrapped are to be in no file either. While somebody reads an older state, the list stays for the next
        // start.
        if left == 0 && ledger.store.truncate_wal().is_err() {
            log::warn!("write-ahead log: somebody still reads, not emptied now");
            return Ok(());
        }
        if left < listed {
            let tx = ledger.store.write(Durability::Normal)?;
            wrapping.put(self, ledger, &tx)?;
            tx.commit()?;
        }
        if left == 0 { Ok(()) } else { Err(KeyFault::Transient.into()) }
    }
}
