package dev.privet.android

import android.app.Activity
import android.app.KeyguardManager
import android.content.pm.PackageManager
import android.hardware.biometrics.BiometricManager.Authenticators.BIOMETRIC_STRONG
import android.hardware.biometrics.BiometricManager.Authenticators.DEVICE_CREDENTIAL
import android.hardware.biometrics.BiometricPrompt
import android.hardware.biometrics.PromptContentItemBulletedText
import android.hardware.biometrics.PromptVerticalListContentView
import android.os.Build
import android.security.keystore.KeyProperties
import dev.privet.PersonKey
import dev.privet.ffi.ConfirmingKey
import dev.privet.ffi.Digest
import dev.privet.ffi.HostFault
import dev.privet.ffi.SystemPrompt
import dev.privet.ffi.UserVerification
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import java.security.KeyFactory
import java.security.Signature
import java.security.spec.X509EncodedKeySpec
import java.util.Base64
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue

/** The person's keys, and the system's prompt in front of each use. */
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [30, 35], shadows = [PromptShadow::class])
class PersonKeysTest {
    private val context = RuntimeEnvironment.getApplication()
    private val keyguard = shadowOf(context.getSystemService(KeyguardManager::class.java))
    private val controller by lazy { Robolectric.buildActivity(Activity::class.java).setup() }
    private var accepted = UserVerification.entries.toSet()
    private val keys by lazy { AndroidPersonKeys(context) { controller.get() } }

    @Before fun install() {
        FakeKeyStore.install()
        PromptShadow.reset()
        shadowOf(context.packageManager).setSystemFeature(PackageManager.FEATURE_STRONGBOX_KEYSTORE, true)
        fingerEnrolled(true)
        keyguard.setIsDeviceSecure(true)
        val _ = controller
    }

    @After fun uninstall() {
        PromptShadow.reset()
        FakeKeyStore.uninstall()
    }

    private fun make(attestation: Digest = FIRST): List<ConfirmingKey> =
        offMain { runBlocking { keys.make(LANTERN_PAY, accepted, attestation) } }

    private fun sign(
        key: PersonKey,
        input: ByteArray,
        prompt: SystemPrompt = PAYING,
    ): ByteArray? = offMain { runBlocking { keys.sign(key, prompt, input) } }

    @Test
    fun `each key is bound to what unlocks it for one use and attested for this challenge`() {
        assertEquals(UserVerification.entries.toList(), make().map { it.uv })
        val (bio, pin) = FakeKeyStore.specs.toList()
        for (spec in listOf(bio, pin)) {
            assertTrue(spec.isUserAuthenticationRequired && spec.isStrongBoxBacked)
            assertEquals(0, spec.userAuthenticationValidityDurationSeconds, "each use asks anew")
            assertEquals(KeyProperties.PURPOSE_SIGN, spec.purposes)
            assertEquals(listOf(KeyProperties.DIGEST_SHA256), spec.digests.toList())
            assertContentEquals(FIRST.raw.hexToByteArray(), spec.attestationChallenge)
        }
        assertEquals(KeyProperties.AUTH_BIOMETRIC_STRONG, bio.userAuthenticationType)
        assertTrue(bio.isInvalidatedByBiometricEnrollment)
        assertEquals(KeyProperties.AUTH_DEVICE_CREDENTIAL, pin.userAuthenticationType)
    }

    @Test
    fun `what the phone attests goes along with the key's own certificate first`() {
        for (key in make()) {
            assertEquals(2, key.attestation.size)
            assertTrue(
                key.attestation
                    .first()
                    .asList()
                    .containsAll(key.spki.asList()),
            )
        }
    }

    @Test
    fun `a phone that attests nothing has keys all the same and says nothing about them`() {
        FakeKeyStore.attests = false
        assertEquals(listOf(emptyList(), emptyList<ByteArray>()), make().map { it.attestation })
    }

