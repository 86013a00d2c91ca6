//! Views from outside: what people read in prompts, the permission center, the timeline, the policy, the two lists and the year,
//! drawn from the demo app's manifest and from states that real rulings led to.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests: a panic is how they fail; clippy.toml reaches only the test functions"
)]

mod center;
mod destruction;
mod faces;
mod footprint;
mod groups;
mod history;
mod key_prompt;
mod kinds;
mod lists;
mod phone;
mod places;
mod policy;
mod prompts;
mod results;
mod said;
mod system;
mod timeline;
mod way_on;

use privet::command::{Answer, Command, From, Gesture, Manner, OsState, Outcome, Party, Reply, Until};
use privet::event::{ConfirmKey, Event, Recorded, VERSION};
use privet::facts::Phone;
use privet::facts::{Evidence, Facts, Fresh, Head};
use privet::host::ScreenLock;
use privet::host::{Moment, WallMs};
use privet::manifest::{Manifest, OsPermission};
use privet::prompt::{Asked, Drawn};
use privet::rules::{decide, fold};
use privet::state::State;
use privet::tally::Counts;
use privet::text::{Language, Reader};
use privet::views::lines::draw_consent;
use privet_wire::ids::{ActivityId, Digest, PromptId, RecipientId, RunId, Subject};
use privet_wire::key::UserVerification;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const DEMO: &str = include_str!("../../../cli/assets/demo.json");
/// 2026-03-03T06:31:07Z, which is 14:31:07 in Shanghai.
const AFTERNOON: WallMs = 1_772_519_467_000;
const DAY: i64 = 86_400_000;
/// A salt.
const SALT: [u8; 32] = [9; 32];

fn reader(language: Language) -> Reader {
    Reader::new(language, 480, true).unwrap()
}

fn en() -> Reader {
    reader(Language::En)
}

fn id(name: &str) -> ActivityId {
    name.try_into().unwrap()
}

fn recipient(name: &str) -> RecipientId {
    name.try_into().unwrap()
}

fn demo() -> Manifest {
    static PARSED: LazyLock<Manifest> =
        LazyLock::new(|| Manifest::parse(DEMO.as_bytes()).unwrap().into_manifest());
    PARSED.clone()
}

/// A ledger that is only its State, with the moment and the phone's permissions.
struct World {
    state: State,
    now: Moment,
    phone: Phone,
    drawn: u8,
}

impl World {
    /// The demo app, every recipient registered, the phone allowing what the app declares.
    fn new() -> Self {
        Self::of(demo())
    }

    fn of(manifest: Manifest) -> Self {
        let now = Moment { wall: AFTERNOON, boot: [1; 16], elapsed: 1_000_000 };
        let os = [(OsPermission::Camera, OsState::Granted), (OsPermission::LocationCoarse, OsState::Coarse)];
        let mut world = Self {
            state: State::default(),
            now,
            phone: Phone { os: os.into(), screen_lock: Some(ScreenLock::Set) },
            drawn: 0,
        };
        let recipients: Vec<RecipientId> = manifest.recipients.iter().map(|r| r.id.clone()).collect();
        let digest = Digest::new(manifest.digest());
        world.event(Event::ManifestAccepted { digest, manifest: Box::new(manifest) });
        for recipient in recipients {
            world.event(Event::RecipientRegistered {
                recipient,
                sub: Subject::new([5; 16]),
                keys: [(UserVerification::Bio, 6), (UserVerification::Pin, 7)]
                    .map(|(uv, of)| ConfirmKey { uv, spki: String::new(), thumbprint: Digest::new([of; 32]) })
                    .into(),
                notice_alias: String::new(),
            });
        }
        world
    }

    fn event(&mut self, event: Event) {
        let recorded = Recorded { v: VERSION, at: self.now.wall, event };
        let index = self.state.size;
        fold(&mut self.state, index, &recorded);
    }

    fn pass(&mut self, ms: i64) {
        self.now.wall += ms;
        self.now.elapsed += u64::try_from(ms).unwrap();
    }

    fn run(&mut self, command: &Command, evidence: Evidence) -> Outcome {
        self.drawn += 1;
        let facts = Facts {
            now: self.now,
            run: RunId::new([2; 16]),
            phone: &self.phone,
            faces_looked: true,
            fresh: Fresh { id: [self.drawn; 16], ..Fresh::default() },
            head: Head { size: self.state.size, body: String::new() },
            past: None,
            evidence,
        };
        let ruling = decide(&self.state, command, &facts);
        for event in ruling.events {
            self.event(event);
        }
        ruling.reply
    }

    /// What it needs is allowed first.
    fn ask(&mut self, activity: &str) -> PromptId {
        let needs = demo().activity(&id(activity)).map(|a| a.needs.clone()).unwrap_or_default();
        for need in &needs {
            if self.state.grant(need).is_none() {
                self.allow(need.as_str());
            }
        }
        let command = Command::Ask { activity: id(activity), from: From::Center };
        let Ok(Reply::Prompt { prompt }) = self.run(&command, Evidence::default()) else {
            panic!("no prompt")
        };
        prompt
    }

    /// Asks, draws, waits out the guard and answers.
    fn answer(&mut self, activity: &str, answer: Answer) {
        let prompt = self.ask(activity);
        let shown = draw_consent(&self.state, &self.state.prompts[&prompt], &en()).expect("drawn");
        let drawn = Drawn::new(Asked::Consent(prompt), shown, SALT).unwrap();
        let digest = drawn.digest();
        let evidence =
            Evidence { drawn: Some(digest), shown: Some(drawn.on_screen(self.now)), ..Evidence::default() };
        self.pass(700);
        let manner = Manner::plain(Gesture::Touch);
        let command = Command::Answer { prompt, digest, party: Party::Person, answer, manner };
        self.run(&command, evidence).expect("answered");
    }

    fn allow(&mut self, activity: &str) {
        let once = activity == "photo_check";
        let until = if once { Until::Once } else { Until::Withdrawn };
        self.answer(activity, Answer::Allow { until });
    }

    fn withdraw(&mut self, activity: &str) {
        let command = Command::Withdraw { activity: id(activity) };
        self.run(&command, Evidence::default()).expect("withdrawn");
    }
}
