//! A phone whose every byte is in a directory, so that processes can share it, and a copy of it can be damaged.
//!
//! `data/` is the app's directory, `device/` plays the key store and the place where the anchor is kept.

use super::clock::SharedClock;
use super::detector::{Wrong, wrongs};
use crate::world::{MANIFEST, done, id, key_name, manner, reader, with_keys};
use privet::command::{Answer, From, OsState, Outcome, Party, Reply, Until, Withheld};
use privet::engine::{Device, Engine, OwnerSigned, Status};
use privet::event::Recorded;
use privet::fault::Fault;
use privet::gate::minimise::MediaType;
use privet::gate::registration::ConfirmingKey;
use privet::host::{AnchorStore, Clock, DeviceKeys};
use privet::manifest::OsPermission;
use privet::owner::OwnerPurpose;
use privet::prompt::Asked;
use privet::random::{OsRandom, draw};
use privet::refusal::Refusal;
use privet_softkeys::{RecipientBox, SeededRandom, SoftAnchor, SoftKeys, SoftSigner};
use privet_wire::ids::{PromptId, RecipientId, ReleaseId, RequestId};
use privet_wire::key::UserVerification;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The activity that the proofs use: every use is confirmed, no permission of the phone is needed, one recipient.
pub const SHARE: &str = "score_share";
/// The activity that keeps a face.
pub const FACE: &str = "face_payment";
/// The recipient of [`SHARE`].
pub const BANK: &str = "harbour_credit";
const PAYLOAD: &[u8] = br#"{"score_range":"700-749"}"#;
/// The phone, and an engine on it.
pub struct Phone {
    /// Where all its files are.
    pub root: PathBuf,
    /// What the engine was given.
    pub device: Device,
    /// The person's keys.
    pub signer: Arc<SoftSigner>,
    /// The manifest it was opened with.
    pub manifest: Vec<u8>,
    /// The clock, which every process on this phone shares.
    pub clock: Arc<SharedClock>,
    /// The engine.
    pub engine: Engine,
}

/// The device below `root`.
#[must_use]
pub fn device(root: &Path) -> (Device, Arc<SoftSigner>, Arc<SharedClock>) {
    let keys = SoftKeys::directory(&root.join("device"));
    let signer = keys.signer();
    let clock = Arc::new(SharedClock::in_file(&root.join("clock")));
    let device = Device {
        keys: keys as Arc<dyn DeviceKeys>,
        anchor: SoftAnchor::file(&root.join("device/anchor")) as Arc<dyn AnchorStore>,
        clock: Arc::clone(&clock) as Arc<dyn Clock>,
        random: Arc::new(OsRandom),
    };
    (device, signer, clock)
}

impl Phone {
    /// A new phone, its person registered with [`BANK`].
    #[must_use]
    pub fn new(root: &Path) -> Self {
        let manifest = with_keys(MANIFEST, &RecipientBox::memory(), &SeededRandom::new(7));
        Self::with_manifest(root, &manifest)
    }

    /// The same with another manifest.
    #[must_use]
    pub fn with_manifest(root: &Path, manifest: &[u8]) -> Self {
        Self::bought(root, manifest);
        let phone = Self::open(root);
        phone.own();
        phone.register(BANK);
        phone
    }

    /// Makes the owner key.
    pub fn own(&self) {
        self.signer.make("owner", UserVerification::Pin).expect("made");
        let input = self.engine.owner_challenge(OwnerPurpose::BecomeOwner).expect("no fault");
        let signature = self.signer.sign("owner", &input.input).expect("signed");
        let spki = self.signer.spki("owner").expect("made");
        done(self.engine.set_owner(request(), &OwnerSigned { input, spki, signature }));
    }

    /// A phone on which the app was never opened.
    ///
    /// # Panics
    /// If the directory can't be written.
    pub fn bought(root: &Path, manifest: &[u8]) {
        std::fs::create_dir_all(root.join("data")).expect("made");
        std::fs::write(root.join("manifest.json"), manifest).expect("written");
    }

