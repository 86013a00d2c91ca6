//! The one picture of a JPEG: its components, and how far each of them is coded (ITU-T T.81, B.2.2, B.2.3 and G.1.1.1).
//!
//! Promises: each coefficient of each component is coded once, and refined bit by bit where the frame is progressive. Decoders show the
//! first picture of a file, so scans that code the same again are a second one that nobody sees.

use super::tables::Slot;
use img_parts::jpeg::markers;

const COEFFICIENTS: usize = 64;

struct Component {
    id: u8,
    quantisation: u8,
    /// The lowest bit that is coded of each coefficient.
    coded: [Option<u8>; COEFFICIENTS],
}

pub(super) struct Frame {
    components: Vec<Component>,
    progressive: bool,
}

impl Frame {
    /// From the contents of SOF0, SOF1 or SOF2.
    pub fn read(marker: u8, contents: &[u8]) -> Option<Self> {
        let (head, rest) = contents.split_first_chunk::<6>()?;
        let count = usize::from(head[5]);
        if !(1..=4).contains(&count) || rest.len() != 3 * count {
            return None;
        }
        let component = |bytes: &[u8]| match bytes {
            [id, _, quantisation @ 0..=3] => {
                Some(Component { id: *id, quantisation: *quantisation, coded: [None; COEFFICIENTS] })
            }
            _ => None,
        };
        let components = rest.chunks(3).map(component).collect::<Option<Vec<_>>>()?;
        let alone = |one: &Component| components.iter().filter(|other| other.id == one.id).count() == 1;
        components.iter().all(alone).then_some(())?;
        Some(Self { components, progressive: marker == markers::SOF2 })
    }

    /// Takes one scan, by the contents of its SOS. Answers which tables it is decoded with; none if it is not the next one of this
    /// picture.
    pub fn scan(&mut self, contents: &[u8]) -> Option<Vec<Slot>> {
        let (count, rest) = contents.split_first()?;
        let (selected, last) = rest.split_at_checked(2 * usize::from(*count))?;
        let &[start, end, bits] = last else { return None };
        let (high, low) = (bits >> 4, bits & 0xF);
        let (start, end, high, low) = if self.progressive {
            let one_kind = if start == 0 { end == 0 } else { start <= end && end < 64 && *count == 1 };
            (one_kind && low < 14).then_some((start.into(), end.into(), high, low))?
        } else {
            // Decoders ignore what a sequential scan says here.
            (0, COEFFICIENTS - 1, 0, 0)
        };
        let (mut tables, mut seen) = (Vec::new(), Vec::new());
        for pair in selected.chunks(2) {
            let &[id, coding] = pair else { return None };
            if seen.contains(&id) {
                return None;
            }
            seen.push(id);
            let component = self.components.iter_mut().find(|component| component.id == id)?;
            for coded in component.coded.get_mut(start..=end)? {
                match *coded {
                    None if high == 0 => *coded = Some(low),
                    Some(before) if high == before && low.checked_add(1) == Some(high) => *coded = Some(low),
                    _ => return None,
                }
            }
            let (dc, ac) = (coding >> 4, 0x10 | (coding & 0xF));
            tables.extend([(markers::DHT, dc), (markers::DHT, ac), (markers::DQT, component.quantisation)]);
        }
        tables.push((markers::DRI, 0));
        (!seen.is_empty()).then_some(tables)
    }

    /// Whether there is something to see of each component.
    pub fn whole(&self) -> bool {
        self.components.iter().all(|component| component.coded[0].is_some())
    }
}
