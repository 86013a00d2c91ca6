use super::*;
use privet::observed::Resource;
use proptest::prelude::*;

fn noted(read: &Read) -> Vec<(Resource, u32)> {
    read.accesses.iter().map(|access| (access.resource, access.count)).collect()
}

/// One access of ours, with its identifier.
fn access(app: &str, category: &str, kind: &str, identifier: &str, stamp: &str) -> String {
    serde_json::json!({
        "type": "access",
        "accessor": {"identifier": app, "identifierType": "bundleID"},
        "category": category,
        "identifier": identifier,
        "kind": kind,
        "timeStamp": stamp,
    })
    .to_string()
}

const NOON: &str = "2026-03-02T12:00:00.000+08:00";
const LATER: &str = "2026-03-02T12:05:00.000+08:00";

#[test]
fn a_week_of_several_apps_leaves_only_our_own() {
    use Resource::{Camera, Contacts, Location};
    let read = ios(WEEK);
    let expected =
        [(Contacts, 1), (Location, 3), (Location, 1), (Camera, 1), (Camera, 1), (Camera, 1), (Camera, 1)];
    assert_eq!(noted(&read), expected);
    let hosts: Vec<(&str, u64, bool)> =
        read.contacts.iter().map(|c| (c.host.as_str(), c.hits, c.by_person)).collect();
    assert_eq!(
        hosts,
        [
            ("api.lanternpay.example", 41, false),
            ("eu.read.cloudlane.example", 1, false),
            ("evil-read.cloudlane.example", 1, false),
            ("read.cloudlane.example", 2, false),
            ("read.cloudlane.example.collect.example", 1, false),
            ("t.adnet.example", 57, false),
            ("www.news.example", 9, true),
        ]
    );
    assert_eq!(count(&read, FindingCode::OtherApp), 11);
    assert_eq!((read.totals.len(), read.findings.len(), read.whole), (1, 0, true));
}

#[test]
fn a_report_reaches_as_far_as_it_tells_of_any_app() {
    let read = ios(WEEK);
    // 25 February, 07:00:01.120 in Shanghai: the weather app's.
    assert_eq!(read.first, Some(1_771_974_001_120));
    assert_eq!(read.days(), Some(20_508..=20_515));
    // Days are the ledger's: at 03:12 in Shanghai it is still the 27th in UTC.
    assert_eq!(read.noted_days(), [20_511, 20_513, 20_514, 20_515].into());
}

#[test]
fn the_notes_of_android_are_read_with_their_tags() {
    use Resource::{Camera, Contacts, LocationCoarse, LocationPrecise, Messages};
    let read = android(NOTES);
    let found: Vec<(Resource, Option<&str>)> =
        read.accesses.iter().map(|access| (access.resource, access.tag.as_deref())).collect();
    assert_eq!(
        found,
        [
            (Camera, Some("privet.bill_scan")),
            (Camera, Some("privet.bill_scan")),
            (LocationCoarse, Some("privet.nearby")),
            (LocationPrecise, Some("com.adnet.sdk")),
            (Camera, Some("privet.nearby")),
            (Contacts, Some("com.adnet.sdk")),
            (Messages, None),
        ]
    );
    assert_eq!(read.contacts.iter().map(|c| c.bytes).collect::<Vec<_>>(), [Some(198_657), Some(5_120)]);
    assert_eq!((count(&read, FindingCode::OtherApp), count(&read, FindingCode::UnknownCategory)), (1, 1));
    assert_eq!(read.days(), Some(MONDAY..=MONDAY));
}

#[test]
fn every_category_that_apple_lists_is_known() {
    for category in
        ["camera", "contacts", "location", "mediaLibrary", "microphone", "photos", "screenRecording"]
    {
        let read = ios(access(OURS, category, "intervalBegin", "A", NOON).as_bytes());
        assert_eq!((read.accesses.len(), read.totals.len()), (1, 0), "{category}");
    }
}

#[test]
fn a_pair_counts_once_in_either_order_and_by_halves() {
    let begin = access(OURS, "camera", "intervalBegin", "A", NOON);
    let end = access(OURS, "camera", "intervalEnd", "A", LATER);
    let noon = 1_772_424_000_000;
    for (lines, at, missing, again) in [
        (vec![&begin, &end], noon, 0, 0),
        (vec![&end, &begin], noon, 0, 0),
        (vec![&begin], noon, 0, 0),
        (vec![&end], noon + 300_000, 1, 0),
        (vec![&begin, &end, &begin, &end], noon, 0, 2),
    ] {
        let text = lines.into_iter().cloned().collect::<Vec<_>>().join("\n");
        let read = ios(text.as_bytes());
        assert_eq!(read.accesses.iter().map(|a| a.at).collect::<Vec<_>>(), [at], "{text}");
        assert_eq!(count(&read, FindingCode::EndWithoutBegin), missing, "{text}");
        assert_eq!(count(&read, FindingCode::Repeated), again, "{text}");
    }
}

