use super::*;
use privet::observed::{MAX_BYTES, MAX_FINDINGS, MAX_LINES, MAX_NAMES};

const HOSTILE: &[u8] = include_bytes!("../../../tests/observed/ios_hostile.ndjson");
const CUT: &[u8] = include_bytes!("../../../tests/observed/ios_cut.ndjson");
const UTF16: &[u8] = include_bytes!("../../../tests/observed/utf16.ndjson");
const FOREIGN: [&[u8]; 3] = [
    include_bytes!("../../../tests/observed/foreign.csv"),
    include_bytes!("../../../tests/observed/foreign.html"),
    include_bytes!("../../../tests/observed/foreign.json"),
];

#[test]
fn every_hostile_line_has_its_own_finding() {
    use FindingCode as F;
    let read = ios(HOSTILE);
    let found: Vec<(u64, FindingCode)> = read.findings.iter().map(|f| (f.line, f.code)).collect();
    let expected = [
        (1, F::HostileText),
        (2, F::HostileText),
        (3, F::BadHost),
        (4, F::HostileText),
        (5, F::HostileText),
        (6, F::UnknownCategory),
        (7, F::UnknownType),
        (8, F::MissingMember),
        (9, F::NotJson),
        (10, F::LineTooLong),
        (11, F::MissingMember),
        (12, F::LineTooLong),
        (13, F::DuplicateMember),
        (14, F::BadCount),
        (15, F::BadCount),
        (16, F::BadCount),
        (17, F::BadCount),
        (18, F::BadCount),
        (19, F::BadTime),
        (20, F::BadTime),
        (21, F::BadTime),
        (22, F::BadTime),
        (23, F::WrongType),
        (24, F::EndWithoutBegin),
        (26, F::Repeated),
        (27, F::NotJson),
    ];
    assert_eq!(found, expected);
    // Line 5, the five bad counts, the end alone, and the pair that was there twice.
    assert_eq!(read.accesses.len(), 8);
    assert!(read.accesses.iter().all(|access| access.count == 1));
    assert!(read.contacts.is_empty());
}

#[test]
fn a_cut_file_is_said_to_be_cut_and_the_rest_is_read() {
    let (whole, cut) = (ios(WEEK), ios(CUT));
    assert_eq!(count(&cut, FindingCode::Truncated), 1);
    assert!(!cut.whole);
    assert_eq!(cut.accesses, whole.accesses);
    assert_eq!(cut.contacts.len() + 1, whole.contacts.len());
    let notes = compared(&cut, None).notes;
    assert!(notes.contains(&"Only a part of this file could be read.".to_owned()));
}

#[test]
fn a_file_cut_within_a_character_is_cut_too() {
    let line = "{\"type\":\"access\",\"category\":\"\u{76f8}".as_bytes();
    assert_eq!(count(&ios(&line[..line.len() - 1]), FindingCode::Truncated), 1);
}

#[test]
fn a_file_of_another_kind_is_said_to_be_one() {
    for file in FOREIGN.into_iter().chain([UTF16, NOTES, b"".as_slice(), b"\n \n"]) {
        let read = ios(file);
        assert_eq!(count(&read, FindingCode::NotAReport), 1);
        assert!(read.accesses.is_empty() && read.contacts.is_empty() && read.days().is_none());
        let shown = compared(&read, Some(&Recorded::default()));
        assert_eq!((shown.extra, shown.unused.len(), shown.period), (0, 0, None));
        assert!(shown.findings.iter().any(|row| row.text == "This is not a log of this kind."));
    }
    assert_eq!(count(&android(WEEK), FindingCode::NotAReport), 1);
    assert!(count(&ios(UTF16), FindingCode::NotUtf8) > 0);
}

