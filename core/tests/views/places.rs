use super::*;
use privet::command::{Content, Withheld};

use privet::gate::drift::Offset;
use privet::gate::location::Location;
use privet::gate::minimise::{
    Declared, MediaType, Minimised, minimise, minimise_location, write_exact_location,
};
use privet::manifest::GrantCap;
use privet::refusal::Refusal;
use privet::rules::offers;
use serde_json::{Value, json};
use std::sync::Arc;

/// The demo app, its list of shops sending the exact place. Read without the lints, as a manifest accepted before them was.
fn exact(cap: &Value, permission: &str) -> Manifest {
    let mut json: Value = serde_json::from_str(DEMO).unwrap();
    json["data"].as_array_mut().unwrap().push(json!({
        "id": "spot", "name": {"en": "Exact place you are at", "zh-Hans": "精确位置"},
        "category": "precise_location", "sensitivity": "sensitive", "mask": "hidden"
    }));
    let activities = json["activities"].as_array_mut().unwrap();
    let nearby = activities.iter_mut().find(|a| a["id"] == "nearby").unwrap();
    for (member, value) in [
        ("data", json!(["spot"])),
        ("minimise", json!([])),
        ("os_permission", json!(permission)),
        ("max_grant", cap.clone()),
    ] {
        nearby[member] = value;
    }
    Manifest::read(&serde_json::to_vec(&json).unwrap()).unwrap()
}

fn home() -> Location {
    Location::new(312_304_567, 1_214_737_891).unwrap()
}

fn propose(world: &mut World, activity: &str, bytes: Minimised) -> Outcome {
    let bytes = Arc::new(bytes);
    let content = Content::Data { sha256: bytes.sha256(), size: bytes.bytes().len() as u64 };
    let command = Command::Propose {
        activity: id(activity),
        recipient: recipient("lantern_pay"),
        content,
        token: None,
        withheld: Withheld::NONE,
    };
    world.run(&command, Evidence { minimised: Some(bytes), ..Evidence::default() })
}

fn allow(world: &mut World, activity: &str, until: Until) -> Outcome {
    let prompt = world.ask(activity);
    let shown = draw_consent(&world.state, &world.state.prompts[&prompt], &en()).expect("drawn");
    let drawn = Drawn::new(Asked::Consent(prompt), shown, SALT).unwrap();
    let digest = drawn.digest();
    let evidence =
        Evidence { drawn: Some(digest), shown: Some(drawn.on_screen(world.now)), ..Evidence::default() };
    world.pass(700);
    let manner = Manner::plain(Gesture::Touch);
    let answer = Answer::Allow { until };
    world.run(&Command::Answer { prompt, digest, party: Party::Person, answer, manner }, evidence)
}

