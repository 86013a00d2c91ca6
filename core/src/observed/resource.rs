//! What an access was to, under one name for both platforms, and which declared permission explains it.

use crate::manifest::OsPermission;
use crate::text::Word;
use serde::{Deserialize, Serialize};

/// What was accessed. Wider than [`OsPermission`]: what no manifest can declare is never explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Resource {
    /// The camera.
    Camera,
    /// A place; iOS does not say how precise.
    Location,
    /// A place to a few metres.
    LocationPrecise,
    /// A place to a town or district.
    LocationCoarse,
    /// Pictures and videos.
    Photos,
    /// The microphone.
    Microphone,
    /// The address book.
    Contacts,
    /// Music and other media.
    MediaLibrary,
    /// What is on the screen.
    ScreenRecording,
    /// The calendar.
    Calendar,
    /// Text messages.
    Messages,
    /// Whom the person called.
    CallLog,
    /// The telephone, its numbers and identifiers.
    Phone,
    /// Body sensors and motion.
    Body,
    /// Devices around: Bluetooth, Wi-Fi, ultra-wideband.
    Nearby,
    /// What was copied.
    Clipboard,
    /// Every file on the phone.
    Files,
}

impl Resource {
    /// The category of an access in an iOS report. All seven that Apple's article "Inspecting app activity data" lists.
    pub(super) fn of_ios(category: &str) -> Option<Self> {
        Some(match category {
            "camera" => Self::Camera,
            "contacts" => Self::Contacts,
            "location" => Self::Location,
            "mediaLibrary" => Self::MediaLibrary,
            "microphone" => Self::Microphone,
            "photos" => Self::Photos,
            "screenRecording" => Self::ScreenRecording,
            _ => return None,
        })
    }

    /// The public name of an Android app-op (`AppOpsManager.OPSTR_*`). Those that guard a person's data; ops that only
    /// accompany another (`android:monitor_location`) or guard none (`android:vibrate`) are not among them.
    pub(super) fn of_android(op: &str) -> Option<Self> {
        Some(match op.strip_prefix("android:")? {
            "camera" => Self::Camera,
            "fine_location" => Self::LocationPrecise,
            "coarse_location" => Self::LocationCoarse,
            "read_media_images"
            | "read_media_video"
            | "read_media_visual_user_selected"
            | "read_external_storage"
            | "access_media_location" => Self::Photos,
            "record_audio" => Self::Microphone,
            "read_contacts" | "write_contacts" | "get_accounts" => Self::Contacts,
            "read_media_audio" => Self::MediaLibrary,
            "project_media" => Self::ScreenRecording,
            "read_calendar" | "write_calendar" => Self::Calendar,
            "read_sms" | "send_sms" | "receive_sms" | "receive_mms" | "receive_wap_push" => Self::Messages,
            "read_call_log" | "write_call_log" | "process_outgoing_calls" => Self::CallLog,
            "read_phone_state"
            | "read_phone_numbers"
            | "read_device_identifiers"
            | "call_phone"
            | "answer_phone_calls"
            | "add_voicemail"
            | "use_sip" => Self::Phone,
            "body_sensors" | "activity_recognition" | "read_heart_rate" => Self::Body,
            "bluetooth_scan"
            | "bluetooth_connect"
            | "bluetooth_advertise"
            | "nearby_wifi_devices"
            | "uwb_ranging" => Self::Nearby,
            "read_clipboard" => Self::Clipboard,
            "manage_external_storage" => Self::Files,
            _ => return None,
        })
    }

    /// What an activity declares when it explains such an access. A precise place is not explained by an approximate one.
    pub(super) const fn explained_by(self) -> &'static [OsPermission] {
        match self {
            Self::Camera => &[OsPermission::Camera],
            Self::Location | Self::LocationCoarse => {
                &[OsPermission::LocationCoarse, OsPermission::LocationPrecise]
            }
            Self::LocationPrecise => &[OsPermission::LocationPrecise],
            Self::Photos => &[OsPermission::Photos],
            Self::Microphone => &[OsPermission::Microphone],
            Self::Contacts => &[OsPermission::Contacts],
            Self::MediaLibrary
            | Self::ScreenRecording
            | Self::Calendar
            | Self::Messages
            | Self::CallLog
            | Self::Phone
            | Self::Body
            | Self::Nearby
            | Self::Clipboard
            | Self::Files => &[],
        }
    }

    /// The permission under the same name.
    pub(super) const fn of_permission(permission: OsPermission) -> Self {
        match permission {
            OsPermission::Camera => Self::Camera,
            OsPermission::LocationCoarse => Self::LocationCoarse,
            OsPermission::LocationPrecise => Self::LocationPrecise,
            OsPermission::Photos => Self::Photos,
            OsPermission::Microphone => Self::Microphone,
            OsPermission::Contacts => Self::Contacts,
        }
    }

    pub(super) const fn word(self) -> Word {
        match self {
            Self::Camera => Word::ObCamera,
            Self::Location => Word::ObLocation,
            Self::LocationPrecise => Word::ObPrecise,
            Self::LocationCoarse => Word::ObCoarse,
            Self::Photos => Word::ObPhotos,
            Self::Microphone => Word::ObMicrophone,
            Self::Contacts => Word::ObContacts,
            Self::MediaLibrary => Word::ObMedia,
            Self::ScreenRecording => Word::ObScreen,
            Self::Calendar => Word::ObCalendar,
            Self::Messages => Word::ObMessages,
            Self::CallLog => Word::ObCalls,
            Self::Phone => Word::ObPhone,
            Self::Body => Word::ObBody,
            Self::Nearby => Word::ObNearby,
            Self::Clipboard => Word::ObClipboard,
            Self::Files => Word::ObFiles,
        }
    }
}
