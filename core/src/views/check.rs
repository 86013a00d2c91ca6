//! Checking a receipt that somebody shows, or the record of a destruction: bytes of a file, or the text of a code, against keys that are
//! known beforehand.
//!
//! Pure: no clock, no network, no engine. Promises: any bytes get a verdict and none a panic; genuine is said only of what a known key
//! signed; of what an unknown key signed nothing is said but that nobody can tell; a changed bit is never genuine; a record of a destruction is never called genuine
//! without what it does not show.

use super::receipt::{Labelled, lines, place, short_id};
use super::timeline::row_by;
use crate::event::Recorded;
use crate::export::slip;
use crate::gate::amount::Amount;
use crate::manifest::Manifest;
use crate::text::{self, Reader, Word, fill, say};
use privet_wire::checkpoint::LogKey;
use privet_wire::claims::{Claims, Content};
use privet_wire::destruction::{Destroyed, Destruction, DestructionFault};
use privet_wire::ids::{AppId, RecipientId, Subject};
use privet_wire::key::{KeyId, PublicKey, UserVerification};
use privet_wire::receipt::{Expect, MAX_RECEIPT, ReceiptFault, UnverifiedReceipt};
use privet_wire::slip::{MAX_SLIP, Slip, SlipFault, Slipped};
use serde::{Deserialize, Serialize};

/// A key of a person that was registered with a recipient, for receipts of sends and payments (`privet-receipt+jwt`).
#[derive(Clone, Debug)]
pub struct KnownPersonKey {
    /// The app that registered it.
    pub app: AppId,
    /// With whom.
    pub recipient: RecipientId,
    /// The person as that recipient knows them.
    pub subject: Subject,
    /// What it was registered for.
    pub uv: UserVerification,
    /// The key.
    pub key: PublicKey,
}

/// What whoever checks knows beforehand. Nothing in a receipt adds to it.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Keys of this phone's own ledger.
    pub own: Vec<LogKey>,
    /// Keys of other ledgers.
    pub logs: Vec<LogKey>,
    /// Keys that were registered.
    pub registered: Vec<KnownPersonKey>,
}

/// Why something is not genuine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NotGenuine {
    /// Longer than any receipt.
    TooLong,
    /// Nothing of this kind: no slip, no code of one, no receipt of a send, no record of a destruction.
    NotAReceipt,
    /// One that does not hold: its signature, its proof, or whom it is about.
    Changed,
}

/// What a check found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Verdict {
    /// A known key signed it.
    Genuine,
    /// It is not to be believed.
    NotGenuine {
        /// Why.
        why: NotGenuine,
    },
    /// It holds together, and nobody here knows whose key it is.
    SignerUnknown,
}

/// What a check found, for a screen.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Checked {
    /// The verdict.
    pub verdict: Verdict,
    /// The same in words.
    pub text: String,
    /// What it says; empty unless it is genuine.
    pub lines: Vec<Labelled>,
    /// That nothing was asked of a network.
    pub local: String,
}

enum Found {
    Slip(Slipped, LogKey, bool),
    Destroyed(Box<Destroyed>, LogKey, bool),
    Receipt(Box<Claims>, KeyId),
    Not(NotGenuine),
    Unknown,
}

/// Checks one receipt: a slip's file, the text of its code, or the receipt of a send; or the record of a destruction.
#[must_use]
pub fn check(bytes: &[u8], known: &Known, manifest: Option<&Manifest>, reader: &Reader) -> Checked {
    let language = reader.language();
    let found = find(bytes, known);
    let (verdict, word) = match &found {
        Found::Slip(..) | Found::Destroyed(..) | Found::Receipt(..) => (Verdict::Genuine, Word::RcOk),
        Found::Not(why) => (Verdict::NotGenuine { why: *why }, Word::RcBad),
        Found::Unknown => (Verdict::SignerUnknown, Word::RcUnknown),
    };
    let lines = match &found {
        Found::Slip(said, key, own) => of_slip(said, (key, *own), manifest, *reader),
        Found::Destroyed(said, key, own) => of_destroyed(said, (key, *own), manifest, *reader),
        Found::Receipt(claims, key) => of_receipt(claims, key, manifest, *reader),
        Found::Not(_) | Found::Unknown => Vec::new(),
    };
    let said = |word| say(word, language).to_owned();
    Checked { verdict, text: said(word), lines, local: said(Word::RcLocal) }
}

