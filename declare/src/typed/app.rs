//! What each activity can do, as far as the manifest tells. Of no language.
//!
//! The rules are those that the core rules by (`core/src/rules/gate.rs`, `as_declared` and `may_carry`): what is offered here is
//! what it would take, and the core refuses what somebody sends past these types.

use privet::manifest::{Activity, ActivityKind, Category, Manifest, MinimiseStep};

/// What an activity takes to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sends {
    /// A picture of the camera's.
    Picture,
    /// A JSON document.
    Document,
    /// What was found by looking at pictures, which stay.
    Result,
    /// A place.
    Place,
    /// The counts of a year.
    YearCounts,
    /// A payment.
    Payment,
}

/// What this activity may send; nothing where nobody receives anything.
pub fn sends(manifest: &Manifest, activity: &Activity) -> Vec<Sends> {
    if !activity.sends() {
        return Vec::new();
    }
    let declares = |step| activity.minimise.contains(&step);
    match activity.kind {
        ActivityKind::Template => Vec::new(),
        ActivityKind::Payment => vec![Sends::Payment],
        ActivityKind::Data => {
            let place = declares(MinimiseStep::CoarsenLocation) || manifest.sends_exact_place(activity);
            match (place, declares(MinimiseStep::YearCounts), activity.sends_result_only()) {
                (true, true, _) => Vec::new(),
                (true, false, _) => vec![Sends::Place],
                (false, true, _) => vec![Sends::YearCounts],
                (false, false, true) => vec![Sends::Result],
                (false, false, false) => of_the_app(manifest, activity),
            }
        }
    }
}

/// Pictures where the camera's are declared, documents where anything else is.
fn of_the_app(manifest: &Manifest, activity: &Activity) -> Vec<Sends> {
    let camera = |kind: &Category| *kind == Category::CameraFrame;
    let categories: Vec<_> = manifest.data_of(activity).map(|kind| kind.category).collect();
    let picture = categories.iter().any(camera).then_some(Sends::Picture);
    let document = categories.iter().any(|kind| !camera(kind)).then_some(Sends::Document);
    picture.into_iter().chain(document).collect()
}

/// Whether a face that was matched may approve this payment: some comparison names it as what a refusal leaves.
pub fn takes_a_face(manifest: &Manifest, payment: &Activity) -> bool {
    payment.kind == ActivityKind::Payment
        && manifest
            .activities
            .iter()
            .any(|face| face.kind == ActivityKind::Template && face.fallback.as_ref() == Some(&payment.id))
}
