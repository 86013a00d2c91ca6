package dev.privet.ui.sheets

import androidx.compose.material3.Text
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.LocalSaveableStateRegistry
import androidx.compose.runtime.saveable.SaveableStateRegistry
import androidx.compose.runtime.setValue
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.performKeyInput
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performSemanticsAction
import androidx.compose.ui.test.performTouchInput
import androidx.compose.ui.test.pressKey
import androidx.compose.ui.test.requestFocus
import androidx.compose.ui.test.runDesktopComposeUiTest
import dev.privet.Answered
import dev.privet.Choice
import dev.privet.Delivery
import dev.privet.Offer
import dev.privet.Payload
import dev.privet.PendingRelease
import dev.privet.Registering
import dev.privet.Release
import dev.privet.Ruled
import dev.privet.Sheet
import dev.privet.ffi.ActivityId
import dev.privet.ffi.ActivityState
import dev.privet.ffi.CancelReason
import dev.privet.ffi.EndReason
import dev.privet.ffi.Gesture
import dev.privet.ffi.OsPermission
import dev.privet.ffi.OsState
import dev.privet.ffi.Payment
import dev.privet.ffi.PromptKind
import dev.privet.ffi.PromptView
import dev.privet.ffi.RecipientId
import dev.privet.ffi.Refusal
import dev.privet.ffi.Subject
import dev.privet.ffi.Theme
import dev.privet.ffi.TimelineResult
import dev.privet.ffi.Until
import dev.privet.ffi.UserVerification
import dev.privet.ffi.chrome
import dev.privet.text
import dev.privet.ui.desktop.SkiaPictures
import dev.privet.ui.flow.Done
import dev.privet.ui.flow.PhoneAsking
import dev.privet.ui.flow.PrivetSheetHost
import dev.privet.ui.flow.PrivetSheets
import dev.privet.ui.flow.Sitting
import dev.privet.ui.flow.Time
import dev.privet.ui.flow.begin
import dev.privet.ui.look.Palette
import dev.privet.ui.look.PrivetTheme
import dev.privet.ui.preview.release
import dev.privet.ui.screens.Area
import dev.privet.ui.screens.PictureEdit
import dev.privet.ui.screens.approved
import dev.privet.ui.screens.picture
import dev.privet.ui.stage.ANALYTICS
import dev.privet.ui.stage.BILL_SCAN
import dev.privet.ui.stage.CHALLENGE
import dev.privet.ui.stage.CHINESE
import dev.privet.ui.stage.CLOUDLANE
import dev.privet.ui.stage.ENGLISH
import dev.privet.ui.stage.FACE_PAYMENT
import dev.privet.ui.stage.Fonts
import dev.privet.ui.stage.HARBOUR
import dev.privet.ui.stage.LANTERN_PAY
import dev.privet.ui.stage.NEARBY
import dev.privet.ui.stage.PAY
import dev.privet.ui.stage.QUEUE_TIMES
import dev.privet.ui.stage.SCAN
import dev.privet.ui.stage.SCORE_SHARE
import dev.privet.ui.stage.Stage
import dev.privet.ui.stage.file
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.jetbrains.skia.Image
import java.io.IOException
import java.nio.ByteBuffer
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import kotlin.test.Test
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertIs
import kotlin.test.assertNotEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue

/** The sheets in front of a person, with the real core behind them. */
@OptIn(ExperimentalTestApi::class)
class FlowTest {
    private val words = chrome(ENGLISH.language)

    /** The phone allows its camera, the person's keys are with both recipients, and bills may be sent. */
    private fun ready(): Stage =
        Stage().apply {
            now {
                report(OsPermission.CAMERA, OsState.GRANTED)
                report(OsPermission.LOCATION_COARSE, OsState.COARSE)
                register(listOf(LANTERN_PAY, CLOUDLANE))
                val registered = privet.register(CLOUDLANE, CHALLENGE, person, ENGLISH)
                registration = assertIs<Ruled.Done<String>>(registered).value
                allow(BILL_SCAN)
            }
        }

    private fun Stage.billScan(): ActivityState = privet.activity(BILL_SCAN).state.value

    private fun Stage.rows() = now { privet.timeline(ENGLISH, limit = 200u) }.rows

    private var orders = 0

    /** What Cloudlane knows the person's keys by. */
    private var registration = ""

    private fun Stage.order(amount: String = "38.00"): PendingRelease =
        privet
            .activity(
                PAY,
            ).pay(LANTERN_PAY, Payment(amount, "CNY", "Blue Kettle Tea", "nonce-number-${orders++}-of-it", null))

    private fun Stage.bill(tapped: Boolean = false): PendingRelease =
        privet.activity(BILL_SCAN).release(CLOUDLANE, Payload.Jpeg(file("photos/gps.jpg")), tapped)

    @Test
    fun `6 a tap before 600 ms is ignored, at 600 it counts, and five fast ones are one`(): Unit =
        desk(::ready) {
            val asked = start { sheets.turnOn(stage.privet.activity(ANALYTICS)) }
            val view = (drawn() as Sitting.Prompt).view
            val before = stage.rows().size
            for (early in listOf(0L, 300L, 299L)) {
                look(early)
                tap(view.allow)
                assertFalse(asked.isCompleted)
                assertEquals(before, stage.rows().size)
            }
            look(1)
            test.onNode(button(view.allow)).performTouchInput {
                repeat(5) {
                    down(center)
                    up()
                }
            }
            assertIs<Answered.Given>(ended(asked))
            assertEquals(
                listOf(TimelineResult.ALLOWED),
                stage.rows().take(stage.rows().size - before).map { it.result },
            )
        }

    @Test
    fun `6 a touch that began before the guard was over does not count, however late it ends`(): Unit =
        desk(::ready) {
            val asked = start { sheets.turnOn(stage.privet.activity(ANALYTICS)) }
            val view = (drawn() as Sitting.Prompt).view
            look(599)
            test.onNode(button(view.allow)).performTouchInput { down(center) }
            look(400)
            test.onNode(button(view.allow)).performTouchInput { up() }
            test.waitForIdle()
            assertFalse(asked.isCompleted)
            tap(view.refuse)
            assertEquals(Answered.Refused, ended(asked))
        }

