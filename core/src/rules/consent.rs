//! Asking, answering and leaving (DESIGN: no default, no other constructor of a grant).

use super::chain::Chain;
use super::decision::{decision, declared, grant_in_force, rests_on, terms_of};
use super::due::since;
use super::ending::{Why, end_dependents, end_of_consent};
use super::{Ruling, refuse};
use crate::command::{Answer, From, Manner, Party, Reply, Until};
use crate::event::{AnswerTimes, Event};
use crate::facts::{Facts, Past};
use crate::host::{DAY, Moment, WallMs};
use crate::manifest::{
    Activity, ActivityKind, EXACT_PLACE_DAYS, GrantCap, MAX_GRANT_DAYS, Manifest, MinorsRule,
};
use crate::prompt::{Asked, PromptShown};
use crate::refusal::{CancelReason, Next, Refusal};
use crate::state::State;
use privet_wire::ids::{ActivityId, Digest, LibraryId, PromptId};

/// An answer sooner than this many milliseconds after the lines were first fully drawn is refused (UX rule 11).
pub const GUARD: u64 = 600;
/// After a refusal, a feature may not ask again for this many days (UX rule 5).
pub const COOL_DOWN_DAYS: i64 = 7;

pub(super) fn ask(state: &State, id: &ActivityId, from: From, facts: &Facts) -> Ruling {
    match may_ask(state, id, from, &facts.now) {
        Err(refusal) => refuse(refusal),
        Ok(terms) => {
            let prompt = PromptId::new(facts.fresh.id);
            let mut events: Vec<Event> = state
                .prompts
                .iter()
                .filter(|(_, live)| live.activity == *id)
                .map(|(old, _)| Event::ConsentLeft {
                    prompt: *old,
                    activity: id.clone(),
                    why: CancelReason::Replaced,
                })
                .collect();
            events.push(Event::ConsentRequested {
                prompt,
                activity: id.clone(),
                from,
                terms,
                asked: facts.now,
                run: facts.run,
            });
            Ruling::done(events, Reply::Prompt { prompt })
        }
    }
}

/// Who can do what about this refusal now: whether a tap may ask depends on when the last no was.
#[must_use]
pub fn next(state: &State, refusal: Refusal, id: &ActivityId, now: &Moment) -> Next {
    match (refusal.next(), may_ask(state, id, From::Feature, now)) {
        (Next::Ask | Next::UseFallback, Ok(_)) => Next::Ask,
        (Next::Ask | Next::UseFallback, Err(Refusal::NeedsOther)) => Next::AskOther,
        (Next::Ask, Err(why)) => why.next(),
        (next, _) => next,
    }
}

fn may_ask(state: &State, id: &ActivityId, from: From, now: &Moment) -> Result<Digest, Refusal> {
    let (manifest, activity) = declared(state, id)?;
    let wall = state.wall(now);
    if activity.asks_consent() {
        if grant_in_force(state, activity, wall, None).is_ok() {
            return Err(Refusal::AlreadyOn);
        }
        // While turning off can still be undone, a feature must not talk anybody out of it.
        if from == From::Feature && state.pending.contains_key(id) {
            return Err(Refusal::Withdrawn);
        }
        // A yes to what cannot run would be a yes for later, and nobody is asked for those.
        rests_on(state, manifest, activity, wall)?;
    } else {
        // The one question without a consent behind it: whether an objection is lifted. No feature may ask that.
        match (activity.may_object() && state.objects(id), from) {
            (false, _) => return Err(Refusal::NothingToAsk),
            (true, From::Feature) => return Err(Refusal::Objected),
            (true, From::Center) => {}
        }
    }
    if from == From::Feature
        && let Some(refused) = state.consents.get(id).and_then(|c| c.refused)
    {
        cool_down(&refused, now, wall)?;
    }
    terms_of(state, id)
}

/// Both clocks must have passed: the wall clock, and within one boot the elapsed time too, so that setting the clock forward
/// does not buy another question.
fn cool_down(refused: &Moment, now: &Moment, wall: WallMs) -> Result<(), Refusal> {
    let rest = COOL_DOWN_DAYS * DAY;
    let until = refused.wall.saturating_add(rest);
    let short = since(refused, now).is_some_and(|t| i64::try_from(t).unwrap_or(i64::MAX) < rest);
    if wall < until || short { Err(Refusal::CoolDown { until }) } else { Ok(()) }
}

