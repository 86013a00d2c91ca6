package dev.privet

import dev.privet.ffi.ActivityId
import dev.privet.ffi.ActivityState
import dev.privet.ffi.AnchorStore
import dev.privet.ffi.AskedFrom
import dev.privet.ffi.DeviceKeys
import dev.privet.ffi.RecipientId
import dev.privet.testkit.TestPhone
import kotlinx.coroutines.delay
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import java.nio.ByteBuffer
import java.nio.file.Path
import kotlin.test.assertEquals

/** What the README shows runs as it stands there, on the system's own clock. */
class ReadmeTest {
    @TempDir
    lateinit var dir: Path

    private val posted = mutableListOf<String>()

    private fun post(
        host: String,
        bytes: ByteArray,
    ): Boolean = posted.add("$host ${bytes.size > 1_000}")

    // snippet:begin
    suspend fun readBill(
        privet: Privet,
        jpeg: ByteBuffer,
        sheets: Confirming,
    ): String {
        val scan = privet.activity(ActivityId("bill_scan"))
        if (scan.state.value != ActivityState.ON) {
            val answer = scan.askWith(sheets, AskedFrom.FEATURE)
            if (answer !is Answered.Given) return "not allowed: $answer"
        }
        return when (val sent = scan.release(RecipientId("cloudlane"), Payload.Jpeg(jpeg)).confirm(sheets)) {
            is Release.Confirmed -> "in the outbox, once; receipt: ${sent.receipt}"
            is Release.Refused -> "the person said no; instead: ${sent.fallback}"
            is Release.Denied -> "not allowed: ${sent.reason}; next: ${sent.next}"
            is Release.Sent, is Release.NotCleanable, is Release.Ended -> "$sent"
        }
    }

    suspend fun upload(privet: Privet): Drained =
        privet.outbox.drain { item ->
            // the same bytes and number on each retry
            if (post(item.hosts.first(), item.bytes)) Delivery.Delivered() else Delivery.Later
        }

    suspend fun start(
        dir: File,
        manifest: String,
        keys: DeviceKeys,
        anchor: AnchorStore,
    ): Privet = Privet.open(dir, manifest, keys, anchor)
    // snippet:end

    @Test
    fun `what the README shows runs`(): Unit =
        TestPhone(dir.toString(), 1uL, START).use { phone ->
            runBlocking {
                start(dir.toFile(), phone.lanternPay(), phone.keys(), phone.anchor()).use { privet ->
                    val person = Person(phone, pause = { delay(700) })
                    val _ = person.register(privet, CLOUDLANE)
                    val told = readBill(privet, file("photos/gps.jpg"), person)
                    assertEquals(
                        "in the outbox, once; receipt: ",
                        told.replace(Regex("[\\w-]+\\.[\\w-]+\\.[\\w-]+$"), ""),
                    )
                    assertEquals(1, upload(privet).delivered.size)
                    assertEquals(listOf("read.cloudlane.example true"), posted)
                }
            }
        }
}
