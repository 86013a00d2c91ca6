//! Inputs that would cost more than their size.

use super::{DAY, changed};
use privet::command::Until;
use privet::engine::Status;
use privet::manifest::Manifest;
use privet::rules::UNDO_FOR;
use privet_softkeys::RecipientBox;
use privet_tests::world::{MANIFEST, START, World, done, id, reader};
use serde_json::json;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

/// Layers of two activities, each needing both of the layer above. Nothing is asked, so all of them stand.
fn layered(layers: usize) -> Vec<u8> {
    changed(MANIFEST, |json| {
        let text = |s: &str| json!({"en": s, "zh-Hans": s});
        json["activities"] = json!([]);
        for layer in 0..layers {
            for side in ["a", "b"] {
                let needs: Vec<String> = if layer == 0 {
                    vec![]
                } else {
                    vec![format!("a{}", layer - 1), format!("b{}", layer - 1)]
                };
                let one = json!({
                    "id": format!("{side}{layer}"), "kind": "data",
                    "texts": {"title": text("t"), "purpose": text("p"), "scenario": text("s")},
                    "data": ["app_use"], "recipients": [], "processing": ["use"],
                    "basis": "legal_duty", "separate_consent": false, "necessity": "required",
                    "needs": needs, "retention": {"device": "not_kept"}, "storage": "none",
                    "confirm": "never", "minimise": [], "minors": "same", "max_grant": "until_withdrawn"
                });
                json["activities"].as_array_mut().unwrap().push(one);
            }
        }
    })
}

/// A manifest that parses must not make `check` take for ever: SECURITY.md does not trust the manifest's bytes.
#[test]
fn needs_in_layers_cost_no_more_than_their_number() {
    let mut took = Vec::new();
    for layers in [12, 15, 18] {
        let manifest = layered(layers);
        let accepted = Manifest::parse(&manifest).expect("accepted");
        assert!(accepted.into_manifest().activities.len() == 2 * layers);
        let world = World::with_manifest(961, manifest, RecipientBox::memory());
        assert_eq!(world.engine.status(), Status::Ready);
        let began = Instant::now();
        assert_eq!(world.engine.check(&id(&format!("a{}", layers - 1))), Ok(()));
        took.push(began.elapsed());
    }
    println!("{took:?}; 256 KiB have room for some 150 layers");
    assert!(took[2] < took[0] * 8 + Duration::from_millis(20), "eightfold with every three layers: {took:?}");
}

/// As many as the file has room for, in one chain, all turned off at once (cubic: 9 s unoptimised, while others wait 5 s for the writer).
#[test]
fn turning_off_a_long_chain_ends() {
    let many = 300;
    let manifest = changed(MANIFEST, |json| {
        let text = |s: &str| json!({"en": s, "zh-Hans": s});
        json["activities"] = json!([]);
        for n in 0..many {
            let needs: Vec<String> = if n + 1 < many { vec![format!("a{}", n + 1)] } else { vec![] };
            json["activities"].as_array_mut().unwrap().push(json!({
                "id": format!("a{n}"), "kind": "data",
                "texts": {"title": text("t"), "purpose": text("p"), "scenario": text("s"), "if_refused": text("i")},
                "data": ["app_use"], "recipients": [], "processing": ["use"],
                "basis": "consent", "separate_consent": false, "necessity": "optional",
                "needs": needs, "retention": {"device": "not_kept"}, "storage": "none",
                "confirm": "never", "minimise": [], "minors": "not_offered", "max_grant": "until_withdrawn"
            }));
        }
    });
    let world = World::with_manifest(962, manifest, RecipientBox::memory());
    assert_eq!(world.engine.status(), Status::Ready, "{:?}", world.engine.manifest_fault());
    for n in (0..many).rev() {
        world.allow(&format!("a{n}"), Until::Withdrawn);
    }
    let names: Vec<_> = (0..many).map(|n| id(&format!("a{n}"))).collect();
    let began = Instant::now();
    done(world.engine.withdraw_many(world.request(), &names));
    let many_took = began.elapsed();
    world.clock.advance(UNDO_FOR + 1);
    let began = Instant::now();
    done(world.engine.tick());
    println!("withdraw_many {many_took:?}, in force {:?}", began.elapsed());
    assert!(many_took < Duration::from_mins(1), "{many_took:?}");
}

/// A log of the largest kind.
#[test]
fn a_hostile_log_of_the_largest_kind_is_read_in_seconds() {
    let world = World::new(963);
    let mut log = String::new();
    for n in 0..120_000_i64 {
        let at = START - (n % 366) * DAY;
        writeln!(
            log,
            "{{\"type\":\"op\",\"package\":\"p\",\"at\":{at},\"op\":\"android:camera\",\"tag\":\"t{}\"}}",
            n % 3_000
        )
        .unwrap();
    }
    println!("{} bytes", log.len());
    let began = Instant::now();
    let kind = privet::observed::PhoneLog::AndroidNotes;
    world.engine.compare(kind, log.as_bytes(), "p", &reader()).unwrap().unwrap();
    println!("compare {:?}", began.elapsed());
    assert!(began.elapsed() < Duration::from_secs(30));
}
