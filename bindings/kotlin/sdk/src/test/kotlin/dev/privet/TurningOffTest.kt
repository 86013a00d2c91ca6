package dev.privet

import dev.privet.ffi.ActivityId
import dev.privet.ffi.ActivityState
import dev.privet.ffi.ActivityStatus
import dev.privet.ffi.AskedFrom
import dev.privet.ffi.BatchId
import dev.privet.ffi.Fault
import dev.privet.ffi.LibraryId
import dev.privet.ffi.Next
import dev.privet.ffi.OsPermission
import dev.privet.ffi.OsState
import dev.privet.ffi.Outcome
import dev.privet.ffi.Policy
import dev.privet.ffi.PolicySwitch
import dev.privet.ffi.Refusal
import dev.privet.ffi.Reply
import dev.privet.ffi.RequestId
import dev.privet.ffi.Tidy
import dev.privet.ffi.TimelineResult
import dev.privet.ffi.Until
import dev.privet.testkit.TestPhone
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.filterNotNull
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import kotlinx.serialization.json.jsonPrimitive
import kotlinx.serialization.json.long
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.nio.file.Path
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.CountDownLatch
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertNull

/** Turning off, and on again: what those who watch see, and what a caller that is gone can still ask. */
class TurningOffTest {
    @TempDir
    lateinit var dir: Path

    private val anchor = KotlinAnchor()

    private fun play(story: suspend (Privet, Person) -> Unit): Unit =
        TestPhone(dir.toString(), 1uL, START).use { phone ->
            runBlocking {
                val manifest = phone.lanternPay()
                Privet.over { phone.open(manifest, null, GuardedAnchor(anchor)) }.use { privet ->
                    assertIs<Ruled.Done<Unit>>(privet.report(OsPermission.LOCATION_COARSE, OsState.COARSE))
                    story(privet, Person(phone))
                }
            }
        }

    @Test
    fun `a face that was turned off leaves a record that the JDK alone can check`(): Unit =
        play { privet, person ->
            assertIs<Ruled.Done<Unit>>(privet.report(OsPermission.CAMERA, OsState.GRANTED))
            val _ = person.register(privet, LANTERN_PAY)
            val face = privet.activity(FACE_PAYMENT)
            person.allow(face)
            assertEquals(Ruled.Done(Unit), assertNotNull(face.faces()).enrol(file("probes/alice-1.f32")))
            assertNull(privet.records.destruction(FACE_PAYMENT))
            assertEquals(Ruled.Done(Unit), face.withdraw())
            val record = assertNotNull(privet.records.destruction(FACE_PAYMENT))
            assertEquals(listOf(record.template), privet.records.destroyed(FACE_PAYMENT))
            val said = StockJava.destroyed(record.text, record.logKey)
            assertEquals(record.template.raw, said.getValue("template").jsonPrimitive.content)
            assertEquals(
                listOf(record.denied, record.missing),
                listOf("denied", "missing").map { said.getValue(it).jsonPrimitive.long },
            )
            for (held in listOf(record.destroying, record.destroyed)) {
                StockJava.proved(held.proof, held.entry, record.logKey)
            }
            val middle = record.text.length / 2
            val other = if (record.text[middle] == 'A') "B" else "A"
            val altered = record.text.replaceRange(middle, middle + 1, other)
            assertFailsWith<Exception> { StockJava.destroyed(altered, record.logKey) }
            assertEquals(record.template, privet.records.destruction(FACE_PAYMENT, record.template)?.template)
            val page = assertNotNull(privet.records.destructionPage(FACE_PAYMENT, ENGLISH))
            assertEquals("What this shows" to "What this does not show", page.showsTitle to page.notShownTitle)
            assertEquals(3 to 3, page.shows.size to page.notShown.size)
        }

    @Test
    fun `those who watch see what was turned off together, and that it was undone`(): Unit =
        play { privet, person ->
            val nearby = privet.activity(NEARBY)
            person.allow(nearby)
            val tidied = CopyOnWriteArrayList<Tidy>()
            val switches = CopyOnWriteArrayList<PolicySwitch>()
            runBlocking(Dispatchers.Default) {
                val watching =
                    launch {
                        launch { privet.tidy(ENGLISH).filterNotNull().collect { tidied += it } }
                        privet.policy(ENGLISH).filterNotNull().collect { switches += it.switch(NEARBY) }
                    }
                until { tidied.lastOrNull()?.on == 1u && switches.lastOrNull()?.turnOff != null }
                val off = assertIs<Ruled.Done<TurnedOff>>(privet.withdrawAll(setOf(NEARBY))).value
                assertEquals(1u to 0u, off.undoable to off.atOnce)
                assertEquals(ActivityState.OFF, nearby.state.value)
                until { tidied.last().on == 0u && switches.last().state == ActivityStatus.TurningOff }
                val banner = tidied.last().undo.single()
                assertEquals(off.batch to off.until, banner.batch to banner.until)
                assertEquals(Ruled.Done(1u), privet.undoWithdrawal(banner.batch))
                assertEquals(ActivityState.ON, nearby.state.value)
                until { tidied.last().on == 1u && switches.last().state == ActivityStatus.On }
                assertEquals(emptyList(), tidied.last().undo)
                watching.cancel()
            }
        }

    @Test
    fun `a selection is the caller's, and changing it later changes no view`(): Unit =
        play { privet, person ->
            person.allow(privet.activity(NEARBY))
            val selected = mutableSetOf(NEARBY)
            val flow = privet.tidy(ENGLISH, selected = selected)
            selected.clear()
            assertEquals(true, assertNotNull(flow.first()).canTurnOff)
            assertEquals(false, assertNotNull(privet.tidy(ENGLISH).first()).canTurnOff)
        }

