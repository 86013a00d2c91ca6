//! Rules of law and of the stores that a manifest can break while every word of it parses.
//!
//! A lint fails the app's build. On a phone one of level error keeps the last accepted manifest in force. Face measures:
//! 人脸识别技术应用安全管理办法, in force since 2025-06-01.

use super::Manifest;
use super::activity::{
    Activity, ActivityKind, Confirm, EXACT_PLACE_DAYS, GrantCap, LegalBasis, MinimiseStep, MinorsRule,
    Necessity, OsPermission,
};
use super::data::{Category, DataKind, Sensitivity};
use super::fault::Pointer;
use super::recipient::{Recipient, Role};

/// How much a lint weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Worth a look.
    Warning,
    /// The manifest is refused.
    Error,
}

/// One rule broken in one place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lint {
    /// Which.
    pub code: LintCode,
    /// Where.
    pub pointer: Pointer,
}

macro_rules! lints {
    ($($(#[doc = $doc:literal])* $code:ident $level:ident $rule:literal;)*) => {
        /// Which rule is broken.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum LintCode {
            $($(#[doc = $doc])* $code,)*
        }
        impl LintCode {
            /// Every lint there is.
            pub const ALL: &[Self] = &[$(Self::$code,)*];
            /// How much it weighs.
            #[must_use]
            pub const fn level(self) -> Level {
                match self { $(Self::$code => Level::$level,)* }
            }
            /// The rule it ties to.
            #[must_use]
            pub const fn rule(self) -> &'static str {
                match self { $(Self::$code => $rule,)* }
            }
        }
    };
}

lints! {
    /// A category the law names as sensitive is declared ordinary.
    SensitiveCalledOrdinary Error "PIPL 28";
    /// Camera or face data goes to a recipient without a confirmation of every use.
    CameraOrFaceUnconfirmed Error "PIPL 14, 29; face measures 8";
    /// A payment is sent without a confirmation of every use.
    PaymentUnconfirmed Error "PIPL 14, 29";
    /// A payment activity has no recipient, or there are two payment activities.
    PaymentUnclear Error "PIPL 17";
    /// Sensitive data on the basis of consent without a prompt of its own; or a template on another basis than consent.
    SensitiveWithoutSeparateConsent Error "PIPL 29; face measures 6";
    /// Somebody who decides for itself receives data without a prompt of its own.
    ThirdPartyWithoutSeparateConsent Error "PIPL 23";
    /// Somebody who decides for itself shares an activity, and so a prompt, with another recipient.
    ThirdPartyBundled Error "PIPL 14, 23";
    /// Data leaves the country without a prompt of its own.
    AbroadWithoutSeparateConsent Error "PIPL 39";
    /// Somebody abroad shares an activity, and so a prompt, with another recipient.
    AbroadBundled Error "PIPL 14, 39";
    /// Consent is asked without saying what a refusal costs.
    RefusalNotExplained Error "PIPL 16, 17";
    /// A service says it can't do without something that it asks consent for.
    RequiredByConsent Warning "PIPL 13, 16";
    /// Something is called needed for a contract, and a service can be given without it.
    OptionalByContract Warning "PIPL 13";
    /// Sensitive data, another party, or another country without an impact assessment.
    NoImpactAssessment Error "PIPL 55, 56; face measures 9";
    /// A template activity has a recipient.
    TemplateLeaves Error "face measures 8";
    /// A template activity does not say how faces are compared, or another one does.
    MatchingUnclear Error "face measures 8";
    /// A template activity has no other way, or one that needs a face as well.
    FaceIsTheOnlyWay Error "face measures 10";
    /// Nothing is said about how long recipients keep the data.
    NoRetention Error "PIPL 17, 19";
    /// A grant for sensitive data that neither ends nor lapses.
    SensitiveGrantEndless Error "PIPL 6, 19, 47";
    /// Consent is asked of people under 14 as of anybody.
    MinorsIgnored Error "PIPL 28, 31; face measures 6";
    /// A phone permission wider than the declared data.
    PermissionTooWide Error "PIPL 6; App Store 5.1.1; Play permissions";
    /// A camera picture leaves with its metadata, or coarse location unrounded.
    NotMinimised Error "PIPL 6; App Store and Play data safety";
    /// Only a result is said to be used where no camera looks, or to be sent where nothing but pictures is declared.
    ResultUnclear Error "PIPL 6, 17";
    /// The exact place is sent under a grant of more than a day; or, where no grant is asked, without a confirmation of every use.
    ExactPlaceNotTemporary Error "PIPL 6, 19, 28";
    /// The exact place is sent, and the phone is asked for the approximate one.
    ExactPlaceFromCoarse Error "PIPL 7; Play permissions";
    /// A colour profile is kept where no camera picture leaves.
    ProfileWithoutPicture Error "PIPL 6";
    /// A recipient that is sent to has no key to seal to.
    NoEnvelopeKey Error "PIPL 51";
}

/// Every broken rule, by activity, then by rule.
#[must_use]
pub fn lint(manifest: &Manifest) -> Vec<Lint> {
    let mut lints = Vec::new();
    let at = Pointer::default().at("data");
    for (i, kind) in manifest.data.iter().enumerate() {
        if kind.sensitivity == Sensitivity::Ordinary && sensitive_by_law(kind.category) {
            lints.push(Lint { code: LintCode::SensitiveCalledOrdinary, pointer: at.at(i).at("sensitivity") });
        }
    }
    let at = Pointer::default().at("activities");
    let mut payments = 0;
    for (i, activity) in manifest.activities.iter().enumerate() {
        payments += u32::from(activity.kind == ActivityKind::Payment);
        let subject = Subject {
            manifest,
            activity,
            data: manifest.data_of(activity).collect(),
            recipients: manifest.recipients_of(activity).collect(),
            second_payment: activity.kind == ActivityKind::Payment && payments > 1,
        };
        let broken = LintCode::ALL.iter().filter_map(|code| Some((*code, subject.breaks(*code)?)));
        lints.extend(
            broken
                .map(|(code, field)| Lint { code, pointer: field.split('/').fold(at.at(i), |p, s| p.at(s)) }),
        );
    }
    lints
}

/// Biometrics, identity, financial accounts and whereabouts: named in PIPL 28.
const fn sensitive_by_law(category: Category) -> bool {
    matches!(
        category,
        Category::FaceTemplate
            | Category::FaceMatch
            | Category::IdentityDocument
            | Category::PaymentAccount
            | Category::PreciseLocation
    )
}

/// Short enough for sending the exact place.
const fn brief(cap: GrantCap) -> bool {
    match cap {
        GrantCap::Once => true,
        GrantCap::Days(days) => days <= EXACT_PLACE_DAYS,
        GrantCap::UntilWithdrawn => false,
    }
}

struct Subject<'a> {
    manifest: &'a Manifest,
    activity: &'a Activity,
    data: Vec<&'a DataKind>,
    recipients: Vec<&'a Recipient>,
    second_payment: bool,
}

impl Subject<'_> {
    /// The member of the activity that breaks the rule, if it does.
    fn breaks(&self, code: LintCode) -> Option<&'static str> {
        let a = self.activity;
        let template = a.kind == ActivityKind::Template;
        let payment = a.kind == ActivityKind::Payment;
        let (broken, field) = match code {
            // About a kind of data, not an activity.
            LintCode::SensitiveCalledOrdinary => (false, ""),
            LintCode::CameraOrFaceUnconfirmed => {
                let bound = a.sends() && self.data.iter().any(|d| d.must_confirm());
                (bound && a.confirm != Confirm::EveryUse, "confirm")
            }
            LintCode::PaymentUnconfirmed => (payment && a.confirm != Confirm::EveryUse, "confirm"),
            LintCode::PaymentUnclear if self.second_payment => (true, "kind"),
            LintCode::PaymentUnclear => (payment && !a.sends(), "recipients"),
            LintCode::SensitiveWithoutSeparateConsent if template => {
                (a.basis != LegalBasis::Consent || !a.separate_consent, "separate_consent")
            }
            LintCode::SensitiveWithoutSeparateConsent => (
                self.sensitive() && a.basis == LegalBasis::Consent && !a.separate_consent,
                "separate_consent",
            ),
            LintCode::ThirdPartyWithoutSeparateConsent => {
                (self.third_party() && !a.separate_consent, "separate_consent")
            }
            LintCode::ThirdPartyBundled => (self.third_party() && a.recipients.len() > 1, "recipients"),
            LintCode::AbroadWithoutSeparateConsent => {
                (self.abroad() && !a.separate_consent, "separate_consent")
            }
            LintCode::AbroadBundled => (self.abroad() && a.recipients.len() > 1, "recipients"),
            LintCode::RefusalNotExplained => (a.asks_consent() && a.texts.if_refused.is_none(), "texts"),
            LintCode::RequiredByConsent => {
                (a.necessity == Necessity::Required && a.basis == LegalBasis::Consent, "necessity")
            }
            LintCode::OptionalByContract => {
                (a.necessity == Necessity::Optional && a.basis == LegalBasis::Contract, "necessity")
            }
            LintCode::NoImpactAssessment => {
                let owed = self.sensitive()
                    || self.abroad()
                    || self.recipients.iter().any(|r| r.role != Role::Controller);
                (owed && a.impact_assessment.is_none(), "impact_assessment")
            }
            LintCode::TemplateLeaves => (template && a.sends(), "recipients"),
            LintCode::MatchingUnclear => (template != a.matching.is_some(), "matching"),
            LintCode::FaceIsTheOnlyWay => (template && !self.other_way(), "fallback"),
            LintCode::NoRetention => (a.sends() && a.retention.recipient.is_none(), "retention"),
            LintCode::SensitiveGrantEndless => {
                let endless = a.max_grant == GrantCap::UntilWithdrawn && a.unused_lapse_days.is_none();
                (self.sensitive() && a.asks_consent() && endless, "max_grant")
            }
            LintCode::MinorsIgnored => (a.asks_consent() && a.minors == MinorsRule::Same, "minors"),
            LintCode::PermissionTooWide => (self.permission_too_wide(), "os_permission"),
            LintCode::NotMinimised => (a.sends() && !self.minimised(), "minimise"),
            LintCode::ResultUnclear => (self.result_unclear(), "minimise"),
            LintCode::ExactPlaceNotTemporary if a.asks_consent() => {
                (self.exact_place() && !brief(a.max_grant), "max_grant")
            }
            LintCode::ExactPlaceNotTemporary => {
                (self.exact_place() && a.confirm != Confirm::EveryUse, "confirm")
            }
            LintCode::ExactPlaceFromCoarse => {
                (self.exact_place() && a.os_permission == Some(OsPermission::LocationCoarse), "os_permission")
            }
            LintCode::ProfileWithoutPicture => {
                let kept = a.minimise.contains(&MinimiseStep::KeepColourProfile);
                (kept && !(a.sends() && self.uses(&[Category::CameraFrame])), "minimise")
            }
            LintCode::NoEnvelopeKey => {
                (self.recipients.iter().any(|r| r.envelope_keys.is_empty()), "recipients")
            }
        };
        broken.then_some(field)
    }

    fn sensitive(&self) -> bool {
        self.data.iter().any(|d| d.sensitivity == Sensitivity::Sensitive)
    }

    fn abroad(&self) -> bool {
        self.recipients.iter().any(|r| self.manifest.leaves_country(r))
    }

    fn third_party(&self) -> bool {
        self.recipients.iter().any(|r| r.role == Role::ThirdParty)
    }

    fn uses(&self, categories: &[Category]) -> bool {
        self.data.iter().any(|d| categories.contains(&d.category))
    }

    /// A match may ride on a payment that also goes without one, so only what needs a face to work at all is no other way.
    fn other_way(&self) -> bool {
        let faces = [Category::FaceTemplate, Category::CameraFrame];
        let fallback = self.activity.fallback.as_ref().and_then(|id| self.manifest.activity(id));
        fallback.is_some_and(|other| {
            other.kind != ActivityKind::Template
                && !self.manifest.data_of(other).any(|d| faces.contains(&d.category))
        })
    }

    fn minimised(&self) -> bool {
        let steps = &self.activity.minimise;
        let needs = |category, step| !self.uses(&[category]) || steps.contains(&step);
        // A picture that is never taken has nothing to lose.
        (steps.contains(&MinimiseStep::ResultOnly)
            || needs(Category::CameraFrame, MinimiseStep::StripMetadata))
            && needs(Category::CoarseLocation, MinimiseStep::CoarsenLocation)
    }

    fn result_unclear(&self) -> bool {
        let looks = self.uses(&[Category::CameraFrame]);
        let says = self.data.iter().any(|kind| kind.category != Category::CameraFrame);
        // What the core makes itself is no result of a look, and could not say how many pictures there were.
        let made = self
            .activity
            .minimise
            .iter()
            .any(|step| matches!(step, MinimiseStep::CoarsenLocation | MinimiseStep::YearCounts))
            || self.exact_place();
        self.activity.sends_result_only() && (!looks || (self.activity.sends() && (!says || made)))
    }

    fn exact_place(&self) -> bool {
        self.manifest.sends_exact_place(self.activity)
    }

    fn permission_too_wide(&self) -> bool {
        let declared: &[Category] = match self.activity.os_permission {
            Some(OsPermission::Camera) => {
                &[Category::CameraFrame, Category::FaceTemplate, Category::FaceMatch]
            }
            Some(OsPermission::LocationPrecise) => &[Category::PreciseLocation],
            Some(OsPermission::LocationCoarse) => &[Category::CoarseLocation, Category::PreciseLocation],
            Some(OsPermission::Photos | OsPermission::Microphone | OsPermission::Contacts) | None => {
                return false;
            }
        };
        !self.uses(declared)
    }
}