    @Test
    fun `no key is made that nobody could unlock or the recipient would not take`() {
        fingerEnrolled(false)
        assertEquals(listOf(UserVerification.PIN), make().map { it.uv })
        keyguard.setIsDeviceSecure(false)
        assertEquals(emptyList(), make(SECOND).map { it.uv })
        fingerEnrolled(true)
        keyguard.setIsDeviceSecure(true)
        accepted = setOf(UserVerification.BIO)
        assertEquals(listOf(UserVerification.BIO), make(SECOND).map { it.uv })
    }

    @Test
    fun `the same challenge finds its keys and another one takes none away`() {
        val first = make()
        assertEquals(first.map { it.spki.asList() }, make().map { it.spki.asList() })
        val second = make(SECOND)
        assertEquals(0, first.map { it.spki.asList() }.intersect(second.map { it.spki.asList() }.toSet()).size)
        for (made in listOf(first, second)) {
            val input = jws(made.last().spki)
            val signature = assertNotNull(sign(CONFIRMING_PIN, input))
            assertTrue(verifies(made.last().spki, input, signature), "the key that the input names")
        }
    }

    @Test
    fun `keys of registrations that were broken off do not pile up`() {
        for (at in 0..9) {
            val _ = make(Digest("$at".repeat(64)))
        }
        assertEquals(8, FakeKeyStore.keys.size)
    }

    @Test
    fun `19 a signature takes one prompt with these words and verifies`() {
        val bio = make().first()
        val input = jws(bio.spki)
        val signature = assertNotNull(sign(CONFIRMING_BIO, input))
        assertTrue(verifies(bio.spki, input, signature))
        val prompt = PromptShadow.all.single().prompt
        assertEquals(listOf(PAYING.title, PAYING.subtitle), listOf(prompt.title, prompt.subtitle))
        assertEquals(PAYING.refuse, prompt.negativeButtonText)
        assertEquals(BIOMETRIC_STRONG, prompt.allowedAuthenticators, "no PIN mixed in")
        assertTrue(prompt.isConfirmationRequired)
    }

    @Test
    fun `from API 35 on the rows take the place of the description and before it they do not show`() {
        val bio = make().first()
        val _ = sign(CONFIRMING_BIO, jws(bio.spki))
        val prompt = PromptShadow.all.single().prompt
        assertEquals(PAYING.description, prompt.description)
        if (Build.VERSION.SDK_INT >= 35) {
            val list = prompt.contentView as PromptVerticalListContentView
            assertEquals(PAYING.rows, list.listItems.map { (it as PromptContentItemBulletedText).text })
            val _ = sign(CONFIRMING_BIO, jws(bio.spki), PAYING.copy(rows = emptyList()))
            assertNull(
                PromptShadow.all
                    .last()
                    .prompt.contentView,
            )
        }
    }

    @Test
    fun `the PIN's prompt is the device's own with the same words and no second button`() {
        val pin = make().last()
        val input = jws(pin.spki)
        assertTrue(verifies(pin.spki, input, assertNotNull(sign(CONFIRMING_PIN, input))))
        val prompt = PromptShadow.all.single().prompt
        assertEquals(DEVICE_CREDENTIAL, prompt.allowedAuthenticators)
        assertEquals(PAYING.title, prompt.title)
        assertNull(prompt.negativeButtonText)
    }

    @Test
    fun `who leaves the prompt in whatever way signs nothing`() {
        val input = jws(make().first().spki)
        val ways =
            listOf<(Shown) -> Unit>(
                Shown::refuse,
                { it.error(BiometricPrompt.BIOMETRIC_ERROR_USER_CANCELED) },
                { it.error(BiometricPrompt.BIOMETRIC_ERROR_CANCELED) },
                { it.error(BiometricPrompt.BIOMETRIC_ERROR_TIMEOUT) },
                {
                    it.fail()
                    it.refuse()
                },
            )
        for (way in ways) {
            PromptShadow.person = way
            assertNull(sign(CONFIRMING_BIO, input))
        }
        assertEquals(ways.size, PromptShadow.all.size)
    }

    @Test
    fun `a finger that is not known leaves the prompt and a second one signs`() {
        val bio = make().first()
        PromptShadow.person = {
            it.fail()
            it.approve()
        }
        assertNotNull(sign(CONFIRMING_BIO, jws(bio.spki)))
    }

