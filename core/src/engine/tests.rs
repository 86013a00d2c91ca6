//! What the engine holds that no caller can see, shown on a phone in software.

mod cycle;
/// The same file that `tests/rust/races.rs` and `tests/rust/kill.rs` use.
#[path = "../../../tests/rust/robust/detector.rs"]
mod detector;
mod single_use;

use crate::command::{Answer, From, Gesture, Manner, Outcome, Party, Reply, Until};
use crate::engine::{Device, Engine, OwnerSigned};
use crate::fault::Fault;
use crate::gate::minimise::MediaType;
use crate::gate::registration::ConfirmingKey;
use crate::host::{
    AnchorAdvance, AnchorRead, AnchorStore, Clock, DeviceKeys, KeyDeleted, KeyFault, KeyMade, KeyPolicy,
    KeyState, Moment, ScreenLock,
};
use crate::owner::OwnerPurpose;
use crate::prompt::Asked;
use crate::random::{OsRandom, draw};
use crate::text::{Language, Reader};
use privet_wire::ids::{ActivityId, Digest, RecipientId, ReleaseId, RequestId};
use privet_wire::key::{PublicKey, UserVerification::Bio};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING as P256, EcdsaKeyPair, KeyPair as _};
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use tempfile::TempDir;
use zeroize::Zeroizing;

const MANIFEST: &[u8] = include_bytes!("../../../cli/assets/demo.json");

/// One P-256 pair.
struct Pair(EcdsaKeyPair);

impl Pair {
    fn new() -> Self {
        let made = EcdsaKeyPair::generate_pkcs8(&P256, &SystemRandom::new()).unwrap();
        Self(EcdsaKeyPair::from_pkcs8(&P256, made.as_ref(), &SystemRandom::new()).unwrap())
    }
    fn spki(&self) -> Vec<u8> {
        PublicKey::from_point(self.0.public_key().as_ref()).unwrap().to_spki()
    }
    fn sign(&self, bytes: &[u8]) -> Vec<u8> {
        self.0.sign(&SystemRandom::new(), bytes).unwrap().as_ref().to_vec()
    }
}

/// A key store that hides nothing: here only the order of things matters.
struct Bare(Pair, Mutex<Vec<String>>, Mutex<AnchorRead>, AtomicU64);

