//! What the phone says of itself: whether anybody can open it, and whether its faces and fingers are still those of the time when a face
//! was enrolled here. Asked at open, at each tick, and before whatever rests on it.

use super::Engine;
use super::cycle::Job;
use super::live::{Ledger, Live};
use super::trouble::Trouble;
use crate::command::Command;
use crate::facts::{Evidence, Phone};
use crate::host::DeviceKeys as _;
use crate::refusal::Refusal;
use crate::vault::sentinel;
use std::sync::Arc;

impl Engine {
    /// Asks again. What the phone does not tell denies; a key store that does not answer is asked the next time.
    pub(super) fn look_at_phone(&self) {
        let screen_lock = self.keys.screen_lock().ok();
        if self.live.load().phone.screen_lock != screen_lock {
            self.live.rcu(|live| {
                let phone = Phone { screen_lock, ..Phone::clone(&live.phone) };
                Arc::new(Live { phone: Arc::new(phone), ..Live::clone(live) })
            });
            self.changed();
        }
    }

    /// Turns faces off if the phone's own faces or fingers changed. An error where nobody can tell: no face is compared then.
    pub(super) fn look_at_enrolment(&self, ledger: &Arc<Ledger>) -> Result<(), Trouble> {
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

    /// Both, before a face is enrolled or compared.
    pub(super) fn look_for_faces(&self) -> Result<(), Trouble> {
        self.look_at_phone();
        match self.ready()? {
            Ok(ledger) => self.look_at_enrolment(&ledger),
            // The ruling says why.
            Err(_) => Ok(()),
        }
    }

    /// Both, before something is sent: a match may go with it. What can't be told now holds up nothing that rests on no face.
    pub(super) fn look_before_sending(&self) {
        if let Err(trouble) = self.look_for_faces() {
            log::warn!("faces: nobody can tell whether the phone's own changed");
            let _what_rests_on_a_face_is_ruled_on_as_it_stands = self.refusal_of(trouble);
        }
    }
}