    @Test
    fun `what ends the prompt first is what counts`() {
        val bio = make().first()
        PromptShadow.person = {
            it.error(BiometricPrompt.BIOMETRIC_ERROR_USER_CANCELED)
            it.approve()
            it.error(BiometricPrompt.BIOMETRIC_ERROR_LOCKOUT)
        }
        assertNull(sign(CONFIRMING_BIO, jws(bio.spki)))
    }

    @Test
    fun `21 a prompt that lets nobody in is no signature and no fault, and too many tries are told`() {
        val input = jws(make().first().spki)
        val ends =
            mapOf(
                BiometricPrompt.BIOMETRIC_ERROR_LOCKOUT to true,
                BiometricPrompt.BIOMETRIC_ERROR_LOCKOUT_PERMANENT to true,
                BiometricPrompt.BIOMETRIC_ERROR_USER_CANCELED to false,
                BiometricPrompt.BIOMETRIC_ERROR_TIMEOUT to false,
                BiometricPrompt.BIOMETRIC_ERROR_HW_UNAVAILABLE to false,
                BiometricPrompt.BIOMETRIC_ERROR_VENDOR to false,
            )
        for ((code, lockedOut) in ends) {
            PromptShadow.person = { it.error(code) }
            assertNull(sign(CONFIRMING_BIO, input))
            assertEquals(lockedOut, keys.lockedOut.value, "$code")
        }
    }

    @Test
    fun `21 too many tries are forgotten with the next prompt that lets somebody in`() {
        val (bio, pin) = make()
        PromptShadow.person = { it.error(BiometricPrompt.BIOMETRIC_ERROR_LOCKOUT) }
        assertNull(sign(CONFIRMING_BIO, jws(bio.spki)))
        PromptShadow.person = Shown::approve
        assertNotNull(sign(CONFIRMING_PIN, jws(pin.spki)))
        assertFalse(keys.lockedOut.value)
    }

    @Test
    fun `where no finger and no screen lock is left the key went with it`() {
        val input = jws(make().first().spki)
        for (code in listOf(
            BiometricPrompt.BIOMETRIC_ERROR_NO_BIOMETRICS,
            BiometricPrompt.BIOMETRIC_ERROR_NO_DEVICE_CREDENTIAL,
        )) {
            PromptShadow.person = { it.error(code) }
            assertFailsWith<HostFault.KeyInvalidated> { sign(CONFIRMING_BIO, input) }
        }
    }

    @Test
    fun `a new finger ends the key that a finger unlocks and not the PIN's`() {
        val (bio, pin) = make()
        FakeKeyStore.changeEnrolment()
        assertFailsWith<HostFault.KeyInvalidated> { sign(CONFIRMING_BIO, jws(bio.spki)) }
        assertEquals(0, PromptShadow.all.size, "nobody is asked for a key that is gone")
        assertNotNull(sign(CONFIRMING_PIN, jws(pin.spki)))
    }

    @Test
    fun `a key that is gone and one of another registration are missing`() {
        val (bio, pin) = make()
        assertFailsWith<HostFault.KeyMissing> { sign(CONFIRMING_BIO, jws(pin.spki)) }
        assertFailsWith<HostFault.KeyMissing> { sign(CONFIRMING_BIO, "no token".encodeToByteArray()) }
        FakeKeyStore.keys.clear()
        assertFailsWith<HostFault.KeyMissing> { sign(CONFIRMING_BIO, jws(bio.spki)) }
        assertEquals(0, PromptShadow.all.size)
    }

    @Test
    fun `cancelling the caller takes the prompt away`() {
        val input = jws(make().first().spki)
        PromptShadow.person = {}
        offMain {
            runBlocking(Dispatchers.Default) {
                val signing = async { keys.sign(CONFIRMING_BIO, PAYING, input) }
                while (PromptShadow.all.isEmpty()) Thread.sleep(1)
                signing.cancel()
                assertFailsWith<CancellationException> { signing.await() }
            }
        }
        assertTrue(
            PromptShadow.all
                .single()
                .cancel.isCanceled,
        )
    }

