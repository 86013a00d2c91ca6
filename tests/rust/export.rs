//! What a person takes along holds all that the ledger holds and nothing that opens anything; damage costs what is damaged.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends where it fails"
)]

use privet::command::{OsState, Payment, Reply, Until, Withheld};
use privet::engine::Status;
use privet::event::Cause;
use privet::export::Exported;
use privet::export::json::{Entry, Export, FORMAT, Why};
use privet::fault::Fault;
use privet::manifest::OsPermission;
use privet::store::StoreFault;
use privet::text::{Language, Reader};
use privet_tests::robust::ALICE;
use privet_tests::world::{World, done, id, reader};
use privet_wire::checkpoint::{LogKey, UnverifiedCheckpoint};
use privet_wire::ids::{Digest, MatchToken, RecipientId};
use privet_wire::key::UserVerification::Bio;
use privet_wire::merkle::{Hash, node_hash};
use serde_json::Value;

const ALICE_AGAIN: &[u8] = include_bytes!("../probes/alice-2.f32");
const PAYEE: &str = "<script>alert('tea')</script> & \"Kettle\"";

fn json(world: &World, with_manner: bool) -> (Export<Vec<Entry>>, String) {
    let mut bytes = Vec::new();
    let exported = world.engine.export_json(with_manner, &mut bytes).unwrap().unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let export: Export<Vec<Entry>> = serde_json::from_str(&text).unwrap();
    let entries = u64::try_from(export.entries.len()).unwrap();
    let unreadable = u64::try_from(export.left_out.unreadable.len()).unwrap();
    assert_eq!(exported, Exported { entries, manner_left_out: export.left_out.manner, unreadable });
    (export, text)
}

fn page(world: &World, language: Language) -> String {
    let mut bytes = Vec::new();
    let reader = Reader::new(language, 480, true).unwrap();
    let _exported = world.engine.export_html(&reader, &mut bytes).unwrap().unwrap();
    String::from_utf8(bytes).unwrap()
}

fn record(world: &World, activity: &str) -> Value {
    let text = world.engine.consent_record(&id(activity), Language::En).unwrap().unwrap();
    serde_json::from_str(&text).unwrap()
}

fn states(record: &Value) -> Vec<&str> {
    let events = record["dpv:hasConsentStatus"].as_array().unwrap();
    events.iter().map(|event| event["@type"][0].as_str().unwrap()).collect()
}

/// A face payment to a payee with a hostile name. Answers the token that the match gave.
fn paid(world: &World) -> MatchToken {
    done(world.engine.report_os(OsPermission::Camera, OsState::Granted));
    world.register("lantern_pay", Bio);
    world.allow("face_payment", Until::Withdrawn);
    assert_eq!(done(world.engine.enrol(world.request(), &id("face_payment"), ALICE)), Reply::Enrolled);
    let nonce = world.engine.probe_nonce().unwrap();
    let matched = done(world.engine.verify(world.request(), &id("face_payment"), ALICE_AGAIN, nonce));
    let Reply::Matched { token } = matched else { panic!("{matched:?}") };
    let payment = Payment {
        amount: "38.00".into(),
        currency: "CNY".into(),
        payee: PAYEE.into(),
        nonce: None,
        until: None,
    };
    let to = RecipientId::try_from("lantern_pay").unwrap();
    let pending = done(world.engine.propose_payment(world.request(), &id("pay"), &to, payment, Some(token)));
    let Reply::Pending { release, .. } = pending else { panic!("{pending:?}") };
    let input = world.approve(release, Bio);
    let signature = world.sign("lantern_pay", Bio, &input);
    let confirmed = done(world.engine.confirm(world.request(), release, &signature));
    assert!(matches!(confirmed, Reply::Confirmed { .. }));
    token
}

