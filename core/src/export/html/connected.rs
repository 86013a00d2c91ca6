//! Where the app connected, as its own requests told it: each host, whose it is, and what there is to say.

use super::Page;
use crate::export::icon::{self, icon};
use crate::observed::Compared;
use maud::{Markup, html};

impl Page<'_> {
    /// The hosts of a comparison. Nothing where no request was told: an app need not tell any.
    #[must_use]
    pub fn connected(&self, compared: &Compared) -> Markup {
        if compared.hosts.is_empty() && compared.findings.is_empty() {
            return html! {};
        }
        html! {
            h2 { (compared.host_title) }
            @for note in compared.notes.iter().chain(&compared.period) { p class="note" { (note) } }
            section class="rows" {
                @for row in &compared.hosts {
                    div class="row" {
                        span class="mark" { (icon(icon::PLACE)) }
                        div {
                            h3 { bdi { (row.host) } }
                            @for name in &row.recipient_names { p class="note firm" { (name) } }
                            @for line in &row.lines { p class="note" { (line) } }
                        }
                    }
                }
                @for finding in &compared.findings { p class="note" { (finding.text) } }
            }
        }
    }
}
