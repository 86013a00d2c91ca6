//! Receipts that a person holds, the detail of a use, and the inspector: repeated from the core.

use crate::ids::{ActivityId, AppId, RecipientId, Subject};
use crate::refusals::Fault;
use crate::views::{LockView, TimelineResult, TimelineRow};
use crate::words::UserVerification;
pub use privet::export::slip::SlipCode;
pub use privet::host::{KeyGuard, KeyPlace, KeyUsable};
use privet::views::check as core;
pub use privet::views::check::{Checked, NotGenuine, Verdict};
pub use privet::views::inspector::{Checkup, Inspector, InspectorRow, KeyView};
pub use privet::views::inspector::{Tried, TriedView};
pub use privet::views::receipt::{Labelled, ReceiptRow, ReceiptSheet, Receipts};
pub use privet::views::use_detail::{DeliveryStage, SeenAgain, UseDetail};
use privet_wire::checkpoint::LogKey;
use privet_wire::key::PublicKey;

/// One receipt of the list.
#[uniffi::remote(Record)]
pub struct ReceiptRow {
    /// Place of the entry in the ledger, from 0.
    pub index: u64,
    /// What it is a receipt of; chooses the icon.
    pub result: TimelineResult,
    /// The same in words.
    pub result_text: String,
    /// For what.
    pub activity: Option<ActivityId>,
    /// Its name.
    pub title: String,
    /// When, as a date.
    pub date: String,
    /// The whole row as a screen reader says it.
    pub spoken: String,
}

/// A page of the list, newest first.
#[uniffi::remote(Record)]
pub struct Receipts {
    /// The screen's name.
    pub title: String,
    /// The label of the button that checks a receipt.
    pub check: String,
    /// What stands in place of rows if there are none at all.
    pub empty: Option<String>,
    /// The rows.
    pub rows: Vec<ReceiptRow>,
    /// Where the next page begins; none if this is the last.
    pub next: Option<u64>,
}

/// A line with its label.
#[uniffi::remote(Record)]
pub struct Labelled {
    /// The label.
    pub label: String,
    /// The text.
    pub text: String,
}

/// A receipt as a QR code (ISO/IEC 18004, level L or better), or why there is none.
#[uniffi::remote(Enum)]
pub enum SlipCode {
    /// Draw it with a margin of four modules, dark on light, in dark mode too.
    Qr {
        /// Modules on a side: 21 to 177.
        size: u32,
        /// Row by row from the top left, a bit for each module, the highest bit of a byte first; 1 is dark. Rows follow each other
        /// without padding: `size * size` bits, the last byte filled up with 0.
        modules: Vec<u8>,
    },
    /// Longer than a code can be: there is the file only.
    FileOnly {
        /// How many characters it would take; a code takes 4296.
        characters: u32,
    },
}

/// One receipt.
#[uniffi::remote(Record)]
pub struct ReceiptSheet {
    /// Place of the entry in the ledger, from 0.
    pub index: u64,
    /// How many entries the ledger had when the sheet was made.
    pub size: u64,
    /// The activity's name.
    pub title: String,
    /// What it is a receipt of, when, and where it stands.
    pub lines: Vec<Labelled>,
    /// What the file and the code disclose, a sentence each; that it is to be kept safe comes first.
    pub discloses: Vec<String>,
    /// The code.
    pub code: SlipCode,
    /// What a screen reader says of the code, or why there is none.
    pub code_spoken: String,
    /// The file's bytes, UTF-8: `privet/slip/1` (docs/formats.md).
    pub file: String,
    /// A name for the file.
    pub file_name: String,
    /// The label of the button that hands out the file.
    pub export: String,
    /// That the records may have been changed, where they may.
    pub warning: Option<String>,
}

/// A key of a person that was registered with a recipient, for receipts of sends and payments.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct KnownPersonKey {
    /// The app that registered it.
    pub app: AppId,
    /// With whom.
    pub recipient: RecipientId,
    /// The person as that recipient knows them.
    pub subject: Subject,
    /// What it was registered for.
    pub uv: UserVerification,
    /// The key (RFC 7517).
    pub jwk: String,
}

