//! Events stay readable for ever. `tests/events/v1/` holds one of each kind as version 1 wrote it, and so for each version since; this
//! build must read every one and write the same bytes. A changed file is a changed format: raise `event::VERSION`, keep the old files, add
//! new ones.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a fixture that cannot be made is a failed test"
)]

use privet::command::{
    From, Gesture, KeyLoss, Making, Manner, OsState, Party, Payment, Theme, Until, Withheld,
};
use privet::event::{
    AnswerTimes, Attempted, Cause, Changed, ConfirmKey, Event, OldHead, Proposal, Proposed, Proven, Recorded,
    ShownRecord, TemplateEnd, UseEnd, VERSION,
};
use privet::gate::minimise::MediaType;
use privet::host::Moment;
use privet::manifest::{Manifest, OsPermission};
use privet::refusal::{CancelReason, EndReason, Refusal};
use privet::rules::{due, fold};
use privet::state::State;
use privet_wire::ids::*;
use privet_wire::key::UserVerification;
use privet_wire::shown::{Shown, ShownLine, ShownSystem};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Small, and not the demo: what an app declares changes, a frozen file does not.
const MANIFEST: &[u8] = include_bytes!("manifest/smallest.json");
const AT: Moment = Moment { wall: 1_772_519_400_000, boot: [7; 16], elapsed: 1_000 };

fn fixtures(version: u16) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("../tests/events/v{version}"))
}

fn shown() -> ShownRecord {
    let line = |key: &str, text: &str| ShownLine { key: key.into(), text: text.into() };
    ShownRecord {
        shown: Shown {
            version: Shown::VERSION,
            screen: "M1".into(),
            language: "en".into(),
            lines: vec![line("cs_title", "Use your face to pay?")],
            buttons: vec![line("c_refuse", "Don't allow"), line("c_allow", "Allow")],
            system: Some(ShownSystem {
                title: line("bp_cam_title", "Send 1 picture"),
                subtitle: line("bp_cam_sub", "To Cloudlane"),
                description: line("bp_cam_desc", "412 KB. Place and phone details removed."),
                rows: vec![line("cam_code", "Check code 7K3Q")],
                refuse: line("cam_dont", "Don't send"),
                reason: line("bp_ios_cam", "Send 1 picture to Cloudlane"),
                fallback: None,
            }),
            activity: activity("face_payment"),
            data: vec![DataId::try_from("face_pattern").unwrap()],
            recipient: None,
            payment: None,
            payload: None,
            removed: vec![],
            fallback: Some("pay".into()),
            expires: None,
            policy: [1; 32],
        },
        salt: Digest::new([2; 32]),
        digest: Digest::new([3; 32]),
        drawn: None,
    }
}

fn activity(id: &str) -> ActivityId {
    ActivityId::try_from(id).unwrap()
}

fn recipient() -> RecipientId {
    RecipientId::try_from("cloudlane").unwrap()
}

fn proposal(content: Proposed) -> Box<Proposal> {
    Box::new(Proposal {
        activity: activity("bill_scan"),
        recipient: recipient(),
        recipient_key: Digest::new([4; 32]),
        content,
        token: Some(MatchToken::new([5; 16])),
        terms: Digest::new([6; 32]),
        confirm: true,
        run: RunId::new([7; 16]),
        proposed: AT,
        limit: 300_000,
        withheld: Withheld { frames: 12, bytes: 31_000_000 },
        replaces: Some(ReleaseId::new([19; 16])),
    })
}

