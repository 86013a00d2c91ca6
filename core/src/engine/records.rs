//! What the person holds: views, the outbox, receipts, checkpoints and proofs. Reads only, but for delivery.

use super::Engine;
use super::cycle::{Job, outcome_of};
use super::effect::outbox_tag;
use super::guard::not_from_host;
use super::leaving::Fresh;
use super::live::Ledger;
use super::trouble::Trouble;
use crate::command::{Command, Outcome};
use crate::event::{Event, Recorded};
use crate::fault::Fault;
use crate::host::WallMs;
use crate::ledger;
use crate::refusal::Refusal;
use crate::rules::OutboxCheck;
use crate::state::{Queued, QueuedKind};
use crate::store::ReadTx;
use crate::text::Reader;
use crate::views::timeline::{TimelineRow, row};
use privet_wire::ack::Ack;
use privet_wire::checkpoint::{LogKey, UnverifiedCheckpoint};
use privet_wire::destruction::ProvedEntry;
use privet_wire::digest::Salt;
use privet_wire::ids::{ActivityId, Jti, RecipientId, RequestId};
use privet_wire::leaf;
use privet_wire::proof::Proof;
use std::ops::ControlFlow;
use std::sync::Arc;

/// This build erases nothing, so an empty body was made so by somebody else.
pub(super) const TAKEN_OUT: Trouble = Trouble::Down(crate::event::Cause::AlteredRow);

/// Something to deliver. The same bytes come again until it is delivered or its time is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxItem {
    /// Its number; the same on every retry.
    pub jti: Jti,
    /// To whom.
    pub recipient: RecipientId,
    /// Where the manifest says they listen.
    pub hosts: Vec<String>,
    /// The envelope, or the notice's text.
    pub bytes: Vec<u8>,
    /// When it is dropped (milliseconds since 1970); none for a notice, which is offered until it is acknowledged.
    pub exp: Option<WallMs>,
    /// Whether it is a withdrawal notice.
    pub notice: bool,
}

/// What a check of the whole ledger found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verified {
    /// Every entry is as it was written.
    Whole {
        /// How many.
        entries: u64,
    },
    /// Something is not; the engine is locked down.
    Broken {
        /// The first bad entry.
        first_bad: u64,
        /// The last good one.
        last_good: Option<u64>,
    },
    /// The caller stopped it.
    Cancelled,
}

