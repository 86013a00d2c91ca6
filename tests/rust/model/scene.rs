//! What the checker drives: a scene says what the threads may ask and what may happen around them; its steps are tried in every
//! order, and its promises are asked of every phone that comes out.

use super::around::{copy, deliver, leftovers, offered, open, power_cut, put_back, settle, tick};
use super::cycle::{Broken, anchor, anchors_first, answer, answers, begin, commit};
use super::gather::gather;
use super::log::Log;
use super::phone::{About, Limits, Phase, Phone, Status, Todo};
use super::truth::{Met, Wrong};
use privet::command::{Outcome, Reply};
use privet::refusal::{EndReason, Refusal};
use privet_wire::ids::{Jti, ReleaseId};
use stateright::{Model, Property};

/// One search.
#[derive(Clone, Debug)]
pub struct Scene {
    /// Done before the search begins, by the first thread, one after the other.
    pub first: &'static [Todo],
    /// What two threads of one process and one thread of another may ask.
    pub todo: [&'static [Todo]; 3],
    pub limits: Limits,
    /// None: the shell as it ships.
    pub broken: Option<Broken>,
    /// What has to be reachable, by the names below.
    pub reachable: &'static [&'static str],
}

/// One step of the phone or of those around it. Threads and processes are named by their number.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    Gather(usize, Todo, About),
    Begin(usize),
    Commit(usize),
    Anchor(usize),
    AnchorFails(usize),
    Answer(usize),
    Tick,
    Deny(usize),
    FindDamage(usize),
    Crash(usize),
    PowerCut(Log),
    Copy,
    PutBack,
    Open(usize),
    Settle(usize),
    Deliver(usize, Jti),
}

impl Model for Scene {
    type State = Phone;
    type Action = Step;

    fn init_states(&self) -> Vec<Phone> {
        let mut phone = Phone::new(self.todo, self.limits);
        for todo in self.first {
            phone.threads[0].todo.push(*todo);
            let about = abouts(&phone, 0, *todo).remove(0);
            gather(&mut phone, 0, *todo, about, None);
            begin(&mut phone, 0, None);
            commit(&mut phone, 0, None);
            if matches!(phone.threads[0].phase, Phase::Committed(..)) {
                anchor(&mut phone, 0);
            }
            answer(&mut phone, 0);
        }
        vec![phone]
    }

    fn actions(&self, phone: &Phone, steps: &mut Vec<Step>) {
        // A counterexample ends where it is one.
        if !phone.truth.wrongs.is_empty() {
            return;
        }
        for (number, thread) in phone.threads.iter().enumerate() {
            let free = phone.lock.is_none();
            match &thread.phase {
                Phase::Idle if phone.processes[thread.process].status == Status::Ready => {
                    let mut todo = thread.todo.clone();
                    todo.sort_unstable();
                    todo.dedup();
                    for todo in todo {
                        let about = abouts(phone, thread.process, todo);
                        steps.extend(about.into_iter().map(|about| Step::Gather(number, todo, about)));
                    }
                }
                Phase::Gathered(_) if free => steps.push(Step::Begin(number)),
                Phase::Ruled(job, ruled) => {
                    if anchors_first(job, self.broken) && phone.anchor.size < ruled.after.head().size {
                        steps.push(Step::Anchor(number));
                    } else {
                        steps.push(Step::Commit(number));
                    }
                }
                Phase::Committed(..) => {
                    if self.broken == Some(Broken::AnchorAfterReply) {
                        steps.push(Step::Answer(number));
                    }
                    steps.push(Step::Anchor(number));
                    if phone.left.anchor_failures > 0 {
                        steps.push(Step::AnchorFails(number));
                    }
                }
                Phase::Answering(..) => steps.push(Step::Answer(number)),
                Phase::Idle | Phase::Gathered(_) => {}
            }
        }
        around(phone, steps);
    }

