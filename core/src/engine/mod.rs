//! The engine: one cycle for every command, over one directory and one device. The files beside this one each own a part:
//! `cycle` the transaction, `effect` what events do in it, `live` what `check` reads, `trouble` what can go wrong, `guard` calls of the host,
//! `open` the start, `anchor` the lane, `work` what the host owes, `rewrap` the key that wraps the masters after a no, `projections` the
//! index and the daily counts, `tallies` and `pages` what is read of them, `lockdown` what works when the ledger cannot be written,
//! `locked` letting go of it, `phone` what the device says of itself, `found` what belongs to nothing, `desk` what dies with this run,
//! `consent` `center` `observed` `contacts` `leaving` `place` `proposing` `sending` `registering` `owner` `vault` `destruction` `records`
//! `receipts` `use_detail` `inspector` `export` the calls an app makes.

mod anchor;
mod center;
mod consent;
mod contacts;
mod cycle;
mod desk;
mod destruction;
mod effect;
mod export;
mod found;
mod guard;
mod history;
mod inspector;
mod leaving;
mod live;
mod lockdown;
mod locked;
mod observed;
mod open;
mod owner;
mod pages;
mod phone;
mod place;
mod projections;
mod proposing;
mod receipts;
mod records;
mod registering;
mod rewrap;
mod sending;
#[cfg(test)]
mod single_use;
mod tallies;
#[cfg(test)]
mod tests;
mod trouble;
mod use_detail;
mod vault;
mod work;

pub use crate::observed::Contacted;
pub use crate::rules::OutboxCheck;
pub use found::Found;
pub use owner::{OwnerInput, OwnerSigned};
pub use records::{OutboxItem, Verified};
pub use registering::RegistrationDraft;
pub use sending::Preview;

use crate::command::{Command, OsState, Outcome};
use crate::event::Cause;
use crate::facts::Facts;
use crate::fault::Fault;
use crate::host::{AnchorStore, Clock, DeviceKeys, Observer, WallMs};
use crate::ledger::lane::Lane;
use crate::manifest::{Manifest, ManifestFault, OsPermission};
use crate::random::{Random, draw};
use crate::refusal::{CancelReason, Refusal};
use crate::rules::{Ruling, decision::decision, next_due};
use crate::state::State;
use arc_swap::ArcSwap;
use cycle::{Done, Job, refused};
use desk::Desk;
use guard::{GuardedAnchor, GuardedKeys, not_from_host, tell};
use live::{Ledger, Live, Lock};
use open::Opening;
use privet_wire::ids::{ActivityId, RunId};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use trouble::Trouble;

/// What the device provides.
#[derive(Clone)]
pub struct Device {
    /// Keys.
    pub keys: Arc<dyn DeviceKeys>,
    /// The anchor.
    pub anchor: Arc<dyn AnchorStore>,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub random: Arc<dyn Random>,
}

/// Somebody who sees every ruling: for the command line's trace and for tests. It sees payees and terms, so it never crosses
/// to Kotlin or Swift and never logs.
pub trait Trace: Send + Sync {
    /// A command was ruled on; nothing is committed yet.
    fn ruled(&self, command: &Command, facts: &Facts<'_>, ruling: &Ruling);
}

/// How the engine stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// All works.
    Ready,
    /// Nothing is read: the key is not available until the device is unlocked, or the app let go of it ([`Engine::lock`]). Nothing is
    /// lost, any later command tries again.
    Locked,
    /// The records cannot be trusted. Looking, exporting, withdrawing and the way out work.
    LockedDown {
        /// Why.
        cause: Cause,
    },
    /// All works; a new ledger follows one that is gone.
    Reinstalled {
        /// Why.
        cause: Cause,
    },
}

/// Permission state, template vault and gate of one app on one device.
pub struct Engine {
    dir: PathBuf,
    keys: GuardedKeys,
    anchor: GuardedAnchor,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
    compiled: Result<Arc<Manifest>, ManifestFault>,
    run: RunId,
    lane: Lane,
    live: ArcSwap<Live>,
    desk: Mutex<Desk>,
    opening: Mutex<()>,
    /// Held while a tombstone is written, and while tombstones are brought into the ledger.
    graves: Mutex<()>,
    began: Mutex<Option<Cause>>,
    observer: Mutex<Option<Arc<dyn Observer>>>,
    tracer: Mutex<Option<Arc<dyn Trace>>>,
    revision: AtomicU64,
    /// Requests that were told and could not be written yet.
    missed: AtomicU64,
    /// Numbers of the questions to the phone, and the latest whose answer was kept.
    questions: AtomicU64,
    answered: Mutex<u64>,
    /// What the latest open found that belongs to nothing.
    found: Mutex<Found>,
    /// A head that a FULL commit made durable and the anchor does not have yet.
    anchor_owed: Mutex<Option<crate::ledger::Head>>,
    /// Public keys of this phone's ledgers that this run had open, so that its receipts can be checked while it is locked.
    own_keys: Mutex<Vec<privet_wire::checkpoint::LogKey>>,
    /// What the latest whole check of this run found.
    verified: Mutex<Option<Verified>>,
}

