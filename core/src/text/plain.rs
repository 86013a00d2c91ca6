//! Which characters a name or a text may have: those a reader can see.
//!
//! The rule is used for everything that is shown and signed: payees, manifest texts, names of recipients. Here is also how long
//! a name may be, because a reader's count of characters decides it and not a computer's.

use unicode_segmentation::UnicodeSegmentation as _;

/// The longest name, in characters as a reader counts them: what a small screen shows without cutting (UX §5.3).
pub const MAX_NAME_CHARS: usize = 40;
/// The longest name in bytes of UTF-8: what a receipt has room for. Forty characters of four bytes are 160; the rest is for marks.
pub const MAX_NAME_BYTES: usize = 256;
/// The most marks on one letter (UTS #39 §5.4): more of them grow over the lines above and below.
const MAX_MARKS: usize = 4;

/// Whether `text` has no control, invisible, blank, direction-changing or unassigned-by-design character. Spaces count as plain;
/// whether they may stand at the ends is the caller's rule. The empty text is plain.
///
/// Marks have to stand on something, at most four on one letter and none twice in a row (UTS #39 §5.4): otherwise they are drawn
/// over the lines beside the text or over each other.
///
/// Refused: categories Cc (tab and newline too) and Cf, with it the bidi controls of UAX #9; every `Default_Ignorable_Code_Point` of Unicode
/// 16 (`DerivedCoreProperties.txt`: zero-width, joiners, soft hyphen, variation selectors, fillers, tags); line and paragraph
/// separators; interlinear marks, object replacement; letters and symbols drawn as nothing; private use and noncharacters, which look like whatever a font says.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    text.chars().all(is_plain_char) && stands_alone(text)
}

/// Whether a name has room: at most [`MAX_NAME_CHARS`] characters as a reader counts them (a letter with its marks is one), in at
/// most [`MAX_NAME_BYTES`] bytes.
#[must_use]
pub fn is_short(name: &str) -> bool {
    name.len() <= MAX_NAME_BYTES && name.graphemes(true).count() <= MAX_NAME_CHARS
}

/// Whether the marks of a text stay on its own letters.
fn stands_alone(text: &str) -> bool {
    text.is_ascii() || text.chars().all(stands())
}

/// Whether the next character of a text is none that is drawn over others.
fn stands() -> impl FnMut(char) -> bool {
    // As if enough marks stood before the text: its first character can't be one.
    let (mut marks, mut last) = (MAX_MARKS, None);
    move |c| {
        let before = last.replace(c);
        marks = if joins(c) { marks + 1 } else { 0 };
        marks == 0 || (marks <= MAX_MARKS && before != Some(c))
    }
}

/// The same JSON text (RFC 8259), in which every character that [`is_plain`] refuses stands in an escape (§7). Such a character can only
/// be within a string there, so that the document stays the same.
#[must_use]
pub fn legible(json: &str) -> String {
    let mut stands_here = stands();
    json.chars().fold(String::with_capacity(json.len()), |mut text, c| {
        let legible = stands_here(c) && is_plain_char(c);
        // No mark of a string is drawn over the quotation mark before it.
        if c == '"' {
            stands_here = stands();
        }
        if legible {
            text.push(c);
        } else {
            text.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        }
        text
    })
}

/// What joins an `a` before it is a mark: at the start of a line it would join whatever the screen has there.
pub(super) fn joins(c: char) -> bool {
    !c.is_ascii() && format!("a{c}").graphemes(true).count() == 1
}

/// Whether a text may have this character.
pub(super) fn is_plain_char(c: char) -> bool {
    !c.is_control() && !is_unseen(c) && !is_format(c) && !is_blank(c) && !is_unassignable(c)
}

fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffc}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// What category Cf has besides (Unicode 16): signs that reach over the digits after them, and what joins hieroglyphs.
fn is_format(c: char) -> bool {
    matches!(c,
        '\u{600}'..='\u{605}' | '\u{6dd}' | '\u{70f}' | '\u{890}'..='\u{891}' | '\u{8e2}'
        | '\u{110bd}' | '\u{110cd}' | '\u{13430}'..='\u{1343f}')
}