/// More entries than fit on one page of an export.
fn many_uses(world: &World) {
    for _ in 0..140 {
        let Reply::Began { use_id } = done(world.engine.access(world.request(), &id("score_share"), None))
        else {
            panic!("not begun")
        };
        done(world.engine.end_use(world.request(), use_id, Withheld::NONE));
        world.clock.advance(60_000);
    }
}

/// RFC 6962 §2.1, as it is written there.
fn root(leaves: &[Hash]) -> Hash {
    if let [leaf] = leaves {
        return *leaf;
    }
    let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
    node_hash(&root(left), &root(right))
}

fn harm(world: &World, sql: &str) {
    let database = rusqlite::Connection::open(world.dir.path().join("privet.db")).unwrap();
    database.execute_batch(sql).unwrap();
}

#[test]
fn every_entry_is_in_the_export_and_the_list_adds_up_to_the_checkpoint() {
    let world = World::new(71);
    let _token = paid(&world);
    world.allow("score_share", Until::Withdrawn);
    many_uses(&world);
    let (export, _) = json(&world, false);
    assert!(export.entries.len() > 256, "more than a page");
    assert_eq!((export.format.as_str(), export.records.locked_down), (FORMAT, None));
    let leaves: Vec<Hash> = export.entries.iter().map(|entry| *entry.leaf.unwrap().as_bytes()).collect();
    assert_eq!(Digest::new(root(&leaves)), export.records.root);
    let key = LogKey::from_vkey(&export.records.log_key).unwrap();
    let head = UnverifiedCheckpoint::parse(&export.records.checkpoint).unwrap().verify(&key).unwrap();
    assert_eq!((head.size, Digest::new(head.root)), (export.records.size, export.records.root));
    for (index, entry) in (0..).zip(&export.entries) {
        assert_eq!(entry.index, index);
        let recorded = world.engine.entry(index).unwrap().unwrap();
        if recorded.event.is_manner() {
            assert_eq!(entry.left_out, Some(Why::Manner));
        } else {
            let kept = serde_json::to_value(&recorded.event).unwrap();
            assert_eq!(entry.event.as_ref().unwrap()["type"], kept["type"], "{index}");
            assert_eq!(entry.at, Some(recorded.at));
        }
    }
    let used: u32 =
        export.counts.iter().filter(|day| day.activity == id("score_share")).map(|day| day.counts.used).sum();
    assert_eq!(used, 140);
    assert_eq!(export.consents.len(), 2);
    assert_eq!(export.registrations.len(), 1);
}

#[test]
fn how_an_answer_was_given_is_left_out_unless_asked_for() {
    let world = World::new(72);
    world.allow("score_share", Until::Withdrawn);
    world.refuse("bill_scan");
    let (without, text) = json(&world, false);
    assert_eq!(without.left_out.manner, 2);
    for word in ["AnswerGiven", "text_percent", "gesture", "covered_touches"] {
        assert!(!text.contains(word), "{word}");
        assert!(!page(&world, Language::En).contains(word), "{word}");
        assert!(!record(&world, "score_share").to_string().contains(word), "{word}");
    }
    let (with, text) = json(&world, true);
    assert_eq!(with.left_out.manner, 0);
    assert_eq!(text.matches("text_percent").count(), 2);
}

#[test]
fn no_export_holds_an_alias_a_match_token_or_a_template() {
    let world = World::new(73);
    let token = paid(&world);
    let aliases = privet::host::DeviceKeys::list(world.keys.as_ref(), "").unwrap();
    assert!(aliases.len() >= 3, "master, template, notice: {aliases:?}");
    let (export, text) = json(&world, true);
    let receipt = world.engine.consent_receipt(None, Language::En).unwrap().unwrap();
    let everything = [text, page(&world, Language::En), receipt].concat();
    for secret in aliases.iter().cloned().chain([token.to_string()]) {
        assert!(!everything.contains(&secret), "{secret}");
    }
    let kept = |name: &str| {
        let found = export.entries.iter().filter_map(|entry| entry.event.as_ref());
        found.filter(|event| event.to_string().contains(&format!("\"{name}\":\"withheld\""))).count()
    };
    assert_eq!((kept("alias"), kept("notice_alias"), kept("token")), (1, 1, 2));
    assert_eq!(export.templates.len(), 1, "that there is one");
}

