//! Kinds of data, and the names that Apple, Google and the W3C Data Privacy Vocabulary have for them.

use super::text::Texts;
use privet_wire::ids::DataId;
use serde::{Deserialize, Serialize};

/// One kind of data the app touches.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DataKind {
    /// Its id.
    pub id: DataId,
    /// What people call it, at most 40 characters per language.
    pub name: Texts,
    /// What it is, from the fixed list.
    pub category: Category,
    /// Is it sensitive personal information (PIPL 28)?
    pub sensitivity: Sensitivity,
    /// How a value of it is shown.
    pub mask: MaskRule,
}

impl DataKind {
    /// Camera frames and face-payment data: they leave the device only by a use that the person has confirmed.
    #[must_use]
    pub const fn must_confirm(&self) -> bool {
        matches!(self.category, Category::CameraFrame | Category::FaceTemplate | Category::FaceMatch)
    }
}

/// Is the kind sensitive?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sensitivity {
    /// No.
    Ordinary,
    /// Yes: harm follows easily from a leak (PIPL 28).
    Sensitive,
}

/// How a value is shown to its own owner by default. What each rule shows, and never more, is in [`crate::text::mask`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MaskRule {
    /// As it is. For things that name nobody: counts, a town.
    Plain,
    /// The first character stays: `张*`, `L*****`.
    Name,
    /// The last four characters stay: `•••• 4821`.
    LastFour,
    /// The first three and the last four digits stay: `138****1234`.
    Phone,
    /// First character and domain stay: `l***@example.com`.
    Email,
    /// The first and the last character of an identity number stay: `1****************X`.
    Id,
    /// No value is ever shown, nor how long it is: `••••`.
    Hidden,
}

/// The fixed list of categories.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// A person's name.
    Name,
    /// A mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A postal address.
    Address,
    /// An identity document or its number.
    IdentityDocument,
    /// A card or account that pays.
    PaymentAccount,
    /// Amount, payee and time of a payment.
    PaymentOrder,
    /// A credit score.
    CreditScore,
    /// Location to a town or district.
    CoarseLocation,
    /// Location to a few metres.
    PreciseLocation,
    /// A picture or frame the camera took.
    CameraFrame,
    /// A biometric reference made from a face.
    FaceTemplate,
    /// That a face was matched, for a payment.
    FaceMatch,
    /// An identifier of the device or installation.
    DeviceId,
    /// What is opened and pressed in the app.
    AppUsage,
    /// What failed, and how.
    CrashData,
}

impl Category {
    /// Every category, in order.
    pub const ALL: [Self; 16] = [
        Self::Name,
        Self::Email,
        Self::Phone,
        Self::Address,
        Self::IdentityDocument,
        Self::PaymentAccount,
        Self::PaymentOrder,
        Self::CreditScore,
        Self::CoarseLocation,
        Self::PreciseLocation,
        Self::CameraFrame,
        Self::FaceTemplate,
        Self::FaceMatch,
        Self::DeviceId,
        Self::AppUsage,
        Self::CrashData,
    ];

    /// Apple's, Google's and DPV's names, one row each: one place to compare with the vendors' lists.
    const fn names(self) -> [&'static str; 3] {
        match self {
            Self::Name => ["Name", "PSL_NAME", "Name"],
            Self::Email => ["EmailAddress", "PSL_EMAIL", "EmailAddress"],
            Self::Phone => ["PhoneNumber", "PSL_PHONE", "TelephoneNumber"],
            Self::Address => ["PhysicalAddress", "PSL_ADDRESS", "PhysicalAddress"],
            Self::IdentityDocument => ["SensitiveInfo", "PSL_OTHER_PERSONAL", "OfficialID"],
            Self::PaymentAccount => {
                ["PaymentInfo", "PSL_CREDIT_DEBIT_BANK_ACCOUNT_NUMBER", "FinancialAccount"]
            }
            Self::PaymentOrder => ["PurchaseHistory", "PSL_PURCHASE_HISTORY", "Transaction"],
            Self::CreditScore => ["CreditInfo", "PSL_CREDIT_SCORE", "CreditScore"],
            Self::CoarseLocation => ["CoarseLocation", "PSL_APPROX_LOCATION", "Location"],
            Self::PreciseLocation => ["PreciseLocation", "PSL_PRECISE_LOCATION", "GPSCoordinate"],
            Self::CameraFrame => ["PhotosorVideos", "PSL_PHOTOS", "Picture"],
            Self::FaceTemplate => ["SensitiveInfo", "PSL_OTHER_PERSONAL", "FacialPrint"],
            Self::FaceMatch => ["SensitiveInfo", "PSL_OTHER_PERSONAL", "Biometric"],
            Self::DeviceId => ["DeviceID", "PSL_DEVICE_ID", "DeviceBased"],
            Self::AppUsage => ["ProductInteraction", "PSL_USER_INTERACTION", "ServiceConsumptionBehaviour"],
            Self::CrashData => ["CrashData", "PSL_CRASH_LOGS", "DeviceBased"],
        }
    }

    /// The end of Apple's constant, after `NSPrivacyCollectedDataType` (privacy manifest files).
    #[must_use]
    pub const fn apple(self) -> &'static str {
        let [apple, _, _] = self.names();
        apple
    }

    /// Google's response id in the Play data safety form.
    #[must_use]
    pub const fn play(self) -> &'static str {
        let [_, play, _] = self.names();
        play
    }

    /// The term in DPV's personal data extension, after `https://w3id.org/dpv/pd#`.
    #[must_use]
    pub const fn dpv(self) -> &'static str {
        let [_, _, dpv] = self.names();
        dpv
    }
}
