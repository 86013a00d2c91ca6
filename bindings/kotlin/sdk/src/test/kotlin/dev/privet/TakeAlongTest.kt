package dev.privet

import dev.privet.ffi.ActivityId
import dev.privet.ffi.Compared
import dev.privet.ffi.Fault
import dev.privet.ffi.Language
import dev.privet.ffi.Period
import dev.privet.ffi.PhoneLog
import dev.privet.testkit.TestPhone
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import java.nio.ByteBuffer
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermission
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue

/** Files that a person takes along, the phone's own log, and the year: where Kotlin's files, buffers and numbers meet the core. */
class TakeAlongTest {
    @TempDir
    lateinit var dir: Path

    @TempDir
    lateinit var out: File

    private fun play(story: suspend (TestPhone, Privet, Person) -> Unit): Unit =
        TestPhone(dir.toString(), 1uL, START).use { phone ->
            runBlocking { phone.privet().use { privet -> story(phone, privet, Person(phone)) } }
        }

    @Test
    fun `an export is a new file for the app's user alone, and an old file stays as it is`(): Unit =
        play { _, privet, person ->
            person.allow(privet.activity(BILL_SCAN))
            val (json, html) = out.resolve("all.json") to out.resolve("all.html")
            val exported = assertNotNull(privet.exportJson(json))
            assertTrue(exported.mannerLeftOut > 0uL, "without being asked, how the person tapped stays")
            assertEquals(
                setOf(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE),
                Files.getPosixFilePermissions(json.toPath()),
            )
            assertEquals(
                0uL,
                assertNotNull(privet.exportJson(out.resolve("more.json"), withManner = true)).mannerLeftOut,
            )
            html.writeText("mine")
            assertFailsWith<Fault.Store> { privet.exportHtml(html, ENGLISH) }
            assertEquals("mine", html.readText())
            assertFailsWith<Fault.Store> { privet.exportJson(out.resolve("no such folder/all.json")) }
            assertNotNull(privet.exportHtml(out.resolve("new.html"), ENGLISH))
        }

    @Test
    fun `a locked phone hands out nothing and leaves no file`(): Unit =
        play { phone, privet, person ->
            person.allow(privet.activity(BILL_SCAN))
            assertNotNull(privet.consentRecord(BILL_SCAN, Language.EN))
            assertNotNull(privet.consentReceipt(Language.EN))
            privet.close()
            phone.lock()
            phone.privet().use { locked ->
                val file = out.resolve("all.json")
                assertNull(locked.exportJson(file))
                assertFalse(file.exists())
                assertNull(locked.consentRecord(BILL_SCAN, Language.EN))
                assertNull(locked.consentReceipt(Language.EN))
                assertNotNull(locked.lists(Period.DAY, ENGLISH))
            }
        }

    @Test
    fun `a log is read from whatever memory it lies in, between position and limit`(): Unit =
        play { _, privet, _ ->
            val log = TESTS.resolve("observed/ios_week.ndjson").readBytes()

            suspend fun compared(bytes: ByteBuffer): Compared? = privet.compare(IOS, bytes, APP, ENGLISH)
            val seen = assertNotNull(compared(direct(log)))
            assertTrue(seen.whole && seen.accesses.isNotEmpty())
            val padded = ByteArray(9) + log + ByteArray(5)
            val heap = ByteBuffer.wrap(padded).position(9).limit(9 + log.size)
            for (same in listOf(heap, heap.asReadOnlyBuffer(), direct(padded).position(9).limit(9 + log.size))) {
                assertEquals(seen, compared(same))
                assertEquals(9 to 9 + log.size, same.position() to same.limit(), "the buffer is the caller's")
            }
            assertEquals(seen, privet.compare(IOS, log, APP, ENGLISH))
            assertTrue(
                log.contentEquals(TESTS.resolve("observed/ios_week.ndjson").readBytes()),
                "only the copy is wiped",
            )
            assertNotNull(privet.compare(IOS, ByteArray(0), APP, ENGLISH))
            assertFailsWith<Fault.BadArgument> { privet.compare(IOS, log, "", ENGLISH) }
        }

    @Test
    fun `the year that was shown leaves by the same way as a picture`(): Unit =
        play { _, privet, person ->
            val _ = person.register(privet, LANTERN_PAY)
            val page = privet.activity(FOOTPRINT)
            person.allow(page)
            assertNotNull(privet.footprint(2026, ENGLISH).counts)
            assertIs<Release.Confirmed>(page.release(LANTERN_PAY, Payload.Footprint(2026, ENGLISH)).confirm(person))
            assertTrue("2026" in assertNotNull(person.previews.single()).decodeToString())
        }

    @Test
    fun `a year that does not fit does not come round as another`(): Unit =
        play { _, privet, _ ->
            for (year in listOf(-1, 0, 1969, 10_000, 65_536 + 2026, Int.MIN_VALUE)) {
                assertFailsWith<Fault.BadArgument>("$year") { privet.footprint(year, ENGLISH) }
            }
            for (year in listOf(-1, 65_536 + 2026)) {
                assertFailsWith<Fault.BadArgument>("$year") { Payload.Footprint(year, ENGLISH) }
            }
        }

    private companion object {
        val IOS = PhoneLog.IOS_REPORT
        const val APP = "com.lanternpay.demo"
        val FOOTPRINT = ActivityId("footprint")
    }
}