    @Test
    fun `6 a touch made before the sheet could be read does not count, however late it is heard of`(): Unit =
        desk(::ready) {
            look(5_000)
            val asked = start { sheets.turnOn(stage.privet.activity(ANALYTICS)) }
            val sitting = drawn() as Sitting.Prompt
            val seen = stage.phone.wall()
            look(5_000)
            for (made in listOf(seen - 50, seen, seen + 599)) {
                for (label in listOf(sitting.view.allow, sitting.view.refuse)) {
                    heardLate(label, made)
                    assertFalse(sitting.standing.value.answered, "$label, ${made - seen} ms after it was drawn")
                }
            }
            heardLate(sitting.view.allow, seen + 600)
            assertIs<Answered.Given>(ended(asked))
        }

    @Test
    fun `a stamp that cannot be of the phone's clock says nothing of when a touch was made`() {
        val now = Time.Phone.elapsed()
        assertEquals(now, Time.Phone.touched(now))
        for (stamp in listOf(Time.Phone.since - 1, System.currentTimeMillis())) {
            assertTrue(Time.Phone.touched(stamp) in now..Time.Phone.elapsed(), "$stamp")
        }
    }

    @Test
    fun `the first accepted tap disables both answers`(): Unit =
        desk(::ready) {
            keys.answer = { awaitCancellation() }
            val sent = start { sheets.confirm { stage.order() } }
            val view = (drawn() as Sitting.Send).view
            look()
            tap(view.allow)
            test.waitUntil(timeoutMillis = 20_000) { keys.prompts.isNotEmpty() }
            test.waitForIdle()
            assertFalse(enabled(view.allow) || enabled(view.refuse))
            view.lines.forEach {
                assertTrue(
                    says(it.text),
                    "${it.text} stays on the screen behind the system's prompt",
                )
            }
            sent.cancel()
            closed()
        }

    @Test
    fun `21 the system's prompt comes only after the tap, and what it ends with is told`(): Unit =
        desk(::ready) {
            val sent = start { sheets.confirm { stage.order() } }
            val sitting = drawn() as Sitting.Send
            val view = sitting.view
            look(5_000)
            test.waitForIdle()
            assertEquals(emptyList(), keys.prompts.toList(), "nothing asked for a key before the tap")
            tap(view.allow)
            val done = assertIs<Release.Confirmed>(ended(sent))
            assertEquals(1, keys.prompts.size)
            val asked = sitting.release
            assertEquals(asked.system, keys.prompts.single())
            saysSoon(assertNotNull(asked.approved))
            assertTrue(says(asked.after.waiting))
            sheets.arrived(done.jti, delivered = true)
            saysSoon(asked.after.delivered)
            tap(words.buttons.close)
            assertFalse(says(asked.after.delivered))
        }

    @Test
    fun `19 the phone's own prompt is handed the digested strings, for a payment and for a picture`() {
        for (what in listOf<Stage.() -> PendingRelease>({ order() }, { bill() })) {
            desk(::ready) {
                val sent = start { sheets.confirm { stage.what() } }
                val sitting = drawn() as Sitting.Send
                val view = sitting.view
                look()
                tap(view.allow)
                assertIs<Release.Confirmed>(ended(sent))
                val prompt = keys.prompts.single()
                assertEquals(sitting.release.system, prompt)
                assertEquals(view.refuse, prompt.refuse)
                assertTrue(prompt.rows.isNotEmpty() && view.lines.map { it.text }.containsAll(prompt.rows))
            }
        }
    }

    @Test
    fun `21 a prompt that is left cancels, and the PIN is offered and pays`(): Unit =
        desk(::ready) {
            keys.answer = { null }
            val sent = start { sheets.confirm { stage.order() } }
            val sitting = drawn() as Sitting.Send
            val view = sitting.view
            look()
            tap(view.allow)
            saysSoon(words.sheets.cancelled)
            assertTrue(says(words.buttons.askAgain))
            keys.answer = { it() }
            tap(assertNotNull(sitting.release.system?.fallback))
            val second = drawn() as Sitting.Send
            assertEquals(UserVerification.PIN, second.way)
            assertFalse(says(words.sheets.payByPin), "that is how they pay already")
            look()
            tap(second.view.allow)
            assertIs<Release.Confirmed>(ended(sent))
            assertEquals(listOf(TimelineResult.LEFT, TimelineResult.CANCELLED), stage.rows().take(2).map { it.result })
        }

    @Test
    fun `21 too many tries say so and offer the PIN`(): Unit =
        desk(::ready) {
            keys.answer = {
                around.lockedOut.value = true
                null
            }
            val sent = start { sheets.confirm { stage.order() } }
            val sitting = drawn() as Sitting.Send
            val view = sitting.view
            look()
            tap(view.allow)
            saysSoon(words.sheets.lockedOut)
            assertTrue(says(assertNotNull(sitting.release.system?.fallback)))
            tap(words.buttons.close)
            assertEquals(Release.Ended(EndReason.Cancelled(CancelReason.SYSTEM_PROMPT)), ended(sent))
        }

    @Test
    fun `21 an error of the key store cancels the send and comes through`(): Unit =
        desk(::ready) {
            class Broken : Exception()
            keys.answer = { throw Broken() }
            val sent = start { runCatching { sheets.confirm { stage.order() } } }
            val view = (drawn() as Sitting.Send).view
            look()
            tap(view.allow)
            assertIs<Broken>(ended(sent).exceptionOrNull())
            closed()
            assertEquals(TimelineResult.CANCELLED, stage.rows().first().result)
        }

    @Test
    fun `PIN instead is a confirmation by the PIN's key`(): Unit =
        desk(::ready) {
            val sent = start { sheets.confirm { stage.order() } }
            val sitting = drawn() as Sitting.Send
            look()
            tap(assertNotNull(sitting.release.system?.fallback))
            assertIs<Release.Confirmed>(ended(sent))
        }

