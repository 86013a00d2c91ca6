//! The gate: propose, approve, confirm, release, and the outbox. What leaves was confirmed for this one use, or is of a kind
//! that needs no confirmation and says so.

use super::consent::{enabled, gatekeep, seen};
use super::decision::{decision, declared, terms_of};
use super::due::{over, since};
use super::registering::unsigned;
use super::{Ruling, refuse};
use crate::command::{Content, Manner, Payment, Reply, Withheld};
use crate::event::{AnswerTimes, Attempted, Event, Proposal, Proposed};
use crate::facts::{Facts, Past};
use crate::gate::amount::Amount;
use crate::gate::minimise::{MediaType, Minimised};
use crate::gate::payee::Payee;
use crate::manifest::{
    Activity, ActivityKind, Category, Confirm, DataKind, Manifest, MinimiseStep, Recipient,
};
use crate::prompt::Asked;
use crate::refusal::{CancelReason, EndReason, Refusal};
use crate::state::{Queued, Release, Spent, State};
use crate::text::Language;
use privet_wire::claims::{self, Claims};
use privet_wire::digest::{Label, Salt, salted};
use privet_wire::ids::{ActivityId, Digest, Jti, MatchToken, RecipientId, ReleaseId};
use privet_wire::key::{KeyId, UserVerification};
use privet_wire::receipt::SigningInput;

/// The longest a payment waits for the person, in milliseconds (UX rule 9).
pub const PAYMENT_LIMIT: u64 = 120_000;
/// The longest a picture or other data waits for the person, in milliseconds (UX rule 9).
pub const DATA_LIMIT: u64 = 300_000;
/// The longest nonce of a recipient, in visible ASCII characters (docs/formats.md, receipt).
pub const MAX_NONCE: usize = 128;

/// Thumbprint of the key that envelopes to this recipient are sealed to.
pub(super) fn recipient_key(recipient: &Recipient) -> Option<Digest> {
    recipient.sealing_key().map(|key| Digest::new(*key.id().as_bytes()))
}

/// Must the person confirm this send? Camera and face kinds and payments always; the rest as declared.
pub(super) fn must_confirm(
    state: &State,
    manifest: &Manifest,
    activity: &Activity,
    to: &RecipientId,
) -> bool {
    let always =
        activity.kind == ActivityKind::Payment || manifest.data_of(activity).any(DataKind::must_confirm);
    always
        || match activity.confirm {
            Confirm::EveryUse => true,
            // Under other terms it is another first use: what was confirmed then is not what would leave now.
            Confirm::FirstUse => {
                let known = state.confirmed_once.get(&activity.id).and_then(|known| known.get(to));
                known.is_none_or(|terms| terms_of(state, &activity.id) != Ok(*terms))
            }
            Confirm::Never => false,
        }
}

pub(super) struct Proposing<'c> {
    pub activity: &'c ActivityId,
    pub recipient: &'c RecipientId,
    pub content: &'c Content,
    pub token: Option<MatchToken>,
    pub withheld: Withheld,
    pub replaces: Option<ReleaseId>,
}

pub(super) fn propose(state: &State, asked: &Proposing, facts: &Facts) -> Ruling {
    let activity = match gatekeep(state, asked.activity, Attempted::Release, facts) {
        Err(blocked) => return *blocked,
        Ok(activity) => activity,
    };
    match proposal(state, activity, asked, facts) {
        Err(refusal) => refuse(refusal),
        Ok(proposal) => {
            let release = ReleaseId::new(facts.fresh.id);
            let confirm = proposal.confirm;
            Ruling::done(
                vec![Event::ReleaseProposed { release, proposal: Box::new(proposal) }],
                Reply::Pending { release, confirm },
            )
        }
    }
}

