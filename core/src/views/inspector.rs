//! The inspector: what the records are, whether they hold, and how the keys behind them stand.
//!
//! Promises: nothing here is personal, and the report that is copied holds no more than the screen; what was not checked is said to be
//! not checked; a long value is whole, and its first and last four characters stand beside it.

use super::status::LockView;
use crate::host::{KeyGuard, KeyPlace, KeyState, KeyUsable, WallMs};
use crate::manifest::Activity;
use crate::text::{self, Language, Reader, Word, fill, fill_count, say};
use privet_wire::checkpoint::LogKey;
use privet_wire::ids::Digest;
use privet_wire::merkle::Hash;
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;

/// How far the records were verified in this run of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Checkup {
    /// Not yet.
    NotYet,
    /// So many of them, all good.
    Whole {
        /// How many.
        verified: u64,
        /// How many there are now.
        total: u64,
    },
    /// Not all of them are good.
    Broken {
        /// The first bad one, from 0.
        first_bad: u64,
        /// The last good one, from 0.
        last_good: Option<u64>,
    },
}

/// How a key stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum KeyView {
    /// There is none, and there never was.
    Absent,
    /// Usable now.
    Ready {
        /// What guards it.
        guard: KeyGuard,
    },
    /// Not until the device is unlocked.
    Locked,
    /// It should be there, and is not, or the platform ended it.
    Missing,
    /// It was destroyed, as recorded.
    Destroyed,
}

impl KeyView {
    /// Of what a key store answered.
    #[must_use]
    pub const fn of(state: KeyState, guard: KeyGuard) -> Self {
        match state {
            KeyState::Present => Self::Ready { guard },
            KeyState::Locked => Self::Locked,
            KeyState::Missing | KeyState::Invalidated => Self::Missing,
        }
    }

    /// Of two keys that stand for one thing, how the worse one stands.
    #[must_use]
    pub fn worse(self, other: Self) -> Self {
        let rank = |view: &Self| match view {
            Self::Missing => 0,
            Self::Destroyed | Self::Absent => 1,
            Self::Locked => 2,
            Self::Ready { guard } => {
                let place = match guard.place {
                    KeyPlace::Software => 0,
                    KeyPlace::Unknown => 1,
                    KeyPlace::Hardware => 2,
                    KeyPlace::Chip => 3,
                };
                3 + place + if guard.usable == KeyUsable::Always { 0 } else { 4 }
            }
        };
        if rank(&self) < rank(&other) { self } else { other }
    }

    fn text(self, language: Language) -> String {
        let word = match self {
            Self::Absent => Word::InKeyNone,
            Self::Locked => Word::InKeyLocked,
            Self::Missing => Word::InKeyMissing,
            Self::Destroyed => Word::InKeyGone,
            Self::Ready { guard } => match guard.place {
                KeyPlace::Chip => Word::InKeyChip,
                KeyPlace::Hardware => Word::InKeyOk,
                KeyPlace::Software => Word::InKeySoftware,
                KeyPlace::Unknown => Word::InKeyReady,
            },
        };
        let said = say(word, language).to_owned();
        match self {
            Self::Ready { guard } if guard.usable == KeyUsable::Always => {
                let stop = if language == Language::En { ". " } else { "。" };
                format!("{said}{stop}{}", say(Word::InKeyWeaker, language))
            }
            _ => said,
        }
    }
}

/// What came of trying to send without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tried {
    /// Denied, as it should be.
    Denied,
    /// There is nothing to try it with: the records are locked, or no manifest was ever accepted.
    NothingToTry,
    /// Not denied: the engine is locked down until the app starts anew.
    NotDenied,
}

/// The same, for a screen.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TriedView {
    /// What came of it.
    pub tried: Tried,
    /// The same in words.
    pub text: String,
    /// What the app sends without asking each time, as it declares; none where it declares no such thing.
    pub rest: Option<String>,
}

/// What to say of such a try. `rest` are the activities whose sends are not asked about each time.
#[must_use]
pub fn tried_view(tried: Tried, rest: &[&Activity], language: Language) -> TriedView {
    let word = match tried {
        Tried::Denied => Word::InTryOk,
        Tried::NothingToTry => Word::InTryNone,
        Tried::NotDenied => Word::InTryBad,
    };
    let titles: Vec<_> = rest.iter().map(|activity| activity.texts.title.get(language)).collect();
    let list = text::list(&titles, language);
    TriedView {
        tried,
        text: say(word, language).to_owned(),
        rest: (!titles.is_empty())
            .then(|| fill(Word::InTryRest, language, &[("list", &list)]).unwrap_or_default()),
    }
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct InspectorRow {
    /// The label.
    pub label: String,
    /// The value, whole; what the copy button copies.
    pub value: String,
    /// A long value's first and last four characters; none for one that fits.
    pub short: Option<String>,
    /// The row as a screen reader says it.
    pub spoken: String,
}

/// The whole screen.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Inspector {
    /// The screen's name.
    pub title: String,
    /// Why nothing is allowed now, if so; while locked, only the keys' state is known.
    pub lock: Option<LockView>,
    /// How far the records were verified.
    pub checkup: Checkup,
    /// The same in words.
    pub checkup_text: String,
    /// The key of the records.
    pub key: KeyView,
    /// The key of a face pattern.
    pub face: KeyView,
    /// The rows, top to bottom; what is not known has none.
    pub rows: Vec<InspectorRow>,
    /// Undeclared contacts and sends of 30 days; none where that can't be counted.
    pub extra: Option<u64>,
    /// The label of the whole check.
    pub verify: String,
    /// The label of the self-test.
    pub try_unasked: String,
    /// The label of the button that copies `report`.
    pub copy: String,
    /// Everything above as text, without anything of the person.
    pub report: String,
}