    @Test
    fun `24 turning, a darker theme and larger text keep the request, choose nothing and guard again`(): Unit =
        desk(::ready) {
            val sent = start { sheets.confirm { stage.order() } }
            val sitting = drawn() as Sitting.Send
            look()
            palette = Palette.Night
            test.waitForIdle()
            guarded()
            text = 1.5f
            test.waitForIdle()
            guarded()
            assertEquals(sitting, sheets.open.value, "the same request")
            assertFalse(sitting.standing.value.answered)
            tap(sitting.view.allow)
            assertFalse(sent.isCompleted, "the guard began again")
            look()
            val manner = manner { tap(sitting.view.refuse) }
            assertEquals(2u.toUShort(), manner.relaid)
            assertEquals(150u.toUShort(), manner.textPercent)
            assertEquals(Theme.DARK, manner.theme)
            assertIs<Release.Refused>(ended(sent))
        }

    /** What was told of how the answer was given. */
    private fun Desk.manner(act: () -> Unit): dev.privet.ffi.Manner {
        val sitting = asked
        act()
        return when (val done = runBlocking { withTimeout(20_000) { sitting.await {} } }) {
            is Done.No -> done.manner
            is Done.Yes -> done.manner
            else -> error("no answer")
        }
    }

    @Test
    fun `24 another language draws and digests the lines anew, and chooses nothing`(): Unit =
        desk(::ready) {
            val sent = start { sheets.confirm { stage.order() } }
            val first = drawn() as Sitting.Send
            sheets.reader = CHINESE
            val second = drawn(before = first) as Sitting.Send
            assertEquals("zh-Hans", second.view.language)
            assertNotEquals(first.view.digest, second.view.digest)
            assertNull(second.standing.value.notice, "no fact changed")
            look()
            tap(second.view.allow)
            assertIs<Release.Confirmed>(ended(sent))
        }

    @Test
    fun `a sheet that comes before another window of the app is gone waits for it, and not for ever`() {
        desk(::ready) {
            returning = 20_000
            around.foreground.value = false
            val sent = start { sheets.confirm { stage.bill() } }
            opened()
            Thread.sleep(100)
            around.foreground.value = true
            val sitting = drawn() as Sitting.Send
            look()
            tap(sitting.view.allow)
            assertIs<Release.Confirmed>(ended(sent))
        }
        desk(::ready) {
            around.foreground.value = false
            val sent = start { sheets.confirm { stage.bill() } }
            assertEquals(Release.Ended(EndReason.Cancelled(CancelReason.BACKGROUND)), ended(sent))
        }
    }

    @Test
    fun `what nobody sees in a document is spelled out where it is confirmed, and leaves as it was`(): Unit =
        desk({
            ready().apply {
                now {
                    register(listOf(HARBOUR))
                    allow(SCORE_SHARE)
                }
            }
        }) {
            val turned = """{"note":"${'\u202e'}005"}"""
            val send = { stage.privet.activity(SCORE_SHARE).release(HARBOUR, Payload.Json(turned)) }
            val sent = start { sheets.confirm(release = send) }
            val sitting = drawn() as Sitting.Send
            assertTrue(says("""{"note":"\u202e005"}"""))
            assertEquals(turned, assertNotNull(sitting.bytes).decodeToString())
            look()
            tap(sitting.view.allow)
            assertIs<Release.Confirmed>(ended(sent))
        }

    /** A recipient's server, as far as the app knows it. */
    private class Servers : Registering {
        val got = CopyOnWriteArrayList<Subject>()
        var down = false

        override fun knows(
            recipient: RecipientId,
            subject: Subject,
        ) = got.lastOrNull() == subject

        override suspend fun challenge(recipient: RecipientId) = CHALLENGE

        override suspend fun registered(
            recipient: RecipientId,
            subject: Subject,
            registration: String,
        ) {
            if (down) throw IOException("nobody there")
            got += subject
        }
    }

    @Test
    fun `a recipient learns their keys before the first send, and after the yes to the purpose`(): Unit =
        desk({ Stage().apply { now { report(OsPermission.CAMERA, OsState.GRANTED) } } }) {
            val servers = Servers()
            val send = { stage.bill(tapped = true) }

            fun sends(before: Sitting? = null): Sitting {
                val sent = start { sheets.confirm(with = servers, release = send) }
                val sitting = drawn(before) as Sitting.Send
                look()
                tap(sitting.view.allow)
                assertIs<Release.Confirmed>(ended(sent))
                return sitting
            }
            val no = start { sheets.confirm(with = servers, release = send) }
            val asked = drawn() as Sitting.Consent
            look()
            tap(asked.view.refuse)
            assertIs<Release.Refused>(ended(no))
            assertEquals(emptyList(), keys.prompts, "nobody is asked for a key before their yes")
            sheets.back()
            stage.now { allow(BILL_SCAN) }

            keys.answer = { null }
            val left = start { sheets.confirm(with = servers, release = send) }
            saysSoon(words.sheets.cancelled)
            assertTrue(sheets.back())
            assertEquals(Release.Ended(EndReason.Cancelled(CancelReason.SYSTEM_PROMPT)), ended(left))
            assertEquals(0, servers.got.size)

            keys.answer = { it() }
            val first = sends()
            assertEquals(1, servers.got.size)
            val second = sends(first)
            assertEquals(1, servers.got.size, "what it knows is not made again")

            // Made anew, and on the way to the recipient it was lost: what it knew before counts for nothing.
            stage.now { register(listOf(CLOUDLANE)) }
            servers.down = true
            val lost = start { runCatching { sheets.confirm(with = servers, release = send) } }
            assertIs<IOException>(ended(lost).exceptionOrNull())
            servers.down = false
            sends(second)
            assertEquals(2, servers.got.size)
        }

    @Test
    fun `a yes whose send was broken off is in force, and is not told as undecided`(): Unit =
        desk({ Stage().apply { now { report(OsPermission.CAMERA, OsState.GRANTED) } } }) {
            keys.answer = { null }
            val sent = start { sheets.confirm(with = Servers()) { stage.bill(tapped = true) } }
            val asked = drawn() as Sitting.Consent
            look()
            tap(asked.view.allow)
            saysSoon(words.sheets.cancelled)
            assertFalse(says(words.sheets.undecided))
            assertTrue(sheets.back())
            assertEquals(Release.Ended(EndReason.Cancelled(CancelReason.SYSTEM_PROMPT)), ended(sent))
            assertEquals(ActivityState.ON, stage.billScan())
        }

