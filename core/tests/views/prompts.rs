use super::*;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use privet::command::{Content, Payment, Withheld};
use privet::event::Proposed;
use privet::gate::drift::Offset;
use privet::gate::location::Location;
use privet::gate::minimise::{Declared, MediaType, Minimised, minimise, minimise_location};
use privet::manifest::MinimiseStep;
use privet::refusal::Refusal;
use privet::state::{Release, Token};
use privet::views::lines::{CONSENT, DATA, PAYMENT, PICTURE, check_code, draw_release};
use privet::views::prompt::{PromptKind, prompt_view};
use privet_wire::ids::{MatchToken, ReleaseId};
use privet_wire::shown::Shown;
use serde_json::Value;
use std::sync::Arc;

pub const GPS: &[u8] = include_bytes!("../../../tests/photos/gps.jpg");
const TOKEN: MatchToken = MatchToken::new([7; 16]);

pub fn tea() -> Payment {
    Payment {
        amount: "38.00".into(),
        currency: "CNY".into(),
        payee: "Blue Kettle Tea".into(),
        nonce: None,
        until: None,
    }
}

/// Proposes; the release waits in the world's state.
pub fn propose(
    world: &mut World,
    activity: &str,
    to: &str,
    content: Content,
    token: Option<MatchToken>,
    bytes: Option<&Arc<Minimised>>,
) -> ReleaseId {
    let command = Command::Propose {
        activity: id(activity),
        recipient: recipient(to),
        content,
        token,
        withheld: Withheld::NONE,
    };
    let evidence = Evidence { minimised: bytes.cloned(), ..Evidence::default() };
    match world.run(&command, evidence) {
        Ok(Reply::Pending { release, .. }) => release,
        other => panic!("{other:?}"),
    }
}

pub fn payment(payment: Payment, token: bool) -> (World, ReleaseId) {
    let mut world = World::new();
    if token {
        world.allow("face_payment");
        let matched = Token { activity: id("face_payment"), at: world.now, carried: false };
        world.state.tokens.insert(TOKEN, matched);
    }
    let content = Content::Payment(payment);
    let release = propose(&mut world, "pay", "lantern_pay", content, token.then_some(TOKEN), None);
    (world, release)
}

pub fn data(activity: &str, to: &str, bytes: &[u8], media: MediaType) -> (World, ReleaseId, Arc<Minimised>) {
    let mut world = World::new();
    world.allow(activity);
    let place = activity == "nearby";
    let home = Location::new(312_304_000, 1_214_737_000).unwrap();
    let cleaned = if place {
        minimise_location(home.coarsened(Offset::default()))
    } else {
        minimise(bytes, media, Declared::default())
    };
    let bytes = Arc::new(cleaned.unwrap());
    let content = Content::Data { sha256: bytes.sha256(), size: bytes.bytes().len() as u64 };
    let release = propose(&mut world, activity, to, content, None, Some(&bytes));
    (world, release, bytes)
}

pub fn draw(world: &World, release: ReleaseId, bytes: Option<&Minimised>, language: Language) -> Shown {
    let release: &Release = &world.state.releases[&release];
    draw_release(&world.state, release, bytes, &reader(language)).expect("drawn")
}

/// Every prompt that the demo app can lead to.
pub fn every_prompt(language: Language) -> Vec<Shown> {
    let mut all = Vec::new();
    let mut world = World::new();
    for activity in demo().activities.iter().filter(|a| a.asks_consent()) {
        let prompt = world.ask(activity.id.as_str());
        all.push(
            draw_consent(&world.state, &world.state.prompts[&prompt], &reader(language)).expect("drawn"),
        );
    }
    for token in [false, true] {
        let (world, release) = payment(tea(), token);
        all.push(draw(&world, release, None, language));
    }
    let json = br#"{"n":3}"#;
    for (activity, to, bytes, media) in [
        ("bill_scan", "cloudlane", GPS, MediaType::Jpeg),
        ("photo_check", "lantern_pay", GPS, MediaType::Jpeg),
        ("score_share", "harbour_credit", json, MediaType::Json),
        ("nearby", "lantern_pay", json, MediaType::Json),
        ("analytics", "meridian", json, MediaType::Json),
    ] {
        let (world, release, bytes) = data(activity, to, bytes, media);
        all.push(draw(&world, release, Some(&bytes), language));
    }
    all
}