    /// The phone that is in this directory.
    ///
    /// # Panics
    /// If the engine does not open.
    #[must_use]
    pub fn open(root: &Path) -> Self {
        Self::open_with(root, &std::fs::read(root.join("manifest.json")).expect("a phone"), |device| device)
    }

    /// The same with the manifest of another version of the app, and with a device that `changed` makes of its own.
    ///
    /// # Panics
    /// If the engine does not open.
    #[must_use]
    pub fn open_with(root: &Path, manifest: &[u8], changed: impl FnOnce(Device) -> Device) -> Self {
        let (device, signer, clock) = device(root);
        let device = changed(device);
        let engine = Engine::open(&root.join("data"), manifest, device.clone()).expect("opens");
        Self { root: root.to_owned(), device, signer, manifest: manifest.to_owned(), clock, engine }
    }

    /// A copy of the phone in this directory, opened by nobody. The copy is made by another process: closing a file of the
    /// database here would drop the locks that `SQLite` holds on it.
    pub fn copy(from: &Path, to: &Path) {
        let copied = std::process::Command::new("cp").arg("-R").arg(from.join(".")).arg(to).status();
        assert!(copied.expect("cp").success());
    }

    /// Ends this phone's engine as a kill would: nothing is closed, nothing is moved from the log into the database.
    pub fn kill(self) -> PathBuf {
        let root = self.root.clone();
        std::mem::forget(self);
        root
    }

    /// Registers a `bio` key with a recipient.
    pub fn register(&self, recipient: &str) {
        let name = key_name(recipient, UserVerification::Bio);
        self.signer.make(&name, UserVerification::Bio).expect("made");
        let recipient = RecipientId::try_from(recipient).expect("an id");
        let keys = [ConfirmingKey {
            uv: UserVerification::Bio,
            spki: self.signer.spki(&name).expect("made"),
            attestation: vec![],
        }];
        let draft = self.engine.begin_registration(&recipient, b"a challenge of the recipient", &keys);
        let draft = draft.expect("no fault").expect("drafted");
        let signed = |input: &String| self.signer.sign(&name, input.as_bytes()).expect("signed");
        let signatures: Vec<_> = draft.inputs.iter().map(signed).collect();
        done(self.engine.finish_registration(request(), &recipient, &signatures));
    }

    /// Everything on: the camera, [`SHARE`] with one confirmed send, and a face.
    ///
    /// # Panics
    /// If a step is refused.
    pub fn live(&self) {
        self.camera();
        self.allow(SHARE).expect("given");
        let release = self.propose().expect("proposed");
        let signature = self.signed(release).expect("approved");
        done(self.confirm(release, &signature));
        self.allow(FACE).expect("given");
        done(self.engine.enrol(request(), &id(FACE), super::ALICE));
    }

    /// The aliases of the keys of a face's templates.
    #[must_use]
    pub fn template_keys(&self) -> Vec<String> {
        self.device.keys.list("privet/template/").expect("listed")
    }

    /// The phone's own permission for the camera is there.
    pub fn camera(&self) {
        done(self.engine.report_os(OsPermission::Camera, OsState::Granted));
    }

    /// Draws lines, has them on screen and lets time pass until a tap counts.
    ///
    /// # Errors
    /// The refusal, if they are over.
    pub fn look(&self, asked: Asked) -> Result<privet_wire::ids::Digest, Refusal> {
        let view = self.engine.prompt(asked, &reader()).expect("no fault")?;
        self.engine.shown(asked, view.digest).expect("no fault")?;
        self.clock.advance(700);
        Ok(view.digest)
    }

    /// Raises a prompt.
    ///
    /// # Errors
    /// The refusal.
    ///
    /// # Panics
    /// On a fault.
    pub fn ask(&self, activity: &str) -> Result<PromptId, Refusal> {
        match self.engine.ask(request(), &id(activity), From::Center).expect("no fault")? {
            Reply::Prompt { prompt } => Ok(prompt),
            other => panic!("{other:?}"),
        }
    }