    @Test
    fun `a tap while the records are closed begins what is on, and asks nothing`(): Unit =
        desk(::ready) {
            val phone =
                object : PhoneAsking {
                    override suspend fun explains(permission: OsPermission) = false

                    override suspend fun ask(permission: OsPermission): Unit = stage.report(permission, OsState.GRANTED)
                }
            val scan = stage.privet.activity(BILL_SCAN)
            stage.now { privet.lock() }
            assertEquals(ActivityState.LOCKED, scan.state.value)
            assertTrue(ended(start { sheets.begin(scan, phone) }))
            stage.now { privet.lock() }
            assertIs<Answered.Denied>(ended(start { sheets.askFor(scan) }))
            assertNull(sheets.open.value)
            assertNull(sheets.result.value, "what is on already is no news to who began it")
        }

    @Test
    fun `25 going to the background cancels a send with its reason, and the preview's bytes are gone`(): Unit =
        desk(::ready) {
            val sent = start { sheets.confirm { stage.bill() } }
            val sitting = drawn() as Sitting.Send
            val bytes = assertNotNull(sitting.bytes)
            assertTrue(bytes.any { it != 0.toByte() })
            assertEquals(true, around.secured.last(), "kept out of screenshots while it is open")
            around.foreground.value = false
            assertEquals(Release.Ended(EndReason.Cancelled(CancelReason.BACKGROUND)), ended(sent))
            closed()
            assertTrue(bytes.all { it == 0.toByte() })
            assertNull(sitting.bytes)
            assertNull(sitting.picture)
            test.waitUntil(timeoutMillis = 20_000) { !around.secured.last() }
            assertEquals(TimelineResult.CANCELLED, stage.rows().first().result)
        }

    @Test
    fun `the window is told that it may be in a picture only with a frame without the sheet`(): Unit =
        desk(::ready) {
            val sent = start { sheets.confirm { stage.order() } }
            drawn()
            test.mainClock.autoAdvance = false
            assertTrue(sheets.back())
            // `waitUntil` draws a frame between two looks, which may be the one without the sheet.
            runBlocking { withTimeout(20_000) { sheets.open.first { it == null } } }
            assertTrue(around.secured.last(), "the sheet is still on the screen")
            test.mainClock.autoAdvance = true
            test.waitUntil(timeoutMillis = 20_000) { !around.secured.last() }
            sheets.back()
            assertIs<Release.Ended>(ended(sent))
        }

    @Test
    fun `a sheet that no window drew keeps none secure once it is closed`(): Unit =
        desk(::ready) {
            window = false
            val sent = start { sheets.confirm { stage.order() } }
            opened()
            assertTrue(around.secured.last())
            sent.cancel()
            closed()
            test.waitUntil(timeoutMillis = 20_000) { !around.secured.last() }
        }

    @Test
    fun `A19 leaving a question stores that nothing was decided, and schedules nothing`() {
        for (leave in listOf<Desk.() -> Unit>({ around.foreground.value = false }, { assertTrue(sheets.back()) })) {
            desk(::ready) {
                val due = stage.privet.nextDue()
                val asked = start { sheets.turnOn(stage.privet.activity(ANALYTICS)) }
                drawn()
                leave()
                assertIs<Answered.Left>(ended(asked))
                saysSoon(words.sheets.undecided)
                assertEquals(TimelineResult.UNDECIDED, stage.rows().first().result)
                assertEquals(due, stage.privet.nextDue())
                assertEquals(
                    ActivityState.OFF,
                    stage.privet
                        .activity(ANALYTICS)
                        .state.value,
                )
            }
        }
    }

    @Test
    fun `26 after the death of a process nothing is approved, filled in or saved of the request`(): Unit =
        ready().use { stage ->
            runDesktopComposeUiTest(360, 800) {
                val desk = Desk(stage, this)
                var sheets = desk.sheets
                var registry = SaveableStateRegistry(null) { true }
                var alive by mutableStateOf(true)
                setContent {
                    if (alive) {
                        CompositionLocalProvider(LocalSaveableStateRegistry provides registry) {
                            PrivetTheme(Palette.Day, Fonts.type) { PrivetSheetHost(sheets) { Text("The app") } }
                        }
                    }
                }
                desk.start { sheets.confirm { stage.order() } }
                val view = (desk.drawn() as Sitting.Send).view
                desk.look()
                val saved = runOnUiThread { registry.performSave() }
                assertTrue(saved.isNotEmpty())
                for (text in view.lines.map { it.text } + view.digest.raw) assertFalse(text in saved.toString(), text)
                // The process dies with the sheet open: another one begins with what was saved of the screen.
                alive = false
                waitForIdle()
                sheets = desk.another()
                registry = SaveableStateRegistry(saved) { true }
                alive = true
                waitForIdle()
                assertNull(sheets.open.value)
                desk.saysSoon(words.sheets.expired)
                view.lines.forEach { assertFalse(desk.says(it.text), it.text) }
                assertEquals(emptyList(), nodes().filter { SemanticsProperties.Selected in it.config })
                desk.close()
            }
        }

    @Test
    fun `27 under another window yes is disabled and explained, no works, and the touches are counted`(): Unit =
        desk(::ready) {
            val sent = start { sheets.confirm { stage.order() } }
            val view = (drawn() as Sitting.Send).view
            look()
            around.covered.value = true
            tap(view.allow)
            tap(view.allow)
            assertFalse(sent.isCompleted)
            assertFalse(enabled(view.allow))
            assertTrue(enabled(view.refuse))
            assertTrue(says(words.sheets.covered))
            val manner = manner { tap(view.refuse) }
            assertEquals(2u, manner.coveredTouches)
            assertIs<Release.Refused>(ended(sent))
        }

    @Test
    fun `27 a touch through another window does not pay, even where nothing was known of it before`(): Unit =
        desk(::ready) {
            val sent = start { sheets.confirm { stage.order() } }
            val view = (drawn() as Sitting.Send).view
            look()
            around.covered.value = true
            test.onNode(button(view.allow)).performTouchInput { down(center) }
            around.covered.value = false
            test.onNode(button(view.allow)).performTouchInput { up() }
            test.waitForIdle()
            assertFalse(sent.isCompleted)
            assertFalse(asked.standing.value.answered)
            assertTrue(sheets.back())
            assertIs<Release.Ended>(ended(sent))
        }

