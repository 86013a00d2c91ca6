//! The timeline: one recorded event as one row, or none where an event tells a person nothing they could act on.
//!
//! Promises: a no and a block always show; a row's filter is the count that [`crate::tally`] gives the same event, so that
//! counting rows and adding tallies agree.

use super::topic::Topic;
use crate::command::KeyLoss;
use crate::event::{Changed, Event, Recorded, TemplateEnd};
use crate::gate::amount::Amount;
use crate::host::WallMs;
use crate::manifest::Manifest;
use crate::refusal::{CancelReason, EndReason};
use crate::tally::{Counts, tally_of};
use crate::text::{self, Language, Reader, Word, fill, say};
use crate::views::refusal::refusal_text;
use privet_wire::ids::{ActivityId, LibraryId, RecipientId};
use privet_wire::shown::{Shown, ShownPayment};
use serde::{Deserialize, Serialize};

/// Under which filter a row shows. Every row also shows under "all".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Filter {
    /// Used, and stayed on the phone.
    Used,
    /// Left the phone.
    Left,
    /// The person said no.
    Refused,
    /// Attempted and not allowed.
    Blocked,
    /// Anything else.
    Other,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TimelineResult {
    /// Used; it stayed on the phone.
    Used,
    /// It left the phone.
    Left,
    /// The person said no.
    Refused,
    /// It was not allowed.
    Blocked,
    /// A send was left before it left.
    Cancelled,
    /// A send's time ran out.
    Expired,
    /// What a send rested on ended.
    Invalidated,
    /// The person said yes.
    Allowed,
    /// A question was left open.
    Undecided,
    /// The person turned it off.
    Withdrawn,
    /// The person turned it off, and can still undo that.
    TurningOff,
    /// The person undid turning it off.
    Undone,
    /// The person objected to it.
    Objected,
    /// The person lifted their objection.
    ObjectionLifted,
    /// A recipient can't be told of a withdrawal any more.
    NotTold,
    /// The time of a yes is over.
    Ended,
    /// A yes lapsed, because it was not used.
    Lapsed,
    /// A yes stopped, because the terms changed.
    TermsChanged,
    /// A yes stopped, because a face or finger was set up on the phone.
    BiometricsChanged,
    /// A face pattern was made.
    Enrolled,
    /// A face pattern moved to another key.
    Renewed,
    /// A face pattern was destroyed.
    Destroyed,
    /// The key that a face pattern moved away from was destroyed.
    OldKeyDestroyed,
    /// The face was recognised.
    Recognised,
    /// The face was not recognised.
    NotRecognised,
    /// The owner key allowed new tries after failed ones.
    TriesAllowed,
    /// A send did not arrive in time and was dropped.
    Undelivered,
    /// A key was registered with a recipient.
    Registered,
    /// A key that confirmed for a recipient is lost.
    KeyLost,
    /// The app's terms were read.
    TermsRead,
    /// These records began.
    Started,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TimelineRow {
    /// Place of the entry in the ledger.
    pub index: u64,
    /// When (milliseconds since 1970).
    pub at: WallMs,
    /// The same as a clock time.
    pub time: String,
    /// The same as a date.
    pub day: String,
    /// For what; none where the row is about the app or its records as a whole.
    pub activity: Option<ActivityId>,
    /// The activity's name, or the app's where there is no activity.
    pub title: String,
    /// What data it is about.
    pub topic: Topic,
    /// What came of it.
    pub result: TimelineResult,
    /// The same in words.
    pub result_text: String,
    /// To whom, by id.
    pub recipient: Option<RecipientId>,
    /// To whom, by name.
    pub recipient_name: Option<String>,
    /// Payee and amount, the size, or why it was blocked.
    pub detail: Option<String>,
    /// Which library used it or tried to; none for the app itself.
    pub by: Option<String>,
    /// Under which filter it shows.
    pub filter: Filter,
    /// The whole row as a screen reader says it.
    pub spoken: String,
}

/// What an event says, before it is put into words.
struct Told<'a> {
    activity: Option<&'a ActivityId>,
    recipient: Option<&'a RecipientId>,
    result: TimelineResult,
    detail: Option<String>,
}

