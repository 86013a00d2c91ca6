//! Receipts that a person takes along, the check of one, the detail of a use, the inspector, and its self-test.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends where it fails"
)]

use privet::command::{OsState, Payment, Reply, Until};
use privet::engine::Status;
use privet::event::Event;
use privet::export::slip::{SlipCode, pack, unpack};
use privet::host::{KeyPlace, KeyState};
use privet::manifest::OsPermission;
use privet::prompt::Asked;
use privet::text::Language;
use privet::views::check::{Known, NotGenuine, Verdict, check};
use privet::views::inspector::{Checkup, KeyView, Tried, tried_view};
use privet::views::receipt::{ReceiptRow, ReceiptSheet};
use privet::views::status::LockView;
use privet::views::timeline::TimelineResult as R;
use privet::views::use_detail::{DeliveryStage, seen_again};
use privet_tests::robust::ALICE;
use privet_tests::world::{World, done, id, manner, reader};
use privet_wire::checkpoint::LogKey;
use privet_wire::ids::{Digest, RecipientId, ReleaseId};
use privet_wire::key::UserVerification::Bio;
use privet_wire::slip::Slip;

const FACE: &str = "face_payment";

/// A phone on which something of each kind was chosen: allowed, refused, paid, turned off, and a face pattern destroyed.
fn phone(seed: u64) -> World {
    let world = World::new(seed);
    world.own();
    done(world.engine.report_os(OsPermission::Camera, OsState::Granted));
    world.register("lantern_pay", Bio);
    world.refuse("score_share");
    world.allow(FACE, Until::Withdrawn);
    done(world.engine.enrol(world.request(), &id(FACE), ALICE));
    pay(&world);
    done(world.engine.withdraw(world.request(), &id(FACE)));
    world
}

fn propose(world: &World) -> ReleaseId {
    let payment = Payment {
        amount: "38.00".into(),
        currency: "CNY".into(),
        payee: "Blue Kettle Tea".into(),
        nonce: None,
        until: None,
    };
    let to = RecipientId::try_from("lantern_pay").unwrap();
    let pending = done(world.engine.propose_payment(world.request(), &id("pay"), &to, payment, None));
    let Reply::Pending { release, .. } = pending else { panic!("{pending:?}") };
    release
}

fn pay(world: &World) {
    let release = propose(world);
    let input = world.approve(release, Bio);
    let signature = world.sign("lantern_pay", Bio, &input);
    done(world.engine.confirm(world.request(), release, &signature));
}

fn rows(world: &World) -> Vec<ReceiptRow> {
    world.engine.receipts(None, 200, &reader()).unwrap().unwrap().rows
}

fn sheet(world: &World, result: R) -> ReceiptSheet {
    let index = rows(world).iter().find(|row| row.result == result).unwrap().index;
    world.engine.receipt_sheet(index, &reader()).unwrap().unwrap()
}

fn verdict(world: &World, bytes: &[u8]) -> Verdict {
    world.engine.check_receipt(bytes, Known::default(), &reader()).unwrap().verdict
}

/// What another library reads in the drawn code. Slips are signed anew in each run, and about one large code in two thousand holds
/// modules that look like a fourth corner: the library then answers with a second grid, in which nothing can be read.
fn scanned(code: &SlipCode) -> String {
    let SlipCode::Qr { size, modules } = code else { panic!("no code: {code:?}") };
    let side = usize::try_from(*size).unwrap();
    let dark = |x: usize, y: usize| modules[(y * side + x) / 8] >> (7 - (y * side + x) % 8) & 1 == 1;
    let (margin, scale) = (4, 3);
    let whole = (side + 2 * margin) * scale;
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(whole, whole, |x, y| {
        let at = |n: usize| (n / scale).checked_sub(margin).filter(|n| *n < side);
        if at(x).zip(at(y)).is_some_and(|(x, y)| dark(x, y)) { 0 } else { 255 }
    });
    let read: Vec<_> = image.detect_grids().iter().filter_map(|grid| grid.decode().ok()).collect();
    let [(_, text)] = read.as_slice() else { panic!("one code is drawn, {} are read", read.len()) };
    text.clone()
}

