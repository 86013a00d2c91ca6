//! What travels beside a payload so that its recipient can check it: for a confirmed send the salts and the structure that open
//! the receipt's digests, for an unconfirmed one a description.

use crate::canonical::{self, JsonFault};
use crate::claims::is_media_type;
use crate::digest::Salt;
use crate::ids::{ActivityId, AppId, DataId};
use crate::shown::{MAX_SHOWN, Shown};
use serde::{Deserialize, Serialize};

/// The longest canonical form, in bytes.
pub const MAX_OPENINGS: usize = MAX_SHOWN + 1024;

/// Opens the digests of one receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Openings {
    /// Salt of the payload's digest; absent for a payment, which has no payload.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payload_salt: Option<Salt>,
    /// Salt of the digest of what was shown.
    pub shown_salt: Salt,
    /// Exactly the structure that was digested.
    pub shown: Shown,
}

/// What the sender says about bytes that nobody confirmed. No key of a person stands behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Description {
    /// The app, by its own word.
    pub iss: AppId,
    /// The declared purpose.
    pub activity: ActivityId,
    /// The kinds of data; a recipient refuses those that need a receipt (camera frames, face payment).
    pub data: Vec<DataId>,
    /// Media type of the payload.
    pub media_type: String,
}

/// The middle part of an envelope's plaintext. `{"unconfirmed":{…}}` or `{"payload_salt":…,"shown":{…},"shown_salt":…}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Middle {
    Confirmed(Box<Openings>),
    Unconfirmed(Description),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Unconfirmed {
    unconfirmed: Description,
}

impl Middle {
    pub(crate) fn encode_confirmed(openings: &Openings) -> Result<Vec<u8>, JsonFault> {
        openings.shown.canonical()?;
        canonical::encode(openings)
    }

    pub(crate) fn encode_unconfirmed(description: &Description) -> Result<Vec<u8>, JsonFault> {
        if !is_media_type(&description.media_type) {
            return Err(JsonFault::Malformed);
        }
        canonical::encode(&Unconfirmed { unconfirmed: description.clone() })
    }

    /// A receipt demands openings; without one there can only be a description.
    pub(crate) fn parse(bytes: &[u8], with_receipt: bool) -> Result<Self, JsonFault> {
        if with_receipt {
            let openings: Openings = canonical::parse_strict(bytes, MAX_OPENINGS)?;
            openings.shown.canonical()?;
            Ok(Self::Confirmed(Box::new(openings)))
        } else {
            let Unconfirmed { unconfirmed } = canonical::parse_strict(bytes, MAX_OPENINGS)?;
            if is_media_type(&unconfirmed.media_type) {
                Ok(Self::Unconfirmed(unconfirmed))
            } else {
                Err(JsonFault::Malformed)
            }
        }
    }
}
