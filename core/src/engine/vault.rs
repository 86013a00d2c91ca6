//! The vault: enrolling a face, moving it to another key, and comparing one. What the host does lies between two rulings, each on what
//! is in force then.

use super::Engine;
use super::cycle::Job;
use super::effect::template_tag;
use super::guard::not_from_host;
use super::live::Ledger;
use super::owner::OwnerSigned;
use super::phone::Looked;
use super::trouble::Trouble;
use crate::alias;
use crate::command::{Command, Making, Outcome, Reply};
use crate::facts::Evidence;
use crate::fault::Fault;
use crate::manifest::Matching;
use crate::owner::{OwnerChecked, OwnerPurpose};
use crate::random::draw;
use crate::refusal::Refusal;
use crate::rules::may_compare;
use crate::vault::attempt::{self, AttemptAnchored};
use crate::vault::matching::{Probe, Template};
use crate::vault::sentinel::{self, SentinelReady};
use crate::vault::shred::shred;
use crate::vault::template::{Kept, ProbeCompared, TemplateSealed, compare, seal, seal_again};
use privet_wire::ids::{ActivityId, ProbeNonce, RequestId, TemplateId};

/// Where a template that is being made comes from.
enum Source<'a> {
    Sample(&'a Template),
    Template(TemplateId),
}

impl Engine {
    /// Makes the first template of an activity of a fresh probe (little-endian binary32 numbers, as many as the manifest's `matching`
    /// says), under its own key and the activity's own consent.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] if the probe is not one: of another length, with a number that is not finite, or all zero.
    pub fn enrol(&self, request: RequestId, activity: &ActivityId, probe: &[u8]) -> Result<Outcome, Fault> {
        self.enrol_as(request, activity, Making::First, probe, None)
    }

    /// Makes a further template beside those that are there (with glasses, without), at most five in all. A signature by the owner key
    /// over [`OwnerPurpose::MakeTemplate`] says that it is not somebody else's face.
    ///
    /// # Errors
    /// As [`Engine::enrol`].
    pub fn enrol_beside(
        &self,
        request: RequestId,
        activity: &ActivityId,
        probe: &[u8],
        signed: &OwnerSigned,
    ) -> Result<Outcome, Fault> {
        self.enrol_signed(request, activity, Making::Beside, probe, signed)
    }

    /// Makes a template of a fresh probe in place of all that are there, which are destroyed in the same commit. Signed as for
    /// [`Engine::enrol_beside`]. Failed attempts count on.
    ///
    /// # Errors
    /// As [`Engine::enrol`].
    pub fn enrol_instead(
        &self,
        request: RequestId,
        activity: &ActivityId,
        probe: &[u8],
        signed: &OwnerSigned,
    ) -> Result<Outcome, Fault> {
        self.enrol_signed(request, activity, Making::Instead, probe, signed)
    }

    fn enrol_signed(
        &self,
        request: RequestId,
        activity: &ActivityId,
        making: Making,
        probe: &[u8],
        signed: &OwnerSigned,
    ) -> Result<Outcome, Fault> {
        not_from_host()?;
        let begin = Command::BeginEnrol { activity: activity.clone(), making };
        // Before the challenge is used up: a repeat brings the same one.
        if let Some(outcome) = self.recorded(request, &begin)? {
            return Ok(outcome);
        }
        let wanted = OwnerPurpose::MakeTemplate { activity: activity.clone() };
        match self.owner_checked(signed, &wanted) {
            Ok(owner) => self.enrol_as(request, activity, making, probe, Some(owner)),
            Err(refusal) => Ok(Err(refusal)),
        }
    }

    fn enrol_as(
        &self,
        request: RequestId,
        activity: &ActivityId,
        making: Making,
        probe: &[u8],
        owner: Option<OwnerChecked>,
    ) -> Result<Outcome, Fault> {
        not_from_host()?;
        let begin = Command::BeginEnrol { activity: activity.clone(), making };
        if let Some(outcome) = self.recorded(request, &begin)? {
            return Ok(outcome);
        }
        // Consent first: nothing of a person is parsed for an activity that may not run.
        if let Err(refusal) = self.prepared(activity)? {
            return Ok(Err(refusal));
        }
        let Some(matching) = self.matching(activity) else { return Ok(Err(Refusal::NotOffered)) };
        let content = Template::from_probe(&sample(probe, matching)?);
        self.make(activity, making, &Source::Sample(&content), owner, Some((request, &begin)))
    }

    /// May templates be made here now? With a look at the phone first.
    fn prepared(&self, activity: &ActivityId) -> Result<Outcome, Fault> {
        if let Err(trouble) = self.look_for_faces() {
            return self.told(trouble);
        }
        let prepare = Command::PrepareTemplates { activity: activity.clone() };
        Ok(self.run(&prepare, Job::default())?.outcome)
    }