impl Engine {
    /// The outcome of a committing command, asked again by its id; none if it never committed.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn outcome(&self, request: RequestId) -> Result<Option<Outcome>, Fault> {
        self.wake()?;
        self.reading(|ledger| outcome_of(ledger, &ledger.store.read()?, request)).map(Option::flatten)
    }

    /// A page of the timeline, newest first: at most `limit` (1 to 200) entries below `before`, of one activity or of all. An
    /// entry that shows nothing to a person takes no row, so a page may be shorter; it is the last when `next` is none.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn timeline(
        &self,
        activity: Option<&ActivityId>,
        before: Option<u64>,
        limit: u32,
        reader: &Reader,
    ) -> Result<(Vec<TimelineRow>, Option<u64>), Fault> {
        self.timeline_of(activity.map(std::slice::from_ref), before, limit, *reader)
    }

    /// The same of several activities; none is all that was recorded.
    pub(super) fn timeline_of<'a>(
        &self,
        activities: Option<impl IntoIterator<Item = &'a ActivityId>>,
        before: Option<u64>,
        limit: u32,
        reader: Reader,
    ) -> Result<(Vec<TimelineRow>, Option<u64>), Fault> {
        let limit = limit.clamp(1, 200);
        let state = self.state();
        let page = self.reading(|ledger| {
            let tx = ledger.store.read()?;
            let of = |id: &ActivityId| ledger.secrets.tag("activity", &[id.as_str().as_bytes()]);
            let tags: Vec<_> = match activities {
                Some(ids) => ids.into_iter().map(of).collect(),
                None => vec![ledger.secrets.tag("all", &[])],
            };
            let mut found = Vec::new();
            for tag in &tags {
                found.extend(tx.uses(tag, before, limit)?);
            }
            // An entry is of one activity at most, so that none is found twice.
            found.sort_by_key(|at| std::cmp::Reverse(at.index));
            found.truncate(limit as usize);
            let mut rows = Vec::with_capacity(found.len());
            // One walk through the tree for the whole page: with a path of its own for each row, a page would cost twice as much in
            // a ledger of a million entries as in one of a thousand.
            let entries = ledger::read_at(&tx, &ledger.masters, found.iter().map(|at| at.index))?;
            for entry in entries.into_iter().rev() {
                let opened = entry.opened.ok_or(TAKEN_OUT)?;
                let recorded = Recorded::decode(entry.version, &opened.body)?;
                rows.extend(state.declared().and_then(|m| row(entry.index, &recorded, m, &reader)));
            }
            let next = if found.len() < limit as usize { None } else { found.last().map(|at| at.index) };
            Ok((rows, next))
        })?;
        Ok(page.unwrap_or_default())
    }

    /// The next thing to deliver: the one with the fewest failed tries, the oldest of them first.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn outbox_next(&self) -> Result<Option<OutboxItem>, Fault> {
        self.wake()?;
        let live = self.live.load_full();
        if live.lock.is_some() {
            return Ok(None);
        }
        let fresh = self.reading(|ledger| Fresh::read(self, &live, ledger))?;
        let Some(fresh) = fresh else { return Ok(None) };
        let state = &fresh.state;
        let now = self.clock.now().wall;
        let offered = |queued: &Queued| fresh.offered(queued, now) == OutboxCheck::Allowed;
        let mut waiting: Vec<_> = state.outbox.iter().filter(|(_, queued)| offered(queued)).collect();
        waiting.sort_by_key(|(jti, queued)| (queued.failed, queued.since, **jti));
        // A row that somebody took out of the file holds up none of the others.
        let mut next = None;
        for (jti, queued) in waiting {
            if let Some(bytes) = self.reading(|ledger| queued_bytes(ledger, *jti))?.flatten() {
                next = Some((jti, queued, bytes));
                break;
            }
        }
        let Some((jti, queued, bytes)) = next else { return Ok(None) };
        let declared = state.declared().and_then(|m| m.recipient(&queued.recipient));
        Ok(Some(OutboxItem {
            jti: *jti,
            recipient: queued.recipient.clone(),
            hosts: declared
                .map(|r| r.hosts.iter().map(|host| host.as_str().to_owned()).collect())
                .unwrap_or_default(),
            bytes,
            exp: queued.ends(),
            notice: queued.kind == QueuedKind::Notice,
        }))
    }

    /// The recipient has it. An acknowledgement, if it gave one, is held against the very bytes that were sent. A withdrawal notice
    /// without one is offered again a day later, and may be acknowledged at any time.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn delivered(&self, request: RequestId, jti: Jti, ack: Option<&[u8]>) -> Result<Outcome, Fault> {
        self.wake()?;
        let ack = match ack {
            None => None,
            Some(ack) => {
                let bytes = self.reading(|ledger| queued_bytes(ledger, jti))?.flatten();
                // What is gone was delivered or dropped: the ruling says so, or repeats what this request was told.
                let genuine = bytes.is_none_or(|bytes| Ack::verify(ack, &bytes, &jti).is_ok());
                match String::from_utf8(ack.to_vec()) {
                    Ok(text) if genuine => Some(text),
                    _ => return Ok(Err(Refusal::WrongAcknowledgement)),
                }
            }
        };
        let command = Command::Delivered { jti, ack };
        Ok(self.run(&command, Job { request: Some(request), ..Job::default() })?.outcome)
    }

    /// It could not be delivered now; it stays queued until its time is over.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn failed(&self, request: RequestId, jti: Jti) -> Result<Outcome, Fault> {
        self.command(request, &Command::DeliveryFailed { jti })
    }

    /// The ledger's head as a C2SP signed checkpoint.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn checkpoint(&self) -> Result<Option<String>, Fault> {
        self.reading(|ledger| signed_head(ledger, &ledger::head(&ledger.store.read()?)?))
    }

    /// The key that verifies this ledger's checkpoints, as a C2SP verifier key.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn log_key(&self) -> Result<Option<String>, Fault> {
        self.reading(|ledger| Ok(log_key(ledger)?.to_vkey()))
    }

    /// One entry with a proof that it is in the ledger: the entry's bytes and a `.tlog-proof` text. None if there is no such
    /// entry, or if it says how a person answered, which never leaves the device. No proof leaves that does not verify.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn proof(&self, index: u64) -> Result<Option<(Vec<u8>, String)>, Fault> {
        self.reading(|ledger| {
            let tx = ledger.store.read()?;
            let head = ledger::head(&tx)?;
            let entries = ledger::read(&tx, &ledger.masters, index..index.saturating_add(1))?;
            let Some(entry) = entries.into_iter().next() else { return Ok(None) };
            let made = proved(ledger, (&tx, &head), &entry)?;
            Ok(made.map(|made| (made.entry, made.proof)))
        })
        .map(Option::flatten)
    }

    /// One entry, opened and verified; none if there is no such entry.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn entry(&self, index: u64) -> Result<Option<Recorded>, Fault> {
        self.reading(|ledger| {
            let tx = ledger.store.read()?;
            let entries = ledger::read(&tx, &ledger.masters, index..index.saturating_add(1))?;
            let Some(entry) = entries.into_iter().next() else { return Ok(None) };
            let opened = entry.opened.ok_or(TAKEN_OUT)?;
            Ok(Some(Recorded::decode(entry.version, &opened.body)?))
        })
        .map(Option::flatten)
    }

    /// The receipt of a confirmed release, by its single-use number; none if there is no such release.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn receipt(&self, jti: Jti) -> Result<Option<String>, Fault> {
        let at = self.reading(|ledger| {
            let tag = ledger.secrets.tag("jti", &[jti.as_bytes()]);
            Ok(ledger.store.read()?.uses(&tag, None, 1)?.first().map(|row| row.index))
        })?;
        let Some(index) = at.flatten() else { return Ok(None) };
        Ok(match self.entry(index)?.map(|recorded| recorded.event) {
            Some(Event::Released { jti: found, proven, .. }) if found == jti => proven.map(|p| p.receipt),
            _ => None,
        })
    }

    /// Checks every entry and node. Calls `progress(checked, all)`; answering `false` stops it. A broken ledger locks the
    /// engine down.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn verify_ledger(
        &self,
        mut progress: impl FnMut(u64, u64) -> bool,
    ) -> Result<Option<Verified>, Fault> {
        let verified = self.reading(|ledger| {
            let tx = ledger.store.read()?;
            let go_on = |checked, all| {
                if progress(checked, all) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            };
            Ok(match ledger::verify_all(&tx, &ledger.masters, go_on)? {
                ledger::Outcome::Whole { head, erased: 0 } => Verified::Whole { entries: head.size },
                // This build erases nothing, so an empty body was made so by somebody else.
                ledger::Outcome::Whole { .. } => Verified::Broken { first_bad: 0, last_good: None },
                ledger::Outcome::Broken { first_bad, last_good, .. } => {
                    Verified::Broken { first_bad, last_good }
                }
                ledger::Outcome::Cancelled { .. } => Verified::Cancelled,
            })
        })?;
        if matches!(verified, Some(Verified::Whole { .. } | Verified::Broken { .. })) {
            *super::lock(&self.verified) = verified;
        }
        if matches!(verified, Some(Verified::Broken { .. })) {
            self.lock_down(crate::event::Cause::AlteredRow);
        }
        Ok(verified)
    }

    /// Reads the ledger, if it could be opened at all. What turns out altered locks the engine down; in lock-down what can
    /// still be read is read.
    pub(super) fn reading<T>(
        &self,
        read: impl FnOnce(&Arc<Ledger>) -> Result<T, Trouble>,
    ) -> Result<Option<T>, Fault> {
        not_from_host()?;
        let live = self.live.load_full();
        let Some(ledger) = &live.ledger else { return Ok(None) };
        match read(ledger) {
            Ok(found) => Ok(Some(found)),
            Err(Trouble::Fault(fault)) => Err(fault),
            Err(Trouble::Refused(_)) => Ok(None),
            Err(Trouble::Down(cause)) => {
                if live.lock.is_none() {
                    self.lock_down(cause);
                }
                Err(Fault::Damaged)
            }
        }
    }
}