/// Letters and symbols by category, and nothing to see: a name of these alone would be an empty line. No property of Unicode
/// lists them: a braille cell without dots, two blank hieroglyphs, a filler, a note without a head.
fn is_blank(c: char) -> bool {
    matches!(c, '\u{2800}' | '\u{13441}'..='\u{13442}' | '\u{16fe4}' | '\u{1d159}')
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
    fn a_document_is_legible_and_stays_the_same_document() {
        let hidden =
            "\u{202e}005\u{2066}\u{200b}\u{e0041}\u{feff}a\u{301}\u{302}\u{303}\u{304}\u{305}\u{305}";
        let value = serde_json::json!({ hidden: [hidden, "灯笼 — ok", 1] });
        let text = legible(&value.to_string());
        assert!(text.contains("\\u202e005\\u2066\\u200b\\udb40\\udc41\\ufeff"), "{text}");
        assert!(is_plain(&text) && text.contains("灯笼 — ok"), "{text}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
        assert_eq!(legible("{\"a\":\"\\n b\"}"), "{\"a\":\"\\n b\"}", "what is escaped stays so");
        assert_eq!(legible("[\"a\u{7f}b\"]"), "[\"a\\u007fb\"]");
        assert_eq!(
            legible("[\"e\u{301}\",\"\u{338}x\"]"),
            "[\"e\u{301}\",\"\\u0338x\"]",
            "over a quotation mark"
        );
        assert_eq!(
            legible("[\"a\u{301}e\u{301}\"]"),
            "[\"a\u{301}e\u{301}\"]",
            "each letter has marks of its own"
        );
    }

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
    fn what_is_drawn_as_nothing_is_not_plain() {
        // A braille cell without dots, a note without a head, two blank hieroglyphs, a filler.
        for blank in ['\u{2800}', '\u{1d159}', '\u{13441}', '\u{13442}', '\u{16fe4}'] {
            for text in [format!("{blank}"), format!("{blank}{blank} {blank}"), format!("a{blank}b")] {
                assert!(!is_plain(&text), "{text:?}");
            }
        }
        // Their neighbours have ink.
        assert!(is_plain("\u{27ff}\u{2801}\u{13440}\u{13443}\u{1d158}"));
    }

    #[test]
    fn format_controls_are_not_plain() {
        let hieroglyphs = '\u{13430}'..='\u{1343f}';
        let signs = ('\u{600}'..='\u{605}').chain(['\u{6dd}', '\u{70f}', '\u{890}', '\u{891}', '\u{8e2}']);
        for bad in hieroglyphs.chain(signs).chain(['\u{110bd}', '\u{110cd}']) {
            assert!(!is_plain(&format!("a{bad}1")) && !is_plain(&format!("{bad}")), "{bad:?}");
        }
    }

    #[test]
    fn marks_that_grow_over_other_lines_are_not_plain() {
        let zalgo = format!("T{}ea", "\u{306}\u{307}".repeat(500));
        let bad = [
            &zalgo,
            "\u{301}Tea",
            "Te\u{301}\u{301}a",
            "Te\u{300}\u{301}\u{302}\u{303}\u{304}a",
            "Tea \u{20dd}\u{20dd}",
        ];
        for bad in bad {
            assert!(!is_plain(bad), "{bad:?}");
        }
        for good in
            ["Cafe\u{301}", "Te\u{300}\u{301}\u{302}\u{303}a", "ส้มตำน้ำตก", "क्षत्रिय भोजन", "בֵּית קָפֶה", "مَقْهًى"]
        {
            assert!(is_plain(good), "{good:?}");
        }
    }

    #[test]
    fn a_name_is_as_long_as_a_reader_counts_it() {
        let accents = "e\u{301}".repeat(40);
        assert!(is_short(&accents) && is_short(&"茶".repeat(40)) && is_short(&"𠮷".repeat(40)));
        assert!(!is_short(&(accents + "e")) && !is_short(&"茶".repeat(41)));
        // One letter to a reader, and longer than a receipt can say.
        assert!(!is_short(&format!("e{}", "\u{301}".repeat(1000))));
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
