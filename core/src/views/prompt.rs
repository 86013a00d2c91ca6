//! A prompt as a screen draws it: the digested lines themselves, nothing worded anew, so that the text on screen equals the
//! text that was digested.

use super::fact::Fact;
use super::topic::Topic;
use crate::command::Until;
use crate::gate::amount::Amount;
use crate::host::WallMs;
use crate::manifest::{Manifest, Sensitivity};
use crate::prompt::{Asked, Drawn};
use crate::rules::offers;
use crate::text::{self, Language, Reader, Word, fill, legible, say};
use privet_wire::ids::{ActivityId, Digest};
use privet_wire::shown::{Shown, ShownLine, ShownSystem};
use serde::{Deserialize, Serialize};

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PromptLine {
    /// Which text it is: a key of the catalogue, or `manifest.<field>`.
    pub key: String,
    /// What it says.
    pub text: String,
    /// What kind of fact that is.
    pub fact: Fact,
    /// The same as a screen reader says it.
    pub spoken: String,
}

/// What to hand to the phone's own prompt, word for word, while the person's key signs. It says the same whether a face, a finger
/// or a PIN unlocks the key.
///
/// Android: `BiometricPrompt` with `title`, `subtitle`, and `description`, or from API 35 on, if there are `rows`, a vertical list
/// of them in its place; `refuse` is the negative button, which a prompt for the device's PIN has itself. iOS: `reason` as
/// `localizedReason`, `refuse` as `localizedCancelTitle`, `fallback` or else the empty text as `localizedFallbackTitle`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SystemPrompt {
    /// Android: title.
    pub title: String,
    /// Android: subtitle.
    pub subtitle: String,
    /// Android: description, at most 225 UTF-16 units.
    pub description: String,
    /// Android: the list's rows, at most 20 of at most 640 UTF-16 units each; empty where they would not fit.
    pub rows: Vec<String>,
    /// The label of the button that cancels.
    pub refuse: String,
    /// iOS: why the key is asked for.
    pub reason: String,
    /// iOS: the label of the other way, which leads to your own screen for it; none where there is no other way.
    pub fallback: Option<String>,
}

/// What a screen says of a send that was confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AfterSend {
    /// That it waits to be delivered.
    pub waiting: String,
    /// That it was delivered.
    pub delivered: String,
    /// That it was not delivered in time.
    pub undelivered: String,
}

/// What is asked, with what only that question has.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[expect(clippy::large_enum_variant, reason = "one is drawn at a time, and never in a list")]
pub enum PromptKind {
    /// Whether a purpose may be served (UX M1). Nothing is signed, and nothing is sent.
    Consent {
        /// The durations that count as a yes, besides a date within the manifest's cap; the first is the one that the lines state.
        offers: Vec<Until>,
    },
    /// Whether this leaves, this once.
    Release {
        /// What is asked of it.
        release: ReleasePrompt,
    },
}

/// What only the question about a release has.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ReleasePrompt {
    /// What would leave.
    pub content: ReleaseContent,
    /// What the phone's own prompt says when this is confirmed; none where nothing is signed. The digest holds it too.
    pub system: Option<SystemPrompt>,
    /// What to say once it was confirmed.
    pub after: AfterSend,
    /// When the offer ends (milliseconds since 1970).
    pub expires: WallMs,
    /// The same as a clock time.
    pub expires_text: String,
}

/// What a release would send.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ReleaseContent {
    /// A payment (UX M2).
    Payment {
        /// That this one payment was approved: what to say once it was confirmed.
        approved: String,
    },
    /// A picture (UX M3).
    Picture {
        /// The picture as a screen reader says it.
        spoken: String,
    },
    /// A document (UX M3 without a picture).
    Data {
        /// All of it as it leaves, but for characters that nobody sees, that turn the direction of others or are drawn over them: these
        /// stand in JSON's own escape (RFC 8259 §7), which is the same document.
        text: String,
    },
}

/// What a screen draws, top to bottom, then the two buttons, refusing first.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PromptView {
    /// What is asked.
    pub kind: PromptKind,
    /// The language of every text (BCP 47).
    pub language: String,
    /// For what.
    pub activity: ActivityId,
    /// What data it is about.
    pub topic: Topic,
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
}