    /// The person says yes, until they withdraw.
    ///
    /// # Errors
    /// The refusal.
    pub fn allow(&self, activity: &str) -> Result<(), Refusal> {
        let prompt = self.ask(activity)?;
        let digest = self.look(Asked::Consent(prompt))?;
        let answer = Answer::Allow { until: Until::Withdrawn };
        let reply = self.engine.answer(request(), prompt, digest, Party::Person, answer, manner());
        reply.expect("no fault").map(drop)
    }

    /// Proposes a send of [`SHARE`].
    ///
    /// # Errors
    /// The refusal.
    ///
    /// # Panics
    /// On a fault.
    pub fn propose(&self) -> Result<ReleaseId, Refusal> {
        let bank = RecipientId::try_from(BANK).expect("an id");
        let proposed = self.engine.propose_data(request(), &id(SHARE), &bank, PAYLOAD, MediaType::Json);
        match proposed.expect("no fault").expect("clean")? {
            Reply::Pending { release, .. } => Ok(release),
            other => panic!("{other:?}"),
        }
    }

    /// Looks at a release, approves it and signs.
    ///
    /// # Errors
    /// The refusal.
    ///
    /// # Panics
    /// On a fault.
    pub fn signed(&self, release: ReleaseId) -> Result<Vec<u8>, Refusal> {
        let digest = self.look(Asked::Release(release))?;
        let approved = self.engine.approve(request(), release, digest, UserVerification::Bio, manner());
        match approved.expect("no fault")? {
            Reply::Approved { signing_input, .. } => {
                let name = key_name(BANK, UserVerification::Bio);
                Ok(self.signer.sign(&name, signing_input.as_bytes()).expect("signed"))
            }
            other => panic!("{other:?}"),
        }
    }

    /// Confirms, under a new request id.
    ///
    /// # Errors
    /// The fault.
    pub fn confirm(&self, release: ReleaseId, signature: &[u8]) -> Result<Outcome, Fault> {
        self.engine.confirm(request(), release, signature)
    }

    /// Withdraws, under a new request id.
    ///
    /// # Errors
    /// The fault.
    pub fn withdraw(&self, activity: &str) -> Result<Outcome, Fault> {
        self.engine.withdraw(request(), &id(activity))
    }

    /// A use that is recorded, begun and ended: commits that are not synced.
    pub fn touch(&self, activity: &str) {
        match done(self.engine.access(request(), &id(activity), None)) {
            Reply::Began { use_id } => drop(done(self.engine.end_use(request(), use_id, Withheld::NONE))),
            other => panic!("{other:?}"),
        }
    }

    /// Every entry from `first` on, oldest first.
    ///
    /// # Panics
    /// If one cannot be read.
    #[must_use]
    pub fn entries(&self, first: u64) -> Vec<Recorded> {
        done(self.engine.tick());
        let all = first..self.engine.state().size;
        all.map(|index| self.engine.entry(index).expect("no fault").expect("an entry")).collect()
    }

    /// Everything that must not be in the ledger, and is.
    #[must_use]
    pub fn wrongs(&self) -> Vec<Wrong> {
        let events: Vec<_> = self
            .entries(0)
            .iter()
            .map(|recorded| serde_json::to_value(&recorded.event).expect("JSON"))
            .collect();
        wrongs(&events)
    }

    /// Whether all works.
    #[must_use]
    pub fn ready(&self) -> bool {
        self.engine.status() == Status::Ready
    }

    /// The way out of lock-down, with the owner key.
    ///
    /// # Panics
    /// If it is refused.
    pub fn way_out(&self) {
        let input = self.engine.owner_challenge(OwnerPurpose::LeaveLockDown).expect("no fault");
        let signature = self.signer.sign("owner", &input.input).expect("signed");
        let spki = self.signer.spki("owner").expect("made");
        done(self.engine.leave_lock_down(&OwnerSigned { input, spki, signature }));
    }
}

/// A request id that was never used.
#[must_use]
pub fn request() -> RequestId {
    RequestId::new(draw(&OsRandom).expect("random"))
}
