//! What counts, and as what. One place says it, so that daily tallies, lists, the timeline and a recount agree.

use crate::command::Withheld;
use crate::event::{Attempted, Event};
use crate::manifest::Manifest;
use crate::refusal::EndReason;
use privet_wire::ids::{ActivityId, RecipientId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::{Add, AddAssign, RangeInclusive};

/// How often something happened. Sums stop at the largest number instead of wrapping.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// Uses whose data stayed on the phone: a recorded use, a face pattern made, an attempt to recognise.
    pub used: u32,
    /// Sends that left the phone.
    pub left: u32,
    /// Times the person said no, to a prompt or to a send.
    pub refused: u32,
    /// Attempts that were not allowed.
    pub blocked: u32,
    /// Sends that were prepared and ended without leaving, other than by a no.
    pub cancelled: u32,
    /// Times the person turned it off.
    #[serde(default)]
    pub withdrawn: u32,
    /// Bytes that were looked at and stayed on the phone: frames of which only a result is used, what was cut from a picture.
    #[serde(default)]
    pub withheld: u64,
}

/// What one day comes to, by activity, as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day(BTreeMap<ActivityId, OfDay>);

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OfDay {
    counts: Counts,
    /// Sends by recipient.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    sent: BTreeMap<RecipientId, u32>,
}

impl Day {
    /// Adds an event; false if it does not count.
    pub fn add(&mut self, event: &Event) -> bool {
        let Some((activity, counts)) = tally_of(event) else { return false };
        let of = self.0.entry(activity).or_default();
        of.counts += counts;
        if let Event::Released { recipient, .. } = event {
            let sent = of.sent.entry(recipient.clone()).or_default();
            *sent = sent.saturating_add(counts.left);
        }
        true
    }
}

/// Sums over some days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tallies {
    /// Everything that happened, under whatever activity.
    pub all: Counts,
    /// By each activity, also those that the app no longer declares.
    pub by_activity: BTreeMap<ActivityId, Counts>,
    /// Sends by each activity to each recipient.
    pub sent: BTreeMap<(ActivityId, RecipientId), u32>,
}

impl Tallies {
    /// Without what the app no longer declares, which then shows only in the sum of all.
    #[must_use]
    pub fn of_declared(mut self, manifest: &Manifest) -> Self {
        self.by_activity.retain(|id, _| manifest.activity(id).is_some());
        self.sent.retain(|(id, to), _| manifest.activity(id).is_some_and(|a| a.recipients.contains(to)));
        self
    }

    /// Adds one day.
    pub fn add(&mut self, day: &Day) {
        for (activity, OfDay { counts, sent }) in &day.0 {
            self.all += *counts;
            *self.by_activity.entry(activity.clone()).or_default() += *counts;
            for (recipient, n) in sent {
                let sum = self.sent.entry((activity.clone(), recipient.clone())).or_default();
                *sum = sum.saturating_add(*n);
            }
        }
    }
}

/// How far back counts go, today included. Days are those of the ledger (UTC).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Period {
    /// Today.
    Day,
    /// 7 days.
    Week,
    /// 30 days.
    Month,
    /// 365 days.
    Year,
}

impl Period {
    /// How many days.
    #[must_use]
    pub const fn length(self) -> u32 {
        match self {
            Self::Day => 1,
            Self::Week => 7,
            Self::Month => 30,
            Self::Year => 365,
        }
    }

    /// Its days, the last of them being `today` (whole days since 1970).
    #[must_use]
    pub const fn days(self, today: u32) -> RangeInclusive<u32> {
        today.saturating_sub(self.length() - 1)..=today
    }
}

impl Counts {
    /// One use.
    pub const USED: Self = Self { used: 1, ..Self::NONE };
    /// One send.
    pub const LEFT: Self = Self { left: 1, ..Self::NONE };
    /// One no.
    pub const REFUSED: Self = Self { refused: 1, ..Self::NONE };
    /// One blocked attempt.
    pub const BLOCKED: Self = Self { blocked: 1, ..Self::NONE };
    /// One send that ended without leaving.
    pub const CANCELLED: Self = Self { cancelled: 1, ..Self::NONE };
    /// Once turned off.
    pub const WITHDRAWN: Self = Self { withdrawn: 1, ..Self::NONE };
    const NONE: Self =
        Self { used: 0, left: 0, refused: 0, blocked: 0, cancelled: 0, withdrawn: 0, withheld: 0 };

    /// Times the purpose ran: uses and sends.
    #[must_use]
    pub const fn runs(&self) -> u32 {
        self.used.saturating_add(self.left)
    }
}

impl Add for Counts {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            used: self.used.saturating_add(other.used),
            left: self.left.saturating_add(other.left),
            refused: self.refused.saturating_add(other.refused),
            blocked: self.blocked.saturating_add(other.blocked),
            cancelled: self.cancelled.saturating_add(other.cancelled),
            withdrawn: self.withdrawn.saturating_add(other.withdrawn),
            withheld: self.withheld.saturating_add(other.withheld),
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

/// What an event adds to its activity's counts; none for what does not count.
///
/// An attempt to recognise counts when it is spent: the camera was used then, whatever the comparison said or if it was lost.
#[must_use]
pub fn tally_of(event: &Event) -> Option<(ActivityId, Counts)> {
    let (activity, counts) = match event {
        Event::UseBegan { activity, .. }
        | Event::AttemptBegun { activity, .. }
        | Event::TemplateEnrolled { activity, renews: None, .. } => (activity, Counts::USED),
        Event::Released { activity, .. } => (activity, Counts::LEFT),
        Event::ConsentRefused { activity, .. }
        | Event::ReleaseEnded { activity, reason: EndReason::Refused, .. } => (activity, Counts::REFUSED),
        Event::AccessBlocked {
            activity,
            attempted: Attempted::Use | Attempted::Release | Attempted::Enrol | Attempted::Verify,
            ..
        } => (activity, Counts::BLOCKED),
        Event::ReleaseEnded {
            activity,
            reason: EndReason::Expired | EndReason::Cancelled { .. } | EndReason::Invalidated,
            ..
        } => (activity, Counts::CANCELLED),
        Event::ConsentWithdrawn { activity, .. } | Event::Objected { activity, .. } => {
            (activity, Counts::WITHDRAWN)
        }
        Event::UseEnded { activity, withheld, .. } => (activity, stayed(*withheld)?),
        // Whatever becomes of the send: what was cut for it stayed.
        Event::ReleaseProposed { proposal, .. } if proposal.replaces.is_none() => {
            (&proposal.activity, stayed(proposal.withheld)?)
        }
        _ => return None,
    };
    Some((activity.clone(), counts))
}

fn stayed(withheld: Withheld) -> Option<Counts> {
    (withheld.bytes > 0).then_some(Counts { withheld: withheld.bytes, ..Counts::NONE })
}
