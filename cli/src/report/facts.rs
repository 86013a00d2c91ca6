//! What the report is drawn from: the records themselves, read again, and the very bytes that left.

use crate::demo::{Phone, file_name, media_extension};
use anyhow::Context as _;
use privet::event::{Event, Recorded};
use privet::host::WallMs;
use privet_wire::b64;
use privet_wire::claims::Claims;
use privet_wire::ids::{ActivityId, RecipientId};
use privet_wire::receipt::UnverifiedReceipt;
use privet_wire::shown::Shown;

/// One send.
pub struct Sent {
    /// When (milliseconds since 1970).
    pub at: WallMs,
    /// For what.
    pub activity: ActivityId,
    /// To whom.
    pub recipient: RecipientId,
    /// The name that its files share.
    pub name: String,
    /// Bytes of payload.
    pub size: u64,
    /// The payload, if its file is there.
    pub payload: Option<Payload>,
    /// What the receipt claims, and what was shown; none for a send that needed no confirmation.
    pub confirmed: Option<(Claims, Shown)>,
}

/// Bytes that left.
pub enum Payload {
    /// A picture as a `data:` address, and where its file is.
    Picture(String),
    /// Text, as sent.
    Text(String),
}

/// A template that was destroyed.
pub struct Destroyed {
    /// When (milliseconds since 1970).
    pub at: WallMs,
    /// Place of the entry.
    pub index: u64,
}

/// What the page shows besides the views.
pub struct Facts {
    /// Every send, oldest first.
    pub sent: Vec<Sent>,
    /// Every destroyed template.
    pub destroyed: Vec<Destroyed>,
    /// Number of entries.
    pub size: u64,
    /// The signed head.
    pub checkpoint: String,
    /// The key that signs it.
    pub vkey: String,
}

/// Reads the records.
pub fn gather(phone: &Phone) -> anyhow::Result<Facts> {
    let engine = &phone.home.engine;
    let size = engine.state().size;
    let (mut sent, mut destroyed) = (Vec::new(), Vec::new());
    for index in 0..size {
        let Some(Recorded { at, event, .. }) = engine.entry(index)? else { continue };
        match event {
            Event::TemplateDestroyed { why, .. } if why.ends_a_face() => {
                destroyed.push(Destroyed { at, index });
            }
            Event::Released { activity, recipient, jti, size, proven, .. } => {
                let confirmed = match proven {
                    None => None,
                    Some(proven) => {
                        let receipt = UnverifiedReceipt::parse(&proven.receipt)?;
                        Some((receipt.unverified_claims().clone(), proven.shown.shown))
                    }
                };
                let stem = if confirmed.is_some() { activity.as_str() } else { "unconfirmed" };
                let name = file_name(stem, jti);
                let media_type = confirmed.as_ref().and_then(|(_, shown)| shown.payload.as_ref());
                let media_type = media_type.map_or("application/json", |p| p.media_type.as_str());
                let payload = payload(phone, &name, media_type);
                sent.push(Sent { at, activity, recipient, name, size, payload, confirmed });
            }
            _ => {}
        }
    }
    let checkpoint = engine.checkpoint()?.context("no checkpoint")?;
    let vkey = engine.log_key()?.context("no log key")?;
    Ok(Facts { sent, destroyed, size, checkpoint, vkey })
}

/// A payment has none; a send that ran out before an interrupted run could deliver it left no file.
fn payload(phone: &Phone, name: &str, media_type: &str) -> Option<Payload> {
    let path = phone.home.dir.join(format!("sent/{name}.{}", media_extension(media_type)));
    let bytes = std::fs::read(path).ok()?;
    if media_type.starts_with("image/") {
        Some(Payload::Picture(format!("data:{media_type};base64,{}", b64::encode_std(&bytes))))
    } else {
        String::from_utf8(bytes).ok().map(Payload::Text)
    }
}