#[test]
fn every_choice_has_a_receipt_whose_file_and_code_are_genuine_and_say_the_same() {
    let world = phone(1);
    for result in [R::Allowed, R::Refused, R::Left, R::Withdrawn, R::Destroyed] {
        let sheet = sheet(&world, result);
        let checked = world.engine.check_receipt(sheet.file.as_bytes(), Known::default(), &reader()).unwrap();
        assert_eq!(checked.verdict, Verdict::Genuine, "{result:?}");
        assert_eq!(checked.lines, sheet.lines, "{result:?}");
        let code = scanned(&sheet.code);
        assert_eq!(unpack(&code).unwrap(), sheet.file.as_bytes(), "{result:?}");
        assert_eq!(verdict(&world, code.as_bytes()), Verdict::Genuine);
    }
}

#[test]
fn the_receipt_of_an_answer_is_of_the_last_word_on_the_purpose_and_never_of_a_send() {
    let world = World::new(23);
    world.own();
    world.register("lantern_pay", Bio);
    let last = |activity: &str| world.engine.answer_receipt_sheet(&id(activity), &reader()).unwrap();
    let result = |activity: &str| {
        let index = last(activity).unwrap().index;
        rows(&world).into_iter().find(|row| row.index == index).unwrap().result
    };
    assert_eq!(last("score_share"), None);
    world.refuse("score_share");
    assert_eq!(result("score_share"), R::Refused);
    world.allow("score_share", Until::Withdrawn);
    assert_eq!(result("score_share"), R::Allowed);
    done(world.engine.withdraw(world.request(), &id("score_share")));
    assert_eq!(result("score_share"), R::Withdrawn);
    // What can still be undone is no last word; undone, the yes before it is.
    world.allow("analytics", Until::Withdrawn);
    let off = done(world.engine.withdraw_many(world.request(), &[id("analytics")]));
    let Reply::TurnedOff { batch: Some(batch), .. } = off else { panic!("{off:?}") };
    assert_eq!(last("analytics"), None);
    done(world.engine.undo_withdrawal(world.request(), batch));
    assert_eq!(result("analytics"), R::Allowed);
    // A no to one payment is a refusal of that payment and no answer to the purpose.
    pay(&world);
    let release = propose(&world);
    let _ = world.look(Asked::Release(release));
    done(world.engine.refuse(world.request(), release, manner()));
    assert!(rows(&world).iter().any(|row| row.activity == Some(id("pay")) && row.result == R::Refused));
    assert_eq!(last("pay"), None);
}

#[test]
fn a_row_beside_the_ledger_that_leads_to_another_purpose_makes_no_receipt_of_this_one() {
    let world = World::new(24);
    world.own();
    world.allow("nearby", Until::Withdrawn);
    world.refuse("score_share");
    let of = |activity: &str| world.engine.answer_receipt_sheet(&id(activity), &reader()).unwrap();
    let (nearby, score) = (of("nearby").unwrap().index, of("score_share").unwrap().index);
    assert!(nearby < score);
    let file = rusqlite::Connection::open(world.dir.path().join("privet.db")).unwrap();
    let forged = "INSERT OR IGNORE INTO use_index SELECT n.tag, s.idx, s.hour FROM use_index n, use_index s WHERE n.idx = ?1 AND s.idx = ?2";
    assert!(
        file.execute(forged, [i64::try_from(nearby).unwrap(), i64::try_from(score).unwrap()]).unwrap() > 0
    );
    assert_eq!(of("nearby").unwrap().index, nearby);
}

