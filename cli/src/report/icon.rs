//! Which drawn mark stands for what in the report; the marks are those of the person's export.

pub use privet::export::icon::*;

/// The mark of one of Lantern Pay's purposes.
pub fn of_activity(id: &str) -> Icon {
    match id {
        "pay" => PAY,
        "face_payment" => FACE,
        "bill_scan" => PICTURE,
        "photo_check" => CAMERA,
        "nearby" => PLACE,
        "score_share" => GAUGE,
        "analytics" => SORT,
        "footprint" => HISTORY,
        _ => PAGE,
    }
}
