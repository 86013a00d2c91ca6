//! The gate: the calls an app makes.

use super::Engine;
use super::consent::{in_range, of_a_prompt};
use super::cycle::Job;
use super::guard::not_from_host;
use crate::command::{Command, Content, Manner, Outcome, Payment, Reply, Withheld};
use crate::event::Proven;
use crate::facts::Evidence;
use crate::fault::Fault;
use crate::gate::minimise::{Declared, MediaType, Minimised, NotCleanable, minimise, minimise_year};
use crate::gate::signature::{Approval, check};
use crate::prompt::Asked;
use crate::refusal::{CancelReason, Refusal};
use crate::text::Reader;
use privet_wire::ids::{ActivityId, Digest, MatchToken, RecipientId, ReleaseId, RequestId};
use privet_wire::key::UserVerification;
use privet_wire::merkle::sha256;
use privet_wire::receipt::SigningInput;
use std::sync::Arc;

/// The exact bytes that would leave.
#[derive(Clone, Debug)]
pub struct Preview(Arc<Minimised>);

impl Preview {
    /// The bytes. What is drawn from them is what the recipient will see.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.0.bytes()
    }
    /// Their media type.
    #[must_use]
    pub fn media_type(&self) -> MediaType {
        self.0.media_type()
    }
}

impl Engine {
    /// Cleans a payload and proposes that it leaves. `payload` is copied once, into memory that is wiped.
    ///
    /// # Errors
    /// [`Fault`]. What cannot be cleaned is the inner error and says what to convert to; nothing is recorded then.
    pub fn propose_data(
        &self,
        request: RequestId,
        activity: &ActivityId,
        recipient: &RecipientId,
        payload: &[u8],
        media_type: MediaType,
    ) -> Result<Result<Outcome, NotCleanable>, Fault> {
        let declared = self.declared(activity);
        let whole = payload.len() as u64;
        self.propose_cleaned(request, activity, recipient, payload, || {
            Ok(cut(minimise(payload, media_type, declared)?, whole))
        })
    }

    /// Proposes that only a result leaves of what was looked at: for an activity that declares `result_only`, whose frames are
    /// never a payload. `result` is one JSON document; `withheld` is what was looked at for it and stays here, which is the app's
    /// word, shown to the person and counted in the year's page.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] for more than [`Withheld::MAX_BYTES`]. What is no JSON document is the inner error.
    pub fn propose_result(
        &self,
        request: RequestId,
        activity: &ActivityId,
        recipient: &RecipientId,
        result: &[u8],
        withheld: Withheld,
    ) -> Result<Result<Outcome, NotCleanable>, Fault> {
        in_range(withheld)?;
        let declared = self.declared(activity);
        self.propose_cleaned(request, activity, recipient, result, || {
            Ok((minimise(result, MediaType::Json, declared)?, withheld))
        })
    }

    /// Cleans other bytes and lets them take the place of those that wait: the person cropped or covered the picture. The release
    /// that waited ends, and its bytes are wiped; the new one has lines, digest, check code and time of its own, and goes on under
    /// the same grant, a one-time grant too.
    ///
    /// # Errors
    /// [`Fault`]. What cannot be cleaned is the inner error; the release that waited then still waits.
    pub fn replace(
        &self,
        request: RequestId,
        release: ReleaseId,
        payload: &[u8],
        media_type: MediaType,
    ) -> Result<Result<Outcome, NotCleanable>, Fault> {
        not_from_host()?;
        let live = self.live.load_full();
        let Some(waiting) = live.state.releases.get(&release) else {
            // Nothing is parsed for what does not wait; the ruling says what became of it.
            let content = Content::Data { sha256: Digest::new(sha256(payload)), size: payload.len() as u64 };
            let command = Command::Replace { release, content, withheld: Withheld::NONE };
            return self.stage(request, &command, None).map(Ok);
        };
        let declared = self.declared(&waiting.proposal.activity);
        let (minimised, withheld) = match minimise(payload, media_type, declared) {
            Ok(minimised) => cut(minimised, payload.len() as u64),
            Err(not_cleanable) => return Ok(Err(not_cleanable)),
        };
        let minimised = Arc::new(minimised);
        let command = Command::Replace { release, content: content(&minimised), withheld };
        self.stage(request, &command, Some(minimised)).map(Ok)
    }

