//! What the phone says of itself: whether anybody can open it, and whether its faces and fingers are still those of the time when a face
//! was enrolled here. Asked at open, at each tick, and for each call that may rest on it.

use super::Engine;
use super::cycle::Job;
use super::live::{Ledger, Live};
use super::trouble::Trouble;
use crate::command::Command;
use crate::facts::{Evidence, Phone};
use crate::host::{DeviceKeys as _, ScreenLock};
use crate::refusal::Refusal;
use crate::vault::sentinel;
use std::sync::Arc;
use std::sync::atomic::Ordering::SeqCst;

/// What the phone said in one call.
#[derive(Clone, Copy)]
pub(super) struct Looked {
    /// Whether it has a screen lock; none where it did not tell.
    pub screen_lock: Option<ScreenLock>,
    /// Its faces and fingers are those of before; false where nobody can tell.
    pub faces: bool,
}

impl Engine {
    /// Asks for both. What the phone does not tell denies; a key store that does not answer is asked the next time.
    pub(super) fn look(&self) -> Looked {
        let screen_lock = self.look_at_screen_lock();
        let faces = match self.look_for_faces() {
            Ok(()) => true,
            Err(trouble) => {
                log::warn!("faces: nobody can tell whether the phone's own changed");
                let _what_rests_on_no_face_goes_on = self.refusal_of(trouble);
                false
            }
        };
        Looked { screen_lock, faces }
    }

    /// Asks again, and keeps the answer for `check` and the views.
    pub(super) fn look_at_screen_lock(&self) -> Option<ScreenLock> {
        let question = self.questions.fetch_add(1, SeqCst).saturating_add(1);
        let screen_lock = self.keys.screen_lock().ok();
        let mut answered = super::lock(&self.answered);
        if question < *answered {
            // One that was asked later was answered sooner, and is what counts.
            return screen_lock;
        }
        *answered = question;
        let changed = self.live.load().phone.screen_lock != screen_lock;
        if changed {
            self.live.rcu(|live| {
                let phone = Phone { screen_lock, ..Phone::clone(&live.phone) };
                Arc::new(Live { phone: Arc::new(phone), ..Live::clone(live) })
            });
        }
        drop(answered);
        if changed {
            self.changed();
        }
        screen_lock
    }

    /// Before a face is enrolled or compared. An error where nobody can tell: no face is compared then.
    pub(super) fn look_for_faces(&self) -> Result<(), Trouble> {
        match self.ready()? {
            Ok(ledger) => self.look_at_sentinel(&ledger),
            // The ruling says why.
            Err(_) => Ok(()),
        }
    }

    /// Turns faces off if the phone's own faces or fingers changed.
    pub(super) fn look_at_sentinel(&self, ledger: &Arc<Ledger>) -> Result<(), Trouble> {
        let state = self.state_of(ledger)?;
        if state.faces.is_empty() {
            return Ok(());
        }
        let Some(changed) = sentinel::look(&self.keys, state.sentinel.as_deref())? else { return Ok(()) };
        log::warn!("faces: the phone's own changed, turned off");
        let evidence = Evidence { biometrics: Some(changed), ..Evidence::default() };
        let command = Command::BiometricsChanged;
        let done = self.cycle(ledger, Job { command: Some(&command), evidence, ..Job::default() })?;
        if done.outcome == Err(Refusal::Stale) {
            // Another process was first, or the person was asked anew.
            return Ok(());
        }
        self.settle(ledger)?;
        self.changed();
        Ok(())
    }
}
