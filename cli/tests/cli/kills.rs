//! `kill -9` at any moment, and again: nothing leaves twice, nothing is lost.

use super::{code, demo, files, no_canary, text};
use std::hash::{BuildHasher as _, RandomState};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// A whole run takes about this long, in milliseconds.
const STORY: u64 = 7_500;

fn killed_after(dir: &Path, moment: Duration) {
    let mut run = Command::new(env!("CARGO_BIN_EXE_privet"))
        .args(["demo", "--out", text(dir)])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(moment);
    // The run may have ended already; then there is nothing to kill.
    let _ended = run.kill();
    run.wait().unwrap();
}

#[test]
fn killed_at_random_moments_and_run_again_each_send_left_once() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path().join("demo");
    let moments: Vec<_> = (0..6_u64).map(|n| RandomState::new().hash_one(n) % (STORY / 2)).collect();
    for moment in &moments {
        killed_after(&dir, Duration::from_millis(*moment));
        let left = ["privet.db", "privet.db-wal"].map(|name| dir.join(name));
        no_canary(&left.into_iter().filter(|path| path.is_file()).collect::<Vec<_>>());
    }
    demo(&dir);
    let released = files(&dir, "ledger", "-released.entry").len();
    assert_eq!(released, 5, "bill, photo, payment, counts and counts once more; killed at {moments:?}");
    for activity in ["bill_scan", "photo_check", "pay", "analytics"] {
        let receipts = files(&dir, "receipts", ".jws");
        let of = receipts.iter().filter(|path| text(path).contains(&format!("/{activity}-"))).count();
        assert_eq!(of, 1, "{activity}; killed at {moments:?}");
    }
    assert_eq!(files(&dir, "envelopes", ".bin").len(), 5, "killed at {moments:?}");
    assert_eq!(files(&dir, "ledger", "-consent-withdrawn.entry").len(), 2, "killed at {moments:?}");
    assert_eq!(files(&dir, "ledger", "-template-destroyed.entry").len(), 1, "killed at {moments:?}");
    assert_eq!(code(&["verify", "ledger", text(&dir)]), Some(0), "killed at {moments:?}");
}
