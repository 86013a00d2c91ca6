//! What a person gives is planted everywhere and looked for everywhere: in the database and its log, in the tombstones, in what
//! is logged, in temporary files.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends where it fails"
)]

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use log::{LevelFilter, Log, Metadata, Record};
use privet::command::{OsState, Payment, Reply};
use privet::engine::{Contacted, Status};
use privet::gate::minimise::MediaType;
use privet::manifest::Matching;
use privet::manifest::OsPermission;
use privet::vault::matching::{Probe, Template};
use privet_softkeys::{RecipientBox, SeededRandom};
use privet_tests::robust::ALICE;
use privet_tests::robust::canary::{forms, is_in};
use privet_tests::robust::phone::{BANK, FACE, Phone, SHARE, request};
use privet_tests::world::{MANIFEST, done, id, key_name, manner, with_keys};
use privet_wire::ids::RecipientId;
use privet_wire::key::UserVerification::Bio;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

const PHOTO: &[u8] = include_bytes!("../photos/gps.jpg");
/// Set in the process that writes: where the phone is. Its temporary directory is its own.
const WRITER: &str = "PRIVET_TEST_CANARIES";

const TEXTS: [&str; 9] = [
    "Quillwort Controller Ltd",
    "Quillwort Lane 17",
    "Quillwort Recipient Bank",
    "quillwort title",
    "quillwort purpose of the thing",
    "Quillwort Teahouse",
    "{\"quillwort\":\"seven hundred\"}",
    "Lantern Phone 7",
    "collect.quillwort-ads.example",
];
const IN_THE_PHOTO: [&str; 4] =
    ["Lantern Phone 7", "LanternOS 7.1.2", "canaryLP7-00418862", "bill on the kitchen table"];

fn nonce() -> String {
    URL_SAFE_NO_PAD.encode(b"quillwort nonce 8417")
}

/// Every canary: texts, the payment's nonce as given and as decoded, and 16 bytes from each quarter of the face, as the host
/// gave it and as it is kept.
fn canaries() -> Vec<Vec<u8>> {
    let mut all: Vec<Vec<u8>> =
        TEXTS.iter().chain(&IN_THE_PHOTO).map(|text| text.as_bytes().to_vec()).collect();
    all.extend([nonce().into_bytes(), b"quillwort nonce 8417".to_vec()]);
    let template = Template::from_probe(
        &Probe::from_le_bytes(ALICE, Matching { dimensions: 128, threshold: 800 }).unwrap(),
    );
    for face in [ALICE, &template.to_bytes()[..]] {
        all.extend(
            face.chunks(face.len() / 4).filter(|part| part.len() >= 16).map(|part| part[..16].to_vec()),
        );
    }
    // From the middle of the compressed picture: what a payload kept on the disk would show.
    all.push(PHOTO[PHOTO.len() / 2..PHOTO.len() / 2 + 24].to_vec());
    all
}

fn manifest() -> Vec<u8> {
    let keyed = with_keys(MANIFEST, &RecipientBox::memory(), &SeededRandom::new(5));
    let mut json: serde_json::Value = serde_json::from_slice(&keyed).unwrap();
    json["controller"]["name"]["en"] = TEXTS[0].into();
    json["controller"]["address"]["en"] = TEXTS[1].into();
    for recipient in json["recipients"].as_array_mut().unwrap() {
        recipient["name"]["en"] = TEXTS[2].into();
    }
    for activity in json["activities"].as_array_mut().unwrap() {
        activity["texts"]["title"]["en"] = TEXTS[3].into();
        activity["texts"]["purpose"]["en"] = TEXTS[4].into();
    }
    serde_json::to_vec(&json).unwrap()
}

/// Everything that is logged, by anybody, at every level.
struct Heard(Mutex<String>);

impl Log for Heard {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }
    fn log(&self, record: &Record<'_>) {
        let line = format!("{} {} {}\n", record.target(), record.level(), record.args());
        self.0.lock().unwrap().push_str(&line);
    }
    fn flush(&self) {}
}

static HEARD: Heard = Heard(Mutex::new(String::new()));

fn files(dir: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { all.extend(files(&path)) } else { all.push(path) }
    }
    all
}

