//! The vault: enrolling a face, and comparing one. What the host does lies between two rulings, each on what is in force then.

use super::Engine;
use super::cycle::Job;
use super::effect::template_tag;
use super::guard::not_from_host;
use super::live::Ledger;
use super::trouble::Trouble;
use crate::command::{Command, Outcome};
use crate::facts::Evidence;
use crate::fault::Fault;
use crate::host::KeyFault;
use crate::manifest::Matching;
use crate::random::draw;
use crate::refusal::Refusal;
use crate::vault::matching::{Probe, Template};
use crate::vault::template::{ProbeCompared, compare, seal};
use privet_wire::ids::{ActivityId, ProbeNonce, RequestId, TemplateId};

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
        // Consent first: nothing of a person is parsed for an activity that may not run. What the memory denies the ruling may allow.
        let ruled = self.check(activity).is_err();
        if ruled && let Err(refusal) = self.run(&begin, Job::default())?.outcome {
            return Ok(Err(refusal));
        }
        // Where no faces are compared, the ruling says why not.
        let Some(matching) = self.matching(activity) else {
            return Ok(self.run(&begin, Job::default())?.outcome);
        };
        let content = Template::from_probe(&sample(probe, matching)?);
        // The request's outcome is that of the whole, recorded with its last half.
        if !ruled && let Err(refusal) = self.run(&begin, Job::default())?.outcome {
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
}

fn sample(bytes: &[u8], matching: Matching) -> Result<Probe, Fault> {
    Probe::from_le_bytes(bytes, matching).map_err(|_| Fault::BadArgument)
}
