//! `privet open`: what a recipient does with an envelope. The payload comes out only through the receipt that covers it.

use crate::args::Open;
use crate::check::{SMALL, claims, public_key};
use crate::home::is_jwk;
use crate::out::{self, Usage};
use anyhow::{Context as _, anyhow};
use privet_wire::envelope;
use privet_wire::ids::RecipientId;
use privet_wire::key::PublicKey;
use privet_wire::receipt::{Expect, UnverifiedReceipt};
use privet_wire::recipient_key::RecipientSecret;
use std::path::Path;

/// The longest envelope that is read: a little over the longest payload.
const ENVELOPE: u64 = 20 << 20;

/// Opens, verifies, and writes the payload if it is wanted.
pub fn open(asked: &Open) -> anyhow::Result<()> {
    let aud = audience(asked)?;
    let secret = RecipientSecret::from_jwk(&out::read(&asked.key, SMALL)?)
        .with_context(|| format!("{} is not a private X25519 JWK", asked.key.display()))?;
    let opened = envelope::open(&secret, &aud, &out::read(&asked.envelope, ENVELOPE)?)?;
    let payload = match opened.receipt() {
        None => {
            let (said, payload) = opened.unconfirmed_payload()?;
            out::line(&format!("from        {} (by its own word)", said.iss));
            out::line(&format!("purpose     {}", said.activity));
            out::line(&format!("payload     {} bytes, {}", payload.len(), said.media_type));
            out::line("unconfirmed: no person signed for it");
            payload
        }
        Some(receipt) => {
            let signer = signer(asked, &receipt)?;
            let said = receipt.unverified_claims().clone();
            let expect = Expect {
                iss: &said.iss,
                aud: &aud,
                sub: &said.sub,
                key: &signer,
                uv: said.uv,
                nonce: said.nonce.as_deref(),
            };
            let verified = receipt.verify_without_time(&expect)?;
            for line in claims(verified.claims()) {
                out::line(&line);
            }
            let confirmed = opened.require_match(&verified)?;
            out::line("not checked: iss, sub, uv, nonce, time");
            out::line("confirmed: the receipt is genuine and covers the payload and what was shown");
            confirmed.payload
        }
    };
    if let Some(path) = &asked.out {
        out::write(path, &payload)?;
    }
    Ok(())
}

fn audience(asked: &Open) -> anyhow::Result<RecipientId> {
    let stem = asked.key.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let named = asked.aud.as_deref().or_else(|| stem.strip_prefix("recipient-"));
    let id = named.and_then(|id| RecipientId::try_from(id).ok());
    Ok(id.ok_or_else(|| Usage("say with --aud which recipient the key belongs to".to_owned()))?)
}

fn signer(asked: &Open, receipt: &UnverifiedReceipt) -> anyhow::Result<PublicKey> {
    if let Some(path) = &asked.signer {
        return public_key(path);
    }
    let beside = asked.key.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let entries = std::fs::read_dir(beside).map_err(|e| Usage(format!("{}: {e}", beside.display())))?;
    for entry in entries.flatten() {
        let name = entry.file_name();
        if name.to_str().is_some_and(|name| name.starts_with("confirm-") && is_jwk(name))
            && let Ok(key) = public_key(&entry.path())
            && key.id() == *receipt.kid()
        {
            return Ok(key);
        }
    }
    Err(anyhow!("the person's key is not known; name it with --signer"))
}