fn proposal(
    state: &State,
    activity: &Activity,
    asked: &Proposing,
    facts: &Facts,
) -> Result<Proposal, Refusal> {
    let (manifest, _) = declared(state, &activity.id)?;
    if !activity.sends() {
        return Err(Refusal::NotOffered);
    }
    let recipient = manifest
        .recipient(asked.recipient)
        .filter(|r| activity.recipients.contains(&r.id))
        .ok_or(Refusal::UnknownRecipient)?;
    let recipient_key = recipient_key(recipient).ok_or(Refusal::NoRecipientKey)?;
    // What takes the place of a send that had to be confirmed has to be confirmed too, also if a first use was meanwhile.
    let replaced = asked.replaces.and_then(|old| state.releases.get(&old));
    let confirm = must_confirm(state, manifest, activity, &recipient.id)
        || replaced.is_some_and(|old| old.proposal.confirm);
    // Registered for notices alone, once every confirming key was lost.
    if confirm && state.registered.get(&recipient.id).is_none_or(|known| known.keys.is_empty()) {
        return Err(Refusal::NotRegistered);
    }
    let (content, limit) = match (asked.content, activity.kind) {
        (Content::Payment(payment), ActivityKind::Payment) => {
            (Proposed::Payment(payment.clone()), payment_limit(payment, facts)?)
        }
        (Content::Data { sha256, size }, ActivityKind::Data) => {
            let minimised = facts.evidence.minimised.as_ref().ok_or(Refusal::NotMinimised)?;
            if minimised.sha256() != *sha256 || minimised.bytes().len() as u64 != *size {
                return Err(Refusal::Stale);
            }
            if !as_declared(manifest, activity, minimised)
                || !may_carry(manifest, activity, minimised.media_type())
                || !is_of_a_look(activity, minimised.media_type(), asked.withheld)
            {
                return Err(Refusal::NotMinimised);
            }
            let media_type = minimised.media_type();
            (Proposed::Data { sha256: *sha256, size: *size, media_type }, DATA_LIMIT)
        }
        _ => return Err(Refusal::WrongKind),
    };
    if let Some(token) = asked.token {
        carries(state, manifest, activity, token, facts)?;
    }
    Ok(Proposal {
        activity: activity.id.clone(),
        recipient: recipient.id.clone(),
        recipient_key,
        content,
        token: asked.token,
        terms: terms_of(state, &activity.id)?,
        confirm,
        run: facts.run,
        proposed: facts.now,
        limit,
        withheld: asked.withheld,
        replaces: asked.replaces,
    })
}

/// Other bytes take the place of those that wait, for the same activity and recipient: a new proposal with lines, digest and code of
/// its own, under the same grant. Only data: what a payment says does not change on the phone.
pub(super) fn replace(
    state: &State,
    old: ReleaseId,
    content: &Content,
    withheld: Withheld,
    facts: &Facts,
) -> Ruling {
    let replaced = waiting(state, old, facts).and_then(|release| {
        let (activity, _) = still_allowed(state, old, release, facts)?;
        let asked = Proposing {
            activity: &activity.id,
            recipient: &release.proposal.recipient,
            content,
            token: None,
            // Frames that were looked at for a result stay those of the result.
            withheld: if withheld.is_none() { release.proposal.withheld } else { withheld },
            replaces: Some(old),
        };
        proposal(state, activity, &asked, facts)
    });
    match replaced {
        Err(refusal) => refuse(refusal),
        Ok(proposal) => {
            let release = ReleaseId::new(facts.fresh.id);
            let confirm = proposal.confirm;
            let ended = Event::ReleaseEnded {
                release: old,
                activity: proposal.activity.clone(),
                recipient: proposal.recipient.clone(),
                reason: EndReason::Cancelled { why: CancelReason::Replaced },
            };
            let proposed = Event::ReleaseProposed { release, proposal: Box::new(proposal) };
            Ruling::done(vec![ended, proposed], Reply::Pending { release, confirm })
        }
    }
}

/// What the core has to make leaves only as the core made it, and goes nowhere else: a place that is declared as coarse, a place
/// that is declared as exact, the counts of a year. No more leaves than is declared: bytes cleaned under wider terms than those in
/// force now are not taken.
fn as_declared(manifest: &Manifest, activity: &Activity, minimised: &Minimised) -> bool {
    let declares = |step| activity.minimise.contains(&step);
    declares(MinimiseStep::CoarsenLocation) == minimised.is_coarse_place()
        && manifest.sends_exact_place(activity) == minimised.is_exact_place()
        && declares(MinimiseStep::YearCounts) == minimised.is_year_counts()
        && (declares(MinimiseStep::KeepColourProfile) || !minimised.keeps_colour_profile())
        && activity.max_payload_bytes.is_none_or(|max| u64::from(max) >= minimised.bytes().len() as u64)
}

