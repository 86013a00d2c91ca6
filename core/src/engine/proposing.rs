//! Proposing that something leaves, and putting other bytes in its place: bytes are cleaned here, before the ruling, and kept in
//! this run's memory for as long as their release waits. Places are in `place`.

use super::Engine;
use super::consent::in_range;
use super::cycle::Job;
use super::guard::not_from_host;
use crate::command::{Command, Content, Outcome, Payment, Reply, Withheld};
use crate::facts::Evidence;
use crate::fault::Fault;
use crate::gate::minimise::{Declared, MediaType, Minimised, NotCleanable, minimise, minimise_year};
use crate::refusal::Refusal;
use crate::text::Reader;
use privet_wire::ids::{ActivityId, Digest, MatchToken, RecipientId, ReleaseId, RequestId};
use privet_wire::merkle::sha256;
use std::sync::Arc;

/// What may be sent, and what was looked at for it and stayed.
pub(super) type Cleaned = (Minimised, Withheld);

impl Engine {
    /// Cleans a payload and proposes that it leaves. `payload` is copied once, into memory that is wiped.
    ///
    /// # Errors
    /// [`Fault`]. What cannot be cleaned is the inner error and says what to convert to; nothing is recorded then.
    pub fn propose_data(
        &self,
        request: RequestId,
        activity: &ActivityId,
        recipient: &RecipientId,
        payload: &[u8],
        media_type: MediaType,
    ) -> Result<Result<Outcome, NotCleanable>, Fault> {
        let asked = proposing(activity, recipient, content_of(payload), Withheld::NONE);
        self.propose_cleaned(request, &asked, || {
            Ok(cut(minimise(payload, media_type, self.declared(activity))?, payload.len() as u64))
        })
    }

