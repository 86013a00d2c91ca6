//! `privet verify`: receipts of sends and of choices, proofs, destruction records and whole ledgers.

use crate::args::{Receipt, Uv};
use crate::home::Copy;
use crate::out::{self, Usage};
use anyhow::{Context as _, bail};
use privet::engine::{Status, Verified};
use privet::export::slip;
use privet::text::{self, Language, Reader};
use privet_wire::checkpoint::LogKey;
use privet_wire::claims::{Claims, Content};
use privet_wire::destruction::{Destruction, MAX_DESTRUCTION};
use privet_wire::ids::{AppId, RecipientId, Subject};
use privet_wire::key::{PublicKey, UserVerification};
use privet_wire::proof::Proof;
use privet_wire::receipt::{Expect, MAX_RECEIPT, UnverifiedReceipt};
use privet_wire::slip::{MAX_SLIP, Slip};
use std::path::Path;

/// The longest key, verifier key or proof that is read.
pub const SMALL: u64 = 64 << 10;
/// The longest ledger entry.
const ENTRY: u64 = 4 << 20;
/// Entries between two lines of progress.
const PROGRESS: u64 = 10_000;

/// Checks one receipt.
pub fn receipt(asked: &Receipt) -> anyhow::Result<()> {
    let aud =
        RecipientId::try_from(asked.aud.as_str()).map_err(|_| Usage("--aud is not an id".to_owned()))?;
    let key = public_key(&asked.key)?;
    let limit = u64::try_from(MAX_RECEIPT)?.saturating_add(1);
    let text = out::read_text(&asked.file, limit)?;
    let receipt = UnverifiedReceipt::parse(text.strip_suffix('\n').unwrap_or(&text))?;
    let said = receipt.unverified_claims().clone();
    let mut unchecked = Vec::new();
    let iss = match &asked.iss {
        Some(iss) => AppId::try_from(iss.as_str()).map_err(|_| Usage("--iss is not an id".to_owned()))?,
        None => taken(&mut unchecked, "iss", said.iss.clone()),
    };
    let sub = match &asked.sub {
        Some(sub) => {
            Subject::try_from(sub.as_str()).map_err(|_| Usage("--sub is not 32 hex digits".to_owned()))?
        }
        None => taken(&mut unchecked, "sub", said.sub),
    };
    let uv = match asked.uv {
        Some(Uv::Bio) => UserVerification::Bio,
        Some(Uv::Pin) => UserVerification::Pin,
        None => taken(&mut unchecked, "uv", said.uv),
    };
    let nonce = match &asked.nonce {
        Some(nonce) => Some(nonce.clone()),
        None => taken(&mut unchecked, "nonce", said.nonce.clone()),
    };
    let expect = Expect { iss: &iss, aud: &aud, sub: &sub, key: &key, uv, nonce: nonce.as_deref() };
    let verified = if let Some(now) = asked.at {
        receipt.verify(&expect, now)?
    } else {
        unchecked.push("time");
        receipt.verify_without_time(&expect)?
    };
    for line in claims(verified.claims()) {
        out::line(&line);
    }
    if !unchecked.is_empty() {
        out::line(&format!("not checked: {}", unchecked.join(", ")));
    }
    out::line("genuine");
    Ok(())
}

fn taken<T>(unchecked: &mut Vec<&'static str>, name: &'static str, said: T) -> T {
    unchecked.push(name);
    said
}

/// What a receipt says, line by line.
pub fn claims(claims: &Claims) -> Vec<String> {
    let mut lines = vec![
        format!("from        {}", claims.iss),
        format!("for         {}", claims.aud),
        format!("number      {}", claims.jti),
        format!("purpose     {} ({})", claims.purpose, claims.activity),
        format!("signed      {} (seconds since 1970), void from {}", claims.iat, claims.exp),
    ];
    lines.push(match &claims.content {
        Content::Payload(payload) => format!("payload     {} bytes, {}", payload.size, payload.media_type),
        Content::Payment { amount, currency, payee, face_matched } => {
            format!("payment     {amount} {currency} to {payee}; face matched: {face_matched}")
        }
    });
    lines
}