impl<'a> Told<'a> {
    const fn of(activity: &'a ActivityId, result: TimelineResult) -> Self {
        Self { activity: Some(activity), recipient: None, result, detail: None }
    }
}

/// The row of one entry; none for entries that only matter to the engine.
#[must_use]
pub fn row(index: u64, recorded: &Recorded, manifest: &Manifest, reader: &Reader) -> Option<TimelineRow> {
    row_by(index, recorded, Some(manifest), *reader)
}

/// The same for somebody who may have no manifest: ids stand in place of names then.
pub(super) fn row_by(
    index: u64,
    recorded: &Recorded,
    manifest: Option<&Manifest>,
    reader: Reader,
) -> Option<TimelineRow> {
    let language = reader.language();
    let told = told(&recorded.event, language)?;
    // A withdrawal that was kept beside the ledger happened when the person made it, not when it was written down.
    let at = match &recorded.event {
        Event::ConsentWithdrawn { tombstone: Some(wall), .. }
        | Event::Objected { tombstone: Some(wall), .. } => *wall,
        _ => recorded.at,
    };
    let name_of = |id: &RecipientId| {
        let known = manifest.and_then(|m| m.recipient(id)).map(|r| r.name.get(language).to_owned());
        known.unwrap_or_else(|| id.as_str().to_owned())
    };
    let recipient_name = told.recipient.map(name_of);
    let title = match told.activity {
        None => manifest.map(|m| m.controller.name.get(language).to_owned()).unwrap_or_default(),
        Some(id) => {
            let known = manifest.and_then(|m| m.activity(id)).map(|a| a.texts.title.get(language).to_owned());
            known.unwrap_or_else(|| id.as_str().to_owned())
        }
    };
    let result_text = result_text(&recorded.event, told.result, recipient_name.as_deref(), language)?;
    let time = text::time(at, &reader);
    let nobody = say(Word::CNobody, language);
    let spoken = fill(
        Word::A11yRow,
        language,
        &[
            ("time", &time),
            ("purpose", &title),
            ("result", &result_text),
            ("recipient", recipient_name.as_deref().unwrap_or(nobody)),
        ],
    );
    Some(TimelineRow {
        index,
        at,
        day: text::date(at, &reader),
        time,
        activity: told.activity.cloned(),
        topic: told
            .activity
            .and_then(|id| manifest.and_then(|m| Some(Topic::of(m, m.activity(id)?))))
            .unwrap_or(Topic::Other),
        title,
        result: told.result,
        result_text,
        recipient: told.recipient.cloned(),
        recipient_name,
        detail: told.detail,
        by: used_by(&recorded.event).map(|id| library_name(manifest, id, language)),
        filter: filter(&recorded.event),
        spoken: spoken.ok()?,
    })
}

fn used_by(event: &Event) -> Option<&LibraryId> {
    match event {
        Event::UseBegan { by, .. } | Event::AccessBlocked { by, .. } => by.as_ref(),
        _ => None,
    }
}

fn library_name(manifest: Option<&Manifest>, id: &LibraryId, language: Language) -> String {
    let known = manifest.and_then(|m| m.library(id)).map(|library| library.name.get(language).to_owned());
    known.unwrap_or_else(|| id.as_str().to_owned())
}

/// The filter follows the tally, so that the two can never count differently.
fn filter(event: &Event) -> Filter {
    match tally_of(event).map(|(_, counts)| counts) {
        Some(Counts::USED) => Filter::Used,
        Some(Counts::LEFT) => Filter::Left,
        Some(Counts::REFUSED) => Filter::Refused,
        Some(Counts::BLOCKED) => Filter::Blocked,
        _ => Filter::Other,
    }
}

