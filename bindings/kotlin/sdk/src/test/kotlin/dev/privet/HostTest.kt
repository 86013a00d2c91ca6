package dev.privet

import dev.privet.ffi.ActivityId
import dev.privet.ffi.Answer
import dev.privet.ffi.AskedFrom
import dev.privet.ffi.Contacted
import dev.privet.ffi.EngineStatus
import dev.privet.ffi.Fault
import dev.privet.ffi.Found
import dev.privet.ffi.HostFault
import dev.privet.ffi.KeyDeleted
import dev.privet.ffi.KeyFault
import dev.privet.ffi.Next
import dev.privet.ffi.OsPermission
import dev.privet.ffi.OsState
import dev.privet.ffi.Outcome
import dev.privet.ffi.PrivetEngine
import dev.privet.ffi.PromptView
import dev.privet.ffi.Refusal
import dev.privet.ffi.Reply
import dev.privet.ffi.RequestId
import dev.privet.ffi.Until
import dev.privet.ffi.Verified
import dev.privet.testkit.TestPhone
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.nio.file.Path
import java.util.concurrent.CountDownLatch
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertTrue

/** Hosts written by hand: what they hold is found again, and whatever they throw is a typed fault that allows nothing. */
class HostTest {
    @TempDir
    lateinit var dir: Path

    private val keys = KotlinKeys()
    private val anchor = KotlinAnchor()

    private suspend fun open(): Privet =
        TestPhone(dir.toString(), 1uL, START).use { phone ->
            Privet.open(dir.toFile(), phone.lanternPay(), keys, anchor)
        }

    private fun play(story: suspend (TestPhone, Privet, Person) -> Unit): Unit =
        TestPhone(dir.toString(), 1uL, START).use { phone ->
            runBlocking {
                val manifest = phone.lanternPay()
                Privet
                    .over {
                        phone.open(
                            manifest,
                            GuardedKeys(keys),
                            GuardedAnchor(anchor),
                        )
                    }.use { story(phone, it, Person(phone)) }
            }
        }

    @Test
    fun `what hosts in Kotlin hold is found again`(): Unit =
        runBlocking {
            open().use { assertEquals(EngineStatus.Ready, it.status.value) }
            open().use { assertEquals(EngineStatus.Ready, it.status.value) }
        }

    @Test
    fun `whatever a host throws while opening is a fault of its kind`(): Unit =
        runBlocking {
            val thrown =
                listOf<Pair<() -> Throwable, KeyFault>>(
                    { IllegalStateException("secret") } to KeyFault.HOST,
                    { NotImplementedError() } to KeyFault.HOST,
                    { StackOverflowError() } to KeyFault.HOST,
                    { HostFault.Transient() } to KeyFault.TRANSIENT,
                    { HostFault.TooManyKeys() } to KeyFault.TOO_MANY_KEYS,
                )
            for ((make, kind) in thrown) {
                keys.before = { if (it == "create") throw make() }
                val fault = assertFailsWith<Fault.Key> { open().close() }
                assertEquals(kind, fault.v1)
                assertEquals(false, "secret" in fault.message)
            }
            keys.before = {}
            anchor.before = { throw NotImplementedError() }
            assertEquals(KeyFault.HOST, assertFailsWith<Fault.Key> { open().close() }.v1)
            anchor.before = {}
            open().use { assertEquals(EngineStatus.Ready, it.status.value) }
        }

    @Test
    fun `an Error fails closed even without the guard`() {
        keys.before = { throw NotImplementedError() }
        val manifest = TestPhone(dir.toString(), 1uL, START).use { it.lanternPay() }
        assertFailsWith<Fault.Key> { PrivetEngine.open(dir.toString(), manifest, null, keys, anchor) }
        keys.before = {}
        anchor.before = { throw StackOverflowError() }
        assertFailsWith<Fault.Key> { PrivetEngine.open(dir.toString(), manifest, null, keys, anchor) }
    }

    @Test
    fun `a template whose key cannot be made does not exist`(): Unit =
        play { _, privet, person ->
            val _ = person.register(privet, LANTERN_PAY)
            val face = person.allowFaces(privet)
            keys.before = { if (it == "create") throw StackOverflowError() }
            assertEquals(KeyFault.HOST, assertFailsWith<Fault.Key> { face.enrol(file("probes/alice-1.f32")) }.v1)
            keys.before = {}
            val nothing = assertIs<Ruled.Denied>(face.verify { file("probes/alice-1.f32") })
            assertEquals(Refusal.NothingToCompare, nothing.reason)
        }

    @Test
    fun `an attempt whose anchor throws is not made`(): Unit =
        play { _, privet, person ->
            val _ = person.register(privet, LANTERN_PAY)
            val face = person.allowFaces(privet)
            assertEquals(Ruled.Done(Unit), face.enrol(file("probes/alice-1.f32")))
            anchor.before = { if (it == "advance") throw NotImplementedError() }
            val denied = assertIs<Ruled.Denied>(face.verify { file("probes/alice-1.f32") })
            assertEquals(Refusal.AnchorUnavailable, denied.reason)
        }

