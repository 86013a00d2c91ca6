//! The owner key: guarded by the device's own credential, it signs the core's challenges and nothing else.

use super::Engine;
use super::cycle::Job;
use super::guard::not_from_host;
use super::trouble::Trouble;
use crate::command::{Command, Outcome};
use crate::facts::Evidence;
use crate::fault::Fault;
use crate::ledger::anchor::AnchorFound;
use crate::owner::{OwnerChallenge, OwnerChecked, OwnerPurpose};
use crate::random::draw;
use crate::refusal::Refusal;
use privet_wire::ids::{ActivityId, Digest, RequestId};

/// What the owner key has to sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnerInput {
    /// The bytes.
    pub input: Vec<u8>,
}

/// That, signed by the owner key: one challenge, good for one command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnerSigned {
    /// What [`Engine::owner_challenge`] gave for this.
    pub input: OwnerInput,
    /// The key's public half as a DER `SubjectPublicKeyInfo` (RFC 5280), P-256.
    pub spki: Vec<u8>,
    /// ECDSA P-256 over SHA-256 of the input, as DER or `r ‖ s`.
    pub signature: Vec<u8>,
}

impl Engine {
    /// What the owner key has to sign for this purpose, once. For [`OwnerPurpose::BecomeOwner`] it is a newly made key, guarded
    /// by the device credential.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn owner_challenge(&self, purpose: OwnerPurpose) -> Result<OwnerInput, Fault> {
        let challenge = OwnerChallenge::new(purpose, draw(self.random.as_ref()).map_err(|_| Fault::Random)?);
        let input = challenge.input();
        self.desk().challenge(challenge);
        Ok(OwnerInput { input })
    }

    pub(super) fn owner_checked(
        &self,
        signed: &OwnerSigned,
        wanted: &OwnerPurpose,
    ) -> Result<OwnerChecked, Refusal> {
        let challenge = self.desk().take_challenge(&signed.input.input).ok_or(Refusal::NonceUnknown)?;
        if challenge.purpose() != wanted {
            return Err(Refusal::NonceUnknown);
        }
        challenge.check(&signed.spki, &signed.signature)
    }

    /// Records the owner key.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn set_owner(&self, request: RequestId, signed: &OwnerSigned) -> Result<Outcome, Fault> {
        not_from_host()?;
        // Before the challenge is used up: a repeat brings the same one.
        if let Some(outcome) = self.recorded(request, &Command::SetOwner)? {
            return Ok(outcome);
        }
        let owner = match self.owner_checked(signed, &OwnerPurpose::BecomeOwner) {
            Ok(owner) => Some(owner),
            Err(refusal) => return Ok(Err(refusal)),
        };
        let evidence = Evidence { owner, ..Evidence::default() };
        Ok(self.run(&Command::SetOwner, Job { request: Some(request), evidence, ..Job::default() })?.outcome)
    }

    /// Allows new attempts after too many failed ones.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn reset_attempts(
        &self,
        request: RequestId,
        activity: &ActivityId,
        signed: &OwnerSigned,
    ) -> Result<Outcome, Fault> {
        not_from_host()?;
        let command = Command::ResetAttempts { activity: activity.clone() };
        if let Some(outcome) = self.recorded(request, &command)? {
            return Ok(outcome);
        }
        let wanted = OwnerPurpose::ResetAttempts { activity: activity.clone() };
        let owner = match self.owner_checked(signed, &wanted) {
            Ok(owner) => Some(owner),
            Err(refusal) => return Ok(Err(refusal)),
        };
        let counted = match self.counted_attempts(activity) {
            Ok(counted) => counted,
            Err(trouble) => return self.told(trouble),
        };
        let evidence = Evidence { owner, counted, ..Evidence::default() };
        Ok(self.run(&command, Job { request: Some(request), evidence, ..Job::default() })?.outcome)
    }

    /// The owner key's digest as the anchor remembers it: tells which key to ask for on the recovery screen.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn anchored_owner(&self) -> Result<Option<Digest>, Fault> {
        not_from_host()?;
        match self.anchor_found() {
            Ok((_, AnchorFound::Record(record))) => Ok(record.owner_key.map(Digest::new)),
            Ok(_) | Err(Trouble::Refused(_) | Trouble::Down(_)) => Ok(None),
            Err(Trouble::Fault(fault)) => Err(fault),
        }
    }
}