fn told(event: &Event, language: Language) -> Option<Told<'_>> {
    use TimelineResult as R;
    Some(match event {
        Event::OriginStarted { .. } => {
            Told { activity: None, recipient: None, result: R::Started, detail: None }
        }
        Event::ManifestAccepted { .. } => {
            Told { activity: None, recipient: None, result: R::TermsRead, detail: None }
        }
        Event::RecipientRegistered { recipient, .. } => {
            Told { activity: None, recipient: Some(recipient), result: R::Registered, detail: None }
        }
        Event::ConfirmKeyLost { recipient, cause, .. } => Told {
            activity: None,
            recipient: Some(recipient),
            result: R::KeyLost,
            detail: Some(
                say(
                    match cause {
                        KeyLoss::Missing => Word::TlKeyMissing,
                        KeyLoss::Invalidated => Word::TlKeyInvalidated,
                    },
                    language,
                )
                .to_owned(),
            ),
        },
        Event::DeliveryDropped { activity, recipient, .. } => Told {
            activity: Some(activity),
            recipient: Some(recipient),
            result: R::Undelivered,
            detail: None,
        },
        Event::ConsentGiven { activity, .. } => Told::of(activity, R::Allowed),
        Event::ConsentRefused { activity, .. } => Told::of(activity, R::Refused),
        Event::ConsentLeft { activity, why, .. } if *why != CancelReason::Replaced => {
            Told::of(activity, R::Undecided)
        }
        Event::ConsentWithdrawn { activity, .. } => Told::of(activity, R::Withdrawn),
        Event::WithdrawalPending { activity, .. } => Told::of(activity, R::TurningOff),
        Event::WithdrawalUndone { activity, .. } => Told::of(activity, R::Undone),
        Event::Objected { activity, .. } => Told::of(activity, R::Objected),
        Event::ObjectionLifted { activity, .. } => Told::of(activity, R::ObjectionLifted),
        Event::NoticeLost { activity, recipient, .. } => {
            Told { activity: Some(activity), recipient: Some(recipient), result: R::NotTold, detail: None }
        }
        Event::ConsentExpired { activity, unused: true, .. } => Told::of(activity, R::Lapsed),
        Event::ConsentExpired { activity, unused: false, .. } => Told::of(activity, R::Ended),
        Event::ConsentInvalidated { activity, why: Changed::Terms | Changed::Undeclared } => {
            Told::of(activity, R::TermsChanged)
        }
        Event::ConsentInvalidated { activity, why: Changed::Biometrics } => {
            Told::of(activity, R::BiometricsChanged)
        }
        Event::UseBegan { activity, .. } | Event::AttemptBegun { activity, .. } => {
            Told::of(activity, R::Used)
        }
        Event::AccessBlocked { activity, why, .. } => {
            Told { detail: Some(refusal_text(*why, language).to_owned()), ..Told::of(activity, R::Blocked) }
        }
        Event::Released { activity, recipient, size, proven, .. } => Told {
            activity: Some(activity),
            recipient: Some(recipient),
            result: R::Left,
            detail: left_detail(proven.as_deref().map(|p| &p.shown.shown), *size, language),
        },
        Event::ReleaseEnded { activity, recipient, reason, .. } => {
            let result = match reason {
                EndReason::Refused => R::Refused,
                EndReason::Expired => R::Expired,
                EndReason::Cancelled { .. } => R::Cancelled,
                EndReason::Invalidated => R::Invalidated,
            };
            Told { activity: Some(activity), recipient: Some(recipient), result, detail: None }
        }
        Event::AttemptsReset { activity, .. } => Told::of(activity, R::TriesAllowed),
        Event::TemplateEnrolled { activity, .. }
        | Event::TemplateDestroyed { activity, .. }
        | Event::AttemptEnded { activity, .. } => Told::of(activity, of_a_face(event)?),
        // What is asked, prepared, owed or tried again shows by what came of it.
        Event::OsPermissionChanged { .. }
        | Event::ConsentRequested { .. }
        | Event::ConsentLeft { .. }
        | Event::AnswerGiven { .. }
        | Event::SendAnswered { .. }
        | Event::ConsentNarrowed { .. }
        | Event::UseEnded { .. }
        | Event::ReleaseProposed { .. }
        | Event::ReleaseApproved { .. }
        | Event::Delivered { .. }
        | Event::DeliveryFailed { .. }
        | Event::OwnerKeySet { .. }
        | Event::TemplateReserved { .. }
        | Event::TemplateDestroying { .. }
        | Event::NoticeOwed { .. }
        | Event::NoticeKeyDropped { .. }
        | Event::NoticeQueued { .. } => return None,
    })
}

