//! What is refused, with which code and where.

use super::{DEMO, activity, entry, remove, with};
use privet::manifest::{FaultCode, MAX_BYTES, Manifest};
use serde_json::{Value, json};

fn refused(bytes: &[u8], code: FaultCode, pointer: &str) {
    let fault = Manifest::parse(bytes).unwrap_err();
    assert_eq!((fault.code, fault.pointer.as_str()), (code, pointer));
    assert_eq!(fault.to_string(), format!("{code:?} at \"{pointer}\""));
}

fn change_refused(change: impl Fn(&mut Value), code: FaultCode, pointer: &str) {
    refused(&with(change), code, pointer);
}

#[test]
fn what_is_not_one_json_value_is_refused() {
    let deep = "[".repeat(200) + &"]".repeat(200);
    for bad in ["", "{", "nonsense", "{} {}", "{\"id\":\"a\",}", "\u{feff}{}", &deep] {
        refused(bad.as_bytes(), FaultCode::NotJson, "");
    }
    refused(&[0xff, 0xfe], FaultCode::NotJson, "");
    refused(&vec![b' '; MAX_BYTES + 1], FaultCode::TooLarge, "");
    refused(&vec![b' '; MAX_BYTES], FaultCode::NotJson, "");
}

#[test]
fn a_member_named_twice_is_refused_at_any_depth() {
    let top = DEMO.replacen("\"id\": \"lantern_pay\",", "\"id\": \"lantern_pay\", \"id\": \"other\",", 1);
    refused(top.as_bytes(), FaultCode::DuplicateKey, "/id");
    // Inside a map, where serde_json would keep the second; and spelled with an escape.
    let text = DEMO.replacen("\"en\": \"Lantern Pay\"", "\"en\": \"Lantern Pay\", \"\\u0065n\": \"Bank\"", 1);
    refused(text.as_bytes(), FaultCode::DuplicateKey, "/controller/name/en");
}

#[test]
fn characters_that_cannot_be_seen_are_refused() {
    for c in [
        '\0',
        '\n',
        '\t',
        '\u{7f}',
        '\u{85}',
        '\u{ad}',
        '\u{200b}',
        '\u{200d}',
        '\u{202e}',
        '\u{2028}',
        '\u{2066}',
        '\u{2069}',
        '\u{feff}',
        '\u{fe0f}',
        '\u{e0041}',
        '\u{3164}',
    ] {
        let name = format!("Lantern{c}Pay");
        change_refused(
            |m| m["recipients"][0]["name"]["en"] = json!(name),
            FaultCode::HiddenCharacter,
            "/recipients/0/name/en",
        );
        change_refused(|m| m["controller"][&name] = json!(1), FaultCode::HiddenCharacter, "/controller");
    }
    assert!(
        Manifest::parse(&with(|m| m["recipients"][0]["name"]["en"] = json!("Café 24, Zürich №"))).is_ok()
    );
}

#[test]
fn members_that_do_not_exist_are_refused() {
    change_refused(|m| m["extra"] = json!(1), FaultCode::UnknownField, "/extra");
    change_refused(|m| m["controller"]["a/b~c"] = json!(1), FaultCode::UnknownField, "/controller/a~1b~0c");
    change_refused(
        |m| m["activities"][0]["pre_ticked"] = json!(true),
        FaultCode::UnknownField,
        "/activities/0/pre_ticked",
    );
    change_refused(|m| m["data"][0]["x".repeat(65)] = json!(1), FaultCode::UnknownField, "/data/0");
}

#[test]
fn a_private_key_is_refused() {
    let at = "/recipients/0/envelope_keys/0/d";
    change_refused(
        |m| m["recipients"][0]["envelope_keys"][0]["d"] = json!("AAAA"),
        FaultCode::UnknownField,
        at,
    );
}

#[test]
fn members_that_are_missing_are_refused() {
    change_refused(|m| remove(m, "controller"), FaultCode::MissingField, "");
    change_refused(|m| remove(activity(m, "pay"), "confirm"), FaultCode::MissingField, "/activities/0");
}

