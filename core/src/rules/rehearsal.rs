//! A send that nobody asked the person about, held against the gate: the same `decide` that rules on every command, on a State in which
//! nothing is missing but the person's approval.
//!
//! Promises: it is worked out beside the record and makes no event; a gate that looks for the approval denies it, whatever else stands;
//! what is to be asked each time is told here a second time, so that a rule that forgot one of them is noticed.

use super::decide;
use super::decision::terms_of;
use super::gate::{must_confirm, recipient_key};
use crate::command::{Command, OsState, Party, Payment, Until};
use crate::event::{Proposal, Proposed};
use crate::facts::{Facts, Phone};
use crate::gate::minimise::MediaType;
use crate::host::ScreenLock;
use crate::manifest::{Activity, ActivityKind, Confirm, DataKind, Manifest};
use crate::refusal::Refusal;
use crate::state::{Consent, ConsentStatus, Grant, Release, State};
use privet_wire::ids::{Digest, RecipientId, ReleaseId};
use std::collections::BTreeSet;

/// Does the gate deny every send of this manifest that has to be confirmed and was approved by nobody? `facts` are those of a moment,
/// without evidence. None where there is no manifest, so that nothing can be tried.
pub fn unasked_is_denied(state: &State, facts: &Facts) -> Option<bool> {
    let manifest = state.declared()?;
    let sends = manifest.activities.iter().filter(|activity| activity.sends());
    let mut pairs = sends.flat_map(|activity| activity.recipients.iter().map(move |to| (activity, to)));
    let denied = pairs.all(|(activity, to)| {
        if must_confirm(state, manifest, activity, to) {
            denied(state, activity, to, facts)
        } else {
            !asked_each_time(manifest, activity)
        }
    });
    Some(denied)
}

/// Is the person asked about each send of this? Camera and face kinds and payments always; the rest as declared.
pub fn asked_each_time(manifest: &Manifest, activity: &Activity) -> bool {
    let kinds =
        activity.kind == ActivityKind::Payment || manifest.data_of(activity).any(DataKind::must_confirm);
    kinds || activity.confirm == Confirm::EveryUse
}

fn denied(state: &State, activity: &Activity, to: &RecipientId, facts: &Facts) -> bool {
    let release = ReleaseId::new(facts.fresh.id);
    // To a recipient without a usable key, or under terms that can't be told, nothing is even proposed.
    let Some(state) = waiting(state, activity, to, release, facts) else { return true };
    stopped(&state, activity, release, facts)
}

/// Do both ways out stop at the approval that is missing?
fn stopped(state: &State, activity: &Activity, release: ReleaseId, facts: &Facts) -> bool {
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
    decide(state, &confirm, &facts).reply == Err(Refusal::NotApproved)
        && decide(state, &Command::Release { release }, &facts).reply == Err(Refusal::NeedsConfirmation)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Evidence, Fresh, Head};
    use crate::host::Moment;
    use crate::manifest::Manifest;
    use crate::state::Declared;
    use privet_wire::ids::RunId;
    use std::sync::Arc;

    /// The demo's manifest, as accepted.
    fn declared() -> State {
        let accepted = Manifest::parse(include_bytes!("../../../cli/assets/demo.json")).expect("a manifest");
        let declared = Declared::new(Arc::new(accepted.manifest().clone()));
        State { manifest: Some(declared), ..State::default() }
    }

    fn facts(phone: &Phone) -> Facts<'_> {
        Facts {
            now: Moment { wall: 0, boot: [0; 16], elapsed: 0 },
            run: RunId::new([0; 16]),
            phone,
            faces_looked: true,
            fresh: Fresh::default(),
            head: Head { size: 7, body: String::new() },
            past: None,
            evidence: Evidence::default(),
        }
    }

    #[test]
    fn a_send_that_would_go_without_the_person_is_noticed() {
        let (state, phone) = (declared(), Phone::default());
        let facts = facts(&phone);
        let release = ReleaseId::new(facts.fresh.id);
        let manifest = state.declared().expect("declared");
        let sending: Vec<_> = manifest.activities.iter().filter(|activity| activity.sends()).collect();
        assert!(sending.len() > 3);
        for activity in sending {
            let to = activity.recipients.first().expect("a recipient");
            let mut waits = waiting(&state, activity, to, release, &facts).expect("set up");
            assert!(stopped(&waits, activity, release, &facts), "{:?}", activity.id);
            waits.releases.get_mut(&release).expect("it waits").proposal.confirm = false;
            assert!(!stopped(&waits, activity, release, &facts), "{:?}", activity.id);
        }
    }

    #[test]
    fn a_rule_that_no_longer_asks_about_what_it_must_is_noticed() {
        let (mut state, phone) = (declared(), Phone::default());
        let facts = facts(&phone);
        let manifest = state.declared().expect("declared").clone();
        for activity in manifest.activities.iter().filter(|activity| activity.sends()) {
            let terms = terms_of(&state, &activity.id).expect("declared");
            let known = activity.recipients.iter().map(|to| (to.clone(), terms));
            state.confirmed_once.insert(activity.id.clone(), known.collect());
        }
        assert_eq!(unasked_is_denied(&state, &facts), Some(true), "what is asked once is not asked again");
        let first_use = |activity: &&Activity| activity.sends() && !asked_each_time(&manifest, activity);
        assert!(manifest.activities.iter().any(|activity| first_use(&activity)));
    }

    #[test]
    fn without_a_manifest_nothing_is_tried() {
        let phone = Phone::default();
        assert_eq!(unasked_is_denied(&State::default(), &facts(&phone)), None);
        assert_eq!(unasked_is_denied(&declared(), &facts(&phone)), Some(true));
    }
}
