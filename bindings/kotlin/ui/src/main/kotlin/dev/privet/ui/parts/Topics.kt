package dev.privet.ui.parts

import androidx.compose.ui.graphics.vector.ImageVector
import dev.privet.ffi.OsPermission
import dev.privet.ffi.Topic
import dev.privet.ui.look.Icons

/** The mark of what a phone's own permission opens. */
internal val OsPermission.icon: ImageVector
    get() =
        when (this) {
            OsPermission.CAMERA -> Icons.camera
            OsPermission.LOCATION_COARSE, OsPermission.LOCATION_PRECISE -> Icons.place
            OsPermission.PHOTOS -> Icons.picture
            OsPermission.MICROPHONE -> Icons.phone
            OsPermission.CONTACTS -> Icons.person
        }

/** The mark of what data a purpose is about. The words beside it say it. */
internal val Topic.icon: ImageVector
    get() =
        when (this) {
            Topic.FACE -> Icons.face
            Topic.PICTURE -> Icons.picture
            Topic.CAMERA -> Icons.camera
            Topic.PLACE -> Icons.place
            Topic.SCORE -> Icons.gauge
            Topic.PAYMENT -> Icons.pay
            Topic.IDENTITY, Topic.CONTACT -> Icons.person
            Topic.USAGE -> Icons.history
            Topic.DEVICE -> Icons.phone
            Topic.OTHER -> Icons.page
        }