/// What whoever checks knows beforehand, from elsewhere. Nothing in a receipt adds to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, uniffi::Record)]
pub struct KnownKeys {
    /// Keys of ledgers, as C2SP verifier keys.
    #[uniffi(default = [])]
    pub logs: Vec<String>,
    /// Keys that were registered.
    #[uniffi(default = [])]
    pub registered: Vec<KnownPersonKey>,
}

impl KnownKeys {
    pub(crate) fn read(self) -> Result<core::Known, Fault> {
        let logs: Result<Vec<_>, _> = self.logs.iter().map(|key| LogKey::from_vkey(key)).collect();
        let registered = self.registered.into_iter().map(|known| {
            let key = PublicKey::from_jwk(known.jwk.as_bytes()).map_err(|_| Fault::BadArgument)?;
            let KnownPersonKey { app, recipient, subject, uv, .. } = known;
            Ok(core::KnownPersonKey { app, recipient, subject, uv, key })
        });
        Ok(core::Known {
            own: Vec::new(),
            logs: logs.map_err(|_| Fault::BadArgument)?,
            registered: registered.collect::<Result<_, Fault>>()?,
        })
    }
}

/// Why something is not genuine.
#[uniffi::remote(Enum)]
pub enum NotGenuine {
    /// Longer than any receipt.
    TooLong,
    /// Nothing of this kind: no receipt's file, no code of one, no receipt of a send, no record of a destruction.
    NotAReceipt,
    /// One that does not hold: its signature, its proof, or whom it is about.
    Changed,
}

/// What a check found.
#[uniffi::remote(Enum)]
pub enum Verdict {
    /// A known key signed it.
    Genuine,
    /// It is not to be believed.
    NotGenuine {
        /// Why.
        why: NotGenuine,
    },
    /// It holds together, and nobody here knows whose key it is.
    SignerUnknown,
}

/// What a check found, for a screen.
#[uniffi::remote(Record)]
pub struct Checked {
    /// The verdict.
    pub verdict: Verdict,
    /// The same in words.
    pub text: String,
    /// What it says, who signed it last; empty unless it is genuine.
    pub lines: Vec<Labelled>,
    /// That nothing was asked of a network.
    pub local: String,
}

/// Where a send stands that left the engine.
#[uniffi::remote(Enum)]
pub enum DeliveryStage {
    /// In the outbox.
    Waiting,
    /// The recipient has it.
    Delivered,
    /// Its time was over before it arrived.
    Undelivered,
}

/// What a person was shown before an answer, out of the record.
#[uniffi::remote(Record)]
pub struct SeenAgain {
    /// The label of what opens it.
    pub label: String,
    /// Language of the lines (BCP 47), which is that of the answer and not the reader's.
    pub language: String,
    /// The lines, top to bottom.
    pub lines: Vec<String>,
    /// The buttons, in order.
    pub buttons: Vec<String>,
    /// Do the lines give the digest that the answer carried?
    pub matches: bool,
    /// The same in words.
    pub verdict: String,
}

/// The detail of one row of the timeline.
#[uniffi::remote(Record)]
pub struct UseDetail {
    /// The row it opens from; `result` chooses the icon.
    pub row: TimelineRow,
    /// Result, what, to whom, how much, when, where it stands, each where it is known.
    pub lines: Vec<Labelled>,
    /// When the person's key signed it, in words, where one did.
    pub signed: Option<String>,
    /// What was shown, where something was.
    pub seen: Option<SeenAgain>,
    /// Where a send stands.
    pub stage: Option<DeliveryStage>,
    /// The same in words.
    pub stage_text: Option<String>,
    /// The receipt, where there is one.
    pub receipt: Option<ReceiptSheet>,
    /// The activity that governs it, if it can be turned off now.
    pub turn_off: Option<ActivityId>,
    /// The label of the button that does.
    pub turn_off_label: Option<String>,
}

/// How far the records were verified in this run of the app.
#[uniffi::remote(Enum)]
pub enum Checkup {
    /// Not yet.
    NotYet,
    /// So many of them, all good.
    Whole {
        /// How many.
        verified: u64,
        /// How many there are now.
        total: u64,
    },
    /// Not all of them are good.
    Broken {
        /// The first bad one, from 0.
        first_bad: u64,
        /// The last good one, from 0.
        last_good: Option<u64>,
    },
}

