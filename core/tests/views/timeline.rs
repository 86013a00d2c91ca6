use super::*;
use privet::command::{Until, Withheld};
use privet::event::{Attempted, Proven, ShownRecord, UseEnd};
use privet::event::{Changed, TemplateEnd};
use privet::refusal::{CancelReason, EndReason, Refusal};
use privet::tally::{Counts, tally_of};
use privet::views::timeline::{Filter, TimelineResult, TimelineRow, row};
use privet_wire::ids::{Jti, MatchToken, ReleaseId, TemplateId, UseId};
use privet_wire::shown::{Shown, ShownPayment};
use proptest::prelude::*;

const NOW: Moment = Moment { wall: AFTERNOON, boot: [1; 16], elapsed: 5 };

fn told(event: Event, language: Language) -> Option<TimelineRow> {
    row(418, &Recorded { v: VERSION, at: AFTERNOON, event }, &demo(), &reader(language))
}

fn shown(payment: Option<ShownPayment>) -> Box<ShownRecord> {
    let shown = Shown {
        version: Shown::VERSION,
        screen: "m2".into(),
        language: "en".into(),
        lines: vec![],
        buttons: vec![],
        system: None,
        activity: id("pay"),
        data: vec![],
        recipient: None,
        payment,
        payload: None,
        removed: vec![],
        fallback: None,
        expires: None,
        policy: [0; 32],
    };
    let digest = Digest::new([0; 32]);
    Box::new(ShownRecord { shown, salt: digest, digest, drawn: None })
}

fn released(size: u64, payment: Option<ShownPayment>) -> Event {
    let proven = payment.map(|payment| {
        Box::new(Proven {
            receipt: String::new(),
            payload_salt: None,
            commitment_salt: Digest::new([0; 32]),
            commitment_size: 3,
            shown: *shown(Some(payment)),
        })
    });
    Event::Released {
        release: ReleaseId::new([1; 16]),
        activity: id("pay"),
        recipient: recipient("lantern_pay"),
        jti: Jti::new([1; 16]),
        exp: 0,
        size,
        proven,
    }
}

#[test]
fn a_payment_shows_who_was_paid_and_how_much() {
    let paid =
        ShownPayment { amount: "38.00".into(), currency: "CNY".into(), payee: "Blue Kettle Tea".into() };
    let row = told(released(0, Some(paid.clone())), Language::En).unwrap();
    assert_eq!((row.title.as_str(), row.result_text.as_str()), ("Pay", "Left phone"));
    assert_eq!(row.detail.as_deref(), Some("Blue Kettle Tea, CNY 38.00"));
    assert_eq!((row.time.as_str(), row.day.as_str(), row.index), ("14:31", "3 Mar 2026", 418));
    assert_eq!(row.recipient_name.as_deref(), Some("Lantern Pay"));
    assert_eq!(row.spoken, "14:31, Pay, Left phone, Lantern Pay");
    let row = told(released(0, Some(paid)), Language::ZhHans).unwrap();
    assert_eq!(row.detail.as_deref(), Some("Blue Kettle Tea、¥38.00"));
    assert_eq!(told(released(612, None), Language::En).unwrap().detail.as_deref(), Some("612 bytes"));
}

#[test]
fn a_block_says_why() {
    for (why, text) in [
        (Refusal::NoConsent, "You have not been asked yet."),
        (Refusal::Withdrawn, "You turned this off."),
        (Refusal::PhoneBlocks, "Your phone doesn't allow this."),
        (Refusal::NotOffered, "No permission exists, so nothing was used."),
    ] {
        let event = Event::AccessBlocked { activity: id("nearby"), attempted: Attempted::Use, why, by: None };
        let row = told(event, Language::En).unwrap();
        assert_eq!((row.filter, row.detail.as_deref()), (Filter::Blocked, Some(text)));
        assert_eq!(row.recipient_name, None);
    }
}

#[test]
fn a_withdrawal_kept_beside_the_ledger_shows_when_it_was_made() {
    let tombstone = Some(AFTERNOON - DAY);
    let event = Event::ConsentWithdrawn { activity: id("nearby"), tombstone, with: None };
    assert_eq!(told(event, Language::En).unwrap().day, "2 Mar 2026");
}

#[test]
fn what_the_app_no_longer_declares_still_shows_under_its_id() {
    let event = Event::ConsentRefused {
        prompt: PromptId::new([1; 16]),
        activity: id("gone"),
        party: Party::Person,
        refused: NOW,
        shown: shown(None),
    };
    let row = told(event, Language::En).unwrap();
    assert_eq!((row.title.as_str(), row.filter), ("gone", Filter::Refused));
}

