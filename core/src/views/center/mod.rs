//! The permission center: every purpose of the app with its state, its use and its cost, and which buttons are offered.
//!
//! Promises: turning off is offered in every state of the engine; turning on is not while records are locked or in doubt;
//! while locked, nothing but names and the phone's own settings is told. Amounts of use come from the tallies, never guessed.

mod banner;
mod group;
mod rows;
mod search;
pub(super) mod undo;

use super::status::{LockView, Status};
use super::topic::Topic;
use crate::command::OsState;
use crate::facts::Phone;
use crate::host::{Moment, WallMs};
use crate::manifest::OsPermission;
use crate::state::{State, TellingStage};
use crate::tally::Counts;
use crate::text::{Reader, Word, fill_count, say};
pub use group::{CenterGroup, CenterHead};
use privet_wire::ids::{ActivityId, BatchId, RecipientId};
use rows::Drawing;
pub(super) use rows::{is_on, phone_text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A grant that was not used for this many days is named for tidying up.
pub const STALE_DAYS: i64 = 90;

/// The whole screen.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Center {
    /// The screen's name.
    pub title: String,
    /// What it is for.
    pub intro: String,
    /// What the person has to know before the rest.
    pub banner: Option<Banner>,
    /// Heading of the phone's own settings.
    pub phone_title: String,
    /// The phone's own settings, one for each permission that the app declares.
    pub phone: Vec<PhoneRow>,
    /// Grants that were not used for [`STALE_DAYS`] days.
    pub stale: u32,
    /// The same in words, if there are any.
    pub stale_text: Option<String>,
    /// Said when nothing is on, as far as anybody can say.
    pub empty_text: Option<String>,
    /// What was turned off together and can still be undone, the latest first.
    pub undo: Vec<UndoBanner>,
    /// Recipients that did not confirm a withdrawal of what the app no longer declares.
    pub waiting: Vec<WaitingNotice>,
    /// The heads, and which purposes stand under each: every purpose under one.
    pub groups: Vec<CenterGroup>,
    /// Every purpose, in the manifest's order.
    pub activities: Vec<ActivityRow>,
}

/// Withdrawals that can still be undone. A banner, not a message that vanishes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct UndoBanner {
    /// Names them to the engine.
    pub batch: BatchId,
    /// How many, and until when.
    pub text: String,
    /// Until when (milliseconds since 1970).
    pub until: WallMs,
    /// The label of the button.
    pub undo: String,
}

/// Why the records are not as usual.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Banner {
    /// The lock it speaks of.
    pub lock: LockView,
    /// In a few words.
    pub title: String,
    /// Why, what still works, and the way out, in that order.
    pub lines: Vec<String>,
    /// The label of the button that saves all that can be read, where records may have been changed and can be read.
    pub evidence: Option<String>,
    /// The label of the button that leads out, where there is one.
    pub action: Option<String>,
}

/// What the phone itself allows.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PhoneRow {
    /// Which permission.
    pub permission: OsPermission,
    /// How it stands; none until the host has reported it in this run.
    pub state: Option<OsState>,
    /// Name and state in words.
    pub text: String,
    /// Said when the phone allows what nothing here uses.
    pub idle: Option<String>,
}

/// A recipient that has not confirmed a withdrawal. Shown until it does.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct WaitingNotice {
    /// Who.
    pub recipient: RecipientId,
    /// How far they were told.
    pub stage: TellingStage,
    /// The same in words, with the days since the withdrawal if it is more than one.
    pub text: String,
}

/// One purpose.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ActivityRow {
    /// Its id.
    pub activity: ActivityId,
    /// Its name.
    pub title: String,
    /// What data it is about.
    pub topic: Topic,
    /// How it stands.
    pub state: Status,
    /// The same in words.
    pub state_text: String,
    /// Uses and sends in the last 30 days.
    pub uses: u32,
    /// State and uses in one line.
    pub uses_text: String,
    /// What else there is to know about its state.
    pub notes: Vec<String>,
    /// What the data is used for.
    pub purpose: String,
    /// When that happens.
    pub scenario: String,
    /// Names of the data it uses.
    pub data: Vec<String>,
    /// Names of those who receive it.
    pub recipients: Vec<String>,
    /// The same in one line; says so if it is nobody.
    pub recipients_text: String,
    /// Which borders it crosses.
    pub abroad: Vec<String>,
    /// Where it is kept and how long.
    pub kept: Vec<String>,
    /// Until when a yes lasts; none where nothing is asked.
    pub until: Option<String>,
    /// Whether sensitive data is concerned (PIPL 28).
    pub sensitive: bool,
    /// The name of what can be used instead.
    pub fallback: Option<String>,
    /// What it cannot run without and is off now: to be turned on first.
    pub needs: Vec<ActivityId>,
    /// What stops when it is off.
    pub stops: String,
    /// What still works when it is off.
    pub works: Option<String>,
    /// Whether the service can do without it.
    pub necessity: String,
    /// When the person last answered.
    pub answered: Option<String>,
    /// Recipients that have not confirmed a withdrawal.
    pub waiting: Vec<WaitingNotice>,
    /// The label of "turn on"; none where it is not offered.
    pub turn_on: Option<String>,
    /// The label of "turn off"; none where there is nothing to turn off.
    pub turn_off: Option<String>,
}

/// The permission center. None if no manifest was ever accepted.
///
/// `counts` are those of the last 30 days. While the records are locked, `state` holds the compiled manifest and nothing else.
#[must_use]
pub fn center(
    state: &State,
    phone: &Phone,
    lock: Option<LockView>,
    counts: &BTreeMap<ActivityId, Counts>,
    now: &Moment,
    reader: &Reader,
) -> Option<Center> {
    let manifest = state.declared()?;
    let language = reader.language();
    let wall = state.wall(now);
    let drawing = Drawing { state, manifest, phone, lock, wall, language, reader };
    let activities: Vec<ActivityRow> = manifest
        .activities
        .iter()
        .map(|activity| drawing.row(activity, counts.get(&activity.id).copied().unwrap_or_default()))
        .collect::<Option<_>>()?;
    let unused = drawing.unused();
    let stale_text = fill_count(unused.into(), (Word::PermTidyOne, Word::PermTidy), language).ok()?;
    let known = lock != Some(LockView::Locked);
    // Of a row in doubt nobody can say that it is off.
    let none_on = activities.iter().all(|row| !is_on(row.state) && row.state != Status::Locked);
    Some(Center {
        title: say(Word::PermTitle, language).to_owned(),
        intro: say(Word::PermIntro, language).to_owned(),
        banner: lock.map(|lock| banner::banner(lock, true, language)),
        phone_title: say(Word::PermOsHead, language).to_owned(),
        phone: drawing.phone()?,
        stale: unused,
        stale_text,
        empty_text: (known && none_on).then(|| say(Word::PermEmpty, language).to_owned()),
        undo: if known { undo::banners(state, now, *reader)? } else { Vec::new() },
        waiting: if known { drawing.waiting_elsewhere()? } else { Vec::new() },
        groups: group::groups(manifest, language),
        activities,
    })
}
