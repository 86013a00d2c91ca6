//! What a host app and its user do on the phone, one call each: the steps that the story is told with.

use super::recipient::Recipient;
use super::step::request;
use super::trace::{Tracer, outcome};
use crate::home::Home;
use crate::out;
use anyhow::{Context as _, bail};
use privet::command::{Answer, From, Gesture, Manner, Outcome, Party, Reply, Until};
use privet::gate::minimise::MediaType;
use privet::prompt::Asked;
use privet::refusal::Refusal;
use privet::text::{Language, Reader};
use privet::views::prompt::PromptView;
use privet_wire::ids::{ActivityId, PromptId, RecipientId, ReleaseId};
use privet_wire::key::UserVerification;
use privet_wire::merkle::sha256;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// A little more than the guard against blind taps (`privet::rules::GUARD`).
const READING: Duration = Duration::from_millis(privet::rules::GUARD + 20);

/// The phone in somebody's hand.
pub struct Phone {
    /// The files.
    pub home: Home,
    /// Who reads the screens.
    pub reader: Reader,
    /// Who received what.
    pub recipients: BTreeMap<RecipientId, Recipient>,
    tracer: Option<Arc<Tracer>>,
}

impl Phone {
    /// Takes the phone into the hand.
    pub fn new(home: Home, reader: Reader, trace: bool) -> Self {
        let tracer = trace.then(|| Arc::new(Tracer::default()));
        if let Some(tracer) = &tracer {
            home.engine.trace(Some(Arc::clone(tracer) as _));
        }
        Self { home, reader, recipients: BTreeMap::new(), tracer }
    }

    /// One step: what it does, and its trace if one is wanted.
    pub fn step<T>(&self, name: &str, act: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
        let Some(tracer) = &self.tracer else { return act() };
        let before = self.screen()?;
        let done = act()?;
        out::line(&format!("-- {name}"));
        for line in tracer.take() {
            out::line(&line);
        }
        for line in self.screen()?.into_iter().filter(|line| !before.contains(line)) {
            out::line(&format!("view     {line}"));
        }
        Ok(done)
    }

    /// What the permission center and the use history say, in English whatever the reader's language: the trace is one.
    fn screen(&self) -> anyhow::Result<Vec<String>> {
        let reader = Reader::new(Language::En, 480, true).map_err(|_| anyhow::anyhow!("reader"))?;
        let mut lines = Vec::new();
        for row in self.home.engine.center(&reader)?.into_iter().flat_map(|center| center.activities) {
            let waiting = row.waiting.into_iter().map(|notice| notice.text);
            let notes: Vec<_> = [row.uses_text].into_iter().chain(row.notes).chain(waiting).collect();
            lines.push(format!("center {}: {}", row.activity, notes.join(" ")));
        }
        let (rows, _) = self.home.engine.timeline(None, None, 200, &reader)?;
        for row in rows.into_iter().rev() {
            let detail = row.detail.map(|detail| format!(" ({detail})")).unwrap_or_default();
            let count = lines.iter().filter(|line| line.starts_with("history")).count();
            lines.push(format!("history {}: {}: {}{detail}", count + 1, row.title, row.result_text));
        }
        Ok(lines)
    }

    /// Raises a prompt. None if it is on already.
    pub fn ask(
        &self,
        step: &str,
        attempt: u32,
        activity: &str,
        from: From,
    ) -> anyhow::Result<Option<PromptId>> {
        let id = activity_id(activity)?;
        let outcome = self.step(&format!("{step}.ask"), || {
            Ok(self.home.engine.ask(request(&self.home, &format!("{step}.ask"), attempt), &id, from)?)
        })?;
        match outcome {
            Ok(Reply::Prompt { prompt }) => Ok(Some(prompt)),
            Err(Refusal::AlreadyOn) => Ok(None),
            other => unexpected(step, &other),
        }
    }

    /// Draws the lines, has them fully on screen, and lets the person read.
    pub fn look(&self, asked: Asked) -> anyhow::Result<PromptView> {
        let view = self.home.engine.prompt(asked, &self.reader)?;
        let Ok(view) = view else { bail!("nothing to show") };
        if let Err(refusal) = self.home.engine.shown(asked, view.digest)? {
            bail!("not shown: {refusal:?}");
        }
        std::thread::sleep(READING);
        Ok(view)
    }

