//! The interactive policy: what is collected, where it is kept and who receives it, each purpose with its switch beside the
//! text; and the full text.
//!
//! Made from the same manifest and the same phrases as the prompts and the permission center, so that what is said in one place
//! cannot differ in another. Promises: every purpose has a section in every chapter; a switch is offered exactly where the
//! permission center offers it, because it is the center's own row. Without rows it is the app's declaration, the same for
//! everybody.

use super::center::ActivityRow;
use super::phrase::{
    abroad, basis_name, fallback, how, kept_here, kept_there, looked_at, marked_names, place, sensitive,
    until,
};
use super::status::Status;
use crate::manifest::{Activity, Manifest, MinimiseStep, MinorsRule, Necessity};
use crate::text::{self, Language, Word, fill, say};
use privet_wire::ids::ActivityId;
use serde::{Deserialize, Serialize};

/// The whole policy.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Policy {
    /// The screen's name.
    pub title: String,
    /// The language of every text.
    pub language: Language,
    /// The policy's version, as the app numbers it.
    pub version: String,
    /// The same in words.
    pub version_text: String,
    /// Who answers for it: name, address, contact.
    pub controller: Vec<PolicyLine>,
    /// Collect, store, share, in this order.
    pub chapters: Vec<PolicyChapter>,
    /// The name of the full text.
    pub full_title: String,
    /// Each purpose with all there is to say about it.
    pub full: Vec<PolicySection>,
    /// The heading of what a person can do.
    pub rights_title: String,
    /// What a person can do, a sentence each.
    pub rights: Vec<String>,
}

/// What a chapter speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChapterKind {
    /// What is collected, and why.
    Collect,
    /// Where it is kept, and how long.
    Store,
    /// Who receives it, and how.
    Share,
}

/// One chapter.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PolicyChapter {
    /// Which.
    pub kind: ChapterKind,
    /// The same in words.
    pub title: String,
    /// Every purpose, in the manifest's order.
    pub sections: Vec<PolicySection>,
}

/// One purpose in one chapter, or in the full text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PolicySection {
    /// Its id.
    pub activity: ActivityId,
    /// Its name.
    pub title: String,
    /// What is said, each under its label.
    pub lines: Vec<PolicyLine>,
    /// Sentences that need no label.
    pub notes: Vec<String>,
    /// How it stands and what can be done; none in a declaration.
    pub switch: Option<PolicySwitch>,
}

/// A label and what it says.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PolicyLine {
    /// What the line is about, like "How long".
    pub label: String,
    /// What it says.
    pub text: String,
}

/// The switch beside a section, as the permission center's row has it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PolicySwitch {
    /// How the purpose stands.
    pub state: Status,
    /// The same in words.
    pub state_text: String,
    /// The label of "turn on"; none where it is not offered.
    pub turn_on: Option<String>,
    /// The label of "turn off"; none where there is nothing to turn off.
    pub turn_off: Option<String>,
}

/// The policy in one language. `rows` are those of the permission center, in the same language; without them no section has a
/// switch. None only if a word does not fit its placeholders, which a test holds.
#[must_use]
pub fn policy(manifest: &Manifest, rows: &[ActivityRow], language: Language) -> Option<Policy> {
    let drawing = Drawing { manifest, rows, language };
    let controller = &manifest.controller;
    let chapters = [ChapterKind::Collect, ChapterKind::Store, ChapterKind::Share];
    let ask = fill(Word::PoRightAsk, language, &[("contact", &controller.contact)]).ok()?;
    let rights = [Word::PoRightOff, Word::PoRightCopy, Word::PoRightHere];
    Some(Policy {
        title: drawing.say(Word::PoTitle),
        language,
        version: manifest.policy_version.clone(),
        version_text: fill(Word::PoVersion, language, &[("version", &manifest.policy_version)]).ok()?,
        controller: vec![
            drawing.line(Word::PoWho, controller.name.get(language)),
            drawing.line(Word::PoAddress, controller.address.get(language)),
            drawing.line(Word::PdContact, &controller.contact),
        ],
        chapters: chapters.into_iter().map(|kind| drawing.chapter(kind)).collect::<Option<_>>()?,
        full_title: drawing.say(Word::PdFull),
        full: manifest.activities.iter().map(|a| drawing.full(a)).collect::<Option<_>>()?,
        rights_title: drawing.say(Word::PoRights),
        rights: rights.into_iter().map(|word| drawing.say(word)).chain([ask]).collect(),
    })
}

/// What a part says of an activity.
#[derive(Default)]
struct Said {
    lines: Vec<PolicyLine>,
    notes: Vec<String>,
}

impl Said {
    fn and(mut self, other: Self) -> Self {
        self.lines.extend(other.lines);
        self.notes.extend(other.notes);
        self
    }
}

