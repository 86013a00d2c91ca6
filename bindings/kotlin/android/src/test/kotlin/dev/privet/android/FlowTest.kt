package dev.privet.android

import android.app.Activity
import android.app.KeyguardManager
import android.hardware.biometrics.BiometricPrompt
import dev.privet.Choice
import dev.privet.Privet
import dev.privet.Release
import dev.privet.Ruled
import dev.privet.ffi.CancelReason
import dev.privet.ffi.Cause
import dev.privet.ffi.Decision
import dev.privet.ffi.EndReason
import dev.privet.ffi.EngineStatus
import dev.privet.ffi.Refusal
import dev.privet.ffi.UserVerification
import dev.privet.testkit.EnvelopeCheck
import dev.privet.testkit.TestPhone
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import java.io.File
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertTrue

/** The core itself, over the keys, the anchor and the prompt of Android. */
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [30, 35], shadows = [PromptShadow::class])
class FlowTest {
    @get:Rule val folder = TemporaryFolder()
    private val context = RuntimeEnvironment.getApplication()
    private val keyguard = shadowOf(context.getSystemService(KeyguardManager::class.java))
    private val activity by lazy { Robolectric.buildActivity(Activity::class.java).setup().get() }

    @Before fun install() {
        FakeKeyStore.install()
        PromptShadow.reset()
        fingerEnrolled(true)
        keyguard.setIsDeviceSecure(true)
        val _ = activity
    }

    @After fun uninstall() {
        PromptShadow.reset()
        FakeKeyStore.uninstall()
    }

    private fun play(story: suspend (TestPhone, AndroidPerson) -> Unit): Unit =
        TestPhone(folder.root.path, 1uL, START).use { phone ->
            offMain { runBlocking { story(phone, AndroidPerson(phone) { activity }) } }
        }

    private suspend fun <T> TestPhone.opened(story: suspend (Privet) -> T): T = onAndroid(folder.root).use { story(it) }

    @Test
    fun `what the person confirms at the prompt reaches its recipient and nobody asks at any other time`(): Unit =
        play { phone, person ->
            phone.opened { privet ->
                assertEquals(EngineStatus.Ready, privet.status.value)
                val registration = person.register(privet)
                val before = PromptShadow.all.size
                assertEquals(3, before, "the owner's key and each of the two that were registered")
                val sent = privet.activity(PAY).pay(LANTERN_PAY, TEA).confirm(person)
                val confirmed = assertIs<Release.Confirmed>(sent)
                assertEquals(before + 1, PromptShadow.all.size)
                assertTrue(
                    "38" in
                        PromptShadow.all
                            .last()
                            .prompt.title
                            .toString(),
                )

                val item = assertNotNull(privet.outbox.next())
                assertEquals(confirmed.jti, item.jti)
                val opened = phone.openEnvelope(LANTERN_PAY.raw, item.bytes, registration, CHALLENGE, null)
                assertEquals(EnvelopeCheck.Confirmed, opened.verified)
            }
        }

    @Test
    fun `the PIN in place of a finger is the same payment`(): Unit =
        play { phone, person ->
            phone.opened { privet ->
                val registration = person.register(privet)
                person.choice = Choice.Confirm(UserVerification.PIN, TOUCH)
                assertIs<Release.Confirmed>(privet.activity(PAY).pay(LANTERN_PAY, TEA).confirm(person))
                val item = assertNotNull(privet.outbox.next())
                val opened = phone.openEnvelope(LANTERN_PAY.raw, item.bytes, registration, CHALLENGE, null)
                assertEquals(EnvelopeCheck.Confirmed, opened.verified)
            }
        }

    @Test
    fun `who cancels the prompt sends nothing`(): Unit =
        play { phone, person ->
            phone.opened { privet ->
                val _ = person.register(privet)
                PromptShadow.person = Shown::refuse
                val ended = assertIs<Release.Ended>(privet.activity(PAY).pay(LANTERN_PAY, TEA).confirm(person))
                assertEquals(EndReason.Cancelled(CancelReason.SYSTEM_PROMPT), ended.reason)
                PromptShadow.person = { it.error(BiometricPrompt.BIOMETRIC_ERROR_LOCKOUT) }
                val lockedOut = assertIs<Release.Ended>(privet.activity(PAY).pay(LANTERN_PAY, TEA).confirm(person))
                assertEquals(EndReason.Cancelled(CancelReason.SYSTEM_PROMPT), lockedOut.reason)
                assertTrue(person.keys.lockedOut.value)
                assertEquals(null, privet.outbox.next())
            }
        }

    @Test
    fun `a confirming key that a new finger ended has to be registered again`(): Unit =
        play { phone, person ->
            phone.opened { privet ->
                val _ = person.register(privet)
                FakeKeyStore.changeEnrolment()
                val denied = assertIs<Release.Denied>(privet.activity(PAY).pay(LANTERN_PAY, TEA).confirm(person))
                assertEquals(Refusal.NotRegistered, denied.reason)
                person.choice = Choice.Confirm(UserVerification.PIN, TOUCH)
                assertIs<Release.Confirmed>(privet.activity(PAY).pay(LANTERN_PAY, TEA).confirm(person))
            }
        }