    @Test
    fun `27 a window that came over it since the last frame keeps a tap from paying`(): Unit =
        desk(::ready) {
            val sent = start { sheets.confirm { stage.order() } }
            val sitting = drawn() as Sitting.Send
            look()
            heardLate(sitting.view.allow, stage.phone.wall()) { around.covered.value = true }
            assertFalse(sitting.standing.value.answered)
            assertFalse(enabled(sitting.view.allow))
            tap(sitting.view.refuse)
            assertIs<Release.Refused>(ended(sent))
        }

    @Test
    fun `27 a covered touch on no refuses at once, however often the cover comes and goes`(): Unit =
        desk(::ready) {
            val sent = start { sheets.confirm { stage.order() } }
            val view = (drawn() as Sitting.Send).view
            look()
            repeat(3) {
                around.covered.value = it % 2 == 0
                test.waitForIdle()
            }
            test.onNode(button(view.refuse)).performTouchInput { down(center) }
            around.covered.value = false
            test.waitForIdle()
            test.onNode(button(view.refuse)).performTouchInput { up() }
            assertIs<Release.Refused>(ended(sent))
        }

    @Test
    fun `a second send on the way is not even proposed, so that two taps on one row pay once`(): Unit =
        desk(::ready) {
            val sent = start { sheets.confirm { stage.order() } }
            val view = (drawn() as Sitting.Send).view
            val again = start { sheets.confirm { stage.order() } }
            assertEquals(Release.Ended(EndReason.Cancelled(CancelReason.REPLACED)), ended(again))
            look()
            tap(view.allow)
            assertIs<Release.Confirmed>(ended(sent))
            assertNull(sheets.open.value)
        }

    @Test
    fun `a picture that was hidden until now cannot be sent by a tap that began before`(): Unit =
        desk(::ready) {
            around.captured.value = true
            val sent = start { sheets.confirm { stage.bill() } }
            val view = (opened() as Sitting.Send).view
            look()
            around.captured.value = false
            guarded()
            tap(view.allow)
            assertFalse(sent.isCompleted)
            look()
            tap(view.allow)
            assertIs<Release.Confirmed>(ended(sent))
        }

    @Test
    fun `nothing can be allowed in a window without focus, and everything can be refused`(): Unit =
        desk(::ready) {
            val asked = start { sheets.turnOn(stage.privet.activity(ANALYTICS)) }
            val view = (drawn() as Sitting.Prompt).view
            look()
            around.focused.value = false
            tap(view.allow)
            assertFalse(asked.isCompleted)
            tap(view.refuse)
            assertEquals(Answered.Refused, ended(asked))
        }

    @Test
    fun `a question in a window that never had the focus can be left, and decides nothing`(): Unit =
        desk(::ready) {
            around.focused.value = false
            val asked = start { sheets.turnOn(stage.privet.activity(ANALYTICS)) }
            val view = (opened() as Sitting.Prompt).view
            test.waitUntil(timeoutMillis = 20_000) { sitting.first.counts(Long.MAX_VALUE) }
            look()
            tap(view.refuse)
            assertIs<Answered.Left>(ended(asked))
        }

    @Test
    fun `29 a crop is another picture with another code, and the old one cannot be sent`(): Unit =
        desk(::ready) {
            val sent = start { sheets.confirm { stage.bill() } }
            val first = drawn() as Sitting.Send
            val old = assertNotNull(first.bytes).copyOf()
            look()
            tap(words.sheets.crop)
            tap(words.crop.add)
            // A keyboard and a screen reader move an edge by its slider.
            test
                .onNode(
                    androidx.compose.ui.test
                        .hasContentDescription(words.crop.left),
                ).performScrollTo()
                .performSemanticsAction(SemanticsActions.SetProgress) {
                    it(0.1f)
                }
            test.waitForIdle()
            assertEquals(
                100,
                first.edit.value
                    ?.covers
                    ?.single()
                    ?.left,
            )
            tap(words.crop.done)
            val second = drawn(before = first) as Sitting.Send

            fun PromptView.code() = lines.single { it.key == "cam_code" }.text
            assertNotEquals(first.view.code(), second.view.code())
            assertNotEquals(first.view.digest, second.view.digest)
            assertFalse(old.contentEquals(second.bytes))
            assertNull(first.bytes, "the old preview is gone")
            val preview = assertNotNull(second.bytes).copyOf()
            look()
            tap(second.view.allow)
            assertIs<Release.Confirmed>(ended(sent))
            assertContentEquals(preview, stage.delivered().single(), "what was looked at last is what is sent")
        }

    /** As far as a picture that was cut and did not come back yet. */
    private fun Desk.cut(until: CompletableDeferred<Unit>): Sitting.Send {
        val first = drawn() as Sitting.Send
        pictures.after = { until.await() }
        tap(words.sheets.crop)
        tap(words.crop.done)
        test.waitUntil(timeoutMillis = 20_000) { pictures.cut.isNotEmpty() }
        return first
    }

    @Test
    fun `a crop that a turned phone interrupts is looked at all the same, and wiped with the send`() {
        val ways =
            listOf<PrivetSheets.(PendingRelease) -> suspend () -> Release>(
                { send -> { confirm { send } } },
                { send -> { send.confirm(this) } },
            )
        for (way in ways) {
            desk(::ready) {
                val sent = start(block = sheets.way(stage.bill()))
                val made = CompletableDeferred<Unit>()
                val first = cut(made)
                window = false
                test.waitForIdle()
                window = true
                made.complete(Unit)
                val second = drawn(before = first) as Sitting.Prompt
                assertFalse(pictures.wiped(), "it is in use")
                look()
                tap(second.view.refuse)
                assertIs<Release.Refused>(ended(sent))
                assertTrue(pictures.wiped())
            }
        }
    }

