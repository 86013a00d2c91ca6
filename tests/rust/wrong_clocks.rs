//! A clock that is wrong: at both ends of what a number can say, at every moment of a story, and years off around what ends by time. Nothing
//! panics, nothing is lost, the ledger is whole afterwards, and setting the clock buys nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test ends where it fails")]

use privet::command::{Answer, From, OsState, Outcome, Party, Reply, Until, Withheld};
use privet::engine::{Engine, Status, Verified};
use privet::fault::Fault;
use privet::gate::minimise::MediaType;
use privet::host::{Clock as _, WallMs};
use privet::manifest::OsPermission;
use privet::prompt::Asked;
use privet::refusal::Refusal;
use privet_softkeys::{ManualClock, RecipientBox, SeededRandom};
use privet_tests::world::{MANIFEST, START, World, done, id, manner, reader, with_keys};
use privet_wire::ids::{Digest, RecipientId};
use privet_wire::key::UserVerification::Bio;

const DAY: i64 = 86_400_000;
const YEAR: i64 = 365 * DAY;

/// Every entry is as it was written, and so many they are.
fn whole(engine: &Engine) -> u64 {
    let entries = engine.state().size;
    assert_eq!(engine.verify_ledger(|_, _| true), Ok(Some(Verified::Whole { entries })));
    entries
}

fn refused(outcome: Result<Outcome, Fault>) -> Refusal {
    outcome.expect("no fault").expect_err("refused")
}

const WALLS: [WallMs; 4] = [WallMs::MIN, 0, START + 100 * YEAR, WallMs::MAX];

fn set(clock: &ManualClock, wall: WallMs) {
    while clock.now().wall != wall {
        clock.shift_wall(wall.saturating_sub(clock.now().wall));
    }
}

/// The lines, looked at; none if they are refused: a date that no number in JSON can say cannot be shown and signed.
fn drawn(world: &World, asked: Asked) -> Option<Digest> {
    match world.engine.prompt(asked, &reader()).expect("no fault") {
        Ok(_) => Some(world.look(asked)),
        Err(why) => {
            assert!(matches!(why, Refusal::Stale | Refusal::UnknownId), "{why:?}");
            None
        }
    }
}

/// One after the other, what a person and an app do. Each may be refused; none may fault. At the step `at` the clock shows `wrong`.
fn story_with_a_wrong_clock(at: usize, wrong: WallMs) -> World {
    let (random, recipients) = (SeededRandom::new(4), RecipientBox::memory());
    let manifest = with_keys(MANIFEST, &recipients, random.as_ref());
    let begins = if at == 0 { wrong } else { START };
    let mut world = World::starting(4, manifest, recipients, begins);
    set(&world.clock, START);
    let (bank, share) = (RecipientId::try_from("harbour_credit").unwrap(), id("score_share"));
    let (mut prompt, mut release, mut input, mut used) = (None, None, None, None);
    for step in 1..=STEPS {
        if step == at {
            set(&world.clock, wrong);
        }
        let next = || world.request();
        let outcome = match step {
            1 => world.engine.report_os(OsPermission::Camera, OsState::Granted),
            2 => {
                world.register("harbour_credit", Bio);
                world.engine.tick()
            }
            3 => {
                let asked = world.engine.ask(next(), &share, From::Center);
                if let Ok(Ok(Reply::Prompt { prompt: raised })) = &asked {
                    prompt = Some(*raised);
                }
                asked
            }
            4 => {
                let until = Answer::Allow { until: Until::Withdrawn };
                let raised = prompt.expect("asked");
                let digest = world.look(Asked::Consent(raised));
                world.engine.answer(next(), raised, digest, Party::Person, until, manner())
            }
            5 => {
                let began = world.engine.access(next(), &share, None);
                if let Ok(Ok(Reply::Began { use_id })) = &began {
                    used = Some(*use_id);
                }
                began
            }
            6 => match used {
                Some(use_id) => world.engine.end_use(next(), use_id, Withheld::NONE),
                None => world.engine.tick(),
            },
            7 => {
                let sent = world.engine.propose_data(next(), &share, &bank, b"{\"a\":1}", MediaType::Json);
                let sent = sent.map(|cleaned| cleaned.expect("clean"));
                if let Ok(Ok(Reply::Pending { release: waiting, .. })) = &sent {
                    release = Some(*waiting);
                }
                sent
            }
            8 => match release.and_then(|waiting| Some((waiting, drawn(&world, Asked::Release(waiting))?))) {
                Some((waiting, digest)) => {
                    let approved = world.engine.approve(next(), waiting, digest, Bio, manner());
                    if let Ok(Ok(Reply::Approved { signing_input, .. })) = &approved {
                        input = Some(signing_input.clone());
                    }
                    approved
                }
                None => world.engine.tick(),
            },
            9 => match (release, &input) {
                (Some(waiting), Some(input)) => {
                    let signature = world.sign("harbour_credit", Bio, input);
                    world.engine.confirm(next(), waiting, &signature)
                }
                _ => world.engine.tick(),
            },
            10 => match world.engine.outbox_next().expect("read") {
                Some(item) => world.engine.failed(next(), item.jti),
                None => world.engine.tick(),
            },
            11 => world.engine.tick(),
            12 => world.engine.withdraw(next(), &share),
            _ => {
                world.reopen();
                world.engine.tick()
            }
        };
        let _ruled = outcome.unwrap_or_else(|fault| panic!("step {step}, {wrong} at {at}: {fault:?}"));
        // Everything is looked at as well, while the clock is wrong.
        let _ = (world.engine.next_due(), world.engine.check(&share));
        assert!(world.engine.center(&reader()).expect("drawn").is_some());
        world.engine.timeline(None, None, 50, &reader()).expect("drawn");
        if step == at {
            set(&world.clock, START);
        }
    }
    world
}

