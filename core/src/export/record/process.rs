//! What was agreed to (ISO/IEC TS 27560 §6.3.4 to §6.3.6): one activity on the terms of one manifest, in DPV's terms where they are
//! certain and in its own words always.

use super::super::history::{Change, Step};
use super::{Subject, consent_type, name, person, terms, words};
use crate::command::Party;
use crate::manifest::{
    ActivityKind, Category, Keep, LegalBasis, Necessity, Recipient, Role, Sensitivity, Storage, Verb,
};
use crate::text::{Word, isolated, place, say};
use serde_json::{Map, Value, json};

/// Rights of the person that this law gives whatever the activity (PIPL 15, 44 to 48).
const RIGHTS: [&str; 6] =
    ["x-pipl:A15", "x-pipl:A44", "x-pipl:A45", "x-pipl:A46", "x-pipl:A47", "x-pipl:A48"];

pub(super) fn process(subject: &Subject<'_>) -> Value {
    let (manifest, activity) = (subject.manifest, subject.activity);
    let mut process = Map::new();
    let mut put = |name: &str, value: Value| {
        process.insert(name.to_owned(), value);
    };
    put("@type", json!("dpv:Process"));
    put("dct:isVersionOf", json!(activity.id));
    put("dct:identifier", json!(terms(&activity.id, manifest)));
    put("dpv:hasApplicableLaw", name("x-pipl:PIPL"));
    put("dpv:hasConsentControl", withdrawal(subject));
    put("dpv:hasDataController", controller(subject));
    put("dpv:hasJurisdiction", name("loc:CN"));
    put("dpv:hasLegalBasis", Value::Array(bases(subject)));
    put("dpv:hasNecessity", necessity(activity.necessity));
    put("dpv:hasPersonalData", data(subject));
    put("dpv:hasProcessing", processing(subject));
    put("dpv:hasPurpose", purpose(subject));
    put("dpv:hasRight", rights(subject));
    put("dpv:hasStorageCondition", Value::Array(storage(subject)));
    let recipients: Vec<&Recipient> = manifest.recipients_of(activity).collect();
    // Nobody but the person: an entity that is not named does not receive it.
    let own = recipients.is_empty().then(|| person(subject.database));
    let all: Vec<Value> = recipients.iter().map(|r| recipient(subject, r)).chain(own).collect();
    put("dpv:hasRecipient", Value::Array(all));
    let third = recipients.iter().filter(|r| r.role == Role::ThirdParty);
    let third: Vec<Value> = third.map(|r| recipient(subject, r)).collect();
    if !third.is_empty() {
        put("dpv:hasThirdParty", Value::Array(third));
    }
    if let Some(reference) = &activity.impact_assessment {
        put(
            "dpv:hasImpactAssessment",
            json!({ "@type": ["dpv:DPIA", "x-pipl:A55"], "dct:identifier": reference }),
        );
    }
    if let Some(before) = narrowed_from(subject) {
        put("dct:replaces", before);
    }
    Value::Object(process)
}

/// The terms that an answer was given to, if the ones described are a narrowing of them.
fn narrowed_from(subject: &Subject<'_>) -> Option<Value> {
    let mut steps = subject.steps.iter().rev();
    let narrowed = steps.find(|step| {
        matches!(step.change, Change::Narrowed { .. } | Change::Given { .. } | Change::Requested { .. })
    })?;
    if !matches!(narrowed.change, Change::Narrowed { .. }) {
        return None;
    }
    steps.find_map(|step| match &step.change {
        Change::Given { terms, .. } => Some(json!(terms)),
        _ => None,
    })
}

/// The activity's own words always; a purpose of DPV only where the kind leaves no doubt.
fn purpose(subject: &Subject<'_>) -> Value {
    let (texts, language) = (&subject.activity.texts, subject.language);
    let term = match subject.activity.kind {
        ActivityKind::Payment => "dpv:PaymentManagement",
        ActivityKind::Template => "dpv:IdentityAuthentication",
        ActivityKind::Data => "dpv:Purpose",
    };
    json!({
        "@type": term,
        "dct:title": words(language, texts.title.get(language)),
        "dct:description": words(language, texts.purpose.get(language)),
    })
}

fn data(subject: &Subject<'_>) -> Value {
    let kinds = subject.manifest.data_of(subject.activity).map(|kind| {
        let class = match kind.sensitivity {
            Sensitivity::Sensitive => "dpv:SensitivePersonalData",
            Sensitivity::Ordinary => "dpv:PersonalData",
        };
        json!({
            "@type": class,
            "dct:identifier": kind.id,
            "dct:title": words(subject.language, kind.name.get(subject.language)),
            "dpv:hasNecessity": necessity(subject.activity.necessity),
            "skos:broader": name(&category(kind.category)),
        })
    });
    kinds.collect()
}

fn category(category: Category) -> String {
    format!("pd:{}", category.dpv())
}

fn necessity(necessity: Necessity) -> Value {
    name(match necessity {
        Necessity::Required => "dpv:Required",
        Necessity::Optional => "dpv:Optional",
    })
}

/// PIPL 4's verbs. To delete is DPV's `Remove`: its `Delete` can be undone.
fn processing(subject: &Subject<'_>) -> Value {
    let verbs = subject.activity.processing.iter().map(|verb| match verb {
        Verb::Collect => "dpv:Collect",
        Verb::Store => "dpv:Store",
        Verb::Use => "dpv:Use",
        Verb::Process => "dpv:Transform",
        Verb::Transmit => "dpv:Transmit",
        Verb::Provide => "dpv:Share",
        Verb::Disclose => "dpv:Disclose",
        Verb::Delete => "dpv:Remove",
    });
    let abroad = leaves_country(subject).then_some("dpv:CrossBorderTransfer");
    verbs.chain(abroad).map(name).collect()
}

