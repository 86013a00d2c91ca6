//! Accesses by what they were to and by which part of the app, beside the uses that are recorded.

use super::super::{Access, Resource};
use super::words::filled;
use super::{AccessRow, AccessStanding, Drawing, TagRow};
use crate::host::day_of;
use crate::manifest::Activity;
use crate::tally::Counts;
use crate::text::{self, Word, fill_count, say};
use privet_wire::ids::ActivityId;
use std::collections::{BTreeMap, BTreeSet};

/// Accesses that begin no farther apart are one use: one use of a camera or a place is many notes. Android's own dashboard
/// draws accesses a minute apart as one (`CLUSTER_SPACING_MINUTES` of its permission controller).
const APART_MS: i64 = 60_000;
/// A tag of this and an activity's id belongs to that activity.
const PREFIX: &str = "privet.";

/// Accesses to one resource by one part of the app.
#[derive(Default)]
struct Part {
    noted: u64,
    /// Uses, by the day on which each began.
    uses: BTreeMap<u32, u32>,
    /// The access before, since they come in order of time.
    last: Option<i64>,
}

impl Part {
    fn add(&mut self, access: &Access) {
        self.noted = self.noted.saturating_add(access.count.into());
        if self.last.is_none_or(|last| access.at.saturating_sub(last) > APART_MS) {
            let uses = self.uses.entry(day_of(access.at)).or_default();
            *uses = uses.saturating_add(1);
        }
        self.last = Some(access.at);
    }

    fn uses(&self) -> u32 {
        total(self.uses.values().copied())
    }
}

type Key<'a> = (Resource, Option<&'a str>);

fn total(counts: impl Iterator<Item = u32>) -> u32 {
    counts.fold(0, u32::saturating_add)
}

