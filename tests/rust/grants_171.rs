//! 171 grants over ten years, on one phone, by the real engine: all stand, and the center says at once which are forgotten.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test ends where it fails")]

use privet::command::Reply;
use privet::manifest::{FaultCode, LintCode, MAX_BYTES, Manifest};
use privet::views::center::Center;
use privet::views::status::Status;
use privet::views::tidy::{Tidy, TidySort};
use privet_tests::account::{self, Account, DAY, DAYS, FOUND, Given, Sort};
use privet_tests::world::reader;
use privet_wire::ids::ActivityId;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

static ALL: LazyLock<Account> = LazyLock::new(|| Account::of(FOUND));

fn center(account: &Account) -> Center {
    account.world.engine.center(&reader()).unwrap().unwrap()
}

#[test]
fn all_of_them_stand_after_ten_years() {
    let account = &*ALL;
    assert_eq!(account.grants.len(), FOUND);
    let oldest = account.now() - account.grants[0].given;
    assert!((DAYS * DAY - oldest) < 1_000, "the oldest is ten years old, but for a few days");
    let center = center(account);
    assert_eq!(center.activities.len(), FOUND);
    for (row, grant) in center.activities.iter().zip(&account.grants) {
        assert_eq!((&row.activity, row.state), (&grant.activity, Status::On));
        assert_eq!(row.sensitive, grant.sort == Sort::Sensitive);
    }
    let sorts: BTreeSet<Sort> = account.grants.iter().map(|grant| grant.sort).collect();
    let recipients: BTreeSet<&str> =
        center.activities.iter().map(|row| row.recipients_text.as_str()).collect();
    assert_eq!((sorts.len(), recipients.len()), (3, 4));
}

#[test]
fn the_center_counts_what_was_not_used_for_ninety_days_as_a_recount_does() {
    let account = &*ALL;
    let unused = account.unused(90).len();
    assert!((100..FOUND).contains(&unused), "some are forgotten and some are not: {unused}");
    let center = center(account);
    assert_eq!(usize::try_from(center.stale).unwrap(), unused);
    assert_eq!(center.stale_text.unwrap(), format!("{unused} permissions unused for 90 days"));
    // The engine remembers of each what was done with it.
    let state = account.world.engine.state();
    let used: BTreeMap<_, _> = account.grants.iter().map(|grant| (&grant.activity, grant.used)).collect();
    for (activity, used) in used {
        assert_eq!(state.grant(activity).unwrap().used, used, "{activity}");
    }
}

/// Opening it may cost more with more on it, and in proportion only.
#[test]
fn the_center_of_so_many_opens_in_proportion() {
    const FEW: usize = 8;
    /// For what a debug build and a busy machine add.
    const ROOM: f64 = 3.0;
    let few = Account::of(FEW);
    let (mut short, mut long) = (Vec::new(), Vec::new());
    for _ in 0..15 {
        for (account, times) in [(&few, &mut short), (&*ALL, &mut long)] {
            let began = Instant::now();
            let drawn = center(account);
            times.push(began.elapsed());
            assert_eq!(drawn.activities.len(), account.grants.len());
        }
    }
    let median = |mut times: Vec<Duration>| {
        times.sort_unstable();
        times[times.len() / 2].as_secs_f64()
    };
    let (short, long) = (median(short), median(long));
    #[allow(clippy::cast_precision_loss, reason = "two small counts")]
    let scale = FOUND as f64 / FEW as f64;
    println!(
        "a center of {FEW}: {short:.6} s, of {FOUND}: {long:.6} s, {:.2} times the proportion",
        long / short / scale
    );
    assert!(long < short * scale * ROOM, "{long} s for {FOUND}, {short} s for {FEW}");
}

#[test]
fn a_yes_without_end_is_for_ordinary_data_only() {
    let of = |sort: Sort, cap: &str| {
        let mut manifest: serde_json::Value = serde_json::from_slice(&account::manifest(1)).unwrap();
        let mut activity = account::activity(0, sort);
        activity["max_grant"] = cap.into();
        manifest["activities"] = [activity].into_iter().collect();
        Manifest::parse(&serde_json::to_vec(&manifest).unwrap()).map(drop)
    };
    for sort in [Sort::Ordinary, Sort::Pictures] {
        assert_eq!(of(sort, "until_withdrawn"), Ok(()), "{sort:?}");
    }
    let fault = of(Sort::Sensitive, "until_withdrawn").unwrap_err();
    assert_eq!(fault.code, FaultCode::Lint(LintCode::SensitiveGrantEndless));
    assert_eq!(fault.pointer.as_str(), "/activities/0/max_grant");
    assert_eq!(of(Sort::Sensitive, "once"), Ok(()));
}

