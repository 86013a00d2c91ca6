//! One errand, from a new phone to the end: own key, registration, question, answer, one send, its delivery, withdrawal. Whoever
//! goes on with it after a kill knows only what the engine answers and a journal of what was asked and told.

use super::phone::{BANK, Phone, SHARE, request};
use super::points::Points;
use crate::world::{id, key_name, manner, reader};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use privet::command::{Answer, From, Outcome, Party, Reply, Until};
use privet::engine::OwnerSigned;
use privet::gate::minimise::MediaType;
use privet::gate::registration::ConfirmingKey;
use privet::owner::OwnerPurpose;
use privet::prompt::Asked;
use privet::refusal::Refusal;
use privet::state::ConsentStatus;
use privet_wire::ids::{Digest, Jti, PromptId, RecipientId, ReleaseId, RequestId};
use privet_wire::key::UserVerification::Bio;
use privet_wire::merkle::sha256;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::Write as _;
use std::path::Path;

const JOURNAL: &str = "journal";
const PAYLOAD: &[u8] = br#"{"score_range":"700-749"}"#;

/// A call, with all that makes it the same call when it is repeated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "named as the engine's own calls")]
pub enum Call {
    SetOwner,
    Register,
    Ask,
    Answer { prompt: PromptId, digest: Digest },
    Propose,
    Approve { release: ReleaseId, digest: Digest },
    Confirm { release: ReleaseId, signature: String },
    Delivered { jti: Jti },
    Withdraw,
}

/// A line of the journal.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Line {
    /// It is about to be asked.
    Asks(RequestId, Call),
    /// That is what the engine answered.
    Told(RequestId, Outcome),
    /// The outbox offered this, with the digest of its bytes.
    Offered(Jti, Digest),
}

/// The journal of the phone in this directory.
///
/// # Panics
/// If a line was not written by this code.
#[must_use]
pub fn journal(root: &Path) -> Vec<Line> {
    let text = std::fs::read_to_string(root.join(JOURNAL)).unwrap_or_default();
    text.lines().map(|line| serde_json::from_str(line).expect("a line of ours")).collect()
}

/// The errand on one phone.
pub struct Errand<'p> {
    phone: &'p Phone,
    points: &'p Points,
    journal: File,
}

impl<'p> Errand<'p> {
    /// Takes it up where it stands.
    ///
    /// # Panics
    /// If the journal can't be opened.
    #[must_use]
    pub fn on(phone: &'p Phone, points: &'p Points) -> Self {
        let journal = File::options().append(true).create(true).open(phone.root.join(JOURNAL));
        Self { phone, points, journal: journal.expect("a journal") }
    }

    fn note(&self, line: &Line) {
        let mut text = serde_json::to_string(line).expect("JSON");
        text.push('\n');
        // One write: a kill leaves all of it or nothing.
        (&self.journal).write_all(text.as_bytes()).expect("written");
    }

    fn call(&self, call: &Call) -> Outcome {
        let request = request();
        self.note(&Line::Asks(request, call.clone()));
        self.points.pass("between two calls");
        let outcome = perform(self.phone, request, call);
        self.points.pass("between call and answer");
        self.note(&Line::Told(request, outcome.clone()));
        outcome
    }

    fn look(&self, asked: Asked) -> Digest {
        let view = self.phone.engine.prompt(asked, &reader()).expect("no fault").expect("drawn");
        self.points.pass("between two calls");
        self.phone.engine.shown(asked, view.digest).expect("no fault").expect("on screen");
        self.phone.clock.advance(700);
        view.digest
    }

    /// Whether the send left already, in whatever run.
    fn sent(&self) -> bool {
        let confirmed = |line| match line {
            Line::Asks(request, Call::Confirm { .. }) => {
                matches!(self.phone.engine.outcome(request), Ok(Some(Ok(Reply::Confirmed { .. }))))
            }
            _ => false,
        };
        journal(&self.phone.root).into_iter().any(confirmed)
    }

    fn given(&self) -> bool {
        let state = self.phone.engine.state();
        matches!(state.consents.get(&id(SHARE)).map(|c| &c.status), Some(ConsentStatus::Given(_)))
    }

    /// Does what is left to do.
    ///
    /// # Panics
    /// If the engine refuses what a person may do now.
    pub fn go_on(&self) {
        let bank = RecipientId::try_from(BANK).expect("an id");
        if self.phone.engine.state().owner.is_none() {
            assert_eq!(self.call(&Call::SetOwner), Ok(Reply::OwnerSet));
        }
        if !self.phone.engine.state().registered.contains_key(&bank) {
            assert!(self.call(&Call::Register).is_ok());
        }
        if !self.sent() {
            self.send();
        }
        self.deliver();
        if self.given() {
            assert_eq!(self.call(&Call::Withdraw), Ok(Reply::Withdrawn));
        }
        self.deliver();
    }

