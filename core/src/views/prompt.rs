//! A prompt as a screen draws it: the digested lines themselves, nothing worded anew, so that the text on screen equals the
//! text that was digested.

use crate::command::Until;
use crate::host::WallMs;
use crate::manifest::{Manifest, Sensitivity};
use crate::prompt::{Asked, Drawn};
use crate::rules::offers;
use crate::text::{self, Language, Reader};
use privet_wire::ids::{ActivityId, Digest};
use privet_wire::shown::{Shown, ShownLine};
use serde::{Deserialize, Serialize};

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PromptLine {
    /// Which text it is: a key of the catalogue, or `manifest.<field>`.
    pub key: String,
    /// What it says.
    pub text: String,
}

/// What a screen draws, top to bottom, then the two buttons, refusing first.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PromptView {
    /// Which screen: one of the names in [`super::lines`].
    pub screen: String,
    /// The language of every text (BCP 47).
    pub language: String,
    /// For what.
    pub activity: ActivityId,
    /// Every line, in order.
    pub lines: Vec<PromptLine>,
    /// The label of the button that refuses.
    pub refuse: String,
    /// The label of the button that allows.
    pub allow: String,
    /// The digest that the answer has to carry.
    pub digest: Digest,
    /// Whether sensitive data is concerned (PIPL 28).
    pub sensitive: bool,
    /// The durations that count as a yes, besides a date within the manifest's cap; the first is the one that the lines state. Empty
    /// where a release is confirmed, which is for this once.
    pub offers: Vec<Until>,
    /// When the offer ends (milliseconds since 1970).
    pub expires: Option<WallMs>,
    /// The same as a clock time.
    pub expires_text: Option<String>,
}

/// The view of what was drawn. None if the reader's language is not that of the lines (draw again first), or if there are not
/// exactly two buttons, which no function of [`super::lines`] draws.
#[must_use]
pub fn prompt_view(drawn: &Drawn, manifest: &Manifest, reader: &Reader) -> Option<PromptView> {
    let Shown { screen, language, lines, buttons, activity, data, expires, .. } = drawn.shown();
    let [refuse, allow] = buttons.as_slice() else { return None };
    if Language::from_tag(language) != Some(reader.language()) {
        return None;
    }
    let line = |ShownLine { key, text }: &ShownLine| PromptLine { key: key.clone(), text: text.clone() };
    let sensitive =
        data.iter().filter_map(|id| manifest.data(id)).any(|kind| kind.sensitivity == Sensitivity::Sensitive);
    let offers = match drawn.asked() {
        Asked::Consent(_) => {
            manifest.activity(activity).map(|asked| offers(manifest, asked).to_vec()).unwrap_or_default()
        }
        Asked::Release(_) => Vec::new(),
    };
    Some(PromptView {
        screen: screen.clone(),
        language: language.clone(),
        activity: activity.clone(),
        lines: lines.iter().map(line).collect(),
        refuse: refuse.text.clone(),
        allow: allow.text.clone(),
        digest: drawn.digest(),
        sensitive,
        offers,
        expires: *expires,
        expires_text: expires.map(|at| text::time(at, reader)),
    })
}
