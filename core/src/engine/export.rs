//! What the person takes along, read from the ledger itself and handed to a writer page by page.
//!
//! Nothing is given while the records are locked. In lock-down what can still be read is given and says what could not; an entry that
//! turns out altered costs itself, not the rest, and locks the engine down like any other reading of it.

use super::Engine;
use super::center::lock_view;
use super::contacts;
use super::live::{Ledger, Live, Lock};
use super::records::signed_head;
use super::trouble::Trouble;
use crate::event::{Cause, Recorded};
use crate::export::Exported;
use crate::export::history::Gathered;
use crate::export::html::{Page, Sent};
use crate::export::json::{Around, Entry, Records, Streamed, Why};
use crate::export::record::{Subject, answered, consent_receipt, consent_record, described_at};
use crate::fault::Fault;
use crate::host::{Moment, WallMs, day_of};
use crate::ledger::{self, Head, LedgerFault};
use crate::manifest::Manifest;
use crate::observed::{self, Compared};
use crate::state::State;
use crate::store::{StoreFault, tombstones};
use crate::tally::{Period, Tallies};
use crate::text::{Language, Reader};
use crate::views::center::center;
use crate::views::timeline::row;
use privet_wire::checkpoint::LogKey;
use privet_wire::ids::{ActivityId, Digest};
use privet_wire::merkle::Hash;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{BufWriter, Write};
use std::ops::Range;

/// Entries that are in memory at once.
const PAGE: u64 = 256;

/// An entry as it was found.
struct Found {
    index: u64,
    said: Result<(Hash, Recorded), Why>,
}

/// What every export is made from.
struct Source<'a> {
    ledger: &'a Ledger,
    state: State,
    head: Head,
    gathered: Gathered,
    /// Where requests went, as far as that can be read.
    contacts: contacts::Days,
    damage: Option<Cause>,
    made: WallMs,
    now: Moment,
    live: &'a Live,
}

impl Engine {
    /// Writes everything about the person as JSON (docs/export.md), the ledger's entries in pages. `with_manner` adds how answers were
    /// given: it can reveal a disability, so only the person's own tick may set it. None while the records are locked.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::Store`] also if `out` does not take it, and then what it took is no export.
    pub fn export_json(&self, with_manner: bool, out: &mut dyn Write) -> Result<Option<Exported>, Fault> {
        self.exporting(|source| {
            let around = Around {
                made: source.made,
                state: &source.state,
                buried: &source.live.buried,
                records: source.records()?,
                gathered: &source.gathered,
                contacts: &source.contacts,
                with_manner,
            };
            let mut trouble = Ok(());
            let entries = Streamed::new(Box::new(|take| {
                trouble = source.oldest_first(|found| {
                    let go_on = found.iter().all(|found| {
                        take(&match &found.said {
                            Ok((leaf, recorded)) => Entry::read(found.index, leaf, recorded, with_manner),
                            Err(why) => Entry::without(found.index, *why),
                        })
                    });
                    if go_on { Ok(()) } else { Err(not_taken()) }
                });
            }));
            let mut out = BufWriter::new(out);
            let written = serde_json::to_writer_pretty(&mut out, &around.export(&entries));
            drop(entries);
            trouble?;
            written.map_err(|_| not_taken())?;
            out.write_all(b"\n").and_then(|()| out.flush()).map_err(untaken)?;
            Ok(source.exported(with_manner))
        })
    }