struct Drawing<'a> {
    manifest: &'a Manifest,
    rows: &'a [ActivityRow],
    language: Language,
}

impl Drawing<'_> {
    fn say(&self, word: Word) -> String {
        say(word, self.language).to_owned()
    }

    fn line(&self, label: Word, text: &str) -> PolicyLine {
        PolicyLine { label: self.say(label), text: text.to_owned() }
    }

    fn chapter(&self, kind: ChapterKind) -> Option<PolicyChapter> {
        let title = match kind {
            ChapterKind::Collect => Word::PoCollect,
            ChapterKind::Store => Word::PoStore,
            ChapterKind::Share => Word::PoShare,
        };
        let section = |activity| {
            let said = match kind {
                ChapterKind::Collect => self.collected(activity)?,
                ChapterKind::Store => self.stored(activity)?,
                ChapterKind::Share => self.shared(activity),
            };
            Some(self.section(activity, said))
        };
        Some(PolicyChapter {
            kind,
            title: self.say(title),
            sections: self.manifest.activities.iter().map(section).collect::<Option<_>>()?,
        })
    }

    fn full(&self, activity: &Activity) -> Option<PolicySection> {
        let said = self.collected(activity)?.and(self.stored(activity)?).and(self.shared(activity));
        Some(self.section(activity, said))
    }

    /// What a refusal costs stands beside every switch.
    fn section(&self, activity: &Activity, said: Said) -> PolicySection {
        let Said { mut lines, notes } = said;
        let effect = fallback(self.manifest, activity, self.language);
        lines.extend(effect.map(|effect| self.line(Word::PdIfOff, &effect)));
        let row = self.rows.iter().find(|row| row.activity == activity.id);
        PolicySection {
            activity: activity.id.clone(),
            title: activity.texts.title.get(self.language).to_owned(),
            lines,
            notes,
            switch: row.map(|row| PolicySwitch {
                state: row.state,
                state_text: row.state_text.clone(),
                turn_on: row.turn_on.clone(),
                turn_off: row.turn_off.clone(),
            }),
        }
    }

    fn collected(&self, activity: &Activity) -> Option<Said> {
        let (texts, language) = (&activity.texts, self.language);
        let data = text::list(&marked_names(self.manifest, activity, language), language);
        let mut lines = vec![
            self.line(Word::PdWhat, &data),
            self.line(Word::PdWhy, texts.purpose.get(language)),
            self.line(Word::L2Scene, texts.scenario.get(language)),
        ];
        lines.extend(basis_name(activity.basis, language).map(|basis| self.line(Word::PdBasis, basis)));
        let mut notes = Vec::new();
        notes.extend(sensitive(self.manifest, activity, language).map(|line| line.text));
        if activity.asks_consent() {
            notes.push(until(self.manifest, activity, language)?.text);
        }
        if activity.minors == MinorsRule::Guardian {
            notes.push(self.say(Word::CsGuardian));
        }
        notes.push(self.say(match activity.necessity {
            Necessity::Required => Word::PdNeedYes,
            Necessity::Optional => Word::PdNeedNo,
        }));
        Some(Said { lines, notes })
    }

    fn stored(&self, activity: &Activity) -> Option<Said> {
        let language = self.language;
        let mut lines = vec![self.line(Word::PdWhere, &place(self.manifest, activity, language)?)];
        let periods = kept_here(activity, language).into_iter().chain(kept_there(activity, language));
        lines.extend(periods.map(|period| self.line(Word::PdLong, &period.text)));
        if lines.len() == 1 {
            lines.push(self.line(Word::PdLong, say(Word::PrNotKept, language)));
        }
        Some(Said { lines, notes: Vec::new() })
    }

    /// Each recipient with what the law wants told (PIPL 23, 39): name, contact, country, way, and its own rules.
    fn shared(&self, activity: &Activity) -> Said {
        let language = self.language;
        let mut said = Said::default();
        if !activity.sends() {
            said.lines.push(self.line(Word::PdWho, say(Word::CNobody, language)));
            return said;
        }
        for recipient in self.manifest.recipients_of(activity) {
            said.lines.extend([
                self.line(Word::PdWho, recipient.name.get(language)),
                self.line(Word::PdContact, &recipient.contact),
                self.line(Word::L2Country, text::place(recipient.country, language)),
                self.line(Word::L2Rules, recipient.policy_url.as_str()),
            ]);
            said.notes.extend(abroad(self.manifest, recipient, language).map(|line| line.text));
        }
        said.notes.extend(looked_at(self.manifest, activity, language).map(|line| line.text));
        if activity.minimise.contains(&MinimiseStep::KeepColourProfile) {
            said.notes.push(self.say(Word::PoProfile));
        }
        said.lines.push(self.line(Word::L2How, &how(activity, language)));
        said
    }
}
