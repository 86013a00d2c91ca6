//! Steps by name. A step's request id is SHA-256 over the demo's directory, the step's name and the attempt, so that a run after a
//! kill finds what an earlier one committed and repeats none of it.
//!
//! A prompt or a release belongs to the run that raised it. What a dead run left open is begun again as a new attempt, and only
//! after every attempt before it was found without a confirmed outcome.

use crate::home::Home;
use privet::command::Outcome;
use privet_wire::ids::RequestId;
use privet_wire::merkle::sha256;

/// The id of one step at one attempt.
pub fn request(home: &Home, step: &str, attempt: u32) -> RequestId {
    let dir = home.dir.as_os_str().as_encoded_bytes();
    let label = b"privet/demo/v1".as_slice();
    let parts = [label, &[0], dir, &[0], step.as_bytes(), &[0], &attempt.to_be_bytes()].concat();
    let [id @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] = sha256(&parts);
    RequestId::new(id)
}

/// How far the attempts at something came.
pub enum Attempts {
    /// An earlier run brought it to its end.
    Done,
    /// Begin with this attempt number; everything below is over.
    Next(u32),
}

/// Looks through the attempts at a story whose steps are `steps`, the last of which ends it.
pub fn attempts(home: &Home, steps: &[&str]) -> anyhow::Result<Attempts> {
    for attempt in 0..u32::MAX {
        let mut outcomes = Vec::new();
        for step in steps {
            outcomes.push(home.engine.outcome(request(home, step, attempt))?);
        }
        match outcomes.last() {
            Some(Some(Ok(_))) => return Ok(Attempts::Done),
            _ if outcomes.iter().all(Option::is_none) => return Ok(Attempts::Next(attempt)),
            _ => {}
        }
    }
    Err(anyhow::anyhow!("too many attempts"))
}

/// The outcome of a step that is taken once, if it was taken.
pub fn kept(home: &Home, step: &str) -> anyhow::Result<Option<Outcome>> {
    Ok(home.engine.outcome(request(home, step, 0))?)
}
