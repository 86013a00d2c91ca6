//! Personal values as their own owner sees them by default: enough to recognise, too little to read over a shoulder.
//!
//! Promises: never more than the rule says; a value too short for its rule is shown as [`MaskRule::Hidden`] is, so that no rule
//! ever shows a whole value; what a reader cannot see (control, zero-width and direction characters) and marks that attach to
//! other characters never come through. The length is told by `Name` and `Id` alone, a star for each further character up to a
//! limit, as people know it from forms; every other rule has a fixed number of stars.

use super::plain::{is_plain_char, joins};
use crate::manifest::MaskRule;
use unicode_segmentation::UnicodeSegmentation as _;

/// What stands for a value of which nothing is shown.
const NOTHING: &str = "••••";
/// What stands for what is taken out of the middle.
const STARS: &str = "***";
/// The most stars for a name: longer ones look alike.
const NAME_STARS: usize = 8;
/// The most stars for an identity number; the longest in use has 18 characters.
const ID_STARS: usize = 16;
/// The most characters that [`MaskRule::Plain`] shows; the rest is cut.
const PLAIN_MOST: usize = 200;

/// `value` as `rule` shows it.
///
/// - `Plain`: as it is, up to 200 characters; what can't be seen, and marks that join or strike out others, become `\u{fffd}`.
/// - `Name`: the first character, then a star for each further one, spaces too, at most 8: `张三` is `张*`, `欧阳娜娜` is `欧***`
///   (which surnames have two characters is not guessed), `Li Wei` is `L*****`. A character is what a reader counts as one; of
///   a letter with marks the letter alone stays. A name of one character is hidden.
/// - `Phone`: of 11 digits or more the first three and the last four, `138****1234`; of 7 to 10 the last two, `****34`; of fewer
///   nothing. A country's prefix counts as digits. What is no digit is left out.
/// - `LastFour`: of 8 letters and digits or more the last four, `•••• 4821`; of fewer nothing.
/// - `Id`: of 6 letters and digits or more the first and the last, with a star for each between, at most 16; of fewer nothing.
/// - `Email`: the first character before the `@`, unless it is the only one, and the domain: `l***@example.com`, `***@example.com`.
///   A domain with anything but ASCII letters, digits, dots and hyphens is hidden with the rest.
/// - `Hidden`: `••••`.
///
/// Full-width digits and letters count as what they look like. Numbers in digits of another script are hidden.
#[must_use]
pub fn mask(rule: MaskRule, value: &str) -> String {
    let shown = match rule {
        MaskRule::Plain => return plain(value),
        MaskRule::Name => name(value),
        MaskRule::LastFour => last_four(&signs(value)),
        MaskRule::Phone => phone(&signs(value)),
        MaskRule::Email => email(value),
        MaskRule::Id => id(&signs(value)),
        MaskRule::Hidden => None,
    };
    shown.unwrap_or_else(|| NOTHING.to_owned())
}

fn plain(value: &str) -> String {
    let mut rest = value.chars();
    let seen = |c: char| if is_plain_char(c) && !joins(c) { c } else { char::REPLACEMENT_CHARACTER };
    let mut shown: String = rest.by_ref().take(PLAIN_MOST).map(seen).collect();
    if rest.next().is_some() {
        shown.push('…');
    }
    shown
}

fn name(value: &str) -> Option<String> {
    let value = value.trim();
    let first = first(value)?;
    let further = value.graphemes(true).count().saturating_sub(1);
    (further > 0).then(|| format!("{first}{}", "*".repeat(further.min(NAME_STARS))))
}

fn last_four(signs: &[char]) -> Option<String> {
    let (_, last) = signs.split_last_chunk::<4>().filter(|(rest, _)| rest.len() >= 4)?;
    Some(format!("{NOTHING} {}", last.iter().collect::<String>()))
}

fn phone(signs: &[char]) -> Option<String> {
    let digits: Vec<char> = signs.iter().copied().filter(char::is_ascii_digit).collect();
    let ends = |first: usize, last: usize| {
        let (head, tail) = (digits.get(..first)?, digits.get(digits.len().checked_sub(last)?..)?);
        Some(format!("{}****{}", head.iter().collect::<String>(), tail.iter().collect::<String>()))
    };
    match digits.len() {
        11.. => ends(3, 4),
        7..=10 => ends(0, 2),
        _ => None,
    }
}

fn id(signs: &[char]) -> Option<String> {
    let [first, between @ .., last] = signs else { return None };
    (between.len() >= 4).then(|| format!("{first}{}{last}", "*".repeat(between.len().min(ID_STARS))))
}

fn email(value: &str) -> Option<String> {
    let (local, domain) = value.trim().rsplit_once('@')?;
    let in_domain = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
    if local.is_empty() || !domain.contains('.') || !domain.chars().all(in_domain) {
        return None;
    }
    let alone = local.graphemes(true).count() < 2;
    let first = if alone { None } else { first(local) };
    Some(format!("{}{STARS}@{domain}", first.map(String::from).unwrap_or_default()))
}

/// The first character, if it is a letter or digit that stands by itself.
fn first(value: &str) -> Option<char> {
    value.chars().next().filter(|c| c.is_alphanumeric() && is_plain_char(*c) && !joins(*c))
}

/// Letters and digits of a number, in ASCII; the full-width ones (U+FF10 to U+FF5A) as what they look like. None at all if
/// there is a letter or digit of any other kind: it could not be told which of them are the last.
fn signs(value: &str) -> Vec<char> {
    let narrow = |c: char| match c {
        '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => {
            u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c)
        }
        _ => c,
    };
    let signs: Vec<char> = value.chars().map(narrow).filter(|c| c.is_alphanumeric()).collect();
    if signs.iter().all(char::is_ascii) { signs } else { Vec::new() }
}

#[cfg(test)]
mod tests;
