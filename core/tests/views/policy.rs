use super::*;
use privet::event::Cause;
use privet::manifest::MinimiseStep;
use privet::views::center::{Center, center};
use privet::views::policy::{ChapterKind, Policy, PolicySection, policy};
use privet::views::status::{LockView, Status};

fn seen(world: &World, lock: Option<LockView>, language: Language) -> (Center, Policy) {
    let center =
        center(&world.state, &world.phone, lock, &BTreeMap::new(), &world.now, &reader(language)).unwrap();
    let policy = policy(&demo(), &center.activities, language).expect("words fit");
    (center, policy)
}

fn sections(policy: &Policy) -> impl Iterator<Item = &PolicySection> {
    policy.chapters.iter().flat_map(|chapter| &chapter.sections).chain(&policy.full)
}

fn section<'p>(policy: &'p Policy, kind: ChapterKind, activity: &str) -> &'p PolicySection {
    let chapter = policy.chapters.iter().find(|chapter| chapter.kind == kind).unwrap();
    chapter.sections.iter().find(|section| section.activity == id(activity)).unwrap()
}

fn text<'p>(section: &'p PolicySection, label: &str) -> Vec<&'p str> {
    section.lines.iter().filter(|line| line.label == label).map(|line| line.text.as_str()).collect()
}

#[test]
fn every_purpose_is_in_every_chapter_and_in_the_full_text_in_both_languages() {
    let manifest = demo();
    for language in Language::ALL {
        let policy = policy(&manifest, &[], language).unwrap();
        let kinds: Vec<_> = policy.chapters.iter().map(|chapter| chapter.kind).collect();
        assert_eq!(kinds, [ChapterKind::Collect, ChapterKind::Store, ChapterKind::Share]);
        let ids: Vec<_> = manifest.activities.iter().map(|a| &a.id).collect();
        for list in policy.chapters.iter().map(|chapter| &chapter.sections).chain([&policy.full]) {
            assert_eq!(list.iter().map(|section| &section.activity).collect::<Vec<_>>(), ids);
        }
        for section in sections(&policy) {
            let texts = section.lines.iter().flat_map(|line| [&line.label, &line.text]).chain(&section.notes);
            for text in texts {
                assert!(!text.is_empty() && !text.contains('{'), "{text}");
            }
            assert!(section.lines.iter().all(|line| !line.label.contains([':', '：'])));
        }
    }
    let [english, chinese] = Language::ALL.map(|language| policy(&manifest, &[], language).unwrap());
    let shape =
        |policy: &Policy| sections(policy).map(|s| (s.lines.len(), s.notes.len())).collect::<Vec<_>>();
    assert_eq!(shape(&english), shape(&chinese));
}

#[test]
fn a_colour_profile_that_goes_along_is_in_the_policy() {
    let said = |manifest: &Manifest| {
        let policy = policy(manifest, &[], Language::En).unwrap();
        section(&policy, ChapterKind::Share, "bill_scan").notes.clone()
    };
    let mut manifest = demo();
    let before = said(&manifest);
    let scan = manifest.activities.iter_mut().find(|a| a.id == id("bill_scan")).unwrap();
    scan.minimise.push(MinimiseStep::KeepColourProfile);
    let note = "Pictures leave with their colour profile. It can name your phone.".to_owned();
    assert_eq!(said(&manifest), [before, vec![note]].concat());
}

#[test]
fn a_switch_stands_beside_the_text_exactly_as_in_the_center() {
    let mut world = World::new();
    world.allow("analytics");
    world.allow("nearby");
    world.withdraw("nearby");
    for lock in [None, Some(LockView::Locked), Some(LockView::Down { cause: Cause::Behind })] {
        for language in Language::ALL {
            let (center, policy) = seen(&world, lock, language);
            for section in sections(&policy) {
                let row = center.activities.iter().find(|row| row.activity == section.activity).unwrap();
                let switch = section.switch.as_ref().unwrap();
                assert_eq!((switch.state, &switch.state_text), (row.state, &row.state_text));
                assert_eq!((&switch.turn_on, &switch.turn_off), (&row.turn_on, &row.turn_off));
            }
        }
    }
    let (_, policy) = seen(&world, None, Language::En);
    let of = |activity| section(&policy, ChapterKind::Share, activity).switch.clone().unwrap();
    assert_eq!((of("analytics").state, of("analytics").turn_off.as_deref()), (Status::On, Some("Turn off")));
    assert_eq!((of("nearby").state, of("nearby").turn_on.as_deref()), (Status::Off, Some("Turn on")));
    assert_eq!((of("pay").turn_on, of("pay").turn_off), (None, None), "it rests on a contract");
}

