//! Names of device keys: `privet/<policy>/<activity or recipient>/<random>`. One place makes them and one place says how to find
//! them again without State, because withdrawing while locked rests on both agreeing.

use privet_wire::ids::{ActivityId, RecipientId, TemplateId};

/// Every template's key.
pub(crate) const TEMPLATES: &str = "privet/template/";
/// Every key that wraps an epoch's master.
pub(crate) const MASTERS: &str = "privet/master/";
/// Every key that signs withdrawal notices.
pub(crate) const NOTICES: &str = "privet/notice/";
/// Keys that the platform ends when a face or finger is enrolled.
pub(crate) const SENTINELS: &str = "privet/sentinel/";
/// The keys that seal the anchor.
pub(crate) const ANCHORS: &str = "privet/anchor/";

/// A template's own key.
pub(crate) fn template(activity: &ActivityId, template: TemplateId) -> String {
    format!("{TEMPLATES}{activity}/{template}")
}

/// Every template key of one activity.
pub(crate) fn templates_of(activity: &ActivityId) -> String {
    format!("{TEMPLATES}{activity}/")
}

/// A key that seals the anchor.
pub(crate) fn anchor(random: [u8; 16]) -> String {
    format!("{ANCHORS}main/{}", hex(random))
}

/// A key that wraps an epoch's master.
pub(crate) fn master(random: [u8; 16]) -> String {
    format!("{MASTERS}main/{}", hex(random))
}

/// A key that tells of new faces and fingers.
pub(crate) fn sentinel(random: [u8; 16]) -> String {
    format!("{SENTINELS}main/{}", hex(random))
}

/// A key that signs withdrawal notices to one recipient.
pub(crate) fn notice(recipient: &RecipientId, random: [u8; 16]) -> String {
    format!("{}{}", notices_to(recipient), hex(random))
}

/// Every key that signs withdrawal notices to one recipient.
pub(crate) fn notices_to(recipient: &RecipientId) -> String {
    format!("{NOTICES}{recipient}/")
}

fn hex(random: [u8; 16]) -> String {
    format!("{:032x}", u128::from_be_bytes(random))
}
