//! Opening: anchor, head and right edge are judged before anything is believed; then State is loaded from the snapshot and the
//! tail. The time it takes does not depend on the history.

use super::Engine;
use super::live::{Ledger, Lock};
use super::rewrap::Wrapped;
use super::trouble::Trouble;
use crate::alias;
use crate::event::{Cause, Event, OldHead, Recorded, VERSION};
use crate::fault::Fault;
use crate::host::{AnchorAdvance, AnchorRead, DeviceKeys as _, KeyFault, KeyPolicy};
use crate::ledger::anchor::{AnchorFound, AnchorRecord, Known, Verdict, judge};
use crate::ledger::{self, NewEntry};
use crate::random::draw;
use crate::refusal::Refusal;
use crate::rules::fold;
use crate::seal::{EpochMaster, Masters, Secrets};
use crate::state::State;
use crate::store::{Durability, EpochRow, Store};
use privet_wire::checkpoint::Origin;
use privet_wire::ids::{DatabaseId, Digest, TemplateId};
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex};

/// What opening found.
pub(super) struct Opening {
    /// The ledger can be used.
    pub ledger: Arc<Ledger>,
    /// It is a new one that follows one that is gone.
    pub began: Option<Cause>,
    /// It reaches further than its anchor.
    pub ahead: bool,
}

impl Opening {
    const fn ready(ledger: Arc<Ledger>) -> Self {
        Self { ledger, began: None, ahead: false }
    }
}

impl Engine {
    /// Opens, or says why not. In lock-down `live` shows as much as could be read.
    pub(super) fn try_open(&self) -> Result<Opening, Trouble> {
        let _lane = self.lane.enter()?;
        let (read, found) = self.anchor_found()?;
        let store = Store::open(&self.dir)?;
        let tx = store.read()?;
        let known = ledger::known(&tx)?;
        // Asked before judging, so that a file that cannot be read is a fault and not a fork.
        let prefix = match &found {
            AnchorFound::Record(record) if known.is_some() => ledger::continues(&tx, &record.known.head)?,
            _ => false,
        };
        drop(tx);
        let verdict = judge(found, known.as_ref(), |_| prefix);
        let cause = match verdict {
            Verdict::Fresh => {
                let record = AnchorRecord::fresh(DatabaseId::new(draw(self.random.as_ref())?));
                return Ok(Opening::ready(self.begin(store, &read, &record, None)?));
            }
            Verdict::PlainStart(record) => {
                let cites = record.cites.map(|old| old_head(old, &record, Cause::Reinstalled));
                return Ok(Opening::ready(self.begin(store, &read, &record, cites)?));
            }
            Verdict::Reinstalled(record) => {
                // The templates' rows are gone with the database: their keys open nothing any more, and are deleted.
                self.shred_all_templates()?;
                self.shred_old_masters()?;
                let cites = Some(old_head(record.known, &record, Cause::Reinstalled));
                let record = record.new_origin(DatabaseId::new(draw(self.random.as_ref())?));
                let ledger = self.begin(store, &read, &record, cites)?;
                return Ok(Opening { ledger, began: Some(Cause::Reinstalled), ahead: false });
            }
            verdict @ (Verdict::Same(_) | Verdict::DatabaseAhead(_)) => {
                let ahead = matches!(verdict, Verdict::DatabaseAhead(_));
                let known = known.ok_or(Fault::Internal)?;
                let ledger = Arc::new(self.unwrap_ledger(store, known.database)?);
                self.show(&ledger, Lock::Locked)?;
                return Ok(Opening { ledger, began: None, ahead });
            }
            Verdict::AnchorMissing => Cause::AnchorMissing,
            Verdict::AnchorUnreadable => Cause::AnchorUnreadable,
            Verdict::AnchorNewer => Cause::NewerEvents,
            Verdict::Behind(_) => Cause::Behind,
            Verdict::Forked(_) => Cause::Forked,
            Verdict::OtherDatabase(_) => Cause::OtherDatabase,
        };
        // Locked down: what can still be read is shown, and nothing is written.
        if let Some(known) = known
            && let Ok(ledger) = self.unwrap_ledger(store, known.database)
        {
            let _shown_as_far_as_readable = self.show(&Arc::new(ledger), Lock::Down(cause));
        }
        Err(Trouble::Down(cause))
    }

    /// Loads State and puts it on show, still under `lock`.
    fn show(&self, ledger: &Arc<Ledger>, lock: Lock) -> Result<(), Trouble> {
        let tx = ledger.store.read()?;
        let state = ledger.load(&tx)?;
        drop(tx);
        self.put_live(&Arc::new(state), lock, ledger);
        Ok(())
    }

