//! Hosts as a log names them, and whose they are.

use super::finding::FindingCode;
use crate::manifest::{HostName, Manifest, Recipient};
use crate::text::is_plain;

/// The host in lower case, without the dot at its end that a resolver may add.
///
/// Wider than a manifest's host names: an address is one (IPv6 without brackets), and `_` is let through, because what was
/// contacted is to be seen whether or not it could have been declared. Other alphabets come as `xn--`, as DNS carries them.
pub fn observed(text: &str) -> Result<String, FindingCode> {
    if !is_plain(text) {
        return Err(FindingCode::HostileText);
    }
    let host = text.strip_suffix('.').unwrap_or(text).to_ascii_lowercase();
    if is_name(&host) || is_address(&host) { Ok(host) } else { Err(FindingCode::BadHost) }
}

/// RFC 1123 §2.1 with `_`.
fn is_name(host: &str) -> bool {
    host.len() <= 253
        && host.contains('.')
        && host.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'))
        })
}

/// The parser of the language: it reads a text and connects to nothing.
fn is_address(host: &str) -> bool {
    host.parse::<core::net::IpAddr>().is_ok()
}

/// The recipients that a host belongs to: those that declare it, or else those that declare the nearest name above it.
///
/// Whoever holds a name decides on the names under it, so `eu.read.cloudlane.example` is Cloudlane's if it declares
/// `read.cloudlane.example`. Whole labels are compared: `evil-cloudlane.example` and `cloudlane.example.evil.example` are
/// somebody else's. An address has no names under it.
pub fn holders<'a>(manifest: &'a Manifest, host: &str) -> Vec<&'a Recipient> {
    let address = is_address(host);
    let covers = |declared: &str| {
        declared == host
            || (!address && host.strip_suffix(declared).is_some_and(|before| before.ends_with('.')))
    };
    let nearest = |recipient: &Recipient| {
        recipient.hosts.iter().map(HostName::as_str).filter(|h| covers(h)).map(str::len).max()
    };
    let longest = manifest.recipients.iter().filter_map(nearest).max();
    manifest.recipients.iter().filter(|r| longest.is_some() && nearest(r) == longest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_read_in_one_spelling() {
        for (text, host) in [
            ("API.LanternPay.example", "api.lanternpay.example"),
            ("api.lanternpay.example.", "api.lanternpay.example"),
            ("117.161.74.49", "117.161.74.49"),
            ("2001:DB8::1", "2001:db8::1"),
            ("_srv.my_host.example", "_srv.my_host.example"),
            ("xn--bcher-kva.example", "xn--bcher-kva.example"),
        ] {
            assert_eq!(observed(text).as_deref(), Ok(host));
        }
    }

    #[test]
    fn what_is_no_host_is_told_apart_from_what_hides_something() {
        for bad in
            ["", ".", "..", "localhost", "a..b", "-a.b", "a b.c", "https://a.b", "a.b/c", "bücher.example"]
        {
            assert_eq!(observed(bad), Err(FindingCode::BadHost), "{bad}");
        }
        for hostile in ["a\u{202e}b.example", "a\u{200b}.example", "a\n.example", "a.example\0"] {
            assert_eq!(observed(hostile), Err(FindingCode::HostileText), "{hostile:?}");
        }
        assert_eq!(observed(&format!("{}.example", "a".repeat(64))), Err(FindingCode::BadHost));
    }
}