/// Looks through the app's directory, the device's, and what was logged.
fn look(root: &Path, after: &str) {
    let mut places: Vec<(String, Vec<u8>)> = ["data", "device"]
        .iter()
        .flat_map(|dir| files(&root.join(dir)))
        .map(|path| (path.display().to_string(), std::fs::read(&path).unwrap()))
        .collect();
    places.push(("the log".into(), HEARD.0.lock().unwrap().clone().into_bytes()));
    let index = Index::new(&canaries());
    for (place, bytes) in &places {
        assert_eq!(index.first_in(bytes), None, "in {place} after {after}");
    }
}

/// Every form of every canary by its first eight bytes, so that a place is read once.
struct Index(HashMap<[u8; 8], Vec<(Vec<u8>, String)>>);

impl Index {
    fn new(canaries: &[Vec<u8>]) -> Self {
        let mut index: HashMap<_, Vec<_>> = HashMap::new();
        for canary in canaries {
            let name = String::from_utf8_lossy(canary).into_owned();
            for form in forms(canary) {
                index.entry(*form.first_chunk().unwrap()).or_default().push((form, name.clone()));
            }
        }
        Self(index)
    }

    fn first_in(&self, bytes: &[u8]) -> Option<&str> {
        let at = |(at, window): (usize, &[u8])| {
            let first: [u8; 8] = window.try_into().ok()?;
            let found = self.0.get(&first)?.iter().find(|(form, _)| bytes[at..].starts_with(form))?;
            Some(found.1.as_str())
        };
        bytes.windows(8).enumerate().find_map(at)
    }
}

#[test]
fn a_canary_is_found_in_each_form_at_each_place() {
    let canary = b"Quillwort Teahouse";
    for form in forms(canary) {
        for before in 0..5 {
            let file = [&vec![b'x'; before], form.as_slice(), b"yz"].concat();
            assert!(is_in(canary, &file));
            assert_eq!(Index::new(&[canary.to_vec()]).first_in(&file), Some("Quillwort Teahouse"));
        }
    }
    for before in 0..4 {
        let text = URL_SAFE_NO_PAD.encode([&vec![b'x'; before], canary.as_slice(), b"more"].concat());
        assert!(is_in(canary, text.as_bytes()), "{text}");
    }
    assert!(!is_in(canary, b"Quillwort Teahous"));
}