#[test]
fn the_record_of_a_destruction_is_genuine_by_a_known_key_and_says_what_it_does_not_show() {
    let world = phone(21);
    let file = world.engine.destruction(&id(FACE), None).unwrap().unwrap().text;
    let checked = world.engine.check_receipt(file.as_bytes(), Known::default(), &reader()).unwrap();
    assert_eq!(checked.verdict, Verdict::Genuine);
    let page = world.engine.destruction_page(&id(FACE), None, &reader()).unwrap().unwrap();
    let said = checked.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
    for line in page.lines.iter().chain(&page.not_shown) {
        assert!(said.contains(line.as_str()), "{line} is not in {said}");
    }
    let other = World::new(22);
    let known = Known {
        logs: vec![LogKey::from_vkey(&world.engine.log_key().unwrap().unwrap()).unwrap()],
        ..Known::default()
    };
    let elsewhere = other.engine.check_receipt(file.as_bytes(), known, &reader()).unwrap();
    assert_eq!(elsewhere.verdict, Verdict::Genuine);
    let limits = &elsewhere.lines.last().unwrap().text;
    assert!(!limits.contains("This covers this phone only"), "{limits}");
    let stranger = other.engine.check_receipt(file.as_bytes(), Known::default(), &reader()).unwrap();
    assert_eq!((stranger.verdict, stranger.lines), (Verdict::SignerUnknown, Vec::new()));
    for bit in (0..file.len() * 8).step_by(7) {
        let mut altered = file.clone().into_bytes();
        altered[bit / 8] ^= 1 << (bit % 8);
        assert!(
            matches!(verdict(&world, &altered), Verdict::NotGenuine { .. }),
            "{}",
            String::from_utf8_lossy(&altered)
        );
    }
    let long = format!("{}{}", &file[..file.len() - 1], " ".repeat(70_000));
    assert_eq!(verdict(&world, long.as_bytes()), Verdict::NotGenuine { why: NotGenuine::TooLong });
}

#[test]
fn a_receipt_says_nothing_of_how_the_person_answered() {
    let world = phone(2);
    for row in rows(&world) {
        let slip = world.engine.slip(row.index).unwrap().unwrap();
        for word in ["manner", "gesture", "covered_touches", "text_percent", "enabled", "decided", "drawn"] {
            let member = format!("\\\"{word}\\\"");
            assert!(!slip.contains(&member), "{word} in {slip}");
        }
    }
    let entries = world.engine.state().size;
    let manner: Vec<u64> =
        (0..entries).filter(|index| world.engine.entry(*index).unwrap().unwrap().event.is_manner()).collect();
    assert!(!manner.is_empty());
    for index in manner {
        assert_eq!(world.engine.slip(index).unwrap(), None);
        assert_eq!(world.engine.use_detail(index, &reader()).unwrap(), None);
    }
}

#[test]
fn no_flipped_bit_of_a_file_a_code_or_the_receipt_of_a_payment_is_genuine() {
    let world = phone(3);
    let key = LogKey::from_vkey(&world.engine.log_key().unwrap().unwrap()).unwrap();
    let known = Known { own: vec![key], ..Known::default() };
    let file = sheet(&world, R::Withdrawn).file;
    let is = |bytes: &[u8]| check(bytes, &known, None, &reader()).verdict;
    assert_eq!(is(file.as_bytes()), Verdict::Genuine, "without an engine");
    for text in [file.clone(), pack(&file)] {
        for bit in 0..text.len() * 8 {
            let mut altered = text.clone().into_bytes();
            altered[bit / 8] ^= 1 << (bit % 8);
            assert!(matches!(is(&altered), Verdict::NotGenuine { .. }), "bit {bit}");
        }
    }
    let left = rows(&world).into_iter().find(|row| row.result == R::Left).unwrap();
    let event = world.engine.entry(left.index).unwrap().unwrap().event;
    let Event::Released { jti, .. } = event else { panic!("{event:?}") };
    let jws = world.engine.receipt(jti).unwrap().unwrap();
    assert_eq!(verdict(&world, jws.as_bytes()), Verdict::Genuine);
    let header = jws.find('.').unwrap();
    for bit in 0..jws.len() * 8 {
        let mut altered = jws.clone().into_bytes();
        altered[bit / 8] ^= 1 << (bit % 8);
        match verdict(&world, &altered) {
            Verdict::NotGenuine { .. } => {}
            // The header names the key: another name is another key, and nobody here knows whose.
            said => assert!(said == Verdict::SignerUnknown && bit / 8 < header, "bit {bit}: {said:?}"),
        }
    }
}