#[test]
fn a_million_lines_are_read_up_to_the_limit_and_that_is_told() {
    let read = ios(&b"{}\n".repeat(1_000_000));
    assert_eq!(count(&read, FindingCode::TooManyLines), 1);
    assert_eq!(count(&read, FindingCode::MissingMember), MAX_LINES);
    assert_eq!(read.findings.len(), MAX_FINDINGS);
    assert!(!read.whole);
}

#[test]
fn a_file_beyond_the_size_is_refused_whole_so_that_no_part_passes_for_all() {
    let line = String::from_utf8(WEEK.to_vec()).unwrap();
    let read = ios(line.repeat(MAX_BYTES / line.len() + 1).as_bytes());
    assert_eq!(count(&read, FindingCode::TooLarge), 1);
    assert_eq!((read.totals.len(), read.accesses.len(), read.whole), (1, 0, false));
    let within = ios(line.repeat(200).as_bytes());
    assert_eq!(within.accesses, ios(WEEK).accesses, "the same pairs again are the same accesses");
}

#[test]
fn more_hosts_than_can_be_listed_are_told_and_not_kept() {
    let lines: Vec<String> = (0..MAX_NAMES + 3)
        .map(|n| format!(r#"{{"type":"host","package":"{OURS}","host":"h{n}.example","at":{AFTERNOON}}}"#))
        .collect();
    let read = android(lines.join("\n").as_bytes());
    assert_eq!((read.contacts.len(), count(&read, FindingCode::TooManyNames)), (MAX_NAMES, 3));
}

#[test]
fn a_tag_that_cannot_be_shown_costs_the_tag_and_not_the_access() {
    let long = "t".repeat(51);
    for (tag, code) in [
        ("a\\u202eb", FindingCode::HostileText),
        ("a\\nb", FindingCode::HostileText),
        ("", FindingCode::BadTag),
        (long.as_str(), FindingCode::BadTag),
    ] {
        let line = format!(
            r#"{{"type":"op","package":"{OURS}","op":"android:camera","tag":"{tag}","at":{AFTERNOON}}}"#
        );
        let read = android(line.as_bytes());
        assert_eq!(read.accesses.iter().map(|a| a.tag.clone()).collect::<Vec<_>>(), [None], "{tag}");
        assert_eq!(count(&read, code), 1, "{tag}");
    }
}

#[test]
fn a_time_far_from_now_does_not_stretch_the_period() {
    for at in
        ["0", "-1", "9223372036854775807", "1e12", "\"1772424000000\"", "1740000000000", "1772700000000"]
    {
        let line = format!(r#"{{"type":"op","package":"{OURS}","op":"android:camera","at":{at}}}"#);
        let read = android(line.as_bytes());
        assert_eq!((read.days(), count(&read, FindingCode::BadTime)), (None, 1), "{at}");
    }
}

#[test]
fn a_finding_never_repeats_what_was_in_the_file() {
    for file in FOREIGN.into_iter().chain([HOSTILE, CUT]) {
        for language in Language::ALL {
            let read = ios(file);
            let shown = compare(demo(), None, &read, &reader(language)).unwrap();
            let said = format!("{:?} {:?} {:?}", read.findings, read.totals, shown.findings);
            for secret in ["secret", "4821", "elpmaxe", "brainWaves", "telepathy", "PSL_NAME", "lantern"] {
                assert!(!said.contains(secret), "{secret}: {said}");
            }
        }
    }
}

#[test]
fn every_finding_has_words_in_both_languages() {
    let read = ios(HOSTILE);
    for language in Language::ALL {
        let shown = compare(demo(), None, &read, &reader(language)).unwrap();
        assert_eq!(shown.findings.len(), read.totals.len());
        assert!(shown.findings.iter().all(|row| row.text.chars().count() > 4 && !row.text.contains('{')));
    }
    let text = |code| {
        let rows = compared(&read, None).findings;
        rows.into_iter().find(|row| row.code == code).map(|row| row.text)
    };
    assert_eq!(text(FindingCode::BadTime).as_deref(), Some("The time can't be right. Lines: 4."));
}
