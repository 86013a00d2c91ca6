use super::*;
use privet::command::Making;
use privet::event::Cause;
use privet::event::Changed;
use privet::facts::Phone;
use privet::manifest::LegalBasis;
use privet::state::{Owed, TemplateStatus};
use privet::tally::Counts;
use privet::views::center::{ActivityRow, Center, center};
use privet::views::status::{ActivityState, LockView, Status, activity_state};
use privet_wire::ids::{Jti, TemplateId, UseId};

const DOWN: Option<LockView> = Some(LockView::Down { cause: Cause::Behind });
const CAUSES: [Cause; 11] = [
    Cause::Behind,
    Cause::Forked,
    Cause::OtherDatabase,
    Cause::AnchorMissing,
    Cause::AnchorUnreadable,
    Cause::HostileFile,
    Cause::AlteredRow,
    Cause::NewerEvents,
    Cause::LostKey,
    Cause::BadManifest,
    Cause::Reinstalled,
];

fn drawn(world: &World, lock: Option<LockView>, counts: &[(&str, Counts)], language: Language) -> Center {
    let counts = counts.iter().map(|(name, counts)| (id(name), *counts)).collect();
    center(&world.state, &world.phone, lock, &counts, &world.now, &reader(language)).expect("a manifest")
}

fn row(world: &World, lock: Option<LockView>, activity: &str) -> ActivityRow {
    let all = drawn(world, lock, &[], Language::En).activities;
    all.into_iter().find(|row| row.activity == id(activity)).expect("declared")
}

fn state(world: &World, lock: Option<LockView>, activity: &str) -> ActivityState {
    activity_state(&world.state, &world.phone, lock, world.now.wall, &id(activity)).expect("declared")
}

/// State, its words, and which of the two buttons are offered.
fn stands(world: &World, activity: &str) -> (Status, String, bool, bool) {
    let row = row(world, None, activity);
    (row.state, row.state_text, row.turn_on.is_some(), row.turn_off.is_some())
}

#[test]
fn what_was_never_asked_is_off() {
    let world = World::new();
    assert_eq!(stands(&world, "nearby"), (Status::Off, "Off".into(), true, false));
    assert_eq!(state(&world, None, "nearby"), ActivityState::Off);
    assert_eq!(row(&world, None, "nearby").answered, None);
}

#[test]
fn a_yes_is_on_and_can_be_taken_back() {
    let mut world = World::new();
    world.allow("nearby");
    assert_eq!(stands(&world, "nearby"), (Status::On, "On".into(), false, true));
    assert_eq!(state(&world, None, "nearby"), ActivityState::On);
    assert_eq!(row(&world, None, "nearby").answered.as_deref(), Some("Answered 3 Mar 2026"));
    world.withdraw("nearby");
    assert_eq!(stands(&world, "nearby"), (Status::Off, "Off".into(), true, false));
}

#[test]
fn a_no_is_off_and_says_when() {
    let mut world = World::new();
    world.answer("nearby", Answer::Refuse);
    assert_eq!(stands(&world, "nearby"), (Status::Off, "Off".into(), true, false));
    assert!(row(&world, None, "nearby").answered.is_some());
}

#[test]
fn changed_terms_need_an_answer() {
    let mut world = World::new();
    world.allow("nearby");
    world.event(Event::ConsentInvalidated { activity: id("nearby"), why: Changed::Terms });
    assert_eq!(stands(&world, "nearby"), (Status::NeedsAnswer, "Needs an answer".into(), true, true));
    assert_eq!(state(&world, None, "nearby"), ActivityState::NeedsAnswer);
    let note = "The terms changed. We stopped and need a new answer.";
    assert!(row(&world, None, "nearby").notes.iter().any(|n| n == note));
}

#[test]
fn a_grant_ends_on_the_screen_at_its_time_not_when_the_end_is_recorded() {
    let mut world = World::new();
    world.allow("score_share");
    world.pass(30 * DAY - 1);
    assert_eq!(row(&world, None, "score_share").state, Status::On);
    world.pass(1);
    assert_eq!(row(&world, None, "score_share").state, Status::Ended);
    assert_eq!(state(&world, None, "score_share"), ActivityState::Off);
    assert_eq!(row(&world, None, "score_share").state_text, "Ended");
}

