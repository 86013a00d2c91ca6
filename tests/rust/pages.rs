//! The pages a person reads, on a whole phone: what they count, what they say while records are locked or in doubt, and that
//! what leaves of a year is what its page showed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test ends where it fails")]

use privet::command::{OsState, Reply, Until};
use privet::engine::Status;
use privet::event::Cause;
use privet::fault::Fault;
use privet::gate::minimise::MediaType;
use privet::manifest::{Manifest, OsPermission};
use privet::refusal::Refusal;
use privet::tally::Period;
use privet::views::history::{HistoryOf, Wanted};
use privet::views::lists::Held;
use privet::views::status::{LockView, Status as ActivityStatus};
use privet::views::timeline::Filter;
use privet_tests::world::{World, done, id, reader};
use privet_wire::ids::{DataId, RecipientId, ReleaseId};
use privet_wire::key::UserVerification::Bio;
use serde_json::{Value, json};
use std::fs;

const YEAR: u16 = 2026;

fn lantern() -> RecipientId {
    "lantern_pay".try_into().unwrap()
}

fn held(data: &str, value: &str) -> Held {
    Held { data: DataId::try_from(data).unwrap(), value: value.to_owned() }
}

/// A phone on which something was used, blocked and turned off.
fn lived() -> World {
    let world = World::new(1);
    world.own();
    world.register("lantern_pay", Bio);
    world.allow("footprint", Until::Withdrawn);
    world.allow("analytics", Until::Withdrawn);
    for _ in 0..3 {
        done(world.engine.access(world.request(), &id("analytics"), None));
    }
    done(world.engine.withdraw(world.request(), &id("analytics")));
    assert_eq!(world.engine.access(world.request(), &id("analytics"), None), Ok(Err(Refusal::Withdrawn)));
    world
}