/// Reads a public P-256 key.
pub fn public_key(path: &Path) -> anyhow::Result<PublicKey> {
    let jwk = out::read(path, SMALL)?;
    PublicKey::from_jwk(&jwk).with_context(|| format!("{} is not a public P-256 JWK", path.display()))
}

/// Checks one proof.
pub fn proof(file: &Path, entry: &Path, key: &Path) -> anyhow::Result<()> {
    let key = log_key(key)?;
    let proof = Proof::parse(&out::read_text(file, SMALL)?)?;
    let included = proof.verify(&key, &out::read(entry, ENTRY)?)?;
    out::line(&format!(
        "entry {} of {}, {}",
        included.index,
        included.checkpoint.size,
        key.origin().as_str()
    ));
    out::line("genuine");
    Ok(())
}

/// Checks the record of a face template's destruction.
pub fn destruction(file: &Path, key: Option<&Path>) -> anyhow::Result<()> {
    let limit = u64::try_from(MAX_DESTRUCTION)?;
    let record = Destruction::parse(&out::read(file, limit)?)?;
    let given = match key {
        Some(path) => log_key(path)?,
        None => record.unverified_key()?,
    };
    let said = record.verify(&given)?;
    let utc = Reader::new(Language::En, 0, true).map_err(|_| anyhow::anyhow!("no such offset"))?;
    let at = |wall| format!("{} UTC", text::date_time(wall, &utc));
    out::line(&format!("denied      {}", at(said.denied)));
    out::line(&format!("ledger      {}, {} entries", given.origin().as_str(), said.checkpoint.size));
    if key.is_none() {
        out::line("not checked: key");
    }
    let [_, index] = said.entries;
    out::line(&format!(
        "genuine: template {} of {}, key answered missing at {}, entry {index}",
        said.template,
        said.activity,
        at(said.missing)
    ));
    Ok(())
}

/// Checks a receipt of a choice: a file, or the text of its code.
pub fn slip(file: &Path, key: Option<&Path>) -> anyhow::Result<()> {
    let read = out::read(file, u64::try_from(MAX_SLIP)?.saturating_add(1))?;
    let bytes = match std::str::from_utf8(&read) {
        Ok(text) if text.starts_with(slip::PREFIX) => slip::unpack(text.strip_suffix('\n').unwrap_or(text))?,
        _ => read,
    };
    let receipt = Slip::parse(&bytes)?;
    let given = match key {
        Some(path) => log_key(path)?,
        None => receipt.unverified_key()?,
    };
    let said = receipt.verify(&given)?;
    out::line(&format!("entry {} of {}, {}", said.index, said.checkpoint.size, given.origin().as_str()));
    out::line(&said.body);
    if key.is_none() {
        out::line("not checked: key");
    }
    out::line("genuine");
    Ok(())
}

fn log_key(path: &Path) -> anyhow::Result<LogKey> {
    let vkey = out::read_text(path, SMALL)?;
    LogKey::from_vkey(vkey.trim_end())
        .with_context(|| format!("{} is not a ledger's verifier key", path.display()))
}

/// Checks every entry of a demo's ledger.
pub fn ledger(dir: &Path) -> anyhow::Result<()> {
    let copy = Copy::of(dir)?;
    let engine = &copy.home.engine;
    if let Status::LockedDown { cause } = engine.status() {
        bail!("the records cannot be trusted: {cause:?}");
    }
    let verified = engine.verify_ledger(|checked, all| {
        if checked > 0 && checked % PROGRESS == 0 {
            out::note(&format!("{checked} of {all} entries"));
        }
        true
    })?;
    match verified {
        Some(Verified::Whole { entries }) => {
            out::line(&format!("{entries} entries, whole"));
            Ok(())
        }
        Some(Verified::Broken { first_bad, .. }) => bail!("entry {first_bad} is not as it was written"),
        Some(Verified::Cancelled) | None => bail!("the records are locked: {:?}", engine.status()),
    }
}
