//! Consent records and receipts in the terms of ISO/IEC TS 27560:2023, as JSON-LD with names of the Data Privacy Vocabulary 2.3.
//!
//! docs/export.md maps field to field. Promises: each name is one that DPV 2.3 has, or one of our own `x-pipl:` terms listed there
//! (a test walks every record); each field that the standard demands is present; what an activity's own words say is never replaced
//! by a term that only resembles it; the same record keeps its identifier.

mod events;
mod process;
mod uuid;

use super::history::{Change, Step};
use super::utc;
use crate::host::WallMs;
use crate::manifest::{Activity, Manifest};
use crate::text::Language;
use privet_wire::ids::{ActivityId, DatabaseId, Digest};
use serde_json::{Value, json};

/// The profile that a record follows.
pub const RECORD_PROFILE: &str = "https://w3id.org/dpv/schema/dpv-27560#record";
/// The profile that a receipt follows.
pub const RECEIPT_PROFILE: &str = "https://w3id.org/dpv/schema/dpv-27560#receipt";

/// One activity's consents, with the manifest they speak of.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The ledger's id, which stands for the person: it is no name, and no recipient learns it from a send.
    pub database: DatabaseId,
    /// The activity.
    pub activity: &'a Activity,
    /// The manifest that was in force at [`described_at`].
    pub manifest: &'a Manifest,
    /// What happened, oldest first; at least one step.
    pub steps: &'a [Step],
    /// When the person turned it off beside the ledger, where that is not in it yet.
    pub buried: Option<WallMs>,
    /// When the record was made, where the ledger cannot be trusted.
    pub in_doubt: Option<WallMs>,
    /// The language of its texts.
    pub language: Language,
}

/// The entry at which a history's terms were in force last: that of the last question, answer or narrowing. The manifest of then
/// says what was agreed to, whatever the app declares now.
#[must_use]
pub fn described_at(steps: &[Step]) -> Option<u64> {
    let speaks = |step: &&Step| {
        matches!(
            step.change,
            Change::Requested { .. }
                | Change::Given { .. }
                | Change::Refused { .. }
                | Change::Narrowed { .. }
        )
    };
    steps.iter().rev().find(speaks).map(|step| step.index)
}

/// Whether a history holds an answer: only then there is something to give a receipt for.
#[must_use]
pub fn answered(steps: &[Step]) -> bool {
    steps.iter().any(|step| matches!(step.change, Change::Given { .. } | Change::Refused { .. }))
}

/// The record of one activity. None if nothing happened to its consent.
#[must_use]
pub fn consent_record(subject: &Subject<'_>) -> Option<Value> {
    let mut record = body(subject)?;
    record.as_object_mut()?.insert("@context".to_owned(), context());
    Some(record)
}

/// A receipt over the records of one or more activities. None over none. `made` in milliseconds since 1970.
#[must_use]
pub fn consent_receipt(subjects: &[Subject<'_>], made: WallMs) -> Option<Value> {
    let records: Vec<Value> = subjects.iter().filter_map(body).collect();
    let canonical = serde_json_canonicalizer::to_vec(&records).ok()?;
    let first = subjects.first().filter(|_| !records.is_empty())?;
    let id = uuid::of("privet/receipt/v1", &[&canonical]);
    Some(json!({
        "@context": context(),
        "@id": format!("urn:uuid:{id}"),
        "@type": "dpv:ConsentReceipt",
        "dct:conformsTo": { "@id": RECEIPT_PROFILE },
        "dct:created": moment(made),
        "dct:identifier": id,
        "dpv:hasDataSubject": person(first.database),
        "dpv:hasRecordOfActivity": records,
    }))
}

fn body(subject: &Subject<'_>) -> Option<Value> {
    let first = subject.steps.first()?;
    let database = subject.database;
    let id = uuid::of("privet/record/v1", &[database.as_bytes(), &first.index.to_be_bytes()]);
    Some(json!({
        "@id": format!("urn:uuid:{id}"),
        "@type": "dpv:ConsentRecord",
        "dct:conformsTo": { "@id": RECORD_PROFILE },
        "dct:identifier": id,
        "dct:source": format!("privet/{database}"),
        "dpv:hasDataSubject": person(database),
        "dpv:hasNotice": notices(subject),
        "dpv:hasProcess": [process::process(subject)],
        "dpv:hasConsentStatus": events::events(subject),
    }))
}

/// The prefixes, inline: the record reads without the network.
fn context() -> Value {
    json!({
        "dct": "http://purl.org/dc/terms/",
        "dpv": "https://w3id.org/dpv#",
        "loc": "https://w3id.org/dpv/loc#",
        "pd": "https://w3id.org/dpv/pd#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "x-pipl": "urn:x-pipl:",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    })
}

fn person(database: DatabaseId) -> Value {
    json!({ "@type": "dpv:DataSubject", "dct:identifier": database })
}

/// The lines that answers were given to, and the policy that stood behind them.
fn notices(subject: &Subject<'_>) -> Vec<Value> {
    let shown = subject.steps.iter().filter_map(|step| match &step.change {
        Change::Given { notice, .. } | Change::Refused { notice, .. } => Some(notice),
        _ => None,
    });
    let mut notices: Vec<Value> = shown.map(events::notice).collect();
    let languages: Vec<&str> = subject.manifest.languages.iter().map(|language| language.tag()).collect();
    notices.push(json!({
        "@type": "dpv:PrivacyNotice",
        "dct:hasVersion": subject.manifest.policy_version,
        "dct:identifier": Digest::new(subject.manifest.digest()),
        "dct:language": languages,
    }));
    notices
}

/// An answer is given to a prompt of its own and to nothing else beside it, which is what DPV calls explicit where the law wants a
/// separate consent.
const fn consent_type(activity: &Activity) -> &'static str {
    if activity.separate_consent { "dpv:ExplicitlyExpressedConsent" } else { "dpv:ExpressedConsent" }
}

/// A name of a vocabulary.
fn name(term: &str) -> Value {
    json!({ "@id": term })
}

/// A text in one language.
fn words(language: Language, text: &str) -> Value {
    json!({ "@language": language.tag(), "@value": text })
}

fn moment(at: WallMs) -> Value {
    json!({ "@type": "xsd:dateTime", "@value": utc(at) })
}

fn terms(activity: &ActivityId, manifest: &Manifest) -> Option<Digest> {
    let activity = manifest.activity(activity)?;
    Some(Digest::new(crate::manifest::terms_digest(activity, manifest)))
}
