//! The anchor's lane: reading, sealing and advancing the few hundred bytes that an older database cannot bring back. Order:
//! commit, anchor, reply; attempts anchor first. A write that fails after a commit is owed, and the reply stands.

use super::Engine;
use super::live::Ledger;
use super::trouble::Trouble;
use crate::alias;
use crate::event::Cause;
use crate::fault::Fault;
use crate::host::{AnchorAdvance, AnchorRead, AnchorStore as _, DeviceKeys as _, KeyFault, KeyPolicy};
use crate::ledger::Head;
use crate::ledger::anchor::{AnchorFault, AnchorFound, AnchorRecord};
use crate::random::draw;
use crate::vault::attempt::{self, AttemptsCounted};
use privet_wire::ids::ActivityId;
use std::collections::BTreeSet;

const AAD: &[u8] = b"privet/anchor/v1";
/// Another process may be first; each time it is, this one reads again.
const TRIES: usize = 8;

impl Engine {
    /// What is kept outside the database. Only a key store that is locked or failing is an error.
    pub(super) fn anchor_found(&self) -> Result<(AnchorRead, AnchorFound), Trouble> {
        let read = match self.anchor.read() {
            Ok(read) => read,
            // Something is kept there, and it is not what this app kept: lock-down, and not a fault that would leave the person
            // without an engine to withdraw with.
            Err(KeyFault::Corrupt) => return Ok((AnchorRead::Absent, AnchorFound::Unreadable)),
            Err(fault) => return Err(fault.into()),
        };
        let AnchorRead::Present(sealed) = &read else { return Ok((read, AnchorFound::Absent)) };
        let found = match self.anchor_alias()? {
            None => AnchorFound::Unreadable,
            Some(alias) => match self.keys.open(&alias, AAD, sealed) {
                Ok(plain) => match AnchorRecord::decode(&plain) {
                    Ok(record) => AnchorFound::Record(record),
                    Err(AnchorFault::Newer) => AnchorFound::Newer,
                    Err(AnchorFault::Malformed) => AnchorFound::Unreadable,
                },
                Err(KeyFault::Corrupt | KeyFault::KeyMissing | KeyFault::KeyInvalidated) => {
                    AnchorFound::Unreadable
                }
                Err(fault) => return Err(fault.into()),
            },
        };
        Ok((read, found))
    }

    fn anchor_alias(&self) -> Result<Option<String>, Trouble> {
        Ok(self.keys.list(alias::ANCHORS)?.into_iter().min())
    }

    /// Replaces `expected` by `record`.
    pub(super) fn anchor_write(
        &self,
        expected: &AnchorRead,
        record: &AnchorRecord,
    ) -> Result<AnchorAdvance, Trouble> {
        let alias = if let Some(alias) = self.anchor_alias()? {
            alias
        } else {
            let alias = alias::anchor(draw(self.random.as_ref())?);
            let _made = self.keys.create(&alias, KeyPolicy::Anchor)?;
            alias
        };
        let plain = record.encode().map_err(|_| Fault::Internal)?;
        let sealed = self.keys.seal(&alias, AAD, &plain)?;
        Ok(self.anchor.advance(expected, &sealed)?)
    }

    /// Changes the record of this ledger. It never goes back: `change` gets the record as it stands now.
    pub(super) fn anchor_change<T>(
        &self,
        ledger: &Ledger,
        change: impl Fn(&mut AnchorRecord) -> T,
    ) -> Result<T, Trouble> {
        let _lane = self.lane.enter()?;
        for _ in 0..TRIES {
            let (read, found) = self.anchor_found()?;
            let AnchorFound::Record(old) = found else { return Err(Trouble::Down(Cause::AnchorUnreadable)) };
            if old.known.database != ledger.database {
                return Err(Trouble::Down(Cause::OtherDatabase));
            }
            let mut new = old.clone();
            let changed = change(&mut new);
            if new == old || self.anchor_write(&read, &new)? == AnchorAdvance::Advanced {
                return Ok(changed);
            }
        }
        Err(Fault::Key(KeyFault::Transient).into())
    }

    /// Moves the anchor to a head that a FULL commit made durable. What it counts only grows, and is forgotten with the last template
    /// that it was counted on (`destroyed`: the commit holds the end of one): an older database that is put back does not bring
    /// attempts back.
    fn anchor_to(&self, ledger: &Ledger, head: &Head, destroyed: bool) -> Result<(), Trouble> {
        let state = self.state_of(ledger)?;
        let sets: BTreeSet<_> = state.templates.values().map(|held| *held.set.as_bytes()).collect();
        let owner = state.owner.as_ref().map(|owner| *owner.digest.as_bytes());
        self.anchor_change(ledger, |record| {
            if head.size <= record.known.head.size {
                return;
            }
            record.known.head = *head;
            record.owner_key = record.owner_key.or(owner);
            for faces in state.faces.values().filter(|faces| faces.begun > 0) {
                let counted = record.attempts.entry(*faces.set.as_bytes()).or_insert(0);
                *counted = (*counted).max(faces.begun);
            }
            if destroyed {
                record.attempts.retain(|set, _| sets.contains(set));
            }
        })
    }

    /// What is anchored of attempts on the templates of this activity; none where it has none.
    pub(super) fn counted_attempts(&self, activity: &ActivityId) -> Result<Option<AttemptsCounted>, Trouble> {
        let ledger = self.ready()?.map_err(Trouble::Refused)?;
        let state = self.state_of(&ledger)?;
        let Some(faces) = state.faces.get(activity) else { return Ok(None) };
        match self.anchor_found()?.1 {
            AnchorFound::Record(record) => Ok(Some(attempt::counted(&record, faces.set))),
            _ => Err(Trouble::Down(Cause::AnchorUnreadable)),
        }
    }

    /// As the order says: after the commit a failure is owed, not told. Owed, it forgets no counter: it may come late.
    pub(super) fn anchor_or_owe(&self, ledger: &Ledger, head: &Head, destroyed: bool) -> Result<(), Trouble> {
        match self.anchor_to(ledger, head, destroyed) {
            Ok(()) => *super::lock(&self.anchor_owed) = None,
            Err(Trouble::Down(cause)) => return Err(Trouble::Down(cause)),
            Err(Trouble::Fault(_) | Trouble::Refused(_)) => {
                log::warn!("anchor: not written now, owed");
                *super::lock(&self.anchor_owed) = Some(*head);
            }
        }
        Ok(())
    }
}
