//! What ends with a consent: uses and releases under it, the face matches it made, its template; and what is then owed.

use super::decision::declared;
use crate::event::{Event, UseEnd};
use crate::host::WallMs;
use crate::refusal::EndReason;
use crate::state::{QueuedKind, State, TemplateStatus};
use privet_wire::ids::ActivityId;

/// Why a consent ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// The person took it back, at this time.
    Withdrawn(WallMs),
    /// The person said no to changed terms.
    Refused,
    /// Its time is over.
    Expired,
    /// The terms changed: denied until answered, but nothing is destroyed before the person says so.
    TermsChanged,
    /// The app no longer declares the activity.
    Undeclared,
}

/// The events that follow the end of a consent.
pub(crate) fn end_of_consent(state: &State, id: &ActivityId, why: Why) -> Vec<Event> {
    let mut events = Vec::new();
    for (use_id, open) in state.uses.iter().filter(|(_, open)| open.activity == *id) {
        events.push(Event::UseEnded {
            use_id: *use_id,
            activity: open.activity.clone(),
            end: UseEnd::Withdrawn,
        });
    }
    for (release, waiting) in &state.releases {
        let proposal = &waiting.proposal;
        let of_token = proposal
            .token
            .as_ref()
            .and_then(|token| state.tokens.get(token))
            .is_some_and(|token| token.activity == *id);
        if proposal.activity == *id || of_token {
            events.push(Event::ReleaseEnded {
                release: *release,
                activity: proposal.activity.clone(),
                recipient: proposal.recipient.clone(),
                reason: EndReason::Invalidated,
            });
        }
    }
    // What the person confirmed was confirmed for that one use; the rest leaves only while the consent stands.
    for (jti, queued) in &state.outbox {
        if queued.activity == *id && queued.kind == QueuedKind::Unconfirmed && why != Why::TermsChanged {
            events.push(Event::DeliveryDropped {
                jti: *jti,
                activity: id.clone(),
                recipient: queued.recipient.clone(),
            });
        }
    }
    if why != Why::TermsChanged
        && let Some(template) = state.templates.get(id)
        && template.status != TemplateStatus::Destroying
    {
        events.push(Event::TemplateDestroying { template: template.id, activity: id.clone() });
    }
    if let Why::Withdrawn(withdrawn) = why
        && let Ok((_, activity)) = declared(state, id)
    {
        for recipient in activity.recipients.iter().filter(|r| state.registered.contains_key(r)) {
            events.push(Event::NoticeOwed { recipient: recipient.clone(), activity: id.clone(), withdrawn });
        }
    }
    events
}
