package dev.privet

import dev.privet.ffi.ActivityState
import dev.privet.ffi.CancelReason
import dev.privet.ffi.Decision
import dev.privet.ffi.EndReason
import dev.privet.ffi.EngineStatus
import dev.privet.ffi.HostFault
import dev.privet.ffi.KeyLoss
import dev.privet.ffi.Language
import dev.privet.ffi.MediaType
import dev.privet.ffi.Next
import dev.privet.ffi.NotCleanable
import dev.privet.ffi.OutboxItem
import dev.privet.ffi.Outcome
import dev.privet.ffi.Payment
import dev.privet.ffi.Refusal
import dev.privet.ffi.Reply
import dev.privet.ffi.RequestId
import dev.privet.ffi.SystemPrompt
import dev.privet.ffi.Until
import dev.privet.ffi.UserVerification
import dev.privet.ffi.Verified
import dev.privet.testkit.EnvelopeCheck
import dev.privet.testkit.TestPhone
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.job
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import java.nio.ByteBuffer
import java.nio.file.Path
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertIs
import kotlin.test.assertNotEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue

/** The whole loop: declared, asked, used, confirmed, left, provable. */
class ReleaseTest {
    @TempDir
    lateinit var dir: Path

    private fun play(story: suspend (TestPhone, Privet, Person) -> Unit): Unit =
        TestPhone(dir.toString(), 1uL, START).use { phone ->
            runBlocking { phone.privet().use { privet -> story(phone, privet, Person(phone)) } }
        }

    private val photo get() = Payload.Jpeg(file("photos/gps.jpg"))

    @Test
    fun `another language draws and digests the lines anew, as often as it changes, and chooses nothing`(): Unit =
        play { _, privet, person ->
            val _ = person.register(privet, CLOUDLANE)
            val turns =
                ArrayDeque(listOf(Language.ZH_HANS, Language.EN, Language.ZH_HANS, Language.EN, Language.ZH_HANS))

            fun turned(): Boolean {
                val next = turns.removeFirstOrNull() ?: return false
                person.reader = person.reader.copy(language = next)
                return true
            }
            person.consent = { if (turned()) ConsentChoice.Redraw else ConsentChoice.Allow(Until.Withdrawn, TOUCH) }
            person.allow(privet.activity(BILL_SCAN))
            turns += listOf(Language.EN, Language.ZH_HANS, Language.EN, Language.ZH_HANS)
            person.choice = { if (turned()) Choice.Redraw else Choice.Confirm(UserVerification.BIO, TOUCH) }
            assertIs<Release.Confirmed>(privet.activity(BILL_SCAN).release(CLOUDLANE, photo).confirm(person))
            assertEquals(listOf("zh-Hans", "en", "zh-Hans", "en", "zh-Hans"), person.views.map { it.language })
            assertEquals(
                2,
                person.views
                    .map { it.digest }
                    .toSet()
                    .size,
            )
        }

    @Test
    fun `a preview that comes too late for a sender that is gone is wiped`(): Unit =
        play { _, privet, _ ->
            val preview = byteArrayOf(1, 2, 3)
            coroutineScope {
                launch {
                    val sender = currentCoroutineContext().job
                    val _ =
                        privet.core.readBytes {
                            sender.cancel()
                            preview
                        }
                }.join()
            }
            assertContentEquals(ByteArray(3), preview)
        }

