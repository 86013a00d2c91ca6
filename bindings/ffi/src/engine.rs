//! The engine as an object. Each method is one call of the core's; what it does and promises is written there too.

use crate::answers::{
    Decision, EntryProof, ManifestProblem, Outcome, Preview, PromptOutcome, ProposeOutcome,
    RegistrationOutcome, TimelinePage,
};
use crate::contacts::{Contacted, OutboxCheck};
use crate::exports::{Exported, to_new_file};
use crate::faces::FaceScreen;
use crate::history::{History, Wanted};
use crate::holding::{Checked, Inspector, KnownKeys, ReceiptSheet, Receipts, TriedView, UseDetail};
use crate::host::{AnchorOfHost, AnchorStore, DeviceKeys, KeysOfHost, Observer, ObserverOfHost};
use crate::ids::{
    ActivityId, BatchId, DataId, Digest, Jti, LibraryId, MatchToken, ProbeNonce, PromptId, RecipientId,
    ReleaseId, RequestId, Subject, TemplateId, UseId,
};
use crate::observed::{Compared, PhoneLog};
use crate::pages::{Footprint, Held, ListFiles, Lists, Period, Policy};
use crate::records::{
    DestructionPage, DestructionRecord, Found, OutboxItem, OwnerInput, OwnerSigned, Verified,
};
use crate::refusals::{CancelReason, Fault, Refusal, WayOn};
use crate::tidying::{Tidy, TidySort, WhatIf};
use crate::views::{ActivityState, Center, EngineStatus, Language, PhonePrompt, RequestRow, SystemPrompt};
use crate::words::{
    Answer, Asked, AskedFrom, KeyLoss, Manner, MediaType, OsPermission, OsState, OwnerPurpose, Party,
    Payment, UserVerification, Withheld,
};
use privet::clock::SystemClock;
use privet::engine::{Device, Engine};
use privet::gate::registration;
use privet::manifest::FaultCode;
use privet::random::OsRandom;
use privet::text;
use privet::views::lists;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::sync::{Arc, OnceLock};
use zeroize::Zeroizing;

/// For whom a view is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Reader {
    /// The reader's language.
    pub language: Language,
    /// Minutes east of UTC, −840 to 840.
    pub utc_offset: i32,
    /// Whether hours run to 24, as the phone's setting says.
    pub hour24: bool,
}

impl Reader {
    pub(crate) fn checked(self) -> Result<text::Reader, Fault> {
        text::Reader::new(self.language, self.utc_offset, self.hour24).map_err(|_| Fault::BadArgument)
    }
}

/// One of the person's keys, to be registered with a recipient.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct ConfirmingKey {
    /// What unlocks it.
    pub uv: UserVerification,
    /// Its public half as a DER `SubjectPublicKeyInfo` (RFC 5280), P-256.
    pub spki: Vec<u8>,
    /// What the platform attests of it, for the attestation challenge: on Android the certificate chain (X.509, DER), the key's own
    /// first; on Apple's systems one App Attest object; empty if there is none. At most 8 byte strings of together 16 KiB. It goes to
    /// the recipient as it is, signed with the registration; the recipient judges it.
    #[uniffi(default = [])]
    pub attestation: Vec<Vec<u8>>,
}

static ALIVE: AtomicU64 = AtomicU64::new(0);

/// Engines that are open in this process: opened, and not freed yet. For tests of who holds what.
#[must_use]
pub fn engines_alive() -> u64 {
    ALIVE.load(SeqCst)
}

/// Permission state, template vault and gate of one app on one device.
///
/// Calls may come from any thread and block for as long as the key store and the disk take: keep them off the main thread.
/// `check` and `activity_state` read memory only. A call from within a host method is `Fault.Reentrant`.
#[derive(uniffi::Object)]
pub struct PrivetEngine(Engine);

impl PrivetEngine {
    /// The engine itself, for tests that read the ledger. Not exported.
    #[must_use]
    pub const fn core(&self) -> &Engine {
        &self.0
    }

    /// Opens on a device that is all Rust, or partly so: for tests, which bring their own clock and randomness.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn on(dir: &Path, manifest: &[u8], device: Device) -> Result<Arc<Self>, Fault> {
        let engine = Engine::open(dir, manifest, device)?;
        ALIVE.fetch_add(1, SeqCst);
        Ok(Arc::new(Self(engine)))
    }
}

impl Drop for PrivetEngine {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, SeqCst);
    }
}

/// The process's clock: engines of one process have to agree on the boot.
fn system_clock() -> Result<SystemClock, Fault> {
    static CLOCK: OnceLock<SystemClock> = OnceLock::new();
    if let Some(clock) = CLOCK.get() {
        return Ok(*clock);
    }
    let clock = SystemClock::new(&OsRandom).map_err(|_| Fault::Random)?;
    Ok(*CLOCK.get_or_init(|| clock))
}

fn of_core(held: Vec<Held>) -> Vec<lists::Held> {
    held.into_iter().map(|Held { data, value }| lists::Held { data, value }).collect()
}

