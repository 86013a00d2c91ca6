//! Where only a result of a look leaves: what was looked at is nowhere said to be sent.

use super::prompts::{approved_claims, draw, keys, propose, tea, texts};
use super::*;
use privet::command::{Content, Withheld};
use privet::gate::minimise::{Declared, MediaType, Minimised, minimise};
use privet::manifest::MinimiseStep;
use privet::refusal::{Next, Refusal};
use privet::views::center::center;
use privet::views::lists::declared;
use privet::views::policy::{ChapterKind, policy};
use privet_wire::ids::{DataId, ReleaseId};
use std::sync::Arc;

const SENT: [&str; 2] = ["How you approved: face or PIN", "确认方式：人脸或密码"];
const LOOKED_AT: [&str; 2] = ["Looked at here, not sent: Identity photo", "仅在本机查看，不发送：身份照片"];
const MARKED: [&str; 2] = ["Identity photo (looked at here, not sent)", "身份照片（仅在本机查看，不发送）"];

/// The demo app, which tells who somebody is by a result alone.
fn by_result() -> Manifest {
    let mut manifest = demo();
    for activity in manifest.activities.iter_mut().filter(|a| a.id == id("photo_check")) {
        activity.data = ["identity_picture", "approval_way"].map(|id| DataId::try_from(id).unwrap()).into();
        activity.minimise = vec![MinimiseStep::ResultOnly];
    }
    manifest
}