    @Test
    fun `a confirmed picture leaves once and its recipient can check it`(): Unit =
        play { phone, privet, person ->
            val registration = person.register(privet, CLOUDLANE)
            val scan = privet.activity(BILL_SCAN)
            assertEquals(ActivityState.OFF, scan.state.value)
            person.allow(scan)
            assertEquals(ActivityState.ON, scan.state.value)
            assertEquals(Decision.Allowed, scan.check())

            val request = RequestId.random()
            val pending = scan.release(CLOUDLANE, photo)
            val sent = assertIs<Release.Confirmed>(pending.confirm(person, request))
            assertEquals(Outcome.Done(Reply.Confirmed(sent.jti, sent.receipt)), privet.outcome(request))
            assertEquals(sent, pending.confirm(person, request), "repeated, it answers what it answered")
            assertIs<Release.Denied>(pending.confirm(person)).let { assertEquals(Refusal.AlreadyUsed, it.reason) }
            assertEquals(1, person.previews.size, "what left already is not shown again")

            val seen = mutableListOf<OutboxItem>()
            val first =
                privet.outbox.drain {
                    seen += it
                    Delivery.Later
                }
            assertEquals(Drained(emptyList(), listOf(sent.jti)), first)
            val second =
                privet.outbox.drain {
                    seen += it
                    Delivery.Delivered(phone.acknowledge(it.bytes))
                }
            assertEquals(Drained(listOf(sent.jti), emptyList()), second)
            assertContentEquals(seen[0].bytes, seen[1].bytes)
            assertNull(privet.outbox.next())

            val opened = phone.openEnvelope("cloudlane", seen[0].bytes, registration, CHALLENGE, null)
            assertEquals(EnvelopeCheck.Confirmed, opened.verified)
            assertEquals(sent.receipt, opened.receipt)
            assertContentEquals(person.previews.single(), opened.payload)
            assertEquals(sent.receipt, privet.records.receipt(sent.jti))
            assertIs<Verified.Whole>(privet.records.verifyLedger())
            assertNotNull(privet.records.proof(0uL))
            assertTrue(privet.timeline(ENGLISH).rows.any { it.recipient == CLOUDLANE })
            val row = assertNotNull(privet.center(ENGLISH).first()).activities.first { it.activity == BILL_SCAN }
            assertTrue("On" in row.stateText, row.stateText)
        }

    @Test
    fun `a cropped picture is looked at anew and leaves in place of the first`(): Unit =
        play { phone, privet, person ->
            val registration = person.register(privet, CLOUDLANE)
            val scan = privet.activity(BILL_SCAN)
            person.allow(scan)
            person.choice = {
                person.choice = { Choice.Confirm(UserVerification.BIO, TOUCH) }
                Choice.Replace(Payload.Jpeg(file("photos/rotated.jpg")))
            }
            val sent = assertIs<Release.Confirmed>(scan.release(CLOUDLANE, photo).confirm(person))
            assertEquals(2, person.previews.size, "the cropped picture is shown before it counts")
            val (whole, cropped) = person.views
            assertNotEquals(whole.digest, cropped.digest)
            val item = assertNotNull(privet.outbox.next())
            assertEquals(sent.jti, item.jti)
            val opened = phone.openEnvelope("cloudlane", item.bytes, registration, CHALLENGE, null)
            assertContentEquals(person.previews[1], opened.payload)

            person.choice = { Choice.Replace(Payload.Jpeg(file("photos/not_a_jpeg.heic"))) }
            assertIs<Release.NotCleanable>(scan.release(CLOUDLANE, photo).confirm(person))
            assertEquals(sent.jti, privet.outbox.next()?.jti, "and nothing else waits to leave")
        }

    @Test
    fun `19 the system prompt gets the strings that were digested with the lines`(): Unit =
        play { _, privet, person ->
            val _ = person.register(privet, CLOUDLANE)
            val scan = privet.activity(BILL_SCAN)
            person.allow(scan)
            val _ = assertIs<Release.Confirmed>(scan.release(CLOUDLANE, photo).confirm(person))
            val prompt = person.prompts.last()
            val sheet = person.sheets.single()
            val view = sheet.view
            assertEquals(sheet.release.system, prompt)
            assertEquals("Send 1 picture", prompt.title)
            assertEquals("Send 1 picture to Cloudlane", prompt.reason)
            assertEquals(view.refuse, prompt.refuse)
            assertNull(prompt.fallback)
            assertTrue(prompt.rows.isNotEmpty() && view.lines.map { it.text }.containsAll(prompt.rows))
        }

    @Test
    fun `a face payment takes a match and off takes the template`(): Unit =
        play { _, privet, person ->
            val _ = person.register(privet, LANTERN_PAY)
            val face = privet.activity(FACE_PAYMENT)
            person.allow(face)
            val faces = assertNotNull(face.faces())
            assertEquals(Ruled.Done(Unit), faces.enrol(file("probes/alice-1.f32")))
            assertEquals(Ruled.Done(Match.Other(4u)), faces.verify { file("probes/bob-1.f32") })
            val same = assertIs<Ruled.Done<Match>>(faces.verify { file("probes/alice-2.f32") }).value
            val payment = Payment("38.00", "CNY", "Blue Kettle Tea", "n-1234567890123456", null)
            val paid = privet.activity(PAY).pay(LANTERN_PAY, payment, assertIs<Match.Same>(same).token).confirm(person)
            assertIs<Release.Confirmed>(paid)
            assertNull(person.previews.single(), "a payment has no payload: the lines are all there is")

            assertEquals(Ruled.Done(Unit), face.withdraw())
            assertEquals(ActivityState.OFF, face.state.value)
            val gone = assertIs<Ruled.Denied>(faces.verify { file("probes/alice-1.f32") })
            assertEquals(Refusal.NothingToCompare, gone.reason)
            val denied = assertIs<Ruled.Denied>(face.use { error("runs in spite of the no") })
            assertEquals(Refusal.Withdrawn, denied.reason)
        }

