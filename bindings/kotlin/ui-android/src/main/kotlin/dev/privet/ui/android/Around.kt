package dev.privet.ui.android

import dev.privet.Held
import dev.privet.Privet
import dev.privet.android.PrivetAndroid
import dev.privet.android.askToUnlock
import dev.privet.android.openPhoneSettings
import dev.privet.ffi.OsPermission
import dev.privet.ui.flow.Mine
import dev.privet.ui.flow.Noted
import dev.privet.ui.flow.Outside
import dev.privet.ui.flow.PermissionCenter
import dev.privet.ui.flow.PhoneAsking

/** The phone's own questions over what is in front, for [dev.privet.ui.flow.begin]; without an activity in front none is put. */
public fun PrivetScreens.asking(privet: PrivetAndroid): PhoneAsking =
    object : PhoneAsking {
        override suspend fun explains(permission: OsPermission): Boolean =
            surroundings.activity?.let { privet.explains(permission, it) } ?: false

        override suspend fun ask(permission: OsPermission) {
            surroundings.activity?.let { privet.ask(permission, it) }
        }
    }

/**
 * What the phone does for [PermissionCenter] and [Mine]: its settings, its unlocking, and the owner's key where the records may have been
 * changed. How a file reaches the person is the app's to choose.
 *
 * @param share as [Outside.share], such as `ACTION_CREATE_DOCUMENT`.
 * @param phoneLog as [Outside.phoneLog], such as what [dev.privet.android.AccessNotes] holds.
 * @param openInspector as [Outside.openInspector].
 * @param held as [Outside.held].
 * @param offline as [Outside.offline].
 */
public fun PrivetScreens.outside(
    privet: Privet,
    share: suspend (name: String, bytes: ByteArray) -> Unit,
    phoneLog: (suspend () -> Noted?)? = null,
    openInspector: (() -> Unit)? = null,
    held: List<Held> = emptyList(),
    offline: Boolean = false,
): Outside =
    Outside(
        openPhoneSettings = { surroundings.activity?.openPhoneSettings() },
        unlock = {
            surroundings.activity?.askToUnlock()
            privet.tick()
        },
        leaveLockDown = { privet.leaveLockDown(keys, sheets.reader) },
        share,
        phoneLog,
        openInspector,
        held,
        offline,
    )
