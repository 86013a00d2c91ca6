//! What happens around the commands: kills, power cuts, old files put back, opening, time, delivery.

use super::cycle::Broken;
use super::log::Log;
use super::phone::{Copied, Phone, Status, TICK};
use privet::ledger::anchor::{AnchorFound, AnchorRecord, Known, Verdict, judge};
use privet::rules::due;
use privet_wire::ids::{DatabaseId, Jti, RunId};

const OURS: DatabaseId = DatabaseId::new([1; 16]);
/// Milliseconds from the restart of a phone to its first command.
const BOOTED: u64 = 10_000;

/// The power fails. What was synced is there; of what came later, some first part.
pub fn power_cut(phone: &mut Phone, kept: &Log) {
    phone.kill(0);
    phone.kill(1);
    let before = std::mem::replace(&mut phone.file, kept.clone());
    phone.synced = kept.clone();
    phone.truth.lost_its_end(&before, kept);
    phone.now.boot[0] += 1;
    phone.now.elapsed = BOOTED;
}

/// What a power cut may leave of the file.
pub fn leftovers(phone: &Phone) -> Vec<Log> {
    let unsynced = phone.file.commits().take_while(|log| **log != phone.synced);
    unsynced.chain([&phone.synced]).cloned().collect()
}

/// Somebody copies the files.
pub fn copy(phone: &mut Phone) {
    phone.copy = Some(Copied { file: phone.file.clone(), anchor: phone.anchor });
}

/// Somebody puts the copied files back.
pub fn put_back(phone: &mut Phone, broken: Option<Broken>) {
    let Some(copied) = phone.copy.take() else { panic!() };
    phone.truth.puts_back(&copied.file, phone.anchor);
    if broken == Some(Broken::AnchorInTheFile) {
        phone.anchor = copied.anchor;
    }
    phone.file = copied.file.clone();
    phone.synced = copied.file;
}

/// A dead process starts: the anchor is held against the file before anything is believed.
pub fn open(phone: &mut Phone, number: usize, broken: Option<Broken>) {
    let known = |head| Known { database: OURS, head };
    let record = AnchorRecord { known: known(phone.anchor), ..AnchorRecord::fresh(OURS) };
    let file = phone.file.clone();
    let found = known(file.head());
    let verdict = judge(AnchorFound::Record(record), Some(&found), |then| file.continues(then));
    let status = match verdict {
        _ if broken == Some(Broken::NoAnchor) => Status::Opening { ahead: false },
        Verdict::Same(_) => Status::Opening { ahead: false },
        Verdict::DatabaseAhead(_) => Status::Opening { ahead: true },
        _ => Status::LockedDown,
    };
    if status == Status::LockedDown {
        phone.truth.locked_down();
    } else {
        phone.truth.believes(&file);
    }
    let run = phone.left.opens;
    let process = &mut phone.processes[number];
    process.run = RunId::new([100 + run; 16]);
    process.status = status;
    process.live = file;
}

/// The rest of opening: what came due is recorded, and a write of the anchor that a crash left owed is made up for, once what it
/// names is on the disk.
pub fn settle(phone: &mut Phone, number: usize) {
    let Status::Opening { ahead } = phone.processes[number].status else { panic!() };
    let events = due(phone.file.state(), &phone.now);
    if !events.is_empty() {
        phone.file = phone.file.append(&events, phone.now.wall);
    }
    let file = phone.file.clone();
    if ahead {
        phone.synced = file.clone();
        if file.head().size > phone.anchor.size {
            phone.anchor = file.head();
        }
    }
    phone.publish(number, &file);
    phone.processes[number].status = Status::Ready;
}

/// Time passes, for the wall clock and since the restart.
pub fn tick(phone: &mut Phone) {
    phone.now.wall += TICK.cast_signed();
    phone.now.elapsed += TICK;
}

/// What the outbox of a process offers now.
pub fn offered(phone: &Phone) -> impl Iterator<Item = Jti> {
    let queued = phone.file.state().outbox.iter();
    queued.filter(|(_, queued)| queued.ends().is_none_or(|end| end > phone.now.wall)).map(|(jti, _)| *jti)
}

/// The app takes an envelope from the outbox and its recipient gets it.
pub fn deliver(phone: &mut Phone, number: usize, jti: Jti) {
    phone.truth.arrives(jti);
    phone.processes[number].handed.insert(jti);
}