pub(super) struct Answered<'c> {
    pub prompt: PromptId,
    pub digest: Digest,
    pub party: Party,
    pub answer: Answer,
    pub manner: &'c Manner,
}

pub(super) fn answer(state: &State, answered: &Answered, facts: &Facts) -> Ruling {
    let Some(live) = state.prompts.get(&answered.prompt) else {
        return refuse(match facts.past {
            Some(Past::Answered) => Refusal::AlreadyAnswered,
            _ => Refusal::UnknownId,
        });
    };
    let seen = match seen(facts, Asked::Consent(answered.prompt), answered.digest) {
        Ok(seen) => seen,
        Err(refusal) => return refuse(refusal),
    };
    let shown = Box::new(seen.record());
    let times = AnswerTimes { enabled: enabled(seen.since()), decided: facts.now };
    let checked = declared(state, &live.activity).and_then(|(manifest, activity)| {
        if live.run != facts.run {
            return Err(Refusal::OtherRun);
        }
        if terms_of(state, &live.activity)? != live.terms {
            return Err(Refusal::Stale);
        }
        may_answer(activity, answered.party)?;
        match answered.answer {
            Answer::Refuse => Ok(None),
            Answer::Allow { until } => {
                // What it rests on may have been turned off while the question was open.
                rests_on(state, manifest, activity, state.wall(&facts.now))?;
                capped(manifest, activity, until, state.wall(&facts.now)).map(Some)
            }
        }
        .map(|until| (until, activity.asks_consent()))
    });
    let given = Event::AnswerGiven {
        prompt: answered.prompt,
        activity: live.activity.clone(),
        manner: answered.manner.clone(),
        times: Some(times),
    };
    match checked {
        Err(refusal) => refuse(refusal),
        Ok((Some(until), false)) => Ruling::done(
            vec![
                Event::ObjectionLifted {
                    prompt: answered.prompt,
                    activity: live.activity.clone(),
                    party: answered.party,
                    terms: live.terms,
                    shown,
                },
                given,
            ],
            Reply::Given { until },
        ),
        Ok((Some(until), true)) => Ruling::done(
            vec![
                Event::ConsentGiven {
                    prompt: answered.prompt,
                    activity: live.activity.clone(),
                    party: answered.party,
                    until,
                    terms: live.terms,
                    shown,
                },
                given,
            ],
            Reply::Given { until },
        ),
        Ok((None, _)) => {
            // A no to changed terms, or while a withdrawal waits, takes back what had been given: who had data because of it is told.
            let why = if state.can_withdraw(&live.activity) {
                Why::Withdrawn(facts.now.wall)
            } else {
                Why::Refused
            };
            let mut chain = Chain::new(state, facts.now.wall);
            chain.push(Event::ConsentRefused {
                prompt: answered.prompt,
                activity: live.activity.clone(),
                party: answered.party,
                refused: facts.now,
                shown,
            });
            chain.push(given);
            let ends = end_of_consent(chain.state(), &live.activity, why);
            chain.extend(ends);
            end_dependents(&mut chain, &live.activity, Why::Withdrawn(facts.now.wall));
            Ruling::done(chain.into_events(), Reply::Refused)
        }
    }
}

/// The moment from which on an answer to lines drawn then counts.
pub(super) const fn enabled(drawn: &Moment) -> Moment {
    Moment {
        wall: drawn.wall.saturating_add(GUARD.cast_signed()),
        boot: drawn.boot,
        elapsed: drawn.elapsed.saturating_add(GUARD),
    }
}

/// The evidence that these lines were on screen, long enough, and are still the ones drawn last.
pub(super) fn seen<'f>(facts: &'f Facts, asked: Asked, digest: Digest) -> Result<&'f PromptShown, Refusal> {
    let drawn = facts.evidence.drawn.ok_or(Refusal::TooFast)?;
    if drawn != digest {
        return Err(Refusal::Stale);
    }
    let shown = facts.evidence.shown.as_ref().filter(|s| s.asked() == asked).ok_or(Refusal::TooFast)?;
    let record = shown.record();
    match since(shown.since(), &facts.now) {
        Some(elapsed) if elapsed >= GUARD && record.digest == digest => Ok(shown),
        _ => Err(Refusal::TooFast),
    }
}

