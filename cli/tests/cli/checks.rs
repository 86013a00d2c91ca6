//! What a shell user meets: checks that hold, checks that fail, and wrong calls.

use super::{code, files, finished, one, privet, said, text};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The same file with one bit in its middle turned over.
fn altered(path: &Path, into: &Path) -> PathBuf {
    let mut bytes = fs::read(path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let name = into.join(path.file_name().unwrap());
    fs::write(&name, bytes).unwrap();
    name
}

#[test]
fn a_receipt_is_genuine_and_one_flipped_bit_another_recipient_or_another_key_is_not() {
    let (dir, temp) = (finished(), tempfile::tempdir().unwrap());
    let receipt = one(dir, "receipts", "pay-");
    let key = dir.join("keys/confirm-lantern_pay-bio.jwk");
    let (receipt, key) = (text(&receipt), text(&key));
    let good = privet(&["verify", "receipt", receipt, "--key", key, "--aud", "lantern_pay"]);
    assert!(good.status.success());
    assert!(said(&good).contains("Blue Kettle Tea") && said(&good).contains("genuine"));
    let bad = altered(Path::new(receipt), temp.path());
    assert_eq!(code(&["verify", "receipt", text(&bad), "--key", key, "--aud", "lantern_pay"]), Some(1));
    assert_eq!(code(&["verify", "receipt", receipt, "--key", key, "--aud", "cloudlane"]), Some(1));
    let other = dir.join("keys/confirm-cloudlane-bio.jwk");
    assert_eq!(code(&["verify", "receipt", receipt, "--key", text(&other), "--aud", "lantern_pay"]), Some(1));
    let late = ["verify", "receipt", receipt, "--key", key, "--aud", "lantern_pay", "--at", "9000000000"];
    assert_eq!(code(&late), Some(1), "long over");
    let pin = ["verify", "receipt", receipt, "--key", key, "--aud", "lantern_pay", "--uv", "pin"];
    assert_eq!(code(&pin), Some(1));
}

#[test]
fn every_proof_holds_and_one_flipped_bit_of_proof_or_entry_does_not() {
    let (dir, temp) = (finished(), tempfile::tempdir().unwrap());
    let key = dir.join("ledger/log.vkey");
    let check = |proof: &Path, entry: &Path| {
        code(&["verify", "proof", text(proof), "--entry", text(entry), "--key", text(&key)])
    };
    let proofs = files(dir, "ledger", ".tlog-proof");
    assert!(proofs.len() > 5);
    for proof in &proofs {
        let entry = proof.with_extension("entry");
        assert_eq!(check(proof, &entry), Some(0), "{}", proof.display());
    }
    let (proof, entry) = (&proofs[0], proofs[0].with_extension("entry"));
    assert_eq!(check(&altered(proof, temp.path()), &entry), Some(1));
    assert_eq!(check(proof, &altered(&entry, temp.path())), Some(1));
    assert_eq!(check(proof, &proofs[1].with_extension("entry")), Some(1));
}

#[test]
fn a_destruction_record_says_what_it_shows_and_any_other_bytes_or_key_are_refused() {
    let (dir, temp) = (finished(), tempfile::tempdir().unwrap());
    let (record, key) = (dir.join("destruction-face_payment.json"), dir.join("ledger/log.vkey"));
    let check = |file: &Path| privet(&["verify", "destruction", text(file), "--key", text(&key)]);
    let good = check(&record);
    assert!(good.status.success());
    let last = said(&good).lines().last().unwrap().to_owned();
    assert!(last.starts_with("genuine: template ") && last.contains(" of face_payment, "), "{last}");
    assert!(last.contains("key answered missing at ") && last.contains(" UTC, entry "), "{last}");
    assert!(!said(&good).contains("not checked"));
    let alone = privet(&["verify", "destruction", text(&record)]);
    assert!(alone.status.success() && said(&alone).contains("not checked: key"));
    let whole = fs::read(&record).unwrap();
    for at in (0..whole.len()).step_by(whole.len() / 12) {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        let bad = temp.path().join("altered.json");
        fs::write(&bad, bytes).unwrap();
        let refused = check(&bad);
        assert_eq!(refused.status.code(), Some(1), "byte {at}");
        assert!(!refused.stderr.is_empty() && !said(&refused).contains("genuine"), "byte {at}");
    }
    let other = temp.path().join("other.vkey");
    fs::write(&other, "lantern.example/ledger/4f1c+7f055e6d+AXPmc7zlqWC2EH2tWGRLpfb5Fh6HPwJ9cju1i4MX2WxA\n")
        .unwrap();
    let foreign = privet(&["verify", "destruction", text(&record), "--key", text(&other)]);
    assert_eq!(foreign.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&foreign.stderr).contains("of another ledger's key"));
    let proof = &files(dir, "ledger", ".tlog-proof")[0];
    assert!(String::from_utf8_lossy(&check(proof).stderr).contains("not a destruction record"));
}