/// One of each, in the order of the enum.
#[allow(clippy::too_many_lines, reason = "one list, as long as the enum")]
fn one_of_each() -> Vec<Event> {
    let other = TemplateId::new([12; 16]);
    let (prompt, release, template) =
        (PromptId::new([1; 16]), ReleaseId::new([2; 16]), TemplateId::new([3; 16]));
    let (use_id, jti, face) = (UseId::new([4; 16]), Jti::new([5; 16]), activity("face_payment"));
    let manner = Manner {
        text_percent: 130,
        smallest_text: Some(208),
        theme: Some(Theme::Dark),
        captured: true,
        relaid: 2,
        unseen: vec![11],
        ..Manner::plain(Gesture::Touch)
    };
    let (batch, library) = (BatchId::new([18; 16]), LibraryId::try_from("maplight").unwrap());
    let queue = activity("queue_times");
    let manifest = Manifest::read(MANIFEST).unwrap();
    let terms = Digest::new([6; 32]);
    let data = Proposed::Data { sha256: Digest::new([8; 32]), size: 412, media_type: MediaType::Jpeg };
    let payment = Proposed::Payment(Payment {
        amount: "38.00".into(),
        currency: "CNY".into(),
        payee: "Blue Kettle Tea".into(),
        nonce: Some("n-1".into()),
        until: Some(AT.wall + 60_000),
    });
    let cites = OldHead {
        database: Some(DatabaseId::new([9; 16])),
        size: 420,
        root: Some(Digest::new([10; 32])),
        cause: Cause::Reinstalled,
        attempts: BTreeMap::from([(template, 3)]),
        owner: Some(Digest::new([11; 32])),
    };
    let proven = Proven {
        receipt: "a.b.c".into(),
        payload_salt: Some(Digest::new([12; 32])),
        commitment_salt: Digest::new([13; 32]),
        commitment_size: 17,
        shown: shown(),
    };
    let key =
        ConfirmKey { uv: UserVerification::Bio, spki: "MFkw".into(), thumbprint: Digest::new([14; 32]) };
    vec![
        Event::OriginStarted { database: DatabaseId::new([15; 16]), cites: Some(cites) },
        Event::ManifestAccepted { digest: Digest::new(manifest.digest()), manifest: Box::new(manifest) },
        Event::OsPermissionChanged { permission: OsPermission::Camera, state: OsState::Granted },
        Event::ConsentRequested {
            prompt,
            activity: face.clone(),
            from: From::Center,
            terms,
            asked: AT,
            run: RunId::new([7; 16]),
        },
        Event::ConsentGiven {
            prompt,
            activity: face.clone(),
            party: Party::Person,
            until: Until::At { wall: AT.wall + 1 },
            terms,
            shown: Box::new(shown()),
        },
        Event::ConsentRefused {
            prompt,
            activity: face.clone(),
            party: Party::Guardian,
            refused: AT,
            shown: Box::new(shown()),
        },
        Event::AnswerGiven {
            prompt,
            activity: face.clone(),
            manner: manner.clone(),
            times: Some(AnswerTimes { enabled: AT, decided: AT }),
        },
        Event::ConsentLeft { prompt, activity: face.clone(), why: CancelReason::Background },
        Event::ConsentWithdrawn { activity: face.clone(), tombstone: Some(AT.wall), with: None },
        Event::ConsentWithdrawn { activity: queue.clone(), tombstone: None, with: Some(face.clone()) },
        Event::WithdrawalPending { activity: queue.clone(), batch, began: AT, due: AT.wall + 600_000 },
        Event::WithdrawalUndone { activity: queue.clone(), batch },
        Event::Objected { activity: queue.clone(), tombstone: Some(AT.wall) },
        Event::ObjectionLifted {
            prompt,
            activity: queue.clone(),
            party: Party::Person,
            terms,
            shown: Box::new(shown()),
        },
        Event::ConsentExpired { activity: face.clone(), unused: true, with: Some(queue.clone()) },
        Event::ConsentInvalidated { activity: face.clone(), why: Changed::Biometrics },
        Event::ConsentNarrowed {
            activity: face.clone(),
            terms,
            until: Some(Until::At { wall: AT.wall + 1 }),
        },
        Event::UseBegan { use_id, activity: face.clone(), began: AT, by: Some(library.clone()) },
        Event::UseEnded {
            use_id,
            activity: face.clone(),
            end: UseEnd::Finished,
            withheld: Withheld { frames: 1, bytes: 2_000 },
        },
        Event::AccessBlocked {
            activity: face.clone(),
            attempted: Attempted::Release,
            why: Refusal::CoolDown { until: AT.wall },
            by: Some(library),
        },
        Event::ReleaseProposed { release, proposal: proposal(payment) },
        Event::ReleaseApproved {
            release,
            jti,
            input: Digest::new([16; 32]),
            key: Digest::new([14; 32]),
            exp: AT.wall + 60_000,
            approved: AT,
        },
        Event::SendAnswered {
            release,
            activity: activity("bill_scan"),
            manner: manner.clone(),
            times: Some(AnswerTimes { enabled: AT, decided: AT }),
        },
        Event::Released {
            release,
            activity: activity("bill_scan"),
            recipient: recipient(),
            jti,
            exp: AT.wall,
            size: 412,
            proven: Some(Box::new(proven)),
        },
        Event::ReleaseEnded {
            release,
            activity: activity("bill_scan"),
            recipient: recipient(),
            reason: EndReason::Cancelled { why: CancelReason::Back },
        },
        Event::Delivered { jti, activity: activity("bill_scan"), ack: Some("{}".into()) },
        Event::DeliveryFailed { jti, activity: activity("bill_scan") },
        Event::DeliveryDropped { jti, activity: activity("bill_scan"), recipient: recipient() },
        Event::RecipientRegistered {
            recipient: recipient(),
            sub: Subject::new([17; 16]),
            keys: vec![key],
            notice_alias: "privet/notice/cloudlane/x".into(),
        },
        Event::OwnerKeySet { spki: "MFkw".into(), digest: Digest::new([11; 32]) },
        Event::TemplateReserved {
            template,
            activity: face.clone(),
            alias: "privet/template/face_payment/x".into(),
            making: Making::Again { template: other },
            sentinel: Some("privet/sentinel/main/x".into()),
        },
        Event::TemplateEnrolled { template, activity: face.clone(), renews: Some(other) },
        Event::AttemptBegun { template, activity: face.clone(), number: Some(7) },
        Event::AttemptEnded {
            template,
            activity: face.clone(),
            token: Some(MatchToken::new([5; 16])),
            ended: AT,
            number: Some(7),
        },
        Event::AttemptsReset { template, activity: face.clone(), up_to: Some(9) },
        Event::TemplateDestroying { template, activity: face.clone(), why: TemplateEnd::Moved { to: other } },
        Event::TemplateDestroyed { template, activity: face.clone(), why: TemplateEnd::Replaced },
        Event::NoticeOwed { recipient: recipient(), activity: face, withdrawn: AT.wall },
        Event::NoticeQueued {
            work: 30,
            activity: activity("bill_scan"),
            jti,
            recipient: recipient(),
            exp: AT.wall,
        },
        Event::ReleaseProposed { release, proposal: proposal(data) },
        Event::NoticeLost { work: 31, activity: queue, recipient: recipient() },
        Event::ConfirmKeyLost {
            recipient: recipient(),
            uv: UserVerification::Bio,
            key: Digest::new([14; 32]),
            cause: KeyLoss::Invalidated,
        },
        Event::NoticeKeyDropped { work: 32, recipient: recipient() },
    ]
}

