//! The inspector's facts, and its self-test: a send that nobody approved has to be denied.

use super::Engine;
use super::center::lock_view;
use super::guard::not_from_host;
use super::live::Lock;
use super::receipts::opened;
use super::records::{Verified, log_key};
use crate::alias;
use crate::event::Cause;
use crate::facts::{Evidence, Facts, Fresh, Head};
use crate::fault::Fault;
use crate::host::{DeviceKeys as _, KeyFault, KeyGuard};
use crate::ledger;
use crate::random::draw;
use crate::rules::rehearsal::{asked_each_time, unasked_is_denied};
use crate::tally::Period;
use crate::text::{Language, Reader};
use crate::views::inspector::{
    Checkup, Inspected, Inspector, KeyView, Tried, TriedView, inspector, tried_view,
};
use privet_wire::ids::{ActivityId, ReleaseId, RequestId};

impl Engine {
    /// The inspector. Works in every state of the app: while locked, it knows the keys' state and the policy alone.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn inspector(&self, reader: &Reader) -> Result<Inspector, Fault> {
        not_from_host()?;
        // What it finds damaged locks down, so it comes first.
        let extra = self.extra(*reader)?;
        let read = self.reading(|ledger| {
            let tx = ledger.store.read()?;
            let head = ledger::head(&tx)?;
            let last = head.size.saturating_sub(1);
            // The head of a damaged ledger is shown all the same; its last entry may not open.
            let entries = ledger::read(&tx, &ledger.masters, last..head.size).unwrap_or_default();
            let at = entries.first().and_then(|entry| opened(entry).ok()).map(|recorded| recorded.at);
            // The key that wraps now; one that was replaced may still be there.
            let wraps = tx.epochs()?.into_iter().last().map(|row| row.alias);
            Ok((head, at, log_key(ledger)?, wraps))
        });
        let read = match read {
            Ok(read) => read,
            Err(Fault::Damaged) => None,
            Err(fault) => return Err(fault),
        };
        let live = self.live.load_full();
        let verified = *super::lock(&self.verified);
        let checkup = match (verified, &read) {
            (Some(Verified::Broken { first_bad, last_good }), _) => Checkup::Broken { first_bad, last_good },
            (Some(Verified::Whole { entries }), Some((head, ..))) => {
                Checkup::Whole { verified: entries, total: head.size }
            }
            _ => Checkup::NotYet,
        };
        let key = match live.lock {
            Some(Lock::Locked) => KeyView::Locked,
            Some(Lock::Down(Cause::LostKey)) => KeyView::Missing,
            _ => match read.as_ref().and_then(|(.., wraps)| wraps.as_deref()) {
                Some(alias) => self.key_view(alias)?,
                // The records can't be read, so nobody knows which of them it would be.
                None => self.first_key(alias::MASTERS)?,
            },
        };
        let found = Inspected {
            lock: live.lock.map(lock_view),
            checkup,
            head: read.as_ref().map(|(head, at, key, _)| (head.size, head.root, *at, key)),
            key,
            face: self.face_view()?,
            policy: live.shown_state().manifest.as_ref().map(|declared| declared.digest),
            extra,
        };
        Ok(inspector(&found, reader))
    }

    /// Tries to send without asking the person, by the calls that an app has and by the gate itself, and locks the engine down if
    /// that is not denied. Sends nothing and records nothing but what came due: there is no release of these numbers, and the gate is asked on a copy of
    /// State in which nothing but the approval is missing.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn try_to_send(&self, language: Language) -> Result<TriedView, Fault> {
        not_from_host()?;
        let drawn = || draw(self.random.as_ref()).map_err(|_| Fault::Random);
        let (release, ids) = (ReleaseId::new(drawn()?), [drawn()?, drawn()?].map(RequestId::new));
        let [first, second] = ids;
        let calls = [self.release(first, release)?, self.confirm(second, release, &[1; 64])?];
        let fresh = Fresh { id: drawn()?, ..Fresh::default() };
        let live = self.live.load_full();
        let facts = Facts {
            now: self.clock.now(),
            run: self.run,
            phone: &live.phone,
            faces_looked: true,
            fresh,
            head: Head { size: live.state.size, body: String::new() },
            past: None,
            evidence: Evidence::default(),
        };
        let denied = calls.iter().all(Result::is_err);
        let tried = match unasked_is_denied(&live.state, &facts) {
            None if denied => Tried::NothingToTry,
            Some(true) if denied => Tried::Denied,
            _ => {
                // In memory alone: nothing is wrong with the file, and the next start tries anew.
                self.lock_down(Cause::HostileFile);
                Tried::NotDenied
            }
        };
        let rest = live.state.declared().map(|manifest| {
            let sends = manifest.activities.iter().filter(|activity| activity.sends());
            sends.filter(|activity| !asked_each_time(manifest, activity)).collect::<Vec<_>>()
        });
        Ok(tried_view(tried, &rest.unwrap_or_default(), language))
    }

    /// Undeclared contacts and sends of 30 days.
    fn extra(&self, reader: Reader) -> Result<Option<u64>, Fault> {
        if self.live.load().lock.is_some() {
            return Ok(None);
        }
        let contacts = self.compare_contacts(Period::Month, &reader)?.map(|compared| compared.extra);
        let sends = self.lists(Period::Month, &[], &reader)?.map(|lists| lists.undeclared);
        Ok(contacts.zip(sends).map(|(contacts, sends)| u64::from(contacts).saturating_add(sends.into())))
    }

    /// How the first key whose name begins so stands.
    fn first_key(&self, prefix: &str) -> Result<KeyView, Fault> {
        match self.keys.list(prefix).map(|aliases| aliases.into_iter().min()) {
            Ok(Some(alias)) => self.key_view(&alias),
            Ok(None) => Ok(KeyView::Missing),
            Err(KeyFault::Locked) => Ok(KeyView::Locked),
            Err(fault) => Err(Fault::Key(fault)),
        }
    }

    /// How the key of this name stands.
    fn key_view(&self, alias: &str) -> Result<KeyView, Fault> {
        let guard = self.keys.guard(alias).unwrap_or(KeyGuard::UNKNOWN);
        match self.keys.state(alias) {
            Ok(state) => Ok(KeyView::of(state, guard)),
            Err(KeyFault::Locked) => Ok(KeyView::Locked),
            Err(fault) => Err(Fault::Key(fault)),
        }
    }

    fn face_view(&self) -> Result<KeyView, Fault> {
        let live = self.live.load_full();
        if live.lock == Some(Lock::Locked) {
            return Ok(KeyView::Locked);
        }
        let state = live.shown_state();
        let Some(manifest) = state.declared() else { return Ok(KeyView::Absent) };
        let faces = manifest.activities.iter().filter(|activity| self.compares_faces(&activity.id));
        let faces: Vec<&ActivityId> = faces.map(|activity| &activity.id).collect();
        let mut worst = None;
        for (_, template) in faces.iter().flat_map(|id| state.live_templates(id)) {
            let view = self.key_view(&template.alias)?;
            worst = Some(worst.map_or(view, |other| view.worse(other)));
        }
        if let Some(worst) = worst {
            return Ok(worst);
        }
        for id in faces {
            if self.destroyed(id)?.is_some_and(|gone| !gone.is_empty()) {
                return Ok(KeyView::Destroyed);
            }
        }
        Ok(KeyView::Absent)
    }
}
