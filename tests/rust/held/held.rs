//! Tried, and held from the first.

use super::{activity, batch, camera, turn_off, world_with};
use privet::command::{OsState, Until};
use privet::gate::minimise::MediaType;
use privet::manifest::OsPermission;
use privet::refusal::Refusal;
use privet::text::Language;
use privet_softkeys::{RecipientBox, SeededRandom};
use privet_tests::world::{MANIFEST, World, done, id, reader, with_keys};
use privet_wire::ids::{BatchId, RecipientId};
use privet_wire::key::UserVerification::Bio;
use serde_json::json;

#[test]
fn a_replayed_undo_undoes_no_later_batch() {
    let world = World::new(971);
    world.allow("analytics", Until::Withdrawn);
    let first = batch(&turn_off(&world, &["analytics"]));
    let request = world.request();
    done(world.engine.undo_withdrawal(request, first));
    turn_off(&world, &["analytics"]);
    done(world.engine.undo_withdrawal(request, first));
    assert_eq!(world.engine.check(&id("analytics")), Err(Refusal::Withdrawn));
    let other = world.engine.undo_withdrawal(world.request(), BatchId::new([7; 16])).unwrap();
    assert_eq!(other, Err(Refusal::UndoOver));
}

#[test]
fn a_second_process_neither_uses_nor_sends_while_it_waits() {
    let world = World::new(972);
    camera(&world);
    world.register("cloudlane", Bio);
    world.allow("bill_scan", Until::Withdrawn);
    let other = world.another(world.dir.path());
    done(other.report_os(OsPermission::Camera, OsState::Granted));
    turn_off(&world, &["bill_scan"]);
    assert_eq!(other.access(world.request(), &id("bill_scan"), None).unwrap(), Err(Refusal::Withdrawn));
    let to = RecipientId::try_from("cloudlane").unwrap();
    let photo = include_bytes!("../../photos/gps.jpg");
    let sent = other.propose_data(world.request(), &id("bill_scan"), &to, photo, MediaType::Jpeg).unwrap();
    assert_eq!(sent.unwrap(), Err(Refusal::Withdrawn));
}

#[test]
fn threads_that_race_an_undo_and_its_time_agree_in_the_end() {
    for seed in 0..20 {
        let world = World::new(2_000 + seed);
        world.allow("analytics", Until::Withdrawn);
        let waiting = batch(&turn_off(&world, &["analytics"]));
        let (a, b) = (world.request(), world.request());
        std::thread::scope(|scope| {
            scope.spawn(|| drop(world.engine.undo_withdrawal(a, waiting)));
            scope.spawn(|| drop(world.engine.withdraw(b, &id("analytics"))));
        });
        assert_eq!(world.engine.check(&id("analytics")), Err(Refusal::Withdrawn));
    }
}

#[test]
fn no_secret_of_the_device_is_in_an_export_whatever_is_asked_for() {
    let world = World::new(973);
    world.register("cloudlane", Bio);
    camera(&world);
    world.allow("face_payment", Until::Withdrawn);
    let template = b"a face that is somebody's, of a few bytes more".as_slice();
    drop(world.engine.enrol(world.request(), &id("face_payment"), template));
    let mut out = Vec::new();
    world.engine.export_json(true, &mut out).unwrap().unwrap();
    let text = String::from_utf8(out).unwrap();
    assert!(!text.contains("privet/template/") && !text.contains("privet/notice/"), "aliases");
    assert!(!text.contains("privet/master/"));
}

#[test]
fn cells_of_a_manifest_are_no_formula_and_no_markup() {
    let world = world_with(974, |json| {
        let a = activity(json, "analytics");
        a["texts"]["title"]["en"] = json!("=HYPERLINK(1)<script>x</script>");
        a["texts"]["purpose"]["en"] = json!("＝cmd|' /C calc'!A0");
    });
    world.allow("analytics", Until::Withdrawn);
    let lists = world.engine.lists(privet::tally::Period::Day, &[], &reader()).unwrap().unwrap();
    let csv = lists.collected_table().csv().unwrap();
    for cell in csv.split(['\n', ',']) {
        let cell = cell.trim_start_matches('"').trim_start();
        assert!(!cell.starts_with(['=', '+', '@', '＝']), "{cell}");
    }
    let mut page = Vec::new();
    world.engine.export_html(&reader(), &mut page).unwrap().unwrap();
    assert!(!String::from_utf8(page).unwrap().contains("<script>x"));
}

#[test]
fn tombstones_of_any_time_panic_no_view() {
    for wall in [i64::MIN, -1, i64::MAX] {
        let mut world = World::new(975);
        world.register("cloudlane", Bio);
        camera(&world);
        world.allow("bill_scan", Until::Withdrawn);
        let line = |a: &str| {
            format!("{{\"kind\":\"withdrawal\",\"activity\":\"{a}\",\"wall\":{wall},\"aliases\":[]}}\n")
        };
        let lines = line("bill_scan") + &line("public_reviews") + &line("pay") + &line("nobody");
        std::fs::write(world.dir.path().join("privet.tombstones"), lines).unwrap();
        world.reopen();
        assert_eq!(world.engine.check(&id("bill_scan")), Err(Refusal::Withdrawn));
        assert_eq!(world.engine.check(&id("public_reviews")), Err(Refusal::Objected));
        world.engine.center(&reader()).unwrap().unwrap();
        world.engine.timeline(None, None, 200, &reader()).unwrap();
        world.engine.export_json(true, &mut Vec::new()).unwrap().unwrap();
        world.engine.export_html(&reader(), &mut Vec::new()).unwrap().unwrap();
        world.engine.consent_record(&id("bill_scan"), Language::En).unwrap().unwrap();
        world.engine.consent_receipt(None, Language::En).unwrap().unwrap();
    }
}

#[test]
fn no_clock_panics_a_page() {
    for wall in [i64::MIN, 0, i64::MAX] {
        let (random, recipients) = (SeededRandom::new(9), RecipientBox::memory());
        let manifest = with_keys(MANIFEST, &recipients, random.as_ref());
        let world = World::starting(976, manifest, recipients, wall);
        for year in [0, 1970, 2026, 9999, u16::MAX] {
            let _shown = world.engine.footprint(year, &reader());
        }
        world.engine.lists(privet::tally::Period::Year, &[], &reader()).unwrap();
        world.engine.center(&reader()).unwrap();
        world.engine.export_html(&reader(), &mut Vec::new()).unwrap();
        let kind = privet::observed::PhoneLog::IosReport;
        world.engine.compare(kind, b"{}\n[]", "p", &reader()).unwrap();
    }
}
