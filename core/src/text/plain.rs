//! Which characters a name or a text may have: those a reader can see.
//!
//! The rule is used for everything that is shown and signed: payees, manifest texts, names of recipients.

/// Whether `text` has no control, invisible, direction-changing or unassigned-by-design character. Spaces count as plain;
/// whether they may stand at the ends is the caller's rule. The empty text is plain.
///
/// Refused: category Cc (tab and newline too); the bidi controls of UAX #9; every `Default_Ignorable_Code_Point` of Unicode
/// 16 (`DerivedCoreProperties.txt`: zero-width, joiners, soft hyphen, variation selectors, fillers, tags); line and paragraph
/// separators; interlinear marks, object replacement; private use and noncharacters, which look like whatever a font says.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    text.chars().all(is_plain_char)
}

/// Whether a text may have this character.
pub(super) fn is_plain_char(c: char) -> bool {
    !c.is_control() && !is_unseen(c) && !is_unassignable(c)
}

fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffc}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

fn is_unassignable(c: char) -> bool {
    let noncharacter = (u32::from(c) & 0xFFFE) == 0xFFFE;
    noncharacter
        || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{f0000}'..='\u{10ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_not_plain() {
        for bad in [
            "\0",
            "\t",
            "\n",
            "\u{7f}",
            "\u{85}",
            "\u{ad}",
            "\u{200b}",
            "\u{200d}",
            "\u{200e}",
            "\u{202a}",
            "\u{202e}",
            "\u{2028}",
            "\u{2060}",
            "\u{2066}",
            "\u{2069}",
            "\u{3164}",
            "\u{fe0f}",
            "\u{feff}",
            "\u{e000}",
            "\u{ffff}",
            "\u{e0041}",
            "\u{fffc}",
        ] {
            assert!(!is_plain(&format!("a{bad}b")), "{bad:?}");
        }
    }

    #[test]
    fn names_in_both_languages_are_plain() {
        for good in
            ["", "Blue Kettle Tea", "蓝壶茶铺（一店）", "Café no. 7, 2nd floor", "1280\u{a0}×\u{a0}960"]
        {
            assert!(is_plain(good), "{good:?}");
        }
    }
}