#[test]
fn a_hostile_name_is_a_text_on_the_page() {
    let world = World::new(74);
    let _token = paid(&world);
    for language in Language::ALL {
        let page = page(&world, language);
        assert!(!page.contains("<script"), "escaped");
        assert!(page.contains("&lt;script&gt;alert('tea')&lt;/script&gt; &amp; &quot;Kettle&quot;"));
        assert!(page.contains("default-src 'none'"), "a strict policy");
        assert!(page.starts_with("<!DOCTYPE html>") && page.trim_end().ends_with("</html>"));
        for outside in ["http-equiv=\"refresh\"", "src=", "href=", " onload", " onclick", " onerror"] {
            let mut tags = page.split('<').filter_map(|part| part.split_once('>')).map(|(tag, _)| tag);
            assert!(tags.all(|tag| !tag.contains(outside)), "{outside}");
        }
        assert!(!page.contains("url(") && !page.contains("@import"));
    }
}

#[test]
fn the_page_tells_every_row_of_the_timeline_and_each_day_once() {
    let world = World::new(75);
    let _token = paid(&world);
    world.allow("score_share", Until::Withdrawn);
    many_uses(&world);
    let (mut rows, mut before) = (0, None);
    loop {
        let (found, next) = world.engine.timeline(None, before, 200, &reader()).unwrap();
        rows += found.len();
        if next.is_none() {
            break;
        }
        before = next;
    }
    let page = page(&world, Language::En);
    let history = page.split_once("What happened</h2>").unwrap().1.split_once("How to check this").unwrap().0;
    assert_eq!(history.matches("class=\"row\"").count(), rows);
    assert_eq!(history.matches("3 Mar 2026").count(), 1);
}

#[test]
fn an_altered_entry_costs_itself_and_locks_down() {
    let world = World::new(76);
    world.allow("score_share", Until::Withdrawn);
    world.refuse("bill_scan");
    harm(
        &world,
        "UPDATE entry SET body = zeroblob(length(body)) WHERE idx = 3; UPDATE entry SET body = NULL WHERE idx = 4",
    );
    let (export, _) = json(&world, false);
    assert_eq!(export.left_out.unreadable, [3, 4]);
    assert_eq!(export.entries[3], Entry::without(3, Why::Altered));
    assert!(export.entries[2].event.is_some() && export.entries[5].leaf.is_some());
    assert_eq!(export.records.locked_down, Some(Cause::AlteredRow));
    assert_eq!(world.engine.status(), Status::LockedDown { cause: Cause::AlteredRow });
    let again = page(&world, Language::En);
    assert!(again.contains("2 entries could not be read."), "it goes on in lock-down");
    assert!(again.contains("Records may have been changed"));
    let refused = record(&world, "bill_scan");
    assert_eq!(states(&refused).last(), Some(&"dpv:ConsentUnknown"));
}

#[test]
fn what_is_turned_off_beside_a_locked_down_ledger_is_off_in_every_export() {
    let world = World::new(77);
    world.allow("score_share", Until::Withdrawn);
    harm(&world, "UPDATE entry SET body = NULL WHERE idx = 1");
    assert!(world.engine.verify_ledger(|_, _| true).is_ok());
    assert_eq!(world.engine.status(), Status::LockedDown { cause: Cause::AlteredRow });
    world.clock.advance(5_000);
    assert_eq!(done(world.engine.withdraw(world.request(), &id("score_share"))), Reply::Withdrawn);
    let (export, _) = json(&world, false);
    assert!(export.consents.iter().any(|c| c.activity == id("score_share") && c.withdrawn_beside_the_ledger));
    // Entry 1 was the manifest: without it the one in force says what was asked.
    let record = record(&world, "score_share");
    assert_eq!(states(&record).last(), Some(&"dpv:ConsentWithdrawn"), "{record}");
}