    /// Proposes that the counts of a year leave, for an activity that declares `year_counts`. The core takes them from its own
    /// records, as [`Engine::footprint`] shows them to the same reader; there is no way to hand in others.
    ///
    /// Counts grow, so a request that is repeated after something was counted is a [`Fault::Conflict`]; [`Engine::outcome`] tells
    /// what became of it.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] for a year outside 1970 to 9999.
    pub fn propose_footprint(
        &self,
        request: RequestId,
        activity: &ActivityId,
        recipient: &RecipientId,
        year: u16,
        reader: &Reader,
    ) -> Result<Outcome, Fault> {
        let Some(counts) = self.year_counts(year, *reader)? else {
            // Records that can't be read refuse the proposal, and a guess at its content would be a lie.
            let content = Content::Data { sha256: Digest::new(sha256(&[])), size: 0 };
            let command = proposing(activity, recipient, content, None, Withheld::NONE);
            return self.stage(request, &command, None);
        };
        self.propose_cleaned(request, activity, recipient, &[], || {
            Ok((minimise_year(counts)?, Withheld::NONE))
        })?
        .map_err(|_| Fault::Internal)
    }

    fn propose_cleaned(
        &self,
        request: RequestId,
        activity: &ActivityId,
        recipient: &RecipientId,
        payload: &[u8],
        clean: impl FnOnce() -> Result<(Minimised, Withheld), NotCleanable>,
    ) -> Result<Result<Outcome, NotCleanable>, Fault> {
        not_from_host()?;
        // Consent first: nothing of a person is parsed for an activity that may not run. The ruling decides again.
        if self.check(activity).is_err() {
            let content = Content::Data { sha256: Digest::new(sha256(payload)), size: payload.len() as u64 };
            let command = proposing(activity, recipient, content, None, Withheld::NONE);
            let blocked = self.stage(request, &command, None)?;
            if blocked.is_err() {
                return Ok(Ok(blocked));
            }
        }
        let (minimised, withheld) = match clean() {
            Ok((minimised, withheld)) => (Arc::new(minimised), withheld),
            Err(not_cleanable) => return Ok(Err(not_cleanable)),
        };
        let command = proposing(activity, recipient, content(&minimised), None, withheld);
        self.stage(request, &command, Some(minimised)).map(Ok)
    }

