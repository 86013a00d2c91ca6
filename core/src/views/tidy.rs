//! Tidy up (UX S7): everything that is on, ranked, with what the person has selected, and what can still be undone.
//!
//! Promises: nothing is selected that the caller did not select; every grant in force has a row; the counts are of these rows.

use super::center::undo::banners;
use super::center::{STALE_DAYS, UndoBanner, is_on};
use super::phrase;
use super::status::{Status, status};
use super::topic::Topic;
use super::what_if::{AlsoOff, taken_along};
use crate::facts::Phone;
use crate::host::{DAY, Moment, WallMs};
use crate::manifest::{Activity, Manifest, Role};
use crate::state::{Grant, State};
use crate::text::{self, FillFault, Language, Reader, Word, fill, say};
use privet_wire::ids::ActivityId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// In which order the rows stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TidySort {
    /// The longest unused first.
    Unused,
    /// The longest allowed first.
    Oldest,
    /// Sensitive ones first, of these the ones that most others receive.
    Sensitive,
}

/// The whole screen.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Tidy {
    /// Its name.
    pub title: String,
    /// How many are on, and how many of them were not used for a long time.
    pub summary: String,
    /// Said instead of rows where nothing is on.
    pub empty_text: Option<String>,
    /// How many are on.
    pub on: u32,
    /// How many of them were not used for [`STALE_DAYS`] days.
    pub stale: u32,
    /// The orders to choose from.
    pub sorts: Vec<SortChoice>,
    /// Every grant in force, in the order asked for.
    pub rows: Vec<TidyRow>,
    /// The label of the button that selects what was not used; none where there is nothing to select.
    pub select_unused: Option<String>,
    /// Heading of what is turned off with the selected ones.
    pub also_title: String,
    /// What is on, not selected, and rests on something that is: it would be turned off too.
    pub also: Vec<AlsoOff>,
    /// The question before the selected ones are turned off, and with them what rests on them: the number is that of both, and
    /// a single one is named. None where nothing is selected.
    pub question: Option<String>,
    /// The label of the button that turns them off, with the same number.
    pub turn_off: String,
    /// Whether anything is selected.
    pub can_turn_off: bool,
    /// Said where something selected can't be undone.
    pub not_undoable: Option<String>,
    /// What was turned off together and can still be undone, the latest first.
    pub undo: Vec<UndoBanner>,
}

/// One order.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SortChoice {
    /// Which.
    pub sort: TidySort,
    /// Its name.
    pub text: String,
    /// Whether the rows stand in it.
    pub chosen: bool,
}

/// One grant in force.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TidyRow {
    /// For what.
    pub activity: ActivityId,
    /// Its name.
    pub title: String,
    /// What data it is about.
    pub topic: Topic,
    /// When it was last used and when allowed, in words.
    pub detail: String,
    /// Names of the data it uses.
    pub data: Vec<String>,
    /// Names of those who receive it.
    pub recipients: Vec<String>,
    /// Whether sensitive data is concerned: turned off at once, and not undone.
    pub sensitive: bool,
    /// Whether it was not used for [`STALE_DAYS`] days.
    pub stale: bool,
    /// When it was allowed (milliseconds since 1970).
    pub given: WallMs,
    /// When it was last used (milliseconds since 1970); none if never.
    pub used: Option<WallMs>,
    /// Whether the caller selected it.
    pub selected: bool,
}

