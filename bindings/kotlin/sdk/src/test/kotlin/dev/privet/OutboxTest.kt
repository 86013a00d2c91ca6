package dev.privet

import dev.privet.ffi.Jti
import dev.privet.testkit.TestPhone
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.IOException
import java.nio.file.Path
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertIs

/** What a round of deliveries does when one of them goes wrong. */
class OutboxTest {
    @TempDir
    lateinit var dir: Path

    /** Two pictures wait; [story] gets their numbers, the older one first. */
    private fun play(story: suspend (TestPhone, Outbox, Jti, Jti) -> Unit): Unit =
        TestPhone(dir.toString(), 1uL, START).use { phone ->
            runBlocking {
                phone.privet().use { privet ->
                    val person = Person(phone)
                    val _ = person.register(privet, CLOUDLANE)
                    person.allow(privet.activity(BILL_SCAN))
                    val (older, newer) =
                        List(2) {
                            val photo = Payload.Jpeg(file("photos/gps.jpg"))
                            val sent = privet.activity(BILL_SCAN).release(CLOUDLANE, photo).confirm(person)
                            assertIs<Release.Confirmed>(sent).jti
                        }
                    story(phone, privet.outbox, older, newer)
                }
            }
        }

    @Test
    fun `a delivery that throws holds up no other`(): Unit =
        play { _, outbox, bad, good ->
            val thrown = NoSuchElementException("a bug of the client")
            val first = outbox.drain { if (it.jti == bad) throw thrown else Delivery.Delivered() }
            assertEquals(Drained(listOf(good), listOf(bad), mapOf(bad to thrown)), first)

            val second = outbox.drain { withTimeout(1) { awaitCancellation() } }
            assertIs<TimeoutCancellationException>(second.errors[bad], "a limit of its own is no cancellation")
            assertEquals(listOf(bad), second.later)
        }

    @Test
    fun `an Error goes on and does not come first again`(): Unit =
        play { _, outbox, bad, good ->
            assertFailsWith<NotImplementedError> { outbox.drain { throw NotImplementedError() } }
            assertEquals(good, outbox.next()?.jti)
            assertEquals(listOf(good, bad), outbox.drain { Delivery.Delivered() }.delivered)
        }

    @Test
    fun `an acknowledgement of something else is told and the item stays`(): Unit =
        play { phone, outbox, bad, good ->
            val drained =
                outbox.drain {
                    Delivery.Delivered(if (it.jti == bad) ByteArray(9) else phone.acknowledge(it.bytes))
                }
            assertEquals(Drained(listOf(good), listOf(bad), wronglyAcknowledged = listOf(bad)), drained)
        }

    @Test
    fun `what somebody else told already is delivered`(): Unit =
        play { _, outbox, older, newer ->
            val drained =
                outbox.drain {
                    assertEquals(Ruled.Done(Unit), outbox.delivered(it.jti))
                    Delivery.Delivered()
                }
            assertEquals(Drained(listOf(older, newer), emptyList()), drained)
        }

    @Test
    fun `a round that is cancelled ends and leaves what was under way as it was`(): Unit =
        play { _, outbox, older, _ ->
            val tried = mutableListOf<Jti>()
            coroutineScope {
                val draining =
                    launch {
                        val _ =
                            outbox.drain {
                                tried += it.jti
                                try {
                                    awaitCancellation()
                                } catch (_: CancellationException) {
                                    throw IOException("the client's way to say so")
                                }
                            }
                    }
                while (tried.isEmpty()) delay(1)
                draining.cancelAndJoin()
            }
            assertEquals(listOf(older), tried)
            assertEquals(older, outbox.next()?.jti, "not counted as a failed try")
        }
}
