//! What the phone allows, together with what the person answered here: all combinations, in both languages. The rule that they
//! are held against is written here a second time, from what people are told, and looks at nothing of the code that draws.

use super::*;
use privet::event::Changed;
use privet::manifest::LegalBasis;
use privet::rules::decision::decision;
use privet::views::center::center;
use privet::views::status::{ActivityState, Status, activity_state};

/// What there is to answer, and how it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Here {
    NeverAsked,
    LeftOpen,
    Refused,
    Given,
    /// For a while, and not used up.
    GivenToADate,
    /// For one use, which is still to come.
    GivenOnce,
    /// For one use, which is over.
    Spent,
    /// Its date is past, and nothing has recorded that yet.
    PastItsDate,
    /// Its date is past, and that is recorded.
    Expired,
    /// Not used for as long as the app says.
    Lapsed,
    Withdrawn,
    /// The terms changed after the yes, and it stopped.
    Invalidated,
    /// Nothing is asked: it rests on a contract.
    Contract,
}

const HERE: [Here; 13] = [
    Here::NeverAsked,
    Here::LeftOpen,
    Here::Refused,
    Here::Given,
    Here::GivenToADate,
    Here::GivenOnce,
    Here::Spent,
    Here::PastItsDate,
    Here::Expired,
    Here::Lapsed,
    Here::Withdrawn,
    Here::Invalidated,
    Here::Contract,
];

const PHONE: [Option<OsState>; 7] = [
    None,
    Some(OsState::Granted),
    Some(OsState::Once),
    Some(OsState::Coarse),
    Some(OsState::Denied),
    Some(OsState::Restricted),
    Some(OsState::NotAsked),
];

/// What the phone's own screen calls each, in both languages.
const PERMISSIONS: [(OsPermission, [&str; 2]); 6] = [
    (OsPermission::Camera, ["Camera: ", "相机："]),
    (OsPermission::LocationCoarse, ["Location: ", "位置："]),
    (OsPermission::LocationPrecise, ["Location: ", "位置："]),
    (OsPermission::Photos, ["Photos: ", "照片："]),
    (OsPermission::Microphone, ["Microphone: ", "麦克风："]),
    (OsPermission::Contacts, ["Contacts: ", "通讯录："]),
];

const NAME: &str = "nearby";

/// An app of which one activity needs this permission, and all others none.
fn app(permission: OsPermission, here: Here) -> World {
    let mut manifest = demo();
    for activity in &mut manifest.activities {
        activity.os_permission = (activity.id == id(NAME)).then_some(permission);
        if activity.id == id(NAME) && here == Here::Contract {
            activity.basis = LegalBasis::Contract;
            activity.separate_consent = false;
        }
    }
    World::of(manifest)
}

/// The app, after what led to this.
fn led_to(permission: OsPermission, here: Here) -> World {
    let mut world = app(permission, here);
    // While it is answered and used, the phone allows it: what it says at the end is set by the caller.
    world.phone.os = [(permission, OsState::Granted)].into();
    let yes = |until| Answer::Allow { until };
    let in_a_day = Until::At { wall: AFTERNOON + DAY };
    match here {
        Here::NeverAsked | Here::Contract => {}
        Here::LeftOpen => {
            let prompt = world.ask(NAME);
            let command = Command::Leave { prompt, why: privet::refusal::CancelReason::Back };
            world.run(&command, Evidence::default()).expect("left");
        }
        Here::Refused => world.answer(NAME, Answer::Refuse),
        Here::Given => world.allow(NAME),
        Here::GivenToADate => world.answer(NAME, yes(in_a_day)),
        Here::GivenOnce => world.answer(NAME, yes(Until::Once)),
        Here::Spent => {
            world.answer(NAME, yes(Until::Once));
            world.run(&Command::Access { activity: id(NAME), by: None }, Evidence::default()).expect("used");
        }
        Here::PastItsDate => {
            world.answer(NAME, yes(in_a_day));
            world.pass(DAY);
        }
        Here::Expired => {
            world.answer(NAME, yes(in_a_day));
            world.pass(DAY);
            world.event(Event::ConsentExpired { activity: id(NAME), unused: false, with: None });
        }
        Here::Lapsed => {
            world.allow(NAME);
            world.pass(90 * DAY);
        }
        Here::Withdrawn => {
            world.allow(NAME);
            world.withdraw(NAME);
        }
        Here::Invalidated => {
            world.allow(NAME);
            world.event(Event::ConsentInvalidated { activity: id(NAME), why: Changed::Terms });
        }
    }
    world
}

/// Does the person's side allow it?
const fn on_here(here: Here) -> bool {
    matches!(here, Here::Given | Here::GivenToADate | Here::GivenOnce | Here::Contract)
}

/// Does the phone's side allow it? Approximate location is enough only for what asks for no more.
const fn phone_allows(permission: OsPermission, phone: Option<OsState>) -> bool {
    match phone {
        Some(OsState::Granted | OsState::Once) => true,
        Some(OsState::Coarse) => matches!(permission, OsPermission::LocationCoarse),
        _ => false,
    }
}

