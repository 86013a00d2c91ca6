//! One person sends the same picture, the same document and the same payment to two recipients, by face and by PIN, registers and
//! withdraws with both. Everything that either gets is laid side by side: what is equal has to stand on a list that says why.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests stop at the first surprise; clippy exempts only the test functions themselves"
)]

use privet::command::{OsState, Payment, Reply, Until};
use privet::event::Event;
use privet::gate::minimise::MediaType;
use privet::gate::registration::ConfirmingKey;
use privet::manifest::OsPermission;
use privet_softkeys::{RecipientBox, SeededRandom};
use privet_tests::world::{MANIFEST, World, done, id, with_keys};
use privet_wire::ack::Ack;
use privet_wire::b64;
use privet_wire::envelope;
use privet_wire::ids::{RecipientId, ReleaseId};
use privet_wire::key::UserVerification::{self, Bio, Pin};
use privet_wire::receipt::Expect;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};

const PHOTO: &[u8] = include_bytes!("../photos/gps.jpg");
const DOCUMENT: &[u8] = b"{\"score_range\":\"700 to 750\"}";
const RECIPIENTS: [&str; 2] = ["lantern_pay", "cloudlane"];
const ACTIVITIES: [&str; 2] = ["bill_scan", "score_share"];

/// Members whose values may be equal for two recipients, and why. A member that is not here may not share eight bytes.
const ALLOWED: [(&str, &str); 25] = [
    ("iss", "the app, which both know"),
    ("alg", "a constant of the format"),
    ("typ", "a constant of the format"),
    ("crv", "a constant of the format"),
    ("kty", "a constant of the format"),
    ("screen", "a constant of the format: which screen"),
    ("key", "a constant of the format: which line, by its name in the catalogue"),
    ("activity", "a manifest's text, equal for everybody who uses this version"),
    ("purpose", "a manifest's text"),
    ("data", "a manifest's list"),
    ("terms", "digest of a manifest's terms, unsalted: equal for everybody who uses this version"),
    ("policy", "digest of the manifest, unsalted: equal for everybody who uses this version"),
    ("text", "a line from the catalogue, the manifest and the content"),
    ("fallback", "a manifest's text"),
    ("expires", "a time"),
    ("removed", "words of the catalogue: what was taken out of this picture"),
    ("media_type", "what kind the content is"),
    ("lang", "the person's language"),
    ("language", "the person's language"),
    ("uv", "how the person confirmed"),
    ("iat", "a time"),
    ("exp", "a time"),
    ("withdrawn_at", "a time"),
    ("received", "a time"),
    ("sha256", "digest of the content that the person chose to send to both"),
];
/// The content itself.
const CONTENT: [&str; 4] = ["amount", "currency", "payee", "content"];

/// What one recipient gets, each piece under the name of what it is.
type Bundle = Vec<(String, Vec<u8>)>;

/// The byte strings in a bundle, with the member that each is the value of: texts as they are and, where they are base64url or hex,
/// what they spell; the inside of a JWS and of JSON. And the names of all members, those of short values too.
#[derive(Default)]
struct Leaves(BTreeMap<Vec<u8>, BTreeSet<String>>, BTreeSet<String>);

impl Leaves {
    fn of(bundle: &Bundle) -> Self {
        let mut leaves = Self::default();
        for (name, bytes) in bundle {
            leaves.take(name, bytes);
        }
        leaves
    }

    fn take(&mut self, member: &str, bytes: &[u8]) {
        if member == "content" {
            return self.keep(member, bytes);
        }
        if let Ok(value) = serde_json::from_slice::<Value>(bytes) {
            return self.json(member, &value);
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => self.text(member, text),
            Err(_) => self.keep(member, bytes),
        }
    }

    fn json(&mut self, member: &str, value: &Value) {
        match value {
            Value::Object(members) => members.iter().for_each(|(name, value)| self.json(name, value)),
            Value::Array(values) => values.iter().for_each(|value| self.json(member, value)),
            Value::String(text) => self.text(member, text),
            Value::Number(number) => self.keep(member, number.to_string().as_bytes()),
            Value::Null | Value::Bool(_) => {}
        }
    }