/// Data is bound to one purpose: a picture leaves only as what the camera took (under another name it would escape the rule that
/// it is confirmed each time), and a document only where something else
/// than pictures is, since a picture wrapped in text would keep what cleaning takes out.
fn may_carry(manifest: &Manifest, activity: &Activity, media_type: MediaType) -> bool {
    let picture = match media_type {
        MediaType::Jpeg | MediaType::Png | MediaType::Webp => true,
        MediaType::Json => false,
    };
    manifest.data_of(activity).any(|kind| (kind.category == Category::CameraFrame) == picture)
        && !(picture && activity.sends_result_only())
}

/// Where only a result of a look leaves, a document is one if it says of how many pictures: the person is told that number, and
/// nobody else could.
fn is_of_a_look(activity: &Activity, media_type: MediaType, withheld: Withheld) -> bool {
    !(activity.sends_result_only() && media_type == MediaType::Json && withheld.frames == 0)
}

/// A payment's texts, and how long it waits: what the recipient asked for, at most 120 s.
fn payment_limit(payment: &Payment, facts: &Facts) -> Result<u64, Refusal> {
    let nonce = payment
        .nonce
        .as_ref()
        .is_none_or(|n| (1..=MAX_NONCE).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_graphic()));
    let amount = Amount::parse(&payment.amount, &payment.currency);
    if amount.is_err() || Payee::parse(&payment.payee).is_err() || !nonce {
        return Err(Refusal::BadPayment);
    }
    let Some(until) = payment.until else { return Ok(PAYMENT_LIMIT) };
    match u64::try_from(until.saturating_sub(facts.now.wall)) {
        Ok(rest) if rest > 0 => Ok(rest.min(PAYMENT_LIMIT)),
        _ => Err(Refusal::Ended { reason: EndReason::Expired }),
    }
}

/// A token goes with a payment only, once, within its time, while the activity that matched may still run.
fn carries(
    state: &State,
    manifest: &Manifest,
    activity: &Activity,
    token: MatchToken,
    facts: &Facts,
) -> Result<(), Refusal> {
    let matched = state.tokens.get(&token).filter(|t| !t.carried).ok_or(Refusal::TokenUnknown)?;
    let fresh = since(&matched.at, &facts.now).is_some_and(|t| t < super::due::TOKEN_FOR);
    let leads_here = manifest.activity(&matched.activity).is_some_and(|face| {
        face.fallback.as_ref() == Some(&activity.id) && activity.kind == ActivityKind::Payment
    });
    if !fresh || !leads_here {
        return Err(Refusal::TokenUnknown);
    }
    faces_as_before(facts)?;
    decision(state, facts.phone, state.wall(&facts.now), &matched.activity, None).map(|_| ())
}

/// While nobody can tell whether the phone's own faces changed, no face goes with a payment.
fn faces_as_before(facts: &Facts) -> Result<(), Refusal> {
    if facts.faces_looked { Ok(()) } else { Err(Refusal::PhoneUnknown) }
}

/// A release that waits, is of this run and in time; else what became of it.
fn waiting<'s>(state: &'s State, id: ReleaseId, facts: &Facts) -> Result<&'s Release, Refusal> {
    let release = state.releases.get(&id).ok_or(match facts.past {
        Some(Past::Used) => Refusal::AlreadyUsed,
        Some(Past::Ended(reason)) => Refusal::Ended { reason },
        Some(Past::Answered) | None => Refusal::UnknownId,
    })?;
    if release.proposal.run != facts.run {
        return Err(Refusal::OtherRun);
    }
    // `due` ran before: this is the second lock on the same door.
    if over(release, &facts.now) {
        return Err(Refusal::Ended { reason: EndReason::Expired });
    }
    Ok(release)
}

