//! Scripted failures: they happen as often as scripted, before anything is changed, and what did not happen is named.

use privet::host::{
    AnchorAdvance, AnchorRead, AnchorStore, DeviceKeys, KeyFault, KeyMade, KeyPolicy, KeyState,
};
use privet_softkeys::{Script, ScriptedAnchor, ScriptedKeys, SoftAnchor, SoftKeys, Unfired, UnknownCall};
use std::sync::Arc;

const ALIAS: &str = "privet/notice/cloudlane/1";

fn every_key_call(keys: &dyn DeviceKeys) -> [(&'static str, Option<KeyFault>); 8] {
    [
        ("keys.create", keys.create("privet/notice/new/1", KeyPolicy::Notice).err()),
        ("keys.state", keys.state(ALIAS).err()),
        ("keys.list", keys.list("").err()),
        ("keys.seal", keys.seal(ALIAS, b"", b"").err()),
        ("keys.open", keys.open(ALIAS, b"", b"").err()),
        ("keys.public_key", keys.public_key(ALIAS).err()),
        ("keys.sign", keys.sign(ALIAS, b"").err()),
        ("keys.delete", keys.delete(ALIAS).err()),
    ]
}

#[test]
fn each_call_fails_by_its_own_name_only_and_changes_nothing() {
    let (script, inner) = (Script::new(), SoftKeys::memory());
    let keys = ScriptedKeys::new(Arc::clone(&inner) as _, Arc::clone(&script));
    assert_eq!(keys.create(ALIAS, KeyPolicy::Notice), Ok(KeyMade::Software));
    for (call, _) in every_key_call(&*SoftKeys::memory()) {
        script.fail(call, KeyFault::TooManyKeys, 1).unwrap();
    }
    for (call, fault) in every_key_call(&*keys) {
        assert_eq!(fault, Some(KeyFault::TooManyKeys), "{call}");
    }
    assert_eq!(script.unfired(), vec![]);
    assert_eq!(inner.list(""), Ok(vec![ALIAS.to_owned()]), "neither made nor deleted");
    assert_eq!(keys.state(ALIAS), Ok(KeyState::Present));
}

#[test]
fn an_anchor_fails_as_often_as_scripted_and_then_works() {
    let (script, inner) = (Script::new(), SoftAnchor::memory());
    let anchor = ScriptedAnchor::new(Arc::clone(&inner) as _, Arc::clone(&script));
    script.fail("anchor.advance", KeyFault::Transient, 2).unwrap();
    script.fail("anchor.advance", KeyFault::Host, 1).unwrap();
    script.fail("anchor.read", KeyFault::Locked, 1).unwrap();
    let advance = || anchor.advance(&AnchorRead::Absent, b"1");
    assert_eq!(advance(), Err(KeyFault::Transient));
    let left = |call, fault| Unfired { call, fault, times: 1 };
    assert_eq!(
        script.unfired(),
        vec![
            left("anchor.advance", KeyFault::Transient),
            left("anchor.advance", KeyFault::Host),
            left("anchor.read", KeyFault::Locked),
        ]
    );
    assert_eq!(advance(), Err(KeyFault::Transient));
    assert_eq!(advance(), Err(KeyFault::Host));
    assert_eq!(inner.read(), Ok(AnchorRead::Absent));
    assert_eq!(advance(), Ok(AnchorAdvance::Advanced));
    assert_eq!(anchor.read(), Err(KeyFault::Locked));
    assert_eq!(anchor.read(), Ok(AnchorRead::Present(b"1".to_vec())));
}

#[test]
fn a_locked_store_answers_locked_to_every_call_and_keeps_its_keys() {
    let script = Script::new();
    let keys = ScriptedKeys::new(SoftKeys::memory(), Arc::clone(&script));
    assert_eq!(keys.create(ALIAS, KeyPolicy::Notice), Ok(KeyMade::Software));
    script.fail("keys.sign", KeyFault::Transient, 1).unwrap();
    script.lock();
    for (call, fault) in every_key_call(&*keys) {
        assert_eq!(fault, Some(KeyFault::Locked), "{call}");
    }
    assert_eq!(script.unfired().len(), 1, "a locked store uses up no scripted failure");
    script.unlock();
    assert_eq!(keys.sign(ALIAS, b""), Err(KeyFault::Transient));
    assert!(keys.sign(ALIAS, b"").is_ok());
}

#[test]
fn a_call_that_does_not_exist_cannot_be_scripted() {
    let script = Script::new();
    for call in ["", "keys", "keys.Sign", "anchor.write"] {
        assert_eq!(script.fail(call, KeyFault::Host, 1), Err(UnknownCall));
    }
    script.fail("keys.sign", KeyFault::Host, 0).unwrap();
    assert_eq!(script.unfired(), vec![]);
}
