//! The drawn marks: 24 grid, 1.75 stroke, round ends, one colour, that of the text around them. Word and shape always stand together,
//! so a screen reader skips the shape.

use crate::views::timeline::TimelineResult;
use maud::{Markup, html};

/// Paths of one mark.
pub type Icon = &'static [&'static str];

const RING: &str = "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0 -17 0";
const PHONE: &str = "M8.5 3h7a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2h-7a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z";

/// An arrow leaving a phone.
pub const LEAVE: Icon = &[
    "M15.5 7.5V5a2 2 0 0 0-2-2h-7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h7a2 2 0 0 0 2-2v-2.5",
    "M9.5 12h11.5",
    "M17.6 8.6L21 12l-3.4 3.4",
];
/// A lock inside a phone.
pub const STAY: Icon = &[PHONE, "M9.7 11.6h4.6v3.8H9.7z", "M10.5 11.4v-1.3a1.5 1.5 0 0 1 3 0v1.3"];
/// A ring with a bar: the person said no.
pub const REFUSED: Icon = &[RING, "M8 12h8"];
/// A struck ring: not allowed.
pub const BLOCKED: Icon = &[RING, "M6.2 6.2l11.6 11.6"];
/// A ring with a cross: left before its end.
pub const CANCELLED: Icon = &[RING, "M9 9l6 6", "M15 9l-6 6"];
/// A ring with a tick.
pub const SOUND: Icon = &[RING, "M8.2 12.3l2.6 2.6 5-5.3"];
/// A clock.
pub const CLOCK: Icon = &[RING, "M12 7.5V12l3 2"];
/// An i in a ring.
pub const NOTICE: Icon = &[RING, "M12 11.2v5", "M12 8v.01"];
/// A key.
pub const KEY: Icon = &[
    "M4 15.8a4 4 0 1 0 8 0a4 4 0 1 0 -8 0",
    "M10.9 12.9L19.3 4.5",
    "M16.2 7.6l2.8 2.8",
    "M13.5 10.3l1.8 1.8",
];
/// A struck key.
pub const KEY_GONE: Icon =
    &["M6.2 12.2a4 4 0 1 0 5.5 5.2", "M12.8 11L19.3 4.5", "M16.2 7.6l2.8 2.8", "M3.8 6.5L17.5 20.2"];
/// A signature.
pub const SIGNED: Icon = &[
    "M4 20h16",
    "M5.5 15.8c1.5-5.5 4.3-10.8 6.2-10.3 2.2.6-3.2 8.3-1.8 9.3 1.1.8 2.4-2.6 3.6-2.3 1 .3.1 2.3 1.4 2.5 1 .2 1.900-.7 3.100-.7",
];
/// A page.
pub const PAGE: Icon = &[
    "M7.5 3.5h6.5l4.5 4.5v11a1.5 1.5 0 0 1-1.5 1.5H7.5A1.5 1.5 0 0 1 6 19V5a1.5 1.5 0 0 1 1.5-1.5z",
    "M14 3.5V8h4.5",
    "M9.5 12.5h5.5",
    "M9.5 16.3h5.5",
];
/// A tree of records.
pub const TREE: Icon = &[
    "M9.8 5.2a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0 -4.4 0",
    "M3.8 18.3a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0 -4.4 0",
    "M15.8 18.3a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0 -4.4 0",
    "M12 7.500v4",
    "M6 16v-3a1.500 1.500 0 0 1 1.500-1.500h9A1.500 1.500 0 0 1 18 13v3",
];
/// Scissors: what was cut away.
pub const STRIP: Icon = &[
    "M3.9 6.8a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0 -5.2 0",
    "M3.9 17.2a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0 -5.2 0",
    "M8.7 8.3L20 17.3",
    "M8.7 15.7L20 6.7",
];
/// A number sign.
pub const HASH: Icon = &["M9.8 4.5L7.6 19.5", "M16.4 4.5l-2.2 15", "M4.8 9.2h15", "M4.2 14.8h15"];
/// A building.
pub const COMPANY: Icon = &[
    "M6 20.5v-15A1.5 1.5 0 0 1 7.5 4h9A1.5 1.5 0 0 1 18 5.500v15",
    "M3.5 20.5h17",
    "M9.5 8.2h1.2",
    "M13.3 8.2h1.2",
    "M9.5 12h1.2",
    "M13.3 12h1.2",
    "M10.5 20.5V16h3v4.5",
];
/// An hourglass.
pub const UNTIL: Icon = &[
    "M6.5 3.5h11",
    "M6.5 20.5h11",
    "M8 3.5v3.3c0 2.2 4 3.4 4 5.2s-4 3-4 5.2v3.3",
    "M16 3.5v3.3c0 2.2-4 3.4-4 5.2s4 3 4 5.2v3.3",
];
/// A picture.
pub const PICTURE: Icon = &[
    "M5.5 4.5h13A1.5 1.5 0 0 1 20 6v12a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18V6a1.5 1.5 0 0 1 1.5-1.5z",
    "M7.3 9.2a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0 -3 0",
    "M4.2 17l4.6-4.3 3.3 2.8 3.6-4 4.2 4.3",
];
/// A camera.
pub const CAMERA: Icon = &[
    "M4.500 7.800h3L9 5.200h6l1.500 2.600h3A1.500 1.500 0 0 1 21 9.300v8.200a1.500 1.500 0 0 1-1.500 1.500h-15A1.500 1.500 0 0 1 3 17.500V9.300A1.500 1.500 0 0 1 4.500 7.800z",
    "M8.7 13.2a3.3 3.3 0 1 0 6.6 0a3.3 3.3 0 1 0 -6.6 0",
];
/// A face in a frame.
pub const FACE: Icon = &[
    "M4 8.2V6a2 2 0 0 1 2-2h2.2",
    "M15.8 4H18a2 2 0 0 1 2 2v2.2",
    "M20 15.8V18a2 2 0 0 1-2 2h-2.2",
    "M8.2 20H6a2 2 0 0 1-2-2v-2.2",
    "M9 9.3v1.2",
    "M15 9.3v1.2",
    "M9 14.8c1.8 1.5 4.2 1.5 6 0",
];
/// A payment card.
pub const PAY: Icon =
    &["M5 5.5h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2z", "M3 10h18", "M7 14.8h3.5"];