/// Is all that the proposal rests on still so?
fn still_allowed<'s>(
    state: &'s State,
    id: ReleaseId,
    release: &Release,
    facts: &Facts,
) -> Result<(&'s Activity, &'s Recipient), Refusal> {
    let proposal = &release.proposal;
    let under = Some(Spent::Release { release: id });
    let activity = decision(state, facts.phone, state.wall(&facts.now), &proposal.activity, under)?;
    let (manifest, _) = declared(state, &proposal.activity)?;
    let recipient = manifest.recipient(&proposal.recipient).ok_or(Refusal::UnknownRecipient)?;
    if terms_of(state, &proposal.activity)? != proposal.terms
        || recipient_key(recipient) != Some(proposal.recipient_key)
    {
        return Err(Refusal::Stale);
    }
    if let Some(token) = proposal.token {
        let matched = state.tokens.get(&token).ok_or(Refusal::TokenUnknown)?;
        faces_as_before(facts)?;
        decision(state, facts.phone, state.wall(&facts.now), &matched.activity, None)?;
    }
    Ok((activity, recipient))
}

pub(super) struct Approving<'c> {
    pub id: ReleaseId,
    pub digest: Digest,
    pub uv: UserVerification,
    pub manner: &'c Manner,
}

pub(super) fn approve(state: &State, asked: &Approving, facts: &Facts) -> Ruling {
    approved(state, asked, facts).unwrap_or_else(refuse)
}

fn approved(state: &State, asked: &Approving, facts: &Facts) -> Result<Ruling, Refusal> {
    let Approving { id, digest, uv, manner } = *asked;
    let release = waiting(state, id, facts)?;
    let (activity, recipient) = still_allowed(state, id, release, facts)?;
    if !release.proposal.confirm {
        return Err(Refusal::NothingToConfirm);
    }
    // One proposal, one signing input: a second one would be a second receipt that a recipient could take.
    if release.approved.is_some() {
        return Err(Refusal::AlreadyAnswered);
    }
    let seen = seen(facts, Asked::Release(id), digest)?;
    let (shown, since) = (seen.record(), *seen.since());
    let registration = state.registered.get(&recipient.id).ok_or(Refusal::NotRegistered)?;
    if !recipient.takes(uv) {
        return Err(Refusal::VerificationNotAccepted);
    }
    let key = registration.keys.iter().find(|k| k.uv == uv).ok_or(Refusal::NotRegistered)?;
    let manifest = state.declared().ok_or(Refusal::UnknownActivity)?;
    let jti = Jti::new(facts.fresh.jti);
    let exp = expiry(release, activity, facts);
    let language = Language::from_tag(&shown.shown.language).ok_or(Refusal::Stale)?;
    let claims = Claims {
        iss: manifest.id.clone(),
        aud: recipient.id.clone(),
        sub: registration.sub,
        jti,
        iat: facts.now.wall.div_euclid(1000),
        exp: exp.div_euclid(1000),
        nonce: match &release.proposal.content {
            Proposed::Payment(payment) => payment.nonce.clone(),
            Proposed::Data { .. } => None,
        },
        uv,
        activity: activity.id.clone(),
        terms: *release.proposal.terms.as_bytes(),
        purpose: activity.texts.purpose.get(language).to_owned(),
        // What was only looked at is not claimed to have been sent.
        data: manifest.leaving(activity).map(|kind| kind.id.clone()).collect(),
        content: claimed(&release.proposal, facts)?,
        shown: claims::ShownClaim { digest: *shown.digest.as_bytes(), lang: shown.shown.language.clone() },
        ledger: commitment(facts),
    };
    let input = SigningInput::new(&claims, &KeyId::new(*key.thumbprint.as_bytes()))
        .map_err(|_| Refusal::BadPayment)?;
    let event = Event::ReleaseApproved {
        release: id,
        jti,
        input: Digest::new(input.digest()),
        key: key.thumbprint,
        exp,
        approved: facts.now,
    };
    let answered = Event::SendAnswered {
        release: id,
        activity: activity.id.clone(),
        manner: manner.clone(),
        times: Some(AnswerTimes { enabled: enabled(&since), decided: facts.now }),
    };
    let signing_input = String::from_utf8_lossy(input.as_bytes()).into_owned();
    Ok(Ruling::done(vec![event, answered], Reply::Approved { signing_input, key: key.thumbprint }))
}

