//! What works when the ledger cannot be written: withdrawing and shredding by tombstone, and the way out by the owner key.

use super::Engine;
use super::cycle::Job;
use super::guard::not_from_host;
use super::live::{Live, Lock};
use super::open::old_head;
use super::owner::OwnerSigned;
use super::trouble::Trouble;
use crate::alias;
use crate::command::{Command, Outcome, Reply};
use crate::event::{Cause, OldHead};
use crate::fault::Fault;
use crate::host::DeviceKeys as _;
use crate::ledger::anchor::{AnchorFound, AnchorRecord};
use crate::owner::{OwnerChecked, OwnerPurpose};
use crate::random::draw;
use crate::refusal::Refusal;
use crate::rules;
use crate::store::tombstones::{self, AliasOutcome, AliasResult, Tombstone, TombstoneKind};
use crate::store::{FILE, Store};
use crate::vault::shred::shred;
use privet_wire::ids::{ActivityId, DatabaseId, Digest};
use std::sync::Arc;

impl Engine {
    /// Withdraws without the ledger: keys first, then a synced line, then the reply. Denied at once, because a locked engine
    /// denies everything; kept, because the line becomes the first events once the ledger opens.
    pub(super) fn bury(&self, activity: &ActivityId) -> Result<(), Trouble> {
        self.can_be_taken_back(activity).map_err(Trouble::Refused)?;
        let aliases = self.keys.list(&alias::templates_of(activity)).unwrap_or_default();
        let aliases = aliases
            .into_iter()
            .map(|alias| {
                let result = match shred(&self.keys, &alias) {
                    Ok(_) => AliasResult::Deleted,
                    Err(_) => AliasResult::Failed,
                };
                AliasOutcome { alias, result }
            })
            .collect();
        let wall = self.clock.now().wall;
        let tombstone =
            Tombstone { kind: TombstoneKind::Withdrawal, activity: activity.clone(), wall, aliases };
        // Nobody brings lines into the ledger between the two: once kept it is denied, until the ledger itself says so.
        let _alone = super::lock(&self.graves);
        tombstones::append(&self.dir, &tombstone)?;
        self.live.rcu(|live| {
            let mut buried = (*live.buried).clone();
            buried.insert(activity.clone());
            // Denied with it: what cannot run without it.
            let resting = live.state.declared().map(|m| m.resting_on(activity)).unwrap_or_default();
            buried.extend(resting.into_iter().filter(|a| a.asks_consent()).map(|a| a.id.clone()));
            Arc::new(Live { buried: Arc::new(buried), ..Live::clone(live) })
        });
        Ok(())
    }

    /// Is there anything to take back? Where nobody knows, because no State or no manifest was read, a no is kept all the same.
    fn can_be_taken_back(&self, activity: &ActivityId) -> Result<(), Refusal> {
        let live = self.live.load();
        if live.lock == Some(Lock::Locked) || live.state.declared().is_none() {
            return Ok(());
        }
        rules::can_be_taken_back(&live.state, activity)
    }

    /// Another process may be locked, or locked down, while this one is not: what was withdrawn there counts here from the next
    /// ruling on.
    pub(super) fn buried(&self, ledger: &Arc<super::live::Ledger>) -> Result<(), Trouble> {
        if tombstones::waiting(&self.dir) { self.unearth(ledger) } else { Ok(()) }
    }

    /// Does a no wait beside the ledger?
    pub(super) fn no_waits(&self) -> Result<bool, Trouble> {
        Ok(tombstones::waiting(&self.dir) && !tombstones::read(&self.dir)?.good.is_empty())
    }

    /// Tombstones become the first events of a ledger that opens. A forged line can only deny.
    pub(super) fn unearth(&self, ledger: &Arc<super::live::Ledger>) -> Result<(), Trouble> {
        let _alone = super::lock(&self.graves);
        let found = tombstones::read(&self.dir)?;
        for line in &found.bad_lines {
            log::warn!("tombstones: line {line} is not one");
        }
        for tombstone in &found.good {
            let command = Command::Bury { activity: tombstone.activity.clone(), wall: tombstone.wall };
            let _unknown_activities_deny_nothing =
                self.cycle(ledger, Job { command: Some(&command), ..Job::default() })?;
        }
        if !found.good.is_empty() {
            let _more_lines_are_read_by_the_next_command = tombstones::clear(&self.dir, &found)?;
        }
        self.live.rcu(|live| Arc::new(Live { buried: Arc::default(), ..Live::clone(live) }));
        Ok(())
    }

    /// The way out of lock-down: starts a new ledger that cites the old head. Old files are set aside, template keys deleted,
    /// every consent asked anew. Not out of one that the app's own manifest caused ([`Refusal::BadManifest`]).
    ///
    /// # Errors
    /// [`Fault`]
    pub fn leave_lock_down(&self, signed: &OwnerSigned) -> Result<Outcome, Fault> {
        not_from_host()?;
        let Some(Lock::Down(cause)) = self.live.load().lock else { return Ok(Err(Refusal::NotLockedDown)) };
        // A faulty manifest is not mended by beginning anew. A newer app's records may be real or a single flipped byte: the owner
        // decides, and the files are only set aside.
        if cause == Cause::BadManifest {
            return Ok(Err(Lock::Down(cause).refusal()));
        }
        let owner = match self.owner_checked(signed, &OwnerPurpose::LeaveLockDown) {
            Ok(owner) => owner,
            Err(refusal) => return Ok(Err(refusal)),
        };
        if let Err(trouble) = self.new_origin(cause, &owner) {
            return self.told(trouble);
        }
        self.live.rcu(|live| Arc::new(Live { lock: Some(Lock::Locked), ..Live::clone(live) }));
        self.reopen()?;
        *super::lock(&self.began) = Some(cause);
        Ok(Ok(Reply::Recorded))
    }