    fn send(&self) {
        if !self.given() {
            let Ok(Reply::Prompt { prompt }) = self.call(&Call::Ask) else { panic!("not asked") };
            let digest = self.look(Asked::Consent(prompt));
            assert!(self.call(&Call::Answer { prompt, digest }).is_ok());
        }
        let Ok(Reply::Pending { release, .. }) = self.call(&Call::Propose) else { panic!("not proposed") };
        let digest = self.look(Asked::Release(release));
        let Ok(Reply::Approved { signing_input, .. }) = self.call(&Call::Approve { release, digest }) else {
            panic!("not approved")
        };
        let name = key_name(BANK, Bio);
        let signature = self.phone.signer.sign(&name, signing_input.as_bytes()).expect("signed");
        let signature = URL_SAFE_NO_PAD.encode(signature);
        assert!(self.call(&Call::Confirm { release, signature }).is_ok());
    }

    fn deliver(&self) {
        while let Some(item) = self.phone.engine.outbox_next().expect("no fault") {
            self.note(&Line::Offered(item.jti, Digest::new(sha256(&item.bytes))));
            self.points.pass("between two calls");
            assert_eq!(self.call(&Call::Delivered { jti: item.jti }), Ok(Reply::Delivered));
        }
    }
}

/// Makes the call. A registration that is only repeated finds no draft, and needs none.
fn perform(phone: &Phone, request: RequestId, call: &Call) -> Outcome {
    let (engine, signer) = (&phone.engine, &phone.signer);
    let bank = RecipientId::try_from(BANK).expect("an id");
    let outcome = match call {
        Call::SetOwner => {
            if signer.spki("owner").is_err() {
                signer.make("owner", privet_wire::key::UserVerification::Pin).expect("made");
            }
            let input = engine.owner_challenge(OwnerPurpose::BecomeOwner).expect("no fault");
            let signature = signer.sign("owner", &input.input).expect("signed");
            let spki = signer.spki("owner").expect("made");
            engine.set_owner(request, &OwnerSigned { input, spki, signature })
        }
        Call::Register => {
            let name = key_name(BANK, Bio);
            if signer.spki(&name).is_err() {
                signer.make(&name, Bio).expect("made");
            }
            let keys =
                [ConfirmingKey { uv: Bio, spki: signer.spki(&name).expect("made"), attestation: vec![] }];
            let draft = engine.begin_registration(&bank, b"a challenge of the recipient", &keys);
            let draft = draft.expect("no fault").expect("drafted");
            let signs = |input: &String| signer.sign(&name, input.as_bytes()).expect("signed");
            engine.finish_registration(request, &bank, &draft.inputs.iter().map(signs).collect::<Vec<_>>())
        }
        Call::Ask => engine.ask(request, &id(SHARE), From::Center),
        Call::Answer { prompt, digest } => {
            let answer = Answer::Allow { until: Until::Withdrawn };
            engine.answer(request, *prompt, *digest, Party::Person, answer, manner())
        }
        Call::Propose => engine
            .propose_data(request, &id(SHARE), &bank, PAYLOAD, MediaType::Json)
            .map(|cleaned| cleaned.expect("clean")),
        Call::Approve { release, digest } => engine.approve(request, *release, *digest, Bio, manner()),
        Call::Confirm { release, signature } => {
            engine.confirm(request, *release, &URL_SAFE_NO_PAD.decode(signature).expect("base64"))
        }
        Call::Delivered { jti } => engine.delivered(request, *jti, None),
        Call::Withdraw => engine.withdraw(request, &id(SHARE)),
    };
    outcome.expect("no fault")
}

/// Holds the opened phone against what its dead runs asked and were told: what was told stands, what committed can be asked for
/// by its id and repeated without happening again, and no signature of theirs lets anything leave.
///
/// # Panics
/// If it does not.
pub fn examine(phone: &Phone) {
    phone.engine.tick().expect("no fault").expect("recorded");
    let lines = journal(&phone.root);
    for line in &lines {
        let Line::Asks(request, call) = line else { continue };
        let told = lines.iter().find_map(|line| match line {
            Line::Told(of, outcome) if of == request => Some(outcome.clone()),
            _ => None,
        });
        let kept = phone.engine.outcome(*request).expect("no fault");
        if told.is_some() {
            assert_eq!(kept, told, "{call:?} was told");
        }
        let before = phone.engine.state().size;
        if let Some(kept) = &kept {
            assert_eq!(perform(phone, *request, call), *kept, "{call:?} repeated");
        }
        if let Call::Confirm { release, signature } = call {
            let signature = URL_SAFE_NO_PAD.decode(signature).expect("base64");
            let again = phone.confirm(*release, &signature).expect("no fault");
            let dead = if kept.is_some() {
                again == Err(Refusal::AlreadyUsed)
            } else {
                matches!(again, Err(Refusal::OtherRun | Refusal::Ended { .. }))
            };
            assert!(dead, "{again:?} after {kept:?}");
        }
        assert_eq!(phone.engine.state().size, before, "{call:?} happened again");
    }
    for line in &lines {
        let Line::Offered(jti, bytes) = line else { continue };
        let others = lines
            .iter()
            .filter(|line| matches!(line, Line::Offered(of, other) if of == jti && other != bytes));
        assert_eq!(others.count(), 0, "one number, two envelopes");
    }
}
