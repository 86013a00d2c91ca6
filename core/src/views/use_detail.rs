//! One row of the timeline in full: what it was, what was shown before it, what became of it, and its receipt.
//!
//! Promises: the recorded lines are shown as they were digested, and whether they still give the recorded digest is worked out anew each
//! time; what is not known has no line.

use super::receipt::{Labelled, ReceiptSheet, place};
use super::timeline::TimelineRow;
use crate::event::ShownRecord;
use crate::host::WallMs;
use crate::manifest::Manifest;
use crate::text::{self, Reader, Word, fill, say};
use privet_wire::digest::Salt;
use privet_wire::ids::{ActivityId, Digest};
use serde::{Deserialize, Serialize};

/// Where a send stands that left the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DeliveryStage {
    /// In the outbox.
    Waiting,
    /// The recipient has it.
    Delivered,
    /// Its time was over before it arrived.
    Undelivered,
}

/// What a person was shown before an answer, out of the record.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SeenAgain {
    /// The label of what opens it.
    pub label: String,
    /// Language of the lines (BCP 47), which is that of the answer and not the reader's.
    pub language: String,
    /// The lines, top to bottom.
    pub lines: Vec<String>,
    /// The buttons, in order.
    pub buttons: Vec<String>,
    /// Do the lines give the digest that the answer carried?
    pub matches: bool,
    /// The same in words.
    pub verdict: String,
}

/// The detail of one row.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct UseDetail {
    /// The row it opens from; `result` chooses the icon.
    pub row: TimelineRow,
    /// Result, what, to whom, how much, when, where it stands, each where it is known.
    pub lines: Vec<Labelled>,
    /// When the person's key signed it, in words, where one did.
    pub signed: Option<String>,
    /// What was shown, where something was.
    pub seen: Option<SeenAgain>,
    /// Where a send stands.
    pub stage: Option<DeliveryStage>,
    /// The same in words.
    pub stage_text: Option<String>,
    /// The receipt, where there is one.
    pub receipt: Option<ReceiptSheet>,
    /// The activity that governs it, if it can be turned off now.
    pub turn_off: Option<ActivityId>,
    /// The label of the button that does.
    pub turn_off_label: Option<String>,
}

/// What the engine gathered for a detail.
#[derive(Debug)]
pub struct Gathered<'a> {
    /// The row.
    pub row: TimelineRow,
    /// What was shown.
    pub shown: Option<&'a ShownRecord>,
    /// Bytes that left, where some did.
    pub sent: Option<u64>,
    /// When it was signed (milliseconds since 1970): a confirmed send by the person's key.
    pub signed: Option<WallMs>,
    /// Entries of the ledger.
    pub size: u64,
    /// Where a send stands.
    pub stage: Option<DeliveryStage>,
    /// The receipt.
    pub receipt: Option<ReceiptSheet>,
    /// Can it be turned off?
    pub can_turn_off: bool,
}

/// The detail.
#[must_use]
pub fn use_detail(found: Gathered<'_>, manifest: &Manifest, reader: &Reader) -> UseDetail {
    let language = reader.language();
    let label = |word| say(word, language).to_owned();
    let line = |word, text: String| Labelled { label: label(word), text };
    let Gathered { row, .. } = found;
    let mut lines = vec![line(Word::UdResult, row.result_text.clone())];
    let activity = row.activity.as_ref().and_then(|id| manifest.activity(id));
    let kinds: Vec<&str> = match (found.shown, activity) {
        // As it was said then, where it was.
        (Some(shown), _) => shown
            .shown
            .data
            .iter()
            .map(|id| manifest.data(id).map_or(id.as_str(), |kind| kind.name.get(language)))
            .collect(),
        (None, Some(activity)) => manifest.data_of(activity).map(|kind| kind.name.get(language)).collect(),
        (None, None) => Vec::new(),
    };
    if !kinds.is_empty() {
        lines.push(line(Word::UdWhat, text::list(&kinds, language)));
    }
    lines.extend(row.recipient_name.clone().map(|name| line(Word::UdTo, name)));
    lines.extend(
        found.sent.filter(|size| *size > 0).map(|size| line(Word::UdSize, text::size(size, language))),
    );
    lines.push(line(Word::UdWhen, text::date_time(row.at, reader)));
    lines.push(line(Word::RcPlace, place((row.index, found.size), language)));
    let signed = found.signed.map(|at| text::time(at, reader));
    let signed = signed.and_then(|time| fill(Word::UdSigned, language, &[("time", &time)]).ok());
    let to = row.recipient_name.clone().unwrap_or_default();
    let stage_text = found.stage.and_then(|stage| {
        let word = match stage {
            DeliveryStage::Waiting => Word::FpWaiting,
            DeliveryStage::Delivered => Word::FpDelivered,
            DeliveryStage::Undelivered => Word::FpUndelivered,
        };
        fill(word, language, &[("recipient", &to)]).ok()
    });
    let turn_off = row.activity.clone().filter(|_| found.can_turn_off);
    UseDetail {
        lines,
        signed,
        seen: found.shown.map(|shown| seen_again(shown, reader)),
        stage: found.stage,
        stage_text,
        receipt: found.receipt,
        turn_off_label: turn_off.is_some().then(|| label(Word::CTurnOff)),
        turn_off,
        row,
    }
}

/// The recorded lines, digested anew.
#[must_use]
pub fn seen_again(record: &ShownRecord, reader: &Reader) -> SeenAgain {
    let language = reader.language();
    let digest = record.shown.digest(&Salt::new(*record.salt.as_bytes()));
    let matches = digest.is_ok_and(|digest| Digest::new(digest) == record.digest);
    let texts =
        |lines: &[privet_wire::shown::ShownLine]| lines.iter().map(|line| line.text.clone()).collect();
    SeenAgain {
        label: say(Word::UdSeen, language).to_owned(),
        language: record.shown.language.clone(),
        lines: texts(&record.shown.lines),
        buttons: texts(&record.shown.buttons),
        matches,
        verdict: say(if matches { Word::UdMatches } else { Word::UdDiffers }, language).to_owned(),
    }
}
