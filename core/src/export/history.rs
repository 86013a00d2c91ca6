//! One pass over the ledger, folded into what exports tell besides the entries themselves: each activity's consents in order, counts
//! by day, the manifests in force, and who has which delivery.
//!
//! Everything here comes from the entries, never from the index or the tallies beside them: those are not bound to the ledger, and a
//! record that misses a withdrawal would say that a consent stands.

use crate::command::{Party, Until};
use crate::event::{Event, Recorded, ShownRecord};
use crate::host::{WallMs, day_of};
use crate::manifest::Manifest;
use crate::refusal::CancelReason;
use crate::rules::raised;
use crate::tally::{Counts, tally_of};
use privet_wire::ids::{ActivityId, Digest, Jti, RecipientId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One step of a consent's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The entry that says so.
    pub index: u64,
    /// When (milliseconds since 1970); of a withdrawal that was kept beside the ledger, when the person made it.
    pub at: WallMs,
    /// What happened.
    pub change: Change,
}

/// What happened to a consent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Change {
    /// The person was asked.
    Requested {
        /// Digest of the terms.
        terms: Digest,
    },
    /// Yes.
    Given {
        /// Who said so.
        party: Party,
        /// How long.
        until: Until,
        /// Digest of the terms.
        terms: Digest,
        /// What was shown.
        notice: Notice,
    },
    /// No.
    Refused {
        /// Who said so.
        party: Party,
        /// What was shown.
        notice: Notice,
    },
    /// Neither.
    Left {
        /// Why.
        why: CancelReason,
    },
    /// Being taken back: denied, and in force unless it is undone.
    Pending,
    /// Not taken back after all.
    Undone,
    /// Taken back.
    Withdrawn,
    /// Its time is over.
    Expired {
        /// Because it was not used.
        unused: bool,
    },
    /// The terms changed.
    Invalidated,
    /// The terms became narrower, and it stands for those.
    Narrowed {
        /// Digest of the new terms.
        terms: Digest,
    },
}

/// Which lines an answer was given to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The salted digest of the lines; the salt is in the entry.
    pub digest: Digest,
    /// Language of the lines (BCP 47).
    pub language: String,
}

impl Notice {
    fn of(shown: &ShownRecord) -> Self {
        Self { digest: shown.digest, language: shown.shown.language.clone() }
    }
}

/// A withdrawal notice that was signed and queued, or that could not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Its number; none if the key to sign it was gone.
    pub jti: Option<Jti>,
    /// When it was queued (milliseconds since 1970).
    pub at: WallMs,
    /// Of what.
    pub activity: ActivityId,
    /// To whom.
    pub recipient: RecipientId,
}

/// What the entries say, put together.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// Each activity's consents, oldest first.
    pub consents: BTreeMap<ActivityId, Vec<Step>>,
    /// What counts, by whole days since 1970 and activity.
    pub counts: BTreeMap<u32, BTreeMap<ActivityId, Counts>>,
    /// Sends by whole days since 1970, activity and recipient.
    pub sends: BTreeMap<u32, BTreeMap<(ActivityId, RecipientId), u32>>,
    /// Withdrawal notices, oldest first.
    pub told: Vec<Told>,
    /// Whether anything left.
    pub sent: bool,
    /// Numbers of what arrived.
    pub delivered: BTreeSet<Jti>,
    /// Numbers of what its recipient acknowledged.
    pub acknowledged: BTreeSet<Jti>,
    /// Numbers of what was dropped.
    pub dropped: BTreeSet<Jti>,
    /// Entries that say how an answer was given.
    pub manner: u64,
    /// Entries that could not be read.
    pub unreadable: Vec<u64>,
    /// The highest time of the entries so far.
    high: Option<WallMs>,
    /// Each manifest from the entry on that accepted it. An app changes its manifest with its versions, so they are few.
    manifests: BTreeMap<u64, Box<Manifest>>,
}

