//! One phone as the checker sees it: files, anchor, clock, processes with their threads, what an attacker keeps, and the truth.

use super::hand::HAND;
use super::log::Log;
use super::truth::{Told, Truth};
use privet::command::{Command, Outcome};
use privet::event::Event;
use privet::facts::Fresh;
use privet::host::Moment;
use privet::ledger::Head;
use privet_wire::ids::{Digest, Jti, ReleaseId, RunId};
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};

/// Milliseconds of one tick: one is within each limit, two are over the 60 s of an approval, three over the 120 s of a payment and
/// over the grant's date.
pub const TICK: u64 = 45_000;

/// What the model's state is. Equal phones are explored once.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Phone {
    /// The database as every process sees it.
    pub file: Log,
    /// What of it is on the disk for sure: all that a FULL commit, or one before it, wrote.
    pub synced: Log,
    /// What the anchor says of the file.
    pub anchor: Head,
    /// The thread that holds the write lock.
    pub lock: Option<usize>,
    /// Now.
    pub now: Moment,
    /// Two processes of the app.
    pub processes: [Process; 2],
    /// Two threads of the first process and one of the second.
    pub threads: [Thread; 3],
    /// Somebody's copy of the files.
    pub copy: Option<Copied>,
    /// What may still happen.
    pub left: Limits,
    /// Random numbers drawn so far; none is drawn twice, whatever is restored.
    pub drawn: u8,
    /// What really happened.
    pub truth: Truth,
}

/// How often something may still happen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Limits {
    /// Time passes, by [`TICK`].
    pub ticks: u8,
    /// A process is killed.
    pub crashes: u8,
    /// The power fails: all processes die, and what was not synced may be lost.
    pub power_cuts: u8,
    /// A dead process starts again.
    pub opens: u8,
    /// Somebody copies the files. They can be put back once, while no process runs.
    pub copies: u8,
    /// The anchor's store fails once; its write is owed.
    pub anchor_failures: u8,
    /// The phone denies the camera to a process.
    pub denials: u8,
    /// A process finds damage and locks down.
    pub damages: u8,
    /// An envelope is handed to its recipient.
    pub deliveries: u8,
}

/// A copy of the files. The anchor is outside them: it is kept here only for the variant that puts it inside.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Copied {
    pub file: Log,
    pub anchor: Head,
}

/// One process: an engine, and the app around it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Process {
    pub status: Status,
    /// This run of the engine.
    pub run: RunId,
    /// What its State was folded from.
    pub live: Log,
    /// Whether the phone lets it use the camera.
    pub camera: bool,
    /// The engine's desk: pictures staged, and approvals that wait for their signature.
    pub staged: BTreeSet<ReleaseId>,
    pub approvals: BTreeMap<ReleaseId, Digest>,
    /// The app's own memory: signatures that the person's key made, by what was signed.
    pub signatures: BTreeMap<ReleaseId, Digest>,
    /// The app's own memory: envelopes that their recipient has.
    pub handed: BTreeSet<Jti>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    Dead,
    /// Judged, State loaded; what came due is not recorded yet.
    Opening {
        /// The file reaches further than its anchor.
        ahead: bool,
    },
    Ready,
    LockedDown,
}

/// One thread of the app.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Thread {
    /// In which process.
    pub process: usize,
    /// What it may still ask of the engine, each once, in any order.
    pub todo: Vec<Todo>,
    pub phase: Phase,
}

/// What a thread may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Todo {
    ProposePicture,
    ProposePayment,
    Approve,
    Confirm,
    Refuse,
    Withdraw,
    /// An update of the app asks for more.
    DeclareMore,
    /// An update of the app in which recipients have other keys.
    DeclareKeys,
    /// Tell the engine that a recipient has it.
    Delivered,
}

/// How far a thread is with its command. This is `Engine::cycle`, cut where others can come between.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    Idle,
    /// Evidence is gathered; the lock is not held yet.
    Gathered(Box<Job>),
    /// The lock is held, what others wrote is caught up with, and the ruling is made.
    Ruled(Box<Job>, Box<Ruled>),
    /// Committed; the anchor does not say so yet.
    Committed(Box<Job>, Box<Ruled>),
    /// All is done but to tell the caller.
    Answering(Box<Job>, Box<Ruled>),
}

