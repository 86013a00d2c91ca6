//! "Off" against a key store that does not do what it answers.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends where it fails"
)]

use privet::engine::Device;
use privet::event::Event;
use privet::host::{DeviceKeys, KeyDeleted, KeyFault, KeyMade, KeyPolicy, KeyState, ScreenLock};
use privet::refusal::Refusal;
use privet_tests::robust::ALICE;
use privet_tests::robust::phone::{FACE, Phone, request};
use privet_tests::world::{done, id};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use zeroize::Zeroizing;

/// Answers that a template's key is deleted, and keeps it.
struct Keeping {
    inner: Arc<dyn DeviceKeys>,
    keeps: Arc<AtomicBool>,
}

impl DeviceKeys for Keeping {
    fn create(&self, alias: &str, policy: KeyPolicy) -> Result<KeyMade, KeyFault> {
        self.inner.create(alias, policy)
    }
    fn state(&self, alias: &str) -> Result<KeyState, KeyFault> {
        self.inner.state(alias)
    }
    fn list(&self, prefix: &str) -> Result<Vec<String>, KeyFault> {
        self.inner.list(prefix)
    }
    fn seal(&self, alias: &str, aad: &[u8], plaintext: &[u8]) -> Result<Vec<u8>, KeyFault> {
        self.inner.seal(alias, aad, plaintext)
    }
    fn open(&self, alias: &str, aad: &[u8], ciphertext: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeyFault> {
        self.inner.open(alias, aad, ciphertext)
    }
    fn delete(&self, alias: &str) -> Result<KeyDeleted, KeyFault> {
        if self.keeps.load(SeqCst) { Ok(KeyDeleted::Deleted) } else { self.inner.delete(alias) }
    }
    fn public_key(&self, alias: &str) -> Result<Vec<u8>, KeyFault> {
        self.inner.public_key(alias)
    }
    fn sign(&self, alias: &str, bytes: &[u8]) -> Result<Vec<u8>, KeyFault> {
        self.inner.sign(alias, bytes)
    }
    fn screen_lock(&self) -> Result<ScreenLock, KeyFault> {
        self.inner.screen_lock()
    }
}

fn destroyed(phone: &Phone) -> bool {
    phone.entries(0).iter().any(|entry| matches!(entry.event, Event::TemplateDestroyed { .. }))
}

#[test]
fn a_key_that_was_said_to_be_deleted_and_is_there_is_not_recorded_as_destroyed() {
    let dir = tempfile::tempdir().unwrap();
    let before = Phone::new(dir.path());
    let manifest = before.manifest.clone();
    drop(before);
    let keeps = Arc::new(AtomicBool::new(true));
    let phone = Phone::open_with(dir.path(), &manifest, |device| Device {
        keys: Arc::new(Keeping { inner: Arc::clone(&device.keys), keeps: Arc::clone(&keeps) }),
        ..device
    });
    phone.camera();
    phone.allow(FACE).unwrap();
    done(phone.engine.enrol(request(), &id(FACE), ALICE));
    done(phone.withdraw(FACE));
    assert_eq!(phone.template_keys().len(), 1, "the store keeps it");
    assert!(!destroyed(&phone), "nobody read that it is missing");
    assert_eq!(phone.engine.destruction(&id(FACE), None).unwrap(), None, "nothing to take along");
    let nonce = phone.engine.probe_nonce().unwrap();
    let verified = phone.engine.verify(request(), &id(FACE), ALICE, nonce).unwrap();
    assert_eq!(verified, Err(Refusal::NothingToCompare), "off is off all the same");
    keeps.store(false, SeqCst);
    done(phone.engine.tick());
    assert!(destroyed(&phone) && phone.template_keys().is_empty(), "what is owed is done once it can be");
    assert!(phone.engine.destruction(&id(FACE), None).unwrap().is_some());
}