    /// Writes everything about the person as one page to read, without how answers were given. None while the records are locked, and
    /// if no manifest was ever read.
    ///
    /// # Errors
    /// As [`Engine::export_json`].
    pub fn export_html(&self, reader: &Reader, out: &mut dyn Write) -> Result<Option<Exported>, Fault> {
        let exported = self.exporting(|source| {
            let lock = source.live.lock.map(lock_view);
            let counts = source.gathered.counts_of(Period::Month.days(day_of(source.made)));
            let state = &source.state;
            let drawn = center(state, &source.live.phone, lock, &counts, &source.now, reader);
            let (Some(manifest), Some(center)) = (state.declared(), drawn) else { return Ok(None) };
            let page = Page { manifest, gathered: &source.gathered, reader: *reader };
            let mut out = BufWriter::new(out);
            let mut put = |text: &str| out.write_all(text.as_bytes()).map_err(untaken);
            let [before, after] = page.frame();
            put(&before)?;
            put(&page.top(source.made, &center).into_string())?;
            put(&page.now(&center).into_string())?;
            put(&page.sent_heading(!source.gathered.sent).into_string())?;
            source.newest_first(|found| {
                found.iter().filter_map(Found::read).try_for_each(|(index, recorded)| {
                    put(&page.sent(&Sent { index, recorded }).into_string())
                })
            })?;
            put(&page.told().into_string())?;
            if let Some(compared) = source.connected(manifest, *reader) {
                put(&page.connected(&compared).into_string())?;
            }
            put(&page.history_heading().into_string())?;
            let mut day = None;
            source.newest_first(|found| {
                let said = found.iter().filter_map(Found::read);
                let rows: Vec<_> = said
                    .filter_map(|(index, recorded)| {
                        let then = source.gathered.manifest_at(index).unwrap_or(manifest);
                        row(index, recorded, then, reader)
                    })
                    .collect();
                put(&page.history(&rows, &mut day).into_string())
            })?;
            let records = source.records()?;
            put(&page.check(records.size, &records.checkpoint, &records.log_key).into_string())?;
            put(&page.limits().into_string())?;
            put(&after)?;
            out.flush().map_err(untaken)?;
            Ok(Some(source.exported(false)))
        })?;
        Ok(exported.flatten())
    }

    /// The consent record of one activity (ISO/IEC TS 27560, JSON-LD). None while the records are locked, and if nothing happened to
    /// its consent. It tells what was agreed to, by the manifest of then.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn consent_record(&self, activity: &ActivityId, language: Language) -> Result<Option<String>, Fault> {
        let made = self.exporting(|source| {
            let times = self.tombstones()?;
            Ok(source.consent_record(activity, &times, language))
        })?;
        made.flatten().transpose()
    }

    /// The consent records of all activities that have one, each as [`Engine::consent_record`] gives it, in one reading of the ledger.
    /// None while the records are locked.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn consent_records(&self, language: Language) -> Result<Option<BTreeMap<ActivityId, String>>, Fault> {
        let made = self.exporting(|source| {
            let times = self.tombstones()?;
            let ids = source.gathered.consents.keys();
            let made = ids.filter_map(|id| Some((id.clone(), source.consent_record(id, &times, language)?)));
            Ok(made.map(|(id, record)| Ok((id, record?))).collect())
        })?;
        made.transpose()
    }

    /// A receipt over the consent record of one activity, or of all that the person answered. None while the records are locked, and
    /// if there is no answer.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn consent_receipt(
        &self,
        activity: Option<&ActivityId>,
        language: Language,
    ) -> Result<Option<String>, Fault> {
        let made = self.exporting(|source| {
            let times = self.tombstones()?;
            let all = source.gathered.consents.iter().filter(|(_, steps)| answered(steps));
            let chosen = all.map(|(id, _)| id).filter(|id| activity.is_none_or(|only| only == *id));
            let subjects = chosen.filter_map(|id| source.subject(id, &times, language));
            let subjects: Vec<_> = subjects.filter(rests_on_consent).collect();
            Ok(consent_receipt(&subjects, source.made).map(|receipt| pretty(&receipt)))
        })?;
        made.flatten().transpose()
    }

    /// Gathers, makes, and then tells the engine what was damaged.
    fn exporting<T>(&self, make: impl FnOnce(&Source<'_>) -> Result<T, Trouble>) -> Result<Option<T>, Fault> {
        let live = self.live.load_full();
        if live.lock == Some(Lock::Locked) {
            return Ok(None);
        }
        let read = self.reading(|ledger| {
            let source = Source::gather(ledger, &live, self.clock.now())?;
            Ok((make(&source)?, source.damage))
        })?;
        let Some((given, damage)) = read else { return Ok(None) };
        if let Some(cause) = damage
            && self.live.load().lock.is_none()
        {
            self.lock_down(cause);
        }
        Ok(Some(given))
    }

    /// When each activity was turned off beside the ledger, as far as that is not in it yet.
    fn tombstones(&self) -> Result<BTreeMap<ActivityId, WallMs>, Trouble> {
        let found = tombstones::read(&self.dir)?;
        Ok(found.good.into_iter().map(|line| (line.activity, line.wall)).collect())
    }
}

