//! One person's phone in software: a directory, keys, a signer, a clock that moves when told, and the engine.

use privet::command::{Answer, From, Gesture, Manner, Outcome, Party, Reply, Until};
use privet::engine::{Device, Engine, OwnerSigned};
use privet::fault::Fault;
use privet::gate::registration::ConfirmingKey;
use privet::owner::OwnerPurpose;
use privet::prompt::Asked;
use privet::text::{Language, Reader};
use privet_softkeys::{ManualClock, RecipientBox, Script, ScriptedAnchor, ScriptedKeys, SeededRandom};
use privet_softkeys::{SoftAnchor, SoftKeys, SoftSigner};
use privet_wire::ids::{ActivityId, PromptId, RecipientId, ReleaseId, RequestId};
use privet_wire::key::UserVerification;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};

/// Lantern Pay's manifest, as shipped with the command line tool.
pub const MANIFEST: &[u8] = include_bytes!("../../cli/assets/demo.json");
/// 3 March 2026, 14:30 in China.
pub const START: i64 = 1_772_519_400_000;

/// A device and the engine on it.
pub struct World {
    /// Where the files are.
    pub dir: tempfile::TempDir,
    /// The key store, below the script.
    pub keys: Arc<SoftKeys>,
    /// The anchor store, below the script.
    pub anchor: Arc<SoftAnchor>,
    /// Failures to come.
    pub script: Arc<Script>,
    /// The person's own keys.
    pub signer: Arc<SoftSigner>,
    /// Time.
    pub clock: Arc<ManualClock>,
    /// What the engine draws from.
    pub random: Arc<SeededRandom>,
    /// The recipients' private keys.
    pub recipients: Arc<RecipientBox>,
    /// The manifest, with envelope keys that `recipients` can open.
    pub manifest: Vec<u8>,
    /// The engine.
    pub engine: Engine,
    requests: AtomicU64,
}

/// What a step of the loop answers: a reply, or a panic with the refusal. For tests only.
#[allow(clippy::must_use_candidate, reason = "often only the absence of a refusal matters")]
pub fn done(outcome: Result<Outcome, Fault>) -> Reply {
    outcome.expect("no fault").expect("not refused")
}

