package dev.privet

import dev.privet.ffi.ActivityId
import dev.privet.ffi.AnchorStore
import dev.privet.ffi.DeviceKeys
import dev.privet.ffi.OsPermission
import dev.privet.ffi.OsState
import dev.privet.ffi.RecipientId
import dev.privet.ffi.Subject
import dev.privet.testkit.TestPhone
import kotlinx.coroutines.delay
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import java.nio.ByteBuffer
import java.nio.file.Path
import kotlin.test.assertContains
import kotlin.test.assertEquals

/** What the README shows runs as it stands there, on the system's own clock. */
@Suppress("RETURN_VALUE_NOT_USED") // Most readers have that check off.
class ReadmeTest {
    @TempDir
    lateinit var dir: Path

    private val posted = mutableListOf<String>()

    private val registered = mutableListOf<String>()

    private val servers =
        object : Registering {
            override fun knows(
                recipient: RecipientId,
                subject: Subject,
            ) = registered.isNotEmpty()

            override suspend fun challenge(recipient: RecipientId) = CHALLENGE

            override suspend fun registered(
                recipient: RecipientId,
                subject: Subject,
                registration: String,
            ) {
                registered += registration
            }
        }

    private fun post(
        host: String,
        bytes: ByteArray,
    ): Boolean = posted.add("$host ${bytes.size > 1_000}")

    // snippet:begin
    // On every start: the app's own key store and anchor, and what the phone itself allows.
    suspend fun start(
        dir: File,
        manifest: String,
        keys: DeviceKeys,
        anchor: AnchorStore,
    ): Privet {
        val privet = Privet.open(dir, manifest, keys, anchor)
        privet.report(OsPermission.CAMERA, OsState.GRANTED)
        return privet
    }

    // The person tapped "Scan a bill": they are asked for the consent if there is none, see exactly what would leave, and their key
    // signs it. Before the first time the keys are made and made known to the recipient: `servers` asks its server for a challenge,
    // and brings it what was made.
    suspend fun readBill(
        privet: Privet,
        jpeg: ByteBuffer,
        sheets: Confirming,
        servers: Registering,
    ): String {
        val scan = privet.activity(ActivityId("bill_scan"))
        val pending = scan.release(RecipientId("cloudlane"), Payload.Jpeg(jpeg), tapped = true)
        return when (val sent = pending.confirm(sheets, with = servers)) {
            is Release.Confirmed -> "in the outbox, once; receipt: ${sent.receipt}"
            is Release.Sent -> "in the outbox, once; the manifest asks for no confirmation"
            is Release.Refused -> "the person said no; instead: ${sent.fallback}"
            is Release.Denied -> "not allowed: ${sent.reason}; next: ${sent.next}"
            is Release.NotCleanable -> "convert the picture: ${sent.why}"
            is Release.Ended -> "nothing left: ${sent.reason}"
        }
    }

    // Whenever there is a network. The same bytes and number come again until the recipient has them.
    suspend fun upload(privet: Privet): Drained =
        privet.outbox.drain { item ->
            if (post(item.hosts.first(), item.bytes)) Delivery.Delivered() else Delivery.Later
        }
    // snippet:end

    @Test
    fun `what the README shows runs`(): Unit =
        TestPhone(dir.toString(), 1uL, START).use { phone ->
            runBlocking {
                start(dir.toFile(), phone.lanternPay(), phone.keys(), phone.anchor()).use { privet ->
                    val person = Person(phone, pause = { delay(700) })
                    val told = readBill(privet, file("photos/gps.jpg"), person, servers)
                    assertEquals(
                        "in the outbox, once; receipt: ",
                        told.replace(Regex("[\\w-]+\\.[\\w-]+\\.[\\w-]+$"), ""),
                    )
                    assertContains(registered.single(), "\"signatures\"")
                    assertEquals(1, upload(privet).delivered.size)
                    assertEquals(listOf("read.cloudlane.example true"), posted)
                }
            }
        }
}
