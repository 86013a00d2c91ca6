//! Sentences about an activity that both prompts and the permission center say, each with the key it came from.

use crate::manifest::{
    Activity, ActivityKind, Category, Confirm, DataKind, GrantCap, Keep, LegalBasis, Manifest, Recipient,
    Sensitivity, Storage,
};
use crate::text::{self, Language, Word, fill, say};
use privet_wire::shown::ShownLine;

/// The country whose border PIPL 38 speaks of; the catalogue names it in words of its own.
const MAINLAND: &str = "CN";

/// One line of the catalogue with its placeholders filled. None if they are not the word's own, which a test holds for every
/// line that is drawn.
pub(super) fn line(word: Word, language: Language, values: &[(&str, &str)]) -> Option<ShownLine> {
    let text = fill(word, language, values).ok()?;
    Some(ShownLine { key: word.key().to_owned(), text })
}

fn names<'a>(kinds: impl Iterator<Item = &'a DataKind>, language: Language) -> Vec<String> {
    kinds.map(|kind| kind.name.get(language).to_owned()).collect()
}

/// The names of the kinds of data an activity uses, in its order.
pub(super) fn data_names(manifest: &Manifest, activity: &Activity, language: Language) -> Vec<String> {
    names(manifest.data_of(activity), language)
}

/// The same where recipients stand beside them: what is only looked at says so, or it would read as sent.
pub(super) fn marked_names(manifest: &Manifest, activity: &Activity, language: Language) -> Vec<String> {
    let marked = |kind: &DataKind| {
        let name = kind.name.get(language);
        let here = activity.sends() && manifest.looked_at(activity).any(|other| other.id == kind.id);
        let said = here.then(|| fill(Word::CsLookedAtKind, language, &[("kind", name)]).ok()).flatten();
        said.unwrap_or_else(|| name.to_owned())
    };
    manifest.data_of(activity).map(marked).collect()
}

/// The names of the kinds of data that leave, in its order.
pub(super) fn leaving_names(manifest: &Manifest, activity: &Activity, language: Language) -> Vec<String> {
    names(manifest.leaving(activity), language)
}

/// What is looked at here and not sent, where something else is.
pub(super) fn looked_at(manifest: &Manifest, activity: &Activity, language: Language) -> Option<ShownLine> {
    let kinds = names(manifest.looked_at(activity), language);
    if kinds.is_empty() || !activity.sends() {
        return None;
    }
    line(Word::CsLookedAt, language, &[("list", &text::list(&kinds, language))])
}

/// The names of those who receive them, in its order.
pub(super) fn recipient_names(manifest: &Manifest, activity: &Activity, language: Language) -> Vec<String> {
    manifest.recipients_of(activity).map(|recipient| recipient.name.get(language).to_owned()).collect()
}

/// How long.
fn period(keep: Keep, language: Language) -> String {
    match keep {
        Keep::NotKept => say(Word::PrNotKept, language).to_owned(),
        Keep::Days(days) => text::days(days.into(), language),
        Keep::UntilOff => say(Word::PrUntilOff, language).to_owned(),
    }
}

/// Where it is kept. Only a template is sealed by this engine; for other data the app itself keeps it, and we do not vouch for
/// how.
pub(super) fn place(manifest: &Manifest, activity: &Activity, language: Language) -> Option<String> {
    let names = text::list(&recipient_names(manifest, activity, language), language);
    let there = |word| fill(word, language, &[("recipient", &names)]).ok();
    match activity.storage {
        Storage::Device if activity.kind == ActivityKind::Template => {
            Some(say(Word::PlPhone, language).to_owned())
        }
        Storage::None => Some(say(Word::PlNowhere, language).to_owned()),
        Storage::Device => Some(say(Word::PlHere, language).to_owned()),
        Storage::Recipient => there(Word::PlRecipient),
        Storage::Both => there(Word::PlBoth),
    }
}

/// Where it is kept, then how long here and there.
pub(super) fn kept(manifest: &Manifest, activity: &Activity, language: Language) -> Option<Vec<ShownLine>> {
    let first = if activity.kind == ActivityKind::Template && activity.storage == Storage::Device {
        line(Word::CsKept, language, &[])?
    } else {
        line(Word::CsKeptAt, language, &[("place", &place(manifest, activity, language)?)])?
    };
    let mut lines = vec![first];
    lines.extend(kept_here(activity, language));
    lines.extend(kept_there(activity, language));
    Some(lines)
}

/// How long the phone keeps it; nothing to say where it does not.
pub(super) fn kept_here(activity: &Activity, language: Language) -> Option<ShownLine> {
    matches!(activity.storage, Storage::Device | Storage::Both)
        .then(|| {
            line(Word::CsKeptHere, language, &[("period", &period(activity.retention.device, language))])
        })
        .flatten()
}

/// How long the recipients keep it; nothing to say where they do not.
pub(super) fn kept_there(activity: &Activity, language: Language) -> Option<ShownLine> {
    let keep = activity.retention.recipient.filter(|keep| *keep != Keep::NotKept)?;
    line(Word::CsKeptThere, language, &[("period", &period(keep, language))])
}