#[test]
fn steps_of_the_engine_are_not_rows() {
    for event in [
        Event::DeliveryFailed { jti: Jti::new([1; 16]), activity: id("pay") },
        Event::UseEnded {
            use_id: UseId::new([1; 16]),
            activity: id("nearby"),
            end: UseEnd::Finished,
            withheld: Withheld::NONE,
        },
        Event::ConsentLeft {
            prompt: PromptId::new([1; 16]),
            activity: id("nearby"),
            why: CancelReason::Replaced,
        },
    ] {
        assert_eq!(told(event, Language::En), None);
    }
}

fn reasons() -> impl Strategy<Value = EndReason> {
    prop_oneof![
        Just(EndReason::Refused),
        Just(EndReason::Expired),
        Just(EndReason::Invalidated),
        Just(EndReason::Cancelled { why: CancelReason::Back }),
    ]
}

/// One event of each kind that speaks of an activity, counting or not.
fn events() -> impl Strategy<Value = Event> {
    let names = prop::sample::select(vec!["pay", "nearby", "face_payment", "gone"]).prop_map(id);
    (names, 0..17_u8, reasons(), any::<bool>()).prop_map(|(activity, kind, reason, flag)| {
        let (prompt, template) = (PromptId::new([1; 16]), TemplateId::new([1; 16]));
        match kind {
            0 => Event::UseBegan { use_id: UseId::new([1; 16]), activity, began: NOW, by: None },
            1 => Event::UseEnded {
                use_id: UseId::new([1; 16]),
                activity,
                end: UseEnd::Finished,
                withheld: Withheld::NONE,
            },
            2 => Event::AccessBlocked {
                activity,
                attempted: Attempted::Use,
                why: Refusal::NoConsent,
                by: None,
            },
            3 => Event::ConsentRefused {
                prompt,
                activity,
                party: Party::Person,
                refused: NOW,
                shown: shown(None),
            },
            4 => Event::ConsentGiven {
                prompt,
                activity,
                party: Party::Person,
                until: Until::Withdrawn,
                terms: Digest::new([0; 32]),
                shown: shown(None),
            },
            5 => Event::ReleaseEnded {
                release: ReleaseId::new([1; 16]),
                activity,
                recipient: recipient("lantern_pay"),
                reason,
            },
            6 => released(3, None),
            7 => Event::AttemptBegun { template, activity, number: flag.then_some(3) },
            8 => Event::AttemptEnded {
                template,
                activity,
                token: flag.then(|| MatchToken::new([1; 16])),
                ended: NOW,
                number: flag.then_some(3),
            },
            9 => Event::TemplateEnrolled { template, activity, renews: flag.then_some(template) },
            10 => Event::TemplateDestroyed { template, activity, why: ends(flag, reason) },
            11 => Event::ConsentExpired { activity, unused: flag, with: None },
            12 => Event::ConsentLeft { prompt, activity, why: CancelReason::Back },
            13 => {
                let why = if flag { Changed::Biometrics } else { Changed::Terms };
                Event::ConsentInvalidated { activity, why }
            }
            14 => Event::ConsentWithdrawn { activity, tombstone: None, with: None },
            15 => Event::TemplateDestroying { template, activity, why: ends(flag, reason) },
            _ => Event::Delivered { jti: Jti::new([1; 16]), activity: id("pay"), ack: None },
        }
    })
}

/// One way for a template to end.
const fn ends(flag: bool, reason: EndReason) -> TemplateEnd {
    match (flag, reason) {
        (true, EndReason::Refused) => TemplateEnd::Moved { to: TemplateId::new([2; 16]) },
        (true, _) => TemplateEnd::Unfinished,
        (false, EndReason::Refused) => TemplateEnd::KeyLost,
        (false, EndReason::Expired) => TemplateEnd::Replaced,
        (false, _) => TemplateEnd::Off,
    }
}

/// Counts one kind of entry from the JSON that the ledger keeps, without the engine's own types.
fn recount(
    bodies: &[serde_json::Value],
    activity: &str,
    kinds: &[&str],
    reason: fn(&serde_json::Value) -> bool,
) -> u32 {
    let of = |body: &&serde_json::Value| {
        body["activity"] == activity
            && kinds.iter().any(|kind| body["type"] == *kind)
            && (body["type"] != "ReleaseEnded" || reason(&body["reason"]))
            // What only moves to another key is no use.
            && body["renews"].is_null()
    };
    u32::try_from(bodies.iter().filter(of).count()).unwrap()
}