#[test]
fn one_use_allowed_is_said_so_and_over_after_it() {
    let mut world = World::new();
    world.allow("photo_check");
    assert_eq!(row(&world, None, "photo_check").notes, ["On, for one use"]);
    let command = Command::Access { activity: id("photo_check"), by: None };
    world.run(&command, Evidence::default()).expect("used");
    assert_eq!(row(&world, None, "photo_check").state, Status::Ended);
}

#[test]
fn what_rests_on_another_basis_is_always_on_and_says_which() {
    let world = World::new();
    let on = Status::AlwaysOn { basis: LegalBasis::Contract };
    assert_eq!(stands(&world, "pay"), (on, "On".into(), false, false));
    let row = row(&world, None, "pay");
    assert_eq!(row.notes, ["Legal basis: needed to give you the service you asked for"]);
    assert_eq!(row.until, None);
    assert_eq!(state(&world, None, "pay"), ActivityState::On);
}

#[test]
fn the_phone_has_the_last_word_and_the_screen_says_so() {
    let mut world = World::new();
    world.allow("nearby");
    world.phone.os.insert(OsPermission::LocationCoarse, OsState::Denied);
    let blocked = (Status::BlockedByPhone, "On here, but your phone blocks it.".into(), false, true);
    assert_eq!(stands(&world, "nearby"), blocked);
    assert_eq!(state(&world, None, "nearby"), ActivityState::BlockedByPhone);
    world.phone.os.remove(&OsPermission::LocationCoarse);
    let text = row(&world, None, "nearby").state_text;
    assert_eq!(text, "The phone's own setting is not known yet.");
    let phone = drawn(&world, None, &[], Language::En).phone;
    let texts: Vec<&str> = phone.iter().map(|row| row.text.as_str()).collect();
    assert_eq!(texts, ["Camera: While using", "Location: Not known yet"]);
    assert_eq!(phone[0].idle.as_deref(), Some("Your phone allows it, but nothing here uses it."));
}

#[test]
fn turning_off_works_in_lock_down_and_turning_on_does_not() {
    let mut world = World::new();
    world.allow("nearby");
    let row = row(&world, DOWN, "nearby");
    assert_eq!((row.state, row.state_text.as_str()), (Status::On, "Paused"));
    assert_eq!(row.turn_off.as_deref(), Some("Turn off"));
    for row in drawn(&world, DOWN, &[], Language::En).activities {
        assert_eq!(row.turn_on, None, "{}", row.title);
        assert_eq!(state(&world, DOWN, row.activity.as_str()), ActivityState::LockedDown);
    }
}

#[test]
fn in_a_lock_down_that_let_nothing_in_nothing_is_called_off_and_all_can_be_turned_off() {
    let mut world = World::new();
    world.state.size = 0;
    let center = drawn(&world, DOWN, &[], Language::En);
    assert_eq!(center.empty_text, None, "nobody knows that nothing is on");
    for row in center.activities {
        assert_eq!((row.state, row.state_text.as_str(), row.uses), (Status::Locked, "Unverified", 0));
        assert_eq!((row.turn_off.is_some(), row.turn_on), (row.activity != id("pay"), None), "{}", row.title);
    }
    // What was turned off since then is known, and is off.
    world.state.consents.insert(
        id("nearby"),
        privet::state::Consent { status: privet::state::ConsentStatus::Withdrawn, since: 0, refused: None },
    );
    let off = row(&world, DOWN, "nearby");
    assert_eq!((off.state, off.turn_off), (Status::Off, None));
}

