//! The ledger as the model keeps it: commits in a chain, each with the State that the shipped `fold` makes of it.
//!
//! A hash chain stands in for the RFC 6962 tree, whose own proofs are tested in `core/src/ledger`: here only "is this head a head
//! of that file" is asked. Equal logs are one object, so that comparing two is comparing 32 bytes and each log is folded once.

use privet::event::{Event, Recorded, VERSION};
use privet::host::WallMs;
use privet::ledger::Head;
use privet::rules::fold;
use privet::state::State;
use privet_wire::merkle::sha256;
use std::collections::HashMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, LazyLock, Mutex};

/// All that one transaction and those before it wrote.
#[derive(Clone)]
pub struct Log(Arc<Commit>);

struct Commit {
    before: Option<Log>,
    entries: Vec<Recorded>,
    head: Head,
    state: State,
}

static KNOWN: LazyLock<Mutex<HashMap<[u8; 32], Log>>> = LazyLock::new(Mutex::default);

impl Log {
    /// A log that begins with these entries.
    pub fn begin(entries: Vec<Recorded>) -> Self {
        Self::grow(None, entries)
    }

    /// This log and one more commit, unless nothing happened.
    pub fn append(&self, events: &[Event], at: WallMs) -> Self {
        if events.is_empty() {
            return self.clone();
        }
        let entries = events.iter().map(|event| Recorded { v: VERSION, at, event: event.clone() });
        Self::grow(Some(self), entries.collect())
    }

    fn grow(before: Option<&Self>, entries: Vec<Recorded>) -> Self {
        let mut bytes = before.map_or(vec![], |log| log.0.head.root.to_vec());
        for entry in &entries {
            bytes.extend(entry.encode().unwrap());
        }
        let root = sha256(&bytes);
        if let Some(known) = KNOWN.lock().unwrap().get(&root) {
            return known.clone();
        }
        let mut state = before.map_or_else(State::default, |log| log.0.state.clone());
        for entry in &entries {
            let index = state.size;
            fold(&mut state, index, entry);
        }
        let head = Head { size: state.size, root };
        let log = Self(Arc::new(Commit { before: before.cloned(), entries, head, state }));
        KNOWN.lock().unwrap().entry(root).or_insert(log).clone()
    }

    /// How far it reaches.
    pub fn head(&self) -> Head {
        self.0.head
    }

    /// What the rules know of it.
    pub fn state(&self) -> &State {
        &self.0.state
    }

    /// Its commits, the newest first.
    pub fn commits(&self) -> impl Iterator<Item = &Self> {
        std::iter::successors(Some(self), |log| log.0.before.as_ref())
    }

    /// What its last commit wrote.
    pub fn own(&self) -> Vec<Event> {
        self.0.entries.iter().map(|entry| entry.event.clone()).collect()
    }

    /// Its entries, the newest first.
    pub fn entries(&self) -> impl Iterator<Item = &Recorded> {
        self.commits().flat_map(|log| log.0.entries.iter().rev())
    }

    /// Did it once reach exactly this far, with this content?
    pub fn continues(&self, head: &Head) -> bool {
        self.commits().any(|log| log.head() == *head)
    }
}

impl PartialEq for Log {
    fn eq(&self, other: &Self) -> bool {
        self.0.head == other.0.head
    }
}

impl Eq for Log {}

impl Hash for Log {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.0.head.hash(hasher);
    }
}

impl fmt::Debug for Log {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Log({} entries)", self.0.head.size)
    }
}
