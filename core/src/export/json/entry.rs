//! One entry of an export: as the ledger keeps it, less what is withheld; and entries that are made while they are written.

use super::super::utc;
use crate::event::{Recorded, Unreadable};
use crate::host::WallMs;
use privet_wire::ids::Digest;
use privet_wire::merkle::Hash;
use serde::ser::SerializeSeq as _;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;
use std::cell::RefCell;

/// Members of events that name a key of the device or still open something: withheld wherever they stand.
pub const WITHHELD: [&str; 4] = ["alias", "notice_alias", "sentinel", "token"];

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its place, from 0.
    pub index: u64,
    /// Its leaf hash; none if the entry could not be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leaf: Option<Digest>,
    /// Why it says nothing more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_out: Option<Why>,
    /// When (milliseconds since 1970).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<WallMs>,
    /// The same, RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// Version of the event's shape.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub v: Option<u16>,
    /// What happened, as the ledger keeps it, less what is withheld.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<Value>,
}

/// Why an entry says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// It says how an answer was given.
    Manner,
    /// It was altered or taken out.
    Altered,
    /// A newer app wrote it.
    Newer,
}

impl From<Unreadable> for Why {
    fn from(unreadable: Unreadable) -> Self {
        match unreadable {
            Unreadable::Newer => Self::Newer,
            Unreadable::Malformed => Self::Altered,
        }
    }
}

impl Entry {
    /// One that was read. How an answer was given is left out, unless asked for.
    #[must_use]
    pub fn read(index: u64, leaf: &Hash, recorded: &Recorded, with_manner: bool) -> Self {
        let leaf = Some(Digest::new(*leaf));
        if !with_manner && recorded.event.is_manner() {
            return Self { leaf, ..Self::without(index, Why::Manner) };
        }
        Self {
            index,
            leaf,
            left_out: None,
            at: Some(recorded.at),
            time: Some(utc(recorded.at)),
            v: Some(recorded.v),
            event: serde_json::to_value(&recorded.event).ok().map(withhold),
        }
    }

    /// One that says nothing.
    #[must_use]
    pub const fn without(index: u64, why: Why) -> Self {
        Self { index, leaf: None, left_out: Some(why), at: None, time: None, v: None, event: None }
    }
}

/// The value with what is [`WITHHELD`] replaced by the word, at any depth; an absent one stays absent.
fn withhold(value: Value) -> Value {
    match value {
        Value::Object(members) => Value::Object(
            members
                .into_iter()
                .map(|(name, value)| match value {
                    Value::Null => (name, Value::Null),
                    _ if WITHHELD.contains(&name.as_str()) => (name, Value::from("withheld")),
                    value => (name, withhold(value)),
                })
                .collect(),
        ),
        Value::Array(values) => Value::Array(values.into_iter().map(withhold).collect()),
        plain => plain,
    }
}

/// Hands every entry to the function it is given, until that answers false.
pub type Source<'a> = dyn FnMut(&mut dyn FnMut(&Entry) -> bool) + 'a;

/// Entries that are made while they are written.
pub struct Streamed<'a>(RefCell<Box<Source<'a>>>);

impl<'a> Streamed<'a> {
    /// From what makes them.
    #[must_use]
    pub fn new(source: Box<Source<'a>>) -> Self {
        Self(RefCell::new(source))
    }
}

impl Serialize for Streamed<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let mut seq = out.serialize_seq(None)?;
        let mut failed = None;
        (self.0.borrow_mut())(&mut |entry| match seq.serialize_element(entry) {
            Ok(()) => true,
            Err(error) => {
                failed = Some(error);
                false
            }
        });
        failed.map_or_else(|| seq.end(), Err)
    }
}
