//! The rows of the permission center: how a purpose stands, what it costs, and what the phone allows.

use super::super::phrase::{self, abroad, basis, kept, line, marked_names, recipient_names, until};
use super::super::status::{LockView, Status, status};
use super::super::topic::Topic;
use super::{ActivityRow, PhoneRow, STALE_DAYS, WaitingNotice};
use crate::command::{OsState, Party, Until};
use crate::event::Changed;
use crate::facts::Phone;
use crate::host::{DAY, WallMs};
use crate::manifest::{Activity, ActivityKind, Manifest, Necessity, OsPermission};
use crate::refusal::Refusal;
use crate::rules::MAX_ATTEMPTS;
use crate::rules::decision::{decision, rests_on};
use crate::state::{ConsentStatus, State, Telling, TellingStage, TemplateStatus};
use crate::tally::Counts;
use crate::text::{self, Language, Reader, Word, fill, say};
use privet_wire::ids::{ActivityId, RecipientId};
use std::collections::BTreeSet;

/// What the center is drawn from, besides the reader.
pub(super) struct Drawing<'a> {
    pub state: &'a State,
    pub manifest: &'a Manifest,
    pub phone: &'a Phone,
    pub lock: Option<LockView>,
    pub wall: WallMs,
    pub language: Language,
    pub reader: &'a Reader,
}

pub(in crate::views) const fn is_on(status: Status) -> bool {
    matches!(status, Status::On | Status::AlwaysOn { .. } | Status::BlockedByPhone)
}

