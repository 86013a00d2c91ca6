//! The other side: a recipient with its own private key and what the person registered with it. It knows nothing of the engine;
//! whatever it believes, it checked with `privet-wire`.

use anyhow::{Context as _, anyhow};
use privet_wire::ack::Ack;
use privet_wire::claims::{Claims, Content};
use privet_wire::envelope::{self, Confirmed};
use privet_wire::ids::{AppId, Jti, RecipientId};
use privet_wire::key::PublicKey;
use privet_wire::notice::Notice;
use privet_wire::receipt::Expect;
use privet_wire::recipient_key::RecipientSecret;
use privet_wire::registration::{KeyUse, Registration};

/// One recipient.
pub struct Recipient {
    id: RecipientId,
    app: AppId,
    secret: RecipientSecret,
    registration: Registration,
}

/// What a recipient took out of an envelope.
pub enum Received {
    /// Confirmed by the person: the claims of the receipt, and what it covers.
    Confirmed(Box<Claims>, Box<Confirmed>),
    /// Nobody confirmed it, and it is of a kind that needs no receipt.
    Unconfirmed(Vec<u8>),
}

impl Recipient {
    /// Takes in a registration, answering the recipient's own challenge.
    pub fn register(
        id: &RecipientId,
        app: &AppId,
        secret: RecipientSecret,
        challenge: &[u8],
        registration: &str,
    ) -> anyhow::Result<Self> {
        let registration = Registration::verify(registration, app, id, challenge)
            .with_context(|| format!("{id} refuses the registration"))?;
        Ok(Self { id: id.clone(), app: app.clone(), secret, registration })
    }

    /// The keys that confirm, with their use.
    pub fn confirm_keys(&self) -> impl Iterator<Item = (&'static str, PublicKey)> {
        self.registration.keys.iter().filter_map(|key| match key.uv {
            KeyUse::Bio => Some(("bio", key.jwk)),
            KeyUse::Pin => Some(("pin", key.jwk)),
            KeyUse::None => None,
        })
    }

    /// Opens an envelope at `now` (seconds since 1970), verifies the receipt in it, and requires that the bytes are those the
    /// person confirmed. `nonce` is what this recipient gave for a payment; for
    /// anything else it gave none.
    pub fn receive(&self, bytes: &[u8], nonce: Option<&str>, now: i64) -> anyhow::Result<Received> {
        let opened = envelope::open(&self.secret, &self.id, bytes)?;
        let Some(receipt) = opened.receipt() else {
            return Ok(Received::Unconfirmed(opened.unconfirmed_payload()?.1.to_vec()));
        };
        let signer = self.registration.keys.iter().find(|key| key.jwk.id() == *receipt.kid());
        let signer = signer.ok_or_else(|| anyhow!("an unknown key signed"))?;
        let nonce = match receipt.unverified_claims().content {
            Content::Payment { .. } => nonce,
            Content::Payload(_) => None,
        };
        let expect = Expect {
            iss: &self.app,
            aud: &self.id,
            sub: &self.registration.sub,
            key: &signer.jwk,
            uv: signer.uv.user_verification().context("a notice key signed a receipt")?,
            nonce,
        };
        let verified = receipt.verify(&expect, now)?;
        let claims = Box::new(verified.claims().clone());
        Ok(Received::Confirmed(claims, Box::new(opened.require_match(&verified)?)))
    }

    /// Reads a withdrawal notice.
    pub fn notified(&self, text: &str) -> anyhow::Result<Notice> {
        let key = self.registration.keys.iter().find(|key| key.uv == KeyUse::None);
        let key = key.context("no notice key is registered")?;
        Ok(Notice::verify(text, &self.app, &self.id, &self.registration.sub, &key.jwk)?)
    }

    /// Says that it has these bytes.
    pub fn acknowledge(bytes: &[u8], jti: Jti, now: i64) -> anyhow::Result<Vec<u8>> {
        Ok(Ack::of(bytes, jti, now).encode()?)
    }
}