impl Drawing<'_> {
    fn parts(&self) -> BTreeMap<Key<'_>, Part> {
        let mut parts: BTreeMap<Key<'_>, Part> = BTreeMap::new();
        for access in &self.read.accesses {
            parts.entry((access.resource, access.tag.as_deref())).or_default().add(access);
        }
        parts
    }

    /// The activities whose declared permission explains such an access.
    pub(super) fn explaining(&self, resource: Resource) -> impl Iterator<Item = &Activity> {
        let explains = move |activity: &&Activity| {
            activity.os_permission.is_some_and(|permission| resource.explained_by().contains(&permission))
        };
        self.manifest.activities.iter().filter(explains)
    }

    /// Whether an access by this part is explained: by the activity its tag names, or else by any.
    fn explains(&self, resource: Resource, tag: Option<&str>) -> bool {
        match tag.and_then(|tag| tag.strip_prefix(PREFIX)) {
            Some(id) => self.explaining(resource).any(|activity| activity.id.as_str() == id),
            None => self.explaining(resource).next().is_some(),
        }
    }

    /// Uses and sends recorded in all days of the log; none if the records could not be read.
    pub(super) fn recorded<'i>(&self, activities: impl Iterator<Item = &'i ActivityId>) -> Option<u32> {
        let recorded = self.recorded?;
        let runs = |id| recorded.whole.by_activity.get(id).map_or(0, Counts::runs);
        Some(total(activities.map(runs)))
    }

    fn recorded_on(&self, day: u32, activities: &[ActivityId]) -> u32 {
        let Some(tallies) = self.recorded.and_then(|recorded| recorded.by_day.get(&day)) else { return 0 };
        total(activities.iter().filter_map(|id| tallies.by_activity.get(id)).map(Counts::runs))
    }

    pub(super) fn accesses(&self) -> Option<Vec<AccessRow>> {
        let parts = self.parts();
        let resources: BTreeSet<Resource> = parts.keys().map(|(resource, _)| *resource).collect();
        let rows = resources.into_iter().map(|resource| {
            let of = parts.iter().filter(|((of, _), _)| *of == resource);
            let of: Vec<(bool, &Part)> =
                of.map(|((_, tag), part)| (self.explains(resource, *tag), part)).collect();
            self.access_row(resource, &of)
        });
        let mut rows = rows.collect::<Option<Vec<_>>>()?;
        rows.sort_by_key(|row| (row.standing, row.resource));
        Some(rows)
    }

    fn access_row(&self, resource: Resource, parts: &[(bool, &Part)]) -> Option<AccessRow> {
        let declaring: Vec<&Activity> = self.explaining(resource).collect();
        let activities: Vec<ActivityId> = declaring.iter().map(|activity| activity.id.clone()).collect();
        let noted = parts.iter().fold(0_u64, |sum, (_, part)| sum.saturating_add(part.noted));
        let unexplained = total(parts.iter().filter(|(explained, _)| !explained).map(|(_, p)| p.uses()));
        let mut by_day: BTreeMap<u32, u32> = BTreeMap::new();
        for (day, uses) in parts.iter().filter(|(explained, _)| *explained).flat_map(|(_, p)| &p.uses) {
            let sum = by_day.entry(*day).or_default();
            *sum = sum.saturating_add(*uses);
        }
        let recorded = self.recorded(activities.iter());
        let gap = match recorded {
            None => 0,
            Some(_) => total(
                by_day.iter().map(|(day, uses)| uses.saturating_sub(self.recorded_on(*day, &activities))),
            ),
        };
        let standing = match (unexplained, recorded, gap) {
            (0, None, _) => AccessStanding::NotCompared,
            (0, Some(_), 0) => AccessStanding::Accounted,
            (0, Some(_), _) => AccessStanding::Missing,
            _ => AccessStanding::Unexplained,
        };
        let uses = total(parts.iter().map(|(_, part)| part.uses()));
        let mut lines = vec![self.counts(noted, recorded.filter(|_| !activities.is_empty()))?];
        lines.extend(self.together(noted, uses)?);
        if standing == AccessStanding::Unexplained {
            lines.push(self.say(if activities.is_empty() {
                Word::ObUnexplained
            } else {
                Word::ObOtherPurpose
            }));
        }
        lines.extend(fill_count(gap.into(), (Word::TlGapOne, Word::TlGap), self.language).ok()?);
        if standing == AccessStanding::Accounted {
            lines.push(self.say(Word::ObAgrees));
        }
        Some(AccessRow {
            resource,
            title: self.say(resource.word()),
            standing,
            noted,
            uses,
            unexplained,
            recorded,
            gap,
            activities,
            activity_names: declaring.iter().map(|a| a.texts.title.get(self.language).to_owned()).collect(),
            lines,
        })
    }

    /// Which part accessed what; nothing for a log in which no access has a tag.
    pub(super) fn tags(&self) -> Option<Vec<TagRow>> {
        let parts = self.parts();
        if parts.keys().all(|(_, tag)| tag.is_none()) {
            return Some(Vec::new());
        }
        let rows = parts.into_iter().map(|((resource, tag), part)| self.tag_row(resource, tag, &part));
        let mut rows = rows.collect::<Option<Vec<_>>>()?;
        rows.sort_by(|a, b| (a.explained, &a.tag, a.resource).cmp(&(b.explained, &b.tag, b.resource)));
        Some(rows)
    }

    fn tag_row(&self, resource: Resource, tag: Option<&str>, part: &Part) -> Option<TagRow> {
        let activity = self.named_by(tag);
        let explained = self.explains(resource, tag);
        // Runs of an activity that does not declare this are no uses of it.
        let runs = activity.and_then(|activity| self.recorded(std::iter::once(&activity.id)));
        let recorded = runs.filter(|_| explained);
        let mut lines = vec![self.counts(part.noted, recorded)?];
        lines.extend(self.together(part.noted, part.uses())?);
        if !explained {
            lines.push(self.say(if activity.is_some() { Word::ObOtherPurpose } else { Word::ObUnexplained }));
        }
        let title = match (activity, tag) {
            (Some(activity), _) => activity.texts.title.get(self.language).to_owned(),
            (None, Some(tag)) => tag.to_owned(),
            (None, None) => self.say(Word::ObNoPart),
        };
        Some(TagRow {
            tag: tag.map(str::to_owned),
            activity: activity.map(|activity| activity.id.clone()),
            resource,
            title,
            resource_name: self.say(resource.word()),
            noted: part.noted,
            uses: part.uses(),
            recorded,
            explained,
            lines,
        })
    }

    /// The declared activity that a tag belongs to.
    fn named_by(&self, tag: Option<&str>) -> Option<&Activity> {
        let id = tag?.strip_prefix(PREFIX)?;
        self.manifest.activities.iter().find(|activity| activity.id.as_str() == id)
    }

    /// The activities that a tag in the log names.
    pub(super) fn named(&self) -> BTreeSet<&ActivityId> {
        let tags: BTreeSet<&str> = self.read.accesses.iter().filter_map(|a| a.tag.as_deref()).collect();
        tags.into_iter().filter_map(|tag| self.named_by(Some(tag))).map(|activity| &activity.id).collect()
    }

    pub(super) fn say(&self, word: Word) -> String {
        say(word, self.language).to_owned()
    }

    /// How many uses the accesses make, where it is another number.
    #[allow(
        clippy::option_option,
        reason = "the outer none is the catalogue's fault, the inner one says nothing"
    )]
    fn together(&self, noted: u64, uses: u32) -> Option<Option<String>> {
        if noted == u64::from(uses) {
            return Some(None);
        }
        let uses = text::times(uses.into(), self.language);
        Some(Some(filled(Word::ObUses, self.language, &[("uses", &uses)])?))
    }

    fn counts(&self, noted: u64, recorded: Option<u32>) -> Option<String> {
        let noted = text::times(noted, self.language);
        match recorded {
            None => filled(Word::ObNotedOnly, self.language, &[("noted", &noted)]),
            Some(n) => {
                let recorded = text::times(n.into(), self.language);
                filled(Word::ObNoted, self.language, &[("noted", &noted), ("recorded", &recorded)])
            }
        }
    }
}