/// What runs on another legal basis has no consent to record, also where the person was asked whether an objection is lifted.
fn rests_on_consent(subject: &Subject<'_>) -> bool {
    subject.activity.asks_consent()
}

impl<'a> Source<'a> {
    fn gather(ledger: &'a Ledger, live: &'a Live, now: Moment) -> Result<Self, Trouble> {
        let tx = ledger.store.read()?;
        let head = ledger::head(&tx)?;
        let mut state = State::clone(&live.state);
        // What another process wrote counts. What cannot be read is told by the entries below.
        let _as_far_as_readable = ledger.catch_up(&tx, &mut state);
        drop(tx);
        let shown = Live { state: std::sync::Arc::new(state), ..live.clone() }.shown_state();
        let made = shown.wall(&now);
        let state = State::clone(&shown);
        let (contacts, mut damage) = contacts::readable(ledger)?;
        let mut source = Self {
            ledger,
            state,
            head,
            gathered: Gathered::default(),
            contacts,
            damage: None,
            made,
            now,
            live,
        };
        let mut gathered = Gathered::default();
        source.oldest_first(|found| {
            for found in found {
                match &found.said {
                    Ok((_, recorded)) => gathered.take(found.index, recorded),
                    Err(why) => {
                        gathered.unreadable.push(found.index);
                        damage.get_or_insert(cause(*why));
                    }
                }
            }
            Ok(())
        })?;
        source.gathered = gathered;
        source.damage = damage;
        Ok(source)
    }

    fn oldest_first(&self, mut each: impl FnMut(&[Found]) -> Result<(), Trouble>) -> Result<(), Trouble> {
        let mut start = 0;
        while start < self.head.size {
            let end = start.saturating_add(PAGE).min(self.head.size);
            each(&self.page(start..end)?)?;
            start = end;
        }
        Ok(())
    }

    fn newest_first(&self, mut each: impl FnMut(&[Found]) -> Result<(), Trouble>) -> Result<(), Trouble> {
        let mut end = self.head.size;
        while end > 0 {
            let start = end.saturating_sub(PAGE);
            let mut page = self.page(start..end)?;
            page.reverse();
            each(&page)?;
            end = start;
        }
        Ok(())
    }

    /// No transaction is open while the caller writes: a slow writer must not make the log grow.
    fn page(&self, range: Range<u64>) -> Result<Vec<Found>, Trouble> {
        let tx = self.ledger.store.read()?;
        if let Ok(entries) = ledger::read(&tx, &self.ledger.masters, range.clone()) {
            return Ok(entries.into_iter().map(Found::of).collect());
        }
        // Something in the page is not as it was written: one by one, the others still are.
        let one = |index: u64| match ledger::read(&tx, &self.ledger.masters, index..index.saturating_add(1)) {
            Ok(entries) => {
                Ok(entries.into_iter().next().map_or(Found { index, said: Err(Why::Altered) }, Found::of))
            }
            Err(LedgerFault::Newer { .. }) => Ok(Found { index, said: Err(Why::Newer) }),
            Err(LedgerFault::Store(fault)) if !matches!(fault, StoreFault::Corrupt | StoreFault::Hostile) => {
                Err(Trouble::from(fault))
            }
            Err(_) => Ok(Found { index, said: Err(Why::Altered) }),
        };
        range.map(one).collect()
    }