    @Test
    fun `only a tap on the feature raises the consent prompt and a no keeps it quiet`(): Unit =
        play { phone, privet, person ->
            val _ = person.register(privet, CLOUDLANE)
            val scan = privet.activity(BILL_SCAN)
            person.consent = { error("asked without a tap") }
            assertEquals(
                Refusal.NoConsent,
                assertIs<Release.Denied>(scan.release(CLOUDLANE, photo).confirm(person)).reason,
            )
            person.consent = { ConsentChoice.Refuse(TOUCH) }
            assertIs<Release.Refused>(scan.release(CLOUDLANE, photo, tapped = true).confirm(person))
            person.consent = { error("asked again after a no") }
            val quiet = assertIs<Release.Denied>(scan.release(CLOUDLANE, photo, tapped = true).confirm(person))
            assertIs<Refusal.CoolDown>(quiet.reason)
            assertEquals(Next.USE_FALLBACK, quiet.next)
            phone.advance(7uL * 86_400_000uL)
            person.consent = { ConsentChoice.Leave(CancelReason.BACK) }
            val left = scan.release(CLOUDLANE, photo, tapped = true).confirm(person)
            assertEquals(Release.Ended(EndReason.Cancelled(CancelReason.BACK)), left)
        }

    @Test
    fun `a payment that needs a consent asks for it after a tap as any send does`(): Unit =
        TestPhone(dir.toString(), 1uL, START).use { phone ->
            val declared = File("../../../cli/assets/demo.json").readText()
            val asking = Regex("(\"contract\",\\s*\"separate_consent\": )false")
            val manifest = phone.manifest(declared.replace(asking, "$1true, \"unused_lapse_days\": 180"))
            val payment = Payment("38.00", "CNY", "Blue Kettle Tea", "n-1234567890123456", null)
            runBlocking {
                Privet.over { phone.open(manifest, null, null) }.use { privet ->
                    val person = Person(phone)
                    val _ = person.register(privet, LANTERN_PAY)
                    val pay = privet.activity(PAY)
                    val quiet = assertIs<Release.Denied>(pay.pay(LANTERN_PAY, payment).confirm(person))
                    assertEquals(Refusal.NoConsent, quiet.reason)
                    assertIs<Release.Confirmed>(pay.pay(LANTERN_PAY, payment, tapped = true).confirm(person))
                }
            }
        }

    @Test
    fun `a tap that is answered with yes goes on to the send`(): Unit =
        play { _, privet, person ->
            val _ = person.register(privet, CLOUDLANE)
            assertIs<Release.Confirmed>(
                privet.activity(BILL_SCAN).release(CLOUDLANE, photo, tapped = true).confirm(person),
            )
        }

    @Test
    fun `a send outlasts the system's prompt that sends the app to the background`(): Unit =
        play { _, privet, person ->
            val _ = person.register(privet, CLOUDLANE)
            val scan = privet.activity(BILL_SCAN)
            person.allow(scan)
            val interrupted =
                object : Confirming by person, PersonKeys by person {
                    override val keys: PersonKeys get() = this

                    override suspend fun present(
                        sheet: Offer,
                        preview: ByteArray?,
                    ): Choice = privet.lock().let { person.present(sheet, preview) }

                    override suspend fun sign(
                        key: PersonKey,
                        prompt: SystemPrompt,
                        input: ByteArray,
                    ): ByteArray? {
                        privet.lock()
                        assertEquals(EngineStatus.Locked, privet.status.value)
                        return person.sign(key, prompt, input)
                    }
                }
            assertIs<Release.Confirmed>(scan.release(CLOUDLANE, photo).confirm(interrupted))
            privet.lock()
            assertNotNull(privet.outbox.next(), "delivering goes on")
        }