/// What the engine gathered.
#[derive(Debug)]
pub struct Inspected<'a> {
    /// Why nothing is allowed now.
    pub lock: Option<LockView>,
    /// How far the records were verified.
    pub checkup: Checkup,
    /// Entries and root of the ledger's head, when its last entry was made (milliseconds since 1970), and the key that signs it.
    pub head: Option<(u64, Hash, Option<WallMs>, &'a LogKey)>,
    /// The key of the records.
    pub key: KeyView,
    /// The key of a face pattern.
    pub face: KeyView,
    /// Digest of the manifest in force.
    pub policy: Option<Digest>,
    /// Undeclared contacts and sends.
    pub extra: Option<u64>,
}

/// The screen.
#[must_use]
pub fn inspector(found: &Inspected<'_>, reader: &Reader) -> Inspector {
    let language = reader.language();
    let label = |word| say(word, language).to_owned();
    let mut rows = Vec::new();
    if let Some((size, root, at, key)) = &found.head {
        rows.push(plain(Word::InSize, text::count(*size), language));
        rows.push(long(Word::InRoot, &hex(root), language));
        rows.extend(at.map(|at| plain(Word::InHead, text::time_to_the_second(at, reader), language)));
        rows.push(long(Word::InLogKey, &key.to_vkey(), language));
    }
    rows.push(plain(Word::InKey, found.key.text(language), language));
    rows.push(plain(Word::InFace, found.face.text(language), language));
    rows.extend(found.policy.map(|policy| long(Word::InPolicy, &hex(policy.as_bytes()), language)));
    if let Some(extra) = found.extra {
        let extra = fill_count(extra, (Word::InExtra, Word::InExtra), language).ok().flatten();
        rows.push(plain(Word::InDiff, extra.unwrap_or_else(|| text::count(0)), language));
    }
    let checkup_text = match found.lock {
        Some(LockView::Locked) => label(Word::InKeyLocked),
        _ => checkup(found.checkup, language),
    };
    let mut report = format!("{}\n{checkup_text}\n", label(Word::InTitle));
    if let Some(LockView::Down { cause }) = found.lock {
        let _in_memory = writeln!(report, "{cause:?}");
    }
    for row in &rows {
        let _in_memory = writeln!(report, "{}: {}", row.label, row.value);
    }
    Inspector {
        title: label(Word::InTitle),
        lock: found.lock,
        checkup: found.checkup,
        checkup_text,
        key: found.key,
        face: found.face,
        rows,
        extra: found.extra,
        verify: label(Word::InVerify),
        try_unasked: label(Word::InTry),
        copy: label(Word::InReport),
        report,
    }
}

fn checkup(checkup: Checkup, language: Language) -> String {
    let filled = match checkup {
        Checkup::NotYet => return say(Word::InNotYet, language).to_owned(),
        Checkup::Whole { verified, total } => {
            let (n, total) = (text::count(verified), text::count(total));
            fill(Word::InOk, language, &[("n", &n), ("total", &total)])
        }
        Checkup::Broken { first_bad, last_good: Some(last) } => {
            let (index, last) = (place(first_bad), place(last));
            fill(Word::InBroken, language, &[("index", &index), ("last", &last)])
        }
        Checkup::Broken { first_bad, last_good: None } => {
            fill(Word::InBrokenAll, language, &[("index", &place(first_bad))])
        }
    };
    filled.unwrap_or_default()
}

/// People count from 1.
fn place(index: u64) -> String {
    text::count(index.saturating_add(1))
}

fn plain(label: Word, value: String, language: Language) -> InspectorRow {
    let label = say(label, language).to_owned();
    let spoken = text::list(&[label.as_str(), &value], language);
    InspectorRow { label, value, short: None, spoken }
}

fn long(label: Word, value: &str, language: Language) -> InspectorRow {
    let label = say(label, language).to_owned();
    let short = short(value);
    let spoken = fill(Word::A11yHash, language, &[("name", &label), ("short", &short)]).unwrap_or_default();
    InspectorRow { label, value: value.to_owned(), short: Some(short), spoken }
}

fn short(value: &str) -> String {
    let first: String = value.chars().take(4).collect();
    let last: String = value.chars().skip(value.chars().count().saturating_sub(4)).collect();
    format!("{first}\u{2026}{last}")
}

fn hex(hash: &Hash) -> String {
    hash.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _in_memory = write!(text, "{byte:02x}");
        text
    })
}
