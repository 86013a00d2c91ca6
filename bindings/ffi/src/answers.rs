//! What a call answers: the core's nested results as enums that can cross. A refusal is a value, never an error.

use crate::refusals::{Fault, Next, NotCleanable, Refusal};
use crate::views::{Language, PromptView, TimelineRow};
use crate::words::{MediaType, Reply};
use privet::engine::RegistrationDraft;
use privet::gate::minimise;
use std::fmt;

/// A ruling's answer.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Outcome {
    /// Done.
    Done {
        /// What came of it.
        reply: Reply,
    },
    /// Not done, and recorded as not done where the records are kept.
    Refused {
        /// Why not; `next_step` says what to do.
        refusal: Refusal,
    },
}

impl From<privet::command::Outcome> for Outcome {
    fn from(outcome: privet::command::Outcome) -> Self {
        match outcome {
            Ok(reply) => Self::Done { reply },
            Err(refusal) => Self::Refused { refusal },
        }
    }
}

/// What came of a proposal.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum ProposeOutcome {
    /// Done.
    Done {
        /// What came of it.
        reply: Reply,
    },
    /// Not done.
    Refused {
        /// Why not; `next_step` says what to do.
        refusal: Refusal,
    },
    /// The payload cannot be cleaned; nothing was recorded.
    NotCleanable {
        /// Why not, and what to convert it to.
        why: NotCleanable,
    },
}

impl From<Result<privet::command::Outcome, minimise::NotCleanable>> for ProposeOutcome {
    fn from(proposed: Result<privet::command::Outcome, minimise::NotCleanable>) -> Self {
        match proposed {
            Ok(Ok(reply)) => Self::Done { reply },
            Ok(Err(refusal)) => Self::Refused { refusal },
            Err(why) => Self::NotCleanable { why },
        }
    }
}

/// May an activity run now?
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Decision {
    /// Yes.
    Allowed,
    /// No.
    Denied {
        /// Why not; `next_step` says what to do.
        refusal: Refusal,
    },
}

/// The lines of a prompt or a release.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
#[allow(clippy::large_enum_variant, reason = "made once for a screen and taken apart at the boundary")]
pub enum PromptOutcome {
    /// Drawn; not on screen yet.
    Drawn {
        /// What to put on screen, word for word.
        view: PromptView,
    },
    /// There is nothing to show.
    Refused {
        /// Why not.
        refusal: Refusal,
    },
}

/// A registration that was begun.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum RegistrationOutcome {
    /// The keys have to sign now.
    Drafted {
        /// What each of them signs.
        draft: RegistrationDraft,
    },
    /// It cannot be begun.
    Refused {
        /// Why not.
        refusal: Refusal,
    },
}

/// A page of the timeline, newest first.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct TimelinePage {
    /// The rows.
    pub rows: Vec<TimelineRow>,
    /// Where the next page begins; none if this is the last.
    pub next: Option<u64>,
}

/// One entry of the ledger with a proof that it is in it.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct EntryProof {
    /// The entry's bytes.
    pub entry: Vec<u8>,
    /// A C2SP `.tlog-proof` text.
    pub proof: String,
}

/// What is wrong with the compiled-in manifest. The app's developer can act.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct ManifestProblem {
    /// The name of the rule that it breaks, like `DanglingReference`.
    pub code: String,
    /// Where, as a JSON pointer (RFC 6901).
    pub pointer: String,
}

/// The exact bytes that would leave. They stay in the core's memory, which is wiped, until they are asked for.
#[derive(uniffi::Object)]
pub struct Preview(pub(crate) privet::engine::Preview);

#[uniffi::export]
impl Preview {
    /// A copy of the bytes. What is drawn from them is what the recipient will see. The caller drops it when the screen closes;
    /// neither the copy nor what carried it over is wiped.
    ///
    /// # Errors
    /// None.
    pub fn bytes(&self) -> Result<Vec<u8>, Fault> {
        Ok(self.0.bytes().to_vec())
    }

    /// Their media type.
    ///
    /// # Errors
    /// None.
    pub fn media_type(&self) -> Result<MediaType, Fault> {
        Ok(self.0.media_type())
    }
}

impl fmt::Debug for Preview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Preview(..)")
    }
}

/// Why something was not done, in words: of a refusal that is about no activity. For one that is, see `way_on`.
///
/// # Errors
/// [`Fault::BadArgument`]
#[uniffi::export]
pub fn refusal_text(refusal: Refusal, language: Language) -> Result<String, Fault> {
    Ok(privet::views::refusal::refusal_text(refusal, language).to_owned())
}

/// Who can do what about a refusal.
///
/// # Errors
/// [`Fault::BadArgument`]
#[uniffi::export]
pub fn next_step(refusal: Refusal) -> Result<Next, Fault> {
    Ok(refusal.next())
}
