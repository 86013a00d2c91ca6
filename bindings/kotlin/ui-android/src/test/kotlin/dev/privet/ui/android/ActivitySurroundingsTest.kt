package dev.privet.ui.android

import android.animation.ValueAnimator
import android.os.Bundle
import android.os.Looper
import android.view.InputDevice
import android.view.MotionEvent
import android.view.View
import android.view.WindowManager.LayoutParams.FLAG_SECURE
import androidx.activity.ComponentActivity
import dev.privet.android.PermissionUsage
import dev.privet.ffi.ActivityId
import dev.privet.ffi.HistoryOf
import dev.privet.ffi.Language
import dev.privet.ffi.OsPermission
import dev.privet.ffi.Period
import dev.privet.ffi.Reader
import dev.privet.ui.flow.Place
import kotlinx.coroutines.flow.MutableStateFlow
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowChoreographer
import org.robolectric.util.ReflectionHelpers
import java.time.Duration
import kotlin.concurrent.thread
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertNull
import kotlin.test.assertSame
import kotlin.test.assertTrue

/** What the sheets are told of the activity that shows them. */
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [30, 35])
class ActivitySurroundingsTest {
    private val context = RuntimeEnvironment.getApplication()
    private val around = ActivitySurroundings(MutableStateFlow(false))

    /** An activity as apps write it: everything is made in `onCreate`. */
    class Hosting : ComponentActivity() {
        override fun onCreate(savedInstanceState: Bundle?) {
            super.onCreate(savedInstanceState)
            setContentView(checkNotNull(host)(this))
        }

        companion object {
            var host: ((Hosting) -> View)? = null
        }
    }

    @Before fun install() {
        shadowOf(context).grantPermissions(
            "android.permission.HIDE_OVERLAY_WINDOWS",
            "android.permission.DETECT_SCREEN_CAPTURE",
            "android.permission.DETECT_SCREEN_RECORDING",
        )
        Hosting.host = { around.host(it, View(it)) }
    }

    private fun started(): ActivityController<Hosting> = Robolectric.buildActivity(Hosting::class.java).setup()

    private fun Hosting.secured() = window.attributes.flags and FLAG_SECURE != 0

    private fun frame() = shadowOf(Looper.getMainLooper()).idleFor(Duration.ofMillis(FRAME))

    /** Until nothing of what was secret is on the screen. */
    private fun drawn() = repeat(3) { frame() }

    private fun touch(
        activity: Hosting,
        flags: Int,
    ) {
        val finger = MotionEvent.PointerProperties().apply { toolType = MotionEvent.TOOL_TYPE_FINGER }
        val source = InputDevice.SOURCE_TOUCHSCREEN
        val down = MotionEvent.ACTION_DOWN
        val at =
            MotionEvent.PointerCoords().apply {
                x = activity.window.decorView.width / 2f
                y = activity.window.decorView.height / 2f
            }
        val fingers = arrayOf(finger)
        val event = MotionEvent.obtain(0, 0, down, 1, fingers, arrayOf(at), 0, 0, 1f, 1f, 0, 0, source, flags)
        activity.dispatchTouchEvent(event)
        event.recycle()
    }

    @Test
    fun `25 the app is in front from its start to its stop and a prompt's pause changes nothing`() {
        assertFalse(around.foreground.value)
        val controller = started()
        assertTrue(around.foreground.value)
        assertSame(controller.get(), around.activity)
        controller.pause()
        assertTrue(around.foreground.value)
        controller.stop()
        assertFalse(around.foreground.value)
        controller.destroy()
        assertNull(around.activity)
    }

    @Test
    fun `24 a rotation is no leaving and the next window is as secure as the last`() {
        val controller = started()
        around.secure(true)
        val left = mutableListOf<Boolean>()
        val first = controller.get()
        Hosting.host = {
            left += around.foreground.value
            around.host(it, View(it))
        }
        controller.recreate()
        assertEquals(listOf(true), left)
        assertTrue(around.foreground.value)
        assertTrue(controller.get() !== first && controller.get().secured())
        assertSame(controller.get(), around.activity)
        around.secure(false)
        drawn()
        assertFalse(controller.get().secured())
    }