#[test]
fn every_cause_of_lock_down_says_why_and_what_still_works() {
    let world = World::new();
    let mut firsts = Vec::new();
    for cause in CAUSES {
        let banner = drawn(&world, Some(LockView::Down { cause }), &[], Language::En).banner.unwrap();
        assert!(
            banner.lines.contains(&"You can still look, export and turn things off.".into()),
            "{cause:?}"
        );
        let changed = banner.title == "Records may have been changed";
        assert_eq!(banner.evidence, changed.then(|| "Save evidence".into()), "{cause:?}");
        let center =
            drawn(&world, Some(LockView::Down { cause }), &[], Language::En).unreadable(Language::En);
        let closed = center.banner.unwrap();
        assert!(
            closed.lines.contains(&"Sending is paused. You can still turn things off.".into()),
            "{cause:?}"
        );
        assert_eq!((closed.lines.len(), closed.evidence), (banner.lines.len(), None), "{cause:?}");
        let way_out = "Unlock to start new records. Sensitive things are asked anew.";
        assert_eq!(banner.action.is_some(), banner.lines.iter().any(|line| line == way_out), "{cause:?}");
        firsts.push(banner.lines[0].clone());
    }
    assert_eq!(firsts[0], "These records are older than your phone remembers.");
    assert_eq!(firsts[8], "The key to these records is gone.");
    assert_eq!(firsts[9], "What this app declares is faulty. The last accepted version applies.");
}

#[test]
fn while_locked_only_names_and_the_phones_settings_are_told() {
    let mut known = World::new();
    known.allow("nearby");
    let counts = [("nearby", Counts { used: 7, ..Counts::default() })];
    let locked = Some(LockView::Locked);
    let center = drawn(&known, locked, &counts, Language::En);
    // A ledger about which nothing is known draws the very same rows.
    assert_eq!(center, drawn(&World::new(), locked, &[], Language::En));
    for row in &center.activities {
        assert_eq!((row.state, row.uses), (Status::Locked, 0));
        assert_eq!((&row.answered, &row.turn_on), (&None, &None));
        assert_eq!(row.turn_off.is_some(), row.activity != id("pay"));
        assert_eq!(state(&known, locked, row.activity.as_str()), ActivityState::Locked);
    }
    assert_eq!(center.phone[1].text, "Location: Approximate");
    let banner = center.banner.unwrap();
    assert_eq!(banner.title, "Records are locked");
    assert_eq!(banner.action.as_deref(), Some("Unlock"));
}

#[test]
fn uses_and_sends_of_thirty_days_stand_in_the_row() {
    let mut world = World::new();
    world.allow("nearby");
    for (counts, uses, text) in [
        (Counts::default(), 0, "On, used 0 times in 30 days"),
        (Counts::LEFT, 1, "On, used once in 30 days"),
        (
            Counts { used: 1_000, left: 200, refused: 5, ..Counts::default() },
            1_200,
            "On, used 1,200 times in 30 days",
        ),
    ] {
        let all = drawn(&world, None, &[("nearby", counts)], Language::En).activities;
        let row = all.into_iter().find(|row| row.activity == id("nearby")).unwrap();
        assert_eq!((row.uses, row.uses_text.as_str()), (uses, text));
    }
}

#[test]
fn a_recipient_is_waited_for_until_it_confirms() {
    let mut world = World::new();
    world.allow("score_share");
    world.withdraw("score_share");
    let waiting = |world: &World| -> Vec<String> {
        row(world, None, "score_share").waiting.into_iter().map(|notice| notice.text).collect()
    };
    assert_eq!(waiting(&world), ["Waiting for Harbour Credit to confirm."]);
    let (work, owed) = world.state.owed.iter().next().map(|(at, owed)| (*at, owed.clone())).unwrap();
    let Owed::Notify { recipient, .. } = owed else { panic!("a notice") };
    let jti = Jti::new([4; 16]);
    world.event(Event::NoticeQueued {
        work,
        activity: id("score_share"),
        jti,
        recipient,
        exp: world.now.wall + 30 * DAY,
    });
    world.pass(3 * DAY);
    assert_eq!(waiting(&world), ["Harbour Credit hasn't confirmed for 3 days."]);
    assert!(row(&world, None, "analytics").waiting.is_empty());
    // Having it is not confirming it.
    world.event(Event::Delivered { jti, activity: id("score_share"), ack: None });
    assert_eq!(waiting(&world), ["Harbour Credit hasn't confirmed for 3 days."]);
    assert!(world.state.outbox.contains_key(&jti), "it is offered again");
    world.event(Event::Delivered { jti, activity: id("score_share"), ack: Some("{}".into()) });
    assert!(waiting(&world).is_empty());
    assert!(world.state.outbox.is_empty());
}

