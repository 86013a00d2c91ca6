//! What really happened, whatever the file still says. The rules never see this; the properties are about it.
//!
//! What a release needs is read off the entries here once more and by other means than `decide`: a mistake in the rules must not
//! excuse itself.

use super::hand::{PAYMENT, picture};
use super::log::Log;
use super::phone::Ruled;
use privet::command::Until;
use privet::event::{Event, Proposal};
use privet::host::Moment;
use privet::ledger::Head;
use privet::manifest::{Manifest, Recipient, terms_digest};
use privet_wire::ids::{Digest, Jti, ReleaseId};
use std::collections::{BTreeMap, BTreeSet};

/// What must never happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wrong {
    LeftTwice,
    LeftWithoutGrant,
    LeftAfterNo,
    LeftTooLate,
    LeftForOtherTerms,
    LeftAgainstThePhone,
    LeftUnsigned,
    LeftWhileLockedDown,
    TakenTwice,
    ConfirmationLost,
    NoLost,
    OldFileUnseen,
    AnsweredTooSoon,
    LockedOut,
}

/// What a caller was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Told {
    Confirmed,
    Withdrawn,
}

/// What explains why something may be missing, or shows that a search went far enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Met {
    /// The recipient got a number once more that it had burnt, and refused it.
    BurntNumber,
    /// The anchor's store failed: its write is owed, and the answer stood.
    AnchorOwed,
    /// Somebody put back an old file.
    OldFile,
    /// The documented exception: something answered that the anchor did not name yet when an older file was put back.
    Exposed,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Truth {
    /// Every release that ever left, and under which number: a list, so that twice is seen.
    pub left: BTreeMap<ReleaseId, Vec<Jti>>,
    /// What its recipient took.
    pub taken: BTreeMap<ReleaseId, BTreeSet<Jti>>,
    /// What was told, and with which commit it stands or falls.
    pub told: BTreeMap<(u64, [u8; 32]), Told>,
    pub met: BTreeSet<Met>,
    pub wrongs: BTreeSet<Wrong>,
}

impl Truth {
    /// A commit: did something leave, and might it?
    pub fn committed(&mut self, ruled: &Ruled) {
        let mut before: Vec<&Event> = ruled.on.entries().map(|entry| &entry.event).collect();
        before.reverse();
        let events = ruled.events();
        for event in &events {
            if let Event::Released { release, jti, proven, .. } = event {
                let numbers = self.left.entry(*release).or_default();
                numbers.push(*jti);
                numbers.sort_unstable();
                let others = self.left.values().flatten().filter(|other| *other == jti).count();
                if self.left[release].len() > 1 || others > 1 {
                    self.wrongs.insert(Wrong::LeftTwice);
                }
                let receipt = proven.as_ref().map(|proven| proven.receipt.as_str());
                self.wrongs.extend(misses(&before, *release, receipt, ruled));
                if ruled.locked_down {
                    self.wrongs.insert(Wrong::LeftWhileLockedDown);
                }
                let told_no = self.told.values().any(|told| *told == Told::Withdrawn);
                let asks = proposal(&before, *release).is_some_and(|p| p.activity == picture());
                if told_no && asks {
                    self.wrongs.insert(Wrong::LeftAfterNo);
                }
            }
            before.push(event);
        }
    }

    /// The recipient gets an envelope, and burns its number.
    pub fn arrives(&mut self, jti: Jti) {
        let Some(release) = self.left.iter().find(|(_, numbers)| numbers.contains(&jti)).map(|(r, _)| *r)
        else {
            return;
        };
        let taken = self.taken.entry(release).or_default();
        if !taken.insert(jti) {
            self.met.insert(Met::BurntNumber);
        }
        if taken.len() > 1 {
            self.wrongs.insert(Wrong::TakenTwice);
        }
    }

    /// A caller was told; it stands or falls with the commit that ends at this head.
    pub fn tells(&mut self, told: Told, with: Head, anchored: bool) {
        if !anchored && !self.met.contains(&Met::AnchorOwed) {
            self.wrongs.insert(Wrong::AnsweredTooSoon);
        }
        self.told.insert((with.size, with.root), told);
    }

    /// What was told and this file does not hold.
    fn missing<'a>(&'a self, file: &'a Log) -> impl Iterator<Item = ((u64, [u8; 32]), Told)> + 'a {
        let holds = |(size, root): (u64, [u8; 32])| file.continues(&Head { size, root });
        self.told.iter().map(|(with, told)| (*with, *told)).filter(move |(with, _)| !holds(*with))
    }

