//! The gate: looking at what waits, approving, confirming, refusing. Proposing is in `proposing`.

use super::Engine;
use super::consent::of_a_prompt;
use super::cycle::Job;
use crate::command::{Command, Manner, Outcome, Reply};
use crate::event::Proven;
use crate::facts::Evidence;
use crate::fault::Fault;
use crate::gate::minimise::{MediaType, Minimised};
use crate::gate::signature::{Approval, check};
use crate::prompt::Asked;
use crate::refusal::{CancelReason, Refusal};
use privet_wire::ids::{Digest, ReleaseId, RequestId};
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
        self.wake()?;
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
