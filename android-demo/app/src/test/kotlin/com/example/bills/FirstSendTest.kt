package com.example.bills

import android.Manifest.permission.CAMERA
import android.app.Activity
import android.app.KeyguardManager
import android.os.Looper
import android.os.SystemClock
import android.view.View
import android.view.ViewGroup
import androidx.activity.compose.LocalHost
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.platform.ComposeView
import androidx.compose.ui.test.DesktopComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isEnabled
import androidx.compose.ui.test.onAllNodesWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.runDesktopComposeUiTest
import dev.lanternpay.answersPhone
import dev.privet.android.FakeKeyStore
import dev.privet.android.PrivetAndroid
import dev.privet.android.PromptShadow
import dev.privet.android.fingerEnrolled
import dev.privet.ffi.RecipientId
import dev.privet.ffi.Subject
import dev.privet.ui.flow.PrivetSheetHost
import dev.privet.ui.look.Palette
import dev.privet.ui.look.PrivetTheme
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.job
import kotlinx.coroutines.test.resetMain
import kotlinx.coroutines.test.setMain
import org.junit.After
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowSystemClock
import java.io.File
import java.time.Duration
import java.time.Instant
import java.util.concurrent.CopyOnWriteArrayList
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** The sample of the guide for Android does what the guide says. */
@OptIn(ExperimentalTestApi::class, ExperimentalCoroutinesApi::class)
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [30, 35], shadows = [PromptShadow::class], application = BillApp::class)
class FirstSendTest {
    private val app = RuntimeEnvironment.getApplication() as BillApp

    private class OwnServer : Server {
        val registered = CopyOnWriteArrayList<Subject>()
        val posted = CopyOnWriteArrayList<Pair<String, ByteArray>>()

        override fun knows(
            recipient: RecipientId,
            subject: Subject,
        ) = subject in registered

        override suspend fun challenge(recipient: RecipientId) = ByteArray(32) { it.toByte() }

        override suspend fun registered(
            recipient: RecipientId,
            subject: Subject,
            registration: String,
        ) {
            registered += subject
        }

        override suspend fun post(
            host: String,
            bytes: ByteArray,
        ) = posted.add(host to bytes)
    }

    @Before fun install() {
        // A phone has this from kotlinx-coroutines-android.
        Dispatchers.setMain(app.mainExecutor.asCoroutineDispatcher())
        FakeKeyStore.install()
        PromptShadow.reset()
        SystemClock.setCurrentTimeMillis(Instant.now().toEpochMilli())
        fingerEnrolled(true)
        shadowOf(app.getSystemService(KeyguardManager::class.java)).setIsDeviceSecure(true)
        shadowOf(app.packageManager).getInternalMutablePackageInfo(app.packageName).requestedPermissions =
            arrayOf(CAMERA)
        // Beside the app's own: what the library's manifest brings along.
        shadowOf(app).grantPermissions(
            CAMERA,
            "android.permission.HIDE_OVERLAY_WINDOWS",
            "android.permission.DETECT_SCREEN_CAPTURE",
            "android.permission.DETECT_SCREEN_RECORDING",
        )
    }

    @After fun uninstall() {
        Dispatchers.resetMain()
        app.privet.close()
        PromptShadow.reset()
        FakeKeyStore.uninstall()
    }

    @Test
    fun `one tap, a yes and a finger, and the picture is with its recipient`() {
        val server = OwnServer()
        app.server = server
        runDesktopComposeUiTest(400, 860) {
            shown()
            tap("Scan a bill")
            until { offers("Allow") }
            assertEquals(emptyList(), server.registered, "nobody hears of them before their yes")
            assertEquals(emptyList(), PromptShadow.all)
            answer("Allow")
            answer("Send")
            until { server.posted.isNotEmpty() }
            val (host, bytes) = server.posted.first()
            assertEquals("read.cloudlane.example", host)
            assertTrue(bytes.size > 1000)
            settle()
        }
    }

    @Test
    fun `who keeps the camera from the app is asked by the phone at the next tap, and sends then`() {
        val server = OwnServer()
        app.server = server
        shadowOf(app).denyPermissions(CAMERA)
        runDesktopComposeUiTest(400, 860) {
            val activity = shown()
            tap("Scan a bill")
            answer("Allow")
            answer("Continue")
            phone(activity, allows = false)
            settle()
            assertEquals(emptyList(), server.posted)
            tap("Scan a bill")
            answer("Continue")
            phone(activity, allows = true)
            answer("Send")
            until { server.posted.isNotEmpty() }
            settle()
        }
    }