impl DeviceKeys for Bare {
    fn create(&self, alias: &str, _: KeyPolicy) -> Result<KeyMade, KeyFault> {
        self.1.lock().unwrap().push(alias.to_owned());
        Ok(KeyMade::Software)
    }
    fn state(&self, _: &str) -> Result<KeyState, KeyFault> {
        Ok(KeyState::Present)
    }
    fn list(&self, prefix: &str) -> Result<Vec<String>, KeyFault> {
        Ok(self.1.lock().unwrap().iter().filter(|alias| alias.starts_with(prefix)).cloned().collect())
    }
    fn seal(&self, _: &str, _: &[u8], plaintext: &[u8]) -> Result<Vec<u8>, KeyFault> {
        Ok(plaintext.to_vec())
    }
    fn open(&self, _: &str, _: &[u8], ciphertext: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeyFault> {
        Ok(Zeroizing::new(ciphertext.to_vec()))
    }
    fn delete(&self, _: &str) -> Result<KeyDeleted, KeyFault> {
        Ok(KeyDeleted::WasMissing)
    }
    fn public_key(&self, _: &str) -> Result<Vec<u8>, KeyFault> {
        Ok(self.0.spki())
    }
    fn sign(&self, _: &str, bytes: &[u8]) -> Result<Vec<u8>, KeyFault> {
        Ok(self.0.sign(bytes))
    }
    fn screen_lock(&self) -> Result<ScreenLock, KeyFault> {
        Ok(ScreenLock::Set)
    }
}

impl AnchorStore for Bare {
    fn read(&self) -> Result<AnchorRead, KeyFault> {
        Ok(self.2.lock().unwrap().clone())
    }
    fn advance(&self, expected: &AnchorRead, new: &[u8]) -> Result<AnchorAdvance, KeyFault> {
        let mut now = self.2.lock().unwrap();
        if *now != *expected {
            return Ok(AnchorAdvance::Stale(now.clone()));
        }
        *now = AnchorRead::Present(new.to_vec());
        Ok(AnchorAdvance::Advanced)
    }
}

impl Clock for Bare {
    fn now(&self) -> Moment {
        let elapsed = self.3.load(SeqCst);
        Moment { wall: 1_772_519_400_000_i64.saturating_add_unsigned(elapsed), boot: [1; 16], elapsed }
    }
}

fn request() -> RequestId {
    RequestId::new(draw(&OsRandom).unwrap())
}

fn done(outcome: Result<Outcome, Fault>) -> Reply {
    outcome.unwrap().unwrap()
}

fn look(engine: &Engine, host: &Bare, asked: Asked) -> Digest {
    let reader = Reader::new(Language::En, 0, true).unwrap();
    let digest = engine.prompt(asked, &reader).unwrap().unwrap().digest;
    done(engine.shown(asked, digest));
    host.3.fetch_add(700, SeqCst);
    digest
}

/// A person with a key at the bank, who shares a score with it.
struct Phone {
    engine: Engine,
    host: Arc<Bare>,
    person: Pair,
    bank: RecipientId,
    share: ActivityId,
    _dir: TempDir,
}

impl Phone {
    fn bare() -> (Engine, Arc<Bare>, TempDir) {
        let dir = tempfile::tempdir().unwrap();
        let host =
            Arc::new(Bare(Pair::new(), Mutex::default(), Mutex::new(AnchorRead::Absent), AtomicU64::new(0)));
        let device = Device {
            keys: Arc::clone(&host) as _,
            anchor: Arc::clone(&host) as _,
            clock: Arc::clone(&host) as _,
            random: Arc::new(OsRandom),
        };
        (Engine::open(dir.path(), MANIFEST, device).unwrap(), host, dir)
    }

    fn new() -> Self {
        let (engine, host, dir) = Self::bare();
        let (owner, person) = (Pair::new(), Pair::new());
        let input = engine.owner_challenge(OwnerPurpose::BecomeOwner).unwrap();
        let (spki, signature) = (owner.spki(), owner.sign(&input.input));
        done(engine.set_owner(request(), &OwnerSigned { input, spki, signature }));
        let bank = RecipientId::try_from("harbour_credit").unwrap();
        let keys = [ConfirmingKey { uv: Bio, spki: person.spki(), attestation: Vec::new() }];
        let draft =
            engine.begin_registration(&bank, b"a challenge of the recipient", &keys).unwrap().unwrap();
        let signed: Vec<_> = draft.inputs.iter().map(|input| person.sign(input.as_bytes())).collect();
        done(engine.finish_registration(request(), &bank, &signed));
        let share = ActivityId::try_from("score_share").unwrap();
        let Reply::Prompt { prompt } = done(engine.ask(request(), &share, From::Center)) else { panic!() };
        let digest = look(&engine, &host, Asked::Consent(prompt));
        let manner = Manner::plain(Gesture::Touch);
        let allow = Answer::Allow { until: Until::Withdrawn };
        done(engine.answer(request(), prompt, digest, Party::Person, allow, manner));
        Self { engine, host, person, bank, share, _dir: dir }
    }

    fn propose(&self) -> ReleaseId {
        let proposed =
            self.engine.propose_data(request(), &self.share, &self.bank, b"{\"n\":1}", MediaType::Json);
        let Ok(Reply::Pending { release, .. }) = proposed.unwrap().unwrap() else { panic!() };
        release
    }

    /// Looked at and approved: what the person's key is to sign.
    fn approve(&self, release: ReleaseId) -> String {
        let digest = look(&self.engine, &self.host, Asked::Release(release));
        let manner = Manner::plain(Gesture::Touch);
        let Reply::Approved { signing_input, .. } =
            done(self.engine.approve(request(), release, digest, Bio, manner))
        else {
            panic!()
        };
        signing_input
    }
}
