//! Looks words up and fills their placeholders. A key is a value of [`Word`], so a missing one does not compile.

use super::{Language, Word, isolated};

/// Declares the keys; each is documented by its English words.
macro_rules! words {
    ($($name:ident $key:literal $english:literal $chinese:literal;)*) => {
        /// One entry of the catalogue. The doc of each is what it says in English.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Word {
            $(#[doc = $english] $name,)*
        }

        impl Word {
            /// Every entry, in the order of the data file.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The key, a legal Android resource name and a key of the iOS string catalogue.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }

            pub(super) const fn in_english(self) -> &'static str {
                match self { $(Self::$name => $english,)* }
            }

            pub(super) const fn in_chinese(self) -> &'static str {
                match self { $(Self::$name => $chinese,)* }
            }
        }
    };
}
pub(super) use words;

/// What was wrong with the values for a word's placeholders. Only our own code can act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum FillFault {
    /// A placeholder has no value.
    #[error("a placeholder of {} has no value", .0.key())]
    Missing(Word),
    /// A value has no placeholder, or is given twice.
    #[error("a value for {} has no placeholder", .0.key())]
    Extra(Word),
}

/// The words as they stand in the catalogue, placeholders included.
#[must_use]
pub const fn say(word: Word, language: Language) -> &'static str {
    match language {
        Language::En => word.in_english(),
        Language::ZhHans => word.in_chinese(),
    }
}

/// The words with each `{name}` replaced by the value of that name. Braces in a value mean nothing. A value that runs from right
/// to left, in part or whole, is [`isolated`]; every other one is put in as it is.
///
/// # Errors
/// [`FillFault`] when names and placeholders are not the same set.
pub fn fill(word: Word, language: Language, values: &[(&str, &str)]) -> Result<String, FillFault> {
    let mut filled = String::new();
    let mut used = vec![false; values.len()];
    let mut rest = say(word, language);
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').ok_or(FillFault::Missing(word))?;
        let (value, used) = values
            .iter()
            .zip(used.iter_mut())
            .find(|((candidate, _), _)| *candidate == name)
            .ok_or(FillFault::Missing(word))?;
        filled.push_str(before);
        filled.push_str(&isolated(value.1));
        *used = true;
        rest = after;
    }
    filled.push_str(rest);
    if used.iter().all(|used| *used) { Ok(filled) } else { Err(FillFault::Extra(word)) }
}

/// A sentence about `{n}` things, and none about none. `one` is for exactly one, and names no number unless it is `many` itself.
///
/// # Errors
/// [`FillFault`] when `{n}` is not the only placeholder.
pub fn fill_count(
    n: u64,
    (one, many): (Word, Word),
    language: Language,
) -> Result<Option<String>, FillFault> {
    match n {
        0 => Ok(None),
        1 if one != many => fill(one, language, &[]).map(Some),
        n => fill(many, language, &[("n", &super::count(n))]).map(Some),
    }
}