    /// Proposes that only a result leaves of what was looked at: for an activity that declares `result_only`, whose frames are
    /// never a payload. `result` is one JSON document; `withheld` is what was looked at for it and stays here, which is the app's
    /// word, shown to the person and counted in the year's page. Of no picture there is no result: refused as
    /// [`Refusal::NotMinimised`], and so is a document that is proposed for such an activity by [`Engine::propose_data`].
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] for more than [`Withheld::MAX_BYTES`]. What is no JSON document is the inner error.
    pub fn propose_result(
        &self,
        request: RequestId,
        activity: &ActivityId,
        recipient: &RecipientId,
        result: &[u8],
        withheld: Withheld,
    ) -> Result<Result<Outcome, NotCleanable>, Fault> {
        in_range(withheld)?;
        let asked = proposing(activity, recipient, content_of(result), withheld);
        self.propose_cleaned(request, &asked, || {
            Ok((minimise(result, MediaType::Json, self.declared(activity))?, withheld))
        })
    }

    /// Cleans other bytes and lets them take the place of those that wait: the person cropped or covered the picture. The release
    /// that waited ends, and its bytes are wiped; the new one has lines, digest, check code and time of its own, and goes on under
    /// the same grant, a one-time grant too.
    ///
    /// # Errors
    /// [`Fault`]. What cannot be cleaned is the inner error; the release that waited then still waits.
    pub fn replace(
        &self,
        request: RequestId,
        release: ReleaseId,
        payload: &[u8],
        media_type: MediaType,
    ) -> Result<Result<Outcome, NotCleanable>, Fault> {
        let asked = Command::Replace { release, content: content_of(payload), withheld: Withheld::NONE };
        self.propose_cleaned(request, &asked, || {
            let live = self.live.load_full();
            let waiting = live.state.releases.get(&release).map(|waiting| &waiting.proposal.activity);
            let declared = waiting.map(|activity| self.declared(activity)).unwrap_or_default();
            Ok(cut(minimise(payload, media_type, declared)?, payload.len() as u64))
        })
    }

    /// Proposes that the counts of a year leave, for an activity that declares `year_counts`. The core takes them from its own
    /// records, as [`Engine::footprint`] shows them to the same reader; there is no way to hand in others.
    ///
    /// Counts grow, so a request that is repeated after something was counted is a [`Fault::Conflict`]; [`Engine::outcome`] tells
    /// what became of it.
    ///
    /// # Errors
    /// [`Fault`]; [`Fault::BadArgument`] for a year outside 1970 to 9999.
    pub fn propose_footprint(
        &self,
        request: RequestId,
        activity: &ActivityId,
        recipient: &RecipientId,
        year: u16,
        reader: &Reader,
    ) -> Result<Outcome, Fault> {
        self.wake()?;
        let Some(counts) = self.year_counts(year, *reader)? else {
            // Records that can't be read refuse the proposal, and a guess at its content would be a lie.
            return self.command(request, &proposing(activity, recipient, content_of(&[]), Withheld::NONE));
        };
        let made = minimise_year(counts).map_err(|_| Fault::Internal)?;
        let asked = proposing(activity, recipient, content_of(made.bytes()), Withheld::NONE);
        self.propose_cleaned(request, &asked, || Ok((made, Withheld::NONE)))?
    }

    /// Proposes a payment, with the face that was matched for it if there was one.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn propose_payment(
        &self,
        request: RequestId,
        activity: &ActivityId,
        recipient: &RecipientId,
        payment: Payment,
        token: Option<MatchToken>,
    ) -> Result<Outcome, Fault> {
        let (activity, recipient) = (activity.clone(), recipient.clone());
        let content = Content::Payment(payment);
        let command = Command::Propose { activity, recipient, content, token, withheld: Withheld::NONE };
        self.command(request, &command)
    }

    /// Cleans, and proposes what came of it. `asked` names the bytes as they were handed in: a repeat is known by it, whatever they
    /// would be cleaned to by now.
    pub(super) fn propose_cleaned<E>(
        &self,
        request: RequestId,
        asked: &Command,
        clean: impl FnOnce() -> Result<Cleaned, E>,
    ) -> Result<Result<Outcome, E>, Fault> {
        not_from_host()?;
        let may = match asked {
            Command::Propose { activity, .. } => self.check(activity).is_ok(),
            Command::Replace { release, .. } => self.live.load().state.releases.contains_key(release),
            _ => return Err(Fault::Internal),
        };
        // Consent first: nothing of a person is parsed for what may not run or does not wait. The ruling decides again.
        if !may {
            let blocked = self.command(request, asked)?;
            // Where the engine was merely locked until now, all there is to say is that bytes are missing; and so it is where an
            // earlier call got as far as the commit and no further.
            if blocked != Err(Refusal::NotMinimised) && !self.lacks_bytes(&blocked) {
                return Ok(Ok(blocked));
            }
        }
        let (minimised, withheld) = match clean() {
            Ok((minimised, withheld)) => (Arc::new(minimised), withheld),
            Err(why) => return Ok(Err(why)),
        };
        let content = Content::Data { sha256: minimised.sha256(), size: minimised.bytes().len() as u64 };
        let command = of(asked, content, withheld);
        let evidence = Evidence { minimised: Some(Arc::clone(&minimised)), ..Evidence::default() };
        let job = Job { request: Some(request), asked: Some(asked), evidence, ..Job::default() };
        let outcome = self.run(&command, job)?.outcome;
        if let Ok(Reply::Pending { release, .. }) = &outcome {
            let mut desk = self.desk();
            // Unless the release already ended, or a repeat was cleaned to other bytes by now: then these are wiped here, and what
            // was proposed stays what leaves.
            let live = self.live.load();
            let proposed = live.state.releases.get(release).map(|waiting| &waiting.proposal.content);
            // Locked meanwhile, nobody knows: the desk is tidied by the same rule when the records are open again.
            let unknown = live.ledger.is_none() && !desk.staged.contains_key(release);
            if unknown || proposed.is_some_and(|content| content.is_of(&minimised)) {
                desk.staged.insert(*release, minimised);
            }
        }
        Ok(Ok(outcome))
    }

    /// Does a proposal wait whose bytes this run does not hold?
    fn lacks_bytes(&self, outcome: &Outcome) -> bool {
        let Ok(Reply::Pending { release, .. }) = outcome else { return false };
        let desk = self.desk();
        self.live.load().state.releases.contains_key(release) && !desk.staged.contains_key(release)
    }

    /// What may leave of this activity's payloads; of one that is not declared nothing does, and the ruling says so.
    fn declared(&self, activity: &ActivityId) -> Declared {
        let live = self.live.load();
        let activity = live.state.declared().and_then(|manifest| manifest.activity(activity));
        activity.map(Declared::from).unwrap_or_default()
    }
}

/// A picture with what was cut from it: that stayed on the phone. A document is only spelled anew.
fn cut(minimised: Minimised, whole: u64) -> Cleaned {
    let bytes = match minimised.media_type() {
        MediaType::Jpeg | MediaType::Png | MediaType::Webp => {
            whole.saturating_sub(minimised.bytes().len() as u64)
        }
        MediaType::Json => 0,
    };
    (minimised, Withheld { frames: 0, bytes })
}

pub(super) fn content_of(bytes: &[u8]) -> Content {
    Content::Data { sha256: Digest::new(sha256(bytes)), size: bytes.len() as u64 }
}

/// A proposal of data.
pub(super) fn proposing(
    activity: &ActivityId,
    recipient: &RecipientId,
    content: Content,
    withheld: Withheld,
) -> Command {
    let (activity, recipient) = (activity.clone(), recipient.clone());
    Command::Propose { activity, recipient, content, token: None, withheld }
}

/// The same command about the bytes that may be sent.
fn of(asked: &Command, content: Content, withheld: Withheld) -> Command {
    match asked {
        Command::Replace { release, .. } => Command::Replace { release: *release, content, withheld },
        Command::Propose { activity, recipient, .. } => proposing(activity, recipient, content, withheld),
        other => other.clone(),
    }
}