/// State of the row, its words, and what a feature is told.
fn expected(
    permission: OsPermission,
    phone: Option<OsState>,
    here: Here,
) -> (Status, [&'static str; 2], ActivityState) {
    let off = (Status::Off, ["Off", "已关闭"], ActivityState::Off);
    let ended = (Status::Ended, ["Ended", "已结束"], ActivityState::Off);
    match here {
        Here::NeverAsked | Here::LeftOpen | Here::Refused | Here::Withdrawn => off,
        Here::Spent | Here::PastItsDate | Here::Expired | Here::Lapsed => ended,
        Here::Invalidated => (Status::NeedsAnswer, ["Needs an answer", "待选择"], ActivityState::NeedsAnswer),
        _ if phone_allows(permission, phone) => {
            let contract = Status::AlwaysOn { basis: LegalBasis::Contract };
            let status = if here == Here::Contract { contract } else { Status::On };
            (status, ["On", "已开启"], ActivityState::On)
        }
        _ => {
            let text = match phone {
                None => ["The phone's own setting is not known yet.", "尚不清楚系统设置。"],
                Some(_) => ["On here, but your phone blocks it.", "这里已开启，但系统未允许。"],
            };
            (Status::BlockedByPhone, text, ActivityState::BlockedByPhone)
        }
    }
}

/// What the phone's row says of the phone alone.
const fn of_the_phone(phone: Option<OsState>) -> [&'static str; 2] {
    match phone {
        None => ["Not known yet", "尚不清楚"],
        Some(OsState::Granted) => ["While using", "使用期间"],
        Some(OsState::Once) => ["This time only", "仅本次"],
        Some(OsState::Coarse) => ["Approximate", "大致位置"],
        Some(OsState::Denied) => ["Blocked", "已禁止"],
        Some(OsState::Restricted) => ["Restricted by this phone", "受本机限制"],
        Some(OsState::NotAsked) => ["Ask every time", "每次询问"],
    }
}

/// A permission that the phone gives and nothing here wants is worth a line. What is on here wants it, also where what the phone
/// gives is too little for it.
fn idle(phone: Option<OsState>, here: Here) -> Option<[&'static str; 2]> {
    let gives = matches!(phone, Some(OsState::Granted | OsState::Once | OsState::Coarse));
    let line = ["Your phone allows it, but nothing here uses it.", "系统已允许，但没有功能在使用。"];
    (gives && !on_here(here)).then_some(line)
}

#[test]
fn every_combination_of_the_phones_permission_and_the_answer_here_gives_its_own_line() {
    let mut combinations = 0;
    for (permission, name) in PERMISSIONS {
        for here in HERE {
            let mut world = led_to(permission, here);
            for phone in PHONE {
                world.phone.os = phone.into_iter().map(|state| (permission, state)).collect();
                let what = format!("{permission:?}, {phone:?}, {here:?}");
                let (status, texts, feature) = expected(permission, phone, here);
                for (at, language) in [Language::En, Language::ZhHans].into_iter().enumerate() {
                    let reader = reader(language);
                    let drawn =
                        center(&world.state, &world.phone, None, &BTreeMap::new(), &world.now, &reader);
                    let drawn = drawn.expect("a manifest");
                    let row = drawn.activities.iter().find(|row| row.activity == id(NAME)).expect("declared");
                    assert_eq!((row.state, row.state_text.as_str()), (status, texts[at]), "{what}");
                    let [line] = drawn.phone.as_slice() else { panic!("{what}: one permission is declared") };
                    assert_eq!((line.permission, line.state), (permission, phone), "{what}");
                    assert_eq!(line.text, format!("{}{}", name[at], of_the_phone(phone)[at]), "{what}");
                    assert_eq!(line.idle.as_deref(), idle(phone, here).map(|texts| texts[at]), "{what}");
                    combinations += 1;
                }
                let told = activity_state(&world.state, &world.phone, None, world.now.wall, &id(NAME));
                assert_eq!(told, Some(feature), "{what}");
                // What is shown is what is ruled.
                let ruled = decision(&world.state, &world.phone, world.now.wall, &id(NAME), None).is_ok();
                assert_eq!(ruled, on_here(here) && phone_allows(permission, phone), "{what}");
                assert_eq!(feature == ActivityState::On, ruled, "{what}");
            }
        }
    }
    assert_eq!(combinations, 6 * 13 * 7 * 2);
}

#[test]
fn what_the_phone_blocks_is_recorded_as_blocked_and_spends_no_yes() {
    for phone in [None, Some(OsState::Denied), Some(OsState::Restricted), Some(OsState::NotAsked)] {
        let mut world = led_to(OsPermission::Camera, Here::GivenOnce);
        world.phone.os = phone.into_iter().map(|state| (OsPermission::Camera, state)).collect();
        let size = world.state.size;
        assert!(world.run(&Command::Access { activity: id(NAME), by: None }, Evidence::default()).is_err());
        assert_eq!(world.state.size, size + 1, "the block is recorded");
        assert_eq!(world.state.grant(&id(NAME)).expect("given").spent, None);
        world.phone.os = [(OsPermission::Camera, OsState::Granted)].into();
        world
            .run(&Command::Access { activity: id(NAME), by: None }, Evidence::default())
            .expect("the one use is still there");
    }
}
