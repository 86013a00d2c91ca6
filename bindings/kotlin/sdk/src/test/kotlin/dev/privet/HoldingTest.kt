package dev.privet

import dev.privet.ffi.Fault
import dev.privet.ffi.KeyPlace
import dev.privet.ffi.KeyView
import dev.privet.ffi.KnownKeys
import dev.privet.ffi.Language
import dev.privet.ffi.NotGenuine
import dev.privet.ffi.SlipCode
import dev.privet.ffi.Tried
import dev.privet.ffi.Verdict
import dev.privet.ffi.checkReceipt
import dev.privet.testkit.TestPhone
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermission
import kotlin.experimental.xor
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue

/** What the person holds of a choice: its sheet, its file, the check of it, and the inspector. */
class HoldingTest {
    @TempDir
    lateinit var dir: Path

    @TempDir
    lateinit var out: File

    private fun play(story: suspend (TestPhone, Privet, Person) -> Unit): Unit =
        TestPhone(dir.toString(), 1uL, START).use { phone ->
            runBlocking { phone.privet().use { privet -> story(phone, privet, Person(phone)) } }
        }

    @Test
    fun `a receipt is a file and a code that anybody can check who knows the key`(): Unit =
        play { _, privet, person ->
            assertEquals(emptyList(), assertNotNull(privet.records.receipts(ENGLISH)).rows)
            person.allow(privet.activity(BILL_SCAN))
            val row = assertNotNull(privet.records.receipts(ENGLISH)).rows.single()
            val sheet = assertNotNull(privet.records.receiptSheet(row.index, ENGLISH))
            val code = assertIs<SlipCode.Qr>(sheet.code)
            assertEquals((code.size * code.size + 7u) / 8u, code.modules.size.toUInt())
            val file = out.resolve(sheet.fileName)
            assertTrue(privet.records.exportReceipt(row.index, file))
            assertEquals(
                setOf(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE),
                Files.getPosixFilePermissions(file.toPath()),
            )
            assertEquals(sheet.file, file.readText())
            assertFailsWith<Fault.Store> { privet.records.exportReceipt(row.index, file) }
            val bytes = file.readBytes()
            val here = privet.records.check(bytes, ENGLISH)
            assertEquals(Verdict.Genuine, here.verdict)
            assertEquals(sheet.lines, here.lines)
            assertEquals(Verdict.SignerUnknown, checkReceipt(bytes, KnownKeys(), ENGLISH).verdict)
            val key = assertNotNull(privet.records.logKey())
            assertEquals(Verdict.Genuine, checkReceipt(bytes, KnownKeys(listOf(key)), ENGLISH).verdict)
            for (at in bytes.indices) {
                val flipped = bytes.clone().also { it[at] = it[at] xor 1 }
                assertIs<Verdict.NotGenuine>(privet.records.check(flipped, ENGLISH).verdict, "byte $at")
            }
            assertEquals(
                Verdict.NotGenuine(NotGenuine.NOT_A_RECEIPT),
                checkReceipt(byteArrayOf(), KnownKeys(), ENGLISH).verdict,
            )
            assertFailsWith<Fault.BadArgument> { checkReceipt(bytes, KnownKeys(listOf("no key")), ENGLISH) }
        }

    @Test
    fun `the detail shows again what was shown, and leads to turning off`(): Unit =
        play { _, privet, person ->
            person.allow(privet.activity(BILL_SCAN))
            val row = assertNotNull(privet.records.receipts(ENGLISH)).rows.single()
            val detail = assertNotNull(privet.records.useDetail(row.index, ENGLISH))
            assertTrue(assertNotNull(detail.seen).matches)
            assertEquals(BILL_SCAN, detail.turnOff)
            assertNull(privet.records.useDetail(0uL, ENGLISH)?.receipt, "the beginning is nothing a person chose")
            assertFalse(privet.records.exportReceipt(0uL, out.resolve("none.json")))
            assertFalse(out.resolve("none.json").exists())
        }

    @Test
    fun `the inspector says how keys stand, and an unasked send is denied`(): Unit =
        play { _, privet, _ ->
            val shown = privet.records.inspector(ENGLISH)
            assertEquals(KeyPlace.SOFTWARE, assertIs<KeyView.Ready>(shown.key).guard.place)
            assertEquals(KeyView.Absent, shown.face)
            assertEquals(Tried.DENIED, privet.records.tryToSend(Language.EN).tried)
        }
}