pub fn texts(shown: &Shown) -> Vec<&str> {
    shown.lines.iter().chain(&shown.buttons).map(|line| line.text.as_str()).collect()
}

pub fn keys(shown: &Shown) -> Vec<&str> {
    shown.lines.iter().chain(&shown.buttons).map(|line| line.key.as_str()).collect()
}

pub fn digest(shown: Shown) -> Digest {
    Drawn::new(Asked::Consent(PromptId::new([0; 16])), shown, SALT).unwrap().digest()
}

#[test]
fn refusing_comes_first_on_every_prompt() {
    for shown in every_prompt(Language::En) {
        let [refuse, allow] = shown.buttons.as_slice() else { panic!("two buttons") };
        assert!(refuse.text.starts_with("Don't"), "{}", refuse.text);
        assert!(!allow.text.starts_with("Don't"), "{}", allow.text);
    }
}

#[test]
fn both_languages_say_the_same_things_in_the_same_order_and_no_line_is_empty() {
    let english = every_prompt(Language::En);
    for (english, chinese) in english.iter().zip(every_prompt(Language::ZhHans)) {
        assert_eq!(keys(english), keys(&chinese));
        assert_eq!(english.removed, chinese.removed);
        for (text, other) in texts(english).into_iter().zip(texts(&chinese)) {
            assert!(!text.trim().is_empty() && !other.trim().is_empty());
            assert!(!text.contains('{') && !other.contains('{'), "{text}");
        }
        // Names of firms and numbers may be the same; a whole prompt may not.
        assert!(texts(&chinese).iter().filter(|text| !text.is_ascii()).count() > chinese.lines.len() / 2);
        assert_ne!(digest(english.clone()), digest(chinese));
    }
}

#[test]
fn the_question_about_the_face_says_what_it_costs_before_it_asks() {
    let mut world = World::new();
    let prompt = world.ask("face_payment");
    let shown = draw_consent(&world.state, &world.state.prompts[&prompt], &en()).unwrap();
    assert_eq!(
        texts(&shown),
        [
            "Use your face to pay?",
            "Uses: Face pattern, Camera picture of your face",
            "Why: Recognises your face on this phone, so that you can approve a payment.",
            "Kept: only on this phone, encrypted",
            "Kept on this phone: until you turn it off",
            "Leaves the phone: no",
            "Until: you turn it off, or 180 days unused",
            "A new face or finger on the phone ends this and destroys the pattern.",
            "Sensitive: a leaked face can't be changed.",
            "If you refuse: Paying by PIN works as before.",
            "Only for this purpose.",
            "Change it later in Permissions.",
            "Don't allow",
            "Allow",
        ]
    );
    assert_eq!((shown.recipient, shown.expires), (None, None));
}

#[test]
fn a_border_is_named_with_who_is_behind_it_and_how_to_reach_them() {
    let mut world = World::new();
    let prompt = world.ask("analytics");
    let shown = draw_consent(&world.state, &world.state.prompts[&prompt], &en()).unwrap();
    for line in [
        "Send to Meridian Insights: Help improve the app?",
        "Leaves the phone: yes, to Meridian Insights",
        "Goes outside mainland China: Singapore",
        "Contact: privacy@meridian.example",
        "Kept there: 90 days",
        "Until: you turn it off, at most 365 days, or 180 days unused",
    ] {
        assert!(texts(&shown).contains(&line), "{line}: {:?}", texts(&shown));
    }
    let prompt = world.ask("bill_scan");
    let shown = draw_consent(&world.state, &world.state.prompts[&prompt], &en()).unwrap();
    assert!(!keys(&shown).contains(&"cs_abroad"));
}

