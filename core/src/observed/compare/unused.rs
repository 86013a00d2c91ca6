//! What was declared, and what neither the phone's log nor the records saw in the days of the log.
//!
//! Where the phone saw something that the records do not account for, nothing that it could have been is called unused.

use super::super::{ObservedBy, Resource};
use super::{AccessRow, Drawing, HostRow, HostStanding, Unused, UnusedRow};
use crate::manifest::{Activity, OsPermission, Recipient};
use crate::text::Word;
use privet_wire::ids::{ActivityId, RecipientId};
use std::collections::BTreeSet;

impl Drawing<'_> {
    pub(super) fn unused(&self, accesses: &[AccessRow], hosts: &[HostRow]) -> Vec<UnusedRow> {
        // Nothing read, or nothing recorded to read: then nobody knows what was used. Interceptors see no access, and one client only.
        let blind = self.read.log == ObservedBy::OwnRequests;
        if blind || self.recorded.is_none() || self.read.days().is_none() {
            return Vec::new();
        }
        let named = self.named();
        let contacted: BTreeSet<&RecipientId> = hosts.iter().flat_map(|row| &row.recipients).collect();
        let unsent = hosts.iter().filter(|row| row.standing == HostStanding::NoSend);
        let unsent: BTreeSet<&RecipientId> = unsent.flat_map(|row| &row.recipients).collect();
        let mut rows = Vec::new();
        for activity in &self.manifest.activities {
            if self.is_idle(activity, accesses, &unsent) && !named.contains(&activity.id) {
                rows.push(self.row(
                    Unused::Activity { activity: activity.id.clone() },
                    activity.texts.title.get(self.language).to_owned(),
                ));
            }
        }
        let declared: BTreeSet<OsPermission> =
            self.manifest.activities.iter().filter_map(|activity| activity.os_permission).collect();
        for permission in declared {
            let seen = accesses.iter().any(|row| row.resource.explained_by().contains(&permission));
            let ran = self.manifest.activities.iter().filter(|a| a.os_permission == Some(permission));
            if !seen && self.ran(ran.map(|activity| &activity.id)) == 0 {
                let title = self.say(Resource::of_permission(permission).word());
                rows.push(self.row(Unused::Permission { permission }, title));
            }
        }
        let quiet = |recipient: &&Recipient| {
            !contacted.contains(&recipient.id) && self.sends(&recipient.id).unwrap_or(0) == 0
        };
        for recipient in self.manifest.recipients.iter().filter(quiet) {
            rows.push(self.row(
                Unused::Recipient { recipient: recipient.id.clone() },
                recipient.name.get(self.language).to_owned(),
            ));
        }
        rows
    }

    /// No run is recorded, and the phone saw nothing unaccounted for that could have been one.
    fn is_idle(&self, activity: &Activity, accesses: &[AccessRow], unsent: &BTreeSet<&RecipientId>) -> bool {
        let could_be = |row: &&AccessRow| row.gap > 0 && row.activities.contains(&activity.id);
        self.ran(std::iter::once(&activity.id)) == 0
            && accesses.iter().find(could_be).is_none()
            && !activity.recipients.iter().any(|recipient| unsent.contains(recipient))
    }

    fn ran<'i>(&self, activities: impl Iterator<Item = &'i ActivityId>) -> u32 {
        self.recorded(activities).unwrap_or(0)
    }

    fn row(&self, what: Unused, title: String) -> UnusedRow {
        UnusedRow { what, title, text: self.say(Word::ObNotSeen) }
    }
}