    fn next_state(&self, before: &Phone, step: Step) -> Option<Phone> {
        let mut phone = before.clone();
        let left = &mut phone.left;
        match step {
            Step::Tick => left.ticks -= 1,
            Step::Deny(_) => left.denials -= 1,
            Step::FindDamage(_) => left.damages -= 1,
            Step::Crash(_) => left.crashes -= 1,
            Step::PowerCut(_) => left.power_cuts -= 1,
            Step::Copy => left.copies -= 1,
            Step::Open(_) => left.opens -= 1,
            Step::Deliver(..) => left.deliveries -= 1,
            Step::AnchorFails(_) => left.anchor_failures -= 1,
            _ => {}
        }
        match step {
            Step::Gather(thread, todo, about) => gather(&mut phone, thread, todo, about, self.broken),
            Step::Begin(thread) => begin(&mut phone, thread, self.broken),
            Step::Commit(thread) => commit(&mut phone, thread, self.broken),
            Step::Anchor(thread) => anchor(&mut phone, thread),
            Step::AnchorFails(thread) => {
                phone.truth.met.insert(Met::AnchorOwed);
                answer(&mut phone, thread);
            }
            Step::Answer(thread) => answer(&mut phone, thread),
            Step::Tick => tick(&mut phone),
            Step::Deny(process) => phone.processes[process].camera = false,
            Step::FindDamage(process) => phone.processes[process].status = Status::LockedDown,
            Step::Crash(process) => phone.kill(process),
            Step::PowerCut(kept) => power_cut(&mut phone, &kept),
            Step::Copy => copy(&mut phone),
            Step::PutBack => put_back(&mut phone, self.broken),
            Step::Open(process) => open(&mut phone, process, self.broken),
            Step::Settle(process) => settle(&mut phone, process),
            Step::Deliver(process, jti) => deliver(&mut phone, process, jti),
        }
        Some(phone)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        let mut properties = promises();
        properties.extend(outcomes().into_iter().filter(|outcome| self.reachable.contains(&outcome.name)));
        properties
    }
}

/// What may happen around the threads.
fn around(phone: &Phone, steps: &mut Vec<Step>) {
    let left = &phone.left;
    if left.ticks > 0 {
        steps.push(Step::Tick);
    }
    if left.copies > 0 {
        steps.push(Step::Copy);
    }
    let all_dead = phone.processes.iter().all(|process| process.status == Status::Dead);
    if phone.copy.is_some() && all_dead {
        steps.push(Step::PutBack);
    }
    if left.power_cuts > 0 {
        steps.extend(leftovers(phone).into_iter().map(Step::PowerCut));
    }
    for (number, process) in phone.processes.iter().enumerate() {
        if process.status == Status::Dead {
            if left.opens > 0 {
                steps.push(Step::Open(number));
            }
            continue;
        }
        if left.crashes > 0 {
            steps.push(Step::Crash(number));
        }
        if matches!(process.status, Status::Opening { .. }) && phone.lock.is_none() {
            steps.push(Step::Settle(number));
        }
        if process.status == Status::Ready {
            if left.denials > 0 && process.camera {
                steps.push(Step::Deny(number));
            }
            if left.damages > 0 {
                steps.push(Step::FindDamage(number));
            }
            if left.deliveries > 0 {
                steps.extend(offered(phone).map(|jti| Step::Deliver(number, jti)));
            }
        }
    }
}
/// What a thing to do can be about, as this process sees it.
fn abouts(phone: &Phone, process: usize, todo: Todo) -> Vec<About> {
    let process = &phone.processes[process];
    let releases = |of: &mut dyn Iterator<Item = &ReleaseId>| of.copied().map(About::Release).collect();
    match todo {
        Todo::Approve | Todo::Refuse => releases(&mut process.live.state().releases.keys()),
        Todo::Confirm => releases(&mut process.signatures.keys()),
        Todo::Delivered => process.handed.iter().copied().map(About::Envelope).collect(),
        _ => vec![About::Nothing],
    }
}