const fn may_answer(activity: &Activity, party: Party) -> Result<(), Refusal> {
    match (party, activity.minors) {
        (Party::Person, _) | (Party::Guardian, MinorsRule::Guardian) => Ok(()),
        (Party::Guardian, MinorsRule::NotOffered | MinorsRule::Same) => Err(Refusal::WrongParty),
    }
}

/// The durations that count as a yes, besides a date within the cap. The first is the one that the lines on screen state.
///
/// For sending the exact place there is no "until turned off": once, or a date at most a day ahead.
#[must_use]
pub fn offers(manifest: &Manifest, activity: &Activity) -> &'static [Until] {
    match (activity.kind, activity.max_grant) {
        // What the law allows without asking is allowed again, or it is not: there is no once and no date in that.
        _ if !activity.asks_consent() => &[Until::Withdrawn],
        // A face is compared as long as its template is there: "once" would promise what nothing ends.
        (ActivityKind::Template, GrantCap::Once) => &[],
        (ActivityKind::Template, _) => &[Until::Withdrawn],
        (_, GrantCap::Once) => &[Until::Once],
        _ if manifest.sends_exact_place(activity) => &[Until::Once],
        _ => &[Until::Withdrawn, Until::Once],
    }
}

/// The duration after the manifest's cap; an open end becomes the cap's date.
fn capped(manifest: &Manifest, activity: &Activity, until: Until, wall: WallMs) -> Result<Until, Refusal> {
    let in_days = |days: u32| wall.saturating_add(i64::from(days).saturating_mul(DAY));
    // A lint holds manifests to this too. It is held here as well, because a manifest accepted before the lint may be in force.
    let longest = if manifest.sends_exact_place(activity) { EXACT_PLACE_DAYS } else { MAX_GRANT_DAYS };
    if let Until::At { wall: end } = until
        && (end <= wall || end > in_days(longest))
    {
        return Err(Refusal::DurationNotOffered);
    }
    let offered = match until {
        Until::At { .. } => activity.asks_consent() && activity.max_grant != GrantCap::Once,
        Until::Once | Until::Withdrawn => offers(manifest, activity).contains(&until),
    };
    if !offered {
        return Err(Refusal::DurationNotOffered);
    }
    match (activity.max_grant, until) {
        (GrantCap::Days(days), Until::At { wall: end }) if end > in_days(days) => {
            Err(Refusal::DurationNotOffered)
        }
        (GrantCap::Days(days), Until::Withdrawn) if activity.asks_consent() => {
            Ok(Until::At { wall: in_days(days) })
        }
        (_, until) => Ok(until),
    }
}

pub(super) fn leave(state: &State, prompt: PromptId, why: CancelReason, facts: &Facts) -> Ruling {
    match (state.prompts.get(&prompt), facts.past) {
        (Some(live), _) => Ruling::done(
            vec![Event::ConsentLeft { prompt, activity: live.activity.clone(), why }],
            Reply::Undecided,
        ),
        (None, Some(Past::Answered)) => refuse(Refusal::AlreadyAnswered),
        (None, _) => refuse(Refusal::UnknownId),
    }
}

/// What is checked before a use or send, with the block recorded.
pub(super) fn gatekeep<'s>(
    state: &'s State,
    id: &ActivityId,
    attempted: crate::event::Attempted,
    facts: &Facts,
) -> Result<&'s Activity, Box<Ruling>> {
    gatekeep_for(state, id, attempted, None, facts)
}

/// The same on a library's account.
pub(super) fn gatekeep_for<'s>(
    state: &'s State,
    id: &ActivityId,
    attempted: crate::event::Attempted,
    by: Option<&LibraryId>,
    facts: &Facts,
) -> Result<&'s Activity, Box<Ruling>> {
    decision(state, facts.phone, state.wall(&facts.now), id, None).map_err(|why| {
        let events = match why {
            // Nothing is recorded of what the manifest does not name: a hostile caller could fill the ledger with names.
            Refusal::UnknownActivity => vec![],
            why => vec![Event::AccessBlocked { activity: id.clone(), attempted, why, by: by.cloned() }],
        };
        Box::new(Ruling { events, reply: Err(why) })
    })
}