#[test]
fn words_outside_the_fixed_lists_are_refused() {
    change_refused(
        |m| m["data"][0]["category"] = json!("secrets"),
        FaultCode::UnknownValue,
        "/data/0/category",
    );
    change_refused(|m| m["languages"][1] = json!("fr"), FaultCode::UnknownValue, "/languages/1");
    change_refused(
        |m| activity(m, "pay")["confirm"] = json!("Never"),
        FaultCode::UnknownValue,
        "/activities/0/confirm",
    );
}

#[test]
fn other_types_and_numbers_that_do_not_fit_are_refused() {
    change_refused(
        |m| activity(m, "pay")["separate_consent"] = json!("no"),
        FaultCode::WrongType,
        "/activities/0/separate_consent",
    );
    for bad in [json!(1.5), json!(-1), json!(4_294_967_296_u64), json!(null)] {
        change_refused(
            |m| activity(m, "pay")["delivery_hours"] = bad.clone(),
            FaultCode::WrongType,
            "/activities/0/delivery_hours",
        );
    }
    refused(b"[]", FaultCode::WrongType, "");
}

#[test]
fn texts_that_are_no_id_country_address_or_key_are_refused() {
    change_refused(|m| m["id"] = json!("Lantern Pay"), FaultCode::BadId, "/id");
    change_refused(
        |m| m["recipients"][1]["country"] = json!("China"),
        FaultCode::BadCountry,
        "/recipients/1/country",
    );
    change_refused(|m| m["storage_country"] = json!("cn"), FaultCode::BadCountry, "/storage_country");
    for bad in [
        "http://a.example/",
        "https://",
        "https://localhost/",
        "https://user@a.example/",
        "https://a.example:8443/",
        "https://a.example/ b",
        "https://a.example\\@b.example/",
        "javascript:alert(1)",
        "https://ex\u{e4}mple.com/",
        "HTTPS://A.EXAMPLE/",
    ] {
        change_refused(
            |m| m["recipients"][0]["policy_url"] = json!(bad),
            FaultCode::BadAddress,
            "/recipients/0/policy_url",
        );
    }
    for bad in [
        "",
        "localhost",
        "-a.example",
        "a..example",
        "https://a.example",
        "A.example",
        "a.example:80",
        "*.example",
    ] {
        change_refused(
            |m| m["recipients"][0]["hosts"][0] = json!(bad),
            FaultCode::BadAddress,
            "/recipients/0/hosts/0",
        );
    }
    let zeros = "A".repeat(43);
    // Short, padded, not url-safe, not canonical in its last digit, and the point that makes every secret zero.
    let loose = "A".repeat(42) + "B";
    for bad in ["", "AAAA", "CQ==", "+++", loose.as_str(), zeros.as_str()] {
        change_refused(
            |m| m["recipients"][0]["envelope_keys"][0]["x"] = json!(bad),
            FaultCode::BadKey,
            "/recipients/0/envelope_keys/0/x",
        );
    }
}

#[test]
fn texts_need_every_declared_language_and_no_other() {
    let at = "/data/0/name";
    change_refused(|m| remove(&mut m["data"][0]["name"], "zh-Hans"), FaultCode::WrongLanguages, at);
    change_refused(|m| m["languages"] = json!(["en"]), FaultCode::WrongLanguages, "/controller/name");
}

