//! What a thread does before it takes the lock: the command, and what has to be known for it. Evidence is kept by what it is made from
//! and made again for the ruling, by the functions that the engine calls.

use super::cycle::{Broken, rule};
use super::hand::{HAND, Hand, PAYMENT, PICTURE, picture};
use super::phone::{About, Held, Job, Phase, Phone, Todo};
use privet::command::{Command, Content, Payment, Withheld};
use privet::facts::Evidence;
use privet::state::State;
use privet_tests::world::manner;
use privet_wire::ids::{ActivityId, RecipientId};
use privet_wire::key::UserVerification::Bio;
use std::sync::Arc;

/// Gathers the evidence for one thing to do, outside any lock.
pub fn gather(phone: &mut Phone, number: usize, todo: Todo, about: About, broken: Option<Broken>) {
    let process = &phone.processes[phone.threads[number].process];
    let (command, held) = match (todo, about) {
        (Todo::ProposePicture, _) => {
            let (sha256, size) = (HAND.picture.sha256(), HAND.picture.bytes().len() as u64);
            (propose(PICTURE, Content::Data { sha256, size }), Held::Picture)
        }
        (Todo::ProposePayment, _) => {
            let payment = Payment {
                amount: "38.00".into(),
                currency: "CNY".into(),
                payee: "Blue Kettle Tea".into(),
                nonce: Some("n-1".into()),
                until: None,
            };
            (propose(PAYMENT, Content::Payment(payment)), Held::Nothing)
        }
        (Todo::Approve, About::Release(release)) => {
            // The person read the lines for a second before the tap.
            let mut since = phone.now;
            since.elapsed -= 1_000;
            since.wall -= 1_000;
            let activity = &process.live.state().releases[&release].proposal.activity;
            let (digest, _) = Hand::seen(release, activity, since);
            let picture = process.staged.contains(&release);
            (Command::Approve { release, digest, uv: Bio, manner: manner() }, Held::Seen { since, picture })
        }
        (Todo::Confirm, About::Release(release)) => {
            let held = process.approvals.get(&release).map_or(Held::Nothing, |input| Held::Signature(*input));
            (Command::Confirm { release, signature: process.signatures[&release] }, held)
        }
        (Todo::Refuse, About::Release(release)) => {
            (Command::Refuse { release, manner: manner() }, Held::Nothing)
        }
        (Todo::Withdraw, _) => (Command::Withdraw { activity: picture() }, Held::Nothing),
        (Todo::DeclareMore, _) => (Command::Declare { manifest: Arc::clone(&HAND.more) }, Held::Nothing),
        (Todo::DeclareKeys, _) => {
            (Command::Declare { manifest: Arc::clone(&HAND.other_keys) }, Held::Nothing)
        }
        (Todo::Delivered, About::Envelope(jti)) => (Command::Delivered { jti, ack: None }, Held::Nothing),
        (todo, about) => panic!("{todo:?} about {about:?}"),
    };
    let mut job = Job { command, from: (todo, about), held, early: None };
    if broken == Some(Broken::CheckThenUpdate) {
        let log = process.live.clone();
        let ruled = rule(phone, number, &job, &log, phone.now);
        job.early = Some((ruled.after, ruled.outcome));
    }
    let thread = &mut phone.threads[number];
    let at = thread.todo.iter().position(|t| *t == todo).unwrap();
    thread.todo.remove(at);
    thread.phase = Phase::Gathered(Box::new(job));
}

fn propose((activity, recipient): (&str, &str), content: Content) -> Command {
    Command::Propose {
        activity: ActivityId::try_from(activity).unwrap(),
        recipient: RecipientId::try_from(recipient).unwrap(),
        content,
        token: None,
        withheld: Withheld::NONE,
    }
}

/// The evidence itself, made by the functions that the engine calls.
pub fn evidence(held: &Held, command: &Command, state: &State) -> Evidence {
    match (held, command) {
        (Held::Picture, _) => Evidence { minimised: Some(Arc::clone(&HAND.picture)), ..Evidence::default() },
        (Held::Seen { since, picture: staged }, Command::Approve { release, .. }) => {
            let waiting = state.releases.get(release);
            let activity = waiting.map_or_else(picture, |waiting| waiting.proposal.activity.clone());
            let (drawn, shown) = Hand::seen(*release, &activity, *since);
            let minimised = staged.then(|| Arc::clone(&HAND.picture));
            Evidence { drawn: Some(drawn), shown: Some(shown), minimised, ..Evidence::default() }
        }
        (Held::Signature(input), _) => {
            Evidence { signature: Some(HAND.signed(*input)), ..Evidence::default() }
        }
        _ => Evidence::default(),
    }
}