#[test]
fn a_payment_reads_as_its_receipt_says() {
    let (world, release) = payment(tea(), true);
    let shown = draw(&world, release, None, Language::En);
    assert_eq!(
        texts(&shown),
        [
            "Pay by face",
            "CNY 38.00",
            "To Blue Kettle Tea",
            "Received by Lantern Pay",
            "Leaves this phone: Amount and payee, How you approved: face or PIN",
            "Stays here: Face pattern, Camera picture of your face",
            "Your face was recognised on this phone.",
            "Valid until 14:33",
            "Don't pay",
            "Pay CNY 38.00",
        ]
    );
    assert_eq!(shown.screen, PAYMENT);
}

#[test]
fn a_payment_without_a_matched_face_does_not_speak_of_one() {
    let (world, release) = payment(tea(), false);
    let shown = draw(&world, release, None, Language::En);
    assert_eq!(shown.lines[0].text, "Confirm payment");
    assert!(!keys(&shown).iter().any(|key| ["fp_title", "fp_face_matched", "fp_stays_list"].contains(key)));
}

#[test]
fn a_picture_is_named_by_its_own_bytes_and_by_what_was_taken_out() {
    let (world, release, bytes) = data("bill_scan", "cloudlane", GPS, MediaType::Jpeg);
    let shown = draw(&world, release, Some(&bytes), Language::En);
    let code = check_code(&bytes.sha256());
    let all = texts(&shown);
    assert_eq!(&all[..2], ["Send this picture?", "This is exactly what leaves."]);
    assert!(all.contains(&format!("Check code {code}").as_str()));
    assert!(all.iter().any(|text| text.starts_with("Removed: place, time taken, phone details")), "{all:?}");
    assert!(all.contains(&"To Cloudlane, Read a bill") && all.contains(&"Kept there: 7 days"), "{all:?}");
    assert_eq!(&all[all.len() - 2..], ["Don't send", "Send"]);
    assert_eq!(shown.screen, PICTURE);
    assert_eq!(shown.removed.len(), bytes.removed().len());
    assert_eq!(shown.payload.as_ref().unwrap().sha256, *bytes.sha256().as_bytes());
}

#[test]
fn other_bytes_than_the_proposed_ones_are_not_drawn() {
    let (world, release, _) = data("bill_scan", "cloudlane", GPS, MediaType::Jpeg);
    let other =
        minimise(include_bytes!("../../../tests/photos/gps.png"), MediaType::Png, Declared::default())
            .unwrap();
    let release = &world.state.releases[&release];
    assert_eq!(draw_release(&world.state, release, Some(&other), &en()), None);
    assert_eq!(draw_release(&world.state, release, None, &en()), None);
}

