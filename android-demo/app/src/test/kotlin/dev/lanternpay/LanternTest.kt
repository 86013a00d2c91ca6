package dev.lanternpay

import android.Manifest.permission.CAMERA
import android.Manifest.permission_group
import android.content.Intent
import android.hardware.biometrics.BiometricPrompt
import android.security.KeyStoreException
import android.view.MotionEvent
import dev.privet.android.FakeKeyStore
import dev.privet.android.PromptShadow
import dev.privet.android.Shown
import dev.privet.chrome
import dev.privet.ffi.ActivityId
import dev.privet.ffi.EngineStatus
import dev.privet.ffi.HistoryOf
import dev.privet.ffi.Language
import dev.privet.ffi.OsPermission
import dev.privet.ffi.Period
import dev.privet.ffi.SlipCode
import dev.privet.ffi.TimelineResult
import dev.privet.ui.flow.Place
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.async
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue

/** The app as a phone runs it: its activity, Android's keys and prompt, the real core, and its screens drawn and touched. */
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [30, 35], shadows = [PromptShadow::class])
class LanternTest {
    private val chrome = Language.EN.chrome()

    @Before fun install() {
        FakeKeyStore.install()
        PromptShadow.reset()
    }

    @After fun uninstall() {
        PromptShadow.reset()
        FakeKeyStore.uninstall()
    }

    private val bill = file("bill.jpg")

    /** A tap on the bill, yes to what it is for, the phone's question, a picture: M3 is next. */
    private fun Walk.picture() {
        tap(chrome.pay.bill)
        answer("Allow")
        answer(chrome.buttons.proceed)
        answersPhone(allow = true)
        sees(Seen.Picture(bill))
        until { offers("Send") }
    }

    private fun Walk.pin() = tap(chrome.pay.pin)

    @Test
    fun `39 and 21 a first bill asks the person, then the phone, and sends what a finger confirmed`(): Unit =
        walk {
            saysSoon("Nothing leaves this phone.")
            assertEquals(0, PromptShadow.all.size, "nothing is asked when the app starts")
            picture()
            val before = PromptShadow.all.size
            read()
            assertEquals(before, PromptShadow.all.size, "no prompt before the tap")
            answer("Send")
            until { history().firstOrNull() == TimelineResult.LEFT }
            assertEquals(before + 1, PromptShadow.all.size)
        }

    @Test
    fun `21 a prompt that is cancelled, fails or is locked out sends nothing, and the PIN pays`(): Unit =
        walk {
            pin()
            for ((person, said) in listOf<Pair<(Shown) -> Unit, String>>(
                { shown: Shown -> shown.error(BiometricPrompt.BIOMETRIC_ERROR_USER_CANCELED) } to
                    chrome.sheets.cancelled,
                { shown: Shown -> shown.error(BiometricPrompt.BIOMETRIC_ERROR_VENDOR) } to chrome.sheets.cancelled,
                { shown: Shown -> shown.error(BiometricPrompt.BIOMETRIC_ERROR_LOCKOUT) } to chrome.sheets.lockedOut,
            )) {
                until { offers("Pay CNY 38.00") }
                PromptShadow.person = person
                answer("Pay CNY 38.00")
                saysSoon(said)
                PromptShadow.person = Shown::approve
                tap(chrome.buttons.close)
                pin()
            }
            answer("Pay CNY 38.00")
            until { history().firstOrNull() == TimelineResult.LEFT }
            assertFalse(says("Pay CNY 38.00"))
        }

    @Test
    fun `31 and A16 who refuses the picture still has PIN, scanning and the balance`(): Unit =
        walk {
            picture()
            answer("Don't send")
            saysSoon(chrome.sheets.cancelled)
            until { offers(chrome.pay.pin) }
            for (way in listOf(chrome.pay.pin, chrome.pay.scan, chrome.pay.bill)) assertTrue(enabled(way), way)
            assertEquals(TimelineResult.REFUSED, history().first())
            pin()
            answer("Pay CNY 38.00")
            until { history().first() == TimelineResult.LEFT }
        }

    @Test
    fun `24 a turned phone has the same sheet, nothing chosen, and guards anew`(): Unit =
        walk {
            picture()
            assertTrue(secure)
            val code = texts().single { it.startsWith("Check code") }
            val entries = history().size
            val first = activity
            val began = System.nanoTime()
            turn()
            assertTrue(activity !== first)
            until { offers("Send") }
            assertEquals(code, texts().single { it.startsWith("Check code") })
            assertTrue(secure, "the new window is no more open than the old one")
            tap("Send")
            // On a machine that stood still meanwhile it was no quick tap.
            val quick = System.nanoTime() - began < GUARD
            until { true }
            if (quick) assertEquals(entries, history().size, "too soon after it was drawn anew")
            if (offers("Send")) answer("Send")
            until { history().firstOrNull() == TimelineResult.LEFT }
        }