    @Test
    fun `a crop that nobody waits for any more is wiped`() {
        for (leave in listOf<Desk.(Deferred<*>) -> Unit>(
            {
                sheets.back()
                sheets.back()
            },
            { it.cancel() },
        )) {
            desk(::ready) {
                val sent = start { sheets.confirm { stage.bill() } }
                val made = CompletableDeferred<Unit>()
                val sitting = cut(made)
                leave(sent)
                closed()
                assertTrue(sitting.standing.value.answered)
                made.complete(Unit)
                test.waitUntil(timeoutMillis = 20_000) { pictures.wiped() }
            }
        }
    }

    @Test
    fun `a crop whose send is cancelled before it takes it is wiped`(): Unit =
        desk(::ready) {
            Executors.newSingleThreadExecutor().asCoroutineDispatcher().use { thread ->
                val choice = start(thread) { sheets.put(Views.of(false).picture) }
                val sitting = drawn()
                val made = ByteBuffer.allocateDirect(3).apply { for (at in 0..2) put(at, 1) }
                val busy = CountDownLatch(1)
                thread.executor.execute { busy.await() }
                assertTrue(sitting.end(Done.Other(made)))
                choice.cancel()
                busy.countDown()
                closed()
                assertTrue(made.zeros())
            }
        }

    /** What Cloudlane gets, opened with its key and checked by the person's registration. */
    private fun Stage.delivered(): List<ByteArray> =
        mutableListOf<ByteArray>().also { got ->
            now {
                privet.outbox.drain {
                    val opened = phone.openEnvelope(it.recipient.raw, it.bytes, registration, CHALLENGE, null)
                    got += opened.payload
                    Delivery.Later
                }
            }
        }

    @Test
    fun `A15 what is sent is what was shown, pixel by pixel, without a word of where and when`(): Unit =
        desk(::ready) {
            val sent = start { sheets.confirm { stage.bill() } }
            val sitting = drawn() as Sitting.Send
            val shown = pixels(assertNotNull(sitting.bytes))
            look()
            tap(sitting.view.allow)
            assertIs<Release.Confirmed>(ended(sent))
            val bytes = stage.delivered().single()
            assertContentEquals(shown, pixels(bytes))
            for (mark in listOf(
                "Exif",
                "http://ns.adobe.com/xap",
            )) {
                assertFalse(bytes.decodeToString().contains(mark), mark)
            }
            val original = file("photos/gps.jpg").let { ByteArray(it.remaining()).also(it::get) }
            assertTrue(original.decodeToString().contains("Exif"), "it was there before")
        }

    private fun pixels(jpeg: ByteArray): IntArray =
        Image.makeFromEncoded(jpeg).let { image ->
            val bitmap =
                org.jetbrains.skia.Bitmap
                    .makeFromImage(image)
            IntArray(image.width * image.height) { bitmap.getColor(it % image.width, it / image.width) }
        }

    @Test
    fun `cropping and covering leave what is left and blacken what is covered`() {
        val bytes = file("photos/gps.jpg").let { ByteArray(it.remaining()).also(it::get) }
        val before = Image.makeFromEncoded(bytes)
        val edit = PictureEdit(Area(0, 0, 500, 1000), listOf(Area(0, 0, 250, 500)))
        val made = runBlocking { assertNotNull(SkiaPictures.redraw(bytes, edit)) }
        val after = Image.makeFromEncoded(ByteArray(made.remaining()).also(made::get))
        assertEquals(before.width / 2, after.width)
        assertEquals(before.height, after.height)
        val dark =
            org.jetbrains.skia.Bitmap
                .makeFromImage(after)
                .getColor(after.width / 4, after.height / 4) and 0xFFFFFF
        assertTrue(listOf(0, 8, 16).all { dark ushr it and 0xFF < 24 }, dark.toString(16))
    }

    @Test
    fun `while the screen is recorded the picture is hidden and cannot be sent`(): Unit =
        desk(::ready) {
            val sent = start { sheets.confirm { stage.bill() } }
            val sitting = drawn() as Sitting.Send
            around.captured.value = true
            test.waitForIdle()
            assertTrue(says(words.sheets.recording))
            assertFalse(enabled(sitting.view.allow))
            assertFalse(test.nodes().any { assertNotNull(sitting.release.picture).spoken in it.said() })
            look()
            val manner = manner { tap(sitting.view.refuse) }
            assertTrue(manner.captured)
            assertIs<Release.Refused>(ended(sent))
        }

    @Test
    fun `type it instead leaves, and says for what`(): Unit =
        desk(::ready) {
            val sent = start { sheets.confirm { stage.bill() } }
            drawn()
            tap(words.sheets.typeIt)
            assertEquals(Release.Ended(EndReason.Cancelled(CancelReason.BACK)), ended(sent))
            assertEquals(listOf(BILL_SCAN), typed.toList())
        }

    @Test
    fun `31 and A16 with every optional purpose refused, paying by PIN and scanning go on`(): Unit =
        desk(::ready) {
            for (id in listOf(FACE_PAYMENT, NEARBY, SCORE_SHARE, ANALYTICS)) {
                val asked = start { sheets.turnOn(stage.privet.activity(id)) }
                val view = (drawn() as Sitting.Prompt).view
                look()
                tap(view.refuse)
                assertEquals(Answered.Refused, ended(asked), id.raw)
                saysSoon(words.sheets.refused)
                tap(words.buttons.close)
            }
            assertTrue(says("The app"))
            val paid = start { sheets.confirm(UserVerification.PIN) { stage.order() } }
            val view = (drawn() as Sitting.Prompt).view
            look()
            tap(view.allow)
            assertIs<Release.Confirmed>(ended(paid))
            stage.now {
                allow(SCAN)
                assertEquals(Ruled.Done(7), privet.activity(SCAN).use { 7 })
            }
        }