proptest! {
    #[test]
    fn tallies_lists_and_rows_count_the_same(history in prop::collection::vec(events(), 0..60)) {
        let mut tallies: BTreeMap<ActivityId, Counts> = BTreeMap::new();
        for (activity, counts) in history.iter().filter_map(tally_of) {
            *tallies.entry(activity).or_default() += counts;
        }
        let bodies: Vec<_> = history.iter().map(|event| serde_json::to_value(event).unwrap()).collect();
        let rows: Vec<_> = history.iter().filter_map(|event| told(event.clone(), Language::En)).collect();
        for name in ["pay", "nearby", "face_payment", "gone"] {
            let counts = tallies.get(&id(name)).copied().unwrap_or_default();
            let count = |kinds: &[&str], reason| recount(&bodies, name, kinds, reason);
            prop_assert_eq!(counts.used, count(&["UseBegan", "AttemptBegun", "TemplateEnrolled"], |_| false));
            prop_assert_eq!(counts.left, count(&["Released"], |_| false));
            prop_assert_eq!(counts.refused, count(&["ConsentRefused", "ReleaseEnded"], |r| r == "Refused"));
            prop_assert_eq!(counts.blocked, count(&["AccessBlocked"], |_| false));
            prop_assert_eq!(counts.cancelled, count(&["ReleaseEnded"], |r| r != "Refused"));
            let shown = |filter| {
                let of = rows.iter().filter(|row| row.filter == filter && row.activity == Some(id(name)));
                u32::try_from(of.count()).unwrap()
            };
            prop_assert_eq!(counts.used, shown(Filter::Used));
            prop_assert_eq!(counts.left, shown(Filter::Left));
            prop_assert_eq!(counts.refused, shown(Filter::Refused));
            prop_assert_eq!(counts.blocked, shown(Filter::Blocked));
        }
    }

    #[test]
    fn both_languages_show_the_same_rows(event in events()) {
        let [english, chinese] = Language::ALL.map(|language| told(event.clone(), language));
        let shape = |row: &TimelineRow| (row.result, row.filter, row.activity.clone(), row.detail.is_some(), row.at);
        prop_assert_eq!(english.as_ref().map(shape), chinese.as_ref().map(shape));
        for row in english.iter().chain(&chinese) {
            let filled = !row.result_text.is_empty() && !row.title.is_empty() && !row.spoken.contains('{');
            prop_assert!(filled);
        }
    }
}

#[test]
fn sums_stop_at_the_largest_number() {
    let most = Counts { used: u32::MAX, ..Counts::default() };
    assert_eq!((most + Counts::USED).used, u32::MAX);
    assert_eq!((most + Counts::LEFT).runs(), u32::MAX);
}

#[test]
fn a_new_origin_says_that_older_records_are_not_included() {
    let database = privet_wire::ids::DatabaseId::new([1; 16]);
    let start = |cites| told(Event::OriginStarted { database, cites }, Language::En).unwrap();
    let first = start(None);
    assert_eq!((first.result, first.result_text.as_str()), (TimelineResult::Started, "Records started"));
    assert_eq!((first.activity, first.title.as_str()), (None, "Lantern Pay"));
    let next = start(Some(privet::event::OldHead {
        database: None,
        size: 3,
        root: Some(Digest::new([0; 32])),
        cause: privet::event::Cause::LostKey,
        attempts: BTreeMap::new(),
        owner: None,
    }));
    assert_ne!(next.result_text, first.result_text);
}

#[test]
fn a_failed_face_and_the_tries_that_the_owner_allowed_after_it_have_a_row_each() {
    let (template, activity) = (TemplateId::new([1; 16]), id("face_payment"));
    let failed = Event::AttemptEnded {
        template,
        activity: activity.clone(),
        token: None,
        ended: NOW,
        number: Some(5),
    };
    let reset = Event::AttemptsReset { template, activity, up_to: Some(5) };
    let rows = [failed, reset].map(|event| told(event, Language::En).unwrap());
    let said = rows.each_ref().map(|row| (row.result, row.result_text.as_str(), row.filter));
    assert_eq!(
        said,
        [
            (TimelineResult::NotRecognised, "Not recognised", Filter::Other),
            (TimelineResult::TriesAllowed, "You allowed new tries", Filter::Other),
        ]
    );
}
