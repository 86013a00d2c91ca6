//! What the phone's own prompt says.

use super::prompts::{
    GPS, asks_to_send, data, digest, draw, drawn, every_prompt, keys, of_bills, payment, tea, texts,
};
use super::*;
use privet::command::{Content, Payment, Withheld};
use privet::gate::location::Location;
use privet::gate::minimise::{Declared, MediaType, Minimised, Removed, minimise, write_exact_location};
use privet::manifest::{Confirm, GrantCap, MinimiseStep};
use privet::views::prompt::{PromptKind, prompt_view};
use privet::views::system::{MAX_DESCRIPTION, MAX_ROW, MAX_ROWS};
use privet_wire::shown::{Shown, ShownLine, ShownSystem};

/// Title, subtitle, description, the button that cancels, the reason and the other way.
fn said(system: &ShownSystem) -> [&str; 6] {
    let ShownSystem { title, subtitle, description, refuse, reason, fallback, .. } = system;
    let other = fallback.as_ref().map_or("", |line| line.text.as_str());
    [&title.text, &subtitle.text, &description.text, &refuse.text, &reason.text, other]
}

fn rows(system: &ShownSystem) -> Vec<&str> {
    system.rows.iter().map(|row| row.text.as_str()).collect()
}

fn all(system: &ShownSystem) -> Vec<&ShownLine> {
    let ShownSystem { title, subtitle, description, rows, refuse, reason, fallback } = system;
    [title, subtitle, description, refuse, reason].into_iter().chain(fallback).chain(rows).collect()
}

/// The prompts of releases, each with what the system says.
fn confirmed(language: Language) -> Vec<(Shown, ShownSystem)> {
    every_prompt(language).into_iter().filter_map(|shown| shown.system.clone().map(|s| (shown, s))).collect()
}

#[test]
fn the_phones_own_prompt_names_the_same_amount_and_payee_as_the_screen() {
    let (world, release) = payment(tea(), true);
    let shown = draw(&world, release, None, Language::En);
    let system = shown.system.as_ref().unwrap();
    assert_eq!(
        said(system),
        [
            "Pay CNY 38.00",
            "To Blue Kettle Tea",
            "One payment only. Your face pattern stays on this phone.",
            "Don't pay",
            "Pay CNY 38.00 to Blue Kettle Tea",
            "Pay by PIN instead",
        ]
    );
    assert_eq!(
        rows(system),
        [
            "Leaves this phone: Amount and payee, How you approved: face or PIN",
            "Stays here: Face pattern, Camera picture of your face",
        ]
    );
    let shown = draw(&world, release, None, Language::ZhHans);
    assert_eq!(
        said(shown.system.as_ref().unwrap()),
        [
            "付款 ¥38.00",
            "收款方：Blue Kettle Tea",
            "仅限一次付款。人脸特征留在本机。",
            "不付款",
            "向 Blue Kettle Tea 付款 ¥38.00",
            "改用密码付款",
        ]
    );
}

#[test]
fn without_a_matched_face_the_phones_own_prompt_does_not_speak_of_one() {
    let (world, release) = payment(tea(), false);
    for (language, description) in [(Language::En, "One payment only."), (Language::ZhHans, "仅限一次付款。")]
    {
        let shown = draw(&world, release, None, language);
        let system = shown.system.as_ref().unwrap();
        assert_eq!(system.description.text, description);
        for line in all(system) {
            assert!(!line.text.to_lowercase().contains("face pattern") && !line.text.contains("人脸特征"));
        }
    }
}

#[test]
fn a_pin_is_offered_instead_only_where_both_kinds_are_taken_and_registered() {
    use privet::manifest::Accepts::{self, Bio, Pin};
    use privet_wire::key::UserVerification as Uv;
    for (accepts, keys, offered) in [
        (vec![Bio, Pin], vec![Uv::Bio, Uv::Pin], true),
        (vec![Bio], vec![Uv::Bio, Uv::Pin], false),
        (vec![Pin], vec![Uv::Bio, Uv::Pin], false),
        (vec![Bio, Pin], vec![Uv::Bio], false),
        (vec![Bio, Pin], vec![Uv::Pin], false),
        (vec![Bio, Pin], vec![], false),
    ] {
        let (mut world, release) = payment(tea(), false);
        let mut manifest = demo();
        let taken = |way: &Accepts| accepts.contains(way);
        manifest.recipients.iter_mut().for_each(|r| r.accepts.retain(taken));
        world.state.manifest.as_mut().unwrap().manifest = std::sync::Arc::new(manifest);
        for known in world.state.registered.values_mut() {
            known.keys.retain(|key| keys.contains(&key.uv));
        }
        let fallback = draw(&world, release, None, Language::En).system.unwrap().fallback;
        assert_eq!(fallback.is_some(), offered, "{accepts:?} {keys:?}");
    }
}

