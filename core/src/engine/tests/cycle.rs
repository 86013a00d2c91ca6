//! What one cycle rules on and commits.

use super::*;
use crate::command::Command;
use crate::engine::cycle::Job;
use crate::engine::trouble::Trouble;
use crate::event::{Cause, Event};
use crate::rules::DATA_LIMIT;
use privet_wire::b64;
use privet_wire::digest::{Label, Salt, salted};

#[test]
fn a_command_that_waited_while_its_process_locked_down_is_not_ruled_on() {
    let (engine, _, _dir) = Phone::bare();
    let ledger = engine.live.load().ledger.clone().unwrap();
    let size = engine.state().size;
    let ask = Command::Ask { activity: ActivityId::try_from("score_share").unwrap(), from: From::Center };
    let job = || Job { command: Some(&ask), ..Job::default() };
    engine.lock_down(Cause::AlteredRow);
    assert!(matches!(engine.cycle(&ledger, job()), Err(Trouble::Down(Cause::AlteredRow))));
    assert_eq!(engine.state().size, size);
}

#[test]
fn a_commitment_opens_at_the_size_that_is_recorded_with_it_also_when_something_came_due() {
    let phone = Phone::new();
    let first = phone.propose();
    phone.host.3.fetch_add(DATA_LIMIT - 300, SeqCst);
    let release = phone.propose();
    let size = phone.engine.state().size;
    let checkpoint = phone.engine.checkpoint().unwrap().unwrap();
    // The first one's time runs out while the second is looked at: its end is recorded in the same commit.
    let signing = phone.approve(release);
    assert!(!phone.engine.state().releases.contains_key(&first));
    done(phone.engine.confirm(request(), release, &phone.person.sign(signing.as_bytes())));
    let last = phone.engine.state().size - 1;
    let proven = (0..=last).rev().find_map(|index| match phone.engine.entry(index).unwrap().unwrap().event {
        Event::Released { proven, .. } => proven,
        _ => None,
    });
    let proven = proven.expect("a confirmation");
    assert_eq!(proven.commitment_size, size);
    let (body, _) = checkpoint.split_once("\n\n").expect("a signed note");
    let body = format!("{body}\n");
    let opened = salted(Label::Commitment, &Salt::new(*proven.commitment_salt.as_bytes()), body.as_bytes());
    let claims = b64::decode_url(signing.split('.').nth(1).unwrap()).unwrap();
    let claims: serde_json::Value = serde_json::from_slice(&claims).unwrap();
    assert!(claims.to_string().contains(&b64::encode_url(&opened)), "{claims}");
}