#[test]
fn empty_padded_and_long_texts_are_refused() {
    for bad in ["", " ", "...", " Pay", "Pay "] {
        let code = FaultCode::EmptyText;
        change_refused(|m| m["data"][0]["name"]["en"] = json!(bad), code, "/data/0/name/en");
    }
    let long = FaultCode::TextTooLong;
    let (forty, forty_one) = ("灯".repeat(40), "灯".repeat(41));
    assert!(Manifest::parse(&with(|m| m["recipients"][0]["name"]["zh-Hans"] = json!(forty))).is_ok());
    for (list, member) in [("recipients", "name"), ("data", "name")] {
        let at = format!("/{list}/0/{member}/zh-Hans");
        change_refused(|m| m[list][0][member]["zh-Hans"] = json!(forty_one), long, &at);
    }
    change_refused(
        |m| activity(m, "pay")["texts"]["title"]["en"] = json!(forty_one),
        long,
        "/activities/0/texts/title/en",
    );
    // Forty to a reader, eighty to a computer; and one letter that sixty marks pile upon.
    let accents = "e\u{301}".repeat(40);
    assert!(Manifest::parse(&with(|m| m["data"][0]["name"]["en"] = json!(accents))).is_ok());
    let piled_up = format!("Ke{}ttle", "\u{306}\u{307}".repeat(30));
    for (list, member) in [("recipients", "name"), ("data", "name")] {
        let at = format!("/{list}/0/{member}/en");
        change_refused(|m| m[list][0][member]["en"] = json!(piled_up), FaultCode::HiddenCharacter, &at);
        change_refused(|m| m[list][0][member]["en"] = json!(format!("{accents}e")), long, &at);
    }
    let essay = "word ".repeat(60) + "x";
    for member in ["purpose", "scenario", "if_refused"] {
        let at = format!("/activities/0/texts/{member}/en");
        change_refused(|m| activity(m, "pay")["texts"][member]["en"] = json!(essay), long, &at);
    }
}

#[test]
fn lists_that_need_an_entry_are_refused_without_one() {
    change_refused(|m| m["languages"] = json!([]), FaultCode::EmptyList, "/languages");
    change_refused(|m| m["activities"] = json!([]), FaultCode::EmptyList, "/activities");
    change_refused(
        |m| m["recipients"][0]["accepts"] = json!([]),
        FaultCode::EmptyList,
        "/recipients/0/accepts",
    );
    for member in ["data", "processing"] {
        change_refused(
            |m| activity(m, "pay")[member] = json!([]),
            FaultCode::EmptyList,
            &format!("/activities/0/{member}"),
        );
    }
}

#[test]
fn ids_and_entries_given_twice_are_refused() {
    for list in ["data", "recipients", "activities"] {
        let twice = |m: &mut Value| m[list][1]["id"] = m[list][0]["id"].clone();
        change_refused(twice, FaultCode::DuplicateId, &format!("/{list}/1/id"));
    }
    for (member, entry) in [
        ("data", "payment_order"),
        ("recipients", "lantern_pay"),
        ("processing", "use"),
        ("minimise", "counts_only"),
    ] {
        let twice = |m: &mut Value| activity(m, "pay")[member] = json!([entry, entry]);
        change_refused(twice, FaultCode::DuplicateEntry, &format!("/activities/0/{member}/1"));
    }
    change_refused(
        |m| m["languages"] = json!(["en", "zh-Hans", "en"]),
        FaultCode::DuplicateEntry,
        "/languages/2",
    );
    for member in ["hosts", "accepts", "envelope_keys"] {
        let twice = |m: &mut Value| {
            let first = m["recipients"][0][member][0].clone();
            m["recipients"][0][member] = json!([first, first]);
        };
        change_refused(twice, FaultCode::DuplicateEntry, &format!("/recipients/0/{member}/1"));
    }
}

#[test]
fn references_to_nothing_are_refused() {
    for member in ["data", "recipients"] {
        let dangling = |m: &mut Value| activity(m, "pay")[member] = json!(["nobody"]);
        change_refused(dangling, FaultCode::DanglingReference, &format!("/activities/0/{member}/0"));
    }
    change_refused(
        |m| activity(m, "bill_scan")["fallback"] = json!("nothing"),
        FaultCode::DanglingReference,
        "/activities/2/fallback",
    );
}

#[test]
fn a_fallback_that_comes_back_is_refused() {
    change_refused(
        |m| activity(m, "pay")["fallback"] = json!("pay"),
        FaultCode::FallbackLoop,
        "/activities/0/fallback",
    );
    change_refused(
        |m| activity(m, "pay")["fallback"] = json!("face_payment"),
        FaultCode::FallbackLoop,
        "/activities/0/fallback",
    );
}

