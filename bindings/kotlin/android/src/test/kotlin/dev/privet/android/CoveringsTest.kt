package dev.privet.android

import android.app.Activity
import android.os.Build
import android.view.InputDevice
import android.view.MotionEvent
import android.view.View
import android.view.WindowManager.LayoutParams.FLAG_SECURE
import android.widget.Button
import android.widget.LinearLayout
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertTrue

/** Other apps' windows over a sheet, and pictures taken of it. */
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [30, 35])
class CoveringsTest {
    private val controller = Robolectric.buildActivity(Activity::class.java).setup()
    private val activity: Activity = controller.get()
    private val touches = CoveredTouches()
    private var allowed = 0
    private var refused = 0
    private val allow = button { allowed++ }.apply { refuseCovered(touches) }
    private val refuse = button { refused++ }

    init {
        activity.setContentView(
            LinearLayout(activity).apply {
                addView(refuse)
                addView(allow)
            },
        )
    }

    private fun button(tapped: () -> Unit) = Button(activity).apply { setOnClickListener { tapped() } }

    private fun tap(
        view: View,
        flags: Int,
    ) {
        for (action in listOf(MotionEvent.ACTION_DOWN, MotionEvent.ACTION_UP)) {
            val finger = MotionEvent.PointerProperties().apply { toolType = MotionEvent.TOOL_TYPE_FINGER }
            val at = MotionEvent.PointerCoords().apply { setAxisValue(MotionEvent.AXIS_X, 1f) }
            val source = InputDevice.SOURCE_TOUCHSCREEN
            val event =
                MotionEvent.obtain(0, 0, action, 1, arrayOf(finger), arrayOf(at), 0, 0, 1f, 1f, 0, 0, source, flags)
            val _ = view.dispatchTouchEvent(event)
            event.recycle()
        }
        await { true }
    }

    @Test
    fun `a second finger through another window is covered, too`() {
        val touches = CoveredTouches()
        val fingers = Array(2) { id -> MotionEvent.PointerProperties().apply { this.id = id } }
        val at = Array(2) { MotionEvent.PointerCoords() }
        val second = MotionEvent.ACTION_POINTER_DOWN or (1 shl MotionEvent.ACTION_POINTER_INDEX_SHIFT)
        for ((action, flags) in listOf(MotionEvent.ACTION_DOWN to 0, second to MotionEvent.FLAG_WINDOW_IS_OBSCURED)) {
            val count = if (action == second) 2 else 1
            val source = InputDevice.SOURCE_TOUCHSCREEN
            val event = MotionEvent.obtain(0, 0, action, count, fingers, at, 0, 0, 1f, 1f, 0, 0, source, flags)
            assertEquals(flags != 0, touches.note(event))
            assertEquals(flags != 0, touches.covered.value)
            event.recycle()
        }
    }

    @Test
    fun `a touch through another window allows nothing and is counted and refusing works`() {
        for (flag in listOf(MotionEvent.FLAG_WINDOW_IS_OBSCURED, MotionEvent.FLAG_WINDOW_IS_PARTIALLY_OBSCURED)) {
            tap(allow, flag)
            assertTrue(touches.covered.value)
            tap(refuse, flag)
        }
        assertEquals(listOf(0, 2), listOf(allowed, refused))
        assertEquals(2u, touches.count)
    }

    @Test
    fun `once nothing covers it the button allows`() {
        tap(allow, MotionEvent.FLAG_WINDOW_IS_OBSCURED)
        tap(allow, 0)
        assertFalse(touches.covered.value)
        assertEquals(1, allowed)
    }

    @Test
    fun `a tool that clicks without touching allows as before`() {
        val _ = allow.performClick()
        assertEquals(1, allowed)
        assertEquals(0u, touches.count)
    }

    @Test
    fun `a secure window is one until it is told otherwise`() {
        activity.window.secure(true)
        assertEquals(FLAG_SECURE, activity.window.attributes.flags and FLAG_SECURE)
        activity.window.secure(false)
        assertEquals(0, activity.window.attributes.flags and FLAG_SECURE)
    }

    @Test
    fun `what only newer phones can is done there and breaks no older one`() {
        // As the library's manifest has it: the platform throws where they are taken out.
        shadowOf(activity.application).grantPermissions(
            "android.permission.HIDE_OVERLAY_WINDOWS",
            "android.permission.DETECT_SCREEN_CAPTURE",
            "android.permission.DETECT_SCREEN_RECORDING",
        )
        activity.window.hideOverlays(true)
        allow.onlyForAccessibilityTools()
        if (Build.VERSION.SDK_INT >= 35) {
            assertTrue(allow.isAccessibilityDataSensitive)
            assertFalse(refuse.isAccessibilityDataSensitive)
        }
        Captures(activity).use {
            assertFalse(it.captured)
            assertFalse(it.recording.value)
        }
    }
}
