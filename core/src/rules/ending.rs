//! What ends with a consent: uses and releases under it, the face matches it made, its template; and what is then owed.

use super::chain::Chain;
use super::decision::declared;
use crate::command::Withheld;
use crate::event::{Changed, Event, TemplateEnd, UseEnd};
use crate::host::WallMs;
use crate::refusal::EndReason;
use crate::state::{QueuedKind, State};
use privet_wire::ids::{ActivityId, RecipientId};
use std::collections::BTreeSet;

/// Why a consent ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// The person took it back, at this time.
    Withdrawn(WallMs),
    /// The person said no to changed terms.
    Refused,
    /// Its time is over.
    Expired {
        /// Because it was not used.
        unused: bool,
    },
    /// The terms changed: denied until answered, but nothing is destroyed before the person says so.
    TermsChanged,
    /// A face or finger was set up on the phone: denied until answered, and the templates go.
    Biometrics,
    /// The app no longer declares the activity.
    Undeclared,
}

/// Ends what cannot run without an activity whose consent ended. Not for terms that changed: what rests on them is denied until the
/// person answers, and keeps its own answer.
pub(super) fn end_dependents(chain: &mut Chain<'_>, id: &ActivityId, why: Why) {
    let Some(declared) = chain.state().manifest.as_ref() else { return };
    let manifest = std::sync::Arc::clone(&declared.manifest);
    for activity in manifest.resting_on(id) {
        if !end_one(chain, &activity.id, Some(id), why) {
            // It has no consent of its own to end, and cannot go on all the same.
            let ends = end_in_use(chain.state(), &activity.id);
            chain.extend(ends);
        }
    }
}

/// Ends one consent and what follows from it; false if there is none to end. `with` is the activity it rested on.
pub(super) fn end_one(chain: &mut Chain<'_>, id: &ActivityId, with: Option<&ActivityId>, why: Why) -> bool {
    if !chain.state().can_withdraw(id) {
        return false;
    }
    let (activity, with) = (id.clone(), with.cloned());
    chain.push(match why {
        Why::Expired { unused } => Event::ConsentExpired { activity, unused, with },
        Why::Withdrawn(at) => {
            let earlier = (at != chain.at()).then_some(at);
            Event::ConsentWithdrawn { activity, tombstone: earlier, with }
        }
        Why::Refused => Event::ConsentWithdrawn { activity, tombstone: None, with },
        Why::TermsChanged => Event::ConsentInvalidated { activity, why: Changed::Terms },
        Why::Undeclared => Event::ConsentInvalidated { activity, why: Changed::Undeclared },
        Why::Biometrics => Event::ConsentInvalidated { activity, why: Changed::Biometrics },
    });
    let after = end_of_consent(chain.state(), id, why);
    chain.extend(after);
    true
}

/// Ends the uses that are going on, and the sends that wait for the person: what a denial stops at once.
pub(super) fn end_in_use(state: &State, id: &ActivityId) -> Vec<Event> {
    let mut events = Vec::new();
    for (use_id, open) in state.uses.iter().filter(|(_, open)| open.activity == *id) {
        events.push(Event::UseEnded {
            withheld: Withheld::NONE,
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
    events
}

/// The events that follow the end of a consent.
pub(crate) fn end_of_consent(state: &State, id: &ActivityId, why: Why) -> Vec<Event> {
    let mut events = end_in_use(state, id);
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
    if why != Why::TermsChanged {
        let ends = state.templates_of(id);
        events.extend(ends.map(|(template, held)| held.ending(template, TemplateEnd::Off)));
    }
    if let Why::Withdrawn(withdrawn) = why {
        for recipient in to_tell(state, id) {
            events.push(Event::NoticeOwed { recipient, activity: id.clone(), withdrawn });
        }
    }
    events
}

/// Who has to hear that a consent was withdrawn: everybody it ever covered and who was not told yet, also those that the app no longer
/// names, as far as they know the person.
pub(crate) fn to_tell(state: &State, id: &ActivityId) -> BTreeSet<RecipientId> {
    let declared = declared(state, id).ok().map(|(_, activity)| activity.recipients.as_slice());
    let covered = state.covered.get(id).into_iter().flatten();
    let all = declared.unwrap_or_default().iter().chain(covered);
    all.filter(|recipient| state.registered.contains_key(recipient)).cloned().collect()
}
