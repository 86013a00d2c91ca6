//! Bytes from anybody: an answer, never a panic; and what is accepted is what was said.

use super::{DEMO, demo};
use privet::manifest::{Manifest, lint};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Every place in the JSON, in order.
fn places(json: &Value, at: &str, out: &mut Vec<String>) {
    out.push(at.to_owned());
    match json {
        Value::Object(members) => members.iter().for_each(|(k, v)| places(v, &format!("{at}/{k}"), out)),
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                places(item, &format!("{at}/{i}"), out);
            }
        }
        _ => {}
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        prop::sample::select(vec![
            "en",
            "zh-Hans",
            "never",
            "consent",
            "pay",
            "CN",
            "camera_frame",
            "days",
            "id"
        ])
        .prop_map(Value::from),
        (0_u32..40_000).prop_map(|days| json!({ "days": days })),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-z_]{0,8}", inner, 0..4).prop_map(|m| json!(m)),
        ]
    })
}

/// Whatever the answer, what was read can be written and read again as the same.
fn holds(bytes: &[u8]) -> Result<(), TestCaseError> {
    if let Ok(manifest) = Manifest::read(bytes) {
        let _ = lint(&manifest);
        let again = Manifest::read(&manifest.canonical());
        prop_assert_eq!(again.as_ref(), Ok(&manifest));
        prop_assert_eq!(Manifest::read(&serde_json::to_vec(&manifest).unwrap()), again);
    }
    let _ = Manifest::parse(bytes).map_err(|fault| fault.to_string());
    Ok(())
}

#[test]
fn the_demo_reads_back_as_itself() {
    let manifest = demo();
    assert_eq!(manifest.accept().unwrap().into_manifest(), manifest);
    assert_eq!(serde_json::from_str::<Value>(DEMO).unwrap(), serde_json::to_value(&manifest).unwrap());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_get_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        holds(&bytes)?;
    }

    #[test]
    fn any_json_gets_an_answer(value in any_json()) {
        holds(&serde_json::to_vec(&value).unwrap())?;
    }

    #[test]
    fn altered_bytes_get_an_answer(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        cut in any::<Option<prop::sample::Index>>(),
    ) {
        let mut bytes = DEMO.as_bytes().to_vec();
        for (at, byte) in edits {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        holds(&bytes)?;
    }

    #[test]
    fn any_member_replaced_by_anything_gets_an_answer(at in any::<prop::sample::Index>(), value in any_json()) {
        let mut json: Value = serde_json::from_str(DEMO).unwrap();
        let mut all = Vec::new();
        places(&json, "", &mut all);
        *json.pointer_mut(at.get(all.as_slice()).as_str()).unwrap() = value;
        holds(&serde_json::to_vec(&json).unwrap())?;
    }

    #[test]
    fn members_exchanged_get_an_answer(one in any::<prop::sample::Index>(), other in any::<prop::sample::Index>()) {
        let mut json: Value = serde_json::from_str(DEMO).unwrap();
        let mut all = Vec::new();
        places(&json, "", &mut all);
        let moved = json.pointer(other.get(all.as_slice()).as_str()).unwrap().clone();
        *json.pointer_mut(one.get(all.as_slice()).as_str()).unwrap() = moved;
        holds(&serde_json::to_vec(&json).unwrap())?;
    }
}
