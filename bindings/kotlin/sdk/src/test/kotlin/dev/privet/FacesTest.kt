package dev.privet

import dev.privet.ffi.ActivityId
import dev.privet.ffi.Decision
import dev.privet.ffi.EngineStatus
import dev.privet.ffi.Fault
import dev.privet.ffi.KeyFault
import dev.privet.ffi.Language
import dev.privet.ffi.Next
import dev.privet.ffi.Reader
import dev.privet.ffi.Refusal
import dev.privet.ffi.ScreenLock
import dev.privet.ffi.SystemPrompt
import dev.privet.ffi.UserVerification
import dev.privet.testkit.TestPhone
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.nio.ByteBuffer
import java.nio.file.Path
import kotlin.test.assertContains
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertIs
import kotlin.test.assertNotEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull

/** Several faces, moved to new keys, and what the phone itself does to them. The class is that of docs/vault.md. */
class FacesTest {
    @TempDir
    lateinit var dir: Path

    // snippet:begin
    class FaceSettings(
        private val faces: Faces, // activity.faces(); null, and no such screen, where none are compared
        private val keys: PersonKeys,
        private val reader: Reader,
    ) {
        // "Another look": with glasses, beside those that are there. They look, then the phone asks for its PIN.
        suspend fun anotherLook(probe: ByteBuffer): String = told { faces.enrolBeside(probe, keys, reader) }

        // "Make anew": those that are there are destroyed.
        suspend fun makeAnew(probe: ByteBuffer): String = told { faces.enrolInstead(probe, keys, reader) }

        // "Move to a new key": nobody looks, and nobody signs.
        suspend fun moveToANewKey(): String = told { faces.renew() }

        private suspend fun told(call: suspend () -> Signed<Unit>): String =
            try {
                when (val signed = call()) {
                    is Ruled.Done -> "done"
                    is Signed.Left -> "the person put it off"
                    is Signed.Lost -> "the key store lost the owner's key: ${signed.cause}"
                    is Ruled.Denied -> "not done: ${signed.reason}; next: ${signed.next}"
                }
            } catch (fault: Fault) {
                fault.view(reader.language).text
            }
    }
    // snippet:end

    private fun play(story: suspend (TestPhone, Privet, Person) -> Unit): Unit =
        TestPhone(dir.toString(), 1uL, START).use { phone ->
            runBlocking { phone.privet().use { privet -> story(phone, privet, Person(phone)) } }
        }

    private suspend fun Faces.match(probe: String): Match =
        assertIs<Ruled.Done<Match>>(verify { file("probes/$probe.f32") }).value

    /** The owner's key, an allowed face payment and one face. */
    private suspend fun Person.enrolled(privet: Privet): Faces {
        val _ = register(privet, CLOUDLANE)
        return allowFaces(privet).also {
            assertEquals(Ruled.Done(Unit), it.enrol(file("probes/alice-1.f32")))
        }
    }

    @Test
    fun `further faces take the owner's word, and no failed attempt is given back`(): Unit =
        play { phone, privet, person ->
            val faces = person.enrolled(privet)
            val settings = FaceSettings(faces, person, ENGLISH)
            val somebody =
                object : PersonKeys by person {
                    private val spki = phone.makeKey("somebody", UserVerification.PIN)

                    override suspend fun owner(): ByteArray = spki

                    override suspend fun sign(
                        key: PersonKey,
                        prompt: SystemPrompt,
                        input: ByteArray,
                    ): ByteArray = phone.sign("somebody", input)
                }
            val denied = assertIs<Ruled.Denied>(faces.enrol(file("probes/bob-1.f32")))
            assertEquals(Refusal.AlreadyEnrolled, denied.reason)
            assertEquals(
                "not done: BadSignature; next: START_OVER",
                FaceSettings(faces, somebody, ENGLISH).anotherLook(file("probes/bob-1.f32")),
            )
            assertEquals(Match.Other(4u), faces.match("bob-1"))

            assertEquals("done", settings.anotherLook(file("probes/bob-1.f32")))
            assertIs<Match.Same>(faces.match("bob-1"))
            assertIs<Match.Same>(faces.match("alice-2"))

            assertEquals(Match.Other(4u), faces.match("carol-1"))
            assertEquals("done", settings.moveToANewKey())
            assertEquals(Match.Other(3u), faces.match("carol-1"), "moving forgives nothing")
            assertEquals("done", settings.makeAnew(file("probes/alice-1.f32")))
            assertEquals(Match.Other(2u), faces.match("bob-1"), "who was taken out is nobody now")
            assertEquals(Ruled.Done(Unit), faces.resetAttempts(person, ENGLISH))
            assertEquals(Match.Other(4u), faces.match("bob-1"))
            assertIs<Match.Same>(faces.match("alice-2"))
        }

    @Test
    fun `what compares no faces has no handle to make one with`(): Unit =
        TestPhone(dir.toString(), 1uL, START).use { phone ->
            runBlocking {
                phone.privet().use { privet ->
                    assertNull(privet.activity(ActivityId("photo_check")).faces(), "an identity check")
                    assertNull(privet.activity(BILL_SCAN).faces())
                    assertNull(privet.activity(ActivityId("nobody_declared")).faces())
                    assertFailsWith<Fault.BadArgument> { privet.activity(ActivityId("No Id")).faces() }
                }
                phone.lock()
                phone.privet().use { privet ->
                    assertEquals(EngineStatus.Locked, privet.status.value)
                    assertNotNull(privet.activity(FACE_PAYMENT).faces())
                }
            }
        }