/// Until when a yes lasts, as the manifest caps it.
pub(super) fn until(manifest: &Manifest, activity: &Activity, language: Language) -> Option<ShownLine> {
    let days = |n: u32| text::days(n.into(), language);
    match (activity.max_grant, activity.unused_lapse_days) {
        (GrantCap::Once, _) => line(Word::CsUntilOnce, language, &[]),
        _ if manifest.sends_exact_place(activity) => line(Word::CsUntilBrief, language, &[]),
        (GrantCap::UntilWithdrawn, None) => line(Word::CsUntilOff, language, &[]),
        (GrantCap::UntilWithdrawn, Some(unused)) => {
            line(Word::CsUntilUnused, language, &[("days", &days(unused))])
        }
        (GrantCap::Days(cap), Some(unused)) if unused < cap => {
            line(Word::CsUntilMaxUnused, language, &[("max", &days(cap)), ("days", &days(unused))])
        }
        (GrantCap::Days(cap), _) => line(Word::CsUntilMax, language, &[("days", &days(cap))]),
    }
}

/// That it crosses a border, and to where (PIPL 39).
pub(super) fn abroad(manifest: &Manifest, recipient: &Recipient, language: Language) -> Option<ShownLine> {
    if !manifest.leaves_country(recipient) {
        return None;
    }
    let word =
        if manifest.storage_country.as_str() == MAINLAND { Word::CsAbroad } else { Word::CsAbroadOther };
    line(word, language, &[("place", text::place(recipient.country, language))])
}

/// That the exact place leaves, where it does.
pub(super) fn exact_place(manifest: &Manifest, activity: &Activity, language: Language) -> Option<ShownLine> {
    if !manifest.sends_exact_place(activity) {
        return None;
    }
    line(Word::CsExactPlace, language, &[])
}

/// How to reach those who decide for themselves or sit abroad: the law wants their contact told before the answer
/// (PIPL 23, 39).
pub(super) fn contact(manifest: &Manifest, recipient: &Recipient, language: Language) -> Option<ShownLine> {
    if !recipient.role.decides() && !manifest.leaves_country(recipient) {
        return None;
    }
    line(Word::CsContact, language, &[("contact", &recipient.contact)])
}

/// What it cannot run without, if anything.
pub(super) fn needs(manifest: &Manifest, activity: &Activity, language: Language) -> Option<ShownLine> {
    let titles = need_titles(manifest, activity, language);
    if titles.is_empty() {
        return None;
    }
    line(Word::CsNeeds, language, &[("purpose", &text::list(&titles, language))])
}

/// The names of what it cannot run without, in its order.
pub(super) fn need_titles(manifest: &Manifest, activity: &Activity, language: Language) -> Vec<String> {
    let needed = activity.needs.iter().filter_map(|id| manifest.activity(id));
    needed.map(|other| other.texts.title.get(language).to_owned()).collect()
}

/// What is sensitive about it, if anything (PIPL 30).
pub(super) fn sensitive(manifest: &Manifest, activity: &Activity, language: Language) -> Option<ShownLine> {
    let kinds: Vec<_> =
        manifest.data_of(activity).filter(|d| d.sensitivity == Sensitivity::Sensitive).collect();
    if kinds.is_empty() {
        return None;
    }
    if kinds.iter().any(|kind| kind.category == Category::FaceTemplate) {
        return line(Word::CsSensitiveFace, language, &[]);
    }
    let names: Vec<&str> = kinds.iter().map(|kind| kind.name.get(language)).collect();
    line(Word::CsSensitiveList, language, &[("list", &text::list(&names, language))])
}

/// What still works after a no: the manifest's own words, or else the name of the other way.
pub(super) fn fallback(manifest: &Manifest, activity: &Activity, language: Language) -> Option<String> {
    let words = activity.texts.if_refused.as_ref().map(|texts| texts.get(language).to_owned());
    words.or_else(|| other_way(manifest, activity, language))
}

/// The name of what a person can use instead.
pub(super) fn other_way(manifest: &Manifest, activity: &Activity, language: Language) -> Option<String> {
    let other = manifest.activity(activity.fallback.as_ref()?)?;
    Some(other.texts.title.get(language).to_owned())
}

/// How data reaches a recipient: always sealed for it, and as the activity says when the person is asked.
pub(super) fn how(activity: &Activity, language: Language) -> String {
    let word = match activity.confirm {
        Confirm::EveryUse => Word::L2HowEach,
        Confirm::FirstUse => Word::L2HowFirst,
        Confirm::Never => Word::L2HowNever,
    };
    say(word, language).to_owned()
}

/// The legal basis in words (PIPL 13); none for consent, which has a status of its own.
pub(super) fn basis_name(basis: LegalBasis, language: Language) -> Option<&'static str> {
    let word = match basis {
        LegalBasis::Consent => return None,
        LegalBasis::Contract => Word::LbContract,
        LegalBasis::LegalDuty => Word::LbLegalDuty,
        LegalBasis::Emergency => Word::LbEmergency,
        LegalBasis::PublicInterest => Word::LbPublicInterest,
        LegalBasis::AlreadyPublic => Word::LbAlreadyPublic,
        LegalBasis::OtherLaw => Word::LbOtherLaw,
    };
    Some(say(word, language))
}

/// The same as a line.
pub(super) fn basis(basis: LegalBasis, language: Language) -> Option<ShownLine> {
    line(Word::CsBasis, language, &[("basis", basis_name(basis, language)?)])
}
