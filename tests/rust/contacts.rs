//! Where the app's requests went: added up by day and host whatever the host is called, shown against what is declared, exported, and
//! never a name in the clear; and no request is refused because it could not be told.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends where it fails"
)]

use privet::engine::{Contacted, Status};
use privet::event::Cause;
use privet::host::DAY;
use privet::observed::{Compared, FindingCode, HostStanding, KEPT_DAYS, MAX_HOSTS_A_DAY, ObservedBy};
use privet::tally::Period;
use privet::text::{Language, Reader};
use privet_tests::robust::canary::is_in;
use privet_tests::world::{World, reader};
use serde_json::Value;
use std::path::Path;

const NOBODYS: &str = "collect.quillwort-ads.example";

fn told(world: &World, host: &str, bytes: u64) -> Contacted {
    world.engine.contacted(host, bytes).unwrap()
}

fn compared(world: &World, period: Period) -> Compared {
    world.engine.compare_contacts(period, &reader()).unwrap().unwrap()
}

fn hosts(shown: &Compared) -> Vec<(&str, HostStanding, u64, Option<u64>)> {
    shown.hosts.iter().map(|row| (row.host.as_str(), row.standing, row.hits, row.bytes)).collect()
}

fn found(shown: &Compared, code: FindingCode) -> u64 {
    shown.findings.iter().find(|row| row.code == code).map_or(0, |row| row.count)
}

