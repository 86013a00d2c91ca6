//! Consent records and receipts: every name in them is one of DPV 2.3, of Dublin Core and SKOS, or one of ours that docs/export.md
//! lists; and every field that ISO/IEC TS 27560 demands is there.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests: a panic is how they fail; clippy.toml reaches only the test functions"
)]

mod fields;
mod made;
mod vocabulary;

use privet::command::{Party, Until};
use privet::export::history::{Change, Notice, Step};
use privet::export::record::{Subject, consent_receipt, consent_record};
use privet::manifest::{Activity, Manifest};
use privet::refusal::CancelReason;
use privet::text::Language;
use privet_wire::ids::{DatabaseId, Digest};
use serde_json::Value;

const DEMO: &str = include_str!("../../../cli/assets/demo.json");
/// 2026-03-03T06:30:00Z.
const START: i64 = 1_772_519_400_000;
const DATABASE: DatabaseId = DatabaseId::new([7; 16]);

fn demo() -> Manifest {
    Manifest::parse(DEMO.as_bytes()).unwrap().into_manifest()
}

fn notice() -> Notice {
    Notice { digest: Digest::new([3; 32]), language: "en".to_owned() }
}

fn given(party: Party, until: Until) -> Change {
    Change::Given { party, until, terms: Digest::new([4; 32]), notice: notice() }
}

/// One step a minute.
fn steps(changes: Vec<Change>) -> Vec<Step> {
    let numbered = (5_u64..).zip(changes);
    numbered
        .map(|(index, change)| Step { index, at: START + 60_000 * i64::try_from(index).unwrap(), change })
        .collect()
}

/// Whatever can happen to a consent, and every way a yes can last.
fn everything() -> Vec<Step> {
    let terms = Digest::new([4; 32]);
    steps(vec![
        Change::Requested { terms },
        Change::Left { why: CancelReason::Back },
        Change::Refused { party: Party::Person, notice: notice() },
        given(Party::Person, Until::Once),
        Change::Expired { unused: false },
        given(Party::Guardian, Until::At { wall: START + 86_400_000 }),
        given(Party::Person, Until::Withdrawn),
        Change::Narrowed { terms: Digest::new([5; 32]) },
        Change::Invalidated,
        given(Party::Person, Until::Withdrawn),
        Change::Withdrawn,
        Change::Refused { party: Party::Guardian, notice: notice() },
    ])
}

fn subject<'a>(manifest: &'a Manifest, activity: &'a Activity, steps: &'a [Step]) -> Subject<'a> {
    Subject {
        database: DATABASE,
        activity,
        manifest,
        steps,
        buried: None,
        in_doubt: None,
        language: Language::En,
    }
}

/// A record of every activity of the manifest in both languages, and a receipt over all of them.
fn all(manifest: &Manifest, steps: &[Step]) -> Vec<Value> {
    let mut made = Vec::new();
    for language in Language::ALL {
        let subjects: Vec<_> = manifest
            .activities
            .iter()
            .map(|activity| Subject {
                buried: Some(START),
                in_doubt: Some(START),
                language,
                ..subject(manifest, activity, steps)
            })
            .collect();
        made.extend(subjects.iter().map(|subject| consent_record(subject).unwrap()));
        made.push(consent_receipt(&subjects, START).unwrap());
    }
    made
}

#[test]
fn nothing_asked_makes_no_record_and_no_receipt() {
    let manifest = demo();
    let subject = subject(&manifest, &manifest.activities[0], &[]);
    assert_eq!(consent_record(&subject), None);
    assert_eq!(consent_receipt(&[subject], START), None);
    assert_eq!(consent_receipt(&[], START), None);
}

#[test]
fn a_record_keeps_its_identifier_while_it_grows_and_another_has_another() {
    let manifest = demo();
    let (long, activity) = (everything(), &manifest.activities[2]);
    let id = |steps: &[Step], database| {
        let subject = Subject { database, ..subject(&manifest, activity, steps) };
        consent_record(&subject).unwrap()["dct:identifier"].as_str().unwrap().to_owned()
    };
    assert_eq!(id(&long[..1], DATABASE), id(&long, DATABASE));
    assert_ne!(id(&long, DATABASE), id(&long[1..], DATABASE));
    assert_ne!(id(&long, DATABASE), id(&long, DatabaseId::new([8; 16])));
    let receipt = |steps: &[Step], made| {
        let receipt = consent_receipt(&[subject(&manifest, activity, steps)], made).unwrap();
        receipt["dct:identifier"].as_str().unwrap().to_owned()
    };
    assert_eq!(receipt(&long, START), receipt(&long, START + 1));
    assert_ne!(receipt(&long, START), receipt(&long[..3], START));
}

#[test]
fn each_event_has_the_state_that_dpv_has_for_it() {
    let manifest = demo();
    let history = everything();
    let subject = Subject {
        buried: Some(START + 9),
        in_doubt: Some(START + 8),
        ..subject(&manifest, &manifest.activities[2], &history)
    };
    let record = consent_record(&subject).unwrap();
    let events = record["dpv:hasConsentStatus"].as_array().unwrap();
    let states: Vec<&str> = events.iter().map(|event| event["@type"][0].as_str().unwrap()).collect();
    let expected = [
        "dpv:ConsentRequested",
        "dpv:ConsentRequestDeferred",
        "dpv:ConsentRefused",
        "dpv:ConsentGiven",
        "dpv:ConsentExpired",
        "dpv:ConsentGiven",
        "dpv:RenewedConsentGiven",
        "dpv:ConsentInvalidated",
        "dpv:ConsentGiven",
        "dpv:ConsentWithdrawn",
        "dpv:ConsentRefused",
        "dpv:ConsentUnknown",
        "dpv:ConsentWithdrawn",
    ];
    assert_eq!(states, expected);
    assert_eq!(events[12]["dpv:isIndicatedAtTime"]["@value"], "2026-03-03T06:30:00.009Z");
    assert_eq!(events[12]["@id"], Value::Null, "it is no entry of the ledger yet");
}

#[test]
fn a_guardian_is_told_as_said_and_not_checked() {
    let manifest = demo();
    let history = steps(vec![given(Party::Guardian, Until::Withdrawn)]);
    let record = consent_record(&subject(&manifest, &manifest.activities[2], &history)).unwrap();
    let by = &record["dpv:hasConsentStatus"][0]["dpv:isIndicatedBy"];
    assert_eq!(by["@type"], "dpv:GuardianOfDataSubject");
    assert!(by["dpv:hasJustification"]["@value"].as_str().unwrap().contains("not checked"));
    let bases = record["dpv:hasProcess"][0]["dpv:hasLegalBasis"].to_string();
    assert!(bases.contains("x-pipl:A31"), "{bases}");
}

#[test]
fn a_consent_that_stands_for_narrower_terms_names_the_ones_it_was_given_for() {
    let manifest = demo();
    let mut history = steps(vec![given(Party::Person, Until::Withdrawn)]);
    let process = |steps: &[Step]| {
        consent_record(&subject(&manifest, &manifest.activities[2], steps)).unwrap()["dpv:hasProcess"][0]
            .clone()
    };
    assert_eq!(process(&history)["dct:replaces"], Value::Null);
    history.extend(steps(vec![Change::Narrowed { terms: Digest::new([5; 32]) }]));
    assert_eq!(process(&history)["dct:replaces"], Digest::new([4; 32]).to_string());
}