fn find(bytes: &[u8], known: &Known) -> Found {
    if bytes.len() > MAX_SLIP {
        return Found::Not(NotGenuine::TooLong);
    }
    if bytes.starts_with(slip::PREFIX.as_bytes()) {
        let unpacked =
            std::str::from_utf8(bytes).map_err(|_| slip::Unpackable::Malformed).and_then(slip::unpack);
        return match unpacked {
            Ok(slip) => of_a_slip(&slip, known),
            Err(slip::Unpackable::TooLong) => Found::Not(NotGenuine::TooLong),
            Err(slip::Unpackable::Malformed) => Found::Not(NotGenuine::Changed),
        };
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.starts_with('{') && text.contains('.') => of_a_receipt(text, known),
        Ok(text) if text.starts_with(DESTRUCTION) => of_a_destruction(bytes, known),
        _ => of_a_slip(bytes, known),
    }
}

/// How the one spelling of such a record begins, and no slip's does.
const DESTRUCTION: &str = "{\"destroyed\":";

fn of_a_destruction(bytes: &[u8], known: &Known) -> Found {
    let read = Destruction::parse(bytes).and_then(|record| {
        // By the key inside, to tell a changed one from one by a stranger.
        let key = record.unverified_key()?;
        Ok((Box::new(record.verify(&key)?), key))
    });
    match read {
        Ok((said, key)) if known.own.contains(&key) => Found::Destroyed(said, key, true),
        Ok((said, key)) if known.logs.contains(&key) => Found::Destroyed(said, key, false),
        Ok(_) => Found::Unknown,
        Err(DestructionFault::TooLong) => Found::Not(NotGenuine::TooLong),
        Err(DestructionFault::Malformed) => Found::Not(NotGenuine::NotAReceipt),
        Err(_) => Found::Not(NotGenuine::Changed),
    }
}

fn of_a_slip(bytes: &[u8], known: &Known) -> Found {
    let read = Slip::parse(bytes).and_then(|slip| {
        // By the key inside, to tell a changed one from one by a stranger.
        let key = slip.unverified_key()?;
        Ok((slip.verify(&key)?, key))
    });
    match read {
        Ok((said, key)) if known.own.contains(&key) => Found::Slip(said, key, true),
        Ok((said, key)) if known.logs.contains(&key) => Found::Slip(said, key, false),
        Ok(_) => Found::Unknown,
        Err(SlipFault::TooLong) => Found::Not(NotGenuine::TooLong),
        Err(SlipFault::Malformed) => Found::Not(NotGenuine::NotAReceipt),
        Err(SlipFault::NotCanonical | SlipFault::OtherKey | SlipFault::Proof(_)) => {
            Found::Not(NotGenuine::Changed)
        }
    }
}

fn of_a_receipt(text: &str, known: &Known) -> Found {
    if text.len() > MAX_RECEIPT {
        return Found::Not(NotGenuine::TooLong);
    }
    let receipt = match UnverifiedReceipt::parse(text) {
        Ok(receipt) => receipt,
        Err(ReceiptFault::NotCanonical) => return Found::Not(NotGenuine::Changed),
        Err(_) => return Found::Not(NotGenuine::NotAReceipt),
    };
    let Some(signer) = known.registered.iter().find(|signer| signer.key.id() == *receipt.kid()) else {
        return Found::Unknown;
    };
    // Whoever shows a receipt was not asked for a nonce: the one inside is taken as it is.
    let nonce = receipt.unverified_claims().nonce.clone();
    let expect = Expect {
        iss: &signer.app,
        aud: &signer.recipient,
        sub: &signer.subject,
        key: &signer.key,
        uv: signer.uv,
        nonce: nonce.as_deref(),
    };
    match receipt.verify_without_time(&expect) {
        Ok(verified) => Found::Receipt(Box::new(verified.claims().clone()), signer.key.id()),
        Err(_) => Found::Not(NotGenuine::Changed),
    }
}

fn of_slip(
    said: &Slipped,
    (key, own): (&LogKey, bool),
    manifest: Option<&Manifest>,
    reader: Reader,
) -> Vec<Labelled> {
    let language = reader.language();
    let at = (said.index, said.checkpoint.size);
    let mut shown = match read(&said.body).and_then(|recorded| {
        let row = row_by(said.index, &recorded, manifest, reader)?;
        Some(lines(&row, recorded.event.asked(), at, &reader))
    }) {
        Some(lines) => lines,
        None => vec![
            Labelled {
                label: say(Word::UdWhat, language).to_owned(),
                text: say(Word::RcUnread, language).to_owned(),
            },
            Labelled { label: say(Word::RcPlace, language).to_owned(), text: place(at, language) },
        ],
    };
    let word = if own { Word::RcThisPhone } else { Word::RcKey };
    shown.push(signed_by(word, &short_id(key), reader));
    shown
}