impl World {
    /// A new phone. `seed` makes every run of a test draw the same numbers.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let random = SeededRandom::new(seed);
        let recipients = RecipientBox::memory();
        let manifest = with_keys(MANIFEST, &recipients, random.as_ref());
        Self::with_manifest(seed, manifest, recipients)
    }

    /// A new phone with another manifest.
    #[must_use]
    pub fn with_manifest(seed: u64, manifest: Vec<u8>, recipients: Arc<RecipientBox>) -> Self {
        Self::starting(seed, manifest, recipients, START)
    }

    /// A new phone with another manifest, whose clock begins at `wall` (milliseconds since 1970).
    #[must_use]
    pub fn starting(seed: u64, manifest: Vec<u8>, recipients: Arc<RecipientBox>, wall: i64) -> Self {
        let dir = tempfile::tempdir().expect("a temporary directory");
        let (keys, anchor, script) = (SoftKeys::memory(), SoftAnchor::memory(), Script::new());
        let signer = SoftSigner::memory();
        let (clock, random) = (ManualClock::new(wall), SeededRandom::new(seed.wrapping_add(1)));
        let device = device(&keys, &anchor, &script, &clock, &random);
        let engine = Engine::open(dir.path(), &manifest, device).expect("opens");
        let requests = AtomicU64::new(0);
        Self { dir, keys, anchor, script, signer, clock, random, recipients, manifest, engine, requests }
    }

    /// Opens the engine again, as after a kill: nothing of the old run's memory is left.
    pub fn reopen(&mut self) {
        let manifest = self.manifest.clone();
        self.reopen_with(&manifest);
    }

    /// Opens the engine again with another manifest.
    pub fn reopen_with(&mut self, manifest: &[u8]) {
        manifest.clone_into(&mut self.manifest);
        self.engine = self.another(self.dir.path());
    }

    /// Another engine on this device's keys, over `dir`.
    #[must_use]
    pub fn another(&self, dir: &Path) -> Engine {
        let device = device(&self.keys, &self.anchor, &self.script, &self.clock, &self.random);
        Engine::open(dir, &self.manifest, device).expect("opens")
    }

    /// A request id that was not used before in this world.
    #[must_use]
    pub fn request(&self) -> RequestId {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&self.requests.fetch_add(1, SeqCst).to_be_bytes());
        RequestId::new(bytes)
    }

    /// Draws the lines in English, has them on screen, and waits until a tap counts. Answers their digest.
    #[must_use]
    pub fn look(&self, asked: Asked) -> privet_wire::ids::Digest {
        let view = self.engine.prompt(asked, &reader()).expect("no fault").expect("drawn");
        done(self.engine.shown(asked, view.digest));
        self.clock.advance(700);
        view.digest
    }

    /// Asks from the permission center.
    #[must_use]
    pub fn ask(&self, activity: &str) -> PromptId {
        match done(self.engine.ask(self.request(), &id(activity), From::Center)) {
            Reply::Prompt { prompt } => prompt,
            other => panic!("{other:?}"),
        }
    }

    /// The person says yes.
    pub fn allow(&self, activity: &str, until: Until) {
        let prompt = self.ask(activity);
        let digest = self.look(Asked::Consent(prompt));
        let reply = self.engine.answer(
            self.request(),
            prompt,
            digest,
            Party::Person,
            Answer::Allow { until },
            manner(),
        );
        assert!(matches!(done(reply), Reply::Given { .. }));
    }

    /// The person says no.
    pub fn refuse(&self, activity: &str) {
        let prompt = self.ask(activity);
        let digest = self.look(Asked::Consent(prompt));
        let answer =
            self.engine.answer(self.request(), prompt, digest, Party::Person, Answer::Refuse, manner());
        assert_eq!(done(answer), Reply::Refused);
    }

    /// Makes the owner key, unless it is made.
    pub fn own(&self) {
        if self.engine.state().owner.is_some() {
            return;
        }
        if self.signer.spki("owner").is_err() {
            self.signer.make("owner", UserVerification::Pin).expect("made");
        }
        let input = self.engine.owner_challenge(OwnerPurpose::BecomeOwner).expect("no fault");
        let signature = self.signer.sign("owner", &input.input).expect("signed");
        let spki = self.signer.spki("owner").expect("made");
        let signed = OwnerSigned { input, spki, signature };
        assert_eq!(done(self.engine.set_owner(self.request(), &signed)), Reply::OwnerSet);
    }

    /// Registers a key of this kind with a recipient.
    pub fn register(&self, recipient: &str, uv: UserVerification) {
        self.own();
        let name = key_name(recipient, uv);
        self.signer.make(&name, uv).expect("made");
        let recipient = RecipientId::try_from(recipient).expect("an id");
        let keys = [ConfirmingKey { uv, spki: self.signer.spki(&name).expect("made"), attestation: vec![] }];
        let draft = self.engine.begin_registration(&recipient, b"a challenge of the recipient", &keys);
        let draft = draft.expect("no fault").expect("drafted");
        let signatures: Vec<_> = draft
            .inputs
            .iter()
            .map(|input| self.signer.sign(&name, input.as_bytes()).expect("signed"))
            .collect();
        let reply = self.engine.finish_registration(self.request(), &recipient, &signatures);
        assert!(matches!(done(reply), Reply::Registered { .. }));
    }

    /// Looks at a release and approves it. Answers what the key has to sign.
    #[must_use]
    pub fn approve(&self, release: ReleaseId, uv: UserVerification) -> String {
        let digest = self.look(Asked::Release(release));
        match done(self.engine.approve(self.request(), release, digest, uv, manner())) {
            Reply::Approved { signing_input, .. } => signing_input,
            other => panic!("{other:?}"),
        }
    }

    /// The person's key of this kind signs.
    #[must_use]
    pub fn sign(&self, recipient: &str, uv: UserVerification, input: &str) -> Vec<u8> {
        self.signer.sign(&key_name(recipient, uv), input.as_bytes()).expect("signed")
    }
}

/// What the engine is given.
#[must_use]
pub fn device(
    keys: &Arc<SoftKeys>,
    anchor: &Arc<SoftAnchor>,
    script: &Arc<Script>,
    clock: &Arc<ManualClock>,
    random: &Arc<SeededRandom>,
) -> Device {
    Device {
        keys: ScriptedKeys::new(Arc::clone(keys) as _, Arc::clone(script)),
        anchor: ScriptedAnchor::new(Arc::clone(anchor) as _, Arc::clone(script)),
        clock: Arc::clone(clock) as _,
        random: Arc::clone(random) as _,
    }
}

/// The manifest with keys that `recipients` holds the private halves of.
#[must_use]
pub fn with_keys(manifest: &[u8], recipients: &RecipientBox, random: &SeededRandom) -> Vec<u8> {
    let mut json: serde_json::Value = serde_json::from_slice(manifest).expect("JSON");
    for recipient in json["recipients"].as_array_mut().expect("recipients") {
        let id = RecipientId::try_from(recipient["id"].as_str().expect("an id")).expect("an id");
        let key = recipients.make(&id, random).expect("made");
        let jwk: serde_json::Value = serde_json::from_slice(&key.to_jwk()).expect("JSON");
        recipient["envelope_keys"] = serde_json::json!([jwk]);
    }
    serde_json::to_vec(&json).expect("JSON")
}

/// An activity's id.
#[must_use]
pub fn id(activity: &str) -> ActivityId {
    ActivityId::try_from(activity).expect("an id")
}

/// The name under which the signer keeps a confirming key.
#[must_use]
pub fn key_name(recipient: &str, uv: UserVerification) -> String {
    format!("{recipient}/{}", if uv == UserVerification::Bio { "bio" } else { "pin" })
}

/// Somebody who reads English, in China's time.
#[must_use]
pub fn reader() -> Reader {
    Reader::new(Language::En, 480, true).expect("a reader")
}

/// A plain touch.
#[must_use]
pub const fn manner() -> Manner {
    Manner::plain(Gesture::Touch)
}