#[test]
fn one_identifier_for_two_resources_is_two_accesses() {
    let lines = [
        access(OURS, "camera", "intervalBegin", "A", NOON),
        access(OURS, "microphone", "intervalBegin", "A", NOON),
    ];
    assert_eq!(ios(lines.join("\n").as_bytes()).accesses.len(), 2);
}

#[test]
fn the_highest_count_of_a_pair_is_the_accesses_that_it_stands_for() {
    let begin = access(OURS, "photos", "intervalBegin", "A", NOON);
    let end =
        access(OURS, "photos", "intervalEnd", "A", LATER).replace(r#""type""#, r#""accessCount":4,"type""#);
    assert_eq!(noted(&ios(format!("{begin}\n{end}").as_bytes())), [(Resource::Photos, 4)]);
}

#[test]
fn an_app_whose_name_begins_or_ends_like_ours_is_another() {
    for other in
        ["com.lanternpay.demo.share", "com.lanternpay", "evil.com.lanternpay.demo", "COM.lanternpay.demo"]
    {
        let read = ios(access(other, "camera", "intervalBegin", "A", NOON).as_bytes());
        assert_eq!((read.accesses.len(), count(&read, FindingCode::OtherApp)), (0, 1), "{other}");
    }
    let path = access(OURS, "camera", "intervalBegin", "A", NOON).replace("bundleID", "path");
    assert_eq!(count(&ios(path.as_bytes()), FindingCode::OtherApp), 1);
}

#[test]
fn a_mark_at_the_beginning_blank_lines_and_other_line_ends_lose_nothing() {
    let text = String::from_utf8(WEEK.to_vec()).unwrap();
    let windows = format!("\u{feff}\r\n{}\r\n", text.replace('\n', "\r\n\r\n"));
    let (plain, marked) = (ios(WEEK), ios(windows.as_bytes()));
    assert_eq!(plain.accesses, marked.accesses);
    assert_eq!(plain.contacts, marked.contacts);
}

#[test]
fn a_debug_text_names_no_host_and_no_time() {
    let read = ios(WEEK);
    let debug = format!("{read:?} {:?} {:?}", read.accesses, read.contacts);
    assert!(!debug.contains("example") && !debug.contains("177"), "{debug}");
}

fn line_of_another() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(access("com.example.chat", "camera", "intervalBegin", "A", NOON)),
        Just(
            r#"{"type":"networkActivity","bundleID":"com.example.chat","domain":"a.example","hits":3}"#
                .to_owned()
        ),
        "[^\n\r]{0,60}".prop_map(|text| text),
        Just("{\"type\":\"access\"".to_owned()),
        Just(String::new()),
        Just(r#"{"type":"op","package":"com.example.chat","op":"android:camera","at":1}"#.to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_get_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for read in [ios(&bytes), android(&bytes)] {
            prop_assert!(read.totals.iter().map(|total| total.count).sum::<u64>() > 0);
            prop_assert!(compare(demo(), None, &read, &reader(Language::ZhHans)).is_some());
        }
    }

    #[test]
    fn any_line_altered_anywhere_gets_an_answer(at in 0_usize..WEEK.len(), byte in any::<u8>(), cut in any::<bool>()) {
        for (log, file) in [(PhoneLog::IosReport, WEEK), (PhoneLog::AndroidNotes, NOTES)] {
            let mut bytes = file.to_vec();
            let at = at % bytes.len();
            bytes[at] = byte;
            if cut {
                bytes.truncate(at + 1);
            }
            let read = read(log, &bytes, OURS, AFTERNOON);
            prop_assert!(read.accesses.len() <= 8);
        }
    }

    #[test]
    fn an_access_of_ours_counts_exactly_once_whatever_surrounds_it(
        before in prop::collection::vec(line_of_another(), 0..6),
        between in prop::collection::vec(line_of_another(), 0..6),
        after in prop::collection::vec(line_of_another(), 0..6),
        end_first in any::<bool>(),
    ) {
        let mut pair = [
            access(OURS, "camera", "intervalBegin", "A", NOON),
            access(OURS, "camera", "intervalEnd", "A", LATER),
        ];
        if end_first {
            pair.reverse();
        }
        let [one, other] = pair;
        let lines = [before.clone(), vec![one], between.clone(), vec![other], after.clone()].concat();
        prop_assert_eq!(noted(&ios(lines.join("\n").as_bytes())), [(Resource::Camera, 1)]);
        let note = format!(r#"{{"type":"op","package":"{OURS}","op":"android:camera","at":1772424000000}}"#);
        let lines = [before, vec![note], between, after].concat();
        prop_assert_eq!(noted(&android(lines.join("\n").as_bytes())), [(Resource::Camera, 1)]);
    }
}