/// A result that waits, of so many pictures.
fn result(frames: u32) -> (World, ReleaseId, Arc<Minimised>) {
    let mut world = World::of(by_result());
    world.allow("photo_check");
    let bytes = Arc::new(minimise(br#"{"alive":true}"#, MediaType::Json, Declared::default()).unwrap());
    let content = Content::Data { sha256: bytes.sha256(), size: bytes.bytes().len() as u64 };
    let (activity, recipient) = (id("photo_check"), recipient("lantern_pay"));
    let withheld = Withheld { frames, bytes: 2_764_800 };
    let command = Command::Propose { activity, recipient, content, token: None, withheld };
    let evidence = Evidence { minimised: Some(Arc::clone(&bytes)), ..Evidence::default() };
    let Reply::Pending { release, .. } = world.run(&command, evidence).unwrap() else { panic!("proposed") };
    (world, release, bytes)
}

#[test]
fn the_question_says_what_is_sent_and_what_is_only_looked_at() {
    let mut world = World::of(by_result());
    let prompt = world.ask("photo_check");
    for (at, language) in Language::ALL.into_iter().enumerate() {
        let live = &world.state.prompts[&prompt];
        let shown = draw_consent(&world.state, live, &reader(language)).unwrap();
        let sends = shown.lines.iter().find(|line| line.key == "cs_sends").unwrap();
        assert!(sends.text.contains(SENT[at]) && !sends.text.contains(MARKED[at]), "{}", sends.text);
        let after = shown.lines.iter().position(|line| line.key == "cs_sends").unwrap() + 1;
        assert_eq!(shown.lines[after].text, LOOKED_AT[at]);
        // Both are asked about.
        assert_eq!(shown.data.len(), 2);
    }
    // Where the pictures themselves leave there is no such line, nor where nothing leaves.
    let mut world = World::new();
    for activity in ["photo_check", "scan"] {
        let prompt = world.ask(activity);
        let shown = draw_consent(&world.state, &world.state.prompts[&prompt], &en()).unwrap();
        assert!(!keys(&shown).contains(&"cs_looked_at"), "{activity}");
    }
}

#[test]
fn the_sheet_of_a_result_names_no_picture_as_leaving_and_says_whose_word_it_is() {
    for (frames, said) in [
        (1, ["The app says: one picture was looked at", "应用称：一帧画面"]),
        (12, ["The app says: 12 pictures were looked at", "应用称：12 帧画面"]),
    ] {
        let (world, release, bytes) = result(frames);
        for (at, language) in Language::ALL.into_iter().enumerate() {
            let shown = draw(&world, release, Some(&bytes), language);
            let what = shown.lines.iter().find(|line| line.key == "sn_what").unwrap();
            assert!(what.text.ends_with(SENT[at]), "{}", what.text);
            assert!(texts(&shown).contains(&LOOKED_AT[at]), "{:?}", texts(&shown));
            let told = shown.lines.iter().find(|line| line.key.starts_with("sn_frame")).unwrap();
            assert!(told.text.contains(said[at]), "{}", told.text);
            // The phone's own prompt says it too.
            let rows = &shown.system.as_ref().unwrap().rows;
            assert!(rows.iter().any(|row| row.text == LOOKED_AT[at]) && rows.contains(told), "{rows:?}");
        }
    }
}

#[test]
fn a_document_of_no_look_is_not_taken_for_a_result() {
    let mut world = World::of(by_result());
    world.allow("photo_check");
    let bytes = Arc::new(minimise(br#"{"alive":true}"#, MediaType::Json, Declared::default()).unwrap());
    let mut propose = |withheld| {
        let content = Content::Data { sha256: bytes.sha256(), size: bytes.bytes().len() as u64 };
        let (activity, recipient) = (id("photo_check"), recipient("lantern_pay"));
        let command = Command::Propose { activity, recipient, content, token: None, withheld };
        world.run(&command, Evidence { minimised: Some(Arc::clone(&bytes)), ..Evidence::default() })
    };
    for nobody_told in [Withheld::NONE, Withheld { frames: 0, bytes: 2_764_800 }] {
        let refused = propose(nobody_told).unwrap_err();
        assert_eq!((refused, refused.next()), (Refusal::NotMinimised, Next::FixTheApp));
    }
    assert!(matches!(propose(Withheld { frames: 1, bytes: 0 }), Ok(Reply::Pending { .. })));
}

#[test]
fn a_receipt_of_a_result_does_not_claim_a_picture() {
    let (mut world, release, bytes) = result(12);
    let (shown, claims) = approved_claims(&mut world, release, Some(&bytes));
    assert_eq!(claims["data"], serde_json::json!(["approval_way"]));
    assert_eq!(serde_json::to_value(&shown.data).unwrap(), claims["data"]);
    // Of a picture it does.
    let (mut world, release, bytes) =
        super::prompts::data("photo_check", "lantern_pay", super::prompts::GPS, MediaType::Jpeg);
    let (_, claims) = approved_claims(&mut world, release, Some(&bytes));
    assert_eq!(claims["data"], serde_json::json!(["identity_picture"]));
}

#[test]
fn a_screen_still_knows_that_what_was_looked_at_is_sensitive() {
    let mut manifest = by_result();
    let ordinary = privet::manifest::Sensitivity::Ordinary;
    manifest
        .data
        .iter_mut()
        .filter(|k| k.id.as_str() == "approval_way")
        .for_each(|k| k.sensitivity = ordinary);
    let (mut world, release, bytes) = result(12);
    world.state.manifest.as_mut().unwrap().manifest = Arc::new(manifest.clone());
    let shown = draw(&world, release, Some(&bytes), Language::En);
    let drawn = Drawn::new(Asked::Release(release), shown, SALT).unwrap();
    assert!(privet::views::prompt::prompt_view(&drawn, Some(b"[1]"), &manifest, &en()).unwrap().sensitive);
}

#[test]
fn a_payment_by_a_code_that_was_read_sends_no_picture() {
    let mut manifest = demo();
    for activity in manifest.activities.iter_mut().filter(|a| a.id == id("pay")) {
        activity.data.insert(0, DataId::try_from("code_picture").unwrap());
        activity.minimise.push(MinimiseStep::ResultOnly);
    }
    let mut world = World::of(manifest);
    let release = propose(&mut world, "pay", "lantern_pay", Content::Payment(tea()), None, None);
    let shown = draw(&world, release, None, Language::En);
    assert!(texts(&shown).contains(&"Leaves this phone: Amount and payee, How you approved: face or PIN"));
    assert!(
        texts(&shown).contains(&"Looked at here, not sent: Camera picture of a code"),
        "{:?}",
        texts(&shown)
    );
    let (_, claims) = approved_claims(&mut world, release, None);
    assert_eq!(claims["data"], serde_json::json!(["payment_order", "approval_way"]));
}

#[test]
fn center_policy_and_lists_name_the_picture_as_looked_at_and_send_none() {
    let manifest = by_result();
    let world = World::of(manifest.clone());
    for (at, language) in Language::ALL.into_iter().enumerate() {
        let drawn = center(&world.state, &world.phone, None, &BTreeMap::new(), &world.now, &reader(language))
            .unwrap();
        let row = drawn.activities.iter().find(|row| row.activity == id("photo_check")).unwrap();
        assert_eq!(row.data, [MARKED[at], SENT[at]]);
        let policy = policy(&manifest, &[], language).unwrap();
        let sections = |kind| {
            let chapter = policy.chapters.iter().find(|chapter| chapter.kind == kind).unwrap();
            chapter.sections.iter().find(|section| section.activity == id("photo_check")).unwrap()
        };
        let collected = sections(ChapterKind::Collect);
        assert!(collected.lines.iter().any(|line| line.text.contains(MARKED[at])), "{collected:?}");
        let shared = sections(ChapterKind::Share);
        assert!(shared.notes.iter().any(|note| note == LOOKED_AT[at]), "{shared:?}");
    }
    // Among what is shared with others there is the result and no picture.
    let mut manifest = manifest;
    for recipient in manifest.recipients.iter_mut().filter(|r| r.id.as_str() == "lantern_pay") {
        recipient.role = privet::manifest::Role::ThirdParty;
    }
    for language in Language::ALL {
        let shared: Vec<String> = declared(&manifest, language)
            .shared
            .iter()
            .filter(|row| row.activity == id("photo_check"))
            .map(|row| {
                let said = privet::text::say(privet::text::Word::L2DeidResult, language);
                assert_eq!(row.identity_removed, said);
                row.data.as_str().to_owned()
            })
            .collect();
        assert_eq!(shared, ["approval_way"]);
    }
}
