//! What an event does besides being kept, in its own transaction: an envelope into the outbox, a sealed template into or out of
//! its table. The daily tallies are beside this file.

use super::Engine;
use super::live::Ledger;
use super::trouble::Trouble;
use crate::event::Event;
use crate::facts::Facts;
use crate::fault::Fault;
use crate::manifest::Recipient;
use crate::random::draw;
use crate::refusal::Refusal;
use crate::seal::Room;
use crate::state::{QueuedKind, State};
use crate::store::Tx;
use privet_wire::digest::Salt;
use privet_wire::envelope::{Contents, Draft};
use privet_wire::ids::{Digest, Jti, TemplateId};
use privet_wire::openings::{Description, Openings};
use zeroize::Zeroizing;

impl Engine {
    /// `state` is the one that was ruled on: it still holds the release that the event ends.
    pub(super) fn effect(
        &self,
        ledger: &Ledger,
        tx: &Tx<'_>,
        state: &State,
        facts: &Facts<'_>,
        event: &Event,
    ) -> Result<(), Trouble> {
        match event {
            Event::Released { jti, .. } => {
                let envelope = self.envelope(state, facts, event)?;
                self.queue(ledger, tx, *jti, envelope)
            }
            Event::NoticeQueued { jti, .. } => {
                let notice = facts.evidence.notice.as_ref().ok_or(Fault::Internal)?;
                self.queue(ledger, tx, *jti, Room::of(notice.jws().as_bytes())?)
            }
            // A notice stays at hand until it is acknowledged.
            Event::Delivered { jti, ack: None, .. }
                if state.outbox.get(jti).is_some_and(|queued| queued.kind == QueuedKind::Notice) =>
            {
                Ok(())
            }
            Event::Delivered { jti, .. } | Event::DeliveryDropped { jti, .. } => {
                let _was_there = tx.delete_outbox(&outbox_tag(ledger, *jti))?;
                Ok(())
            }
            Event::TemplateEnrolled { template, .. } => {
                let sealed = facts.evidence.sealed.as_ref().ok_or(Fault::Internal)?;
                let tag = template_tag(ledger, *template);
                let place = Ledger::place("template", "body", &tag);
                let body = ledger.masters.seal(self.random.as_ref(), &place, &[], sealed.sealed())?;
                Ok(tx.put_template(&tag, &body)?)
            }
            Event::TemplateDestroying { template, .. } => {
                let _was_there = tx.delete_template(&template_tag(ledger, *template))?;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn queue(&self, ledger: &Ledger, tx: &Tx<'_>, jti: Jti, item: Room) -> Result<(), Trouble> {
        let tag = outbox_tag(ledger, jti);
        #[cfg(test)]
        if super::single_use::is_off() && tx.outbox(&tag)?.is_some() {
            return Ok(());
        }
        let place = Ledger::place("outbox", "body", &tag);
        let body = ledger.masters.seal_room(self.random.as_ref(), &place, jti.as_bytes(), item)?;
        Ok(tx.put_outbox(&tag, &body)?)
    }

    /// Seals what leaves to its one recipient, in the room that the outbox's row is sealed in afterwards: of a picture there are
    /// the staged bytes and this one buffer, and nothing else.
    fn envelope(&self, state: &State, facts: &Facts<'_>, event: &Event) -> Result<Room, Trouble> {
        let Event::Released { release, activity, recipient, jti, proven, .. } = event else {
            return Err(Fault::Internal.into());
        };
        let manifest = state.declared().ok_or(Fault::Internal)?;
        let activity = manifest.activity(activity).ok_or(Fault::Internal)?;
        let key = manifest.recipient(recipient).and_then(Recipient::sealing_key).ok_or(Fault::Internal)?;
        // The bytes live in this run's memory only; a payment has none.
        let staged = self.desk().staged.get(release).cloned();
        // What leaves is what was proposed, shown and signed, whatever came to lie in its place.
        let proposed = state.releases.get(release).map(|waiting| &waiting.proposal.content);
        if let (Some(bytes), Some(content)) = (&staged, proposed)
            && !content.is_of(bytes)
        {
            return Err(Trouble::Refused(Refusal::Stale));
        }
        let payload = staged.as_ref().map_or(&[][..], |m| m.bytes());
        let wiped = staged.is_none() && proven.as_ref().is_some_and(|proven| proven.payload_salt.is_some());
        #[cfg(test)]
        let wiped = wiped && !super::single_use::is_off();
        let ephemeral = Zeroizing::new(draw::<32>(self.random.as_ref())?);
        let seal = |contents: &Contents<'_>| -> Result<Room, Trouble> {
            let unsealable = |_| Trouble::Refused(Refusal::NoRecipientKey);
            let draft = Draft::new(contents).map_err(unsealable)?;
            let mut room = Room::new(draft.sealed_len())?;
            // A key on which nothing can be sealed is the manifest's fault, and nothing leaves.
            draft.seal_into(&key, recipient, jti, &ephemeral, room.content()).map_err(unsealable)?;
            Ok(room)
        };
        match (proven, &facts.evidence.signature) {
            // A receipt over bytes that are no longer at hand must not leave without them.
            (Some(_), Some(_)) if wiped => Err(Trouble::Refused(Refusal::OtherRun)),
            (Some(proven), Some(signature)) => {
                let openings = Openings {
                    payload_salt: proven.payload_salt.map(salt),
                    shown_salt: salt(proven.shown.salt),
                    shown: proven.shown.shown.clone(),
                };
                seal(&Contents::Confirmed { receipt: signature.receipt(), openings: &openings, payload })
            }
            (None, _) => {
                let media_type = staged.as_ref().ok_or(Trouble::Refused(Refusal::OtherRun))?.media_type();
                let description = Description {
                    iss: manifest.id.clone(),
                    activity: activity.id.clone(),
                    data: activity.data.clone(),
                    media_type: media_type.as_str().to_owned(),
                };
                seal(&Contents::Unconfirmed { description: &description, payload })
            }
            (Some(_), None) => Err(Fault::Internal.into()),
        }
    }
}

pub(super) fn outbox_tag(ledger: &Ledger, jti: Jti) -> crate::seal::Tag {
    ledger.secrets.tag("outbox", &[jti.as_bytes()])
}

pub(super) fn template_tag(ledger: &Ledger, template: TemplateId) -> crate::seal::Tag {
    ledger.secrets.tag("template", &[template.as_bytes()])
}

const fn salt(digest: Digest) -> Salt {
    Salt::new(*digest.as_bytes())
}
