//! What left: for each send to whom, how much, whether it arrived, what was on screen, and the receipt as it was signed.

use super::{Page, fact};
use crate::event::{Event, Proven, Recorded};
use crate::export::icon::{self, icon};
use crate::gate::amount::Amount;
use crate::text::{self, Word};
use crate::views::lines::check_code;
use maud::{Markup, html};
use privet_wire::ids::Digest;

/// One send, as its entry says.
pub struct Sent<'a> {
    /// The entry.
    pub index: u64,
    /// What it says.
    pub recorded: &'a Recorded,
}

impl Page<'_> {
    /// The heading of what left, and that it is nothing if it is.
    #[must_use]
    pub fn sent_heading(&self, none: bool) -> Markup {
        html! {
            h2 { (self.say(Word::ExSent)) }
            @if none { section { p { (self.say(Word::ExSentNone)) } } }
        }
    }

    /// One send. Nothing for an entry that is none.
    #[must_use]
    pub fn sent(&self, sent: &Sent<'_>) -> Markup {
        let Event::Released { activity, recipient, jti, size, proven, .. } = &sent.recorded.event else {
            return html! {};
        };
        let to = self.name(recipient, sent.index);
        let arrived = if self.gathered.delivered.contains(jti) {
            self.fill(Word::FpDelivered, &[("recipient", &to)])
        } else if self.gathered.dropped.contains(jti) {
            self.say(Word::TlUndelivered).to_owned()
        } else {
            self.say(Word::ExNotYet).to_owned()
        };
        html! {
            section {
                div class="row" {
                    span class="mark left" { (icon(icon::LEAVE)) }
                    div {
                        h3 {
                            span class="time" { (text::date_time(sent.recorded.at, &self.reader)) }
                            (self.title(activity, sent.index))
                        }
                        p class="note firm" { (arrived) }
                    }
                }
                @match proven {
                    Some(proven) => {
                        (self.content(proven, *size, &to))
                        p class="note" { (self.fill(Word::ExNumber, &[("number", &jti.to_string())])) }
                        (self.receipt(proven))
                    }
                    None => {
                        ul class="facts" {
                            (fact(icon::COMPANY, &self.fill(Word::FpReceiver, &[("recipient", &to)])))
                            (fact(icon::PAGE, &text::size(*size, self.language())))
                        }
                        p class="note" { (self.say(Word::ExNoReceipt)) }
                    }
                }
            }
        }
    }

    /// Amount and payee of a payment; size and code of anything else.
    fn content(&self, proven: &Proven, size: u64, to: &str) -> Markup {
        let shown = &proven.shown.shown;
        let receiver = fact(icon::COMPANY, &self.fill(Word::FpReceiver, &[("recipient", to)]));
        if let Some(payment) = &shown.payment {
            let amount = Amount::parse(&payment.amount, &payment.currency)
                .map_or_else(|_| payment.amount.clone(), |amount| amount.display(self.language()));
            return html! {
                p class="amount" { (amount) }
                p class="payee" { bdi { (self.fill(Word::FpPayee, &[("payee", &payment.payee)])) } }
                ul class="facts" { (receiver) }
            };
        }
        let code = shown.payload.as_ref().map(|payload| check_code(&Digest::new(payload.sha256)));
        html! {
            ul class="facts" {
                (receiver)
                (fact(icon::PAGE, &text::size(size, self.language())))
                @if let Some(code) = code { (fact(icon::HASH, &self.fill(Word::CamCode, &[("code", &code)]))) }
            }
        }
    }

    fn receipt(&self, proven: &Proven) -> Markup {
        let shown = &proven.shown.shown;
        html! {
            hr class="hedge";
            details {
                summary { (self.say(Word::ExScreen)) }
                ul class="lines" lang=(shown.language) { @for line in &shown.lines { li { (line.text) } } }
            }
            details {
                summary { (self.say(Word::ExReceipt)) }
                pre lang="en" { (proven.receipt) }
            }
        }
    }
}