    @Test
    fun `25 an app that is left cancels what waits, and its window is open again when it is back`(): Unit =
        walk {
            picture()
            assertTrue(secure)
            controller.pause().stop()
            until { !offers("Send") }
            assertTrue(secure, "its last frame is what the list of recent apps shows")
            controller.restart().start().resume()
            until { !secure }
            until { history().firstOrNull() == TimelineResult.CANCELLED }
            assertEquals(0, history().count { it == TimelineResult.LEFT })
        }

    private fun Walk.status() = ask { status.value }

    @Test
    fun `an app that is left keeps its records closed, and a key store that does not answer then ends nothing`(): Unit =
        walk {
            pin()
            answer("Pay CNY 38.00")
            until { history().firstOrNull() == TimelineResult.LEFT }
            assertEquals(EngineStatus.Ready, status())
            until { ask { outbox.next() } == null }
            repeat(20) { until { true } }
            controller.pause().stop()
            until { status() == EngineStatus.Locked }
            repeat(20) { until { true } }
            assertEquals(EngineStatus.Locked, status(), "what delivers does not open them for nobody")
            FakeKeyStore.failing = { KeyStoreException(FakeKeyStore.SYSTEM_ERROR, "System error") }
            controller.restart().start().resume()
            controller.windowFocusChanged(true)
            repeat(20) { until { true } }
            assertEquals(EngineStatus.Locked, status())
            FakeKeyStore.failing = null
            pin()
            answer("Pay CNY 12.50")
            until { history().count { it == TimelineResult.LEFT } == 2 }
        }

    @Test
    fun `27 a touch through another window disables paying and says why, and refusing works`(): Unit =
        walk {
            pin()
            until { offers("Pay CNY 38.00") }
            read()
            touched(MotionEvent.FLAG_WINDOW_IS_PARTIALLY_OBSCURED)
            saysSoon(chrome.sheets.covered)
            assertFalse(enabled("Pay CNY 38.00"))
            assertTrue(enabled("Don't pay"))
            touched(0)
            until { enabled("Pay CNY 38.00") }
            touched(MotionEvent.FLAG_WINDOW_IS_OBSCURED)
            answer("Don't pay")
            until { history().firstOrNull() == TimelineResult.REFUSED }
        }

    @Test
    fun `the way back leaves the sheet first, and then the screen`(): Unit =
        walk {
            tap(chrome.tabs.mine)
            tap(chrome.inspector.title)
            until { !offers(chrome.inspector.title) }
            assertTrue(back())
            until { offers(chrome.inspector.title) }
            assertFalse(back(), "from here on it is the phone's")
            tap(chrome.tabs.pay)
            pin()
            until { offers("Don't pay") }
            assertTrue(back())
            until { history().firstOrNull() == TimelineResult.CANCELLED }
        }

    @Test
    fun `26 a process that died in front of a sheet has approved nothing and says that it ended`(): Unit =
        walk {
            picture()
            val prompts = PromptShadow.all.size
            die()
            saysSoon(chrome.sheets.expired)
            assertFalse(offers("Send"))
            assertFalse(secure)
            assertEquals(prompts, PromptShadow.all.size)
            assertEquals(0, history().count { it == TimelineResult.LEFT })
        }

    @Test
    fun `30 a code that is scanned stays here and leads to its payment`(): Unit =
        walk(CAMERA) {
            tap(chrome.pay.scan)
            answer("Allow")
            sees(Seen.Code("n-9a27f3c8140e4d1b", 31u, 7_000_000uL))
            until { offers("Pay CNY 12.50") }
            assertEquals(TimelineResult.USED, history().first { it != TimelineResult.REGISTERED })
            assertEquals(0, history().count { it == TimelineResult.LEFT })
            answer("Don't pay")
        }

    private fun Walk.look(what: Look): Deferred<Seen?> {
        val look = app.scope.async { app.viewfinder.look(what, ActivityId("bill_scan")) }
        until { true }
        return look
    }

    @Test
    fun `a second look through the camera is refused, and the picture is for whoever asked first`(): Unit =
        walk(CAMERA) {
            val first = look(Look.PICTURE)
            val second = look(Look.CODE)
            assertTrue(second.isCompleted)
            assertNull(runBlocking { second.await() })
            sees(Seen.Picture(bill))
            assertIs<Seen.Picture>(runBlocking { first.await() })
            assertNull(shadowOf(activity).nextStartedActivity, "the camera was opened once")
        }

    @Test
    fun `after the way back out of the camera nobody waits for it, and it can be opened again`(): Unit =
        walk(CAMERA) {
            val first = look(Look.PICTURE)
            val opened = shadowOf(activity).nextStartedActivity
            val camera = Robolectric.buildActivity(CameraActivity::class.java, opened).create()
            camera.get().finish()
            until { first.isCompleted }
            assertNull(runBlocking { first.await() })
            val second = look(Look.PICTURE)
            camera.destroy()
            until { true }
            assertFalse(second.isCompleted, "the end of one look is none of the next")
            sees(Seen.Picture(bill))
            assertIs<Seen.Picture>(runBlocking { second.await() })
        }

