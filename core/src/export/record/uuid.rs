//! Identifiers that are computed and not drawn, so that the same record keeps its own.

use privet_wire::merkle::sha256;
use std::fmt::Write as _;

/// A UUID of version 8 (RFC 9562 §5.8): the first 128 bits of `SHA-256(label ‖ 0x00 ‖ parts)` with version and variant set. Parts
/// other than the last have a fixed length.
pub(super) fn of(label: &str, parts: &[&[u8]]) -> String {
    let hash = sha256(&[label.as_bytes(), &[0], &parts.concat()].concat());
    let mut text = String::with_capacity(36);
    for (at, byte) in hash.into_iter().take(16).enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        let byte = match at {
            6 => byte & 0x0f | 0x80,
            8 => byte & 0x3f | 0x80,
            _ => byte,
        };
        let _a_string_takes_all = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_is_a_uuid_of_version_8_and_depends_on_label_and_parts() {
        let id = of("label", &[b"part"]);
        assert_eq!(id.len(), 36);
        assert!(id.split('-').map(str::len).eq([8, 4, 4, 4, 12]), "{id}");
        assert_eq!(id.as_bytes()[14], b'8', "version");
        assert!(b"89ab".contains(&id.as_bytes()[19]), "variant");
        assert_eq!(id, of("label", &[b"part"]));
        assert_ne!(id, of("other", &[b"part"]));
        assert_ne!(id, of("label", &[b"another"]));
    }
}