    /// Proposes a payment, with the face that was matched for it if there was one.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn propose_payment(
        &self,
        request: RequestId,
        activity: &ActivityId,
        recipient: &RecipientId,
        payment: Payment,
        token: Option<MatchToken>,
    ) -> Result<Outcome, Fault> {
        let command = proposing(activity, recipient, Content::Payment(payment), token, Withheld::NONE);
        self.stage(request, &command, None)
    }

    /// What may leave of this activity's payloads; of one that is not declared nothing does, and the ruling says so.
    fn declared(&self, activity: &ActivityId) -> Declared {
        let live = self.live.load();
        let activity = live.state.declared().and_then(|manifest| manifest.activity(activity));
        activity.map(Declared::from).unwrap_or_default()
    }

    /// Rules on a proposal and keeps its bytes at hand for as long as it waits.
    fn stage(
        &self,
        request: RequestId,
        command: &Command,
        minimised: Option<Arc<Minimised>>,
    ) -> Result<Outcome, Fault> {
        let evidence = Evidence { minimised: minimised.clone(), ..Evidence::default() };
        let done = self.run(command, Job { request: Some(request), evidence, ..Job::default() })?;
        if let Some(minimised) = minimised {
            self.keep(&done.outcome, minimised);
        }
        Ok(done.outcome)
    }

    /// Keeps the bytes for as long as their release waits.
    pub(super) fn keep(&self, outcome: &Outcome, minimised: Arc<Minimised>) {
        if let Ok(Reply::Pending { release, .. }) = outcome {
            let mut desk = self.desk();
            // Unless the release already ended: then its bytes are wiped here.
            if self.live.load().state.releases.contains_key(release) {
                desk.staged.insert(*release, minimised);
            }
        }
    }

    /// The exact bytes that would leave; none for a payment, where the lines are all there is.
    #[must_use]
    pub fn preview(&self, release: ReleaseId) -> Option<Preview> {
        self.desk().staged.get(&release).cloned().map(Preview)
    }

    /// The person tapped the confirming button under the lines with this digest: fixes the receipt and returns what the key of
    /// this kind has to sign, within 60 s. `manner` is how the person answered; it stays on the device.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] if the manner names more lines than any prompt has.
    pub fn approve(
        &self,
        request: RequestId,
        release: ReleaseId,
        digest: Digest,
        uv: UserVerification,
        manner: Manner,
    ) -> Result<Outcome, Fault> {
        of_a_prompt(&manner)?;
        let evidence = {
            let desk = self.desk();
            Evidence { minimised: desk.staged.get(&release).cloned(), ..desk.seen(Asked::Release(release)) }
        };
        let payload = evidence.minimised.is_some();
        let command = Command::Approve { release, digest, uv, manner };
        let done = self.run(&command, Job { request: Some(request), evidence, ..Job::default() })?;
        if let (Ok(Reply::Approved { signing_input, .. }), Some(shown)) = (&done.outcome, done.shown) {
            let input = SigningInput::parse(signing_input).map_err(|_| Fault::Internal)?;
            let unsigned = Proven {
                receipt: String::new(),
                payload_salt: payload.then(|| Digest::new(done.fresh.payload_salt)),
                commitment_salt: Digest::new(done.fresh.commitment_salt),
                commitment_size: done.before,
                shown,
            };
            self.desk().approvals.insert(release, Approval { input, unsigned });
        }
        Ok(done.outcome)
    }

    /// The signature is here: checked, ruled on again, and sealed into the outbox. Exactly once. A refused one costs nothing: the right
    /// one still confirms, within the 60 s.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn confirm(
        &self,
        request: RequestId,
        release: ReleaseId,
        signature: &[u8],
    ) -> Result<Outcome, Fault> {
        not_from_host()?;
        let approval = self.desk().approvals.get(&release).cloned();
        let live = self.live.load_full();
        let key = live.state.releases.get(&release).and_then(|waiting| {
            let approved = waiting.approved.as_ref()?;
            let registration = live.state.registered.get(&waiting.proposal.recipient)?;
            registration.keys.iter().find(|key| key.thumbprint == approved.key)
        });
        let checked = approval.zip(key).map(|(approval, key)| check(&approval, key, signature));
        let malformed = matches!(checked, Some(Err(Refusal::MalformedSignature)));
        let evidence = Evidence { signature: checked.and_then(Result::ok), malformed, ..Evidence::default() };
        let command = Command::Confirm { release, signature: Digest::new(sha256(signature)) };
        Ok(self.run(&command, Job { request: Some(request), evidence, ..Job::default() })?.outcome)
    }

    /// Lets a send leave that needs no confirmation. No receipt goes with it.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn release(&self, request: RequestId, release: ReleaseId) -> Result<Outcome, Fault> {
        self.command(request, &Command::Release { release })
    }

    /// The person said no to a send. `manner` is how; it stays on the device.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] if the manner names more lines than any prompt has.
    pub fn refuse(&self, request: RequestId, release: ReleaseId, manner: Manner) -> Result<Outcome, Fault> {
        of_a_prompt(&manner)?;
        let evidence = self.desk().seen(Asked::Release(release));
        let command = Command::Refuse { release, manner };
        Ok(self.run(&command, Job { request: Some(request), evidence, ..Job::default() })?.outcome)
    }

    /// A send was left without an answer.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] for a reason that only the engine gives.
    pub fn cancel(
        &self,
        request: RequestId,
        release: ReleaseId,
        why: CancelReason,
    ) -> Result<Outcome, Fault> {
        super::of_the_screen(why)?;
        self.command(request, &Command::Cancel { release, why })
    }
}

/// A picture with what was cut from it: that stayed on the phone. A document is only spelled anew.
fn cut(minimised: Minimised, whole: u64) -> (Minimised, Withheld) {
    let bytes = match minimised.media_type() {
        MediaType::Jpeg | MediaType::Png | MediaType::Webp => {
            whole.saturating_sub(minimised.bytes().len() as u64)
        }
        MediaType::Json => 0,
    };
    (minimised, Withheld { frames: 0, bytes })
}

fn content(minimised: &Minimised) -> Content {
    Content::Data { sha256: minimised.sha256(), size: minimised.bytes().len() as u64 }
}

fn proposing(
    activity: &ActivityId,
    recipient: &RecipientId,
    content: Content,
    token: Option<MatchToken>,
    withheld: Withheld,
) -> Command {
    Command::Propose { activity: activity.clone(), recipient: recipient.clone(), content, token, withheld }
}