    /// Moves every template of an activity to a new key, as after a new version of the phone's key store: each is sealed under the new
    /// key, then the old one is destroyed. Nobody has to look into the camera, and failed attempts count on.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn renew(&self, request: RequestId, activity: &ActivityId) -> Result<Outcome, Fault> {
        not_from_host()?;
        let whole = Command::PrepareTemplates { activity: activity.clone() };
        if let Some(outcome) = self.recorded(request, &whole)? {
            return Ok(outcome);
        }
        if let Err(refusal) = self.prepared(activity)? {
            return Ok(Err(refusal));
        }
        let state = match self.ready()? {
            Ok(ledger) => self.state_of(&ledger),
            Err(refusal) => return Ok(Err(refusal)),
        };
        let state = match state {
            Ok(state) => state,
            Err(trouble) => return self.told(trouble),
        };
        let mut old = state.live_templates(activity).map(|(id, _)| id).peekable();
        let mut last = Err(Refusal::NothingToCompare);
        while let Some(template) = old.next() {
            let making = Making::Again { template };
            // The request's outcome is that of the whole, recorded with its last part.
            let recorded = old.peek().is_none().then_some((request, &whole));
            last = self.make(activity, making, &Source::Template(template), None, recorded)?;
            if last.is_err() {
                break;
            }
        }
        Ok(last)
    }

    /// Reserves, seals, and puts in place. The request's outcome is that of the whole, recorded with its last half.
    fn make(
        &self,
        activity: &ActivityId,
        making: Making,
        source: &Source<'_>,
        owner: Option<OwnerChecked>,
        recorded: Option<(RequestId, &Command)>,
    ) -> Result<Outcome, Fault> {
        let sentinel = match self.sentinel(making) {
            Ok(sentinel) => sentinel,
            Err(trouble) => return self.told(trouble),
        };
        let begin = Command::BeginEnrol { activity: activity.clone(), making };
        let evidence = Evidence { owner, sentinel, ..Evidence::default() };
        let reserved = self.run(&begin, Job { evidence, ..Job::default() })?;
        if let Err(refusal) = reserved.outcome {
            return Ok(Err(refusal));
        }
        let template = TemplateId::new(reserved.fresh.id);
        let alias = alias::template(activity, template);
        let kept = Kept { activity, template, alias: &alias };
        let sealed = match source {
            Source::Sample(content) => seal(&self.keys, kept, content).map_err(Trouble::from),
            Source::Template(old) => self.sealed_again(kept, *old),
        };
        let sealed = match sealed {
            Ok(sealed) => Some(sealed),
            Err(trouble) => return self.told(trouble),
        };
        let finish = Command::FinishEnrol { template };
        let evidence = Evidence { sealed, ..Evidence::default() };
        let (request, asked) = recorded.unzip();
        let outcome = self.run(&finish, Job { request, asked, evidence, ..Job::default() })?.outcome;
        if outcome.is_err() {
            // A no came in between and may have found no key to delete yet. This one opens nothing.
            let _found_at_the_next_open_else = shred(&self.keys, &alias);
        }
        Ok(outcome)
    }

    fn sealed_again(&self, kept: Kept<'_>, old: TemplateId) -> Result<TemplateSealed, Trouble> {
        let ledger = self.ready()?.map_err(Trouble::Refused)?;
        let state = self.state_of(&ledger)?;
        let there = state.templates.get(&old).ok_or(Trouble::Refused(Refusal::Stale))?;
        let row = template_row(&ledger, old)?.ok_or(Trouble::Refused(Refusal::NothingToCompare))?;
        Ok(seal_again(&self.keys, kept, (old, &there.alias), &row)?)
    }

    /// From the first template on the phone tells of new faces and fingers.
    fn sentinel(&self, making: Making) -> Result<Option<SentinelReady>, Trouble> {
        if !making.is_first() {
            return Ok(None);
        }
        let ledger = self.ready()?.map_err(Trouble::Refused)?;
        let state = self.state_of(&ledger)?;
        Ok(Some(sentinel::ready(&self.keys, state.sentinel.as_deref(), draw(self.random.as_ref())?)?))
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

    /// May a face be compared for this activity now? A hint from memory, like [`Engine::check`], to be looked at before the camera runs:
    /// consent, the phone's own permission and screen lock, a template, attempts that are left. [`Engine::verify`] decides.
    ///
    /// # Errors
    /// The refusal, with what to do next. What is off has nothing to compare ([`Refusal::NothingToCompare`]).
    pub fn may_compare(&self, activity: &ActivityId) -> Result<(), Refusal> {
        let live = self.live.load();
        if let Some(lock) = live.lock {
            return Err(lock.refusal());
        }
        if live.buried.contains(activity) {
            return Err(Refusal::NothingToCompare);
        }
        let wall = live.state.wall(&self.clock.now());
        may_compare(&live.state, &live.phone, wall, activity)
    }

    /// What [`Engine::verify`] would answer, as far as that can be told without a probe: for what [`Engine::may_compare`] denied, before
    /// the camera runs. The phone is asked again, and what is blocked is recorded. [`Reply::Recorded`] if a probe may be taken now; what
    /// the same request came to, if it was made before.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn before_verify(&self, request: RequestId, activity: &ActivityId) -> Result<Outcome, Fault> {
        not_from_host()?;
        let begin = Command::BeginAttempt { activity: activity.clone() };
        if let Some(outcome) = self.recorded(request, &begin)? {
            return Ok(outcome);
        }
        let screen_lock = self.look_at_screen_lock();
        if let Err(trouble) = self.look_for_faces() {
            return self.told(trouble);
        }
        let looked = Some(Looked { screen_lock, faces: true });
        match self.run(&begin, Job { looked, ..Job::default() })?.outcome {
            // Nothing but the anchored attempt is missing, which belongs to a probe.
            Err(Refusal::Stale) => Ok(self.may_compare(activity).map(|()| Reply::Recorded)),
            outcome => Ok(outcome),
        }
    }

    /// Compares a fresh probe with the templates of an activity: yes or no. The attempt is spent, committed and anchored before it is
    /// made; without a result it counts as failed.
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
        let screen_lock = self.look_at_screen_lock();
        if let Err(trouble) = self.look_for_faces() {
            return self.told(trouble);
        }
        let looked = Some(Looked { screen_lock, faces: true });
        // Where no faces are compared, the ruling says why not.
        let Some(matching) = self.matching(activity) else {
            return Ok(self.run(&begin, Job { looked, ..Job::default() })?.outcome);
        };
        let probe = sample(probe, matching)?;
        let now = self.clock.now();
        if !self.desk().take_nonce(nonce, &now) {
            return Ok(Err(Refusal::NonceUnknown));
        }
        let anchored = match self.spend(activity) {
            Ok(anchored) => anchored,
            Err(Trouble::Fault(Fault::Key(_) | Fault::Store(_))) => {
                return Ok(Err(Refusal::AnchorUnavailable));
            }
            Err(trouble) => return self.told(trouble),
        };
        let evidence = Evidence { anchored, ..Evidence::default() };
        if let Err(refusal) = self.run(&begin, Job { evidence, looked, ..Job::default() })?.outcome {
            return Ok(Err(refusal));
        }
        let Some(attempt) = anchored else { return Ok(Err(Refusal::Stale)) };
        let compared = match self.compared(activity, &probe, attempt) {
            Ok(compared) => compared,
            Err(trouble) => return self.told(trouble),
        };
        let end = Command::EndAttempt { activity: activity.clone() };
        let evidence = Evidence { compared: Some(compared), ..Evidence::default() };
        let job = Job { request: Some(request), asked: Some(&begin), evidence, ..Job::default() };
        Ok(self.run(&end, job)?.outcome)
    }

    /// How faces are compared for this activity; none if it is not one of faces.
    pub(super) fn matching(&self, activity: &ActivityId) -> Option<Matching> {
        self.live.load().state.declared()?.activity(activity)?.matching
    }

    /// Compares with every template of the activity, as State has them now. Another process may have ended one since: the ruling that
    /// follows looks again.
    fn compared(
        &self,
        activity: &ActivityId,
        probe: &Probe,
        attempt: AttemptAnchored,
    ) -> Result<ProbeCompared, Trouble> {
        let nothing = Trouble::Refused(Refusal::NothingToCompare);
        let ledger = self.ready()?.map_err(Trouble::Refused)?;
        let state = self.state_of(&ledger)?;
        let matching = self.matching(activity).ok_or(nothing)?;
        let mut rows = Vec::new();
        for (template, held) in state.live_templates(activity) {
            if let Some(row) = template_row(&ledger, template)? {
                rows.push((Kept { activity, template, alias: &held.alias }, row));
            }
        }
        let rows = rows.iter().map(|(kept, row)| (*kept, row.as_slice()));
        compare(&self.keys, rows, (probe, matching), attempt)?.ok_or(nothing)
    }

    /// Anchors an attempt before it is begun. Without a live template there is nothing to count, and the ruling says so.
    fn spend(&self, activity: &ActivityId) -> Result<Option<AttemptAnchored>, Trouble> {
        let ledger = self.ready()?.map_err(Trouble::Refused)?;
        let state = self.state_of(&ledger)?;
        // What will be refused spends nothing; the ruling says why.
        let allowed = self.check(activity).is_ok();
        let Some(faces) = state.faces.get(activity).filter(|_| allowed) else { return Ok(None) };
        self.anchor_change(&ledger, |record| attempt::count(record, faces.set, faces.begun)).map(Some)
    }
}

/// The sealed template, as its own key sealed it.
fn template_row(
    ledger: &Ledger,
    template: TemplateId,
) -> Result<Option<zeroize::Zeroizing<Vec<u8>>>, Trouble> {
    let tag = template_tag(ledger, template);
    let Some(row) = ledger.store.read()?.template(&tag)? else { return Ok(None) };
    Ok(Some(ledger.masters.open(&Ledger::place("template", "body", &tag), &[], &row)?))
}

fn sample(bytes: &[u8], matching: Matching) -> Result<Probe, Fault> {
    Probe::from_le_bytes(bytes, matching).map_err(|_| Fault::BadArgument)
}