#[test]
fn grants_that_nobody_uses_are_counted_for_tidying_up() {
    let mut world = World::new();
    world.allow("analytics");
    world.allow("footprint");
    world.pass(90 * DAY - 1_400);
    assert_eq!(drawn(&world, None, &[], Language::En).stale, 0);
    world.pass(1_400);
    let center = drawn(&world, None, &[], Language::En);
    // The other grant has ended by then: what is off is not tidied up.
    assert_eq!((center.stale, center.stale_text.as_deref()), (1, Some("1 permission unused for 90 days")));
}

#[test]
fn a_face_pattern_says_where_it_stands() {
    let mut world = World::new();
    let note = |world: &World| row(world, None, "face_payment").notes;
    assert_eq!(note(&world), ["No face pattern on this phone."]);
    world.allow("face_payment");
    assert_eq!(note(&world), ["Not set up"]);
    let (template, activity) = (TemplateId::new([8; 16]), id("face_payment"));
    let alias = "privet/template/face_payment/1".to_owned();
    world.event(Event::TemplateReserved {
        template,
        activity: activity.clone(),
        alias,
        making: Making::First,
        sentinel: None,
    });
    world.event(Event::TemplateEnrolled { template, activity: activity.clone(), renews: None });
    assert_eq!(note(&world), ["Your face pattern is here, encrypted."]);
    world.withdraw("face_payment");
    assert_eq!(world.state.templates[&template].status, TemplateStatus::Destroying);
    assert_eq!(note(&world), ["Being destroyed"]);
}

#[test]
fn both_languages_draw_the_same_rows_and_nothing_is_empty() {
    let mut world = World::new();
    world.allow("nearby");
    world.answer("analytics", Answer::Refuse);
    world.event(Event::UseBegan {
        use_id: UseId::new([1; 16]),
        activity: id("nearby"),
        began: world.now,
        by: None,
    });
    for lock in [None, DOWN, Some(LockView::Locked)] {
        let [english, chinese] = Language::ALL.map(|language| drawn(&world, lock, &[], language));
        assert_eq!(english.activities.len(), demo().activities.len());
        for (en, zh) in english.activities.iter().zip(&chinese.activities) {
            let shape = |row: &ActivityRow| {
                let lists = [&row.notes, &row.data, &row.recipients, &row.abroad, &row.kept].map(Vec::len);
                let offered =
                    [&row.turn_on, &row.turn_off, &row.until, &row.works, &row.fallback, &row.answered];
                (row.activity.clone(), row.state, lists, offered.map(Option::is_some))
            };
            assert_eq!(shape(en), shape(zh));
            for text in
                [&en.title, &zh.state_text, &zh.uses_text, &zh.purpose, &zh.recipients_text, &zh.stops]
            {
                assert!(!text.trim().is_empty());
            }
            assert_ne!(en.purpose, zh.purpose);
        }
    }
}

#[test]
fn the_row_of_a_scenario_reads_as_written_there() {
    let json = serde_json::to_value(drawn(&World::new(), None, &[], Language::ZhHans)).unwrap();
    let rows = json["activities"].as_array().unwrap();
    let face = rows.iter().find(|row| row["activity"] == "face_payment").unwrap();
    assert_eq!((&face["state"], &face["uses"]), (&"Off".into(), &0.into()));
}

#[test]
fn nothing_is_drawn_of_an_app_that_declares_nothing() {
    let none = center(
        &State::default(),
        &Phone::default(),
        None,
        &BTreeMap::new(),
        &Moment { wall: AFTERNOON, boot: [1; 16], elapsed: 0 },
        &en(),
    );
    assert_eq!(none, None);
}
