//! The shell's part of one command, as `Engine::cycle` does it once the evidence is gathered: lock, catch up, what came due, the
//! ruling, commit, anchor, answer. `due`, `decide` and `fold` are the shipped ones; each way to do the rest wrong is a [`Broken`].

use super::gather::evidence;
use super::hand::{HAND, Hand, Unsigned};
use super::log::Log;
use super::phone::{Held, Job, Phase, Phone, Process, Ruled, Status};
use super::truth::Told;
use privet::command::{Command, OsState, Outcome, Reply};
use privet::event::{Event, Recorded, VERSION};
use privet::facts::{Facts, Fresh, Head, Past};
use privet::host::{Moment, ScreenLock};
use privet::manifest::OsPermission;
use privet::rules::{decide, due, fold};
use privet::state::State;
use privet_wire::ids::{ReleaseId, RunId};
use std::collections::{BTreeMap, HashMap};
use std::sync::{LazyLock, Mutex};

/// A shell that does one thing wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Broken {
    /// The ruling is made on what was known before the lock, and not again inside it.
    CheckThenUpdate,
    /// A confirmation is judged by the time of its approval.
    ExpiryOnlyAtApprove,
    /// There is no anchor to compare with.
    NoAnchor,
    /// The anchor lies in the database's file and is put back with it.
    AnchorInTheFile,
    /// The anchor is written before the commit that it names.
    AnchorBeforeCommit,
    /// The anchor is written after the caller was told.
    AnchorAfterReply,
    /// A confirmation is told before it is synced.
    ConfirmNotSynced,
    /// A withdrawal is told before it is synced.
    WithdrawNotSynced,
    /// A command does not look whether its process locked down while it waited.
    LockDownUnseen,
}

/// Which commands end on the disk before they are answered, as `engine::cycle::durability` says for those of the model.
const fn is_full(command: &Command) -> bool {
    !matches!(command, Command::Propose { .. } | Command::Refuse { .. })
}

fn is_synced(command: &Command, broken: Option<Broken>) -> bool {
    match broken {
        Some(Broken::ConfirmNotSynced) if matches!(command, Command::Confirm { .. }) => false,
        Some(Broken::WithdrawNotSynced) if matches!(command, Command::Withdraw { .. }) => false,
        _ => is_full(command),
    }
}

/// Does this shell anchor the command before it commits?
pub fn anchors_first(job: &Job, broken: Option<Broken>) -> bool {
    broken == Some(Broken::AnchorBeforeCommit) && is_full(&job.command)
}

/// Takes the lock, reads the moment, catches up with what others wrote, and rules.
pub fn begin(phone: &mut Phone, number: usize, broken: Option<Broken>) {
    let Phase::Gathered(job) = phone.threads[number].phase.clone() else { panic!() };
    let process = phone.threads[number].process;
    let locked_down = phone.processes[process].status == Status::LockedDown;
    if locked_down && broken != Some(Broken::LockDownUnseen) {
        phone.threads[number].phase = Phase::Idle;
        return;
    }
    let file = phone.file.clone();
    phone.publish(process, &file);
    let now = match (broken, &job.command) {
        (Some(Broken::ExpiryOnlyAtApprove), Command::Confirm { release, .. }) => {
            let waiting = file.state().releases.get(release);
            waiting.and_then(|r| r.approved.as_ref()).map_or(phone.now, |approved| approved.at)
        }
        _ => phone.now,
    };
    let mut ruled = rule(phone, number, &job, &file, now);
    if let Some((after, outcome)) = job.early.clone() {
        let nothing = after == phone.processes[process].live;
        ruled.after = if nothing { file } else { ruled.on.append(&after.own(), phone.now.wall) };
        ruled.outcome = outcome;
    }
    let phase = if ruled.after == ruled.on {
        Phase::Answering(job, Box::new(ruled))
    } else {
        phone.lock = Some(number);
        phone.drawn += 1;
        Phase::Ruled(job, Box::new(ruled))
    };
    phone.threads[number].phase = phase;
}

/// All that a ruling may look at. Equal in all of this, equal in its ruling, so that each is made once.
#[derive(PartialEq, Eq, Hash)]
struct Looks {
    log: Log,
    job: Job,
    now: Moment,
    at: Moment,
    run: RunId,
    camera: bool,
    drawn: u8,
}

static RULED: LazyLock<Mutex<HashMap<Looks, (Log, Outcome)>>> = LazyLock::new(Mutex::default);

/// What came due on this log, and the ruling on what is then.
pub fn rule(phone: &Phone, number: usize, job: &Job, log: &Log, now: Moment) -> Ruled {
    let process = &phone.processes[phone.threads[number].process];
    let Process { run, camera, .. } = *process;
    let looks =
        Looks { log: log.clone(), job: job.clone(), now, at: phone.now, run, camera, drawn: phone.drawn };
    let known = RULED.lock().unwrap().get(&looks).cloned();
    let (after, outcome) = known.unwrap_or_else(|| {
        let ruled = rules(&looks, phone.fresh());
        RULED.lock().unwrap().entry(looks).or_insert(ruled).clone()
    });
    Ruled {
        on: log.clone(),
        after,
        outcome,
        at: phone.now,
        fresh: phone.fresh(),
        camera,
        locked_down: process.status == Status::LockedDown,
    }
}

