//! A manifest comes into force: what that does to consents, templates and releases that wait.

use super::Ruling;
use super::ending::{Why, end_of_consent};
use crate::command::Reply;
use crate::event::Event;
use crate::manifest::{Manifest, narrows, terms_digest};
use crate::refusal::EndReason;
use crate::state::{ConsentStatus, State, TemplateStatus};
use privet_wire::ids::Digest;
use std::collections::BTreeSet;
use std::sync::Arc;

pub(super) fn declare(state: &State, manifest: &Arc<Manifest>) -> Ruling {
    let digest = Digest::new(manifest.digest());
    if state.manifest.as_ref().is_some_and(|d| d.digest == digest) {
        return Ruling::done(vec![], Reply::Recorded);
    }
    let mut events = vec![Event::ManifestAccepted { digest, manifest: Box::new(manifest.as_ref().clone()) }];
    let mut ended = BTreeSet::new();
    for (id, consent) in &state.consents {
        let ConsentStatus::Given(grant) = &consent.status else { continue };
        let after = match manifest.activity(id) {
            None => {
                events.push(Event::ConsentInvalidated { activity: id.clone() });
                end_of_consent(state, id, Why::Undeclared)
            }
            Some(new) => {
                let terms = Digest::new(terms_digest(new, manifest));
                if terms == grant.terms {
                    continue;
                }
                let old = state.declared().and_then(|m| m.activity(id).map(|activity| (activity, m)));
                if old.is_some_and(|old| narrows(old, (new, manifest.as_ref()))) {
                    events.push(Event::ConsentNarrowed { activity: id.clone(), terms });
                    continue;
                }
                events.push(Event::ConsentInvalidated { activity: id.clone() });
                end_of_consent(state, id, Why::TermsChanged)
            }
        };
        ended.extend(after.iter().filter_map(|e| match e {
            Event::ReleaseEnded { release, .. } => Some(*release),
            _ => None,
        }));
        events.extend(after);
    }
    // A face pattern of an activity that is no longer declared has no row on any screen: it goes, whatever its consent was.
    for (id, template) in &state.templates {
        let going = events
            .iter()
            .any(|e| matches!(e, Event::TemplateDestroying { template: t, .. } if *t == template.id));
        if manifest.activity(id).is_none() && template.status != TemplateStatus::Destroying && !going {
            events.push(Event::TemplateDestroying { template: template.id, activity: id.clone() });
        }
    }
    // A changed recipient key, or terms that moved under a proposal, end what waits: it was shown for the old ones.
    for (release, waiting) in &state.releases {
        let proposal = &waiting.proposal;
        let same_key = manifest
            .recipient(&proposal.recipient)
            .and_then(super::gate::recipient_key)
            .is_some_and(|key| key == proposal.recipient_key);
        let same_terms = manifest
            .activity(&proposal.activity)
            .is_some_and(|activity| Digest::new(terms_digest(activity, manifest)) == proposal.terms);
        let unchanged = same_key && same_terms;
        if !unchanged && !ended.contains(release) {
            events.push(Event::ReleaseEnded {
                release: *release,
                activity: proposal.activity.clone(),
                recipient: proposal.recipient.clone(),
                reason: EndReason::Invalidated,
            });
        }
    }
    Ruling::done(events, Reply::Recorded)
}
