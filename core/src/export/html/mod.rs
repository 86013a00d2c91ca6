//! Everything about the person as one page to read: no script, nothing from outside, in the reader's language, on a screen of either
//! brightness and on paper.
//!
//! Every text is escaped by the template engine; the only text put in as it is, is the style sheet. A strict content policy stands in
//! the page, so that nothing could run even if an escape were missing. The page comes in parts, so that a long history need not fit in
//! memory.

mod connected;
mod sent;

use super::history::{Gathered, Told};
use super::icon::{self, Icon, icon, of_result};
use crate::host::WallMs;
use crate::manifest::{ActivityKind, Manifest};
use crate::text::{self, Language, Reader, Word, fill, say};
use crate::views::center::{ActivityRow, Center};
use crate::views::status::Status;
use crate::views::timeline::{Filter, TimelineResult, TimelineRow};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use privet_wire::ids::{ActivityId, RecipientId};

pub use sent::Sent;

/// The page's style, which the demo's report shares.
pub const STYLE: &str = include_str!("page.css");
/// What the page may load: its own style.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";
/// Where the parts go; no text can hold it, because every text is escaped.
const PARTS: &str = "<!-- parts -->";

/// What every part is drawn with.
pub struct Page<'a> {
    /// Names, where an entry's own manifest has none.
    pub manifest: &'a Manifest,
    /// What the entries say.
    pub gathered: &'a Gathered,
    /// For whom.
    pub reader: Reader,
}

