//! What the phone's own prompt says while a key signs that sends nothing.

use super::*;
use privet::owner::OwnerPurpose;
use privet::views::key_prompt::{owner_prompt, registration_prompt};
use privet::views::prompt::SystemPrompt;
use privet::views::system::MAX_DESCRIPTION;

fn purposes(activity: &str) -> [OwnerPurpose; 4] {
    [
        OwnerPurpose::BecomeOwner,
        OwnerPurpose::ResetAttempts { activity: id(activity) },
        OwnerPurpose::MakeTemplate { activity: id(activity) },
        OwnerPurpose::LeaveLockDown,
    ]
}

fn every(state: &State, activity: &str, to: &str, language: Language) -> Vec<SystemPrompt> {
    let owner = purposes(activity).into_iter().map(|purpose| owner_prompt(state, &purpose, language));
    owner.chain([registration_prompt(state, &recipient(to), language)]).map(Option::unwrap).collect()
}

fn said(prompt: &SystemPrompt) -> [&str; 5] {
    let SystemPrompt { title, subtitle, description, refuse, reason, .. } = prompt;
    [title, subtitle, description, refuse, reason]
}

#[test]
fn a_registration_names_the_recipient_and_says_what_the_key_will_do() {
    let state = World::new().state;
    let prompt = registration_prompt(&state, &recipient("cloudlane"), Language::En).unwrap();
    assert_eq!(
        said(&prompt),
        [
            "Set up your key",
            "For Cloudlane",
            "You will confirm with it what goes to them. For now they only learn to recognise this key.",
            "Cancel",
            "Set up your key for Cloudlane",
        ]
    );
    let unknown = registration_prompt(&state, &recipient("nobody"), Language::En).unwrap();
    assert_eq!(unknown.subtitle, "For nobody");
}

#[test]
fn what_the_owner_signs_for_is_named_with_the_activity_it_is_about() {
    let state = World::new().state;
    for language in Language::ALL {
        let title = demo().activity(&id("face_payment")).unwrap().texts.title.get(language).to_owned();
        let prompts = purposes("face_payment").map(|p| owner_prompt(&state, &p, language).unwrap());
        let named = prompts.each_ref().map(|p| (p.subtitle.contains(&title), p.reason.contains(&title)));
        assert_eq!(named, [(false, false), (true, true), (true, true), (false, false)]);
    }
    let reset = OwnerPurpose::ResetAttempts { activity: id("gone") };
    let unknown = owner_prompt(&State::default(), &reset, Language::En).unwrap();
    assert_eq!(unknown.subtitle, "For: gone", "a start without a manifest has words too");
}

#[test]
fn no_two_prompts_read_the_same() {
    let state = World::new().state;
    for language in Language::ALL {
        let prompts = every(&state, "face_payment", "cloudlane", language);
        for (at, one) in prompts.iter().enumerate() {
            let others = &prompts[at + 1..];
            assert!(others.iter().all(|other| other.title != one.title && other.reason != one.reason));
            assert!(others.iter().all(|other| other.description != one.description));
        }
    }
}

#[test]
fn they_ask_for_no_consent_and_offer_nothing_that_would_be_one() {
    let state = World::new().state;
    for language in Language::ALL {
        for prompt in every(&state, "face_payment", "cloudlane", language) {
            let texts = said(&prompt);
            assert!(texts.iter().all(|text| !text.trim().is_empty() && !text.contains(['?', '？'])));
            assert!(prompt.rows.is_empty() && prompt.fallback.is_none());
            let cancel = privet::text::say(privet::text::Word::CCancel, language);
            assert_eq!(prompt.refuse, cancel);
        }
        let nothing = if language == Language::En { "nothing is sent" } else { "不会发送任何数据" };
        for purpose in purposes("face_payment") {
            let prompt = owner_prompt(&state, &purpose, language).unwrap();
            assert!(prompt.description.to_lowercase().contains(nothing), "{}", prompt.description);
        }
    }
}

#[test]
fn names_as_long_as_they_may_be_fit() {
    let mut manifest = demo();
    let longest = serde_json::json!({ "en": "W".repeat(40), "zh-Hans": "灯".repeat(40) });
    for recipient in &mut manifest.recipients {
        recipient.name = serde_json::from_value(longest.clone()).unwrap();
    }
    for activity in &mut manifest.activities {
        activity.texts.title = serde_json::from_value(longest.clone()).unwrap();
    }
    let state = World::of(manifest).state;
    for language in Language::ALL {
        let prompts = every(&state, "face_payment", "cloudlane", language);
        let units = |prompt: &SystemPrompt| prompt.description.encode_utf16().count();
        assert!(prompts.iter().all(|prompt| units(prompt) <= MAX_DESCRIPTION));
    }
}