#[test]
fn data_that_is_no_picture_says_what_kind_it_is() {
    let (world, release, bytes) = data("score_share", "harbour_credit", br#"{"s":1}"#, MediaType::Json);
    let shown = draw(&world, release, Some(&bytes), Language::En);
    assert_eq!(shown.screen, DATA);
    assert!(texts(&shown).contains(&"What leaves: Credit score range"));
    assert!(!keys(&shown).contains(&"cam_removed"));
}

#[test]
fn a_place_is_said_to_be_made_coarse_and_nothing_else_is_claimed() {
    let (world, release, bytes) = data("nearby", "lantern_pay", b"", MediaType::Json);
    let shown = draw(&world, release, Some(&bytes), Language::En);
    assert_eq!(shown.removed, ["cam_rm_coarse"]);
    let (world, release, bytes) =
        data("score_share", "harbour_credit", br#"{"score":"700-750"}"#, MediaType::Json);
    let shown = draw(&world, release, Some(&bytes), Language::En);
    assert!(shown.removed.is_empty() && !keys(&shown).contains(&"cam_removed"));
}

#[test]
fn a_prompt_on_old_terms_is_not_drawn() {
    let mut world = World::new();
    let prompt = world.ask("nearby");
    let live = world.state.prompts[&prompt].clone();
    let mut changed = demo();
    changed.activities.iter_mut().find(|a| a.id == id("nearby")).unwrap().unused_lapse_days = Some(91);
    let digest = Digest::new(changed.digest());
    world.event(Event::ManifestAccepted { digest, manifest: Box::new(changed) });
    assert_eq!(draw_consent(&world.state, &live, &en()), None);
}

#[test]
fn drawing_again_later_says_the_same() {
    let (mut world, release) = payment(tea(), false);
    let first = draw(&world, release, None, Language::En);
    world.pass(30_000);
    world.event(Event::ConsentLeft {
        prompt: PromptId::new([1; 16]),
        activity: id("nearby"),
        why: privet::refusal::CancelReason::Back,
    });
    assert_eq!(draw(&world, release, None, Language::En), first);
    assert_eq!(first.expires, Some(AFTERNOON + 120_000));
}

#[test]
fn whatever_differs_on_the_screen_differs_in_the_digest() {
    let (world, release) = payment(tea(), false);
    let shown = draw(&world, release, None, Language::En);
    let mut others = vec![draw(&world, release, None, Language::ZhHans)];
    for change in [
        Payment { amount: "38.01".into(), ..tea() },
        Payment { payee: "Blue Kettle Teas".into(), ..tea() },
        Payment { currency: "EUR".into(), ..tea() },
        Payment { until: Some(AFTERNOON + 60_000), ..tea() },
    ] {
        let (world, release) = payment(change, false);
        others.push(draw(&world, release, None, Language::En));
    }
    let mut policy = World::of(Manifest { policy_version: "2026.2".into(), ..demo() });
    let again = propose(&mut policy, "pay", "lantern_pay", Content::Payment(tea()), None, None);
    others.push(draw(&policy, again, None, Language::En));
    let changes: [fn(&mut Shown); 5] = [
        |s| s.lines.swap(0, 1),
        |s| s.buttons.swap(0, 1),
        |s| s.buttons[1].text.push('.'),
        |s| s.lines[3].text.push('.'),
        |s| drop(s.lines.pop()),
    ];
    others.extend(changes.map(|change| {
        let mut altered = shown.clone();
        change(&mut altered);
        altered
    }));
    let mut digests: Vec<Digest> = others.into_iter().chain([shown]).map(digest).collect();
    let all = digests.len();
    digests.sort();
    digests.dedup();
    assert_eq!(digests.len(), all);
}

/// Drawn for what its screen asks.
pub fn drawn(shown: Shown) -> Drawn {
    let asked = match shown.screen.as_str() {
        CONSENT => Asked::Consent(PromptId::new([0; 16])),
        _ => Asked::Release(ReleaseId::new([0; 16])),
    };
    Drawn::new(asked, shown, SALT).unwrap()
}

#[test]
fn the_screen_gets_the_digested_lines_and_nothing_else() {
    for shown in every_prompt(Language::En) {
        let drawn = drawn(shown.clone());
        let view = prompt_view(&drawn, Some(b"[1]"), &demo(), &en()).unwrap();
        let on_screen: Vec<&str> = view
            .lines
            .iter()
            .map(|line| line.text.as_str())
            .chain([view.refuse.as_str(), view.allow.as_str()])
            .collect();
        assert_eq!(on_screen, texts(&shown));
        assert_eq!(view.digest, drawn.digest());
        let expires = match view.kind {
            PromptKind::Consent { .. } => None,
            PromptKind::Release { release } => Some(release.expires),
        };
        assert_eq!(expires, shown.expires);
        assert_eq!(prompt_view(&drawn, Some(b"[1]"), &demo(), &reader(Language::ZhHans)), None);
    }
}

#[test]
fn a_screen_knows_when_sensitive_data_is_asked_for() {
    let sensitive = |activity: &str| {
        let mut world = World::new();
        let prompt = world.ask(activity);
        let shown = draw_consent(&world.state, &world.state.prompts[&prompt], &en()).unwrap();
        let drawn = Drawn::new(Asked::Consent(prompt), shown, SALT).unwrap();
        prompt_view(&drawn, Some(b"[1]"), &demo(), &en()).unwrap().sensitive
    };
    assert!(sensitive("face_payment") && sensitive("score_share"));
    assert!(!sensitive("nearby"));
}

/// Approves what was drawn and reads the claims that the person's key would sign.
pub fn approved_claims(
    world: &mut World,
    release: ReleaseId,
    bytes: Option<&Arc<Minimised>>,
) -> (Shown, Value) {
    let shown = draw(world, release, bytes.map(Arc::as_ref), Language::ZhHans);
    let drawn = Drawn::new(Asked::Release(release), shown.clone(), SALT).unwrap();
    let digest = drawn.digest();
    let evidence = Evidence {
        drawn: Some(drawn.digest()),
        shown: Some(drawn.on_screen(world.now)),
        minimised: bytes.cloned(),
        ..Evidence::default()
    };
    world.pass(700);
    let approve = Command::Approve {
        release,
        digest,
        uv: UserVerification::Bio,
        manner: Manner::plain(Gesture::Touch),
    };
    let Ok(Reply::Approved { signing_input, .. }) = world.run(&approve, evidence) else { panic!("approved") };
    let claims = signing_input.split('.').nth(1).unwrap();
    let claims: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).unwrap()).unwrap();
    assert_eq!(claims["shown"]["digest"], URL_SAFE_NO_PAD.encode(digest.as_bytes()));
    assert_eq!(claims["shown"]["lang"], Value::from(shown.language.as_str()));
    assert_eq!(claims["aud"], Value::from(shown.recipient.as_ref().unwrap().id.as_str()));
    assert_eq!(claims["activity"], Value::from(shown.activity.as_str()));
    assert_eq!(claims["data"], serde_json::to_value(&shown.data).unwrap());
    (shown, claims)
}