/// The view of what was drawn, with the `bytes` that would leave, if any. None if the reader's language is not that of the lines (draw again
/// first), if the bytes of a document are missing, or if there are not exactly two buttons, which no function of [`super::lines`] draws.
#[must_use]
pub fn prompt_view(
    drawn: &Drawn,
    bytes: Option<&[u8]>,
    manifest: &Manifest,
    reader: &Reader,
) -> Option<PromptView> {
    let shown = drawn.shown();
    let Shown { language, lines, buttons, activity, data, .. } = shown;
    let [refuse, allow] = buttons.as_slice() else { return None };
    if Language::from_tag(language) != Some(reader.language()) {
        return None;
    }
    let line = |ShownLine { key, text }: &ShownLine| PromptLine {
        key: key.clone(),
        text: text.clone(),
        fact: Fact::of(key),
        spoken: spoken(shown, Fact::of(key), reader.language()).unwrap_or_else(|| text.clone()),
    };
    // What is only looked at counts as well; it is not among the kinds that leave.
    let sensitive = manifest.activity(activity).is_some_and(|asked| manifest.is_sensitive(asked))
        || data
            .iter()
            .filter_map(|id| manifest.data(id))
            .any(|kind| kind.sensitivity == Sensitivity::Sensitive);
    let kind = match drawn.asked() {
        Asked::Consent(_) => {
            PromptKind::Consent { offers: offers(manifest, manifest.activity(activity)?).to_vec() }
        }
        Asked::Release(_) => PromptKind::Release { release: release(shown, bytes, manifest, *reader)? },
    };
    Some(PromptView {
        kind,
        language: language.clone(),
        activity: activity.clone(),
        topic: manifest.activity(activity).map_or(Topic::Other, |asked| Topic::of(manifest, asked)),
        lines: lines.iter().map(line).collect(),
        refuse: refuse.text.clone(),
        allow: allow.text.clone(),
        digest: drawn.digest(),
        sensitive,
    })
}

/// What of a line is said otherwise than it is written.
fn spoken(shown: &Shown, fact: Fact, language: Language) -> Option<String> {
    let payment = shown.payment.as_ref()?;
    match fact {
        Fact::Amount => {
            let amount = Amount::parse(&payment.amount, &payment.currency).ok()?.spoken(language);
            fill(Word::A11yAmount, language, &[("amount", &amount)]).ok()
        }
        Fact::Payee => fill(Word::A11yPayee, language, &[("payee", &payment.payee)]).ok(),
        _ => None,
    }
}

fn release(
    shown: &Shown,
    bytes: Option<&[u8]>,
    manifest: &Manifest,
    reader: Reader,
) -> Option<ReleasePrompt> {
    let language = reader.language();
    let content = match (&shown.payment, &shown.payload) {
        (Some(payment), _) => {
            let amount = Amount::parse(&payment.amount, &payment.currency).ok()?.display(language);
            ReleaseContent::Payment { approved: fill(Word::FpDone, language, &[("amount", &amount)]).ok()? }
        }
        (None, Some(payload)) if shown.screen == super::lines::PICTURE => {
            ReleaseContent::Picture { spoken: picture_spoken(shown, payload.size, language)? }
        }
        (None, Some(_)) => ReleaseContent::Data { text: legible(str::from_utf8(bytes?).ok()?) },
        (None, None) => return None,
    };
    let expires = shown.expires?;
    Some(ReleasePrompt {
        content,
        system: shown.system.clone().map(of_the_system),
        after: after(shown, manifest, language)?,
        expires,
        expires_text: text::time(expires, &reader),
    })
}

fn picture_spoken(shown: &Shown, size: u64, language: Language) -> Option<String> {
    let size = text::size(size, language);
    let word = |key: &String| Word::ALL.iter().find(|word| word.key() == key);
    let removed: Vec<&str> = shown.removed.iter().filter_map(word).map(|word| say(*word, language)).collect();
    if removed.is_empty() {
        return fill(Word::A11yPreviewPlain, language, &[("size", &size)]).ok();
    }
    fill(Word::A11yPreview, language, &[("size", &size), ("list", &text::list(&removed, language))]).ok()
}

fn after(shown: &Shown, manifest: &Manifest, language: Language) -> Option<AfterSend> {
    let recipient = manifest.recipient(&shown.recipient.as_ref()?.id)?.name.get(language);
    let to = |word| fill(word, language, &[("recipient", recipient)]).ok();
    Some(AfterSend {
        waiting: to(Word::FpWaiting)?,
        delivered: to(Word::FpDelivered)?,
        undelivered: to(Word::FpUndelivered)?,
    })
}

pub(super) fn of_the_system(shown: ShownSystem) -> SystemPrompt {
    let ShownSystem { title, subtitle, description, rows, refuse, reason, fallback } = shown;
    SystemPrompt {
        title: title.text,
        subtitle: subtitle.text,
        description: description.text,
        rows: rows.into_iter().map(|row| row.text).collect(),
        refuse: refuse.text,
        reason: reason.text,
        fallback: fallback.map(|line| line.text),
    }
}