#[uniffi::export]
impl PrivetEngine {
    /// Opens the engine on a directory that exists and belongs to this app alone, with the system's clock and randomness.
    ///
    /// `boot` is what the platform says about this boot: bytes that stay the same until the device restarts and differ after
    /// it (`kern.bootsessionuuid` on Apple; `Settings.Global.BOOT_COUNT` with an id of the installation on Android). Without
    /// it, each process counts as a boot, and what a process left open ends with it.
    ///
    /// # Errors
    /// [`Fault`] if the device did not answer. Damage, and a manifest that is not accepted, are no fault: see `status`.
    #[uniffi::constructor]
    pub fn open(
        dir: String,
        manifest: String,
        boot: Option<Vec<u8>>,
        keys: Arc<dyn DeviceKeys>,
        anchor: Arc<dyn AnchorStore>,
    ) -> Result<Arc<Self>, Fault> {
        let clock = match boot {
            Some(told) => SystemClock::with_boot(&told),
            None => system_clock()?,
        };
        let device = Device {
            keys: Arc::new(KeysOfHost(keys)),
            anchor: Arc::new(AnchorOfHost(anchor)),
            clock: Arc::new(clock),
            random: Arc::new(OsRandom),
        };
        Self::on(Path::new(&dir), manifest.as_bytes(), device)
    }

    /// How the engine stands.
    ///
    /// # Errors
    /// None.
    pub fn status(&self) -> Result<EngineStatus, Fault> {
        Ok(self.0.status())
    }

    /// What is wrong with the compiled-in manifest, if the engine is locked down for it.
    ///
    /// # Errors
    /// None.
    pub fn manifest_problem(&self) -> Result<Option<ManifestProblem>, Fault> {
        Ok(self.0.manifest_fault().map(|fault| ManifestProblem {
            code: match fault.code {
                FaultCode::Lint(code) => format!("{code:?}"),
                code => format!("{code:?}"),
            },
            pointer: fault.pointer.to_string(),
        }))
    }

    /// Replaces the observer. It is told after each change, and must not hold the engine.
    ///
    /// # Errors
    /// None.
    pub fn observe(&self, observer: Option<Arc<dyn Observer>>) -> Result<(), Fault> {
        self.0.observe(observer.map(|observer| Arc::new(ObserverOfHost(observer)) as _));
        Ok(())
    }

    /// Grows with every change that a view could show.
    ///
    /// # Errors
    /// None.
    pub fn revision(&self) -> Result<u64, Fault> {
        Ok(self.0.revision())
    }

    /// May this activity run now? A hint from memory: no lock, no file, no host call.
    ///
    /// # Errors
    /// [`Fault::BadArgument`]
    pub fn check(&self, activity: ActivityId) -> Result<Decision, Fault> {
        Ok(match self.0.check(&activity) {
            Ok(()) => Decision::Allowed,
            Err(refusal) => Decision::Denied { refusal },
        })
    }

