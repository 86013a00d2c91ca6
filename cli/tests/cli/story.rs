//! The demo and what it leaves behind.

use super::{demo, files, finished, no_canary, one, privet, said, text};
use std::fs;

#[test]
fn every_promised_file_is_there() {
    let dir = finished();
    for name in [
        "privet.db",
        "device/keys.json",
        "device/anchor",
        "center.json",
        "timeline.json",
        "ledger/checkpoint",
        "ledger/log.vkey",
        "destruction-face_payment.json",
        "report.html",
        "keys/confirm-cloudlane-bio.jwk",
        "keys/recipient-cloudlane.jwk",
    ] {
        assert!(dir.join(name).is_file(), "{name}");
    }
    assert_eq!(files(dir, "receipts", ".jws").len(), 4);
    assert_eq!(files(dir, "envelopes", ".bin").len(), 5);
    assert_eq!(files(dir, "sent", ".jpg").len(), 2);
    for proof in files(dir, "ledger", ".tlog-proof") {
        assert!(proof.with_extension("entry").is_file(), "{}", proof.display());
    }
    let keys = fs::read_to_string(dir.join("device/keys.json")).unwrap();
    assert!(keys.contains("software keys, not for production"));
}

#[test]
fn a_second_run_on_the_same_directory_repeats_nothing() {
    let temp = tempfile::tempdir().unwrap();
    let first = demo(temp.path());
    let sent = |part| -> Vec<_> {
        files(temp.path(), part, "").into_iter().map(|path| (fs::read(&path).unwrap(), path)).collect()
    };
    let parts = ["sent", "receipts", "envelopes", "notices", "keys"];
    let before: Vec<_> = parts.iter().map(|part| sent(part)).collect();
    let second = demo(temp.path());
    let after: Vec<_> = parts.iter().map(|part| sent(part)).collect();
    assert!(before == after, "the files changed");
    assert!(!first.contains("not repeated"), "{first}");
    assert_eq!(second.matches("not repeated").count(), 7, "{second}");
}

#[test]
fn the_picture_that_left_is_the_one_its_recipient_opens_and_holds_no_place() {
    let dir = finished();
    let out = tempfile::tempdir().unwrap();
    let payload = out.path().join("payload.jpg");
    let envelope = one(dir, "envelopes", "bill_scan-");
    let key = dir.join("keys/recipient-cloudlane.jwk");
    let opened = privet(&["open", text(&envelope), "--key", text(&key), "--out", text(&payload)]);
    assert!(opened.status.success(), "{}", String::from_utf8_lossy(&opened.stderr));
    let received = fs::read(&payload).unwrap();
    assert_eq!(received, fs::read(one(dir, "sent", "bill_scan-")).unwrap());
    assert!(received.starts_with(&[0xff, 0xd8]), "a JPEG");
    assert!(!received.windows(4).any(|w| w == b"Exif"), "EXIF would hold place, time and phone");
}

#[test]
fn what_a_person_reads_is_found_in_no_file_of_the_records_and_on_no_envelope() {
    let dir = finished();
    let mut files: Vec<_> = files(dir, "envelopes", ".bin");
    files.extend(
        ["privet.db", "privet.db-wal"].iter().map(|name| dir.join(name)).filter(|path| path.is_file()),
    );
    assert!(files.len() > 5);
    no_canary(&files);
}

#[test]
fn the_report_reads_without_script_and_without_the_network_in_both_languages() {
    let page = fs::read_to_string(finished().join("report.html")).unwrap();
    for needed in [
        "lang=\"en\"",
        "lang=\"zh-Hans\"",
        "data:image/jpeg;base64,",
        "prefers-color-scheme: dark",
        "Face pattern destroyed",
        "人脸特征已销毁",
        "Blue Kettle Tea",
        "What this does not show",
        "default-src 'none'",
    ] {
        assert!(page.contains(needed), "{needed}");
    }
    for never in ["<script", "http://", "https://", "javascript:", " onclick"] {
        assert!(!page.contains(never), "{never}");
    }
}

#[test]
fn the_story_is_told_in_chinese_too() {
    let temp = tempfile::tempdir().unwrap();
    let output = privet(&["demo", "--out", text(temp.path()), "--lang", "zh-Hans"]);
    assert!(output.status.success());
    let story = said(&output);
    assert!(story.contains("发送这张图片吗？") && story.contains("已移除"), "{story}");
    assert!(!story.contains("Permission"), "{story}");
}

/// ARCHITECTURE.md quotes this file. After a wanted change, take the new lines from `privet demo --trace`.
#[test]
fn the_trace_of_one_tap_is_the_one_the_documents_quote() {
    let temp = tempfile::tempdir().unwrap();
    let output = privet(&["demo", "--out", text(temp.path()), "--trace"]);
    assert!(output.status.success());
    let story = said(&output);
    let tap: Vec<_> = story
        .lines()
        .skip_while(|line| *line != "-- picture.propose")
        .take_while(|line| *line != "-- picture.confirm_again")
        .filter(|line| !line.starts_with("  "))
        .collect();
    assert_eq!(format!("{}\n", tap.join("\n")), include_str!("one-tap.txt"));
    let keys = fs::read_to_string(temp.path().join("keys/recipient-cloudlane.jwk")).unwrap();
    let secret = keys.split("\"d\":\"").nth(1).unwrap().split('"').next().unwrap();
    assert!(!story.contains(secret));
}
