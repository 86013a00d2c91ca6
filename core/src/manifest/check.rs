//! What the types can't say: ids once, references that lead somewhere, texts in every language and within their limits.

use super::activity::{Activity, ActivityKind, GrantCap, Keep, MAX_GRANT_DAYS};
use super::fault::{FaultCode, ManifestFault, Pointer};
use super::text::Texts;
use super::{Manifest, Recipient};
use crate::gate::minimise::MAX_PICTURE_BYTES;
use crate::text::{MAX_NAME_CHARS as NAME, is_short};
use std::collections::BTreeSet;

/// A purpose: its 128 characters fit the 512 bytes that a receipt has for it, in any script.
const PURPOSE: usize = 128;
/// A scenario, an effect of refusing.
const SENTENCES: usize = 300;
/// An address, a contact, a reference.
const LINE: usize = 200;
const DAYS: std::ops::RangeInclusive<u32> = 1..=36_500;
const GRANT_DAYS: std::ops::RangeInclusive<u32> = 1..=MAX_GRANT_DAYS;
/// From what a document of a few numbers needs to what the core takes at all.
const PAYLOAD_BYTES: std::ops::RangeInclusive<usize> = 1_024..=MAX_PICTURE_BYTES;
const DELIVERY_HOURS: std::ops::RangeInclusive<u32> = 1..=168;
const DIMENSIONS: std::ops::RangeInclusive<u16> = 64..=4_096;
const THRESHOLD: std::ops::RangeInclusive<u16> = 500..=990;

type Checked = Result<(), ManifestFault>;

pub(super) fn check(manifest: &Manifest) -> Checked {
    let root = Pointer::default();
    let fits = Fits { manifest };
    filled(&manifest.languages, &root.at("languages"))?;
    once(&manifest.languages, &root.at("languages"))?;
    let controller = root.at("controller");
    fits.texts(&manifest.controller.name, NAME, &controller.at("name"))?;
    fits.texts(&manifest.controller.address, LINE, &controller.at("address"))?;
    line(&manifest.controller.contact, LINE, &controller.at("contact"))?;
    line(&manifest.policy_version, NAME, &root.at("policy_version"))?;

    let at = root.at("data");
    unique_ids(manifest.data.iter().map(|d| &d.id), &at)?;
    for (i, kind) in manifest.data.iter().enumerate() {
        fits.texts(&kind.name, NAME, &at.at(i).at("name"))?;
    }
    let at = root.at("recipients");
    unique_ids(manifest.recipients.iter().map(|r| &r.id), &at)?;
    for (i, recipient) in manifest.recipients.iter().enumerate() {
        fits.recipient(recipient, &at.at(i))?;
    }
    let at = root.at("libraries");
    unique_ids(manifest.libraries.iter().map(|l| &l.id), &at)?;
    for (i, library) in manifest.libraries.iter().enumerate() {
        fits.texts(&library.name, NAME, &at.at(i).at("name"))?;
        if library.recipient.as_ref().is_some_and(|id| manifest.recipient(id).is_none()) {
            return fault(FaultCode::DanglingReference, &at.at(i).at("recipient"));
        }
    }
    let at = root.at("activities");
    filled(&manifest.activities, &at)?;
    unique_ids(manifest.activities.iter().map(|a| &a.id), &at)?;
    for (i, activity) in manifest.activities.iter().enumerate() {
        fits.activity(activity, &at.at(i))?;
    }
    Ok(())
}

struct Fits<'a> {
    manifest: &'a Manifest,
}

