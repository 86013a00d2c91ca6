//! The fixed words of the screens: repeated from the core, so that a difference does not compile.

use crate::views::Language;
pub use privet::views::chrome::{
    ButtonWords, CenterWords, Chrome, CropWords, FaceWords, HistoryWords, InspectorWords, ListWords,
    MineWords, PayWords, PurposeWords, ReceiptWords, SheetWords, SpokenWords, StateWords, TabWords,
    TidyWords, YearWords,
};

/// The fixed words of every screen, in one language. From the catalogue alone: no engine is needed.
#[uniffi::export]
#[must_use]
pub fn chrome(language: Language) -> Chrome {
    Chrome::of(language)
}

/// The fixed words of every screen.
#[uniffi::remote(Record)]
pub struct Chrome {
    /// The labels of the four tabs, in their order. The first and the last are also the names of their screens.
    pub tabs: TabWords,
    /// Buttons that several screens have.
    pub buttons: ButtonWords,
    /// What any screen says while it has nothing else to show.
    pub states: StateWords,
    /// S1: paying.
    pub pay: PayWords,
    /// S2: the permission center.
    pub center: CenterWords,
    /// S3: one purpose.
    pub purpose: PurposeWords,
    /// S4: the use history.
    pub history: HistoryWords,
    /// S6: the two lists, by their official names.
    pub lists: ListWords,
    /// S7: tidying up.
    pub tidy: TidyWords,
    /// S8: face and biometrics.
    pub face: FaceWords,
    /// S9, S10: receipts, and checking one.
    pub receipts: ReceiptWords,
    /// S11: the year in privacy.
    pub year: YearWords,
    /// S12: the inspector.
    pub inspector: InspectorWords,
    /// S13: mine. Each language is named in itself.
    pub mine: MineWords,
    /// M1 to M5: other ways, and what came of a sheet.
    pub sheets: SheetWords,
    /// M3: cropping and covering a picture before it is looked at again.
    pub crop: CropWords,
    /// What only a screen reader says.
    pub spoken: SpokenWords,
}

/// The labels of the four tabs, in their order. The first and the last are also the names of their screens.
#[uniffi::remote(Record)]
pub struct TabWords {
    /// "Pay".
    pub pay: String,
    /// "Permissions".
    pub permissions: String,
    /// "Activity".
    pub activity: String,
    /// "Mine".
    pub mine: String,
}

/// Buttons that several screens have.
#[uniffi::remote(Record)]
pub struct ButtonWords {
    /// "Back".
    pub back: String,
    /// "Continue".
    pub proceed: String,
    /// "Cancel".
    pub cancel: String,
    /// "Close".
    pub close: String,
    /// "Try again".
    pub retry: String,
    /// "Undo".
    pub undo: String,
    /// "Details".
    pub details: String,
    /// "Fewer details".
    pub fewer_details: String,
    /// "Unlock".
    pub unlock: String,
    /// "Export file".
    pub export: String,
    /// "Show QR code".
    pub qr: String,
    /// "Copy".
    pub copy: String,
    /// "Search".
    pub search: String,
    /// "Clear".
    pub clear: String,
    /// "Filter".
    pub filter: String,
    /// "Period".
    pub period: String,
    /// "Sort".
    pub sort: String,
    /// "Ask again".
    pub ask_again: String,
    /// "Take picture".
    pub take_picture: String,
}

/// What any screen says while it has nothing else to show.
#[uniffi::remote(Record)]
pub struct StateWords {
    /// "Reading your records…".
    pub loading: String,
    /// "This didn't load. Nothing was sent."
    pub error: String,
    /// "Records are locked".
    pub locked_title: String,
    /// "Unlock to see them. Nothing can leave until then."
    pub locked_body: String,
    /// "Records may have been changed".
    pub broken_title: String,
    /// "Sending is paused. You can still turn things off."
    pub broken_body: String,
    /// "Unverified".
    pub unverified: String,
    /// "You're offline. Turning things off still works. Nothing is sent."
    pub offline: String,
}