/// The kind of an event, as its JSON names it.
fn kind(event: &Event) -> String {
    serde_json::to_value(event).unwrap()["type"].as_str().unwrap().to_owned()
}

#[test]
fn every_event_of_every_version_reads_back_to_the_bytes_it_was_written_as() {
    let mut read: BTreeMap<u16, BTreeSet<String>> = BTreeMap::new();
    for version in 1..=VERSION {
        for file in std::fs::read_dir(fixtures(version)).unwrap() {
            let path = file.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            let recorded =
                Recorded::decode(version, &bytes).unwrap_or_else(|why| panic!("{}: {why:?}", path.display()));
            assert_eq!(recorded.encode().unwrap(), bytes, "{}", path.display());
            read.entry(version).or_default().insert(kind(&recorded.event));
        }
    }
    let all: BTreeSet<_> = one_of_each().iter().map(kind).collect();
    assert_eq!(read[&VERSION], all, "a kind of event without a fixture, or a fixture of none");
    assert_eq!(
        (read[&1].len(), read[&2].len(), read[&3].len()),
        (33, 38, 41),
        "a file of an older version is gone"
    );
}

/// Run with `PRIVET_FREEZE=1` once, when a version begins; it never replaces a file.
#[test]
fn fixtures_are_written_once_and_never_replaced() {
    for (number, event) in one_of_each().into_iter().enumerate() {
        let path = fixtures(VERSION).join(format!("{number:02}-{}.json", kind(&event)));
        let bytes = Recorded { v: VERSION, at: AT.wall, event }.encode().unwrap();
        if std::env::var_os("PRIVET_FREEZE").is_some() && !path.exists() {
            std::fs::write(&path, &bytes).unwrap();
        }
        assert_eq!(std::fs::read(&path).unwrap(), bytes, "{}", path.display());
    }
}

