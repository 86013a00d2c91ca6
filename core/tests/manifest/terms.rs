//! What asks people again, and what does not.

use super::{DEMO, activity, demo, entry, remove, with};
use privet::manifest::{EnvelopeKey, Manifest, Terms, narrows, terms_digest};
use privet_wire::ids::{ActivityId, RecipientId};
use privet_wire::merkle::sha256;
use serde_json::{Value, json};

type Change = fn(&mut Value);

fn read(change: impl Fn(&mut Value)) -> Manifest {
    Manifest::read(&with(change)).unwrap()
}

fn terms(manifest: &Manifest, id: &str) -> Terms {
    Terms::of(manifest.activity(&ActivityId::try_from(id).unwrap()).unwrap(), manifest)
}

/// Changes of `bill_scan`'s terms that take nothing away.
const OTHER: &[Change] = &[
    |m| activity(m, "bill_scan")["kind"] = json!("payment"),
    |m| activity(m, "bill_scan")["texts"]["title"]["en"] = json!("Read bills"),
    |m| activity(m, "bill_scan")["texts"]["purpose"]["zh-Hans"] = json!("读出金额。"),
    |m| activity(m, "bill_scan")["texts"]["scenario"]["en"] = json!("Whenever you like."),
    |m| activity(m, "bill_scan")["texts"]["if_refused"]["en"] = json!("Nothing changes."),
    |m| activity(m, "bill_scan")["data"] = json!(["bill_picture", "area"]),
    |m| activity(m, "bill_scan")["recipients"] = json!(["cloudlane", "meridian"]),
    |m| activity(m, "bill_scan")["processing"] = json!(["collect", "use", "transmit", "delete", "store"]),
    |m| activity(m, "bill_scan")["basis"] = json!("contract"),
    |m| activity(m, "bill_scan")["separate_consent"] = json!(false),
    |m| activity(m, "bill_scan")["necessity"] = json!("required"),
    |m| activity(m, "bill_scan")["fallback"] = json!("pay"),
    |m| activity(m, "bill_scan")["retention"]["recipient"] = json!({"days": 8}),
    |m| activity(m, "bill_scan")["retention"]["recipient"] = json!("until_off"),
    |m| remove(&mut activity(m, "bill_scan")["retention"], "recipient"),
    |m| activity(m, "bill_scan")["retention"]["device"] = json!({"days": 1}),
    |m| activity(m, "bill_scan")["storage"] = json!("both"),
    |m| activity(m, "bill_scan")["os_permission"] = json!("photos"),
    |m| activity(m, "bill_scan")["confirm"] = json!("never"),
    |m| activity(m, "bill_scan")["minimise"] = json!([]),
    |m| activity(m, "bill_scan")["minimise"] = json!(["strip_metadata", "keep_colour_profile"]),
    |m| activity(m, "bill_scan")["minimise"] = json!(["keep_colour_profile"]),
    |m| activity(m, "bill_scan")["delivery_hours"] = json!(25),
    |m| activity(m, "bill_scan")["impact_assessment"] = json!("LP-PIA-2026-99"),
    |m| activity(m, "bill_scan")["minors"] = json!("same"),
    |m| activity(m, "bill_scan")["unused_lapse_days"] = json!(366),
    |m| remove(activity(m, "bill_scan"), "unused_lapse_days"),
    |m| entry(m, "data", "bill_picture")["name"]["en"] = json!("Any picture"),
    |m| entry(m, "data", "bill_picture")["category"] = json!("identity_document"),
    |m| entry(m, "data", "bill_picture")["sensitivity"] = json!("sensitive"),
    |m| entry(m, "recipients", "cloudlane")["name"]["en"] = json!("Cloudstreet"),
    |m| entry(m, "recipients", "cloudlane")["role"] = json!("third_party"),
    |m| entry(m, "recipients", "cloudlane")["country"] = json!("US"),
    |m| entry(m, "recipients", "cloudlane")["contact"] = json!("new@cloudlane.example"),
    |m| m["storage_country"] = json!("SG"),
];

/// Changes that only take away.
const LESS: &[Change] = &[
    |m| activity(m, "bill_scan")["retention"]["recipient"] = json!({"days": 6}),
    |m| activity(m, "bill_scan")["retention"]["recipient"] = json!("not_kept"),
    |m| activity(m, "bill_scan")["max_grant"] = json!({"days": 3_650}),
    |m| activity(m, "bill_scan")["max_grant"] = json!("once"),
    |m| activity(m, "bill_scan")["unused_lapse_days"] = json!(364),
    |m| activity(m, "bill_scan")["delivery_hours"] = json!(23),
    |m| activity(m, "bill_scan")["max_payload_bytes"] = json!(16_777_216),
    |m| activity(m, "bill_scan")["max_payload_bytes"] = json!(1_024),
];

/// Changes that are none of the person's terms.
const NONE: &[Change] = &[
    |m| entry(m, "recipients", "cloudlane")["hosts"] = json!(["other.cloudlane.example"]),
    |m| entry(m, "recipients", "cloudlane")["envelope_keys"] = json!([]),
    |m| entry(m, "recipients", "cloudlane")["policy_url"] = json!("https://cloudlane.example/new"),
    |m| entry(m, "recipients", "cloudlane")["accepts"] = json!(["bio"]),
    |m| entry(m, "recipients", "meridian")["country"] = json!("US"),
    |m| entry(m, "data", "bill_picture")["mask"] = json!("plain"),
    |m| activity(m, "bill_scan")["processing"] = json!(["delete", "transmit", "use", "collect"]),
    |m| activity(m, "nearby")["confirm"] = json!("never"),
    |m| activity(m, "bill_scan")["matching"] = json!({"dimensions": 512, "threshold": 700}),
    |m| m["policy_version"] = json!("2026.2"),
];