fn proposed(world: &World) -> ReleaseId {
    let asked =
        world.engine.propose_footprint(world.request(), &id("footprint"), &lantern(), YEAR, &reader());
    match done(asked) {
        Reply::Pending { release, confirm: true } => release,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_leaves_of_a_year_is_what_its_page_shows() {
    let world = lived();
    let page = world.engine.footprint(YEAR, &reader()).unwrap();
    let counts = page.counts.unwrap();
    assert_eq!((counts.used, counts.blocked, counts.turned_off, counts.left), (3, 1, 1, 0));
    assert_eq!(page.empty.as_deref(), Some("Not enough days yet."));
    let release = proposed(&world);
    let preview = world.engine.preview(release).unwrap();
    let sent: Value = serde_json::from_slice(preview.bytes()).unwrap();
    let shown = json!({
        "year": YEAR, "used": counts.used, "left": counts.left, "recipients": counts.recipients,
        "refused": counts.refused, "turned_off": counts.turned_off, "blocked": counts.blocked,
    });
    assert_eq!(sent, shown);
    // The very same bytes from the app are not the core's.
    let copied = world.engine.propose_data(
        world.request(),
        &id("footprint"),
        &lantern(),
        preview.bytes(),
        MediaType::Json,
    );
    assert_eq!(copied, Ok(Ok(Err(Refusal::NotMinimised))));
}

#[test]
fn a_repeated_request_is_the_same_send_until_something_is_counted() {
    let world = lived();
    let request = world.request();
    let ask = || world.engine.propose_footprint(request, &id("footprint"), &lantern(), YEAR, &reader());
    let first = ask();
    assert_eq!(ask(), first);
    let _blocked = world.engine.access(world.request(), &id("analytics"), None).unwrap();
    assert_eq!(ask(), Err(Fault::Conflict));
    assert_eq!(world.engine.outcome(request).unwrap(), Some(first.unwrap()));
}

#[test]
fn viewing_the_pages_records_nothing_and_no_year_outside_the_calendar_is_taken() {
    let world = lived();
    let before = world.engine.state().size;
    let _lists = world.engine.lists(Period::Year, &[], &reader()).unwrap().unwrap();
    let _policy = world.engine.policy(&reader()).unwrap().unwrap();
    let _page = world.engine.footprint(YEAR, &reader()).unwrap();
    for year in [0, 1969, 10_000, u16::MAX] {
        assert_eq!(world.engine.footprint(year, &reader()), Err(Fault::BadArgument));
        let asked =
            world.engine.propose_footprint(world.request(), &id("footprint"), &lantern(), year, &reader());
        assert_eq!(asked, Err(Fault::BadArgument));
    }
    assert_eq!(world.engine.state().size, before);
}

#[test]
fn without_a_yes_no_count_of_a_year_leaves() {
    let world = lived();
    done(world.engine.withdraw(world.request(), &id("footprint")));
    let asked =
        world.engine.propose_footprint(world.request(), &id("footprint"), &lantern(), YEAR, &reader());
    assert_eq!(asked, Ok(Err(Refusal::Withdrawn)));
}

#[test]
fn a_locked_phone_shows_the_pages_without_counts_and_calls_none_zero() {
    let mut world = lived();
    world.script.lock();
    world.reopen();
    assert_eq!(world.engine.status(), Status::Locked);
    let lists = world.engine.lists(Period::Month, &[held("area", "Hangzhou")], &reader()).unwrap().unwrap();
    let rows: Vec<_> = lists.collected.iter().flat_map(|group| &group.rows).collect();
    assert!(!rows.is_empty() && rows.iter().all(|row| row.times.is_none()));
    assert!(lists.shared.iter().all(|row| row.times.is_none()));
    let policy = world.engine.policy(&reader()).unwrap().unwrap();
    let switches = policy.full.iter().map(|section| section.switch.as_ref().unwrap());
    assert!(switches.into_iter().all(|s| s.state == ActivityStatus::Locked && s.turn_on.is_none()));
    let page = world.engine.footprint(YEAR, &reader()).unwrap();
    assert_eq!(page.counts, None);
    assert_eq!(page.unavailable.as_deref(), Some("Unlock to see them. Nothing can leave until then."));
    let asked =
        world.engine.propose_footprint(world.request(), &id("footprint"), &lantern(), YEAR, &reader());
    assert_eq!(asked, Ok(Err(Refusal::Locked)));
}

#[test]
fn records_in_doubt_are_called_unverified_and_give_no_page_of_the_year() {
    let mut world = lived();
    let files = ["privet.db", "privet.db-wal", "privet.db-shm"];
    let old: Vec<_> = files.iter().map(|file| fs::read(world.dir.path().join(file)).ok()).collect();
    done(world.engine.withdraw(world.request(), &id("footprint")));
    // The app ends before its files are exchanged.
    let other = World::new(2);
    world.engine = other.engine;
    for (file, bytes) in files.iter().zip(old) {
        let path = world.dir.path().join(file);
        match bytes {
            Some(bytes) => fs::write(path, bytes).unwrap(),
            None => drop(fs::remove_file(path)),
        }
    }
    world.reopen();
    let Status::LockedDown { cause } = world.engine.status() else { panic!("{:?}", world.engine.status()) };
    assert_eq!(cause, Cause::Behind);
    let lists = world.engine.lists(Period::Month, &[], &reader()).unwrap().unwrap();
    assert_eq!(lists.period.unwrap().caution.as_deref(), Some("Unverified"));
    let history = world.engine.history(&wanted(None), None, 50, &reader()).unwrap();
    assert_eq!((history.days.len(), history.empty_text), (0, None), "nobody knows that nothing was used");
    assert_eq!(history.caution.as_deref(), Some("Unverified"));
    let page = world.engine.footprint(YEAR, &reader()).unwrap();
    assert_eq!((page.counts, page.lines), (None, vec![]));
    assert_eq!(page.unavailable.as_deref(), Some("Paused, because the records may have been changed."));
    let asked =
        world.engine.propose_footprint(world.request(), &id("footprint"), &lantern(), YEAR, &reader());
    assert_eq!(asked, Ok(Err(Refusal::LockedDown)));
    let policy = world.engine.policy(&reader()).unwrap().unwrap();
    let down = world.engine.center(&reader()).unwrap().unwrap().banner.unwrap().lock;
    assert_eq!(down, LockView::Down { cause });
    assert!(policy.full.iter().all(|section| section.switch.as_ref().unwrap().turn_on.is_none()));
}

#[test]
fn a_value_is_masked_by_its_kind_and_an_unknown_kind_hides_it() {
    let mut manifest: Value = serde_json::from_slice(&World::new(1).manifest).unwrap();
    manifest["data"].as_array_mut().unwrap().push(json!({
        "id": "phone", "name": {"en": "Phone number", "zh-Hans": "手机号"}, "category": "phone",
        "sensitivity": "ordinary", "mask": "phone",
    }));
    let bytes = serde_json::to_vec(&manifest).unwrap();
    assert!(Manifest::parse(&bytes).is_ok());
    let mut world = World::new(1);
    world.reopen_with(&bytes);
    let masked = |data: &str| world.engine.masked(&data.try_into().unwrap(), "13812341234");
    assert_eq!(masked("phone"), "138****1234");
    assert_eq!(masked("score_range"), "••••");
    assert_eq!(masked("never_declared"), "••••");
}

/// The projections are a convenience: taken out, or of another form, they are made anew from the entries, to the same pages.
#[test]
fn without_its_projections_the_pages_are_the_same() {
    let mut world = lived();
    world.clock.shift_wall(-40 * 86_400_000);
    done(world.engine.access(world.request(), &id("pay"), None));
    let pages = |world: &World| {
        let engine = &world.engine;
        (
            engine.center(&reader()).unwrap(),
            engine.lists(Period::Year, &[], &reader()).unwrap(),
            engine.footprint(YEAR, &reader()).unwrap(),
            engine.timeline(None, None, 200, &reader()).unwrap(),
            engine.timeline(Some(&id("analytics")), None, 200, &reader()).unwrap(),
        )
    };
    let before = pages(&world);
    let out = "DELETE FROM use_index; DELETE FROM tally; DELETE FROM meta WHERE name = 'projections'";
    let file = rusqlite::Connection::open(world.dir.path().join("privet.db")).unwrap();
    file.execute_batch(out).unwrap();
    drop(file);
    assert_ne!(pages(&world), before, "they were read");
    world.reopen();
    assert_eq!(pages(&world), before);
    let size = world.engine.state().size;
    world.reopen();
    assert_eq!(world.engine.state().size, size, "and nothing of it is an event");
}

/// Whatever was done to the counts: the screen with the buttons that turn off is drawn.
#[test]
fn altered_counts_lock_down_and_the_center_is_drawn_all_the_same() {
    let world = lived();
    let file = rusqlite::Connection::open(world.dir.path().join("privet.db")).unwrap();
    file.execute_batch("UPDATE tally SET body = zeroblob(length(body))").unwrap();
    for _ in 0..2 {
        let center = world.engine.center(&reader()).unwrap().unwrap();
        assert!(center.banner.is_some() && center.activities.iter().any(|row| row.turn_off.is_some()));
        assert!(world.engine.policy(&reader()).unwrap().is_some());
    }
    assert_eq!(world.engine.status(), Status::LockedDown { cause: Cause::AlteredRow });
    assert_eq!(done(world.engine.withdraw(world.request(), &id("footprint"))), Reply::Withdrawn);
}

fn wanted(filter: Option<Filter>) -> Wanted {
    Wanted { filter, ..Wanted::default() }
}

#[test]
fn a_filtered_page_of_the_history_is_full_or_the_last_and_pages_join_without_a_gap() {
    let world = lived();
    for _ in 0..3 {
        assert_eq!(world.engine.access(world.request(), &id("analytics"), None), Ok(Err(Refusal::Withdrawn)));
    }
    for filter in [None, Some(Filter::Used), Some(Filter::Blocked), Some(Filter::Left)] {
        let whole = world.engine.history(&wanted(filter), None, 200, &reader()).unwrap();
        let all: Vec<_> = whole.days.into_iter().flat_map(|day| day.rows).collect();
        assert!(all.iter().all(|row| filter.is_none_or(|filter| row.filter == filter)));
        let (mut joined, mut before) = (Vec::new(), None);
        loop {
            let page = world.engine.history(&wanted(filter), before, 2, &reader()).unwrap();
            let rows: Vec<_> = page.days.into_iter().flat_map(|day| day.rows).collect();
            assert!(rows.len() == 2 || page.next.is_none(), "{filter:?}");
            joined.extend(rows);
            before = page.next;
            if before.is_none() {
                break;
            }
        }
        assert_eq!(joined, all, "{filter:?}");
    }
    let blocked = world.engine.history(&wanted(Some(Filter::Blocked)), None, 50, &reader()).unwrap();
    let counted = world.engine.footprint(YEAR, &reader()).unwrap().counts.unwrap().blocked;
    let rows: usize = blocked.days.iter().map(|day| day.rows.len()).sum();
    assert!(rows > 0);
    assert_eq!(u32::try_from(rows), Ok(counted));
    let none = world.engine.history(&wanted(Some(Filter::Left)), None, 50, &reader()).unwrap();
    assert_eq!(none.empty_text.as_deref(), Some("Nothing used yet. Refusals will show here too."));
}

#[test]
fn the_history_stands_under_its_days_and_a_period_leaves_out_what_is_older() {
    const DAY: i64 = 86_400_000;
    let world = lived();
    let of_day = Wanted { period: Some(Period::Day), ..Wanted::default() };
    let heads = |wanted: &Wanted| {
        let page = world.engine.history(wanted, None, 200, &reader()).unwrap();
        page.days.into_iter().map(|day| day.head).collect::<Vec<_>>()
    };
    assert_eq!(heads(&of_day), ["Today"]);
    world.clock.advance(u64::try_from(DAY + 3_600_000).unwrap());
    assert!(heads(&of_day).is_empty());
    assert_eq!(heads(&Wanted::default()), ["Yesterday"]);
    assert_eq!(world.engine.access(world.request(), &id("analytics"), None), Ok(Err(Refusal::Withdrawn)));
    assert_eq!(heads(&of_day), ["Today"]);
    assert_eq!(heads(&Wanted::default()), ["Today", "Yesterday"]);
    let page = world.engine.history(&of_day, None, 200, &reader()).unwrap();
    assert_eq!(page.periods.iter().filter(|choice| choice.chosen).count(), 1);
    let of = Wanted { of: Some(HistoryOf::Activity { activity: id("analytics") }), ..Wanted::default() };
    assert!(world.engine.history(&of, None, 200, &reader()).unwrap().of.is_some());
}

#[test]
fn the_history_of_a_permission_holds_what_that_permission_opens_and_the_place_is_one() {
    let world = World::new(5);
    done(world.engine.report_os(OsPermission::LocationCoarse, OsState::Granted));
    world.allow("nearby", Until::Withdrawn);
    world.allow("analytics", Until::Withdrawn);
    for activity in ["nearby", "analytics"] {
        done(world.engine.access(world.request(), &id(activity), None));
    }
    let page = |permission| {
        let of = Wanted { of: Some(HistoryOf::Permission { permission }), ..Wanted::default() };
        let mut before = None;
        let mut all: Vec<privet::views::history::History> = Vec::new();
        loop {
            let page = world.engine.history(&of, before, 1, &reader()).unwrap();
            before = page.next;
            all.push(page);
            if before.is_none() {
                return all;
            }
        }
    };
    let of_the_place = page(OsPermission::LocationCoarse);
    let rows: Vec<_> = of_the_place.iter().flat_map(|page| &page.days).flat_map(|day| &day.rows).collect();
    assert!(rows.len() > 1 && rows.iter().all(|row| row.activity == Some(id("nearby"))), "{rows:?}");
    assert_eq!(of_the_place[0].of.as_deref(), Some("Location: While using"));
    assert_eq!(page(OsPermission::LocationPrecise), of_the_place);
    let [camera] = page(OsPermission::Camera).try_into().unwrap();
    assert!(camera.days.is_empty() && camera.empty_text.is_some());
    let [undeclared] = page(OsPermission::Microphone).try_into().unwrap();
    assert_eq!((undeclared.of.as_deref(), undeclared.days.len()), (Some("Microphone: Not known yet"), 0));
}

#[test]
fn a_locked_phone_shows_no_row_of_the_history_and_does_not_call_it_empty() {
    let mut world = lived();
    world.script.lock();
    world.reopen();
    let page = world.engine.history(&Wanted::default(), None, 50, &reader()).unwrap();
    assert_eq!((page.days.len(), page.empty_text, page.next), (0, None, None));
    assert_eq!(page.caution.as_deref(), Some("Unlock to see them. Nothing can leave until then."));
}
