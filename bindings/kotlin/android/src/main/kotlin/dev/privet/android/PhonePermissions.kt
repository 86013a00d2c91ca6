package dev.privet.android

import android.Manifest.permission.ACCESS_COARSE_LOCATION
import android.Manifest.permission.ACCESS_FINE_LOCATION
import android.Manifest.permission.CAMERA
import android.Manifest.permission.READ_CONTACTS
import android.Manifest.permission.READ_EXTERNAL_STORAGE
import android.Manifest.permission.READ_MEDIA_IMAGES
import android.Manifest.permission.READ_MEDIA_VISUAL_USER_SELECTED
import android.Manifest.permission.RECORD_AUDIO
import android.app.Activity
import android.app.admin.DevicePolicyManager
import android.content.Context
import android.content.pm.PackageManager
import android.os.Build
import android.os.UserManager
import android.util.AtomicFile
import dev.privet.ffi.OsPermission
import dev.privet.ffi.OsState
import java.io.File
import java.io.IOException

/**
 * What the phone allows this app, as far as it tells an app. Told is what the app's own manifest asks for; of the rest the core knows
 * nothing, which denies.
 *
 * "This time only" looks like "while using" to an app, so that [OsState.ONCE] is never told. That a person was asked before is not told
 * either: it is what an explanation that is due, or a permission that was there, gives away, and it is remembered in [memory].
 */
internal class PhonePermissions(
    private val context: Context,
    private val memory: File,
) {
    private val policies = context.service<DevicePolicyManager>()
    private val users = context.service<UserManager>()

    /** What the app's manifest asks for, in the platform's names. */
    private val requested: Set<String> by lazy {
        val info = context.packageManager.getPackageInfo(context.packageName, PackageManager.GET_PERMISSIONS)
        info.requestedPermissions.orEmpty().toSet()
    }

    /** Of which the platform would have the app explain why: they were refused once. On the main thread. */
    fun explained(activity: Activity): Set<String> =
        NAMES.values
            .flatMap { it() }
            .filterTo(HashSet()) { it in requested && activity.shouldShowRequestPermissionRationale(it) }

    /** Reads and writes a file. */
    @Synchronized
    fun states(explained: Set<String>): Map<OsPermission, OsState> {
        val before = remembered()
        val asked = before + explained + requested.filter(::granted)
        if (asked != before) remember(asked)
        return buildMap {
            for ((permission, names) in NAMES) {
                val wanted = names().filter { it in requested }
                if (wanted.isNotEmpty()) put(permission, state(permission, wanted, asked))
            }
        }
    }

    /** What the phone is asked for, in its own names: what the app's manifest requests of it. */
    fun asked(permission: OsPermission): List<String> {
        val names =
            when (permission) {
                OsPermission.LOCATION_COARSE -> listOf(ACCESS_COARSE_LOCATION)

                // From API 31 on the two are asked for together, and the person chooses.
                OsPermission.LOCATION_PRECISE -> listOf(ACCESS_FINE_LOCATION, ACCESS_COARSE_LOCATION)

                else -> NAMES.getValue(permission)()
            }
        val wanted = names.filter { it in requested }
        // Whoever may know the precise place knows the approximate one.
        return wanted.ifEmpty { NAMES.getValue(permission)().filter { it in requested } }
    }

    private fun state(
        permission: OsPermission,
        names: List<String>,
        asked: Set<String>,
    ): OsState =
        when {
            restricted(permission) -> OsState.RESTRICTED

            names.any(::granted) -> OsState.GRANTED

            // Asked for the precise place, they gave the approximate one.
            permission == OsPermission.LOCATION_PRECISE && granted(ACCESS_COARSE_LOCATION) -> OsState.COARSE

            names.any { it in asked } -> OsState.DENIED

            else -> OsState.NOT_ASKED
        }

    private fun granted(name: String): Boolean = context.checkSelfPermission(name) == PackageManager.PERMISSION_GRANTED

    /** By whoever manages the phone, so that asking would be of no use. */
    private fun restricted(permission: OsPermission): Boolean =
        when (permission) {
            OsPermission.CAMERA -> {
                policies.getCameraDisabled(null)
            }

            OsPermission.LOCATION_COARSE, OsPermission.LOCATION_PRECISE -> {
                users.hasUserRestriction(
                    UserManager.DISALLOW_SHARE_LOCATION,
                )
            }

            OsPermission.MICROPHONE -> {
                users.hasUserRestriction(UserManager.DISALLOW_UNMUTE_MICROPHONE)
            }

            OsPermission.PHOTOS, OsPermission.CONTACTS -> {
                false
            }
        }

    private fun remembered(): Set<String> =
        try {
            AtomicFile(memory)
                .readFully()
                .decodeToString()
                .lines()
                .filterTo(HashSet()) { it.isNotEmpty() }
        } catch (_: IOException) {
            emptySet()
        }

    /** Forgotten, a refusal looks as if nobody had asked: the phone then answers for itself. */
    private fun remember(asked: Set<String>) {
        try {
            val file = AtomicFile(memory)
            val out = file.startWrite()
            out.write(asked.sorted().joinToString("\n").encodeToByteArray())
            file.finishWrite(out)
        } catch (_: IOException) {
            return
        }
    }

    private companion object {
        val NAMES: Map<OsPermission, () -> List<String>> =
            mapOf(
                OsPermission.CAMERA to { listOf(CAMERA) },
                // Whoever may know the precise place knows the approximate one.
                OsPermission.LOCATION_COARSE to { listOf(ACCESS_COARSE_LOCATION, ACCESS_FINE_LOCATION) },
                OsPermission.LOCATION_PRECISE to { listOf(ACCESS_FINE_LOCATION) },
                OsPermission.PHOTOS to ::photos,
                OsPermission.MICROPHONE to { listOf(RECORD_AUDIO) },
                OsPermission.CONTACTS to { listOf(READ_CONTACTS) },
            )

        /** Chosen photos are what is allowed then, and no less allowed for it. */
        fun photos(): List<String> =
            when {
                Build.VERSION.SDK_INT >= Build.VERSION_CODES.UPSIDE_DOWN_CAKE -> {
                    listOf(READ_MEDIA_IMAGES, READ_MEDIA_VISUAL_USER_SELECTED)
                }

                Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU -> {
                    listOf(READ_MEDIA_IMAGES)
                }

                else -> {
                    listOf(READ_EXTERNAL_STORAGE)
                }
            }
    }
}
