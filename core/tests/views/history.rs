//! A year of events with the day on which each happened, and the sums over some of its days: what the engine's tallies hold.

use super::*;
use privet::event::{Attempted, ShownRecord};
use privet::refusal::{EndReason, Refusal};
use privet::tally::{Tallies, tally_of};
use privet_wire::ids::{Jti, ReleaseId, TemplateId, UseId};
use privet_wire::shown::Shown;
use proptest::prelude::*;
use std::ops::RangeInclusive;

/// 3 March 2026.
pub const TODAY: u32 = 20_515;

fn shown() -> Box<ShownRecord> {
    let shown = Shown {
        version: Shown::VERSION,
        screen: "m1".into(),
        language: "en".into(),
        lines: vec![],
        buttons: vec![],
        system: None,
        activity: id("pay"),
        data: vec![],
        recipient: None,
        payment: None,
        payload: None,
        removed: vec![],
        fallback: None,
        expires: None,
        policy: [0; 32],
    };
    let digest = Digest::new([0; 32]);
    Box::new(ShownRecord { shown, salt: digest, digest, drawn: None })
}

pub fn released(activity: &str, to: &str) -> Event {
    Event::Released {
        release: ReleaseId::new([1; 16]),
        activity: id(activity),
        recipient: recipient(to),
        jti: Jti::new([1; 16]),
        exp: 0,
        size: 3,
        proven: None,
    }
}

/// An event of the demo app, or of one that is gone from it.
fn event() -> impl Strategy<Value = Event> {
    let purposes = vec![
        ("pay", "lantern_pay"),
        ("bill_scan", "cloudlane"),
        ("score_share", "harbour_credit"),
        ("analytics", "meridian"),
        ("analytics", "gone_recipient"),
        ("gone", "lantern_pay"),
    ];
    (prop::sample::select(purposes), 0..9_u8).prop_map(|((name, to), kind)| {
        let now = Moment { wall: AFTERNOON, boot: [1; 16], elapsed: 5 };
        let (activity, release) = (id(name), ReleaseId::new([1; 16]));
        match kind {
            0 => Event::UseBegan { use_id: UseId::new([1; 16]), activity, began: now, by: None },
            1 | 2 => released(name, to),
            3 => Event::AccessBlocked {
                activity,
                attempted: Attempted::Release,
                why: Refusal::NoConsent,
                by: None,
            },
            4 => Event::ConsentWithdrawn { activity, tombstone: None, with: None },
            5 => Event::ReleaseEnded {
                release,
                activity,
                recipient: recipient(to),
                reason: EndReason::Refused,
            },
            6 => Event::ReleaseEnded {
                release,
                activity,
                recipient: recipient(to),
                reason: EndReason::Expired,
            },
            7 => Event::AttemptBegun { template: TemplateId::new([1; 16]), activity, number: None },
            _ => Event::ConsentRefused {
                prompt: PromptId::new([1; 16]),
                activity,
                party: Party::Person,
                refused: now,
                shown: shown(),
            },
        }
    })
}

/// Events of the last 500 days.
pub fn history() -> impl Strategy<Value = Vec<(u32, Event)>> {
    prop::collection::vec((TODAY - 500..=TODAY, event()), 0..80)
}

/// The sums as the engine keeps them: of everything, and by what the manifest declares.
pub fn summed(history: &[(u32, Event)], manifest: &Manifest, days: &RangeInclusive<u32>) -> Tallies {
    let mut sums = Tallies::default();
    for activity in &manifest.activities {
        sums.by_activity.insert(activity.id.clone(), Counts::default());
        for to in &activity.recipients {
            sums.sent.insert((activity.id.clone(), to.clone()), 0);
        }
    }
    for (_, event) in history.iter().filter(|(day, _)| days.contains(day)) {
        let Some((activity, counts)) = tally_of(event) else { continue };
        sums.all += counts;
        if let Some(sum) = sums.by_activity.get_mut(&activity) {
            *sum += counts;
        }
        if let Event::Released { recipient, .. } = event
            && let Some(sent) = sums.sent.get_mut(&(activity, recipient.clone()))
        {
            *sent += 1;
        }
    }
    sums
}

/// Entries of these days and kinds, counted in the JSON that the ledger keeps, without the engine's own types.
pub fn recount(
    history: &[(u32, Event)],
    days: &RangeInclusive<u32>,
    kinds: &[&str],
    of: impl Fn(&serde_json::Value) -> bool,
) -> u32 {
    let bodies = history.iter().filter(|(day, _)| days.contains(day));
    let bodies = bodies.map(|(_, event)| serde_json::to_value(event).unwrap());
    let count = bodies.filter(|body| kinds.iter().any(|kind| body["type"] == *kind) && of(body)).count();
    u32::try_from(count).unwrap()
}
