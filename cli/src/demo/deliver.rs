//! Delivery: takes what waits in the outbox to its recipient, who opens and checks it, and keeps a copy of what passed between them
//! in the demo's directory. Files come first and "delivered" last, so that a kill loses none of them.

use super::phone::Phone;
use super::recipient::{Received, Recipient};
use super::step::request;
use crate::out;
use anyhow::bail;
use privet::engine::OutboxItem;
use privet_wire::b64;
use privet_wire::claims::Content;
use privet_wire::ids::Jti;
use privet_wire::merkle::sha256;

/// What a recipient now has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A confirmed send.
    Confirmed,
    /// A send of a kind that needs no confirmation.
    Unconfirmed,
    /// A withdrawal notice.
    Notice,
}

impl Phone {
    /// The number that the shop's payment request carried; the receipt repeats it.
    pub fn nonce(&self) -> String {
        let dir = self.home.dir.as_os_str().as_encoded_bytes();
        b64::encode_url(&sha256(&[b"privet/demo/nonce".as_slice(), &[0], dir].concat()))
    }

    /// Delivers everything that waits.
    pub fn deliver(&self, step: &str) -> anyhow::Result<Vec<Kind>> {
        let mut delivered = Vec::new();
        while let Some(item) = self.home.engine.outbox_next()? {
            let recipient = self.recipient(&item.recipient)?;
            let kind =
                if item.notice { self.notice(recipient, &item)? } else { self.envelope(recipient, &item)? };
            let now = self.home.now().wall.div_euclid(1000);
            let ack = Recipient::acknowledge(&item.bytes, item.jti, now)?;
            let id = request(&self.home, &format!("delivered.{}", item.jti), 0);
            let outcome = self.step(&format!("{step}.deliver"), || {
                Ok(self.home.engine.delivered(id, item.jti, Some(&ack))?)
            })?;
            if let Err(refusal) = outcome {
                bail!("not delivered: {refusal:?}");
            }
            delivered.push(kind);
        }
        Ok(delivered)
    }

    fn envelope(&self, recipient: &Recipient, item: &OutboxItem) -> anyhow::Result<Kind> {
        let now = self.home.now().wall.div_euclid(1000);
        let received = recipient.receive(&item.bytes, Some(&self.nonce()), now)?;
        let dir = &self.home.dir;
        let (name, kind) = match received {
            Received::Confirmed(claims, confirmed) => {
                let name = file_name(claims.activity.as_str(), item.jti);
                if let Content::Payload(payload) = &claims.content {
                    let extension = extension(&payload.media_type);
                    out::write(&dir.join(format!("sent/{name}.{extension}")), &confirmed.payload)?;
                }
                if let Some(receipt) = self.home.engine.receipt(item.jti)? {
                    out::write(&dir.join(format!("receipts/{name}.jws")), receipt.as_bytes())?;
                }
                (name, Kind::Confirmed)
            }
            Received::Unconfirmed(payload) => {
                let name = file_name("unconfirmed", item.jti);
                out::write(&dir.join(format!("sent/{name}.json")), &payload)?;
                (name, Kind::Unconfirmed)
            }
        };
        out::write(&dir.join(format!("envelopes/{name}.bin")), &item.bytes)?;
        Ok(kind)
    }

    fn notice(&self, recipient: &Recipient, item: &OutboxItem) -> anyhow::Result<Kind> {
        let text = std::str::from_utf8(&item.bytes)?;
        let notice = recipient.notified(text)?;
        let name = file_name(notice.activity.as_str(), item.jti);
        out::write(&self.home.dir.join(format!("notices/{name}.jws")), &item.bytes)?;
        Ok(Kind::Notice)
    }
}

/// Purpose and the first digits of the single-use number: stable, and no two alike.
pub fn file_name(activity: &str, jti: Jti) -> String {
    let digits: String = jti.to_string().chars().take(8).collect();
    format!("{activity}-{digits}")
}

/// How a file of this media type is named.
pub fn extension(media_type: &str) -> &'static str {
    match media_type {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/webp" => "webp",
        _ => "json",
    }
}
