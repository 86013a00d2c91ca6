//! What `keys.json` holds: the device's keys and, in a room of their own, the person's keys.
//!
//! One spelling: what is read is written again and must give the same bytes, so that a doubled alias or an added member is
//! noticed instead of guessed at.

use privet::host::{KeyFault, KeyPolicy};
use privet_wire::b64;
use privet_wire::key::UserVerification;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::collections::BTreeMap;
use std::fmt;
use zeroize::Zeroizing;

const MARK: &str = "software keys, not for production";

/// A full file of the longest names stays below this many bytes.
pub(crate) const MAX_FILE: u64 = 16 << 20;
const MAX_KEYS: usize = 10_000;
const MAX_NAME: usize = 512;

/// All records of one store.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Records {
    demo: String,
    /// The device has no screen lock.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) open_to_anybody: bool,
    pub(crate) keys: BTreeMap<String, DeviceKey>,
    pub(crate) signers: BTreeMap<String, PersonKey>,
}

/// A key of `DeviceKeys`.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DeviceKey {
    #[serde(with = "PolicyName")]
    pub(crate) policy: KeyPolicy,
    pub(crate) invalidated: bool,
    pub(crate) secret: Secret,
}

/// A key that only the person's presence sets to work.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PersonKey {
    pub(crate) uv: UserVerification,
    pub(crate) invalidated: bool,
    pub(crate) secret: Secret,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "KeyPolicy", rename_all = "lowercase")]
enum PolicyName {
    Master,
    Template,
    Anchor,
    Sentinel,
    Notice,
}

/// The word of a policy, as it stands in aliases.
pub(crate) const fn word(policy: KeyPolicy) -> &'static str {
    match policy {
        KeyPolicy::Master => "master",
        KeyPolicy::Template => "template",
        KeyPolicy::Anchor => "anchor",
        KeyPolicy::Sentinel => "sentinel",
        KeyPolicy::Notice => "notice",
    }
}

/// Bytes of a key, wiped when dropped, never printed.
#[derive(Clone)]
pub(crate) struct Secret(Zeroizing<Vec<u8>>);

impl Secret {
    pub(crate) fn new(bytes: Vec<u8>) -> Self {
        Self(Zeroizing::new(bytes))
    }
    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(&Zeroizing::new(b64::encode_url(&self.0)))
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let text = Zeroizing::new(String::deserialize(input)?);
        b64::decode_url(&text).map(Self::new).map_err(|_| D::Error::custom("not canonical base64"))
    }
}

impl Default for Records {
    fn default() -> Self {
        Self {
            demo: MARK.to_owned(),
            open_to_anybody: false,
            keys: BTreeMap::new(),
            signers: BTreeMap::new(),
        }
    }
}

impl Records {
    /// Reads what [`Records::encode`] wrote; anything else is [`KeyFault::Corrupt`].
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, KeyFault> {
        let records: Self = serde_json::from_slice(bytes).map_err(|_| KeyFault::Corrupt)?;
        let same = records.demo == MARK && records.encode()?.as_slice() == bytes;
        if same { Ok(records) } else { Err(KeyFault::Corrupt) }
    }

    /// The file's bytes, laid out for people.
    pub(crate) fn encode(&self) -> Result<Zeroizing<Vec<u8>>, KeyFault> {
        let mut bytes = serde_json::to_vec_pretty(self).map(Zeroizing::new).map_err(|_| KeyFault::Host)?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}

/// Adds a record under a name that is free.
///
/// A taken, empty or overlong name is [`KeyFault::Corrupt`]; a full room is [`KeyFault::TooManyKeys`].
pub(crate) fn add<T>(room: &mut BTreeMap<String, T>, name: &str, record: T) -> Result<(), KeyFault> {
    if name.is_empty() || name.len() > MAX_NAME || name.contains(char::is_control) || room.contains_key(name)
    {
        return Err(KeyFault::Corrupt);
    }
    if room.len() >= MAX_KEYS {
        return Err(KeyFault::TooManyKeys);
    }
    room.insert(name.to_owned(), record);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn some() -> Records {
        let mut records = Records::default();
        for policy in [KeyPolicy::Master, KeyPolicy::Notice] {
            let key = DeviceKey { policy, invalidated: false, secret: Secret::new(vec![7; 32]) };
            add(&mut records.keys, &format!("privet/{}/a", word(policy)), key).unwrap();
        }
        let person =
            PersonKey { uv: UserVerification::Bio, invalidated: true, secret: Secret::new(vec![8; 32]) };
        add(&mut records.signers, "owner", person).unwrap();
        records
    }

    #[test]
    fn the_file_says_that_it_is_a_demo_and_another_mark_is_refused() {
        let bytes = some().encode().unwrap();
        let text = std::str::from_utf8(&bytes).unwrap();
        assert!(text.starts_with("{\n  \"demo\": \"software keys, not for production\",\n"));
        assert!(Records::parse(text.replace("not for", "for").as_bytes()).is_err());
        assert!(Records::parse(&bytes).is_ok());
    }

    #[test]
    fn a_doubled_alias_is_corrupt() {
        let text = String::from_utf8(some().encode().unwrap().to_vec()).unwrap();
        let key = text.split("\"privet/notice/a\"").nth(1).unwrap().split('}').next().unwrap();
        let twice = text
            .replace("\"privet/notice/a\"", &format!("\"privet/notice/a\"{key}}},\n    \"privet/notice/a\""));
        assert!(serde_json::from_str::<Records>(&twice).is_ok(), "the test doubles it properly");
        assert_eq!(Records::parse(twice.as_bytes()).err(), Some(KeyFault::Corrupt));
    }

    #[test]
    fn a_full_room_or_an_overlong_name_is_refused_and_the_fullest_file_can_still_be_read() {
        let mut room = BTreeMap::new();
        assert_eq!(add(&mut room, &"x".repeat(MAX_NAME + 1), 0), Err(KeyFault::Corrupt));
        for n in 0..MAX_KEYS {
            add(&mut room, &n.to_string(), n).unwrap();
        }
        assert_eq!(add(&mut room, "one more", 0), Err(KeyFault::TooManyKeys));
        // Names are at worst doubled by JSON's escapes, since control characters are refused; a PKCS#8 P-256 key has 138 bytes.
        let room = u64::try_from(MAX_KEYS * (2 * MAX_NAME + 184 + 200)).unwrap();
        assert!(room < MAX_FILE);
    }

    #[test]
    fn no_secret_is_printed() {
        assert_eq!(format!("{:?}", Secret::new(vec![1, 2])), "Secret(..)");
    }

    proptest! {
        #[test]
        fn hostile_or_altered_files_are_read_exactly_or_refused(
            noise in proptest::collection::vec(any::<u8>(), 0..300), at in any::<proptest::sample::Index>(), byte in any::<u8>(),
        ) {
            drop(Records::parse(&noise));
            let mut bytes = some().encode().unwrap().to_vec();
            let at = at.index(bytes.len());
            bytes[at] = byte;
            if let Ok(records) = Records::parse(&bytes) {
                let again = records.encode().unwrap();
                prop_assert_eq!(again.as_slice(), bytes.as_slice());
            }
        }
    }
}