#[test]
fn of_an_unknown_key_nobody_can_tell_and_no_line_is_shown() {
    let (world, other) = (phone(4), World::new(5));
    let file = sheet(&world, R::Allowed).file;
    let said = other.engine.check_receipt(file.as_bytes(), Known::default(), &reader()).unwrap();
    assert_eq!((said.verdict, said.lines), (Verdict::SignerUnknown, vec![]));
    let key = Slip::parse(file.as_bytes()).unwrap().unverified_key().unwrap();
    let known = Known { logs: vec![key], ..Known::default() };
    let said = other.engine.check_receipt(file.as_bytes(), known, &reader()).unwrap();
    assert_eq!(said.verdict, Verdict::Genuine);
    assert!(said.lines.last().unwrap().text.starts_with("key "), "not this phone's: {:?}", said.lines);
}

#[test]
fn what_is_no_receipt_is_told_apart() {
    let world = World::new(6);
    let too_long = vec![b'{'; privet_wire::slip::MAX_SLIP + 1];
    let checkpoint = world.engine.checkpoint().unwrap().unwrap();
    for (bytes, why) in [
        (too_long.as_slice(), NotGenuine::TooLong),
        (b"", NotGenuine::NotAReceipt),
        (b"a.b.c", NotGenuine::NotAReceipt),
        (checkpoint.as_bytes(), NotGenuine::NotAReceipt),
        (b"PRIVET:", NotGenuine::Changed),
        (b"\xff\xfe", NotGenuine::NotAReceipt),
    ] {
        assert_eq!(verdict(&world, bytes), Verdict::NotGenuine { why });
    }
}

#[test]
fn receipts_are_paged_without_a_gap_and_an_empty_list_says_so() {
    let world = phone(7);
    let all = rows(&world);
    let (mut paged, mut before) = (Vec::new(), None);
    loop {
        let page = world.engine.receipts(before, 2, &reader()).unwrap().unwrap();
        assert!(page.rows.len() <= 2);
        paged.extend(page.rows);
        match page.next {
            Some(next) => before = Some(next),
            None => break,
        }
    }
    assert_eq!(paged, all);
    let results: Vec<R> = all.iter().map(|row| row.result).collect();
    assert!(results.contains(&R::Left) && results.contains(&R::Refused), "{results:?}");
    let none = World::new(8).engine.receipts(None, 20, &reader()).unwrap().unwrap();
    assert_eq!((none.rows.len(), none.next), (0, None));
    assert_eq!(none.empty.as_deref(), Some("No receipts yet."));
}

#[test]
fn a_locked_phone_gives_no_receipt_and_still_checks_its_own() {
    let world = phone(9);
    let file = sheet(&world, R::Refused).file;
    world.engine.lock().unwrap();
    assert_eq!(world.engine.receipts(None, 20, &reader()).unwrap(), None);
    assert_eq!(world.engine.slip(0).unwrap(), None);
    assert_eq!(world.engine.use_detail(0, &reader()).unwrap(), None);
    assert_eq!(verdict(&world, file.as_bytes()), Verdict::Genuine);
    assert_eq!(world.engine.status(), Status::Locked, "nothing of this opens the records");
    let shown = world.engine.inspector(&reader()).unwrap();
    assert_eq!(
        (shown.lock, shown.key, shown.face),
        (Some(LockView::Locked), KeyView::Locked, KeyView::Locked)
    );
    assert!(!shown.report.contains("Root hash"));
}

#[test]
fn the_detail_of_a_payment_has_what_was_shown_where_it_is_and_its_receipt() {
    let world = phone(10);
    let index = rows(&world).iter().find(|row| row.result == R::Left).unwrap().index;
    let detail = world.engine.use_detail(index, &reader()).unwrap().unwrap();
    let seen = detail.seen.unwrap();
    assert!(seen.matches);
    assert!(seen.lines.iter().any(|line| line.contains("Blue Kettle Tea")), "{:?}", seen.lines);
    assert_eq!(detail.stage, Some(DeliveryStage::Waiting));
    assert!(detail.signed.is_some());
    assert_eq!(detail.receipt.unwrap().index, index);
    let item = world.engine.outbox_next().unwrap().unwrap();
    done(world.engine.delivered(world.request(), item.jti, None));
    let detail = world.engine.use_detail(index, &reader()).unwrap().unwrap();
    assert_eq!(detail.stage, Some(DeliveryStage::Delivered));
}