#[test]
fn what_is_shown_is_what_the_receipt_of_a_payment_claims() {
    let (mut world, release) = payment(tea(), true);
    let (shown, claims) = approved_claims(&mut world, release, None);
    let seen = shown.payment.unwrap();
    assert_eq!(claims["amount"], seen.amount);
    assert_eq!(claims["currency"], seen.currency);
    assert_eq!(claims["payee"], seen.payee);
    assert_eq!(claims["face_matched"], true);
    assert_eq!(shown.payload, None);
}

#[test]
fn what_is_shown_is_what_the_receipt_of_a_picture_claims() {
    let (mut world, release, bytes) = data("bill_scan", "cloudlane", GPS, MediaType::Jpeg);
    let (shown, claims) = approved_claims(&mut world, release, Some(&bytes));
    let seen = shown.payload.unwrap();
    assert_eq!(claims["payload"]["size"], seen.size);
    assert_eq!(claims["payload"]["media_type"], seen.media_type);
    assert_eq!(seen.sha256, privet_wire::merkle::sha256(bytes.bytes()));
    assert_eq!(shown.payment, None);
    let Proposed::Data { size, .. } = &world.state.releases[&release].proposal.content else {
        panic!("data")
    };
    assert_eq!(*size, seen.size);
}

/// The demo app with a change of what it says about bills.
pub fn of_bills(change: impl Fn(&mut privet::manifest::Activity)) -> World {
    let mut manifest = demo();
    for activity in manifest.activities.iter_mut().filter(|a| a.id == id("bill_scan")) {
        change(activity);
    }
    let mut world = World::of(manifest);
    world.allow("bill_scan");
    world
}

pub fn asks_to_send(world: &mut World, bytes: &Arc<Minimised>) -> Outcome {
    let content = Content::Data { sha256: bytes.sha256(), size: bytes.bytes().len() as u64 };
    let (activity, recipient) = (id("bill_scan"), recipient("cloudlane"));
    let command = Command::Propose { activity, recipient, content, token: None, withheld: Withheld::NONE };
    world.run(&command, Evidence { minimised: Some(Arc::clone(bytes)), ..Evidence::default() })
}