#[test]
fn so_many_fit_into_a_manifest_and_none_of_them_lapses() {
    let bytes = account::manifest(FOUND);
    assert!(bytes.len() <= MAX_BYTES, "{} bytes", bytes.len());
    let manifest = Manifest::parse(&bytes).unwrap().into_manifest();
    assert!(manifest.activities.iter().all(|activity| activity.unused_lapse_days.is_none()));
}

#[test]
fn one_tap_on_one_of_them_ends_that_one_and_no_other() {
    let account = Account::of(12);
    let (engine, second) = (&account.world.engine, &account.grants[1].activity);
    privet_tests::world::done(engine.withdraw(account.world.request(), second));
    for row in center(&account).activities {
        assert_eq!(row.state == Status::Off, row.activity == *second, "{}", row.activity);
    }
}

fn tidied(account: &Account, sort: TidySort) -> Tidy {
    account.world.engine.tidy(sort, &[], &reader()).unwrap()
}

/// Each order, by an independent sort of what was done.
#[test]
fn tidying_up_ranks_all_of_them_and_selects_none() {
    let account = &*ALL;
    let of = |id: &ActivityId| account.grants.iter().find(|grant| grant.activity == *id).unwrap();
    let sensitive = |grant: &Given| i64::from(grant.sort != Sort::Sensitive);
    let shown = |sort| -> Vec<ActivityId> {
        tidied(account, sort).rows.into_iter().map(|row| row.activity).collect()
    };
    let ranked = |sort, key: &dyn Fn(&Given) -> (i64, i64)| {
        let shown = shown(sort);
        assert_eq!(shown.iter().collect::<BTreeSet<_>>().len(), FOUND, "each once");
        assert!(shown.iter().map(|id| key(of(id))).is_sorted(), "{shown:?}");
    };
    ranked(TidySort::Unused, &|grant| (grant.used, sensitive(grant)));
    ranked(TidySort::Oldest, &|grant| (grant.given, sensitive(grant)));
    ranked(TidySort::Sensitive, &|grant| (sensitive(grant), 0));
    let by_harm = shown(TidySort::Sensitive);
    let first_ordinary = by_harm.iter().position(|id| of(id).sort != Sort::Sensitive);
    let all_sensitive = account.grants.iter().filter(|grant| sensitive(grant) == 0).count();
    assert_eq!(first_ordinary, Some(all_sensitive), "every sensitive one stands before every other");
    let tidy = tidied(account, TidySort::Unused);
    assert_eq!(usize::try_from(tidy.on).unwrap(), FOUND);
    assert_eq!(usize::try_from(tidy.stale).unwrap(), account.unused(90).len());
    assert_eq!(tidy.rows.iter().filter(|row| row.stale).count(), account.unused(90).len());
    assert!(tidy.rows.iter().all(|row| !row.selected) && !tidy.can_turn_off);
    assert_eq!(tidy.question, None, "nothing is asked about nothing");
}

/// All that was forgotten goes with one tap: denied at once, and undone without a prompt only where that makes no grant.
#[test]
fn what_was_forgotten_is_turned_off_with_one_call() {
    let account = Account::of(60);
    let engine = &account.world.engine;
    let forgotten: Vec<ActivityId> =
        account.unused(90).into_iter().map(|grant| grant.activity.clone()).collect();
    let sensitive = |id: &ActivityId| {
        account.grants.iter().any(|grant| grant.activity == *id && grant.sort == Sort::Sensitive)
    };
    let gone = forgotten.iter().filter(|id| sensitive(id)).count();
    let selected = engine.tidy(TidySort::Unused, &forgotten, &reader()).unwrap();
    assert_eq!(selected.turn_off, format!("Turn off {}", forgotten.len()));
    assert_eq!(selected.question.unwrap(), format!("Turn off {} permissions?", forgotten.len()));
    let one = engine.tidy(TidySort::Unused, &forgotten[..1], &reader()).unwrap();
    let name = &one.rows.iter().find(|row| row.selected).unwrap().title;
    assert_eq!(one.question.unwrap(), format!("Turn off {name}?"), "a single one is named");
    let request = account.world.request();
    let Reply::TurnedOff { batch: Some(batch), undoable, at_once, .. } =
        engine.withdraw_many(request, &forgotten).unwrap().unwrap()
    else {
        panic!("nothing to undo")
    };
    assert_eq!((at_once as usize, undoable as usize), (gone, forgotten.len() - gone));
    assert!(forgotten.iter().all(|id| engine.check(id).is_err()));
    let left = engine.tidy(TidySort::Unused, &[], &reader()).unwrap();
    assert_eq!((left.on as usize, left.stale), (account.grants.len() - forgotten.len(), 0));
    assert_eq!(left.undo.len(), 1);
    engine.undo_withdrawal(account.world.request(), batch).unwrap().unwrap();
    let back = forgotten.iter().filter(|id| engine.state().grant(id).is_some()).count();
    assert_eq!(back, forgotten.len() - gone, "what was sensitive stays off");
}
