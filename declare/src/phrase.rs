//! One activity, line by line, in the catalogue's words.

use crate::{Line, Section, named};
use privet::manifest::{Activity, Keep, LegalBasis, Manifest, Storage};
use privet::text::{Language, Word, days, fill, list, say};

pub(crate) fn section(manifest: &Manifest, activity: &Activity, language: Language) -> Section {
    let texts = &activity.texts;
    let data: Vec<String> = manifest.data_of(activity).map(|d| d.name.get(language).to_owned()).collect();
    let recipients: Vec<_> = manifest.recipients_of(activity).collect();
    let names: Vec<String> = recipients.iter().map(|r| named(r, language)).collect();
    let line = |word, text| Line { label: say(word, language).to_owned(), text };
    let mut lines = vec![
        line(Word::PdWhat, list(&data, language)),
        line(Word::PdWhy, texts.purpose.get(language).to_owned()),
        line(Word::L2Scene, texts.scenario.get(language).to_owned()),
        line(Word::PdWhere, kept_at(activity, &list(&names, language), language)),
        line(Word::PdLong, kept_for(activity, language)),
    ];
    if recipients.is_empty() {
        lines.push(line(Word::PdWho, say(Word::CNobody, language).to_owned()));
    }
    for (recipient, name) in recipients.iter().zip(names) {
        lines.push(line(Word::PdWho, name));
        lines.push(line(Word::PdContact, recipient.contact.clone()));
    }
    lines.extend(basis(activity.basis).map(|word| line(Word::CsBasis, say(word, language).to_owned())).map(
        |mut line| {
            // The catalogue has the whole sentence; as a label it ends where the basis is filled in.
            line.label = line.label.split(['{', ':', '：']).next().unwrap_or_default().to_owned();
            line
        },
    ));
    if let Some(effect) = &texts.if_refused {
        lines.push(line(Word::PdIfOff, effect.get(language).to_owned()));
    }
    Section { activity: activity.id.as_str().to_owned(), title: texts.title.get(language).to_owned(), lines }
}

fn kept_at(activity: &Activity, recipients: &str, language: Language) -> String {
    let there = |word| fill(word, language, &[("recipient", recipients)]).unwrap_or_default();
    match activity.storage {
        Storage::None => say(Word::PlNowhere, language).to_owned(),
        Storage::Device => say(Word::PlHere, language).to_owned(),
        Storage::Recipient => there(Word::PlRecipient),
        Storage::Both => there(Word::PlBoth),
    }
}

fn kept_for(activity: &Activity, language: Language) -> String {
    let period = |keep| match keep {
        Keep::NotKept => say(Word::PrNotKept, language).to_owned(),
        Keep::Days(n) => days(n.into(), language),
        Keep::UntilOff => say(Word::PrUntilOff, language).to_owned(),
    };
    let said = |word, keep| fill(word, language, &[("period", &period(keep))]).ok();
    let here = said(Word::CsKeptHere, activity.retention.device);
    let there = activity.retention.recipient.and_then(|keep| said(Word::CsKeptThere, keep));
    here.into_iter().chain(there).collect::<Vec<_>>().join(match language {
        Language::En => "; ",
        Language::ZhHans => "；",
    })
}

/// Consent needs no words: it is what the switch beside the text is.
const fn basis(basis: LegalBasis) -> Option<Word> {
    match basis {
        LegalBasis::Consent => None,
        LegalBasis::Contract => Some(Word::LbContract),
        LegalBasis::LegalDuty => Some(Word::LbLegalDuty),
        LegalBasis::Emergency => Some(Word::LbEmergency),
        LegalBasis::PublicInterest => Some(Word::LbPublicInterest),
        LegalBasis::AlreadyPublic => Some(Word::LbAlreadyPublic),
        LegalBasis::OtherLaw => Some(Word::LbOtherLaw),
    }
}
