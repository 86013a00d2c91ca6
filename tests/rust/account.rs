//! An account that ran for ten years: many grants, given one after the other, some used, most forgotten. What led to it: up to 171
//! grants were found on one account, the oldest ten years old. A fixture for tests of lists, ranking and tidying up; what it
//! says of each grant is what it did, never what the engine made of it.

use crate::world::{MANIFEST, World, done, id, with_keys};
use privet::command::{Reply, Until, Withheld};
use privet::host::{Clock as _, WallMs};
use privet_softkeys::{RecipientBox, SeededRandom};
use privet_wire::ids::ActivityId;
use serde_json::{Value, json};

/// As many as were found.
pub const FOUND: usize = 171;
/// 1 March 2015, in UTC.
pub const BEGAN: WallMs = 1_425_168_000_000;
/// Milliseconds in a day.
pub const DAY: i64 = 86_400_000;
/// Ten years less a few days: the longest dated grant is 3,650 days, and none has ended yet.
pub const DAYS: i64 = 3_645;

/// What an activity works with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// Ordinary data; a yes lasts until it is withdrawn.
    Ordinary,
    /// Pictures, ordinary ones: each send would be confirmed; a yes lasts until it is withdrawn.
    Pictures,
    /// Sensitive data: a yes that neither ends nor lapses is not declared for it, so it is dated as far ahead as can be.
    Sensitive,
}

/// One grant, as it was given and used.
#[derive(Clone, Debug)]
pub struct Given {
    /// For what.
    pub activity: ActivityId,
    /// What it works with.
    pub sort: Sort,
    /// When (milliseconds since 1970).
    pub given: WallMs,
    /// Last use; when given, before the first (milliseconds since 1970).
    pub used: WallMs,
}

/// A phone with such a history. Its clock stands ten years after the beginning; the engine is open and `Ready`.
pub struct Account {
    /// The phone.
    pub world: World,
    /// Every grant, oldest first.
    pub grants: Vec<Given>,
}

impl Account {
    /// An account of so many grants, given at even distances over [`DAYS`] days. Every third is used on and on, every third is used
    /// a few times in its first year, the rest never.
    ///
    /// # Panics
    /// If a step is refused.
    #[must_use]
    pub fn of(count: usize) -> Self {
        let (random, recipients) = (SeededRandom::new(171), RecipientBox::memory());
        let manifest = with_keys(&manifest(count), &recipients, random.as_ref());
        let world = World::starting(171, manifest, recipients, BEGAN);
        let mut account = Self { world, grants: Vec::new() };
        let last = i64::try_from(count).expect("few");
        for turn in 0..last {
            account.until(BEGAN + turn * DAYS * DAY / last);
            account.give(usize::try_from(turn).expect("few"));
            account.use_some();
        }
        // The last quarter of a year: only what is used on and on is used, and nothing new is given.
        for days in [DAYS - 40, DAYS - 3, DAYS] {
            account.until(BEGAN + days * DAY);
            account.use_some();
        }
        account
    }

    /// Now, by this phone's clock.
    #[must_use]
    pub fn now(&self) -> WallMs {
        self.world.clock.now().wall
    }

    /// What was not used for so many days, by this fixture's own account.
    #[must_use]
    pub fn unused(&self, days: i64) -> Vec<&Given> {
        self.grants.iter().filter(|grant| self.now() - grant.used >= days * DAY).collect()
    }

    fn until(&self, wall: WallMs) {
        self.world.clock.advance(u64::try_from(wall - self.now()).unwrap_or(0));
    }

    fn give(&mut self, turn: usize) {
        let name = name(turn);
        self.world.allow(&name, Until::Withdrawn);
        let given = self.now();
        self.grants.push(Given { activity: id(&name), sort: sort(turn), given, used: given });
    }

    /// One of what is used on and on at each visit, the newest also all of them in turn; the forgotten ones in their first year.
    fn use_some(&mut self) {
        let now = self.now();
        for (turn, grant) in self.grants.iter_mut().enumerate() {
            let due = match turn % 3 {
                0 => now - grant.used >= 180 * DAY || now >= BEGAN + (DAYS - 40) * DAY,
                1 => now - grant.given < 365 * DAY && now - grant.used >= 150 * DAY,
                _ => false,
            };
            if due {
                let Reply::Began { use_id } =
                    done(self.world.engine.access(self.world.request(), &grant.activity, None))
                else {
                    panic!("a use begins")
                };
                done(self.world.engine.end_use(self.world.request(), use_id, Withheld::NONE));
                grant.used = now;
            }
        }
    }
}

fn name(turn: usize) -> String {
    format!("purpose_{turn:03}")
}

const fn sort(turn: usize) -> Sort {
    match turn % 5 {
        0 | 3 => Sort::Ordinary,
        1 | 4 => Sort::Sensitive,
        _ => Sort::Pictures,
    }
}

/// A manifest of so many purposes on Lantern Pay's data and recipients: three sorts of data, four recipients, no lapse.
///
/// # Panics
/// If the demo's manifest is not one.
#[must_use]
pub fn manifest(count: usize) -> Vec<u8> {
    let mut json: Value = serde_json::from_slice(MANIFEST).expect("JSON");
    json["activities"] = (0..count).map(|turn| activity(turn, sort(turn))).collect();
    serde_json::to_vec(&json).expect("JSON")
}

/// One purpose. Also for tests of a single one.
#[must_use]
pub fn activity(turn: usize, sort: Sort) -> Value {
    let both = |en: &str, zh: &str| json!({"en": format!("{en} {turn}"), "zh-Hans": format!("{zh} {turn}")});
    let (data, recipient, confirm, minimise, cap) = match sort {
        Sort::Ordinary => {
            ("app_use", ["meridian", "lantern_pay"][turn % 2], "never", json!([]), json!("until_withdrawn"))
        }
        Sort::Pictures => {
            ("bill_picture", "cloudlane", "every_use", json!(["strip_metadata"]), json!("until_withdrawn"))
        }
        Sort::Sensitive => ("score_range", "harbour_credit", "never", json!([]), json!({"days": 3650})),
    };
    json!({
        "id": name(turn),
        "kind": "data",
        "texts": {
            "title": both("Purpose", "用途"),
            "purpose": both("Does for you what is said in number", "为您提供服务"),
            "scenario": both("While you use number", "使用时"),
            "if_refused": both("All else works without number", "其他功能照常可用"),
        },
        "data": [data],
        "recipients": [recipient],
        "processing": ["use", "transmit"],
        "basis": "consent",
        "separate_consent": true,
        "necessity": "optional",
        "retention": {"device": "not_kept", "recipient": {"days": 30}},
        "storage": "recipient",
        "confirm": confirm,
        "minimise": minimise,
        "impact_assessment": "LP-PIA-2015-01",
        "minors": "not_offered",
        "max_grant": cap,
    })
}