const STEPS: usize = 13;

#[test]
fn a_clock_at_either_end_at_any_moment_panics_nowhere_and_loses_nothing() {
    for wrong in WALLS {
        for at in 0..=STEPS {
            let mut world = story_with_a_wrong_clock(at, wrong);
            let what = format!("{wrong} at step {at}");
            assert_eq!(world.engine.status(), Status::Ready, "{what}");
            let (entries, state) = (whole(&world.engine), world.engine.state());
            match world.engine.check(&id("score_share")) {
                Err(Refusal::Withdrawn) => {}
                // Its thirty days were over, as far as anybody could tell: nothing was left to take back.
                Err(Refusal::Expired) => assert!(wrong > START, "{what}"),
                other => panic!("{what}: {other:?}"),
            }
            assert!(entries > 10, "{what}: {entries}");
            // What is in the file says the same to the next run.
            world.reopen();
            assert_eq!(world.engine.state(), state, "{what}");
        }
    }
}

/// A wrong clock must not cost a yes that is given after it was set right.
#[test]
fn after_a_clock_far_ahead_was_set_right_a_new_yes_lasts_as_long_as_it_says() {
    let world = World::new(5);
    world.allow("score_share", Until::At { wall: START + 20 * DAY });
    set(&world.clock, START + 100 * YEAR);
    done(world.engine.tick());
    assert_eq!(
        world.engine.check(&id("score_share")),
        Err(Refusal::Expired),
        "its date is past, as far as anybody can tell"
    );
    set(&world.clock, START + DAY);
    assert_eq!(world.engine.check(&id("score_share")), Err(Refusal::Expired), "what ended stays ended");
    world.allow("score_share", Until::At { wall: START + 20 * DAY });
    world.clock.advance(u64::try_from(10 * DAY).unwrap());
    done(world.engine.tick());
    assert_eq!(world.engine.check(&id("score_share")), Ok(()));
    world.clock.advance(u64::try_from(10 * DAY).unwrap());
    assert_eq!(world.engine.check(&id("score_share")), Err(Refusal::Expired));
    whole(&world.engine);
}

#[test]
fn a_clock_set_back_for_ever_ends_a_dated_yes_no_later_than_the_ledger_saw() {
    let world = World::new(6);
    world.allow("score_share", Until::At { wall: START + 5 * DAY });
    world.clock.advance(u64::try_from(5 * DAY).unwrap());
    done(world.engine.tick());
    for wall in [START, 0, WallMs::MIN] {
        set(&world.clock, wall);
        done(world.engine.tick());
        assert_eq!(world.engine.check(&id("score_share")), Err(Refusal::Expired), "{wall}");
    }
    whole(&world.engine);
}

#[test]
fn no_clock_buys_a_question_that_was_answered_with_no() {
    let world = World::new(7);
    world.refuse("analytics");
    let asked = || world.engine.ask(world.request(), &id("analytics"), From::Feature);
    for wall in [START + 8 * DAY, START + 100 * YEAR, WallMs::MAX, START - 8 * DAY, 0, WallMs::MIN] {
        set(&world.clock, wall);
        assert!(matches!(refused(asked()), Refusal::CoolDown { .. }), "{wall}");
    }
    set(&world.clock, START);
    world.clock.advance(u64::try_from(8 * DAY).unwrap());
    assert!(matches!(done(asked()), Reply::Prompt { .. }), "a week of real time");
    whole(&world.engine);
}

#[test]
fn a_lapse_counts_from_the_ledgers_time_whatever_the_clock_said_meanwhile() {
    let world = World::new(8);
    world.engine.report_os(OsPermission::LocationCoarse, OsState::Granted).unwrap().unwrap();
    world.allow("nearby", Until::Withdrawn);
    let use_it = || match done(world.engine.access(world.request(), &id("nearby"), None)) {
        Reply::Began { use_id } => drop(done(world.engine.end_use(world.request(), use_id, Withheld::NONE))),
        other => panic!("{other:?}"),
    };
    // The ledger sees the eightieth day; then the clock goes back by years, and it is used: that is a use of today.
    world.clock.advance(u64::try_from(80 * DAY).unwrap());
    assert_eq!(refused(world.engine.access(world.request(), &id("analytics"), None)), Refusal::NoConsent);
    set(&world.clock, START - 10 * YEAR);
    use_it();
    set(&world.clock, START + 100 * DAY);
    done(world.engine.tick());
    assert_eq!(
        world.engine.check(&id("nearby")),
        Ok(()),
        "a hundred days after the yes, twenty after the use"
    );
    // Set back for years, it does not lapse earlier, and set right, not later.
    set(&world.clock, 0);
    done(world.engine.tick());
    assert_eq!(world.engine.check(&id("nearby")), Ok(()));
    set(&world.clock, START + 200 * DAY);
    done(world.engine.tick());
    assert_eq!(world.engine.check(&id("nearby")), Err(Refusal::Expired));
    whole(&world.engine);
}
