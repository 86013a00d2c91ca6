//! What kind of fact a line of a prompt states, so that a screen can group lines without reading their keys.
//!
//! It is derived from the key each time and is not part of what is digested.

use serde::{Deserialize, Serialize};

/// A kind of fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// The question, or the screen's name.
    Title,
    /// What is used here.
    Uses,
    /// What it is for.
    Why,
    /// Where on the phone it is kept, and how long.
    Kept,
    /// What leaves, or to whom.
    Leaves,
    /// What does not leave.
    StaysHere,
    /// That the exact place leaves.
    ExactPlace,
    /// That it crosses a border.
    Abroad,
    /// How to reach who receives it.
    Contact,
    /// What it cannot run without.
    Needs,
    /// The legal basis.
    Basis,
    /// Until when.
    Until,
    /// What ends it without a tap.
    Ends,
    /// What is sensitive about it.
    Sensitive,
    /// Who answers for a child.
    Guardian,
    /// What a no costs.
    IfRefused,
    /// That it is for nothing else.
    Only,
    /// That it can be changed later.
    Later,
    /// How much.
    Amount,
    /// Who is paid.
    Payee,
    /// Who receives the approval.
    Receiver,
    /// That a face was matched.
    Matched,
    /// That this is all that leaves.
    Exact,
    /// How large it is.
    Size,
    /// The check code.
    Code,
    /// What was taken out.
    Removed,
    /// What goes along with it.
    GoesAlong,
    /// To whom it goes, and what for.
    Destination,
    /// How long it is kept there.
    KeptThere,
    /// What an older version of the core drew, and this one does not know.
    Other,
}

impl Fact {
    /// Of the line with that key.
    #[must_use]
    pub fn of(key: &str) -> Self {
        match key {
            "cs_title_face" | "cs_title_lift" | "cs_title_send" | "cs_title_use" | "fp_title"
            | "fp_title_plain" | "cam_title" | "sn_title" => Self::Title,
            "cs_uses" => Self::Uses,
            "manifest.purpose" => Self::Why,
            "cs_kept" | "cs_kept_at" | "cs_kept_here" => Self::Kept,
            "cs_sends" | "cs_leaves_yes" | "fp_leaves_list" | "sn_what" => Self::Leaves,
            "cs_leaves_no" | "cs_looked_at" | "fp_stays_list" | "sn_frame" | "sn_frames" => Self::StaysHere,
            "cs_exact_place" | "sn_exact_place" => Self::ExactPlace,
            "cs_abroad" | "cs_abroad_other" => Self::Abroad,
            "cs_contact" => Self::Contact,
            "cs_needs" => Self::Needs,
            "cs_basis" => Self::Basis,
            "cs_until_off"
            | "cs_until_once"
            | "cs_until_brief"
            | "cs_until_unused"
            | "cs_until_max"
            | "cs_until_max_unused"
            | "cs_lift"
            | "cs_lift_unknown"
            | "fp_until" => Self::Until,
            "cs_new_face" => Self::Ends,
            "cs_sensitive_face" | "cs_sensitive_list" => Self::Sensitive,
            "cs_guardian" | "cs_guardian_said" => Self::Guardian,
            "manifest.if_refused" => Self::IfRefused,
            "cs_only" => Self::Only,
            "cs_later" => Self::Later,
            "fp_amount" => Self::Amount,
            "fp_payee" => Self::Payee,
            "fp_receiver" => Self::Receiver,
            "fp_face_matched" => Self::Matched,
            "cam_exact" | "sn_exact" => Self::Exact,
            "cam_size" | "sn_size" => Self::Size,
            "cam_code" => Self::Code,
            "cam_removed" | "cam_rm_none" => Self::Removed,
            "cam_profile" => Self::GoesAlong,
            "cam_to" => Self::Destination,
            "cs_kept_there" => Self::KeptThere,
            _ => Self::Other,
        }
    }
}
