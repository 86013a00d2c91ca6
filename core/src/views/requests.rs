//! A payment that somebody asks for, as a row of the screen that pays (UX S1). Nothing is proposed by drawing it.

use crate::command::Payment;
use crate::gate::amount::Amount;
use crate::host::WallMs;
use crate::manifest::Recipient;
use crate::text::{self, Reader, Word, fill, say};
use serde::{Deserialize, Serialize};

/// One request.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RequestRow {
    /// What is asked for: which of several equal rows it is, and what a tap pays.
    pub payment: Payment,
    /// Who gets the money. A payee is shown as it is.
    pub payee: String,
    /// Who receives the approval.
    pub recipient_name: String,
    /// How much.
    pub amount: String,
    /// Until when it waits, or that it is over; none where it waits for as long as the person takes.
    pub until_text: Option<String>,
    /// Whether it is over.
    pub expired: bool,
    /// The whole row as a screen reader says it.
    pub spoken: String,
}

/// The row at a moment (milliseconds since 1970). None if it is not an amount that could be paid, or if a word does not fit its
/// placeholders, which a test holds.
#[must_use]
pub fn request_row(
    payment: &Payment,
    recipient: &Recipient,
    wall: WallMs,
    reader: &Reader,
) -> Option<RequestRow> {
    let language = reader.language();
    let amount = Amount::parse(&payment.amount, &payment.currency).ok()?;
    let expired = payment.until.is_some_and(|until| until <= wall);
    let until_text = match payment.until {
        None => None,
        Some(_) if expired => Some(say(Word::PayRequestOver, language).to_owned()),
        Some(until) => {
            Some(fill(Word::PayRequestUntil, language, &[("time", &text::time(until, reader))]).ok()?)
        }
    };
    let mut said = vec![payment.payee.clone(), amount.spoken(language)];
    said.extend(until_text.clone());
    Some(RequestRow {
        payment: payment.clone(),
        payee: payment.payee.clone(),
        recipient_name: recipient.name.get(language).to_owned(),
        amount: amount.display(language),
        until_text,
        expired,
        spoken: text::list(&said, language),
    })
}
