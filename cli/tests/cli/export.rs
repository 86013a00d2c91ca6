//! `privet export`: what a person can take along.

use super::{code, files, finished, privet, said, text};
use serde_json::Value;
use std::fs;

#[test]
fn an_export_is_json_a_page_records_and_a_receipt() {
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().join("mine");
    let output = privet(&["export", text(finished()), "--out", text(&folder), "--lang", "zh-Hans"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(said(&output).contains("9 that say how an answer was given"), "{}", said(&output));
    let json: Value = serde_json::from_slice(&fs::read(folder.join("export.json")).unwrap()).unwrap();
    assert_eq!(json["format"], "privet/export/1");
    assert_eq!(json["entries"].as_array().unwrap().len() as u64, json["records"]["size"].as_u64().unwrap());
    let page = fs::read_to_string(folder.join("export.html")).unwrap();
    assert!(page.contains("lang=\"zh-Hans\"") && page.contains("灯笼付"));
    let names: Vec<_> = files(&folder, "records", ".jsonld");
    assert_eq!(names.len(), 5, "{names:?}");
    for name in names {
        let record: Value = serde_json::from_slice(&fs::read(&name).unwrap()).unwrap();
        assert_eq!(record["@type"], "dpv:ConsentRecord", "{}", name.display());
    }
    let receipt: Value = serde_json::from_slice(&fs::read(folder.join("receipt.jsonld")).unwrap()).unwrap();
    assert_eq!(receipt["dpv:hasRecordOfActivity"].as_array().unwrap().len(), 5);
}

#[test]
fn an_export_says_how_answers_were_given_only_when_told_to() {
    let out = tempfile::tempdir().unwrap();
    let export = |name: &str, more: &[&str]| {
        let folder = out.path().join(name);
        let run = [&["export", text(finished()), "--out", text(&folder)], more].concat();
        assert_eq!(code(&run), Some(0));
        fs::read_to_string(folder.join("export.json")).unwrap()
    };
    assert!(!export("plain", &[]).contains("text_percent"));
    assert!(export("told", &["--with-manner"]).contains("text_percent"));
}

#[test]
fn an_export_of_no_demo_is_told_and_writes_nothing() {
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().join("mine");
    assert_eq!(code(&["export", text(out.path()), "--out", text(&folder)]), Some(1));
    assert_eq!(code(&["export", text(finished())]), Some(2));
    assert!(!folder.exists());
}
