//! What left: for each send the exact bytes, what was taken out of them, and the receipt in words.

use super::facts::{Payload, Sent};
use super::icon::{self, icon};
use super::{Page, fact};
use crate::words;
use maud::{Markup, html};
use privet::gate::amount::Amount;
use privet::text::{self, Word, fill};
use privet::views::lines::check_code;
use privet_wire::claims::{Claims, Content};
use privet_wire::ids::Digest;
use privet_wire::key::UserVerification;
use privet_wire::shown::Shown;

impl Page<'_> {
    pub(super) fn sends(&self) -> anyhow::Result<Markup> {
        let language = self.language();
        let sends: anyhow::Result<Vec<_>> = self.facts.sent.iter().map(|sent| self.sent(sent)).collect();
        let sends = sends?;
        Ok(html! {
            h2 { (words::sent_head(language)) }
            @if sends.is_empty() { section { p { (words::nothing_left(language)) } } }
            @for sent in sends { (sent) }
        })
    }

    fn sent(&self, sent: &Sent) -> anyhow::Result<Markup> {
        let language = self.language();
        let title = self.manifest.activity(&sent.activity).map_or("", |a| a.texts.title.get(language));
        let to = self.manifest.recipient(&sent.recipient).map_or("", |r| r.name.get(language));
        let shown = sent.confirmed.as_ref().map(|(_, shown)| shown);
        let facts = self.sent_facts(sent, shown, to)?;
        Ok(html! {
            section {
                div class="row" {
                    span class="mark left" { (icon(icon::LEAVE)) }
                    div {
                        h3 { span class="time" { (text::time(sent.at, &self.reader)) } (title) }
                        p class="note firm" { (self.say(Word::TlLeft)) }
                    }
                }
                @match &sent.payload {
                    Some(Payload::Picture(address)) => {
                        div class="picture" { img src=(address) alt=(words::picture_of(language, to)); }
                        p { (words::exact_picture(language)) }
                    }
                    Some(Payload::Text(text)) => {
                        pre { (text) }
                        p { (self.say(Word::SnExact)) }
                    }
                    None => {}
                }
                (facts)
                @match &sent.confirmed {
                    Some((claims, shown)) => {
                        hr class="hedge";
                        (self.receipt(sent, claims, shown, to))
                    }
                    None => p class="note" { (words::unconfirmed(language)) }
                }
            }
        })
    }

    fn sent_facts(&self, sent: &Sent, shown: Option<&Shown>, to: &str) -> anyhow::Result<Markup> {
        let language = self.language();
        if let Some(payment) = shown.and_then(|shown| shown.payment.as_ref()) {
            let amount = Amount::parse(&payment.amount, &payment.currency)
                .map_or_else(|_| payment.amount.clone(), |amount| amount.display(language));
            return Ok(html! {
                p class="amount" { (amount) }
                p class="payee" { (fill(Word::FpPayee, language, &[("payee", &payment.payee)])?) }
                ul class="facts" {
                    li { (icon(icon::COMPANY)) span { (fill(Word::FpReceiver, language, &[("recipient", to)])?) } }
                    li { (icon(icon::STAY)) (fact(self.say(Word::FpStays))) }
                }
            });
        }
        let removed: Vec<&str> = shown
            .map(|shown| shown.removed.iter().filter_map(|key| self.word(key)).collect())
            .unwrap_or_default();
        let code = shown.and_then(|shown| shown.payload.as_ref());
        let code = code.map(|payload| check_code(&Digest::new(payload.sha256)));
        Ok(html! {
            ul class="facts" {
                li { (icon(icon::PAGE)) span { (text::size(sent.size, language)) } }
                @if let Some(code) = code {
                    li { (icon(icon::HASH)) span { (fill(Word::CamCode, language, &[("code", &code)])?) } }
                }
                @if !removed.is_empty() {
                    @let list = text::list(&removed, language);
                    li { (icon(icon::STRIP)) (fact(&fill(Word::CamRemoved, language, &[("list", &list)])?)) }
                }
                li { (icon(icon::COMPANY)) span { (words::sent_to(language, to)) } }
            }
        })
    }

    /// The text of a catalogue key that the records name.
    fn word(&self, key: &str) -> Option<&'static str> {
        Word::ALL.iter().find(|word| word.key() == key).map(|word| self.say(*word))
    }

    fn receipt(&self, sent: &Sent, claims: &Claims, shown: &Shown, to: &str) -> Markup {
        let language = self.language();
        let seconds = |at: i64| text::date_time(at.saturating_mul(1000), &self.reader);
        let how = match claims.uv {
            UserVerification::Bio => words::bio(language),
            UserVerification::Pin => words::pin(language),
        };
        html! {
            div class="row" {
                (icon(icon::SIGNED))
                h3 { (words::receipt_head(language)) }
            }
            dl {
                        dt { (words::claim_for(language)) } dd { (to) }
                        dt { (words::claim_purpose(language)) } dd lang=(claims.shown.lang) { (claims.purpose) }
                        dt { (words::claim_confirmed(language)) } dd { (how) }
                        dt { (words::claim_signed(language)) } dd { (seconds(claims.iat)) }
                        dt { (words::claim_until(language)) } dd { (seconds(claims.exp)) }
                        dt { (words::claim_number(language)) } dd { code { (claims.jti) } }
                        @match &claims.content {
                            Content::Payload(payload) => {
                                dt { (words::claim_payload(language)) }
                                dd { (text::count(payload.size)) ", " (payload.media_type) }
                            }
                            Content::Payment { amount, currency, payee, face_matched } => {
                                dt { (words::claim_amount(language)) } dd { (amount) " " (currency) }
                                dt { (words::claim_payee(language)) } dd { bdi { (payee) } }
                                dt { (words::claim_face(language)) }
                                dd { (if *face_matched { words::yes(language) } else { words::no(language) }) }
                            }
                        }
                    }
            p class="note" { (words::file(language, &format!("receipts/{}.jws", sent.name))) }
            details {
                summary { (words::shown_head(language)) }
                ul class="lines" lang=(shown.language) { @for line in &shown.lines { li { (line.text) } } }
            }
        }
    }
}
