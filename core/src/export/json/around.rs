//! What stands around the entries, from State and from one pass over the ledger.

use super::super::history::Gathered;
use super::super::utc;
use super::{
    App, Consents, DayCounts, Export, FORMAT, InForce, LeftOut, Objection, OwedNotice, Records, Registered,
    Requests, TemplateThere, WITHHELD, Waiting,
};
use crate::host::WallMs;
use crate::manifest::Manifest;
use crate::observed::{Kept, Unnamed};
use crate::state::{Owed, State, Template};
use crate::text::iso_day;
use privet_wire::ids::ActivityId;
use std::collections::BTreeSet;

/// What is told around the entries.
pub struct Around<'a> {
    /// When it is made.
    pub made: WallMs,
    /// State as it is shown.
    pub state: &'a State,
    /// Activities that were turned off beside the ledger.
    pub buried: &'a BTreeSet<ActivityId>,
    /// How the records stand.
    pub records: Records,
    /// What the entries say.
    pub gathered: &'a Gathered,
    /// Where the app's requests went, by day, oldest first.
    pub contacts: &'a [(u32, Kept)],
    /// Whether the person asked for how answers were given.
    pub with_manner: bool,
}

impl Around<'_> {
    /// The whole export over these entries.
    #[must_use]
    pub fn export<E>(&self, entries: E) -> Export<E> {
        let (state, gathered) = (self.state, self.gathered);
        Export {
            format: FORMAT.to_owned(),
            made: self.made,
            made_text: utc(self.made),
            app: state.declared().map(|manifest| App {
                id: manifest.id.clone(),
                controller: manifest.controller.clone(),
                policy_version: manifest.policy_version.clone(),
            }),
            records: self.records.clone(),
            manifest: state.manifest.as_ref().map(|declared| InForce {
                digest: declared.digest,
                manifest: Manifest::clone(&declared.manifest),
            }),
            consents: self.consents(),
            objections: objections(state),
            counts: counts(gathered),
            requests: requests(self.contacts),
            outbox: outbox(state),
            owed_notices: owed(state),
            registrations: registrations(state),
            templates: templates(state),
            left_out: LeftOut {
                manner: if self.with_manner { 0 } else { gathered.manner },
                unreadable: gathered.unreadable.clone(),
                withheld: WITHHELD.map(str::to_owned).into(),
            },
            entries,
        }
    }

    fn consents(&self) -> Vec<Consents> {
        let all = self.gathered.consents.iter();
        let consents = all.map(|(activity, history)| Consents {
            activity: activity.clone(),
            now: self.state.consents.get(activity).cloned(),
            withdrawn_beside_the_ledger: self.buried.contains(activity),
            history: history.clone(),
        });
        consents.collect()
    }
}

fn objections(state: &State) -> Vec<Objection> {
    let all = state.objected.iter();
    all.map(|(activity, since)| Objection { activity: activity.clone(), since: *since }).collect()
}

fn counts(gathered: &Gathered) -> Vec<DayCounts> {
    let days = gathered.counts.iter();
    let counts = days.flat_map(|(day, by_activity)| {
        let text = iso_day(*day);
        by_activity.iter().map(move |(activity, counts)| DayCounts {
            day: text.clone(),
            activity: activity.clone(),
            counts: *counts,
        })
    });
    counts.collect()
}

fn requests(contacts: &[(u32, Kept)]) -> Vec<Requests> {
    let days = contacts.chunk_by(|(a, _), (b, _)| a == b);
    let requests = days.filter_map(|rows| {
        let (day, _) = rows.first()?;
        let (mut hosts, mut unnamed) = (Vec::new(), Unnamed::default());
        for (_, row) in rows {
            match row {
                Kept::Host(host) => hosts.push(host.clone()),
                Kept::Unnamed(found) => unnamed = *found,
            }
        }
        hosts.sort_by(|a, b| a.host.cmp(&b.host));
        Some(Requests { day: iso_day(*day), hosts, unnamed })
    });
    requests.collect()
}

fn outbox(state: &State) -> Vec<Waiting> {
    let waiting = state.outbox.iter().map(|(jti, queued)| Waiting {
        jti: *jti,
        activity: queued.activity.clone(),
        recipient: queued.recipient.clone(),
        kind: queued.kind,
        since: queued.since,
        exp: queued.ends(),
        failed: queued.failed,
    });
    waiting.collect()
}

fn owed(state: &State) -> Vec<OwedNotice> {
    let owed = state.owed.values().filter_map(|owed| match owed {
        Owed::Notify { recipient, activity, withdrawn, .. } => Some(OwedNotice {
            recipient: recipient.clone(),
            activity: activity.clone(),
            withdrawn: *withdrawn,
        }),
        Owed::DeleteAlias { .. } | Owed::DropNoticeKey { .. } => None,
    });
    owed.collect()
}

fn registrations(state: &State) -> Vec<Registered> {
    let known = state.registered.iter().map(|(recipient, registration)| Registered {
        recipient: recipient.clone(),
        sub: registration.sub,
        keys: registration.keys.clone(),
    });
    known.collect()
}

fn templates(state: &State) -> Vec<TemplateThere> {
    let attempts = |held: &Template| {
        let faces = state.faces.get(&held.activity).filter(|faces| faces.set == held.set);
        faces.map_or(0, |faces| faces.begun.saturating_sub(faces.forgiven))
    };
    let there = state.templates.values().map(|held| TemplateThere {
        activity: held.activity.clone(),
        status: held.status,
        attempts: attempts(held),
    });
    there.collect()
}