#[test]
fn of_a_picture_it_says_removed_only_of_what_was_removed() {
    let described = |photo: &[u8], media| {
        let (world, release, bytes) = data("bill_scan", "cloudlane", photo, media);
        let shown = draw(&world, release, Some(&bytes), Language::En);
        (bytes.removed().collect::<Vec<_>>(), shown.system.unwrap().description.text)
    };
    let (removed, text) = described(GPS, MediaType::Jpeg);
    assert!(removed.contains(&Removed::Place) && removed.contains(&Removed::PhoneDetails));
    assert!(text.ends_with(". Place and phone details removed."), "{text}");
    // A picture that the encoder of the tests made says nothing beside its pixels.
    let mut clean = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(8, 8).write_to(&mut clean, image::ImageFormat::Png).unwrap();
    let (removed, text) = described(clean.get_ref(), MediaType::Png);
    assert!(removed.is_empty() && text.ends_with(". Nothing had to be removed."), "{removed:?} {text}");
    // Bytes behind its end, and no word of a place.
    clean.get_mut().extend_from_slice(b"behind the end");
    let (removed, text) = described(clean.get_ref(), MediaType::Png);
    assert_eq!(removed, [Removed::TrailingData]);
    assert!(text.ends_with(". Removed: data after the picture."), "{text}");
}

/// The prompt of a bill, sent with its colour profile.
fn with_its_profile(photo: &[u8], media: MediaType, language: Language) -> (Vec<Removed>, Shown) {
    let declared = Declared { keep_colour_profile: true, ..Declared::default() };
    let bytes = std::sync::Arc::new(minimise(photo, media, declared).unwrap());
    assert!(bytes.keeps_colour_profile());
    let mut world = of_bills(|bill| bill.minimise.push(MinimiseStep::KeepColourProfile));
    let Ok(Reply::Pending { release, .. }) = asks_to_send(&mut world, &bytes) else { panic!("proposed") };
    (bytes.removed().collect(), draw(&world, release, Some(&bytes), language))
}

#[test]
fn a_profile_that_goes_along_is_said_by_the_phones_own_prompt_too() {
    let photo = include_bytes!("../../../tests/photos/profile.jpg");
    let declared = Declared { keep_colour_profile: true, ..Declared::default() };
    let clean = minimise(photo, MediaType::Jpeg, declared).unwrap().bytes().to_vec();
    for (language, goes_along, device) in
        [(Language::En, "profile goes along", "phone"), (Language::ZhHans, "色彩配置会一并发送", "手机")]
    {
        let (removed, shown) = with_its_profile(&clean, MediaType::Jpeg, language);
        let system = shown.system.as_ref().unwrap();
        let text = &system.description.text;
        assert!(removed.is_empty() && !keys(&shown).contains(&"cam_removed"), "{removed:?}");
        assert!(text.contains(goes_along) && text.contains(device), "{text}");
        let none = privet::text::say(privet::text::Word::CamRmNone, language);
        assert!(!text.contains(none) && !texts(&shown).contains(&none), "{text}");
        assert!(system.rows.iter().any(|row| row.key == "cam_profile"), "{:?}", rows(system));
        // Behind its end something that is cut: what goes along is still said.
        let (removed, shown) =
            with_its_profile(&[&clean, &b"behind the end"[..]].concat(), MediaType::Jpeg, language);
        let system = shown.system.as_ref().unwrap();
        let text = &system.description.text;
        assert_eq!(removed, [Removed::TrailingData]);
        assert!(text.contains(privet::text::say(Removed::TrailingData.word(), language)), "{text}");
        assert!(text.contains(goes_along) && text.contains(device), "{text}");
    }
    // The short sentence that names place and phone details alone would hide it.
    let (removed, shown) = with_its_profile(photo, MediaType::Jpeg, Language::En);
    let text = shown.system.unwrap().description.text;
    assert!(text.ends_with("The colour profile goes along. It can name your phone."), "{removed:?} {text}");
}

#[test]
fn where_nothing_was_cut_the_screen_and_the_phone_say_no_more_than_that() {
    let mut clean = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(8, 8).write_to(&mut clean, image::ImageFormat::Png).unwrap();
    let (world, release, bytes) = data("bill_scan", "cloudlane", clean.get_ref(), MediaType::Png);
    for (language, said) in
        [(Language::En, "Nothing had to be removed."), (Language::ZhHans, "没有需要移除的内容。")]
    {
        let shown = draw(&world, release, Some(&bytes), language);
        assert!(
            texts(&shown).contains(&said) && !keys(&shown).contains(&"cam_removed"),
            "{:?}",
            texts(&shown)
        );
        let system = shown.system.as_ref().unwrap();
        assert!(rows(system).contains(&said) && system.description.text.ends_with(said));
        assert!(!format!("{shown:?}").contains("hidden inside"));
    }
}