impl Engine {
    /// Opens the engine on a directory that exists and belongs to this app alone. A manifest that does not parse, or breaks a
    /// rule, opens in lock-down on the last accepted one.
    ///
    /// # Errors
    /// [`Fault`] if the device did not answer. Damage is not a fault: see [`Engine::status`].
    pub fn open(dir: &Path, manifest: &[u8], device: Device) -> Result<Self, Fault> {
        not_from_host()?;
        let run = RunId::new(draw(device.random.as_ref()).map_err(|_| Fault::Random)?);
        let compiled = Manifest::parse(manifest).map(|accepted| Arc::new(accepted.into_manifest()));
        let engine = Self {
            dir: dir.to_owned(),
            keys: GuardedKeys(device.keys),
            anchor: GuardedAnchor(device.anchor),
            clock: device.clock,
            random: device.random,
            run,
            lane: Lane::new(dir),
            live: ArcSwap::from_pointee(Live {
                state: Arc::new(locked::without_records(compiled.as_ref().ok())),
                phone: Arc::default(),
                buried: Arc::default(),
                lock: Some(Lock::Locked),
                ledger: None,
            }),
            compiled,
            desk: Mutex::default(),
            opening: Mutex::default(),
            graves: Mutex::default(),
            began: Mutex::default(),
            observer: Mutex::default(),
            tracer: Mutex::default(),
            revision: AtomicU64::new(0),
            missed: AtomicU64::new(0),
            questions: AtomicU64::new(0),
            answered: Mutex::default(),
            found: Mutex::default(),
            anchor_owed: Mutex::default(),
            own_keys: Mutex::default(),
            verified: Mutex::default(),
        };
        engine.reopen()?;
        Ok(engine)
    }

    /// How the engine stands.
    #[must_use]
    pub fn status(&self) -> Status {
        match (self.live.load().lock, *lock(&self.began)) {
            (Some(Lock::Locked), _) => Status::Locked,
            (Some(Lock::Down(cause)), _) => Status::LockedDown { cause },
            (None, Some(cause)) => Status::Reinstalled { cause },
            (None, None) => Status::Ready,
        }
    }

    /// What is wrong with the compiled-in manifest, if the engine is locked down for it.
    #[must_use]
    pub fn manifest_fault(&self) -> Option<ManifestFault> {
        self.compiled.as_ref().err().cloned()
    }

    /// Replaces the observer. It is told after each change and must not hold the engine.
    pub fn observe(&self, observer: Option<Arc<dyn Observer>>) {
        *lock(&self.observer) = observer;
    }

    /// Replaces the tracer.
    pub fn trace(&self, tracer: Option<Arc<dyn Trace>>) {
        *lock(&self.tracer) = tracer;
    }