    @Test
    fun `what is not confirmed does not leave`(): Unit =
        play { phone, privet, person ->
            val _ = person.register(privet, CLOUDLANE)
            val scan = privet.activity(BILL_SCAN)
            person.allow(scan)
            person.choice = { Choice.Refuse(TOUCH) }
            assertIs<Release.Refused>(scan.release(CLOUDLANE, photo).confirm(person))
            person.choice = { Choice.Leave(CancelReason.BACKGROUND) }
            val left = scan.release(CLOUDLANE, photo).confirm(person)
            assertEquals(Release.Ended(EndReason.Cancelled(CancelReason.BACKGROUND)), left)
            person.choice = { phone.advance(301_000uL).let { Choice.Confirm(UserVerification.BIO, TOUCH) } }
            assertEquals(Release.Ended(EndReason.Expired), scan.release(CLOUDLANE, photo).confirm(person))
            person.choice = { throw NoSuchElementException("a bug of the screen") }
            assertFailsWith<NoSuchElementException> { scan.release(CLOUDLANE, photo).confirm(person) }
            person.choice = { Choice.Confirm(UserVerification.BIO, TOUCH) }
            person.signs = false
            val unsigned = scan.release(CLOUDLANE, photo).confirm(person)
            assertEquals(Release.Ended(EndReason.Cancelled(CancelReason.SYSTEM_PROMPT)), unsigned)
            assertNull(privet.outbox.next())
        }

    @Test
    fun `a key that is gone is recorded, and the way on is to register again`(): Unit =
        play { _, privet, person ->
            val _ = person.register(privet, CLOUDLANE)
            val scan = privet.activity(BILL_SCAN)
            person.allow(scan)
            person.unable = HostFault.KeyInvalidated()
            val lost = assertIs<Release.Denied>(scan.release(CLOUDLANE, photo).confirm(person))
            assertEquals(Refusal.NotRegistered to Next.REGISTER_KEY, lost.reason to lost.next)
            person.unable = null
            val again = assertIs<Release.Denied>(scan.release(CLOUDLANE, photo).confirm(person))
            assertEquals(Next.REGISTER_KEY, again.next)
            assertNull(privet.outbox.next())
        }

    @Test
    fun `the phone's own prompt says what each key signs for, and leaving it is an answer`(): Unit =
        play { _, privet, person ->
            person.signs = false
            assertEquals(Signed.Left, privet.setOwner(person, ENGLISH))
            person.signs = true
            val _ = person.register(privet, CLOUDLANE)
            person.signs = false
            assertEquals(Signed.Left, privet.register(CLOUDLANE, CHALLENGE, person, ENGLISH))
            assertEquals(
                listOf("Show that this phone is yours", "Set up your key for Cloudlane"),
                person.prompts.map { it.reason }.distinct(),
            )
            val chinese = privet.register(CLOUDLANE, CHALLENGE, person, ENGLISH.copy(language = Language.ZH_HANS))
            assertEquals(Signed.Left to "设置您的密钥", chinese to person.prompts.last().title)
        }

    @Test
    fun `a key that is lost while it registers or proves the owner confirms nothing any more`(): Unit =
        play { _, privet, person ->
            val _ = person.register(privet, CLOUDLANE)
            val scan = privet.activity(BILL_SCAN)
            person.allow(scan)
            person.unable = HostFault.KeyMissing()
            assertEquals(Signed.Lost(KeyLoss.MISSING), privet.leaveLockDown(person, ENGLISH))
            assertEquals(Signed.Lost(KeyLoss.MISSING), privet.register(CLOUDLANE, CHALLENGE, person, ENGLISH))
            person.unable = null
            val denied = assertIs<Release.Denied>(scan.release(CLOUDLANE, photo).confirm(person))
            assertEquals(Refusal.NotRegistered to Next.REGISTER_KEY, denied.reason to denied.next)
            val _ = person.register(privet, CLOUDLANE)
            assertIs<Release.Confirmed>(scan.release(CLOUDLANE, photo).confirm(person))
        }

    @Test
    fun `a screen that confirms before it was looked at confirms nothing`(): Unit =
        play { phone, privet, person ->
            val _ = person.register(privet, CLOUDLANE)
            person.allow(privet.activity(BILL_SCAN))
            val blind = Person(phone, pause = {})
            val denied = assertIs<Release.Denied>(privet.activity(BILL_SCAN).release(CLOUDLANE, photo).confirm(blind))
            assertEquals(Refusal.TooFast, denied.reason)
            assertEquals(MAX_DRAWINGS, blind.previews.size)
            assertNull(privet.outbox.next())
        }

