//! Lines of a JSON-lines file, each within its limits, and what is wrong with one that is not an object of the format.

use super::finding::{FindingCode, Findings};
use super::{MAX_LINE_BYTES, MAX_LINES};
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::error::Category;

/// Hands every line that parses to `each`, with its number. Blank lines and a byte order mark are passed over.
pub(super) fn each<T: DeserializeOwned, S: AsMut<Findings>>(
    bytes: &[u8],
    to: &mut S,
    mut each: impl FnMut(&mut S, u64, T),
) {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_end();
    let mut lines = (1_u64..).zip(bytes.split(|b| *b == b'\n')).peekable();
    while let Some((number, line)) = lines.next() {
        if number > MAX_LINES {
            to.as_mut().add(number, FindingCode::TooManyLines);
            return;
        }
        let line = line.trim_ascii();
        if line.is_empty() {
            continue;
        }
        match parse(line, lines.peek().is_none()) {
            Ok(found) => each(to, number, found),
            Err(code) => to.as_mut().add(number, code),
        }
    }
}

fn parse<T: DeserializeOwned>(line: &[u8], last: bool) -> Result<T, FindingCode> {
    if line.len() > MAX_LINE_BYTES {
        return Err(FindingCode::LineTooLong);
    }
    let cut = if last { FindingCode::Truncated } else { FindingCode::NotJson };
    let text = std::str::from_utf8(line).map_err(|e| match e.error_len() {
        // The bytes end within a character.
        None if last && line.starts_with(b"{") => cut,
        _ => FindingCode::NotUtf8,
    })?;
    // A struct can be read from a JSON array too, which no log is written as.
    if !text.starts_with('{') {
        return Err(FindingCode::NotJson);
    }
    serde_json::from_str(text).map_err(|error| match error.classify() {
        Category::Eof => cut,
        Category::Data if error.to_string().starts_with("duplicate field") => FindingCode::DuplicateMember,
        Category::Data => FindingCode::WrongType,
        Category::Syntax | Category::Io => FindingCode::NotJson,
    })
}

/// A count of at least one; 1 where there is none, or none that can be right.
pub(super) fn count(value: Option<&Value>) -> (u32, Option<FindingCode>) {
    let Some(value) = value else { return (1, None) };
    match value.as_u64().and_then(|n| u32::try_from(n).ok()) {
        Some(n) if n > 0 => (n, None),
        _ => (1, Some(FindingCode::BadCount)),
    }
}