    @Test
    fun `34 the sheet of turning off names what goes with it, and that is what goes`(): Unit =
        desk({ ready().apply { now { for (id in listOf(NEARBY, QUEUE_TIMES)) allow(id) } } }) {
            val off = start { sheets.turnOff(stage.privet.activity(NEARBY)) }
            val sitting = drawn() as Sitting.TurnOff
            assertEquals(listOf(QUEUE_TIMES), sitting.view.also.map { it.activity })
            sitting.view.also.forEach { assertTrue(says(it.title)) }
            val before =
                listOf(BILL_SCAN, NEARBY, QUEUE_TIMES).filter {
                    stage.privet
                        .activity(it)
                        .state.value ==
                        ActivityState.ON
                }
            look()
            tap(sitting.view.turnOff)
            assertEquals(Ruled.Done(Unit), ended(off))
            val ended =
                before.filter {
                    stage.privet
                        .activity(it)
                        .state.value != ActivityState.ON
                }
            assertEquals(listOf(NEARBY) + sitting.view.also.map { it.activity }, ended, "exactly what was named")
            saysSoon(words.sheets.turnedOff)
        }

    @Test
    fun `keeping it on keeps it on`(): Unit =
        desk(::ready) {
            val off = start { sheets.turnOff(stage.privet.activity(BILL_SCAN)) }
            val sitting = drawn() as Sitting.TurnOff
            look()
            tap(sitting.view.keep)
            assertNull(ended(off))
            assertEquals(ActivityState.ON, stage.billScan())
        }

    @Test
    fun `34 several go off together, each named on one sheet`(): Unit =
        desk({ ready().apply { now { for (id in listOf(NEARBY, QUEUE_TIMES)) allow(id) } } }) {
            val off = start { sheets.turnOff(stage.privet, listOf(BILL_SCAN, NEARBY)) }
            val sitting = drawn() as Sitting.TurnOffMany
            val named = sitting.view.rows.filter { it.selected }
            assertEquals(setOf(BILL_SCAN, NEARBY), named.map { it.activity }.toSet())
            (named.map { it.title } + sitting.view.also.map { it.title }).forEach { assertTrue(says(it), it) }
            look()
            tap(sitting.view.turnOff)
            assertIs<Ruled.Done<*>>(ended(off))
            for (id in listOf(
                BILL_SCAN,
                NEARBY,
                QUEUE_TIMES,
            )) {
                assertNotEquals(
                    ActivityState.ON,
                    stage.privet
                        .activity(id)
                        .state.value,
                )
            }
        }

    @Test
    fun `A10 a question is about one purpose, and its answer allows no other`(): Unit =
        desk(::ready) {
            val asked = start { sheets.turnOn(stage.privet.activity(ANALYTICS)) }
            val view = (drawn() as Sitting.Prompt).view
            assertEquals(ANALYTICS, view.activity)
            look()
            tap(view.allow)
            assertIs<Answered.Given>(ended(asked))
            val on =
                listOf(ANALYTICS, FACE_PAYMENT, SCORE_SHARE, NEARBY, SCAN).filter {
                    stage.privet
                        .activity(it)
                        .state.value ==
                        ActivityState.ON
                }
            assertEquals(listOf(ANALYTICS), on)
        }

    /** A drawing of the sheet of a send, as the SDK hands it over. */
    private fun offer(
        view: PromptView,
        shown: suspend () -> Unit = {},
    ): Offer = handed(view, view.release, shown)

    /** A drawing of one of the SDK's sheets with what it says besides its lines. */
    private inline fun <reified S : Sheet> handed(
        view: PromptView,
        says: Any,
        noinline shown: suspend () -> Unit = {},
    ): S =
        S::class.java.declaredConstructors
            .first { it.parameterCount == 3 }
            .newInstance(view, says, shown) as S

    @Test
    fun `A14 where a line changed after the tap the sheet comes again, says so and guards again`(): Unit =
        desk(::ready) {
            val view = Views.of(false).pay
            val dearer =
                view.copy(
                    lines =
                        view.lines.map {
                            if (it.key ==
                                "fp_amount"
                            ) {
                                it.copy(text = "CNY 380.00")
                            } else {
                                it
                            }
                        },
                )
            val choices =
                start {
                    // One caller, as the SDK is: it draws again what could not be approved as it was.
                    listOf(view, dearer, dearer).map { sheets.present(offer(it), null) }
                }
            val first = drawn()
            look()
            tap(view.allow)
            val second = drawn(before = first)
            assertTrue(says(words.sheets.changed) && says("CNY 380.00"))
            tap(view.allow)
            assertFalse(second.standing.value.answered, "the guard began again")
            look()
            tap(view.allow)
            val third = drawn(before = second)
            assertFalse(says(words.sheets.changed), "nothing changed since")
            look()
            tap(view.refuse)
            val made = ended(choices)
            assertIs<Choice.Confirm>(made[0])
            assertIs<Choice.Refuse>(made[2])
            assertNotEquals(second, third)
        }

    @Test
    fun `A14 a picture's and a question's lines that changed are told in words of their own`() {
        for (view in listOf(Views.of(false).picture, Views.of(false).share)) {
            desk(::ready) {
                val other = view.copy(lines = view.lines.map { it.copy(text = it.text + "!") })
                val asked = start { listOf(view, other).map { sheets.put(it) } }
                val first = drawn()
                look()
                tap(view.allow)
                drawn(before = first)
                saysSoon(Refusal.Stale.text(ENGLISH.language))
                assertFalse(says(words.sheets.changed), "nothing of it is an amount or a payee")
                look()
                tap(view.refuse)
                ended(asked)
            }
        }
    }

    private suspend fun PrivetSheets.put(view: PromptView) {
        when (val kind = view.kind) {
            is PromptKind.Consent -> ask(handed(view, kind.offers))
            is PromptKind.Release -> present(offer(view), Views.of(false).bytes.copyOf())
        }
    }

    @Test
    fun `turning on what needs something that is off says so, and what works without it`(): Unit =
        desk(::ready) {
            val queues = stage.privet.activity(QUEUE_TIMES)
            val denied = assertIs<Answered.Denied>(ended(start { sheets.turnOn(queues) }))
            assertEquals(listOf(NEARBY), denied.needs)
            val way = queues.wayOn(denied.reason, ENGLISH.language)
            saysSoon(way.text)
            assertTrue(says(assertNotNull(way.fallback)))
            assertFalse(says(words.states.error), "nothing failed to load")
        }