#[test]
fn an_event_of_a_newer_app_is_refused_and_not_dropped() {
    let newer = VERSION + 1;
    let bytes = Recorded { v: newer, at: 0, event: one_of_each().remove(20) }.encode().unwrap();
    assert_eq!(Recorded::decode(newer, &bytes), Err(privet::event::Unreadable::Newer));
    assert_eq!(Recorded::decode(VERSION, &bytes), Err(privet::event::Unreadable::Malformed));
}

/// Lists every variant of an enum. The match makes a new variant fail to compile until it is listed, and the frozen file makes it
/// fail until somebody decided whether older apps can read it.
macro_rules! words {
    ($into:ident, $kind:ident: $($variant:ident $({ $($field:ident: $value:expr),* })?),* $(,)?) => {{
        let all = [$($kind::$variant $({ $($field: $value),* })?),*];
        for one in &all {
            match one {
                $($kind::$variant { .. } => {})*
            }
        }
        $into.insert(stringify!($kind), all.iter().map(|one| serde_json::to_value(one).unwrap()).collect());
    }};
}

/// Events keep these words for ever: a renamed one would make an old ledger unreadable, and a new one is unknown to older apps.
/// If this fails, raise `event::VERSION`, or give the old spelling back. `PRIVET_FREEZE=1` writes the file where there is none.
#[test]
fn the_words_inside_events_are_those_that_were_frozen() {
    let mut all: BTreeMap<&str, Vec<serde_json::Value>> = BTreeMap::new();
    let until = AT.wall;
    words!(all, Refusal: Objected, NeedsOther, UnknownLibrary, UndoOver, UnknownActivity, UnknownRecipient, UnknownId, NoConsent, Refused, Withdrawn, Expired, TermsChanged, BiometricsChanged, Spent, PhoneBlocks, PhoneUnknown, NoScreenLock, LockedDown, BadManifest, Locked, NothingToAsk, AlreadyOn, WrongParty, DurationNotOffered, TooFast, Stale, AlreadyAnswered, AlreadyUsed, OtherRun, NeedsConfirmation, NothingToConfirm, NotApproved, WrongKind, NotOffered, BadPayment, NotMinimised, NoRecipientKey, NotRegistered, VerificationNotAccepted, BadKey, MalformedSignature, BadSignature, NeedsOwnerKey, OwnerKeyExists, TokenUnknown, NothingToCompare, AlreadyEnrolled, TooManyTemplates, AttemptsSpent, NonceUnknown, AnchorUnavailable, NothingQueued, WrongAcknowledgement, NotLockedDown, CoolDown { until: until }, Ended { reason: EndReason::Expired });
    // Only calls are answered so: under a manifest that is not accepted nothing is ruled on and nothing written.
    all.get_mut("Refusal").unwrap().retain(|word| word != "BadManifest");
    words!(all, EndReason: Refused, Expired, Cancelled { why: CancelReason::Back }, Invalidated);
    words!(all, CancelReason: Back, Background, SystemPrompt, Changed, Replaced, RunEnded);
    words!(all, Changed: Terms, Undeclared, Biometrics);
    words!(all, TemplateEnd: Off, Replaced, Moved { to: TemplateId::new([8; 16]) }, KeyLost, Unfinished);
    words!(all, Making: First, Beside, Instead, Again { template: TemplateId::new([8; 16]) });
    words!(all, UseEnd: Finished, Withdrawn, Lost);
    words!(all, Attempted: Use, Release, Enrol, Verify);
    words!(all, Cause: Behind, Forked, OtherDatabase, AnchorMissing, AnchorUnreadable, HostileFile, AlteredRow, NewerEvents, LostKey, BadManifest, Reinstalled);
    words!(all, From: Center, Feature);
    words!(all, Party: Person, Guardian);
    words!(all, KeyLoss: Missing, Invalidated);
    words!(all, Until: Once, At { wall: until }, Withdrawn);
    words!(all, Theme: Light, Dark);
    words!(all, Gesture: Touch, Keyboard, Assistive);
    words!(all, OsState: Granted, Once, Coarse, Denied, Restricted, NotAsked);
    words!(all, OsPermission: Camera, LocationCoarse, LocationPrecise, Photos, Microphone, Contacts);
    words!(all, MediaType: Jpeg, Png, Webp, Json);
    words!(all, UserVerification: Bio, Pin);
    let words = serde_json::to_string_pretty(&all).unwrap() + "\n";
    let path = fixtures(VERSION).with_file_name(format!("v{VERSION}-words.json"));
    if std::env::var_os("PRIVET_FREEZE").is_some() && !path.exists() {
        std::fs::write(&path, &words).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), words);
    // What an older version said stays said.
    for version in 1..VERSION {
        let before =
            std::fs::read(fixtures(VERSION).with_file_name(format!("v{version}-words.json"))).unwrap();
        let before: BTreeMap<String, Vec<serde_json::Value>> = serde_json::from_slice(&before).unwrap();
        for (of, said) in before {
            let now = &all[of.as_str()];
            assert!(said.iter().all(|word| now.contains(word)), "{of} lost a word of version {version}");
        }
    }
}

