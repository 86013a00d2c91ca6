//! The rows of both lists.

use super::super::phrase;
use super::super::status::LockView;
use super::super::topic::Topic;
use super::{CollectedGroup, CollectedRow, Counted, Held, ListGroup, Lists, SharedRow};
use crate::manifest::{Activity, Category, DataKind, Manifest, MinimiseStep, Recipient, Role};
use crate::tally::Counts;
use crate::text::{self, Language, Word, mask, place, say};

/// What the lists are drawn from.
pub(super) struct Drawing<'a> {
    pub manifest: &'a Manifest,
    pub counted: Option<&'a Counted<'a>>,
    pub held: &'a [Held],
    pub language: Language,
}

impl Drawing<'_> {
    fn say(&self, word: Word) -> String {
        say(word, self.language).to_owned()
    }

    pub fn lists(&self) -> Lists {
        let groups = ListGroup::ALL.into_iter().map(|group| CollectedGroup {
            group,
            title: self.say(group.word()),
            rows: self
                .uses()
                .filter(|(_, kind)| ListGroup::of(kind.category) == group)
                .map(|(activity, kind)| self.collected(activity, kind))
                .collect(),
        });
        let activities = self.manifest.activities.iter();
        let sent = activities.flat_map(|a| self.manifest.leaving(a).map(move |kind| (a, kind)));
        let shared = sent.flat_map(|(activity, kind)| {
            let others = self.manifest.recipients_of(activity).filter(|to| to.role != Role::Controller);
            others.map(move |to| self.shared(activity, kind, to))
        });
        Lists {
            title: self.say(Word::L2Title),
            language: self.language,
            period: None,
            collected_title: self.say(Word::L2Collected),
            collected: groups.filter(|group| !group.rows.is_empty()).collect(),
            shared_title: self.say(Word::L2Shared),
            shared: shared.collect(),
            undeclared: 0,
            undeclared_text: None,
        }
    }

    /// Each kind of data with each activity that uses it.
    fn uses(&self) -> impl Iterator<Item = (&Activity, &DataKind)> {
        let activities = self.manifest.activities.iter();
        activities.flat_map(|a| self.manifest.data_of(a).map(move |kind| (a, kind)))
    }

    fn collected(&self, activity: &Activity, kind: &DataKind) -> CollectedRow {
        let texts = &activity.texts;
        let tallies = self.counted.and_then(|counted| counted.tallies);
        let times = tallies.map(|t| t.by_activity.get(&activity.id).map_or(0, Counts::runs));
        CollectedRow {
            activity: activity.id.clone(),
            activity_title: texts.title.get(self.language).to_owned(),
            data: kind.id.clone(),
            kind: kind.name.get(self.language).to_owned(),
            topic: Topic::of_kind(kind.category),
            purpose: texts.purpose.get(self.language).to_owned(),
            scenario: texts.scenario.get(self.language).to_owned(),
            times,
            times_text: self.times_text(times),
            content: self.content(kind),
        }
    }

    fn shared(&self, activity: &Activity, kind: &DataKind, to: &Recipient) -> SharedRow {
        let texts = &activity.texts;
        let tallies = self.counted.and_then(|counted| counted.tallies);
        let sent = (activity.id.clone(), to.id.clone());
        let times = tallies.map(|t| t.sent.get(&sent).copied().unwrap_or_default());
        SharedRow {
            activity: activity.id.clone(),
            activity_title: texts.title.get(self.language).to_owned(),
            data: kind.id.clone(),
            kind: kind.name.get(self.language).to_owned(),
            topic: Topic::of_kind(kind.category),
            purpose: texts.purpose.get(self.language).to_owned(),
            scenario: texts.scenario.get(self.language).to_owned(),
            recipient: to.id.clone(),
            recipient_name: to.name.get(self.language).to_owned(),
            contact: to.contact.clone(),
            country: place(to.country, self.language).to_owned(),
            how: phrase::how(activity, self.language),
            identity_removed: self.say(self.identity(activity, kind)),
            times,
            times_text: self.times_text(times),
            policy_url: to.policy_url.as_str().to_owned(),
        }
    }

    /// A declaration has no counts to speak of; otherwise a count, or that it is not known now.
    fn times_text(&self, times: Option<u32>) -> Option<String> {
        let unknown = match self.counted?.lock {
            Some(LockView::Locked) => Word::DnLocked,
            Some(LockView::Down { .. }) | None => Word::StUnverified,
        };
        Some(times.map_or_else(|| self.say(unknown), |n| text::times(n.into(), self.language)))
    }

    fn content(&self, kind: &DataKind) -> Option<String> {
        let of = self.held.iter().filter(|held| held.data == kind.id);
        let shown: Vec<String> = of.map(|held| mask(kind.mask, &held.value)).collect();
        (!shown.is_empty()).then(|| text::list(&shown, self.language))
    }

    /// What the manifest says is taken away from this kind. A range or counts are named only where it is clear which kind they
    /// stand for.
    fn identity(&self, activity: &Activity, kind: &DataKind) -> Word {
        let numbers = |kind: &DataKind| {
            !matches!(
                kind.category,
                Category::CameraFrame | Category::CoarseLocation | Category::PreciseLocation
            )
        };
        let alone =
            numbers(kind) && self.manifest.data_of(activity).filter(|kind| numbers(kind)).count() == 1;
        let located = matches!(kind.category, Category::CoarseLocation | Category::PreciseLocation);
        let reduced = activity.minimise.iter().find_map(|step| match step {
            MinimiseStep::StripMetadata if kind.category == Category::CameraFrame => {
                let profile = activity.minimise.contains(&MinimiseStep::KeepColourProfile);
                Some(if profile { Word::L2DeidProfile } else { Word::L2DeidPicture })
            }
            MinimiseStep::CoarsenLocation if located => Some(Word::L2DeidPlace),
            MinimiseStep::RangeOnly if alone => Some(Word::L2DeidRange),
            MinimiseStep::CountsOnly | MinimiseStep::YearCounts if alone => Some(Word::L2DeidCounts),
            _ => None,
        });
        let result = activity.sends_result_only() && self.manifest.leaving(activity).count() == 1;
        reduced.unwrap_or(if result { Word::L2DeidResult } else { Word::L2DeidNo })
    }

    /// Sends that no row of the manifest stands for.
    pub fn undeclared(&self) -> u32 {
        let Some(tallies) = self.counted.and_then(|counted| counted.tallies) else { return 0 };
        let known = tallies.sent.values().fold(0_u32, |sum, sent| sum.saturating_add(*sent));
        tallies.all.left.saturating_sub(known)
    }
}
