//! What is said before the phone's own question (UX M6). One button, which always leads to that question: nothing is asked here.

use crate::manifest::{Manifest, OsPermission};
use crate::text::{Language, Word, fill, say};
use privet_wire::ids::ActivityId;
use serde::{Deserialize, Serialize};

/// The whole sheet.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PhonePrompt {
    /// For what.
    pub activity: ActivityId,
    /// Which permission the phone asks about.
    pub permission: OsPermission,
    /// The permission and what it is for.
    pub title: String,
    /// That the phone asks next, and what for, in that order.
    pub lines: Vec<String>,
    /// The label of the one button.
    pub proceed: String,
}

/// The sheet of an activity. None if it is not declared or needs no permission of the phone's.
#[must_use]
pub fn phone_prompt(manifest: &Manifest, id: &ActivityId, language: Language) -> Option<PhonePrompt> {
    let activity = manifest.activity(id)?;
    let permission = activity.os_permission?;
    let name = match permission {
        OsPermission::Camera => Word::ObCamera,
        OsPermission::LocationCoarse => Word::ObCoarse,
        OsPermission::LocationPrecise => Word::ObPrecise,
        OsPermission::Photos => Word::ObPhotos,
        OsPermission::Microphone => Word::ObMicrophone,
        OsPermission::Contacts => Word::ObContacts,
    };
    // A manifest lets no camera picture leave unconfirmed; of other data that would say too much.
    let next = if permission == OsPermission::Camera { Word::OxBody } else { Word::OxNext };
    let title = activity.texts.title.get(language);
    let purpose = activity.texts.purpose.get(language);
    Some(PhonePrompt {
        activity: id.clone(),
        permission,
        title: fill(Word::OxTitle, language, &[("permission", say(name, language)), ("purpose", title)])
            .ok()?,
        lines: vec![
            say(next, language).to_owned(),
            fill(Word::OxWhy, language, &[("purpose", purpose)]).ok()?,
        ],
        proceed: say(Word::CContinue, language).to_owned(),
    })
}