#[test]
fn a_use_that_can_be_turned_off_says_so_and_one_that_was_does_not() {
    let world = World::new(11);
    world.own();
    world.allow(FACE, Until::Withdrawn);
    let index = rows(&world)[0].index;
    let detail = world.engine.use_detail(index, &reader()).unwrap().unwrap();
    assert_eq!(detail.turn_off, Some(id(FACE)));
    done(world.engine.withdraw(world.request(), &id(FACE)));
    let detail = world.engine.use_detail(index, &reader()).unwrap().unwrap();
    assert_eq!((detail.turn_off, detail.turn_off_label), (None, None));
}

#[test]
fn lines_that_do_not_give_the_recorded_digest_are_said_not_to_match() {
    let world = phone(12);
    let index = rows(&world).iter().find(|row| row.result == R::Allowed).unwrap().index;
    let event = world.engine.entry(index).unwrap().unwrap().event;
    let Event::ConsentGiven { shown, .. } = event else { panic!("{event:?}") };
    assert!(seen_again(&shown, &reader()).matches);
    let mut line = shown.clone();
    line.shown.lines[0].text.push('.');
    let mut salt = shown.clone();
    salt.salt = Digest::new([0; 32]);
    for altered in [line, salt] {
        let seen = seen_again(&altered, &reader());
        assert_eq!((seen.matches, seen.verdict.as_str()), (false, "Does not match what was recorded."));
    }
}

#[test]
fn the_inspector_says_what_was_verified_and_how_the_keys_stand() {
    let world = phone(13);
    let before = world.engine.inspector(&reader()).unwrap();
    assert_eq!((before.checkup, before.checkup_text.as_str()), (Checkup::NotYet, "Not verified yet"));
    assert_eq!(before.face, KeyView::Destroyed);
    assert!(matches!(before.key, KeyView::Ready { guard } if guard.place == KeyPlace::Software));
    world.engine.verify_ledger(|_, _| true).unwrap();
    let size = world.engine.state().size;
    let after = world.engine.inspector(&reader()).unwrap();
    assert_eq!(after.checkup, Checkup::Whole { verified: size, total: size });
    world.allow(FACE, Until::Withdrawn);
    done(world.engine.enrol(world.request(), &id(FACE), ALICE));
    let later = world.engine.inspector(&reader()).unwrap();
    let total = world.engine.state().size;
    assert_eq!(later.checkup, Checkup::Whole { verified: size, total }, "what came since was not verified");
    assert!(matches!(later.face, KeyView::Ready { .. }));
    let root = later.rows.iter().find(|row| row.label == "Root hash").unwrap();
    assert_eq!(root.value.len(), 64);
    assert_eq!(
        root.short.as_deref(),
        Some(format!("{}\u{2026}{}", &root.value[..4], &root.value[60..]).as_str())
    );
    for personal in ["Blue Kettle", "38.00", FACE] {
        assert!(!later.report.contains(personal), "{}", later.report);
    }
    assert_eq!(KeyView::of(KeyState::Invalidated, privet::host::KeyGuard::UNKNOWN), KeyView::Missing);
}

#[test]
fn trying_to_send_unasked_is_denied_and_leaves_nothing() {
    for world in [World::new(14), phone(15)] {
        let before = (world.engine.state(), world.engine.checkpoint().unwrap());
        let tried = world.engine.try_to_send(Language::En).unwrap();
        assert_eq!((tried.tried, tried.text.as_str()), (Tried::Denied, "Denied, as it should be."));
        assert_eq!(
            tried.rest.as_deref(),
            Some("Not asked each time: Shops nearby, Queue times, Help improve the app.")
        );
        assert_eq!((world.engine.state(), world.engine.checkpoint().unwrap()), before);
        assert_eq!(world.engine.status(), Status::Ready);
    }
    let paused = tried_view(Tried::NotDenied, &[], Language::En);
    assert_eq!(paused.text, "Not denied. Sending is now paused.");
}