    fn text(&mut self, member: &str, text: &str) {
        let parts: Vec<_> = text.split('.').map(b64::decode_url).collect();
        if parts.len() == 3 && parts.iter().all(Result::is_ok) {
            for (part, name) in parts.into_iter().zip(["header", "claims", "signature"]) {
                self.take(name, &part.unwrap());
            }
            return;
        }
        let decoded = b64::decode_url(text).ok().filter(|bytes| bytes.len() >= 8);
        // The payload and the headers of a JWS in JSON form are JSON again. That they only begin so is no sign: every twenty-sixth number in
        // hex does, read as base64url.
        let is_json =
            |bytes: &&Vec<u8>| serde_json::from_slice::<Value>(bytes).is_ok_and(|it| it.is_object());
        if let Some(json) = decoded.as_ref().filter(is_json) {
            return self.take(member, json);
        }
        self.keep(member, text.as_bytes());
        if let Some(bytes) = decoded {
            self.keep(member, &bytes);
        }
        if text.len() >= 16 && text.len().is_multiple_of(2) && text.bytes().all(|b| b.is_ascii_hexdigit()) {
            let pairs = (0..text.len()).step_by(2);
            let bytes: Vec<_> = pairs.map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect();
            self.keep(member, &bytes);
        }
    }

    fn keep(&mut self, member: &str, bytes: &[u8]) {
        self.1.insert(member.to_owned());
        if bytes.len() >= 8 {
            self.0.entry(bytes.to_vec()).or_default().insert(member.to_owned());
        }
    }

    fn unlisted(&self) -> impl Iterator<Item = (&Vec<u8>, &BTreeSet<String>)> {
        self.0.iter().filter(|(_, members)| !members.iter().all(|member| listed(member)))
    }
}

fn listed(member: &str) -> bool {
    ALLOWED.iter().any(|(name, _)| *name == member) || CONTENT.contains(&member)
}

/// What of one bundle is found in the other and may not be: whole values of eight bytes, and any twelve bytes in a row.
fn links(one: &Bundle, other: &Bundle) -> Vec<String> {
    let (a, b) = (Leaves::of(one), Leaves::of(other));
    let mut found = Vec::new();
    for (value, members) in a.unlisted() {
        if b.0.contains_key(value) {
            found.push(format!("{members:?}: {} bytes are equal", value.len()));
        }
    }
    let mut windows: HashMap<&[u8], &BTreeSet<String>> = HashMap::new();
    for (value, members) in a.unlisted() {
        windows.extend(value.windows(12).map(|window| (window, members)));
    }
    for (value, members) in b.unlisted() {
        if let Some(there) = value.windows(12).find_map(|window| windows.get(window)) {
            found.push(format!("{there:?} and {members:?}: twelve bytes in a row are equal"));
        }
    }
    found
}

/// Two recipients for everything, so that the same content goes to both.
fn world() -> World {
    let (random, recipients) = (SeededRandom::new(31), RecipientBox::memory());
    let mut manifest: Value = serde_json::from_slice(MANIFEST).unwrap();
    // Lantern Pay's app and Lantern Pay's server have one name, which would be found in what the other recipient gets.
    manifest["id"] = json!("lantern_app");
    for activity in manifest["activities"].as_array_mut().unwrap() {
        if ["pay", "bill_scan", "score_share"].contains(&activity["id"].as_str().unwrap()) {
            activity["recipients"] = json!(RECIPIENTS);
        }
    }
    let manifest = with_keys(&serde_json::to_vec(&manifest).unwrap(), &recipients, &random);
    World::with_manifest(31, manifest, recipients)
}

fn key_name(recipient: &str, uv: UserVerification) -> String {
    privet_tests::world::key_name(recipient, uv)
}

fn register(world: &World, recipient: &str) -> String {
    let to = RecipientId::try_from(recipient).unwrap();
    let challenge = privet_wire::merkle::sha256(recipient.as_bytes());
    let keys = [Bio, Pin].map(|uv| {
        let spki = world.signer.make(&key_name(recipient, uv), uv).unwrap().to_spki();
        ConfirmingKey { uv, spki, attestation: vec![] }
    });
    let draft = world.engine.begin_registration(&to, &challenge, &keys).unwrap().unwrap();
    let signed: Vec<_> =
        draft.inputs.iter().zip([Bio, Pin]).map(|(input, uv)| world.sign(recipient, uv, input)).collect();
    match done(world.engine.finish_registration(world.request(), &to, &signed)) {
        Reply::Registered { registration } => registration,
        other => panic!("{other:?}"),
    }
}