    private fun DesktopComposeUiTest.phone(
        activity: Activity,
        allows: Boolean,
    ) {
        until { shadowOf(activity).peekNextStartedActivity() != null }
        activity.answersPhone(allows)
    }

    @Test
    fun `the manifest of the guide is all that its first send takes`() {
        val page = File("../../docs/android.md").readText()
        val manifest = page.substringAfter("```json\n").substringBefore("```")
        app.privet.close()
        app.privet = PrivetAndroid(app) { manifest }
        val server = OwnServer()
        app.server = server
        runDesktopComposeUiTest(400, 860) {
            shown()
            tap("Scan a bill")
            answer("Allow")
            answer("Send")
            until { server.posted.isNotEmpty() }
            settle()
        }
    }

    @Test
    fun `a phone with a PIN and no finger sends by PIN`() {
        fingerEnrolled(false)
        val server = OwnServer()
        app.server = server
        runDesktopComposeUiTest(400, 860) {
            shown()
            tap("Scan a bill")
            answer("Allow")
            answer("Send")
            until { server.posted.isNotEmpty() }
            settle()
        }
    }

    @Test
    fun `who says no is known to nobody`() {
        val server = OwnServer()
        app.server = server
        runDesktopComposeUiTest(400, 860) {
            shown()
            tap("Scan a bill")
            answer("Don't allow")
            until { !offers("Allow") }
            assertEquals(emptyList(), server.registered)
            assertEquals(emptyList(), PromptShadow.all)
            settle()
        }
    }

    @Test
    fun `the permission center of the sample is the core's`() {
        runDesktopComposeUiTest(400, 860) {
            setContent {
                PrivetTheme(Palette.Day) { PrivetSheetHost(app.screens.sheets) { Privacy(app) } }
            }
            until { onAllNodesWithText("Read a bill").fetchSemanticsNodes().isNotEmpty() }
            settle()
        }
    }

    private fun DesktopComposeUiTest.shown(): Activity {
        val activity =
            Robolectric
                .buildActivity(BillActivity::class.java)
                .setup()
                .windowFocusChanged(true)
                .get()
        val drawn = checkNotNull(activity.window.decorView.composed())
        setContent { CompositionLocalProvider(LocalHost provides activity) { drawn.content?.invoke() } }
        return activity
    }

    private fun View.composed(): ComposeView? =
        this as? ComposeView
            ?: (this as? ViewGroup)?.let { group ->
                (0 until group.childCount).firstNotNullOfOrNull {
                    group.getChildAt(it).composed()
                }
            }

    /** Both threads go on: the phone's main one, and the one that draws. */
    private fun DesktopComposeUiTest.until(what: () -> Boolean) {
        val deadline = System.nanoTime() + PATIENCE
        while (System.nanoTime() < deadline) {
            shadowOf(Looper.getMainLooper()).idle()
            mainClock.advanceTimeByFrame()
            waitForIdle()
            if (what()) return
            Thread.sleep(PAUSE)
        }
        error("it never came")
    }

    /** What was begun ends before its engine is closed. */
    private fun DesktopComposeUiTest.settle() =
        until {
            app.scope.coroutineContext.job.children
                .none()
        }

    private fun DesktopComposeUiTest.offers(label: String) =
        onAllNodes(button(label) and isEnabled()).fetchSemanticsNodes(atLeastOneRootRequired = false).isNotEmpty()

    private fun button(label: String) = hasText(label) and hasClickAction()

    private fun DesktopComposeUiTest.tap(label: String) {
        until { offers(label) }
        onAllNodes(button(label))[0].performClick()
        waitForIdle()
    }

    /** After reading for longer than the guard, of the sheet and of the core. */
    private fun DesktopComposeUiTest.answer(label: String) {
        until { offers(label) }
        repeat(SHEETS) {
            repeat(SHEETS) { until { true } }
            ShadowSystemClock.advanceBy(Duration.ofMillis(LOOK))
            Thread.sleep(LOOK)
            if (!offers(label)) return
            runCatching { onAllNodes(button(label))[0].performScrollTo() }
            tap(label)
            repeat(SHEETS) { until { true } }
        }
    }

    private companion object {
        const val PATIENCE = 60_000_000_000L
        const val PAUSE = 5L
        const val LOOK = 700L
        const val SHEETS = 4
    }
}