    @Test
    fun `a feature asks once, and after a no says so instead`(): Unit =
        desk(::ready) {
            val analytics = stage.privet.activity(ANALYTICS)
            val asked = start { sheets.askFor(analytics) }
            val view = (drawn() as Sitting.Prompt).view
            look()
            tap(view.refuse)
            assertEquals(Answered.Refused, ended(asked))
            saysSoon(words.sheets.refused)
            assertTrue(says(assertNotNull(analytics.wayOn(Refusal.Refused, ENGLISH.language).fallback)))
            tap(words.buttons.close)
            assertIs<Answered.Denied>(ended(start { sheets.askFor(analytics) }))
            saysSoon(words.sheets.refused)
            assertNull(sheets.open.value)
        }

    @Test
    fun `after a yes the feature goes on, and nothing stands in its way`(): Unit =
        desk(::ready) {
            val asked = start { sheets.askFor(stage.privet.activity(ANALYTICS)) }
            val view = (drawn() as Sitting.Prompt).view
            look()
            tap(view.allow)
            assertIs<Answered.Given>(ended(asked))
            assertNull(sheets.result.value)
        }

    @Test
    fun `the core is told once that the lines were shown, with the window's focus and not before`(): Unit =
        desk(::ready) {
            around.focused.value = false
            var shown = 0
            val choice = start { sheets.present(offer(Views.of(false).pay) { shown++ }, null) }
            test.waitUntil(timeoutMillis = 20_000) { sheets.open.value != null }
            test.mainClock.advanceTimeBy(2_000)
            test.waitForIdle()
            assertEquals(0, shown)
            around.focused.value = true
            guarded()
            test.mainClock.advanceTimeBy(2_000)
            test.waitForIdle()
            assertEquals(1, shown)
            assertTrue(sheets.back())
            assertEquals(Choice.Leave(CancelReason.BACK), ended(choice))
        }

    @Test
    fun `how an answer was given is told as it was`(): Unit =
        desk(::ready) {
            fun asked(act: Desk.(PromptView) -> Unit): dev.privet.ffi.Manner {
                val asked = start { sheets.present(offer(Views.of(false).pay), null) }
                val view = (drawn() as Sitting.Prompt).view
                look()
                val manner = manner { act(view) }
                ended(asked)
                return manner
            }
            val touch = asked { tap(it.refuse) }
            assertEquals(Gesture.TOUCH, touch.gesture)
            assertEquals(emptyList(), touch.unseen)
            assertEquals(160u.toUShort(), touch.smallestText)
            assertEquals(Theme.LIGHT, touch.theme)
            val spoken = asked { test.onNode(button(it.refuse)).performSemanticsAction(SemanticsActions.OnClick) }
            assertEquals(Gesture.ASSISTIVE, spoken.gesture)
            val typed =
                asked {
                    test.onNode(button(it.refuse)).requestFocus()
                    test.onNode(button(it.refuse)).performKeyInput { pressKey(androidx.compose.ui.input.key.Key.Enter) }
                }
            assertEquals(Gesture.KEYBOARD, typed.gesture)
        }

    @Test
    fun `lines that were never on the screen are told as unseen`(): Unit =
        desk(::ready) {
            text = 2f
            val asked = start { sheets.present(offer(Views.of(false).pay), null) }
            val view = (drawn() as Sitting.Prompt).view
            look()
            // Without scrolling, as a screen reader can answer.
            val manner = manner { test.onNode(button(view.allow)).performSemanticsAction(SemanticsActions.OnClick) }
            assertTrue(manner.unseen.isNotEmpty())
            assertTrue(0u.toUShort() !in manner.unseen, "the title was seen")
            ended(asked)
        }

    @Test
    fun `an offer that ends is left when it ends, and a reader says so half a minute before`(): Unit =
        desk(::ready) {
            val sent = start { sheets.confirm { stage.order() } }
            val sitting = drawn() as Sitting.Send
            val left = sitting.release.expires - stage.phone.wall()

            fun warned() =
                test.nodes().any {
                    words.spoken.expiring in it.said() &&
                        SemanticsProperties.LiveRegion in it.config
                }
            assertFalse(warned())
            stage.advance(left - 30_000)
            test.mainClock.advanceTimeBy(left - 30_000 + 100)
            assertTrue(warned())
            stage.advance(30_000)
            test.mainClock.advanceTimeBy(30_100)
            saysSoon(words.sheets.expired)
            tap(words.buttons.close)
            assertEquals(Release.Ended(EndReason.Expired), ended(sent))
        }

    @Test
    fun `an offer that no window draws is left when it ends`(): Unit =
        desk(::ready) {
            window = false
            val sent = start { sheets.confirm { stage.order() } }
            val sitting = opened() as Sitting.Send
            stage.advance(sitting.release.expires - stage.phone.wall())
            closed()
            window = true
            saysSoon(words.sheets.expired)
            tap(words.buttons.close)
            assertEquals(Release.Ended(EndReason.Expired), ended(sent))
        }

    @Test
    fun `one sheet at a time, the next one waits`(): Unit =
        desk(::ready) {
            val one = start { sheets.turnOn(stage.privet.activity(ANALYTICS)) }
            val first = drawn() as Sitting.Prompt
            val two = start { sheets.turnOn(stage.privet.activity(NEARBY)) }
            test.waitForIdle()
            assertEquals(first, sheets.open.value)
            look()
            tap(first.view.refuse)
            val second = drawn(before = first) as Sitting.Prompt
            assertEquals(NEARBY, second.view.activity)
            look()
            tap(second.view.refuse)
            assertEquals(listOf(Answered.Refused, Answered.Refused), listOf(ended(one), ended(two)))
        }

    @Test
    fun `under a sheet the app can be neither touched nor read`(): Unit =
        desk(::ready) {
            assertTrue(says("The app"))
            val asked = start { sheets.turnOn(stage.privet.activity(ANALYTICS)) }
            drawn()
            assertFalse(test.nodes(merged = true).any { "The app" in it.texts() })
            assertTrue(sheets.back())
            assertIs<Answered.Left>(ended(asked))
        }

    @Test
    fun `a caller that is gone takes its sheet along`(): Unit =
        desk(::ready) {
            val asked = start { sheets.turnOn(stage.privet.activity(ANALYTICS)) }
            drawn()
            asked.cancel()
            closed()
            assertFalse(sheets.back(), "nothing is open")
        }
}
