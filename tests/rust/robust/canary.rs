//! Finds a text or bytes in a file, also where they were written in another alphabet.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

/// Every way in which `canary` might lie in a file: raw, UTF-16, hexadecimal, base64 at each of its three alignments.
///
/// # Panics
/// If it is so short that it could be there by chance.
#[must_use]
pub fn forms(canary: &[u8]) -> Vec<Vec<u8>> {
    assert!(canary.len() >= 8, "a canary has to be longer");
    let wide = |order: fn(u16) -> [u8; 2]| {
        canary.iter().flat_map(|byte| order(u16::from(*byte))).collect::<Vec<_>>()
    };
    let hex = |digits: &[u8; 16]| {
        canary
            .iter()
            .flat_map(|b| [digits[usize::from(b >> 4)], digits[usize::from(b & 15)]])
            .collect::<Vec<_>>()
    };
    let mut forms = vec![
        canary.to_vec(),
        wide(u16::to_le_bytes),
        wide(u16::to_be_bytes),
        hex(b"0123456789abcdef"),
        hex(b"0123456789ABCDEF"),
    ];
    for before in 0..3 {
        let text = STANDARD_NO_PAD.encode([&vec![0; before], canary].concat()).into_bytes();
        // Only the characters that are made of the canary's bits alone.
        let middle = text[(before * 8).div_ceil(6)..(before + canary.len()) * 8 / 6].to_vec();
        let url = middle
            .iter()
            .map(|c| {
                if *c == b'+' {
                    b'-'
                } else if *c == b'/' {
                    b'_'
                } else {
                    *c
                }
            })
            .collect();
        forms.extend([middle, url]);
    }
    forms
}

/// Whether `canary` is in `file` in any form.
#[must_use]
pub fn is_in(canary: &[u8], file: &[u8]) -> bool {
    forms(canary).iter().any(|form| file.windows(form.len()).any(|window| window == form.as_slice()))
}