    /// Unwraps the masters and opens the database's secrets.
    fn unwrap_ledger(&self, store: Store, database: DatabaseId) -> Result<Ledger, Trouble> {
        let tx = store.read()?;
        let epochs = tx.epochs()?;
        let sealed = tx.meta(Secrets::NAME)?.ok_or(Trouble::Down(Cause::HostileFile))?;
        // Before the host is asked: it may take seconds, and the log grows as long as somebody reads.
        drop(tx);
        let (mut unwrapped, mut covered) = (Vec::new(), 0);
        for row in epochs {
            let opened =
                self.keys.open(&row.alias, &epoch_aad(database, row.epoch), &row.wrapped).map_err(lost)?;
            let wrapped = Wrapped::decode(&opened).ok_or(Trouble::Down(Cause::HostileFile))?;
            if !wrapped.is_of(&store)? {
                return Err(Trouble::Down(Cause::LostKey));
            }
            covered = covered.max(wrapped.covers);
            unwrapped.push(EpochMaster::new(row.epoch, wrapped.master));
        }
        let current = unwrapped.pop().ok_or(Trouble::Down(Cause::HostileFile))?;
        let masters = unwrapped.into_iter().fold(Masters::new(current), Masters::with_older);
        let secrets = Secrets::open(&masters, database.as_bytes(), &sealed)?;
        self.assemble(store, masters, secrets, (database, covered))
    }

    fn assemble(
        &self,
        store: Store,
        masters: Masters,
        secrets: Secrets,
        (database, covered): (DatabaseId, u64),
    ) -> Result<Ledger, Trouble> {
        let origin = Origin::new(&format!("privet/{database}")).map_err(|_| Fault::Internal)?;
        Ok(Ledger {
            store,
            masters,
            secrets,
            database,
            origin,
            file: self.file_id(),
            covered: AtomicU64::new(covered),
            closed: AtomicU64::new(0),
            seen: Mutex::default(),
        })
    }

    /// Begins a ledger: anchor of size 0 first, then key, then the first commit. Called with the lane held.
    pub(super) fn begin(
        &self,
        store: Store,
        expected: &AnchorRead,
        record: &AnchorRecord,
        cites: Option<OldHead>,
    ) -> Result<Arc<Ledger>, Trouble> {
        if self.anchor_write(expected, record)? != AnchorAdvance::Advanced {
            return Err(Fault::Key(KeyFault::Transient).into());
        }
        let database = record.known.database;
        let alias = alias::master(draw(self.random.as_ref())?);
        let _made = self.keys.create(&alias, KeyPolicy::Master)?;
        let master = EpochMaster::generate(1, self.random.as_ref())?;
        let wrapped = self.keys.seal(&alias, &epoch_aad(database, 1), master.expose())?;
        let masters = Masters::new(master);
        let secrets = Secrets::generate(self.random.as_ref())?;
        let sealed = secrets.seal(&masters, self.random.as_ref(), database.as_bytes())?;
        let now = self.clock.now();
        let first = Recorded { v: VERSION, at: now.wall, event: Event::OriginStarted { database, cites } };
        let body = first.encode()?;
        let entry = NewEntry { version: VERSION, hour: super::hours(now.wall), body: &body };
        let tx = store.write(Durability::Full)?;
        ledger::begin(&tx, database)?;
        tx.put_epoch(&EpochRow { epoch: 1, alias, wrapped })?;
        tx.put_meta(Secrets::NAME, &sealed)?;
        let head = ledger::append(&tx, &masters, self.random.as_ref(), &[entry])?;
        tx.put_use(&secrets.tag("all", &[]), 0, super::hours(now.wall))?;
        tx.commit()?;
        let mut state = State::default();
        fold(&mut state, 0, &first);
        let ledger = Arc::new(self.assemble(store, masters, secrets, (database, 0))?);
        self.put_live(&Arc::new(state), Lock::Locked, &ledger);
        log::info!("ledger: begun, size {}", head.size);
        Ok(ledger)
    }
}

pub(super) fn old_head(known: Known, record: &AnchorRecord, cause: Cause) -> OldHead {
    OldHead {
        database: Some(known.database),
        size: known.head.size,
        root: Some(Digest::new(known.head.root)),
        cause,
        attempts: record.attempts.iter().map(|(id, n)| (TemplateId::new(*id), *n)).collect(),
        owner: record.owner_key.map(Digest::new),
    }
}

pub(super) fn epoch_aad(database: DatabaseId, epoch: u32) -> Vec<u8> {
    [b"privet/epoch/v1".as_slice(), database.as_bytes(), &epoch.to_be_bytes()].concat()
}

/// A master that cannot be unwrapped: locked is not lost.
fn lost(fault: KeyFault) -> Trouble {
    match fault {
        KeyFault::Locked => Trouble::Refused(Refusal::Locked),
        KeyFault::KeyMissing | KeyFault::KeyInvalidated => Trouble::Down(Cause::LostKey),
        KeyFault::Corrupt => Trouble::Down(Cause::HostileFile),
        fault => Trouble::Fault(Fault::Key(fault)),
    }
}
