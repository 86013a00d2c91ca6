//! The terms of one activity: what a person agrees to, and its digest, which is its version.

use super::activity::{Activity, GrantCap, Keep, MinimiseStep};
use super::country::Country;
use super::data::{Category, Sensitivity};
use super::recipient::Role;
use super::text::Texts;
use super::{Manifest, Recipient};
use privet_wire::ids::{DataId, RecipientId};
use privet_wire::merkle::{Hash, sha256};
use serde::Serialize;

const TERMS_LABEL: &str = "privet/terms/1";
const MANIFEST_LABEL: &str = "privet/manifest/1";

/// The terms of one activity: itself, the kinds of data and the recipients it names, and the country they are measured
/// against. Not in it: hosts, keys, policy links, mask rules, how faces are compared, the order of lists. Those may change without
/// asking again.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Terms {
    activity: Activity,
    data: Vec<DataTerms>,
    recipients: Vec<RecipientTerms>,
    storage_country: Country,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
struct DataTerms {
    id: DataId,
    name: Texts,
    category: Category,
    sensitivity: Sensitivity,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
struct RecipientTerms {
    id: RecipientId,
    name: Texts,
    role: Role,
    country: Country,
    contact: String,
}

impl Terms {
    /// The terms of `activity` as `manifest` declares what it names.
    #[must_use]
    pub fn of(activity: &Activity, manifest: &Manifest) -> Self {
        let mut activity = activity.clone();
        activity.data.sort();
        activity.recipients.sort();
        activity.processing.sort();
        activity.minimise.sort();
        activity.needs.sort();
        activity.matching = None;
        let data = manifest.data_of(&activity).cloned();
        let data = data.map(|d| DataTerms {
            id: d.id,
            name: d.name,
            category: d.category,
            sensitivity: d.sensitivity,
        });
        let data = data.collect();
        let recipients = manifest.recipients_of(&activity).map(RecipientTerms::of).collect();
        Self { activity, data, recipients, storage_country: manifest.storage_country }
    }

    /// Canonical JSON (RFC 8785): members `activity`, `data`, `recipients`, `storage_country`.
    #[must_use]
    pub fn canonical(&self) -> Vec<u8> {
        canonical(self)
    }

    /// `SHA-256("privet/terms/1" ‖ 0x00 ‖ canonical JSON)`. Not salted: it says nothing of a person, and it is the same
    /// on every phone. A receipt carries it as it is, so two recipients of one activity get the same one (SECURITY.md).
    #[must_use]
    pub fn digest(&self) -> Hash {
        labelled(TERMS_LABEL, &self.canonical())
    }

    /// Does going from these terms to `new` take away data, recipients, bytes or time, and change nothing else? Then what was
    /// agreed to still covers it. Equal terms narrow trivially.
    #[must_use]
    pub fn narrows_to(&self, new: &Self) -> bool {
        let (old, to) = (&self.activity, &new.activity);
        let less = new.data.iter().all(|d| self.data.contains(d))
            && new.recipients.iter().all(|r| self.recipients.contains(r))
            && keeps_less(old.retention.device, to.retention.device)
            && match (old.retention.recipient, to.retention.recipient) {
                (Some(old), Some(new)) => keeps_less(old, new),
                (None, Some(_)) => false,
                // Nothing said about recipients is less only where there are none left.
                (_, None) => to.recipients.is_empty() || old.retention.recipient.is_none(),
            }
            && grants_less(old.max_grant, to.max_grant)
            && old.unused_lapse_days.is_none_or(|o| to.unused_lapse_days.is_some_and(|n| n <= o))
            && old.max_payload_bytes.is_none_or(|o| to.max_payload_bytes.is_some_and(|n| n <= o))
            && (old.minimise.contains(&MinimiseStep::KeepColourProfile)
                || !to.minimise.contains(&MinimiseStep::KeepColourProfile))
            && to.delivery_hours <= old.delivery_hours;
        less && self.rest() == new.rest()
    }

    /// The terms without what may shrink.
    fn rest(&self) -> (Activity, Country) {
        let mut rest = self.activity.clone();
        rest.data.clear();
        rest.recipients.clear();
        rest.retention.device = Keep::NotKept;
        rest.retention.recipient = None;
        rest.max_grant = GrantCap::Once;
        rest.unused_lapse_days = None;
        rest.max_payload_bytes = None;
        // The one step that leaves something in: without it less leaves.
        rest.minimise.retain(|step| *step != MinimiseStep::KeepColourProfile);
        rest.delivery_hours = 0;
        (rest, self.storage_country)
    }
}

impl RecipientTerms {
    fn of(recipient: &Recipient) -> Self {
        Self {
            id: recipient.id.clone(),
            name: recipient.name.clone(),
            role: recipient.role,
            country: recipient.country,
            contact: recipient.contact.clone(),
        }
    }
}

/// A fixed number of days can outlast the moment of turning off, so neither of the two is less than the other.
fn keeps_less(old: Keep, new: Keep) -> bool {
    match (old, new) {
        (_, Keep::NotKept) | (Keep::UntilOff, Keep::UntilOff) => true,
        (Keep::Days(old), Keep::Days(new)) => new <= old,
        (Keep::NotKept | Keep::UntilOff, Keep::Days(_)) | (Keep::NotKept | Keep::Days(_), Keep::UntilOff) => {
            false
        }
    }
}

/// Every grant can be withdrawn, so a number of days is less than "until withdrawn".
fn grants_less(old: GrantCap, new: GrantCap) -> bool {
    match (old, new) {
        (_, GrantCap::Once) | (GrantCap::UntilWithdrawn, _) => true,
        (GrantCap::Days(old), GrantCap::Days(new)) => new <= old,
        (GrantCap::Once, GrantCap::Days(_))
        | (GrantCap::Once | GrantCap::Days(_), GrantCap::UntilWithdrawn) => false,
    }
}

/// [`Terms::digest`] of the activity's terms.
#[must_use]
pub fn terms_digest(activity: &Activity, manifest: &Manifest) -> Hash {
    Terms::of(activity, manifest).digest()
}

/// [`Terms::narrows_to`] from an activity and its manifest to another.
#[must_use]
pub fn narrows(old: (&Activity, &Manifest), new: (&Activity, &Manifest)) -> bool {
    Terms::of(old.0, old.1).narrows_to(&Terms::of(new.0, new.1))
}

impl Manifest {
    /// Canonical JSON (RFC 8785). [`Manifest::parse`] reads it back as the same manifest.
    #[must_use]
    pub fn canonical(&self) -> Vec<u8> {
        canonical(self)
    }

    /// `SHA-256("privet/manifest/1" ‖ 0x00 ‖ canonical JSON)`: the same however the file is laid out.
    #[must_use]
    pub fn digest(&self) -> Hash {
        labelled(MANIFEST_LABEL, &self.canonical())
    }
}

fn labelled(label: &str, bytes: &[u8]) -> Hash {
    sha256(&[label.as_bytes(), &[0], bytes].concat())
}

#[expect(clippy::expect_used, reason = "the types hold only strings, booleans, u32 and maps with text keys")]
fn canonical<T: Serialize>(plain: &T) -> Vec<u8> {
    serde_json_canonicalizer::to_vec(plain).expect("plain data always has a canonical form")
}