impl Page<'_> {
    fn language(&self) -> Language {
        self.reader.language()
    }

    fn say(&self, word: Word) -> &'static str {
        say(word, self.language())
    }

    /// A word with its values; a test draws every part, so a value is never missing.
    fn fill(&self, word: Word, values: &[(&str, &str)]) -> String {
        fill(word, self.language(), values).unwrap_or_default()
    }

    fn title(&self, activity: &ActivityId, at: u64) -> String {
        let manifests = self.gathered.manifest_at(at).into_iter().chain([self.manifest]);
        let known = manifests.into_iter().find_map(|manifest| manifest.activity(activity));
        known.map_or_else(|| activity.to_string(), |a| a.texts.title.get(self.language()).to_owned())
    }

    fn name(&self, recipient: &RecipientId, at: u64) -> String {
        let manifests = self.gathered.manifest_at(at).into_iter().chain([self.manifest]);
        let known = manifests.into_iter().find_map(|manifest| manifest.recipient(recipient));
        known.map_or_else(|| recipient.to_string(), |r| r.name.get(self.language()).to_owned())
    }

    /// What stands before and after the parts.
    #[must_use]
    pub fn frame(&self) -> [String; 2] {
        let title = self.fill(Word::ExTitle, &[("app", self.manifest.controller.name.get(self.language()))]);
        let whole = html! {
            (DOCTYPE)
            html lang=(self.language().tag()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    meta name="referrer" content="no-referrer";
                    title { (title) }
                    style { (PreEscaped(STYLE)) }
                }
                body { main { h1 { (title) } (PreEscaped(PARTS)) } }
            }
        };
        let whole = whole.into_string();
        let (before, after) = whole.split_once(PARTS).unwrap_or((&whole, ""));
        [before.to_owned(), after.to_owned()]
    }

    /// When and from what it was made, who answers for the app, and what is wrong with the records, if anything is.
    #[must_use]
    pub fn top(&self, made: WallMs, center: &Center) -> Markup {
        let language = self.language();
        let controller = &self.manifest.controller;
        let made = text::date_time(made, &self.reader);
        let unread = self.gathered.unreadable.len();
        html! {
            p class="intro" { (self.fill(Word::ExMade, &[("time", &made)])) }
            @if let Some(banner) = &center.banner {
                section class="banner" {
                    (icon(icon::NOTICE))
                    div { h3 { (banner.title) } @for line in &banner.lines { p { (line) } } }
                }
            }
            @if unread > 0 {
                section class="banner" {
                    (icon(icon::NOTICE))
                    div { (self.fill(Word::ExUnread, &[("n", &unread.to_string())])) }
                }
            }
            section {
                ul class="facts first" {
                    (fact(icon::COMPANY, controller.name.get(language)))
                    (fact(icon::PLACE, controller.address.get(language)))
                    (fact(icon::PAGE, &self.fill(Word::CsContact, &[("contact", &controller.contact)])))
                    (fact(icon::KEY, self.say(Word::ExKeep)))
                }
            }
        }
    }

    /// Every purpose as it stands.
    #[must_use]
    pub fn now(&self, center: &Center) -> Markup {
        html! {
            h2 { (self.say(Word::ExNow)) }
            @if let Some(text) = &center.empty_text { p class="intro" { (text) } }
            section class="rows" { @for row in &center.activities { (self.activity(row)) } }
        }
    }

    fn activity(&self, row: &ActivityRow) -> Markup {
        let standing = match row.state {
            Status::On | Status::AlwaysOn { .. } | Status::BlockedByPhone => "on",
            Status::Ended => "ended",
            Status::Off
            | Status::NeedsAnswer
            | Status::Locked
            | Status::TurningOff
            | Status::Objected
            | Status::NeedsOther => "off",
        };
        html! {
            div class="row" {
                span class={ "tile " (standing) } { (icon(self.mark(&row.activity))) }
                div {
                    h3 { (row.title) }
                    p class={ "note firm state " (standing) } { (row.uses_text) }
                    @for note in row.answered.iter().chain(&row.notes).chain(row.waiting.iter().map(|w| &w.text)) {
                        p class="note" { (note) }
                    }
                    p { (row.purpose) }
                    ul class="facts note" {
                        (fact(icon::PAGE, &self.fill(Word::CsUses, &[("list", &text::list(&row.data, self.language()))])))
                        @if row.recipients.is_empty() {
                            (fact(icon::STAY, self.say(Word::CsLeavesNo)))
                        } @else {
                            (fact(icon::COMPANY, &self.fill(Word::CsLeavesYes, &[("recipient", &row.recipients_text)])))
                        }
                        @for line in &row.abroad { (fact(icon::PLACE, line)) }
                        @for line in row.kept.iter().chain(&row.until) { (fact(icon::UNTIL, line)) }
                    }
                }
            }
        }
    }

    /// The mark of a purpose, by what its manifest says of its kind and whether something leaves.
    fn mark(&self, activity: &ActivityId) -> Icon {
        let found = self.manifest.activity(activity);
        match found.map(|activity| (activity.kind, activity.sends())) {
            Some((ActivityKind::Payment, _)) => icon::PAY,
            Some((ActivityKind::Template, _)) => icon::FACE,
            Some((ActivityKind::Data, true)) => icon::LEAVE,
            Some((ActivityKind::Data, false)) | None => icon::STAY,
        }
    }

    /// Who was told of withdrawals, and who has the notice.
    #[must_use]
    pub fn told(&self) -> Markup {
        html! {
            h2 { (self.say(Word::ExTold)) }
            section class="rows" {
                @if self.gathered.told.is_empty() { p { (self.say(Word::ExToldNone)) } }
                @for told in self.gathered.told.iter().rev() {
                    @let name = self.name(&told.recipient, u64::MAX);
                    @let word = self.standing(told);
                    div class="row" {
                        span class="mark" { (icon(icon::NOTICE)) }
                        div {
                            h3 {
                                span class="time" { (text::date(told.at, &self.reader)) }
                                (self.title(&told.activity, u64::MAX))
                            }
                            p class="note firm" { (self.fill(word, &[("recipient", &name)])) }
                        }
                    }
                }
            }
        }
    }

    /// How far somebody was told. Having a notice is not confirming it.
    fn standing(&self, told: &Told) -> Word {
        let Some(jti) = &told.jti else { return Word::WdImpossible };
        if self.gathered.acknowledged.contains(jti) {
            Word::ExToldDone
        } else if self.gathered.delivered.contains(jti) {
            Word::WdTold
        } else if self.gathered.dropped.contains(jti) {
            Word::ExToldLost
        } else {
            Word::WdWait
        }
    }

    /// The heading of what happened.
    #[must_use]
    pub fn history_heading(&self) -> Markup {
        html! { h2 { (self.say(Word::ExHistory)) } }
    }

    /// Some of what happened, newest first. `day` is the one that the part before ended with, and then the one that this ends with.
    #[must_use]
    pub fn history(&self, rows: &[TimelineRow], day: &mut Option<String>) -> Markup {
        let markup = html! {
            @for rows in rows.chunk_by(|a, b| a.day == b.day) {
                @if let Some(first) = rows.first() {
                    @if day.as_ref() != Some(&first.day) { h3 class="day" { (first.day) } }
                }
                section class="rows" { @for row in rows { (entry(row)) } }
            }
        };
        if let Some(last) = rows.last() {
            *day = Some(last.day.clone());
        }
        markup
    }

    /// How anybody can check it.
    #[must_use]
    pub fn check(&self, size: u64, checkpoint: &str, log_key: &str) -> Markup {
        html! {
            h2 { (self.say(Word::ExCheck)) }
            section {
                p { (self.fill(Word::ExCheckWhy, &[("n", &text::count(size))])) }
                pre lang="en" { (checkpoint.trim_end()) }
                p { (self.say(Word::ExCheckKey)) }
                pre lang="en" { (log_key) }
                p class="note" { (self.say(Word::ExCheckHow)) }
            }
        }
    }

    /// What it cannot say.
    #[must_use]
    pub fn limits(&self) -> Markup {
        let limits = [
            Word::ExLimitPhone,
            Word::ExLimitAfter,
            Word::ExLimitScreen,
            Word::ExLimitTruth,
            Word::ExLimitManner,
        ];
        html! {
            h2 { (self.say(Word::ExLimits)) }
            section {
                ul class="facts first" { @for limit in limits { (fact(icon::NOTICE, self.say(limit))) } }
            }
        }
    }
}

fn entry(row: &TimelineRow) -> Markup {
    let class = if row.filter == Filter::Left { "mark left" } else { "mark" };
    html! {
        div class="row" {
            span class=(class) { (icon(of_result(row.result))) }
            div {
                h3 { span class="time" { (row.time) } (row.title) }
                p class="note firm" { (row.result_text) }
                @if let Some(name) = &row.recipient_name {
                    @if !matches!(row.result, TimelineResult::Registered | TimelineResult::KeyLost) { p class="note" { (name) } }
                }
                @if let Some(detail) = &row.detail { p class="note" { bdi { (detail) } } }
            }
        }
    }
}

/// A fact with its lead word, the part up to the colon, set firmly. The text itself is unchanged.
fn fact(mark: Icon, text: &str) -> Markup {
    let (lead, rest) = match text.split_inclusive([':', '：']).next() {
        Some(lead) if lead.len() < text.len() => text.split_at(lead.len()),
        _ => ("", text),
    };
    html! {
        li {
            (icon(mark))
            span { @if !lead.is_empty() { span class="firm" { (lead) } } (rest) }
        }
    }
}