#[test]
#[ignore = "started as a process by the other test"]
fn the_process_that_writes() {
    let root = PathBuf::from(std::env::var_os(WRITER).expect("started by the other test"));
    log::set_logger(&HEARD).unwrap();
    log::set_max_level(LevelFilter::Trace);
    log::info!(target: "test", "heard");
    let phone = Phone::with_manifest(&root, &manifest());
    phone.camera();
    phone.register("cloudlane");
    phone.register("lantern_pay");
    look(&root, "registration");
    phone.allow(SHARE).unwrap();
    let bank = RecipientId::try_from(BANK).unwrap();
    let payload = TEXTS[6].as_bytes();
    let proposed =
        phone.engine.propose_data(request(), &id(SHARE), &bank, payload, MediaType::Json).unwrap().unwrap();
    let Ok(Reply::Pending { release, .. }) = proposed else { panic!("{proposed:?}") };
    look(&root, "a proposal");
    let signature = phone.signed(release).unwrap();
    look(&root, "an approval");
    done(phone.confirm(release, &signature));
    look(&root, "a confirmation");
    phone.allow("bill_scan").unwrap();
    let cloudlane = RecipientId::try_from("cloudlane").unwrap();
    let scan = phone.engine.propose_data(request(), &id("bill_scan"), &cloudlane, PHOTO, MediaType::Jpeg);
    assert!(matches!(scan, Ok(Ok(Ok(Reply::Pending { .. })))));
    // What cannot be cleaned is refused, and is not logged either.
    let half = &PHOTO[..PHOTO.len() / 3];
    let torn =
        phone.engine.propose_data(request(), &id("bill_scan"), &cloudlane, half, MediaType::Png).unwrap();
    assert!(torn.is_err());
    look(&root, "a picture");
    let payment = Payment {
        amount: "38.00".into(),
        currency: "CNY".into(),
        payee: TEXTS[5].into(),
        nonce: Some(nonce()),
        until: None,
    };
    let lantern = RecipientId::try_from("lantern_pay").unwrap();
    let pending = done(phone.engine.propose_payment(request(), &id("pay"), &lantern, payment, None));
    let Reply::Pending { release, .. } = pending else { panic!("{pending:?}") };
    let digest = phone.look(privet::prompt::Asked::Release(release)).unwrap();
    let approved = done(phone.engine.approve(request(), release, digest, Bio, manner()));
    let Reply::Approved { signing_input, .. } = approved else { panic!("{approved:?}") };
    let signature = phone.signer.sign(&key_name("lantern_pay", Bio), signing_input.as_bytes()).unwrap();
    done(phone.confirm(release, &signature));
    look(&root, "a payment");
    phone.allow(FACE).unwrap();
    done(phone.engine.enrol(request(), &id(FACE), ALICE));
    let nonce = phone.engine.probe_nonce().unwrap();
    let matched = done(phone.engine.verify(request(), &id(FACE), ALICE, nonce));
    assert!(matches!(matched, Reply::Matched { .. }));
    look(&root, "a face");
    assert_eq!(phone.engine.contacted(TEXTS[8], 70_000), Ok(Contacted::Kept));
    look(&root, "a request");
    // What was given is there, for whoever holds the keys: otherwise nothing could have been found.
    let all: String = phone.entries(0).iter().map(|entry| serde_json::to_string(entry).unwrap()).collect();
    for known in [TEXTS[0], TEXTS[2], TEXTS[4], TEXTS[5]] {
        assert!(all.contains(known), "{known}");
    }
    drop(phone);
    look(&root, "a close");
    names(&root);
    let phone = Phone::open(&root);
    done(phone.engine.report_os(OsPermission::Camera, OsState::Granted));
    phone.withdraw(SHARE).unwrap().unwrap();
    phone.kill();
    std::fs::remove_file(root.join("device/anchor")).unwrap();
    let phone = Phone::open(&root);
    assert!(matches!(phone.engine.status(), Status::LockedDown { .. }));
    phone.withdraw(FACE).unwrap().unwrap();
    assert!(root.join("data/privet.tombstones").exists());
    look(&root, "a tombstone");
    phone.way_out();
    look(&root, "the way out");
    let said = HEARD.0.lock().unwrap().clone();
    assert!(said.contains("heard") && said.contains("privet"), "the engine logs something: {said}");
    println!("\nlooked");
}

/// No table, column or index is named after what the manifest declares.
fn names(root: &Path) {
    let database = rusqlite::Connection::open(root.join("data/privet.db")).unwrap();
    let mut schema = database.prepare("SELECT coalesce(sql, name) FROM sqlite_schema").unwrap();
    let schema: Vec<String> = schema.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let schema = schema.join("\n").to_lowercase();
    let json: serde_json::Value = serde_json::from_slice(MANIFEST).unwrap();
    for list in ["activities", "recipients", "data"] {
        for declared in json[list].as_array().unwrap() {
            let id = declared["id"].as_str().unwrap();
            let word = |found: &str| found == id;
            assert!(!schema.split(|c: char| !c.is_alphanumeric() && c != '_').any(word), "{id}");
        }
    }
}

#[test]
fn what_a_person_gives_is_in_no_file_no_log_and_no_temporary_file() {
    let dir = tempfile::tempdir().unwrap();
    let temporary = dir.path().join("temporary");
    std::fs::create_dir(&temporary).unwrap();
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "the_process_that_writes", "--nocapture"])
        .env(WRITER, dir.path().join("phone"))
        .envs(["TMPDIR", "SQLITE_TMPDIR", "TMP"].map(|name| (name, &temporary)))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("looked"), "{said}{complained}");
    assert_eq!(files(&temporary), Vec::<PathBuf>::new());
    let left: Vec<_> =
        files(&dir.path().join("phone/data")).iter().map(|p| p.file_name().unwrap().to_owned()).collect();
    assert!(left.iter().all(|name| name.to_string_lossy().starts_with("privet.")), "{left:?}");
}
