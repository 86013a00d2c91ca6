//! The first reading: every object's members once, every text free of characters that can't be seen.
//!
//! `serde_json` keeps the last of two equal members of a map without a word, so this reading comes before the typed one.

use super::fault::{FaultCode, ManifestFault, Pointer};
use crate::text::is_plain;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeSet;
use std::fmt;

/// No member of a manifest has a longer name; a longer one would only swell the pointers.
const MAX_KEY_BYTES: usize = 64;

/// Reads the whole text once.
pub(super) fn walk(text: &str) -> Result<(), ManifestFault> {
    let mut found = None;
    let mut input = serde_json::Deserializer::from_str(text);
    let read = Walk { at: Pointer::default(), found: &mut found }.deserialize(&mut input);
    match (found, read.and_then(|()| input.end())) {
        (Some(fault), _) => Err(fault),
        (None, Ok(())) => Ok(()),
        (None, Err(_)) => Err(ManifestFault::new(FaultCode::NotJson, Pointer::default())),
    }
}

struct Walk<'a> {
    at: Pointer,
    found: &'a mut Option<ManifestFault>,
}

impl Walk<'_> {
    fn stop<E: Error>(&mut self, code: FaultCode, at: Pointer) -> E {
        *self.found = Some(ManifestFault::new(code, at));
        E::custom("refused")
    }
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<(), D::Error> {
        input.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }
    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }
    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }
    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }
    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }
    fn visit_str<E: Error>(mut self, text: &str) -> Result<(), E> {
        if !is_plain(text) {
            let at = self.at.clone();
            return Err(self.stop(FaultCode::HiddenCharacter, at));
        }
        Ok(())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let mut index = 0_usize;
        while items.next_element_seed(Walk { at: self.at.at(index), found: &mut *self.found })?.is_some() {
            index += 1;
        }
        Ok(())
    }
    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<(), A::Error> {
        let mut seen = BTreeSet::new();
        while let Some(key) = members.next_key::<String>()? {
            if !is_plain(&key) {
                let at = self.at.clone();
                return Err(self.stop(FaultCode::HiddenCharacter, at));
            }
            if key.len() > MAX_KEY_BYTES {
                let at = self.at.clone();
                return Err(self.stop(FaultCode::UnknownField, at));
            }
            let at = self.at.at(&key);
            if !seen.insert(key) {
                return Err(self.stop(FaultCode::DuplicateKey, at));
            }
            members.next_value_seed(Walk { at, found: &mut *self.found })?;
        }
        Ok(())
    }
}
