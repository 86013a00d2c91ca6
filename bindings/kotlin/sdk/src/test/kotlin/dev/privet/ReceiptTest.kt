package dev.privet

import dev.privet.ffi.AppId
import dev.privet.ffi.Expectations
import dev.privet.ffi.Payment
import dev.privet.ffi.ReceiptCheck
import dev.privet.ffi.ReceiptFault
import dev.privet.ffi.Subject
import dev.privet.ffi.UserVerification
import dev.privet.ffi.verifyReceipt
import dev.privet.testkit.TestPhone
import kotlinx.coroutines.runBlocking
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.nio.file.Path
import kotlin.experimental.xor
import kotlin.test.assertEquals
import kotlin.test.assertFails
import kotlin.test.assertFailsWith
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertTrue

/** What leaves the phone is checked by stock Java, from docs/formats.md. */
class ReceiptTest {
    @TempDir
    lateinit var dir: Path

    private val payment = Payment("38.00", "CNY", "Blue Kettle Tea", "n-1234567890123456", null)

    private fun play(story: suspend (TestPhone, Privet, Person) -> Unit): Unit =
        TestPhone(dir.toString(), 1uL, START).use { phone ->
            runBlocking { phone.privet().use { privet -> story(phone, privet, Person(phone)) } }
        }

    @Test
    fun `stock Java believes a receipt and no flipped bit of it`(): Unit =
        play { phone, privet, person ->
            val registration = StockJava.registration(person.register(privet, LANTERN_PAY))
            val receipt =
                assertIs<Release.Confirmed>(
                    privet.activity(PAY).pay(LANTERN_PAY, payment).confirm(person),
                ).receipt
            val jwk = phone.jwk("lantern_pay/bio")
            val key = Json.parseToJsonElement(jwk).jsonObject
            val claims = StockJava.claims(receipt, "privet-receipt+jwt", key)
            val said =
                claims.filterKeys {
                    it in
                        setOf("iss", "aud", "sub", "nonce", "uv", "amount", "currency", "payee")
                }
            val expected =
                mapOf(
                    "iss" to "lantern_pay",
                    "aud" to "lantern_pay",
                    "sub" to registration.getValue("sub").jsonPrimitive.content,
                    "nonce" to payment.nonce,
                    "uv" to "bio",
                    "amount" to "38.00",
                    "currency" to "CNY",
                    "payee" to "Blue Kettle Tea",
                )
            assertEquals(expected, said.mapValues { it.value.jsonPrimitive.content })

            val subject = Subject(registration.getValue("sub").jsonPrimitive.content)
            val expect =
                Expectations(
                    AppId("lantern_pay"),
                    LANTERN_PAY,
                    subject,
                    UserVerification.BIO,
                    payment.nonce,
                    phone.wall() / 1000,
                )
            assertIs<ReceiptCheck.Genuine>(verifyReceipt(receipt, jwk, expect))
            assertEquals(
                ReceiptCheck.Not(ReceiptFault.WRONG_NONCE),
                verifyReceipt(receipt, jwk, expect.copy(nonce = null)),
            )
            assertEquals(
                ReceiptCheck.Not(ReceiptFault.WRONG_AUDIENCE),
                verifyReceipt(receipt, jwk, expect.copy(recipient = CLOUDLANE)),
            )

            val bytes = receipt.encodeToByteArray()
            for (at in bytes.indices) {
                for (bit in 0..7) {
                    val flipped =
                        bytes.clone().also { it[at] = it[at] xor (1 shl bit).toByte() }.toString(
                            Charsets.ISO_8859_1,
                        )
                    val where = "byte $at bit $bit"
                    val _ = assertFails(where) { StockJava.claims(flipped, "privet-receipt+jwt", key) }
                }
                val flipped = bytes.clone().also { it[at] = it[at] xor 1 }.toString(Charsets.ISO_8859_1)
                assertIs<ReceiptCheck.Not>(verifyReceipt(flipped, jwk, expect), "byte $at")
            }
        }

    @Test
    fun `stock Java proves an entry and no other`(): Unit =
        play { _, privet, person ->
            person.allow(privet.activity(FACE_PAYMENT))
            val logKey = assertNotNull(privet.records.logKey())
            val head = assertNotNull(privet.records.checkpoint())
            val size = head.lines()[1].toULong()
            assertTrue(size > 3uL)
            val held = mutableListOf<ULong>()
            for (index in 0uL..<size) {
                val proved = privet.records.proof(index)
                if (proved == null) {
                    held += index
                    continue
                }
                StockJava.proved(proved.proof, proved.entry, logKey)
                val altered = proved.entry.clone().also { it[it.size - 1] = it[it.size - 1] xor 1 }
                assertFailsWith<IllegalArgumentException> { StockJava.proved(proved.proof, altered, logKey) }
            }
            assertEquals(1, held.size, "only how the person answered is never proven to anybody")
            assertEquals(null, privet.records.proof(size))
        }
}