/// A payment's receipt ends with the payment's limit; other data may take the manifest's delivery time.
fn expiry(release: &Release, activity: &Activity, facts: &Facts) -> i64 {
    let proposal = &release.proposal;
    let rest = match proposal.content {
        Proposed::Payment(_) => {
            let waited = since(&proposal.proposed, &facts.now).unwrap_or(proposal.limit);
            i64::try_from(proposal.limit.saturating_sub(waited)).unwrap_or(0)
        }
        Proposed::Data { .. } => i64::from(activity.delivery_hours).saturating_mul(3_600_000),
    };
    // At least one second, in whole seconds: `exp` counts seconds and lies after `iat`.
    facts.now.wall.saturating_add(rest.max(1000)).div_euclid(1000).saturating_mul(1000)
}

fn claimed(proposal: &Proposal, facts: &Facts) -> Result<claims::Content, Refusal> {
    match &proposal.content {
        Proposed::Payment(payment) => Ok(claims::Content::Payment {
            amount: payment.amount.clone(),
            currency: payment.currency.clone(),
            payee: payment.payee.clone(),
            face_matched: proposal.token.is_some(),
        }),
        Proposed::Data { sha256, size, media_type } => {
            let bytes =
                facts.evidence.minimised.as_ref().filter(|m| m.sha256() == *sha256).ok_or(Refusal::Stale)?;
            let salt = Salt::new(facts.fresh.payload_salt);
            Ok(claims::Content::Payload(claims::PayloadClaim {
                digest: salted(Label::Payload, &salt, bytes.bytes()),
                size: *size,
                media_type: media_type.as_str().to_owned(),
            }))
        }
    }
}

/// Covers the checkpoint body before `Approved`; opened only to an auditor the person chooses.
fn commitment(facts: &Facts) -> [u8; 32] {
    salted(Label::Commitment, &Salt::new(facts.fresh.commitment_salt), facts.head.body.as_bytes())
}

pub(super) fn confirm(state: &State, id: ReleaseId, facts: &Facts) -> Ruling {
    let checked = waiting(state, id, facts).and_then(|release| {
        if !release.proposal.confirm {
            return Err(Refusal::NothingToConfirm);
        }
        let approved = release.approved.as_ref().ok_or(Refusal::NotApproved)?;
        let (_, recipient) = still_allowed(state, id, release, facts)?;
        let signature = facts.evidence.signature.as_ref().ok_or_else(|| unsigned(facts))?;
        let registered = state
            .registered
            .get(&recipient.id)
            .is_some_and(|r| r.keys.iter().any(|k| k.thumbprint == approved.key));
        if !registered || signature.key() != approved.key || signature.input() != approved.input {
            return Err(Refusal::Stale);
        }
        Ok((release, approved, signature))
    });
    match checked {
        Err(refusal) => refuse(refusal),
        Ok((release, approved, signature)) => {
            let proven = signature.proven().clone();
            let reply = Reply::Confirmed { jti: approved.jti, receipt: proven.receipt.clone() };
            Ruling::done(vec![released(id, release, approved.jti, approved.exp, Some(proven))], reply)
        }
    }
}

pub(super) fn release(state: &State, id: ReleaseId, facts: &Facts) -> Ruling {
    let checked = waiting(state, id, facts).and_then(|release| {
        let (activity, _) = still_allowed(state, id, release, facts)?;
        // A first use confirmed meanwhile does not turn this one into an unconfirmed send: it was proposed as confirmed.
        if release.proposal.confirm { Err(Refusal::NeedsConfirmation) } else { Ok((release, activity)) }
    });
    match checked {
        Err(refusal) => refuse(refusal),
        Ok((waiting, activity)) => {
            let jti = Jti::new(facts.fresh.jti);
            let exp = expiry(waiting, activity, facts);
            Ruling::done(vec![released(id, waiting, jti, exp, None)], Reply::Released { jti })
        }
    }
}

