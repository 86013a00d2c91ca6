//! The permission center and the use history: the core's own views, laid out.

use super::icon::{self, Icon, icon, of_activity, of_result};
use super::{Page, fact};
use crate::demo::history;
use crate::words;
use maud::{Markup, html};
use privet::manifest::OsPermission;
use privet::text::Word;
use privet::views::center::ActivityRow;
use privet::views::status::Status;
use privet::views::timeline::{Filter, TimelineResult, TimelineRow};

impl Page<'_> {
    pub(super) fn center(&self) -> anyhow::Result<Markup> {
        let Some(center) = self.phone.home.engine.center(&self.reader)? else { return Ok(html! {}) };
        Ok(html! {
            h2 { (center.title) }
            p class="intro" { (center.intro) }
            @if !center.phone.is_empty() {
                p class="day" { (center.phone_title) }
                section class="rows" {
                    @for row in &center.phone {
                        @let mark = permission(row.permission);
                        div class="row" { (icon(mark)) div { (row.text) } }
                    }
                }
            }
            section class="rows" {
                @for row in &center.activities { (self.activity(row)) }
            }
        })
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
                span class={ "tile " (standing) } { (icon(of_activity(row.activity.as_str()))) }
                div {
                    h3 { (row.title) }
                    p class={ "note state " (standing) } { (row.uses_text) }
                    @for note in row.notes.iter().chain(row.waiting.iter().map(|waiting| &waiting.text)) {
                        p class="note" { (note) }
                    }
                    details {
                        summary { (self.say(Word::CDetails)) }
                        p class="note" { (row.purpose) }
                        p class="note" { (row.scenario) }
                        ul class="facts note" {
                            li { (icon(icon::PAGE)) span { (privet::text::list(&row.data, self.language())) } }
                            li { (icon(icon::COMPANY)) span { (row.recipients_text) } }
                            @for line in &row.abroad { li { (icon(icon::PLACE)) (fact(line)) } }
                            @for line in row.kept.iter().chain(row.until.iter()) {
                                li { (icon(icon::UNTIL)) (fact(line)) }
                            }
                        }
                        hr class="hedge";
                        ul class="facts note" {
                            li { (icon(icon::REFUSED)) (fact(&row.stops)) }
                            @if let Some(line) = &row.works { li { (icon(icon::SOUND)) (fact(line)) } }
                            li { (icon(icon::NOTICE)) (fact(&row.necessity)) }
                        }
                    }
                }
            }
        }
    }

    pub(super) fn history(&self) -> anyhow::Result<Markup> {
        let rows = history(self.phone, self.reader)?;
        let days: Vec<_> = rows.chunk_by(|a, b| a.day == b.day).collect();
        Ok(html! {
            h2 { (words::history_head(self.language())) }
            @for rows in days {
                @if let Some(first) = rows.first() { p class="day" { (first.day) } }
                section class="rows" {
                    @for row in rows { (entry(row)) }
                }
            }
        })
    }
}

const fn permission(permission: OsPermission) -> Icon {
    match permission {
        OsPermission::Camera => icon::CAMERA,
        OsPermission::LocationCoarse | OsPermission::LocationPrecise => icon::PLACE,
        _ => icon::STAY,
    }
}

fn entry(row: &TimelineRow) -> Markup {
    let left = row.filter == Filter::Left;
    html! {
        div class="row" {
            span class=(if left { "mark left" } else { "mark" }) { (icon(of_result(row.result))) }
            div {
                h3 { span class="time" { (row.time) } (row.title) }
                p class="note firm" { (row.result_text) }
                @if let Some(name) = &row.recipient_name {
                    @if row.result != TimelineResult::Registered { p class="note" { (name) } }
                }
                @if let Some(detail) = &row.detail { p class="note" { (detail) } }
            }
        }
    }
}
