//! The manifest: what the app declares about every purpose, every kind of data and everybody who may receive it.
//!
//! Owns the types, the strict parser, the lints and the digests of terms. Promises: a [`Manifest`] that left
//! [`Manifest::parse`] holds no dangling reference, no duplicate id and every text in every declared language; nothing
//! here reads a clock, a file or randomness.

mod activity;
mod check;
mod country;
mod data;
mod fault;
mod key;
mod library;
mod lint;
mod parse;
mod recipient;
mod terms;
mod text;
mod walk;

pub use activity::{
    Activity, ActivityKind, ActivityTexts, Confirm, EXACT_PLACE_DAYS, GrantCap, Keep, LegalBasis,
    MAX_GRANT_DAYS, Matching, MinimiseStep, MinorsRule, Necessity, OsPermission, Retention, Storage, Verb,
};
pub use country::{BadCountry, Country};
pub use data::{Category, DataKind, MaskRule, Sensitivity};
pub use fault::{FaultCode, ManifestFault, Pointer};
pub use key::{BadKey, Curve, EnvelopeKey, KeyType, X25519Public};
pub use library::Library;
pub use lint::{Level, Lint, LintCode, lint};
pub use parse::{Accepted, MAX_BYTES};
pub use recipient::{Accepts, Recipient, Role};
pub use terms::{Terms, narrows, terms_digest};
pub use text::{BadAddress, HostName, HttpsUrl, Language, Texts};

use privet_wire::ids::{ActivityId, AppId, DataId, LibraryId, RecipientId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Who decides what the app's data is used for (PIPL 73(1)), and how to reach them (PIPL 17(1)).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Controller {
    /// The name people know, at most 40 characters per language.
    pub name: Texts,
    /// The registered address.
    pub address: Texts,
    /// A mail address, telephone number or page that a person can use.
    pub contact: String,
}

/// Everything the app declares. Plain data: only [`Manifest::parse`] says that it is sound.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The app's name in receipts (`iss`).
    pub id: AppId,
    /// Who answers for it.
    pub controller: Controller,
    /// The version of the policy text, as the app numbers it.
    pub policy_version: String,
    /// The languages every text is given in, the app's own first.
    pub languages: Vec<Language>,
    /// Where the controller stores data. A recipient elsewhere is abroad (PIPL 38, 39).
    pub storage_country: Country,
    /// Every kind of data the app touches.
    pub data: Vec<DataKind>,
    /// Everybody who may receive any of it, the controller's own servers included.
    pub recipients: Vec<Recipient>,
    /// Code by others that is built into the app and uses data on its own account.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub libraries: Vec<Library>,
    /// Every purpose.
    pub activities: Vec<Activity>,
}

impl Manifest {
    /// The activity of that id.
    #[must_use]
    pub fn activity(&self, id: &ActivityId) -> Option<&Activity> {
        self.activities.iter().find(|a| a.id == *id)
    }

    /// The recipient of that id.
    #[must_use]
    pub fn recipient(&self, id: &RecipientId) -> Option<&Recipient> {
        self.recipients.iter().find(|r| r.id == *id)
    }

    /// The library of that id.
    #[must_use]
    pub fn library(&self, id: &LibraryId) -> Option<&Library> {
        self.libraries.iter().find(|l| l.id == *id)
    }

    /// Every activity that cannot run without this one, at whatever distance, in the manifest's order.
    #[must_use]
    pub fn resting_on(&self, id: &ActivityId) -> Vec<&Activity> {
        let all = self.with_dependents([id]);
        self.activities.iter().filter(|a| a.id != *id && all.contains(&a.id)).collect()
    }

    /// These activities, and every one that cannot run without one of them. Each need is looked at once, however many are asked
    /// about and whatever way leads there.
    #[must_use]
    pub fn with_dependents<'a>(
        &'a self,
        ids: impl IntoIterator<Item = &'a ActivityId>,
    ) -> BTreeSet<&'a ActivityId> {
        let mut dependents: BTreeMap<&ActivityId, Vec<&ActivityId>> = BTreeMap::new();
        for activity in &self.activities {
            for need in &activity.needs {
                dependents.entry(need).or_default().push(&activity.id);
            }
        }
        let mut found = BTreeSet::new();
        let mut next: Vec<&ActivityId> = ids.into_iter().collect();
        while let Some(id) = next.pop() {
            if found.insert(id) {
                next.extend(dependents.get(id).into_iter().flatten());
            }
        }
        found
    }

    /// This activity and everything it cannot run without, at whatever distance, each once.
    #[must_use]
    pub fn with_needs<'a>(&'a self, id: &'a ActivityId) -> BTreeSet<&'a ActivityId> {
        let mut found = BTreeSet::new();
        let mut next = vec![id];
        while let Some(id) = next.pop() {
            if found.insert(id) {
                next.extend(self.activity(id).into_iter().flat_map(|activity| &activity.needs));
            }
        }
        found
    }

    /// The kind of data of that id.
    #[must_use]
    pub fn data(&self, id: &DataId) -> Option<&DataKind> {
        self.data.iter().find(|d| d.id == *id)
    }

    /// The kinds of data an activity names, in its order.
    pub fn data_of<'a>(&'a self, activity: &'a Activity) -> impl Iterator<Item = &'a DataKind> {
        activity.data.iter().filter_map(|id| self.data(id))
    }

    /// The kinds of data that leave when an activity sends: all but those that are only looked at.
    pub fn leaving<'a>(&'a self, activity: &'a Activity) -> impl Iterator<Item = &'a DataKind> {
        self.data_of(activity).filter(|kind| !activity.only_looks_at(kind))
    }

    /// The kinds of data that an activity only looks at: pictures of which a result is used. None of them leaves.
    pub fn looked_at<'a>(&'a self, activity: &'a Activity) -> impl Iterator<Item = &'a DataKind> {
        self.data_of(activity).filter(|kind| activity.only_looks_at(kind))
    }

    /// Does the activity send places as exact as the phone gives them? It then takes nothing else, and its grants are short.
    #[must_use]
    pub fn sends_exact_place(&self, activity: &Activity) -> bool {
        activity.kind == ActivityKind::Data
            && activity.sends()
            && self.data_of(activity).any(|kind| kind.category == Category::PreciseLocation)
            && !activity
                .minimise
                .iter()
                .any(|step| matches!(step, MinimiseStep::CoarsenLocation | MinimiseStep::YearCounts))
    }

    /// The recipients an activity names, in its order.
    pub fn recipients_of<'a>(&'a self, activity: &'a Activity) -> impl Iterator<Item = &'a Recipient> {
        activity.recipients.iter().filter_map(|id| self.recipient(id))
    }

    /// Does the activity use any sensitive kind of data (PIPL 28)?
    #[must_use]
    pub fn is_sensitive(&self, activity: &Activity) -> bool {
        self.data_of(activity).any(|d| d.sensitivity == Sensitivity::Sensitive)
    }

    /// Is the recipient outside the country where the controller stores data (PIPL 38, 39)?
    #[must_use]
    pub fn leaves_country(&self, recipient: &Recipient) -> bool {
        recipient.country != self.storage_country
    }

    /// The same manifest with `key` as the only envelope key of `recipient`; unchanged if there is no such recipient.
    /// A demo or a test puts its own key here, so that no private half is ever part of a committed manifest.
    #[must_use]
    pub fn with_envelope_key(mut self, recipient: &RecipientId, key: EnvelopeKey) -> Self {
        if let Some(found) = self.recipients.iter_mut().find(|r| r.id == *recipient) {
            found.envelope_keys = vec![key];
        }
        self
    }
}
