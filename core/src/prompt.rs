//! What a person is shown, and the evidence that they saw it. A prompt's lines are drawn from State, manifest and catalogue;
//! the same structure is digested and drawn, so a screen cannot show one thing and record another. The only maker of
//! [`PromptShown`].

use crate::event::ShownRecord;
use crate::host::Moment;
use privet_wire::digest::Salt;
use privet_wire::ids::{Digest, PromptId, ReleaseId};
use privet_wire::shown::Shown;

/// What the person is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Asked {
    /// A consent.
    Consent(PromptId),
    /// A release.
    Release(ReleaseId),
}

/// Lines as last drawn for one prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    asked: Asked,
    shown: Shown,
    salt: Digest,
    digest: Digest,
}

impl Drawn {
    /// Digests what is to be drawn. `salt` is 32 random bytes that stay the same for one prompt, so that drawing the same
    /// lines again gives the same digest.
    ///
    /// # Errors
    /// [`Unshowable`] if the lines cannot be written canonically (longer than `wire` allows).
    pub fn new(asked: Asked, shown: Shown, salt: [u8; 32]) -> Result<Self, Unshowable> {
        let digest = shown.digest(&Salt::new(salt)).map_err(|_| Unshowable)?;
        Ok(Self { asked, shown, salt: Digest::new(salt), digest: Digest::new(digest) })
    }

    /// The lines.
    #[must_use]
    pub const fn shown(&self) -> &Shown {
        &self.shown
    }

    /// For what.
    #[must_use]
    pub const fn asked(&self) -> Asked {
        self.asked
    }

    /// Their digest; `shown`, `answer` and `approve` carry it.
    #[must_use]
    pub const fn digest(&self) -> Digest {
        self.digest
    }

    /// The lines are fully on screen, with focus, for the first time now.
    #[must_use]
    pub fn on_screen(self, now: Moment) -> PromptShown {
        let Self { asked, shown, salt, digest } = self;
        PromptShown { asked, record: ShownRecord { shown, salt, digest, drawn: None }, since: now }
    }
}

/// The lines are too long to be shown and digested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unshowable;

/// Evidence: these lines were on screen since that moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromptShown {
    asked: Asked,
    record: ShownRecord,
    since: Moment,
}

impl PromptShown {
    /// When they were first fully drawn, with focus.
    #[must_use]
    pub const fn since(&self) -> &Moment {
        &self.since
    }
    /// For what.
    #[must_use]
    pub const fn asked(&self) -> Asked {
        self.asked
    }
    /// Lines, digest and salt, as they are kept.
    #[must_use]
    pub fn record(&self) -> ShownRecord {
        self.record.clone()
    }
}
