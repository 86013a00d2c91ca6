//! The vault and the owner key: the calls an app makes.

use super::Engine;
use super::cycle::Job;
use super::effect::template_tag;
use super::guard::not_from_host;
use super::live::{Ledger, Live, Lock};
use super::trouble::Trouble;
use crate::command::{Command, Outcome, Reply};
use crate::event::Cause;
use crate::facts::Evidence;
use crate::fault::Fault;
use crate::host::KeyFault;
use crate::ledger::anchor::AnchorFound;
use crate::manifest::Matching;
use crate::owner::{OwnerChallenge, OwnerChecked, OwnerPurpose};
use crate::random::draw;
use crate::refusal::Refusal;
use crate::vault::matching::{Probe, Template};
use crate::vault::template::{ProbeCompared, compare, seal};
use privet_wire::ids::{ActivityId, ProbeNonce, RequestId, TemplateId};
use std::sync::Arc;

/// What the owner key has to sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnerInput {
    /// The bytes.
    pub input: Vec<u8>,
}

impl Engine {
    /// Makes a template of a fresh probe (little-endian binary32 numbers, as many as the manifest's `matching` says), under its own key
    /// and the activity's own consent.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] if the probe is not one: of another length, with a number that is not finite, or all zero.
    pub fn enrol(&self, request: RequestId, activity: &ActivityId, probe: &[u8]) -> Result<Outcome, Fault> {
        not_from_host()?;
        let begin = Command::BeginEnrol { activity: activity.clone() };
        if let Some(outcome) = self.recorded(request, &begin)? {
            return Ok(outcome);
        }
        // Consent first: nothing of a person is parsed for an activity that may not run.
        if self.check(activity).is_err()
            && let Err(refusal) = self.run(&begin, Job::default())?.outcome
        {
            return Ok(Err(refusal));
        }
        let Some(matching) = self.matching(activity) else {
            return Ok(self.run(&begin, Job::default())?.outcome);
        };
        let content = Template::from_probe(&sample(probe, matching)?);
        // The request's outcome is that of the whole, recorded with its last half.
        if let Err(refusal) = self.run(&begin, Job::default())?.outcome {
            return Ok(Err(refusal));
        }
        let Some((template, alias)) = self.template_now(activity) else { return Ok(Err(Refusal::Stale)) };
        let sealed = seal(&self.keys, &alias, (activity, template), &content).map_err(Fault::Key)?;
        let finish = Command::FinishEnrol { template };
        let evidence = Evidence { sealed: Some(sealed), ..Evidence::default() };
        let job = Job { request: Some(request), asked: Some(&begin), evidence, ..Job::default() };
        Ok(self.run(&finish, job)?.outcome)
    }

