//! What the person and the app hold: a real account to start from, and real evidence, made by the functions that the engine calls.

use super::log::Log;
use privet::event::{Proven, Recorded, ShownRecord};
use privet::gate::minimise::{Declared, MediaType, Minimised, minimise};
use privet::gate::signature::{Approval, SignatureChecked, check};
use privet::host::{Clock as _, Moment};
use privet::manifest::Manifest;
use privet::prompt::{Asked, Drawn, PromptShown};
use privet::state::State;
use privet_softkeys::{RecipientBox, SeededRandom, SoftSigner};
use privet_tests::world::{MANIFEST, World, id, key_name, with_keys};
use privet_wire::ids::{ActivityId, Digest, RecipientId, ReleaseId};
use privet_wire::key::UserVerification::Bio;
use privet_wire::receipt::SigningInput;
use privet_wire::shown::{Shown, ShownLine};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

const PHOTO: &[u8] = include_bytes!("../../photos/gps.jpg");
/// The data of the model: a picture that needs a consent, the camera and a confirmation each time.
pub const PICTURE: (&str, &str) = ("bill_scan", "cloudlane");
/// The payment of the model: it needs no consent, and a confirmation each time.
pub const PAYMENT: (&str, &str) = ("pay", "lantern_pay");
/// How long the one grant of the model lasts, in milliseconds from the model's start.
pub const GRANTED_FOR: i64 = 120_000;

/// Everything that is the same in every run of the model.
pub struct Hand {
    /// An account as a real engine wrote it: owner key, both registrations, a yes to the picture until a date.
    pub start: Log,
    /// When the model begins.
    pub now: Moment,
    /// The cleaned picture.
    pub picture: Arc<Minimised>,
    /// An update of the app that asks for more.
    pub more: Arc<Manifest>,
    /// An update of the app in which the recipients have other keys.
    pub other_keys: Arc<Manifest>,
    signer: Arc<SoftSigner>,
    signed: Mutex<HashMap<Digest, SignatureChecked>>,
}

/// Made once: keys and signatures cost more than rulings.
pub static HAND: LazyLock<Hand> = LazyLock::new(Hand::new);

impl Hand {
    fn new() -> Self {
        let (recipients, random) = (RecipientBox::memory(), SeededRandom::new(5));
        let manifest = with_keys(&small(MANIFEST), &recipients, &random);
        let world = World::with_manifest(5, manifest, recipients);
        for (_, recipient) in [PICTURE, PAYMENT] {
            world.register(recipient, Bio);
        }
        // The clock moves while the person reads, and a little until the model begins.
        let until = world.clock.now().wall + 700 + 10_000 + GRANTED_FOR;
        world.allow(PICTURE.0, privet::command::Until::At { wall: until });
        let size = world.engine.state().size;
        world.clock.advance(10_000);
        let entries: Vec<Recorded> =
            (0..size).map(|index| world.engine.entry(index).unwrap().unwrap()).collect();
        Self {
            start: Log::begin(entries),
            now: world.clock.now(),
            picture: Arc::new(minimise(PHOTO, MediaType::Jpeg, Declared::default()).unwrap()),
            more: changed(&world.manifest, |manifest| {
                for activity in manifest["activities"].as_array_mut().unwrap() {
                    if [PICTURE.0, PAYMENT.0].map(Value::from).contains(&activity["id"]) {
                        activity["retention"]["recipient"] = json!({ "days": 3650 });
                    }
                }
            }),
            other_keys: changed(&world.manifest, |manifest| {
                let recipients = manifest["recipients"].as_array_mut().unwrap();
                let keys: Vec<_> = recipients.iter().map(|r| r["envelope_keys"].clone()).collect();
                for (recipient, key) in recipients.iter_mut().zip(keys.into_iter().cycle().skip(1)) {
                    recipient["envelope_keys"] = key;
                }
            }),
            signer: Arc::clone(&world.signer),
            signed: Mutex::default(),
        }
    }

    /// The lines of a release, on screen since a moment.
    pub fn seen(release: ReleaseId, activity: &ActivityId, since: Moment) -> (Digest, PromptShown) {
        let shown = Shown {
            version: Shown::VERSION,
            screen: "M2".into(),
            language: "en".into(),
            lines: vec![ShownLine { key: "cs_title".into(), text: "Send this?".into() }],
            buttons: vec![ShownLine { key: "c_send".into(), text: "Send".into() }],
            activity: activity.clone(),
            data: vec![],
            recipient: None,
            payment: None,
            payload: None,
            removed: vec![],
            fallback: None,
            expires: None,
            policy: [1; 32],
            system: None,
        };
        let drawn = Drawn::new(Asked::Release(release), shown, [2; 32]).unwrap();
        (drawn.digest(), drawn.on_screen(since))
    }

    /// The person's key signs what was approved. Answers the digest of what was signed, by which the checked signature is found
    /// again.
    pub fn sign(&self, state: &State, to: &RecipientId, input: &str, unsigned: Unsigned) -> Digest {
        let input = SigningInput::parse(input).unwrap();
        let digest = Digest::new(input.digest());
        let mut signed = self.signed.lock().unwrap();
        signed.entry(digest).or_insert_with(|| {
            let signature = self.signer.sign(&key_name(to.as_str(), Bio), input.as_bytes()).unwrap();
            let key = state.registered[to].keys.iter().find(|key| key.uv == Bio).unwrap();
            check(&Approval { input, unsigned: unsigned.proven() }, key, &signature).unwrap()
        });
        digest
    }

    /// The checked signature over this input.
    pub fn signed(&self, input: Digest) -> SignatureChecked {
        self.signed.lock().unwrap()[&input].clone()
    }
}

/// What is kept of an approval besides its signing input.
pub struct Unsigned {
    pub payload_salt: Option<[u8; 32]>,
    pub commitment_salt: [u8; 32],
    pub commitment_size: u64,
    pub shown: ShownRecord,
}

impl Unsigned {
    fn proven(self) -> Proven {
        Proven {
            receipt: String::new(),
            payload_salt: self.payload_salt.map(Digest::new),
            commitment_salt: Digest::new(self.commitment_salt),
            commitment_size: self.commitment_size,
            shown: self.shown,
        }
    }
}

/// The demo's manifest with the model's two activities alone: it is read and written with every update that is modelled.
fn small(manifest: &[u8]) -> Vec<u8> {
    let mut json: Value = serde_json::from_slice(manifest).unwrap();
    let keep = |list: &mut Value, ids: &[Value]| {
        list.as_array_mut().unwrap().retain(|item| ids.contains(&item["id"]));
    };
    keep(&mut json["activities"], &[PICTURE, PAYMENT].map(|(activity, _)| activity.into()));
    keep(&mut json["recipients"], &[PICTURE, PAYMENT].map(|(_, recipient)| recipient.into()));
    let used = json["activities"].as_array().unwrap().iter().flat_map(|a| a["data"].as_array().unwrap());
    let used: Vec<Value> = used.cloned().collect();
    keep(&mut json["data"], &used);
    json.as_object_mut().unwrap().remove("libraries");
    serde_json::to_vec(&json).unwrap()
}

fn changed(manifest: &[u8], change: impl FnOnce(&mut Value)) -> Arc<Manifest> {
    let mut json: Value = serde_json::from_slice(manifest).unwrap();
    change(&mut json);
    Arc::new(Manifest::parse(&serde_json::to_vec(&json).unwrap()).unwrap().into_manifest())
}

/// The activity that the consent is for.
pub fn picture() -> ActivityId {
    id(PICTURE.0)
}