#[test]
fn an_envelope_opens_for_its_recipient_only_and_an_altered_one_for_nobody() {
    let (dir, temp) = (finished(), tempfile::tempdir().unwrap());
    let envelope = one(dir, "envelopes", "bill_scan-");
    let key = dir.join("keys/recipient-cloudlane.jwk");
    let payload = temp.path().join("payload");
    assert_eq!(code(&["open", text(&envelope), "--key", text(&key)]), Some(0));
    let bad = altered(&envelope, temp.path());
    assert_eq!(code(&["open", text(&bad), "--key", text(&key), "--out", text(&payload)]), Some(1));
    let other = dir.join("keys/recipient-meridian.jwk");
    assert_eq!(code(&["open", text(&envelope), "--key", text(&other), "--out", text(&payload)]), Some(1));
    let signer = dir.join("keys/confirm-meridian-bio.jwk");
    let wrong =
        ["open", text(&envelope), "--key", text(&key), "--signer", text(&signer), "--out", text(&payload)];
    assert_eq!(code(&wrong), Some(1));
    assert!(!payload.exists(), "nothing is written that no receipt covers");
}

#[test]
fn looking_at_the_records_changes_no_file() {
    let dir = finished();
    let all = || -> Vec<_> {
        ["", "device", "keys", "ledger"]
            .iter()
            .flat_map(|part| files(dir, part, ""))
            .filter(|path| path.is_file())
            .map(|path| (fs::read(&path).unwrap(), path))
            .collect()
    };
    let before = all();
    let inspected = privet(&["inspect", text(dir)]);
    assert!(inspected.status.success());
    assert!(said(&inspected).contains("status      Ready") && said(&inspected).contains("Read a bill: "));
    let verified = privet(&["verify", "ledger", text(dir)]);
    assert!(verified.status.success());
    assert!(said(&verified).contains("entries, whole"));
    assert!(before == all());
}

#[test]
fn a_ledger_with_a_flipped_bit_is_not_whole() {
    let temp = tempfile::tempdir().unwrap();
    for part in ["", "device", "keys"] {
        fs::create_dir_all(temp.path().join(part)).unwrap();
        for path in files(finished(), part, "").iter().filter(|path| path.is_file()) {
            fs::copy(path, temp.path().join(part).join(path.file_name().unwrap())).unwrap();
        }
    }
    assert_eq!(code(&["verify", "ledger", text(temp.path())]), Some(0));
    let database = temp.path().join("privet.db");
    let whole = fs::read(&database).unwrap();
    let mut noticed = 0;
    for tenth in 3..10 {
        let mut bytes = whole.clone();
        let at = bytes.len() * tenth / 10 + 1_000;
        bytes[at] ^= 0xff;
        fs::write(&database, bytes).unwrap();
        noticed += usize::from(code(&["verify", "ledger", text(temp.path())]) == Some(1));
    }
    assert!(noticed >= 1, "free pages and slack hold nothing; a row does");
    fs::write(&database, &whole[..whole.len() / 2]).unwrap();
    assert_eq!(code(&["verify", "ledger", text(temp.path())]), Some(1), "cut in half");
}

