package dev.privet.android

import android.Manifest.permission_group
import android.app.Activity
import android.content.ComponentName
import android.content.Intent
import android.content.pm.ActivityInfo
import android.provider.Settings
import dev.privet.ffi.ActivityId
import dev.privet.ffi.OsPermission
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull

/** The way in from the system's privacy dashboard, and the way out to its settings. */
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [30, 35])
class PermissionUsageTest {
    private val context = RuntimeEnvironment.getApplication()

    private fun started(
        guard: String?,
        intent: Intent,
    ): PermissionUsage? {
        val info =
            ActivityInfo().apply {
                packageName = context.packageName
                name = Activity::class.java.name
                permission = guard
            }
        shadowOf(context.packageManager).addOrUpdateActivity(info)
        intent.component = ComponentName(context, Activity::class.java)
        return PermissionUsage.of(Robolectric.buildActivity(Activity::class.java, intent).get())
    }

    private fun dashboard(group: String) =
        Intent(Intent.ACTION_VIEW_PERMISSION_USAGE_FOR_PERIOD)
            .putExtra(Intent.EXTRA_PERMISSION_GROUP_NAME, group)
            .putExtra(Intent.EXTRA_ATTRIBUTION_TAGS, arrayOf("privet.bill_scan", "com.adnet.sdk", "privet."))
            .putExtra(Intent.EXTRA_START_TIME, 1000L)
            .putExtra(Intent.EXTRA_END_TIME, 2000L)

    @Test
    fun `the dashboard's tap is that permission in that period under those tags`() {
        val usage = assertNotNull(started(GUARD, dashboard(permission_group.CAMERA)))
        assertEquals(setOf(OsPermission.CAMERA), usage.permissions)
        assertEquals(setOf(ActivityId("bill_scan")), usage.activities)
        assertEquals(1000L to 2000L, usage.from to usage.until)
        val place = assertNotNull(started(GUARD, dashboard(permission_group.LOCATION)))
        assertEquals(setOf(OsPermission.LOCATION_COARSE, OsPermission.LOCATION_PRECISE), place.permissions)
    }

    @Test
    fun `an activity that any app could start shows nothing`() {
        assertNull(started(null, dashboard(permission_group.CAMERA)))
        assertNull(started("com.example.OTHER", dashboard(permission_group.CAMERA)))
        assertNull(started(GUARD, Intent(Intent.ACTION_MAIN)))
    }

    @Test
    fun `a permission page gives no period and a period that ends before it begins is none`() {
        val page =
            Intent(Intent.ACTION_VIEW_PERMISSION_USAGE)
                .putExtra(Intent.EXTRA_PERMISSION_GROUP_NAME, permission_group.MICROPHONE)
        val usage = assertNotNull(started(GUARD, page))
        assertEquals(PermissionUsage(setOf(OsPermission.MICROPHONE), emptySet(), null, null), usage)
        val backwards = dashboard(permission_group.CAMERA).putExtra(Intent.EXTRA_END_TIME, 999L)
        assertNull(assertNotNull(started(GUARD, backwards)).from)
        val unknown = assertNotNull(started(GUARD, dashboard("android.permission-group.SMS")))
        assertEquals(emptySet(), unknown.permissions)
    }

    @Test
    fun `the way to the phone's settings is this app's page`() {
        context.openPhoneSettings()
        val intent = shadowOf(context).nextStartedActivity
        assertEquals(Settings.ACTION_APPLICATION_DETAILS_SETTINGS, intent.action)
        assertEquals("package:${context.packageName}", intent.dataString)
    }

    private companion object {
        const val GUARD = "android.permission.START_VIEW_PERMISSION_USAGE"
    }
}
