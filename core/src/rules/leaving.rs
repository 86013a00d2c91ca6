//! What of the outbox may leave now, and where to. Pure: asked when something is offered, and again when a request with it sets off.

use super::NOTICE_AGAIN;
use crate::host::WallMs;
use crate::manifest::Manifest;
use crate::observed::{holders, host_name};
use crate::state::{Queued, QueuedKind};
use serde::{Deserialize, Serialize};

/// Whether a request is exactly something of the outbox that may leave now, to where it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum OutboxCheck {
    /// It may go.
    Allowed,
    /// Nothing of this number waits: it was delivered or dropped, or never was.
    NotQueued,
    /// Its time is over.
    Expired,
    /// What it rests on is turned off.
    Denied,
    /// A notice that was delivered within the last day and is not acknowledged.
    NotNow,
    /// Not over https.
    NotHttps,
    /// The recipient declares neither this host nor a name above it that is nobody else's.
    OtherHost,
    /// The bytes are not those that wait.
    OtherBytes,
    /// The device is locked.
    Locked,
    /// The records cannot be trusted.
    LockedDown,
}

/// Whether something that waits may leave now; `denied` says that its activity is off.
#[must_use]
pub fn offered(queued: &Queued, denied: bool, now: WallMs) -> OutboxCheck {
    if queued.ends().is_some_and(|end| end <= now) {
        return OutboxCheck::Expired;
    }
    match queued.kind {
        // Denied already: it leaves only if the withdrawal is undone.
        QueuedKind::Unconfirmed if denied => OutboxCheck::Denied,
        // What was confirmed was confirmed for this once.
        QueuedKind::Confirmed | QueuedKind::Unconfirmed => OutboxCheck::Allowed,
        QueuedKind::Notice => {
            let due = queued.told.is_none_or(|told| now.saturating_sub(told) >= NOTICE_AGAIN || told > now);
            if due { OutboxCheck::Allowed } else { OutboxCheck::NotNow }
        }
    }
}

/// Whether it may go there: over https, to a host that belongs to its recipient as a log's hosts do (docs/observed.md).
#[must_use]
pub fn destined(queued: &Queued, manifest: Option<&Manifest>, scheme: &str, host: &str) -> OutboxCheck {
    if !scheme.eq_ignore_ascii_case("https") {
        return OutboxCheck::NotHttps;
    }
    let (Some(manifest), Ok(host)) = (manifest, host_name(host)) else { return OutboxCheck::OtherHost };
    let theirs = holders(manifest, &host).iter().any(|recipient| recipient.id == queued.recipient);
    if theirs { OutboxCheck::Allowed } else { OutboxCheck::OtherHost }
}
