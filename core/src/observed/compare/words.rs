//! Sentences of the comparison.

use super::super::finding::FindingCode;
use super::super::{ObservedBy, Read};
use super::FindingRow;
use crate::text::{self, Language, Word, fill, say};

pub(super) fn filled(word: Word, language: Language, values: &[(&str, &str)]) -> Option<String> {
    fill(word, language, values).ok()
}

pub(super) fn findings(read: &Read, language: Language) -> Option<Vec<FindingRow>> {
    let rows = read.totals.iter().map(|total| {
        let why = say(why(total.code), language);
        let text = match total.code {
            FindingCode::TooLarge | FindingCode::NotAReport | FindingCode::TooManyLines => why.to_owned(),
            _ => {
                let n = text::count(total.count);
                let word = match read.log {
                    ObservedBy::OwnRequests => Word::ObFindingOwn,
                    ObservedBy::IosReport | ObservedBy::AndroidNotes => Word::ObFinding,
                };
                filled(word, language, &[("why", why), ("n", &n)])?
            }
        };
        Some(FindingRow { code: total.code, count: total.count, first_line: total.first_line, text })
    });
    rows.collect()
}

const fn why(code: FindingCode) -> Word {
    use super::super::finding::FindingCode as F;
    match code {
        F::TooLarge => Word::ObFTooLarge,
        F::NotAReport => Word::ObFNotReport,
        F::TooManyLines => Word::ObFTooManyLines,
        F::Truncated => Word::ObFTruncated,
        F::TooManyNames => Word::ObFTooManyNames,
        F::LineTooLong => Word::ObFLineTooLong,
        F::NotUtf8 => Word::ObFNotUtf8,
        F::NotJson => Word::ObFNotJson,
        F::DuplicateMember => Word::ObFDuplicate,
        F::WrongType => Word::ObFWrongType,
        F::MissingMember => Word::ObFMissing,
        F::UnknownType => Word::ObFUnknownType,
        F::UnknownCategory => Word::ObFUnknownKind,
        F::BadTime => Word::ObFBadTime,
        F::BadCount => Word::ObFBadCount,
        F::BadHost => Word::ObFBadHost,
        F::BadTag => Word::ObFBadTag,
        F::HostileText => Word::ObFHostile,
        F::EndWithoutBegin => Word::ObFEndOnly,
        F::Repeated => Word::ObFRepeated,
        F::Missed => Word::ObFMissed,
        F::OtherApp => Word::ObFOtherApp,
    }
}