/// A command with what was gathered for it.
#[derive(Clone, Debug)]
pub struct Job {
    pub command: Command,
    /// What it is made from.
    pub from: (Todo, About),
    pub held: Held,
    /// Only in the variant that rules too early.
    pub early: Option<(Log, Outcome)>,
}

// A command can hold a whole manifest; what it is made from says as much, and is compared and hashed faster.
impl PartialEq for Job {
    fn eq(&self, other: &Self) -> bool {
        (self.from, self.held, &self.early) == (other.from, other.held, &other.early)
    }
}

impl Eq for Job {}

impl Hash for Job {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        (self.from, self.held, &self.early).hash(hasher);
    }
}

/// What a thing to do is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum About {
    Nothing,
    Release(ReleaseId),
    Envelope(Jti),
}

/// Evidence, by what it is made again from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Held {
    Nothing,
    /// The cleaned picture.
    Picture,
    /// Lines on screen since then, and the picture if it is one.
    Seen {
        since: Moment,
        picture: bool,
    },
    /// The checked signature over this.
    Signature(Digest),
}

/// What a ruling leaves for the rest of the call.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Ruled {
    /// What the ruling was made on.
    pub on: Log,
    /// The same with what came due, then the command's own: its last commit, or the same if nothing happened.
    pub after: Log,
    pub outcome: Outcome,
    /// When it was ruled, by the phone's clock.
    pub at: Moment,
    /// The random numbers it was given.
    pub fresh: Fresh,
    /// Whether the phone let this process use the camera.
    pub camera: bool,
    /// Whether this process had locked down.
    pub locked_down: bool,
}

impl Ruled {
    /// What the ruling would add.
    pub fn events(&self) -> Vec<Event> {
        if self.after == self.on { vec![] } else { self.after.own() }
    }
}

impl Phone {
    /// Two processes that run, and threads with these things to do.
    pub fn new(todo: [&[Todo]; 3], left: Limits) -> Self {
        let process = |run: u8| Process {
            status: Status::Ready,
            run: RunId::new([run; 16]),
            live: HAND.start.clone(),
            camera: true,
            staged: BTreeSet::new(),
            approvals: BTreeMap::new(),
            signatures: BTreeMap::new(),
            handed: BTreeSet::new(),
        };
        let mut places = [0, 0, 1].into_iter();
        Self {
            file: HAND.start.clone(),
            synced: HAND.start.clone(),
            anchor: HAND.start.head(),
            lock: None,
            now: HAND.now,
            processes: [process(1), process(2)],
            threads: todo.map(|todo| Thread {
                process: places.next().unwrap(),
                todo: todo.to_vec(),
                phase: Phase::Idle,
            }),
            copy: None,
            left,
            drawn: 3,
            truth: Truth::default(),
        }
    }

    /// Random numbers that nobody has seen.
    pub fn fresh(&self) -> Fresh {
        let n = self.drawn;
        Fresh { id: [n; 16], jti: [n; 16], payload_salt: [n; 32], commitment_salt: [n; 32] }
    }

    /// A caller was told; it stands or falls with the commit that ends at this head.
    /// `own`: the commit is its own, and not another's that it only repeats.
    pub fn tells(&mut self, told: Told, with: Head, own: bool) {
        let anchored = with.size <= self.anchor.size;
        self.truth.tells(told, with, anchored || !own);
    }

    /// Kills a process: what it had in memory is gone, and a lock it held is free.
    pub fn kill(&mut self, process: usize) {
        let dead = &mut self.processes[process];
        dead.status = Status::Dead;
        dead.live = HAND.start.clone();
        dead.camera = true;
        dead.staged.clear();
        dead.approvals.clear();
        dead.signatures.clear();
        dead.handed.clear();
        for (number, thread) in self.threads.iter_mut().enumerate() {
            if thread.process == process {
                thread.phase = Phase::Idle;
                if self.lock == Some(number) {
                    self.lock = None;
                }
            }
        }
    }

    /// A process puts a newer State in place of its older one, and clears its desk of what is over.
    pub fn publish(&mut self, process: usize, log: &Log) {
        let process = &mut self.processes[process];
        if log.head().size < process.live.head().size {
            return;
        }
        process.live = log.clone();
        let waiting = &log.state().releases;
        process.staged.retain(|release| waiting.contains_key(release));
        process.approvals.retain(|release, _| waiting.contains_key(release));
    }
}