    /// Starts a new origin that cites the old head. The old files are set aside, never wiped; every template's key is deleted,
    /// and no grant is carried over: an older database could bring back what was withdrawn.
    pub(super) fn new_origin(&self, cause: Cause, owner: &OwnerChecked) -> Result<(), Trouble> {
        let lane = self.lane.enter()?;
        let (read, found) = self.anchor_found()?;
        let fresh = DatabaseId::new(draw(self.random.as_ref())?);
        let digest = owner.digest();
        let (mut record, cites) = match found {
            AnchorFound::Record(record) => {
                if record.owner_key.is_some_and(|known| known != *digest.as_bytes()) {
                    return Err(Trouble::Refused(Refusal::BadSignature));
                }
                let mut cites = old_head(record.known, &record, cause);
                cites.owner = Some(digest);
                (record.new_origin(fresh), cites)
            }
            AnchorFound::Absent | AnchorFound::Unreadable => {
                // The records may still say whose they are, if the anchor does not.
                let known = self.live.load().state.owner.as_ref().map(|owner| owner.digest);
                if known.is_some_and(|known| known != digest) {
                    return Err(Trouble::Refused(Refusal::BadSignature));
                }
                (AnchorRecord::fresh(fresh), self.what_is_known(cause, digest))
            }
            // The anchor of a newer app is not ours to replace.
            AnchorFound::Newer => return Err(Trouble::Down(Cause::NewerEvents)),
        };
        record.owner_key = Some(*digest.as_bytes());
        self.shred_all_templates()?;
        // Let go of the old file before it is moved.
        self.live.rcu(|live| Arc::new(Live { ledger: None, ..Live::clone(live) }));
        self.set_aside()?;
        let store = Store::open(&self.dir)?;
        let ledger = self.begin(store, &read, &record, Some(cites))?;
        drop(lane);
        let command = Command::SetOwner;
        let evidence =
            crate::facts::Evidence { owner: Some(owner.clone()), ..crate::facts::Evidence::default() };
        let done = self.cycle(&ledger, Job { command: Some(&command), evidence, ..Job::default() })?;
        done.outcome.map(|_| ()).map_err(Trouble::Refused)
    }

    /// Deletes the key of every template, whatever State says of it.
    pub(super) fn shred_all_templates(&self) -> Result<(), Trouble> {
        for alias in self.keys.list(alias::TEMPLATES)? {
            let _gone = shred(&self.keys, &alias)?;
        }
        Ok(())
    }

    /// Deletes what wrapped the masters of a database that is gone, so that no copy of it opens. Where records were set aside as
    /// evidence, those need it.
    pub(super) fn shred_old_masters(&self) -> Result<(), Trouble> {
        if self.dir.join(evidence(1, "")).exists() {
            return Ok(());
        }
        for alias in self.keys.list(alias::MASTERS)? {
            let _gone = shred(&self.keys, &alias)?;
        }
        Ok(())
    }

    fn what_is_known(&self, cause: Cause, owner: Digest) -> OldHead {
        let live = self.live.load();
        OldHead {
            database: live.state.database,
            size: live.state.size,
            root: None,
            cause,
            attempts: std::collections::BTreeMap::new(),
            owner: Some(owner),
        }
    }

    /// Moves the database's files aside under the first free number.
    fn set_aside(&self) -> Result<(), Trouble> {
        let io = |fault: std::io::Error| Trouble::from(crate::store::StoreFault::from(fault));
        let name = |n: u32, end: &str| self.dir.join(evidence(n, end));
        let ends = ["-wal", "-shm", ""];
        // A run that was killed between two of the renames left a number half used: nothing of it may be overwritten.
        let free = |n: &u32| ends.iter().all(|end| !name(*n, end).exists());
        let n = (1..u32::MAX).find(free).ok_or(Fault::Internal)?;
        for end in ends {
            let from = self.dir.join(format!("{FILE}{end}"));
            if from.exists() {
                std::fs::rename(&from, name(n, end)).map_err(io)?;
            }
        }
        Ok(())
    }

    /// Nothing is allowed from here on, but looking, exporting, withdrawing and the way out.
    pub(super) fn lock_down(&self, cause: Cause) {
        log::error!("locked down: {cause:?}");
        self.live.rcu(|live| Arc::new(Live { lock: Some(Lock::Down(cause)), ..Live::clone(live) }));
        self.changed();
    }
}

/// The name of a file that was set aside.
fn evidence(number: u32, end: &str) -> String {
    format!("privet.evidence-{number}.db{end}")
}
