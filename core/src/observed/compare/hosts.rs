//! Hosts, whose they are, and the sends that are recorded to them.

use super::super::{Contact, host};
use super::words::filled;
use super::{Drawing, HostRow, HostStanding};
use crate::manifest::Recipient;
use crate::text::{self, Word};
use privet_wire::ids::RecipientId;
use std::cmp::Reverse;

impl Drawing<'_> {
    /// Sends to a recipient, of whatever activity, in the days of the log; none if the records could not be read.
    pub(super) fn sends(&self, to: &RecipientId) -> Option<u32> {
        let sent = &self.recorded?.whole.sent;
        let of = sent.iter().filter(|((_, recipient), _)| recipient == to).map(|(_, sends)| *sends);
        Some(of.fold(0, u32::saturating_add))
    }

    pub(super) fn hosts(&self) -> Option<Vec<HostRow>> {
        let rows = self.read.contacts.iter().map(|contact| self.host_row(contact));
        let mut rows = rows.collect::<Option<Vec<_>>>()?;
        rows.sort_by(|a, b| {
            (a.standing, Reverse(a.hits), &a.host).cmp(&(b.standing, Reverse(b.hits), &b.host))
        });
        Some(rows)
    }

    fn host_row(&self, contact: &Contact) -> Option<HostRow> {
        let holders: Vec<&Recipient> = host::holders(self.manifest, &contact.host);
        let mut sends = holders.iter().map(|recipient| self.sends(&recipient.id));
        let sends = sends.try_fold(0_u32, |sum, n| Some(sum.saturating_add(n?)));
        let sends = sends.filter(|_| !holders.is_empty());
        let standing = match (holders.is_empty(), sends) {
            (true, _) if contact.by_person => HostStanding::WebPage,
            (true, _) => HostStanding::Undeclared,
            (false, None) => HostStanding::NotCompared,
            (false, Some(0)) => HostStanding::NoSend,
            (false, Some(_)) => HostStanding::Accounted,
        };
        let hits = text::times(contact.hits, self.language);
        let counts = match sends {
            Some(n) if n > 0 => {
                let sends = text::times(n.into(), self.language);
                filled(Word::ObSent, self.language, &[("hits", &hits), ("sends", &sends)])?
            }
            _ => filled(Word::ObHits, self.language, &[("hits", &hits)])?,
        };
        let mut lines = vec![counts];
        lines.extend(match standing {
            HostStanding::Undeclared => Some(self.say(Word::ObUndeclared)),
            HostStanding::NoSend => Some(self.say(Word::ObNoSend)),
            HostStanding::WebPage => Some(self.say(Word::ObWeb)),
            HostStanding::Accounted | HostStanding::NotCompared => None,
        });
        Some(HostRow {
            host: contact.host.clone(),
            standing,
            recipients: holders.iter().map(|recipient| recipient.id.clone()).collect(),
            recipient_names: holders.iter().map(|r| r.name.get(self.language).to_owned()).collect(),
            hits: contact.hits,
            bytes: contact.bytes,
            sends,
            lines,
        })
    }
}
