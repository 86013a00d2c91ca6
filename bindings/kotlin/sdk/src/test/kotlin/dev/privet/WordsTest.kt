package dev.privet

import dev.privet.ffi.ActivityId
import dev.privet.ffi.Language
import dev.privet.ffi.Payment
import dev.privet.ffi.RecipientId
import dev.privet.testkit.TestPhone
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.nio.file.Path
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull

/** What a screen draws and says beside its rows: words of its own, a search, a request, the sheet before the phone's own question. */
class WordsTest {
    @TempDir
    lateinit var dir: Path

    private fun opened(test: suspend (Privet) -> Unit): Unit =
        TestPhone(dir.toString(), 1uL, START).use { phone -> runBlocking { phone.privet().use { test(it) } } }

    @Test
    fun `each language has its own tabs and names the languages in themselves`() {
        val tabs = Language.entries.map { with(it.chrome().tabs) { listOf(pay, permissions, activity, mine) } }
        assertEquals(
            listOf(listOf("Pay", "Permissions", "Activity", "Mine"), listOf("付款", "权限", "记录", "我的")),
            tabs,
        )
        val named = Language.entries.map { with(it.chrome().mine) { english to chinese } }
        assertEquals(setOf("English" to "简体中文"), named.toSet())
    }

    @Test
    fun `a search of the center leaves the rows that have the words`(): Unit =
        opened { privet ->
            val found = assertNotNull(privet.center(ENGLISH, "ＣＬＯＵＤlane").first())
            val bills = listOf(ActivityId("bill_scan"))
            assertEquals(bills, found.activities.map { it.activity })
            assertEquals(bills, found.groups.flatMap { it.activities })
        }

    @Test
    fun `a request says its amount, and that it is over`(): Unit =
        opened { privet ->
            val payment = Payment("38.00", "CNY", "Blue Kettle Tea", null, 1)
            val row = assertNotNull(privet.paymentRequest(payment, RecipientId("lantern_pay"), ENGLISH))
            assertEquals("CNY 38.00" to true, row.amount to row.expired)
            assertEquals("Blue Kettle Tea, 38 yuan, This request is over.", row.spoken)
            assertNull(privet.paymentRequest(payment, RecipientId("nobody"), ENGLISH))
        }

    @Test
    fun `before the phone asks there is one button`(): Unit =
        opened { privet ->
            val sheet = assertNotNull(privet.activity(ActivityId("bill_scan")).phonePrompt(Language.EN))
            assertEquals("Continue", sheet.proceed)
            assertNull(privet.activity(ActivityId("pay")).phonePrompt(Language.EN))
        }
}
