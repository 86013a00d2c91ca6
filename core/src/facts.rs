//! What the engine knows when it rules: the moment, fresh random numbers, what the phone allows in this run, and evidence
//! that something was checked. Evidence types have private fields and are made only by the function that did the check; each
//! names the key, release or digest it speaks of, so that evidence about something no longer current is refused as stale. The one
//! plain value among them, the digest drawn last, can only refuse: nothing is allowed for it alone.

use crate::command::OsState;
use crate::gate::minimise::Minimised;
use crate::gate::registration::RegistrationChecked;
use crate::gate::signature::SignatureChecked;
use crate::host::{Moment, ScreenLock};
use crate::manifest::OsPermission;
use crate::notify::NoticeSigned;
use crate::owner::OwnerChecked;
use crate::prompt::PromptShown;
use crate::refusal::EndReason;
use crate::vault::attempt::{AttemptAnchored, AttemptsCounted};
use crate::vault::sentinel::{BiometricsChanged, SentinelReady};
use crate::vault::shred::AliasGone;
use crate::vault::template::{ProbeCompared, TemplateSealed};
use privet_wire::ids::{Digest, RunId};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everything a ruling may look at besides State and the command.
#[derive(Debug)]
pub struct Facts<'a> {
    /// Now.
    pub now: Moment,
    /// This run of the engine.
    pub run: RunId,
    /// What the phone says of itself in this run; what is absent denies.
    pub phone: &'a Phone,
    /// The phone's faces and fingers were looked at for this call, and are those of before.
    pub faces_looked: bool,
    /// Random numbers that nobody has seen.
    pub fresh: Fresh,
    /// The ledger's head before this command's events.
    pub head: Head,
    /// What became of the id that the command names, if State no longer holds it.
    pub past: Option<Past>,
    /// What was checked.
    pub evidence: Evidence,
}

/// What the phone says of itself in this run. What it did not say yet denies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phone {
    /// What it allows this app.
    pub os: BTreeMap<OsPermission, OsState>,
    /// Whether it can be opened by anybody.
    pub screen_lock: Option<ScreenLock>,
}

/// Random numbers drawn for one command.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Fresh {
    /// For the id of what the command makes.
    pub id: [u8; 16],
    /// For a single-use number.
    pub jti: [u8; 16],
    /// Salt of a payload's digest.
    pub payload_salt: [u8; 32],
    /// Salt of a ledger commitment.
    pub commitment_salt: [u8; 32],
}

/// The ledger's head.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Head {
    /// Number of entries.
    pub size: u64,
    /// The checkpoint body that says so.
    pub body: String,
}

/// What became of an id that State no longer holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Past {
    /// A prompt with its answer.
    Answered,
    /// A release that left.
    Used,
    /// A release that did not.
    Ended(EndReason),
}

/// What was checked for this command. At most one of each.
#[derive(Debug, Default)]
pub struct Evidence {
    /// Digest of the lines that this run drew last for the prompt or release at hand.
    pub drawn: Option<Digest>,
    /// The person saw the lines.
    pub shown: Option<PromptShown>,
    /// The bytes were cleaned.
    pub minimised: Option<Arc<Minimised>>,
    /// The signature verifies.
    pub signature: Option<SignatureChecked>,
    /// What was handed in as a signature is none.
    pub malformed: bool,
    /// The registration's signatures verify.
    pub registration: Option<RegistrationChecked>,
    /// The owner key signed a challenge of the core.
    pub owner: Option<OwnerChecked>,
    /// The template is sealed under its key.
    pub sealed: Option<TemplateSealed>,
    /// The attempt is counted where an older database does not bring it back.
    pub anchored: Option<AttemptAnchored>,
    /// What the anchor had counted of attempts.
    pub counted: Option<AttemptsCounted>,
    /// The probe was compared.
    pub compared: Option<ProbeCompared>,
    /// The phone tells from here on if its faces or fingers change.
    pub sentinel: Option<SentinelReady>,
    /// The phone's faces or fingers changed.
    pub biometrics: Option<BiometricsChanged>,
    /// The key store answered that the alias is missing.
    pub gone: Option<AliasGone>,
    /// The notice is signed.
    pub notice: Option<NoticeSigned>,
}