    @Test
    fun `a sheet that closes over a secure screen does not open it`() {
        val activity = started().get()
        around.secureScreen(activity, true)
        around.secure(true)
        around.secure(false)
        drawn()
        assertTrue(activity.secured())
        around.secureScreen(activity, false)
        drawn()
        assertFalse(activity.secured())
    }

    @Test
    fun `of two windows beside each other the one with the secret page is secure, and not the one with the sheets`() {
        val page = started().get()
        val sheets = started().get()
        assertSame(sheets, around.activity)
        around.secureScreen(page, true)
        assertTrue(page.secured())
        assertFalse(sheets.secured())
        around.secure(true)
        around.secureScreen(page, false)
        drawn()
        assertFalse(page.secured())
        assertTrue(sheets.secured())
    }

    @Test
    fun `a window opens again only after a frame that was drawn without what was secret`() {
        val activity = started().get()
        ShadowChoreographer.setPaused(true)
        ShadowChoreographer.setFrameDelay(Duration.ofMillis(FRAME))
        try {
            for (secret in listOf<(Boolean) -> Unit>({ around.secure(it) }, { around.secureScreen(activity, it) })) {
                secret(true)
                frame()
                secret(false)
                frame()
                assertTrue(activity.secured(), "it was drawn in this one")
                secret(true)
                secret(false)
                frame()
                assertTrue(activity.secured(), "what came in between begins anew")
                frame()
                assertFalse(activity.secured())
            }
        } finally {
            ShadowChoreographer.setPaused(false)
        }
    }

    @Test
    fun `25 the last frame of a window that left stays out of the list of recent apps`() {
        val controller = started()
        around.secure(true)
        controller.pause().stop()
        around.secure(false)
        drawn()
        assertTrue(controller.get().secured())
        controller.restart().start().resume()
        drawn()
        assertFalse(controller.get().secured())
    }

    @Test
    fun `of two windows the one in front has the sheets, and the other hears of nothing`() {
        val views = mutableListOf<View>()
        Hosting.host = { around.host(it, View(it)).also(views::add) }
        val below = started()
        assertSame(views[0], around.sheetsIn.value)
        below.pause()
        val above = started()
        below.stop()
        assertTrue(around.foreground.value, "another window with the sheets is no leaving")
        assertSame(views[1], around.sheetsIn.value)
        assertSame(above.get(), around.activity)
        around.secure(true)
        assertTrue(above.get().secured())
        above.pause()
        below.restart().start().resume()
        above.stop().destroy()
        assertTrue(around.foreground.value)
        assertSame(views[0], around.sheetsIn.value)
        assertSame(below.get(), around.activity)
        assertTrue(below.get().secured(), "the sheet is in this window now")
    }

    @Test
    fun `27 a touch in a window without the sheets says nothing of the one with them`() {
        val below = started()
        below.pause()
        val above = started()
        touch(above.get(), MotionEvent.FLAG_WINDOW_IS_OBSCURED)
        touch(below.get(), 0)
        assertTrue(around.covered.value)
        touch(above.get(), 0)
        touch(below.get(), MotionEvent.FLAG_WINDOW_IS_OBSCURED)
        assertFalse(around.covered.value)
    }

    @Test
    fun `of two windows beside each other the one that is used has the sheets, then the other`() {
        val left = started()
        val right = started()
        assertSame(right.get(), around.activity)
        left.windowFocusChanged(true)
        assertSame(left.get(), around.activity)
        assertTrue(around.focused.value)
        left.pause().stop()
        assertSame(right.get(), around.activity)
        assertTrue(around.foreground.value, "the other one is there still")
        right.pause().stop()
        assertFalse(around.foreground.value)
    }

    @Test
    fun `a turned window whose next one hosts nothing is left`() {
        val controller = started()
        Hosting.host = { View(it) }
        controller.recreate()
        shadowOf(Looper.getMainLooper()).idle()
        assertFalse(around.foreground.value)
        assertNull(around.sheetsIn.value)
    }

