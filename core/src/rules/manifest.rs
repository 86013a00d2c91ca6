//! A manifest comes into force: what that does to consents, templates and releases that wait.

use super::Ruling;
use super::chain::Chain;
use super::ending::{Why, end_in_use, end_one};
use crate::command::{Reply, Until};
use crate::event::{Event, TemplateEnd};
use crate::host::DAY;
use crate::manifest::{GrantCap, Manifest, narrows, terms_digest};
use crate::refusal::{CancelReason, EndReason};
use crate::state::{ConsentStatus, Grant, State, TemplateStatus};
use privet_wire::ids::Digest;
use std::sync::Arc;

pub(super) fn declare(state: &State, manifest: &Arc<Manifest>) -> Ruling {
    let digest = Digest::new(manifest.digest());
    if state.manifest.as_ref().is_some_and(|d| d.digest == digest) {
        return Ruling::done(vec![], Reply::Recorded);
    }
    let mut chain = Chain::new(state, state.high);
    chain.push(Event::ManifestAccepted { digest, manifest: Box::new(manifest.as_ref().clone()) });
    for (id, consent) in &state.consents {
        let ConsentStatus::Given(grant) = &consent.status else { continue };
        let why = match manifest.activity(id) {
            None => Why::Undeclared,
            Some(new) => {
                let terms = Digest::new(terms_digest(new, manifest));
                if terms == grant.terms {
                    continue;
                }
                let old = state.declared().and_then(|m| m.activity(id).map(|activity| (activity, m)));
                if old.is_some_and(|old| narrows(old, (new, manifest.as_ref()))) {
                    let until = shorter(grant, new.max_grant);
                    chain.push(Event::ConsentNarrowed { activity: id.clone(), terms, until });
                    continue;
                }
                Why::TermsChanged
            }
        };
        end_one(&mut chain, id, None, why);
        // What rests on it keeps its own answer and waits for this one.
        for dependent in manifest.resting_on(id) {
            let ends = end_in_use(chain.state(), &dependent.id);
            chain.extend(ends);
        }
    }
    // A no to consent stays a no when an update says that nothing has to be asked, and the law lets the person refuse that too.
    for activity in manifest.activities.iter().filter(|activity| activity.may_object()) {
        let answered = chain.state().consents.get(&activity.id).map(|c| &c.status);
        let no = matches!(answered, Some(ConsentStatus::Refused | ConsentStatus::Withdrawn))
            || chain.state().pending.contains_key(&activity.id);
        if no && !chain.state().objected.contains_key(&activity.id) {
            chain.push(Event::Objected { activity: activity.id.clone(), tombstone: None });
        }
    }
    // Nobody can answer a question about terms that are no longer these.
    for (prompt, live) in &state.prompts {
        let same = manifest
            .activity(&live.activity)
            .is_some_and(|activity| Digest::new(terms_digest(activity, manifest)) == live.terms);
        if !same {
            let why = CancelReason::Changed;
            chain.push(Event::ConsentLeft { prompt: *prompt, activity: live.activity.clone(), why });
        }
    }
    // A face pattern of an activity that is no longer declared has no row on any screen: it goes, whatever its consent was.
    for (id, template) in &state.templates {
        let going = chain.state().templates.get(id).is_none_or(|t| t.status == TemplateStatus::Destroying);
        if manifest.activity(&template.activity).is_none() && !going {
            chain.push(template.ending(*id, TemplateEnd::Off));
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
        if chain.state().releases.contains_key(release) && !(same_key && same_terms) {
            chain.push(Event::ReleaseEnded {
                release: *release,
                activity: proposal.activity.clone(),
                recipient: proposal.recipient.clone(),
                reason: EndReason::Invalidated,
            });
        }
    }
    Ruling::done(chain.into_events(), Reply::Recorded)
}

/// How long a grant lasts under a cap that is lower than before; none if it stays as it is.
fn shorter(grant: &Grant, cap: GrantCap) -> Option<Until> {
    let until = match (cap, grant.until) {
        (GrantCap::UntilWithdrawn, _) | (_, Until::Once) => return None,
        (GrantCap::Once, _) => Until::Once,
        (GrantCap::Days(days), until) => {
            let latest = grant.given.saturating_add(i64::from(days).saturating_mul(DAY));
            match until {
                Until::At { wall } if wall <= latest => return None,
                _ => Until::At { wall: latest },
            }
        }
    };
    Some(until)
}
