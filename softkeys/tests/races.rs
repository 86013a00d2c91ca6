//! Several handles, threads and processes on one directory: of those that start from the same anchor or want the same alias,
//! exactly one wins.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests: a failure here is the test's own")]

use privet::host::{AnchorAdvance, AnchorRead, AnchorStore, DeviceKeys, KeyFault, KeyMade, KeyPolicy};
use privet_softkeys::{SoftAnchor, SoftKeys};
use std::path::Path;
use std::sync::Barrier;

#[test]
fn of_two_advances_from_the_same_anchor_exactly_one_wins_each_round() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("anchor");
    let start = Barrier::new(2);
    let mut expected = AnchorRead::Absent;
    for round in 0..100u32 {
        let run = |name: u8| {
            let anchor = SoftAnchor::file(&path);
            let new = [&round.to_be_bytes()[..], &[name]].concat();
            start.wait();
            (anchor.advance(&expected, &new).unwrap(), AnchorRead::Present(new))
        };
        let ((one, of_one), (two, of_two)) = std::thread::scope(|scope| {
            let one = scope.spawn(|| run(1));
            let two = scope.spawn(|| run(2));
            (one.join().unwrap(), two.join().unwrap())
        });
        expected = match (one, two) {
            (AnchorAdvance::Advanced, AnchorAdvance::Stale(seen)) if seen == of_one => of_one,
            (AnchorAdvance::Stale(seen), AnchorAdvance::Advanced) if seen == of_two => of_two,
            other => panic!("round {round}: {other:?}"),
        };
        assert_eq!(SoftAnchor::file(&path).read().unwrap(), expected);
    }
}

#[test]
fn of_two_that_make_the_same_alias_exactly_one_does_and_no_other_key_is_lost() {
    let dir = tempfile::tempdir().unwrap();
    let start = Barrier::new(2);
    for round in 0..40 {
        let run = |name: u8| {
            let keys = SoftKeys::directory(dir.path());
            start.wait();
            let own = keys.create(&format!("privet/template/{round}/{name}"), KeyPolicy::Template);
            assert_eq!(own, Ok(KeyMade::Software));
            keys.create(&format!("privet/master/{round}"), KeyPolicy::Master)
        };
        let mut made = std::thread::scope(|scope| {
            let one = scope.spawn(|| run(1));
            let two = scope.spawn(|| run(2));
            [one.join().unwrap(), two.join().unwrap()]
        });
        made.sort_by_key(Result::is_err);
        assert_eq!(made, [Ok(KeyMade::Software), Err(KeyFault::Corrupt)]);
    }
    let keys = SoftKeys::directory(dir.path());
    assert_eq!(keys.list("privet/template/").unwrap().len(), 80);
    assert_eq!(keys.list("privet/master/").unwrap().len(), 40);
}

const DIRECTORY: &str = "PRIVET_RACE_DIRECTORY";
const NAME: &str = "PRIVET_RACE_NAME";
const STEPS: u32 = 200;

#[test]
fn two_processes_count_on_one_anchor_without_losing_a_step_and_keep_each_others_keys() {
    let dir = tempfile::tempdir().unwrap();
    let children = ["one", "two"].map(|name| {
        std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "the_other_process"])
            .env(DIRECTORY, dir.path())
            .env(NAME, name)
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap()
    });
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(count(&SoftAnchor::file(&dir.path().join("anchor")).read().unwrap()), 2 * STEPS);
    let keys = SoftKeys::directory(dir.path());
    assert_eq!(keys.list("privet/template/").unwrap().len(), 40);
}

#[test]
#[ignore = "run by the test above, as a process of its own"]
fn the_other_process() {
    let directory = std::env::var(DIRECTORY).unwrap();
    let name = std::env::var(NAME).unwrap();
    let anchor = SoftAnchor::file(&Path::new(&directory).join("anchor"));
    let keys = SoftKeys::directory(Path::new(&directory));
    let mut seen = anchor.read().unwrap();
    let mut won = 0;
    while won < STEPS {
        let next = (count(&seen) + 1).to_be_bytes();
        seen = match anchor.advance(&seen, &next).unwrap() {
            AnchorAdvance::Advanced => {
                if won % 10 == 0 {
                    let alias = format!("privet/template/{name}/{won}");
                    assert_eq!(keys.create(&alias, KeyPolicy::Template), Ok(KeyMade::Software));
                }
                won += 1;
                AnchorRead::Present(next.to_vec())
            }
            AnchorAdvance::Stale(theirs) => theirs,
        };
    }
}

fn count(anchor: &AnchorRead) -> u32 {
    match anchor {
        AnchorRead::Absent => 0,
        AnchorRead::Present(bytes) => u32::from_be_bytes(bytes.as_slice().try_into().unwrap()),
    }
}