fn released(
    id: ReleaseId,
    release: &Release,
    jti: Jti,
    exp: i64,
    proven: Option<crate::event::Proven>,
) -> Event {
    let proposal = &release.proposal;
    Event::Released {
        release: id,
        activity: proposal.activity.clone(),
        recipient: proposal.recipient.clone(),
        jti,
        exp,
        size: if let Proposed::Data { size, .. } = &proposal.content { *size } else { 0 },
        proven: proven.map(Box::new),
    }
}

fn end(state: &State, id: ReleaseId, reason: EndReason, facts: &Facts) -> Ruling {
    match (state.releases.get(&id), facts.past) {
        (Some(release), _) => Ruling::done(
            vec![Event::ReleaseEnded {
                release: id,
                activity: release.proposal.activity.clone(),
                recipient: release.proposal.recipient.clone(),
                reason,
            }],
            Reply::Cancelled,
        ),
        (None, Some(Past::Used)) => refuse(Refusal::AlreadyUsed),
        (None, Some(Past::Ended(reason))) => refuse(Refusal::Ended { reason }),
        (None, _) => refuse(Refusal::UnknownId),
    }
}

/// The person's no, and how it was given. It needs no lines to have been on screen: refusing always works.
///
/// A no to lines whose bytes others took the place of is one to those.
pub(super) fn no(state: &State, id: ReleaseId, manner: &Manner, facts: &Facts) -> Ruling {
    let successor = state.releases.iter().find(|(_, waiting)| waiting.proposal.replaces == Some(id));
    let id = successor.map_or(id, |(new, _)| *new);
    let mut ruling = end(state, id, EndReason::Refused, facts);
    if ruling.reply.is_ok()
        && let Some(release) = state.releases.get(&id)
    {
        let shown = facts.evidence.shown.as_ref().filter(|shown| shown.asked() == Asked::Release(id));
        ruling.events.push(Event::SendAnswered {
            release: id,
            activity: release.proposal.activity.clone(),
            manner: manner.clone(),
            times: shown.map(|s| AnswerTimes { enabled: enabled(s.since()), decided: facts.now }),
        });
    }
    ruling
}

pub(super) fn cancel(state: &State, id: ReleaseId, why: CancelReason, facts: &Facts) -> Ruling {
    end(state, id, EndReason::Cancelled { why }, facts)
}

pub(super) fn delivered(state: &State, jti: Jti, ack: Option<&str>) -> Ruling {
    match state.outbox.get(&jti) {
        None => refuse(Refusal::NothingQueued),
        Some(Queued { activity, .. }) => {
            let event = Event::Delivered { jti, activity: activity.clone(), ack: ack.map(str::to_owned) };
            Ruling::done(vec![event], Reply::Delivered)
        }
    }
}

pub(super) fn failed(state: &State, jti: Jti) -> Ruling {
    match state.outbox.get(&jti) {
        None => refuse(Refusal::NothingQueued),
        Some(Queued { activity, .. }) => {
            Ruling::done(vec![Event::DeliveryFailed { jti, activity: activity.clone() }], Reply::Waiting)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Evidence, Fresh, Head, Phone};
    use privet_wire::ids::RunId;

    #[test]
    fn two_receipts_over_one_head_of_the_ledger_commit_to_it_in_different_bytes() {
        let phone = Phone::default();
        let with = |salt: u8| {
            let facts = Facts {
                now: crate::host::Moment { wall: 0, boot: [0; 16], elapsed: 0 },
                run: RunId::new([0; 16]),
                phone: &phone,
                faces_looked: true,
                fresh: Fresh { commitment_salt: [salt; 32], ..Fresh::default() },
                head: Head { size: 7, body: "the same head".into() },
                past: None,
                evidence: Evidence::default(),
            };
            commitment(&facts)
        };
        assert_eq!(with(1), with(1));
        assert_ne!(with(1), with(2));
    }
}
