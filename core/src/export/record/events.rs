//! The events of a consent (ISO/IEC TS 27560 §6.3.7): state, type, time, validity, and who said so.

use super::super::history::{Change, Notice, Step};
use super::{Subject, consent_type, moment, person, uuid, words};
use crate::command::{Party, Until};
use crate::host::WallMs;
use crate::text::{Word, say};
use serde_json::{Map, Value, json};

/// Every event of the history that has a state in DPV, oldest first. Narrower terms are none: the consent stands, and the process
/// names the terms it stands for.
///
/// Where the ledger cannot be trusted the last event says that the state is unknown; a withdrawal that waits outside the ledger
/// follows it, because that one is certain.
pub(super) fn events(subject: &Subject<'_>) -> Vec<Value> {
    let mut stands = false;
    let mut events: Vec<Value> = Vec::new();
    for (place, step) in subject.steps.iter().enumerate() {
        let later = subject.steps.get(place.saturating_add(1)..).unwrap_or_default();
        let state = match &step.change {
            Change::Requested { .. } => "dpv:ConsentRequested",
            Change::Given { .. } if stands => "dpv:RenewedConsentGiven",
            Change::Given { .. } => "dpv:ConsentGiven",
            Change::Refused { .. } => "dpv:ConsentRefused",
            Change::Left { .. } => "dpv:ConsentRequestDeferred",
            // Lifted, nothing was taken back; in force, the entry that says so counts. Until then it is denied.
            Change::Pending if lifted_or_in_force(later) => continue,
            Change::Withdrawn | Change::Pending => "dpv:ConsentWithdrawn",
            Change::Expired { .. } => "dpv:ConsentExpired",
            Change::Invalidated => "dpv:ConsentInvalidated",
            Change::Undone | Change::Narrowed { .. } => continue,
        };
        stands = match step.change {
            Change::Given { .. } => true,
            Change::Requested { .. } | Change::Left { .. } => stands,
            _ => false,
        };
        events.push(of_entry(subject, step, state));
    }
    let outside = |state, at, by| Value::Object(event(subject, state, at, by, until_answer(subject)));
    events.extend(subject.in_doubt.map(|at| outside("dpv:ConsentUnknown", at, controller(subject))));
    events.extend(subject.buried.map(|at| outside("dpv:ConsentWithdrawn", at, person(subject.database))));
    events
}

/// What became of a withdrawal that could be undone, before anything else was said?
fn lifted_or_in_force(later: &[Step]) -> bool {
    let passed_over = |step: &&Step| {
        matches!(
            step.change,
            Change::Requested { .. } | Change::Left { .. } | Change::Narrowed { .. } | Change::Invalidated
        )
    };
    let next = later.iter().find(|step| !passed_over(step));
    next.is_some_and(|step| matches!(step.change, Change::Undone | Change::Withdrawn))
}

/// The lines an answer was given to.
pub(super) fn notice(notice: &Notice) -> Value {
    json!({
        "@type": "dpv:ConsentNotice",
        "dct:identifier": notice.digest,
        "dct:language": notice.language,
    })
}

fn of_entry(subject: &Subject<'_>, step: &Step, state: &str) -> Value {
    let database = subject.database;
    let index = step.index;
    let (by, valid) = match &step.change {
        Change::Given { party, until, .. } => (who(subject, *party), validity(subject, *until)),
        Change::Refused { party, .. } => (who(subject, *party), until_answer(subject)),
        Change::Withdrawn | Change::Pending | Change::Left { .. } => {
            (person(database), until_answer(subject))
        }
        _ => (controller(subject), until_answer(subject)),
    };
    let mut event = event(subject, state, step.at, by, valid);
    let mut put = |name: &str, value: Value| event.insert(name.to_owned(), value);
    let id = uuid::of("privet/event/v1", &[database.as_bytes(), &index.to_be_bytes()]);
    put("@id", Value::from(format!("urn:uuid:{id}")));
    put("dct:source", Value::from(format!("privet/{database} {index}")));
    if let Change::Given { notice: shown, .. } | Change::Refused { notice: shown, .. } = &step.change {
        put("dpv:hasNotice", notice(shown));
    }
    if let Change::Given { terms, .. } | Change::Requested { terms } = &step.change {
        put("dct:references", json!(terms));
    }
    Value::Object(event)
}

fn event(subject: &Subject<'_>, state: &str, at: WallMs, by: Value, valid: Value) -> Map<String, Value> {
    let mut event = Map::new();
    event.insert("@type".to_owned(), json!([state, consent_type(subject.activity)]));
    event.insert("dpv:isIndicatedAtTime".to_owned(), moment(at));
    event.insert("dpv:isIndicatedBy".to_owned(), by);
    event.insert("dpv:hasDuration".to_owned(), valid);
    event
}

/// A guardian is told as said: no key of theirs signs here.
fn who(subject: &Subject<'_>, party: Party) -> Value {
    match party {
        Party::Person => person(subject.database),
        Party::Guardian => json!({
            "@type": "dpv:GuardianOfDataSubject",
            "dct:identifier": format!("{} guardian", subject.database),
            "dpv:hasJustification": words(subject.language, say(Word::ExGuardian, subject.language)),
        }),
    }
}

fn controller(subject: &Subject<'_>) -> Value {
    json!({ "@type": "dpv:DataController", "dct:identifier": subject.manifest.id })
}

fn validity(subject: &Subject<'_>, until: Until) -> Value {
    match until {
        Until::Once => json!({ "@type": "dpv:FixedOccurrencesDuration", "rdf:value": 1 }),
        Until::At { wall } => json!({ "@type": "dpv:UntilTimeDuration", "rdf:value": moment(wall) }),
        Until::Withdrawn => json!({
            "@type": "dpv:UntilEventDuration",
            "rdf:value": words(subject.language, say(Word::PrUntilOff, subject.language)),
        }),
    }
}

/// A question, a no, an end: each holds until there is an answer.
fn until_answer(subject: &Subject<'_>) -> Value {
    json!({
        "@type": "dpv:UntilEventDuration",
        "rdf:value": words(subject.language, say(Word::PrUntilAnswer, subject.language)),
    })
}