/// A world in which the exact place is sent, each time confirmed, with what waits.
fn exact_place() -> (World, privet_wire::ids::ReleaseId, Minimised) {
    let mut manifest = demo();
    for kind in manifest.data.iter_mut().filter(|kind| kind.id.as_str() == "area") {
        kind.category = privet::manifest::Category::PreciseLocation;
    }
    for activity in manifest.activities.iter_mut().filter(|a| a.id == id("nearby")) {
        activity.minimise.retain(|step| *step != MinimiseStep::CoarsenLocation);
        (activity.max_grant, activity.confirm) = (GrantCap::Once, Confirm::EveryUse);
    }
    let mut world = World::of(manifest);
    world.phone.os.insert(OsPermission::LocationCoarse, OsState::Granted);
    world.answer("nearby", Answer::Allow { until: Until::Once });
    let bytes = write_exact_location(Location::new(312_304_567, 1_214_737_891).unwrap()).unwrap();
    let content = Content::Data { sha256: bytes.sha256(), size: bytes.bytes().len() as u64 };
    let (activity, recipient) = (id("nearby"), recipient("lantern_pay"));
    let command = Command::Propose { activity, recipient, content, token: None, withheld: Withheld::NONE };
    let evidence = Evidence { minimised: Some(std::sync::Arc::new(bytes.clone())), ..Evidence::default() };
    let Reply::Pending { release, .. } = world.run(&command, evidence).unwrap() else { panic!("proposed") };
    (world, release, bytes)
}

#[test]
fn an_exact_place_is_called_exact_by_the_phones_own_prompt() {
    let (world, release, bytes) = exact_place();
    for (language, exact) in [(Language::En, "exact place"), (Language::ZhHans, "精确位置")] {
        let shown = draw(&world, release, Some(&bytes), language);
        let system = shown.system.as_ref().unwrap();
        assert!(system.description.text.contains(exact), "{}", system.description.text);
        assert!(system.rows.iter().any(|row| row.key == "sn_exact_place"), "{:?}", rows(system));
    }
    // A coarse one is not.
    let (world, release, bytes) = data("nearby", "lantern_pay", b"", MediaType::Json);
    let shown = draw(&world, release, Some(&bytes), Language::En);
    assert!(!format!("{:?}", shown.system).contains("your exact place"));
}