fn leaves_country(subject: &Subject<'_>) -> bool {
    subject.manifest.recipients_of(subject.activity).any(|r| subject.manifest.leaves_country(r))
}

/// DPV's name where it says the same as the law, and always the law's own article.
fn bases(subject: &Subject<'_>) -> Vec<Value> {
    let activity = subject.activity;
    let (general, article) = match activity.basis {
        LegalBasis::Consent => (consent_type(activity), "x-pipl:A13-1-1"),
        LegalBasis::Contract => ("dpv:ContractPerformance", "x-pipl:A13-1-2"),
        LegalBasis::LegalDuty => ("dpv:LegalObligation", "x-pipl:A13-1-3"),
        LegalBasis::Emergency => ("dpv:LegalBasis", "x-pipl:A13-1-4"),
        LegalBasis::PublicInterest => ("dpv:LegalBasis", "x-pipl:A13-1-5"),
        LegalBasis::AlreadyPublic => ("dpv:LegalBasis", "x-pipl:A13-1-6"),
        LegalBasis::OtherLaw => ("dpv:LegalBasis", "x-pipl:A13-1-7"),
    };
    let mut bases = vec![general, article];
    if activity.separate_consent {
        // Beside another basis the separate consent is one more.
        if activity.basis != LegalBasis::Consent {
            bases.push(consent_type(activity));
        }
        bases.push("x-pipl:A14-SeparateConsent");
        if subject.manifest.is_sensitive(activity) {
            bases.push("x-pipl:A29");
        }
        if subject.manifest.recipients_of(activity).any(|r| r.role.decides()) {
            bases.push("x-pipl:A23");
        }
        if leaves_country(subject) {
            bases.push("x-pipl:A39");
        }
    }
    let guardian = |step: &Step| {
        matches!(
            step.change,
            Change::Given { party: Party::Guardian, .. } | Change::Refused { party: Party::Guardian, .. }
        )
    };
    if subject.steps.iter().any(guardian) {
        bases.push("x-pipl:A31");
    }
    bases.into_iter().map(name).collect()
}

/// A place and how long there, one after the other.
fn storage(subject: &Subject<'_>) -> Vec<Value> {
    let activity = subject.activity;
    let (device, recipients) = match activity.storage {
        Storage::None | Storage::Device => (true, false),
        Storage::Recipient => (false, true),
        Storage::Both => (true, true),
    };
    let condition = |places: Value, keep| {
        json!({
            "@type": ["dpv:StorageLocation", "dpv:StorageDuration"],
            "dpv:hasLocation": places,
            "dpv:hasDuration": duration(subject, keep),
        })
    };
    let mut conditions = Vec::new();
    if device {
        let keep = if activity.storage == Storage::None { Keep::NotKept } else { activity.retention.device };
        conditions.push(condition(json!([name("dpv:WithinDevice")]), keep));
    }
    if recipients {
        let places = subject.manifest.recipients_of(activity).map(country).collect();
        conditions.push(condition(places, activity.retention.recipient.unwrap_or(Keep::NotKept)));
    }
    conditions
}

fn duration(subject: &Subject<'_>, keep: Keep) -> Value {
    let event = |word| {
        json!({
            "@type": "dpv:UntilEventDuration",
            "rdf:value": words(subject.language, say(word, subject.language)),
        })
    };
    match keep {
        Keep::NotKept => event(Word::PrUntilUsed),
        Keep::Days(days) => json!({ "@type": "dpv:TemporalDuration", "rdf:value": format!("P{days}D") }),
        Keep::UntilOff => event(Word::PrUntilOff),
    }
}

fn controller(subject: &Subject<'_>) -> Value {
    let controller = &subject.manifest.controller;
    json!({
        "@type": "dpv:DataController",
        "dct:identifier": subject.manifest.id,
        "dpv:hasName": words(subject.language, controller.name.get(subject.language)),
        "dpv:hasAddress": words(subject.language, controller.address.get(subject.language)),
        "dpv:hasContact": controller.contact,
    })
}

/// A manifest knows a recipient's country and no street: the country is the address.
fn recipient(subject: &Subject<'_>, recipient: &Recipient) -> Value {
    let role = match recipient.role {
        Role::Controller => "dpv:DataController",
        Role::Processor => "dpv:DataProcessor",
        Role::JointController => "dpv:JointDataControllers",
        Role::ThirdParty => "dpv:ThirdParty",
    };
    json!({
        "@type": [role, "dpv:Recipient"],
        "dct:identifier": recipient.id,
        "dpv:hasName": words(subject.language, recipient.name.get(subject.language)),
        "dpv:hasAddress": words(subject.language, place(recipient.country, subject.language)),
        "dpv:hasContact": recipient.contact,
        "dpv:hasCountry": country(recipient),
        "dpv:hasPolicy": name(recipient.policy_url.as_str()),
    })
}

fn country(recipient: &Recipient) -> Value {
    name(&format!("loc:{}", recipient.country.as_str()))
}

/// Where in the app it is turned off, as the screens name it.
fn withdrawal(subject: &Subject<'_>) -> Value {
    let language = subject.language;
    let title = isolated(subject.activity.texts.title.get(language));
    let way = format!("{} › {title} › {}", say(Word::TabPerm, language), say(Word::CTurnOff, language));
    json!({ "@type": "dpv:WithdrawConsent", "dpv:isExercisedAt": words(language, &way) })
}

fn rights(subject: &Subject<'_>) -> Value {
    let contact = subject.manifest.controller.contact.as_str();
    let rights = RIGHTS
        .iter()
        .map(|article| json!({ "@type": ["dpv:DataSubjectRight", article], "dpv:isExercisedAt": contact }));
    rights.collect()
}