    /// A number that the host has to bring back with one probe, within 60 s: an old recording does not know it.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn probe_nonce(&self) -> Result<ProbeNonce, Fault> {
        let nonce = ProbeNonce::new(draw(self.random.as_ref()).map_err(|_| Fault::Random)?);
        self.desk().nonce(nonce, self.clock.now());
        Ok(nonce)
    }

    /// Compares a fresh probe: yes or no. The attempt is spent, committed and anchored before it is made; without a result it
    /// counts as failed.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] if the probe is not one (no attempt is spent then).
    pub fn verify(
        &self,
        request: RequestId,
        activity: &ActivityId,
        probe: &[u8],
        nonce: ProbeNonce,
    ) -> Result<Outcome, Fault> {
        not_from_host()?;
        let begin = Command::BeginAttempt { activity: activity.clone() };
        if let Some(outcome) = self.recorded(request, &begin)? {
            return Ok(outcome);
        }
        // Where no faces are compared, the ruling says why not.
        let Some(matching) = self.matching(activity) else {
            return Ok(self.run(&begin, Job::default())?.outcome);
        };
        let probe = sample(probe, matching)?;
        let now = self.clock.now();
        if !self.desk().take_nonce(nonce, &now) {
            return Ok(Err(Refusal::NonceUnknown));
        }
        let spent = match self.spend(activity) {
            Ok(spent) => spent,
            Err(Trouble::Fault(Fault::Key(_) | Fault::Store(_))) => {
                return Ok(Err(Refusal::AnchorUnavailable));
            }
            Err(trouble) => return self.told(trouble),
        };
        let anchored_attempts = spent.map_or(0, |(_, counted)| counted);
        if let Err(refusal) = self.run(&begin, Job { anchored_attempts, ..Job::default() })?.outcome {
            return Ok(Err(refusal));
        }
        // Compared is the template whose attempt was counted, or none.
        let counted = spent.map(|(template, _)| template);
        let Some((template, alias)) = self.template_now(activity).filter(|(now, _)| Some(*now) == counted)
        else {
            return Ok(Err(Refusal::Stale));
        };
        let compared = match self.compared(activity, (template, &alias), &probe) {
            Ok(compared) => compared,
            Err(Trouble::Fault(Fault::Key(KeyFault::KeyMissing | KeyFault::KeyInvalidated))) => {
                return Ok(Err(Refusal::NothingToCompare));
            }
            Err(trouble) => return self.told(trouble),
        };
        let end = Command::EndAttempt { activity: activity.clone() };
        let evidence = Evidence { compared: Some(compared), ..Evidence::default() };
        let job = Job { request: Some(request), asked: Some(&begin), evidence, ..Job::default() };
        Ok(self.run(&end, job)?.outcome)
    }

    /// How faces are compared for this activity; none if it is not one of faces.
    fn matching(&self, activity: &ActivityId) -> Option<Matching> {
        self.live.load().state.declared()?.activity(activity)?.matching
    }

    /// The template of an activity and its alias, as State has them now. Another process may have ended it since: what is done
    /// with it is ruled on again by its id.
    fn template_now(&self, activity: &ActivityId) -> Option<(TemplateId, String)> {
        let live = self.live.load();
        live.state.templates.get(activity).map(|template| (template.id, template.alias.clone()))
    }

    fn compared(
        &self,
        activity: &ActivityId,
        (template, alias): (TemplateId, &str),
        probe: &Probe,
    ) -> Result<ProbeCompared, Trouble> {
        let ledger = self.ready()?.map_err(Trouble::Refused)?;
        let tag = template_tag(&ledger, template);
        let row = ledger.store.read()?.template(&tag)?;
        let row = row.ok_or(Trouble::Refused(Refusal::NothingToCompare))?;
        let sealed = ledger.masters.open(&Ledger::place("template", "body", &tag), &[], &row)?;
        let matching = self.matching(activity).ok_or(Trouble::Refused(Refusal::NothingToCompare))?;
        let compared = compare(&self.keys, alias, (activity, template), &sealed, (probe, matching))?;
        compared.ok_or(Trouble::Refused(Refusal::NothingToCompare))
    }

    /// Anchors an attempt before it is begun; answers against which template, and how many the anchor had counted before. Without a
    /// live template there is nothing to count, and the ruling says so.
    fn spend(&self, activity: &ActivityId) -> Result<Option<(TemplateId, u32)>, Trouble> {
        let ledger = self.ready()?.map_err(Trouble::Refused)?;
        let live = self.live.load_full();
        // What will be refused spends nothing; the ruling says why.
        let allowed = self.check(activity).is_ok();
        let Some(template) = live.state.templates.get(activity).filter(|_| allowed) else { return Ok(None) };
        let id = template.id;
        let before = std::cell::Cell::new(0);
        self.anchor_change(&ledger, |record| {
            let counted = record.attempts.entry(*id.as_bytes()).or_insert(0);
            before.set(*counted);
            *counted = counted.saturating_add(1);
        })?;
        Ok(Some((id, before.get())))
    }

    /// What the owner key has to sign for this purpose, once. For [`OwnerPurpose::BecomeOwner`] it is a newly made key, guarded
    /// by the device credential.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn owner_challenge(&self, purpose: OwnerPurpose) -> Result<OwnerInput, Fault> {
        let challenge = OwnerChallenge::new(purpose, draw(self.random.as_ref()).map_err(|_| Fault::Random)?);
        let input = challenge.input();
        self.desk().challenge(challenge);
        Ok(OwnerInput { input })
    }

    fn owner_checked(
        &self,
        input: &OwnerInput,
        spki: &[u8],
        signature: &[u8],
        wanted: &OwnerPurpose,
    ) -> Result<OwnerChecked, Refusal> {
        let challenge = self.desk().take_challenge(&input.input).ok_or(Refusal::NonceUnknown)?;
        if challenge.purpose() != wanted {
            return Err(Refusal::NonceUnknown);
        }
        challenge.check(spki, signature)
    }

    /// Records the owner key.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn set_owner(
        &self,
        request: RequestId,
        input: &OwnerInput,
        spki: &[u8],
        signature: &[u8],
    ) -> Result<Outcome, Fault> {
        not_from_host()?;
        let owner = match self.owner_checked(input, spki, signature, &OwnerPurpose::BecomeOwner) {
            Ok(owner) => Some(owner),
            Err(refusal) => return Ok(Err(refusal)),
        };
        let evidence = Evidence { owner, ..Evidence::default() };
        Ok(self.run(&Command::SetOwner, Job { request: Some(request), evidence, ..Job::default() })?.outcome)
    }

    /// Allows new attempts after too many failed ones.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn reset_attempts(
        &self,
        request: RequestId,
        activity: &ActivityId,
        input: &OwnerInput,
        spki: &[u8],
        signature: &[u8],
    ) -> Result<Outcome, Fault> {
        not_from_host()?;
        let wanted = OwnerPurpose::ResetAttempts { activity: activity.clone() };
        let owner = match self.owner_checked(input, spki, signature, &wanted) {
            Ok(owner) => Some(owner),
            Err(refusal) => return Ok(Err(refusal)),
        };
        let evidence = Evidence { owner, ..Evidence::default() };
        let command = Command::ResetAttempts { activity: activity.clone() };
        Ok(self.run(&command, Job { request: Some(request), evidence, ..Job::default() })?.outcome)
    }

    /// The way out of lock-down: starts a new ledger that cites the old head. Old files are set aside, template keys deleted,
    /// every consent asked anew. Not out of one that the app's own manifest caused ([`Refusal::BadManifest`]).
    ///
    /// # Errors
    /// [`Fault`]
    pub fn leave_lock_down(
        &self,
        input: &OwnerInput,
        spki: &[u8],
        signature: &[u8],
    ) -> Result<Outcome, Fault> {
        not_from_host()?;
        let Some(Lock::Down(cause)) = self.live.load().lock else { return Ok(Err(Refusal::NotLockedDown)) };
        // A faulty manifest is not mended by beginning anew. A newer app's records may be real or a single flipped byte: the owner
        // decides, and the files are only set aside.
        if cause == Cause::BadManifest {
            return Ok(Err(Lock::Down(cause).refusal()));
        }
        let owner = match self.owner_checked(input, spki, signature, &OwnerPurpose::LeaveLockDown) {
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

    /// The owner key's digest as the anchor remembers it: tells which key to ask for on the recovery screen.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn anchored_owner(&self) -> Result<Option<privet_wire::ids::Digest>, Fault> {
        not_from_host()?;
        match self.anchor_found() {
            Ok((_, AnchorFound::Record(record))) => Ok(record.owner_key.map(privet_wire::ids::Digest::new)),
            Ok(_) | Err(Trouble::Refused(_) | Trouble::Down(_)) => Ok(None),
            Err(Trouble::Fault(fault)) => Err(fault),
        }
    }
}

fn sample(bytes: &[u8], matching: Matching) -> Result<Probe, Fault> {
    Probe::from_le_bytes(bytes, matching).map_err(|_| Fault::BadArgument)
}