fn exported(world: &World) -> Value {
    let mut bytes = Vec::new();
    world.engine.export_json(false, &mut bytes).unwrap().unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

fn page(world: &World, language: Language) -> String {
    let mut bytes = Vec::new();
    world.engine.export_html(&Reader::new(language, 480, true).unwrap(), &mut bytes).unwrap().unwrap();
    String::from_utf8(bytes).unwrap()
}

fn database(dir: &Path) -> rusqlite::Connection {
    rusqlite::Connection::open(dir.join("privet.db")).unwrap()
}

#[test]
fn a_host_that_nobody_declares_comes_first_and_a_declared_one_without_a_send_is_named() {
    let world = World::new(1);
    let before = world.engine.state().size;
    assert_eq!(told(&world, "read.cloudlane.example", 10), Contacted::Kept);
    assert_eq!(told(&world, "EU.Read.Cloudlane.example.", 5), Contacted::Kept);
    assert_eq!(told(&world, "eu.read.cloudlane.example", 2), Contacted::Kept);
    assert_eq!(told(&world, NOBODYS, 7), Contacted::Kept);
    let shown = compared(&world, Period::Day);
    assert_eq!(
        hosts(&shown),
        [
            (NOBODYS, HostStanding::Undeclared, 1, Some(7)),
            ("eu.read.cloudlane.example", HostStanding::NoSend, 2, Some(7)),
            ("read.cloudlane.example", HostStanding::NoSend, 1, Some(10)),
        ]
    );
    assert_eq!((shown.log, shown.extra, shown.undeclared), (ObservedBy::OwnRequests, 1, 1));
    assert!(
        shown.accesses.is_empty() && shown.unused.is_empty(),
        "it saw no access, so it calls nothing unused"
    );
    assert_eq!(world.engine.state().size, before, "no event was recorded");
}

#[test]
fn days_are_kept_apart_and_the_period_says_which_are_shown() {
    let mut world = World::new(2);
    told(&world, "old.example", 1);
    world.clock.advance(10 * DAY.unsigned_abs());
    told(&world, "new.example", 1);
    let names = |period| {
        let shown = compared(&world, period);
        hosts(&shown).into_iter().map(|row| row.0.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(Period::Week), ["new.example"]);
    assert_eq!(names(Period::Month), ["new.example", "old.example"]);
    world.reopen();
    assert_eq!(hosts(&compared(&world, Period::Month)).len(), 2, "they outlive the run");
}

#[test]
fn a_year_is_kept_and_a_clock_that_jumps_ahead_takes_nothing_along() {
    let world = World::new(3);
    told(&world, "first.example", 1);
    world.clock.shift_wall(300 * 365 * DAY);
    told(&world, "wild.example", 1);
    let days = || -> u32 {
        let sql = "SELECT count(DISTINCT day) FROM contact";
        database(world.dir.path()).query_row(sql, [], |row| row.get(0)).unwrap()
    };
    assert_eq!(days(), 2, "the ledger knows nothing of that time");
    let world = World::new(4);
    for _ in 0..KEPT_DAYS + 3 {
        told(&world, "daily.example", 1);
        world.clock.advance(DAY.unsigned_abs());
    }
    told(&world, "daily.example", 1);
    let sql = "SELECT count(DISTINCT day) FROM contact";
    let kept: u32 = database(world.dir.path()).query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(kept, KEPT_DAYS, "also while nothing is added to the ledger");
}

#[test]
fn hostile_hosts_and_huge_counts_are_counted_and_end_nothing() {
    let world = World::new(5);
    let long = "a".repeat(100_000);
    let hostile = [
        "",
        " ",
        "localhost",
        "a..b",
        "-a.example",
        "http://a.example/",
        "a.example:443",
        "a\u{202e}.example",
        "a.example\n",
        "\0",
        &long,
    ];
    for host in hostile {
        assert_eq!(told(&world, host, u64::MAX), Contacted::NoHost, "{host}");
    }
    for _ in 0..3 {
        assert_eq!(told(&world, "203.0.113.9", u64::MAX), Contacted::Kept);
    }
    assert_eq!(told(&world, "2001:db8::1", 0), Contacted::Kept);
    let shown = compared(&world, Period::Day);
    assert_eq!(hosts(&shown)[0], ("203.0.113.9", HostStanding::Undeclared, 3, Some(u64::MAX)));
    assert_eq!(found(&shown, FindingCode::BadHost), hostile.len() as u64);
    let day = &exported(&world)["requests"][0];
    assert_eq!(day["unnamed"]["no_host"], hostile.len());
    assert_eq!(world.engine.status(), Status::Ready);
}

#[test]
fn a_day_of_too_many_hosts_keeps_counting_without_their_names() {
    let world = World::new(6);
    for n in 0..MAX_HOSTS_A_DAY {
        assert_eq!(told(&world, &format!("h{n}.example"), 1), Contacted::Kept);
    }
    assert_eq!(told(&world, "one-more.example", 1), Contacted::TooMany);
    assert_eq!(told(&world, "h7.example", 1), Contacted::Kept, "a known one is still counted");
    let shown = compared(&world, Period::Day);
    assert_eq!((shown.hosts.len(), found(&shown, FindingCode::TooManyNames)), (MAX_HOSTS_A_DAY as usize, 1));
    world.clock.advance(DAY.unsigned_abs());
    assert_eq!(told(&world, "one-more.example", 1), Contacted::Kept, "the next day has room");
}

#[test]
fn what_could_not_be_written_is_counted_once_it_can_be() {
    let mut world = World::new(7);
    world.script.lock();
    world.reopen();
    assert_eq!(told(&world, "a.example", 1), Contacted::Locked);
    assert_eq!(told(&world, "a.example", 1), Contacted::Locked);
    let shown = compared(&world, Period::Day);
    assert_eq!((shown.hosts.len(), found(&shown, FindingCode::Missed)), (0, 2));
    world.script.unlock();
    assert!(world.engine.tick().unwrap().is_ok());
    assert_eq!(told(&world, "b.example", 1), Contacted::Kept);
    world.reopen();
    let shown = compared(&world, Period::Day);
    assert_eq!(hosts(&shown), [("b.example", HostStanding::Undeclared, 1, Some(1))]);
    assert_eq!(found(&shown, FindingCode::Missed), 2);
}

#[test]
fn in_lock_down_nothing_is_written_and_what_was_written_still_shows() {
    let mut world = World::new(8);
    told(&world, NOBODYS, 3);
    world.reopen_with(b"{}");
    assert_eq!(world.engine.status(), Status::LockedDown { cause: Cause::BadManifest });
    assert_eq!(told(&world, "other.example", 1), Contacted::LockedDown);
    let shown = compared(&world, Period::Day);
    assert_eq!(hosts(&shown), [(NOBODYS, HostStanding::Undeclared, 1, Some(3))]);
    assert_eq!(found(&shown, FindingCode::Missed), 1);
    assert_eq!(exported(&world)["requests"][0]["hosts"][0]["host"], NOBODYS);
}

#[test]
fn two_processes_add_to_the_same_row() {
    let world = World::new(9);
    let other = world.another(world.dir.path());
    for n in 0..20 {
        let engine = if n % 2 == 0 { &world.engine } else { &other };
        assert_eq!(engine.contacted("shared.example", 5), Ok(Contacted::Kept));
    }
    std::thread::scope(|threads| {
        for engine in [&world.engine, &other] {
            threads.spawn(move || {
                for _ in 0..20 {
                    assert_eq!(engine.contacted("shared.example", 5), Ok(Contacted::Kept));
                }
            });
        }
    });
    assert_eq!(
        hosts(&compared(&world, Period::Day)),
        [("shared.example", HostStanding::Undeclared, 60, Some(300))]
    );
}

#[test]
fn an_altered_row_locks_down_and_an_exchanged_one_does_not_pass() {
    for sql in [
        "UPDATE contact SET body = zeroblob(length(body))",
        "UPDATE contact SET day = day - 1",
        "UPDATE contact SET body = (SELECT body FROM contact ORDER BY tag LIMIT 1)",
    ] {
        let world = World::new(10);
        told(&world, "a.example", 1);
        told(&world, "b.example", 1);
        database(world.dir.path()).execute(sql, []).unwrap();
        let shown = compared(&world, Period::Week);
        assert_eq!(shown.hosts.len(), 0, "{sql}");
        assert_eq!(world.engine.status(), Status::LockedDown { cause: Cause::AlteredRow }, "{sql}");
        // What is damaged costs itself.
        assert!(exported(&world)["requests"].as_array().unwrap().len() <= 1, "{sql}");
    }
}

#[test]
fn a_row_that_was_taken_out_is_gone_and_nothing_else() {
    let world = World::new(11);
    told(&world, "a.example", 1);
    database(world.dir.path()).execute("DELETE FROM contact", []).unwrap();
    assert_eq!(compared(&world, Period::Day).hosts, []);
    assert_eq!(told(&world, "a.example", 1), Contacted::Kept);
    assert_eq!(world.engine.status(), Status::Ready);
}

#[test]
fn no_host_is_in_any_file_in_the_clear_and_no_tag_tells_that_it_was_contacted_again() {
    let world = World::new(12);
    told(&world, NOBODYS, 1);
    world.clock.advance(DAY.unsigned_abs());
    told(&world, NOBODYS, 1);
    for entry in std::fs::read_dir(world.dir.path()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        assert!(!is_in(NOBODYS.as_bytes(), &bytes), "{}", path.display());
        assert!(!is_in(b"quillwort-ads", &bytes), "{}", path.display());
    }
    let sql = "SELECT count(DISTINCT tag), count(*) FROM contact";
    let counted: (u32, u32) =
        database(world.dir.path()).query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    assert_eq!(counted, (2, 2));
    assert!(!format!("{:?}", privet::observed::OfHost::new(NOBODYS.into(), 0)).contains("quillwort"));
}

#[test]
fn they_go_along_with_everything_else_and_a_person_reads_them_in_their_language() {
    let world = World::new(13);
    assert!(!page(&world, Language::En).contains("Where this app connected"), "no heading over nothing");
    told(&world, NOBODYS, 3);
    told(&world, "<b>.example", 3);
    let day = &exported(&world)["requests"][0];
    assert_eq!((&day["day"], &day["hosts"][0]["bytes"]), (&"2026-03-03".into(), &3.into()));
    let english = page(&world, Language::En);
    for text in [
        "Where this app connected",
        NOBODYS,
        "Not in the declared list.",
        "The address can&#39;t be right. Connections: 1.",
    ] {
        assert!(english.contains(text) || english.contains(&text.replace("&#39;", "'")), "{text}");
    }
    let chinese = page(&world, Language::ZhHans);
    assert!(chinese.contains("本应用连接的地址") && chinese.contains("未在清单中声明。"));
}
