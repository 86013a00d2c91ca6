//! Random histories over a whole phone: whatever a person, an app, a clock and a kill do in whatever order, the promises hold.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a device that fails here fails the test"
)]
#![allow(clippy::indexing_slicing, reason = "indices drawn from the very list")]

use privet::command::{Answer, From, OsState, Outcome, Party, Payment, Reply, Until, Withheld};
use privet::engine::{Status, Verified};
use privet::event::{Event, Recorded};
use privet::fault::Fault;
use privet::gate::minimise::MediaType;
use privet::manifest::OsPermission;
use privet::prompt::Asked;
use privet::refusal::{CancelReason, Refusal};
use privet::rules::fold;
use privet::state::State;
use privet::tally::{Counts, Period, tally_of};
use privet::views::footprint::year_days;
use privet_tests::world::{World, done, id, manner, reader};
use privet_wire::ids::{ActivityId, BatchId, MatchToken, PromptId, RecipientId, ReleaseId, UseId};
use privet_wire::key::UserVerification::{Bio, Pin};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

const PHOTO: &[u8] = include_bytes!("../photos/gps.jpg");
const ALICE: &[u8] = include_bytes!("../probes/alice-1.f32");
const BOB: &[u8] = include_bytes!("../probes/bob-1.f32");
/// Activities and a recipient that each may send to.
const ACTIVITIES: [(&str, &str); 8] = [
    ("pay", "lantern_pay"),
    ("face_payment", "lantern_pay"),
    ("bill_scan", "cloudlane"),
    ("photo_check", "lantern_pay"),
    ("nearby", "lantern_pay"),
    ("queue_times", "lantern_pay"),
    ("public_reviews", "lantern_pay"),
    ("footprint", "lantern_pay"),
];

#[derive(Clone, Debug)]
enum Step {
    Ask(usize, bool),
    Answer(bool, u8, u16),
    Leave,
    Withdraw(usize),
    WithdrawMany(u8),
    Undo,
    Access(usize),
    EndUse,
    Propose(usize, bool),
    Approve(bool, u16),
    Confirm(bool),
    Release,
    End(bool),
    Deliver(bool),
    Enrol,
    Verify(bool),
    Wait(u32),
    Clock(i32),
    Phone(bool),
    Tick,
    Kill,
}

fn step() -> impl Strategy<Value = Step> {
    let which = 0..ACTIVITIES.len();
    prop_oneof![
        1 => (which.clone(), any::<bool>()).prop_map(|(a, c)| Step::Ask(a, c)),
        3 => (any::<bool>(), 0u8..3, 0u16..1500).prop_map(|(y, u, w)| Step::Answer(y, u, w)),
        1 => Just(Step::Leave),
        1 => which.clone().prop_map(Step::Withdraw),
        1 => any::<u8>().prop_map(Step::WithdrawMany),
        1 => Just(Step::Undo),
        1 => which.clone().prop_map(Step::Access),
        1 => Just(Step::EndUse),
        2 => (which, any::<bool>()).prop_map(|(a, t)| Step::Propose(a, t)),
        3 => (any::<bool>(), 0u16..1500).prop_map(|(b, w)| Step::Approve(b, w)),
        3 => any::<bool>().prop_map(Step::Confirm),
        1 => Just(Step::Release),
        1 => any::<bool>().prop_map(Step::End),
        1 => any::<bool>().prop_map(Step::Deliver),
        1 => Just(Step::Enrol),
        1 => any::<bool>().prop_map(Step::Verify),
        1 => (0u32..400_000).prop_map(Step::Wait),
        1 => any::<i32>().prop_map(Step::Clock),
        1 => any::<bool>().prop_map(Step::Phone),
        1 => Just(Step::Tick),
        1 => Just(Step::Kill),
    ]
}

