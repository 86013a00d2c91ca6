//! Who may receive data.

use super::country::Country;
use super::key::EnvelopeKey;
use super::text::{HostName, HttpsUrl, Texts};
use privet_wire::ids::RecipientId;
use privet_wire::key::UserVerification;
use privet_wire::recipient_key::RecipientKey;
use serde::{Deserialize, Serialize};

/// Somebody who may receive data (PIPL 23: name, contact, purpose, method and kinds have to be told).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    /// Its id; `aud` of a receipt.
    pub id: RecipientId,
    /// The name people know, at most 40 characters per language.
    pub name: Texts,
    /// A mail address, telephone number or page that a person can use.
    pub contact: String,
    /// Towards the controller, what it is.
    pub role: Role,
    /// Where it keeps the data.
    pub country: Country,
    /// Its own rules.
    pub policy_url: HttpsUrl,
    /// The keys envelopes are sealed to; the first is used, the rest stay valid while keys change.
    pub envelope_keys: Vec<EnvelopeKey>,
    /// The hosts it is reached at, each with the names under it; every other host is an undeclared one.
    pub hosts: Vec<HostName>,
    /// How the person may be verified for a receipt that it accepts; at least one.
    pub accepts: Vec<Accepts>,
}

/// What a recipient is towards the controller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The controller itself: its own servers.
    Controller,
    /// Acts on the controller's orders (PIPL 21).
    Processor,
    /// Decides together with the controller (PIPL 20).
    JointController,
    /// Decides for itself what it does with the data (PIPL 23).
    ThirdParty,
}

impl Role {
    /// Does it decide what is done with the data, alone or with the controller, and is not the controller?
    #[must_use]
    pub const fn decides(self) -> bool {
        matches!(self, Self::ThirdParty | Self::JointController)
    }
}

/// A way of verifying the person (`uv` of a receipt).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Accepts {
    /// Face or finger, by the phone's own sensor.
    Bio,
    /// The phone's PIN, pattern or password.
    Pin,
}

impl Recipient {
    /// The key that envelopes to this recipient are sealed to: the first one declared. What is proposed, shown and sealed all
    /// go by this one.
    #[must_use]
    pub fn sealing_key(&self) -> Option<RecipientKey> {
        self.envelope_keys.first().map(|key| RecipientKey::new(*key.x.as_bytes()))
    }

    /// Does it take this kind of user verification?
    #[must_use]
    pub fn takes(&self, uv: UserVerification) -> bool {
        self.accepts.contains(&match uv {
            UserVerification::Bio => Accepts::Bio,
            UserVerification::Pin => Accepts::Pin,
        })
    }
}