impl Drawing<'_> {
    fn say(&self, word: Word) -> String {
        say(word, self.language).to_owned()
    }

    pub fn row(&self, activity: &Activity, counts: Counts) -> Option<ActivityRow> {
        let language = self.language;
        let locked = self.unknown(activity);
        let state = if locked { Status::Locked } else { status(self.state, self.phone, self.wall, activity) };
        let state_text = self.state_text(activity, state);
        let uses = if locked { 0 } else { counts.runs() };
        let recipients = recipient_names(self.manifest, activity, language);
        let title = activity.texts.title.get(language).to_owned();
        let recipients_text =
            if recipients.is_empty() { self.say(Word::CNobody) } else { text::list(&recipients, language) };
        let border = self.manifest.recipients_of(activity).filter_map(|r| abroad(self.manifest, r, language));
        let necessity = match activity.necessity {
            Necessity::Required => Word::PdNeedYes,
            Necessity::Optional => Word::PdNeedNo,
        };
        Some(ActivityRow {
            uses,
            uses_text: if locked { state_text.clone() } else { self.uses_text(&state_text, uses)? },
            notes: if locked { Vec::new() } else { self.notes(activity, state) },
            purpose: activity.texts.purpose.get(language).to_owned(),
            scenario: activity.texts.scenario.get(language).to_owned(),
            data: marked_names(self.manifest, activity, language),
            recipients,
            recipients_text,
            abroad: border.map(|line| line.text).collect(),
            kept: kept(self.manifest, activity, language)?.into_iter().map(|line| line.text).collect(),
            until: if activity.asks_consent() {
                Some(until(self.manifest, activity, language)?.text)
            } else {
                None
            },
            sensitive: self.manifest.is_sensitive(activity),
            fallback: phrase::other_way(self.manifest, activity, language),
            needs: if locked { Vec::new() } else { self.missing(activity) },
            stops: line(Word::PdStops, language, &[("list", &title)])?.text,
            works: phrase::fallback(self.manifest, activity, language),
            necessity: self.say(necessity),
            answered: if locked { None } else { self.answered(&activity.id) },
            waiting: if locked { Vec::new() } else { self.waiting(activity)? },
            turn_on: self.turn_on(activity, state).map(|word| self.say(word)),
            turn_off: self.turn_off(activity, state).map(|word| self.say(word)),
            activity: activity.id.clone(),
            topic: Topic::of(self.manifest, activity),
            title,
            state,
            state_text,
        })
    }

    fn state_text(&self, activity: &Activity, status: Status) -> String {
        let word = match (self.lock, status) {
            (Some(LockView::Down { .. }), Status::Locked) => Word::StUnverified,
            (_, Status::Locked) => Word::DnLocked,
            (Some(LockView::Down { .. }), status) if is_on(status) => Word::CPaused,
            (_, Status::On | Status::AlwaysOn { .. }) => Word::COn,
            (_, Status::Objected) if self.state.objected.contains_key(&activity.id) => Word::CObjected,
            (_, Status::Off | Status::NeedsOther | Status::Objected) => Word::COff,
            (_, Status::NeedsAnswer) => Word::CNeedsAnswer,
            (_, Status::Ended) => Word::CEnded,
            (_, Status::TurningOff) => Word::CUndoPending,
            (_, Status::BlockedByPhone) => {
                match decision(self.state, self.phone, self.wall, &activity.id, None) {
                    Err(Refusal::NoScreenLock) => Word::DnNoLock,
                    Err(Refusal::PhoneUnknown) => Word::DnPhoneUnknown,
                    _ => Word::PermOsBlocked,
                }
            }
        };
        self.say(word)
    }

    fn uses_text(&self, state: &str, uses: u32) -> Option<String> {
        // A state that is a sentence of its own keeps its full stop; within this line it would stand before a comma.
        let state = state.trim_end_matches(['.', '。']);
        let n = text::count(uses.into());
        let filled = match uses {
            1 => fill(Word::PermRowOne, self.language, &[("state", state)]),
            _ => fill(Word::PermRow, self.language, &[("state", state), ("n", &n)]),
        };
        filled.ok()
    }

    fn notes(&self, activity: &Activity, status: Status) -> Vec<String> {
        let mut notes = Vec::new();
        if let Status::AlwaysOn { basis: why } = status {
            notes.extend(basis(why, self.language).map(|line| line.text));
        }
        if status == Status::Objected && !self.state.objected.contains_key(&activity.id) {
            notes.push(self.say(Word::CObjectionUnknown));
        }
        if status == Status::NeedsAnswer {
            let enrolment = ConsentStatus::Invalidated(Changed::Biometrics);
            let answered = self.state.consents.get(&activity.id).map(|consent| &consent.status);
            notes.push(self.say(if answered == Some(&enrolment) {
                Word::PdBiometrics
            } else {
                Word::PdTerms
            }));
        }
        if !is_on(status) && self.waits_for_other(activity) {
            let needed =
                text::list(&phrase::need_titles(self.manifest, activity, self.language), self.language);
            notes.extend(fill(Word::CNeeds, self.language, &[("purpose", &needed)]).ok());
        }
        let once = self.state.grant(&activity.id).is_some_and(|g| g.until == Until::Once);
        if once && is_on(status) {
            notes.push(self.say(Word::COnceLeft));
        }
        if activity.kind == ActivityKind::Template {
            let mut patterns = self.state.templates.values().filter(|t| t.activity == activity.id);
            let there = self.state.live_templates(&activity.id).next().is_some();
            notes.push(self.say(match patterns.any(|t| t.status == TemplateStatus::Destroying) {
                _ if there => Word::FbOn,
                true => Word::CDestroying,
                false if is_on(status) => Word::CNotSetUp,
                false => Word::FbOff,
            }));
            let tries = self.state.faces.get(&activity.id);
            if tries.is_some_and(|tries| tries.begun.saturating_sub(tries.forgiven) >= MAX_ATTEMPTS) {
                notes.push(self.say(Word::FbSpent));
            }
        }
        notes
    }

    fn answered(&self, id: &ActivityId) -> Option<String> {
        let consent = self.state.consents.get(id)?;
        let mut word = Word::PdAnswered;
        let at = match &consent.status {
            ConsentStatus::Given(grant) => {
                if grant.party == Party::Guardian {
                    word = Word::PdAnsweredGuardian;
                }
                grant.given
            }
            ConsentStatus::Refused | ConsentStatus::Withdrawn => consent.since,
            ConsentStatus::Undecided | ConsentStatus::Expired | ConsentStatus::Invalidated(_) => return None,
        };
        let date = text::date(at, self.reader);
        fill(word, self.language, &[("date", &date)]).ok()
    }

    /// The label of "turn on". Not offered where it could not run all the same, nor for what is being turned off: there, undoing is
    /// the way.
    fn turn_on(&self, activity: &Activity, state: Status) -> Option<Word> {
        if self.lock.is_some() {
            return None;
        }
        match state {
            Status::Objected if self.state.objected.contains_key(&activity.id) => Some(Word::CLift),
            Status::Objected => Some(Word::CTurnOn),
            Status::Off | Status::NeedsAnswer | Status::Ended => {
                (activity.asks_consent() && !self.waits_for_other(activity)).then_some(Word::CTurnOn)
            }
            Status::On
            | Status::AlwaysOn { .. }
            | Status::BlockedByPhone
            | Status::TurningOff
            | Status::NeedsOther
            | Status::Locked => None,
        }
    }

    /// What it names as needed and is off.
    fn missing(&self, activity: &Activity) -> Vec<ActivityId> {
        let on = |id: &ActivityId| {
            let need = self.manifest.activity(id);
            need.is_some_and(|need| is_on(status(self.state, self.phone, self.wall, need)))
        };
        activity.needs.iter().filter(|id| !on(id)).cloned().collect()
    }

    /// Is something off that it cannot run without?
    fn waits_for_other(&self, activity: &Activity) -> bool {
        rests_on(self.state, self.manifest, activity, self.wall).is_err()
    }

    /// Whether nobody knows how it stands: the records are locked, or lock-down let none of them in. What was turned off since is known.
    fn unknown(&self, activity: &Activity) -> bool {
        let said =
            self.state.consents.contains_key(&activity.id) || self.state.objected.contains_key(&activity.id);
        match self.lock {
            Some(LockView::Locked) => true,
            Some(LockView::Down { .. }) => self.state.size == 0 && !said,
            None => false,
        }
    }

    /// The label of "turn off". Where nobody knows what was answered, it is offered for whatever can be taken back. While it can still
    /// be undone, it says that this is the end of that.
    fn turn_off(&self, activity: &Activity, state: Status) -> Option<Word> {
        let locked = self.unknown(activity);
        if activity.may_object() {
            let said = self.state.objected.contains_key(&activity.id);
            return (locked || !said).then_some(Word::CObject);
        }
        (self.state.can_withdraw(&activity.id) || (locked && activity.asks_consent()))
            .then_some(if state == Status::TurningOff { Word::COffNow } else { Word::CTurnOff })
    }

    /// Who did not confirm that this was withdrawn.
    fn waiting(&self, activity: &Activity) -> Option<Vec<WaitingNotice>> {
        let told = self.state.unconfirmed.get(&activity.id);
        told.into_iter().flatten().map(|(recipient, telling)| self.notice(recipient, telling)).collect()
    }

    /// The same of what the app no longer declares: it has no row, and is not forgotten.
    pub fn waiting_elsewhere(&self) -> Option<Vec<WaitingNotice>> {
        let gone = self.state.unconfirmed.iter().filter(|(id, _)| self.manifest.activity(id).is_none());
        gone.flat_map(|(_, told)| told).map(|(recipient, telling)| self.notice(recipient, telling)).collect()
    }

    fn notice(&self, recipient: &RecipientId, telling: &Telling) -> Option<WaitingNotice> {
        let known = self.manifest.recipient(recipient).map(|r| r.name.get(self.language));
        let name = known.unwrap_or(recipient.as_str());
        let days = self.wall.saturating_sub(telling.withdrawn).div_euclid(DAY);
        let text = match telling.stage {
            TellingStage::Impossible => fill(Word::WdImpossible, self.language, &[("recipient", name)]),
            TellingStage::Waiting | TellingStage::Delivered if days > 1 => {
                let n = text::count(days.unsigned_abs());
                fill(Word::WdNoreply, self.language, &[("recipient", name), ("n", &n)])
            }
            TellingStage::Delivered => fill(Word::WdTold, self.language, &[("recipient", name)]),
            TellingStage::Waiting => fill(Word::WdWait, self.language, &[("recipient", name)]),
        };
        Some(WaitingNotice { recipient: recipient.clone(), stage: telling.stage, text: text.ok()? })
    }

    /// Grants in force that nobody used for [`STALE_DAYS`] days.
    pub fn unused(&self) -> u32 {
        if self.lock == Some(LockView::Locked) {
            return 0;
        }
        let old = self.manifest.activities.iter().filter(|activity| {
            let unused = self
                .state
                .grant(&activity.id)
                .is_some_and(|grant| self.wall.saturating_sub(grant.used) >= STALE_DAYS.saturating_mul(DAY));
            unused && is_on(status(self.state, self.phone, self.wall, activity))
        });
        u32::try_from(old.count()).unwrap_or(u32::MAX)
    }

    pub fn phone(&self) -> Option<Vec<PhoneRow>> {
        let declared: BTreeSet<OsPermission> =
            self.manifest.activities.iter().filter_map(|activity| activity.os_permission).collect();
        declared.into_iter().map(|permission| self.phone_row(permission)).collect()
    }

    fn phone_row(&self, permission: OsPermission) -> Option<PhoneRow> {
        let state = self.phone.os.get(&permission).copied();
        let allows = matches!(state, Some(OsState::Granted | OsState::Once | OsState::Coarse));
        let wanted = self.lock == Some(LockView::Locked)
            || self
                .manifest
                .activities
                .iter()
                .filter(|activity| activity.os_permission == Some(permission))
                .any(|activity| is_on(status(self.state, self.phone, self.wall, activity)));
        let text = phone_text(permission, state, self.language)?;
        let idle = (allows && !wanted).then(|| self.say(Word::PermOsIdle));
        Some(PhoneRow { permission, state, text, idle })
    }
}

/// A permission of the phone with its state, in words.
pub(in crate::views) fn phone_text(
    permission: OsPermission,
    state: Option<OsState>,
    language: Language,
) -> Option<String> {
    let name = match permission {
        OsPermission::Camera => Word::PermOsCam,
        OsPermission::LocationCoarse | OsPermission::LocationPrecise => Word::PermOsLoc,
        OsPermission::Photos => Word::PermOsPhotos,
        OsPermission::Microphone => Word::PermOsMic,
        OsPermission::Contacts => Word::PermOsContacts,
    };
    let state = match state {
        None => Word::OsUnknown,
        Some(OsState::Granted) => Word::OsAllowed,
        Some(OsState::Once) => Word::OsOnce,
        Some(OsState::Coarse) => Word::OsApprox,
        Some(OsState::Denied) => Word::OsDenied,
        Some(OsState::Restricted) => Word::OsLimited,
        Some(OsState::NotAsked) => Word::OsAsk,
    };
    fill(name, language, &[("state", say(state, language))]).ok()
}