/// What a person is told of a face pattern; nothing of one that was never in place.
const fn of_a_face(event: &Event) -> Option<TimelineResult> {
    use TimelineResult as R;
    match event {
        Event::TemplateEnrolled { renews: None, .. } => Some(R::Enrolled),
        Event::TemplateEnrolled { renews: Some(_), .. } => Some(R::Renewed),
        Event::TemplateDestroyed { why: TemplateEnd::Moved { .. }, .. } => Some(R::OldKeyDestroyed),
        Event::TemplateDestroyed { why, .. } if why.ends_a_face() => Some(R::Destroyed),
        Event::AttemptEnded { token: Some(_), .. } => Some(R::Recognised),
        Event::AttemptEnded { token: None, .. } => Some(R::NotRecognised),
        _ => None,
    }
}

/// Payee and amount of a payment, the size of anything else. A payee is shown as it is: it is what the person confirmed.
fn left_detail(shown: Option<&Shown>, size: u64, language: Language) -> Option<String> {
    match shown.and_then(|shown| shown.payment.as_ref()) {
        Some(ShownPayment { amount, currency, payee }) => {
            let amount = Amount::parse(amount, currency).ok()?.display(language);
            Some(text::list(&[payee, &amount], language))
        }
        None => (size > 0).then(|| text::size(size, language)),
    }
}

fn result_text(
    event: &Event,
    result: TimelineResult,
    recipient: Option<&str>,
    language: Language,
) -> Option<String> {
    use TimelineResult as R;
    let word = match result {
        R::Used => Word::TlUsed,
        R::Left => Word::TlLeft,
        R::Refused => Word::TlRefused,
        R::Blocked => Word::TlBlocked,
        R::Cancelled => Word::TlCancelled,
        R::Expired => Word::TlExpired,
        R::Invalidated => Word::TlStopped,
        R::Allowed => Word::TlAllowed,
        R::Undecided => Word::TlUndecided,
        R::Withdrawn => Word::TlWithdrawn,
        R::TurningOff => Word::TlTurningOff,
        R::Undone => Word::TlUndone,
        R::Objected => Word::TlObjected,
        R::ObjectionLifted => Word::TlObjectionLifted,
        R::NotTold => return fill(Word::TlNotTold, language, &[("recipient", recipient?)]).ok(),
        R::Ended => Word::TlEnded,
        R::Lapsed => Word::TlLapsedUnused,
        R::TermsChanged => Word::TlInvalidated,
        R::BiometricsChanged => Word::TlBiometricsChanged,
        R::Enrolled => Word::TlEnrolled,
        R::Renewed => Word::TlRenewed,
        R::Destroyed => Word::TlDestroyed,
        R::OldKeyDestroyed => Word::TlOldDestroyed,
        R::Recognised => Word::TlRecognised,
        R::NotRecognised => Word::TlNotRecognised,
        R::TriesAllowed => Word::TlTries,
        R::Undelivered => Word::TlUndelivered,
        R::Registered => return fill(Word::TlKey, language, &[("recipient", recipient?)]).ok(),
        R::KeyLost => return fill(Word::TlKeyLost, language, &[("recipient", recipient?)]).ok(),
        R::TermsRead => Word::TlManifest,
        R::Started => match event {
            Event::OriginStarted { cites: Some(_), .. } => Word::LdNewOrigin,
            _ => Word::TlStarted,
        },
    };
    Some(say(word, language).to_owned())
}