fn pending(reply: &Reply) -> ReleaseId {
    let Reply::Pending { release, .. } = *reply else { panic!("{reply:?}") };
    release
}

/// Picture, document and payment, each by face and by PIN, to both.
fn send_all(world: &World) {
    for recipient in RECIPIENTS {
        let to = RecipientId::try_from(recipient).unwrap();
        for uv in [Bio, Pin] {
            let data = |activity: &str, bytes: &[u8], kind| {
                let proposed = world.engine.propose_data(world.request(), &id(activity), &to, bytes, kind);
                pending(&proposed.unwrap().unwrap().unwrap())
            };
            let payment = Payment {
                amount: "38.00".into(),
                currency: "CNY".into(),
                payee: "Blue Kettle Tea".into(),
                nonce: Some(b64::encode_url(&privet_wire::merkle::sha256(recipient.as_bytes())[..18])),
                until: None,
            };
            let order = world.engine.propose_payment(world.request(), &id("pay"), &to, payment, None);
            for release in [
                data("bill_scan", PHOTO, MediaType::Jpeg),
                data("score_share", DOCUMENT, MediaType::Json),
                pending(&done(order)),
            ] {
                let input = world.approve(release, uv);
                let signature = world.sign(recipient, uv, &input);
                let reply = world.engine.confirm(world.request(), release, &signature);
                assert!(matches!(done(reply), Reply::Confirmed { .. }));
            }
        }
    }
}

/// All that each of the two gets.
fn gathered(world: &World) -> [Bundle; 2] {
    let mut bundles: [Bundle; 2] = Default::default();
    let state = world.engine.state();
    let iss = &state.declared().unwrap().id;
    let mut kinds = (0, 0);
    while let Some(item) = world.engine.outbox_next().unwrap() {
        let at = RECIPIENTS.iter().position(|r| *r == item.recipient.as_str()).unwrap();
        let bundle = &mut bundles[at];
        let now = world.clock_seconds();
        bundle.push(("envelope jti".into(), item.jti.as_bytes().to_vec()));
        bundle.push(("acknowledgement".into(), Ack::of(&item.bytes, item.jti, now).encode().unwrap()));
        if item.notice {
            kinds.1 += 1;
            bundle.push(("notice".into(), item.bytes.clone()));
        } else {
            kinds.0 += 1;
            bundle.push(("envelope".into(), item.bytes.clone()));
            let secret = world.recipients.secret(&item.recipient).unwrap();
            let opened = envelope::open(&secret, &item.recipient, &item.bytes).unwrap();
            bundle.push(("receipt".into(), opened.receipt_text().unwrap().as_bytes().to_vec()));
            let receipt = opened.receipt().unwrap();
            let claims = receipt.unverified_claims().clone();
            let key = world.signer.public(&key_name(RECIPIENTS[at], claims.uv)).unwrap();
            let sub = &state.registered[&item.recipient].sub;
            let nonce = claims.nonce.as_deref();
            let expect = Expect { iss, aud: &item.recipient, sub, key: &key, uv: claims.uv, nonce };
            let verified = receipt.verify(&expect, claims.iat).unwrap();
            let confirmed = opened.require_match(&verified).unwrap();
            bundle.push(("shown".into(), serde_json::to_vec(&confirmed.shown).unwrap()));
            if !confirmed.payload.is_empty() {
                bundle.push(("content".into(), confirmed.payload.to_vec()));
            }
        }
        let ack = Ack::of(&item.bytes, item.jti, now).encode().unwrap();
        done(world.engine.delivered(world.request(), item.jti, Some(&ack)));
    }
    assert_eq!(kinds, (12, 4), "sends and notices to both");
    for index in 0..state.size {
        let event = world.engine.entry(index).unwrap().unwrap().event;
        let Event::Released { recipient, proven: Some(proven), .. } = event else { continue };
        let at = RECIPIENTS.iter().position(|r| *r == recipient.as_str()).unwrap();
        // The first two travel inside the envelope; the third goes to an auditor, and must not link the receipts either.
        let salts = [proven.payload_salt, Some(proven.shown.salt), Some(proven.commitment_salt)];
        bundles[at].extend(salts.into_iter().flatten().map(|s| ("salt".into(), s.as_bytes().to_vec())));
    }
    bundles
}

trait Seconds {
    fn clock_seconds(&self) -> i64;
}