    @Test
    fun `an activity that goes away takes its prompt along and is let go of`() {
        val input = jws(make().first().spki)
        val activity = controller.get()
        PromptShadow.person = {}
        val waiting = later { runBlocking { keys.sign(CONFIRMING_BIO, PAYING, input) } }
        await { PromptShadow.all.isNotEmpty() }
        controller.pause().stop().destroy()
        await { waiting.isDone }
        assertNull(waiting.get())
        assertTrue(
            PromptShadow.all
                .single()
                .cancel.isCanceled,
        )
        assertEquals(0, callbacksOf(activity))
        assertNull(sign(CONFIRMING_BIO, input), "there is none in front")
        assertEquals(1, PromptShadow.all.size)
    }

    @Test
    fun `a prompt leaves nothing at the activity however it ends`() {
        val input = jws(make().first().spki)
        val before = callbacksOf(controller.get())
        for (way in listOf<(Shown) -> Unit>(Shown::approve, Shown::refuse, { it.error(7) })) {
            PromptShadow.person = way
            val _ = runCatching { sign(CONFIRMING_BIO, input) }
        }
        assertEquals(before, callbacksOf(controller.get()))
    }

    @Test
    fun `the owner's key is made once and its prompt is the device's own`() {
        val spki = offMain { runBlocking { keys.owner() } }
        assertContentEquals(spki, offMain { runBlocking { keys.owner() } })
        val spec = FakeKeyStore.specs.single()
        assertEquals(KeyProperties.AUTH_DEVICE_CREDENTIAL, spec.userAuthenticationType)
        assertTrue(verifies(spki, INPUT, assertNotNull(sign(PersonKey.Owner, INPUT))))
        assertEquals(
            DEVICE_CREDENTIAL,
            PromptShadow.all
                .single()
                .prompt.allowedAuthenticators,
        )
    }

    @Test
    fun `whoever asks for the owner's key at once gets the same one`() {
        val all = List(12) { later { runBlocking { AndroidPersonKeys(context) { null }.owner().toList() } } }
        await { all.all { it.isDone } }
        assertEquals(1, all.map { it.get() }.distinct().size)
        assertEquals(1, FakeKeyStore.specs.size)
    }

    private fun callbacksOf(activity: Activity): Int =
        org.robolectric.util.ReflectionHelpers
            .getField<List<*>>(activity, "mActivityLifecycleCallbacks")
            .size

    private fun verifies(
        spki: ByteArray,
        input: ByteArray,
        signature: ByteArray,
    ): Boolean =
        Signature.getInstance(ECDSA).run {
            initVerify(KeyFactory.getInstance("EC", "BC").generatePublic(X509EncodedKeySpec(spki)))
            update(input)
            verify(signature)
        }

    /** As the core hands it out: a header that names the key, a body. */
    private fun jws(spki: ByteArray): ByteArray {
        val header = """{"alg":"ES256","kid":"${Thumbprint.of(spki)}","typ":"privet-receipt+jwt"}"""
        val url = Base64.getUrlEncoder().withoutPadding()
        return "${url.encodeToString(header.encodeToByteArray())}.e30".encodeToByteArray()
    }

    private companion object {
        val FIRST = Digest("0a".repeat(32))
        val SECOND = Digest("0b".repeat(32))
        val INPUT = "a challenge of the core's".encodeToByteArray()
        val CONFIRMING_BIO = PersonKey.Confirming(LANTERN_PAY, UserVerification.BIO)
        val CONFIRMING_PIN = PersonKey.Confirming(LANTERN_PAY, UserVerification.PIN)
        val PAYING =
            SystemPrompt(
                "Pay CNY 38.00",
                "To Blue Kettle Tea",
                "One payment only.",
                listOf("Leaves: approval, amount, payee", "Stays: face pattern"),
                "Don't pay",
                "Pay CNY 38.00 to Blue Kettle Tea",
                null,
            )
    }
}
