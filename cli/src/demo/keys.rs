//! The person's keys: one that owns the phone's records, and one for each recipient.

use super::phone::{Phone, key_name, recipient_id, unexpected};
use super::recipient::Recipient;
use super::sending::{CLOUDLANE, LANTERN, MERIDIAN};
use super::step::{kept, request};
use super::tell;
use crate::{out, words};
use anyhow::anyhow;
use privet::command::Reply;
use privet::engine::OwnerSigned;
use privet::gate::registration::ConfirmingKey;
use privet::owner::OwnerPurpose;
use privet::text;
use privet_wire::key::UserVerification;

impl Phone {
    /// The owner key, and a key for each recipient that gets something.
    pub fn keys(&mut self) -> anyhow::Result<()> {
        let language = self.language();
        tell::head(&words::keys(language));
        self.own()?;
        tell::line(&words::owner_made(language));
        for recipient in [LANTERN, CLOUDLANE, MERIDIAN] {
            let registered = self.register(recipient)?;
            for (uv, key) in registered.confirm_keys() {
                let path = self.home.dir.join(format!("keys/confirm-{recipient}-{uv}.jwk"));
                out::write(&path, &key.to_jwk())?;
            }
            self.recipients.insert(recipient_id(recipient)?, registered);
        }
        let names = [self.name(LANTERN)?, self.name(CLOUDLANE)?, self.name(MERIDIAN)?];
        tell::line(&words::registered(language, &text::list(&names, language)));
        Ok(())
    }

    pub(super) fn spki(&self, name: &str, uv: UserVerification) -> anyhow::Result<Vec<u8>> {
        if self.home.signer.public(name).is_err() {
            self.home.signer.make(name, uv).map_err(|fault| anyhow!("{name}: {fault}"))?;
        }
        self.home.signer.spki(name).map_err(|fault| anyhow!("{name}: {fault}"))
    }

    pub(super) fn sign(&self, name: &str, input: &[u8]) -> anyhow::Result<Vec<u8>> {
        self.home.signer.sign(name, input).map_err(|fault| anyhow!("{name}: {fault}"))
    }

    pub(super) fn own(&self) -> anyhow::Result<()> {
        if self.home.engine.state().owner.is_some() {
            return Ok(());
        }
        let spki = self.spki("owner", UserVerification::Pin)?;
        let input = self.home.engine.owner_challenge(OwnerPurpose::BecomeOwner)?;
        let signature = self.sign("owner", &input.input)?;
        let signed = OwnerSigned { input, spki, signature };
        let set = self.step("owner.set", || {
            Ok(self.home.engine.set_owner(request(&self.home, "owner.set", 0), &signed)?)
        })?;
        if set.is_err() { unexpected("owner.set", &set) } else { Ok(()) }
    }

    fn register(&self, recipient: &str) -> anyhow::Result<Recipient> {
        let step = format!("register.{recipient}");
        let id = recipient_id(recipient)?;
        let challenge = self.challenge(&id);
        let outcome = if let Some(outcome) = kept(&self.home, &step)? {
            outcome
        } else {
            let name = key_name(recipient);
            let uv = UserVerification::Bio;
            let keys = [ConfirmingKey { uv, spki: self.spki(&name, uv)?, attestation: Vec::new() }];
            let draft = self.home.engine.begin_registration(&id, &challenge, &keys)?;
            let draft = draft.map_err(|refusal| anyhow!("{step}: {refusal:?}"))?;
            let signatures: Result<Vec<_>, _> =
                draft.inputs.iter().map(|input| self.sign(&name, input.as_bytes())).collect();
            let signatures = signatures?;
            self.step(&step, || {
                let request = request(&self.home, &step, 0);
                Ok(self.home.engine.finish_registration(request, &id, &signatures)?)
            })?
        };
        let Ok(Reply::Registered { registration }) = outcome else { return unexpected(&step, &outcome) };
        let secret = self.home.recipients.secret(&id).map_err(|fault| anyhow!("{recipient}: {fault}"))?;
        Recipient::register(&id, &self.home.manifest.id, secret, &challenge, &registration)
    }
}