/// Properties hold a plain function each, so each sentence is tied to its [`Wrong`] here.
macro_rules! never {
    ($($sentence:literal: $wrong:ident),* $(,)?) => {
        /// What holds of the shell as it ships, in every scene.
        pub fn promises() -> Vec<Property<Scene>> {
            vec![$(Property::always($sentence, |_, phone: &Phone| !phone.truth.wrongs.contains(&Wrong::$wrong))),*]
        }
        /// The sentence that a [`Wrong`] breaks.
        pub fn sentence(wrong: Wrong) -> &'static str {
            match wrong { $(Wrong::$wrong => $sentence),* }
        }
    };
}

never! {
    "no release leaves twice": LeftTwice,
    "no recipient takes one release under two numbers": TakenTwice,
    "nothing leaves without a grant in force": LeftWithoutGrant,
    "nothing leaves after a withdrawal was answered": LeftAfterNo,
    "nothing leaves after its time": LeftTooLate,
    "nothing leaves for terms or a key that were not shown": LeftForOtherTerms,
    "nothing leaves against the phone": LeftAgainstThePhone,
    "nothing leaves that was not signed as approved": LeftUnsigned,
    "nothing leaves from a process that locked down": LeftWhileLockedDown,
    "a confirmation that was answered is kept": ConfirmationLost,
    "a withdrawal that was answered is kept": NoLost,
    "an old file that lost something answered is seen": OldFileUnseen,
    "what a command commits is anchored before its answer": AnsweredTooSoon,
    "no crash and no power cut locks anybody out": LockedOut,
}

fn told(phone: &Phone, wanted: impl Fn(&Outcome) -> bool) -> bool {
    answers(phone).any(wanted)
}

fn ended(phone: &Phone, reason: EndReason) -> bool {
    told(phone, |outcome| *outcome == Err(Refusal::Ended { reason }))
}

/// What a scene has to reach: a search in which nothing happens proves nothing.
fn outcomes() -> Vec<Property<Scene>> {
    vec![
        Property::sometimes("confirmed", |_, phone: &Phone| {
            told(phone, |outcome| matches!(outcome, Ok(Reply::Confirmed { .. })))
        }),
        Property::sometimes("already used", |_, phone: &Phone| {
            told(phone, |o| *o == Err(Refusal::AlreadyUsed))
        }),
        Property::sometimes("withdrawn", |_, phone: &Phone| {
            told(phone, |o| matches!(o, Ok(Reply::Withdrawn)))
        }),
        Property::sometimes("expired", |_, phone: &Phone| ended(phone, EndReason::Expired)),
        Property::sometimes("invalidated", |_, phone: &Phone| ended(phone, EndReason::Invalidated)),
        Property::sometimes("refused", |_, phone: &Phone| ended(phone, EndReason::Refused)),
        Property::sometimes("of another run", |_, phone: &Phone| {
            told(phone, |o| *o == Err(Refusal::OtherRun))
        }),
        Property::sometimes("the phone blocks", |_, phone: &Phone| {
            told(phone, |o| *o == Err(Refusal::PhoneBlocks))
        }),
        Property::sometimes("a crash between commit and anchor is accepted", |_, phone: &Phone| {
            phone.processes.iter().any(|process| process.status == Status::Opening { ahead: true })
        }),
        Property::sometimes("an old file locks down", |_, phone: &Phone| {
            phone.truth.met.contains(&Met::OldFile)
                && phone.processes.iter().any(|p| p.status == Status::LockedDown)
        }),
        Property::sometimes("a copy from the window is accepted", |_, phone: &Phone| {
            let lost = phone.truth.left.keys().any(|release| {
                !phone.file.entries().any(|entry| entry.event.ends() == Some(*release.as_bytes()))
            });
            phone.truth.met.contains(&Met::OldFile)
                && lost
                && phone.processes.iter().any(|p| p.status == Status::Ready)
        }),
        Property::sometimes("an answer that was not anchored is put back", |_, phone: &Phone| {
            phone.truth.met.contains(&Met::Exposed)
        }),
        Property::sometimes("the recipient refuses a burnt number", |_, phone: &Phone| {
            phone.truth.met.contains(&Met::BurntNumber)
        }),
    ]
}