    /// The phone's own permission, as the platform tells it now. Until it is told in a run, it denies.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn report_os(&self, permission: OsPermission, state: OsState) -> Result<Outcome, Fault> {
        Ok(self.0.report_os(permission, state)?.into())
    }

    /// Records what came due, and does what is owed. Call it when `next_due` says, after an unlock, and when the app is in front
    /// again after `lock`: it opens the records.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn tick(&self) -> Result<Outcome, Fault> {
        Ok(self.0.tick()?.into())
    }

    /// The app went to the background, or the device was locked: lets go of what opens the records and of what was read of them, until a
    /// command opens them again. What waits for the person stays.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn lock(&self) -> Result<(), Fault> {
        self.0.lock()
    }

    /// When there will next be something to record (milliseconds since 1970), as far as can be told now.
    ///
    /// # Errors
    /// None.
    pub fn next_due(&self) -> Result<Option<i64>, Fault> {
        Ok(self.0.next_due())
    }

    /// Raises a prompt. There is no other way to a grant.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn ask(&self, request: RequestId, activity: ActivityId, from: AskedFrom) -> Result<Outcome, Fault> {
        Ok(self.0.ask(request, &activity, from)?.into())
    }

    /// Draws the lines of a prompt or a release for this reader, and digests them. Drawing again replaces them: an answer
    /// speaks of the lines last drawn.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] for an offset that is none.
    pub fn prompt(&self, asked: Asked, reader: Reader) -> Result<PromptOutcome, Fault> {
        Ok(match self.0.prompt(asked, &reader.checked()?)? {
            Ok(view) => PromptOutcome::Drawn { view },
            Err(refusal) => PromptOutcome::Refused { refusal },
        })
    }

    /// The lines with this digest are fully on screen, with focus. Starts the 600 ms guard; call it again after anything that
    /// redraws.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn shown(&self, asked: Asked, digest: Digest) -> Result<Outcome, Fault> {
        Ok(self.0.shown(asked, digest)?.into())
    }

    /// The person's answer to a prompt, once.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn answer(
        &self,
        request: RequestId,
        prompt: PromptId,
        digest: Digest,
        party: Party,
        answer: Answer,
        manner: Manner,
    ) -> Result<Outcome, Fault> {
        Ok(self.0.answer(request, prompt, digest, party, answer, manner)?.into())
    }

    /// Leaves a prompt: neither yes nor no, and no penalty.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn leave(&self, request: RequestId, prompt: PromptId, why: CancelReason) -> Result<Outcome, Fault> {
        Ok(self.0.leave(request, prompt, why)?.into())
    }

    /// Takes a consent back, and those that rest on it. Where nothing was asked and the law lets a person refuse, it is their
    /// objection. Works in every state of the app: while locked or locked down it is kept beside the ledger, synced
    /// before this returns.
    ///
    /// # Errors
    /// [`Fault`] if not even that could be written; the withdrawal is then not kept and has to be repeated.
    pub fn withdraw(&self, request: RequestId, activity: ActivityId) -> Result<Outcome, Fault> {
        Ok(self.0.withdraw(request, &activity)?.into())
    }

    /// Takes several back at once: all are denied from this call on. Those without sensitive data can be undone for ten minutes,
    /// then the withdrawal is in force, whether the app runs or not; sensitive ones, and what rests on them, are withdrawn at once.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] for none at all, or more than 1,000. If not even a tombstone could be written, some may be
    /// kept and others not: repeat the call.
    pub fn withdraw_many(&self, request: RequestId, activities: Vec<ActivityId>) -> Result<Outcome, Fault> {
        Ok(self.0.withdraw_many(request, &activities)?.into())
    }

    /// Lifts withdrawals that are not in force yet. It makes no grant: what was allowed before is allowed again.
    ///
    /// # Errors
    /// [`Fault`]; once they are in force the refusal `UndoOver`.
    pub fn undo_withdrawal(&self, request: RequestId, batch: BatchId) -> Result<Outcome, Fault> {
        Ok(self.0.undo_withdrawal(request, batch)?.into())
    }

    /// Begins a use that is recorded, blocked ones included; `by` names the library on whose account, none the app itself.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn access(
        &self,
        request: RequestId,
        activity: ActivityId,
        by: Option<LibraryId>,
    ) -> Result<Outcome, Fault> {
        Ok(self.0.access(request, &activity, by.as_ref())?.into())
    }

    /// Ends a use. `withheld` is what was looked at in it and stayed on the phone, the frames of which a code was read for instance;
    /// it is counted in the year's page and is the app's word. Zeros where nothing was looked at.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] for more than 2⁵³ − 1 bytes.
    pub fn end_use(&self, request: RequestId, use_id: UseId, withheld: Withheld) -> Result<Outcome, Fault> {
        Ok(self.0.end_use(request, use_id, withheld)?.into())
    }

    /// Cleans a payload and proposes that it leaves. `payload` is borrowed, and copied once into memory that is wiped.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn propose_data(
        &self,
        request: RequestId,
        activity: ActivityId,
        recipient: RecipientId,
        payload: &[u8],
        media_type: MediaType,
    ) -> Result<ProposeOutcome, Fault> {
        Ok(self.0.propose_data(request, &activity, &recipient, payload, media_type)?.into())
    }

    /// Proposes that only a result leaves of what was looked at: for an activity that declares `result_only`, whose frames are never a
    /// payload. `result` is one JSON document in UTF-8, at most 64 KiB; `withheld` is what was looked at for it and stays here, at least
    /// one picture.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] for more than 2⁵³ − 1 bytes.
    pub fn propose_result(
        &self,
        request: RequestId,
        activity: ActivityId,
        recipient: RecipientId,
        result: &[u8],
        withheld: Withheld,
    ) -> Result<ProposeOutcome, Fault> {
        Ok(self.0.propose_result(request, &activity, &recipient, result, withheld)?.into())
    }

    /// Cleans other bytes and lets them take the place of those that wait: the person cropped or covered the picture. The release that
    /// waited ends and its bytes are wiped; the new one has lines, digest, check code and time of its own, and goes on under the same
    /// grant, a one-time grant too. What cannot be cleaned leaves the old release waiting.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn replace(
        &self,
        request: RequestId,
        release: ReleaseId,
        payload: &[u8],
        media_type: MediaType,
    ) -> Result<ProposeOutcome, Fault> {
        Ok(self.0.replace(request, release, payload, media_type)?.into())
    }

    /// Proposes that a place leaves. Latitude and longitude in units of 10⁻⁷ degree. An activity that declares precise location and
    /// does not coarsen it sends the place as it is; for any other the place is made coarse (two kilometres).
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] if it is no place on the earth.
    pub fn propose_location(
        &self,
        request: RequestId,
        activity: ActivityId,
        recipient: RecipientId,
        lat_e7: i32,
        lon_e7: i32,
    ) -> Result<Outcome, Fault> {
        Ok(self.0.propose_location(request, &activity, &recipient, lat_e7, lon_e7)?.into())
    }

    /// Proposes that the counts of a year leave, for an activity that declares `year_counts`. The core takes them from its own records, as
    /// `footprint` shows them to the same reader; there is no way to hand in others. A request that is repeated after something was
    /// counted is a `Fault.Conflict`; `outcome` tells what became of it.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] for a year outside 1970 to 9999.
    pub fn propose_footprint(
        &self,
        request: RequestId,
        activity: ActivityId,
        recipient: RecipientId,
        year: u16,
        reader: Reader,
    ) -> Result<Outcome, Fault> {
        let reader = reader.checked()?;
        Ok(self.0.propose_footprint(request, &activity, &recipient, year, &reader)?.into())
    }

    /// Proposes a payment, with the face that was matched for it if there was one.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn propose_payment(
        &self,
        request: RequestId,
        activity: ActivityId,
        recipient: RecipientId,
        payment: Payment,
        token: Option<MatchToken>,
    ) -> Result<Outcome, Fault> {
        Ok(self.0.propose_payment(request, &activity, &recipient, payment, token)?.into())
    }

    /// The exact bytes that would leave; none for a payment, where the lines are all there is.
    ///
    /// # Errors
    /// [`Fault::BadArgument`]
    pub fn preview(&self, release: ReleaseId) -> Result<Option<Arc<Preview>>, Fault> {
        Ok(self.0.preview(release).map(|preview| Arc::new(Preview(preview))))
    }

    /// The person tapped the confirming button under the lines with this digest: fixes the receipt and answers what the key of
    /// this kind has to sign, within 60 s. `manner` is how the person answered; it stays on the device.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] if the manner names more than 64 lines.
    pub fn approve(
        &self,
        request: RequestId,
        release: ReleaseId,
        digest: Digest,
        uv: UserVerification,
        manner: Manner,
    ) -> Result<Outcome, Fault> {
        Ok(self.0.approve(request, release, digest, uv, manner)?.into())
    }

    /// The signature is here (DER or `r ‖ s`): checked, ruled on again, and sealed into the outbox. Exactly once.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn confirm(
        &self,
        request: RequestId,
        release: ReleaseId,
        signature: Vec<u8>,
    ) -> Result<Outcome, Fault> {
        Ok(self.0.confirm(request, release, &signature)?.into())
    }

    /// Lets a send leave that needs no confirmation. No receipt goes with it.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn release(&self, request: RequestId, release: ReleaseId) -> Result<Outcome, Fault> {
        Ok(self.0.release(request, release)?.into())
    }

    /// The person said no to a send. `manner` is how; it stays on the device.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] if the manner names more than 64 lines.
    pub fn refuse(&self, request: RequestId, release: ReleaseId, manner: Manner) -> Result<Outcome, Fault> {
        Ok(self.0.refuse(request, release, manner)?.into())
    }

    /// A send was left without an answer.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn cancel(
        &self,
        request: RequestId,
        release: ReleaseId,
        why: CancelReason,
    ) -> Result<Outcome, Fault> {
        Ok(self.0.cancel(request, release, why)?.into())
    }

    /// What the platform's attestation of a confirming key has to carry, for a recipient's challenge of 16 to 64 bytes. Ask before the
    /// keys are made.
    ///
    /// # Errors
    /// [`Fault::BadArgument`] for a challenge of another length: its recipient can act.
    pub fn attestation_challenge(&self, recipient: RecipientId, challenge: Vec<u8>) -> Result<Digest, Fault> {
        self.0.attestation_challenge(&recipient, &challenge)
    }

    /// Which of the person's keys a recipient takes, as its manifest declares: those are to be made, and a registration with another is
    /// refused. None of a recipient that is not declared, and while the records are locked.
    pub fn accepted(&self, recipient: RecipientId) -> Vec<UserVerification> {
        self.0.accepted(&recipient)
    }

    /// The person's number with this recipient, if a key of theirs is registered with it: each registration has its own. Whether the
    /// recipient ever got it, the app has to know. None while the records stay locked.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn registered_as(&self, recipient: RecipientId) -> Result<Option<Subject>, Fault> {
        self.0.registered_as(&recipient)
    }

    /// Begins to register the person's keys with a recipient, and answers what each has to sign. Nothing is recorded before
    /// `finish_registration`.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn begin_registration(
        &self,
        recipient: RecipientId,
        challenge: Vec<u8>,
        keys: Vec<ConfirmingKey>,
    ) -> Result<RegistrationOutcome, Fault> {
        let keys: Vec<_> = keys
            .into_iter()
            .map(|ConfirmingKey { uv, spki, attestation }| registration::ConfirmingKey {
                uv,
                spki,
                attestation,
            })
            .collect();
        Ok(match self.0.begin_registration(&recipient, &challenge, &keys)? {
            Ok(draft) => RegistrationOutcome::Drafted { draft },
            Err(refusal) => RegistrationOutcome::Refused { refusal },
        })
    }

    /// The platform says that the person's key of this kind is gone: that key confirms nothing from now on, and what was approved with
    /// it is over. The other key, and notices, go on.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn key_lost(
        &self,
        request: RequestId,
        recipient: RecipientId,
        uv: UserVerification,
        cause: KeyLoss,
    ) -> Result<Outcome, Fault> {
        Ok(self.0.key_lost(request, &recipient, uv, cause)?.into())
    }

    /// Records the registration, once all keys signed, in the order of the keys. The reply holds what the recipient gets.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn finish_registration(
        &self,
        request: RequestId,
        recipient: RecipientId,
        signatures: Vec<Vec<u8>>,
    ) -> Result<Outcome, Fault> {
        Ok(self.0.finish_registration(request, &recipient, &signatures)?.into())
    }

    /// The next thing to deliver: the one with the fewest failed tries, the oldest of them first.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn outbox_next(&self) -> Result<Option<OutboxItem>, Fault> {
        self.0.outbox_next()
    }

    /// The recipient has it. An acknowledgement, if it gave one, is held against the very bytes that were sent. A withdrawal notice
    /// without one is offered again a day later, and may be acknowledged at any time.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn delivered(&self, request: RequestId, jti: Jti, ack: Option<Vec<u8>>) -> Result<Outcome, Fault> {
        Ok(self.0.delivered(request, jti, ack.as_deref())?.into())
    }

    /// It could not be delivered now; it stays queued until its time is over.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn failed(&self, request: RequestId, jti: Jti) -> Result<Outcome, Fault> {
        Ok(self.0.failed(request, jti)?.into())
    }

    /// Whether faces are compared for this activity at all, as the manifest declares it. From memory, in every state of the app.
    ///
    /// # Errors
    /// [`Fault::BadArgument`]
    pub fn compares_faces(&self, activity: ActivityId) -> Result<bool, Fault> {
        Ok(self.0.compares_faces(&activity))
    }

    /// Makes the first template of an activity of a fresh probe (little-endian binary32 numbers, as many as the manifest's `matching`
    /// says), under its own key and the activity's own consent. `probe` is borrowed; the caller wipes it.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] if the probe is not one.
    pub fn enrol(&self, request: RequestId, activity: ActivityId, probe: &[u8]) -> Result<Outcome, Fault> {
        Ok(self.0.enrol(request, &activity, probe)?.into())
    }

    /// Makes a further template beside those that are there (with glasses, without), at most five in all. A signature by the owner key
    /// for `MakeTemplate` says that it is not somebody else's face.
    ///
    /// # Errors
    /// As [`PrivetEngine::enrol`].
    pub fn enrol_beside(
        &self,
        request: RequestId,
        activity: ActivityId,
        probe: &[u8],
        proof: OwnerSigned,
    ) -> Result<Outcome, Fault> {
        Ok(self.0.enrol_beside(request, &activity, probe, &proof)?.into())
    }

    /// Makes a template of a fresh probe in place of all that are there, which are destroyed in the same commit. Signed as for
    /// `enrol_beside`. Failed attempts count on.
    ///
    /// # Errors
    /// As [`PrivetEngine::enrol`].
    pub fn enrol_instead(
        &self,
        request: RequestId,
        activity: ActivityId,
        probe: &[u8],
        proof: OwnerSigned,
    ) -> Result<Outcome, Fault> {
        Ok(self.0.enrol_instead(request, &activity, probe, &proof)?.into())
    }

    /// Moves every template of an activity to a new key: each is sealed under the new one, then the old one is destroyed. Nobody has to
    /// look into the camera, and failed attempts count on.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn renew(&self, request: RequestId, activity: ActivityId) -> Result<Outcome, Fault> {
        Ok(self.0.renew(request, &activity)?.into())
    }

    /// What the latest open found that belongs to nothing.
    #[must_use]
    pub fn found(&self) -> Found {
        self.0.found()
    }

    /// A number that the host has to bring back once with one probe, within 60 s.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn probe_nonce(&self) -> Result<ProbeNonce, Fault> {
        self.0.probe_nonce()
    }

    /// May a face be compared for this activity now? A hint from memory, like `check`, to be looked at before the camera runs: consent,
    /// the phone's own permission and screen lock, a template, attempts that are left. `verify` decides. What is off has
    /// `NothingToCompare`.
    ///
    /// # Errors
    /// [`Fault::BadArgument`]
    pub fn may_compare(&self, activity: ActivityId) -> Result<Decision, Fault> {
        Ok(match self.0.may_compare(&activity) {
            Ok(()) => Decision::Allowed,
            Err(refusal) => Decision::Denied { refusal },
        })
    }

    /// What `verify` would answer, as far as that can be told without a probe: for what `may_compare` denied, before the camera runs. The
    /// phone is asked again, and what is blocked is recorded. `Recorded` if a probe may be taken now; what the same request came to, if
    /// it was made before.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn before_verify(&self, request: RequestId, activity: ActivityId) -> Result<Outcome, Fault> {
        Ok(self.0.before_verify(request, &activity)?.into())
    }

    /// Compares a fresh probe with the templates of an activity: yes or no, never a score. The attempt is spent, committed and anchored before it is made.
    /// `probe` is borrowed; the caller wipes it.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] if the probe is not one (no attempt is spent then).
    pub fn verify(
        &self,
        request: RequestId,
        activity: ActivityId,
        probe: &[u8],
        nonce: ProbeNonce,
    ) -> Result<Outcome, Fault> {
        Ok(self.0.verify(request, &activity, probe, nonce)?.into())
    }

    /// What the owner key has to sign for this purpose, once. To become the owner it is a newly made key, guarded by the
    /// device credential.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn owner_challenge(&self, purpose: OwnerPurpose) -> Result<OwnerInput, Fault> {
        self.0.owner_challenge(purpose)
    }

    /// Records the owner key.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn set_owner(&self, request: RequestId, proof: OwnerSigned) -> Result<Outcome, Fault> {
        Ok(self.0.set_owner(request, &proof)?.into())
    }

    /// Allows new attempts after too many failed ones.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn reset_attempts(
        &self,
        request: RequestId,
        activity: ActivityId,
        proof: OwnerSigned,
    ) -> Result<Outcome, Fault> {
        Ok(self.0.reset_attempts(request, &activity, &proof)?.into())
    }

    /// The way out of lock-down: starts a new ledger that cites the old head. Old files are set aside, template keys deleted,
    /// every consent asked anew.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn leave_lock_down(&self, proof: OwnerSigned) -> Result<Outcome, Fault> {
        Ok(self.0.leave_lock_down(&proof)?.into())
    }

    /// The owner key's digest as the anchor remembers it: tells which key to ask for on the recovery screen.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn anchored_owner(&self) -> Result<Option<Digest>, Fault> {
        self.0.anchored_owner()
    }

    /// The outcome of a committing command, asked again by its id; none if it never committed. Ask after a call was cancelled:
    /// it may have committed all the same.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn outcome(&self, request: RequestId) -> Result<Option<Outcome>, Fault> {
        Ok(self.0.outcome(request)?.map(Outcome::from))
    }

    /// The permission center. Works in every state of the app: while locked with names only. None if no manifest was ever read.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] for an offset that is none.
    pub fn center(&self, reader: Reader) -> Result<Option<Center>, Fault> {
        self.0.center(&reader.checked()?)
    }

    /// The same screen with the purposes only whose title, kinds of data or recipients have every word of `query`. Upper and lower case
    /// are one, and so are full and half width.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] for an offset that is none.
    pub fn center_matching(&self, query: String, reader: Reader) -> Result<Option<Center>, Fault> {
        self.0.center_matching(&query, &reader.checked()?)
    }

    /// The screen of faces: each activity that compares faces, what is here of it, and what off left behind. None if no manifest was ever
    /// read.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] for an offset that is none.
    pub fn face_screen(&self, reader: Reader) -> Result<Option<FaceScreen>, Fault> {
        self.0.face_screen(&reader.checked()?)
    }

    /// Everything that is on, ranked for tidying up, with what the person selected marked. From memory. None if no manifest was
    /// ever read, and while locked, when nobody knows what is on.
    ///
    /// # Errors
    /// [`Fault::BadArgument`]
    pub fn tidy(
        &self,
        sort: TidySort,
        selected: Vec<ActivityId>,
        reader: Reader,
    ) -> Result<Option<Tidy>, Fault> {
        Ok(self.0.tidy(sort, &selected, &reader.checked()?))
    }

    /// A payment that somebody asks for, as a row. From memory; proposes nothing. None if the recipient is not declared or the amount
    /// could not be paid.
    ///
    /// # Errors
    /// [`Fault::BadArgument`]
    pub fn payment_request(
        &self,
        payment: Payment,
        recipient: RecipientId,
        reader: Reader,
    ) -> Result<Option<RequestRow>, Fault> {
        Ok(self.0.payment_request(&payment, &recipient, &reader.checked()?))
    }

    /// What to say before the phone's own question for an activity. From memory. None if it is not declared or needs no permission
    /// of the phone's.
    ///
    /// # Errors
    /// [`Fault::BadArgument`]
    pub fn phone_prompt(
        &self,
        activity: ActivityId,
        language: Language,
    ) -> Result<Option<PhonePrompt>, Fault> {
        Ok(self.0.phone_prompt(&activity, language))
    }

    /// What turning an activity off would do. Changes nothing. None if it is not declared.
    ///
    /// # Errors
    /// [`Fault::BadArgument`]
    pub fn what_if(&self, activity: ActivityId, reader: Reader) -> Result<Option<WhatIf>, Fault> {
        Ok(self.0.what_if(&activity, &reader.checked()?))
    }

    /// Who can do what about a refusal of something for this activity, as things stand. From memory, in every state of the app.
    ///
    /// # Errors
    /// [`Fault::BadArgument`]
    pub fn way_on(&self, refusal: Refusal, activity: ActivityId, language: Language) -> Result<WayOn, Fault> {
        Ok(self.0.way_on(refusal, &activity, language))
    }

    /// What the phone's own prompt says while one of the person's keys signs that it is registered with this recipient. It asks for no
    /// consent. From memory, in every state of the app.
    ///
    /// # Errors
    /// [`Fault::BadArgument`]
    pub fn registration_prompt(
        &self,
        recipient: RecipientId,
        language: Language,
    ) -> Result<SystemPrompt, Fault> {
        self.0.registration_prompt(&recipient, language)
    }

    /// What the phone's own prompt says while the owner key signs for this purpose. It asks for no consent. From memory, in every state
    /// of the app.
    ///
    /// # Errors
    /// [`Fault::BadArgument`]
    pub fn owner_prompt(&self, purpose: OwnerPurpose, language: Language) -> Result<SystemPrompt, Fault> {
        self.0.owner_prompt(&purpose, language)
    }

    /// How one activity stands, for a feature's own screen. From memory, like `check`. None if it is not declared.
    ///
    /// # Errors
    /// [`Fault::BadArgument`]
    pub fn activity_state(&self, activity: ActivityId) -> Result<Option<ActivityState>, Fault> {
        Ok(self.0.activity_state(&activity))
    }

    /// A page of the timeline, newest first: at most `limit` (1 to 200) entries below `before`, of one activity or of all. An
    /// entry that shows nothing to a person takes no row, so a page may be shorter; it is the last when `next` is none.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] for an offset that is none.
    pub fn timeline(
        &self,
        activity: Option<ActivityId>,
        before: Option<u64>,
        limit: u32,
        reader: Reader,
    ) -> Result<TimelinePage, Fault> {
        let (rows, next) = self.0.timeline(activity.as_ref(), before, limit, &reader.checked()?)?;
        Ok(TimelinePage { rows, next })
    }

    /// A page of the use history, newest first: `limit` (1 to 200) rows below `before` that are wanted, or fewer on the last page. While
    /// locked it says so and holds no row.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] for an offset that is none.
    pub fn history(
        &self,
        wanted: Wanted,
        before: Option<u64>,
        limit: u32,
        reader: Reader,
    ) -> Result<History, Fault> {
        self.0.history(&wanted, before, limit, &reader.checked()?)
    }

    /// The two lists of personal information with counts of real use. What the app holds (`held`) is shown masked. While the records are
    /// locked, or where they can't be read, without counts. None if no manifest was ever read.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] for an offset that is none.
    pub fn lists(&self, period: Period, held: Vec<Held>, reader: Reader) -> Result<Option<Lists>, Fault> {
        self.0.lists(period, &of_core(held), &reader.checked()?)
    }

    /// The same lists as files that a person takes along.
    ///
    /// # Errors
    /// As `lists`.
    pub fn list_files(
        &self,
        period: Period,
        held: Vec<Held>,
        reader: Reader,
    ) -> Result<Option<ListFiles>, Fault> {
        let Some(lists) = self.0.lists(period, &of_core(held), &reader.checked()?)? else { return Ok(None) };
        let files = lists.json().zip(lists.collected_table().csv().zip(lists.shared_table().csv()));
        let (json, (collected_csv, shared_csv)) = files.ok_or(Fault::Internal)?;
        Ok(Some(ListFiles { json, collected_csv, shared_csv }))
    }

    /// A value as the manifest's mask rule for its kind shows it; hidden if the kind is not declared.
    ///
    /// # Errors
    /// [`Fault::BadArgument`]
    pub fn masked(&self, data: DataId, value: String) -> Result<String, Fault> {
        let value = Zeroizing::new(value);
        Ok(self.0.masked(&data, &value))
    }

    /// The interactive policy: what is collected, stored and shared, with the switches of the permission center. None if no manifest
    /// was ever read.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] for an offset that is none.
    pub fn policy(&self, reader: Reader) -> Result<Option<Policy>, Fault> {
        self.0.policy(&reader.checked()?)
    }

    /// The year in privacy: counts only, worked out here. Viewing it agrees to nothing; it leaves only by `propose_footprint`.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] for a year outside 1970 to 9999, or an offset that is none.
    pub fn footprint(&self, year: u16, reader: Reader) -> Result<Footprint, Fault> {
        self.0.footprint(year, &reader.checked()?)
    }

    /// Writes everything about the person as JSON (docs/export.md) to a new file at `path`, readable by the app's user only. How
    /// answers were given is left out unless the person asks for it. None, and no file, while the records are locked.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::Store`] if there is a file already, or it could not be written. An unfinished file is taken away.
    pub fn export_json(&self, with_manner: bool, path: String) -> Result<Option<Exported>, Fault> {
        to_new_file(&path, |file| self.0.export_json(with_manner, file))
    }

    /// Writes everything about the person as one page to read, without how answers were given, to a new file at `path`.
    ///
    /// # Errors
    /// As `export_json`.
    pub fn export_html(&self, path: String, reader: Reader) -> Result<Option<Exported>, Fault> {
        let reader = reader.checked()?;
        to_new_file(&path, |file| self.0.export_html(&reader, file))
    }

    /// The same page as UTF-8, for whoever hands it on at once: no file holds it. None while the records are locked.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn export_page(&self, reader: Reader) -> Result<Option<Vec<u8>>, Fault> {
        let mut page = Vec::new();
        Ok(self.0.export_html(&reader.checked()?, &mut page)?.map(|_| page))
    }

    /// The consent record of one activity (ISO/IEC TS 27560, JSON-LD). None while the records are locked, and if nothing happened to
    /// its consent.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn consent_record(&self, activity: ActivityId, language: Language) -> Result<Option<String>, Fault> {
        self.0.consent_record(&activity, language)
    }

    /// A consent receipt (ISO/IEC TS 27560, JSON-LD) with the record of one activity, or of all that were answered. None while the
    /// records are locked, and if there is nothing in it.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn consent_receipt(
        &self,
        activity: Option<ActivityId>,
        language: Language,
    ) -> Result<Option<String>, Fault> {
        self.0.consent_receipt(activity.as_ref(), language)
    }

    /// Holds a log that the phone keeps (docs/observed.md) against what the app declares and what is recorded here: what no activity
    /// explains, hosts that nobody declares, and what was declared and never used. `app` is the bundle id or package name. Records,
    /// sends and keeps nothing of it; `log` is borrowed. None if no manifest was ever read.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] for an app id of 0 or more than 255 bytes. What is wrong with the file is a finding.
    pub fn compare(
        &self,
        log: &[u8],
        kind: PhoneLog,
        app: String,
        reader: Reader,
    ) -> Result<Option<Compared>, Fault> {
        self.0.compare(kind, log, &app, &reader.checked()?)
    }

    /// Tells that a request went out to `host` (a name or an address, without port) with `bytes` bytes of body, as far as they were
    /// written. For interceptors of HTTP clients, after the request and whatever came of it. Writes one row beside the ledger, and
    /// waits for no disk.
    ///
    /// # Errors
    /// [`Fault`]: the request is counted, and written without a name with the next one. Never a reason not to send.
    pub fn contacted(&self, host: String, bytes: u64) -> Result<Contacted, Fault> {
        self.0.contacted(&host, bytes)
    }

    /// Holds what `contacted` was told in these days against what is declared and recorded: hosts that nobody declares, and declared
    /// ones without a send. Works in every state. None if no manifest was ever read.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] for an offset that is none.
    pub fn compare_contacts(&self, period: Period, reader: Reader) -> Result<Option<Compared>, Fault> {
        self.0.compare_contacts(period, &reader.checked()?)
    }

    /// May a request with exactly these bytes as its body go to this host, as the delivery of what waits under `jti`? Ask before each
    /// try, and for each hop of a redirect. `scheme` and `host` are those of the URL, the host without port; `body` is borrowed.
    /// Changes nothing.
    ///
    /// # Errors
    /// [`Fault`]: then it may not.
    pub fn outbox_check(
        &self,
        body: &[u8],
        jti: Jti,
        scheme: String,
        host: String,
    ) -> Result<OutboxCheck, Fault> {
        self.0.outbox_check(jti, &scheme, &host, body)
    }

    /// The ledger's head as a C2SP signed checkpoint; none while it cannot be read.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn checkpoint(&self) -> Result<Option<String>, Fault> {
        self.0.checkpoint()
    }

    /// The key that verifies this ledger's checkpoints, as a C2SP verifier key; none while it cannot be read.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn log_key(&self) -> Result<Option<String>, Fault> {
        self.0.log_key()
    }

    /// One entry with a proof that it is in the ledger; none if there is no such entry.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn proof(&self, index: u64) -> Result<Option<EntryProof>, Fault> {
        Ok(self.0.proof(index)?.map(|(entry, proof)| EntryProof { entry, proof }))
    }

    /// The templates of this activity that were destroyed, the last one first, at most 200: of each there is a record. None that only
    /// moved to another key. None while the records cannot be read.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn destroyed(&self, activity: ActivityId) -> Result<Option<Vec<TemplateId>>, Fault> {
        self.0.destroyed(&activity)
    }

    /// The record of a face template's destruction, to take along: of this template, or else of the one of this activity that was
    /// destroyed last. None if there is none yet (nothing was destroyed, or the key store did not answer that the key is missing), and
    /// while the records cannot be read. No record leaves that does not verify.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn destruction(
        &self,
        activity: ActivityId,
        template: Option<TemplateId>,
    ) -> Result<Option<DestructionRecord>, Fault> {
        Ok(self.0.destruction(&activity, template)?.map(DestructionRecord::from))
    }

    /// The same for a screen, with what the record shows and what it does not show.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] for an offset that is none.
    pub fn destruction_page(
        &self,
        activity: ActivityId,
        template: Option<TemplateId>,
        reader: Reader,
    ) -> Result<Option<DestructionPage>, Fault> {
        self.0.destruction_page(&activity, template, &reader.checked()?)
    }

    /// The receipts of what the person chose, newest first: at most `limit` (1 to 200) below `before`. A page may be shorter; it is the
    /// last when `next` is none. None while the records are locked, and if no manifest was ever read.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] for an offset that is none.
    pub fn receipts(
        &self,
        before: Option<u64>,
        limit: u32,
        reader: Reader,
    ) -> Result<Option<Receipts>, Fault> {
        self.0.receipts(before, limit, &reader.checked()?)
    }

    /// One receipt as a sheet: lines, code, file, and what it discloses. None if the entry is nothing a person chose, and while the records
    /// are locked. No receipt leaves that does not verify.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] for an offset that is none.
    pub fn receipt_sheet(&self, index: u64, reader: Reader) -> Result<Option<ReceiptSheet>, Fault> {
        self.0.receipt_sheet(index, &reader.checked()?)
    }

    /// The receipt of the last word on one purpose: a yes, a no, or that it was turned off, by itself or with another; what became of one
    /// send is none. None if nothing was said, while it is off and that can still be undone or is not in the ledger yet,
    /// while the records are locked, and where
    /// `receipt_sheet` has none.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] for an offset that is none.
    pub fn answer_receipt_sheet(
        &self,
        activity: ActivityId,
        reader: Reader,
    ) -> Result<Option<ReceiptSheet>, Fault> {
        self.0.answer_receipt_sheet(&activity, &reader.checked()?)
    }

    /// Writes the file of a receipt to a new file that only the app's user can read. False, and no file, where `receipt_sheet` has none.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::Store`] if there is a file already, which stays as it is, or it could not be written.
    pub fn export_receipt(&self, index: u64, path: String) -> Result<bool, Fault> {
        let written = to_new_file(&path, |file| {
            let Some(slip) = self.0.slip(index)? else { return Ok(None) };
            let kept = std::io::Write::write_all(file, slip.as_bytes());
            kept.map_err(|fault| Fault::Store(privet::store::StoreFault::from(fault)))?;
            Ok(Some(()))
        });
        Ok(written?.is_some())
    }

    /// Checks a receipt that somebody shows: a file's bytes, the text of a code, or the receipt of a send; or the record of a destruction.
    /// This phone's own keys are known besides `known`; while locked, from the first time on that this run had the records open. Works in
    /// every state of the app, and asks no network.
    ///
    /// # Errors
    /// [`Fault::BadArgument`] for a known key that is none, or an offset that is none.
    pub fn check_receipt(&self, bytes: Vec<u8>, known: KnownKeys, reader: Reader) -> Result<Checked, Fault> {
        self.0.check_receipt(&bytes, known.read()?, &reader.checked()?)
    }

    /// The detail behind the timeline's row of this entry. None if it has no row, and while the records are locked.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] for an offset that is none.
    pub fn use_detail(&self, index: u64, reader: Reader) -> Result<Option<UseDetail>, Fault> {
        self.0.use_detail(index, &reader.checked()?)
    }

    /// The inspector. Works in every state of the app: while locked, it knows the keys' state and the policy alone.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] for an offset that is none.
    pub fn inspector(&self, reader: Reader) -> Result<Inspector, Fault> {
        self.0.inspector(&reader.checked()?)
    }

    /// Tries to send without asking the person, and locks the engine down if that is not denied. Sends nothing and records nothing.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn try_to_send(&self, language: Language) -> Result<TriedView, Fault> {
        self.0.try_to_send(language)
    }

    /// The receipt of a confirmed release, by its single-use number; none if there is no such release.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn receipt(&self, jti: Jti) -> Result<Option<String>, Fault> {
        self.0.receipt(jti)
    }

    /// Checks every entry and node, which takes seconds for a large ledger. A broken ledger locks the engine down. None while
    /// it cannot be read.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn verify_ledger(&self) -> Result<Option<Verified>, Fault> {
        self.0.verify_ledger(|_, _| true)
    }
}