#[test]
fn what_is_no_picture_is_not_called_one() {
    let (world, release, bytes) = data("score_share", "harbour_credit", br#"{"s":1}"#, MediaType::Json);
    let shown = draw(&world, release, Some(&bytes), Language::En);
    let system = shown.system.unwrap();
    assert_eq!(
        said(&system),
        [
            "Send these details",
            "To Harbour Credit",
            "7 bytes. This once only.",
            "Don't send",
            "Send these details to Harbour Credit",
            "",
        ]
    );
    assert_eq!(rows(&system)[0], "What leaves: Credit score range");
}

#[test]
fn the_phones_own_prompt_says_nothing_that_the_screen_does_not() {
    for language in Language::ALL {
        let prompts = confirmed(language);
        assert!(prompts.len() >= 5, "{}", prompts.len());
        for (shown, system) in prompts {
            assert!(system.rows.iter().all(|row| shown.lines.contains(row)), "{:?}", rows(&system));
            assert_eq!(system.refuse, shown.buttons[0]);
            assert!(all(&system).iter().all(|line| !line.text.trim().is_empty()));
            // Every name and number in it is one that stands on the screen.
            for value in shown.payment.iter().map(|p| p.payee.as_str()) {
                assert!(system.subtitle.text.contains(value) && system.reason.text.contains(value));
            }
        }
    }
}

#[test]
fn where_nothing_is_signed_the_phone_asks_nothing() {
    let with: Vec<String> = confirmed(Language::En).into_iter().map(|(shown, _)| shown.screen).collect();
    let without = every_prompt(Language::En).into_iter().filter(|shown| shown.system.is_none());
    assert!(with.iter().all(|screen| screen != "m1"));
    assert!(without.map(|shown| shown.screen).any(|screen| screen == "m1"));
}

#[test]
fn both_languages_give_the_phone_the_same_keys() {
    for ((_, english), (_, chinese)) in confirmed(Language::En).iter().zip(confirmed(Language::ZhHans).iter())
    {
        let [english, chinese] =
            [english, chinese].map(|s| all(s).iter().map(|l| l.key.clone()).collect::<Vec<_>>());
        assert_eq!(english, chinese);
    }
}

#[test]
fn the_digest_holds_every_string_of_the_phones_own_prompt() {
    let (world, release) = payment(tea(), true);
    let shown = draw(&world, release, None, Language::En);
    let count = all(shown.system.as_ref().unwrap()).len();
    let mut digests: Vec<_> = (0..count)
        .map(|at| {
            let mut altered = shown.clone();
            let system = altered.system.as_mut().unwrap();
            let ShownSystem { title, subtitle, description, rows, refuse, reason, fallback } = system;
            let strings =
                [title, subtitle, description, refuse, reason].into_iter().chain(fallback).chain(rows);
            strings.into_iter().nth(at).unwrap().text.push('.');
            digest(altered)
        })
        .chain([digest(shown.clone())])
        .collect();
    digests.sort();
    digests.dedup();
    assert_eq!(digests.len(), count + 1);
}

#[test]
fn the_view_hands_out_the_digested_strings_and_nothing_else() {
    for (shown, system) in confirmed(Language::En) {
        let kind = prompt_view(&drawn(shown), Some(b"[1]"), &demo(), &en()).unwrap().kind;
        let PromptKind::Release { release } = kind else { panic!("{kind:?}") };
        let view = release.system.unwrap();
        let other = view.fallback.as_deref().unwrap_or_default();
        let handed =
            [&view.title, &view.subtitle, &view.description, &view.refuse, &view.reason].map(String::as_str);
        assert_eq!([&handed[..], &[other]].concat(), said(&system));
        assert_eq!(view.rows, rows(&system));
    }
}

#[test]
fn a_list_that_android_would_refuse_is_left_out_whole() {
    let units = |text: &str| text.encode_utf16().count();
    for language in Language::ALL {
        for (_, system) in confirmed(language) {
            assert!(!system.rows.is_empty() && system.rows.len() <= MAX_ROWS);
            assert!(system.rows.iter().all(|row| units(&row.text) <= MAX_ROW));
            assert!(units(&system.description.text) <= MAX_DESCRIPTION);
        }
    }
    // Names as long as they may be; twenty of them fill more than one row has.
    let (mut world, release) = payment(tea(), false);
    let declared = world.state.manifest.as_mut().unwrap();
    let mut manifest = (*declared.manifest).clone();
    let pay = manifest.activities.iter().position(|a| a.id == id("pay")).unwrap();
    for at in 0..20 {
        let mut kind = manifest.data[0].clone();
        kind.id = privet_wire::ids::DataId::try_from(format!("kind_{at}")).unwrap();
        kind.name = serde_json::from_value(serde_json::json!({
            "en": format!("{}{at:02}", "W".repeat(38)), "zh-Hans": format!("{}{at:02}", "灯".repeat(38)),
        }))
        .unwrap();
        manifest.activities[pay].data.push(kind.id.clone());
        manifest.data.push(kind);
    }
    declared.manifest = std::sync::Arc::new(manifest);
    let shown = draw(&world, release, None, Language::En);
    let leaves = shown.lines.iter().find(|line| line.key == "fp_leaves_list").unwrap();
    assert!(units(&leaves.text) > MAX_ROW);
    assert!(shown.system.unwrap().rows.is_empty());
}

#[test]
fn everything_that_can_be_removed_fits_a_description() {
    let words = Language::ALL.map(|language| {
        let all = [
            Removed::Place,
            Removed::Time,
            Removed::PhoneDetails,
            Removed::Thumbnail,
            Removed::Comment,
            Removed::OtherMetadata,
            Removed::TrailingData,
            Removed::ColourProfile,
            Removed::ExactPlace,
        ]
        .map(|what| privet::text::say(what.word(), language));
        let list = privet::text::list(&all, language);
        let size = privet::text::size(u64::MAX, language);
        // The longer of the two: the profile goes along as well.
        let word = privet::text::Word::BpCamDescListProfile;
        privet::text::fill(word, language, &[("size", &size), ("list", &list)])
    });
    for text in words {
        assert!(text.unwrap().encode_utf16().count() <= MAX_DESCRIPTION);
    }
}

#[test]
fn a_payee_that_runs_from_right_to_left_is_set_apart_wherever_it_stands() {
    let payee = "בית קפה 7";
    let (world, release) = payment(Payment { payee: payee.into(), ..tea() }, false);
    let apart = format!("\u{2068}{payee}\u{2069}");
    for language in Language::ALL {
        let shown = draw(&world, release, None, language);
        let system = shown.system.as_ref().unwrap();
        let named: Vec<&str> =
            texts(&shown).into_iter().chain(said(system)).filter(|text| text.contains(payee)).collect();
        assert_eq!(named.len(), 3, "{named:?}");
        assert!(named.iter().all(|text| text.contains(&apart)), "{named:?}");
        // What is signed is the name itself.
        assert_eq!(shown.payment.as_ref().unwrap().payee, payee);
        assert!(keys(&shown).contains(&"fp_payee"));
    }
    let (world, release) = payment(tea(), false);
    let plain = draw(&world, release, None, Language::En);
    assert!(!texts(&plain).iter().any(|text| text.contains('\u{2068}')));
}
