//! One person's phone in software: a directory, keys, a signer, recipients, a clock that moves when told, and its engines.

use crate::hosts::{AnchorOfCore, KeysOfCore};
use privet::engine::Device;
use privet::host::{self, Clock as _, KeyFault};
use privet_ffi::{
    AnchorOfHost, AnchorStore, DeviceKeys, Fault, KeysOfHost, PrivetEngine, ScreenLock, UserVerification,
};
use privet_softkeys::{
    ManualClock, RecipientBox, Script, ScriptedAnchor, ScriptedKeys, SeededRandom, SoftAnchor, SoftKeys,
    SoftSigner,
};
use privet_wire::ids::RecipientId;
use serde_json::Value;
use std::path::PathBuf;
use std::sync::Arc;

/// A scripted failure that has not happened (often enough).
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Unfired {
    /// The call, for instance `anchor.advance`.
    pub call: String,
    /// What it would have answered.
    pub fault: KeyFault,
    /// How many times more.
    pub times: u32,
}

/// A phone whose keys, anchor, signer and recipients live as long as it does: an engine that is opened again after its
/// predecessor was freed finds them as they were, as after a kill.
#[derive(uniffi::Object)]
pub struct TestPhone {
    dir: PathBuf,
    keys: Arc<dyn host::DeviceKeys>,
    anchor: Arc<dyn host::AnchorStore>,
    soft: Arc<SoftKeys>,
    script: Arc<Script>,
    signer: Arc<SoftSigner>,
    pub(crate) clock: Arc<ManualClock>,
    random: Arc<SeededRandom>,
    pub(crate) recipients: Arc<RecipientBox>,
}

#[uniffi::export]
impl TestPhone {
    /// A new phone whose engines keep their files in `dir`, which exists. `seed` fixes what is drawn at random, but for keys;
    /// the wall shows `start` milliseconds since 1970.
    ///
    /// # Errors
    /// None.
    #[uniffi::constructor]
    pub fn new(dir: String, seed: u64, start: i64) -> Result<Arc<Self>, Fault> {
        let (soft, script) = (SoftKeys::memory(), Script::new());
        Ok(Arc::new(Self {
            dir: dir.into(),
            keys: ScriptedKeys::new(Arc::clone(&soft) as _, Arc::clone(&script)),
            anchor: ScriptedAnchor::new(SoftAnchor::memory(), Arc::clone(&script)),
            signer: soft.signer(),
            soft,
            script,
            clock: ManualClock::new(start),
            random: SeededRandom::new(seed),
            recipients: RecipientBox::memory(),
        }))
    }

    /// The phone's key store, for `PrivetEngine.open` or for a key store of the test's own that wraps it.
    #[must_use]
    pub fn keys(&self) -> Arc<dyn DeviceKeys> {
        Arc::new(KeysOfCore(Arc::clone(&self.keys)))
    }

    /// The phone's anchor store.
    #[must_use]
    pub fn anchor(&self) -> Arc<dyn AnchorStore> {
        Arc::new(AnchorOfCore(Arc::clone(&self.anchor)))
    }

    /// The manifest with envelope keys that this phone's recipients can open. A recipient that was seen before keeps its key.
    ///
    /// # Errors
    /// [`Fault::BadArgument`] if there are no recipients with ids in it.
    pub fn manifest(&self, json: String) -> Result<String, Fault> {
        let mut manifest: Value = serde_json::from_str(&json).map_err(|_| Fault::BadArgument)?;
        let listed = manifest.get_mut("recipients").and_then(Value::as_array_mut);
        for recipient in listed.ok_or(Fault::BadArgument)? {
            let id = recipient.get("id").and_then(Value::as_str).ok_or(Fault::BadArgument)?;
            let id = recipient_id(id)?;
            let key = match self.recipients.public(&id) {
                Ok(key) => key,
                Err(KeyFault::KeyMissing) => {
                    self.recipients.make(&id, self.random.as_ref()).map_err(Fault::Key)?
                }
                Err(fault) => return Err(Fault::Key(fault)),
            };
            let jwk: Value = serde_json::from_slice(&key.to_jwk()).map_err(|_| Fault::Internal)?;
            let members = recipient.as_object_mut().ok_or(Fault::BadArgument)?;
            members.insert("envelope_keys".to_owned(), Value::Array(vec![jwk]));
        }
        Ok(manifest.to_string())
    }