/// S1: paying.
#[uniffi::remote(Record)]
pub struct PayWords {
    /// "Pay by face".
    pub face: String,
    /// "Pay by PIN".
    pub pin: String,
    /// "Scan to pay".
    pub scan: String,
    /// "Send a bill picture".
    pub bill: String,
    /// "Requests".
    pub requests: String,
    /// "No payment requests."
    pub empty: String,
}

/// S2: the permission center.
#[uniffi::remote(Record)]
pub struct CenterWords {
    /// "Permission center".
    pub title: String,
    /// "Search permissions".
    pub search: String,
    /// "What we collect, keep and share, and why. Change any of it here."
    pub intro: String,
    /// "Open phone settings".
    pub open_phone_settings: String,
    /// "Tidy up".
    pub tidy_up: String,
    /// "Nothing is turned on."
    pub empty: String,
}

/// S3: one purpose.
#[uniffi::remote(Record)]
pub struct PurposeWords {
    /// "What is used".
    pub what: String,
    /// "Where it is kept".
    pub where_kept: String,
    /// "Who receives it".
    pub who: String,
    /// "How long".
    pub how_long: String,
    /// "Why".
    pub why: String,
    /// "If you turn it off".
    pub if_off: String,
    /// "Contact".
    pub contact: String,
    /// "Use history".
    pub uses: String,
    /// "Receipt".
    pub receipt: String,
    /// "Information lists".
    pub lists: String,
    /// "Full policy text".
    pub full_policy: String,
}

/// S4: the use history.
#[uniffi::remote(Record)]
pub struct HistoryWords {
    /// "Use history".
    pub title: String,
    /// "All".
    pub all: String,
    /// "Stayed here".
    pub used: String,
    /// "Left phone".
    pub left: String,
    /// "You refused".
    pub refused: String,
    /// "Blocked".
    pub blocked: String,
    /// "24 hours".
    pub day: String,
    /// "7 days".
    pub week: String,
    /// "30 days".
    pub month: String,
    /// "1 year".
    pub year: String,
    /// "Nothing used yet. Refusals will show here too."
    pub empty: String,
    /// "Compare with phone log".
    pub compare: String,
    /// "See your phone's own log in its privacy settings."
    pub dashboard: String,
    /// "Your phone keeps its own log."
    pub own_log: String,
}

/// S6: the two lists, by their official names.
#[uniffi::remote(Record)]
pub struct ListWords {
    /// "Information lists".
    pub title: String,
    /// "Information collected".
    pub collected: String,
    /// "Shared with others".
    pub shared: String,
    /// "Kind".
    pub kind: String,
    /// "Purpose".
    pub purpose: String,
    /// "When".
    pub scenario: String,
    /// "Content".
    pub content: String,
    /// "Recipient".
    pub recipient: String,
    /// "Contact".
    pub contact: String,
    /// "Country or region".
    pub country: String,
    /// "How it is shared".
    pub how: String,
    /// "Identity removed".
    pub identity_removed: String,
    /// "Their policy".
    pub rules: String,
    /// "Counted on this phone from real use."
    pub note: String,
}

/// S7: tidying up.
#[uniffi::remote(Record)]
pub struct TidyWords {
    /// "Tidy up".
    pub title: String,
    /// "Select unused".
    pub select_unused: String,
    /// "Sensitive items can't be undone."
    pub not_undoable: String,
    /// "Nothing to tidy up."
    pub empty: String,
}

/// S8: face and biometrics.
#[uniffi::remote(Record)]
pub struct FaceWords {
    /// "Face and biometrics".
    pub title: String,
    /// "Set up".
    pub set_up: String,
    /// "Try to recognise me".
    pub try_it: String,
    /// "Make a new pattern".
    pub renew: String,
    /// "Your phone's own unlock is separate."
    pub phone: String,
}