    @Test
    fun `a window that its app keeps secure stays so`() {
        Hosting.host = {
            it.window.addFlags(FLAG_SECURE)
            around.host(it, View(it))
        }
        val activity = started().get()
        around.secure(true)
        around.secure(false)
        drawn()
        assertTrue(activity.secured())
        // And so it does where the app says it later on.
        Hosting.host = { around.host(it, View(it)) }
        val later = started()
        later.get().window.addFlags(FLAG_SECURE)
        later.pause().resume()
        around.secure(true)
        around.secure(false)
        drawn()
        assertTrue(later.get().secured())
    }

    @Test
    fun `any thread may ask for it`() {
        val activity = started().get()
        thread { around.secure(true) }.join()
        shadowOf(Looper.getMainLooper()).idle()
        assertTrue(activity.secured())
    }

    @Test
    fun `27 a touch through another window is told before any view has it and the next one takes it back`() {
        var heard: Boolean? = null
        Hosting.host = {
            val below = View(it)
            below.setOnTouchListener { _, _ ->
                heard = around.covered.value
                true
            }
            around.host(it, below)
        }
        val activity = started().get()
        for (flag in listOf(MotionEvent.FLAG_WINDOW_IS_OBSCURED, MotionEvent.FLAG_WINDOW_IS_PARTIALLY_OBSCURED)) {
            touch(activity, flag)
            assertEquals(true, heard, "it goes on all the same")
            touch(activity, 0)
            assertEquals(false, heard)
        }
    }

    @Test
    fun `without the window's focus it is told so and a new window begins without it`() {
        val controller = started()
        controller.windowFocusChanged(true)
        assertTrue(around.focused.value)
        controller.windowFocusChanged(false)
        assertFalse(around.focused.value)
        controller.windowFocusChanged(true)
        Hosting.host = { around.host(it, View(it)).also { assertFalse(around.focused.value) } }
        controller.recreate()
    }

    @Test
    fun `who turned animations off in the phone's settings has them off when they come back`() {
        val controller = started()
        assertFalse(around.still.value)
        controller.pause().stop()
        try {
            scale(0f)
            controller.restart().start().resume()
            assertTrue(around.still.value)
        } finally {
            scale(1f)
        }
    }

    private fun scale(of: Float) {
        val scale = ReflectionHelpers.ClassParameter.from(Float::class.javaPrimitiveType, of)
        ReflectionHelpers.callStaticMethod<Unit>(ValueAnimator::class.java, "setDurationScale", scale)
    }

    @Test
    fun `a tap on the dashboard is that permission as far back as what was shown there`() {
        val reader = Reader(Language.EN, 480, true)
        val now = 1_772_519_400_000
        val hour = 3_600_000L

        fun place(
            from: Long?,
            activities: Set<ActivityId> = emptySet(),
        ) = PermissionUsage(
            setOf(OsPermission.LOCATION_PRECISE, OsPermission.LOCATION_COARSE),
            activities,
            from,
            from?.let { now },
        ).place(reader, now)
        val nearby = ActivityId("nearby")
        val coarse = HistoryOf.Permission(OsPermission.LOCATION_COARSE)
        assertEquals(Place.History(HistoryOf.Activity(nearby)), place(null, setOf(nearby)))
        assertEquals(Place.History(coarse), place(null))
        assertEquals(Place.History(coarse), place(null, setOf(nearby, ActivityId("pay"))))
        // 14:30 where the reader is: their day began 14.5 hours ago.
        assertEquals(Period.DAY, place(now - 14 * hour).period)
        assertEquals(Period.WEEK, place(now - 15 * hour).period)
        assertEquals(Period.WEEK, place(now - 7 * 24 * hour).period)
        assertEquals(Period.MONTH, place(now - 8 * 24 * hour).period)
        assertEquals(Period.YEAR, place(now - 31 * 24 * hour).period)
    }

    @Test
    @Config(qualifiers = "fr-rFR")
    fun `a phone in a language without words is read to in English`() {
        assertEquals(Language.EN, context.reader().language)
    }

    @Test
    @Config(qualifiers = "zh-rCN")
    fun `a phone in Chinese is read to in Chinese`() {
        assertEquals(Language.ZH_HANS, context.reader().language)
    }

    private companion object {
        /** In milliseconds. */
        const val FRAME = 16L
    }
}
