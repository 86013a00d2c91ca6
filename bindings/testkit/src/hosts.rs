//! Core's software hosts as the hosts that the engine's objects take; the calls stay inside Rust.

use privet::host;
use privet_ffi::{
    AnchorAdvance, AnchorRead, AnchorStore, DeviceKeys, HostFault, KeyDeleted, KeyGuard, KeyMade, KeyPolicy,
    KeyState, ScreenLock,
};
use std::sync::Arc;

pub struct KeysOfCore(pub Arc<dyn host::DeviceKeys>);

impl DeviceKeys for KeysOfCore {
    fn create(&self, alias: String, policy: KeyPolicy) -> Result<KeyMade, HostFault> {
        Ok(self.0.create(&alias, policy)?)
    }
    fn state(&self, alias: String) -> Result<KeyState, HostFault> {
        Ok(self.0.state(&alias)?)
    }
    fn protection(&self, alias: String) -> Result<KeyGuard, HostFault> {
        Ok(self.0.guard(&alias)?)
    }
    fn list(&self, prefix: String) -> Result<Vec<String>, HostFault> {
        Ok(self.0.list(&prefix)?)
    }
    fn seal(&self, alias: String, aad: Vec<u8>, plaintext: Vec<u8>) -> Result<Vec<u8>, HostFault> {
        Ok(self.0.seal(&alias, &aad, &plaintext)?)
    }
    fn unseal(&self, alias: String, aad: Vec<u8>, ciphertext: Vec<u8>) -> Result<Vec<u8>, HostFault> {
        Ok(self.0.open(&alias, &aad, &ciphertext)?.to_vec())
    }
    fn delete(&self, alias: String) -> Result<KeyDeleted, HostFault> {
        Ok(self.0.delete(&alias)?)
    }
    fn public_key(&self, alias: String) -> Result<Vec<u8>, HostFault> {
        Ok(self.0.public_key(&alias)?)
    }
    fn sign(&self, alias: String, bytes: Vec<u8>) -> Result<Vec<u8>, HostFault> {
        Ok(self.0.sign(&alias, &bytes)?)
    }
    fn screen_lock(&self) -> Result<ScreenLock, HostFault> {
        Ok(self.0.screen_lock()?)
    }
}

pub struct AnchorOfCore(pub Arc<dyn host::AnchorStore>);

impl AnchorStore for AnchorOfCore {
    fn read(&self) -> Result<AnchorRead, HostFault> {
        Ok(self.0.read()?)
    }
    fn advance(&self, expected: AnchorRead, new: Vec<u8>) -> Result<AnchorAdvance, HostFault> {
        Ok(self.0.advance(&expected, &new)?)
    }
}
