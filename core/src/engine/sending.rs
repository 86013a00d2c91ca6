//! The gate and the registrations: the calls an app makes.

use super::Engine;
use super::cycle::Job;
use super::guard::not_from_host;
use crate::alias;
use crate::command::{Command, Content, Outcome, Payment, Reply};
use crate::event::Proven;
use crate::facts::Evidence;
use crate::fault::Fault;
use crate::gate::location::Location;
use crate::gate::minimise::{
    Declared, MediaType, Minimised, NotCleanable, minimise, minimise_location, minimise_year,
};
use crate::gate::registration::Draft;
use crate::gate::signature::{Approval, check};
use crate::host::{DeviceKeys as _, KeyPolicy};
use crate::prompt::Asked;
use crate::random::draw;
use crate::refusal::{CancelReason, Refusal};
use crate::text::Reader;
use privet_wire::ids::{ActivityId, Digest, MatchToken, RecipientId, ReleaseId, RequestId, Subject};
use privet_wire::key::UserVerification;
use privet_wire::merkle::sha256;
use privet_wire::receipt::SigningInput;
use privet_wire::registration::attestation_challenge;
use std::sync::Arc;

/// What a recipient's registration asks of the person's keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistrationDraft {
    /// What each key has to sign, as ASCII text, in the order in which the keys were given.
    pub inputs: Vec<String>,
}

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
        let live = self.live.load_full();
        // Of an activity that is not declared nothing leaves: the ruling says so.
        let declared = live.state.declared().and_then(|manifest| manifest.activity(activity));
        let declared = declared.map(Declared::from).unwrap_or_default();
        self.propose_cleaned(request, activity, recipient, payload, || {
            minimise(payload, media_type, declared)
        })
    }

    /// Makes a place coarse and proposes that it leaves. Latitude and longitude in units of 10⁻⁷ degree.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] if it is no place on the earth.
    pub fn propose_location(
        &self,
        request: RequestId,
        activity: &ActivityId,
        recipient: &RecipientId,
        lat_e7: i32,
        lon_e7: i32,
    ) -> Result<Outcome, Fault> {
        let place = Location::new(lat_e7, lon_e7).map_err(|_| Fault::BadArgument)?;
        self.propose_cleaned(request, activity, recipient, &[], || minimise_location(place))?
            .map_err(|_| Fault::Internal)
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
            return self.proposed(request, activity, recipient, content, None, None);
        };
        self.propose_cleaned(request, activity, recipient, &[], || minimise_year(counts))?
            .map_err(|_| Fault::Internal)
    }

    fn propose_cleaned(
        &self,
        request: RequestId,
        activity: &ActivityId,
        recipient: &RecipientId,
        payload: &[u8],
        clean: impl FnOnce() -> Result<Minimised, NotCleanable>,
    ) -> Result<Result<Outcome, NotCleanable>, Fault> {
        not_from_host()?;
        // Consent first: nothing of a person is parsed for an activity that may not run. The ruling decides again.
        if self.check(activity).is_err() {
            let content = Content::Data { sha256: Digest::new(sha256(payload)), size: payload.len() as u64 };
            let blocked = self.proposed(request, activity, recipient, content, None, None)?;
            if blocked.is_err() {
                return Ok(Ok(blocked));
            }
        }
        let minimised = match clean() {
            Ok(minimised) => Arc::new(minimised),
            Err(not_cleanable) => return Ok(Err(not_cleanable)),
        };
        let content = Content::Data { sha256: minimised.sha256(), size: minimised.bytes().len() as u64 };
        self.proposed(request, activity, recipient, content, None, Some(minimised)).map(Ok)
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
        self.proposed(request, activity, recipient, Content::Payment(payment), token, None)
    }

    fn proposed(
        &self,
        request: RequestId,
        activity: &ActivityId,
        recipient: &RecipientId,
        content: Content,
        token: Option<MatchToken>,
        minimised: Option<Arc<Minimised>>,
    ) -> Result<Outcome, Fault> {
        let command =
            Command::Propose { activity: activity.clone(), recipient: recipient.clone(), content, token };
        let evidence = Evidence { minimised: minimised.clone(), ..Evidence::default() };
        let done = self.run(&command, Job { request: Some(request), evidence, ..Job::default() })?;
        if let (Ok(Reply::Pending { release, .. }), Some(minimised)) = (&done.outcome, minimised) {
            let mut desk = self.desk();
            // Unless the release already ended: then its bytes are wiped here.
            if self.live.load().state.releases.contains_key(release) {
                desk.staged.insert(*release, minimised);
            }
        }
        Ok(done.outcome)
    }

    /// The exact bytes that would leave; none for a payment, where the lines are all there is.
    #[must_use]
    pub fn preview(&self, release: ReleaseId) -> Option<Preview> {
        self.desk().staged.get(&release).cloned().map(Preview)
    }

    /// The person tapped the confirming button under the lines with this digest: fixes the receipt and returns what the key of
    /// this kind has to sign, within 60 s.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn approve(
        &self,
        request: RequestId,
        release: ReleaseId,
        digest: Digest,
        uv: UserVerification,
    ) -> Result<Outcome, Fault> {
        let evidence = {
            let desk = self.desk();
            Evidence { minimised: desk.staged.get(&release).cloned(), ..desk.seen(Asked::Release(release)) }
        };
        let payload = evidence.minimised.is_some();
        let command = Command::Approve { release, digest, uv };
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

    /// The signature is here: checked, ruled on again, and sealed into the outbox. Exactly once.
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
        let checked = approval.zip(key).and_then(|(approval, key)| check(&approval, key, signature).ok());
        let evidence = Evidence { signature: checked, ..Evidence::default() };
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

    /// The person said no to a send.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn refuse(&self, request: RequestId, release: ReleaseId) -> Result<Outcome, Fault> {
        self.command(request, &Command::Refuse { release })
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

    /// What the platform's attestation of a confirming key has to carry, for a recipient's challenge.
    #[must_use]
    pub fn attestation_challenge(&self, recipient: &RecipientId, challenge: &[u8]) -> Digest {
        Digest::new(attestation_challenge(recipient, challenge))
    }

    /// Begins to register the person's keys (`SubjectPublicKeyInfo`, DER) with a recipient. Makes the notice key, and returns
    /// what each of the person's keys has to sign. Nothing is recorded before [`Engine::finish_registration`].
    ///
    /// # Errors
    /// [`Fault`]; the refusal if the recipient is not declared, a key is not P-256, or the owner key is missing.
    pub fn begin_registration(
        &self,
        recipient: &RecipientId,
        challenge: &[u8],
        keys: &[(UserVerification, Vec<u8>)],
    ) -> Result<Result<RegistrationDraft, Refusal>, Fault> {
        not_from_host()?;
        let live = self.live.load_full();
        if let Some(lock) = live.lock {
            return Ok(Err(lock.refusal()));
        }
        let Some(manifest) = live.state.declared() else { return Ok(Err(Refusal::UnknownRecipient)) };
        if manifest.recipient(recipient).is_none() {
            return Ok(Err(Refusal::UnknownRecipient));
        }
        if live.state.owner.is_none() {
            return Ok(Err(Refusal::NeedsOwnerKey));
        }
        let random = self.random.as_ref();
        let sub = Subject::new(draw(random).map_err(|_| Fault::Random)?);
        let alias = alias::notice(recipient, draw(random).map_err(|_| Fault::Random)?);
        let _made = self.keys.create(&alias, KeyPolicy::Notice, None).map_err(Fault::Key)?;
        let notice = self.keys.public_key(&alias).map_err(Fault::Key)?;
        let parties = (manifest.id.clone(), recipient.clone(), sub);
        let draft = match Draft::new(parties, challenge, keys, (alias, &notice)) {
            Ok(draft) => draft,
            Err(refusal) => return Ok(Err(refusal)),
        };
        Ok(draft.inputs().map(|mut inputs| {
            // The last one is the notice key's: the core signs it itself.
            inputs.pop();
            self.desk().drafts.insert(recipient.clone(), draft);
            RegistrationDraft { inputs }
        }))
    }

    /// Records the registration, once all keys signed. The reply holds what the recipient gets.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn finish_registration(
        &self,
        request: RequestId,
        recipient: &RecipientId,
        signatures: &[Vec<u8>],
    ) -> Result<Outcome, Fault> {
        not_from_host()?;
        let draft = self.desk().drafts.remove(recipient);
        let checked = match draft {
            None => None,
            Some(draft) => {
                let inputs = draft.inputs().unwrap_or_default();
                let notice = inputs.last().map(String::as_bytes).unwrap_or_default();
                let own = self.keys.sign(draft.notice_alias(), notice).map_err(Fault::Key)?;
                let all: Vec<_> = signatures.iter().cloned().chain([own]).collect();
                draft.check(&all).ok()
            }
        };
        let evidence = Evidence { registration: checked, ..Evidence::default() };
        let command = Command::Register { recipient: recipient.clone() };
        Ok(self.run(&command, Job { request: Some(request), evidence, ..Job::default() })?.outcome)
    }
}
