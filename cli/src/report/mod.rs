//! report.html: one page that shows what the records hold, in both languages, without script and without the network.
//!
//! Every text is escaped by the template engine; the only text put in as it is, is the style sheet. A strict content policy stands
//! in the page, so that nothing could run even if an escape were missing.

mod facts;
mod icon;
mod sends;
mod views;

use crate::demo::{Phone, reader};
use crate::words;
use facts::Facts;
use icon::icon;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use privet::manifest::Manifest;
use privet::text::{self, Language, Reader, Word, fill, say};

/// What the report has beyond the page that a person exports.
const STYLE: &str = include_str!("report.css");
const POLICY: &str = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/// What every part of the page is drawn with.
pub struct Page<'a> {
    phone: &'a Phone,
    manifest: &'a Manifest,
    facts: &'a Facts,
    reader: Reader,
}

/// The whole page. The language of the story shows first; the other one is an anchor away.
pub fn page(phone: &Phone) -> anyhow::Result<String> {
    let facts = facts::gather(phone)?;
    let own = phone.reader.language();
    let other = match own {
        Language::En => Language::ZhHans,
        Language::ZhHans => Language::En,
    };
    let section = |language| -> anyhow::Result<Markup> {
        let reader = reader(language)?;
        Page { phone, manifest: &phone.home.manifest, facts: &facts, reader }.section(own)
    };
    let title = words::report_title(own, phone.home.manifest.controller.name.get(own));
    // The other language comes first in the text, so that being chosen it can hide the one that follows it.
    let markup = html! {
        (DOCTYPE)
        html lang=(own.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                title { (title) }
                style { (PreEscaped(privet::export::html::STYLE)) (PreEscaped(STYLE)) }
            }
            body { (section(other)?) (section(own)?) }
        }
    };
    Ok(markup.into_string())
}

impl Page<'_> {
    fn language(&self) -> Language {
        self.reader.language()
    }

    fn say(&self, word: Word) -> &'static str {
        say(word, self.language())
    }

    fn section(&self, own: Language) -> anyhow::Result<Markup> {
        let language = self.language();
        let (id, class) = (language.tag(), if language == own { "own" } else { "other" });
        let (there, skip_to) = match language {
            Language::En => (Language::ZhHans, words::skip_to(Language::En)),
            Language::ZhHans => (Language::En, words::skip_to(Language::ZhHans)),
        };
        let target = there.tag();
        Ok(html! {
            main id=(id) class=(class) lang=(id) {
                div class="top" {
                    (icon(icon::LANTERN))
                    a href={ "#" (target) } lang=(target) hreflang=(target) { (skip_to) }
                }
                h1 { (words::report_title(language, self.manifest.controller.name.get(language))) }
                p class="intro" { (words::report_intro(language)) }
                section class="banner" { (icon(icon::NOTICE)) div { (words::demo_only(language)) } }
                (self.center()?)
                (self.sends()?)
                (self.stayed()?)
                (self.history()?)
                (self.checking())
                (self.limits())
            }
        })
    }

    fn stayed(&self) -> anyhow::Result<Markup> {
        let language = self.language();
        let company = self.manifest.controller.name.get(language);
        let limit = fill(Word::FbLimit, language, &[("company", company)])?;
        Ok(html! {
            h2 { (words::stayed_head(language)) }
            @for destroyed in &self.facts.destroyed {
                @let time = text::time(destroyed.at, &self.reader);
                @let index = destroyed.index.to_string();
                @let size = self.facts.size.to_string();
                @let values = [("time", time.as_str()), ("index", index.as_str()), ("size", size.as_str())];
                section {
                    div class="row" {
                        span class="tile on" { (icon(icon::KEY_GONE)) }
                        div {
                            h3 { (self.say(Word::TlDestroyed)) }
                            p { (fill(Word::FbProof, language, &values).unwrap_or_default()) }
                            p { (words::destroyed_why(language)) }
                            p class="note" {
                                (words::file(language, &format!("ledger/{index:0>4}-template-destroyed.tlog-proof")))
                            }
                        }
                    }
                    hr class="hedge";
                    ul class="facts" {
                        li { (icon(icon::FACE)) span { span class="firm" { (self.say(Word::FbTry)) } br; (self.say(Word::FbTryNone)) } }
                        li { (icon(icon::NOTICE)) span { (limit) } }
                    }
                }
            }
        })
    }

    fn checking(&self) -> Markup {
        let language = self.language();
        html! {
            h2 { (words::proof_head(language)) }
            section {
                ul class="facts" { li { (icon(icon::TREE)) span { (words::checkpoint_why(language)) } } }
                pre { (self.facts.checkpoint) }
                p class="note" { (words::file(language, "ledger/checkpoint, ledger/log.vkey")) }
                pre { (self.facts.vkey) }
                hr class="hedge";
                p { (words::check_how(language)) }
                pre {
                    "privet verify ledger .\n"
                    @for destroyed in &self.facts.destroyed {
                        @let name = format!("ledger/{:0>4}-template-destroyed", destroyed.index);
                        "privet verify proof " (name) ".tlog-proof --entry " (name) ".entry --key ledger/log.vkey\n"
                    }
                    @for sent in self.facts.sent.iter().filter(|sent| sent.confirmed.is_some()).take(1) {
                        "privet verify receipt receipts/" (sent.name) ".jws --key keys/confirm-" (sent.recipient)
                        "-bio.jwk --aud " (sent.recipient) "\n"
                        "privet open envelopes/" (sent.name) ".bin --key keys/recipient-" (sent.recipient) ".jwk\n"
                    }
                }
            }
        }
    }

    fn limits(&self) -> Markup {
        let language = self.language();
        let limits = [
            words::limit_host(language),
            words::limit_after(language),
            words::limit_flash(language),
            words::limit_start(language),
            words::limit_keys(language),
        ];
        html! {
            h2 { (words::limits_head(language)) }
            section {
                ul class="facts" {
                    @for limit in limits { li { (icon(icon::NOTICE)) span { (limit) } } }
                }
            }
        }
    }
}

/// A fact with its lead word, the part up to the colon, set firmly. The text itself is unchanged.
fn fact(text: &str) -> Markup {
    let end = text
        .find([':', '：'])
        .and_then(|at| text.get(at..).and_then(|rest| rest.chars().next()).map(|c| at + c.len_utf8()));
    let (lead, rest) = end.and_then(|end| text.split_at_checked(end)).unwrap_or(("", text));
    html! { span { @if !lead.is_empty() { span class="firm" { (lead) } } (rest) } }
}
