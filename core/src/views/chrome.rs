//! The fixed words of the screens: what stands there whatever is shown (titles, labels, buttons, what came of a sheet).
//!
//! Promises: every word is the catalogue's, in the language asked for, and none has anything to fill in: a text with a number, a name
//! or a time in it belongs to the view that knows the value.

use crate::text::{Language, Word, say};
use serde::{Deserialize, Serialize};

/// Declares records whose every field is one word of the catalogue; each is documented by its English words.
macro_rules! words {
    ($($(#[$what:meta])* $name:ident { $($(#[$says:meta])* $field:ident: $word:ident,)* })*) => {$(
        $(#[$what])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub struct $name {
            $($(#[$says])* pub $field: String,)*
        }

        impl $name {
            fn of(language: Language) -> Self {
                Self { $($field: say(Word::$word, language).to_owned(),)* }
            }
        }
    )*};
}

words! {
    /// The labels of the four tabs, in their order. The first and the last are also the names of their screens.
    TabWords {
        /// "Pay".
        pay: TabPay,
        /// "Permissions".
        permissions: TabPerm,
        /// "Activity".
        activity: TabActivity,
        /// "Mine".
        mine: TabMine,
    }
    /// Buttons that several screens have.
    ButtonWords {
        /// "Back".
        back: CBack,
        /// "Continue".
        proceed: CContinue,
        /// "Cancel".
        cancel: CCancel,
        /// "Close".
        close: CClose,
        /// "Try again".
        retry: CRetry,
        /// "Undo".
        undo: CUndo,
        /// "Details".
        details: CDetails,
        /// "Fewer details".
        fewer_details: CLess,
        /// "Unlock".
        unlock: CUnlock,
        /// "Export file".
        export: CExport,
        /// "Show QR code".
        qr: CQr,
        /// "Copy".
        copy: CCopy,
        /// "Search".
        search: CSearch,
        /// "Clear".
        clear: CClear,
        /// "Filter".
        filter: CFilter,
        /// "Period".
        period: CPeriod,
        /// "Sort".
        sort: CSort,
        /// "Ask again".
        ask_again: CAskAgain,
        /// "Take picture".
        take_picture: CTake,
    }
    /// What any screen says while it has nothing else to show.
    StateWords {
        /// "Reading your records…".
        loading: StLoading,
        /// "This didn't load. Nothing was sent."
        error: StError,
        /// "Records are locked".
        locked_title: StLockedTitle,
        /// "Unlock to see them. Nothing can leave until then."
        locked_body: StLockedBody,
        /// "Records may have been changed".
        broken_title: StBrokenTitle,
        /// "Sending is paused. You can still turn things off."
        broken_body: StBrokenBody,
        /// "Unverified".
        unverified: StUnverified,
        /// "You're offline. Turning things off still works. Nothing is sent."
        offline: StOffline,
    }
    /// S1: paying.
    PayWords {
        /// "Pay by face".
        face: PayFace,
        /// "Pay by PIN".
        pin: PayPin,
        /// "Scan to pay".
        scan: PayScan,
        /// "Send a bill picture".
        bill: PayBill,
        /// "Requests".
        requests: PayRequests,
        /// "No payment requests."
        empty: PayEmpty,
    }
    /// S2: the permission center.
    CenterWords {
        /// "Permission center".
        title: PermTitle,
        /// "Search permissions".
        search: PermSearch,
        /// "What we collect, keep and share, and why. Change any of it here."
        intro: PermIntro,
        /// "Open phone settings".
        open_phone_settings: PermOsOpen,
        /// "Tidy up".
        tidy_up: HyTitle,
        /// "Nothing is turned on."
        empty: PermEmpty,
    }
    /// S3: one purpose.
    PurposeWords {
        /// "What is used".
        what: PdWhat,
        /// "Where it is kept".
        where_kept: PdWhere,
        /// "Who receives it".
        who: PdWho,
        /// "How long".
        how_long: PdLong,
        /// "Why".
        why: PdWhy,
        /// "If you turn it off".
        if_off: PdIfOff,
        /// "Contact".
        contact: PdContact,
        /// "Use history".
        uses: TlTitle,
        /// "Receipt".
        receipt: PdReceipt,
        /// "Information lists".
        lists: L2Title,
        /// "Full policy text".
        full_policy: PdFull,
    }
    /// S4: the use history.
    HistoryWords {
        /// "Use history".
        title: TlTitle,
        /// "All".
        all: TlFAll,
        /// "Stayed here".
        used: TlUsed,
        /// "Left phone".
        left: TlLeft,
        /// "You refused".
        refused: TlRefused,
        /// "Blocked".
        blocked: TlBlocked,
        /// "24 hours".
        day: TlFDay,
        /// "7 days".
        week: TlFWeek,
        /// "30 days".
        month: TlFMonth,
        /// "1 year".
        year: TlFYear,
        /// "Nothing used yet. Refusals will show here too."
        empty: TlEmpty,
        /// "Compare with phone log".
        compare: TlCompare,
        /// "See your phone's own log in its privacy settings."
        dashboard: TlDashboard,
        /// "Your phone keeps its own log."
        own_log: TlOwn,
    }
    /// S6: the two lists, by their official names.
    ListWords {
        /// "Information lists".
        title: L2Title,
        /// "Information collected".
        collected: L2Collected,
        /// "Shared with others".
        shared: L2Shared,
        /// "Kind".
        kind: L2Kind,
        /// "Purpose".
        purpose: L2Purpose,
        /// "When".
        scenario: L2Scene,
        /// "Content".
        content: L2Content,
        /// "Recipient".
        recipient: L2To,
        /// "Contact".
        contact: PdContact,
        /// "Country or region".
        country: L2Country,
        /// "How it is shared".
        how: L2How,
        /// "Identity removed".
        identity_removed: L2Deid,
        /// "Their policy".
        rules: L2Rules,
        /// "Counted on this phone from real use."
        note: L2Real,
    }
    /// S7: tidying up.
    TidyWords {
        /// "Tidy up".
        title: HyTitle,
        /// "Select unused".
        select_unused: HySelect,
        /// "Sensitive items can't be undone."
        not_undoable: HyUndoNot,
        /// "Nothing to tidy up."
        empty: HyEmpty,
    }
    /// S8: face and biometrics.
    FaceWords {
        /// "Face and biometrics".
        title: FbTitle,
        /// "Set up".
        set_up: CSetUp,
        /// "Try to recognise me".
        try_it: FbTry,
        /// "Make a new pattern".
        renew: FbRenew,
        /// "Your phone's own unlock is separate."
        phone: FbPhone,
    }
    /// S9, S10: receipts, and checking one.
    ReceiptWords {
        /// "My receipts".
        title: RcTitle,
        /// "Check a receipt".
        check: RcCheck,
        /// "No receipts yet."
        empty: RcEmpty,
        /// "Allowed".
        allowed: RcAllowed,
        /// "Refused".
        refused: RcRefused,
        /// "Turned off".
        turned_off: RcOff,
        /// "Scan QR code".
        scan: RcScan,
        /// "Open file".
        open_file: RcOpen,
        /// "Checked here, no network used."
        local: RcLocal,
    }
    /// S11: the year in privacy.
    YearWords {
        /// "Year in privacy".
        title: FtTitle,
        /// "Save as picture".
        save: FtSave,
    }
    /// S12: the inspector.
    InspectorWords {
        /// "Inspector".
        title: InTitle,
        /// "Verify now".
        verify: InVerify,
        /// "Tree size".
        size: InSize,
        /// "Signed head".
        head: InHead,
        /// "Key state".
        key: InKey,
        /// "Policy hash".
        policy: InPolicy,
        /// "Declared and observed".
        declared_observed: InDiff,
        /// "Try to send without asking".
        try_it: InTry,
        /// "Copy report".
        report: InReport,
    }
    /// S13: mine. Each language is named in itself.
    MineWords {
        /// "Language".
        language: MineLang,
        /// "English".
        english: LangEn,
        /// "简体中文".
        chinese: LangZh,
        /// "Text size follows your phone".
        text_size: MineText,
    }
    /// M1 to M5: other ways, and what came of a sheet.
    SheetWords {
        /// "Pay by PIN instead".
        pay_by_pin: FpPin,
        /// "Crop or cover".
        crop: CamCrop,
        /// "Type it instead".
        type_it: CamType,
        /// "Not decided. Nothing changed."
        undecided: CsUndecided,
        /// "On. Receipt saved."
        allowed: CsSavedYes,
        /// "Not allowed. We won't ask again unless you open it."
        refused: CsSavedNo,
        /// "Off now. Earlier uses stay in your history."
        turned_off: WdDone,
        /// "The amount or payee changed. Please check again."
        changed: FpChanged,
        /// "This request ended. Nothing was sent."
        expired: FpExpired,
        /// "Cancelled. Nothing was sent."
        cancelled: FpCancelled,
        /// "Already used. It can't be used again."
        used: FpUsed,
        /// "Not recognised."
        not_matched: FpNomatch,
        /// "Too many tries. Pay by PIN."
        locked_out: FpLockout,
        /// "Another app covers this screen. Close it to continue."
        covered: FpCovered,
        /// "Preview closed after 5 minutes. The picture was deleted."
        preview_closed: CamExpired,
        /// "Screen recording is on. The preview is hidden."
        recording: CamRecording,
        /// "Only the code was read. No picture left this phone."
        only_code: CamQrOnly,
    }
    /// M3: cropping and covering a picture before it is looked at again.
    CropWords {
        /// "Crop".
        crop: EdCrop,
        /// "Cover".
        cover: EdCover,
        /// "Add a cover".
        add: EdAdd,
        /// "Left edge".
        left: EdLeft,
        /// "Top edge".
        top: EdTop,
        /// "Right edge".
        right: EdRight,
        /// "Bottom edge".
        bottom: EdBottom,
        /// "Look at it again".
        done: EdDone,
    }
    /// What only a screen reader says.
    SpokenWords {
        /// "A question. Two buttons at the end. Nothing is chosen."
        choice: A11yChoice,
        /// "30 seconds left. If it ends, nothing is sent."
        expiring: A11yExpiring,
        /// "QR code of this receipt. Export gives a file."
        qr: A11yQr,
    }
}

/// The fixed words of every screen.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

impl Chrome {
    /// All of them in one language.
    #[must_use]
    pub fn of(language: Language) -> Self {
        Self {
            tabs: TabWords::of(language),
            buttons: ButtonWords::of(language),
            states: StateWords::of(language),
            pay: PayWords::of(language),
            center: CenterWords::of(language),
            purpose: PurposeWords::of(language),
            history: HistoryWords::of(language),
            lists: ListWords::of(language),
            tidy: TidyWords::of(language),
            face: FaceWords::of(language),
            receipts: ReceiptWords::of(language),
            year: YearWords::of(language),
            inspector: InspectorWords::of(language),
            mine: MineWords::of(language),
            sheets: SheetWords::of(language),
            crop: CropWords::of(language),
            spoken: SpokenWords::of(language),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;
    use std::collections::BTreeSet;

    /// Every text, under the path of its field.
    fn texts(value: &Value, at: &str, into: &mut Vec<(String, String)>) {
        match value {
            Value::Object(fields) => {
                for (name, inner) in fields {
                    texts(inner, &format!("{at}.{name}"), into);
                }
            }
            Value::String(text) => into.push((at.to_owned(), text.clone())),
            other => into.push((at.to_owned(), format!("no text: {other}"))),
        }
    }

    fn of(language: Language) -> Vec<(String, String)> {
        let mut found = Vec::new();
        texts(&serde_json::to_value(Chrome::of(language)).expect("json"), "", &mut found);
        found
    }

    #[test]
    fn each_language_has_its_own_words_and_nothing_is_left_to_fill() {
        // A language is named in itself.
        let named = BTreeSet::from([".mine.english", ".mine.chinese"]);
        let (english, chinese) = (of(Language::En), of(Language::ZhHans));
        assert_eq!(english.len(), chinese.len());
        assert!(english.len() > 100, "{}", english.len());
        for ((at, english), (_, chinese)) in english.iter().zip(&chinese) {
            for text in [english, chinese] {
                assert!(!text.trim().is_empty() && !text.contains(['{', '}']), "{at}: {text}");
            }
            if !named.contains(at.as_str()) {
                assert!(english.is_ascii() || english.ends_with('…'), "{at}: {english}");
                assert!(!chinese.chars().any(|c| c.is_ascii_alphabetic()), "{at}: {chinese}");
            }
        }
    }
}