#[test]
fn a_manifest_is_checked_with_place_and_rule() {
    let temp = tempfile::tempdir().unwrap();
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/demo.json");
    assert_eq!(code(&["manifest", "check", shipped]), Some(0));
    let broken = temp.path().join("broken.json");
    let sound = fs::read_to_string(shipped).unwrap();
    fs::write(&broken, sound.replacen("\"confirm\": \"every_use\"", "\"confirm\": \"never\"", 1)).unwrap();
    let output = privet(&["manifest", "check", text(&broken)]);
    assert_eq!(output.status.code(), Some(1));
    let found = said(&output);
    assert!(
        found.contains("PaymentUnconfirmed") && found.contains("/activities/0") && found.contains("PIPL"),
        "{found}"
    );
    fs::write(&broken, sound.replacen("\"basis\"", "\"bases\"", 1)).unwrap();
    let output = privet(&["manifest", "check", text(&broken)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("UnknownField at \"/activities/0/bases\""), "{}", said(&output));
}

#[test]
fn a_manifest_becomes_a_source_file_or_nothing() {
    let temp = tempfile::tempdir().unwrap();
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/demo.json");
    let build = |file: &str, package: &str| {
        privet(&["manifest", "build", file, "--kotlin", text(temp.path()), "--package", package])
    };
    let output = build(shipped, "com.example.app");
    let path = temp.path().join("com/example/app/LanternPay.kt");
    assert_eq!((output.status.code(), said(&output).trim()), (Some(0), text(&path)));
    let first = fs::read_to_string(&path).unwrap();
    assert!(first.contains("package com.example.app\n") && first.contains("class LanternPay("));
    assert_eq!(build(shipped, "com.example.app").status.code(), Some(0));
    assert_eq!(fs::read_to_string(&path).unwrap(), first, "the same bytes again");
    let twice = temp.path().join("twice.json");
    let alike =
        fs::read_to_string(shipped).unwrap().replacen("\"id\": \"bill_scan\"", "\"id\": \"face.payment\"", 1);
    fs::write(&twice, alike).unwrap();
    let output = build(text(&twice), "com.example.twice");
    assert_eq!(output.status.code(), Some(1));
    let fault = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(fault.contains("`face_payment` and `face.payment`"), "{fault}");
    assert!(!temp.path().join("com/example/twice").exists());
    assert_eq!(build(shipped, "com.in.app").status.code(), Some(1));
}

#[test]
fn wrong_calls_end_with_2_and_say_so_on_standard_error() {
    let temp = tempfile::tempdir().unwrap();
    let nowhere = temp.path().join("nowhere");
    for wrong in [
        vec!["forget"],
        vec![],
        vec!["demo", "--lang", "tlh"],
        vec!["verify", "receipt", "x.jws"],
        vec!["manifest", "check", text(&nowhere)],
        vec!["demo", "--photo", text(&nowhere), "--out", text(temp.path())],
    ] {
        let output = privet(&wrong);
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        assert!(!output.stderr.is_empty() && output.stdout.is_empty(), "{wrong:?}");
    }
    assert_eq!(code(&["inspect", text(&nowhere)]), Some(1));
    assert_eq!(code(&["--help"]), Some(0));
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let mut run = Command::new(env!("CARGO_BIN_EXE_privet"))
        .args(["inspect", text(finished())])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(run.stdout.take());
    let output = run.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty());
}

/// The phone apps' files.
const APP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../android-demo/shared/src/main");

#[test]
fn the_apps_of_the_demo_declare_all_that_this_demo_does_and_break_no_rule() {
    let manifest = format!("{APP}/resources/privet.json");
    let checked = privet(&["manifest", "check", &manifest]);
    assert_eq!(said(&checked), "0 errors, 0 warnings\n");
    let read =
        |path: &str| -> serde_json::Value { serde_json::from_slice(&fs::read(path).unwrap()).unwrap() };
    let demo = read(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/demo.json"));
    let app = read(&manifest);
    for (name, ours) in demo.as_object().unwrap() {
        match ours.as_array() {
            Some(all) => all.iter().for_each(|one| {
                assert!(app[name].as_array().unwrap().contains(one), "{name}: {} differs", one["id"]);
            }),
            None => assert_eq!(&app[name], ours, "{name}"),
        }
    }
}