#[test]
fn locked_records_give_nothing() {
    let mut world = World::new(78);
    world.allow("score_share", Until::Withdrawn);
    world.script.lock();
    world.reopen();
    assert_eq!(world.engine.status(), Status::Locked);
    let mut out = Vec::new();
    assert_eq!(world.engine.export_json(false, &mut out), Ok(None));
    assert_eq!(world.engine.export_html(&reader(), &mut out), Ok(None));
    assert_eq!(world.engine.consent_record(&id("score_share"), Language::En), Ok(None));
    assert_eq!(world.engine.consent_receipt(None, Language::En), Ok(None));
    assert!(out.is_empty());
}

#[test]
fn a_record_says_what_was_agreed_to_and_not_what_the_app_declares_now() {
    let mut world = World::new(79);
    world.allow("score_share", Until::Withdrawn);
    let then = record(&world, "score_share");
    let mut manifest: Value = serde_json::from_slice(&world.manifest).unwrap();
    let activities = manifest["activities"].as_array_mut().unwrap();
    let share = activities.iter_mut().find(|a| a["id"] == "score_share").unwrap();
    share["texts"]["purpose"]["en"] = Value::from("Does something else altogether.");
    world.reopen_with(&serde_json::to_vec(&manifest).unwrap());
    let now = record(&world, "score_share");
    assert_eq!(states(&now), ["dpv:ConsentRequested", "dpv:ConsentGiven", "dpv:ConsentInvalidated"]);
    assert_eq!(now["dpv:hasProcess"], then["dpv:hasProcess"]);
    assert_eq!(now["dct:identifier"], then["dct:identifier"]);
    // Asked and refused on the new terms, it says those.
    world.refuse("score_share");
    let refused = record(&world, "score_share").to_string();
    assert!(refused.contains("Does something else altogether."), "{refused}");
}

#[test]
fn a_receipt_covers_what_was_answered_and_nothing_else() {
    let world = World::new(80);
    assert_eq!(world.engine.consent_receipt(None, Language::En), Ok(None));
    let _only_asked = world.ask("bill_scan");
    world.allow("score_share", Until::Withdrawn);
    world.refuse("nearby");
    let receipt = |activity: Option<&str>| {
        let activity = activity.map(id);
        let text = world.engine.consent_receipt(activity.as_ref(), Language::ZhHans).unwrap();
        text.map(|text| serde_json::from_str::<Value>(&text).unwrap())
    };
    assert_eq!(receipt(None).unwrap()["dpv:hasRecordOfActivity"].as_array().unwrap().len(), 2);
    assert_eq!(receipt(Some("nearby")).unwrap()["dpv:hasRecordOfActivity"].as_array().unwrap().len(), 1);
    assert_eq!(receipt(Some("bill_scan")), None);
    assert_eq!(world.engine.consent_record(&id("never_declared"), Language::En), Ok(None));
}

#[test]
fn a_writer_that_fails_is_a_fault_and_changes_nothing() {
    struct Full(usize);
    impl std::io::Write for Full {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0 = self.0.checked_sub(bytes.len()).ok_or(std::io::ErrorKind::StorageFull)?;
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let world = World::new(81);
    let _token = paid(&world);
    let size = world.engine.state().size;
    for room in [0, 9_000, 20_000] {
        let json = world.engine.export_json(false, &mut Full(room));
        assert!(matches!(json, Err(Fault::Store(StoreFault::Io | StoreFault::Full))), "{room}: {json:?}");
        let page = world.engine.export_html(&reader(), &mut Full(room.min(9_000)));
        assert_eq!(page, Err(Fault::Store(StoreFault::Full)), "{room}");
    }
    assert_eq!((world.engine.status(), world.engine.state().size), (Status::Ready, size));
}