/// How a key stands.
#[uniffi::remote(Enum)]
pub enum KeyView {
    /// There is none, and there never was.
    Absent,
    /// Usable now.
    Ready {
        /// What guards it.
        guard: KeyGuard,
    },
    /// Not until the device is unlocked.
    Locked,
    /// It should be there, and is not, or the platform ended it.
    Missing,
    /// It was destroyed, as recorded.
    Destroyed,
}

/// One line of the inspector.
#[uniffi::remote(Record)]
pub struct InspectorRow {
    /// The label.
    pub label: String,
    /// The value, whole; what the copy button copies.
    pub value: String,
    /// A long value's first and last four characters; none for one that fits.
    pub short: Option<String>,
    /// The row as a screen reader says it.
    pub spoken: String,
}

/// The inspector.
#[uniffi::remote(Record)]
pub struct Inspector {
    /// The screen's name.
    pub title: String,
    /// Why nothing is allowed now, if so; while locked, only the keys' state is known.
    pub lock: Option<LockView>,
    /// How far the records were verified.
    pub checkup: Checkup,
    /// The same in words.
    pub checkup_text: String,
    /// The key of the records.
    pub key: KeyView,
    /// The key of a face pattern.
    pub face: KeyView,
    /// The rows, top to bottom; what is not known has none.
    pub rows: Vec<InspectorRow>,
    /// Undeclared contacts and sends of 30 days; none where that can't be counted.
    pub extra: Option<u64>,
    /// The label of the whole check.
    pub verify: String,
    /// The label of the self-test.
    pub try_unasked: String,
    /// The label of the button that copies `report`.
    pub copy: String,
    /// Everything above as text, without anything of the person.
    pub report: String,
}

/// What came of trying to send without asking.
#[uniffi::remote(Enum)]
pub enum Tried {
    /// Denied, as it should be.
    Denied,
    /// There is nothing to try it with: the records are locked, or no manifest was ever accepted.
    NothingToTry,
    /// Not denied: the engine is locked down until the app starts anew.
    NotDenied,
}

/// What came of trying to send without asking, for a screen.
#[uniffi::remote(Record)]
pub struct TriedView {
    /// What came of it.
    pub tried: Tried,
    /// The same in words.
    pub text: String,
    /// What the app sends without asking each time, as it declares; none where it declares no such thing.
    pub rest: Option<String>,
}

/// Where a key is kept.
#[uniffi::remote(Enum)]
pub enum KeyPlace {
    /// In a chip of its own (Android `StrongBox`).
    Chip,
    /// In the hardware of the main processor (Android TEE, Secure Enclave).
    Hardware,
    /// In software.
    Software,
    /// The platform does not say.
    Unknown,
}

/// When a key can be used.
#[uniffi::remote(Enum)]
pub enum KeyUsable {
    /// While the device is unlocked (Android `setUnlockedDeviceRequired`, API 35 and later without its faults; Apple
    /// `WhenUnlockedThisDeviceOnly`).
    Unlocked,
    /// Also while it is locked.
    Always,
    /// The platform does not say.
    Unknown,
}

/// What guards a key, as far as the platform says.
#[uniffi::remote(Record)]
pub struct KeyGuard {
    /// Where it is kept.
    pub place: KeyPlace,
    /// When it can be used.
    pub usable: KeyUsable,
}

/// Checks a receipt that somebody shows without an engine, as an auditor does: a file's bytes, the text of a code, or the receipt of a send;
/// or the record of a destruction. Asks no network. Whatever is wrong with it is an answer.
///
/// # Errors
/// [`Fault::BadArgument`] for a known key that is none, or an offset that is none.
#[uniffi::export]
pub fn check_receipt(
    bytes: Vec<u8>,
    known: KnownKeys,
    reader: crate::engine::Reader,
) -> Result<Checked, Fault> {
    Ok(core::check(&bytes, &known.read()?, None, &reader.checked()?))
}
