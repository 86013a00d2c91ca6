//! A send that nobody asked the person about, held against the gate: the same `decide` that rules on every command, on a State in which
//! nothing is missing but the person's approval.
//!
//! Promises: it is worked out beside the record and makes no event; a gate that looks for the approval denies it, whatever else stands.

use super::decide;
use super::decision::terms_of;
use super::gate::recipient_key;
use crate::command::{Command, OsState, Party, Payment, Until};
use crate::event::{Proposal, Proposed};
use crate::facts::{Facts, Phone};
use crate::gate::minimise::MediaType;
use crate::host::ScreenLock;
use crate::manifest::{Activity, ActivityKind};
use crate::refusal::Refusal;
use crate::state::{Consent, ConsentStatus, Grant, Release, State};
use privet_wire::ids::{Digest, RecipientId, ReleaseId};
use std::collections::BTreeSet;

/// Does the gate deny every send of this manifest that was approved by nobody? `facts` are those of a moment, without evidence.
pub fn unasked_is_denied(state: &State, facts: &Facts) -> bool {
    let Some(manifest) = state.declared() else { return true };
    let sends = manifest.activities.iter().filter(|activity| activity.sends());
    sends
        .flat_map(|activity| activity.recipients.iter().map(move |to| (activity, to)))
        .all(|(activity, to)| denied(state, activity, to, facts))
}

fn denied(state: &State, activity: &Activity, to: &RecipientId, facts: &Facts) -> bool {
    let release = ReleaseId::new(facts.fresh.id);
    let Some(state) = waiting(state, activity, to, release, facts) else { return true };
    let phone = Phone {
        os: activity.os_permission.map(|permission| (permission, OsState::Granted)).into_iter().collect(),
        screen_lock: Some(ScreenLock::Set),
    };
    let facts = Facts {
        phone: &phone,
        head: facts.head.clone(),
        evidence: crate::facts::Evidence::default(),
        ..*facts
    };
    let confirm = Command::Confirm { release, signature: Digest::new([0; 32]) };
    // For this very reason: a gate that no longer looks for the approval stops somewhere else, or nowhere.
    decide(&state, &confirm, &facts).reply == Err(Refusal::NotApproved)
        && decide(&state, &Command::Release { release }, &facts).reply == Err(Refusal::NeedsConfirmation)
}

/// State in which the activity and all it rests on is on, and one send of it waits for the person.
fn waiting(
    state: &State,
    activity: &Activity,
    to: &RecipientId,
    release: ReleaseId,
    facts: &Facts,
) -> Option<State> {
    let mut state = state.clone();
    let manifest = state.declared()?.clone();
    let needed: BTreeSet<_> = manifest.with_needs(&activity.id).into_iter().chain([&activity.id]).collect();
    for id in needed {
        state.pending.remove(id);
        state.objected.remove(id);
        state.lifted.insert(id.clone());
        let grant = Grant {
            party: Party::Person,
            until: Until::Withdrawn,
            terms: terms_of(&state, id).ok()?,
            given: facts.now.wall,
            used: state.wall(&facts.now),
            spent: None,
        };
        let given = Consent { status: ConsentStatus::Given(grant), since: facts.now.wall, refused: None };
        state.consents.insert(id.clone(), given);
    }
    let content = match activity.kind {
        ActivityKind::Payment => Proposed::Payment(Payment {
            amount: "1.00".to_owned(),
            currency: "CNY".to_owned(),
            payee: "Privet".to_owned(),
            nonce: None,
            until: None,
        }),
        _ => Proposed::Data { sha256: Digest::new([0; 32]), size: 1, media_type: MediaType::Json },
    };
    let proposal = Proposal {
        activity: activity.id.clone(),
        recipient: to.clone(),
        recipient_key: recipient_key(manifest.recipient(to)?)?,
        content,
        token: None,
        terms: terms_of(&state, &activity.id).ok()?,
        confirm: true,
        run: facts.run,
        proposed: facts.now,
        limit: super::PAYMENT_LIMIT,
        withheld: crate::command::Withheld::NONE,
        replaces: None,
    };
    state.releases.insert(release, Release { proposal, approved: None });
    Some(state)
}
