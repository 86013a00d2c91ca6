package dev.privet

import dev.privet.ffi.ActivityId
import dev.privet.ffi.ActivityState
import dev.privet.ffi.Decision
import dev.privet.ffi.EngineStatus
import dev.privet.ffi.Fault
import dev.privet.ffi.OsPermission
import dev.privet.ffi.OsState
import dev.privet.ffi.Refusal
import dev.privet.testkit.TestPhone
import dev.privet.testkit.enginesAlive
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.nio.file.Path
import java.util.concurrent.CopyOnWriteArrayList
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertIs
import kotlin.test.assertTrue

/** What screens watch, and who keeps what alive. */
class FlowTest {
    @TempDir
    lateinit var dir: Path

    @Test
    fun `a slow collector sees the newest state`(): Unit =
        TestPhone(dir.toString(), 1uL, START).use { phone ->
            runBlocking {
                phone.privet().use { privet ->
                    val person = Person(phone)
                    val _ = person.register(privet, CLOUDLANE)
                    val scan = privet.activity(BILL_SCAN)
                    person.allow(scan)
                    assertIs<Ruled.Done<Unit>>(privet.report(OsPermission.CAMERA, OsState.GRANTED))
                    val seen = CopyOnWriteArrayList<ActivityState>()
                    val slow = CompletableDeferred<Unit>()
                    val job =
                        launch(Dispatchers.Default) {
                            scan.state.collect {
                                seen += it
                                slow.await()
                            }
                        }
                    while (seen.isEmpty()) delay(1)
                    repeat(20) { i ->
                        val told = if (i % 2 == 0) OsState.DENIED else OsState.GRANTED
                        assertIs<Ruled.Done<Unit>>(privet.report(OsPermission.CAMERA, told))
                    }
                    assertIs<Ruled.Done<Unit>>(privet.report(OsPermission.CAMERA, OsState.DENIED))
                    val _ = slow.complete(Unit)
                    withTimeout(60_000) { while (seen.last() != ActivityState.BLOCKED_BY_PHONE) delay(10) }
                    job.cancelAndJoin()
                    assertEquals(listOf(ActivityState.ON, ActivityState.BLOCKED_BY_PHONE), seen.toList())
                }
            }
        }

    @Test
    fun `a withdrawal is seen by the next look`(): Unit =
        TestPhone(dir.toString(), 1uL, START).use { phone ->
            runBlocking {
                phone.privet().use { privet ->
                    val person = Person(phone)
                    val _ = person.register(privet, CLOUDLANE)
                    val scan = privet.activity(BILL_SCAN)
                    person.allow(scan)
                    assertEquals(Ruled.Done(Unit), privet.activity(BILL_SCAN).withdraw())
                    assertEquals(ActivityState.OFF, scan.state.value)
                    assertEquals(listOf(ActivityState.OFF), scan.state.replayCache)
                }
            }
        }

    @Test
    fun `what the app locked denies until the next command`(): Unit =
        TestPhone(dir.toString(), 1uL, START).use { phone ->
            runBlocking {
                phone.privet().use { privet ->
                    val scan = privet.activity(BILL_SCAN)
                    val _ = Person(phone).register(privet, CLOUDLANE)
                    Person(phone).allow(scan)
                    privet.lock()
                    assertEquals(EngineStatus.Locked, privet.status.first())
                    assertEquals(Decision.Denied(Refusal.Locked), scan.check())
                    assertEquals(emptyList(), privet.timeline(ENGLISH).rows)
                    assertIs<Ruled.Done<Unit>>(privet.tick())
                    assertEquals(EngineStatus.Ready, privet.status.first())
                    assertEquals(Decision.Allowed, scan.check())
                }
            }
        }

    @Test
    fun `an activity that is not declared is off and an id that is none is a fault`(): Unit =
        TestPhone(dir.toString(), 1uL, START).use { phone ->
            runBlocking {
                phone.privet().use { privet ->
                    assertEquals(ActivityState.OFF, privet.activity(ActivityId("teleport")).state.value)
                    for (bad in listOf("", "Pay", "pay now", "pay\u202e", "a".repeat(65))) {
                        val fault = assertFailsWith<Fault.BadArgument> { privet.activity(ActivityId(bad)).check() }
                        assertEquals("", fault.message)
                        assertFailsWith<Fault.BadArgument> { privet.activity(ActivityId(bad)).withdraw() }
                    }
                }
            }
        }

    @Test
    fun `the last reference frees the engine`() {
        awaitAlive(0uL)
        val phone = TestPhone(dir.toString(), 1uL, START)
        runBlocking {
            var privet: Privet? = phone.privet()
            var scan: Activity? = privet!!.activity(BILL_SCAN)
            val job = launch(Dispatchers.Default) { scan!!.state.collect { } }
            delay(50)
            privet = null
            collect()
            assertEquals(1uL, enginesAlive(), "the handle and its collector keep it")
            val flow = scan!!.state
            scan = null
            collect()
            assertEquals(1uL, enginesAlive(), "the flow keeps it")
            assertEquals(ActivityState.OFF, withTimeout(1_000) { flow.first() })
            job.cancel()
            job.join()
        }
        awaitAlive(0uL)
        phone.close()
    }

    @Test
    fun `closing frees the engine at once`(): Unit =
        TestPhone(dir.toString(), 1uL, START).use { phone ->
            runBlocking {
                val before = enginesAlive()
                val privet = phone.privet()
                assertEquals(EngineStatus.Ready, privet.status.value)
                privet.close()
                assertEquals(before, enginesAlive())
                assertFailsWith<IllegalStateException> { privet.status.value }
            }
        }

    private suspend fun collect(): Unit = repeat(5) { System.gc().also { delay(20) } }

    private fun awaitAlive(n: ULong) {
        val start = System.nanoTime()
        while (enginesAlive() != n) {
            System.gc()
            Thread.sleep(10)
            check(System.nanoTime() - start < 10_000_000_000) { "alive: ${enginesAlive()}" }
        }
    }
}
