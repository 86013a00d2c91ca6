//! The number of an attempt, as the anchor holds it: it only grows, and an older database does not bring one back. The only maker of
//! [`AttemptAnchored`] and [`AttemptsCounted`].

use crate::ledger::anchor::AnchorRecord;
use privet_wire::ids::TemplateId;

/// Evidence: the anchor holds that this attempt was begun. Nobody can say so without having counted:
///
/// ```compile_fail,E0451
/// let set = privet_wire::ids::TemplateId::new([1; 16]);
/// let made_up = privet::vault::attempt::AttemptAnchored { set, number: 1 };
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttemptAnchored {
    set: TemplateId,
    number: u32,
}

impl AttemptAnchored {
    /// On which set of templates.
    #[must_use]
    pub const fn set(&self) -> TemplateId {
        self.set
    }
    /// Which one it is, from 1.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.number
    }
}

/// Evidence: so many attempts on this set of templates the anchor had counted. It allows none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttemptsCounted {
    set: TemplateId,
    number: u32,
}

impl AttemptsCounted {
    /// On which set of templates.
    #[must_use]
    pub const fn set(&self) -> TemplateId {
        self.set
    }
    /// The number of the latest; 0 where there was none.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.number
    }
}

/// Counts one more attempt on `set` in the record: behind the highest that the record or the ledger (`begun`) knows. It is evidence
/// once the record is kept.
pub(crate) fn count(record: &mut AnchorRecord, set: TemplateId, begun: u32) -> AttemptAnchored {
    let counted = record.attempts.entry(*set.as_bytes()).or_insert(0);
    *counted = (*counted).max(begun).saturating_add(1);
    AttemptAnchored { set, number: *counted }
}

/// What the record has counted on `set`.
pub(crate) fn counted(record: &AnchorRecord, set: TemplateId) -> AttemptsCounted {
    AttemptsCounted { set, number: record.attempts.get(set.as_bytes()).copied().unwrap_or(0) }
}
