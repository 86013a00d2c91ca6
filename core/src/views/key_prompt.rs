//! The strings of the phone's own prompt where a key of the person signs and nothing leaves by it: a registration, and what the owner
//! key says.
//!
//! Promises: each says what the signature is for and asks for no consent; the limits are those of [`super::system`]. There is no screen
//! of lines behind them, so nothing of them is digested.

use super::phrase::line;
use super::prompt::{SystemPrompt, of_the_system};
use super::system::strings;
use crate::owner::OwnerPurpose;
use crate::state::State;
use crate::text::{Language, Word};
use privet_wire::ids::{ActivityId, RecipientId};

/// While a key of the person's signs that it is registered with this recipient. One that the manifest does not name is called by its
/// id. None only if the catalogue's words did not fit, which a test excludes.
#[must_use]
pub fn registration_prompt(
    state: &State,
    recipient: &RecipientId,
    language: Language,
) -> Option<SystemPrompt> {
    let known = state.declared().and_then(|manifest| manifest.recipient(recipient));
    let name = known.map_or(recipient.as_str(), |known| known.name.get(language));
    let to = [("recipient", name)];
    prompt(
        language,
        (Word::BpKeyTitle, &[]),
        (Word::BpKeySub, &to),
        (Word::BpKeyDesc, &[]),
        (Word::BpIosKey, &to),
    )
}

/// While the owner key signs for this purpose. An activity that the manifest does not name is called by its id. None only if the
/// catalogue's words did not fit, which a test excludes.
#[must_use]
pub fn owner_prompt(state: &State, purpose: &OwnerPurpose, language: Language) -> Option<SystemPrompt> {
    let title = |activity: &ActivityId| {
        let known = state.declared().and_then(|manifest| manifest.activity(activity));
        known.map_or(activity.as_str(), |known| known.texts.title.get(language)).to_owned()
    };
    match purpose {
        OwnerPurpose::BecomeOwner => prompt(
            language,
            (Word::BpOwnTitle, &[]),
            (Word::BpOwnSub, &[]),
            (Word::BpOwnDesc, &[]),
            (Word::BpOwnTitle, &[]),
        ),
        OwnerPurpose::ResetAttempts { activity } => {
            let title = title(activity);
            let about = [("purpose", title.as_str())];
            prompt(
                language,
                (Word::BpTriesTitle, &[]),
                (Word::BpOwnFor, &about),
                (Word::BpTriesDesc, &[]),
                (Word::BpIosTries, &about),
            )
        }
        OwnerPurpose::MakeTemplate { activity } => {
            let title = title(activity);
            let about = [("purpose", title.as_str())];
            prompt(
                language,
                (Word::BpFaceTitle, &[]),
                (Word::BpOwnFor, &about),
                (Word::BpFaceDesc, &[]),
                (Word::BpIosFace, &about),
            )
        }
        OwnerPurpose::LeaveLockDown => prompt(
            language,
            (Word::BpNewTitle, &[]),
            (Word::BpNewSub, &[]),
            (Word::BpNewDesc, &[]),
            (Word::BpNewTitle, &[]),
        ),
    }
}

/// A word and what fills it.
type Said<'a> = (Word, &'a [(&'a str, &'a str)]);

fn prompt(
    language: Language,
    title: Said<'_>,
    subtitle: Said<'_>,
    description: Said<'_>,
    reason: Said<'_>,
) -> Option<SystemPrompt> {
    let say = |(word, values): Said<'_>| line(word, language, values);
    let four = [say(title)?, say(subtitle)?, say(description)?, say(reason)?];
    strings(four, Vec::new(), line(Word::CCancel, language, &[])?, None).map(of_the_system)
}