#[test]
fn exact_and_coarse_places_are_not_taken_for_one_another() {
    let coarse = || minimise_location(home().coarsened(Offset::default())).unwrap();
    let sharp = || write_exact_location(home()).unwrap();
    assert_eq!(sharp().bytes(), br#"{"exact":true,"lat_e7":312304567,"lon_e7":1214737891}"#);
    let copy = |of: &Minimised| minimise(of.bytes(), MediaType::Json, Declared::default()).unwrap();
    assert!(sharp().is_exact_place() && !sharp().is_coarse_place() && sharp().removed().len() == 0);
    assert!(coarse().is_coarse_place() && !coarse().is_exact_place());
    assert!(!copy(&sharp()).is_exact_place() && !copy(&coarse()).is_coarse_place());

    let mut rough = World::new();
    rough.phone.os.insert(OsPermission::LocationCoarse, OsState::Granted);
    rough.phone.os.insert(OsPermission::LocationPrecise, OsState::Granted);
    rough.allow("nearby");
    for bytes in [sharp(), copy(&sharp()), copy(&coarse())] {
        assert_eq!(propose(&mut rough, "nearby", bytes), Err(Refusal::NotMinimised));
    }
    assert!(propose(&mut rough, "nearby", coarse()).is_ok());

    let mut precise = World::of(exact(&json!({"days": 1}), "location_precise"));
    precise.phone.os.insert(OsPermission::LocationPrecise, OsState::Granted);
    allow(&mut precise, "nearby", Until::At { wall: AFTERNOON + DAY }).expect("a day");
    for bytes in [coarse(), copy(&sharp()), copy(&coarse())] {
        assert_eq!(propose(&mut precise, "nearby", bytes), Err(Refusal::NotMinimised));
    }
    assert!(propose(&mut precise, "nearby", sharp()).is_ok());

    let mut neither = World::new();
    neither.allow("analytics");
    for bytes in [coarse(), sharp()] {
        assert_eq!(propose_to(&mut neither, bytes), Err(Refusal::NotMinimised));
    }
}

fn propose_to(world: &mut World, bytes: Minimised) -> Outcome {
    let bytes = Arc::new(bytes);
    let content = Content::Data { sha256: bytes.sha256(), size: bytes.bytes().len() as u64 };
    let command = Command::Propose {
        activity: id("analytics"),
        recipient: recipient("meridian"),
        content,
        token: None,
        withheld: Withheld::NONE,
    };
    world.run(&command, Evidence { minimised: Some(bytes), ..Evidence::default() })
}

#[test]
fn no_manifest_makes_a_yes_to_the_exact_place_last_longer_than_a_day() {
    for cap in [json!("until_withdrawn"), json!({"days": 365}), json!({"days": 1})] {
        let manifest = exact(&cap, "location_precise");
        let activity = manifest.activity(&id("nearby")).unwrap().clone();
        assert_eq!(offers(&manifest, &activity), [Until::Once]);
        let mut world = World::of(manifest);
        let day = |world: &World| world.now.wall + 700 + DAY;
        let (late, at) = (Until::At { wall: day(&world) + 1 }, Until::At { wall: day(&world) });
        assert_eq!(allow(&mut world, "nearby", late), Err(Refusal::DurationNotOffered));
        assert_eq!(allow(&mut world, "nearby", Until::Withdrawn), Err(Refusal::DurationNotOffered));
        assert_eq!(allow(&mut world, "nearby", at), Ok(Reply::Given { until: at }));
    }
    let once = exact(&json!("once"), "location_precise");
    assert_eq!(once.activity(&id("nearby")).unwrap().max_grant, GrantCap::Once);
    let mut world = World::of(once);
    let soon = Until::At { wall: AFTERNOON + 3_600_000 };
    assert_eq!(allow(&mut world, "nearby", soon), Err(Refusal::DurationNotOffered));
    assert_eq!(allow(&mut world, "nearby", Until::Once), Ok(Reply::Given { until: Until::Once }));
}

#[test]
fn a_phone_that_gives_the_rough_place_denies_the_exact_one_whatever_was_declared() {
    for (declared, permission) in [
        ("location_precise", OsPermission::LocationPrecise),
        ("location_coarse", OsPermission::LocationCoarse),
    ] {
        let mut world = World::of(exact(&json!({"days": 1}), declared));
        allow(&mut world, "nearby", Until::Once).expect("once");
        for (state, allowed) in [(OsState::Coarse, false), (OsState::Denied, false), (OsState::Granted, true)]
        {
            world.phone.os = [(permission, state)].into();
            let outcome = propose(&mut world, "nearby", write_exact_location(home()).unwrap());
            assert_eq!(outcome.is_ok(), allowed, "{declared} {state:?}");
            assert!(allowed || outcome == Err(Refusal::PhoneBlocks));
        }
    }
}

#[test]
fn both_prompts_say_that_the_place_is_exact_and_no_other_prompt_does() {
    let mut world = World::of(exact(&json!({"days": 1}), "location_precise"));
    for language in Language::ALL {
        let prompt = world.ask("nearby");
        let shown =
            draw_consent(&world.state, &world.state.prompts[&prompt], &reader(language)).expect("drawn");
        let has = |key: &str| shown.lines.iter().any(|line| line.key == key);
        assert!(has("cs_exact_place") && has("cs_until_brief") && !has("cs_until_max"));
    }
    let mut world = World::new();
    let prompt = world.ask("nearby");
    let shown = draw_consent(&world.state, &world.state.prompts[&prompt], &en()).expect("drawn");
    assert!(shown.lines.iter().all(|line| line.key != "cs_exact_place" && line.key != "cs_until_brief"));
}