/// A pin on a map.
pub const PLACE: Icon = &[
    "M12 21c-4.3-4-6.5-7.3-6.5-10.5a6.5 6.5 0 0 1 13 0C18.5 13.7 16.3 17 12 21z",
    "M9.7 10.5a2.3 2.3 0 1 0 4.6 0a2.3 2.3 0 1 0 -4.6 0",
];
/// A dial.
pub const GAUGE: Icon = &["M5 18.5a8.7 8.7 0 1 1 14 0", "M12 14.5l3.8-4.8"];
/// Three lines.
pub const SORT: Icon = &["M4.5 7h15", "M7 12h10", "M9.8 17h4.4"];
/// A clock that goes back.
pub const HISTORY: Icon = &["M4.2 9.2A8.3 8.3 0 1 1 3.7 12.6", "M3.8 4.8v4.6h4.6", "M12 7.8V12.2l3 1.8"];
/// The lantern.
pub const LANTERN: Icon = &[
    "M12 1.8v2.4",
    "M9.2 4.3h5.6",
    "M8.3 6.800h7.400c3 1.200 4.500 3 4.500 5.200s-1.500 4-4.500 5.200H8.300c-3-1.200-4.500-3-4.500-5.200s1.500-4 4.500-5.200z",
    "M10.2 6.800c-1.700 3.300-1.700 7.100 0 10.400",
    "M13.8 6.800c1.700 3.300 1.700 7.100 0 10.400",
    "M9.2 19.7h5.6",
    "M12 19.7v2.6",
];

/// Draws a mark.
#[must_use]
pub fn icon(paths: Icon) -> Markup {
    html! {
        svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false" {
            @for path in paths { path d=(path) {} }
        }
    }
}

/// The mark of what came of something.
#[must_use]
pub const fn of_result(result: TimelineResult) -> Icon {
    use TimelineResult as R;
    match result {
        R::Left => LEAVE,
        R::Used => STAY,
        R::Refused | R::Withdrawn | R::TurningOff | R::Objected => REFUSED,
        R::Blocked => BLOCKED,
        R::Cancelled | R::Invalidated | R::Undelivered | R::NotTold | R::NotRecognised => CANCELLED,
        R::Expired | R::Ended | R::Lapsed | R::Undecided | R::TermsChanged | R::BiometricsChanged => CLOCK,
        R::Allowed | R::Undone | R::ObjectionLifted => SOUND,
        R::Enrolled | R::Recognised => FACE,
        R::Destroyed | R::OldKeyDestroyed | R::KeyLost => KEY_GONE,
        R::Registered | R::Renewed | R::TriesAllowed => KEY,
        R::TermsRead => PAGE,
        R::Started => TREE,
    }
}
