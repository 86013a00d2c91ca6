//! What a kept segment of a JPEG may hold (ITU-T T.81, annex B.2): its own parameters to the last byte, and nothing behind them.

use img_parts::jpeg::markers;

/// Whether the contents of this segment are of the length that they themselves name. Decoders skip what goes on behind, so a note
/// could stand there.
pub(super) fn exact(marker: u8, contents: &[u8]) -> bool {
    match marker {
        markers::SOF0 | markers::SOF1 | markers::SOF2 => counted(contents, 5, 3, 0),
        markers::SOS => counted(contents, 0, 2, 3),
        markers::DRI => contents.len() == 2,
        markers::DQT => all(contents, quantisation),
        markers::DHT => all(contents, huffman),
        _ => false,
    }
}

/// `before` bytes, the number of components, `each` bytes for every component, `behind` bytes.
fn counted(contents: &[u8], before: usize, each: usize, behind: usize) -> bool {
    let components = contents.get(before).copied().filter(|n| (1..=4).contains(n));
    components.is_some_and(|n| contents.len() == before + 1 + usize::from(n) * each + behind)
}

/// One table after the other, at least one; `length` tells how long the first of them is.
fn all(mut contents: &[u8], length: fn(&[u8]) -> Option<usize>) -> bool {
    let any = !contents.is_empty();
    while !contents.is_empty() {
        match length(contents).and_then(|length| contents.get(length..)) {
            Some(rest) => contents = rest,
            None => return false,
        }
    }
    any
}

fn quantisation(contents: &[u8]) -> Option<usize> {
    match contents.first()? {
        0..=3 => Some(1 + 64),
        0x10..=0x13 => Some(1 + 128),
        _ => None,
    }
}

fn huffman(contents: &[u8]) -> Option<usize> {
    let (head, _) = contents.split_first_chunk::<17>()?;
    let [0..=3 | 0x10..=0x13, counts @ ..] = head else { return None };
    let values: usize = counts.iter().map(|count| usize::from(*count)).sum();
    (1..=256).contains(&values).then_some(17 + values)
}