    @Test
    fun `a new finger on the phone ends paying by face and its key is gone`(): Unit =
        play { phone, person ->
            phone.opened { privet ->
                val _ = person.register(privet)
                val purpose = privet.activity(FACE_PAYMENT)
                person.allow(purpose)
                val faces = assertNotNull(purpose.faces())
                assertEquals(Ruled.Done(Unit), faces.enrol(file("probes/alice-1.f32")))
                assertEquals(1, FakeKeyStore.keys.keys.count { it.startsWith("privet/template/") })
                FakeKeyStore.changeEnrolment()
                assertEquals(Ruled.Done(Unit), privet.tick())
                assertEquals(Decision.Denied(Refusal.BiometricsChanged), purpose.check())
                assertEquals(0, FakeKeyStore.keys.keys.count { it.startsWith("privet/template/") })
            }
        }

    @Test
    fun `without a screen lock no face is looked at`(): Unit =
        play { phone, person ->
            phone.opened { privet ->
                val _ = person.register(privet)
                val purpose = privet.activity(FACE_PAYMENT)
                person.allow(purpose)
                val faces = assertNotNull(purpose.faces())
                assertEquals(Ruled.Done(Unit), faces.enrol(file("probes/alice-1.f32")))
                keyguard.setIsDeviceSecure(false)
                val denied = assertIs<Ruled.Denied>(faces.verify { file("probes/alice-1.f32") })
                assertEquals(Refusal.NoScreenLock, denied.reason)
            }
        }

    @Test
    fun `older files of the app that are put back are not taken for the present ones`(): Unit =
        play { phone, person ->
            phone.opened { privet ->
                val _ = person.register(privet)
            }
            val older = copied(folder.root)
            phone.opened { privet -> person.allow(privet.activity(NEARBY)) }
            folder.root.deleteRecursively()
            val _ = older.copyRecursively(folder.root)
            phone.opened { privet ->
                assertEquals(EngineStatus.LockedDown(Cause.BEHIND), privet.status.value)
                assertEquals(Decision.Denied(Refusal.LockedDown), privet.activity(PAY).check())
            }
        }

    @Test
    fun `files without their keys are as on another phone`(): Unit =
        play { phone, person ->
            phone.opened { privet ->
                val _ = person.register(privet)
            }
            FakeKeyStore.keys.clear()
            FakeKeyStore.certificates.clear()
            phone.opened { privet ->
                assertEquals(EngineStatus.LockedDown(Cause.ANCHOR_MISSING), privet.status.value)
            }
        }

    @Test
    fun `a master that is gone is a lost key and nothing is wiped`(): Unit =
        play { phone, person ->
            phone.opened { privet -> person.register(privet) }
            val before =
                folder.root
                    .walk()
                    .filter { it.isFile }
                    .map { it.name }
                    .toSet()
            FakeKeyStore.keys.keys.removeIf { it.startsWith("privet/master/") }
            phone.opened { privet ->
                assertEquals(EngineStatus.LockedDown(Cause.LOST_KEY), privet.status.value)
            }
            assertTrue(
                folder.root
                    .walk()
                    .map { it.name }
                    .toSet()
                    .containsAll(before.filterNot { "-" in it }),
            )
        }

    @Test
    fun `after the process died what was sent waits and what was not confirmed is over`(): Unit =
        play { phone, person ->
            phone.opened { privet ->
                val _ = person.register(privet)
                assertIs<Release.Confirmed>(privet.activity(PAY).pay(LANTERN_PAY, TEA).confirm(person))
            }
            phone.opened { privet ->
                assertEquals(EngineStatus.Ready, privet.status.value)
                assertNotNull(privet.outbox.next())
                assertEquals(Decision.Allowed, privet.activity(PAY).check())
            }
        }

    @Test
    fun `a device that is locked locks the records and loses none`(): Unit =
        play { phone, person ->
            phone.opened { privet ->
                val _ = person.register(privet)
            }
            FakeKeyStore.deviceLocked = true
            keyguard.setIsDeviceLocked(true)
            phone.opened { privet ->
                if (android.os.Build.VERSION.SDK_INT >= 35) {
                    assertEquals(EngineStatus.Locked, privet.status.value)
                    FakeKeyStore.deviceLocked = false
                    keyguard.setIsDeviceLocked(false)
                    assertEquals(Ruled.Done(Unit), privet.tick())
                }
                assertEquals(EngineStatus.Ready, privet.status.value)
                assertEquals(Decision.Allowed, privet.activity(PAY).check())
            }
        }

    @Test
    fun `turning off replaces the master's key and its recipient's notice key signs`(): Unit =
        play { phone, person ->
            phone.opened { privet ->
                val _ = person.register(privet)
                person.allow(privet.activity(NEARBY))
                val master = FakeKeyStore.keys.keys.single { it.startsWith("privet/master/") }
                assertEquals(Ruled.Done(Unit), privet.activity(NEARBY).withdraw())
                assertEquals(1, FakeKeyStore.keys.keys.count { it.startsWith("privet/master/") })
                assertTrue(master !in FakeKeyStore.keys)
                assertNotNull(privet.outbox.next(), "what tells the recipient")
            }
        }

    private fun copied(dir: File): File =
        folder.root.resolveSibling(dir.name + "-older").also { val _ = dir.copyRecursively(it, overwrite = true) }
}
