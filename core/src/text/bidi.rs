//! Keeps a name inside its place in a sentence.
//!
//! A value that has a character of a right-to-left class can pull what stands beside it to its other side: a payee in Hebrew
//! followed by an amount is drawn with the amount before the name. Such a value is set between two marks that confine it (UAX
//! #9, FSI and PDI). Both languages of the catalogue run from left to right, so other values can't move anything; they keep
//! their plain spelling, which is what is searched, compared and exported.

use std::borrow::Cow;
use unicode_bidi::BidiClass::{AL, AN, R};
use unicode_bidi::bidi_class;

/// FIRST STRONG ISOLATE: what follows reads in its own direction.
pub const ISOLATE: char = '\u{2068}';
/// POP DIRECTIONAL ISOLATE: what follows reads as if nothing had been between.
pub const POP: char = '\u{2069}';

/// The value as it goes into a sentence: between [`ISOLATE`] and [`POP`] if it has a character of class R, AL or AN that is not
/// between the two already, as in a list of names.
///
/// That the value itself has none of the two is for its own rule to hold ([`super::is_plain`]).
#[must_use]
pub fn isolated(value: &str) -> Cow<'_, str> {
    if value.is_ascii() || !turns(value) {
        return Cow::Borrowed(value);
    }
    Cow::Owned(format!("{ISOLATE}{value}{POP}"))
}

/// Whether something outside of isolates runs from right to left.
fn turns(value: &str) -> bool {
    let mut depth = 0_usize;
    value.chars().any(|c| {
        match c {
            ISOLATE => depth += 1,
            POP => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(bidi_class(c), R | AL | AN)
    })
}

#[cfg(test)]
mod tests;
