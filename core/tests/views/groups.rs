//! The permission center under its heads, searched, and what a row says of a face that can't be tried.

use super::*;
use privet::state::Faces;
use privet::views::center::{Center, CenterHead, center};
use privet::views::status::LockView;
use privet_wire::ids::TemplateId;
use std::collections::BTreeSet;

fn drawn(world: &World, lock: Option<LockView>, language: Language) -> Center {
    center(&world.state, &world.phone, lock, &BTreeMap::new(), &world.now, &reader(language)).unwrap()
}

fn found(world: &World, lock: Option<LockView>, query: &str, language: Language) -> Vec<String> {
    let center = drawn(world, lock, language).matching(query, language);
    let grouped: BTreeSet<_> = center.groups.iter().flat_map(|group| &group.activities).cloned().collect();
    assert_eq!(grouped, center.activities.iter().map(|row| row.activity.clone()).collect());
    center.activities.iter().map(|row| row.activity.as_str().to_owned()).collect()
}

#[test]
fn each_purpose_stands_under_exactly_one_head() {
    let center = drawn(&World::new(), None, Language::En);
    let grouped: Vec<_> = center.groups.iter().flat_map(|group| &group.activities).collect();
    assert_eq!(grouped.len(), demo().activities.len());
    assert_eq!(grouped.iter().collect::<BTreeSet<_>>().len(), grouped.len());
    let under = |head| {
        let group = center.groups.iter().find(|group| group.head == head).unwrap();
        group.activities.iter().map(privet_wire::ids::ActivityId::as_str).collect::<Vec<_>>()
    };
    assert_eq!(under(CenterHead::Payments), ["pay", "face_payment"]);
    assert!(under(CenterHead::Location).contains(&"nearby"));
    assert!(under(CenterHead::Sharing).contains(&"score_share"));
    assert!(under(CenterHead::Camera).contains(&"bill_scan"));
}

#[test]
fn a_search_finds_titles_data_and_recipients_in_any_case_and_width() {
    let world = World::new();
    for lock in [None, Some(LockView::Locked)] {
        assert_eq!(found(&world, lock, "cloudlane", Language::En), ["bill_scan"]);
        assert_eq!(found(&world, lock, "ＣＬＯＵＤＬＡＮＥ", Language::En), ["bill_scan"]);
        assert!(found(&world, lock, "face pattern", Language::En).contains(&"face_payment".to_owned()));
        assert!(found(&world, lock, "人脸", Language::ZhHans).contains(&"face_payment".to_owned()));
        assert_eq!(found(&world, lock, " \u{3000}", Language::En).len(), demo().activities.len());
    }
    assert!(found(&world, None, "no such word", Language::En).is_empty());
    let none = drawn(&world, None, Language::En).matching("no such word", Language::En);
    assert_eq!(none.empty_text.as_deref(), Some("Nothing found."));
    assert_eq!(none.phone, drawn(&world, None, Language::En).phone);
}

#[test]
fn a_row_says_that_the_tries_are_used_up() {
    let mut world = World::new();
    world.allow("face_payment");
    let notes = |world: &World| {
        let rows = drawn(world, None, Language::En).activities;
        rows.into_iter().find(|row| row.activity == id("face_payment")).unwrap().notes
    };
    let tried = |begun| Faces { set: TemplateId::new([3; 16]), begun, forgiven: 0 };
    world.state.faces.insert(id("face_payment"), tried(4));
    assert!(!notes(&world).contains(&"Too many tries.".to_owned()));
    world.state.faces.insert(id("face_payment"), tried(5));
    assert!(notes(&world).contains(&"Too many tries.".to_owned()));
}
