//! The story, chapter by chapter: declared, asked, used, confirmed, left, provable. A chapter whose end is in the ledger is told as
//! done and not repeated.

use super::deliver::Kind;
use super::phone::{Phone, activity_id, key_name, recipient_id, unexpected};
use super::recipient::Recipient;
use super::step::{Attempts, attempts, kept, request};
use crate::{out, words};
use anyhow::{anyhow, bail};
use privet::command::{Answer, From, OsState, Payment, Reply, Until};
use privet::gate::minimise::MediaType;
use privet::manifest::{Manifest, OsPermission};
use privet::owner::OwnerPurpose;
use privet::prompt::Asked;
use privet::refusal::Refusal;
use privet::state::TemplateStatus;
use privet::text::{self, Language, Word, fill, say};
use privet::views::prompt::PromptView;
use privet_wire::ids::Digest;
use privet_wire::key::UserVerification;
use privet_wire::merkle::sha256;

/// The app's own company.
pub const LANTERN: &str = "lantern_pay";
const CLOUDLANE: &str = "cloudlane";
const MERIDIAN: &str = "meridian";
const FACE: &str = "face_payment";
/// The demo's payee.
pub const PAYEE: &str = "Blue Kettle Tea";

/// Samples of two invented faces (see tests/probes).
const PERSON: &[u8] = include_bytes!("../../../tests/probes/alice-1.f32");
const PERSON_LATER: &[u8] = include_bytes!("../../../tests/probes/alice-2.f32");
const STRANGER: &[u8] = include_bytes!("../../../tests/probes/bob-1.f32");
/// A drawn stand-in: nobody's photo.
const PORTRAIT: &[u8] = include_bytes!("../../assets/stand-in.jpg");
const COUNTS: &[u8] = br#"{"pages":{"pay":3,"permissions":2},"taps":11}"#;
const COUNTS_LATER: &[u8] = br#"{"pages":{"pay":1},"taps":4}"#;

/// A photograph to send.
pub struct Photo {
    /// The file as the camera wrote it.
    pub bytes: Vec<u8>,
    /// Its type.
    pub media_type: MediaType,
}

impl Phone {
    fn language(&self) -> Language {
        self.reader.language()
    }