    /// Opens an engine on this phone's directory, clock and randomness. `keys` and `anchor` stand in for the phone's own; the
    /// script acts on them too.
    ///
    /// # Errors
    /// As `PrivetEngine.open`.
    pub fn open(
        &self,
        manifest: String,
        keys: Option<Arc<dyn DeviceKeys>>,
        anchor: Option<Arc<dyn AnchorStore>>,
    ) -> Result<Arc<PrivetEngine>, Fault> {
        let device = Device {
            keys: match keys {
                None => Arc::clone(&self.keys),
                Some(keys) => ScriptedKeys::new(Arc::new(KeysOfHost(keys)), Arc::clone(&self.script)),
            },
            anchor: match anchor {
                None => Arc::clone(&self.anchor),
                Some(anchor) => ScriptedAnchor::new(Arc::new(AnchorOfHost(anchor)), Arc::clone(&self.script)),
            },
            clock: Arc::clone(&self.clock) as _,
            random: Arc::clone(&self.random) as _,
        };
        PrivetEngine::on(&self.dir, manifest.as_bytes(), device)
    }

    /// The ledger's entries from this index on, each as the JSON that was sealed.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn events_since(&self, engine: &PrivetEngine, from: u64) -> Result<Vec<String>, Fault> {
        let engine = engine.core();
        let mut events = Vec::new();
        for index in from.. {
            let Some(recorded) = engine.entry(index)? else { break };
            let body = recorded.encode().map_err(|_| Fault::Internal)?;
            events.push(String::from_utf8(body).map_err(|_| Fault::Internal)?);
        }
        Ok(events)
    }

    /// What the wall shows, in milliseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn wall(&self) -> i64 {
        self.clock.now().wall
    }

    /// Lets `by` milliseconds pass: the wall and the time since boot move alike.
    ///
    /// # Errors
    /// None.
    pub fn advance(&self, by: u64) -> Result<(), Fault> {
        self.clock.advance(by);
        Ok(())
    }

    /// Somebody sets the clock by so many milliseconds, forwards or back; no time passes.
    ///
    /// # Errors
    /// None.
    pub fn shift_wall(&self, by: i64) -> Result<(), Fault> {
        self.clock.shift_wall(by);
        Ok(())
    }

    /// The device restarts: another boot, the wall as it was.
    pub fn reboot(&self) {
        self.clock.reboot();
    }

    /// The next `times` calls of `call` answer `fault`. Calls are `keys.` and create, state, list, seal, open, delete,
    /// `public_key` or sign; `anchor.` and read or advance.
    ///
    /// # Errors
    /// [`Fault::BadArgument`] if no host call has that name.
    pub fn fail(&self, call: String, fault: KeyFault, times: u32) -> Result<(), Fault> {
        self.script.fail(&call, fault, times).map_err(|_| Fault::BadArgument)
    }

    /// What was scripted and did not happen, in order.
    #[must_use]
    pub fn unfired(&self) -> Vec<Unfired> {
        let all = self.script.unfired().into_iter();
        all.map(|u| Unfired { call: u.call.to_owned(), fault: u.fault, times: u.times }).collect()
    }

    /// Locks the device: every key call answers `Locked`.
    pub fn lock(&self) {
        self.script.lock();
    }

    /// Unlocks the device.
    pub fn unlock(&self) {
        self.script.unlock();
    }

    /// Plays the enrolment of a new face or finger: sentinel keys and the person's `bio` keys are invalidated.
    ///
    /// # Errors
    /// [`Fault::Key`]
    pub fn new_enrolment(&self) -> Result<(), Fault> {
        self.soft.new_enrolment().map_err(Fault::Key)
    }

    /// Plays the person setting a screen lock, or taking it away. A new phone has one.
    ///
    /// # Errors
    /// [`Fault::Key`]
    pub fn set_screen_lock(&self, lock: ScreenLock) -> Result<(), Fault> {
        self.soft.set_screen_lock(lock).map_err(Fault::Key)
    }

    /// Makes one of the person's own keys. Answers its public half as a DER `SubjectPublicKeyInfo`. The owner key is made with
    /// `Pin`.
    ///
    /// # Errors
    /// [`Fault::Key`]: `Corrupt` for a name that is taken, empty or overlong.
    pub fn make_key(&self, name: String, uv: UserVerification) -> Result<Vec<u8>, Fault> {
        Ok(self.signer.make(&name, uv).map_err(Fault::Key)?.to_spki())
    }

    /// The person's key signs: ECDSA P-256 over SHA-256 of `bytes`, DER, as a phone's key store does.
    ///
    /// # Errors
    /// [`Fault::Key`]
    pub fn sign(&self, name: String, bytes: Vec<u8>) -> Result<Vec<u8>, Fault> {
        self.signer.sign(&name, &bytes).map_err(Fault::Key)
    }

    /// The public half as a canonical JWK (RFC 7517).
    ///
    /// # Errors
    /// [`Fault::Key`]
    pub fn jwk(&self, name: String) -> Result<String, Fault> {
        let jwk = self.signer.jwk(&name).map_err(Fault::Key)?;
        String::from_utf8(jwk).map_err(|_| Fault::Internal)
    }
}

pub fn recipient_id(text: &str) -> Result<RecipientId, Fault> {
    RecipientId::try_from(text).map_err(|_| Fault::BadArgument)
}
