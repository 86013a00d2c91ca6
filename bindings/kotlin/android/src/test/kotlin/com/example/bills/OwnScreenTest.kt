package com.example.bills

import android.app.Activity
import android.app.KeyguardManager
import android.os.Looper
import android.view.View
import android.view.ViewGroup
import android.view.WindowManager.LayoutParams.FLAG_SECURE
import android.widget.Button
import android.widget.FrameLayout
import android.widget.TextView
import dev.privet.Payload
import dev.privet.Release
import dev.privet.Ruled
import dev.privet.android.AndroidPerson
import dev.privet.android.BILL_SCAN
import dev.privet.android.CHALLENGE
import dev.privet.android.ENGLISH
import dev.privet.android.FakeKeyStore
import dev.privet.android.PromptShadow
import dev.privet.android.START
import dev.privet.android.file
import dev.privet.android.fingerEnrolled
import dev.privet.android.later
import dev.privet.android.offMain
import dev.privet.android.onAndroid
import dev.privet.ffi.RecipientId
import dev.privet.testkit.TestPhone
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import java.time.Duration
import java.util.concurrent.Future
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertTrue

/** The screen that the guide shows does what the core asks of one. */
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [30, 35], shadows = [PromptShadow::class])
class OwnScreenTest {
    @get:Rule val folder = TemporaryFolder()
    private val context = RuntimeEnvironment.getApplication()
    private val controller by lazy { Robolectric.buildActivity(Activity::class.java).setup().windowFocusChanged(true) }
    private val activity get() = controller.get()
    private val place by lazy { FrameLayout(activity).also(activity::setContentView) }

    @Before fun install() {
        FakeKeyStore.install()
        PromptShadow.reset()
        fingerEnrolled(true)
        shadowOf(context.getSystemService(KeyguardManager::class.java)).setIsDeviceSecure(true)
        val _ = place
    }

    @After fun uninstall() {
        PromptShadow.reset()
        FakeKeyStore.uninstall()
    }

    /** What became of a bill, and what each screen said, where the person taps these. */
    private fun bill(vararg taps: String): Pair<Release, List<List<String>>> =
        TestPhone(folder.root.path, 1uL, START).use { phone ->
            offMain { runBlocking { phone.onAndroid(folder.root) } }.use { privet ->
                val person = AndroidPerson(phone) { activity }
                val screen = OwnScreen(person.keys, ENGLISH, activity, place)
                offMain {
                    runBlocking {
                        val _ = person.register(privet)
                        assertIs<Ruled.Done<*>>(privet.register(CLOUDLANE, CHALLENGE, person.keys, ENGLISH))
                    }
                }
                val bill = privet.activity(BILL_SCAN)
                val photo = Payload.Jpeg(file("photos/gps.jpg"))
                val sent = later { runBlocking { bill.release(CLOUDLANE, photo, tapped = true).confirm(screen) } }
                val said =
                    taps.map { label ->
                        var now: Button? = button(label)
                        assertEquals(FLAG_SECURE, activity.window.attributes.flags and FLAG_SECURE)
                        val lines = seen().map { it.text.toString() }
                        while (now != null) {
                            // Reads for longer than the guard.
                            repeat(LOOKS) { val _ = seen() }
                            phone.advance(700uL)
                            now.performClick()
                            now = again(now, lines, sent)
                        }
                        lines
                    }
                offMain { sent.get() } to said
            }
        }

    private fun button(label: String): Button {
        repeat(TRIES) {
            seen().filterIsInstance<Button>().firstOrNull { it.text == label }?.let { return it }
        }
        error("there is no $label")
    }

    /** The same button of the same lines, where they were drawn anew because that tap was too soon. */
    private fun again(
        tapped: Button,
        lines: List<String>,
        sent: Future<Release>,
    ): Button? {
        repeat(TRIES) {
            val there = seen()
            if (tapped !in there && (there.isNotEmpty() || sent.isDone)) {
                val same = there.map { it.text.toString() } == lines
                return there.filterIsInstance<Button>().firstOrNull { same && it.text == tapped.text }
            }
        }
        error("nothing came of ${tapped.text}")
    }

    private fun seen(): List<TextView> {
        shadowOf(Looper.getMainLooper()).idleFor(Duration.ofMillis(FRAME))
        Thread.sleep(PAUSE)
        return place.all().filterIsInstance<TextView>()
    }

    private fun View.all(): List<View> =
        listOf(this) + if (this is ViewGroup) (0 until childCount).flatMap { getChildAt(it).all() } else emptyList()

    @Test
    fun `a screen of one's own asks and confirms in the core's words, in a window that stays out of pictures`() {
        val (release, said) = bill("Allow", "Send")
        assertIs<Release.Confirmed>(release)
        assertTrue("Picture of a bill" in said.first().joinToString())
        assertTrue("Cloudlane" in said.last().joinToString())
        said.forEach { assertTrue(it.takeLast(2).first().startsWith("Don't"), "refusing comes first") }
        assertEquals(0, place.childCount)
        assertEquals(FLAG_SECURE, activity.window.attributes.flags and FLAG_SECURE)
    }

    @Test
    fun `who says no there sends nothing`() {
        assertIs<Release.Refused>(bill("Don't allow").first)
        assertEquals(3 + 2, PromptShadow.all.size, "the owner's key and two for each recipient")
    }

    private companion object {
        val CLOUDLANE = RecipientId("cloudlane")
        const val TRIES = 10_000
        const val PAUSE = 5L
        const val FRAME = 16L
        const val LOOKS = 20
    }
}