impl Gathered {
    /// Takes in the next entry.
    pub fn take(&mut self, index: u64, recorded: &Recorded) {
        if let Some((activity, counts)) = tally_of(&recorded.event) {
            // By the ledger's time, as the screens count.
            let wall = self.high.map_or(recorded.at, |high| high.max(recorded.at));
            let day = day_of(wall);
            if let Event::Released { recipient, .. } = &recorded.event {
                let sends = self.sends.entry(day).or_default();
                let sends = sends.entry((activity.clone(), recipient.clone())).or_default();
                *sends = sends.saturating_add(counts.left);
            }
            *self.counts.entry(day).or_default().entry(activity).or_default() += counts;
        }
        self.high = Some(raised(self.high, recorded.at));
        if let Some((activity, at, change)) = change(recorded) {
            self.consents.entry(activity.clone()).or_default().push(Step { index, at, change });
        }
        match &recorded.event {
            Event::ManifestAccepted { manifest, .. } => {
                self.manifests.insert(index, manifest.clone());
            }
            Event::AnswerGiven { .. } | Event::SendAnswered { .. } => {
                self.manner = self.manner.saturating_add(1);
            }
            Event::NoticeQueued { jti, activity, recipient, .. } => self.told.push(Told {
                jti: Some(*jti),
                at: recorded.at,
                activity: activity.clone(),
                recipient: recipient.clone(),
            }),
            Event::Released { .. } => self.sent = true,
            Event::NoticeLost { activity, recipient, .. } => self.told.push(Told {
                jti: None,
                at: recorded.at,
                activity: activity.clone(),
                recipient: recipient.clone(),
            }),
            Event::Delivered { jti, ack, .. } => {
                self.delivered.insert(*jti);
                if ack.is_some() {
                    self.acknowledged.insert(*jti);
                }
            }
            Event::DeliveryDropped { jti, .. } => {
                self.dropped.insert(*jti);
            }
            _ => {}
        }
    }

    /// The manifest in force at an entry.
    #[must_use]
    pub fn manifest_at(&self, index: u64) -> Option<&Manifest> {
        self.manifests.range(..=index).next_back().map(|(_, manifest)| manifest.as_ref())
    }

    /// The counts of these days, by activity.
    #[must_use]
    pub fn counts_of(&self, days: std::ops::RangeInclusive<u32>) -> BTreeMap<ActivityId, Counts> {
        let mut sums: BTreeMap<ActivityId, Counts> = BTreeMap::new();
        for (activity, counts) in self.counts.range(days).flat_map(|(_, by_activity)| by_activity) {
            *sums.entry(activity.clone()).or_default() += *counts;
        }
        sums
    }

    /// The sends of these days, by activity and recipient.
    #[must_use]
    pub fn sends_of(&self, days: std::ops::RangeInclusive<u32>) -> BTreeMap<(ActivityId, RecipientId), u32> {
        let mut sums: BTreeMap<_, u32> = BTreeMap::new();
        for (to, n) in self.sends.range(days).flat_map(|(_, sends)| sends) {
            let sum = sums.entry(to.clone()).or_default();
            *sum = sum.saturating_add(*n);
        }
        sums
    }
}

/// What an entry does to a consent. Only events of consents are told apart; any other, also one that a later version adds, is none.
fn change(recorded: &Recorded) -> Option<(&ActivityId, WallMs, Change)> {
    let at = recorded.at;
    Some(match &recorded.event {
        Event::ConsentRequested { activity, terms, .. } => {
            (activity, at, Change::Requested { terms: *terms })
        }
        Event::ConsentGiven { activity, party, until, terms, shown, .. } => {
            let notice = Notice::of(shown);
            (activity, at, Change::Given { party: *party, until: *until, terms: *terms, notice })
        }
        Event::ConsentRefused { activity, party, shown, .. } => {
            (activity, at, Change::Refused { party: *party, notice: Notice::of(shown) })
        }
        Event::ConsentLeft { activity, why, .. } => (activity, at, Change::Left { why: *why }),
        Event::ConsentWithdrawn { activity, tombstone, .. } => {
            (activity, tombstone.unwrap_or(at), Change::Withdrawn)
        }
        Event::WithdrawalPending { activity, .. } => (activity, at, Change::Pending),
        Event::WithdrawalUndone { activity, .. } => (activity, at, Change::Undone),
        Event::ConsentExpired { activity, unused, .. } => (activity, at, Change::Expired { unused: *unused }),
        Event::ConsentInvalidated { activity, .. } => (activity, at, Change::Invalidated),
        Event::ConsentNarrowed { activity, terms, .. } => (activity, at, Change::Narrowed { terms: *terms }),
        _ => return None,
    })
}
