//! One release leaves once; and the search that says so can fail.

use super::super::single_use::switch;
use super::detector::{Wrong, wrongs};
use super::*;
use crate::refusal::Refusal;
use std::sync::Barrier;

const TRIES: usize = 50;

/// Two threads confirm each of `tries` releases; answers what the detector finds.
fn race(tries: usize, off: bool) -> (Vec<Wrong>, usize) {
    let phone = Phone::new();
    let engine = &phone.engine;
    let mut refused = 0;
    for _ in 0..tries {
        let release = phone.propose();
        let signature = phone.person.sign(phone.approve(release).as_bytes());
        let waiting = engine.state().releases.get(&release).cloned().unwrap();
        let start = Barrier::new(2);
        let confirm = || {
            switch(off.then(|| (release, waiting.clone())));
            start.wait();
            engine.confirm(request(), release, &signature).unwrap()
        };
        let outcomes = std::thread::scope(|scope| {
            [scope.spawn(confirm), scope.spawn(confirm)].map(|thread| thread.join().unwrap())
        });
        refused += outcomes.iter().filter(|outcome| **outcome == Err(Refusal::AlreadyUsed)).count();
    }
    let events: Vec<_> = (0..engine.state().size)
        .map(|index| serde_json::to_value(engine.entry(index).unwrap().unwrap().event).unwrap())
        .collect();
    (wrongs(&events), refused)
}

#[test]
fn with_the_single_use_clause_no_release_leaves_twice() {
    assert_eq!(race(TRIES, false), (vec![], TRIES));
}

#[test]
fn with_the_single_use_clause_switched_off_a_double_appears() {
    let (found, _) = race(TRIES, true);
    assert!(found.iter().any(|wrong| matches!(wrong, Wrong::Twice(_))), "the detector found nothing");
}