    fn say(&self, word: Word) -> &'static str {
        say(word, self.language())
    }

    fn head(&self, title: String) {
        out::line("");
        out::line(&title);
    }

    fn tell(&self, text: &str) {
        out::line(&format!("  {text}"));
    }

    fn already(&self) {
        self.tell(&words::already(self.language()));
    }

    fn row(&self, activity: &str) -> anyhow::Result<String> {
        let center = self.home.engine.center(&self.reader)?;
        let rows = center.into_iter().flat_map(|center| center.activities);
        let row = rows.into_iter().find(|row| row.activity.as_str() == activity);
        Ok(row.map(|row| format!("{}: {}", row.title, row.uses_text)).unwrap_or_default())
    }

    fn name(&self, recipient: &str) -> anyhow::Result<&str> {
        let found = self.home.manifest.recipient(&recipient_id(recipient)?);
        Ok(found.map_or("", |recipient| recipient.name.get(self.language())))
    }

    /// The phone's own setting, told once a run; then the manifest.
    pub fn declared(&self) -> anyhow::Result<()> {
        let language = self.language();
        self.head(words::declared(language));
        let reported = self.step("phone.camera", || {
            Ok(self.home.engine.report_os(OsPermission::Camera, OsState::Granted)?)
        })?;
        if reported.is_err() {
            return unexpected("phone.camera", &reported);
        }
        let Manifest { activities, data, recipients, .. } = &self.home.manifest;
        let counts = [activities.len(), data.len(), recipients.len()].map(|n| n.to_string());
        let [purposes, kinds, parties] = &counts;
        self.tell(&words::manifest_read(language, purposes, kinds, parties));
        let warnings = self.home.manifest.accept()?.warnings().len().to_string();
        self.tell(&words::manifest_sound(language, &warnings));
        let center = self.home.engine.center(&self.reader)?;
        let empty = center.and_then(|center| center.empty_text);
        if let Some(text) = empty {
            self.tell(&words::center_says(language, &text));
        }
        Ok(())
    }

    /// A prompt has no default: a yes that nobody read is refused. Then the person reads, and allows.
    pub fn asked(&self) -> anyhow::Result<()> {
        let language = self.language();
        self.head(words::asked(language));
        let Attempts::Next(attempt) = attempts(&self.home, &["bill.ask", "bill.answer"])? else {
            self.already();
            return Ok(());
        };
        let Some(prompt) = self.ask("bill", attempt, "bill_scan", From::Center)? else { bail!("on already") };
        let answer = Answer::Allow { until: Until::Withdrawn };
        let unread = PromptView { digest: Digest::new(sha256(b"")), ..self.drawn(prompt)? };
        match self.answer("bill", attempt, prompt, &unread, answer)? {
            Err(Refusal::TooFast) => {
                self.tell(&words::unseen(language, self.say(Word::DnTooFast)));
            }
            other => return unexpected("bill.answer", &other),
        }
        let view = self.look(Asked::Consent(prompt))?;
        for line in view.lines.iter().take(3) {
            self.tell(&words::question(language, &line.text));
        }
        match self.answer("bill", attempt, prompt, &view, answer)? {
            Ok(Reply::Given { .. }) => self.tell(&words::allowed(language, &self.row("bill_scan")?)),
            other => return unexpected("bill.answer", &other),
        }
        Ok(())
    }

    fn drawn(&self, prompt: privet_wire::ids::PromptId) -> anyhow::Result<PromptView> {
        let drawn = self.home.engine.prompt(Asked::Consent(prompt), &self.reader)?;
        drawn.map_err(|refusal| anyhow!("nothing to show: {refusal:?}"))
    }

    /// The owner key, and a key for each recipient that gets something.
    pub fn keys(&mut self) -> anyhow::Result<()> {
        let language = self.language();
        self.head(words::keys(language));
        self.own()?;
        self.tell(&words::owner_made(language));
        for recipient in [LANTERN, CLOUDLANE, MERIDIAN] {
            let registered = self.register(recipient)?;
            for (uv, key) in registered.confirm_keys() {
                let path = self.home.dir.join(format!("keys/confirm-{recipient}-{uv}.jwk"));
                out::write(&path, &key.to_jwk())?;
            }
            self.recipients.insert(recipient_id(recipient)?, registered);
        }
        let names = [self.name(LANTERN)?, self.name(CLOUDLANE)?, self.name(MERIDIAN)?];
        self.tell(&words::registered(language, &text::list(&names, language)));
        Ok(())
    }

    fn spki(&self, name: &str, uv: UserVerification) -> anyhow::Result<Vec<u8>> {
        if self.home.signer.public(name).is_err() {
            self.home.signer.make(name, uv).map_err(|fault| anyhow!("{name}: {fault}"))?;
        }
        self.home.signer.spki(name).map_err(|fault| anyhow!("{name}: {fault}"))
    }

    fn sign(&self, name: &str, input: &[u8]) -> anyhow::Result<Vec<u8>> {
        self.home.signer.sign(name, input).map_err(|fault| anyhow!("{name}: {fault}"))
    }

    fn own(&self) -> anyhow::Result<()> {
        if self.home.engine.state().owner.is_some() {
            return Ok(());
        }
        let spki = self.spki("owner", UserVerification::Pin)?;
        let input = self.home.engine.owner_challenge(OwnerPurpose::BecomeOwner)?;
        let signature = self.sign("owner", &input.input)?;
        let set = self.step("owner.set", || {
            Ok(self.home.engine.set_owner(request(&self.home, "owner.set", 0), &input, &spki, &signature)?)
        })?;
        if set.is_err() { unexpected("owner.set", &set) } else { Ok(()) }
    }

    fn register(&self, recipient: &str) -> anyhow::Result<Recipient> {
        let step = format!("register.{recipient}");
        let id = recipient_id(recipient)?;
        let challenge = self.challenge(&id);
        let outcome = match kept(&self.home, &step)? {
            Some(outcome) => outcome,
            None => {
                let name = key_name(recipient);
                let keys = [(UserVerification::Bio, self.spki(&name, UserVerification::Bio)?)];
                let draft = self.home.engine.begin_registration(&id, &challenge, &keys)?;
                let draft = draft.map_err(|refusal| anyhow!("{step}: {refusal:?}"))?;
                let signatures: Result<Vec<_>, _> =
                    draft.inputs.iter().map(|input| self.sign(&name, input.as_bytes())).collect();
                let signatures = signatures?;
                self.step(&step, || {
                    let request = request(&self.home, &step, 0);
                    Ok(self.home.engine.finish_registration(request, &id, &signatures)?)
                })?
            }
        };
        let Ok(Reply::Registered { registration }) = outcome else { return unexpected(&step, &outcome) };
        let secret = self.home.recipients.secret(&id).map_err(|fault| anyhow!("{recipient}: {fault}"))?;
        Recipient::register(&id, &self.home.manifest.id, secret, &challenge, &registration)
    }

    /// One picture: cleaned, shown, approved, signed, confirmed once, opened and checked by its recipient.
    pub fn picture(&self, photo: &Photo) -> anyhow::Result<()> {
        let language = self.language();
        self.head(words::left(language));
        let Attempts::Next(attempt) =
            attempts(&self.home, &["picture.propose", "picture.approve", "picture.confirm"])?
        else {
            self.already();
            return Ok(());
        };
        let payload = (photo.bytes.as_slice(), photo.media_type);
        let proposed = self.propose("picture", attempt, ("bill_scan", CLOUDLANE), payload)?;
        let Ok(Reply::Pending { release, .. }) = proposed else {
            return unexpected("picture.propose", &proposed);
        };
        let Some(preview) = self.home.engine.preview(release) else { bail!("no preview") };
        let sizes = [photo.bytes.len(), preview.bytes().len()].map(|n| text::size(n as u64, language));
        let [before, after] = &sizes;
        self.tell(&words::sent_size(language, before, after));
        self.tell(&words::digest(language, &Digest::new(sha256(preview.bytes())).to_string()));
        let view = self.confirm("picture", attempt, CLOUDLANE, release)?;
        for line in view.lines.iter().filter(|line| line.key.starts_with("cam_")).take(6) {
            self.tell(&words::question(language, &line.text));
        }
        self.tell(&words::confirmed(language));
        let again = self.step("picture.confirm_again", || {
            Ok(self.home.engine.confirm(
                request(&self.home, "picture.confirm_again", attempt),
                release,
                b"any signature",
            )?)
        })?;
        if again != Err(Refusal::AlreadyUsed) {
            return unexpected("picture.confirm_again", &again);
        }
        self.tell(&words::again(language, self.say(Word::FpUsed)));
        self.deliver("picture")?;
        self.tell(&words::opened(language, self.name(CLOUDLANE)?));
        Ok(())
    }

    /// 2019: a photo that verified an account once had opted people in to recognition for good. Here it cannot.
    pub fn photo_check(&self) -> anyhow::Result<()> {
        let language = self.language();
        self.head(words::photo_check(language));
        let steps = ["photo.ask", "photo.answer", "photo.propose", "photo.approve", "photo.confirm"];
        let Attempts::Next(attempt) = attempts(&self.home, &steps)? else {
            self.already();
            return Ok(());
        };
        self.allow("photo", attempt, "photo_check", Until::Once)?;
        self.tell(&words::once(language, &self.row("photo_check")?));
        let payload = (PORTRAIT, MediaType::Jpeg);
        let proposed = self.propose("photo", attempt, ("photo_check", LANTERN), payload)?;
        let Ok(Reply::Pending { release, .. }) = proposed else {
            return unexpected("photo.propose", &proposed);
        };
        let face = activity_id(FACE)?;
        let kept = self.step("photo.enrol", || {
            Ok(self.home.engine.enrol(request(&self.home, "photo.enrol", attempt), &face, PERSON)?)
        })?;
        if kept != Err(Refusal::NoConsent) {
            return unexpected("photo.enrol", &kept);
        }
        self.tell(&words::enrol_blocked(language, self.say(Word::DnNotAsked)));
        self.confirm("photo", attempt, LANTERN, release)?;
        self.deliver("photo")?;
        self.tell(&words::photo_sent(language));
        Ok(())
    }

    /// The person says no, and the feature does not ask again.
    pub fn no_means_no(&self) -> anyhow::Result<()> {
        let language = self.language();
        self.head(words::no_means_no(language));
        let Attempts::Next(attempt) = attempts(&self.home, &["score.ask", "score.answer"])? else {
            self.already();
            return Ok(());
        };
        let Some(prompt) = self.ask("score", attempt, "score_share", From::Feature)? else {
            bail!("score_share is on");
        };
        let view = self.look(Asked::Consent(prompt))?;
        if let Some(line) = view.lines.first() {
            self.tell(&words::question(language, &line.text));
        }
        match self.answer("score", attempt, prompt, &view, Answer::Refuse)? {
            Ok(Reply::Refused) => self.tell(&words::refused(language, self.say(Word::CsRefuseShare))),
            other => return unexpected("score.answer", &other),
        }
        let score = activity_id("score_share")?;
        let again = self.step("score.ask_again", || {
            let id = request(&self.home, "score.ask_again", attempt);
            Ok(self.home.engine.ask(id, &score, From::Feature)?)
        })?;
        match again {
            Err(Refusal::CoolDown { .. }) => {
                self.tell(&words::not_again(language, self.say(Word::DnCoolDown)));
                Ok(())
            }
            other => unexpected("score.ask_again", &other),
        }
    }

    /// Pay by face: own consent, a pattern made and matched on the phone, and a payment confirmed over amount and payee.
    pub fn face(&self) -> anyhow::Result<()> {
        let language = self.language();
        self.head(words::used(language));
        let steps = ["pay.propose", "pay.approve", "pay.confirm"];
        let Attempts::Next(attempt) = attempts(&self.home, &steps)? else {
            self.already();
            return Ok(());
        };
        if let Attempts::Next(asking) = attempts(&self.home, &["face.ask", "face.answer"])?
            && let Some(view) = self.allow("face", asking, FACE, Until::Withdrawn)?
            && let Some(line) = view.lines.first()
        {
            self.tell(&words::question(language, &line.text));
            self.tell(&words::allowed(language, &self.row(FACE)?));
        }
        let face = activity_id(FACE)?;
        let live =
            self.home.engine.state().templates.get(&face).is_some_and(|t| t.status == TemplateStatus::Live);
        if !live {
            let attempt = self.unused("face.enrol")?;
            let enrolled = self.step("face.enrol", || {
                Ok(self.home.engine.enrol(request(&self.home, "face.enrol", attempt), &face, PERSON)?)
            })?;
            if enrolled != Ok(Reply::Enrolled) {
                return unexpected("face.enrol", &enrolled);
            }
            self.tell(self.say(Word::FbOn));
        }
        if let Reply::NotMatched { left } = self.compare("face.stranger", STRANGER)? {
            let text = self.say(Word::FpNomatch);
            self.tell(&words::stranger(language, text, &left.to_string()));
        }
        let Reply::Matched { token } = self.compare("face.verify", PERSON_LATER)? else {
            bail!("the person was not recognised");
        };
        self.tell(&words::matched(language, self.say(Word::TlRecognised)));
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
            self.tell(&words::question(language, &line.text));
        }
        let amount = view.lines.iter().find(|line| line.key == "fp_amount");
        let amount = amount.map_or("", |line| line.text.as_str());
        let done = fill(Word::FpDone, language, &[("amount", amount)])?;
        self.tell(&words::paid(language, &done));
        self.deliver("pay")?;
        self.tell(&words::payment_opened(language, self.name(LANTERN)?));
        Ok(())
    }

    /// The first attempt number under which this step never committed.
    fn unused(&self, step: &str) -> anyhow::Result<u32> {
        for attempt in 0..u32::MAX {
            if self.home.engine.outcome(request(&self.home, step, attempt))?.is_none() {
                return Ok(attempt);
            }
        }
        bail!("too many attempts")
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
        let attempt = self.unused("face.reset")?;
        let reset = self.step("face.reset", || {
            let id = request(&self.home, "face.reset", attempt);
            Ok(self.home.engine.reset_attempts(id, &face, &input, &spki, &signature)?)
        })?;
        if reset.is_err() { unexpected("face.reset", &reset) } else { Ok(()) }
    }

    /// Off destroys the pattern's key, reads back that it is gone, and leaves a record of it.
    pub fn off(&self) -> anyhow::Result<()> {
        let language = self.language();
        self.head(words::off(language));
        if kept(&self.home, "face.withdraw")?.is_some() {
            self.already();
            return Ok(());
        }
        let face = activity_id(FACE)?;
        let off = self.step("face.withdraw", || {
            Ok(self.home.engine.withdraw(request(&self.home, "face.withdraw", 0), &face)?)
        })?;
        if off != Ok(Reply::Withdrawn) {
            return unexpected("face.withdraw", &off);
        }
        self.tell(&words::off_now(language, &self.row(FACE)?));
        self.tell(&words::read_back(language));
        let nonce = self.home.engine.probe_nonce()?;
        let gone = self.step("face.try", || {
            Ok(self.home.engine.verify(request(&self.home, "face.try", 0), &face, PERSON, nonce)?)
        })?;
        if gone != Err(Refusal::NothingToCompare) {
            return unexpected("face.try", &gone);
        }
        self.tell(&words::try_again(language, self.say(Word::FbTryNone)));
        self.tell(&words::limit(language, self.name(LANTERN)?));
        Ok(())
    }

    /// Counts to another country: its own consent, a confirmed first send, one that needs no tap, and the notice that it is over.
    pub fn abroad(&self) -> anyhow::Result<()> {
        let language = self.language();
        self.head(words::abroad(language));
        if kept(&self.home, "counts.withdraw")?.is_some() {
            self.already();
            return Ok(());
        }
        if let Attempts::Next(asking) = attempts(&self.home, &["counts.ask", "counts.answer"])?
            && let Some(view) = self.allow("counts", asking, "analytics", Until::Withdrawn)?
        {
            for line in view.lines.iter().filter(|line| line.key.starts_with("cs_abroad")) {
                self.tell(&words::question(language, &line.text));
            }
            self.tell(&words::allowed(language, &self.row("analytics")?));
        }
        if let Attempts::Next(attempt) =
            attempts(&self.home, &["first.propose", "first.approve", "first.confirm"])?
        {
            let payload = (COUNTS, MediaType::Json);
            let proposed = self.propose("first", attempt, ("analytics", MERIDIAN), payload)?;
            let Ok(Reply::Pending { release, confirm: true }) = proposed else {
                return unexpected("first.propose", &proposed);
            };
            self.confirm("first", attempt, MERIDIAN, release)?;
        }
        if let Attempts::Next(attempt) = attempts(&self.home, &["later.propose", "later.release"])? {
            let payload = (COUNTS_LATER, MediaType::Json);
            let proposed = self.propose("later", attempt, ("analytics", MERIDIAN), payload)?;
            let Ok(Reply::Pending { release, confirm: false }) = proposed else {
                return unexpected("later.propose", &proposed);
            };
            let released = self.step("later.release", || {
                let id = request(&self.home, "later.release", attempt);
                Ok(self.home.engine.release(id, release)?)
            })?;
            if released.is_err() {
                return unexpected("later.release", &released);
            }
        }
        self.deliver("counts")?;
        self.tell(&words::first_confirmed(language));
        let analytics = activity_id("analytics")?;
        let off = self.step("counts.withdraw", || {
            Ok(self.home.engine.withdraw(request(&self.home, "counts.withdraw", 0), &analytics)?)
        })?;
        if off != Ok(Reply::Withdrawn) {
            return unexpected("counts.withdraw", &off);
        }
        if self.deliver("notice")?.contains(&Kind::Notice) {
            self.tell(&words::noticed(language, self.name(MERIDIAN)?));
        }
        Ok(())
    }
}