impl Fits<'_> {
    fn texts(&self, texts: &Texts, limit: usize, at: &Pointer) -> Checked {
        let given: BTreeSet<_> = texts.iter().map(|(language, _)| language).collect();
        if given != self.manifest.languages.iter().copied().collect() {
            return fault(FaultCode::WrongLanguages, at);
        }
        texts.iter().try_for_each(|(language, text)| line(text, limit, &at.at(language.tag())))
    }

    fn recipient(&self, recipient: &Recipient, at: &Pointer) -> Checked {
        self.texts(&recipient.name, NAME, &at.at("name"))?;
        line(&recipient.contact, LINE, &at.at("contact"))?;
        for (i, key) in recipient.envelope_keys.iter().enumerate() {
            if let Some(kid) = &key.kid {
                line(kid, LINE, &at.at("envelope_keys").at(i).at("kid"))?;
            }
        }
        let keys: Vec<_> = recipient.envelope_keys.iter().map(|k| k.x.as_bytes()).collect();
        once(&keys, &at.at("envelope_keys"))?;
        once(&recipient.hosts, &at.at("hosts"))?;
        filled(&recipient.accepts, &at.at("accepts"))?;
        once(&recipient.accepts, &at.at("accepts"))
    }

    fn activity(&self, activity: &Activity, at: &Pointer) -> Checked {
        let texts = at.at("texts");
        self.texts(&activity.texts.title, NAME, &texts.at("title"))?;
        self.texts(&activity.texts.purpose, PURPOSE, &texts.at("purpose"))?;
        self.texts(&activity.texts.scenario, SENTENCES, &texts.at("scenario"))?;
        if let Some(if_refused) = &activity.texts.if_refused {
            self.texts(if_refused, SENTENCES, &texts.at("if_refused"))?;
        }
        if let Some(reference) = &activity.impact_assessment {
            line(reference, LINE, &at.at("impact_assessment"))?;
        }
        filled(&activity.data, &at.at("data"))?;
        filled(&activity.processing, &at.at("processing"))?;
        once(&activity.data, &at.at("data"))?;
        once(&activity.recipients, &at.at("recipients"))?;
        once(&activity.processing, &at.at("processing"))?;
        once(&activity.minimise, &at.at("minimise"))?;
        self.references(activity, at)?;
        numbers(activity, at)
    }

    fn references(&self, activity: &Activity, at: &Pointer) -> Checked {
        if let Some(i) = activity.data.iter().position(|id| self.manifest.data(id).is_none()) {
            return fault(FaultCode::DanglingReference, &at.at("data").at(i));
        }
        if let Some(i) = activity.recipients.iter().position(|id| self.manifest.recipient(id).is_none()) {
            return fault(FaultCode::DanglingReference, &at.at("recipients").at(i));
        }
        once(&activity.needs, &at.at("needs"))?;
        if let Some(i) = activity.needs.iter().position(|id| self.manifest.activity(id).is_none()) {
            return fault(FaultCode::DanglingReference, &at.at("needs").at(i));
        }
        if self.needs_itself(activity) {
            return fault(FaultCode::NeedsLoop, &at.at("needs"));
        }
        let mut seen = BTreeSet::from([&activity.id]);
        let mut next = activity.fallback.as_ref();
        while let Some(id) = next {
            if !seen.insert(id) {
                return fault(FaultCode::FallbackLoop, &at.at("fallback"));
            }
            // A link missing further down is reported where it stands.
            match self.manifest.activity(id) {
                Some(fallback) => next = fallback.fallback.as_ref(),
                None if seen.len() == 2 => return fault(FaultCode::DanglingReference, &at.at("fallback")),
                None => break,
            }
        }
        Ok(())
    }
}

impl Fits<'_> {
    /// Do the needs of the activity lead back to it?
    fn needs_itself(&self, activity: &Activity) -> bool {
        activity.needs.iter().any(|need| self.manifest.with_needs(need).contains(&activity.id))
    }
}

fn numbers(activity: &Activity, at: &Pointer) -> Checked {
    let keep = |keep: Keep| !matches!(keep, Keep::Days(days) if !DAYS.contains(&days));
    let retention = at.at("retention");
    within(keep(activity.retention.device), &retention.at("device"))?;
    within(activity.retention.recipient.is_none_or(keep), &retention.at("recipient"))?;
    let bytes = |max: u32| usize::try_from(max).is_ok_and(|max| PAYLOAD_BYTES.contains(&max));
    within(activity.max_payload_bytes.is_none_or(bytes), &at.at("max_payload_bytes"))?;
    if let Some(matching) = &activity.matching {
        let at = at.at("matching");
        within(DIMENSIONS.contains(&matching.dimensions), &at.at("dimensions"))?;
        within(THRESHOLD.contains(&matching.threshold), &at.at("threshold"))?;
    }
    within(DELIVERY_HOURS.contains(&activity.delivery_hours), &at.at("delivery_hours"))?;
    let lapse = activity.unused_lapse_days.is_none_or(|days| GRANT_DAYS.contains(&days));
    within(lapse, &at.at("unused_lapse_days"))?;
    let cap = match activity.max_grant {
        GrantCap::Days(days) => GRANT_DAYS.contains(&days),
        // A face is compared as long as its template is there: no yes for once could be given.
        GrantCap::Once => activity.kind != ActivityKind::Template,
        GrantCap::UntilWithdrawn => true,
    };
    within(cap, &at.at("max_grant"))
}

fn line(text: &str, limit: usize, at: &Pointer) -> Checked {
    // A name is counted as a reader counts it; for longer texts it is enough that they end somewhere.
    let fits = if limit == NAME { is_short(text) } else { text.chars().count() <= limit };
    if !fits {
        return fault(FaultCode::TextTooLong, at);
    }
    if text.trim() != text || !text.chars().any(char::is_alphanumeric) {
        return fault(FaultCode::EmptyText, at);
    }
    Ok(())
}

fn within(holds: bool, at: &Pointer) -> Checked {
    if holds { Ok(()) } else { fault(FaultCode::OutOfRange, at) }
}

fn filled<T>(list: &[T], at: &Pointer) -> Checked {
    if list.is_empty() { fault(FaultCode::EmptyList, at) } else { Ok(()) }
}

fn once<T: Ord>(list: &[T], at: &Pointer) -> Checked {
    match repeated(list.iter()) {
        Some(i) => fault(FaultCode::DuplicateEntry, &at.at(i)),
        None => Ok(()),
    }
}

fn unique_ids<T: Ord>(ids: impl Iterator<Item = T>, at: &Pointer) -> Checked {
    match repeated(ids) {
        Some(i) => fault(FaultCode::DuplicateId, &at.at(i).at("id")),
        None => Ok(()),
    }
}

fn repeated<T: Ord>(mut items: impl Iterator<Item = T>) -> Option<usize> {
    let mut seen = BTreeSet::new();
    items.position(|item| !seen.insert(item))
}

fn fault(code: FaultCode, at: &Pointer) -> Checked {
    Err(ManifestFault::new(code, at.clone()))
}