/// The rows that the person tidies, with `selected` marked. None if no manifest was ever accepted.
///
/// What is selected and not on has no row and is not counted.
#[must_use]
pub fn tidy(
    state: &State,
    phone: &Phone,
    (sort, selected): (TidySort, &BTreeSet<ActivityId>),
    now: &Moment,
    reader: &Reader,
) -> Option<Tidy> {
    let manifest = state.declared()?;
    let language = reader.language();
    let wall = state.wall(now);
    let mut granted: Vec<_> = manifest
        .activities
        .iter()
        .filter(|activity| {
            matches!(status(state, phone, wall, activity), Status::On | Status::BlockedByPhone)
        })
        .filter_map(|activity| Some((activity, state.grant(&activity.id)?)))
        .collect();
    granted.sort_by_key(|(activity, grant)| rank(manifest, activity, grant, sort));
    let rows: Vec<_> = granted
        .iter()
        .map(|(activity, grant)| row(manifest, (activity, grant), selected, wall, *reader))
        .collect::<Option<_>>()?;
    let count = |holds: fn(&TidyRow) -> bool| rows.iter().filter(|row| holds(row)).count() as u64;
    let (on, unused, marked) = (rows.len() as u64, count(|row| row.stale), count(|row| row.selected));
    let marked_ids: Vec<_> = rows.iter().filter(|row| row.selected).map(|row| &row.activity).collect();
    let mut also = taken_along(state, manifest, &marked_ids);
    // What is off already, and only not ended yet, is not turned off by this.
    also.retain(|other| is_on(status(state, phone, wall, other)));
    let sensitive = rows.iter().any(|row| row.selected && row.sensitive)
        || also.iter().any(|other| manifest.is_sensitive(other));
    let text = |word: Word| say(word, language).to_owned();
    let small = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    let sorts = [
        (TidySort::Unused, Word::HySortUnused),
        (TidySort::Oldest, Word::HySortOld),
        (TidySort::Sensitive, Word::HySortSensitive),
    ];
    Some(Tidy {
        title: text(Word::HyTitle),
        summary: fill(
            Word::HySummary,
            language,
            &[("total", &text::count(on)), ("stale", &text::count(unused))],
        )
        .ok()?,
        empty_text: rows.is_empty().then(|| text(Word::HyEmpty)),
        on: small(on),
        stale: small(unused),
        sorts: sorts.map(|(of, word)| SortChoice { sort: of, text: text(word), chosen: of == sort }).into(),
        select_unused: (unused > 0).then(|| text(Word::HySelect)),
        question: question(&rows, also.len() as u64, language).ok()?,
        turn_off: fill(
            Word::HyOffN,
            language,
            &[("n", &text::count(marked.saturating_add(also.len() as u64)))],
        )
        .ok()?,
        also_title: text(Word::WdAlso),
        also: also.into_iter().map(|other| AlsoOff::of(other, language)).collect(),
        can_turn_off: marked > 0,
        not_undoable: sensitive.then(|| text(Word::HyUndoNot)),
        undo: banners(state, now, *reader)?,
        rows,
    })
}

/// Asks about what is selected among `rows` and as many more as go with it; none where nothing is selected.
fn question(rows: &[TidyRow], also: u64, language: Language) -> Result<Option<String>, FillFault> {
    let marked: Vec<_> = rows.iter().filter(|row| row.selected).collect();
    let asked = match marked[..] {
        [] => return Ok(None),
        [one] if also == 0 => fill(Word::WdTitle, language, &[("purpose", &one.title)]),
        _ => {
            let n = text::count(also.saturating_add(marked.len() as u64));
            fill(Word::HyAsk, language, &[("n", &n)])
        }
    };
    asked.map(Some)
}

/// Smaller comes first. Ties fall to the next criterion of the same row and at last to the manifest's order, which sorting keeps.
fn rank(manifest: &Manifest, activity: &Activity, grant: &Grant, sort: TidySort) -> (i64, i64, i64) {
    let ordinary = i64::from(!manifest.is_sensitive(activity));
    let others = manifest.recipients_of(activity).filter(|r| r.role != Role::Controller).count();
    let kept_close = i64::try_from(others).unwrap_or(i64::MAX).saturating_neg();
    match sort {
        TidySort::Unused => (grant.used, ordinary, kept_close),
        TidySort::Oldest => (grant.given, ordinary, kept_close),
        TidySort::Sensitive => (ordinary, kept_close, grant.used),
    }
}

fn row(
    manifest: &Manifest,
    (activity, grant): (&Activity, &Grant),
    selected: &BTreeSet<ActivityId>,
    wall: WallMs,
    reader: Reader,
) -> Option<TidyRow> {
    let language = reader.language();
    let used = (grant.used > grant.given).then_some(grant.used);
    let when = match used {
        Some(used) => fill(Word::HyUsed, language, &[("date", &text::date(used, &reader))]).ok()?,
        None => say(Word::HyNever, language).to_owned(),
    };
    let given = text::date(grant.given, &reader);
    Some(TidyRow {
        activity: activity.id.clone(),
        title: activity.texts.title.get(language).to_owned(),
        topic: Topic::of(manifest, activity),
        detail: fill(Word::HyRow, language, &[("when", &when), ("date", &given)]).ok()?,
        data: phrase::marked_names(manifest, activity, language),
        recipients: phrase::recipient_names(manifest, activity, language),
        sensitive: manifest.is_sensitive(activity),
        stale: wall.saturating_sub(grant.used) >= STALE_DAYS.saturating_mul(DAY),
        given: grant.given,
        used,
        selected: selected.contains(&activity.id),
    })
}