/// What the person and the app hold on to between steps.
#[derive(Default)]
struct Held {
    prompt: Option<PromptId>,
    use_id: Option<UseId>,
    release: Option<(ReleaseId, &'static str)>,
    input: Option<(String, &'static str, bool)>,
    token: Option<MatchToken>,
    batch: Option<BatchId>,
}

fn name(which: usize) -> (&'static str, &'static str) {
    ACTIVITIES[which]
}

#[allow(clippy::too_many_lines, reason = "one arm for each step")]
fn play(world: &mut World, held: &mut Held, step: &Step) {
    let engine = &world.engine;
    let request = world.request();
    match step {
        Step::Ask(a, center) => {
            let from = if *center { From::Center } else { From::Feature };
            if let Ok(Ok(Reply::Prompt { prompt })) = engine.ask(request, &id(name(*a).0), from) {
                held.prompt = Some(prompt);
            }
        }
        Step::Answer(yes, until, wait) => {
            let Some(prompt) = held.prompt else { return };
            let Ok(Ok(view)) = engine.prompt(Asked::Consent(prompt), &reader()) else { return };
            done(engine.shown(Asked::Consent(prompt), view.digest));
            world.clock.advance(u64::from(*wait));
            let wall = world.engine.state().high + 3_600_000;
            let until = [Until::Once, Until::At { wall }, Until::Withdrawn][usize::from(*until)];
            let answer = if *yes { Answer::Allow { until } } else { Answer::Refuse };
            let answered = engine.answer(request, prompt, view.digest, Party::Person, answer, manner());
            let outcome = answered.expect("no fault");
            assert!(outcome.is_err() || *wait >= 600, "an answer sooner than 600 ms counted");
        }
        Step::Leave => {
            let Some(prompt) = held.prompt else { return };
            let _either = engine.leave(request, prompt, CancelReason::Back).expect("no fault");
        }
        Step::Withdraw(a) => {
            let activity = id(name(*a).0);
            if activity.as_str() == "pay" {
                let answered = engine.withdraw(request, &activity).expect("no fault");
                assert_eq!(answered, Err(Refusal::NothingToAsk), "a no that changes nothing was taken");
                return;
            }
            done(engine.withdraw(request, &activity));
            assert!(engine.check(&activity).is_err(), "withdrawn and still allowed");
        }
        Step::WithdrawMany(which) => {
            // Never "pay": there is nothing to turn off about it.
            let named: Vec<_> = (1..ACTIVITIES.len()).filter(|bit| which & (1 << bit) != 0).collect();
            let named: Vec<_> = named.into_iter().map(|a| id(name(a).0)).collect();
            if named.is_empty() {
                assert_eq!(engine.withdraw_many(request, &named), Err(Fault::BadArgument));
                return;
            }
            if let Reply::TurnedOff { batch: Some(batch), .. } = done(engine.withdraw_many(request, &named)) {
                held.batch = Some(batch);
            }
            let asked = named.iter().filter(|id| id.as_str() != "public_reviews");
            asked.for_each(|id| assert!(engine.check(id).is_err(), "turned off and still allowed"));
        }
        Step::Undo => {
            let Some(batch) = held.batch else { return };
            let _either = engine.undo_withdrawal(request, batch).expect("no fault");
        }
        Step::Access(a) => {
            let activity = id(name(*a).0);
            let hint = engine.check(&activity);
            let ruled: Outcome = engine.access(request, &activity, None).expect("no fault");
            assert_eq!(hint.is_ok(), ruled.is_ok(), "the hint and the ruling differ");
            if let Ok(Reply::Began { use_id }) = ruled {
                held.use_id = Some(use_id);
            }
        }
        Step::EndUse => {
            let Some(use_id) = held.use_id else { return };
            let _either = engine.end_use(request, use_id, Withheld::NONE).expect("no fault");
        }
        Step::Propose(a, with_token) => propose(world, held, *a, *with_token),
        Step::Approve(bio, wait) => {
            let Some((release, to)) = held.release else { return };
            let Ok(Ok(view)) = engine.prompt(Asked::Release(release), &reader()) else { return };
            done(engine.shown(Asked::Release(release), view.digest));
            world.clock.advance(u64::from(*wait));
            let uv = if *bio { Bio } else { Pin };
            if let Ok(Reply::Approved { signing_input, .. }) =
                engine.approve(request, release, view.digest, uv, manner()).expect("no fault")
            {
                assert!(*wait >= 600, "an approval sooner than 600 ms counted");
                held.input = Some((signing_input, to, *bio));
            }
        }
        Step::Confirm(genuine) => {
            let (Some((release, _)), Some((input, to, bio))) = (held.release, &held.input) else { return };
            let mut signature = world.sign(to, if *bio { Bio } else { Pin }, input);
            if !genuine {
                let last = signature.len() - 1;
                signature[last] ^= 1;
            }
            let outcome = engine.confirm(request, release, &signature).expect("no fault");
            assert!(*genuine || outcome.is_err(), "a bad signature confirmed");
        }
        Step::Release => {
            let Some((release, _)) = held.release else { return };
            let _either = engine.release(request, release).expect("no fault");
        }
        Step::End(refused) => {
            let Some((release, _)) = held.release else { return };
            let _either = if *refused {
                engine.refuse(request, release, manner())
            } else {
                engine.cancel(request, release, CancelReason::Back)
            }
            .expect("no fault");
        }
        Step::Deliver(ok) => {
            let Some(item) = engine.outbox_next().expect("no fault") else { return };
            let again = engine.outbox_next().expect("no fault").expect("still queued");
            assert_eq!(again.bytes, item.bytes, "other bytes on a retry");
            done(if *ok {
                engine.delivered(request, item.jti, None)
            } else {
                engine.failed(request, item.jti)
            });
        }
        Step::Enrol => {
            let _either = engine.enrol(request, &id("face_payment"), ALICE).expect("no fault");
        }
        Step::Verify(same) => {
            let nonce = engine.probe_nonce().expect("no fault");
            let probe = if *same { ALICE } else { BOB };
            let verified = engine.verify(request, &id("face_payment"), probe, nonce).expect("no fault");
            if let Ok(Reply::Matched { token }) = verified {
                assert!(*same, "a stranger matched");
                held.token = Some(token);
            }
        }
        Step::Wait(ms) => world.clock.advance(u64::from(*ms)),
        Step::Clock(ms) => world.clock.shift_wall(i64::from(*ms)),
        Step::Phone(granted) => {
            let state = if *granted { OsState::Granted } else { OsState::Denied };
            done(engine.report_os(OsPermission::Camera, state));
        }
        Step::Tick => {
            done(engine.tick());
        }
        Step::Kill => world.reopen(),
    }
}

fn propose(world: &World, held: &mut Held, which: usize, with_token: bool) {
    let (activity, to) = name(which);
    let recipient = RecipientId::try_from(to).expect("an id");
    let request = world.request();
    let outcome = match activity {
        "pay" => {
            let payment = Payment {
                amount: "38.00".into(),
                currency: "CNY".into(),
                payee: "Blue Kettle Tea".into(),
                nonce: None,
                until: None,
            };
            let token = held.token.filter(|_| with_token);
            world.engine.propose_payment(request, &id(activity), &recipient, payment, token)
        }
        "nearby" | "queue_times" => {
            world.engine.propose_location(request, &id(activity), &recipient, 312_304_000, 1_214_737_000)
        }
        "footprint" => world.engine.propose_footprint(request, &id(activity), &recipient, 2026, &reader()),
        _ => world
            .engine
            .propose_data(request, &id(activity), &recipient, PHOTO, MediaType::Jpeg)
            .map(|cleaned| cleaned.expect("a JPEG")),
    };
    if let Ok(Reply::Pending { release, .. }) = outcome.expect("no fault") {
        held.release = Some((release, to));
        held.input = None;
    }
}

/// Reads the whole ledger back and holds every promise against it.
fn judge(world: &World) {
    let live = world.engine.state();
    let mut replayed = State::default();
    let (mut given, mut jtis, mut sent) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut recount: BTreeMap<ActivityId, Counts> = BTreeMap::new();
    let (mut pending, mut objected, mut ended) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let asks = |activity: &ActivityId| !matches!(activity.as_str(), "pay" | "public_reviews");
    let mut history: Vec<(u32, Event)> = Vec::new();
    for index in 0..live.size {
        let recorded: Recorded = world.engine.entry(index).expect("no fault").expect("an entry");
        match &recorded.event {
            Event::ConsentGiven { activity, shown, .. } => {
                assert!(!shown.shown.lines.is_empty());
                given.insert(activity.clone());
                pending.remove(activity);
            }
            Event::ConsentWithdrawn { activity, .. }
            | Event::ConsentExpired { activity, .. }
            | Event::ConsentInvalidated { activity, .. }
            | Event::ConsentRefused { activity, .. } => {
                given.remove(activity);
                pending.remove(activity);
            }
            Event::WithdrawalPending { activity, .. } => {
                assert!(given.contains(activity) && pending.insert(activity.clone()), "nothing to withdraw");
                assert!(activity.as_str() != "face_payment", "a sensitive one waited");
            }
            // Undoing makes no grant: what is given stays what a prompt gave.
            Event::WithdrawalUndone { activity, .. } => {
                assert!(given.contains(activity) && pending.remove(activity), "nothing to undo");
            }
            Event::Objected { activity, .. } => assert!(objected.insert(activity.clone()), "objected twice"),
            Event::ObjectionLifted { activity, shown, .. } => {
                assert!(!shown.shown.lines.is_empty() && objected.remove(activity));
            }
            Event::UseBegan { activity, .. } => {
                assert!(given.contains(activity) || !asks(activity));
                assert!(!pending.contains(activity) && !objected.contains(activity), "used while turned off");
                let needs = activity.as_str() == "queue_times";
                let base = given.contains(&id("nearby")) && !pending.contains(&id("nearby"));
                assert!(!needs || base, "used without what it rests on");
            }
            Event::UseEnded { use_id, .. } => assert!(ended.insert(*use_id.as_bytes()), "a use ended twice"),
            Event::ReleaseEnded { release, .. } => {
                assert!(ended.insert(*release.as_bytes()), "a send ended twice");
            }
            Event::Released { activity, jti, release, proven, .. } => {
                assert!(given.contains(activity) || activity.as_str() == "pay", "left without a consent");
                assert!(!pending.contains(activity), "left while turned off");
                assert!(jtis.insert(*jti) && sent.insert(*release), "left twice");
                assert!(
                    proven.is_some() || matches!(activity.as_str(), "nearby" | "queue_times"),
                    "left unconfirmed"
                );
            }
            Event::TemplateEnrolled { activity, .. } => assert!(given.contains(activity)),
            Event::AttemptEnded { activity, token: Some(_), .. } => {
                assert!(given.contains(activity), "matched while off");
            }
            _ => {}
        }
        if let Some((activity, counts)) = tally_of(&recorded.event) {
            *recount.entry(activity).or_default() += counts;
        }
        // A clock that was set back moves nothing to an earlier day.
        let counted = day(recorded.at.max(replayed.high));
        fold(&mut replayed, index, &recorded);
        history.push((counted, recorded.event));
    }
    assert_eq!(&replayed, live.as_ref(), "the ledger folds to another state than the one in force");
    let template = live.templates.values().any(|template| template.activity == id("face_payment"));
    let aliases = privet::host::DeviceKeys::list(world.keys.as_ref(), "privet/template/").expect("listed");
    assert!(template || aliases.is_empty(), "a key without a template");
    assert_eq!(
        world.engine.verify_ledger(|_, _| true).expect("no fault"),
        Some(Verified::Whole { entries: live.size })
    );
    // Where the clock stands within thirty days of the start, the month's counts are all counts.
    let wall = privet::host::Clock::now(world.clock.as_ref()).wall.max(live.high);
    if wall <= privet_tests::world::START + 29 * 86_400_000 && !recount.is_empty() {
        let center = world.engine.center(&reader()).expect("no fault").expect("a center");
        for row in center.activities {
            let counted = recount.get(&row.activity).copied().unwrap_or_default();
            assert_eq!(row.uses, counted.runs(), "{}", row.activity);
        }
    }
    pages(world, day(wall), &history);
}

fn day(wall: i64) -> u32 {
    u32::try_from(wall.div_euclid(86_400_000)).unwrap_or(0)
}

/// The lists of every period and the page of the year count what the ledger has, day for day, wherever the clock was set.
fn pages(world: &World, today: u32, history: &[(u32, Event)]) {
    let of =
        |days: RangeInclusive<u32>| history.iter().filter(move |(day, _)| days.contains(day)).map(|(_, e)| e);
    for period in [Period::Day, Period::Week, Period::Month, Period::Year] {
        let lists = world.engine.lists(period, &[], &reader()).expect("no fault").expect("lists");
        let counted = || of(period.days(today));
        for row in lists.collected.iter().flat_map(|group| &group.rows) {
            let mine = counted().filter_map(tally_of).filter(|(activity, _)| *activity == row.activity);
            let sum = mine.fold(Counts::default(), |sum, (_, counts)| sum + counts);
            assert_eq!(row.times, Some(sum.runs()), "{period:?} {}", row.activity);
        }
        for row in &lists.shared {
            let sent = counted().filter(|event| {
                matches!(event, Event::Released { activity, recipient, .. }
                    if *activity == row.activity && *recipient == row.recipient)
            });
            assert_eq!(row.times, u32::try_from(sent.count()).ok(), "{period:?} {}", row.activity);
        }
        assert_eq!(lists.undeclared, 0);
    }
    for year in [2025, 2026, 2027] {
        let page = world.engine.footprint(year, &reader()).expect("no fault").counts.expect("counts");
        let all = of(year_days(year, &reader()).expect("a year")).filter_map(tally_of);
        let sum = all.fold(Counts::default(), |sum, (_, counts)| sum + counts);
        let shown = [page.used, page.left, page.refused, page.turned_off, page.blocked];
        assert_eq!(shown, [sum.used, sum.left, sum.refused, sum.withdrawn, sum.blocked], "{year}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn no_history_breaks_a_promise(seed: u64, steps in proptest::collection::vec(step(), 1..70)) {
        let mut world = World::new(seed % 1000);
        world.register("lantern_pay", Bio);
        world.register("cloudlane", Bio);
        done(world.engine.report_os(OsPermission::Camera, OsState::Granted));
        done(world.engine.report_os(OsPermission::LocationCoarse, OsState::Coarse));
        let mut held = Held::default();
        for step in &steps {
            play(&mut world, &mut held, step);
            prop_assert_eq!(world.engine.status(), Status::Ready);
        }
        judge(&world);
    }
}