    @Test
    fun `a phone that does not tell whether it has a screen lock compares no face`(): Unit =
        play { _, privet, person ->
            val _ = person.register(privet, LANTERN_PAY)
            val face = person.allowFaces(privet)
            assertEquals(Ruled.Done(Unit), face.enrol(file("probes/alice-1.f32")))
            keys.before = { if (it == "screenLock") throw NotImplementedError() }
            val denied = assertIs<Ruled.Denied>(face.verify { file("probes/alice-1.f32") })
            assertEquals(Refusal.PhoneUnknown to Next.PHONE_PERMISSION, denied.reason to denied.next)
            keys.before = {}
            assertIs<Match.Same>(assertIs<Ruled.Done<Match>>(face.verify { file("probes/alice-1.f32") }).value)
        }

    @Test
    fun `a face whose key is lost is found at the next start and can be made anew`(): Unit =
        TestPhone(dir.toString(), 1uL, START).use { phone ->
            val manifest = phone.lanternPay()
            val person = Person(phone)

            suspend fun start(): Privet = Privet.over { phone.open(manifest, GuardedKeys(keys), GuardedAnchor(anchor)) }
            runBlocking {
                start().use { privet ->
                    val _ = person.register(privet, LANTERN_PAY)
                    assertEquals(Ruled.Done(Unit), person.allowFaces(privet).enrol(file("probes/alice-1.f32")))
                    assertEquals(Found(0u, 0u, 0u, 0u), privet.found)
                }
                assertEquals(listOf(KeyDeleted.DELETED), keys.list("privet/template/").map(keys::delete))
                start().use { privet ->
                    assertEquals(Found(0u, 0u, 1u, 0u), privet.found)
                    val _ = privet.report(OsPermission.CAMERA, OsState.GRANTED)
                    val faces = assertNotNull(privet.activity(FACE_PAYMENT).faces())
                    assertEquals(Ruled.Done(Unit), faces.enrol(file("probes/alice-1.f32")), "the yes still stands")
                }
            }
        }

    @Test
    fun `a host that calls back is refused, whether it waits or not`(): Unit =
        play { _, privet, person ->
            val _ = person.register(privet, LANTERN_PAY)
            val face = person.allowFaces(privet)
            val inside = mutableListOf<Throwable?>()
            keys.before = { call ->
                if (call == "create") {
                    inside += runCatching { privet.core.engine.tick() }.exceptionOrNull()
                    inside += runCatching { runBlocking { privet.tick() } }.exceptionOrNull()
                    inside += runCatching { runBlocking { privet.timeline(ENGLISH) } }.exceptionOrNull()
                    inside +=
                        runCatching { runBlocking { Privet.over { error("opened inside a host") } } }.exceptionOrNull()
                }
            }
            assertEquals(Ruled.Done(Unit), face.enrol(file("probes/alice-1.f32")))
            assertEquals(8, inside.size, "while the sentinel was made, and while the face's own key was")
            inside.forEach { assertIs<Fault.Reentrant>(it) }
        }

    @Test
    fun `reading and drawing do not wait for a commit that waits for the key store`(): Unit =
        play { phone, privet, person ->
            val _ = person.register(privet, LANTERN_PAY)
            val face = person.allowFaces(privet)
            val asked = privet.activity(ActivityId("analytics")).ask(AskedFrom.CENTER)
            val prompt = assertIs<Ruled.Done<ConsentPrompt>>(asked).value
            val inHost = CountDownLatch(1)
            val go = CountDownLatch(1)
            keys.before = { if (it == "create") inHost.countDown().also { go.await() } }
            runBlocking(Dispatchers.Default) {
                val enrols = async { face.enrol(file("probes/alice-1.f32")) }
                inHost.await()
                // What waits for the lane cannot be cancelled before it is free: so it gets free, and the count tells.
                val patience = launch { delay(10_000).also { go.countDown() } }
                try {
                    assertIs<Ruled.Done<PromptView>>(prompt.draw(ENGLISH))
                    assertEquals(Ruled.Done(Unit), prompt.shown())
                    assertEquals(null, privet.outbox.next())
                    assertTrue(privet.timeline(ENGLISH).rows.isNotEmpty())
                    assertIs<Verified.Whole>(privet.records.verifyLedger())
                    assertEquals(Contacted.KEPT, privet.requests.sent("read.cloudlane.example", 9))
                    assertEquals(1L, go.count, "they waited for it")
                } finally {
                    patience.cancel()
                    go.countDown()
                }
                assertEquals(Ruled.Done(Unit), enrols.await())
            }
            phone.advance(600uL)
            assertIs<Answered.Given>(prompt.answer(Answer.Allow(Until.Withdrawn), TOUCH))
        }

    @Test
    fun `a commit outlives its caller and can be asked again`(): Unit =
        play { _, privet, person ->
            val _ = person.register(privet, LANTERN_PAY)
            val face = person.allowFaces(privet)
            val inHost = CountDownLatch(1)
            val go = CountDownLatch(1)
            keys.before = { if (it == "create") inHost.countDown().also { go.await() } }
            val (began, never) = RequestId.random() to RequestId.random()
            runBlocking(Dispatchers.Default) {
                val enrols = async { face.enrol(file("probes/alice-1.f32"), began) }
                inHost.await()
                val waits = async { privet.activity(ActivityId("analytics")).withdraw(never) }
                enrols.cancel()
                waits.cancel()
                go.countDown()
                assertFailsWith<CancellationException> { enrols.await() }
                assertFailsWith<CancellationException> { waits.await() }
            }
            assertEquals(Outcome.Done(Reply.Enrolled), privet.outcome(began))
            assertEquals(null, privet.outcome(never), "cancelled before it began")
        }
}