    @Test
    fun `none at all is a fault, and what was never turned off can't be undone`(): Unit =
        play { privet, _ ->
            assertFailsWith<Fault.BadArgument> { privet.withdrawAll(emptyList()) }
            val denied = assertIs<Ruled.Denied>(privet.undoWithdrawal(BatchId("0".repeat(32))))
            assertEquals(Refusal.UndoOver, denied.reason)
            assertFailsWith<Fault.BadArgument> { privet.undoWithdrawal(BatchId("last")) }
        }

    @Test
    fun `turning several off outlives its caller and can be asked again`(): Unit =
        play { privet, person ->
            person.allow(privet.activity(NEARBY))
            val (inHost, go) = CountDownLatch(1) to CountDownLatch(1)
            anchor.before = { if (it == "advance") inHost.countDown().also { go.await() } }
            val request = RequestId.random()
            runBlocking(Dispatchers.Default) {
                val turning = async { privet.withdrawAll(listOf(NEARBY), request) }
                inHost.await()
                turning.cancel()
                go.countDown()
                assertFailsWith<CancellationException> { turning.await() }
            }
            val came = assertIs<Outcome.Done>(privet.outcome(request)).reply
            val batch = assertNotNull(assertIs<Reply.TurnedOff>(came).batch)
            assertEquals(Ruled.Done(1u), privet.undoWithdrawal(batch))
        }

    @Test
    fun `an objection is lifted from the center and by no feature`(): Unit =
        play { privet, person ->
            val reviews = privet.activity(ActivityId("public_reviews"))
            assertEquals(Ruled.Done(Unit), reviews.withdraw())
            assertEquals(ActivityState.OFF, reviews.state.value)
            val asked = assertIs<Answered.Denied>(reviews.askWith(person, AskedFrom.FEATURE))
            assertEquals(Refusal.Objected, asked.reason)
            person.consent = {
                assertEquals(listOf(Until.Withdrawn), it.offers)
                ConsentChoice.Allow(it.offers.first(), TOUCH)
            }
            assertIs<Answered.Given>(reviews.turnOn(person))
            assertEquals(ActivityState.ON, reviews.state.value)
        }

    @Test
    fun `an answer that came too fast is given again under the same request`(): Unit =
        play { privet, person ->
            val hasty = ArrayDeque(listOf(10uL, 10uL))
            val reader = Person(person.phone) { person.phone.advance(hasty.removeFirstOrNull() ?: 700uL) }
            val prompt = assertIs<Ruled.Done<ConsentPrompt>>(privet.activity(NEARBY).ask(AskedFrom.FEATURE)).value
            val request = RequestId.random()
            assertIs<Answered.Given>(prompt.askWith(reader, request = request))
            assertEquals(0, hasty.size)
            assertIs<Reply.Given>(assertIs<Outcome.Done>(privet.outcome(request)).reply)
        }

    @Test
    fun `a prompt that is answered too fast three times is left`(): Unit =
        play { privet, person ->
            val blind = Person(person.phone, pause = {})
            val prompt = assertIs<Ruled.Done<ConsentPrompt>>(privet.activity(NEARBY).ask(AskedFrom.FEATURE)).value
            assertEquals(Refusal.TooFast, assertIs<Answered.Denied>(prompt.askWith(blind)).reason)
            assertEquals(Refusal.UnknownId, assertIs<Ruled.Denied>(prompt.draw(ENGLISH)).reason)
        }

    @Test
    fun `what rests on another says so when it is turned on and before it is turned off`(): Unit =
        play { privet, person ->
            val queues = privet.activity(ActivityId("queue_times"))
            val denied = assertIs<Answered.Denied>(queues.turnOn(person))
            assertEquals(Next.ASK_OTHER, denied.next)
            assertEquals(listOf(NEARBY), denied.needs)
            person.allow(privet.activity(NEARBY))
            assertIs<Answered.Given>(queues.turnOn(person))
            val sheet = assertNotNull(privet.activity(NEARBY).whatIf(ENGLISH))
            assertEquals(listOf(queues.id), sheet.also.map { it.activity })
            val tidy = assertNotNull(privet.tidy(ENGLISH, selected = listOf(NEARBY)).first())
            assertEquals(listOf(queues.id), tidy.also.map { it.activity })
            assertNull(privet.activity(ActivityId("teleport")).whatIf(ENGLISH))
        }

    @Test
    fun `a block that runs for a library is its use, and for one that nobody declared it does not run`(): Unit =
        play { privet, person ->
            val nearby = privet.activity(NEARBY)
            person.allow(nearby)
            assertEquals(Ruled.Done(7), nearby.use(by = LibraryId("maplight")) { 7 })
            assertEquals(Ruled.Done(8), nearby.use { 8 })
            val denied = assertIs<Ruled.Denied>(nearby.use(by = LibraryId("adlight")) { error("runs for anybody") })
            assertEquals(Refusal.UnknownLibrary, denied.reason)
            val used = privet.timeline(ENGLISH, NEARBY).rows.filter { it.result == TimelineResult.USED }
            assertEquals(listOf(null, "Maplight maps"), used.map { it.by })
        }

    private fun Policy.switch(activity: ActivityId): PolicySwitch =
        assertNotNull(
            chapters
                .first()
                .sections
                .first { it.activity == activity }
                .switch,
        )

    private suspend fun until(seen: () -> Boolean): Unit = withTimeout(60_000) { while (!seen()) delay(5) }

    private companion object {
        val NEARBY = ActivityId("nearby")
    }
}