#[test]
fn needs_that_lead_back_or_nowhere_are_refused() {
    change_refused(
        |m| activity(m, "nearby")["needs"] = json!(["nearby"]),
        FaultCode::NeedsLoop,
        "/activities/4/needs",
    );
    // Queue times need shops nearby, which then would need what shows ratings, which needs queue times.
    change_refused(
        |m| {
            activity(m, "nearby")["needs"] = json!(["analytics"]);
            activity(m, "analytics")["needs"] = json!(["queue_times"]);
        },
        FaultCode::NeedsLoop,
        "/activities/4/needs",
    );
    change_refused(
        |m| activity(m, "nearby")["needs"] = json!(["pay", "never_declared"]),
        FaultCode::DanglingReference,
        "/activities/4/needs/1",
    );
    change_refused(
        |m| activity(m, "nearby")["needs"] = json!(["pay", "pay"]),
        FaultCode::DuplicateEntry,
        "/activities/4/needs/1",
    );
}

#[test]
fn a_library_has_a_name_an_id_of_its_own_and_an_owner_that_is_there() {
    let library = |recipient: &str| json!({"id": "maplight", "name": {"en": "M", "zh-Hans": "图"}, "recipient": recipient});
    change_refused(
        |m| m["libraries"] = json!([library("nobody")]),
        FaultCode::DanglingReference,
        "/libraries/0/recipient",
    );
    change_refused(
        |m| m["libraries"] = json!([library("cloudlane"), library("cloudlane")]),
        FaultCode::DuplicateId,
        "/libraries/1/id",
    );
    change_refused(
        |m| m["libraries"] = json!([{"id": "maplight", "name": {"en": "M"}}]),
        FaultCode::WrongLanguages,
        "/libraries/0/name",
    );
}

#[test]
fn a_fallback_chain_that_breaks_further_down_is_reported_where_it_breaks() {
    let broken = |m: &mut Value| {
        activity(m, "pay")["fallback"] = json!("nearby");
        activity(m, "nearby")["fallback"] = json!("nothing");
    };
    change_refused(broken, FaultCode::DanglingReference, "/activities/4/fallback");
}

#[test]
fn numbers_outside_their_range_are_refused() {
    let out = FaultCode::OutOfRange;
    for (member, bad) in [
        ("delivery_hours", json!(0)),
        ("delivery_hours", json!(169)),
        ("max_payload_bytes", json!(1_023)),
        ("max_payload_bytes", json!(16_777_217)),
        ("unused_lapse_days", json!(0)),
        ("unused_lapse_days", json!(3_651)),
        ("max_grant", json!({"days": 0})),
        ("max_grant", json!({"days": 3_651})),
    ] {
        change_refused(|m| activity(m, "pay")[member] = bad.clone(), out, &format!("/activities/0/{member}"));
    }
    for (dimensions, threshold, member) in [
        (63, 800, "dimensions"),
        (4_097, 800, "dimensions"),
        (128, 499, "threshold"),
        (128, 991, "threshold"),
    ] {
        let matching = json!({"dimensions": dimensions, "threshold": threshold});
        let at = format!("/activities/1/matching/{member}");
        change_refused(|m| activity(m, "face_payment")["matching"] = matching.clone(), out, &at);
    }
    for member in ["device", "recipient"] {
        for bad in [0, 36_501] {
            let at = format!("/activities/0/retention/{member}");
            change_refused(|m| activity(m, "pay")["retention"][member] = json!({"days": bad}), out, &at);
        }
    }
}

#[test]
fn a_fault_never_repeats_what_was_written() {
    let canary = "canary-7f3a";
    let fault =
        Manifest::parse(&with(|m| entry(m, "recipients", "cloudlane")["role"] = json!(canary))).unwrap_err();
    assert!(!fault.to_string().contains(canary) && !format!("{fault:?}").contains(canary));
}
