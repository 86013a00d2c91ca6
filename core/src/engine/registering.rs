//! The person's keys at a recipient: registering them, and hearing that one is gone.

use super::Engine;
use super::cycle::Job;
use super::guard::not_from_host;
use crate::alias;
use crate::command::{Command, KeyLoss, Outcome};
use crate::facts::Evidence;
use crate::fault::Fault;
use crate::gate::registration::{ConfirmingKey, Draft};
use crate::host::{DeviceKeys as _, KeyPolicy};
use crate::random::draw;
use crate::refusal::Refusal;
use crate::state::{Owed, State};
use privet_wire::ids::{Digest, RecipientId, RequestId, Subject};
use privet_wire::key::UserVerification;
use privet_wire::registration::{CHALLENGE, attestation_challenge};

/// What a recipient's registration asks of the person's keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistrationDraft {
    /// What each key has to sign, as ASCII text, in the order in which the keys were given.
    pub inputs: Vec<String>,
}

impl Engine {
    /// What the platform's attestation of a confirming key has to carry, for a recipient's challenge of 16 to 64 bytes. Ask before the
    /// keys are made.
    ///
    /// # Errors
    /// [`Fault::BadArgument`] for a challenge of another length: its recipient can act.
    pub fn attestation_challenge(&self, recipient: &RecipientId, challenge: &[u8]) -> Result<Digest, Fault> {
        of_length(challenge)?;
        Ok(Digest::new(attestation_challenge(recipient, challenge)))
    }

    /// Which of the person's keys a recipient takes, as its manifest declares: those are to be made, and a registration with another is
    /// refused. None of a recipient that is not declared, and while the records are locked.
    #[must_use]
    pub fn accepted(&self, recipient: &RecipientId) -> Vec<UserVerification> {
        let live = self.live.load();
        let declared = live.state.declared().and_then(|manifest| manifest.recipient(recipient));
        let both = [UserVerification::Bio, UserVerification::Pin].into_iter();
        both.filter(|uv| declared.is_some_and(|recipient| recipient.takes(*uv))).collect()
    }

    /// The person's number with this recipient, if a key of theirs is registered with it: each registration has its own. Whether the
    /// recipient ever got it, the app has to know. None while the records stay locked.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn registered_as(&self, recipient: &RecipientId) -> Result<Option<Subject>, Fault> {
        self.wake()?;
        let live = self.live.load();
        let known = live.state.registered.get(recipient).filter(|known| !known.keys.is_empty());
        Ok(known.map(|known| known.sub))
    }

    /// Begins to register the person's keys with a recipient. Makes the notice key, and returns what each of the person's keys has to
    /// sign. Nothing is recorded before [`Engine::finish_registration`]. The person gets a new number there, also where a registration
    /// is replaced.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] as for [`Engine::attestation_challenge`]; the refusal if the recipient is not declared, a key
    /// is not P-256, an attestation is out of bounds, or the owner key is missing.
    pub fn begin_registration(
        &self,
        recipient: &RecipientId,
        challenge: &[u8],
        keys: &[ConfirmingKey],
    ) -> Result<Result<RegistrationDraft, Refusal>, Fault> {
        of_length(challenge)?;
        self.wake()?;
        let drafted = self.desk().drafts.get(recipient).map(|draft| draft.notice_alias().to_owned());
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
        self.sweep(recipient, &live.state, drafted.as_deref());
        let random = self.random.as_ref();
        let sub = Subject::new(draw(random).map_err(|_| Fault::Random)?);
        let alias = alias::notice(recipient, draw(random).map_err(|_| Fault::Random)?);
        let _made = self.keys.create(&alias, KeyPolicy::Notice).map_err(Fault::Key)?;
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

    /// Deletes notice keys for this recipient that a registration left behind which was never finished. Not one that a registration
    /// under way in this process may still record; another process that is in the middle of one has to begin again.
    fn sweep(&self, recipient: &RecipientId, state: &State, drafted: Option<&str>) {
        let needed = |alias: &str| {
            drafted == Some(alias)
                || state.registered.get(recipient).is_some_and(|known| known.notice_alias == alias)
                || state.needs_notice_key(alias)
                || state
                    .owed
                    .values()
                    .any(|o| matches!(o, Owed::DropNoticeKey { alias: a, .. } if a == alias))
        };
        let there = self.keys.list(&alias::notices_to(recipient)).unwrap_or_default();
        for alias in there.iter().filter(|alias| !needed(alias)) {
            if self.keys.delete(alias).is_err() {
                log::warn!("notice key: left behind, not deleted now");
            }
        }
    }

    /// Records the registration, once all keys signed. The reply holds what the recipient gets. An earlier registration with this
    /// recipient is replaced in the same commit: its keys confirm nothing any more, and what was approved with them is over.
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
        // It stays on the desk until it is ruled on: a call that failed can be made again, and nobody sweeps its notice key away.
        let draft = self.desk().drafts.get(recipient).cloned();
        let checked = match &draft {
            None => None,
            Some(draft) => {
                let inputs = draft.inputs().unwrap_or_default();
                let notice = inputs.last().map(String::as_bytes).unwrap_or_default();
                let own = self.keys.sign(draft.notice_alias(), notice).map_err(Fault::Key)?;
                let all: Vec<_> = signatures.iter().cloned().chain([own]).collect();
                Some(draft.check(&all))
            }
        };
        let malformed = matches!(checked, Some(Err(Refusal::MalformedSignature)));
        let evidence =
            Evidence { registration: checked.and_then(Result::ok), malformed, ..Evidence::default() };
        let command = Command::Register { recipient: recipient.clone() };
        let done = self.run(&command, Job { request: Some(request), evidence, ..Job::default() })?;
        if let Some(draft) = draft {
            let mut desk = self.desk();
            let same = |held: &Draft| held.notice_alias() == draft.notice_alias();
            if desk.drafts.get(recipient).is_some_and(same) {
                desk.drafts.remove(recipient);
            }
        }
        Ok(done.outcome)
    }

    /// The platform says that the person's key of this kind is gone, for instance when it was asked to sign: recorded, and that key
    /// confirms nothing from now on. What was approved with it is over; the other key, and notices, go on. The way on is to register
    /// again.
    ///
    /// # Errors
    /// [`Fault`]; the refusal is [`Refusal::NotRegistered`] where no such key is registered (any more).
    pub fn key_lost(
        &self,
        request: RequestId,
        recipient: &RecipientId,
        uv: UserVerification,
        cause: KeyLoss,
    ) -> Result<Outcome, Fault> {
        self.command(request, &Command::KeyLost { recipient: recipient.clone(), uv, cause })
    }
}

fn of_length(challenge: &[u8]) -> Result<(), Fault> {
    if CHALLENGE.contains(&challenge.len()) { Ok(()) } else { Err(Fault::BadArgument) }
}
