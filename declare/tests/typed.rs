//! The manifest as Kotlin. That it compiles, and what does not, is for `bindings/kotlin/checks`.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "helpers of tests: a panic is how they fail; clippy.toml reaches only the test functions"
)]

use heck::ToSnakeCase as _;
use privet_declare::typed::{BuildFault, kotlin};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const DEMO: &str = include_str!("../../cli/assets/demo.json");
const CORNER: &str = include_str!("manifests/corner.json");
const PACKAGE: &str = "com.example.app";

/// The demo's manifest after a change.
fn changed(change: impl FnOnce(&mut Value)) -> String {
    let mut manifest: Value = serde_json::from_str(DEMO).expect("JSON");
    change(&mut manifest);
    manifest.to_string()
}

/// The demo's with another id for the activity `bill_scan`, which nothing refers to.
fn called(id: &str) -> String {
    changed(|manifest| manifest["activities"][2]["id"] = json!(id))
}

/// Source without comments and without what stands between quotes.
fn code(text: &str) -> String {
    let source = text.split("private val MANIFEST").next().expect("a first part");
    source
        .lines()
        .filter(|line| !line.trim_start().starts_with(['*', '/']))
        .map(|line| line.split('"').step_by(2).collect::<String>())
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn the_same_manifest_gives_the_same_source_and_its_name() {
    let source = kotlin(DEMO, PACKAGE).unwrap();
    assert_eq!(source.path, "com/example/app/LanternPay.kt");
    assert_eq!(source, kotlin(DEMO, PACKAGE).unwrap());
}

#[test]
fn only_what_an_activity_declares_is_offered() {
    let text = kotlin(DEMO, PACKAGE).unwrap().text;
    let class = |name: &str| {
        let after = text.split_once(&format!("    public class {name} internal")).unwrap().1;
        after.split("\n    /**").next().unwrap().to_owned()
    };
    for (name, has, has_not) in [
        ("Pay", "fun pay(", "fun release("),
        ("FacePayment", "val faces: Faces", "interface To"),
        ("BillScan", "picture: Payload.Picture", "Payload.Json"),
        ("Nearby", "place: Payload.Location", "Payload.Json"),
        ("ScoreShare", "document: Payload.Json", "Payload.Picture"),
        ("Footprint", "counts: Payload.Footprint", "Payload.Json"),
        ("Scan", ") : Purpose by activity", "{"),
    ] {
        let class = class(name);
        assert!(class.contains(has), "{name}: {class}");
        assert!(!class.contains(has_not), "{name}: {class}");
    }
    assert!(text.contains("Cloudlane : Recipient(RecipientId(\"cloudlane\")), BillScan.To\n"));
    let no_face = changed(|manifest| manifest["activities"][1]["fallback"] = json!("nearby"));
    let token = "token: MatchToken?";
    assert!(text.contains(token) && !kotlin(&no_face, PACKAGE).unwrap().text.contains(token));
}

#[test]
fn two_ids_with_one_name_are_a_fault_that_says_which() {
    for id in ["face.payment", "facepayment", "face_p_ayment"] {
        let fault = kotlin(&called(id), PACKAGE).unwrap_err();
        let BuildFault::Alike { first, second, .. } = fault else { panic!("{fault}") };
        assert_eq!((first.as_str(), second.as_str()), ("face_payment", id));
    }
    assert!(kotlin(&called("face_payments"), PACKAGE).is_ok());
}

#[test]
fn a_name_that_the_source_uses_for_something_else_is_a_fault() {
    for id in [
        "privet",
        "manifest",
        "class",
        "recipient",
        "data",
        "companion",
        "match_token",
        "string",
        "lantern_pay",
    ] {
        let fault = kotlin(&called(id), PACKAGE).unwrap_err();
        assert!(matches!(&fault, BuildFault::Taken { id: taken, .. } if taken == id), "{id}: {fault}");
    }
}

#[test]
fn every_type_that_the_source_calls_is_one_that_an_id_cannot_take() {
    for (json, made) in [(DEMO, "LanternPay"), (CORNER, "CornerShop2")] {
        let text = kotlin(json, PACKAGE).unwrap().text;
        let code = code(&text);
        let types: BTreeSet<_> = code
            .split(|c: char| !c.is_alphanumeric() && c != '.')
            .filter(|word| word.starts_with(|c: char| c.is_ascii_uppercase()) && !word.contains('.'))
            .collect();
        for name in types {
            let made_here = |kind: &str| {
                code.contains(&format!("{kind} {name} ")) || code.contains(&format!("{kind} {name}("))
            };
            if name == made || made_here("class") || made_here("object") || made_here("       ") {
                continue;
            }
            let fault = kotlin(&called(&name.to_snake_case()), PACKAGE);
            assert!(matches!(fault, Err(BuildFault::Taken { .. })), "{name}: {fault:?}");
        }
    }
}

#[test]
fn a_text_of_the_manifest_is_no_code() {
    let text = kotlin(CORNER, PACKAGE).unwrap().text;
    let source = text.split("private val MANIFEST").next().unwrap();
    let comments = source.matches("/*").count();
    assert_eq!(comments, source.matches("*/").count());
    let opened = source.lines().filter(|line| line.trim_start().starts_with("/**")).count();
    assert_eq!(comments, opened, "no text of the manifest opens or ends a comment");
    let raw = text.split_once("\"\"\"").unwrap().1;
    assert!(raw.trim_end().ends_with("\"\"\"") && raw.matches("\"\"\"").count() == 1);
    assert!(raw.replace("${'$'}", "").chars().all(|c| c != '$'));
    assert_eq!(raw.replace("${'$'}", "$").trim_end().trim_end_matches('"'), CORNER.trim());
}

#[test]
fn a_package_is_checked_and_so_is_the_manifest() {
    for package in ["", "com..app", "Com.app", "com.in.app", "com.1st", "com.example-app", "com.example;"] {
        assert_eq!(kotlin(DEMO, package), Err(BuildFault::Package(package.to_owned())));
    }
    let refused = changed(|manifest| manifest["activities"][0]["confirm"] = json!("never"));
    assert!(matches!(kotlin(&refused, PACKAGE), Err(BuildFault::Manifest(_))));
}