/// An entry of the ledger with its proof under this head; none if it says how a person answered.
pub(super) fn proved(
    ledger: &Ledger,
    (tx, head): (&ReadTx<'_>, &ledger::Head),
    entry: &ledger::Entry,
) -> Result<Option<ProvedEntry>, Trouble> {
    let opened = entry.opened.as_ref().ok_or(TAKEN_OUT)?;
    // How a person answered can reveal a disability: it never leaves the device.
    if Recorded::decode(entry.version, &opened.body)?.event.is_manner() {
        return Ok(None);
    }
    let bytes = leaf::entry(&Salt::new(opened.salt), &opened.body);
    let included = ledger::inclusion(tx, entry.index, head.size)?;
    let checkpoint = UnverifiedCheckpoint::parse(&signed_head(ledger, head)?).map_err(|_| Fault::Internal)?;
    let proof = Proof::new(None, entry.index, included.hashes, checkpoint);
    proof.verify(&log_key(ledger)?, &bytes).map_err(|_| Fault::Internal)?;
    Ok(Some(ProvedEntry { entry: bytes, proof: proof.encode() }))
}

pub(super) fn log_key(ledger: &Ledger) -> Result<LogKey, Trouble> {
    Ok(LogKey::from_seed(ledger.origin.clone(), ledger.secrets.log_seed()).map_err(|_| Fault::Internal)?)
}

pub(super) fn signed_head(ledger: &Ledger, head: &ledger::Head) -> Result<String, Trouble> {
    Ok(ledger.checkpoint(head).sign(ledger.secrets.log_seed()).map_err(|_| Fault::Internal)?)
}

pub(super) fn queued_bytes(ledger: &Ledger, jti: Jti) -> Result<Option<Vec<u8>>, Trouble> {
    let tag = outbox_tag(ledger, jti);
    let Some(row) = ledger.store.read()?.outbox(&tag)? else { return Ok(None) };
    let place = Ledger::place("outbox", "body", &tag);
    // An envelope is sealed to its recipient, a notice is signed: nothing that has to be wiped, so it is handed on as it is.
    let mut opened = ledger.masters.open(&place, jti.as_bytes(), &row.body)?;
    Ok(Some(std::mem::take(&mut *opened)))
}
