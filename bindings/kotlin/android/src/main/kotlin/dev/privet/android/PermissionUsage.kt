package dev.privet.android

import android.Manifest.permission_group
import android.app.Activity
import android.content.ComponentName
import android.content.Context
import android.content.Intent
import android.content.pm.PackageManager
import android.net.Uri
import android.provider.Settings
import dev.privet.ffi.ActivityId
import dev.privet.ffi.OsPermission

/**
 * What a person tapped in the system's privacy dashboard or on its permission page, so that the app shows its own history of just that.
 *
 * @property permissions of which the uses are to be shown; empty if the app's history has nothing to do with it.
 * @property activities what the uses were noted under; empty for all.
 * @property from milliseconds since 1970; null if no period was given.
 * @property until milliseconds since 1970; null if no period was given.
 */
public data class PermissionUsage(
    public val permissions: Set<OsPermission>,
    public val activities: Set<ActivityId>,
    public val from: Long?,
    public val until: Long?,
) {
    /** Where it comes from. */
    public companion object {
        /**
         * Reads what [activity] was started with. Null if it was started otherwise, and if other apps could have started it so: it has to be
         * exported under the permission `android.permission.START_VIEW_PERMISSION_USAGE`, which the system alone holds.
         */
        public fun of(activity: Activity): PermissionUsage? {
            val intent = activity.intent ?: return null
            if (intent.action !in ACTIONS || !guarded(activity, activity.componentName)) return null
            val group = intent.getStringExtra(Intent.EXTRA_PERMISSION_GROUP_NAME)
            val from = intent.time(Intent.EXTRA_START_TIME)
            val until = intent.time(Intent.EXTRA_END_TIME)
            val inOrder = from != null && until != null && from <= until
            return PermissionUsage(
                GROUPS[group].orEmpty(),
                intent
                    .getStringArrayExtra(Intent.EXTRA_ATTRIBUTION_TAGS)
                    .orEmpty()
                    .mapNotNullTo(HashSet(), ::activityOf),
                from.takeIf { inOrder },
                until.takeIf { inOrder },
            )
        }

        private fun guarded(
            context: Context,
            name: ComponentName,
        ): Boolean =
            try {
                context.packageManager.getActivityInfo(name, 0).permission == GUARD
            } catch (_: PackageManager.NameNotFoundException) {
                false
            }

        private fun Intent.time(extra: String): Long? = getLongExtra(extra, -1).takeIf { it >= 0 }

        private const val GUARD = "android.permission.START_VIEW_PERMISSION_USAGE"
        private val ACTIONS = setOf(Intent.ACTION_VIEW_PERMISSION_USAGE, Intent.ACTION_VIEW_PERMISSION_USAGE_FOR_PERIOD)
        private val GROUPS =
            mapOf(
                permission_group.CAMERA to setOf(OsPermission.CAMERA),
                permission_group.LOCATION to setOf(OsPermission.LOCATION_COARSE, OsPermission.LOCATION_PRECISE),
                permission_group.MICROPHONE to setOf(OsPermission.MICROPHONE),
                permission_group.CONTACTS to setOf(OsPermission.CONTACTS),
                permission_group.STORAGE to setOf(OsPermission.PHOTOS),
                permission_group.READ_MEDIA_VISUAL to setOf(OsPermission.PHOTOS),
            )
    }
}

/** Opens the system's page on this app, where alone a person can change what the phone allows it. */
public fun Context.openPhoneSettings() {
    val page = Uri.fromParts("package", packageName, null)
    startActivity(
        Intent(Settings.ACTION_APPLICATION_DETAILS_SETTINGS, page).addFlags(Intent.FLAG_ACTIVITY_NEW_TASK),
    )
}