proptest! {
    /// Whatever order events come in, folding them works, State survives being written and read, and what came due is said once.
    #[test]
    fn any_history_folds_and_what_came_due_is_said_once(
        order in proptest::collection::vec((0usize..one_of_each().len(), -100_000_000i64..100_000_000_000), 0..60),
        later in 0i64..40_000_000_000,
        rebooted: bool,
    ) {
        let events = one_of_each();
        let mut state = State::default();
        for (index, (which, shift)) in order.iter().enumerate() {
            let recorded = Recorded { v: VERSION, at: AT.wall + shift, event: events[*which].clone() };
            fold(&mut state, index as u64, &recorded);
        }
        let bytes = serde_json::to_vec(&state).unwrap();
        prop_assert_eq!(&serde_json::from_slice::<State>(&bytes).unwrap(), &state);
        let boot = if rebooted { [8; 16] } else { AT.boot };
        let now = Moment { wall: AT.wall + later, boot, elapsed: AT.elapsed + later.unsigned_abs() };
        for event in due(&state, &now) {
            let index = state.size;
            fold(&mut state, index, &Recorded { v: VERSION, at: now.wall, event });
        }
        prop_assert_eq!(due(&state, &now), vec![]);
    }

    /// Bytes that are no event are refused, never a panic.
    #[test]
    fn bytes_that_are_no_event_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!((1..=VERSION).all(|version| Recorded::decode(version, &bytes).is_err()));
    }
}
