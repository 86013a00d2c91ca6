//! The story's quiet chapters: declared, asked, refused. A chapter whose end is in the ledger is told as done and not repeated.

use super::phone::{Phone, activity_id, recipient_id, unexpected};
use super::step::{Attempts, attempts, request};
use super::tell;
use crate::words;
use anyhow::{anyhow, bail};
use privet::command::{Answer, From, OsState, Reply, Until};
use privet::manifest::{Manifest, OsPermission};
use privet::prompt::Asked;
use privet::refusal::Refusal;
use privet::text::{Language, Word, say};
use privet::views::prompt::PromptView;

impl Phone {
    pub(super) fn language(&self) -> Language {
        self.reader.language()
    }

    pub(super) fn say(&self, word: Word) -> &'static str {
        say(word, self.language())
    }

    pub(super) fn row(&self, activity: &str) -> anyhow::Result<String> {
        let center = self.home.engine.center(&self.reader)?;
        let rows = center.into_iter().flat_map(|center| center.activities);
        let row = rows.into_iter().find(|row| row.activity.as_str() == activity);
        Ok(row.map(|row| format!("{}: {}", row.title, row.uses_text)).unwrap_or_default())
    }

    pub(super) fn name(&self, recipient: &str) -> anyhow::Result<&str> {
        let found = self.home.manifest.recipient(&recipient_id(recipient)?);
        Ok(found.map_or("", |recipient| recipient.name.get(self.language())))
    }

    /// The first attempt number under which this step never committed.
    pub(super) fn unused(&self, step: &str) -> anyhow::Result<u32> {
        for attempt in 0..u32::MAX {
            if self.home.engine.outcome(request(&self.home, step, attempt))?.is_none() {
                return Ok(attempt);
            }
        }
        bail!("too many attempts")
    }

    /// The phone's own setting, told once a run; then the manifest.
    pub fn declared(&self) -> anyhow::Result<()> {
        let language = self.language();
        tell::head(&words::declared(language));
        let reported = self.step("phone.camera", || {
            Ok(self.home.engine.report_os(OsPermission::Camera, OsState::Granted)?)
        })?;
        if reported.is_err() {
            return unexpected("phone.camera", &reported);
        }
        let Manifest { activities, data, recipients, .. } = &self.home.manifest;
        let counts = [activities.len(), data.len(), recipients.len()].map(|n| n.to_string());
        let [purposes, kinds, parties] = &counts;
        tell::line(&words::manifest_read(language, purposes, kinds, parties));
        let warnings = self.home.manifest.accept()?.warnings().len().to_string();
        tell::line(&words::manifest_sound(language, &warnings));
        let center = self.home.engine.center(&self.reader)?;
        let empty = center.and_then(|center| center.empty_text);
        if let Some(text) = empty {
            tell::line(&words::center_says(language, &text));
        }
        Ok(())
    }

    /// A prompt has no default: a yes that nobody read is refused. Then the person reads, and allows.
    pub fn asked(&self) -> anyhow::Result<()> {
        let language = self.language();
        tell::head(&words::asked(language));
        let Attempts::Next(attempt) = attempts(&self.home, &["bill.ask", "bill.answer"])? else {
            tell::line(&words::already(language));
            return Ok(());
        };
        let Some(prompt) = self.ask("bill", attempt, "bill_scan", From::Center)? else { bail!("on already") };
        let answer = Answer::Allow { until: Until::Withdrawn };
        let unread = self.drawn(prompt)?;
        match self.answer("bill", attempt, prompt, &unread, answer)? {
            Err(Refusal::TooFast) => {
                tell::line(&words::unseen(language, self.say(Word::DnTooFast)));
            }
            other => return unexpected("bill.answer", &other),
        }
        let view = self.look(Asked::Consent(prompt))?;
        for line in view.lines.iter().take(3) {
            tell::line(&words::question(language, &line.text));
        }
        match self.answer("bill", attempt, prompt, &view, answer)? {
            Ok(Reply::Given { .. }) => tell::line(&words::allowed(language, &self.row("bill_scan")?)),
            other => return unexpected("bill.answer", &other),
        }
        Ok(())
    }

    fn drawn(&self, prompt: privet_wire::ids::PromptId) -> anyhow::Result<PromptView> {
        let drawn = self.home.engine.prompt(Asked::Consent(prompt), &self.reader)?;
        drawn.map_err(|refusal| anyhow!("nothing to show: {refusal:?}"))
    }

    /// The person says no, and the feature does not ask again.
    pub fn no_means_no(&self) -> anyhow::Result<()> {
        let language = self.language();
        tell::head(&words::no_means_no(language));
        let Attempts::Next(attempt) = attempts(&self.home, &["score.ask", "score.answer"])? else {
            tell::line(&words::already(language));
            return Ok(());
        };
        let Some(prompt) = self.ask("score", attempt, "score_share", From::Feature)? else {
            bail!("score_share is on");
        };
        let view = self.look(Asked::Consent(prompt))?;
        if let Some(line) = view.lines.first() {
            tell::line(&words::question(language, &line.text));
        }
        match self.answer("score", attempt, prompt, &view, Answer::Refuse)? {
            Ok(Reply::Refused) => tell::line(&words::refused(language, self.say(Word::CsRefuseShare))),
            other => return unexpected("score.answer", &other),
        }
        let score = activity_id("score_share")?;
        let again = self.step("score.ask_again", || {
            let id = request(&self.home, "score.ask_again", attempt);
            Ok(self.home.engine.ask(id, &score, From::Feature)?)
        })?;
        match again {
            Err(Refusal::CoolDown { .. }) => {
                tell::line(&words::not_again(language, self.say(Word::DnCoolDown)));
                Ok(())
            }
            other => unexpected("score.ask_again", &other),
        }
    }
}
