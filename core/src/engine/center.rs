//! What the permission center and its sheets are drawn from. Reads only.

use super::Engine;
use super::live::Lock;
use crate::command::Payment;
use crate::export::destruction::DestructionRecord;
use crate::fault::Fault;
use crate::host::day_of;
use crate::owner::OwnerPurpose;
use crate::refusal::Refusal;
use crate::tally::Period;
use crate::text::{Language, Reader};
use crate::views::center::{Center, center};
use crate::views::faces::{Destroyed, FaceScreen, face_screen};
use crate::views::key_prompt::{owner_prompt, registration_prompt};
use crate::views::phone_prompt::{PhonePrompt, phone_prompt};
use crate::views::prompt::SystemPrompt;
use crate::views::requests::{RequestRow, request_row};
use crate::views::status::{ActivityState, LockView, activity_state};
use crate::views::tidy::{Tidy, TidySort, tidy};
use crate::views::way_on::{WayOn, way_on};
use crate::views::what_if::{WhatIf, what_if};
use privet_wire::ids::{ActivityId, RecipientId};
use std::collections::BTreeMap;

impl Engine {
    /// The permission center. Works in every state of the app: while locked with names only. None if no manifest was ever read.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn center(&self, reader: &Reader) -> Result<Option<Center>, Fault> {
        let live = self.live.load_full();
        let now = self.clock.now();
        let wall = live.state.wall(&now);
        let state = live.shown_state();
        let days = Period::Month.days(day_of(wall));
        // Counts that can't be read cost no row: this screen holds the buttons that turn off.
        let (counts, lock) = self.counted(&days)?;
        let counts = counts.unwrap_or_default();
        let drawn = center(&state, &live.phone, lock, &counts.by_activity, &now, reader);
        Ok(if live.ledger.is_some() {
            drawn
        } else {
            drawn.map(|center| center.unreadable(reader.language()))
        })
    }

    /// The permission center with the purposes only that a person's words are in: see [`Center::matching`].
    ///
    /// # Errors
    /// [`Fault`]
    pub fn center_matching(&self, query: &str, reader: &Reader) -> Result<Option<Center>, Fault> {
        Ok(self.center(reader)?.map(|center| center.matching(query, reader.language())))
    }

    /// The screen of faces: each activity that compares faces, what is here of it, and what off left behind. None if no manifest was ever
    /// read.
    ///
    /// # Errors
    /// [`Fault`]
    pub fn face_screen(&self, reader: &Reader) -> Result<Option<FaceScreen>, Fault> {
        let Some(center) = self.center(reader)? else { return Ok(None) };
        let live = self.live.load_full();
        let state = live.shown_state();
        let Some(manifest) = state.declared() else { return Ok(None) };
        let mut destroyed = BTreeMap::new();
        for activity in manifest.activities.iter().filter(|activity| activity.matching.is_some()) {
            if let Some(record) = self.destruction(&activity.id, None)? {
                let DestructionRecord { template, missing, index, size, .. } = record;
                destroyed.insert(activity.id.clone(), Destroyed { template, missing, index, size });
            }
        }
        let lock = live.lock.map(lock_view);
        Ok(face_screen((&state, manifest), &center.activities, &destroyed, lock, reader))
    }

    /// How one activity stands, for a feature's own screen. From memory, like `check`. None if it is not declared.
    #[must_use]
    pub fn activity_state(&self, activity: &ActivityId) -> Option<ActivityState> {
        let live = self.live.load();
        let wall = live.state.wall(&self.clock.now());
        activity_state(&live.shown_state(), &live.phone, live.lock.map(lock_view), wall, activity)
    }

    /// Whether faces are compared for this activity at all, as the manifest declares it. From memory, in every state of the app.
    #[must_use]
    pub fn compares_faces(&self, activity: &ActivityId) -> bool {
        self.matching(activity).is_some()
    }

    /// Everything that is on, ranked for tidying up, with what the person selected marked. From memory. None if no manifest was
    /// ever read, and while locked, when nobody knows what is on.
    #[must_use]
    pub fn tidy(&self, sort: TidySort, selected: &[ActivityId], reader: &Reader) -> Option<Tidy> {
        let live = self.live.load_full();
        if live.lock == Some(Lock::Locked) {
            return None;
        }
        let selected = selected.iter().cloned().collect();
        tidy(&live.shown_state(), &live.phone, (sort, &selected), &self.clock.now(), reader)
    }

    /// Who can do what about a refusal of something for this activity, as things stand. From memory, in every state of the app.
    #[must_use]
    pub fn way_on(&self, refusal: Refusal, activity: &ActivityId, language: Language) -> WayOn {
        way_on(&self.live.load().shown_state(), refusal, activity, &self.clock.now(), language)
    }

    /// A payment that somebody asks for, as a row. From memory; proposes nothing. None if the recipient is not declared or the amount
    /// could not be paid.
    #[must_use]
    pub fn payment_request(
        &self,
        payment: &Payment,
        recipient: &RecipientId,
        reader: &Reader,
    ) -> Option<RequestRow> {
        let live = self.live.load();
        let state = live.shown_state();
        let recipient = state.declared()?.recipient(recipient)?;
        request_row(payment, recipient, live.state.wall(&self.clock.now()), reader)
    }

    /// What to say before the phone's own question for an activity. From memory. None if it is not declared or needs no permission
    /// of the phone's.
    #[must_use]
    pub fn phone_prompt(&self, activity: &ActivityId, language: Language) -> Option<PhonePrompt> {
        phone_prompt(self.live.load().shown_state().declared()?, activity, language)
    }

    /// The phone's own prompt while one of the person's keys signs that it is registered with this recipient. From memory, in every
    /// state of the app.
    ///
    /// # Errors
    /// [`Fault::Internal`] is not expected: every prompt fits.
    pub fn registration_prompt(
        &self,
        recipient: &RecipientId,
        language: Language,
    ) -> Result<SystemPrompt, Fault> {
        registration_prompt(&self.live.load().state, recipient, language).ok_or(Fault::Internal)
    }

    /// The phone's own prompt while the owner key signs for this purpose. From memory, in every state of the app.
    ///
    /// # Errors
    /// [`Fault::Internal`] is not expected: every prompt fits.
    pub fn owner_prompt(&self, purpose: &OwnerPurpose, language: Language) -> Result<SystemPrompt, Fault> {
        owner_prompt(&self.live.load().state, purpose, language).ok_or(Fault::Internal)
    }

    /// What turning an activity off would do. Changes nothing. None if it is not declared.
    #[must_use]
    pub fn what_if(&self, activity: &ActivityId, reader: &Reader) -> Option<WhatIf> {
        what_if(&self.live.load().shown_state(), activity, reader.language())
    }
}

pub(super) const fn lock_view(lock: Lock) -> LockView {
    match lock {
        Lock::Locked => LockView::Locked,
        Lock::Down(cause) => LockView::Down { cause },
    }
}