    /// The file lost its end without anybody's doing.
    pub fn lost_its_end(&mut self, before: &Log, after: &Log) {
        let had: Vec<_> = self.missing(before).collect();
        let lost: Vec<_> = self.missing(after).filter(|missing| !had.contains(missing)).collect();
        self.wrongs.extend(lost.into_iter().map(|(_, told)| gone(told)));
    }

    /// Somebody puts back an old file. What the anchor did not name yet is the exception that SECURITY.md documents.
    pub fn puts_back(&mut self, old: &Log, anchor: Head) {
        self.met.insert(Met::OldFile);
        let unanchored: Vec<_> = self.missing(old).filter(|((size, _), _)| *size > anchor.size).collect();
        for (with, _) in unanchored {
            self.told.remove(&with);
            self.met.insert(Met::Exposed);
        }
    }

    /// A process believed this file.
    pub fn believes(&mut self, file: &Log) {
        let lost: Vec<_> = self.missing(file).collect();
        if !lost.is_empty() {
            self.wrongs.insert(Wrong::OldFileUnseen);
        }
        self.wrongs.extend(lost.into_iter().map(|(_, told)| gone(told)));
    }

    /// A process locked itself down over this file.
    pub fn locked_down(&mut self) {
        if !self.met.contains(&Met::OldFile) {
            self.wrongs.insert(Wrong::LockedOut);
        }
    }
}

const fn gone(told: Told) -> Wrong {
    match told {
        Told::Confirmed => Wrong::ConfirmationLost,
        Told::Withdrawn => Wrong::NoLost,
    }
}

fn proposal<'e>(before: &[&'e Event], id: ReleaseId) -> Option<&'e Proposal> {
    before.iter().find_map(|event| match event {
        Event::ReleaseProposed { release, proposal } if *release == id => Some(&**proposal),
        _ => None,
    })
}

/// What this release lacks, read off the entries before it.
fn misses(before: &[&Event], id: ReleaseId, receipt: Option<&str>, ruled: &Ruled) -> BTreeSet<Wrong> {
    let mut wrongs = BTreeSet::new();
    let Some(proposal) = proposal(before, id) else { return BTreeSet::from([Wrong::LeftUnsigned]) };
    let approved = before.iter().rev().find_map(|event| match event {
        Event::ReleaseApproved { release, approved, input, .. } if *release == id => Some((approved, input)),
        _ => None,
    });
    // The receipt says what was approved, to the letter.
    let signed = receipt.and_then(|text| text.rsplit_once('.')).map(|(input, _)| input);
    let signed = signed.map(|input| Digest::new(privet_wire::merkle::sha256(input.as_bytes())));
    let Some((approved, _)) = approved.filter(|(_, input)| signed == Some(**input)) else {
        return BTreeSet::from([Wrong::LeftUnsigned]);
    };
    let waited = |then: &Moment| (then.boot == ruled.at.boot).then(|| ruled.at.elapsed - then.elapsed);
    let limit = if proposal.activity.as_str() == PAYMENT.0 { 120_000 } else { 300_000 };
    let in_time =
        waited(approved).is_some_and(|t| t < 60_000) && waited(&proposal.proposed).is_some_and(|t| t < limit);
    if !in_time {
        wrongs.insert(Wrong::LeftTooLate);
    }
    if proposal.activity == picture() {
        if !granted(before, ruled.at) {
            wrongs.insert(Wrong::LeftWithoutGrant);
        }
        if !ruled.camera {
            wrongs.insert(Wrong::LeftAgainstThePhone);
        }
    }
    let manifest = before.iter().rev().find_map(|event| match event {
        Event::ManifestAccepted { manifest, .. } => Some(&**manifest),
        _ => None,
    });
    if !manifest.is_some_and(|manifest| same_terms(manifest, proposal)) {
        wrongs.insert(Wrong::LeftForOtherTerms);
    }
    wrongs
}

/// Does the last word on the picture allow it?
fn granted(before: &[&Event], now: Moment) -> bool {
    let word = before.iter().rev().find_map(|event| match event {
        Event::ConsentGiven { activity, until: Until::At { wall }, .. } if *activity == picture() => {
            Some(now.wall < *wall)
        }
        Event::ConsentWithdrawn { activity, .. }
        | Event::ConsentExpired { activity, .. }
        | Event::ConsentInvalidated { activity, .. }
            if *activity == picture() =>
        {
            Some(false)
        }
        _ => None,
    });
    word == Some(true)
}

fn same_terms(manifest: &Manifest, proposal: &Proposal) -> bool {
    let terms = manifest.activity(&proposal.activity).map(|a| Digest::new(terms_digest(a, manifest)));
    let key = manifest.recipient(&proposal.recipient).and_then(Recipient::sealing_key);
    let key = key.map(|key| Digest::new(*key.id().as_bytes()));
    terms == Some(proposal.terms) && key == Some(proposal.recipient_key)
}