#[test]
fn a_profile_that_goes_along_is_said_and_one_that_was_not_declared_does_not_leave() {
    let photo = include_bytes!("../../../tests/photos/profile.jpg");
    let declared = Declared { keep_colour_profile: true, ..Declared::default() };
    let bytes = Arc::new(minimise(photo, MediaType::Jpeg, declared).unwrap());
    assert!(bytes.keeps_colour_profile());
    let refused = asks_to_send(&mut of_bills(|_| ()), &bytes);
    assert_eq!(refused, Err(Refusal::NotMinimised), "cleaned under wider terms than those in force");
    let mut world = of_bills(|bill| bill.minimise.push(MinimiseStep::KeepColourProfile));
    let Ok(Reply::Pending { release, .. }) = asks_to_send(&mut world, &bytes) else { panic!("proposed") };
    for language in [Language::En, Language::ZhHans] {
        let shown = draw(&world, release, Some(&bytes), language);
        let at = |key: &str| keys(&shown).iter().position(|k| *k == key);
        assert_eq!(at("cam_profile"), at("cam_code").map(|at| at + 1), "nothing was cut, and nobody says so");
        assert!(!shown.removed.contains(&"cam_rm_profile".to_owned()));
    }
    let plain = Arc::new(minimise(photo, MediaType::Jpeg, Declared::default()).unwrap());
    let Ok(Reply::Pending { release, .. }) = asks_to_send(&mut world, &plain) else { panic!("proposed") };
    let shown = draw(&world, release, Some(&plain), Language::En);
    assert!(!keys(&shown).contains(&"cam_profile"), "nothing is said of what does not leave");
}

#[test]
fn more_bytes_than_are_declared_now_are_not_proposed() {
    let bytes = Arc::new(minimise(GPS, MediaType::Jpeg, Declared::default()).unwrap());
    let length = u32::try_from(bytes.bytes().len()).unwrap();
    for (max, proposed) in [(length - 1, false), (length, true)] {
        let mut world = of_bills(|bill| bill.max_payload_bytes = Some(max));
        let outcome = asks_to_send(&mut world, &bytes);
        assert_eq!(outcome.is_ok(), proposed);
        assert!(proposed || outcome == Err(Refusal::NotMinimised));
    }
}

#[test]
fn other_bytes_have_another_check_code_and_it_stands_on_the_screen() {
    let codes = [GPS, include_bytes!("../../../tests/photos/rotated.jpg")].map(|photo| {
        let (world, release, bytes) = data("bill_scan", "cloudlane", photo, MediaType::Jpeg);
        let code = check_code(&bytes.sha256());
        for language in Language::ALL {
            let shown = draw(&world, release, Some(&bytes), language);
            let line = shown.lines.iter().find(|line| line.key == "cam_code").unwrap();
            assert!(line.text.ends_with(&code), "{}", line.text);
        }
        code
    });
    assert_ne!(codes[0], codes[1]);
    // One byte of a payload is another code: the same but for chance, one in 2^20.
    let of = |json: &[u8]| {
        let (_, _, bytes) = data("score_share", "harbour_credit", json, MediaType::Json);
        check_code(&bytes.sha256())
    };
    assert_ne!(of(br#"{"s":1}"#), of(br#"{"s":2}"#));
}

#[test]
fn a_check_code_has_four_signs_that_cannot_be_mistaken_for_each_other() {
    let code = |start: [u8; 3]| {
        let mut bytes = [0xAB; 32];
        bytes[..3].copy_from_slice(&start);
        check_code(&Digest::new(bytes))
    };
    assert_eq!(code([0x3C, 0xC7, 0x7F]), "7K3Q");
    assert_eq!(code([0, 0, 0x0F]), "0000");
    assert_eq!(code([0xFF, 0xFF, 0xF0]), "ZZZZ");
    assert_ne!(code([0, 0, 0x10]), code([0, 0, 0x20]));
}
