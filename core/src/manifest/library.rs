//! Code by somebody else that is built into the app.

use super::text::Texts;
use privet_wire::ids::{LibraryId, RecipientId};
use serde::{Deserialize, Serialize};

/// A library that uses data inside the app. What it does is recorded under its name, so that a person sees who it was.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Library {
    /// Its id; the app names it when it begins a use.
    pub id: LibraryId,
    /// The name people know, at most 40 characters per language.
    pub name: Texts,
    /// Whose it is, if that is somebody who may receive data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipient: Option<RecipientId>,
}