    /// Grows with every change that a view could show.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision.load(SeqCst)
    }

    /// May this activity run now? A hint from memory: no lock, no file, no foreign call. A withdrawal in this process is seen by
    /// the next call; one in another process when this one next rules.
    ///
    /// # Errors
    /// The refusal, with what to do next.
    pub fn check(&self, activity: &ActivityId) -> Result<(), Refusal> {
        let live = self.live.load();
        if let Some(lock) = live.lock {
            return Err(lock.refusal());
        }
        if live.buried.contains(activity) {
            return Err(Refusal::Withdrawn);
        }
        let wall = live.state.wall(&self.clock.now());
        decision(&live.state, &live.phone, wall, activity, None).map(|_| ())
    }

    /// The phone's own permission, as the platform tells it now. Until it is told in a run, it denies.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn report_os(&self, permission: OsPermission, state: OsState) -> Result<Outcome, Fault> {
        let done = self.run(&Command::ReportOs { permission, state }, Job::default());
        // A no of the phone counts even where it could not be recorded.
        let denies = matches!(state, OsState::Denied | OsState::Restricted | OsState::NotAsked);
        if denies || done.as_ref().is_ok_and(|done| done.outcome.is_ok()) {
            self.live.rcu(|live| {
                let mut phone = (*live.phone).clone();
                phone.os.insert(permission, state);
                Arc::new(Live { phone: Arc::new(phone), ..Live::clone(live) })
            });
            self.changed();
        }
        Ok(done?.outcome)
    }

    /// Records what came due, and does what is owed. Call it when [`Engine::next_due`] says, after an unlock, and when the app is in
    /// front again after [`Engine::lock`]: it opens the records.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn tick(&self) -> Result<Outcome, Fault> {
        not_from_host()?;
        self.wake()?;
        let _what_can_t_be_told_now_is_asked_the_next_time = self.look();
        Ok(self.ruled(Job::default())?.outcome)
    }

    /// When there will next be something to record (milliseconds since 1970), as far as can be told now.
    #[must_use]
    pub fn next_due(&self) -> Option<WallMs> {
        next_due(&self.live.load().state, &self.clock.now())
    }

    /// The state that the views are drawn from, as of the last ruling of this process.
    #[must_use]
    pub fn state(&self) -> Arc<State> {
        Arc::clone(&self.live.load().state)
    }

    fn run(&self, command: &Command, job: Job<'_>) -> Result<Done, Fault> {
        not_from_host()?;
        let looked = if job.looked.is_none() && rests_on_phone(command) {
            self.wake()?;
            Some(self.look())
        } else {
            job.looked
        };
        self.ruled(Job { command: Some(command), looked, ..job })
    }

    /// One cycle and what follows it.
    fn ruled(&self, job: Job<'_>) -> Result<Done, Fault> {
        let ledger = match self.ready()? {
            Ok(ledger) => ledger,
            Err(refusal) => return Ok(refused(refusal)),
        };
        let before = self.live.load().state.size;
        let done = self.buried(&ledger).and_then(|()| self.cycle(&ledger, job));
        let done = match done.and_then(|done| self.settled(&ledger).map(|()| done)) {
            Ok(done) => done,
            Err(trouble) => refused(self.refusal_of(trouble)?),
        };
        if self.live.load().state.size != before {
            self.changed();
        }
        Ok(done)
    }

    /// What a caller is told of trouble. Records that cannot be trusted lock the engine down, wherever that was found.
    fn refusal_of(&self, trouble: Trouble) -> Result<Refusal, Fault> {
        match trouble {
            Trouble::Fault(fault) => Err(fault),
            Trouble::Refused(refusal) => Ok(refusal),
            Trouble::Down(cause) => {
                if self.live.load().lock.is_none() {
                    self.lock_down(cause);
                }
                Ok(Lock::Down(cause).refusal())
            }
        }
    }

    fn told(&self, trouble: Trouble) -> Result<Outcome, Fault> {
        self.refusal_of(trouble).map(Err)
    }

    /// The ledger, if it may be written now. A locked engine tries again.
    fn ready(&self) -> Result<Result<Arc<Ledger>, Refusal>, Fault> {
        self.wake()?;
        let live = self.live.load();
        Ok(match (live.lock, &live.ledger) {
            (None, Some(ledger)) => Ok(Arc::clone(ledger)),
            (Some(lock), _) => Err(lock.refusal()),
            (None, None) => Err(Refusal::Locked),
        })
    }

    /// Opens, or says in `live` why not; then brings in what waited outside.
    fn reopen(&self) -> Result<(), Fault> {
        let _one_at_a_time = lock(&self.opening);
        if self.live.load().lock != Some(Lock::Locked) {
            return Ok(());
        }
        let _kept_for_check = self.look_at_screen_lock();
        // Opening sees for itself how far the anchor is behind, and this may be another database by now.
        *lock(&self.anchor_owed) = None;
        let opened = self.try_open().and_then(|opening| {
            let Opening { ledger, began, ahead } = opening;
            if began.is_some() {
                *lock(&self.began) = began;
            }
            self.settle_in(&ledger)?;
            if ahead { self.anchor_after_crash(&ledger) } else { Ok(()) }
        });
        match opened {
            // Only now: what was withdrawn while locked is in State, so no check can have seen it allowed.
            Ok(()) => {
                self.live.rcu(|live| match live.lock {
                    Some(Lock::Locked) => Arc::new(Live { lock: None, ..Live::clone(live) }),
                    // Found damaged meanwhile.
                    Some(Lock::Down(_)) | None => Arc::clone(live),
                });
                // What ended while the engine was locked, or was ended by a command that it was locked under.
                self.tidy_desk();
            }
            Err(Trouble::Fault(fault)) => return Err(fault),
            Err(Trouble::Refused(_)) => {
                self.live.rcu(|live| Arc::new(Live { lock: Some(Lock::Locked), ..Live::clone(live) }));
            }
            Err(Trouble::Down(cause)) => self.lock_down(cause),
        }
        self.changed();
        Ok(())
    }

    /// Brings into an opened ledger what waited outside it: tombstones, the compiled-in manifest, what came due, what is owed.
    fn settle_in(&self, ledger: &Arc<Ledger>) -> Result<(), Trouble> {
        self.rebuild_projections(ledger)?;
        let aliases = self.aliases();
        // A new origin knows no activity before its manifest: there the tombstones follow it.
        let declared = self.live.load().state.manifest.is_some();
        if declared {
            self.unearth(ledger)?;
        }
        match &self.compiled {
            Err(_) => return Err(Trouble::Down(Cause::BadManifest)),
            Ok(manifest) => {
                let command = Command::Declare { manifest: Arc::clone(manifest) };
                let _recorded = self.cycle(ledger, Job { command: Some(&command), ..Job::default() })?;
            }
        }
        if !declared {
            self.unearth(ledger)?;
        }
        let _due = self.cycle(ledger, Job::default())?;
        // Neither keeps the engine from opening: what a key store does not answer now is asked at the next open.
        let tidied = aliases.and_then(|aliases| self.tidy_up(ledger, &aliases));
        for looked in [tidied, self.look_at_sentinel(ledger)] {
            match looked {
                Ok(()) => {}
                Err(Trouble::Down(cause)) => return Err(Trouble::Down(cause)),
                Err(Trouble::Fault(_) | Trouble::Refused(_)) => log::warn!("vault: not looked through now"),
            }
        }
        self.settle(ledger)
    }

    /// The database reaches further than its anchor: a run stopped between the two. The anchor names only what is on the disk,
    /// so the log is synced into the file first; while somebody reads, the next FULL commit does it.
    fn anchor_after_crash(&self, ledger: &Arc<Ledger>) -> Result<(), Trouble> {
        let head = crate::ledger::head(&ledger.store.read()?)?;
        if ledger.store.truncate_wal().is_err() {
            return Ok(());
        }
        self.anchor_or_owe(ledger, &head, false)
    }

    /// Puts an opened ledger on show. What was denied in between stays denied.
    fn put_live(&self, state: &Arc<State>, lock: Lock, ledger: &Arc<Ledger>) {
        self.live.rcu(|live| {
            let (state, ledger) = (Arc::clone(state), Some(Arc::clone(ledger)));
            Arc::new(Live { state, lock: Some(lock), ledger, ..Live::clone(live) })
        });
    }

    fn desk(&self) -> MutexGuard<'_, Desk> {
        lock(&self.desk)
    }

    fn changed(&self) {
        let revision = self.revision.fetch_add(1, SeqCst).saturating_add(1);
        let observer = lock(&self.observer).clone();
        if let Some(observer) = observer {
            let _heard = tell(observer.as_ref(), revision);
        }
    }

    fn traced(&self, command: &Command, facts: &Facts<'_>, ruling: &Ruling) {
        let tracer = lock(&self.tracer).clone();
        if let Some(tracer) = tracer {
            tracer.ruled(command, facts, ruling);
        }
    }

    /// Which file the database's name leads to now, where the system tells.
    fn file_id(&self) -> Option<u64> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt as _;
            std::fs::metadata(self.dir.join(crate::store::FILE)).ok().map(|m| m.ino())
        }
        #[cfg(not(unix))]
        None
    }

    /// Another process that left lock-down set our file aside: nothing more goes into it.
    fn still_here(&self, ledger: &Ledger) -> Result<(), Trouble> {
        if self.file_id() == ledger.file { Ok(()) } else { Err(Trouble::Down(Cause::OtherDatabase)) }
    }
}

/// May this rest on what the phone says of itself?
const fn rests_on_phone(command: &Command) -> bool {
    matches!(
        command,
        Command::Access { .. }
            | Command::PrepareTemplates { .. }
            | Command::BeginEnrol { .. }
            | Command::FinishEnrol { .. }
            | Command::BeginAttempt { .. }
            | Command::EndAttempt { .. }
            | Command::Propose { .. }
            | Command::Replace { .. }
            | Command::Approve { .. }
            | Command::Confirm { .. }
            | Command::Release { .. }
    )
}

/// Why a screen was left is the app's to say; that a newer ask took its place, or that a run ended, only the engine knows.
const fn of_the_screen(why: CancelReason) -> Result<(), Fault> {
    match why {
        CancelReason::Back
        | CancelReason::Background
        | CancelReason::SystemPrompt
        | CancelReason::Changed => Ok(()),
        CancelReason::Replaced | CancelReason::RunEnded => Err(Fault::BadArgument),
    }
}

/// A thread that panicked left no half-written value: each is replaced whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whole hours since 1970, as the ledger keeps them in the clear.
fn hours(wall: WallMs) -> u32 {
    u32::try_from(wall.div_euclid(3_600_000)).unwrap_or(0)
}
