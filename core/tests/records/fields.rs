//! Fields that ISO/IEC TS 27560:2023 calls mandatory, by clause, in every record.

use super::{all, demo, everything, made};
use serde_json::Value;

fn there(value: &Value, names: &[&str], at: &str) {
    for name in names {
        let found = &value[*name];
        let empty = match found {
            Value::Null => true,
            Value::Array(values) => values.is_empty(),
            Value::String(text) => text.trim().is_empty(),
            _ => false,
        };
        assert!(!empty, "{at}: {name} is missing in {value}");
    }
}

fn each<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().unwrap()
}

fn is_a(value: &Value, term: &str) -> bool {
    value["@type"] == term || value["@type"].as_array().is_some_and(|types| types.iter().any(|t| t == term))
}

/// §6.3.6: `party_id`, `party_name`, `party_address`, `party_contact`, `party_type`.
fn party(party: &Value, at: &str) {
    there(party, &["@type", "dct:identifier", "dpv:hasName", "dpv:hasAddress", "dpv:hasContact"], at);
}

fn record(record: &Value, whole: &Value) {
    assert!(is_a(record, "dpv:ConsentRecord"));
    // §6.3.3: schema_version, record_id, pii_principal_id.
    there(record, &["dct:conformsTo", "dct:identifier", "dpv:hasDataSubject"], "header");
    assert_eq!(record["@id"], format!("urn:uuid:{}", record["dct:identifier"].as_str().unwrap()));
    // §6.3.4.1, .2: privacy_notice, language.
    there(record, &["dpv:hasNotice", "dpv:hasProcess", "dpv:hasConsentStatus"], "record");
    for notice in each(record, "dpv:hasNotice") {
        there(notice, &["@type", "dct:identifier", "dct:language"], "notice");
    }
    for process in each(record, "dpv:hasProcess") {
        // §6.3.4: purposes, pii_information, pii_controllers, storage_locations and retention_period, jurisdiction,
        // recipient_third_parties, withdrawal_method.
        there(
            process,
            &[
                "dpv:hasPurpose",
                "dpv:hasPersonalData",
                "dpv:hasDataController",
                "dpv:hasStorageCondition",
                "dpv:hasJurisdiction",
                "dpv:hasRecipient",
                "dpv:hasConsentControl",
                "dpv:hasLegalBasis",
            ],
            "process",
        );
        party(&process["dpv:hasDataController"], "controller");
        // §6.3.5: pii_type.
        for data in each(process, "dpv:hasPersonalData") {
            there(data, &["skos:broader", "dct:identifier"], "data");
        }
        for condition in each(process, "dpv:hasStorageCondition") {
            there(condition, &["dpv:hasLocation", "dpv:hasDuration"], "storage");
        }
        for recipient in each(process, "dpv:hasRecipient") {
            // Nothing leaves: the person alone has it.
            if !is_a(recipient, "dpv:DataSubject") {
                party(recipient, "recipient");
            }
        }
    }
    // §6.3.7: event_time, validity_duration, entity_id, event_type, event_state.
    for event in each(record, "dpv:hasConsentStatus") {
        there(event, &["dpv:isIndicatedAtTime", "dpv:hasDuration", "dpv:isIndicatedBy"], "event");
        there(&event["dpv:isIndicatedBy"], &["@type", "dct:identifier"], "who");
        let types = each(event, "@type");
        assert_eq!(types.len(), 2, "state and type: {types:?}");
        assert!(types[1].as_str().unwrap().ends_with("ExpressedConsent"), "{types:?} in {}", whole["@id"]);
    }
}

#[test]
fn every_mandatory_field_is_there_in_every_record_and_receipt() {
    for manifest in [demo(), made::everything()] {
        for made in all(&manifest, &everything()) {
            there(&made, &["@context", "dct:conformsTo", "dct:identifier"], "header");
            if is_a(&made, "dpv:ConsentReceipt") {
                there(&made, &["dct:created", "dpv:hasDataSubject"], "receipt");
                let records = each(&made, "dpv:hasRecordOfActivity");
                assert_eq!(records.len(), manifest.activities.len());
                for inner in records {
                    record(inner, &made);
                }
            } else {
                record(&made, &made);
            }
        }
    }
}