/// S9, S10: receipts, and checking one.
#[uniffi::remote(Record)]
pub struct ReceiptWords {
    /// "My receipts".
    pub title: String,
    /// "Check a receipt".
    pub check: String,
    /// "No receipts yet."
    pub empty: String,
    /// "Allowed".
    pub allowed: String,
    /// "Refused".
    pub refused: String,
    /// "Turned off".
    pub turned_off: String,
    /// "Scan QR code".
    pub scan: String,
    /// "Open file".
    pub open_file: String,
    /// "Checked here, no network used."
    pub local: String,
}

/// S11: the year in privacy.
#[uniffi::remote(Record)]
pub struct YearWords {
    /// "Year in privacy".
    pub title: String,
    /// "Save as picture".
    pub save: String,
}

/// S12: the inspector.
#[uniffi::remote(Record)]
pub struct InspectorWords {
    /// "Inspector".
    pub title: String,
    /// "Verify now".
    pub verify: String,
    /// "Tree size".
    pub size: String,
    /// "Signed head".
    pub head: String,
    /// "Key state".
    pub key: String,
    /// "Policy hash".
    pub policy: String,
    /// "Declared and observed".
    pub declared_observed: String,
    /// "Try to send without asking".
    pub try_it: String,
    /// "Copy report".
    pub report: String,
}

/// S13: mine. Each language is named in itself.
#[uniffi::remote(Record)]
pub struct MineWords {
    /// "Language".
    pub language: String,
    /// "English".
    pub english: String,
    /// "简体中文".
    pub chinese: String,
    /// "Text size follows your phone".
    pub text_size: String,
}

/// M1 to M5: other ways, and what came of a sheet.
#[uniffi::remote(Record)]
pub struct SheetWords {
    /// "Pay by PIN instead".
    pub pay_by_pin: String,
    /// "Crop or cover".
    pub crop: String,
    /// "Type it instead".
    pub type_it: String,
    /// "Not decided. Nothing changed."
    pub undecided: String,
    /// "On. Receipt saved."
    pub allowed: String,
    /// "Not allowed. We won't ask again unless you open it."
    pub refused: String,
    /// "Off now. Earlier uses stay in your history."
    pub turned_off: String,
    /// "The amount or payee changed. Please check again."
    pub changed: String,
    /// "This request ended. Nothing was sent."
    pub expired: String,
    /// "Cancelled. Nothing was sent."
    pub cancelled: String,
    /// "Already used. It can't be used again."
    pub used: String,
    /// "Not recognised."
    pub not_matched: String,
    /// "Too many tries. Pay by PIN."
    pub locked_out: String,
    /// "Another app covers this screen. Close it to continue."
    pub covered: String,
    /// "Preview closed after 5 minutes. The picture was deleted."
    pub preview_closed: String,
    /// "Screen recording is on. The preview is hidden."
    pub recording: String,
    /// "Only the code was read. No picture left this phone."
    pub only_code: String,
}

/// M3: cropping and covering a picture before it is looked at again.
#[uniffi::remote(Record)]
pub struct CropWords {
    /// "Crop".
    pub crop: String,
    /// "Cover".
    pub cover: String,
    /// "Add a cover".
    pub add: String,
    /// "Left edge".
    pub left: String,
    /// "Top edge".
    pub top: String,
    /// "Right edge".
    pub right: String,
    /// "Bottom edge".
    pub bottom: String,
    /// "Look at it again".
    pub done: String,
}

/// What only a screen reader says.
#[uniffi::remote(Record)]
pub struct SpokenWords {
    /// "A question. Two buttons at the end. Nothing is chosen."
    pub choice: String,
    /// "30 seconds left. If it ends, nothing is sent."
    pub expiring: String,
    /// "QR code of this receipt. Export gives a file."
    pub qr: String,
}