    /// The person answers what is on screen.
    pub fn answer(
        &self,
        step: &str,
        attempt: u32,
        prompt: PromptId,
        view: &PromptView,
        answer: Answer,
    ) -> anyhow::Result<Outcome> {
        let name = format!("{step}.answer");
        let manner = Manner::plain(Gesture::Touch);
        self.step(&name, || {
            let id = request(&self.home, &name, attempt);
            Ok(self.home.engine.answer(id, prompt, view.digest, Party::Person, answer, manner)?)
        })
    }

    /// Asks, shows, waits, and the person allows. Answers the lines; none if an earlier run got this far.
    pub fn allow(
        &self,
        step: &str,
        attempt: u32,
        activity: &str,
        until: Until,
    ) -> anyhow::Result<Option<PromptView>> {
        let Some(prompt) = self.ask(step, attempt, activity, From::Center)? else { return Ok(None) };
        let view = self.look(Asked::Consent(prompt))?;
        match self.answer(step, attempt, prompt, &view, Answer::Allow { until })? {
            Ok(Reply::Given { .. }) => Ok(Some(view)),
            other => unexpected(step, &other),
        }
    }

    /// The app proposes that bytes leave.
    pub fn propose(
        &self,
        step: &str,
        attempt: u32,
        (activity, recipient): (&str, &str),
        (payload, media_type): (&[u8], MediaType),
    ) -> anyhow::Result<Outcome> {
        let name = format!("{step}.propose");
        let (activity, recipient) = (activity_id(activity)?, recipient_id(recipient)?);
        self.step(&name, || {
            let id = request(&self.home, &name, attempt);
            let engine = &self.home.engine;
            Ok(engine.propose_data(id, &activity, &recipient, payload, media_type)??)
        })
    }

    /// The person looks at a release, taps, and the phone's own prompt lets the key sign; then it is confirmed. Answers the
    /// lines that were shown.
    pub fn confirm(
        &self,
        step: &str,
        attempt: u32,
        recipient: &str,
        release: ReleaseId,
    ) -> anyhow::Result<PromptView> {
        let view = self.look(Asked::Release(release))?;
        let (approve, confirm) = (format!("{step}.approve"), format!("{step}.confirm"));
        let engine = &self.home.engine;
        let approved = self.step(&approve, || {
            let id = request(&self.home, &approve, attempt);
            Ok(engine.approve(
                id,
                release,
                view.digest,
                UserVerification::Bio,
                Manner::plain(Gesture::Touch),
            )?)
        })?;
        let Ok(Reply::Approved { signing_input, .. }) = approved else { return unexpected(step, &approved) };
        let signature = self.home.signer.sign(&key_name(recipient), signing_input.as_bytes());
        let signature = signature.map_err(|fault| anyhow::anyhow!("the person's key: {fault}"))?;
        let confirmed = self.step(&confirm, || {
            Ok(engine.confirm(request(&self.home, &confirm, attempt), release, &signature)?)
        })?;
        match confirmed {
            Ok(Reply::Confirmed { .. }) => Ok(view),
            other => unexpected(step, &other),
        }
    }

    /// What a recipient challenged this phone with. The same in every run on one directory, so that an earlier run's answer to
    /// it can be read again; a real recipient draws one at random and forgets it once it was answered.
    pub fn challenge(&self, recipient: &RecipientId) -> Vec<u8> {
        let dir = self.home.dir.as_os_str().as_encoded_bytes();
        let label = b"privet/demo/challenge".as_slice();
        sha256(&[label, &[0], dir, &[0], recipient.as_str().as_bytes()].concat()).to_vec()
    }

    /// The one of the recipients that registered this phone.
    pub fn recipient(&self, id: &RecipientId) -> anyhow::Result<&Recipient> {
        self.recipients.get(id).with_context(|| format!("{id} knows no key of this phone"))
    }
}

/// Where a confirming key is kept.
pub fn key_name(recipient: &str) -> String {
    format!("{recipient}/bio")
}

/// A story that takes another turn than it was written for ends, with the ruling that turned it.
pub fn unexpected<T>(step: &str, found: &Outcome) -> anyhow::Result<T> {
    bail!("{step}: {}", outcome(found))
}

/// An activity's id.
pub fn activity_id(text: &str) -> anyhow::Result<ActivityId> {
    Ok(ActivityId::try_from(text)?)
}

/// A recipient's id.
pub fn recipient_id(text: &str) -> anyhow::Result<RecipientId> {
    Ok(RecipientId::try_from(text)?)
}
