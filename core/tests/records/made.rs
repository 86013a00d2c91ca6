//! A manifest in which every category, basis, verb, role, place and time to keep occurs.

use super::demo;
use privet::manifest::{
    ActivityKind, Category, Country, DataKind, Keep, LegalBasis, Manifest, Necessity, Role, Sensitivity,
    Storage, Verb,
};
use privet_wire::ids::{ActivityId, DataId, RecipientId};

const BASES: [LegalBasis; 7] = [
    LegalBasis::Consent,
    LegalBasis::Contract,
    LegalBasis::LegalDuty,
    LegalBasis::Emergency,
    LegalBasis::PublicInterest,
    LegalBasis::AlreadyPublic,
    LegalBasis::OtherLaw,
];
const VERBS: [Verb; 8] = [
    Verb::Collect,
    Verb::Store,
    Verb::Use,
    Verb::Process,
    Verb::Transmit,
    Verb::Provide,
    Verb::Disclose,
    Verb::Delete,
];
const ROLES: [Role; 4] = [Role::Controller, Role::Processor, Role::JointController, Role::ThirdParty];
const STORAGES: [Storage; 4] = [Storage::None, Storage::Device, Storage::Recipient, Storage::Both];
const KEEPS: [Keep; 3] = [Keep::NotKept, Keep::Days(30), Keep::UntilOff];
const KINDS: [ActivityKind; 3] = [ActivityKind::Data, ActivityKind::Payment, ActivityKind::Template];

/// Every basis, place, time to keep and kind; each activity with every category, verb and role, at home and abroad.
pub fn everything() -> Manifest {
    let mut manifest = demo();
    let (template, kind, to) =
        (manifest.activities[0].clone(), manifest.data[0].clone(), manifest.recipients[0].clone());
    let categories = (0..).zip(Category::ALL);
    manifest.data = categories
        .map(|(n, category): (u32, _)| DataKind {
            id: DataId::try_from(format!("d{n}")).unwrap(),
            category,
            sensitivity: if n % 2 == 0 { Sensitivity::Sensitive } else { Sensitivity::Ordinary },
            ..kind.clone()
        })
        .collect();
    manifest.recipients = Vec::new();
    for (n, role) in (0_u32..).zip(ROLES) {
        for country in ["CN", "HK", "SG", "DE"] {
            let mut recipient = to.clone();
            recipient.id = RecipientId::try_from(format!("r{n}{}", country.to_lowercase())).unwrap();
            recipient.role = role;
            recipient.country = Country::try_from(country).unwrap();
            manifest.recipients.push(recipient);
        }
    }
    manifest.activities = Vec::new();
    // 28 is enough for each pair of basis and place, and of place and time to keep.
    for number in 0..28 {
        let mut activity = template.clone();
        activity.id = ActivityId::try_from(format!("a{number}")).unwrap();
        activity.kind = KINDS[number % KINDS.len()];
        activity.basis = BASES[number % BASES.len()];
        activity.storage = STORAGES[number % STORAGES.len()];
        activity.retention.device = KEEPS[number % KEEPS.len()];
        activity.retention.recipient = Some(KEEPS[number % KEEPS.len()]);
        activity.separate_consent = number % 2 == 0;
        activity.necessity = if number % 3 == 0 { Necessity::Optional } else { Necessity::Required };
        activity.processing = VERBS.to_vec();
        activity.data = manifest.data.iter().map(|kind| kind.id.clone()).collect();
        activity.recipients = manifest.recipients.iter().map(|r| r.id.clone()).collect();
        // Nothing leaves from some of those that keep nothing elsewhere.
        if matches!(activity.storage, Storage::None | Storage::Device) && number < 14 {
            activity.recipients.clear();
        }
        manifest.activities.push(activity);
    }
    manifest
}
