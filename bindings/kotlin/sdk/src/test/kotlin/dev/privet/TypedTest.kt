package dev.privet

import com.example.lanternpay.LanternPay
import com.example.lanternpay.LanternPay.Recipient
import dev.privet.ffi.ActivityState
import dev.privet.ffi.LibraryId
import dev.privet.ffi.OsPermission
import dev.privet.ffi.OsState
import dev.privet.ffi.Payment
import dev.privet.ffi.Refusal
import dev.privet.ffi.Until
import dev.privet.testkit.TestPhone
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import java.nio.file.Path
import kotlin.test.assertEquals
import kotlin.test.assertIs

/** The loop in the types that `privet manifest build` wrote: no string of the manifest's after it. */
class TypedTest {
    @TempDir
    lateinit var dir: Path

    private fun play(story: suspend (LanternPay, Person) -> Unit): Unit =
        TestPhone(dir.toString(), 1uL, START).use { phone ->
            runBlocking {
                val manifest = phone.manifest(LanternPay.manifest)
                Privet.over { phone.open(manifest, null, null) }.use { story(LanternPay(it), Person(phone)) }
            }
        }

    @Test
    fun `the manifest in the source is the file`() {
        assertEquals(File("../../../cli/assets/demo.json").readText().trim(), LanternPay.manifest)
    }

    @Test
    fun `a picture goes to whom its activity declares`(): Unit =
        play { app, person ->
            val _ = person.register(app.privet, Recipient.Cloudlane.id)
            person.allow(app.billScan)
            assertEquals(ActivityState.ON, app.billScan.state.value)
            val picture = Payload.Jpeg(file("photos/gps.jpg"))
            assertIs<Release.Confirmed>(app.billScan.release(Recipient.Cloudlane, picture).confirm(person))
            assertEquals(Ruled.Done(Unit), app.billScan.withdraw())
            assertEquals(Refusal.Withdrawn, assertIs<Ruled.Denied>(app.billScan.use { error("runs") }).reason)
        }

    @Test
    fun `a face that was matched approves a payment`(): Unit =
        play { app, person ->
            val _ = person.register(app.privet, Recipient.LanternPay.id)
            person.allow(app.facePayment)
            assertEquals(Ruled.Done(Unit), app.facePayment.faces.enrol(file("probes/alice-1.f32")))
            val match = app.facePayment.faces.verify { file("probes/alice-2.f32") }
            val token = assertIs<Match.Same>(assertIs<Ruled.Done<Match>>(match).value).token
            val payment = Payment("38.00", "CNY", "Blue Kettle Tea", "n-1234567890123456", null)
            assertIs<Release.Confirmed>(app.pay.pay(Recipient.LanternPay, payment, token).confirm(person))
        }

    @Test
    fun `what each activity takes is what the core takes`(): Unit =
        play { app, person ->
            val _ = assertIs<Ruled.Done<Unit>>(app.privet.report(OsPermission.LOCATION_COARSE, OsState.GRANTED))
            for (recipient in listOf(Recipient.LanternPay, Recipient.HarbourCredit, Recipient.Meridian)) {
                val _ = person.register(app.privet, recipient.id)
            }
            val open = listOf(app.nearby, app.queueTimes, app.scoreShare, app.analytics, app.footprint)
            for (purpose in open) {
                person.allow(purpose)
            }
            person.consent = { ConsentChoice.Allow(Until.Once, TOUCH) }
            person.allow(app.photoCheck)
            val place = Payload.Location(302_500_000, 1_201_600_000)
            val sent =
                listOf(
                    app.nearby.release(Recipient.LanternPay, place),
                    app.queueTimes.release(Recipient.LanternPay, place),
                    app.scoreShare.release(Recipient.HarbourCredit, Payload.Json("""{"range":"700-740"}""")),
                    app.analytics.release(Recipient.Meridian, Payload.Json("""{"pages":3}""")),
                    app.footprint.release(Recipient.LanternPay, Payload.Footprint(2026, ENGLISH)),
                    app.photoCheck.release(Recipient.LanternPay, Payload.Png(file("photos/gps.png"))),
                )
            for (release in sent) {
                assertIs<Release.Confirmed>(release.confirm(person))
            }
        }

    @Test
    fun `kinds of data and libraries are as the manifest names them`(): Unit =
        play { app, _ ->
            assertEquals(LibraryId("maplight"), LanternPay.Library.Maplight.id)
            assertEquals(
                LanternPay.Data.entries.size,
                LanternPay.Data.entries
                    .map { it.id }
                    .toSet()
                    .size,
            )
            assertEquals("••••", app.masked(LanternPay.Data.ScoreRange, "700-740"))
            assertEquals("38.00 CNY", app.masked(LanternPay.Data.PaymentOrder, "38.00 CNY"))
        }
}