impl Seconds for World {
    fn clock_seconds(&self) -> i64 {
        privet::host::Clock::now(self.clock.as_ref()).wall.div_euclid(1000)
    }
}

/// The whole story.
fn story() -> [Bundle; 2] {
    let world = world();
    world.own();
    done(world.engine.report_os(OsPermission::Camera, OsState::Granted));
    let registrations = RECIPIENTS.map(|recipient| register(&world, recipient));
    for activity in ACTIVITIES {
        world.allow(activity, Until::Withdrawn);
    }
    send_all(&world);
    for activity in ACTIVITIES {
        done(world.engine.withdraw(world.request(), &id(activity)));
    }
    let mut bundles = gathered(&world);
    for (bundle, registration) in bundles.iter_mut().zip(registrations) {
        bundle.push(("registration".into(), registration.into_bytes()));
    }
    bundles
}

/// Every value of a member in a bundle.
fn values<'l>(leaves: &'l Leaves, member: &str) -> BTreeSet<&'l [u8]> {
    let of = leaves.0.iter().filter(|(_, members)| members.contains(member));
    of.map(|(value, _)| value.as_slice()).collect()
}

#[test]
fn nothing_random_or_derived_is_equal_in_what_two_recipients_get() {
    let [one, other] = story();
    let found = links(&one, &other);
    assert!(found.is_empty(), "{found:#?}");
    let (a, b) = (Leaves::of(&one), Leaves::of(&other));
    for member in
        ["sub", "jti", "kid", "ledger", "digest", "signature", "x", "y", "salt", "challenge", "envelope"]
    {
        let (mine, theirs) = (values(&a, member), values(&b, member));
        assert!(!mine.is_empty() && mine.is_disjoint(&theirs), "{member}: {} values", mine.len());
    }
    // The list allows no more than it has to: each of its members is really there.
    for (member, why) in ALLOWED {
        assert!(a.1.contains(member), "{member} ({why}) is in nothing that a recipient gets");
    }
}

#[test]
fn a_number_in_hex_that_begins_as_json_does_is_read_as_what_it_is() {
    let number = [0xe0; 32];
    let hex = "e0".repeat(32);
    assert!(b64::decode_url(&hex).unwrap().starts_with(b"{"));
    let leaves = Leaves::of(&vec![("planted".to_owned(), json!({ "any": hex }).to_string().into_bytes())]);
    assert!(leaves.0.contains_key(number.as_slice()));
}

#[test]
fn one_shared_number_salt_or_key_is_found_wherever_it_stands() {
    // Without the long pieces, which every plant would be held against anew.
    let [one, other]: [Bundle; 2] = story().map(|bundle| {
        bundle.into_iter().filter(|(name, _)| !["envelope", "content"].contains(&name.as_str())).collect()
    });
    let plant = |name: &str, bytes: Vec<u8>| {
        let mut linked = other.clone();
        linked.push((name.to_owned(), bytes));
        links(&one, &linked)
    };
    let leaves = Leaves::of(&one);
    assert!(links(&one, &other).is_empty());
    for member in ["sub", "jti", "kid", "ledger", "salt", "x", "signature", "digest"] {
        let value = values(&leaves, member).into_iter().find(|value| std::str::from_utf8(value).is_err());
        let value = value.unwrap_or_else(|| panic!("{member}"));
        let text = b64::encode_url(value);
        let hex: Vec<_> = value.iter().map(|byte| format!("{byte:02x}")).collect();
        let hex = hex.concat();
        for (how, bytes) in [
            ("as it is", value.to_vec()),
            ("in JSON", json!({ "any": text }).to_string().into_bytes()),
            ("in hex", json!({ "any": hex }).to_string().into_bytes()),
            (
                "in a JWS",
                format!(
                    "{}.{}.AAAA",
                    b64::encode_url(b"{}"),
                    b64::encode_url(json!({"any": text}).to_string().as_bytes())
                )
                .into_bytes(),
            ),
            ("inside something longer", [&[0xfe; 9], value, &[0xfd; 5]].concat()),
        ] {
            // Inside something longer the rest of it hides the value, unless twelve bytes are looked at.
            assert!(!plant("planted", bytes).is_empty(), "{member} {how} went unseen");
        }
    }
    let registration = one.iter().find(|(name, _)| name == "registration").unwrap().1.clone();
    let found = plant("registration", registration);
    assert!(found.iter().any(|link| link.contains("\"x\"")), "the same key registered twice: {found:?}");
}
