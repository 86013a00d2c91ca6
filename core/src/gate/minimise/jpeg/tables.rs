//! What a kept segment of a JPEG may hold (ITU-T T.81, annex B.2): its own parameters to the last byte, and nothing behind them.

use img_parts::Bytes;
use img_parts::jpeg::markers;

/// Which table a definition replaces: its marker, and the byte that says class and number (for quantisation the number alone).
pub(super) type Slot = (u8, u8);

/// The tables that a DQT, DHT or DRI segment defines, each with its slot; none if the contents are not exactly such tables, one after
/// the other. Decoders skip what goes on behind, so a note could stand there.
pub(super) fn split(marker: u8, contents: &Bytes) -> Option<Vec<(Slot, Bytes)>> {
    let mut at = 0;
    let mut tables = Vec::new();
    while at < contents.len() {
        let rest = contents.get(at..)?;
        let (number, length) = match marker {
            markers::DQT => quantisation(rest)?,
            markers::DHT => huffman(rest)?,
            markers::DRI => (0, 2),
            _ => return None,
        };
        let to = at.checked_add(length).filter(|to| *to <= contents.len())?;
        tables.push(((marker, number), contents.slice(at..to)));
        at = to;
    }
    let right = if marker == markers::DRI { tables.len() == 1 } else { !tables.is_empty() };
    right.then_some(tables)
}

fn quantisation(contents: &[u8]) -> Option<(u8, usize)> {
    match *contents.first()? {
        number @ 0..=3 => Some((number, 1 + 64)),
        wide @ 0x10..=0x13 => Some((wide & 3, 1 + 128)),
        _ => None,
    }
}

fn huffman(contents: &[u8]) -> Option<(u8, usize)> {
    let (head, _) = contents.split_first_chunk::<17>()?;
    let [slot @ (0..=3 | 0x10..=0x13), counts @ ..] = head else { return None };
    let values: usize = counts.iter().map(|count| usize::from(*count)).sum();
    (1..=256).contains(&values).then_some((*slot, 17 + values))
}