/// The shipped rules: `due`, then `decide` on what that leaves.
fn rules(looks: &Looks, fresh: Fresh) -> (Log, Outcome) {
    let Looks { log, job, now, at, .. } = looks;
    let mut events = due(log.state(), now);
    let mut state = log.state().clone();
    apply(&mut state, &events, *now);
    let camera = if looks.camera { OsState::Granted } else { OsState::Denied };
    let os = BTreeMap::from([(OsPermission::Camera, camera)]);
    let phone = privet::facts::Phone { os, screen_lock: Some(ScreenLock::Set) };
    let facts = Facts {
        now: *now,
        run: looks.run,
        phone: &phone,
        faces_looked: true,
        fresh,
        head: Head { size: log.head().size, body: format!("{:?}", log.head()) },
        past: named(&job.command).and_then(|release| past(&events, log, release)),
        evidence: evidence(&job.held, &job.command, log.state()),
    };
    let ruling = decide(&state, &job.command, &facts);
    events.extend(ruling.events);
    (log.append(&events, at.wall), ruling.reply)
}

fn apply(state: &mut State, events: &[Event], now: Moment) {
    for event in events {
        let index = state.size;
        fold(state, index, &Recorded { v: VERSION, at: now.wall, event: event.clone() });
    }
}

const fn named(command: &Command) -> Option<ReleaseId> {
    match command {
        Command::Approve { release, .. }
        | Command::Confirm { release, .. }
        | Command::Refuse { release, .. } => Some(*release),
        _ => None,
    }
}

/// How a release ended, by what came due a moment ago or by the records.
fn past(due: &[Event], log: &Log, release: ReleaseId) -> Option<Past> {
    let ended = |event: &Event| (event.ends() == Some(*release.as_bytes())).then(|| event.clone());
    match due.iter().find_map(ended).or_else(|| log.entries().find_map(|entry| ended(&entry.event)))? {
        Event::Released { .. } => Some(Past::Used),
        Event::ReleaseEnded { reason, .. } => Some(Past::Ended(reason)),
        _ => None,
    }
}

/// Commits; others see it from here on. A FULL commit is on the disk before anybody sees it.
pub fn commit(phone: &mut Phone, number: usize, broken: Option<Broken>) {
    let Phase::Ruled(job, ruled) = phone.threads[number].phase.clone() else { panic!() };
    let process = phone.threads[number].process;
    phone.file = ruled.after.clone();
    if is_synced(&job.command, broken) {
        phone.synced = phone.file.clone();
    }
    phone.lock = None;
    phone.truth.committed(&ruled);
    let file = phone.file.clone();
    phone.publish(process, &file);
    let anchors = is_full(&job.command) && broken != Some(Broken::AnchorBeforeCommit);
    phone.threads[number].phase =
        if anchors { Phase::Committed(job, ruled) } else { Phase::Answering(job, ruled) };
}

/// Moves the anchor to what was committed. It never goes back.
pub fn anchor(phone: &mut Phone, number: usize) {
    let (job, ruled) = match phone.threads[number].phase.clone() {
        Phase::Committed(job, ruled) => (job, ruled),
        // The variant that is too early: the commit is still to come.
        Phase::Ruled(_, ruled) => return raise(phone, &ruled),
        phase => panic!("{phase:?}"),
    };
    raise(phone, &ruled);
    phone.threads[number].phase = Phase::Answering(job, ruled);
}

fn raise(phone: &mut Phone, ruled: &Ruled) {
    let head = ruled.after.head();
    if head.size > phone.anchor.size {
        phone.anchor = head;
    }
}

/// The caller is told, and what this run has to keep goes on its desk.
pub fn answer(phone: &mut Phone, number: usize) {
    let (Phase::Answering(job, ruled) | Phase::Committed(job, ruled)) = phone.threads[number].phase.clone()
    else {
        panic!()
    };
    let place = phone.threads[number].process;
    let process = &mut phone.processes[place];
    let waiting = |release: &ReleaseId| process.live.state().releases.contains_key(release);
    match (&ruled.outcome, &job.command) {
        (Ok(Reply::Pending { release, .. }), _) if job.held == Held::Picture && waiting(release) => {
            process.staged.insert(*release);
        }
        (Ok(Reply::Approved { signing_input, .. }), Command::Approve { release, .. }) => {
            let Held::Seen { since, picture } = job.held else { panic!() };
            let state = ruled.on.state();
            let proposal = &state.releases[release].proposal;
            let unsigned = Unsigned {
                payload_salt: picture.then_some(ruled.fresh.payload_salt),
                commitment_salt: ruled.fresh.commitment_salt,
                commitment_size: ruled.on.head().size,
                shown: Hand::seen(*release, &proposal.activity, since).1.record(),
            };
            let input = HAND.sign(state, &proposal.recipient, signing_input, unsigned);
            process.approvals.insert(*release, input);
            process.signatures.insert(*release, input);
        }
        (Ok(Reply::Confirmed { .. }), _) => phone.tells(Told::Confirmed, ruled.after.head(), true),
        (Ok(Reply::Withdrawn), _) => {
            // Said twice, it stands with the commit of the first time; said of what ended by itself, with none.
            let says =
                |log: &&Log| log.own().iter().any(|event| matches!(event, Event::ConsentWithdrawn { .. }));
            if let Some(with) = ruled.after.commits().find(says) {
                phone.tells(Told::Withdrawn, with.head(), ruled.after != ruled.on);
            }
        }
        _ => {}
    }
    phone.threads[number].phase = Phase::Idle;
}

/// What the callers of the threads are being told.
pub fn answers(phone: &Phone) -> impl Iterator<Item = &Outcome> {
    phone.threads.iter().filter_map(|thread| match &thread.phase {
        Phase::Answering(_, ruled) => Some(&ruled.outcome),
        _ => None,
    })
}