#[test]
fn the_chapters_say_what_is_collected_where_it_is_kept_and_who_receives_it() {
    let policy = policy(&demo(), &[], Language::En).unwrap();
    let bill = section(&policy, ChapterKind::Collect, "bill_scan");
    assert_eq!(text(bill, "What is used"), ["Picture of a bill"]);
    assert_eq!(text(bill, "If you turn it off"), ["You can type the bill in by hand."]);
    assert!(bill.notes.contains(&"You can refuse and keep using the app.".to_owned()));
    let pay = section(&policy, ChapterKind::Collect, "pay");
    assert_eq!(text(pay, "Legal basis"), ["needed to give you the service you asked for"]);
    let face = section(&policy, ChapterKind::Store, "face_payment");
    assert_eq!(text(face, "Where it is kept"), ["only on this phone, encrypted"]);
    assert_eq!(text(face, "How long"), ["Kept on this phone: until you turn it off"]);
    let nearby = section(&policy, ChapterKind::Store, "nearby");
    assert_eq!(
        (text(nearby, "Where it is kept"), text(nearby, "How long")),
        (vec!["not kept"], vec!["not kept"])
    );
    let shared = section(&policy, ChapterKind::Share, "analytics");
    assert_eq!(text(shared, "Who receives it"), ["Meridian Insights"]);
    assert_eq!(text(shared, "Contact"), ["privacy@meridian.example"]);
    assert_eq!(shared.notes, ["Goes outside mainland China: Singapore"]);
    let face = section(&policy, ChapterKind::Share, "face_payment");
    assert_eq!(text(face, "Who receives it"), ["Nobody"]);
}

#[test]
fn the_full_text_has_retention_contacts_and_what_a_person_can_do() {
    let manifest = demo();
    let policy = policy(&manifest, &[], Language::En).unwrap();
    assert_eq!(
        (policy.full_title.as_str(), policy.version_text.as_str()),
        ("Full policy text", "Version 2026.1")
    );
    for (section, activity) in policy.full.iter().zip(&manifest.activities) {
        assert!(!text(section, "How long").is_empty());
        let contacts: Vec<_> = manifest.recipients_of(activity).map(|to| to.contact.as_str()).collect();
        assert_eq!(text(section, "Contact"), contacts);
    }
    assert_eq!(policy.rights.last().unwrap(), "Ask here: privacy@lanternpay.example");
    assert!(policy.rights.iter().any(|right| right.contains("turn off at any time")));
}

#[test]
fn the_policy_says_no_more_than_the_prompt_and_no_less() {
    let mut world = World::new();
    for activity in ["analytics", "bill_scan", "score_share", "face_payment"] {
        let prompt = world.ask(activity);
        let shown = draw_consent(&world.state, &world.state.prompts[&prompt], &en()).unwrap();
        let policy = policy(&demo(), &[], Language::En).unwrap();
        let full = policy.full.iter().find(|section| section.activity == id(activity)).unwrap();
        let said: Vec<&str> = full
            .lines
            .iter()
            .map(|line| line.text.as_str())
            .chain(full.notes.iter().map(String::as_str))
            .collect();
        for key in ["cs_kept_here", "cs_kept_there", "cs_abroad", "cs_sensitive_list", "cs_sensitive_face"] {
            for line in shown.lines.iter().filter(|line| line.key == key) {
                assert!(said.contains(&line.text.as_str()), "{activity}: {}", line.text);
            }
        }
    }
}