    @Test
    fun `35 turning paying by face off destroys its key, and S8 is in no picture`(): Unit =
        walk(CAMERA) {
            tap(chrome.tabs.mine)
            tap(chrome.face.title)
            until { secure }
            tap(chrome.face.setUp)
            answer("Allow")
            chooses(0)
            until { templates() == 1 }
            assertTrue(secure, "the question above it is closed, the faces are still there")
            tap("Turn off")
            until { says("Keep on") }
            answer("Turn off")
            until { templates() == 0 }
            tap(chrome.buttons.close)
            until { offers(chrome.face.setUp) }
            assertTrue(secure)
            assertTrue(back())
            until { !secure }
            assertTrue(TimelineResult.DESTROYED in history())
        }

    @Test
    fun `a payment by face that was broken off can be begun anew, without another look`(): Unit =
        walk(CAMERA) {
            tap(chrome.tabs.mine)
            tap(chrome.face.title)
            tap(chrome.face.setUp)
            answer("Allow")
            chooses(0)
            until { templates() == 1 }
            tap(chrome.tabs.pay)
            tap(chrome.pay.face)
            chooses(0)
            until { offers("Pay CNY 38.00") }
            PromptShadow.person = { it.error(BiometricPrompt.BIOMETRIC_ERROR_USER_CANCELED) }
            answer("Pay CNY 38.00")
            saysSoon(chrome.sheets.cancelled)
            PromptShadow.person = Shown::approve
            tap(chrome.buttons.askAgain)
            answer("Pay CNY 38.00")
            until { history().firstOrNull() == TimelineResult.LEFT }
        }

    private fun templates(): Int = FakeKeyStore.keys.keys.count { it.startsWith("privet/template/") }

    @Test
    fun `the phone's dashboard leads to the history of what was tapped there, and no other app does`(): Unit =
        walk(CAMERA) {
            val now = System.currentTimeMillis()
            val tapped =
                Intent(Intent.ACTION_VIEW_PERMISSION_USAGE_FOR_PERIOD)
                    .putExtra(Intent.EXTRA_PERMISSION_GROUP_NAME, permission_group.CAMERA)
                    .putExtra(Intent.EXTRA_START_TIME, now)
                    .putExtra(Intent.EXTRA_END_TIME, now)
            val forged = Intent(tapped).setClass(app, MainActivity::class.java)
            Robolectric.buildActivity(MainActivity::class.java, forged).create().destroy()
            assertEquals(null, app.asked.value)

            val way = Intent(tapped).setClass(app, UsageActivity::class.java)
            val through = Robolectric.buildActivity(UsageActivity::class.java, way).create().get()
            assertTrue(through.isFinishing)
            val next = shadowOf(through).nextStartedActivity
            assertEquals(MainActivity::class.java.name, next.component?.className)
            assertEquals(Place.History(HistoryOf.Permission(OsPermission.CAMERA), Period.DAY), app.asked.value)
            start(null)
            saysSoon(chrome.history.title)
            tap(chrome.tabs.pay)
            until { app.asked.value == null }
        }

    @Test
    fun `40 the code on a receipt is read by another library than the one that drew it`(): Unit =
        walk {
            pin()
            answer("Pay CNY 38.00")
            until { history().firstOrNull() == TimelineResult.LEFT }
            val (index, sheet) =
                ask {
                    val row =
                        checkNotNull(records.receipts(Walk.ENGLISH)).rows.first { it.result == TimelineResult.LEFT }
                    row.index to checkNotNull(records.receiptSheet(row.index, Walk.ENGLISH))
                }
            val qr = assertIs<SlipCode.Qr>(sheet.code, "$index")
            // A camera comes nearer until it can read one.
            val read =
                assertNotNull(NEARER.firstNotNullOfOrNull { code(qr.luma(it), qr.side(it), qr.side(it)) }, sheet.file)
            val checked = ask { records.check(read.encodeToByteArray(), Walk.ENGLISH) }
            assertEquals(ask { records.check(sheet.file.encodeToByteArray(), Walk.ENGLISH) }, checked)
            qr.modules.fill(0)
            for (near in NEARER) assertNull(code(qr.luma(near), qr.side(near), qr.side(near)))
        }

    private fun SlipCode.Qr.side(pixels: Int) = (size.toInt() + 2 * QUIET) * pixels

    /** As a camera sees it, with so many [pixels] for a module. */
    private fun SlipCode.Qr.luma(pixels: Int): ByteArray {
        val side = side(pixels)
        return ByteArray(side * side) { at ->
            val (x, y) = at % side / pixels - QUIET to at / side / pixels - QUIET
            val inside = x in 0 until size.toInt() && y in 0 until size.toInt()
            val bit = y * size.toInt() + x
            val dark = inside && modules[bit / 8].toInt() shr (7 - bit % 8) and 1 == 1
            if (dark) 0 else -1
        }
    }

    @Test
    fun `what a camera puts between the rows is left out`() {
        assertContentEquals(byteArrayOf(1, 2, 3, 4), tight(byteArrayOf(1, 2, 9, 3, 4, 9), 2, 2, 3))
    }

    private companion object {
        const val GUARD = 600_000_000L
        val NEARER = 3..6
        const val QUIET = 4
    }
}