#[test]
fn any_change_of_terms_changes_their_digest_and_nothing_else_does() {
    let before = terms(&demo(), "bill_scan");
    for (i, change) in OTHER.iter().chain(LESS).enumerate() {
        assert_ne!(terms(&read(change), "bill_scan").digest(), before.digest(), "change {i}");
    }
    for (i, change) in NONE.iter().enumerate() {
        assert_eq!(terms(&read(change), "bill_scan").digest(), before.digest(), "change {i}");
    }
}

#[test]
fn only_taking_away_narrows_and_never_the_way_back() {
    let before = terms(&demo(), "bill_scan");
    for (i, change) in LESS.iter().enumerate() {
        let after = terms(&read(change), "bill_scan");
        assert!(before.narrows_to(&after), "change {i}");
        assert!(!after.narrows_to(&before), "change {i} back");
    }
    for (i, change) in OTHER.iter().enumerate() {
        assert!(!before.narrows_to(&terms(&read(change), "bill_scan")), "change {i}");
    }
    for change in NONE {
        assert!(before.narrows_to(&terms(&read(change), "bill_scan")));
    }
}

#[test]
fn fewer_kinds_of_data_or_recipients_narrow() {
    let wide = read(|m| {
        activity(m, "bill_scan")["data"] = json!(["area", "bill_picture"]);
        activity(m, "bill_scan")["recipients"] = json!(["lantern_pay", "cloudlane"]);
    });
    let (wide, demo) = (terms(&wide, "bill_scan"), terms(&demo(), "bill_scan"));
    assert!(wide.narrows_to(&demo) && !demo.narrows_to(&wide));
    // Fewer names, but the one that stays is somewhere else now.
    let moved = terms(&read(|m| entry(m, "recipients", "cloudlane")["country"] = json!("US")), "bill_scan");
    assert!(!wide.narrows_to(&moved));
}

#[test]
fn a_smaller_payload_narrows_and_so_does_a_profile_that_no_longer_goes_along() {
    let with = |max: u32, steps: Value| {
        let manifest = read(|m| {
            activity(m, "bill_scan")["max_payload_bytes"] = json!(max);
            activity(m, "bill_scan")["minimise"] = steps.clone();
        });
        terms(&manifest, "bill_scan")
    };
    let plain = || json!(["strip_metadata"]);
    let kept = || json!(["strip_metadata", "keep_colour_profile"]);
    assert!(with(5_000, plain()).narrows_to(&with(4_999, plain())));
    assert!(!with(5_000, plain()).narrows_to(&with(5_001, plain())));
    assert!(with(5_000, kept()).narrows_to(&with(5_000, plain())));
    assert!(!with(5_000, plain()).narrows_to(&with(4_000, kept())));
    assert!(!with(5_000, kept()).narrows_to(&with(5_000, json!(["keep_colour_profile"]))));
}

#[test]
fn days_and_until_off_are_not_comparable() {
    let until_off = terms(&demo(), "face_payment");
    let days = terms(
        &read(|m| activity(m, "face_payment")["retention"]["device"] = json!({"days": 1})),
        "face_payment",
    );
    assert!(!until_off.narrows_to(&days) && !days.narrows_to(&until_off));
}

#[test]
fn two_activities_have_different_terms() {
    let manifest = demo();
    let digests: std::collections::BTreeSet<_> =
        manifest.activities.iter().map(|a| terms_digest(a, &manifest)).collect();
    assert_eq!(digests.len(), manifest.activities.len());
    let first = &manifest.activities[0];
    assert!(narrows((first, &manifest), (first, &manifest)));
    assert!(!narrows((first, &manifest), (&manifest.activities[1], &manifest)));
}

#[test]
fn the_digest_is_the_labelled_hash_of_the_canonical_json() {
    let terms = terms(&demo(), "bill_scan");
    let json: Value = serde_json::from_slice(&terms.canonical()).unwrap();
    assert_eq!(json["recipients"][0]["id"], "cloudlane");
    assert!(
        json["recipients"][0].get("hosts").is_none() && json["recipients"][0].get("envelope_keys").is_none()
    );
    let bytes = [b"privet/terms/1\0".as_slice(), &terms.canonical()].concat();
    assert_eq!(terms.digest(), sha256(&bytes));
}

#[test]
fn a_manifests_digest_is_of_what_it_says_not_of_how_it_is_laid_out() {
    let tight = serde_json::to_vec(&serde_json::from_str::<Value>(DEMO).unwrap()).unwrap();
    assert_ne!(tight, DEMO.as_bytes());
    let accepted = Manifest::parse(&tight).unwrap();
    assert_eq!(accepted.digest(), demo().digest());
    let cloudlane = RecipientId::try_from("cloudlane").unwrap();
    assert_ne!(demo().with_envelope_key(&cloudlane, EnvelopeKey::new([9; 32])).digest(), demo().digest());
}

/// Computed apart from this code, with Python's `json.dumps(sort_keys=True, separators=(",", ":"), ensure_ascii=False)` and
/// `hashlib`. If they move, everybody is asked again: that needs a new label, not a new vector.
#[test]
fn the_digests_of_the_smallest_manifest_are_frozen() {
    let manifest = Manifest::read(include_bytes!("smallest.json")).unwrap();
    let hex = |hash: [u8; 32]| hash.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    assert_eq!(hex(manifest.digest()), "8474753657a005475cc5156b045ede47fd19de907bd78091b111911b91eaf049");
    assert_eq!(
        hex(terms_digest(&manifest.activities[0], &manifest)),
        "854bda69ba886bac9fe6cbfb077a5f426e3f21dc7aa3ba250e03c6b4ce8fefc6"
    );
}