    fn records(&self) -> Result<Records, Trouble> {
        let key = LogKey::from_seed(self.ledger.origin.clone(), self.ledger.secrets.log_seed());
        let locked_down = match self.live.lock {
            Some(Lock::Down(cause)) => Some(cause),
            Some(Lock::Locked) | None => self.damage,
        };
        Ok(Records {
            locked_down,
            ledger: self.ledger.database,
            size: self.head.size,
            root: Digest::new(self.head.root),
            checkpoint: signed_head(self.ledger, &self.head)?,
            log_key: key.map_err(|_| Fault::Internal)?.to_vkey(),
        })
    }

    /// The last 30 days of requests, held against what is declared and recorded.
    fn connected(&self, manifest: &Manifest, reader: Reader) -> Option<Compared> {
        let days = Period::Month.days(day_of(self.made));
        let rows = self.contacts.iter().filter(|(day, _)| days.contains(day)).map(|(_, row)| row.clone());
        let read = observed::contacts(rows.collect(), 0, self.made);
        // From the entries, like all else here, and not from the counts beside them.
        let sent = read.days().map(|days| self.gathered.sends_of(days)).unwrap_or_default();
        let whole = Tallies { sent, ..Tallies::default() };
        let recorded = observed::Recorded { whole, ..observed::Recorded::default() };
        observed::compare(manifest, Some(&recorded), &read, &reader)
    }

    fn exported(&self, with_manner: bool) -> Exported {
        Exported {
            entries: self.head.size,
            manner_left_out: if with_manner { 0 } else { self.gathered.manner },
            unreadable: u64::try_from(self.gathered.unreadable.len()).unwrap_or(u64::MAX),
        }
    }

    fn consent_record(
        &self,
        activity: &ActivityId,
        tombstones: &BTreeMap<ActivityId, WallMs>,
        language: Language,
    ) -> Option<Result<String, Fault>> {
        let subject = self.subject(activity, tombstones, language).filter(rests_on_consent)?;
        consent_record(&subject).map(|record| pretty(&record))
    }

    fn subject<'s>(
        &'s self,
        activity: &ActivityId,
        tombstones: &BTreeMap<ActivityId, WallMs>,
        language: Language,
    ) -> Option<Subject<'s>> {
        let steps = self.gathered.consents.get(activity)?;
        let then = described_at(steps).and_then(|index| self.gathered.manifest_at(index));
        let manifest = then.or_else(|| self.state.declared())?;
        let buried = self.live.buried.contains(activity);
        // A faulty manifest says nothing against the records.
        let doubted = match self.live.lock {
            Some(Lock::Down(cause)) => cause != Cause::BadManifest,
            Some(Lock::Locked) | None => self.damage.is_some(),
        };
        Some(Subject {
            database: self.ledger.database,
            activity: manifest.activity(activity)?,
            manifest,
            steps,
            buried: buried.then(|| tombstones.get(activity).copied().unwrap_or(self.made)),
            in_doubt: doubted.then_some(self.made),
            language,
        })
    }
}

impl Found {
    fn of(entry: ledger::Entry) -> Self {
        let said = entry.opened.ok_or(Why::Altered).and_then(|opened| {
            let recorded = Recorded::decode(entry.version, &opened.body).map_err(Why::from)?;
            Ok((entry.leaf, recorded))
        });
        Self { index: entry.index, said }
    }

    fn read(&self) -> Option<(u64, &Recorded)> {
        self.said.as_ref().ok().map(|(_, recorded)| (self.index, recorded))
    }
}

const fn cause(why: Why) -> Cause {
    match why {
        Why::Newer => Cause::NewerEvents,
        Why::Altered | Why::Manner => Cause::AlteredRow,
    }
}

fn pretty(value: &Value) -> Result<String, Fault> {
    serde_json::to_string_pretty(value).map(|text| text + "\n").map_err(|_| Fault::Internal)
}

const fn not_taken() -> Trouble {
    Trouble::Fault(Fault::Store(StoreFault::Io))
}

fn untaken(error: std::io::Error) -> Trouble {
    Trouble::Fault(Fault::Store(StoreFault::from(error)))
}
