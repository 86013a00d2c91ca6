//! Paying by face, and what turning it off destroys.

use super::phone::{Phone, activity_id, recipient_id, unexpected};
use super::sending::LANTERN;
use super::step::{Attempts, attempts, kept, request};
use super::tell;
use crate::{out, words};
use anyhow::{Context as _, bail};
use privet::command::{Payment, Reply, Until};
use privet::engine::OwnerSigned;
use privet::owner::OwnerPurpose;
use privet::refusal::Refusal;
use privet::text::{Word, fill};
use privet_wire::key::UserVerification;

/// The purpose that recognises a face.
pub const FACE: &str = "face_payment";
const PAYEE: &str = "Blue Kettle Tea";
/// Samples of two invented faces (see tests/probes).
pub const PERSON: &[u8] = include_bytes!("../../../tests/probes/alice-1.f32");
const PERSON_LATER: &[u8] = include_bytes!("../../../tests/probes/alice-2.f32");
const STRANGER: &[u8] = include_bytes!("../../../tests/probes/bob-1.f32");

impl Phone {
    /// Pay by face: own consent, a pattern made and matched on the phone, and a payment confirmed over amount and payee.
    pub fn face(&self) -> anyhow::Result<()> {
        let language = self.language();
        tell::head(&words::used(language));
        let steps = ["pay.propose", "pay.approve", "pay.confirm"];
        let Attempts::Next(attempt) = attempts(&self.home, &steps)? else {
            tell::line(&words::already(language));
            return Ok(());
        };
        if let Attempts::Next(asking) = attempts(&self.home, &["face.ask", "face.answer"])?
            && let Some(view) = self.allow("face", asking, FACE, Until::Withdrawn)?
            && let Some(line) = view.lines.first()
        {
            tell::line(&words::question(language, &line.text));
            tell::line(&words::allowed(language, &self.row(FACE)?));
        }
        let face = activity_id(FACE)?;
        let live = self.home.engine.state().live_templates(&face).next().is_some();
        if !live {
            let attempt = self.unused("face.enrol")?;
            let enrolled = self.step("face.enrol", || {
                Ok(self.home.engine.enrol(request(&self.home, "face.enrol", attempt), &face, PERSON)?)
            })?;
            if enrolled != Ok(Reply::Enrolled) {
                return unexpected("face.enrol", &enrolled);
            }
            tell::line(self.say(Word::FbOn));
        }
        if let Reply::NotMatched { left } = self.compare("face.stranger", STRANGER)? {
            let text = self.say(Word::FpNomatch);
            tell::line(&words::stranger(language, text, &left.to_string()));
        }
        let Reply::Matched { token } = self.compare("face.verify", PERSON_LATER)? else {
            bail!("the person was not recognised");
        };
        tell::line(&words::matched(language, self.say(Word::TlRecognised)));
        let payment = Payment {
            amount: "38.00".to_owned(),
            currency: "CNY".to_owned(),
            payee: PAYEE.to_owned(),
            nonce: Some(self.nonce()),
            until: None,
        };
        let (pay, lantern) = (activity_id("pay")?, recipient_id(LANTERN)?);
        let proposed = self.step("pay.propose", || {
            let id = request(&self.home, "pay.propose", attempt);
            Ok(self.home.engine.propose_payment(id, &pay, &lantern, payment, Some(token))?)
        })?;
        let Ok(Reply::Pending { release, .. }) = proposed else {
            return unexpected("pay.propose", &proposed);
        };
        let view = self.confirm("pay", attempt, LANTERN, release)?;
        for line in view.lines.iter().filter(|line| matches!(line.key.as_str(), "fp_amount" | "fp_payee")) {
            tell::line(&words::question(language, &line.text));
        }
        let amount = view.lines.iter().find(|line| line.key == "fp_amount");
        let amount = amount.map_or("", |line| line.text.as_str());
        let done = fill(Word::FpDone, language, &[("amount", amount)])?;
        tell::line(&words::paid(language, &done));
        self.deliver("pay")?;
        tell::line(&words::payment_opened(language, self.name(LANTERN)?));
        Ok(())
    }

    /// Compares a face. Runs that were killed may have spent all attempts: then the owner key allows new ones.
    fn compare(&self, step: &str, probe: &[u8]) -> anyhow::Result<Reply> {
        let face = activity_id(FACE)?;
        for _ in 0..2 {
            let nonce = self.home.engine.probe_nonce()?;
            let attempt = self.unused(step)?;
            let outcome = self.step(step, || {
                Ok(self.home.engine.verify(request(&self.home, step, attempt), &face, probe, nonce)?)
            })?;
            match outcome {
                Ok(reply) => return Ok(reply),
                Err(Refusal::AttemptsSpent) => self.allow_attempts()?,
                Err(_) => return unexpected(step, &outcome),
            }
        }
        bail!("{step}: no attempt is left")
    }

    fn allow_attempts(&self) -> anyhow::Result<()> {
        let face = activity_id(FACE)?;
        let purpose = OwnerPurpose::ResetAttempts { activity: face.clone() };
        let input = self.home.engine.owner_challenge(purpose)?;
        let spki = self.spki("owner", UserVerification::Pin)?;
        let signature = self.sign("owner", &input.input)?;
        let signed = OwnerSigned { input, spki, signature };
        let attempt = self.unused("face.reset")?;
        let reset = self.step("face.reset", || {
            let id = request(&self.home, "face.reset", attempt);
            Ok(self.home.engine.reset_attempts(id, &face, &signed)?)
        })?;
        if reset.is_err() { unexpected("face.reset", &reset) } else { Ok(()) }
    }

    /// Off destroys the pattern's key, reads back that it is gone, and leaves a record of it.
    pub fn off(&self) -> anyhow::Result<()> {
        let language = self.language();
        tell::head(&words::off(language));
        if kept(&self.home, "face.withdraw")?.is_some() {
            tell::line(&words::already(language));
            self.take_along()?;
            return Ok(());
        }
        let face = activity_id(FACE)?;
        let off = self.step("face.withdraw", || {
            Ok(self.home.engine.withdraw(request(&self.home, "face.withdraw", 0), &face)?)
        })?;
        if off != Ok(Reply::Withdrawn) {
            return unexpected("face.withdraw", &off);
        }
        tell::line(&words::off_now(language, &self.row(FACE)?));
        tell::line(&words::read_back(language));
        let nonce = self.home.engine.probe_nonce()?;
        let gone = self.step("face.try", || {
            Ok(self.home.engine.verify(request(&self.home, "face.try", 0), &face, PERSON, nonce)?)
        })?;
        if gone != Err(Refusal::NothingToCompare) {
            return unexpected("face.try", &gone);
        }
        tell::line(&words::try_again(language, self.say(Word::FbTryNone)));
        tell::line(&words::limit(language, self.name(LANTERN)?));
        let name = self.take_along()?;
        tell::line(&words::file(language, &name));
        Ok(())
    }

    /// Writes the record of the destruction, once; answers under which name. A run that ended before it did so is made up for.
    fn take_along(&self) -> anyhow::Result<String> {
        let name = format!("destruction-{FACE}.json");
        let path = self.home.dir.join(&name);
        if !path.exists() {
            let record = self.home.engine.destruction(&activity_id(FACE)?, None)?;
            out::write(&path, record.context("nothing was destroyed")?.text.as_bytes())?;
        }
        Ok(name)
    }
}
