//! Names, held against the lists in `tests/vocabulary`.

use super::{all, demo, everything, made, subject};
use privet::export::record::consent_record;
use privet::manifest::{Category, Country};
use serde_json::Value;
use std::collections::BTreeSet;

const DPV: &str = include_str!("../../../tests/vocabulary/dpv-2.3.txt");
const PD: &str = include_str!("../../../tests/vocabulary/pd-2.3.txt");
const LOC: &str = include_str!("../../../tests/vocabulary/loc-2.3.txt");
const DOCUMENT: &str = include_str!("../../../docs/export.md");
const DCT: [&str; 12] = [
    "conformsTo",
    "created",
    "date",
    "description",
    "hasVersion",
    "identifier",
    "isVersionOf",
    "language",
    "references",
    "replaces",
    "source",
    "title",
];
/// What JSON-LD itself means by a member's name.
const KEYWORDS: [&str; 5] = ["@context", "@id", "@language", "@type", "@value"];

/// Whether a name with a prefix exists.
fn exists(name: &str) -> bool {
    let listed = |list: &str, term: &str| list.lines().any(|line| line == term && !line.starts_with('#'));
    match name.split_once(':') {
        Some(("dpv", term)) => listed(DPV, term),
        Some(("pd", term)) => listed(PD, term),
        Some(("loc", term)) => listed(LOC, term),
        Some(("dct", term)) => DCT.contains(&term),
        Some(("skos", term)) => term == "broader",
        Some(("rdf", term)) => term == "value",
        Some(("xsd", term)) => term == "dateTime",
        Some(("x-pipl", _)) => DOCUMENT.contains(&format!("`{name}`")),
        _ => false,
    }
}

fn has_prefix(text: &str) -> bool {
    ["dpv:", "pd:", "loc:", "dct:", "skos:", "rdf:", "xsd:", "x-pipl:", "tech:"]
        .iter()
        .any(|p| text.starts_with(p))
}

/// Names that do not exist, and names that stand where JSON-LD would read a text.
fn wrong(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                if name == "@context" {
                    continue;
                }
                if !KEYWORDS.contains(&name.as_str()) && !exists(name) {
                    found.insert(name.clone());
                }
                match name.as_str() {
                    "@type" | "@id" => {
                        let one = std::slice::from_ref(value);
                        for name in value.as_array().map_or(one, Vec::as_slice) {
                            let name = name.as_str().unwrap();
                            let address = name.starts_with("https://") || name.starts_with("urn:uuid:");
                            if !exists(name) && !address {
                                found.insert(name.to_owned());
                            }
                        }
                    }
                    "@value" => {}
                    _ => wrong(value, found),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| wrong(value, found)),
        Value::String(text) if has_prefix(text) => {
            found.insert(format!("as a text: {text}"));
        }
        _ => {}
    }
}

fn wrong_names(value: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    wrong(value, &mut found);
    found
}

#[test]
fn every_name_in_every_record_and_receipt_exists() {
    for manifest in [demo(), made::everything()] {
        for made in all(&manifest, &everything()) {
            assert_eq!(wrong_names(&made), BTreeSet::new(), "{}", made["@id"]);
        }
    }
}

#[test]
fn a_name_that_dpv_does_not_have_is_noticed() {
    for name in [
        "dpv:hasAutomation",
        "dpv:FraudPreventionDetection",
        "dpv:ThirdPartySource",
        "dpv:FixedOccurencesDuration",
        "dpv:hasDataProtectionImpactAssessment",
        "dpv:# Names",
        "pd:Face",
        "loc:XX",
        "x-pipl:A99",
        "schema:url",
        "dpv",
    ] {
        assert!(!exists(name), "{name}");
    }
    let manifest = demo();
    let history = everything();
    let mut record = consent_record(&subject(&manifest, &manifest.activities[0], &history)).unwrap();
    record["dpv:hasProcess"][0]["dpv:hasAutomation"] = Value::from("yes");
    record["dpv:hasProcess"][0]["dpv:hasNecessity"] = Value::from("dpv:Required");
    record["dpv:hasProcess"][0]["@type"] = Value::from("dpv:Processes");
    let found = wrong_names(&record);
    assert!(found.contains("dpv:hasAutomation") && found.contains("dpv:Processes"), "{found:?}");
    assert!(found.contains("as a text: dpv:Required"), "{found:?}");
}

#[test]
fn every_category_and_every_country_has_a_name_in_the_vocabulary() {
    for category in Category::ALL {
        assert!(exists(&format!("pd:{}", category.dpv())), "{category:?}");
    }
    let names = include_str!("../../src/text/places.tsv").lines().filter(|line| !line.starts_with('#'));
    let codes: Vec<&str> = names.map(|line| line.split('\t').next().unwrap()).collect();
    assert_eq!(codes.len(), 249);
    for code in codes {
        let country = Country::try_from(code).unwrap();
        assert!(exists(&format!("loc:{}", country.as_str())), "{code}");
    }
}

#[test]
fn the_prefixes_lead_to_the_vocabularies_and_each_is_used() {
    let record = all(&demo(), &everything()).remove(0);
    let context = record["@context"].as_object().unwrap();
    assert_eq!(context["dpv"], "https://w3id.org/dpv#");
    assert_eq!(context["pd"], "https://w3id.org/dpv/pd#");
    assert_eq!(context["loc"], "https://w3id.org/dpv/loc#");
    let text = record.to_string();
    for prefix in context.keys() {
        assert!(text.matches(&format!("\"{prefix}:")).count() > 0, "{prefix}");
    }
}