    @Test
    fun `what cannot be approved or replaced is not left waiting`(): Unit =
        play { phone, privet, person ->
            val _ = person.register(privet, CLOUDLANE)
            val scan = privet.activity(BILL_SCAN)
            person.allow(scan)
            val changed = Release.Ended(EndReason.Cancelled(CancelReason.CHANGED))
            val hasty = scan.release(CLOUDLANE, photo)
            assertEquals(Refusal.TooFast, assertIs<Release.Denied>(hasty.confirm(Person(phone, pause = {}))).reason)
            assertEquals(changed, hasty.confirm(person))

            person.choice = { Choice.Replace(Payload.Json("{}")) }
            val replaced = scan.release(CLOUDLANE, photo)
            assertEquals(Refusal.NotMinimised, assertIs<Release.Denied>(replaced.confirm(person)).reason)
            person.choice = { Choice.Confirm(UserVerification.BIO, TOUCH) }
            assertEquals(changed, replaced.confirm(person))
            assertNull(privet.outbox.next())
        }

    @Test
    fun `a repeated confirmation answers again, also after a question and with the buffer gone`(): Unit =
        play { _, privet, person ->
            val _ = person.register(privet, CLOUDLANE)
            val picture = file("photos/gps.jpg")
            val pending = privet.activity(BILL_SCAN).release(CLOUDLANE, Payload.Jpeg(picture), tapped = true)
            val request = RequestId.random()
            val sent = assertIs<Release.Confirmed>(pending.confirm(person, request))
            picture.put(0, 0)
            person.consent = { error("asked again") }
            assertEquals(sent, pending.confirm(person, request))
            assertEquals(1, person.previews.size, "and is not shown again")
            assertEquals(listOf(sent.jti), privet.outbox.drain { Delivery.Delivered() }.delivered)
        }

    @Test
    fun `nothing is recorded before it is confirmed`(): Unit =
        play { _, privet, person ->
            val _ = person.register(privet, CLOUDLANE)
            person.allow(privet.activity(BILL_SCAN))
            val before = assertNotNull(privet.records.checkpoint())
            val pending = privet.activity(BILL_SCAN).release(CLOUDLANE, photo)
            assertEquals(before, privet.records.checkpoint())
            assertNull(privet.outcome(pending.request))
            assertIs<Release.Confirmed>(pending.confirm(person))
            assertIs<Reply.Pending>(assertIs<Outcome.Done>(privet.outcome(pending.request)).reply)
        }

    @Test
    fun `a payload that cannot be cleaned is not proposed`(): Unit =
        play { _, privet, person ->
            val _ = person.register(privet, CLOUDLANE)
            person.allow(privet.activity(BILL_SCAN))
            val heic = Payload.Jpeg(file("photos/not_a_jpeg.heic"))
            val sent = privet.activity(BILL_SCAN).release(CLOUDLANE, heic).confirm(person)
            assertEquals(Release.NotCleanable(NotCleanable.HEIF), sent)
            assertTrue(person.previews.isEmpty())
        }

    @Test
    fun `a payload is what lies between position and limit of a direct buffer`(): Unit =
        play { _, privet, person ->
            val _ = person.register(privet, CLOUDLANE)
            person.allow(privet.activity(BILL_SCAN))
            assertFailsWith<NotDirect> { Payload.Jpeg(ByteBuffer.wrap(byteArrayOf(1))) }
            val faces = assertNotNull(privet.activity(FACE_PAYMENT).faces())
            assertFailsWith<NotDirect> { faces.enrol(ByteBuffer.allocate(512)) }
            assertFailsWith<NotDirect> { faces.enrolBeside(ByteBuffer.allocate(512), person, ENGLISH) }
            val picture = TESTS.resolve("photos/gps.jpg").readBytes()
            val padded = direct(ByteArray(9) + picture + ByteArray(5)).position(9).limit(9 + picture.size)
            val payload = Payload.Jpeg(padded)
            assertEquals(MediaType.JPEG, payload.mediaType)
            assertIs<Release.Confirmed>(privet.activity(BILL_SCAN).release(CLOUDLANE, payload).confirm(person))
            assertEquals(9, padded.position())
        }

    @Test
    fun `a use ends with its block, also when the block fails`(): Unit =
        play { _, privet, person ->
            val _ = person.register(privet, CLOUDLANE)
            person.allow(privet.activity(BILL_SCAN))
            assertEquals(Ruled.Done(7), privet.activity(BILL_SCAN).use { 7 })
            assertFailsWith<NoSuchElementException> {
                privet
                    .activity(
                        BILL_SCAN,
                    ).use { throw NoSuchElementException() }
            }
            val _ = assertIs<Ruled.Done<Use>>(privet.activity(BILL_SCAN).access()).value.end()
        }
}