/// What was recorded, and what that does not show. Of other copies only a company that is known can be asked.
fn of_destroyed(
    said: &Destroyed,
    (key, own): (&LogKey, bool),
    manifest: Option<&Manifest>,
    reader: Reader,
) -> Vec<Labelled> {
    let language = reader.language();
    let label = |word| say(word, language).to_owned();
    let with = |word, name, value: &str| fill(word, language, &[(name, value)]).unwrap_or_default();
    let known = manifest.filter(|_| own);
    let declared = known.and_then(|manifest| manifest.activity(&said.activity));
    let purpose = declared.map_or(said.activity.as_str(), |activity| activity.texts.title.get(language));
    let [_, destroyed] = said.entries;
    let at = (destroyed, said.checkpoint.size);
    let mut lines = vec![
        Labelled { label: label(Word::UdResult), text: label(Word::TlDestroyed) },
        Labelled { label: label(Word::UdWhat), text: with(Word::DsWhich, "purpose", purpose) },
        Labelled {
            label: label(Word::L2Scene),
            text: sentences([
                with(Word::DsDenied, "time", &text::date_time(said.denied, &reader)),
                with(Word::DsMissing, "time", &text::date_time(said.missing, &reader)),
            ]),
        },
        Labelled { label: label(Word::RcPlace), text: place(at, language) },
    ];
    lines.push(signed_by(if own { Word::RcThisPhone } else { Word::RcKey }, &short_id(key), reader));
    let limit = known.map(|manifest| with(Word::FbLimit, "company", manifest.controller.name.get(language)));
    let not_shown = [label(Word::DsNotCopies), label(Word::DsNotFlash)];
    lines.push(Labelled { label: label(Word::DsNot), text: sentences(not_shown.into_iter().chain(limit)) });
    lines
}

/// A line each.
fn sentences(all: impl IntoIterator<Item = String>) -> String {
    all.into_iter().collect::<Vec<_>>().join("\n")
}

/// An entry says in itself of which version it is.
fn read(body: &str) -> Option<Recorded> {
    #[derive(Deserialize)]
    struct Versioned {
        v: u16,
    }
    let Versioned { v } = serde_json::from_str(body).ok()?;
    Recorded::decode(v, body.as_bytes()).ok()
}

fn of_receipt(claims: &Claims, key: &KeyId, manifest: Option<&Manifest>, reader: Reader) -> Vec<Labelled> {
    let language = reader.language();
    let line = |label, text: String| Labelled { label: say(label, language).to_owned(), text };
    let known = manifest.and_then(|m| m.activity(&claims.activity));
    let what = known.map_or(claims.purpose.as_str(), |activity| activity.texts.title.get(language));
    let much = match &claims.content {
        Content::Payload(payload) => text::size(payload.size, language),
        Content::Payment { amount, currency, payee, .. } => {
            let shown = Amount::parse(amount, currency).map(|amount| amount.display(language));
            text::list(&[payee.clone(), shown.unwrap_or_else(|_| format!("{amount} {currency}"))], language)
        }
    };
    let to = manifest.and_then(|m| m.recipient(&claims.aud));
    let to = to.map_or(claims.aud.as_str(), |recipient| recipient.name.get(language));
    let [a, b, ..] = key.as_bytes();
    vec![
        line(Word::UdResult, say(Word::RcAllowed, language).to_owned()),
        line(Word::UdWhat, text::list(&[what.to_owned(), much], language)),
        line(Word::UdTo, to.to_owned()),
        line(Word::UdWhen, text::date_time(claims.iat.saturating_mul(1_000), &reader)),
        signed_by(Word::RcKey, &format!("{a:02X}{b:02X}"), reader),
    ]
}

fn signed_by(word: Word, id: &str, reader: Reader) -> Labelled {
    let language = reader.language();
    Labelled {
        label: say(Word::RcSignedBy, language).to_owned(),
        text: fill(word, language, &[("id", id)]).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_bytes_have_a_verdict_and_are_not_genuine(bytes in proptest::collection::vec(any::<u8>(), 0..600), kind in 0..4) {
            let bytes = match kind {
                0 => bytes,
                3 => [DESTRUCTION.as_bytes(), &bytes].concat(),
                1 => [slip::PREFIX.as_bytes(), &bytes].concat(),
                _ => bytes.iter().map(|byte| b"{}\".:AZaz09-_"[usize::from(*byte) % 13]).collect(),
            };
            let reader = Reader::new(Language::En, 0, true).unwrap();
            let said = check(&bytes, &Known::default(), None, &reader);
            let refused = matches!(said.verdict, Verdict::NotGenuine { .. });
            prop_assert!(refused);
        }
    }
}