    @Test
    fun `a phone that anybody can open sends nothing and compares no face, and turns off`(): Unit =
        play { phone, privet, person ->
            val faces = person.enrolled(privet)
            val scan = privet.activity(BILL_SCAN)
            person.allow(scan)
            phone.setScreenLock(ScreenLock.NOT_SET)
            val sent =
                assertIs<Release.Denied>(scan.release(CLOUDLANE, Payload.Jpeg(file("photos/gps.jpg"))).confirm(person))
            assertEquals(Refusal.NoScreenLock to Next.SET_SCREEN_LOCK, sent.reason to sent.next)
            val compared = assertIs<Ruled.Denied>(faces.verify { file("probes/alice-2.f32") })
            assertEquals(Refusal.NoScreenLock, compared.reason)
            assertEquals(Ruled.Done(Unit), faces.activity.withdraw())
            phone.setScreenLock(ScreenLock.SET)
            assertEquals(Decision.Denied(Refusal.Withdrawn), faces.activity.check())
            assertIs<Release.Confirmed>(scan.release(CLOUDLANE, Payload.Jpeg(file("photos/gps.jpg"))).confirm(person))
        }

    @Test
    fun `a face that was set up on the phone since turns faces off, and the person is asked anew`(): Unit =
        play { phone, privet, person ->
            val faces = person.enrolled(privet)
            phone.newEnrolment()
            assertEquals(Ruled.Done(Unit), privet.tick())
            assertEquals(Decision.Denied(Refusal.BiometricsChanged), faces.activity.check())
            val denied = assertIs<Ruled.Denied>(faces.enrol(file("probes/bob-1.f32")))
            assertEquals(Refusal.BiometricsChanged to Next.ASK, denied.reason to denied.next)
            person.allow(faces.activity)
            assertEquals(Ruled.Done(Unit), faces.enrol(file("probes/alice-1.f32")))
            assertIs<Match.Same>(faces.match("alice-2"))
        }

    @Test
    fun `the camera stays off where nothing may be compared, and what was blocked is on record`(): Unit =
        play { phone, privet, person ->
            val faces = person.enrolled(privet)
            var looks = 0
            val look: suspend (
                String,
            ) -> Ruled<Match> = { probe -> faces.verify { file("probes/$probe.f32").also { looks++ } } }
            assertEquals(Decision.Allowed, faces.check())
            repeat(5) { assertIs<Ruled.Done<Match>>(look("bob-1")) }
            assertEquals(Refusal.AttemptsSpent to 5, assertIs<Ruled.Denied>(look("alice-2")).reason to looks)
            assertEquals(Ruled.Done(Unit), faces.resetAttempts(person, ENGLISH))
            phone.setScreenLock(ScreenLock.NOT_SET)
            assertEquals(Ruled.Done(Unit), privet.tick())
            assertEquals(Refusal.NoScreenLock to 5, assertIs<Ruled.Denied>(look("alice-2")).reason to looks)
            phone.setScreenLock(ScreenLock.SET)
            assertIs<Match.Same>(assertIs<Ruled.Done<Match>>(look("alice-2")).value, "asked of the phone again")
            assertEquals(6, looks)
            assertEquals(Ruled.Done(Unit), faces.activity.withdraw())
            val rows = privet.timeline(ENGLISH).rows.size
            assertEquals(Refusal.NothingToCompare to 6, assertIs<Ruled.Denied>(look("alice-2")).reason to looks)
            assertEquals(rows + 1, privet.timeline(ENGLISH).rows.size)
        }

    @Test
    fun `what is denied says in the person's language why, and what still works`(): Unit =
        play { _, privet, person ->
            val faces = person.enrolled(privet)
            assertEquals(Ruled.Done(Unit), faces.activity.withdraw())
            val denied = assertIs<Decision.Denied>(faces.activity.check())
            val (english, chinese) = Language.entries.map { faces.activity.wayOn(denied.refusal, it) }
            assertEquals("You turned this off." to "您已关闭此项。", english.text to chinese.text)
            assertEquals(PAY, english.other)
            assertNotNull(chinese.fallback)
            val owned = assertIs<Ruled.Denied>(privet.leaveLockDown(person, ENGLISH))
            assertEquals("There is nothing to do here.", owned.reason.text(Language.EN))
        }

    @Test
    fun `a fault of the key store says what to do in both languages`(): Unit =
        play { phone, privet, person ->
            val faces = person.enrolled(privet)
            phone.fail("keys.create", KeyFault.KEY_MISSING, 1u)
            val fault = assertFailsWith<Fault.Key> { faces.renew() }
            val (english, chinese) = fault.view(Language.EN) to fault.view(Language.ZH_HANS)
            assertEquals(Next.START_OVER to Next.START_OVER, english.next to chinese.next)
            assertContains(english.text, "Your records stay")
            assertNotEquals(english.text, chinese.text)
            phone.fail("keys.create", KeyFault.TRANSIENT, 1u)
            val settings = FaceSettings(faces, person, ENGLISH)
            assertEquals(Fault.Key(KeyFault.TRANSIENT).view(Language.EN).text, settings.moveToANewKey())
            assertEquals("done", settings.moveToANewKey())
            assertIs<Match.Same>(faces.match("alice-2"), "nothing was lost by it")
        }
}
